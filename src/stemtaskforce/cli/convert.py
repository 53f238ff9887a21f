"""`stemtaskforce convert`: the records of pages and documents in another format, to a pipe, a file or a folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import click

from stemtaskforce.catalog import Catalog
from stemtaskforce.cli.inputs import (
    FormatName,
    input_format_option,
    quiet_option,
    read_files,
    records_argument,
    strict_option,
)
from stemtaskforce.cli.questions import KINDS, catalog_of
from stemtaskforce.cli.report import ERRORS_AND_WARNINGS, Report
from stemtaskforce.cli.stdout import write
from stemtaskforce.errors import EncodeError
from stemtaskforce.formats.atomic import replace_files, replacing
from stemtaskforce.formats.files import save
from stemtaskforce.formats.registry import Format, by_ending, by_name, formats
from stemtaskforce.model import Record

__all__ = ["convert"]


@click.command(short_help="Records to another format.")
@records_argument
@click.option(
    "--to",
    "name",
    type=FormatName(lambda: [each.name for each in formats()]),
    help="The format. Default: by the ending of --output.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(),
    help="A file, or a folder for a format of several files. Default: standard output.",
)
@click.option("--type", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this type; may be repeated.")
@input_format_option
@quiet_option
@strict_option
def convert(
    sources: tuple[str, ...],
    *,
    name: str | None,
    target: str | None,
    kinds: Sequence[str],
    input_format: str | None,
    quiet: bool,
    strict: bool,
) -> None:
    """Write the records of pages and documents in another format.

    FILE is a page (.txt, .html, .htm), a document (.json, .jsonl and other formats that can be read back, also with
    .gz behind), a folder of them, or `-` for standard input. Equal records are written once, in canonical order. With
    an existing folder as --output, or where several files result, a folder is written.
    """
    format_ = _format(name, target)
    inputs = list(read_files(sources, input_format=input_format, quiet=quiet))
    catalog = _narrowed(catalog_of(inputs), kinds)
    try:
        if target is None:
            write(_ended(format_, _encoded(format_, catalog)))
        else:
            _write_to(format_, catalog, Path(target))
    except EncodeError as error:
        if not catalog.records:
            raise click.ClickException(f"{format_.name}: expected at least one record, got none") from error
        message = "; ".join(finding.message for finding in error.findings)
        hint = ": choose one type with --type, or name a folder with --output" if format_.folder else ""
        raise click.UsageError(f"{message}{hint}") from error
    report = Report(strict=strict, quiet=quiet, printed=ERRORS_AND_WARNINGS)
    for each in inputs:
        report.add(each)
    report.conclude()


def _format(name: str | None, target: str | None) -> Format:
    if name is not None:
        return by_name(name)
    if target is None:
        raise click.UsageError("name the format with --to, or a file with --output")
    format_ = by_ending(target)
    if format_ is None:
        endings = ", ".join(ending for each in formats() for ending in each.endings)
        raise click.UsageError(f"--output {target}: expected one of the endings {endings}, or the format with --to")
    return format_


def _narrowed(catalog: Catalog, kinds: Sequence[str]) -> Catalog:
    """Return the records of some types; a taskforce keeps its events."""
    if not kinds:
        return catalog
    return Catalog(
        taskforces=catalog.taskforces if "taskforce" in kinds else (),
        meetings=catalog.meetings if "meeting" in kinds else (),
        publications=catalog.events if "event" in kinds else (),
    )


def _given(format_: Format, catalog: Catalog) -> Catalog | tuple[Record, ...]:
    return catalog if format_.linked else catalog.records


def _encoded(format_: Format, catalog: Catalog) -> bytes:
    codec = cast("Any", format_.codec)
    return cast("bytes", codec.dumps(_given(format_, catalog)))


def _ended(format_: Format, data: bytes) -> bytes:
    return data if not format_.text or not data or data.endswith(b"\n") else data + b"\n"


def _write_to(format_: Format, catalog: Catalog, target: Path) -> None:
    if target.is_dir() or (format_.folder and by_ending(target) is None):
        _write_folder(format_, catalog, target)
    elif by_ending(target) is format_:
        save(catalog, target)
    else:
        with replacing(target) as file:
            file.write(_ended(format_, _encoded(format_, catalog)))


def _write_folder(format_: Format, catalog: Catalog, folder: Path) -> None:
    """Write the files of a format into a folder, none replaced before all are written."""
    if format_.folder:
        files = cast("Any", format_.codec).dumps_folder(_given(format_, catalog))
    else:
        files = {f"records{format_.endings[0]}": _ended(format_, _encoded(format_, catalog))}
    replace_files(folder, files)
