"""What people look at: drawings of a million records, and charts against bare ones. Run by `make bench` only."""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import altair as alt
import pyarrow as pa
import pytest

from stemtaskforce import Catalog, Event, Timeline, examples
from stemtaskforce.display import charts
from stemtaskforce.formats.table import from_rows
from stemtaskforce.pages import CatalogReading
from stemtaskforce.shown import MAX_REPR, Shown
from tests.benchmarks.bench_events import PLAIN, make_events
from tests.benchmarks.ratios import compare

MANY = 1_000_000
#: The most seconds and characters of a drawing.
SECONDS, CHARACTERS = 0.010, 100_000


@cache
def many() -> Catalog:
    """Return a catalog of a million publications."""
    days = [event.date for event in make_events(9_000, PLAIN, random.Random(2016))]  # noqa: S311 - drawn, the same every time
    return Catalog.of(Event(title=f"Event {place}", date=days[place % len(days)]) for place in range(MANY))


#: What has a million of something.
LARGE: Mapping[str, Callable[[], Shown]] = {
    "catalog": many,
    "selection": lambda: many().events,
    "groups": lambda: many().events.group_by("title"),
    "counts": lambda: many().events.count_by("title"),
    "timeline": lambda: many().timeline(),
    "view of a timeline": lambda: many().timeline().chronological()[10:],
    "table": lambda: many().publications.table(),  # noqa: PLW0108 - made when it is asked for
    "readings": lambda: CatalogReading([*examples.reading().readings] * (MANY // len(examples.pages()))),
}


def least(work: Callable[[], object]) -> float:
    """Return the least time of several, after the first use."""

    def times() -> Iterator[float]:
        for _ in range(5):
            start = time.perf_counter()
            work()
            yield time.perf_counter() - start

    work()
    return min(times())


@pytest.mark.parametrize("name", LARGE)
def test_a_drawing_of_a_million_takes_milliseconds_after_the_first_and_is_short(name: str) -> None:
    value = LARGE[name]()

    taken = least(value._repr_html_)  # pyright: ignore[reportPrivateUsage]  # the protocol of notebooks
    told = least(lambda: [repr(value), *value.__rich_repr__()])

    print(f"| drawing of a million: {name} | {1e3 * taken:.2g} ms | for rich {1e3 * told:.2g} ms | 10 ms |")  # noqa: T201 - a figure
    assert len(value._repr_html_()) <= CHARACTERS  # pyright: ignore[reportPrivateUsage]  # the same
    assert len(repr(value)) <= MAX_REPR
    assert max(taken, told) <= SECONDS


@pytest.mark.parametrize("kind", ["timeline", "overview", "activity"])
def test_a_chart_of_500_entries_against_a_bare_chart_of_as_many_points(kind: str) -> None:
    events = make_events(500, PLAIN, random.Random(2016))  # noqa: S311 - drawn, and the same every time
    timeline = Timeline.of(events)
    rows = [{"date": str(entry.date), "kind": entry.kind.value, "y": place} for place, entry in enumerate(timeline)]
    points = pa.Table.from_pylist(rows)

    def bare() -> bytes:
        chart = alt.Chart(points).mark_point().encode(x="date:T", y="y:Q", color="kind:N")
        return charts.dumps(alt.LayerChart(layer=[chart]), "svg")

    ratio = compare(
        f"{kind} to SVG / bare altair chart",
        len(events),
        [lambda: charts.dumps(getattr(charts, kind)(timeline), "svg")] * 5,
        bare,
        15.0,  # for what a bare chart lacks: labels, stems, lanes, legends
    )
    print(ratio.row)  # noqa: T201 - a figure is what a benchmark is for
    assert ratio.ours <= 2.0
    assert ratio.limit is not None
    assert ratio.value <= ratio.limit


def test_one_bad_row_of_a_million_is_found() -> None:
    rows: list[dict[str, object]] = [{"title": f"Event {place}"} for place in range(MANY)]
    rows[654_321] = {"title": " "}

    found = from_rows(rows, Event, on_error="collect")

    assert (MANY - 1, ["/654321/title"]) == (len(found), [finding.path for finding in found.findings])
