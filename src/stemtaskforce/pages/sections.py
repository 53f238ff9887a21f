"""From lines to slots: which kind of page it is, where its fields begin and end, which lines fill which field.

The engine under the table of `layouts`. It decides nothing about values: a slot holds the pieces of a
field in page order, and `values` makes typed values of them. Timelines and listings are cut here by their
first line only; their inside is for `entries`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from types import MappingProxyType
from typing import Literal, NamedTuple

from stemtaskforce.dates import DateReading, find_date, is_date_like, read_date, reconcile_date
from stemtaskforce.pages.layouts import (
    BAR,
    BARE_DATE,
    FAMILIES,
    QUICK,
    QUICK_DOSSIER,
    TIMELINE_INTRO,
    TITLE_DATE,
    Family,
    Label,
    Layout,
)
from stemtaskforce.pages.lines import Line, Piece, blocks, unmarked, whole
from stemtaskforce.pages.values import kind_in
from stemtaskforce.text import MAX_LINE

__all__ = [
    "Family",
    "Segment",
    "Slots",
    "bare_date",
    "cut_tail",
    "family_of",
    "fit",
    "is_dated_entry",
    "is_entry",
    "is_row",
    "looks_like_date",
    "segments_of",
    "split_at_timeline",
    "split_bars",
    "split_label",
    "starts_field",
    "take_slots",
]

_BAR_SIGN = BAR.strip()
#: Two bars may share the space between them.
_BAR = re.compile(rf"(?<= ){re.escape(_BAR_SIGN)}(?= )")
_DIGIT = re.compile("[0-9]")
#: A date of the closed list is never longer; most lines are, and are told at once.
_MAX_DATE_LINE = 80


class Slots(NamedTuple):
    """The pieces that each field gets, and what else was seen on the way.

    Attributes:
        pieces: The pieces of each field, in page order.
        labels: The lines that are labels alone.
        empty: Labels without a value, with their lines.
        repeated: Values of single-line labels whose field has one already, with their labels.
        positioned: The fields that were told by their place.
        homeless: Values of labels that this kind of record has no field for, and lines that belong to none.
    """

    pieces: dict[str, list[Piece]]
    labels: list[Line]
    empty: list[tuple[Label, Line]]
    repeated: list[tuple[Label, Piece]]
    positioned: list[str]
    homeless: list[tuple[Label | None, Piece]]


class Segment(NamedTuple):
    """A label with its line and what follows up to the next label; no label for what stands before the first."""

    label: Label | None
    line: Line | None
    pieces: list[Piece]


#: Each step on the way asks whether a line is a date, and the answer is the same.
_read_date = lru_cache(maxsize=1024)(read_date)


def split_label(line: Line, labels: Mapping[str, Label]) -> tuple[Label, str] | None:
    """Give the label that a line is or begins with, and the rest of the line; `None` for other lines."""
    head, colon, rest = line.text.partition(":")
    if colon and (label := labels.get(head)) is not None:
        return label, rest.strip()
    return None


def bare_date(line: Line) -> DateReading | None:
    """Read a line that is a whole date and nothing else, be it an item of a list; `None` for other lines."""
    if len(line.text) > _MAX_DATE_LINE or not _DIGIT.search(line.text):
        return None
    text = unmarked(line.text)
    reading = _read_date(text) if line.moment is None else reconcile_date(text, [line.moment])
    return reading if reading.date is not None else None


def looks_like_date(text: str) -> bool:
    """Return whether a text is written as a date, whether or not it is one that is read: `February 2024`, `2018`."""
    if len(text) > _MAX_DATE_LINE or not _DIGIT.search(text):
        return False
    text = unmarked(text)
    if is_date_like(text):
        return True
    reading = _read_date(text)
    return reading.date is not None or any(finding.code == "date.invalid" for finding in reading.findings)


def split_bars(text: str, most: int) -> list[str]:
    """Split a line at its first bars; a part may be empty, at either end or between two bars."""
    return [part.strip() for part in _BAR.split(f" {text} ", most)]


def is_entry(line: Line) -> bool:
    """Tell whether a line starts an entry of a timeline: it has a bar, maybe with nothing at one side of it."""
    return _BAR_SIGN in line.text and _BAR.search(f" {line.text} ") is not None


def is_dated_entry(above: Line, line: Line) -> bool:
    """Tell whether a line starts an entry and the line above it is written as its date."""
    return is_entry(line) and looks_like_date(above.text)


def is_row(line: Line) -> bool:
    """Tell whether a line is a row of a listing: a whole date, and two more parts."""
    parts = split_bars(unmarked(line.text), 2) if _BAR_SIGN in line.text else ()
    return len(parts) == 3 and bare_date(line._replace(text=parts[0])) is not None


def family_of(lines: Sequence[Line]) -> Family | Literal["L", "E"] | None:
    """Tell what a page is, by the first line that no other kind of page has.

    Args:
        lines: The lines of the page's content.

    Returns:
        The family of a page with labels, the layout of a listing (`L` has rows, `E` entries), `None` for none of them.
    """
    hints: set[str] = set()
    for before, line in zip([None, *lines], lines, strict=False):
        if line.text.startswith(QUICK) and hints:
            break  # A foreign record says nothing about this page.
        if line.text.startswith(TIMELINE_INTRO):
            return _family("taskforce")
        if line.text == QUICK_DOSSIER:
            hints.add(QUICK_DOSSIER)
        head, colon, _ = line.text.partition(":")
        if colon and (family := _TELLING.get(head)) is not None:
            return family
        if colon and head in _HINTS:
            hints.add(head)
        if _BAR_SIGN in line.text and (listing := _listing_of(before, line)) is not None:
            return listing
    return _family_by_hints(hints, lines)


def _family_by_hints(hints: set[str], lines: Sequence[Line]) -> Family | None:
    """Tell what a page is whose labels stand on pages of several kinds: by its heading, its head, and its labels."""
    if QUICK_DOSSIER in hints:
        return _family("taskforce")
    if not hints:
        return None
    head = [*takewhile(lambda line: line.text.partition(":")[0] not in hints, lines)]
    if any(kind_in(line.text) and find_date(line.text[:MAX_LINE]) for line in head):
        return _family("meeting")
    hinted = next((family for family in FAMILIES if family.hinting & hints), None)
    # Of all records only a meeting has its date above its labels.
    return hinted or (_family("meeting") if any(map(bare_date, head)) else None)


def _listing_of(before: Line | None, line: Line) -> Literal["L", "E"] | None:
    if is_row(line):
        return "L"
    return "E" if before is not None and is_entry(line) and bare_date(before) is not None else None


def _family(kind: str) -> Family:
    return next(family for family in FAMILIES if family.kind == kind)


_TELLING: Mapping[str, Family] = MappingProxyType({label: family for family in FAMILIES for label in family.telling})
_HINTS = frozenset(label for family in FAMILIES for label in family.labels) - _TELLING.keys()


def starts_field(line: Line, family: Family) -> bool:
    """Tell whether a line is, or begins with, a label of a kind of page, or introduces a timeline."""
    return split_label(line, family.labels) is not None or line.text.startswith(TIMELINE_INTRO)


def cut_tail(lines: Sequence[Line], begin: int) -> tuple[Sequence[Line], Sequence[Line]]:
    """Cut off the foreign record that a `QUICK:` line after the first field starts."""
    for index in range(begin, len(lines)):
        if lines[index].text.startswith(QUICK):
            return lines[:index], lines[index:]
    return lines, ()


def split_at_timeline(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Cut a dossier's fields from its timeline, which starts at its introduction or at a dated entry."""
    for index, line in enumerate(lines):
        if line.text.startswith(TIMELINE_INTRO):
            return lines[:index], lines[index:]
        if index and is_dated_entry(lines[index - 1], line):
            return lines[: index - 1], lines[index - 1 :]
    return lines, ()


def fit(family: Family, segments: Sequence[Segment], title: Line | None) -> Layout:
    """Choose the layout of a page: the first of its family whose marks it has.

    Args:
        family: What the page is.
        segments: The segments of its fields.
        title: The line of its title.

    Returns:
        The layout; the last of a family fits every page.
    """
    marks = {segment.label.text for segment in segments if segment.label is not None}
    above = segments[0].pieces
    if above and bare_date(above[0].line) is not None:
        marks.add(BARE_DATE)
    if title is not None and _DIGIT.search(title.text) and find_date(title.text[:MAX_LINE]) is not None:
        marks.add(TITLE_DATE)
    return next(
        layout
        for layout in family.layouts
        if layout.needs <= marks and not layout.lacks & marks and (not layout.any_of or layout.any_of & marks)
    )


def segments_of(lines: Sequence[Line], labels: Mapping[str, Label]) -> list[Segment]:
    """Cut the lines of a page's fields at its labels; the first segment is what stands above them."""
    segments = [Segment(None, None, [])]
    for line in lines:
        if (found := split_label(line, labels)) is None:
            segments[-1].pieces.append(whole(line))
        else:
            label, rest = found
            segments.append(Segment(label, line, [Piece(line, rest)] if rest else []))
    return segments


def take_slots(segments: Sequence[Segment], family: Family, layout: Layout) -> Slots:
    """Deal the lines of a page's fields out to its fields.

    Args:
        segments: The segments of its fields, without title, timeline and tail.
        family: What the page is.
        layout: How it is laid out.

    Returns:
        The slots; every line is in exactly one place of it.
    """
    slots = Slots({}, [], [], [], [], [])
    body: list[Piece] = []
    dated: list[Piece] = []
    for label, line, pieces in segments:
        if label is None or line is None:
            dated = pieces[:1] if family.date_line and pieces and bare_date(pieces[0].line) is not None else []
            if layout.by_position and len(segments) > 1:  # only behind the labels does a place tell a field
                slots.homeless.extend((None, piece) for piece in pieces)
            else:
                body += pieces[len(dated) :]
            continue
        if not pieces or pieces[0].line is not line:
            slots.labels.append(line)
        if not pieces:
            slots.empty.append((label, line))
        elif label.prose:
            taken = len(blocks(pieces)[0]) if layout.one_block == label.field else len(pieces)
            slots.pieces.setdefault(label.field, []).extend(pieces[:taken])
            body += pieces[taken:]
            if family.body and pieces[taken:]:
                slots.positioned.append(family.body)
        else:
            _take_line(slots, label, pieces[0])
            body += pieces[1:]
    if family.date_line and not slots.pieces.get(family.date_line):
        slots.pieces[family.date_line] = dated
    else:
        # A date above the labels of a page that has a labelled one says when it was posted.
        slots.homeless.extend((None, piece) for piece in dated)
    _place_body(slots, body, family, layout)
    return slots


def _take_line(slots: Slots, label: Label, piece: Piece) -> None:
    if not label.field:
        slots.homeless.append((label, piece))
    elif slots.pieces.get(label.field):
        slots.repeated.append((label, piece))
    else:
        slots.pieces[label.field] = [piece]


def _place_body(slots: Slots, body: list[Piece], family: Family, layout: Layout) -> None:
    if layout.by_position:
        for index, block in enumerate(blocks(body)):
            field = layout.by_position[min(index, len(layout.by_position) - 1)]
            slots.pieces.setdefault(field, []).extend(block)
            slots.positioned.append(field)
    elif family.body:
        pieces = slots.pieces.setdefault(family.body, [])
        pieces.extend(body)
        pieces.sort(key=lambda piece: piece.line.number)
    else:
        slots.homeless.extend((None, piece) for piece in body)
