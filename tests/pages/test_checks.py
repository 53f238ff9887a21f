"""What can be wrong with a record that is valid: each check says so with a pointer, and nothing else is said."""

from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Country, Event, ListingRow, Meeting, Taskforce, strategies
from stemtaskforce.checks import check, country_in
from stemtaskforce.findings import CODES
from stemtaskforce.model import EventCategory


def notes(record: Taskforce | Meeting | Event) -> list[tuple[str, str]]:
    return [(finding.code, finding.path) for finding in check(record)]


@pytest.mark.parametrize(("end", "expected"), [("2023-02-16", []), ("2023-02-17", ["date.range-suspicious"])])
def test_a_meeting_of_over_14_days_is_suspicious(end: str, expected: list[str]) -> None:
    meeting = Meeting(title="T", date="2023-02-03", end_date=end)
    assert (expected, 14 + len(expected)) == ([code for code, _ in notes(meeting)], meeting.days)


@pytest.mark.parametrize(
    ("country", "location", "differs"),
    [
        ("NO", "Oslo, Norway", False),
        ("NO", "Copenhagen, Denmark", True),
        ("NO", "Copenhagen", False),
        (None, "Copenhagen, Denmark", False),
        ("NO", None, False),
    ],
)
def test_a_country_and_a_location_that_names_another_differ(
    country: str | None, location: str | None, *, differs: bool
) -> None:
    meeting = Meeting(title="T", date="2023-02-03", country=country, location=location)
    assert [("country.differs", "/country")] * differs == notes(meeting)


def test_an_event_before_the_start_of_its_taskforce_is_told_with_its_place() -> None:
    events = (Event(date="2020-05-02", category="News"), Event(date="2020-04-30", category="News"), Event(title="x"))
    assert [("event.before-start", "/events/1/date")] == notes(
        Taskforce(name="T", start_date="2020-05-01", events=events)
    )
    assert [] == notes(Taskforce(name="T", events=events))


def test_a_category_that_is_not_known_is_told_with_the_nearest_one() -> None:
    assert [("category.unknown", "/category")] == notes(Event(category="Tool"))
    assert "the nearest is 'Tools'" in check(Event(category="Tool"))[0].message
    assert "nearest" not in check(Event(category="Zebra"))[0].message
    assert [("category.unknown", "/events/1/category")] == notes(
        Taskforce(name="T", events=(Event(category="News"), Event(category="Odd")))
    )


@given(st.sampled_from(EventCategory))
def test_known_categories_are_right(category: EventCategory) -> None:
    assert () == check(Event(category=category))


@given(strategies.records())
def test_whatever_is_said_of_a_record_is_no_error_and_points_into_it(record: Taskforce | Meeting | Event) -> None:
    for finding in check(record):
        assert "error" != CODES[finding.code].severity
        assert finding.path.split("/")[1] in attrs.fields_dict(type(record))
        assert (None, None) == (finding.line, finding.source)


@given(
    st.text(), st.sampled_from([one for one in Country if "," not in one.label]), st.sampled_from(["", ")", " )", " "])
)
def test_a_location_is_in_the_country_that_it_ends_in(place: str, country: Country, end: str) -> None:
    assert country is country_in(f"{place}, {country.label}{end}")


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("Oslo, Norway (Clarion Hotel)", "NO"),
        ("Palais (Paris, France)", "FR"),
        ("Oslo (Clarion Hotel)", None),
        ("Norway", "NO"),
        ("x (", None),
    ],
)
def test_a_location_ends_in_its_country_whatever_is_remarked_behind(location: str, code: str | None) -> None:
    assert code == country_in(location)


@pytest.mark.parametrize(("other", "shown"), [(1, "1"), (None, "None"), (ListingRow(country="DK"), "a ListingRow")])
def test_what_is_no_record_is_not_checked(other: object, shown: str) -> None:
    with pytest.raises(TypeError) as caught:
        check(cast("Event", other))
    assert f"expected a record, got {shown}" == str(caught.value)
