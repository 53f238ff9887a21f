"""A chart saved as HTML in a browser: silent, a click on its legend sets a kind off, and the wheel zooms time."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import altair as alt
import pytest

from stemtaskforce import Catalog, examples
from stemtaskforce.display import charts
from tests.browser.browser import run

Draw: TypeAlias = Callable[[Catalog], alt.LayerChart]
FADED = (
    "[...document.querySelectorAll('.mark-symbol.role-mark path')]"
    ".filter(e => e.getAttribute('opacity') === '0.12').length"
)
AXIS = "[...document.querySelectorAll('.role-axis-label text')].map(e => e.textContent).join(' ')"
SETTLED = "new Promise((done) => setTimeout(done, 200))"


@pytest.mark.parametrize("draw", [charts.timeline, charts.overview], ids=["timeline", "overview"])
def test_a_click_on_the_legend_fades_the_other_kinds_and_the_wheel_zooms(draw: Draw, tmp_path: Path) -> None:
    page = tmp_path / "chart.html"
    page.write_bytes(charts.dumps(draw(examples.catalog()), "html"))
    steps: list[tuple[object, ...]] = [
        ("evaluate", FADED), ("evaluate", AXIS),
        ("click", ".role-legend-label text"), ("evaluate", SETTLED), ("evaluate", FADED),
        ("wheel", "svg.marks", -600), ("evaluate", SETTLED), ("evaluate", AXIS),
    ]  # fmt: skip
    [result] = run({"url": page.as_uri(), "steps": steps})
    before, whole, *_, faded, _, _, zoomed = result["values"]

    assert [] == [each for each in result["console"] if not each.startswith("warning:")]
    assert [] == result["dialogs"]
    assert {page.as_uri()} == set(result["requests"])
    assert 0 == before
    assert isinstance(faded, int)
    assert faded > 0
    assert whole != zoomed
