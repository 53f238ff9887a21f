"""What is said of values that a record does not take, word for word. A message is interface."""

import datetime

import pytest
from pendulum import Time

from stemtaskforce import Event, EventCategory, InvalidRecord, Meeting, MeetingKind, Taskforce
from stemtaskforce.text import excerpt

_DAY = "expected a day as YYYY-MM-DD that is in the calendar"
_KINDS = ", ".join(repr(kind.value) for kind in MeetingKind)
_CLOCK = "expected a time of day as HH:MM or HH:MM:SS"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("title", 7, "expected text, got 7"),
        ("date", "2016-9-29", f"{_DAY}, got '2016-9-29'"),
        ("date", "2016-02-30", f"{_DAY}, got '2016-02-30'"),
        ("date", 20160929, "expected a date or YYYY-MM-DD, got 20160929"),
        ("date", None, "expected a date or YYYY-MM-DD, got None"),
        ("time", "9:00", f"{_CLOCK}, got '9:00'"),
        ("time", "24:00", f"{_CLOCK}, got '24:00'"),
        ("time", 9, "expected a time of day or HH:MM[:SS], got 9"),
        ("kind", None, "expected a MeetingKind or its value, got None"),
        ("kind", 7, "expected a MeetingKind or its value, got 7"),
        ("kind", "webinars", f"expected one of {_KINDS}, got 'webinars'; did you mean 'webinar'?"),
        ("kind", "zzz", f"expected one of {_KINDS}, got 'zzz'"),
        ("country", 45, "expected a Country or its ISO 3166-1 alpha-2 code, got 45"),
        ("country", "UK", "expected an ISO 3166-1 alpha-2 code in capitals such as 'DK', got 'UK'; did you mean 'GB'?"),
        ("country", "xx", "expected an ISO 3166-1 alpha-2 code in capitals such as 'DK', got 'xx'"),
    ],
)
def test_a_value_that_is_not_taken_is_shown_beside_what_is_wanted(name: str, value: object, expected: str) -> None:
    values: dict[str, object] = {"title": "x", "date": "2016-09-29", name: value}
    with pytest.raises(InvalidRecord) as caught:
        Meeting(**values)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # wrong types are the case
    (finding,) = caught.value.findings

    assert (f"{name}: {expected}", excerpt(value)) == (finding.message, finding.value)


def test_a_moment_is_told_how_it_becomes_a_day() -> None:
    moment = datetime.datetime(2016, 9, 29, tzinfo=datetime.UTC)
    with pytest.raises(InvalidRecord) as caught:
        Meeting(title="x", date=moment)
    (finding,) = caught.value.findings

    wanted = "expected a date or YYYY-MM-DD, such as .date() of the datetime"
    assert f"date: {wanted}, got {excerpt(moment)}" == finding.message
    assert excerpt(moment) == finding.value


@pytest.mark.parametrize("value", [datetime.time(9, 0, 0, 1), datetime.time(9, tzinfo=datetime.UTC)])
def test_a_time_is_of_whole_seconds_and_of_no_zone(value: datetime.time) -> None:
    with pytest.raises(InvalidRecord) as caught:
        Meeting(title="x", date="2016-09-29", time=value)
    (finding,) = caught.value.findings

    assert f"time: expected whole seconds and no zone, got {excerpt(value)}" == finding.message
    assert excerpt(value) == finding.value


def test_a_time_that_is_right_is_kept_as_it_is() -> None:
    time = Time(9, 30)

    assert Meeting(title="x", date="2016-09-29", time=time).time is time


def test_an_event_that_says_nothing_is_told_what_would() -> None:
    with pytest.raises(InvalidRecord) as caught:
        Event()
    (finding,) = caught.value.findings

    assert "title: the event says nothing; expected a title, summary, category or publisher" == finding.message


def test_a_category_that_is_not_taken_is_told_under_its_name() -> None:
    with pytest.raises(InvalidRecord) as caught:
        Event(category=" News", publisher="x")

    assert ["/category"] == [finding.path for finding in caught.value.findings]
    assert "News" == Event(category=EventCategory.NEWS).category


@pytest.mark.parametrize("value", ["text", None, {"title": "News"}])
def test_events_come_in_a_tuple_or_a_list(value: object) -> None:
    with pytest.raises(InvalidRecord) as caught:
        Taskforce(name="x", events=value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the case
    (finding,) = caught.value.findings

    hint = "; did you mean ()?" if value is None else ""
    assert f"events: expected a tuple or list of Event, got {excerpt(value)}{hint}" == finding.message
    assert excerpt(value) == finding.value


def test_of_events_each_that_is_none_is_told_with_its_place() -> None:
    events = [Event(title="News"), "News", None]
    with pytest.raises(InvalidRecord) as caught:
        Taskforce(name="x", events=events)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the case

    assert [
        ("events[1]: expected an Event, got 'News'", "/events/1", "'News'"),
        ("events[2]: expected an Event, got None", "/events/2", "None"),
    ] == [(finding.message, finding.path, finding.value) for finding in caught.value.findings]
