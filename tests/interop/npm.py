"""Scripts of this folder, run by node with the packages that `make interop` installs from the lock file."""

import json
import subprocess
from pathlib import Path

HERE = Path(__file__).parent


def run(script: str, data: object) -> object:
    """Give a script of this folder a value as JSON, and return the one that it answers with."""
    answer = subprocess.run(
        ["node", script],  # noqa: S607 - whichever node the machine has
        cwd=HERE,
        input=json.dumps(data),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    value: object = json.loads(answer.stdout)
    return value
