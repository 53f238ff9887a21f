"""The edge: findings become lines on standard error and an exit status, and data becomes bytes on standard output.

What the subcommands share of how they speak and how they end. Which files they read is for `sources`.
"""

import errno
import os
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NoReturn, TextIO, cast

import attrs
import click
from rich.console import Console, RenderableType
from rich.text import Text

from stemtaskforce.display.terminal import visible
from stemtaskforce.errors import StemTaskforceError
from stemtaskforce.findings import Finding, Severity, make
from stemtaskforce.formats import json
from stemtaskforce.model import Record
from stemtaskforce.pages import Reading

__all__ = [
    "TOLD_IN_SHORT",
    "complain",
    "conclude",
    "guarded",
    "omitted",
    "output",
    "paint",
    "speaker",
    "unreadable",
    "written",
]

#: What is told where pages are not the point; all else is counted.
TOLD_IN_SHORT = (Severity.ERROR, Severity.WARNING)

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
        return read(name)
    except StemTaskforceError as error:
        findings = tuple(_sourced(error, name))
    except OSError as error:
        findings = (unreadable(name, error),)
    return Reading(findings=findings, source=name)


def _sourced(error: StemTaskforceError, name: str) -> Iterator[Finding]:
    """Give the findings of an error with the name of the file, and say so where it has more than it carries."""
    for finding in error.findings:
        yield finding if finding.source is not None else attrs.evolve(finding, source=name)
    yield from omitted((attrs.evolve(each, source=name) for each in error.findings), error.omitted)


def omitted(findings: Iterable[Finding], count: int) -> Iterator[Finding]:
    """Say so where there is more to find than was carried along, in the manner of the last finding."""
    for last in deque(findings if count else (), 1):
        yield attrs.evolve(last, message=f"and {count:,} more", path="", line=None, value=None)


def unreadable(name: str, error: OSError) -> Finding:
    """Make the finding for what the operating system does not give."""
    # Named by number: the words differ between systems and languages.
    reason = os.strerror(error.errno) if error.errno else str(error)
    code = errno.errorcode.get(error.errno or 0)
    return make("file.unreadable", f"file: {reason}", source=name, value=code)


def written(records: Sequence[Record], form: str) -> bytes:
    """Give records in the bytes of the wire: `json` for an array, `jsonl` for one record a line."""
    if form == "json":
        return json.dumps(records) + b"\n"
    return b"".join(json.dumps(record) + b"\n" for record in records)


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


def conclude(
    readings: Iterable[Reading], *, strict: bool, told: Iterable[Severity] = Severity, found: int | None = None
) -> NoReturn:
    """Tell the findings and a summary on standard error, and end with the exit status that they ask for.

    Args:
        readings: All that was read.
        strict: Whether warnings ask for exit status 1 as errors do.
        told: The severities of the findings to tell; all are counted.
        found: How many answers a question had.
    """
    console = speaker()
    readings = list(readings)
    findings = [finding for reading in readings for finding in reading.findings]
    shown = set(told)
    for finding in (finding for finding in findings if finding.severity in shown):
        console.print(Text(visible(str(finding)), _STYLES[finding.severity]))
    for line in [*summary(readings), *([] if found is None else [f"found: {found:,}"])]:
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
