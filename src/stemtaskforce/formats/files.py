"""Catalogs in files: the format is told by the ending, never guessed from the content.

A new format is a line in the table here. What stands in the files is the business of each format's room, and how
they are replaced that of `atomic`.
"""

from collections.abc import Callable, Iterable, Mapping
from os import PathLike, fspath
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, cast

import attrs

from stemtaskforce.catalog import Catalog
from stemtaskforce.errors import DecodeError, LimitExceeded
from stemtaskforce.findings import make
from stemtaskforce.formats import json, jsonl
from stemtaskforce.formats.atomic import DAMAGES, ending_of, opened, replacing
from stemtaskforce.formats.wire import MAX_BYTES, Unknown
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.text import excerpt, nearest

__all__ = ["load", "save"]

Path: TypeAlias = str | PathLike[str]


class _Format(NamedTuple):
    """How the records of a file are read and written."""

    read: Callable[[Path, Unknown, int], Iterable[Record]]
    write: Callable[[Iterable[Record], Path], object]


def load(path: Path, *, unknown: Unknown = "refuse", max_bytes: int = MAX_BYTES) -> Catalog:
    """Read a catalog from a file.

    Args:
        path: A file whose name ends in `.json` (an array of records) or `.jsonl` (one a line), maybe with `.gz`
            behind for a compressed one; in capitals or not.
        unknown: Whether keys that are no field are an error (`refuse`) or skipped (`ignore`).
        max_bytes: The most bytes of a document, unpacked: of the whole for JSON, of a line for JSON lines; 64 MiB.

    Returns:
        The catalog of its records.

    Raises:
        OSError: The file cannot be read.
        DecodeError: Something in it is wrong, or its ending names no format; the findings name the file.
        LimitExceeded: It is larger than `max_bytes`, or nested too deep.

    Example:
        >>> load("pacts.jsn")
        Traceback (most recent call last):
        stemtaskforce.errors.DecodeError: pacts.jsn: error: got the ending '.jsn'; want '.json' [file.ending]
    """
    return Catalog.of(_format(path).read(path, unknown, max_bytes))


def save(catalog: Catalog, path: Path) -> None:
    """Write a catalog to a file, which is replaced whole or not at all; the same catalog gives the same bytes.

    Args:
        catalog: The catalog; its records are written in their canonical order.
        path: A file name with an ending that `load` knows.

    Raises:
        OSError: The file cannot be written; the old one, or its absence, is as it was.
        DecodeError: Its ending names no format.
        TypeError: `catalog` is no catalog.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from stemtaskforce import Event
        >>> with TemporaryDirectory() as folder:
        ...     save(Catalog.of([Event(title="Launch")]), f"{folder}/events.jsonl.gz")
        ...     print(load(f"{folder}/events.jsonl.gz").records[0].key)
        event/undated/launch
    """
    if not isinstance(cast("object", catalog), Catalog):
        raise TypeError(f"got {excerpt(catalog)}; want a Catalog, such as Catalog.of(records)")
    _format(path).write(catalog.records, path)


def _format(path: Path) -> _Format:
    ending = ending_of(path)
    if ending in _FORMATS:
        return _FORMATS[ending]
    near = _ALSO_CALLED.get(ending) or next(iter(nearest(ending, _FORMATS, n=1)), None)
    wanted = repr(near) if near else " or ".join(map(repr, _FORMATS))
    got = f"the ending {excerpt(ending)}" if ending else "no ending"
    raise DecodeError([make("file.ending", f"got {got}; want {wanted}", source=fspath(path))])


def _read_json(path: Path, unknown: Unknown, max_bytes: int) -> Iterable[Record]:
    try:
        with opened(path) as file:
            data = file.read(max_bytes + 1)
        if len(data) > max_bytes:
            message = f"got over {max_bytes:,} bytes; want at most {max_bytes:,}"  # how many over, nobody has looked
            raise LimitExceeded([make("limit.bytes", message)])  # noqa: TRY301 - handled as what a document raises
        return json.loads(data, list[Taskforce | Meeting | Event], unknown=unknown, max_bytes=max_bytes)
    except (DecodeError, LimitExceeded) as error:
        findings = [attrs.evolve(finding, source=fspath(path)) for finding in error.findings]
        raise type(error)(findings, error.omitted) from None
    except DAMAGES as damage:
        message = f"the compressed file is damaged or ends early: {damage}"
        raise DecodeError([make("file.damaged", message, source=fspath(path))]) from None


def _write_json(records: Iterable[Record], path: Path) -> object:
    with replacing(path) as file:
        return file.write(json.dumps(records) + b"\n")


def _read_lines(path: Path, unknown: Unknown, max_bytes: int) -> Iterable[Record]:
    return jsonl.read(path, unknown=unknown, max_bytes=max_bytes)


_FORMATS: Mapping[str, _Format] = MappingProxyType(
    {
        ".json": _Format(_read_json, _write_json),
        ".jsonl": _Format(_read_lines, jsonl.write),
    }
)
#: What others call a format that is here.
_ALSO_CALLED: Mapping[str, str] = MappingProxyType({".ndjson": ".jsonl", ".ldjson": ".jsonl"})
