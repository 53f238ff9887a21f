"""What the questions to timelines, selections and catalogs share: checks of what was asked, with one voice.

A question is checked before anything is looked at, so that a mistake shows even where there are no records.
Each check raises a `QueryError` that names the argument, what was got and what is wanted.
"""

import datetime
from collections.abc import Iterable

from pendulum import Date

from stemtaskforce.errors import QueryError
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import rules
from stemtaskforce.text import excerpt

__all__ = ["Day", "number", "period", "refusal"]

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
