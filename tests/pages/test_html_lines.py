"""The lines of a page of HTML with all that its markup says of them: mark, heading, label, link, date, frame."""

from typing import NoReturn

import pytest
from hypothesis import given

from stemtaskforce.errors import LimitExceeded
from stemtaskforce.pages.caps import MAX_DEPTH
from stemtaskforce.pages.html import lines_of_html, page_of_html, walk
from stemtaskforce.pages.lines import Line
from tests.pages.test_html_trees import soups

URL = "https://www.stemcoalition.eu/a/b"
A, B = "https://a.eu/", "https://b.eu/"


def lines(markup: str) -> list[tuple[object, ...]]:
    """Return the lines of a page without their numbers, each up to the last thing that is said of it."""
    found: list[tuple[object, ...]] = []
    for number, line in enumerate(lines_of_html(markup, url=URL), 1):
        assert number == line.number
        found.append(tuple(line)[1:])
    return found


def line(
    text: str,
    *,
    aside: bool = False,
    link: str | None = None,
    heading: int = 0,
    label: bool = False,
    moment: str | None = None,
) -> tuple[object, ...]:
    return tuple(Line(0, text, aside, link, heading, label, moment))[1:]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # Lines without a text.
        ("<p>&#30;</p><p>b</p>", [line("b")]),
        ("<p>a</p><p>&#8206;&#30;</p><p>b</p>", [line("a"), line("b")]),
        ("a<p></p><div><div> </div></div>b", [line("a"), line("b")]),
        # Headings.
        *((f"<h{level}>a</h{level}>b", [line("a", heading=level), line("b")]) for level in range(1, 7)),
        ("<h2>a<p>b</p>c</h2>d", [line("a", heading=2), line("b"), line("c"), line("d")]),
        ("<h2><p>a</p>b</h2>", [line("a", heading=2), line("b")]),
        ("<h2></h2>a", [line("a")]),
        ("<h2><time></time><b class=x>a</b></h2>", [line("a", heading=2)]),
        ("<h2>a<br>b</h2>", [line("a b", heading=2)]),
        ("<h2>a</h2><br>b<br>c", [line("a", heading=2), line("b"), line("c")]),
        ("<h1>a<h2>b</h2>c</h1>", [line("a", heading=1), line("b", heading=2), line("c")]),
        ("<div style='display:block'><h3>a</h3>b</div>", [line("a", heading=3), line("b")]),
        # Links.
        (f"<a href={A}>a</a><a href={B}>b</a>", [line("ab", link=A)]),
        (f"<p>a <a href={A}>b</a></p><p>c</p>", [line("a b", link=A), line("c")]),
        (f"<a href={A}><p>a</p><p>b</p></a>c", [line("a", link=A), line("b", link=A), line("c")]),
        (
            f"<a href={A}>a<p>b</p><h2>c</h2>d</a>",
            [line("a", link=A), line("b", link=A), line("c", link=A, heading=2), line("d", link=A)],
        ),
        (f"<p><a href={A}></a></p><p>b</p>", [line("b")]),
        (f"<p><a href={A}></a>b</p>", [line("b", link=A)]),
        (f"<a href={A}></a><p>b</p>", [line("b")]),
        ("<a href>a</a><a>b</a>", [line("ab")]),
        (f"<a href='#x'>a</a> <a href=tel:1>b</a> <a href={B}>c</a>", [line("a b c", link=B)]),
        ("<a href=c>a</a>", [line("a", link="https://www.stemcoalition.eu/a/c")]),
        (f"<a href={A}>a<nav>b</nav>c</a>", [line("a", link=A), line("b", aside=True), line("c", link=A)]),
        (f"<nav><a href={A}>a</a></nav>b", [line("a", aside=True), line("b")]),
        (f"<nav style=''><a href={A}>a</a><i hidden></i></nav>b", [line("a", aside=True), line("b")]),
        # Machine-readable dates.
        ("<time datetime=2018-08-20>a</time>b<p>c", [line("ab", moment="2018-08-20"), line("c")]),
        (
            "<time datetime=2018-08-20>a</time><time datetime=2018-08-20T9>b</time>",
            [line("ab", moment="2018-08-20")],
        ),
        ("<time datetime=' 2018-08-20'>a</time><time datetime=2018-08-20>b</time>", [line("ab", moment=" 2018-08-20")]),
        (
            "<time datetime=2018-08-20>a</time><time datetime=2018-08-21>b</time>",
            [line("ab", moment="2018-08-20/2018-08-21")],
        ),
        ("".join(f"<time datetime=2018-08-2{day}>{day}</time>" for day in range(3)), [line("012")]),
        ("<time datetime=''>a</time><time datetime>b</time>", [line("ab")]),
        ("<time datetime=2018-08-20></time><p>a", [line("a")]),
        ("<p><time datetime=2018-08-20></time>a</p><p>b", [line("a", moment="2018-08-20"), line("b")]),
        ("<i class=date-display-single content=2018>a</i>", [line("a", moment="2018")]),
        ("<i class=date-display-single>a</i>", [line("a")]),
        # Labels.
        ("<b class=field-label>a</b>b", [line("a", label=True), line("b")]),
        ("<b class=field-label>a<i>b</i></b>", [line("ab", label=True)]),
        ("<b class=field-label><b class=field-label>a</b>b</b>", [line("ab", label=True)]),
        ("<nav><b class=field-label hidden=until-found>a</b></nav>", [line("a", aside=True)]),
        ("<dl><dt>a<dd>b</dl>", [line("a", label=True), line("b")]),
        ("<table><tr><th>a<td>b</table>", [line("a", label=True), line("b")]),
        ("<table><tr><th>a</th> <!-- --> <td>b</table>", [line("a", label=True), line("b")]),
        ("<table><tr><th>a<td>:<td>b</table>", [line("a", label=True), line(":"), line("b")]),
        ("<table><tr><th>a<td>:</table>", [line("a"), line(":")]),
        ("<table><tr><th>a<th>b<td>c</table>", [line("a"), line("b", label=True), line("c")]),
        ("<table><tr><td>a<td>b</table>", [line("a"), line("b")]),
        (
            "<table><tr><td>Date<td>b<tr><td>Country:<td>d</table>",
            [line("Date", label=True), line("b"), line("Country:", label=True), line("d")],
        ),
        (
            "<table><tr><td> Start\n date : <td>b<tr><td>Country<td>d</table>",
            [line("Start date :", label=True), line("b"), line("Country", label=True), line("d")],
        ),
        ("<table><tr><td>Date<td>b<tr><td>x<td>d</table>", [line("Date"), line("b"), line("x"), line("d")]),
        ("<table><tr><td>Date<td>b</table>", [line("Date"), line("b")]),
        (
            "<table><tr><td>x<td>Date<td>b<tr><td>Country<td>d</table>",
            [line("x"), line("Date"), line("b"), line("Country"), line("d")],
        ),
        (
            "<table><tr><td>Date<td>b<td>c<tr><td>Country<td>d<td>e</table>",
            [line(text) for text in ("Date", "b", "c", "Country", "d", "e")],
        ),
        (
            "<table><tr><td>a<td>b<tr><td>Date<td>c</td></tr> <!-- --><tr> <td>Country<td>d</table>",
            [line("a"), line("b"), line("Date", label=True), line("c"), line("Country", label=True), line("d")],
        ),
        # What stands apart within a line.
        ("a<i class=sr-only>b</i>c", [line("ac"), line("b", aside=True)]),
        (f"<a href={A}>a<i class=sr-only>b</i>c</a>", [line("ac", link=A), line("b", aside=True)]),
        (
            "<time datetime=2018-08-20>a</time><i class=sr-only><time datetime=2019-01-01>b</time></i>c",
            [line("ac", moment="2018-08-20"), line("b", aside=True, moment="2019-01-01")],
        ),
        ("<i class=sr-only>a<b class=sr-only>b</b></i>c", [line("ab", aside=True), line("c")]),
        ("<p class=hidden>a</p>b", [line("a", aside=True), line("b")]),
        # Visibility, line breaks, drawings.
        ("<p style='visibility:hidden'>a<b style='visibility:inherit'>b</b></p>c", [line("c")]),
        ("<p style='visibility:hidden'>a<b style='visibility:initial'>b</b></p>c", [line("b"), line("c")]),
        ("<p visibility=hidden>a", [line("a")]),
        ("<svg><text visibility=hidden>a</text><text visibility=visible>b</text></svg>", [line("b")]),
        ("<svg visibility=hidden><text>a</text></svg>b", [line("b")]),
        ("<svg><text style='visibility:visible' visibility=hidden>a</text></svg>", [line("a")]),
        ("<pre>a\n<b>b</b>\n\nc</pre>d\ne", [line("a"), line("b"), line("c"), line("d e")]),
        ("<pre>a<b style='white-space:normal'>b\nc</b>\nd</pre>", [line("ab c"), line("d")]),
        ("<div style='white-space:pre-line'>a\nb</div>c\nd", [line("a"), line("b"), line("c d")]),
        ("<pre><b style='white-space:inherit'>a\nb</b></pre>", [line("a"), line("b")]),
        ("a<svg><text>b</text></svg>c", [line("a"), line("b"), line("c")]),
        ("<svg><text>a<tspan>b</tspan></text>c<g>d</g></svg>", [line("ab")]),
        ("<svg><foreignObject>a<p>b</p></foreignObject></svg>c", [line("a"), line("b"), line("c")]),
        ("a<math><mi>b</mi></math>c", [line("abc")]),
        ("<math><semantics><mi>a</mi><annotation>b</annotation></semantics></math>", [line("a")]),
    ],
)
def test_a_line_has_what_its_markup_says(markup: str, expected: list[tuple[object, ...]]) -> None:
    assert sorted(expected, key=str) == sorted(lines(markup), key=str)
    assert [each[0] for each in expected if not each[1]] == [each[0] for each in lines(markup) if not each[1]]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ul><li>a<li>b</ul>", ["- a", "- b"]),
        ("<li>a", ["- a"]),
        ("<ol start=3><li>a<li value=7>b<li>c</ol><li>d", ["3. a", "7. b", "8. c", "- d"]),
        ("<ol start=x><li>a<li value=x>b</ol>", ["1. a", "2. b"]),
        ("<ol start=' 12a'><li>a</ol>", ["12. a"]),
        ("<ol start=1234><li>a</ol>", ["123. a"]),
        ("<ol start=0><li>a<li>b</ol>", ["- a", "- b"]),
        ("<ol start=-1><li>a<li value=5>b<li>c</ol>", ["- a", "5. b", "6. c"]),
        ("<ol start=-1><li>a<li value=0>b<li>c</ol>", ["- a", "- b", "- c"]),
        (
            "<ol reversed><li>a<li hidden>x<li style='display:none'>y<li class=element-hidden>z<li>b</ol>",
            ["2. a", "1. b"],
        ),
        ("<ol reversed><li>a<li style='visibility:hidden'>x<li>b</ol>", ["3. a", "1. b"]),
        ("<ol start=-1><li>a<li>b</ol>", ["- a", "- b"]),
        ("<ol><li value=0>a<li>b</ol>", ["0. a", "1. b"]),
        ("<ol reversed><li>a<li>b<li>c</ol><li>d", ["3. a", "2. b", "1. c", "- d"]),
        ("<ol reversed=''><li>a<ol reversed><li>b<li>c</ol><li>d</ol>", ["2. a", "2. b", "1. c", "1. d"]),
        ("<ol reversed start=10><li>a<li value=3>b<li>c</ol>", ["10. a", "3. b", "2. c"]),
        ("<ol reversed start=1><li>a<li>b<li>c</ol>", ["1. a", "0. b", "- c"]),
        ("<ol reversed></ol><ol><li>a</ol>", ["1. a"]),
        ("<ol><li><ul><li>a</ul><li>b</ol>", ["- a", "2. b"]),
        ("<ol><li>a<ol><li>b</ol>c<li>d</ol>", ["1. a", "1. b", "c", "2. d"]),
        ("<ul><li><p>a</p><p>b</p></ul>", ["- a", "b"]),
        ("<ul><li>&#8203;<p>a</p></ul>", ["- a"]),
        ("<ul><li></li></ul>a", ["a"]),
        ("<ul><li><ul><li></ul>a</ul>b", ["- a", "b"]),
        ("<ul><li><a href=x></a></ul>a<ul><li>b<li></ul><p>c", ["a", "- b", "c"]),
        ("<ul><li>- a<li>• b<li>3) c<li>-d</ul>", ["- a", "- b", "3. c", "- -d"]),
        ("<ol><li>2. a<li>b</ol>", ["2. a", "2. b"]),
        ("<ol><li>2018 a</ol>", ["1. 2018 a"]),
        ("<p>• a<p>1) b<p>2018 c", ["- a", "1. b", "2018 c"]),
        ("<menu><li>a</menu><dir><li>b</dir>", ["- a", "- b"]),
    ],
)
def test_an_item_of_a_list_begins_with_its_mark_once(markup: str, expected: list[str]) -> None:
    assert expected == [text for text, *_ in lines(markup)]
    # In the frame, too, where no attribute decides and where one does.
    if "<ol" not in markup:
        assert expected == [text for text, *_ in lines(f"<nav>{markup}</nav>")]
    assert expected == [text for text, *_ in lines(f"<nav>{markup}<b hidden></b></nav>")]


def without_marks(markup: str) -> list[tuple[str, bool]]:
    """Return the lines of a page without marks of items: where an item is empty, the two ways differ in its mark."""
    return [(each.text.removeprefix("- "), each.aside) for each in lines_of_html(markup)]


@given(soups)
def test_a_part_of_the_frame_is_drawn_quickly_as_it_is_with_care(markup: str) -> None:
    page = f"<p>a</p><nav>{markup}</nav><p>b</p>"
    quick = without_marks(page)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walk, "_MAY_HIDE", "*")

        assert quick == without_marks(page)


@pytest.mark.parametrize(
    "markup",
    [
        "a",
        "<ul><li><a href=/x>a</a><li>b</ul>",
        "a<b>b</b><i>c<u>d</u></i>",
        "<div>a<p>b</p>c</div>d",
        "<div>a<span><b>b</b></span></div><div>c</div>",
        "<table><tr><td>a<td>b</table>",
        "a<br>b<h2>c</h2>",
        "<!-- a -->b",
        f"{'<b>' * 15}a{'</b>' * 15}b",
    ],
)
def test_a_menu_is_drawn_quickly_and_as_it_is_with_care(monkeypatch: pytest.MonkeyPatch, markup: str) -> None:
    expected = [(each.text, each.aside) for each in lines_of_html(f"<nav>{markup}<b hidden></b></nav>")]

    def fail(*_: object) -> NoReturn:
        pytest.fail("a part of the frame was drawn with care")

    monkeypatch.setattr("stemtaskforce.pages.html.walk._Walk._begin_line", fail)

    assert expected == [(each.text, each.aside) for each in lines_of_html(f"<nav>{markup}</nav>")]


@pytest.mark.parametrize("depth", [1, 14, 15, 16, 17, 30])
def test_a_text_of_the_frame_is_drawn_however_many_elements_are_around_it(depth: int) -> None:
    around, end = "<b>" * depth, "</b>" * depth

    assert [line("ab c", aside=True), line("d", aside=True)] == lines(f"<nav>a{around}b c{end}<p>d</nav>")


def test_a_page_without_anything_keeps_its_address() -> None:
    for markup in ("", "<!-- -->", "<p>"):
        assert ([], URL) == page_of_html(markup, url=URL)[:2]


@pytest.mark.parametrize(("depth", "is_read"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
@pytest.mark.parametrize("flat", ["", "<p>", "<ul><li>"])
def test_elements_whose_end_tag_may_be_left_out_are_no_depth(depth: int, flat: str, *, is_read: bool) -> None:
    markup = f"{'<div>' * (depth - flat.count('<u'))}{flat}x"
    try:
        read = lines_of_html(markup, source="a.html")
    except LimitExceeded as error:
        (found,) = error.findings
        assert ("limit.depth", "page: has over 200 elements inside each other", "a.html") == (
            found.code,
            found.message,
            found.source,
        )
        assert not is_read
    else:
        assert is_read
        assert ["x", "- x"][flat.endswith("<li>")] == read[0].text


@pytest.mark.parametrize("more", [0, 1])
def test_elements_and_texts_are_counted_exactly(monkeypatch: pytest.MonkeyPatch, more: int) -> None:
    monkeypatch.setattr(walk, "MAX_ELEMENTS", 9)
    # With `html`, `head` and `body`.
    markup = "<p>a</p>" * 3 + "<hr>" * more
    try:
        assert ["a"] * 3 == [each.text for each in lines_of_html(markup, source="a.html")]
    except LimitExceeded as error:
        (found,) = error.findings
        assert ("limit.tags", "page: has over 9 elements and texts", "a.html") == (
            found.code,
            found.message,
            found.source,
        )
        assert more
    else:
        assert not more


HEADS = "<link rel=canonical href={}><meta property=og:url content={}>"


@pytest.mark.parametrize(
    ("markup", "url", "expected"),
    [
        (HEADS.format(A, B), None, A),
        (HEADS.format("x", B), None, B),
        (HEADS.format("''", B), None, B),
        (f"<link rel=canonical href=x><link rel='a Canonical' href={A}>", None, A),
        (f"<meta property=OG:URL content={A}>", None, A),
        (f"<meta name=og:url content={A}>", None, None),
        (f"<link rel=alternate href={A}>", None, None),
        (f"<p><link rel=canonical href={A}>", None, None),
        (HEADS.format(A, B), "https://c.eu/", "https://c.eu/"),
        ("", "HTTP://web.archive.org/web/2019/HTTP:/c.eu/", "http://c.eu/"),
        (f"<!-- saved from url=(1){A} -->", None, A),
        (f"<!-- a --><!-- saved from url=(1){A} --><!-- b -->", None, A),
        (f"<!-- saved from url=(1){A} --><!doctype html><html>", None, A),
        (f"<!-- saved from url=(1){A} --><!-- saved from url=(1){B} -->", None, B),
        (f"<!-- saved from url=(1){A} -->{HEADS.format(B, B)}", None, B),
        (f"<html><!-- saved from url=(1){A} -->", None, None),
        ("<!-- saved from url=(1)x -->", None, None),
        ("<!---->", None, None),
    ],
)
def test_the_address_of_a_page_is_the_given_one_or_the_first_that_it_states(
    markup: str, url: str | None, expected: str | None
) -> None:
    assert expected == page_of_html(markup + "<p>x", url=url).url


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("", "", "https://www.stemcoalition.eu/a/x"),
        (f"<base href={A}c/>", "", f"{A}c/x"),
        ("<base href=c/>", "", "https://www.stemcoalition.eu/a/c/x"),
        (f"<base><base href={A}>", "", f"{A}x"),
        (f"<base href={A}><base href={B}>", "", f"{A}x"),
        ("", f"<base href={A}>", f"{A}x"),
        ("", f"<base><base href={A}><base href={B}>", f"{A}x"),
        (f"<base href={A}>", f"<base href={B}>", f"{A}x"),
        ("<base href=''>", "", "https://www.stemcoalition.eu/a/x"),
        ("<base href='http://[bad'>", "", None),
    ],
)
def test_links_are_resolved_against_the_first_base(head: str, body: str, expected: str | None) -> None:
    (found,) = lines_of_html(f"<head>{head}</head><body>{body}<a href=x>a</a>", url=URL)

    assert expected == found.link


@pytest.mark.parametrize(("markup", "expected"), [("a\ud800b", "a\ufffdb"), ("\ufeffa", "a"), ("æ", "æ")])
def test_what_utf_8_cannot_hold_is_replaced_before_the_page_is_parsed(markup: str, expected: str) -> None:
    assert [line(expected)] == lines(markup)


@pytest.mark.parametrize("count", [256, 257])
def test_the_parser_decides_whether_a_long_tag_is_that_of_an_element(count: int) -> None:
    tag = f"<p{''.join(f' a{number}' for number in range(count))}>"

    assert [line("x")] == lines(f"<!-- {tag} -->x")
    if count > 256:
        with pytest.raises(LimitExceeded) as caught:
            lines_of_html(f"{tag}x", source="a.html")
        assert "a.html" == caught.value.findings[0].source
    else:
        assert [line("x")] == lines(f"{tag}x")
