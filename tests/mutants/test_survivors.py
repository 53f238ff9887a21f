"""The survivors' file holds the figures of the last sweep as the tool writes them, and what is written by hand."""

import json

import pytest

from tests.tools.mutants import PARTS, SURVIVORS, SWEEP, TOP, score, written


def test_the_figures_are_those_of_the_last_sweep() -> None:
    sweep = json.loads(SWEEP.read_text("utf-8"))

    assert written(SURVIVORS.read_text("utf-8"), sweep) == SURVIVORS.read_text("utf-8")


def test_the_figures_of_a_sweep_add_up() -> None:
    for name, each in json.loads(SWEEP.read_text("utf-8")).items():
        assert name in PARTS
        assert each["unreached"] <= len(each["survivors"]) <= each["tried"] <= each["mutants"]
        assert each["tried"] == each["mutants"] or each["sample"] < 100
        assert 0 <= score(each) <= 100


@pytest.mark.parametrize("part", PARTS)
def test_a_part_names_modules_and_tests_that_exist(part: str) -> None:
    for pattern in PARTS[part].files + PARTS[part].without:
        assert [*(TOP / "src" / "stemtaskforce").glob(pattern)], pattern
    for test in PARTS[part].tests:
        assert (TOP / test).exists(), test


def test_what_is_written_by_hand_stays() -> None:
    before = SURVIVORS.read_text("utf-8")
    after = written(before, {})

    assert before.partition("<!-- figures")[0] == after.partition("<!-- figures")[0]
    assert "| text |" not in after
    assert before == written(after, json.loads(SWEEP.read_text("utf-8")))
