"""A plugin of pytest for `make mutants`: what runs before the first test is reached by tests, and ids stay the same.

mutmut asks which test calls which function, so that a mutant is held against those tests alone. A function that is
called while a module of the library is loaded (one that makes a rule, or a table) is called before the first test; by
this, every test counts as one that reaches it, and it is written down as one that runs at import. The same holds for a
function that the loading of tests calls, and no test. Quick tests go first, as most mutants are noticed by many.

mutmut collects the tests more than once in one process, and pytest escapes an id that it has made of a parameter once
more each time: a test whose id holds a backslash is then not found, and this would be taken for a test that noticed.
"""

import json
import os
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from mutmut.state import state

import stemtaskforce

#: Beside what mutmut keeps between two runs; tests run in that folder.
_KEPT_AT_IMPORT = Path("seen_at_import.json")
_KEPT_IN_TESTS = Path("seen_in_tests.json")

_seen_at_import: set[str] = set()
_seen_in_collection: set[str] = set()
_seen_in_tests: set[str] = set()


def _calls() -> set[str]:
    return state()._stats  # noqa: SLF001  no public way  # pyright: ignore[reportPrivateUsage]  # the same


def _take(seen: set[str]) -> None:
    seen.update(_calls())
    _calls().clear()


def pytest_sessionstart() -> None:
    """Load the whole library, and remember what that calls."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        for module in walk_packages(stemtaskforce.__path__, "stemtaskforce."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
        _take(_seen_at_import)


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
    """Remember what loading the tests has called, which is not called by the first of them."""
    _take(_seen_in_collection)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Count for each test what runs at import, before mutmut looks."""
    _seen_in_tests.update(_calls())
    _calls().update(_seen_at_import)


def pytest_sessionfinish() -> None:
    """Count for each test what no test calls but the loading of tests does; keep what has run before the first."""
    if os.environ.get("MUTANT_UNDER_TEST") != "stats":
        return
    for function in _seen_in_collection - _seen_in_tests - _seen_at_import:
        state().tests_by_mangled_function_name[function].update(state().duration_by_test)
        _seen_at_import.add(function)
    for path, seen in ((_KEPT_AT_IMPORT, _seen_at_import), (_KEPT_IN_TESTS, _seen_in_tests)):
        known = json.loads(path.read_text("utf-8")) if path.exists() else []
        path.write_text(json.dumps(sorted(seen.union(known))), "utf-8")
