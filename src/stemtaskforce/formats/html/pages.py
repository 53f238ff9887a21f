"""Whole pages: of one record, and of many together."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

import attrs

from stemtaskforce import wording
from stemtaskforce.catalog import Catalog
from stemtaskforce.facts import naming, prose
from stemtaskforce.formats import jsonld
from stemtaskforce.formats.entries import SITE
from stemtaskforce.formats.html.names import names_of
from stemtaskforce.formats.html.parts import draw_facts, draw_prose, heading, outside
from stemtaskforce.formats.html.timeline import Around, draw_timeline
from stemtaskforce.markup import Html, Local, document, element, join
from stemtaskforce.model import Record, Taskforce
from stemtaskforce.timeline import Timeline

__all__ = ["Site", "overview_page", "record_page"]

#: Longer names are set in smaller type.
LONG_NAME = 60
#: The most characters of a page's title.
MAX_TITLE = 300
#: The beginning of a text for search engines and cards.
MAX_DESCRIPTION = 160
_SKIP = element("a", "Skip to content", attributes={"class": "skip", "href": Local("#content")})


@attrs.frozen
class Site:
    """The folder of pages that a page belongs to.

    Args:
        title: The title of its index.
        index: The file name of the index; `None` for a page that stands alone.
        feed: The file name of its Atom feed, which newsreaders find by the head of each page; `""` for none.
        calendar: The file name of its calendar, the same.
    """

    title: str
    index: str | None = None
    feed: str = ""
    calendar: str = ""


@cache
def _resource(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")  # pyright: ignore[reportArgumentType]  # checked at run time


@attrs.frozen(kw_only=True)
class _Page:
    """The parts of a page that differ from page to page."""

    title: str
    kicker: str
    head: Iterable[Html]
    body: Iterable[Html]
    timeline: Timeline
    description: str
    data: bytes


def record_page(
    record: Record, timeline: Timeline, around: Around, site: Site, related: Iterable[Record] = ()
) -> bytes:
    """Return the page of a record.

    Args:
        record: The record.
        timeline: The entries around it, most recent first; not shown where there are none.
        around: The pages and publications around the records.
        site: The folder that the page belongs to.
        related: Records that it belongs to.

    Returns:
        The page in UTF-8.
    """
    name = naming(record, MAX_TITLE)
    size = "long" if len(name) > LONG_NAME else None
    page = _Page(
        title=name,
        kicker=heading(record),
        head=[element("h1", name, attributes={"class": size}), draw_facts(record)],
        body=[*_related(related, around), *draw_prose(record, "h2", class_="prose")],
        timeline=timeline,
        description=wording.shorten(next((text for _, text in prose(record)), ""), MAX_DESCRIPTION),
        data=jsonld.dumps(record),
    )
    return _written(page, attrs.evolve(around, subject=record), site)


def overview_page(catalog: Catalog, around: Around, site: Site) -> bytes:
    """Return the page of many records: the taskforces, and one timeline of all.

    Args:
        catalog: The records.
        around: The pages and publications around them.
        site: The folder that the page belongs to, or the title of a page that stands alone.

    Returns:
        The page in UTF-8.
    """
    summary = _summary(catalog)
    names = names_of(catalog.taskforces)
    cards = [_card(each, around.page(each) or f"#{name}") for each, name in zip(catalog.taskforces, names, strict=True)]
    taskforces = element("section", element("h2", "Taskforces"), element("ul", *cards, attributes={"class": "cards"}))
    page = _Page(
        title=site.title,
        kicker=SITE[0],
        head=[element("h1", site.title), element("p", summary, attributes={"class": "lede"})],
        body=[taskforces] if cards else [],
        timeline=catalog.timeline(),
        description=summary,
        data=jsonld.dumps(catalog.records),
    )
    return _written(page, around, site)


def _written(page: _Page, around: Around, site: Site) -> bytes:
    section, rules = draw_timeline(page.timeline, around) if page.timeline else (join(()), "")
    is_below = site.index is not None and page.title != site.title
    body = [
        _SKIP,
        _header(page, site.title if is_below else None, site.index),
        element("main", *page.body, section, attributes={"class": "inner", "id": "content"}),
        _footer(site),
    ]
    return document(
        join(body, "\n"),
        lang="en",
        title=f"{page.title} – {site.title}" if is_below else page.title,
        description=page.description,
        rules=_resource("page.css") + rules,
        script=_resource("page.js") if page.timeline else "",
        data=page.data.decode().strip(),
        feed=site.feed,
    ).encode()


def _header(page: _Page, up: str | None, index: str | None) -> Html:
    parts = [element("p", page.kicker, attributes={"class": "kicker"}), *page.head]
    if up and index:
        link = element("a", up, attributes={"href": Local(index)})
        parts.insert(0, element("p", link, attributes={"class": "up"}))
    return element("header", element("div", *parts, attributes={"class": "inner"}), attributes={"class": "head"})


@lru_cache(maxsize=16)
def _footer(site: Site) -> Html:
    kept = (("Feed of news", site.feed), ("Calendar", site.calendar))
    links = [element("li", element("a", label, attributes={"href": Local(name)})) for label, name in kept if name]
    name, address = SITE
    source = element("p", "From the pages of the ", outside(address, name), ".")
    inner = element("div", source, element("ul", *links) if links else "", attributes={"class": "inner"})
    return element("footer", inner)


def _related(records: Iterable[Record], around: Around) -> Iterator[Html]:
    for record in records:
        page = around.page(record)
        link = element("a", naming(record), attributes={"href": Local(page)}) if page else naming(record)
        yield element("p", f"{heading(record)}: ", link, attributes={"class": "related"})


def _card(taskforce: Taskforce, target: str) -> Html:
    known = [
        taskforce.country.label if taskforce.country else "",
        f"since {wording.day(taskforce.start_date)}" if taskforce.start_date else "",
        taskforce.status.value if taskforce.status else "",
    ]
    aims = taskforce.objectives or taskforce.background or taskforce.results
    return element(
        "li",
        element("h3", element("a", taskforce.name, attributes={"href": Local(target)})),
        element("p", ", ".join(filter(None, known)), attributes={"class": "note"}) if any(known) else "",
        element("p", wording.shorten(aims, MAX_DESCRIPTION)) if aims else "",
        element("p", wording.count(len(taskforce.events), "event"), attributes={"class": "note"}),
        attributes={"class": "card"},
    )


def _summary(catalog: Catalog) -> str:
    counts = [
        wording.count(len(catalog.taskforces), "taskforce"),
        wording.count(len(catalog.meetings), "meeting"),
        wording.count(len(catalog.publications), "publication"),
    ]
    return f"{counts[0]}, {counts[1]} and {counts[2]}."
