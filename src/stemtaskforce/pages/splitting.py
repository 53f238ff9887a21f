"""Several records on one page, told apart: each begins with its title, right above the block of its labels.

A block of labels that repeats one which stood before, with the same values, belongs to the same record; one with
other values starts the next. Publications are all read; of dossiers and meetings the first one is.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from stemtaskforce.model import Event
from stemtaskforce.pages.datelike import whole_date
from stemtaskforce.pages.layouts import Family
from stemtaskforce.pages.marks import Mark, Role

__all__ = ["begins_next", "has_several", "split_publications"]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_DATE, _LABEL, _QUICK = Role.DATE, Role.LABEL, Role.QUICK

#: The fields of which another value tells another record, below a title.
_DATES = frozenset({"date", "start_date"})


def split_publications(marks: Sequence[Mark], family: Family, first: int) -> list[Sequence[Mark]]:
    """Split the lines of a page at each publication.

    Args:
        marks: The lines of the page's content.
        family: The publications' labels.
        first: The index of the first label.

    Returns:
        The lines of each publication, its title's line first; all of the page where it has one.
    """
    starts = [*_starts(marks, family, first)]
    return [marks[begin:end] for begin, end in zip([0, *starts], [*starts, len(marks)], strict=True)]


def has_several(marks: Sequence[Mark], family: Family, first: int) -> bool:
    """Return whether a page has more than one publication; the arguments are those of `split_publications`."""
    return next(_starts(marks, family, first), None) is not None


def _starts(marks: Sequence[Mark], family: Family, first: int) -> Iterator[int]:
    """Yield the index of the title's line of each publication but the first."""
    held: dict[str, str] = {}
    last = first
    index = first
    while index < len(marks):
        if not _is_fact(marks[index], family):
            index += 1
            continue
        block, end = _block(marks, index, family)
        again = [label for label in block if label in family.own and label in held]
        if (
            again
            and _has_title(marks, index)
            and not (_closes(block, held, marks, end) and not _is_title(marks, last, index))
        ):
            yield index - 1
            held = {}
        held |= {label: value for label, value in block.items() if label not in held}
        index = last = end


def begins_next(marks: Sequence[Mark], family: Family, first: int) -> int:
    """Return the index at which a page's second dossier or meeting begins; the number of lines where it has one.

    The second record has another value for a label that decides its kind and takes one line, in a block of labels
    below a line that may be its title, or in a block of several labels; or, below such a line, another date, with one
    more label that stood before.

    Args:
        marks: The lines of the page's content.
        family: The kind of the page.
        first: The index of the first label.
    """
    if family.type is Event:
        return len(marks)
    own = family.own
    dates = {label.text for label in family.labels.values() if label.field in _DATES}
    seen = [mark.label for mark in marks if mark.label in own or mark.label in dates]
    if len(seen) == len(set(seen)):
        return len(marks)
    deciding = {label for label in own if not family.labels[label].prose}
    spans = _spans(marks, own)
    held: dict[str, str] = {}
    index = first
    while index < len(marks):
        if not _is_fact(marks[index], family):
            index += 1
            continue
        block, end = _block(marks, index, family)
        others = {label for label, value in block.items() if value and held.get(label, value) != value}
        if others & deciding:
            title = _title_above(marks, index)
            if title < index or len(block) > 1:
                return title
        elif any(_is_other_day(held[label], block[label]) for label in others & dates):
            title = _title_above(marks, index)
            is_value = marks[title - 1].role is _LABEL and not marks[title - 1].value
            is_like = len(block.keys() & held.keys()) > 1 or any(begin < index <= end for begin, end in spans)
            if title < index and is_like and not is_value:
                return title
        held |= {label: value for label, value in block.items() if value and label not in held}
        index = end
    return len(marks)


def _is_other_day(first: str, second: str) -> bool:
    days = [whole_date(text) for text in (first, second)]
    return None not in days and len({day.date for day in days if day is not None}) > 1


def _spans(marks: Sequence[Mark], labels: AbstractSet[str]) -> Collection[tuple[int, int]]:
    """Return the indices of the first and the last line of each of some labels."""
    spans: dict[str, tuple[int, int]] = {}
    for index, mark in enumerate(marks):
        if (label := mark.label) is not None and label in labels:
            spans[label] = spans.get(label, (index, index))[0], index
    return spans.values()


def _title_above(marks: Sequence[Mark], block: int) -> int:
    """Return the index of the title above a block, of its first copy; that of the block where it has none."""
    index = block
    while marks[index - 1].role is _DATE:
        index -= 1
    if not (_has_title(marks, index) and _is_title(marks, index - 1, index)):
        return block
    index -= 1
    while marks[index - 1].text == marks[index].text:
        index -= 1
    return index


def _is_fact(mark: Mark, family: Family) -> bool:
    """Return whether a line is a label that takes one line."""
    label = family.labels.get(mark.label or "") if mark.role is _LABEL else None
    return label is not None and not label.prose


def _block(marks: Sequence[Mark], index: int, family: Family) -> tuple[dict[str, str], int]:
    """Return the labels of a block with their values, and the index behind it."""
    block: dict[str, str] = {}
    while index < len(marks) and _is_fact(marks[index], family):
        mark = marks[index]
        index += 1
        value = mark.value
        if not value and index < len(marks) and marks[index].label is None:
            value = marks[index].text
            index += 1
        block.setdefault(mark.label or "", value)
    return block, index


def _closes(block: Mapping[str, str], held: Mapping[str, str], marks: Sequence[Mark], end: int) -> bool:
    """Return whether a block says again what is known, and nothing else follows it."""
    return block.items() <= held.items() and end == len(marks)


def _is_title(marks: Sequence[Mark], begin: int, end: int) -> bool:
    """Return whether the lines between two blocks are one, and no sentence: a title rather than a text."""
    return end - begin == 1 and not marks[begin].text.endswith((".", "!", "?", "…", ":"))


def _has_title(marks: Sequence[Mark], index: int) -> bool:
    """Return whether the line above a block may be the title of a record."""
    return marks[index - 1].label is None and marks[index - 1].role is not _QUICK
