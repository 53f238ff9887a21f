"""Dates as pages write them, from a closed list of forms, and as records and the wire write them.

The one room that turns text into pendulum's `Date` and `Time`. A date is read whole or not at all: no
partial date is completed, nothing is relative, nothing asks for today, and digits are ASCII digits.
pendulum's own parser is not used: it reads `now`, durations and half dates, see the design.
"""

import datetime
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import attrs
from pendulum import Date, Time

from stemtaskforce.findings import Finding, make
from stemtaskforce.text import clean_line, excerpt

__all__ = ["DateReading", "find_date", "parse_iso_date", "parse_iso_time", "read_date", "to_date", "to_time"]

#: A meeting that lasts longer than this many days is worth a look.
MAX_USUAL_DAYS = 14

_MONTHS = "January February March April May June July August September October November December".lower().split()
_MONTH_NUMBER = {name: number for number, month in enumerate(_MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_WEEKDAY = f"(?:(?P<weekday>{'|'.join(_WEEKDAYS)}), )?"
_MONTH = f"(?P<month>{'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})"
_DAY = "(?P<day>[0-9]{1,2})"
_YEAR = "(?P<year>[0-9]{4})"
_CLOCK = "(?: - (?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}))?"
#: The separator of `A to B`.
_TO = " to "

_ISO_DATE = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ISO_TIME = re.compile("([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")


class _Single(NamedTuple):
    """One date as it was written, before the calendar has a say."""

    date: Date | None
    time: Time | None
    end: Date | None
    findings: tuple[Finding, ...]


@attrs.frozen(kw_only=True)
class DateReading:
    """What a text says about a day or a range of days.

    Attributes:
        date: The first day, or `None` where the text is no whole date.
        end_date: The last day of a range, after `date`, or `None`.
        time: The time of day that stands behind the date, or `None`.
        findings: What there is to say: `date.incomplete`, `date.invalid`, `time.invalid`, `date.ambiguous`,
            `date.weekday`, `date.range-suspicious`, `date.range-reversed`, `time.surplus`.

    Example:
        >>> reading = read_date("07/13/2017 - 09:00")
        >>> reading.date, reading.time, reading.end_date, reading.findings
        (Date(2017, 7, 13), Time(9, 0, 0), None, ())
    """

    date: Date | None = None
    end_date: Date | None = None
    time: Time | None = None
    findings: tuple[Finding, ...] = ()


def to_date(value: datetime.date) -> Date:
    """Give pendulum's `Date` of the same day; the type is exactly that.

    Args:
        value: A date of the standard library or of pendulum, without a time.

    Returns:
        The same day.

    Example:
        >>> to_date(datetime.date(2016, 9, 29))
        Date(2016, 9, 29)
    """
    return Date(value.year, value.month, value.day)


def to_time(value: datetime.time) -> Time:
    """Give pendulum's `Time` of the same hour, minute and second; the type is exactly that.

    Args:
        value: A time of the standard library or of pendulum, in whole seconds and without a zone.

    Returns:
        The same time of day.

    Example:
        >>> to_time(datetime.time(9, 30))
        Time(9, 30, 0)
    """
    return Time(value.hour, value.minute, value.second)


def parse_iso_date(text: str) -> Date | None:
    """Read `YYYY-MM-DD` (ISO 8601, calendar date, extended format) and nothing else.

    Args:
        text: Ten characters, digits in ASCII.

    Returns:
        The date, or `None` where the text has another form or the day is not in the calendar.

    Example:
        >>> parse_iso_date("2016-09-29")
        Date(2016, 9, 29)
        >>> parse_iso_date("2016-02-30") is parse_iso_date("20160929") is parse_iso_date("now") is None
        True
    """
    match = _ISO_DATE.fullmatch(text)
    return _date(int(match[1]), int(match[2]), int(match[3])) if match else None


def parse_iso_time(text: str) -> Time | None:
    """Read `HH:MM` or `HH:MM:SS` (ISO 8601, local time of day) and nothing else.

    Args:
        text: Five or eight characters, digits in ASCII.

    Returns:
        The time, or `None` where the text has another form or there is no such time of day.

    Example:
        >>> parse_iso_time("09:00")
        Time(9, 0, 0)
        >>> parse_iso_time("24:00") is parse_iso_time("9:00") is None
        True
    """
    match = _ISO_TIME.fullmatch(text)
    return _time(int(match[1]), int(match[2]), int(match[3] or 0)) if match else None


def read_date(text: str) -> DateReading:
    """Read a text that should be a date, a date and time, or a range, in one of the site's forms.

    Args:
        text: A line of a page, whole; white space around it and one full stop behind it do not count.

    Returns:
        The reading; its `date` is `None`, with `date.incomplete` or `date.invalid`, where the text is
        no whole date. Numeric dates are month first; a first part over 12 is the day.

    Example:
        >>> read_date("Monday, 15 June 2020").date
        Date(2020, 6, 15)
        >>> read_date("5–6 November 2025").end_date
        Date(2025, 11, 6)
        >>> [finding.code for finding in read_date("07/12/2017 - 09:00").findings]
        ['date.ambiguous']
        >>> read_date("February 2024").findings[0].code
        'date.incomplete'
    """
    line = clean_line(text)
    first, to, last = line.removesuffix(".").partition(_TO)
    reading = _read_range(first, last) if to else _read_single(first)
    if reading is not None:
        return reading
    value = excerpt(line)
    message = f"date: {value} is no whole date; want one such as 20 August 2018"
    return DateReading(findings=(make("date.incomplete", message, value=value),))


def find_date(text: str) -> tuple[DateReading, str] | None:
    """Find the first whole date that stands among other words.

    Args:
        text: A title.

    Returns:
        The reading and the words that are not the date, or `None` where no whole date stands there.

    Example:
        >>> reading, rest = find_date("29 February 2024 - Conference on the Future of STEM")
        >>> reading.date, rest
        (Date(2024, 2, 29), 'Conference on the Future of STEM')
        >>> find_date("Taskforce meeting Norway March 2023") is None
        True
    """
    line = clean_line(text)
    for match in _compiled(_ANYWHERE).finditer(line):
        reading = read_date(match[0])
        if reading.date is not None:
            before = line[: match.start()].rstrip(" -–—:,(")
            after = line[match.end() :].lstrip(" -–—:,.)")
            return reading, f"{before} {after}".strip()
    return None


def _date(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def _time(hour: int, minute: int, second: int) -> Time | None:
    try:
        return Time(hour, minute, second)
    except ValueError:
        return None


def _read_single(line: str) -> DateReading | None:
    single = _match(line)
    if single is None:
        return None
    if single.end is not None and single.date is not None:
        return _range(line, single.date, single.end, single.time, single.findings)
    return DateReading(date=single.date, time=single.time, findings=single.findings)


def _read_range(first: str, last: str) -> DateReading | None:
    """Read `A to B`; each is a whole date of its own, and the time of B has no field."""
    start, end = _match(first), _match(last)
    if start is None or end is None or start.end or end.end:
        return None
    findings = (*start.findings, *(finding for finding in end.findings if finding not in start.findings))
    if end.time:
        message = f"time: {excerpt(last)} ends at a time, which has no field; it was not taken"
        findings += (make("time.surplus", message, value=excerpt(last)),)
    if start.date is None or end.date is None:
        return DateReading(date=start.date, time=start.time, findings=findings)
    return _range(f"{first} to {last}", start.date, end.date, start.time, findings)


def _range(line: str, start: Date, end: Date, time: Time | None, findings: tuple[Finding, ...]) -> DateReading:
    value = excerpt(line)
    if end < start:
        message = f"end_date: {value} ends before it starts; want a later day, so it was not taken"
        findings += (make("date.range-reversed", message, value=value),)
    days = end.toordinal() - start.toordinal() + 1
    if days > MAX_USUAL_DAYS:
        message = f"end_date: {value} lasts {days} days, over {MAX_USUAL_DAYS}; are day and month swapped?"
        findings += (make("date.range-suspicious", message, value=value),)
    return DateReading(date=start, end_date=end if end > start else None, time=time, findings=findings)


def _match(line: str) -> _Single | None:
    """Try the forms in order; the first that fits the whole line decides."""
    for form, build in _FORMS:
        if match := _compiled(form).fullmatch(line):
            return build(match)
    return None


@cache
def _compiled(form: str) -> re.Pattern[str]:
    # At first use: the types need no form but ISO's, and their import should not pay for the others.
    return re.compile(form, re.IGNORECASE | re.ASCII)


def _built(match: re.Match[str], year: int, month: int, day: int, *more: Finding) -> _Single:
    """Ask the calendar, the clock and the weekday about what a form has matched."""
    parts = match.groupdict()
    date = _date(year, month, day)
    findings = list(more)
    value = excerpt(match[0])
    if date is None:
        message = f"date: {value} is not in the calendar; want a day that is"
        return _Single(None, None, None, (make("date.invalid", message, value=value),))
    if (weekday := parts.get("weekday")) and weekday.capitalize() != (right := _WEEKDAYS[datetime.date.weekday(date)]):
        findings.append(make("date.weekday", f"date: {value} is a {right}; the date was kept", value=value))
    time = None
    if parts.get("hour"):
        time = _time(int(parts["hour"]), int(parts["minute"]), 0)
        if time is None:
            message = f"time: {value} has no time of day; want 00:00 to 23:59"
            findings.append(make("time.invalid", message, value=value))
    end = _date(year, month, int(parts["last"])) if parts.get("last") else None
    if parts.get("last") and end is None:
        message = f"end_date: {value} ends on a day that is not in the calendar"
        findings.append(make("date.invalid", message, value=value))
    return _Single(date, time, end, tuple(findings))


def _worded(match: re.Match[str]) -> _Single:
    return _built(match, int(match["year"]), _MONTH_NUMBER[match["month"].lower()], int(match["day"]))


def _numeric(match: re.Match[str]) -> _Single:
    """Month first, as the site writes; a first part over 12 can only be the day."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first > 12:
        return _built(match, year, second, first)
    if second > 12 or first == second or not first or not second:
        return _built(match, year, first, second)
    value = excerpt(match[0])
    message = f"date: {value} was read month first, {year:04d}-{first:02d}-{second:02d}; day first it is another day"
    return _built(match, year, first, second, make("date.ambiguous", message, value=value))


def _iso(match: re.Match[str]) -> _Single:
    return _built(match, int(match["year"]), int(match["number"]), int(match["day"]))


_WORDED_DAY_FIRST = f"{_WEEKDAY}{_DAY} {_MONTH} {_YEAR}{_CLOCK}"
_WORDED_MONTH_FIRST = f"{_WEEKDAY}{_MONTH} {_DAY}, {_YEAR}{_CLOCK}"
_WORDED_RANGE = f"{_DAY} ?[-–+] ?(?P<last>[0-9]{{1,2}}) {_MONTH} {_YEAR}"
_NUMERIC = f"{_WEEKDAY}(?P<first>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})/{_YEAR}{_CLOCK}"
_ISO = f"{_YEAR}-(?P<number>[0-9]{{2}})-(?P<day>[0-9]{{2}}){_CLOCK}"


#: The closed list: a form, and what makes a date of its match. `A to B` is made of two of them.
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], _Single]], ...] = (
    (_WORDED_DAY_FIRST, _worded),
    (_WORDED_MONTH_FIRST, _worded),
    (_NUMERIC, _numeric),
    (_WORDED_RANGE, _worded),
    (_ISO, _iso),
)


def _unnamed(form: str) -> str:
    return re.sub(r"\?P<[a-z]+>", "?:", form)


#: A single form, no letter or digit touching it; all its repeats are bounded, so a scan is linear.
_ONE = "|".join(map(_unnamed, (_WORDED_RANGE, _WORDED_DAY_FIRST, _WORDED_MONTH_FIRST, _NUMERIC, _ISO)))
_ANYWHERE = f"(?<![0-9A-Za-z/])(?:(?:{_ONE}){_TO}(?:{_ONE})|(?:{_ONE}))(?![0-9A-Za-z/])"
