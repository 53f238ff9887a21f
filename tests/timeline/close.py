"""Records of few values, so that much of what is drawn is equal or nearly so, and undated, and at the edges of time."""

from hypothesis import strategies as st

from stemtaskforce import Event, Meeting, Taskforce
from stemtaskforce.model import Record
from stemtaskforce.strategies import records

DAYS = [None, "2016-02-29", "2016-03-01", "0001-01-01", "9999-12-31"]
WORDS = ["Ab", "aB", "ß", "Z", "\U0001f600", "\uffee"]
maybe_words = st.none() | st.sampled_from(WORDS)
maybe_prose = st.just("") | st.sampled_from(WORDS)
maybe_country = st.sampled_from([None, "DK", "NO"])

#: Few values, so that much is equal.
close_events = st.builds(
    Event,
    date=st.sampled_from(DAYS),
    category=maybe_words,
    publisher=maybe_words,
    summary=maybe_prose,
    title=st.sampled_from(WORDS),
    country=maybe_country,
)
close_meetings = st.builds(
    Meeting,
    title=st.sampled_from(WORDS),
    date=st.sampled_from(DAYS[1:3]),
    end_date=st.sampled_from([None, "2016-04-01"]),
    time=st.sampled_from([None, "00:00", "09:00", "23:59:59"]),
    location=maybe_words,
    country=maybe_country,
    objective=maybe_prose,
)
close_taskforces = st.builds(
    Taskforce,
    name=st.sampled_from(WORDS),
    start_date=st.sampled_from(DAYS),
    country=maybe_country,
    results=maybe_prose,
    events=st.lists(close_events, max_size=3),
)
close_records: st.SearchStrategy[Record] = close_events | close_meetings | close_taskforces
several = st.lists(close_records, max_size=12) | st.lists(records(), max_size=5)

DAYS_ASKED = ["0001-01-01", "2016-02-28", "2016-02-29", "2016-03-01", "2016-12-31", "9999-12-31"]
periods = st.lists(st.sampled_from(DAYS_ASKED), min_size=2, max_size=2).map(sorted)
open_periods = st.tuples(periods, st.sampled_from(["", "start", "end", "both"])).map(
    lambda drawn: (
        None if drawn[1] in {"start", "both"} else drawn[0][0],
        None if drawn[1] in {"end", "both"} else drawn[0][1],
    )
)
