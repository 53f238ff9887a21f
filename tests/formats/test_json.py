"""JSON: what is written comes back whole, and what is wrong is said whole."""

import io
import json as stdlib
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date, Time

from stemtaskforce import (
    Country,
    DecodeError,
    Event,
    EventCategory,
    InvalidRecord,
    LimitExceeded,
    Meeting,
    MeetingKind,
    Record,
    Taskforce,
    TaskforceStatus,
    text,
)
from stemtaskforce.formats import json, jsonl
from stemtaskforce.formats.wire import reporting
from stemtaskforce.model import names, rules
from stemtaskforce.strategies import events, meetings, records, taskforces
from tests.growth import is_linear

EVENT: dict[str, object] = {"type": "event", "version": 1, "title": "Launch"}
MEETING: dict[str, object] = {"type": "meeting", "version": 1, "title": "Kick-off", "date": "2017-07-12"}
TASKFORCE: dict[str, object] = {"type": "taskforce", "version": 1, "name": "Pact"}

#: The exact type of every value that a record may hold; equality of dates and enumerations would hide a lost one.
EXACT = {str, type(None), Date, Time, tuple, Country, MeetingKind, TaskforceStatus}


def exact(record: Record) -> list[object]:
    """All values of a record with their types."""
    values: list[object] = []
    for field in attrs.fields(type(record)):
        value: object = getattr(record, field.name)
        assert type(value) in EXACT
        values += [field.name, type(value), value]
    if isinstance(record, Taskforce):
        values += map(exact, record.events)
    return values


def faults(call: Callable[[], object]) -> list[tuple[str, str]]:
    """Code and pointer of every finding of a call that must fail."""
    with pytest.raises((DecodeError, LimitExceeded)) as caught:
        call()
    return [(finding.code, finding.path) for finding in caught.value.findings]


@given(records())
def test_a_record_comes_back_from_json_equal_and_with_exact_types(record: Record) -> None:
    back = json.loads(json.dumps(record), type(record))

    assert record == back
    assert exact(record) == exact(back)


@given(st.lists(records(), max_size=4))
def test_a_list_of_records_comes_back_in_its_order(several: list[Record]) -> None:
    assert several == json.loads(json.dumps(several), list[Taskforce | Meeting | Event])


@given(records(), st.integers(1, 8))
def test_indentation_changes_the_bytes_and_not_the_record(record: Record, indent: int) -> None:
    written = json.dumps(record, indent=indent)

    assert written.startswith(b"{\n" + b" " * indent + b'"type": ')
    assert record == json.loads(written)


@given(records())
def test_what_is_written_is_what_to_dict_says_in_utf_8_with_the_escapes_of_json_alone(record: Record) -> None:
    plain = json.to_dict(record)
    expected = stdlib.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    assert expected.encode() == json.dumps(record)


def test_writing_many_records_takes_little_more_memory_than_the_document() -> None:
    some = [Event(title=f"Event {number}", summary="Sønderjylland. " * 80 + "End.") for number in range(1_000)]
    json.dumps(some)  # what is made once is not counted
    tracemalloc.start()
    try:
        written = json.dumps(some)
        assert 1.3 * len(written) >= tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert some == json.loads(written, list[Event])


@given(records())
def test_a_record_comes_back_from_plain_values(record: Record) -> None:
    back = json.from_dict(json.to_dict(record), type(record))

    assert exact(record) == exact(back)


def test_plain_values_of_several_records_are_a_list() -> None:
    pair = [Event(title="a"), Event(title="b")]

    assert pair == json.from_dict(json.to_dict(pair), list[Event])


@given(taskforces())
def test_fields_stand_in_the_order_of_the_class_behind_type_and_version(taskforce: Taskforce) -> None:
    plain = stdlib.loads(json.dumps(taskforce))

    assert ["type", "version", *(field.name for field in attrs.fields(Taskforce))] == list(plain)
    for event in cast("list[dict[str, object]]", plain["events"]):
        assert [field.name for field in attrs.fields(Event)] == list(event)


@given(st.one_of(events(), meetings(), taskforces()))
def test_an_absent_optional_field_is_read_as_its_default(record: Record) -> None:
    plain = json.to_dict(record)
    for field in attrs.fields(type(record)):
        if plain[field.name] in (None, "", []):
            del plain[field.name]

    assert record == json.loads(stdlib.dumps(plain))


@pytest.mark.parametrize(
    "data",
    [stdlib.dumps(EVENT), stdlib.dumps(EVENT).encode(), bytearray(stdlib.dumps(EVENT).encode())],
    ids=["text", "bytes", "bytearray"],
)
def test_a_document_may_be_text_or_any_kind_of_bytes(data: str | bytes | bytearray) -> None:
    assert Event(title="Launch") == json.loads(data)
    assert Event(title="Launch") == json.loads(memoryview(data) if not isinstance(data, str) else data)


#: A field with the values that are not of its type, and the words of what it wants.
CONFUSIONS: list[tuple[dict[str, object], str, list[object], str, str]] = [
    (TASKFORCE, "name", [None, 7, 3.9, True, [], {}, ["x"]], "type.mismatch", "expected text"),
    (TASKFORCE, "requesting_organisation", [7, False, []], "type.mismatch", "expected text or null"),
    (TASKFORCE, "background", [None, 0, []], "type.mismatch", "expected text"),
    (
        TASKFORCE,
        "country",
        [7, True, ["DK"]],
        "type.mismatch",
        "expected an ISO 3166-1 alpha-2 code such as 'DK' or null",
    ),
    (TASKFORCE, "country", ["EL"], "country.unknown", "'GR'"),
    (TASKFORCE, "country", ["UK"], "country.unknown", "'GB'"),
    (TASKFORCE, "country", ["dk", "Denmark", "DNK"], "country.unknown", "'DK'"),
    (TASKFORCE, "start_date", [20160929, 1.5, True], "type.mismatch", "expected a day as YYYY-MM-DD or null"),
    (
        TASKFORCE,
        "start_date",
        ["20160929", "2016-W39-4", "2016-09-29T00:00:00", "2016-9-29", "now", "", "2016-02-30", "２０１６-09-29"],
        "date.invalid",
        "expected a day as YYYY-MM-DD",
    ),
    (TASKFORCE, "status", [1, []], "type.mismatch", "expected one of 'ongoing', 'finalised' or null"),
    (TASKFORCE, "status", ["Ongoing", "ONGOING", "ongoin"], "status.unknown", "did you mean 'ongoing'?"),
    (TASKFORCE, "events", [None, {}, "", 0, "events"], "type.mismatch", "expected an array of events"),
    (TASKFORCE, "url", ["www.stemcoalition.eu", "ftp://a.b"], "url.invalid", "http"),
    (MEETING, "date", [None], "type.mismatch", "expected a day as YYYY-MM-DD"),
    (MEETING, "time", [930, True], "type.mismatch", "expected a time of day as HH:MM:SS or null"),
    (MEETING, "time", ["09:30", "9:30:00", "24:00:00", "09:30:00Z", "09:30:00.5"], "time.invalid", "HH:MM:SS"),
    (MEETING, "kind", [None, 7], "type.mismatch", "expected one of 'taskforce-meeting'"),
    (MEETING, "kind", ["kickoff"], "kind.unknown", "did you mean 'kick-off'?"),
]


@pytest.mark.parametrize(
    ("record", "field", "value", "code", "words"),
    [
        pytest.param(record, field, value, code, words, id=f"{field}-{value!r}")
        for record, field, values, code, words in CONFUSIONS
        for value in values
    ],
)
def test_a_value_of_another_type_is_refused_at_its_pointer(
    record: dict[str, object], field: str, value: object, code: str, words: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        json.loads(stdlib.dumps({**record, field: value}))

    (finding,) = caught.value.findings
    assert (code, f"/{field}") == (finding.code, finding.path)
    assert words in finding.message


@pytest.mark.parametrize("value", ["24:00:00", "09:30", "09.30.00", "930"])
def test_a_time_of_the_wire_is_wanted_in_its_one_form(value: str) -> None:
    with pytest.raises(DecodeError) as caught:
        json.from_dict({**MEETING, "time": value})

    assert [f"time: expected a time of day as HH:MM:SS, got {value!r}"] == [
        finding.message for finding in caught.value.findings
    ]


class Word(str):
    """A text that may hold more than text."""

    __slots__ = ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("country", Country.DK),
        ("category", EventCategory.NEWS),
        ("title", Word("Launch")),
        ("date", Word("2018-05-04")),
    ],
)
def test_text_that_is_more_than_text_is_told_from_the_same_plain_text(field: str, value: str) -> None:
    with pytest.raises(DecodeError) as caught:
        json.from_dict({**EVENT, field: value})

    assert [f"{field}: expected plain text, such as str(…) of the {type(value).__name__}, got {str(value)!r}"] == [
        finding.message for finding in caught.value.findings
    ]
    assert isinstance(json.from_dict({**EVENT, field: str(value)}), Event)
    with pytest.raises(DecodeError, match="type: expected 'event', got the Word 'event'"):
        json.from_dict({**EVENT, "type": Word("event")}, Event)


@pytest.mark.parametrize("version", [None, "1", 1.0, True, 0, -1, 2, [], 10**30])
def test_a_version_is_the_whole_number_1(version: object) -> None:
    data = stdlib.dumps({**EVENT, "version": version})

    assert [("record.version", "/version")] == faults(lambda: json.loads(data))


def test_a_newer_version_is_refused_by_name() -> None:
    with pytest.raises(DecodeError, match="expected 1, got 2; a newer stemtaskforce may read it"):
        json.from_dict({**EVENT, "version": 2})


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ({"version": 1, "title": "x"}, [("record.type", "/type")]),
        ({"type": "event", "title": "x"}, [("record.version", "/version")]),
        ({**EVENT, "type": None}, [("record.type", "/type")]),
        ({**EVENT, "type": ["event"]}, [("record.type", "/type")]),
        ({**EVENT, "type": "Event"}, [("record.type", "/type")]),
        ({**EVENT, "type": "evnt", "title": 7}, [("record.type", "/type"), ("type.mismatch", "/title")]),
        ({**EVENT, "type": "organisation", "title": 7}, [("record.type", "/type")]),
    ],
    ids=str,
)
def test_type_and_version_are_required_and_exact(plain: object, expected: list[tuple[str, str]]) -> None:
    assert expected == faults(lambda: json.from_dict(plain))


def test_a_record_of_another_type_than_asked_for_is_named_and_its_fields_are_no_mistakes() -> None:
    assert [("record.type", "/type")] == faults(lambda: json.from_dict(MEETING, Event))


def test_where_one_type_can_be_meant_the_rest_is_read_with_it() -> None:
    plain = {"version": 1, "titel": "x", "date": "2017-07-12"}

    assert [("field.unknown", "/titel"), ("record.type", "/type"), ("field.missing", "/title")] == faults(
        lambda: json.from_dict(plain, Meeting)
    )


@pytest.mark.parametrize(
    ("asked", "data", "expected"),
    [
        (Taskforce, "[]", "expected an object, got an array of 0"),
        (list[Taskforce], "{}", "expected an array of records, got an object of 0"),
        (Taskforce | list[Taskforce], "7", "expected an object or an array of records, got 7"),
        (None, "null", "expected an object or an array of records, got null"),
        (None, '"text"', "expected an object or an array of records, got 'text'"),
    ],
)
def test_a_document_of_another_shape_is_refused(asked: type[Record] | None, data: str, expected: str) -> None:
    with pytest.raises(DecodeError) as caught:
        json.loads(data, asked)

    assert [("json.shape", "", expected)] == [(one.code, one.path, one.message) for one in caught.value.findings]


def test_an_item_of_an_array_that_is_no_object_is_refused_at_its_place() -> None:
    data = stdlib.dumps([EVENT, 7, EVENT, []])

    assert [("json.shape", "/1"), ("json.shape", "/3")] == faults(lambda: json.loads(data))


@pytest.mark.parametrize(
    "asked", [int, list[int], dict, list, "Event", Taskforce | int, tuple[Event, ...], Sequence[Event], 7], ids=repr
)
def test_asking_for_what_is_no_record_is_a_mistake_of_the_program(asked: type[Record]) -> None:
    with pytest.raises(TypeError, match="expected Taskforce, Meeting, Event"):
        json.loads(b"{}", asked)


def test_an_unknown_word_for_unknown_keys_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="expected 'refuse' or 'ignore'"):
        json.loads(b"{}", unknown=cast("Literal['ignore']", "ignor"))


def test_an_unknown_key_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(
        DecodeError, match=r"'start_dat' is not a field of a taskforce; did you mean 'start_date'\?"
    ) as caught:
        json.from_dict({**TASKFORCE, "start_dat": None})

    assert ["/start_dat"] == [finding.path for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("plain", "asked", "expected"),
    [
        ({"type": "event", "Version": 1}, None, "'Version' is not a field of an event; did you mean 'version'?"),
        ({"type": "event", "vers": 1}, Event, "'vers' is not a field of an event; did you mean 'version'?"),
        ({"Type": "event", "version": 1}, Event, "'Type' is not a field of an event; did you mean 'type'?"),
        ({"typ": "event", "version": 1}, None, "'typ' is not a field of a record; did you mean 'type'?"),
        ({"type": "organisation", "VERSION": 1}, None, "'VERSION' is not a field of a record; did you mean 'version'?"),
        ({**EVENT, "q": 1}, None, "'q' is not a field of an event; expected one of type, version, date, category"),
        (
            {**TASKFORCE, "events": [{"title": "x", "Type": 1}]},
            None,
            "'Type' is not a field of an event; expected one of date, category",  # which has neither there
        ),
    ],
    ids=str,
)
def test_a_misspelt_type_or_version_is_named_as_every_other_key(
    plain: dict[str, object], asked: type[Record] | None, expected: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        json.from_dict({"title": "x", **plain} if "name" not in plain else plain, asked)

    (message,) = [finding.message for finding in caught.value.findings if finding.code == "field.unknown"]
    assert message.startswith(expected)


def test_keys_of_a_record_of_unknown_type_are_no_mistakes_but_for_a_misspelt_type_or_version() -> None:
    plain = {"Type": "event", "q": 1, "titel": "x", "version": 1}

    assert [("field.unknown", "/Type"), ("record.type", "/type")] == faults(lambda: json.from_dict(plain))
    with pytest.raises(DecodeError) as caught:
        json.from_dict(plain, unknown="ignore")
    assert ["record.type"] == [finding.code for finding in caught.value.findings]


def test_unknown_keys_can_be_ignored_by_a_consumer_at_every_level() -> None:
    plain = {**TASKFORCE, "budget": {"eur": [1]}, "events": [{"title": "x", "type": "event", "7": 7}]}

    assert Taskforce(name="Pact", events=[Event(title="x")]) == json.from_dict(plain, unknown="ignore")
    assert [("field.unknown", "/budget"), ("field.unknown", "/events/0/type"), ("field.unknown", "/events/0/7")] == (
        faults(lambda: json.from_dict(plain))
    )


@pytest.mark.parametrize(
    ("key", "pointer"),
    [("a/b", "/a~1b"), ("m~n", "/m~0n"), ("", ""), ("line\nbreak", ""), ("k" * 101, ""), (7, ""), ("\ud800", "")],
)
def test_the_pointer_of_an_unknown_key_can_be_followed_and_printed(key: object, pointer: str) -> None:
    with pytest.raises(DecodeError) as caught:
        json.from_dict(cast("dict[object, object]", EVENT) | {key: 1})

    (finding,) = caught.value.findings
    assert ("field.unknown", pointer) == (finding.code, finding.path)
    assert str(finding).isprintable()
    assert str(finding).encode()


def test_everything_wrong_is_reported_at_once_in_the_order_of_the_document() -> None:
    plain = [
        {
            **TASKFORCE,
            "country": "UK",
            "nmae": "x",
            "events": [{"date": "2016-02-30", "summary": None}, 7, {"x": 1}, {}],
        },
        EVENT,
        {"type": "meeting", "version": True, "end_date": "2016-01-01", "date": "2016-01-02", "title": " x"},
        {"type": "event", "version": 1, "url": "x", "unheard-of": 1},
    ]

    assert [
        ("country.unknown", "/0/country"),
        ("field.unknown", "/0/nmae"),
        ("date.invalid", "/0/events/0/date"),
        ("type.mismatch", "/0/events/0/summary"),
        ("type.mismatch", "/0/events/1"),
        ("event.blank", "/0/events/2"),
        ("field.unknown", "/0/events/2/x"),
        ("event.blank", "/0/events/3"),
        ("record.version", "/2/version"),
        ("date.order", "/2/end_date"),
        ("text.edge-space", "/2/title"),
        ("event.blank", "/3"),
        ("url.invalid", "/3/url"),
        ("field.unknown", "/3/unheard-of"),
    ] == faults(lambda: json.from_dict(plain))


@pytest.mark.slow
def test_a_thousand_findings_are_kept_and_the_others_counted() -> None:
    with pytest.raises(DecodeError) as caught:
        json.from_dict([7] * 1_500)
    assert (1_000, 500) == (len(caught.value.findings), caught.value.omitted)

    with pytest.raises(DecodeError) as caught:
        json.from_dict([{**EVENT, **{f"x{n}": n for n in range(700)}} for _ in range(3)])
    assert (1_000, 1_100) == (len(caught.value.findings), caught.value.omitted)

    # The thousandth is the first of three of one record.
    with pytest.raises(DecodeError) as caught:
        json.from_dict([{**EVENT, "title": 7, "category": 7, "publisher": 7}] * 400)
    assert (1_000, 200) == (len(caught.value.findings), caught.value.omitted)
    assert "/333/title" == caught.value.findings[-1].path


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, 3])
def test_a_flood_of_unknown_keys_is_refused_in_time_in_step_with_it(times: int) -> None:
    def flood(size: int) -> object:
        return [{**EVENT, **{f"key {n}": n for n in range(size)}}] * times

    def refuse(document: object) -> None:
        with pytest.raises(DecodeError):
            json.from_dict(document)

    assert is_linear(refuse, flood, 50_000)


def test_the_findings_that_are_kept_are_the_first_of_the_document_at_whatever_depth() -> None:
    inner = {"title": "x", "country": 7, **{f"q{n}": n for n in range(1_000)}, "date": 7}
    plain = {"x": 1, **TASKFORCE, "events": [inner, {"title": 7}], "y": 1}

    with pytest.raises(DecodeError) as caught:
        json.from_dict(plain)
    assert ["/x", "/events/0/country", *(f"/events/0/q{n}" for n in range(998))] == [
        finding.path for finding in caught.value.findings
    ]
    assert 5 == caught.value.omitted


@pytest.mark.slow
@pytest.mark.parametrize(
    "plain",
    [
        [{**EVENT, "country": f"A{n}"} for n in range(1_500)],
        [{**MEETING, "kind": f"webinar{n}"} for n in range(1_500)],
        [{**TASKFORCE, "status": f"ongoing{n}"} for n in range(1_500)],
        [{**EVENT, f"titel{n}": "x"} for n in range(1_500)],
    ],
    ids=["country", "kind", "status", "unknown"],
)
def test_the_nearest_name_is_sought_for_findings_that_are_kept_alone(
    monkeypatch: pytest.MonkeyPatch, plain: object
) -> None:
    sought: list[str] = []

    def seek(word: str, options: Iterable[str], *, n: int = 3) -> tuple[str, ...]:
        sought.append(word)
        return text.nearest(word, options, n=n)

    for module in (rules, reporting, names):
        monkeypatch.setattr(module, "nearest", seek)
    with pytest.raises(DecodeError) as caught:
        json.from_dict(plain)
    assert (1_000, 500) == (len(caught.value.findings), caught.value.omitted)
    assert 1_000 == len(sought)


def test_more_events_than_the_limit_are_refused_before_they_are_read() -> None:
    data = stdlib.dumps({**TASKFORCE, "events": [{}] * 10_001})

    assert [("events.too-many", "/events")] == faults(lambda: json.loads(data))
    assert 10_000 == len(json.from_dict({**TASKFORCE, "events": [{"title": "x"}] * 10_000}, Taskforce).events)


def test_of_duplicate_keys_the_last_wins() -> None:
    data = b'{"type":"meeting","version":2,"title":7,"title":"Last","version":1,"type":"event"}'

    assert Event(title="Last") == json.loads(data)


@pytest.mark.parametrize(
    ("value", "path"),
    [(7, ""), ([EVENT], "/0"), ([Event(title="x"), None], "/1"), ("text", ""), (Event, "")],
    ids=str,
)
def test_what_is_no_record_is_not_written(value: Record, path: str) -> None:
    with pytest.raises(InvalidRecord) as caught:
        json.dumps(value)

    assert [("type.mismatch", path)] == [(finding.code, finding.path) for finding in caught.value.findings]


def test_records_are_written_from_any_iterable() -> None:
    assert b"[]" == json.dumps(iter(()))
    assert json.dumps([Event(title="x")]) == json.dumps(Event(title=title) for title in "x")


@pytest.mark.parametrize("values", [{}, "", b"", {"a": 1}, "text"], ids=repr)
def test_what_holds_no_records_is_refused_even_if_it_is_empty(values: object) -> None:
    with pytest.raises(InvalidRecord, match="or a list of them"):
        json.dumps(cast("list[Record]", values))


@given(st.frozensets(records(), max_size=3), st.sampled_from([set, frozenset]))
def test_what_has_no_order_is_not_written(
    several: frozenset[Record], kind: type[set[Record] | frozenset[Record]]
) -> None:
    calls: list[Callable[[], object]] = [
        lambda: json.dumps(kind(several)),
        lambda: json.to_dict(kind(several)),
        lambda: jsonl.write(kind(several), io.BytesIO()),
    ]
    for call in calls:
        with pytest.raises(InvalidRecord) as caught:
            call()
        got = f"got a {kind.__name__} of {len(several)}; a set has no order"
        assert f"expected a Taskforce, a Meeting or an Event, or a list of them, {got}" == (
            caught.value.findings[0].message
        )
    # The keys of a dictionary, which some take for a set with an order, have one.
    assert json.dumps([*several]) == json.dumps(dict.fromkeys(several).keys())
