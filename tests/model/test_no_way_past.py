"""No public call makes or changes a record that breaks the rules; each test is one of the ways that were tried."""

import copy
import gc
import pickle
import threading
from collections.abc import Callable, Iterator
from typing import Any, cast

import attrs
import msgspec
import pytest
from hypothesis import given
from pendulum import Date

from stemtaskforce import (
    Catalog,
    Event,
    InvalidRecord,
    ListingRow,
    Meeting,
    Record,
    Selection,
    Taskforce,
    Timeline,
    save,
    strategies,
)
from stemtaskforce.checks import check
from stemtaskforce.formats import json, jsonl
from stemtaskforce.model import checked

TYPES: tuple[type[Any], ...] = (Taskforce, Meeting, Event, ListingRow)
EVENT = Event(date="2018-05-04", title="Launch")
MEETING = Meeting(title="Oslo", date="2018-08-20")
PACT = Taskforce(name="Pact", events=[EVENT])
RECORDS: tuple[Record, ...] = (PACT, MEETING, EVENT)
ids = [type(each).__name__ for each in RECORDS]


@pytest.mark.parametrize("type_", TYPES)
def test_a_record_class_has_no_subclasses(type_: type[Any]) -> None:
    with pytest.raises(TypeError, match=f"{type_.__name__} cannot be subclassed; hold the record instead"):
        type("Mine", (type_,), {})
    with pytest.raises(TypeError, match="cannot be subclassed"):
        attrs.make_class("Mine", {"more": attrs.field(default=1)}, bases=(type_,), frozen=True)


class Quiet:
    """A mixin that does not ask the classes behind it."""

    def __init_subclass__(cls, **more: object) -> None:
        pass


def test_an_instance_of_a_subclass_that_python_lets_by_is_taken_nowhere() -> None:
    mine: Any = type("Mine", (Quiet, Event), {})
    bad = mine(title="x")
    calls: list[Callable[[], object]] = [
        lambda: Catalog.of([bad]),
        lambda: Timeline.of([bad]),
        lambda: Selection.of(Event, [bad]),
        lambda: Taskforce(name="x", events=[bad]),
        lambda: json.dumps(bad),
        lambda: jsonl.dumps([bad]),
        lambda: save([bad], "never.json"),
        lambda: pickle.dumps(bad),
    ]
    for call in calls:
        with pytest.raises((InvalidRecord, TypeError, ValueError, pickle.PicklingError)):
            call()
    with pytest.raises(TypeError):
        check(bad)


@pytest.mark.parametrize("record", RECORDS, ids=ids)
def test_a_record_is_not_made_a_second_time(record: Record) -> None:
    before = repr(record)
    with pytest.raises(TypeError, match="is immutable; make another"):
        cast("Any", record).__init__(**{name: "y" for name in ("title", "name") if hasattr(record, name)})
    assert before == repr(record)


@pytest.mark.parametrize("record", RECORDS, ids=ids)
def test_a_record_has_no_state_to_set_and_no_attribute_to_change(record: Record) -> None:
    assert not hasattr(record, "__setstate__")
    name = attrs.fields(type(record))[0].name
    calls: list[Callable[[], object]] = [
        lambda: setattr(record, name, "y"),
        lambda: delattr(record, name),
        lambda: setattr(record, "__class__", checked.Checked),
        lambda: setattr(record, "more", 1),
    ]
    for call in calls:
        with pytest.raises((AttributeError, TypeError)):
            call()


def test_evolve_keeps_the_rules() -> None:
    with pytest.raises(InvalidRecord):
        attrs.evolve(EVENT, title=" x")
    assert "y" == attrs.evolve(EVENT, title="y").title


@pytest.mark.skipif(not hasattr(copy, "replace"), reason="copy.replace came with Python 3.13")
def test_replace_keeps_the_rules() -> None:
    replace: Callable[..., Event] = vars(copy)["replace"]
    with pytest.raises(InvalidRecord):
        replace(EVENT, title=" x")


@pytest.mark.parametrize(
    ("document", "type_"),
    [
        (b'{"title":" x"}', Event),
        (b"{}", Event),
        (b'{"name":""}', Taskforce),
        (b'{"name":"x","events":[{"title":"\\u200b"}]}', Taskforce),
        (b'{"name":"x","url":"ftp://a"}', Taskforce),
    ],
)
def test_msgspec_keeps_the_rules(document: bytes, type_: type[Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(document, type=type_)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(msgspec.json.decode(document), type_)


def test_msgspec_makes_records_that_are_right() -> None:
    assert Event(title="x", country="DK") == msgspec.json.decode(b'{"title":"x","country":"DK"}', type=Event)


@given(strategies.records())
def test_a_copy_is_the_record_and_a_pickle_gives_an_equal_one(record: Record) -> None:
    assert record is copy.copy(record)
    assert record is copy.deepcopy(record)
    again = pickle.loads(pickle.dumps(record))  # noqa: S301  # its own bytes
    assert record == again
    assert repr(record) == repr(again)
    assert type(record) is type(again)


def state_of(record: Record) -> tuple[Callable[..., object], tuple[type, dict[str, object]]]:
    reduced: Any = cast("Any", record).__reduce__()
    return cast("tuple[Callable[..., object], tuple[type, dict[str, object]]]", reduced)  # what pickle asks for


def test_a_pickle_of_an_older_version_gets_the_defaults_of_new_fields() -> None:
    restore, (type_, state) = state_of(MEETING)
    del state["next_steps"], state["kind"]

    assert MEETING == restore(type_, state)


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"colour": "red"}, "field.unknown", "'colour' is not a field of a Meeting"),
        ({"titel": "x"}, "field.unknown", "did you mean 'title'?"),
        ({"title": " x"}, "text.edge-space", "title: ' x'"),
        ({"kind": "party"}, "kind.unknown", "got 'party'"),
        ({"end_date": Date(2018, 8, 1)}, "date.order", "end_date"),
    ],
)
def test_a_pickle_of_a_newer_version_or_of_bad_values_is_refused(
    change: dict[str, object], code: str, words: str
) -> None:
    restore, (type_, state) = state_of(MEETING)
    with pytest.raises(InvalidRecord) as caught:
        restore(type_, state | change)
    [finding] = caught.value.findings
    assert code == finding.code
    assert words in finding.message


def test_a_pickle_without_a_required_field_is_refused() -> None:
    restore, (type_, _) = state_of(MEETING)
    with pytest.raises(InvalidRecord) as caught:
        restore(type_, {})
    assert ["title: is required and absent", "date: is required and absent"] == [
        each.message for each in caught.value.findings
    ]


def test_a_pickle_restores_records_only() -> None:
    restore, _ = state_of(EVENT)
    with pytest.raises(TypeError, match="expected the class of a record"):
        restore(dict, {})


def test_a_constructor_that_raises_leaves_nothing_behind() -> None:
    made = Event.__new__(Event)
    with pytest.raises(InvalidRecord):
        made.__init__(title=" x")  # type: ignore[misc]  # the case
    assert not hasattr(made, "title")


def test_a_misspelt_keyword_is_a_type_error_with_the_nearest_name() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'tilte'") as caught:
        cast("Any", Event)(tilte="x")
    assert ["did you mean 'title'?"] == caught.value.__notes__
    with pytest.raises(TypeError, match="unexpected keyword argument 'zzzzzz'") as caught:
        cast("Any", Event)(zzzzzz="x")
    assert not hasattr(caught.value, "__notes__")
    with pytest.raises(TypeError, match="missing"):
        cast("Any", Meeting)(title="x")


class Shifty(list[object]):
    """A list that gives other items the second time."""

    def __init__(self, first: list[object], second: list[object]) -> None:
        super().__init__(first)
        self._turns = iter([first, second, second, second])

    def __iter__(self) -> Iterator[object]:
        return iter(next(self._turns))


def test_events_are_read_once() -> None:
    assert (EVENT,) == Taskforce(name="x", events=cast("Any", Shifty([EVENT], ["no event"]))).events
    with pytest.raises(InvalidRecord, match="at most 10,000"):
        Taskforce(name="x", events=cast("Any", Shifty([EVENT] * 10_001, [])))


def test_the_text_of_a_day_is_that_of_its_type() -> None:
    event = Event(date="2001-02-03", title="x")
    vars(event.date)["isoformat"] = lambda: "1666-01-01"
    vars(event.date)["toordinal"] = lambda: 1

    assert b'"date":"2001-02-03"' in json.dumps(event)
    assert b'"date":"2001-02-03"' in json.dumps(Event(date="2001-02-03", title="y"))
    newer = Event(date="2002-01-01", title="y")
    assert [newer, event] == [entry.record for entry in Timeline.of([event, newer])]


BAD: list[Callable[[], object]] = [
    lambda: Event(title=" x"),
    lambda: msgspec.json.decode(b'{"title":" x"}', type=Event),
    lambda: attrs.evolve(EVENT, title=" x"),
]
DOCUMENT = json.dumps([PACT, MEETING, EVENT] * 300)


def made_bad() -> int:
    """Count the ways that make a bad record."""
    made = 0
    for call in BAD:
        try:
            call()
            made += 1
        except ValueError:
            pass
    return made


class Last:
    """An object whose finaliser makes records."""

    made = 0
    asked = 0

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Last.made += made_bad()
        Last.asked += 1


@pytest.mark.slow
def test_a_finaliser_that_runs_while_a_document_is_decoded_makes_no_bad_record() -> None:
    before = gc.get_threshold()
    gc.set_threshold(5, 2, 2)
    try:
        for _ in range(50):
            Last()
            json.loads(DOCUMENT)
    finally:
        gc.set_threshold(*before)
    gc.collect()
    assert 50 <= Last.asked
    assert 0 == Last.made


def test_threads_make_no_bad_record_while_others_decode() -> None:
    made: list[int] = []
    read: list[int] = []
    threads = [threading.Thread(target=lambda: made.append(made_bad())) for _ in range(20)]
    threads += [
        threading.Thread(target=lambda: read.append(len(cast("list[Record]", json.loads(DOCUMENT))))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [0] * 20 == made
    assert [900] * 4 == read


def test_after_a_decode_that_failed_the_rules_still_hold() -> None:
    for data in (DOCUMENT[:-1], DOCUMENT.replace(b"2018-05-04", b"2018-02-30", 1), b'[{"type":"event","version":1}]'):
        with pytest.raises(ValueError, match=r"json|date|event"):
            json.loads(data)
        assert 0 == made_bad()


@given(strategies.records())
def test_what_is_decoded_is_exactly_a_record(record: Record) -> None:
    again = cast("Any", json.loads(json.dumps(record)))
    assert type(record) is type(again)
    with pytest.raises(AttributeError):
        setattr(again, "url", "x")  # noqa: B010  # mypy knows that it cannot be set
    events = again.events if isinstance(again, Taskforce) else ()
    assert {Event} >= set(map(type, events))
