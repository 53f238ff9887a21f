"""A plugin of pytest for `make mutants`: every test reaches what runs when the library is imported.

mutmut asks which test calls which function, so that a mutant is held against those tests alone. A function that is
called while a room is loaded (one that makes a rule, or a table) is called before the first test; by this, every test
counts as one that reaches it.
"""

import pytest
from mutmut.state import state

_seen: set[str] = set()


def _calls() -> set[str]:
    return state()._stats  # noqa: SLF001  no public way  # pyright: ignore[reportPrivateUsage]  # the same


def pytest_collection_finish() -> None:
    """Remember what importing all the tests has called."""
    _seen.update(_calls())


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Count it for each test, before mutmut looks."""
    _calls().update(_seen)
