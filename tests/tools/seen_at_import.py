"""A plugin of pytest for `make mutants`: what runs at import is reached by every test, and ids stay what they are.

mutmut asks which test calls which function, so that a mutant is held against those tests alone. A function that is
called while a module is loaded (one that makes a rule, or a table) is called before the first test; by this, every test
counts as one that reaches it. Quick tests go first, as most mutants are noticed by many.

mutmut collects the tests more than once in one process, and pytest escapes an id that it has made of a parameter once
more each time: a test whose id holds a backslash is then not found, and this would be taken for a test that noticed.
"""

import json
import os
from pathlib import Path

import pytest
from mutmut.state import state

#: Beside what mutmut keeps between two runs; tests run in that folder.
_KEPT = Path("seen_at_import.json")
_KEPT_OF_TESTS = Path("seen_in_tests.json")

_seen: set[str] = set()
_seen_in_tests: set[str] = set()


def _calls() -> set[str]:
    return state()._stats  # noqa: SLF001  no public way  # pyright: ignore[reportPrivateUsage]  # the same


def _kept(path: Path) -> list[str]:
    return json.loads(path.read_text("utf-8")) if path.exists() else []


@pytest.hookimpl(trylast=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Forget ids once they are made, so that the next collection makes the same."""
    for mark in metafunc.definition.iter_markers("parametrize"):
        if keeper := mark._param_ids_from:  # noqa: SLF001  no public way  # pyright: ignore[reportPrivateUsage]  # the same
            object.__setattr__(keeper, "_param_ids_generated", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put quick tests first."""
    durations = state().duration_by_test
    items.sort(key=lambda item: durations.get(item.nodeid, 0))


def pytest_collection_finish() -> None:
    """Remember what importing the tests has called, now or when all of them were new."""
    _seen.update(_calls(), _kept(_KEPT))
    _calls().clear()  # the first test has not made these calls
    if _seen:
        _KEPT.write_text(json.dumps(sorted(_seen)), "utf-8")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Count it for each test, before mutmut looks."""
    _seen_in_tests.update(_calls())
    _calls().update(_seen)


def pytest_sessionfinish() -> None:
    """Keep what tests have called themselves, in a run that counts calls."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        _KEPT_OF_TESTS.write_text(json.dumps(sorted(_seen_in_tests.union(_kept(_KEPT_OF_TESTS)))), "utf-8")
