"""The look at a page of markup before it is parsed: what is admitted as it is, what is rewritten, what is refused."""

import pytest

from stemtaskforce.errors import LimitExceeded
from stemtaskforce.pages.caps import FEW_TAGS, MAX_ATTRIBUTES, MAX_DEPTH, MAX_TAGS, admit

#: A quoted value that holds a `>`: the scans leave a doubt, and the page is gone through tag by tag.
DOUBT = "<p a='>'>"


def refused(markup: str) -> str | None:
    """Give the code of the cap that a page is over, if it is over one; its name goes with it."""
    try:
        admit(markup, "page.html")
    except LimitExceeded as error:
        (found,) = error.findings
        assert "page.html" == found.source
        return found.code
    return None


def repeating(different: int, tags: int) -> str:
    """Make a page of a number of tags in all, of which a parser would keep three of each different one and a link."""
    formatting = "".join(f"<B id={n % different}></B>" for n in range(200))
    return formatting + "<P>" * (tags - 400)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<P>" * MAX_TAGS, id="as many tags as there may be"),
        pytest.param("<B>" * MAX_DEPTH + "</i>" * (MAX_TAGS - MAX_DEPTH), id="few elements and many end tags"),
        pytest.param("<P>x" * (MAX_DEPTH + 1), id="elements whose end tag may be left out"),
        pytest.param("<DIV></DIV>" * (MAX_DEPTH + 1), id="elements after each other"),
        pytest.param(f"{'<DIV>' * MAX_DEPTH}{'</DIV>' * MAX_DEPTH}<P>", id="elements as deep as they may be"),
        pytest.param("".join(f"<B id={n}></B>" for n in range(1_000)) + "<P>" * 1_000, id="as many repeated as may be"),
        pytest.param("<B></B>" * 9_000, id="of equal ones a parser keeps three"),
        pytest.param("".join(f"<A href={n}>x</A>" for n in range(9_000)), id="of links a parser keeps one"),
        pytest.param("<DIV></div>" * (FEW_TAGS // 2), id="few tags, whatever they are"),
        pytest.param("1 < 2 " * (FEW_TAGS + 1), id="no tag at all"),
        pytest.param(repeating(33, MAX_TAGS), id="as many different ones as may be"),
    ],
)
def test_a_page_that_the_scans_settle_is_admitted_as_it_is(markup: str) -> None:
    assert markup is admit(markup, None)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<B>" + "<P>" * MAX_DEPTH + "<P a='>'>", id="a value that holds the end of a tag"),
        pytest.param("".join(f"<B id={n}></B>" for n in range(1_000)) + "<P>" * 1_001, id="one more repeated"),
        pytest.param(repeating(34, MAX_TAGS), id="one more different one"),
        pytest.param(repeating(40, 16_600), id="different ones and a link"),
        pytest.param("<DIV></div>" * (FEW_TAGS // 2 + 1), id="end tags in other letters"),
        pytest.param(f"<B {'a' * 2 * MAX_ATTRIBUTES}>", id="a tag that is long"),
    ],
)
def test_a_page_that_they_do_not_settle_is_rewritten(markup: str) -> None:
    assert markup.lower() == admit(markup, None)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<B>x</B>", "<b>x</b>"),
        ("<P Class=A>x</P>", "<p Class=A>x</p>"),
        ("<Title>x</TITLE>", "<x-title>x</x-title>"),
        ("<svg><x-svg>", "<x-svg><x-svg>"),
        ("a<script>1 < 2</script>b<!-- c -->d<B>", "abd<b>"),
        ("a</script>b<script>c</script>d", "a</script>bd"),
        ("a</script>b<STYLE>c</Style >d", "a</script>bd"),
        ("a<script>b</scripted>c</script\n>d", "ad"),
        ("a<script>b", "a"),
        ("a<script>b</script", "a"),
        ("a<script>b</script c", "a"),
        ("a<!-- > -->b", "ab"),
        ("a<!-->b<!--->c<!----!>d", "abcd"),
        ("a<!-- b", "a"),
        ("a<!doctype html>b<?c?>d</ e>f", "abdf"),
        ("a<!doctype", "a"),
        ("1 < 2 <3", "1 &lt; 2 &lt;3"),
        ("a<b", "a"),
        ("a<b c='d", "a"),
        ("a<b c=d' e='>'>f", "a<b c=d' e='>'>f"),
        ("a<b c=d/>e", "a<b c=d/>e"),
    ],
)
def test_a_page_is_rewritten_without_comments_and_scripts_and_nothing_in_it_hides_markup(
    markup: str, expected: str
) -> None:
    assert DOUBT + expected == admit(DOUBT + markup, None)


@pytest.mark.parametrize(
    ("unit", "times", "code"),
    [
        ("<p>", MAX_TAGS - 1, None),
        ("<p>", MAX_TAGS, "limit.tags"),
        ("<div>", MAX_DEPTH, None),
        ("<div>", MAX_DEPTH + 1, "limit.depth"),
        ("<p><br></p>", 300, None),
        ("<div></div>", 300, None),
        ("<div><section></div>", 300, None),
        ("<div><div><section></div></div>", 300, None),
        ("<b><i></b></i>", 300, None),
        ("</section><div></section></div>", 300, None),
        # A formatting element is open until its own end tag.
        ("<div><b></div>", MAX_DEPTH - 1, None),
        ("<div><b></div>", MAX_DEPTH, "limit.depth"),
        ("<div><b><section></div>", MAX_DEPTH - 2, None),
        ("<div><b><section></div>", MAX_DEPTH - 1, "limit.depth"),
        ("<div></b>", MAX_DEPTH + 1, "limit.depth"),
    ],
)
def test_elements_are_counted_as_a_browser_nests_them(unit: str, times: int, code: str | None) -> None:
    assert code == refused(DOUBT + unit * times)


@pytest.mark.parametrize("tag", ["<p{}>", "</p{}>", "<script{}></script>", "<script></script{}>", "<style></style{}>"])
@pytest.mark.parametrize("attribute", [" a", " a=1", " a = '>'", '/a="b"', " =a=b"])
def test_a_tag_has_as_many_attributes_as_the_cap_says(tag: str, attribute: str) -> None:
    assert None is refused(DOUBT + tag.format(attribute * MAX_ATTRIBUTES))
    assert "limit.attributes" == refused(DOUBT + tag.format(attribute * (MAX_ATTRIBUTES + 1)))
