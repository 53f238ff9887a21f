"""Years as stacked bars: how many entries of each kind, the empty years kept, the undated last and paler."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stemtaskforce.display.charts.marks import KINDS, Mark, kinds_of
from stemtaskforce.display.charts.spec import (
    CLICKED,
    FAINT,
    Layer,
    figure,
    legend_by_kind,
    text_layer,
    values,
)

if TYPE_CHECKING:
    from stemtaskforce.display.charts.spec import (
        Encoding,
    )

__all__ = ["years"]

#: More years than these are drawn by decade, and more decades by century.
MAX_BARS = 80
WIDTH, HEIGHT = 900, 300
WIDEST = 64
MAX_TICKS = 8
UNDATED = "undated"
PALE = 0.45


def years(marks: Sequence[Mark], title: str, subtitle: str) -> Layer:
    """Return the document of bars.

    Args:
        marks: The entries; at least one.
        title: The title.
        subtitle: The line below it.

    Returns:
        The document.
    """
    spanned = sorted(mark.day.year for mark in marks if mark.day is not None)
    first, last = (spanned[0], spanned[-1]) if spanned else (1, 0)
    length = next(size for size in (1, 10, 100, 1000) if last // size - first // size < MAX_BARS)
    names = [_name(number, length) for number in range(first // length, last // length + 1)] if spanned else []
    counted = Counter(
        (UNDATED if mark.day is None else _name(mark.day.year // length, length), mark.kind) for mark in marks
    )
    if any(name == UNDATED for name, _ in counted):
        names.append(UNDATED)
    kinds = kinds_of(marks)
    rows = _rows(counted, [*kinds])
    totals = Counter[str]()
    for (name, _), count in counted.items():
        totals[name] += count
    x = {
        "field": "year",
        "type": "ordinal",
        "scale": {"domain": names, "paddingInner": 0.25, "paddingOuter": 0.15},
        "axis": {"title": None, "labelAngle": 0, "labelOverlap": True, "ticks": False},
    }
    y = {
        "field": "low",
        "type": "quantitative",
        "scale": {"domain": [0, max(totals.values()) * 1.1], "nice": False},
        "axis": {
            "title": None,
            "tickCount": min(max(totals.values()), MAX_TICKS),  # no part of an entry
            "format": ",d",
            "ticks": False,
            "domain": False,
        },
    }
    fill = legend_by_kind(kinds)
    tooltip = [{"field": each, "type": "nominal"} for each in ("year", "name", "count")]
    opacity = {
        "condition": [
            {
                "test": f"datum.year === '{UNDATED}' && (!length(data('clicked_store')) || "
                "vlSelectionTest('clicked_store', datum))",
                "value": PALE,
            },
            {"param": "clicked", "value": 1},
        ],
        "value": 0.12,
    }
    encoding: Encoding = {"x": x, "y": y, "y2": {"field": "high"}, "fill": fill, "opacity": opacity, "tooltip": tooltip}
    bars: Layer = {
        "name": "entries",
        "data": values(rows),
        "mark": {"type": "bar", "stroke": "white", "strokeWidth": 1},
        "encoding": encoding,
    }
    data = values([{"year": name, "low": total, "text": f"{total:,}"} for name, total in totals.items()])
    above: Encoding = {"x": x, "y": y, "text": {"field": "text", "type": "nominal"}}
    unit = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}[length]
    width = min(WIDTH, max(WIDEST * len(names), 240))
    return figure(
        title, f"{subtitle}, by {unit}", [bars, text_layer(data, above, dy=-9, fill=FAINT)], width, HEIGHT, [CLICKED]
    )


def _name(number: int, length: int) -> str:
    return str(number) if length == 1 else f"{number * length}s"


def _rows(counted: Counter[tuple[str, str]], kinds: Sequence[str]) -> list[dict[str, object]]:
    """Return the parts of the bars with their ends; the kinds are stacked in the order of the legend."""
    heights = Counter[str]()
    rows: list[dict[str, object]] = []
    for kind in kinds:
        for name in sorted({name for name, each in counted if each == kind}):
            count = counted[name, kind]
            low = heights[name]
            heights[name] += count
            rows.append(
                {"year": name, "kind": kind, "name": KINDS[kind].label, "count": count, "low": low, "high": low + count}
            )
    return rows
