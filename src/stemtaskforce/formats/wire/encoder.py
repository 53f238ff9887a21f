"""The encoder of the JSON wire format: records to bytes, with msgspec.

A structure of msgspec is filled per record and written in batches; the structures are made from the field
declarations (`structs`).
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from stemtaskforce.formats.wire.spec import VERSION
from stemtaskforce.formats.wire.structs import ENTRY, SHAPES, TEXTS
from stemtaskforce.model import Event, Meeting, Record, Taskforce

__all__ = ["write", "write_lines", "write_one"]

#: A structure that msgspec writes; its fields are those of the record.
Filled = Any

_TASKFORCE, _MEETING, _EVENT = (SHAPES[record].written for record in (Taskforce, Meeting, Event))
_ENTRY = ENTRY
#: How many records are written at once: few enough to stay in the processor's cache between two steps.
_BATCH = 16
_TEXT = TEXTS.__getitem__
_ENCODER = msgspec.json.Encoder()
_ENCODE = _ENCODER.encode


def write(records: Sequence[Record]) -> bytes:
    """Write records as a JSON array.

    Args:
        records: Any number of them.

    Returns:
        UTF-8 on one line, without spaces.
    """
    parts: list[bytes | memoryview] = [b"["]
    for start in range(0, len(records), _BATCH):
        written = _ENCODE(_structures(records[start : start + _BATCH]))
        parts += (memoryview(written)[1:-1], b",")
    parts[len(parts) - (len(parts) > 1) :] = [b"]"]
    return b"".join(parts)


def write_lines(records: Sequence[Record]) -> bytes:
    """Write records as JSON objects, one a line.

    Args:
        records: Any number of them.

    Returns:
        UTF-8 that ends with a line break, or nothing for no records.
    """
    return _ENCODER.encode_lines(_structures(records))


def write_one(record: object) -> bytes | None:
    """Write a record as a JSON object.

    Args:
        record: A record, or anything.

    Returns:
        UTF-8 on one line, without spaces; `None` for what is no record.
    """
    fill = _FILL.get(type(record))
    return None if fill is None else _ENCODE(fill(record))


def _structures(records: Sequence[Record]) -> list[Filled]:
    return [_FILL[type(record)](record) for record in records]


# The fields stand here in so many words, in the order of the structures: Python reads a slot by its name several
# times as fast as one that is looked up, and type checkers see every name.


def _event(one: Event) -> Filled:
    return _EVENT(VERSION, _TEXT(one.date), one.category, one.publisher, one.summary, one.title, one.country, one.url)


def _meeting(one: Meeting) -> Filled:
    return _MEETING(
        VERSION,
        one.title,
        _TEXT(one.date),
        _TEXT(one.end_date),
        _TEXT(one.time),
        one.kind,
        one.host_organisation,
        one.country,
        one.location,
        one.summary,
        one.objective,
        one.description,
        one.next_steps,
        one.url,
    )


def _taskforce(one: Taskforce) -> Filled:
    return _TASKFORCE(
        VERSION,
        one.name,
        one.requesting_organisation,
        one.country,
        _TEXT(one.start_date),
        one.status,
        one.background,
        one.objectives,
        one.results,
        [
            _ENTRY(_TEXT(each.date), each.category, each.publisher, each.summary, each.title, each.country, each.url)
            for each in one.events
        ],
        one.url,
    )


_FILL: dict[type, Callable[[Any], Filled]] = {Taskforce: _taskforce, Meeting: _meeting, Event: _event}
