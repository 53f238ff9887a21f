"""CSV stage by stage: cells as they are written, documents taken apart, rows, and every message word by word."""

import csv as standard_csv
import datetime

import pytest

from stemtaskforce import Catalog, DecodeError, EncodeError, Event, Meeting, Record, Taskforce
from stemtaskforce.formats import csv, parquet
from stemtaskforce.formats.csv import mapping, parse, read_document
from stemtaskforce.formats.one_type import Given, by_type, one_type, type_of_columns
from stemtaskforce.formats.table import Damaged
from stemtaskforce.tables import Column, ColumnType, Table

LAUNCH = Event(title="Launch")
PACT = Taskforce(name="Pact")
OSLO = Meeting(title="Oslo", date="2018-08-20")


def problems(data: bytes | str, type_: type[Record] | None = None) -> list[str]:
    with pytest.raises(DecodeError) as caught:
        csv.loads(data, type_)
    return [str(finding) for finding in caught.value.findings]


# ---------------------------------------------------------------- cells


def table(type_: ColumnType, *values: object) -> Table:
    """Return a table with one column."""
    return Table((Column("x", type_, required=False, description="X."),), len(values), {"x": lambda: values})


def column(type_: ColumnType, *values: object, safe: bool = True) -> list[str]:
    """Return the cells of a column as they are written."""
    name, *cells, end = csv.dumps_table(table(type_, *values), safe=safe).decode().split("\r\n")
    assert ("x", "") == (name, end)
    return cells


@pytest.mark.parametrize(
    ("type_", "values", "cells"),
    [
        (ColumnType.INTEGER, [1, None, 0, -1], ["1", "", "0", "-1"]),
        (ColumnType.BOOLEAN, [True, False, None], ["true", "false", "false"]),
        (ColumnType.DATE, [datetime.date(2018, 8, 20), None], ["2018-08-20", ""]),
        (ColumnType.TIME, [datetime.time(9, 30), None], ["09:30:00", ""]),
        (ColumnType.STRING, ["a", None, ""], ["a", "", ""]),
        # formulas and the mark itself get a mark
        (ColumnType.STRING, ["a", "=1", "b=1", "", None], ["a", "'=1", "b=1", "", ""]),
        (ColumnType.STRING, [*"=+-@＝＋－＠'"], [f"'{sign}" for sign in "=+-@＝＋－＠'"]),
        (ColumnType.STRING, ["\t"], ["'\t"]),
        # quotes
        (ColumnType.STRING, ["a", "b,c"], ["a", '"b,c"']),
        (ColumnType.STRING, ["a", 'b"c'], ["a", '"b""c"']),
        (ColumnType.STRING, ["a", "b\nc"], ["a", '"b\nc"']),
        (ColumnType.STRING, ["a,", 'b"', "c\n", "d"], ['"a,"', '"b"""', '"c\n"', "d"]),
        (ColumnType.STRING, ["=a,b"], ['"\'=a,b"']),
        (ColumnType.STRING, ["X"], ["X"]),
        (ColumnType.STRING, ["X", ",", '"'], ["X", '","', '""""']),
    ],
)
def test_each_value_has_its_cell(type_: ColumnType, values: list[object], cells: list[str]) -> None:
    assert cells == column(type_, *values)


def test_a_carriage_return_is_between_quotes_and_marked() -> None:
    given = table(ColumnType.STRING, "a\r", "\r")

    assert b'x\r\n"a\r"\r\n"\'\r"\r\n' == csv.dumps_table(given)
    assert b'x\r\n"a\r"\r\n"\r"\r\n' == csv.dumps_table(given, safe=False)


def test_no_mark_is_set_where_none_is_wanted() -> None:
    assert ["=1", "'a"] == column(ColumnType.STRING, "=1", "'a", safe=False)
    assert b"x" != csv.dumps(Event(title="=1"), safe=False)
    assert b",=1," in csv.dumps(Event(title="=1"), safe=False)
    assert b",'=1," in csv.dumps(Event(title="=1"))


def test_more_columns_stand_behind_those_of_the_table() -> None:
    given = table(ColumnType.INTEGER, 1, 2)

    assert b'x,y,z\r\n1,"a,",=c\r\n2,b,d\r\n' == csv.dumps_table(given, more={"y": ["a,", "b"], "z": ["=c", "d"]})
    assert b"x\r\n1\r\n2\r\n" == csv.dumps_table(given, more={})


@pytest.mark.parametrize(
    ("records", "names"),
    [
        ([], []),
        ([PACT], ["taskforces.csv"]),
        ([OSLO], ["meetings.csv"]),
        ([LAUNCH], ["events.csv"]),
        ([Taskforce(name="Pact", events=[LAUNCH])], ["taskforces.csv", "events.csv"]),
        ([LAUNCH, OSLO, PACT], ["taskforces.csv", "meetings.csv", "events.csv"]),
    ],
)
def test_a_folder_has_a_file_for_each_type_that_there_is(records: list[Record], names: list[str]) -> None:
    assert names == [*csv.dumps_folder(records)]


def test_the_files_of_a_folder_are_safe_unless_that_is_not_wanted() -> None:
    event = Event(title="=1")
    records: list[Record] = [Taskforce(name="=2", events=[event]), Meeting(title="=3", date="2018-08-20"), event]
    safe, plain = csv.dumps_folder(records), csv.dumps_folder(records, safe=False)

    for name, text in (("taskforces.csv", b"=2"), ("meetings.csv", b"=3"), ("events.csv", b"=1")):
        assert b",'" + text in safe[name]
        assert b"," + text in plain[name]


# ---------------------------------------------------------------- documents


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ([], [], [])),
        (b"\n\r\n", ([], [], [])),
        (b"a", (["a"], [], [])),
        (b"a,b\r\n1,2\r\n", (["a", "b"], [["1", "2"]], [2])),
        (b'\na\n\n"1\r\n2"\n\n3', (["a"], [["1\n2"], ["3"]], [4, 7])),
        (b"\xef\xbb\xbfa\n1", (["a"], [["1"]], [2])),
        ("\ufeffa\n1", (["a"], [["1"]], [2])),
        ('a\n"1\r\n2"', (["a"], [["1\n2"]], [2])),
        (b"a\n,\n", (["a"], [["", ""]], [2])),
        (b"a\r1\r2", (["a"], [["1"], ["2"]], [2, 3])),
        (b'a\n"1\r2"\n', (["a"], [["1\r2"]], [2])),
    ],
)
def test_a_document_is_taken_apart(data: bytes | str, expected: tuple[list[str], list[list[str]], list[int]]) -> None:
    assert expected == tuple(parse(data))


def test_a_long_cell_is_read_and_the_limit_of_the_process_stays() -> None:
    before = standard_csv.field_size_limit()
    long = "x" * (before + 1)

    assert [[long]] == parse(f"a\n{long}").rows
    assert before == standard_csv.field_size_limit()
    with pytest.raises(DecodeError):
        parse(f'a\n"{long}')
    assert before == standard_csv.field_size_limit()


def test_the_limit_of_the_process_is_not_lowered_while_a_document_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def limit(new: int | None = None) -> int:
        asked.extend([] if new is None else [new])
        return 1_000

    monkeypatch.setattr(standard_csv, "field_size_limit", limit)
    parse("a\n1")
    parse("x" * 1_001)

    assert [1_000, 1_000, 1_001, 1_000] == asked


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff", ["line 1: error: expected UTF-8, got the byte 0xff at 0 [table.invalid]"]),
        (b"\nti\n\xfe", ["line 3: error: expected UTF-8, got the byte 0xfe at 4 [table.invalid]"]),
        (b"a\xff\n", ["line 1: error: expected UTF-8, got the byte 0xff at 1 [table.invalid]"]),
        (b"x" * 1_234 + b"\x80", ["line 1: error: expected UTF-8, got the byte 0x80 at 1,234 [table.invalid]"]),
        (
            b'title,kind,date\n"x,other,2020-01-01\n',
            ["line 2: error: the document is not CSV: unexpected end of data [table.invalid]"],
        ),
        (
            b'title\na\n\n"x"y\n',
            ["line 4: error: the document is not CSV: ',' expected after '\"' [table.invalid]"],
        ),
        (
            b"title,title,title,x,x,y\n",
            [
                "line 1: error: 'title': expected each column once, got it 3 times [table.columns]",
                "line 1: error: 'x': expected each column once, got it 2 times [table.columns]",
            ],
        ),
        (
            b"name\na\nb,c\n",
            ["line 3: error: rows[1]: expected 1 cells, got 2 [table.cells at /1]"],
        ),
        (
            b"name,events\nA,[\n",
            [
                (
                    "line 2: error: rows[0].column 2: expecting value; got the end of the document "
                    "[json.invalid at /0/events]"
                )
            ],
        ),
        (
            b"name,events\nA," + b"[" * 70,
            [
                (
                    "line 2: error: rows[0].the document nests arrays and objects deeper than 64; "
                    "expected at most that [json.depth at /0/events]"
                )
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_document_is_told(data: bytes, expected: list[str]) -> None:
    assert expected == problems(data)


def test_the_findings_of_a_file_name_it_and_those_past_the_limit_are_counted() -> None:
    found = read_document("title\n x\n", Event, source="events.csv")

    assert ["events.csv:2"] == [f"{each.source}:{each.line}" for each in found.findings]
    with pytest.raises(DecodeError) as caught:
        csv.loads("title\n" + " x\n" * 1_003, Event)
    assert (1_000, 3) == (len(caught.value.findings), caught.value.omitted)


# ---------------------------------------------------------------- rows


@pytest.mark.parametrize(
    ("cell", "value"),
    [("'=1", "=1"), ("''", "'"), ("'a", "'a"), ("'", "'"), ("a'=", "a'="), ("", ""), ("'\t", "\t"), ("=1", "=1")],
)
def test_only_a_mark_in_front_of_what_would_run_is_taken_off(cell: str, value: str) -> None:
    assert {"x": value} == mapping(["x"], [cell])
    assert {"x": cell} == mapping(["x"], [cell], safe=False)


def test_marks_are_taken_off_unless_the_document_has_none() -> None:
    data = b"title,category\n'=1,''\n"

    assert [Event(title="=1", category="'")] == csv.loads(data)
    assert [Event(title="'=1", category="''")] == csv.loads(data, safe=False)
    assert [Event(title="=1", category="'")] == list(read_document(data))
    assert [Event(title="'=1", category="''")] == list(read_document(data, safe=False))


def test_a_timeline_is_read_where_it_is_asked_for() -> None:
    cell = '[{"type":"event","version":1,"title":"Launch"}]'

    assert {"name": "A", "events": [LAUNCH]} == mapping(["name", "events"], ["A", cell], read_events=True)
    assert {"name": "A", "events": cell} == mapping(["name", "events"], ["A", cell])
    assert {"name": "A", "events": ""} == mapping(["name", "events"], ["A", ""], read_events=True)


def test_a_timeline_of_anything_but_events_is_damaged() -> None:
    found = mapping(["events"], ['[{"type":"meeting","version":1}]'], read_events=True)

    assert isinstance(found, Damaged)
    assert [("record.type", "/events/0/type")] == [(each.code, each.path) for each in found.findings]


def test_the_type_that_is_asked_for_decides_what_rows_are() -> None:
    data = b"title,date\nOslo,2018-08-20\n"

    assert [OSLO] == csv.loads(data, Meeting)
    assert [Event(title="Oslo", date="2018-08-20")] == csv.loads(data, Event)


def test_the_events_column_is_a_timeline_of_a_taskforce_only() -> None:
    assert [PACT] == csv.loads("name,events\nPact,\n") == csv.loads("name\nPact\n")
    assert ["/0/events"] == [each.path for each in read_document("title,events\na,[\n", Event).findings]


# ---------------------------------------------------------------- one type for one file


@pytest.mark.parametrize(
    ("columns", "type_"),
    [
        (["name"], Taskforce),
        (["title"], Event),
        (["country", "url"], Event),
        (["date", "category"], Event),
        (["title", "date", "kind"], Meeting),
        (["title", "date", "category"], Event),
        (["title", "date", "days"], Meeting),
        (["name", "event_count", "date"], Taskforce),
    ],
)
def test_the_type_with_the_most_columns_is_meant(columns: list[str], type_: type[Record]) -> None:
    assert type_ is type_of_columns(columns)


@pytest.mark.parametrize(
    ("columns", "fitting"),
    [
        ([], "that fit none"),
        (["x"], "that fit none"),
        (["title", "date"], "that fit a Meeting and an Event"),
        (["name", "title", "date"], "that fit a Meeting and an Event"),
    ],
)
def test_columns_of_no_type_or_of_several_are_refused(columns: list[str], fitting: str) -> None:
    with pytest.raises(DecodeError) as caught:
        type_of_columns(columns)

    assert (
        f"error: expected the columns of a Taskforce, a Meeting or an Event, got columns {fitting}; name the type "
        "[table.columns]"
    ) == str(caught.value)


@pytest.mark.parametrize(
    ("records", "counts"),
    [
        ([PACT, LAUNCH], "1 taskforces and 1 events"),
        ([OSLO, PACT, OSLO], "1 taskforces and 2 meetings"),
        ((LAUNCH, OSLO), "1 meetings and 1 events"),
        (iter([LAUNCH, OSLO]), "1 meetings and 1 events"),
        (Catalog.of([PACT, LAUNCH]), "1 taskforces and 1 events"),
        (Catalog.of([PACT, OSLO, LAUNCH]), "1 taskforces and 1 meetings and 1 events"),
    ],
    ids=["two", "three", "tuple", "iterator", "catalog", "catalog of all"],
)
def test_several_types_are_refused_with_their_numbers(records: Given, counts: str) -> None:
    with pytest.raises(EncodeError) as caught:
        one_type(records, "csv")

    assert (
        f"error: csv: expected records of one type for one file, got {counts}; write one type, or a folder "
        "[records.type]"
    ) == str(caught.value)


def test_the_refusal_names_the_format() -> None:
    for module, name in ((csv, "csv"), (parquet, "parquet")):
        with pytest.raises(EncodeError, match=f"error: {name}: expected records of one type"):
            module.dumps([PACT, LAUNCH])


@pytest.mark.parametrize(
    ("records", "type_", "number"),
    [
        (LAUNCH, Event, 1),
        ([OSLO, OSLO], Meeting, 2),
        (iter([PACT]), Taskforce, 1),
        (Catalog.of([OSLO]), Meeting, 1),
        (Catalog.of([LAUNCH]), Event, 1),
        (Catalog.of([PACT]), Taskforce, 1),
        (Catalog.of([PACT]).meetings, Meeting, 0),
        (Catalog.of([PACT]).taskforces, Taskforce, 1),
    ],
    ids=["record", "list", "iterator", "meetings", "events", "taskforces", "none selected", "selected"],
)
def test_records_of_one_type_have_a_table(records: Given, type_: type[Record], number: int) -> None:
    found = one_type(records, "csv")

    assert found is not None
    assert (type_, number, number) == (found.type, len(found.records), len(found.table()))


@pytest.mark.parametrize("records", [[], (), Catalog.of([])], ids=["list", "tuple", "catalog"])
def test_no_records_have_no_type_and_no_document(records: Given) -> None:
    assert one_type(records, "csv") is None
    assert b"" == csv.dumps(records)


def test_records_by_type_keep_their_order() -> None:
    other = Event(title="Plan")

    assert ([PACT], [OSLO], [other, LAUNCH]) == by_type([other, OSLO, LAUNCH, PACT])
    assert ([PACT], [], [LAUNCH]) == by_type(Catalog.of([LAUNCH, PACT]))
