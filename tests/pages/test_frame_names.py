"""The meaning of an element's names: which are part of a page's frame, and which may hold its content."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from stemtaskforce.pages.html.frame import NOTHING, Names, content_rank, is_frame, names_of, section_in

FRAME = Names(frame=True)
HEADER = Names(header=True)
ASIDE = Names(aside=True)
LABEL = Names(label=True)


@pytest.mark.parametrize(
    ("classes", "identity", "role", "expected"),
    [
        ("", "", "", NOTHING),
        ("a b", "c", "d", NOTHING),
        # Not drawn, or there for screen readers.
        ("a element-hidden", "", "", Names(gone=True)),
        ("Element__HIDDEN", "", "", Names(gone=True)),
        ("-quicktabs-hide_", "", "", Names(gone=True)),
        ("", "element-hidden", "", NOTHING),
        ("element-hiddens", "", "", NOTHING),
        ("sr-only", "", "", ASIDE),
        ("visually-hidden b", "", "", ASIDE),
        ("Hidden", "", "", ASIDE),
        ("a hidden", "", "", ASIDE),
        ("-hidden", "", "", NOTHING),
        ("hidden md:block", "", "", NOTHING),
        ("hidden a b:c", "", "", NOTHING),
        ("sr-only md:block", "", "", ASIDE),
        ("", "hidden", "", NOTHING),
        ("", "", "hidden", NOTHING),
        # Labels and dates.
        ("field__label", "", "", LABEL),
        ("views-label views-label-x", "", "", LABEL),
        ("field-label visually-hidden", "", "", LABEL),
        ("field-label hidden", "", "", LABEL),
        ("", "field-label", "", NOTHING),
        ("date-display-single", "", "", Names(moment=True)),
        ("", "date-display-single", "", NOTHING),
        # The frame.
        ("region-footer", "", "", FRAME),
        ("Region--Footer", "", "", FRAME),
        ("", "footer", "", FRAME),
        ("", "_Footer_", "", FRAME),
        ("", "", "navigation", FRAME),
        ("", "", "x BANNER", FRAME),
        ("", "", "footer", NOTHING),
        ("navigation", "", "", FRAME),
        ("complementary", "", "", NOTHING),
        ("footer-7", "", "", FRAME),
        ("", "sidebar-12", "", FRAME),
        ("footer-7a", "", "", NOTHING),
        ("block-bartik-main-menu", "", "", FRAME),
        ("block-a-b-main-menu", "", "", NOTHING),
        ("xblock-bartik-main-menu", "", "", NOTHING),
        ("eu-cookie-x", "", "", FRAME),
        ("a b footer", "", "", FRAME),
        ("site-header", "", "", HEADER),
        ("", "header", "", HEADER),
        ("header reader-header", "", "", NOTHING),
        ("header", "reader-header", "", HEADER),
        ("menu", "", "", Names(menu=True)),
        ("", "tabs", "", Names(menu=True)),
        ("", "", "menu", NOTHING),
        # The content.
        ("", "content", "", Names(content=1)),
        ("", "Main-Content", "", Names(content=2)),
        ("", "main__content", "", Names(content=2)),
        ("", "-main", "", Names(content=3)),
        ("", "block-system-main", "", Names(content=4)),
        ("region-content", "", "", Names(content=4)),
        ("node", "", "", Names(content=6)),
        ("content main", "", "", NOTHING),
        ("", "node", "", NOTHING),
        ("", "", "main", Names(content=0)),
        ("", "", "a Main", Names(content=0)),
        ("node region-content", "", "", Names(content=4)),
        ("node", "content", "", Names(content=1)),
        ("node", "content", "main", Names(content=0)),
        # Several at once.
        ("region-footer site-header menu", "content", "", Names(frame=True, header=True, menu=True, content=1)),
        ("element-hidden sr-only", "", "", Names(gone=True, aside=True)),
    ],
)
def test_names_have_a_meaning_by_whole_tokens(classes: str, identity: str, role: str, expected: Names) -> None:
    assert expected == names_of(classes, identity, role)
    assert (expected == NOTHING) == (names_of(classes, identity, role) is NOTHING)


@pytest.mark.parametrize("length", [180, 200, 400])
def test_long_names_mean_the_same(length: int) -> None:
    filler = "x " * (length // 2)

    assert names_of("node sr-only", "main", "banner") == names_of(f"{filler}node sr-only", "main", "banner")
    assert NOTHING is names_of(filler, "a", "b")


@pytest.mark.parametrize(
    ("tag", "of_names", "expected"),
    [
        ("main", -1, 0),
        ("main", 4, 0),
        ("main", 0, 0),
        ("article", -1, 5),
        ("article", 0, 0),
        ("article", 4, 4),
        ("article", 5, 5),
        ("article", 6, 5),
        ("div", -1, -1),
        ("div", 0, 0),
        ("div", 6, 6),
    ],
)
def test_the_better_rank_of_a_tag_and_its_names_counts(tag: str, of_names: int, expected: int) -> None:
    assert expected == content_rank(tag, Names(content=of_names))


@pytest.mark.parametrize(
    ("tag", "of_names", "around", "expected"),
    [
        ("article", -1, "", "article"),
        ("article", -1, "section", "article"),
        ("article", -1, "quotation", "article"),
        ("div", 6, "", "article"),
        ("div", 6, "section", "article"),
        ("blockquote", -1, "", "quotation"),
        ("figure", -1, "article", "quotation"),
        ("blockquote", 6, "", "article"),
        ("section", -1, "", "section"),
        ("section", -1, "article", "article"),
        ("section", -1, "quotation", "quotation"),
        ("main", -1, "", "section"),
        ("main", -1, "article", "article"),
        ("div", 0, "", "section"),
        ("div", 1, "", "section"),
        ("div", 4, "quotation", "quotation"),
        ("div", -1, "", ""),
        ("div", -1, "section", "section"),
        ("p", -1, "article", "article"),
    ],
)
def test_the_part_of_the_page_inside_an_element(tag: str, of_names: int, around: str, expected: str) -> None:
    assert expected == section_in(tag, Names(content=of_names), around)


def in_frame(markup: str, section: str = "") -> bool:
    """Return whether the element of a page that has the attribute `x` is part of its frame."""
    node = LexborHTMLParser(markup).css_first("[x]")
    assert node is not None
    assert node.tag is not None
    get = node.attributes.get
    return is_frame(node, node.tag, names_of(get("class") or "", get("id") or "", get("role") or ""), section)


#: The parts of a page inside which an element is its own, and not part of the page's frame.
OWN = {
    "header": {"article", "quotation", "section"},
    "aside": {"article", "quotation"},
    "footer": {"quotation"},
    "nav": set[str](),
    "search": set[str](),
}


@pytest.mark.parametrize("section", ["", "article", "quotation", "section"])
@pytest.mark.parametrize("tag", OWN)
def test_an_element_of_the_frame_may_belong_to_a_part_of_the_page(tag: str, section: str) -> None:
    assert (section not in OWN[tag]) == in_frame(f"<{tag} x>Words</{tag}>", section)


@pytest.mark.parametrize(
    ("markup", "section", "expected"),
    [
        ("<div x>a</div>", "", False),
        ("<div x class=sidebar>a</div>", "", True),
        ("<div x class=sidebar>a</div>", "article", True),
        ("<body x class=sidebar>a</body>", "", False),
        ("<html x class=sidebar>a</html>", "", False),
        ("<div x class=site-header>a</div>", "", True),
        ("<div x class=site-header>a</div>", "section", False),
        ("<header x class=sidebar>a</header>", "section", True),
        # A menu is one where it holds nothing but links, and headings of its own.
        ("<ul x class=menu><li><a>a b</a><li><a>c</a></ul>", "", True),
        ("<ul x class=menu><li><a>a</a> b</ul>", "", False),
        ("<ul x class=menu> <li> <a>a</a> \n </ul>", "", True),
        ("<div x class=menu><h2>a</h2><h3>b</h3><a>c</a></div>", "", True),
        ("<div x class=menu><h4>a</h4><a>c</a></div>", "", False),
        ("<div x class=menu><a><h2>a</h2></a>b</div>", "", False),
        ("<div x class=menu><a><h3>a</h3></a></div>", "", True),
        ("<div x class=menu><a>a</a><a>b</a>cde</div>", "", False),
        ("<div x class=menu><a>a b</a>cde</div>", "", False),
        ("<div x class=menu></div>", "", True),
        ("<div x class=menu><a>a</a></div>", "article", True),
        ("<div x class='menu site-header'>a</div>", "", True),
        # A button is a tool, unless it heads what it opens, or may hold a label, a day or a text.
        ("<button x type=button>Print this page</button>", "article", True),
        (f"<button x>{'a' * 40}</button>", "article", True),
        (f"<button x>{'a' * 41}</button>", "article", False),
        ("<button x aria-expanded=false>a</button>", "", False),
        ("<button x data-bs-toggle=collapse>a</button>", "", False),
        ("<h2><button x>a</button></h2>", "", False),
        ("<h2><span><i><button x>a</button></i></span></h2>", "", False),
        ("<h2><span><span><i><button x>a</button></i></span></span></h2>", "", True),
        ("<dl><dt><button x>a</button></dl>", "", False),
        ("<button x>Short summary</button>", "", False),
        ("<button x>Short summaries</button>", "", True),
        ("<button x>Country:</button>", "", False),
        ("<button x>3 May 2021</button>", "", False),
        # None around the content is part of the frame.
        ("<nav x><main>a</main></nav>", "", False),
        ("<div x class=sidebar><div role=main>a</div></div>", "", False),
        ("<div x class=sidebar><div id=content>a</div></div>", "", False),
        ("<div x class=sidebar><div class=content>a</div></div>", "", True),
        ("<div x class=menu><a id=content>a</a></div>", "", False),
    ],
)
def test_an_element_is_part_of_the_frame_by_its_names_unless_it_holds_the_content(
    markup: str, section: str, *, expected: bool
) -> None:
    assert expected == in_frame(markup, section)
