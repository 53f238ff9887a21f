"""The kind of a page, judged by the lines that only pages of that kind have.

The order of judgement is that of section 5 of the design: a dossier or a publication, whichever's evidence
stands first; labels of pages that give no record; a meeting's own labels; a title that names a meeting above
a label; the middle of a dossier; a listing. A page of another site has none of these, and gives no record.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from stemtaskforce.countries import find_country
from stemtaskforce.pages.datelike import whole_date
from stemtaskforce.pages.heads import NO_HEAD, Head, head_of
from stemtaskforce.pages.layouts import CATEGORIES, EXCERPT_LABELS, TIMELINE_WORDS, WITHOUT_RECORD, Family, Vocabulary
from stemtaskforce.pages.lines import without_invisible
from stemtaskforce.pages.marks import Mark, Role, is_dated_entry, is_dossier_heading
from stemtaskforce.pages.values import kind_in, names_coalition

__all__ = ["Judged", "judge", "tail_of"]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_DATE = Role.DATE
_ENTRY = Role.ENTRY
_INTRODUCTION = Role.INTRODUCTION
_LABEL = Role.LABEL
_NEAR = Role.NEAR
_PROSE = Role.PROSE
_QUICK = Role.QUICK
_ROW = Role.ROW
_STATUS = Role.STATUS

#: Rows of a listing that are looked at to tell whether they name countries.
_MAX_ROWS = 500
#: Lines below the introduction of a timeline among which its first entry stands.
_BELOW_INTRODUCTION = 3


class Judged(NamedTuple):
    """A page's kind: its family, or the layout of a listing (`L` has rows, `E` entries), or the reason for none.

    Attributes:
        family: The kind of a page with labels, or `None`.
        listing: The layout of a listing, or `None`.
        head: The head of the page, an empty one where it has no field.
        reason: For people: the evidence that is missing, where the page is of no kind.
    """

    family: Family | None
    listing: Literal["L", "E"] | None
    head: Head
    reason: str = ""


def tail_of(marks: Sequence[Mark]) -> int:
    """Return the index of the `QUICK:` heading that starts a foreign record, or the number of lines.

    Before any field such a heading belongs to this page. A dossier may have no field but its title; there, a second
    heading is its own where a label of dossiers follows.
    """
    titled = fields = headed = False
    first = next((mark.label for mark in marks if mark.role is _LABEL), None)
    goes_on = first is not None and first not in _OF_PUBLICATIONS
    for index, mark in enumerate(marks):
        if mark.role is _QUICK:
            if fields or (titled and not goes_on):
                return index
            headed = headed or is_dossier_heading(mark)
        elif mark.role in _FIELDS or (mark.role is _ENTRY and is_dated_entry(marks, index)):
            fields = True
        else:
            titled = titled or (headed and mark.role is _PROSE)
    return len(marks)


def judge(marks: Sequence[Mark], words: Vocabulary) -> Judged:
    """Judge the kind of a page.

    Args:
        marks: The lines of the page's content, without its foreign tail.
        words: The labels that count.

    Returns:
        The kind, with the head that it was judged by.
    """
    first: dict[str, int] = {}
    introductions: list[int] = []
    for index, mark in enumerate(marks):
        if mark.role is _INTRODUCTION:
            introductions.append(index)
        elif mark.role in _EVIDENCE and (name := _evidence(mark, words)) is not None:
            first.setdefault(name, index)
    if introductions and (introduction := _introduction(marks, introductions)) is not None:
        first["introduction"] = introduction
    name = _kind_by_labels(first)
    # A page without labels has no fields, so it has no head above them.
    has_head = name is not None or any(mark.role is _LABEL or mark.role is _NEAR for mark in marks)
    head = head_of(marks) if has_head else NO_HEAD
    if name is None and _is_titled_meeting(marks, head, words):
        name = "meeting"
    if name is None and _is_excerpt(marks, first):
        name = "taskforce"
    if name in WITHOUT_RECORD:
        return Judged(None, None, head, f"its labels are those of a {name}'s page, which gives no record")
    if name is not None:
        return Judged(words.family(name), None, head)
    listing = _listing(marks)
    return Judged(None, listing, head, "" if listing else _reason(marks, words))


def _evidence(mark: Mark, words: Vocabulary) -> str | None:
    """Return the name of the evidence that a label or a heading is, or `None`."""
    if mark.role is _LABEL or mark.role is _NEAR:
        return words.own.get(mark.label or "")
    return "heading" if is_dossier_heading(mark) else None


def _introduction(marks: Sequence[Mark], indices: Sequence[int]) -> int | None:
    """Return the first of some lines that introduces a taskforce's timeline: by its words, or by the entries below it.

    Args:
        marks: The lines of the page's content.
        indices: The indices of the lines that may introduce one.
    """
    # Looked for once: below each line there may be all of a page.
    last = next((index for index in range(len(marks) - 1, -1, -1) if _is_of_category(marks[index])), -1)
    for index in indices:
        folded = marks[index].text.casefold()
        if any(word in folded for word in TIMELINE_WORDS):
            return index
        if last > index and any(mark.role is _ENTRY for mark in marks[index + 1 : index + 1 + _BELOW_INTRODUCTION]):
            return index
    return None


def _is_of_category(mark: Mark) -> bool:
    """Return whether a line with bars begins with a known category."""
    return bool(mark.parts) and mark.parts[0] in CATEGORIES


def _kind_by_labels(first: Mapping[str, int]) -> str | None:
    """Return the kind of page that its own labels tell, or a key of `WITHOUT_RECORD`.

    Args:
        first: The index of the first line of each kind of evidence.
    """
    in_order = sorted(first, key=lambda name: first[name])
    deciding = next((name for name in in_order if name in _DECIDING), None)
    without = next((name for name in in_order if name in WITHOUT_RECORD), None)
    if deciding == "publication":
        return deciding
    if deciding is not None:
        # A member's page may end in its dossiers.
        is_before = without is not None and first[without] < first[deciding] and "heading" not in first
        return without if is_before else "taskforce"
    if without is not None:
        return without
    return "meeting" if "meeting" in first else "taskforce" if "heading" in first else None


def _is_titled_meeting(marks: Sequence[Mark], head: Head, words: Vocabulary) -> bool:
    """Return whether the title names a meeting or the coalition, and a meeting's label stands below it."""
    title = head.title
    if title is None or (kind_in(title.text) is None and not names_coalition(title.text)):
        return False
    labels = words.family("meeting").labels
    for index in range(title.indices[0] + 1, len(marks)):
        mark = marks[index]
        if mark.label is not None and mark.role is not _PROSE:
            if mark.label in labels:
                return True
        elif mark.role is _ROW or (mark.role is _ENTRY and (mark.day or marks[index - 1].role is _DATE)):
            return False
    return False


def _is_excerpt(marks: Sequence[Mark], first: Mapping[str, int]) -> bool:
    """Return whether the page is the middle of a dossier: its sections, with nothing above them."""
    begin = next((mark for mark in marks if mark.role not in _FRAMES), None)
    return not first and begin is not None and begin.role is _LABEL and begin.label in EXCERPT_LABELS


def _listing(marks: Sequence[Mark]) -> Literal["L", "E"] | None:
    """Return the layout of a listing, by its first row or dated entry."""
    for index, mark in enumerate(marks):
        if mark.role is _ROW and whole_date(without_invisible(mark.parts[0])) is not None:
            return "L" if _lists_taskforces(marks) else None
        if mark.role is _ENTRY and index and marks[index - 1].role is _DATE:
            return "E" if any(map(_is_of_category, marks)) else None
    return None


def _lists_taskforces(marks: Sequence[Mark]) -> bool:
    """Return whether a heading gives a status, or most rows name a country and not a second one."""
    rows = [mark.parts for mark in islice((mark for mark in marks if mark.role is _ROW), _MAX_ROWS)]
    if any(mark.role is _STATUS for mark in marks):
        return True
    named = [(find_country(without_invisible(parts[1])), find_country(parts[2])) for parts in rows if parts[1]]
    pairs = [(country, other) for country, other in named if country is not None]
    # Where the third part is another country, the rows are of something between two: a match, a journey.
    between = sum(other is not None and other is not country for country, other in pairs)
    return 2 * len(pairs) > len(named) and 2 * between <= len(pairs)


def _reason(marks: Sequence[Mark], words: Vocabulary) -> str:
    """Return which evidence is missing on a page that is of no kind."""
    seen = {mark.label for mark in marks if mark.role is _LABEL and mark.label is not None}
    counts = Counter({family.kind: len(seen & family.labels.keys()) for family in words.families})
    nearest, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    if not count:
        return "has none of the labels, rows or entries of a known layout"
    family = words.family(nearest)
    labels = ", ".join(repr(text) for text in sorted(seen & family.labels.keys())[:_MAX_NAMED])
    return (
        f"has labels of a {nearest} ({labels}), but none that only a {nearest} of this site has; "
        f"expected one of {', '.join(repr(text) for text in sorted(family.own))}{_OTHERWISE.get(nearest, '')}"
    )


#: Labels that a message names.
_MAX_NAMED = 5
#: Evidence that decides between a dossier and a publication.
_DECIDING = frozenset({"taskforce", "introduction", "publication"})
#: Other evidence for a kind of page.
_OTHERWISE = {
    "taskforce": ", the heading 'QUICK: taskforce dossier' or a timeline",
    "meeting": ", or a title that names a kind of meeting or the coalition",
}
_EVIDENCE = frozenset({Role.LABEL, Role.NEAR, Role.QUICK})
_FIELDS = frozenset({Role.LABEL, Role.NEAR, Role.INTRODUCTION, Role.ROW})
#: Labels by which a second heading is seen to start a publication.
_OF_PUBLICATIONS = frozenset({"Source / author", "Publication type", "Publication date"})
_FRAMES = frozenset({Role.CHROME, Role.FRAME, Role.PAGER, Role.NAVIGATION, Role.ITEM})
