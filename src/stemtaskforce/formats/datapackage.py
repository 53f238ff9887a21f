"""Data Packages (Frictionless Data, tabular): three CSV tables and `datapackage.json`, which describes them.

The tables are those of `Selection.table()`. The events of all taskforces are one table, in the order of their pages,
each with the position of its taskforce, so a package reads back exactly. Text is safe for spreadsheets as in `csv`.
"""

import io
import json
import os
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, TypeVar, cast

import attrs

from stemtaskforce.catalog import Catalog
from stemtaskforce.errors import DecodeError, LimitExceeded
from stemtaskforce.findings import Finding, make
from stemtaskforce.formats import csv
from stemtaskforce.formats.atomic import replace_files
from stemtaskforce.formats.entries import SITE
from stemtaskforce.formats.one_type import Given, by_type
from stemtaskforce.formats.table import Damaged, Records, read_rows
from stemtaskforce.formats.wire.parsing import parse
from stemtaskforce.model import Declared, Event, Form, Meeting, Record, Taskforce, declared
from stemtaskforce.tables import Column, ColumnType, Table
from stemtaskforce.tables.build import owned_events_table, records_table
from stemtaskforce.text import excerpt

if TYPE_CHECKING:
    from enum import StrEnum

__all__ = ["MAX_BYTES", "dumps", "dumps_folder", "loads", "read", "write"]

T = TypeVar("T", bound=Record)

#: Opens a file of a package by its name.
_Opener = Callable[[str], IO[bytes]]

#: The most bytes of one file of a package.
MAX_BYTES = 64 * 1024 * 1024
_DESCRIPTOR = "datapackage.json"
_OWNER = "taskforce_position"

#: The types of columns, as the Table Schema names them.
_TYPES = {
    ColumnType.STRING: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.DATE: "date",
    ColumnType.TIME: "time",
    ColumnType.BOOLEAN: "boolean",
}
#: Text that may be empty, which in CSV is as good as missing.
_PROSE = frozenset(
    field.name for type_ in (Taskforce, Meeting, Event) for field in declared(type_) if field.form is Form.PROSE
)


class _Resource(NamedTuple):
    """A table of the package."""

    name: str
    type: type[Record]
    description: str
    references: Sequence[tuple[str, str, str]] = ()  # a column, and the table and column that it refers to


_RESOURCES = (
    _Resource("taskforces", Taskforce, "One row per taskforce."),
    _Resource("meetings", Meeting, "One row per meeting."),
    _Resource(
        "events",
        Event,
        "One row per event of a taskforce, then one per publication that stands alone.",
        [(_OWNER, "taskforces", "position")],
    ),
)


# ---------------------------------------------------------------- writing


def dumps_folder(records: Given, *, safe: bool = True) -> dict[str, bytes]:
    """Return the files of a Data Package.

    Args:
        records: A record, records, or a catalog, whose links and counts are in the tables.
        safe: Whether text that a spreadsheet would run as a formula gets an apostrophe in front.

    Returns:
        The files by name: three CSV files, and `datapackage.json` last.

    Raises:
        InvalidRecord: Something among the records is not a record, or they have no order.

    Example:
        >>> [*dumps_folder([Event(title="Launch")])]
        ['taskforces.csv', 'meetings.csv', 'events.csv', 'datapackage.json']
    """
    taskforces, meetings, events = by_type(records)
    context = records if isinstance(records, Catalog) else None
    tables = {
        "taskforces": records_table(Taskforce, taskforces, context),
        "meetings": records_table(Meeting, meetings, context),
        "events": owned_events_table(taskforces, events, context),
    }
    files = {f"{name}.csv": csv.dumps_table(table, safe=safe) for name, table in tables.items()}
    descriptor = {
        "profile": "tabular-data-package",
        "name": "stemtaskforce",
        "title": f"Taskforces, meetings and events of the {SITE[0]}",
        "sources": [{"title": SITE[0], "path": SITE[1]}],
        "resources": [
            _described(resource, tables[resource.name], files[f"{resource.name}.csv"]) for resource in _RESOURCES
        ],
        "stemtaskforce": {"version": 1, "safe": safe},
    }
    files[_DESCRIPTOR] = json.dumps(descriptor, indent=2).encode() + b"\n"
    return files


def _described(resource: _Resource, table: Table, data: bytes) -> dict[str, object]:
    fields = {field.name: field for field in declared(resource.type)}
    schema: dict[str, object] = {
        "fields": [_field(column, fields.get(column.name)) for column in table.schema],
        "primaryKey": "position",
        "missingValues": [""],
    }
    if resource.references:
        schema["foreignKeys"] = [
            {"fields": field, "reference": {"resource": table_name, "fields": column}}
            for field, table_name, column in resource.references
        ]
    return {
        "name": resource.name,
        "path": f"{resource.name}.csv",
        "profile": "tabular-data-resource",
        "description": resource.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": schema,
    }


def _field(column: Column, stated: Declared | None) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description,
    }
    constraints: dict[str, object] = {}
    if column.required and column.name not in _PROSE:
        constraints["required"] = True
    if stated is not None and stated.form is Form.ENUMERATION:
        constraints["enum"] = [str(each) for each in cast("type[StrEnum]", stated.members)]
    if stated is not None and stated.form is Form.COUNTRY:
        constraints["pattern"] = "[A-Z]{2}"
    return field | ({"constraints": constraints} if constraints else {})


def dumps(records: Given, *, safe: bool = True) -> bytes:
    """Return a Data Package as a ZIP file, for a pipe or a download; the same records give the same bytes.

    Args:
        records: As for `dumps_folder`.
        safe: As for `dumps_folder`.

    Returns:
        The ZIP file, with the files of `dumps_folder`.

    Raises:
        InvalidRecord: Something among the records is not a record, or they have no order.

    Example:
        >>> zipfile.ZipFile(io.BytesIO(dumps([Event(title="Launch")]))).namelist()[-1]
        'datapackage.json'
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in dumps_folder(records, safe=safe).items():
            # Without the time of writing, and with the same system on each machine.
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write(records: Given, path: str | os.PathLike[str], *, safe: bool = True) -> None:
    """Write a Data Package to a folder; if anything fails on the way, the folder stays as it was.

    Args:
        records: As for `dumps_folder`.
        path: The folder, which is made if need be, or its `datapackage.json`. Other files in it stay.
        safe: As for `dumps_folder`.

    Raises:
        OSError: A file cannot be written.
        InvalidRecord: Something among the records is not a record, or they have no order.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     write([Event(title="Launch")], f"{folder}/package")
        ...     print(read(f"{folder}/package")[0].title)
        Launch
    """
    replace_files(_folder(path), dumps_folder(records, safe=safe))


def _folder(path: str | os.PathLike[str]) -> Path:
    given = Path(path)
    return given.parent if given.name.lower() == _DESCRIPTOR else given


# ---------------------------------------------------------------- reading


def read(path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES, unknown: str = "refuse") -> list[Record]:
    """Return the records of a Data Package that `write` made, also after it was edited.

    Args:
        path: The folder, or its `datapackage.json`.
        max_bytes: The most bytes of each file; 64 MiB.
        unknown: `refuse`, as there are no unknown columns to skip.

    Returns:
        The taskforces with their events, the meetings, then the events that stand alone.

    Raises:
        OSError: A file cannot be read.
        DecodeError: With every problem of all files, each with file, line and column.
        LimitExceeded: A file is larger than `max_bytes`.

    Example:
        >>> read("no-such-folder")
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-folder/datapackage.json'
    """
    if unknown != "refuse":
        raise ValueError(f"unknown: expected 'refuse', got {excerpt(unknown)}")
    folder = _folder(path)
    return _records(lambda name: (folder / name).open("rb"), lambda name: str(folder / name), max_bytes)


def loads(data: bytes, *, max_bytes: int = MAX_BYTES) -> list[Record]:
    """Return the records of a Data Package in a ZIP file, as `dumps` made it.

    Args:
        data: The ZIP file.
        max_bytes: The most bytes of each file in it, unpacked; 64 MiB.

    Returns:
        As `read` does.

    Raises:
        DecodeError: It is not a ZIP file, lacks a file, or with every problem of all files.
        LimitExceeded: A file is larger than `max_bytes`.

    Example:
        >>> loads(dumps([Event(title="Launch")]))[0].title
        'Launch'
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _records(archive.open, str, max_bytes)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise DecodeError([make("table.invalid", "the document is not a ZIP file, or is damaged")]) from None
    except KeyError as error:
        raise DecodeError([make("table.invalid", f"expected a package, got a ZIP file: {error.args[0]}")]) from None


def _records(opener: _Opener, source: Callable[[str], str], max_bytes: int) -> list[Record]:
    """Return the records of a package whose files are opened by name."""
    read = partial(_read_file, opener, max_bytes)
    paths, safe = _read_descriptor(read, source(_DESCRIPTOR))
    tables = {name: _read_table(read, file, source(file), safe=safe) for name, file in paths.items()}
    events = tables["events"].records(Event)
    meetings = tables["meetings"].records(Meeting)
    owned, alone, strays = _by_owner(tables["taskforces"], tables["events"], events)
    taskforces = tables["taskforces"].records(Taskforce, owned)
    found = (taskforces, meetings, events)
    findings = [finding for each in found for finding in each.findings] + strays
    if findings:
        raise DecodeError(findings, sum(each.omitted for each in found))
    return [*taskforces, *meetings, *alone]


class _Source(NamedTuple):
    """A table of a package as it was read: its rows, or what is wrong with one, and where each starts."""

    path: str
    rows: list[dict[str, object] | Damaged]
    lines: list[int]

    def records(self, type_: type[T], events: Mapping[int, list[Event]] | None = None) -> Records[T]:
        """Return the records of the rows; `events` are those of taskforces, by the number of the row."""
        rows = self.rows
        if events is not None:
            rows = [
                row if isinstance(row, Damaged) else {**row, "events": events.get(number)}
                for number, row in enumerate(rows)
            ]
        return read_rows(rows, type_, self.lines, source=self.path)

    def cells(self, column: str) -> list[object]:
        """Return the cells of a column, `None` where there is none."""
        return [None if isinstance(row, Damaged) else row.get(column) for row in self.rows]


def _read_file(opener: _Opener, max_bytes: int, name: str) -> bytes:
    with opener(name) as file:
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        message = f"expected at most {max_bytes:,} bytes, got more"
        raise LimitExceeded([make("limit.bytes", message)])
    return data


@contextmanager
def _naming(source: str) -> Generator[None]:
    """Let the findings of a file name it."""
    try:
        yield
    except (DecodeError, LimitExceeded) as error:
        findings = [attrs.evolve(each, source=source) for each in error.findings]
        raise type(error)(findings, error.omitted) from None


def _read_table(read: Callable[[str], bytes], name: str, source: str, *, safe: bool) -> _Source:
    with _naming(source):
        header, rows, lines = csv.parse(read(name))
    return _Source(source, [csv.mapping(header, row, safe=safe) for row in rows], lines)


def _by_owner(
    taskforces: _Source, table: _Source, events: Sequence[Event]
) -> tuple[Mapping[int, list[Event]], list[Event], list[Finding]]:
    """Return the events of each taskforce by the number of its row, those that stand alone, and those that stray."""
    number_of = {position: number for number, position in enumerate(taskforces.cells("position"))}
    owned: defaultdict[int, list[Event]] = defaultdict(list)
    alone: list[Event] = []
    strays: list[Finding] = []
    # Where a row gave no event, all is refused, and it does not matter whose the others are.
    for number, (position, event) in enumerate(zip(table.cells(_OWNER), events, strict=False)):
        if not position:
            alone.append(event)
        elif position in number_of:
            owned[number_of[position]].append(event)
        else:
            shown = excerpt(position)
            message = f"rows[{number}].{_OWNER}: expected the position of a taskforce, got {shown}"
            place = {"path": f"/{number}/{_OWNER}", "value": shown, "source": table.path}
            strays.append(make("table.reference", message, line=table.lines[number], **place))
    return owned, alone, strays


def _read_descriptor(read: Callable[[str], bytes], source: str) -> tuple[dict[str, str], bool]:
    """Return the file of each table, and whether text in them is safe for spreadsheets."""
    with _naming(source):
        package = parse(read(_DESCRIPTOR))
        return _described_files(package), _field_of(_field_of(package, "stemtaskforce"), "safe") is not False


def _field_of(value: object, name: str) -> object:
    return cast("Mapping[str, object]", value).get(name) if isinstance(value, Mapping) else None


def _described_files(package: object) -> dict[str, str]:
    """Return the file of each table; a name that leads out of the folder is refused."""
    resources = _field_of(package, "resources")
    listed = cast("list[object]", resources) if isinstance(resources, list) else []
    paths = {_field_of(each, "name"): _field_of(each, "path") for each in listed}
    findings: list[Finding] = []
    files: dict[str, str] = {}
    for resource in _RESOURCES:
        path = paths.get(resource.name)
        if isinstance(path, str) and path not in {"", ".", ".."} and not {*path} & {*"/\\:\0"}:
            files[resource.name] = path
        else:
            message = f"{resource.name}: expected a resource with a file in this folder, got {excerpt(path)}"
            findings.append(make("table.invalid", message, path="/resources", value=excerpt(path)))
    if findings:
        raise DecodeError(findings)
    return files
