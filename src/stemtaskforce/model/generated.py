"""Bulk work on records, each field by its name: quick checks, sort keys, makers, fillers and text columns.

Generated from the declarations of the fields by `python -m tests.tools.generate_bulk`; not to be edited by hand.
"""

from typing import Any

from pendulum import Date, Time

from stemtaskforce.countries import Country
from stemtaskforce.model.vocabulary import MeetingKind, TaskforceStatus
from stemtaskforce.text import are_plain, is_plain_url

_NEW = object.__new__
_ORDINAL = Date.toordinal


def _seconds(time: Time | None) -> int:
    """Return the place of a time of day: later ones first, none last."""
    return 1 if time is None else -(time.hour * 3600 + time.minute * 60 + time.second)


def quick_taskforce(one: Any, events_type: type) -> bool:
    """Return whether each value is certainly right; `False` where the rules have to say."""
    return (
        (one.country is None or type(one.country) is Country)
        and (one.start_date is None or type(one.start_date) is Date)
        and (one.status is None or type(one.status) is TaskforceStatus)
        and type(one.events) is tuple
        and len(one.events) <= 10_000
        and {events_type}.issuperset(map(type, one.events))
        and are_plain(
            [one.name, *[each for each in (one.requesting_organisation, one.url) if each is not None]],
            [one.background, one.objectives, one.results],
        )
        and (one.url is None or is_plain_url(one.url))
    )


def quick_meeting(one: Any) -> bool:
    """Return whether each value is certainly right; `False` where the rules have to say."""
    return (
        type(one.date) is Date
        and (one.end_date is None or type(one.end_date) is Date)
        and (one.time is None or type(one.time) is Time)
        and (one.time is None or not (one.time.microsecond or one.time.fold or one.time.tzinfo))
        and type(one.kind) is MeetingKind
        and (one.country is None or type(one.country) is Country)
        and are_plain(
            [one.title, *[each for each in (one.host_organisation, one.location, one.url) if each is not None]],
            [one.summary, one.objective, one.description, one.next_steps],
        )
        and (one.url is None or is_plain_url(one.url))
    )


def quick_event(one: Any) -> bool:
    """Return whether each value is certainly right; `False` where the rules have to say."""
    return (
        (one.date is None or type(one.date) is Date)
        and (one.country is None or type(one.country) is Country)
        and are_plain(
            [*[each for each in (one.category, one.publisher, one.title, one.url) if each is not None]], [one.summary]
        )
        and (one.url is None or is_plain_url(one.url))
    )


def quick_listing_row(one: Any) -> bool:
    """Return whether each value is certainly right; `False` where the rules have to say."""
    return (
        (one.start_date is None or type(one.start_date) is Date)
        and (one.country is None or type(one.country) is Country)
        and (one.status is None or type(one.status) is TaskforceStatus)
        and are_plain([*[each for each in (one.requesting_organisation,) if each is not None]], [one.teaser])
    )


def key_taskforce(one: Any, events: Any) -> tuple[Any, ...]:
    """Return what the order compares within a day; an absent text is `""`, which no line can be."""
    return (
        one.name,
        one.requesting_organisation or "",
        one.country or "",
        one.status or "",
        one.background,
        one.objectives,
        one.results,
        one.url or "",
        events(one.events),
    )


def make_taskforces(several: Any, filled: Any, record: Any, day: Any, time: Any, events: Any) -> list[Any]:
    """Return records of structures whose values are right; a day or a time that is none raises."""
    made = []
    for one in several:
        new = _NEW(filled)
        new.name = one.name
        new.requesting_organisation = one.requesting_organisation
        new.country = one.country
        new.start_date = None if one.start_date is None else day[one.start_date]
        new.status = one.status
        new.background = one.background
        new.objectives = one.objectives
        new.results = one.results
        new.events = events(one.events)
        new.url = one.url
        new.__class__ = record
        made.append(new)
    return made


def fill_taskforce(one: Any, version: int, structure: Any, text: Any, events_structure: Any) -> Any:
    """Return the structure of a record."""
    return structure(
        version,
        one.name,
        one.requesting_organisation,
        one.country,
        text(one.start_date),
        one.status,
        one.background,
        one.objectives,
        one.results,
        [
            events_structure(
                text(each.date), each.category, each.publisher, each.summary, each.title, each.country, each.url
            )
            for each in one.events
        ],
        one.url,
    )


def taskforce_lines(several: Any) -> list[str]:
    """Return the one-line texts of records that are there."""
    return [text for one in several for text in (one.name, one.requesting_organisation) if text]


def taskforce_prose(several: Any) -> list[str]:
    """Return the longer texts of records that are there."""
    return [text for one in several for text in (one.background, one.objectives, one.results) if text]


def key_meeting(one: Any) -> tuple[Any, ...]:
    """Return what the order compares within a day; an absent text is `""`, which no line can be."""
    return (
        _seconds(one.time),
        one.title,
        one.kind,
        one.host_organisation or "",
        one.country or "",
        one.location or "",
        one.summary,
        one.objective,
        one.description,
        one.next_steps,
        one.url or "",
        0 if one.end_date is None else _ORDINAL(one.end_date),
    )


def make_meetings(several: Any, filled: Any, record: Any, day: Any, time: Any) -> list[Any]:
    """Return records of structures whose values are right; a day or a time that is none raises."""
    made = []
    for one in several:
        new = _NEW(filled)
        new.title = one.title
        new.date = day[one.date]
        new.end_date = None if one.end_date is None else day[one.end_date]
        new.time = None if one.time is None else time[one.time]
        new.kind = one.kind
        new.host_organisation = one.host_organisation
        new.country = one.country
        new.location = one.location
        new.summary = one.summary
        new.objective = one.objective
        new.description = one.description
        new.next_steps = one.next_steps
        new.url = one.url
        new.__class__ = record
        made.append(new)
    return made


def fill_meeting(one: Any, version: int, structure: Any, text: Any) -> Any:
    """Return the structure of a record."""
    return structure(
        version,
        one.title,
        text(one.date),
        text(one.end_date),
        text(one.time),
        one.kind,
        one.host_organisation,
        one.country,
        one.location,
        one.summary,
        one.objective,
        one.description,
        one.next_steps,
        one.url,
    )


def meeting_lines(several: Any) -> list[str]:
    """Return the one-line texts of records that are there."""
    return [text for one in several for text in (one.title, one.host_organisation, one.location) if text]


def meeting_prose(several: Any) -> list[str]:
    """Return the longer texts of records that are there."""
    return [text for one in several for text in (one.summary, one.objective, one.description, one.next_steps) if text]


def key_event(one: Any) -> tuple[Any, ...]:
    """Return what the order compares within a day; an absent text is `""`, which no line can be."""
    return (one.category or "", one.publisher or "", one.summary, one.title or "", one.country or "", one.url or "")


def make_events(several: Any, filled: Any, record: Any, day: Any, time: Any) -> list[Any]:
    """Return records of structures whose values are right; a day or a time that is none raises."""
    made = []
    for one in several:
        new = _NEW(filled)
        new.date = None if one.date is None else day[one.date]
        new.category = one.category
        new.publisher = one.publisher
        new.summary = one.summary
        new.title = one.title
        new.country = one.country
        new.url = one.url
        new.__class__ = record
        made.append(new)
    return made


def fill_event(one: Any, version: int, structure: Any, text: Any) -> Any:
    """Return the structure of a record."""
    return structure(version, text(one.date), one.category, one.publisher, one.summary, one.title, one.country, one.url)


def event_lines(several: Any) -> list[str]:
    """Return the one-line texts of records that are there."""
    return [text for one in several for text in (one.category, one.publisher, one.title) if text]


def event_prose(several: Any) -> list[str]:
    """Return the longer texts of records that are there."""
    return [text for one in several for text in (one.summary,) if text]
