# ruff: noqa: S311 - the data is drawn, and is the same every time
"""Tables, rows back to records, CSV and Parquet against the plain way of doing the same. Run by `make bench` only."""

import csv as standard_csv
import io
import random
from operator import attrgetter
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stemtaskforce import Catalog, Event, table
from stemtaskforce.formats import csv, parquet
from stemtaskforce.formats.table import from_rows
from stemtaskforce.model import declared
from tests.benchmarks.bench_events import PLAIN, make_events
from tests.benchmarks.ratios import compare

SIZE = 100_000
ROUNDS = 5


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return make_events(SIZE, PLAIN, random.Random(2016))


def columns_by_hand(events: list[Event]) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    """The same columns, each by a list of its own."""
    schema = table([], Event).to_arrow().schema
    derived = {"position": range(len(events)), "country_name": [each.country and each.country.label for each in events]}
    own = {name: list(map(attrgetter(name), events)) for name in schema.names if hasattr(Event, name)}
    values = own | derived
    arrays = [pa.array(values.get(field.name, [None] * len(events)), field.type) for field in schema]
    return pa.table(arrays, schema=schema)


def from_dictionaries(events: list[Event]) -> Any:  # noqa: ANN401 - the same
    """The fields alone, as most would make a table of them."""
    return pa.Table.from_pylist([attrs.asdict(event) for event in events])


def fields_of_table(events: list[Event]) -> Any:  # noqa: ANN401 - the same
    """The same fields of a table of ours, without the eight derived columns."""
    rows, whole = table(events), table([], Event).to_arrow().schema
    schema = pa.schema([whole.field(field.name) for field in declared(Event)])
    return pa.table([pa.array(rows.column(field.name), field.type) for field in schema], schema=schema)


def test_the_fields_of_a_table_against_a_list_of_dictionaries(events: list[Event]) -> None:
    ratio = compare(
        "fields of a table to Arrow / from_pylist of asdict",
        SIZE,
        [lambda: fields_of_table(events)] * ROUNDS,
        lambda: from_dictionaries(events),
        1 / 6,
    )
    print(ratio.row)  # noqa: T201 - a figure is what a benchmark is for
    assert ratio.limit is not None
    assert ratio.value <= ratio.limit


def test_a_table_with_its_derived_columns_against_a_list_of_dictionaries_without(events: list[Event]) -> None:
    ratio = compare(
        "table to Arrow / from_pylist of asdict",
        SIZE,
        [lambda: table(events).to_arrow()] * ROUNDS,
        lambda: from_dictionaries(events),
        1 / 6,
    )
    print(ratio.row)  # noqa: T201 - a figure is what a benchmark is for
    assert ratio.limit is not None
    assert ratio.value <= ratio.limit


def test_a_table_of_the_events_of_a_catalog_against_a_list_of_dictionaries(events: list[Event]) -> None:
    ordered = Catalog.of(events).events
    ratio = compare(
        "table of a catalog's events to Arrow / from_pylist of asdict",
        SIZE,
        [lambda: ordered.table().to_arrow()] * ROUNDS,
        lambda: from_dictionaries([*ordered]),
        0.4,  # the aim is 1/6: in their order the events lie all over the memory, and most of the time is waiting
    )
    print(ratio.row)  # noqa: T201 - a figure is what a benchmark is for
    assert ratio.limit is not None
    assert ratio.value <= ratio.limit


def test_a_table_against_columns_by_hand(events: list[Event]) -> None:
    ratio = compare(
        "table to Arrow / columns by hand",
        SIZE,
        [lambda: table(events).to_arrow()] * ROUNDS,
        lambda: columns_by_hand(events),
        1.5,
    )
    print(ratio.row)  # noqa: T201 - a figure is what a benchmark is for
    assert ratio.limit is not None
    assert ratio.value <= ratio.limit


def test_rows_to_records_against_the_constructor(events: list[Event]) -> None:
    rows = [attrs.asdict(event) for event in events]
    ratio = compare(
        "from_rows / constructor",
        SIZE,
        [lambda: from_rows(rows, Event)] * ROUNDS,
        lambda: [Event(**row) for row in rows],
        3.0,
    )
    print(ratio.row)  # noqa: T201 - a figure is what a benchmark is for
    assert ratio.limit is not None
    assert ratio.value <= ratio.limit


def test_csv_against_the_standard_writer_on_ready_tuples(events: list[Event]) -> None:
    rows = table(events)
    ready = list(zip(*map(rows.column, rows.columns), strict=True))

    def write() -> bytes:
        out = io.StringIO(newline="")
        standard_csv.writer(out).writerows(ready)
        return out.getvalue().encode()

    ratio = compare("csv.dumps / csv.writer", SIZE, [lambda: csv.dumps(events)] * ROUNDS, write, 1.5)
    print(ratio.row)  # noqa: T201 - a figure is what a benchmark is for
    assert ratio.limit is not None
    assert ratio.value <= ratio.limit


def test_parquet_against_the_writer_of_pyarrow_on_ready_columns(events: list[Event]) -> None:
    schema = parquet.schema(Event)
    ready = [list(map(attrgetter(field.name), events)) for field in declared(Event)]

    def write() -> bytes:
        sink = io.BytesIO()
        arrays = [pa.array(values, field.type) for values, field in zip(ready, schema, strict=True)]
        pq.write_table(pa.table(arrays, schema=schema), sink)
        return sink.getvalue()

    ratio = compare(
        "parquet.dumps / pyarrow's writer",
        SIZE,
        [lambda: parquet.dumps(events)] * ROUNDS,
        write,
        1.5,  # the aim is 1.3: to take the values from the records, which are ready for the writer, is 0.3 alone
    )
    print(ratio.row)  # noqa: T201 - a figure is what a benchmark is for
    assert ratio.limit is not None
    assert ratio.value <= ratio.limit
