"""An entry of a timeline: its country, and its plain values beside those of the wire format."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Country, Event, ListingRow, QueryError, Record, Taskforce, Timeline
from stemtaskforce.formats.json import to_dict
from stemtaskforce.strategies import listing_rows
from tests.timeline.close import several


@given(several)
def test_plain_values_are_those_of_the_wire_format_without_type_and_version(some: list[Record]) -> None:
    for entry in Timeline.of(some):
        plain = entry.to_dict()
        expected = {name: value for name, value in to_dict(entry.record).items() if name not in {"type", "version"}}

        assert expected == plain.pop("record")
        assert [entry.kind.value, entry.record.key] == [plain["kind"], plain["key"]]
        assert (entry.date and str(entry.date)) == plain["date"]
        assert (entry.taskforce and entry.taskforce.key) == plain["taskforce"]
        assert (entry.country and entry.country.value) == plain["country"]
        assert json.loads(json.dumps(plain)) == plain


@given(listing_rows())
def test_a_row_has_plain_values_that_make_it_again(row: ListingRow) -> None:
    plain = row.to_dict()

    assert row == ListingRow(**plain)  # type: ignore[arg-type]  # plain values are what it takes
    assert json.loads(json.dumps(plain)) == plain
    assert {str, type(None)} >= set(map(type, plain.values()))


@given(st.sampled_from([None, "NL"]), st.sampled_from([None, "DK"]))
def test_an_event_that_names_no_country_is_of_its_taskforces(own: str | None, inherited: str | None) -> None:
    event = Event(title="Launch", country=own)
    pact = Taskforce(name="Pact", country=inherited, start_date="2016-09-29", events=[event])

    alone, in_dossier, start = (Timeline.of([event])[0], *Timeline.of([pact]).chronological()[::-1])

    assert own == alone.country
    assert (own or inherited) == in_dossier.country
    assert inherited == start.country
    assert isinstance(in_dossier.country, Country | None)


def test_entries_are_grouped_and_counted_by_a_function() -> None:
    events = [Event(date="2018-05-04", title="Launch"), Event(title="Plan"), Event(date="2018-05-04", title="Party")]
    timeline = Timeline.of(events)

    groups = timeline.group_by(lambda entry: entry.date is None)

    assert [(False, 2), (True, 1)] == [(key, len(entries)) for key, entries in groups.items()]
    assert {False: 2, True: 1} == timeline.count_by(lambda entry: entry.date is None)
    with pytest.raises(QueryError, match="by: expected values that can be hashed, got a list of 1"):
        timeline.group_by(lambda entry: [entry.date])  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]  # wrong on purpose
    with pytest.raises(QueryError, match="by: expected a function of a record, got 7"):
        timeline.group_by(7)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]  # wrong on purpose


def test_the_record_and_the_taskforce_of_an_entry_are_asked_as_they_are() -> None:
    launch = Event(title="Launch")
    pact = Taskforce(name="Pact", events=[launch])
    timeline = Timeline.of([pact, launch])

    assert [launch, launch] == [entry.record for entry in timeline.where(record=launch)]
    assert [pact] == [entry.taskforce for entry in timeline.where(record=launch, taskforce=pact)]
    assert [None, None] == [entry.taskforce for entry in timeline.where(taskforce=None)]
    with pytest.raises(QueryError, match="taskforce: expected a Taskforce, got an Event"):
        timeline.where(taskforce=launch)
    with pytest.raises(QueryError, match="a TimelineEntry has no such attribute; did you mean 'kind'"):
        timeline.where(knd="event")
