"""The pages in a browser: accessible, opened and filtered by mouse and keyboard, with and without a script, silent."""

import os
from pathlib import Path

import pytest

from stemtaskforce import Event, Meeting, Taskforce, examples
from stemtaskforce.formats import html
from tests.browser.browser import Result, assert_quiet, run
from tests.formats.skeletons import PAYLOADS, shared_payloads

#: Where pictures of the pages are left to be looked at, if anywhere.
PICTURES = os.environ.get("STEMTASKFORCE_PICTURES")
DOSSIER = "taskforce-danish-technology-pact.html"
MEETING = "meeting-2018-08-20-eu-stem-coalition-taskforce-meeting-norwegian-technology-pact.html"
PUBLICATION = "event-2020-06-15-technology-pact-monitor.html"
SHOWN = "[...document.querySelectorAll('.entry')].filter(e => e.checkVisibility()).length"
YEARS = (
    "[...document.querySelectorAll('.year > h3')].filter(e => e.checkVisibility()).map(e => e.textContent).join(' ')"
)
FOCUS = "document.activeElement.id || document.activeElement.tagName"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name, data in html.dumps_folder(examples.catalog()).items():
        (folder / name).write_bytes(data)
    (folder / "single.html").write_bytes(html.dumps(examples.catalog()))
    return folder


def opened(site: Path, name: str, *steps: tuple[str, ...], scheme: str = "light", script: bool = True) -> Result:
    """What happened on a page after some steps; nothing that would disturb anyone, in any case."""
    url = (site / name).as_uri()
    [result] = run({"url": url, "steps": steps, "scheme": scheme, "noScript": not script})
    assert_quiet(result, url)
    return result


def test_every_kind_of_page_is_accessible_in_light_and_dark_wide_and_narrow(site: Path) -> None:
    jobs = [
        {
            "url": (site / name).as_uri(),
            "width": width,
            "scheme": scheme,
            "axe": True,
            "steps": [["click", "button"]] if "event-" not in name and "meeting-" not in name else [],
            "picture": f"{PICTURES}/{kind}-{width}-{scheme}.png" if PICTURES else None,
        }
        for kind, name, widths in (
            ("index", "index.html", (1280, 400, 320)), ("dossier", DOSSIER, (1280, 400, 320)),
            ("single", "single.html", (1280, 320)), ("meeting", MEETING, (1280, 320)),
            ("publication", PUBLICATION, (1280, 320)),
        )
        for width in widths
        for scheme in ("light", "dark")
    ]  # fmt: skip
    for job, result in zip(jobs, run(*jobs), strict=True):
        assert [] == result["violations"], job
        assert 0 >= result["overflow"], job
        assert_quiet(result, str(job["url"]))


def test_the_rules_of_accessibility_see_a_fault(site: Path) -> None:
    bad = site / "bad.html"
    bad.write_text("<!doctype html><title>x</title><img src=''><p style='color:#eee;background:#fff'>x")

    assert run({"url": bad.as_uri(), "axe": True})[0]["violations"]


def test_an_entry_opens_by_mouse_and_by_keyboard(site: Path) -> None:
    is_open = "document.querySelector('.entry details').open + ' ' + document.querySelector('.more').checkVisibility()"
    summary = ".entry summary"
    for script in (True, False):
        result = opened(
            site, DOSSIER,
            ("evaluate", is_open), ("click", summary), ("evaluate", is_open),
            ("press", summary, "Enter"), ("evaluate", is_open), ("press", summary, "Space"), ("evaluate", is_open),
            script=script,
        )  # fmt: skip
        assert ["false false", "true true", "false false", "true true"] == result["values"][::2]


def test_the_keyboard_alone_reaches_a_filter_and_an_entry(site: Path) -> None:
    steps = [("type", "Tab"), ("evaluate", FOCUS)] * 9
    values = opened(site, DOSSIER, *steps)["values"][1::2]

    assert "year-2020" in values
    assert "category-reports-and-studies" in values


def test_a_filter_shows_its_entries_without_a_script(site: Path) -> None:
    result = opened(
        site, DOSSIER,
        ("click", "#year-2016"), ("evaluate", SHOWN), ("evaluate", YEARS),
        ("click", "#category-reports-and-studies"), ("evaluate", SHOWN),
        ("click", ".all a"), ("evaluate", SHOWN),
        script=False,
    )  # fmt: skip
    assert [None, 2, "2016", None, 2, None, 4] == result["values"]


def test_filters_combine_are_counted_and_undone_where_scripts_run(site: Path) -> None:
    status = "document.querySelector('.status').textContent"
    count = "document.querySelector('#category-policy-and-strategy .count').textContent"
    result = opened(
        site, "index.html",
        ("click", "#year-2016"), ("evaluate", SHOWN), ("evaluate", status), ("evaluate", count),
        ("click", "#category-policy-and-strategy"), ("evaluate", SHOWN), ("evaluate", "location.hash"),
        ("back",), ("evaluate", SHOWN),
        ("click", "#kind-meeting"), ("evaluate", SHOWN),
        ("click", "#kind-meeting"), ("evaluate", SHOWN),
        ("click", ".all a"), ("evaluate", SHOWN), ("evaluate", FOCUS),
    )  # fmt: skip
    values = [value for value in result["values"] if value is not None]
    assert [
        5, "Showing 5 of 32 entries.", "3", 3, "#year-2016.category-policy-and-strategy", 5, 1, 5, 32, "kind-meeting",
    ] == values  # fmt: skip


def test_arrow_keys_move_among_filters_and_escape_clears_them(site: Path) -> None:
    result = opened(
        site, DOSSIER,
        ("press", "#year-2020", "ArrowRight"), ("evaluate", FOCUS),
        ("type", "End"), ("evaluate", FOCUS), ("type", "ArrowRight"), ("evaluate", FOCUS),
        ("type", "Enter"), ("evaluate", SHOWN), ("type", "Escape"), ("evaluate", SHOWN),
    )  # fmt: skip
    assert ["year-2018", "year-2016", "year-2020", 1, 4] == result["values"][1::2]


def test_the_address_of_an_entry_opens_it(site: Path) -> None:
    name = "event-2018-05-04-a-news-report-looks-back-on-the-start-of-the-danish-pact-and-names-some-of-the-m"
    opened_ones = "[...document.querySelectorAll('details[open] .more')].map(e => e.id).join()"
    for script in (True, False):
        [result] = run(
            {"url": f"{(site / DOSSIER).as_uri()}#{name}", "steps": [["evaluate", opened_ones]], "noScript": not script}
        )
        assert [name] == result["values"]


def test_all_entries_open_and_close_at_once_and_are_open_on_paper(site: Path) -> None:
    number = "document.querySelectorAll('.entry details[open]').length"
    visible = (
        "[...document.querySelectorAll('.more')].filter(e => e.checkVisibility({contentVisibilityAuto: true})).length"
    )
    result = opened(
        site, DOSSIER,
        ("click", "button"), ("evaluate", number), ("click", "button"), ("evaluate", number),
    )  # fmt: skip
    assert [4, 0] == result["values"][1::2]
    paper = opened(site, DOSSIER, ("media", "print"), ("evaluate", visible), script=False)
    assert [4] == paper["values"][1::2]


def test_links_between_pages_of_a_folder_lead_where_they_say(site: Path) -> None:
    title = "document.querySelector('h1').textContent"
    [result] = run(
        {
            "url": (site / "index.html").as_uri(),
            "steps": [["click", ".card a"], ["evaluate", title], ["click", ".up a"], ["evaluate", title]],
        }
    )
    assert ["Input Joint meeting Education & Innovation Committees of the Baltic Assembly", "STEM taskforces"] == (
        result["values"][1::2]
    )
    assert [] == result["console"]


def test_text_runs_in_the_direction_of_its_letters_and_long_lines_are_cut_until_they_open(tmp_path: Path) -> None:
    ends = (
        "(p => { const left = at => { const one = document.createRange(); one.setStart(p, at); one.setEnd(p, at + 1);"
        " return one.getBoundingClientRect().left }; return left(p.length - 1) < left(0) })"
        "(document.querySelector('.prose p').firstChild)"
    )
    height = "document.querySelector('.entry .by').clientHeight > 60"
    for text, is_left in (("نص عربي عن المهارات.", True), ("A text about skills.", False)):
        event = Event(date="2018-05-04", title="A", publisher="A publisher of many words " * 30 + "x")
        (tmp_path / "page.html").write_bytes(html.dumps(Taskforce(name=text, background=text, events=[event])))

        result = opened(
            tmp_path, "page.html",
            ("evaluate", ends), ("evaluate", height), ("click", ".entry summary"), ("evaluate", height),
        )  # fmt: skip

        assert [is_left, False, None, True] == result["values"]


def test_words_of_any_length_stay_within_the_window(tmp_path: Path) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 5
    events = [
        Event(date="2019-02-03", title=word, category=word, publisher=word, summary=word),
        Event(date="2018-02-03", title="A", category="News"),
    ]
    pact = Taskforce(
        name=word, requesting_organisation=word, background=word, objectives=f"- {word}\n- b", events=events,
        url=f"https://{'a' * 60}.{'b' * 60}.example/{'c' * 200}",
    )  # fmt: skip
    (tmp_path / "dossier.html").write_bytes(html.dumps(pact))
    (tmp_path / "many.html").write_bytes(html.dumps([pact, Meeting(title=word, date="2018-08-20", location=word)]))
    jobs = [
        {"url": (tmp_path / name).as_uri(), "width": width, "steps": [["click", "button"]]}
        for name in ("dossier.html", "many.html")
        for width in (1280, 320)
    ]

    assert [0] * 4 == [max(0, result["overflow"]) for result in run(*jobs)]


def test_the_marks_of_a_list_stand_where_its_text_begins(tmp_path: Path) -> None:
    direction = "getComputedStyle(document.querySelector('.prose ul')).direction"
    for text, expected in (("نص عربي", "rtl"), ("A text", "ltr")):
        (tmp_path / "page.html").write_bytes(html.dumps(Taskforce(name="Pact", background=f"- {text}\n- {text}")))

        assert [expected] == opened(tmp_path, "page.html", ("evaluate", direction))["values"]


def test_paper_has_no_links_that_lead_nowhere_there(site: Path) -> None:
    links = "[...document.querySelectorAll('.more .links a')].filter(e => e.checkVisibility()).length"
    steps = (("click", "button"), ("evaluate", links), ("media", "print"), ("evaluate", links))

    assert [5, 0] == opened(site, DOSSIER, *steps)["values"][1::2]


def hostile() -> list[Taskforce | Meeting]:
    """Every payload as prose, each in one more field of an entry, and an address that looks like one."""
    texts = [text.strip() for text in dict.fromkeys([*PAYLOADS, *shared_payloads()])]
    groups = [texts[place : place + 10] for place in range(0, len(texts), 10)]
    events = [
        Event(
            date="2018-05-04", title=group[0], category=group[len(group) // 3], publisher=group[-1],
            summary="\n\n".join(group), url="https://example.org/?a=\"'><script>alert(1)</script>",
        )
        for group in groups
    ]  # fmt: skip
    meetings = [
        Meeting(
            title=group[0], date="2018-08-20", host_organisation=group[len(group) // 2], location=group[-1],
            summary=group[len(group) // 4], description="\n\n".join(group),
        )
        for group in groups
    ]  # fmt: skip
    return [Taskforce(name=f"{texts[0]} x", background="\n\n".join(texts), events=events), *meetings]


def test_a_page_with_every_payload_runs_nothing(tmp_path: Path) -> None:
    pact, *meetings = hostile()
    pages = {"dossier.html": html.dumps(pact), "meetings.html": html.dumps(meetings)}
    urls = []
    for name, page in pages.items():
        (tmp_path / name).write_bytes(page)
        urls.append((tmp_path / name).as_uri())
    steps = [["click", "button"], ["evaluate", "document.querySelectorAll('script').length"]]
    for url, result in zip(urls, run(*({"url": url, "steps": steps} for url in urls)), strict=True):
        assert_quiet(result, url)
        assert [None, 2] == result["values"]


def test_the_trap_for_scripts_sees_one(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!doctype html><title>x</title><img src=x onerror=alert(1)>")
    [result] = run({"url": page.as_uri(), "steps": [["evaluate", "new Promise(r => setTimeout(r, 500))"]]})

    assert result["dialogs"]


def test_thousands_of_entries_are_filtered_and_opened_at_once(tmp_path: Path) -> None:
    days = range(3_000)
    events = [
        Event(date=f"{2000 + day // 300}-{1 + day % 12:02}-01", category=f"C{day % 3}", title=f"Event {day}")
        for day in days
    ]
    (tmp_path / "long.html").write_bytes(html.dumps(Taskforce(name="Pact", events=events)))

    result = opened(
        tmp_path,
        "long.html",
        ("click", "#year-2004"),
        ("evaluate", SHOWN),
        ("click", ".all a"),
        ("click", "button"),
        ("evaluate", "[...document.querySelectorAll('.entry details')].every(e => e.open)"),
        ("evaluate", "new Promise(done => setTimeout(() => done(document.querySelector('button').textContent), 500))"),
    )

    shown, is_open, label = [value for value in result["values"] if value is not None]
    assert shown == 300
    assert is_open
    assert label == "Close all"
