"""The bridges word by word: what pydantic, cattrs and msgspec are told, and the place of each error."""

from types import MappingProxyType

import cattrs
import pydantic
import pytest
from pendulum import Date, Time
from pydantic_core import ValidationError

from stemtaskforce import DecodeError, Event, Meeting, Record, Taskforce
from stemtaskforce.formats.bridges import dec_hook, enc_hook, pydantic_core_schema, read_plain, register
from stemtaskforce.formats.json import to_dict

LAUNCH = Event(title="Launch")
PACT = Taskforce(name="Pact", events=[LAUNCH])
OSLO = Meeting(title="Oslo", date="2018-08-20", time="09:30")


@pytest.mark.parametrize(
    ("record", "value"),
    [
        (LAUNCH, LAUNCH),
        (LAUNCH, {"title": "Launch"}),
        (LAUNCH, {"type": "event", "title": "Launch"}),
        (LAUNCH, {"version": 1, "title": "Launch"}),
        (LAUNCH, MappingProxyType({"title": "Launch"})),
        (OSLO, {"title": "Oslo", "date": "2018-08-20", "time": "09:30:00"}),
        (PACT, to_dict(PACT)),
        (PACT, {"name": "Pact", "events": [{"title": "Launch"}]}),
    ],
)
def test_plain_values_of_a_known_type_are_read(record: Record, value: object) -> None:
    assert record == read_plain(type(record), value)


def test_a_record_is_taken_as_it_is() -> None:
    assert LAUNCH is read_plain(Event, LAUNCH)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, "error: expected an object, got 5 [json.shape]"),
        ({"type": "meeting", "title": "x"}, "error: type: expected 'event', got 'meeting' [record.type at /type]"),
        (
            {"version": 2, "title": "x"},
            "error: version: expected 1, got 2; a newer stemtaskforce may read it [record.version at /version]",
        ),
        (
            {"title": "x", "titel": 1},
            "error: 'titel' is not a field of an event; did you mean 'title'? [field.unknown at /titel]",
        ),
    ],
)
def test_other_values_are_refused(value: object, expected: str) -> None:
    with pytest.raises(DecodeError) as caught:
        read_plain(Event, value)

    assert [expected] == [str(each) for each in caught.value.findings]


# ---------------------------------------------------------------- pydantic


def errors(type_: type[Record], value: object) -> list[tuple[str, tuple[str | int, ...], str, object]]:
    """Return of each error its type, its place, its message and its input."""
    with pytest.raises(ValidationError) as caught:
        pydantic.TypeAdapter(type_).validate_python(value)
    return [(each["type"], each["loc"], each["msg"], each["input"]) for each in caught.value.errors()]


BLANK = "title: the event says nothing; expected a title, summary, category or publisher"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, [("json.shape", (), "expected an object, got 5", "5")]),
        ({}, [("event.blank", (), BLANK, {})]),
        (
            {"title": " x"},
            [("text.edge-space", ("title",), "title: ' x' starts or ends with white space; expected 'x'", "' x'")],
        ),
        (
            {"category": "{message}", "title": 5},
            [("type.mismatch", ("title",), "title: expected text or null, got 5", "5")],
        ),
    ],
)
def test_each_finding_is_an_error_of_pydantic(
    value: object, expected: list[tuple[str, tuple[str | int, ...], str, object]]
) -> None:
    assert expected == errors(Event, value)


@pytest.mark.parametrize(
    ("name", "step"),
    [("a/b", "a/b"), ("a~b", "a~b"), ("~1", "~1"), ("~0/", "~0/"), ("12x", "12x"), ("²", "²"), ("٣", "٣"), ("x", "x")],
)
def test_the_place_of_an_error_has_names_and_numbers(name: str, step: str) -> None:
    assert [("name",), ("events", 1), (step,)] == sorted(
        (place for _, place, _, _ in errors(Taskforce, {"name": " ", "events": [{"title": "x"}, 5], name: 1})),
        key=lambda place: (place[0] == step, place[0] == "events"),
    )


def test_errors_and_the_schema_bear_the_name_of_the_record() -> None:
    assert "stemtaskforce.model.event.Event" == dict(pydantic_core_schema(Event))["ref"]
    with pytest.raises(ValidationError, match=r"^1 validation error for function-plain\[Event\(\)\]"):
        pydantic.TypeAdapter(Event).validate_python(5)
    assert to_dict(PACT) == pydantic.TypeAdapter(Taskforce).dump_python(PACT)


# ---------------------------------------------------------------- cattrs and msgspec


@pytest.mark.parametrize("record", [LAUNCH, PACT, OSLO])
def test_a_converter_reads_and_writes_each_type(record: Record) -> None:
    converter = cattrs.Converter()
    register(converter)

    assert to_dict(record) == converter.unstructure(record)
    assert record == converter.structure(to_dict(record), type(record))


def test_hooks_read_and_write_days_and_times() -> None:
    assert ("2018-08-20", "09:30:00") == (enc_hook(OSLO.date), enc_hook(OSLO.time))
    assert (OSLO.date, OSLO.time) == (dec_hook(Date, "2018-08-20"), dec_hook(Time, "09:30:00"))


@pytest.mark.parametrize(
    ("kind", "value", "error", "message"),
    [
        (Date, "x", ValueError, "expected YYYY-MM-DD, got 'x'"),
        (Date, 5, ValueError, "expected YYYY-MM-DD, got 5"),
        (Date, "09:30:00", ValueError, "expected YYYY-MM-DD, got '09:30:00'"),
        (Time, "2018-08-20", ValueError, "expected HH:MM:SS, got '2018-08-20'"),
        (Time, None, ValueError, "expected HH:MM:SS, got None"),
        (int, "5", NotImplementedError, "expected a day or a time, got int"),
    ],
)
def test_a_text_that_is_neither_is_refused(
    kind: type[object], value: object, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        dec_hook(kind, value)

    assert message == str(caught.value)


def test_a_value_of_another_type_is_left_to_msgspec() -> None:
    with pytest.raises(NotImplementedError, match=r"^expected a day or a time, got set$"):
        enc_hook({1})
