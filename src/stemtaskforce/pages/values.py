"""Typed values: the dates, countries, statuses and texts of these pages, from the pieces of a slot.

One function per kind of field; each returns the values found, the findings, and the lines whose words were
not taken. A bad optional value gives no value, a finding and a line that stays unread.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from stemtaskforce.checks import country_in, is_shared_name
from stemtaskforce.countries import Country, find_country, named
from stemtaskforce.dates import DateReading, search_date
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import Finding, make, moved
from stemtaskforce.model import MeetingKind, TaskforceStatus
from stemtaskforce.model.vocabulary import KIND_WORDS
from stemtaskforce.pages.datelike import clocked_day, read_day_of, whole_date
from stemtaskforce.pages.layouts import PROSE_FIELDS, Family
from stemtaskforce.pages.lines import Line, Piece, has_invisible, join_blocks, unmarked, without_invisible
from stemtaskforce.text import MAX_LINE, excerpt, fold

__all__ = [
    "Value",
    "check_day",
    "date_at_beginning",
    "date_in_title",
    "infer_country",
    "kind_in",
    "names_coalition",
    "read_country",
    "read_country_unaided",
    "read_day",
    "read_field",
    "single_day",
]

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2} ?(?=.)")
#: Signs between the facts of one line.
_BETWEEN_FACTS = re.compile(" [|·•] ")
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
    """The result of reading the pieces of a field.

    `fields` are the constructor's arguments, `refused` the lines of which something was not taken.
    """

    fields: Mapping[str, object] = MappingProxyType({})
    findings: tuple[Finding, ...] = ()
    refused: tuple[Line, ...] = ()


def read_field(field: str, pieces: Sequence[Piece], family: Family) -> Value:
    """Make the typed value of a field.

    Args:
        field: Its name.
        pieces: The pieces of the page for it, at least one.
        family: The family of the page.

    Returns:
        The value, the findings with their lines, the lines that were refused.
    """
    if field in PROSE_FIELDS:
        return Value({field: join_blocks(pieces)})
    line, text = pieces[0].line, pieces[0].text
    if (read := _READERS.get(field)) is None:
        return Value({field: unmarked(text)})
    if len(pieces) > 1:  # a range over lines
        text = " ".join([piece.text for piece in pieces])
    value = read(field, Piece(line, unmarked(without_invisible(text) if has_invisible(text) else text)), family)
    return value._replace(refused=tuple([piece.line for piece in pieces])) if value.refused else value


def _read_span(field: str, piece: Piece, family: Family) -> Value:
    """Read a meeting's date, which may be a range and have a time; elsewhere it is a single day."""
    if family.kind != "meeting":
        return read_day(field, piece)
    return _span(field, read_day_of(piece.text, piece.line.moment, field), piece.line)


def _span(field: str, reading: DateReading, line: Line) -> Value:
    found = {"date": reading.date, "end_date": reading.end_date, "time": reading.time}
    findings = tuple(_at(finding, _DATE_PATHS.get(finding.code, field), line) for finding in reading.findings)
    partly = any(finding.code in _PARTLY_TAKEN for finding in findings)
    refused = (line,) if reading.date is None or partly else ()
    return Value({name: value for name, value in found.items() if value is not None}, findings, refused)


def date_in_title(title: Piece) -> Value:
    """Return the date among a title's words, where no label or date line gives one."""
    return _span("date", search_date(title.text[:MAX_LINE]).reading, title.line)


def date_at_beginning(line: Line) -> Value:
    """Return the date with which a line begins, and the clock beside it: `7 May 2021 | 10:00 | Dover` has both.

    Args:
        line: A line that is a date and a clock, or begins with a date and has other words.
    """
    text = without_invisible(line.text)
    beginnings = (text[: sign.start()] for sign in reversed([*_BETWEEN_FACTS.finditer(text)]))
    whole = next((reading for beginning in beginnings if (reading := whole_date(beginning)) is not None), None)
    return _span("date", whole or clocked_day(text) or search_date(text).reading, line)


def read_day(field: str, piece: Piece, _: object = None) -> Value:
    """Read a single day, see `single_day`."""
    return single_day(field, piece, read_day_of(piece.text, piece.line.moment, field))


def single_day(field: str, piece: Piece, reading: DateReading) -> Value:
    """Return the day of a reading; of a range or a day with a time only the first day is taken, and the line is unread.

    Args:
        field: The name of the field.
        piece: The date as written, with its line.
        reading: The reading of the piece.

    Returns:
        The day, the findings with their line, and the line where it is refused.
    """
    if reading.date is None:
        return Value({}, tuple(_at(finding, field, piece.line) for finding in reading.findings), (piece.line,))
    findings = [_at(finding, field, piece.line) for finding in reading.findings if finding.code not in _DATE_PATHS]
    surplus = reading.end_date is not None or reading.time is not None or len(findings) < len(reading.findings)
    if surplus:
        message = f"{field}: {excerpt(piece.text)} is more than a day; the first day was taken"
        findings.append(_finding("date.surplus", message, field, piece))
    return Value({field: reading.date}, tuple(findings), (piece.line,) if surplus else ())


def read_country(field: str, piece: Piece, _: object = None) -> Value:
    """Read a country's name, or its code in capitals, maybe behind its flag."""
    if not piece.text.isascii() and (flag := _FLAG.match(piece.text)) is not None:
        piece = Piece(piece.line, piece.text[flag.end() :])
    if (country := _country(piece.text)) is not None:
        return Value({field: country})
    try:
        Country.parse(piece.text)
    except InvalidRecord as error:
        return Value({}, tuple(_at(finding, field, piece.line) for finding in error.findings), (piece.line,))
    return _unknown_country(field, piece, "a country's name, or its code in capitals")  # small letters may be a word


def read_country_unaided(field: str, piece: Piece) -> Value:
    """Read a country like `read_country`, without the nearest names, which take time to find."""
    country = _country(piece.text)
    return _unknown_country(field, piece, "a country's name or code") if country is None else Value({field: country})


def _country(text: str) -> Country | None:
    """Return the country of a name, or of a code in capitals: in lower case it may be a word."""
    return find_country(text) if text.isupper() else named(text)


def _unknown_country(field: str, piece: Piece, expected: str) -> Value:
    message = f"{field}: expected {expected}, got {excerpt(piece.text)}"
    return Value({}, (_finding("country.unknown", message, field, piece),), (piece.line,))


def check_day(label: str, piece: Piece) -> tuple[Finding, ...]:
    """Report the parts of a date for which the record has no field."""
    field = label.lower()
    reading = read_day_of(piece.text, piece.line.moment, field)
    problems = () if reading.date else reading.findings
    return tuple(moved(finding, path="", line=piece.line.number) for finding in problems)


def _read_status(field: str, piece: Piece, _: Family) -> Value:
    try:
        return Value({field: TaskforceStatus(fold(piece.text))})
    except ValueError:
        expected = " or ".join(repr(status.value) for status in TaskforceStatus)
        message = f"{field}: expected {expected}, got {excerpt(piece.text)}"
        return Value({}, (_finding("status.unknown", message, field, piece),), (piece.line,))


def infer_country(location: Piece) -> Value:
    """Take the country from the end of a location, where no label gives one."""
    country = country_in(location.text)
    if country is None:
        return Value()
    where = excerpt(location.text)
    if is_shared_name(country):
        message = f"country: {country.label} was taken from the location {where}; a state of the USA has the same name"
        return Value({"country": country}, (_finding("country.uncertain", message, "country", location),))
    message = f"country: {country.label} was taken from the location {where}"
    return Value({"country": country}, (_finding("country.inferred", message, "country", location),))


@lru_cache(maxsize=256)  # a title is asked by more than one stage
def kind_in(title: str) -> MeetingKind | None:
    """Return the kind of meeting that a title names.

    Args:
        title: The title of a meeting.

    Returns:
        The first kind of the documented order whose words stand in it, or `None`.

    Example:
        >>> kind_in("EU STEM Coalition - General Assembly: Copenhagen").value
        'general-assembly'
    """
    words = f" {_NO_WORD.sub(' ', fold(_seen(title)))} "
    return next((kind for kind, names in KIND_WORDS.items() if any(f" {name} " in words for name in names)), None)


def names_coalition(title: str) -> bool:
    """Return whether a title names the EU STEM Coalition."""
    return "eu stem coalition" in " ".join(_NO_WORD.sub(" ", fold(_seen(title))).split())


def _seen(title: str) -> str:
    """Return the beginning of a title as it is drawn: a soft hyphen in the middle of a word is none of its letters."""
    title = title[:MAX_LINE]
    return without_invisible(title) if has_invisible(title) else title


def _finding(code: str, message: str, field: str, piece: Piece) -> Finding:
    return make(code, message, path=f"/{field}", line=piece.line.number, value=excerpt(piece.text))


def _at(finding: Finding, field: str, line: Line) -> Finding:
    """Return a finding about a value with its field and line."""
    return moved(finding, path=f"/{field}", line=line.number)


_READERS: Mapping[str, Callable[[str, Piece, Family], Value]] = MappingProxyType(
    {
        "date": _read_span,
        "start_date": read_day,
        "country": read_country,
        "status": _read_status,
    }
)
