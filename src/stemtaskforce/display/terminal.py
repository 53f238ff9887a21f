"""Records drawn for a terminal with rich: a dossier, a meeting, a publication, a timeline, a listing.

Each function returns an object that `rich.console.Console.print` takes. The console knows its width, colours and
character set, so the same drawing works in a window, in a pipe and in a test. The facts of a type and their labels
come from the declarations of its fields; `sheet` has the parts of all drawings. Both modules need rich (the extra
`cli`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import cast

import attrs

from stemtaskforce.checks import country_in
from stemtaskforce.countries import Country
from stemtaskforce.display.sheet import (
    DIM,
    STRONG,
    Drawing,
    Sheet,
    dated,
    framed,
    indented,
    joined,
    line,
    pairs,
    prose,
    stacked,
    visible,
)
from stemtaskforce.facts import NAMES, fact_fields
from stemtaskforce.model import KINDS, Event, Form, ListingRow, Meeting, Record, Taskforce, declared
from stemtaskforce.pages import Line
from stemtaskforce.text import excerpt
from stemtaskforce.timeline import Timeline
from stemtaskforce.timeline.entry import TimelineEntry

__all__ = ["draw", "draw_fields", "draw_list", "draw_rows", "draw_timeline", "draw_unread", "visible"]

#: The most unrecognised lines that are drawn.
MAX_UNREAD = 100
#: The most characters of a summary in a timeline; `draw` shows the whole text.
MAX_SUMMARY = 280

#: The record types by the word that stands above a drawing; an event that is drawn by itself is a publication.
_DRAWN: Mapping[str, type[Record]] = MappingProxyType(
    {"publication" if kind.record is Event else name: kind.record for name, kind in KINDS.items()}
)
_WORDS: Mapping[type[Record], str] = MappingProxyType({record: word for word, record in _DRAWN.items()})


def draw(record: Record) -> Drawing:
    """Draw a record: its facts, its prose folded to the window, and a taskforce's timeline.

    Args:
        record: A taskforce, a meeting or an event.

    Returns:
        A drawing, at most 100 columns wide.

    Raises:
        TypeError: The argument is not a record.

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
    kind = _WORDS.get(type(record))
    if kind is None:
        raise TypeError(f"expected a record, got {excerpt(record)}")
    return draw_fields(kind, attrs.asdict(record, recurse=False))


def draw_fields(kind: str, fields: Mapping[str, object]) -> Drawing:
    """Draw the known fields of a record, which may lack its title or date.

    Args:
        kind: `taskforce`, `meeting` or `publication`.
        fields: Some or all of its fields, as `Reading.fields` has them.

    Returns:
        A drawing, at most 100 columns wide.
    """
    parts: list[Drawing] = [_head(kind, fields)]
    for field in declared(_DRAWN[kind]):
        if field.form is Form.PROSE and (text := fields.get(field.name)):
            parts += [line(""), line(field.label, STRONG), indented(prose(str(text)))]
    # A page without a name has no record, but may have events.
    events = Timeline.of(_events(fields))
    if events:
        parts += [line(""), line("Timeline", STRONG), indented([draw_timeline(events)])]
    return Sheet(stacked(parts))


def _events(fields: Mapping[str, object]) -> Iterator[Event]:
    events = fields.get("events")
    if isinstance(events, tuple):
        yield from (event for event in cast("tuple[object, ...]", events) if isinstance(event, Event))


def _head(kind: str, fields: Mapping[str, object]) -> Drawing:
    title = next((fields[name] for name in NAMES if fields.get(name)), None)
    heading = line(str(title), STRONG) if title else line("(no title)", DIM)
    facts = ((field.label, fields.get(field.name)) for field in fact_fields(_DRAWN[kind]))
    return framed([heading, pairs((label, _value(value)) for label, value in facts if value is not None)], kind)


def _value(value: object) -> str:
    if isinstance(value, Country):
        return f"{value.label} ({value.value})"
    return str(value.value if isinstance(value, Enum) else value)


def draw_timeline(entries: Iterable[TimelineEntry]) -> Drawing:
    """Draw a timeline: the days on the left, the entries on the right.

    Args:
        entries: A `Timeline`, or some entries of one, in the order in which they are drawn.

    Returns:
        A drawing, at most 100 columns wide.

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
    return dated((entry.date, _happened(entry.record)) for entry in entries)


def draw_list(records: Iterable[Record]) -> Drawing:
    """Draw a list of records: the days on the left, names and places on the right.

    Args:
        records: The records, in the order in which they are drawn.

    Returns:
        A drawing, at most 100 columns wide.

    Example:
        >>> import sys
        >>> from rich.console import Console
        >>> pact = Taskforce(name="Danish Technology Pact", country="DK", start_date="2016-09-29")
        >>> Console(file=sys.stdout, width=40).print(draw_list([pact]))
        2016-09-29 │ Danish Technology Pact
                   │ Denmark
    """
    return dated((_date(record), _short(record)) for record in records)


def _date(record: Record) -> date | None:
    return record.start_date if isinstance(record, Taskforce) else record.date


def _happened(record: Record) -> Iterator[Drawing]:
    if isinstance(record, Taskforce):
        yield line(f"Start of the taskforce {record.name}", STRONG)
    else:
        yield from _short(record)


def _short(record: Record) -> Iterator[Drawing]:
    match record:
        case Taskforce():
            yield line(record.name, STRONG)
            yield from joined([record.requesting_organisation, record.country and record.country.label])
        case Meeting():
            length = f" ({record.days} days)" if record.end_date else ""
            yield line(record.title + length, STRONG)
            named = record.location is not None and country_in(record.location) == record.country
            yield from joined([record.location, None if named else record.country and record.country.label])
        case _:
            if record.title:
                yield line(record.title, STRONG)
            yield from joined([record.category, record.publisher], "" if record.title else STRONG)
            if record.summary:
                yield line(_cut(record.summary))


def _cut(summary: str) -> str:
    first = summary.partition("\n")[0]
    if len(first) > MAX_SUMMARY:
        return f"{first[:MAX_SUMMARY].rpartition(' ')[0] or first[:MAX_SUMMARY]} …"
    return first if len(first) == len(summary) else f"{first} …"


def draw_unread(lines: Sequence[Line]) -> Drawing:
    """Draw the unrecognised lines of a page, at most the first hundred.

    Args:
        lines: The lines, as `Reading.unread` has them.

    Returns:
        A drawing, at most 100 columns wide.

    Example:
        >>> import sys
        >>> from rich.console import Console
        >>> from stemtaskforce import pages
        >>> Console(file=sys.stdout, width=40).print(draw_unread(pages.read_text("Dear reader").unread))
        Not read
          1  Dear reader
    """
    inside = [pairs((str(each.number), each.text) for each in lines[:MAX_UNREAD])]
    if len(lines) > MAX_UNREAD:
        inside.append(line(f"and {len(lines) - MAX_UNREAD:,} more", DIM))
    return Sheet(stacked([line("Not read", STRONG), indented(inside)]))


def draw_rows(rows: Iterable[ListingRow]) -> Drawing:
    """Draw the rows of a listing page.

    Args:
        rows: The rows, in the order in which they are drawn.

    Returns:
        A drawing, at most 100 columns wide.
    """
    return dated((row.start_date, _listed(row)) for row in rows)


def _listed(row: ListingRow) -> Iterator[Drawing]:
    head = [row.requesting_organisation, row.country and row.country.label, row.status and row.status.value]
    yield from joined(head, STRONG)
    if row.teaser:
        yield line(row.teaser)
