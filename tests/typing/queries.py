"""What type checkers know of questions and their answers. Checked by mypy and pyright, never run."""

from typing import assert_type

from pendulum import Date, Interval, Time

from stemtaskforce import (
    Catalog,
    EntryKind,
    Event,
    Meeting,
    MeetingKind,
    Record,
    Selection,
    Taskforce,
    TaskforceStatus,
    Timeline,
    TimelineEntry,
)
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
    """Groups by a function, and by an attribute, know their keys."""
    assert_type(catalog.meetings.count_by("country"), Groups[Country | None, int])
    assert_type(catalog.meetings.count_by("title"), Groups[str, int])
    assert_type(catalog.events.count_by("title"), Groups[str | None, int])
    assert_type(catalog.meetings.group_by("date"), Groups[Date, Selection[Meeting]])
    assert_type(catalog.events.group_by("date"), Groups[Date | None, Selection[Event]])
    assert_type(catalog.meetings.count_by("date.year"), Groups[int, int])
    assert_type(catalog.events.count_by("date.year"), Groups[int | None, int])
    assert_type(catalog.meetings.group_by("kind"), Groups[MeetingKind, Selection[Meeting]])
    assert_type(catalog.meetings.group_by("topic"), Groups[str, Selection[Meeting]])
    assert_type(catalog.meetings.count_by("days"), Groups[int, int])
    assert_type(catalog.meetings.count_by("time"), Groups[Time | None, int])
    assert_type(catalog.events.count_by("is_truncated"), Groups[bool, int])
    assert_type(catalog.taskforces.count_by("status"), Groups[TaskforceStatus | None, int])
    assert_type(catalog.taskforces.group_by("start_date.year"), Groups[int | None, Selection[Taskforce]])
    assert_type(catalog.taskforces.count_by("requesting_organisation"), Groups[str | None, int])
    assert_type(catalog.taskforces.count_by("country").most_common(3), Groups[Country | None, int])
    assert_type([country.label for country in catalog.events.count_by("country") if country], list[str])
    assert_type(catalog.events.group_by(lambda each: each.country), Groups[Country | None, Selection[Event]])
    assert_type(catalog.events.count_by(lambda each: each.is_truncated), Groups[bool, int])
    assert_type(catalog.events.group_by("country"), Groups[Country | None, Selection[Event]])
    assert_type(catalog.timeline().by_year(), Groups[int | None, Timeline])
    assert_type(catalog.timeline().by_month(), Groups[tuple[int, int] | None, Timeline])


def unknown_names(catalog: Catalog, name: str) -> None:
    """A name that only a run knows has keys of any type."""
    assert_type(catalog.events.count_by(name), Groups[object, int])
    assert_type(catalog.timeline().count_by(name), Groups[object, int])


def timelines(timeline: Timeline) -> None:
    """A timeline is a sequence of entries."""
    assert_type(timeline[0], TimelineEntry)
    assert_type(timeline[:3].chronological().between(Date(2016, 1, 1), None), Timeline)
    assert_type(timeline.where(lambda entry: entry.country, kind="event").in_country("DK"), Timeline)
    assert_type(timeline.mentioning("pact").overlapping(None, "2018-01-01"), Timeline)
    assert_type(timeline.group_by("kind"), Groups[EntryKind, Timeline])
    assert_type(timeline.count_by("country"), Groups[Country | None, int])
    assert_type(timeline.group_by("taskforce"), Groups[Taskforce | None, Timeline])
    assert_type(timeline.count_by(lambda entry: entry.record.key), Groups[str, int])
    assert_type(timeline[0].to_dict(), dict[str, object])
    assert_type(timeline[0].record, Taskforce | Meeting | Event)
    assert_type(timeline.span, Interval[Date] | None)


def links(catalog: Catalog, taskforce: Taskforce, meeting: Meeting, event: Event) -> None:
    """Links go from type to type."""
    assert_type(catalog["taskforce/pact"], Taskforce | Meeting | Event)
    assert_type(catalog.meetings_of(taskforce), Selection[Meeting])
    assert_type(catalog.taskforce_of(meeting), Taskforce | None)
    assert_type(catalog.resolve(event), Event | None)
    assert_type(catalog.links(), tuple[Link, ...])
    assert_type(catalog.taskforces_of(event), Selection[Taskforce])
    assert_type(catalog.timeline_of(taskforce), Timeline)
    assert_type(catalog.deduplicated().catalog, Catalog)
    assert_type(Catalog.of([taskforce, meeting]).records, tuple[Record, ...])


def covariance(meetings: Selection[Meeting]) -> Selection[Meeting | Event]:
    """Meetings are what takes meetings or events."""
    return meetings
