"""Strategies: what they draw is sound, reaches the edges, and bends where it is asked to."""

import subprocess
import sys
from collections.abc import Callable
from typing import TypeVar, cast

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pendulum import Date, Time

from stemtaskforce import strategies
from stemtaskforce.countries import Country
from stemtaskforce.model import Event, ListingRow, Meeting, Taskforce
from stemtaskforce.strategies_data import DATES, LINES, PROSE, TIMES, URLS
from stemtaskforce.text import check_line, check_prose, check_url

T = TypeVar("T")

RECORDS: dict[Callable[..., SearchStrategy[object]], type[object]] = {
    strategies.events: Event,
    strategies.listing_rows: ListingRow,
    strategies.meetings: Meeting,
    strategies.taskforces: Taskforce,
}
every_record = pytest.mark.parametrize("strategy", RECORDS, ids=lambda strategy: strategy.__name__)


@given(strategies.dates(), strategies.times(), strategies.countries())
def test_days_times_and_countries_have_their_exact_types(day: Date, moment: Time, country: Country) -> None:
    assert (Date, Time, Country) == (type(day), type(moment), type(country))
    assert (0, None) == (moment.microsecond, moment.tzinfo)


@given(strategies.lines(), strategies.prose(), strategies.urls())
def test_texts_break_no_rule(line: str, text: str, url: str) -> None:
    assert () == check_line(line) == check_prose(text) == check_url(url)


def test_the_pool_breaks_no_rule_and_holds_the_edges() -> None:
    assert [] == [line for line in LINES if check_line(line)]
    assert [] == [text for text in PROSE if check_prose(text)]
    assert [] == [url for url in URLS if check_url(url)]
    assert {Date(1, 1, 1), Date(9999, 12, 31), Date(2024, 2, 29)} <= set(DATES)
    assert {Time(0), Time(23, 59, 59)} <= set(TIMES)
    assert 1_000 == max(map(len, LINES))
    assert 1_000 == max(map(len, URLS))


@every_record
@given(data=st.data())
def test_a_strategy_draws_its_type(strategy: Callable[..., SearchStrategy[object]], data: st.DataObject) -> None:
    assert RECORDS[strategy] is type(data.draw(strategy()))


@given(strategies.dates(min_value=Date(2024, 2, 1), max_value=Date(2024, 3, 1)))
def test_days_stay_in_their_bounds(day: Date) -> None:
    assert Date(2024, 2, 1) <= day <= Date(2024, 3, 1)


@given(strategies.dates(min_value=Date(2011, 3, 1), max_value=Date(2011, 3, 1)))
def test_bounds_without_an_edge_between_them_are_fine(day: Date) -> None:
    assert Date(2011, 3, 1) == day


@given(strategies.events(title=st.none(), category=st.none(), publisher=st.none(), date=st.just(Date(2016, 9, 29))))
def test_an_event_whose_fields_are_replaced_says_something_all_the_same(event: Event) -> None:
    assert event.summary
    assert Date(2016, 9, 29) == event.date


@given(strategies.meetings(date=st.sampled_from([Date(9999, 12, 30), Date(9999, 12, 31)])))
def test_a_meeting_does_not_end_after_the_calendar(meeting: Meeting) -> None:
    assert meeting.end_date in {None, Date(9999, 12, 31)}


@given(strategies.meetings(date=st.just("2016-09-29"), end_date=st.just("2016-09-30")))
def test_values_that_a_constructor_converts_may_replace_a_field(meeting: Meeting) -> None:
    assert 2 == meeting.days


@given(strategies.meetings(date=st.just("2016-09-29")))
def test_a_meeting_whose_date_is_text_has_no_end_of_its_own(meeting: Meeting) -> None:
    assert None is meeting.end_date


@every_record
def test_a_name_that_is_no_field_is_refused_at_once(strategy: Callable[..., SearchStrategy[object]]) -> None:
    with pytest.raises(TypeError, match=f"{RECORDS[strategy].__name__} has no field 'nmae'; its fields are "):
        strategy(nmae=st.none())


@pytest.mark.slow
def test_the_cases_that_matter_are_reached() -> None:
    days, lines, records = strategies.dates(), strategies.lines(), strategies.records()

    def reaches(strategy: SearchStrategy[T], wanted: Callable[[T], bool]) -> bool:
        # The first find is enough: making it small would take minutes. None within the examples is an exception.
        return wanted(find(strategy, wanted, settings=settings(max_examples=2_000, phases=[Phase.generate])))

    assert reaches(days, lambda day: day == Date(1, 1, 1))
    assert reaches(days, lambda day: day == Date(9999, 12, 31))
    assert reaches(lines, lambda line: "\u00a0" in line)
    assert reaches(lines, lambda line: line.endswith("..."))
    assert reaches(lines, lambda line: max(line) > "\uffff")
    assert reaches(strategies.events(), lambda event: event.date is None)
    assert reaches(strategies.events(), lambda event: event.slug.startswith("x-"))
    assert reaches(strategies.events(), lambda event: event.is_truncated)
    assert reaches(strategies.meetings(), lambda meeting: meeting.days > 1)
    assert reaches(strategies.meetings(), lambda meeting: meeting.topic != meeting.title)
    assert reaches(strategies.taskforces(), lambda taskforce: len(taskforce.events) > 1)
    assert reaches(strategies.taskforces(), lambda taskforce: len(taskforce.slug) == 80)
    assert reaches(records, lambda record: isinstance(record, Taskforce))
    assert reaches(records, lambda record: isinstance(record, Meeting))
    assert reaches(records, lambda record: isinstance(record, Event))


def test_a_missing_hypothesis_says_what_to_install() -> None:
    program = """
import sys
sys.modules["hypothesis"] = None
from stemtaskforce.errors import MissingExtra
try:
    import stemtaskforce.strategies
except MissingExtra as error:
    print(error.findings[0].code, error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)

    message = "testing: hypothesis is not installed; install it with pip install 'hypothesis>=6.115'"
    assert f"extra.missing error: {message} [extra.missing]\n" == done.stdout


def test_a_missing_hypothesis_is_an_import_error_that_leaves_no_half_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast("dict[str, object]", sys.modules), "hypothesis", None)
    monkeypatch.delitem(sys.modules, "stemtaskforce.strategies")

    with pytest.raises(ImportError, match=r"pip install 'hypothesis>=6\.115'"):
        __import__("stemtaskforce.strategies")

    assert "stemtaskforce.strategies" not in sys.modules
