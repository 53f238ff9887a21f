"""The elements of markup by two parsers, and hostile text that must not change them."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
from selectolax.lexbor import LexborHTMLParser

from stemtaskforce.text import MAX_LINE, clean_line

SHARED = Path(__file__).parents[3] / "shared" / "hostile"

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title></textarea></style><img src=x onerror=alert(1)>",
    "\"'><svg/onload=alert(1)>",
    '<!--<img src="--><img src=x onerror=alert(1)//">',
    "]]><![CDATA[<b>x</b>",
    "&lt;b&gt;&#60;b&#62;&amp",
    "<a href=javascript:alert(1)>x</a>",
    "{{7*7}}${7*7}<%= 7 %>",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "# x",
    "- x",
    "+ x",
    "1. x",
    "2) x",
    "> x",
    "---",
    "===",
    "***",
    "```x",
    "~~~",
    "    x",
    "| a | b |",
    "|---|---|",
    "*x* _x_ **x** __x__ ~~x~~ `x` ``x``",
    "https://example.org www.example.org reader@example.org",
    "[^1] [x][y] [x]",
    "\\*x\\* \\<b>",
    "x\\",
    "x  ",
    "C #",
    "𝔘\ufffe\uffff\u200b\u202e",
)


def _is_element(node: object) -> bool:
    return isinstance(getattr(node, "tag", None), str)  # a comment's is a function


def html5lib_skeleton(markup: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element in order with the names of its attributes, as html5lib sees them."""
    tree = html5lib.parse(markup, namespaceHTMLElements=False)
    return [(str(each.tag), tuple(sorted(map(str, each.keys())))) for each in tree.iter() if _is_element(each)]


def lexbor_skeleton(markup: str) -> list[tuple[str, tuple[str, ...]]]:
    """The same, as lexbor does."""
    root = LexborHTMLParser(markup).root
    assert root is not None
    return [
        (str(node.tag), tuple(sorted(node.attributes)))
        for node in root.traverse(include_text=False)
        if node.tag and not node.tag.startswith(("!", "-"))
    ]


def skeletons(markup: str) -> list[list[tuple[str, tuple[str, ...]]]]:
    """The elements by both parsers."""
    return [html5lib_skeleton(markup), lexbor_skeleton(markup)]


def xml_skeleton(data: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Every element of XML in order with the names of its attributes."""
    tree = ET.fromstring(data)  # noqa: S314 - our own
    return [(each.tag, tuple(sorted(each.keys()))) for each in tree.iter()]


def shared_payloads() -> Iterator[str]:
    """Every payload of the corpora beside the repository, as a record may hold it; none where they are not there."""
    files = [*SHARED.glob("PayloadsAllTheThings/**/*.txt"), *SHARED.glob("payloadbox-xss/**/*.txt")]
    for path in sorted(files):
        for line in path.read_text("utf-8", errors="replace").split("\n"):
            if text := clean_line(re.sub("[\ud800-\udfff]", "", line))[:MAX_LINE].strip():
                yield text
