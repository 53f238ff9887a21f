"""What a question may name of each type: the fields, their rules, their date and their text.

One table for all questions; what a field may hold is told by the rules of `model`.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple, cast

from pendulum import Date

from stemtaskforce.model import Event, Meeting, Record, Taskforce, event, meeting, rules, taskforce

__all__ = ["TYPES", "Fields"]


class Fields(NamedTuple):
    """What a question may name of a type.

    Attributes:
        rules: Every field with its rule.
        date: Gives the day on which a record starts.
        texts: Gives the texts of a record, in the order of its fields. Addresses and codes are no text.
    """

    rules: rules.Rules
    date: Callable[[Record], Date | None]
    texts: Callable[[Record], Iterable[str | None]]


def _dates(name: str) -> Callable[[Record], Date | None]:
    return cast("Callable[[Record], Date | None]", attrgetter(name))


def _texts(*names: str) -> Callable[[Record], Iterable[str | None]]:
    return cast("Callable[[Record], Iterable[str | None]]", attrgetter(*names))


#: By type. `attrgetter` reads several fields at once, faster than any function of ours could.
TYPES: Mapping[type[object], Fields] = MappingProxyType(
    {
        Taskforce: Fields(
            taskforce.RULES,
            _dates("start_date"),
            _texts("name", "requesting_organisation", "background", "objectives", "results"),
        ),
        Meeting: Fields(
            meeting.RULES,
            _dates("date"),
            _texts("title", "host_organisation", "location", "summary", "objective", "description", "next_steps"),
        ),
        Event: Fields(event.RULES, _dates("date"), _texts("category", "publisher", "summary", "title")),
    }
)
