"""The look at a page of markup before it is parsed: nothing that could cost a parser much gets past it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from stemtaskforce.errors import LimitExceeded
from stemtaskforce.pages import caps
from stemtaskforce.pages.caps import MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, MAX_TAGS, admit
from stemtaskforce.pages.html import lines_of_html


def code_of(markup: str) -> str | None:
    """Return the code of the cap that a page is over, or `None` for a page that is read."""
    try:
        lines_of_html(markup, source="page.html")
    except LimitExceeded as error:
        (found,) = error.findings
        assert "page.html" == found.source
        return found.code
    return None


def attributes(count: int, name: str = "a") -> str:
    return "".join(f" {name}{number}" for number in range(count))


@pytest.mark.slow
@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<P>" * MAX_TAGS, id="as many tags as there may be"),
        pytest.param("<B>" * MAX_DEPTH + "</i>" * (MAX_TAGS - MAX_DEPTH), id="few elements and many end tags"),
        pytest.param("<P>x" * (MAX_DEPTH + 1), id="elements whose end tag may be left out"),
        pytest.param("<li>x" * 10_000, id="items whose end tag is left out"),
        pytest.param("<DIV></DIV>" * (MAX_DEPTH + 1), id="elements after each other"),
        pytest.param(f"{'<DIV>' * MAX_DEPTH}{'</DIV>' * MAX_DEPTH}<P>", id="elements as deep as they may be"),
        pytest.param("<B></B>" * 9_000, id="formatting that is closed at once"),
        pytest.param("".join(f"<i class=a{n}>x</I >" for n in range(9_000)), id="the same, each of its own kind"),
        pytest.param("".join(f"<b><i id='a{n}'></i></b>" for n in range(4_000)), id="the same, inside each other"),
        pytest.param("".join(f"<A href={n}>x</A>" for n in range(9_000)), id="of links a parser keeps one"),
        pytest.param("<DIV></div>" * 9_000, id="tags in letters of both sizes"),
        pytest.param("<svg>" + "<path d='M0 0'/>" * 9_000 + "</svg>", id="a drawing, closed by slashes"),
        pytest.param("<ruby>a<rt>b</ruby>" * 5_000, id="annotations whose end tag is left out"),
        pytest.param("1 < 2 " * 9_000, id="no tag at all"),
        pytest.param(f"<p{attributes(MAX_ATTRIBUTES)}>", id="as many attributes as there may be"),
        pytest.param(f"<p a='>'{attributes(MAX_ATTRIBUTES - 1, 'b')}>", id="the same, with the sign of an end in one"),
        pytest.param(f"<p title='{'x ' * 9_000}'>", id="a value of many words"),
        pytest.param(f"<p title='{'<b> ' * 900}'>", id="a value full of tags"),
        pytest.param("<script>if (a<b) {" + "x = 1; " * 500 + "}</script>", id="a script that looks like a tag"),
        pytest.param(f"<!-- <p{attributes(MAX_ATTRIBUTES + 1)}> -->", id="too many attributes in a comment"),
        pytest.param("<body><body a><body b>", id="a body that stands three times"),
        pytest.param(f"<body{attributes(200)}>" * 20, id="a body whose attributes together are within the cap"),
    ],
)
def test_a_page_within_the_caps_is_read(markup: str) -> None:
    found = code_of(markup)
    assert None is found


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        pytest.param("<p>" * (MAX_TAGS + 1), "limit.tags", id="tags"),
        pytest.param("<div>" * (MAX_DEPTH + 1) + "x", "limit.depth", id="depth"),
        pytest.param("<div>" * 9_000 + "x", "limit.depth", id="depth without end"),
        pytest.param("<foo>" * 5_000 + "</bar>" * 5_000, "limit.depth", id="end tags that close nothing"),
        pytest.param("<div></x>" * 5_000, "limit.depth", id="end tags of what is never begun"),
        pytest.param("<x></x>" + "<div></x>" * 5_000, "limit.depth", id="end tags of what is closed"),
        pytest.param("<path/>" * 9_000, "limit.depth", id="slashes outside of a drawing"),
        pytest.param("<ruby></ruby>" + "<rt>" * 9_000, "limit.depth", id="annotations of nothing"),
        pytest.param("<a><div>" * 5_000, "limit.depth", id="links around blocks"),
        pytest.param("".join(f"<b id={i}>" for i in range(201)) + "<p>x", "limit.depth", id="formatting"),
        pytest.param("".join(f"<b id={i}>" for i in range(9_000)), "limit.depth", id="formatting of many kinds"),
        pytest.param(
            "<p>" + "".join(f"<b id={i}>" for i in range(100)) + "<p>x" * 9_000, "limit.depth", id="formatting repeated"
        ),
        pytest.param("<p>" + "<b id=1><!--</b>-->" * 150 + "<p>x" * 9_000, None, id="equal formatting"),
        pytest.param(
            "<p>" + "".join(f"<b id={i} title='></b>'>" for i in range(300)) + "<p>x" * 5_000,
            "limit.depth",
            id="end in value",
        ),
        pytest.param(
            "<p>" + "".join(f"<b id={i}><!--</b>-->" for i in range(300)) + "<p>x" * 5_000,
            "limit.depth",
            id="end in comment",
        ),
        pytest.param(
            "<p>" + "".join(f"<b id={i}>" for i in range(150)) + "<p>x" * 900, "limit.tags", id="elements of repetition"
        ),
        pytest.param(f"<p{attributes(MAX_ATTRIBUTES + 1)}>", "limit.attributes", id="attributes"),
        pytest.param(f"<p a='>' {'/'.join(f'a{i}' for i in range(257))}>", "limit.attributes", id="value with end"),
        pytest.param(f"<p a=\"b'\"c='>'{attributes(257, 'd')}>", "limit.attributes", id="value with a quote"),
        pytest.param("<p" + " a=1" * 300 + ">", "limit.attributes", id="equal attributes"),
        pytest.param("<body><body" + " a=1" * 300 + ">", "limit.attributes", id="attributes of a body that is merged"),
        pytest.param(f"<p{attributes(9_000)}>", "limit.attributes", id="attributes without end"),
        pytest.param(f"<p{attributes(900)}>" * 300, "limit.attributes", id="attributes again and again"),
        pytest.param("".join(f"<body a{n}>" for n in range(9_000)), "limit.attributes", id="one body's attributes"),
        pytest.param(f"<body{attributes(200)}>" * 21, "limit.attributes", id="bodies within the cap one by one"),
        pytest.param("".join(f"<HTML a{n}>" for n in range(9_000)), "limit.attributes", id="one root's attributes"),
        pytest.param("<p/b=" * 20_000, "limit.attributes", id="tags inside of values"),
        pytest.param("<p>" + "x" * 600 + "<b" * 4_000 + " x" * 600_000, "limit.attributes", id="tags inside of names"),
    ],
)
def test_a_page_over_a_cap_is_refused_and_says_which(markup: str, code: str | None) -> None:
    found = code_of(markup)
    assert code == found


def test_the_look_costs_little_for_what_it_saves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caps, "_FEW_TAGS", 0)
    assert () == admit("<div>" * MAX_DEPTH, None)
    with pytest.raises(LimitExceeded):
        admit("<div>" * 9_000, None)


def test_no_page_that_is_admitted_has_more_elements_than_the_cap_allows() -> None:
    units = ["<b id={}><p>", "<p><i class={}>x", "<a href={}><div>x</div>", "<td><u id={}>x", "<li><em id={}>x</p>"]
    for unit in units:
        markup = "".join(unit.format(number) for number in range(2_000))
        try:
            lines_of_html(markup)
        except LimitExceeded:
            continue
        assert sum(1 for _ in LexborHTMLParser(markup).css("*")) <= MAX_ELEMENTS
