"""Objects in a notebook that a kernel executed, opened in a browser: light and dark, wide and narrow."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

from tests.browser.browser import run

PICTURES = os.environ.get("STEMTASKFORCE_PICTURES")
SETUP = """
from stemtaskforce import Event, examples
reading = examples.reading()
catalog = reading.catalog
"""
CELLS = {
    "taskforce": "catalog['taskforce/danish-technology-pact']",
    "meeting": "catalog.meetings[3]",
    "event": "catalog.publications[0]",
    "selection": "catalog.meetings",
    "timeline": "catalog.timeline()",
    "entry": "catalog.timeline()[0]",
    "groups": "catalog.meetings.group_by('country')",
    "catalog": "catalog",
    "link": "catalog.links()[0]",
    "reading": "reading.readings[3]",
    "catalog-reading": "reading",
    "finding": "reading.findings[0]",
    "table": "catalog.timeline().table()",
    "hostile": "Event(title='<img src=x onerror=alert(1)>', summary='</style><script>alert(1)</script>')",
}


@pytest.fixture(scope="module")
def executed() -> nbformat.NotebookNode:
    cells = [nbformat.v4.new_code_cell(code) for code in (SETUP, *CELLS.values())]
    book = nbformat.v4.new_notebook(cells=cells)
    return NotebookClient(book, timeout=300, kernel_name="python3").execute()


def test_every_object_has_html_and_one_line_of_text(executed: nbformat.NotebookNode) -> None:
    for name, cell in zip(CELLS, executed.cells[1:], strict=True):
        data = cell.outputs[0].data
        assert data["text/html"].startswith('<div class="stemtaskforce">'), name
        assert "\n" not in data["text/plain"]
        assert len(data["text/plain"]) <= 400


def test_a_notebook_shows_them_in_light_and_dark_wide_and_narrow(
    executed: nbformat.NotebookNode, tmp_path: Path
) -> None:
    jobs = []
    for theme in ("light", "dark"):
        body, _ = HTMLExporter(template_name="lab", theme=theme).from_notebook_node(executed)
        page = tmp_path / f"{theme}.html"
        page.write_text(body, encoding="utf-8")
        jobs += [
            {
                "url": page.as_uri(),
                "width": width,
                "scheme": theme,
                "offline": True,  # the page around the cells asks for scripts of its own
                "picture": f"{PICTURES}/notebook-{width}-{theme}.png" if PICTURES else None,
                "steps": [["evaluate", CONTRAST], ["evaluate", "document.querySelectorAll('.stemtaskforce').length"]],
            }
            for width in (1280, 400)
        ]
    for job, result in zip(jobs, run(*jobs), strict=True):
        assert [] == result["dialogs"]
        contrast, number = result["values"]
        assert len(CELLS) == number
        assert isinstance(contrast, int | float)
        assert contrast >= 4.5, job


#: The least contrast of a text of ours with what is behind it, by WCAG 2.
CONTRAST = """
(() => {
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parts = (text) => text.match(/[0-9.]+/g).map(Number);
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = parts(getComputedStyle(each).backgroundColor);
      if (colour[3] === undefined || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  let least = 21;
  for (const element of document.querySelectorAll(".stemtaskforce :is(th, td, strong, span, summary, caption)")) {
    const back = behind(element);
    const opacity = Number(getComputedStyle(element).opacity);
    const colour = parts(getComputedStyle(element).color).slice(0, 3);
    const fore = colour.map((value, place) => value * opacity + back[place] * (1 - opacity));
    const [one, two] = [light(fore), light(back)];
    least = Math.min(least, (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05));
  }
  return least;
})()
"""
