"""The `Timeline`: what happened, in the one order of `order`, as an immutable sequence.

The ordered records stand once, in a `Store`; a timeline is a view of it, two ranges of places: the dated
part and the undated. So slices, `between` and `chronological` copy nothing, and an entry is made when it is
asked for. How records come into a store is told in `store`, what the order is in `order`; conditions on
fields are for `query`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar, overload

import attrs
from pendulum import Date, Interval

from stemtaskforce.lazy import Lazy
from stemtaskforce.model import Event, Record, Taskforce
from stemtaskforce.query.asked import Day, number, only, period
from stemtaskforce.query.groups import Groups
from stemtaskforce.timeline.entry import TimelineEntry
from stemtaskforce.timeline.store import Store, clip, compose, month_around, year_around

__all__ = ["Timeline"]

K = TypeVar("K")


@attrs.frozen(eq=False, repr=False)
class Timeline(Sequence[TimelineEntry]):
    """Meetings, events and starts of taskforces in the one order, most recent first; see `Timeline.of`.

    A timeline is a sequence of `TimelineEntry`: it has a length, can be run through, indexed and sliced, compares
    equal to a timeline of the same entries in the same order, hashes, copies and pickles. `Timeline()` is empty.

    Example:
        >>> timeline = Timeline.of([Event(title="Plan"), Event(date="2018-05-04", title="Launch")])
        >>> [entry.record.title for entry in timeline]
        ['Launch', 'Plan']
        >>> timeline
        <Timeline of 2 entries, 2018-05-04 to 2018-05-04, 1 undated>
    """

    _store: Store = attrs.field(factory=Store)
    #: Places in the store: those of the dated entries and those of the undated, whichever part stands first.
    _parts: tuple[range, range] = (range(0), range(0))
    _lazy: Lazy = attrs.field(init=False, factory=Lazy)

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Timeline":
        """Make the timeline of records.

        A taskforce gives an entry for its start and one for each of its events. Equal entries stand once.

        Args:
            records: Taskforces, meetings and events, in any order.

        Returns:
            The timeline, most recent first.

        Raises:
            InvalidRecord: Some of it is no record.

        Example:
            >>> pact = Taskforce(
            ...     name="Pact", start_date="2016-09-29", events=[Event(date="2018-05-04", title="Launch")]
            ... )
            >>> [(str(entry.date), entry.kind.value) for entry in Timeline.of([pact])]
            [('2018-05-04', 'event'), ('2016-09-29', 'taskforce')]
        """
        return cls._whole(Store.of(records))

    @classmethod
    def _whole(cls, store: Store) -> "Timeline":
        return cls(store, (range(store.dated), range(store.dated, len(store.days))))

    def __len__(self) -> int:
        return len(self._parts[0]) + len(self._parts[1])

    @overload
    def __getitem__(self, index: int) -> TimelineEntry: ...

    @overload
    def __getitem__(self, index: slice) -> "Timeline": ...

    def __getitem__(self, index: int | slice) -> "TimelineEntry | Timeline":
        first, second = self._parts
        if not isinstance(index, slice):
            place = range(len(self))[index]
            return self._store.entry(first[place] if place < len(first) else second[place - len(first)])
        wanted = range(len(self))[index]
        before, after = compose(first, wanted), compose(second, wanted, len(first))
        return Timeline(self._store, (before, after) if wanted.step > 0 else (after, before))

    def __iter__(self) -> Iterator[TimelineEntry]:
        return map(self._store.entry, self._places())

    def __reversed__(self) -> Iterator[TimelineEntry]:
        return iter(self[::-1])

    def _places(self) -> Iterator[int]:
        return chain(*self._parts)

    def _content(self) -> tuple[list[Record], list[Taskforce | None]]:
        # All else of an entry follows from these two.
        store = self._store
        owners = [store.owner(place) for place in self._places()] if store.owners else []
        return [store.records[place] for place in self._places()], owners if any(owners) else []

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        if self._store is other._store and self._parts == other._parts:
            return True
        return len(self) == len(other) and self._content() == other._content()

    def __hash__(self) -> int:
        records, owners = self._content()
        return hash((*records, *owners))

    def __repr__(self) -> str:
        days = [part for part in self._parts if self._is_dated(part)]
        dated = sum(map(len, days))
        text = f"<Timeline of {len(self)} {'entry' if len(self) == 1 else 'entries'}"
        if (span := self.span) is not None:
            text += f", {span.start} to {span.end}"
        return text + (f", {len(self) - dated} undated>" if dated < len(self) else ">")

    def __reduce__(
        self,
    ) -> "tuple[Callable[[Store, tuple[range, range]], Timeline], tuple[Store, tuple[range, range]]]":
        # A small view of a large store takes only what it shows along.
        return Timeline, self._picked(self._parts)

    def _picked(self, parts: Iterable[Sequence[int]]) -> tuple[Store, tuple[range, range]]:
        """Make a store of some places alone, and the parts of it; each part is in rising or in falling order."""
        parts = [part for part in parts if part]
        store = self._store.picked(sorted(chain(*parts)))
        ranges: list[range] = []
        for part in parts:
            whole = range(store.dated) if self._is_dated(part) else range(store.dated, len(store.days))
            ranges.append(whole if part[0] <= part[-1] else whole[::-1])
        ranges += [range(0)] * 2
        return store, (ranges[0], ranges[1])

    def _is_dated(self, part: Sequence[int]) -> bool:
        return len(part) > 0 and part[0] < self._store.dated

    def chronological(self) -> "Timeline":
        """Give the same entries, the earliest first; the undated are still last, and in their order.

        Returns:
            A view.

        Example:
            >>> timeline = Timeline.of(
            ...     [Event(date="2018-05-04", title="Launch"), Event(date="2016-04-15", title="Plan")]
            ... )
            >>> [entry.record.title for entry in timeline.chronological()]
            ['Plan', 'Launch']
        """
        dated, undated = self._ordered()
        return Timeline(self._store, (dated[::-1], undated))

    def _ordered(self) -> tuple[range, range]:
        """The dated part and the undated, each in the one order."""
        dated, undated = range(0), range(0)
        for part in self._parts:
            rising = part if part.step > 0 else part[::-1]
            if self._is_dated(part):
                dated = rising
            elif part:
                undated = rising
        return dated, undated

    def between(self, start: Day | None, end: Day | None) -> "Timeline":
        """Give the entries of a period, by the day on which they start; both ends are in.

        Args:
            start: The first day, as a date or `YYYY-MM-DD`; `None` for all up to `end`.
            end: The last day; `None` for all from `start`.

        Returns:
            A view in the order of this timeline. The undated are in no period, so never in it.

        Raises:
            QueryError: One is no day, or the period ends before it starts.

        Example:
            >>> timeline = Timeline.of(
            ...     [Event(date="2018-05-04", title="Launch"), Event(date="2016-04-15", title="Plan")]
            ... )
            >>> [entry.record.title for entry in timeline.between("2018-05-04", None)]
            ['Launch']
        """
        return self._clipped(self._store.within(*period(start, end)))

    def _clipped(self, places: range) -> "Timeline":
        first, second = self._parts
        low, high = places.start, places.stop
        return Timeline(self._store, (clip(first, low, high), clip(second, low, high)))

    def in_year(self, year: int) -> "Timeline":
        """Give the entries of a year.

        Args:
            year: From 1 to 9999.

        Returns:
            A view in the order of this timeline.

        Raises:
            QueryError: It is no such number.

        Example:
            >>> len(Timeline.of([Event(date="2018-05-04", title="Launch")]).in_year(2018))
            1
        """
        number("year", year, 1, 9999)
        return self._clipped(self._store.within(Date(year, 1, 1), Date(year, 12, 31)))

    def latest(self, n: int) -> "Timeline":
        """Give the first entries of the one order, whatever the order of this timeline.

        Args:
            n: How many at most; the undated come after all others.

        Returns:
            A view, most recent first.

        Raises:
            QueryError: It is no whole number of at least 0.

        Example:
            >>> timeline = Timeline.of(
            ...     [Event(date="2018-05-04", title="Launch"), Event(date="2016-04-15", title="Plan")]
            ... )
            >>> timeline.chronological().latest(1)[0].record.title
            'Launch'
        """
        number("n", n, 0)
        return Timeline(self._store, self._ordered())[:n]

    def merge(self, *others: "Timeline") -> "Timeline":
        """Put the entries of this timeline and others in one, equal entries once.

        Args:
            others: Timelines, in any order of theirs.

        Returns:
            A timeline of its own, most recent first. Neither order nor grouping of merges matters.

        Raises:
            InvalidRecord: One is no timeline.

        Example:
            >>> launch, plan = (Timeline.of([Event(title=title)]) for title in ("Launch", "Plan"))
            >>> launch.merge(plan) == plan.merge(launch, launch)
            True
        """
        timelines = (self, *only("others", others, Timeline))
        return self._whole(Store.merged([each._in_order() for each in timelines]))  # noqa: SLF001 - of this class

    def _in_order(self) -> Store:
        whole = len(self) == len(self._store.days)
        return self._store if whole else self._picked(self._ordered())[0]

    @property
    def span(self) -> "Interval[Date] | None":
        """From the first day to the last on which an entry starts, or `None` where none has a date."""
        dated, _ = self._ordered()
        if not dated:
            return None
        first, last = (Date.fromordinal(-self._store.days[place]) for place in (dated[-1], dated[0]))
        return Interval(first, last, absolute=True)

    def by_year(self) -> Groups[int | None, "Timeline"]:
        """Group the entries by year.

        Returns:
            Each year with a view of its entries, in the order of this timeline; the undated under `None`.

        Example:
            >>> list(Timeline.of([Event(date="2018-05-04", title="Launch"), Event(title="Plan")]).by_year())
            [2018, None]
        """
        return self._lazy.get("by year", lambda: self._periods(lambda date: date.year, year_around))

    def by_month(self) -> Groups[tuple[int, int] | None, "Timeline"]:
        """Group the entries by month.

        Returns:
            Each year and month with a view of its entries, in the order of this timeline; the undated under `None`.

        Example:
            >>> list(Timeline.of([Event(date="2018-05-04", title="Launch")]).by_month())
            [(2018, 5)]
        """
        return self._lazy.get("by month", lambda: self._periods(lambda date: (date.year, date.month), month_around))

    def _periods(
        self, name: Callable[[Date], K], around: Callable[[Date], tuple[Date, Date]]
    ) -> "Groups[K | None, Timeline]":
        """Cut each part into views, one step for each period that has entries."""
        pairs: list[tuple[K | None, Timeline]] = []
        for part in self._parts:
            rest = part
            while self._is_dated(rest):
                date = Date.fromordinal(-self._store.days[rest[0]])
                places = self._store.within(*around(date))
                here = clip(rest, places.start, places.stop)
                pairs.append((name(date), Timeline(self._store, (here, range(0)))))
                rest = rest[len(here) :]
            if rest:
                pairs.append((None, Timeline(self._store, (rest, range(0)))))
        return Groups(tuple(pairs))

    def by_category(self) -> Groups[str | None, "Timeline"]:
        """Group the entries by the category of their events.

        Returns:
            Each category with a timeline of its entries, in the order in which the categories first appear; what
            has none, as meetings and starts of taskforces, under `None`.

        Example:
            >>> list(Timeline.of([Event(title="Launch", category="News")]).by_category())
            ['News']
        """
        return self._lazy.get("by category", self._categories)

    def _categories(self) -> "Groups[str | None, Timeline]":
        places: dict[str | None, tuple[list[int], list[int]]] = {}
        for number_of_part, part in enumerate(self._parts):
            for place in part:
                record = self._store.records[place]
                category = record.category if isinstance(record, Event) else None
                places.setdefault(category, ([], []))[number_of_part].append(place)
        return Groups(tuple((category, Timeline(*self._picked(parts))) for category, parts in places.items()))
