"""`stemtaskforce read`: pages to the wire, on standard output."""

import click

from stemtaskforce.cli.edge import conclude, output, written
from stemtaskforce.cli.sources import pages_argument, read_pages, strict_option

__all__ = ["read"]


@click.command(short_help="Pages to JSON, on standard output.")
@pages_argument
@click.option(
    "--to",
    "form",
    type=click.Choice(["json", "jsonl"]),
    default="json",
    show_default=True,
    help="An array of all records, or one record a line.",
)
@strict_option
def read(sources: tuple[str, ...], *, form: str, strict: bool) -> None:
    """Read pages and write their records as JSON.

    PAGE is a file that ends in .txt, .html or .htm, or a folder of such files. Whatever cannot be read is told on
    standard error with file and line, all else is still written, and the exit status is then 1.
    """
    readings = read_pages(sources)
    records = [record for reading in readings for record in reading.records]
    output(written(records, form))
    conclude(readings, strict=strict)
