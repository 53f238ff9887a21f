"""Two ways of doing one thing, timed by turns in one run: the ratio of their least times on the processor's clock.

All that disturbs a run adds to its time, so the least of several is nearest to what the work itself takes.
"""

import gc
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

Work = Callable[[], object]


class Ratio(NamedTuple):
    """What was compared, how long each took in seconds, and the limit of the ratio."""

    name: str
    size: int
    ours: float
    yardstick: float
    limit: float | None

    @property
    def value(self) -> float:
        """How many times as long ours takes."""
        return self.ours / self.yardstick

    @property
    def row(self) -> str:
        """A line of the table in the documentation."""
        limit = "" if self.limit is None else f"{self.limit:g}"
        times = f"{_shown(self.ours)} | {_shown(self.yardstick)}"
        return f"| {self.name} | {self.size:,} | {times} | {self.value:.2g} | {limit} |"


HEAD = "| what | records | ours | yardstick | ratio | limit |\n|---|---:|---:|---:|---:|---:|"


def _shown(seconds: float) -> str:
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def compare(
    name: str, size: int, ours: Sequence[Work], yardstick: Work, limit: float | None, *, calls: int = 1
) -> Ratio:
    """Time both by turns and take the least; each of `ours` is called once, as the first use may be all that counts."""
    times: tuple[list[float], list[float]] = [], []
    with settled():
        for work in ours:
            for side, each in zip(times, (work, yardstick), strict=True):
                start = time.process_time()
                for _ in range(calls):
                    each()
                side.append((time.process_time() - start) / calls)
    return Ratio(name, size, min(times[0]), min(times[1]), limit)


@contextmanager
def settled() -> Generator[None]:
    """Keep the collector from going through all that was there before: it is not what is measured."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
