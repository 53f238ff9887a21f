"""Versions of the wire format, shown by a made-up version 2: 1 is still read, 2 is written, 3 is refused.

In the made-up history a meeting's title was called `headline` in version 1, and a taskforce's events were called
`entries`. The modules of the formats are imported anew with this history, beside the ones in use.
"""

import importlib
import io
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

import stemtaskforce
from stemtaskforce import DecodeError, Event, LimitExceeded, Meeting, Taskforce
from stemtaskforce.formats import json
from stemtaskforce.formats.wire import versions

MEETING = Meeting(title="Łódź", date="2018-08-20")
TASKFORCE = Taskforce(name="Pact", events=[Event(title="Launch")])
OLD_MEETING = '{"type":"meeting","version":1,"headline":"Łódź","date":"2018-08-20"}'
OLD_TASKFORCE = '{"type":"taskforce","version" : 1,"name":"Pact","entries":[{"title":"Launch"}]}'


def to_second(record: dict[object, object]) -> dict[object, object]:
    names = {"headline": "title", "entries": "events"}
    return {names.get(str(key), key): value for key, value in record.items()}


class MadeUp(NamedTuple):
    """The modules of the made-up library."""

    json: Any
    jsonl: Any
    strict: Any
    parsing: Any
    reporting: Any
    anything: Any


@pytest.fixture(scope="module")
def second() -> Iterator[MadeUp]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stemtaskforce, "formats", stemtaskforce.formats)  # put back, as an import sets it
        for name in [name for name in sys.modules if name.startswith("stemtaskforce.formats")]:
            patch.delitem(sys.modules, name)
        made_up = load("wire.versions")
        made_up.VERSION = 2
        made_up.UPGRADES = {1: to_second}
        yield MadeUp(
            json=load("json"),
            jsonl=load("jsonl"),
            strict=load("wire.strict"),
            parsing=load("wire.parsing"),
            reporting=load("wire.reporting"),
            anything=load("wire.spec").ANYTHING,
        )
        for name in [name for name in sys.modules if name.startswith("stemtaskforce.formats")]:
            del sys.modules[name]


def load(name: str) -> Any:  # noqa: ANN401 - attributes are set on it
    return importlib.import_module(f"stemtaskforce.formats.{name}")


def test_there_is_a_step_from_each_earlier_version_and_the_current_one_is_public() -> None:
    assert [*range(1, versions.VERSION)] == sorted(versions.UPGRADES)
    assert versions.VERSION == json.VERSION == 1


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (OLD_MEETING, MEETING),
        (OLD_TASKFORCE, TASKFORCE),
        (f"[{OLD_MEETING}, {OLD_TASKFORCE}]", [MEETING, TASKFORCE]),
        (f"[{OLD_MEETING}, {OLD_MEETING.replace('1', '2', 1).replace('headline', 'title')}]", [MEETING, MEETING]),
    ],
    ids=["meeting", "taskforce", "array", "two versions in one array"],
)
@pytest.mark.parametrize("refuse", [True, False])
def test_version_1_is_read_by_both_decoders(second: MadeUp, document: str, expected: object, *, refuse: bool) -> None:
    data = document.encode()
    assert expected == second.strict.read(data, second.anything, refuse=refuse)
    assert expected == second.reporting.structure(second.parsing.parse(data), second.anything, refuse=refuse)
    assert expected == second.json.loads(document)


def test_lines_of_version_1_are_read_in_blocks_and_one_by_one(second: MadeUp) -> None:
    lines = f"{OLD_MEETING}\n{OLD_TASKFORCE}\n".encode()
    assert [MEETING, TASKFORCE] == second.strict.read_lines(lines, second.anything, refuse=True)
    assert [MEETING, TASKFORCE] == list(second.jsonl.read(io.BytesIO(lines)))
    assert [MEETING] == list(second.jsonl.read(io.BytesIO(lines + b"\n{}"), on_error="collect"))[:1]


def test_plain_objects_of_version_1_are_read_and_left_as_they_are(second: MadeUp) -> None:
    plain = {"type": "meeting", "version": 1, "headline": "Łódź", "date": "2018-08-20"}
    before = dict(plain)
    assert MEETING == second.json.from_dict(plain)
    assert before == plain


def test_version_2_is_written_and_read(second: MadeUp) -> None:
    for record in (MEETING, TASKFORCE):
        written = second.json.dumps(record)
        assert b'"version":2' in written
        assert 2 == second.json.to_dict(record)["version"]
        assert record == second.strict.read(written, second.anything, refuse=True) == second.json.loads(written)
    assert written == second.json.dumps([TASKFORCE])[1:-1]
    assert 2 == second.json.schema(Meeting)["properties"]["version"]["const"]


@pytest.mark.parametrize("unknown", ["refuse", "ignore"])
def test_version_3_is_refused_by_its_version_alone(second: MadeUp, unknown: str) -> None:
    with pytest.raises(DecodeError) as caught:
        second.json.loads('{"type":"meeting","version":3,"title":"Kick-off","date":"2018-08-20"}', unknown=unknown)
    (finding,) = caught.value.findings
    assert ("record.version", "/version") == (finding.code, finding.path)
    assert "version: expected 1 or 2, got 3; a newer stemtaskforce may read it" == finding.message


def test_a_bad_value_of_version_1_is_reported_at_its_place_in_the_current_version(second: MadeUp) -> None:
    with pytest.raises(DecodeError) as caught:
        second.json.loads('[{"type":"meeting","version":1,"headline":" x","date":null,"colour":1}]')
    assert ["/0/title", "/0/date", "/0/colour"] == [finding.path for finding in caught.value.findings]


@pytest.mark.parametrize(
    "document",
    [
        '{"type":"meeting","version":1.0,"headline":"x","date":"2018-08-20"}',
        '{"type":"meeting","version":true,"headline":"x","date":"2018-08-20"}',
        '{"type":"meeting","version":0,"title":"x","date":"2018-08-20"}',
        '{"type":"meeting","version":2,"headline":"x","date":"2018-08-20"}',
        '{"type":"meeting","version":1,"headline":"x","date":"2018-08-20"',
        '{"version":1',
        '[7, "version", {"version":1}]',
        '"\\"version\\":1"',
    ],
)
def test_documents_that_only_look_like_an_earlier_version_are_refused_by_both_decoders(
    second: MadeUp, document: str
) -> None:
    read = second.strict.read(document.encode(), second.anything, refuse=True)
    assert read is None or isinstance(read, second.strict.Doubts)
    with pytest.raises(DecodeError):
        second.json.loads(document)


def test_an_earlier_version_that_is_nested_too_deep_is_refused(second: MadeUp) -> None:
    deep = "[" * 70 + "]" * 70
    with pytest.raises(LimitExceeded):
        second.json.loads(f'{{"type":"meeting","version":1,"headline":"x","date":"2018-08-20","x":{deep}}}')


def test_a_text_that_looks_like_an_earlier_version_changes_nothing(second: MadeUp) -> None:
    meeting = Meeting(title='"version":1', date="2018-08-20", summary='{"version":1}')
    assert meeting == second.json.loads(second.json.dumps(meeting))
    assert [meeting] == second.json.loads(second.json.dumps([meeting]))
