"""The one table of record types, from which formats, queries, tables and displays follow."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from stemtaskforce.findings import Finding
from stemtaskforce.model import event, meeting, rules, taskforce
from stemtaskforce.model.checked import setters
from stemtaskforce.model.declarations import Declared, Form, Place, declared
from stemtaskforce.model.event import Event
from stemtaskforce.model.meeting import Meeting
from stemtaskforce.model.taskforce import Taskforce

__all__ = ["KINDS", "RECORD_TYPES", "Kind"]


class Kind(NamedTuple):
    """A record type.

    Attributes:
        name: Its name in documents, keys and messages.
        record: The class.
        description: One sentence on its meaning, as in the schema.
        across: The rule over several fields together.
        filled: The private class that the decoder fills, see `checked`.

    Example:
        >>> [kind.name for kind in KINDS.values()]
        ['taskforce', 'meeting', 'event']
    """

    name: str
    record: type[Taskforce] | type[Meeting] | type[Event]
    description: str
    across: Callable[[Mapping[str, object]], list[Finding]]
    filled: type[object]

    @property
    def fields(self) -> tuple[Declared, ...]:
        """The declarations of its fields, in the order of the class."""
        return declared(self.record)

    @property
    def setters(self) -> Mapping[str, Callable[..., None]]:
        """The setters of the slots of the class by field, see `checked`."""
        return setters(self.record)

    @property
    def rules(self) -> rules.Rules:
        """The rule of each field."""
        return MappingProxyType({each.name: each.rule for each in self.fields})

    @property
    def day(self) -> str:
        """The name of the field that holds the day of a record."""
        return next(each.name for each in self.fields if each.form is Form.DATE and each.place is Place.DAY)


#: The record types by name, in the order in which they are listed.
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind(
                "taskforce",
                Taskforce,
                "A taskforce: a series of support actions for a country, region or organisation.",
                rules.nothing_across,
                taskforce.FILLED,
            ),
            Kind(
                "meeting",
                Meeting,
                "A meeting of a taskforce or of the coalition.",
                meeting.ends_after_start,
                meeting.FILLED,
            ),
            Kind(
                "event",
                Event,
                "An entry of a timeline or a publication, with a title, summary, category or publisher.",
                event.has_words,
                event.FILLED,
            ),
        )
    }
)
#: The classes of the table, in its order.
RECORD_TYPES: tuple[type[Taskforce] | type[Meeting] | type[Event], ...] = tuple(kind.record for kind in KINDS.values())
