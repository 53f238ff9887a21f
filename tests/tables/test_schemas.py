"""The columns of each kind of table: their names, order and types, whatever the rows are."""

import re

import pyarrow as pa
import pytest

from stemtaskforce import Event, Finding, Link, Meeting, Record, Taskforce, TimelineEntry, table
from stemtaskforce.catalog.tables import Row
from stemtaskforce.model import declared
from tests.pages.corpus import ROOT

PAGE = ROOT / "docs" / "reference" / "tables.md"
TYPES: tuple[type[Row], ...] = (Taskforce, Meeting, Event, TimelineEntry, Finding, Link)


def documented(type_: type[Row]) -> list[tuple[str, str, str]]:
    """Return the name, type and "required" of each column, as the reference has them."""
    section = PAGE.read_text("utf-8").partition(f"## `{type_.__name__}`\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \| (\w+) \| (yes|no) \|", section, flags=re.MULTILINE)


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.__name__)
def test_the_columns_are_fixed_even_where_there_are_no_rows(type_: type[Row]) -> None:
    columns = table([], type_).schema
    assert documented(type_) == [(each.name, str(each.type), "yes" if each.required else "no") for each in columns]


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.__name__)
def test_the_arrow_schema_has_the_same_names_types_and_missing_values(type_: type[Row]) -> None:
    empty = table([], type_)
    types = {"string": pa.string(), "int32": pa.int32(), "date32": pa.date32(), "bool": pa.bool_()}
    types["time32"] = pa.time32("s")

    expected = [(each.name, types[each.type], not each.required) for each in empty.schema]

    assert expected == [(each.name, each.type, each.nullable) for each in empty.to_arrow().schema]


@pytest.mark.parametrize("type_", [Taskforce, Meeting, Event])
def test_every_field_is_a_column_of_its_own_type_but_the_events_of_a_taskforce(type_: type[Record]) -> None:
    columns = {column.name: column for column in table([], type_).schema}
    fields = [field for field in declared(type_) if field.name != "events"]

    expected = {field.name: (field.arrow, not field.optional, field.description) for field in fields}

    assert expected == {
        name: (columns[name].type, columns[name].required, columns[name].description) for name in expected
    }


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.__name__)
def test_every_column_has_a_description_that_is_a_sentence(type_: type[Row]) -> None:
    sentences = [column.description for column in table([], type_).schema]

    assert [] == [text for text in sentences if not (text[:1].isupper() and text.endswith("."))]
