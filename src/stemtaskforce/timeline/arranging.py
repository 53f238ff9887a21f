"""Arrange records in the order that `order` declares, several times as fast as sorting by its key.

Records are grouped by day, and their texts are looked at only where several share one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, islice
from operator import attrgetter, eq, itemgetter
from typing import Any, NamedTuple, TypeGuard, TypeVar, cast

from stemtaskforce.arguments import as_tuple, require_types
from stemtaskforce.model import Event, Meeting, Place, Record, Taskforce, declared
from stemtaskforce.model.generated import key_event
from stemtaskforce.timeline.order import Item, count_days, key_within_day

__all__ = ["Kinds", "arrange", "arrange_events", "arranged", "by_type", "sort_unique"]

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
    return _arrange(given, counted, _finer(given, counted) if _are_events(given) else counted)


def arrange_events(events: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[int, ...]]:
    """Return events in order, without duplicates, and the day of each; as `arrange` does.

    Example:
        >>> [event.title for event in arrange_events([Event(title="Plan"), Event(title="Launch")])[0]]
        ['Launch', 'Plan']
    """
    days = count_days([event.date for event in events])
    return _arrange(events, days, _finer(events, days))


def _are_events(items: Sequence[object]) -> TypeGuard[Sequence[Event]]:
    return [*map(type, items)].count(Event) == len(items)


def _arrange(
    given: Sequence[ItemT], days: Sequence[int], keys: Sequence[int]
) -> tuple[tuple[ItemT, ...], tuple[int, ...]]:
    """Return items in order, and the day of each, by keys that sort as the days do, or finer."""
    places = sorted(range(len(keys)), key=keys.__getitem__)
    ordered = _at(keys, places)
    placed = _untied(given, places, ordered)
    # Those of equal keys changed places at most: where the keys are the days, these stand there already.
    kept = keys is days and len(placed) == len(ordered)
    return _at(given, placed), ordered if kept else _at(days, placed)


def _at(values: Sequence[V], places: Sequence[int]) -> tuple[V, ...]:
    """Return the values at some places."""
    # A million records stand all over the memory, so each look at them counts, even to copy a list into a tuple.
    return itemgetter(*places)(values) if len(places) > 1 else tuple([values[place] for place in places])


def _untied(given: Sequence[Item], places: list[int], keys: Sequence[int]) -> list[int]:
    """Return places with those of equal keys in order, too, and without those of duplicates.

    Args:
        given: The items.
        places: Their places, sorted by their keys.
        keys: The sorted keys.
    """
    equal: set[int] = set()
    for low, high in _runs([*compress(range(len(keys)), map(eq, keys, islice(keys, 1, None)))]):
        one, other = given[places[low]], given[places[low + 1]]
        # Mostly two events whose first texts differ: no call, and no key, is needed to tell.
        if high - low == 2 and type(one) is Event and type(other) is Event and one.category != other.category:
            if (one.category or "") > (other.category or ""):
                places[low], places[low + 1] = places[low + 1], places[low]
            continue
        unique = _in_order(given, places[low:high])
        places[low : low + len(unique)] = unique
        if len(unique) < high - low:
            equal.update(range(low + len(unique), high))
    return [place for at, place in enumerate(places) if at not in equal] if equal else places


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


def _finer(events: Sequence[Event], days: list[int]) -> list[int]:
    """Return keys of events: the days, or, where many share one, the days and the ranks of the first texts."""
    if len(set(days)) >= _MOSTLY * len(days):
        return days
    second_ranks = _ranks({event.publisher for event in events}, 1)
    first_ranks = _ranks({event.category for event in events}, len(second_ranks))
    step = len(first_ranks) * len(second_ranks)
    near = days[0]  # small numbers are added and compared faster
    return [
        (day - near) * step + first_ranks[event.category] + second_ranks[event.publisher]
        for day, event in zip(days, events, strict=False)
    ]


def _ranks(texts: set[str | None], step: int) -> dict[str | None, int]:
    """Return the rank of each text, that of none the first, times a step."""
    return {None: 0} | {text: rank * step for rank, text in enumerate(sorted(filter(None, texts)), 1)}


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
    if _are_events(given):  # mostly so where there are many
        return Kinds([], [], given)
    kinds = Kinds(
        [each for each in given if type(each) is Taskforce],
        [each for each in given if type(each) is Meeting],
        [each for each in given if type(each) is Event],
    )
    if len(kinds.taskforces) + len(kinds.meetings) + len(kinds.events) < len(given):
        require_types("records", given, Taskforce, Meeting, Event)
    return kinds
