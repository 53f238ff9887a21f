"""From the syntax of a date expression to a `DateReading`: the calendar, the clock, weekdays, ranges, and findings.

No partial date is completed, nothing is relative, and nothing asks for today. What is uncertain about a clock or an
end never takes the first day with it; what is uncertain about the first day leaves no date.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import attrs
from pendulum import Date, Time

from stemtaskforce.dates.days import day_of, time_of
from stemtaskforce.dates.grammar import Clock, Expression, Part, parse_plain, parse_whole
from stemtaskforce.dates.tokens import Kind, may_be_date, visible
from stemtaskforce.findings import Finding, make
from stemtaskforce.text import clean_line, excerpt

__all__ = [
    "MAX_USUAL_DAYS",
    "DateReading",
    "clock_of_unknown_form",
    "clock_with_more",
    "incomplete",
    "read_complete",
    "read_date",
    "read_expression",
]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_AND, _COMMA, _TO = Kind.AND, Kind.COMMA, Kind.TO

#: A meeting that lasts longer than this many days is worth a look.
MAX_USUAL_DAYS = 14
#: The longest expression of the grammar that says anything is shorter.
_MAX_EXPRESSION = 250

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@attrs.frozen(kw_only=True)
class DateReading:
    """The reading of a text as a day or a range of days.

    Attributes:
        date: The first day, or `None` where the text is not a whole date.
        end_date: The last day of a range, after `date`, or `None`.
        time: The time of day that stands behind the date, or `None`.
        findings: The diagnostics: `date.incomplete`, `date.invalid`, `date.ambiguous`, `date.differs`, `date.surplus`,
            `date.weekday`, `date.range-suspicious`, `date.range-reversed`, `time.invalid`, `time.surplus`.

    Example:
        >>> reading = read_date("07/13/2017 - 09:00")
        >>> reading.date, reading.time, reading.end_date, reading.findings
        (Date(2017, 7, 13), Time(9, 0, 0), None, ())
    """

    date: Date | None = None
    end_date: Date | None = None
    time: Time | None = None
    findings: tuple[Finding, ...] = ()


class _Day(NamedTuple):
    """A day of an expression with the calendar's verdict."""

    date: Date | None
    findings: tuple[Finding, ...]


def read_date(text: str, *, field: str = "date") -> DateReading:
    """Read a text that should be a date, a date and time, or a range, in one of the listed forms.

    Args:
        text: A line of a page, whole; white space around it, invisible characters in it and one full stop behind it
            do not count.
        field: The name of the field that the date is for, with which messages begin.

    Returns:
        The reading; its `date` is `None`, with `date.incomplete` or `date.invalid`, where the text is not a whole
        date. Numeric dates are month first; a first part over 12 is the day.

    Example:
        >>> read_date("Monday, 15 June 2020").date
        Date(2020, 6, 15)
        >>> read_date("28 February – 2 March 2019").end_date
        Date(2019, 3, 2)
        >>> [finding.code for finding in read_date("07/12/2017 - 09:00").findings]
        ['date.ambiguous']
        >>> read_date("February 2024").findings[0].code
        'date.incomplete'
    """
    return read_whole(clean_line(visible(text)), field=field)


def read_whole(line: str, *, day_first: bool = False, field: str = "date") -> DateReading:
    """Read a clean line as `read_date` does; `day_first` turns ambiguous numeric dates round."""
    reading = read_complete(line, day_first=day_first, field=field)
    return DateReading(findings=(incomplete(line, field),)) if reading is None else reading


def read_complete(line: str, *, day_first: bool = False, field: str = "date") -> DateReading | None:
    """Read a clean line as `read_whole` does, but return `None` where it is not a complete date expression."""
    text = line.removesuffix(".")
    if len(text) > _MAX_EXPRESSION or not may_be_date(text):
        return None
    if (expression := parse_plain(text) or parse_whole(text)) is None:
        return None
    return read_expression(text, expression, day_first=day_first, field=field)


def incomplete(text: str, field: str = "date") -> Finding:
    """Return the finding that a text is not a whole date."""
    value = excerpt(text)
    message = f"{field}: expected a whole date such as 20 August 2018, got {value}"
    return make("date.incomplete", message, value=value)


def read_expression(
    text: str, expression: Expression, *, day_first: bool = False, field: str = "date"
) -> DateReading | None:
    """Return the reading of an expression in a text, or `None` where its days do not make a date or a range."""
    parts, signs = expression.parts, expression.signs[: len(expression.parts) - 1]
    if len(parts) == 1 and parts[0].clock is None:
        date, found = _day(text, parts[0], field, day_first=day_first)
        return DateReading(date=date, findings=found)
    if len(parts) > 1 and not _is_series(parts, signs):
        return None
    days = [_day(text, part, field, day_first=day_first) for part in parts]
    first = days[0].date
    if first is None:
        return DateReading(findings=days[0].findings)
    findings = list(dict.fromkeys(finding for day in days for finding in day.findings))
    time, of_time = _time_of_day(text, parts)
    end, of_end = _end(text, expression, [day.date for day in days]) if len(days) > 1 else (None, ())
    findings += [*of_time, *of_end]
    return DateReading(date=first, end_date=end, time=time, findings=tuple(findings))


def _is_series(parts: Sequence[Part], signs: Sequence[Kind]) -> bool:
    """Return whether days joined by signs are one expression: a range, or an enumeration."""
    first, last = parts[0], parts[-1]
    if not first.own_year and (first.month, first.day) > (last.month, last.day) and first.month != last.month:
        return False  # "30 December – 2 January 2019" does not say its first year
    if len(parts) == 2:
        return signs[0] is not _COMMA
    return _TO not in signs and (_AND in signs or _are_consecutive([_as_written(part) for part in parts]))


def _as_written(part: Part) -> Date | None:
    return day_of(part.year, part.month, part.day)


def _are_consecutive(days: Sequence[Date | None]) -> bool:
    numbers = [None if day is None else day.toordinal() for day in days]
    return all(a is not None and b is not None and b - a == 1 for a, b in pairwise(numbers))


def _day(text: str, part: Part, field: str, *, day_first: bool) -> _Day:
    """Look a day up in the calendar and check its weekday."""
    month, number = part.month, part.day
    findings: tuple[Finding, ...] = ()
    if part.slashed and month > 12:
        month, number = number, month
    elif part.slashed and month != number and 0 < number <= 12 and month:
        if day_first:
            month, number = number, month
        value = excerpt(text[part.start : part.end])
        message = (
            f"{field}: {value} was read month first, {part.year:04}-{month:02}-{number:02}; day first it is another day"
        )
        findings = (make("date.ambiguous", message, value=value),)
    date = day_of(part.year, month, number)
    if date is None:
        value = excerpt(text[part.start : part.end])
        message = f"{field}: expected a day of the calendar, got {value}"
        return _Day(None, (make("date.invalid", message, value=value),))
    # The weekday as a number: pendulum's own method makes an enumeration of it.
    if part.weekday is not None and part.weekday != (right := (date.toordinal() - 1) % 7):
        value = excerpt(text[part.start : part.end])
        message = f"{field}: {value} is a {_WEEKDAYS[right]}; the date was kept"
        findings = (*findings, make("date.weekday", message, value=value))
    return _Day(date, findings)


def _end(text: str, expression: Expression, days: Sequence[Date | None]) -> tuple[Date | None, Sequence[Finding]]:
    """Return the last day of a series, where it is later than the first, and what is wrong with it."""
    parts, signs = expression.parts, expression.signs[: len(expression.parts) - 1]
    value = excerpt(text[parts[0].start : parts[-1].end])
    first, last = days[0], days[-1]
    if first is None or last is None:
        return None, ()
    if (len(days) > 2 or (_AND in signs and first != last)) and not _are_consecutive(days):
        message = f"end_date: the days of {value} are not consecutive; the first one was taken"
        return None, [make("date.surplus", message, value=value)]
    if last < first:
        message = f"end_date: expected a day after the first, got {value}; it was not taken"
        return None, [make("date.range-reversed", message, value=value)]
    length = last.toordinal() - first.toordinal() + 1
    if length > MAX_USUAL_DAYS:
        message = f"end_date: {value} lasts {length} days, over {MAX_USUAL_DAYS}; are day and month swapped?"
        return last, [make("date.range-suspicious", message, value=value)]
    return (last if last > first else None), ()


def _time_of_day(text: str, parts: Sequence[Part]) -> tuple[Time | None, list[Finding]]:
    """Return the time at which the first day starts; the clock behind an end has no field."""
    *before, last = parts
    # "5–6 November 2025 - 09:00": the clock of a range whose days share a month or year is that of its first day.
    clock = parts[0].clock if before and before[0].own_year else last.clock
    time, findings = (None, []) if clock is None else _time(clock, excerpt(text[parts[0].start : last.end]))
    if last.clock is not None and clock is not last.clock and last.clock.first:
        value = excerpt(text[last.start : last.end])
        message = f"time: {value} ends at a time of day, which has no field; it was not taken"
        findings.append(make("time.surplus", message, value=value))
    return time, findings


def clock_with_more(value: str) -> Finding:
    """Return the finding that of a clock only the first time was taken; `value` is an excerpt of the text."""
    message = f"time: {value} has an end or a time zone, for which there is no field; the first time was taken"
    return make("time.surplus", message, value=value)


def clock_of_unknown_form(value: str) -> Finding:
    """Return the finding that the clock beside a date was not taken; `value` is an excerpt of the text."""
    message = f"time: the clock beside the date in {value} has no known form; it was not taken"
    return make("time.invalid", message, value=value)


def _time(clock: Clock, value: str) -> tuple[Time | None, list[Finding]]:
    if not clock.first:
        message = f"time: {value} lasts all day, for which there is no field; the day was taken"
        return None, [make("time.surplus", message, value=value)]
    time = _parse_clock(clock.first, clock.last)
    if time is None:
        message = f"time: expected a time of day from 00:00 to 23:59, got {value}; the day was taken"
        return None, [make("time.invalid", message, value=value)]
    if clock.surplus:
        return time, [clock_with_more(value)]
    return time, []


@cache
def _clock_form() -> re.Pattern[str]:
    return re.compile(
        r"([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2}))?)?(?: ?([ap])(?:\.m\.?|m))?(?: ?h(?:ou)?(?:rs?)?)?", re.IGNORECASE
    )


def _parse_clock(text: str, end: str) -> Time | None:
    """Parse `HH:MM`, `HH:MM:SS`, and both and `HH` with am or pm; `None` for other clocks and other times.

    Where only the end of a range says am or pm (`2:00 - 4:00 pm`), the first time is uncertain and not taken.
    """
    match = _clock_form().fullmatch(text)
    if match is None:
        return None
    hour, minute, second, half = int(match[1]), int(match[2] or 0), int(match[3] or 0), match[4]
    ending = _clock_form().fullmatch(end)
    if half is None:
        if match[2] is None or (ending is not None and ending[4] and hour <= 12):
            return None
        return time_of(hour, minute, second)
    if not 1 <= hour <= 12:
        return None
    return time_of(hour % 12 + (12 if half in "pP" else 0), minute, second)
