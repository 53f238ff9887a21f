"""An index of records by key, which knows the keys that several records share, and the nearest keys to a wrong one.

Keys are made of names and dates, so two records may well share one; then neither is dropped or preferred. Which
records are indexed is for `catalog` to say.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from stemtaskforce.catalog.identity import twins
from stemtaskforce.errors import QueryError, UnknownKey
from stemtaskforce.findings import Finding, make
from stemtaskforce.identifiers import keys_of
from stemtaskforce.lazy import Lazy
from stemtaskforce.model import Record
from stemtaskforce.text import excerpt, fold, nearest

__all__ = ["Keys"]

#: The orders in which the right key may stand beside a wrong one, as comparing with every key of a large catalog would
#: take minutes. Both are the same before a slip, and the same behind it; a wrong type or date leaves the slug.
_ORDERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "by start": lambda key: key,
        "by end": lambda key: key[::-1],
        "by slug": lambda key: key.rpartition("/")[2],
    }
)
#: How many keys on either side of a wrong one, in each order, are compared with it.
_NEIGHBOURS = 20


@attrs.frozen(eq=False)
class Keys:
    """An index of records by key.

    Args:
        single: The one record of a key.
        shared: The records, by the key that they share.
        different: The keys that different records share.

    Example:
        >>> from stemtaskforce import Event
        >>> Keys.of([Event(title="Launch")]).look_up("event/undated/launch").title
        'Launch'
    """

    single: Mapping[str, Record]
    shared: Mapping[str, tuple[Record, ...]]
    different: tuple[str, ...]
    _lazy: Lazy = attrs.field(init=False, factory=Lazy)

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Keys":
        """Index records, no two of them equal; twins of one key are one record (see `identity`)."""
        single: dict[str, Record] = {}
        shared: dict[str, list[Record]] = {}
        indexed = list(records)
        for key, record in zip(keys_of(indexed), indexed, strict=True):
            if (first := single.setdefault(key, record)) is not record:
                shared.setdefault(key, [first]).append(record)
        different: list[str] = []
        for key, group in shared.items():
            same = twins(group)
            if len(kept := [record for record in group if record not in same]) == 1:
                single[key] = kept[0]
            else:
                del single[key]
                different.append(key)
        return cls(single, {key: tuple(group) for key, group in shared.items()}, tuple(different))

    def all(self, key: str) -> tuple[Record, ...]:
        """Return every record that has a key, in the order in which they were indexed."""
        return self.shared.get(key) or ((self.single[key],) if key in self.single else ())

    def look_up(self, key: object) -> Record:
        """Return the one record that has a key.

        Args:
            key: The key.

        Returns:
            The record.

        Raises:
            UnknownKey: None has it; the message has the nearest keys.
            QueryError: Different records have it, or it is not text.
        """
        if not isinstance(key, str):
            message = f"key: expected text such as 'taskforce/danish-technology-pact', got {excerpt(key)}"
            raise QueryError([make("query.value", message, value=excerpt(key))])
        if key in self.single:
            return self.single[key]
        found = self.all(key)
        if found:
            message = f"{excerpt(key)}: {len(found)} different records have this key; did you mean all({excerpt(key)})?"
            raise QueryError([make("query.count", message, value=excerpt(key))])
        raise self.unknown(key)

    def unknown(self, key: str) -> UnknownKey:
        """Return the error for a key that no record has."""
        near = nearest(key, dict.fromkeys(self._beside(fold(key))))
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        return UnknownKey([make("key.unknown", f"{excerpt(key)}: no record has this key{hint}", value=excerpt(key))])

    def _beside(self, key: str) -> Iterator[str]:
        for name, order in _ORDERS.items():
            keys = self._sorted(name, order)
            place = bisect_left(keys, order(key), key=order)
            yield from keys[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]

    def _sorted(self, name: str, order: Callable[[str], str]) -> tuple[str, ...]:
        return self._lazy.get(name, lambda: tuple(sorted({*self.single, *self.shared}, key=order)))

    def findings(self) -> Iterable[Finding]:
        """Yield a finding for each key that different records share."""
        for key in self.different:
            message = f"{key}: {len(self.shared[key])} different records have this key; all were kept"
            yield make("key.shared", message, value=excerpt(key))
