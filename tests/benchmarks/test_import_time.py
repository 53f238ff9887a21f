"""How long the types take to load for a program that has attrs and pendulum already. Run by `make bench` only."""

import statistics
import subprocess
import sys

LIMIT_MS = 35
PROCESSES = 10
PROGRAM = """
import time
import attrs, pendulum
start = time.perf_counter()
from stemtaskforce import Taskforce, Meeting, Event, Country
print(1000 * (time.perf_counter() - start))
"""


def milliseconds() -> float:
    """The time of one fresh process."""
    return float(subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True, timeout=60).stdout)


def test_the_types_load_within_the_limit() -> None:
    milliseconds()  # the first writes the bytecode, and what the disk holds is read
    taken = sorted(milliseconds() for _ in range(PROCESSES))
    median = statistics.median(taken)
    figures = f"median {median:.1f} ms, {taken[0]:.1f} to {taken[-1]:.1f} (limit {LIMIT_MS})"
    print(f"\nimport of the types: {figures}")  # noqa: T201 - a figure is what a benchmark is for

    assert median <= LIMIT_MS
