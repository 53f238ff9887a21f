"""What is told of rows, word by word: of each problem its place, its line, its source and its value."""

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from stemtaskforce import DecodeError, Event, Meeting, Record, Taskforce
from stemtaskforce.findings import make
from stemtaskforce.formats.table import Damaged, Records, from_rows, read_rows

if TYPE_CHECKING:
    from stemtaskforce.formats.table import Rows

_BLANK = "title: the event says nothing; expected a title, summary, category or publisher"
_KINDS = "'taskforce-meeting', 'general-assembly', 'thematic-session', 'webinar', 'conference', 'kick-off', 'other'"
_CELLS = make("table.cells", "expected 2 cells, got 1")


@pytest.mark.parametrize(
    ("row", "type_", "expected"),
    [
        ({}, Event, [(f"rows[0]: {_BLANK} [event.blank at /0]", None)]),
        (
            {"title": "x", "titel": 1},
            Event,
            [
                (
                    (
                        "rows[0].titel: expected a field of an Event, got an unknown column; did you mean 'title'? "
                        "[field.unknown at /0/titel]"
                    ),
                    "'titel'",
                )
            ],
        ),
        (
            {None: ["more"], "title": "x"},
            Event,
            [("rows[0].None: expected a field of an Event, got an unknown column [field.unknown at /0/None]", "None")],
        ),
        (
            {5: 1, "title": "x"},
            Event,
            [("rows[0].'5': expected a field of an Event, got an unknown column [field.unknown at /0/5]", "5")],
        ),
        (
            {"titel": 1, "name": "A"},
            Taskforce,
            [
                (
                    (
                        "rows[0].titel: expected a field of a Taskforce, got an unknown column; did you mean 'title', "
                        "which a Taskforce calls 'name'? [field.unknown at /0/titel]"
                    ),
                    "'titel'",
                )
            ],
        ),
        (
            {"a/b": 1, "title": "x", "a~": 0},
            Event,
            [
                (
                    "rows[0].'a/b': expected a field of an Event, got an unknown column [field.unknown at /0/a~1b]",
                    "'a/b'",
                ),
                ("rows[0].'a~': expected a field of an Event, got an unknown column [field.unknown at /0/a~0]", "'a~'"),
            ],
        ),
        (
            {"event_count": 1, "key": 2, "position": 3, "x": 0, "name": "A"},
            Taskforce,
            [("rows[0].x: expected a field of a Taskforce, got an unknown column [field.unknown at /0/x]", "'x'")],
        ),
        (
            {"title": 5, "date": "soon"},
            Event,
            [
                (
                    (
                        "rows[0].date: expected a day as YYYY-MM-DD that is in the calendar, got 'soon' "
                        "[date.invalid at /0/date]"
                    ),
                    "'soon'",
                ),
                ("rows[0].title: expected text, got 5 [type.mismatch at /0/title]", "5"),
            ],
        ),
        (
            {"kind": "x", "title": float("nan")},
            Meeting,
            [
                ("rows[0].title: expected a value, got none [field.missing at /0/title]", None),
                ("rows[0].date: expected a value, got none [field.missing at /0/date]", None),
                (f"rows[0].kind: expected one of {_KINDS}, got 'x' [kind.unknown at /0/kind]", "'x'"),
            ],
        ),
        (
            5,
            Event,
            [("rows[0]: expected a mapping of columns to values, got 5 [type.mismatch at /0]", "5")],
        ),
        (
            {"name": "A", "events": [{"title": " x"}, {"title": "a", "b c": 1}, {}]},
            Taskforce,
            [
                (
                    (
                        "rows[0].events[1].'b c': expected a field of an Event, got an unknown column "
                        "[field.unknown at /0/events/1/b c]"
                    ),
                    "'b c'",
                ),
                (
                    (
                        "rows[0].events[0].title: ' x' starts or ends with white space; expected 'x' "
                        "[text.edge-space at /0/events/0/title]"
                    ),
                    "' x'",
                ),
                (f"rows[0].events[2]: {_BLANK} [event.blank at /0/events/2]", None),
            ],
        ),
        (
            {"name": "A", "events": 5},
            Taskforce,
            [("rows[0].events: expected a tuple or list of Event, got 5 [type.mismatch at /0/events]", "5")],
        ),
        (Damaged([_CELLS, _CELLS]), Event, [("rows[0]: expected 2 cells, got 1 [table.cells at /0]", None)] * 2),
    ],
)
def test_each_problem_of_a_row_is_told_with_its_place(
    row: Mapping[str, object] | Damaged, type_: type[Record], expected: list[tuple[str, str | None]]
) -> None:
    found = read_rows([row], type_, [7], source="rows.csv")

    assert [(f"rows.csv:7: error: {text}", value) for text, value in expected] == [
        (str(each), each.value) for each in found.findings
    ]
    assert [] == [str(each) for each in found if not isinstance(each, type_)]


def test_rows_without_lines_are_told_by_their_number() -> None:
    found = read_rows([{"title": "a"}, {"title": " b"}], Event)

    assert (Event(title="a"),) == found.records
    assert [
        "error: rows[1].title: ' b' starts or ends with white space; expected 'b' [text.edge-space at /1/title]"
    ] == [str(each) for each in found.findings]


def test_an_unknown_column_is_told_once_with_its_first_row() -> None:
    rows: list[dict[str, object]] = [
        {"title": "a"},
        {"x": 1, "title": "b"},
        {"x": 2, "title": "c"},
        {"y": 1, "x": 0, "title": " d"},
    ]
    found = read_rows(rows, Event, [2, 3, 5, 8])

    assert ["a", "b", "c"] == [each.title for each in found]
    assert [
        (
            "line 3: error: rows[1].x: expected a field of an Event, got an unknown column in 3 rows "
            "[field.unknown at /1/x]"
        ),
        "line 8: error: rows[3].y: expected a field of an Event, got an unknown column [field.unknown at /3/y]",
        (
            "line 8: error: rows[3].title: ' d' starts or ends with white space; expected 'd' "
            "[text.edge-space at /3/title]"
        ),
    ] == [str(each) for each in found.findings]


def test_the_rows_of_a_column_are_counted_with_commas() -> None:
    found = read_rows([{"title": "a", "x": 1}] * 1_234, Event)

    assert ["in 1,234 rows"] == [each.message.partition("unknown column ")[2] for each in found.findings]


@pytest.mark.parametrize(
    ("rows", "shown"), [(5, "5"), ("a", "'a'"), (b"a", "a bytes of 1"), ({"title": 1}, "a dict of 1"), (None, "None")]
)
def test_what_is_not_rows_is_told_as_a_whole(rows: object, shown: str) -> None:
    (finding,) = read_rows(cast("Rows", rows), Event).findings

    assert (
        "type.mismatch",
        f"rows: expected an iterable of mappings from columns to values, got {shown}",
        "",
        shown,
    ) == (finding.code, finding.message, finding.path, finding.value)


class Frame:
    """What has the names of its columns, and gives its rows."""

    columns: object = None

    def __init__(self, columns: object) -> None:
        self.columns = columns

    def to_dicts(self) -> list[dict[str, object]]:
        """Return one row."""
        return [{"title": "by to_dicts"}]


def test_a_name_that_two_columns_have_is_told_once() -> None:
    frame = Frame(["title", 5, "a/b", "title", "a/b", "title", "x"])
    found = read_rows(cast("Rows", frame), Event)

    assert () == found.records
    assert [
        ("error: columns: expected each once, got 'title' more than once [table.columns at /title]", "'title'"),
        ("error: columns: expected each once, got 'a/b' more than once [table.columns at /a~1b]", "'a/b'"),
    ] == [(str(each), each.value) for each in found.findings]


@pytest.mark.parametrize("columns", [["title", "x"], None, 5])
def test_a_frame_gives_its_rows_whatever_it_has_for_columns(columns: object) -> None:
    assert [Event(title="by to_dicts")] == list(from_rows(cast("Rows", Frame(columns)), Event))


class Table:
    """Rows as the methods of data frames give them; some have several."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def rows(self, *asked: object) -> list[dict[str, object]]:
        """Return one row that names what was asked for."""
        self.asked += asked
        return [{"title": f"by {asked[0]}"}]


class _Polars(Table):
    def to_dicts(self) -> object:
        return self.rows("to_dicts")

    def to_dict(self, orient: str) -> object:
        return self.rows("to_dict", orient)


class _Pandas(Table):
    def to_dict(self, orient: str) -> object:
        return self.rows("to_dict", orient)


class _Arrow(Table):
    def to_pylist(self) -> object:
        return self.rows("to_pylist")

    def to_dict(self) -> object:
        return self.rows("to_dict")


class _Duck(Table):
    def to_arrow_table(self) -> _Arrow:
        return _Arrow()


@pytest.mark.parametrize(
    ("frame", "title"),
    [(_Polars(), "by to_dicts"), (_Pandas(), "by to_dict"), (_Arrow(), "by to_pylist"), (_Duck(), "by to_pylist")],
)
def test_the_rows_of_a_frame_come_by_its_own_method(frame: Table, title: str) -> None:
    assert [Event(title=title)] == list(from_rows(cast("Rows", frame), Event))
    assert frame.asked in ([], ["to_dicts"], ["to_dict", "records"], ["to_pylist"])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime.datetime(2018, 5, 4), "2018-05-04"),  # noqa: DTZ001 - a moment without a zone is the case
        (np.datetime64("2018-05-04T00:00:00.000"), "2018-05-04"),
        (np.datetime64("2018-05-04T00:00"), "2018-05-04"),
        (np.datetime64("2018-05-04"), "2018-05-04"),
    ],
)
def test_a_moment_of_midnight_is_its_day(value: object, expected: str) -> None:
    assert [Event(title="x", date=expected)] == list(from_rows([{"title": "x", "date": value}], Event))


@pytest.mark.parametrize(
    "value",
    [
        datetime.datetime(2018, 5, 4, 0, 0, 0, 1),  # noqa: DTZ001 - the same
        np.datetime64("2018-05-04T00:00:00.001"),
        np.datetime64("2018-05-04T10:00"),
        np.datetime64("2018-05"),
    ],
)
def test_any_other_moment_is_refused(value: object) -> None:
    found = from_rows([{"title": "x", "date": value}], Event, on_error="collect")

    assert ["/0/date"] == [each.path for each in found.findings]


def test_problems_of_events_past_the_thousandth_are_counted_with_those_of_rows() -> None:
    row = {"name": "A", "events": [{"title": " "}] * 1_003}
    found = from_rows([{"name": " "}, row], Taskforce, on_error="collect")

    assert ((), 1_000, 4) == (found.records, len(found.findings), found.omitted)
    with pytest.raises(DecodeError) as caught:
        from_rows([{"name": " "}, row], Taskforce)
    assert (1_000, 4) == (len(caught.value.findings), caught.value.omitted)


def test_unknown_columns_stand_before_the_problems_of_rows_up_to_the_limit() -> None:
    rows = [{"title": " ", "x": 1}] * 1_000
    found = from_rows(rows, Event, on_error="collect")

    assert (1_000, 1) == (len(found.findings), found.omitted)
    assert ["/0/x", "/0/title"] == [each.path for each in found.findings[:2]]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (Records(), "<Records: 0 records, 0 findings>"),
        (Records((Event(title="x"),), (_CELLS,)), "<Records: 1 record, 1 finding>"),
        (Records((Event(title="x"),) * 2, (_CELLS,), 1), "<Records: 2 records, 2 findings>"),
    ],
)
def test_records_are_shown_by_their_numbers(records: Records[Event], expected: str) -> None:
    assert expected == repr(records)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        ({"type": int}, TypeError, "type: expected Taskforce, Meeting or Event, got <class 'int'>"),
        ({"on_error": "skip"}, ValueError, "on_error: expected 'raise' or 'collect', got 'skip'"),
    ],
)
def test_a_mistake_of_the_call_is_told(call: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        from_rows([], **{"type": Event, **call})  # type: ignore[arg-type] # on purpose

    assert message == str(caught.value)
