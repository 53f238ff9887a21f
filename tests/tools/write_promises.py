"""Write the table of promises into the documentation, from the figures of the last runs.

Run as `python -m tests.tools.write_promises` from the top of the repository; `make hostile` does.
"""

import json

from tests.hostile.harness import FIGURES, ROOT
from tests.hostile.promises import PROMISES

TARGETS = (ROOT / "docs" / "explanation" / "security.md", ROOT / "SECURITY.md")
START, END = "<!-- promises: written by tests/tools/write_promises.py -->\n", "<!-- end of promises -->\n"


def _figures(beginning: str, figures: dict[str, dict[str, str]]) -> str:
    names: dict[str, list[str]] = {}
    for name, each in figures.items():
        if name.startswith(beginning):
            names.setdefault(each["figure"], []).append(name.removeprefix(beginning).strip())
    if not names:
        return "not yet run whole"
    # Names with the same figure share a line.
    return "<br>".join(
        f"{', '.join(filter(None, which))}: {figure}".removeprefix(": ") for figure, which in names.items()
    )


def table() -> str:
    """Return the table of promises."""
    figures = json.loads(FIGURES.read_text("utf-8"))
    rows = [f"| {each.text} | `{each.test}`, `{each.file}` | {_figures(each.figures, figures)} |" for each in PROMISES]
    return "\n".join(["| attempt | test | figures of its last run |", "|---|---|---|", *rows]) + "\n"


def written(text: str) -> str:
    """Return a document with the table between its marks."""
    before, _, rest = text.partition(START)
    return f"{before}{START}\n{table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    for target in TARGETS:
        target.write_text(written(target.read_text("utf-8")), "utf-8")
