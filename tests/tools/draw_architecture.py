"""Draw the architecture: the packages in their layers, and who imports whom, from the source of every module.

`python -m tests.tools.draw_architecture` writes the picture that the documentation shows; a test compares the two. An
arrow that others imply is left out (whoever imports `catalog` has `model` by way of it). Nothing is measured or
random: the same source gives the same bytes.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tests.contract.layers import FOREIGN_METHODS, LAYERS, ROOT, SOURCE, package_of, read_imports, read_modules

__all__ = ["PICTURE", "draw"]

PICTURE = Path(__file__).parents[2] / "docs" / "explanation" / "architecture.svg"

#: The contents of each layer, in words.
WORDS = {
    0: "values and text",
    1: "the records",
    2: "order, queries, tables",
    3: "collections of records",
    4: "pages and file formats",
    5: "display, testing, examples",
    6: "the command",
}

WIDTH, MARGIN, ROW, BAND = 860, 150, 62, 14
BOX_HEIGHT, LETTER, PADDING, GAP = 28, 7.6, 22, 14
STYLE = """
.architecture text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: var(--color-foreground-primary, #222); }
.architecture .layer text { font-family: system-ui, sans-serif; fill: var(--color-foreground-secondary, #555); }
.architecture .layer rect { fill: var(--color-background-secondary, #f5f5f5); }
.architecture .package rect {
  fill: var(--color-background-primary, #fff); stroke: var(--color-brand-primary, #2757dd); stroke-width: 1.2;
}
.architecture path { fill: none; stroke: var(--color-foreground-muted, #888); stroke-width: 1; opacity: .75; }
"""

HEAD = """\
<svg class="architecture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" \
aria-label="The packages of the library in their layers; arrows point to the packages that each imports">
<style>{style}</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">\
<polyline points="0 0 8 4 0 8" fill="var(--color-foreground-muted, #888)"/></marker></defs>"""

#: The packages that each package imports.
Graph = Mapping[str, set[str]]


@cache
def packages() -> dict[str, set[str]]:
    """Return every package with the packages that it imports, without the methods of foreign protocols."""
    modules = read_modules()
    graph: dict[str, set[str]] = {
        package_of(name): set() for name in modules if LAYERS.get(package_of(name), 9) in WORDS
    }
    for name, source in modules.items():
        for each in read_imports(name, source, modules):
            one, other = package_of(name), package_of(each.module)
            if each.function in FOREIGN_METHODS.get(name, set()):
                continue  # a foreign tool calls it; it is outside the layers
            if each.module.startswith(f"{ROOT}.") and one != other and one in graph:
                graph[one].add(other)
    return graph


def reach(graph: Graph, start: str) -> set[str]:
    """Return every package that a package needs, directly or indirectly."""
    found: set[str] = set()
    todo = [start]
    while todo:
        for other in graph[todo.pop()] - found:
            found.add(other)
            todo.append(other)
    return found


def reduced(graph: Graph) -> dict[str, set[str]]:
    """Return the graph without the arrows that others imply."""
    return {
        one: {other for other in others if not any(other in reach(graph, third) for third in others - {other})}
        for one, others in graph.items()
    }


def rows_of(graph: Graph) -> list[tuple[int, list[str]]]:
    """Return the rows of the picture from the top, each with its layer; within a layer, importers are above."""

    def depth(name: str) -> int:
        return max((depth(other) + 1 for other in graph[name] if LAYERS[other] == LAYERS[name]), default=0)

    places = {name: (LAYERS[name], depth(name)) for name in graph}
    return [
        (layer, sorted(name for name, place in places.items() if place == (layer, row)))
        for layer, row in sorted(set(places.values()), reverse=True)
    ]


def box_width(name: str) -> float:
    """Return the width of the box of a package."""
    return len(label(name)) * LETTER + PADDING


def label(name: str) -> str:
    """Return the name of a package as the picture shows it: a folder ends in a slash."""
    return f"{name}/" if (SOURCE / name).is_dir() else name


def spread(names: Sequence[str], aims: Mapping[str, float]) -> dict[str, float]:
    """Return the centre of each box of a row: between its share of the width and its neighbours below."""
    ordered = sorted(names, key=lambda name: (aims[name], name))
    share = (WIDTH - MARGIN) / len(names)
    weight = 1.0 if len(names) == 1 else 0.45
    middle: dict[str, float] = {}
    edge = float(MARGIN)
    for number, name in enumerate(ordered):
        half = box_width(name) / 2
        wish = weight * aims[name] + (1 - weight) * (MARGIN + share * (number + 0.5))
        rest = sum(box_width(other) + GAP for other in ordered[number + 1 :])
        middle[name] = round(min(max(wish, edge + half), WIDTH - GAP - rest - half), 1)
        edge = middle[name] + half + GAP
    return middle


def place_packages(rows: Sequence[tuple[int, list[str]]], graph: Graph) -> dict[str, tuple[float, float]]:
    """Return the centre of every box, each row placed by the rows below it."""
    across: dict[str, float] = {}
    for _, names in reversed(rows):
        aims: dict[str, float] = {}
        for name in names:
            below = [across[other] for other in graph[name] if other in across]
            aims[name] = sum(below) / len(below) if below else (MARGIN + WIDTH) / 2
        across |= spread(names, aims)
    heights: dict[str, float] = {}
    top = float(BAND)
    last: int | None = None
    for layer, names in rows:
        top += BAND if last not in {None, layer} else 0
        heights |= dict.fromkeys(names, top + ROW / 2)
        top += ROW
        last = layer
    return {name: (across[name], heights[name]) for name in graph}


def draw() -> str:
    """Return the picture as SVG."""
    graph = packages()
    arrows = reduced(graph)
    rows = rows_of(graph)
    places = place_packages(rows, arrows)
    height = max(y for _, y in places.values()) + ROW / 2 + BAND
    parts = [HEAD.format(width=WIDTH, height=f"{height:g}", style=STYLE)]
    for layer, words in sorted(WORDS.items(), reverse=True):
        ys = [y for name, (_, y) in places.items() if LAYERS[name] == layer]
        top, bottom = min(ys) - ROW / 2, max(ys) + ROW / 2
        parts.append(
            f'<g class="layer"><rect x="0" y="{top:g}" width="{WIDTH}" height="{bottom - top:g}" rx="6"/>'
            f'<text x="12" y="{(top + bottom) / 2:g}">layer {layer}</text>'
            f'<text x="12" y="{(top + bottom) / 2 + 16:g}" style="font-size:11px">{words}</text></g>'
        )
    for one in sorted(arrows):
        for other in sorted(arrows[one]):
            (x1, y1), (x2, y2) = places[one], places[other]
            start, end = y1 + BOX_HEIGHT / 2, y2 - BOX_HEIGHT / 2
            bend = (start + end) / 2
            parts.append(
                f'<path marker-end="url(#tip)" d="M{x1:g} {start:g}C{x1:g} {bend:g} {x2:g} {bend:g} {x2:g} {end:g}"/>'
            )
    for name in sorted(places):
        x, y = places[name]
        wide = box_width(name)
        parts.append(
            f'<g class="package"><rect x="{x - wide / 2:g}" y="{y - BOX_HEIGHT / 2:g}" width="{wide:g}"'
            f' height="{BOX_HEIGHT}" rx="5"/>'
            f'<text x="{x:g}" y="{y + 4.5:g}" text-anchor="middle">{label(name)}</text></g>'
        )
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
