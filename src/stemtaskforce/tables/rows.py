"""The rows of a table before they are columns: one record per row, its taskforce, and the context of them all.

Values that several columns need (keys, taskforces, resolved publications) are derived here, once per table.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar, cast

import attrs

from stemtaskforce.context import Context
from stemtaskforce.identifiers import keys_of
from stemtaskforce.lazy import Lazy
from stemtaskforce.model import Event, Meeting, Taskforce
from stemtaskforce.model.generated import VALUES

__all__ = ["Rows", "fields_of"]

V = TypeVar("V")

#: How many records are looked at together, so that they stay in the processor's cache.
_BLOCK = 512


def fields_of(records: Sequence[object], names: Iterable[str]) -> dict[str, list[object]]:
    """Return the values of some fields of records.

    The records of a catalog are scattered over memory, so all fields of one block are taken before the next block.

    Args:
        records: Records of one type.
        names: The names of the fields.

    Returns:
        The values of each field by its name, members of an enumeration as they are.

    Example:
        >>> fields_of([Event(title="Launch"), Event(title="Plan")], ["title", "url"])
        {'title': ['Launch', 'Plan'], 'url': [None, None]}
    """
    fields: dict[str, list[object]] = {name: [] for name in names}
    for start in range(0, len(records), _BLOCK):
        block = records[start : start + _BLOCK]
        for name, values in fields.items():
            values.extend(VALUES[name](block))
    return fields


@attrs.frozen(eq=False)
class Rows:
    """One record per row, with the taskforce that owns it and the context of all.

    Args:
        records: The records, or whatever else a row is made of.
        owners: For each row the taskforce whose timeline the event stands in, or `None`; `()` where no row has one.
        context: The links of the catalog of the records, or `None`.
        positions: For each row the position of its taskforce; `()` for that in the context.

    Example:
        >>> Rows([Event(title="Launch")]).keys
        ['event/undated/launch']
    """

    records: Sequence[object]
    owners: Sequence[Taskforce | None] = ()
    context: Context | None = None
    positions: Sequence[int | None] = ()
    _lazy: Lazy = attrs.field(init=False, factory=Lazy)

    @classmethod
    def of_events(cls, events: Sequence[Event], context: Context | None) -> "Rows":
        """Return a row for each event and taskforce that has it; an event that stands alone has one."""
        owners = {} if context is None else context._owners  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - to ask for each event would make a selection of each
        if not owners:
            return cls(events, (), context)
        of_each: list[Sequence[Taskforce | None]] = [owners.get(event, (None,)) for event in events]
        records = [event for event, of_event in zip(events, of_each, strict=True) for _ in of_event]
        return cls(records, [*chain.from_iterable(of_each)], context)

    @property
    def keys(self) -> list[str]:
        """The key of each record."""
        return self._lazy.get("keys", lambda: keys_of(cast("Sequence[Taskforce | Meeting | Event]", self.records)))

    @property
    def linked(self) -> Sequence[Taskforce | None]:
        """The taskforce of each row: a taskforce itself, the owner of an event, the one that a meeting is linked to."""
        return self._lazy.get("linked", self._linked)

    def _linked(self) -> Sequence[Taskforce | None]:
        if {*map(type, self.records)} <= {Event}:
            return self.owner_of_each
        return list(map(self._taskforce_of, self.records, self.owner_of_each))

    @property
    def owner_of_each(self) -> Sequence[Taskforce | None]:
        """The owner of each row, `None` for a row without one."""
        return self.owners or [None] * len(self.records)

    def _taskforce_of(self, record: object, owner: Taskforce | None) -> Taskforce | None:
        if isinstance(record, Taskforce):
            return record
        if isinstance(record, Meeting) and self.context is not None:
            return self.context.taskforce_of(record)
        return owner

    @property
    def resolved_keys(self) -> list[str | None]:
        """The key of the publication that each event of a taskforce points to."""
        if self.context is None:
            return [None] * len(self.records)
        return self._lazy.get("resolved keys", lambda: list(map(self._resolved_key, self.records, self.owner_of_each)))

    def _resolved_key(self, record: object, owner: Taskforce | None) -> str | None:
        if self.context is None or owner is None or not isinstance(record, Event):
            return None
        target = self.context.resolve(record)
        return None if target is None else target.key

    @property
    def linked_positions(self) -> Sequence[int | None]:
        """The position of the taskforce of each row among all taskforces."""
        if self.positions or self.context is None:
            return self.positions or [None] * len(self.records)
        position_of = {taskforce: position for position, taskforce in enumerate(self.context.taskforces)}
        return self.of_linked(position_of.get)

    def of_linked(self, get: Callable[[Taskforce], V]) -> list[V | None]:
        """Return a value of each row's taskforce, derived once for each taskforce.

        Args:
            get: Returns the value of a taskforce.

        Returns:
            The values, `None` for a row without a taskforce.

        Example:
            >>> pact = Taskforce(name="Pact")
            >>> Rows([Event(title="Launch")] * 2, [pact, None]).of_linked(lambda taskforce: taskforce.name)
            ['Pact', None]
        """
        # By identity: to hash a taskforce means to hash all of its events.
        if not any(self.linked):
            return [None] * len(self.records)
        single = {id(taskforce): taskforce for taskforce in self.linked}
        values = {place: None if taskforce is None else get(taskforce) for place, taskforce in single.items()}
        return [values[id(taskforce)] for taskforce in self.linked]
