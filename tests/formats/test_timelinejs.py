"""TimelineJS: every dated entry is a slide of escaped HTML, and what is left out is told."""

import html
import json as stdlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Event, Meeting, Record, Taskforce, formats
from stemtaskforce.formats.entries import day, entries, headline
from stemtaskforce.strategies import records


def timeline(*given_records: Record) -> dict[str, Any]:
    found: dict[str, Any] = stdlib.loads(formats.timelinejs.dumps(given_records))
    return found


@given(st.lists(records(), max_size=4))
def test_every_dated_entry_is_a_slide_and_every_other_is_told(given_records: list[Record]) -> None:
    slides = timeline(*given_records)["events"]
    dated = [entry for entry in entries(given_records) if day(entry.record) is not None]
    left_out = formats.timelinejs.left_out(given_records)

    assert len(dated) == len(slides) == len({slide["unique_id"] for slide in slides})
    assert sorted(headline(entry.record) for entry in dated) == sorted(
        html.unescape(slide["text"]["headline"]) for slide in slides
    )
    assert len(entries(given_records)) - len(dated) == len(left_out)
    assert {"event.undated"} >= {finding.code for finding in left_out}


def test_days_and_times() -> None:
    both: list[Record] = [
        Meeting(title="one", date="2018-08-22", time="09:30"),
        Meeting(title="two", date="2018-08-20", end_date="2018-08-21", time="09:30"),
        Event(title="three", date="0001-01-01"),
    ]

    assert [
        ({"year": 2018, "month": 8, "day": 22, "hour": 9, "minute": 30}, None),
        ({"year": 2018, "month": 8, "day": 20}, {"year": 2018, "month": 8, "day": 21}),
        ({"year": 1, "month": 1, "day": 1}, None),
    ] == [(slide["start_date"], slide.get("end_date")) for slide in timeline(*both)["events"]]
    assert [False, True, False] == [
        "Time</strong>: 09:30<br>" in each["text"]["text"] for each in timeline(*both)["events"]
    ]


def test_a_slide_has_its_group_facts_text_and_link() -> None:
    event = Event(
        date="2018-05-04", title="A < B", publisher="SEER", summary="One.\nTwo.\n\nThree.", url="https://e.org/?a&b"
    )
    pact = Taskforce(name="P & Q", start_date="2016-09-29", events=[event])
    groups = [slide["group"] for slide in timeline(pact, event, Meeting(title="x", date="2010-01-01"))["events"]]

    assert ["P &amp; Q", "Publications", "P &amp; Q", "Meetings"] == groups
    assert {
        "headline": "A &lt; B",
        "text": "<p><strong>Publisher</strong>: SEER</p><p><strong>Summary</strong></p><p>One.<br>Two.</p><p>Three.</p>"
        '<p><a href="https://e.org/?a&amp;b">Page</a></p>',
    } == timeline(event)["events"][0]["text"]


def test_the_name_of_a_group_has_no_tag_even_when_it_is_decoded_again() -> None:
    (slide,) = timeline(Taskforce(name="<b>P</b> & Q", start_date="2016-09-29"))["events"]

    assert "‹b›P‹/b› &amp; Q" == slide["group"]


def test_what_has_no_date_is_counted_on_the_title_slide_and_pointed_at() -> None:
    undated = Taskforce(name="P", events=[Event(title="a", date="2018-05-04"), Event(title="b")])

    assert "<p>2 entries without a date are left out.</p>" == timeline(undated)["title"]["text"]["text"]
    assert "" == timeline(Event(title="a", date="2018-05-04"))["title"]["text"]["text"]
    assert ["/0", "/0/events/1"] == [finding.path for finding in formats.timelinejs.left_out(undated)]


def test_the_title_is_escaped_and_checked() -> None:
    assert "A &amp; B" == stdlib.loads(formats.timelinejs.dumps([], title="A & B"))["title"]["text"]["headline"]
    with pytest.raises(ValueError, match="title: is blank"):
        formats.timelinejs.dumps([], title=" ")
