"""CSL-JSON: records as items of a bibliography, for Zotero, Pandoc and other citation processors.

The format is for writing only, since a citation has no place for most of a record.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import msgspec

from stemtaskforce.facts import words
from stemtaskforce.formats.entries import SITE, Entry, entries, headline
from stemtaskforce.model import Event, EventCategory, Meeting, Record, Taskforce

__all__ = ["dumps"]

#: The type of item for each known category; an event of another category is a `document`.
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        EventCategory.POLICY_AND_STRATEGY: "report",
        EventCategory.REPORTS_AND_STUDIES: "report",
        EventCategory.MONITORING_INSTRUMENT: "report",
        EventCategory.MEETING_REPORT: "report",
        EventCategory.NEWS: "article-newspaper",
        EventCategory.TOOLS: "webpage",
    }
)


def dumps(records: Record | Iterable[Record]) -> bytes:
    """Return the items of a bibliography, a JSON array by the schema `csl-data` of citationstyles.org.

    A publication or an event of a taskforce is a `report`, an `article-newspaper`, a `webpage` or a `document`, by its
    category; a meeting is an `event`, a taskforce the `webpage` of its dossier.

    Args:
        records: A record or records.

    Returns:
        The array as UTF-8; the same records give the same bytes.

    Raises:
        InvalidRecord: Something among the records is not a record.

    Example:
        >>> event = Event(date="2018-05-04", category="News", title="A pact was launched")
        >>> (item,) = msgspec.json.decode(dumps(event))
        >>> item["type"], item["issued"]
        ('article-newspaper', {'date-parts': [[2018, 5, 4]]})
    """
    return msgspec.json.format(msgspec.json.encode([*map(_item, entries(records))]), indent=2)


def _item(entry: Entry) -> dict[str, object]:
    record = entry.record
    if isinstance(record, Meeting):
        values = _meeting(record)
    elif isinstance(record, Taskforce):
        values = _taskforce(record)
    else:
        values = _event(record)
    return {"id": entry.identifier} | {name: value for name, value in values.items() if value}


def _event(event: Event) -> dict[str, object]:
    kind = _TYPES.get(event.category or "", "document")
    return {
        "type": kind,
        "title": headline(event),
        "genre": event.category,
        "author": _names(event.publisher),
        "publisher": event.publisher,
        "container-title": event.publisher if kind == "article-newspaper" else None,
        "issued": _dates(event.date),
        "abstract": event.summary,
        "keyword": event.country and event.country.label,
        "URL": event.url,
    }


def _meeting(meeting: Meeting) -> dict[str, object]:
    days = _dates(meeting.date, meeting.end_date)
    return {
        "type": "event",
        "title": meeting.title,
        "genre": words(meeting.kind),
        "organizer": _names(meeting.host_organisation),
        "event-place": meeting.location or (meeting.country and meeting.country.label),
        "event-date": days,
        "issued": days,
        "abstract": meeting.summary or meeting.objective or meeting.description,
        "keyword": meeting.country and meeting.country.label,
        "URL": meeting.url,
    }


def _taskforce(taskforce: Taskforce) -> dict[str, object]:
    return {
        "type": "webpage",
        "title": taskforce.name,
        "genre": "Taskforce dossier",
        "author": _names(taskforce.requesting_organisation),
        "container-title": SITE[0],
        "issued": _dates(taskforce.start_date),
        "abstract": taskforce.background or taskforce.objectives or taskforce.results,
        "keyword": taskforce.country and taskforce.country.label,
        "status": taskforce.status and taskforce.status.value,
        "URL": taskforce.url,
    }


def _names(organisation: str | None) -> list[dict[str, str]] | None:
    return [{"literal": organisation}] if organisation else None


def _dates(first: date | None, last: date | None = None) -> dict[str, object] | None:
    parts = [[day.year, day.month, day.day] for day in (first, last) if day is not None]
    return {"date-parts": parts} if parts else None
