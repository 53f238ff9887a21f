"""Records for tables: a small catalog with every kind of link, and rows in which all that can be missing is missing."""

import random

from pendulum import Date

from stemtaskforce import Catalog, Event, Meeting, Record, Taskforce

LAUNCH = Event(date="2018-05-04", category="News", publisher="Ministry", summary="A pact was launched...", country="SE")
PLAN = Event(date="2016-04-15", publisher="Government of the...", summary="The plan is...")
UNDATED = Event(title="Undated")
DANISH = Taskforce(
    name="Danish Technology Pact",
    requesting_organisation="Ministry",
    country="DK",
    start_date="2016-09-29",
    status="ongoing",
    objectives="More engineers.",
    events=[LAUNCH, PLAN, UNDATED],
    url="https://example.org/dk",
)
NORWEGIAN = Taskforce(name="Norwegian Pact", country="NO", events=[LAUNCH])
BARE = Taskforce(name="Bare")
PUBLICATION = Event(date="2016-04-15", publisher="Government of the Netherlands", title="Plan", category="Tools")
COPENHAGEN = Meeting(
    title="Taskforce Meeting: Danish Technology Pact",
    date="2018-08-20",
    end_date="2018-08-21",
    time="09:30",
    host_organisation="Ministry",
    country="DK",
    location="Copenhagen",
    summary="Short.",
    url="https://example.org/copenhagen",
)
OSLO = Meeting(title="Oslo", date="2015-01-01", kind="conference")
RECORDS: list[Record] = [DANISH, NORWEGIAN, BARE, COPENHAGEN, OSLO, PUBLICATION]
CATALOG = Catalog.of(RECORDS)


def many_events(number: int) -> list[Event]:
    """Events over about 25 years; some have neither date, category nor country."""
    chance = random.Random(2016)  # noqa: S311 - drawn, and the same every time
    first = Date(2000, 1, 1).toordinal()
    return [
        Event(
            date=None if place % 7 == 0 else Date.fromordinal(first + chance.randrange(9_000)),
            category=chance.choice([None, "News", "Tools"]),
            title=f"Event {place}",
            country=chance.choice([None, "DK", "NO"]),
        )
        for place in range(number)
    ]
