"""`stemtaskforce find`: the records that answer a question, drawn for the terminal or as JSON."""

import click

from stemtaskforce.cli.inputs import input_format_option, quiet_option, read_files, records_argument, strict_option
from stemtaskforce.cli.output import json_parts, lines_of, paint
from stemtaskforce.cli.questions import Question, catalog_of, question_options
from stemtaskforce.cli.report import ERRORS_AND_WARNINGS, Report
from stemtaskforce.cli.stdout import write
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
    help="A short list, or the whole records: an array, or one record per line.",
)
@input_format_option
@quiet_option
@strict_option
def find(
    sources: tuple[str, ...],
    *,
    question: Question,
    form: str,
    input_format: str | None,
    quiet: bool,
    strict: bool,
) -> None:
    """Find taskforces, meetings and events by country, day, words and type.

    FILE is a page (.txt, .html, .htm), a document (.json, .jsonl and other formats that can be read back, also with
    .gz behind), a folder of them, or `-` for standard input. All conditions must hold. The events of a taskforce count
    as events, and have a country only where they name one themselves. Equal records are found once, most recent first.
    """
    inputs = list(read_files(sources, input_format=input_format, quiet=quiet))
    found = question.find(catalog_of(inputs))
    if form != "text":
        for part in (json_parts if form == "json" else lines_of)(found):
            write(part)
    elif found:
        paint([draw_list(found)])
    report = Report(strict=strict, quiet=quiet, printed=ERRORS_AND_WARNINGS)
    for each in inputs:
        report.add(each)
    report.conclude(found=len(found))
