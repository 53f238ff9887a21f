"""Check the arguments of public calls, with one wording for every message.

Arguments are checked before any record is read, so that a mistake is reported even without records.
Each check raises an error that names the argument, what was expected and what was given.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar, cast

from pendulum import Date

from stemtaskforce.countries import Country
from stemtaskforce.errors import InvalidRecord, QueryError
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, ListingRow, Meeting, Taskforce, rules
from stemtaskforce.search import searched
from stemtaskforce.text import excerpt, with_article

__all__ = [
    "Day",
    "as_tuple",
    "folded_query",
    "meant",
    "not_an_index",
    "not_callable",
    "not_hashable",
    "period",
    "pointer",
    "query_error",
    "require_callable",
    "require_country",
    "require_type",
    "require_types",
    "require_whole_number",
]

F = TypeVar("F")
T = TypeVar("T")

#: No text of a record holds these, so words with one of them cannot be found.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")

#: Iterables that never contain records: iteration gives characters, numbers or keys.
_NOT_SEQUENCES: tuple[type[object], ...] = (str, bytes, bytearray, Mapping)

#: Attributes under which objects of this library hold what was expected, for the hint where one is given instead.
_HOLDERS: Mapping[type[object], tuple[str, ...]] = MappingProxyType(
    {ListingRow: ("rows",), **dict.fromkeys((Taskforce, Meeting, Event), ("records", "record", "catalog"))}
)

#: A day as questions take it: pendulum's, the standard library's, or `YYYY-MM-DD`.
Day = datetime.date | str


def query_error(findings: Iterable[Finding]) -> QueryError:
    """Return the error for values that a field cannot hold, from the findings of the field's rule.

    Args:
        findings: The findings of the rule.

    Returns:
        The error, in which each finding has the code `query.value`.

    Example:
        >>> raise query_error([make("country.unknown", "country: expected 'NO', got 'NX'")])
        Traceback (most recent call last):
            ...
        stemtaskforce.errors.QueryError: error: country: expected 'NO', got 'NX' [query.value]
    """
    return QueryError(make("query.value", each.message, path=each.path, value=each.value) for each in findings)


def period(start: Day | None, end: Day | None) -> tuple[Date | None, Date | None]:
    """Parse the first and the last day of a period.

    Args:
        start: The first day, or `None` for all before `end`.
        end: The last day, or `None` for all after `start`.

    Returns:
        The bounds as `pendulum.Date`.

    Raises:
        QueryError: One is not a day (`query.value`), or the period ends before it starts (`query.range`).

    Example:
        >>> period("2016-09-29", None)
        (Date(2016, 9, 29), None)
    """
    findings: list[Finding] = []
    first, last = _bound("start", start, findings), _bound("end", end, findings)
    if findings:
        raise query_error(findings)
    if first is not None and last is not None and first > last:
        message = f"start: expected a day that is not after the end, {last}; got {first}"
        raise QueryError([make("query.range", message, path="/start", value=str(first))])
    return first, last


def _bound(name: str, value: object, findings: list[Finding]) -> Date | None:
    day = None if value is None else rules.date(name, value, findings)
    return day if isinstance(day, Date) else None


def require_whole_number(name: str, value: object, low: int, high: int | None = None) -> int:
    """Return a whole number within its limits.

    Args:
        name: The argument, for the message.
        value: The value given.
        low: The least value allowed.
        high: The greatest value allowed, or `None` for no limit.

    Returns:
        The number.

    Raises:
        QueryError: It is not a whole number, or out of the limits.

    Example:
        >>> require_whole_number("year", 2016, 1, 9999)
        2016
    """
    if isinstance(value, int) and not isinstance(value, bool) and low <= value and (high is None or value <= high):
        return value
    limits = f"of at least {low}" if high is None else f"from {low} to {high}"
    shown = excerpt(value)
    message = f"{name}: expected a whole number {limits}, got {shown}"
    raise QueryError([make("query.value", message, path=f"/{name}", value=shown)])


def require_callable(by: F, place: int | None = None) -> F:
    """Return a function of a record to sort or group by; of several, with its place; or raise a `QueryError`."""
    if not callable(by):
        raise QueryError([not_callable("by", place, by)])
    return by


def not_callable(name: str, place: int | None, value: object) -> Finding:
    """Return the finding for an argument that should be a function of a record."""
    label, path = (name, f"/{name}") if place is None else (f"{name}[{place}]", f"/{name}/{place}")
    shown = excerpt(value)
    return make("query.value", f"{label}: expected a function of a record, got {shown}", path=path, value=shown)


def not_an_index(index: object, name: str) -> QueryError:
    """Return the error for an index that is not a number, such as a title: what was meant is a question."""
    shown = excerpt(index)
    meant = f"{name}.mentioning({shown}) or {name}.where(…)" if isinstance(index, str) else f"{name}.where(…)"
    message = f"index: expected a whole number or a slice, got {shown}; did you mean {meant}?"
    return QueryError([make("query.value", message, path="/index", value=shown)])


def not_hashable(key: object) -> QueryError:
    """Return the error for a key of groups that cannot be hashed."""
    shown = excerpt(key)
    message = f"by: expected values that can be hashed, got {shown}"
    return QueryError([make("query.value", message, path="/by", value=shown)])


def as_tuple(name: str, values: object, *types: type[object]) -> tuple[object, ...]:
    """Return the items of an iterable as a tuple, read once.

    Args:
        name: The argument, for the message.
        values: The value given. Text, bytes and mappings are rejected, since their items are never records.
        types: The types expected of the items, for the message.

    Returns:
        The items, in their order.

    Raises:
        InvalidRecord: It is not such an iterable; the message says what may have been meant.

    Example:
        >>> as_tuple("numbers", range(3))
        (0, 1, 2)
    """
    if isinstance(values, Iterable) and not isinstance(values, _NOT_SEQUENCES):
        return tuple(cast("Iterable[object]", values))
    shown = excerpt(values)
    hint = f"; did you mean [{name}]?" if type(values) in types else meant(values, types)
    message = f"{name}: expected a list or another iterable, got {shown}{hint}"
    raise InvalidRecord([make("type.mismatch", message, value=shown)])


def require_types(name: str, values: object, *types: type[T]) -> tuple[T, ...]:
    """Return the items of an iterable, all of the given types.

    Args:
        name: The argument, for the message.
        values: The value given.
        types: The types allowed.

    Returns:
        The items, in their order.

    Raises:
        InvalidRecord: It is not an iterable of items, or some are of another type, also of a subclass; with a
            finding for each.

    Example:
        >>> require_types("numbers", range(3), int)
        (0, 1, 2)
    """
    given = as_tuple(name, values, *types)
    # Exactly: a subclass may hold more, is equal to nothing of the type, and would come back as another.
    if not {*map(type, given)}.issubset(types):
        raise InvalidRecord(_mismatches(name, given, types))
    return cast("tuple[T, ...]", given)


def _mismatches(name: str, values: Iterable[object], types: tuple[type[object], ...]) -> Iterator[Finding]:
    expected = " or ".join(map(with_article, types))
    for place, each in enumerate(values):
        if type(each) not in types:
            shown = excerpt(each)
            message = f"{name}[{place}]: expected {expected}, got {shown}{meant(each, types)}"
            yield make("type.mismatch", message, path=f"/{place}", value=shown)


def meant(value: object, types: Iterable[type[object]]) -> str:
    """Return the hint for an object that holds what was expected, such as a `Reading` where records are.

    Args:
        value: The value given.
        types: The types expected.

    Returns:
        The hint with a semicolon in front, or `""` where there is none.

    Example:
        >>> meant(ListingRow(teaser="Launch"), [Event])
        '; Catalog.with_listing takes rows'
    """
    if type(value) is ListingRow and ListingRow not in types:
        return "; Catalog.with_listing takes rows"
    names = dict.fromkeys(name for type_ in types for name in _HOLDERS.get(type_, ()))
    # Asked of the type: an attribute of the object might run code, and raise.
    held = next((name for name in names if hasattr(type(value), name)), None)
    return "" if held is None else f"; did you mean its .{held}?"


def require_type(name: str, value: T, type_: type[T]) -> T:
    """Return a value of a type.

    Args:
        name: The argument, for the message.
        value: The value given.
        type_: The type expected.

    Returns:
        The value.

    Raises:
        QueryError: It is of another type.

    Example:
        >>> require_type("number", 7, int)
        7
    """
    if not isinstance(value, type_):
        shown = excerpt(value)
        message = f"{name}: expected {with_article(type_)}, got {shown}{meant(value, (type_,))}"
        raise QueryError([make("query.value", message, path=f"/{name}", value=shown)])
    return value


def require_country(country: object) -> Country:
    """Return a country, given as a `Country` or its code.

    Args:
        country: The value given.

    Returns:
        The country.

    Raises:
        QueryError: It is not a country.

    Example:
        >>> require_country("DK").label
        'Denmark'
    """
    findings: list[Finding] = []
    taken = rules.country("country", country, findings)
    if not isinstance(taken, Country):
        raise query_error(findings)
    return taken


def folded_query(text: object) -> str:
    """Return the words to search for, as `search` folds texts.

    Args:
        text: The words.

    Returns:
        The folded words.

    Raises:
        QueryError: It is not text, or nothing is left of it.

    Example:
        >>> folded_query("Óbuda’s")
        "obuda's"
    """
    expected = "expected words to search for"
    if isinstance(text, str):
        folded = searched(text)
        if _CONTROL.search(folded):
            expected = f"{expected}, without control characters"
        elif folded.strip():
            return folded
        elif text.strip():
            expected = f"{expected}, with more than accents, as these are ignored"
    shown = excerpt(text)
    raise QueryError([make("query.value", f"text: {expected}, got {shown}", path="/text", value=shown)])


def pointer(name: str) -> str:
    r"""Return the JSON pointer (RFC 6901) to an argument by the name given, which may be anything: escaped and bounded.

    Example:
        >>> pointer("a/b"), pointer("a\nb")
        ('/a~1b', '/a\\nb')
    """
    shown = excerpt(name)
    plain = name if shown == f"'{name}'" else shown.rstrip("…")[1:-1]
    return f"/{plain.replace('~', '~0').replace('/', '~1')}"
