"""The JSON Schema (draft 2020-12) of the wire format, for readers and writers that do not use this library.

It is made from the model's fields and vocabularies, accepts all that `json.loads` accepts, and refuses all that a
schema can express. It cannot express NFC, lone surrogates, hosts beyond ASCII without an NFKC form, that a meeting ends
after it starts, and that the version is written `1` and not `1.0`.
"""

import copy
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import cast

from stemtaskforce.countries import Country
from stemtaskforce.formats.wire.spec import Wanted, wanted
from stemtaskforce.formats.wire.versions import VERSION
from stemtaskforce.model import KINDS, Declared, Event, Form, Kind, MeetingKind, TaskforceStatus
from stemtaskforce.model.rules import MAX_EVENTS
from stemtaskforce.text import MAX_LINE, MAX_PROSE, with_article

__all__ = ["REFS", "definitions_of", "schema"]

#: How a definition is referred to, unless the caller says otherwise.
REFS = "#/$defs/{name}"

# Patterns mean the same to ECMA-262, which JSON Schema names, and to others: `$` may stand before a last line break
# elsewhere, so what no text may hold is refused by a pattern of its own, or a length says where the text ends.

# White space by Unicode, not by ECMA-262, which counts U+FEFF; and all that no text may hold.
_SPACE = r"\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_CONTROL = r"\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029"
_BREAK = r"\u000a"
#: Characters that cannot be seen, up to U+FFFF: patterns of more are read in different ways.
_UNSEEN = (
    rf"{_SPACE}{_BREAK}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
)

_LINE = {
    "minLength": 1,
    "maxLength": MAX_LINE,
    "not": {"pattern": f"[{_BREAK}{_CONTROL}]|^[{_SPACE}]|[{_SPACE}]$|^[{_UNSEEN}]+$"},
}
_PROSE = {
    "maxLength": MAX_PROSE,
    "not": {"pattern": f"[{_CONTROL}]|^[{_SPACE}{_BREAK}]|[{_SPACE}{_BREAK}]$|^[{_UNSEEN}]+$"},
}

# The calendar: the days that every year has, and 29 February of leap years.
_YEAR = "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_FOURTH = "(?:0[48]|[2468][048]|[13579][26])"
_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_LEAP_DAY = f"(?:[0-9]{{2}}{_FOURTH}|{_FOURTH}00)-02-29"
_DATE = {"format": "date", "maxLength": len("YYYY-MM-DD"), "pattern": f"^(?:{_YEAR}-{_DAY}|{_LEAP_DAY})$"}
_TIME = {"maxLength": len("HH:MM:SS"), "pattern": "^(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$"}

# A URL by RFC 3986, section 3.2. Beyond ASCII a host is asked of its NFKC form, which no pattern can make.
_PORT = "0*(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
_NO_USER = r'"#/<>?@\[\\\]^`{|}'
_BEYOND_ASCII = r"[^\u0000-\u007f]"
_HOST = rf"(?:[^{_NO_USER}%:]|%(?:[0-9A-Fa-f]{{2}}|[0-9A-Fa-f]?{_BEYOND_ASCII}))+"
_GROUP = "[0-9A-Fa-f]{1,4}"
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
#: The last two groups of an address in version 6.
_LAST = rf"(?:{_GROUP}:{_GROUP}|{_OCTET}(?:\.{_OCTET}){{3}})"
#: What may stand behind a `::` that has up to 1, 2, ... groups before it.
_BEHIND = (*(f"(?:{_GROUP}:){{{groups}}}{_LAST}" for groups in (4, 3, 2, 1, 0)), _GROUP, "")
_ADDRESS = "|".join(
    [
        f"(?:{_GROUP}:){{6}}{_LAST}",
        f"::(?:{_GROUP}:){{5}}{_LAST}",
        *(f"(?:{_GROUP}(?::{_GROUP}){{0,{more}}})?::{behind}" for more, behind in enumerate(_BEHIND)),
    ]
)
_URL = {
    "maxLength": MAX_LINE,
    "not": {"pattern": f"[{_SPACE}{_BREAK}{_CONTROL}]"},
    "pattern": rf"^https?://(?:[^{_NO_USER}]*@)?(?:{_HOST}|\[(?:{_ADDRESS})\])(?::(?:{_PORT})?)?(?:[/?#]|$)",
}

#: The definitions of field values, by the name that declarations give them.
_DEFINED: Mapping[str, dict[str, object]] = MappingProxyType(
    {
        "date": {"type": "string", "description": "A day, ISO 8601 YYYY-MM-DD.", **_DATE},
        "time": {"type": "string", "description": "A time of day in whole seconds, HH:MM:SS.", **_TIME},
        "country": {
            "type": "string",
            "description": "An ISO 3166-1 alpha-2 code, or EU or XK; EL and UK are not among them, GR and GB are.",
            "enum": [country.value for country in Country],
        },
        "status": {
            "type": "string",
            "description": "Whether the support goes on.",
            "enum": [status.value for status in TaskforceStatus],
        },
        "kind": {"type": "string", "description": "A kind of meeting.", "enum": [kind.value for kind in MeetingKind]},
        "line": {"type": "string", "description": "Text of one line, in NFC, no white space at either end.", **_LINE},
        "prose": {"type": "string", "description": "Text in NFC, paragraphs apart by an empty line.", **_PROSE},
        "url": {"type": "string", "description": "An absolute http or https URL.", **_URL},
    }
)


#: The name of each definition of a field value in a schema: one type in generated code.
_PUBLISHED: Mapping[str, str] = MappingProxyType(
    {
        "date": "Date",
        "time": "Time",
        "country": "Country",
        "status": "TaskforceStatus",
        "kind": "MeetingKind",
        "line": "Line",
        "prose": "Prose",
        "url": "Url",
        "entry": "TaskforceEvent",
    }
)
_ENTRY = "TaskforceEvent"

#: An example of each record, as its `examples`.
_EVENT_EXAMPLE: Mapping[str, object] = MappingProxyType(
    {"date": "2018-05-04", "category": "News", "publisher": "University World News", "title": "A pact for Denmark"}
)
_EXAMPLES: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "Taskforce": {
            "type": "taskforce",
            "version": VERSION,
            "name": "Danish Technology Pact",
            "requesting_organisation": "Denmark",
            "country": "DK",
            "start_date": "2016-09-29",
            "events": [dict(_EVENT_EXAMPLE)],
        },
        "Meeting": {
            "type": "meeting",
            "version": VERSION,
            "title": "Taskforce Meeting: Norwegian Technology Pact",
            "date": "2018-08-20",
            "kind": "taskforce-meeting",
            "country": "NO",
            "location": "Oslo, Norway",
        },
        "Event": {"type": "event", "version": VERSION, **_EVENT_EXAMPLE},
        _ENTRY: _EVENT_EXAMPLE,
    }
)
#: The values by which an event says nothing: the absent ones of the four fields of which it needs one.
_SAYING_NOTHING: Mapping[str, object] = MappingProxyType(
    {"title": None, "summary": "", "category": None, "publisher": None}
)


def schema(type: object = None, *, refs: str = REFS, discriminator: bool = False) -> dict[str, object]:  # noqa: A002 - as in `json.loads`
    """Return the schema of a document: a record, or an array of records.

    Args:
        type: The records to describe, as for `json.loads`: a record's class, `list[...]` of one, or a union of these;
            `None` for any record and any array.
        refs: How definitions are referred to, with `{name}` for the name of one. With OpenAPI 3.1 this is
            `#/components/schemas/{name}`; the definitions are returned under `$defs` all the same, to be moved there.
        discriminator: Whether a choice of records names `type` as its discriminator (OpenAPI 3.1, section 4.8.25).

    Returns:
        JSON Schema, draft 2020-12, as plain values, all of them new each time. Its `$defs` have a definition for each
        record (`Taskforce`, `Meeting`, `Event`, and `TaskforceEvent` for an event inside a taskforce, without `type`
        and `version`), and for each field value (`Country`, `Date` and the like). The schema of one record alone, with
        references into its own `$defs`, is the definition of that record itself, and `$defs` has the others.

    Raises:
        TypeError: `type` is not one of these.
        ValueError: `refs` does not contain `{name}`.

    Example:
        >>> schema(Event)["title"], sorted(schema(Event)["$defs"])
        ('Event', ['Country', 'Date', 'Line', 'Prose', 'Url'])
    """
    if "{name}" not in refs:
        raise ValueError(f"refs: expected a text with '{{name}}' in it, such as {REFS!r}, got {refs!r}")
    want = wanted(type)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:stemtaskforce:wire:{VERSION}"}
    definitions = definitions_of(want.single | want.many, refs)
    if len(want.single) == 1 and not want.many and refs == REFS:
        # As the root itself: a reference there is more than some code generators resolve.
        [record] = want.single
        root = cast("dict[str, object]", definitions.pop(record.__name__))
        return {**head, **root, "$defs": definitions}
    arms: list[dict[str, object]] = []
    if want.single:
        arms.append(_choice(want.single, refs, discriminator=discriminator))
    if want.many:
        arms.append({"type": "array", "items": _choice(want.many, refs, discriminator=discriminator)})
    return {**head, **_heading(want), **(arms[0] if len(arms) == 1 else {"anyOf": arms}), "$defs": definitions}


def _heading(want: Wanted) -> dict[str, object]:
    """Return the title and description of a schema; that of one record has its name, which code generators take."""
    if len(want.single) == 1 and not want.many:
        [record] = want.single
        return {"title": record.__name__, "description": f"{with_article(record).capitalize()} as an object."}
    title = f"stemtaskforce records, wire format version {VERSION}"
    return {"title": title, "description": "A record as an object, or records as an array."}


def definitions_of(records: Collection[type], refs: str = REFS, *, optional_type: bool = False) -> dict[str, object]:
    """Return the definitions of records and of all that they refer to, by name.

    Args:
        records: The classes.
        refs: As for `schema`.
        optional_type: Whether `type` and `version` may be absent, where the place of the record tells them.

    Returns:
        The definitions, records first, all of them new each time.

    Example:
        >>> list(definitions_of({Event}))[0]
        'Event'
    """
    kinds = [kind for kind in KINDS.values() if kind.record in records]
    made = {kind.record.__name__: _record(kind, refs, required=not optional_type) for kind in kinds}
    used = {field.json for kind in kinds for field in kind.fields}
    if "entry" in used:
        made[_ENTRY] = _record(KINDS["event"], refs, name=_ENTRY)
        used |= {field.json for field in KINDS["event"].fields}
    values = {name: copy.deepcopy(_DEFINED[name]) for name in _DEFINED if name in used}
    return {**made, **{_PUBLISHED[name]: {"title": _PUBLISHED[name], **value} for name, value in values.items()}}


def _choice(records: Collection[type], refs: str, *, discriminator: bool) -> dict[str, object]:
    """Return the schema of one of some records."""
    names = [kind.record.__name__ for kind in KINDS.values() if kind.record in records]
    references = {name: refs.format(name=name) for name in names}
    if len(names) == 1:
        return {"$ref": references[names[0]]}
    choice: dict[str, object] = {"anyOf": [{"$ref": reference} for reference in references.values()]}
    if discriminator:
        mapping = {kind.name: references[kind.record.__name__] for kind in KINDS.values() if kind.record in records}
        choice["discriminator"] = {"propertyName": "type", "mapping": mapping}
    return choice


def _record(kind: Kind, refs: str, *, name: str | None = None, required: bool = True) -> dict[str, object]:
    """Return the definition of a record; under a name of its own, of an event inside a taskforce."""
    alone = name is None
    title = name or kind.record.__name__
    properties = {**(_marks(kind) if alone else {}), **{each.name: made for each, made in _properties(kind, refs)}}
    record: dict[str, object] = {
        "title": title,
        "type": "object",
        "description": kind.description if alone else "An event of a taskforce, without type and version.",
        "properties": properties,
        "required": [*(_marks(kind) if alone and required else ()), *(f.name for f in kind.fields if f.required)],
        "additionalProperties": False,
        "examples": [copy.deepcopy(dict(_EXAMPLES[title]))],
    }
    if kind.record is Event:
        record["not"] = {"properties": {field: {"const": value} for field, value in _SAYING_NOTHING.items()}}
    return record


def _marks(kind: Kind) -> dict[str, object]:
    return {
        "type": {"const": kind.name, "description": "The type of the record."},
        "version": {"const": VERSION, "description": "The version of the wire format."},
    }


def _properties(kind: Kind, refs: str) -> Iterator[tuple[Declared, dict[str, object]]]:
    for field in kind.fields:
        made = {"description": field.description, **_property(field, refs)}
        if not field.required:
            made["default"] = [] if field.default == () else field.default
        yield field, made


def _property(field: Declared, refs: str) -> dict[str, object]:
    reference: dict[str, object] = {"$ref": refs.format(name=_PUBLISHED[field.json])}
    if field.form is Form.RECORDS:
        return {"type": "array", "maxItems": MAX_EVENTS, "items": reference}
    return {"anyOf": [reference, {"type": "null"}]} if field.optional else reference
