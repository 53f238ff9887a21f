"""The bounds of a page's content: the element that holds every label, date and heading of a record.

The best of the candidates that does so is the content, and what stands around it is set aside. Only what may
be the title stays: an `h1`, or the lines above where neither they nor the content have one.
"""

from collections.abc import Sequence

from stemtaskforce.pages.datelike import is_whole_date
from stemtaskforce.pages.html.walk import Candidate, Draft, Drawing
from stemtaskforce.pages.layouts import BAR, LABELS, QUICK, TIMELINE_INTRO
from stemtaskforce.pages.lines import unmarked

__all__ = ["set_aside"]

#: A date, or a row of a listing up to its first bar, is never longer.
_MAX_DATE = 80
_DIGITS = frozenset("0123456789")


def set_aside(drawing: Drawing, texts: Sequence[str]) -> None:
    """Set the lines around a page's content aside, if one of the candidates is its content.

    Args:
        drawing: The page as it was drawn; the lines of the frame are aside already.
        texts: The text of each of its lines.
    """
    drafts = drawing.drafts
    candidates = [each for each in drawing.candidates if each.begin < each.end]
    if not candidates:
        return
    inside = [index for index, draft in enumerate(drafts) if not draft.aside]
    first = next((index for index in inside if _tells(texts[index], drafts[index])), None)
    if first is not None:
        last = next(index for index in reversed(inside) if _tells(texts[index], drafts[index]))
        candidates = [each for each in candidates if each.begin <= first and last < each.end]
        if not candidates:
            return
    content = min(candidates, key=_order)
    begin = 0 if _lacks_title(drafts, content, first) else content.begin
    for draft in (*drafts[:begin], *drafts[content.end :]):
        draft.aside = draft.aside or draft.heading != 1


def _order(candidate: Candidate) -> tuple[int, int, int]:
    return candidate.rank, candidate.begin, -candidate.end


def _lacks_title(drafts: Sequence[Draft], content: Candidate, first: int | None) -> bool:
    """Return whether a content begins with a label or date, on a page without an `h1`: its title stands above it."""
    if any(draft.heading == 1 and not draft.aside for draft in drafts):
        return False
    return first == next((index for index in range(content.begin, content.end) if not drafts[index].aside), None)


def _tells(text: str, draft: Draft) -> bool:
    """Return whether a line of the page is a label, a date, a row of a listing, or a heading that only the site has."""
    head, colon, _ = unmarked(text).partition(":")
    if (colon or draft.label) and head in LABELS:
        return True
    if text.startswith((QUICK, TIMELINE_INTRO)):
        return True
    date = unmarked(text).partition(BAR)[0]
    return len(date) <= _MAX_DATE and not _DIGITS.isdisjoint(date) and is_whole_date(date)
