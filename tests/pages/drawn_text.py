"""The text that a browser draws of a tree, worked out from the tree of another parser: the oracle of the HTML reader.

Nothing of the oracle is shared with the library: the names of what is not drawn are written down anew, from the HTML
standard's chapter 15, SVG 2 and MathML Core.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib

from stemtaskforce.pages.html import lines_of_html

NOT_DRAWN = frozenset(
    """
    audio canvas datalist embed head iframe meter noembed noframes noscript object param progress rp script style
    template title video
    """.split()
)
NOT_DRAWN_IN_SVG = frozenset(
    """
    clipPath defs desc filter linearGradient marker mask metadata pattern radialGradient script style symbol title
    """.split()
)
SVG, MATH, HTML = "svg", "math", "html"
NAMESPACES = {
    "http://www.w3.org/1999/xhtml": HTML,
    "http://www.w3.org/2000/svg": SVG,
    "http://www.w3.org/1998/Math/MathML": MATH,
}


class Node(NamedTuple):
    """An element: its namespace and name, its attributes, and its texts and elements in order."""

    space: str
    name: str
    attributes: dict[str, str]
    children: list["Node | str"]


def drawn(node: Node, *, in_drawing: bool = False) -> Iterator[str]:
    """Yield the texts below an element that a browser draws."""
    if "hidden" in node.attributes and node.attributes["hidden"] != "until-found":
        return
    if node.space == HTML and (node.name in NOT_DRAWN or (node.name == "dialog" and "open" not in node.attributes)):
        return
    if node.space == SVG and node.name in NOT_DRAWN_IN_SVG:
        return
    if node.space == SVG:
        # Only `text` has text in a drawing, and `foreignObject` has HTML.
        in_drawing = node.name == "svg" or (in_drawing and node.name not in {"foreignObject", "text"})
    for child in node.children:
        if isinstance(child, Node):
            yield from drawn(child, in_drawing=in_drawing)
        elif not in_drawing:
            yield child


def _follow_the_standard() -> None:
    """Teach html5lib 1.1 the changes of the standard's 13.2.6 since, wherever they decide whether a text is drawn."""
    phases = html5lib.HTMLParser().phases
    body, foreign = type(phases["inBody"]), type(phases["inForeignContent"])
    # No browser knows `isindex`, dropped in 2016; html5lib draws a form with a sentence for it.
    vars(body)["startTagHandler"].pop("isindex", None)
    # A dialog is a block: it ends a paragraph.
    vars(body)["startTagHandler"]["dialog"] = body.startTagCloseP
    vars(body)["endTagHandler"]["dialog"] = body.endTagBlock
    # `</p>` and `</br>` end a drawing or formula, as `<p>` and `<br>` do, and go by the rules of HTML then.
    end_tag = foreign.processEndTag
    foreign.processEndTag = lambda self, token: (
        self.parser.phase.processEndTag(self.processStartTag(token))
        if token["name"] in {"br", "p"}
        else end_tag(self, token)
    )


_follow_the_standard()


def parsed(markup: str) -> Node:
    """Parse a page by html5lib, as a browser does that runs scripts."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=True)
    return _converted(parser.parse(markup, scripting=True))


def _converted(element: Element) -> Node:
    space, name = HTML, str(element.tag)
    if name.startswith("{"):
        uri, _, name = name[1:].partition("}")
        space = NAMESPACES[uri]
    children: list[Node | str] = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # a caller may pass anything
            children.append(_converted(child))
        children.append(child.tail or "")
    return Node(space, name, {str(key): value for key, value in element.attrib.items()}, children)


class Case(NamedTuple):
    """A case of html5lib-tests: its file, its markup, and the tree that the standard makes of it."""

    file: str
    markup: str
    tree: Node
    scripting: bool | None


def cases_of(folder: Path) -> Iterator[Case]:
    """Yield the cases of html5lib-tests' tree construction that are whole pages."""
    for path in sorted(folder.rglob("*.dat")):
        for chunk in f"\n{path.read_bytes().decode('utf-8', 'surrogatepass')}".split("\n#data\n")[1:]:
            head, found, dump = chunk.partition("\n#document\n")
            flags = head.split("\n")
            if not found or "#document-fragment" in flags:
                continue
            scripting = True if "#script-on" in flags else False if "#script-off" in flags else None
            yield Case(path.name, re.split(r"(?:^|\n)#errors", head)[0], _tree_of(dump), scripting)


def _tree_of(dump: str) -> Node:
    """Build the tree that html5lib-tests write out, a line per node with two spaces per level."""
    entries: list[str] = []
    for line in dump.split("\n"):
        if line.startswith("| "):
            entries.append(line[2:])
        elif entries:
            entries[-1] += f"\n{line}"
    root = Node(HTML, "#document", {}, [])
    path = [root]
    for entry in entries:
        text = entry.lstrip(" ")
        del path[1 + (len(entry) - len(text)) // 2 :]
        if text.startswith('"'):
            path[-1].children.append(text[1:].rstrip("\n").removesuffix('"'))
        elif text.startswith("<") and text[1] not in "!?":
            *space, name = text.rstrip("\n")[1:-1].split(" ")
            path[-1].children.append(node := Node(space[0] if space else HTML, name, {}, []))
            path.append(node)
        elif text.startswith("content"):
            path.append(Node(HTML, "#content", {}, []))  # of a template: no part of the page
        elif not text.startswith("<"):
            key, _, value = text.rstrip("\n").partition("=")
            path[-1].attributes[key] = value.strip('"')
    return root


def letters(texts: list[str]) -> Counter[str]:
    """Count the characters of texts that are neither space nor punctuation, which marks of items are."""
    return Counter(char for char in "".join(texts) if char.isalnum())


def lost_and_gained(markup: str, tree: Node) -> tuple[Counter[str], Counter[str]]:
    """Return what the lines of a page lack of its text, and what they have beyond it."""
    got, want = letters([line.text for line in lines_of_html(markup)]), letters(list(drawn(tree)))
    return want - got, got - want
