"""Timelines and listings: dated entries with a bar between their parts, under each other without labels.

A timeline's entry is a date line, a line `category | publisher`, and a teaser; a listing of publications
is the same without a dossier. A listing of taskforces has rows `date | country | organisation` with a
teaser, in tables whose heading says whether they go on.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple, TypeVar, cast

from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, ListingRow, TaskforceStatus, conform
from stemtaskforce.model.rules import MAX_EVENTS
from stemtaskforce.pages.layouts import LISTING_STATUS
from stemtaskforce.pages.lines import Line, Piece, join_blocks, unmarked, whole
from stemtaskforce.pages.sections import is_entry, looks_like_date, split_bars
from stemtaskforce.pages.values import Value, read_country, read_country_unaided, read_day
from stemtaskforce.text import excerpt

__all__ = ["Entries", "Rows", "events_of", "row_parts", "rows_of", "status_heading", "truncated", "under"]

#: To name the countries that a text may have meant takes time; past so many, a page is no page of the site.
_MAX_HINTS = 100
#: The heading of a table of taskforces is a sentence.
_MAX_HEADING = 300

_Made = TypeVar("_Made", Event, ListingRow)


class Entries(NamedTuple):
    """Events with the line that starts each, what there is to say of them, and the lines that are in none."""

    events: tuple[Event, ...]
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Line, ...]


class Rows(NamedTuple):
    """Rows of a listing with what there is to say of them, and the lines that are in none of them."""

    rows: tuple[ListingRow, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Line, ...]


class _Group(NamedTuple):
    """A row with its parts, the status of its table, and the lines behind it."""

    head: Line
    parts: Sequence[str]
    status: str | None
    rest: list[Line]


def events_of(lines: Sequence[Line], path: str) -> Entries:
    """Read the entries of a timeline or of a listing of publications.

    Args:
        lines: The lines from the first that may belong to an entry.
        path: JSON pointer to the list of events.

    Returns:
        The events in page order, at most 10,000; unread are the lines before the first entry, those past
        the limit, and what was refused.
    """
    starts = list(islice((index for index, line in enumerate(lines) if is_entry(line)), MAX_EVENTS + 1))
    begins = [index - (index > 0 and looks_like_date(lines[index - 1].text)) for index in starts]
    ends = [*begins, len(lines)][1:]
    events: list[Event] = []
    heads: list[Line] = []
    findings: list[Finding] = []
    unread = list(lines[: begins[0]] if begins else lines)
    for start, begin, end in zip(starts[:MAX_EVENTS], begins, ends, strict=False):
        value = _read_entry(lines, start, begin, end)
        event, problems = _made(Event, value.fields)
        here = f"{path}/{len(events)}"
        findings += [under(here, finding, lines[start]) for finding in (*value.findings, *problems)]
        unread += lines[begin:end] if problems else value.refused
        if event is not None:
            findings += _notes(event, here, lines[start])
            events.append(event)
            heads.append(lines[start])
    if len(starts) > MAX_EVENTS:
        unread += lines[begins[MAX_EVENTS] :]
        findings.append(_too_many("events", path, lines[starts[MAX_EVENTS]]))
    findings += _order_note(events, heads, path)
    return Entries(tuple(events), tuple(heads), tuple(findings), tuple(unread))


def _made(kind: type[_Made], fields: Mapping[str, object]) -> tuple[_Made | None, Sequence[Finding]]:
    """Make a record of what it may hold, if that is anything, and say what it may not hold."""
    make_one = cast("Callable[..., _Made]", kind)  # it checks each value itself
    try:
        return make_one(**fields), ()
    except InvalidRecord:
        taken, problems = conform(kind, fields)
    try:
        return make_one(**taken), problems
    except InvalidRecord as error:
        return None, problems or error.findings


def _too_many(what: str, path: str, line: Line) -> Finding:
    message = f"{what}: the page has more than {MAX_EVENTS:,}; the rest was not read"
    return make("events.too-many", message, path=path, line=line.number)


def _read_entry(lines: Sequence[Line], start: int, begin: int, end: int) -> Value:
    category, publisher = split_bars(unmarked(lines[start].text), 1)
    day = read_day("date", Piece(lines[begin], unmarked(lines[begin].text))) if begin < start else Value()
    # A teaser links to the publication; its category and publisher may link to pages of their own.
    in_order = (*lines[start + 1 : end], lines[start], *lines[begin:start])
    link = next((line.link for line in in_order if line.link), None)
    fields = {
        **day.fields,
        "category": category or None,
        "publisher": publisher or None,
        "summary": join_blocks(map(whole, lines[start + 1 : end])),
        "url": link,
    }
    return Value(fields, day.findings, day.refused)


def under(path: str, finding: Finding, line: Line) -> Finding:
    """Place a finding about one value below the record that the value belongs to."""
    number = line.number if finding.line is None else finding.line
    return make(finding.code, finding.message, path=path + finding.path, line=number, value=finding.value)


def _notes(event: Event, path: str, line: Line) -> list[Finding]:
    notes: list[Finding] = []
    if event.date is None:
        message = "date: the line above the entry is no whole date, so the event has none"
        notes.append(make("event.undated", message, path=f"{path}/date", line=line.number))
    if event.is_truncated:
        notes.append(under(path, truncated(event), line))
    return notes


def truncated(event: Event) -> Finding:
    """Say which text of an event the site has cut."""
    field = "summary" if event.summary.endswith(("...", "…")) else "publisher"
    message = f"{field}: the site has cut {excerpt(getattr(event, field)[-40:])}"
    return make("text.truncated", message, path=f"/{field}")


def _order_note(events: Sequence[Event], heads: Sequence[Line], path: str) -> list[Finding]:
    dated = [(event.date, line) for event, line in zip(events, heads, strict=True) if event.date is not None]
    for (before, _), (after, line) in pairwise(dated):
        if after > before:
            message = f"events: {after} stands below {before}; want the most recent first, kept as on the page"
            return [make("timeline.unordered", message, path=path, line=line.number)]
    return []


def status_heading(line: Line) -> str | None:
    """Give the status of the rows below, where a line is the heading of a table of taskforces."""
    if len(line.text) > _MAX_HEADING or line.text.endswith(("...", "…")):
        return None  # a teaser, which may speak of taskforces, too
    words = line.text.casefold()
    named = [status for name, status in LISTING_STATUS.items() if name in words]
    return named[0] if len(named) == 1 else None


def rows_of(lines: Sequence[Line]) -> Rows:
    """Read the rows of a listing of taskforces.

    Args:
        lines: The lines of the page's content from the first row or heading on.

    Returns:
        The rows in page order, at most 10,000; unread are the lines outside of rows and headings, those past
        the limit, and what was refused.
    """
    rows: list[ListingRow] = []
    findings: list[Finding] = []
    table, unread = _groups(lines)
    unread += [line for group in table[MAX_EVENTS:] for line in (group.head, *group.rest)]
    unknown = 0
    for head, parts, status, rest in table[:MAX_EVENTS]:
        value = _read_row(head, parts, status, rest, read_country if unknown < _MAX_HINTS else read_country_unaided)
        unknown += "country" not in value.fields
        row, problems = _made(ListingRow, value.fields)
        findings += [under(f"/rows/{len(rows)}", finding, head) for finding in (*value.findings, *problems)]
        unread += [head, *rest] if problems else value.refused
        rows += [row] if row is not None else []
    if len(table) > MAX_EVENTS:
        findings.append(_too_many("rows", "/rows", table[MAX_EVENTS].head))
    return Rows(tuple(rows), tuple(findings), tuple(unread))


def _groups(lines: Sequence[Line]) -> tuple[list[_Group], list[Line]]:
    """Give each row with the lines behind it, and the lines between a heading and the next row.

    Past the limit of rows, one more holds all that is left.
    """
    table: list[_Group] = []
    stray: list[Line] = []
    status: str | None = None
    rest = stray
    for line in lines:
        if len(table) > MAX_EVENTS:
            rest.append(line)
        elif parts := row_parts(line):
            rest = []
            table.append(_Group(line, parts, status, rest))
        elif (heading := status_heading(line)) is not None:
            status, rest = heading, stray
        else:
            rest.append(line)
    return table, stray


def row_parts(line: Line) -> Sequence[str]:
    """Give the three parts of a line that is a row of a listing, or is written as one; none of other lines."""
    parts = split_bars(unmarked(line.text), 2) if is_entry(line) else ()
    return parts if len(parts) == 3 and looks_like_date(parts[0]) else ()


def _read_row(
    row: Line, parts: Sequence[str], status: str | None, rest: Sequence[Line], read: Callable[[str, Piece], Value]
) -> Value:
    day = read_day("start_date", Piece(row, parts[0]))
    country = read("country", Piece(row, parts[1])) if parts[1] else Value()
    fields = {
        **day.fields,
        **country.fields,
        "requesting_organisation": parts[2] or None,
        "teaser": join_blocks(map(whole, rest)),
        "status": None if status is None else TaskforceStatus(status),
    }
    return Value(fields, day.findings + country.findings, day.refused + country.refused)
