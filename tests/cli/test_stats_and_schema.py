"""`stemtaskforce stats` counts entries of one timeline; `stemtaskforce schema` prints the schema."""

import json

import pytest

from stemtaskforce import Meeting, formats
from tests.cli.invoke import DOSSIER, PAGES, REPORT, run


def test_counts_are_those_of_the_timeline() -> None:
    found = json.loads(run("stats", DOSSIER, REPORT, "--to", "json").stdout)

    assert {"all": {"taskforce": 1, "meeting": 1, "event": 3}} == found["type"]
    assert {"taskforce": 1, "meeting": 0, "event": 3} == found["country"]["Denmark"]
    assert ["2020", "2018", "2016"] == list(found["year"])


def test_every_division_has_the_same_total() -> None:
    found = json.loads(run("stats", PAGES, "--to", "json").stdout)
    totals = [sum(sum(row.values()) for row in rows.values()) for rows in found.values()]

    assert len(set(totals)) == 1
    assert list(found["year"])[-1] == "undated"


@pytest.mark.parametrize("width", ["80", "40"])
def test_tables_fit_the_window(width: str) -> None:
    lines = run("stats", PAGES, COLUMNS=width).stdout.splitlines()

    assert any("Norway" in line for line in lines)
    assert max(map(len, lines)) <= int(width)


def test_the_schema_is_that_of_the_library() -> None:
    assert formats.json.schema() == json.loads(run("schema").stdout)
    assert formats.json.schema(Meeting) == json.loads(run("schema", "--type", "meeting").stdout)
