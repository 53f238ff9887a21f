"""The declaration of a field: everything that the library knows of it, stated once, beside the field.

A record class states each field as `name: type = attrs.field(default=…, metadata=helper(…))`. The helpers here
return the metadata; `declared` reads it back, and rules, JSON types, sort keys, search, labels and table columns are
derived from it.
"""

from collections.abc import Hashable, Mapping
from enum import IntEnum, StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, cast

import attrs

from stemtaskforce.model import rules
from stemtaskforce.model.rules import Rule
from stemtaskforce.model.vocabulary import EventCategory

__all__ = [
    "Declared",
    "Form",
    "Metadata",
    "Place",
    "category",
    "country",
    "date",
    "declared",
    "enumeration",
    "line",
    "prose",
    "records",
    "rules_of",
    "time",
    "url",
]

#: The key of a declaration in the metadata of a field.
_KEY = "stemtaskforce"


class Form(StrEnum):
    """The form of a field's values, from which its rule and its type in other formats follow."""

    LINE = "line"
    PROSE = "prose"
    URL = "url"
    DATE = "date"
    TIME = "time"
    COUNTRY = "country"
    ENUMERATION = "enumeration"
    RECORDS = "records"


class Place(IntEnum):
    """The place of a field in the sort order; fields of one place are compared in the order of the class."""

    DAY = 0
    TIME = 1
    TEXT = 2
    LAST = 3


class Declared(NamedTuple):
    """The declaration of one field.

    Attributes:
        name: The name of the field.
        form: The form of its values.
        rule: The function that checks and converts a value; it takes `None` where `optional`.
        label: The label of a value for people, such as `Requested by`.
        description: One sentence on its meaning, as in the schema.
        searched: Whether a text search looks at it.
        place: Its place in the sort order.
        json: The name of its definition in the schema of the wire format.
        arrow: Its Arrow type: `string`, `date32`, `time32` (seconds) or `list`.
        members: The enumeration or the record class of its values, or `None`.
        known: The values that an open list is known to have, or `None`.
        required: Whether a constructor must be given it.
        optional: Whether it may be `None`.
        default: The value of an absent field; `None` where `required`.
    """

    name: str
    form: Form
    rule: Rule
    label: str
    description: str
    searched: bool
    place: Place
    json: str
    arrow: str
    members: type[object] | None
    known: type[StrEnum] | None
    required: bool
    optional: bool
    default: object


class _Stated(NamedTuple):
    """The metadata of a field: a declaration without the parts that attrs has itself."""

    form: Form
    rule: Rule
    label: str
    description: str
    searched: bool
    place: Place
    json: str
    arrow: str
    members: type[object] | None
    known: type[StrEnum] | None


#: The type of `attrs.field(metadata=…)`.
Metadata = Mapping[str, object]


def _metadata(
    form: Form,
    rule: Rule,
    label: str,
    description: str,
    *,
    json: str,
    arrow: str = "string",
    searched: bool = False,
    place: Place = Place.TEXT,
    members: type[object] | None = None,
    known: type[StrEnum] | None = None,
) -> Metadata:
    return {_KEY: _Stated(form, rule, label, description, searched, place, json, arrow, members, known)}


def line(label: str, description: str) -> Metadata:
    """Declare text of one line."""
    return _metadata(Form.LINE, rules.line, label, description, searched=True, json="line")


def category(label: str, description: str) -> Metadata:
    """Declare text of one line, or a known category, of which the text is kept."""
    return _metadata(Form.LINE, rules.category, label, description, searched=True, json="line", known=EventCategory)


def prose(label: str, description: str) -> Metadata:
    """Declare text of many lines, `""` where absent."""
    return _metadata(Form.PROSE, rules.prose, label, description, searched=True, json="prose")


def url(label: str, description: str) -> Metadata:
    """Declare a URL; text search does not look at addresses."""
    return _metadata(Form.URL, rules.url, label, description, json="url")


def date(label: str, description: str, *, place: Place = Place.DAY) -> Metadata:
    """Declare a day; the one of `Place.DAY` is the day of the record."""
    return _metadata(Form.DATE, rules.date, label, description, place=place, json="date", arrow="date32")


def time(label: str, description: str) -> Metadata:
    """Declare a time of day."""
    return _metadata(Form.TIME, rules.time, label, description, place=Place.TIME, json="time", arrow="time32")


def country(label: str, description: str) -> Metadata:
    """Declare a country; text search does not look at codes."""
    return _metadata(Form.COUNTRY, rules.country, label, description, json="country")


def enumeration(label: str, description: str, members: type[StrEnum], name: str) -> Metadata:
    """Declare a member of a closed list, whose schema is called `name` and whose code is `name.unknown`."""
    rule = rules.enumeration(members, f"{name}.unknown")
    return _metadata(Form.ENUMERATION, rule, label, description, json=name, members=members)


def records(label: str, description: str, member: type[object], name: str) -> Metadata:
    """Declare a tuple of records, whose schema is called `name`; they are searched by themselves."""
    rule = rules.records(member)
    place = Place.LAST
    return _metadata(Form.RECORDS, rule, label, description, place=place, json=name, arrow="list", members=member)


def declared(type_: type[object]) -> tuple[Declared, ...]:
    """Return the declarations of a record class, in the order of its fields.

    Args:
        type_: `Taskforce`, `Meeting`, `Event` or `ListingRow`.

    Returns:
        One declaration per field.

    Raises:
        TypeError: A field of the class has no declaration.

    Example:
        >>> from stemtaskforce import Event
        >>> [each.name for each in declared(Event) if each.searched]
        ['category', 'publisher', 'summary', 'title']
    """
    return _all_declared(cast("Hashable", type_))


@cache
def _all_declared(type_: Hashable) -> tuple[Declared, ...]:
    class_ = cast("type[attrs.AttrsInstance]", type_)
    return tuple(_declared(class_, field) for field in attrs.fields(class_))


def _declared(type_: type[object], field: "attrs.Attribute[object]") -> Declared:
    stated = field.metadata.get(_KEY)
    if not isinstance(stated, _Stated):
        raise TypeError(f"{type_.__name__}.{field.name} has no declaration; expected metadata=line(…) or the like")
    required = field.default is attrs.NOTHING
    optional = field.default is None
    more = stated._asdict() | {"rule": rules.optional(stated.rule) if optional else stated.rule}
    return Declared(
        name=field.name,
        required=required,
        optional=optional,
        default=None if required else field.default,
        **more,  # pyright: ignore[reportArgumentType]  # checked at run time
    )


def rules_of(type_: type[object]) -> rules.Rules:
    """Return the rules of a record class by field, in the order of its fields."""
    return MappingProxyType({each.name: each.rule for each in declared(type_)})
