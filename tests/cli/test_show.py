"""`stemtaskforce show`: what a person sees of a page, in a window and in a pipe."""

from pathlib import Path

import pytest

from tests.cli.invoke import DOSSIER, PAGES, REPORT, run


def test_a_dossier_is_its_facts_its_prose_and_its_timeline() -> None:
    shown = run("show", DOSSIER).stdout

    headings = [line for line in shown.splitlines() if line and line[0] not in " ╭│╰"]
    assert ["Background", "Objectives", "Results", "Timeline"] == headings
    assert "│ Country       Denmark (DK)" in shown
    assert "  2016-04-15 │ Policy and strategy | Government of the Netherlands\n" in shown


@pytest.mark.parametrize("width", [20, 40, 80, 100])
def test_prose_is_folded_to_the_window(width: int) -> None:
    lines = run("show", DOSSIER, REPORT, COLUMNS=str(width)).stdout.splitlines()

    assert width - 10 < max(map(len, lines)) <= width


def test_a_window_wider_than_is_good_to_read_is_not_filled() -> None:
    assert run("show", DOSSIER, COLUMNS="100").stdout == run("show", DOSSIER, COLUMNS="300").stdout


def test_pages_are_apart_by_a_blank_line() -> None:
    alone = [run("show", path).stdout for path in (DOSSIER, REPORT)]

    assert "\n".join(alone) == run("show", DOSSIER, REPORT).stdout


def test_a_page_that_lacks_its_title_is_shown_as_far_as_it_was_read() -> None:
    result = run("show", PAGES / "norwegian-technology-pact-excerpt.txt")

    assert "(no title)" in result.stdout
    assert "Background\n  Norway’s STEM strategy ends in 2020" in result.stdout
    assert 1 == result.exit_code


def test_a_listing_is_shown_row_by_row() -> None:
    shown = run("show", PAGES / "taskforces.txt").stdout

    assert "2021-07-07 │ Estonian Research Council | Estonia | ongoing\n" in shown


def test_what_was_placed_nowhere_stands_below_with_its_lines() -> None:
    lines = run("show", PAGES / "action-plan.txt").stdout.splitlines()

    assert ["Not read", "  1   Action Plan EU STEM Coalition"] == lines[:2]
    assert "\nNot read\n  33  QUICK: publications\n" in run("show", PAGES / "estonian-presidency-meeting.txt").stdout


def test_a_document_is_shown_as_its_page_is(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_bytes(run("read", DOSSIER).stdout_bytes)

    assert run("show", DOSSIER).stdout == run("show", tmp_path / "one.json").stdout


def test_colours_are_for_terminals_and_no_color_is_respected() -> None:
    plain = run("show", DOSSIER)
    forced = run("show", DOSSIER, FORCE_COLOR="1", TERM="xterm-256color")
    refused = run("show", DOSSIER, FORCE_COLOR="1", TERM="xterm-256color", NO_COLOR="1")

    assert "\x1b" not in plain.output
    assert "\x1b[36m" in forced.stdout
    assert "\x1b[36m" not in refused.stdout
    assert "\x1b[33m" not in refused.stderr
