"""JSON Lines: a record a line, read one by one in constant memory, of any size.

A line is a document of `json`, by the same two codec. Here are the lines: their numbers, their ends, and what
to do with one that is bad.
"""

import io
import os
import sys
from collections.abc import Generator, Iterable
from itertools import islice
from types import UnionType
from typing import BinaryIO, Generic, Literal, TypeAlias, TypeVar, cast, overload

import attrs

from stemtaskforce.errors import MAX_FINDINGS, DecodeError, LimitExceeded
from stemtaskforce.findings import Finding, make
from stemtaskforce.formats.atomic import DAMAGES, opened, replacing
from stemtaskforce.formats.records import as_records, checked_records
from stemtaskforce.formats.wire import codec
from stemtaskforce.formats.wire.parsing import is_unfinished, to_bytes
from stemtaskforce.formats.wire.spec import MAX_BYTES, Data, Unknown, Wanted, checked_unknown, wanted
from stemtaskforce.model import Record
from stemtaskforce.text import with_article

__all__ = ["Lines", "OnError", "Source", "dumps", "loads", "read", "write"]

#: A path, where a `str` is one too, or an open binary file.
Source: TypeAlias = str | os.PathLike[str] | BinaryIO
#: What to do with a line that is no record (raise, or go on and keep the findings).
OnError: TypeAlias = Literal["raise", "collect"]

T = TypeVar("T", bound=Record)

#: How many records are written at once: enough to be fast, few enough to be small.
_BATCH = 256
_LINE_END = b"\r\n"
#: How much of a line that is too long is read at once to get over it.
_SKIPPED = 1 << 16


class Lines(Generic[T]):
    """The records of a file, read while they are asked for; once through, it is done.

    The file is open from the first record until the last, an error, or `close`, which leaving a `with` calls too.

    Example:
        >>> import io
        >>> with read(io.BytesIO(b'{"type":"event","version":1,"title":"Launch"}')) as lines:
        ...     [event.title for event in lines]
        ['Launch']
    """

    def __init__(self, source: Source, want: Wanted, *, refuse: bool, collect: bool, max_bytes: int) -> None:
        self._found: list[Finding] = []
        self._omitted = 0
        self._want = want
        self._refuse = refuse
        self._collect = collect
        self._max_bytes = max_bytes
        self._name = _name(source)
        self._records = self._read(source)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with the lines that were left out so far (`on_error="collect"`), up to 1,000."""
        return tuple(self._found)

    @property
    def omitted(self) -> int:
        """How many more findings there were."""
        return self._omitted

    def __iter__(self) -> "Lines[T]":
        return self

    def __next__(self) -> T:
        return next(self._records)

    def __enter__(self) -> "Lines[T]":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, if this has opened it; there are no more records then."""
        self._records.close()

    def _read(self, source: Source) -> Generator[T, None, None]:
        if isinstance(source, str | os.PathLike):
            with opened(source) as file:
                yield from self._read_file(file)
        else:
            yield from self._read_file(source)

    def _read_file(self, file: BinaryIO) -> Generator[T, None, None]:
        number = 0
        try:
            while line := file.readline(self._max_bytes + len(_LINE_END) + 1):
                number += 1
                body = line.removesuffix(b"\n").removesuffix(b"\r")
                try:
                    if len(body) > self._max_bytes:
                        _skip_line(file, line)
                        message = f"expected a line of at most {self._max_bytes:,} bytes, got more"
                        raise LimitExceeded([make("limit.bytes", message)])  # noqa: TRY301 - handled as what a line raises
                    if body.strip(b" \t\r"):
                        yield cast("T", codec.decode(body, self._want, refuse=self._refuse))
                except (DecodeError, LimitExceeded) as error:
                    self._take(_placed(error, number, self._name, body if body == line else None))
        except DAMAGES as damage:
            message = f"the compressed file is damaged or ends early: {damage}"
            self._take(DecodeError([make("file.damaged", message, line=number + 1, source=self._name)]))

    def _take(self, error: DecodeError | LimitExceeded) -> None:
        if not self._collect:
            raise error from None
        room = MAX_FINDINGS - len(self._found)
        self._found += error.findings[:room]
        self._omitted += error.omitted + len(error.findings[room:])


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(_SKIPPED)


def _placed(
    error: DecodeError | LimitExceeded, number: int, name: str | None, unended: bytes | None
) -> DecodeError | LimitExceeded:
    """Give the error of a line with its place in the file; `unended` is the line if no line break follows it."""
    code = error.findings[0].code
    if unended is not None and code in {"json.invalid", "json.encoding"} and is_unfinished(unended):
        message = f"the last line is truncated: it stops after {len(unended):,} bytes, inside a record"
        return DecodeError([make("json.incomplete", message, line=number, source=name)])
    findings = [attrs.evolve(finding, line=number, source=name) for finding in error.findings]
    return type(error)(findings, error.omitted)


def _check_binary(file: object, call: str) -> None:
    """Refuse what is no open binary file. Files of text, of whatever class, have an encoding (it may be `None`)."""
    if hasattr(file, "encoding") or not hasattr(file, call):
        raise TypeError(f"expected a path, or a file that is open for bytes, got {with_article(type(file))}")


def _name(source: Source) -> str | None:
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    name: object = getattr(source, "name", None)
    return name if isinstance(name, str) else None


@overload
def read(
    source: Source,
    *,
    type: None = None,
    unknown: Unknown = "refuse",
    on_error: OnError = "raise",
    max_bytes: int = MAX_BYTES,
) -> Lines[Record]: ...
@overload
def read(
    source: Source,
    *,
    type: type[T],
    unknown: Unknown = "refuse",
    on_error: OnError = "raise",
    max_bytes: int = MAX_BYTES,
) -> Lines[T]: ...
@overload
def read(
    source: Source,
    *,
    type: UnionType,
    unknown: Unknown = "refuse",
    on_error: OnError = "raise",
    max_bytes: int = MAX_BYTES,
) -> Lines[Record]: ...
def read(
    source: Source,
    *,
    type: object = None,  # noqa: A002 - as in `json.loads`
    unknown: Unknown = "refuse",
    on_error: OnError = "raise",
    max_bytes: int = MAX_BYTES,
) -> object:
    r"""Read the records of a file of JSON lines, one at a time.

    Lines that are blank are skipped, and so is a carriage return at the end of one. A last line without a line
    break is read like any other; if it stops in the middle, the finding is `json.incomplete`.

    Args:
        source: A path (unpacked where it ends in `.gz`), or an open binary file, which stays open.
        type: The type of record, or a union of types, that every line must be; `None` for any.
        unknown: Whether keys that are no field are an error (`refuse`) or skipped (`ignore`).
        on_error: Whether a bad line raises (`raise`), or is left out and its findings kept (`collect`).
        max_bytes: The most bytes of a line; 64 MiB.

    Returns:
        An iterator with `findings`, and a context manager that closes the file.

    Raises:
        TypeError: The source is neither; a file that is open for text is none.
        OSError: While iterating, the file cannot be read.
        DecodeError: While iterating, a line is not what it should be; the findings have its number.
        LimitExceeded: While iterating, a line is too long or nested too deep.

    Example:
        >>> import io
        >>> from stemtaskforce import Event
        >>> good, bad = '{"type":"event","version":1,"title":"Launch"}', '{"type":"event","title":"Launch"}'
        >>> records = read(io.BytesIO(f"{good}\r\n\n{bad}\n".encode()), type=Event, on_error="collect")
        >>> [event.title for event in records]
        ['Launch']
        >>> print(*records.findings)
        line 3: error: version: is required and absent; expected 1 [record.version at /version]
    """
    if on_error not in {"raise", "collect"}:
        raise ValueError(f"on_error: expected 'raise' or 'collect', got {on_error!r}")
    want = wanted(type)
    if type is not None and want.many:
        raise TypeError(f"type: expected the type of a line, not of a list, got {type!r}")
    if not isinstance(source, str | os.PathLike):
        _check_binary(source, "readline")
    lines: Lines[Record] = Lines(
        source,
        Wanted(want.single, frozenset()),
        refuse=checked_unknown(unknown),
        collect=on_error == "collect",
        max_bytes=max_bytes,
    )
    return lines


def write(records: Iterable[Record], target: Source) -> int:
    r"""Write records as JSON lines, in constant memory.

    Args:
        records: Any number of them, in the order to write; they may be made while they are written.
        target: A path, whose file is replaced whole or not at all (compressed where it ends in `.gz`), or an open
            binary file, which stays open.

    Returns:
        How many were written.

    Raises:
        TypeError: The target is neither; a file that is open for text is none.
        InvalidRecord: Something among them is no record, or they have no order, as in a set.
        OSError: The file cannot be written; the old one stands.

    Example:
        >>> import io
        >>> from stemtaskforce import Event
        >>> target = io.BytesIO()
        >>> write([Event(title="Launch"), Event(title="Report")], target)
        2
        >>> target.getvalue().count(b"\n")
        2
    """
    if isinstance(target, str | os.PathLike):
        with replacing(target) as file:
            return _write_file(records, file)
    _check_binary(target, "write")
    return _write_file(records, target)


def dumps(records: Record | Iterable[Record]) -> bytes:
    r"""Return records as JSON lines.

    Args:
        records: A record, or any number of them in the order to write.

    Returns:
        UTF-8, one record per line, each with a line break behind it; the same records give the same bytes.

    Raises:
        InvalidRecord: Something among them is not a record, or they have no order, as in a set.

    Example:
        >>> from stemtaskforce import Event
        >>> dumps([Event(title="Launch"), Event(title="Report")]).count(b"\n")
        2
    """
    return codec.write_lines(as_records(records))


def loads(data: Data, type: object = None, *, unknown: Unknown = "refuse", max_bytes: int = MAX_BYTES) -> list[Record]:  # noqa: A002 - as in `json.loads`
    r"""Return the records of JSON lines that are in memory.

    Args:
        data: The lines, in UTF-8 without a byte order mark, or a text.
        type: The type of record, or a union of types, that every line must be; `None` for any.
        unknown: Whether keys that are not a field are an error (`refuse`) or skipped (`ignore`).
        max_bytes: The most bytes of a line; 64 MiB.

    Returns:
        The records in their order.

    Raises:
        DecodeError: A line is not a record; the findings have its number.
        LimitExceeded: A line is too long or nested too deep.
        TypeError: `data` is neither bytes nor text.

    Example:
        >>> loads('{"type":"event","version":1,"title":"Launch"}\n')[0].title
        'Launch'
    """
    lines: Lines[Record] = read(
        io.BytesIO(to_bytes(data, sys.maxsize)),
        type=cast("UnionType", type),
        unknown=unknown,
        max_bytes=max_bytes,
    )
    return [*lines]


def _write_file(records: Iterable[Record], file: BinaryIO) -> int:
    count = 0
    rest = checked_records(records)
    while batch := [*islice(rest, _BATCH)]:
        file.write(codec.write_lines(batch))
        count += len(batch)
    return count
