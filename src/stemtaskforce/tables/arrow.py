"""Columns as Arrow arrays, and data frames made of them.

The one module that imports pyarrow, pandas or polars, inside the functions that need them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from stemtaskforce.errors import MissingExtra, missing_extra
from stemtaskforce.findings import make
from stemtaskforce.tables.columns import Column, ColumnType

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["arrow_type", "schema_of", "to_arrow", "to_pandas", "to_polars"]


class _Arrays(dict[str, Any]):
    """The columns of a table as arrays, each made at its first use, as kernels ask for other columns."""

    def __init__(
        self,
        schema: "pa.Schema",
        derive: Mapping[str, Callable[[], Sequence[object]]],
        kernels: Mapping[str, "Callable[[Mapping[str, pa.Array]], pa.Array | None]"],
    ) -> None:
        super().__init__()
        self._schema, self._derive, self._kernels = schema, derive, kernels

    def __missing__(self, name: str) -> "pa.Array":
        import pyarrow as pa  # noqa: PLC0415 - optional

        kernel = self._kernels.get(name)
        made = None if kernel is None else kernel(self)
        if made is None:
            made = pa.array(self._derive[name](), self._schema.field(name).type)
        self[name] = made
        return made


def to_arrow(
    columns: Sequence[Column],
    fields: Mapping[str, Sequence[object]],
    derive: Mapping[str, Callable[[], Sequence[object]]],
    kernels: Mapping[str, "Callable[[Mapping[str, pa.Array]], pa.Array | None]"],
) -> "pa.Table":
    """Return columns as a table of pyarrow.

    Args:
        columns: The columns.
        fields: The values of the columns that are fields of records.
        derive: Returns the values of each column, by its name.
        kernels: Returns some of the columns as arrays, derived from others; `None` where it cannot.

    Returns:
        The table; a required column is not nullable.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - optional
    except ImportError as error:
        raise missing_extra("arrow", error) from error
    schema = schema_of(columns)
    arrays = _Arrays(schema, derive, kernels)
    # A member of an enumeration is a text, which is what Arrow takes it for.
    arrays.update({name: pa.array(values, schema.field(name).type) for name, values in fields.items()})
    return pa.table([arrays[name] for name in schema.names], schema=schema)


def schema_of(columns: Sequence[Column]) -> "pa.Schema":
    """Return the Arrow schema of columns; pyarrow is installed."""
    import pyarrow as pa  # noqa: PLC0415 - optional

    return pa.schema([pa.field(each.name, arrow_type(each.type), nullable=not each.required) for each in columns])


def arrow_type(type_: ColumnType) -> "pa.DataType":
    """Return the Arrow type of a column's type; pyarrow is installed."""
    import pyarrow as pa  # noqa: PLC0415 - optional

    return pa.time32("s") if type_ is ColumnType.TIME else pa.type_for_alias(type_.value)


def to_pandas(table: "pa.Table") -> "pd.DataFrame":
    """Return a table of pyarrow as a data frame of pandas.

    Args:
        table: The table.

    Returns:
        The frame, with dates as `datetime64` and whole numbers as `Int32`, which can be missing.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - optional
    except ImportError as error:
        raise _not_installed("to_pandas", "pandas") from error
    import pyarrow as pa  # noqa: PLC0415 - optional

    return table.to_pandas(date_as_object=False, types_mapper={pa.int32(): pd.Int32Dtype()}.get)


def to_polars(table: "pa.Table") -> "pl.DataFrame":
    """Return a table of pyarrow as a data frame of polars.

    Args:
        table: The table.

    Returns:
        The frame.

    Raises:
        MissingExtra: polars is not installed.
    """
    try:
        import polars as pl  # noqa: PLC0415 - optional
    except ImportError as error:
        raise _not_installed("to_polars", "polars") from error
    return pl.DataFrame(table)


def _not_installed(method: str, package: str) -> MissingExtra:
    """Return the error for a data frame library, which is the user's own choice and not an extra."""
    message = f"{method}: {package} is not installed; install it with pip install {package}"
    return MissingExtra([make("extra.missing", message)])
