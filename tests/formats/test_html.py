"""HTML pages: whole, safe whatever the text, filtered without a script, and a folder whose links lead somewhere."""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from stemtaskforce import Catalog, Event, Meeting, Record, Taskforce, examples
from stemtaskforce.folding import fold
from stemtaskforce.formats import html
from stemtaskforce.formats.html.parts import draw_text
from stemtaskforce.strategies import events, lines, meetings, taskforces
from tests.corpora import taken
from tests.formats.skeletons import PAYLOADS, shared_payloads, skeletons

_ITEM = re.compile(r"(-|[0-9]{1,3}\.) \S")
catalogs = st.lists(taskforces() | meetings() | events(), max_size=6).map(Catalog.of)
_MIXED = Catalog.of(
    [
        Taskforce(name="Pact", start_date="2016-09-29", events=[Event(date="2018-05-04", category="News", title="A")]),
        Meeting(title="Taskforce Meeting: Pact", date="2018-08-20", end_date="2018-08-21", time="09:00"),
        Event(date="2017-01-01", category="Tools", title="B", url="https://example.org/b"),
        Event(title="Undated"),
    ]
)


def parsed(page: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(page.decode())


def found(page: bytes, selector: str) -> list[LexborNode]:
    return parsed(page).css(selector)


def words(text: str) -> list[str]:
    return text.replace("\x00", "").split()


def spread(text: str, url: str | None = None) -> Catalog:
    """Records with a text in every field that takes any, linked to each other."""
    event = Event(date="2018-05-04", title=text, category=text, publisher=text, summary=text, url=url)
    return Catalog.of(
        [
            event,
            Meeting(
                title=text, date="2018-08-20", host_organisation=text, location=text,
                summary=text, objective=text, description=text, next_steps=text, url=url,
            ),
            Taskforce(
                # No meeting is linked by it, so that no link depends on the words of a text.
                name=f"{text[:900]} of its own", requesting_organisation=text,
                background=text, objectives=text, results=text, url=url,
                events=[event, Event(date="2018-05-04", summary=text, publisher=text)],
            ),
        ]
    )  # fmt: skip


@lru_cache(maxsize=64)
def structure(text: str) -> object:
    catalog = spread(text)
    pages = [html.dumps(catalog), *html.dumps_folder(catalog).values()]
    return [skeletons(page.decode()) for page in pages if page.startswith(b"<!doctype html>")]


def is_plain(text: str) -> bool:
    """Whether nothing of a text is shown as more than text: an item of a list, a cut text, or a link by its words."""
    return not _ITEM.match(text) and not text.endswith(("...", "…")) and fold(text).strip() != ""


def benign(text: str) -> str:
    """A word that is as long as a text, since long ones are shown in another way."""
    return "x" * len(text)


@pytest.mark.slow
@pytest.mark.parametrize("payload", [each for each in PAYLOADS if is_plain(each)])
def test_hostile_text_leaves_the_elements_of_a_benign_word(payload: str) -> None:
    assert structure(benign(payload.strip())) == structure(payload.strip())


@settings(max_examples=min(40, settings().max_examples))  # a site and four pages each, by two parsers
@given(lines().filter(is_plain))
def test_any_text_leaves_the_elements_of_a_benign_word(text: str) -> None:
    assert structure(benign(text)) == structure(text)


@pytest.mark.slow
def test_a_payload_of_the_corpora_leaves_the_elements_of_a_benign_word() -> None:
    known: dict[int, object] = {}
    for payload in taken([each for each in shared_payloads() if is_plain(each)]):
        size = len(payload)
        known.setdefault(size, structure(benign(payload)))
        assert known[size] == structure(payload), payload


def test_the_comparison_sees_text_that_is_not_escaped() -> None:
    page = html.dumps(Event(title="MARK")).decode()
    control = [skeletons(page.replace("MARK", text)) for text in ("xxxx", "<b>x</b>")]

    assert control[0] != control[1]


@pytest.mark.parametrize(
    "url", ['https://example.org/?a="><script>alert(1)</script>', "http://example.org/'onclick='x"]
)
def test_an_address_cannot_leave_its_attribute(url: str) -> None:
    page = html.dumps(Event(title="x", url=url))

    assert url in [each.attributes["href"] for each in found(page, "a")]
    assert 1 == len(found(page, "script:not([type])")) + len(found(page, "script[type]"))


@given(catalogs)
def test_links_lead_outside_by_http_or_to_what_is_there(catalog: Catalog) -> None:
    files = html.dumps_folder(catalog)
    for page in (page for name, page in files.items() if name.endswith(".html")):
        names = [each.attributes["id"] for each in found(page, "[id]")]
        assert len(set(names)) == len(names)
        for target in (str(each.attributes["href"]) for each in found(page, "a[href]")):
            if not target.startswith(("http://", "https://")):
                file, _, part = target.partition("#")
                assert file in files if file else part in names
        assert {"data:image/svg+xml", "feed.atom"} == {
            str(each.attributes["href"]).partition(",")[0] for each in found(page, "link")
        }
        assert [] == found(page, "[src], [style], [srcset], iframe, object, form, img")


@given(st.one_of(taskforces(), meetings(), events()))
def test_a_page_holds_every_word_of_its_record_in_order(record: Record) -> None:
    page = parsed(html.dumps(record))
    body = page.body
    assert body is not None
    for script in body.css("script"):
        script.decompose()
    text = words(body.text(separator=" "))
    names = ("background", "objectives", "results", "objective", "description", "next_steps")
    for prose in (getattr(record, name, "") for name in names):
        seen = iter(text)
        plain = re.sub(r"(?m)^(-|[0-9]{1,3}\.) (?=\S)", "", prose)
        assert [] == [word for word in words(plain) if word not in seen]


@given(catalogs)
def test_the_same_records_in_any_order_give_the_same_files(catalog: Catalog) -> None:
    assert html.dumps_folder(catalog) == html.dumps_folder(list(reversed(catalog.records)))
    assert html.dumps(catalog) == html.dumps(list(reversed(catalog.records)))


HOSTILE_NAMES = [
    "../x",
    "CON",
    "con",
    "NUL",
    "n" * 300,
    "N" * 300,
    "a/b\\c:d",
    ".",
    "x.html",
    "index",
    "日本",
    "ÅNGSTRÖM",
]


def test_file_names_are_safe_on_every_system() -> None:
    records = [Taskforce(name=name, background=name) for name in HOSTILE_NAMES]
    names = list(html.dumps_folder(records))

    assert len(HOSTILE_NAMES) + 3 == len(names) == len({name.lower() for name in names})
    for name in names:
        assert re.fullmatch(r"(taskforce-[a-z0-9-]{1,100}|index|calendar|feed)\.(html|ics|atom)", name)


def test_filters_count_their_entries_and_hide_the_others_without_a_script() -> None:
    page = html.dumps(_MIXED)
    rules = found(page, "style")[0].text()

    counts = {str(each.attributes["id"]): each.css(".count")[0].text() for each in found(page, ".facet a")}
    assert {
        "kind-meeting": "1", "kind-event": "1", "kind-publication": "2", "kind-start": "1",
        "year-2018": "2", "year-2017": "1", "year-2016": "1", "year-undated": "1",
        "category-news": "1", "category-tools": "1",
    } == counts  # fmt: skip
    for name in counts:
        assert f"has(#{name}:target)" in rules


def test_a_filter_hides_without_a_script_what_an_entry_of_its_own_does_not_match() -> None:
    page = html.dumps(_MIXED)
    rules = found(page, "style")[0].text()

    counts = {str(each.attributes["id"]): int(each.css(".count")[0].text()) for each in found(page, ".facet a")}
    for name, count in counts.items():
        hidden = re.search(rf":has\(#{name}:target\) \.entry:not\((.*?)\),", rules)
        assert hidden is not None, name
        assert count == len(found(page, f".entry{hidden[1]}")), name


def test_entries_stand_most_recent_first_and_the_undated_last() -> None:
    page = html.dumps(_MIXED)

    assert ["2018", "2017", "2016", "Undated"] == [each.text() for each in found(page, ".year h3")]
    assert ["20 Aug", "4 May", "1 Jan", "29 Sep", "undated"] == [
        each.text() for each in found(page, "summary time, summary .undated")
    ]


def test_many_filters_open_on_a_click() -> None:
    pact = Taskforce(name="Pact", events=[Event(date=f"{year}-01-01", title="x") for year in range(1990, 2020)])

    assert ["16 more"] == [each.text() for each in found(html.dumps(pact), ".facet summary")]


def test_a_page_of_one_entry_has_no_filters_and_one_without_a_timeline_no_script() -> None:
    assert [] == found(html.dumps(Taskforce(name="Pact")), ".filters")
    assert [] == found(html.dumps(Meeting(title="Oslo", date="2018-08-20")), "script:not([type]), .timeline")


def test_the_policy_allows_the_style_sheet_and_the_script_of_the_page_alone() -> None:
    page = html.dumps(_MIXED)
    policy = str(found(page, "meta[http-equiv]")[0].attributes["content"])
    for kind, selector in (("style-src", "style"), ("script-src", "body script")):
        digest = b64encode(sha256(found(page, selector)[0].text().encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_an_entry_shows_the_publication_that_it_points_to_and_its_own_page() -> None:
    catalog = examples.catalog()
    files = html.dumps_folder(catalog)
    dossier = files["taskforce-danish-technology-pact.html"]
    targets = [each.attributes["href"] for each in found(dossier, ".resolved a")]

    assert ["event-2020-06-15-technology-pact-monitor.html"] == [each for each in targets if each and "monitor" in each]
    assert (
        "Norwegian Technology Pact"
        in found(
            files["meeting-2018-08-20-eu-stem-coalition-taskforce-meeting-norwegian-technology-pact.html"], ".related a"
        )[0].text()
    )


def test_the_index_leads_to_the_page_of_each_entry_to_the_feed_and_to_the_calendar() -> None:
    catalog = examples.catalog()
    files = html.dumps_folder(catalog)
    links = [(each.text(), each.attributes["href"]) for each in found(files["index.html"], "a")]
    own = {href for text, href in links if text == "Open its page"}
    cards = {name for name in files if name.startswith("taskforce-")}

    assert {("Feed of news", "feed.atom"), ("Calendar", "calendar.ics")} <= {*links}
    assert {name for name in files if name.endswith(".html") and name != "index.html"} == own | cards
    assert cards <= {href for _, href in links}
    assert found(files["index.html"], ".resolved")


@pytest.mark.parametrize(
    ("years", "expected"),
    [((2018,), "1 entry"), ((2018, 2018), "2 entries"), ((2016, 2018), "2 entries, 2016 to 2018")],
    ids=["one", "of one year", "of two"],
)
def test_a_timeline_says_how_many_entries_it_has_and_of_which_years(years: tuple[int, ...], expected: str) -> None:
    pact = Taskforce(name="Pact", events=[Event(date=f"{year}-01-01", title=f"{n}") for n, year in enumerate(years)])
    assert [expected] == [each.text() for each in found(html.dumps(pact), ".timeline-head .note")]


def test_a_long_text_without_a_title_is_cut_in_its_line_and_whole_below() -> None:
    text = "word " * 200 + "end"
    page = html.dumps(
        Taskforce(name="Pact", events=[Event(date="2018-05-04", summary=text, url="https://example.org")])
    )

    assert found(page, ".name")[0].text().endswith("word…")
    assert text == found(page, ".more p")[0].text()


def test_a_publication_without_text_and_a_long_one_are_shown_as_they_are() -> None:
    for summary in ("", "word " * 400 + "end"):
        publication = Event(date="2018-05-04", title="Plan", publisher="Ministry", summary=summary)
        pact = Taskforce(name="Pact", events=[Event(date="2018-05-04", publisher="Ministry", summary="A plan...")])
        resolved = found(html.dumps(Catalog.of([publication, pact])), ".resolved p")
        assert (3 if summary else 2) == len(resolved)


def test_a_list_keeps_its_numbers_and_lines_their_breaks() -> None:
    assert '<ol dir="auto" start="3"><li>c</li><li>d</li></ol><p>e<br>f</p><ul dir="auto"><li>g</li></ul>' == str(
        draw_text("3. c\n4. d\ne\nf\n- g")
    )


def test_one_record_gives_its_own_page_whatever_it_stands_in() -> None:
    pact = Taskforce(name="Pact", start_date="2016-09-29", background="Skills.", events=[Event(title="Launch")])

    for record in (pact, Meeting(title="Oslo", date="2018-08-20"), Event(title="Plan")):
        assert html.dumps(record) == html.dumps([record, record]) == html.dumps(Catalog.of([record]))
    assert ["Pact"] == [each.text() for each in found(html.dumps([pact]), "h1")]


def test_newsreaders_find_the_feed_by_any_page_of_a_folder() -> None:
    files = html.dumps_folder(_MIXED)
    for page in (data for name, data in files.items() if name.endswith(".html")):
        (link,) = found(page, 'link[rel="alternate"]')
        assert ("application/atom+xml", "feed.atom") == (link.attributes["type"], link.attributes["href"])
    assert [] == found(html.dumps(_MIXED), 'link[rel="alternate"]')


def test_nothing_gives_an_empty_overview() -> None:
    page = html.dumps([])

    assert "0 taskforces, 0 meetings and 0 publications." == found(page, ".lede")[0].text()
    assert [] == found(page, ".timeline, .cards")


def test_a_start_without_a_day_is_not_an_entry_of_its_own_dossier() -> None:
    bare, pact = Taskforce(name="Bare"), Taskforce(name="Pact", events=[Event(title="Launch")])
    started = Taskforce(name="Pact", start_date="2016-09-29", events=[Event(title="Launch")])

    assert [] == found(html.dumps(bare), ".entry")
    assert ["Launch"] == [each.text() for each in found(html.dumps(pact), ".entry .name")]
    assert ["Pact", "Launch"] == [each.text() for each in found(html.dumps(started), ".entry .name")]


def test_a_page_of_many_lists_a_taskforce_without_a_start_as_a_taskforce() -> None:
    page = html.dumps([Taskforce(name="Bare"), Taskforce(name="Pact", start_date="2016-09-29")])

    assert ["Start of the taskforce", "Taskforce"] == [each.text() for each in found(page, ".entry .by")]
