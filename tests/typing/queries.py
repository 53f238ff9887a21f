"""What type checkers know of questions and their answers. Checked by mypy and pyright, never run."""

from typing import assert_type

from pendulum import Date, Interval

from stemtaskforce import Catalog, Event, Meeting, Record, Selection, Taskforce, Timeline, TimelineEntry
from stemtaskforce.catalog import Link
from stemtaskforce.countries import Country
from stemtaskforce.groups import Groups


def selections(catalog: Catalog) -> None:
    """Every question keeps the type of the records."""
    assert_type(catalog.meetings, Selection[Meeting])
    assert_type(catalog.meetings.in_country("NO").first(), Meeting | None)
    assert_type(catalog.taskforces.where(lambda each: each.events, country="DK").one(), Taskforce)
    assert_type(catalog.events.between("2016-01-01", None).mentioning("pact").sorted_by("date")[0], Event)
    assert_type(catalog.events[1:], Selection[Event])
    assert_type([each.title for each in catalog.publications], list[str | None])
    assert_type(Selection.of(Meeting, []), Selection[Meeting])


def groups(catalog: Catalog) -> None:
    """Groups by a function know their keys."""
    assert_type(catalog.events.group_by(lambda each: each.country), Groups[Country | None, Selection[Event]])
    assert_type(catalog.events.count_by(lambda each: each.is_truncated), Groups[bool, int])
    assert_type(catalog.events.group_by("country"), Groups[Country | None, Selection[Event]])
    assert_type(catalog.timeline().by_year(), Groups[int | None, Timeline])
    assert_type(catalog.timeline().by_month(), Groups[tuple[int, int] | None, Timeline])


def timelines(timeline: Timeline) -> None:
    """A timeline is a sequence of entries."""
    assert_type(timeline[0], TimelineEntry)
    assert_type(timeline[:3].chronological().between(Date(2016, 1, 1), None), Timeline)
    assert_type(timeline[0].record, Taskforce | Meeting | Event)
    assert_type(timeline.span, Interval[Date] | None)


def links(catalog: Catalog, taskforce: Taskforce, meeting: Meeting, event: Event) -> None:
    """Links go from type to type."""
    assert_type(catalog["taskforce/pact"], Taskforce | Meeting | Event)
    assert_type(catalog.meetings_of(taskforce), Selection[Meeting])
    assert_type(catalog.taskforce_of(meeting), Taskforce | None)
    assert_type(catalog.resolve(event), Event | None)
    assert_type(catalog.links(), tuple[Link, ...])
    assert_type(Catalog.of([taskforce, meeting]).records, tuple[Record, ...])


def covariance(meetings: Selection[Meeting]) -> Selection[Meeting | Event]:
    """Meetings are what takes meetings or events."""
    return meetings
