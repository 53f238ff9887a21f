"""Arrange records in the order that `order` declares, several times as fast as sorting by its key.

Records are grouped by day, and their texts are looked at only where several share one.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import compress, islice
from operator import attrgetter, eq
from typing import NamedTuple, TypeVar, cast

from stemtaskforce.arguments import as_tuple, require_types
from stemtaskforce.model import Event, Meeting, Place, Record, Taskforce, declared
from stemtaskforce.timeline.order import Item, count_days, key_within_day

__all__ = ["Kinds", "arrange", "arranged", "by_type", "sort_unique"]

ItemT = TypeVar("ItemT", bound=Item)
V = TypeVar("V")

#: Where so many of the items have a day of their own, days alone tell enough.
_MOSTLY = 0.7
RecordT = TypeVar("RecordT", bound=Record)


def arranged(records: Sequence[RecordT]) -> tuple[RecordT, ...]:
    """Return records in order, equal ones once."""
    dates = [record.start_date if isinstance(record, Taskforce) else record.date for record in records]
    return tuple(arrange(records, count_days(dates))[0])


def arrange(items: Iterable[ItemT], days: Iterable[int]) -> tuple[list[ItemT], list[int]]:
    """Return items in order, without duplicates.

    Args:
        items: The items, in any order.
        days: The day of each, as `order.count_days` counts it.

    Returns:
        The items in order, and the day of each.

    Example:
        >>> old, new = Event(date="2016-04-15", title="Old"), Event(date="2020-06-15", title="New")
        >>> [event.title for event in arrange([old, new, old], count_days([old.date, new.date, old.date]))[0]]
        ['New', 'Old']
    """
    given, counted = list(items), list(days)
    is_finer = len(set(counted)) < _MOSTLY * len(counted) and set(map(type, given)) == {Event}
    keys = _finer(given, counted) if is_finer else counted
    places = sorted(range(len(keys)), key=keys.__getitem__)
    ordered, rising = [*map(given.__getitem__, places)], [*map(counted.__getitem__, places)]
    keys = [*map(keys.__getitem__, places)] if is_finer else rising
    tied = _tied(keys)
    if len(tied) > (1 - _MOSTLY) * len(counted) and not is_finer:
        tied = _refine(ordered, rising, tied)
    equal: set[int] = set()
    for low, high in _runs(tied):
        if high - low == 2:  # mostly so
            first, second = ordered[low], ordered[low + 1]
            if type(first) is type(second) is Event:
                ours, theirs = _FIRST(first) or "", _FIRST(second) or ""
                if ours != theirs:
                    if ours > theirs:
                        ordered[low], ordered[low + 1] = second, first
                    continue
        unique = sort_unique(ordered[low:high])
        ordered[low : low + len(unique)] = unique
        equal.update(range(low + len(unique), high))
    if not equal:
        return ordered, rising
    return _without(ordered, equal), _without(rising, equal)


def _tied(keys: Sequence[int]) -> list[int]:
    """Return the places of sorted keys that equal the next one."""
    return [*compress(range(len(keys)), map(eq, keys, islice(keys, 1, None)))]


def _refine(ordered: list[ItemT], rising: Sequence[int], tied: list[int]) -> list[int]:
    """Put events that share a day in order by their first two texts, and return the places that are still tied."""
    places = sorted({*tied, *(place + 1 for place in tied)})
    shared = [*map(ordered.__getitem__, places)]
    if set(map(type, shared)) != {Event}:
        return tied
    keys = _finer(shared, map(rising.__getitem__, places))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    for place, at in zip(places, order, strict=True):
        ordered[place] = shared[at]
    return [*map(places.__getitem__, _tied([*map(keys.__getitem__, order)]))]


def _without(values: Sequence[V], places: Container[int]) -> list[V]:
    return [value for place, value in enumerate(values) if place not in places]


def _finer(events: Sequence[object], days: Iterable[int]) -> list[int]:
    """Return the days of events made finer by the ranks of their first two texts, so that few are tied."""
    first, second = ([*map(get, events)] for get in _EVENT_FIELDS[:2])
    more_ranks = _ranks(second, 1)
    ranks = _ranks(first, len(more_ranks))
    step = len(ranks) * len(more_ranks)
    return [
        day * step + rank + more
        for day, rank, more in zip(
            days, map(ranks.__getitem__, first), map(more_ranks.__getitem__, second), strict=False
        )
    ]


def _ranks(texts: Iterable[str | None], step: int) -> dict[str | None, int]:
    """Return the rank of each text, times a step; no text is before all others."""
    present = sorted(text for text in set(texts) if text is not None)
    return {text: rank * step for rank, text in enumerate([None, *present])}


def _runs(tied: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the end of each run, given the places whose next place belongs to the same run."""
    if not tied:
        return
    low = last = tied[0]
    for place in tied:
        if place > last + 1:
            yield low, last + 2
            low = place
        last = place
    yield low, last + 2


def sort_unique(items: Sequence[ItemT]) -> list[ItemT]:
    """Return the items of one day in order, without duplicates.

    Args:
        items: The items of the day.

    Returns:
        The sorted items.
    """
    kinds = set(map(type, items))
    if len(kinds) == 1 and Event in kinds:
        return _sorted_events(items, 0)
    keys = list(map(key_within_day, items))
    places = sorted(range(len(keys)), key=keys.__getitem__)
    before = [-1, *places]
    return [items[place] for place, last in zip(places, before, strict=False) if last < 0 or keys[place] != keys[last]]


def _sorted_events(items: Sequence[ItemT], depth: int) -> list[ItemT]:
    """Return events in order, equal ones once, by their fields from a place on.

    A field is looked at only where all before it are equal. That is mostly the first, so that no key is made.
    """
    if len(items) == 2:
        return _pair(items[0], items[1], depth)
    if depth == len(_EVENT_FIELDS):
        return [items[0]]
    get = _EVENT_FIELDS[depth]
    values = [get(item) or "" for item in items]
    places = sorted(range(len(values)), key=values.__getitem__)
    done: list[ItemT] = []
    low = 0
    for high in range(1, len(places) + 1):
        if high == len(places) or values[places[high]] != values[places[low]]:
            tied = [items[place] for place in places[low:high]]
            done += tied if high - low == 1 else _sorted_events(tied, depth + 1)
            low = high
    return done


def _pair(one: ItemT, other: ItemT, depth: int) -> list[ItemT]:
    for get in _EVENT_FIELDS[depth:]:
        ours, theirs = get(one) or "", get(other) or ""
        if ours != theirs:
            return [one, other] if ours < theirs else [other, one]
    return [one]


#: The fields of an event in the order in which its key has them; a test compares both orders.
_EVENT_FIELDS: Sequence[Callable[[object], str | None]] = tuple(
    cast("Callable[[object], str | None]", attrgetter(each.name))
    for each in sorted(declared(Event), key=lambda each: each.place)
    if each.place is not Place.DAY
)


_FIRST = _EVENT_FIELDS[0]


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
    if set(map(type, given)) == {Event}:  # mostly so where there are many
        return Kinds([], [], cast("list[Event]", list(given)))
    kinds = Kinds(
        [each for each in given if type(each) is Taskforce],
        [each for each in given if type(each) is Meeting],
        [each for each in given if type(each) is Event],
    )
    if len(kinds.taskforces) + len(kinds.meetings) + len(kinds.events) < len(given):
        require_types("records", given, Taskforce, Meeting, Event)
    return kinds
