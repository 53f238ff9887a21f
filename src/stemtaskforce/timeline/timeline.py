"""The `Timeline`: meetings, events and starts of taskforces as an immutable sequence in the order of `order`.

The ordered records stand once, in a `Store`; a timeline is a view of it, two ranges of places: the dated
part and the undated. So slices, `between` and `chronological` copy nothing, and an entry is made when it is
asked for. `store` builds and merges the stores, `order` declares the order, `asking` the attributes of entries.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Literal, TypeVar, cast, overload

import attrs
from pendulum import Date, Interval

from stemtaskforce.arguments import (
    Day,
    folded_query,
    not_an_index,
    not_hashable,
    period,
    require_callable,
    require_country,
    require_types,
    require_whole_number,
)
from stemtaskforce.attributes import TYPES
from stemtaskforce.context import Context
from stemtaskforce.countries import Country
from stemtaskforce.groups import Groups, groups_within
from stemtaskforce.lazy import Lazy
from stemtaskforce.model import Meeting, Record, Taskforce
from stemtaskforce.search import chunks, containing
from stemtaskforce.shown import Shown
from stemtaskforce.tables.build import entries_table
from stemtaskforce.tables.table import Table
from stemtaskforce.tables.tabular import Tabular
from stemtaskforce.timeline.asking import ENTRY
from stemtaskforce.timeline.entry import EntryKind, TimelineEntry
from stemtaskforce.timeline.store import Store, clip, compose, month_around, year_around

__all__ = ["Timeline"]

K = TypeVar("K")
KeyT = TypeVar("KeyT", bound=Hashable)

_NOWHERE = range(0)


@attrs.frozen(eq=False, repr=False, init=False)
class Timeline(Shown, Tabular, Sequence[TimelineEntry]):
    """Meetings, events and starts of taskforces in the one order, most recent first; see `Timeline.of`.

    A timeline is a sequence of `TimelineEntry`: it has a length, can be iterated, indexed and sliced, compares
    equal to a timeline of the same entries in the same order, hashes, copies and pickles.

    Args:
        records: Taskforces, meetings and events, in any order; none for an empty timeline.

    Raises:
        InvalidRecord: Some of it is not a record.

    Example:
        >>> from stemtaskforce import Event
        >>> timeline = Timeline.of([Event(title="Plan"), Event(date="2018-05-04", title="Launch")])
        >>> [entry.record.title for entry in timeline]
        ['Launch', 'Plan']
        >>> timeline
        <Timeline of 2 entries, 2018-05-04 to 2018-05-04, 1 undated>
    """

    _store: Store
    #: Places in the store: those of the dated entries and those of the undated, whichever part stands first.
    _parts: tuple[range, range]
    _lazy: Lazy = attrs.field(init=False)

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._fill(Store.of(records))

    def _fill(self, store: Store, parts: tuple[range, range] | None = None, context: object = None) -> None:
        object.__setattr__(self, "_store", store)
        object.__setattr__(self, "_parts", parts or (range(store.dated), range(store.dated, len(store.days))))
        object.__setattr__(self, "_lazy", Lazy(context))

    @classmethod
    def _made(cls, store: Store, parts: tuple[range, range] | None = None, context: object = None) -> "Timeline":
        """Return a timeline of a store, by default of all its places, without the check of records."""
        timeline = object.__new__(cls)
        timeline._fill(store, parts, context)
        return timeline

    def _view(self, first: range, second: range = _NOWHERE) -> "Timeline":
        """Return other places of this store."""
        return self._made(self._store, (first, second), self._lazy.context)

    def _within(self, context: Context) -> "Timeline":
        """Return the same entries with a context."""
        return self._made(self._store, self._parts, context)

    @property
    def _context(self) -> Context | None:
        return cast("Context | None", self._lazy.context)

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Timeline":
        """Return the timeline of records.

        A taskforce gives an entry for its start and one for each of its events. Equal entries stand once.

        Args:
            records: Taskforces, meetings and events, in any order.

        Returns:
            The timeline, most recent first.

        Raises:
            InvalidRecord: An item is not a record.

        Example:
            >>> pact = Taskforce(
            ...     name="Pact", start_date="2016-09-29", events=[Event(date="2018-05-04", title="Launch")]
            ... )
            >>> [(str(entry.date), entry.kind.value) for entry in Timeline.of([pact])]
            [('2018-05-04', 'event'), ('2016-09-29', 'taskforce')]
        """
        return cls(records)

    def __len__(self) -> int:
        return len(self._parts[0]) + len(self._parts[1])

    @overload
    def __getitem__(self, index: int) -> TimelineEntry: ...

    @overload
    def __getitem__(self, index: slice) -> "Timeline": ...

    def __getitem__(self, index: int | slice) -> "TimelineEntry | Timeline":
        first, second = self._parts
        if isinstance(index, slice):
            wanted = range(len(self))[index]
            before, after = compose(first, wanted), compose(second, wanted, len(first))
            return self._view(before, after) if wanted.step > 0 else self._view(after, before)
        try:
            place = range(len(self))[index]
        except TypeError:
            raise not_an_index(index, "timeline") from None
        return self._store.entry(first[place] if place < len(first) else second[place - len(first)])

    def __iter__(self) -> Iterator[TimelineEntry]:
        return chain.from_iterable(map(self._store.entries, self._parts))

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
        # The pickle of a small view of a large store holds only the entries of the view.
        return Timeline._made, self._picked(self._parts)

    def _picked(self, parts: Iterable[Sequence[int]]) -> tuple[Store, tuple[range, range]]:
        """Return a store of some places alone, and the parts of it; each part is in rising or in falling order."""
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

    def table(self) -> Table:
        """Return the entries as a table, one row per entry, for data frames and files.

        Returns:
            The table, with the same columns whatever the entries; links are there where a catalog made the timeline.

        Example:
            >>> timeline = Timeline.of([Event(date="2018-05-04", title="Launch")])
            >>> [(str(row["date"]), row["kind"], row["label"]) for row in timeline.table()]
            [('2018-05-04', 'publication', 'Launch')]
        """
        records, owners = self._content()
        return entries_table(records, owners, self._context)

    def chronological(self) -> "Timeline":
        """Return the same entries, the earliest first; the undated are still last, and in their order.

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
        return self._view(dated[::-1], undated)

    def _ordered(self) -> tuple[range, range]:
        """Return the dated part and the undated, each in the one order."""
        dated, undated = range(0), range(0)
        for part in self._parts:
            rising = part if part.step > 0 else part[::-1]
            if self._is_dated(part):
                dated = rising
            elif part:
                undated = rising
        return dated, undated

    def between(self, start: Day | None, end: Day | None) -> "Timeline":
        """Return the entries of a period, by the day on which they start; both ends are in.

        Args:
            start: The first day, as a date or `YYYY-MM-DD`; `None` for all up to `end`.
            end: The last day; `None` for all from `start`.

        Returns:
            A view in the order of this timeline. The undated are in no period, so never in it.

        Raises:
            QueryError: An end is not a day, or the period ends before it starts.

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
        return self._view(clip(first, low, high), clip(second, low, high))

    def in_year(self, year: int) -> "Timeline":
        """Return the entries of a year.

        Args:
            year: From 1 to 9999.

        Returns:
            A view in the order of this timeline.

        Raises:
            QueryError: The argument is not such a number.

        Example:
            >>> len(Timeline.of([Event(date="2018-05-04", title="Launch")]).in_year(2018))
            1
        """
        require_whole_number("year", year, 1, 9999)
        return self._clipped(self._store.within(Date(year, 1, 1), Date(year, 12, 31)))

    def latest(self, n: int) -> "Timeline":
        """Return the first entries of the one order, whatever the order of this timeline.

        Args:
            n: How many at most; the undated come after all others.

        Returns:
            A view, most recent first.

        Raises:
            QueryError: The argument is not an integer of at least 0.

        Example:
            >>> timeline = Timeline.of(
            ...     [Event(date="2018-05-04", title="Launch"), Event(date="2016-04-15", title="Plan")]
            ... )
            >>> timeline.chronological().latest(1)[0].record.title
            'Launch'
        """
        require_whole_number("n", n, 0)
        return self._view(*self._ordered())[:n]

    def merge(self, *others: "Timeline") -> "Timeline":
        """Merge this timeline with others, equal entries once.

        Args:
            others: Timelines, in any order of theirs.

        Returns:
            A timeline of its own, most recent first. Neither order nor grouping of merges matters.

        Raises:
            InvalidRecord: An argument is not a timeline.

        Example:
            >>> launch, plan = (Timeline.of([Event(title=title)]) for title in ("Launch", "Plan"))
            >>> launch.merge(plan) == plan.merge(launch, launch)
            True
        """
        timelines = (self, *require_types("others", others, Timeline))
        contexts = {id(each._context) for each in timelines}  # noqa: SLF001 - of this class
        store = Store.merged([each._in_order() for each in timelines])  # noqa: SLF001 - of this class
        return self._made(store, context=self._context if len(contexts) == 1 else None)

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
        return self._lazy.get("by year", lambda: self._periods(lambda date: date.year, year_around, "date.year"))

    def by_month(self) -> Groups[tuple[int, int] | None, "Timeline"]:
        """Group the entries by month.

        Returns:
            Each year and month with a view of its entries, in the order of this timeline; the undated under `None`.

        Example:
            >>> list(Timeline.of([Event(date="2018-05-04", title="Launch")]).by_month())
            [(2018, 5)]
        """
        return self._lazy.get(
            "by month", lambda: self._periods(lambda date: (date.year, date.month), month_around, "month")
        )

    def _periods(
        self, name: Callable[[Date], K], around: Callable[[Date], tuple[Date, Date]], by: str
    ) -> "Groups[K | None, Timeline]":
        """Cut each part into views, one step for each period that has entries."""
        pairs: list[tuple[K | None, Timeline]] = []
        for part in self._parts:
            rest = part
            while self._is_dated(rest):
                date = Date.fromordinal(-self._store.days[rest[0]])
                places = self._store.within(*around(date))
                here = clip(rest, places.start, places.stop)
                pairs.append((name(date), self._view(here)))
                rest = rest[len(here) :]
            if rest:
                pairs.append((None, self._view(rest)))
        return groups_within(self._context, pairs, by)

    def by_category(self) -> Groups[str | None, "Timeline"]:
        """Group the entries by the category of their events.

        Returns:
            Each category with a timeline of its entries, in the order in which the categories first appear; what
            has none, as meetings and starts of taskforces, under `None`.

        Example:
            >>> list(Timeline.of([Event(title="Launch", category="News")]).by_category())
            ['News']
        """
        return self.group_by("category")

    def where(self, /, *predicates: Callable[[TimelineEntry], object], **equals: object) -> "Timeline":
        """Return the entries that meet every condition.

        Args:
            predicates: Functions of an entry; their result counts as true or false. They are called only with
                entries that meet the conditions on attributes.
            equals: Attributes of the entry with their value, or a tuple or list of values for any of them: `kind`,
                `date`, `country` (its taskforce's for an event that names none), `category`, `key`, `record`,
                `taskforce`, `date.year` and `date.month`; `None` for absent.

        Returns:
            The entries, in the order of this timeline.

        Raises:
            QueryError: A name is not an attribute (`query.field`), a value is not one that it can have, or a
                predicate cannot be called (`query.value`); all of it at once.

        Example:
            >>> timeline = Timeline.of([Event(title="Launch", category="News"), Taskforce(name="Pact")])
            >>> timeline.where(kind="event", category=("News", "Tools"))[0].record.title
            'Launch'
        """
        conditions = ENTRY.conditions(predicates, equals)
        parts: Sequence[Sequence[int]] = self._parts
        for condition in conditions:
            places = self._places_by(condition.name, condition.get)
            chosen = {place for value in condition.values for part in places.get(value, ()) for place in part}
            parts = [[place for place in part if place in chosen] for part in parts]
        for predicate in predicates:
            parts = [[place for place in part if predicate(self._store.entry(place))] for part in parts]
        return self._of_places(parts)

    def _of_places(self, parts: Iterable[Sequence[int]]) -> "Timeline":
        return self._made(*self._picked(parts), self._context)

    def _places_by(
        self, name: str, get: Callable[[TimelineEntry], object]
    ) -> Mapping[object, tuple[list[int], list[int]]]:
        """Return the places of both parts for each value of an attribute; the first call makes an index."""
        return self._lazy.get(f"places by {name}", lambda: self._grouped(get))

    def _grouped(self, get: Callable[[TimelineEntry], K]) -> Mapping[K, tuple[list[int], list[int]]]:
        places: dict[K, tuple[list[int], list[int]]] = {}
        for number_of_part, part in enumerate(self._parts):
            for place in part:
                key = get(self._store.entry(place))
                try:
                    places.setdefault(key, ([], []))[number_of_part].append(place)
                except TypeError as error:
                    raise not_hashable(key) from error
        return places

    def in_country(self, country: Country | str) -> "Timeline":
        """Return the entries of a country; an event that names no country counts as of its taskforce's.

        Args:
            country: A `Country`, or its ISO 3166-1 code.

        Returns:
            The entries, in the order of this timeline. The first call makes an index.

        Raises:
            QueryError: It is not a country.

        Example:
            >>> pact = Taskforce(
            ...     name="Pact", country="DK", events=[Event(title="Launch"), Event(title="Plan", country="NL")]
            ... )
            >>> [entry.kind.value for entry in Timeline.of([pact]).in_country("DK")]
            ['event', 'taskforce']
        """
        return self.where(country=require_country(country))

    def mentioning(self, text: str) -> "Timeline":
        """Return the entries whose record contains some words, as `Selection.mentioning` finds them.

        Args:
            text: The words; case, accents and the kind of apostrophes and dashes are ignored.

        Returns:
            The entries, in the order of this timeline. A start is found by the texts of its taskforce, an
            event by its own. The first call folds them.

        Raises:
            QueryError: It is not text, or there is nothing in it to search for.

        Example:
            >>> len(Timeline.of([Event(title="Visit to Óbuda"), Event(title="Plan")]).mentioning("OBUDA"))
            1
        """
        wanted = folded_query(text)
        folded = self._lazy.get("folded", lambda: tuple(tuple(chunks(part, self._text)) for part in self._parts))
        return self._of_places([[place for chunk in part for place in containing(chunk, wanted)] for part in folded])

    def _text(self, place: int) -> str:
        record = self._store.records[place]
        return TYPES[type(record)].text(record)

    def overlapping(self, start: Day | None, end: Day | None) -> "Timeline":
        """Return the entries of which at least one day is in a period; both ends are in.

        Args:
            start: The first day, as a date or `YYYY-MM-DD`; `None` for all up to `end`.
            end: The last day; `None` for all from `start`.

        Returns:
            The entries in the order of this timeline: those that `between` returns, and meetings that began before
            and were still under way. Everything else takes one day, since no page says when a taskforce ended. The
            undated are in no period, so never in it.

        Raises:
            QueryError: One is not a day, or the period ends before it starts.

        Example:
            >>> week = Meeting(title="Oslo", date="2018-08-20", end_date="2018-08-24")
            >>> timeline = Timeline.of([week])
            >>> len(timeline.between("2018-08-22", None)), len(timeline.overlapping("2018-08-22", None))
            (0, 1)
        """
        first, last = period(start, end)
        within = self._store.within(first, last)
        found = self._clipped(within)
        if first is None:
            return found
        # Rising places are falling days: who began before the period stands behind it.
        longer = {place for place, until in self._longer() if place >= within.stop and until >= first}
        if not longer:
            return found
        return self._of_places([[p for p in part if p in within or p in longer] for part in self._parts])

    def _longer(self) -> tuple[tuple[int, Date], ...]:
        """Return the places of the meetings of several days, with the last day of each."""
        return self._lazy.get("longer", self._meetings_of_days)

    def _meetings_of_days(self) -> tuple[tuple[int, Date], ...]:
        records = ((place, self._store.records[place]) for place in self._places())
        return tuple(
            (place, record.end_date)
            for place, record in records
            if isinstance(record, Meeting) and record.end_date is not None
        )

    @overload
    def group_by(self, by: Literal["kind"]) -> "Groups[EntryKind, Timeline]": ...  # pyright: ignore[reportOverlappingOverload] - of an unknown name keys are any
    @overload
    def group_by(self, by: Literal["country"]) -> "Groups[Country | None, Timeline]": ...
    @overload
    def group_by(self, by: Literal["category"]) -> "Groups[str | None, Timeline]": ...
    @overload
    def group_by(self, by: Literal["key"]) -> "Groups[str, Timeline]": ...
    @overload
    def group_by(self, by: Literal["date"]) -> "Groups[Date | None, Timeline]": ...
    @overload
    def group_by(self, by: Literal["date.year", "date.month"]) -> "Groups[int | None, Timeline]": ...
    @overload
    def group_by(self, by: Literal["taskforce"]) -> "Groups[Taskforce | None, Timeline]": ...
    @overload
    def group_by(self, by: Literal["record"]) -> "Groups[Record, Timeline]": ...
    @overload
    def group_by(self, by: str) -> "Groups[object, Timeline]": ...
    @overload
    def group_by(self, by: Callable[[TimelineEntry], KeyT]) -> "Groups[KeyT, Timeline]": ...

    def group_by(self, by: str | Callable[[TimelineEntry], object]) -> "Groups[Any, Timeline]":
        """Group the entries by an attribute or by the value of a function.

        Args:
            by: An attribute by name, see `where`, or a function of an entry whose values can be hashed.

        Returns:
            Each value with a timeline of its entries, in the order of this one; values in the order in which they first
            appear. Groups by an attribute are made once.

        Raises:
            QueryError: The name is not an attribute, or a value cannot be hashed.

        Example:
            >>> list(Timeline.of([Event(title="Launch"), Taskforce(name="Pact")]).group_by("kind"))
            [<EntryKind.EVENT: 'event'>, <EntryKind.TASKFORCE: 'taskforce'>]
        """
        if not isinstance(by, str):
            return self._groups(self._grouped(require_callable(by)), None)
        get = ENTRY.getter(by)
        return self._lazy.get(f"by {by}", lambda: self._groups(self._places_by(by, get), by))

    def _groups(self, places: Mapping[K, tuple[list[int], list[int]]], by: str | None) -> "Groups[K, Timeline]":
        pairs = tuple((key, self._of_places(parts)) for key, parts in places.items())
        return groups_within(self._context, pairs, by)

    @overload
    def count_by(self, by: Literal["kind"]) -> Groups[EntryKind, int]: ...  # pyright: ignore[reportOverlappingOverload] - the same
    @overload
    def count_by(self, by: Literal["country"]) -> Groups[Country | None, int]: ...
    @overload
    def count_by(self, by: Literal["category"]) -> Groups[str | None, int]: ...
    @overload
    def count_by(self, by: Literal["key"]) -> Groups[str, int]: ...
    @overload
    def count_by(self, by: Literal["date"]) -> Groups[Date | None, int]: ...
    @overload
    def count_by(self, by: Literal["date.year", "date.month"]) -> Groups[int | None, int]: ...
    @overload
    def count_by(self, by: Literal["taskforce"]) -> Groups[Taskforce | None, int]: ...
    @overload
    def count_by(self, by: Literal["record"]) -> Groups[Record, int]: ...
    @overload
    def count_by(self, by: str) -> Groups[object, int]: ...
    @overload
    def count_by(self, by: Callable[[TimelineEntry], KeyT]) -> Groups[KeyT, int]: ...

    def count_by(self, by: str | Callable[[TimelineEntry], object]) -> Groups[Any, int]:
        """Count the entries by an attribute or by the value of a function.

        Args:
            by: As for `group_by`.

        Returns:
            Each value with the number of its entries, in the order of `group_by`.

        Raises:
            QueryError: The name is not an attribute, or a value cannot be hashed.

        Example:
            >>> Timeline.of([Event(title="Launch"), Event(date="2018-05-04", title="Plan")]).count_by("date.year")
            Groups({2018: 1, None: 1})
        """
        found = self.group_by(by)
        return groups_within(self._context, [(key, len(entries)) for key, entries in found.items()], found._by)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - the name
