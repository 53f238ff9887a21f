r"""JSON-LD with the vocabulary of schema.org: records as linked data, for search engines and open-data catalogues.

The bytes are safe inside a `script` element of an HTML page: `<`, `>` and `&` are written as `\u003c` and the like. The
format is for writing only.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from stemtaskforce.countries import Country
from stemtaskforce.facts import words
from stemtaskforce.formats.entries import AUTHORITY, Entry, checked_authority, entries, headline, tag
from stemtaskforce.model import Event, EventCategory, Meeting, MeetingKind, Record, Taskforce

__all__ = ["COUNTRIES", "dumps"]

#: The authority table of countries of the Publications Office of the EU, which names each by a code of three letters.
COUNTRIES = "http://publications.europa.eu/resource/authority/country/"

_CONTEXT = "https://schema.org"
_ONLINE = f"{_CONTEXT}/OnlineEventAttendanceMode"
#: The class for each known category; an event of another category is a `CreativeWork`.
_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        EventCategory.POLICY_AND_STRATEGY: "Report",
        EventCategory.REPORTS_AND_STUDIES: "Report",
        EventCategory.MONITORING_INSTRUMENT: "Report",
        EventCategory.MEETING_REPORT: "Report",
        EventCategory.NEWS: "NewsArticle",
    }
)
#: The classes that are articles: search engines look for a headline there.
_ARTICLES = frozenset({"Report", "NewsArticle"})
#: The codes of the authority table that are not the codes of three letters; those of all other countries are.
_OWN_CODES: Mapping[Country, str] = MappingProxyType({Country.EU: "EUR", Country.TF: "FQ0", Country.XK: "1A0"})
#: Characters that HTML or JavaScript could take for something else; in JSON they stand in texts only.
_ESCAPES: Mapping[bytes, bytes] = MappingProxyType(
    {sign.encode(): f"\\u{ord(sign):04x}".encode() for sign in "<>&\u2028\u2029"}
)


def dumps(records: Record | Iterable[Record], *, authority: str = AUTHORITY) -> bytes:
    """Return records as JSON-LD.

    A meeting is an `Event`, a taskforce a `Project` that is the subject of its events, an event a `Report`, a
    `NewsArticle` or a `CreativeWork`, by its category. Each has a `tag:` IRI as its `@id`.

    Args:
        records: A record, which gives one object, or records, which give a graph.
        authority: The domain in whose name the IRIs are made.

    Returns:
        The document as UTF-8, safe inside a `script` element; the same records give the same bytes.

    Raises:
        InvalidRecord: Something among the records is not a record.
        ValueError: The authority is not a domain.

    Example:
        >>> print(dumps(Meeting(title="Oslo", date="2018-08-20", country="NO")).decode()[:89])
        {"@context":"https://schema.org","@type":"Event","@id":"tag:stemcoalition.eu,2015:meeting
    """
    checked_authority(authority)
    nodes = list(_nodes(entries(records), authority))
    single = isinstance(records, Taskforce | Meeting | Event)
    document: dict[str, object] = {"@context": _CONTEXT, **(nodes[0] if single else {"@graph": nodes})}
    data = msgspec.json.encode(document)
    for sign, escape in _ESCAPES.items():
        data = data.replace(sign, escape)
    return data


def _nodes(listed: Iterable[Entry], authority: str) -> Iterator[dict[str, object]]:
    """Yield the nodes of the records; the events of a taskforce stand inside its node."""
    works: list[dict[str, object]] = []
    waiting: dict[str, object] | None = None
    for entry in listed:
        node = _node(entry, authority)
        if entry.owner is not None:
            works.append(node)
            continue
        if waiting is not None:
            yield _said(waiting)
        works = []
        waiting = node | {"subjectOf": works} if isinstance(entry.record, Taskforce) else node
    if waiting is not None:
        yield _said(waiting)


def _said(node: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in node.items() if value}


def _node(entry: Entry, authority: str) -> dict[str, object]:
    record = entry.record
    if isinstance(record, Meeting):
        kind, values = "Event", _meeting(record)
    elif isinstance(record, Taskforce):
        kind, values = "Project", _taskforce(record)
    else:
        kind = _CLASSES.get(record.category or "", "CreativeWork")
        values = _event(record) | ({"headline": headline(record)} if kind in _ARTICLES else {})
    return _said({"@type": kind, "@id": tag(entry.identifier, authority), **values, "url": record.url})


def _meeting(meeting: Meeting) -> dict[str, object]:
    start = meeting.date.isoformat()
    place = {
        "@type": "Place",
        "name": meeting.location,
        "address": meeting.country and {"@type": "PostalAddress", "addressCountry": _country(meeting.country)},
    }
    return {
        "name": meeting.title,
        "startDate": f"{start}T{meeting.time.isoformat()}" if meeting.time is not None else start,
        "endDate": meeting.end_date and meeting.end_date.isoformat(),
        "location": _said(place) if meeting.location or meeting.country else None,
        "eventAttendanceMode": _ONLINE if meeting.kind is MeetingKind.WEBINAR else None,
        "organizer": _organisation(meeting.host_organisation),
        "keywords": words(meeting.kind),
        "description": _joined(meeting.summary, meeting.objective, meeting.description, meeting.next_steps),
    }


def _taskforce(taskforce: Taskforce) -> dict[str, object]:
    return {
        "name": taskforce.name,
        "founder": _organisation(taskforce.requesting_organisation),
        "areaServed": _country(taskforce.country),
        "foundingDate": taskforce.start_date and taskforce.start_date.isoformat(),
        "keywords": taskforce.status and words(taskforce.status),
        "description": _joined(taskforce.background, taskforce.objectives, taskforce.results),
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "name": headline(event),
        "genre": event.category,
        "publisher": _organisation(event.publisher),
        "datePublished": event.date and event.date.isoformat(),
        "abstract": event.summary,
        "spatialCoverage": _country(event.country),
    }


def _organisation(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _country(country: Country | None) -> dict[str, str] | None:
    if country is None:
        return None
    code = _OWN_CODES.get(country, country.alpha_3)
    return {"@type": "Country", "@id": f"{COUNTRIES}{code}", "name": country.label, "identifier": country.value}


def _joined(*prose: str) -> str:
    return "\n\n".join(filter(None, prose))
