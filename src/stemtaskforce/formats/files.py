"""Catalogs in files: the ending of the name decides the format, never the content.

The formats stand in `registry`; how a file is replaced is the business of `atomic`.
"""

import os
from collections.abc import Iterable
from os import PathLike, fspath
from typing import Any, TypeAlias, cast

import attrs

from stemtaskforce.catalog import Catalog
from stemtaskforce.errors import DecodeError, EncodeError, LimitExceeded
from stemtaskforce.filenames import require_spelling
from stemtaskforce.findings import make
from stemtaskforce.formats.atomic import DAMAGES, opened, replacing
from stemtaskforce.formats.records import checked_records, is_record
from stemtaskforce.formats.registry import Format, by_ending, formats, unknown_ending
from stemtaskforce.formats.wire.spec import MAX_BYTES, Unknown, checked_unknown
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.query import Selection
from stemtaskforce.text import excerpt

__all__ = ["load", "save"]

Path: TypeAlias = str | PathLike[str]


#: The most bytes of JSON lines that `load` takes into memory unless the caller says otherwise: 1 GiB, unpacked.
MAX_TOTAL = 1 << 30


#: The endings of pages, which are not documents.
_PAGES = (".txt", ".html", ".htm")


def load(path: Path, *, unknown: Unknown = "refuse", max_bytes: int = MAX_BYTES, max_total: int = MAX_TOTAL) -> Catalog:
    """Read a catalog from a file.

    Args:
        path: A file whose name has the ending of a format that can be read back, such as `.json` (an array of
            records) or `.jsonl` (one record per line), maybe with `.gz` behind it for a compressed one; in capitals
            or not. Or the folder of a Data Package.
        unknown: Whether keys that are not a field are an error (`refuse`) or skipped (`ignore`); for JSON and JSON
            lines.
        max_bytes: The most bytes of a document, unpacked: of the whole, or of a line of JSON lines; 64 MiB.
        max_total: The most bytes of all lines of JSON lines, unpacked, as all of its records are kept; 1 GiB.

    Returns:
        The catalog of its records.

    Raises:
        OSError: The file cannot be read.
        DecodeError: Something in it is wrong, or its ending is not that of a format; the findings name the file.
        LimitExceeded: It is larger than `max_bytes` or `max_total`, or nested too deep.
        MissingExtra: The format needs a package that is not installed.
        ValueError: `unknown="ignore"` of a format that cannot ignore anything.

    Example:
        >>> load("pacts.jsn")
        Traceback (most recent call last):
        stemtaskforce.errors.DecodeError: pacts.jsn: error: expected the ending '.json', got '.jsn' [file.ending]
    """
    require_spelling(path)
    package = os.path.join(path, "datapackage.json")  # noqa: PTH118 - the path may be of any kind
    if os.path.isfile(package):  # noqa: PTH113 - the same
        path = package
    format_ = by_ending(path)
    if format_ is None or not format_.reads:
        hint = "pages.read_path reads pages" if fspath(path).lower().endswith(_PAGES) else ""
        raise DecodeError([unknown_ending(path, [each for each in formats() if each.reads], hint)])
    if not checked_unknown(unknown) and not format_.wire:
        raise ValueError(f"unknown: expected 'refuse', as {format_.name} has no unknown keys, got {excerpt(unknown)}")
    return Catalog.of(_read(format_, path, unknown, max_bytes, max_total))


def save(records: Catalog | Record | Iterable[Record], path: Path) -> None:
    """Write records to a file, which is replaced whole or not at all; the same records give the same bytes.

    Args:
        records: A catalog, whose records are written in their canonical order, or a record, a selection or any other
            records in the order to write.
        path: A file name with the ending of a format, maybe with `.gz` behind it.

    Raises:
        OSError: The file cannot be written; the old one, or its absence, is as it was.
        EncodeError: Its ending is not that of a format.
        InvalidRecord: Something among the records is not a record, or they have no order, as in a set.
        MissingExtra: The format needs a package that is not installed.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from stemtaskforce import Event
        >>> with TemporaryDirectory() as folder:
        ...     save(Catalog.of([Event(title="Launch")]), f"{folder}/events.jsonl.gz")
        ...     print(load(f"{folder}/events.jsonl.gz").records[0].key)
        event/undated/launch
    """
    if _is_path(records) and not _is_path(path):
        raise TypeError("records: expected a catalog or records, got a path; did you mean save(records, path)?")
    require_spelling(path)
    format_ = by_ending(path)
    if format_ is None:
        raise EncodeError([unknown_ending(path, formats())])
    codec: Any = format_.codec
    if format_.linked and isinstance(records, Catalog | Selection):
        given: object = records
    else:
        # A file holds an array or the like, even of one record.
        plain = records.records if isinstance(records, Catalog) else records
        given = [plain] if is_record(plain) else checked_records(plain)
    if format_.streams:
        codec.write(given, path)
        return
    data = cast("bytes", codec.dumps(given))
    with replacing(path) as file:
        file.write(data if not format_.text or data.endswith(b"\n") else data + b"\n")


def _is_path(value: object) -> bool:
    return isinstance(value, str | PathLike)


def _read(format_: Format, path: Path, unknown: Unknown, max_bytes: int, max_total: int) -> Iterable[Record]:
    codec: Any = format_.codec
    if format_.streams:
        limits = {"max_bytes": max_bytes, **({"max_total": max_total} if format_.wire else {})}
        return cast("Iterable[Record]", codec.read(path, unknown=unknown, **limits))
    try:
        with opened(path) as file:
            data = file.read(max_bytes + 1)
        if len(data) > max_bytes:
            message = f"expected at most {max_bytes:,} bytes, got more"
            raise LimitExceeded([make("limit.bytes", message)])  # noqa: TRY301 - handled as what a document raises
        if format_.wire:
            wanted = list[Taskforce | Meeting | Event]  # a file holds an array
            return cast("list[Record]", codec.loads(data, wanted, unknown=unknown, max_bytes=max_bytes))
        return cast("Iterable[Record]", codec.loads(data))
    except (DecodeError, LimitExceeded) as error:
        findings = [attrs.evolve(finding, source=fspath(path)) for finding in error.findings]
        raise type(error)(findings, error.omitted) from None
    except DAMAGES as damage:
        message = f"the compressed file is damaged or ends early: {damage}"
        raise DecodeError([make("file.damaged", message, source=fspath(path))]) from None
