"""The parts of a Vega-Lite specification that all charts share, and the altair chart or file made from it.

A chart is first a plain document, in which nothing is numbered by a counter of the process, so that the same records
give the same bytes. altair and vl-convert (the extra `plot`) are imported when a chart is made.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from stemtaskforce.display.charts.marks import Look, Mark, cut
from stemtaskforce.errors import EncodeError, missing_extra
from stemtaskforce.findings import make
from stemtaskforce.text import excerpt

if TYPE_CHECKING:
    import altair as alt

__all__ = [
    "CLICKED",
    "DAY",
    "FAINT",
    "FORMS",
    "HALO",
    "INK",
    "ZOOM",
    "Encoding",
    "Layer",
    "chart",
    "dumps",
    "empty",
    "figure",
    "legend_by_kind",
    "milliseconds",
    "pixels",
    "point_encoding",
    "span_of",
    "text_layer",
    "time_axis",
    "undated_encoding",
    "values",
]

Layer = dict[str, object]
Encoding = dict[str, object]
GREY, INK, FAINT = "#dddddd", "#222222", "#666666"
FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
DAY = 86_400_000
#: The most characters of a title in the picture; the description has all of it.
MAX_TITLE = 100
#: Stands for `<` while a page is made: a code point that is never a character (Unicode 16.0, section 23.7).
_LESS = "\ufdd0"
_ID = re.compile(r'<(?:clipPath|linearGradient|radialGradient|pattern) id="([^"]+)"')
_REFERENCE = re.compile(r'(="(?:url\(#)?)((?:clip|gradient_|pattern_)\d+)(\)?")')
#: The steps of the axis of time: up to how many days, the unit of d3, how many of them, and the format of d3.
_STEPS: Sequence[tuple[float, str, int, str]] = (
    (16, "day", 1, "%d %b %Y"),
    (45, "week", 1, "%d %b %Y"),
    (365, "month", 1, "%b %Y"),
    (1_000, "month", 3, "%b %Y"),
    *((365.25 * step * 17, "year", step, "%Y") for step in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
    (float("inf"), "year", 1_000, "%Y"),
)
#: Click an entry of the legend, and the other kinds fade; drag or turn the wheel, and time is moved or zoomed.
CLICKED: Layer = {
    "name": "clicked",
    "select": {"type": "point", "fields": ["kind"]},
    "bind": "legend",
    "views": ["entries"],
}
ZOOM: Layer = {
    "name": "zoom",
    "select": {"type": "interval", "encodings": ["x"]},
    "bind": "scales",
    "views": ["entries"],
}
HALO: Layer = {"stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}


def values(rows: Sequence[Mapping[str, object]]) -> Layer:
    """Return rows as the data of a layer."""
    return {"values": [dict(row) for row in rows]}


def pixels(field: str) -> Layer:
    """Return the channel of a position that stands in the data in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def milliseconds(day: date) -> int:
    """Return a day as JavaScript counts it, in milliseconds since 1970 in UTC."""
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * DAY


def span_of(marks: Sequence[Mark]) -> tuple[int, int] | None:
    """Return the domain of the axis of time, with a margin on both sides; `None` without a dated mark."""
    days = [milliseconds(mark.day) for mark in marks if mark.day is not None]
    if not days:
        return None
    first, last = min(days), max(days)
    margin = max((last - first) // 40, 3 * DAY)
    return first - margin, last + margin


def time_axis(span: tuple[int, int], field: str = "day") -> Layer:
    """Return the channel of time: in UTC, with round steps, on top."""
    days = (span[1] - span[0]) / DAY
    _, unit, step, form = next(row for row in _STEPS if days <= row[0])
    axis = {
        "orient": "top",
        "title": None,
        "format": form,
        "tickCount": {"interval": unit, "step": step},
        "labelOverlap": True,
        "ticks": False,
        "domain": False,
    }
    return {
        "field": field,
        "type": "temporal",
        "scale": {"type": "utc", "domain": list(span), "nice": False},
        "axis": axis,
    }


def point_encoding(kinds: Mapping[str, Look]) -> Encoding:
    """Return the channels of filled marks: the look by kind, one legend, and the tooltip."""
    return {
        "shape": _scaled(kinds, "shape"),
        "fill": _scaled(kinds, "colour"),
        "stroke": _scaled(kinds, "outline"),
        "opacity": _faded(1),
        **_tooltip(),
    }


def undated_encoding(kinds: Mapping[str, Look]) -> Encoding:
    """Return the channels of hollow marks, whose outline has the colour of their kind."""
    return {
        "shape": _scaled(kinds, "shape"),
        "fill": {"value": "white"},
        "stroke": {"field": "colour", "type": "nominal", "scale": None},
        "opacity": _faded(1),
        **_tooltip(),
    }


def _faded(opacity: float) -> Layer:
    return {"condition": {"param": "clicked", "value": opacity}, "value": 0.12}


def _scaled(kinds: Mapping[str, Look], part: Literal["shape", "colour", "outline"]) -> Layer:
    scale = {"domain": [*kinds], "range": [getattr(look, part) for look in kinds.values()]}
    return {"field": "kind", "type": "nominal", "scale": scale, "legend": _legend(kinds)}


def legend_by_kind(kinds: Mapping[str, Look]) -> Layer:
    """Return the channel that fills by kind, with its legend."""
    return _scaled(kinds, "colour")


def _legend(kinds: Mapping[str, Look]) -> Layer:
    names = {kind: look.label for kind, look in kinds.items()}
    return {
        "title": None,
        "orient": "bottom",
        "direction": "horizontal",
        "labelExpr": f"{json.dumps(names)}[datum.value]",
    }


def _tooltip() -> Encoding:
    headings = ("Date", "Kind", "Title", "Organisation", "Country", "Text")
    return {"tooltip": [{"field": heading, "type": "nominal"} for heading in headings]}


def text_layer(data: Layer, encoding: Encoding, **look: object) -> Layer:
    """Return a layer of text; its look is that of a text mark of Vega-Lite."""
    return {
        "data": data,
        "mark": {"type": "text", "baseline": "middle", "fill": INK, "fontSize": 12, "clip": False, **look},
        "encoding": encoding,
    }


def figure(  # noqa: PLR0917 - the order in which they are seen
    title: str, subtitle: str, layers: Sequence[Layer], width: int, height: int, params: Sequence[Layer] = ()
) -> Layer:
    """Return the whole document of layers."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": f"{title}: {subtitle}",
        "title": {
            "text": cut(title, MAX_TITLE),
            "subtitle": subtitle,
            "anchor": "start",
            "frame": "bounds",
            "offset": 12,
        },
        "width": width,
        "height": height,
        "background": "white",
        "params": [*params],
        "layer": [*layers],
        "config": {
            "font": FONT,
            "view": {"stroke": GREY},
            "axis": {"gridColor": "#e8e8e8", "labelColor": FAINT, "labelFontSize": 11, "domainColor": GREY},
            "title": {"fontSize": 15, "subtitleFontSize": 12, "subtitleColor": FAINT},
            "legend": {
                "labelFontSize": 12,
                "symbolSize": 110,
                "symbolStrokeWidth": 1,
                "symbolOpacity": 1,
                "offset": 14,
            },
        },
    }


def empty(title: str) -> Layer:
    """Return the document of a chart without entries, which says so."""
    data = values([{"text": "no entries"}])
    layer = text_layer(data, {"text": {"field": "text", "type": "nominal"}}, fill=FAINT, fontSize=13)
    return figure(title, "0 entries", [layer], 400, 60)


def chart(document: Layer) -> "alt.LayerChart":
    """Return the altair chart of a document.

    Args:
        document: A Vega-Lite document of layers.

    Returns:
        The chart.

    Raises:
        MissingExtra: altair is not installed.
    """
    try:
        import altair as alt  # noqa: PLC0415 - only who draws needs it
    except ImportError as error:
        raise missing_extra("plot", error) from error
    return alt.LayerChart.from_dict(document, validate=False)


def dumps(made: "alt.LayerChart", form: str) -> bytes:
    """Return a chart as a file, made without a browser or a network.

    Args:
        made: A chart.
        form: `svg`, `png` (at twice the size, for sharp screens) or `html` (self-contained, with interaction).

    Returns:
        The bytes; the same for the same chart.

    Raises:
        EncodeError: The form is not one of these.
        MissingExtra: vl-convert is not installed.

    Example:
        >>> from stemtaskforce import Event
        >>> from stemtaskforce.display import charts
        >>> charts.dumps(charts.timeline(Event(date="2018-05-04", title="Launch")), "svg")[:4]
        b'<svg'
    """
    write = FORMS.get(form)
    if write is None:
        raise EncodeError([make("file.ending", f"chart: expected 'svg', 'png' or 'html', got {excerpt(form)}")])
    try:
        return write(made.to_dict(validate=False))
    except ImportError as error:
        raise missing_extra("plot", error) from error


def _svg(document: Layer) -> bytes:
    import vl_convert  # noqa: PLC0415 - only who saves needs it

    return _renumbered(vl_convert.vegalite_to_svg(document)).encode()


def _renumbered(svg: str) -> str:
    """Return an SVG whose ids count from 0: Vega counts on from one chart of the process to the next."""
    ids = {each: place for place, each in enumerate(dict.fromkeys(_ID.findall(svg)))}
    return _REFERENCE.sub(
        lambda found: f"{found[1]}part{ids[found[2]]}{found[3]}" if found[2] in ids else found[0], svg
    )


def _png(document: Layer) -> bytes:
    import vl_convert  # noqa: PLC0415 - the same

    return vl_convert.vegalite_to_png(document, scale=2)


def _html(document: Layer) -> bytes:
    import vl_convert  # noqa: PLC0415 - the same

    # The document stands in a script, which `</script>` in a text of a record would end.
    marked = json.dumps(document, ensure_ascii=False).replace("<", _LESS)
    return vl_convert.vegalite_to_html(marked, bundle=True).replace(_LESS, "\\u003c").encode()


#: The forms of files, by ending without its dot.
FORMS: Mapping[str, Callable[[Layer], bytes]] = MappingProxyType({"svg": _svg, "png": _png, "html": _html})
