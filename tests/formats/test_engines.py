"""Two engines, one verdict: what the fast one reads, the careful one reads as an equal record."""

import datetime
from collections.abc import Callable
from typing import Any, Literal, NoReturn, cast
from unittest import mock

import attrs
import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import DecodeError, Event, LimitExceeded, Meeting, Record, StemTaskforceError, Taskforce
from stemtaskforce.formats import json
from stemtaskforce.formats.wire import codec, encoder, parsing, reporting, strict
from stemtaskforce.formats.wire.spec import ANYTHING, Wanted, wanted
from stemtaskforce.model import generated
from stemtaskforce.strategies import records
from stemtaskforce.text import check_url
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


def verdict(read: Callable[[], Record | list[Record]]) -> tuple[object, object, int]:
    """What a decoder gives: its records, or the type, the findings and the number of further ones of its error."""
    try:
        return read(), (), 0
    except (DecodeError, LimitExceeded) as error:
        return type(error), error.findings, error.omitted


def compare(data: bytes, want: Wanted, *, refuse: bool) -> bool:
    """Hold the law for one document, and tell whether the fast engine has read it."""
    quick = strict.read(data, want, refuse=refuse)
    if quick is None or isinstance(quick, strict.Doubts):
        assert verdict(lambda: codec.decode(data, want, refuse=refuse)) == verdict(
            lambda: reporting.structure(parsing.parse(data), want, refuse=refuse)
        )
        return False
    slow = reporting.structure(parsing.parse(data), want, refuse=refuse)
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
@example(data=b"[]", asked=Event, refuse=True)
@example(data=b'[{"type":"event","version":1,"title":"x"}]', asked=Event, refuse=False)
def test_what_the_fast_engine_reads_the_careful_one_reads_as_an_equal_record(
    data: bytes,
    asked: Any,  # noqa: ANN401 - every form that the argument takes
    refuse: bool,  # noqa: FBT001 - drawn
) -> None:
    compare(data, wanted(asked), refuse=refuse)


@pytest.mark.slow
@given(
    parts=st.lists(documents(), min_size=1, max_size=5),
    among=st.integers(0, 140),
    between=st.sampled_from([b",", b" ,\n", b",,"]),
    refuse=st.booleans(),
)
@example(parts=[b'{"type":"event","version":1,"title":"x","date":"2020-02-30"}'], among=70, between=b",", refuse=True)
@example(
    parts=[b'{"type":"event","version":1,"title":"x","x":' + b"[" * 63 + b"]" * 63 + b"}"],
    among=1,
    between=b",",
    refuse=False,
)
@example(parts=[b'{"type":"event","version":1,"title":"\xff"}', b"7"], among=3, between=b",", refuse=True)
@example(parts=[b'{"type":"event","version":1,"title":"x"', b"}"], among=3, between=b"", refuse=True)
@example(parts=[b'{"type":"event","version":1,"title":"x","x":1}'], among=0, between=b",", refuse=True)
def test_items_that_are_not_right_get_the_findings_of_the_whole_document(
    parts: list[bytes],
    among: int,
    between: bytes,
    refuse: bool,  # noqa: FBT001 - drawn
) -> None:
    right = [b'{"type":"event","version":1,"title":"Launch"}'] * among
    data = b"[" + between.join([*right[: among // 2], *parts, *right[among // 2 :]]) + b"]"
    compare(data, ANYTHING, refuse=refuse)


@pytest.mark.parametrize("asked", [Taskforce, list[Taskforce]])
def test_records_of_another_type_than_asked_are_told_each_by_its_place(asked: Any) -> None:  # noqa: ANN401 - every form
    compare(json_of([{"type": "event", "version": 1, "title": "x"}] * 3), wanted(asked), refuse=True)


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


#: Every field of text with a record of its type that says nothing else, and is right without it.
ALONE: list[tuple[dict[str, object], str]] = [
    *(({"type": "event", "version": 1}, name) for name in ("category", "publisher", "summary", "title")),
    *(
        ({"type": "meeting", "version": 1, "title": "x", "date": "2017-07-12"}, name)
        for name in ("title", "host_organisation", "location", "summary", "objective", "description", "next_steps")
    ),
    *(
        ({"type": "taskforce", "version": 1, "name": "x"}, name)
        for name in ("name", "requesting_organisation", "background", "objectives", "results")
    ),
]


@pytest.mark.parametrize(
    ("plain", "field"), ALONE, ids=lambda value: value if isinstance(value, str) else value["type"]
)
def test_every_odd_text_gets_one_verdict_in_every_field_where_nothing_else_is_odd(
    plain: dict[str, object], field: str
) -> None:
    for text in TEXTS:
        record = {**plain, field: text}
        compare(json_of(record), ANYTHING, refuse=True)
        compare(json_of([record]), ANYTHING, refuse=True)
        if plain["type"] == "event":
            event = {key: value for key, value in record.items() if key not in {"type", "version"}}
            holder = {"type": "taskforce", "version": 1, "name": "x", "events": [{"title": "x"}, event]}
            compare(json_of(holder), ANYTHING, refuse=True)
            compare(json_of([holder]), ANYTHING, refuse=True)


#: What is usual in records, and what only the model's rules can judge.
PLAIN: list[dict[str, object]] = [
    *({"type": "event", "version": 1, name: "Łódź"} for name in ("category", "publisher", "summary", "title")),
    {"type": "event", "version": 1, "title": "x", "summary": "One.\n\nTwo.", "url": "https://a.b/c?d=e#f"},
    {
        "type": "meeting",
        "version": 1,
        "title": "x",
        "date": "2017-07-12",
        "end_date": "2017-07-13",
        "time": "09:30:00",
        "description": "Été.\n\nHiver.",
        "url": "http://a.b",
    },
    {
        "type": "taskforce",
        "version": 1,
        "name": "Łódź",
        "results": "Été.\nHiver.",
        "events": [{"title": "x", "summary": "Été.\nHiver.", "url": "https://a.b"}, {"category": "x"}],
    },
]


@pytest.mark.parametrize("plain", PLAIN, ids=str)
@pytest.mark.parametrize("before", ["", " ", "\r\n\t"], ids=["nothing", "space", "breaks"])
def test_what_is_right_is_read_by_the_fast_engine(plain: dict[str, object], before: str) -> None:
    for document in (plain, [plain], [plain, *PLAIN]):
        for indent in (0, 2):
            data = before.encode() + msgspec.json.format(json_of(document), indent=indent)
            assert compare(data, ANYTHING, refuse=True)
            assert compare(data, ANYTHING, refuse=False)


@pytest.mark.parametrize("plain", PLAIN, ids=str)
def test_a_plain_record_is_read_without_a_look_at_the_document_as_a_whole(
    plain: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(strict, "look", refuse)
    assert strict.read(json_of(plain), ANYTHING, refuse=True) is not None


def test_records_in_documents_without_doubt_are_not_asked_text_by_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(strict, "check_line", refuse)
    monkeypatch.setattr(strict, "check_prose", refuse)
    assert strict.read(json_of(PLAIN), ANYTHING, refuse=True) is not None
    unprintable = {"type": "event", "version": 1, "title": "Kick\u00adoff"}  # and harmless
    assert strict.read(json_of(unprintable), ANYTHING, refuse=True) is not None


def test_what_is_right_never_comes_to_the_careful_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(codec, "structure", refuse)
    assert len(PLAIN) == len(json.loads(json_of(PLAIN), list[Taskforce | Meeting | Event]))
    with pytest.raises(AssertionError):
        json.loads(b"{}")


@pytest.mark.parametrize(
    "data",
    [
        b'{"type":"event","version":1,"title":"x","more":1}',
        b'[{"type":"event","version":1,"title":"x","more":1}]',
        b'{"type":"meeting","version":1,"title":"x","date":"2017-07-12","more":1}',
        b'{"type":"taskforce","version":1,"name":"x","more":1}',
        b'{"type":"taskforce","version":1,"name":"x","events":[{"title":"x","more":1}]}',
        b'{"type":"taskforce","version":1,"name":"x","events":[{"title":"x","version":1}]}',
        b'{"type":"taskforce","version":1,"name":"x","events":[{"title":"x","type":"event"}]}',
    ],
)
def test_unknown_keys_are_refused_or_ignored_by_both_engines(data: bytes) -> None:
    assert not compare(data, ANYTHING, refuse=True)
    assert compare(data, ANYTHING, refuse=False)
    with pytest.raises(DecodeError, match=r"field\.unknown"):
        json.loads(data)


@pytest.mark.slow
def test_as_many_events_as_the_limit_are_read_and_one_more_are_refused_by_both_engines() -> None:
    most: dict[str, object] = {"type": "taskforce", "version": 1, "name": "x", "events": [{"title": "x"}] * 10_000}
    more: dict[str, object] = {**most, "events": [{"title": "x"}] * 10_001}

    assert compare(json_of(most), ANYTHING, refuse=True)
    assert not compare(json_of(more), ANYTHING, refuse=True)
    with pytest.raises(DecodeError, match=r"events\.too-many"):
        json.loads(json_of(more))


@pytest.mark.parametrize(("end", "read"), [("2017-07-13", True), ("2017-07-12", False), ("2017-07-11", False)])
def test_a_meeting_ends_after_it_starts_for_both_engines(end: str, *, read: bool) -> None:
    meeting = {"type": "meeting", "version": 1, "title": "x", "date": "2017-07-12", "end_date": end}

    assert read == compare(json_of(meeting), ANYTHING, refuse=True)
    assert read == compare(json_of([meeting]), ANYTHING, refuse=True)


@pytest.mark.parametrize(
    ("text", "read"),
    [("x", True), ("x y", True), (" x", False), ("x ", False), ("x\ny", False), ("x\ty", False), ("x\x7fy", False)],
)
@pytest.mark.parametrize("field", ["title", "category"])
def test_one_plain_record_keeps_the_rules_of_lines_for_both_engines(field: str, text: str, *, read: bool) -> None:
    event: dict[str, object] = {"type": "event", "version": 1, "summary": "z", field: text}
    inside = {key: value for key, value in event.items() if key not in {"type", "version"}}
    taskforce = {"type": "taskforce", "version": 1, "name": "Pact", "events": [inside]}
    meeting = {"type": "meeting", "version": 1, "title": text, "date": "2017-07-12"}

    for record in (event, taskforce, meeting):
        for indent in (0, 2):
            assert read == compare(msgspec.json.format(json_of(record), indent=indent), ANYTHING, refuse=True)


def test_one_plain_record_keeps_the_rules_of_addresses_and_of_events_for_both_engines() -> None:
    for url, read in {"https://a.b/c": True, "ftp://a.b": False, "https://a.b/c d": False, "https://": False}.items():
        event = {"type": "event", "version": 1, "title": "x", "url": url}
        taskforce = {"type": "taskforce", "version": 1, "name": "Pact", "events": [{"title": "x", "url": url}]}
        assert [read, read] == [compare(json_of(record), ANYTHING, refuse=True) for record in (event, taskforce)]
    for silent in ({"type": "event", "version": 1}, {"type": "taskforce", "version": 1, "name": "x", "events": [{}]}):
        assert not compare(json_of(silent), ANYTHING, refuse=True)


def json_of(plain: object) -> bytes:
    """JSON in UTF-8 without escapes but those that are needed."""
    return msgspec.json.encode(plain)


@given(st.lists(records(), max_size=3) | records())
def test_what_the_library_writes_the_fast_engine_reads(several: Record | list[Record]) -> None:
    for indent in (None, 2):
        assert compare(json.dumps(several, indent=indent), ANYTHING, refuse=True)


@given(st.lists(records(), max_size=3) | records())
def test_slots_that_are_set_one_by_one_give_the_records_that_a_change_of_class_gives(
    given: Record | list[Record],
) -> None:
    """Python without its global lock sets slots, as each change of a class would stop every thread."""
    data = json.dumps(given)
    by_slot = strict.makers(generated.BY_SLOT)

    with mock.patch.object(strict, "_MAKERS", by_slot):
        assert compare(data, ANYTHING, refuse=True)
        read = strict.read(data, ANYTHING, refuse=True)
    assert types_in(strict.read(data, ANYTHING, refuse=True)) == types_in(read)


@given(records())
def test_what_the_fast_engine_writes_is_what_the_careful_one_says(record: Record) -> None:
    assert json_of(json.to_dict(record)) == encoder.write_one(record)
    assert json_of([json.to_dict(record)]) == encoder.write([record])


@pytest.mark.parametrize("count", [0, 1, 31, 32, 33, 63, 64, 65, 97])
def test_arrays_of_any_length_are_written_as_one_array_of_what_stands_alone(count: int) -> None:
    several = [Event(title=f"{number}]") for number in range(count)]
    expected = b"[%s]" % b",".join(encoder.write_one(event) or b"" for event in several)

    assert expected == encoder.write(several)


@pytest.mark.parametrize("text", ["", "DKK", "dk", "UK", "Denmark", "\\u0044K", "DK ", "webinar", "DK"])
def test_members_of_closed_lists_get_one_verdict(text: str) -> None:
    meeting = '{"type":"meeting","version":1,"title":"x","date":"2017-07-12","%s":"%s"}'
    nested = '{"type":"taskforce","version":1,"name":"x","events":[{"title":"x","%s":"%s"}]}'
    for data in (nested % ("country", text), *(meeting % (field, text) for field in ("country", "kind"))):
        for document in (data, f"[{data}]", data.replace('"title"', '"country":"XX","title"')):
            compare(document.encode(), ANYTHING, refuse=True)
            compare(document.encode(), ANYTHING, refuse=False)


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
        assert strict.read(data, ANYTHING, refuse=unknown == "refuse") is None


def test_the_fast_engine_gives_up_on_what_is_not_asked_for() -> None:
    data = b'[{"type":"event","version":1,"title":"x"}]'

    assert strict.read(data, wanted(Event), refuse=True) is None
    assert strict.read(data[1:-1], wanted(list[Event]), refuse=True) is None


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


URL_STARTS = (
    *("https://a.eu", "https://a.eu-b.eu", "https://a.eu.b", "http://a.eu", "https://a.eu:80", "https://b.eu"),
    *("https://a..eu", "https://a.1", "https://a.eu:99999", "https:///a.eu", "//a.eu", "https://a b.eu"),
)
URL_ENDS = ("", "/", "/x", "?x/y", "#x", "//x", "/a b", "/\u00fc", "/x\ny", "/\x7f", "/a-b.eu/")


@given(st.lists(st.builds(str.__add__, st.sampled_from(URL_STARTS), st.sampled_from(URL_ENDS)), min_size=1, max_size=5))
@example(["https://a.eu", "https://a.eu-b.1/x", "https://a.eu/x"])
def test_urls_are_taken_together_where_each_is_right(urls: list[str]) -> None:
    data = msgspec.json.encode([{"type": "event", "version": 1, "title": "x", "url": url} for url in urls])

    assert compare(data, ANYTHING, refuse=True) is not any(map(check_url, urls))


def test_of_some_urls_each_scheme_and_host_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(strict, "check_url", asked.append)
    strict.is_host.cache_clear()
    urls = [
        f"{start}/{number}//x?y=/" for number in range(40) for start in ("http://a", "https://b.eu", "https://b.eu:80")
    ]
    data = json.dumps([Event(url=url, title="x") for url in urls])

    assert strict.read(data, ANYTHING, refuse=True) is not None
    assert ["http://a", "https://b.eu", "https://b.eu:80"] == sorted(asked)


def test_more_different_days_than_are_remembered_are_read_and_written() -> None:
    days = [datetime.date.fromordinal(700_000 + number) for number in range(40_000)]
    before, after = json.dumps(Event(title="x", date="2016-09-29")).split(b"2016-09-29")
    data = b"[" + b",".join(before + str(day).encode() + after for day in days) + b"]"
    events = json.loads(data, list[Event])

    assert days == [event.date for event in events]
    assert data == json.dumps(events)
