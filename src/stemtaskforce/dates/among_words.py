"""Dates among other words, such as in titles: the whole expression, or none and a finding.

An expression is found by the grammar, and then its neighbours are looked at: a clock, a range sign or a second day
beside it belongs to it, so what the grammar did not take makes it doubtful, and a doubtful expression is not a date.
A number that belongs to the word before it (`COVID-19 March 2020`, `Top 10 March 2020`) is not a day.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import attrs

from stemtaskforce.dates.grammar import DAY_STARTS, STARTS, Expression, parse, parse_plain, plain_day_form
from stemtaskforce.dates.reading import DateReading, clock_of_unknown_form, incomplete, read_expression
from stemtaskforce.dates.tokens import NAME_BEGINNINGS, Kind, Token, has_digit, has_year, may_have_date, scan, visible
from stemtaskforce.findings import Finding, make
from stemtaskforce.text import clean_line, excerpt

__all__ = ["FoundDate", "any_date", "find_date", "plain_date", "search_date"]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_CLOCK = Kind.CLOCK
_CLOSE = Kind.CLOSE
_DAY = Kind.DAY
_END = Kind.END
_MONTH = Kind.MONTH
_NUMBER = Kind.NUMBER
_OPEN = Kind.OPEN
_ORDINAL = Kind.ORDINAL
_OTHER = Kind.OTHER
_WEEKDAY = Kind.WEEKDAY
_WORD = Kind.WORD
_YEAR = Kind.YEAR
_ZONE = Kind.ZONE

#: Words (lower case, without a full stop) behind which a number counts or names something: it is not a day. Words that
#: stand before a date as often (meeting, session, conference, report, STEM) are not here.
COUNTED = frozenset(
    """
    action annex appendix art article batch block booth bottom chapter class cluster component covid cycle day days
    deliverable edition episode fig figure first floor formula gate goal grade issue last lesson level lot measure
    milestone module no nos nr num number objective option package page pages panel part parts phase phases pillar pp
    priority q question rank ranked release room round rule sars sdg season sdgs series section stage step steps strand
    table target task theme tier top topic track under unit v ver version vol volume volumes wave week weeks wp year
    years
    """.split()
)
_DASH, _TO, _AND, _COMMA = Kind.DASH, Kind.TO, Kind.AND, Kind.COMMA
_SIGNS = frozenset({_DASH, _TO, _AND, _COMMA})
_CLOCKS = frozenset({Kind.CLOCK, Kind.ALL_DAY})
_NUMBERS = frozenset({Kind.DAY, Kind.YEAR, Kind.NUMBER, Kind.ORDINAL})
_DATES = frozenset({Kind.NUMERIC, Kind.ISO, Kind.OTHER_DATE})
_DAYS = frozenset({Kind.DAY, Kind.ORDINAL})
_NAMES = frozenset({Kind.MONTH, Kind.WEEKDAY})
#: Signs that may touch a date without being a part of it.
_PUNCTUATION = frozenset("\"'“”„‟«»‹›‘’‚:;|*!?…>.")
#: Signs that make one thing of a number and what touches it.
_JOINERS = frozenset("#%/\\@€$£§°=~^_№")
#: Signs and white space between a date and the words before it and behind it.
_BEFORE = " -‐‑‒–—−:,("
_BEHIND = " -‐‑‒–—−:,.)"
#: The last word before a day, or the sign that makes a number of it.
_LAST_WORD = re.compile(r"(\w+|[#№])[^\w#№]*\Z")
_COUNTS = frozenset("#№")
#: The enumeration of days before a month is not looked at further.
_MAX_DAYS = 7


class FoundDate(NamedTuple):
    """A date among words: its reading, and the words that are not the date."""

    reading: DateReading
    rest: str


class _Side(Enum):
    """The words beside an expression."""

    FREE = auto()
    #: A clock that the grammar does not place: the day is certain, the time is not taken.
    CLOCK = auto()
    #: A part of the same expression that the grammar does not know.
    BELONGS = auto()


_FREE, _BESIDE, _BELONGS = _Side.FREE, _Side.CLOCK, _Side.BELONGS


def find_date(text: str) -> FoundDate | None:
    """Return the first whole date that stands among other words.

    Args:
        text: A title.

    Returns:
        The reading and the words that are not the date, or `None` where `search_date` finds no whole date.

    Example:
        >>> reading, rest = find_date("29 February 2024 - Conference on the Future of STEM")
        >>> reading.date, rest
        (Date(2024, 2, 29), 'Conference on the Future of STEM')
        >>> find_date("Taskforce meeting Norway March 2023") is None
        True
    """
    if not has_year(visible(text)):
        return None
    found = search_date(text)
    return found if found.reading.date is not None else None


def search_date(text: str) -> FoundDate:
    """Search a text for the first date expression and read it whole or not at all.

    Args:
        text: A title.

    Returns:
        The reading of the expression and the words beside it. Where the text has no whole date, or one that may be a
        part of a longer expression, the reading has no date, with a finding if something is written like a date.

    Example:
        >>> reading, rest = search_date("Conference on STEM, 5 and 6 November 2025")
        >>> reading.date, reading.end_date, rest
        (Date(2025, 11, 5), Date(2025, 11, 6), 'Conference on STEM')
        >>> reading, rest = search_date("Webinar: COVID-19 March 2020")
        >>> reading.date, reading.findings[0].code, rest
        (None, 'date.incomplete', 'Webinar: COVID-19 March 2020')
    """
    line = clean_line(visible(text))
    if not has_digit(line):
        return FoundDate(DateReading(), line)
    return plain_date(line) or any_date(line)


def plain_date(line: str) -> FoundDate | None:
    """Read the one date of a line as `any_date` does, where nothing else in it could belong to a date."""
    match = plain_day_form().search(line)
    if match is None:
        return None
    before, after = line[: match.start()], line[match.end() :]
    counts = (word := _LAST_WORD.search(before)) is not None and (word[1] in _COUNTS or word[1].lower() in COUNTED)
    if counts or _part_form().search(f"{before} {after}".lower()):
        return None
    expression = parse_plain(match[0])
    reading = None if expression is None else read_expression(match[0], expression)
    if reading is None or reading.date is None:
        return None
    return FoundDate(reading, _rest(before, after))


def any_date(line: str) -> FoundDate:
    """Read the first date of a line with the help of its tokens."""
    if not may_have_date(line):
        return FoundDate(DateReading(), line)
    tokens = scan(line)
    for index, token in enumerate(tokens):
        if token.kind in STARTS and not _is_joined(tokens, index):
            expression = parse(tokens, index)
            if expression is not None:
                return _judged(line, tokens, index, expression)
    return FoundDate(DateReading(findings=_partial(line, tokens)), line)


def _judged(line: str, tokens: Sequence[Token], index: int, expression: Expression) -> FoundDate:
    """Read an expression if nothing beside it belongs to it."""
    begin, stop = tokens[index].start, expression.parts[-1].end
    # The word before a range parts it from what stands there: `Room 12 from 5 to 8 May 2020`.
    left = _left(tokens, index, expression) if tokens[index].kind in DAY_STARTS else _FREE
    right = _right(tokens, expression.stop)
    reading = None
    if left is not _BELONGS and right is not _BELONGS and not _is_reversed(expression):
        reading = read_expression(line, expression)
    if reading is None:
        around = line[tokens[max(index - 2, 0)].start : tokens[min(expression.stop + 1, len(tokens) - 1)].end]
        return FoundDate(DateReading(findings=(incomplete(around),)), line)
    if reading.date is None:
        return FoundDate(reading, line)
    notes: list[Finding] = []
    if left is _BESIDE or right is _BESIDE:
        notes.append(clock_of_unknown_form(excerpt(line)))
    notes += _others(line, tokens, expression.stop, reading)
    if notes:
        reading = attrs.evolve(reading, findings=(*reading.findings, *notes))
    return FoundDate(reading, _rest(line[:begin], line[stop:]))


def _rest(before: str, after: str) -> str:
    """Return the words beside a date without the signs that held them to it."""
    return f"{before.rstrip(_BEFORE)} {after.lstrip(_BEHIND)}".strip()


def _is_reversed(expression: Expression) -> bool:
    """Return whether a number before a day is greater than it: `Article 12 - 5 May 2018` is not a range of days."""
    first, *rest = expression.parts
    return bool(rest) and not first.own_year and first.month == rest[-1].month and first.day > rest[-1].day


def _others(line: str, tokens: Sequence[Token], index: int, reading: DateReading) -> Sequence[Finding]:
    """Return a finding about another date that stands further on."""
    while index < len(tokens):
        begins = tokens[index].kind in STARTS and not _is_joined(tokens, index)
        expression = parse(tokens, index) if begins else None
        other = None if expression is None else read_expression(line, expression)
        if expression is not None and other is not None and other.date not in {None, reading.date}:
            value = excerpt(line[expression.parts[0].start : expression.parts[-1].end])
            message = f"end_date: {value} is another date of the same text; the first one was taken"
            return [make("date.surplus", message, value=value)]
        index = index + 1 if expression is None else expression.stop
    return []


def _is_joined(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a token belongs to the word or sign before it."""
    token, before = tokens[index], tokens[index - 1]
    if not index:
        return False
    if before.end == token.start:
        if before.kind is _DASH:
            return index > 1 and tokens[index - 2].end == before.start and tokens[index - 2].text not in _PUNCTUATION
        if before.kind is _OTHER and before.text == ".":
            return index > 1 and tokens[index - 2].end == before.start
        return before.kind not in {_OPEN, _CLOSE, _COMMA} and before.text not in _PUNCTUATION
    if token.kind is not _DAY:
        return False
    if before.text == "." and index > 1:
        before = tokens[index - 2]
    return before.text in {"#", "№"} or before.text.lower() in COUNTED


def _left(tokens: Sequence[Token], index: int, expression: Expression) -> _Side:
    """Return whether what stands before an expression belongs to it."""
    at = index - 1
    sign = tokens[at].kind if at >= 0 else _END
    slash = at >= 0 and tokens[at].text in {"/", "."}
    if sign in _SIGNS or slash:
        at -= 1
        if at >= 0 and sign is _AND and tokens[at].kind is _COMMA:
            at -= 1
    else:
        sign = _END
    if at < 0:
        return _FREE
    strong = sign in {_TO, _AND} or slash
    listed = sign is _COMMA and len(expression.parts) > 1 and not expression.parts[0].own_year
    zoned = tokens[at].kind is _ZONE and at > 0 and tokens[at - 1].kind is _CLOCK
    before = tokens[at - 1] if zoned else tokens[at]
    if before.kind in _CLOCKS:
        number = "." in before.text and sign is _DASH  # "4.10 - 12 May 2018"
        return _BELONGS if strong or listed or number else _BESIDE
    return _BELONGS if _is_dated(tokens, at, strong=strong, listed=listed) else _FREE


def _is_dated(tokens: Sequence[Token], at: int, *, strong: bool, listed: bool) -> bool:
    """Return whether the token before an expression, and before a sign, is a part of the same date."""
    token, kind = tokens[at], tokens[at].kind
    if kind is _DAY:
        counted = (_is_joined(tokens, at) and not _ends_numbers(tokens, at)) or not 1 <= token.value <= 31
        return strong or listed or not counted
    if kind is _YEAR:
        above = tokens[at - 1]
        return strong or (at > 0 and (above.kind in {_MONTH, _COMMA, _DAY} or above.end == token.start))
    return kind in {_ORDINAL, _MONTH} | _DATES or (strong and kind in {_WEEKDAY, _NUMBER})


def _ends_numbers(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number is the last of several that signs hold together, as in `3/1`: a part of a date."""
    sign = tokens[at - 1]
    touches = at > 1 and tokens[at - 2].end == sign.start and sign.end == tokens[at].start
    return touches and sign.text in {"/", ".", "-"} and tokens[at - 2].kind in _NUMBERS


def _right(tokens: Sequence[Token], index: int) -> _Side:
    """Return whether what stands behind an expression belongs to it."""
    find = _RIGHT.get(tokens[index].kind)
    if find is not None:
        return find(tokens, index)
    return _BELONGS if tokens[index].kind is _DAY or _begins_day(tokens, index) else _FREE


def _behind_dash(tokens: Sequence[Token], index: int) -> _Side:
    """Return whether a dash joins: it touches what it joins, a clock, or a day with its month."""
    dash, behind = tokens[index], tokens[index + 1]
    joined = tokens[index - 1].end == dash.start and dash.end == behind.start and behind.kind in _NUMBERS
    return _BELONGS if joined or behind.kind is _CLOCK or _begins_day(tokens, index + 1) else _FREE


def _behind_joint(tokens: Sequence[Token], index: int) -> _Side:
    """`to` and `and` join every number and date, but not a month that is a word (`and March for Science`)."""
    kind = tokens[index + 1].kind
    named = kind is _MONTH and not _begins_day(tokens, index + 1)
    return _BELONGS if kind in _NUMBERS | _DATES | _NAMES | {_CLOCK} and not named else _FREE


def _behind_comma(tokens: Sequence[Token], index: int) -> _Side:
    behind = tokens[index + 1]
    listed = behind.kind is _DAY and tokens[index + 2].kind is not _WORD
    return _BELONGS if listed or _begins_day(tokens, index + 1) else _clock_side(behind)


def _behind_at(tokens: Sequence[Token], index: int) -> _Side:
    hour = tokens[index + 1].kind is _DAY and tokens[index + 2].kind is not _WORD
    return _BESIDE if hour else _clock_side(tokens[index + 1])


def _behind_other(tokens: Sequence[Token], index: int) -> _Side:
    sign, behind = tokens[index], tokens[index + 1]
    if sign.text in {":", "|", ";"}:
        return _clock_side(behind)
    if sign.text == "/":
        belongs = behind.kind in _NUMBERS | _DATES | _NAMES
    elif sign.text == ".":
        belongs = behind.start == sign.end and behind.kind in _NUMBERS | _DATES
    else:
        belongs = tokens[index - 1].end == sign.start and sign.text in _JOINERS
    return _BELONGS if belongs else _FREE


_RIGHT: Mapping[Kind, Callable[[Sequence[Token], int], _Side]] = MappingProxyType(
    {
        _DASH: _behind_dash,
        _TO: _behind_joint,
        _AND: _behind_joint,
        _COMMA: _behind_comma,
        Kind.AT: _behind_at,
        Kind.OPEN: lambda tokens, index: _clock_side(tokens[index + 1]),
        Kind.CLOCK: lambda tokens, index: _clock_side(tokens[index]),
        Kind.ALL_DAY: lambda tokens, index: _clock_side(tokens[index]),
        Kind.OTHER: _behind_other,
    }
)


def _clock_side(token: Token) -> _Side:
    return _BESIDE if token.kind in _CLOCKS else _FREE


def _begins_day(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a day with its month, or a month with its day or year, begins at a token."""
    kind, behind = tokens[index].kind, tokens[index + 1]
    if kind is _WEEKDAY:
        number = tokens[index + 2] if behind.kind is _COMMA else behind
        return number.kind in _DAYS | _DATES | {_MONTH}
    if kind is _MONTH:
        return behind.kind in _DAYS | {_YEAR}
    return kind in _DATES or (kind in _DAYS and _names_month(tokens, index + 1))


def _names_month(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a month stands behind a day, maybe behind more days joined by signs."""
    for _ in range(_MAX_DAYS):
        if tokens[index].text.lower() in {".", "of"}:
            index += 1
        if tokens[index].kind not in _SIGNS or tokens[index + 1].kind not in _DAYS:
            return tokens[index].kind is _MONTH
        index += 2
    return True  # so many numbers in a row are doubtful, whatever stands behind them


def _partial(line: str, tokens: Sequence[Token]) -> tuple[Finding, ...]:
    """Return a finding about the first thing that is written like a date but is not a whole one."""
    for index, token in enumerate(tokens):
        if token.kind in _DATES:
            return (incomplete(token.text),)
        if token.kind is _MONTH:
            begin = index - (index > 0 and tokens[index - 1].kind in _DAYS)
            stop = index + (tokens[index + 1].kind in {_DAY, _ORDINAL, _YEAR})
            if begin < stop:
                return (incomplete(line[tokens[begin].start : tokens[stop].end]),)
    glued = _glued_form().search(line)
    return (incomplete(glued[0]),) if glued else ()


@cache
def _part_form() -> re.Pattern[str]:
    """Return what may be a part of a date (in lower case): a digit, a name of a month or weekday, a whole day."""
    return re.compile(rf"[0-9]|(?<!\w)(?:{'|'.join(NAME_BEGINNINGS)}|all[ -]day)")


@cache
def _glued_form() -> re.Pattern[str]:
    """Return a numeric date that touches letters (`2018-04-25T09:00`), which is not a token of its own."""
    return re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})\w*")
