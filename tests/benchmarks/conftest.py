"""How much time of the processor each benchmark takes, told at the end, so that none grows unseen."""

import os
from collections.abc import Generator

import pytest

_TAKEN: dict[str, float] = {}
#: Shorter ones are not worth a line.
_SHOWN = 2.0


def _processor_seconds() -> float:
    """Return the seconds of this process and of those that it started and that have ended."""
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Note what a test takes, with the fixtures that are made for it."""
    started = _processor_seconds()
    result = yield
    _TAKEN[item.nodeid] = _processor_seconds() - started
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the longest, and the sum."""
    terminalreporter.write_sep("=", "seconds of the processor")
    for name, taken in sorted(_TAKEN.items(), key=lambda each: -each[1]):
        if taken >= _SHOWN:
            terminalreporter.write_line(f"{taken:7.1f} {name}")
    terminalreporter.write_line(f"{sum(_TAKEN.values()):7.1f} in all")
