"""Markdown: a report for people, in which no text of a record is markup."""

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from stemtaskforce import Event, Meeting, Record, Taskforce, formats
from stemtaskforce.formats.entries import details, headline
from stemtaskforce.strategies import records

PACT = Taskforce(
    name="Technology *Pact*",
    country="NL",
    start_date="2013-05-13",
    background="One.\n- two\n\nThree.",
    url="https://example.org/<x>|y",
    events=[
        Event(date="2016-04-15", category="Tools", publisher="PTvT", title="Plan", summary="It is\n\ndone."),
        Event(title="Undated"),
        Event(date="2018-05-04", summary="News."),
    ],
)
REPORT = r"""# Technology \*Pact\*

- **Started:** 2013-05-13
- **Country:** Netherlands
- **Page:** <https://example.org/%3Cx%3E%7Cy>

## Background

One.\
\- two

Three.

## Timeline

- **2018-05-04**

  News.
- **2016-04-15** Plan · Tools · PTvT

  It is

  done.
- **Undated** Undated
"""


def shown(data: bytes) -> str:
    """The text that a reader of CommonMark sees, white space apart."""
    tokens = MarkdownIt("commonmark").parse(data.decode())
    inline = (child for token in tokens for child in token.children or ())
    return re.sub(r"\s+", "", "".join(child.content for child in inline))


def test_a_dossier_is_a_report_with_facts_prose_and_timeline() -> None:
    assert REPORT == formats.markdown.dumps(PACT).decode()


def test_a_meeting_has_its_days_and_time() -> None:
    meeting = Meeting(title="Oslo", date="2018-08-20", end_date="2018-08-21", time="09:00")

    assert "- **Date:** 2018-08-20 – 2018-08-21\n- **Time:** 09:00:00\n" in formats.markdown.dumps(meeting).decode()
    assert "# x\n" == formats.markdown.dumps(Taskforce(name="x")).decode()


@given(records())
def test_every_text_is_shown_as_it_stands(record: Record) -> None:
    text = shown(formats.markdown.dumps(record))

    for expected in (headline(record), *(detail.text for detail in details(record))):
        assert re.sub(r"\s+", "", expected) in text


@pytest.mark.parametrize("line", ["+ a", "- a", "= a", "===", "---", "1. a", "2) a", ":-:", ": a", "% a"])
def test_a_mark_at_the_start_of_a_line_is_text(line: str) -> None:
    data = formats.markdown.dumps(Taskforce(name="x", background=f"a\n{line}")).decode()

    assert len(line) < len(data.splitlines()[-1])
    assert f"a{line}".replace(" ", "") in shown(data.encode())


def test_a_folder_has_a_file_for_each_record() -> None:
    files = formats.markdown.dumps_folder([PACT, Event(title="x"), Event(title="x", country="DK")])

    assert REPORT.encode() == files["taskforce-technology-pact.md"]
    assert 3 == len(files)
    assert all(re.fullmatch(r"[a-z0-9-]+\.md", name) for name in files)
