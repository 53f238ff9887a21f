"""The speed of calendars, against the icalendar library building the same entries; and both directions are linear."""

import datetime

import icalendar

from stemtaskforce import Event
from stemtaskforce.formats import ics
from tests.benchmarks.ratios import compare

DAY = datetime.timedelta(days=1)
COUNT = 3_000
#: icalendar takes minutes for so many.
MANY = 50_000


def events(count: int) -> list[Event]:
    first = datetime.date(2015, 1, 1)
    return [
        Event(
            date=first + place % 3_000 * DAY,
            category="Reports and studies",
            publisher=f"Ministry of Education, region {place % 50}",
            title=f"Report {place} on skills; and work",
            summary=f"Teaser {place} of a report on skills, schools and employers of a region, which ends here...",
            url=f"https://example.org/reports/{place}",
        )
        for place in range(count)
    ]


def peer(given: list[Event]) -> bytes:
    """Build the same calendar with icalendar."""
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//stemtaskforce//stemtaskforce//EN")
    for event in given:
        assert event.date is not None
        entry = icalendar.Event()
        entry.add("uid", f"{event.key}@stemcoalition.eu")
        entry.add("dtstamp", ics.STAMP)
        entry.add("dtstart", event.date)
        entry.add("dtend", event.date + DAY)
        entry.add("summary", event.title)
        entry.add("categories", [event.category])
        entry.add("url", event.url)
        entry.add("transp", "TRANSPARENT")
        entry.add("x-stemtaskforce-type", "event")
        entry.add("x-stemtaskforce-publisher", event.publisher)
        entry.add("x-stemtaskforce-summary", event.summary)
        entry.add("description", f"Publisher: {event.publisher}\n\nSummary\n{event.summary}")
        calendar.add_component(entry)
    data: bytes = calendar.to_ical()
    return data


def test_a_calendar_takes_at_most_three_tenths_of_icalendars_time() -> None:
    given = events(COUNT)
    ratio = compare("calendar", COUNT, [lambda: ics.dumps(given)] * 3, lambda: peer(given), 0.3)

    print(f"\n{ratio.row}")  # noqa: T201 - the figure is what a benchmark is for
    assert ratio.value <= 0.3


def test_writing_and_reading_are_linear() -> None:
    few, many = events(MANY // 10), events(MANY)
    data = ics.dumps(few), ics.dumps(many)
    written = compare("writing", MANY, [lambda: ics.dumps(many)], lambda: ics.dumps(few), 15)
    read = compare("reading", MANY, [lambda: ics.loads(data[1])], lambda: ics.loads(data[0]), 15)

    print(f"\n{written.row}\n{read.row}")  # noqa: T201 - the same
    assert max(written.value, read.value) <= 15
