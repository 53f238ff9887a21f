"""`stemtaskforce find`: the records that answer a question, for people or as JSON."""

import click

from stemtaskforce.cli.edge import TOLD_IN_SHORT, conclude, output, paint, written
from stemtaskforce.cli.questions import Question, catalog_of, question_options
from stemtaskforce.cli.sources import read_records, records_argument, strict_option
from stemtaskforce.display.terminal import draw_list

__all__ = ["find"]


@click.command(short_help="The records that answer a question.")
@records_argument
@question_options
@click.option(
    "--to",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="In short for people, or whole: an array, or one record a line.",
)
@strict_option
def find(sources: tuple[str, ...], *, question: Question, form: str, strict: bool) -> None:
    """Find taskforces, meetings and events by country, day, words and type.

    FILE is a page (.txt, .html, .htm), a document (.json, .jsonl, also with .gz behind), or a folder of them. All
    conditions must hold. The events of a taskforce count as events, and have a country only where they name one
    themselves. Equal records are found once, most recent first.
    """
    readings = read_records(sources)
    found = question.find(catalog_of(readings))
    if form != "text":
        output(written(found, form))
    elif found:
        paint([draw_list(found)])
    conclude(readings, strict=strict, told=TOLD_IN_SHORT, found=len(found))
