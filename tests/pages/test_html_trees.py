"""The lines of a page have the text that a browser draws, no more and no less, by the trees of another parser."""

import re
import sys
import warnings
from collections import Counter
from html import escape
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import pages
from stemtaskforce.pages.html import lines_of_html
from tests.corpora import taken
from tests.pages.drawn_text import Case, cases_of, letters, lost_and_gained, parsed

SHARED = Path(__file__).parents[3] / "shared"
TREES = SHARED / "hostile" / "html5lib-tests" / "tree-construction"

#: What may stand before the body of a page and must make no difference: an attribute that holds a sign of markup, one
#: that is long, a comment that holds a tag.
PREFIXES = {
    "as it is": "",
    "behind an attribute with a bracket": '<meta content="a > b">',
    "behind a long attribute": f'<meta content="{"x" * 600}">',
    "behind a comment": "<!-- <p> > -->",
}


SOUP_TAGS = """
    p b i div ul li table tr td th dl dt dd h1 br a span section article nav header footer main aside pre textarea
    option svg text desc g foreignObject math mi mtext annotation-xml button form font nobr details summary dialog ruby
    rp rt script style title noscript iframe noembed noframes xmp video audio canvas object datalist progress center foo
""".split()
#: Where today's standard differs from that of html5lib 1.1: content of `select`, `template` and its scope.
SOUP_ATTRIBUTES = [
    "",
    " encoding=text/html",
    " hidden",
    " class=x",
    " a='>'",
    ' b="<!--"',
    " <!--",
    " title='</b>'",
    " open",
    " x=`",
]
pieces = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(SOUP_TAGS), st.sampled_from(SOUP_ATTRIBUTES)),
    st.sampled_from([f"</{tag}>" for tag in SOUP_TAGS]),
    st.sampled_from(
        ["<!--", "-->", "--!>", "<p a='", '" b="', "'>", '">', "=", "<", ">", "&amp;", "&#60;", "<?x>", "</>"]
    ),
    st.text("abc \n", max_size=6),
)
soups = st.lists(pieces, max_size=30).map("".join)


@given(soups)
@example("<math><dialog>a")
@example("<math><mi><dialog>a</dialog>b<p>c<dialog>d")
@example("<math><rp>a<template>b<script>c<title>d")
@example("<svg><math>a</math><text>b<math>c<svg>d")
@example("<math><svg>a")
@example("<svg><text><dialog>a</text><foreignObject><dialog>b")
def test_any_tag_soup_has_the_text_that_a_browser_draws(markup: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # html5lib warns of names that XML does not know
        tree = parsed(markup)
    lost, gained = lost_and_gained(markup, tree)
    assert (Counter(), Counter()) == (lost, gained)


@given(soups)
def test_no_tag_soup_raises_and_each_gives_a_record_or_a_finding(markup: str) -> None:
    reading = pages.read_html(markup)
    assert reading.records or reading.findings


@given(st.text("ab<>&\"'=!-/ \n\x00\x1b\x1e\ud800", max_size=40))
def test_text_that_is_escaped_is_drawn_as_it_is(text: str) -> None:
    got = letters([line.text for line in lines_of_html(f"<p>{escape(text)}")])
    assert letters([text]) - Counter({"\ud800": text.count("\ud800")}) == got


def whole_pages() -> list[Case]:
    """Return the cases of pages whose text no script writes, read as by a browser that runs scripts."""
    return [case for case in cases_of(TREES) if case.scripting is not False and "document.write" not in case.markup]


def behind(prefix: str, markup: str) -> str:
    """Put a prefix before a page, but behind its document type."""
    doctype = re.match("(?i)<!doctype[^>]*>", markup)
    end = doctype.end() if doctype else 0
    return markup[:end] + prefix + markup[end:]


@pytest.mark.skipif(not TREES.is_dir(), reason="the public corpora are not beside this checkout")
@pytest.mark.parametrize("way", PREFIXES)
def test_the_trees_of_html5lib_tests_lose_and_gain_nothing(way: str, capsys: pytest.CaptureFixture[str]) -> None:
    cases = taken(whole_pages(), sample=400)
    wrong: list[str] = []
    for case in cases:
        lost, gained = lost_and_gained(behind(PREFIXES[way], case.markup), case.tree)
        wrong += [f"{case.file}: {case.markup!r} lost {dict(lost)}, gained {dict(gained)}"] if lost or gained else []
    with capsys.disabled():
        sys.stdout.write(f" {len(cases):,} trees, {len(wrong)} differ ")
    assert [] == wrong
