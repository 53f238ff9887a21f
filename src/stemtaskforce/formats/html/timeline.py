"""The timeline of a page: entries by year that open to show more, and filters that need no script.

A filter is a link to itself: while it is the target of the address, rules of the style sheet hide all entries but its
own. `page.js` combines filters where scripts run.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice
from typing import NamedTuple

import attrs

from stemtaskforce import wording
from stemtaskforce.facts import naming, prose, words
from stemtaskforce.folding import slug
from stemtaskforce.formats.html.names import names_of
from stemtaskforce.formats.html.parts import KINDS, Kind, draw_facts, draw_text, kind_of, outside
from stemtaskforce.markup import FRAGMENT, GAP, Html, Local, Template, element, join
from stemtaskforce.model import Event, Meeting, Record
from stemtaskforce.timeline import Timeline, TimelineEntry

__all__ = ["Around", "draw_timeline"]

#: A text up to this length stands whole in the line of an entry; two lines of it are seen before it is opened.
MAX_LINE = 400
#: The fields that are shown of a publication that an event points to.
MAX_RESOLVED = 1200
#: Filters of one kind that are shown at once; the others open on a click.
MAX_FILTERS = 14
#: The most values of one filter. Nobody looks through more, and each costs a browser a rule over all entries.
MAX_VALUES = 100


def _nothing(_: object) -> None:
    """Return `None`: what is known around a record that stands alone."""


@attrs.frozen
class Around:
    """The context of the records of a page: their own pages, and the publications that events point to.

    Args:
        page: Returns the name of the file that is a record's own page, or `None`.
        resolve: Returns the publication that an event points to, or `None`.
        shows_owner: Whether entries name the taskforce that they belong to.
        subject: The record whose page it is: its prose stands above the timeline and is not repeated in it.
    """

    page: Callable[[Record], str | None] = _nothing
    resolve: Callable[[Event], Event | None] = _nothing
    shows_owner: bool = False
    subject: Record | None = None


class _Shown(NamedTuple):
    """An entry with what filters ask for."""

    entry: TimelineEntry
    kind: Kind
    year: str
    category: str | None


_TITLE = element("h2", "Timeline", attributes={"id": "timeline-heading"})
_SECTION = Template(
    element(
        "section",
        element("header", _TITLE, GAP, attributes={"class": "timeline-head"}),
        GAP,
        attributes={"class": "timeline", "id": "timeline", "aria-labelledby": "timeline-heading"},
    )
)
_YEAR = Template(
    element(
        "section",
        element("h3", GAP, attributes={"id": GAP}),
        element("ol", GAP, attributes={"class": "entries"}),
        attributes={"class": "year", "aria-labelledby": GAP},
    )
)
_ENTRY = Template(
    element(
        "li",
        element(
            "details",
            element(
                "summary",
                GAP,
                element("span", attributes={"class": "mark", "aria-hidden": "true"}),
                element("span", GAP, element("span", GAP, attributes={"class": "name"}), attributes={"class": "what"}),
            ),
            element("div", GAP, attributes={"class": "more", "id": GAP}),
        ),
        attributes={"class": GAP, "data-year": GAP, "data-category": GAP},
    )
)
_DAY = Template(element("time", GAP, attributes={"datetime": GAP}))
_UNDATED = element("span", "undated", attributes={"class": "undated"})
_BY = Template(element("span", GAP, attributes={"class": "by"}))
_LINKS = Template(
    element("p", GAP, element("a", "Link to this entry", attributes={"href": FRAGMENT}), attributes={"class": "links"})
)
_TO_THE_TOP = element("a", "Back to the top", attributes={"href": Local("#content")})
_CUT = element("p", "The site shows no more of this text here.", attributes={"class": "note"})
_FILTER = Template(
    element(
        "li",
        element(
            "a",
            GAP,
            GAP,
            " ",
            element("span", GAP, attributes={"class": "count"}),
            attributes={"id": GAP, "href": FRAGMENT},
        ),
    )
)
_MARK = Template(element("span", attributes={"class": GAP}))
_NOTHING = join(())


def draw_timeline(timeline: Timeline, around: Around) -> tuple[Html, str]:
    """Return the section that shows a timeline, and the rules that make its filters work without a script.

    Args:
        timeline: The entries, most recent first.
        around: The context of the records.

    Returns:
        The section, and rules for the style sheet of the page.
    """
    shown = _shown(timeline)
    names = names_of((each.entry.record for each in shown), (each.entry.taskforce for each in shown))
    facets = {facet: values for facet, values in _facets(shown, around).items() if len(values) > 1}
    drawn = zip(shown, (_entry(each, name, around) for each, name in zip(shown, names, strict=True)), strict=True)
    years = [
        _YEAR(f"in-{year}", f"in-{year}", year.capitalize(), join(entry for _, entry in entries))
        for year, entries in groupby(drawn, lambda each: each[0].year)
    ]
    head = (element("p", _extent(shown), attributes={"class": "note"}), _OPEN_ALL)
    rules = "".join(_rule(facet, value) for facet, values in facets.items() for value in values)
    return _SECTION(join(head), join([*_filters(facets), *years])), rules


def _shown(timeline: Timeline) -> list[_Shown]:
    shown: list[_Shown] = []
    slugs: dict[str | None, str | None] = {None: None}
    for entry in timeline:
        record = entry.record
        kind = "event" if entry.taskforce is not None else kind_of(record)
        category = record.category if isinstance(record, Event) else None
        if category is not None and category not in slugs:
            slugs[category] = slug(category)
        year = "undated" if entry.date is None else str(entry.date.year)
        shown.append(_Shown(entry, kind, year, slugs[category]))
    return shown


def _extent(shown: Sequence[_Shown]) -> str:
    """Return the number of entries and their years in words."""
    number = wording.count(len(shown), "entry", "entries")
    dated = [each.year for each in shown if each.entry.date is not None]
    return f"{number}, {dated[-1]} to {dated[0]}" if dated and dated[-1] != dated[0] else number


@lru_cache(maxsize=1024)
def _entry_of(kind: Kind, year: str, category: str) -> Template:
    """Return the template of the entries of a kind, a year and a category."""
    return _ENTRY.begun(f"entry {kind}", year, category)


def _entry(shown: _Shown, name: str, around: Around) -> Html:
    entry, record = shown.entry, shown.entry.record
    day = _UNDATED if entry.date is None else _DAY(entry.date.isoformat(), wording.day_of_year(entry.date))
    text = naming(record)
    is_whole = len(text) <= MAX_LINE and "\n" not in text
    by = " · ".join(_by(entry, text, around))
    return _entry_of(shown.kind, shown.year, shown.category or "")(
        day,
        _by_line(by),
        text if is_whole else wording.shorten(text, MAX_LINE),
        name,
        join(_more(entry, text, name, around, is_whole=is_whole)),
    )


@lru_cache(maxsize=1024)
def _by_line(text: str) -> Html:
    return _BY(text) if text else _NOTHING


def _by(entry: TimelineEntry, name: str, around: Around) -> Iterator[str]:
    """Iterate over what stands above the name of an entry."""
    record = entry.record
    if isinstance(record, Event):
        yield from [text for text in (record.category, record.publisher) if text and text != name]
    elif isinstance(record, Meeting):
        yield words(record.kind)
        yield from filter(None, [record.location or (record.country and record.country.label)])
    else:
        yield "Taskforce" if entry.date is None else "Start of the taskforce"
    if around.shows_owner and entry.taskforce is not None:
        yield entry.taskforce.name


def _more(entry: TimelineEntry, text: str, name: str, around: Around, *, is_whole: bool) -> Iterator[Html]:
    """Iterate over what an entry shows when it is open; `text` names it, whole in its line or not."""
    record = entry.record
    for label, more in () if record is around.subject else prose(record):
        if more != text:
            yield from () if isinstance(record, Event) else (element("h4", label),)
            yield draw_text(more)
        elif not is_whole:
            yield draw_text(more)
    yield draw_facts(record)
    if isinstance(record, Event):
        found = None if entry.taskforce is None else around.resolve(record)
        if found is not None:
            yield _resolved(found, around)
        elif record.is_truncated:
            yield _CUT
    yield _LINKS(join(_away(record, around)), name)


def _away(record: Record, around: Around) -> Iterator[Html]:
    """Iterate over the links of an entry that lead away from it."""
    if record.url:
        yield outside(record.url, "Read it on the site")
    if record is around.subject:
        yield _TO_THE_TOP
    elif page := around.page(record):
        yield element("a", "Open its page", attributes={"href": Local(page)})


def _resolved(publication: Event, around: Around) -> Html:
    """Return the publication that an entry points to."""
    page = around.page(publication)
    title, text = naming(publication, MAX_LINE), publication.summary
    return element(
        "div",
        element("p", "The publication", attributes={"class": "note"}),
        element("p", element("a", title, attributes={"href": Local(page)}) if page else element("strong", title)),
        draw_text(text if len(text) <= MAX_RESOLVED else wording.shorten(text, MAX_RESOLVED)) if text else "",
        attributes={"class": "resolved"},
    )


_OPEN_ALL = element("button", "Open all", attributes={"type": "button", "hidden": ""})


def _facets(shown: Sequence[_Shown], around: Around) -> Mapping[str, Mapping[str, tuple[str, int]]]:
    """Return the values of each filter by their name in addresses, each with its label and the number of entries."""
    kinds = Counter([each.kind for each in shown])
    years = Counter([each.year for each in shown])
    labels: dict[str, str] = {}
    for each in shown:
        if each.category is not None and isinstance(each.entry.record, Event):
            labels.setdefault(each.category, each.entry.record.category or "")
    categories = Counter([each.category for each in shown if each.category is not None])
    return {
        "kind": {kind: (label, kinds[kind]) for kind, label in KINDS.items() if kinds[kind] and around.shows_owner},
        "year": {year: (year.capitalize(), number) for year, number in islice(years.items(), MAX_VALUES)},
        "category": {each: (labels[each], number) for each, number in categories.most_common(MAX_VALUES)},
    }


def _filters(facets: Mapping[str, Mapping[str, tuple[str, int]]]) -> Iterator[Html]:
    """Iterate over the filters, and what tells that some entries are hidden."""
    if not facets:
        return
    yield _FILTERS(join(map(_facet, facets, facets.values())))
    yield _STATUS


_FACET = Template(
    element(
        "div",
        element("h3", GAP, attributes={"id": GAP}),
        element("div", element("ul", GAP, attributes={"aria-labelledby": GAP}), GAP),
        attributes={"class": "facet"},
    )
)
_FILTERS = Template(element("nav", GAP, attributes={"class": "filters", "aria-label": "Filters"}))
#: What tells that some entries are hidden.
_STATUS = join(
    [
        element("p", attributes={"class": "status", "role": "status"}),
        element(
            "p", element("a", "Show all entries", attributes={"href": Local("#timeline")}), attributes={"class": "all"}
        ),
    ]
)


def _facet(facet: str, values: Mapping[str, tuple[str, int]]) -> Html:
    links = [_filter(f"{facet}-{value}", label, number) for value, (label, number) in values.items()]
    rest = links[MAX_FILTERS:]
    more = element("details", element("summary", f"{len(rest)} more"), element("ul", *rest)) if rest else _NOTHING
    return _FACET(f"by-{facet}", facet.capitalize(), f"by-{facet}", join(links[:MAX_FILTERS]), more)


def _filter(name: str, label: str, number: int) -> Html:
    kind = name.removeprefix("kind-")
    return _FILTER(name, name, _MARK(f"mark {kind}") if kind != name else _NOTHING, label, f"{number:,}")


def _rule(facet: str, value: str) -> str:
    """Return the rules that hide all but the entries of a filter while it is the target of the address."""
    mine = f".{value}" if facet == "kind" else f'[data-{facet}="{value}"]'
    chosen = f".timeline:not(.scripted):has(#{facet}-{value}:target)"
    return f"{chosen} .entry:not({mine}),{chosen} .year:not(:has({mine})){{display:none}}\n"
