"""`stemtaskforce chart`: a file in the form of its ending, the findings on standard error."""

from pathlib import Path

import pytest

from tests.cli.invoke import DOSSIER, PAGES, run

pytestmark = pytest.mark.slow  # each draws a picture in a process of its own


@pytest.mark.parametrize("kind", ["timeline", "overview", "activity"])
@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<svg"), ("a.PNG", b"\x89PNG"), ("a.html", b"<!DOCTYPE html>")])
def test_the_ending_of_the_output_is_its_form(tmp_path: Path, kind: str, name: str, start: bytes) -> None:
    result = run("chart", DOSSIER, "--kind", kind, "-o", tmp_path / name)

    assert (tmp_path / name).read_bytes().startswith(start)
    assert 0 == result.exit_code


def test_what_could_not_be_read_is_reported_and_the_rest_is_drawn(tmp_path: Path) -> None:
    result = run("chart", PAGES, "--kind", "activity", "-o", tmp_path / "a.svg")

    assert 1 == result.exit_code
    assert "page.unsupported" in result.stderr
    assert (tmp_path / "a.svg").exists()


def test_another_ending_is_wrong_usage(tmp_path: Path) -> None:
    result = run("chart", DOSSIER, "-o", tmp_path / "a.pdf")

    assert 2 == result.exit_code
    assert "expected one of the endings .svg, .png, .html" in result.stderr
