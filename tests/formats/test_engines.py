"""Two engines, one verdict: what the fast one reads, the careful one reads as an equal record."""

import datetime
from typing import Any, Literal, cast

import attrs
import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import Event, Meeting, Record, StemTaskforceError, Taskforce
from stemtaskforce.formats import careful, fast, json, parsing
from stemtaskforce.formats.wire import ANYTHING, Wanted, wanted
from stemtaskforce.strategies import records
from tests.formats.mutations import TEXTS, documents

ASKED = [None, Taskforce, Meeting, Event, list[Taskforce], list[Meeting | Event], Taskforce | list[Event]]


def types_in(value: object) -> list[object]:
    """The type of everything in a record; equality alone would hide a lost one."""
    if type(value) in {Taskforce, Meeting, Event}:
        fields = attrs.fields(cast("type[Event]", type(value)))
        return [type(value), *(types_in(getattr(value, field.name)) for field in fields)]
    if isinstance(value, list | tuple):
        return [type(cast("object", value)), *map(types_in, cast("list[object]", value))]
    return [type(value)]


def compare(data: bytes, want: Wanted, *, refuse: bool) -> bool:
    """Hold the law for one document, and tell whether the fast engine has read it."""
    quick = fast.read(data, want, refuse=refuse)
    if quick is None:
        return False
    slow = careful.structure(parsing.parse(data), want, refuse=refuse)
    assert slow == quick
    assert types_in(slow) == types_in(quick)
    return True


@given(data=documents(), asked=st.sampled_from(ASKED), refuse=st.booleans())
@example(data=b'{"type":"event","version":1,"title":"x","summary":"a\\u0009b"}', asked=None, refuse=True)
@example(data=b' \n\t[{"type":"event","version":1,"title":"x"}]', asked=None, refuse=True)
@example(data='["\u0301"]'.encode(), asked=None, refuse=True)
@example(data=b'{"version":1,"title":"x"}', asked=Event, refuse=True)
@example(data=b'[{"version":1,"title":"x"}]', asked=list[Event], refuse=False)
@example(data=b'[{"type":"","never":0}]', asked=list[Event], refuse=False)
def test_what_the_fast_engine_reads_the_careful_one_reads_as_an_equal_record(
    data: bytes,
    asked: Any,  # noqa: ANN401 - every form that the argument takes
    refuse: bool,  # noqa: FBT001 - drawn
) -> None:
    compare(data, wanted(asked), refuse=refuse)


@pytest.mark.parametrize("field", ["title", "summary", "url", "category", "date", "country"])
@pytest.mark.parametrize("text", TEXTS, ids=ascii)
@pytest.mark.parametrize("many", [False, True], ids=["alone", "many"])
def test_every_odd_text_gets_one_verdict_alone_and_among_others(field: str, text: str, *, many: bool) -> None:
    odd = {"type": "event", "version": 1, "publisher": "x", field: text}
    plain = {"type": "event", "version": 1, "title": "Łódź"}
    # The marks at both ends of escapes, and the word that stands alone, are what a document check could stumble over.
    for data in (
        json_of([odd, plain, {**plain, "summary": 'a "b"\nc'}] if many else odd),
        json_of([odd, {**plain, "summary": "\u0928\u0942"}] if many else {**odd, "publisher": "\u0928\u0942"}),
    ):
        compare(data, ANYTHING, refuse=True)


def json_of(plain: object) -> bytes:
    """JSON in UTF-8 without escapes but those that are needed."""
    return msgspec.json.encode(plain)


@given(st.lists(records(), max_size=3) | records())
def test_what_the_library_writes_the_fast_engine_reads(several: Record | list[Record]) -> None:
    for indent in (None, 2):
        assert compare(json.dumps(several, indent=indent), ANYTHING, refuse=True)


@given(records())
def test_what_the_fast_engine_writes_is_what_the_careful_one_says(record: Record) -> None:
    assert json_of(json.to_dict(record)) == fast.write_one(record)
    assert json_of([json.to_dict(record)]) == fast.write([record])


@pytest.mark.parametrize("unknown", [False, True], ids=["ignore", "refuse"])
def test_keys_that_stand_twice_get_one_verdict(*, unknown: bool) -> None:
    for data in (
        b'{"type":"event","type":"meeting","version":1,"title":"x","date":"2017-07-12"}',
        b'{"version":2,"version":1,"type":"event","title":"x"}',
        b'{"type":"event","version":1,"title":7,"title":"x"}',
        b'{"type":"event","version":1,"title":"x","title":"y"}',
        b'{"type":"taskforce","version":1,"name":"x","events":[{"title":"x","title":"y"}],"events":[]}',
    ):
        compare(data, ANYTHING, refuse=unknown)


@pytest.mark.parametrize("unknown", ["refuse", "ignore"])
def test_of_several_faults_the_careful_engine_names_the_first_whatever_is_ignored(
    unknown: Literal["refuse", "ignore"],
) -> None:
    deep = b'{"type":"event","version":1,"title":"x","more":' + b"[" * 64 + b"]" * 64 + b"}"
    for data, expected in {
        deep: "json.depth",
        b"\xef\xbb\xbf" + deep: "json.encoding",
        deep.replace(b"x", b"\xff"): "json.encoding",
        deep[:-1]: "json.depth",
    }.items():
        with pytest.raises(StemTaskforceError) as caught:
            json.loads(data, unknown=unknown)
        assert [expected] == [finding.code for finding in caught.value.findings]
        assert fast.read(data, ANYTHING, refuse=unknown == "refuse") is None


def test_the_fast_engine_gives_up_on_what_is_not_asked_for() -> None:
    data = b'[{"type":"event","version":1,"title":"x"}]'

    assert fast.read(data, wanted(Event), refuse=True) is None
    assert fast.read(data[1:-1], wanted(list[Event]), refuse=True) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://a.b",
        "http://a.b/c?d=/e#f",
        "https://a.b:80/c",
        "https://a@b/",
        "https://[::1]/x",
        "https://a?b/c",
        "https://ü.eu/x",
    ],
)
def test_urls_are_taken_at_speed_and_one_by_one(url: str) -> None:
    data = json.dumps([Event(url=url, title="x"), Event(url=url, title="Łódź")])

    assert compare(data, ANYTHING, refuse=True)


def test_more_different_days_than_are_remembered_are_read_and_written() -> None:
    days = [datetime.date.fromordinal(700_000 + number) for number in range(40_000)]
    before, after = json.dumps(Event(title="x", date="2016-09-29")).split(b"2016-09-29")
    data = b"[" + b",".join(before + str(day).encode() + after for day in days) + b"]"
    events = json.loads(data, list[Event])

    assert days == [event.date for event in events]
    assert data == json.dumps(events)
