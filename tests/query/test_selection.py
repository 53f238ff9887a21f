"""Every question to a selection, against a list comprehension; and what is refused, by name."""

import copy
import os
import pickle
import signal
import sys
import threading
import time
import unicodedata
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import (
    Country,
    Event,
    EventCategory,
    InvalidRecord,
    ListingRow,
    Meeting,
    MeetingKind,
    QueryError,
    Record,
    Selection,
    Taskforce,
    Timeline,
)
from stemtaskforce.attributes import TYPES
from stemtaskforce.groups import Groups
from stemtaskforce.lazy import Lazy
from stemtaskforce.query.scans_data import ANY_OF, EQUAL
from stemtaskforce.text import fold
from tests.timeline.close import close_events, close_meetings, close_taskforces, open_periods

some_events = st.lists(close_events, max_size=12)
some_meetings = st.lists(close_meetings, max_size=12)
some_taskforces = st.lists(close_taskforces, max_size=6)

TWO = [
    Meeting(title="Óbuda", date="2018-04-25", country="HU", location="Budapest"),
    Meeting(title="Oslo", date="2018-08-20", country="NO", kind="webinar"),
]


@given(some_events, st.sampled_from(["DK", "NO", "SE"]))
def test_a_country_is_the_field_as_it_stands(some: list[Event], code: str) -> None:
    events = Selection.of(Event, some)

    expected = [event for event in some if event.country == code]

    assert expected == list(events.in_country(code))
    assert expected == list(events.in_country(Country(code)))
    assert expected == list(events.where(country=code))
    assert [event for event in some if event.country is None] == list(events.where(country=None))


@given(some_events, some_meetings, some_taskforces, open_periods)
def test_between_has_both_ends_in_and_none_open(
    events: list[Event], meetings: list[Meeting], taskforces: list[Taskforce], ends: tuple[str | None, str | None]
) -> None:
    def within(date: object) -> bool:
        start, end = ends
        return date is not None and (start is None or str(date) >= start) and (end is None or str(date) <= end)

    assert [each for each in events if within(each.date)] == list(Selection.of(Event, events).between(*ends))
    assert [each for each in meetings if within(each.date)] == list(Selection.of(Meeting, meetings).between(*ends))
    assert [each for each in taskforces if within(each.start_date)] == list(
        Selection.of(Taskforce, taskforces).between(*ends)
    )


@given(some_meetings, st.sampled_from(["a", "B", "ab", "ss", "ẞ", "😀", "zz", "b a", "b\na", "á"]))
def test_words_are_found_in_every_text_without_case_and_accents(some: list[Meeting], words: str) -> None:
    def texts(meeting: Meeting) -> list[str | None]:
        return [
            meeting.title,
            meeting.host_organisation,
            meeting.location,
            meeting.summary,
            meeting.objective,
            meeting.description,
            meeting.next_steps,
        ]

    expected = [meeting for meeting in some if any(fold(words) in fold(text) for text in texts(meeting) if text)]

    assert expected == list(Selection.of(Meeting, some).mentioning(words))


@given(st.integers(0, 120), st.sets(st.integers(0, 119)))
def test_words_are_found_in_any_of_many_records(n: int, having: set[int]) -> None:
    many = [Event(title=f"{place} Óbuda OBUDA" if place in having else f"{place} Oslo") for place in range(n)]

    assert [many[place] for place in sorted(having) if place < n] == list(Selection.of(Event, many).mentioning("obuda"))


TEXTS = [
    (Taskforce, "name", "requesting_organisation", "background", "objectives", "results"),
    (Meeting, "title", "host_organisation", "location", "summary", "objective", "description", "next_steps"),
    (Event, "category", "publisher", "summary", "title"),
]


@pytest.mark.parametrize(("type_", "name"), [(type_, name) for type_, *names in TEXTS for name in names], ids=str)
def test_each_text_is_looked_at_and_no_address_or_code(type_: type[Taskforce | Meeting | Event], name: str) -> None:
    needed = {Taskforce: {"name": "Pact"}, Meeting: {"title": "Oslo", "date": "2018-08-20"}, Event: {"title": "x"}}
    found = type_(**{**needed[type_], name: "Jet-Net & TechNet"})  # type: ignore[arg-type] # a table of names
    other = type_(**{**needed[type_], "url": "https://example.org/technet", "country": "NO"})  # type: ignore[arg-type]  # a table of names
    selection: Selection[Taskforce | Meeting | Event] = Selection.of(type_, [other, found])

    assert [found] == list(selection.mentioning("TECHNET"))
    assert [] == list(selection.mentioning("https"))


@given(some_events)
def test_conditions_are_met_all_together(some: list[Event]) -> None:
    events = Selection.of(Event, some)

    expected = [each for each in some if each.category == "Ab" and each.date and each.summary == "" and each.country]

    assert expected == list(events.where(lambda each: each.date, lambda each: each.country, category="Ab", summary=""))
    assert some == list(events.where())


#: Questions that make an index, or note that they were asked, by the name of the attribute that they are about.
_INDEXED: Mapping[str, Callable[[Selection[Meeting]], object]] = {
    "between": lambda some: tuple(some.between("2018-01-01", None)),
    "overlapping": lambda some: tuple(some.overlapping("2018-01-01", "2018-12-31")),
    "mentioning": lambda some: tuple(some.mentioning("a")),
    "in_country": lambda some: tuple(some.in_country("NO")),
    **{
        f"{name}: {way}": ask
        for name in TYPES[Meeting].attributes.by_name
        for way, ask in (
            (
                "where",
                lambda some, name=name: tuple(some.where(**{name: TYPES[Meeting].attributes.getter(name)(some[0])})),
            ),
            ("group_by", lambda some, name=name: some.group_by(name)),
        )
    },
}


@given(st.lists(close_meetings, min_size=1, max_size=6), st.permutations([*_INDEXED, *_INDEXED]))
def test_no_question_changes_the_answer_of_another_or_of_itself(some: list[Meeting], names: list[str]) -> None:
    asked = Selection.of(Meeting, some)

    for name in names:
        assert _INDEXED[name](asked) == _INDEXED[name](Selection.of(Meeting, some)), name


def test_values_are_given_as_to_the_constructor() -> None:
    meetings = Selection.of(Meeting, TWO)

    assert TWO[:1] == list(meetings.where(date="2018-04-25", kind="taskforce-meeting"))
    assert TWO[1:] == list(meetings.where(kind=MeetingKind.WEBINAR, country=Country.NO, end_date=None))
    assert 1 == len(Selection.of(Event, [Event(category="News")]).where(category=EventCategory.NEWS))


@pytest.mark.parametrize(
    ("equals", "expected"),
    [
        ({"contry": "NO"}, [("query.field", "/contry", "did you mean 'country'?")]),
        ({"zzz": 1}, [("query.field", "/zzz", "expected one of title, date")]),
        ({"country": "Norwai"}, [("query.value", "/country", "'Norwai'")]),
        ({"country": "Norway"}, [("query.value", "/country", "'NO'")]),
        ({"title": None}, [("query.value", "/title", "expected text")]),
        ({"title": " Oslo"}, [("query.value", "/title", "'Oslo'")]),
        ({"date": "soon"}, [("query.value", "/date", "YYYY-MM-DD")]),
        ({"kind": "webinr"}, [("query.value", "/kind", "'webinar'")]),
        ({"title": 7, "nme": "x"}, [("query.field", "/nme", ""), ("query.value", "/title", "7")]),
    ],
)
def test_a_wrong_condition_is_refused_by_name_even_of_none(
    equals: dict[str, object], expected: list[tuple[str, str, str]]
) -> None:
    for meetings in (TWO, []):
        with pytest.raises(QueryError) as caught:
            Selection.of(Meeting, meetings).where(**equals)
        found = caught.value.findings
        assert [(code, path) for code, path, _ in expected] == [(each.code, each.path) for each in found]
        assert all(words in each.message for each, (_, _, words) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("name", "arguments", "code", "words"),
    [
        ("where", ("x",), "query.value", ["predicates[0]", "'x'", "function"]),
        ("in_country", ("Norway",), "query.value", ["country", "'NO'"]),
        ("in_country", (None,), "query.value", ["country", "None"]),
        ("in_country", (7,), "query.value", ["country", "7"]),
        ("between", ("soon", None), "query.value", ["start", "soon"]),
        ("between", ("2018-01-02", "2018-01-01"), "query.range", ["2018-01-02"]),
        ("mentioning", ("",), "query.value", ["text", "''"]),
        ("mentioning", (" \n",), "query.value", ["text"]),
        ("mentioning", ("a\0b",), "query.value", ["text", "control"]),
        ("mentioning", ("\1",), "query.value", ["text"]),
        ("mentioning", (7,), "query.value", ["text", "7"]),
        (
            "mentioning",
            ("\u0301",),
            "query.value",
            ["text", "expected words to search for, with more than accents, as these are ignored"],
        ),
        ("mentioning", ("¨",), "query.value", ["text: expected words", "with more than accents", "got '¨'"]),
        ("sorted_by", ("titel",), "query.field", ["titel", "'title'"]),
        ("sorted_by", (7,), "query.value", ["by", "7"]),
        ("group_by", ("titel",), "query.field", ["titel", "'title'"]),
        ("group_by", (None,), "query.value", ["by", "None"]),
        ("count_by", ("titel",), "query.field", ["titel", "'title'"]),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_by_name(
    name: str, arguments: tuple[object, ...], code: str, words: list[str]
) -> None:
    for meetings in (TWO, []):
        with pytest.raises(QueryError) as caught:
            getattr(Selection.of(Meeting, meetings), name)(*arguments)
        assert [code] == [finding.code for finding in caught.value.findings]
        assert [] == [word for word in words if word not in str(caught.value)]


@pytest.mark.parametrize(
    ("name", "arguments", "equals", "path", "label"),
    [
        ("where", (len, 7), {}, "/predicates/1", "predicates[1]"),
        ("sorted_by", ("title", 7), {}, "/by/1", "by[1]"),
        ("group_by", (7,), {}, "/by", "by"),
        ("where", (), {"a/b~c": 1}, "/a~1b~0c", "'a/b~c'"),
        ("where", (), {"": 1}, "/", "''"),
        ("where", (), {"titel": 1}, "/titel", "titel"),
        ("where", (), {"a" * 61: 1}, f"/{'a' * 60}", f"'{'a' * 60}'…"),
    ],
)
def test_what_is_wrong_is_told_with_its_name_and_a_json_pointer_to_it(
    name: str, arguments: tuple[object, ...], equals: dict[str, object], path: str, label: str
) -> None:
    with pytest.raises(QueryError) as caught:
        getattr(Selection.of(Meeting, []), name)(*arguments, **equals)
    [finding] = caught.value.findings

    assert path == finding.path
    assert label == finding.message.partition(": ")[0]


def test_keys_that_cannot_be_compared_or_hashed_are_refused() -> None:
    meetings = Selection.of(Meeting, TWO)
    mixed: list[str | float] = ["x", 1]

    with pytest.raises(QueryError, match="compared"):
        meetings.sorted_by(lambda each: mixed[TWO.index(each)])
    with pytest.raises(QueryError, match="hashed"):
        meetings.group_by(lambda each: [each.title])  # type: ignore[type-var]  # wrong on purpose
    with pytest.raises(QueryError, match="an order to sort by"):
        Selection.of(Taskforce, []).sorted_by("events")


@given(some=some_events, reverse=st.booleans())
def test_sorting_is_stable_with_none_last_both_ways(some: list[Event], *, reverse: bool) -> None:
    events = Selection.of(Event, some)
    present = sorted([each for each in some if each.category], key=lambda each: each.category or "", reverse=reverse)
    absent = [each for each in some if each.category is None]

    assert present + absent == list(events.sorted_by("category", reverse=reverse))
    assert present + absent == list(events.sorted_by(lambda each: each.category, reverse=reverse))
    assert list(events.sorted_by("title").sorted_by("category")) == list(events.sorted_by("category", "title"))
    assert some == list(events.sorted_by())


@given(some_events)
def test_groups_have_every_record_under_its_value_in_order(some: list[Event]) -> None:
    events = Selection.of(Event, some)
    groups: dict[str | None, list[Event]] = {}
    for event in some:
        groups.setdefault(event.publisher, []).append(event)

    by_field, by_function = events.group_by("publisher"), events.group_by(lambda each: each.publisher)

    assert list(groups.items()) == [(value, list(found)) for value, found in by_field.items()]
    assert by_field == by_function
    assert {value: len(found) for value, found in groups.items()} == events.count_by("publisher")
    assert events.count_by("publisher") == events.count_by(lambda each: each.publisher)
    assert by_field is events.group_by("publisher")


@given(some_events, st.slices(12))
def test_a_selection_is_a_sequence_and_a_value(some: list[Event], part: slice) -> None:
    events = Selection.of(Event, some)
    again = pickle.loads(pickle.dumps(events))  # noqa: S301 - our own bytes

    assert some == list(events)
    assert some[part] == list(events[part])
    assert len(some) == len(events)
    assert events == again == copy.copy(events) == copy.deepcopy(events) == attrs.evolve(events)
    assert hash(events) == hash(again)
    assert events != some
    assert (len(some) < 2) or events[1:] != events


def test_empty_selections_of_different_types_differ() -> None:
    assert Selection.of(Event, []) != Selection.of(Meeting, [])


def test_first_and_one() -> None:
    meetings = Selection.of(Meeting, TWO)

    assert TWO[0] == meetings.first()
    assert TWO[1] == meetings[1:].one()
    assert meetings[:0].first() is None
    for several, words in ((meetings[:0], "none"), (meetings, TWO[1].key), (Selection.of(Meeting, TWO * 2), "4")):
        with pytest.raises(QueryError, match="exactly one Meeting") as caught:
            several.one()
        assert "query.count" == caught.value.findings[0].code
        assert words in str(caught.value)


def test_what_is_of_another_type_is_refused_with_its_place() -> None:
    with pytest.raises(InvalidRecord, match=r"records\[1\]") as caught:
        Selection.of(Meeting, [TWO[0], Event(title="x"), 5])  # type: ignore[type-var]  # wrong on purpose

    assert ["/1", "/2"] == [finding.path for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("type_", "shown"), [(ListingRow, "ListingRow"), (Record, "a UnionType"), (object, "object"), ([], "a list of 0")]
)
def test_a_selection_is_of_a_type_that_questions_know(type_: Any, shown: str) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises(QueryError, match=f"type_: expected Taskforce or Meeting or Event, got {shown}"):
        Selection.of(type_, [])


def test_no_keyword_is_taken_for_the_selection_itself() -> None:
    with pytest.raises(QueryError, match="self: a Meeting has no such attribute"):
        Selection.of(Meeting, TWO).where(self="x")


def test_a_selection_shows_its_size_and_type() -> None:
    assert "<Selection of 2 meetings>" == repr(Selection.of(Meeting, TWO))
    assert "<Selection of 1 event>" == repr(Selection.of(Event, [Event(title="x")]))


def test_groups_are_values() -> None:
    groups = Selection.of(Meeting, TWO).count_by("country")
    again = pickle.loads(pickle.dumps(groups))  # noqa: S301 - our own bytes

    assert groups == again == copy.deepcopy(groups) == {"HU": 1, "NO": 1}
    assert hash(groups) == hash(again)
    assert 2 == len(groups)
    assert "Groups({'a': 1})" == repr(Groups((("a", 1),)))
    with pytest.raises(KeyError):
        groups[Country.SE]


def test_what_is_lazy_is_made_once() -> None:
    made: list[str] = []
    lazy = Lazy()

    lazy.get("x", lambda: made.append("made"))
    lazy.get("x", lambda: made.append("made"))

    assert ["made"] == made


def test_threads_that_ask_at_once_all_get_the_value_that_is_kept() -> None:
    lazy = Lazy()
    both_ask = threading.Barrier(2, timeout=10)
    found: list[object] = []

    def make() -> object:
        both_ask.wait()
        return object()

    threads = [threading.Thread(target=lambda: found.append(lazy.get("x", make))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 2 == len(found)
    assert found[0] is found[1] is lazy.get("x", object)


def test_a_child_process_answers_though_another_thread_was_making_an_index_when_it_was_forked() -> None:
    lazy = Lazy()
    making, forked = threading.Event(), threading.Event()

    def make() -> str:
        making.set()
        forked.wait(timeout=10)
        return "parent"

    thread = threading.Thread(target=lazy.get, args=("x", make))
    thread.start()
    making.wait(timeout=10)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a fork among threads is what is tried
        child = os.fork()
    if child == 0:  # pragma: no cover - in the child, which must not return to pytest
        os._exit(0 if lazy.get("x", lambda: "child") == "child" else 1)
    forked.set()
    thread.join()
    deadline = time.monotonic() + 20
    while (done := os.waitpid(child, os.WNOHANG)) == (0, 0) and time.monotonic() < deadline:
        time.sleep(0.01)
    if done == (0, 0):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    assert (child, 0) == done


@given(some_meetings, open_periods)
def test_overlapping_has_what_was_under_way(some: list[Meeting], ends: tuple[str | None, str | None]) -> None:
    start, end = ends
    expected = [
        each
        for each in some
        if (end is None or str(each.date) <= end) and (start is None or str(each.end_date or each.date) >= start)
    ]

    assert expected == list(Selection.of(Meeting, some).overlapping(*ends))


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"date__gt": "2018-01-01"}, "date__gt: a Meeting has no such attribute; did you mean between(start, end)?"),
        ({"days__gt": 1}, "did you mean a predicate, where(lambda each: …)?"),
        ({"country__in": ["NO"]}, "did you mean country=(one, other)?"),
        ({"title__icontains": "x"}, "did you mean mentioning(text), or a predicate, where(lambda each: …)?"),
        ({"country__isnull": True}, "did you mean country=None?"),
        ({"date__year": 2018}, "did you mean **{'date.year': …}?"),
        ({"title__exact": "x"}, "did you mean title=value?"),
        ({"date.yaer": 2018}, "did you mean 'date.year'?"),
        ({"date.month": 13}, "date.month: expected a whole number from 1 to 12, got 13"),
        ({"date.year": "2018"}, "date.year: expected a whole number from 1 to 9999, got '2018'"),
        ({"days": 0}, "days: expected a whole number of at least 1, got 0"),
        ({"country": ("NO", "XX")}, "country[1]: "),
    ],
)
def test_a_mistake_says_what_to_write_instead(asked: dict[str, object], words: str) -> None:
    with pytest.raises(QueryError) as caught:
        Selection.of(Meeting, TWO).where(**asked)

    assert words in caught.value.findings[0].message


@pytest.mark.parametrize("index", ["Oslo", 1.5, None])
def test_an_index_that_is_none_says_what_to_write_instead(index: Any) -> None:  # noqa: ANN401 - wrong on purpose
    for sequence, name in ((Selection.of(Meeting, TWO), "selection"), (Timeline.of(TWO), "timeline")):
        with pytest.raises(QueryError, match=rf"index: expected a whole number or a slice, .*{name}\.where") as caught:
            sequence[index]
        assert ("mentioning('Oslo')" in str(caught.value)) == (index == "Oslo")


def test_a_name_of_a_condition_is_escaped_and_bounded_wherever_it_is_shown() -> None:
    with pytest.raises(QueryError) as caught:
        Selection.of(Meeting, TWO).where(**{"a\x1b[31m\nb" + "x" * 500: 1})

    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 1_000


def test_apostrophes_and_dashes_of_every_kind_are_alike() -> None:
    dashes = [chr(each) for each in range(sys.maxunicode) if unicodedata.category(chr(each)) == "Pd"]
    for sign, other in [
        ("'", "’"),
        ("’", "'"),
        ("‘", "`"),
        *(("-", each) for each in dashes),
        *((each, "-") for each in dashes),
    ]:
        events = Selection.of(Event, [Event(title=f"Europe{sign}s pact")])
        assert 1 == len(events.mentioning(f"EUROPE{other}S")), (sign, other)
    assert 0 == len(Selection.of(Event, [Event(title="Europe's pact")]).mentioning("europe-s"))


@pytest.mark.parametrize("name", ["topic", "days", "key", "slug", "date.year", "date.month", "end_date.year"])
def test_derived_properties_are_asked_like_fields(name: str) -> None:
    meetings = Selection.of(Meeting, [*TWO, Meeting(title="Webinar: Oslo", date="2018-08-20", end_date="2018-08-21")])

    def value(each: Meeting) -> object:
        first, _, part = name.partition(".")
        found = getattr(each, first)
        return getattr(found, part) if part and found is not None else found

    for wanted in {value(each) for each in meetings}:
        expected = [each for each in meetings if value(each) == wanted]
        for _ in range(3):  # by a scan, then by groups
            assert expected == list(meetings.where(**{name: wanted}))
        assert expected == list(meetings.group_by(name)[wanted])
        assert expected == list(meetings.where(**{name: [wanted] * 9}))
    assert list(meetings) == list(meetings.where(**{name: [value(each) for each in meetings]}))
    assert [] == list(meetings.where(**{name: ()}))


def test_a_tuple_of_events_is_one_value() -> None:
    launch = Event(title="Launch")
    pacts = [Taskforce(name="A", events=[launch]), Taskforce(name="B")]

    assert pacts[:1] == list(Selection.of(Taskforce, pacts).where(events=(launch,)))
    assert pacts[1:] == list(Selection.of(Taskforce, pacts).where(events=()))


def test_predicates_are_asked_only_of_what_meets_the_other_conditions() -> None:
    events = Selection.of(Event, [Event(title="Launch", category="News"), Event(summary="Plan")])

    assert 1 == len(events.where(lambda each: "a" in str(each.title and each.title.lower()), category="News"))


def test_the_most_common_groups_stand_first() -> None:
    groups = Groups((("a", 1), ("b", 3), ("c", 3)))

    assert ["b", "c", "a"] == list(groups.most_common())
    assert ["b"] == list(groups.most_common(1))
    assert {} == groups.most_common(0)
    with pytest.raises(QueryError, match="n: expected a whole number of at least 0"):
        groups.most_common(-1)
    with pytest.raises(QueryError, match="expected groups of records or numbers"):
        Groups((("a", None),)).most_common()


def test_a_direct_call_checks_as_of_does() -> None:
    wrong: Any = [{"a": 1}]
    with pytest.raises(InvalidRecord, match=r"records\[0\]: expected a Meeting"):
        Selection(Meeting, wrong)
    with pytest.raises(InvalidRecord, match=r"records\[0\]: expected a Taskforce or a Meeting or an Event"):
        Timeline(wrong)
    assert Selection.of(Meeting, TWO) == Selection(Meeting, TWO)
    assert Timeline.of(TWO) == Timeline(TWO)
    assert Selection(Meeting) == Selection.of(Meeting, [])


def test_the_loops_of_where_are_those_that_the_attributes_give() -> None:
    known = {name for questions in TYPES.values() for name in questions.attributes.by_name}

    assert known == set(EQUAL) == set(ANY_OF)
