"""The converters of constructors: they turn a value into the type of its field, or return it as it is.

None of them raises: what cannot be converted is refused by the rules, which see all fields together. Each is annotated
with what a constructor takes, as type checkers read the constructor's signature from here.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar, cast

from pendulum import Date, Time

from stemtaskforce.countries import Country
from stemtaskforce.dates import parse_iso_date, parse_iso_time, to_date, to_time
from stemtaskforce.model.vocabulary import EventCategory, MeetingKind, TaskforceStatus

__all__ = [
    "MAX_EVENTS",
    "to_category",
    "to_country",
    "to_day",
    "to_kind",
    "to_optional_day",
    "to_optional_time",
    "to_status",
]

#: The most events of a taskforce.
MAX_EVENTS = 10_000

T = TypeVar("T", bound=StrEnum)


def _by_value(members: type[T]) -> Mapping[str, T]:
    return {member.value: member for member in members}


_COUNTRIES, _STATUSES, _KINDS = _by_value(Country), _by_value(TaskforceStatus), _by_value(MeetingKind)


def to_day(value: datetime.date | str) -> Date:
    """Return the day of a date or of a text `YYYY-MM-DD`; a datetime is not a day."""
    given: object = value
    if type(given) is Date:
        return given
    if isinstance(given, str):
        return cast("Date", parse_iso_date(given) or given)
    if isinstance(given, datetime.date) and not isinstance(given, datetime.datetime):  # pyright: ignore[reportUnnecessaryIsInstance]  # a caller may pass anything
        return to_date(given)
    return cast("Date", given)


def to_optional_day(value: datetime.date | str | None) -> Date | None:
    """Return the day as `to_day` does, and `None` of `None`."""
    return None if value is None else to_day(value)


def to_optional_time(value: datetime.time | str | None) -> Time | None:
    """Return the time of day of a time in whole seconds or of a text `HH:MM[:SS]`, and `None` of `None`."""
    given: object = value
    if isinstance(given, str):
        return cast("Time", parse_iso_time(given) or given)
    if isinstance(given, datetime.time) and given.tzinfo is None and not given.microsecond:
        # A fold tells two moments of a zone apart, and there is none here.
        return given if type(given) is Time and not given.fold else to_time(given)
    return cast("Time | None", given)


def to_country(value: Country | str | None) -> Country | None:
    """Return the country of a code."""
    return cast("Country", _member(_COUNTRIES, value))


def to_status(value: TaskforceStatus | str | None) -> TaskforceStatus | None:
    """Return the status of a value of the list."""
    return cast("TaskforceStatus", _member(_STATUSES, value))


def to_kind(value: MeetingKind | str) -> MeetingKind:
    """Return the kind of a value of the list."""
    return cast("MeetingKind", _member(_KINDS, value))


def _member(members: Mapping[str, StrEnum], value: object) -> object:
    return members.get(value, value) if isinstance(value, str) else value


def to_category(value: EventCategory | str | None) -> str | None:
    """Return the text of a known category."""
    return value.value if isinstance(value, EventCategory) else value
