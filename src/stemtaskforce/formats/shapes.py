"""How msgspec sees the records: structures made from the model's fields, to read into and to write from.

A structure says what msgspec can hold by itself: the tag, the version, which fields are required, their JSON
types, enumerations and lengths. Dates and times stay texts until the records are made. Nothing here decides
about a document; `fast` does.
"""

import typing
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple

import attrs
import msgspec
from pendulum import Date, Time

from stemtaskforce.dates import parse_iso_date, parse_iso_time
from stemtaskforce.formats.wire import NAMES, VERSION
from stemtaskforce.model import Event, Meeting, Taskforce
from stemtaskforce.model.rules import MAX_EVENTS
from stemtaskforce.text import MAX_LINE, MAX_PROSE

__all__ = ["LINES", "PROSE", "SHAPES", "Shape", "day_or_time"]

#: Days and times repeat, and each is made once; the cache is bounded, as documents are not to be trusted.
_MAX_CACHED = 1 << 15

#: The fields of one line, without `url`, and those of prose.
LINES: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Taskforce: ("name", "requesting_organisation"),
        Meeting: ("title", "host_organisation", "location"),
        Event: ("category", "publisher", "title"),
    }
)
PROSE: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Taskforce: ("background", "objectives", "results"),
        Meeting: ("summary", "objective", "description", "next_steps"),
        Event: ("summary",),
    }
)

_Line = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_LINE)]
_Prose = Annotated[str, msgspec.Meta(max_length=MAX_PROSE)]
#: What msgspec cannot say of itself: these types are read as texts.
_AS_TEXT = {str, Date, Time}

_Structure = type[msgspec.Struct]
#: A field for `msgspec.defstruct`: name, type, and the default if there is one.
_Field = tuple[str, Any] | tuple[str, Any, Any]


class Shape(NamedTuple):
    """The structures of a type of record: for reading with unknown keys refused and ignored, and for writing."""

    refusing: _Structure
    ignoring: _Structure
    written: _Structure


@lru_cache(maxsize=_MAX_CACHED)
def day_or_time(kind: type[Any], text: Any) -> Any:  # noqa: ANN401 - the signature that msgspec wants
    """Give the day or the time of day that a text of the wire stands for, as msgspec asks for it.

    Args:
        kind: `Date` or `Time`.
        text: What stands in the document.

    Returns:
        The value; equal texts give one and the same.

    Raises:
        ValueError: It is none.
    """
    read = parse_iso_date if kind is Date else parse_iso_time
    value = read(text) if isinstance(text, str) and len(text) >= len("HH:MM:SS") else None
    if value is None:
        raise ValueError
    return value


def _read_type(field: "attrs.Attribute[Any]", record: type, event: object) -> object:
    if field.name == "events":
        return Annotated[tuple[event, ...], msgspec.Meta(max_length=MAX_EVENTS)]  # type: ignore[valid-type]
    arms: tuple[Any, ...] = typing.get_args(field.type) or (field.type,)
    wanted: Any = _Prose if field.name in PROSE[record] else _Line if arms[0] in _AS_TEXT else arms[0]
    return wanted | None if field.default is None else wanted


def _structure(record: type, version: list[_Field], fields: list[_Field], *, refuse: bool = False) -> _Structure:
    return msgspec.defstruct(
        record.__name__,
        [*version, *fields],
        tag_field="type" if version else None,
        tag=NAMES[record] if version else None,
        forbid_unknown_fields=refuse,
        gc=False,
    )


def _reading(record: type, event: object = None, *, refuse: bool, alone: bool = True) -> _Structure:
    fields: list[_Field] = []
    for field in attrs.fields(record):
        default = () if field.default is attrs.NOTHING else (field.default,)
        fields.append((field.name, _read_type(field, record, event), *default))
    return _structure(record, [("version", Literal[1])] if alone else [], fields, refuse=refuse)


def _writing(record: type, event: object = None, *, alone: bool = True) -> _Structure:
    # What a record holds needs no check; only events have to become structures too.
    fields: list[_Field] = [
        (field.name, tuple[event, ...] if field.name == "events" else Any, None)  # type: ignore[valid-type]
        for field in attrs.fields(record)
    ]
    return _structure(record, [("version", int, VERSION)] if alone else [], fields)


def _shape(record: type) -> Shape:
    refusing, ignoring = (_reading(Event, refuse=refuse, alone=False) for refuse in (True, False))
    return Shape(
        _reading(record, refusing, refuse=True),
        _reading(record, ignoring, refuse=False),
        _writing(record, _writing(Event, alone=False)),
    )


#: How msgspec sees each type of record.
SHAPES: Mapping[type, Shape] = MappingProxyType({record: _shape(record) for record in NAMES})
