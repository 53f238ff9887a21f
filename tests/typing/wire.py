"""What type checkers see of the wire: checked by mypy and pyright, never run."""

from pathlib import Path
from typing import assert_type

from stemtaskforce import Event, Meeting, Taskforce, load, save
from stemtaskforce.catalog import Catalog
from stemtaskforce.formats import json, jsonl

DATA = b"[]"

assert_type(json.loads(DATA), Taskforce | Meeting | Event | list[Taskforce | Meeting | Event])
assert_type(json.loads(DATA, Taskforce), Taskforce)
assert_type(json.loads(DATA, list[Meeting]), list[Meeting])
assert_type(json.loads("[]", list[Taskforce | Meeting | Event], unknown="ignore"), list[Taskforce | Meeting | Event])
assert_type(json.loads(DATA, list[Taskforce | Meeting]), list[Taskforce | Meeting])
assert_type(json.loads(DATA, list[Event | Taskforce]), list[Taskforce | Event])
assert_type(json.from_dict([], list[Meeting | Event]), list[Meeting | Event])
assert_type(json.loads(DATA, Taskforce | list[Event]), Taskforce | Meeting | Event | list[Taskforce | Meeting | Event])
json.loads(DATA, tuple[Event, ...])  # type: ignore[type-var]  # an array is a list
json.from_dict([], tuple[Event, ...])  # type: ignore[type-var]  # an array is a list
json.from_dict([], list[str])  # type: ignore[type-var]  # of records
jsonl.read("a.jsonl", type=list[Event])  # type: ignore[type-var]  # a line is a record
assert_type(json.from_dict({}, Event), Event)
assert_type(json.to_dict(Event(title="x")), dict[str, object])
assert_type(json.to_dict([Event(title="x")]), list[dict[str, object]])
assert_type(json.dumps([Event(title="x"), Meeting(title="x", date="2017-07-12")]), bytes)
assert_type(json.dumps(Event(title="x"), indent=2), bytes)

assert_type(jsonl.read("a.jsonl"), jsonl.Lines[Taskforce | Meeting | Event])
assert_type(next(jsonl.read(Path("a.jsonl"), type=Meeting)), Meeting)
assert_type(jsonl.write(iter([Event(title="x")]), Path("a.jsonl")), int)

assert_type(load("a.json"), Catalog)
save(load(Path("a.jsonl.gz")), "a.json")
