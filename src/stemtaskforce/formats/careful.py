"""The careful engine: makes records of plain values and reports everything that is wrong with them at once.

Its verdict is the verdict. It asks the model's rules field by field (through `converter`), so that it and the
constructors cannot drift apart; cattrs walks the classes and collects, and here what it collected becomes
findings with JSON pointers, in document order. Speed is no aim: `fast` reads what is right, this room the rest.
"""

from collections.abc import Iterator
from typing import cast

import attrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from stemtaskforce.errors import MAX_FINDINGS, DecodeError, InvalidRecord
from stemtaskforce.findings import Finding, make
from stemtaskforce.formats.converter import CONVERTERS, HOOKS, in_json, is_array, is_object
from stemtaskforce.formats.wire import FIELDS, KINDS, VERSION, Kind, Wanted
from stemtaskforce.model import Record
from stemtaskforce.text import excerpt, nearest

__all__ = ["structure"]

#: Longest key that a pointer shows; what is longer is pointed at by the object that holds it.
_MAX_KEY = 100


def structure(document: object, want: Wanted, *, refuse: bool) -> Record | list[Record]:
    """Make records of plain values, or raise everything that is wrong with them.

    Args:
        document: What `parsing.parse` gives, or a caller's own dictionaries and lists.
        want: The records that are asked for.
        refuse: Whether unknown keys are refused.

    Returns:
        A record of a dictionary, a list of a list.

    Raises:
        DecodeError: With up to 1,000 findings and the number of the others.
    """
    reading = _Reading(refuse=refuse)
    if is_array(document) and want.many:
        records = [record for n, item in enumerate(document) for record in reading.record(item, want.many, f"/{n}")]
        reading.settle()
        return records
    if is_object(document) and want.single:
        records = list(reading.record(document, want.single, ""))
        reading.settle()
        return records[0]
    shapes = [*(["an object"] if want.single else []), *(["an array of records"] if want.many else [])]
    shown = in_json(document)
    raise DecodeError([make("json.shape", f"got {shown}; want {' or '.join(shapes)}", value=shown)])


class _Reading:
    """The findings of one document on their way: the first are kept, the others counted."""

    def __init__(self, *, refuse: bool) -> None:
        self._converter = CONVERTERS[refuse]
        self._findings: list[Finding] = []
        self._omitted = 0
        self._names_left = MAX_FINDINGS

    def settle(self) -> None:
        """Raise what was found, if anything was."""
        if self._findings:
            raise DecodeError(self._findings, self._omitted)

    def record(self, item: object, among: frozenset[type], path: str) -> Iterator[Record]:
        """Give the record that an item is, or nothing and its findings."""
        if not is_object(item):
            if len(self._findings) == MAX_FINDINGS:
                self._omitted += 1
                return
            shown = in_json(item)
            self._add([make("json.shape", f"got {shown}; want an object", value=shown)], item, path)
            return
        findings: list[Finding] = []
        kind = _kind(item, among, findings)
        _check_version(item, findings)
        record = self._fields(item, kind, findings) if kind else None
        if record is not None and not findings:
            yield record
        else:
            self._add(findings, item, path)

    def _add(self, findings: list[Finding], item: object, path: str) -> None:
        room = MAX_FINDINGS - len(self._findings)
        self._omitted += max(0, len(findings) - room)
        if room:
            findings.sort(key=_Order(item))
            self._findings += [attrs.evolve(each, path=path + each.path) for each in findings[:room]]

    def _fields(self, values: dict[object, object], kind: Kind, findings: list[Finding]) -> Record | None:
        fields = {key: value for key, value in values.items() if key not in {"type", "version"}}
        try:
            return self._converter.structure(fields, kind.record)
        except ClassValidationError as error:
            findings += self._of_object(error, fields, kind, "")
            return None

    def _of_object(
        self, error: ClassValidationError, values: dict[object, object], kind: Kind, path: str
    ) -> Iterator[Finding]:
        """Say what cattrs collected for the object at `path`."""
        noted, others = error.group_exceptions()
        for fault, note in noted:
            if isinstance(fault, IterableValidationError):
                yield from self._of_array(fault, cast("list[object]", values[note.name]), f"{path}/{note.name}")
            elif isinstance(fault, InvalidRecord):
                yield from (attrs.evolve(each, path=path + each.path) for each in fault.findings)
            else:
                yield make("field.missing", f"{note.name}: is required and absent", path=f"{path}/{note.name}")
        if any(isinstance(fault, ForbiddenExtraKeysError) for fault in others):
            yield from self._unknown([key for key in values if key not in FIELDS[kind.record]], kind, path)
        # The constructor asks this rule too, but only where each value alone is right.
        yield from (attrs.evolve(each, path=path + each.path) for each in kind.across(_taken(values, kind)))

    def _of_array(self, error: IterableValidationError, items: list[object], path: str) -> Iterator[Finding]:
        for fault, note in error.group_exceptions()[0]:
            place = cast("int", note.index)
            if isinstance(fault, ClassValidationError):
                values = cast("dict[object, object]", items[place])
                yield from self._of_object(fault, values, KINDS["event"], f"{path}/{place}")
            else:
                found = cast("InvalidRecord", fault).findings
                yield from (attrs.evolve(each, path=f"{path}/{place}") for each in found)

    def _unknown(self, keys: list[object], kind: Kind, path: str) -> Iterator[Finding]:
        # Looking for the nearest name takes time, so it ends where more findings would not be kept; what is not
        # made is counted.
        room, self._names_left = self._names_left, max(0, self._names_left - len(keys))
        self._omitted += max(0, len(keys) - room)
        fields, a_kind = FIELDS[kind.record], f"{'an' if kind.name == 'event' else 'a'} {kind.name}"
        for key in keys[:room]:
            name = key if type(key) is str else ""
            near = nearest(name, fields)
            wanted = f"want {near[0]!r}" if near else f"want one of {', '.join(fields)}"
            plain = name.isprintable() and 0 < len(name) <= _MAX_KEY
            pointer = f"{path}/{name.replace('~', '~0').replace('/', '~1')}" if plain else path
            shown = excerpt(key)
            yield make("field.unknown", f"{shown} is no field of {a_kind}; {wanted}", path=pointer, value=shown)


def _kind(values: dict[object, object], among: frozenset[type], findings: list[Finding]) -> Kind | None:
    """Tell the type of a record; where only one can be meant, reading goes on with it to find the rest."""
    names = [name for name, kind in KINDS.items() if kind.record in among]
    only = KINDS[names[0]] if len(names) == 1 else None
    wanted = f"want {' or '.join(map(repr, names))}"
    if "type" not in values:
        findings.append(make("record.type", f"type: is required and absent; {wanted}", path="/type"))
        return only
    name = values["type"]
    if type(name) is str and name in names:
        return KINDS[name]
    shown = in_json(name)
    near = nearest(name, KINDS) if type(name) is str else ()
    if near and near[0] in names:
        only, wanted = KINDS[near[0]], f"want {near[0]!r}"
    findings.append(make("record.type", f"type: got {shown}; {wanted}", path="/type", value=shown))
    # A record that names another known type is one: its fields are no mistakes.
    return None if type(name) is str and name in KINDS else only


def _check_version(values: dict[object, object], findings: list[Finding]) -> None:
    if "version" not in values:
        findings.append(make("record.version", f"version: is required and absent; want {VERSION}", path="/version"))
        return
    version = values["version"]
    if type(version) is int and version == VERSION:
        return
    shown, wanted = in_json(version), f"want {VERSION}"
    if type(version) is int and version > VERSION:
        wanted = f"want {VERSION}; a newer stemtaskforce may read this one"
    findings.append(make("record.version", f"version: got {shown}; {wanted}", path="/version", value=shown))


def _taken(values: dict[object, object], kind: Kind) -> dict[str, object]:
    """Give the values that are right alone, for the rule over several; absent ones as their defaults."""
    taken: dict[str, object] = {}
    for field in attrs.fields(kind.record):
        if field.name not in values:
            if field.default is not attrs.NOTHING:
                taken[field.name] = field.default
        elif hook := HOOKS.get((kind.record, field.name)):
            try:
                taken[field.name] = hook(values[field.name], None)
            except InvalidRecord:
                continue
    return taken


class _Order:
    """The place of a finding in its document, as a key to sort by; what is absent comes after what is there."""

    def __init__(self, document: object) -> None:
        self._document = document
        self._places: dict[int, dict[object, int]] = {}

    def __call__(self, finding: Finding) -> tuple[int, ...]:
        """Walk the pointer and note the place of each step among its siblings."""
        places: list[int] = []
        node = self._document
        for step in finding.path.split("/")[1:]:
            if is_array(node):
                places.append(int(step))
                node = node[int(step)]
            else:
                node = cast("dict[object, object]", node)
                siblings = self._places.get(id(node))
                if siblings is None:
                    siblings = self._places[id(node)] = {key: place for place, key in enumerate(node)}
                name = step.replace("~1", "/").replace("~0", "~")
                places.append(siblings.get(name, len(siblings)))
                node = node.get(name)
        return tuple(places)
