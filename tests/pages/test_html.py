"""HTML becomes the lines of the same page as text, whatever marks it up; nothing of it is lost or trusted."""

import re
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Taskforce, pages
from stemtaskforce.errors import MissingExtra
from stemtaskforce.pages.decoding import decode_html
from stemtaskforce.pages.html import lines_of_html
from tests.growth import is_linear

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
TEXT_PAGES = sorted((ROOT / "examples" / "pages").glob("*.txt"))
FOREIGN_PAGES = sorted([*SHARED.glob("pages/*.txt"), *SHARED.glob("seeds/*.txt")])
ITEM = re.compile(r"^\s*(?:•|[0-9]{1,3}[.)])\s+")


def in_plain_elements(text: str) -> str:
    """Mark a text page up as paragraphs and lists, labels in bold."""
    out: list[str] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        if item := ITEM.match(line):
            out.append(f"<p>{escape(item[0].strip())} {escape(line[item.end() :])}</p>")
        elif line.strip().endswith(":"):
            out.append(f"<p><strong>{escape(line)}</strong></p>")
        else:
            out.append(f"<p>{escape(line)}</p>")
    return f"<!DOCTYPE html><html><head><title>Site</title></head><body>{''.join(out)}</body></html>"


def in_field_markup(text: str) -> str:
    """Mark a text page up as Drupal 7 prints fields: `field-label` and `field-items`."""
    out: list[str] = []
    for line in text.splitlines():
        if line.strip().endswith(":"):
            out.append(
                '<div class="field field-name-x field-type-text field-label-above">'
                f'<div class="field-label">{escape(line.strip())}&nbsp;</div></div>'
            )
        elif line.startswith("  •"):
            out.append(f"<ul>\n  <li>{escape(line.strip()[1:].strip())}</li>\n</ul>")
        elif line.strip():
            out.append(
                f'<div class="field-items"><div class="field-item even">\n  <span>{escape(line)}</span></div></div>'
            )
    return f"<html><body class='html not-front'><div id='page'>{''.join(out)}</div></body></html>"


@pytest.mark.parametrize("markup", [in_plain_elements, in_field_markup])
@pytest.mark.parametrize("path", TEXT_PAGES + FOREIGN_PAGES, ids=lambda path: path.stem)
def test_the_same_page_as_text_and_as_html_gives_equal_records(path: Path, markup: Callable[[str], str]) -> None:
    text = path.read_text("utf-8")
    as_text, as_html = pages.read_text(text), pages.read_html(markup(text))
    assert as_text.records == as_html.records
    assert as_text.rows == as_html.rows
    assert as_text.fields == as_html.fields
    assert [finding.code for finding in as_text.findings] == [finding.code for finding in as_html.findings]
    assert [line.text for line in as_text.unread] == [line.text for line in as_html.unread]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("a <b>bold</b> and <i>thin</i> word", ["a bold and thin word"]),
        ("<b>Date:</b> 20 August 2018<br>Oslo", ["Date: 20 August 2018", "Oslo"]),
        ("<p>over\n  two\n lines</p>", ["over two lines"]),
        ("<ul><li>a<li><p>b</p></li></ul>", ["- a", "- b"]),
        ("<ol><li>a</li><li>b<ul><li>in</li></ul></li><li>c</li></ol>", ["1. a", "2. b", "- in", "3. c"]),
        ("<ul><li><img src=x></li></ul><p>after</p>", ["after"]),
        ("<ul><li>1. told</li></ul>", ["1. told"]),
        ("<table><tr><td>Date:</td><td>20 August 2018</td></tr></table>", ["Date:", "20 August 2018"]),
        ("<p>a<script>alert('x')</script>b<style>p{}</style></p>", ["ab"]),
        ("<title>no</title><template>no</template><p>yes", ["yes"]),
        ("<p hidden>no</p><p style='color:red; display:none'>no</p><p>yes", ["yes"]),
        ("<p>date-display-single</p>", ["date-display-single"]),
        ("&nbsp;<p>A&nbsp;&amp;&nbsp;B &#8211; C</p>", ["A & B – C"]),
        ("<p>mark &#x1e; &#29; \x1f7\x1f here</p>", ["mark 7 here"]),
        ("<foo=bar>odd <a'b>names</p>", ["odd names"]),
        ("<custom-tag>run <x>on</x></custom-tag>", ["run on"]),
        ("1 < 2 & 3 > 2", ["1 < 2 & 3 > 2"]),
        ("<p>a<span></span>b<!-- c -->c<img src=x>d<wbr>e<b>f<i></i></b></p>", ["abcdef"]),
        ("<ul><li>• dot</li></ul>", ["- dot"]),
        ("\ufeff<p>yes", ["yes"]),
        ("<p style='visibility: hidden'>no</p><p style='DISPLAY :\nnone'>no</p><p style='color: red'>yes", ["yes"]),
        (
            "<p class='a element-hidden'>no</p><p class='hidden'>aside</p><p class='unhidden'>yes",
            ["aside", "yes"],
        ),
        ("", []),
        ("<!-- only a comment -->", []),
        ("<p title='a > b <i> \"<!--'>x</p><!-- <p>no</p> > -->y<!-- -- > -->z", ["x", "yz"]),
        ("<ol><li>a</ol><p>mid<ol start=7><li>b<li value=12>c<li>d</ol>", ["1. a", "mid", "7. b", "12. c", "13. d"]),
        ("<ol><li>a<ul><li>in<ol><li>deep</ol></ul><li>b</ol>", ["1. a", "- in", "1. deep", "2. b"]),
        ("<ol><li>a<ol><li>b<ol><li>c</ol><li>d</ol><li>e</ol>", ["1. a", "1. b", "1. c", "2. d", "2. e"]),
        ("<ol><li>a<menu><li>x</menu><li>b<dir><li>y</dir><li>c</ol>", ["1. a", "- x", "2. b", "- y", "3. c"]),
        ("<p>a<template>no</template>b<iframe>c</iframe>d", ["abd"]),
        ("<p a='>'>a<template>no</template>b</p><title>no</title>c", ["ab", "c"]),
        ("<ul><li><p><img></p></li></ul><p>after", ["after"]),
        ("<ul><li>\n<p> </p>\n<p>x</p></li></ul>", ["- x"]),
        ("<ol><li><img></li></ol><p>after", ["after"]),
        ("<ul><li> </li></ul><p>after", ["after"]),
        ("<svg><title>no<g>no</g></title></svg><p>yes", ["yes"]),
        ("<ol><li><li><p>b</p><p>more</p></ol>", ["2. b", "more"]),
        ("<ul><li> <p> a <li><b>-</b> b<li>-</ul>", ["- a", "- b", "- -"]),
        ("<li><img></li><p>after", ["after"]),
        (
            "a<iframe>b<i>c</i></iframe>d<xmp><u>\nx</xmp><noembed>e</noembed><plaintext>f<b>\ng",
            ["ad", "<u>", "x", "f<b>", "g"],
        ),
        ("<noframes>in the head</noframes><p>body", ["body"]),
        ("<frameset><noframes>of frames</noframes></frameset>", []),
        ("<p>a | b <a name=x>no</a>link <a href=y>link</a>s", ["a | b nolink links"]),
        ("<svg><title>no</title><text>yes</text></svg>", ["yes"]),
        ("<p>&amp;lt; &lt;b&gt; &nbsp;&amp;nbsp;", ["&lt; <b> &nbsp;"]),
    ],
)
def test_a_block_of_a_browser_is_a_line(markup: str, expected: list[str]) -> None:
    assert expected == [line.text for line in lines_of_html(markup)]


def test_navigation_headers_and_footers_are_set_aside_and_stay_unread() -> None:
    markup = """
      <header><nav><ul><li><a href="/">Home</a></li></ul></nav>Danish <b>Technology</b> Pact</header>
      <h2 class="element-invisible">You are here</h2><span class="sr-only">Menu</span>
      <h1>Norwegian Technology Pact</h1><p>Requesting organisation: A ministry</p>
      <footer>Start date: 1 May 2020<header>in it</header></footer><p>Status: ongoing</p>"""
    reading = pages.read_html(markup)
    assert "Norwegian Technology Pact" == reading.record.name  # type: ignore[union-attr]  # the page is a dossier
    assert {"name", "requesting_organisation", "status"} == set(reading.fields)
    expected = ["- Home", "Danish Technology Pact", "You are here", "Menu", "Start date: 1 May 2020", "in it"]
    assert expected == [line.text for line in reading.unread]


def test_lines_are_counted_and_what_is_aside_has_no_link() -> None:
    markup = "<header>a<nav><a href=/x>b | c</a></nav>d</header><p>e<p><a href=https://a.eu/y>f</a><footer>g</footer>"
    link = "https://a.eu/y"
    expected = [
        (1, "a", True, None),
        (2, "b | c", True, None),
        (3, "d", True, None),
        (4, "e", False, None),
        (5, "f", False, link),
        (6, "g", True, None),
    ]
    assert expected == [line[:4] for line in lines_of_html(markup, url="https://a.eu/z")]


LINKED = """
<p>QUICK: taskforce dossier</p><h1>A pact</h1><p>Start date: 1 May 2010</p>
<p>The timeline below shows events. <a href="/about">Click</a></p>
<div>June 15, 2020</div><div>Tools | PTvT</div><div><a href="{href}">A teaser</a> and <a href="/second">more</a></div>
<div>June 14, 2020</div><div>Tools | PTvT</div><div>No link</div>"""


@pytest.mark.parametrize(
    ("href", "url", "expected"),
    [
        (
            "/publications/monitor",
            "https://stemcoalition.eu/dossiers/a",
            "https://stemcoalition.eu/publications/monitor",
        ),
        ("monitor?x=1", "https://stemcoalition.eu/dossiers/a", "https://stemcoalition.eu/dossiers/monitor?x=1"),
        ("https://example.org/x", None, "https://example.org/x"),
        ("#top", "https://stemcoalition.eu/a", "https://stemcoalition.eu/second"),
        ("javascript:alert(1)", "https://stemcoalition.eu/a", "https://stemcoalition.eu/second"),
        ("mailto:a@example.org", None, None),
        ("http://[bad", "https://stemcoalition.eu/a", "https://stemcoalition.eu/second"),
        ("", None, None),
    ],
)
def test_an_event_keeps_its_first_web_link_made_absolute(href: str, url: str | None, expected: str | None) -> None:
    reading = pages.read_html(LINKED.format(href=href), url=url)
    assert (expected, None) == tuple(event.url for event in reading.record.events)  # type: ignore[union-attr]  # the page is a dossier


ENTRY = "<p>QUICK: taskforce dossier</p><h1>A pact</h1><p>Start date: 1 May 2010</p><p>The timeline below</p>"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("<p>May 4, 2018</p><p>Tools&nbsp;|&nbsp;PTvT</p><p><a href=/t>A teaser</a></p>", "t"),
        ("<p>May 4, 2018</p><p>Tools <b>|</b>\nPTvT</p><p><a href=/t>A teaser</a></p>", "t"),
        ("<p>May 4, 2018</p><p><a href=/c>Tools</a> | <a href=/p>PTvT</a></p><p><a href=/t>A teaser</a></p>", "t"),
        ("<p>May 4, 2018</p><p><a href=/c>Tools</a> | <a href=/p>PTvT</a></p><p>A teaser</p>", "c"),
        ("<p><a href=/d>May 4, 2018</a></p><p>Tools | PTvT</p><p>A teaser</p>", "d"),
        ("<p>May 4, 2018</p><p>Tools | PTvT</p><a href=/t><p>A teaser</p></a><p>more</p>", "t"),
        ("<p>May 4, 2018</p><p>Tools | PTvT</p><p>A teaser <a href='/t?a=1&amp;b=2'>here</a></p>", "t?a=1&b=2"),
        ("<p>May 4, 2018</p><p>Tools | PTvT</p><p>A teaser <a data-href=/x href=/t>here</a></p>", "t"),
        ("<p>May 4, 2018</p><p>Tools | PTvT</p><p>A teaser</p><a href=/x><img src=y></a>", None),
    ],
)
def test_an_event_takes_the_link_of_its_teaser_or_else_that_of_its_head(entry: str, expected: str | None) -> None:
    reading = pages.read_html(ENTRY + entry, url="https://stemcoalition.eu/dossiers/a")
    assert isinstance(reading.record, Taskforce)
    assert (expected and f"https://stemcoalition.eu/{expected}") == reading.record.events[0].url


@pytest.mark.parametrize(
    ("data", "encoding", "expected", "codes"),
    [
        ("<p>Ærø".encode(), None, "<p>Ærø", []),
        ("<p>Ærø".encode("utf-8-sig"), "latin-1", "\ufeff<p>Ærø", []),
        ("<p>Ærø".encode("utf-16"), None, "\ufeff<p>Ærø", []),
        ("<p>Ærø".encode("latin-1"), "ISO-8859-1", "<p>Ærø", []),
        ("<p>“Ærø”".encode("cp1252"), "latin-1", "<p>“Ærø”", []),
        (b"<meta charset=windows-1252><p>\xc6r\xf8", None, "<meta charset=windows-1252><p>Ærø", []),
        (b"<meta charset='utf-16'><p>\xc3\xa6", None, "<meta charset='utf-16'><p>æ", []),
        (b"<meta http-equiv=x content='text/html; charset=utf-8'>\xc3\xa6", None, None, []),
        (b"<p>\n\xc6r\xf8", None, "<p>\nÆrø", ["page.encoding"]),
        (b" " * 1_000 + b"<meta charset=cp1250>\xe6", None, " " * 1_000 + "<meta charset=cp1250>ć", []),
        (b" " * 1_010 + b"<meta charset=cp1250>\xe6", None, " " * 1_010 + "<meta charset=cp1250>æ", ["page.encoding"]),
        (b"<meta charset=utf-8>\xff", None, "<meta charset=utf-8>\ufffd", ["page.encoding"]),
        (b"<p>x", "utf_8_sig", "<p>x", []),
        (b"<p>x", "rot13", "<p>x", ["page.encoding"]),
        (b"<p>x", "no such thing", "<p>x", ["page.encoding"]),
        (b"<p>x", "a\x00b", "<p>x", ["page.encoding"]),
        (b"<meta charset=unicode_escape>\\x41", None, "<meta charset=unicode_escape>\\x41", []),
    ],
)
def test_a_page_is_decoded_by_mark_argument_declaration_and_then_utf_8(
    data: bytes, encoding: str | None, expected: str | None, codes: list[str]
) -> None:
    text, findings = decode_html(data, encoding)
    assert codes == [finding.code for finding in findings]
    assert expected is None or expected == text


def test_bytes_that_are_not_text_are_told_with_their_line() -> None:
    reading = pages.read_html(b"<h1>A</h1>\n<p>Start date: 1 May 2020</p>\n<p>\xff</p>", source="a.html")
    finding = next(finding for finding in reading.findings if finding.code == "page.encoding")
    assert ("a.html", 3) == (finding.source, finding.line)


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "gbk", "utf-16", "nonsense"]))
def test_any_bytes_are_read_without_an_exception(data: bytes, encoding: str | None) -> None:
    reading = pages.read_html(data, encoding=encoding)
    assert reading.records or reading.findings


#: What a page may be full of, with how much of it every cap allows.
FULL: dict[str, tuple[Callable[[int], str], int]] = {
    "spaces": (lambda size: "<p>" + " " * size + "</p>", 4_000_000),
    "colons": (lambda size: "<p>" + ":" * size + "</p>", 4_000_000),
    "digits": (lambda size: "<p>" + "1" * size + "</p>", 4_000_000),
    "equals signs": (lambda size: "<p>" + "='" * (size // 2) + "</p>", 4_000_000),
    "references": (lambda size: "<p>" + "&#x1e;" * (size // 6) + "</p>", 4_000_000),
    "comments left open": (lambda size: "<p>x" + "<!--" * size, 19_999),
    "comments": (lambda size: "<p>x" + "<!---->" * size, 19_999),
    "elements": (lambda size: "<p>x</p>" * (size // 2), 20_000),
    "elements left open": (lambda size: "<p>x" * size, 20_000),
    "elements in a line": (lambda size: "<p>" + "<b>x</b>" * (size // 2), 19_998),
    "items": (lambda size: "<ul>" + "<li>x" * size, 19_999),
    "numbered lists": (lambda size: "<ol><li>x</ol>" * (size // 3), 19_999),
    "links": (lambda size: "<p>a | b" + "<a href=/x>x</a>" * (size // 2), 19_999),
    "navigation": (lambda size: "<nav>x</nav>" * (size // 2), 20_000),
    "hidden parts": (lambda size: "<p hidden>x</p>" * (size // 2), 20_000),
    "nested elements": (lambda size: "<div>" * size + "x", 200),
    "attributes": (lambda size: "<p " + " ".join(f"a{i}=x" for i in range(size)) + ">x", 256),
    "a value": (lambda size: "<p title='" + "<" * min(size, 9_999) + "x" * size + "'>x", 4_000_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FULL)
def test_time_is_linear_in_what_a_page_of_html_is_full_of(name: str) -> None:
    make, most = FULL[name]
    assert is_linear(lines_of_html, make, min(most, 400_000))


def test_without_selectolax_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    with pytest.raises(MissingExtra) as caught:
        pages.read_html("<p>x")
    message = "html: selectolax is not installed; install it with pip install 'selectolax>=1.0'"
    assert message == caught.value.findings[0].message
