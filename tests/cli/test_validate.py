"""`stemtaskforce validate`: every problem of every file on standard output, in three formats."""

import json
from pathlib import Path

import pytest

from tests.cli.invoke import DOSSIER, REPORT, run

BAD = '[{"type":"meeting","version":1,"title":" x","date":"2018-02-30"},{"type":"event","version":1,"titel":"y"}]'
SUSPICIOUS = '{"type":"meeting","version":1,"title":"Oslo","date":"2018-01-01","end_date":"2018-03-01"}\n'


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.json"
    path.write_text(BAD, "utf-8")
    return path


def test_a_file_without_a_problem_prints_nothing() -> None:
    result = run("validate", REPORT)

    assert "" == result.stdout
    assert 0 == result.exit_code


def test_every_problem_of_a_document_is_a_line(bad: Path) -> None:
    result = run("validate", bad)

    assert 1 == result.exit_code
    assert ["/0/title", "/0/date", "/1"] == [
        line.rpartition(" at ")[2].removesuffix("]").removesuffix("/titel") for line in result.stdout.splitlines()
    ][:3]
    assert all(line.startswith(f"{bad}: error: ") for line in result.stdout.splitlines())


def test_the_records_of_a_document_are_checked_as_those_of_a_page_are(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(SUSPICIOUS, "utf-8")
    result = run("validate", path)

    assert "date.range-suspicious at /0/end_date" in result.stdout
    assert 0 == result.exit_code
    assert 1 == run("validate", "--strict", path).exit_code


def test_json_is_an_array_of_the_findings(bad: Path) -> None:
    found = json.loads(run("validate", bad, DOSSIER, "--format", "json").stdout)

    assert ["code", "severity", "message", "path", "line", "source", "value"] == list(found[0])
    assert {"error", "warning", "info"} == {each["severity"] for each in found}
    assert {str(bad), str(DOSSIER)} == {each["source"] for each in found}
    assert [] == json.loads(run("validate", REPORT, "--format", "json").stdout)


def test_github_annotations_have_file_line_and_escaped_text(tmp_path: Path) -> None:
    page = tmp_path / "a,b%.txt"
    page.write_text("Dear reader,\n", "utf-8")
    lines = run("validate", page, "--format", "github").stdout.splitlines()

    assert lines[0].startswith(f"::error file={str(page).replace('%', '%25').replace(',', '%2C')},line=1,title=page.")
    assert lines[0].count("::") == 2
    assert "::notice file=" in run("validate", DOSSIER, "--format", "github").stdout


def test_quiet_prints_no_summary(bad: Path) -> None:
    assert "" == run("validate", "--quiet", REPORT).stderr
    assert "findings" in run("validate", bad).stderr
