"""The sections of a page: which lines fill which field, by its labels and by the layout that fits.

The engine under the table of `layouts`. It decides nothing about values: a slot holds the pieces of a
field in page order, and `values` makes typed values of them. The inside of timelines and listings is for
`entries`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemtaskforce.dates import find_date
from stemtaskforce.pages.heads import is_long_sentence
from stemtaskforce.pages.layouts import BARE_DATE, TITLE_DATE, Family, Label, Layout
from stemtaskforce.pages.lines import Line, Piece, blocks
from stemtaskforce.pages.marks import Mark, Role, is_dated_entry
from stemtaskforce.text import MAX_LINE

__all__ = ["Segment", "Slots", "fit", "segments_of", "split_at_timeline", "take_slots"]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_DATE, _INTRODUCTION, _LABEL = Role.DATE, Role.INTRODUCTION, Role.LABEL

_DIGITS = frozenset("0123456789")


class Segment(NamedTuple):
    """A label with its line, and the pieces up to the next label with their marks; no label before the first."""

    label: Label | None
    line: Line | None
    pieces: list[Piece]
    marks: list[Mark]


class Slots(NamedTuple):
    """The pieces that each field gets, and what else was seen on the way.

    Attributes:
        pieces: The pieces of each field, in page order.
        labels: The lines that are labels alone.
        empty: Labels without a value, with their lines.
        repeated: Values of single-line labels whose field has another one already, with their labels.
        again: Lines that repeat a label and its value.
        positioned: The fields that were told by their place.
        homeless: Lines that belong to no field.
        mixed: Lines that are a label's text among blocks without labels, so that none was told by its place.
    """

    pieces: dict[str, list[Piece]]
    labels: list[Line]
    empty: list[tuple[Label, Line]]
    repeated: list[tuple[Label, Piece]]
    again: list[Line]
    positioned: list[str]
    homeless: list[Piece]
    mixed: list[Mark]


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
    last = Segment(None, None, [], [])
    segments = [last]
    for mark in marks:
        line = mark.line
        label = labels.get(mark.label) if mark.role is _LABEL and mark.label is not None else None
        if label is None:
            last.pieces.append(Piece(line, line.text))
            last.marks.append(mark)
        else:
            value = mark.value
            last = Segment(label, line, [Piece(line, value)] if value else [], [mark] if value else [])
            segments.append(last)
    return segments


def take_slots(segments: Sequence[Segment], family: Family, layout: Layout) -> Slots:
    """Deal the lines of a page's fields out to its fields.

    Args:
        segments: The segments of its fields, without title, timeline, tail and foot.
        family: The kind of page.
        layout: Its layout.

    Returns:
        The slots; every line is in exactly one place of it.
    """
    slots = Slots({}, [], [], [], [], [], [], [])
    body: list[tuple[Piece, Mark]] = []
    dated: list[Piece] = []
    for segment in segments:
        label, line, pieces, marks = segment
        if label is None or line is None:
            dated = pieces[:1] if family.date_line and marks and marks[0].role is _DATE else []
            if layout.by_position and len(segments) > 1:  # only behind the labels does a place tell a field
                slots.homeless.extend(pieces)
            else:
                body.extend(zip(pieces[len(dated) :], marks[len(dated) :], strict=True))
            continue
        if not pieces or pieces[0].line is not line:
            slots.labels.append(line)
        taken = _taken(segment, layout)
        if not taken:
            slots.empty.append((label, line))
        elif label.prose:
            slots.pieces.setdefault(label.field, []).extend(pieces[:taken])
            if family.body and pieces[taken:]:
                slots.positioned.append(family.body)
        else:
            _take_line(slots, label, pieces[0])
        if taken < len(pieces):
            body.extend(zip(pieces[taken:], marks[taken:], strict=True))
    if family.date_line and not slots.pieces.get(family.date_line):
        slots.pieces[family.date_line] = dated
    else:
        # A date above the labels of a page that has a labelled one says when it was posted.
        slots.homeless.extend(dated)
    _place_body(slots, body, family, layout)
    return slots


def _taken(segment: Segment, layout: Layout) -> int:
    """Return how many of a segment's pieces are its label's value."""
    label, _, pieces, marks = segment
    if label is None or not pieces:
        return 0
    if label.prose:
        return len(blocks(pieces)[0]) if layout.one_block == label.field else len(pieces)
    if pieces[0].line is segment.line:
        return 1
    # The text of another label, exactly or nearly, is never a value of one line, nor is the first sentence of a text.
    return 1 if marks[0].label is None and not is_long_sentence(pieces[0].text) else 0


def _take_line(slots: Slots, label: Label, piece: Piece) -> None:
    if not label.field:
        slots.homeless.append(piece)
    elif held := slots.pieces.get(label.field):
        if held[0].text == piece.text:
            slots.again.append(piece.line)
        else:
            slots.repeated.append((label, piece))
    else:
        slots.pieces[label.field] = [piece]


def _place_body(slots: Slots, body: Sequence[tuple[Piece, Mark]], family: Family, layout: Layout) -> None:
    pieces = [piece for piece, _ in body]
    if layout.by_position:
        mixed = [mark for _, mark in body if mark.label is not None]
        if mixed:
            slots.mixed.extend(mixed)
            slots.homeless.extend(pieces)
            return
        for index, block in enumerate(blocks(pieces)):
            field = layout.by_position[min(index, len(layout.by_position) - 1)]
            slots.pieces.setdefault(field, []).extend(block)
            slots.positioned.append(field)
    elif family.body:
        held = slots.pieces.setdefault(family.body, [])
        held.extend(pieces)
        held.sort(key=lambda piece: piece.line.number)
    else:
        slots.homeless.extend(pieces)
