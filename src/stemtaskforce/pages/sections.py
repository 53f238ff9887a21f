"""The sections of a page: which lines fill which field, by its labels and by the layout that fits.

The engine under the table of `layouts`. It decides nothing about values: a slot holds the pieces of a
field in page order, and `values` makes typed values of them. The inside of timelines and listings is for
`entries`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import attrs

from stemtaskforce.dates import find_date
from stemtaskforce.pages.datelike import whole_date
from stemtaskforce.pages.heads import is_long_sentence
from stemtaskforce.pages.layouts import BARE_DATE, TITLE_DATE, Family, Label, Layout
from stemtaskforce.pages.lines import Line, blocks
from stemtaskforce.pages.marks import Mark, Role, is_dated_entry
from stemtaskforce.text import MAX_LINE

__all__ = ["Segment", "Slots", "fit", "segments_of", "slots_of_facts", "split_at_timeline", "take_slots"]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_DATE, _INTRODUCTION, _LABEL = Role.DATE, Role.INTRODUCTION, Role.LABEL
_DATES = frozenset({Role.DATE, Role.DATE_LIKE})

_DIGITS = frozenset("0123456789")
#: Fields of one line that hold a day.
_DAYS = frozenset({"date", "start_date"})
#: A range takes so many lines at most, and these words may stand on one of their own between its ends.
_MAX_RANGE = 3
#: A clock on a line of its own.
_CLOCK = re.compile(r"(?:from |at )?[0-9]{1,2}(?:[:.][0-9]{2}| ?[ap]\.?m).{0,40}", re.IGNORECASE)
#: A clock so many lines below its day has another one above it in a list of what happens when.
_TO_NEXT_CLOCK = 4
_BETWEEN_DAYS = frozenset("to until till and & + - – — ‑ −".split())


class Segment(NamedTuple):
    """A label with its line, and the lines up to the next label, its own value first; no label before the first."""

    label: Label | None
    line: Line | None
    marks: list[Mark]


@attrs.define(eq=False)
class Slots:
    """The pieces that each field gets, and what else was seen on the way.

    Attributes:
        pieces: The lines of each field, or their values, in page order.
        labels: The lines that are labels alone.
        empty: Labels without a value, with their lines.
        repeated: Values of single-line labels whose field has another one already, with their labels.
        again: Lines that repeat a label and its value.
        positioned: The fields that were told by their place.
        homeless: Lines that belong to no field.
        mixed: Lines that are a label's text among blocks without labels, so that none was told by its place.
        colons: Values of single-line labels that hold a colon, with their labels.
    """

    pieces: dict[str, list[Mark]]
    labels: list[Line]
    empty: list[tuple[Label, Line]]
    repeated: list[tuple[Label, Mark]]
    again: list[Line]
    positioned: list[str]
    homeless: list[Mark]
    mixed: list[Mark]
    colons: list[tuple[Label, Mark]]


def split_at_timeline(marks: Sequence[Mark]) -> tuple[Sequence[Mark], Sequence[Mark]]:
    """Cut a dossier's fields from its timeline, which starts at its introduction or at a dated entry."""
    for index, mark in enumerate(marks):
        if mark.role is _INTRODUCTION:
            return marks[:index], marks[index:]
        if is_dated_entry(marks, index):
            begin = index - (mark.day is None)
            return marks[:begin], marks[begin:]
    return marks, ()


def fit(family: Family, segments: Sequence[Segment], title: str | None) -> Layout:
    """Choose the layout of a page: the first of its family whose marks it has.

    Args:
        family: The kind of page.
        segments: The segments of its fields.
        title: Its title.

    Returns:
        The layout; the last of a family fits every page.
    """
    marks = {segment.label.text for segment in segments if segment.label is not None}
    above = segments[0].marks
    if above and above[0].role is _DATE:
        marks.add(BARE_DATE)
    if title is not None and not _DIGITS.isdisjoint(title) and find_date(title[:MAX_LINE]) is not None:
        marks.add(TITLE_DATE)
    return next(
        layout
        for layout in family.layouts
        if layout.needs <= marks and not layout.lacks & marks and (not layout.any_of or layout.any_of & marks)
    )


def segments_of(marks: Sequence[Mark], labels: Mapping[str, Label]) -> list[Segment]:
    """Cut the lines of a page's fields at its labels; the first segment is what stands above them."""
    held: list[Mark] = []
    segments = [Segment(None, None, held)]
    for mark in marks:
        label = labels.get(mark.label) if mark.role is _LABEL and mark.label is not None else None
        if label is None:
            held.append(mark)
        else:
            held = [mark.as_value()] if mark.value else []
            segments.append(Segment(label, mark.line, held))
    return segments


def slots_of_facts(marks: Sequence[Mark], family: Family) -> Slots | None:
    """Return what `take_slots` does for lines that are nothing but labels with their values, whatever the layout is.

    Args:
        marks: The lines of a record's fields.
        family: The kind of page.

    Returns:
        The slots; `None` for other lines, for texts, and where a field stands twice or a value has a colon.
    """
    pieces: dict[str, list[Mark]] = {}
    for mark in marks:
        label = family.labels.get(mark.label) if mark.role is _LABEL and mark.label is not None else None
        if label is None or label.prose or not label.field or label.field in pieces:
            return None
        if not mark.value or ":" in mark.value:
            return None
        pieces[label.field] = [mark.as_value()]
    return Slots(pieces, [], [], [], [], [], [], [], [])


def take_slots(segments: Sequence[Segment], family: Family, layout: Layout) -> Slots:
    """Deal the lines of a page's fields out to its fields.

    Args:
        segments: The segments of its fields, without title, timeline, tail and foot.
        family: The kind of page.
        layout: Its layout.

    Returns:
        The slots; every line is in exactly one place of it.
    """
    slots = Slots({}, [], [], [], [], [], [], [], [])
    body: list[Mark] = []
    dated: list[Mark] = []
    for segment in segments:
        label, line, marks = segment
        if label is None or line is None:
            dated = marks[: _range_lines(marks)] if family.date_line and marks and marks[0].role is _DATE else []
            if layout.by_position and len(segments) > 1:  # the same rule as below
                slots.homeless.extend(marks)
            else:
                body.extend(marks[len(dated) :])
            continue
        if not marks or marks[0].line is not line:
            slots.labels.append(line)
        taken = _taken(segment, layout)
        if not taken:
            slots.empty.append((label, line))
        elif label.prose:
            slots.pieces.setdefault(label.field, []).extend(marks[:taken])
            if family.body and taken < len(marks):
                slots.positioned.append(family.body)
        else:
            taken = _take_lines(slots, label, marks)
        if taken < len(marks):
            # Only behind the last label does a place tell a field.
            rest = slots.homeless if layout.by_position and segment is not segments[-1] else body
            rest.extend(marks[taken:])
    if family.date_line and not slots.pieces.get(family.date_line):
        slots.pieces[family.date_line] = dated
    else:
        # A date above the labels of a page that has a labelled one says when it was posted.
        slots.homeless.extend(dated)
    _place_body(slots, body, family, layout)
    return slots


def _taken(segment: Segment, layout: Layout) -> int:
    """Return how many of a segment's lines are its label's value."""
    label, line, marks = segment
    if label is None or not marks:
        return 0
    if label.prose:
        return len(blocks(marks)[0]) if layout.one_block == label.field else len(marks)
    if marks[0].line is line:
        return 1
    # The text of another label, exactly or nearly, is never a value of one line, nor is the first sentence of a text.
    return 1 if marks[0].label is None and not is_long_sentence(marks[0].text) else 0


def _take_lines(slots: Slots, label: Label, marks: Sequence[Mark]) -> int:
    """Take the value of a label of one line, and return how many lines that are: a day may have another below it."""
    _take_line(slots, label, marks[0])
    if label.field not in _DAYS or len(marks) == 1:
        return 1
    held = slots.pieces[label.field]
    if held[0] is marks[0] and (lines := _range_lines(marks)) > 1:
        held.extend(marks[1:lines])
        return lines
    if marks[1].role is not _DATE:
        return 1
    _take_line(slots, label, marks[1])
    return 2


def _is_clock(mark: Mark) -> bool:
    return _CLOCK.fullmatch(mark.text) is not None


def _range_lines(marks: Sequence[Mark]) -> int:
    """Return how many lines a date takes: one, or those of a range with its ends, or a clock, on lines of their own."""
    if len(marks) > 1 and _is_clock(marks[1]) and not any(map(_is_clock, marks[2:_TO_NEXT_CLOCK])):
        day, both = marks[0].day or whole_date(marks[0].text), whole_date(f"{marks[0].text} {marks[1].text}")
        if both is not None and both.time is not None and day is not None and day.time is None:
            return 2
    if len(marks) > 1 and (marks[1].role in _DATES or marks[1].text in _BETWEEN_DAYS):
        for lines in range(2, min(_MAX_RANGE, len(marks)) + 1):
            day = whole_date(" ".join([mark.text for mark in marks[:lines]]))
            if day is not None and day.end_date is not None:
                return lines
    return 1


def _take_line(slots: Slots, label: Label, piece: Mark) -> None:
    if not label.field:
        slots.homeless.append(piece)
    elif held := slots.pieces.get(label.field):
        if held[0].text == piece.text:
            slots.again.append(piece.line)
        else:
            slots.repeated.append((label, piece))
    else:
        slots.pieces[label.field] = [piece]
        if ":" in piece.text:
            slots.colons.append((label, piece))


def _place_body(slots: Slots, body: Sequence[Mark], family: Family, layout: Layout) -> None:
    if layout.by_position:
        mixed = [mark for mark in body if mark.label is not None]
        if mixed:
            slots.mixed.extend(mixed)
            slots.homeless.extend(body)
            return
        for index, block in enumerate(blocks(body)):
            field = layout.by_position[min(index, len(layout.by_position) - 1)]
            slots.pieces.setdefault(field, []).extend(block)
            slots.positioned.append(field)
    elif family.body:
        held = slots.pieces.setdefault(family.body, [])
        held.extend(body)
        held.sort(key=lambda piece: piece.line.number)
    else:
        slots.homeless.extend(body)
