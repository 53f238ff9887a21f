"""Timelines and listings: dated entries with a bar between their parts, under each other without labels.

A timeline's entry is a date line, a line `category | publisher`, and a teaser; a listing of publications
is the same without a dossier. A listing of taskforces has rows `date | country | organisation` with a
teaser, in tables whose heading says whether they go on.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, ListingRow, TaskforceStatus, conform
from stemtaskforce.pages.layouts import BAR, LISTING_STATUS
from stemtaskforce.pages.lines import Line, Piece, join_blocks
from stemtaskforce.pages.sections import bare_date, is_entry, is_row
from stemtaskforce.pages.values import Value, read_country, read_day
from stemtaskforce.text import excerpt, fold

__all__ = ["Entries", "Rows", "events_of", "rows_of", "status_heading"]


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


def events_of(lines: Sequence[Line], path: str) -> Entries:
    """Read the entries of a timeline or of a listing of publications.

    Args:
        lines: The lines from the first that may belong to an entry.
        path: JSON pointer to the list of events.

    Returns:
        The events in page order; unread are the lines before the first entry, and what was refused.
    """
    starts = [index for index, line in enumerate(lines) if is_entry(line)]
    begins = [index - (index > 0 and bare_date(lines[index - 1]) is not None) for index in starts]
    events: list[Event] = []
    heads: list[Line] = []
    findings: list[Finding] = []
    unread = list(lines[: begins[0]] if begins else lines)
    for start, begin, end in zip(starts, begins, [*begins, len(lines)][1:], strict=True):
        value = _read_entry(lines, start, begin, end)
        taken, problems = conform(Event, value.fields)
        here = f"{path}/{len(events)}"
        findings += [_under(here, finding, lines[start]) for finding in (*value.findings, *problems)]
        unread += lines[begin:end] if problems else value.refused
        if problems and not _says_something(taken):
            continue
        event = Event(**taken)  # type: ignore[arg-type]  # `conform` has typed each value
        findings += _notes(event, here, lines[start])
        events.append(event)
        heads.append(lines[start])
    findings += _order_note(events, path, lines[starts[0]] if starts else None)
    return Entries(tuple(events), tuple(heads), tuple(findings), tuple(unread))


def _says_something(values: dict[str, object]) -> bool:
    return any(values.get(name) for name in ("title", "summary", "category", "publisher"))


def _read_entry(lines: Sequence[Line], start: int, begin: int, end: int) -> Value:
    category, _, publisher = f" {lines[start].text} ".partition(BAR)
    day = read_day("date", Piece(lines[begin], lines[begin].text)) if begin < start else Value()
    link = next((line.link for line in lines[begin:end] if line.link), None)
    fields = {
        **day.fields,
        "category": category.strip() or None,
        "publisher": publisher.strip() or None,
        "summary": join_blocks(Piece(line, line.text) for line in lines[start + 1 : end]),
        "url": link,
    }
    return Value(fields, day.findings, day.refused)


def _under(path: str, finding: Finding, line: Line) -> Finding:
    """Place a finding about one value below the record that the value belongs to."""
    number = line.number if finding.line is None else finding.line
    return make(finding.code, finding.message, path=path + finding.path, line=number, value=finding.value)


def _notes(event: Event, path: str, line: Line) -> list[Finding]:
    notes: list[Finding] = []
    if event.date is None:
        message = f"{path[1:]}: the line above the entry is no date, so the event has none"
        notes.append(make("event.undated", message, path=f"{path}/date", line=line.number))
    if event.is_truncated:
        field = "summary" if event.summary.endswith(("...", "…")) else "publisher"
        message = f"{field}: the site has cut {excerpt((getattr(event, field) or '')[-40:])}"
        notes.append(make("text.truncated", message, path=f"{path}/{field}", line=line.number))
    return notes


def _order_note(events: Sequence[Event], path: str, line: Line | None) -> list[Finding]:
    dates = [event.date for event in events if event.date is not None]
    for before, after in pairwise(dates):
        if after > before and line is not None:
            message = f"events: {after} stands below {before}; want the most recent first, kept as on the page"
            return [make("timeline.unordered", message, path=path, line=line.number)]
    return []


def status_heading(line: Line) -> str | None:
    """Give the status of the rows below, where a line is the heading of a table of taskforces."""
    words = fold(line.text)
    return next((status for name, status in LISTING_STATUS.items() if name in words), None)


def rows_of(lines: Sequence[Line]) -> Rows:
    """Read the rows of a listing of taskforces.

    Args:
        lines: The lines of the page's content.

    Returns:
        The rows in page order; unread are the lines outside of rows and headings, and what was refused.
    """
    rows: list[ListingRow] = []
    findings: list[Finding] = []
    unread: list[Line] = []
    status: str | None = None
    for row, rest in _groups(lines):
        if row is None:
            unread += rest
        elif (heading := status_heading(row)) is not None and not is_row(row):
            status = heading
            unread += rest
        else:
            value = _read_row(row, rest, status)
            taken, problems = conform(ListingRow, value.fields)
            here = f"/rows/{len(rows)}"
            findings += [_under(here, finding, row) for finding in (*value.findings, *problems)]
            unread += [row, *rest] if problems else value.refused[:1]
            rows.append(ListingRow(**taken))  # type: ignore[arg-type]  # `conform` has typed each value
    return Rows(tuple(rows), tuple(findings), tuple(unread))


def _groups(lines: Sequence[Line]) -> list[tuple[Line | None, list[Line]]]:
    """Give each row and each heading with the lines behind it; `None` for what stands before the first."""
    groups: list[tuple[Line | None, list[Line]]] = [(None, [])]
    for line in lines:
        if is_row(line) or status_heading(line) is not None:
            groups.append((line, []))
        else:
            groups[-1][1].append(line)
    return groups


def _read_row(row: Line, rest: Sequence[Line], status: str | None) -> Value:
    day, country, organisation = row.text.split(BAR, 2)
    values = (read_day("start_date", Piece(row, day)), read_country("country", Piece(row, country.strip())))
    fields = {
        **values[0].fields,
        **values[1].fields,
        "requesting_organisation": organisation.strip() or None,
        "teaser": join_blocks(Piece(line, line.text) for line in rest),
        "status": None if status is None else TaskforceStatus(status),
    }
    return Value(fields, values[0].findings + values[1].findings, values[0].refused + values[1].refused)
