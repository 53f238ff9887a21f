"""Times from a thousand records up, and the exponent with which they grow. Run by `make bench` only.

The exponent is that of the line of least squares through the logarithms of sizes and times: 1 is in step with the
records. A first look-up makes an index, so that each round has a catalog of its own. Least processor times.
"""

import gc
import math
import random
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path

import pytest

from stemtaskforce import Catalog, Event, Record, Timeline
from tests.benchmarks.bench_events import SIZES, make_linked, million_events
from tests.benchmarks.figures import is_whole, write_table
from tests.benchmarks.ratios import settled

TABLE = Path(__file__).parents[2] / "docs" / "explanation" / "growth-figures.md"
#: The times of constant work are below a millisecond, whatever the size.
CONSTANT = 0.001

Question = Callable[[Catalog], object]
#: What is asked of a new catalog, and the largest size.
GROWING: Mapping[str, tuple[Question, int]] = {
    "`check`": (Catalog.check, 100_000),
    "`record in catalog`, first": (lambda catalog: catalog.publications[-1] in catalog, SIZES[-1]),
    "`catalog[key]`, first": (lambda catalog: catalog.all("event/2010-01-01/nothing"), SIZES[-1]),
    "`catalog.records[i]`, first": (lambda catalog: catalog.records[-1], SIZES[-1]),
    "`catalog.timeline()`": (Catalog.timeline, SIZES[-1]),
    "`where(category=…)`, first": (lambda catalog: catalog.publications.where(category="News"), SIZES[-1]),
    "`mentioning`, first": (lambda catalog: catalog.publications.mentioning("nothing of it"), 100_000),
}
#: What takes the same time of any number, once asked.
STEADY: Mapping[str, Question] = {
    "`record in catalog`, later": lambda catalog: catalog.publications[-1] in catalog,
    "`repr(catalog)`": repr,
    "a catalog in a notebook": lambda catalog: catalog._repr_html_(),  # pyright: ignore[reportPrivateUsage]  # their protocol
}


@pytest.fixture(scope="module")
def events() -> list[Event]:
    """A million events."""
    return million_events()


@pytest.fixture(scope="module")
def table(request: pytest.FixtureRequest) -> Generator[list[str]]:
    """Collect the rows, and write them to the documentation after a whole run in which none failed."""
    rows: list[str] = []
    failed_before = request.session.testsfailed
    yield rows
    head = f"| what | {' | '.join(f'{size:,}' for size in SIZES)} | exponent |"
    lines = [head, "|---|" + "---:|" * (len(SIZES) + 1), *rows]
    print("\n" + "\n".join(lines))  # noqa: T201 - a figure is what a benchmark is for
    if is_whole(request) and request.session.testsfailed == failed_before:
        write_table(TABLE, lines)


def seconds(records: Sequence[Record], ask: Question, rounds: int, *, first: bool) -> float:
    """Return the least time of a question, of a new catalog each time, or of one that has been asked."""
    best = math.inf
    catalog = Catalog.of(records)
    if not first:
        ask(catalog)
    for place in range(rounds):
        catalog = Catalog.of(catalog.records) if first and place else catalog
        with settled():
            started = time.process_time()
            ask(catalog)
            best = min(best, time.process_time() - started)
    return best


def exponent(times: Mapping[int, float]) -> float:
    """Return the slope of the line of least squares through the logarithms."""
    xs, ys = [math.log(size) for size in times], [math.log(taken) for taken in times.values()]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def row(name: str, times: Mapping[int, float], last: str) -> str:
    """Return a row of the table."""
    shown = [f"{times[size] * 1e3:,.3g} ms" if size in times else "" for size in SIZES]
    return f"| {name} | {' | '.join(shown)} | {last} |"


@pytest.mark.parametrize("name", GROWING)
def test_first_questions_grow_in_step_with_the_records(table: list[str], events: list[Event], name: str) -> None:
    ask, largest = GROWING[name]
    sizes = [size for size in SIZES if size <= largest]
    times = {size: seconds(events[:size], ask, 3 if size < 100_000 else 1, first=True) for size in sizes}
    # What takes less than a millisecond is constant, and its exponent that of the clock.
    found = exponent(times) if max(times.values()) > CONSTANT else 0.0
    table.append(row(name, times, f"{found:.2f}"))

    assert 1.4 >= found


def test_links_grow_in_step_with_the_records(table: list[str]) -> None:
    times: dict[int, float] = {}
    for size in SIZES:
        linked = make_linked(size, random.Random(1))  # noqa: S311 - drawn, the same every time
        times[size] = seconds(linked, Catalog.links, 5 if size < 100_000 else 1, first=True)
    found = exponent(times)
    table.append(row("`links` (asked: 1.1, and 20 s)", times, f"{found:.2f}"))

    assert 1.2 >= found  # asked: 1.1; records that lie all over the memory are looked at, and each day has more of them
    assert 20 >= times[SIZES[-1]]


@pytest.mark.parametrize("name", STEADY)
def test_later_questions_take_the_same_time_of_any_number(table: list[str], events: list[Event], name: str) -> None:
    times = {size: seconds(events[:size], STEADY[name], 5, first=False) for size in SIZES[:3]}
    table.append(row(name, times, ""))

    assert 0.01 >= max(times.values())


def test_a_timeline_of_a_million_is_one_of_a_thousand_a_thousand_times(table: list[str], events: list[Event]) -> None:
    times: dict[int, float] = {}
    for size in SIZES:
        some = events[:size]
        gc.collect()
        started = time.process_time()
        Timeline.of(some)
        times[size] = time.process_time() - started
    found = exponent(times)
    table.append(row("`Timeline.of`", times, f"{found:.2f}"))

    assert 1.4 >= found
