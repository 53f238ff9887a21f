r"""A plugin of pytest for `make mutants`: one collection of the tests serves every mutant.

pytest collects the tests once. Then each mutant gets a process of its own, a fork of the one that has collected, in
which the tests that reach its function run until one fails or its processor time is over: first the one that noticed
this mutant before, then those that noticed others of its function, then those of the file that is named after its
module, then the quickest. mutmut's own way collects the tests anew for each mutant, which takes ten times as long as
most mutants need to be noticed.

    python -m pytest -p tests.tools.one_collection --asked asked.json --verdicts verdicts.jsonl \
        --noticed noticed.jsonl --at-most SECONDS TEST …

`asked.json` holds a list for each mutant: its name, its tests, and its seconds. A verdict is a line, an exit code as
mutmut keeps them: 0 where each test passed, 1 where one failed, the negative number of a signal where the process was
ended. A line of `noticed.jsonl` is a mutant and the test that noticed it; the file may be there already. First, each
test runs without a mutant, in such a process too; where one fails, there is no verdict at all.
"""

import gc
import json
import os
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn, cast

import pytest
from mutmut.mutation import trampoline

from tests.tools.mutants import function_of

#: A mutant, its tests, and the seconds of processor time after which they take too long.
_Asked = tuple[str, list[str], int]

_AT_ONCE = os.cpu_count() or 1

_NO_FAILURE = (pytest.skip.Exception, pytest.exit.Exception)

#: Seconds in which all tests together come to an end.
_LONG = 7200

#: In bytes; a pipe holds so much without anybody reading it.
_LONGEST_NAME = 1 << 16

#: Time by the clock, for each second of processor time, after which a mutant is waiting for something that never comes.
_PATIENCE = 10


def pytest_addoption(parser: pytest.Parser) -> None:
    """Ask for the files and the limit."""
    parser.addoption("--asked", help="the mutants to try, with their tests and seconds")
    parser.addoption("--verdicts", help="the file to which the exit code of each is added")
    parser.addoption("--noticed", help="the file to which the test that noticed is added")
    parser.addoption("--at-most", type=int, help="the seconds after which a mutant's other tests are left out")


class Noticed:
    """Which test noticed which mutant, in this run and in earlier ones."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._of_mutant: dict[str, str] = {}
        self._of_function: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for line in path.read_text("utf-8").splitlines() if path.exists() else []:
            self._take(*cast("tuple[str, str]", json.loads(line)))

    def _take(self, mutant: str, test: str) -> None:
        self._of_mutant[mutant] = test
        self._of_function[function_of(mutant)][test] += 1

    def add(self, mutant: str, test: str) -> None:
        """Remember it, and write it down."""
        if self._of_mutant.get(mutant) != test:
            self._take(mutant, test)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([mutant, test]) + "\n")

    def first(self, mutant: str, tests: list[str]) -> list[str]:
        """Return the tests of a mutant, the likeliest to notice it first."""
        likely = [test for test, _ in self._of_function[function_of(mutant)].most_common()]
        before = [self._of_mutant[mutant]] if mutant in self._of_mutant else []
        named = f"/test_{function_of(mutant).split('.')[-2:][0]}"
        of_module = [test for test in tests if test.partition("::")[0].rpartition(".")[0].endswith(named)]
        reaching = set(tests)
        return [*dict.fromkeys([*(test for test in [*before, *likely] if test in reaching), *of_module, *tests])]


class _Try(NamedTuple):
    """A mutant that is being tried, and the end of the pipe through which its process says which test noticed."""

    mutant: str
    test: int


#: Where this process says which test noticed; none in the first one.
_says: list[int] = []


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """End the process at the first failure: writing a report of it takes longer than most tests."""
    if call.excinfo is None or call.excinfo.errisinstance(_NO_FAILURE) or item.get_closest_marker("xfail"):
        return
    if not trampoline.get_mutant_under_test():
        print(f"{item.nodeid} fails without a mutant: {call.excinfo.exconly()}", file=sys.__stderr__, flush=True)
    os.write(_says[0], item.nodeid.encode())
    os._exit(1)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Try each mutant in place of running the tests once."""
    asked = cast("list[_Asked]", json.loads(_path(session, "asked").read_text("utf-8")))
    reached = {test for _, tests, _ in asked for test in tests}
    gc.collect()
    gc.freeze()  # a child would otherwise copy each page of memory that its collector looks at
    clean: _Asked = ("", [item.nodeid for item in session.items if item.nodeid in reached], _LONG)
    noticed = Noticed(_path(session, "noticed"))
    if any(code for _, code, _ in _codes(session, noticed, [clean], _LONG)):
        pytest.exit("a test fails without a mutant", returncode=1)
    at_most = cast("int", session.config.getoption("at_most"))
    with _path(session, "verdicts").open("a", encoding="utf-8") as verdicts:
        for mutant, code, test in _codes(session, noticed, asked, at_most):
            verdicts.write(json.dumps([mutant, code]) + "\n")
            verdicts.flush()
            if test:
                noticed.add(mutant, test)
    return True


def _path(session: pytest.Session, option: str) -> Path:
    return Path(cast("str", session.config.getoption(option)))


def _codes(
    session: pytest.Session, noticed: Noticed, asked: Iterable[_Asked], at_most: int
) -> Iterator[tuple[str, int, str]]:
    """Yield each mutant, its exit code, and the test that noticed it, as they come to an end."""
    items = {item.nodeid: item for item in session.items}
    running: dict[int, _Try] = {}
    for mutant, tests, seconds in asked:
        if len(running) == _AT_ONCE:
            yield _next_code(running)
        likely = [items[test] for test in noticed.first(mutant, tests) if test in items]
        read, write = os.pipe()
        if not (child := os.fork()):
            _says[:] = [write]
            _try(session, mutant, likely, seconds, at_most)
        os.close(write)
        running[child] = _Try(mutant, read)
    while running:
        yield _next_code(running)


def _next_code(running: dict[int, _Try]) -> tuple[str, int, str]:
    child, status = os.wait()
    mutant, pipe = running.pop(child)
    os.set_blocking(pipe, False)  # what the test started may live on, and keep its end open
    try:
        test = os.read(pipe, _LONGEST_NAME).decode()
    except BlockingIOError:
        test = ""
    os.close(pipe)
    return mutant, os.waitstatus_to_exitcode(status), test


def _try(session: pytest.Session, mutant: str, items: list[pytest.Item], seconds: int, at_most: int) -> NoReturn:
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
            if time.process_time() > at_most:
                break
        os._exit(1 if session.testsfailed else 0)
    finally:
        os._exit(3)  # pytest itself gave up, as it does where a test ends the whole run
