"""Parquet (extra `arrow`): records whole, the events of a taskforce as a list of structs, and tables as they are.

A file holds one type of record, with one column for each field and the same schema whatever the records, so files of
several batches are one data set. `Table` objects, such as `catalog.events.table()`, are written flat.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

from stemtaskforce.errors import DecodeError, EncodeError, missing_extra
from stemtaskforce.findings import make
from stemtaskforce.formats.one_type import Given, by_type, one_type, type_of_columns
from stemtaskforce.formats.table import read_rows
from stemtaskforce.model import RECORD_TYPES, Declared, Event, Form, Meeting, Record, Taskforce, declared
from stemtaskforce.tables import ColumnType, Table
from stemtaskforce.tables.arrow import arrow_type
from stemtaskforce.tables.rows import fields_of
from stemtaskforce.text import excerpt

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["dumps", "dumps_folder", "loads", "schema"]

T = TypeVar("T", bound=Record)

#: The names of the files of a folder.
_FILES = {Taskforce: "taskforces.parquet", Meeting: "meetings.parquet", Event: "events.parquet"}


def _pyarrow() -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    try:
        import pyarrow as pa  # noqa: PLC0415 - optional
        import pyarrow.parquet  # noqa: PLC0415 - the same  # pyright: ignore[reportUnusedImport]  # loads the submodule
    except ImportError as error:
        raise missing_extra("arrow", error) from error
    return pa


def schema(type: type[Record]) -> "pa.Schema":  # noqa: A002 - as in `json.loads`
    """Return the Arrow schema of the records of a type: one column for each field.

    Args:
        type: `Taskforce`, `Meeting` or `Event`.

    Returns:
        The schema. A column is nullable where the field may be `None`.

    Raises:
        MissingExtra: pyarrow is not installed.

    Example:
        >>> schema(Taskforce).field("events").type.value_type.field("date").type
        DataType(date32[day])
    """
    pa = _pyarrow()
    return pa.schema([pa.field(each.name, _type_of(each), nullable=each.optional) for each in declared(type)])


def _type_of(field: Declared) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    if field.arrow != "list":
        return arrow_type(ColumnType(field.arrow))
    pa = _pyarrow()
    struct = pa.struct(list(schema(cast("type[Record]", field.members))))
    return pa.list_(pa.field("element", struct, nullable=False))


def dumps(records: "Given | Table") -> bytes:
    """Return records of one type, or a table, as a Parquet file.

    Args:
        records: A record, records of one type, a selection or a catalog with one type; or a `Table`.

    Returns:
        The file: of records a column for each field, which reads back exactly; of a table its columns.

    Raises:
        EncodeError: The records are of several types, or there are none, so that there is no schema.
        InvalidRecord: Something among them is not a record, or they have no order.
        MissingExtra: pyarrow is not installed.

    Example:
        >>> loads(dumps([Event(title="Launch")]))[0].title
        'Launch'
    """
    pa = _pyarrow()
    sink = io.BytesIO()
    table = records.to_arrow() if isinstance(records, Table) else _nested(records)
    repeating, ordered = ([*_paths(table.schema, without)] for without in (_PROSE, _TEXTS))
    pa.parquet.write_table(table, sink, use_dictionary=repeating, write_statistics=ordered, data_page_size=_PAGE_BYTES)
    return sink.getvalue()


def dumps_folder(records: Given) -> dict[str, bytes]:
    """Return records as one Parquet file for each type that there is.

    Args:
        records: A record, records, or a catalog.

    Returns:
        The files by name: `taskforces.parquet`, with the events of each, `meetings.parquet` and `events.parquet`, with
        those that stand alone.

    Raises:
        InvalidRecord: Something among the records is not a record, or they have no order.
        MissingExtra: pyarrow is not installed.

    Example:
        >>> [*dumps_folder([Event(title="Launch")])]
        ['events.parquet']
    """
    return {_FILES[type(given[0])]: dumps(given) for given in by_type(records) if given}


def _nested(records: Given) -> "pa.Table":
    """Return the records as an Arrow table with one column for each field."""
    given = one_type(records, "parquet")
    if given is None:
        message = "parquet: expected records, got none; an empty selection, such as catalog.meetings[:0], has a schema"
        raise EncodeError([make("records.type", message)])
    return _pyarrow().table(_arrays(given.type, given.records), schema=schema(given.type))


def _arrays(type_: type[Record], records: Sequence[object]) -> list[Any]:
    """Return one array for each field, in the order of the schema."""
    values = fields_of(records, [field.name for field in declared(type_)])
    return [_array(field, values[field.name]) for field in declared(type_)]


def _names(*forms: Form) -> frozenset[str]:
    return frozenset(each.name for type_ in RECORD_TYPES for each in declared(type_) if each.form in forms)


#: A page of a column, in bytes: smaller than usual, so that it is still in the processor's cache when it is compressed.
_PAGE_BYTES = 1 << 17
#: The fields of prose, hardly any two of which are alike: a dictionary of their values is made only to be dropped.
_PROSE = _names(Form.PROSE)
#: The fields of free text, of whose values nobody asks for the least and the greatest.
_TEXTS = _names(Form.PROSE, Form.LINE, Form.URL)


def _paths(fields: Iterable[Any], without: frozenset[str], path: str = "") -> Iterator[str]:
    """Yield the paths of the columns of a schema, but for some fields."""
    for field in fields:
        if not field.type.num_fields:
            yield from () if field.name in without else (path + field.name,)
        else:  # a list of records
            yield from _paths(field.type.value_type, without, f"{path}{field.name}.list.element.")


def _array(field: Declared, values: Sequence[object]) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    pa = _pyarrow()
    if field.arrow != "list":
        return pa.array(values, _type_of(field))  # a member of an enumeration is its text
    lists = cast("Sequence[tuple[object, ...]]", values)
    member = cast("type[Record]", field.members)
    struct = pa.StructArray.from_arrays(_arrays(member, list(chain(*lists))), fields=list(schema(member)))
    offsets = pa.array(accumulate(map(len, lists), initial=0), pa.int32())
    return pa.ListArray.from_arrays(offsets, struct, type=_type_of(field))


@overload
def loads(data: bytes, type: None = None) -> list[Record]: ...
@overload
def loads(data: bytes, type: type[T]) -> list[T]: ...
def loads(data: bytes, type: type[T] | None = None) -> list[T] | list[Record]:  # noqa: A002 - as in `json.loads`
    """Return the records of a Parquet file.

    Args:
        data: The file, of this library or with columns of the same names and types; derived columns are skipped.
        type: `Taskforce`, `Meeting` or `Event`; `None` to tell it from the columns.

    Returns:
        The records, in the order of the rows.

    Raises:
        DecodeError: It is not a Parquet file, or with every problem of its rows, up to 1,000.
        MissingExtra: pyarrow is not installed.

    Example:
        >>> loads(b"no table")
        Traceback (most recent call last):
        stemtaskforce.errors.DecodeError: error: the document is not a Parquet file, or is damaged [table.invalid]
    """
    pa = _pyarrow()
    try:
        file = pa.parquet.ParquetFile(io.BytesIO(data))
        columns = file.schema_arrow.names
        twice = sorted({name for name in columns if columns.count(name) > 1})
        rows = [] if twice else file.read().to_pylist()
    except (pa.ArrowException, OSError, UnicodeDecodeError):
        raise DecodeError([make("table.invalid", "the document is not a Parquet file, or is damaged")]) from None
    if twice:
        raise DecodeError(
            make("table.columns", f"{excerpt(name)}: expected each column once, got it {columns.count(name)} times")
            for name in twice
        )
    found = read_rows(rows, type_of_columns(columns) if type is None else type)
    if found.findings:
        raise DecodeError(found.findings, found.omitted)
    return cast("list[T]", list(found))
