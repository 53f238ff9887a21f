"""Rows back to records: what counts as absent, what is converted, and every problem with its row and column."""

import csv as standard_csv
import datetime
import io
import pickle
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import DecodeError, Event, Meeting, Record, Taskforce, strategies, table
from stemtaskforce.formats import csv
from stemtaskforce.formats.table import from_rows
from tests.tables.samples import CATALOG, COPENHAGEN, OSLO

if TYPE_CHECKING:
    from stemtaskforce.formats.table import Rows


@given(events=st.lists(strategies.events(), max_size=4), meetings=st.lists(strategies.meetings(), max_size=4))
def test_tables_come_back_as_the_records_they_were_made_of(events: list[Event], meetings: list[Meeting]) -> None:
    assert events == list(from_rows(table(events, Event), Event))
    assert meetings == list(from_rows(table(meetings, Meeting), Meeting))


@pytest.mark.parametrize("type_", [Meeting, Event])
def test_rows_of_data_frames_come_back_as_records(type_: type[Record]) -> None:
    selection = CATALOG.meetings if type_ is Meeting else CATALOG.publications
    t = selection.table()

    for rows in (t.to_pandas().to_dict("records"), t.to_polars().to_dicts(), t.to_arrow().to_pylist()):
        assert list(selection) == list(from_rows(rows, type_))


@pytest.mark.parametrize("type_", [Meeting, Event])
def test_data_frames_come_back_as_records(type_: type[Record]) -> None:
    selection = CATALOG.meetings if type_ is Meeting else CATALOG.publications
    t = selection.table()

    for frame in (t, t.to_pandas(), t.to_polars(), t.to_arrow(), duckdb.sql("from t")):
        assert list(selection) == list(from_rows(frame, type_))  # type: ignore[arg-type]  # a relation may be None


def test_a_column_that_is_there_twice_gives_no_records_and_is_named() -> None:
    twice = ["title", "title", "to_dicts"]
    row = ["Launch", "Plan", "x"]
    frames = [
        pd.DataFrame([row], columns=twice),
        pa.table([pa.array([each]) for each in row], names=twice),
        standard_csv.DictReader([",".join(twice), ",".join(row)]),
    ]

    for frame in frames:
        found = from_rows(frame, Event, on_error="collect")

        assert ([], [("table.columns", "/title")]) == (list(found), [(each.code, each.path) for each in found.findings])
        with pytest.raises(DecodeError, match="expected each once, got 'title' more than once"):
            from_rows(frame, Event)


def test_a_column_of_another_type_is_reported_for_each_of_its_rows() -> None:
    frame = pd.DataFrame({"title": [1.5, 2.5], "date": [20180504, 20180505], "country": [True, False]})

    found = from_rows(frame, Event, on_error="collect")

    assert [] == list(found)
    assert [f"/{row}/{column}" for row in (0, 1) for column in ("date", "title", "country")] == [
        finding.path for finding in found.findings
    ]


def test_a_missing_value_in_a_required_column_is_reported_with_its_row() -> None:
    frame = pd.DataFrame({"title": ["Oslo", None], "date": [None, pd.Timestamp("2018-08-20")]})

    found = from_rows(frame, Meeting, on_error="collect")

    assert [("field.missing", "/0/date"), ("field.missing", "/1/title")] == [
        (finding.code, finding.path) for finding in found.findings
    ]


def test_rows_of_a_csv_reader_come_back_as_records() -> None:
    text = csv.dumps(CATALOG.meetings).decode()

    assert list(CATALOG.meetings) == list(from_rows(standard_csv.DictReader(io.StringIO(text, newline="")), Meeting))


@pytest.mark.parametrize(
    "absent",
    [None, float("nan"), np.float32("nan"), np.float64("nan"), pd.NaT, pd.NA, np.datetime64("NaT"), ""],
    ids=lambda value: f"{type(value).__name__} {value}",
)
def test_what_says_that_there_is_no_value_is_absent(absent: object) -> None:
    row = {"title": "Launch", "date": absent, "summary": absent}

    assert [Event(title="Launch")] == list(from_rows([row], Event))


@pytest.mark.parametrize(
    "day",
    [
        "2018-05-04",
        datetime.date(2018, 5, 4),
        datetime.datetime(2018, 5, 4),  # noqa: DTZ001 - a moment without a zone is the case
        pd.Timestamp("2018-05-04"),
        np.datetime64("2018-05-04"),
        np.datetime64("2018-05-04T00:00:00", "ns"),
    ],
)
def test_midnight_is_a_day(day: object) -> None:
    assert [Event(title="Launch", date="2018-05-04")] == list(from_rows([{"title": "Launch", "date": day}], Event))


@pytest.mark.parametrize(
    "moment",
    [
        datetime.datetime(2018, 5, 4, 1),  # noqa: DTZ001 - the same
        datetime.datetime(2018, 5, 4, tzinfo=datetime.UTC),
        pd.Timestamp("2018-05-04 00:00:00.000000001"),
        np.datetime64("2018-05-04T01:00:00"),
        "2018-05-04 00:00:00",
        20180504,
    ],
)
def test_nothing_else_is_a_day(moment: object) -> None:
    found = from_rows([{"title": "Launch", "date": moment}], Event, on_error="collect")

    assert (0, ["/0/date"]) == (len(found), [finding.path for finding in found.findings])


def test_events_of_a_taskforce_may_be_rows_records_or_an_array() -> None:
    launch = Event(title="Launch")
    expected = [Taskforce(name="Pact", events=[launch])]

    for events in ([{"title": "Launch"}], (launch,), np.array([{"title": "Launch"}])):
        assert expected == list(from_rows([{"name": "Pact", "events": events}], Taskforce))


@pytest.mark.parametrize(
    ("row", "type_", "expected"),
    [
        ({}, Event, [("event.blank", "/0")]),
        ({"title": float("nan")}, Meeting, [("field.missing", "/0/title"), ("field.missing", "/0/date")]),
        ({"titel": "Launch", "title": "x"}, Event, [("field.unknown", "/0/titel")]),
        ({None: ["more"], "title": "x"}, Event, [("field.unknown", "/0/None")]),
        ({"title": 5}, Event, [("type.mismatch", "/0/title")]),
        ({"title": True}, Event, [("type.mismatch", "/0/title")]),
        ({"title": [1]}, Event, [("type.mismatch", "/0/title")]),
        ({"name": "A", "events": [{"titel": "x"}]}, Taskforce, [("field.unknown", "/0/events/0/titel")]),
        ({"name": "A", "events": [{"title": " x"}, 5]}, Taskforce, [("text.edge-space", "/0/events/0/title")]),
        ({"name": "A", "events": 5}, Taskforce, [("type.mismatch", "/0/events")]),
        (5, Event, [("type.mismatch", "/0")]),
        ("title", Event, [("type.mismatch", "/0")]),
    ],
)
def test_a_bad_row_is_told_with_its_column(
    row: dict[str, object], type_: type[Record], expected: list[tuple[str, str]]
) -> None:
    found = from_rows([row], type_, on_error="collect")

    assert expected == [(finding.code, finding.path) for finding in found.findings][: len(expected)]
    with pytest.raises(DecodeError):
        from_rows([row], type_)


def test_all_problems_are_raised_at_once() -> None:
    rows: list[dict[str, object]] = [
        {"title": "A", "date": "2018-08-20", "x": 1},
        {"title": " B", "date": "soon"},
        {"date": "2018-08-20", "x": 2},
    ]

    with pytest.raises(DecodeError) as refused:
        from_rows(rows, Meeting)

    assert ["/0/x", "/1/title", "/1/date", "/2/title"] == [finding.path for finding in refused.value.findings]
    assert "in 2 rows" in refused.value.findings[0].message


def test_a_table_of_another_type_is_refused_with_its_strange_columns() -> None:
    with pytest.raises(DecodeError) as refused:
        from_rows(table([OSLO]), Event)

    assert {"/0/topic", "/0/location", "/0/kind"} <= {finding.path for finding in refused.value.findings}


def test_one_bad_row_among_very_many_is_found_and_no_other_is_lost() -> None:
    rows = [{"title": f"Event {place}"} for place in range(20_000)]
    rows[12_345] = {"title": " "}

    found = from_rows(rows, Event, on_error="collect")

    assert (19_999, ["/12345/title"]) == (len(found), [finding.path for finding in found.findings])


def test_of_very_many_problems_the_first_are_kept_and_the_others_counted() -> None:
    found = from_rows([{"title": " "}] * 1_200, Event, on_error="collect")

    assert (0, 1_000, 200) == (len(found), len(found.findings), found.omitted)
    assert "<Records: 0 records, 1200 findings>" == repr(found)


@pytest.mark.parametrize("rows", [5, "title", {"title": "Launch"}, None])
def test_what_is_not_rows_is_refused(rows: object) -> None:
    with pytest.raises(DecodeError, match="rows: expected an iterable of mappings from columns to values"):
        from_rows(cast("Rows", rows), Event)


def test_a_mistake_of_the_program_is_not_one_of_the_data() -> None:
    with pytest.raises(TypeError, match="expected Taskforce, Meeting or Event"):
        from_rows([], cast("type[Event]", int))
    with pytest.raises(ValueError, match="expected 'raise' or 'collect', got 'ignore'"):
        from_rows([], Event, on_error="ignore")  # type: ignore[arg-type]  # on purpose


def test_the_answer_is_an_immutable_sequence() -> None:
    found = from_rows(table([OSLO, COPENHAGEN]), Meeting)

    assert (OSLO, (OSLO, COPENHAGEN), 2, True) == (found[0], found[:2], len(found), COPENHAGEN in found)
    assert found == pickle.loads(pickle.dumps(found))  # noqa: S301 - just pickled here
    assert hash(found) == hash(from_rows(table([OSLO, COPENHAGEN]), Meeting))
    with pytest.raises(AttributeError):
        found.records = ()  # type: ignore[misc]  # on purpose


def test_rows_may_be_made_while_they_are_read() -> None:
    def rows() -> Iterable[dict[str, object]]:
        yield {"title": "Launch"}

    assert 1 == len(from_rows(rows(), Event))
