"""Diagnostics on standard error, the summary of a run, and the exit status that they ask for.

Subcommands add each input to a `Report` as soon as it is read, so that diagnostics stand beside their file and nothing
has to be kept until the end.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NoReturn

import click
from rich.console import Console
from rich.text import Text

from stemtaskforce.cli.inputs import Input
from stemtaskforce.display.terminal import visible
from stemtaskforce.findings import Finding, Severity

__all__ = ["ERRORS_AND_WARNINGS", "Report", "speaker"]

#: The severities that are printed where pages are not the point; all others are counted.
ERRORS_AND_WARNINGS = (Severity.ERROR, Severity.WARNING)
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def speaker() -> Console:
    """Return the console of standard error: each line whole, nothing of the data taken as markup."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False, soft_wrap=True)


class Report:
    """The diagnostics of a run so far.

    Args:
        strict: Whether warnings ask for exit status 1 as errors do.
        quiet: Whether only errors are printed, and no summary.
        printed: The severities to print; all are counted.
    """

    def __init__(self, *, strict: bool, quiet: bool = False, printed: Iterable[Severity] = Severity) -> None:
        self._refused = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        self._printed = {Severity.ERROR} if quiet else set(printed)
        self._quiet = quiet
        self._console = speaker()
        self._codes: Counter[str] = Counter()
        self._things: Counter[str] = Counter()
        self._files = 0
        self._failed = False

    def add(self, each: Input) -> None:
        """Print the diagnostics of an input, and count its records."""
        self._files += 1
        for record in each.records:
            self._things[type(record).__name__.lower()] += 1
        self._things["listing row"] += len(each.rows)
        self._things["unread line"] += len(each.unread)
        self.add_findings(each.findings)

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """Print diagnostics that belong to no single input, and count them."""
        for finding in findings:
            self._codes[finding.code] += 1
            self._failed = self._failed or finding.severity in self._refused
            if finding.severity in self._printed:
                self._console.print(Text(visible(str(finding)), _STYLES[finding.severity]))

    def conclude(self, found: int | None = None) -> NoReturn:
        """Print the summary, and end with the exit status that the diagnostics ask for.

        Args:
            found: The number of answers to a question.
        """
        if not self._quiet:
            for line in [*self._summary(), *([] if found is None else [f"found: {found:,}"])]:
                self._console.print(Text(line))
        click.get_current_context().exit(int(self._failed))

    def _summary(self) -> list[str]:
        """Count the records by type, then the findings by code, most frequent first."""
        counted = [_number(self._things[noun], noun) for noun in _NOUNS if self._things[noun]]
        unread = [_number(self._things["unread line"], "unread line")] if self._things["unread line"] else []
        first = f"{_number(self._files, 'file')}: {', '.join([*(counted or ['no records']), *unread])}"
        ordered = sorted(self._codes.items(), key=lambda item: (-item[1], item[0]))
        by_code = ", ".join(f"{count:,} {code}" for code, count in ordered)
        return [first, *([f"findings: {by_code}"] if by_code else [])]


_NOUNS = ("taskforce", "meeting", "event", "listing row")


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
