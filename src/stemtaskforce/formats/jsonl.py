"""JSON lines: one record per line, read one by one in constant memory from sources of any size.

A line is a document of `json`, read by the same decoders. Here are the lines: their numbers, their ends, and the way
past a bad one. Lines that are all valid are decoded block by block; a block with a doubtful line is read line by line.
"""

import errno
import io
import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice, pairwise
from types import UnionType
from typing import BinaryIO, Generic, Literal, NamedTuple, TypeAlias, TypeVar, cast, overload

import attrs

from stemtaskforce.errors import MAX_FINDINGS, DecodeError, LimitExceeded
from stemtaskforce.filenames import require_spelling
from stemtaskforce.findings import Finding, make
from stemtaskforce.formats.atomic import DAMAGES, opened, replacing
from stemtaskforce.formats.records import as_records, checked_records
from stemtaskforce.formats.wire import codec
from stemtaskforce.formats.wire.parsing import is_unfinished, to_bytes
from stemtaskforce.formats.wire.spec import MAX_BYTES, Data, Unknown, Wanted, checked_unknown, wanted
from stemtaskforce.model import Record
from stemtaskforce.text import annotation_excerpt, excerpt, with_article

__all__ = ["Lines", "OnError", "Part", "Source", "Target", "dumps", "loads", "read", "split", "write"]


@attrs.frozen
class Part:
    """A range of bytes of a file of JSON lines that begins and ends at line ends; small, and it pickles.

    Attributes:
        path: The file.
        start: The first byte.
        stop: The byte behind the last one, or `None` for the end of the file.
    """

    path: str
    start: int = 0
    stop: int | None = None


#: Where lines are written to: a path, where a `str` is one too, or an open binary file.
Target: TypeAlias = str | os.PathLike[str] | BinaryIO
#: Where lines come from: as `Target`, a part of a file, or any iterable of lines.
Source: TypeAlias = Target | Part | Iterable[bytes | str]
#: How to treat a line that is not a record (raise, or go on and keep the findings).
OnError: TypeAlias = Literal["raise", "collect"]

T = TypeVar("T", bound=Record)

#: How many records are written at once: enough to be fast, few enough to be small.
_BATCH = 256
#: How many bytes are read at once.
_BLOCK = 1 << 16
_BLANK = b" \t\r\n"


class _Block(NamedTuple):
    """Some whole lines; or one line that is too long, of which nothing is kept."""

    data: bytes
    is_long: bool = False

    @property
    def lines(self) -> int:
        return self.data.count(b"\n") or 1


@attrs.frozen(kw_only=True)
class _Asked:
    """The arguments of `read` once they are checked."""

    want: Wanted
    refuse: bool
    collect: bool
    max_bytes: int
    max_total: int | None
    name: str | None
    first_line: int
    part: Part | None

    def is_long(self, body: bytes) -> bool:
        return len(body.removesuffix(b"\n").removesuffix(b"\r")) > self.max_bytes

    def lines_before(self) -> int:
        """Count the lines of the file before the part; only a finding asks, and no valid part has one."""
        if self.part is None or not self.part.start:
            return 0
        count, left = 0, self.part.start
        with opened(self.part.path) as file:
            while left and (data := file.read(min(_BLOCK, left))):
                count += data.count(b"\n")
                left -= len(data)
        return count


class Lines(Generic[T]):
    """The records of a source, read while they are asked for; once through, it is done.

    A file is open from the first record until the last, an error, or `close`, which leaving a `with` calls too.

    Example:
        >>> import io
        >>> with read(io.BytesIO(b'{"type":"event","version":1,"title":"Launch"}')) as lines:
        ...     [event.title for event in lines]
        ['Launch']
    """

    def __init__(self, source: Source, asked: _Asked) -> None:
        self._found: list[Finding] = []
        self._omitted = 0
        self._asked = asked
        self._records = cast("Generator[T, None, None]", self._read(source))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The problems of the lines that were left out so far (`on_error="collect"`), up to 1,000."""
        return tuple(self._found)

    @property
    def omitted(self) -> int:
        """The number of further findings."""
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

    def _read(self, source: Source) -> Generator[Record, None, None]:
        number = self._asked.first_line
        with _blocks_of(source, self._asked) as blocks:
            try:
                for block in blocks:
                    records = codec.decode_lines(block.data, self._asked.want, refuse=self._asked.refuse)
                    if records is None:
                        yield from self._one_by_one(block, number)
                        number += block.lines
                    else:
                        yield from records
                        number += len(records)
            except DAMAGES as damage:
                message = f"the compressed file is damaged or ends early: {damage}"
                self._take(DecodeError([make("file.damaged", message)]), number, b"\n")

    def _one_by_one(self, block: _Block, number: int) -> Iterator[Record]:
        if block.is_long:
            message = f"expected a line of at most {self._asked.max_bytes:,} bytes, got more"
            self._take(LimitExceeded([make("limit.bytes", message)]), number, b"\n")
            return
        if not block.data.strip(_BLANK):
            return
        want, refuse = self._asked.want, self._asked.refuse
        for place, line in enumerate(block.data.split(b"\n"), number):
            body = line.removesuffix(b"\r")
            if body.strip(_BLANK):
                most = MAX_FINDINGS - len(self._found)
                try:
                    yield cast("Record", codec.decode(body, want, refuse=refuse, most=most))
                except (DecodeError, LimitExceeded) as error:
                    self._take(error, place, block.data)

    def _take(self, error: DecodeError | LimitExceeded, number: int, data: bytes) -> None:
        """Raise an error with its place, or keep its findings; those past the limit are counted alone."""
        left = MAX_FINDINGS - len(self._found)
        if self._asked.collect and not left:
            self._omitted += error.omitted + len(error.findings)
            return
        unended = None if data.endswith(b"\n") else data
        placed = _placed(error, self._asked.lines_before() + number, self._asked.name, unended)
        if not self._asked.collect:
            raise placed from None
        self._found += placed.findings[:left]
        self._omitted += placed.omitted + len(placed.findings[left:])


@contextmanager
def _blocks_of(source: Source, asked: _Asked) -> Generator[Iterator[_Block], None, None]:
    """Open a source, and yield its lines in blocks."""
    if isinstance(source, Part):
        with opened(source.path) as file:
            file.seek(source.start)
            yield _blocks(_chunks(file, asked, None if source.stop is None else source.stop - source.start), asked)
    elif isinstance(source, str | os.PathLike):
        with opened(source) as file:
            yield _blocks(_chunks(file, asked, None), asked)
    elif _is_file(source):
        yield _blocks(_chunks(cast("BinaryIO", source), asked, None), asked)
    else:
        yield _lines(cast("Iterable[object]", source), asked)


def _is_file(source: object) -> bool:
    return hasattr(source, "readline")


def _lines(lines: Iterable[object], asked: _Asked) -> Iterator[_Block]:
    """Yield each of some lines as a block of its own; a line break at its end does not count."""
    for place, line in enumerate(lines):
        if isinstance(line, str):
            data = line.encode("utf-8", "surrogatepass")  # a lone surrogate is a finding of the decoder
        elif isinstance(line, bytes | bytearray | memoryview):
            data = bytes(line)
        else:
            raise TypeError(f"source[{place}]: expected a line as bytes or text, got {with_article(type(line))}")
        body = data.removesuffix(b"\n").removesuffix(b"\r")
        if b"\n" in body:
            raise TypeError(f"source[{place}]: expected one line, got several; open the file itself, or split them")
        yield _Block(b"\n", is_long=True) if asked.is_long(body) else _Block(body + b"\n")


def _chunks(file: BinaryIO, asked: _Asked, left: int | None) -> Iterator[bytes]:
    """Yield the bytes of a file as they come, up to the limit of all of them."""
    read_some = cast("io.BytesIO", file).read1 if hasattr(file, "read1") else file.readline
    total = 0
    while data := read_some(_BLOCK if left is None else min(_BLOCK, left)):
        left = None if left is None else left - len(data)
        total += len(data)
        if asked.max_total is not None and total > asked.max_total:
            message = f"expected at most {asked.max_total:,} bytes in all, got more"
            raise LimitExceeded([make("limit.bytes", message, source=asked.name)])
        yield data


def _blocks(chunks: Iterable[bytes], asked: _Asked) -> Iterator[_Block]:
    """Yield whole lines in blocks; of a line that is too long nothing is kept but that it was there."""
    pending = bytearray()
    is_skipping = False
    for chunk in chunks:
        data = chunk
        if is_skipping:
            end = data.find(b"\n") + 1
            if not end:
                continue
            is_skipping, data = False, data[end:]
            yield _Block(b"\n", is_long=True)
        end = data.rfind(b"\n") + 1
        if end:
            yield from _held(bytes(pending) + data[:end], asked)
            pending = bytearray(data[end:])
        else:
            pending += data
        if len(pending) > asked.max_bytes + 1:
            is_skipping = True
            pending.clear()
    if is_skipping:
        yield _Block(b"", is_long=True)
    elif pending:
        yield from _held(bytes(pending), asked)


def _held(data: bytes, asked: _Asked) -> Iterator[_Block]:
    """Yield lines as one block, or line by line where one may be too long."""
    if len(data) <= asked.max_bytes:
        yield _Block(data)
        return
    for line in data.splitlines(keepends=True) if b"\r" not in data else io.BytesIO(data):
        yield _Block(b"\n", is_long=True) if asked.is_long(line) else _Block(line)


def _placed(
    error: DecodeError | LimitExceeded, number: int, name: str | None, unended: bytes | None
) -> DecodeError | LimitExceeded:
    """Return the error of a line with its place in the file; `unended` is the line if no line break follows it."""
    code = error.findings[0].code
    if unended is not None and code in {"json.invalid", "json.encoding"} and is_unfinished(unended):
        message = f"the last line is truncated: it stops after {len(unended):,} bytes, inside a record"
        return DecodeError([make("json.incomplete", message, line=number, source=name)])
    findings = [attrs.evolve(finding, line=number, source=name) for finding in error.findings]
    return type(error)(findings, error.omitted)


def _check_binary(file: object, call: str) -> None:
    """Refuse everything but an open binary file. Files of text, of any class, have an encoding (it may be `None`)."""
    if isinstance(file, bytes | bytearray):
        raise TypeError("expected a path, or a file that is open for bytes, got bytes; jsonl.loads takes a document")
    if hasattr(file, "encoding") or not hasattr(file, call):
        raise TypeError(f"expected a path, or a file that is open for bytes, got {with_article(type(file))}")


def _name(source: object) -> str | None:
    if isinstance(source, Part):
        return source.path
    if isinstance(source, str | os.PathLike):
        return os.fspath(cast("str | os.PathLike[str]", source))
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
    max_total: int | None = None,
    first_line: int = 1,
    name: str | None = None,
) -> Lines[Record]: ...
@overload
def read(
    source: Source,
    *,
    type: type[T],
    unknown: Unknown = "refuse",
    on_error: OnError = "raise",
    max_bytes: int = MAX_BYTES,
    max_total: int | None = None,
    first_line: int = 1,
    name: str | None = None,
) -> Lines[T]: ...
@overload
def read(
    source: Source,
    *,
    type: UnionType,
    unknown: Unknown = "refuse",
    on_error: OnError = "raise",
    max_bytes: int = MAX_BYTES,
    max_total: int | None = None,
    first_line: int = 1,
    name: str | None = None,
) -> Lines[Record]: ...
def read(
    source: Source,
    *,
    type: object = None,  # noqa: A002 - as in `json.loads`
    unknown: Unknown = "refuse",
    on_error: OnError = "raise",
    max_bytes: int = MAX_BYTES,
    max_total: int | None = None,
    first_line: int = 1,
    name: str | None = None,
) -> object:
    r"""Read the records of JSON lines, one at a time.

    Lines that are blank are skipped, and so is a carriage return at the end of one. A last line without a line
    break is read like any other; if it stops in the middle, the finding is `json.incomplete`.

    Args:
        source: A path (unpacked where it ends in `.gz`), an open binary file, which stays open, a `Part` of a file, or
            an iterable of lines as bytes or text, with or without their line breaks.
        type: The type of record, or a union of types, that every line must be; `None` for any.
        unknown: Whether keys that are not fields are an error (`refuse`) or skipped (`ignore`). A document of a newer
            version is refused either way.
        on_error: Whether a bad line raises (`raise`), or is left out and its findings kept (`collect`).
        max_bytes: The most bytes of a line; 64 MiB.
        max_total: The most bytes of all lines, unpacked; `None` for any number, as memory does not grow with it.
        first_line: The number of the first line, for a source that begins in the middle of a file.
        name: The name of the source in findings; `None` for that of the file.

    Returns:
        An iterator with `findings`, and a context manager that closes the file.

    Raises:
        TypeError: The source is none of these; a file that is open for text is not.
        OSError: While iterating, the file cannot be read.
        DecodeError: While iterating, a line is not a record; the findings have its number.
        LimitExceeded: While iterating, a line is too long or nested too deep, or there are too many bytes.

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
        raise ValueError(f"on_error: expected 'raise' or 'collect', got {excerpt(on_error)}")
    want = wanted(type)
    if type is not None and want.many:
        raise TypeError(f"type: expected the type of a line, not of a list, got {annotation_excerpt(type)}")
    _check_source(source)
    asked = _Asked(
        want=Wanted(want.single, frozenset()),
        refuse=checked_unknown(unknown),
        collect=on_error == "collect",
        max_bytes=max_bytes,
        max_total=max_total,
        name=_name(source) if name is None else name,
        first_line=first_line,
        part=source if isinstance(source, Part) else None,
    )
    lines: Lines[Record] = Lines(source, asked)
    return lines


def _check_source(source: object) -> None:
    if isinstance(source, str) and source.lstrip().startswith('{"'):
        raise FileNotFoundError(f"{excerpt(source)}: expected a path, got JSON lines, which jsonl.loads takes")
    if isinstance(source, str | os.PathLike | Part):
        return
    is_lines = isinstance(source, Iterable) and not isinstance(source, bytes | bytearray | memoryview | dict)
    if _is_file(source) or not is_lines:
        _check_binary(source, "readline")


def split(path: str | os.PathLike[str], parts: int) -> list[Part]:
    """Return ranges of bytes that divide a file of JSON lines at line ends, for readers that work side by side.

    Args:
        path: The file. One that ends in `.gz` cannot be divided, and is one part.
        parts: How many parts to make, at least 1; fewer where lines are long.

    Returns:
        The parts in the order of the file, together all of its bytes, each with at least one line; `read` takes them.

    Raises:
        OSError: The file cannot be read.
        ValueError: `parts` is less than 1.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from stemtaskforce import Event
        >>> with TemporaryDirectory() as folder:
        ...     _ = write([Event(title=f"Event {number}") for number in range(9)], f"{folder}/events.jsonl")
        ...     [len([*read(part)]) for part in split(f"{folder}/events.jsonl", 3)]
        [3, 3, 3]
    """
    if parts < 1:
        raise ValueError(f"parts: expected a whole number from 1, got {parts}")
    name = require_spelling(path)
    if name.lower().endswith(".gz"):
        return [Part(name)]
    with open(path, "rb") as file:  # noqa: PTH123 - the path may be of any kind
        size = os.fstat(file.fileno()).st_size
        bounds = [0]
        for number in range(1, parts):
            file.seek(max(size * number // parts - 1, bounds[-1]))
            file.readline()
            bounds.append(file.tell())
    edges = sorted({bound for bound in bounds if bound < size})
    return [Part(name, start, stop) for start, stop in pairwise([*edges, size])]


def write(records: Iterable[Record], target: Target) -> int:
    r"""Write records as JSON lines, in constant memory.

    Args:
        records: Any number of them, in the order to write; they may be made while they are written.
        target: A path, whose file is replaced whole or not at all (compressed where it ends in `.gz`), or an open
            binary file, which stays open.

    Returns:
        How many were written.

    Raises:
        TypeError: The target is neither; a file that is open for text is none.
        InvalidRecord: An item is not a record, or the items have no order, as in a set.
        OSError: The file cannot be written, and the old one stands; or a stream does not take every byte now, such as a
            full pipe that does not wait (`BlockingIOError`).

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
        unknown: Whether keys that are not fields are an error (`refuse`) or skipped (`ignore`). A document of a newer
            version is refused either way.
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
        _write_all(codec.write_lines(batch), file)
        count += len(batch)
    if count and hasattr(file, "flush"):
        file.flush()  # what a buffer cannot get rid of is lost in silence otherwise
    return count


def _write_all(data: bytes, file: BinaryIO) -> None:
    """Write all bytes, also to a stream without a buffer, whose `write` may take a part or, if it would wait, none."""
    rest = memoryview(data)
    while rest:
        taken = cast("int | None", file.write(rest))
        if taken is None and isinstance(file, io.RawIOBase):
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        rest = rest[len(rest) if taken is None else taken :]
