"""Findings about data: one frozen record, the closed table of its codes, and the one rendering of messages.

Every module reports problems as `Finding` values and returns them; only the edge (a constructor, a reader's
`record`, a decoder, the command) turns them into an exception, see `errors`. A code is a promise: a
service may branch on it, so each stands in `CODES` with its severity and meaning, and nowhere else.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

import attrs

from stemtaskforce.shown import Shown
from stemtaskforce.wording import printable

__all__ = ["CODES", "Code", "Diagnostic", "Finding", "Severity", "did_you_mean", "make"]


class Severity(StrEnum):
    """The severity of a finding.

    `ERROR`: a value or a record was not taken. `WARNING`: it was taken, and a person should look at it.
    `INFO`: it was taken, and this is how.

    Example:
        >>> Severity("warning") is Severity.WARNING
        True
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@attrs.frozen(repr=False)
class Finding(Shown):
    """One statement about one place in the data.

    Args:
        code: The stable name of the kind of finding, a key of `CODES`.
        severity: `Severity` of the finding.
        message: One line for people: the field, the expected value and the one that was got.
        path: JSON pointer (RFC 6901) to the value, `""` for the whole.
        line: Line of the source, counted from 1, or `None`.
        source: File name or URL of the source, or `None`.
        value: Bounded, escaped excerpt of what was got, or `None`.

    Example:
        >>> print(make("field.empty", "status: the label has no value", path="/status", line=14))
        line 14: info: status: the label has no value [field.empty at /status]
    """

    code: str
    severity: Severity = attrs.field(converter=Severity)
    message: str = attrs.field(converter=printable)
    path: str = ""
    line: int | None = None
    source: str | None = None
    value: str | None = None

    def to_dict(self) -> dict[str, object]:
        """Return the finding as plain values, in the order of its fields.

        Example:
            >>> make("field.empty", "status: the label has no value", line=14).to_dict()["severity"]
            'info'
        """
        return {**attrs.asdict(self), "severity": self.severity.value}

    def __str__(self) -> str:
        """One printable line: `source:line: severity: message [code at path]`."""
        if self.source is not None:
            where = f"{self.source}: " if self.line is None else f"{self.source}:{self.line}: "
        else:
            where = "" if self.line is None else f"line {self.line}: "
        place = f" at {self.path}" if self.path else ""
        return printable(f"{where}{self.severity}: {self.message} [{self.code}{place}]")


#: These make an object and set its attributes without its constructor.
_new = object.__new__
_set = object.__setattr__


class Code(NamedTuple):
    """The severity and the meaning of a finding's code.

    Example:
        >>> CODES["field.empty"].meaning
        'A label has no value.'
    """

    severity: Severity
    meaning: str


def make(
    code: str,
    message: str,
    *,
    path: str = "",
    line: int | None = None,
    source: str | None = None,
    value: str | None = None,
) -> Finding:
    """Make a finding whose severity is the one that `CODES` gives its code.

    Args:
        code: A key of `CODES`.
        message: One line for people.
        path: JSON pointer (RFC 6901) to the value.
        line: Line of the source, counted from 1.
        source: File name or URL of the source.
        value: Excerpt of the value, see `text.excerpt`.

    Returns:
        The finding.

    Raises:
        KeyError: The code is not in the table (a mistake of this library, not of the data).

    Example:
        >>> make("date.missing", "date: no line gives one").severity
        <Severity.ERROR: 'error'>
    """
    return _built(code, CODES[code].severity, printable(message), path, line, source, value)


def moved(finding: Finding, *, path: str, line: int | None) -> Finding:
    """Return a finding at another place, several times faster than `attrs.evolve` does.

    Args:
        finding: The finding.
        path: JSON pointer (RFC 6901) to the value.
        line: Line of the source, counted from 1.

    Returns:
        The same statement about that place.

    Example:
        >>> moved(make("date.missing", "date: no line gives one"), path="/date", line=3).line
        3
    """
    return _built(finding.code, finding.severity, finding.message, path, line, finding.source, finding.value)


def _built(  # noqa: PLR0917 - the fields in their order, as by name they take longer
    code: str, severity: Severity, message: str, path: str, line: int | None, source: str | None, value: str | None
) -> Finding:
    """Build a finding of what needs no conversion: the constructor, which converts, takes nearly twice as long."""
    finding = _new(Finding)
    _set(finding, "code", code)
    _set(finding, "severity", severity)
    _set(finding, "message", message)
    _set(finding, "path", path)
    _set(finding, "line", line)
    _set(finding, "source", source)
    _set(finding, "value", value)
    return finding


class Diagnostic(NamedTuple):
    """A problem as data, before it is rendered as the message of a finding.

    Every message that tells of an unexpected value is rendered here, so that all have one style:
    `field: expected X, got Y; hint`, or where a sentence says more than the value does, `field: problem; expected X`.

    Attributes:
        code: A key of `CODES`.
        expected: The value that was expected, as a noun.
        got: An excerpt of the value that was got, see `text.excerpt`; `None` where there is none.
        field: The field, with the place in it where there is one, such as `events[2]`.
        problem: A sentence on the problem that takes the place of `got`.
        hint: A hint, such as `did you mean 'title'?`.

    Example:
        >>> Diagnostic("type.mismatch", "text", "7", "title").message
        'title: expected text, got 7'
        >>> Diagnostic("record.version", "1", field="version", problem="is required and absent").message
        'version: is required and absent; expected 1'
    """

    code: str
    expected: str = ""
    got: str | None = None
    field: str = ""
    problem: str = ""
    hint: str = ""

    @property
    def message(self) -> str:
        """The one line for people."""
        field = f"{self.field}: " if self.field else ""
        if self.problem:
            said = [self.problem, *([f"expected {self.expected}"] if self.expected else [])]
        else:
            said = [f"expected {self.expected}, got {self.got}"]
        return field + "; ".join([*said, *([self.hint] if self.hint else [])])

    def finding(self, path: str = "", *, line: int | None = None, source: str | None = None) -> Finding:
        """Render the finding at a place.

        Args:
            path: JSON pointer (RFC 6901) to the value.
            line: Line of the source, counted from 1.
            source: File name or URL of the source.

        Returns:
            The finding, with the excerpt of the value.
        """
        return make(self.code, self.message, path=path, line=line, source=source, value=self.got)


def did_you_mean(names: Iterable[str]) -> str:
    """Return the hint that offers the nearest right names, or `""` where there are none.

    Example:
        >>> did_you_mean(["title"])
        "did you mean 'title'?"
    """
    offered = " or ".join(map(repr, names))
    return f"did you mean {offered}?" if offered else ""


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

#: Every code, in the order of the documentation's table.
CODES: Mapping[str, Code] = MappingProxyType(
    {
        # Values, whoever gives them: a constructor's caller, a page, a document.
        "type.mismatch": Code(_E, "A value is not of the type of the field."),
        "text.blank": Code(_E, "A text is empty or white space only."),
        "text.edge-space": Code(_E, "A text starts or ends with white space."),
        "text.not-nfc": Code(_E, "A text is not in Unicode normalisation form C."),
        "text.control": Code(_E, "A text holds a control character."),
        "text.surrogate": Code(_E, "A text holds a lone surrogate, which no encoding can write."),
        "text.separator": Code(_E, "A text holds U+2028 or U+2029."),
        "text.multiline": Code(_E, "A field that is one line holds a line break."),
        "text.too-long": Code(_E, "A text is longer than its limit."),
        "url.invalid": Code(
            _E, "A URL is not absolute http or https with a host that a browser opens and a valid port."
        ),
        "date.invalid": Code(_E, "A date has no form that is read, or a day that is not in the calendar."),
        "time.invalid": Code(_E, "A time of day has no form that is read, a zone, or parts of a second."),
        "date.incomplete": Code(_E, "A page gives part of a date, or words; it is never completed."),
        "date.order": Code(_E, "An end date is not after the date."),
        "country.unknown": Code(_E, "A text is not the code or name of a country."),
        "status.unknown": Code(_E, "A status is not one of the vocabulary."),
        "kind.unknown": Code(_E, "A meeting's kind is not one of the vocabulary."),
        "event.blank": Code(_E, "An event has no title, summary, category or publisher."),
        "events.too-many": Code(_E, "A taskforce has more events than the limit."),
        # Pages.
        "title.missing": Code(_E, "A page has no title, so it gives no record."),
        "date.missing": Code(_E, "A meeting's page has no whole date, so it gives no record."),
        "page.several": Code(_E, "A page has several records where one was asked for."),
        "page.other-type": Code(_E, "A page has a record of another type than was asked for."),
        "page.unsupported": Code(_E, "A page has none of the known layouts, or only labels that any site has."),
        "page.looks-like-html": Code(_E, "A text looks like HTML; it was not read."),
        "page.looks-printed": Code(_E, "A text looks like that of a printed page; it was not read."),
        "label.invalid": Code(_E, "A label that the caller added, or its field, cannot be used."),
        "page.encoding": Code(_E, "Some bytes of a page are not text in its encoding."),
        "date.ambiguous": Code(_W, "A numeric date reads both ways; the month was taken first."),
        "date.weekday": Code(_W, "The weekday does not belong to the date; the date was kept."),
        "date.range-suspicious": Code(_W, "A meeting lasts over 14 days."),
        "date.surplus": Code(_W, "More days or a time that no field can hold; the first day was taken."),
        "date.differs": Code(_W, "The date of the text and the machine-readable one differ; the text was taken."),
        "time.surplus": Code(_W, "An end time, a time zone or a whole day has no field; it was not taken."),
        "date.range-reversed": Code(_W, "A range ends on or before its first day; the end was not taken."),
        "country.differs": Code(_W, "The country and the country that the location names are not the same."),
        "country.uncertain": Code(_W, "The country was taken from the location, but a state of the USA has its name."),
        "category.unknown": Code(_W, "An event's category is not one of the known ones."),
        "event.before-start": Code(_W, "An event is older than the start of its taskforce."),
        "timeline.unordered": Code(_W, "A page's timeline is not in most-recent-first order."),
        "page.foreign-tail": Code(_W, "Another record follows on the page; it was not read."),
        "page.foreign-host": Code(_W, "The page's address is not one of the coalition's."),
        "page.foot-suspected": Code(_W, "A line looks like the foot of a page; it was kept."),
        "label.near": Code(_W, "A line is nearly a label, or a value of one line holds one; it was not taken."),
        "label.among-blocks": Code(_W, "A label stands among blocks without labels; none was told by its place."),
        "page.foot": Code(_I, "The foot of a copied page was not read."),
        "page.wrapped": Code(_I, "The text is wrapped at a width; its lines were joined."),
        "field.empty": Code(_I, "A label has no value."),
        "field.by-position": Code(_I, "A field was told by its place, as it has no label."),
        "country.inferred": Code(_I, "The country was taken from the last part of the location."),
        "kind.assumed": Code(_I, "The title names no kind of meeting; taskforce-meeting was assumed."),
        "text.truncated": Code(_I, "A teaser or a publisher was cut by the site."),
        "event.undated": Code(_I, "A timeline entry has no date."),
        "page.repeated": Code(_I, "A line or a value stands on the page more than once."),
        # Documents.
        "json.invalid": Code(_E, "The document is not JSON."),
        "json.encoding": Code(_E, "The document is not UTF-8, or starts with a byte order mark."),
        "json.depth": Code(_E, "The document is nested deeper than the limit."),
        "json.shape": Code(_E, "The document is not the record, or the array of records, that was asked for."),
        "json.incomplete": Code(_E, "The last line is truncated."),
        "field.missing": Code(_E, "A required field is absent."),
        "field.unknown": Code(_E, "A key is not a field of the record."),
        "record.type": Code(_E, "The type of a record is absent, unknown or not the one asked for."),
        "record.version": Code(_E, "The version of a record is absent or not one that this library reads."),
        "calendar.invalid": Code(_E, "A calendar is not iCalendar, or not one that this library wrote."),
        # Tables.
        "table.invalid": Code(_E, "The document is not a table of this format, or is damaged."),
        "table.columns": Code(_E, "A table has a column twice, or columns that are not those of a record."),
        "table.cells": Code(_E, "A row has more or fewer cells than the table has columns."),
        "table.reference": Code(_E, "A row names a row of another table that is not there."),
        "records.type": Code(_E, "The records for a file of one type are of several, or none."),
        # The edges.
        "limit.bytes": Code(_E, "The input is larger than the cap."),
        "limit.lines": Code(_E, "A page has more lines than the cap."),
        "limit.tags": Code(_E, "A page has more tags than the cap."),
        "limit.depth": Code(_E, "Elements are nested deeper than the cap."),
        "limit.attributes": Code(_E, "An element has more attributes than the cap."),
        "extra.missing": Code(_E, "An optional dependency is not installed."),
        "file.unreadable": Code(_E, "The operating system did not give the file."),
        "file.damaged": Code(_E, "A compressed file is damaged or ends early."),
        "file.ending": Code(_E, "The file's ending names no format that this library knows."),
        # Questions and catalogs.
        "query.field": Code(_E, "A question names a field that the records do not have."),
        "query.value": Code(_E, "A question gives a value that the field cannot hold."),
        "query.range": Code(_E, "A range starts after it ends."),
        "query.count": Code(_E, "A question for exactly one found none or several."),
        "key.unknown": Code(_E, "No record has the key."),
        "key.shared": Code(_W, "Two different records have the same key; both were kept."),
        "record.similar": Code(_W, "Meetings of one day may be one, by topic, address, or host and location."),
        "record.dropped": Code(_I, "A record was dropped for a fuller state of it."),
        "link.by-topic": Code(_I, "A meeting belongs to a taskforce, as its topic names it."),
        "link.by-country": Code(_I, "A meeting belongs to a taskforce, as it is the only one of its country."),
        "link.by-date": Code(_I, "A teaser and a publication are one, by date and publisher."),
        "link.ambiguous": Code(_W, "Several records fit equally well, so none was linked."),
    }
)
