"""The drawings of the command: each is the stored one, fits its window, and loses no text in a narrow one."""

import re
import unicodedata

import pytest

from tests.cli.drawings import CALLS, EXPECTED, WIDTHS, drawn
from tests.cli.invoke import TOP

#: The drawings that are folded to the window; the others are for programs, or one line each.
FOLDED = [name for name in CALLS if name.startswith(("show", "timeline", "find", "stats")) and name != "find-nothing"]
#: Frames and rules, and what is drawn as wide as the window.
FRAME = re.compile(r"[\s│─╭╮╰╯━┃┏┓┡┩┗┛└┘├┤┬┴┼╇╈╷╵╶╴]+")


@pytest.fixture(autouse=True)
def _top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)  # so that no name of a file holds a place of this machine


def output(name: str, width: int) -> str:
    """Return what stands on standard output in a stored drawing."""
    return re.split(r"^--- ", (EXPECTED / f"{name}-{width}.txt").read_text("utf-8"), maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CALLS)
def test_a_drawing_is_the_stored_one(name: str, width: int) -> None:
    assert (EXPECTED / f"{name}-{width}.txt").read_text("utf-8") == drawn(name, width), "python -m tests.cli.drawings"


def test_no_drawing_is_stored_that_no_call_makes() -> None:
    names = {f"{name}-{width}.txt" for name in CALLS for width in WIDTHS}

    assert names | {"demo.txt"} == {path.name for path in EXPECTED.iterdir()}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", FOLDED)
def test_a_drawing_fits_its_window(name: str, width: int) -> None:
    wide = [line for line in output(name, width).splitlines() if columns(line) > width]

    assert [] == wide


def columns(line: str) -> int:
    """Return the number of columns that a line takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "FW" else 1 for char in line)


@pytest.mark.parametrize("name", FOLDED)
def test_a_narrow_window_shows_the_text_of_a_wide_one(name: str) -> None:
    narrow, wide = (sorted(FRAME.sub("", output(name, width))) for width in (40, 80))

    assert wide == narrow
