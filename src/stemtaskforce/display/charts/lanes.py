"""Lanes of taskforces: a lane per taskforce by its start, others below, marks dodged, and a gutter for the undated.

Above 500 dated marks the lanes show how many entries each span of time has.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from stemtaskforce.display.charts.marks import KINDS, Mark, cut, kinds_of
from stemtaskforce.display.charts.spec import (
    CLICKED,
    DAY,
    FAINT,
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

__all__ = ["MAX_MARKS", "lanes"]

MAX_MARKS = 500
WIDTH = 940
#: The height of a lane of one level and of a lane of bins, and how far levels stand apart, in pixels.
LANE, CELL, LEVEL = 38, 26, 11
#: How far the marks of a lane may spread; more of them on one day overlap.
SPREAD = 260
#: Where the gutter for the undated begins, and how far its kinds stand apart.
GUTTER, COLUMN = WIDTH + 10, 44
MAX_NAME = 44
#: More lanes of bins than these are one lane.
MAX_LANES = 80
OTHERS = {
    "meeting": "Other meetings",
    "publication": "Publications",
    "event": "Other events",
    "taskforce": "Taskforces",
}
#: The bins, finest first: how they are called, and their length in months.
BINS = (("quarter", 3), ("year", 12), ("decade", 120), ("century", 1200))
NARROWEST = 4


@attrs.frozen
class Lane:
    """A lane and where it stands.

    Args:
        name: The text on the left.
        marks: The entries in it, the earliest first and the undated last.
        levels: The level of each dated mark: 0 is the middle, 1 the first above it, -1 the first below.
        gap: How far the levels stand apart, in pixels.
        middle: The middle, in pixels from the top.
    """

    name: str
    marks: Sequence[Mark]
    levels: Sequence[int]
    gap: float
    middle: float


def lanes(marks: Sequence[Mark], title: str, subtitle: str) -> Layer:
    """Return the document of lanes.

    Args:
        marks: The entries, the earliest first and the undated last; at least one.
        title: The title.
        subtitle: The line below it.

    Returns:
        The document.
    """
    span = span_of(marks)
    grouped = _grouped(marks)
    if span is not None and sum(mark.day is not None for mark in marks) > MAX_MARKS:
        return _binned(_merged(grouped), span, title, subtitle)
    placed, height = _placed(grouped, span)
    kinds = kinds_of(marks)
    layers = [
        _rules(placed, WIDTH),
        *(_dated(placed, span, point_encoding(kinds)) if span is not None else _legend(point_encoding(kinds))),
        *_gutter(placed, undated_encoding(kinds), "undated" if span else "entries", height),
        _names([(lane.name, lane.middle) for lane in placed]),
    ]
    return figure(title, subtitle, layers, WIDTH, height, [CLICKED, ZOOM] if span else [CLICKED])


def _grouped(marks: Sequence[Mark]) -> list[tuple[str, list[Mark]]]:
    """Return lanes with their marks: taskforces by their start, then what belongs to none."""
    starts = [mark for mark in marks if mark.kind == "taskforce"]
    names: dict[str, str] = {}
    for mark in (*starts, *marks):
        if mark.lane is not None:
            names.setdefault(mark.lane, mark.name)
    found: dict[str, list[Mark]] = {key: [] for key in (*names, *OTHERS)}
    for mark in marks:
        found[mark.lane or mark.kind].append(mark)
    return [(names.get(key) or OTHERS[key], listed) for key, listed in found.items() if listed]


def _merged(grouped: Sequence[tuple[str, list[Mark]]]) -> list[tuple[str, list[Mark]]]:
    """Return at most `MAX_LANES` lanes; the least busy ones are one lane, the last."""
    busiest = sorted(grouped, key=lambda lane: -len(lane[1]))[: MAX_LANES - 1]
    kept = [lane for lane in grouped if lane in busiest] if len(grouped) > MAX_LANES else [*grouped]
    rest = [lane for lane in grouped if lane not in kept] if len(grouped) > MAX_LANES else []
    if rest:
        kept.append((f"{len(rest)} more lanes", [mark for _, marks in rest for mark in marks]))
    return kept


def _placed(grouped: Sequence[tuple[str, list[Mark]]], span: tuple[int, int] | None) -> tuple[list[Lane], int]:
    """Return the lanes with their places, and the height of all."""
    placed: list[Lane] = []
    top = 0.0
    for name, marks in grouped:
        levels = _levels([_pixel(mark.day, span) for mark in marks if mark.day is not None and span is not None])
        above, below = max((*levels, 0)), -min((*levels, 0))
        gap = min(LEVEL, SPREAD / (above + below + 1))
        placed.append(Lane(name, marks, levels, gap, round(top + LANE / 2 + above * gap, 2)))
        top += LANE + (above + below) * gap
    return placed, round(top)


def _pixel(day: date, span: tuple[int, int]) -> float:
    return (milliseconds(day) - span[0]) / (span[1] - span[0]) * WIDTH


def _levels(places: Iterable[float]) -> list[int]:
    """Return a level for each place, nearest to the middle, such that no two marks of a level touch."""
    last: list[float] = []
    chosen: list[int] = []
    for place in places:
        level = next((level for level, taken in enumerate(last) if place - taken > LEVEL), len(last))
        last[level : level + 1] = [place]
        chosen.append((level + 1) // 2 * (1 if level % 2 else -1))
    return chosen


def _rules(placed: Sequence[Lane], width: int) -> Layer:
    rows = [{"y": lane.middle, "x": 0, "end": width} for lane in placed]
    encoding: Encoding = {"x": pixels("x"), "x2": {"field": "end"}, "y": pixels("y")}
    return {"data": values(rows), "mark": {"type": "rule", "stroke": "#eeeeee"}, "encoding": encoding}


def _names(rows: Iterable[tuple[str, float]]) -> Layer:
    data = values([{"name": cut(name, MAX_NAME), "y": y} for name, y in rows])
    encoding: Encoding = {"x": {"value": -8}, "y": pixels("y"), "text": {"field": "name", "type": "nominal"}}
    return text_layer(data, encoding, align="right")


def _dated(placed: Sequence[Lane], span: tuple[int, int], encoding: Encoding) -> list[Layer]:
    """Return the bars from start to last entry, the dotted lines before them, and the marks."""
    x: Encoding = {"x": time_axis(span)}
    lines: Encoding = {**x, "x2": {"field": "end"}, "y": pixels("y")}
    before, after = [[row for lane in placed for row in _line_rows(lane, place)] for place in ("before", "after")]
    dotted = {"type": "rule", "stroke": "#909090", "strokeDash": [2, 3], "strokeWidth": 1.5, "clip": True}
    bar = {"type": "rule", "stroke": "#b4bac8", "strokeWidth": 6, "clip": True}
    rows = [row for lane in placed for row in _mark_rows(lane)]
    mark = {"type": "point", "size": 110, "strokeWidth": 1, "clip": True}
    return [
        {"data": values(before), "mark": dotted, "encoding": lines},
        {"data": values(after), "mark": bar, "encoding": lines},
        {
            "name": "entries",
            "data": values(rows),
            "mark": mark,
            "encoding": {**x, "y": pixels("y"), **encoding},
        },
    ]


def _legend(encoding: Encoding) -> list[Layer]:
    """Return marks that are not drawn and have a legend, for a chart of nothing but hollow ones."""
    mark = {"type": "point", "size": 110, "strokeWidth": 1}
    return [{"data": values([]), "mark": mark, "encoding": {"x": pixels("x"), "y": pixels("y"), **encoding}}]


def _line_rows(lane: Lane, part: str) -> list[dict[str, object]]:
    """Return the line of a lane before its start, or the one from its start to its last entry."""
    starts = [mark.day for mark in lane.marks if mark.kind == "taskforce" and mark.day is not None and mark.name]
    days = [mark.day for mark in lane.marks if mark.day is not None]
    if not starts:
        return []
    first, last = (days[0], starts[0]) if part == "before" else (starts[0], days[-1])
    return [] if first == last else [{"day": str(first), "end": str(last), "y": lane.middle}]


def _mark_rows(lane: Lane) -> list[dict[str, object]]:
    # The undated are last, so levels and dated marks go together.
    return [
        {
            "day": str(mark.day),
            "kind": mark.kind,
            "y": round(lane.middle - level * lane.gap, 2),
            **mark.tooltip,
        }
        for mark, level in zip(lane.marks, lane.levels, strict=False)
    ]


def _gutter(placed: Sequence[Lane], encoding: Encoding, name: str, height: float) -> list[Layer]:
    """Return the undated beside the lanes: a hollow mark for each kind, and how many there are."""
    counted = [(lane, Counter(mark.kind for mark in lane.marks if mark.day is None)) for lane in placed]
    kinds = [kind for kind in KINDS if any(kind in counts for _, counts in counted)]
    rows = [
        {
            "x": GUTTER + 14 + COLUMN * kinds.index(kind),
            "y": lane.middle,
            "kind": kind,
            "colour": KINDS[kind].colour,
            "count": str(count),
            "Date": "undated",
            "Kind": KINDS[kind].label,
            "Title": f"{count} undated",
            "Organisation": "",
            "Country": "",
            "Text": "",
        }
        for lane, counts in counted
        for kind, count in counts.items()
    ]
    if not rows:
        return []
    place: Encoding = {"x": pixels("x"), "y": pixels("y")}
    heading: Encoding = {"x": pixels("x"), "y": pixels("y"), "text": {"field": "text", "type": "nominal"}}
    mark = {"type": "point", "size": 100, "strokeWidth": 1.8, "clip": False}
    return [
        _divider(height),
        {"name": name, "data": values(rows), "mark": mark, "encoding": {**encoding, **place}},
        text_layer(values(rows), {**place, "text": {"field": "count", "type": "nominal"}}, align="left", dx=11),
        text_layer(
            values([{"x": GUTTER + 4, "y": -9, "text": "undated"}]), heading, align="left", fill=FAINT, fontSize=11
        ),
    ]


def _binned(grouped: Sequence[tuple[str, list[Mark]]], span: tuple[int, int], title: str, subtitle: str) -> Layer:
    """Return the document of lanes whose cells tell how many entries a span of time has."""
    months = (span[1] - span[0]) / DAY / 30.44
    name, length = next((row for row in BINS if WIDTH / (months / row[1]) >= NARROWEST), BINS[-1])
    cells = [cell for place, (_, marks) in enumerate(grouped) for cell in _cells(place, marks, length)]
    days = [milliseconds(date.fromisoformat(str(cell[end]))) for cell in cells for end in ("day", "end")]
    colour = {
        "field": "count",
        "type": "quantitative",
        "scale": {"scheme": "cividis", "reverse": True},
        "legend": {
            "title": f"entries a {name}",
            "orient": "bottom",
            "gradientLength": 200,
            "tickMinStep": 1,
            "format": "d",
        },
    }
    x = time_axis((min(days), max(days)))
    tooltip = [
        {"field": "lane"},
        {"field": "day", "title": "from"},
        {"field": "end", "title": "until"},
        {"field": "count"},
    ]
    rows = [{**cell, "lane": grouped[int(str(cell["place"]))][0]} for cell in cells]
    encoding: Encoding = {
        "x": x,
        "x2": {"field": "end"},
        "y": pixels("y"),
        "y2": {"field": "bottom"},
        "color": colour,
        "tooltip": [{**each, "type": "nominal"} for each in tooltip],
    }
    middles = [(lane, place * CELL + CELL / 2) for place, (lane, _) in enumerate(grouped)]
    undated = [(sum(mark.day is None for mark in marks), middles[place][1]) for place, (_, marks) in enumerate(grouped)]
    layers: list[Layer] = [
        {
            "name": "entries",
            "data": values(rows),
            "mark": {"type": "rect", "stroke": "white", "strokeWidth": 0.5, "clip": True},
            "encoding": encoding,
        },
        _names(middles),
        *_undated_counts([(count, y) for count, y in undated if count], len(grouped) * CELL),
    ]
    return figure(title, subtitle, layers, WIDTH, len(grouped) * CELL, [ZOOM])


def _cells(place: int, marks: Iterable[Mark], months: int) -> list[dict[str, object]]:
    counted = Counter((mark.day.year * 12 + mark.day.month - 1) // months for mark in marks if mark.day is not None)
    return [
        {
            "day": _month(number * months),
            "end": _month((number + 1) * months),
            "count": count,
            "place": place,
            "y": place * CELL,
            "bottom": (place + 1) * CELL,
        }
        for number, count in sorted(counted.items())
    ]


def _month(number: int) -> str:
    """Return the first day of a month, which is counted from year 0; no day is before 1 or after 9999."""
    year, month = divmod(number, 12)
    return "0001-01-01" if year < 1 else "9999-12-31" if year > 9999 else f"{year:04}-{month + 1:02}-01"


def _undated_counts(counts: Sequence[tuple[int, float]], height: float) -> list[Layer]:
    rows = [{"x": GUTTER + 4, "y": y, "text": str(count)} for count, y in counts]
    if not rows:
        return []
    rows.append({"x": GUTTER + 4, "y": -9, "text": "undated"})
    encoding: Encoding = {"x": pixels("x"), "y": pixels("y"), "text": {"field": "text", "type": "nominal"}}
    return [_divider(height), text_layer(values(rows), encoding, align="left", fill=FAINT, fontSize=11)]


def _divider(height: float) -> Layer:
    """Return the dashed line between the days and the undated."""
    encoding: Encoding = {"x": pixels("x"), "y": pixels("y"), "y2": {"field": "bottom"}}
    return {
        "name": "divider",
        "data": values([{"x": GUTTER - 2, "y": 0, "bottom": height}]),
        "mark": {"type": "rule", "stroke": "#b0b0b0", "strokeDash": [4, 4], "clip": False},
        "encoding": encoding,
    }
