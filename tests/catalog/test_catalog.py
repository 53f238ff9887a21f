"""What a catalog holds and finds, how catalogs merge, and what it says of records that share a key."""

import copy
import pickle
import random
from collections.abc import Collection
from functools import partial
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import (
    Catalog,
    Event,
    InvalidRecord,
    Meeting,
    QueryError,
    Selection,
    Taskforce,
    Timeline,
    UnknownKey,
)
from stemtaskforce.catalog.keys import Keys
from stemtaskforce.checks import check
from stemtaskforce.model import Record
from stemtaskforce.timeline.order import key
from tests.timeline.close import close_records

several = st.lists(close_records, max_size=10)


def in_order(records: Collection[Record]) -> list[Record]:
    """Records in the one order."""
    return sorted(records, key=key)


@given(several)
def test_a_catalog_holds_each_record_once_by_kind_in_the_one_order(some: list[Record]) -> None:
    catalog = Catalog.of(some)
    nested = {event for each in some if isinstance(each, Taskforce) for event in each.events}

    assert in_order({each for each in some if isinstance(each, Taskforce)}) == list(catalog.taskforces)
    assert in_order({each for each in some if isinstance(each, Meeting)}) == list(catalog.meetings)
    assert in_order({each for each in some if isinstance(each, Event)}) == list(catalog.publications)
    assert in_order({each for each in some if isinstance(each, Event)} | nested) == list(catalog.events)
    assert [*catalog.taskforces, *catalog.meetings, *catalog.publications] == list(catalog) == list(catalog.records)
    assert len(set(some)) == len(catalog)
    assert Timeline.of(some) == catalog.timeline()
    assert catalog.timeline() is catalog.timeline()
    assert all(record in catalog for record in some)


@given(several)
def test_a_key_gives_its_record_or_says_that_several_have_it(some: list[Record]) -> None:
    catalog = Catalog.of(some)
    every: list[Record] = [*catalog.taskforces, *catalog.meetings, *catalog.events]

    for record in every:
        same = [each for each in every if each.key == record.key]
        assert same == list(catalog.all(record.key))
        assert record.key in catalog
        if len(same) == 1:
            assert record == catalog[record.key]
        else:
            with pytest.raises(QueryError) as caught:
                catalog[record.key]
            assert "query.count" == caught.value.findings[0].code
    shared = {record.key for record in every if len(catalog.all(record.key)) > 1}
    assert len(shared) == len([finding for finding in catalog.check() if finding.code == "key.shared"])


@given(st.lists(several, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_merging_is_associative_commutative_idempotent_and_of_all(
    parts: list[list[Record]], chance: random.Random
) -> None:
    whole = Catalog.of([record for part in parts for record in part])
    catalogs = [Catalog.of(part) for part in parts]
    one_by_one = joined = catalogs[0]
    for catalog in catalogs[1:]:
        one_by_one = one_by_one.merge(catalog)
        joined |= catalog
    shuffled = [*catalogs, *catalogs, whole]
    chance.shuffle(shuffled)

    assert (
        whole == one_by_one == joined == shuffled[0].merge(*shuffled[1:]) == whole.merge() == Catalog.of(whole.records)
    )


@given(several)
def test_a_catalog_is_a_value(some: list[Record]) -> None:
    catalog = Catalog.of(some)
    again = pickle.loads(pickle.dumps(catalog))  # noqa: S301 - our own bytes

    assert catalog == again == copy.copy(catalog) == copy.deepcopy(catalog)
    assert hash(catalog) == hash(again)
    assert repr(catalog) == repr(again)
    assert {catalog: 1} == {again: 1}
    assert (not some) or catalog != Catalog()


@given(several)
def test_checking_has_what_each_record_has_with_a_pointer_into_the_records(some: list[Record]) -> None:
    catalog = Catalog.of(some)
    alone = [
        (f"/{place}{finding.path}", finding.code)
        for place, record in enumerate(catalog.records)
        for finding in check(record)
    ]

    assert alone == [(each.path, each.code) for each in catalog.check()][: len(alone)]


PACT = Taskforce(name="Pact", events=[Event(title="Launch", category="News")])


def test_a_taskforces_event_has_a_key_too() -> None:
    assert PACT.events[0] == Catalog.of([PACT])["event/undated/launch"]


def test_two_different_records_under_one_key_are_both_kept_and_found() -> None:
    one, other = Event(title="Launch"), Event(title="Launch!")

    catalog = Catalog.of([one, other])

    assert [one, other] == list(catalog.all("event/undated/launch"))
    assert ["key.shared"] == [finding.code for finding in catalog.check()]
    assert "event/undated/launch" in catalog.check()[0].message


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("taskforce/pakt", ["'taskforce/pakt'", "did you mean 'taskforce/pact'?"]),
        ("taskforce/Pact", ["'taskforce/Pact'", "did you mean 'taskforce/pact'?"]),
        ("", ["''"]),
        ("x" * 1000, ["no record"]),
    ],
)
def test_a_key_that_is_not_there_is_named_with_the_nearest(asked: str, words: list[str]) -> None:
    catalog = Catalog.of([PACT])

    assert asked not in catalog
    assert () == catalog.all(asked)
    with pytest.raises(UnknownKey) as caught:
        catalog[asked]
    assert isinstance(caught.value, KeyError)
    assert [] == [word for word in words if word not in str(caught.value)]


MANY = [
    Event(date=f"{year}-05-04", title=f"{country} {name}{word * 6}")
    for year in (2016, 2018)
    for country in ("Norwegian", "Danish", "Estonian", "Dutch", "Maltese", "Hungarian")
    for name in ("technology pact", "national strategy", "report", "launch", "monitor")
    for word in (" education", " science", " jobs", " regional", " girls", " industry")
]
KEYS = Keys.of(MANY)


@given(st.sampled_from([event.key for event in MANY]), st.floats(0, 1, exclude_max=True), st.sampled_from("q7-"))
def test_a_key_with_one_slip_is_named_wherever_the_slip_is_and_however_many_there_are(
    right: str, part: float, char: str
) -> None:
    place = int(part * len(right))
    wrong = right[:place] + char + right[place + 1 :]

    assert wrong == right or repr(right) in KEYS.unknown(wrong).findings[0].message


@pytest.mark.parametrize(
    "wrong", ["events/2018-05-04/", "meeting/2018-05-04/", "event/2018-05-05/", "event/undated/", ""]
)
def test_a_key_with_the_right_slug_is_named_though_type_or_date_are_wrong(wrong: str) -> None:
    with pytest.raises(
        UnknownKey, match=r"did you mean .*'event/2018-05-04/dutch-report-jobs-jobs-jobs-jobs-jobs-jobs'"
    ):
        Catalog.of(MANY)[f"{wrong}dutch-report-jobs-jobs-jobs-jobs-jobs-jobs"]


def test_the_longest_key_that_a_record_can_have_is_named() -> None:
    meeting = Meeting(title="ab" * 50, date="2018-08-20")

    assert 99 == len(meeting.key)
    with pytest.raises(UnknownKey, match=f"did you mean '{meeting.key}'"):
        Catalog.of([meeting])[f"{meeting.key}s"]


@pytest.mark.parametrize("asked", [7, None, ["taskforce/pact"], b"taskforce/pact"], ids=repr)
def test_a_key_that_is_no_text_is_refused(asked: object) -> None:
    with pytest.raises(QueryError, match="expected text such as") as caught:
        Catalog.of([PACT])[asked]  # type: ignore[index]  # wrong on purpose

    assert "query.value" == caught.value.findings[0].code


def test_what_is_no_record_is_no_part_of_a_catalog() -> None:
    assert 7 not in Catalog.of([PACT])
    with pytest.raises(InvalidRecord, match=r"records\[1\]: expected a Taskforce or a Meeting or an Event, got 7"):
        Catalog.of([PACT, 7])  # type: ignore[list-item]  # wrong on purpose
    with pytest.raises(InvalidRecord, match=r"meetings\[0\]"):
        Catalog(meetings=[PACT])  # type: ignore[list-item]  # wrong on purpose
    with pytest.raises(InvalidRecord, match="others"):
        Catalog().merge([PACT])  # type: ignore[arg-type]  # wrong on purpose
    others: list[Any] = [[PACT], {}, None, PACT]
    for other in others:
        with pytest.raises(TypeError, match=r"unsupported operand type\(s\) for \|: 'Catalog' and"):
            _ = Catalog() | other


@pytest.mark.parametrize("some", ["", "x", b"", bytearray(), {}, {PACT: 1}, PACT, None], ids=repr)
def test_what_is_not_several_records_is_refused_though_it_is_empty(some: Any) -> None:  # noqa: ANN401 - wrong on purpose
    for take in (Catalog.of, Timeline.of, partial(Selection.of, Event)):
        with pytest.raises(InvalidRecord, match="expected a list or another iterable"):
            take(some)
    with pytest.raises(InvalidRecord, match="expected a list or another iterable"):
        Catalog(meetings=some)


class Quiet:
    """A mixin that does not ask the classes behind it, and so lets subclasses by."""

    def __init_subclass__(cls, **more: object) -> None:
        pass


def test_a_record_of_a_subclass_is_refused_on_entry() -> None:
    class Talk(Quiet, Event):
        """An event with more to it."""

    class Visit(Quiet, Meeting):
        """A meeting with more to it."""

    class Series(Quiet, Taskforce):
        """A taskforce with more to it."""

    same = Event(title="x")
    for stranger in (Talk(title="x"), Visit(title="x", date="2018-08-20"), Series(name="x")):
        for take in (Catalog.of, Timeline.of):
            with pytest.raises(InvalidRecord, match=rf"records\[1\]: expected .*, got a {type(stranger).__name__}"):
                take([same, stranger])
    with pytest.raises(InvalidRecord, match=r"publications\[0\]: expected an Event, got a Talk"):
        Catalog(publications=[Talk(title="x")])
    with pytest.raises(
        InvalidRecord, match=r"records: expected a list or another iterable, got an Event; did you mean \[records\]\?"
    ):
        Catalog.of(cast("list[Event]", same))


def test_a_catalog_shows_what_it_holds() -> None:
    assert "<Catalog of 1 taskforce, 0 meetings, 2 publications>" == repr(
        Catalog.of([PACT, Event(title="x"), Event(title="y")])
    )


@pytest.mark.parametrize(
    ("question", "asked"), [("all", []), ("resolve", "x"), ("meetings_of", None), ("taskforce_of", PACT)]
)
def test_a_question_about_something_else_is_refused_by_name(question: str, asked: object) -> None:
    with pytest.raises(QueryError, match=r"expected (a|text)"):
        getattr(Catalog.of([PACT]), question)(asked)
