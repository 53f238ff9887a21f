"""Entries and rows one by one: where a teaser ends, and the most of them that are read."""

from collections.abc import Sequence

import pytest

from stemtaskforce.findings import Finding
from stemtaskforce.pages import entries
from stemtaskforce.pages.entries import events_of, rows_of
from stemtaskforce.pages.layouts import vocabulary
from stemtaskforce.pages.lines import Line
from stemtaskforce.pages.marks import Mark, marks_of
from stemtaskforce.pages.plaintext import lines_of

TIMELINE = """\
May 5, 2020
News | A
One.
May 4, 2020
News | B
Two ...
behind two
May 3, 2020
News | C
Three ...
behind three
May 2, 2020
News | D
Four."""

LISTING = """\
Ongoing taskforces
May 5, 2020 | Malta | A
One.
May 4, 2020 | Norway | B
May 3, 2020 | Spain | C
Three ...
behind three
May 2, 2020 | Italy | D"""


def marks(text: str) -> list[Mark]:
    return marks_of(lines_of(text), vocabulary())


def lines(found: Sequence[Line]) -> list[str]:
    return [line.text for line in found]


def said(findings: Sequence[Finding]) -> list[tuple[str, str, int | None, str]]:
    return [(each.code, each.path, each.line, each.message) for each in findings]


CUT = ("text.truncated", "/x/events/1/summary", 5, "summary: the site has cut 'Two ...'")


@pytest.mark.parametrize(
    ("most", "findings", "unread"),
    [
        (4, [CUT, ("text.truncated", "/x/events/2/summary", 9, "summary: the site has cut 'Three ...'")], []),
        (
            3,
            [
                CUT,
                ("text.truncated", "/x/events/2/summary", 9, "summary: the site has cut 'Three ...'"),
                ("events.too-many", "/x/events", 13, "events: the page has more than 3; the rest was not read"),
            ],
            ["May 2, 2020", "News | D", "Four."],
        ),
        (
            2,
            [CUT, ("events.too-many", "/x/events", 9, "events: the page has more than 2; the rest was not read")],
            ["May 3, 2020", "News | C", "Three ...", "behind three", "May 2, 2020", "News | D", "Four."],
        ),
    ],
)
def test_past_the_most_events_of_a_page_each_line_is_unread(
    monkeypatch: pytest.MonkeyPatch, most: int, findings: list[tuple[str, str, int, str]], unread: list[str]
) -> None:
    monkeypatch.setattr(entries, "MAX_EVENTS", most)
    behind = ["behind two"] + (["behind three"] if most > 2 else [])
    found = events_of(marks(f"stray\n{TIMELINE}"), "/x/events")

    assert [f"News | {name}" for name in "ABCD"[:most]] == [head.text for head in found.heads]
    assert most == len(found.events)
    assert [(code, path, line and line + 1, text) for code, path, line, text in findings] == said(found.findings)
    assert ["stray", *behind, *unread] == lines(found.unread)


@pytest.mark.parametrize(
    ("most", "line", "unread"),
    [
        (4, None, ["behind three"]),
        (3, 8, ["behind three", "May 2, 2020 | Italy | D"]),
        (2, 5, ["May 3, 2020 | Spain | C", "Three ...", "behind three", "May 2, 2020 | Italy | D"]),
    ],
)
def test_past_the_most_rows_of_a_page_each_line_is_unread(
    monkeypatch: pytest.MonkeyPatch, most: int, line: int | None, unread: list[str]
) -> None:
    monkeypatch.setattr(entries, "MAX_EVENTS", most)
    found = rows_of(marks(LISTING))
    message = f"rows: the page has more than {most}; the rest was not read"

    assert list("ABCD"[:most]) == [row.requesting_organisation for row in found.rows]
    assert ([] if line is None else [("events.too-many", "/rows", line, message)]) == said(found.findings)
    assert unread == lines(found.unread)


@pytest.mark.parametrize(
    ("text", "summaries", "unread"),
    [
        ("May 5, 2020\nNews | A\nOne.\nTwo.", ["One.\n\nTwo."], []),
        ("May 5, 2020\nNews | A\nOne.\nnext ›", ["One."], ["next ›"]),
        ("May 5, 2020\nNews | A\nOne …\nTwo.\nnext ›", ["One …"], ["Two.", "next ›"]),
        ("News | A\nOne.\nMay 5, 2020\nNews | B\nTwo.", ["One.", "Two."], []),
        ("May 5, 2020\n2020\nNews | A\nOne.", ["One."], ["May 5, 2020", "2020"]),
        (
            "May 5, 2020\nNews | A\nOne …\nOffice | Tel: 0123 456789\nMore.",
            ["One …"],
            ["Office | Tel: 0123 456789", "More."],
        ),
        ("May 5, 2020\nNews | A\nMay 1, 2020 | Malta | X\nMore.", [""], ["May 1, 2020 | Malta | X", "More."]),
        ("May 5, 2020\n- News | A\n- One.", ["One."], []),
        ("May 5, 2020\nNews | A\n- One.\n- Two.", ["- One.\n- Two."], []),
        # a contact begins no entry below a text that was cut, and is one elsewhere
        ("Office | Tel: 0123 456789\nMore.", ["More."], []),
        ("Words …\nOffice | Tel: 0123 456789\nMore.", ["More."], ["Words …"]),
        ("May 5, 2020\nNews | A\nOne.\nOffice | Tel: 0123 456789\nMore.", ["One.", "More."], []),
        (
            "May 5, 2020\nNews | A\nOne …\nMay 4, 2020\nNews | B\nTwo.\nOffice | Tel: 0123 456789\nMore.",
            ["One …", "Two.", "More."],
            [],
        ),
        ("", [], []),
        ("Words.", [], ["Words."]),
    ],
)
def test_a_teaser_ends_where_the_site_has_cut_it_or_another_list_begins(
    text: str, summaries: list[str], unread: list[str]
) -> None:
    found = events_of(marks(text), "")

    assert summaries == [event.summary for event in found.events]
    assert unread == lines(found.unread)


@pytest.mark.parametrize("publisher", ["A", "A | B", "A | B | C"])
def test_a_publisher_may_hold_bars(publisher: str) -> None:
    assert [publisher] == [event.publisher for event in events_of(marks(f"May 5, 2020\nNews | {publisher}"), "").events]


@pytest.mark.parametrize(
    ("line", "category", "publisher"),
    [
        ("May 2020 | Malta | X", "May 2020", "Malta | X"),
        ("Results: a | B | C", "Results: a", "B | C"),
        ("Country: a | B", "Country: a", "B"),
        ("May 4, 2020 | B", "May 4, 2020", "B"),
    ],
)
def test_below_a_date_half_a_row_and_a_label_with_a_bar_are_the_line_of_an_entry(
    line: str, category: str, publisher: str
) -> None:
    (event,) = events_of(marks(f"May 5, 2020\n{line}\nOne."), "").events

    assert (category, publisher, "One.") == (event.category, event.publisher, event.summary)


def test_the_status_of_a_row_is_that_of_the_heading_above_it() -> None:
    ongoing = "Ongoing taskforces\nMay 4, 2020 | Malta | B\nText."
    finalised = "Finalised taskforces\nstray\nMay 3, 2020 | Malta | C"
    found = rows_of(marks(f"May 5, 2020 | Malta | A\n{ongoing}\n{finalised}"))

    assert [None, "ongoing", "finalised"] == [row.status and row.status.value for row in found.rows]
    assert ["", "Text.", ""] == [row.teaser for row in found.rows]
    assert ["stray"] == lines(found.unread)


def test_past_the_most_unknown_countries_the_nearest_names_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "_MAX_HINTS", 1)
    rows = "".join(f"May 5, 2020 | {name} | X\n" for name in ("Malta", "Spain", "Norwya", "Malta", "Norwya"))
    message = "country: expected a country's name or code, got 'Norwya'"

    assert [
        ("country.unknown", "/rows/2/country", 3, f"{message}; did you mean Norway (NO)?"),
        ("country.unknown", "/rows/4/country", 5, message),
    ] == said(rows_of(marks(rows)).findings)


def test_the_dates_above_a_row_are_in_no_teaser() -> None:
    found = rows_of(marks("May 5, 2020 | Malta | A\nText.\nMay 2020\nMay 4, 2020 | Malta | B"))

    assert ["Text.", ""] == [row.teaser for row in found.rows]
    assert ["May 2020"] == lines(found.unread)


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("Read more", True),
        ("- read more about ants »", True),
        ("Continue reading…", True),
        ("next ›", False),
        ("2", False),
    ],
)
def test_a_link_behind_a_teaser_leads_to_the_publication_where_its_words_say_so(line: str, *, leads: bool) -> None:
    link = "https://a.eu/"
    page = [Line(1, "May 5, 2020"), Line(2, "News | A"), Line(3, "One."), Line(4, line, link=link)]
    (event,) = events_of(marks_of(page, vocabulary()), "").events

    assert (link if leads else None) == event.url
