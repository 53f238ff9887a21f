"""The one cattrs converter of the wire, both ways: records to plain values, and plain values to records.

A field is read by a hook that looks at its JSON type first and then asks the model's own rule, so nothing is
coerced and no rule stands twice. Problems are raised as cattrs collects them; `reporting`
makes one report of them.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, time
from math import isinf
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeGuard, cast

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override
from pendulum import Date, Time

from stemtaskforce.dates import parse_iso_time
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import Diagnostic, did_you_mean
from stemtaskforce.formats.wire.spec import NAMES, VOCABULARIES
from stemtaskforce.formats.wire.versions import VERSION
from stemtaskforce.model import KINDS, Declared, Event, Form, Kind, Record, rules
from stemtaskforce.model.rules import MAX_EVENTS
from stemtaskforce.text import excerpt, type_name

if TYPE_CHECKING:
    from stemtaskforce.findings import Finding

__all__ = [
    "CONVERTERS",
    "HOOKS",
    "Hook",
    "Unlisted",
    "in_json",
    "is_array",
    "is_object",
    "to_plain",
]

#: Reads one value; cattrs passes the type, which the hook knows already.
Hook = Callable[[object, object], object]

#: The values of each closed list.
_LISTED: Mapping[str, frozenset[str]] = {
    name: frozenset(member.value for member in vocabulary) for name, vocabulary in VOCABULARIES.items()
}
#: The expected value in messages, by the definition of the schema, where not any text will do.
_WORDS: Mapping[str, str] = {
    **{name: f"one of {', '.join(repr(each.value) for each in members)}" for name, members in VOCABULARIES.items()},
    "country": "an ISO 3166-1 alpha-2 code such as 'DK'",
    "date": "a day as YYYY-MM-DD",
    "time": "a time of day as HH:MM:SS",
}


def is_object(value: object) -> TypeGuard[dict[object, object]]:
    """Return whether a plain value is a JSON object; a subclass of `dict` is not."""
    return type(value) is dict


def is_array(value: object) -> TypeGuard[list[object]]:
    """Return whether a plain value is a JSON array; a tuple is not."""
    return type(value) is list


def in_json(value: object) -> str:
    """Show a value in an error message as `text.excerpt` does, but in the words of JSON."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, float) and isinf(value):
        return "a number over 1.8e308" if value > 0 else "a number under -1.8e308"
    if isinstance(value, str) and type(value) is not str:
        return f"the {type_name(type(value))} {excerpt(value)}"
    if isinstance(value, date | time):  # as YAML and TOML make of dates without quotes
        return f"the {type_name(type(value)).lower()} {excerpt(value)}, not text"
    if is_object(value) or is_array(value):
        return f"an {'object' if is_object(value) else 'array'} of {len(value)}"
    return excerpt(value)


class Unlisted(Exception):
    """A text that is not in a closed list; its message takes a search for the nearest one, so it is made later."""

    def __init__(self, name: str, value: str, rule: rules.Rule) -> None:
        super().__init__(name, value, rule)

    def finding(self) -> "Finding":
        """Return the findings of the model's rule."""
        name, value, rule = self.args
        findings: list[Finding] = []
        rule(name, value, findings)
        return findings[0]


def _scalar(field: Declared) -> Hook:
    name, rule, optional = field.name, field.rule, field.optional
    expected = _WORDS.get(field.json, "text")
    of_time, prose = field.form is Form.TIME, field.form is Form.PROSE
    listed = _LISTED.get(field.json)

    def hook(value: object, _: object) -> object:
        if value is None and optional:
            return None
        findings: list[Finding] = []
        if isinstance(value, str) and type(value) is not str:
            # Such as a member of an enumeration: its value is right, but it is not plain text.
            plain = f"plain text, such as str(…) of the {type_name(type(value))}"
            findings.append(Diagnostic("type.mismatch", plain, excerpt(value), name).finding(f"/{name}"))
        elif type(value) is not str:
            hint = did_you_mean([""]) if value is None and prose else ""
            said = f"{expected} or null" if optional else expected
            findings.append(Diagnostic("type.mismatch", said, in_json(value), name, hint=hint).finding(f"/{name}"))
        elif of_time and (len(value) != len("HH:MM:SS") or parse_iso_time(value) is None):
            # The constructor takes HH:MM too; the wire has one form for one value.
            findings.append(Diagnostic("time.invalid", expected, excerpt(value), name).finding(f"/{name}"))
        elif listed is not None and value not in listed:
            raise Unlisted(name, value, rule)
        taken = None if findings else rule(name, value, findings)
        if findings:
            raise InvalidRecord(findings)
        return taken

    return hook


def _events(converter: Converter) -> Hook:
    def hook(value: object, _: object) -> object:
        if not is_array(value):
            diagnostic = Diagnostic("type.mismatch", "an array of events", in_json(value), "events")
            raise InvalidRecord([diagnostic.finding("/events")])
        if len(value) > MAX_EVENTS:
            diagnostic = Diagnostic("events.too-many", f"at most {MAX_EVENTS:,}", in_json(value), "events")
            raise InvalidRecord([diagnostic.finding("/events")])
        return converter.structure(value, tuple[Event, ...])

    return hook


def _only_objects(read: Hook) -> Hook:
    def hook(value: object, kind: object) -> object:
        if not is_object(value):
            raise InvalidRecord([Diagnostic("type.mismatch", "an object", in_json(value)).finding()])
        return read(value, kind)

    return hook


#: The hook of each field but those that hold records.
HOOKS: Mapping[tuple[type, str], Hook] = MappingProxyType(
    {
        (kind.record, field.name): _scalar(field)
        for kind in KINDS.values()
        for field in kind.fields
        if field.form is not Form.RECORDS
    }
)


def _holds_events(kind: Kind) -> bool:
    return "events" in kind.rules


def _make(*, refuse: bool) -> Converter:
    converter = Converter(detailed_validation=True, unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(Date, Date.isoformat)
    converter.register_unstructure_hook(Time, Time.isoformat)
    for vocabulary in VOCABULARIES.values():
        converter.register_unstructure_hook(vocabulary, attrgetter("value"))
    for kind in sorted(KINDS.values(), key=_holds_events):
        hooks = {name: hook for (record, name), hook in HOOKS.items() if record is kind.record}
        if _holds_events(kind):
            hooks["events"] = _events(converter)
        overrides: dict[str, Any] = {name: override(struct_hook=hook) for name, hook in hooks.items()}
        read = make_dict_structure_fn(kind.record, converter, _cattrs_forbid_extra_keys=refuse, **overrides)
        converter.register_structure_hook(kind.record, _only_objects(cast("Hook", read)))
    return converter


#: The converters by whether they refuse unknown keys.
CONVERTERS: Mapping[bool, Converter] = MappingProxyType({refuse: _make(refuse=refuse) for refuse in (True, False)})


def to_plain(record: Record) -> dict[str, object]:
    """Return the object that stands for a record in a document, of dictionaries, lists, texts and `None` alone.

    Args:
        record: The record.

    Returns:
        `type`, `version`, then every field in the order of the class.
    """
    plain = cast("dict[str, object]", CONVERTERS[True].unstructure(record))
    return {"type": NAMES[type(record)], "version": VERSION, **plain}
