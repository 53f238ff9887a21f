"""Data Packages and Parquet files stage by stage: every message with its file and place, and what a file keeps."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stemtaskforce import Catalog, DecodeError, EncodeError, Event, LimitExceeded, Meeting, Record, Taskforce
from stemtaskforce.formats import datapackage, parquet
from tests.tables.samples import CATALOG, COPENHAGEN, DANISH, LAUNCH, OSLO, PUBLICATION

FILES = datapackage.dumps_folder(CATALOG)
PACKAGE = "datapackage.json"


def packed(files: Mapping[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return sink.getvalue()


def edited(file: str, old: str, new: str) -> bytes:
    """Return the package of the catalog with a change in one file."""
    text = FILES[file].decode()
    assert old in text
    return packed({**FILES, file: text.replace(old, new).encode()})


def problems(read: Callable[[], object]) -> list[str]:
    with pytest.raises((DecodeError, LimitExceeded)) as caught:
        read()
    return [str(finding) for finding in caught.value.findings]


# ---------------------------------------------------------------- packages


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "meetings.csv",
            "2015-01-01",
            "2015-02-30",
            [
                (
                    "meetings.csv:3: error: rows[1].date: expected a day as YYYY-MM-DD that is in the calendar, "
                    "got '2015-02-30' [date.invalid at /1/date]"
                )
            ],
        ),
        (
            "taskforces.csv",
            "Bare",
            "",
            ["taskforces.csv:3: error: rows[1].name: expected a value, got none [field.missing at /1/name]"],
        ),
        (
            "events.csv",
            "true,0,",
            "true,9,",
            [
                f"events.csv:{number + 2}: error: rows[{number}].taskforce_position: expected the position of a "
                f"taskforce, got '9' [table.reference at /{number}/taskforce_position]"
                for number in (0, 1)
            ],
        ),
        (
            "events.csv",
            "position,key,",
            "position,",
            [
                f"events.csv:{number + 2}: error: rows[{number}]: expected 14 cells, got 15 [table.cells at /{number}]"
                for number in range(5)
            ],
        ),
        (
            "meetings.csv",
            "title,",
            "title,title,",
            ["meetings.csv:1: error: 'title': expected each column once, got it 2 times [table.columns]"],
        ),
        *(
            (
                PACKAGE,
                '"meetings.csv"',
                written,
                [
                    (
                        "datapackage.json: error: meetings: expected a resource with a file in this folder, "
                        f"got {shown} [table.invalid at /resources]"
                    )
                ],
            )
            for written, shown in [
                ('"../meetings.csv"', "'../meetings.csv'"),
                (r'"..\\meetings.csv"', r"'..\\meetings.csv'"),
                ('"C:meetings.csv"', "'C:meetings.csv'"),
                (r'"\u0000"', r"'\x00'"),
                ('"/meetings.csv"', "'/meetings.csv'"),
                ('""', "''"),
                ('"."', "'.'"),
                ('".."', "'..'"),
                ("7", "7"),
                ("null", "None"),
            ]
        ),
        *(
            (
                PACKAGE,
                '"resources": [',
                written,
                [
                    f"datapackage.json: error: {name}: expected a resource with a file in this folder, got None "
                    "[table.invalid at /resources]"
                    for name in ("taskforces", "meetings", "events")
                ],
            )
            for written in ('"resources": 5, "x": [', '"x": [', '"resources": [5], "x": [')
        ),
        (
            PACKAGE,
            "{\n",
            "",
            [("datapackage.json:1: error: column 12: extra data; got ': \"tabular-data-pack' [json.invalid]")],
        ),
    ],
)
def test_what_is_wrong_with_a_package_is_told_with_its_file(file: str, old: str, new: str, expected: list[str]) -> None:
    assert expected == problems(lambda: datapackage.loads(edited(file, old, new)))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"x", "error: the document is not a ZIP file, or is damaged [table.invalid]"),
        (
            packed({}),
            (
                "error: expected a package, got a ZIP file: There is no item named 'datapackage.json' in the archive "
                "[table.invalid]"
            ),
        ),
        (
            packed({PACKAGE: FILES[PACKAGE]}),
            (
                "error: expected a package, got a ZIP file: There is no item named 'taskforces.csv' in the archive "
                "[table.invalid]"
            ),
        ),
    ],
    ids=["none", "empty", "no tables"],
)
def test_a_zip_file_that_holds_no_package_is_told(data: bytes, expected: str) -> None:
    assert [expected] == problems(lambda: datapackage.loads(data))


def test_the_values_of_what_is_wrong_are_kept() -> None:
    for data, value in (
        (edited(PACKAGE, '"meetings.csv"', '"../m"'), "'../m'"),
        (edited("events.csv", "true,0,", "true,9,"), "'9'"),
    ):
        with pytest.raises(DecodeError) as caught:
            datapackage.loads(data)
        assert value == caught.value.findings[0].value


def test_problems_of_all_files_are_told_with_those_of_owners_last() -> None:
    files = {
        **FILES,
        "events.csv": FILES["events.csv"].replace(b"2016-04-15", b"x").replace(b"true,2,", b"true,9,"),
        "meetings.csv": FILES["meetings.csv"].replace(b"2015-01-01", b"x"),
        "taskforces.csv": FILES["taskforces.csv"].replace(b"2016-09-29", b"x"),
    }

    found = problems(lambda: datapackage.loads(packed(files)))

    assert ["taskforces.csv", "meetings.csv", "events.csv", "events.csv"] == [each.partition(":")[0] for each in found]


def test_problems_past_the_thousandth_of_each_file_are_counted() -> None:
    head, _, rest = FILES["events.csv"].partition(b"\r\n")
    bad = rest.replace(b"2018-05-04", b"x").splitlines(keepends=True)[0] * 1_002
    with pytest.raises(DecodeError) as caught:
        datapackage.loads(packed({**FILES, "events.csv": head + b"\r\n" + bad}))

    assert (1_000, 2) == (len(caught.value.findings), caught.value.omitted)


@pytest.mark.parametrize(("safe", "expected"), [("true", "=1"), ("false", "'=1"), ("null", "=1"), ("5", "=1")])
def test_marks_are_taken_off_unless_the_package_says_that_there_are_none(safe: str, expected: str) -> None:
    files = datapackage.dumps_folder([Event(title="=1")])
    descriptor = files[PACKAGE].replace(b'"safe": true', f'"safe": {safe}'.encode())

    assert [Event(title=expected)] == datapackage.loads(packed({**files, PACKAGE: descriptor}))


def test_a_package_without_a_word_of_ours_is_safe() -> None:
    files = datapackage.dumps_folder([Event(title="=1")])

    assert [Event(title="=1")] == datapackage.loads(
        packed({**files, PACKAGE: files[PACKAGE].replace(b'"stemtaskforce": {', b'"x": {')})
    )


def test_a_zip_file_says_nothing_of_when_and_where_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(datapackage.dumps(CATALOG, safe=False))) as archive:
        entries = archive.infolist()
        assert datapackage.dumps_folder(CATALOG, safe=False) == {each.filename: archive.read(each) for each in entries}

    assert {((1980, 1, 1, 0, 0, 0), 0o644 << 16, 3, zipfile.ZIP_DEFLATED)} == {
        (each.date_time, each.external_attr, each.create_system, each.compress_type) for each in entries
    }


def test_a_file_larger_than_the_limit_is_named(tmp_path: Path) -> None:
    datapackage.write(CATALOG, tmp_path)

    expected = "error: expected at most 1,000 bytes, got more [limit.bytes]"
    assert [f"{tmp_path / PACKAGE}: {expected}"] == problems(lambda: datapackage.read(tmp_path, max_bytes=1_000))
    assert [f"{PACKAGE}: {expected}"] == problems(
        lambda: datapackage.loads(datapackage.dumps(CATALOG), max_bytes=1_000)
    )


@pytest.mark.parametrize("name", ["", PACKAGE, "DataPackage.JSON"])
def test_a_package_is_named_by_its_folder_or_its_descriptor(tmp_path: Path, name: str) -> None:
    datapackage.write([Event(title="=1")], tmp_path / name, safe=False)

    assert b",=1," in (tmp_path / "events.csv").read_bytes()
    assert [Event(title="=1")] == datapackage.read(tmp_path / name)
    with pytest.raises(ValueError, match=r"^unknown: expected 'refuse', got 'ignore'$"):
        datapackage.read(tmp_path / name, unknown="ignore")


def test_the_text_of_a_written_package_is_safe(tmp_path: Path) -> None:
    datapackage.write([Event(title="=1")], tmp_path)

    assert b",'=1," in (tmp_path / "events.csv").read_bytes()
    assert b",'=1," in datapackage.dumps_folder([Event(title="=1")])["events.csv"]
    with zipfile.ZipFile(io.BytesIO(datapackage.dumps([Event(title="=1")]))) as archive:
        assert b",'=1," in archive.read("events.csv")


def test_the_tables_of_a_catalog_have_its_links() -> None:
    plain, linked = (datapackage.dumps_folder(each)["meetings.csv"] for each in ([*CATALOG.records], CATALOG))

    assert (False, True) == tuple(b"taskforce/danish-technology-pact" in each for each in (plain, linked))
    assert datapackage.dumps_folder([*CATALOG.records])["taskforces.csv"] != FILES["taskforces.csv"]
    assert datapackage.dumps_folder([*CATALOG.records])["events.csv"] != FILES["events.csv"]


# ---------------------------------------------------------------- Parquet


def metadata(data: bytes) -> dict[str, tuple[bool, bool]]:
    """Return of each column whether its values are in a dictionary, and whether it has statistics."""
    group = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    return {each.path_in_schema: (each.has_dictionary_page, each.statistics is not None) for each in columns}


def test_free_text_has_no_statistics_and_prose_no_dictionary() -> None:
    assert {
        "date": (True, True),
        "category": (True, False),
        "publisher": (True, False),
        "summary": (False, False),
        "title": (True, False),
        "country": (True, True),
        "url": (True, False),
    } == metadata(parquet.dumps([LAUNCH, PUBLICATION]))


def test_the_events_of_a_taskforce_are_written_likewise() -> None:
    found = metadata(parquet.dumps(DANISH))

    assert {
        "name": (True, False),
        "requesting_organisation": (True, False),
        "country": (True, True),
        "start_date": (True, True),
        "status": (True, True),
        "background": (False, False),
        "objectives": (False, False),
        "results": (False, False),
        "events.list.element.date": (True, True),
        "events.list.element.category": (True, False),
        "events.list.element.publisher": (True, False),
        "events.list.element.summary": (False, False),
        "events.list.element.title": (True, False),
        "events.list.element.country": (True, True),
        "events.list.element.url": (True, False),
        "url": (True, False),
    } == found


def test_the_pages_of_a_column_are_an_eighth_of_a_megabyte(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def record(*_: object, data_page_size: int, **__: object) -> None:
        asked.append(data_page_size)

    monkeypatch.setattr(pq, "write_table", record)
    parquet.dumps(LAUNCH)

    assert [131_072] == asked


@pytest.mark.parametrize("type_", [Taskforce, Meeting, Event])
def test_a_column_is_nullable_where_the_field_may_be_absent(type_: type[Record]) -> None:
    schema = parquet.schema(type_)

    assert {
        Taskforce: ["requesting_organisation", "country", "start_date", "status", "url"],
        Meeting: ["end_date", "time", "host_organisation", "country", "location", "url"],
        Event: ["date", "category", "publisher", "title", "country", "url"],
    }[type_] == [each.name for each in schema if each.nullable]


def test_the_events_of_a_schema_are_structs_that_are_never_absent() -> None:
    field = parquet.schema(Taskforce).field("events")

    assert (
        "list<element: struct<date: date32[day], category: string, publisher: string, summary: string not null, "
        in (str(field.type))
    )
    assert ("element", False, False) == (field.type.value_field.name, field.type.value_field.nullable, field.nullable)


def test_a_list_of_events_stays_with_its_taskforce() -> None:
    records = [Taskforce(name="A", events=[LAUNCH, LAUNCH]), Taskforce(name="B"), Taskforce(name="C", events=[LAUNCH])]

    assert records == parquet.loads(parquet.dumps(records)) == parquet.loads(parquet.dumps(records), Taskforce)


@pytest.mark.parametrize(
    ("records", "names"),
    [
        ([], []),
        ([LAUNCH], ["events.parquet"]),
        ([LAUNCH, OSLO, DANISH], ["taskforces.parquet", "meetings.parquet", "events.parquet"]),
        (CATALOG, ["taskforces.parquet", "meetings.parquet", "events.parquet"]),
    ],
    ids=["none", "one", "all", "catalog"],
)
def test_a_folder_has_a_file_for_each_type(records: list[Record] | Catalog, names: list[str]) -> None:
    files = parquet.dumps_folder(records)

    assert names == [*files]
    if isinstance(records, Catalog):
        assert [COPENHAGEN, OSLO] == parquet.loads(files["meetings.parquet"])


def test_no_records_have_no_schema() -> None:
    with pytest.raises(EncodeError) as caught:
        parquet.dumps([])

    assert (
        "error: parquet: expected records, got none; an empty selection, such as catalog.meetings[:0], has a schema "
        "[records.type]"
    ) == str(caught.value)
    assert [] == parquet.loads(parquet.dumps(CATALOG.meetings[:0]))


def written(**columns: list[object]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table(columns), sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"x", ["error: the document is not a Parquet file, or is damaged [table.invalid]"]),
        (
            written(x=[1]),
            [
                (
                    "error: expected the columns of a Taskforce, a Meeting or an Event, got columns that fit none; "
                    "name the type [table.columns]"
                )
            ],
        ),
        (
            written(name=["A", " B"]),
            ["error: rows[1].name: ' B' starts or ends with white space; expected 'B' [text.edge-space at /1/name]"],
        ),
    ],
    ids=["none", "no type", "bad row"],
)
def test_what_is_wrong_with_a_parquet_file_is_told(data: bytes, expected: list[str]) -> None:
    assert expected == problems(lambda: parquet.loads(data))


def test_each_column_that_is_there_twice_is_told_by_name() -> None:
    sink = io.BytesIO()
    pq.write_table(pa.table([["a"]] * 6, names=["title", "url", "b", "url", "title", "title"]), sink)

    data = sink.getvalue()
    for read in (partial(parquet.loads, data), partial(parquet.loads, data, Event)):
        assert [
            "error: 'title': expected each column once, got it 3 times [table.columns]",
            "error: 'url': expected each column once, got it 2 times [table.columns]",
        ] == problems(read)


def test_problems_of_parquet_rows_past_the_thousandth_are_counted() -> None:
    with pytest.raises(DecodeError) as caught:
        parquet.loads(written(name=[" "] * 1_004))

    assert (1_000, 4) == (len(caught.value.findings), caught.value.omitted)
