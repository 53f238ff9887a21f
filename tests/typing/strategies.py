"""What type checkers know of strategies. Checked by mypy and pyright, never run."""

from typing import assert_type

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pendulum import Date, Time

from stemtaskforce import Country, Event, ListingRow, Meeting, Taskforce, strategies


def strategies_know_what_they_make() -> None:
    """Every strategy has the type of its values."""
    assert_type(strategies.dates(), SearchStrategy[Date])
    assert_type(strategies.times(), SearchStrategy[Time])
    assert_type(strategies.countries(), SearchStrategy[Country])
    assert_type(strategies.lines(max_size=9), SearchStrategy[str])
    assert_type(strategies.prose(), SearchStrategy[str])
    assert_type(strategies.urls(), SearchStrategy[str])
    assert_type(strategies.events(title=st.just("News")), SearchStrategy[Event])
    assert_type(strategies.meetings(), SearchStrategy[Meeting])
    assert_type(strategies.taskforces(events=st.just(())), SearchStrategy[Taskforce])
    assert_type(strategies.listing_rows(), SearchStrategy[ListingRow])
    assert_type(strategies.records(), SearchStrategy[Taskforce | Meeting | Event])
    assert_type(strategies.meetings().map(lambda each: each.days), SearchStrategy[int])


@given(strategies.records())
def given_takes_them(record: Taskforce | Meeting | Event) -> None:
    """A property gets what the strategy makes."""
    assert_type(record.key, str)
