"""The wire as JSON Schema (draft 2020-12), for those who read and write it without this library.

It is made from the model's fields and vocabularies, accepts all that `json.loads` accepts, and refuses all that a
schema can say. What it cannot say: NFC, lone surrogates, hosts beyond ASCII whose NFKC form is none, that a meeting
ends after it starts, and that the version is written `1` and not `1.0`.
"""

import copy
from collections.abc import Mapping
from types import MappingProxyType

from stemtaskforce.countries import Country
from stemtaskforce.formats.wire.spec import VERSION
from stemtaskforce.model import KINDS, Declared, Event, Form, Kind, MeetingKind, TaskforceStatus
from stemtaskforce.model.rules import MAX_EVENTS
from stemtaskforce.text import MAX_LINE, MAX_PROSE

__all__ = ["schema"]

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


def schema() -> dict[str, object]:
    """Give the schema of a document: a record, or an array of records.

    Returns:
        JSON Schema, draft 2020-12, as plain values, all of them new each time.

    Example:
        >>> sorted(schema()["$defs"])[:4]
        ['country', 'date', 'entry', 'event']
    """
    records = {kind.name: _record(kind, alone=True) for kind in KINDS.values()}
    record = {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in records]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:stemtaskforce:wire:{VERSION}",
        "title": f"stemtaskforce, version {VERSION} of the wire",
        "description": "A record as an object, or records as an array.",
        "anyOf": [{"$ref": "#/$defs/record"}, {"type": "array", "items": {"$ref": "#/$defs/record"}}],
        "$defs": {
            "record": record,
            **records,
            "entry": _record(KINDS["event"], alone=False),
            **{name: copy.deepcopy(definition) for name, definition in _DEFINED.items()},
        },
    }


def _record(kind: Kind, *, alone: bool) -> dict[str, object]:
    properties: dict[str, object] = {"type": {"const": kind.name}, "version": {"const": VERSION}} if alone else {}
    required = list(properties)
    for field in kind.fields:
        made = {"description": field.description, **_property(field)}
        if field.required:
            required.append(field.name)
        else:
            made["default"] = [] if field.default == () else field.default
        properties[field.name] = made
    record: dict[str, object] = {
        "type": "object",
        "description": kind.description if alone else "An event of a taskforce, which has neither type nor version.",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
    if kind.record is Event:
        record["anyOf"] = [_says_something(name) for name in ("title", "summary", "category", "publisher")]
    return record


def _property(field: Declared) -> dict[str, object]:
    reference: dict[str, object] = {"$ref": f"#/$defs/{field.json}"}
    if field.form is Form.RECORDS:
        return {"type": "array", "maxItems": MAX_EVENTS, "items": reference}
    return {"anyOf": [reference, {"type": "null"}]} if field.optional else reference


def _says_something(name: str) -> dict[str, object]:
    return {"properties": {name: {"type": "string", "minLength": 1}}, "required": [name]}
