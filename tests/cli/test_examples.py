"""What a newcomer sees first is what the code gives: the demo, and the sample in the README.

Both files hold the output of a real run; to renew the demo's, write what it prints with `COLUMNS=90` over it.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.invoke import PLAIN, TOP, run

EXPECTED = Path(__file__).parent / "expected"
README = (TOP / "README.md").read_text("utf-8")
SAMPLE = re.compile(r"^```console\n\$ stemtaskforce (.+)\n((?:.*\n)+?)```$", re.MULTILINE)


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


def test_the_readme_has_a_sample() -> None:
    assert SAMPLE.search(README)


@pytest.mark.parametrize(("arguments", "output"), SAMPLE.findall(README))
def test_every_sample_of_the_readme_is_real_output(
    arguments: str, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TOP)

    assert output == run(*shlex.split(arguments)).stdout
