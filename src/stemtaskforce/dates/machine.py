"""The date of a text together with the machine-readable date of its markup (`<time datetime>`, `content`).

The machine-readable date decides only what the text leaves open: it does not complete a partial date (the field of
a month stores day 1), and where both are whole and differ, the text is taken.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import attrs
from pendulum import Date

from stemtaskforce.dates.days import day_of, parse_iso_date
from stemtaskforce.dates.likeness import is_date_like, months_named
from stemtaskforce.dates.reading import DateReading, read_whole
from stemtaskforce.dates.tokens import visible
from stemtaskforce.findings import make
from stemtaskforce.text import clean_line, excerpt

__all__ = ["reconcile_date"]


class _Moment(NamedTuple):
    """A machine's day, and whether it is that of Greenwich, from which the local day may be one off."""

    day: Date
    universal: bool

    def may_be(self, day: Date | None) -> bool:
        return day is not None and abs(day.toordinal() - self.day.toordinal()) <= self.universal


@cache
def _form() -> re.Pattern[str]:
    return re.compile(
        "([0-9]{4}-[0-9]{2}-[0-9]{2})"
        r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)? ?(Z|[+-][0-9]{2}:?(?:[0-9]{2})?)?)?",
        re.IGNORECASE,
    )


def _moment(value: str) -> _Moment | None:
    match = _form().fullmatch(clean_line(value))
    day = None if match is None else parse_iso_date(match[1])
    if match is None or day is None:
        return None
    zone = (match[2] or "").upper()
    return _Moment(day, universal=zone == "Z" or (bool(zone) and not zone.strip("+-:0")))


def reconcile_date(text: str, moments: Iterable[str], *, field: str = "date") -> DateReading:
    """Read a date with the help of the machine-readable dates of the same element.

    Args:
        text: The text of a line that is a date, as for `read_date`.
        moments: The machine's values in page order, such as `2017-12-07T09:00:00+01:00`: the first is the first day,
            the last the last one of a range. Values that are not a day (`2017-12`, `PT2H`) do not count.
        field: The name of the field that the date is for, with which messages begin.

    Returns:
        The reading of the text. Where its numeric date is ambiguous, or it has all parts of a date in no known form
        (`15 juin 2018`), the machine's own local day decides; a moment in UTC may be a day off, so the text's reading
        within one day of it is taken. Where both are whole and differ, the text's day with `date.differs`.

    Example:
        >>> reconcile_date("07/12/2017 - 09:00", ["2017-12-07T09:00:00+01:00"]).date
        Date(2017, 12, 7)
        >>> reconcile_date("15 juin 2018", ["2018-06-14T22:00:00Z"]).date
        Date(2018, 6, 15)
        >>> reconcile_date("June 2018", ["2018-06-01"]).date is None
        True
    """
    line = clean_line(visible(text))
    reading = read_whole(line, field=field)
    known = [moment for moment in map(_moment, moments) if moment is not None]
    if not known:
        return reading
    if reading.date is None:
        return _named(line, reading, known[0])
    codes = {finding.code for finding in reading.findings}
    candidates = [reading, read_whole(line, day_first=True, field=field)] if "date.ambiguous" in codes else [reading]
    for candidate in candidates:
        if _agrees(candidate, known):
            findings = [finding for finding in candidate.findings if finding.code != "date.ambiguous"]
            return attrs.evolve(candidate, findings=tuple(findings))
    value = excerpt(line)
    message = f"{field}: {value} is {reading.date}, but its machine-readable date is {known[0].day}; the text was taken"
    return attrs.evolve(reading, findings=(*reading.findings, make("date.differs", message, value=value)))


def _agrees(reading: DateReading, moments: Sequence[_Moment]) -> bool:
    """Return whether the machine's first day is that of a reading, and its last day that of the range's end."""
    ends = len(moments) == 1 or moments[-1].may_be(reading.end_date or reading.date)
    return moments[0].may_be(reading.date) and ends


def _named(line: str, reading: DateReading, moment: _Moment) -> DateReading:
    """Take the machine's day for a text of no known form that says day and year, and maybe a month, as well."""
    if not is_date_like(line) or any(finding.code == "date.invalid" for finding in reading.findings):
        return reading
    offsets = (0, 1, -1) if moment.universal else (0,)
    numbers = [int(number) for number in re.findall("[0-9]{1,4}", line)]
    months = months_named(line)
    for offset in offsets:
        day = _shifted(moment.day, offset)
        if day is not None and _says(day, numbers, months):
            return DateReading(date=day)
    return reading


def _shifted(day: Date, offset: int) -> Date | None:
    try:
        shifted = Date.fromordinal(day.toordinal() + offset)
    except ValueError:
        return None
    return day_of(shifted.year, shifted.month, shifted.day)


def _says(day: Date, numbers: Sequence[int], months: frozenset[int]) -> bool:
    """Return whether the numbers and month names of a text say a day: its day, its month and its year."""
    left = list(numbers)
    wanted = [day.day] if months else [day.day, day.month]
    for number in wanted:
        if number not in left:
            return False
        left.remove(number)
    return (day.year in left or day.year % 100 in left) and (not months or day.month in months)
