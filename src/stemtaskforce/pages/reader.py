"""From lines to a `Reading`: the one way through the rooms of this folder, the same for text and HTML.

Nothing is lost by construction: a line is unread unless a step has said what it is, so a line that the
code forgets shows up instead of vanishing.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import attrs

from stemtaskforce.checks import check
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, Meeting, Taskforce, conform
from stemtaskforce.pages import entries, heads, sections, values
from stemtaskforce.pages.layouts import QUICK, TIMELINE_INTRO, Family
from stemtaskforce.pages.lines import Line, is_item, whole
from stemtaskforce.pages.reading import Reading
from stemtaskforce.text import excerpt

if TYPE_CHECKING:
    from stemtaskforce.model import Record

__all__ = ["read_lines"]

#: The lines of each field, and of each event, for findings that come after the lines were dealt out.
_Where = Mapping[str, Sequence[Line]]


class _Account:
    """The account of one page: what was said, which lines are placed, and which must be looked at again."""

    def __init__(self, lines: Sequence[Line], source: str | None) -> None:
        self.lines = lines
        self.source = source
        self.findings: list[Finding] = []
        self._placed: set[int] = set()
        self._refused: set[int] = set()

    def place(self, lines: Iterable[Line]) -> None:
        self._placed.update(line.number for line in lines)

    def refuse(self, lines: Iterable[Line]) -> None:
        self._refused.update(line.number for line in lines)

    def say(self, code: str, message: str, *, path: str = "", line: Line) -> None:
        self.findings.append(make(code, message, path=path, line=line.number, value=excerpt(line.text)))

    def unread(self) -> tuple[Line, ...]:
        done = self._placed - self._refused
        return tuple([line for line in self.lines if line.number not in done])

    def said(self) -> tuple[Finding, ...]:
        """The findings in page order, those about the whole page last, each with the page's source."""
        in_order = sorted(self.findings, key=lambda finding: finding.line or math.inf)
        if self.source is None:
            return tuple(in_order)
        return tuple(attrs.evolve(finding, source=self.source) for finding in in_order)


def read_lines(
    lines: Sequence[Line], *, url: str | None = None, source: str | None = None, findings: Iterable[Finding] = ()
) -> Reading:
    """Read the lines of one page.

    Args:
        lines: The lines of the page that are not blank.
        url: The page's address, which becomes the record's.
        source: The name of the page in findings.
        findings: What there is to say about the page already, such as of its encoding.

    Returns:
        The reading.
    """
    account = _Account(lines, source)
    account.findings += findings
    page = [line for line in lines if not line.aside]
    chrome = [line for line in page if heads.is_chrome(line)]
    account.place(chrome)
    frame = {line.number for line in chrome}
    content = [line for line in page if line.number not in frame]
    family = sections.family_of(content)
    if isinstance(family, Family):
        return _read_labelled(content, family, account, url)
    if family is not None:
        return _read_listing(content, family, account)
    account.findings.append(
        make("page.unsupported", "page: has none of the labels, rows or entries of a known layout", line=1)
    )
    return Reading(findings=account.said(), unread=account.unread(), source=source)


def _read_listing(content: Sequence[Line], layout: Literal["L", "E"], account: _Account) -> Reading:
    begin, first = _listing_begins(content, layout)
    lines, tail = sections.cut_tail(content, first)
    lines = lines[begin:]
    _place_head(content[:begin], account)
    _say_tail(tail, account)
    found = entries.rows_of(lines) if layout == "L" else entries.events_of(lines, "")
    account.findings += found.findings
    account.place(lines)
    account.refuse(found.unread)
    rows = found.rows if isinstance(found, entries.Rows) else ()
    events: Sequence[Event] = ()
    if isinstance(found, entries.Entries):
        events = found.events
        for index, event in enumerate(events):
            account.findings += [entries.under(f"/{index}", note, found.lines[index]) for note in check(event)]
    return Reading(
        kind="listing",
        layout=layout,
        records=tuple(events),
        rows=rows,
        findings=account.said(),
        unread=account.unread(),
        source=account.source,
    )


def _listing_begins(content: Sequence[Line], layout: Literal["L", "E"]) -> tuple[int, int]:
    """Give the index of the first heading, row or dated entry, and that of the first row or entry."""
    if layout == "L":
        first = next(index for index, line in enumerate(content) if entries.row_parts(line))
    else:
        first = next(index for index, two in enumerate(pairwise(content)) if sections.is_dated_entry(*two))
    headings = (index for index in range(first) if entries.status_heading(content[index]) is not None)
    return next(headings, first), first


def _place_head(head: Sequence[Line], account: _Account) -> None:
    """Place what is known above a listing: the heading that stands doubled, and `QUICK:` lines."""
    doubled = {line.text for before, line in pairwise(head) if before.text == line.text}
    known = (line for line in head if line.text in doubled or line.text.startswith(QUICK))
    account.place(line for line in known if not is_item(line.text))


def _read_labelled(content: Sequence[Line], family: Family, account: _Account, url: str | None) -> Reading:
    begin = heads.fields_begin(content, family)
    head = content[:begin]
    lines, tail = sections.cut_tail(content[begin:], _first_field(content[begin:], family))
    _say_tail(tail, account)
    headings = [line for line in lines if line.text.startswith(QUICK)]
    account.place(headings)
    lines = [line for line in lines if line not in headings]
    title, known = heads.find_title(head, lines, family)
    account.place(known)
    titles = {line.number for line in known}
    lines = [line for line in lines if line.number not in titles]
    lines, timeline = sections.split_at_timeline(lines) if family.type is Taskforce else (lines, ())
    segments = sections.segments_of(lines, family.labels)
    layout = sections.fit(family, segments, title)
    slots = sections.take_slots(segments, family, layout)
    fields: dict[str, object] = {} if title is None else {family.title: title.text}
    fields |= _values_of(slots, family, account)
    _say_slots(slots, account)
    if family.type is Meeting:
        _complete_meeting(fields, slots, title, account)
    if family.date_line and family.date_line not in fields:
        _say_partial_date(head, title, family.date_line, account)
    where: dict[str, Sequence[Line]] = {
        field: [piece.line for piece in pieces] for field, pieces in slots.pieces.items()
    }
    if title is not None:
        where[family.title] = [title]
    if timeline:
        where |= _read_timeline(timeline, fields, account)
    if url is not None:
        fields["url"] = url
    fields, record = _settled(fields, family, where, account)
    _say_missing(fields, family, account)
    if record is not None:
        _say_notes(record, where, account)
    return Reading(
        kind=family.kind,
        layout=layout.name,
        records=() if record is None else (record,),
        findings=account.said(),
        unread=account.unread(),
        source=account.source,
        found=tuple((field.name, fields[field.name]) for field in attrs.fields(family.type) if field.name in fields),
    )


def _first_field(lines: Sequence[Line], family: Family) -> int:
    """Give the index of the first label, if there is one: up to there, a `QUICK:` heads this page."""
    return next((index for index, line in enumerate(lines) if sections.starts_field(line, family)), 0)


def _say_partial_date(head: Sequence[Line], title: Line | None, field: str, account: _Account) -> None:
    """Say of a line below the title that is written as a date, but is no whole one, why it was not taken."""
    for line in head:
        if (title is None or line.number > title.number) and sections.looks_like_date(line.text):
            notes = values.check_day(field, whole(line))
            account.findings += [attrs.evolve(note, path=f"/{field}") for note in notes]


def _say_tail(tail: Sequence[Line], account: _Account) -> None:
    if tail:
        message = f"page: {excerpt(tail[0].text)} starts another record; its {len(tail)} lines were not read"
        account.say("page.foreign-tail", message, line=tail[0])


def _values_of(slots: sections.Slots, family: Family, account: _Account) -> dict[str, object]:
    fields: dict[str, object] = {}
    account.place(slots.labels)
    for field, pieces in slots.pieces.items():
        if not pieces:
            continue
        value = values.read_field(field, pieces, family)
        fields |= value.fields
        account.findings += value.findings
        account.place(piece.line for piece in pieces)
        account.refuse(value.refused)
    return fields


def _say_slots(slots: sections.Slots, account: _Account) -> None:
    account.place(line for _, line in slots.empty)
    for label, line in slots.empty:
        path = f"/{label.field}" if label.field else ""
        account.say("field.empty", f"{label.field or label.text}: the label has no value", path=path, line=line)
    for label, piece in slots.repeated:
        message = f"{label.field}: the label {label.text!r} gives the field again; the first value was kept"
        account.say("page.repeated", message, path=f"/{label.field}", line=piece.line)
    for dated, piece in slots.homeless:
        if dated is not None:
            account.findings += values.check_day(dated.text, piece)
    for field in dict.fromkeys(slots.positioned):
        first = slots.pieces[field][0].line
        message = f"{field}: has no label of its own; its text was told by its place"
        account.say("field.by-position", message, path=f"/{field}", line=first)


def _complete_meeting(fields: dict[str, object], slots: sections.Slots, title: Line | None, account: _Account) -> None:
    """Add what a meeting's title and location say where no label does."""
    if title is not None:
        kind = values.kind_in(title.text)
        if kind is not None:
            fields["kind"] = kind
        else:
            message = "kind: the title names no kind of meeting; taskforce-meeting was assumed"
            account.say("kind.assumed", message, path="/kind", line=title)
        if "date" not in fields:
            value = values.date_in_title(title)
            fields |= value.fields
            account.findings += value.findings
    if not slots.pieces.get("country") and (location := slots.pieces.get("location")):
        value = values.infer_country(location[0])
        fields |= value.fields
        account.findings += value.findings
    for piece in slots.pieces["description"]:
        if piece.text == fields.get("summary"):
            message = "description: repeats the summary; both were kept"
            account.say("page.repeated", message, path="/description", line=piece.line)


def _read_timeline(timeline: Sequence[Line], fields: dict[str, object], account: _Account) -> _Where:
    introduction = [line for line in timeline[:1] if line.text.startswith(TIMELINE_INTRO)]
    found = entries.events_of(timeline[len(introduction) :], "/events")
    account.place(timeline)
    account.refuse(found.unread)
    account.findings += found.findings
    if found.events:
        fields["events"] = found.events
    return {f"events/{index}": [line] for index, line in enumerate(found.lines)}


def _settled(
    fields: dict[str, object], family: Family, where: _Where, account: _Account
) -> "tuple[dict[str, object], Record | None]":
    """Make the record, if its required fields are there; what no record may hold is dropped, its lines unread again."""
    if (record := _record(fields, family)) is not None:
        return fields, record
    taken, problems = conform(family.type, fields)
    for problem in problems:
        field = problem.path.split("/")[1] if problem.path else family.title
        lines = where.get(field, ())
        account.refuse(lines)
        account.findings.append(attrs.evolve(problem, line=lines[0].number if lines else None))
        taken.pop(field, None)
    return taken, _record(taken, family)


def _record(fields: Mapping[str, object], family: Family) -> "Record | None":
    if not family.required <= fields.keys():
        return None
    try:
        return family.type(**fields)  # type: ignore[arg-type]  # the constructor checks each value
    except InvalidRecord:
        return None


def _say_missing(fields: Mapping[str, object], family: Family, account: _Account) -> None:
    for code, field in (("title.missing", family.title), ("date.missing", "date")):
        if field in family.required and field not in fields:
            # It is missing from the whole page, so its first line is the place to look from.
            message = f"{field}: the page gives none, so it gives no record; `complete` takes it"
            account.findings.append(make(code, message, path=f"/{field}", line=account.lines[0].number))


def _say_notes(record: "Record", where: _Where, account: _Account) -> None:
    """Say what `checks` says of the record and no step on the way has said, with the lines."""
    said = {(finding.code, finding.path) for finding in account.findings}
    for note in check(record):
        if (note.code, note.path) not in said:
            lines = where.get(note.path[1:].rpartition("/")[0] or note.path[1:])
            account.findings.append(attrs.evolve(note, line=lines[0].number if lines else None))
    if isinstance(record, Event) and record.is_truncated:
        cut = entries.truncated(record)
        account.findings.append(attrs.evolve(cut, line=where[cut.path[1:]][-1].number))
