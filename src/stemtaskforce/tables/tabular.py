"""The base of what has a table of its own: the Arrow protocol, and a hint where a data frame is expected.

pandas and polars look for a sequence before they look for this protocol, so they are given the table itself.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from stemtaskforce.tables.table import Table

__all__ = ["Tabular"]

#: Attributes of arrays and data frames, which pandas and people look for.
_OF_FRAMES = frozenset("columns dtypes head iloc loc ndim shape to_arrow to_pandas to_polars".split())


#: The names of the methods here by those that other libraries give them.
_CALLED_HERE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("exclude", "filter", "find", "get", "query", "select"), "where"),
        **dict.fromkeys(("order_by", "sort", "sort_by", "sort_values", "sorted"), "sorted_by"),
        **dict.fromkeys(("contains", "search"), "mentioning"),
        "groupby": "group_by",
        "value_counts": "count_by",
    }
)


class Tabular(ABC):
    """The base of the sequences that have a table: `pyarrow.table(x)` and `duckdb.sql("from x")` take them as such."""

    __slots__ = ()

    @abstractmethod
    def table(self) -> Table:
        """Return the table."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the table as a capsule of an Arrow C stream, as often as asked (the Arrow PyCapsule protocol)."""
        return self.table().__arrow_c_stream__(requested_schema)

    if not TYPE_CHECKING:  # a type checker would take every name for an attribute

        def __getattr__(self, name: str) -> object:
            """Refuse a name that is not an attribute; one of a data frame with the way to get one."""
            kind = type(self).__name__
            hint = f"; a {kind} is not a data frame, its `table()` goes into one" if name in _OF_FRAMES else ""
            if hasattr(type(self), own := _CALLED_HERE.get(name, "")):
                hint = f"; did you mean {own!r}?"
            raise AttributeError(f"{kind!r} object has no attribute {name!r}{hint}", name=name, obj=self)
