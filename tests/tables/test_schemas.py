"""The columns of each kind of table: their names, order and types, whatever the rows are."""

import pyarrow as pa
import pytest

from stemtaskforce import Event, Finding, Link, Meeting, Record, Taskforce, TimelineEntry, table
from stemtaskforce.catalog.tables import Row
from stemtaskforce.model import declared
from stemtaskforce.tables import Column, ColumnType

#: Text unless said otherwise; `!` is never missing.
EXPECTED: dict[type[Row], str] = {
    Taskforce: """
        position:int32! key! name! requesting_organisation country country_name start_date:date32 status background!
        objectives! results! event_count:int32! meeting_count:int32 first_date:date32 last_date:date32 url
    """,
    Meeting: """
        position:int32! key! title! topic! date:date32! end_date:date32 days:int32! time:time32 kind! host_organisation
        country country_name location summary! objective! description! next_steps! url taskforce_key link_code
    """,
    Event: """
        position:int32! key! date:date32 category publisher title summary! country country_name url is_truncated:bool!
        taskforce_position:int32 taskforce_key taskforce_country resolved_key
    """,
    TimelineEntry: """
        position:int32! date:date32 end_date:date32 kind! label! key! taskforce_key taskforce_name country country_name
        country_from category organisation summary! resolved_key url
    """,
    Finding: "source line:int32 severity! code! path! message! value",
    Link: "source_type! source_key! source_label! target_type target_key target_label code! message!",
}


def written(column: Column) -> str:
    """A column as the table above writes it."""
    type_ = "" if column.type is ColumnType.STRING else f":{column.type}"
    return f"{column.name}{type_}{'!' if column.required else ''}"


@pytest.mark.parametrize("type_", EXPECTED, ids=lambda type_: type_.__name__)
def test_the_columns_are_fixed_even_where_there_are_no_rows(type_: type[Row]) -> None:
    assert EXPECTED[type_].split() == [written(column) for column in table([], type_).schema]


@pytest.mark.parametrize("type_", EXPECTED, ids=lambda type_: type_.__name__)
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


@pytest.mark.parametrize("type_", EXPECTED, ids=lambda type_: type_.__name__)
def test_every_column_has_a_description_that_is_a_sentence(type_: type[Row]) -> None:
    sentences = [column.description for column in table([], type_).schema]

    assert [] == [text for text in sentences if not (text[:1].isupper() and text.endswith("."))]
