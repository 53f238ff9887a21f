"""Parts of HTML pages: prose, addresses, entries, filters, cards and names, each where its rule begins and ends."""

import re

import pytest

from stemtaskforce import Catalog, Event, Meeting, Record, Taskforce
from stemtaskforce.formats import html
from stemtaskforce.formats.html.names import names_of
from stemtaskforce.formats.html.parts import draw_facts, draw_prose, draw_text, heading, kind_of, outside
from stemtaskforce.formats.html.timeline import Around, draw_timeline
from stemtaskforce.timeline import Timeline


def between(text: str, start: str, end: str) -> list[str]:
    """Return what stands between two marks, each time."""
    return re.findall(f"{re.escape(start)}(.*?){re.escape(end)}", text, re.DOTALL)


def drawn(*records: Record, around: Around | None = None) -> str:
    """Return the timeline of records."""
    return draw_timeline(Timeline.of(records), around or Around())[0].source


# ---------------------------------------------------------------- prose and facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "<p>a</p>"),
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("a\nb\nc", "<p>a<br>b<br>c</p>"),
        ("a\n\n\nb", "<p>a</p><p>b</p>"),
        ("a\n- b\nc\nd\n1. e", '<p>a</p><ul dir="auto"><li>b</li></ul><p>c<br>d</p><ol dir="auto"><li>e</li></ol>'),
        # items of lists
        ("- a", '<ul dir="auto"><li>a</li></ul>'),
        ("- a\n- b c", '<ul dir="auto"><li>a</li><li>b c</li></ul>'),
        ("1. a\n2. b", '<ol dir="auto"><li>a</li><li>b</li></ol>'),
        ("001. a", '<ol dir="auto"><li>a</li></ol>'),
        ("02. a\n03. b", '<ol dir="auto" start="2"><li>a</li><li>b</li></ol>'),
        ("0. a", '<ol dir="auto" start="0"><li>a</li></ol>'),
        ("10. a", '<ol dir="auto" start="10"><li>a</li></ol>'),
        ("999. a", '<ol dir="auto" start="999"><li>a</li></ol>'),
        ("- a\n1. b", '<ul dir="auto"><li>a</li></ul><ol dir="auto"><li>b</li></ol>'),
        # what only begins like one
        *((text, f"<p>{text}</p>") for text in ("-a", "- ", "-  a", "1) a", "1000. a", "1.  a", "1.a", "2018 was")),
    ],
)  # fmt: skip
def test_prose_is_paragraphs_and_lists(text: str, expected: str) -> None:
    assert expected == draw_text(text).source


def test_prose_has_a_section_with_a_heading_of_the_level() -> None:
    record = Meeting(title="x", date="2018-08-20", summary="Short.", next_steps="Then.")

    assert [
        '<section class="c"><h3>Summary</h3><div><p>Short.</p></div></section>',
        '<section class="c"><h3>Next steps</h3><div><p>Then.</p></div></section>',
    ] == [each.source for each in draw_prose(record, "h3", class_="c")]
    assert ["<section><h2>Summary</h2><div><p>Short.</p></div></section>"] == [
        each.source for each in draw_prose(Event(summary="Short."), "h2")
    ]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.org", "example.org"),
        ("https://www.example.org/a/b", "example.org"),
        ("http://example.org:8080/www.", "example.org:8080"),
        ("https://wwwx.example.org/", "wwwx.example.org"),
    ],
)
def test_an_address_is_shown_by_its_host(url: str, host: str) -> None:
    link = f'<a href="{url}" rel="external noopener noreferrer">'

    assert f"{link}a</a>" == outside(url, "a").source
    assert f'<dl class="facts"><div><dt>Page</dt><dd>{link}{host}</a></dd></div></dl>' == (
        draw_facts(Taskforce(name="x", url=url)).source
    )


def test_no_facts_are_no_list() -> None:
    assert "" == draw_facts(Taskforce(name="x")).source


@pytest.mark.parametrize(
    ("record", "kind", "words"),
    [
        (Taskforce(name="x"), "start", "Taskforce dossier"),
        (Meeting(title="x", date="2018-08-20"), "meeting", "Taskforce meeting"),
        (Event(title="x"), "publication", "Publication"),
        (Event(title="x", category="News"), "publication", "News"),
    ],
)
def test_a_record_has_a_kind_and_words_above_its_name(record: Record, kind: str, words: str) -> None:
    assert (kind, words) == (kind_of(record), heading(record))


# ---------------------------------------------------------------- names


def test_names_are_those_of_keys_and_of_owners() -> None:
    launch, pact, plan = Event(title="Launch"), Taskforce(name="Pact"), Taskforce(name="Plan")

    assert ["taskforce-pact", "event-undated-launch"] == names_of([pact, launch])
    alone, owned, other, again = names_of([launch] * 4, [None, pact, plan, pact])
    assert 4 == len({alone, owned, other, again})
    assert [alone, owned, other] == names_of([launch] * 3, [None, pact, plan])
    assert [alone, owned, other] == names_of([launch] * 3, [None, Taskforce(name="Pact"), plan])
    assert [owned, alone] == names_of([launch] * 2, [pact, None])
    assert names_of([launch] * 2) == names_of([launch] * 2, [None, None])


# ---------------------------------------------------------------- timeline


def entry(record: Record, around: Around | None = None) -> tuple[str, str]:
    """Return the line of an entry, and what is shown when it is open."""
    (item,) = between(drawn(record, around=around), "<details>", "</details>")
    head, _, more = item.partition("</summary>")
    return head, more


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [("x" * 400, True), ("x" * 401, False), ("a\nb", False), ("a\n\nb", False), ("x " * 199 + "xx", True)],
)
def test_a_short_text_stands_whole_in_its_line(text: str, *, is_whole: bool) -> None:
    head, more = entry(Event(summary=text))

    (name,) = between(head, '<span class="name">', "</span>")
    assert is_whole is (name == text)
    assert len(name) <= 400
    assert is_whole is (draw_text(text).source not in more)


@pytest.mark.parametrize(
    ("record", "by"),
    [
        (Event(title="x"), None),
        (Event(title="x", category="News"), "News"),
        (Event(title="x", publisher="SEER"), "SEER"),
        (Event(title="x", category="News", publisher="SEER"), "News · SEER"),
        (Event(category="News", publisher="SEER"), "News"),
        (Event(category="News"), None),
        (Meeting(title="x", date="2018-08-20"), "Taskforce meeting"),
        (Meeting(title="x", date="2018-08-20", country="NO"), "Taskforce meeting · Norway"),
        (Meeting(title="x", date="2018-08-20", country="NO", location="Oslo"), "Taskforce meeting · Oslo"),
        (Taskforce(name="x"), "Taskforce"),
        (Taskforce(name="x", start_date="2018-08-20"), "Start of the taskforce"),
    ],
)
def test_what_stands_above_a_name_does_not_repeat_it(record: Record, by: str | None) -> None:
    assert ([] if by is None else [by]) == between(entry(record)[0], '<span class="by">', "</span>")


def test_an_entry_shows_the_prose_that_is_not_its_name() -> None:
    assert "<p>Short.</p>" in entry(Event(title="x", summary="Short."))[1]
    assert "<h4>" not in entry(Event(title="x", summary="Short."))[1]
    assert "<p>" not in entry(Event(summary="Short."))[1].partition('<p class="links">')[0]
    assert "<h4>Background</h4><p>Why.</p>" in entry(Taskforce(name="x", background="Why."))[1]
    assert "<h4>" not in entry(Taskforce(name="x", background="x"))[1]


def test_the_record_of_the_page_is_not_repeated_and_leads_to_the_top() -> None:
    pact = Taskforce(name="Pact", start_date="2018-08-20", background="Why.")
    top = '<a href="#content">Back to the top</a>'

    assert ("Why." in entry(pact)[1], top in entry(pact)[1]) == (True, False)
    shown = entry(pact, Around(subject=pact, page=lambda _: "pact.html"))[1]
    assert ("Why." in shown, top in shown, "pact.html" in shown) == (False, True, False)


def resolved(publication: Event, *, page: str | None = None) -> str:
    """Return the publication that an event of a taskforce points to, as its entry shows it."""
    pact = Taskforce(name="Pact", events=[Event(summary="The plan is...")])
    around = Around(page=lambda _: page, resolve=lambda _: publication)
    timeline, _ = draw_timeline(Timeline.of([pact]), around)
    (found,) = between(timeline.source, '<div class="resolved">', "</div>")
    assert "The site shows no more" not in timeline.source
    return found


@pytest.mark.parametrize(
    ("publication", "page", "expected"),
    [
        (Event(title="Plan"), None, "<p><strong>Plan</strong></p>"),
        (Event(title="Plan"), "plan.html", '<p><a href="plan.html">Plan</a></p>'),
        (Event(title="Plan", summary="a\n\nb"), None, "<p><strong>Plan</strong></p><p>a</p><p>b</p>"),
        (Event(title="x" * 400), None, f"<p><strong>{'x' * 400}</strong></p>"),
        (Event(title="x" * 401), None, f"<p><strong>{'x' * 399}…</strong></p>"),
        (Event(title="a", summary="x" * 1_200), None, f"<p><strong>a</strong></p><p>{'x' * 1_200}</p>"),
        (Event(title="a", summary="x" * 1_201), None, f"<p><strong>a</strong></p><p>{'x' * 1_199}…</p>"),
    ],
)
def test_a_publication_that_an_event_points_to_is_shown(publication: Event, page: str | None, expected: str) -> None:
    assert f'<p class="note">The publication</p>{expected}' == resolved(publication, page=page)


def test_only_an_event_of_a_taskforce_points_to_a_publication() -> None:
    around = Around(resolve=lambda _: Event(title="Plan"))

    assert (
        '<p class="note">The site shows no more of this text here.</p>'
        in (entry(Event(summary="The plan is..."), around)[1])
    )
    assert "The site" not in entry(Event(summary="The plan is."), around)[1]


@pytest.mark.parametrize(("number", "more"), [(14, []), (15, ["1 more"]), (16, ["2 more"])])
def test_filters_past_the_fourteenth_open_on_a_click(number: int, more: list[str]) -> None:
    page = drawn(*(Event(title="x", date=f"{year}-01-01") for year in range(2001, 2001 + number)))

    (facet,) = between(page, '<div class="facet">', "</nav>")
    assert more == between(facet, "<details><summary>", "</summary>")
    assert number - min(number, 14) == facet.partition("<details>")[2].count("<li>")


def test_a_filter_has_the_hundred_first_years_and_the_hundred_most_frequent_categories() -> None:
    records = [
        Event(title=f"{number}", date=f"{year}-01-01", category=f"Category {year}")
        for year in range(1900, 2001)
        for number in range(1 + (year == 1900))
    ]
    page = drawn(*records)

    assert [f"year-{year}" for year in range(2000, 1900, -1)] == re.findall('id="(year-[0-9]+)"', page)
    categories = re.findall('id="(category-category-[0-9]+)"', page)
    assert (100, "category-category-1900") == (len(categories), categories[0])


def test_a_filter_of_many_entries_counts_them_with_commas() -> None:
    page = drawn(Event(title="a", date="2018-01-01"), *(Event(title=f"{number}") for number in range(1_234)))

    assert ["1", "1,234"] == between(page, '<span class="count">', "</span>")
    assert ["1,235 entries"] == between(page, 'Timeline</h2><p class="note">', "</p>")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([None], "1 entry"),
        (["2018-01-01"], "1 entry"),
        (["2018-01-01", "2018-12-31", None], "3 entries"),
        (["2018-01-01", "2019-01-01", None], "3 entries, 2018 to 2019"),
    ],
)
def test_the_extent_is_in_years(days: list[str | None], expected: str) -> None:
    page = drawn(*(Event(title="x", date=day) for day in days))

    assert [expected] == between(page, 'Timeline</h2><p class="note">', "</p>")


def test_a_filter_of_one_value_is_left_out() -> None:
    assert "<nav" not in drawn(Event(title="x", category="News"), Event(title="y", category="News"))
    assert ["Category"] == between(
        drawn(Event(title="x", category="News"), Event(title="y", category="Tools"), Event(title="z")),
        '<h3 id="by-category">',
        "</h3>",
    )


def test_kinds_are_filtered_where_entries_name_their_taskforce() -> None:
    records: list[Record] = [
        Taskforce(name="Pact", start_date="2018-01-01", events=[Event(title="a", date="2018-01-01")]),
        Meeting(title="b", date="2018-01-01"),
    ]
    around = Around(shows_owner=True)

    assert "by-kind" not in drawn(*records)
    assert ["meeting", "event", "start"] == re.findall('id="kind-([a-z]+)"', drawn(*records, around=around))
    assert ['<span class="mark meeting"></span>Meetings '] == between(
        drawn(*records, around=around), 'href="#kind-meeting">', '<span class="count">'
    )


def test_rules_hide_what_a_filter_does_not_match() -> None:
    records: list[Record] = [
        Taskforce(name="Pact", events=[Event(title="a", category="My News")]),
        Event(title="b", date="2018-01-01"),
    ]
    _, rules = draw_timeline(Timeline.of(records), Around(shows_owner=True))
    hidden = ".timeline:not(.scripted):has(#{0}:target) .entry:not({1}),"
    hidden += ".timeline:not(.scripted):has(#{0}:target) .year:not(:has({1})){{display:none}}\n"

    assert rules == "".join(
        hidden.format(*each)
        for each in [
            ("kind-event", ".event"),
            ("kind-publication", ".publication"),
            ("kind-start", ".start"),
            ("year-2018", '[data-year="2018"]'),
            ("year-undated", '[data-year="undated"]'),
        ]
    )


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize(("length", "tag"), [(60, "<h1>"), (61, '<h1 class="long">')])
def test_a_long_name_is_set_in_smaller_type(length: int, tag: str) -> None:
    assert f"{tag}{'x' * length}</h1>" in html.dumps(Taskforce(name="x" * length)).decode()


@pytest.mark.parametrize(("length", "shown"), [(300, "x" * 300), (301, "x" * 299 + "…")])
def test_a_title_is_cut(length: int, shown: str) -> None:
    page = html.dumps(Event(title="x" * length)).decode()

    assert [shown] == between(page, "<title>", "</title>")
    assert [shown] == between(page, '<h1 class="long">', "</h1>")


@pytest.mark.parametrize(("length", "shown"), [(160, "x" * 160), (161, "x" * 159 + "…")])
def test_the_beginning_of_a_text_describes_its_page(length: int, shown: str) -> None:
    page = html.dumps(Event(title="a", summary="x" * length)).decode()
    card = html.dumps([Taskforce(name="a", background="x" * length), Event(title="b")]).decode()

    assert [shown] == between(page, '<meta name="description" content="', '">')
    assert f"<p>{shown}</p>" in card


@pytest.mark.parametrize(
    ("taskforce", "expected"),
    [
        (Taskforce(name="A"), '<p class="note">0 events</p>'),
        (Taskforce(name="A", events=[Event(title="x")]), '<p class="note">1 event</p>'),
        (Taskforce(name="A", status="finalised"), '<p class="note">finalised</p><p class="note">0 events</p>'),
        (
            Taskforce(name="A", country="DK", start_date="2018-08-20", results="Ends."),
            '<p class="note">Denmark, since 20 August 2018</p><p>Ends.</p><p class="note">0 events</p>',
        ),
        (
            Taskforce(name="A", background="Why.", objectives="Aims.", results="Ends."),
            '<p>Aims.</p><p class="note">0 events</p>',
        ),
        (Taskforce(name="A", background="Why.", results="Ends."), '<p>Why.</p><p class="note">0 events</p>'),
    ],
)
def test_a_card_has_what_is_known_of_a_taskforce(taskforce: Taskforce, expected: str) -> None:
    (card,) = between(html.dumps([taskforce, Event(title="x")]).decode(), '<li class="card">', "</li>")

    assert f'<h3><a href="#taskforce-a">A</a></h3>{expected}' == card


@pytest.mark.parametrize(
    ("records", "summary"),
    [
        ([], "0 taskforces, 0 meetings and 0 publications."),
        (
            [Taskforce(name="a"), Meeting(title="b", date="2018-08-20"), Event(title="c")],
            "1 taskforce, 1 meeting and 1 publication.",
        ),
        ([Event(title="a"), Event(title="b")], "0 taskforces, 0 meetings and 2 publications."),
    ],
)
def test_a_page_of_many_counts_them(records: list[Record], summary: str) -> None:
    page = html.dumps(records).decode()

    assert [summary] == between(page, '<p class="lede">', "</p>")
    assert [summary] == between(page, '<meta name="description" content="', '">')
    assert ["STEM taskforces"] * 2 == [*between(page, "<title>", "</title>"), *between(page, "<h1>", "</h1>")]
    assert [bool([each for each in records if isinstance(each, Taskforce)])] == ["<h2>Taskforces</h2>" in page]


@pytest.mark.parametrize("records", [Event(title="x"), [Event(title="x")], Catalog.of([Event(title="x")])])
def test_one_record_has_its_own_page(records: Record | list[Record] | Catalog) -> None:
    assert html.dumps(Event(title="x"), title="Not shown") == html.dumps(records)


def test_a_page_with_the_title_of_its_site_does_not_repeat_it() -> None:
    files = html.dumps_folder([Taskforce(name="Pact"), Event(title="b")], title="Pact")
    page = files["taskforce-pact.html"].decode()

    assert ["Pact"] == between(page, "<title>", "</title>")
    assert '<p class="up">' not in page
    assert ["b – Pact"] == between(files["event-undated-b.html"].decode(), "<title>", "</title>")


def test_a_folder_gives_its_title_to_the_feed_the_calendar_and_the_index() -> None:
    files = html.dumps_folder(Event(title="x"), title="Pacts")

    assert ["event-undated-x.html", "feed.atom", "calendar.ics", "index.html"] == [*files]
    assert b"<title>Pacts</title>" in files["feed.atom"]
    assert b"\r\nNAME:Pacts\r\n" in files["calendar.ics"]
    assert b"<title>Pacts</title>" in files["index.html"]


def test_the_page_of_a_dossier_lists_its_meetings_and_that_of_a_meeting_its_dossier() -> None:
    pact = Taskforce(name="Danish Technology Pact", start_date="2016-09-29")
    meeting = Meeting(title="Taskforce Meeting: Danish Technology Pact", date="2018-08-20")
    files = html.dumps_folder([pact, meeting, Meeting(title="Other", date="2018-08-20")])
    pages = {name: data.decode() for name, data in files.items()}

    assert ["taskforce meeting"] == [
        each.lower() for each in between(pages["taskforce-danish-technology-pact.html"], '<span class="by">', "</span>")
    ][:1]
    assert ['Taskforce dossier: <a href="taskforce-danish-technology-pact.html">Danish Technology Pact</a>'] == between(
        pages["meeting-2018-08-20-taskforce-meeting-danish-technology-pact.html"], '<p class="related">', "</p>"
    )
    assert '<p class="related">' not in pages["meeting-2018-08-20-other.html"]
    assert '<p class="related">' not in pages["taskforce-danish-technology-pact.html"]
