"""The ladder: one row per entry with its day, a dotted stem, its mark and its label, for up to 100 entries."""

import unicodedata
from collections.abc import Sequence

from stemtaskforce.display.charts.marks import KINDS, Mark, kinds_of
from stemtaskforce.display.charts.spec import (
    CLICKED,
    FAINT,
    HALO,
    INK,
    ZOOM,
    Encoding,
    Layer,
    figure,
    milliseconds,
    pixels,
    point_encoding,
    span_of,
    text_layer,
    time_axis,
    undated_encoding,
    values,
)

__all__ = ["MAX_ROWS", "ladder"]

MAX_ROWS = 100
WIDTH, STEP, GAP = 860, 28, 12
#: The place of the marks of the undated, in pixels.
UNDATED = 14
#: The mean width of a character of 12 pixels, in pixels.
CHARACTER = 6.2


def ladder(marks: Sequence[Mark], title: str, subtitle: str) -> Layer:
    """Return the document of a ladder.

    Args:
        marks: The entries, the earliest first and the undated last; at least one.
        title: The title.
        subtitle: The line below it.

    Returns:
        The document.
    """
    span = span_of(marks)
    rows = [_row(place, mark, span) for place, mark in enumerate(marks)]
    dated = [row for row in rows if "day" in row]
    hollow = [row for row in rows if "day" not in row]
    x: Encoding = {"x": {**time_axis(span)}} if span else {"x": {"field": "x", **pixels("x")}}
    layers: list[Layer] = [
        *_start(marks, x),
        *_row_layers(values(dated), x),
        _points(values(dated), {**x, **point_encoding(kinds_of(marks))}, clip=True),
        *_undated(hollow, undated_encoding(kinds_of(marks))),
        text_layer(
            values(rows),
            {"x": {"value": -8}, "y": pixels("y"), "text": {"field": "date", "type": "nominal"}},
            align="right",
            font="Liberation Mono, Menlo, Consolas, monospace",
        ),
    ]
    return figure(title, subtitle, layers, WIDTH, len(rows) * STEP, [CLICKED, ZOOM] if span else [CLICKED])


def _row(place: int, mark: Mark, span: tuple[int, int] | None) -> dict[str, object]:
    row: dict[str, object] = {
        "y": place * STEP + STEP // 2,
        "kind": mark.kind,
        "label": mark.label,
        "colour": KINDS[mark.kind].colour,
        **mark.tooltip,
    }
    if mark.day is None or span is None:
        return {
            **row,
            "date": "undated",
            "x": UNDATED,
            "side": "left",
            "dx": GAP,
            "room": _limit(mark.label, WIDTH - UNDATED - 2 * GAP),
        }
    x = round((milliseconds(mark.day) - span[0]) / (span[1] - span[0]) * WIDTH)
    right, left = WIDTH - x - GAP - 4, x - GAP - 4
    if right >= _width(mark.label) or right >= left:
        side = {"side": "left", "dx": GAP, "room": _limit(mark.label, right)}
    else:
        side = {"side": "right", "dx": -GAP, "room": _limit(mark.label, left)}
    return {**row, "date": str(mark.day), "day": str(mark.day), **side}


def _width(text: str) -> float:
    """Return about how many pixels a text takes; characters of East Asia are twice as wide."""
    return CHARACTER * sum(1.9 if unicodedata.east_asian_width(each) in "FW" else 1 for each in text)


def _limit(text: str, room: int) -> int:
    """Return the width at which a text is cut, 0 for none: to cut means to measure, which is slow."""
    return 0 if _width(text) <= room else room


def _start(marks: Sequence[Mark], x: Encoding) -> list[Layer]:
    """Return the rule at the start of a single taskforce."""
    starts = [{"day": str(mark.day)} for mark in marks if mark.kind == "taskforce" and mark.day is not None]
    rule = {"type": "rule", "stroke": FAINT, "strokeWidth": 1, "clip": True}
    return [{"data": values(starts), "mark": rule, "encoding": x}] if len(starts) == 1 else []


def _row_layers(data: Layer, x: Encoding) -> list[Layer]:
    """Return the stems and the labels with their halo."""
    stem = {"type": "rule", "stroke": "#b8b8b8", "strokeDash": [1, 4], "strokeCap": "round", "clip": True}
    return [
        {"data": data, "mark": stem, "encoding": {**x, "x2": {"value": 0}, "y": pixels("y")}},
        *_labels(data, x, clip=True),
    ]


def _labels(data: Layer, x: Encoding, **more: object) -> list[Layer]:
    encoding: Encoding = {**x, "y": pixels("y"), "text": {"field": "label", "type": "nominal"}}
    look = {"align": {"expr": "datum.side"}, "dx": {"expr": "datum.dx"}, "limit": {"expr": "datum.room"}, **more}
    return [text_layer(data, encoding, **look, **HALO), text_layer(data, encoding, **look, fill=INK)]


def _points(data: Layer, encoding: Encoding, **more: object) -> Layer:
    mark = {"type": "point", "size": 110, "strokeWidth": 1, **more}
    return {"name": "entries", "data": data, "mark": mark, "encoding": {**encoding, "y": pixels("y")}}


def _undated(rows: Sequence[dict[str, object]], encoding: Encoding) -> list[Layer]:
    if not rows:
        return []
    place: Encoding = {"x": {"value": UNDATED}}
    mark = {"type": "point", "size": 100, "strokeWidth": 1.8, "clip": False}
    points: Layer = {"data": values(rows), "mark": mark, "encoding": {**encoding, **place, "y": pixels("y")}}
    return [points, *_labels(values(rows), place)]
