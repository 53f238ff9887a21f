"""Taskforces: a name, a key, and a timeline in the order of the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import strategies
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.model import Event, Taskforce, TaskforceStatus
from stemtaskforce.text import slug

EVENT = Event(title="x")


@given(strategies.taskforces())
def test_the_key_is_made_of_the_name(taskforce: Taskforce) -> None:
    assert slug(taskforce.name) == taskforce.slug
    assert f"taskforce/{taskforce.slug}" == taskforce.key


@given(st.lists(strategies.events(), max_size=5))
def test_events_stay_in_the_order_of_the_page_and_repeated_ones_stay(events: list[Event]) -> None:
    taskforce = Taskforce(name="x", events=[*events, *events])

    assert (*events, *events) == taskforce.events
    assert taskforce == Taskforce(name="x", events=tuple(events) * 2)


def test_a_list_that_is_changed_later_changes_no_record() -> None:
    events = [EVENT]
    taskforce = Taskforce(name="x", events=events)
    events.clear()

    assert (EVENT,) == taskforce.events


def test_every_item_that_is_no_event_is_told_with_its_place() -> None:
    with pytest.raises(InvalidRecord) as caught:
        Taskforce(name="x", events=[EVENT, None, EVENT, {"title": "x"}, Taskforce(name="y")])  # type: ignore[list-item]  # what is refused is asked for

    assert [
        ("type.mismatch", "/events/1", "events[1]: expected an Event, got None"),
        ("type.mismatch", "/events/3", "events[3]: expected an Event, got a dict of 1"),
        ("type.mismatch", "/events/4", "events[4]: expected an Event, got a Taskforce"),
    ] == [(finding.code, finding.path, finding.message) for finding in caught.value.findings]


@pytest.mark.parametrize("events", [None, EVENT, "events", {EVENT: 1}, {EVENT}, iter([EVENT])])
def test_only_lists_and_tuples_hold_events(events: object) -> None:
    with pytest.raises(InvalidRecord, match=r"events: expected a tuple or list of Event, got .*"):
        Taskforce(name="x", events=events)  # type: ignore[arg-type]  # what is refused is asked for


def test_ten_thousand_events_are_taken_and_one_more_is_refused() -> None:
    assert 10_000 == len(Taskforce(name="x", events=[EVENT] * 10_000).events)
    with pytest.raises(InvalidRecord) as caught:
        Taskforce(name="x", events=[EVENT] * 10_001)

    assert [("events.too-many", "/events")] == [(finding.code, finding.path) for finding in caught.value.findings]
    assert "expected at most 10,000, got a list of 10001" in str(caught.value)


def test_the_findings_of_many_bad_events_are_bounded() -> None:
    with pytest.raises(InvalidRecord) as caught:
        Taskforce(name="", events=[None] * 3_000)  # type: ignore[list-item]  # what is refused is asked for

    assert (1_000, 2_001) == (len(caught.value.findings), caught.value.omitted)
    assert "/name" == caught.value.findings[0].path
    assert len(str(caught.value)) <= 500


@pytest.mark.parametrize("status", TaskforceStatus)
def test_a_status_is_a_member_or_its_value(status: TaskforceStatus) -> None:
    assert status is Taskforce(name="x", status=status).status
    assert status is Taskforce(name="x", status=status.value).status


@pytest.mark.parametrize(
    ("status", "wanted"), [("finalized", "'finalised'"), ("Ongoing", "'ongoing'"), ("", "one of"), ("x" * 99, "one of")]
)
def test_another_word_is_no_status_and_the_nearest_is_named(status: str, wanted: str) -> None:
    with pytest.raises(InvalidRecord, match=wanted) as caught:
        Taskforce(name="x", status=status)

    assert ["status.unknown"] == [finding.code for finding in caught.value.findings]
