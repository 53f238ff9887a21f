"""Pages and JSON lines read by many workers side by side, with dask: the same pure functions, part by part.

A part is a few pages or a range of bytes of a file. A worker is sent its part as names and numbers, and returns the
records as bytes of the wire format and the findings as plain tuples: a pickle of records takes about four times the
time of these bytes. A part that a lost worker had is read again from the start, so nothing is lost or comes twice.
"""

from collections.abc import Callable, Iterable, Sequence
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

#: How many bytes of JSON lines, and how many pages, a part has: tenths of a second of work, as a task costs about a
#: millisecond, and few enough to be held many times over in a worker's memory.
PART_BYTES, PART_PAGES = 1 << 24, 100

Paths = Iterable[str | PathLike[str]] | str | PathLike[str]


class _Result(NamedTuple):
    """The answer of a worker: the records as JSON lines, and the findings as tuples."""

    wire: bytes
    findings: tuple[tuple[Any, ...], ...]


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

    def __init__(self, results: Sequence[Any], client: Any = None) -> None:  # noqa: ANN401 - of dask, which has no types
        self._results = [*results]
        self._client = client

    def __len__(self) -> int:
        return len(self._results)

    def __repr__(self) -> str:
        return f"<Parts: {len(self)} to read>"

    def persist(self) -> "Parts":
        """Return the same parts, which the workers begin to read and keep.

        Returns:
            Parts that are read once, however many questions are asked.
        """
        if self._client is not None:
            return Parts(self._client.persist(self._results), self._client)
        return Parts(_dask().persist(*self._results))

    def compute(self) -> tuple[list[Record], tuple[Finding, ...]]:
        """Read all parts, and bring the records here.

        Returns:
            The records and the findings, in the order of the paths and lines, as reading on one machine gives them.
        """
        if self._client is not None:
            results = self._client.gather(self._client.compute(self._results))
        else:
            results = _dask().compute(*self._results)
        return (
            [record for each in results for record in _records(each)],
            tuple(finding for each in results for finding in _findings(each)),
        )

    def records(self) -> Any:  # noqa: ANN401 - a bag of dask, which has no types
        """Return the records as a `dask.bag.Bag`, a partition per part, for questions that workers answer.

        Returns:
            The bag. To bring all records here, `compute` is faster than the bag's own, which pickles them.
        """
        return self._bag(_records)

    def findings(self) -> Any:  # noqa: ANN401 - a bag of dask, which has no types
        """Return the findings as a `dask.bag.Bag`, a partition per part."""
        return self._bag(_findings)

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
        frames = [_dask().delayed(_frame)(each, type) for each in self._results]
        empty = _frame(_Result(b"", ()), type)
        try:
            from dask.dataframe import from_delayed  # noqa: PLC0415 - optional
        except ImportError as error:
            raise missing_extra("arrow", error) from error
        return from_delayed(frames, meta=empty)

    def _bag(self, make: Callable[[_Result], list[Any]]) -> Any:  # noqa: ANN401 - a bag of dask
        delayed = _dask().delayed(make)
        return _dask().bag.from_delayed([delayed(each) for each in self._results])


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
    found = [each for path in given for each in _named(path)]
    return _parts(
        _read_some, [(found[start : start + part_pages],) for start in range(0, len(found), part_pages)], client
    )


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
    return _parts(_read_range, [(part, type, unknown) for part in ranges], client)


def _count(path: str | PathLike[str], part_bytes: int) -> int:
    return max(1, -(-Path(path).stat().st_size // part_bytes))


def _named(path: str | PathLike[str]) -> Iterable[str | tuple[tuple[Any, ...], ...]]:
    """Yield the names of pages, and for what cannot be read the findings."""
    for found in pages_in(path):
        yield tuple(map(attrs.astuple, found.findings)) if isinstance(found, Reading) else found


def _parts(read: Callable[..., _Result], arguments: Sequence[tuple[Any, ...]], client: Any) -> Parts:  # noqa: ANN401 - of dask
    task = _dask().delayed(read, pure=False, traverse=False)
    return Parts([task(*each) for each in arguments], client)


def _read_some(found: Sequence[str | tuple[tuple[Any, ...], ...]]) -> _Result:
    """Read pages, on a worker."""
    records: list[Record] = []
    findings: list[tuple[Any, ...]] = []
    for each in found:
        if not isinstance(each, str):
            findings += each
            continue
        for reading in read_paths(each):
            records += reading.records
            findings += map(attrs.astuple, reading.findings)
    return _Result(jsonl.dumps(records), tuple(findings))


def _read_range(part: jsonl.Part, type_: type[Record] | None, unknown: Unknown) -> _Result:
    """Read a range of JSON lines, on a worker; valid records travel as bytes."""
    lines: jsonl.Lines[Record] = jsonl.read(part, type=type_, unknown=unknown, on_error="collect")  # pyright: ignore[reportCallIssue, reportArgumentType]  # `None` or a type
    wire = jsonl.dumps(lines)
    return _Result(wire, tuple(map(attrs.astuple, lines.findings)))


def _records(result: _Result) -> list[Record]:
    return jsonl.loads(result.wire)


def _findings(result: _Result) -> list[Finding]:
    return [Finding(*each) for each in result.findings]


def _frame(result: _Result, type_: type[Record]) -> Any:  # noqa: ANN401 - a data frame of pandas
    return table([each for each in _records(result) if type(each) is type_], type_).to_pandas()


def _dask() -> Any:  # noqa: ANN401 - dask has no types
    """Return dask, with its bags."""
    try:
        import dask.bag  # noqa: PLC0415 - optional  # pyright: ignore[reportUnusedImport] - an attribute of the result
    except ImportError as error:
        raise missing_extra("dask", error) from error
    return dask
