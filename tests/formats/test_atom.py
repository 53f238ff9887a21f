"""Atom: what RFC 4287 asks of a feed and of each entry, and texts that arrive whole."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Event, Meeting, Record, Taskforce, formats
from stemtaskforce.formats.entries import entries, headline
from stemtaskforce.strategies import records

A = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z")
IRI = re.compile(r"tag:[a-z0-9.-]+,[0-9]{4}(-[0-9]{2}){0,2}:[a-z0-9/-]+")


def feed(*given_records: Record) -> ET.Element:
    return ET.fromstring(formats.atom.dumps(given_records))  # noqa: S314 - our own


def texts(element: ET.Element, path: str) -> list[str]:
    return [each.text or "" for each in element.findall(path)]


@given(st.lists(records(), max_size=4))
def test_a_feed_has_what_the_standard_asks_for(given_records: list[Record]) -> None:
    root = feed(*given_records)
    listed = root.findall(f"{A}entry")

    for element in (root, *listed):
        assert [1, 1, 1] == [len(texts(element, f"{A}{name}")) for name in ("id", "title", "updated")]
        assert IRI.fullmatch(texts(element, f"{A}id")[0])
        assert MOMENT.fullmatch(texts(element, f"{A}updated")[0])
    assert all(texts(root, f"{A}author/{A}name"))
    assert len(entries(given_records)) == len(listed) == len(set(texts(root, f"{A}entry/{A}id")))
    for element in listed:
        assert 1 == len(element.findall(f"{A}content"))
        assert all(name.strip() for name in texts(element, f"{A}author/{A}name"))


@given(st.lists(records(), max_size=4))
def test_the_latest_stands_first_and_dates_the_feed(given_records: list[Record]) -> None:
    root = feed(*given_records)
    moments = texts(root, f"{A}entry/{A}updated")
    dated = [moment for moment in moments if not moment.startswith("1970-01-01")]

    assert sorted(dated, reverse=True) == dated
    assert (moments or ["1970-01-01T00:00:00Z"])[:1] == texts(root, f"{A}updated")


@given(records())
def test_titles_arrive_whole_but_for_what_xml_cannot_hold(record: Record) -> None:
    expected = headline(record).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")

    assert expected in texts(feed(record), f"{A}entry/{A}title")


def test_an_entry_has_author_link_category_and_text() -> None:
    event = Event(
        date="2018-05-04", title="A", publisher="SEER", category="News", summary="One.", url="https://e.org/?a&b"
    )
    meeting = Meeting(title="B", date="2018-05-03", end_date="2018-05-04", time="09:00", host_organisation="NITO")
    pact = Taskforce(name="C", requesting_organisation="Denmark", start_date="2018-05-02", events=[Event(title="D")])
    root = feed(event, meeting, pact)

    assert ["A", "B", "C", "D"] == texts(root, f"{A}entry/{A}title")
    assert ["SEER", "NITO", "Denmark"] == texts(root, f"{A}entry/{A}author/{A}name")
    assert ["https://e.org/?a&b"] == [each.get("href") for each in root.findall(f"{A}entry/{A}link")]
    assert ["News", "taskforce-meeting", "taskforce", "event", "taskforce/c"] == [
        each.get("term") for each in root.findall(f"{A}entry/{A}category")
    ]
    assert (
        "Date: 2018-05-04\nCategory: News\nPublisher: SEER\n\nSummary\nOne." == texts(root, f"{A}entry/{A}content")[0]
    )
    assert (
        "Date: 2018-05-03 – 2018-05-04\nTime: 09:00\nKind: Taskforce meeting\n"
        in texts(root, f"{A}entry/{A}content")[1]
    )


def test_the_feed_knows_its_address_and_title() -> None:
    data = formats.atom.dumps([], title="A & B", url="https://example.org/feed.atom", authority="example.org")
    root = ET.fromstring(data)  # noqa: S314 - our own

    assert (["A & B"], ["tag:example.org,2015:feed/a-b"]) == (texts(root, f"{A}title"), texts(root, f"{A}id"))
    assert [("self", "https://example.org/feed.atom")] == [
        (each.get("rel"), each.get("href")) for each in root.findall(f"{A}link")
    ]


@pytest.mark.parametrize(
    ("title", "url", "message"), [(" x", None, "title: "), ("x", "javascript:x", "url: "), ("", "http://x", "title: ")]
)
def test_what_no_feed_can_have_is_refused(title: str, url: str | None, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        formats.atom.dumps([], title=title, url=url)
