"""Links against the rules said naively, for names and texts that are nearly alike; and how time grows with size."""

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Catalog, Event, Link, ListingRow, Meeting, Taskforce, Timeline
from tests.catalog import naive
from tests.growth import is_linear


def fits_of(link: Link) -> int:
    """How many records a link says that fit."""
    return 1 if link.target else int(link.finding.message.partition("fits ")[2].split()[0])


NAMES = [
    *(
        "Pact",
        "pact",
        "Pact (NL)",
        "Pact NL",
        "Pact monitor",
        "Pact-monitor",
        "PACT–monitor",
        "Pac",
        "(NL)",
        "(NL) Pact",
    ),
    *("Óbuda’s Pact", "Obuda's pact monitor", "The Pact", "Pact...", "Pact_x", "ß", "Pact (NL) (x)"),
]
TOPICS = [
    *NAMES,
    "On the Pact",
    "On Pact (NL) and the Pact monitor",
    "Pact: plans",
    "Pacts",
    "Else",
    "Pact (NL) in Oslo",
]
COUNTRIES = st.sampled_from([None, "NL", "NO"])

taskforces = st.builds(Taskforce, name=st.sampled_from(NAMES), country=COUNTRIES)
meetings = st.builds(
    Meeting,
    title=st.sampled_from(TOPICS).map("Taskforce meeting: {}".format),
    date=st.sampled_from(["2017-03-01", "2017-03-02"]),
    country=COUNTRIES,
    kind=st.sampled_from(["taskforce-meeting", "webinar"]),
)


@given(st.lists(taskforces, max_size=6), st.lists(meetings, max_size=6))
def test_a_meeting_belongs_where_the_rules_say(some: list[Taskforce], held: list[Meeting]) -> None:
    catalog = Catalog.of([*some, *held])
    known, all_held = list(catalog.taskforces), list(catalog.meetings)
    fits = [naive.taskforces_for(each, known, all_held) for each in all_held]

    assert [found[0] if len(found) == 1 else None for found in fits] == [*map(catalog.taskforce_of, all_held)]
    assert [len(found) for found in fits if found] == [fits_of(link) for link in catalog.links()]


PUBLISHERS = [None, "News", "News…", "Newsletter", "News of the north", "News of...", "Óbuda", "OBUDA", "..."]
TEXTS = ["", "It is so", "It is so, and more", "It is", "it is so...", "Else", "It is…"]
TITLES = [None, "It is", "Else", "Plan"]
events = st.builds(
    Event,
    date=st.sampled_from(["2020-01-01", "2020-01-02", None]),
    category=st.sampled_from(["News", "Tools"]),
    publisher=st.sampled_from(PUBLISHERS),
    summary=st.sampled_from(TEXTS),
    title=st.sampled_from(TITLES),
)


@given(events, st.lists(events, max_size=8))
def test_a_teaser_is_the_publication_that_the_rules_say(teaser: Event, some: list[Event]) -> None:
    catalog = Catalog.of([*some, Taskforce(name="Pact", events=[teaser])])
    fitting = naive.publications_for(teaser, list(catalog.publications))

    assert (fitting[0] if len(fitting) == 1 else None) == catalog.resolve(teaser)
    assert [len(fitting)] * bool(fitting) == [fits_of(link) for link in catalog.links()]


@given(
    events,
    st.lists(
        st.builds(
            Event,
            date=st.just("2020-01-01"),
            publisher=st.just("News"),
            summary=st.sampled_from(TEXTS),
            title=st.sampled_from([*TITLES, *"abcdefghijklmnop"]),
        ),
        min_size=17,
        max_size=40,
    ),
)
def test_a_teaser_is_the_publication_that_the_rules_say_among_many_of_one_publisher(
    teaser: Event, some: list[Event]
) -> None:
    catalog = Catalog.of(some)
    fitting = naive.publications_for(teaser, list(catalog.publications))

    assert (fitting[0] if len(fitting) == 1 else None) == catalog.resolve(teaser)


ORGANISATIONS = [
    *(
        "Óbuda University",
        "Obuda University (OU)",
        "Obuda",
        "Obuda Univ...",
        "Óbuda University, Budapest",
        "Obuda Univ",
    ),
    *("(OU)", "...", "Ó…", "Obuda (OU) (x)", "Obuda Univ (OU)..."),
]


@given(
    st.sampled_from(ORGANISATIONS),
    st.lists(
        st.builds(
            ListingRow,
            start_date=st.sampled_from(["2017-04-01", "2017-04-02"]),
            requesting_organisation=st.sampled_from([*ORGANISATIONS, None]),
            country=COUNTRIES,
            status=st.sampled_from([None, "ongoing", "finalised"]),
        ),
        max_size=5,
    ),
)
def test_a_row_fills_what_the_rules_say(organisation: str, rows: list[ListingRow]) -> None:
    pact = Taskforce(name="Pact", requesting_organisation=organisation, start_date="2017-04-01")
    fitting = naive.rows_for(pact, rows)
    countries = {row.country for row in fitting if row.country}
    statuses = {row.status for row in fitting if row.status}

    [filled] = Catalog.of([pact]).with_listing(rows).taskforces

    assert (min(countries) if len(countries) == 1 else None) == filled.country
    assert (min(statuses) if len(statuses) == 1 else None) == filled.status


# ---------------------------------------------------------------- one page, two states


def test_a_listing_entry_beside_its_own_page_does_not_hide_the_link() -> None:
    page = Event(
        date="2020-06-15", publisher="Government of the Netherlands", title="Monitor", summary="One page of charts."
    )
    entry = Event(date="2020-06-15", publisher="Government of the...", summary="One page of...", category="Tools")
    teaser = Event(date="2020-06-15", publisher="Government...", summary="Charts")

    assert page == Catalog.of([page, entry]).resolve(teaser)
    assert page == Catalog.of([page, entry]).resolve(entry)
    assert entry == Catalog.of([entry]).resolve(teaser)


def test_a_second_teaser_of_a_day_gets_the_answer_of_the_first() -> None:
    page = Event(date="2020-06-15", publisher="Government", title="Monitor", summary="One page of charts.")
    entry = Event(date="2020-06-15", publisher="Government", summary="One page of...")
    catalog = Catalog.of([page, entry])
    teasers = [Event(date="2020-06-15", publisher="Gov...", summary=text) for text in ("Charts", "Else", "One...")]

    assert [page] * 3 == [*map(catalog.resolve, teasers)]


def test_each_of_many_teasers_of_one_publisher_and_day_gets_its_own_page() -> None:
    words = [f"Word {chr(ord('a') + n)} is here" for n in range(20)]
    pages = [Event(date="2020-06-15", publisher="News", title=f"Title {word}", summary=word) for word in words]
    catalog = Catalog.of(pages)
    teasers = [Event(date="2020-06-15", publisher="News", summary=f"{word[:10]}...") for word in words]

    assert pages == [*map(catalog.resolve, teasers)]
    assert pages == [*map(catalog.resolve, teasers)]


@pytest.mark.parametrize(("scheme", "www"), [*product(["http", "https"], ["", "www."])])
def test_states_of_one_address_are_one_record(scheme: str, www: str) -> None:
    address = f"{scheme}://{www}example.org/pact"
    pacts = [
        Taskforce(name="Pact", url=url, events=[Event(title="Launch", url=url)])
        for url in {address, "https://example.org/pact"}
    ]
    reports = [Event(date="2020-01-01", publisher="News", title="Plan", url=each.url) for each in pacts]
    held = Meeting(title="Taskforce meeting: Pact", date="2017-03-01")
    catalog = Catalog.of([*pacts, *reports, held])

    assert len(pacts) == len(catalog.taskforces) == len(catalog.all("taskforce/pact"))
    assert "https://example.org/pact" == catalog["taskforce/pact"].url
    assert catalog["taskforce/pact"] == catalog.taskforce_of(held)
    assert all([held] == list(catalog.meetings_of(each)) for each in pacts)
    found = catalog.resolve(Event(date="2020-01-01", publisher="News", summary="x"))
    assert found is not None
    assert "https://example.org/pact" == found.url
    assert () == catalog.check()


# ---------------------------------------------------------------- many

DAY = "2020-06-15"


def of_one_day(publisher: str, summary: str, asked: str = "{}...") -> Callable[[int], Callable[[], object]]:
    """As many teasers as publications of one day."""

    def make(size: int) -> Callable[[], object]:
        pages = [
            Event(date=DAY, publisher=publisher.format(n), title=f"Title {n}", summary=summary.format(n))
            for n in range(size)
        ]
        teasers = [
            Event(date=DAY, publisher=publisher.format(n), summary=asked.format(summary.format(n)[:40]))
            for n in range(size)
        ]
        pacts = [Taskforce(name=f"Pact {n}", events=teasers[n : n + 100]) for n in range(0, size, 100)]
        return lambda: Catalog.of([*pages, *pacts]).links()

    return make


def of_one_key(size: int) -> Callable[[], object]:
    """Events that differ, of one key."""
    events = [Event(date=DAY, title="Launch", publisher=f"Publisher {n}") for n in range(size)]
    return lambda: (Catalog.of(events).all(events[0].key), Catalog.of(events).check())


def meetings_of_one_key(size: int) -> Callable[[], object]:
    """Meetings that differ, of one key, each asked for its taskforce."""
    held = [Meeting(date=DAY, title="Pact", location=f"Town {n}") for n in range(size)]
    return lambda: [*map(Catalog.of([Taskforce(name="Pact"), *held]).taskforce_of, held)]


def listed_on_one_day(size: int) -> Callable[[], object]:
    """A listing and its dossiers, all of one start date."""
    names = [f"Organisation {n}" for n in range(size)]
    catalog = Catalog.of(
        [Taskforce(name=f"Pact {n}", requesting_organisation=name, start_date=DAY) for n, name in enumerate(names)]
    )
    rows = [ListingRow(start_date=DAY, requesting_organisation=name, country="NO") for name in names]
    return lambda: catalog.with_listing(rows)


def merged(size: int) -> Callable[[], object]:
    """Timelines of taskforces that differ in their events alone."""
    pacts = [Taskforce(name="Pact", start_date=DAY, events=[Event(title=f"Plan {n}")]) for n in range(size)]
    half = size // 2
    one, other = Timeline.of(pacts[:half]), Timeline.of(pacts[half:])
    return lambda: one.merge(other)


def long_names(size: int) -> Callable[[], object]:
    """Names and topics of a thousand characters."""
    names = [f"{'pact ' * 190}{n}" for n in range(size)]
    held = [Meeting(title=f"On {name}"[:1000], date=DAY, country="NO") for name in names]
    pacts = [Taskforce(name=name, country="NO") for name in names]
    return lambda: Catalog.of([*pacts, *held]).links()


def long_summaries(size: int) -> Callable[[], object]:
    """Forty teasers and forty publications of long texts, which begin alike."""
    text = "It is so. " * size
    pages = [Event(date=DAY, publisher="News", title=f"Title {n}", summary=f"{text}{n}") for n in range(40)]
    teasers = [Event(date=DAY, publisher="News", summary=f"{text}{n}...") for n in range(40)]
    catalog = Catalog.of([*pages, Taskforce(name="Pact", events=teasers)])
    return lambda: Catalog.of(catalog.records).links()


MANY: dict[str, tuple[Callable[[int], Callable[[], object]], int]] = {
    "one publisher, texts that differ": (of_one_day("News", "{} is the number"), 4_000),
    "publishers that differ": (of_one_day("News {}", "It is so"), 4_000),
    "one publisher, one text": (of_one_day("News", "It is so"), 4_000),
    "one publisher, teasers of another text": (of_one_day("News", "It is so, {}", "Else {}"), 4_000),
    "events of one key": (of_one_key, 16_000),
    "meetings of one key": (meetings_of_one_key, 8_000),
    "rows of one day": (listed_on_one_day, 2_000),
    "timelines of taskforces that differ in events": (merged, 2_000),
    "names of 1,000 characters": (long_names, 400),
    "long summaries": (long_summaries, 8_000),
}


@pytest.mark.slow
@pytest.mark.parametrize(("make", "size"), MANY.values(), ids=MANY)
def test_time_grows_in_step_with_size(make: Callable[[int], Callable[[], object]], size: int) -> None:
    assert is_linear(lambda work: work(), make, size)
