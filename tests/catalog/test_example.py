"""The example of five questions prints what the documentation shows, and is as short as it promises."""

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[2]
SCRIPT = TOP / "examples" / "five_questions.py"
EXPECTED = Path(__file__).with_name("expected") / "five_questions.txt"


def test_the_five_questions_have_the_answers_that_the_documentation_shows() -> None:
    result = subprocess.run(
        [sys.executable, "-X", "utf8", SCRIPT], capture_output=True, check=True, encoding="utf-8", timeout=60
    )
    answers = EXPECTED.read_text("utf-8")

    assert answers == result.stdout
    assert "" == result.stderr
    assert answers in (TOP / "docs" / "explanation" / "order.md").read_text("utf-8")


def test_the_five_questions_take_less_than_thirty_lines() -> None:
    lines = SCRIPT.read_text("utf-8").splitlines()

    assert len(lines) < 30
    assert 5 == sum("?" in line for line in lines)
