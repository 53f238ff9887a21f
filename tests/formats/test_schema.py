"""The schema: it says what the reader does, as far as a schema can."""

import copy
import json as stdlib
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, cast

import jsonschema_rs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import DecodeError, Event, Meeting, Record, Taskforce
from stemtaskforce.dates import parse_iso_date
from stemtaskforce.formats import json
from stemtaskforce.strategies import records
from stemtaskforce.text import check_url
from tests.formats.mutations import TEXTS, changed
from tests.tools.write_schema import TARGET, written

VALIDATOR = jsonschema_rs.Draft202012Validator(json.schema())

#: What the reader refuses and no schema can say.
BEYOND = {"text.not-nfc", "date.order", "record.version"}


def test_the_schema_under_docs_is_the_one_that_the_library_gives() -> None:
    assert written() == TARGET.read_text(encoding="utf-8"), "python -m tests.tools.write_schema"


def test_the_schema_is_a_schema() -> None:
    jsonschema_rs.meta.validate(json.schema())


def test_the_schema_is_made_of_plain_values() -> None:
    assert json.schema() == stdlib.loads(stdlib.dumps(json.schema()))


def test_a_caller_may_change_all_of_its_copy() -> None:
    def spoil(node: object) -> None:
        if isinstance(node, dict):
            values = cast("dict[str, object]", node)
            for value in values.values():
                spoil(value)
            values.clear()
        elif isinstance(node, list):
            items = cast("list[object]", node)
            for item in items:
                spoil(item)
            items.clear()

    expected = stdlib.dumps(json.schema())
    spoil(json.schema())
    assert expected == stdlib.dumps(json.schema())


def test_everything_has_a_description() -> None:
    for definition in cast("dict[str, dict[str, object]]", json.schema()["$defs"]).values():
        assert "description" in definition
        for name, field in cast("dict[str, dict[str, object]]", definition.get("properties", {})).items():
            assert "description" in field, name


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


DEFINITIONS = cast("dict[str, dict[str, object]]", json.schema()["$defs"])
VALIDATORS = {
    name: jsonschema_rs.Draft202012Validator(DEFINITIONS[name.capitalize()])
    for name in ("date", "time", "line", "prose", "url")
}

MONTHS = range(14)
DAYS = [f"{year:04}-{month:02}-{day:02}" for year in (1900, 2000, 2018, 2020) for month in MONTHS for day in range(33)]


def test_the_schema_knows_the_calendar_without_asking_for_formats() -> None:
    leap_days = [f"{year:04}-02-29" for year in range(10_000)]
    years = [f"{year:04}-01-01" for year in range(10_000)]
    for day in (*DAYS, *leap_days, *years):
        assert (parse_iso_date(day) is not None) == VALIDATORS["date"].is_valid(day), day


#: Parts of addresses, right and wrong, that are put together at random.
STARTS = ["http://", "https://", "http:/", "ftp://", "HTTP://", "//"]
USERS = ["", "@", "a@", "a:b@", "a%@", "a@b@", "ü@", "a[@", "a<@"]
PORTS = ["", ":", ":0", ":80", ":00065535", ":65535", ":65536", ":99999", ":x", ":８０", ":-1", ":80:"]
ENDS = ["", "/", "/a:b@[c]", "?d", "#e", "\\f", '"', "\n", "/\n", "/ ", "/\u00a0", "/\x7f", "/\u2028", "]"]
HOSTS = (
    st.sampled_from(
        ["", "a.b", "ü.eu", "a%20b", "a%2", "%ﬀ", "%a１", "a\\b", "a|b", "a^", "[", "[]", "[v1.a]", "[::1", "::1"]
    )
    | st.text('az-._~!$&()*+,;=%01:[]<>"^`{|}\\üß', max_size=5)
    | st.ip_addresses().map(str)
    | st.builds("[{}]".format, st.ip_addresses(v=6) | st.text("0123456789abcdefF:.", max_size=12))
    | st.builds(
        "[{}]".format,
        st.lists(st.sampled_from(["", "", "0", "12ab", "fffff", "1.2.3.4", "1.2.3.256", "01.2.3.4"]), max_size=9).map(
            ":".join
        ),
    )
)


@given(
    st.builds("{}{}{}{}{}".format, *map(st.sampled_from, [STARTS, USERS]), HOSTS, *map(st.sampled_from, [PORTS, ENDS]))
)
@example("http://:80")
@example("http://[1:2:3:4:5:6:7::]/")
@example("http://[::1:2:3:4:5:6:7]/")
@example("http://[1::2:3:4:5:6:7:8]/")
@example("http://[1:2:3:4:5:6:1.2.3.4]:80")
def test_the_schema_judges_urls_as_the_reader_does(url: str) -> None:
    valid = VALIDATORS["url"].is_valid(url)

    if check_url(url):
        # What is no host as NFKC, no pattern can see.
        assert not valid or unicodedata.normalize("NFKC", url) != url
    else:
        assert valid


@given(
    st.sampled_from(sorted(VALIDATORS)),
    st.builds(
        "{}{}".format,
        st.sampled_from([*TEXTS, "2018-05-04", "09:30:00"]) | st.text(max_size=3),
        st.sampled_from(["", "\n"]),
    ),
)
def test_a_pattern_means_the_same_to_python_as_to_ecma_262(name: str, text: str) -> None:
    definition = DEFINITIONS[name.capitalize()]
    refused = cast("dict[str, str]", definition.get("not", {"pattern": "(?!)"}))["pattern"]
    taken = (
        cast("int", definition.get("minLength", 0)) <= len(text) <= cast("int", definition["maxLength"])
        and re.search(cast("str", definition.get("pattern", "")), text) is not None
        and re.search(refused, text) is None
    )

    assert VALIDATORS[name].is_valid(text) == taken


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
    {**EVENT, "date": "2018-02-30"},
    {**EVENT, "date": "2018-04-31"},
    {**EVENT, "date": "1900-02-29"},
    {**EVENT, "date": "2018-01-01\n"},
    {**EVENT, "country": "UK"},
    {**EVENT, "url": "ftp://a.b"},
    {**EVENT, "url": "https://a.b/ c"},
    {**EVENT, "url": "https:///c"},
    {**EVENT, "url": "http://:80"},
    {**EVENT, "url": "http://@"},
    {**EVENT, "url": "http://["},
    {**EVENT, "url": "http://a:x"},
    {**EVENT, "url": "http://a:99999"},
    {**EVENT, "url": "http://a\\b"},
    {**EVENT, "url": 'http://a"b'},
    {**EVENT, "url": "http://a\n"},
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


# ---------------------------------------------------------------- narrowed, embedded, and for generators of code

ASKED: list[object] = [
    None,
    Taskforce,
    Meeting,
    Event,
    Taskforce | Meeting,
    list[Event],
    list[Taskforce | Event],
    Meeting | list[Meeting],
]


def references(node: object) -> Iterator[str]:
    """Every `$ref` in a schema."""
    if isinstance(node, dict):
        for key, value in cast("dict[str, object]", node).items():
            if key == "$ref":
                yield cast("str", value)
            else:
                yield from references(value)
    elif isinstance(node, list):
        for each in cast("list[object]", node):
            yield from references(each)


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize("refs", ["#/$defs/{name}", "#/components/schemas/{name}"])
def test_a_schema_defines_all_that_it_refers_to_and_nothing_else(asked: object, refs: str) -> None:
    made = json.schema(asked, refs=refs)
    defined = cast("dict[str, object]", made["$defs"])

    assert {refs.format(name=name) for name in defined} == set(references(made))


@given(st.sampled_from(ASKED), records() | st.lists(records(), max_size=2))
def test_a_narrowed_schema_accepts_what_a_narrowed_reader_accepts(asked: object, record: Record | list[Record]) -> None:
    data = json.dumps(record)
    try:
        json.loads(data, cast("Any", asked))
        expected = True
    except DecodeError:
        expected = False

    assert expected is jsonschema_rs.Draft202012Validator(json.schema(asked)).is_valid(stdlib.loads(data))


OPENAPI = "#/components/schemas/{name}"
OF_ANY = ("stemtaskforce records, wire format version 1", "A record as an object, or records as an array.")


@pytest.mark.parametrize(
    ("asked", "refs", "heading"),
    [
        (Event, OPENAPI, ("Event", "An event as an object.")),
        (Meeting, OPENAPI, ("Meeting", "A meeting as an object.")),
        (Meeting, "#/$defs/{name}", ("Meeting", "A meeting of a taskforce or of the coalition.")),
        (list[Event], OPENAPI, OF_ANY),
        (Event | list[Event], OPENAPI, OF_ANY),
        (Event | Meeting, OPENAPI, OF_ANY),
    ],
)
def test_the_schema_of_one_record_has_its_name(asked: object, refs: str, heading: tuple[str, str]) -> None:
    schema = json.schema(asked, refs=refs)

    assert heading == (schema["title"], schema["description"])


def test_every_record_has_a_name_and_an_example_that_is_read() -> None:
    definitions = cast("dict[str, dict[str, Any]]", json.schema()["$defs"])
    examples = {name: definition["examples"] for name, definition in definitions.items() if "examples" in definition}

    assert list(definitions) == [definition["title"] for definition in definitions.values()]
    assert {"Taskforce", "Meeting", "Event", "TaskforceEvent"} == set(examples)
    for each in (each for several in examples.values() for each in several):
        assert json.from_dict({"type": "event", "version": 1, **each})


def test_a_discriminator_maps_each_type_to_its_definition() -> None:
    refs = "#/components/schemas/{name}"
    made = cast("dict[str, Any]", json.schema(Taskforce | Event, refs=refs, discriminator=True))

    assert {
        "propertyName": "type",
        "mapping": {"taskforce": "#/components/schemas/Taskforce", "event": "#/components/schemas/Event"},
    } == made["discriminator"]


def test_a_component_of_an_openapi_document_validates_by_itself() -> None:
    refs = "#/components/schemas/{name}"
    components = json.schema(Taskforce, refs=refs)["$defs"]
    document = {"components": {"schemas": components}, "$ref": refs.format(name="Taskforce")}
    validator = jsonschema_rs.Draft202012Validator(document)

    assert validator.is_valid(json.to_dict(Taskforce(name="Pact", events=[Event(title="Launch")])))
    assert not validator.is_valid({"type": "taskforce", "version": 1, "name": "Pact", "titel": "x"})


@pytest.mark.parametrize("refs", ["", "#/$defs/", "#/{names}"])
def test_a_pattern_of_references_without_a_name_is_refused(refs: str) -> None:
    with pytest.raises(ValueError, match=r"refs: expected a text with '\{name\}' in it"):
        json.schema(refs=refs)
