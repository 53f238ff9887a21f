"""The attributes that a question may name: fields, derived properties, and the year and month of each date.

One table for each type of record. Names and values are checked against it before any record is looked at; what a
field may hold is for the rules of `model`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple, cast

import attrs
from pendulum import Date

from stemtaskforce.arguments import not_callable, pointer, query_error
from stemtaskforce.errors import QueryError
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import RECORD_TYPES, Event, Form, Meeting, Place, Record, Taskforce, declared, generated, rules
from stemtaskforce.model.names import field_hint
from stemtaskforce.text import excerpt, with_article

__all__ = ["TYPES", "Attribute", "Attributes", "Condition", "Questions", "date_parts", "truth", "whole_number"]


#: The types of a value that stands for any of several.
_SEVERAL = (tuple, list)


class Attribute(NamedTuple):
    """An attribute that questions may name.

    Attributes:
        rule: Checks and converts a value that it is compared with.
        get: Returns its value of a record.
        is_sequence: Whether its values are tuples: a tuple to compare with is then one value, not any of several.
    """

    rule: rules.Rule
    get: Callable[[object], object]
    is_sequence: bool = False


class Condition(NamedTuple):
    """An attribute and the values of which it should have one.

    Attributes:
        name: The name of the attribute.
        get: Returns its value of a record.
        values: The values, as records hold them.
    """

    name: str
    get: Callable[[object], object]
    values: tuple[object, ...]


@attrs.frozen(eq=False)
class Attributes:
    """The attributes of a type by name, with the checks of what a question says of them.

    Args:
        owner: The type, for messages.
        by_name: Its attributes.

    Example:
        >>> meetings = TYPES[Meeting].attributes
        >>> meetings.getter("date.year")(Meeting(title="Oslo", date="2018-08-20"))
        2018
    """

    owner: type[object]
    by_name: Mapping[str, Attribute]

    def getter(self, name: str) -> Callable[[object], object]:
        """Return the function that returns an attribute of a record, or raise a `QueryError` for an unknown name."""
        if name not in self.by_name:
            raise QueryError([self._unknown(name)])
        return self.by_name[name].get

    def sortable(self, name: str) -> Callable[[object], object]:
        """Return what `getter` returns for an attribute whose values have an order, or raise a `QueryError`."""
        get = self.getter(name)
        if self.by_name[name].is_sequence:
            message = f"{name}: expected an attribute with an order to sort by; {name} has none"
            raise QueryError([make("query.field", message, path=pointer(name))])
        return get

    def conditions(self, predicates: Iterable[object], equals: Mapping[str, object]) -> list[Condition]:
        """Check the conditions of a `where`.

        Args:
            predicates: Functions, if all is right.
            equals: Attributes with a value, or with a tuple or list of values.

        Returns:
            The conditions on attributes.

        Raises:
            QueryError: With everything that is wrong.

        Example:
            >>> TYPES[Meeting].attributes.conditions([], {"date": "2018-08-20"})[0].values
            (Date(2018, 8, 20),)
        """
        findings = [not_callable("predicates", at, each) for at, each in enumerate(predicates) if not callable(each)]
        conditions: list[Condition] = []
        wrong: list[Finding] = []
        for name, value in equals.items():
            known = self.by_name.get(name)
            if known is None:
                findings.append(self._unknown(name))
            elif isinstance(value, _SEVERAL) and not known.is_sequence:
                several = cast("tuple[object, ...] | list[object]", value)
                conditions.append(Condition(name, known.get, _any_of(name, known.rule, several, wrong)))
            else:
                conditions.append(Condition(name, known.get, (known.rule(name, value, wrong),)))
        if wrong:
            findings += query_error(wrong).findings
        if findings:
            raise QueryError(findings)
        return conditions

    def _unknown(self, name: str) -> Finding:
        shown = excerpt(name)
        label = name if name.isidentifier() and shown == f"'{name}'" else shown
        if (instead := self._instead(name)) is not None:
            expected = instead
        else:
            hint = field_hint(name, self.by_name, with_article(self.owner))
            expected = hint or f"expected one of {', '.join(self.by_name)}"
        message = f"{label}: {with_article(self.owner)} has no such attribute; {expected}"
        return make("query.field", message, path=pointer(name), value=shown)

    def _instead(self, name: str) -> str | None:
        """Return the words for a look-up as Django spells it (`date__gt`), which this library asks in another way."""
        base, _, lookup = name.rpartition("__")
        if base not in self.by_name or lookup not in _LOOKUPS:
            return None
        is_date = f"{base}.year" in self.by_name
        words = _DATE_LOOKUPS.get(lookup) if is_date else None
        return (words or _LOOKUPS[lookup]).format(name=base)


def _any_of(name: str, rule: rules.Rule, values: Sequence[object], findings: list[Finding]) -> tuple[object, ...]:
    """Check each of several values, and return them as records hold them."""
    taken: list[object] = []
    for place, each in enumerate(values):
        wrong: list[Finding] = []
        taken.append(rule(f"{name}[{place}]", each, wrong))
        findings += [attrs.evolve(finding, path=f"{pointer(name)}/{place}") for finding in wrong]
    return tuple(taken)


#: How to ask what look-ups of other libraries ask.
_PREDICATE = "did you mean a predicate, where(lambda each: …)?"
_LOOKUPS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("gt", "gte", "lt", "lte", "range", "ne", "not", "regex", "iregex", "len"), _PREDICATE),
        **dict.fromkeys(
            ("contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "search"),
            "did you mean mentioning(text), or a predicate, where(lambda each: …)?",
        ),
        **dict.fromkeys(("exact", "iexact", "eq"), "did you mean {name}=value?"),
        "in": "did you mean {name}=(one, other)?",
        "isnull": "did you mean {name}=None?",
        "year": "did you mean **{{'{name}.year': …}}?",
        "month": "did you mean **{{'{name}.month': …}}?",
    }
)
_DATE_LOOKUPS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("gt", "gte", "lt", "lte", "range"), "did you mean between(start, end)?")
)


def truth(field: str, value: object, findings: list[Finding]) -> object:
    """Check a truth value; the rule of a property."""
    return _checked(field, value, findings, "True or False", is_right=isinstance(value, bool))


def whole_number(low: int, high: int | None = None) -> rules.Rule:
    """Return the rule of a property that is a whole number within limits."""
    expected = f"a whole number {f'of at least {low}' if high is None else f'from {low} to {high}'}"

    def number(field: str, value: object, findings: list[Finding]) -> object:
        is_right = type(value) is int and low <= value and (high is None or value <= high)
        return _checked(field, value, findings, expected, is_right=is_right)

    return number


def _checked(field: str, value: object, findings: list[Finding], expected: str, *, is_right: bool) -> object:
    if not is_right:
        shown = excerpt(value)
        findings.append(
            make("query.value", f"{field}: expected {expected}, got {shown}", path=f"/{field}", value=shown)
        )
    return value


def date_parts(name: str, date: Attribute) -> Iterator[tuple[str, Attribute]]:
    """Yield the year and the month of a date as attributes; without a date they are `None`, as it is."""
    for part, high in (("year", 9999), ("month", 12)):
        yield f"{name}.{part}", Attribute(_none_as(date.rule, whole_number(1, high)), _part(date.get, attrgetter(part)))


def _none_as(date: rules.Rule, number: rules.Rule) -> rules.Rule:
    def part(field: str, value: object, findings: list[Finding]) -> object:
        return (date if value is None else number)(field, value, findings)

    return part


def _part(date: Callable[[object], object], part: Callable[[object], object]) -> Callable[[object], object]:
    return lambda record: None if (day := date(record)) is None else part(day)


#: The derived properties that may be asked, each with the rule of its values.
_DERIVED: Mapping[type[object], rules.Rules] = MappingProxyType(
    {
        Taskforce: {"slug": rules.line, "key": rules.line},
        Meeting: {"slug": rules.line, "key": rules.line, "topic": rules.line, "days": whole_number(1)},
        Event: {"slug": rules.line, "key": rules.line, "is_truncated": truth},
    }
)


def _attributes(owner: type[object]) -> Attributes:
    fields = {
        each.name: Attribute(each.rule, attrgetter(each.name), is_sequence=each.form is Form.RECORDS)
        for each in declared(owner)
    }
    derived = {name: Attribute(rule, attrgetter(name)) for name, rule in _DERIVED[owner].items()}
    dates = [each.name for each in declared(owner) if each.form is Form.DATE]
    parts = {name: part for date in dates for name, part in date_parts(date, fields[date])}
    return Attributes(owner, MappingProxyType({**fields, **derived, **parts}))


class Questions(NamedTuple):
    """The attributes of a type of record that questions may name.

    Attributes:
        attributes: The attributes by name.
        date: Returns the day on which a record starts.
        text: Returns all the text of a record, in the order of its fields. Addresses and codes are not text.
    """

    attributes: Attributes
    date: Callable[[Record], Date | None]
    text: Callable[[Record], str]


_TEXT: Mapping[type[object], Callable[[Any], str]] = MappingProxyType(
    {Taskforce: generated.text_taskforce, Meeting: generated.text_meeting, Event: generated.text_event}
)


def _questions(owner: type[object]) -> Questions:
    [day] = [each.name for each in declared(owner) if each.form is Form.DATE and each.place is Place.DAY]
    return Questions(
        _attributes(owner),
        cast("Callable[[Record], Date | None]", attrgetter(day)),
        _TEXT[owner],
    )


#: By type.
TYPES: Mapping[type[object], Questions] = MappingProxyType({owner: _questions(owner) for owner in RECORD_TYPES})
