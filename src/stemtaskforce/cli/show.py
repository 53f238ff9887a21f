"""`stemtaskforce show`: records drawn for the terminal, on standard output."""

from collections.abc import Iterator

import click
from rich.console import RenderableType

from stemtaskforce.cli.inputs import (
    Input,
    input_format_option,
    quiet_option,
    read_files,
    records_argument,
    strict_option,
)
from stemtaskforce.cli.output import paint
from stemtaskforce.cli.report import Report
from stemtaskforce.display.terminal import draw, draw_fields, draw_rows, draw_unread

__all__ = ["show"]


@click.command(short_help="Pages and documents, drawn for the terminal.")
@records_argument
@input_format_option
@quiet_option
@strict_option
def show(sources: tuple[str, ...], *, input_format: str | None, quiet: bool, strict: bool) -> None:
    """Show records: their facts, their prose folded to the window, and their timeline.

    FILE is a page (.txt, .html, .htm), a document (.json, .jsonl and other formats that can be read back, also with
    .gz behind), a folder of them, or `-` for standard input. A page without a title or date is shown as far as it could
    be read, and unrecognised lines are listed last.
    """
    inputs = list(read_files(sources, input_format=input_format, quiet=quiet))
    paint(drawing for each in inputs for drawing in drawings(each))
    report = Report(strict=strict, quiet=quiet)
    for each in inputs:
        report.add(each)
    report.conclude()


def drawings(each: Input) -> Iterator[RenderableType]:
    """Yield the drawings of an input: records, rows, the fields of an incomplete record, unrecognised lines."""
    yield from map(draw, each.records)
    if each.rows:
        yield draw_rows(each.rows)
    if each.fields and not each.records and each.kind:
        yield draw_fields(each.kind, each.fields)
    if each.unread:
        yield draw_unread(each.unread)
