"""`stemtaskforce find` and `timeline`: the answers of the catalog, from pages, documents and folders of them."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import pages, strategies
from stemtaskforce.catalog import Catalog
from stemtaskforce.cli.questions import Question
from stemtaskforce.countries import Country
from stemtaskforce.formats import json
from stemtaskforce.model import Event, Record, Taskforce
from stemtaskforce.text import fold
from tests.cli.invoke import DOSSIER, PAGES, REPORT, run

CATALOG = Catalog.of(record for reading in pages.read_paths(PAGES) for record in reading.records)


def found(*arguments: str | Path) -> list[Record]:
    """The records that `find` writes, whatever else was to say."""
    records = json.loads(run("find", *arguments, "--to", "json").stdout_bytes)
    assert isinstance(records, list)
    return records


# ---------------------------------------------------------------- find


SEARCHES: list[tuple[str, Callable[[Record], bool]]] = [
    ("", lambda _: True),
    ("--type meeting", lambda record: record.key.startswith("meeting/")),
    ("--type meeting --type event", lambda record: not record.key.startswith("taskforce/")),
    ("--text MIDTJYLLAND", lambda record: "midtjylland" in fold(json.dumps(record).decode())),
    ("--type meeting --country Hongarije", lambda record: "budapest" in record.key),
    (
        "--type meeting --from 2017-10-13 --until 2018-04-25",
        lambda record: "meeting/2017-10-13" <= record.key < "meeting/2018-04-26",
    ),
    ("--type taskforce --from 2016-09-30 --country EL", lambda _: False),
]


@pytest.mark.parametrize(("options", "expected"), SEARCHES, ids=[options or "all" for options, _ in SEARCHES])
def test_find_gives_what_a_naive_search_gives(options: str, expected: Callable[[Record], bool]) -> None:
    everything: list[Record] = [*CATALOG.taskforces, *CATALOG.meetings, *CATALOG.events]
    wanted = {record.key for record in everything if expected(record)}

    assert wanted == {record.key for record in found(PAGES, *options.split())}


def test_what_is_found_is_most_recent_first_whatever_the_order_of_the_files() -> None:
    files = [DOSSIER, REPORT]

    assert found(*files) == found(*reversed(files), *files)
    assert ["event/2020", "meeting/20", "event/2018", "taskforce/", "event/2016"] == [
        record.key[:10] for record in found(*files)
    ]


def test_in_short_there_is_what_and_where() -> None:
    result = run("find", DOSSIER, REPORT, "--country", "NO")

    expected = """\
2018-08-20 │ EU STEM Coalition - Taskforce Meeting: Norwegian Technology Pact
           │ Oslo | Norway
"""
    assert expected == result.stdout
    assert "found: 1" == result.stderr.splitlines()[-1]
    assert 0 == result.exit_code


def test_jsonl_is_a_record_a_line() -> None:
    lines = run("find", DOSSIER, REPORT, "--to", "jsonl").stdout_bytes.splitlines()

    assert found(DOSSIER, REPORT) == [json.loads(line) for line in lines]


@pytest.mark.parametrize("command", ["find", "timeline"])
def test_to_find_nothing_is_no_error(command: str) -> None:
    result = run(command, REPORT, "--text", "no such words")

    assert "" == result.stdout
    assert "found: 0" == result.stderr.splitlines()[-1]
    assert 0 == result.exit_code


def test_the_rows_of_a_listing_fill_the_country_that_a_dossier_lacks() -> None:
    dossier, listing = PAGES / "norwegian-technology-pact.txt", PAGES / "taskforces.txt"
    asked = ("--type", "taskforce", "--country", "NO")

    assert [] == found(dossier, *asked)
    assert ["taskforce/norwegian-technology-pact"] == [record.key for record in found(dossier, listing, *asked)]


def test_of_the_findings_warnings_and_errors_are_told_and_all_are_counted() -> None:
    result = run("find", DOSSIER)

    assert ": info: " not in result.stderr
    assert ":37: warning: " in result.stderr
    assert "findings: 3 text.truncated, 1 event.before-start, 1 field.empty" in result.stderr


# ---------------------------------------------------------------- timeline


def days(*arguments: str | Path) -> list[str]:
    """The days of the entries that `timeline` shows."""
    lines = run("timeline", *arguments).stdout.splitlines()
    return [line.partition(" ")[0] for line in lines if line[0] != " "]


def test_a_timeline_is_most_recent_first_or_oldest_first_with_the_undated_last() -> None:
    expected = ["undated" if entry.date is None else str(entry.date) for entry in CATALOG.timeline()]
    oldest = ["undated" if entry.date is None else str(entry.date) for entry in CATALOG.timeline().chronological()]

    assert expected == days(PAGES)
    assert oldest == days(PAGES, "--oldest-first")
    assert "undated" == oldest[-1]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--from", "2016-09-29", "--until", "2018-05-04"], ["2018-05-04", "2016-09-29"]),
        (["--country", "NO"], ["2018-08-20"]),
        (["--country", "no"], ["2018-08-20"]),
        (["--country", "DK"], ["2020-06-15", "2018-05-04", "2016-09-29", "2016-04-15"]),
        (["--type", "taskforce"], ["2016-09-29"]),
        (["--text", "university world"], ["2018-05-04"]),
        (["--text", "denmark", "--type", "meeting", "--oldest-first"], ["2018-08-20"]),
    ],
    ids=" ".join,
)
def test_a_timeline_shows_what_is_asked_for(options: list[str], expected: list[str]) -> None:
    assert expected == days(DOSSIER, REPORT, *options)


COUNTRIES = st.sampled_from([Country.DK, Country.NO])
EVENTS = strategies.events(country=st.none() | COUNTRIES)
RECORDS = (
    EVENTS
    | strategies.meetings(country=st.none() | COUNTRIES)
    | strategies.taskforces(country=st.none() | COUNTRIES, events=st.lists(EVENTS, max_size=3).map(tuple))
)


@given(st.lists(RECORDS, max_size=4), COUNTRIES)
def test_the_timeline_of_a_country_has_all_that_is_found_of_it_and_nothing_of_another(
    records: list[Record], country: Country
) -> None:
    question, catalog = Question(country=country), Catalog.of(records)
    shown = question.timeline(catalog, oldest_first=False)

    assert set() == set(question.find(catalog)) - {entry.record for entry in shown}
    assert set() == {entry.record.country for entry in shown} - {country, None}


def test_an_event_that_names_no_country_is_on_the_timeline_of_its_taskforces_country() -> None:
    silent, theirs = Event(title="Launch"), Event(title="Plan", country="NO")
    pact = Taskforce(name="Pact", country="DK", events=[silent, theirs])
    catalog = Catalog.of([pact, Event(title="Stand-alone")])

    def shown(country: Country) -> list[Record]:
        return [entry.record for entry in Question(country=country).timeline(catalog, oldest_first=False)]

    assert [silent, pact] == shown(Country.DK)
    assert [theirs] == shown(Country.NO)


# ---------------------------------------------------------------- where records come from


def test_a_document_gives_the_same_answers_as_the_pages_it_was_made_from(tmp_path: Path) -> None:
    listing = PAGES / "taskforces.txt"
    array, lines = tmp_path / "all.json", tmp_path / "all.jsonl"
    array.write_bytes(run("read", PAGES).stdout_bytes)
    lines.write_bytes(run("read", PAGES, "--to", "jsonl").stdout_bytes)
    packed = tmp_path / "all.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))

    assert found(PAGES) == found(array, listing) == found(lines, listing) == found(packed, listing, array, lines)


def test_of_a_document_of_lines_all_but_the_bad_ones_is_read(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_bytes(json.dumps(CATALOG.meetings[0]) + b"\n{}\n" + json.dumps(CATALOG.meetings[1]) + b"\n{\n" * 1_200)
    result = run("find", path)

    assert 1 == result.exit_code
    assert "found: 2" == result.stderr.splitlines()[-1]
    assert f"{path}:2: error: type: " in result.stderr
    assert f"{path}: error: and 202 more [" in result.stderr


def test_a_folder_gives_its_pages_and_its_documents(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.json").write_bytes(json.dumps([CATALOG.meetings[0]]))
    (tmp_path / "b.txt").write_bytes(DOSSIER.read_bytes())
    (tmp_path / "c.md").write_text("# no page", "utf-8")

    assert {CATALOG.meetings[0].key, "taskforce/danish-technology-pact"} <= {record.key for record in found(tmp_path)}
    assert "2 files: 1 taskforce, 1 meeting" in run("find", tmp_path).stderr


def test_an_ending_in_capitals_is_the_same_ending_alone_and_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.JSON").write_bytes(json.dumps([CATALOG.meetings[0]]))
    (tmp_path / "b.JSONL.GZ").write_bytes(gzip.compress(json.dumps(CATALOG.meetings[1])))
    (tmp_path / "c.TXT").write_bytes(DOSSIER.read_bytes())

    assert "3 files: 1 taskforce, 2 meetings" in run("find", tmp_path).stderr
    assert "3 files: 1 taskforce, 2 meetings" in run("find", *sorted(tmp_path.iterdir())).stderr


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bad.json", b'[{"type":"meeting","version":1,"titel":"Oslo"}]', "field.unknown at /0/titel"),
        ("bad.json", b"{}", "json.shape"),
        ("bad.json.gz", b"[]", "file.damaged"),
        ("bad.json", b"", "json.invalid"),
        ("bad.json", b"\xff\xfe", "json.encoding"),
        ("bad.json", b"[" * 100, "json.depth"),
        ("bad.docx", b"PK", "file.ending"),
        ("gone.json", None, "file.unreadable"),
    ],
)
def test_a_document_that_cannot_be_read_is_told_with_its_name(
    name: str, data: bytes | None, code: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    result = run("timeline", path, REPORT)

    assert 1 == result.exit_code
    assert any(
        line.startswith(f"{path}:") and ": error: " in line and f"[{code}" in line
        for line in result.stderr.splitlines()
    )
    assert "Norwegian Technology Pact" in result.stdout


def test_a_file_that_is_not_there_is_told_by_that_whatever_its_ending(tmp_path: Path) -> None:
    stderr = run("find", tmp_path / "page.docx").stderr

    assert "No such file or directory [file.unreadable]" in stderr
    assert "expected .txt" not in stderr


def test_the_endings_that_are_read_are_all_named(tmp_path: Path) -> None:
    (tmp_path / "page.docx").touch()

    assert "expected .txt, .html, .htm, .json, .jsonl" in run("find", tmp_path / "page.docx").stderr


def test_more_problems_than_an_error_carries_are_counted(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_bytes(b"[" + b",".join([b"1"] * 1_234) + b"]")
    lines = run("find", tmp_path / "bad.json").stderr.splitlines()

    assert f"{tmp_path / 'bad.json'}: error: and 234 more [json.shape]" == lines[1_000]


# ---------------------------------------------------------------- wrong usage


@pytest.mark.parametrize("command", ["find", "timeline"])
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--country=Danmrk", "did you mean Denmark (DK)?"),
        ("--from=20180101", "expected a day as YYYY-MM-DD, got '20180101'"),
        ("--until=2018-02-30", "expected a day as YYYY-MM-DD, got '2018-02-30'"),
        ("--from=2018-02-02 --until=2018-02-01", "--from is after --until: 2018-02-02, 2018-02-01"),
        ("--text=", "expected words to search for"),
        ("--type=publication", "is not one of 'taskforce', 'meeting', 'event'"),
    ],
)
def test_a_question_that_cannot_be_asked_is_wrong_usage(command: str, options: str, message: str) -> None:
    result = run(command, "gone.txt", *options.split())

    assert 2 == result.exit_code
    assert message in " ".join(result.stderr.split())
    assert "gone.txt" not in result.stderr
