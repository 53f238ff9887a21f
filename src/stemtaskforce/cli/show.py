"""`stemtaskforce show`: pages as a person reads them, on standard output."""

from collections.abc import Iterator

import click
from rich.console import RenderableType

from stemtaskforce.cli.edge import conclude, paint
from stemtaskforce.cli.sources import pages_argument, read_pages, strict_option
from stemtaskforce.display.terminal import draw, draw_fields, draw_rows
from stemtaskforce.pages import Reading

__all__ = ["show"]


@click.command(short_help="Pages as a person reads them.")
@pages_argument
@strict_option
def show(sources: tuple[str, ...], *, strict: bool) -> None:
    """Show pages: their facts, their prose folded to the window, and their timeline.

    PAGE is a file that ends in .txt, .html or .htm, or a folder of such files. A page that lacks its title or date
    is shown as far as it could be read.
    """
    readings = read_pages(sources)
    paint(drawing for reading in readings for drawing in drawings(reading))
    conclude(readings, strict=strict)


def drawings(reading: Reading) -> Iterator[RenderableType]:
    """Give what there is to see of a reading: its records, its rows, or the fields of a record that it lacks."""
    yield from map(draw, reading.records)
    if reading.rows:
        yield draw_rows(reading.rows)
    if reading.fields and not reading.records and reading.kind:
        yield draw_fields(reading.kind, reading.fields)
