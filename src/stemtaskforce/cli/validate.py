"""`stemtaskforce validate`: every problem of every file, on standard output, for people, programs or GitHub."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs
import click

from stemtaskforce.checks import check
from stemtaskforce.cli.inputs import (
    Input,
    input_format_option,
    quiet_option,
    read_files,
    records_argument,
    strict_option,
)
from stemtaskforce.cli.output import encoded
from stemtaskforce.cli.report import Report
from stemtaskforce.cli.stdout import write
from stemtaskforce.display.terminal import visible
from stemtaskforce.findings import Finding, Severity

__all__ = ["validate"]


@click.command(short_help="Every problem of every file.")
@records_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="One line per finding, a JSON array, or GitHub annotations.",
)
@input_format_option
@quiet_option
@strict_option
def validate(sources: tuple[str, ...], *, form: str, input_format: str | None, quiet: bool, strict: bool) -> None:
    """Print every problem of every file, and nothing else, on standard output.

    FILE is a page (.txt, .html, .htm), a document (.json, .jsonl and other formats that can be read back, also with
    .gz behind), a folder of them, or `-` for standard input. Errors say that a value or a record was not taken;
    warnings and remarks are printed too. The exit status is 1 if there is an error, or with --strict a warning.
    """
    report = Report(strict=strict, quiet=quiet, printed=())
    inputs = read_files(sources, input_format=input_format, quiet=quiet)
    for part in _FORMATS[form](_findings(inputs, report)):
        write(part)
    report.conclude()


def _findings(inputs: Iterable[Input], report: Report) -> Iterator[Finding]:
    """Yield the findings of each file, those of its valid records included."""
    for each in inputs:
        whole = attrs.evolve(each, findings=(*each.findings, *_suspicions(each)))
        report.add(whole)
        yield from whole.findings


def _suspicions(each: Input) -> Iterator[Finding]:
    """Yield what is suspicious about the records of a document; a page's reader has said it already."""
    if each.kind is not None:
        return
    for place, record in enumerate(each.records):
        for finding in check(record):
            yield attrs.evolve(finding, source=each.name, path=f"/{place}{finding.path}")


def _as_text(findings: Iterable[Finding]) -> Iterator[bytes]:
    return (f"{visible(str(finding))}\n".encode("utf-8", "replace") for finding in findings)


def _as_json(findings: Iterable[Finding]) -> Iterator[bytes]:
    before = b"[\n"
    for finding in findings:
        yield before + encoded(finding.to_dict(), indent=None).rstrip(b"\n")
        before = b",\n"
    yield b"[]\n" if before.startswith(b"[") else b"\n]\n"


#: The commands of GitHub's workflow annotations by severity.
_LEVELS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"})


def _as_github(findings: Iterable[Finding]) -> Iterator[bytes]:
    for finding in findings:
        values = {"file": finding.source, "line": finding.line, "title": finding.code}
        shown = ",".join(f"{name}={_property(str(value))}" for name, value in values.items() if value is not None)
        yield f"::{_LEVELS[finding.severity]} {shown}::{_escaped(finding.message)}\n".encode("utf-8", "replace")


def _escaped(text: str) -> str:
    """Escape the text of a workflow command, as GitHub's toolkit does."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


_FORMATS: Mapping[str, Callable[[Iterable[Finding]], Iterator[bytes]]] = MappingProxyType(
    {"text": _as_text, "json": _as_json, "github": _as_github}
)
