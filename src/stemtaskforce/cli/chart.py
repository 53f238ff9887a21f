"""`stemtaskforce chart`: the records of pages and documents as a picture or an interactive page."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from stemtaskforce.cli.inputs import input_format_option, quiet_option, read_files, records_argument, strict_option
from stemtaskforce.cli.questions import catalog_of
from stemtaskforce.cli.report import ERRORS_AND_WARNINGS, Report
from stemtaskforce.display.charts import FORMS, activity, dumps, overview, timeline
from stemtaskforce.formats.atomic import replacing

if TYPE_CHECKING:
    from collections.abc import Callable

    from stemtaskforce.catalog import Catalog

__all__ = ["chart"]

KINDS: Mapping[str, "Callable[[Catalog], Any]"] = MappingProxyType(
    {"timeline": timeline, "overview": overview, "activity": activity}
)


@click.command(short_help="Records as a picture.")
@records_argument
@click.option(
    "--kind",
    type=click.Choice([*KINDS]),
    default="timeline",
    show_default=True,
    help="A row per entry, a lane per taskforce, or a bar per year.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file: .svg, .png or .html.",
)
@input_format_option
@quiet_option
@strict_option
def chart(
    sources: tuple[str, ...], *, kind: str, target: Path, input_format: str | None, quiet: bool, strict: bool
) -> None:
    """Draw the records of pages and documents as a chart.

    FILE is a page (.txt, .html, .htm), a document (.json, .jsonl and other formats that can be read back, also with
    .gz behind), a folder of them, or `-` for standard input. The file is made without a network; an HTML page has all
    that it needs in it, and can be zoomed.
    """
    form = target.suffix.lower().removeprefix(".")
    if form not in FORMS:
        endings = ", ".join(f".{each}" for each in FORMS)
        raise click.UsageError(f"--output {target}: expected one of the endings {endings}")
    inputs = list(read_files(sources, input_format=input_format, quiet=quiet))
    data = dumps(KINDS[kind](catalog_of(inputs)), form)
    with replacing(target) as file:
        file.write(data)
    report = Report(strict=strict, quiet=quiet, printed=ERRORS_AND_WARNINGS)
    for each in inputs:
        report.add(each)
    report.conclude()
