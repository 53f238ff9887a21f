"""What type checkers know of pages and of documents read and written. Checked by mypy and pyright, never run."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Literal, assert_type

from stemtaskforce import Catalog, Event, Finding, ListingRow, Meeting, Reading, Record, Taskforce, load, pages, save
from stemtaskforce.formats import files, json, jsonl

Kind = Literal["taskforce", "meeting", "publication", "listing"]


def readings(reading: Reading) -> None:
    """What a page gave."""
    assert_type(reading.kind, Kind | None)
    assert_type(reading.layout, str | None)
    assert_type(reading.record, Taskforce | Meeting | Event)
    assert_type(reading.records, tuple[Record, ...])
    assert_type(reading.rows, tuple[ListingRow, ...])
    assert_type(reading.findings, tuple[Finding, ...])
    assert_type(reading.fields, Mapping[str, object])
    assert_type(reading.unread, tuple[pages.Line, ...])
    assert_type(reading.unread[0].number, int)
    assert_type(reading.unread[0].text, str)
    assert_type(reading.source, str | None)
    assert_type(reading.complete(name="Pact"), Taskforce | Meeting | Event)


def a_record_is_told_by_its_class(reading: Reading) -> str:
    """After a look at its class a record has the fields of it, and after all three nothing is left."""
    match reading.record:
        case Taskforce() as taskforce:
            assert_type(taskforce, Taskforce)
            return taskforce.name
        case Meeting() as meeting:
            assert_type(meeting, Meeting)
            return meeting.title
        case Event() as event:
            assert_type(event, Event)
            return event.summary


def readers() -> None:
    """Pages are text, markup or files."""
    assert_type(pages.read_text("Background: Skills"), Reading)
    assert_type(pages.read_text("Background: Skills", url="https://example.eu/", max_bytes=1_000), Reading)
    assert_type(pages.read_html("<p>Background: Skills"), Reading)
    assert_type(pages.read_html(b"<p>Background: Skills", encoding="utf-8"), Reading)
    assert_type(pages.read_path(Path("page.html")), Reading)
    assert_type(pages.read_path("page.txt"), Reading)
    assert_type(pages.read_paths("folder"), Iterator[Reading])
    assert_type(pages.read_paths([Path("page.txt"), "page.html"]), Iterator[Reading])
    pages.read_text(b"bytes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # bytes need a charset
    pages.read_text("a", "b")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # keywords only


def loads(data: bytes) -> None:
    """The type that is asked for is the type of what is read."""
    assert_type(json.loads(data), Record | list[Record])
    assert_type(json.loads(data, Taskforce), Taskforce)
    assert_type(json.loads(data, Meeting), Meeting)
    assert_type(json.loads(data, Event), Event)
    assert_type(json.loads(data, list[Taskforce]), list[Taskforce])
    assert_type(json.loads(data, list[Taskforce | Meeting | Event]), list[Taskforce | Meeting | Event])
    assert_type(json.loads(data, type=list[Event], unknown="ignore", max_bytes=1_000), list[Event])
    assert_type(json.loads(data, Taskforce | Meeting), Record | list[Record])
    # "refuse" or "ignore", and nothing else
    json.loads(data, unknown="keep")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]  # as above


def dumps(taskforce: Taskforce, meetings: list[Meeting], catalog: Catalog) -> None:
    """A record gives an object, several give an array."""
    assert_type(json.dumps(taskforce), bytes)
    assert_type(json.dumps(meetings, indent=2), bytes)
    assert_type(json.dumps(catalog), bytes)
    assert_type(json.to_dict(taskforce), dict[str, object])
    assert_type(json.to_dict(meetings), list[dict[str, object]])
    assert_type(json.schema(), dict[str, object])
    json.dumps("text")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no record


def from_dict(data: object) -> None:
    """Plain objects are read like documents."""
    assert_type(json.from_dict(data), Record | list[Record])
    assert_type(json.from_dict(data, Event), Event)
    assert_type(json.from_dict(data, list[Meeting]), list[Meeting])


def lines(source: BinaryIO, records: list[Record]) -> None:
    """JSON lines give records one at a time, and keep what there was to say."""
    assert_type(jsonl.read("records.jsonl"), jsonl.Lines[Record])
    assert_type(jsonl.read(Path("records.jsonl.gz"), type=Event), jsonl.Lines[Event])
    assert_type([each.key for each in jsonl.read(source, type=Taskforce | Meeting, on_error="collect")], list[str])
    assert_type([each.title for each in jsonl.read(source, type=Meeting)], list[str])
    assert_type(jsonl.read(source).findings, tuple[Finding, ...])
    assert_type(jsonl.read(source).omitted, int)
    assert_type(jsonl.write(records, source), int)
    with jsonl.read(source, type=Event) as opened:
        assert_type(next(opened), Event)
    # "raise" or "collect", and nothing else
    jsonl.read(source, on_error="skip")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]  # as above


def whole_files(catalog: Catalog) -> None:
    """A file is a catalog."""
    assert_type(load("records.json"), Catalog)
    assert_type(files.load(Path("records.jsonl"), unknown="ignore"), Catalog)
    save(catalog, Path("records.json"))
