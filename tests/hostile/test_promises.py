"""Each promise of the documentation is held by a test that exists, with the figures that a run wrote."""

from pathlib import Path

import pytest

from tests.hostile.harness import ROOT, WHOLE
from tests.hostile.promises import PROMISES
from tests.tools.write_promises import TARGETS, written


def test_each_promise_names_a_test_that_exists() -> None:
    for each in PROMISES:
        assert f"def {each.test}(" in (ROOT / each.file).read_text("utf-8"), each.text


@pytest.mark.skipif(WHOLE, reason="a whole run writes the tables when it ends")
@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_the_table_of_promises_is_the_one_of_the_last_whole_run(target: Path) -> None:
    assert written(target.read_text("utf-8")) == target.read_text("utf-8")
