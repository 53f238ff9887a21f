"""What is said of a document, word for word: a message is the library's interface to whoever has to mend the data."""

from collections.abc import Callable

import pytest

from stemtaskforce import Event, InvalidRecord, Meeting, Record, StemTaskforceError
from stemtaskforce.formats import json
from stemtaskforce.text import excerpt

EVENT: dict[str, object] = {"type": "event", "version": 1, "title": "x"}
MEETING: dict[str, object] = {"type": "meeting", "version": 1, "title": "x", "date": "2017-07-12"}
TASKFORCE: dict[str, object] = {"type": "taskforce", "version": 1, "name": "x"}

#: What stands behind a key that is near to no field of a type.
FIELDS = {
    "event": "date, category, publisher, summary, title, country, url",
    "meeting": (
        "title, date, end_date, time, kind, host_organisation, country, location, summary, objective, description, "
        "next_steps, url"
    ),
    "taskforce": (
        "name, requesting_organisation, country, start_date, status, background, objectives, results, events, url"
    ),
}
KINDS = "'taskforce-meeting', 'general-assembly', 'thematic-session', 'webinar', 'conference', 'kick-off', 'other'"


def told(call: Callable[[], object]) -> list[tuple[str, str, str, str | None]]:
    """Code, pointer, message and value of every finding of a call that must fail."""
    with pytest.raises(StemTaskforceError) as caught:
        call()
    assert 0 == caught.value.omitted
    return [(finding.code, finding.path, finding.message, finding.value) for finding in caught.value.findings]


#: Every kind of value, as messages show it.
SHOWN: list[tuple[object, str]] = [
    (None, "null"),
    (True, "true"),
    (False, "false"),
    (7, "7"),
    (1.5, "1.5"),
    ("text", "'text'"),
    ({}, "an object of 0"),
    ({"a": 1, "b": 2}, "an object of 2"),
    ([], "an array of 0"),
    ([[], []], "an array of 2"),
    ((1,), "a tuple of 1"),
]


def but(*taken: type) -> list[tuple[object, str]]:
    """All of them but those of types that are right in a place."""
    return [(value, shown) for value, shown in SHOWN if type(value) not in taken]


@pytest.mark.parametrize(("value", "shown"), but(dict, list), ids=repr)
def test_a_document_of_another_shape_is_shown_in_the_words_of_json(value: object, shown: str) -> None:
    expected = [("json.shape", "", f"expected an object or an array of records, got {shown}", shown)]

    assert expected == told(lambda: json.from_dict(value))


@pytest.mark.parametrize(("value", "shown"), but(dict), ids=repr)
def test_an_item_that_is_no_object_is_shown_in_the_words_of_json(value: object, shown: str) -> None:
    message = f"expected an object, got {shown}"

    assert [("json.shape", "/1", message, shown)] == told(lambda: json.from_dict([EVENT, value]))
    assert [("type.mismatch", "/events/1", message, shown)] == told(
        lambda: json.from_dict({**TASKFORCE, "events": [{"title": "x"}, value]})
    )


@pytest.mark.parametrize(("value", "shown"), but(list), ids=repr)
def test_events_that_are_no_array_are_shown_in_the_words_of_json(value: object, shown: str) -> None:
    expected = [("type.mismatch", "/events", f"events: expected an array of events, got {shown}", shown)]

    assert expected == told(lambda: json.from_dict({**TASKFORCE, "events": value}))


@pytest.mark.parametrize(("value", "shown"), but(str), ids=repr)
def test_a_text_that_is_none_is_shown_in_the_words_of_json(value: object, shown: str) -> None:
    wanted = "expected 'taskforce' or 'meeting' or 'event'"
    hint = "; did you mean ''?" if value is None else ""

    assert [("type.mismatch", "/summary", f"summary: expected text, got {shown}{hint}", shown)] == told(
        lambda: json.from_dict({**EVENT, "summary": value})
    )
    assert [("record.type", "/type", f"type: {wanted}, got {shown}", shown)] == told(
        lambda: json.from_dict({**EVENT, "type": value})
    )


@pytest.mark.parametrize(("value", "shown"), but(int), ids=repr)
def test_a_version_that_is_no_whole_number_is_shown_in_the_words_of_json(value: object, shown: str) -> None:
    expected = [("record.version", "/version", f"version: expected 1, got {shown}", shown)]

    assert expected == told(lambda: json.from_dict({**EVENT, "version": value}))


@pytest.mark.parametrize(
    ("record", "field", "wanted"),
    [
        (TASKFORCE, "name", "text"),
        (TASKFORCE, "requesting_organisation", "text or null"),
        (TASKFORCE, "country", "an ISO 3166-1 alpha-2 code such as 'DK' or null"),
        (TASKFORCE, "start_date", "a day as YYYY-MM-DD or null"),
        (TASKFORCE, "status", "one of 'ongoing', 'finalised' or null"),
        (TASKFORCE, "background", "text"),
        (TASKFORCE, "events", "an array of events"),
        (TASKFORCE, "url", "text or null"),
        (MEETING, "date", "a day as YYYY-MM-DD"),
        (MEETING, "end_date", "a day as YYYY-MM-DD or null"),
        (MEETING, "time", "a time of day as HH:MM:SS or null"),
        (MEETING, "kind", f"one of {KINDS}"),
    ],
)
def test_a_value_of_another_type_is_told_what_its_field_wants(
    record: dict[str, object], field: str, wanted: str
) -> None:
    assert [("type.mismatch", f"/{field}", f"{field}: expected {wanted}, got 7", "7")] == told(
        lambda: json.from_dict({**record, field: 7})
    )


def test_too_many_events_are_told_with_their_number() -> None:
    shown = "an array of 10001"
    events: list[dict[str, object]] = [{}] * 10_001

    assert [("events.too-many", "/events", f"events: expected at most 10,000, got {shown}", shown)] == told(
        lambda: json.from_dict({**TASKFORCE, "events": events})
    )


def test_a_time_of_day_has_its_seconds_on_the_wire() -> None:
    wanted = "expected a time of day as HH:MM:SS"

    assert [("time.invalid", "/time", f"time: {wanted}, got '09:30'", "'09:30'")] == told(
        lambda: json.from_dict({**MEETING, "time": "09:30"})
    )


@pytest.mark.parametrize(
    ("plain", "asked", "said"),
    [
        ({}, None, "is required and absent; expected 'taskforce' or 'meeting' or 'event'"),
        ({}, Meeting | Event, "is required and absent; expected 'meeting' or 'event'"),
        ({}, Event, "is required and absent; expected 'event'"),
        ({"type": "Event"}, None, "expected 'taskforce' or 'meeting' or 'event', got 'Event'; did you mean 'event'?"),
        ({"type": "evnt"}, Event | Meeting, "expected 'meeting' or 'event', got 'evnt'; did you mean 'event'?"),
        ({"type": "evnt"}, Meeting, "expected 'meeting', got 'evnt'"),
        ({"type": "taskforce"}, Event | Meeting, "expected 'meeting' or 'event', got 'taskforce'"),
        ({"type": "organisation"}, None, "expected 'taskforce' or 'meeting' or 'event', got 'organisation'"),
    ],
)
def test_the_type_of_a_record_is_told_from_what_may_be_meant(
    plain: dict[str, object], asked: type[Record] | None, said: str
) -> None:
    document = {"version": 1, "title": "x", "date": "2017-07-12", **plain}
    shown = f"'{plain['type']}'" if plain else None

    assert [("record.type", "/type", f"type: {said}", shown)] == told(lambda: json.from_dict(document, asked))


@pytest.mark.parametrize(
    ("version", "said"), [(0, "expected 1, got 0"), (2, "expected 1, got 2; a newer stemtaskforce may read it")]
)
def test_a_version_is_told_from_a_newer_one(version: object, said: str) -> None:
    assert [("record.version", "/version", f"version: {said}", repr(version))] == told(
        lambda: json.from_dict({**EVENT, "version": version})
    )


def test_what_is_required_and_absent_is_told_by_its_name() -> None:
    absent = "is required and absent"

    assert [
        ("record.version", "/version", f"version: {absent}; expected 1", None),
        ("field.missing", "/title", f"title: {absent}", None),
        ("field.missing", "/date", f"date: {absent}", None),
    ] == told(lambda: json.from_dict({"type": "meeting"}))


#: What the outermost object of a record has beside its fields.
TAGS = "type, version, "


@pytest.mark.parametrize(
    ("record", "key", "said"),
    [
        (EVENT, "tite", "'tite' is not a field of an event; did you mean 'title'?"),
        (EVENT, "x", f"'x' is not a field of an event; expected one of {TAGS}{FIELDS['event']}"),
        (MEETING, "locaton", "'locaton' is not a field of a meeting; did you mean 'location'?"),
        (MEETING, "x", f"'x' is not a field of a meeting; expected one of {TAGS}{FIELDS['meeting']}"),
        (TASKFORCE, "nam", "'nam' is not a field of a taskforce; did you mean 'name'?"),
        (TASKFORCE, "x", f"'x' is not a field of a taskforce; expected one of {TAGS}{FIELDS['taskforce']}"),
        (EVENT, "k" * 100, f"{excerpt('k' * 100)} is not a field of an event; expected one of {TAGS}{FIELDS['event']}"),
    ],
)
def test_a_key_that_is_no_field_is_told_the_nearest_one_or_all(record: dict[str, object], key: str, said: str) -> None:
    assert [("field.unknown", f"/{key}", said, excerpt(key))] == told(lambda: json.from_dict({**record, key: 1}))


def test_keys_with_a_slash_or_a_tilde_are_told_in_their_place() -> None:
    keys = ["b", "m~n", "a/b", "~1", "a"]
    pointers = ["/b", "/m~0n", "/a~1b", "/~01", "/a"]

    found = told(lambda: json.from_dict({**dict.fromkeys(keys, 1), **EVENT}))
    assert pointers == [path for _, path, _, _ in found]


@pytest.mark.parametrize(
    ("value", "path", "shown", "several"),
    [
        (7, "", "7", ", or a list of them"),
        (None, "", "None", ", or a list of them"),
        ("text", "", "'text'", ", or a list of them"),
        ({"a": 1}, "", "a dict of 1", ", or a list of them"),
        ([EVENT], "/0", "a dict of 3", ""),
        ([Event(title="x"), None], "/1", "None", ""),
    ],
    ids=repr,
)
def test_what_is_no_record_is_told_what_can_be_written(value: Record, path: str, shown: str, several: str) -> None:
    expected = [("type.mismatch", path, f"expected a Taskforce, a Meeting or an Event{several}, got {shown}", shown)]

    with pytest.raises(InvalidRecord):
        json.dumps(value)
    assert expected == told(lambda: json.dumps(value))
    assert expected == told(lambda: json.to_dict(value))
