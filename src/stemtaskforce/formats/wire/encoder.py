"""The encoder of the JSON wire format: records to bytes, with msgspec.

A structure of msgspec is filled per record and written in batches; the structures are made from the field
declarations (`structs`).
"""

import io
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from stemtaskforce.formats.wire.structs import ENTRY, SHAPES, TEXTS
from stemtaskforce.formats.wire.versions import VERSION
from stemtaskforce.model import Event, Meeting, Record, Taskforce, generated

__all__ = ["write", "write_lines", "write_one"]

#: A structure that msgspec writes; its fields are those of the record.
Filled = Any

_TASKFORCE, _MEETING, _EVENT = (SHAPES[record].written for record in (Taskforce, Meeting, Event))
#: How many records are written at once: few enough to stay in the processor's cache between two steps.
_BATCH = 32
_COMMA = ord(",")
_ENCODER = msgspec.json.Encoder()
_ENCODE = _ENCODER.encode


def write(records: Sequence[Record]) -> bytes:
    """Write records as a JSON array.

    Args:
        records: Any number of them.

    Returns:
        UTF-8 on one line, without spaces.
    """
    written = _ENCODE(_structures(records[:_BATCH]))
    if len(records) <= _BATCH:
        return written
    # A stream hands its bytes out without a copy, and the buffer of a batch stays in the processor's cache.
    stream, buffer = io.BytesIO(), bytearray(written)
    stream.write(written)
    for start in range(_BATCH, len(records), _BATCH):
        _ENCODER.encode_into(_structures(records[start : start + _BATCH]), buffer)
        # The bracket that opens an array becomes the comma between two items, over the bracket that closed the last.
        buffer[0] = _COMMA
        stream.seek(-1, io.SEEK_END)
        stream.write(buffer)
    return stream.getvalue()


def write_lines(records: Sequence[Record]) -> bytes:
    """Write records as JSON objects, one per line.

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
        UTF-8 on one line, without spaces; `None` for anything but a record.
    """
    fill = _FILL.get(type(record))
    return None if fill is None else _ENCODE(fill(record))


def _structures(records: Sequence[Record]) -> list[Filled]:
    return [_FILL[type(record)](record) for record in records]


#: What fills the structure of a record, by type.
_FILL: dict[type, Callable[[Any], Filled]] = {
    Taskforce: generated.taskforce_filler(VERSION, _TASKFORCE, TEXTS, ENTRY),
    Meeting: generated.meeting_filler(VERSION, _MEETING, TEXTS),
    Event: generated.event_filler(VERSION, _EVENT, TEXTS),
}
