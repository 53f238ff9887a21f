"""Scripts of this folder, run by node with the packages that `make interop` installs from the lock file."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryFile

HERE = Path(__file__).parent


def run(script: str, data: object) -> object:
    """Give a script of this folder a value as JSON, and return the one that it answers with."""
    with TemporaryFile() as given:  # node does not wait for a pipe that is empty for a moment
        given.write(json.dumps(data).encode())
        given.seek(0)
        answer = subprocess.run(
            ["node", script],  # noqa: S607 - whichever node the machine has
            cwd=HERE,
            stdin=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
    assert answer.returncode == 0, answer.stderr[-2000:]
    value: object = json.loads(answer.stdout)
    return value
