"""Records drawn for a terminal with rich: a dossier, a meeting, a publication, a timeline, a listing.

Each function gives something that `rich.console.Console.print` takes; width, colour and character set are the
console's to know, so the same drawing works in a window, in a pipe and in a test. What is drawn of each type
stands in tables. Data is never taken as markup, and no control character of it reaches the terminal. This is the
one room of `display` that imports rich (the extra `cli`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import cast

import attrs

from stemtaskforce.checks import country_in
from stemtaskforce.countries import Country
from stemtaskforce.entry import TimelineEntry
from stemtaskforce.errors import MissingExtra
from stemtaskforce.findings import make
from stemtaskforce.model import Event, ListingRow, Meeting, Record, Taskforce
from stemtaskforce.pages import Line
from stemtaskforce.timeline import Timeline

try:
    from rich.box import ROUNDED, Box
    from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.segment import Segment
    from rich.table import Table
    from rich.text import Text
except ImportError as error:
    raise MissingExtra(
        [make("extra.missing", "rich is not installed; want pip install 'stemtaskforce[cli]'")]
    ) from error

__all__ = ["draw", "draw_fields", "draw_list", "draw_rows", "draw_timeline", "draw_unread", "visible"]

#: Longer lines are hard to read, however wide the window.
MAX_WIDTH = 100
#: Lines that were not read; a page of no known layout is not drawn whole.
MAX_UNREAD = 100
#: What is drawn of a timeline's entry; the whole text is for `draw`.
MAX_SUMMARY = 280

_DIM, _STRONG, _FRAME = "dim", "bold", "cyan"
#: Rows apart by nothing, columns by one line.
_LINE = Box("    \n  │ \n    \n  │ \n    \n    \n  │ \n    \n")
#: Zero-width joiners shape letters, and a soft hyphen is no more than a hint.
_HARMLESS = frozenset("\u00ad\u200c\u200d")
_LIST_ITEM = re.compile(r"(-|[0-9]{1,3}\.) (.+)")

_KINDS: Mapping[type[Record], str] = MappingProxyType(
    {Taskforce: "taskforce", Meeting: "meeting", Event: "publication"}
)
#: Of each kind, the field that is its title, the fields that are facts, and those that are prose, with their words.
_TITLES: Mapping[str, str] = MappingProxyType({"taskforce": "name", "meeting": "title", "publication": "title"})
_FACTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "taskforce": {
            "requesting_organisation": "Requested by",
            "country": "Country",
            "start_date": "Started",
            "status": "Status",
            "url": "Page",
        },
        "meeting": {
            "date": "Date",
            "end_date": "Until",
            "time": "Time",
            "kind": "Kind",
            "host_organisation": "Host",
            "location": "Place",
            "country": "Country",
            "url": "Page",
        },
        "publication": {
            "date": "Date",
            "category": "Category",
            "publisher": "Publisher",
            "country": "Country",
            "url": "Page",
        },
    }
)
_PROSE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "taskforce": {"background": "Background", "objectives": "Objectives", "results": "Results"},
        "meeting": {
            "summary": "Summary",
            "objective": "Objective",
            "description": "Description",
            "next_steps": "Next steps",
        },
        "publication": {"summary": "Summary"},
    }
)


@attrs.frozen
class _Sheet:
    """A drawing no wider than is good to read, without the white space that rich fills lines up with."""

    drawing: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        narrow = options.update(max_width=min(MAX_WIDTH, options.max_width))
        for line in console.render_lines(self.drawing, narrow, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            if line:
                yield from line[:-1]
                yield Segment(line[-1].text.rstrip(), line[-1].style)
            yield Segment.line()


def visible(text: str) -> str:
    r"""Make a text safe to show: what a terminal would obey, or not show, is escaped.

    Args:
        text: Any text, of one line.

    Returns:
        The text with odd spaces made plain ones, and control characters, directions and lone surrogates as escapes.

    Example:
        >>> print(visible("Norwegian\u00a0Pact\x1b[2J\u202e"))
        Norwegian Pact\x1b[2J\u202e
    """
    if text.isprintable():
        return text
    return "".join(map(_shown_character, text))


def _shown_character(char: str) -> str:
    if char.isprintable() or char in _HARMLESS:
        return char
    return " " if unicodedata.category(char) == "Zs" else char.encode("unicode_escape").decode("ascii")


def draw(record: Record) -> RenderableType:
    """Draw a record: its facts, its prose folded to the window, and a taskforce's timeline.

    Args:
        record: A taskforce, a meeting or an event.

    Returns:
        What a rich console prints, at most 100 columns wide.

    Example:
        >>> import sys
        >>> from rich.console import Console
        >>> event = Event(date="2018-05-04", title="Launch", summary="A pact was launched.")
        >>> Console(file=sys.stdout, width=34).print(draw(event))
        ╭─ publication ──────────────────╮
        │ Launch                         │
        │ Date  2018-05-04               │
        ╰────────────────────────────────╯
        <BLANKLINE>
        Summary
          A pact was launched.
    """
    return draw_fields(_KINDS[type(record)], attrs.asdict(record, recurse=False))


def draw_fields(kind: str, fields: Mapping[str, object]) -> RenderableType:
    """Draw what is known of a record, though it may lack its title or date.

    Args:
        kind: `taskforce`, `meeting` or `publication`.
        fields: Some or all of its fields, as `Reading.fields` has them.

    Returns:
        What a rich console prints, at most 100 columns wide.
    """
    parts: list[RenderableType] = [_head(kind, fields)]
    for name, heading in _PROSE[kind].items():
        if text := fields.get(name):
            parts += [Text(f"\n{heading}", _STRONG), Padding(Group(*_prose(str(text))), (0, 0, 0, 2))]
    # Without a name there is no record to ask, but its events are known all the same.
    events = Timeline.of(_events(fields))
    if events:
        parts += [Text("\nTimeline", _STRONG), Padding(draw_timeline(events), (0, 0, 0, 2))]
    return _Sheet(Group(*parts))


def _events(fields: Mapping[str, object]) -> Iterator[Event]:
    events = fields.get("events")
    if isinstance(events, tuple):
        yield from (event for event in cast("tuple[object, ...]", events) if isinstance(event, Event))


def _head(kind: str, fields: Mapping[str, object]) -> RenderableType:
    title = fields.get(_TITLES[kind])
    facts = _grid()
    for name, label in _FACTS[kind].items():
        if (value := fields.get(name)) is not None:
            facts.add_row(Text(label, _DIM), Text(_value(value)))
    heading = Text(visible(str(title)), _STRONG) if title else Text("(no title)", _DIM)
    inside = Group(heading, facts) if facts.rows else heading
    return Panel(inside, box=ROUNDED, title=kind, title_align="left", border_style=_FRAME)


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _value(value: object) -> str:
    if isinstance(value, Country):
        return f"{value.label} ({value.value})"
    return visible(str(value.value if isinstance(value, Enum) else value))


def _prose(text: str) -> Iterator[RenderableType]:
    """Give the paragraphs of a text, list items with a hanging indent."""
    for line in text.split("\n"):
        if item := _LIST_ITEM.fullmatch(line):
            grid = Table.grid(padding=(0, 1, 0, 0))
            grid.add_row(item[1], Text(visible(item[2])))
            yield grid
        else:
            yield Text(visible(line))


def draw_timeline(entries: Iterable[TimelineEntry]) -> RenderableType:
    """Draw a timeline: the days on the left, what happened on the right.

    Args:
        entries: A `Timeline`, or some entries of one, in the order in which they are drawn.

    Returns:
        What a rich console prints, at most 100 columns wide.

    Example:
        >>> import sys
        >>> from rich.console import Console
        >>> events = [Event(date="2018-05-04", title="Launch"), Event(title="Plan", category="Tools")]
        >>> Console(file=sys.stdout, width=40).print(draw_timeline(Timeline.of(events)))
        2018-05-04 │ Launch
                   │
        undated    │ Plan
                   │ Tools
    """
    return _table((entry.date, _happened(entry.record)) for entry in entries)


def draw_list(records: Iterable[Record]) -> RenderableType:
    """Draw records in short: the days on the left, what and where on the right.

    Args:
        records: The records, in the order in which they are drawn.

    Returns:
        What a rich console prints, at most 100 columns wide.

    Example:
        >>> import sys
        >>> from rich.console import Console
        >>> pact = Taskforce(name="Danish Technology Pact", country="DK", start_date="2016-09-29")
        >>> Console(file=sys.stdout, width=40).print(draw_list([pact]))
        2016-09-29 │ Danish Technology Pact
                   │ Denmark
    """
    return _table((_date(record), _short(record)) for record in records)


def _date(record: Record) -> date | None:
    return record.start_date if isinstance(record, Taskforce) else record.date


def _table(rows: Iterable[tuple[date | None, Iterable[RenderableType]]]) -> RenderableType:
    """Put days on the left and what belongs to them on the right, a blank line between."""
    table = Table(box=_LINE, show_header=False, show_edge=False, pad_edge=False, border_style=_DIM)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for place, (day, parts) in enumerate(rows):
        if place:
            table.add_row()
        table.add_row(Text(_day(day), _FRAME), Group(*parts))
    return _Sheet(table)


def _day(day: date | None) -> str:
    return "undated" if day is None else day.isoformat()


def _happened(record: Record) -> Iterator[RenderableType]:
    if isinstance(record, Taskforce):
        yield Text(f"Start of the taskforce {visible(record.name)}", _STRONG)
    else:
        yield from _short(record)


def _short(record: Record) -> Iterator[RenderableType]:
    match record:
        case Taskforce():
            yield Text(visible(record.name), _STRONG)
            yield from _joined(" | ", [record.requesting_organisation, record.country and record.country.label])
        case Meeting():
            length = f" ({record.days} days)" if record.end_date else ""
            yield Text(visible(record.title) + length, _STRONG)
            named = record.location is not None and country_in(record.location) == record.country
            yield from _joined(" | ", [record.location, None if named else record.country and record.country.label])
        case _:
            if record.title:
                yield Text(visible(record.title), _STRONG)
            yield from _joined(" | ", [record.category, record.publisher], "" if record.title else _STRONG)
            if record.summary:
                yield Text(visible(_cut(record.summary)))


def _joined(separator: str, parts: Iterable[str | None], style: str = "") -> Iterator[RenderableType]:
    if text := separator.join(filter(None, parts)):
        yield Text(visible(text), style)


def _cut(summary: str) -> str:
    first = summary.partition("\n")[0]
    if len(first) > MAX_SUMMARY:
        return f"{first[:MAX_SUMMARY].rpartition(' ')[0] or first[:MAX_SUMMARY]} …"
    return first if len(first) == len(summary) else f"{first} …"


def draw_unread(lines: Sequence[Line]) -> RenderableType:
    """Draw what a reader has placed nowhere, the first hundred lines of it.

    Args:
        lines: The lines, as `Reading.unread` has them.

    Returns:
        What a rich console prints, at most 100 columns wide.

    Example:
        >>> import sys
        >>> from rich.console import Console
        >>> from stemtaskforce import pages
        >>> Console(file=sys.stdout, width=40).print(draw_unread(pages.read_text("Dear reader").unread))
        Not read
          1  Dear reader
    """
    grid = _grid()
    for line in lines[:MAX_UNREAD]:
        grid.add_row(Text(str(line.number), _DIM), Text(visible(line.text)))
    parts: list[RenderableType] = [Text("Not read", _STRONG), Padding(grid, (0, 0, 0, 2))]
    if len(lines) > MAX_UNREAD:
        parts.append(Text(f"  and {len(lines) - MAX_UNREAD:,} more", _DIM))
    return _Sheet(Group(*parts))


def draw_rows(rows: Iterable[ListingRow]) -> RenderableType:
    """Draw what a listing page says of taskforces, a row each.

    Args:
        rows: The rows, in the order in which they are drawn.

    Returns:
        What a rich console prints, at most 100 columns wide.
    """
    return _table((row.start_date, _listed(row)) for row in rows)


def _listed(row: ListingRow) -> Iterator[RenderableType]:
    head = [row.requesting_organisation, row.country and row.country.label, row.status and row.status.value]
    yield from _joined(" | ", head, _STRONG)
    if row.teaser:
        yield Text(visible(row.teaser))
