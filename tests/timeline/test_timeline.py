"""Every question to a timeline, against a list of its entries; views of views; values; what is refused."""

import copy
import datetime
import itertools
import pickle
import random
from collections.abc import Callable, Sequence

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import EntryKind, Event, InvalidRecord, Meeting, QueryError, Taskforce, Timeline, TimelineEntry
from stemtaskforce.model import Record
from stemtaskforce.strategies import dates
from stemtaskforce.timeline.store import Store, clip, compose
from tests.timeline.close import close_records, open_periods, periods, several

Entries = Sequence[TimelineEntry]

steps = st.sampled_from([1, 2, 3, -1, -2, -3])
bounds = st.none() | st.integers(-15, 15)
slices = st.builds(slice, bounds, bounds, steps)


@st.composite
def views(draw: st.DrawFn) -> Timeline:
    """A timeline, or a view of a view of one."""
    timeline = Timeline.of(draw(st.lists(close_records, max_size=10)))
    for turn in draw(st.lists(slices | st.just("chronological") | periods, max_size=3)):
        if isinstance(turn, slice):
            timeline = timeline[turn]
        elif turn == "chronological":
            timeline = timeline.chronological()
        else:
            timeline = timeline.between(*turn)
    return timeline


def day(entry: TimelineEntry) -> datetime.date:
    """The date of an entry that has one."""
    assert entry.date is not None
    return entry.date


@given(views(), slices)
def test_a_slice_has_the_entries_that_a_list_would_give(view: Timeline, wanted: slice) -> None:
    assert list(view)[wanted] == list(view[wanted])


@given(views())
def test_a_timeline_is_a_sequence(view: Timeline) -> None:
    entries = list(view)

    assert entries == [view[place] for place in range(len(view))]
    assert entries == [view[place - len(view)] for place in range(len(view))]
    assert entries[::-1] == list(reversed(view))
    assert all(entry in view for entry in entries)
    for outside in (len(view), -len(view) - 1):
        with pytest.raises(IndexError):
            view[outside]


@given(several)
def test_chronological_turns_the_dated_around_and_keeps_the_undated_last(some: list[Record]) -> None:
    entries = list(Timeline.of(some))
    dated = [entry for entry in entries if entry.date]
    undated = [entry for entry in entries if not entry.date]

    turned = Timeline.of(some).chronological()

    assert dated[::-1] + undated == list(turned)
    assert turned == turned.chronological()


@given(views(), open_periods)
def test_between_has_both_ends_in_and_none_open(view: Timeline, ends: tuple[str | None, str | None]) -> None:
    start, end = ends

    expected = [
        entry
        for entry in view
        if entry.date and (start is None or str(entry.date) >= start) and (end is None or str(entry.date) <= end)
    ]

    assert expected == list(view.between(start, end))


@given(views(), st.sampled_from([1, 2015, 2016, 9999]))
def test_a_year_has_what_starts_in_it(view: Timeline, year: int) -> None:
    assert [entry for entry in view if entry.date and entry.date.year == year] == list(view.in_year(year))


@given(views(), st.integers(0, 20))
def test_the_latest_are_the_first_of_the_one_order(view: Timeline, n: int) -> None:
    assert list(view.merge())[:n] == list(view.latest(n))


def grouped(view: Timeline, name: Callable[[TimelineEntry], object]) -> list[tuple[object, list[TimelineEntry]]]:
    """The oracle of all groups: in the order in which they first appear."""
    groups: dict[object, list[TimelineEntry]] = {}
    for entry in view:
        groups.setdefault(name(entry), []).append(entry)
    return list(groups.items())


@given(views())
def test_groups_have_every_entry_in_its_order(view: Timeline) -> None:
    def category(entry: TimelineEntry) -> str | None:
        return entry.record.category if isinstance(entry.record, Event) else None

    years = grouped(view, lambda entry: entry.date and entry.date.year)
    months = grouped(view, lambda entry: entry.date and (entry.date.year, entry.date.month))
    categories = grouped(view, category)

    assert years == [(year, list(part)) for year, part in view.by_year().items()]
    assert months == [(month, list(part)) for month, part in view.by_month().items()]
    assert categories == [(name, list(part)) for name, part in view.by_category().items()]
    assert view.by_year() is view.by_year()


@given(st.lists(several, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_merging_is_associative_commutative_idempotent_and_of_all(
    parts: list[list[Record]], chance: random.Random
) -> None:
    whole = Timeline.of(itertools.chain(*parts))
    timelines = [Timeline.of(part) for part in parts]
    one_by_one = timelines[0]
    for timeline in timelines[1:]:
        one_by_one = one_by_one.merge(timeline)
    shuffled = [*timelines, *timelines, whole]
    chance.shuffle(shuffled)

    assert whole == one_by_one
    assert whole == shuffled[0].merge(*shuffled[1:])
    assert whole == whole.merge()


@given(views(), views())
def test_merging_views_gives_the_entries_of_both_in_the_one_order(one: Timeline, other: Timeline) -> None:
    both = one.merge(other)

    assert {*one, *other} == {*both}
    assert len({*one, *other}) == len(both)
    assert both == both.merge(one.chronological(), other[::-1])


@given(views())
def test_the_span_is_from_the_first_day_to_the_last(view: Timeline) -> None:
    days = sorted(day(entry) for entry in view if entry.date)

    span = view.span

    if days:
        assert isinstance(span, pendulum.Interval)
        assert (days[0], days[-1]) == (span.start, span.end)
        assert type(span.start) is pendulum.Date
    else:
        assert span is None


@given(views())
def test_a_timeline_is_a_value(view: Timeline) -> None:
    again = pickle.loads(pickle.dumps(view))  # noqa: S301 - our own bytes

    assert view == again
    assert hash(view) == hash(again)
    assert repr(view) == repr(again)
    assert view == copy.copy(view) == copy.deepcopy(view)
    assert list(view) == list(again)
    assert (len(view) < 2) or view != view[1:]
    assert view != list(view)


@given(several, several)
def test_timelines_are_equal_where_their_entries_are(some: list[Record], more: list[Record]) -> None:
    one, other = Timeline.of(some), Timeline.of(more)

    assert (list(one) == list(other)) == (one == other)


def test_events_of_different_taskforces_make_different_timelines() -> None:
    event = Event(title="Launch")
    one, other = (Timeline.of([Taskforce(name=name, events=[event])])[:1] for name in ("A", "B"))

    assert [entry.record for entry in one] == [entry.record for entry in other]
    assert one != other
    assert hash(one) != hash(other)


def test_an_entry_knows_its_record_and_an_event_its_taskforce() -> None:
    event, meeting = Event(date="2016-02-29", title="Launch"), Meeting(title="Oslo", date="2016-02-29")
    taskforce = Taskforce(name="Pact", start_date="2016-02-29", events=[event])

    assert [
        TimelineEntry(meeting.date, EntryKind.MEETING, meeting),
        TimelineEntry(meeting.date, EntryKind.EVENT, event),
        TimelineEntry(meeting.date, EntryKind.EVENT, event, taskforce),
        TimelineEntry(meeting.date, EntryKind.TASKFORCE, taskforce),
    ] == list(Timeline.of([event, taskforce, meeting]))


def test_an_entry_takes_part_in_structural_patterns() -> None:
    match Timeline.of([Event(date="2016-02-29", category="News", title="Launch")])[0]:
        case TimelineEntry(pendulum.Date(year=year), EntryKind.EVENT, Event(category="News", title=title)):
            assert (2016, "Launch") == (year, title)
        case entry:
            pytest.fail(f"{entry} fits no case")


def test_an_empty_timeline_behaves() -> None:
    empty = Timeline()

    assert empty == Timeline.of([]) == empty[:5] == empty.chronological() == empty.merge() == empty.latest(3)
    assert empty == empty.between("2016-01-01", None) == empty.in_year(2016)
    assert [] == list(empty)
    assert not empty
    assert empty.span is None
    assert not empty.by_year()
    assert not empty.by_month()
    assert not empty.by_category()
    assert "<Timeline of 0 entries>" == repr(empty)


@pytest.mark.parametrize(
    ("some", "expected"),
    [
        ([Event(title="x")], "<Timeline of 1 entry, 1 undated>"),
        (
            [Event(title="x"), Event(date="2016-02-29", title="y"), Event(date="2017-01-01", title="y")],
            "<Timeline of 3 entries, 2016-02-29 to 2017-01-01, 1 undated>",
        ),
    ],
    ids=["undated", "mixed"],
)
def test_a_timeline_shows_its_size_and_span(some: list[Record], expected: str) -> None:
    assert expected == repr(Timeline.of(some))


@pytest.mark.parametrize(
    ("name", "arguments", "code", "words"),
    [
        (
            "between",
            (
                "2016-02-30",
                None,
            ),
            "query.value",
            ["start", "2016-02-30", "YYYY-MM-DD"],
        ),
        (
            "between",
            (
                None,
                2016,
            ),
            "query.value",
            ["end", "2016"],
        ),
        (
            "between",
            (
                pendulum.datetime(2016, 1, 1),
                None,
            ),
            "query.value",
            ["start", ".date()"],
        ),
        (
            "between",
            (
                "2016-03-02",
                "2016-03-01",
            ),
            "query.range",
            ["2016-03-02", "2016-03-01"],
        ),
        ("in_year", (0,), "query.value", ["year", "0", "1 to 9999"]),
        ("in_year", (10_000,), "query.value", ["year", "10000", "1 to 9999"]),
        ("in_year", ("2016",), "query.value", ["year", "'2016'"]),
        ("in_year", (True,), "query.value", ["year", "True"]),
        ("latest", (-1,), "query.value", ["n", "-1", "at least 0"]),
        ("latest", (1.0,), "query.value", ["n", "1.0"]),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_question_that_cannot_be_asked_is_refused_by_name(
    name: str, arguments: tuple[object, ...], code: str, words: list[str]
) -> None:
    for timeline in (Timeline(), Timeline.of([Event(date="2016-02-29", title="x")])):
        with pytest.raises(QueryError) as caught:
            getattr(timeline, name)(*arguments)
        assert [code] == [finding.code for finding in caught.value.findings]
        assert [] == [word for word in words if word not in str(caught.value)]


def test_both_ends_that_are_no_dates_are_reported_at_once() -> None:
    with pytest.raises(QueryError) as caught:
        Timeline().between("soon", "later")

    assert ["/start", "/end"] == [finding.path for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: Timeline.of([Event(title="x"), 7, None]), ["/1", "/2"]),  # type: ignore[list-item]  # wrong on purpose
        (lambda: Timeline.of(Event(title="x")), [""]),  # type: ignore[arg-type]  # wrong on purpose
        (lambda: Timeline.of(""), [""]),  # type: ignore[arg-type]  # wrong on purpose
        (lambda: Timeline.of({}), [""]),
        (lambda: Timeline().merge(Timeline(), [Event(title="x")]), ["/1"]),  # type: ignore[arg-type]  # wrong on purpose
    ],
    ids=["no records", "one record", "text", "a mapping", "no timeline"],
)
def test_what_is_no_record_is_refused_with_its_place(make: Callable[[], object], paths: list[str]) -> None:
    with pytest.raises(InvalidRecord) as caught:
        make()

    assert paths == [finding.path for finding in caught.value.findings]
    assert {"type.mismatch"} == {finding.code for finding in caught.value.findings}


def test_nothing_of_a_timeline_can_be_set() -> None:
    timeline = Timeline.of([Event(title="x")])

    for target, name in ((timeline, "_store"), (timeline, "more"), (timeline[0], "date")):
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            setattr(target, name, None)


@given(st.integers(-20, 20), st.integers(-20, 20), steps, st.integers(-25, 25), st.integers(-25, 25))
def test_clipping_a_range_keeps_what_is_within(start: int, stop: int, step: int, low: int, high: int) -> None:
    places = range(start, stop, step)

    assert [place for place in places if low <= place < high] == list(clip(places, low, high))


@given(slices, slices, st.integers(0, 10))
def test_composing_ranges_picks_by_position(places: slice, positions: slice, offset: int) -> None:
    numbers, wanted = range(100, 120)[places], range(30)[positions]

    expected = [numbers[each - offset] for each in wanted if 0 <= each - offset < len(numbers)]

    assert expected == list(compose(numbers, wanted, offset))


@given(st.lists(dates(), max_size=20), dates(), dates())
def test_places_of_a_period_are_found_anywhere_in_time(
    days: list[pendulum.Date], one: pendulum.Date, other: pendulum.Date
) -> None:
    start, end = sorted([one, other])
    store = Store.of([Event(date=each, title="x") for each in days])

    assert (
        sorted({each for each in days if start <= each <= end}, reverse=True)
        == [record.date for record in store.records if isinstance(record, Event)][
            slice(store.within(start, end).start, store.within(start, end).stop)
        ]
    )
