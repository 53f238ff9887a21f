"""The basis of both decoders: the names of the record types, the bounds, the wanted types.

Nothing here reads or writes. The record types and their fields come from `model`.
"""

import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias, TypeVar, cast

from stemtaskforce.countries import Country
from stemtaskforce.model import KINDS, Event, Form, Meeting, Record, Taskforce
from stemtaskforce.text import annotation_excerpt, excerpt

__all__ = [
    "ANYTHING",
    "FIELDS",
    "MAX_BYTES",
    "MAX_DEPTH",
    "NAMES",
    "VOCABULARIES",
    "Asked",
    "Data",
    "Unknown",
    "Wanted",
    "checked_unknown",
    "wanted",
]

#: Deepest nesting of arrays and objects in a document.
MAX_DEPTH = 64
#: Largest document that is read unless the caller says otherwise: 64 MiB.
MAX_BYTES = 64 * 1024 * 1024

#: A document as a caller may hold it.
Data: TypeAlias = bytes | bytearray | memoryview | str
#: How to treat keys that are not fields: refuse them, or skip them.
Unknown: TypeAlias = Literal["refuse", "ignore"]

#: The types that a caller may ask for: a record or a list. A list of some types is not a list of more, so all are
#: named here.
Asked = TypeVar(
    "Asked",
    bound=Record
    | list[Taskforce]
    | list[Meeting]
    | list[Event]
    | list[Taskforce | Meeting]
    | list[Taskforce | Event]
    | list[Meeting | Event]
    | list[Record],
)


#: The name of each type of record.
NAMES: Mapping[type, str] = MappingProxyType({kind.record: kind.name for kind in KINDS.values()})
#: The fields of each type of record, in the order of the wire.
FIELDS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {kind.record: tuple(field.name for field in kind.fields) for kind in KINDS.values()}
)
#: The enumeration of each closed list, by the name of its definition in the schema.
VOCABULARIES: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "country": Country,
        **{
            field.json: cast("type[StrEnum]", field.members)
            for kind in KINDS.values()
            for field in kind.fields
            if field.form is Form.ENUMERATION
        },
    }
)


class Wanted(NamedTuple):
    """The records that a caller asks for: these types as one record, and these in an array."""

    single: frozenset[type]
    many: frozenset[type]


#: Any record, or an array of any.
ANYTHING = Wanted(frozenset(NAMES), frozenset(NAMES))


def wanted(asked: object) -> Wanted:
    """Return the record types of a type that a caller asks for.

    Args:
        asked: `None` for anything, a record's class, `list[...]` of one, or a union of these.

    Returns:
        The classes that may stand alone and in an array.

    Raises:
        TypeError: It is none of these, a mistake of the program and not of the data.

    Example:
        >>> wanted(list[Taskforce]) == Wanted(frozenset(), frozenset({Taskforce}))
        True
    """
    try:
        return _wanted(asked)
    except TypeError:  # also of a value that has no hash
        shown = annotation_excerpt(asked)
        raise TypeError(
            f"type: expected Taskforce, Meeting, Event, a union or a list of them, or None, got {shown}"
        ) from None


@lru_cache(maxsize=64)
def _wanted(asked: object) -> Wanted:
    if asked is None:
        return ANYTHING
    single: set[type] = set()
    many: set[type] = set()
    for arm in _arms(asked):
        if typing.get_origin(arm) is list:
            many |= {_known(member) for item in typing.get_args(arm) for member in _arms(item)}
        else:
            single.add(_known(arm))
    return Wanted(frozenset(single), frozenset(many))


def _arms(asked: object) -> tuple[object, ...]:
    return typing.get_args(asked) if typing.get_origin(asked) in {types.UnionType, typing.Union} else (asked,)


def _known(arm: object) -> type:
    for record in NAMES:
        if arm is record:
            return record
    raise TypeError


def checked_unknown(unknown: str) -> bool:
    """Return whether unknown keys are refused.

    Args:
        unknown: The caller's choice for unknown keys.

    Returns:
        Whether they are refused.

    Raises:
        ValueError: It is neither `refuse` nor `ignore`, a mistake of the program and not of the data.
    """
    if unknown not in {"refuse", "ignore"}:
        raise ValueError(f"unknown: expected 'refuse' or 'ignore', got {excerpt(unknown)}")
    return unknown == "refuse"
