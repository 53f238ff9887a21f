"""The head of a page: what stands above its fields, which line of it is the title, what every page has.

The frame of every page (`CHROME`, items of lists, `QUICK:` headings) is never a title. What the words of a
title say about a meeting is for `values`.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from stemtaskforce.dates import find_date
from stemtaskforce.pages.layouts import BOILERPLATE, BOILERPLATE_BEGINNING, CHROME, QUICK, QUICK_DOSSIER, Family
from stemtaskforce.pages.lines import Line, is_item
from stemtaskforce.pages.sections import bare_date, looks_like_date, starts_field
from stemtaskforce.text import MAX_LINE

__all__ = ["fields_begin", "find_title", "is_chrome"]

#: The known lines are short.
_MAX_KNOWN = 100


def is_chrome(line: Line) -> bool:
    """Tell whether a line is part of every page's frame."""
    return len(line.text) <= _MAX_KNOWN and line.text.casefold() in CHROME


def _is_boilerplate(line: Line) -> bool:
    words = line.text[:_MAX_KNOWN].casefold().replace("’", "'")
    return words in BOILERPLATE or words.startswith(BOILERPLATE_BEGINNING)


def fields_begin(lines: Sequence[Line], family: Family) -> int:
    """Give the index of the first line of a page's fields: its first label, date line or timeline.

    On a dossier with its `QUICK:` heading that is the line behind the title. The page has one of them, or it
    would be of no family.
    """
    quick = family.kind == "taskforce"
    begin, line = next(
        (index, line)
        for index, line in enumerate(lines)
        if (quick and line.text == QUICK_DOSSIER)
        or starts_field(line, family)
        or (family.date_line and bare_date(line) is not None)
    )
    if line.text != QUICK_DOSSIER:
        return begin
    behind = begin + 1 + sum(1 for _ in takewhile(_is_no_title, lines[begin + 1 :]))
    return behind + (behind < len(lines) and not starts_field(lines[behind], family))


def _is_heading(line: Line) -> bool:
    return line.text.startswith(QUICK) or is_item(line.text)


def _is_no_title(line: Line) -> bool:
    return _is_heading(line) or _is_boilerplate(line)


def find_title(head: Sequence[Line], lines: Sequence[Line], family: Family) -> tuple[Line | None, list[Line]]:
    """Find the title of a page.

    Args:
        head: The lines above the first field.
        lines: The lines from the first field on. Where that is a bare date, a title that stands doubled may
            follow it.
        family: What the page is.

    Returns:
        The title's line or `None`, and the lines that are known: copies of the title and headings.
    """
    dossier = family.kind == "taskforce"
    headings = [line for line in head if line.text.startswith(QUICK) or (dossier and _is_boilerplate(line))]
    above = _candidates(head, headings)
    # Two lines at most: further down, what stands doubled is text.
    below = _candidates(list(takewhile(lambda line: not starts_field(line, family), lines[:3])), [])
    title = _quick_title(head) if dossier else None
    title = title or _doubled(above, below) or _dated(above) or (above[-1] if above else None)
    if title is None:
        return None, headings
    behind = [*takewhile(lambda line: line.text == title.text, lines)] if title in above else below
    return title, headings + [line for line in (*above, *behind) if line.text == title.text]


def _candidates(lines: Sequence[Line], headings: Sequence[Line]) -> list[Line]:
    known = {line.number for line in headings}
    return [line for line in lines if not (line.number in known or _is_heading(line) or looks_like_date(line.text))]


def _quick_title(head: Sequence[Line]) -> Line | None:
    """Give what stands behind a dossier's heading; it is the last line of the head, if it is there."""
    headed = any(line.text == QUICK_DOSSIER for line in head)
    return head[-1] if headed and not _is_no_title(head[-1]) else None


def _doubled(above: Sequence[Line], below: Sequence[Line]) -> Line | None:
    """Give the line that stands twice in a row, or else, where other lines part the two, twice above the fields."""
    twice = [line for before, line in pairwise([*above, *below]) if before.text == line.text]
    if not twice:
        counts = Counter(line.text for line in above)
        twice = [line for line in above if counts[line.text] > 1]
    return twice[-1] if twice else None


def _dated(titles: Sequence[Line]) -> Line | None:
    for line in titles:
        # A longer line is no title, and all of a page may be one line.
        found = find_date(line.text) if len(line.text) <= MAX_LINE else None
        if found and found[1]:
            return line
    return None
