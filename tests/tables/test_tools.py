"""Tables in the tools of analysts: pandas, polars, pyarrow, DuckDB, plotly and altair."""

import builtins
import sys
from collections.abc import Sequence
from functools import cache

import altair as alt
import duckdb
import pandas as pd
import plotly.express as px
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemtaskforce import (
    Event,
    Finding,
    Link,
    Meeting,
    MissingExtra,
    Table,
    Taskforce,
    TimelineEntry,
    strategies,
    table,
)
from stemtaskforce.catalog.tables import Row
from tests.tables.samples import BARE, CATALOG, OSLO, many_events

#: Rows in which all is missing that can be missing.
BAREST: dict[type[Row], Sequence[Row]] = {
    Taskforce: [BARE],
    Meeting: [OSLO],
    Event: [Event(summary="Bare")],
    TimelineEntry: [next(entry for entry in CATALOG.timeline() if entry.record == BARE)],
    Link: [Link(OSLO, None, CATALOG.links()[0].finding)],
    Finding: [Finding(code="page.unsupported", severity="error", message="Bare.")],
}
FULL: dict[type[Row], Table] = {
    Taskforce: CATALOG.taskforces.table(),
    Meeting: CATALOG.meetings.table(),
    Event: CATALOG.events.table(),
    TimelineEntry: CATALOG.timeline().table(),
    Link: table(CATALOG.links()),
    Finding: table(CATALOG.check(), Finding),
}
SIZES = (0, 1, pytest.param(100_000, marks=pytest.mark.slow))


@cache
def events(size: int) -> Table:
    """Return a table of so many events."""
    return table(many_events(size), Event)


@pytest.mark.parametrize("size", SIZES)
def test_every_tool_has_as_many_rows_and_the_same_columns(size: int) -> None:
    t = events(size)
    shape = (size, len(t.columns))

    assert shape == pa.table(t).shape == t.to_arrow().shape
    assert shape == pl.DataFrame(t).shape == t.to_polars().shape
    assert shape == pd.DataFrame.from_arrow(t).shape == t.to_pandas().shape
    counted, whole = duckdb.sql("select count(*) from t"), duckdb.sql("from t")
    assert counted is not None
    assert whole is not None
    assert [(size,)] == counted.fetchall()
    assert list(t.columns) == whole.columns == t.to_polars().columns == list(t.to_pandas().columns)


@pytest.mark.parametrize("type_", FULL, ids=lambda type_: type_.__name__)
def test_a_row_without_a_value_and_no_rows_have_the_types_of_full_ones(type_: type[Row]) -> None:
    batches = [FULL[type_], table(BAREST[type_]), table([], type_)]
    rows = sum(map(len, batches))

    assert rows == pa.concat_tables([each.to_arrow() for each in batches]).num_rows
    assert rows == pl.concat([each.to_polars() for each in batches]).height
    assert 1 == len({str(each.to_polars().schema) for each in batches})
    assert 1 == len({str(each.to_pandas().dtypes.to_dict()) for each in batches})


@pytest.mark.parametrize("type_", FULL, ids=lambda type_: type_.__name__)
def test_every_nullable_column_is_missing_where_all_is_missing(type_: type[Row]) -> None:
    bare = table(BAREST[type_])
    optional = {column.name for column in bare.schema if not column.required}
    has_value = {"meeting_count", "event_count", "taskforce_key", "taskforce_name"} & optional

    missing = {name for name in optional if bare.to_arrow().column(name).null_count == 1}

    assert optional - missing <= has_value
    assert missing == {name for name in bare.columns if bare.to_pandas()[name].isna().all()}  # pyright: ignore[reportGeneralTypeIssues]  # the stubs are vague
    assert missing == {name for name in bare.columns if bare.to_polars()[name].is_null().all()}


def test_the_stream_is_given_as_often_as_asked() -> None:
    t = events(1)

    assert pa.table(t) == pa.table(t) == t.to_arrow()


def test_values_are_those_of_the_table() -> None:
    t = CATALOG.events.table()

    assert [*t] == t.to_arrow().to_pylist() == t.to_polars().to_dicts()


@settings(deadline=None, max_examples=min(25, settings().max_examples))
@given(
    meetings=st.lists(strategies.meetings(), max_size=3),
    some=st.lists(strategies.events(), max_size=3),
    more=st.lists(strategies.events(), max_size=3),
)
def test_every_tool_has_the_values_of_any_records_and_batches_of_them_concatenate(
    meetings: list[Meeting], some: list[Event], more: list[Event]
) -> None:
    for t in (table(meetings, Meeting), table(some, Event)):
        rows = [tuple(row.values()) for row in t]
        found = duckdb.sql("from t")

        assert found is not None
        assert rows == pl.DataFrame(t).rows() == found.fetchall()
        assert rows == [tuple(row.values()) for row in pa.table(t).to_pylist()]
        assert [[value is None for value in row] for row in rows] == t.to_pandas().isna().to_numpy().tolist()
    batches = [table(some, Event), table(more, Event)]
    both = [row | {"position": place} for place, row in enumerate(table([*some, *more], Event))]

    for concatenated in (
        pa.concat_tables([each.to_arrow() for each in batches]).to_pylist(),
        pl.concat([each.to_polars() for each in batches]).to_dicts(),
    ):
        assert both == [row | {"position": place} for place, row in enumerate(concatenated)]


def test_dates_of_pandas_are_moments_and_not_objects() -> None:
    frame = CATALOG.meetings.table().to_pandas()

    assert frame["date"].dtype.kind == frame["end_date"].dtype.kind == "M"
    assert [2018, 2015] == frame["date"].dt.year.to_list()
    assert frame["end_date"].isna().to_list() == [False, True]


def test_the_first_and_the_last_day_of_the_calendar_reach_every_tool() -> None:
    days = [Event(date=day, title="Day") for day in ("0001-01-01", "9999-12-31")]

    assert [1, 9999] == table(days).to_pandas()["date"].dt.year.to_list()
    assert [1, 9999] == table(days).to_polars()["date"].dt.year().to_list()


def test_whole_numbers_of_pandas_can_be_missing() -> None:
    frame = table([BARE]).to_pandas()

    assert "Int32" == str(frame["meeting_count"].dtype)
    assert frame["meeting_count"].isna().all()  # pyright: ignore[reportGeneralTypeIssues]  # the stubs are vague


def test_duckdb_counts_what_the_library_counts() -> None:
    timeline = CATALOG.timeline().table()

    found = duckdb.sql("select kind, count(*) from timeline group by kind")
    assert found is not None
    rows = found.fetchall()

    assert len(timeline) == len(CATALOG.timeline())
    assert {kind: timeline.column("kind").count(kind) for kind in timeline.column("kind")} == dict(rows)


def test_plotly_takes_a_table_and_altair_its_arrow_form() -> None:
    t = CATALOG.events.table()

    figure = px.histogram(t, x="category")
    chart = alt.Chart(t.to_arrow()).mark_bar().encode(x="category:N", y="count()")

    assert len(t) == len(figure.data[0].x)  # pyright: ignore[reportAttributeAccessIssue]  # checked at run time
    (values,) = chart.to_dict()["datasets"].values()
    assert len(t) == len(values)


def test_a_missing_package_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    absent: set[str] = set()
    real = builtins.__import__

    def importing(name: str, *rest: object) -> object:
        if name.partition(".")[0] in absent:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(builtins, "__import__", importing)
    for name in ("pandas", "polars"):
        monkeypatch.delitem(sys.modules, name, raising=False)
        absent.add(name)
        method = f"to_{name}"
        with pytest.raises(MissingExtra, match=rf"{method}: .*pip install {name}"):
            getattr(table([OSLO]), method)()
    absent.add("pyarrow")
    for use in (table([OSLO]).to_arrow, table([OSLO]).__arrow_c_stream__):
        with pytest.raises(MissingExtra, match=r"arrow: pyarrow is not installed"):
            use()


def test_a_notebook_shows_the_first_and_the_last_rows() -> None:
    many = events(10_000)._repr_html_()  # pyright: ignore[reportPrivateUsage]  # the protocol of notebooks

    assert many.count("<tr>") == 1 + 5 + 5
    assert many.count('<tr class="more">') == 1
    assert "10,000 rows" in many
    assert len(many) < 100_000
    assert "&lt;script&gt;" in table([Event(title="<script>")])._repr_html_()  # pyright: ignore[reportPrivateUsage]  # the protocol of notebooks
    assert "0 rows" in table([], Event)._repr_html_()  # pyright: ignore[reportPrivateUsage]  # the protocol of notebooks
