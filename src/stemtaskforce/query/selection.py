"""The `Selection`: records of one type as an immutable sequence that answers questions, typed throughout.

Answers are selections again, in the order of the selection asked, so questions chain. The names and values of a
question are checked against the type's own rules before any record is looked at, so a mistake shows even where there
are no records. Indexes are made at the first question that needs them. Questions across types (links, look-up by
key, time) are for `catalog` and `timeline`.
"""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Literal, TypeVar, cast, overload

import attrs
from pendulum import Date, Time

from stemtaskforce.arguments import (
    Day,
    folded_query,
    not_an_index,
    not_hashable,
    period,
    require_callable,
    require_country,
    require_types,
)
from stemtaskforce.attributes import TYPES, Condition
from stemtaskforce.context import Context
from stemtaskforce.countries import Country
from stemtaskforce.errors import QueryError
from stemtaskforce.findings import make
from stemtaskforce.groups import Groups, groups_within
from stemtaskforce.lazy import Lazy
from stemtaskforce.model import (
    Event,
    Meeting,
    MeetingKind,
    Record,
    TaskforceStatus,
)
from stemtaskforce.query.scans_data import ANY_OF, EQUAL
from stemtaskforce.search import chunks, containing
from stemtaskforce.shown import Shown
from stemtaskforce.tables.build import records_table
from stemtaskforce.tables.table import Table
from stemtaskforce.tables.tabular import Tabular
from stemtaskforce.text import excerpt, type_name

__all__ = ["Selection", "Sortable"]

T = TypeVar("T", bound=Record)
T_co = TypeVar("T_co", bound=Record, covariant=True)
K = TypeVar("K", bound=Hashable)

#: The keys of `sorted_by`; those of one call are of one kind.
Sortable = str | float | datetime.date | datetime.time

#: So many values are looked for in a set.
_MANY = 8
#: How many keys a message shows.
_SHOWN = 3


#: Attributes by the type of their values, for the types of groups; a test compares them with the fields.
_Text = Literal[
    "name",
    "slug",
    "key",
    "topic",
    "background",
    "objectives",
    "results",
    "summary",
    "objective",
    "description",
    "next_steps",
]
_MaybeText = Literal["requesting_organisation", "host_organisation", "location", "category", "publisher", "url"]
_MaybeDate = Literal["date", "start_date", "end_date"]
_Part = Literal["date.year", "date.month", "start_date.year", "start_date.month", "end_date.year", "end_date.month"]


@attrs.frozen(eq=False, repr=False, init=False)
class Selection(Shown, Tabular, Sequence[T_co]):
    """Records of one type in an order, as an answer that can be asked further; see `Catalog` and `Selection.of`.

    A selection is a sequence and a value: it compares equal to a selection of the same type with the same records in
    the same order, hashes, copies and pickles.

    Args:
        type_: `Taskforce`, `Meeting` or `Event`.
        records: Records of this type.

    Raises:
        InvalidRecord: Some of it is not such a record, or of a subclass.
        QueryError: The type is not one of the three.

    Example:
        >>> from stemtaskforce import Meeting
        >>> meetings = Selection.of(Meeting, [Meeting(title="Oslo", date="2018-08-20", country="NO")])
        >>> meetings.in_country("NO").between("2018-01-01", None).first().title
        'Oslo'
        >>> meetings
        <Selection of 1 meeting>
    """

    _type: type[T_co] = attrs.field(alias="type_")
    _items: tuple[T_co, ...] = attrs.field(alias="records")
    _lazy: Lazy = attrs.field(init=False)

    def __init__(self, type_: type[T_co], records: Iterable[T_co] = ()) -> None:
        if type_ not in (known for known in TYPES):
            raise _not_a_record_type(type_)
        self._fill(type_, require_types("records", records, type_), None)

    def _fill(self, type_: type[object], items: tuple[object, ...], context: object) -> None:
        object.__setattr__(self, "_type", type_)
        object.__setattr__(self, "_items", items)
        object.__setattr__(self, "_lazy", Lazy(context))

    def _with(self, items: Iterable[object]) -> "Selection[T_co]":
        """Return a selection of some of the records, without checking them again."""
        return self._made(self._type, tuple(items), self._lazy.context)

    @classmethod
    def _made(cls, type_: type[T], items: tuple[object, ...], context: object) -> "Selection[T]":
        selection = cast("Selection[T]", object.__new__(cls))
        selection._fill(type_, items, context)  # noqa: SLF001 - of this class
        return selection

    @property
    def _context(self) -> Context | None:
        return cast("Context | None", self._lazy.context)

    def _within(self, context: Context) -> "Selection[T_co]":
        """Return the same records with a context."""
        return self._made(self._type, self._items, context)

    @classmethod
    def of(cls, type_: type[T], records: Iterable[T]) -> "Selection[T]":
        """Return a selection of records, in their order.

        Args:
            type_: `Taskforce`, `Meeting` or `Event`.
            records: Records of this type.

        Returns:
            The selection.

        Raises:
            InvalidRecord: Some of it is not such a record, or of a subclass.
            QueryError: The type is not one of the three.

        Example:
            >>> from stemtaskforce import Event
            >>> Selection.of(Event, []).first() is None
            True
        """
        return Selection(type_, records)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> "Selection[T_co]": ...

    def __getitem__(self, index: int | slice) -> "T_co | Selection[T_co]":
        try:
            found = self._items[index]
        except TypeError:
            raise not_an_index(index, "selection") from None
        return self._with(cast("tuple[T_co, ...]", found)) if isinstance(index, slice) else cast("T_co", found)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Selection):
            return NotImplemented
        same = cast("Selection[Record]", other)
        return (self._type, self._items) == (same._type, same._items)

    def __hash__(self) -> int:
        return hash((self._type, self._items))

    def __repr__(self) -> str:
        return f"<Selection of {len(self)} {self._type.__name__.lower()}{'' if len(self) == 1 else 's'}>"

    def __reduce__(self) -> "tuple[type[Selection[T_co]], tuple[type[T_co], tuple[T_co, ...]]]":
        return Selection, (self._type, self._items)

    @property
    def record_type(self) -> type[T_co]:
        """The type of the records, also where there are none: `Taskforce`, `Meeting` or `Event`."""
        return self._type

    def table(self) -> Table:
        """Return the records as a table, one row per record, for data frames and files.

        An event of a catalog has a row for each taskforce that has it. Of a selection that a catalog made, the table
        has links and counts, too; else they are missing.

        Returns:
            The table, with the same columns whatever the records.

        Example:
            >>> from stemtaskforce import Event
            >>> Selection.of(Event, [Event(title="Launch")]).table().column("key")
            ('event/undated/launch',)
        """
        return records_table(self._type, self._items, self._context)

    def first(self) -> T_co | None:
        """Return the first record, or `None` where there is none."""
        return self._items[0] if self._items else None

    def one(self) -> T_co:
        """Return the only record.

        Returns:
            The record.

        Raises:
            QueryError: There is none, or there are several (`query.count`).

        Example:
            >>> from stemtaskforce import Event
            >>> Selection.of(Event, [Event(title="Launch")]).one().title
            'Launch'
        """
        if len(self._items) == 1:
            return self._items[0]
        keys = ", ".join(repr(record.key) for record in self._items[:_SHOWN])
        shown = f"{len(self)}: {keys}{', …' if len(self) > _SHOWN else ''}" if keys else "none"
        raise QueryError([make("query.count", f"one: expected exactly one {self._type.__name__}, got {shown}")])

    def where(self, /, *predicates: Callable[[T_co], object], **equals: object) -> "Selection[T_co]":
        """Return the records that meet every condition.

        Args:
            predicates: Functions of a record; their result counts as true or false. They are called only with
                records that meet the conditions on attributes.
            equals: Attributes with their value, given as to the constructor (`country="NO"`); `None` for absent; a
                tuple or list of values for any of them (of `events`, whose values are tuples, the tuple itself).
                Attributes are the fields, the derived properties (`key`, `slug`, `topic`, `days`, `is_truncated`)
                and the parts of dates, given as `**{"date.year": 2018}`.

        Returns:
            The records, in the order of this selection. A repeated question about an attribute makes an index.

        Raises:
            QueryError: A name is not an attribute (`query.field`), a value is not one that it can have, or a
                predicate cannot be called (`query.value`); all of it at once.

        Example:
            >>> from stemtaskforce import Event
            >>> events = Selection.of(Event, [Event(title="Launch", category="News"), Event(title="Plan")])
            >>> events.where(lambda event: "a" in event.title, category=("News", "Tools")).one().title
            'Launch'
            >>> try:
            ...     events.where(categry="News")
            ... except QueryError as error:
            ...     print(error.findings[0].message)
            categry: an Event has no such attribute; did you mean 'category'?
        """
        conditions = TYPES[self._type].attributes.conditions(predicates, equals)
        items: Iterable[T_co] = self._items
        for place, condition in enumerate(conditions):
            items = self._having(condition) if place == 0 else _matching(items, condition)
        for predicate in predicates:
            items = filter(predicate, items)
        return self._with(items)

    def _having(self, condition: Condition) -> Iterable[T_co]:
        """Return the records that meet a condition; from the second question about an attribute on, by its groups."""
        name, _, values = condition
        asked = f"asked {name}"
        if len(values) == 1 and (self._lazy.has(asked) or self._lazy.has(f"by {name}")):
            return self.group_by(name).get(values[0]) or ()
        self._lazy.get(asked, bool)
        return _matching(self._items, condition)

    def in_country(self, country: Country | str) -> "Selection[T_co]":
        """Return the records of a country, by their own field: an event does not inherit its taskforce's country.

        Args:
            country: A `Country`, or its ISO 3166-1 code.

        Returns:
            The records, in the order of this selection. The first call makes an index.

        Raises:
            QueryError: It is not a country.

        Example:
            >>> from stemtaskforce import Event
            >>> len(Selection.of(Event, [Event(title="Launch", country="DK")]).in_country("DK"))
            1
        """
        found = self.group_by("country").get(require_country(country))
        return self._with(()) if found is None else found

    def between(self, start: Day | None, end: Day | None) -> "Selection[T_co]":
        """Return the records of a period, by the day on which they start; both ends are in.

        Args:
            start: The first day, as a date or `YYYY-MM-DD`; `None` for all up to `end`.
            end: The last day; `None` for all from `start`.

        Returns:
            The records, in the order of this selection. The undated are in no period, so never in it. The first
            call makes an index.

        Raises:
            QueryError: An end is not a day, or the period ends before it starts.

        Example:
            >>> from stemtaskforce import Event
            >>> events = Selection.of(Event, [Event(date="2018-05-04", title="Launch")])
            >>> len(events.between("2018-05-04", "2018-05-04")), len(events.between("2018-05-05", None))
            (1, 0)
        """
        first, last = period(start, end)
        days, places = self._lazy.get("days", self._days)
        low = 0 if first is None else bisect_left(days, first.toordinal())
        high = len(days) if last is None else bisect_right(days, last.toordinal())
        return self._with([self._items[place] for place in sorted(places[low:high])])

    def _days(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the days of the dated records, rising, and the place of each."""
        date = TYPES[self._type].date
        dated = [(day.toordinal(), place) for place, item in enumerate(self._items) if (day := date(item)) is not None]
        dated.sort()
        return tuple(map(itemgetter(0), dated)), tuple(map(itemgetter(1), dated))

    def overlapping(self, start: Day | None, end: Day | None) -> "Selection[T_co]":
        """Return the records of which at least one day is in a period; both ends are in.

        Args:
            start: The first day, as a date or `YYYY-MM-DD`; `None` for all up to `end`.
            end: The last day; `None` for all from `start`.

        Returns:
            The records, in the order of this selection: those that `between` returns, and meetings that began before
            and were still under way. Everything else takes one day, since no page says when a taskforce ended. The
            undated are in no period, so never in it.

        Raises:
            QueryError: One is not a day, or the period ends before it starts.

        Example:
            >>> from stemtaskforce import Meeting
            >>> meetings = Selection.of(Meeting, [Meeting(title="Oslo", date="2018-08-20", end_date="2018-08-24")])
            >>> len(meetings.between("2018-08-22", None)), len(meetings.overlapping("2018-08-22", None))
            (0, 1)
        """
        first, last = period(start, end)
        if first is None:
            return self.between(first, last)
        days, places = self._lazy.get("days", self._days)
        low = bisect_left(days, first.toordinal())
        high = len(days) if last is None else bisect_right(days, last.toordinal())
        longer = [place for place, began, until in self._lazy.get("longer", self._longer) if began < first <= until]
        return self._with([self._items[place] for place in sorted([*places[low:high], *longer])])

    def _longer(self) -> tuple[tuple[int, Date, Date], ...]:
        """Return the places of the meetings of several days, with the first and the last day of each."""
        return tuple(
            (place, item.date, item.end_date)
            for place, item in enumerate(self._items)
            if isinstance(item, Meeting) and item.end_date is not None
        )

    def mentioning(self, text: str) -> "Selection[T_co]":
        """Return the records whose text contains some words.

        Args:
            text: The words; case, accents and the kind of apostrophes and dashes are ignored, and more than those is
                needed.

        Returns:
            The records, in the order of this selection. Every text of a record is looked at (names, titles, places,
            categories and prose), but no address, code or event of a taskforce. The first call folds them.

        Raises:
            QueryError: The argument is not a string, or has no word to look for.

        Example:
            >>> from stemtaskforce import Meeting
            >>> meetings = Selection.of(Meeting, [Meeting(title="Visit to Óbuda", date="2018-04-25")])
            >>> len(meetings.mentioning("OBUDA"))
            1
        """
        wanted = folded_query(text)
        folded = self._lazy.get("folded", lambda: tuple(chunks(self._items, TYPES[self._type].text)))
        return self._with(item for chunk in folded for item in containing(chunk, wanted))

    def sorted_by(self, *by: str | Callable[[T_co], Sortable | None], reverse: bool = False) -> "Selection[T_co]":
        """Sort the records; what compares equal stays in its order, and `None` is last both ways.

        Args:
            by: Fields by name, or functions of a record; the first counts most.
            reverse: Whether the greatest is first.

        Returns:
            The records in the order asked for.

        Raises:
            QueryError: A name is not an attribute, it has no order, or keys cannot be compared.

        Example:
            >>> from stemtaskforce import Event
            >>> events = Selection.of(Event, [Event(title="Plan"), Event(title="Launch")])
            >>> [event.title for event in events.sorted_by("title")]
            ['Launch', 'Plan']
        """
        attributes = TYPES[self._type].attributes
        items = list(self._items)
        for place, each in reversed(list(enumerate(by))):
            get = attributes.sortable(each) if isinstance(each, str) else require_callable(each, place)
            keyed = [(get(item), item) for item in items]
            present = [(cast("str", key), item) for key, item in keyed if key is not None]
            try:
                present.sort(key=itemgetter(0), reverse=reverse)
            except TypeError as error:
                message = f"by[{place}]: expected keys that can be compared with each other"
                raise QueryError([make("query.value", message, path=f"/by/{place}")]) from error
            items = [item for _, item in present] + [item for key, item in keyed if key is None]
        return self._with(items)

    @overload
    def group_by(self: "Selection[Meeting]", by: Literal["title"]) -> "Groups[str, Selection[Meeting]]": ...
    @overload
    def group_by(self: "Selection[Meeting]", by: Literal["date"]) -> "Groups[Date, Selection[Meeting]]": ...
    @overload
    def group_by(
        self: "Selection[Meeting]", by: Literal["date.year", "date.month"]
    ) -> "Groups[int, Selection[Meeting]]": ...
    @overload
    def group_by(self, by: Literal["title"]) -> "Groups[str | None, Selection[T_co]]": ...  # pyright: ignore[reportOverlappingOverload] - of an unknown name keys are any
    @overload
    def group_by(self, by: _Text) -> "Groups[str, Selection[T_co]]": ...
    @overload
    def group_by(self, by: _MaybeText) -> "Groups[str | None, Selection[T_co]]": ...
    @overload
    def group_by(self, by: Literal["country"]) -> "Groups[Country | None, Selection[T_co]]": ...
    @overload
    def group_by(self, by: Literal["kind"]) -> "Groups[MeetingKind, Selection[T_co]]": ...
    @overload
    def group_by(self, by: Literal["status"]) -> "Groups[TaskforceStatus | None, Selection[T_co]]": ...
    @overload
    def group_by(self, by: Literal["time"]) -> "Groups[Time | None, Selection[T_co]]": ...
    @overload
    def group_by(self, by: Literal["days"]) -> "Groups[int, Selection[T_co]]": ...
    @overload
    def group_by(self, by: Literal["is_truncated"]) -> "Groups[bool, Selection[T_co]]": ...
    @overload
    def group_by(self, by: _MaybeDate) -> "Groups[Date | None, Selection[T_co]]": ...
    @overload
    def group_by(self, by: _Part) -> "Groups[int | None, Selection[T_co]]": ...
    @overload
    def group_by(self, by: Literal["events"]) -> "Groups[tuple[Event, ...], Selection[T_co]]": ...
    @overload
    def group_by(self, by: str) -> "Groups[object, Selection[T_co]]": ...
    @overload
    def group_by(self, by: Callable[[T_co], K]) -> "Groups[K, Selection[T_co]]": ...

    def group_by(self, by: str | Callable[[T_co], object]) -> Groups[Any, Any]:
        """Group the records by an attribute or by the value of a function.

        Args:
            by: An attribute by name, see `where`, or a function of a record whose values can be hashed.

        Returns:
            Each value with its records, values in the order in which they first appear. Groups by an attribute are
            made once.

        Raises:
            QueryError: The name is not an attribute, or a value cannot be hashed.

        Example:
            >>> from stemtaskforce import Event
            >>> events = Selection.of(Event, [Event(title="Launch", category="News"), Event(title="Plan")])
            >>> list(events.group_by("category")), list(events.group_by("date.year"))
            (['News', None], [None])
        """
        if not isinstance(by, str):
            return self._groups(self._grouped(require_callable(by)), None)
        get = TYPES[self._type].attributes.getter(by)
        return self._lazy.get(f"by {by}", lambda: self._groups(self._grouped(get), by))

    def _groups(self, groups: Mapping[K, Sequence[T_co]], by: str | None) -> "Groups[K, Selection[T_co]]":
        return groups_within(self._context, [(key, self._with(items)) for key, items in groups.items()], by)

    def _grouped(self, get: Callable[[T_co], K]) -> Mapping[K, Sequence[T_co]]:
        groups: dict[K, list[T_co]] = {}
        for item in self._items:
            key = get(item)
            try:
                groups.setdefault(key, []).append(item)
            except TypeError as error:
                raise not_hashable(key) from error
        return groups

    @overload
    def count_by(self: "Selection[Meeting]", by: Literal["title"]) -> Groups[str, int]: ...
    @overload
    def count_by(self: "Selection[Meeting]", by: Literal["date"]) -> Groups[Date, int]: ...
    @overload
    def count_by(self: "Selection[Meeting]", by: Literal["date.year", "date.month"]) -> Groups[int, int]: ...
    @overload
    def count_by(self, by: Literal["title"]) -> Groups[str | None, int]: ...  # pyright: ignore[reportOverlappingOverload] - the same
    @overload
    def count_by(self, by: _Text) -> Groups[str, int]: ...
    @overload
    def count_by(self, by: _MaybeText) -> Groups[str | None, int]: ...
    @overload
    def count_by(self, by: Literal["country"]) -> Groups[Country | None, int]: ...
    @overload
    def count_by(self, by: Literal["kind"]) -> Groups[MeetingKind, int]: ...
    @overload
    def count_by(self, by: Literal["status"]) -> Groups[TaskforceStatus | None, int]: ...
    @overload
    def count_by(self, by: Literal["time"]) -> Groups[Time | None, int]: ...
    @overload
    def count_by(self, by: Literal["days"]) -> Groups[int, int]: ...
    @overload
    def count_by(self, by: Literal["is_truncated"]) -> Groups[bool, int]: ...
    @overload
    def count_by(self, by: _MaybeDate) -> Groups[Date | None, int]: ...
    @overload
    def count_by(self, by: _Part) -> Groups[int | None, int]: ...
    @overload
    def count_by(self, by: Literal["events"]) -> Groups[tuple[Event, ...], int]: ...
    @overload
    def count_by(self, by: str) -> Groups[object, int]: ...
    @overload
    def count_by(self, by: Callable[[T_co], K]) -> Groups[K, int]: ...

    def count_by(self, by: str | Callable[[T_co], object]) -> Groups[Any, int]:
        """Count the records by an attribute or by the value of a function.

        Args:
            by: As for `group_by`.

        Returns:
            Each value with the number of its records, in the order of `group_by`.

        Raises:
            QueryError: The name is not an attribute, or a value cannot be hashed.

        Example:
            >>> from stemtaskforce import Event
            >>> Selection.of(Event, [Event(title="Launch", category="News")]).count_by("category")
            Groups({'News': 1})
        """
        found = self.group_by(by)
        return groups_within(self._context, [(key, len(items)) for key, items in found.items()], found._by)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - the name


def _matching(items: Iterable[T], condition: Condition) -> Iterable[T]:
    name, _, values = condition
    if len(values) == 1:
        return EQUAL[name](items, values[0])
    return ANY_OF[name](items, values if len(values) < _MANY else frozenset(values))


def _not_a_record_type(type_: object) -> QueryError:
    shown = type_name(type_) if isinstance(type_, type) else excerpt(type_)
    expected = " or ".join(known.__name__ for known in TYPES)
    return QueryError([make("query.value", f"type_: expected {expected}, got {shown}", path="/type_", value=shown)])
