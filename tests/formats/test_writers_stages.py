"""What formats for reading by people and machines write in place of what is absent, and what they escape."""

import json as stdlib
from typing import Any

import pytest

from stemtaskforce import Event, Meeting, Record, Taskforce
from stemtaskforce.formats import atom, csl, jsonld, markdown, timelinejs

OSLO = Meeting(title="Oslo", date="2018-08-20")


def item(record: Record) -> dict[str, Any]:
    """Return the item of a bibliography, without what each has."""
    (found,) = stdlib.loads(csl.dumps(record))
    return {name: value for name, value in found.items() if name not in {"id", "title", "issued", "event-date"}}


def node(record: Record) -> dict[str, Any]:
    """Return the node of a record, without what each has."""
    found: dict[str, Any] = stdlib.loads(jsonld.dumps(record))
    return {name: value for name, value in found.items() if name not in {"@context", "@id", "name", "startDate"}}


def slide(record: Record) -> dict[str, Any]:
    (found,) = stdlib.loads(timelinejs.dumps(record))["events"]
    assert isinstance(found, dict)
    return found


def written(prose: str) -> list[str]:
    """Return the lines of prose in Markdown."""
    return markdown.dumps(Taskforce(name="x", results=prose)).decode().split("\n")[4:-1]


# ---------------------------------------------------------------- bibliographies


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Event(title="x"), {"type": "document"}),
        (
            Event(title="x", publisher="SEER", category="Tools", country="SE"),
            {
                "type": "webpage",
                "genre": "Tools",
                "author": [{"literal": "SEER"}],
                "publisher": "SEER",
                "keyword": "Sweden",
            },
        ),
        (Event(title="x", category="News"), {"type": "article-newspaper", "genre": "News"}),
        (OSLO, {"type": "event", "genre": "Taskforce meeting"}),
        (
            Meeting(title="x", date="2018-08-20", country="NO", objective="a", description="b"),
            {
                "type": "event",
                "genre": "Taskforce meeting",
                "event-place": "Norway",
                "abstract": "a",
                "keyword": "Norway",
            },
        ),
        (
            Meeting(title="x", date="2018-08-20", location="Hall", description="b", next_steps="c"),
            {"type": "event", "genre": "Taskforce meeting", "event-place": "Hall", "abstract": "b"},
        ),
        (
            Taskforce(name="x", objectives="a", results="b"),
            {
                "type": "webpage",
                "genre": "Taskforce dossier",
                "container-title": "EU STEM Coalition",
                "abstract": "a",
            },
        ),
        (
            Taskforce(name="x", results="b", status="finalised"),
            {
                "type": "webpage",
                "genre": "Taskforce dossier",
                "container-title": "EU STEM Coalition",
                "abstract": "b",
                "status": "finalised",
            },
        ),
    ],
)
def test_an_item_has_the_variables_that_are_known(record: Record, expected: dict[str, Any]) -> None:
    assert expected == item(record)


# ---------------------------------------------------------------- linked data


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (OSLO, {"@type": "Event", "keywords": "Taskforce meeting"}),
        (
            Meeting(title="x", date="2018-08-20", kind="webinar", location="Hall"),
            {
                "@type": "Event",
                "location": {"@type": "Place", "name": "Hall"},
                "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
                "keywords": "Webinar",
            },
        ),
        (
            Meeting(title="x", date="2018-08-20", country="GR", summary="a", objective="b", description="c"),
            {
                "@type": "Event",
                "location": {
                    "@type": "Place",
                    "address": {
                        "@type": "PostalAddress",
                        "addressCountry": {
                            "@type": "Country",
                            "@id": "http://publications.europa.eu/resource/authority/country/GRC",
                            "name": "Greece",
                            "identifier": "GR",
                        },
                    },
                },
                "keywords": "Taskforce meeting",
                "description": "a\n\nb\n\nc",
            },
        ),
        (Taskforce(name="x"), {"@type": "Project"}),
        (
            Taskforce(name="x", requesting_organisation="a", status="finalised", results="b"),
            {
                "@type": "Project",
                "founder": {"@type": "Organization", "name": "a"},
                "keywords": "Finalised",
                "description": "b",
            },
        ),
        (Event(title="x"), {"@type": "CreativeWork"}),
        (Event(title="x", category="Tools"), {"@type": "CreativeWork", "genre": "Tools"}),
        (Event(title="x", category="News"), {"@type": "NewsArticle", "genre": "News", "headline": "x"}),
    ],
)
def test_a_node_has_the_properties_that_are_known(record: Record, expected: dict[str, Any]) -> None:
    assert expected == node(record)


def test_a_graph_has_a_node_for_each_record_and_the_works_of_each_taskforce_inside() -> None:
    first, second = (Taskforce(name=name, events=[Event(title=f"{name}{n}") for n in (1, 2)]) for name in "ab")
    graph = stdlib.loads(jsonld.dumps([first, OSLO, second, Event(title="c"), Taskforce(name="d")]))["@graph"]

    assert ["a", "Oslo", "b", "c", "d"] == [each["name"] for each in graph]
    assert [["a1", "a2"], [], ["b1", "b2"], [], []] == [
        [work["name"] for work in each.get("subjectOf", ())] for each in graph
    ]
    assert {"@context": "https://schema.org", "@graph": []} == stdlib.loads(jsonld.dumps([]))


def test_signs_of_html_and_javascript_are_escaped() -> None:
    data = jsonld.dumps(Event(title="<a> & b"), authority="example.org")

    assert rb'"name":"\u003ca\u003e \u0026 b"' in data
    assert b'"@id":"tag:example.org,2015:event/undated/a-b"' in data


# ---------------------------------------------------------------- feeds


def feed(*records: Record) -> str:
    return atom.dumps(records).decode()


@pytest.mark.parametrize(
    ("record", "author"),
    [
        (OSLO, None),
        (Meeting(title="x", date="2018-08-20", host_organisation="NITO"), "NITO"),
        (Taskforce(name="x"), None),
        (Taskforce(name="x", requesting_organisation="Ministry"), "Ministry"),
        (Event(title="x"), None),
        (Event(title="x", publisher="SEER"), "SEER"),
    ],
)
def test_an_entry_has_the_author_that_is_known(record: Record, author: str | None) -> None:
    expected = "" if author is None else f"    <author>\n      <name>{author}</name>\n    </author>\n"

    assert feed(record).partition("  <entry>\n")[2].count("<author>") == bool(author)
    assert expected in feed(record)


@pytest.mark.parametrize(
    ("record", "category"),
    [
        (Meeting(title="x", date="2018-08-20", kind="kick-off"), 'term="kick-off" label="Kick-off"'),
        (Event(title="x", category="My & News"), 'term="My &amp; News" label="My &amp; News"'),
        (Event(title="x"), 'term="event" label="Event"'),
        (Taskforce(name="x"), 'term="taskforce" label="Taskforce"'),
    ],
)
def test_an_entry_has_a_category(record: Record, category: str) -> None:
    assert f"    <category {category} />\n" in feed(record)


def test_what_xml_cannot_hold_is_replaced_in_texts_and_escaped_in_addresses() -> None:
    pact = Taskforce(
        name="a\ufffe",
        requesting_organisation="b\uffff",
        results="c\ufffe",
        url="https://example.org/\ufffe\uffff",
        events=[Event(title="d", category="e\uffff")],
    )
    text = feed(pact)

    assert not {"\ufffe", "\uffff"} & {*text}
    for expected in (
        "<title>a\ufffd</title>",
        "<name>b\ufffd</name>",
        "Results\nc\ufffd",
        'href="https://example.org/%EF%BF%BE%EF%BF%BF"',
        'term="e\ufffd" label="e\ufffd"',
        'label="a\ufffd"',
    ):
        assert expected in text


@pytest.mark.parametrize(
    ("records", "updated"),
    [
        ([], "1970-01-01"),
        ([Event(title="x")], "1970-01-01"),
        ([Event(title="x"), OSLO, Event(title="y", date="2018-01-01")], "2018-08-20"),
    ],
)
def test_a_feed_is_as_new_as_its_most_recent_entry(records: list[Record], updated: str) -> None:
    head = feed(*records).partition("<entry>")[0]

    assert f"  <updated>{updated}T00:00:00Z</updated>\n" in head


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"title": " x"}, "title: starts or ends with white space; expected 'x'"),
        ({"title": " x", "url": "x"}, "title: starts or ends with white space; expected 'x'"),
        ({"url": "x"}, "url: does not start with http:// or https://"),
        ({"authority": "x y"}, "authority: expected a domain such as 'stemcoalition.eu', got 'x y'"),
    ],
)
def test_an_option_of_a_feed_that_is_refused_is_named(options: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - its whole message is compared
        atom.dumps([], **options)

    assert message == str(caught.value)


# ---------------------------------------------------------------- slides


@pytest.mark.parametrize(
    ("record", "start", "end", "text"),
    [
        (Event(title="x", date="2018-05-04"), {}, None, ""),
        (
            Meeting(title="x", date="2018-05-04", time="09:30"),
            {"hour": 9, "minute": 30},
            None,
            "<p><strong>Kind</strong>: Taskforce meeting</p>",
        ),
        (
            Meeting(title="x", date="2018-05-04", end_date="2018-05-05", time="09:30"),
            {},
            {"year": 2018, "month": 5, "day": 5},
            "<p><strong>Time</strong>: 09:30<br><strong>Kind</strong>: Taskforce meeting</p>",
        ),
        (
            Meeting(title="x", date="2018-05-04", end_date="2018-05-05"),
            {},
            {"year": 2018, "month": 5, "day": 5},
            "<p><strong>Kind</strong>: Taskforce meeting</p>",
        ),
        (
            Event(title="x", date="2018-05-04", summary="a\nb\n\nc"),
            {},
            None,
            "<p><strong>Summary</strong></p><p>a<br>b</p><p>c</p>",
        ),
    ],
)
def test_a_slide_has_its_days_its_time_and_its_text(
    record: Record, start: dict[str, int], end: dict[str, int] | None, text: str
) -> None:
    found = slide(record)

    assert ({"year": 2018, "month": 5, "day": 4} | start, end, text) == (
        found["start_date"],
        found.get("end_date"),
        found["text"]["text"],
    )


@pytest.mark.parametrize(
    ("record", "group"),
    [
        (OSLO, "Meetings"),
        (Event(title="x", date="2018-05-04"), "Publications"),
        (Taskforce(name="A > B", start_date="2018-05-04"), "A › B"),
    ],
)
def test_a_slide_stands_in_the_row_of_its_kind(record: Record, group: str) -> None:
    assert group == slide(record)["group"]


def test_what_is_left_out_of_a_timeline_is_told_with_its_place() -> None:
    records: list[Record] = [
        Taskforce(name="P", events=[Event(title="a"), Event(title="b", date="2018-01-01"), Event(title="c")]),
        OSLO,
        Event(title="d"),
    ]

    assert [
        f"info: '{name}' has no date and is left out of the timeline [event.undated at {path}]"
        for name, path in [("P", "/0"), ("a", "/0/events/0"), ("c", "/0/events/2"), ("d", "/2")]
    ] == [str(each) for each in timelinejs.left_out(records)]
    assert () == timelinejs.left_out(OSLO)


def test_the_title_of_a_timeline_that_is_refused_is_told() -> None:
    with pytest.raises(ValueError, match=r"^title: is blank; expected text$"):
        timelinejs.dumps([], title="")


# ---------------------------------------------------------------- reports


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        *((f"a{sign}b", f"a\\{sign}b") for sign in "\\`*_[]<>&|~$^{}#@"),
        ("http://x", r"http\://x"),
        ("a: b", "a: b"),
        ("a:/b", "a:/b"),
        ("www.x", r"www\.x"),
        ("WWW.x", r"WWW\.x"),
        ("ww.x", "ww.x"),
        ("a.b", "a.b"),
        # marks at the start of a line
        *((f"{sign} a", f"\\{sign} a") for sign in "+=%:-"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("1 a", "1 a"),
        ("a 1. b - c", "a 1. b - c"),
        ("1. *a*", r"1\. \*a\*"),
        # lines and paragraphs
        ("a\nb\nc", "a\\\nb\\\nc"),
        ("a\n\nb", "a\n\nb"),
        ("a\n\n\nb", "a\n\nb"),
        ("a\n b ", "a\\\nb"),
        ("a\n- b", "a\\\n\\- b"),
    ],
)
def test_a_sign_that_markdown_could_take_for_more_is_escaped(line: str, expected: str) -> None:
    text = "\n".join(each.strip() for each in line.split("\n"))

    assert expected.split("\n") == written(text)


@pytest.mark.parametrize(
    ("event", "lines"),
    [
        (Event(title="a"), ["- **Undated** a"]),
        (Event(category="News"), ["- **Undated** News"]),
        (Event(date="2018-05-04", category="News"), ["- **2018-05-04** News"]),
        (Event(title="a", publisher="SEER"), ["- **Undated** a · SEER"]),
        (Event(summary="a\n\nb\nc"), ["- **Undated**", "", "  a", "", "  b\\", "  c"]),
        (
            Event(title="*a*", url='https://example.org/<">\\^`{|}x', country="SE"),
            [r"- **Undated** \*a\* · Sweden · <https://example.org/%3C%22%3E%5C%5E%60%7B%7C%7Dx>"],
        ),
    ],
)
def test_an_event_is_an_item_of_the_timeline(event: Event, lines: list[str]) -> None:
    assert ["# x", "", "## Timeline", "", *lines, ""] == (
        markdown.dumps(Taskforce(name="x", events=[event])).decode().split("\n")
    )
