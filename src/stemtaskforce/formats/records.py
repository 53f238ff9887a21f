"""The records that a format is asked to write: checked, one or many.

Every `dumps` takes a record or any number of them; what is neither is refused here, in one place.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeGuard, cast

from stemtaskforce.arguments import meant
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import Diagnostic
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
    if is_record(records):
        return [records]
    # The caller may change a list while it is checked, so a copy is checked and returned, all types at once, which
    # takes a fifth of the time of one by one.
    if type(records) is list and _TYPES.issuperset(map(type, copied := records.copy())):
        return copied
    return [*checked_records(records)]


def is_record(value: object) -> TypeGuard[Record]:
    """Return whether a value is a record, of exactly one of the three types."""
    return type(value) in _TYPES


#: Iterables that never contain records, even if they are empty.
_HOLD_NO_RECORDS: tuple[type[object], ...] = (str, bytes, bytearray, Mapping)


def checked_records(values: object) -> Iterator[Record]:
    """Yield the values of an iterable, and refuse the first that is not a record.

    Args:
        values: Records, so the caller says.

    Yields:
        Each record.

    Raises:
        InvalidRecord: One is not a record, or the whole is not an iterable or has no order.
    """
    expected = "a Taskforce, a Meeting or an Event"
    if not isinstance(values, Iterable) or isinstance(values, _HOLD_NO_RECORDS):
        raise InvalidRecord(
            [
                Diagnostic(
                    "type.mismatch", f"{expected}, or a list of them", excerpt(values), hint=_hint(values)
                ).finding()
            ]
        )
    if isinstance(values, set | frozenset):
        # It is gone through in another order by every process, and the same records give the same bytes.
        hint = "a set has no order"
        raise InvalidRecord(
            [Diagnostic("type.mismatch", f"{expected}, or a list of them", excerpt(values), hint=hint).finding()]
        )
    for place, value in enumerate(cast("Iterable[object]", values)):
        if not is_record(value):
            raise InvalidRecord(
                [Diagnostic("type.mismatch", expected, excerpt(value), hint=_hint(value)).finding(f"/{place}")]
            )
        yield value


def _hint(value: object) -> str:
    """Return the hint for a value that holds records, or that has plain values of its own."""
    if is_record(value):
        return "did you mean [record]?"
    if hasattr(type(value), "to_dict"):
        return "its to_dict() gives plain values"
    return meant(value, RECORD_TYPES).removeprefix("; ")
