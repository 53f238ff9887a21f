"""Records as people read them: the name, the facts with their labels, and the prose with its headings.

Labels and order come from the field declarations, so a new field appears wherever records are shown. How facts are
laid out is for `formats.html` and `display`.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date, time
from enum import Enum
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple, cast

from stemtaskforce import wording
from stemtaskforce.countries import Country
from stemtaskforce.model import Declared, Form, ListingRow, Meeting, Record, Taskforce, declared

__all__ = ["NAMES", "Fact", "fact_fields", "facts", "naming", "prose", "stated", "words"]

#: The fields whose text names a record.
NAMES = ("name", "title")


class Fact(NamedTuple):
    """A fact of a record: its label, its value, and the value in words.

    Attributes:
        label: The label of the field, such as `Requested by`.
        value: The value of the field.
        text: The value in words.
        form: The form of the value, such as `Form.URL`.
    """

    label: str
    value: object
    text: str
    form: Form


def naming(record: Record, limit: int = 0) -> str:
    """Return the text that names a record: its title, or for an event without one the first other text.

    Args:
        record: The record.
        limit: The most characters; 0 for no limit.

    Returns:
        The text, of one line where there is a limit.

    Example:
        >>> from stemtaskforce import Event
        >>> naming(Event(category="News", summary="A pact was launched in Copenhagen."), 20)
        'A pact was launched…'
    """
    if isinstance(record, Taskforce):
        name = record.name
    elif isinstance(record, Meeting):
        name = record.title
    else:
        name = record.title or record.summary or record.publisher or record.category or ""
    return wording.shorten(name, limit) if limit else name


def facts(record: Record | ListingRow) -> Iterator[Fact]:
    """Iterate over the facts of a record: all fields with a value but its name, its prose and its events.

    Args:
        record: The record.

    Returns:
        The facts, in the order of the fields.

    Example:
        >>> from stemtaskforce import Event
        >>> [(fact.label, fact.text) for fact in facts(Event(date="2018-05-04", title="Launch", country="DK"))]
        [('Date', '4 May 2018'), ('Country', 'Denmark')]
    """
    return (Fact(label, value, words(value), form) for label, form, value in stated(record))


def stated(record: Record | ListingRow) -> Iterator[tuple[str, Form, object]]:
    """Iterate over the facts of a record before they are put in words: label, form and value.

    Args:
        record: The record.

    Returns:
        The facts, in the order of the fields.

    Example:
        >>> from stemtaskforce import Event
        >>> [(label, value) for label, _, value in stated(Event(title="Launch", country="DK"))]
        [('Country', <Country.DK: 'DK'>)]
    """
    for label, form, get in _fact_fields(cast("Hashable", type(record))):
        value = get(record)
        if value is not None:
            yield label, form, value


def fact_fields(type_: type[object]) -> list[Declared]:
    """Return the declarations of the fields that are facts: all but the name, prose and events.

    Args:
        type_: A record type, or `ListingRow`.

    Returns:
        The declarations, in the order of the fields.

    Example:
        >>> [field.name for field in fact_fields(ListingRow)]
        ['start_date', 'country', 'requesting_organisation', 'status']
    """
    no_facts = {Form.PROSE, Form.RECORDS}
    return [each for each in declared(type_) if each.form not in no_facts and each.name not in NAMES]


def prose(record: Record) -> Iterator[tuple[str, str]]:
    r"""Iterate over the prose of a record.

    Args:
        record: The record.

    Yields:
        The label and the text of each prose field that has any, in the order of the fields.

    Example:
        >>> list(prose(Taskforce(name="Pact", background="Skills were scarce.")))
        [('Background', 'Skills were scarce.')]
    """
    for label, get in _prose_fields(cast("Hashable", type(record))):
        if text := get(record):
            yield label, text


@cache
def _fact_fields(type_: Hashable) -> tuple[tuple[str, Form, Callable[[object], object]], ...]:
    fields = fact_fields(cast("type[object]", type_))
    return tuple((each.label, each.form, attrgetter(each.name)) for each in fields)


@cache
def _prose_fields(type_: Hashable) -> tuple[tuple[str, Callable[[object], str]], ...]:
    return tuple(
        (each.label, attrgetter(each.name)) for each in declared(cast("type[object]", type_)) if each.form is Form.PROSE
    )


def words(value: object) -> str:
    """Return the value of a field in words.

    Args:
        value: A value of any field.

    Returns:
        A day with its month's name, a time without seconds where they are 0, a country by its name, a member of a
        closed list as words; any other value as `str` has it.

    Example:
        >>> from datetime import time
        >>> words(Country.DK), words(time(9, 0)), words(None)
        ('Denmark', '09:00', '')
    """
    for type_, convert in _WORDS.items():
        if isinstance(value, type_):
            return convert(value)
    return "" if value is None else str(value)


def _time(value: time) -> str:
    return value.isoformat("auto" if value.second else "minutes")


def _member(value: Enum) -> str:
    text = str(value.value)
    return _SPELT.get(text) or f"{text[:1].upper()}{text[1:].replace('-', ' ')}"


#: Members whose hyphen belongs to the word.
_SPELT: Mapping[str, str] = MappingProxyType({"kick-off": "Kick-off"})
_WORDS: Mapping[type[object], Callable[..., str]] = MappingProxyType(
    {date: wording.day, time: _time, Country: lambda country: country.label, Enum: _member}
)
