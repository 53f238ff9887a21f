"""Meetings: one day or several, and the topic in a title."""

import datetime
import re
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from stemtaskforce import strategies
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.model import Meeting, MeetingKind, TaskforceStatus
from stemtaskforce.model.vocabulary import KIND_WORDS
from stemtaskforce.pages.values import kind_in
from stemtaskforce.text import slug

KINDS = [
    "Taskforce Meeting",
    "Task force meeting",
    "General Assembly",
    "Thematic session",
    "Webinar",
    "Conference",
    "Kick-off",
    "Kick off meeting",
]


@given(strategies.dates(), strategies.dates())
def test_an_end_date_is_after_the_date_or_refused(date: Date, end: Date) -> None:
    days = (datetime.date(end.year, end.month, end.day) - datetime.date(date.year, date.month, date.day)).days + 1
    if days > 1:
        assert days == Meeting(title="x", date=date, end_date=end).days
    else:
        with pytest.raises(InvalidRecord) as caught:
            Meeting(title="x", date=date, end_date=end)
        (finding,) = caught.value.findings
        assert ("date.order", "/end_date", str(end)) == (finding.code, finding.path, finding.value)
        assert str(date) in finding.message


def test_a_refused_date_is_not_compared() -> None:
    with pytest.raises(InvalidRecord) as caught:
        Meeting(title="x", date="soon", end_date="2016-09-29")

    assert ["/date"] == [finding.path for finding in caught.value.findings]


@given(strategies.meetings())
def test_a_meeting_lasts_at_least_a_day_and_has_a_name_and_a_topic(meeting: Meeting) -> None:
    date = meeting.date

    assert meeting.days >= 1
    assert (meeting.end_date is None) == (meeting.days == 1)
    assert slug(meeting.title) == meeting.slug
    assert f"meeting/{date.year:04}-{date.month:02}-{date.day:02}/{meeting.slug}" == meeting.key
    assert meeting.topic
    assert meeting.topic in meeting.title
    assert meeting.topic == meeting.topic.strip()


@given(
    coalition=st.sampled_from(["", "EU STEM Coalition", "eu stem coalition"]),
    first=st.sampled_from([" - ", ": ", " – ", " "]),
    kind=st.sampled_from(["", *KINDS]),
    second=st.sampled_from([" - ", ": ", ":", " "]),
    topic=st.sampled_from(
        ["Budapest", "School-company cooperation in Bretagne", "Web technology: a survey", "2030 goals"]
    ),
    number=st.sampled_from(["", " (meeting #2)", " (Meeting #13)"]),
)
def test_the_topic_is_the_title_without_coalition_kind_and_number(
    *, coalition: str, first: str, kind: str, second: str, topic: str, number: str
) -> None:
    title = (f"{coalition}{first}" if coalition else "") + (f"{kind}{second}" if kind else "") + topic + number

    assert topic == Meeting(title=title, date="2016-09-29").topic


@given(
    kind=st.sampled_from(KINDS),
    space=st.sampled_from(["\N{NO-BREAK SPACE}", "  ", "\N{NARROW NO-BREAK SPACE}", " \N{NO-BREAK SPACE} "]),
)
def test_any_white_space_between_the_words_before_and_behind_a_topic_will_do(kind: str, space: str) -> None:
    title = f"EU STEM Coalition - {kind} : Oslo (meeting #2)".replace(" ", space)

    assert "Oslo" == Meeting(title=title, date="2016-09-29").topic


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "EU STEM Coalition: Taskforce Meeting - Towards a New Norwegian STEM strategy",
            "Towards a New Norwegian STEM strategy",
        ),
        ("EU STEM Coalition - General Assembly: Copenhagen", "Copenhagen"),
        ("Taskforce meeting Norway March 2023", "Norway March 2023"),
        ("EU STEM Coalition", "EU STEM Coalition"),
        ("EU STEM Coalition - Taskforce Meeting", "EU STEM Coalition - Taskforce Meeting"),
        ("Taskforce meeting (meeting #2)", "Taskforce meeting (meeting #2)"),
        ("(meeting #2)", "(meeting #2)"),
        ("Budapest (meeting #2) and after", "Budapest (meeting #2) and after"),
        ("Budapest (meeting #1) (meeting #2)", "Budapest (meeting #1)"),
        ("Webinars on STEM", "Webinars on STEM"),
        ("EU STEM Coalitions of Europe", "EU STEM Coalitions of Europe"),
        ("Conferences", "Conferences"),
        ("The EU STEM Coalition: Budapest", "The EU STEM Coalition: Budapest"),
        ("Science: Webinar", "Science: Webinar"),
        ("Kick\N{NON-BREAKING HYPHEN}off \N{EN DASH} STEM in Spain", "STEM in Spain"),
        ("EU STEM Coalition \N{EM DASH} General\N{HYPHEN}Assembly: Copenhagen", "Copenhagen"),
        ("Task-force meeting \N{MINUS SIGN} Oslo", "Oslo"),
        ("Kick-off-meeting Brussels", "Brussels"),
        ("Conference on the Future of STEM in Europe", "Conference on the Future of STEM in Europe"),
        ("Conference On The Future of STEM", "Conference On The Future of STEM"),
        ("CONFERENCE ON THE FUTURE OF STEM", "CONFERENCE ON THE FUTURE OF STEM"),
        ("conference on the future of stem", "conference on the future of stem"),
        ("EU STEM Coalition: Conference on the Future of STEM", "Conference on the Future of STEM"),
        ("EU STEM Coalition conference on the Future", "EU STEM Coalition conference on the Future"),
        ("EU STEM Coalition webinar: Girls in STEM", "Girls in STEM"),
        ("Webinar series: Girls in STEM", "Webinar series: Girls in STEM"),
        ("Webinar-series on STEM", "Webinar-series on STEM"),
        ("Thematic session of the EU STEM Coalition", "Thematic session of the EU STEM Coalition"),
        (
            "EU STEM Coalition\N{RIGHT SINGLE QUOTATION MARK}s agenda",
            "EU STEM Coalition\N{RIGHT SINGLE QUOTATION MARK}s agenda",
        ),
        ("taskforce meeting oslo", "oslo"),
        ("Webinar eTwinning in schools", "eTwinning in schools"),
        ("Webinar: on the way", "on the way"),
        ("Conference 2030", "2030"),
    ],
)
def test_topics_of_titles(title: str, expected: str) -> None:
    assert expected == Meeting(title=title, date="2016-09-29").topic


@pytest.mark.parametrize("piece", [" ", " -", "EU STEM Coalition ", "Webinar - ", "(meeting #", "(meeting #1)"])
def test_a_topic_of_any_title_is_found(piece: str) -> None:
    title = "x" + piece * ((1_000 - 2) // len(piece)) + "x"

    assert title == Meeting(title=title, date="2016-09-29").topic


@pytest.mark.parametrize("kind", MeetingKind)
def test_each_kind_but_the_others_has_words_that_both_the_reader_and_the_topic_know(kind: MeetingKind) -> None:
    words = KIND_WORDS.get(kind, ())
    assert (kind is MeetingKind.OTHER) is (not words)
    for each in words:
        assert kind is kind_in(f"EU STEM Coalition: {each} - Oslo")
        assert "Oslo" == Meeting(title=f"EU STEM Coalition: {each} - Oslo", date="2016-09-29").topic


@pytest.mark.parametrize(
    ("words", "value", "message"),
    [
        (
            MeetingKind,
            "webinars",
            (
                "MeetingKind: expected one of 'taskforce-meeting', 'general-assembly', 'thematic-session', 'webinar', "
                "'conference', 'kick-off', 'other', got 'webinars'; did you mean 'webinar'?"
            ),
        ),
        (TaskforceStatus, 3, "TaskforceStatus: expected one of 'ongoing', 'finalised', got 3"),
        (TaskforceStatus, "\x1b" * 999, r"TaskforceStatus: expected one of 'ongoing', 'finalised', got '\x1b\x1b"),
    ],
)
def test_a_closed_list_refuses_a_word_with_its_words_and_the_nearest(
    words: type[StrEnum],
    value: Any,  # noqa: ANN401 - as a program without types may give it
    message: str,
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}") as refused:
        words(value)
    assert len(str(refused.value)) < 400
