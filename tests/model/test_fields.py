"""Every field of every record type is known everywhere; a type with one more field shows that each check can fail."""

import ast
import inspect
from collections.abc import Iterator
from typing import Any, cast

import attrs
import pytest
from pendulum import Date, Time

from stemtaskforce import Country, DecodeError, Event, InvalidRecord, Meeting, Selection, strategies
from stemtaskforce.formats import json
from stemtaskforce.model import (
    KINDS,
    RECORD_TYPES,
    Form,
    ListingRow,
    Place,
    checked,
    declarations,
    declared,
    generated,
)
from stemtaskforce.timeline.order import key
from tests.tools.generate_bulk import TARGET, generate

MADE: dict[Form, tuple[object, object]] = {
    Form.LINE: ("one", "two"),
    Form.PROSE: ("one", "two"),
    Form.URL: ("https://a.eu/", "https://b.eu/"),
    Form.DATE: (Date(2018, 5, 4), Date(2018, 5, 5)),
    Form.TIME: (Time(9), Time(10)),
    Form.COUNTRY: (Country.DK, Country.NO),
    Form.RECORDS: ((Event(title="one"),), (Event(title="two"),)),
}


def values_of(field: declarations.Declared) -> tuple[object, object]:
    """Two right values of a field."""
    if field.form is Form.ENUMERATION:
        return tuple(cast("Any", field.members))[:2]
    if field.form is Form.DATE and field.place is Place.LAST:
        return Date(2019, 5, 4), Date(2019, 5, 5)
    return MADE[field.form]


def base_of(type_: type[Any]) -> dict[str, object]:
    """The least that a record of a type holds."""
    least = {each.name: values_of(each)[0] for each in declared(type_) if each.required}
    return least or {"title": "x"}


def forgotten(type_: type[Any]) -> Iterator[str]:
    """Name each field of a type that some part of the library does not know."""
    name = next((kind.name for kind in KINDS.values() if kind.record is type_), type_.__name__.lower())
    definition = cast("Any", json.schema())["$defs"].get(type_.__name__, {"properties": {}})
    reference = inspect.getdoc(type_) or ""
    drawn = repr(getattr(strategies, f"{name}s", lambda: "")())
    made: Any = type_  # narrowed below, and made of what is drawn for each field
    for field in declared(type_):
        one, two = ({**base_of(type_), field.name: value} for value in values_of(field))
        if key(made(**one)) == key(made(**two)):
            yield f"{field.name}: the order does not tell records apart by it"
        plain = json.to_dict(made(**one)) if type_ in RECORD_TYPES else {}
        if field.name not in plain:
            yield f"{field.name}: the encoder does not write it"
        elif made(**one) != json.loads(json.dumps(made(**one))):
            yield f"{field.name}: it does not come back"
        if not refuses(type_, plain, field.name):
            yield f"{field.name}: the decoders take a bad value of it"
        if field.name not in definition["properties"]:
            yield f"{field.name}: the schema does not have it"
        if f"'{field.name}'" not in drawn:
            yield f"{field.name}: no strategy draws it"
        if field.searched and not finds(type_, one, field.name):
            yield f"{field.name}: a search does not look at it"
        if f"\n    {field.name}: " not in reference:
            yield f"{field.name}: the reference does not name it"


def refuses(type_: type[Any], plain: dict[str, object], name: str) -> bool:
    values: list[object] = [7, " x ", "x\u0000", {}]
    for bad in values:
        try:
            type_(**{**base_of(type_), name: bad})
        except InvalidRecord:
            pass
        else:
            return False
        try:
            json.from_dict({**plain, name: bad})
        except DecodeError as error:
            if not any(finding.path == f"/{name}" for finding in error.findings):
                return False
        else:
            return False
    return True


def finds(type_: type[Any], values: dict[str, object], name: str) -> bool:
    try:
        return 1 == len(Selection.of(type_, [type_(**{**values, name: "needle"})]).mentioning("needle"))
    except (InvalidRecord, ValueError):
        return False


@pytest.mark.parametrize("type_", RECORD_TYPES)
def test_every_part_of_the_library_knows_every_field(type_: type[Any]) -> None:
    assert [] == [*forgotten(type_)]


def with_one_more_field() -> type[Any]:
    @attrs.frozen(kw_only=True, order=False, getstate_setstate=False)
    class Report(checked.Checked):
        """An event that has a language, of which nothing else knows."""

        date: Date | None = attrs.field(default=None, metadata=declarations.date("Date", "The day."))
        title: str | None = attrs.field(default=None, metadata=declarations.line("Title", "The title."))
        language: str | None = attrs.field(default=None, metadata=declarations.line("Language", "Its language."))

    return Report


def test_a_field_that_is_forgotten_is_found_by_each_check() -> None:
    def without_order(record: object) -> tuple[object, ...]:
        return ()

    report = with_one_more_field()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(globals(), "key", without_order)
        found = [each for each in forgotten(report) if each.startswith("language: ")]
    assert [
        "language: the order does not tell records apart by it",
        "language: the encoder does not write it",
        "language: the decoders take a bad value of it",
        "language: the schema does not have it",
        "language: no strategy draws it",
        "language: a search does not look at it",
        "language: the reference does not name it",
    ] == found


@pytest.mark.parametrize("type_", [*RECORD_TYPES, ListingRow])
def test_every_field_is_declared_whole(type_: type[Any]) -> None:
    for field, attribute in zip(declared(type_), attrs.fields(type_), strict=True):
        assert field.name == attribute.name
        assert field.label[0].isupper()
        assert field.description.endswith(".")
        assert field.required is (attribute.default is attrs.NOTHING)
        assert field.optional is (attribute.default is None)
    assert 1 == sum(field.place is Place.DAY for field in declared(type_))


def test_a_field_without_a_declaration_is_refused() -> None:
    @attrs.frozen
    class Bare:
        name: str

    with pytest.raises(TypeError, match=r"Bare\.name has no declaration"):
        declared(Bare)


def test_the_generated_module_is_that_of_the_declarations() -> None:
    written, made = (ast.dump(ast.parse(source)) for source in (TARGET.read_text("utf-8"), generate()))
    assert made == written, "write it anew: python -m tests.tools.generate_bulk"


@pytest.mark.parametrize("kind", KINDS)
def test_a_generated_module_of_other_fields_can_be_imported_to_be_generated_anew(kind: str) -> None:
    construct = getattr(generated, f"construct_{kind}")
    more = {"events_type": Event} if kind == "taskforce" else {}
    assert callable(construct(None, {"colour": None}, **more))


def test_the_day_of_each_type_is_told_by_its_table() -> None:
    assert {"taskforce": "start_date", "meeting": "date", "event": "date"} == {
        kind.name: kind.day for kind in KINDS.values()
    }
    assert "meeting/2018-05-04/one" == Meeting(title="one", date="2018-05-04").key
