"""The rendering of elements in a browser, as tables: what is drawn, what begins a line, what keeps its line breaks.

The rules are those of the HTML standard's rendering section (chapter 15), of SVG 2 (section 5) and of MathML
Core (appendix A), for a browser that runs scripts and knows no style sheet but the page's `style` attributes.
Two rules differ on purpose: the content of a closed `details` and of a `select` counts as drawn, since a click
shows it, and that of `object` never counts, since it is drawn only where the object itself cannot be.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

__all__ = [
    "FOREIGN",
    "KEEPS_BREAKS",
    "NOT_AN_ELEMENT",
    "NO_STYLE",
    "PLAIN",
    "RENDERINGS",
    "Attributes",
    "Rendering",
    "Style",
    "foreign_in",
    "is_block",
    "is_hidden",
    "parse_style",
]

#: The attributes of an element by their names; `None` for one without a value.
Attributes = Mapping[str, str | None]


class Rendering(NamedTuple):
    """The rendering of an element, by its name.

    Attributes:
        drawn: Whether its content is text of the page.
        block: Whether a line begins before it and ends behind it.
        preformatted: Whether its line breaks are kept.
        heading: The level of a heading, or 0.
        nests: Whether it counts as a level of nesting: it has an end tag, which may not be left out.
        special: Whether it is looked at more closely whatever its attributes are.
    """

    drawn: bool = True
    block: bool = False
    preformatted: bool = False
    heading: int = 0
    nests: bool = True
    special: bool = False


#: The rendering of an element that no table names: it is drawn, and runs on within its line.
PLAIN = Rendering()
#: That of a comment, a document type or a processing instruction.
NOT_AN_ELEMENT = Rendering(drawn=False)

#: Not drawn: `display: none` in the standard's style sheet (15.3.1), replaced elements, whose content stands in
#: for them elsewhere (15.4), and widgets that draw a value instead of their content (15.5).
_NOT_DRAWN = """
    basefont datalist head link meta noembed noframes noscript param rp script style template title
    audio canvas embed iframe object video
    meter progress
""".split()
#: Elements that begin and end a line: blocks, list items and parts of tables (15.3.2 to 15.3.9), and controls of
#: forms, each of which is a box of its own (15.5).
_BLOCKS = """
    address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol
    optgroup option p plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul xmp
""".split()
#: `white-space: pre` or `pre-wrap` in the standard's style sheet.
_PREFORMATTED = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_VOID = "area base basefont br col embed frame hr img input link meta param source track wbr".split()
_END_TAG_OPTIONAL = "body colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr".split()
_FLAT = frozenset((*_VOID, *_END_TAG_OPTIONAL))
_SPECIAL = frozenset(
    """
    a article aside base blockquote br button dialog dir dt figure footer header li main math menu nav ol search section
    svg td th time ul
    """.split()
)

#: The rendering of each element that is not `PLAIN`.
RENDERINGS: Mapping[str, Rendering] = MappingProxyType(
    {
        name: Rendering(
            drawn=name not in _NOT_DRAWN,
            block=name in _BLOCKS,
            preformatted=name in _PREFORMATTED,
            heading=_HEADINGS.get(name, 0),
            nests=name not in _FLAT,
            special=name in _SPECIAL or name in _PREFORMATTED or name in _HEADINGS,
        )
        for name in sorted({*_NOT_DRAWN, *_BLOCKS, *_FLAT, *_SPECIAL})
    }
)


class Style(NamedTuple):
    """The properties of a `style` attribute that decide about text; `None` for one that it does not set.

    Attributes:
        display: The value of `display`.
        visibility: The value of `visibility`.
        white_space: The value of `white-space`.
    """

    display: str | None = None
    visibility: str | None = None
    white_space: str | None = None


NO_STYLE = Style()

_GLOBAL = ["inherit", "initial", "revert", "revert-layer", "unset"]
#: The values that are valid: a declaration with any other is dropped, and the one before it stands.
_VALUES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "display": frozenset(
            """
            block contents flex flow-root grid inline inline-block inline-flex inline-grid inline-table list-item math
            none ruby ruby-base ruby-base-container ruby-text ruby-text-container run-in table table-caption table-cell
            table-column table-column-group table-footer-group table-header-group table-row table-row-group
            -webkit-box -webkit-flex -webkit-inline-box -webkit-inline-flex
            """.split()
            + _GLOBAL
        ),
        "visibility": frozenset(["collapse", "hidden", "visible", *_GLOBAL]),
        "white-space": frozenset(["break-spaces", "normal", "nowrap", "pre", "pre-line", "pre-wrap", *_GLOBAL]),
    }
)
#: The words of a `display` of several words (CSS Display 3, section 2), such as `block flow`.
_DISPLAY_WORDS = frozenset("block flow flow-root flex grid inline list-item math ruby run-in table".split())
#: Values of `display` that keep a box within its line.
_INLINE = frozenset(
    "contents inherit initial inline inline-block inline-flex inline-grid inline-table ruby unset".split()
)
#: Values of `display` that leave it as it is without the style.
_AS_IT_IS = frozenset({None, "revert", "revert-layer"})
#: Values of `white-space`, with whether line breaks are kept; others leave it as it is.
KEEPS_BREAKS: Mapping[str | None, bool] = MappingProxyType(
    {
        **dict.fromkeys(["break-spaces", "pre", "pre-line", "pre-wrap"], True),
        **dict.fromkeys(["initial", "normal", "nowrap"], False),
    }
)

_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[\t\n\f\r ]?|([^\n\f\r]))")
#: A comment, a string, an escape, or a run of characters that neither end a declaration nor open a bracket.
_PIECE = re.compile(
    r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\\n]|\\.)*+(?:\"|\n|\Z)|'(?:[^'\\\n]|\\.)*+(?:'|\n|\Z)|\\.|[^\"'\\/;(){}\[\]]++|.",
    re.DOTALL,
)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_IMPORTANT = re.compile(r"! ?important\Z")


def parse_style(style: str) -> Style:
    """Parse the value of a `style` attribute.

    Args:
        style: A list of CSS declarations (CSS Syntax 3, section 5.4.4).

    Returns:
        The properties that decide about text. Of several valid declarations the last counts, and one that is
        `!important` before the others.

    Example:
        >>> parse_style("color: red; display: none; display: nonsense; --x-visibility: hidden")
        Style(display='none', visibility=None, white_space=None)
    """
    lowered = style.lower()
    if "\\" not in lowered and not any(name in lowered for name in _VALUES):
        return NO_STYLE
    found: dict[str, tuple[bool, str]] = {}
    for declaration in _declarations(style):
        head, colon, tail = declaration.partition(":")
        name = _unescape(head).strip(" \t\n\f\r").lower()
        if not colon or name not in _VALUES:
            continue
        value = " ".join(_unescape(tail).lower().split())
        mark = _IMPORTANT.search(value)
        value = value[: mark.start()].rstrip() if mark else value
        important = mark is not None
        if _is_valid(name, value) and important >= found.get(name, (False, ""))[0]:
            found[name] = important, value
    return Style(*(found.get(name, (False, None))[1] for name in _VALUES))


def _declarations(style: str) -> list[str]:
    """Split a list of declarations at the semicolons that stand in no string, comment or bracket."""
    parts: list[list[str]] = [[]]
    closing: list[str] = []
    for piece in _PIECE.findall(style):
        if piece == ";" and not closing:
            parts.append([])
        elif not piece.startswith("/*"):
            if piece in _CLOSING:
                closing.append(_CLOSING[piece])
            elif closing and piece == closing[-1]:
                closing.pop()
            parts[-1].append(piece)
    return ["".join(part) for part in parts]


def _unescape(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    if escape[2]:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _is_valid(name: str, value: str) -> bool:
    if value in _VALUES[name] or "var(" in value:  # a variable may hold any value; it is not looked up
        return True
    words = value.split()
    return name == "display" and 1 < len(words) <= 3 and _DISPLAY_WORDS.issuperset(words)


def is_hidden(tag: str, attributes: Attributes, style: Style, foreign: str = "") -> bool:
    """Return whether an element that is drawn as such is hidden by its attributes (15.3.1, 15.3.3).

    Args:
        tag: Its name.
        attributes: Its attributes.
        style: The declarations of its attribute `style`, which come before the others.
        foreign: The kind of content around it, as `foreign_in` returns it; only HTML has dialogs.
    """
    if style.display == "none":
        return True
    if style.display not in _AS_IT_IS:
        return False
    hidden = attributes.get("hidden", "until-found") or ""
    is_closed = tag == "dialog" and not foreign and "open" not in attributes
    return hidden.lower() != "until-found" or is_closed or "popover" in attributes


def is_block(rendering: Rendering, style: Style) -> bool:
    """Return whether an element begins and ends a line, given what its attribute `style` says."""
    return rendering.block if style.display in _AS_IT_IS else style.display not in _INLINE


#: Elements that begin a drawing or a formula, whose content has rules of its own.
FOREIGN = frozenset({"math", "svg"})
#: The elements of SVG that are never drawn where they stand (SVG 2, section 5.1.2).
_SVG_NOT_DRAWN = frozenset(
    """
    clippath defs desc filter lineargradient marker mask metadata pattern radialgradient script style symbol title
    """.split()
)


#: The elements of MathML whose content is HTML, and the encodings by which that of an annotation is (the integration
#: points of HTML, section 13.2.6).
_MATH_TEXTS = frozenset({"mi", "mn", "mo", "ms", "mtext"})
_ANNOTATION = "annotation-xml"
_HTML_ENCODINGS = frozenset({"application/xhtml+xml", "text/html"})


def foreign_in(around: str, tag: str, parent: str | None, attributes: Attributes) -> str | None:
    """Return the kind of content inside an element of a drawing or formula, or `None` if it is not drawn.

    Args:
        around: The kind of content around it: `svg` where a drawing draws no text, `svg-text` where it does,
            `math` in a formula, `""` in HTML, also of a part of either.
        tag: Its name.
        parent: The name of its parent.
        attributes: Its attributes.

    Example:
        >>> foreign_in("svg", "text", "svg", {}), foreign_in("svg", "desc", "svg", {})
        ('svg-text', None)
    """
    if tag in FOREIGN and not around:
        return tag
    name = tag.lower()
    if around == "math":
        # The other children of `semantics` say the same again in another notation (MathML Core, appendix A).
        if parent == "semantics" and name.startswith("annotation"):
            return None
        if name == "svg" and parent == _ANNOTATION:
            return name
        is_html = name == _ANNOTATION and (attributes.get("encoding") or "").lower() in _HTML_ENCODINGS
        return "" if is_html or name in _MATH_TEXTS else around
    if name in _SVG_NOT_DRAWN or attributes.get("display") == "none":
        return None
    return {"svg": "svg", "text": "svg-text", "foreignobject": ""}.get(name, around)
