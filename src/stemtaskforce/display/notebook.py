"""Objects drawn for notebooks as HTML, and told to rich, without either being needed.

Whatever the size of an object, its drawing is short: of many, the first and the last five; of prose, a fold with its
number of words. Colours are those of the notebook around it, so that light and dark need no switch. Facts and labels
come from `facts`, escaping from `markup`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import TypeAlias, cast

import attrs

from stemtaskforce import wording
from stemtaskforce.catalog import Catalog, Link
from stemtaskforce.facts import facts, naming, prose, words
from stemtaskforce.findings import Finding, Severity
from stemtaskforce.groups import Groups
from stemtaskforce.markup import GAP, Html, Template, element, join, stylesheet
from stemtaskforce.model import RECORD_TYPES, Event, Form, ListingRow, Meeting, Record, Taskforce, declared
from stemtaskforce.pages import CatalogReading, Line, Reading, UnreadLine
from stemtaskforce.query import Selection
from stemtaskforce.tables import Table
from stemtaskforce.timeline import Timeline, TimelineEntry

__all__ = ["draw", "rich_parts"]

#: Rows that are shown of many: so many first and so many last.
SHOWN_ROWS = 5
#: The most characters of a name and of another cell of a table.
MAX_NAME, MAX_CELL = 100, 60
#: The most characters of a prose field, and fewer of one that is mostly signs that have to be escaped.
MAX_PROSE, MAX_ESCAPED = 12_000, 18_000

Cell: TypeAlias = str | Html
Row: TypeAlias = Sequence[Cell]
#: An item of `__rich_repr__`: a value, or a name and its value.
Part: TypeAlias = object | tuple[str, object]

_RULES = """
.stemtaskforce{color:inherit;font:13px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;max-width:64rem}
.stemtaskforce .head{margin:.2rem 0;font-size:14px}
.stemtaskforce .head span,.stemtaskforce caption,.stemtaskforce .more td{opacity:.72}
.stemtaskforce .scroll{overflow-x:auto}
.stemtaskforce table{border:0;border-collapse:collapse;width:max-content;
  margin:.3rem 0;color:inherit;font-size:inherit;background:none}
.stemtaskforce caption{text-align:left;padding:.15rem 0;caption-side:top;color:inherit}
.stemtaskforce tr,.stemtaskforce tr:hover{background:none!important}
.stemtaskforce th,.stemtaskforce td{text-align:left!important;vertical-align:top;padding:.18rem 1rem .18rem 0;border:0;
  max-width:min(26rem,58vw);white-space:normal;overflow-wrap:break-word}
.stemtaskforce tbody th{font-weight:400;opacity:.72;white-space:nowrap}
.stemtaskforce thead th{font-weight:600;border-bottom:1px solid color-mix(in srgb,currentcolor 30%,transparent);
  white-space:nowrap}
.stemtaskforce .day{white-space:nowrap;font-variant-numeric:tabular-nums}
.stemtaskforce details{margin:.2rem 0}
.stemtaskforce summary{cursor:pointer}
.stemtaskforce details>div{padding:.1rem 0 .3rem 1rem;max-width:46rem;white-space:pre-line}
.stemtaskforce details>.scroll{max-width:none;white-space:normal}
"""
_FRAME = Template(element("div", stylesheet(_RULES), GAP, attributes={"class": "stemtaskforce"}))
_HEAD = Template(element("div", element("strong", GAP), " ", element("span", GAP), attributes={"class": "head"}))
_PAIR = Template(element("tr", element("th", GAP, attributes={"scope": "row"}), element("td", GAP)))
_ELLIPSIS = "…"


def draw(value: object) -> Html:
    """Return an object of the library as HTML.

    Args:
        value: A record, timeline, entry, selection, groups, catalog, link, reading or finding.

    Returns:
        A piece of at most 100 KB, with its own style sheet.

    Raises:
        TypeError: It is none of these.

    Example:
        >>> print(draw(Event(title="A & B", category="News")).source.partition("</style>")[2][:79])
        <div class="head"><strong>A &amp; B</strong> <span>Event</span></div><div class
    """
    return _FRAME(join(_parts(value)))


def _parts(value: object) -> Iterator[Html]:
    for type_, parts in _DRAWN.items():
        if isinstance(value, type_):
            return parts(value)
    raise TypeError(f"expected an object of this library, got {type(value).__name__}")


# ---------------------------------------------------------------- the parts of drawings


def _head(title: str, kind: str) -> Html:
    return _HEAD(wording.shorten(title, 2 * MAX_NAME), kind)


def _pairs(rows: Iterable[tuple[str, Cell]]) -> Html:
    """Return a table of labels and values."""
    drawn = [_PAIR(label, value) for label, value in rows]
    return _scrolled(element("table", element("tbody", *drawn))) if drawn else join(())


def _scrolled(table: Html) -> Html:
    return element("div", table, attributes={"class": "scroll", "tabindex": "0"})


def _rows(heads: Sequence[str], rows: Sequence[Row | None], caption: str = "") -> Html:
    """Return a table of rows, `None` standing for those that are left out; columns without any value are left out."""
    used = [place for place in range(len(heads)) if not rows or any(row is not None and row[place] for row in rows)]
    columns = [element("th", heads[place], attributes={"scope": "col"}) for place in used]
    gap = element("tr", *(element("td", _ELLIPSIS) for _ in used), attributes={"class": "more"})
    body = [gap if row is None else element("tr", *(_cell(heads[at], row[at]) for at in used)) for row in rows]
    parts = (element("caption", caption) if caption else "", element("thead", element("tr", *columns)))
    return _scrolled(element("table", *parts, element("tbody", *body)))


def _cell(head: str, value: Cell) -> Html:
    is_day = head in _DAYS and bool(value)
    return element("td", value, attributes={"class": "day" if is_day else None})


def _ends(items: Sequence[object], row: Callable[..., Row]) -> list[Row | None]:
    """Return the rows of the first and the last items, and `None` between them where some are left out."""
    if len(items) <= 2 * SHOWN_ROWS:
        return [row(item) for item in items]
    first = [row(items[place]) for place in range(SHOWN_ROWS)]
    return [*first, None, *(row(items[place]) for place in range(-SHOWN_ROWS, 0))]


def _fold(label: str, note: str, content: Html | str, *, is_open: bool = False, class_: str | None = None) -> Html:
    summary = element("summary", f"{label} ({note})")
    attributes = {"open": "" if is_open else None}
    return element("details", summary, element("div", content, attributes={"class": class_}), attributes=attributes)


def _cut(text: str) -> str:
    """Return the part of a prose field that fits in a drawing."""
    size = MAX_PROSE if len(str(join([text[:MAX_PROSE]]))) <= MAX_ESCAPED else MAX_PROSE // 5
    return text if len(text) <= size else f"{text[:size]}{_ELLIPSIS}"


# ---------------------------------------------------------------- records


_KINDS: Mapping[type[object], str] = MappingProxyType(
    {Taskforce: "Taskforce", Meeting: "Meeting", Event: "Event", ListingRow: "Row of a listing"}
)
_DAYS = frozenset(
    each.label for type_ in (*RECORD_TYPES, ListingRow) for each in declared(type_) if each.form is Form.DATE
)


def _record(record: Record) -> Iterator[Html]:
    yield _head(naming(record, 2 * MAX_NAME), _KINDS[type(record)])
    yield _pairs((fact.label, _fact(fact.text, fact.form)) for fact in facts(record))
    for label, text in prose(record):
        yield _fold(label, wording.count(len(text.split()), "word"), _cut(text))
    if isinstance(record, Taskforce) and record.events:
        count = wording.count(len(record.events), "event")
        yield _fold("Timeline", count, _of_records(Event, record.events), class_="scroll")


def _fact(text: str, form: Form) -> Cell:
    if form is Form.URL:
        return element("a", wording.shorten(text, MAX_NAME), attributes={"href": text, "rel": "noopener noreferrer"})
    return wording.shorten(text, 2 * MAX_NAME)


def _listing_row(row: ListingRow) -> Iterator[Html]:
    yield _head(row.requesting_organisation or "", _KINDS[ListingRow])
    yield _pairs((fact.label, wording.shorten(fact.text, 2 * MAX_NAME)) for fact in facts(row))


def _of_records(type_: type[Record], records: Sequence[Record], caption: str = "") -> Html:
    fields = [each for each in declared(type_) if each.form not in {Form.PROSE, Form.RECORDS, Form.URL}]
    shown = [each for each in fields if each.name not in {"name", "title"}]
    heads = ["Name", *(each.label for each in shown)]

    def row(record: Record) -> Row:
        return [naming(record, MAX_NAME), *(_short(getattr(record, each.name)) for each in shown)]

    return _rows(heads, _ends(records, row), caption)


def _short(value: object) -> str:
    return wording.shorten(words(value), MAX_CELL)


def _selection(selection: "Selection[Record]") -> Iterator[Html]:
    type_ = selection.record_type
    yield _of_records(type_, selection, wording.count(len(selection), type_.__name__.lower()))


# ---------------------------------------------------------------- timelines, groups, catalogs, links


def _entry(entry: TimelineEntry) -> Iterator[Html]:
    yield from _record(entry.record)
    if entry.taskforce is not None:
        yield _pairs([("Taskforce", wording.shorten(entry.taskforce.name, MAX_NAME))])


def _timeline(timeline: Timeline) -> Iterator[Html]:
    heads = ["Date", "Kind", "Name", "Country", "Taskforce"]
    yield _rows(heads, _ends(timeline, _entry_row), repr(timeline)[1:-1])


def _entry_row(entry: TimelineEntry) -> Row:
    owner = "" if entry.taskforce is None else wording.shorten(entry.taskforce.name, MAX_CELL)
    day = "undated" if entry.date is None else wording.day(entry.date)
    return [day, entry.kind.value, naming(entry.record, MAX_NAME), words(entry.record.country), owner]


def _groups(groups: "Groups[object, object]") -> Iterator[Html]:
    rows: list[Row | None] = []
    if len(groups) <= 2 * SHOWN_ROWS:
        rows.extend(_group_row(item) for item in groups.items())
    else:
        last = [_group_row((key, groups[key])) for key in islice(reversed(groups), SHOWN_ROWS)]
        rows.extend(_group_row((key, groups[key])) for key in islice(groups, SHOWN_ROWS))
        rows += [None, *reversed(last)]
    yield _rows(["Value", "Records"], rows, wording.count(len(groups), "group"))


def _group_row(item: tuple[object, object]) -> Row:
    key, value = item
    parts = cast("tuple[object, ...]", key) if isinstance(key, tuple) else (key,)
    name = ", ".join("none" if each is None else words(each) for each in islice(parts, SHOWN_ROWS))
    number = len(cast("Sequence[object]", value)) if isinstance(value, Sequence) else value
    return [wording.shorten(name, MAX_NAME), f"{number:,}" if isinstance(number, int) else _short(number)]


def _table(table: Table) -> Iterator[Html]:
    columns = [table.column(name) for name in table.columns]
    rows = _ends(range(len(table)), lambda place: [_short(column[place]) for column in columns])
    yield _rows(table.columns, rows, f"{wording.count(len(table), 'row')}, {wording.count(len(columns), 'column')}")


def _catalog(catalog: Catalog) -> Iterator[Html]:
    yield _head("Catalog", _counts(catalog))
    for label in ("Taskforces", "Meetings", "Publications"):
        selection: Selection[Record] = getattr(catalog, label.lower())
        if selection:
            content = _of_records(selection.record_type, selection)
            yield _fold(label, f"{len(selection):,}", content, is_open=True, class_="scroll")


def _counts(catalog: Catalog) -> str:
    return ", ".join(
        [
            wording.count(len(catalog.taskforces), "taskforce"),
            wording.count(len(catalog.meetings), "meeting"),
            wording.count(len(catalog.publications), "publication"),
        ]
    )


def _link(link: Link) -> Iterator[Html]:
    target = "none" if link.target is None else naming(link.target, MAX_NAME)
    yield _head("Link", link.code)
    yield _pairs(
        [
            (_KINDS[type(link.source)], naming(link.source, MAX_NAME)),
            ("Belongs to", target),
            ("Reason", wording.shorten(link.finding.message, 4 * MAX_NAME)),
        ]
    )


# ---------------------------------------------------------------- readings and findings


def _finding(finding: Finding) -> Iterator[Html]:
    yield _head(finding.code, finding.severity.value)
    values = [(label, getattr(finding, label.lower())) for label in ("Message", "Path", "Line", "Source", "Value")]
    yield _pairs(
        (label, wording.shorten(str(value), 4 * MAX_NAME)) for label, value in values if value not in {None, ""}
    )


def _findings(findings: Sequence[Finding]) -> Iterator[Html]:
    """Iterate over folds of findings, the gravest first."""
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        some = [finding for finding in findings if finding.severity is severity]
        if some:
            rows = _rows(["Code", "Message", "Source", "Line"], _ends(some, _finding_row))
            label = {"error": "Errors", "warning": "Warnings"}.get(severity.value, "Notes")
            yield _fold(label, f"{len(some):,}", rows, is_open=severity is Severity.ERROR, class_="scroll")


def _finding_row(finding: Finding) -> Row:
    line = "" if finding.line is None else str(finding.line)
    return [finding.code, wording.shorten(finding.message, 2 * MAX_NAME), _short(finding.source), line]


def _unread(lines: Sequence[UnreadLine] | Sequence[Line]) -> Iterator[Html]:
    if lines:
        rows = _ends(lines, _unread_row)
        yield _fold(
            "Lines that were not read", f"{len(lines):,}", _rows(["Source", "Line", "Text"], rows), class_="scroll"
        )


def _unread_row(line: UnreadLine | Line) -> Row:
    source = line.source if isinstance(line, UnreadLine) else ""
    return [_short(source), str(line.number), wording.shorten(line.text, MAX_NAME)]


def _reading(reading: Reading) -> Iterator[Html]:
    yield _head(
        _short(reading.source) or "Page", " ".join(filter(None, [reading.kind or "of no known kind", reading.layout]))
    )
    for record in reading.records[:1]:
        yield from _record(record)
    if len(reading.records) > 1:
        names = [[_KINDS[type(each)], naming(each, MAX_NAME)] for each in reading.records[1 : 2 * SHOWN_ROWS]]
        yield _rows(["Kind", "Name"], names, f"and {len(reading.records) - 1:,} more")
    if reading.rows:
        note = wording.count(len(reading.rows), "row")
        yield _fold("Listing", note, _of_rows(reading.rows), class_="scroll")
    yield from _findings(reading.findings)
    yield from _unread(reading.unread)


def _of_rows(rows: Sequence[ListingRow]) -> Html:
    fields = declared(ListingRow)
    return _rows(
        [each.label for each in fields], _ends(rows, lambda row: [_short(getattr(row, each.name)) for each in fields])
    )


def _catalog_reading(reading: CatalogReading) -> Iterator[Html]:
    empty = [each for each in reading.readings if not each.records and not each.rows]
    yield _head("Pages read", repr(reading).partition(" of ")[2][:-1])
    if empty:
        rows = _ends(empty, lambda each: [_short(each.source), each.kind or ""])
        yield _fold("Pages without a record", f"{len(empty):,}", _rows(["Source", "Kind"], rows), class_="scroll")
    yield from _findings(reading.findings)
    yield from _unread(reading.unread)
    yield from _catalog(reading.catalog)


#: How each type is drawn; the first that fits.
_DRAWN: Mapping[type[object], Callable[..., Iterator[Html]]] = MappingProxyType(
    {
        Taskforce: _record,
        Meeting: _record,
        Event: _record,
        ListingRow: _listing_row,
        TimelineEntry: _entry,
        Timeline: _timeline,
        Selection: _selection,
        Groups: _groups,
        Catalog: _catalog,
        Table: _table,
        Link: _link,
        Finding: _finding,
        Reading: _reading,
        CatalogReading: _catalog_reading,
    }
)


# ---------------------------------------------------------------- rich


class _Plain:
    """A text that is shown as it stands, without quotation marks."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def rich_parts(value: object) -> Iterator[Part]:
    """Iterate over what rich prints of an object.

    Args:
        value: An object of the library.

    Yields:
        Values, and names with their values; of many items the first and the last five.

    Example:
        >>> list(rich_parts(Event(title="Launch")))
        [('title', 'Launch')]
    """
    if isinstance(value, Timeline):
        yield from _some(value, lambda each: " ".join(map(str, _entry_row(each)[:3])))
    elif isinstance(value, Selection):
        yield from _some(value, _told)
    elif isinstance(value, Table):
        yield from _plain([wording.count(len(value), "row"), *value.columns])
    elif isinstance(value, Catalog):
        yield from _plain(_counts(value).split(", "))
    elif isinstance(value, CatalogReading):
        yield from _plain(repr(value).partition(" of ")[2][:-1].split("; "))
    elif isinstance(value, Groups):
        yield from _grouped(cast("Groups[object, object]", value))
    else:
        yield from _fields(value)


def _some(items: Sequence[object], told: Callable[..., str]) -> Iterator[Part]:
    """Iterate over the first and the last items in words."""
    if len(items) <= 2 * SHOWN_ROWS:
        yield from _plain(told(item) for item in items)
        return
    yield from _plain(told(items[place]) for place in range(SHOWN_ROWS))
    yield _Plain(f"… {len(items) - 2 * SHOWN_ROWS:,} more …")
    yield from _plain(told(items[place]) for place in range(-SHOWN_ROWS, 0))


def _told(record: Record) -> str:
    day = next((fact.text for fact in facts(record) if fact.form is Form.DATE), "")
    return f"{day} {naming(record, MAX_NAME)}".lstrip()


def _grouped(groups: "Groups[object, object]") -> Iterator[Part]:
    rest = len(groups) - 2 * SHOWN_ROWS
    for key in islice(groups, 2 * SHOWN_ROWS):
        yield _Plain(": ".join(str(cell) for cell in _group_row((key, groups[key]))))
    if rest > 0:
        yield _Plain(f"… {rest:,} more")


def _plain(texts: Iterable[str]) -> Iterator[Part]:
    yield from map(_Plain, texts)


def _fields(value: object) -> Iterator[Part]:
    """Iterate over the fields that have a value; long texts are shortened."""
    names = (each.alias for each in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))) if each.init)
    for name in names:
        field = getattr(value, name)
        if isinstance(field, tuple):
            if items := cast("tuple[object, ...]", field):
                yield name, [*_some(items, repr)]
        elif type(field) is str:
            if field:
                yield name, wording.shorten(field, 2 * MAX_NAME)
        elif field is not None:
            yield name, field
