"""The `Groups` that a question may give: an immutable mapping whose order is part of the answer.

`MappingProxyType` will not do, as it has neither hash nor pickle.
"""

from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import TypeVar, cast

import attrs

from stemtaskforce.arguments import require_whole_number
from stemtaskforce.context import Context
from stemtaskforce.errors import QueryError
from stemtaskforce.findings import make
from stemtaskforce.lazy import Lazy
from stemtaskforce.shown import Shown, pairs_within
from stemtaskforce.tables.build import groups_table
from stemtaskforce.tables.table import Table
from stemtaskforce.text import excerpt

__all__ = ["Groups", "groups_within"]

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)


@attrs.frozen(eq=False, repr=False)
class Groups(Shown, Mapping[K, V_co]):
    """Keys and the records or the number of each, in the order in which the keys first appear.

    Args:
        pairs: Each key with its value, no key twice.
        by: The name of the attribute that the keys are values of, or `None` for another key.

    Example:
        >>> groups = Groups((("DK", 2), ("NO", 1)))
        >>> groups["NO"], list(groups), groups == {"NO": 1, "DK": 2}
        (1, ['DK', 'NO'], True)
        >>> groups
        Groups({'DK': 2, 'NO': 1})
    """

    _pairs: tuple[tuple[K, V_co], ...]
    _by: str | None = None
    _lazy: Lazy = attrs.field(init=False, factory=Lazy)

    @property
    def _context(self) -> Context | None:
        return cast("Context | None", self._lazy.context)

    def __getitem__(self, key: K) -> V_co:
        return self._lazy.get("by key", lambda: dict(self._pairs))[key]

    def __iter__(self) -> Iterator[K]:
        return (key for key, _ in self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __reversed__(self) -> Iterator[K]:
        return (key for key, _ in reversed(self._pairs))

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs))

    def __repr__(self) -> str:
        return f"Groups({{{pairs_within(self._pairs, len(self._pairs))}}})"

    def __reduce__(self) -> "tuple[type[Groups[K, V_co]], tuple[tuple[tuple[K, V_co], ...], str | None]]":
        return Groups, (self._pairs, self._by)

    def most_common(self, n: int | None = None) -> "Groups[K, V_co]":
        """Return the groups with the most records, the largest first; equally large ones stay in their order.

        Args:
            n: How many at most; `None` for all.

        Returns:
            The groups, as a mapping in this order.

        Raises:
            QueryError: `n` is not a whole number of at least 0, or the values are not numbers and have no length.

        Example:
            >>> Groups((("DK", 1), ("NO", 3), ("EE", 3))).most_common(2)
            Groups({'NO': 3, 'EE': 3})
        """
        if n is not None:
            require_whole_number("n", n, 0)
        ranked = sorted(self._pairs, key=lambda pair: _size(pair[1]), reverse=True)
        return groups_within(self._context, ranked[:n], self._by)

    def table(self) -> Table:
        """Return the groups as a table: a row for each key, with how many records it has.

        Returns:
            The table. The column of the keys has the name of the attribute that was grouped by, else `key`.

        Raises:
            QueryError: The values are not numbers and have no length.

        Example:
            >>> [*Groups((("DK", 1), ("NO", 3))).table()]
            [{'key': 'DK', 'count': 1}, {'key': 'NO', 'count': 3}]
        """
        return groups_table(self._by, [(key, _size(value)) for key, value in self._pairs])


def groups_within(context: Context | None, pairs: Iterable[tuple[K, V_co]], by: str | None) -> Groups[K, V_co]:
    """Return groups with the context of their records."""
    groups = Groups(tuple(pairs), by)
    groups._lazy.context = context  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - of this module
    return groups


def _size(value: object) -> float:
    if isinstance(value, int | float):
        return value
    if isinstance(value, Sized):
        return len(value)
    shown = excerpt(value)
    message = f"most_common: expected groups of records or numbers, got {shown}"
    raise QueryError([make("query.value", message, value=shown)])
