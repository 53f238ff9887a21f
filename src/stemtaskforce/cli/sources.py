"""What the subcommands read: files and folders named as arguments, one reading a file, and the progress of it.

A file that cannot be read gives a reading with a finding, so that one bad page does not end the work.
"""

import sys
from collections.abc import Callable, Iterable, Iterator

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from stemtaskforce.cli.edge import guarded, speaker, unreadable
from stemtaskforce.findings import make
from stemtaskforce.pages import Reading, read_path
from stemtaskforce.pages.files import pages_in

__all__ = ["pages_argument", "read_pages", "strict_option"]

#: The argument of what reads pages.
pages_argument = click.argument("sources", metavar="PAGE...", nargs=-1, required=True)
strict_option = click.option("--strict", is_flag=True, help="Exit with status 1 on warnings, too.")


def read_pages(sources: Iterable[str]) -> list[Reading]:
    """Read pages from files and folders.

    Args:
        sources: The names; of a folder every page in and below it is read, by name.

    Returns:
        A reading a file, in order; one with a finding for a folder that has no page or cannot be looked into.
    """
    return _read_all(sources, pages_in, read_path)


def _read_all(
    sources: Iterable[str], files_in: Callable[[str], Iterable[str]], read: Callable[[str], Reading]
) -> list[Reading]:
    """Find all files first, so that progress knows its end, then read them."""
    steps: list[str | Reading] = [step for source in sources for step in _steps(source, files_in)]
    console = speaker()
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Not the console's own opinion of what a terminal is: that can be forced from outside, for colours.
    with Progress(*columns, console=console, transient=True, disable=not _is_terminal()) as progress:
        return [step if isinstance(step, Reading) else guarded(read, step) for step in progress.track(steps)]


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


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
