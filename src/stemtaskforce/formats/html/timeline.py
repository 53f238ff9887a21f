"""The timeline of a page: entries by year that open to show more, and filters that need no script.

A filter is a link to itself: while it is the target of the address, rules of the style sheet hide all entries but its
own. `page.js` combines filters where scripts run.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, islice

import attrs

from stemtaskforce import wording
from stemtaskforce.facts import naming, prose, words
from stemtaskforce.folding import slug
from stemtaskforce.formats.html.names import names_of
from stemtaskforce.formats.html.parts import KINDS, Kind, draw_facts, draw_text, kind_of, outside
from stemtaskforce.markup import GAP, Html, Local, Template, element, join
from stemtaskforce.model import Event, Meeting, Record, Taskforce
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


@attrs.frozen
class _Shown:
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
    head = (element("p", _extent(timeline), attributes={"class": "note"}), _OPEN_ALL)
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


def _extent(timeline: Timeline) -> str:
    """Return the number of entries and their years in words."""
    number = wording.count(len(timeline), "entry", "entries")
    years = sorted({entry.date.year for entry in timeline if entry.date is not None})
    return f"{number}, {years[0]} to {years[-1]}" if len(years) > 1 else number


def _entry(shown: _Shown, name: str, around: Around) -> Html:
    entry, record = shown.entry, shown.entry.record
    day = _UNDATED if entry.date is None else _DAY(str(entry.date), wording.day_of_year(entry.date))
    text = naming(record)
    is_whole = len(text) <= MAX_LINE and "\n" not in text
    by = " · ".join(_by(entry, around))
    return _ENTRY(
        f"entry {shown.kind}",
        shown.year,
        shown.category or "",
        day,
        _BY(by) if by else "",
        text if is_whole else wording.shorten(text, MAX_LINE),
        name,
        join(_more(entry, name, around, is_whole=is_whole)),
    )


def _by(entry: TimelineEntry, around: Around) -> Iterator[str]:
    """Iterate over what stands above the name of an entry."""
    record = entry.record
    if isinstance(record, Taskforce):
        yield "Start of the taskforce"
    elif isinstance(record, Meeting):
        yield words(record.kind)
        yield from filter(None, [record.location or (record.country and record.country.label)])
    else:
        name = naming(record)
        yield from (text for text in (record.category, record.publisher) if text and text != name)
    if around.shows_owner and entry.taskforce is not None:
        yield entry.taskforce.name


def _more(entry: TimelineEntry, name: str, around: Around, *, is_whole: bool) -> Iterator[Html]:
    """Iterate over what an entry shows when it is open."""
    record = entry.record
    named = naming(record)
    is_subject = record is around.subject
    for label, text in () if is_subject else prose(record):
        if text != named:
            yield from () if isinstance(record, Event) else (element("h4", label),)
            yield draw_text(text)
        elif not is_whole:
            yield draw_text(text)
    yield draw_facts(record)
    found = around.resolve(record) if isinstance(record, Event) and entry.taskforce is not None else None
    if found is not None:
        yield _resolved(found, around)
    elif isinstance(record, Event) and record.is_truncated:
        yield element("p", "The site shows no more of this text here.", attributes={"class": "note"})
    links = [element("a", "Link to this entry", attributes={"href": Local(f"#{name}")})]
    if is_subject:
        links.insert(0, element("a", "Back to the top", attributes={"href": Local("#content")}))
    elif page := around.page(record):
        links.insert(0, element("a", "Open its page", attributes={"href": Local(page)}))
    if record.url:
        links.insert(0, outside(record.url, "Read it on the site"))
    yield element("p", *links, attributes={"class": "links"})


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
    kinds = Counter(each.kind for each in shown)
    years = Counter(each.year for each in shown)
    labels: dict[str, str] = {}
    for each in shown:
        if each.category is not None and isinstance(each.entry.record, Event):
            labels.setdefault(each.category, each.entry.record.category or "")
    categories = Counter(each.category for each in shown if each.category is not None)
    return {
        "kind": {kind: (label, kinds[kind]) for kind, label in KINDS.items() if kinds[kind] and around.shows_owner},
        "year": {year: (year.capitalize(), number) for year, number in islice(years.items(), MAX_VALUES)},
        "category": {each: (labels[each], number) for each, number in categories.most_common(MAX_VALUES)},
    }


def _filters(facets: Mapping[str, Mapping[str, tuple[str, int]]]) -> Iterator[Html]:
    """Iterate over the filters, and what tells that some entries are hidden."""
    if not facets:
        return
    yield element(
        "nav", *map(_facet, facets, facets.values()), attributes={"class": "filters", "aria-label": "Filters"}
    )
    yield element("p", attributes={"class": "status", "role": "status"})
    show_all = element("a", "Show all entries", attributes={"href": Local("#timeline")})
    yield element("p", show_all, attributes={"class": "all"})


def _facet(facet: str, values: Mapping[str, tuple[str, int]]) -> Html:
    links = [_filter(f"{facet}-{value}", label, number) for value, (label, number) in values.items()]
    rest = links[MAX_FILTERS:]
    more = element("details", element("summary", f"{len(rest)} more"), element("ul", *rest)) if rest else ""
    heading = element("h3", facet.capitalize(), attributes={"id": f"by-{facet}"})
    list_ = element("ul", *links[:MAX_FILTERS], attributes={"aria-labelledby": f"by-{facet}"})
    return element("div", heading, element("div", list_, more), attributes={"class": "facet"})


def _filter(name: str, label: str, number: int) -> Html:
    count = element("span", f"{number:,}", attributes={"class": "count"})
    kind = name.removeprefix("kind-")
    mark = element("span", attributes={"class": f"mark {kind}"}) if kind != name else ""
    return element("li", element("a", mark, label, " ", count, attributes={"id": name, "href": Local(f"#{name}")}))


def _rule(facet: str, value: str) -> str:
    """Return the rules that hide all but the entries of a filter while it is the target of the address."""
    mine = f".{value}" if facet == "kind" else f'[data-{facet}="{value}"]'
    chosen = f".timeline:not(.scripted):has(#{facet}-{value}:target)"
    return f"{chosen} .entry:not({mine}),{chosen} .year:not(:has({mine})){{display:none}}\n"
