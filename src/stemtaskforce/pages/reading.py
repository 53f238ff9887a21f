"""The `Reading`: everything that was found on one page, what there is to say about it, and what was not read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, TypeVar

import attrs

from stemtaskforce.errors import PageError
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, ListingRow, Meeting, Record, Taskforce
from stemtaskforce.pages.lines import Line
from stemtaskforce.shown import Shown

__all__ = ["Kind", "Reading"]

#: The kinds of page.
Kind = Literal["taskforce", "meeting", "publication", "listing"]

_Record = TypeVar("_Record", bound=Record)

_CONSTRUCTORS: Mapping[str | None, Callable[..., Record]] = MappingProxyType(
    {
        "taskforce": Taskforce,
        "meeting": Meeting,
        "publication": Event,
    }
)


@attrs.frozen(kw_only=True, repr=False)
class Reading(Shown):
    r"""The result of reading a page.

    Attributes:
        kind: The kind of the page, or `None` where it has no known layout.
        layout: The name of the layout (`A`, `M2`, ...) in the documentation's table, or `None`.
        records: The records, in page order; none where a required field is missing.
        rows: The rows of a listing of taskforces, in page order.
        findings: All there is to say, in page order.
        unread: The lines that are placed nowhere, in page order, each with `number` and `text`.
        source: The file name or URL of the page, or `None`.
        found: The content of `fields`, as pairs.

    Example:
        >>> from stemtaskforce import pages
        >>> page = "Danish Technology Pact\n\nRequesting organisation:\nDenmark\nStart date:\nSeptember 2016"
        >>> reading = pages.read_text(page)
        >>> reading.kind, reading.record.start_date, reading.findings[0].code, reading.unread[0].text
        ('taskforce', None, 'date.incomplete', 'September 2016')
    """

    kind: Kind | None = None
    layout: str | None = None
    records: tuple[Record, ...] = ()
    rows: tuple[ListingRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Line, ...] = ()
    source: str | None = None
    # Pairs, since a read-only view of a dict can be neither pickled nor hashed.
    found: tuple[tuple[str, object], ...] = ()

    @property
    def fields(self) -> Mapping[str, object]:
        """The typed arguments that were found for the record's constructor, read-only."""
        return MappingProxyType(dict(self.found))

    @property
    def record(self) -> Record:
        """The one record of the page.

        Raises:
            PageError: With the findings, where the page gave none or several; a listing has `records` or `rows`.
        """
        if len(self.records) == 1:
            return self.records[0]
        findings = self.findings
        if self.kind == "listing" or self.records or not findings:
            where = ".rows" if self.rows else ".records"
            count = f"{len(self.rows)} rows" if self.rows else f"{len(self.records)} records"
            message = f"page: expected one record, got a page with {count}; take {where}"
            findings = (make("page.several", message, source=self.source), *findings)
        raise PageError(findings)

    def one(self, kind: type[_Record]) -> _Record:
        r"""Return the one record of the page, if it is of a type.

        Args:
            kind: `Taskforce`, `Meeting` or `Event`.

        Returns:
            The record.

        Raises:
            PageError: The page gave none, several, or one of another type; with the findings.

        Example:
            >>> from stemtaskforce import Taskforce, pages
            >>> reading = pages.read_text("QUICK: taskforce dossier\nA pact\nCountry:\nNorway")
            >>> reading.one(Taskforce).country.label
            'Norway'
        """
        record = self.record
        if isinstance(record, kind):
            return record
        message = f"page: expected a {kind.__name__}, got a {type(record).__name__}"
        raise PageError([make("page.other-type", message, source=self.source), *self.findings])

    def complete(self, **more: object) -> Record:
        """Make the record of what was found and what the page lacks.

        Args:
            more: Arguments of the record's constructor; they win over those of the page.

        Returns:
            The record.

        Raises:
            PageError: The page has no layout that gives a record.
            InvalidRecord: With every problem of the values.
            TypeError: A required argument is still missing, or an argument is unknown.

        Example:
            >>> from stemtaskforce import pages
            >>> reading = pages.read_text("Background: Skills were scarce.")
            >>> reading.complete(name="Norwegian Technology Pact").background
            'Skills were scarce.'
        """
        constructor = _CONSTRUCTORS.get(self.kind)
        if constructor is None:
            message = f"page: expected a dossier or a meeting, got a page of kind {self.kind}, which gives no record"
            raise PageError([make("page.unsupported", message, source=self.source), *self.findings])
        return constructor(**{**self.fields, **more})
