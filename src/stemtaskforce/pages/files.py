"""The calls that read pages: from text, from markup and from files, with the caps checked before anything is read.

`reader` reads the content of a page, and `folders` tells which files of a folder are pages. The kind of a file is
told by its ending, never by its content.
"""

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from stat import S_ISDIR

from stemtaskforce.errors import LimitExceeded
from stemtaskforce.filenames import require_spelling
from stemtaskforce.findings import Finding, make
from stemtaskforce.pages.caps import MAX_BYTES, MAX_LINES, exceeded
from stemtaskforce.pages.decoding import decode, decode_html
from stemtaskforce.pages.folders import files_in, unreadable
from stemtaskforce.pages.html import page_of_html
from stemtaskforce.pages.layouts import vocabulary
from stemtaskforce.pages.lines import Page
from stemtaskforce.pages.plaintext import lines_of, page_of_text
from stemtaskforce.pages.reader import read_lines
from stemtaskforce.pages.reading import Reading
from stemtaskforce.text import excerpt

__all__ = ["MAX_BYTES", "MAX_LINES", "is_page", "read_html", "read_path", "read_paths", "read_text"]

#: The endings of pages.
_ENDINGS = (".txt", ".html", ".htm")
#: A text of one line that is an address, and nothing else.
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
#: A file name is shorter on every system; the text of a page is longer.
_MAX_NAME = 4096


def read_text(
    text: str,
    *,
    url: str | None = None,
    source: str | None = None,
    max_bytes: int = MAX_BYTES,
    labels: Mapping[str, str] | None = None,
) -> Reading:
    r"""Read a page that was saved as text.

    Args:
        text: The whole page.
        url: The page's address; it becomes the record's `url`.
        source: The name of the page in findings; the address, if it is not given.
        max_bytes: The cap on the page's size in UTF-8.
        labels: Labels beside the site's own: the name of the field by the text of each label, without its colon, such
            as `{"Venue": "location"}`. Such labels fill fields, and never decide the kind of a page.

    Returns:
        The reading, with records, fields, findings, and the lines that were not read. Text that looks like a path or
        an address gives no record, and `page.unsupported` names the call that takes it.

    Raises:
        LimitExceeded: The page is over the cap, or over 50,000 lines.
        PageError: A label cannot be used, or no page fills its field (`label.invalid`).
        TypeError: `text` is not text.

    Example:
        >>> page = "Danish Technology Pact\n\nDanish Technology Pact\nRequesting organisation:\nDenmark"
        >>> read_text(page).record.name
        'Danish Technology Pact'
    """
    _hold_text(text)
    name = source if source is not None else url
    _hold_size(text, max_bytes, name)
    words = vocabulary(labels)
    return _misplaced(text, name) or _read(page_of_text(text, words), url, name, (), labels)


def read_html(
    markup: str | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    source: str | None = None,
    max_bytes: int = MAX_BYTES,
    labels: Mapping[str, str] | None = None,
) -> Reading:
    r"""Read a page of HTML; the same page as text gives the same record.

    Args:
        markup: The whole page, as text or as bytes.
        url: The page's address; it becomes the record's `url`, and links are made absolute against it.
        encoding: The encoding of bytes where it is known, such as from an HTTP header. A byte order mark
            goes before it; after it come the page's own declaration and UTF-8.
        source: The name of the page in findings; the address, if it is not given.
        max_bytes: The cap on the page's size in bytes.
        labels: Labels beside the site's own, see `read_text`.

    Returns:
        The reading; lines count among those that the page has in a browser. A path or an address instead of markup
        gives no record, as in `read_text`.

    Raises:
        LimitExceeded: The page is over a cap: of bytes, tags, depth, attributes or lines.
        PageError: A label cannot be used, or no page fills its field (`label.invalid`).
        MissingExtra: The extra `html` is not installed.

    Example:
        >>> page = "<h1>Danish Technology Pact</h1><p><b>Requesting organisation:</b> Denmark</p>"
        >>> read_html(page).record.requesting_organisation
        'Denmark'
    """
    name = source if source is not None else url
    given = _plain(markup)
    _hold_size(given, max_bytes, name)
    text, findings = (given, ()) if isinstance(given, str) else decode_html(given, encoding)
    if misplaced := _misplaced(text, name):
        return misplaced
    page = page_of_html(text, url=url, source=name)
    return _read(page, page.url, name, findings, labels)


def _hold_text(text: object) -> None:
    if isinstance(text, bytes | bytearray):
        raise TypeError("text: expected text, got bytes; decode them, or use read_html or read_path")
    if not isinstance(text, str):
        raise TypeError(f"text: expected text, got {excerpt(text)}; read_path takes a path")


def _plain(markup: object) -> str | bytes:
    """Return a page as text or bytes; bytes of another kind, as of a buffer, are copied."""
    if isinstance(markup, str | bytes):
        return markup
    if isinstance(markup, bytearray | memoryview):
        return bytes(markup)
    raise TypeError(f"markup: expected text or bytes, got {excerpt(markup)}; read_path takes a path")


def _hold_size(page: str | bytes, max_bytes: int, source: str | None) -> None:
    size = len(page)
    if isinstance(page, str) and size <= max_bytes < 4 * size:
        size = len(page.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise exceeded("limit.bytes", f"is over the cap of {max_bytes:,} bytes", source)


def _misplaced(text: str, source: str | None) -> Reading | None:
    """Return the reading of a text that is a path or an address rather than a page, or `None` for other texts."""
    if len(text) > _MAX_NAME or not (line := text.strip()) or "\n" in line:
        return None
    if _ADDRESS.fullmatch(line):
        message = (
            f"page: expected a page, got the address {excerpt(line)}; this library opens no address: {_SAVE_FIRST}"
        )
    elif is_page(line) and ": " not in line:
        message = f"page: expected a page, got {excerpt(line)}, which looks like a path; read_path takes it"
    else:
        return None
    finding = make("page.unsupported", message, line=1, source=source, value=excerpt(line))
    return Reading(findings=(finding,), unread=tuple(lines_of(text)), source=source)


#: How to treat an address.
_SAVE_FIRST = "save the page first, or give read_html what a client got, with url="


def _read(
    page: Page, url: str | None, source: str | None, findings: Iterable[Finding], labels: Mapping[str, str] | None
) -> Reading:
    if len(page.lines) > MAX_LINES:
        raise exceeded("limit.lines", f"has over {MAX_LINES:,} lines", source)
    return read_lines(page.lines, url=url, source=source, findings=(*findings, *page.findings), labels=labels)


def read_path(
    path: str | PathLike[str],
    *,
    url: str | None = None,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
    labels: Mapping[str, str] | None = None,
) -> Reading:
    r"""Read a page from a file whose ending is `.txt`, `.html` or `.htm`.

    Args:
        path: The file.
        url: The page's address; it becomes the record's `url`.
        encoding: The encoding of the file where it is known, such as from an HTTP header; see `read_html`. A file of
            text is UTF-8 without it.
        max_bytes: The cap on the file's size.
        labels: Labels beside the site's own, see `read_text`.

    Returns:
        The reading; `page.encoding` says which line is not in the encoding (what could be read is read), and
        `file.ending` that the file is of none of these kinds.

    Raises:
        LimitExceeded: The file is over the cap.
        PageError: A label cannot be used, or no page fills its field (`label.invalid`).
        OSError: The operating system does not give the file, or it is a folder, an address, or the text of a page; the
            message names the call that takes it.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "page.txt").write_text("Pact\n\nRequesting organisation:\nDenmark", "utf-8")
        ...     Path(folder, "page.doc").touch()
        ...     read_path(f"{folder}/page.txt").kind, read_path(f"{folder}/page.doc").findings[0].code
        ('taskforce', 'file.ending')
    """
    given: object = path  # a caller may pass anything
    if isinstance(given, bytes):
        raise TypeError("path: expected text or a path, got bytes; read_html takes the bytes of a page")
    name = fspath(path)
    _hold_name(name)
    # Asked first, as a file that is not there should not be blamed for its ending; of "", `Path` would make a folder.
    if S_ISDIR(os.stat(name).st_mode):  # noqa: PTH116 - see above
        raise IsADirectoryError(errno.EISDIR, "is a folder, which read_paths takes", name)
    suffix = Path(name).suffix
    if suffix.lower() not in _ENDINGS:
        message = f"file: the ending {excerpt(suffix)} is not read; expected {', '.join(_ENDINGS)}"
        return Reading(findings=(make("file.ending", message, source=name),), source=name)
    with Path(name).open("rb") as file:
        data = file.read(max_bytes + 1)
    _hold_size(data, max_bytes, name)
    if suffix.lower() != ".txt":
        return read_html(data, url=url, encoding=encoding, source=name, max_bytes=max_bytes, labels=labels)
    text, findings = decode(data, encoding)
    return _read(page_of_text(text, vocabulary(labels)), url, name, findings, labels)


def _hold_name(name: str) -> None:
    """Refuse what is not the name of a file: the system's own message would be long, or no `OSError` at all."""
    shown = excerpt(name)
    # Without a number: it is not the system that refuses.
    if _ADDRESS.fullmatch(name):
        raise FileNotFoundError(f"{shown}: expected a path, got an address; this library opens none: {_SAVE_FIRST}")
    if ((name.lstrip().startswith("<") or "\n" in name) and not is_page(name)) or len(name) > _MAX_NAME:
        call = "read_html" if name.lstrip().startswith("<") else "read_text"
        raise FileNotFoundError(f"{shown}: expected a path, got the text of a page, which {call} takes")
    require_spelling(name)


def read_paths(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str],
    *,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
    labels: Mapping[str, str] | None = None,
) -> Iterator[Reading]:
    """Read many pages, one after the other.

    Args:
        paths: Files, folders, or a mix of them; of a folder every page in and below it, sorted by name. Hidden files
            and folders, `__MACOSX`, lock files of editors, and the folder that a browser saves beside a page
            (`page_files` beside `page.html`) hold no pages and are left out.
        encoding: The encoding of all of them, where it is known; see `read_path`.
        max_bytes: The cap on each file's size.
        labels: Labels beside the site's own, see `read_text`.

    Yields:
        A reading for each file, and one for each folder below a given one that cannot be read. A file over the cap, and
        one in a folder that the operating system does not give, gives a reading with that finding and no record, so
        that one page does not end the work.

    Raises:
        OSError: The operating system does not give a file or folder that is named in `paths`.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     for name in ("b.txt", "a.htm", "notes.doc"):
        ...         Path(folder, name).touch()
        ...     [Path(reading.source).name for reading in read_paths(folder)]
        ['a.htm', 'b.txt']
    """
    read = partial(read_path, encoding=encoding, max_bytes=max_bytes, labels=labels)
    for path in [paths] if isinstance(paths, str | PathLike) else paths:
        for found in pages_in(path):
            yield found if isinstance(found, Reading) else _read_one(found, fspath(path), read)


def _read_one(path: str, given: str, read: Callable[[str], Reading]) -> Reading:
    try:
        return read(path)
    except LimitExceeded as error:
        return Reading(findings=error.findings, source=path)
    except OSError as error:
        if path == given:
            raise
        return Reading(findings=(unreadable(path, error),), source=path)


def is_page(name: str) -> bool:
    """Return whether a file's name has the ending of a page."""
    # `Path` takes several times as long, and a folder may have many.
    return os.path.splitext(name.rstrip("/"))[1].lower() in _ENDINGS  # noqa: PTH122 - see above


def pages_in(path: str | PathLike[str], accepts: Callable[[str], bool] = is_page) -> Iterator[str | Reading]:
    """Return what `read_paths` reads of a path: the file itself, or the pages of a folder by name.

    Args:
        path: A file or a folder.
        accepts: Which names in a folder are read.

    Yields:
        The paths; a folder below that cannot be read stands among them, as a reading with the finding.

    Raises:
        OSError: The folder itself cannot be read, or the name cannot be one.
    """
    name = fspath(path)
    _hold_name(name)
    if not name or not Path(name).is_dir():  # an empty name is not a folder, though Python takes it for this one
        yield name
        return
    for found in files_in(name, accepts):
        yield found if isinstance(found, str) else Reading(findings=(found,), source=found.source)
