"""Lines of a page that are meant as dates: the whole ones, and those that are only written as one.

`dates` reads dates; this module tells a line of a page from prose. Nothing is completed or guessed.
"""

from functools import lru_cache

from stemtaskforce.dates import DateReading, is_date_like, read_date, reconcile_date
from stemtaskforce.dates.likeness import is_clean_date_like
from stemtaskforce.dates.reading import read_complete
from stemtaskforce.dates.tokens import visible
from stemtaskforce.pages.lines import unmarked
from stemtaskforce.text import clean_line

__all__ = ["MAX_DATE_LINE", "date_line", "is_whole_date", "looks_like_date", "read_day_of", "whole_date"]

#: A date of the closed list is never longer; most lines are, and are told at once.
MAX_DATE_LINE = 80

_DIGITS = frozenset("0123456789")
#: Signs that a line may have behind its date, from the sentence or the list that it was taken from.
_BEHIND = (",", ";")

#: A page's dates are asked for by more than one stage, and the answer is the same.
_read_date = lru_cache(maxsize=1024)(read_date)


def _bare(text: str) -> str:
    """Return a clean line without the mark of a list item, and without a comma or semicolon behind it."""
    text = unmarked(text)
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
    if moment is None:
        return _read_date(text, field=field)
    return reconcile_date(text, [moment], field=field)


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

    Args:
        text: A clean line with a digit, at most `MAX_DATE_LINE` characters.
        moment: The machine-readable date in it, or `None`.

    Returns:
        The reading of a whole date, or `None`; and whether the line is written as a date.

    Example:
        >>> date_line("- 20 August 2018", None)[1], date_line("August 2018", None), date_line("Room 2018", None)
        (True, (None, True), (None, False))
    """
    bare = _bare(text)
    line = bare if bare.isascii() else clean_line(visible(bare))
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
