"""Records with every field and with none but the required ones, for tests that compare whole outputs."""

from stemtaskforce import Event, Meeting, Record, Taskforce

NEWS = Event(
    date="2018-05-04",
    category="News",
    publisher="SEER, Brussels",
    summary="One; two.\n\n- three",
    title="A pact & plan",
    country="SE",
    url="https://example.org/news?a=1&b=2",
)
TEASER = Event(summary="The plan is...")
PACT = Taskforce(
    name="Danish <Pact>",
    requesting_organisation="Ministry",
    country="DK",
    start_date="2016-09-29",
    status="ongoing",
    background="Why.",
    objectives="Aims.",
    results="Ends.",
    events=[TEASER, NEWS],
    url="https://example.org/pact",
)
OSLO = Meeting(
    title="Oslo, autumn",
    date="2018-08-20",
    end_date="2018-08-21",
    time="09:30",
    kind="conference",
    host_organisation="NITO",
    country="NO",
    location="Hall 2",
    summary="Short.",
    objective="What for.",
    description="One.\ntwo.\n\nThree.",
    next_steps="Then.",
    url="https://example.org/oslo",
)
BARE_PACT = Taskforce(name="Bare")
BARE_MEETING = Meeting(title="Bare", date="2020-02-03")
BARE_EVENT = Event(title="Bare")
RECORDS: list[Record] = [PACT, OSLO, BARE_PACT, BARE_MEETING, BARE_EVENT]
