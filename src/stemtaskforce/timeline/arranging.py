"""Arrange records in the order that `order` declares, several times as fast as sorting by its key.

Records are grouped by day, and their texts are looked at only where several share one.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from stemtaskforce.arguments import as_tuple, require_types
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.timeline.order import Item, day_of, key_within_day

__all__ = ["Kinds", "arrange", "arranged", "by_type", "sort_unique"]

ItemT = TypeVar("ItemT", bound=Item)
RecordT = TypeVar("RecordT", bound=Record)


def arranged(records: Sequence[RecordT]) -> tuple[RecordT, ...]:
    """Return records in order, equal ones once."""
    return tuple(arrange(records, map(day_of, records))[0])


def arrange(items: Iterable[ItemT], days: Iterable[int]) -> tuple[list[ItemT], list[int]]:
    """Put items in order, equal ones once.

    Args:
        items: The items, in any order.
        days: The day of each, as `order.day_of` counts it.

    Returns:
        The items in order, and the day of each.

    Example:
        >>> old, new = Event(date="2016-04-15", title="Old"), Event(date="2020-06-15", title="New")
        >>> [event.title for event in arrange([old, new, old], map(day_of, [old, new, old]))[0]]
        ['New', 'Old']
    """
    first: dict[int, ItemT] = {}
    groups: dict[int, list[ItemT]] = {}
    for day, item in zip(days, items, strict=True):
        if (group := groups.get(day)) is not None:
            group.append(item)
        elif (other := first.setdefault(day, item)) is not item:
            groups[day] = [other, item]
    arranged: list[ItemT] = []
    arranged_days: list[int] = []
    for day in sorted(first):
        if day in groups:
            unique = sort_unique(groups[day])
            arranged += unique
            arranged_days += [day] * len(unique)
        else:
            arranged.append(first[day])
            arranged_days.append(day)
    return arranged, arranged_days


def sort_unique(items: Sequence[ItemT]) -> list[ItemT]:
    """Return the items of one day in order, without duplicates.

    Args:
        items: The items of the day.

    Returns:
        The sorted items.
    """
    keys = list(map(key_within_day, items))
    places = sorted(range(len(keys)), key=keys.__getitem__)
    before = [-1, *places]
    return [items[place] for place, last in zip(places, before, strict=False) if last < 0 or keys[place] != keys[last]]


class Kinds(NamedTuple):
    """Records by their type, each in the order in which they were given."""

    taskforces: list[Taskforce]
    meetings: list[Meeting]
    events: list[Event]


def by_type(records: Iterable[Record]) -> Kinds:
    """Group records by type, and reject everything else.

    Args:
        records: Taskforces, meetings and events.

    Returns:
        The records grouped by type.

    Raises:
        InvalidRecord: With a finding for each item that is not a record, or of a subclass of one.

    Example:
        >>> by_type([Event(title="Launch"), Meeting(title="Oslo", date="2018-08-20")]).taskforces
        []
    """
    given = as_tuple("records", records, Taskforce, Meeting, Event)
    kinds = Kinds(
        [each for each in given if type(each) is Taskforce],
        [each for each in given if type(each) is Meeting],
        [each for each in given if type(each) is Event],
    )
    if len(kinds.taskforces) + len(kinds.meetings) + len(kinds.events) < len(given):
        require_types("records", given, Taskforce, Meeting, Event)
    return kinds
