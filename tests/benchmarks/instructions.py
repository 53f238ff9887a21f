"""Count the instructions of a call by callgrind: they are the same however busy the machine is.

The calls run in one process under valgrind, made once. A forked child does nothing and a second one calls; both report
what was executed until their end, and the difference is the calls' own. Kept from chance are the seed of hashes and,
by a call before the fork, all that is made at a first use.
"""

import gc
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, cast

import pytest

__all__ = ["Work", "instructions", "needs_valgrind"]

_TOTAL = re.compile(r"Collected : (\d+)")
#: What the tests that count are skipped by.
needs_valgrind = pytest.mark.skipif(
    not (shutil.which("valgrind") and hasattr(os, "fork")), reason="counting instructions takes valgrind, and a fork"
)


class Work(NamedTuple):
    """A call, and how often it is made to be counted: more often where it is short."""

    call: Callable[[], object]
    calls: int = 1


def instructions(source: Callable[[], Mapping[str, Work]], folder: Path) -> dict[str, float]:
    """Return the instructions of one call of each work.

    Args:
        source: A function at the top of a module, called in a process of its own.
        folder: A folder for the reports of valgrind.
    """
    command = [
        "valgrind",
        "--tool=callgrind",
        "--callgrind-out-file=/dev/null",
        f"--log-file={folder}/%p",
        sys.executable,
        "-m",
        "tests.benchmarks.instructions",
        source.__module__,
        source.__name__,
    ]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"PYTHONHASHSEED": "0"}
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, env=environment).stdout
    counted: dict[str, tuple[int, int, int]] = json.loads(told.splitlines()[-1])

    def total(process: int) -> int:
        found = _TOTAL.search((folder / str(process)).read_text())
        assert found is not None
        return int(found[1])

    return {name: (total(calling) - total(idle)) / calls for name, (idle, calling, calls) in counted.items()}


def _child(work: Work, calls: int) -> int:
    """Return the number of a child that made some calls and ended."""
    if (process := os.fork()) == 0:
        for _ in range(calls):
            work.call()
        os._exit(0)  # at once: the end of Python is not counted
    os.waitpid(process, 0)
    return process


def _main(module: str, name: str) -> None:
    source = cast("Callable[[], Mapping[str, Work]]", getattr(importlib.import_module(module), name))
    processes: dict[str, tuple[int, int, int]] = {}
    for each, work in source().items():
        work.call()
        gc.collect()
        gc.freeze()
        processes[each] = (_child(work, 0), _child(work, work.calls), work.calls)
    print(json.dumps(processes))  # noqa: T201 - the answer of the process


if __name__ == "__main__":
    _main(*sys.argv[1:])
