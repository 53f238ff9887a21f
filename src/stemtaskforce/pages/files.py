"""Where pages come from: text, bytes, files, folders; and the caps that are checked before anything is read.

What a page says is for `reader`. Files are told by their ending, never by their content.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from os import PathLike, fspath
from pathlib import Path
from stat import S_ISDIR

from stemtaskforce.errors import LimitExceeded
from stemtaskforce.findings import Finding, make
from stemtaskforce.pages.caps import MAX_BYTES, MAX_LINES, exceeded
from stemtaskforce.pages.decoding import decode, decode_html
from stemtaskforce.pages.html import page_of_html
from stemtaskforce.pages.lines import Line, lines_of
from stemtaskforce.pages.reader import read_lines
from stemtaskforce.pages.reading import Reading
from stemtaskforce.text import excerpt

__all__ = ["MAX_BYTES", "MAX_LINES", "read_html", "read_path", "read_paths", "read_text"]


def read_text(text: str, *, url: str | None = None, source: str | None = None, max_bytes: int = MAX_BYTES) -> Reading:
    r"""Read a page that was saved as text.

    Args:
        text: The whole page.
        url: The page's address; it becomes the record's `url`.
        source: The name of the page in findings; the address, if it is not given.
        max_bytes: The cap on the page's size in UTF-8.

    Returns:
        The reading, with records, fields, findings, and the lines that were not read.

    Raises:
        LimitExceeded: The page is over the cap, or over 50,000 lines.
        TypeError: `text` is no text.

    Example:
        >>> page = "Danish Technology Pact\n\nDanish Technology Pact\nRequesting organisation:\nDenmark"
        >>> read_text(page).record.name
        'Danish Technology Pact'
    """
    _hold_text(text)
    name = source if source is not None else url
    _hold_size(text, max_bytes, name)
    return _read(lines_of(text), url, name, ())


def read_html(
    markup: str | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    source: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Reading:
    r"""Read a page of HTML; the same page as text gives the same record.

    Args:
        markup: The whole page, as text or as bytes.
        url: The page's address; it becomes the record's `url`, and links are made absolute against it.
        encoding: What is known of the encoding of bytes, such as from an HTTP header. A byte order mark
            goes before it; after it come the page's own declaration and UTF-8.
        source: The name of the page in findings; the address, if it is not given.
        max_bytes: The cap on the page's size in bytes.

    Returns:
        The reading; lines count among those that the page has in a browser.

    Raises:
        LimitExceeded: The page is over a cap: of bytes, tags, depth, attributes or lines.
        MissingExtra: The extra `html` is not installed.

    Example:
        >>> page = "<h1>Danish Technology Pact</h1><p><b>Requesting organisation:</b> Denmark</p>"
        >>> read_html(page).record.requesting_organisation
        'Denmark'
    """
    name = source if source is not None else url
    _hold_size(markup, max_bytes, name)
    text, findings = (markup, ()) if isinstance(markup, str) else decode_html(markup, encoding)
    page = page_of_html(text, url=url, source=name)
    return _read(page.lines, page.url, name, (*findings, *page.findings))


def _hold_text(text: object) -> None:
    if isinstance(text, bytes | bytearray):
        raise TypeError("got bytes; want text: decode them, or use read_html or read_path")
    if not isinstance(text, str):
        raise TypeError(f"got {excerpt(text)}; want text, or a path for read_path")


def _hold_size(page: str | bytes, max_bytes: int, source: str | None) -> None:
    size = len(page)
    if isinstance(page, str) and size <= max_bytes < 4 * size:
        size = len(page.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise exceeded("limit.bytes", f"is over the cap of {max_bytes:,} bytes", source)


def _read(lines: list[Line], url: str | None, source: str | None, findings: Iterable[Finding]) -> Reading:
    if len(lines) > MAX_LINES:
        raise exceeded("limit.lines", f"has over {MAX_LINES:,} lines", source)
    return read_lines(lines, url=url, source=source, findings=findings)


def read_path(path: str | PathLike[str], *, url: str | None = None, max_bytes: int = MAX_BYTES) -> Reading:
    r"""Read a page from a file whose ending is `.txt`, `.html` or `.htm`.

    Args:
        path: The file.
        url: The page's address; it becomes the record's `url`.
        max_bytes: The cap on the file's size.

    Returns:
        The reading; `page.encoding` says which line of a text is not UTF-8 (what could be read is read),
        and `file.ending` that the file is of none of these kinds.

    Raises:
        LimitExceeded: The file is over the cap.
        OSError: The operating system does not give the file, or it is a folder, which `read_paths` takes.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "page.txt").write_text("Pact\n\nStatus:\nongoing", "utf-8")
        ...     Path(folder, "page.doc").touch()
        ...     read_path(f"{folder}/page.txt").kind, read_path(f"{folder}/page.doc").findings[0].code
        ('taskforce', 'file.ending')
    """
    name = fspath(path)
    # Asked first, as a file that is not there should not be blamed for its ending; of "", `Path` would make a folder.
    if S_ISDIR(os.stat(name).st_mode):  # noqa: PTH116 - see above
        raise IsADirectoryError(errno.EISDIR, "is a folder, which read_paths takes", name)
    reader = _READERS.get(Path(name).suffix.lower())
    if reader is None:
        message = f"file: the ending {excerpt(Path(name).suffix)} is not read; want {', '.join(_READERS)}"
        return Reading(findings=(make("file.ending", message, source=name),), source=name)
    with Path(name).open("rb") as file:
        data = file.read(max_bytes + 1)
    _hold_size(data, max_bytes, name)
    return reader(data, url, name)


def _read_text_bytes(data: bytes, url: str | None, source: str) -> Reading:
    text, findings = decode(data)
    return _read(lines_of(text), url, source, findings)


def _read_html_bytes(data: bytes, url: str | None, source: str) -> Reading:
    return read_html(data, url=url, source=source, max_bytes=len(data))


def read_paths(paths: Iterable[str | PathLike[str]] | str | PathLike[str]) -> Iterator[Reading]:
    """Read many pages, one after the other.

    Args:
        paths: Files, folders, or a mix of them; of a folder every page in and below it, by name.

    Yields:
        A reading a file. A file over the cap gives a reading with that finding and no record, so that
        one page does not end the work.

    Raises:
        OSError: The operating system does not give a file.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     for name in ("b.txt", "a.htm", "notes.doc"):
        ...         Path(folder, name).touch()
        ...     [Path(reading.source).name for reading in read_paths(folder)]
        ['a.htm', 'b.txt']
    """
    for path in pages_in(paths):
        try:
            yield read_path(path)
        except LimitExceeded as error:
            yield Reading(findings=error.findings, source=fspath(path))


def pages_in(paths: Iterable[str | PathLike[str]] | str | PathLike[str]) -> Iterator[str]:
    """Give the files that `read_paths` reads, in its order: folders are walked, by name."""
    for path in [paths] if isinstance(paths, str | PathLike) else paths:
        if fspath(path) and Path(path).is_dir():  # an empty name is no folder, though Python takes it for this one
            found = (file for file in Path(path).rglob("*") if file.suffix.lower() in _READERS and file.is_file())
            yield from sorted(map(str, found))
        else:
            yield fspath(path)


_READERS = {".txt": _read_text_bytes, ".html": _read_html_bytes, ".htm": _read_html_bytes}
