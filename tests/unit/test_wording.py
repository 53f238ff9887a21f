"""Words for people: days, periods, counts, shortened text, and the facts of records."""

from datetime import date, time
from typing import TYPE_CHECKING, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Event, Meeting, Record, Taskforce, wording
from stemtaskforce.facts import facts, naming, prose, words
from stemtaskforce.model import RECORD_TYPES, MeetingKind, TaskforceStatus, declared
from stemtaskforce.model.declarations import Form

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2018, 5, 4), None, "4 May 2018"),
        (date(2018, 5, 4), date(2018, 5, 4), "4 May 2018"),
        (date(2018, 5, 4), date(2018, 5, 6), "4–6 May 2018"),
        (date(2018, 5, 31), date(2018, 6, 1), "31 May – 1 June 2018"),
        (date(2018, 12, 31), date(2019, 1, 1), "31 December 2018 – 1 January 2019"),
    ],
)
def test_a_period_repeats_neither_month_nor_year(first: date, last: date | None, expected: str) -> None:
    assert expected == wording.days(first, last)


@given(st.text(), st.integers(2, 100))
def test_a_shortened_text_is_one_line_within_its_limit(text: str, limit: int) -> None:
    short = wording.shorten(text, limit)

    assert len(short) <= max(limit, 2)
    assert "\n" not in short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short", "short"),
        ("two\nlines", "two lines"),
        ("a pact was launched", "a pact…"),
        ("a pacts or two", "a pacts…"),
        ("abcdefghijklmnop", "abcdefghi…"),
        ("a" + "\n" * 50 + "b", "a…"),
    ],
)
def test_text_is_cut_at_a_word_where_there_is_one(text: str, expected: str) -> None:
    assert expected == wording.shorten(text, 10)


def test_a_count_has_its_noun() -> None:
    assert ["0 days", "1 day", "1,000 entries"] == [
        wording.count(0, "day"), wording.count(1, "day"), wording.count(1000, "entry", "entries"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("text", "text"),
        (time(9, 0), "09:00"),
        (time(9, 0, 5), "09:00:05"),
        (MeetingKind.KICK_OFF, "Kick-off"),
        (MeetingKind.GENERAL_ASSEMBLY, "General assembly"),
        (TaskforceStatus.ONGOING, "Ongoing"),
    ],
)
def test_a_value_is_told_in_words(value: object, expected: str) -> None:
    assert expected == words(value)


#: A value of each form that a field may have.
VALUES: dict[Form, object] = {
    Form.LINE: "l",
    Form.PROSE: "p",
    Form.DATE: "2018-01-01",
    Form.TIME: "09:00",
    Form.COUNTRY: "DK",
    Form.URL: "https://example.org",
}


def whole(type_: type[Record]) -> Record:
    """Return a record with a value for every field but the events."""
    values = {
        field.name: next(iter(cast("type[StrEnum]", field.members)))
        if field.form is Form.ENUMERATION
        else VALUES[field.form]
        for field in declared(type_)
        if field.form is not Form.RECORDS
    }
    if "end_date" in values:
        values["end_date"] = "2018-01-02"  # later than the first day
    return cast("Callable[..., Record]", type_)(**values)


@pytest.mark.parametrize("type_", RECORD_TYPES, ids=lambda type_: type_.__name__)
def test_every_field_is_the_name_a_fact_prose_or_the_events(type_: type[Record]) -> None:
    record = whole(type_)
    told = [*(fact.label for fact in facts(record)), *(label for label, _ in prose(record))]
    events = int(isinstance(record, Taskforce))
    assert len(attrs.fields(type_)) == len(told) + 1 + events


def test_an_event_without_a_title_is_named_by_its_next_text() -> None:
    assert ["s", "p", "c"] == [naming(Event(summary="s", publisher="p")), naming(Event(publisher="p", category="c")),
                               naming(Event(category="c"))]  # fmt: skip
    assert "t" == naming(Meeting(title="t", date="2018-01-01"))
