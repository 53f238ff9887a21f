"""`stemtaskforce show`: records as a person reads them, on standard output."""

from collections.abc import Iterator

import click
from rich.console import RenderableType

from stemtaskforce.cli.edge import conclude, paint
from stemtaskforce.cli.sources import read_records, records_argument, strict_option
from stemtaskforce.display.terminal import draw, draw_fields, draw_rows, draw_unread
from stemtaskforce.pages import Reading

__all__ = ["show"]


@click.command(short_help="Pages and documents as a person reads them.")
@records_argument
@strict_option
def show(sources: tuple[str, ...], *, strict: bool) -> None:
    """Show records: their facts, their prose folded to the window, and their timeline.

    FILE is a page (.txt, .html, .htm), a document (.json, .jsonl, also with .gz behind), or a folder of them. A page
    that lacks its title or date is shown as far as it could be read, and lines that were placed nowhere stand below.
    """
    readings = read_records(sources)
    paint(drawing for reading in readings for drawing in drawings(reading))
    conclude(readings, strict=strict)


def drawings(reading: Reading) -> Iterator[RenderableType]:
    """Give what there is to see of a reading: records, rows, the fields of a record that lacks some, what is unread."""
    yield from map(draw, reading.records)
    if reading.rows:
        yield draw_rows(reading.rows)
    if reading.fields and not reading.records and reading.kind:
        yield draw_fields(reading.kind, reading.fields)
    if reading.unread:
        yield draw_unread(reading.unread)
