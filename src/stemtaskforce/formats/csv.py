"""CSV (RFC 4180): the tables of records for spreadsheets and open-data portals, and back.

A file holds the columns of `Selection.table()` for one type of record; taskforces have one more, `events`, with their
timelines as JSON, so a file reads back exactly. A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or
a carriage return as a formula; such text, and text that begins with an apostrophe, gets an apostrophe in front, and the
reader takes it off.
"""

import csv
import io
import re
import threading
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast, overload

import attrs

from stemtaskforce.errors import DecodeError, LimitExceeded
from stemtaskforce.findings import make
from stemtaskforce.formats import json
from stemtaskforce.formats.one_type import Given, by_type, one_type, type_of_columns
from stemtaskforce.formats.table import Damaged, Records, read_rows
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.query import Selection
from stemtaskforce.tables import ColumnType, Table
from stemtaskforce.tables.build import owned_events_table
from stemtaskforce.text import excerpt

if TYPE_CHECKING:
    from datetime import date, time

__all__ = ["dumps", "dumps_folder", "dumps_table", "loads"]

T = TypeVar("T", bound=Record)

#: The first characters of a cell that a spreadsheet runs as a formula (OWASP, CSV injection), those of full width
#: included, and the mark.
_TRIGGERS = frozenset("=+-@\t\r＝＋－＠'")
_MARK = "'"
#: The column of a taskforce's timeline.
_EVENTS = "events"


# ---------------------------------------------------------------- writing


def dumps(records: Given, *, safe: bool = True) -> bytes:
    r"""Return records of one type as CSV in UTF-8, with a header.

    Args:
        records: A record, records of one type, a selection, or a catalog with one type.
        safe: Whether text that a spreadsheet would run as a formula gets an apostrophe in front.

    Returns:
        The document, `b""` for no records of no type; a selection without records has its header.

    Raises:
        EncodeError: The records are of several types.
        InvalidRecord: Something among them is not a record, or they have no order.

    Example:
        >>> print(dumps([Event(title="=1+1", category="News")]).decode().splitlines()[1])
        0,event/undated/1-1,,News,,'=1+1,,,,,false,,,,
    """
    given = one_type(records, "csv")
    if given is None:
        return b""
    timelines = [_timeline(each) for each in given.records if isinstance(each, Taskforce)]
    return dumps_table(given.table(), safe=safe, more={_EVENTS: timelines} if given.type is Taskforce else {})


def dumps_folder(records: Given, *, safe: bool = True) -> dict[str, bytes]:
    """Return records as one CSV file for each type that there is.

    Args:
        records: A record, records, or a catalog.
        safe: As for `dumps`.

    Returns:
        The files by name: `taskforces.csv`, `meetings.csv` and `events.csv`, which also has the events of the
        taskforces, each with the position of its taskforce.

    Raises:
        InvalidRecord: Something among the records is not a record, or they have no order.

    Example:
        >>> [*dumps_folder([Event(title="Launch")])]
        ['events.csv']
    """
    taskforces, meetings, events = by_type(records)
    tables = {
        "taskforces.csv": dumps(Selection(Taskforce, taskforces), safe=safe) if taskforces else b"",
        "meetings.csv": dumps(Selection(Meeting, meetings), safe=safe) if meetings else b"",
    }
    owned = owned_events_table(taskforces, events)
    return {name: data for name, data in tables.items() if data} | (
        {"events.csv": dumps_table(owned, safe=safe)} if len(owned) else {}
    )


def _timeline(taskforce: Taskforce) -> str:
    return json.dumps(list(taskforce.events)).decode() if taskforce.events else ""


def dumps_table(table: Table, *, safe: bool = True, more: Mapping[str, Sequence[object]] | None = None) -> bytes:
    r"""Return a table as CSV in UTF-8: missing values as empty cells, dates as `YYYY-MM-DD`, truth as `true`, `false`.

    Args:
        table: Any table, such as of a timeline.
        safe: As for `dumps`.
        more: Columns behind those of the table.

    Returns:
        The document.

    Example:
        >>> from stemtaskforce import Timeline
        >>> dumps_table(Timeline.of([]).table()).startswith(b"position,date,end_date,kind,")
        True
    """
    columns = [_cells(column.type, table.column(column.name), safe=safe) for column in table.schema]
    columns += [_quoted(cast("Sequence[str]", texts)) for texts in (more or {}).values()]
    names = ",".join([*table.columns, *(more or {})])
    # Column by column this takes half the time of csv.writer, which looks at each character of each cell.
    return "\r\n".join([names, *map(",".join, zip(*columns, strict=True)), ""]).encode()


def _cells(type_: ColumnType, values: Sequence[object], *, safe: bool) -> Sequence[str]:
    """Return the cells of a column."""
    if type_ is ColumnType.INTEGER:
        return ["" if value is None else str(value) for value in values]
    if type_ is not ColumnType.STRING:
        # Few values are different, and the text of each is made once.
        text = {value: _WRITTEN[type_](value) for value in {*values}}
        return [text[value] for value in values]
    texts = [text or "" for text in cast("Sequence[str | None]", values)]
    if safe and not _TRIGGERS.isdisjoint({*map(_FIRST, texts)}):
        texts = [f"{_MARK}{text}" if text and text[0] in _TRIGGERS else text for text in texts]
    return _quoted(texts)


def _quoted(texts: Sequence[str]) -> Sequence[str]:
    """Return texts as RFC 4180 has them: between quotes where they hold a comma, a quote or the end of a line."""
    together = "".join(texts)
    special = [sign for sign in ',"\r\n' if sign in together]
    if not special:
        return texts
    needs = re.compile(f"[{''.join(special)}]").search
    return ['"{}"'.format(text.replace('"', '""')) if needs(text) else text for text in texts]


def _iso(value: object) -> str:
    return "" if value is None else cast("date | time", value).isoformat()


def _truth(value: object) -> str:
    return "true" if value else "false"


_FIRST = itemgetter(slice(1))
#: Writes a value of each type that has few different ones.
_WRITTEN: Mapping[ColumnType, Callable[[object], str]] = MappingProxyType(
    {ColumnType.DATE: _iso, ColumnType.TIME: _iso, ColumnType.BOOLEAN: _truth}
)


# ---------------------------------------------------------------- reading


@overload
def loads(data: bytes | str, type: None = None, *, safe: bool = True) -> list[Record]: ...
@overload
def loads(data: bytes | str, type: type[T], *, safe: bool = True) -> list[T]: ...
def loads(
    data: bytes | str,
    type: type[T] | None = None,  # noqa: A002 - as in `json.loads`
    *,
    safe: bool = True,
) -> list[T] | list[Record]:
    r"""Return the records of a CSV document.

    The first row names the columns. Empty cells are absent values, the derived columns of our tables are skipped, and
    the apostrophe of `dumps` is taken off. The events of a table of all events stand alone: only a table of taskforces
    or a Data Package knows whose they are.

    Args:
        data: The document, in UTF-8 with or without a byte order mark.
        type: `Taskforce`, `Meeting` or `Event`; `None` to tell it from the columns.
        safe: Whether the document was written so.

    Returns:
        The records, in the order of the rows.

    Raises:
        DecodeError: With every problem, up to 1,000, each with line and column.

    Example:
        >>> loads(b"title,date,country\r\nOslo,2018-08-20,NO\r\n", Meeting)[0].country.label
        'Norway'
        >>> try:
        ...     loads(b"title,date\nOslo,tomorrow\n", Meeting)
        ... except DecodeError as error:
        ...     print(error.findings[0].line, error.findings[0].path)
        2 /0/date
    """
    wanted: object = type
    found = read_document(data, cast("Any", wanted), safe=safe)
    if found.findings:
        raise DecodeError(found.findings, found.omitted)
    return cast("list[T]", list(found))


def read_document(
    data: bytes | str, type_: type[Record] | None = None, *, safe: bool = True, source: str | None = None
) -> Records[Record]:
    """Return the records of a CSV document with all of its problems.

    Args:
        data: The document.
        type_: The type of its records, or `None` to tell it from the columns.
        safe: Whether the document was written so.
        source: The name of the file, for the findings.

    Returns:
        The records and the findings.

    Raises:
        DecodeError: It is not CSV, or its header is not that of a table.
    """
    header, rows, lines = parse(data)
    if not header:
        return Records()
    wanted = type_of_columns(header) if type_ is None else type_
    read_events = _EVENTS in header and wanted is Taskforce
    mappings = [mapping(header, row, safe=safe, read_events=read_events) for row in rows]
    return read_rows(mappings, wanted, lines, source=source)


class Parsed(NamedTuple):
    """A CSV document taken apart: the names of the columns, the rows of cells, and the line that each row starts at."""

    header: list[str]
    rows: list[list[str]]
    lines: list[int]


def parse(data: bytes | str) -> Parsed:
    r"""Take a CSV document apart; blank lines are skipped.

    Args:
        data: The document, in UTF-8 with or without a byte order mark.

    Returns:
        Its parts.

    Raises:
        DecodeError: It is not UTF-8, quotes are not closed, or a column is there twice.

    Example:
        >>> parse(b'title,summary\r\nLaunch,"Two\nlines"\r\n').rows
        [['Launch', 'Two\nlines']]
    """
    # Programs of Windows change line breaks in cells, too; no text of a record has a carriage return.
    text = _text(data).replace("\r\n", "\n")
    rows: list[list[str]] = []
    lines: list[int] = []
    with _long_cells(len(text)):
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        before = 0
        try:
            for row in reader:
                if row:
                    rows.append(row)
                    lines.append(before + 1)
                before = reader.line_num
        except csv.Error as error:
            raise DecodeError([make("table.invalid", f"the document is not CSV: {error}", line=before + 1)]) from None
    header = rows[0] if rows else []
    twice = [name for name, count in Counter(header).items() if count > 1]
    if twice:
        raise DecodeError(
            make(
                "table.columns",
                f"{excerpt(name)}: expected each column once, got it {header.count(name)} times",
                line=1,
            )
            for name in twice
        )
    return Parsed(header, rows[1:], lines[1:])


def _text(data: bytes | str) -> str:
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"expected UTF-8, got the byte 0x{data[error.start]:02x} at {error.start:,}"
        raise DecodeError([make("table.invalid", message, line=line)]) from None


_LIMIT = threading.Lock()


@contextmanager
def _long_cells(size: int) -> Generator[None]:
    """Let the standard library read cells of any size: its limit is one for the whole process, and lower than ours."""
    with _LIMIT:
        limit = csv.field_size_limit()
        csv.field_size_limit(max(limit, size))
        try:
            yield
        finally:
            csv.field_size_limit(limit)


def mapping(
    header: Sequence[str], cells: list[str], *, safe: bool = True, read_events: bool = False
) -> dict[str, object] | Damaged:
    """Return the values of a row by column.

    Args:
        header: The names of the columns.
        cells: The cells of the row.
        safe: Whether the apostrophe of `dumps` is taken off.
        read_events: Whether the column `events` is a timeline as JSON.

    Returns:
        The values, or what is wrong with the row.

    Example:
        >>> mapping(["title"], ["'=1+1"])
        {'title': '=1+1'}
    """
    if len(cells) != len(header):
        message = f"expected {len(header)} cells, got {len(cells)}"
        return Damaged([make("table.cells", message)])
    if safe:
        cells = [cell[1:] if cell[:1] == _MARK and cell[1:2] in _TRIGGERS else cell for cell in cells]
    row: dict[str, object] = dict(zip(header, cells, strict=True))
    if read_events and row[_EVENTS]:
        try:
            row[_EVENTS] = json.loads(cast("str", row[_EVENTS]), list[Event])
        except (DecodeError, LimitExceeded) as error:
            return Damaged([attrs.evolve(each, path=f"/{_EVENTS}{each.path}") for each in error.findings])
    return row
