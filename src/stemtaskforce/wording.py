"""Values in words for people: days, counts and shortened text, the same on pages, in notebooks and in labels."""

from datetime import date

__all__ = ["count", "day", "day_of_year", "days", "printable", "shorten"]

_MONTHS = "January February March April May June July August September October November December".split()
_ELLIPSIS = "…"


def day(when: date) -> str:
    """Return a day in words.

    Args:
        when: The day.

    Returns:
        Its number, month and year.

    Example:
        >>> day(date(2018, 5, 4))
        '4 May 2018'
    """
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def day_of_year(when: date) -> str:
    """Return a day in words, short and without its year.

    Args:
        when: The day.

    Returns:
        Its number and the first letters of its month.

    Example:
        >>> day_of_year(date(2018, 9, 29))
        '29 Sep'
    """
    return f"{when.day} {_MONTHS[when.month - 1][:3]}"


def days(first: date, last: date | None) -> str:
    """Return a period in words, without repeating a month or a year.

    Args:
        first: The first day.
        last: The last day; `None` for a single day.

    Returns:
        The period.

    Example:
        >>> days(date(2025, 11, 5), date(2025, 11, 6)), days(date(2019, 2, 28), date(2019, 3, 2))
        ('5–6 November 2025', '28 February – 2 March 2019')
    """
    if last is None or last == first:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = day(first).removesuffix(f" {last.year}") if first.year == last.year else day(first)
    return f"{start} – {day(last)}"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    Args:
        number: How many there are.
        noun: The noun for one.
        plural: The noun for many; the noun and `s` where it is blank.

    Returns:
        Both, thousands apart by commas.

    Example:
        >>> count(1, "entry", "entries"), count(1200, "meeting")
        ('1 entry', '1,200 meetings')
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def printable(text: str) -> str:
    r"""Return a text on one line, with every character escaped that a terminal might obey or that cannot be seen.

    Args:
        text: Any text.

    Returns:
        The text; a printable one as it is.

    Example:
        >>> print(printable("a\x1b[31m"), printable("Ærø"))
        a\x1b[31m Ærø
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def shorten(text: str, limit: int) -> str:
    """Return a text as one line of limited length, cut at the end of a word where there is one.

    Args:
        text: A text of any length; only its beginning is looked at.
        limit: The most characters of the result, at least 2.

    Returns:
        The text, with `…` at its end where something was left out.

    Example:
        >>> shorten("A pact was launched in Copenhagen.", 20)
        'A pact was launched…'
    """
    if len(text) <= limit and "\n" not in text:
        return text
    line = " ".join(text[: 4 * limit].split())
    if len(line) <= limit and len(text) <= 4 * limit:
        return line
    head = line[: limit - 1]
    # A word is dropped that the limit cuts, unless it fills most of the line.
    space = head.rfind(" ") if line[limit - 1 : limit].strip() else len(head)
    return (head[:space] if space > limit // 2 else head).rstrip(" .,;:–-…") + _ELLIPSIS
