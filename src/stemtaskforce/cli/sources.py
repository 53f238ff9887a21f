"""What the subcommands read: files and folders named as arguments, one reading a file, and the progress of it.

A file that cannot be read gives a reading with a finding, so that one bad file does not end the work. Pages are for
`pages` and documents for `formats`; here they meet.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO, cast

import attrs
import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from stemtaskforce.cli.edge import guarded, omitted, speaker, unreadable
from stemtaskforce.findings import make
from stemtaskforce.formats import jsonl
from stemtaskforce.formats.files import load
from stemtaskforce.formats.registry import by_ending, formats
from stemtaskforce.pages import Reading, read_path
from stemtaskforce.pages.files import pages_in

__all__ = ["pages_argument", "read_pages", "read_records", "records_argument", "strict_option"]

_Subcommand = Callable[..., None]
pages_argument: Callable[[_Subcommand], _Subcommand] = click.argument(
    "sources", metavar="PAGE...", nargs=-1, required=True
)
records_argument: Callable[[_Subcommand], _Subcommand] = click.argument(
    "sources", metavar="FILE...", nargs=-1, required=True
)
strict_option: Callable[[_Subcommand], _Subcommand] = click.option(
    "--strict", is_flag=True, help="Exit with status 1 on warnings, too."
)


def read_pages(sources: Iterable[str]) -> list[Reading]:
    """Read pages from files and folders.

    Args:
        sources: The names; of a folder every page in and below it is read, by name.

    Returns:
        A reading a file, in order; one with a finding for a folder that has no page or cannot be looked into.
    """
    return _read_all(sources, pages_in, read_path)


def read_records(sources: Iterable[str]) -> list[Reading]:
    """Read pages and documents from files and folders.

    Args:
        sources: The names; of a folder every page and every document in and below it is read, by name.

    Returns:
        As `read_pages`.
    """
    return _read_all(sources, _files_in, _read_any)


def _read_all(
    sources: Iterable[str], files_in: Callable[[str], Iterable[str]], read: Callable[[str], Reading]
) -> list[Reading]:
    """Find all files first, so that progress knows its end, then read them."""
    steps = [step for source in sources for step in _steps(source, files_in)]
    return [step if isinstance(step, Reading) else guarded(read, step) for step in _watched(steps)]


def _watched(steps: list[str | Reading]) -> Iterator[str | Reading]:
    """Give the steps, and show on a terminal how far they are."""
    if not _is_terminal():
        yield from steps
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=speaker(), transient=True) as progress:
        yield from progress.track(steps)


def _is_terminal() -> bool:
    # Not rich's opinion of what a terminal is: that can be forced from outside, for colours.
    stderr = cast("TextIO | None", sys.stderr)
    return stderr is not None and stderr.isatty()


def _steps(source: str, files_in: Callable[[str], Iterable[str]]) -> Iterator[str | Reading]:
    """Give the files of a source, or the reading that says why there are none."""
    try:
        found = list(files_in(source))
    except OSError as error:
        yield Reading(findings=(unreadable(source, error),), source=source)
        return
    yield from found
    if not found:
        message = "folder: has no file to read, in it or below"
        yield Reading(findings=(make("file.ending", message, source=source),), source=source)


def _files_in(source: str) -> Iterable[str]:
    pages = pages_in(source)
    if not Path(source).is_dir():
        return pages
    documents = (str(path) for path in Path(source).rglob("*") if _reader(path.name) and path.is_file())
    return sorted({*pages, *documents})


def _read_any(name: str) -> Reading:
    reader = _reader(name)
    if reader is not None:
        return reader(name)
    reading = read_path(name)
    findings = (
        attrs.evolve(each, message=f"{each.message}, {', '.join(_document_endings())}")
        if each.code == "file.ending"
        else each
        for each in reading.findings
    )
    return attrs.evolve(reading, findings=tuple(findings))


def _reader(name: str) -> Callable[[str], Reading] | None:
    format_ = by_ending(name)
    if format_ is None or not format_.reads:
        return None
    return _read_lines if format_.streams else _read_document


def _document_endings() -> list[str]:
    return [ending for each in formats() if each.reads for ending in each.endings]


def _read_document(name: str) -> Reading:
    return Reading(records=load(name).records, source=name)


def _read_lines(name: str) -> Reading:
    lines = jsonl.read(name, on_error="collect")
    records = tuple(lines)
    return Reading(records=records, findings=(*lines.findings, *omitted(lines.findings, lines.omitted)), source=name)
