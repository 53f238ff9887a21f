"""Lines of a page that are meant as dates: the whole ones, and those that are only written as one.

`dates` reads dates; this module tells a line of a page from prose. Nothing is completed or guessed.
"""

import re
from functools import lru_cache

import attrs

from stemtaskforce.dates import DateReading, is_date_like, read_date, reconcile_date
from stemtaskforce.dates.among_words import any_date
from stemtaskforce.dates.likeness import is_clean_date_like
from stemtaskforce.dates.reading import clock_of_unknown_form, clock_with_more, read_complete
from stemtaskforce.dates.tokens import ZONES, has_spare_year, has_year, visible
from stemtaskforce.pages.lines import PICTURES, unmarked
from stemtaskforce.text import clean_line, excerpt

__all__ = ["MAX_DATE_LINE", "clocked_day", "date_line", "is_whole_date", "looks_like_date", "read_day_of", "whole_date"]

#: A date of the closed list is never longer; most lines are, and are told at once.
MAX_DATE_LINE = 80

_DIGITS = frozenset("0123456789")
#: A picture or an arrow in front of a date, such as that of a calendar.
_PICTURE = re.compile(f"[{PICTURES}]\ufe0f? ?(?=\\w)")
#: Signs that a line may have behind its date, from the sentence or the list that it was taken from.
_BEHIND = (",", ";")
#: A number of three digits, or of more than four, which no date has: most lines with a number are told by it.
_NOT_IN_DATE = re.compile("[0-9]{3}(?:[0-9]{2}|(?<![0-9]{4})(?![0-9]))")

#: What is left of a line beside its day, where nothing but a clock in any form stands there: it has a number or a unit.
_UNITS = r"[ap]\.?m\.?|h(?:ou)?r?s?\.?|noon|midday|o['’]clock|uhr"
_ZONES = "|".join(["(?:[^\\W\\d_]{1,12} )?time", *ZONES])
_CLOCK = re.compile(
    rf"(?=.*(?:[0-9]|(?<![^\W_])(?:{_UNITS})(?![^\W_])))"
    r"(?>(?:[0-9]{1,2}(?:[:.h](?:[0-9]{2})?){0,2} ?(?:[ap]\.?m\.?|h)?"
    rf"|{_UNITS}|{_ZONES}|to|until|till|from|at|and|on)(?![^\W_])"
    r"|\([^()0-9]{0,20}[0-9]{1,2}[:.h][0-9]{2}[^()0-9]{0,20}\)"
    r"|[\s,|·•@;:/()\-–—+&]){1,40}+",
    re.IGNORECASE,
)
#: A number in front of a day that is another day rather than a clock, as in `28.4. - 2 May 2021` and `7 | 8 May 2021`.
_DAY_IN_FRONT = re.compile(
    r"\W*(?:(?:from|at) )?[0-9]{1,2}"
    r"(?:\.[0-9]{1,2}\.|(?![0-9]|[:.][0-9]| ?(?!(?:to|until|till|from|at|and|on)\b)[^\W\d_]))",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "—")
#: A weekday that stands behind its day.
_WEEKDAY = re.compile(
    r"\(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\)?|\(?(?:mon|tue|wed|thu|fri|sat|sun)\)", re.IGNORECASE
)
#: What every clock has, by which most lines are told from one at once.
_CLOCK_HINT = re.compile(
    r"[0-9][:.h][0-9]|[0-9] ?[ap]\.?m|(?:\(|at )[0-9]|noon|midday|o['’]clock|day\)?$|\([a-z]{3}\)$"
)
_AROUND_CLOCK = " ,|·•@;:/-–—"
_OF_CLOCKS = frozenset({"time.invalid", "time.surplus"})

#: A page's dates are asked for by more than one stage, and the answer is the same.
_read_date = lru_cache(maxsize=1024)(read_date)


def _bare(text: str) -> str:
    """Return a clean line without the mark of a list item or a picture, and without a comma or semicolon behind it."""
    text = unmarked(text)
    if not text.isascii() and (picture := _PICTURE.match(text)):
        text = text[picture.end() :]
    return text[:-1].rstrip() if text.endswith(_BEHIND) else text


@lru_cache(maxsize=1024)
def _complete(text: str) -> DateReading | None:
    """Read a clean line as `read_date` does; `None` where it is neither a date nor a day that no calendar has."""
    return read_complete(text if text.isascii() else clean_line(visible(text)))


def read_day_of(text: str, moment: str | None, field: str = "date") -> DateReading:
    """Read a date with the help of the machine-readable date of its line.

    Args:
        text: The text of the date.
        moment: The machine-readable date in the line, or `None`.
        field: The name of the field that the date is for.

    Returns:
        The reading, see `dates.read_date` and `dates.reconcile_date`.
    """
    text = _bare(text)
    reading = _read_date(text, field=field) if moment is None else _reconciled(text, moment, field)
    return reading if reading.date is not None else clocked_day(text) or reading


def _reconciled(text: str, moment: str, field: str) -> DateReading:
    """Read a date with its line's machine-readable date; those of two days are the ends of a range, or do not count."""
    moments = moment.split("/")
    reading = reconcile_date(text, moments, field=field)
    if len(moments) == 1 or reading.end_date is not None:
        return reading
    return _read_date(text, field=field)


def clocked_day(text: str) -> DateReading | None:
    """Read a line of a day and a clock that `dates` does not read: in front of the day, or in another form.

    The day is kept whatever the clock is. Its weekday may stand behind it.

    Args:
        text: A clean line.

    Returns:
        The reading, with `time.invalid` or `time.surplus` where not all of the clock was taken; `None` for other lines.

    Example:
        >>> reading = clocked_day("10:00, 7 May 2021")
        >>> reading.date, reading.time
        (Date(2021, 5, 7), Time(10, 0, 0))
        >>> reading = clocked_day("7 May 2021, 9.30-11.30 hrs")
        >>> reading.date, reading.findings[0].code
        (Date(2021, 5, 7), 'time.invalid')
        >>> clocked_day("7 May 2021, Dover") is None
        True
    """
    if len(text) > MAX_DATE_LINE:
        return None
    text = _bare(text)
    line = text if text.isascii() else clean_line(visible(text))
    # No clock has four digits: most lines that are not one are told by them.
    if _CLOCK_HINT.search(line.lower()) is None or not has_year(line) or has_spare_year(line):
        return None
    found = any_date(line)
    is_weekday = _WEEKDAY.fullmatch(found.rest) is not None
    if found.reading.date is None or not (is_weekday or _CLOCK.fullmatch(found.rest)):
        return None
    if (front := _DAY_IN_FRONT.match(found.rest)) is not None and line.startswith(front[0]):
        return None
    turned = read_complete(_turned(line, found.rest))
    if turned is not None and turned.date == found.reading.date:
        # Behind a dash, the weekday of another day is the end of a range.
        is_end = is_weekday and turned.findings and line.removesuffix(found.rest).rstrip().endswith(_DASHES)
        return None if is_end else turned
    return None if is_weekday else _with_clock_told(found.reading, line)


def _turned(line: str, rest: str) -> str:
    """Return a line with its clock moved behind the day, or its weekday moved to the front."""
    if line.startswith(rest):
        day = line.removeprefix(rest).lstrip(_AROUND_CLOCK).removeprefix("on ")
        return f"{day}, {rest.removesuffix(' on').rstrip(_AROUND_CLOCK)}"
    day = line.removesuffix(rest).rstrip(_AROUND_CLOCK)
    return f"{rest.strip('()')}, {day}"


def _with_clock_told(reading: DateReading, line: str) -> DateReading:
    """Return a reading with the finding that not all of a line's clock was taken, unless it has one."""
    if any(finding.code in _OF_CLOCKS for finding in reading.findings):
        return reading
    tell = clock_of_unknown_form if reading.time is None else clock_with_more
    return attrs.evolve(reading, findings=(*reading.findings, tell(excerpt(line))))


def whole_date(text: str, moment: str | None = None) -> DateReading | None:
    """Read a line that is a whole date and nothing else, with or without the mark of a list item.

    Args:
        text: A clean line.
        moment: The machine-readable date in it, or `None`.

    Returns:
        The reading, or `None` for every other line.

    Example:
        >>> whole_date("- 20 August 2018").date, whole_date("August 2018")
        (Date(2018, 8, 20), None)
    """
    if len(text) > MAX_DATE_LINE or _DIGITS.isdisjoint(text):
        return None
    reading = _complete(_bare(text)) if moment is None else read_day_of(text, moment)
    return reading if reading is not None and reading.date is not None else None


def date_line(text: str, moment: str | None) -> tuple[DateReading | None, bool]:
    """Return the results of `whole_date` and `looks_like_date` for a line, in one pass and without caching them.

    A day beside a clock that `dates` does not read is not a whole date here; `clocked_day` reads it, and takes longer.

    Args:
        text: A clean line with a digit, at most `MAX_DATE_LINE` characters.
        moment: The machine-readable date in it, or `None`.

    Returns:
        The reading of a whole date, or `None`; and whether the line is written as a date.

    Example:
        >>> date_line("- 20 August 2018", None)[1], date_line("August 2018", None), date_line("Room 2018", None)
        (True, (None, True), (None, False))
    """
    is_ascii = text.isascii()  # else there may be digits that are not those of ASCII
    if is_ascii and moment is None and _NOT_IN_DATE.search(text) is not None:
        return None, False
    bare = _bare(text)
    line = bare if is_ascii else clean_line(visible(bare))
    complete = read_complete(line)
    reading = complete if moment is None else read_day_of(bare, moment)
    if reading is not None and reading.date is not None:
        return reading, True
    return None, is_clean_date_like(line) or complete is not None


def is_whole_date(text: str) -> bool:
    """Return whether a text is a whole date and nothing else.

    Args:
        text: A clean text.

    Example:
        >>> is_whole_date("20 August 2018"), is_whole_date("August 2018")
        (True, False)
    """
    reading = _complete(_bare(text))
    return reading is not None and reading.date is not None


def looks_like_date(text: str) -> bool:
    """Return whether a line is written as a date, whether or not it is one that is read.

    Args:
        text: A clean line.

    Returns:
        True for a whole date, for one that is not in the calendar, for a part of one, and for a line of
        numbers, ordinals and names of months and weekdays.

    Example:
        >>> [looks_like_date(text) for text in ("February 2024", "31 June 2024", "15.06.2018", "15 juin 2018", "2018")]
        [True, True, True, True, True]
        >>> [looks_like_date(text) for text in ("June", "Room 2018", "1,000 pupils")]
        [False, False, False]
    """
    if len(text) > MAX_DATE_LINE or _DIGITS.isdisjoint(text):
        return False
    text = _bare(text)
    return is_date_like(text) or _complete(text) is not None
