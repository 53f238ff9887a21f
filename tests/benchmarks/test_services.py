"""What services and the command promise: a record as a body, the start of the command, and the first line of a stream.

Run by `make bench` only. Times of the processor, the least of rounds that turn; of the stream, times of the clock.
"""

import json as stdlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pydantic
import pytest

from stemtaskforce import Event, Meeting, Record, Taskforce
from stemtaskforce.formats import json
from tests.benchmarks.bench_wire_data import PLAIN, events, mixed, taskforces
from tests.benchmarks.bench_wire_peers import WireEvent, WireMeeting, WireTaskforce
from tests.benchmarks.figures import Figures, figures_of, minima

TOP = Path(__file__).parents[2]
TABLE = TOP / "docs" / "explanation" / "services-figures.md"
PAGES = sorted((TOP / "examples" / "pages").glob("*.txt"))
ROUNDS = 20
#: The command of the environment that runs this.
COMMAND = Path(sys.executable).with_name("stemtaskforce")


@pytest.fixture(scope="module")
def figures(request: pytest.FixtureRequest) -> Generator[Figures]:
    """Collect the figures, and write them to the documentation."""
    yield from figures_of(request, TABLE, lambda: "| what | measured | asked | |\n|---|---:|---:|---|")


@pytest.mark.parametrize(
    ("record", "by_hand", "count"),
    [(Event, WireEvent, 300), (Meeting, WireMeeting, 300), (Taskforce, WireTaskforce, 100)],
    ids=["event", "meeting", "taskforce"],
)
def test_a_body_through_the_bridge(
    figures: Figures, record: type[Record], by_hand: type[pydantic.BaseModel], count: int
) -> None:
    made = [
        *events(count, [PLAIN]),
        *taskforces(count, [PLAIN]),
        *(each for each in mixed(3 * count) if type(each) is Meeting),
    ]
    bodies = [stdlib.loads(json.dumps(each)) for each in made if type(each) is record]
    ours = pydantic.TypeAdapter[Record](record).validate_python
    theirs = pydantic.TypeAdapter(by_hand).validate_python

    # A body comes as plain values of JSON, so the model by hand has to take texts for days and codes.
    times = minima(
        {
            "ours": lambda: [ours(body) for body in bodies],
            "theirs": lambda: [theirs(body, strict=False) for body in bodies],
        }
    )

    detail = f"{times['ours'] / len(bodies) * 1e6:.1f} against {times['theirs'] / len(bodies) * 1e6:.1f} µs"
    what = f"a body of FastAPI, {record.__name__.lower()}, a pydantic model by hand = 1"
    figures.hold(what, times["ours"] / times["theirs"], 1.3, detail)


def processor_time(*arguments: str | Path) -> float:
    """Return the seconds of the processor that a process takes."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert 0 == process.returncode
    return usage.ru_utime + usage.ru_stime


def test_the_command_starts(figures: Figures) -> None:
    calls = {
        "bare": (sys.executable, "-c", "import click, rich"),
        "help": (COMMAND, "--help"),
        "show": (COMMAND, "show", TOP / "examples" / "pages" / "danish-technology-pact.txt"),
    }
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, arguments in calls.items():
            taken[name].append(processor_time(*arguments))
    bare, help_, show = (min(taken[name]) for name in calls)

    detail = f"{1e3 * help_:.0f} against {1e3 * bare:.0f} ms"
    figures.hold("`--help`, `import click, rich` = 1", help_ / bare, 1.5, detail)
    figures.hold("`show PAGE` over `import click, rich`, ms", 1e3 * (show - bare), 250, f"{1e3 * show:.0f} ms in all")


def test_the_first_line_of_a_stream(figures: Figures, tmp_path: Path) -> None:
    for place in range(1_500):
        shutil.copy(PAGES[1 + place % (len(PAGES) - 1)], tmp_path / f"{place:04}.txt")
    one = tmp_path / "0000.txt"

    def stream(source: Path) -> tuple[float, float]:
        """Return the seconds to the first line and to the end."""
        start = time.perf_counter()
        command = [str(COMMAND), "read", "--to", "jsonl", "--quiet", str(source)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout is not None
            assert process.stdout.readline().startswith(b'{"type":')
            first = time.perf_counter() - start
            process.stdout.read()
        return first, time.perf_counter() - start

    rounds = [(stream(one)[0], *stream(tmp_path)) for _ in range(5)]
    start, first, whole = (statistics.median(column) for column in zip(*rounds, strict=True))

    # A process takes its time to start, of one page as of many.
    detail = f"{1e3 * (first - start):.0f} ms after a call with one page, which takes {1e3 * start:.0f}; {whole:.1f} s"
    figures.hold(
        "first line of `read --to jsonl` over 1,500 pages, part of the whole", (first - start) / whole, 0.02, detail
    )
