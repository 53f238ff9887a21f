"""`stemtaskforce convert`: the same records in another format, into a pipe, a file or a folder."""

from operator import attrgetter
from pathlib import Path
from typing import Any, cast

import pytest

from stemtaskforce import load, save
from stemtaskforce.catalog import Catalog
from stemtaskforce.formats import json, registry
from stemtaskforce.formats.registry import FORMATS, Format
from stemtaskforce.model import Record
from tests.cli.invoke import DOSSIER, PAGES, REPORT, run


def catalog_of(*paths: Path) -> Catalog:
    return Catalog.of(json.loads(run("read", *paths).stdout_bytes, list[Record]))


def test_a_pipe_gets_the_records_of_the_catalog_in_their_order() -> None:
    result = run("convert", REPORT, DOSSIER, "--to", "json")

    assert json.dumps(catalog_of(DOSSIER, REPORT).records) + b"\n" == result.stdout_bytes
    assert 0 == result.exit_code


def test_equal_records_are_written_once() -> None:
    assert run("convert", DOSSIER, "--to", "jsonl").stdout == run("convert", DOSSIER, DOSSIER, "--to", "jsonl").stdout


@pytest.mark.parametrize("name", ["records.json", "records.jsonl", "records.jsonl.gz"])
def test_the_ending_of_the_output_is_its_format(tmp_path: Path, name: str) -> None:
    run("convert", DOSSIER, REPORT, "-o", tmp_path / name)

    assert catalog_of(DOSSIER, REPORT) == load(tmp_path / name)


def test_an_output_of_another_ending_is_in_the_named_format(tmp_path: Path) -> None:
    run("convert", DOSSIER, "--to", "json", "-o", tmp_path / "records.txt")

    assert run("convert", DOSSIER, "--to", "json").stdout_bytes == (tmp_path / "records.txt").read_bytes()


def test_an_existing_folder_gets_a_file_of_the_format(tmp_path: Path) -> None:
    run("convert", DOSSIER, "--to", "jsonl", "-o", tmp_path)

    assert ["records.jsonl"] == [path.name for path in tmp_path.iterdir()]


def test_pages_without_a_record_give_no_table_where_one_must_have_columns() -> None:
    result = run("convert", PAGES / "taskforces.txt", "--to", "parquet", "-q")

    assert 1 == result.exit_code
    assert "Error: parquet: expected at least one record, got none\n" == result.stderr


def test_one_dossier_gives_its_own_page() -> None:
    assert "<h1>Danish Technology Pact</h1>" in run("convert", DOSSIER, "--to", "html").stdout


def test_one_type_alone_leaves_the_others_out() -> None:
    lines = run("convert", PAGES, "--to", "jsonl", "--type", "meeting").stdout.splitlines()

    assert lines
    assert all(line.startswith('{"type":"meeting"') for line in lines)
    events = run("convert", DOSSIER, "--to", "jsonl", "--type", "event").stdout.splitlines()
    assert 3 == len(events)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "name the format with --to, or a file with --output"),
        (("-o", "records.zzz"), "expected one of the endings .json, .jsonl"),
        (("--to", "docx"), "'docx' is not one of"),
    ],
)
def test_wrong_usage_names_the_choices(arguments: tuple[str, ...], expected: str) -> None:
    result = run("convert", DOSSIER, *arguments)

    assert 2 == result.exit_code
    assert expected in " ".join(result.stderr.split())


# ---------------------------------------------------------------- every format into every format

NAME_OF = attrgetter("name")
#: A meeting, as every format that can be read back holds one alone.
MEETING = run("convert", REPORT, "--to", "json").stdout_bytes
READABLE = [each for each in FORMATS if each.reads]


def given_to(format_: Format) -> Catalog | list[Record]:
    records = json.loads(MEETING, list[Record])
    return Catalog.of(records) if format_.linked else records


def document(format_: Format) -> bytes:
    """Return the meeting in a format."""
    data = cast("bytes", cast("Any", format_.codec).dumps(given_to(format_)))
    return data if not format_.text or data.endswith(b"\n") else data + b"\n"


@pytest.mark.parametrize("source", READABLE, ids=NAME_OF)
@pytest.mark.parametrize("target", FORMATS, ids=NAME_OF)
def test_a_pipe_converts_every_format_to_every_format(source: Format, target: Format) -> None:
    result = run("convert", "-", "--input-format", source.name, "--to", target.name, stdin=document(source))

    assert (0, "1 file: 1 meeting\n") == (result.exit_code, result.stderr)
    assert document(target) == result.stdout_bytes


@pytest.mark.parametrize("target", FORMATS, ids=NAME_OF)
def test_a_page_is_converted_to_every_format_in_a_file_and_in_a_folder(target: Format, tmp_path: Path) -> None:
    folder, ending = tmp_path / "folder", target.endings[0]
    folder.mkdir()
    expected = {f"records{ending}": document(target)}
    if target.folder:
        expected = cast("Any", target.codec).dumps_folder(given_to(target))

    result = run("convert", REPORT, "--to", target.name, "-o", folder)

    assert 0 == result.exit_code
    assert expected == {path.name: path.read_bytes() for path in folder.iterdir()}
    if ending.startswith("."):
        run("convert", REPORT, "-o", tmp_path / f"meeting{ending}")
        assert document(target) == (tmp_path / f"meeting{ending}").read_bytes()


@pytest.mark.parametrize("source", READABLE, ids=NAME_OF)
def test_every_format_is_read_from_a_file_and_from_a_folder(source: Format, tmp_path: Path) -> None:
    ending = source.endings[0]
    file = tmp_path / (f"meeting{ending}" if ending.startswith(".") else ending)
    save(json.loads(MEETING, list[Record]), file)

    for place in (file, tmp_path):
        result = run("convert", place, "--to", "json")
        assert (0, MEETING) == (result.exit_code, result.stdout_bytes)


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> str:
    row = Format("several", (".several",), "tests.cli.several", folder=True)
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, row))
    monkeypatch.setattr("stemtaskforce.cli.convert.by_name", lambda _: row)
    return "json"  # a choice that click knows; `by_name` answers with the row above


def test_a_format_of_several_files_writes_a_folder(tmp_path: Path, several: str) -> None:
    run("convert", DOSSIER, REPORT, "--to", several, "-o", tmp_path / "new")

    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.txt"))
    assert ["new/meeting.txt", "new/taskforce.txt"] == written


def test_several_types_in_one_file_are_wrong_usage_that_names_the_options(several: str) -> None:
    result = run("convert", DOSSIER, REPORT, "--to", several)

    assert 2 == result.exit_code
    assert "--type" in result.stderr
    assert b"one\n" == run("convert", DOSSIER, "--to", several).stdout_bytes
