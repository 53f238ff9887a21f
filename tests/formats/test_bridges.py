"""Other frameworks read and write records as the wire format does: pydantic, cattrs and msgspec."""

import datetime
import decimal
import uuid
from typing import Any

import attrs
import cattrs
import jsonschema_rs
import msgspec
import pytest
from hypothesis import example, given
from pydantic import BaseModel, TypeAdapter, ValidationError

from stemtaskforce import Country, DecodeError, Event, Meeting, Record, Taskforce
from stemtaskforce.formats import bridges, json
from stemtaskforce.formats.wire import strict
from stemtaskforce.strategies import events, records, taskforces
from tests.formats.mutations import changed

TYPES: list[type[Record]] = [Taskforce, Meeting, Event]
ADAPTERS: dict[type, TypeAdapter[Any]] = {record: TypeAdapter(record) for record in TYPES}


class Batch(BaseModel):
    """A model of a user's own that holds records."""

    lead: Taskforce
    more: list[Event] = []


@given(records())
def test_pydantic_writes_the_plain_values_of_the_wire_and_reads_them_back(record: Record) -> None:
    adapter = ADAPTERS[type(record)]

    assert json.to_dict(record) == adapter.dump_python(record)
    assert json.to_dict(record) == adapter.dump_python(record, mode="json")
    assert record == adapter.validate_json(adapter.dump_json(record))
    assert record is adapter.validate_python(record)


@given(taskforces(), events())
def test_records_nest_in_models(taskforce: Taskforce, event: Event) -> None:
    batch = Batch(lead=taskforce, more=[event])

    assert batch == Batch.model_validate_json(batch.model_dump_json())


@given(records())
def test_the_strict_reader_of_plain_values_takes_every_record(record: Record) -> None:
    assert record == strict.convert(json.to_dict(record), type(record))


@given(changed())
@example({"version": 1, "title": "Launch"})
def test_what_the_strict_reader_takes_the_reporting_one_reads_alike(plain: object) -> None:
    for kind in TYPES:
        found = strict.convert(plain, kind) if isinstance(plain, dict) else None
        assert found is None or found == json.from_dict(plain, kind)


@pytest.mark.parametrize(
    "value",
    [
        datetime.date(2018, 5, 4),
        datetime.datetime(2018, 5, 4, tzinfo=datetime.UTC),
        datetime.time(9, 30),
        decimal.Decimal(1),
        uuid.UUID(int=0),
        b"x",
        1.0,
        True,
        ("x",),
        Country.DK,
        "\ud800",
    ],
)
@pytest.mark.parametrize("name", ["version", "title", "date", "country", "url", "events"])
def test_values_that_are_not_of_json_are_left_to_the_reporting_reader(name: str, value: object) -> None:
    event: dict[str, object] = {"type": "event", "version": 1, "title": "x", name: value}
    pact: dict[str, object] = {"type": "taskforce", "version": 1, "name": "x", "events": [{"title": "x", name: value}]}

    assert strict.convert(event, Event) is None
    assert strict.convert(pact, Taskforce) is None


KINDS: dict[str, type[Record]] = {"taskforce": Taskforce, "meeting": Meeting, "event": Event}


@given(changed())
def test_pydantic_refuses_what_the_wire_refuses(plain: object) -> None:
    values: dict[str, object] = plain if isinstance(plain, dict) else {}
    name = next((name for name in KINDS if name == values.get("type")), "event")
    given_ = {"type": name, "version": 1, **values} if isinstance(plain, dict) else plain
    try:
        json.from_dict(given_, KINDS[name])
        expected: list[str] = []
    except DecodeError as error:
        expected = [finding.code for finding in error.findings]
    try:
        ADAPTERS[KINDS[name]].validate_python(plain)
        found: list[str] = []
    except ValidationError as error:
        found = [each["type"] for each in error.errors()]

    assert expected == found


@pytest.mark.parametrize("name", ["a/b", "a~b", "a~1b", "~0", "12x"])
def test_the_place_of_an_error_has_each_name_as_it_was_given(name: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Batch.model_validate({"lead": {"name": "x", name: 1}, "more": []})

    assert [("lead", name)] == [each["loc"] for each in caught.value.errors()]


def test_each_finding_is_an_error_at_its_place() -> None:
    with pytest.raises(ValidationError) as caught:
        Batch.model_validate_json('{"lead":{"titel":"x","events":[{"title":" x"}]},"more":[{}]}')

    assert [
        ("field.unknown", ("lead", "titel")),
        ("text.edge-space", ("lead", "events", 0, "title")),
        ("field.missing", ("lead", "name")),
        ("event.blank", ("more", 0)),
    ] == [(each["type"], each["loc"]) for each in caught.value.errors()]


@pytest.mark.parametrize("mark", [{"type": "meeting"}, {"version": 2}, {"version": 1.0}])
def test_type_and_version_may_be_absent_and_are_right_where_they_stand(mark: dict[str, object]) -> None:
    plain = {"name": "Pact"}

    assert "Pact" == ADAPTERS[Taskforce].validate_python(plain).name
    assert "Pact" == ADAPTERS[Taskforce].validate_python({"type": "taskforce", "version": 1, **plain}).name
    with pytest.raises(ValidationError):
        ADAPTERS[Taskforce].validate_python({**mark, **plain})


@pytest.mark.parametrize("value", [None, 7, "Pact", [], [{"name": "Pact"}], Event(title="Launch")])
def test_what_is_not_a_record_is_a_validation_error(value: object) -> None:
    with pytest.raises(ValidationError):
        ADAPTERS[Taskforce].validate_python(value)


def test_input_and_output_have_one_schema_with_a_component_per_record() -> None:
    schema = Batch.model_json_schema()

    assert schema == Batch.model_json_schema(mode="serialization")
    assert ["Event", "Taskforce"] == sorted(schema["$defs"])


@given(records())
def test_the_schema_for_pydantic_accepts_what_is_written(record: Record) -> None:
    schema = ADAPTERS[type(record)].json_schema()

    assert jsonschema_rs.Draft202012Validator(schema).is_valid(json.to_dict(record))


# ---------------------------------------------------------------- cattrs


@attrs.frozen
class Envelope:
    """A class of a user's own that holds a record."""

    sent: str
    record: Taskforce


@given(taskforces())
def test_a_converter_of_a_user_structures_records_in_classes_of_its_own(taskforce: Taskforce) -> None:
    converter = cattrs.Converter()
    bridges.register(converter)
    envelope = Envelope("today", taskforce)

    assert {"sent": "today", "record": json.to_dict(taskforce)} == converter.unstructure(envelope)
    assert envelope == converter.structure(converter.unstructure(envelope), Envelope)


def test_a_converter_of_a_user_refuses_what_the_wire_refuses() -> None:
    converter = cattrs.Converter()
    bridges.register(converter)

    with pytest.raises(cattrs.BaseValidationError) as caught:
        converter.structure({"sent": "today", "record": {"name": " Pact"}}, Envelope)
    assert isinstance(caught.value.exceptions[0], DecodeError)


# ---------------------------------------------------------------- msgspec


class Message(msgspec.Struct):
    """A structure of a user's own that holds an event."""

    event: Event


@given(events())
def test_hooks_of_msgspec_round_trip_records_in_structures(event: Event) -> None:
    data = msgspec.json.encode(Message(event), enc_hook=bridges.enc_hook)

    assert event == msgspec.json.decode(data, type=Message, dec_hook=bridges.dec_hook).event


def test_a_meeting_keeps_its_types_through_the_hooks() -> None:
    meeting = Meeting(title="Oslo", date="2018-08-20", time="09:30")
    data = msgspec.json.encode(meeting, enc_hook=bridges.enc_hook)

    assert meeting == msgspec.json.decode(data, type=Meeting, dec_hook=bridges.dec_hook)


@pytest.mark.parametrize("text", ['"2018-02-30"', '"today"', '"2018-05-04T00:00:00"', "7"])
def test_a_wrong_day_is_an_error_of_msgspec_with_its_place(text: str) -> None:
    with pytest.raises(msgspec.ValidationError, match="date"):
        msgspec.json.decode(f'{{"title":"x","date":{text}}}', type=Event, dec_hook=bridges.dec_hook)


@pytest.mark.parametrize("value", [object(), {1}, datetime.timedelta(1)])
def test_the_hooks_leave_what_they_do_not_know_to_msgspec(value: object) -> None:
    with pytest.raises(NotImplementedError):
        bridges.enc_hook(value)
    with pytest.raises(NotImplementedError):
        bridges.dec_hook(type(value), value)
