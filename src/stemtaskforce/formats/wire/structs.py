"""How msgspec sees the records: structures made from the model's fields, to read into and to write from.

A structure says what msgspec can hold by itself: the tag, the version, which fields are required, their JSON
types and lengths. Dates, times and members of closed lists stay texts until the records are made. Nothing here decides
about a document; `strict` does.
"""

import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import GenericAlias, MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple

import attrs
import msgspec
from pendulum import Date, Time

from stemtaskforce.dates import parse_iso_date, parse_iso_time
from stemtaskforce.formats.wire.spec import FIELDS, NAMES, VOCABULARIES
from stemtaskforce.formats.wire.versions import VERSION
from stemtaskforce.model import KINDS, Event, Form
from stemtaskforce.model.rules import MAX_EVENTS
from stemtaskforce.text import MAX_LINE, MAX_PROSE

__all__ = ["DAYS", "ENTRY", "LINES", "MEMBERS", "PROSE", "SHAPES", "TEXTS", "TIMES", "Shape"]

#: Days and times repeat, and each is made once; the cache is bounded, as documents are not to be trusted.
_MAX_CACHED = 1 << 15


def _of_form(form: Form) -> Mapping[type, tuple[str, ...]]:
    return MappingProxyType(
        {kind.record: tuple(each.name for each in kind.fields if each.form is form) for kind in KINDS.values()}
    )


#: The fields of one line, without `url`, and those of prose.
LINES, PROSE = _of_form(Form.LINE), _of_form(Form.PROSE)

_Line = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_LINE)]
_Prose = Annotated[str, msgspec.Meta(max_length=MAX_PROSE)]
#: Earlier versions are upgraded before the structures are asked.
_Version: Any = Literal[VERSION]
#: The types that are read as text: those that msgspec does not know, and closed lists, see `MEMBERS`.
_AS_TEXT = {str, Date, Time, *VOCABULARIES.values()}

_Structure = type[msgspec.Struct]
#: A field for `msgspec.defstruct`: name, type, and the default if there is one.
_Field = tuple[str, Any] | tuple[str, Any, Any]


class Shape(NamedTuple):
    """The structures of a type of record: for reading with unknown keys refused and ignored, and for writing.

    To write, a structure is called with the version and the values in the order of the fields.
    """

    refusing: _Structure
    ignoring: _Structure
    written: Callable[..., msgspec.Struct]


class _Cache(dict[Any, Any]):
    """Values by what they are made of, each made once; emptied now and then, as documents are not to be trusted.

    A dictionary that misses is several times as fast here as a cache that keeps the latest.
    """

    def __init__(self, make: Callable[[Any], object]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: object) -> object:
        if len(self) >= _MAX_CACHED:
            self.clear()
        value = self[key] = self._make(key)
        return value


def _day(text: str | None) -> Date:
    if text is None or (value := parse_iso_date(text)) is None:
        raise ValueError
    return value


def _time_of_day(text: str | None) -> Time:
    if text is None or len(text) != len("HH:MM:SS") or (value := parse_iso_time(text)) is None:
        raise ValueError
    return value


_ISO: Mapping[type, Callable[[Any], str]] = {Date: Date.isoformat, Time: Time.isoformat}


def _text(value: Date | Time | None) -> str | None:
    # By the type: a date of pendulum's may have an attribute of this name, and its text is kept for all equal days.
    return None if value is None else _ISO[type(value)](value)


#: The days and times of day that texts of the wire stand for; a text that is none raises `ValueError`.
DAYS: Mapping[str | None, Date] = _Cache(_day)
TIMES: Mapping[str | None, Time] = _Cache(_time_of_day)
#: The members of each closed list by their texts, by its definition in the schema; a text that is none raises
#: `KeyError`. Looking them up here takes less time than in msgspec.
MEMBERS: Mapping[str, Mapping[str, StrEnum]] = MappingProxyType(
    {name: {member.value: member for member in vocabulary} for name, vocabulary in VOCABULARIES.items()}
)
#: The text of a day or a time of day, and `None` of `None`.
TEXTS: Mapping[Date | Time | None, str | None] = _Cache(_text)


def _read_type(field: "attrs.Attribute[Any]", record: type, event: object) -> object:
    if field.name == "events":
        return Annotated[GenericAlias(tuple, (event, ...)), msgspec.Meta(max_length=MAX_EVENTS)]
    arms: tuple[Any, ...] = typing.get_args(field.type) or (field.type,)
    wanted: Any = _Prose if field.name in PROSE[record] else _Line if arms[0] in _AS_TEXT else arms[0]
    return wanted | None if field.default is None else wanted


def _plain(default: Any) -> Any:  # noqa: ANN401 - the default of any field
    """Return a default as a document has it: a member of a closed list as its text."""
    return default.value if isinstance(default, StrEnum) else default


def _structure(
    record: type, version: list[_Field], fields: list[_Field], *, refuse: bool = False, gc: bool = False
) -> _Structure:
    return msgspec.defstruct(
        record.__name__,
        [*version, *fields],
        tag_field="type" if version else None,
        tag=NAMES[record] if version else None,
        forbid_unknown_fields=refuse,
        gc=gc,
    )


def _reading(record: type, event: object = None, *, refuse: bool, alone: bool = True) -> _Structure:
    fields: list[_Field] = []
    for field in attrs.fields(record):
        default = () if field.default is attrs.NOTHING else (_plain(field.default),)
        fields.append((field.name, _read_type(field, record, event), *default))
    # Counted by the garbage collector, so that records which take the place of structures start no collection.
    return _structure(record, [("version", _Version)] if alone else [], fields, refuse=refuse, gc=True)


def _writing(record: type, *, alone: bool) -> _Structure:
    # The values of a record need no check.
    fields: list[_Field] = [(name, Any) for name in FIELDS[record]]
    return _structure(record, [("version", int)] if alone else [], fields)


def _shape(record: type) -> Shape:
    refusing, ignoring = (_reading(Event, refuse=refuse, alone=False) for refuse in (True, False))
    return Shape(
        _reading(record, refusing, refuse=True),
        _reading(record, ignoring, refuse=False),
        _writing(record, alone=True),
    )


#: How msgspec sees each type of record.
SHAPES: Mapping[type, Shape] = MappingProxyType({record: _shape(record) for record in NAMES})
#: An event as a taskforce holds it, for writing: neither tag nor version.
ENTRY: Callable[..., msgspec.Struct] = _writing(Event, alone=False)
