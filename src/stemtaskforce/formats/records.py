"""The records that a format is asked to write: checked, one or many.

Every `dumps` takes a record or any number of them; what is neither is refused here, in one place.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeGuard, cast

from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import make
from stemtaskforce.model import RECORD_TYPES, Record
from stemtaskforce.text import excerpt

__all__ = ["as_records", "checked_records", "is_record"]

_TYPES = frozenset(RECORD_TYPES)


def as_records(records: Record | Iterable[Record]) -> list[Record]:
    """Return a record, or any number of them, as a list.

    Args:
        records: A record or records.

    Returns:
        The records in their order.

    Raises:
        InvalidRecord: Something among them is not a record, or they have no order, as in a set.

    Example:
        >>> from stemtaskforce import Event
        >>> [event.title for event in as_records(Event(title="Launch"))]
        ['Launch']
    """
    return [records] if is_record(records) else [*checked_records(records)]


def is_record(value: object) -> TypeGuard[Record]:
    """Tell whether a value is a record of exactly one of the three types; a subclass may hold more than is written."""
    return type(value) in _TYPES


#: What can be gone through and holds no records, even if it is empty.
_HOLD_NO_RECORDS: tuple[type[object], ...] = (str, bytes, bytearray, Mapping)


def checked_records(values: object) -> Iterator[Record]:
    """Give the values of an iterable, and refuse the first that is no record.

    Args:
        values: Records, so the caller says.

    Yields:
        Each record.

    Raises:
        InvalidRecord: One is no record, or the whole is no iterable or has no order.
    """
    wanted = "want a Taskforce, a Meeting or an Event"
    shown = excerpt(values)
    if not isinstance(values, Iterable) or isinstance(values, _HOLD_NO_RECORDS):
        raise InvalidRecord([make("type.mismatch", f"got {shown}; {wanted}, or several of them", value=shown)])
    if isinstance(values, set | frozenset):
        # It is gone through in another order by every process, and the same records give the same bytes.
        message = f"got {shown}, which has no order; {wanted}, or several of them in a list"
        raise InvalidRecord([make("type.mismatch", message, value=shown)])
    for place, value in enumerate(cast("Iterable[object]", values)):
        if not is_record(value):
            shown = excerpt(value)
            raise InvalidRecord([make("type.mismatch", f"got {shown}; {wanted}", path=f"/{place}", value=shown)])
        yield value
