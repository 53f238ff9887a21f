"""A timeline at the edges: the first and the last day of a year, and what is said of a question that is none."""

from collections.abc import Callable

import pytest

from stemtaskforce import Event, Meeting, StemTaskforceError, Taskforce, Timeline

DAYS = ["2017-12-31", "2018-01-01", "2018-12-31", "2019-01-01"]
TIMELINE = Timeline.of([Event(title="x", date=day) for day in DAYS])
RECORDS = [Taskforce(name="x"), Meeting(title="x", date=DAYS[0]), Event(title="x")]
ASKED: dict[str, Callable[[], object]] = {
    "year: expected a whole number from 1 to 9999, got 0": lambda: TIMELINE.in_year(0),
    "year: expected a whole number from 1 to 9999, got 10000": lambda: TIMELINE.in_year(10_000),
    "n: expected a whole number of at least 0, got -1": lambda: TIMELINE.latest(-1),
    "records: expected a list or another iterable, got 7": lambda: Timeline.of(7),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the case
    "records[3]: expected a Taskforce or a Meeting or an Event, got 7": lambda: Timeline.of([*RECORDS, 7]),  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]  # the case
    "others[0]: expected a Timeline, got 7": lambda: TIMELINE.merge(7),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the case
}


#: Three with a date and two without.
MIXED = Timeline.of([*(Event(title="x", date=day) for day in DAYS[:3]), Event(title="a"), Event(title="b")])
#: Times of one day in the order of a timeline.
TIMES = [
    *("23:59:59", "23:59:58", "23:58:59", "10:00:00", "09:59:59", "09:59:58", "09:01:00", "09:00:59", "09:00:01"),
    *("09:00:00", "08:59:59", "00:01:00", "00:00:59", "00:00:01", "00:00:00", None),
]
ABSENT: list[tuple[Callable[..., Event | Meeting | Taskforce], dict[str, str], dict[str, str]]] = [
    (
        Meeting,
        {"title": "x", "date": DAYS[0]},
        {"host_organisation": "A", "country": "DK", "location": "A", "url": "http://a"},
    ),
    (
        Event,
        {"summary": "x", "date": DAYS[0]},
        {"category": "A", "publisher": "A", "title": "A", "country": "DK", "url": "http://a"},
    ),
    (
        Taskforce,
        {"name": "x", "start_date": DAYS[0]},
        {"requesting_organisation": "A", "country": "DK", "status": "finalised", "url": "http://a"},
    ),
]


def test_within_a_day_the_later_time_is_first_and_none_last() -> None:
    meetings = [Meeting(title="x", date=DAYS[0], time=time) for time in TIMES]

    assert meetings == [entry.record for entry in Timeline.of(reversed(meetings))]


@pytest.mark.parametrize(
    ("type_", "least", "field", "value"),
    [(type_, least, field, value) for type_, least, more in ABSENT for field, value in more.items()],
)
def test_of_a_text_none_is_first(
    type_: Callable[..., Event | Meeting | Taskforce], least: dict[str, str], field: str, value: str
) -> None:
    without, having = type_(**least), type_(**least, **{field: value})

    assert [without, having] == [entry.record for entry in Timeline.of([having, without])]


def test_meetings_that_differ_in_their_last_day_both_stand_and_the_shorter_is_first() -> None:
    meetings = [Meeting(title="x", date=DAYS[0], end_date=end) for end in (None, DAYS[1], DAYS[2])]

    assert meetings == [entry.record for entry in Timeline.of([*reversed(meetings), *meetings])]


def test_every_slice_of_dated_and_undated_is_that_of_a_list() -> None:
    entries = list(MIXED)
    for start in (None, *range(-6, 7)):
        for stop in (None, *range(-6, 7)):
            for step in (None, 1, 2, 3, -1, -2, -4):
                assert entries[start:stop:step] == list(MIXED[start:stop:step])


def test_a_view_without_events_of_taskforces_is_that_of_its_records_alone() -> None:
    meeting = Meeting(title="x", date=DAYS[-1])
    pact = Taskforce(name="x", start_date=DAYS[0], events=[Event(date=DAYS[1], title="x")])
    view = Timeline.of([meeting, pact])[:1]

    assert Timeline.of([meeting]) == view
    assert hash(Timeline.of([meeting])) == hash(view)


def test_a_year_has_its_first_and_its_last_day() -> None:
    assert ["2018-12-31", "2018-01-01"] == [str(entry.date) for entry in TIMELINE.in_year(2018)]
    assert TIMELINE.in_year(2018) == TIMELINE.by_year()[2018] == TIMELINE.between("2018-01-01", "2018-12-31")


@pytest.mark.parametrize(("message", "ask"), ASKED.items(), ids=ASKED)
def test_a_question_that_is_none_names_the_argument(message: str, ask: Callable[[], object]) -> None:
    with pytest.raises(StemTaskforceError) as caught:
        ask()

    assert [message] == [finding.message for finding in caught.value.findings]
