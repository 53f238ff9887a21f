"""Write `model/generated.py`: code for bulk work that names every field, made from the declarations of the fields.

`python -m tests.tools.generate_bulk` writes the module; a test compares it with what this makes. Functions that name
each field take a third to a half of the time of loops over names, and type checkers and readers see plain Python.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from stemtaskforce.model import KINDS, Declared, Form, Kind, ListingRow, Place, declared

__all__ = ["TARGET", "generate"]

TARGET = Path(__file__).parents[2] / "src/stemtaskforce/model/generated.py"

HEAD = '''"""Bulk work on records, each field by its name: checks, states, sort keys, makers, fillers and columns.

Generated from the declarations of the fields by `python -m tests.tools.generate_bulk`; not to be edited by hand.
"""

from typing import Any

from pendulum import Date, Time

from stemtaskforce.countries import Country
from stemtaskforce.model.vocabulary import {vocabulary}
from stemtaskforce.text import are_plain, are_plain_together, is_plain_url

_NEW = object.__new__
_ORDINAL = Date.toordinal
_ABSENT = object()


def _seconds(time: Time | None) -> int:
    """Return the place of a time of day: later ones first, none last."""
    return 1 if time is None else -(time.hour * 3600 + time.minute * 60 + time.second)
'''


#: The forms of a closed list.
LISTED = {Form.COUNTRY, Form.ENUMERATION}


def name_of(type_: type[object]) -> str:
    """Return the name of a type in the names of functions."""
    return {"ListingRow": "listing_row"}.get(type_.__name__, type_.__name__.lower())


def quick(type_: type[object], fields: Sequence[Declared]) -> str:
    """Return the function that looks at the values of a new record."""
    lines = [each for each in fields if each.form in {Form.LINE, Form.URL}]
    required = "".join(f"one.{each.name}, " for each in lines if each.required)
    optional = "".join(f"one.{each.name}, " for each in lines if not each.required)
    prose = "".join(f"one.{each.name}, " for each in fields if each.form is Form.PROSE)
    checks = [check for each in fields for check in plain_checks(each)]
    checks.append(f"are_plain([{required}*[each for each in ({optional}) if each is not None]], [{prose}])")
    checks += [
        f"(one.{each.name} is None or is_plain_url(one.{each.name}))" for each in fields if each.form is Form.URL
    ]
    checks += [ACROSS[type_.__name__]] if type_.__name__ in ACROSS else []
    more = "".join(f", {each.name}_type: type" for each in fields if each.form is Form.RECORDS)
    return (
        f"def quick_{name_of(type_)}(one: Any{more}) -> bool:\n"
        '    """Return whether each value is certainly right; `False` where the rules have to say."""\n'
        f"    return bool({' and '.join(checks)})\n"
    )


#: The rules over several fields, by type.
ACROSS = {
    "Event": "(one.title or one.summary or one.category or one.publisher)",
    "Meeting": "(one.end_date is None or one.end_date > one.date)",
}


def constructor(type_: type[object], fields: Sequence[Declared]) -> str:
    """Return the function that makes the constructor: plain values are stored at once, all others take the slow way."""
    lines = [each for each in fields if each.form in {Form.LINE, Form.URL}]
    prose = [each for each in fields if each.form is Form.PROSE]
    checks = [check for each in fields for check in plain_checks(each, "")]
    for each in lines:
        check = f'(type({each.name}) is str and "" != {each.name}.strip() == {each.name})'
        checks.append(check if each.required else f"({each.name} is None or {check})")
    checks += [f"(type({each.name}) is str and {each.name}.strip() == {each.name})" for each in prose]
    head = "\\n".join(f"{{{each.name}}}" for each in lines)
    rest = "".join(f"\\n{{{each.name}}}" for each in prose)
    checks.append(f'are_plain_together(lines := f"{head}", f"{{lines}}{rest}", {len(lines) - 1})')
    checks += [f"({each.name} is None or is_plain_url({each.name}))" for each in fields if each.form is Form.URL]
    checks += [ACROSS[type_.__name__].replace("one.", "")] if type_.__name__ in ACROSS else []
    checks += ["not more", f"getattr(self, {fields[0].name!r}, _ABSENT) is _ABSENT"]
    given = ", ".join(f"{each.name}: Any = {default_of(each)}" for each in fields)
    # By name, so that a module of other fields can still be imported, and generated anew.
    puts = "".join(f"    put_{each.name} = put.get({each.name!r})\n" for each in fields)
    stores = "".join(f"            put_{each.name}(self, {each.name})\n" for each in fields)
    passed = ", ".join(f"{each.name}={each.name}" for each in fields if not each.required)
    required = "".join(
        f"            if {each.name} is not _ABSENT:\n                more[{each.name!r}] = {each.name}\n"
        for each in fields
        if each.required
    )
    records = "".join(f", {each.name}_type: type" for each in fields if each.form is Form.RECORDS)
    return (
        f"def construct_{name_of(type_)}(slow: Any, put: Any{records}) -> Any:\n"
        '    """Return the constructor: it stores plain values at once, and leaves all others to the slow one."""\n'
        f"{puts}\n"
        f"    def construct(self: Any, /, *, {given}, **more: Any) -> None:\n"
        f"        if {' and '.join(checks)}:\n{stores}"
        f"        else:\n{required}            slow(self, {passed}, **more)\n\n"
        "    return construct\n"
    )


def state(type_: type[object], fields: Sequence[Declared]) -> str:
    """Return the function that gives the values of a record by field."""
    values = ", ".join(f'"{each.name}": one.{each.name}' for each in fields)
    return (
        f"def state_{name_of(type_)}(one: Any) -> dict[str, Any]:\n"
        '    """Return the values of a record by field, as a pickle has them."""\n'
        f"    return {{{values},}}\n"
    )


def default_of(field: Declared) -> str:
    """Return the expression of the default of a field."""
    if field.required:
        return "_ABSENT"
    if field.form is Form.ENUMERATION and field.default is not None:
        return str(type(field.default).__name__) + "." + getattr(field.default, "name", "")
    return repr(field.default)


def plain_checks(field: Declared, owner: str = "one.") -> Iterable[str]:
    """Return the checks of a field that is not text."""
    value = f"{owner}{field.name}"
    if field.form is Form.RECORDS:
        assert field.members is not None
        yield f"type({value}) is tuple"
        yield f"len({value}) <= 10_000"
        yield f"{{{field.name}_type}}.issuperset(map(type, {value}))"
        return
    types = {Form.DATE: "Date", Form.TIME: "Time", Form.COUNTRY: "Country"}
    if field.form is Form.ENUMERATION:
        assert field.members is not None
        types[Form.ENUMERATION] = field.members.__name__
    if field.form in types:
        check = f"type({value}) is {types[field.form]}"
        yield f"({value} is None or {check})" if field.optional else check
    if field.form is Form.TIME:
        yield f"({value} is None or not ({value}.microsecond or {value}.fold or {value}.tzinfo))"


def right(kind: Kind) -> str:
    """Return the functions that look at the texts of a structure of the decoder, which has looked at all else.

    There is one for texts that may hold any character, and one for a document that holds only plain ones.
    """
    lines = [each for each in kind.fields if each.form in {Form.LINE, Form.URL}]
    prose = [each for each in kind.fields if each.form is Form.PROSE]
    ends = [
        f"one.{each.name}.strip() == one.{each.name}"
        if each.default == "" or each.required
        else f"(one.{each.name} is None or one.{each.name}.strip() == one.{each.name})"
        for each in [*lines, *prose]
    ]
    head = "\\n".join(f"{{one.{each.name}}}" for each in lines)
    rest = "".join(f"\\n{{one.{each.name}}}" for each in prose)
    together = f'are_plain_together(lines := f"{head}", f"{{lines}}{rest}", {len(lines) - 1})'
    others = [f"(one.{each.name} is None or is_plain_url(one.{each.name}))" for each in lines if each.form is Form.URL]
    others += [ACROSS[kind.record.__name__]] if kind.record.__name__ in ACROSS else []
    members = [each for each in kind.fields if each.form is Form.RECORDS and each.members]

    def function(name: str, summary: str, checks: Iterable[str]) -> str:
        nested = [f"all(map({name}_{name_of(each.members)}, one.{each.name}))" for each in members if each.members]
        return (
            f"def {name}_{kind.name}(one: Any) -> bool:\n"
            f'    """{summary}"""\n'
            f"    return bool({' and '.join([*checks, *nested])})\n"
        )

    summary = "Return whether a decoded structure is certainly right; `False` where the rules have to say."
    return "\n\n".join(
        (
            function("right", summary, [*ends, together, *others]),
            function(
                "right_if_plain", "Return the same for a document that holds only plain characters.", [*ends, *others]
            ),
        )
    )


def trimmed(kind: Kind) -> str:
    """Return the function that looks at the ends of the texts of many structures of the decoder."""
    wrong: list[str] = []
    for each in kind.fields:
        if each.form in {Form.LINE, Form.PROSE}:
            there = f"(text := one.{each.name}) is not None and " if each.optional else ""
            check = "text.strip() != text" if there else f"(text := one.{each.name}).strip() != text"
            check += ' or (breaks and "\\n" in text)' if each.form is Form.LINE else ""
            wrong.append(f"({there}({check}))")
    wrong += [f"not {ACROSS[kind.record.__name__]}"] if kind.record.__name__ in ACROSS else []
    return (
        f"def trimmed_{kind.name}s(items: Any, *, breaks: bool) -> bool:\n"
        '    """Return whether decoded structures keep their rule, if any, and have texts with nothing to strip.\n\n'
        "    Lines are searched for line breaks where `breaks` says that the document may have one.\n"
        '    """\n'
        "    for one in items:\n"
        f"        if {' or '.join(wrong)}:\n"
        "            return False\n"
        "    return True\n"
    )


def key(kind: Kind) -> str:
    """Return the function that makes the sort key of a record within its day."""
    ordered = sorted((each for each in kind.fields if each.place is not Place.DAY), key=lambda each: each.place)
    more = "".join(f", {each.name}: Any" for each in ordered if each.form is Form.RECORDS)
    parts = ", ".join(map(key_part, ordered))
    return (
        f"def key_{kind.name}(one: Any{more}) -> tuple[Any, ...]:\n"
        '    """Return what the order compares within a day; an absent text is `""`, which no line can be."""\n'
        f"    return ({parts},)\n"
    )


def text(kind: Kind) -> str:
    """Return the function that joins the texts that search looks at."""
    texts = ", ".join(key_part(field) for field in kind.fields if field.searched)
    return (
        f"def text_{kind.name}(one: Any) -> str:\n"
        '    """Return the texts that search looks at, separated by NUL, which no text holds."""\n'
        f'    return "\\0".join(({texts}))\n'
    )


def key_part(field: Declared) -> str:
    """Return the expression of one field in a sort key."""
    value = f"one.{field.name}"
    match field.form:
        case Form.DATE:
            return f"0 if {value} is None else _ORDINAL({value})" if field.optional else f"_ORDINAL({value})"
        case Form.TIME:
            return f"_seconds({value})"
        case Form.RECORDS:
            return f"{field.name}({value})"
        case _:
            return f'{value} or ""' if field.optional else value


def maker(kind: Kind) -> str:
    """Return the two functions that make a maker of records, which takes the structures of the decoder."""
    more = "".join(f", {each.name}: Any" for each in kind.fields if each.form is Form.RECORDS)
    attributes = "".join(f"            new.{each.name} = {made(each)}\n" for each in kind.fields)
    slots = "".join(f"            set_{each.name}(new, {made(each)})\n" for each in kind.fields)
    setters = "".join(f'    set_{each.name} = setters["{each.name}"]\n' for each in kind.fields)
    listed = "".join(f'    of_{each.name} = members["{each.json}"]\n' for each in kind.fields if each.form in LISTED)
    return (
        f"def {kind.name}s_by_class(kind: Any, day: Any, time: Any, members: Any{more}) -> Any:\n"
        '    """Return what makes records of right structures; a day, time or member that does not exist raises."""\n'
        "    record, filled = kind.record, kind.filled\n"
        f"{listed}"
        "    def make(items: Any) -> list[Any]:\n"
        "        made = []\n"
        "        for one in items:\n"
        "            new = filled()\n"
        f"{attributes}"
        "            new.__class__ = record\n"
        "            made.append(new)\n"
        "        return made\n"
        "    return make\n\n"
        f"def {kind.name}s_by_slot(kind: Any, day: Any, time: Any, members: Any{more}) -> Any:\n"
        '    """Return the same without the assignment of a class, for Python without its global lock."""\n'
        "    record, setters = kind.record, kind.setters\n"
        f"{setters}{listed}"
        "    def make(items: Any) -> list[Any]:\n"
        "        made = []\n"
        "        for one in items:\n"
        "            new = _NEW(record)\n"
        f"{slots}"
        "            made.append(new)\n"
        "        return made\n"
        "    return make\n"
    )


def ways(name: str) -> str:
    """Return the table of one of the two ways to make records, by the name of the record type."""
    table = ", ".join(f'"{kind.name}": {kind.name}s_by_{name}' for kind in KINDS.values())
    return f"BY_{name.upper()}: dict[str, Any] = {{{table},}}\n"


def made(field: Declared) -> str:
    """Return the expression that makes the value of a field from that of a structure."""
    value = f"one.{field.name}"
    table = f"of_{field.name}" if field.form in LISTED else {Form.DATE: "day", Form.TIME: "time"}.get(field.form)
    if table:
        return f"None if {value} is None else {table}[{value}]" if field.optional else f"{table}[{value}]"
    return f"{field.name}({value})" if field.form is Form.RECORDS else value


def filler(kind: Kind) -> str:
    """Return the function that makes the filler of the structures of the encoder from records."""
    more = "".join(f", {each.name}_structure: Any" for each in kind.fields if each.form is Form.RECORDS)
    values = ", ".join(filled(each, "one") for each in kind.fields)
    return (
        f"def {kind.name}_filler(version: int, structure: Any, text: Any{more}) -> Any:\n"
        '    """Return what makes the structure of a record, in one call each."""\n\n'
        "    def fill(one: Any) -> Any:\n"
        f"        return structure(version, {values})\n\n"
        "    return fill\n"
    )


def filled(field: Declared, owner: str) -> str:
    """Return the expression that gives a structure the value of a field."""
    value = f"{owner}.{field.name}"
    if field.form is Form.RECORDS:
        assert field.members is not None
        values = ", ".join(filled(each, "each") for each in declared(field.members))
        return f"[{field.name}_structure({values}) for each in {value}]"
    return f"text[{value}]" if field.form in {Form.DATE, Form.TIME} else value


def columns(kind: Kind) -> str:
    """Return the functions that collect the texts of many records; absent ones are left out."""
    return "\n\n".join(
        f"def {kind.name}_{name}(items: Any) -> list[str]:\n"
        f'    """Return the {words} of records that are there."""\n'
        f"    return [{', '.join(f'*[one.{each} for one in items if one.{each}]' for each in names)}]\n"
        for name, words, names in (
            ("lines", "one-line texts", [each.name for each in kind.fields if each.form is Form.LINE]),
            ("prose", "longer texts", [each.name for each in kind.fields if each.form is Form.PROSE]),
        )
    )


def values(kinds: Iterable[Kind]) -> str:
    """Return the table of the functions that collect a field of many records."""
    names = dict.fromkeys(each.name for kind in kinds for each in kind.fields)
    lines = "".join(f'    "{name}": lambda items: [one.{name} for one in items],\n' for name in names)
    return f"#: Returns a field of each record, by its name.\nVALUES: dict[str, Any] = {{\n{lines}}}\n"


def generate() -> str:
    """Return the source of the module, before it is formatted."""
    types = (*(kind.record for kind in KINDS.values()), ListingRow)
    vocabulary = sorted(
        {
            each.members.__name__
            for type_ in types
            for each in declared(type_)
            if each.form is Form.ENUMERATION and each.members
        }
    )
    parts = [HEAD.replace("{vocabulary}", ", ".join(vocabulary))]
    parts += [part(type_, declared(type_)) for type_ in types for part in (quick, constructor, state)]
    parts += [part(kind) for kind in KINDS.values() for part in (right, trimmed, key, text, maker, filler, columns)]
    parts += [ways(name) for name in ("class", "slot")]
    parts.append(values(KINDS.values()))
    return "\n\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(generate(), encoding="utf-8")
