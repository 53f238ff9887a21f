"""The fields of a record as plain values, as JSON has them: for what is not a document of the wire format."""

from collections.abc import Callable, Mapping
from operator import attrgetter, methodcaller
from types import MappingProxyType
from typing import cast

from stemtaskforce.model.declarations import Form, declared

__all__ = ["plain_fields"]


def plain_fields(record: object) -> dict[str, object]:
    """Return the fields of a record by name: texts, lists and `None`.

    Args:
        record: A `Taskforce`, `Meeting`, `Event` or `ListingRow`.

    Returns:
        A dictionary of its own: days and times in ISO 8601, members of enumerations as their values.

    Example:
        >>> from stemtaskforce import Event
        >>> plain_fields(Event(date="2018-05-04", title="Launch", country="DK"))["date"]
        '2018-05-04'
    """
    return {each.name: _plain(getattr(record, each.name), each.form) for each in declared(type(record))}


def _plain(value: object, form: Form) -> object:
    make = _PLAIN.get(form)
    return value if value is None or make is None else make(value)


def _items(value: object) -> list[dict[str, object]]:
    return [plain_fields(each) for each in cast("tuple[object, ...]", value)]


_PLAIN: Mapping[Form, Callable[[object], object]] = MappingProxyType(
    {
        Form.COUNTRY: attrgetter("value"),
        Form.DATE: methodcaller("isoformat"),
        Form.ENUMERATION: attrgetter("value"),
        Form.RECORDS: _items,
        Form.TIME: methodcaller("isoformat"),
    }
)
