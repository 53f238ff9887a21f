"""Checks for valid but suspicious records: each is a small function from a record to findings.

Shared by the page reader, which adds the lines, and by `Catalog.check`. What a record may not hold at all
is for `model`; what only a page can tell (its order, its labels) is for `pages`.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import cast

from stemtaskforce.countries import Country, named
from stemtaskforce.dates import MAX_USUAL_DAYS
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, EventCategory, Meeting, Record, Taskforce
from stemtaskforce.text import excerpt, nearest

__all__ = ["check", "country_in", "is_shared_name"]

#: Countries whose name a state of the USA has as well.
_SHARED_NAMES = frozenset({Country.GE})
_CATEGORIES = frozenset(category.value for category in EventCategory)
_BY_LETTER = {letter: [*names] for letter, names in groupby(sorted(_CATEGORIES), key=lambda name: name[0])}


def check(record: Record) -> tuple[Finding, ...]:
    """Return findings about a valid but suspicious record.

    Args:
        record: A taskforce, a meeting or an event.

    Returns:
        The findings, in the order of the fields, with pointers from the record.

    Raises:
        TypeError: The argument is not a record.

    Example:
        >>> from stemtaskforce import Meeting
        >>> meeting = Meeting(title="Norway", date="2023-02-03", end_date="2023-03-03")
        >>> [finding.code for finding in check(meeting)]
        ['date.range-suspicious']
    """
    given = cast("object", record)
    if type(given) is Taskforce:  # a subclass may hold more
        return tuple(_events(given))
    if type(given) is Meeting:
        return (*_long_range(given), *_two_countries(given))
    if type(given) is Event:
        return tuple(_category(given.category, ""))
    raise TypeError(f"expected a record, got {excerpt(given)}")


def country_in(location: str) -> Country | None:
    """Return the country at the end of a location.

    Args:
        location: A place such as `Oslo, Norway` or `House of Science (Tallinn, Estonia)`.

    Returns:
        The country whose name is the part after the last comma, a closing parenthesis or a remark in
        parentheses at the end aside, or `None`.
        Codes do not count: `IT` at the end of an address may be anything.

    Example:
        >>> country_in("Copenhagen, Denmark").label
        'Denmark'
        >>> country_in("Oslo (Hotel Bastion)") is None
        True
    """
    # The parenthesis may hold the town and the country, or a remark behind them.
    before, opened, _ = location.rpartition("(")
    remarked = before if opened and location.endswith(")") else location
    return named(_last_part(location)) or named(_last_part(remarked))


def is_shared_name(country: Country) -> bool:
    """Return whether a state of the USA has the name of a country, as Georgia, so that a location may mean either.

    Example:
        >>> is_shared_name(Country.GE), is_shared_name(Country.NO)
        (True, False)
    """
    return country in _SHARED_NAMES


def _last_part(location: str) -> str:
    return location.rpartition(",")[2].strip().removesuffix(")").strip()


def _long_range(meeting: Meeting) -> Iterator[Finding]:
    if meeting.days > MAX_USUAL_DAYS:
        message = (
            f"end_date: the meeting of {meeting.date} ends on {meeting.end_date} and lasts {meeting.days} days, "
            f"over {MAX_USUAL_DAYS}; are day and month swapped?"
        )
        yield make("date.range-suspicious", message, path="/end_date", value=str(meeting.end_date))


def _two_countries(meeting: Meeting) -> Iterator[Finding]:
    if meeting.country and meeting.location:
        other = country_in(meeting.location)
        in_the_state = meeting.country is Country.US and other is not None and is_shared_name(other)
        if other and other is not meeting.country and not in_the_state:
            message = f"country: is {meeting.country.label}, but the location names {other.label}; both were kept"
            yield make("country.differs", message, path="/country", value=excerpt(meeting.location))


def _category(category: str | None, path: str) -> Sequence[Finding]:
    if category is None or category in _CATEGORIES:
        return ()
    value = excerpt(category)
    message = f"category: {value} is not one of the known ones{_hint(category)}"
    return (make("category.unknown", message, path=f"{path}/category", value=value),)


@lru_cache(maxsize=256)  # to compare words takes time, and a page repeats its own
def _hint(category: str) -> str:
    # A slip is seldom in the first letter; to compare all words with all takes too long for a page full of slips.
    alike = _BY_LETTER.get(category[0].upper())
    near = nearest(category, alike, n=1) if alike else ()
    return f"; the nearest is {near[0]!r}" if near else ""


def _events(taskforce: Taskforce) -> Iterator[Finding]:
    for index, event in enumerate(taskforce.events):
        path = f"/events/{index}"
        if event.date and taskforce.start_date and event.date < taskforce.start_date:
            message = (
                f"events[{index}]: is of {event.date}, before the start of the taskforce on {taskforce.start_date}"
            )
            yield make("event.before-start", message, path=f"{path}/date", value=str(event.date))
        yield from _category(event.category, path)
