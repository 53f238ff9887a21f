"""The files that the subcommands read: pages and documents by their ending, standard input by the named format.

Each file gives one `Input`. A file that cannot be read gives one with a finding, so that one bad file does not end the
work. Pages are for `pages` and documents for `formats`; here they meet.
"""

import errno
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

import attrs
import click

from stemtaskforce import formats as codecs
from stemtaskforce.errors import StemTaskforceError
from stemtaskforce.findings import Finding, make
from stemtaskforce.formats.registry import Format, by_ending, by_name, formats
from stemtaskforce.formats.wire.spec import MAX_BYTES
from stemtaskforce.model import ListingRow, Record
from stemtaskforce.pages import Reading, read_html, read_path, read_text
from stemtaskforce.pages.decoding import decode
from stemtaskforce.pages.files import is_page, pages_in
from stemtaskforce.pages.folders import unreadable
from stemtaskforce.pages.lines import Line

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _TextType = click.ParamType[str]
else:
    _TextType = click.ParamType  # generic in newer versions of click only

__all__ = [
    "FormatName",
    "Input",
    "input_format_option",
    "page_format_option",
    "pages_argument",
    "quiet_option",
    "read_files",
    "read_pages",
    "records_argument",
    "strict_option",
]

#: The name of standard input among the arguments.
STANDARD_INPUT = "-"
_PAGE_FORMATS = ("text", "html")


@attrs.frozen(kw_only=True)
class Input:
    """The contents of one file, or of standard input.

    Attributes:
        name: The file as it was named; `-` for standard input.
        records: The records in it.
        rows: The rows of a listing of taskforces.
        findings: All that was found wrong or worth a remark, each with the name of the file.
        unread: The lines of a page that belong to no field.
        kind: The kind of a page.
        fields: The fields that a page without a record gives.
    """

    name: str
    records: tuple[Record, ...] = ()
    rows: tuple[ListingRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Line, ...] = ()
    kind: str | None = None
    fields: Mapping[str, object] = MappingProxyType({})


def _of_page(reading: Reading, name: str) -> Input:
    return Input(
        name=name,
        records=reading.records,
        rows=reading.rows,
        findings=reading.findings,
        unread=reading.unread,
        kind=reading.kind,
        fields=reading.fields,
    )


_Subcommand = Callable[..., None]
_Decorator = Callable[[_Subcommand], _Subcommand]
pages_argument: _Decorator = click.argument("sources", metavar="PAGE...", nargs=-1, required=True)
records_argument: _Decorator = click.argument("sources", metavar="FILE...", nargs=-1, required=True)
strict_option: _Decorator = click.option("--strict", is_flag=True, help="Exit with status 1 on warnings, too.")
quiet_option: _Decorator = click.option(
    "-q", "--quiet", is_flag=True, help="Print errors only, without summary and progress."
)


class FormatName(_TextType):
    """The name of a format, as `click.Choice`; the formats of other packages are looked up when one is asked for.

    Args:
        names: Returns the names to choose from.
    """

    name = "format"

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        self._names = names

    def _choice(self) -> click.Choice[str]:
        return click.Choice(tuple(self._names()))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, or fail with those to choose from."""
        return self._choice().convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return the names, as the help shows them."""
        return self._choice().get_metavar(param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """Return the names that begin like this."""
        return self._choice().shell_complete(ctx, param, incomplete)


def _readable_formats() -> list[str]:
    return [*_PAGE_FORMATS, *(each.name for each in formats() if each.reads)]


def _input_format(names: Callable[[], Iterable[str]]) -> _Decorator:
    help_ = "The format of standard input (`-`) and of files without a known ending."
    return click.option("--input-format", type=FormatName(names), help=help_)


#: The option that names the format of standard input and of files without a known ending.
input_format_option: _Decorator = _input_format(_readable_formats)
#: The same where only pages are read.
page_format_option: _Decorator = _input_format(lambda: _PAGE_FORMATS)


def read_pages(sources: Iterable[str], *, input_format: str | None = None, quiet: bool = False) -> Iterator[Input]:
    """Read pages from files and folders, one after the other.

    Args:
        sources: The names; of a folder every page in and below it is read, by name; `-` for standard input.
        input_format: The format of standard input and of files without a known ending.
        quiet: Whether no progress is shown.

    Yields:
        One input per file, in order; one with a finding for a folder that has no page or cannot be looked into.
    """
    return _read_all(sources, pages_in, _read_page, input_format, quiet=quiet)


def read_files(sources: Iterable[str], *, input_format: str | None = None, quiet: bool = False) -> Iterator[Input]:
    """Read pages and documents from files and folders, one after the other.

    Args:
        sources: The names; of a folder every page and every document in and below it is read, by name; `-` for
            standard input.
        input_format: The format of standard input and of files without a known ending.
        quiet: Whether no progress is shown.

    Yields:
        One input per file, as `read_pages`.
    """
    return _read_all(sources, _files_in, _read_file, input_format, quiet=quiet)


def _read_all(
    sources: Iterable[str],
    files_in: Callable[[str], Iterable[str | Reading]],
    read: Callable[[str, str | None], Input],
    input_format: str | None,
    *,
    quiet: bool,
) -> Iterator[Input]:
    """Find all files first, so that progress knows its end, then read them one by one."""
    steps = [step for source in sources for step in _steps(source, files_in)]
    if STANDARD_INPUT in steps and input_format is None:
        raise click.UsageError("-: standard input has no ending; name its format with --input-format")
    for step in _watched(steps, quiet=quiet):
        yield step if isinstance(step, Input) else _guarded(read, step, input_format)


def _guarded(read: Callable[[str, str | None], Input], name: str, input_format: str | None) -> Input:
    """Read a file; where it cannot be read, that is a finding like any other."""
    try:
        return read(name, input_format)
    except StemTaskforceError as error:
        return Input(name=name, findings=tuple(_with_source(error, name)))
    except OSError as error:
        return Input(name=name, findings=(unreadable(name, error),))


def _with_source(error: StemTaskforceError, name: str) -> Iterator[Finding]:
    """Yield the findings of an error with the name of the file, and how many more there are."""
    findings = [each if each.source is not None else attrs.evolve(each, source=name) for each in error.findings]
    yield from findings
    yield from _omitted(findings, error.omitted)


def _omitted(findings: Iterable[Finding], count: int) -> Iterator[Finding]:
    """Yield how many more findings there are than were kept, in the manner of the last one."""
    for last in deque(findings if count else (), 1):
        yield attrs.evolve(last, message=f"and {count:,} more", path="", line=None, value=None)


def _watched(steps: list[str | Input], *, quiet: bool) -> Iterator[str | Input]:
    """Yield the steps, and show on a terminal how far they are."""
    if quiet or not _is_terminal():
        yield from steps
        return
    # Loading these takes longer than reading a page, and only a terminal needs them.
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.progress import (  # noqa: PLC0415 - see above
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(steps)


def _is_terminal() -> bool:
    # Not rich's opinion of what a terminal is: that can be forced from outside, for colours.
    stderr = cast("TextIO | None", sys.stderr)
    return stderr is not None and stderr.isatty()


def _steps(source: str, files_in: Callable[[str], Iterable[str | Reading]]) -> Iterator[str | Input]:
    """Yield the files of a source, or the input that says why there are none."""
    if source == STANDARD_INPUT:
        yield source
        return
    try:
        found = list(files_in(source))
    except OSError as error:
        yield Input(name=source, findings=(unreadable(source, error),))
        return
    for each in found:
        yield each if isinstance(each, str) else Input(name=each.source or source, findings=each.findings)
    if not found:
        message = "folder: has no file to read, in it or below"
        yield Input(name=source, findings=(make("file.ending", message, source=source),))


def _files_in(source: str) -> Iterable[str | Reading]:
    found = list(pages_in(source, lambda name: is_page(name) or _document_format(name) is not None))
    packages = {_folder(each) for each in found if isinstance(each, str) and Path(each).name == "datapackage.json"}
    return [each for each in found if not (isinstance(each, str) and _is_part(each, packages))]


def _folder(name: str) -> Path:
    return Path(name).parent


def _is_part(name: str, packages: AbstractSet[Path]) -> bool:
    """Return whether a file is a table of a Data Package, which is read with its description."""
    return Path(name).suffix.lower() == ".csv" and _folder(name) in packages


def _document_format(name: str) -> Format | None:
    format_ = by_ending(name)
    return format_ if format_ is not None and format_.reads else None


def _read_page(name: str, input_format: str | None) -> Input:
    if input_format is not None and (name == STANDARD_INPUT or not is_page(name)):
        return _read_stream(name, input_format)
    return _of_page(read_path(name), name)


def _read_file(name: str, input_format: str | None) -> Input:
    if is_page(name):  # asked first, as the formats of other packages take long to look up
        return _of_page(read_path(name), name)
    format_ = _document_format(name)
    if format_ is not None:
        return _read_document(name, format_)
    if input_format is not None:
        return _read_stream(name, input_format)
    read = _of_page(read_path(name), name)
    return attrs.evolve(read, findings=tuple(_also_documents(each) for each in read.findings))


def _also_documents(finding: Finding) -> Finding:
    """Add to the endings of pages, which are all that `read_path` knows, those of documents."""
    if finding.code != "file.ending":
        return finding
    endings = ", ".join(ending for each in formats() if each.reads for ending in each.endings)
    return attrs.evolve(finding, message=f"{finding.message}, {endings}; or name its format with --input-format")


def _read_document(name: str, format_: Format) -> Input:
    if _is_lines(format_):
        return _read_lines(name, name)
    return Input(name=name, records=codecs.files.load(name).records)


def _is_lines(format_: Format) -> bool:
    """Return whether each line is a document of the wire format, so that a bad one does not end the file."""
    return format_.wire and format_.streams


def _read_stream(name: str, input_format: str) -> Input:
    """Read standard input, or a file whose name does not tell its format, such as a pipe."""
    if name == STANDARD_INPUT:
        stdin = cast("TextIO | None", sys.stdin)
        if stdin is None:
            raise OSError(errno.EBADF, "standard input is closed", name)
        return _read_binary(stdin.buffer, name, input_format)
    with Path(name).open("rb") as file:
        return _read_binary(file, name, input_format)


def _read_binary(file: BinaryIO, name: str, input_format: str) -> Input:
    if input_format == "text":
        text, findings = decode(file.read(MAX_BYTES + 1))
        read = _of_page(read_text(text, source=name), name)
        return attrs.evolve(read, findings=(*(attrs.evolve(each, source=name) for each in findings), *read.findings))
    if input_format == "html":
        return _of_page(read_html(file.read(MAX_BYTES + 1), source=name), name)
    format_ = by_name(input_format)
    if _is_lines(format_):
        return _read_lines(file, name)
    records = format_.codec.loads(file.read(MAX_BYTES + 1))
    return Input(name=name, records=tuple(records))


def _read_lines(source: str | BinaryIO, name: str) -> Input:
    lines = codecs.jsonl.read(source, on_error="collect")
    records = tuple(lines)
    findings = [each if each.source is not None else attrs.evolve(each, source=name) for each in lines.findings]
    return Input(name=name, records=records, findings=(*findings, *_omitted(findings, lines.omitted)))
