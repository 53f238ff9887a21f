"""Records one by one, as calendars, feeds and timelines list them: taskforces, their events, meetings, publications.

Each entry has the identifier by which a format refers to it. How an entry is written is for the format's module.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pendulum import Date

from stemtaskforce.facts import facts, naming, prose
from stemtaskforce.formats.records import as_records
from stemtaskforce.identifiers import unique_keys
from stemtaskforce.model import Event, Form, Meeting, Record, Taskforce
from stemtaskforce.text import check_url, excerpt
from stemtaskforce.wording import shorten

__all__ = [
    "AUTHORITY",
    "SITE",
    "Detail",
    "Entry",
    "checked_authority",
    "day",
    "details",
    "entries",
    "headline",
    "period",
    "recent_first",
    "tag",
]

#: The domain in whose name identifiers are made, unless the caller names another one: that of the site.
AUTHORITY = "stemcoalition.eu"

#: The name and the address of the site that records are read from.
SITE = ("EU STEM Coalition", "https://www.stemcoalition.eu/")

_MAX_HEADLINE = 90


class Entry(NamedTuple):
    """A record, or an event of a taskforce, with its identifier.

    Attributes:
        record: The record.
        identifier: Its identifier, see `identifiers.unique_keys`.
        owner: The taskforce that an event belongs to, or `None`.
        owner_identifier: The identifier of that taskforce, or `""`.
    """

    record: Record
    identifier: str
    owner: Taskforce | None = None
    owner_identifier: str = ""


def entries(records: Record | Iterable[Record]) -> list[Entry]:
    """Return the entries of records: each record, and behind a taskforce its events, in their order.

    Args:
        records: A record or records.

    Returns:
        The entries; no two of them have one identifier.

    Raises:
        InvalidRecord: Something among them is not a record.

    Example:
        >>> pact = Taskforce(name="Pact", events=[Event(title="Launch")])
        >>> [entry.identifier for entry in entries(pact)]
        ['taskforce/pact', 'event/undated/launch']
    """
    given = as_records(records)
    taskforces = [record for record in given if isinstance(record, Taskforce)]
    names = iter(unique_keys(taskforces))
    flat: list[tuple[Record, Taskforce | None, str]] = []
    for record in given:
        flat.append((record, None, ""))
        if isinstance(record, Taskforce):
            name = next(names)
            flat += [(event, record, name) for event in record.events]
    keys = unique_keys((record for record, _, _ in flat), owners=(name for _, _, name in flat))
    return [Entry(record, key, owner, name) for (record, owner, name), key in zip(flat, keys, strict=True)]


def headline(record: Record) -> str:
    r"""Return the text that names a record on one line.

    Args:
        record: The record.

    Returns:
        Its name or title; of an event without one the beginning of its summary, else its publisher or category.

    Example:
        >>> headline(Event(summary="A pact was launched.\n\nMore follows."))
        'A pact was launched.'
    """
    line = naming(record).partition("\n")[0].rstrip()
    is_prose = isinstance(record, Event) and not record.title and record.summary
    return shorten(line, _MAX_HEADLINE) if is_prose else line


def checked_authority(authority: str) -> str:
    """Return a domain in whose name identifiers are made, if it is one.

    Args:
        authority: A domain such as `stemcoalition.eu`.

    Returns:
        The domain.

    Raises:
        ValueError: It is not a domain in ASCII.

    Example:
        >>> checked_authority("example.org")
        'example.org'
    """
    if not authority.isascii() or set(authority) & set("/?#@:[]") or check_url(f"https://{authority}"):
        raise ValueError(f"authority: expected a domain such as {AUTHORITY!r}, got {excerpt(authority)}")
    return authority


#: The year from which identifiers are made in the name of the authority, as a `tag:` IRI must say (RFC 4151).
_SINCE = "2015"


def tag(identifier: str, authority: str) -> str:
    """Return the `tag:` IRI of an identifier (RFC 4151): a name that is never resolved.

    Args:
        identifier: An identifier of an entry, or of a whole document.
        authority: The domain in whose name it is made, see `checked_authority`.

    Returns:
        The IRI.

    Example:
        >>> tag("taskforce/pact", "example.org")
        'tag:example.org,2015:taskforce/pact'
    """
    return f"tag:{authority},{_SINCE}:{identifier}"


def day(record: Record) -> Date | None:
    """Return the day that a record is listed under: a taskforce by its start."""
    return record.start_date if isinstance(record, Taskforce) else record.date


def period(record: Record) -> str:
    """Return the days of a record in words, `""` for none.

    Args:
        record: The record.

    Returns:
        The day, or the first and the last one, as ISO 8601 writes them.

    Example:
        >>> period(Meeting(title="Oslo", date="2018-08-20", end_date="2018-08-21"))
        '2018-08-20 – 2018-08-21'
    """
    first = day(record)
    last = record.end_date if isinstance(record, Meeting) else None
    return " – ".join(each.isoformat() for each in (first, last) if each is not None)


def recent_first(listed: Iterable[Entry]) -> list[Entry]:
    """Return entries in order of their days, the most recent first and the undated last; within a day as given."""
    return sorted(listed, key=_lateness)


def _lateness(entry: Entry) -> int:
    date = day(entry.record)
    return 1 if date is None else -date.toordinal()


class Detail(NamedTuple):
    """A field of a record in words.

    Attributes:
        label: Its label, such as `Requested by`.
        text: Its value in words.
        prose: Whether it is text of many lines.
    """

    label: str
    text: str
    prose: bool


def details(record: Record) -> Iterator[Detail]:
    """Yield the fields of a record that have a value, in words; all but its name, its dates, its page and its events.

    Args:
        record: The record.

    Yields:
        The facts in the order of the fields, then the prose.

    Example:
        >>> [*details(Event(title="Launch", category="News", country="DK"))]
        [Detail(label='Category', text='News', prose=False), Detail(label='Country', text='Denmark', prose=False)]
    """
    for fact in facts(record):
        if fact.form not in _ELSEWHERE:
            yield Detail(fact.label, fact.text, prose=False)
    for label, text in prose(record):
        yield Detail(label, text, prose=True)


#: The forms of fields that every format has a place for.
_ELSEWHERE = frozenset({Form.DATE, Form.TIME, Form.URL})
