"""What an analyst tried first, each with what was expected: data frames, charts, short displays, and the way back."""

import io
import random
from typing import TYPE_CHECKING

import altair as alt
import duckdb
import pandas as pd
import plotly.express as px
import polars as pl
import pyarrow as pa
import pytest
from rich.console import Console

from stemtaskforce import Catalog, Meeting, QueryError, Timeline, examples, pages
from stemtaskforce.formats.table import from_rows
from tests.tables.samples import CATALOG, DANISH, LAUNCH, NORWEGIAN, many_events

if TYPE_CHECKING:
    from stemtaskforce import Event, Selection

#: What a cell of a notebook or a terminal shows at most of one thing.
LINES, CHARACTERS = 60, 400


def printed(value: object) -> str:
    """Return what `rich.print` writes."""
    out = io.StringIO()
    Console(file=out, width=100).print(value)
    return out.getvalue()


def test_rich_prints_a_view_of_a_timeline_in_a_few_lines_whatever_is_behind_it() -> None:
    timeline = Timeline.of(many_events(2_000))

    for view in (timeline, timeline.latest(1), examples.catalog().timeline().latest(1)):
        assert printed(view).count("\n") <= LINES


@pytest.mark.parametrize("selection", [CATALOG.meetings, CATALOG.events, CATALOG.taskforces, CATALOG.publications])
def test_the_table_of_a_selection_goes_into_a_data_frame(selection: "Selection[Meeting] | Selection[Event]") -> None:
    t = selection.table()

    assert list(t.columns) == list(pd.DataFrame(t).columns) == pl.DataFrame(t).columns
    assert len(t) == len(pd.DataFrame(t)) == len(pl.DataFrame(t))


@pytest.mark.parametrize(
    "given",
    [CATALOG.meetings, CATALOG.events, CATALOG.timeline()],
    ids=["meetings", "events", "timeline"],
)
def test_readers_of_the_arrow_protocol_take_selections_and_timelines_as_tables(
    given: "Selection[Meeting] | Timeline",
) -> None:
    expected = given.table().to_arrow()
    found = duckdb.sql("from given")

    assert expected == pa.table(given)
    assert found is not None
    assert expected.column_names == found.columns
    assert len(expected) == len(found.fetchall()) == len(pd.DataFrame.from_arrow(given))


def test_the_frame_of_polars_takes_any_sequence_for_objects_so_that_the_table_is_given() -> None:
    # It asks for a sequence before it asks for the Arrow protocol; the day it does not, the documentation can say so.
    assert [pl.Object] == pl.DataFrame(CATALOG.meetings).dtypes
    assert CATALOG.meetings.table().columns == tuple(pl.DataFrame(CATALOG.meetings.table()).columns)


def test_a_selection_is_a_sequence_to_all_who_ask_for_one() -> None:
    # These are the uses that a selection would lose if it were not one, so that polars looked for the protocol.
    match CATALOG.meetings:
        case [first, *rest]:
            assert [first, *rest] == [*CATALOG.meetings]
        case _:
            pytest.fail("a selection does not match the pattern of a sequence")
    assert set(CATALOG.meetings) == set(random.sample(CATALOG.meetings, len(CATALOG.meetings)))  # any order is right


@pytest.mark.parametrize("given", [CATALOG.meetings, CATALOG.timeline()], ids=["selection", "timeline"])
def test_pandas_says_how_to_get_a_data_frame_of_a_selection(given: "Selection[Meeting] | Timeline") -> None:
    with pytest.raises(AttributeError, match=r"is not a data frame, its `table\(\)` goes into one"):
        pd.DataFrame(given)
    with pytest.raises(AttributeError, match=r"object has no attribute 'colour'$"):
        given.colour  # type: ignore[union-attr]  # on purpose  # noqa: B018


def test_charts_of_other_libraries_are_drawn_from_tables() -> None:
    t = CATALOG.events.table()

    assert len(t) == len(px.histogram(t, x="category").data[0].x)  # pyright: ignore[reportAttributeAccessIssue]  # checked at run time
    (values,) = alt.Chart(t.to_arrow()).mark_bar().encode(x="category", y="count()").to_dict()["datasets"].values()
    assert len(t) == len(values)


def test_a_record_a_reading_and_a_link_are_one_short_line_in_a_cell() -> None:
    reading = pages.read_path(examples.pages()[2])
    things = [*reading.records, reading, *examples.catalog().links(), *reading.findings, examples.reading()]

    for thing in things:
        assert len(repr(thing)) <= CHARACTERS
        assert "\n" not in repr(thing)
        assert printed(thing).count("\n") <= LINES


def test_a_reading_of_a_folder_says_how_many_pages_gave_nothing_and_where_each_record_is_from() -> None:
    reading = examples.reading()

    assert repr(reading).endswith(f"{len(reading.without_record)} of {len(reading.readings)} pages gave no record>")
    assert {reading.source_of(record) for record in reading.catalog} <= {str(path) for path in examples.pages()}


def test_a_timeline_answers_conditions() -> None:
    timeline = CATALOG.timeline()

    assert 1 == len(timeline.where(kind="meeting", country="DK"))
    assert [DANISH] == [entry.record for entry in timeline.where(kind="taskforce").in_country("DK")]
    assert {LAUNCH} == {entry.record for entry in timeline.mentioning("launched")}


def test_derived_properties_are_asked_like_fields() -> None:
    assert all(event.is_truncated for event in CATALOG.events.where(is_truncated=True))
    assert ["Oslo", "Danish Technology Pact"] == sorted(CATALOG.meetings.group_by("topic"), reverse=True)
    with pytest.raises(QueryError, match="is_truncated"):
        CATALOG.events.where(is_truncatd=True)


def test_events_of_a_countrys_taskforces_are_found_in_three_ways() -> None:
    events = set(DANISH.events)
    frame = CATALOG.events.table().to_polars()

    # A timeline asks for an event's own country first, and for that of its taskforce where it has none.
    assert events - {LAUNCH} == {entry.record for entry in CATALOG.timeline().in_country("DK").where(kind="event")}
    assert events == {each for each in CATALOG.events if DANISH in CATALOG.taskforces_of(each)}
    assert {each.key for each in events} == set(frame.filter(pl.col("taskforce_country") == "DK")["key"])
    assert [NORWEGIAN, DANISH] == sorted(CATALOG.taskforces_of(LAUNCH), key=lambda each: each.name, reverse=True)
    assert Catalog.of([LAUNCH]).events.in_country("SE").one() == LAUNCH  # an event's country is its own


def test_rows_of_pandas_come_back_as_the_records_they_were() -> None:
    frame = CATALOG.meetings.table().to_pandas()

    assert True in list(frame["host_organisation"].isna())
    assert (
        list(CATALOG.meetings) == list(from_rows(frame, Meeting)) == list(from_rows(frame.to_dict("records"), Meeting))
    )
