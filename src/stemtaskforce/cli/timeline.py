"""`stemtaskforce timeline`: what happened when, across everything that is read."""

import click

from stemtaskforce.cli.edge import TOLD_IN_SHORT, conclude, paint
from stemtaskforce.cli.questions import Question, catalog_of, question_options
from stemtaskforce.cli.sources import read_records, records_argument, strict_option
from stemtaskforce.display.terminal import draw_timeline

__all__ = ["timeline"]


@click.command(short_help="What happened when, across pages and documents.")
@records_argument
@question_options
@click.option("--oldest-first", is_flag=True, help="The earliest first; the undated are last both ways.")
@strict_option
def timeline(sources: tuple[str, ...], *, question: Question, oldest_first: bool, strict: bool) -> None:
    """Show meetings, events and the starts of taskforces on one timeline, most recent first.

    FILE is a page (.txt, .html, .htm), a document (.json, .jsonl, also with .gz behind), or a folder of them. All
    conditions must hold. With a country, the events of its taskforces that name no other are shown too. Equal
    entries stand once.
    """
    readings = read_records(sources)
    entries = question.timeline(catalog_of(readings), oldest_first=oldest_first)
    if entries:
        paint([draw_timeline(entries)])
    conclude(readings, strict=strict, told=TOLD_IN_SHORT, found=len(entries))
