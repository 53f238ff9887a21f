"""The tables of rendering, and the rules of CSS, SVG and MathML beside them: each row, and each rule at its edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce.pages.html.rendering import (
    NO_STYLE,
    PLAIN,
    RENDERINGS,
    Attributes,
    Rendering,
    Style,
    foreign_in,
    is_block,
    is_hidden,
    parse_style,
)
from tests.pages.drawn_text import NOT_DRAWN, NOT_DRAWN_IN_SVG

BLOCK = Rendering(block=True)
INLINE = PLAIN


@pytest.mark.parametrize("name", sorted(NOT_DRAWN - {"head"}))
def test_what_the_oracle_of_trees_does_not_draw_is_not_drawn(name: str) -> None:
    assert not RENDERINGS[name].drawn


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        # Where a declaration ends.
        ("a:b;display:none", "none"),
        ("a:(b;display:none);display:grid", "grid"),
        ("a:[b;display:none];display:grid", "grid"),
        ("a:{b;display:none};display:grid", "grid"),
        ("a:([)];display:none);display:grid", "grid"),
        ("a:([);display:none", None),
        ("a:(]);display:none", "none"),
        ("a:(();display:none", None),
        ("a:(());display:none", "none"),
        ("a:()[]{};display:none", "none"),
        ("a:\\(;display:none", "none"),
        ("a:\\;;display:none", "none"),
        ("a:\\;display:none", None),
        ("a:')';display:none", "none"),
        ("a:('b)';display:grid);display:none", "none"),
        ("a:/*(*/;display:none", "none"),
        ("a:'/*';display:none", "none"),
        ("a/b:c;display:none", "none"),
        ("/*;*/display:none", "none"),
        ("dis/**/play:none", None),
        ("display:none/*", "none"),
        ("display:no/**/ne", "none"),
        # Names and values.
        ("\tDisplay\n:\fNone\r", "none"),
        ("display:none none", None),
        ("display", None),
        ("display:none:", None),
        ("display::none", None),
        ("display:var(a:b)", "var(a:b)"),
        ("\u00a0display:none", None),
        ("-display:none", None),
        ("Xdisplay:none", None),
        ("di splay:none", None),
        # Escapes.
        ("\\64" + "display:none"[1:], "none"),
        ("\\64dsplay:none", None),
        ("\\64 " + "display:none"[1:], "none"),
        ("\\000064isplay:none", "none"),
        ("\\44 " + "display:none"[1:], "none"),
        ("\\dis\\play:none", None),
        ("dis\\play:none", "none"),
        ("display:n\\6F ne", "none"),
        ("display:\\none", "none"),
        # Importance.
        ("display:none!important;display:grid", "none"),
        ("display:none ! important;display:grid", "none"),
        ("display:none !IMPORTANT;display:grid", "none"),
        ("display:none!important;display:grid!important", "grid"),
        ("display:none!important;display:x!important", "none"),
        ("display:none;display:grid!important;display:block", "grid"),
        ("display:none!important;visibility:hidden", "none"),
        ("display:none!unimportant", None),
        ("display:!important", None),
        # Several words.
        ("display:block flow", "block flow"),
        ("display:inline flow list-item", "inline flow list-item"),
        ("display:block flow list-item math", None),
        ("display:run-in", "run-in"),
        ("display:flow", None),
        ("display:block none", None),
        ("display:block nonsense", None),
        ("display:var(--a)", "var(--a)"),
    ],
)
def test_a_declaration_of_display_is_split_named_unescaped_and_weighed_as_css_does(
    style: str, expected: str | None
) -> None:
    assert expected == parse_style(style).display


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("visibility:block flow", NO_STYLE),
        ("white-space:block flow", NO_STYLE),
        ("white-space:pre nowrap", NO_STYLE),
        ("visibility:none", NO_STYLE),
        ("display:hidden", NO_STYLE),
        ("visibility:var(--a)", Style(visibility="var(--a)")),
        ("visibility:hidden;display:none;white-space:pre", Style("none", "hidden", "pre")),
        ("color:red;visibility:collapse", Style(visibility="collapse")),
        ("white-space:PRE-LINE", Style(white_space="pre-line")),
    ],
)
def test_each_property_has_values_of_its_own(style: str, expected: Style) -> None:
    assert expected == parse_style(style)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("61", "a"),
        ("0", "\ufffd"),
        ("1", "\x01"),
        ("d7ff", "\ud7ff"),
        ("d800", "\ufffd"),
        ("dfff", "\ufffd"),
        ("e000", "\ue000"),
        ("10ffff", "\U0010ffff"),
        ("110000", "\ufffd"),
        ("ffffff", "\ufffd"),
    ],
)
def test_an_escape_is_a_character_of_unicode_or_its_replacement(code: str, expected: str) -> None:
    # A value of `var()` is kept as it is, so it shows what an escape means.
    assert f"var({expected})" == parse_style(f"display:var(\\{code} )").display


@given(st.sampled_from(["none", "block", "inline", "grid", "contents", "nonsense", "block flow"]), st.booleans())
def test_the_last_valid_declaration_counts(value: str, first: bool) -> None:  # noqa: FBT001  drawn
    style = f"display:{value};display:nonsense" if first else f"display:nonsense;display:{value}"

    assert (None if value == "nonsense" else value) == parse_style(style).display


@pytest.mark.parametrize(
    ("tag", "attributes", "display", "expected"),
    [
        ("p", {}, None, False),
        ("p", {"hidden": None}, None, True),
        ("p", {"hidden": ""}, None, True),
        ("p", {"hidden": "x"}, None, True),
        ("p", {"hidden": "until-found"}, None, False),
        ("p", {"hidden": "Until-Found"}, None, False),
        ("p", {"hidden": None}, "block", False),
        ("p", {"hidden": None}, "revert", True),
        ("p", {"hidden": None}, "revert-layer", True),
        ("p", {}, "none", True),
        ("p", {"hidden": "until-found"}, "none", True),
        ("p", {"popover": None}, None, True),
        ("p", {"popover": "auto"}, None, True),
        ("p", {"popover": "auto"}, "block", False),
        ("p", {"open": None}, None, False),
        ("dialog", {}, None, True),
        ("dialog", {"open": None}, None, False),
        ("dialog", {"open": None, "hidden": None}, None, True),
        ("dialog", {"open": None, "popover": None}, None, True),
        ("dialog", {}, "block", False),
        ("dialog", {}, "revert", True),
    ],
)
def test_an_element_is_hidden_by_its_style_before_its_attributes(
    tag: str, attributes: Attributes, display: str | None, *, expected: bool
) -> None:
    assert expected is is_hidden(tag, attributes, Style(display=display))


@pytest.mark.parametrize("foreign", ["math", "svg", "svg-text"])
def test_only_html_has_dialogs(foreign: str) -> None:
    assert not is_hidden("dialog", {}, Style(), foreign)
    assert is_hidden("dialog", {"hidden": None}, Style(), foreign)


@pytest.mark.parametrize(
    ("display", "of_block", "of_inline"),
    [
        (None, True, False),
        ("revert", True, False),
        ("revert-layer", True, False),
        ("block", True, True),
        ("flex", True, True),
        ("table-cell", True, True),
        ("list-item", True, True),
        ("block flow", True, True),
        *(
            (display, False, False)
            for display in (
                "contents inherit initial inline inline-block inline-flex inline-grid inline-table ruby unset".split()
            )
        ),
    ],
)
def test_a_style_decides_whether_an_element_ends_a_line(
    display: str | None, *, of_block: bool, of_inline: bool
) -> None:
    style = Style(display=display)

    assert (of_block, of_inline) == (is_block(BLOCK, style), is_block(INLINE, style))


@pytest.mark.parametrize(
    ("around", "tag", "expected"),
    [
        ("", "svg", "svg"),
        ("", "math", "math"),
        ("svg", "svg", "svg"),
        ("svg-text", "svg", "svg"),
        # of the other language, each is an unknown element
        ("svg", "math", "svg"),
        ("svg-text", "math", "svg-text"),
        ("math", "svg", "math"),
        ("math", "math", "math"),
    ],
)
def test_a_drawing_begins_in_html_or_another_and_a_formula_in_html(around: str, tag: str, expected: str) -> None:
    assert expected == foreign_in(around, tag, "p", {})


@pytest.mark.parametrize(
    ("around", "tag", "parent", "attributes", "expected"),
    [
        ("svg", "g", "svg", {}, "svg"),
        ("svg", "text", "g", {}, "svg-text"),
        ("svg", "TEXT", "g", {}, "svg-text"),
        ("svg-text", "tspan", "text", {}, "svg-text"),
        ("svg", "foreignObject", "g", {}, ""),
        ("svg", "foreignobject", "g", {}, ""),
        ("svg", "text", "g", {"display": "none"}, None),
        ("svg", "text", "g", {"display": "inline"}, "svg-text"),
        ("svg", "text", "g", {"display": None}, "svg-text"),
        ("math", "mrow", "math", {}, "math"),
        *(("math", name, "math", {}, "") for name in ("mi", "mn", "mo", "ms", "mtext", "MI")),
        ("", "mi", "math", {}, ""),
        ("math", "text", "math", {}, "math"),
        ("math", "mrow", "math", {"display": "none"}, "math"),
        ("math", "desc", "math", {}, "math"),
        ("math", "mi", "semantics", {}, ""),
        ("math", "annotation", "semantics", {}, None),
        ("math", "annotation-xml", "semantics", {}, None),
        ("math", "Annotation", "semantics", {}, None),
        ("math", "annotation", "mrow", {}, "math"),
        ("math", "annotation-xml", "mrow", {}, "math"),
        ("math", "annotation-xml", "mrow", {"encoding": "Text/HTML"}, ""),
        ("math", "annotation-xml", "mrow", {"encoding": "application/xhtml+xml"}, ""),
        ("math", "annotation-xml", "mrow", {"encoding": "text/plain"}, "math"),
        ("math", "annotation-xml", "mrow", {"encoding": None}, "math"),
        ("math", "mrow", "mrow", {"encoding": "text/html"}, "math"),
        ("math", "svg", "annotation-xml", {}, "svg"),
        ("math", "math", "annotation-xml", {}, "math"),
        ("math", "annotation", None, {}, "math"),
        ("svg", "annotation", "semantics", {}, "svg"),
        *(("svg", name, "svg", {}, None) for name in sorted(NOT_DRAWN_IN_SVG)),
        ("svg-text", "DESC", "text", {}, None),
    ],
)
def test_a_part_of_a_drawing_or_formula_is_drawn_as_svg_and_mathml_say(
    around: str, tag: str, parent: str | None, attributes: Attributes, expected: str | None
) -> None:
    assert expected == foreign_in(around, tag, parent, attributes)
