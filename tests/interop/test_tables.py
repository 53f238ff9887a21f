"""Tables and their files, judged by others: frictionless, polars, DuckDB, great-tables and itables."""

import json
from pathlib import Path

import duckdb
import great_tables
import itables
import polars as pl
import pytest
from frictionless import Package, system

from stemtaskforce import Catalog, Event, Meeting, Taskforce
from stemtaskforce.formats import datapackage, parquet
from tests.tables.samples import CATALOG, DANISH

ODD = Catalog.of(
    [
        Taskforce(name="=1+1", objectives='Two\n\nparagraphs, with "quotes"; and more', events=[Event(title="'x'")]),
        Meeting(title="@first", date="0001-01-01", end_date="9999-12-31", time="23:59:59", country="XK"),
        Event(summary="-"),
    ]
)


@pytest.mark.parametrize("catalog", [CATALOG, ODD, Catalog()], ids=["sample", "odd", "empty"])
def test_frictionless_finds_a_package_valid(tmp_path: Path, catalog: Catalog) -> None:
    datapackage.write(catalog, tmp_path / "package")

    with system.use_context(trusted=True):
        package = Package(str(tmp_path / "package" / "datapackage.json"))
        report = package.validate()

    assert report.valid, report.flatten(["fieldName", "rowNumber", "type", "note"])
    assert ["taskforces", "meetings", "events"] == [resource.name for resource in package.resources]


def test_frictionless_finds_a_stray_event_and_a_changed_file(tmp_path: Path) -> None:
    datapackage.write(CATALOG, tmp_path)
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    text = (tmp_path / "events.csv").read_text("utf-8").replace("true,0,", "true,9,")
    (tmp_path / "events.csv").write_text(text, "utf-8", newline="")
    assert 3 == len(descriptor["resources"])

    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()

    assert "foreign-key" in {row[0] for row in report.flatten(["type"])}


def test_polars_and_duckdb_read_nested_parquet(tmp_path: Path) -> None:
    path = tmp_path / "taskforces.parquet"
    path.write_bytes(parquet.dumps(CATALOG.taskforces))

    frame = pl.read_parquet(path)
    taskforces = duckdb.read_parquet(str(path))
    found = taskforces.filter("country = 'DK'").project("name, len(events), events[1].publisher").fetchall()

    assert [len(each.events) for each in CATALOG.taskforces] == frame["events"].list.len().to_list()
    assert [(DANISH.name, 3, "Ministry")] == found


def test_tables_for_print_and_for_notebooks_take_a_frame() -> None:
    frame = CATALOG.meetings.table().to_polars().select("date", "title", "country_name")

    assert "Taskforce Meeting: Danish Technology Pact" in great_tables.GT(frame).as_raw_html()
    assert "Taskforce Meeting: Danish Technology Pact" in itables.to_html_datatable(
        CATALOG.meetings.table().to_pandas()[["title"]], connected=True
    )
