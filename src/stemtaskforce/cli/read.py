"""`stemtaskforce read`: pages to JSON, each record as soon as its page is read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import click

from stemtaskforce.cli.inputs import page_format_option, pages_argument, quiet_option, read_pages, strict_option
from stemtaskforce.cli.output import json_parts, lines_of
from stemtaskforce.cli.report import Report
from stemtaskforce.cli.stdout import write
from stemtaskforce.formats import jsonl
from stemtaskforce.formats.files import save
from stemtaskforce.model import Record

__all__ = ["read"]

_PARTS: Mapping[str, Callable[[Iterable[Record]], Iterator[bytes]]] = MappingProxyType(
    {"json": json_parts, "jsonl": lines_of}
)


@click.command(short_help="Pages to JSON, on standard output.")
@pages_argument
@click.option(
    "--to",
    "form",
    type=click.Choice(list(_PARTS)),
    help="An array of all records, or one record per line. Default: by the ending of --output, else json.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(),
    help="A .json or .jsonl file to write instead, maybe with .gz behind; it is replaced whole or not at all.",
)
@page_format_option
@quiet_option
@strict_option
def read(
    sources: tuple[str, ...],
    *,
    form: str | None,
    target: str | None,
    input_format: str | None,
    quiet: bool,
    strict: bool,
) -> None:
    """Read pages and write their records as JSON.

    PAGE is a file that ends in .txt, .html or .htm, a folder of such files, or `-` for standard input. Whatever cannot
    be read is reported on standard error with file and line, everything else is still written, and the exit status is
    then 1.
    """
    report = Report(strict=strict, quiet=quiet)
    records = _records(sources, input_format, report, quiet=quiet)
    if target is None:
        for part in _PARTS[form or "json"](records):
            write(part)
    else:
        _save(records, target, form)
    report.conclude()


def _records(sources: Iterable[str], input_format: str | None, report: Report, *, quiet: bool) -> Iterator[Record]:
    """Yield the records of each page once its diagnostics are printed."""
    for each in read_pages(sources, input_format=input_format, quiet=quiet):
        report.add(each)
        yield from each.records


def _save(records: Iterable[Record], target: str, form: str | None) -> None:
    lines = target.lower().removesuffix(".gz").endswith(".jsonl")
    if not lines and not target.lower().removesuffix(".gz").endswith(".json"):
        raise click.BadParameter(
            f"{target}: expected a name that ends in .json or .jsonl; `convert` writes other formats",
            param_hint="--output",
        )
    if form is not None and (form == "jsonl") is not lines:
        raise click.BadParameter(f"{target}: its ending contradicts --to {form}", param_hint="--output")
    if lines:
        jsonl.write(records, target)
    else:
        save(records, target)
