# ruff: noqa: S311 - the data is drawn, and is the same every time
"""Timeline, queries and look-up against the plain way of doing the same. Run by `make bench` only.

Each figure is the ratio of two least processor times, measured by turns in one run, so it means the same on any
machine. The whole table, from a thousand events to a million, is written to the documentation.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import attrs
import pytest
from pendulum import Date

from stemtaskforce import (
    Catalog,
    Country,
    EntryKind,
    Event,
    Meeting,
    Record,
    Selection,
    Taskforce,
    Timeline,
    TimelineEntry,
)
from stemtaskforce.timeline.order import key
from tests.benchmarks.figures import is_whole, write_table
from tests.benchmarks.ratios import HEAD, Ratio, compare
from tests.catalog.test_links_naive import listed_on_one_day, of_one_day, of_one_key

TABLE = Path(__file__).parents[2] / "docs" / "explanation" / "timeline-figures.md"
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


def make_linked(n: int, chance: random.Random) -> list[Record]:
    """Dossiers with teasers, meetings of which half name one, and publications that a third of the teasers point to."""
    publications = [
        attrs.evolve(
            each, publisher=f"{each.publisher} of {' '.join(chance.choices(PLAIN, k=3))}", title=f"Report {place}"
        )
        for place, each in enumerate(make_events(n // 5, PLAIN, chance))
    ]
    taskforces: list[Taskforce] = []
    for place in range(n // 50):
        teasers = [
            Event(date=each.date, publisher=f"{each.publisher[:20].rstrip()}...", summary=f"{each.summary[:80]}...")
            for each in chance.choices(publications, k=5)
            if each.publisher
        ]
        name = f"{' '.join(chance.choices(PLAIN, k=4))} pact {place}"
        country = chance.choice(COUNTRIES)
        taskforces.append(Taskforce(name=name, country=country, events=[*teasers, *make_events(10, PLAIN, chance)]))
    meetings: list[Meeting] = []
    for place, each in enumerate(make_events(n - len(publications) - len(taskforces) * 16, PLAIN, chance)):
        topic = chance.choice(taskforces).name if place % 2 else f"{' '.join(chance.choices(PLAIN, k=6))} {place}"
        meetings.append(
            Meeting(
                title=f"EU STEM Coalition - Taskforce meeting: {topic}",
                date=each.date or Date(2000, 1, 1),
                country=each.country,
            )
        )
    return [*publications, *taskforces, *meetings]


@pytest.fixture(scope="module")
def events() -> list[Event]:
    """A million events."""
    return make_events(SIZES[-1], PLAIN, random.Random(2016))


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
            [lambda: Timeline.of(some)] * ROUNDS,
            lambda: sorted(some, key=key),
            0.75 if size == SIZES[-1] else None,
        ),
    )


def by_a_users_key(event: Event) -> tuple[object, ...]:
    """What a user would sort events by who does not know the library's order: the day, then the texts."""
    assert event.date is not None
    return (-event.date.toordinal(), event.category or "", event.publisher or "", event.summary, event.title or "")


@pytest.mark.parametrize(
    ("size", "days"), [(1_000, 5_475), (10_000, 5_475), (100_000, 5_475), (1_000_000, 5_475), (100_000, 200_000)]
)
def test_building_takes_no_longer_than_a_users_sort(table: list[Ratio], size: int, days: int) -> None:
    some = make_events(size, PLAIN, random.Random(2016), days)

    held(
        table,
        compare(
            f"build, {days:,} days / `sorted` by a user's key",
            size,
            [lambda: Timeline.of(some)] * ROUNDS,
            lambda: sorted(some, key=by_a_users_key),
            1.4,  # alone it makes no entries, and nothing was asked
        ),
    )
    held(
        table,
        compare(
            f"build and make the entries, {days:,} days / the same by hand (asked: 1)",
            size,
            [lambda: list(Timeline.of(some))] * ROUNDS,
            lambda: [TimelineEntry(each.date, EntryKind.EVENT, each) for each in sorted(some, key=by_a_users_key)],
            1.15,
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
        fresh = [Selection.of(Event, some) for _ in range(ROUNDS)]  # the second question makes an index
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


@pytest.mark.parametrize("size", [10_000, 100_000, 1_000_000])
def test_links_grow_in_step_with_the_records(table: list[Ratio], size: int) -> None:
    """The ratio is to ten times the time of a tenth: at the exponent of 1.1 that was asked it is 1.26, at 1.2 1.58."""
    small, large = (Catalog.of(make_linked(each, random.Random(1))).records for each in (size // 10, size))
    tenths = iter([Catalog.of(small) for _ in range(20)])  # a catalog remembers its links
    ratio = compare(
        "`links` / in a tenth of the records, ten times (asked: 1.26)",
        size,
        [Catalog.of(large).links for _ in range(2)],
        lambda: [next(tenths).links() for _ in range(10)],
        1.7,
    )
    held(table, ratio)
    assert size < SIZES[-1] or ratio.ours <= 20


MANY = {
    "teasers and publications of one day": (of_one_day("News", "{} is the number"), 4_000),
    "events of one key": (of_one_key, 80_000),
    "a listing of one start date": (listed_on_one_day, 2_000),
}


@pytest.mark.parametrize(("name", "make", "size"), [(name, *case) for name, case in MANY.items()], ids=MANY)
def test_many_of_one_kind_grow_in_step(
    table: list[Ratio], name: str, make: Callable[[int], Callable[[], object]], size: int
) -> None:
    large, small = make(size), make(size // 8)

    held(
        table,
        compare(f"{name} / of an eighth, eight times", size, [large] * 3, lambda: [small() for _ in range(8)], 2),
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
