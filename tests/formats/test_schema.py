"""The schema: it says what the reader does, as far as a schema can."""

import copy
import json as stdlib
from typing import cast

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import DecodeError, Record
from stemtaskforce.formats import json
from stemtaskforce.strategies import records
from tests.formats.mutations import changed
from tests.tools.write_schema import TARGET, written

VALIDATOR = jsonschema_rs.Draft202012Validator(json.schema(), validate_formats=True)

#: What the reader refuses and no schema can say.
BEYOND = {"text.not-nfc", "date.invalid", "date.order", "url.invalid", "record.version"}


def test_the_schema_under_docs_is_the_one_that_the_library_gives() -> None:
    assert written() == TARGET.read_text(encoding="utf-8"), "python -m tests.tools.write_schema"


def test_the_schema_is_a_schema() -> None:
    jsonschema_rs.meta.validate(json.schema())


def test_the_schema_is_made_of_plain_values() -> None:
    assert json.schema() == stdlib.loads(stdlib.dumps(json.schema()))


def test_a_caller_may_change_its_copy() -> None:
    mine = json.schema()
    cast("dict[str, dict[str, object]]", mine["$defs"])["line"]["maxLength"] = 1

    assert mine != json.schema()


def test_everything_has_a_description() -> None:
    for definition in cast("dict[str, dict[str, object]]", json.schema()["$defs"]).values():
        assert "description" in definition or {"anyOf"} == set(definition)
        for name, field in cast("dict[str, dict[str, object]]", definition.get("properties", {})).items():
            assert "description" in field or name in {"type", "version"}


@given(records() | st.lists(records(), max_size=3))
def test_the_schema_accepts_all_that_is_written(record: Record | list[Record]) -> None:
    assert VALIDATOR.is_valid(stdlib.loads(json.dumps(record)))


@given(changed())
def test_what_is_read_the_schema_accepts_and_what_is_refused_it_refuses_where_it_can(plain: object) -> None:
    valid = VALIDATOR.is_valid(copy.deepcopy(plain))
    try:
        json.from_dict(plain)
        codes: set[str] = set()
    except DecodeError as error:
        codes = {finding.code for finding in error.findings}

    assert valid or codes
    assert not valid or codes <= BEYOND


EVENT = {"type": "event", "version": 1, "title": "x"}
MEETING = {"type": "meeting", "version": 1, "title": "x", "date": "2017-07-12"}
REFUSED: list[object] = [
    None,
    {},
    7,
    [7],
    {**EVENT, "type": "even"},
    {**EVENT, "version": 2},
    {**EVENT, "version": "1"},
    {**EVENT, "version": True},
    {"type": "event", "version": 1},
    {**EVENT, "titel": "x"},
    {**EVENT, "title": ""},
    {**EVENT, "title": " x"},
    {**EVENT, "title": "x\u00a0"},
    {**EVENT, "title": "a\nb"},
    {**EVENT, "title": "a\u2028b"},
    {**EVENT, "title": "a\x85b"},
    {**EVENT, "title": "x" * 1_001},
    {**EVENT, "summary": None},
    {**EVENT, "summary": "x\n"},
    {**EVENT, "summary": "a\tb"},
    {**EVENT, "date": "2018-13-01"},
    {**EVENT, "date": "20180101"},
    {**EVENT, "date": "0000-01-01"},
    {**EVENT, "country": "UK"},
    {**EVENT, "url": "ftp://a.b"},
    {**EVENT, "url": "https://a.b/ c"},
    {**EVENT, "url": "https:///c"},
    {"type": "event", "version": 1, "url": "https://a.b"},
    {**MEETING, "date": None},
    {**MEETING, "time": "09:30"},
    {**MEETING, "time": "24:00:00"},
    {**MEETING, "kind": None},
    {**MEETING, "kind": "Webinar"},
    {"type": "taskforce", "version": 1, "name": "x", "status": "open"},
    {"type": "taskforce", "version": 1, "name": "x", "events": None},
    {"type": "taskforce", "version": 1, "name": "x", "events": [EVENT]},
    {"type": "taskforce", "version": 1, "name": "x", "events": [{}]},
    {"type": "taskforce", "version": 1},
]


@pytest.mark.parametrize("plain", REFUSED, ids=lambda plain: str(plain)[:80])
def test_what_a_schema_can_say_it_refuses_as_the_reader_does(plain: object) -> None:
    assert not VALIDATOR.is_valid(plain)
    with pytest.raises(DecodeError):
        json.from_dict(plain)
