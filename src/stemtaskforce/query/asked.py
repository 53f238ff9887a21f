"""What the questions to timelines, selections and catalogs share: checks of what was asked, with one voice.

A question is checked before anything is looked at, so that a mistake shows even where there are no records.
Each check raises a `QueryError` that names the argument, what was got and what is wanted.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import TypeVar, cast

from pendulum import Date

from stemtaskforce.countries import Country
from stemtaskforce.errors import InvalidRecord, QueryError
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Record, rules
from stemtaskforce.query.fields import TYPES
from stemtaskforce.text import excerpt, fold, nearest, with_article

__all__ = [
    "Day",
    "equal",
    "field",
    "function",
    "matching",
    "nation",
    "needle",
    "number",
    "of_type",
    "one_of",
    "only",
    "period",
    "refusal",
    "several",
    "sortable",
]

F = TypeVar("F")
T = TypeVar("T")

#: What no text of a record holds, so that words cannot be found with it.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")

#: What can be run through, but by characters or keys.
_NOT_SEVERAL: tuple[type[object], ...] = (str, bytes, bytearray, Mapping)

#: A day as questions take it: pendulum's, the standard library's, or `YYYY-MM-DD`.
Day = datetime.date | str


def refusal(findings: Iterable[Finding]) -> QueryError:
    """Make the error for values that a field cannot hold, from what the field's rule says of them.

    Args:
        findings: The findings of the rule.

    Returns:
        The error, in which each finding has the code `query.value`.

    Example:
        >>> raise refusal([make("country.unknown", "country: got 'NX'; want 'NO'")])
        Traceback (most recent call last):
            ...
        stemtaskforce.errors.QueryError: error: country: got 'NX'; want 'NO' [query.value]
    """
    return QueryError(make("query.value", each.message, path=each.path, value=each.value) for each in findings)


def period(start: Day | None, end: Day | None) -> tuple[Date | None, Date | None]:
    """Take the first and the last day of a period.

    Args:
        start: The first day, or `None` for all before `end`.
        end: The last day, or `None` for all after `start`.

    Returns:
        They as pendulum's days.

    Raises:
        QueryError: One is no day (`query.value`), or the period ends before it starts (`query.range`).

    Example:
        >>> period("2016-09-29", None)
        (Date(2016, 9, 29), None)
    """
    findings: list[Finding] = []
    days = [
        None if value is None else rules.date(name, value, findings) for name, value in (("start", start), ("end", end))
    ]
    if findings:
        raise refusal(findings)
    first, last = (day if isinstance(day, Date) else None for day in days)
    if first is not None and last is not None and first > last:
        message = f"start: got {first}; want a day that is not after the end, {last}"
        raise QueryError([make("query.range", message, path="/start", value=str(first))])
    return first, last


def number(name: str, value: object, low: int, high: int | None = None) -> int:
    """Take a whole number.

    Args:
        name: The argument, for the message.
        value: What was got.
        low: The least that is right.
        high: The greatest that is right, or `None` for no limit.

    Returns:
        The number.

    Raises:
        QueryError: It is no whole number, or out of the limits.

    Example:
        >>> number("year", 2016, 1, 9999)
        2016
    """
    if isinstance(value, int) and not isinstance(value, bool) and low <= value and (high is None or value <= high):
        return value
    wanted = f"of at least {low}" if high is None else f"from {low} to {high}"
    shown = excerpt(value)
    message = f"{name}: got {shown}; want a whole number {wanted}"
    raise QueryError([make("query.value", message, path=f"/{name}", value=shown)])


def matching(type_: type[object], predicates: Iterable[object], equals: Mapping[str, object]) -> dict[str, object]:
    """Take the conditions of a `where`.

    Args:
        type_: The type of the records.
        predicates: What should be functions.
        equals: Fields with values.

    Returns:
        The fields with their values as records hold them.

    Raises:
        QueryError: With everything that is wrong.

    Example:
        >>> from stemtaskforce import Meeting
        >>> matching(Meeting, [], {"date": "2018-08-20"})
        {'date': Date(2018, 8, 20)}
    """
    findings = [_no_function("predicates", place, each) for place, each in enumerate(predicates) if not callable(each)]
    fields = TYPES[type_].rules
    findings += [_no_field(type_, name) for name in equals if name not in fields]
    known = {name: value for name, value in equals.items() if name in fields}
    taken, wrong = rules.conform(fields, known, rules.nothing_across)
    findings += refusal(wrong).findings
    if findings:
        raise QueryError(findings)
    return taken


def field(type_: type[object], name: str) -> Callable[[Record], object]:
    """Take a field to group by.

    Args:
        type_: The type of the records.
        name: The field.

    Returns:
        A function that gives its value.

    Raises:
        QueryError: There is no such field.

    Example:
        >>> from stemtaskforce import Meeting
        >>> field(Meeting, "title")(Meeting(title="Oslo", date="2018-08-20"))
        'Oslo'
    """
    if name not in TYPES[type_].rules:
        raise QueryError([_no_field(type_, name)])
    return attrgetter(name)


def sortable(type_: type[object], name: str) -> Callable[[Record], object]:
    """Take a field to sort by, as `field` does; the events of a taskforce are many, and have no order."""
    get = field(type_, name)
    if name == "events":
        raise QueryError([make("query.field", "events: has no order to sort by; want another field", path="/events")])
    return get


def function(by: F, place: int | None = None) -> F:
    """Take a function of a record to sort or group by, one of several with its place, or raise a `QueryError`."""
    if not callable(by):
        raise QueryError([_no_function("by", place, by)])
    return by


def equal(name: str, value: object) -> Callable[[Record], bool]:
    """Give the predicate that a field has a value."""
    get = attrgetter(name)
    return lambda record: bool(get(record) == value)


def only(name: str, values: object, *types: type[T]) -> tuple[T, ...]:
    """Take several things of one type.

    Args:
        name: The argument, for the message.
        values: What was got.
        types: The types that are right.

    Returns:
        The things, in their order.

    Raises:
        InvalidRecord: It is not several things, or some are of another type, also of a subclass; with a finding
            for each.

    Example:
        >>> only("numbers", range(3), int)
        (0, 1, 2)
    """
    given = several(name, values)
    # Exactly: a subclass may hold more, is equal to nothing of the type, and would come back as another.
    taken = [each for each in given if type(each) in types]
    if len(taken) < len(given):
        raise InvalidRecord(_strangers(name, given, types))
    return cast("tuple[T, ...]", tuple(taken))


def of_type(type_: type[T], records: object) -> tuple[T, ...]:
    """Take several records of one type, as `only` does, or raise a `QueryError` for a type that is none of a record."""
    if not any(type_ is known for known in TYPES):
        shown = getattr(type_, "__name__", excerpt(type_))
        wanted = " or ".join(known.__name__ for known in TYPES)
        raise QueryError([make("query.value", f"type_: got {shown}; want {wanted}", path="/type_", value=shown)])
    return only("records", records, type_)


def one_of(name: str, value: T, type_: type[T]) -> T:
    """Take one thing of a type.

    Args:
        name: The argument, for the message.
        value: What was got.
        type_: The type that is right.

    Returns:
        The thing.

    Raises:
        QueryError: It is of another type.

    Example:
        >>> one_of("number", 7, int)
        7
    """
    if not isinstance(value, type_):
        message = f"{name}: got {excerpt(value)}; want {with_article(type_)}"
        raise QueryError([make("query.value", message, value=excerpt(value))])
    return value


def several(name: str, values: object) -> tuple[object, ...]:
    """Take several things of any type, as `only` does; text and mappings give what nobody means by several."""
    shown = excerpt(values)
    if not isinstance(values, Iterable) or isinstance(values, _NOT_SEVERAL):
        message = f"{name}: got {shown}; want several, such as a list of them"
        raise InvalidRecord([make("type.mismatch", message, value=shown)])
    return tuple(cast("Iterable[object]", values))


def _strangers(name: str, values: Iterable[object], types: tuple[type[object], ...]) -> Iterator[Finding]:
    wanted = " or ".join(map(with_article, types))
    for place, each in enumerate(values):
        if type(each) not in types:
            message = f"{name}[{place}]: got {excerpt(each)}; want {wanted}"
            yield make("type.mismatch", message, path=f"/{place}", value=excerpt(each))


def nation(country: object) -> Country:
    """Take a country: a `Country` or its code.

    Args:
        country: What was got.

    Returns:
        The country.

    Raises:
        QueryError: It is none.

    Example:
        >>> nation("DK").label
        'Denmark'
    """
    findings: list[Finding] = []
    taken = rules.country("country", country, findings)
    if not isinstance(taken, Country):
        raise refusal(findings)
    return taken


def needle(text: object) -> str:
    """Take the words to look for, and fold them.

    Args:
        text: The words.

    Returns:
        The folded words.

    Raises:
        QueryError: It is no text, or nothing is left of it.

    Example:
        >>> needle("Óbuda")
        'obuda'
    """
    wanted = "want words to look for"
    if isinstance(text, str):
        folded = fold(text)
        if _CONTROL.search(folded):
            wanted = f"{wanted}, without control characters"
        elif folded.strip():
            return folded
        elif text.strip():
            wanted = f"{wanted}, with more to them than accents, as these do not count"
    shown = excerpt(text)
    raise QueryError([make("query.value", f"text: got {shown}; {wanted}", path="/text", value=shown)])


def _no_field(type_: type[object], name: str) -> Finding:
    names = [*TYPES[type_].rules]
    near = nearest(name, names, n=1)
    wanted = repr(near[0]) if near else f"one of {', '.join(names)}"
    shown = excerpt(name)
    label = name if name.isidentifier() and shown == f"'{name}'" else shown
    step = name.replace("~", "~0").replace("/", "~1")  # RFC 6901, section 3
    message = f"{label}: no field of {with_article(type_)}; want {wanted}"
    return make("query.field", message, path=f"/{step}", value=shown)


def _no_function(name: str, place: int | None, value: object) -> Finding:
    label, path = (name, f"/{name}") if place is None else (f"{name}[{place}]", f"/{name}/{place}")
    message = f"{label}: got {excerpt(value)}; want a function of a record"
    return make("query.value", message, path=path, value=excerpt(value))
