"""Hypothesis strategies for every type of this library, for its own tests and for those of its users.

Each draws only values that a record may hold, by construction: almost nothing is filtered away, so they are fast and
shrink well. The strategies of records follow from the declarations of the fields. Each mixes free choice with a pool
of values that have broken software before: the first and the last year, leap days, non-breaking spaces, combining
marks, text that looks like a label, a number, a formula or markup. Needs hypothesis (the extra `testing`).
"""

import datetime
import unicodedata
from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from pendulum import Date, Time

from stemtaskforce.countries import Country
from stemtaskforce.dates import to_date
from stemtaskforce.errors import missing_extra
from stemtaskforce.model import Declared, Event, Form, ListingRow, Meeting, Taskforce, declared
from stemtaskforce.strategies_data import DATES, LINES, PROSE, TIMES, URLS
from stemtaskforce.text import is_unseen

try:
    from hypothesis import strategies as st
    from hypothesis.strategies import SearchStrategy
except ImportError as _error:
    raise missing_extra("testing", _error) from _error

if TYPE_CHECKING:
    from enum import Enum

__all__ = [
    "countries",
    "dates",
    "events",
    "lines",
    "listing_rows",
    "meetings",
    "prose",
    "records",
    "taskforces",
    "times",
    "urls",
]

#: The characters of a line: no control characters, lone surrogates, U+2028 and U+2029.
_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
_LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _made_valid(text: str) -> str:
    # In this order: NFC makes no white space, but a combining mark may come first once a space is stripped.
    text = unicodedata.normalize("NFC", text.strip())
    return "" if is_unseen(text) else text


def dates(
    *, min_value: datetime.date = datetime.date.min, max_value: datetime.date = datetime.date.max
) -> SearchStrategy[Date]:
    """Draw days from the first to the last that the calendar of Python has.

    Args:
        min_value: The first day.
        max_value: The last day.

    Returns:
        A strategy of pendulum's `Date`.

    Example:
        >>> from hypothesis import given
        >>> @given(dates())
        ... def check(date):
        ...     assert type(date) is Date
        >>> check()
    """
    edges = [date for date in DATES if min_value <= date <= max_value]
    free = st.dates(min_value, max_value).map(to_date)
    return free | st.sampled_from(edges) if edges else free


def times() -> SearchStrategy[Time]:
    """Draw times of day in whole seconds without a zone.

    Returns:
        A strategy of pendulum's `Time`.

    Example:
        >>> times().is_empty
        False
    """
    free = st.builds(Time, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
    return free | st.sampled_from(TIMES)


def countries() -> SearchStrategy[Country]:
    """Draw members of `Country`.

    Returns:
        A strategy of countries.

    Example:
        >>> countries().is_empty
        False
    """
    return st.sampled_from(Country)


def lines(*, max_size: int = 60) -> SearchStrategy[str]:
    """Draw text of one line, as names, titles and places are.

    Args:
        max_size: How many characters are chosen freely at most, up to 300; the pool has longer texts.

    Returns:
        A strategy of text that `text.check_line` accepts.

    Example:
        >>> from hypothesis import given
        >>> from stemtaskforce.text import check_line
        >>> @given(lines())
        ... def check(line):
        ...     assert () == check_line(line)
        >>> check()
    """
    free = st.text(_CHARACTERS, min_size=1, max_size=max_size).map(_made_valid).map(lambda line: line or "x")
    return free | _pool(LINES)


def prose(*, max_size: int = 200) -> SearchStrategy[str]:
    """Draw longer text, or none.

    Args:
        max_size: How many characters are chosen freely at most; the pool has longer texts.

    Returns:
        A strategy of text that `text.check_prose` accepts.

    Example:
        >>> from hypothesis import given
        >>> from stemtaskforce.text import check_prose
        >>> @given(prose())
        ... def check(text):
        ...     assert () == check_prose(text)
        >>> check()
    """
    free = st.text(_CHARACTERS | st.just("\n"), max_size=max_size).map(_made_valid)
    return st.just("") | free | lines() | _pool(PROSE)


def urls() -> SearchStrategy[str]:
    """Draw absolute `http` and `https` URLs, also with ports, addresses as hosts and international names.

    Returns:
        A strategy of text that `text.check_url` accepts.

    Example:
        >>> from hypothesis import given
        >>> from stemtaskforce.text import check_url
        >>> @given(urls())
        ... def check(url):
        ...     assert () == check_url(url)
        >>> check()
    """
    label = st.text(_LETTERS_AND_DIGITS, min_size=1, max_size=10)
    # A last label of digits makes a host an address, which has rules of its own.
    last = st.builds("{}{}".format, st.sampled_from(_LETTERS_AND_DIGITS[:26]), label)
    host = st.builds(
        "{}{}".format, st.lists(label, max_size=2).map(lambda labels: "".join(f"{a}." for a in labels)), last
    )
    port = st.just("") | st.integers(0, 65535).map(":{}".format)
    part = st.text(_LETTERS_AND_DIGITS + "ABC-._~!$&'()*+,;=:@%", max_size=10)
    path = st.lists(part, max_size=3).map(lambda parts: "".join(f"/{part}" for part in parts))
    query = st.just("") | part.map("/?{}".format)
    free = st.tuples(st.sampled_from(("http://", "https://")), host, port, path, query).map("".join)
    return free | _pool(URLS)


def events(**fields: SearchStrategy[object]) -> SearchStrategy[Event]:
    """Draw events, dated and undated, with and without a title.

    Args:
        **fields: For a field, the strategy to use in place of its own.

    Returns:
        A strategy of events.

    Raises:
        TypeError: A name is not a field of an event.

    Example:
        >>> from hypothesis import given, strategies
        >>> @given(events(date=strategies.none()))
        ... def check(event):
        ...     assert event.key.startswith("event/undated/")
        >>> check()
        >>> events(tilte=lines())
        Traceback (most recent call last):
        TypeError: Event has no field 'tilte'; its fields are date, category, publisher, summary, title, country, url
    """
    free = [name for name in ("title", "summary", "category", "publisher") if name not in fields]

    def build(values: dict[str, object]) -> Event:
        says = any(values[name] for name in ("title", "summary", "category", "publisher"))
        return Event(**(values if says or not free else {**values, free[0]: "x"}))  # type: ignore[arg-type]  # drawn for its field

    return _fields(Event, fields).map(build)


def meetings(**fields: SearchStrategy[object]) -> SearchStrategy[Meeting]:
    """Draw meetings of one day and of several.

    Args:
        **fields: For a field, the strategy to use in place of its own.

    Returns:
        A strategy of meetings; an end date, where it is drawn here, is after the date.

    Raises:
        TypeError: A name is not a field of a meeting.

    Example:
        >>> from hypothesis import given, strategies
        >>> @given(meetings(title=strategies.just("STEM policy")))
        ... def check(meeting):
        ...     assert meeting.topic == "STEM policy" and meeting.days >= 1
        >>> check()
    """

    def build(values: dict[str, object]) -> Meeting:
        date, more = values["date"], values["end_date"]
        if "end_date" not in fields:
            values = {**values, "end_date": _later(date, more)}
        return Meeting(**values)  # type: ignore[arg-type]  # drawn for its field

    return _fields(Meeting, fields, end_date=st.none() | st.integers(1, 20)).map(build)


def taskforces(**fields: SearchStrategy[object]) -> SearchStrategy[Taskforce]:
    """Draw taskforces with up to four events.

    Args:
        **fields: For a field, the strategy to use in place of its own.

    Returns:
        A strategy of taskforces.

    Raises:
        TypeError: A name is not a field of a taskforce.

    Example:
        >>> from hypothesis import given, strategies
        >>> @given(taskforces(country=strategies.just("DK")))
        ... def check(taskforce):
        ...     assert taskforce.country.label == "Denmark"
        >>> check()
    """
    return _fields(Taskforce, fields).map(lambda values: Taskforce(**values))  # type: ignore[arg-type]  # drawn for its field


def listing_rows(**fields: SearchStrategy[object]) -> SearchStrategy[ListingRow]:
    """Draw rows of a listing page.

    Args:
        **fields: For a field, the strategy to use in place of its own.

    Returns:
        A strategy of rows.

    Raises:
        TypeError: A name is not a field of a row.

    Example:
        >>> listing_rows().is_empty
        False
    """
    return _fields(ListingRow, fields).map(lambda values: ListingRow(**values))  # type: ignore[arg-type]  # drawn for its field


def records() -> SearchStrategy[Taskforce | Meeting | Event]:
    """Draw records of all three kinds.

    Returns:
        A strategy of taskforces, meetings and events.

    Example:
        >>> records().is_empty
        False
    """
    return events() | meetings() | taskforces()


def _pool(values: tuple[str, ...]) -> SearchStrategy[str]:
    # Not sampled_from: it would show the whole pool where a strategy is shown, as in a failing test of a user.
    return st.integers(0, len(values) - 1).map(lambda index: values[index])


def _later(date: object, days: object) -> Date | None:
    if not isinstance(date, datetime.date) or not isinstance(days, int):
        return None
    last = min(date.toordinal() + days, datetime.date.max.toordinal())
    return to_date(datetime.date.fromordinal(last)) if last > date.toordinal() else None


def _known_or(known: type[object] | None, free: SearchStrategy[object]) -> SearchStrategy[object]:
    """Draw the known values of an open list too."""
    return free if known is None else _members(known).map(attrgetter("value")) | free


def _members(members: type[object] | None) -> SearchStrategy[object]:
    return st.sampled_from(cast("type[Enum]", members))


#: The strategy of a field's values, by their form.
_BY_FORM: Mapping[Form, Callable[[Declared], SearchStrategy[object]]] = MappingProxyType(
    {
        Form.LINE: lambda field: _known_or(field.known, lines()),
        Form.PROSE: lambda _: prose(),
        Form.URL: lambda _: urls(),
        Form.DATE: lambda _: dates(),
        Form.TIME: lambda _: times(),
        Form.COUNTRY: lambda _: countries(),
        Form.ENUMERATION: lambda field: _members(field.members),
        Form.RECORDS: lambda _: st.lists(events(), max_size=4).map(tuple),
    }
)


def _drawn(field: Declared) -> SearchStrategy[object]:
    """Return the strategy of a field, from its declaration."""
    strategy = _BY_FORM[field.form](field)
    return st.none() | strategy if field.optional else strategy


def _fields(
    record: type[object], asked: Mapping[str, SearchStrategy[object]], **special: SearchStrategy[object]
) -> SearchStrategy[dict[str, object]]:
    """Draw the fields of a record: as asked, else as its own function says (`special`), else as declared."""
    own = {field.name: special[field.name] if field.name in special else _drawn(field) for field in declared(record)}
    for name in asked:
        if name not in own:
            raise TypeError(f"{record.__name__} has no field {name!r}; its fields are {', '.join(own)}")
    return st.fixed_dictionaries({**own, **asked})
