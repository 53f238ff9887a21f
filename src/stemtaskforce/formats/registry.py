"""The one table of file formats, from which `load`, `save` and the command's choices follow.

A format is a module of this package that exposes `dumps(records) -> bytes` and, where it can be read back,
`loads(data: bytes) -> list[Record]`. A new format is its module and one row of `FORMATS`. The module is imported by
name when the format is used, so a format whose extra is not installed costs nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from os import PathLike, fspath
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, cast

from stemtaskforce.findings import Diagnostic, Finding
from stemtaskforce.model import Record
from stemtaskforce.text import excerpt, nearest

__all__ = ["FORMATS", "GROUP", "Codec", "Format", "by_ending", "by_name", "formats", "unknown_ending"]

_PACKED = ".gz"


class Codec(Protocol):
    """The names that every format module exposes; what cannot be read back has no `loads`."""

    def dumps(self, records: Record | Iterable[Record], /) -> bytes:
        """Return the records in this format; the same records give the same bytes."""
        ...

    def loads(self, data: bytes, /, **options: Any) -> Iterable[Record]:  # noqa: ANN401 - each format has its own
        """Return the records of a document."""
        ...


class Format(NamedTuple):
    """A file format: one row of `FORMATS`.

    Attributes:
        name: Its name for the command (`convert --to NAME`).
        endings: The file endings that mean it, lower case, with the full stop; the first is the usual one. One
            without a full stop in front is a whole file name.
        module: The module that exposes `dumps` and, where `reads`, `loads`.
        text: Whether its bytes are UTF-8 text.
        reads: Whether it can be read back.
        extra: The extra of this library that it needs, or `None`.
        folder: Whether several files may result: the module then also exposes
            `dumps_folder(records) -> dict[str, bytes]`, the files by their names in the folder.
        linked: Whether `dumps` takes a `Catalog` too, and writes the links that it knows.
        streams: Whether the module reads and writes files itself, record by record (`read` and `write`).
        wire: Whether it is the JSON wire format, whose `loads` takes `type`, `unknown` and `max_bytes`.

    Example:
        >>> by_name("jsonl").endings
        ('.jsonl',)
    """

    name: str
    endings: tuple[str, ...]
    module: str
    text: bool = True
    reads: bool = True
    extra: str | None = None
    folder: bool = False
    linked: bool = False
    streams: bool = False
    wire: bool = False

    @property
    def codec(self) -> Codec:
        """The module of the format, imported at first use."""
        return cast("Codec", import_module(self.module))


_HERE = "stemtaskforce.formats"

#: Every format of this library, in the order of the documentation.
FORMATS: tuple[Format, ...] = (
    Format("json", (".json",), f"{_HERE}.json", wire=True),
    Format("jsonl", (".jsonl",), f"{_HERE}.jsonl", streams=True, wire=True),
    Format("ics", (".ics",), f"{_HERE}.ics"),
    Format("csv", (".csv",), f"{_HERE}.csv", folder=True, linked=True),
    Format(
        "datapackage",
        ("datapackage.json",),
        f"{_HERE}.datapackage",
        text=False,
        folder=True,
        linked=True,
        streams=True,
    ),
    Format("parquet", (".parquet",), f"{_HERE}.parquet", text=False, extra="arrow", folder=True, linked=True),
    Format("csl", (".csl.json",), f"{_HERE}.csl", reads=False),
    Format("jsonld", (".jsonld",), f"{_HERE}.jsonld", reads=False),
    Format("atom", (".atom",), f"{_HERE}.atom", reads=False),
    Format("timelinejs", (".timelinejs.json",), f"{_HERE}.timelinejs", reads=False),
    Format("md", (".md",), f"{_HERE}.markdown", reads=False, folder=True),
    Format("html", (".html",), f"{_HERE}.html", reads=False, folder=True, linked=True),
)
#: Other names of the endings.
_ALSO_CALLED: Mapping[str, str] = MappingProxyType({".ndjson": ".jsonl", ".ldjson": ".jsonl"})


#: The group of entry points by which other packages add formats.
GROUP = "stemtaskforce.formats"


def formats() -> tuple[Format, ...]:
    """Return the formats that can be used: those of this library, then those that other packages add.

    A package adds one by an entry point of the group `stemtaskforce.formats` that names a `Format`. Where it has the
    name or the ending of one of this library, that of this library is used.

    Returns:
        The rows of `FORMATS`, and the installed ones by the names of their entry points.

    Example:
        >>> [format_.name for format_ in formats()][:2]
        ['json', 'jsonl']
    """
    return (*FORMATS, *_installed())


def _in_turn() -> Iterator[Format]:
    """Yield the formats of this library, and look for those of others only behind them."""
    yield from FORMATS
    yield from _installed()


@cache
def _installed() -> tuple[Format, ...]:
    # Loading it takes as long as the formats themselves, and only a look-up beyond them needs it.
    from importlib.metadata import entry_points  # noqa: PLC0415 - see above

    found = sorted(entry_points(group=GROUP), key=lambda each: each.name)
    return tuple(cast("Format", each.load()) for each in found)


def by_name(name: str) -> Format:
    """Return the format of a name.

    Args:
        name: A name as in `FORMATS`.

    Returns:
        The format.

    Raises:
        KeyError: No format has this name.

    Example:
        >>> by_name("json").text
        True
    """
    for each in _in_turn():
        if each.name == name:
            return each
    raise KeyError(name)


def by_ending(path: str | PathLike[str]) -> Format | None:
    """Return the format that a file name stands for.

    Args:
        path: The file; upper and lower case are alike, and a `.gz` at the end does not count.

    Returns:
        The format with the longest ending that fits, or `None`.

    Example:
        >>> by_ending("pacts.JSONL.gz").name, by_ending("pacts.docx")
        ('jsonl', None)
    """
    name = _file_name(path)
    endings = [(ending, each) for each in formats() for ending in each.endings if _fits(name, ending)]
    return max(endings, key=lambda pair: len(pair[0]))[1] if endings else None


def unknown_ending(path: str | PathLike[str], wanted: Iterable[Format], hint: str = "") -> Finding:
    """Return the finding for a file name that stands for none of the wanted formats.

    Args:
        path: The file.
        wanted: The formats that the caller can use.
        hint: What else the caller may have meant.

    Returns:
        A finding that names the nearest ending, or all of them.

    Example:
        >>> print(unknown_ending("pacts.jsn", formats()).message)
        expected the ending '.json', got '.jsn'
    """
    name = _file_name(path)
    ending = name[name.rindex(".") :] if "." in name else ""
    endings = [ending for each in wanted for ending in each.endings]
    near = _ALSO_CALLED.get(ending) or next(iter(nearest(ending, endings, n=1)), None)
    expected = f"the ending {repr(near) if near else ' or '.join(map(repr, endings))}"
    got = excerpt(ending) if ending else "none"
    return Diagnostic("file.ending", expected, got, hint=hint).finding(source=fspath(path))


def _fits(name: str, ending: str) -> bool:
    return name.endswith(ending) if ending.startswith(".") else name == ending


def _file_name(path: str | PathLike[str]) -> str:
    return fspath(path).replace("\\", "/").rpartition("/")[2].lower().removesuffix(_PACKED)
