"""From folders of pages to a catalog, with the way back from each record to its pages and the pages that gave none."""

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from types import MappingProxyType
from typing import NamedTuple

import attrs

from stemtaskforce.catalog import Catalog
from stemtaskforce.catalog.listings import completed
from stemtaskforce.errors import QueryError
from stemtaskforce.findings import Finding, make
from stemtaskforce.lazy import Lazy
from stemtaskforce.model import Record, Taskforce
from stemtaskforce.pages.caps import MAX_BYTES
from stemtaskforce.pages.files import read_paths
from stemtaskforce.pages.reading import Reading
from stemtaskforce.shown import Shown
from stemtaskforce.text import excerpt

__all__ = ["CatalogReading", "UnreadLine", "read_catalog"]


class UnreadLine(NamedTuple):
    """A line of a page that is in no field: the page's path, the line's number from 1, and its text."""

    source: str
    number: int
    text: str


@attrs.frozen(repr=False)
class CatalogReading(Shown):
    """The catalog of many pages, with everything that their readings say.

    Args:
        readings: A reading for each page, in the order of the paths.

    Attributes:
        readings: The readings.
        catalog: Their records together; rows of listings have filled the absent country and status of taskforces.

    Example:
        >>> from stemtaskforce import examples
        >>> found = examples.reading()
        >>> pact = found.catalog["taskforce/danish-technology-pact"]
        >>> found.source_of(pact).endswith("danish-technology-pact.txt")
        True
    """

    readings: tuple[Reading, ...] = attrs.field(converter=tuple[Reading, ...])
    catalog: Catalog = attrs.field(init=False, eq=False)
    _sources: Mapping[Record, tuple[str, ...]] = attrs.field(init=False, eq=False)
    _lazy: Lazy = attrs.field(init=False, eq=False, factory=Lazy)

    def __attrs_post_init__(self) -> None:
        records = Catalog.of(record for reading in self.readings for record in reading.records)
        rows = [row for reading in self.readings for row in reading.rows]
        object.__setattr__(self, "catalog", records.with_listing(rows))
        fuller = dict(zip(records.taskforces, completed(records.taskforces, rows), strict=True))
        object.__setattr__(self, "_sources", _sources(self.readings, fuller))

    def __getstate__(self) -> tuple[Reading, ...]:
        """Return what is pickled: the rest follows from the readings, and a read-only view cannot be pickled."""
        return self.readings

    def __setstate__(self, readings: tuple[Reading, ...]) -> None:
        """Restore a pickled value."""
        object.__setattr__(self, "readings", readings)
        object.__setattr__(self, "_lazy", Lazy())
        self.__attrs_post_init__()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all pages, each with its source, in the order of the pages."""
        return self._lazy.get(
            "findings", lambda: tuple(finding for reading in self.readings for finding in reading.findings)
        )

    @property
    def unread(self) -> tuple[UnreadLine, ...]:
        """The lines of all pages that are in no field, in the order of the pages."""
        return self._lazy.get("unread", self._unread)

    def _unread(self) -> tuple[UnreadLine, ...]:
        return tuple(
            UnreadLine(reading.source or "", line.number, line.text)
            for reading in self.readings
            for line in reading.unread
        )

    @property
    def without_record(self) -> tuple[Reading, ...]:
        """The readings that gave no record; those of listings of taskforces have `rows` instead."""
        return self._lazy.get(
            "without record", lambda: tuple(reading for reading in self.readings if not reading.records)
        )

    def source_of(self, record: Record) -> str:
        """Return the path of the page that gave a record; of several, the first.

        Args:
            record: A record of the catalog, or an event of one of its taskforces, as the catalog or the page has it.

        Returns:
            The path.

        Raises:
            QueryError: No page gave the record.
        """
        return self.sources_of(record)[0]

    def sources_of(self, record: Record) -> tuple[str, ...]:
        """Return the paths of all pages that gave a record, in the order of the pages.

        Args:
            record: As for `source_of`.

        Returns:
            The paths, at least one.

        Raises:
            QueryError: No page gave the record.
        """
        sources = self._sources.get(record)
        if sources is None:
            message = f"record: expected one that these pages gave, got {excerpt(record)}"
            raise QueryError([make("query.value", message, value=excerpt(record))])
        return sources

    def __repr__(self) -> str:
        """One line: the counts, and last how many pages gave no record."""
        return self._lazy.get("line", self._line)

    def _line(self) -> str:
        counts = repr(self.catalog).removeprefix("<Catalog of ").removesuffix(">")
        rows = sum(len(reading.rows) for reading in self.readings)
        said = f"{len(self.findings):,} findings, {len(self.unread):,} unread lines"
        listed = f", {rows:,} listing rows" if rows else ""
        pages = f"{len(self.without_record):,} of {len(self.readings):,} pages gave no record"
        return f"<CatalogReading of {counts}{listed}; {said}; {pages}>"


def _sources(readings: Iterable[Reading], fuller: Mapping[Taskforce, Taskforce]) -> Mapping[Record, tuple[str, ...]]:
    sources: dict[Record, dict[str, None]] = {}
    for reading in readings:
        for record in _reachable(reading.records, fuller):
            sources.setdefault(record, {})[reading.source or ""] = None
    return MappingProxyType({record: tuple(names) for record, names in sources.items()})


def _reachable(records: Iterable[Record], fuller: Mapping[Taskforce, Taskforce]) -> Iterator[Record]:
    """Yield the records, taskforces also as a listing completed them, and the events of taskforces."""
    for record in records:
        yield record
        if isinstance(record, Taskforce):
            yield fuller[record]
            yield from record.events


def read_catalog(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str],
    *,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
    labels: Mapping[str, str] | None = None,
) -> CatalogReading:
    """Read pages from files and folders into one catalog.

    Args:
        paths: One path or many, files or folders, as for `read_paths`.
        encoding: The encoding of all of them, where it is known; see `read_path`.
        max_bytes: The cap on each file's size.
        labels: Labels beside the site's own, see `read_text`.

    Returns:
        The catalog, the readings it was made of, and from each record the way back to its pages. Equal records of
        several pages are one; different ones are all kept.

    Raises:
        OSError: The operating system does not give a file or folder that is named in `paths`.

    Example:
        >>> from stemtaskforce import examples
        >>> read_catalog(examples.pages()[0].parent).catalog == examples.catalog()
        True
    """
    return CatalogReading(read_paths(paths, encoding=encoding, max_bytes=max_bytes, labels=labels))
