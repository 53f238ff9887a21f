# ruff: noqa: S311 - the data is drawn, and is the same every time
"""Timeline, queries and look-up against the plain way of doing the same. Run by `make bench` only.

Each figure is the ratio of two least processor times, measured by turns in one run, so it means the same on any
machine. The whole table, from a thousand events to a million, is written to the documentation.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from pendulum import Date

from stemtaskforce import Catalog, EntryKind, Event, Selection, Timeline, TimelineEntry
from stemtaskforce.timeline.order import key
from tests.benchmarks.bench_events import ACCENTS, DAYS, GREEK, PLAIN, SIZES, make_events, million_events
from tests.benchmarks.figures import is_whole, write_table
from tests.benchmarks.ratios import HEAD, Ratio, compare
from tests.catalog.test_links_naive import listed_on_one_day, of_one_day, of_one_key

TABLE = Path(__file__).parents[2] / "docs" / "explanation" / "timeline-figures.md"


#: How often both sides are timed: long runs differ little from each other; the first few short ones are slow, as
#: Python learns the types of an operation from its first calls.
ROUNDS = {1_000: 100, 10_000: 20, 1_000_000: 2}


def rounds(size: int) -> int:
    """Return how often both sides are timed."""
    return ROUNDS.get(size, 5)


@pytest.fixture(scope="module")
def events() -> list[Event]:
    """A million events."""
    return million_events()


@pytest.fixture(scope="module")
def table(request: pytest.FixtureRequest) -> Iterator[list[Ratio]]:
    """The rows of the table, written when all are there and none is missed."""
    rows: list[Ratio] = []
    failed_before = request.session.testsfailed
    yield rows
    rows.sort(key=lambda row: (row.name, row.size))
    text = "\n".join([HEAD, *(row.row for row in rows)])
    if is_whole(request) and request.session.testsfailed == failed_before:
        write_table(TABLE, [text])
    print(f"\n{text}")  # noqa: T201 - a figure is what a benchmark is for


def held(table: list[Ratio], ratio: Ratio) -> None:
    """Note a ratio, and hold it to its limit."""
    table.append(ratio)
    assert ratio.limit is None or ratio.value <= ratio.limit, ratio


@pytest.mark.parametrize("size", SIZES)
def test_building_takes_less_than_sorting(events: list[Event], table: list[Ratio], size: int) -> None:
    some = events[:size]

    held(
        table,
        compare(
            "build a timeline / `sorted` by the full key",
            size,
            [lambda: Timeline.of(some)] * rounds(size),
            lambda: sorted(some, key=key),
            0.75 if size == SIZES[-1] else None,
        ),
    )


def by_a_users_key(event: Event) -> tuple[object, ...]:
    """What a user would sort events by who does not know the library's order: the day, then the texts."""
    assert event.date is not None
    return (-event.date.toordinal(), event.category or "", event.publisher or "", event.summary, event.title or "")


@pytest.mark.parametrize(("size", "days"), [*((size, DAYS) for size in SIZES), (100_000, 200_000)])
def test_building_takes_no_longer_than_a_users_sort(table: list[Ratio], size: int, days: int) -> None:
    some = million_events()[:size] if days == DAYS else make_events(size, PLAIN, random.Random(2016), days)

    held(
        table,
        compare(
            f"build, {days:,} days / `sorted` by a user's key",
            size,
            [lambda: Timeline.of(some)] * rounds(size),
            lambda: sorted(some, key=by_a_users_key),
            1,
        ),
    )
    held(
        table,
        compare(
            f"build and make the entries, {days:,} days / the same by hand",
            size,
            [lambda: list(Timeline.of(some))] * rounds(size),
            lambda: [TimelineEntry(each.date, EntryKind.EVENT, each) for each in sorted(some, key=by_a_users_key)],
            1,
        ),
    )


def test_building_takes_less_than_sorting_where_days_are_rarely_shared(table: list[Ratio]) -> None:
    size = 100_000
    some = make_events(size, PLAIN, random.Random(1), days=700_000)

    held(
        table,
        compare(
            "build, days rarely shared / `sorted` by the full key",
            size,
            [lambda: Timeline.of(some)] * rounds(size),
            lambda: sorted(some, key=key),
            0.75,
        ),
    )


@pytest.mark.parametrize("size", SIZES)
def test_merging_takes_less_than_half_of_sorting(events: list[Event], table: list[Ratio], size: int) -> None:
    some = events[:size]
    one, other = Timeline.of(some[::2]), Timeline.of(some[1::2])
    shuffled = random.Random(1).sample(some, size)

    held(
        table,
        compare(
            "merge two timelines / `sorted` of their shuffled union",
            size,
            [lambda: one.merge(other)] * rounds(size),
            lambda: sorted(shuffled, key=key),
            0.5 if size == SIZES[-1] else None,
        ),
    )


def test_a_period_takes_as_long_in_a_large_timeline(events: list[Event], table: list[Ratio]) -> None:
    found = 100
    small, large = Timeline.of(events[: SIZES[1]]), Timeline.of(events)

    def ask(timeline: Timeline) -> int:
        middle = timeline[len(timeline) // 2]
        return sum(1 for _ in timeline.between(middle.date, None)[-found:])

    assert ask(small) == ask(large) == found
    held(
        table,
        compare(
            "`between` and its entries / in 10,000",
            SIZES[-1],
            [lambda: ask(large)] * 15,
            lambda: ask(small),
            1.5,
            calls=50,
        ),
    )
    start, end = Date(2010, 1, 1), Date(2010, 1, 2)
    held(
        table,
        compare(
            "`between` alone / in 10,000",
            SIZES[-1],
            [lambda: large.between(start, end)] * 15,
            lambda: small.between(start, end),
            1.5,
            calls=1_000,
        ),
    )


@pytest.mark.parametrize("size", SIZES)
def test_looking_up_a_key_takes_little_more_than_a_dict(events: list[Event], table: list[Ratio], size: int) -> None:
    catalog = Catalog.of(events[:size])
    bare = {event.key: event for event in catalog.publications if len(catalog.all(event.key)) == 1}
    # As many as do not fit the processor's cache, and not the very strings that the dict holds.
    keys = [f"{each} "[:-1] for each in random.Random(1).sample(sorted(bare), min(size // 5, len(bare)))]

    def ours() -> None:
        for each in keys:
            catalog[each]

    def plain() -> None:
        for each in keys:
            bare[each]

    held(table, compare("look-up by key / a bare dict", size, [ours] * 9, plain, 2 if size == SIZES[-1] else None))


@pytest.mark.parametrize("size", SIZES)
def test_indexed_questions_take_a_fraction_of_a_scan(events: list[Event], table: list[Ratio], size: int) -> None:
    some = events[:size]
    selection, timeline = Selection.of(Event, some), Timeline.of(some)
    limit = 1 / 20 if size == SIZES[-1] else None
    selection.in_country("DK")
    timeline.by_year()

    held(
        table,
        compare(
            "`in_country` after the first / list comprehension",
            size,
            [lambda: selection.in_country("BE")] * rounds(size),
            lambda: [event for event in some if event.country == "BE"],
            limit,
        ),
    )
    held(
        table,
        compare(
            "`by_year` after the first / list comprehension",
            size,
            [lambda: timeline.by_year()[2010]] * rounds(size),
            lambda: [event for event in some if event.date and event.date.year == 2010],
            limit,
        ),
    )


@pytest.mark.parametrize("size", SIZES)
def test_conditions_take_little_more_than_a_list_comprehension(
    events: list[Event], table: list[Ratio], size: int
) -> None:
    some = events[:size]
    cases: list[tuple[str, dict[str, object], Callable[[], list[Event]]]] = [
        ("category", {"category": "News"}, lambda: [each for each in some if each.category == "News"]),
        ("country", {"country": "BE"}, lambda: [each for each in some if each.country == "BE"]),
        ("date.year", {"date.year": 2010}, lambda: [each for each in some if each.date and each.date.year == 2010]),
    ]
    for name, equals, plain in cases:
        fresh = [Selection.of(Event, some) for _ in range(rounds(size))]  # the second question makes an index
        held(
            table,
            compare(
                f"`where` by {name} / list comprehension",
                size,
                [partial(each.where, **equals) for each in fresh],
                plain,
                1.5,
            ),
        )


#: What was quadratic once: how many, and the seconds that were asked for.
MANY = {
    "teasers and publications of one day": (of_one_day("News", "{} is the number"), 4_000, 1.5),
    "events of one key": (of_one_key, 80_000, 1.0),
    "a listing of one start date": (listed_on_one_day, 2_000, 0.3),
}


@pytest.mark.parametrize(("name", "make", "size", "seconds"), [(name, *case) for name, case in MANY.items()], ids=MANY)
def test_many_of_one_kind_grow_in_step(
    table: list[Ratio], name: str, make: Callable[[int], Callable[[], object]], size: int, seconds: float
) -> None:
    large, small = make(size), make(size // 8)

    ratio = compare(f"{name} / of an eighth, eight times", size, [large] * 3, lambda: [small() for _ in range(8)], 1.7)
    held(table, ratio)
    assert ratio.ours <= seconds


@pytest.mark.parametrize(
    ("name", "words", "needle", "limit"),
    [
        ("ASCII", PLAIN, "COMPANIES THE", 2),
        ("accents", ACCENTS, "obuda ble", 5),
        ("Greek", GREEK, "ΤΕΧΝΟΛΟΓΙΑ", 5),
    ],
)
def test_searching_text_takes_little_more_than_casefold(
    table: list[Ratio], name: str, words: Sequence[str], needle: str, limit: float
) -> None:
    size = 50_000
    some = make_events(size, words, random.Random(1))
    # A selection remembers the folded text, so each round has a fresh one.
    fresh = [Selection.of(Event, some) for _ in range(rounds(size))]
    wanted = needle.casefold()

    def plain() -> list[Event]:
        return [
            event
            for event in some
            if wanted in (event.category or "").casefold()
            or wanted in (event.publisher or "").casefold()
            or wanted in event.summary.casefold()
            or wanted in (event.title or "").casefold()
        ]

    held(
        table,
        compare(
            f"`mentioning`, first time, {name} / `str.casefold`",
            size,
            [partial(each.mentioning, needle) for each in fresh],
            plain,
            limit,
        ),
    )
    again = fresh[0]
    held(
        table,
        compare(
            f"`mentioning`, later, {name} / `str.casefold`",
            size,
            [lambda: again.mentioning(needle)] * rounds(size),
            plain,
            None,
        ),
    )
