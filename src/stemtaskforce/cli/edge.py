"""The edge: findings become lines on standard error and an exit status, and data becomes bytes on standard output.

What the subcommands share of how they speak and how they end. Which files they read is for `sources`.
"""

import errno
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NoReturn, TextIO, cast

import click
from rich.console import Console, RenderableType
from rich.text import Text

from stemtaskforce.display.terminal import visible
from stemtaskforce.errors import StemTaskforceError
from stemtaskforce.findings import Finding, Severity, make
from stemtaskforce.pages import Reading

__all__ = ["complain", "conclude", "guarded", "output", "paint", "speaker"]

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def guarded(read: Callable[[str], Reading], name: str) -> Reading:
    """Read a file; where it cannot be read, that is a finding like any other.

    Args:
        read: What reads a file of its name.
        name: The file.

    Returns:
        The reading, without records and with the findings where an error was raised.
    """
    try:
        os.stat(name)  # noqa: PTH116  asked first, as a file that is not there should not be blamed for its ending
        return read(name)
    except StemTaskforceError as error:
        findings = error.findings
    except OSError as error:
        findings = (unreadable(name, error),)
    return Reading(findings=findings, source=name)


def unreadable(name: str, error: OSError) -> Finding:
    """Make the finding for what the operating system does not give."""
    # Named by number: the words differ between systems and languages.
    reason = os.strerror(error.errno) if error.errno else str(error)
    code = errno.errorcode.get(error.errno or 0)
    return make("file.unreadable", f"file: {reason}", source=name, value=code)


def speaker() -> Console:
    """Give the console of standard error: each line whole, nothing of the data taken as markup."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False, soft_wrap=True)


def complain(message: str) -> None:
    """Say one line of an error that belongs to no file."""
    speaker().print(Text(f"stemtaskforce: {visible(message)}", "red"))


def output(data: bytes) -> None:
    """Write bytes to standard output exactly as they are, and all of them.

    Args:
        data: The bytes.

    Raises:
        OSError: There is no standard output, or it does not take them all.
    """
    stdout = cast("TextIO | None", sys.stdout)
    if stdout is None:  # closed before the command began
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    rest = memoryview(data)
    while rest:
        # Without a buffer (`python -u`), a write may take only a part, and says so by a number alone.
        rest = rest[stdout.buffer.write(rest) :]
    stdout.buffer.flush()


def paint(drawings: Iterable[RenderableType]) -> None:
    """Draw on standard output, a blank line between drawings; what its encoding lacks becomes a question mark."""
    console = Console(highlight=False, emoji=False, markup=False)
    for place, drawing in enumerate(drawings):
        with console.capture() as drawn:
            if place:
                console.print()
            console.print(drawing)
        output(drawn.get().encode(console.encoding, "replace"))


def conclude(readings: Iterable[Reading], *, strict: bool) -> NoReturn:
    """Tell the findings and a summary on standard error, and end with the exit status that they ask for.

    Args:
        readings: All that was read.
        strict: Whether warnings ask for exit status 1 as errors do.
    """
    console = speaker()
    readings = list(readings)
    findings = [finding for reading in readings for finding in reading.findings]
    for finding in findings:
        console.print(Text(visible(str(finding)), _STYLES[finding.severity]))
    for line in summary(readings):
        console.print(Text(line))
    refused = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    click.get_current_context().exit(int(any(finding.severity in refused for finding in findings)))


def summary(readings: Iterable[Reading]) -> list[str]:
    """Count what was read: records by type, then findings by code, most frequent first."""
    readings = list(readings)
    kinds = Counter(type(record).__name__.lower() for reading in readings for record in reading.records)
    codes = Counter(finding.code for reading in readings for finding in reading.findings)
    things = [
        *(_number(kinds[kind], kind) for kind in ("taskforce", "meeting", "event") if kinds[kind]),
        *_unless_none(sum(len(reading.rows) for reading in readings), "listing row"),
    ]
    unread = _unless_none(sum(len(reading.unread) for reading in readings), "unread line")
    first = f"{_number(len(readings), 'file')}: {', '.join([*(things or ['no records']), *unread])}"
    by_code = [f"{count:,} {code}" for code, count in sorted(codes.items(), key=lambda item: (-item[1], item[0]))]
    return [first, *([f"findings: {', '.join(by_code)}"] if by_code else [])]


def _unless_none(count: int, noun: str) -> list[str]:
    return [_number(count, noun)] if count else []


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
