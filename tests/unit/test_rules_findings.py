"""What is said of values that a record does not take, word for word. A message is interface."""

import datetime

import pytest
from pendulum import Time

from stemtaskforce import Event, EventCategory, InvalidRecord, Meeting, Taskforce
from stemtaskforce.text import excerpt

_DAY = "want a day as YYYY-MM-DD that is in the calendar"
_CLOCK = "want a time of day as HH:MM or HH:MM:SS"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("title", 7, "got 7; want text"),
        ("date", "2016-9-29", f"got '2016-9-29'; {_DAY}"),
        ("date", "2016-02-30", f"got '2016-02-30'; {_DAY}"),
        ("date", 20160929, "got 20160929; want a date or YYYY-MM-DD"),
        ("date", None, "got None; want a date or YYYY-MM-DD"),
        ("time", "9:00", f"got '9:00'; {_CLOCK}"),
        ("time", "24:00", f"got '24:00'; {_CLOCK}"),
        ("time", 9, "got 9; want a time of day or HH:MM[:SS]"),
        ("kind", None, "got None; want a MeetingKind or its value"),
        ("kind", 7, "got 7; want a MeetingKind or its value"),
        ("kind", "webinars", "got 'webinars'; want 'webinar'"),
        (
            "kind",
            "zzz",
            (
                "got 'zzz'; want one of 'taskforce-meeting', 'general-assembly', 'thematic-session', 'webinar', "
                "'conference', 'kick-off', 'other'"
            ),
        ),
        ("country", 45, "got 45; want a Country or its ISO 3166-1 alpha-2 code"),
        ("country", "UK", "got 'UK'; want the ISO 3166-1 code 'GB'"),
        ("country", "xx", "got 'xx'; want an ISO 3166-1 alpha-2 code in capitals such as 'DK'"),
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

    assert f"date: got {excerpt(moment)}; want a date or YYYY-MM-DD; .date() of the moment" == finding.message
    assert excerpt(moment) == finding.value


@pytest.mark.parametrize("value", [datetime.time(9, 0, 0, 1), datetime.time(9, tzinfo=datetime.UTC)])
def test_a_time_is_of_whole_seconds_and_of_no_zone(value: datetime.time) -> None:
    with pytest.raises(InvalidRecord) as caught:
        Meeting(title="x", date="2016-09-29", time=value)
    (finding,) = caught.value.findings

    assert f"time: got {excerpt(value)}; want whole seconds and no zone" == finding.message
    assert excerpt(value) == finding.value


def test_a_time_that_is_right_is_kept_as_it_is() -> None:
    time = Time(9, 30)

    assert Meeting(title="x", date="2016-09-29", time=time).time is time


def test_an_event_that_says_nothing_is_told_what_would() -> None:
    with pytest.raises(InvalidRecord) as caught:
        Event()
    (finding,) = caught.value.findings

    assert "title: an event with nothing to say; want a title, summary, category or publisher" == finding.message


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

    assert f"events: got {excerpt(value)}; want a tuple or list of Event" == finding.message
    assert excerpt(value) == finding.value


def test_of_events_each_that_is_none_is_told_with_its_place() -> None:
    events = [Event(title="News"), "News", None]
    with pytest.raises(InvalidRecord) as caught:
        Taskforce(name="x", events=events)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the case

    assert [
        ("events[1]: got 'News'; want Event", "/events/1", "'News'"),
        ("events[2]: got None; want Event", "/events/2", "None"),
    ] == [(finding.message, finding.path, finding.value) for finding in caught.value.findings]
