"""What every field of a record takes: one function a rule, one table a type.

A rule gets a field's name, a value and a list of findings; it returns the value as the record holds it, or
adds to the list. Rules convert only what the design names (dates, times, codes, lists), and refuse text
rather than change it. `settle` is what a constructor does with the table; `conform` is the same without the
exception, for readers that want every problem of a whole document at once.
"""

import datetime
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import cast

import attrs
from pendulum import Date, Time

from stemtaskforce.countries import Country, find_country
from stemtaskforce.dates import parse_iso_date, parse_iso_time, to_date, to_time
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import Finding, make
from stemtaskforce.model.vocabulary import EventCategory
from stemtaskforce.text import (
    WANT_TEXT,
    Problem,
    check_line,
    check_prose,
    check_url,
    excerpt,
    fold,
    nearest,
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
    "settle",
    "time",
    "url",
]

MAX_EVENTS = 10_000
#: The longest word that may be a misspelt code of two letters.
MAX_NEAR_CODE = 4

_CODES = tuple(country.value for country in Country)

Rule = Callable[[str, object, list[Finding]], object]
#: A type's fields with their rules, in the order of the fields.
Rules = Mapping[str, Rule]
#: A rule over several fields: it gets the values that passed, and says what is wrong between them.
Across = Callable[[Mapping[str, object]], list[Finding]]


def conform(rules: Rules, values: Mapping[str, object], across: Across) -> tuple[dict[str, object], list[Finding]]:
    """Convert and check values, and say everything that is wrong with them.

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
        # What is said of the whole record stands before its fields, as in the findings of a document.
        findings = sorted([*findings, *between], key=lambda finding: places.get(_field_of(finding), -1))
    return taken, findings


def _field_of(finding: Finding) -> str:
    return "/".join(finding.path.split("/")[:2])


def settle(record: object, rules: Rules, values: Mapping[str, object], across: Across) -> None:
    """Set the fields of a new frozen record, or raise all that is wrong with them at once.

    Args:
        record: The record under construction.
        rules: The fields of its type.
        values: All the fields.
        across: The rule over several fields.

    Raises:
        InvalidRecord: With a finding for each problem.
    """
    taken, findings = conform(rules, values, across)
    if findings:
        raise InvalidRecord(findings)
    for name, value in taken.items():
        object.__setattr__(record, name, value)


def nothing_across(_: Mapping[str, object]) -> list[Finding]:
    """Say nothing: the type has no rule over several fields."""
    return []


def optional(rule: Rule) -> Rule:
    """Let `None` stand for an absent value, and give all else to the rule."""

    def absent_or(field: str, value: object, findings: list[Finding]) -> object:
        if value is None:
            return None
        taken = rule(field, value, findings)
        if findings:
            _offer_absence(field, findings)
        return taken

    return absent_or


def _offer_absence(field: str, findings: list[Finding]) -> None:
    """Say that the field can be left out, too, where nothing is left of its text; a required one needs some."""
    for place, each in enumerate(findings):
        if each.path == f"/{field}" and each.code.startswith("text.") and each.message.endswith(f"; {WANT_TEXT}"):
            findings[place] = attrs.evolve(each, message=f"{each.message}, or leave the field out")


def _mismatch(field: str, value: object, wanted: str, findings: list[Finding]) -> None:
    findings.append(_finding("type.mismatch", field, value, f"want {wanted}"))


def _finding(code: str, field: str, value: object, rest: str) -> Finding:
    shown = excerpt(value)
    return make(code, f"{field}: got {shown}; {rest}", path=f"/{field}", value=shown)


def _text(field: str, value: object, findings: list[Finding], check: Callable[[str], tuple[Problem, ...]]) -> object:
    if type(value) is not str:
        # A subclass of str may hold more than text, so only text itself is taken.
        wanted = f"plain text; str(…) of the {type(value).__name__}" if isinstance(value, str) else "text"
        _mismatch(field, value, wanted, findings)
        return None
    for problem in check(value):
        shown = excerpt(value)
        message = f"{field}: {shown} {problem.message}"
        findings.append(make(problem.code, message, path=f"/{field}", value=shown))
    return value


def line(field: str, value: object, findings: list[Finding]) -> object:
    """Take text of one line, at most 1,000 code points."""
    return _text(field, value, findings, check_line)


def prose(field: str, value: object, findings: list[Finding]) -> object:
    """Take text of many lines, at most 1,000,000 code points, `""` for none."""
    taken = _text(field, value, findings, check_prose)
    if findings:
        _offer_absence(field, findings)
    return taken


def url(field: str, value: object, findings: list[Finding]) -> object:
    """Take an absolute `http` or `https` URL."""
    return _text(field, value, findings, check_url)


def category(field: str, value: object, findings: list[Finding]) -> object:
    """Take text of one line, or a known category, of which the text is kept."""
    return line(field, value.value if isinstance(value, EventCategory) else value, findings)


def date(field: str, value: object, findings: list[Finding]) -> object:
    """Take a day: pendulum's or the standard library's, or `YYYY-MM-DD`; a moment is no day."""
    if type(value) is Date:
        return value
    if isinstance(value, str):
        if (parsed := parse_iso_date(value)) is not None:
            return parsed
        findings.append(_finding("date.invalid", field, value, "want a day as YYYY-MM-DD that is in the calendar"))
        return None
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return to_date(value)
    hint = "; .date() of the moment" if isinstance(value, datetime.datetime) else ""
    _mismatch(field, value, f"a date or YYYY-MM-DD{hint}", findings)
    return None


def time(field: str, value: object, findings: list[Finding]) -> object:
    """Take a time of day in whole seconds without a zone: pendulum's, the standard library's, or `HH:MM[:SS]`."""
    if isinstance(value, datetime.time):
        if value.tzinfo is None and not value.microsecond:
            # A fold tells two moments of a zone apart, and there is none here.
            return value if type(value) is Time and not value.fold else to_time(value)
        findings.append(_finding("time.invalid", field, value, "want whole seconds and no zone"))
    elif isinstance(value, str):
        if (parsed := parse_iso_time(value)) is not None:
            return parsed
        findings.append(_finding("time.invalid", field, value, "want a time of day as HH:MM or HH:MM:SS"))
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
        findings.append(_finding("country.unknown", field, value, f"want {_wanted_country(value)}"))
        return None


def _wanted_country(value: str) -> str:
    if (named := find_country(value)) is not None:
        return f"the ISO 3166-1 code {named.value!r}"
    # No code is near to a long word, and to find that out takes time.
    near = nearest(value, _codes_like(value)) if len(value) <= MAX_NEAR_CODE else ()
    names = f"; perhaps {', '.join(near)}" if near else ""
    return f"an ISO 3166-1 alpha-2 code in capitals such as 'DK'{names}"


def _codes_like(word: str) -> list[str]:
    """Give the codes that a word may be near to: with all 251 the search takes milliseconds."""
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
        try:
            return members(value)
        except ValueError:
            values = [option.value for option in members]
            near = nearest(value, values)
            wanted = f"{near[0]!r}" if near else f"one of {', '.join(map(repr, values))}"
            findings.append(_finding(code, field, value, f"want {wanted}"))
            return None

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
            _mismatch(field, value, f"a tuple or list of {member.__name__}", findings)
            return None
        items = cast("list[object] | tuple[object, ...]", value)
        if len(items) > MAX_EVENTS:
            findings.append(_finding("events.too-many", field, items, f"want at most {MAX_EVENTS:,}"))
            return None
        for place, item in enumerate(items):
            if type(item) is not member:  # a subclass may hold more, and would come back as another type
                shown = excerpt(item)
                message = f"{field}[{place}]: got {shown}; want {member.__name__}"
                findings.append(make("type.mismatch", message, path=f"/{field}/{place}", value=shown))
        return tuple(items)

    return sequence
