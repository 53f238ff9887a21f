"""The figures that a busy machine disturbs most, in instructions beside the time. Run by `make bench` only.

Times of a few microseconds, and those of much that lies all over the memory, differ by a third from run to run where
other programs run; the number of instructions differs by a thousandth. It does not tell of the memory, so both stand
here.
"""

import random
from collections.abc import Callable, Generator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import pytest
from selectolax.lexbor import LexborHTMLParser

from stemtaskforce import EntryKind, Event, Meeting, Selection, Taskforce, Timeline, TimelineEntry, pages
from stemtaskforce.formats import json
from tests.benchmarks.bench_events import PLAIN, SIZES, make_events
from tests.benchmarks.bench_wire_peers import TunedEvent, TunedMeeting, TunedTaskforce, WireEvent
from tests.benchmarks.figures import Figures, figures_of, minima
from tests.benchmarks.instructions import Work, instructions, needs_valgrind
from tests.benchmarks.page_script import listed, read_script
from tests.benchmarks.test_against_pydantic import EVENT, MEETING, taskforce_arguments
from tests.benchmarks.test_pages import FRAMED, MARKUPS, TEXTS
from tests.benchmarks.test_timeline_and_queries import by_a_users_key

TABLE = Path(__file__).parents[2] / "docs" / "explanation" / "instructions-figures.md"


class Case(NamedTuple):
    """Two ways of one thing.

    Attributes:
        ours: The library's.
        theirs: The yardstick.
        asked: The ratio of instructions that was asked for.
        held: The ratio that is held: the one asked for, where that is reached.
        calls: How often each is called to be counted.
    """

    ours: Callable[[], object]
    theirs: Callable[[], object]
    asked: float
    held: float
    calls: int = 1


@cache
def cases() -> Mapping[str, Case]:
    """Return what is counted, by what it is."""
    return {**_constructors(), **_wire(), **_timelines(), **_pages()}


def _constructors() -> Mapping[str, Case]:
    taskforces = taskforce_arguments(Event), taskforce_arguments(TunedEvent)
    return {
        "constructor, event / tuned pydantic": Case(
            lambda: Event(**EVENT),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # plain values
            lambda: TunedEvent(**EVENT),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the same
            0.9,
            0.9,
            100,
        ),
        "constructor, meeting / tuned pydantic": Case(
            lambda: Meeting(**MEETING),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the same
            lambda: TunedMeeting(**MEETING),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the same
            0.9,
            0.9,
            100,
        ),
        "constructor, taskforce / tuned pydantic": Case(
            lambda: Taskforce(**taskforces[0]),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the same
            lambda: TunedTaskforce(**taskforces[1]),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the same
            0.9,
            0.9,
            100,
        ),
    }


def _wire() -> Mapping[str, Case]:
    event = Event(**EVENT)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # plain values
    data = json.dumps(event)
    model = WireEvent.model_validate_json(data)
    return {
        "decode, one event / tuned pydantic": Case(
            lambda: json.loads(data, Event), lambda: WireEvent.model_validate_json(data), 0.95, 0.95, 100
        ),
        "encode, one event / pydantic": Case(lambda: json.dumps(event), model.model_dump_json, 0.7, 0.7, 100),
    }


def _timelines() -> Mapping[str, Case]:
    found: dict[str, Case] = {}
    many = make_events(SIZES[1], PLAIN, random.Random(2016))  # noqa: S311 - drawn, the same every time
    for size in SIZES[:2]:
        some = many[:size]
        of, by_hand = partial(Timeline.of, some), partial(sorted, some, key=by_a_users_key)
        found[f"timeline of {size:,} with its entries / `sorted` by a user's key, and entries"] = Case(
            partial(_entries_of, some), partial(_entries_by_hand, some), 1, 1
        )
        found[f"timeline of {size:,} alone / `sorted` by a user's key"] = Case(of, by_hand, 1, 1)
        found[f"`where` by category of {size:,} / list comprehension"] = Case(
            partial(_news, Selection.of(Event, some)), partial(_news_by_hand, some), 1.5, 1.5
        )
    return found


def _news(selection: Selection[Event]) -> Selection[Event]:
    return selection[:].where(category="News")  # a new one each time: the second question makes an index


def _news_by_hand(events: list[Event]) -> list[Event]:
    return [each for each in events if each.category == "News"]


def _entries_of(events: list[Event]) -> list[TimelineEntry]:
    return list(Timeline.of(events))


def _entries_by_hand(events: list[Event]) -> list[TimelineEntry]:
    return [TimelineEntry(each.date, EntryKind.EVENT, each) for each in sorted(events, key=by_a_users_key)]


def _pages() -> Mapping[str, Case]:
    bare = {name: partial(_bare, markups) for name, markups in (("small", MARKUPS), ("full", FRAMED))}
    return {
        "text / script with `strptime`, which does less": Case(
            lambda: [pages.read_text(text) for text in TEXTS],
            lambda: [read_script(text, listed) for text in TEXTS],
            1.3,
            1.5,
        ),
        "HTML in a small frame / selectolax's parse and text": Case(
            lambda: [pages.read_html(markup) for markup in MARKUPS], bare["small"], 8, 8
        ),
        "HTML in a full frame / selectolax's parse and text": Case(
            lambda: [pages.read_html(markup) for markup in FRAMED], bare["full"], 6, 6
        ),
    }


def _bare(markups: list[str]) -> list[str]:
    return [LexborHTMLParser(markup).text(separator="\n") for markup in markups]


def works() -> Mapping[str, Work]:
    """Return both sides of each case, for the process that counts them."""
    return {
        f"{side} {name}": Work(call, case.calls)
        for name, case in cases().items()
        for side, call in (("ours", case.ours), ("theirs", case.theirs))
    }


@pytest.fixture(scope="module")
def figures(request: pytest.FixtureRequest) -> Generator[Figures]:
    """Collect the figures, and write them to the documentation."""
    head = "| what | instructions | asked | held | |\n|---|---:|---:|---:|---|"
    yield from figures_of(request, TABLE, lambda: head)


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, float]:
    """Count all in one process."""
    return instructions(works, tmp_path_factory.mktemp("callgrind"))


@needs_valgrind
@pytest.mark.parametrize("name", cases())
def test_instructions_beside_the_time(figures: Figures, counted: Mapping[str, float], name: str) -> None:
    case = cases()[name]
    ours, theirs = counted[f"ours {name}"], counted[f"theirs {name}"]
    times = minima({"ours": case.ours, "theirs": case.theirs}, calls=case.calls, rounds=15)
    detail = f"{ours:,.0f} against {theirs:,.0f}; {times['ours'] / times['theirs']:.2f} in time"
    figures.hold(name, ours / theirs, case.held, detail, asked=case.asked)
