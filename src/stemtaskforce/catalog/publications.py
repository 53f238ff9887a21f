"""Which publication a teaser of a timeline points to.

A teaser has the date of the publication, and the beginning of its publisher and text, where the site cut them. A
listing of publications has teasers, too; one that begins the text of a page there is that publication.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from pendulum import Date

from stemtaskforce.catalog.links import Link, link
from stemtaskforce.catalog.naming import Beginnings, is_cut, plain, starts, uncut
from stemtaskforce.model import Event

__all__ = ["Pages", "Publications"]

#: So many texts are compared one by one faster than an index of a day's texts is made.
_FEW = 16


class Publications:
    """Publications by date, among which the one is found that a teaser points to.

    Args:
        events: The publications, in order, none of them twice.

    Example:
        >>> whole = Event(
        ...     date="2020-06-15", publisher="Government of the Netherlands / Dutch platform", title="Monitor"
        ... )
        >>> teaser = Event(date="2020-06-15", publisher="Government of the Netherlands / Du...")
        >>> Publications([whole]).link(teaser).target.title
        'Monitor'
    """

    def __init__(self, events: Iterable[Event]) -> None:
        days: defaultdict[Date, list[Event]] = defaultdict(list)
        for event in events:
            if event.date is not None:
                days[event.date].append(event)
        self._events: Mapping[Date, Sequence[Event]] = days
        self._days: dict[Date, _Day] = {}
        self._publishers: dict[str, tuple[str, bool]] = {}

    def link(self, event: Event) -> Link | None:
        """Find the publication that an event of a taskforce points to.

        It has the same date and a publisher that starts like the event's; among several, its summary or title starts
        like the event's.

        Args:
            event: The event, as the timeline of a dossier has it: its publisher and summary may be cut.

        Returns:
            The link, without a target where several fit; `None` where none does.
        """
        if event.date is None or event.publisher is None or event.date not in self._events:
            return None
        day = self._day(event.date)
        publisher, anywhere = self._publisher(event.publisher)
        fitting: Collection[int] = day.fitting(publisher, anywhere=anywhere)
        if len(fitting) > 1 and len(alike := day.alike(event, fitting)) == 1:
            fitting = alike
        if not fitting:
            return None
        places = fitting if len(fitting) == 1 else sorted(fitting)
        return link(event, "link.by-date", map(day.events.__getitem__, places), len(fitting))

    def _publisher(self, name: str) -> tuple[str, bool]:
        """Return a publisher as it is compared, and whether it was cut: few are named in many teasers."""
        if name not in self._publishers:
            self._publishers[name] = uncut(name), is_cut(name)
        return self._publishers[name]

    def _day(self, date: Date) -> "_Day":
        if date not in self._days:
            self._days.setdefault(date, _Day(self._events[date]))
        return self._days[date]


class _Day:
    """The publications of one day by their place.

    Most days have few publications, and these are compared one by one: there are many days, and an index of each would
    cost more than it saves. Where there are many, those that fit are found without a look at each, and answers that are
    asked for again and again (a publisher, a teaser) are cached.
    """

    __slots__ = ("_fitting", "_index", "_names", "_pages", "_publishers", "_texts", "events")

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self._publishers = [plain(event.publisher or "") for event in events]
        self._names: _Names | None = None if len(events) <= _FEW else _Names(self._publishers)
        self._fitting: dict[tuple[str, bool], set[int]] = {}
        self._texts: dict[int, tuple[str, ...]] = {}
        self._index: _Texts | None = None
        self._pages: Pages | None = None

    def fitting(self, publisher: str, *, anywhere: bool) -> Collection[int]:
        """Return the publications whose publisher starts with a text; of a page and its teaser the page alone."""
        if self._names is None:
            # Most do not begin so, and are told by a call of C.
            begin = [place for place, name in enumerate(self._publishers) if name.startswith(publisher)]
            places = [place for place in begin if starts(self._publishers[place], publisher, anywhere=anywhere)]
            return places if len(places) <= 1 else self._pages_for({*places})
        asked = publisher, anywhere
        if asked in self._fitting:
            return self._fitting[asked]
        found = self._names.starting(publisher, anywhere=anywhere)
        fitting = self._pages_for(found) if len(found) > 1 else found
        if len(found) > _FEW:
            self._fitting[asked] = fitting
        return fitting

    def _pages_for(self, places: set[int]) -> set[int]:
        """Return publications with the page for each teaser that is one, as they do not compete."""
        untitled = [place for place in places if self.events[place].title is None]
        if not untitled:
            return places
        if self._pages is None:
            self._pages = Pages(self.events)
        pages = {place: self._pages.of(self.events[place]) for place in untitled}
        alone = {found[0] for found in pages.values() if len(found) == 1}
        teasers = {place for place, found in pages.items() if len(found) == 1 or not places.isdisjoint(found)}
        return (places - teasers) | alone

    def alike(self, event: Event, fitting: Collection[int]) -> Sequence[int]:
        """Return those of which summary or title starts like the event's, or begins it; of many, only two."""
        ours = _texts_of(event)
        if len(fitting) > _FEW:
            if self._index is None:
                self._index = _Texts(map(self._texts_at, range(len(self.events))))
            if len(fitting) > self._index.count(ours):
                return [*islice(self._index.near(ours, fitting), 2)]
        alike = (place for place in fitting if _start_alike(ours, self._texts_at(place)))
        return [*islice(alike, 2)]

    def _texts_at(self, place: int) -> tuple[str, ...]:
        if place not in self._texts:
            self._texts[place] = _texts_of(self.events[place])
        return self._texts[place]


class _Names:
    """The publishers of one day with many publications, by which those that start alike are found."""

    __slots__ = ("_names", "_places")

    def __init__(self, names: Iterable[str]) -> None:
        self._places = _by_text((name, place) for place, name in enumerate(names))
        self._names = Beginnings(self._places)

    def starting(self, publisher: str, *, anywhere: bool) -> set[int]:
        """Return the places of the publishers that start with a text."""
        names = self._names.beginning_with(publisher) if publisher else ()
        fitting = (name for name in names if starts(name, publisher, anywhere=anywhere))
        return {place for name in fitting for place in self._places[name]}


class _Texts:
    """The summaries and titles of one day, by which those that start alike are found."""

    def __init__(self, texts_of: Iterable[Iterable[str]]) -> None:
        self._places = _by_text((text, place) for place, texts in enumerate(texts_of) for text in texts)
        self._all = Beginnings(self._places)

    def count(self, texts: Iterable[str]) -> int:
        """Return how many texts begin with one of some."""
        return sum(len(self._all.places_beginning_with(text)) for text in texts)

    def near(self, texts: Iterable[str], among: Collection[int]) -> Iterator[int]:
        """Yield the places, each once, of which a text begins with one of some, or begins it."""
        near = (other for text in texts for other in (*self._all.beginning_with(text), *self._all.that_begin(text)))
        seen: set[int] = set()
        for place in (place for text in near for place in self._places[text]):
            if place in among and place not in seen:
                seen.add(place)
                yield place


class Pages:
    """The pages of one day, which have a title, by the beginning of their summary."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.events: list[Event] = list(events)
        titled = ((place, event) for place, event in enumerate(self.events) if event.title is not None)
        self._places = _by_text((uncut(event.summary), place) for place, event in titled)
        self._summaries = Beginnings(self._places)
        self._of: dict[tuple[str, str | None], tuple[int, ...]] = {}

    def of(self, teaser: Event) -> Sequence[int]:
        """Return the pages whose summary begins with a teaser, unless both name publishers that differ."""
        asked = uncut(teaser.summary), teaser.publisher
        if asked not in self._of:
            summaries = self._summaries.beginning_with(asked[0]) if asked[0] else ()
            pages = (place for summary in summaries for place in self._places[summary])
            self._of[asked] = tuple(place for place in pages if _may_be_one(teaser, self.events[place]))
        return self._of[asked]


def _by_text(places: Iterable[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    by_text: defaultdict[str, list[int]] = defaultdict(list)
    for text, place in places:
        by_text[text].append(place)
    return by_text


def _texts_of(event: Event) -> tuple[str, ...]:
    return tuple(filter(None, dict.fromkeys((uncut(event.summary), uncut(event.title or "")))))


def _start_alike(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    return any(one.startswith(other) or other.startswith(one) for one in ours for other in theirs)


def _may_be_one(teaser: Event, page: Event) -> bool:
    """Return whether the publishers are alike, or one is absent."""
    if teaser.publisher is None or page.publisher is None:
        return True
    ours, theirs = uncut(teaser.publisher), uncut(page.publisher)
    return starts(theirs, ours, anywhere=is_cut(teaser.publisher)) or starts(
        ours, theirs, anywhere=is_cut(page.publisher)
    )
