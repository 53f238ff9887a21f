"""The one order: what the design says of it, that it is total, and that the fast way is the defined one."""

import random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from stemtaskforce import Event, Meeting, Taskforce, Timeline, TimelineEntry
from stemtaskforce.model import Record
from stemtaskforce.timeline.arranging import arrange
from stemtaskforce.timeline.order import day_of, key
from tests.timeline.close import close_events, close_records, close_taskforces, several

KINDS = ["meeting", "event", "taskforce"]
NO_TEXT = {"date", "end_date", "start_date", "time", "events"}


def as_designed(entry: TimelineEntry) -> tuple[object, ...]:
    """The sentences of the design, one after the other; what they leave open is not in it."""
    time = entry.record.time if isinstance(entry.record, Meeting) else None
    texts = [
        (value is not None, value)
        for field in attrs.fields(type(entry.record))
        if field.name not in NO_TEXT
        for value in [getattr(entry.record, field.name)]
    ]
    return (
        entry.date is None,
        0 if entry.date is None else -entry.date.toordinal(),
        KINDS.index(entry.kind),
        (time is None, 0 if time is None else -(time.hour * 3600 + time.minute * 60 + time.second)),
        texts,
    )


@given(several)
def test_entries_stand_as_the_design_says(some: list[Record]) -> None:
    keys = [as_designed(entry) for entry in Timeline.of(some)]

    assert sorted(keys) == keys


@given(several)
def test_every_record_gives_its_entries_and_equal_ones_stand_once(some: list[Record]) -> None:
    starts = {(record, None) for record in some}
    events = {(event, record) for record in some if isinstance(record, Taskforce) for event in record.events}

    timeline = Timeline.of(some)

    assert starts | events == {(entry.record, entry.taskforce) for entry in timeline}
    assert len(starts | events) == len(timeline)


@given(several, st.randoms(use_true_random=False))
def test_the_order_never_depends_on_the_order_of_the_input(some: list[Record], chance: random.Random) -> None:
    timeline = Timeline.of(some)
    shuffled = [*some, *some]
    chance.shuffle(shuffled)

    assert timeline == Timeline.of(shuffled)


@given(several)
def test_the_fast_way_is_the_defined_one(some: list[Record]) -> None:
    timeline = Timeline.of(some)

    assert sorted(timeline, key=lambda entry: key(entry.record, entry.taskforce)) == list(timeline)


@given(close_records, close_records)
def test_keys_are_equal_where_records_are(one: Record, other: Record) -> None:
    assert (one == other) == (key(one) == key(other))
    assert (key(one) < key(other)) + (key(other) < key(one)) + (one == other) == 1


@given(close_events, st.none() | close_taskforces, st.none() | close_taskforces)
def test_equal_events_are_told_apart_by_their_taskforce(
    event: Event, one: Taskforce | None, other: Taskforce | None
) -> None:
    assert (one == other) == (key(event, one) == key(event, other))
    assert (one is None and other is not None) <= (key(event, one) < key(event, other))


@pytest.mark.parametrize("meetings", [0, 400])
def test_many_events_of_which_some_share_a_day_are_in_the_order_of_their_keys(meetings: int) -> None:
    day = Date(2016, 1, 1)
    words = [None, "Ac", "Bc", "Cc"]
    shared: list[Record] = [
        Event(date=day.add(days=n % 300), category=words[n % 4], publisher=words[n % 3], title=f"T {n % 7}")
        for n in range(900)
    ]
    alone: list[Record] = [Event(date=day.subtract(days=n), title="T") for n in range(1, 2_000)]
    held: list[Record] = [Meeting(date=day.add(days=n % 300), title="M") for n in range(meetings)]
    some = [*shared, *alone, *held]

    arranged, days = arrange(some, map(day_of, some))

    assert sorted(dict.fromkeys(some), key=key) == [*arranged]
    assert [*map(day_of, arranged)] == [*days]


@given(st.lists(close_records, max_size=8))
def test_arranging_what_is_arranged_changes_nothing(some: list[Record]) -> None:
    arranged, days = arrange(some, map(day_of, some))

    assert (arranged, days) == arrange(arranged, days)


def test_taskforces_that_differ_only_in_their_events_are_both_kept_in_one_order() -> None:
    first, second = (Taskforce(name="Pact", events=[Event(title=title)]) for title in ("A", "B"))

    for given_records in ([first, second], [second, first]):
        starts = [entry.record for entry in Timeline.of(given_records) if entry.kind == "taskforce"]
        assert [first, second] == starts
