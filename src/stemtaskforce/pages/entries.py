"""Timelines and listings: dated entries with a bar between their parts, under each other without labels.

A timeline's entry is a date line, a line `category | publisher`, and a teaser; a listing of publications
is the same without a dossier. A listing of taskforces has rows `date | country | organisation` with a
teaser, in tables whose heading gives their status. A teaser ends where the site has cut it.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar, cast

from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import Finding, make, moved
from stemtaskforce.model import Event, ListingRow, TaskforceStatus, conform
from stemtaskforce.model.rules import MAX_EVENTS
from stemtaskforce.pages.datelike import whole_date
from stemtaskforce.pages.feet import holds_contact
from stemtaskforce.pages.lines import Line, Piece, is_item, join_blocks, unmarked, without_invisible
from stemtaskforce.pages.marks import Mark, Role, is_dated_entry, leads_on, split_at_bar, status_in
from stemtaskforce.pages.values import Value, read_country, read_country_unaided, read_day, single_day
from stemtaskforce.text import excerpt

__all__ = ["Entries", "Rows", "events_of", "rows_of", "truncated", "under"]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_PAGER, _ROW, _STATUS = Role.PAGER, Role.ROW, Role.STATUS

#: To name the countries that a text may have meant takes time; past so many, a page is not one of the site.
_MAX_HINTS = 100
#: The ends of a text that the site has cut.
_CUT = ("...", "…")
_DATES = frozenset({Role.DATE, Role.DATE_LIKE})

_Made = TypeVar("_Made", Event, ListingRow)


class Entries(NamedTuple):
    """Events with the line that starts each, what there is to say of them, and the lines that are in none."""

    events: tuple[Event, ...]
    heads: tuple[Mark, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Line, ...]


class Rows(NamedTuple):
    """Rows of a listing with what there is to say of them, and the lines that are in none of them."""

    rows: tuple[ListingRow, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Line, ...]


class _Entry(NamedTuple):
    """The lines of an entry: its date, if it has one, the line with its bar, its teaser, and the lines behind that."""

    date: Mark | None
    head: Mark
    text: Sequence[Mark]
    behind: Sequence[Mark]


class _Row(NamedTuple):
    """A row with the status of its table, its teaser, and what stands behind that."""

    head: Mark
    status: str | None
    text: Sequence[Mark]
    behind: Sequence[Mark]


def events_of(marks: Sequence[Mark], path: str) -> Entries:
    """Read the entries of a timeline or of a listing of publications.

    Args:
        marks: The lines from the first that may belong to an entry.
        path: JSON pointer to the list of events.

    Returns:
        The events in page order, at most 10,000; unread are the lines that no entry has, those past the limit,
        and what was refused.
    """
    stray, found, over = _entries(marks)
    events: list[Event] = []
    heads: list[Mark] = []
    findings: list[Finding] = []
    unread = [mark.line for mark in stray]
    for entry in found:
        value = _read_entry(entry)
        event, problems = _made(Event, value.fields)
        here = f"{path}/{len(events)}"
        head = entry.head.line
        findings += [under(here, finding, head) for finding in (*value.findings, *problems)]
        unread += [mark.line for mark in entry.behind]
        unread += _lines_of(entry) if problems else value.refused
        if event is not None:
            findings += _notes(event, here, head)
            events.append(event)
            heads.append(entry.head)
    if over:
        unread += [mark.line for mark in over]
        first = over[0] if over[0].parts else over[1]  # below its date, if that has a line of its own
        findings.append(_too_many("events", path, first.line))
    findings += _order_note(events, heads, path)
    return Entries(tuple(events), tuple(heads), tuple(findings), tuple(unread))


def _entries(marks: Sequence[Mark]) -> tuple[Sequence[Mark], list[_Entry], Sequence[Mark]]:
    """Return the lines that are in no entry, the entries, and the lines of those past the limit.

    A year above the date of an entry heads several.
    """
    starts: list[int] = []
    is_cut = False
    for index, mark in enumerate(marks):
        if (
            mark.parts
            and not _is_row(mark)
            and not (is_cut and not is_dated_entry(marks, index) and holds_contact(mark.text))
        ):
            starts.append(index)
            is_cut = False
        elif starts and mark.text.endswith(_CUT):
            is_cut = True
    del starts[MAX_EVENTS + 1 :]  # the lines past the limit are not read
    begins = [index - (marks[index].day is None and is_dated_entry(marks, index)) for index in starts]
    if not begins:
        return marks, [], ()
    over = marks[begins[MAX_EVENTS] :] if len(begins) > MAX_EVENTS else ()
    ends = [_above_dates(marks, begin) for begin in begins[1:]]
    ends += [] if over else [len(marks)]
    entries = [
        _Entry(marks[begin] if begin < start else None, marks[start], *_text_of(marks[start + 1 : end]))
        for start, begin, end in zip(starts, begins, ends, strict=False)
    ]
    headings = (mark for end, begin in zip(ends, begins[1:], strict=False) for mark in marks[end:begin])
    return [*marks[: begins[0]], *headings], entries, over


def _above_dates(marks: Sequence[Mark], end: int) -> int:
    """Return the index of the first of the lines that are written as dates and end at an index."""
    while end and marks[end - 1].role in _DATES:
        end -= 1
    return end


def _is_row(mark: Mark) -> bool:
    """Return whether a line is a row of a listing of taskforces, whose first part is its date."""
    return mark.role is _ROW and whole_date(without_invisible(mark.parts[0])) is not None


def _text_of(marks: Sequence[Mark]) -> tuple[Sequence[Mark], Sequence[Mark]]:
    """Return the lines of a teaser, and those behind it: it ends where the site has cut it, or another list begins."""
    if not marks:
        return marks, ()
    text = [mark for mark in marks if mark.role is not _PAGER]
    end = next((index for index, mark in enumerate(text, 1) if mark.text.endswith(_CUT)), len(text))
    for index, mark in enumerate(text[:end]):
        if mark.parts and _is_row(mark):
            end = index
        elif is_dated_entry(text, index):
            end = index - (mark.day is None)
        else:
            continue
        break
    pagers = [mark for mark in marks if mark.role is _PAGER] if len(text) < len(marks) else []
    return text[:end], [*text[end:], *pagers]


def _lines_of(entry: _Entry | _Row) -> list[Line]:
    """Return the lines of an entry or a row, without those behind it."""
    date = entry.date if isinstance(entry, _Entry) else None
    return [mark.line for mark in (*(() if date is None else (date,)), entry.head, *entry.text)]


def _made(kind: type[_Made], fields: Mapping[str, object]) -> tuple[_Made | None, Sequence[Finding]]:
    """Make a record of the valid values, if there are any, and report the others."""
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


def _read_entry(entry: _Entry) -> Value:
    mark, head = entry.head, entry.head.line
    category, publisher = mark.parts if len(mark.parts) == 2 else split_at_bar(unmarked(head.text))
    date = None if entry.date is None else entry.date.line
    # A teaser links to the publication; its category and publisher may link to pages of their own.
    on = (mark.line for mark in entry.behind if leads_on(mark))
    in_order = (*(mark.line for mark in entry.text), head, *(() if date is None else (date,)), *on)
    link = next((line.link for line in in_order if line.link), None)
    day = _day_of(entry)
    fields = {
        **day.fields,
        "category": category or None,
        "publisher": publisher or None,
        "summary": _teaser(entry),
        "url": link,
    }
    return Value(fields, day.findings, day.refused)


def _day_of(entry: _Entry) -> Value:
    """Return the day of an entry, from the reading that its mark has of a whole date."""
    dated = entry.head if entry.head.day is not None else entry.date
    if dated is None:
        return Value()
    written = dated.value if dated is entry.head else dated.line.text
    piece = Piece(dated.line, unmarked(without_invisible(written)))
    return read_day("date", piece) if dated.day is None else single_day("date", piece, dated.day)


def _teaser(entry: _Entry | _Row) -> str:
    """Return the text of an entry or a row; a list of whole entries has marks that are not text."""
    if len(entry.text) == 1 and is_item(entry.head.text):
        return unmarked(entry.text[0].text)
    return join_blocks(entry.text)


def under(path: str, finding: Finding, line: Line) -> Finding:
    """Place a finding about one value below the record that the value belongs to."""
    number = line.number if finding.line is None else finding.line
    return moved(finding, path=path + finding.path, line=number)


def _notes(event: Event, path: str, line: Line) -> list[Finding]:
    notes: list[Finding] = []
    if event.date is None:
        message = "date: the line above the entry is not a whole date, so the event has none"
        notes.append(make("event.undated", message, path=f"{path}/date", line=line.number))
    if event.is_truncated:
        notes.append(truncated(event, path, line.number))
    return notes


def truncated(event: Event, path: str = "", line: int | None = None) -> Finding:
    """Report the texts of an event that the site has truncated; `path` is the JSON pointer to the event."""
    field = "summary" if event.summary.endswith(("...", "…")) else "publisher"
    message = f"{field}: the site has cut {excerpt(getattr(event, field)[-40:])}"
    return make("text.truncated", message, path=f"{path}/{field}", line=line)


def _order_note(events: Sequence[Event], heads: Sequence[Mark], path: str) -> list[Finding]:
    dated = [(event.date, head.line) for event, head in zip(events, heads, strict=True) if event.date is not None]
    for (before, _), (after, line) in pairwise(dated):
        if after > before:
            message = f"events: {after} is below {before}; expected the most recent first; kept as on the page"
            return [make("timeline.unordered", message, path=path, line=line.number)]
    return []


def rows_of(marks: Sequence[Mark]) -> Rows:
    """Read the rows of a listing of taskforces.

    Args:
        marks: The lines of the page's content from the first row or heading on.

    Returns:
        The rows in page order, at most 10,000; unread are the lines outside of rows and headings, those past
        the limit, and what was refused.
    """
    rows: list[ListingRow] = []
    findings: list[Finding] = []
    table, stray = _table(marks)
    unread = [mark.line for mark in stray]
    unknown = 0
    for row in table[:MAX_EVENTS]:
        value = _read_row(row, read_country if unknown < _MAX_HINTS else read_country_unaided)
        unknown += "country" not in value.fields
        made, problems = _made(ListingRow, value.fields)
        head = row.head.line
        findings += [under(f"/rows/{len(rows)}", finding, head) for finding in (*value.findings, *problems)]
        unread += [mark.line for mark in row.behind]
        unread += _lines_of(row) if problems else value.refused
        rows += [made] if made is not None else []
    for row in table[MAX_EVENTS:]:
        unread += [*_lines_of(row), *(mark.line for mark in row.behind)]
    if len(table) > MAX_EVENTS:
        findings.append(_too_many("rows", "/rows", table[MAX_EVENTS].head.line))
    return Rows(tuple(rows), tuple(findings), tuple(unread))


def _table(marks: Sequence[Mark]) -> tuple[list[_Row], list[Mark]]:
    """Return the rows with their teasers, and the lines between a heading and the next row."""
    heads: list[tuple[Mark, str | None, list[Mark]]] = []
    stray: list[Mark] = []
    status: str | None = None
    text = stray
    for mark in marks:
        if mark.role is _ROW:
            end = _above_dates(text, len(text))
            dates = text[end:]
            del text[end:]
            stray += dates
            text = []
            heads.append((mark, status, text))
        elif mark.role is _STATUS:
            status, text = status_in(mark.text.casefold()), stray
        else:
            text.append(mark)
    return [_Row(head, status, *_text_of(text)) for head, status, text in heads], stray


def _read_row(row: _Row, read: Callable[[str, Piece], Value]) -> Value:
    line = row.head.line
    date, country_name, organisation = row.head.parts
    date, country_name = without_invisible(date), without_invisible(country_name)
    day = read_day("start_date", Piece(line, date))
    country = read("country", Piece(line, country_name)) if country_name else Value()
    fields = {
        **day.fields,
        **country.fields,
        "requesting_organisation": organisation or None,
        "teaser": _teaser(row),
        "status": None if row.status is None else TaskforceStatus(row.status),
    }
    return Value(fields, day.findings + country.findings, day.refused + country.refused)
