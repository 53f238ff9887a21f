"""What type checkers know of records, countries, findings and errors. Checked by mypy and pyright, never run.

Text where no text is wanted, a wrong keyword or a write to a field is told by the checker; a comment with the code of
the error says so, and mypy reports the comment itself where the error has gone.
"""

import datetime
from typing import assert_type

from pendulum import Date, Time

from stemtaskforce import (
    Catalog,
    Country,
    DecodeError,
    Event,
    EventCategory,
    Finding,
    InvalidRecord,
    LimitExceeded,
    ListingRow,
    Meeting,
    MeetingKind,
    MissingExtra,
    PageError,
    QueryError,
    Record,
    Severity,
    StemTaskforceError,
    Taskforce,
    TaskforceStatus,
    UnknownKey,
    checks,
    findings,
    model,
    text,
)


def taskforces(taskforce: Taskforce) -> None:
    """The fields of a taskforce."""
    assert_type(taskforce.name, str)
    assert_type(taskforce.requesting_organisation, str | None)
    assert_type(taskforce.country, Country | None)
    assert_type(taskforce.start_date, Date | None)
    assert_type(taskforce.status, TaskforceStatus | None)
    assert_type(taskforce.background, str)
    assert_type(taskforce.objectives, str)
    assert_type(taskforce.results, str)
    assert_type(taskforce.events, tuple[Event, ...])
    assert_type(taskforce.url, str | None)
    assert_type(taskforce.slug, str)
    assert_type(taskforce.key, str)


def meetings(meeting: Meeting) -> None:
    """The fields of a meeting."""
    assert_type(meeting.title, str)
    assert_type(meeting.date, Date)
    assert_type(meeting.end_date, Date | None)
    assert_type(meeting.time, Time | None)
    assert_type(meeting.kind, MeetingKind)
    assert_type(meeting.host_organisation, str | None)
    assert_type(meeting.country, Country | None)
    assert_type(meeting.location, str | None)
    assert_type(meeting.summary, str)
    assert_type(meeting.objective, str)
    assert_type(meeting.description, str)
    assert_type(meeting.next_steps, str)
    assert_type(meeting.url, str | None)
    assert_type(meeting.days, int)
    assert_type(meeting.topic, str)
    assert_type(meeting.slug, str)
    assert_type(meeting.key, str)


def events(event: Event, row: ListingRow) -> None:
    """The fields of an event, and of a listing's row."""
    assert_type(event.date, Date | None)
    assert_type(event.category, str | None)
    assert_type(event.publisher, str | None)
    assert_type(event.summary, str)
    assert_type(event.title, str | None)
    assert_type(event.country, Country | None)
    assert_type(event.url, str | None)
    assert_type(event.is_truncated, bool)
    assert_type(event.slug, str)
    assert_type(event.key, str)
    assert_type(row.start_date, Date | None)
    assert_type(row.country, Country | None)
    assert_type(row.requesting_organisation, str | None)
    assert_type(row.teaser, str)
    assert_type(row.status, TaskforceStatus | None)


def what_constructors_take(moment: datetime.datetime) -> None:
    """All that is converted is taken, and nothing else."""
    Taskforce(name="Pact", country="DK", start_date="2016-09-29", status="ongoing")
    Taskforce(name="Pact", country=Country.DK, start_date=Date(2016, 9, 29), status=TaskforceStatus.ONGOING)
    Meeting(title="Kick-off", date=datetime.date(2016, 9, 29), time=datetime.time(9), kind="kick-off")
    Meeting(title="Kick-off", date="2016-09-29", time="09:00", kind=MeetingKind.KICK_OFF)
    Event(category=EventCategory.NEWS, title="News")
    ListingRow(start_date="2016-09-29", country="DK")
    Taskforce("Pact")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # keywords only
    Taskforce()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the name is required
    Meeting(title="Kick-off")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the date is required
    Event(titel="News")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # misspelt
    Event(title=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a number is no text
    Event(title="News", summary=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # prose is ""
    # A moment is a date to type checkers; that it is refused is for the constructor to say.
    Event(title="News", date=moment)


def what_the_events_of_a_taskforce_may_be(event: Event, some: list[Event], catalog: Catalog) -> None:
    """A tuple or a list; a constructor does not run through what may be lazy or endless."""
    Taskforce(name="Pact", events=some)
    Taskforce(name="Pact", events=[event, *some])
    Taskforce(name="Pact", events=[Event(title="News") for _ in some])
    Taskforce(name="Pact", events=())
    Taskforce(name="Pact", events=(event, *catalog.events))
    Taskforce(name="Pact", events=tuple(catalog.events))
    Taskforce(name="Pact", events=catalog.events)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Taskforce(name="Pact", events=iter(some))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def records_stay_as_they_are(event: Event, taskforce: Taskforce, other: Taskforce) -> None:
    """No field can be written, and no record is before another."""
    event.title = "Other"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # frozen
    taskforce.events[0] = event  # type: ignore[index]  # pyright: ignore[reportIndexIssue]  # a tuple
    assert not taskforce < other  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]  # no order


def vocabularies(country: Country) -> None:
    """Enumerations are text, and their members are known."""
    assert_type(Country.parse("Denmark"), Country)
    assert_type(country.label, str)
    assert_type(country.alpha_3, str)
    assert_type(country.eu_code, str)
    assert_type(Country("DK"), Country)
    assert_type([kind.value for kind in MeetingKind], list[str])
    as_text: str = country
    assert_type(as_text.lower(), str)
    assert Country.UK  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # its code is GB


def what_is_said_of_data(finding: Finding, record: Record, error: StemTaskforceError) -> None:
    """Findings are data; errors carry them."""
    assert_type(finding.code, str)
    assert_type(finding.severity, Severity)
    assert_type(finding.message, str)
    assert_type(finding.path, str)
    assert_type(finding.line, int | None)
    assert_type(finding.source, str | None)
    assert_type(finding.value, str | None)
    assert_type(findings.make("date.incomplete", "date: no whole date"), Finding)
    assert_type(findings.CODES["date.incomplete"].severity, Severity)
    assert_type(findings.CODES["date.incomplete"].meaning, str)
    assert_type(checks.check(record), tuple[Finding, ...])
    assert_type(checks.country_in("Oslo, Norway"), Country | None)
    assert_type(model.conform(Event, {"title": "News"}), tuple[dict[str, object], list[Finding]])
    assert_type(error.findings, tuple[Finding, ...])
    assert_type(error.omitted, int)


def errors_are_what_python_calls_them(
    record: InvalidRecord, data: DecodeError, page: PageError, limit: LimitExceeded, query: QueryError
) -> tuple[ValueError, ...]:
    """Bad data is a `ValueError`."""
    return record, data, page, limit, query


def errors_of_look_up(key: UnknownKey, extra: MissingExtra) -> tuple[KeyError, ImportError]:
    """A missing key is a `KeyError`, a missing package an `ImportError`."""
    return key, extra


def texts() -> None:
    """What helps to make text that is taken."""
    assert_type(text.clean_line(" a "), str)
    assert_type(text.clean_prose(" a "), str)
    assert_type(text.fold("Å"), str)
    assert_type(text.slug("Å"), str)
    assert_type(text.excerpt(b"\0"), str)
    assert_type(text.nearest("titel", ["title"]), tuple[str, ...])
    assert_type(text.check_line(" a"), tuple[text.Problem, ...])
    assert_type(text.check_prose(" a"), tuple[text.Problem, ...])
    assert_type(text.check_url("ftp://x"), tuple[text.Problem, ...])
    assert_type(text.check_line(" a")[0].code, str)
