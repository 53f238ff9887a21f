"""What a browser draws is text of the page and what it does not draw is none: the rules of the rendering section."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Taskforce, pages
from stemtaskforce.pages.html import lines_of_html, page_of_html
from stemtaskforce.pages.html.rendering import NO_STYLE, Style, parse_style


def texts(markup: str) -> list[str]:
    return [line.text for line in lines_of_html(markup)]


NOT_DRAWN = [
    "<script>{}</script>",
    "<style>{}</style>",
    "<template>{}</template>",
    "<noscript>{}</noscript>",
    "<noscript><p>{}</noscript>",
    "<noembed>{}</noembed>",
    "<noframes>{}</noframes>",
    "<iframe>{}</iframe>",
    "<object data=x>{}</object>",
    "<object data=x><p>{}</p></object>",
    "<video src=x>{}</video>",
    "<audio src=x>{}</audio>",
    "<canvas>{}</canvas>",
    "<datalist><option>{}</datalist>",
    "<meter value=1>{}</meter>",
    "<progress>{}</progress>",
    "<ruby>a<rp>{}</rp></ruby>",
    "<dialog>{}</dialog>",
    "<dialog><p>{}</p></dialog>",
    "<div popover>{}</div>",
    "<svg><title>{}</title></svg>",
    "<svg><desc>{}</desc></svg>",
    "<svg><metadata>{}</metadata></svg>",
    "<svg><defs><text>{}</text></defs></svg>",
    "<svg><symbol><text>{}</text></symbol></svg>",
    "<svg><style>{}</style></svg>",
    "<svg><g>{}</g></svg>",
    "<svg><text display=none>{}</text></svg>",
    "<svg><text visibility=hidden>{}</text></svg>",
    "<math><semantics><mi>x</mi><annotation>{}</annotation></semantics></math>",
    "<!-- {} -->",
    "<p hidden>{}</p>",
    "<p HIDDEN=''>{}</p>",
    "<div hidden><p style='display:block'>{}</p></div>",
    "<p style='display:none'>{}</p>",
    "<p style='color: red; DISPLAY :\nnone'>{}</p>",
    "<p style='display:none !important; display:block'>{}</p>",
    "<p style='d\\69splay:none'>{}</p>",
    "<p style='display/**/:/* ; */none'>{}</p>",
    "<p style='display:none;display:nonsense'>{}</p>",
    "<p style='visibility:hidden'>{}</p>",
    "<p style='visibility:collapse'><b>{}</b></p>",
    "<p class='a element-hidden'>{}</p>",
    "<div class='quicktabs-tabpage quicktabs-hide'><p>{}</p></div>",
]


@pytest.mark.parametrize("markup", NOT_DRAWN)
def test_what_a_browser_does_not_draw_is_not_text(markup: str) -> None:
    got = " ".join(texts(f"<p>before</p>{markup.format('secret')}<p>after</p>"))
    assert (False, True, True) == ("secret" in got, "before" in got, "after" in got)


@pytest.mark.parametrize("markup", NOT_DRAWN)
def test_what_is_not_drawn_is_neither_a_title_nor_a_value(markup: str) -> None:
    page = f"<h1>Danish Technology Pact</h1>{markup.format('We use cookies')}<p>Requesting organisation: Denmark</p>"
    reading = pages.read_html(page)
    assert isinstance(reading.record, Taskforce)
    assert "Denmark" == reading.record.requesting_organisation
    assert "cookies" not in f"{reading.record} {reading.unread}"


DRAWN = [
    "<p style='--x-display:none'>{}</p>",
    "<p style='display:none;display:block'>{}</p>",
    "<p style='display:block !important;display:none'>{}</p>",
    "<p style='background:url(\"display:none\")'>{}</p>",
    "<p style='x:(;display:none)'>{}</p>",
    "<p style='x:\";display:none\"'>{}</p>",
    "<p style='display:nonesuch'>{}</p>",
    "<p style='display:var(--x)'>{}</p>",
    "<p style='display: block flow'>{}</p>",
    "<p data-style='display:none'>{}</p>",
    "<p hidden=until-found>{}</p>",
    "<p hidden style='display:block'>{}</p>",
    "<dialog open>{}</dialog>",
    "<dialog style='display:block'>{}</dialog>",
    "<div style='visibility:hidden'><p style='visibility:visible'>{}</p></div>",
    "<p class='unhidden'>{}</p>",
    "<p class='md:block hidden'>{}</p>",
    "<p class='collapse d-none'>{}</p>",
    "<p aria-hidden=true>{}</p>",
    "<details><summary>s</summary>{}</details>",
    "<select><option>{}</select>",
    "<textarea>{}</textarea>",
    "<button>{}</button>",
    "<svg><text>{}</text></svg>",
    "<svg><g><text><tspan>{}</tspan></text></g></svg>",
    "<svg><foreignObject><p>{}</p></foreignObject></svg>",
    "<math><mtext>{}</mtext></math>",
    "<ruby>{}<rt>b</ruby>",
    "<xmp>{}</xmp>",
    "<p <!-->{}</p><!-- c -->",
    "<foo>{}</foo>",
    "<plaintext>{}",
]


@pytest.mark.parametrize("markup", DRAWN)
def test_what_a_browser_draws_is_text(markup: str) -> None:
    lines = [line for line in lines_of_html(f"<p>before</p>{markup.format('seen')}") if not line.aside]
    assert "seen" in " ".join(line.text for line in lines)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", NO_STYLE),
        ("color:red", NO_STYLE),
        ("display", NO_STYLE),
        ("display:", NO_STYLE),
        (";;display:none", Style(display="none")),
        ("display:NONE", Style(display="none")),
        ("display:none!important", Style(display="none")),
        ("display:none ! important;display:block", Style(display="none")),
        ("white-space:PRE-wrap;visibility:Hidden", Style(visibility="hidden", white_space="pre-wrap")),
        ("display:\\6e one", Style(display="none")),
        ("display:\\0", NO_STYLE),
        ("{display:none", NO_STYLE),
        ("a:'\\';display:none';display:grid", Style(display="grid")),
        ("a:'\n;display:none", Style(display="none")),
        ("a:/*;display:none", NO_STYLE),
        ("display:list-item block flow math", NO_STYLE),
        ("x:);display:none", Style(display="none")),
    ],
)
def test_styles_are_parsed_as_css_does(style: str, expected: Style) -> None:
    assert expected == parse_style(style)


@given(st.text("display:none;!important()[]{}\"'\\/*69 \n", max_size=60))
def test_no_style_raises(style: str) -> None:
    assert parse_style(style).display != ""


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h1>Danish<br>Technology <br> Pact</h1>", ["Danish Technology Pact"]),
        ("<h1>Title<p>not closed<p>on and on", ["Title", "not closed", "on and on"]),
        ("<pre>a\nb\n\nc</pre>d", ["a", "b", "c", "d"]),
        ("<pre><b>a\nb</b> c\n</pre>", ["a", "b c"]),
        ("<div style='white-space: pre'>a\nb</div>", ["a", "b"]),
        ("<pre style='white-space: normal'>a\nb</pre>", ["a b"]),
        ("<textarea>a\nb</textarea>", ["a", "b"]),
        ("a<span style='display:block'>b</span>c", ["a", "b", "c"]),
        ("a<div style='display:inline'>b</div>c", ["abc"]),
        ("a<b hidden>x</b>b<script>x</script>c<template>x</template>d", ["abcd"]),
        ("<p>Read <span class=visually-hidden>about it</span>more</p>", ["Read more", "about it"]),
        ("<ul><li><ul><li>deep</ul>flat<li>b</ul>", ["- deep", "flat", "- b"]),
        ("<ol><li><ul><li></ul>x</ol>", ["1. x"]),
        ("<li>1.&#31done", ["1. done"]),
        ("1.&#31done", ["1. done"]),
        ("a\ud800b", ["a\ufffdb"]),
        ("<svg><text>a</text><text>b</text></svg>c", ["a", "b", "c"]),
        ("<p>&#8203;</p>&shy;x", ["\xadx"]),
    ],
)
def test_lines_are_those_of_a_browser(markup: str, expected: list[str]) -> None:
    assert sorted(expected) == sorted(texts(markup))


@pytest.mark.parametrize(
    "markup", ["<html hidden><p>x", "<html class=element-hidden>x", "<body style='display:none'>x"]
)
def test_a_page_that_draws_nothing_has_no_lines_and_says_so(markup: str) -> None:
    reading = pages.read_html(markup)
    assert ([], ["page.unsupported"]) == (texts(markup), [finding.code for finding in reading.findings])


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div class=field__label>Date</div>x", ["Date"]),
        ("<div class='field-label'>Date:&nbsp;</div>x", ["Date:"]),
        ("<span class='views-label views-label-x'>Date</span> <span>x</span>", ["Date"]),
        ("<div class='field__label visually-hidden'>Date</div>x", ["Date"]),
        ("<dl><dt>Date<dd>x</dl>", ["Date"]),
        ("<table><tr><th>Date</th> <td>x</td></tr></table>", ["Date"]),
        ("<table><tr><th>Date</th><th>Country</th></tr></table>", []),
        ("<table><tr><th>Date</tr></table>", []),
        ("<div class='field-label-inline field__labels'>Date</div>", []),
        ("<nav><dl><dt>Date</dl></nav>", []),
    ],
)
def test_a_label_is_told_by_its_markup(markup: str, expected: list[str]) -> None:
    assert expected == [line.text for line in lines_of_html(markup) if line.label]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<time datetime=2018-08-20>x</time>", "2018-08-20"),
        ("<span class=date-display-single content=2018-08-20T09:00:00>x</span>", "2018-08-20T09:00:00"),
        (
            "<i class=date-display-start content=2018-08-20T09>9</i><i class=date-display-end content=2018-08-20>5</i>",
            "2018-08-20T09",
        ),
        ("<time datetime=2018-08-20>x</time> - <time datetime=2018-08-22>y</time>", "2018-08-20/2018-08-22"),
        ("<time>x</time>", None),
        ("<p><time datetime=2018-08-20></time></p><p>x</p>", None),
        ("<span content=2018-08-20>x</span>", None),
    ],
)
def test_a_machine_readable_date_stands_in_its_line(markup: str, expected: str | None) -> None:
    (line,) = lines_of_html(markup)
    assert expected == line.moment


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ("<link rel='Shortcut CANONICAL' href='HTTPS://a.eu/x y'>", None, "https://a.eu/x%20y"),
        ("<link rel=canonical href=/relative><meta property=og:url content=https://a.eu/og>", None, "https://a.eu/og"),
        (
            "<meta property=og:url content=https://a.eu/og><link rel=canonical href=https://a.eu/c>",
            None,
            "https://a.eu/c",
        ),
        ("<!-- saved from url=(0014)https://a.eu/s --><html>", None, "https://a.eu/s"),
        ("<!-- saved from url=(0014)nonsense --><html>", None, None),
        ("<!-- other --><html>", None, None),
        ("<link rel=canonical href=https://a.eu/c>", "https://b.eu/", "https://b.eu/"),
        ("", "https://web.archive.org/web/2019id_/https://a.eu/w", "https://a.eu/w"),
        ("<link rel=canonical href='https://web.archive.org/web/2019/http://a.eu/w'>", None, "http://a.eu/w"),
        ("<link rel=canonical>", None, None),
        ("", None, None),
    ],
)
def test_the_address_of_a_page_is_the_given_or_the_stated_one(head: str, url: str | None, expected: str | None) -> None:
    assert expected == page_of_html(f"{head}<p>x", url=url).url


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("report.html", "https://static.example.org/a/report.html"),
        ("/my report.pdf", "https://static.example.org/my%20report.pdf"),
        (" \n/a\tb\n", "https://static.example.org/ab"),
        ("\\\\a.eu\\b?c\\d", "https://a.eu/b?c\\d"),
        ("HTTP://A.eu/b", "http://A.eu/b"),
        ("/web/20190102/http://a.eu/b", "http://a.eu/b"),
        ("//web.archive.org/web/2019im_/http:/a.eu/b", "http://a.eu/b"),
        ("#top", None),
        ("javascript:void(0)", None),
        ("mailto:a@example.org", None),
        ("http://[bad", None),
        ("x" * 5_000, None),
    ],
)
@pytest.mark.parametrize(
    "page", ["<base href=https://static.example.org/a/>{}", "{}<base href=https://static.example.org/a/>"]
)
def test_links_are_absolute_against_the_base(href: str, expected: str | None, page: str) -> None:
    (line,) = lines_of_html(page.format(f"<p><a href='{href}'>x</a></p>"), url="https://www.stemcoalition.eu/")
    assert expected == line.link
