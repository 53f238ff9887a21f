"""Records one by one, as calendars, feeds and timelines list them: taskforces, their events, meetings, publications.

Each entry has the identifier by which a format refers to it. How an entry is written is for the format's module.
"""

from collections.abc import Iterable
from typing import NamedTuple

from stemtaskforce.formats.records import as_records
from stemtaskforce.identifiers import unique_keys
from stemtaskforce.model import Meeting, Record, Taskforce
from stemtaskforce.text import check_url

__all__ = ["AUTHORITY", "Entry", "checked_authority", "entries", "headline"]

#: The domain in whose name identifiers are made, unless the caller names another one: that of the site.
AUTHORITY = "stemcoalition.eu"

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
        >>> from stemtaskforce import Event
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
        >>> from stemtaskforce import Event
        >>> headline(Event(summary="A pact was launched.\n\nMore follows."))
        'A pact was launched.'
    """
    if isinstance(record, Taskforce):
        return record.name
    if isinstance(record, Meeting) or record.title:
        return record.title or ""
    if not record.summary:
        return record.publisher or record.category or ""
    line = record.summary.partition("\n")[0].rstrip()
    if len(line) <= _MAX_HEADLINE:
        return line
    head = line[: _MAX_HEADLINE - 1]
    return (head.rpartition(" ")[0] or head).rstrip() + "…"


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
        raise ValueError(f"authority: expected a domain such as {AUTHORITY!r}, got {authority!r}")
    return authority
