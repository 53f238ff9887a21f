"""Rows back to records: the checks and conversions for loose data, from data frames, CSV readers and databases.

A row is a mapping of columns to values. Absent values are left out, midnight is a day, our own derived columns are
skipped, and nothing else is converted; the constructors judge what is left. Whatever goes wrong is told with its row
and column.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from numbers import Real
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, cast, overload

import attrs

from stemtaskforce.arguments import pointer
from stemtaskforce.errors import MAX_FINDINGS, DecodeError, InvalidRecord
from stemtaskforce.findings import Finding, make
from stemtaskforce.formats.jsonl import OnError
from stemtaskforce.model import RECORD_TYPES, Event, Form, Record, conform, declared
from stemtaskforce.model.names import field_hint
from stemtaskforce.tables.build import records_table
from stemtaskforce.text import annotation_excerpt, excerpt, with_article

__all__ = ["Frame", "Records", "Rows", "from_rows"]

T = TypeVar("T", bound=Record)
T_co = TypeVar("T_co", bound=Record, covariant=True)

#: Rows as data frames, CSV readers and databases give them.
Rows = Iterable[Mapping[str, object]]


class Frame(Protocol):
    """A data frame of pandas or polars, or a table of pyarrow: what gives the Arrow stream of its columns."""

    def __arrow_c_stream__(self, requested_schema: object = None, /) -> object:
        """Return a capsule of an Arrow C stream."""
        ...


#: How data frames give their rows, by a method that each has: a relation of DuckDB, pyarrow, polars and pandas.
_ROWS_OF: Mapping[str, Callable[[Any], Rows]] = MappingProxyType(
    {
        "to_arrow_table": lambda frame: frame.to_arrow_table().to_pylist(),
        "to_pylist": lambda frame: frame.to_pylist(),
        "to_dicts": lambda frame: frame.to_dicts(),
        "to_dict": lambda frame: frame.to_dict("records"),
    }
)
#: Where data frames and `csv.DictReader` have the names of their columns.
_NAMES = ("fieldnames", "column_names", "columns")

#: The columns of our own tables that are not fields, by type.
_DERIVED: Mapping[type[object], frozenset[str]] = MappingProxyType(
    {
        type_: frozenset(records_table(type_, ()).columns) - {field.name for field in declared(type_)}
        for type_ in RECORD_TYPES
    }
)


@attrs.frozen(repr=False)
class Records(Sequence[T_co], Generic[T_co]):
    """Records that were read from rows, as an immutable sequence, with all that was wrong with the rows.

    Args:
        records: The records, in the order of their rows.
        findings: The problems of rows that gave no record, and of columns that were left out, up to 1,000.
        omitted: How many more problems there were.

    Example:
        >>> records = from_rows([{"title": "Launch"}, {"title": " Plan"}], Event, on_error="collect")
        >>> len(records), records.findings[0].path
        (1, '/1/title')
    """

    records: tuple[T_co, ...] = ()
    findings: tuple[Finding, ...] = ()
    omitted: int = 0

    def __len__(self) -> int:
        return len(self.records)

    @overload
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T_co, ...]: ...

    def __getitem__(self, index: int | slice) -> "T_co | tuple[T_co, ...]":
        return self.records[index]

    def __iter__(self) -> Iterator[T_co]:
        return iter(self.records)

    def __repr__(self) -> str:
        number = len(self.findings) + self.omitted
        findings = f"{number} finding{'' if number == 1 else 's'}"
        return f"<Records: {len(self.records)} record{'' if len(self.records) == 1 else 's'}, {findings}>"


class Damaged(NamedTuple):
    """A row that a format could not take apart, in the place of its mapping.

    Attributes:
        findings: The problems, with paths inside the row.
    """

    findings: Sequence[Finding]


def from_rows(
    rows: Rows | Frame,
    type: type[T],  # noqa: A002 - as in `json.loads`
    *,
    on_error: OnError = "raise",
) -> Records[T]:
    """Return the records of rows: a data frame, `csv.DictReader(file)`, a `Table`, or any mappings.

    `None`, `NaN`, `NaT`, `NA` and `""` are absent values, a datetime of midnight without a zone is a day, and the
    events of a taskforce may be a list of such rows. The derived columns of a `Table` are skipped. Nothing else is
    converted.

    Args:
        rows: Mappings of column names to values, or a data frame of pandas, polars, pyarrow or DuckDB.
        type: `Taskforce`, `Meeting` or `Event`.
        on_error: Whether bad rows and unknown columns raise (`raise`), all at once, or are left out and their findings
            kept (`collect`).

    Returns:
        The records, an immutable sequence with `findings`.

    Raises:
        DecodeError: With every problem of every row, up to 1,000: the path is `/ROW/COLUMN`, rows counted from 0.
        TypeError: The type is not that of a record, a mistake of the program and not of the data.
        ValueError: `on_error` is neither.

    Example:
        >>> from stemtaskforce import Meeting
        >>> from_rows([{"title": "Oslo", "date": "2018-08-20", "country": float("nan")}], Meeting)[0].title
        'Oslo'
        >>> found = from_rows([{"titel": "Launch", "category": "News"}], Event, on_error="collect")
        >>> print(found.findings[0].message)
        rows[0].titel: expected a field of an Event, got an unknown column; did you mean 'title'?
    """
    if on_error not in {"raise", "collect"}:
        raise ValueError(f"on_error: expected 'raise' or 'collect', got {excerpt(on_error)}")
    if type not in RECORD_TYPES:
        raise TypeError(f"type: expected Taskforce, Meeting or Event, got {annotation_excerpt(type)}")
    found = read_rows(rows, type)
    if found.findings and on_error == "raise":
        raise DecodeError(found.findings, found.omitted)
    return found


def read_rows(
    rows: Iterable[Mapping[str, object] | Damaged] | Frame,
    type_: type[T],
    lines: Iterable[int | None] | None = None,
    *,
    source: str | None = None,
) -> Records[T]:
    """Return the records of rows as `from_rows` does with `collect`; the line of each row is that of its findings.

    Args:
        rows: The rows, and those that could not be taken apart.
        type_: The type of the records.
        lines: The line of the source at which each row starts, or `None` for a source without lines.
        source: The name of the source, or `None`.

    Returns:
        The records and the findings.
    """
    reader = _Reader(cast("type[Record]", type_), source=source)
    given, findings = _rows_of(rows)
    reader.note(findings)
    records = [
        record
        for number, (row, line) in enumerate(zip(given, repeat(None) if lines is None else lines, strict=False))
        if (record := reader.read(number, row, line)) is not None
    ]
    return Records(cast("tuple[T, ...]", tuple(records)), tuple(reader.findings()), reader.omitted)


def _rows_of(value: object) -> tuple[Iterable[object], Sequence[Finding]]:
    """Return the rows of what was given, or none and why."""
    twice = [name for name, count in Counter(_columns_of(value)).items() if count > 1]
    if twice:
        # Which of two values is meant cannot be told, and a mapping has one of them only.
        return (), [_twice(name) for name in twice]
    for method, rows_of in _ROWS_OF.items():
        if hasattr(type(value), method):  # not of the value: a column of pandas is an attribute, too
            return rows_of(value), ()
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        return cast("Iterable[object]", value), ()
    shown = excerpt(value)
    message = f"rows: expected an iterable of mappings from columns to values, got {shown}"
    return (), [make("type.mismatch", message, value=shown)]


def _columns_of(value: object) -> Iterable[Hashable]:
    found = (getattr(value, name) for name in _NAMES if hasattr(type(value), name))
    return next((cast("Iterable[Hashable]", each) for each in found if isinstance(each, Iterable)), ())


def _twice(name: object) -> Finding:
    shown = excerpt(name)
    message = f"columns: expected each once, got {shown} more than once"
    return make("table.columns", message, path=pointer(str(name)), value=shown)


# ---------------------------------------------------------------- one row


def _same(value: object) -> object:
    return value


def _plain(value: object) -> object:
    """Return a value, or `None` for one that says that there is none."""
    if isinstance(value, Real):
        return None if value != value else value  # noqa: PLR0124 - only NaN differs from itself
    name = type(value).__name__
    # Those of pandas, and of numpy, which pandas gives in some places.
    return None if name in {"NAType", "NaTType"} or (name == "datetime64" and str(value) == "NaT") else value


def _day(value: object) -> object:
    """Return a value, midnight as its day."""
    if isinstance(value, datetime.datetime):
        is_midnight = value.time() == datetime.time.min and value.tzinfo is None and not getattr(value, "nanosecond", 0)
        return value.date() if is_midnight else value
    if type(value).__name__ == "datetime64":  # of numpy
        day, _, time = str(value).partition("T")
        return value if time.strip("0:.") else day
    return value


class _Plan(NamedTuple):
    """Which columns are fields and which are unknown, for all rows with the same columns."""

    fields: tuple[tuple[str, Callable[[object], object]], ...]
    unknown: tuple[object, ...]


class _Reader:
    """Reads rows of one type, one by one, and keeps their findings."""

    def __init__(self, type_: type[Record], label: str = "rows", source: str | None = None) -> None:
        self._source = source
        self.omitted = 0
        self._type = type_
        self._label = label
        self._declared = {field.name: field for field in declared(type_)}
        self._required = {field.name for field in declared(type_) if field.required}
        self._plans: dict[tuple[object, ...], _Plan] = {}
        self._unknown: Counter[object] = Counter()
        self._first: dict[object, tuple[int, int | None]] = {}
        self._found: list[Finding] = []

    def note(self, findings: Iterable[Finding]) -> None:
        """Keep findings, up to 1,000."""
        for each in findings:
            if len(self._found) < MAX_FINDINGS:
                self._found.append(each)
            else:
                self.omitted += 1

    def findings(self) -> list[Finding]:
        """Return the findings of unknown columns, then those of rows."""
        found = self._found
        self._found = []
        self.note([self._unknown_column(column) for column in self._unknown])
        self.note(found)
        return self._found

    def read(self, number: int, row: object, line: int | None = None) -> Record | None:
        """Return the record of a row, or `None` where its findings were kept."""
        findings: Sequence[Finding]
        try:
            if isinstance(row, Damaged):
                raise InvalidRecord(row.findings)  # noqa: TRY301 - handled as what a constructor raises
            if not isinstance(row, Mapping):
                shown = excerpt(row)
                message = f"expected a mapping of columns to values, got {shown}"
                raise InvalidRecord([make("type.mismatch", message, value=shown)])  # noqa: TRY301 - the same
            values = self._values(number, cast("Mapping[str, object]", row), line)
            if self._required <= values.keys():
                return cast("Record", cast("Callable[..., object]", self._type)(**values))
            findings = self._problems(values)
        except InvalidRecord as error:
            findings = error.findings
            self.omitted += error.omitted
        where = f"{self._label}[{number}]"
        self.note(
            attrs.evolve(
                each,
                message=f"{where}{'.' if each.path else ': '}{each.message}",
                path=f"/{number}{each.path}",
                line=line,
                source=self._source,
            )
            for each in findings
        )
        return None

    def _values(self, number: int, row: Mapping[str, object], line: int | None) -> dict[str, object]:
        columns = tuple(row)
        plan = self._plans.get(columns) or self._plans.setdefault(columns, self._plan(columns))
        for column in plan.unknown:
            self._unknown[column] += 1
            self._first.setdefault(column, (number, line))
        values: dict[str, object] = {}
        for name, convert in plan.fields:
            value = row[name]
            if type(value) is str:
                if value:
                    values[name] = value
            elif value is not None and (plain := _plain(value)) is not None and (ready := convert(plain)) is not None:
                values[name] = ready
        return values

    def _plan(self, columns: tuple[object, ...]) -> _Plan:
        fields = [self._declared[column] for column in columns if isinstance(column, str) and column in self._declared]
        skipped = {*self._declared, *_DERIVED[self._type]}
        return _Plan(
            tuple((field.name, _CONVERSIONS.get(field.form, _same)) for field in fields),
            tuple(column for column in columns if column not in skipped),
        )

    def _problems(self, values: Mapping[str, object]) -> tuple[Finding, ...]:
        """Return what is wrong with a row that lacks required values."""
        absent = [name for name in self._declared if name in self._required - values.keys()]
        missing = [make("field.missing", f"{name}: expected a value, got none", path=f"/{name}") for name in absent]
        return (*missing, *conform(self._type, values)[1])

    def _unknown_column(self, column: object) -> Finding:
        (number, line), count = self._first[column], self._unknown[column]
        name = column if isinstance(column, str) else excerpt(column)
        near = field_hint(name, self._declared, with_article(self._type))
        hint = f"; {near}" if near else ""
        rows = "" if count == 1 else f" in {count:,} rows"
        where = f"{self._label}[{number}].{name if name.isidentifier() else excerpt(name)}"
        message = f"{where}: expected a field of {with_article(self._type)}, got an unknown column{rows}{hint}"
        return make(
            "field.unknown",
            message,
            path=f"/{number}{pointer(name)}",
            line=line,
            source=self._source,
            value=excerpt(column),
        )


def _events(value: object) -> object:
    """Return the events of a taskforce, those that are rows as records."""
    items: object = value.tolist() if hasattr(value, "tolist") else value  # an array of numpy  # pyright: ignore[reportAttributeAccessIssue]  # checked at run time
    if not isinstance(items, list | tuple):
        return value
    reader = _Reader(Event, "events")
    events = [reader.read(place, each) if isinstance(each, Mapping) else each for place, each in enumerate(items)]
    findings = reader.findings()
    if findings:
        raise InvalidRecord([attrs.evolve(each, path=f"/events{each.path}") for each in findings], reader.omitted)
    return tuple(events)


#: How values of each form of field are converted before the constructor judges them.
_CONVERSIONS: Mapping[Form, Callable[[object], object]] = MappingProxyType({Form.DATE: _day, Form.RECORDS: _events})
