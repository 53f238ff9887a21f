"""The `Table`: columns of equal length with fixed names and types, for data frames, files and people.

A table is not a sequence, as pandas and polars look for a sequence first and then ignore the Arrow protocol. pandas,
polars and pyarrow are imported only where they are asked for.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from stemtaskforce.errors import QueryError
from stemtaskforce.findings import did_you_mean, make
from stemtaskforce.lazy import Lazy
from stemtaskforce.tables.arrow import to_arrow, to_pandas, to_polars
from stemtaskforce.tables.columns import Column, Spec
from stemtaskforce.tables.rows import Rows, fields_of
from stemtaskforce.text import excerpt, nearest

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

from stemtaskforce.shown import Shown

__all__ = ["Table"]


@attrs.frozen(eq=False, repr=False)
class Table(Shown):
    """Columns with names and types, one value per row in each; see `stemtaskforce.table`.

    It offers the Arrow PyCapsule protocol (`__arrow_c_stream__`), so `polars.DataFrame(t)`, `pyarrow.table(t)`,
    `pandas.DataFrame.from_arrow(t)` and `duckdb.sql("from t")` take it. Going through it gives one dictionary per row.

    Example:
        >>> from stemtaskforce import Event, table
        >>> events = table([Event(title="Launch", category="News")])
        >>> len(events), events.columns[:3]
        (1, ('position', 'key', 'date'))
        >>> events.column("category")
        ('News',)
    """

    _schema: tuple[Column, ...]
    _length: int
    _derive: Mapping[str, Callable[[], Sequence[object]]]
    _kernels: "Mapping[str, Callable[[Mapping[str, pa.Array]], pa.Array | None]]" = MappingProxyType({})
    _fields: Callable[[], Mapping[str, Sequence[object]]] = dict
    _lazy: Lazy = attrs.field(init=False, factory=Lazy)

    @classmethod
    def of_rows(cls, specs: Sequence[Spec], rows: Rows) -> "Table":
        """Return the table of some rows; a column is derived when it is first used.

        Args:
            specs: The columns, see `schemas`.
            rows: The rows.

        Returns:
            The table.

        Example:
            >>> from stemtaskforce import Event
            >>> from stemtaskforce.tables.schemas import EVENTS
            >>> len(Table.of_rows(EVENTS, Rows([Event(title="Launch")])))
            1
        """
        derive = {spec.column.name: partial(spec.derive, rows) for spec in specs}
        kernels = {spec.column.name: partial(spec.kernel, rows) for spec in specs if spec.kernel is not None}
        fields = partial(fields_of, rows.records, [spec.column.name for spec in specs if spec.is_field])
        return cls(tuple(spec.column for spec in specs), len(rows.records), derive, kernels, fields)

    @classmethod
    def _of_values(cls, schema: tuple[Column, ...], values: Sequence[Sequence[object]], length: int) -> "Table":
        """Make a table of ready columns."""
        derive = {column.name: partial(tuple, each) for column, each in zip(schema, values, strict=True)}
        return cls(schema, length, derive)

    @property
    def schema(self) -> tuple[Column, ...]:
        """The columns with their types, the same with no rows as with many."""
        return self._schema

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self._schema)

    def column(self, name: str) -> tuple[object, ...]:
        """Return the values of a column.

        Args:
            name: The name of the column.

        Returns:
            One value per row, `None` where it is missing.

        Raises:
            QueryError: The table has no such column.

        Example:
            >>> from stemtaskforce import Event, table
            >>> table([Event(title="Launch")]).column("key")
            ('event/undated/launch',)
        """
        if name in self._derive:
            return self._lazy.get(name, lambda: tuple(self._derive[name]()))
        near = nearest(name, self.columns, n=1)
        hint = did_you_mean(near) or f"expected one of {', '.join(self.columns)}"
        message = f"{excerpt(name)} is not a column; {hint}"
        raise QueryError([make("query.field", message, path="/name", value=excerpt(name))])

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[dict[str, object]]:
        names = self.columns
        for row in zip(*map(self.column, names), strict=True):
            yield dict(zip(names, row, strict=True))

    def _content(self) -> tuple[tuple[Column, ...], tuple[tuple[object, ...], ...], int]:
        return self._schema, tuple(map(self.column, self.columns)), self._length

    def __eq__(self, other: object) -> bool:
        return self._content() == other._content() if isinstance(other, Table) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._content())

    def __reduce__(self) -> tuple[Callable[..., "Table"], tuple[object, ...]]:
        # A pickle has the values, and neither the catalog nor the records that they come from.
        return Table._of_values, self._content()

    def __repr__(self) -> str:
        rows = f"{self._length:,} row{'' if self._length == 1 else 's'}"
        return f"<Table of {rows}: {', '.join(self.columns)}>"

    def to_arrow(self) -> "pa.Table":
        """Return the table as one of pyarrow.

        Returns:
            A `pyarrow.Table` whose schema is that of `schema`; it is made once.

        Raises:
            MissingExtra: pyarrow (the extra `arrow`) is not installed.

        Example:
            >>> from stemtaskforce import Event, table
            >>> table([Event(title="Launch")]).to_arrow().schema.field("date").type
            DataType(date32[day])
        """
        return self._lazy.get("\0arrow", lambda: to_arrow(self._schema, self._fields(), self._derive, self._kernels))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the table as a capsule of an Arrow C stream, as often as asked (the Arrow PyCapsule protocol)."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> "pd.DataFrame":
        """Return the table as a data frame of pandas.

        Returns:
            A `pandas.DataFrame`: dates as `datetime64`, whole numbers as `Int32`, and missing values as missing.

        Raises:
            MissingExtra: pyarrow (the extra `arrow`) or pandas is not installed.

        Example:
            >>> from stemtaskforce import Event, table
            >>> frame = table([Event(date="2018-05-04", title="Launch")]).to_pandas()
            >>> frame["date"].dt.year.to_list()
            [2018]
        """
        return to_pandas(self.to_arrow())

    def to_polars(self) -> "pl.DataFrame":
        """Return the table as a data frame of polars.

        Returns:
            A `polars.DataFrame` with the types of `schema`.

        Raises:
            MissingExtra: pyarrow (the extra `arrow`) or polars is not installed.

        Example:
            >>> from stemtaskforce import Event, table
            >>> table([Event(title="Launch")]).to_polars()["is_truncated"].to_list()
            [False]
        """
        return to_polars(self.to_arrow())
