"""The exceptions of the library, one root over all; each carries findings.

Bad data never raises anything else. What the operating system refuses (`OSError`) and what a program gets
wrong about Python itself (a missing keyword: `TypeError`) pass through. The records of what went wrong
live in `findings`; here is only how they travel.
"""

from collections.abc import Iterable
from itertools import islice

from stemtaskforce.findings import Finding, make
from stemtaskforce.wording import printable

__all__ = [
    "DecodeError",
    "EncodeError",
    "InvalidRecord",
    "LimitExceeded",
    "MissingExtra",
    "PageError",
    "QueryError",
    "StemTaskforceError",
    "UnknownKey",
    "problem_document",
]

MAX_FINDINGS = 1_000
MAX_MESSAGE = 500


class StemTaskforceError(Exception):
    """Root of all that this library raises about data.

    Args:
        findings: The problems, in document order; the first 1,000 are kept.
        omitted: How many more there are than `findings` gives.

    Attributes:
        findings: Up to 1,000 findings, in document order.
        omitted: How many more there were.

    Example:
        >>> from stemtaskforce.findings import make
        >>> str(StemTaskforceError([make("date.missing", "date: no line gives one", path="/date")]))
        'error: date: no line gives one [date.missing at /date]'
    """

    findings: tuple[Finding, ...]
    omitted: int

    def __init__(self, findings: Iterable[Finding], omitted: int = 0) -> None:
        rest = iter(findings)
        self.findings = tuple(islice(rest, MAX_FINDINGS))
        self.omitted = omitted + sum(1 for _ in rest)
        # `args` is what pickle and copy call the class with.
        super().__init__(self.findings, self.omitted)

    def __str__(self) -> str:
        """As many whole findings as fit in 500 characters, one per line, then `and N more`."""
        shown: list[str] = []
        left = len(self.findings) + self.omitted
        room = MAX_MESSAGE
        for finding in self.findings:
            line = str(finding)
            tail = f"\nand {left - 1} more" if left > 1 else ""
            if len(line) + len(tail) > room:
                break
            shown.append(line)
            room -= len(line) + 1
            left -= 1
        if not shown and self.findings:
            first = self.findings[0]
            place = f"{' at ' if first.path else ''}{printable(first.path[:50])[:200]}"
            shown.append(f"{first.severity}: [{printable(first.code[:40])[:80]}{place}]")
            left -= 1
        if left:
            shown.append(f"and {left} more")
        return "\n".join(shown)


class InvalidRecord(StemTaskforceError, ValueError):
    """Values that no record may hold; `findings` has every problem of the call.

    Example:
        >>> from stemtaskforce import Event
        >>> try:
        ...     Event(title=" Launch", date="2018-02-30")
        ... except InvalidRecord as error:
        ...     print([finding.path for finding in error.findings])
        ['/date', '/title']
    """


class DecodeError(StemTaskforceError, ValueError):
    """An invalid document; `findings` has every problem with its pointer (RFC 6901).

    Example:
        >>> from stemtaskforce.formats import json
        >>> json.loads('[{"type":"event","version":1}]')
        Traceback (most recent call last):
        stemtaskforce.errors.DecodeError: error: title: the event says nothing; expected a title, summary, \
category or publisher [event.blank at /0]
    """


class EncodeError(StemTaskforceError, ValueError):
    """Records that cannot be written as asked, such as to a file whose ending is not that of a format.

    Example:
        >>> from stemtaskforce import Event, save
        >>> save(Event(title="Launch"), "launch.jsn")
        Traceback (most recent call last):
        stemtaskforce.errors.EncodeError: launch.jsn: error: expected the ending '.json', got '.jsn' [file.ending]
    """


class PageError(StemTaskforceError, ValueError):
    """A page that gives no single record; `findings` says why.

    Example:
        >>> from stemtaskforce import pages
        >>> try:
        ...     pages.read_text("Nothing to see here.").record
        ... except PageError as error:
        ...     print(error.findings[0].code)
        page.unsupported
    """


class LimitExceeded(StemTaskforceError, ValueError):
    """Input larger or deeper than a cap, refused before memory is spent on it.

    Example:
        >>> from stemtaskforce import pages
        >>> pages.read_text("x" * 11, max_bytes=10)
        Traceback (most recent call last):
        stemtaskforce.errors.LimitExceeded: error: page: is over the cap of 10 bytes [limit.bytes]
    """


class QueryError(StemTaskforceError, ValueError):
    """A question that cannot be asked: no such field, a wrong value, a range that ends before it starts.

    Example:
        >>> from stemtaskforce import Timeline
        >>> try:
        ...     Timeline().in_year(0)
        ... except QueryError as error:
        ...     print(error.findings[0].message)
        year: expected a whole number from 1 to 9999, got 0
    """


class UnknownKey(StemTaskforceError, KeyError):
    """A key under which there is no record; the message has the nearest ones.

    Example:
        >>> from stemtaskforce import Catalog, Event
        >>> try:
        ...     Catalog.of([Event(title="Launch")])["event/undated/lunch"]
        ... except UnknownKey as error:
        ...     print(error)
        error: 'event/undated/lunch': no record has this key; did you mean 'event/undated/launch'? [key.unknown]
    """


class MissingExtra(StemTaskforceError, ImportError):
    """An optional dependency that is not installed; the message says what to install.

    Example:
        >>> issubclass(MissingExtra, ImportError)
        True
    """


#: The phrases of RFC 9110, section 15.5, for the statuses that bad data has.
_PHRASES = {400: "Bad Request", 413: "Content Too Large", 422: "Unprocessable Content"}


def problem_document(error: StemTaskforceError, *, status: int | None = None) -> dict[str, object]:
    """Return an error as a problem document for an HTTP response (RFC 9457), of plain values.

    Args:
        error: Any error of the library.
        status: The status of the response; by default 413 for input over a limit, and 422 for anything else.

    Returns:
        `title` (for 400, 413 and 422), `status` and `detail`, and two members of our own: `errors`, each finding as
        a dictionary, and `omitted`, the number of those that `errors` lacks. Its media type is
        `application/problem+json`.

    Example:
        >>> from stemtaskforce import Event
        >>> try:
        ...     Event()
        ... except InvalidRecord as error:
        ...     document = problem_document(error)
        >>> document["status"], document["title"], [each["code"] for each in document["errors"]]
        (422, 'Unprocessable Content', ['event.blank'])
    """
    status = (413 if isinstance(error, LimitExceeded) else 422) if status is None else status
    title = {"title": _PHRASES[status]} if status in _PHRASES else {}
    findings = [finding.to_dict() for finding in error.findings]
    return {**title, "status": status, "detail": str(error), "errors": findings, "omitted": error.omitted}


def missing_extra(extra: str, cause: ImportError) -> MissingExtra:
    """Return the error for an optional package that cannot be imported, in the one form that all modules use.

    Args:
        extra: The extra that brings the package.
        cause: The error of the import. A package that is not there is told from one that is there and fails.

    Returns:
        The error, to be raised from `cause`.

    Example:
        >>> print(missing_extra("cli", ModuleNotFoundError("No module named 'rich'", name="rich.box")))
        error: cli: rich is not installed; install it with pip install 'click>=8.2' 'rich>=13.9' [extra.missing]
    """
    package = (cause.name or extra).partition(".")[0]
    if isinstance(cause, ModuleNotFoundError):
        message = f"{extra}: {package} is not installed; install it with pip install {_requirements(extra, package)}"
    else:
        message = f"{extra}: {package} is installed but cannot be imported: {cause}"
    return MissingExtra([make("extra.missing", message)])


def _requirements(extra: str, package: str) -> str:
    """Return the requirements of an extra as arguments of pip.

    The packages are named, since `stemtaskforce[extra]` installs from a package index only, not from the clone or
    the wheel in use.
    """
    wanted = [line.partition(";") for line in _metadata_requirements()]
    found = [f"'{name.strip()}'" for name, _, marker in wanted if marker.strip() == f"extra == '{extra}'"]
    return " ".join(found) or package


def _metadata_requirements() -> list[str]:
    # Loading it takes longer than the rest of the library's foundation, and only a missing extra needs it.
    from importlib.metadata import PackageNotFoundError, requires  # noqa: PLC0415 - see above

    try:
        return [line.replace('"', "'") for line in requires("stemtaskforce") or []]
    except PackageNotFoundError:  # the source alone, on a path
        return []
