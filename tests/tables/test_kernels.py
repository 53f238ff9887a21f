"""Columns that Arrow's kernels derive are those that are derived row by row."""

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stemtaskforce import Event, Link, Meeting, Record, Table, Taskforce, Timeline, strategies, table
from stemtaskforce.folding import slug
from stemtaskforce.tables.kernels import slugs_of
from tests.tables.samples import CATALOG

CATALOGS: dict[str, Table] = {
    "taskforces": CATALOG.taskforces.table(),
    "meetings": CATALOG.meetings.table(),
    "events": CATALOG.events.table(),
    "timeline": CATALOG.timeline().table(),
    "links": table(CATALOG.links(), Link),
}
SOME = settings(deadline=None, max_examples=min(20, settings().max_examples))
LONG = [
    "a" * 95 + "-b",
    "a" * 80 + " b",
    "- " * 60 + "a",
    "x" * 79 + "--y",
    "a, " * 60,
    "a" * 79 + "-b" * 9,
    "a" * 95 + "é",
    "a" * 96 + "é",
    "- a " * 24 + "b" * 90,
]


@given(
    texts=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), max_size=8), part=st.integers(1, 9)
)
@example(texts=["", "-", "a-", "-b", "…", "ΣΑΣ", "ß" * 90, "A  B", "\x01"], part=3)
@example(texts=LONG, part=16)
@example(texts=["a-", "-b"] * 3, part=6)
@example(texts=[], part=1)
def test_slugs_by_kernels_are_those_of_the_texts(texts: list[str], part: int) -> None:
    assert [slug(text) for text in texts] == slugs_of(pa.array(texts, pa.string()), part).to_pylist()


@pytest.mark.parametrize("type_", [Taskforce, Meeting, Event])
@SOME
@given(records=st.lists(strategies.records(), max_size=6))
@example(records=[Event(summary="Cut..."), Event(publisher="Cut…"), Event(title="T", publisher="Whole", summary="…")])
@example(records=[Event(category="News"), Event(publisher="P", category="News"), Event(title="T", summary="S")])
def test_a_table_of_any_records_goes_to_arrow_as_it_stands(type_: type[Record], records: list[Record]) -> None:
    rows = table([each for each in records if type(each) is type_], type_)

    assert [*rows] == rows.to_arrow().to_pylist()


@SOME
@given(records=st.lists(strategies.records(), max_size=6))
def test_a_timeline_of_any_records_goes_to_arrow_as_it_stands(records: list[Record]) -> None:
    rows = Timeline.of(records).table()

    assert [*rows] == rows.to_arrow().to_pylist()


@pytest.mark.parametrize("name", CATALOGS)
def test_a_table_of_a_catalog_goes_to_arrow_as_it_stands(name: str) -> None:
    assert [*CATALOGS[name]] == CATALOGS[name].to_arrow().to_pylist()
