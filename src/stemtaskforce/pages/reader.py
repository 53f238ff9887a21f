"""From a page's lines to a `Reading`: the stages of this package in order, the same for text and HTML.

Source, marks, kind, sections, values, record: each stage takes the previous stage's type. Nothing is lost by
construction: a line is unread unless a step has placed it, so a line that the code forgets shows up instead
of vanishing.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import attrs

from stemtaskforce.checks import check
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import Finding, make, moved
from stemtaskforce.model import Event, Meeting, Taskforce, conform
from stemtaskforce.pages import entries, sections, values
from stemtaskforce.pages.addresses import is_foreign, original
from stemtaskforce.pages.feet import above_links, foot_of
from stemtaskforce.pages.heads import MAX_HEAD, Head, Title, head_right_above, head_within, leads_with_date
from stemtaskforce.pages.kinds import Judged, judge, tail_of
from stemtaskforce.pages.layouts import Family, Layout, vocabulary
from stemtaskforce.pages.lines import Line, Piece, is_item
from stemtaskforce.pages.marks import Mark, Role, is_dated_entry, marks_of
from stemtaskforce.pages.plaintext import REFUSED
from stemtaskforce.pages.reading import Reading
from stemtaskforce.pages.splitting import begins_next, has_several, split_publications
from stemtaskforce.text import excerpt

if TYPE_CHECKING:
    from stemtaskforce.model import Record

__all__ = ["read_lines"]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_BOILERPLATE = Role.BOILERPLATE
_CHROME = Role.CHROME
_DATE_LIKE = Role.DATE_LIKE
_FRAME = Role.FRAME
_INTRODUCTION = Role.INTRODUCTION
_NEAR = Role.NEAR
_PAGER = Role.PAGER
_QUICK = Role.QUICK
_ROW = Role.ROW
_STATUS = Role.STATUS

#: The fields of each type, in their order.
_NAMES = {each: tuple(attrs.fields_dict(each)) for each in (Taskforce, Meeting, Event)}

#: The lines of each field, and of each event, for findings that come after the lines were dealt out.
_Where = Mapping[str, Sequence[Piece]]


class _Account:
    """The account of one page: its findings, the lines that are placed, and those that must be looked at again.

    `roles` are those that lines of the page have: most pages have few, and a step about others has nothing to do.
    """

    def __init__(self, lines: Sequence[Line], source: str | None) -> None:
        self.lines = lines
        self.source = source
        self.roles: frozenset[Role] = frozenset()
        self.findings: list[Finding] = []
        self._placed: set[int] = set()
        self._refused: set[int] = set()

    def place(self, lines: Iterable[Line]) -> None:
        self._placed.update([line.number for line in lines])

    def place_marks(self, marks: Iterable[Mark]) -> None:
        self._placed.update([mark.line.number for mark in marks])

    def refuse(self, lines: Iterable[Line]) -> None:
        self._refused.update([line.number for line in lines])

    def say(self, code: str, message: str, *, path: str = "", line: Line) -> None:
        self.findings.append(make(code, message, path=path, line=line.number, value=excerpt(line.text)))

    def unread(self) -> tuple[Line, ...]:
        done = self._placed - self._refused
        if len(done) == len(self.lines):
            return ()
        return tuple([line for line in self.lines if line.number not in done])

    def said(self) -> tuple[Finding, ...]:
        """Return the findings in page order, those about the whole page last, each with the page's source."""
        in_order = sorted(self.findings, key=lambda finding: finding.line or math.inf)
        if self.source is None:
            return tuple(in_order)
        return tuple(attrs.evolve(finding, source=self.source) for finding in in_order)


def read_lines(
    lines: Sequence[Line],
    *,
    url: str | None = None,
    source: str | None = None,
    findings: Iterable[Finding] = (),
    labels: Mapping[str, str] | None = None,
) -> Reading:
    """Read the lines of one page.

    Args:
        lines: The lines of the page that are not blank.
        url: The page's address, which becomes the record's.
        source: The name of the page in findings.
        findings: Findings of the stages before, such as of the page's encoding.
        labels: Field names by the text of labels beside the site's own, see `layouts.vocabulary`.

    Returns:
        The reading.

    Raises:
        PageError: A label or its field cannot be used.
    """
    words = vocabulary(labels)
    account = _Account(lines, source)
    account.findings += findings
    if url is not None and is_foreign(url):
        message = f"page: the host of {excerpt(url)} is not the coalition's; expected stemcoalition.eu"
        account.findings.append(make("page.foreign-host", message, value=excerpt(url)))
    if any(finding.code in REFUSED for finding in account.findings):
        return Reading(findings=account.said(), unread=account.unread(), source=source)
    marks = marks_of(lines, words)
    account.roles = frozenset([mark.role for mark in marks])
    content = _content(marks, account)
    end = tail_of(content) if _QUICK in account.roles else len(content)
    content, tail = content[:end], content[end:]
    judged = judge(content, words)
    if judged.family is None and judged.listing is None:
        return _unsupported(content, judged, account)
    head = judged.head
    if judged.family is not None:
        next_one = begins_next(content, judged.family, head.first)
        if next_one < len(content):
            head = head_within(head_right_above(content, head), next_one)
            content, tail = content[:next_one], [*content[next_one:], *tail]
    if tail:
        message = f"page: {excerpt(tail[0].text)} starts another record; its {len(tail)} lines were not read"
        account.say("page.foreign-tail", message, line=tail[0].line)
    if judged.family is None:
        return _read_listing(content, judged, account)
    return _read_labelled(content, head, judged.family, account, None if url is None else original(url))


# ------------------------------------------------------------------- the content of a page


#: Roles of lines that begin something, so that a line of chrome above them ends what stands before.
_BEGINS = frozenset(
    {Role.LABEL, Role.NEAR, Role.DATE, Role.DATE_LIKE, Role.ENTRY, Role.ROW, Role.QUICK, Role.STATUS, Role.INTRODUCTION}
)
_FIELDS = frozenset({Role.LABEL, Role.NEAR, Role.ENTRY, Role.ROW, Role.INTRODUCTION})
_CUT = ("...", "…")


def _content(marks: list[Mark], account: _Account) -> list[Mark]:
    """Return the lines that are neither frame nor chrome; chrome is known but in the middle of a text."""
    end = above_links(marks)
    if end == len(marks) and _FRAME not in account.roles and _CHROME not in account.roles:
        return marks
    content = [mark for mark in marks[:end] if mark.role is not _FRAME and mark.role is not _CHROME]
    behind: Role | None = None
    begins_behind: list[bool] = []
    for mark in reversed(marks):
        begins_behind.append(behind is None or behind in _BEGINS)
        if mark.role is not _CHROME and mark.role is not _FRAME:
            behind = mark.role
    in_fields = is_cut = False
    for mark, begins in zip(marks, reversed(begins_behind), strict=True):
        if mark.role is _CHROME:
            if begins or is_cut or not in_fields:
                account.place([mark.line])
        elif mark.role is not _FRAME:
            in_fields = in_fields or mark.role in _FIELDS
            is_cut = mark.text.endswith(_CUT)
    return content


def _unsupported(content: Sequence[Mark], judged: Judged, account: _Account) -> Reading:
    account.findings.append(make("page.unsupported", f"page: {judged.reason}", line=1))
    _say_near(content, None, account)
    return Reading(findings=account.said(), unread=account.unread(), source=account.source)


def _say_near(marks: Iterable[Mark], family: Family | None, account: _Account) -> None:
    """Report the lines that are nearly a label of the page's kind, or of any where it has none."""
    for mark in marks if _NEAR in account.roles else ():
        if mark.role is _NEAR and (family is None or mark.label in family.labels):
            field = family.labels[mark.label or ""].field if family is not None else ""
            message = f"{field or 'page'}: {excerpt(mark.text)} is nearly the label '{mark.label}:'; it was not taken"
            account.say("label.near", message, path=f"/{field}" if field else "", line=mark.line)


def _without_foot(content: Sequence[Mark], first: int, account: _Account, *, entries: bool = True) -> Sequence[Mark]:
    """Return the lines above the foot of a copied page."""
    foot = foot_of(content, first, entries=entries)
    if foot.begin < len(content):
        lines = len(content) - foot.begin
        message = f"page: {excerpt(content[foot.begin].text)} begins the page's foot; its {lines} lines were not read"
        account.say("page.foot", message, line=content[foot.begin].line)
        return content[: foot.begin]
    if foot.suspected is not None:
        line = content[foot.suspected].line
        account.say(
            "page.foot-suspected", f"page: {excerpt(line.text)} looks like the page's foot; it was kept", line=line
        )
    return content


# ------------------------------------------------------------------- listings


def _read_listing(content: Sequence[Mark], judged: Judged, account: _Account) -> Reading:
    is_table = judged.listing == "L"
    begin, first = _listing_begins(content, is_table=is_table)
    _place_head(content[:begin], account)
    marks = _without_foot(content, first, account)[begin:]
    found = entries.rows_of(marks) if is_table else entries.events_of(marks, "")
    account.findings += found.findings
    account.place_marks(marks)
    account.refuse(found.unread)
    rows = found.rows if isinstance(found, entries.Rows) else ()
    events: Sequence[Event] = ()
    if isinstance(found, entries.Entries):
        events = found.events
        for index, event in enumerate(events):
            account.findings += [entries.under(f"/{index}", note, found.heads[index].line) for note in check(event)]
    return Reading(
        kind="listing",
        layout=judged.listing,
        records=tuple(events),
        rows=rows,
        findings=account.said(),
        unread=account.unread(),
        source=account.source,
    )


def _listing_begins(content: Sequence[Mark], *, is_table: bool) -> tuple[int, int]:
    """Return the index of the first heading, row or dated entry, and that of the first row or entry."""
    if is_table:
        first = next(index for index, mark in enumerate(content) if mark.role is _ROW)
    else:
        head = next(index for index in range(len(content)) if is_dated_entry(content, index))
        first = head - (content[head].day is None)
    headings = (index for index in range(first) if content[index].role is _STATUS)
    return next(headings, first), first


def _place_head(head: Sequence[Mark], account: _Account) -> None:
    """Place the known lines above a listing: the heading that stands doubled, and `QUICK:` lines."""
    doubled = {mark.text for above, mark in pairwise(head) if above.text == mark.text}
    known = [mark for mark in head if mark.role is _QUICK or mark.text in doubled]
    account.place_marks(mark for mark in known if not is_item(mark.text))


# ------------------------------------------------------------------- pages with labels


class _Part(NamedTuple):
    """The lines of one record: those of its fields, its title, and the lines between title and fields."""

    body: Sequence[Mark]
    title: str | None
    line: Line | None
    above: Sequence[Mark] = ()


class _Found(NamedTuple):
    """The fields and the record of one record's lines, and the lines of each field."""

    fields: dict[str, object]
    record: "Record | None"
    where: _Where


def _read_labelled(content: Sequence[Mark], head: Head, family: Family, account: _Account, url: str | None) -> Reading:
    if family.type is Event and has_several(content, family, head.first):
        head = head_right_above(content, head)
    title, begin = _title_and_begin(head, family)
    known = set(() if title is None else title.indices)
    _place_known(content, begin, known, family, account)
    head_lines = content[: head.first]
    content = _without_foot(content, begin, account, entries=family.type is Taskforce)
    body = content[begin:]
    if _QUICK in account.roles or (known and max(known) >= begin):
        body = [mark for index, mark in enumerate(body, begin) if index not in known and mark.role is not _QUICK]
    line = None if title is None else content[title.indices[-1]].line
    above = head_lines[0 if title is None else title.indices[0] + 1 :]
    part = _Part(body, None if title is None else title.text, line, above)
    if family.type is Event and len(bodies := split_publications(body, family, 0)) > 1:
        return _read_publications(part, bodies, family, account)
    begin = len(account.findings)
    found, layout = _read_record(part, family, account, url)
    if found.record is not None:
        _say_notes(found.record, found.where, account, begin)
    return Reading(
        kind=family.kind,
        layout=layout.name,
        records=() if found.record is None else (found.record,),
        findings=account.said(),
        unread=account.unread(),
        source=account.source,
        found=tuple([(name, found.fields[name]) for name in _NAMES[family.type] if name in found.fields]),
    )


def _title_and_begin(head: Head, family: Family) -> tuple[Title | None, int]:
    """Return the title of a page of a kind, and the index from which on its fields stand."""
    if family.type is Taskforce and head.dossier_title is not None:
        return head.dossier_title, head.dossier_title.indices[-1] + 1
    if family.date_line is not None and head.date is not None:
        return head.title, head.date
    return head.title, head.first


def _place_known(content: Sequence[Mark], begin: int, titles: set[int], family: Family, account: _Account) -> None:
    """Place the title with its copies, headings, and the lines above every dossier."""
    account.place_marks([content[index] for index in titles])
    if _QUICK in account.roles:
        account.place_marks([mark for mark in content if mark.role is _QUICK])
    if family.type is Taskforce and _BOILERPLATE in account.roles:
        account.place_marks([mark for mark in content[:begin] if mark.role is _BOILERPLATE])


def _read_publications(first: _Part, bodies: Sequence[Sequence[Mark]], family: Family, account: _Account) -> Reading:
    """Read several publications on one page; each but the first has its title in its first line."""
    records: list[Record] = []
    if _PAGER in account.roles:
        bodies = [[mark for mark in body if mark.role is not _PAGER] for body in bodies]
    others = [_Part(body[1:], body[0].text, body[0].line) for body in bodies[1:]]
    account.place(part.line for part in others if part.line is not None)
    for part in (first._replace(body=bodies[0]), *others):
        said = len(account.findings)
        slots = sections.slots_of_facts(part.body, family)  # as most are, which have no use for a layout
        found = _read_record(part, family, account)[0] if slots is None else _read_slots(part, slots, family, account)
        if found.record is not None:
            path = f"/{len(records)}"
            account.findings[said:] = [
                moved(note, path=path + note.path, line=note.line) for note in account.findings[said:]
            ]
            _say_notes(found.record, found.where, account, said, path)
            records.append(found.record)
        else:
            # The fields of one of several publications have no place of their own: without a record they are unread.
            account.refuse(mark.line for mark in part.body if mark.label is None or mark.value)
    return Reading(
        kind="listing",
        layout="PP",
        records=tuple(records),
        findings=account.said(),
        unread=account.unread(),
        source=account.source,
    )


def _read_record(part: _Part, family: Family, account: _Account, url: str | None = None) -> tuple[_Found, Layout]:
    """Read the lines of one record, and choose their layout."""
    body = part.body
    marks, timeline = sections.split_at_timeline(body) if family.type is Taskforce else (body, ())
    _say_near(marks, family, account)
    segments = sections.segments_of(marks, family.labels)
    layout = sections.fit(family, segments, part.title)
    slots = sections.take_slots(segments, family, layout)
    return _read_slots(part, slots, family, account, timeline=timeline, url=url), layout


def _read_slots(
    part: _Part,
    slots: sections.Slots,
    family: Family,
    account: _Account,
    *,
    timeline: Sequence[Mark] = (),
    url: str | None = None,
) -> _Found:
    """Read the fields of one record; what there is to say of the whole record is for `_say_notes`."""
    _, title, title_line, above = part
    fields: dict[str, object] = {} if title is None else {family.title: title}
    fields |= _values_of(slots, family, account)
    _say_slots(slots, account)
    _say_inside(slots, family, account)
    if family.type is Meeting:
        _complete_meeting(fields, slots, part, account)
    if family.date_line and family.date_line not in fields:
        _say_partial_date(above, family.date_line, account)
    where: dict[str, Sequence[Piece]] = dict(slots.pieces)
    if title_line is not None and title is not None:
        where[family.title] = [Piece(title_line, title)]
    if timeline:
        where |= _read_timeline(timeline, fields, account)
    if url is not None:
        fields["url"] = url
    fields, record = _conformed(fields, family, where, account)
    if record is None:
        _say_missing(fields, family, account)
    return _Found(fields, record, where)


def _say_inside(slots: sections.Slots, family: Family, account: _Account) -> None:
    """Report the values of one line that hold another label: two lines of the page may have become one."""
    for label, piece in slots.colons:
        inside = next((text for text in family.labels if f" {text}:" in piece.text), None)
        if inside is not None:
            message = f"{label.field}: {excerpt(piece.text)} holds the label '{inside}:'; it was not taken"
            account.say("label.near", message, path=f"/{label.field}", line=piece.line)


def _say_partial_date(above: Sequence[Mark], field: str, account: _Account) -> None:
    """Report a line below the title that is written as a date but is not a complete one."""
    for mark in above:
        if mark.role is _DATE_LIKE:
            notes = values.check_day(field, mark)
            account.findings += [moved(note, path=f"/{field}", line=note.line) for note in notes]


def _values_of(slots: sections.Slots, family: Family, account: _Account) -> dict[str, object]:
    fields: dict[str, object] = {}
    account.place([*slots.labels, *slots.again])
    for field, pieces in slots.pieces.items():
        if not pieces:
            continue
        found, findings, refused = values.read_field(field, pieces, family)
        fields |= found
        account.findings += findings
        account.place_marks(pieces)
        if refused:
            account.refuse(refused)
    return fields


def _say_slots(slots: sections.Slots, account: _Account) -> None:
    account.place([line for _, line in slots.empty])
    for label, line in slots.empty:
        path = f"/{label.field}" if label.field else ""
        account.say("field.empty", f"{label.field or label.text}: the label has no value", path=path, line=line)
    for label, piece in slots.repeated:
        message = f"{label.field}: the label {label.text!r} gives the field again; the first value was kept"
        account.say("page.repeated", message, path=f"/{label.field}", line=piece.line)
    for mark in slots.mixed[:1]:
        message = (
            f"page: {excerpt(mark.text)} is a label's text among blocks without labels; none was told by its place"
        )
        account.say("label.among-blocks", message, line=mark.line)
    for field in dict.fromkeys(slots.positioned):
        first = slots.pieces[field][0].line
        message = f"{field}: has no label of its own; its text was told by its place"
        account.say("field.by-position", message, path=f"/{field}", line=first)


def _complete_meeting(fields: dict[str, object], slots: sections.Slots, part: _Part, account: _Account) -> None:
    """Add what a meeting's title and location say where no label does."""
    title, line = part.title, part.line
    if line is not None and title is not None:
        kind = values.kind_in(title)
        if kind is not None:
            fields["kind"] = kind
        else:
            message = "kind: the title names no kind of meeting; taskforce-meeting was assumed"
            account.say("kind.assumed", message, path="/kind", line=line)
        if "date" not in fields:
            value = values.date_in_title(Piece(line, title))
            fields |= value.fields
            account.findings += value.findings
    if "date" not in fields and (beside := next(filter(leads_with_date, part.above[:MAX_HEAD]), None)) is not None:
        # The line stays unread, as it has other words.
        value = values.date_at_beginning(beside.line)
        fields |= value.fields
        account.findings += value.findings
        if "date" in value.fields:
            message = f"date: has no label of its own; it was taken from {excerpt(beside.text)} above the fields"
            account.say("field.by-position", message, path="/date", line=beside.line)
    if not slots.pieces.get("country") and (location := slots.pieces.get("location")):
        value = values.infer_country(location[0])
        fields |= value.fields
        account.findings += value.findings
    for piece in slots.pieces["description"]:
        if piece.text == fields.get("summary"):
            message = "description: repeats the summary; both were kept"
            account.say("page.repeated", message, path="/description", line=piece.line)


def _read_timeline(timeline: Sequence[Mark], fields: dict[str, object], account: _Account) -> _Where:
    introduction = sum(1 for mark in timeline[:1] if mark.role is _INTRODUCTION)
    found = entries.events_of(timeline[introduction:], "/events")
    account.place_marks(timeline)
    account.refuse(found.unread)
    account.findings += found.findings
    if found.events:
        fields["events"] = found.events
    return {f"events/{index}": [head] for index, head in enumerate(found.heads)}


def _conformed(
    fields: dict[str, object], family: Family, where: _Where, account: _Account
) -> "tuple[dict[str, object], Record | None]":
    """Make the record, if its required fields are there; what no record may hold is dropped, its lines unread again."""
    if (record := _record(fields, family)) is not None:
        return fields, record
    taken, problems = conform(family.type, fields)
    for problem in problems:
        field = problem.path.split("/")[1] if problem.path else family.title
        pieces = where.get(field, ())
        account.refuse(piece.line for piece in pieces)
        account.findings.append(moved(problem, path=problem.path, line=pieces[0].line.number if pieces else None))
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


def _say_notes(record: "Record", where: _Where, account: _Account, begin: int, path: str = "") -> None:
    """Report what `checks` finds in the record and no step on the way has reported, with the lines.

    Args:
        record: The record.
        where: The lines of its fields.
        account: The account of the page.
        begin: The number of findings that were there before the record was read.
        path: JSON pointer to the record, with which those behind them begin.
    """
    if notes := check(record):
        said = {(finding.code, finding.path) for finding in account.findings[begin:]}
        for note in notes:
            if (note.code, path + note.path) not in said:
                pieces = where.get(note.path[1:].rpartition("/")[0] or note.path[1:])
                line = pieces[0].line.number if pieces else None
                account.findings.append(moved(note, path=path + note.path, line=line))
    if isinstance(record, Event) and record.is_truncated:
        cut = entries.truncated(record)
        account.findings.append(moved(cut, path=path + cut.path, line=where[cut.path[1:]][-1].line.number))
