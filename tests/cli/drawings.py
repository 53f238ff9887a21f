"""Every drawing of the command at 80 and at 40 columns, as text files that the tests compare and people look at.

    python -m tests.cli.drawings

writes them anew into `tests/cli/expected`; look at them before they are committed.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tests.cli.invoke import TOP, run

__all__ = ["CALLS", "EXPECTED", "WIDTHS", "drawn"]

EXPECTED = Path(__file__).parent / "expected"
WIDTHS = (80, 40)

_PAGES = "examples/pages"
#: The calls by the name of what they draw; files are named from the top of the repository.
CALLS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "show-taskforce": ("show", f"{_PAGES}/danish-technology-pact.txt"),
        "show-meeting": ("show", f"{_PAGES}/norwegian-technology-pact-meeting.txt"),
        "show-publication": ("show", f"{_PAGES}/technology-pact-monitor.txt"),
        "show-incomplete": ("show", f"{_PAGES}/norwegian-technology-pact-excerpt.txt"),
        "show-listing": ("show", f"{_PAGES}/taskforces.txt"),
        "show-publications": ("show", f"{_PAGES}/publications.txt"),
        "show-unread": ("show", f"{_PAGES}/action-plan.txt"),
        "timeline": ("timeline", _PAGES, "--country", "Norway", "-q"),
        "find": ("find", _PAGES, "--text", "technology pact", "-q"),
        "find-nothing": ("find", _PAGES, "--text", "volcano", "-q"),
        "stats": ("stats", _PAGES, "-q"),
        "validate": ("validate", _PAGES),
        "read": ("read", f"{_PAGES}/norwegian-technology-pact.txt", "--to", "jsonl"),
        "usage": ("find", _PAGES, "--country", "Norwya"),
    }
)


def drawn(name: str, width: int) -> str:
    """Return the output of a call in a window of a width, with the diagnostics below it. Call it from the top."""
    result = run(*CALLS[name], COLUMNS=str(width))
    diagnostics = f"--- standard error ---\n{result.stderr}" if result.stderr else ""
    return f"{result.stdout}{diagnostics}--- exit status {result.exit_code} ---\n"


def main() -> None:
    """Write all of them; run from the top of the repository."""
    if Path.cwd() != TOP:
        raise SystemExit(f"expected the current folder {TOP}, got {Path.cwd()}")
    for name in CALLS:
        for width in WIDTHS:
            (EXPECTED / f"{name}-{width}.txt").write_text(drawn(name, width), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
