"""A plugin of pytest for `make mutants`: one collection of the tests serves every mutant.

pytest collects the tests once. Then each mutant gets a process of its own, a fork of the one that has collected, in
which the tests that reach its function run, the quickest first, until one fails or its processor time is over. mutmut's
own way collects the tests anew for each mutant, which takes ten times as long as most mutants need to be noticed.

    python -m pytest -p tests.tools.one_collection --asked asked.json --verdicts verdicts.jsonl TEST …

`asked.json` holds a list for each mutant: its name, its tests, and its seconds. A verdict is a line, an exit code as
mutmut keeps them: 0 where each test passed, 1 where one failed, the negative number of a signal where the process was
ended. First, each test runs without a mutant, in such a process too; where one fails, there is no verdict at all.
"""

import gc
import json
import os
import resource
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn, cast

import pytest
from mutmut.mutation import trampoline

#: A mutant, its tests, and the seconds of processor time after which they take too long.
_Asked = tuple[str, list[str], int]

_AT_ONCE = os.cpu_count() or 1

_NO_FAILURE = (pytest.skip.Exception, pytest.exit.Exception)

#: Time by the clock, for each second of processor time, after which a mutant is waiting for something that never comes.
_PATIENCE = 10


def pytest_addoption(parser: pytest.Parser) -> None:
    """Ask for the two files."""
    parser.addoption("--asked", help="the mutants to try, with their tests and seconds")
    parser.addoption("--verdicts", help="the file to which the exit code of each is added")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """End the process at the first failure: writing a report of it takes longer than most tests."""
    if call.excinfo is None or call.excinfo.errisinstance(_NO_FAILURE) or item.get_closest_marker("xfail"):
        return
    if not trampoline.get_mutant_under_test():
        print(f"{item.nodeid} fails without a mutant: {call.excinfo.exconly()}", file=sys.__stderr__, flush=True)
    os._exit(1)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Try each mutant in place of running the tests once."""
    asked = cast("list[_Asked]", json.loads(_path(session, "asked").read_text("utf-8")))
    items = {item.nodeid: item for item in session.items}
    reached = {test for _, tests, _ in asked for test in tests}
    gc.collect()
    gc.freeze()  # a child would otherwise copy each page of memory that its collector looks at
    clean: _Asked = (
        "",
        [name for name in items if name in reached],
        max((seconds for _, _, seconds in asked), default=1),
    )
    if any(code for _, code in _codes(session, items, [clean])):
        pytest.exit("a test fails without a mutant", returncode=1)
    with _path(session, "verdicts").open("a", encoding="utf-8") as verdicts:
        for mutant, code in _codes(session, items, asked):
            verdicts.write(json.dumps([mutant, code]) + "\n")
            verdicts.flush()
    return True


def _path(session: pytest.Session, option: str) -> Path:
    return Path(cast("str", session.config.getoption(option)))


def _codes(
    session: pytest.Session, items: dict[str, pytest.Item], asked: Iterable[_Asked]
) -> Iterator[tuple[str, int]]:
    """Yield each mutant and its exit code, as they come to an end."""
    running: dict[int, str] = {}
    for mutant, tests, seconds in asked:
        if len(running) == _AT_ONCE:
            yield _next_code(running)
        if not (child := os.fork()):
            _try(session, mutant, [items[test] for test in tests if test in items], seconds)
        running[child] = mutant
    while running:
        yield _next_code(running)


def _next_code(running: dict[int, str]) -> tuple[str, int]:
    child, status = os.wait()
    return running.pop(child), os.waitstatus_to_exitcode(status)


def _try(session: pytest.Session, mutant: str, items: list[pytest.Item], seconds: int) -> NoReturn:
    """Run the tests of a mutant in this process, and end it."""
    if mutant:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    signal.alarm(_PATIENCE * seconds)
    trampoline.set_mutant_under_test(mutant)
    # Each call of a function asks for the mutant; its own way looks into the environment each time.
    trampoline.get_mutant_under_test = lambda: mutant
    try:
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        os._exit(1 if session.testsfailed else 0)
    finally:
        os._exit(3)  # pytest itself gave up, as it does where a test ends the whole run
