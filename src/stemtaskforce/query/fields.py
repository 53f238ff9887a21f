"""What a question may name of each type: the fields, their rules, their date and their text.

One table for all questions; what a field may hold is told by the rules of `model`.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

from pendulum import Date

from stemtaskforce.model import Event, Meeting, Record, Taskforce, event, meeting, rules, taskforce

__all__ = ["BETWEEN", "TYPES", "Fields"]

T = TypeVar("T", Taskforce, Meeting, Event)

#: Between the texts of a record; no text can hold it.
BETWEEN = "\0"


class Fields(NamedTuple):
    """What a question may name of a type.

    Attributes:
        rules: Every field with its rule.
        date: Gives the day on which a record starts.
        text: Gives all the text of a record, in the order of its fields. Addresses and codes are no text.
    """

    rules: rules.Rules
    date: Callable[[Record], Date | None]
    text: Callable[[Record], str]


def _dates(name: str) -> Callable[[Record], Date | None]:
    return cast("Callable[[Record], Date | None]", attrgetter(name))


def _of_taskforce(each: Taskforce) -> str:
    return BETWEEN.join(
        (
            each.name,
            each.requesting_organisation or "",
            each.background,
            each.objectives,
            each.results,
        )
    )


def _of_meeting(each: Meeting) -> str:
    return BETWEEN.join(
        (
            each.title,
            each.host_organisation or "",
            each.location or "",
            each.summary,
            each.objective,
            each.description,
            each.next_steps,
        )
    )


def _of_event(each: Event) -> str:
    return BETWEEN.join((each.category or "", each.publisher or "", each.summary, each.title or ""))


def _text(of: Callable[[T], str]) -> Callable[[Record], str]:
    return cast("Callable[[Record], str]", of)


#: By type.
TYPES: Mapping[type[object], Fields] = MappingProxyType(
    {
        Taskforce: Fields(taskforce.RULES, _dates("start_date"), _text(_of_taskforce)),
        Meeting: Fields(meeting.RULES, _dates("date"), _text(_of_meeting)),
        Event: Fields(event.RULES, _dates("date"), _text(_of_event)),
    }
)
