"""How far a run of the hostile tests goes, where the public corpora are, and the figures that a whole run writes.

`make test` takes a sample that costs seconds; `make hostile` takes everything. A whole run
keeps its figures in `figures.json`, from which `tests.tools.write_promises` writes the tables of the documentation.
"""

import json
import os
import platform
from pathlib import Path
from typing import TypeVar

from tests.corpora import VARIABLE, taken

__all__ = ["CORPORA", "FIGURES", "ROOT", "WHOLE", "keep", "part", "scaled"]

Item = TypeVar("Item")

ROOT = Path(__file__).parents[2]
WHOLE = os.environ.get(VARIABLE) == "whole"
FIGURES = Path(__file__).with_name("figures.json")
#: The public corpora; they are not in the repository, and nothing depends on them.
CORPORA = ROOT.parent / "shared" / "hostile"


def scaled(sample: int, whole: int) -> int:
    """Return how many times to try, in a sample or in a whole run."""
    return whole if WHOLE else sample


def part(items: list[Item], most: int) -> list[Item]:
    """Return all items in a whole run, and else some that are spread evenly over them."""
    return [*taken(items, sample=most)]


def keep(name: str, figure: str) -> None:
    """Print a figure, and keep it if this is a whole run."""
    print(f"\n{name}: {figure}")  # noqa: T201 - asked for
    if WHOLE:
        figures = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
        figures[name] = {"figure": figure, "python": platform.python_version()}
        FIGURES.write_text(json.dumps(dict(sorted(figures.items())), indent=1) + "\n", "utf-8")
