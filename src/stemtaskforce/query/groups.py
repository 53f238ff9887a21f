"""The `Groups` that a question may give: an immutable mapping, in an order that means something.

`MappingProxyType` will not do, as it has neither hash nor pickle.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

import attrs

from stemtaskforce.lazy import Lazy

__all__ = ["Groups"]

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)


@attrs.frozen(eq=False, repr=False)
class Groups(Mapping[K, V_co]):
    """Keys and what belongs to each, in the order in which the keys first appear.

    Args:
        pairs: Each key with its value, no key twice.

    Example:
        >>> groups = Groups((("DK", 2), ("NO", 1)))
        >>> groups["NO"], list(groups), groups == {"NO": 1, "DK": 2}
        (1, ['DK', 'NO'], True)
        >>> groups
        Groups({'DK': 2, 'NO': 1})
    """

    _pairs: tuple[tuple[K, V_co], ...]
    _lazy: Lazy = attrs.field(init=False, factory=Lazy)

    def __getitem__(self, key: K) -> V_co:
        return self._lazy.get("by key", lambda: dict(self._pairs))[key]

    def __iter__(self) -> Iterator[K]:
        return (key for key, _ in self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs))

    def __repr__(self) -> str:
        return f"Groups({dict(self._pairs)!r})"

    def __reduce__(self) -> tuple[type["Groups[K, V_co]"], tuple[tuple[tuple[K, V_co], ...]]]:
        return Groups, (self._pairs,)
