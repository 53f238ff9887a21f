"""The records: what a taskforce, a meeting and an event are, and what they may hold.

One module per type; `vocabulary` has the closed lists, `rules` the checks, `declarations` what a field declares, and
`kinds` the one table of record types. Nothing here reads, writes, knows a page or a format, or asks for the time.
"""

from collections.abc import Mapping
from types import MappingProxyType

from stemtaskforce.findings import Finding
from stemtaskforce.model import rules
from stemtaskforce.model.declarations import Declared, Form, Place, declared, rules_of
from stemtaskforce.model.event import Event
from stemtaskforce.model.kinds import KINDS, RECORD_TYPES, Kind
from stemtaskforce.model.listing import ListingRow
from stemtaskforce.model.meeting import Meeting
from stemtaskforce.model.taskforce import Taskforce
from stemtaskforce.model.vocabulary import EventCategory, MeetingKind, TaskforceStatus

__all__ = [
    "KINDS",
    "RECORD_TYPES",
    "Declared",
    "Event",
    "EventCategory",
    "Form",
    "Kind",
    "ListingRow",
    "Meeting",
    "MeetingKind",
    "Place",
    "Record",
    "Taskforce",
    "TaskforceStatus",
    "conform",
    "declared",
]

#: Whatever can stand alone in a document or a catalog.
Record = Taskforce | Meeting | Event

_RULES: Mapping[type[object], tuple[rules.Rules, rules.Across]] = MappingProxyType(
    {
        ListingRow: (rules_of(ListingRow), rules.nothing_across),
        **{kind.record: (kind.rules, kind.across) for kind in KINDS.values()},
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
    table, across = _RULES[type_]
    return rules.conform(table, values, across)
