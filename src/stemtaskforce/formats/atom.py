"""Atom (RFC 4287): records as a feed for newsreaders, the most recent first.

The XML is made by the standard library from elements and texts, so no text can become markup. The format is for
writing only.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from stemtaskforce.facts import words
from stemtaskforce.folding import slug
from stemtaskforce.formats.entries import (
    AUTHORITY,
    Entry,
    checked_authority,
    day,
    details,
    entries,
    headline,
    period,
    recent_first,
    tag,
)
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.text import check_line, check_url

__all__ = ["UNDATED", "dumps"]

#: The day of what has no date, as an entry must have one (RFC 4287, section 4.1.2): before everything else.
UNDATED = date(1970, 1, 1)

#: Characters that a record may hold and XML 1.0 may not (section 2.2).
_NOT_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
_ESCAPED = str.maketrans({"\ufffe": "%EF%BF%BE", "\uffff": "%EF%BF%BF"})


def dumps(
    records: Record | Iterable[Record],
    *,
    title: str = "EU STEM Coalition",
    url: str | None = None,
    authority: str = AUTHORITY,
) -> bytes:
    """Return a feed of records: an entry for each, and for each event of a taskforce.

    The identifier of the feed is made from its title, so feeds of different titles are different feeds to a newsreader.

    Args:
        records: A record or records.
        title: The title of the feed, of one line.
        url: Where the feed will be found, or `None`.
        authority: The domain in whose name identifiers are made.

    Returns:
        The feed as UTF-8; the same records give the same bytes.

    Raises:
        InvalidRecord: Something among the records is not a record.
        ValueError: The title is not a line of text, the address is not a URL, or the authority is not a domain.

    Example:
        >>> feed = dumps([Event(date="2018-05-04", title="Launch"), Event(title="Skills & work")])
        >>> print(feed.decode()[-232:])  # doctest: +NORMALIZE_WHITESPACE
            <id>tag:stemcoalition.eu,2015:event/undated/skills-work</id>
            <title>Skills &amp; work</title>
            <updated>1970-01-01T00:00:00Z</updated>
            <category term="event" label="Event" />
            <content type="text" />
          </entry>
        </feed>
    """
    checked_authority(authority)
    if problems := check_line(title) or (check_url(url) if url is not None else ()):
        raise ValueError(f"{'title' if check_line(title) else 'url'}: {problems[0].message}")
    listed = recent_first(entries(records))
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _text(feed, "id", tag(f"feed/{slug(title)}", authority))
    _text(feed, "title", title)
    _text(feed, "updated", _moment(day(listed[0].record) if listed else None))
    _text(SubElement(feed, "author"), "name", title)
    _text(feed, "generator", "stemtaskforce")
    if url is not None:
        SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": _address(url)})
    for entry in listed:
        _entry(SubElement(feed, "entry"), entry, authority)
    ET.indent(feed)
    data: bytes = ET.tostring(feed, "utf-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + data


def _entry(element: Element, entry: Entry, authority: str) -> None:
    record = entry.record
    _text(element, "id", tag(entry.identifier, authority))
    _text(element, "title", headline(record))
    _text(element, "updated", _moment(day(record)))
    if name := _author(record):
        _text(SubElement(element, "author"), "name", name)
    if record.url:
        SubElement(element, "link", {"rel": "alternate", "href": _address(record.url)})
    term, label = _category(record)
    SubElement(element, "category", {"term": _clean(term), "label": _clean(label)})
    if entry.owner is not None:
        SubElement(element, "category", {"term": entry.owner_identifier, "label": _clean(entry.owner.name)})
    lines = [f"\n{label}\n{text}" if prose else f"{label}: {text}" for label, text, prose in details(record)]
    lines[:0] = _when(record)
    _text(element, "content", "\n".join(lines).strip()).set("type", "text")


def _when(record: Record) -> Iterator[str]:
    if days := period(record):
        yield f"Date: {days}"
    if isinstance(record, Meeting) and record.time is not None:
        yield f"Time: {words(record.time)}"


def _author(record: Record) -> str | None:
    if isinstance(record, Meeting):
        return record.host_organisation
    return record.requesting_organisation if isinstance(record, Taskforce) else record.publisher


def _category(record: Record) -> tuple[str, str]:
    if isinstance(record, Meeting):
        return record.kind.value, words(record.kind)
    if isinstance(record, Event) and record.category:
        return record.category, record.category
    name = type(record).__name__
    return name.lower(), name


def _moment(when: date | None) -> str:
    return f"{(when or UNDATED).isoformat()}T00:00:00Z"


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = _clean(text)
    return element


def _address(url: str) -> str:
    """Return an address with what XML cannot hold as escapes, which is what a browser asks for."""
    return url.translate(_ESCAPED)


def _clean(text: str) -> str:
    return text.translate(_NOT_XML)
