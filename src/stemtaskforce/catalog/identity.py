"""Which records are one: equal but for the scheme or the `www.` of an address, under all of which a site answers.

Such twins do not compete for a key or a link. Nothing is dropped here.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar, cast

from stemtaskforce.model import RECORD_TYPES, Form, Record, Taskforce, declared

__all__ = ["address", "identity", "twins"]

RecordT = TypeVar("RecordT", bound=Record)

_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


def address(url: str) -> str:
    """Return a URL without its scheme and `www.`.

    Example:
        >>> address("http://www.stemcoalition.eu/pact") == address("https://stemcoalition.eu/pact")
        True
    """
    return _SCHEME.sub("", url, count=1)


def identity(record: Record) -> tuple[object, ...]:
    """Return the values of a record with addresses instead of URLs: equal for records that are one.

    Example:
        >>> from stemtaskforce import Event
        >>> one, other = (Event(title="Launch", url=f"{scheme}://example.org/") for scheme in ("http", "https"))
        >>> identity(one) == identity(other)
        True
    """
    return tuple([form(value) for form, value in zip(_FORMS[type(record)], _VALUES[type(record)](record), strict=True)])


def _address_or_none(value: object) -> object:
    return None if value is None else address(cast("str", value))


def _identities(value: object) -> object:
    return tuple(map(identity, cast("tuple[Record, ...]", value)))


def _itself(value: object) -> object:
    return value


_OTHER_FORMS: Mapping[Form, Callable[[object], object]] = MappingProxyType(
    {Form.URL: _address_or_none, Form.RECORDS: _identities}
)
_FORMS: Mapping[type[object], tuple[Callable[[object], object], ...]] = MappingProxyType(
    {type_: tuple(_OTHER_FORMS.get(each.form, _itself) for each in declared(type_)) for type_ in RECORD_TYPES}
)
_VALUES: Mapping[type[object], Callable[[Record], tuple[object, ...]]] = MappingProxyType(
    {
        type_: cast("Callable[[Record], tuple[object, ...]]", attrgetter(*(each.name for each in declared(type_))))
        for type_ in RECORD_TYPES
    }
)


def twins(records: Iterable[RecordT]) -> Mapping[RecordT, RecordT]:
    """Return for each record that is one with another the one that stands for both.

    Args:
        records: Records, in order.

    Returns:
        The records that another stands for, with that one: of `https`, without `www.`, else the first.

    Example:
        >>> one, other = (Event(title="Launch", url=f"{scheme}://example.org/") for scheme in ("http", "https"))
        >>> twins([one, other])[one] == other
        True
    """
    alike: defaultdict[object, list[RecordT]] = defaultdict(list)
    for record in records:
        # Only those with an address can be one with another; that of a taskforce may be of its events.
        if isinstance(record, Taskforce):
            alike[record.name].append(record)
        elif record.url is not None:
            alike[address(record.url)].append(record)
    found: dict[RecordT, RecordT] = {}
    for some in alike.values():
        if len(some) > 1:
            found |= _twins_among(some)
    return found


def _twins_among(records: Iterable[RecordT]) -> dict[RecordT, RecordT]:
    same: defaultdict[object, list[RecordT]] = defaultdict(list)
    for record in records:
        same[identity(record)].append(record)
    found: dict[RecordT, RecordT] = {}
    for some in same.values():
        kept = min(some, key=_preference)
        found |= {record: kept for record in some if record is not kept}
    return found


def _preference(record: Record) -> tuple[bool, bool]:
    url = (record.url or "").lower()
    return not url.startswith("https://"), "://www." in url
