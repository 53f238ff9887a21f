# ruff: noqa: S311 - the data is drawn, and is the same every time
"""Timeline, queries and look-up against the plain way of doing the same. Run by `make bench` only.

Each figure is the ratio of two medians, both measured by turns in one run, so it means the same on any machine. The
whole table, from a thousand events to a million, is written to the documentation.
"""

import random
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from pendulum import Date

from stemtaskforce import Catalog, Country, Event, Selection, Timeline
from stemtaskforce.timeline.order import key
from tests.benchmarks.ratios import HEAD, Ratio, compare

TABLE = Path(__file__).parents[2] / "docs" / "explanation" / "timeline-figures.md"
#: How many rows the whole table has.
ROWS = 29
SIZES = (1_000, 10_000, 100_000, 1_000_000)
ROUNDS = 5

CATEGORIES = [None, "News", "Tools", "Reports and studies", "Policy and strategy", "Monitoring instrument"]
COUNTRIES = [None, *list(Country)[:40]]
PLAIN = "the national strategy for science and technology was presented to schools and companies".split()
ACCENTS = "den nasjonale strategien på Óbuda ble lagt fram for næringslivet i København École française".split()
GREEK = "η εθνική στρατηγική για την τεχνολογία παρουσιάστηκε στα σχολεία και στις επιχειρήσεις".split()


def make_events(n: int, words: Sequence[str], chance: random.Random, days: int = 9_000) -> list[Event]:
    """Events over about 25 years, with teasers as long as those of the site."""
    first = Date(2000, 1, 1).toordinal()
    return [
        Event(
            date=Date.fromordinal(first + chance.randrange(days)),
            category=chance.choice(CATEGORIES),
            publisher=f"Publisher {chance.randrange(200)}",
            summary=" ".join(chance.choices(words, k=25)),
            country=chance.choice(COUNTRIES),
        )
        for _ in range(n)
    ]


@pytest.fixture(scope="module")
def events() -> list[Event]:
    """A million events."""
    return make_events(SIZES[-1], PLAIN, random.Random(2016))


@pytest.fixture(scope="module")
def table() -> Iterator[list[Ratio]]:
    """The rows of the table, written when all are there."""
    rows: list[Ratio] = []
    yield rows
    rows.sort(key=lambda row: (row.name, row.size))
    text = "\n".join([HEAD, *(row.row for row in rows)])
    if len(rows) == ROWS:  # a run of some tests alone writes nothing
        TABLE.write_text(f"<!-- Written by `make bench`. -->\n\n{text}\n", encoding="utf-8")
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
            [lambda: Timeline.of(some)] * ROUNDS,
            lambda: sorted(some, key=key),
            0.75 if size == SIZES[-1] else None,
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
            [lambda: Timeline.of(some)] * ROUNDS,
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
            [lambda: one.merge(other)] * ROUNDS,
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
            [lambda: selection.in_country("BE")] * ROUNDS,
            lambda: [event for event in some if event.country == "BE"],
            limit,
        ),
    )
    held(
        table,
        compare(
            "`by_year` after the first / list comprehension",
            size,
            [lambda: timeline.by_year()[2010]] * ROUNDS,
            lambda: [event for event in some if event.date and event.date.year == 2010],
            limit,
        ),
    )


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
    size = 100_000
    some = make_events(size, words, random.Random(1))
    # A selection remembers the folded text, so each round has a fresh one.
    fresh = [Selection.of(Event, some) for _ in range(ROUNDS)]
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
            [lambda: again.mentioning(needle)] * ROUNDS,
            plain,
            None,
        ),
    )
