"""From HTML to a page: the lines that a browser draws, and the page's address.

`rendering` and `frame` are tables; `walk` draws the lines of the parsed page by them, `content` finds the part
of the page that counts. Parsing is selectolax's, and its tree alone decides what is text.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stemtaskforce.errors import missing_extra
from stemtaskforce.pages.addresses import absolute, original, saved_from
from stemtaskforce.pages.caps import PROBE, admit, probed, too_many_attributes
from stemtaskforce.pages.html.content import set_aside
from stemtaskforce.pages.html.walk import Drawing, draw
from stemtaskforce.pages.lines import BULLETS, Line, Page, is_item, plain_item
from stemtaskforce.text import clean_lines

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

#: The beginnings of lines whose text has the mark of an item, or could have it.
_ITEM_BEGINS = BULLETS | frozenset("0123456789")
#: Has no form in UTF-8, which the parser reads.
_SURROGATE = re.compile("[\ud800-\udfff]")

__all__ = ["lines_of_html", "page_of_html"]


def page_of_html(markup: str, *, url: str | None = None, source: str | None = None) -> Page:
    """Return the lines of a page of HTML, with its address.

    Args:
        markup: The whole page.
        url: The page's address; if not given, the one that the page states.
        source: The name of the page in findings.

    Returns:
        The page. Its lines are numbered among those that a browser draws.

    Raises:
        LimitExceeded: The page is over a cap of `caps`.
        MissingExtra: selectolax is not installed.

    Example:
        >>> [line.text for line in page_of_html("<h1>Pact</h1><p hidden>no</p><p>Status: ongoing").lines]
        ['Pact', 'Status: ongoing']
    """
    places = admit(markup, source)
    if places and _parse(probed(markup, places)).css_first(f"[{PROBE}]") is not None:
        raise too_many_attributes(source)
    tree = _parse(markup)
    root = tree.root
    if root is None:
        return Page([], url)
    drawing = draw(root, source)
    address = original(url) if url is not None else _stated_address(tree)
    base = _base_of(tree) or drawing.base
    return Page(_lines(drawing, absolute(base, address) if base else address), address)


def lines_of_html(markup: str, *, url: str | None = None, source: str | None = None) -> list[Line]:
    """Return the lines of a page of HTML; arguments and errors are those of `page_of_html`."""
    return page_of_html(markup, url=url, source=source).lines


def _parse(markup: str) -> "LexborHTMLParser":
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - an extra is imported when it is used
    except ImportError as error:
        raise missing_extra("html", error) from error
    markup = markup.removeprefix("\ufeff")
    try:
        data = markup.encode()
    except UnicodeEncodeError:
        data = _SURROGATE.sub("\ufffd", markup).encode()
    return LexborHTMLParser(data, scripting=True)


def _stated_address(tree: "LexborHTMLParser") -> str | None:
    """Return the address that a page states: its canonical link, Open Graph's, or that of a browser's comment."""
    head = tree.head
    if head is not None:
        for selector, attribute in _STATED:
            for each in head.css(selector):
                if (found := absolute(each.attributes.get(attribute) or "", None)) is not None:
                    return found
    node = tree.root.prev if tree.root else None
    while node is not None:
        if node.is_comment_node and (found := saved_from(node.comment_content or "")) is not None:
            return absolute(found, None)
        node = node.prev
    return None


#: A range has two ends.
_MAX_ENDS = 2
_STATED = (("link[rel~=canonical i]", "href"), ("meta[property='og:url' i]", "content"))


def _base_of(tree: "LexborHTMLParser") -> str | None:
    node = tree.head.css_first("base[href]") if tree.head else None
    return node.attributes["href"] if node else None


def _lines(drawing: Drawing, base: str | None) -> list[Line]:
    """Return the lines that have a text, with their marks, links and dates."""
    drafts = drawing.drafts
    texts = clean_lines(["".join(draft.parts) for draft in drafts])
    set_aside(drawing, texts)
    lines: list[Line] = []
    for draft, text in zip(drafts, texts, strict=True):
        if not text:
            continue
        item, aside = draft.item, draft.aside
        if text[0] in _ITEM_BEGINS:
            text = _with_mark(item, text)  # noqa: PLW2901 - the same line
        elif item and not text.startswith("- "):
            text = item + text  # noqa: PLW2901 - the same
        link = moment = None
        if draft.links and not aside:
            link = next(filter(None, (absolute(href, base) for href in draft.links)), None)
        if draft.moments:
            moment = _moment(draft.moments)
        line = len(lines) + 1, text, aside, link, draft.heading, draft.label, moment
        lines.append(tuple.__new__(Line, line))  # like `Line(*line)`, without its call
    return lines


def _with_mark(item: str, text: str) -> str:
    """Return the text of a line with the mark of its item in the one form that all have, and once."""
    text = plain_item(text)
    return text if not item or is_item(text) else item + text


def _moment(moments: Sequence[str]) -> str | None:
    """Return the machine-readable date of a line, or the first and last of a range; `None` where it has more days."""
    days: dict[str, str] = {}
    for moment in moments:
        days.setdefault(moment.strip()[:10], moment)
    return "/".join(days.values()) if len(days) <= _MAX_ENDS else None
