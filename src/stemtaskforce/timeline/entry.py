"""The `TimelineEntry`: one thing that happened, with the record that tells of it.

An entry says no more than its record does; it is what all kinds of records have in common on a timeline.
"""

from enum import StrEnum

import attrs
from pendulum import Date

from stemtaskforce.countries import Country
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.model.plain import plain_fields
from stemtaskforce.shown import Shown

__all__ = ["EntryKind", "TimelineEntry", "entry_of"]


class EntryKind(StrEnum):
    """The kind of an entry of a timeline; a taskforce's entry is its start.

    Example:
        >>> EntryKind("taskforce")
        <EntryKind.TASKFORCE: 'taskforce'>
    """

    MEETING = "meeting"
    EVENT = "event"
    TASKFORCE = "taskforce"


@attrs.frozen(repr=False)
class TimelineEntry(Shown):
    """One thing that happened.

    Args:
        date: The day, the first of several; `None` where it is not known.
        kind: The kind of the entry.
        record: The meeting, the event, or the taskforce that started.
        taskforce: The taskforce whose timeline the event stands in; `None` for all else.

    Example:
        >>> from stemtaskforce import Event, Timeline
        >>> entry = Timeline.of([Event(date="2018-05-04", title="Launch")])[0]
        >>> match entry:
        ...     case TimelineEntry(date, EntryKind.EVENT, Event(title=title)):
        ...         print(date, title)
        2018-05-04 Launch
    """

    date: Date | None
    kind: EntryKind
    record: Record
    taskforce: Taskforce | None = None

    @property
    def country(self) -> Country | None:
        """The record's own country; for an event that names none, its taskforce's."""
        inherited = None if self.taskforce is None else self.taskforce.country
        return self.record.country or inherited

    def to_dict(self) -> dict[str, object]:
        """Return the entry as plain values, as JSON has them.

        Returns:
            The `date`, the `kind`, the `key` of the record, the `country`, the key of the `taskforce`, and the fields
            of the `record` as a dictionary; `None` for absent.

        Example:
            >>> from stemtaskforce import Event, Timeline
            >>> Timeline.of([Event(date="2018-05-04", title="Launch")])[0].to_dict()["key"]
            'event/2018-05-04/launch'
        """
        return {
            "date": None if self.date is None else self.date.isoformat(),
            "kind": self.kind.value,
            "key": self.record.key,
            "country": None if self.country is None else self.country.value,
            "taskforce": None if self.taskforce is None else self.taskforce.key,
            "record": plain_fields(self.record),
        }


_new = object.__new__
_set_date, _set_kind, _set_record, _set_taskforce = (
    getattr(TimelineEntry, name).__set__ for name in ("date", "kind", "record", "taskforce")
)
#: Attributes of an enumeration are slow to look up.
_EVENT, _MEETING, _TASKFORCE = EntryKind.EVENT, EntryKind.MEETING, EntryKind.TASKFORCE


def entry_of(record: Record, taskforce: Taskforce | None = None) -> TimelineEntry:
    """Return the entry of a record, in half of the constructor's time: a timeline makes its entries when asked.

    Args:
        record: The record.
        taskforce: The taskforce that an event belongs to.

    Returns:
        The entry.

    Example:
        >>> from stemtaskforce import Event
        >>> launch = Event(title="Launch")
        >>> entry_of(launch) == TimelineEntry(None, EntryKind.EVENT, launch)
        True
    """
    entry = _new(TimelineEntry)
    if isinstance(record, Event):
        _set_date(entry, record.date)
        _set_kind(entry, _EVENT)
    elif isinstance(record, Meeting):
        _set_date(entry, record.date)
        _set_kind(entry, _MEETING)
    else:
        _set_date(entry, record.start_date)
        _set_kind(entry, _TASKFORCE)
    _set_record(entry, record)
    _set_taskforce(entry, taskforce)
    return entry
