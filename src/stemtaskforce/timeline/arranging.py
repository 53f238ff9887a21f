"""Arrange records in the order that `order` declares, several times as fast as sorting by its key.

Records are grouped by day, and their texts are looked at only where several share one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, islice
from operator import attrgetter, eq, itemgetter
from typing import Any, NamedTuple, TypeVar, cast

from stemtaskforce.arguments import as_tuple, require_types
from stemtaskforce.model import Event, Meeting, Place, Record, Taskforce, declared
from stemtaskforce.model.generated import key_event
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
    return arrange(records, count_days(dates))[0]


def arrange(given: Sequence[ItemT], days: Iterable[int]) -> tuple[tuple[ItemT, ...], tuple[int, ...]]:
    """Return items in order, without duplicates.

    Args:
        given: The items, in any order.
        days: The day of each, as `order.count_days` counts it.

    Returns:
        The items in order, and the day of each.

    Example:
        >>> old, new = Event(date="2016-04-15", title="Old"), Event(date="2020-06-15", title="New")
        >>> [event.title for event in arrange([old, new, old], count_days([old.date, new.date, old.date]))[0]]
        ['New', 'Old']
    """
    counted = list(days)
    keys = _finer(given, counted)
    places = sorted(range(len(keys)), key=keys.__getitem__)
    if tied := _tied(_at(keys, places)):
        places = _untied(given, places, tied)
    return _at(given, places), _at(counted, places)


def _at(values: Sequence[V], places: Sequence[int]) -> tuple[V, ...]:
    """Return the values at some places."""
    # A million records stand all over the memory, so each look at them counts, even to copy a list into a tuple.
    return itemgetter(*places)(values) if len(places) > 1 else tuple([values[place] for place in places])


def _tied(keys: Sequence[int]) -> list[int]:
    """Return the places of sorted keys that equal the next one."""
    return [*compress(range(len(keys)), map(eq, keys, islice(keys, 1, None)))]


def _untied(given: Sequence[Item], places: list[int], tied: Sequence[int]) -> list[int]:
    """Return places whose keys are in order with those of equal keys in order, too, and without those of duplicates."""
    equal: set[int] = set()
    for low, high in _runs(tied):
        unique = _in_order(given, places[low:high])
        places[low : low + len(unique)] = unique
        if len(unique) < high - low:
            equal.update(range(low + len(unique), high))
    return [place for at, place in enumerate(places) if at not in equal] if equal else places


def _finer(items: Sequence[object], days: list[int]) -> list[int]:
    """Return keys of items: the days; those of events that often share one, finer by the ranks of their first texts."""
    if len(set(days)) >= _MOSTLY * len(days) or set(map(type, items)) != {Event}:
        return days
    first, second = ([get(item) or "" for item in items] for get in _EVENT_FIELDS[:2])
    second_ranks = _ranks(second, 1)
    first_ranks = _ranks(first, len(second_ranks))
    step = len(first_ranks) * len(second_ranks)
    return [
        day * step + first_ranks[one] + second_ranks[other]
        for day, one, other in zip(days, first, second, strict=False)
    ]


def _ranks(texts: Iterable[str], step: int) -> dict[str, int]:
    """Return the rank of each text, times a step."""
    return {text: rank * step for rank, text in enumerate(sorted(set(texts)))}


def _runs(tied: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the end of each run, given the places whose next place belongs to the same run."""
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

    Example:
        >>> [event.title for event in sort_unique([Event(title="Plan"), Event(title="Launch"), Event(title="Plan")])]
        ['Launch', 'Plan']
    """
    return [items[place] for place in _in_order(items, range(len(items)))]


def _in_order(given: Sequence[Item], places: Sequence[int]) -> Sequence[int]:
    """Return the places of items of one day in order, without those of duplicates."""
    if len(places) == 2:  # mostly so
        one, other = given[places[0]], given[places[1]]
        if isinstance(one, Event) and isinstance(other, Event):
            return _pair_in_order(one, other, places)
    of_events = {type(given[place]) for place in places} == {Event}
    key: Callable[[Any], tuple[object, ...]] = key_event if of_events else key_within_day
    keys = {place: key(given[place]) for place in places}
    ordered = sorted(places, key=keys.__getitem__)
    return [place for at, place in enumerate(ordered) if at == 0 or keys[place] != keys[ordered[at - 1]]]


def _pair_in_order(one: Event, other: Event, places: Sequence[int]) -> Sequence[int]:
    """Return the places of two events in order, or the first where the events are equal.

    A field is looked at only where all before it are equal. That is mostly the first, so that no key is made.
    """
    for get in _EVENT_FIELDS:
        ours, theirs = get(one) or "", get(other) or ""
        if ours != theirs:
            return places if ours < theirs else places[::-1]
    return places[:1]


#: The fields of an event in the order in which its key has them; a test compares both orders.
_EVENT_FIELDS: Sequence[Callable[[object], str | None]] = tuple(
    cast("Callable[[object], str | None]", attrgetter(each.name))
    for each in sorted(declared(Event), key=lambda each: each.place)
    if each.place is not Place.DAY
)


class Kinds(NamedTuple):
    """Records by their type, each in the order in which they were given."""

    taskforces: Sequence[Taskforce]
    meetings: Sequence[Meeting]
    events: Sequence[Event]


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
    if [*map(type, given)].count(Event) == len(given):  # mostly so where there are many
        return Kinds([], [], cast("Sequence[Event]", given))
    kinds = Kinds(
        [each for each in given if type(each) is Taskforce],
        [each for each in given if type(each) is Meeting],
        [each for each in given if type(each) is Event],
    )
    if len(kinds.taskforces) + len(kinds.meetings) + len(kinds.events) < len(given):
        require_types("records", given, Taskforce, Meeting, Event)
    return kinds
