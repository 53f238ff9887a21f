"""Text that is written like a date, whether or not it is one that is read: `15.06.2018`, `2018`, `15 juin 2018`.

A page's structure depends on it: such a line above an entry is the entry's date, not the end of the previous teaser.
Names of months and weekdays count in the official languages of the EU and its neighbours.
"""

import re
from functools import cache, lru_cache

from stemtaskforce.dates.names_data import MONTHS, WEEKDAYS
from stemtaskforce.dates.tokens import visible
from stemtaskforce.text import clean_line, fold

__all__ = ["is_clean_date_like", "is_date_like", "months_named"]

#: A date is never longer, and prose seldom shorter.
MAX_DATE_LIKE = 40

#: Words (folded) that stand between the parts of a date in some language, or make a clock of a number.
_BETWEEN = frozenset("a al all am an and at au bis da day de del den der do du el et h i la le of og pm to u y".split())
#: More of them, which stand before a range, between its ends, or before a clock. Beside a year alone they are words of
#: a text (`from 2014 to 2020`). The Latvian *no* is not here, as `No. 3, May 2018` is not a date.
_OF_RANGES = frozenset(
    """
    between from through till until
    ab uhr um und vom von zwischen
    aux entre jusqu jusqu'au
    desde hasta
    alle dal dall dalle dalla e ed fino fra ore tra
    ao as ate
    en m met om t tot tussen uur van
    fra fram fran klo klokken kl med mellan mellem mellom och til till
    az dne dnia dniach godz hod medzi mezi od
    din intre ora pana si
    d iki ir m nuo
    lidz un
    ja kell kuni
    es kozott
    izmedu
    απο εωσ και μεταξυ στισ
    между от до и
    """.split()
)
#: The words of all names: a few are of two words.
_NAME_WORDS = frozenset(word for name in (*MONTHS, *WEEKDAYS) for word in name.split())
#: Those of names of two words, which may be no name alone.
_PAIRED = frozenset(word for name in (*MONTHS, *WEEKDAYS) if " " in name for word in name.split())
_DIGITS = frozenset("0123456789")
_NUMBER = r"[0-9]{1,2}(?:st|nd|rd|th|er|eme|e|o|a|h)?|[0-9]{4}|[0-9]{1,2}h[0-9]{2}"
#: All words of dates that do not begin with a digit.
_WORDS = _NAME_WORDS | _BETWEEN | _OF_RANGES
_NO_NAMES = _BETWEEN | _OF_RANGES


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a word, of a number, of a sign that no date has, and of what is a date by itself."""
    return (
        re.compile(r"[^\W_]+"),
        re.compile(_NUMBER),
        re.compile(r"[^\w\s.,/\-‐‑‒–—−:;()+&'’|·•@]|_"),
        re.compile(r"(?<!\w)(?:19|20)[0-9]{2}(?!\w)|[0-9]{1,2}([./-])[0-9]{1,2}\1(?:19|20)?[0-9]{2}(?!\w)"),
    )


@lru_cache(maxsize=1024)
def is_date_like(text: str) -> bool:
    """Return whether a text is nothing but the parts of a date.

    Args:
        text: A line of a page.

    Returns:
        `True` for at most 40 characters of numbers, ordinals, names of months and weekdays, and the signs and short
        words between them, with a year, a month beside a number, or three numbers of a numeric date.

    Example:
        >>> [is_date_like(text) for text in ("15.06.2018", "2018", "15 juin 2018", "15th of June 2018", "May 2018")]
        [True, True, True, True, True]
        >>> [is_date_like(text) for text in ("12", "May", "2018 in review", "1,234", "in May 2018")]
        [False, False, False, False, False]
    """
    if len(text) > 4 * MAX_DATE_LIKE:
        return False
    return is_clean_date_like(clean_line(visible(text)))


def is_clean_date_like(line: str) -> bool:
    """Return whether a clean line without invisible characters is written as a date; the answer is not cached."""
    if not 4 <= len(line) <= MAX_DATE_LIKE or _DIGITS.isdisjoint(line):
        return False
    word_form, number_form, sign_form, sure_form = _forms()
    folded = line.lower() if line.isascii() else fold(line.replace("º", " ").replace("ª", " "))
    words: list[str] = word_form.findall(folded)
    for word in words:  # most lines have a word that is in no date
        if word not in _WORDS and (word[0] not in _DIGITS or number_form.fullmatch(word) is None):
            return False
    if sign_form.search(folded) is not None:
        return False
    if _PAIRED.isdisjoint(words):
        names = [word for word in words if word in _NAME_WORDS]
    else:
        names = [word for word in _joined_names(words) if word[0] not in _DIGITS and word not in _NO_NAMES]
        if any(name not in MONTHS and name not in WEEKDAYS for name in names):
            return False
    if names:
        return True
    sure = sure_form.search(folded)
    return sure is not None and (sure[1] is not None or _OF_RANGES.isdisjoint(words))


def months_named(text: str) -> frozenset[int]:
    """Return the months that the words of a text can mean, in any of the languages."""
    words = _forms()[0].findall(fold(text))
    return frozenset(number for word in _joined_names(words) for number in MONTHS.get(word, ()))


def _joined_names(words: list[str]) -> list[str]:
    """Return the words, with two that are one name (Irish has such) as one."""
    joined: list[str] = []
    for word in words:
        both = f"{joined[-1]} {word}" if joined else word
        if both in MONTHS or both in WEEKDAYS:
            joined[-1:] = [both]
        else:
            joined.append(word)
    return joined
