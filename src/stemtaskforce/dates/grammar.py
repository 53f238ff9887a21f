"""The grammar of date expressions: a day, or days joined by range signs, each maybe with a weekday and a clock.

    expression = day { sign day }            at most seven days
               | from day (a dash | to) day | between day (a dash | to | and | & | +) day
    day        = [weekday [","]] written [clock]
    written    = D Month YYYY | Month D, YYYY | M/D/YYYY | YYYY-MM-DD
               | D | D Month | Month D        in a range, where a neighbour gives the rest
    sign       = a dash | to | and | & | + | ","
    zone       = CET | UTC | …, or UTC | GMT with a distance, as UTC+1
    clock      = [" - " | "," | at | from | "("] HH:MM [am | pm] [sign HH:MM [am | pm]] [zone] [")"] | "(All day)"

In a text that is nothing but the expression, one of some more signs may stand before the clock, such as a bar.

The parser returns syntax only: whether a day is in the calendar, and which days are a range, is for `reading`.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from stemtaskforce.dates.tokens import MONTH_NAMES, Kind, Token, may_be_whole, month_number, scan

__all__ = [
    "DAY_STARTS",
    "STARTS",
    "Clock",
    "Expression",
    "Part",
    "parse",
    "parse_plain",
    "parse_whole",
    "plain_day_form",
]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_ALL_DAY = Kind.ALL_DAY
_AT = Kind.AT
_CLOCK = Kind.CLOCK
_CLOSE = Kind.CLOSE
_DAY = Kind.DAY
_END = Kind.END
_ISO = Kind.ISO
_MONTH = Kind.MONTH
_NUMERIC = Kind.NUMERIC
_OPEN = Kind.OPEN
_WEEKDAY = Kind.WEEKDAY
_YEAR = Kind.YEAR
_ZONE = Kind.ZONE

#: A list of more days than a working week and a weekend is not a list of the days of a meeting.
MAX_PARTS = 7

_DASH, _TO, _AND, _COMMA = Kind.DASH, Kind.TO, Kind.AND, Kind.COMMA
_SIGNS = frozenset({_DASH, _TO, _AND, _COMMA})
_LEADS = frozenset({_DASH, _COMMA, Kind.AT, Kind.OPEN})
#: The kinds of token with which a day begins, and those with which an expression may.
DAY_STARTS = frozenset({Kind.DAY, Kind.MONTH, Kind.NUMERIC, Kind.ISO, Kind.WEEKDAY})
STARTS = DAY_STARTS | {Kind.AT, Kind.BETWEEN}
#: The words before a range, with the signs that may stand between its ends: `from 5 and 6 May` is not a range.
_RANGES = {"from": frozenset({_DASH, _TO}), "between": frozenset({_DASH, _TO, _AND})}
#: Signs before a clock where nothing else stands around it; among words they part texts as well.
_BEFORE_CLOCK = frozenset("|¦│┃｜·•∙@;:/")


class Clock(NamedTuple):
    """The clock behind a day: its first and last time as written (`""` for all day), and whether more was said."""

    first: str
    last: str
    surplus: bool


class Part(NamedTuple):
    """One day of an expression; its month and year are 0 until they are written or inherited (-1 is the year 0).

    `slashed` is `M/D/YYYY`; `worded` has a month's name, or will inherit one; `own_year` says that it is written.
    """

    day: int
    month: int
    year: int
    weekday: int | None
    start: int
    end: int
    slashed: bool = False
    worded: bool = False
    month_first: bool = False
    own_year: bool = True
    clock: Clock | None = None


class Expression(NamedTuple):
    """Days as written and the kinds of sign between them; each day has its month and year, own or inherited."""

    parts: tuple[Part, ...]
    signs: tuple[Kind, ...]
    stop: int


def parse(tokens: Sequence[Token], begin: int) -> Expression | None:
    """Parse the longest date expression that begins at a token.

    Args:
        tokens: The tokens of a text, closed by `END`.
        begin: The index of the first token of the expression.

    Returns:
        The expression, with the index behind its last token, or `None` where no whole date begins there.
    """
    if tokens[begin].kind not in DAY_STARTS:
        return _parse_range(tokens, begin)
    parts: list[Part] = []
    signs: list[Kind] = []
    found: Expression | None = None
    index = begin
    while len(parts) < MAX_PARTS:
        part, index = _part(tokens, index, after=parts[-1] if parts else None)
        if part is None:
            break
        parts.append(part)
        if part.year and (whole := _completed(parts)):
            found = Expression(whole, tuple(signs), index)
        index, sign = _sign(tokens, index)
        if sign is None:
            break
        signs.append(sign)
    return found


def _parse_range(tokens: Sequence[Token], begin: int) -> Expression | None:
    """Parse the two days of a range behind the word before it; `and` is then a sign of a range like `to`."""
    signs = _RANGES.get(tokens[begin].text.lower())
    if signs is None or tokens[begin + 1].kind not in DAY_STARTS:
        return None
    found = parse(tokens, begin + 1)
    if found is None or len(found.parts) != 2 or found.signs[0] not in signs:
        return None
    return found._replace(signs=(_TO,))


def parse_whole(text: str) -> Expression | None:
    """Parse a text that is one date expression and nothing else."""
    if not may_be_whole(text):
        return None
    tokens = scan(text)
    for token in tokens:
        if token.text in _BEFORE_CLOCK:
            token.kind = _AT
    expression = parse(tokens, 0)
    return expression if expression is not None and tokens[expression.stop].kind is _END else None


def parse_plain(text: str) -> Expression | None:
    """Parse a single day with or without `HH:MM` behind it, as `parse_whole` does: nearly all dates are written so."""
    match = _plain().fullmatch(text)
    if match is None:
        return None
    day, name, year, name_first, day_behind, year_behind, first, second, year_slashed, hour = match.groups()
    clock = None if hour is None else Clock(hour, "", surplus=False)
    if day is not None:
        part = Part(int(day), month_number(name), int(year) or -1, None, 0, len(text), worded=True, clock=clock)
    elif day_behind is not None:
        number, month = int(day_behind), month_number(name_first)
        part = Part(
            number, month, int(year_behind) or -1, None, 0, len(text), worded=True, month_first=True, clock=clock
        )
    else:
        part = Part(int(second), int(first), int(year_slashed) or -1, None, 0, len(text), slashed=True, clock=clock)
    return Expression((part,), (), 0)


def _plain_days() -> str:
    """Return the pattern of a single day in the forms that nearly all dates have."""
    name = f"({'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))})"
    day, year = "([0-9]{1,2})", "([0-9]{4})"
    return f"(?:{day} {name} {year}|{name} {day}, {year}|{day}/{day}/{year})"


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(f"{_plain_days()}(?: - ([0-9]{{2}}:[0-9]{{2}}))?", re.IGNORECASE | re.ASCII)


@cache
def plain_day_form() -> re.Pattern[str]:
    """Return the pattern of a single day, in a form that `parse_plain` takes, that stands apart from other words."""
    return re.compile(rf"(?<!\S){_plain_days()}(?![^\s,)])", re.IGNORECASE)


def _sign(tokens: Sequence[Token], index: int) -> tuple[int, Kind | None]:
    kind = tokens[index].kind
    if kind not in _SIGNS:
        return index, None
    if kind is _COMMA and tokens[index + 1].kind is _AND:  # "5, 6, and 7 November"
        return index + 2, _AND
    return index + 1, kind


def _part(tokens: Sequence[Token], index: int, after: Part | None) -> tuple[Part | None, int]:
    first = tokens[index]
    start, weekday = first.start, None
    if first.kind is _WEEKDAY:
        weekday = first.value
        index += 2 if tokens[index + 1].kind is _COMMA else 1
        first = tokens[index]
    part: Part | None = None
    if first.kind is _DAY:
        part, index = _day_first(tokens, index, start, weekday, after)
    elif first.kind is _MONTH and tokens[index + 1].kind is _DAY:
        day = tokens[index + 1]
        year, index = _comma_year(tokens, index + 2)
        end = tokens[index - 1].end
        part = Part(
            day.value, first.value, year, weekday, start, end, worded=True, month_first=True, own_year=bool(year)
        )
    elif first.kind is _NUMERIC:
        month, number, year = map(int, first.text.split("/"))
        part, index = Part(number, month, year or -1, weekday, start, first.end, slashed=True), index + 1
    elif first.kind is _ISO:
        year, month, number = map(int, first.text.split("-"))
        part, index = Part(number, month, year or -1, weekday, start, first.end), index + 1
    if part is not None and part.year:
        clock, index = _clock(tokens, index)
        if clock is not None:
            part = part._replace(clock=clock, end=tokens[index - 1].end)
    return part, index


def _day_first(
    tokens: Sequence[Token], index: int, start: int, weekday: int | None, after: Part | None
) -> tuple[Part, int]:
    """Parse `D [Month [YYYY]]`, or `D[, YYYY]` behind a month that stands first."""
    day, month, year = tokens[index].value, 0, 0
    index += 1
    if after is not None and after.month_first and not after.year:
        year, index = _comma_year(tokens, index)
    elif tokens[index].kind is _MONTH:
        month = tokens[index].value
        index += 1
        if tokens[index].kind is _YEAR:
            year = tokens[index].value
            index += 1
            return Part(day, month, year or -1, weekday, start, tokens[index - 1].end, worded=True), index
    first = after is not None and after.month_first
    end = tokens[index - 1].end
    return Part(day, month, year, weekday, start, end, worded=True, month_first=first, own_year=bool(year)), index


def _comma_year(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    if tokens[index].kind is _COMMA and tokens[index + 1].kind is _YEAR:
        return tokens[index + 1].value or -1, index + 2
    return 0, index


def _completed(parts: Sequence[Part]) -> tuple[Part, ...] | None:
    """Complete each day with the month and year that its neighbours write; `None` where one has neither."""
    whole = list(parts)
    for index in range(1, len(whole)):
        if whole[index].month_first and not whole[index].month:
            whole[index] = whole[index]._replace(month=whole[index - 1].month)
    for index in range(len(whole) - 2, -1, -1):
        part, right = whole[index], whole[index + 1]
        if not part.year:
            if part.month_first is not right.month_first or not right.worded:
                return None
            whole[index] = part._replace(month=part.month or right.month, year=right.year)
    return tuple(whole)


def _clock(tokens: Sequence[Token], index: int) -> tuple[Clock | None, int]:
    """Parse the clock behind a day; without one, nothing is taken."""
    begin, opened = index, False
    if tokens[index].kind in _LEADS:
        opened = tokens[index].kind is _OPEN
        index += 1
        if not opened and tokens[index].kind is _AT:  # ", from 09:00"
            index += 1
    clock: Clock | None
    if tokens[index].kind is _ALL_DAY:
        clock, index = Clock("", "", surplus=True), index + 1
    else:
        clock, index = _times(tokens, index)
    if clock is None:
        return None, begin
    if opened:
        if tokens[index].kind is not _CLOSE:
            return None, begin
        index += 1
    return clock, index


def _times(tokens: Sequence[Token], index: int) -> tuple[Clock | None, int]:
    first, last, zone = tokens[index], "", False
    ranged = tokens[index + 1].kind in {_DASH, _TO, _AND} and tokens[index + 2].kind is _CLOCK
    if first.kind is not _CLOCK and not (first.kind is _DAY and ranged):  # "9 - 11 am"
        return None, index
    index += 1
    if ranged:
        last = tokens[index + 1].text
        index += 2
    if tokens[index].kind is _ZONE:
        zone, index = True, index + 1
    elif [token.kind for token in tokens[index : index + 3]] == [_OPEN, _ZONE, _CLOSE]:
        zone, index = True, index + 3
    return Clock(first.text, last, surplus=bool(last) or zone), index
