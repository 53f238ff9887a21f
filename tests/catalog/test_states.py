"""States of one record: what is dropped, what is kept since it contradicts, and which meetings may be one."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import Catalog, Event, Meeting, Record, Taskforce
from tests.catalog import naive
from tests.growth import is_linear

EMPTY = (None, "", ())
URLS = [None, "http://example.org/a", "https://example.org/a", "https://www.example.org/a", "https://example.org/b"]
TEASERS = ["", "It is so", "It is so, and more", "It is...", "Else"]

states_of_events = st.builds(
    Event,
    date=st.sampled_from([None, "2020-01-01"]),
    category=st.sampled_from([None, "News", "Tools"]),
    publisher=st.sampled_from([None, "Government of the Netherlands", "Government…"]),
    summary=st.sampled_from(TEASERS),
    title=st.sampled_from(["Plan", "Report"]),
    url=st.sampled_from(URLS),
)
states_of_taskforces = st.builds(
    Taskforce,
    name=st.just("Pact"),
    country=st.sampled_from([None, "DK", "NO"]),
    background=st.sampled_from(TEASERS),
    events=st.lists(st.sampled_from([Event(title="a"), Event(title="b"), Event(title="a", url=URLS[1])]), max_size=2),
    url=st.sampled_from(URLS),
)
states_of_meetings = st.builds(
    Meeting,
    title=st.sampled_from(["Webinar: Oslo", "Oslo"]),
    date=st.just("2018-08-20"),
    end_date=st.sampled_from([None, "2018-08-21"]),
    location=st.sampled_from([None, "Oslo", "Bergen"]),
    url=st.sampled_from(URLS),
)


def agree(one: Record, other: Record) -> bool:
    """Whether no field of two records contradicts the other's."""

    def fields_agree(name: str) -> bool:
        ours, theirs = getattr(one, name), getattr(other, name)
        if ours in EMPTY or theirs in EMPTY or ours == theirs:
            return True
        if name == "url":
            return naive.same_address(Event(title="x", url=ours), Event(title="x", url=theirs))
        if name == "events":
            return all(any(naive.same_address(a, b) for b in theirs) for a in ours) or all(
                any(naive.same_address(a, b) for b in ours) for a in theirs
            )
        if isinstance(ours, str) and type(ours) is str:
            return (naive.is_cut(ours) and naive.plain(theirs).startswith(naive.plain(ours))) or (
                naive.is_cut(theirs) and naive.plain(ours).startswith(naive.plain(theirs))
            )
        return False

    return type(one) is type(other) and all(fields_agree(each.name) for each in attrs.fields(type(one)))


def filled(record: Record) -> int:
    """How many fields of a record hold something."""
    return sum(getattr(record, each.name) not in EMPTY for each in attrs.fields(type(record)))


DATED = Event(date="2020-01-01", title="Report", url="http://example.org/a")
OF_ITS_KEY = Event(date="2020-01-01", title="Report", category="News")
OF_ITS_ADDRESS = Event(title="Report", category="Tools", url="http://example.org/a")


@example([DATED, OF_ITS_KEY, OF_ITS_ADDRESS])
@given(st.lists(states_of_events | states_of_taskforces | states_of_meetings, max_size=8))
def test_what_is_dropped_is_a_lesser_state_and_what_is_kept_contradicts(some: list[Record]) -> None:
    before = Catalog.of(some)
    after, findings = before.deduplicated()
    dropped = [record for record in before.records if record not in after]

    assert set(after.records) <= set(before.records)
    assert ["record.dropped"] * len(dropped) == [finding.code for finding in findings]
    for record in dropped:
        assert any(agree(record, kept) and filled(kept) >= filled(record) for kept in after.records)
    for one in after.records:
        same = [each for each in after.records if each != one and each.key == one.key]
        assert [] == [each for each in same if agree(one, each)]
    assert after == after.deduplicated().catalog
    assert after == Catalog.of(some[::-1]).deduplicated().catalog
    assert before == Catalog.of(some)


def test_two_states_of_a_third_that_contradict_each_other_are_kept() -> None:
    catalog, [finding] = Catalog.of([DATED, OF_ITS_KEY, OF_ITS_ADDRESS]).deduplicated()

    assert {OF_ITS_KEY, OF_ITS_ADDRESS} == set(catalog)
    assert finding.message.endswith("; it alone had date")


def test_a_state_of_what_is_dropped_is_dropped_for_what_is_kept() -> None:
    beginning = Event(date="2020-01-01", title="Report")
    fullest = attrs.evolve(OF_ITS_ADDRESS, publisher="A sea school")

    catalog, findings = Catalog.of([beginning, DATED, fullest]).deduplicated()

    assert [fullest] == list(catalog)
    assert 2 == len(findings)


entries_and_pages = st.builds(
    Event,
    date=st.just("2020-01-01"),
    category=st.sampled_from([None, "News", "Tools"]),
    summary=st.sampled_from(["It is so", "It is so, and more", "It is...", "It is so, and..."]),
    title=st.sampled_from([None, "Plan", "Report"]),
    url=st.sampled_from(URLS),
)


@given(st.lists(entries_and_pages, max_size=8))
def test_no_event_is_dropped_for_one_that_contradicts_it(some: list[Event]) -> None:
    before = Catalog.of(some)
    after, findings = before.deduplicated()
    dropped = [event for event in before.events if event not in after]

    assert ["record.dropped"] * len(dropped) == [finding.code for finding in findings]
    for event in dropped:
        assert any(agree(event, kept) for kept in after.events)
    assert after == after.deduplicated().catalog
    assert after == Catalog.of(some[::-1]).deduplicated().catalog


def test_a_listing_entry_is_dropped_for_its_page_and_what_it_alone_had_is_named() -> None:
    page = Event(
        date="2020-06-15", publisher="Government of the Netherlands", title="Monitor", summary="One page of charts."
    )
    entry = Event(date="2020-06-15", publisher="Government of the...", summary="One page of...", category="Tools")
    other = attrs.evolve(entry, category=None, summary="Two pages of...")

    catalog, [finding] = Catalog.of([page, entry, other]).deduplicated()

    assert {page, other} == set(catalog)
    assert finding.message.endswith("; it alone had category")


def test_a_listing_entry_of_another_country_contradicts_its_page_and_both_are_kept() -> None:
    page = Event(date="2020-06-15", title="Monitor", summary="One page of charts.", country="NL")
    entry = Event(date="2020-06-15", summary="One page of...", country="DK")

    assert {page, entry} == set(Catalog.of([page, entry]).deduplicated().catalog)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"title": "EU STEM Coalition Conference: Jobs"}, {"title": "Webinar - JOBS"}, "by day and topic"),
        ({"title": "A", "url": "http://x.org/a"}, {"title": "B", "url": "https://www.x.org/a"}, "by day and address"),
        (
            {"title": "A", "host_organisation": "Óbuda", "location": "Budapest"},
            {"title": "B", "host_organisation": "Obuda", "location": "BUDAPEST"},
            "by day and host and location",
        ),
        ({"title": "A", "location": "Oslo"}, {"title": "B", "location": "Oslo"}, None),
        ({"title": "Jobs", "date": "2018-08-21"}, {"title": "Jobs", "date": "2018-08-20"}, None),
    ],
)
def test_meetings_of_one_day_that_may_be_one_are_named(
    one: dict[str, str], other: dict[str, str], reason: str | None
) -> None:
    meetings = [Meeting(**{"date": "2018-08-20", **each}) for each in (one, other)]

    found = [finding for finding in Catalog.of(meetings).check() if finding.code == "record.similar"]

    assert ([reason] if reason else []) == [finding.message.rpartition(", ")[2] for finding in found]


def of_one_key(size: int) -> Callable[[], object]:
    """Events of one key that contradict each other, and as many lesser states."""
    events = [Event(title="Launch", publisher=f"Publisher {n}", category="News") for n in range(size)]
    catalog = Catalog.of([*events, *(attrs.evolve(event, category=None) for event in events)])
    return catalog.deduplicated


@pytest.mark.slow
def test_time_grows_in_step_with_size() -> None:
    assert is_linear(lambda work: work(), of_one_key, 4_000)
