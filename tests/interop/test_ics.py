"""Calendars, read by icalendar and ical.js."""

import datetime
from typing import Any, cast

import icalendar
import pytest

from stemtaskforce import Event, Meeting, Record, Taskforce
from stemtaskforce.formats import ics
from stemtaskforce.formats.entries import entries, headline
from tests.interop import npm
from tests.interop.samples import edges, examples

SETS = {"examples": examples(), "edges": edges()}


def first_day(record: Record) -> datetime.date | None:
    return record.start_date if isinstance(record, Taskforce) else record.date


def last_day(record: Record) -> datetime.date | None:
    return (isinstance(record, Meeting) and record.end_date) or first_day(record)


@pytest.mark.parametrize("records", SETS.values(), ids=list(SETS))
def test_icalendar_reads_every_entry_with_its_text_and_days(records: tuple[Record, ...]) -> None:
    calendar = icalendar.Calendar.from_ical(ics.dumps(records))
    listed = entries(records)

    assert [] == calendar.errors
    assert len(listed) == len(calendar.subcomponents) == len({str(each["UID"]) for each in calendar.subcomponents})
    for entry, component in zip(listed, calendar.subcomponents, strict=True):
        record = entry.record
        assert [] == component.errors
        assert headline(record) == str(component["SUMMARY"])
        assert (None if record.url is None else record.url) == (component.get("URL") and str(component["URL"]))
        if isinstance(record, Event) and record.summary:
            assert record.summary in str(component["DESCRIPTION"])
        if first_day(record) is None:
            assert "VJOURNAL" == component.name
            continue
        start = component.decoded("DTSTART")
        if isinstance(record, Meeting) and record.time and record.end_date is None:
            moment = datetime.datetime.combine(record.date, record.time)
            assert moment == start
            assert start.tzinfo is None
        else:
            last = last_day(record)
            assert last is not None
            assert first_day(record) == start
            assert type(start) is datetime.date
            if last < datetime.date.max:
                assert last + datetime.timedelta(days=1) == component.decoded("DTEND")


@pytest.mark.parametrize("records", SETS.values(), ids=list(SETS))
def test_ical_js_reads_the_same(records: tuple[Record, ...]) -> None:
    (found,) = cast("list[list[dict[str, Any]]]", npm.run("read_ics.mjs", [ics.dumps(records).decode()]))
    listed = entries(records)

    assert len(listed) == len(found)
    for entry, component in zip(listed, found, strict=True):
        record = entry.record
        assert headline(record) == component["summary"]
        if isinstance(record, Meeting) and record.location:
            assert record.location == component["location"]
        if first_day(record) is not None and last_day(record) != datetime.date.max:
            timed = isinstance(record, Meeting) and record.time is not None and record.end_date is None
            assert (not timed, True) == (component["allDay"], component["floating"])
            if not timed:
                last = cast("datetime.date", last_day(record)) + datetime.timedelta(days=1)
                assert [last.year, last.month, last.day] == component["end"]


def test_both_see_a_property_that_is_injected() -> None:
    data = ics.dumps(Event(title="word", date="2018-05-04"))
    broken = data.replace(b"SUMMARY:word", b"SUMMARY:word\r\nATTENDEE:mailto:x@example.org")
    (found,) = cast("list[list[dict[str, Any]]]", npm.run("read_ics.mjs", [broken.decode()]))

    assert "attendee" in found[0]["properties"]
    assert "ATTENDEE" in icalendar.Calendar.from_ical(broken).subcomponents[0]


@pytest.mark.parametrize("records", SETS.values(), ids=list(SETS))
def test_no_text_makes_a_property(records: tuple[Record, ...]) -> None:
    (found,) = cast("list[list[dict[str, Any]]]", npm.run("read_ics.mjs", [ics.dumps(records).decode()]))
    standard = set("uid dtstamp dtstart dtend summary categories location url transp related-to description".split())

    for component in found:
        names = {name for name in component["properties"] if not name.startswith("x-stemtaskforce-")}
        assert set() == names - standard
