"""Unique identifiers of records: for calendars, feeds, tables and file names.

A record's `key` is made of a date and a name, so two records may share one. Here such records get a suffix that is
derived from what they hold, so it depends neither on their order nor on the other records. Writing an identifier in
the form of a format (a UID, an IRI) is for that format.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Any

import attrs

from stemtaskforce.folding import slugs
from stemtaskforce.model import Event, Meeting, Record, Taskforce

__all__ = ["keys_of", "unique_keys"]

#: The hexadecimal digits of a suffix; more only where a suffixed key would equal another key.
_DIGITS = 8


def keys_of(records: Sequence[Record]) -> list[str]:
    """Return the `key` of each record, several times as fast as one by one.

    Args:
        records: The records.

    Returns:
        The keys, in the order of the records.

    Example:
        >>> from stemtaskforce import Event
        >>> keys_of([Event(date="2018-05-04", title="Launch")])
        ['event/2018-05-04/launch']
    """
    types = {*map(type, records)}
    if len(types) == 1:
        return _KEYS[types.pop()](records)
    keys: dict[int, str] = {}
    for type_ in types:
        places = [place for place, record in enumerate(records) if type(record) is type_]
        keys.update(zip(places, _KEYS[type_]([records[place] for place in places]), strict=True))
    return [keys[place] for place in range(len(records))]


def _event_keys(events: Sequence[Event]) -> list[str]:
    names = slugs([event.title or event.summary or event.publisher or event.category or "" for event in events])
    return [f"event/{day}/{name}" for day, name in zip(_days(events), names, strict=True)]


def _meeting_keys(meetings: Sequence[Meeting]) -> list[str]:
    names = slugs([meeting.title for meeting in meetings])
    return [f"meeting/{day}/{name}" for day, name in zip(_days(meetings), names, strict=True)]


def _taskforce_keys(taskforces: Sequence[Taskforce]) -> list[str]:
    return [f"taskforce/{name}" for name in slugs([taskforce.name for taskforce in taskforces])]


def _days(records: Sequence[Event | Meeting]) -> Iterable[str]:
    # Few days are different, and the text of each is made once.
    dates = [record.date for record in records]
    text = {date: "undated" if date is None else date.isoformat() for date in set(dates)}
    return [text[date] for date in dates]


#: Returns the keys of records of each type.
_KEYS: Mapping[type[Record], Callable[[Any], list[str]]] = MappingProxyType(
    {Event: _event_keys, Meeting: _meeting_keys, Taskforce: _taskforce_keys}
)


def unique_keys(records: Iterable[Record], *, owners: Iterable[str] | None = None) -> tuple[str, ...]:
    """Return an identifier for each record, no two of them alike.

    The identifier is the `key` where one record alone has it. Where different records share a key, each of them gets
    `-` and 8 hexadecimal digits of the SHA-256 of its content, so an identifier never passes from one record to
    another when records are added. Repeats of an equal record are numbered.

    Args:
        records: The records, in any order.
        owners: An identifier of the owner of each record, such as that of its taskforce; `""` for none. Equal records
            of different owners count as different.

    Returns:
        The identifiers, in the order of the records.

    Raises:
        ValueError: There are more owners than records, or fewer.

    Example:
        >>> from stemtaskforce import Event
        >>> unique_keys([Event(title="Launch"), Event(title="Plan"), Event(title="Launch", country="DK")])
        ('event/undated/launch-053e4367', 'event/undated/plan', 'event/undated/launch-7bf3198e')
    """
    items = list(records)
    owned = [""] * len(items) if owners is None else list(owners)
    if len(owned) != len(items):
        raise ValueError(f"owners: expected {len(items)}, one for each record, got {len(owned)}")
    keys = keys_of(items)
    taken = set(keys)
    if len(taken) == len(keys):
        return tuple(keys)
    shared: defaultdict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        shared[key].append(place)
    for key, places in shared.items():
        if len(places) > 1:
            digests = [_digest(items[place], owned[place]) for place in places]
            for place, name in zip(places, _suffixed(key, digests, taken), strict=True):
                keys[place] = name
    return tuple(keys)


def _suffixed(key: str, digests: Sequence[str], taken: set[str]) -> list[str]:
    different = len(set(digests))
    digits = _DIGITS
    while True:
        seen: Counter[str] = Counter()
        names: list[str] = []
        for digest in digests:
            seen[digest] += 1
            suffix = digest[:digits] + (f"-{seen[digest]}" if seen[digest] > 1 else "")
            # A record that is merely repeated keeps its key once.
            names.append(key if different == 1 and seen[digest] == 1 else f"{key}-{suffix}")
        if len(set(names)) == len(names) and taken.isdisjoint(name for name in names if name != key):
            return names
        digits += _DIGITS


def _digest(record: Record, owner: str) -> str:
    return sha256("\x1e".join([owner, *_parts(record)]).encode()).hexdigest()


def _parts(record: Record) -> Iterable[str]:
    """Yield the fields that say something, with their names: a field that a later version adds changes nothing."""
    yield type(record).__name__
    for field in attrs.fields(type(record)):
        value: object = getattr(record, field.name)
        if isinstance(value, tuple):
            for event in value:
                # No text holds these separators, so different records never give the same text.
                yield f"{field.name}\x1f" + "\x1d".join(_parts(event))
        elif value is not None and value != "":
            yield f"{field.name}\x1f{value}"
