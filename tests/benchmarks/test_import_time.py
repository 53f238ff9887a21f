"""How long the library and its command take to start, in processor time of fresh processes. For `make bench` only."""

import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.benchmarks.figures import Figures, figures_of

TABLE = Path(__file__).parents[2] / "docs" / "explanation" / "start-figures.md"
PROCESSES = 10
TIMED = "import time{before}; started = time.process_time(); {what}; print(1000 * (time.process_time() - started))"
#: Bytecode is kept, as it is for users.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@pytest.fixture(scope="module")
def figures(request: pytest.FixtureRequest) -> Generator[Figures]:
    """Collect the figures, and write them to the documentation."""
    yield from figures_of(request, TABLE, lambda: "| what | measured | asked | held | |\n|---|---:|---:|---:|---|")


def told(*command: str) -> str:
    """Return what a fresh process of Python prints."""
    run = [sys.executable, *command]
    return subprocess.run(run, capture_output=True, check=True, timeout=60, env=ENVIRONMENT, text=True).stdout


def milliseconds(what: str, before: str = "") -> float:
    """Return the least time of a statement, in processes of its own."""
    program = TIMED.format(before=before, what=what)
    return min(float(told("-c", program)) for _ in range(PROCESSES + 1))  # the first writes the bytecode


def processor_seconds(*command: str) -> float:
    """Return the least processor time of a whole process."""
    best = float("inf")
    for _ in range(PROCESSES + 1):
        before = os.times()
        told(*command)
        after = os.times()
        best = min(best, sum(after[2:4]) - sum(before[2:4]))
    return best


def test_the_types_load_within_the_limit(figures: Figures) -> None:
    what = "from stemtaskforce import Taskforce, Meeting, Event, Country"
    figures.hold("the types after attrs and pendulum, ms", milliseconds(what, "; import attrs, pendulum"), 35)


def test_the_root_loads_nothing(figures: Figures) -> None:
    figures.hold("`import stemtaskforce`, ms", milliseconds("import stemtaskforce"), 1)


def test_the_command_shows_its_help_nearly_as_soon_as_its_libraries_are_loaded(figures: Figures) -> None:
    ours = processor_seconds("-m", "stemtaskforce", "--help")
    theirs = processor_seconds("-c", "import click, rich")
    detail = f"{ours * 1e3:,.0f} against {theirs * 1e3:,.0f} ms"
    figures.hold('`stemtaskforce --help` / `python -c "import click, rich"`', ours / theirs, 1.5, detail)
