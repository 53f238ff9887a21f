"""CSV, Data Package and Parquet: what is written is read back, and what is wrong is told with file, row and column."""

import csv as standard_csv
import io
import json as standard_json
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from stemtaskforce import (
    Catalog,
    DecodeError,
    EncodeError,
    Event,
    InvalidRecord,
    LimitExceeded,
    Meeting,
    MeetingKind,
    MissingExtra,
    Record,
    Selection,
    Taskforce,
    Timeline,
    load,
    save,
    strategies,
)
from stemtaskforce.formats import csv, datapackage, parquet
from stemtaskforce.formats.atomic import replace_files
from tests.tables.samples import CATALOG, DANISH, NORWEGIAN, OSLO, RECORDS

TYPES: dict[type[Record], Callable[[], SearchStrategy[Record]]] = {
    Taskforce: strategies.taskforces,
    Meeting: strategies.meetings,
    Event: strategies.events,
}
ONE_TYPE = st.sampled_from([*TYPES]).flatmap(lambda type_: st.lists(TYPES[type_](), min_size=1, max_size=5))

#: What spreadsheets run, or once ran: our own wordings of the kinds there are.
FORMULAS = [
    "=1+1",
    "＝1＋1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org","a")',
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "'=1+1",
    "''",
    "'quoted' words",
    'a ";" b',
]
SHARED = Path(__file__).parents[3] / "shared" / "hostile"


# ---------------------------------------------------------------- there and back


@given(records=ONE_TYPE, safe=st.booleans())
def test_csv_reads_back_exactly(records: list[Record], *, safe: bool) -> None:
    assert records == csv.loads(csv.dumps(records, safe=safe), type(records[0]), safe=safe)


@given(records=ONE_TYPE)
def test_the_type_of_a_csv_document_is_told_from_its_columns(records: list[Record]) -> None:
    assert records == csv.loads(csv.dumps(records))


@given(records=ONE_TYPE)
def test_parquet_reads_back_exactly(records: list[Record]) -> None:
    assert records == parquet.loads(parquet.dumps(records)) == parquet.loads(parquet.dumps(records), type(records[0]))


@given(records=st.lists(strategies.records(), max_size=6), safe=st.booleans())
@example(records=[DANISH, DANISH, Taskforce(name="A", events=[Event(title="x")] * 2)], safe=True)
def test_a_data_package_reads_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, records: list[Record], *, safe: bool
) -> None:
    folder = tmp_path_factory.mktemp("package") / "new"
    order = (Taskforce, Meeting, Event)

    datapackage.write(records, folder, safe=safe)

    assert sorted(records, key=lambda each: order.index(type(each))) == datapackage.read(folder)


@pytest.mark.parametrize("module", [csv, parquet])
@pytest.mark.parametrize("type_", TYPES)
def test_no_records_of_a_type_have_its_columns(module: ModuleType, type_: type[Record]) -> None:
    empty = Selection(type_)

    assert [] == module.loads(module.dumps(empty))
    assert module.dumps(empty) == module.dumps(Selection(type_, ()))


def test_no_records_of_no_type_are_an_empty_csv_document_and_no_parquet_file() -> None:
    assert b"" == csv.dumps([])
    assert [] == csv.loads(b"")
    with pytest.raises(EncodeError, match=r"expected records, got none.*\[records.type\]"):
        parquet.dumps([])


@pytest.mark.parametrize("module", [csv, datapackage, parquet])
def test_the_same_records_give_the_same_bytes(module: ModuleType) -> None:
    one, other = (module.dumps_folder(Catalog.of(reversed(RECORDS) if turn else RECORDS)) for turn in range(2))

    assert one == other
    assert datapackage.dumps(CATALOG) == datapackage.dumps(Catalog.of(reversed(RECORDS)))


@pytest.mark.parametrize("ending", ["csv", "csv.gz", "parquet"])
@pytest.mark.parametrize("selection", [CATALOG.taskforces, CATALOG.meetings, CATALOG.publications])
def test_a_file_of_one_type_is_loaded_as_it_was_saved(
    tmp_path: Path, ending: str, selection: Selection[Record]
) -> None:
    path = tmp_path / f"records.{ending}"

    save(selection, path)

    assert Catalog.of(selection) == load(path)


@pytest.mark.parametrize("name", ["datapackage.json", "DataPackage.JSON"])
def test_a_catalog_is_loaded_from_the_data_package_it_was_saved_to(tmp_path: Path, name: str) -> None:
    (tmp_path / "package").mkdir()

    save(CATALOG, tmp_path / "package" / name)

    assert CATALOG == load(tmp_path / "package") == load(tmp_path / "package" / "datapackage.json")


def test_only_the_whole_name_is_that_of_a_data_package(tmp_path: Path) -> None:
    save(CATALOG, tmp_path / "my-datapackage.json")

    assert ["my-datapackage.json"] == [path.name for path in tmp_path.iterdir()]
    assert CATALOG == load(tmp_path / "my-datapackage.json")


def test_a_saved_table_has_what_the_catalog_knows(tmp_path: Path) -> None:
    save(CATALOG.meetings, tmp_path / "meetings.csv")

    rows = list(standard_csv.DictReader(io.StringIO((tmp_path / "meetings.csv").read_text("utf-8"))))

    assert {DANISH.key, ""} == {row["taskforce_key"] for row in rows}


def test_parquet_writes_a_table_as_it_is() -> None:
    table = CATALOG.events.table()

    assert table.to_arrow().equals(pq.read_table(io.BytesIO(parquet.dumps(table))))
    assert [row["key"] for row in table] == [event.key for event in parquet.loads(parquet.dumps(table))]


def test_the_files_of_a_folder_are_named_by_type() -> None:
    assert ["taskforces.csv", "meetings.csv", "events.csv"] == [*csv.dumps_folder(CATALOG)]
    assert ["taskforces.parquet", "meetings.parquet", "events.parquet"] == [*parquet.dumps_folder(CATALOG)]
    assert ["meetings.csv"] == [*csv.dumps_folder([OSLO])]
    assert {} == csv.dumps_folder([]) == parquet.dumps_folder([])


def test_the_events_of_a_folder_name_their_taskforce() -> None:
    rows = list(standard_csv.DictReader(io.StringIO(csv.dumps_folder(CATALOG)["events.csv"].decode())))

    assert len(DANISH.events) + len(NORWEGIAN.events) + len(CATALOG.publications) == len(rows)
    assert {"", DANISH.key, NORWEGIAN.key} == {row["taskforce_key"] for row in rows}


def test_a_package_says_where_it_is_from_and_what_each_column_may_hold() -> None:
    package = standard_json.loads(datapackage.dumps_folder(CATALOG)["datapackage.json"])
    fields = {
        (table["name"], each["name"]): each for table in package["resources"] for each in table["schema"]["fields"]
    }

    assert [{"title": "EU STEM Coalition", "path": "https://www.stemcoalition.eu/"}] == package["sources"]
    assert {"enum": ["ongoing", "finalised"]} == fields["taskforces", "status"]["constraints"]
    assert [*MeetingKind] == fields["meetings", "kind"]["constraints"]["enum"]
    assert {"pattern": "[A-Z]{2}"} == fields["events", "country"]["constraints"]
    assert {"required": True} == fields["meetings", "title"]["constraints"]
    assert "constraints" not in fields["events", "title"]
    assert all(each["description"] for each in fields.values())


def test_a_zip_has_the_files_of_the_package() -> None:
    with zipfile.ZipFile(io.BytesIO(datapackage.dumps(CATALOG))) as archive:
        assert datapackage.dumps_folder(CATALOG) == {name: archive.read(name) for name in archive.namelist()}


# ---------------------------------------------------------------- formulas


def cells(data: bytes) -> set[str]:
    return {cell for row in standard_csv.reader(io.StringIO(data.decode(), newline="")) for cell in row}


def leave_no_formula(texts: list[str]) -> None:
    """Write each text in every text field, look for a live cell, and read all back, safe or not."""
    events = [Event(title=text, category=text, publisher=text, summary=text) for text in texts]
    meetings = [Meeting(title=text, date="2018-08-20", location=text, description=text) for text in texts]
    taskforces = [Taskforce(name=text, results=text, events=events) for text in texts]
    for records in (events, meetings, taskforces):
        live = {cell for cell in cells(csv.dumps(records)) if cell.startswith(tuple("=+-@＝＋－＠\t\r"))}
        assert set() == live
        assert records == csv.loads(csv.dumps(records))
        assert records == csv.loads(csv.dumps(records, safe=False), safe=False)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_marked_and_read_back(text: str) -> None:
    leave_no_formula([text])


def test_the_mark_is_there_to_be_taken_off() -> None:
    assert b"=1+1" in csv.dumps(Event(title="=1+1"), safe=False).split(b",")
    assert b"'=1+1" in csv.dumps(Event(title="=1+1")).split(b",")


@pytest.mark.skipif(not SHARED.exists(), reason="the list of triggers is not beside the repository")
def test_a_public_list_of_triggers_leaves_no_formula() -> None:
    lines = (SHARED / "payloadbox-csv" / "csv-payload.txt").read_text("utf-8").splitlines()
    texts = [line.strip() for line in lines if line.strip()]

    assert len(texts) >= 5
    leave_no_formula(texts)


def test_an_apostrophe_that_marks_nothing_is_kept() -> None:
    assert "'tis a title" == csv.loads(b"title,category\n'tis a title,News\n", Event)[0].title


# ---------------------------------------------------------------- CSV of others


SPECTRUM = {
    "quotes": ('a,b\n1,"ha ""ha"" ha"\n', [["a", "b"], ["1", 'ha "ha" ha']]),
    "comma": ('a,b\n"x, y",2\n', [["a", "b"], ["x, y", "2"]]),
    "line break": ('a\r\n"x\ny"\r\n', [["a"], ["x\ny"]]),
    "empty": ('a,b\n"",""\n', [["a", "b"], ["", ""]]),
    "not ASCII": ("a\nÆrø\n", [["a"], ["Ærø"]]),
    "no break at the end": ("a\n1", [["a"], ["1"]]),
    "blank lines": ("\na\n\n1\n", [["a"], ["1"]]),
}


@pytest.mark.parametrize("name", SPECTRUM)
def test_csv_of_other_writers_is_taken_apart(name: str) -> None:
    text, expected = SPECTRUM[name]

    for data in (text, text.encode(), b"\xef\xbb\xbf" + text.encode(), "\ufeff" + text):
        parsed = csv.parse(data)
        assert expected == [parsed.header, *parsed.rows]


@pytest.mark.skipif(not SHARED.exists(), reason="the corpus is not beside the repository")
def test_a_public_corpus_of_csv_is_taken_apart() -> None:
    folder = SHARED / "csv-spectrum"
    for path in sorted((folder / "csvs").glob("*.csv")):
        if path.stem == "location_coordinates":
            continue  # its JSON there is of another document
        parsed = csv.parse(path.read_bytes())
        # Line breaks in cells are read as those of records, whichever system wrote them.
        text = (folder / "json" / f"{path.stem}.json").read_text("utf-8").replace(r"\r\n", r"\n")
        expected = standard_json.loads(text)
        assert expected == [dict(zip(parsed.header, row, strict=True)) for row in parsed.rows], path


def test_each_row_is_told_by_the_line_it_starts_at() -> None:
    parsed = csv.parse(b'title,summary\n"a","x\ny"\n\nb,z\n')

    assert [2, 5] == parsed.lines


def test_a_cell_may_be_as_long_as_prose() -> None:
    limit = standard_csv.field_size_limit()
    event = Event(summary="x" * 1_000_000)

    assert [event] == csv.loads(csv.dumps(event))
    assert limit == standard_csv.field_size_limit()


@given(st.lists(strategies.records() | strategies.events(), min_size=1, max_size=4))
@example([Event(title='A "pact", signed', summary="One.\nTwo.", publisher=",", category='"')])
def test_the_bytes_are_those_of_the_standard_writer(records: list[Record]) -> None:
    data = csv.dumps_table(Timeline.of(records).table(), safe=False)

    out = io.StringIO(newline="")
    standard_csv.writer(out).writerows(standard_csv.reader(io.StringIO(data.decode(), newline=""), strict=True))

    assert out.getvalue() == data.decode()


def test_lines_end_as_rfc_4180_says() -> None:
    assert 2 == csv.dumps(OSLO).count(b"\r\n")


@pytest.mark.parametrize(
    ("data", "code", "line", "path"),
    [
        (b"a,b\n1,2\n", "table.columns", None, ""),
        (b"title,date\nx,2020-01-01\n", "table.columns", None, ""),
        (b"title,kind,date,title\nx,other,2020-01-01,y\n", "table.columns", 1, ""),
        (b'title,kind,date\n"x,other,2020-01-01\n', "table.invalid", 2, ""),
        (b'title,kind,date\nx,other,2020-01-01\n"x"y,other,2020-01-01\n', "table.invalid", 3, ""),
        (b"title,kind,date\nx,other\n", "table.cells", 2, "/0"),
        (b"title,kind,date\nx,other,2020-01-01,\n", "table.cells", 2, "/0"),
        (b"title,kind,date\nx,other,2020-01-01\n\nx,other,2020-02-30\n", "date.invalid", 4, "/1/date"),
        (b"title,kind,date\n,other,2020-01-01\n", "field.missing", 2, "/0/title"),
        (b"title,kind,date,datum\nx,other,2020-01-01,1\n", "field.unknown", 2, "/0/datum"),
        (b"name,events\nA,[\n", "json.invalid", 2, "/0/events"),
        (b'name,events\nA,"[{""type"":""event"",""version"":1}]"\n', "event.blank", 2, "/0/events/0"),
        (b"title\nx\xff\n", "table.invalid", 2, ""),
    ],
)
def test_bad_csv_is_told_with_line_and_column(data: bytes, code: str, line: int | None, path: str) -> None:
    with pytest.raises(DecodeError) as refused:
        csv.loads(data)

    (finding,) = refused.value.findings
    assert (code, line, path) == (finding.code, finding.line, finding.path)


def test_all_problems_of_a_csv_document_are_told_at_once() -> None:
    with pytest.raises(DecodeError) as refused:
        csv.loads(b"title,date,extra\n,tomorrow,\nx\n y,2020-01-01,\n", Meeting)

    assert ["/0/extra", "/0/title", "/0/date", "/1", "/2/title"] == [each.path for each in refused.value.findings]


@pytest.mark.parametrize("module", [csv, parquet])
def test_records_of_several_types_are_refused_for_one_file(module: ModuleType) -> None:
    with pytest.raises(EncodeError, match="got 3 taskforces and 2 meetings and 1 events"):
        module.dumps(CATALOG)
    with pytest.raises(EncodeError, match=r"records\.type"):
        module.dumps([OSLO, DANISH])


@pytest.mark.parametrize("module", [csv, datapackage, parquet])
def test_what_is_not_a_record_is_refused(module: ModuleType) -> None:
    for wrong in ([OSLO, 5], {OSLO}, "text", 5):
        with pytest.raises(InvalidRecord):
            module.dumps_folder(wrong)


# ---------------------------------------------------------------- bad Parquet


def test_what_is_not_parquet_is_refused() -> None:
    whole = parquet.dumps(OSLO)
    for data in (b"", b"PAR1", whole[:-1], whole[: len(whole) // 2], b"PAR1" + bytes(100) + b"PAR1"):
        with pytest.raises(DecodeError, match=r"table\.invalid"):
            parquet.loads(data)


def test_bad_rows_of_parquet_are_told_with_row_and_column() -> None:
    import pyarrow as pa  # noqa: PLC0415 - one test's own

    sink = io.BytesIO()
    rows = [{"name": "A", "events": [{"title": "x"}]}, {"name": " B", "events": [{"title": " y"}]}, {"name": None}]
    pq.write_table(pa.Table.from_pylist(rows), sink)

    with pytest.raises(DecodeError) as refused:
        parquet.loads(sink.getvalue())

    assert ["/1/events/0/title", "/2/name"] == [each.path for each in refused.value.findings]


def test_a_column_of_parquet_that_is_there_twice_is_refused() -> None:
    import pyarrow as pa  # noqa: PLC0415 - one test's own

    sink = io.BytesIO()
    pq.write_table(pa.table([["a"], ["b"]], names=["title", "title"]), sink)

    with pytest.raises(DecodeError, match=r"'title': expected each column once, got it 2 times"):
        parquet.loads(sink.getvalue(), Event)


# ---------------------------------------------------------------- bad packages


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with the package of the sample catalog."""
    datapackage.write(CATALOG, tmp_path / "package")
    return tmp_path / "package"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8", newline="")


def test_a_package_may_be_edited(package: Path) -> None:
    edit(package / "meetings.csv", "Oslo", "Bergen")

    assert "Bergen" in {record.title for record in datapackage.read(package) if isinstance(record, Meeting)}


def test_rows_of_taskforces_may_be_sorted_anew(package: Path) -> None:
    head, *rows = (package / "taskforces.csv").read_bytes().splitlines(keepends=True)
    (package / "taskforces.csv").write_bytes(head + b"".join(reversed(rows)))

    assert CATALOG == Catalog.of(datapackage.read(package))


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "path"),
    [
        ("meetings.csv", "2015-01-01", "2015-02-30", "date.invalid", "/1/date"),
        ("events.csv", "2018-05-04", "2018-02-30", "date.invalid", "/0/date"),
        ("taskforces.csv", "Bare", "", "field.missing", "/1/name"),
        ("events.csv", "true,0,", "true,9,", "table.reference", "/0/taskforce_position"),
        ("events.csv", "position,key,", "position,", "table.cells", "/0"),
        ("meetings.csv", "title,", "title,title,", "table.columns", ""),
        ("datapackage.json", '"meetings.csv"', '"../meetings.csv"', "table.invalid", "/resources"),
        ("datapackage.json", '"meetings.csv"', '"C:meetings.csv"', "table.invalid", "/resources"),
        ("datapackage.json", '"meetings.csv"', "7", "table.invalid", "/resources"),
        ("datapackage.json", '"name": "events"', '"name": "other"', "table.invalid", "/resources"),
        ("datapackage.json", '"resources": [', '"resources": 5, "x": [', "table.invalid", "/resources"),
        ("datapackage.json", "{", "[", "json.invalid", ""),
    ],
)
def test_a_bad_package_is_told_with_file_and_place(  # noqa: PLR0917 - a table of cases
    package: Path, file: str, old: str, new: str, code: str, path: str
) -> None:
    edit(package / file, old, new)

    with pytest.raises(DecodeError) as refused:
        datapackage.read(package)

    assert (code, path) in {(each.code, each.path) for each in refused.value.findings}
    assert {str(package / file)} == {each.source for each in refused.value.findings}


def test_a_package_without_a_file_or_with_too_large_a_file_is_refused(package: Path) -> None:
    with pytest.raises(LimitExceeded, match=r"limit\.bytes"):
        datapackage.read(package, max_bytes=1_000)
    with pytest.raises(ValueError, match="expected 'refuse', got 'ignore'"):
        datapackage.read(package, unknown="ignore")
    (package / "events.csv").unlink()
    with pytest.raises(FileNotFoundError):
        datapackage.read(package)


def test_a_folder_that_cannot_be_written_stays_as_it_was(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name: path.read_bytes() for path in package.iterdir()}

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    for folder in (package, package.parent / "new", package.parent / "missing" / "new"):
        with pytest.raises(OSError):  # noqa: PT011 - the one above, or that of a missing folder
            datapackage.write([OSLO], folder)

    assert before == {path.name: path.read_bytes() for path in package.iterdir()}
    assert ["package"] == [path.name for path in package.parent.iterdir()]


def test_a_descriptor_says_of_each_column_its_type_and_meaning_and_where_events_belong() -> None:
    package = standard_json.loads(datapackage.dumps_folder(CATALOG)["datapackage.json"])
    schemas = {each["name"]: each["schema"] for each in package["resources"]}
    fields = [field for schema in schemas.values() for field in schema["fields"]]

    assert [] == [field for field in fields if not {"name", "type", "description"} <= field.keys()]
    assert {"string", "date", "time", "integer", "boolean"} >= {field["type"] for field in fields}
    assert [] == [field["name"] for field in fields if not field["description"]]
    references = [each for schema in schemas.values() for each in schema.get("foreignKeys", ())]
    assert references
    for each in references:
        target = schemas[each["reference"]["resource"]]
        assert each["reference"]["fields"] in {field["name"] for field in target["fields"]}


@pytest.mark.parametrize("safe", [True, False])
def test_a_package_knows_whether_its_text_is_safe_for_spreadsheets(*, safe: bool) -> None:
    event = Event(title="=1+1", summary="'=2")
    data = datapackage.dumps([event], safe=safe)

    assert [event] == datapackage.loads(data)


def test_a_file_of_a_package_of_exactly_the_limit_is_read(package: Path) -> None:
    most = max(path.stat().st_size for path in package.iterdir())

    assert CATALOG == Catalog.of(datapackage.read(package, max_bytes=most))
    with pytest.raises(LimitExceeded, match=f"expected at most {most - 1:,} bytes, got more"):
        datapackage.read(package, max_bytes=most - 1)


def test_other_files_of_a_folder_stay(package: Path) -> None:
    (package / "README.md").write_text("Mine.")

    replace_files(package, {"events.csv": b"new"})

    assert ("Mine.", b"new") == ((package / "README.md").read_text(), (package / "events.csv").read_bytes())


def test_a_zip_that_is_none_or_lacks_a_file_is_refused() -> None:
    whole = datapackage.dumps(CATALOG)
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w"):
        pass

    assert CATALOG == Catalog.of(datapackage.loads(whole))
    for data in (b"", whole[:-30], empty.getvalue()):
        with pytest.raises(DecodeError, match=r"table\.invalid"):
            datapackage.loads(data)


def test_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match="pyarrow is not installed"):
        parquet.dumps(OSLO)
