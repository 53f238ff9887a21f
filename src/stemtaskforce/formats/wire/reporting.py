"""The reporting decoder: makes records of plain values, and reports all of their problems at once.

This decoder is authoritative. It applies the model's rules field by field (through `converter`), so that it and the
constructors cannot drift apart; cattrs walks the classes and collects, and here the collected errors become
findings with JSON pointers, in document order. Valid documents are read by `strict`, which is fast.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple, cast

import attrs
from cattrs.errors import ClassValidationError, IterableValidationError

from stemtaskforce.errors import MAX_FINDINGS, DecodeError, InvalidRecord
from stemtaskforce.findings import Diagnostic, Finding, did_you_mean
from stemtaskforce.formats.wire.converter import CONVERTERS, HOOKS, Unlisted, in_json, is_array, is_object
from stemtaskforce.formats.wire.spec import FIELDS, Wanted
from stemtaskforce.formats.wire.versions import VERSION, readable, upgraded
from stemtaskforce.model import KINDS, Event, Kind, Record
from stemtaskforce.model.names import field_hint
from stemtaskforce.text import excerpt, nearest

__all__ = ["check_items", "structure"]

#: Longest key that a pointer shows; what is longer is pointed at by the object that holds it.
_MAX_KEY = 100


def structure(document: object, want: Wanted, *, refuse: bool, most: int = MAX_FINDINGS) -> Record | list[Record]:
    """Make records of plain values, or raise everything that is wrong with them.

    Args:
        document: The result of `parsing.parse`, or a caller's own dictionaries and lists.
        want: The records that are asked for.
        refuse: Whether unknown keys are refused.
        most: The most findings to make; those past it are only counted, which costs much less.

    Returns:
        A record of a dictionary, a list of a list.

    Raises:
        DecodeError: With up to `most` findings and the number of the others.
    """
    reading = _Reading(refuse=refuse, most=most)
    if is_array(document) and want.many:
        records = [record for n, item in enumerate(document) for record in reading.record(item, want.many, f"/{n}")]
        reading.raise_findings()
        return records
    if is_object(document) and want.single:
        records = list(reading.record(document, want.single, ""))
        reading.raise_findings()
        return records[0]
    shapes = [*(["an object"] if want.single else []), *(["an array of records"] if want.many else [])]
    shown = in_json(document)
    raise DecodeError([Diagnostic("json.shape", " or ".join(shapes), shown).finding()])


def check_items(items: Mapping[int, object], want: Wanted, *, refuse: bool) -> None:
    """Raise everything that is wrong with some items of an array whose others are right.

    Args:
        items: Plain values by their place in the array.
        want: The records that are asked for.
        refuse: Whether unknown keys are refused.

    Raises:
        DecodeError: As `structure` raises for the array.
    """
    reading = _Reading(refuse=refuse)
    for place, item in items.items():
        for _ in reading.record(item, want.many, f"/{place}"):
            pass
    reading.raise_findings()


#: Makes a finding. It is asked only where the finding is kept, as its words may take a search for the nearest name.
_Said = Callable[[], Finding]
#: The problems of the values of an object, by key, and under `None` those of the object as a whole.
_ByKey = dict[object, Iterable[_Said]]


class _Names(NamedTuple):
    """The keys that an object may have, and its name in messages."""

    whose: str
    names: tuple[str, ...]


_TAGS = ("type", "version")
_IN_RECORD: Mapping[str, _Names] = MappingProxyType(
    {
        name: _Names(f"{'an' if name == 'event' else 'a'} {name}", (*_TAGS, *FIELDS[kind.record]))
        for name, kind in KINDS.items()
    }
)
_IN_ENTRY = _Names("an event", FIELDS[Event])
#: Of a record whose type is not known.
_IN_ANY = _Names("a record", _TAGS)
_ALL_NAMES = frozenset(name for each in _IN_RECORD.values() for name in each.names)
#: How many keys are looked through for a misspelt tag, which mostly is the first.
_MAX_SOUGHT = 100


class _Reading:
    """The findings of one document on their way: the first are kept, the others counted."""

    def __init__(self, *, refuse: bool, most: int = MAX_FINDINGS) -> None:
        self._refuse = refuse
        self._most = most
        self._converter = CONVERTERS[refuse]
        self._findings: list[Finding] = []
        self._omitted = 0

    def raise_findings(self) -> None:
        """Raise the findings, if there are any."""
        if self._findings or self._omitted:
            raise DecodeError(self._findings, self._omitted)

    def record(self, item: object, among: frozenset[type], path: str) -> Iterator[Record]:
        """Return the record that an item is, or nothing and its findings; these point into the current version."""
        item = upgraded(item)
        if not is_object(item):
            self._keep([partial(_no_object, item, path)])
            return
        said: _ByKey = {}
        kind = _kind(item, among, said, path)
        _check_version(item, said, path)
        record = self._fields(item, kind, said, path) if kind else None
        if record is not None and not said:
            yield record
            return
        if not kind and self._refuse:
            said |= {key: [partial(_unknown, key, _IN_ANY, path)] for key in _misspelt_tags(item)}
        self._keep(self._in_order(item, said, _IN_RECORD[kind.name] if kind else None, path))

    def _keep(self, said: Iterable[_Said]) -> None:
        for say in said:
            if len(self._findings) < self._most:
                self._findings.append(say())
            else:
                self._omitted += 1

    def _fields(self, values: dict[object, object], kind: Kind, said: _ByKey, path: str) -> Record | None:
        fields = {key: value for key, value in values.items() if key not in _TAGS}
        try:
            return self._converter.structure(fields, kind.record)
        except ClassValidationError as error:
            said |= self._of_object(error, fields, kind, path)
            return None

    def _of_object(self, error: ClassValidationError, values: dict[object, object], kind: Kind, path: str) -> _ByKey:
        """Take apart what cattrs collected for the object at `path`."""
        said: _ByKey = {}
        for fault, note in error.group_exceptions()[0]:
            if isinstance(fault, IterableValidationError):
                items = cast("list[dict[object, object]]", values[note.name])
                said[note.name] = self._of_array(fault, items, f"{path}/{note.name}")
            elif isinstance(fault, Unlisted):
                said[note.name] = [partial(_unlisted, fault, path)]
            elif isinstance(fault, InvalidRecord):
                said[note.name] = [partial(_placed, each, path) for each in fault.findings]
            else:
                said[note.name] = [partial(_missing, note.name, path)]
        # The constructor asks this rule too, but only where each value alone is right.
        for each in kind.across(_taken(values, kind, said)):
            said[each.path[1:] or None] = [partial(_placed, each, path)]
        return said

    def _of_array(
        self, error: IterableValidationError, items: list[dict[object, object]], path: str
    ) -> Iterator[_Said]:
        for fault, note in error.group_exceptions()[0]:
            place = cast("int", note.index)
            if isinstance(fault, ClassValidationError):
                said = self._of_object(fault, items[place], KINDS["event"], f"{path}/{place}")
                yield from self._in_order(items[place], said, _IN_ENTRY, f"{path}/{place}")
            else:
                found = cast("InvalidRecord", fault).findings
                yield from (partial(_placed, each, f"{path}/{place}") for each in found)

    def _in_order(self, values: dict[object, object], said: _ByKey, known: _Names | None, path: str) -> Iterator[_Said]:
        """Return the findings of an object in the order of its keys; those of absent keys come last."""
        yield from said.pop(None, ())
        for key in values:
            yield from said.pop(key, ())
            if self._refuse and known and key not in known.names:
                yield partial(_unknown, key, known, path)
        for absent in said.values():
            yield from absent


def _placed(finding: Finding, path: str) -> Finding:
    return attrs.evolve(finding, path=path + finding.path) if path else finding


def _unlisted(fault: Unlisted, path: str) -> Finding:
    return _placed(fault.finding(), path)


def _no_object(item: object, path: str) -> Finding:
    return Diagnostic("json.shape", "an object", in_json(item)).finding(path)


def _missing(name: str, path: str) -> Finding:
    return _absent("field.missing", name, "").finding(f"{path}/{name}")


def _absent(code: str, name: str, expected: str) -> Diagnostic:
    return Diagnostic(code, expected, field=name, problem="is required and absent")


@lru_cache(maxsize=64)
def _absent_tag(name: str, expected: str) -> Finding:
    """Return the finding for an absent tag; a document of a million empty objects has two million of them."""
    return _absent(f"record.{name}", name, expected).finding(f"/{name}")


@lru_cache(maxsize=1024)
def _near_kind(name: str) -> tuple[str, ...]:
    return nearest(name, KINDS, n=1)


def _unknown(key: object, known: _Names, path: str) -> Finding:
    name = key if type(key) is str else ""
    hint = field_hint(name, known.names, known.whose)
    if name in _ALL_NAMES:
        # Rows of one table of several types have the columns of all.
        hint = "; ".join([*filter(None, [hint]), 'it is one of another type, which unknown="ignore" skips'])
    expected = "" if hint else f"one of {', '.join(known.names)}"
    plain = name.isprintable() and 0 < len(name) <= _MAX_KEY
    pointer = f"{path}/{name.replace('~', '~0').replace('/', '~1')}" if plain else path
    shown = excerpt(key)
    problem = f"{shown} is not a field of {known.whose}"
    return Diagnostic("field.unknown", expected, shown, problem=problem, hint=hint).finding(pointer)


def _misspelt_tags(values: dict[object, object]) -> set[str]:
    """Return the keys that may have been meant for `type` or `version`, where these are absent."""
    keys = [key for key in islice(values, _MAX_SOUGHT) if type(key) is str and key not in _ALL_NAMES]
    if not keys:
        return set()
    return {near for tag in _TAGS if tag not in values for near in nearest(tag, keys, n=1)}


class _Types(NamedTuple):
    """The types of records that are asked for: their names, those names in a message, and the type if it is one."""

    names: tuple[str, ...]
    expected: str
    only: Kind | None


@lru_cache(maxsize=16)
def _types(among: frozenset[type]) -> _Types:
    names = tuple(name for name, kind in KINDS.items() if kind.record in among)
    return _Types(names, " or ".join(map(repr, names)), KINDS[names[0]] if len(names) == 1 else None)


def _kind(values: dict[object, object], among: frozenset[type], said: _ByKey, path: str) -> Kind | None:
    """Return the type of a record; where only one can be meant, reading goes on with it to find the rest."""
    names, expected, only = _types(among)
    if "type" not in values:
        said["type"] = [lambda: _placed(_absent_tag("type", expected), path)]
        return only
    name = values["type"]
    if type(name) is str and name in names:
        return KINDS[name]
    near = [each for each in (_near_kind(name) if type(name) is str else ()) if each in names]
    diagnostic = Diagnostic("record.type", expected, in_json(name), "type", hint=did_you_mean(near))
    said["type"] = [partial(diagnostic.finding, f"{path}/type")]
    # A record that names another known type is one: its fields are not mistakes.
    return None if type(name) is str and name in KINDS else KINDS[near[0]] if near else only


def _check_version(values: dict[object, object], said: _ByKey, path: str) -> None:
    if "version" not in values:
        said["version"] = [lambda: _placed(_absent_tag("version", readable()), path)]
        return
    version = values["version"]
    if type(version) is int and version == VERSION:
        return
    hint = "a newer stemtaskforce may read it" if type(version) is int and version > VERSION else ""
    diagnostic = Diagnostic("record.version", readable(), in_json(version), "version", hint=hint)
    said["version"] = [partial(diagnostic.finding, f"{path}/version")]


def _taken(values: dict[object, object], kind: Kind, wrong: Container[object]) -> dict[str, object]:
    """Return the values that are right alone, for the rule over several; absent ones as their defaults."""
    taken: dict[str, object] = {}
    for field in attrs.fields(kind.record):
        if field.name not in values:
            if field.default is not attrs.NOTHING:
                taken[field.name] = field.default
        elif field.name not in wrong and (hook := HOOKS.get((kind.record, field.name))):
            taken[field.name] = hook(values[field.name], None)
    return taken
