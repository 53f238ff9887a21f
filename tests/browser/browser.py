"""Chromium, driven by `drive.mjs` with the packages that `make browser` installs from the lock file."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict, cast

HERE = Path(__file__).parent

#: What a page can be told to do, and the rest of a job; see `drive.mjs`.
Job = Mapping[str, object]


class Result(TypedDict):
    """What happened on a page: messages of the console, dialogs, addresses asked for, values of steps, violations."""

    console: list[str]
    dialogs: list[str]
    requests: list[str]
    values: list[object]
    violations: list[str]
    overflow: int


def run(*jobs: Job) -> list[Result]:
    """Return what happened in each of some jobs, in one browser with an empty profile."""
    answer = subprocess.run(
        ["node", "drive.mjs"],  # noqa: S607 - whichever node the machine has
        cwd=HERE,
        input=json.dumps(jobs),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=900,
        env={**os.environ, "NODE_NO_WARNINGS": "1"},
    )
    assert answer.returncode == 0, answer.stderr[-3000:]
    return cast("list[Result]", json.loads(answer.stdout))


def assert_quiet(result: Result, url: str) -> None:
    """Check that a page ran without a message, opened nothing, and asked for nothing but itself."""
    assert [] == result["console"]
    assert [] == result["dialogs"]
    assert {url} == {each.partition("#")[0] for each in result["requests"] if not each.startswith("data:")}
