"""`stemtaskforce read`: the records of the pages as exact bytes, all else on standard error."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stemtaskforce import pages
from stemtaskforce.formats import json
from stemtaskforce.model import Record
from tests.cli.invoke import DOSSIER, PAGES, REPORT, run


def records_of(*paths: Path) -> list[Record]:
    return [record for reading in pages.read_paths(paths) for record in reading.records]


def test_json_is_an_array_of_all_records_in_the_bytes_of_the_wire() -> None:
    result = run("read", DOSSIER, REPORT)

    assert json.dumps(records_of(DOSSIER, REPORT)) + b"\n" == result.stdout_bytes
    assert 0 == result.exit_code


def test_one_page_is_an_array_too() -> None:
    assert records_of(DOSSIER) == json.loads(run("read", DOSSIER, "--to", "json").stdout_bytes)


def test_jsonl_is_a_record_a_line() -> None:
    lines = run("read", DOSSIER, REPORT, "--to", "jsonl").stdout_bytes.splitlines()

    assert records_of(DOSSIER, REPORT) == [json.loads(line) for line in lines]


def test_a_folder_gives_every_page_in_it_by_name() -> None:
    result = run("read", PAGES)

    assert records_of(PAGES) == json.loads(result.stdout_bytes)
    assert len(records_of(PAGES)) > 20


def test_findings_stand_on_standard_error_with_file_and_line_and_then_a_summary() -> None:
    lines = run("read", DOSSIER, REPORT).stderr.splitlines()

    assert f"{DOSSIER}:20: info: status: the label has no value [field.empty at /status]" == lines[0]
    assert [
        "2 files: 1 taskforce, 1 meeting",
        "findings: 3 text.truncated, 1 event.before-start, 1 field.empty",
    ] == lines[-2:]


def test_a_listing_is_counted_by_rows_and_what_is_not_read_by_lines() -> None:
    result = run("read", PAGES / "taskforces.txt", PAGES / "estonian-presidency-meeting.txt")

    assert "2 files: 1 meeting, 7 listing rows, 12 unread lines" in result.stderr.splitlines()
    assert 0 == result.exit_code


def test_a_page_without_a_finding_has_a_summary_of_one_line() -> None:
    assert "1 file: 1 meeting\n" == run("read", REPORT).stderr


# ---------------------------------------------------------------- what cannot be read


def missing(folder: Path) -> Path:
    return folder / "gone.txt"


def missing_without_ending(folder: Path) -> Path:
    return folder / "gone"


def empty(folder: Path) -> Path:
    return made(folder, b"")


def binary(folder: Path) -> Path:
    return made(folder, b"\xff\x00\xfe" * 50)


def latin_1(folder: Path) -> Path:
    return made(folder, DOSSIER.read_text("utf-8").replace("Denmark", "Gr\xf8nland", 1).encode("cp1252"))


def no_page_of_the_site(folder: Path) -> Path:
    return made(folder, b"Dear reader,\n\nall is well.\n")


def of_70_megabytes(folder: Path) -> Path:
    path = folder / "huge.txt"
    with path.open("wb") as file:
        file.truncate(70 * 1024 * 1024)
    return path


def of_an_unknown_kind(folder: Path) -> Path:
    path = folder / "page.docx"
    path.write_bytes(b"PK")
    return path


def an_empty_folder(folder: Path) -> Path:
    (folder / "nothing").mkdir()
    return folder / "nothing"


def a_folder_named_like_a_page(folder: Path) -> Path:
    (folder / "page.txt").mkdir()
    return folder / "page.txt"


def a_name_that_is_too_long(folder: Path) -> Path:
    return folder / f"{'x' * 5_000}.txt"


def made(folder: Path, data: bytes) -> Path:
    path = folder / "page.txt"
    path.write_bytes(data)
    return path


BAD: list[tuple[Callable[[Path], Path], str]] = [
    (missing, "file.unreadable"),
    (missing_without_ending, "file.unreadable"),
    (a_name_that_is_too_long, "file.unreadable"),
    (empty, "page.unsupported"),
    (binary, "page.encoding"),
    (latin_1, "page.encoding"),
    (no_page_of_the_site, "page.unsupported"),
    (of_70_megabytes, "limit.bytes"),
    (of_an_unknown_kind, "file.ending"),
    (an_empty_folder, "file.ending"),
    (a_folder_named_like_a_page, "file.ending"),
]


@pytest.mark.parametrize("command", ["read", "show"])
@pytest.mark.parametrize(("make", "code"), BAD, ids=lambda value: getattr(value, "__name__", None))
def test_what_cannot_be_read_is_told_with_its_file_and_all_else_is_still_shown(
    make: Callable[[Path], Path], code: str, command: str, tmp_path: Path
) -> None:
    bad = make(tmp_path)
    result = run(command, bad, REPORT)

    assert 1 == result.exit_code
    assert any(line.startswith(str(bad)) and f"[{code}" in line for line in result.stderr.splitlines())
    assert "Norwegian Technology Pact" in result.stdout


def test_what_is_not_utf_8_is_told_with_its_line_and_the_rest_of_the_page_is_read(tmp_path: Path) -> None:
    bad = latin_1(tmp_path)
    result = run("read", bad)

    assert f"{bad}:15: error: " in result.stderr
    assert "Danish Technology Pact" in result.stdout


def test_where_nothing_can_be_read_the_array_is_empty(tmp_path: Path) -> None:
    result = run("read", missing(tmp_path))

    assert "[]\n" == result.stdout
    assert "1 file: no records" in result.stderr


def test_warnings_count_only_where_strict_is_asked_for() -> None:
    assert 0 == run("read", DOSSIER).exit_code
    assert 1 == run("read", "--strict", DOSSIER).exit_code
    assert 0 == run("read", "--strict", REPORT).exit_code
    assert 1 == run("show", "--strict", DOSSIER).exit_code


@settings(max_examples=min(40, settings().max_examples))  # two runs of the command each
@given(
    st.text() | st.lists(st.sampled_from([*DOSSIER.read_text("utf-8").splitlines(), "\x1b[2J", "\x85"])).map("\n".join)
)
@example("Status:\nColour \x1b[31mred\x07\nCountry:\n\x1b]0;title\x07\nStart date:\n\x9b2J")
def test_any_text_gives_a_document_and_a_status_and_no_control_character(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder), text.encode("utf-8", "surrogatepass"))
        for command in ("read", "show"):
            result = run(command, path)
            assert result.exit_code in {0, 1}
            assert {"\n"} >= {char for char in result.output if not char.isprintable()} - set(
                "\u00ad\u200c\u200d\u2028"
            )


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["show"],
        ["read", "--to", "xml", str(DOSSIER)],
        ["read", "--strickt", str(DOSSIER)],
        ["red", str(DOSSIER)],
        [],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_status_2(arguments: list[str]) -> None:
    result = run(*arguments)

    assert 2 == result.exit_code
    assert "Usage: " in result.stderr
    assert "" == result.stdout
