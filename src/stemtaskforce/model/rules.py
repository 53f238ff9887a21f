"""The rules of field values: one function per rule.

A rule gets a field's name, a value and a list of findings; it returns the value as the record holds it, or
adds to the list. Rules convert only what the design names (dates, times, codes, lists), and refuse text
rather than change it. `conform` applies a table of rules.
"""

import datetime
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import cast

from pendulum import Date, Time

from stemtaskforce.countries import Country, find_country
from stemtaskforce.dates import parse_iso_date, parse_iso_time, to_date, to_time
from stemtaskforce.findings import Diagnostic, Finding, did_you_mean
from stemtaskforce.model.conversion import MAX_EVENTS
from stemtaskforce.model.vocabulary import EventCategory
from stemtaskforce.text import (
    ANY_TEXT,
    Problem,
    check_line,
    check_prose,
    check_url,
    excerpt,
    fold,
    nearest,
    type_name,
    with_article,
)

__all__ = [
    "MAX_EVENTS",
    "Rule",
    "Rules",
    "category",
    "conform",
    "country",
    "date",
    "enumeration",
    "line",
    "optional",
    "prose",
    "records",
    "time",
    "url",
]

#: The longest word that may be a misspelt code of two letters.
MAX_NEAR_CODE = 4

_CODES = tuple(country.value for country in Country)

Rule = Callable[[str, object, list[Finding]], object]
#: A type's fields with their rules, in the order of the fields.
Rules = Mapping[str, Rule]
#: A rule over several fields: it gets the values that passed, and says what is wrong between them.
Across = Callable[[Mapping[str, object]], list[Finding]]


def conform(rules: Rules, values: Mapping[str, object], across: Across) -> tuple[dict[str, object], list[Finding]]:
    """Convert and check values, and return every problem of them.

    Args:
        rules: The fields of the type.
        values: Some or all of the fields.
        across: The rule over several fields; it is asked only where each value alone is right.

    Returns:
        The values that passed, converted, and the findings in the order of the values, those on the whole first.
    """
    findings: list[Finding] = []
    taken: dict[str, object] = {}
    for name, value in values.items():
        before = len(findings)
        converted = rules[name](name, value, findings)
        if len(findings) == before:
            taken[name] = converted
    if between := across(taken):
        places = {f"/{name}": place for place, name in enumerate(values)}
        # Findings about the whole record come before those about its fields, as in a document.
        findings = sorted([*findings, *between], key=lambda finding: places.get(_field_of(finding), -1))
    return taken, findings


def _field_of(finding: Finding) -> str:
    return "/".join(finding.path.split("/")[:2])


def nothing_across(_: Mapping[str, object]) -> list[Finding]:
    """Return no finding: the type has no rule over several fields."""
    return []


def optional(rule: Rule) -> Rule:
    """Return the rule that takes `None` for an absent value, and checks all else with `rule`."""

    def absent_or(field: str, value: object, findings: list[Finding]) -> object:
        if value is None:
            return None
        if rule in _TEXTS:
            return _text(field, value, findings, _TEXTS[rule], absent=True)
        return rule(field, value, findings)

    return absent_or


def _report(field: str, value: object, findings: list[Finding], code: str, expected: str, hint: str = "") -> None:  # noqa: PLR0917  # the three of every rule, and the problem
    findings.append(Diagnostic(code, expected, excerpt(value), field, hint=hint).finding(f"/{field}"))


def _mismatch(field: str, value: object, expected: str, findings: list[Finding]) -> None:
    _report(field, value, findings, "type.mismatch", expected)


def _text(
    field: str,
    value: object,
    findings: list[Finding],
    check: Callable[[str], tuple[Problem, ...]],
    *,
    absent: bool = False,
) -> object:
    """Check a text; `absent` says that the field may be left out, which is the way out where nothing is left of it."""
    if type(value) is not str:
        # A subclass of str may hold more than text, so only text itself is taken.
        expected = f"plain text, such as str(…) of the {type_name(type(value))}" if isinstance(value, str) else "text"
        _mismatch(field, value, expected, findings)
        return None
    for problem in check(value):
        shown = excerpt(value)
        expected = f"{ANY_TEXT}, or no value" if absent and problem.expected == ANY_TEXT else problem.expected
        diagnostic = Diagnostic(problem.code, expected, shown, field, problem=f"{shown} {problem.fact}")
        findings.append(diagnostic.finding(f"/{field}"))
    return value


def line(field: str, value: object, findings: list[Finding]) -> object:
    """Take text of one line, at most 1,000 code points."""
    return _text(field, value, findings, check_line)


def prose(field: str, value: object, findings: list[Finding]) -> object:
    """Take text of many lines, at most 1,000,000 code points, `""` for none."""
    if value is None:
        _report(field, value, findings, "type.mismatch", "text", did_you_mean([""]))
        return None
    return _text(field, value, findings, check_prose, absent=True)


def url(field: str, value: object, findings: list[Finding]) -> object:
    """Take an absolute `http` or `https` URL."""
    return _text(field, value, findings, check_url)


def category(field: str, value: object, findings: list[Finding]) -> object:
    """Take text of one line, or a known category, of which the text is kept; it may be left out."""
    text = value.value if isinstance(value, EventCategory) else value
    return _text(field, text, findings, check_line, absent=True)


#: The rules of plain text, with the check that each makes.
_TEXTS: Mapping[Rule, Callable[[str], tuple[Problem, ...]]] = {line: check_line, prose: check_prose, url: check_url}


def date(field: str, value: object, findings: list[Finding]) -> object:
    """Take a day: pendulum's or the standard library's, or `YYYY-MM-DD`; datetimes are rejected."""
    if type(value) is Date:
        return value
    if isinstance(value, str):
        if (parsed := parse_iso_date(value)) is not None:
            return parsed
        # A moment in ISO form is one step from its day.
        day = value[:10] if value[10:11] in {"T", " "} and parse_iso_date(value[:10]) else ""
        hint = did_you_mean([day] if day else [])
        _report(field, value, findings, "date.invalid", "a day as YYYY-MM-DD that is in the calendar", hint)
        return None
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return to_date(value)
    more = ", such as .date() of the datetime" if isinstance(value, datetime.datetime) else ""
    _mismatch(field, value, f"a date or YYYY-MM-DD{more}", findings)
    return None


def time(field: str, value: object, findings: list[Finding]) -> object:
    """Take a time of day in whole seconds without a zone: pendulum's, the standard library's, or `HH:MM[:SS]`."""
    if isinstance(value, datetime.time):
        if value.tzinfo is None and not value.microsecond:
            # A fold tells two moments of a zone apart, and there is none here.
            return value if type(value) is Time and not value.fold else to_time(value)
        _report(field, value, findings, "time.invalid", "whole seconds and no zone")
    elif isinstance(value, str):
        if (parsed := parse_iso_time(value)) is not None:
            return parsed
        _report(field, value, findings, "time.invalid", "a time of day as HH:MM or HH:MM:SS")
    else:
        _mismatch(field, value, "a time of day or HH:MM[:SS]", findings)
    return None


def country(field: str, value: object, findings: list[Finding]) -> object:
    """Take a `Country` or its ISO 3166-1 alpha-2 code; names are for `Country.parse`."""
    if isinstance(value, Country):
        return value
    if not isinstance(value, str):
        _mismatch(field, value, "a Country or its ISO 3166-1 alpha-2 code", findings)
        return None
    try:
        return Country(value)
    except ValueError:
        _report(field, value, findings, "country.unknown", *_expected_country(value))
        return None


def _expected_country(value: str) -> tuple[str, str]:
    expected = "an ISO 3166-1 alpha-2 code in capitals such as 'DK'"
    if (named := find_country(value)) is not None:
        return expected, did_you_mean([named.value])
    # No code is near to a long word, and to find that out takes time.
    return expected, did_you_mean(nearest(value, _codes_like(value)) if len(value) <= MAX_NEAR_CODE else ())


def _codes_like(word: str) -> list[str]:
    """Return the codes that a word may be near to: with all 251 the search takes milliseconds."""
    letters = set(fold(word).upper())
    return [code for code in _CODES if letters.issuperset(code) or letters.issubset(code)]


def enumeration(members: type[StrEnum], code: str) -> Rule:
    """Make the rule for a closed list: a member, or its value.

    Args:
        members: The enumeration.
        code: The code of the finding for a value that is not in it.

    Returns:
        The rule.
    """

    def member(field: str, value: object, findings: list[Finding]) -> object:
        if isinstance(value, members):
            return value
        if not isinstance(value, str):
            _mismatch(field, value, f"{with_article(members)} or its value", findings)
            return None
        found = by_value.get(value)
        if found is None:
            expected = f"one of {', '.join(map(repr, by_value))}"
            _report(field, value, findings, code, expected, did_you_mean(nearest(value, by_value, n=1)))
        return found

    by_value = {option.value: option for option in members}
    return member


def records(member: type[object]) -> Rule:
    """Make the rule for a tuple of records: a tuple or list of the type, at most 10,000.

    Args:
        member: The type of the records.

    Returns:
        The rule.
    """

    def sequence(field: str, value: object, findings: list[Finding]) -> object:
        if not isinstance(value, list | tuple):
            hint = "did you mean ()?" if value is None else ""
            _report(field, value, findings, "type.mismatch", f"a tuple or list of {member.__name__}", hint)
            return None
        items = cast("list[object] | tuple[object, ...]", value)
        if len(items) > MAX_EVENTS:
            _report(field, items, findings, "events.too-many", f"at most {MAX_EVENTS:,}")
            return None
        for place, item in enumerate(items):
            if type(item) is not member:  # a subclass may hold more, and would come back as another type
                expected = with_article(member)
                diagnostic = Diagnostic("type.mismatch", expected, excerpt(item), f"{field}[{place}]")
                findings.append(diagnostic.finding(f"/{field}/{place}"))
        return tuple(items)

    return sequence
