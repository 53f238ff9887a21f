"""What every subcommand reads: files, folders, standard input; and how it reports."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from stemtaskforce import load
from stemtaskforce.cli import main
from stemtaskforce.cli.group import group
from tests.cli.invoke import DOSSIER, PAGES, PLAIN, REPORT, run

RECORDS = run("read", DOSSIER, "--to", "jsonl").stdout


def given(text: str | bytes, *arguments: str) -> tuple[int, str, str]:
    """Call the command with something on its standard input; its status, output and diagnostics."""
    result = CliRunner(env=PLAIN).invoke(group, list(arguments), input=text)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        (DOSSIER.read_bytes(), "text"),
        (b"<h1>QUICK: taskforce dossier</h1><h2>Danish Technology Pact</h2><p>Status: ongoing</p>", "html"),
        (RECORDS.encode(), "jsonl"),
        (b"[" + RECORDS.strip().encode() + b"]", "json"),
    ],
)
def test_standard_input_is_read_in_the_named_format(text: bytes, format_: str) -> None:
    status, output, _ = given(text, "find", "-", "--input-format", format_, "--to", "jsonl", "--type", "taskforce")

    assert 0 == status
    assert '"name":"Danish Technology Pact"' in output


@pytest.mark.parametrize("command", ["read", "find", "validate"])
def test_standard_input_without_a_format_is_wrong_usage_that_names_the_option(command: str) -> None:
    status, _, errors = given("x", command, "-")

    assert 2 == status
    assert "--input-format" in errors


def test_a_problem_of_standard_input_is_reported_with_its_line() -> None:
    _, _, errors = given(b"Dear reader,\n\xff", "read", "-", "--input-format", "text")

    assert "-:2: error: page: byte 13 is not UTF-8" in errors


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no such names here")
def test_a_pipe_that_has_a_name_is_read_in_the_named_format() -> None:
    command = f'{sys.executable} -m stemtaskforce find <(cat "$0") --input-format text --to jsonl --type taskforce'
    done = subprocess.run(
        ["bash", "-c", command, str(DOSSIER)],  # noqa: S607 - the shell of the documentation
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "80"},
    )

    assert RECORDS == done.stdout


def test_a_file_without_a_known_ending_is_told_of_the_option(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(DOSSIER.read_bytes())

    assert "or name its format with --input-format" in " ".join(run("find", path).stderr.split())
    assert RECORDS == run("find", path, "--input-format", "text", "--to", "jsonl", "--type", "taskforce").stdout
    assert RECORDS == run("read", path, "--input-format", "text", "--to", "jsonl").stdout


def test_an_ending_is_stronger_than_the_named_format() -> None:
    assert RECORDS == run("read", DOSSIER, "--input-format", "html", "--to", "jsonl").stdout


@pytest.mark.parametrize("name", ["all.json", "all.jsonl", "all.JSONL.gz"])
def test_read_writes_a_file_of_its_ending(tmp_path: Path, name: str) -> None:
    result = run("read", DOSSIER, REPORT, "-o", tmp_path / name)

    assert b"" == result.stdout_bytes
    assert 2 == len(load(tmp_path / name))
    assert name.endswith(".gz") is ((tmp_path / name).read_bytes()[:2] == gzip.compress(b"")[:2])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("-o", "records.csv"), "expected a name that ends in .json or .jsonl"),
        (("-o", "records.json", "--to", "jsonl"), "contradicts --to jsonl"),
    ],
)
def test_an_output_that_read_cannot_write_is_wrong_usage(arguments: tuple[str, ...], expected: str) -> None:
    result = run("read", DOSSIER, *arguments)

    assert 2 == result.exit_code
    assert expected in " ".join(result.stderr.split())


def test_an_empty_array_is_written_for_no_records() -> None:
    assert "[]\n" == run("read", PAGES / "action-plan.txt").stdout


def test_quiet_prints_errors_alone() -> None:
    assert "" == run("read", "--quiet", DOSSIER).stderr
    lines = run("read", "--quiet", DOSSIER, "gone.txt").stderr.splitlines()
    assert ["gone.txt: error: file: No such file or directory [file.unreadable]"] == lines


@pytest.mark.slow
def test_a_record_is_written_before_the_next_page_is_read() -> None:
    reading = subprocess.Popen(
        [sys.executable, "-m", "stemtaskforce", "read", str(DOSSIER), "-", "--input-format", "text", "--to", "jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with reading:
        assert reading.stdin is not None
        assert reading.stdout is not None
        assert RECORDS.encode() == reading.stdout.readline()  # while the second page is still open
        reading.stdin.close()


def test_no_columns_are_the_columns_of_a_usual_window() -> None:
    assert run("show", REPORT).stdout == run("show", REPORT, COLUMNS="0").stdout


@pytest.mark.parametrize("command", ["show", "timeline", "find", "stats", "validate"])
def test_no_colours_are_written_into_a_pipe(command: str) -> None:
    result = run(command, PAGES)

    assert "\x1b" not in result.stdout + result.stderr


@pytest.mark.slow
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "stemtaskforce", "read", "-q", DOSSIER, "-o", tmp_path / "gone" / "all.json"],
        check=False,
        capture_output=True,
        text=True,
    )

    assert 1 == done.returncode
    assert 1 == done.stderr.count("\n")
    assert "all.json" in done.stderr
    assert "standard output" not in done.stderr


@pytest.mark.parametrize("name", ["", "datapackage.json"])
def test_a_data_package_is_read_whole_by_its_folder_and_by_its_description(tmp_path: Path, name: str) -> None:
    run("convert", DOSSIER, REPORT, "--to", "datapackage", "-o", tmp_path)
    wanted = run("convert", DOSSIER, REPORT, "--to", "jsonl").stdout

    result = run("convert", tmp_path / name, "--to", "jsonl")

    assert (0, wanted) == (result.exit_code, result.stdout)
    assert "1 file: 1 taskforce, 1 meeting" in result.stderr


def test_a_csv_beside_no_description_is_a_document_of_its_own(tmp_path: Path) -> None:
    run("convert", DOSSIER, "--to", "csv", "--type", "event", "-o", tmp_path / "events.csv")

    assert "1 file: 3 events" in run("find", tmp_path).stderr


def test_the_names_of_formats_are_completed_in_the_shell() -> None:
    words = "stemtaskforce show --input-format js"
    result = run(_STEMTASKFORCE_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD="3")

    assert ["json", "jsonl"] == [line.partition(",")[2] for line in result.stdout.splitlines()]


def test_a_file_that_is_not_there_is_told_so_whatever_its_name_and_not_which_endings_there_are(tmp_path: Path) -> None:
    result = run("show", tmp_path / "gone")

    assert 1 == result.exit_code
    assert "[file.unreadable]" in result.stderr
    assert "--input-format" not in result.stderr


def test_standard_input_that_is_closed_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["stemtaskforce", "show", "-", "--input-format", "text"])
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(SystemExit) as ended:
        main()

    assert 1 == ended.value.code
    assert "-: error: file: Bad file descriptor [file.unreadable]" in capfd.readouterr().err
