"""JSON: records to bytes and back, strictly.

The public functions of `wire`. For one record per line see `jsonl`; `files` opens files.
"""

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import cast, overload

import msgspec

from stemtaskforce.formats.records import as_records, checked_records, is_record
from stemtaskforce.formats.wire import codec
from stemtaskforce.formats.wire.converter import to_plain
from stemtaskforce.formats.wire.parsing import to_bytes
from stemtaskforce.formats.wire.schema import schema
from stemtaskforce.formats.wire.spec import MAX_BYTES, Asked, Data, Unknown, checked_unknown, wanted
from stemtaskforce.formats.wire.versions import VERSION
from stemtaskforce.model import Record

__all__ = ["VERSION", "dumps", "from_dict", "loads", "schema", "to_dict"]

#: How deep the objects of records can be: an array, a taskforce in it, its events, an event.
_RECORD_DEPTH = 4


def dumps(records: Record | Iterable[Record], *, indent: int | None = None) -> bytes:
    """Write a record as a JSON object, or records as an array.

    Args:
        records: A record, or any number of them in the order to write.
        indent: How many spaces to indent by; `None` for one line without spaces.

    Returns:
        UTF-8 without a byte order mark; the same records give the same bytes everywhere.

    Raises:
        InvalidRecord: An item is not a record, or the items have no order, as in a set.

    Example:
        >>> from stemtaskforce import Event
        >>> print(dumps(Event(date="2018-05-04", category="News"), indent=2).decode())
        {
          "type": "event",
          "version": 1,
          "date": "2018-05-04",
          "category": "News",
          "publisher": null,
          "summary": "",
          "title": null,
          "country": null,
          "url": null
        }
    """
    written = codec.write_one(records)
    if written is None:
        written = codec.write(as_records(records))
    return written if indent is None else msgspec.json.format(written, indent=indent)


@overload
def loads(
    data: Data, type: None = None, *, unknown: Unknown = "refuse", max_bytes: int = MAX_BYTES
) -> Record | list[Record]: ...
@overload
def loads(data: Data, type: type[Asked], *, unknown: Unknown = "refuse", max_bytes: int = MAX_BYTES) -> Asked: ...
@overload
def loads(
    data: Data, type: UnionType, *, unknown: Unknown = "refuse", max_bytes: int = MAX_BYTES
) -> Record | list[Record]: ...
def loads(
    data: Data,
    type: object = None,  # noqa: A002 - the name that the documentation and the format use
    *,
    unknown: Unknown = "refuse",
    max_bytes: int = MAX_BYTES,
) -> object:
    """Read a record of a JSON object, or a list of records of an array.

    Args:
        data: A document in UTF-8 without a byte order mark, or a text.
        type: The expected type: `Taskforce`, `list[Taskforce]`, `list[Taskforce | Meeting | Event]` and the like;
            `None` for any record or list of records.
        unknown: Whether keys that are not fields are an error (`refuse`) or skipped (`ignore`). A document of a newer
            version is refused either way.
        max_bytes: The most bytes to read; 64 MiB.

    Returns:
        A record of an object, a list of an array. Of duplicate keys the last wins.

    Raises:
        DecodeError: The document is invalid; `findings` has every problem with its pointer.
        LimitExceeded: It is larger than `max_bytes`, or nested deeper than 64 levels.
        TypeError: `data` is neither bytes nor text.

    Example:
        >>> from stemtaskforce import Meeting
        >>> loads('{"type":"meeting","version":1,"title":"Kick-off","date":"2017-07-12"}', Meeting).date
        Date(2017, 7, 12)
        >>> try:
        ...     loads('{"type":"meeting","version":2,"titel":"Kick-off","date":null}')
        ... except ValueError as error:
        ...     print(error)
        error: version: expected 1, got 2; a newer stemtaskforce may read it [record.version at /version]
        error: 'titel' is not a field of a meeting; did you mean 'title'? [field.unknown at /titel]
        error: date: expected a day as YYYY-MM-DD, got null [type.mismatch at /date]
        error: title: is required and absent [field.missing at /title]
    """
    want, refuse = wanted(type), checked_unknown(unknown)
    raw = data if isinstance(data, bytes) and len(data) <= max_bytes else to_bytes(data, max_bytes)
    return codec.decode(raw, want, refuse=refuse)


@overload
def to_dict(records: Record) -> dict[str, object]: ...
@overload
def to_dict(records: Iterable[Record]) -> list[dict[str, object]]: ...
@overload
def to_dict(records: Record | Iterable[Record]) -> dict[str, object] | list[dict[str, object]]: ...
def to_dict(records: Record | Iterable[Record]) -> dict[str, object] | list[dict[str, object]]:
    """Return the plain values that `dumps` writes: dictionaries, lists, strings, integers and `None`.

    Args:
        records: A record, or any number of them.

    Returns:
        A dictionary of a record, a list of records.

    Raises:
        InvalidRecord: An item is not a record, or the items have no order, as in a set.

    Example:
        >>> from stemtaskforce import Taskforce
        >>> to_dict(Taskforce(name="Pact", start_date="2016-09-29"))["start_date"]
        '2016-09-29'
    """
    if is_record(records):
        return to_plain(records)
    return [to_plain(record) for record in checked_records(records)]


@overload
def from_dict(data: object, type: None = None, *, unknown: Unknown = "refuse") -> Record | list[Record]: ...
@overload
def from_dict(data: object, type: type[Asked], *, unknown: Unknown = "refuse") -> Asked: ...
@overload
def from_dict(data: object, type: UnionType, *, unknown: Unknown = "refuse") -> Record | list[Record]: ...
def from_dict(
    data: object,
    type: object = None,  # noqa: A002 - as in `loads`
    *,
    unknown: Unknown = "refuse",
) -> object:
    """Read a record of a dictionary, or a list of records of a list, by the rules of `loads`.

    Args:
        data: Plain values as JSON has them: a date is a text here too, an array a list; an object may be any mapping.
        type: The expected type, as in `loads`.
        unknown: Whether keys that are not fields are an error (`refuse`) or skipped (`ignore`). A document of a newer
            version is refused either way.

    Returns:
        A record of a dictionary, a list of a list.

    Raises:
        DecodeError: The values are invalid; `findings` has every problem with its pointer.

    Example:
        >>> from_dict([{"type": "event", "version": 1, "title": "Launch"}])[0].key
        'event/undated/launch'
    """
    return codec.structure(_with_objects(data), wanted(type), refuse=checked_unknown(unknown))


def _with_objects(data: object, depth: int = _RECORD_DEPTH) -> object:
    """Return plain values with a dictionary for each mapping, down to the events of a taskforce in an array."""
    if isinstance(data, Mapping):
        values = cast("Mapping[object, object]", data)
        return {key: _with_objects(value, depth - 1) if depth else value for key, value in values.items()}
    if type(data) is list:
        return [_with_objects(item, depth - 1) if depth else item for item in cast("list[object]", data)]
    return data
