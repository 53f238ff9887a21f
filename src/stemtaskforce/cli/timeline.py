"""`stemtaskforce timeline`: meetings, events and starts of taskforces across all files, in one order."""

import click

from stemtaskforce.cli.inputs import input_format_option, quiet_option, read_files, records_argument, strict_option
from stemtaskforce.cli.output import paint
from stemtaskforce.cli.questions import Question, catalog_of, question_options
from stemtaskforce.cli.report import ERRORS_AND_WARNINGS, Report
from stemtaskforce.display.terminal import draw_timeline

__all__ = ["timeline"]


@click.command(short_help="A timeline across pages and documents.")
@records_argument
@question_options
@click.option("--oldest-first", is_flag=True, help="The earliest first; the undated are last both ways.")
@input_format_option
@quiet_option
@strict_option
def timeline(
    sources: tuple[str, ...],
    *,
    question: Question,
    oldest_first: bool,
    input_format: str | None,
    quiet: bool,
    strict: bool,
) -> None:
    """Show meetings, events and the starts of taskforces on one timeline, most recent first.

    FILE is a page (.txt, .html, .htm), a document (.json, .jsonl and other formats that can be read back, also with
    .gz behind), a folder of them, or `-` for standard input. All conditions must hold. With a country, the events of
    its taskforces that name no other are shown too. Equal entries are shown once.
    """
    inputs = list(read_files(sources, input_format=input_format, quiet=quiet))
    entries = question.timeline(catalog_of(inputs), oldest_first=oldest_first)
    if entries:
        paint([draw_timeline(entries)])
    report = Report(strict=strict, quiet=quiet, printed=ERRORS_AND_WARNINGS)
    for each in inputs:
        report.add(each)
    report.conclude(found=len(entries))
