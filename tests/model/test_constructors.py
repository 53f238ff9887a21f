"""A constructor's two ways have one verdict: what is stored at once is what the rules take, converted by nobody."""

import datetime
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pendulum import Date, Time

from stemtaskforce import Country, Event, InvalidRecord, ListingRow, Meeting, MeetingKind, Taskforce, TaskforceStatus
from tests.formats.mutations import TEXTS


class Text(str):
    """A text that is not quite one."""

    __slots__ = ()


ODD: list[object] = [
    *TEXTS,
    *(None, 7, b"x", Text("x"), "x" * 1_001, "x" * 999, "https://x.eu/a", "https://x.eu:99999", "https://x.eu/ a"),
    *(Date(2020, 1, 1), datetime.date(2020, 1, 2), datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC), "2020-01-03"),
    *(Time(9, 30), datetime.time(9, 30, 0, 5), Time(9, 30, fold=1), Country.DK, TaskforceStatus.ONGOING),
    *(MeetingKind.WEBINAR, "webinar", (), [], (Event(title="x"),), [Event(title="x")], (7,), "a\x1fb", "\x1f"),
]
PLAIN: dict[type[object], dict[str, object]] = {
    Event: {"title": "Launch"},
    Meeting: {"title": "Kick-off", "date": Date(2020, 1, 2)},
    Taskforce: {"name": "Pact"},
    ListingRow: {},
}


def made(construct: Callable[[], object]) -> object:
    """The values of a record with their types, or the findings of its error."""
    try:
        record: Any = construct()
    except InvalidRecord as error:
        return error.findings
    return [(type(value), value) for value in (getattr(record, each.name) for each in attrs.fields(type(record)))]


@given(data=st.data(), type_=st.sampled_from([*PLAIN]))
def test_what_is_stored_at_once_is_what_the_rules_take(data: st.DataObject, type_: Any) -> None:  # noqa: ANN401 - a class
    names = [each.name for each in attrs.fields(type_)]
    values = PLAIN[type_] | data.draw(st.dictionaries(st.sampled_from(names), st.sampled_from(ODD), max_size=4))
    hold_one_verdict(type_, values)


@pytest.mark.parametrize("type_", PLAIN)
def test_every_odd_value_of_every_field_gets_one_verdict(type_: type[object]) -> None:
    for field in attrs.fields(type_):  # type: ignore[arg-type]  # a class of attrs
        for value in ODD:
            hold_one_verdict(type_, PLAIN[type_] | {field.name: value})


def hold_one_verdict(type_: Any, values: dict[str, object]) -> None:  # noqa: ANN401 - a class
    slow = type_.__init__.__wrapped__

    def slowly() -> object:
        record = object.__new__(type_)
        slow(record, **values)
        return record

    assert made(slowly) == made(lambda: type_(**values))


@pytest.mark.parametrize("type_", PLAIN)
def test_a_record_is_not_made_twice_with_plain_values_either(type_: Any) -> None:  # noqa: ANN401 - a class
    record = type_(**PLAIN[type_])
    with pytest.raises(TypeError, match="is immutable"):
        record.__init__(**PLAIN[type_])


@given(text=st.text(max_size=40))
@example("a\nb")
@example("None")
def test_any_text_of_a_line_and_of_prose_gets_one_verdict(text: str) -> None:
    hold_one_verdict(Event, {"title": text, "summary": text})
    hold_one_verdict(Event, {"category": text, "url": text})
