"""The `Selection`: records of one type as an immutable sequence that answers questions, typed throughout.

Answers are selections again, in the order of what was asked, so questions chain. What a question names is
checked against the type's own rules before any record is looked at, so a mistake shows even where there are
no records. Indexes are made at the first question that wants them. What is asked across types (links, look-up by
key, time) is for `catalog` and `timeline`.
"""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TypeVar, cast, overload

import attrs

from stemtaskforce.countries import Country
from stemtaskforce.errors import QueryError
from stemtaskforce.findings import make
from stemtaskforce.lazy import Lazy
from stemtaskforce.model import Record
from stemtaskforce.query.asked import Day, equal, field, function, matching, nation, needle, of_type, period, sortable
from stemtaskforce.query.fields import TYPES
from stemtaskforce.query.groups import Groups
from stemtaskforce.query.search import chunks, having
from stemtaskforce.text import excerpt

__all__ = ["Selection", "Sortable"]

T = TypeVar("T", bound=Record)
T_co = TypeVar("T_co", bound=Record, covariant=True)
K = TypeVar("K", bound=Hashable)

#: What `sorted_by` can sort by; keys of one question are of one kind.
Sortable = str | float | datetime.date | datetime.time

#: How many keys a message shows.
_SHOWN = 3


@attrs.frozen(eq=False, repr=False)
class Selection(Sequence[T_co]):
    """Records of one type in an order, as an answer that can be asked further; see `Catalog` and `Selection.of`.

    A selection is a sequence and a value: it compares equal to a selection of the same type with the same records in
    the same order, hashes, copies and pickles.

    Example:
        >>> from stemtaskforce import Meeting
        >>> meetings = Selection.of(Meeting, [Meeting(title="Oslo", date="2018-08-20", country="NO")])
        >>> meetings.in_country("NO").between("2018-01-01", None).first().title
        'Oslo'
        >>> meetings
        <Selection of 1 meeting>
    """

    _type: type[T_co]
    _items: tuple[T_co, ...] = ()
    _lazy: Lazy = attrs.field(init=False, factory=Lazy)

    @classmethod
    def of(cls, type_: type[T], records: Iterable[T]) -> "Selection[T]":
        """Make a selection of records, in their order.

        Args:
            type_: `Taskforce`, `Meeting` or `Event`.
            records: Records of this type.

        Returns:
            The selection.

        Raises:
            InvalidRecord: Some of it is no such record, or of a subclass.
            QueryError: The type is none of the three.

        Example:
            >>> from stemtaskforce import Event
            >>> Selection.of(Event, []).first() is None
            True
        """
        return Selection(type_, of_type(type_, records))

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> "Selection[T_co]": ...

    def __getitem__(self, index: int | slice) -> "T_co | Selection[T_co]":
        return Selection(self._type, self._items[index]) if isinstance(index, slice) else self._items[index]

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

    def first(self) -> T_co | None:
        """Give the first record, or `None` where there is none."""
        return self._items[0] if self._items else None

    def one(self) -> T_co:
        """Give the only record.

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
        raise QueryError([make("query.count", f"one: found {shown}; want exactly one {self._type.__name__}")])

    def where(self, /, *predicates: Callable[[T_co], object], **equals: object) -> "Selection[T_co]":
        """Give the records that meet every condition.

        Args:
            predicates: Functions of a record; what they return counts as true or false.
            equals: Fields with the value that they have, given as to the constructor (`country="NO"`); `None` for
                absent.

        Returns:
            The records, in the order of this selection.

        Raises:
            QueryError: A name is no field (`query.field`), a value is none that the field can hold, or a predicate
                cannot be called (`query.value`); all of it at once.

        Example:
            >>> from stemtaskforce import Event
            >>> events = Selection.of(Event, [Event(title="Launch", category="News"), Event(title="Plan")])
            >>> events.where(lambda event: "a" in event.title, category="News").one().title
            'Launch'
            >>> try:
            ...     events.where(categry="News")
            ... except QueryError as error:
            ...     print(error.findings[0].message)
            categry: no field of an Event; want 'category'
        """
        wanted = matching(self._type, predicates, equals)
        conditions = [*predicates, *(equal(name, value) for name, value in wanted.items())]
        return self._with([item for item in self._items if all(condition(item) for condition in conditions)])

    def _with(self, items: Iterable[T_co]) -> "Selection[T_co]":
        return Selection(self._type, tuple(items))

    def in_country(self, country: Country | str) -> "Selection[T_co]":
        """Give the records of a country, by their own field: an event does not inherit its taskforce's country.

        Args:
            country: A `Country`, or its ISO 3166-1 code.

        Returns:
            The records, in the order of this selection. The first call makes an index.

        Raises:
            QueryError: It is no country.

        Example:
            >>> from stemtaskforce import Event
            >>> len(Selection.of(Event, [Event(title="Launch", country="DK")]).in_country("DK"))
            1
        """
        return self.group_by("country").get(nation(country), Selection(self._type))

    def between(self, start: Day | None, end: Day | None) -> "Selection[T_co]":
        """Give the records of a period, by the day on which they start; both ends are in.

        Args:
            start: The first day, as a date or `YYYY-MM-DD`; `None` for all up to `end`.
            end: The last day; `None` for all from `start`.

        Returns:
            The records, in the order of this selection. The undated are in no period, so never in it. The first
            call makes an index.

        Raises:
            QueryError: One is no day, or the period ends before it starts.

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
        """The days of the dated records, rising, and the place of each."""
        date = TYPES[self._type].date
        dated = [(day.toordinal(), place) for place, item in enumerate(self._items) if (day := date(item)) is not None]
        dated.sort()
        return tuple(map(itemgetter(0), dated)), tuple(map(itemgetter(1), dated))

    def mentioning(self, text: str) -> "Selection[T_co]":
        """Give the records in whose text some words stand; case and accents do not count.

        Args:
            text: The words, as they stand; neither blank nor accents alone.

        Returns:
            The records, in the order of this selection. Every text of a record is looked at (names, titles, places,
            categories and prose), but no address, code or event of a taskforce. The first call folds them.

        Raises:
            QueryError: It is no text, or there is nothing in it to look for.

        Example:
            >>> from stemtaskforce import Meeting
            >>> meetings = Selection.of(Meeting, [Meeting(title="Visit to Óbuda", date="2018-04-25")])
            >>> len(meetings.mentioning("OBUDA"))
            1
        """
        wanted = needle(text)
        folded = self._lazy.get("folded", lambda: tuple(chunks(self._items, TYPES[self._type].text)))
        return self._with(item for chunk in folded for item in having(chunk, wanted))

    def sorted_by(self, *by: str | Callable[[T_co], Sortable | None], reverse: bool = False) -> "Selection[T_co]":
        """Sort the records; what compares equal stays in its order, and `None` is last both ways.

        Args:
            by: Fields by name, or functions of a record; the first counts most.
            reverse: Whether the greatest is first.

        Returns:
            The records in the order asked for.

        Raises:
            QueryError: A name is no field, the field has no order, or keys cannot be compared.

        Example:
            >>> from stemtaskforce import Event
            >>> events = Selection.of(Event, [Event(title="Plan"), Event(title="Launch")])
            >>> [event.title for event in events.sorted_by("title")]
            ['Launch', 'Plan']
        """
        items = list(self._items)
        for place, each in reversed(list(enumerate(by))):
            get = sortable(self._type, each) if isinstance(each, str) else function(each, place)
            keyed = [(get(item), item) for item in items]
            present = [(cast("str", key), item) for key, item in keyed if key is not None]
            try:
                present.sort(key=itemgetter(0), reverse=reverse)
            except TypeError as error:
                message = f"by[{place}]: gives keys that cannot be compared with each other"
                raise QueryError([make("query.value", message, path=f"/by/{place}")]) from error
            items = [item for _, item in present] + [item for key, item in keyed if key is None]
        return self._with(items)

    @overload
    def group_by(self, by: str) -> "Groups[object, Selection[T_co]]": ...

    @overload
    def group_by(self, by: Callable[[T_co], K]) -> "Groups[K, Selection[T_co]]": ...

    def group_by(self, by: str | Callable[[T_co], K]) -> "Groups[object, Selection[T_co]] | Groups[K, Selection[T_co]]":
        """Group the records by a field or by what a function gives.

        Args:
            by: A field by name, or a function of a record whose values can be hashed.

        Returns:
            Each value with its records, values in the order in which they first appear. Groups by a field are
            made once.

        Raises:
            QueryError: The name is no field, or a value cannot be hashed.

        Example:
            >>> from stemtaskforce import Event
            >>> events = Selection.of(Event, [Event(title="Launch", category="News"), Event(title="Plan")])
            >>> list(events.group_by("category"))
            ['News', None]
        """
        if not isinstance(by, str):
            return self._grouped(function(by))
        get = field(self._type, by)
        return self._lazy.get(f"by {by}", lambda: self._grouped(get))

    def _grouped(self, get: Callable[[T_co], K]) -> "Groups[K, Selection[T_co]]":
        groups: dict[K, list[T_co]] = {}
        for item in self._items:
            key = get(item)
            try:
                groups.setdefault(key, []).append(item)
            except TypeError as error:
                message = f"by: gives {excerpt(key)}; want values that can be hashed"
                raise QueryError([make("query.value", message, path="/by", value=excerpt(key))]) from error
        return Groups(tuple((key, self._with(items)) for key, items in groups.items()))

    @overload
    def count_by(self, by: str) -> Groups[object, int]: ...

    @overload
    def count_by(self, by: Callable[[T_co], K]) -> Groups[K, int]: ...

    def count_by(self, by: str | Callable[[T_co], K]) -> Groups[object, int] | Groups[K, int]:
        """Count the records by a field or by what a function gives.

        Args:
            by: As for `group_by`.

        Returns:
            Each value with the number of its records, in the order of `group_by`.

        Raises:
            QueryError: The name is no field, or a value cannot be hashed.

        Example:
            >>> from stemtaskforce import Event
            >>> Selection.of(Event, [Event(title="Launch", category="News")]).count_by("category")
            Groups({'News': 1})
        """
        if isinstance(by, str):
            return Groups(tuple((value, len(found)) for value, found in self.group_by(by).items()))
        return Groups(tuple((key, len(found)) for key, found in self.group_by(by).items()))
