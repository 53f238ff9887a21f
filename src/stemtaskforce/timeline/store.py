"""The `Store` under a timeline: ordered records beside their days, and the arithmetic of places in it.

A million entries as a million objects would take longer to make than to order. So a store keeps the columns
(records, days, the place of the taskforce) as tuples, and a timeline makes an entry when it is asked for.
Places are whole numbers, views are ranges of them.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

import attrs
from pendulum import Date

from stemtaskforce.model import Event, Record, Taskforce
from stemtaskforce.timeline.arranging import arrange, arrange_events, by_type, sort_unique
from stemtaskforce.timeline.entry import TimelineEntry, entry_of
from stemtaskforce.timeline.order import UNDATED, Item, Key, Owned, count_days, key

__all__ = ["Store", "clip", "compose", "month_around", "year_around"]


@attrs.frozen(eq=False)
class Store:
    """Records in the one order, and what is known of each.

    Args:
        records: The records, one an entry.
        days: The day of each, as `order.day_of` counts them: rising, the undated last.
        ranks: For each the place of its taskforce in `owners`, from 1, or 0; `()` where none has one.
        owners: The taskforces that events belong to.

    Example:
        >>> store = Store.of([Event(title="Plan"), Event(date="0001-01-02", title="Launch")])
        >>> store.days, store.dated
        ((-2, 1), 1)
    """

    records: tuple[Record, ...] = ()
    days: tuple[int, ...] = ()
    ranks: tuple[int, ...] = ()
    owners: tuple[Taskforce, ...] = ()

    @property
    def dated(self) -> int:
        """How many entries have a date; they stand before the others."""
        return bisect_left(self.days, UNDATED)

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Store":
        """Arrange records: the meetings, the events, the taskforces and their events; equal ones once.

        Args:
            records: Taskforces, meetings and events.

        Returns:
            The store.

        Raises:
            InvalidRecord: An item is not a record.

        Example:
            >>> len(Store.of([Taskforce(name="Pact", events=[Event(title="Launch")])]).records)
            2
        """
        kinds = by_type(records)
        if not (kinds.taskforces or kinds.meetings):
            return cls._arranged(*arrange_events(kinds.events), ())
        owners, starts = arrange(kinds.taskforces, count_days([each.start_date for each in kinds.taskforces]))
        owned = [Owned(event, rank) for rank, owner in enumerate(owners, 1) for event in owner.events]
        days = [
            *count_days([meeting.date for meeting in kinds.meetings]),
            *count_days([event.date for event in kinds.events]),
            *count_days([each.event.date for each in owned]),
            *starts,
        ]
        items: list[Item] = [*kinds.meetings, *kinds.events, *owned, *owners]
        return cls._arranged(*arrange(items, days), owners)

    @classmethod
    def _arranged(cls, items: Sequence[Item], days: Iterable[int], owners: Iterable[Taskforce]) -> "Store":
        ranks = [item.rank if isinstance(item, Owned) else 0 for item in items] if owners else []
        if any(ranks):
            records = tuple([item.event if isinstance(item, Owned) else item for item in items])
            return cls(records, tuple(days), tuple(ranks), tuple(owners))
        return cls(tuple(cast("Sequence[Record]", items)), tuple(days))  # no rank, so no item is owned

    @classmethod
    def merged(cls, stores: Sequence["Store"]) -> "Store":
        """Merge stores, equal entries once.

        Args:
            stores: The stores.

        Returns:
            A store of all entries.

        Example:
            >>> plan, launch = Store.of([Event(title="Plan")]), Store.of([Event(title="Launch")])
            >>> [record.title for record in Store.merged([plan, launch, plan]).records]
            ['Launch', 'Plan']
        """
        given = [owner for store in stores for owner in store.owners]
        owners, _ = arrange(given, count_days([owner.start_date for owner in given]))
        ranks = {key(owner): rank for rank, owner in enumerate(owners, 1)}
        items = [item for store in stores for item in store.items(ranks)]
        days = [day for store in stores for day in store.days]
        # Each store is in order already: sorting a few runs takes linear time, and texts matter only on shared days.
        places = sorted(range(len(days)), key=days.__getitem__)
        items, days = [items[place] for place in places], [days[place] for place in places]
        return cls._arranged(*_sorted_days(items, days, _shared(stores)), owners)

    def items(self, ranks: Mapping[Key, int]) -> Sequence[Item]:
        """Return the items that `arrange` orders, with the places of taskforces among others, by their keys."""
        if not self.ranks:
            return self.records
        here = [0, *(ranks[key(owner)] for owner in self.owners)]
        return [
            Owned(record, here[rank]) if rank and isinstance(record, Event) else record
            for record, rank in zip(self.records, self.ranks, strict=True)
        ]

    def picked(self, places: Sequence[int]) -> "Store":
        """Return a store of some of the entries.

        Args:
            places: Their places, rising.

        Returns:
            The store; taskforces of none of its events are not in it.

        Example:
            >>> Store.of([Event(title="Plan"), Event(title="Launch")]).picked([1]).records[0].title
            'Plan'
        """
        ranks = [self.ranks[place] for place in places] if self.ranks else []
        used = sorted({rank for rank in ranks if rank})
        place_of = {0: 0} | {rank: place for place, rank in enumerate(used, 1)}
        return Store(
            tuple([self.records[place] for place in places]),
            tuple([self.days[place] for place in places]),
            tuple([place_of[rank] for rank in ranks]) if used else (),
            tuple([self.owners[rank - 1] for rank in used]),
        )

    def owner(self, place: int) -> Taskforce | None:
        """Return the taskforce that the event at a place belongs to, or `None`."""
        return self.owners[self.ranks[place] - 1] if self.ranks and self.ranks[place] else None

    def entry(self, place: int) -> TimelineEntry:
        """Return the entry of a place."""
        return entry_of(self.records[place], self.owner(place))

    def entries(self, places: range) -> Iterator[TimelineEntry]:
        """Return the entries of some places, each made when it is reached."""
        if self.ranks:
            return map(self.entry, places)
        rising = places if places.step > 0 else places[::-1]
        records = self.records[rising.start : rising.stop : rising.step]
        return map(entry_of, records if rising is places else reversed(records))

    def within(self, start: Date | None, end: Date | None) -> range:
        """Return the places of a period, both ends in, `None` open; those without a date are in no period."""
        low = 0 if end is None else bisect_left(self.days, -end.toordinal())
        high = self.dated if start is None else bisect_right(self.days, -start.toordinal())
        return range(low, high)


def _shared(stores: Iterable[Store]) -> set[int]:
    """Return the days that more than one store has."""
    seen: set[int] = set()
    shared: set[int] = set()
    for store in stores:
        days = set(store.days)
        shared |= seen & days
        seen |= days
    return shared


def _sorted_days(items: list[Item], days: list[int], shared: Iterable[int]) -> tuple[list[Item], list[int]]:
    """Return the items with those of shared days in order; all are in the order of their days."""
    done: list[Item] = []
    done_days: list[int] = []
    at = 0
    for day in sorted(shared):
        low = bisect_left(days, day, at)
        high = bisect_right(days, day, low)
        unique = sort_unique(items[low:high])
        done += items[at:low] + unique
        done_days += days[at:low] + [day] * len(unique)
        at = high
    return done + items[at:], done_days + days[at:]


def compose(places: range, wanted: range, offset: int = 0) -> range:
    """Pick from places those at some positions.

    Args:
        places: The places, the first at position `offset`.
        wanted: The positions; those before and after the places do not count.
        offset: The position of the first place.

    Returns:
        The places at the positions, in the order of the positions.

    Example:
        >>> list(compose(range(10, 20), range(0, 8, 3), offset=5))
        [11]
    """
    near = clip(wanted, offset, offset + len(places))
    start, step = places.start + (near.start - offset) * places.step, places.step * near.step
    return range(start, start + step * len(near), step)


def clip(places: range, low: int, high: int) -> range:
    """Return the part of a range whose numbers are at least `low` and below `high`, in the same order.

    Example:
        >>> clip(range(0, 10, 3), 3, 9), clip(range(9, -1, -3), 3, 9)
        (range(3, 9, 3), range(6, 0, -3))
    """
    if not places:
        return places
    if places.step < 0:
        return clip(places[::-1], low, high)[::-1]
    first = max(0, -((places.start - low) // places.step))
    last = max(0, -((places.start - high) // places.step))
    return places[first : max(first, last)]


def year_around(date: Date) -> tuple[Date, Date]:
    """Return the first and the last day of the year of a day."""
    return Date(date.year, 1, 1), Date(date.year, 12, 31)


def month_around(date: Date) -> tuple[Date, Date]:
    """Return the first and the last day of the month of a day."""
    return Date(date.year, date.month, 1), Date(date.year, date.month, monthrange(date.year, date.month)[1])
