"""The figures of a benchmark: rows of a table in the documentation, which only a whole run without a failure writes."""

import gc
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path

import pytest

__all__ = ["Figures", "figures_of", "is_whole", "minima", "write_table"]


class Figures:
    """The rows that the tests of a module leave, each with its limit."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def hold(self, what: str, measured: float, limit: float, detail: str = "", *, asked: float | None = None) -> None:
        """Note a figure, and hold it to its limit, which is the figure that was asked for where none is given."""
        asked = limit if asked is None else asked
        self.rows.append(f"| {what} | {measured:.2f} | {asked:g} | {limit:g} | {detail} |")
        print(f"\n{what}: {measured:.3f} (asked: {asked:g}) {detail}")  # noqa: T201 - a figure is what this is for
        assert measured <= limit, f"{what}: {measured:.3f}; expected at most {limit:g} ({detail})"


def figures_of(request: pytest.FixtureRequest, table: Path, head: Callable[[], str]) -> Generator[Figures]:
    """Yield the figures of a module, and write them to a table afterwards.

    Nothing is written where a test has failed or was left out: a table is of one run.
    """
    failed_before = request.session.testsfailed
    figures = Figures()
    yield figures
    if is_whole(request) and request.session.testsfailed == failed_before:
        write_table(table, [head(), *figures.rows])


def is_whole(request: pytest.FixtureRequest) -> bool:
    """Return whether all tests of each file run, so that a table has all its rows."""
    config = request.config
    return not (config.option.keyword or config.option.markexpr or any("::" in each for each in config.args))


def write_table(table: Path, lines: Sequence[str]) -> None:
    """Write a table of the documentation."""
    table.write_text("\n".join(["<!-- Written by `make bench`. -->", "", *lines, ""]), "utf-8")


def minima(work: Mapping[str, Callable[[], object]], *, rounds: int = 7, calls: int = 1) -> dict[str, float]:
    """Return the least time of each in seconds of the processor, which other programs disturb least.

    The order turns, so that none always comes behind the same.
    """
    best = dict.fromkeys(work, float("inf"))
    names = list(work)
    gc.collect()
    gc.freeze()
    try:
        for turn in range(rounds):
            for name in names[turn % len(names) :] + names[: turn % len(names)]:
                call = work[name]
                made: object = None
                started = time.process_time()
                for _ in range(calls):
                    made = call()
                best[name] = min(best[name], (time.process_time() - started) / calls)
                del made
    finally:
        gc.unfreeze()
    return best
