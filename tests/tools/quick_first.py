"""A plugin of pytest for `make mutants`: quick tests run before slow ones.

mutmut stops at the first test that notices a mutant, and hands the tests over in no order. Most mutants are noticed
by many tests, the quickest of which is enough.
"""

import json
from pathlib import Path

import pytest

#: What mutmut writes of each test, in the folder that it runs the tests in.
STATS = Path("mutmut-stats.json")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the tests by the time that each took without a mutant."""
    if STATS.exists():
        took: dict[str, float] = json.loads(STATS.read_text("utf-8"))["duration_by_test"]
        items.sort(key=lambda item: took.get(item.nodeid, 0.0))
