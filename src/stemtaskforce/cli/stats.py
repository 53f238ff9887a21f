"""`stemtaskforce stats`: how many records of each type, country and year, across all files."""

from collections.abc import Iterable, Mapping

import click

from stemtaskforce.cli.inputs import input_format_option, quiet_option, read_files, records_argument, strict_option
from stemtaskforce.cli.output import encoded, paint
from stemtaskforce.cli.questions import catalog_of
from stemtaskforce.cli.report import ERRORS_AND_WARNINGS, Report
from stemtaskforce.cli.stdout import write
from stemtaskforce.display.sheet import Drawing, counted
from stemtaskforce.timeline import EntryKind, Timeline, TimelineEntry

__all__ = ["counts", "stats"]

#: Counts of a timeline's entries: the value, as it is named, and the number by kind.
Counts = Mapping[str, Mapping[str, int]]
KINDS = tuple(kind.value for kind in (EntryKind.TASKFORCE, EntryKind.MEETING, EntryKind.EVENT))
NONE, UNDATED = "none", "undated"


@click.command(short_help="Counts by type, country and year.")
@records_argument
@click.option(
    "--to",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Tables, or one JSON object.",
)
@input_format_option
@quiet_option
@strict_option
def stats(sources: tuple[str, ...], *, form: str, input_format: str | None, quiet: bool, strict: bool) -> None:
    """Count taskforces, meetings and events, by country and by year.

    FILE is a page (.txt, .html, .htm), a document (.json, .jsonl and other formats that can be read back, also with
    .gz behind), a folder of them, or `-` for standard input. A taskforce counts in the year of its start; an event
    without a country counts for that of its taskforce. Equal entries are counted once.
    """
    inputs = list(read_files(sources, input_format=input_format, quiet=quiet))
    found = counts(catalog_of(inputs).timeline())
    if form == "json":
        write(encoded(found))
    else:
        paint(_table(heading, rows) for heading, rows in found.items() if rows)
    report = Report(strict=strict, quiet=quiet, printed=ERRORS_AND_WARNINGS)
    for each in inputs:
        report.add(each)
    report.conclude()


def counts(timeline: Timeline) -> Mapping[str, Counts]:
    """Return the counts of a timeline by type, by country and by year, each in a fixed order."""
    entries = list(timeline)
    by_country = _counted((_country(entry), entry) for entry in entries)
    by_year = _counted((str(entry.date.year) if entry.date else UNDATED, entry) for entry in entries)
    return {
        "type": _counted(("all", entry) for entry in entries),
        "country": dict(
            sorted(by_country.items(), key=lambda item: (-sum(item[1].values()), item[0] == NONE, item[0]))
        ),
        "year": dict(sorted(by_year.items(), reverse=True, key=lambda item: (item[0] != UNDATED, item[0]))),
    }


def _country(entry: TimelineEntry) -> str:
    inherited = None if entry.taskforce is None else entry.taskforce.country
    country = entry.record.country or inherited
    return NONE if country is None else country.label


def _counted(named: Iterable[tuple[str, TimelineEntry]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for name, entry in named:
        row = found.setdefault(name, dict.fromkeys(KINDS, 0))
        row[entry.kind.value] += 1
    return found


def _table(heading: str, rows: Counts) -> Drawing:
    columns = [f"{kind.capitalize()}s" for kind in KINDS]
    numbers = ((name, [f"{row[kind]:,}" if row[kind] else "·" for kind in KINDS]) for name, row in rows.items())
    return counted(heading.capitalize(), columns, numbers)
