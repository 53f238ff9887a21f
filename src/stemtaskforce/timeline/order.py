"""The one order in which records stand, everywhere: timelines, selections, catalogs, files.

**The order.** Most recent first, since a reader of a dossier wants to know where things are now, and the site
writes so. Within a day meetings, then events, then starts of taskforces: what people did, what was written
about it, what began. Then the later time first, for the same reason as the later day, and none last. Then the
texts in the order of their fields, `None` first, by code point: no meaning, but the same on every machine and in
every language. The undated stand last, as nothing is known of when. The remaining differences
(a meeting's last day, a taskforce's events, the taskforce of an event) decide last, so that only equal records tie,
and they stand once: the order never depends on the order of the input.

`key` is the definition. `arrange` in `arranging` gives the same order several times as fast.
"""

from collections.abc import Sequence
from typing import NamedTuple, cast

from pendulum import Date

from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.model.generated import key_event, key_meeting, key_taskforce

__all__ = ["UNDATED", "Item", "Key", "Owned", "count_days", "day_of", "key", "key_within_day"]

#: The day of what has no date: after all others, which are negative.
UNDATED = 1
#: By the type, as an instance of pendulum's date may have an attribute of this name.
_ORDINAL = Date.toordinal

#: A sort key: the day, the place of the kind, then the values by which records of the kind are compared.
Key = tuple[object, ...]


class Owned(NamedTuple):
    """An event of a taskforce, and the place of that taskforce among all that are ordered, from 1."""

    event: Event
    rank: int


#: An item that `arrange` sorts: a record, or an event with the place of its taskforce.
Item = Taskforce | Meeting | Event | Owned


def key(record: Record, taskforce: Taskforce | None = None) -> Key:
    """Return the sort key of a record; equal keys mean equal records.

    Args:
        record: The record.
        taskforce: The taskforce that an event belongs to, or `None` for an event that stands alone.

    Returns:
        A key that sorts as the order does, ascending.

    Example:
        >>> old, new = Event(date="2016-04-15", title="Old"), Event(date="2020-06-15", title="New")
        >>> [event.title for event in sorted([old, Event(title="Undated"), new], key=key)]
        ['New', 'Old', 'Undated']
    """
    if isinstance(record, Event) and taskforce is not None:
        return (day_of(record), *key_within_day(record), key(taskforce))
    return (day_of(record), *key_within_day(record))


def day_of(record: Record) -> int:
    """Return the day of a record for the order: later days are smaller, no day is `UNDATED`."""
    return count_days([record.start_date if isinstance(record, Taskforce) else record.date])[0]


def count_days(dates: Sequence[Date | None]) -> list[int]:
    """Count days as `day_of` does.

    Args:
        dates: The dates.

    Returns:
        A number for each.

    Example:
        >>> count_days([None])
        [1]
    """
    try:
        return [-day for day in map(_ORDINAL, cast("Sequence[Date]", dates))]
    except TypeError:  # some are `None`
        return [UNDATED if date is None else -_ORDINAL(date) for date in dates]


# The keys within a day are generated from the declarations of the fields. A line is never empty, so "" stands for None
# and is before all others.


class _Events:
    """The events of a taskforce in a key: looked at only when all else is equal, since there may be thousands."""

    __slots__ = ("events",)

    def __init__(self, events: tuple[Event, ...]) -> None:
        self.events = events

    def __hash__(self) -> int:
        return hash(self.events)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Events) and self.events == other.events

    def __lt__(self, other: "_Events") -> bool:
        return tuple(map(key, self.events)) < tuple(map(key, other.events))


#: The kinds in their order within a day.
_MEETING, _EVENT, _TASKFORCE = range(3)


def key_within_day(item: Item) -> Key:
    """Return the part of the sort key that tells items of one day apart."""
    if isinstance(item, Meeting):
        return (_MEETING, *key_meeting(item))
    if isinstance(item, Event):
        return (_EVENT, *key_event(item))
    if isinstance(item, Owned):
        return (_EVENT, *key_event(item.event), item.rank)
    return (_TASKFORCE, *key_taskforce(item, _Events))
