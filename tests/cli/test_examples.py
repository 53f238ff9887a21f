"""What a newcomer sees first is what the code gives: the demo, the sample in the README, the reference of the command.

`expected/demo.txt` holds what a run printed; to renew it, write what the demo prints with `COLUMNS=90` over it. The
commands of README and docs are run where all their examples are.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.invoke import PLAIN, TOP
from tests.tools.generate_command_reference import PAGE, lines

EXPECTED = Path(__file__).parent / "expected"
README = (TOP / "README.md").read_text("utf-8")


@pytest.mark.slow
def test_the_demo_prints_what_it_printed() -> None:
    environment = {name: value for name, value in os.environ.items() if name not in PLAIN}
    result = subprocess.run(
        [sys.executable, TOP / "examples" / "demo.py"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**environment, "COLUMNS": "90", "PYTHONUTF8": "1"},
    )

    assert (EXPECTED / "demo.txt").read_text("utf-8") == result.stdout
    assert "" == result.stderr


def test_the_readme_has_a_sample_that_is_run() -> None:
    assert "```console\n$ stemtaskforce show examples/pages/danish-technology-pact.txt\n╭─ taskforce ─" in README


def test_the_reference_of_the_command_is_what_its_help_says() -> None:
    assert [*"\n".join(lines()).splitlines()] == PAGE.read_text("utf-8").splitlines()
