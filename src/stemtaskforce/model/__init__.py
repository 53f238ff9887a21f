"""The records: what a taskforce, a meeting and an event are, and what they may hold.

A room a type, `vocabulary` for the closed lists of words, `rules` for what every field takes. Nothing here
reads, writes, knows a page or a format, or asks for the time.
"""

from collections.abc import Mapping
from types import MappingProxyType

from stemtaskforce.findings import Finding
from stemtaskforce.model import event, listing, meeting, rules, taskforce
from stemtaskforce.model.event import Event
from stemtaskforce.model.listing import ListingRow
from stemtaskforce.model.meeting import Meeting
from stemtaskforce.model.taskforce import Taskforce
from stemtaskforce.model.vocabulary import EventCategory, MeetingKind, TaskforceStatus

__all__ = [
    "Event",
    "EventCategory",
    "ListingRow",
    "Meeting",
    "MeetingKind",
    "Record",
    "Taskforce",
    "TaskforceStatus",
    "conform",
]

#: Whatever can stand alone in a document or a catalog.
Record = Taskforce | Meeting | Event

_TABLES: Mapping[type[object], tuple[rules.Rules, rules.Across]] = MappingProxyType(
    {
        Event: (event.RULES, event.has_words),
        ListingRow: (listing.RULES, rules.nothing_across),
        Meeting: (meeting.RULES, meeting.ends_after_start),
        Taskforce: (taskforce.RULES, rules.nothing_across),
    }
)


def conform(type_: type[object], values: Mapping[str, object]) -> tuple[dict[str, object], list[Finding]]:
    """Check some fields of a record to be, as its constructor would, but return what is wrong.

    Args:
        type_: `Taskforce`, `Meeting`, `Event` or `ListingRow`.
        values: Some or all of its fields by name.

    Returns:
        The values that passed, converted, and the findings in the order of `values`, those on the whole record first.

    Example:
        >>> taken, findings = conform(Taskforce, {"name": "A pact", "country": "UK"})
        >>> taken, findings[0].path
        ({'name': 'A pact'}, '/country')
    """
    table, across = _TABLES[type_]
    return rules.conform(table, values, across)
