"""From slots to typed values: what a date, a country, a status and a text look like on these pages.

One function a kind of field; each returns the values it found, what there is to say, and the lines whose
words it did not take. A bad optional value gives no value, a finding and a line that stays unread.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import attrs

from stemtaskforce.checks import country_in
from stemtaskforce.countries import Country, find_country
from stemtaskforce.dates import DateReading, read_date, reconcile_date, search_date
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import MeetingKind, TaskforceStatus
from stemtaskforce.pages.layouts import Family
from stemtaskforce.pages.lines import Line, Piece, join_blocks, unmarked
from stemtaskforce.text import MAX_LINE, excerpt, fold

__all__ = [
    "PROSE_FIELDS",
    "Value",
    "check_day",
    "date_in_title",
    "infer_country",
    "kind_in",
    "read_country",
    "read_country_unaided",
    "read_day",
    "read_field",
]

#: Fields of many blocks, in every type.
PROSE_FIELDS = frozenset({"background", "objectives", "results", "summary", "objective", "description", "next_steps"})

#: The words (folded) by which a title names its kind, in the order in which they count.
_KIND_WORDS: tuple[tuple[str, MeetingKind], ...] = (
    ("general assembly", MeetingKind.GENERAL_ASSEMBLY),
    ("thematic session", MeetingKind.THEMATIC_SESSION),
    ("webinar", MeetingKind.WEBINAR),
    ("conference", MeetingKind.CONFERENCE),
    ("kick off", MeetingKind.KICK_OFF),
    ("kickoff", MeetingKind.KICK_OFF),
    ("taskforce meeting", MeetingKind.TASKFORCE_MEETING),
    ("task force meeting", MeetingKind.TASKFORCE_MEETING),
)
_NO_WORD = re.compile(r"[\W_]+")
#: Where a finding about a date belongs, if not to the date itself.
_DATE_PATHS = MappingProxyType(
    {
        "date.range-suspicious": "end_date",
        "date.range-reversed": "end_date",
        "date.surplus": "end_date",
        "time.invalid": "time",
        "time.surplus": "time",
    }
)
#: Findings about a part of a line that was not taken, though its date was.
_PARTLY_TAKEN = frozenset({"date.range-reversed", "date.surplus", "time.invalid", "time.surplus", "date.invalid"})


class Value(NamedTuple):
    """What the pieces of a field gave.

    `fields` are the constructor's arguments, `refused` the lines of which something was not taken.
    """

    fields: Mapping[str, object] = MappingProxyType({})
    findings: tuple[Finding, ...] = ()
    refused: tuple[Line, ...] = ()


def read_field(field: str, pieces: Sequence[Piece], family: Family) -> Value:
    """Make the typed value of a field.

    Args:
        field: Its name.
        pieces: What the page has for it, at least one.
        family: What the page is.

    Returns:
        The value, the findings with their lines, the lines that were refused.
    """
    if field in PROSE_FIELDS:
        return Value({field: join_blocks(pieces)})
    line, text = pieces[0]
    return _READERS.get(field, _read_text)(field, Piece(line, unmarked(text)), family)


def _read_text(field: str, piece: Piece, _: Family) -> Value:
    return Value({field: piece.text})


def _read_span(field: str, piece: Piece, family: Family) -> Value:
    """Read a meeting's date, which may be a range and have a time; elsewhere it is a single day."""
    if family.kind != "meeting":
        return read_day(field, piece)
    return _span(field, _read_date(piece), piece.line)


def _read_date(piece: Piece) -> DateReading:
    """Read a date with the help of the machine-readable date of its line."""
    moment = piece.line.moment
    return read_date(piece.text) if moment is None else reconcile_date(piece.text, [moment])


def _span(field: str, reading: DateReading, line: Line) -> Value:
    found = {"date": reading.date, "end_date": reading.end_date, "time": reading.time}
    findings = tuple(_at(finding, _DATE_PATHS.get(finding.code, field), line) for finding in reading.findings)
    partly = any(finding.code in _PARTLY_TAKEN for finding in findings)
    refused = (line,) if reading.date is None or partly else ()
    return Value({name: value for name, value in found.items() if value is not None}, findings, refused)


def date_in_title(title: Line) -> Value:
    """Return the date among a title's words, where no label or date line gives one."""
    return _span("date", search_date(title.text[:MAX_LINE]).reading, title)


def read_day(field: str, piece: Piece, _: object = None) -> Value:
    """Read a single day; of a range or a day with a time only the first day is taken, and the line stays unread."""
    reading = _read_date(piece)
    if reading.date is None:
        return Value({}, tuple(_at(finding, field, piece.line) for finding in reading.findings), (piece.line,))
    findings = [_at(finding, field, piece.line) for finding in reading.findings if finding.code not in _DATE_PATHS]
    surplus = reading.end_date is not None or reading.time is not None or len(findings) < len(reading.findings)
    if surplus:
        message = f"{field}: {excerpt(piece.text)} is more than a day; the first day was taken"
        findings.append(_finding("date.surplus", message, field, piece))
    return Value({field: reading.date}, tuple(findings), (piece.line,) if surplus else ())


def read_country(field: str, piece: Piece, _: object = None) -> Value:
    """Read a country's name or code."""
    try:
        return Value({field: Country.parse(piece.text)})
    except InvalidRecord as error:
        findings = tuple(_at(finding, field, piece.line) for finding in error.findings)
        return Value({}, findings, (piece.line,))


def read_country_unaided(field: str, piece: Piece) -> Value:
    """Read a country like `read_country`, without the nearest names, which take time to find."""
    country = find_country(piece.text)
    if country is not None:
        return Value({field: country})
    message = f"{field}: got {excerpt(piece.text)}, want a country's name, or its code in upper case"
    return Value({}, (_finding("country.unknown", message, field, piece),), (piece.line,))


def check_day(label: str, piece: Piece) -> tuple[Finding, ...]:
    """Say what is wrong with a date that the record has no field for."""
    reading = _read_date(piece)
    problems = () if reading.date else reading.findings
    return tuple(attrs.evolve(_at(finding, label.lower(), piece.line), path="") for finding in problems)


def _read_status(field: str, piece: Piece, _: Family) -> Value:
    try:
        return Value({field: TaskforceStatus(fold(piece.text))})
    except ValueError:
        wanted = " or ".join(repr(status.value) for status in TaskforceStatus)
        message = f"{field}: got {excerpt(piece.text)}; want {wanted}"
        return Value({}, (_finding("status.unknown", message, field, piece),), (piece.line,))


def infer_country(location: Piece) -> Value:
    """Take the country from the end of a location, where no label gives one."""
    country = country_in(location.text)
    if country is None:
        return Value()
    message = f"country: {country.label} was taken from the location {excerpt(location.text)}"
    return Value({"country": country}, (_finding("country.inferred", message, "country", location),))


def kind_in(title: str) -> MeetingKind | None:
    """Tell the kind of meeting that a title names.

    Args:
        title: The title of a meeting.

    Returns:
        The first kind of the documented order whose words stand in it, or `None`.

    Example:
        >>> kind_in("EU STEM Coalition - General Assembly: Copenhagen").value
        'general-assembly'
    """
    words = f" {_NO_WORD.sub(' ', fold(title[:MAX_LINE]))} "
    return next((kind for name, kind in _KIND_WORDS if f" {name} " in words), None)


def _finding(code: str, message: str, field: str, piece: Piece) -> Finding:
    return make(code, message, path=f"/{field}", line=piece.line.number, value=excerpt(piece.text))


def _at(finding: Finding, field: str, line: Line) -> Finding:
    """Say of a finding about a bare value which field and line it belongs to."""
    message = finding.message
    if message.startswith("date: "):
        message = f"{field}: {message.removeprefix('date: ')}"
    return make(finding.code, message, path=f"/{field}", line=line.number, value=finding.value)


_READERS: Mapping[str, Callable[[str, Piece, Family], Value]] = MappingProxyType(
    {
        "date": _read_span,
        "start_date": read_day,
        "country": read_country,
        "status": _read_status,
    }
)
