"""Pages and JSON lines read by many workers side by side, with dask: the same pure functions, part by part.

A part is a few pages or a range of bytes of a file. A worker is sent its part as names and numbers. A question is
answered beside the records that the worker has read; what leaves a worker are answers, or the records as bytes of the
wire format and the findings as plain tuples: a pickle of records takes about four times the time of these bytes. A part
that a lost worker had is read again from the start, so nothing is lost or comes twice.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from stemtaskforce.catalog import table
from stemtaskforce.errors import missing_extra
from stemtaskforce.findings import Finding
from stemtaskforce.formats import jsonl
from stemtaskforce.formats.wire.spec import Unknown
from stemtaskforce.model import Record
from stemtaskforce.pages import Reading, read_paths
from stemtaskforce.pages.files import pages_in

__all__ = ["Parts", "read_jsonl", "read_pages"]

#: How many bytes of JSON lines, and how many pages, a part has: some tenths of a second of work, as a task costs a few
#: milliseconds, and small enough to be held many times over in a worker's memory.
PART_BYTES, PART_PAGES = 1 << 24, 100

#: A finding as a tuple: its fields are plain values, which `attrs.astuple` would go through one by one.
_AS_TUPLE: Callable[[Finding], tuple[Any, ...]] = attrgetter(*(field.name for field in attrs.fields(Finding)))

Paths = Iterable[str | PathLike[str]] | str | PathLike[str]


class _Sent(NamedTuple):
    """What leaves a worker: the records as JSON lines, and the findings as tuples."""

    wire: bytes
    found: tuple[tuple[Any, ...], ...]

    def records(self) -> Iterable[Record]:
        return jsonl.loads(self.wire)

    def findings(self) -> Iterable[Finding]:
        return [Finding(*each) for each in self.found]

    def sent(self) -> "_Sent":
        return self


class _Lines(NamedTuple):
    """A range of JSON lines, which is read where a question is asked of it."""

    part: jsonl.Part
    type: type[Record] | None
    unknown: Unknown

    def _read(self) -> "jsonl.Lines[Record]":
        return jsonl.read(self.part, type=self.type, unknown=self.unknown, on_error="collect")  # pyright: ignore[reportCallIssue, reportArgumentType, reportUnknownVariableType]  # `None` or a type

    def records(self) -> Iterable[Record]:
        return self._read()

    def findings(self) -> Iterable[Finding]:
        lines = self._read()
        deque(lines, maxlen=0)  # as they are found while it is read
        return lines.findings

    def sent(self) -> _Sent:
        lines = self._read()
        return _Sent(jsonl.dumps(lines), tuple(map(_AS_TUPLE, lines.findings)))


class _Pages(NamedTuple):
    """The names of some pages, and readings of what cannot be read, in their order."""

    found: Sequence[str | Reading]

    def _read(self) -> Iterator[Reading]:
        for each in self.found:
            yield from [each] if isinstance(each, Reading) else read_paths(each)

    def records(self) -> Iterable[Record]:
        return (record for reading in self._read() for record in reading.records)

    def findings(self) -> Iterable[Finding]:
        return (finding for reading in self._read() for finding in reading.findings)

    def sent(self) -> _Sent:
        readings = [*self._read()]
        records = [record for reading in readings for record in reading.records]
        findings = (finding for reading in readings for finding in reading.findings)
        return _Sent(jsonl.dumps(records), tuple(map(_AS_TUPLE, findings)))


_Part = _Lines | _Pages | _Sent


class Parts:
    """Records that workers read when they are asked for, and the findings as a second output.

    Each question reads the parts anew. Ask `compute` for both at once, or `persist` first to keep what the workers
    return in their memory.

    Example:
        >>> from stemtaskforce import examples
        >>> parts = read_pages(examples.pages())
        >>> records, findings = parts.compute()
        >>> len(parts), len(records) > 10
        (1, True)
    """

    def __init__(self, parts: Sequence[Any], client: Any = None) -> None:  # noqa: ANN401 - of dask, which has no types
        self._parts = parts
        self._client = client
        self._dask: Any = _dask()

    def __len__(self) -> int:
        return len(self._parts)

    def __repr__(self) -> str:
        return f"<Parts: {len(self)} to read>"

    def persist(self) -> "Parts":
        """Return the same parts, which the workers begin to read and keep.

        Returns:
            Parts that are read once, however many questions are asked.
        """
        if self._client is None:
            return Parts(self._dask.persist(*self._tasks(_sent)))
        return Parts(self._client.map(_sent, self._parts, pure=False), self._client)

    def compute(self) -> tuple[list[Record], tuple[Finding, ...]]:
        """Read all parts, and bring the records here.

        Returns:
            The records and the findings, in the order of the paths and lines, as reading on one machine gives them.
        """
        if self._client is None:
            results: Sequence[_Sent] = self._dask.compute(*self._tasks(_sent))
        else:
            results = self._client.gather(self._client.map(_sent, self._parts, pure=False))
        return (
            [record for each in results for record in each.records()],
            tuple(finding for each in results for finding in each.findings()),
        )

    def records(self) -> Any:  # noqa: ANN401 - a bag of dask, which has no types
        """Return the records as a `dask.bag.Bag`, a partition per part, for questions that workers answer.

        Returns:
            The bag. To bring all records here, `compute` is faster than the bag's own, which pickles them.
        """
        return self._bag().map_partitions(_records)

    def findings(self) -> Any:  # noqa: ANN401 - a bag of dask, which has no types
        """Return the findings as a `dask.bag.Bag`, a partition per part."""
        return self._bag().map_partitions(_findings)

    def dataframe(self, type: type[Record]) -> Any:  # noqa: A002, ANN401 - as in `table`; a data frame of dask
        """Return the records of one type as a `dask.dataframe.DataFrame` with the columns of `stemtaskforce.table`.

        Args:
            type: `Taskforce`, `Meeting` or `Event`.

        Returns:
            The data frame, a partition per part. What needs a catalog (counts, links) is missing, and `position` counts
            within a part.

        Raises:
            MissingExtra: pandas or pyarrow is not installed.
        """
        try:
            from dask.dataframe import from_delayed  # noqa: PLC0415 - optional
        except ImportError as error:
            raise missing_extra("arrow", error) from error
        return from_delayed(self._tasks(_frame, type), meta=_frame(_Sent(b"", ()), type))

    def _bag(self) -> Any:  # noqa: ANN401 - a bag of dask
        """Return the parts as a bag of one part in each partition."""
        return self._dask.bag.from_delayed(self._tasks(_alone))

    def _tasks(self, ask: Callable[..., Any], *more: object) -> list[Any]:
        """Return a task for each part, which asks something of it."""
        # Not pure: a file that has changed is another part of the same name.
        task = self._dask.delayed(ask, pure=False, traverse=False)
        return [task(each, *more) for each in self._parts]


def read_pages(paths: Paths, *, client: Any = None, part_pages: int = PART_PAGES) -> Parts:  # noqa: ANN401 - of dask
    """Read many pages on many workers, as `pages.read_paths` does on one.

    Args:
        paths: Files, folders, or a mix of them, which every worker can read under the same names.
        client: The `distributed.Client` of the workers; `None` for dask's current scheduler.
        part_pages: How many pages a task reads.

    Returns:
        The parts, of which nothing is read yet but the names in folders.

    Raises:
        MissingExtra: dask (the extra `dask`) is not installed.
        OSError: A folder of `paths` cannot be read.
        ValueError: `part_pages` is less than 1.

    Example:
        >>> from stemtaskforce import examples
        >>> parts = read_pages(examples.pages(), part_pages=5)
        >>> sorted(set(parts.records().map(lambda record: type(record).__name__).compute(scheduler="sync")))
        ['Event', 'Meeting', 'Taskforce']
    """
    if part_pages < 1:
        raise ValueError(f"part_pages: expected a whole number from 1, got {part_pages}")
    given = [paths] if isinstance(paths, str | PathLike) else paths
    found = [each for path in given for each in pages_in(path)]
    parts = [_Pages(found[start : start + part_pages]) for start in range(0, len(found), part_pages)]
    return Parts(parts, client)


def read_jsonl(
    paths: Paths,
    *,
    client: Any = None,  # noqa: ANN401 - of dask, which has no types
    type: type[Record] | None = None,  # noqa: A002 - as in `jsonl.read`
    unknown: Unknown = "refuse",
    part_bytes: int = PART_BYTES,
) -> Parts:
    """Read files of JSON lines on many workers, as `jsonl.read` does on one with `on_error="collect"`.

    Args:
        paths: One file or many, which every worker can read under the same names. One that ends in `.gz` is one part.
        client: The `distributed.Client` of the workers; `None` for dask's current scheduler.
        type: The type of record that every line must be; `None` for any.
        unknown: Whether keys that are not fields are an error (`refuse`) or skipped (`ignore`).
        part_bytes: About how many bytes a task reads.

    Returns:
        The parts; of bad lines, which are left out, up to 1,000 findings a part, with the numbers of their lines.

    Raises:
        MissingExtra: dask (the extra `dask`) is not installed.
        OSError: A file cannot be read.
        ValueError: `part_bytes` is less than 1.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from stemtaskforce import Event
        >>> with TemporaryDirectory() as folder:
        ...     path = f"{folder}/events.jsonl"
        ...     _ = jsonl.write([Event(title=f"Event {number}") for number in range(9)], path)
        ...     parts = read_jsonl(path, part_bytes=300)
        ...     records, findings = parts.compute()
        >>> len(parts) > 1, len(records), findings
        (True, 9, ())
    """
    if part_bytes < 1:
        raise ValueError(f"part_bytes: expected a whole number from 1, got {part_bytes}")
    given = [paths] if isinstance(paths, str | PathLike) else paths
    ranges = [part for path in given for part in jsonl.split(path, _count(path, part_bytes))]
    return Parts([_Lines(part, type, unknown) for part in ranges], client)


def _count(path: str | PathLike[str], part_bytes: int) -> int:
    return max(1, -(-Path(path).stat().st_size // part_bytes))


def _sent(part: _Part) -> _Sent:
    return part.sent()


def _records(parts: Iterable[_Part]) -> Iterator[Record]:
    return (record for part in parts for record in part.records())


def _findings(parts: Iterable[_Part]) -> Iterator[Finding]:
    return (finding for part in parts for finding in part.findings())


def _frame(part: _Part, type_: type[Record]) -> Any:  # noqa: ANN401 - a data frame of pandas
    return table([each for each in part.records() if type(each) is type_], type_).to_pandas()


def _alone(part: _Part) -> list[_Part]:
    return [part]


def _dask() -> Any:  # noqa: ANN401 - dask has no types
    """Return dask, with its bags."""
    try:
        import dask.bag  # noqa: PLC0415 - optional  # pyright: ignore[reportUnusedImport] - an attribute of the result
    except ImportError as error:
        raise missing_extra("dask", error) from error
    return dask
