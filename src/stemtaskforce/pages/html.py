"""From HTML to lines: the same lines that the page has as text, so that both are read by the same rules.

What is a block in a browser is a line here, an item of a list begins with its mark, and what stands in
navigation, header and footer is set aside. Scripts, styles and hidden parts are no text. Field markup
(`field-label`, `field-items`) needs no rule of its own: its parts are blocks.

Parsing is selectolax's, and so is writing the parsed page out again: in that form every tag is closed and a
`<` or `>` that is none of a tag is a reference, so one pattern takes it apart, whatever the page looked like.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from stemtaskforce.errors import missing_extra
from stemtaskforce.pages.caps import admit, hold_depth
from stemtaskforce.pages.lines import Line, Page, is_item, plain_item
from stemtaskforce.text import check_url, clean_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["lines_of_html", "page_of_html"]

#: Elements that begin and end a line; all others run on within one.
_BLOCKS = (
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol "
    "optgroup option p pre search section select summary table tbody td textarea tfoot th thead tr ul "
    "x-select x-textarea"
).split()
#: Elements that leave no mark, those that pages are full of; any other name is looked at and leaves none, too.
_INLINE = "a abbr b em font i img input label small span strong sub sup u".split()
_NO_TEXT = ["script", "style", "title"]
#: Elements whose text is written out as it is, with every `<` in it.
_RAW = ("iframe", "noembed", "noframes", "plaintext", "xmp")
#: Elements that browsers do not show, beside those of `_NO_TEXT` too rare to be looked for on every page.
_UNSEEN = ("template", "x-template", "x-title")
_RARE = frozenset((*_RAW, *_UNSEEN))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_ASIDE_NAMES = ("nav", "header", "footer")

# Marks that take the place of tags. They are control characters, which no field may hold: those of the
# page itself are made spaces first. All but that of links are white space to Python, so cleaning takes them off.
_CUT, _ASIDE_ON, _ASIDE_OFF, _ITEM, _LINK = "\x1e", "\x1d", "\x1c", "\x1f", "\x1b"
_OWN_MARKS = re.compile("[\x1b-\x1f]")
_OWN_REFERENCES = re.compile("&#(?:0*(?:2[7-9]|3[01])|[xX]0*1[bBcCdDeEfF])(?![0-9a-fA-F]);?")
_STEPS = {_ASIDE_ON: 1, _ASIDE_OFF: -1}
#: What each tag becomes by its name, an end tag by its name with the slash. An item begins with its mark and
#: the sign of items, and ends with that sign.
_MARK_OF: dict[str, str] = {
    **dict.fromkeys((f"{slash}{name}" for name in _INLINE for slash in ("", "/")), ""),
    **dict.fromkeys((f"{slash}{name}" for name in _BLOCKS for slash in ("", "/")), _CUT),
    **dict.fromkeys(_ASIDE_NAMES, f"{_CUT}{_ASIDE_ON}{_CUT}"),
    **dict.fromkeys((f"/{name}" for name in _ASIDE_NAMES), f"{_CUT}{_ASIDE_OFF}{_CUT}"),
    "li": f"{_CUT}-{_ITEM}",
    "/li": f"{_ITEM}{_CUT}",
}

_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_NUMBER = re.compile('(?:^| )(?:start|value)="\\s*([0-9]{1,3})')
_HREF = re.compile('(?:^| )href="([^"]*)"')
_LINK_MARK = re.compile(f"{_LINK}([0-9]*){_LINK}")
_ITEM_MARK = re.compile(f"(?:-|[0-9]{{1,4}}\\.){_ITEM}")
#: With which characters a line begins that is an item or may be one once its mark is written as all are.
_ITEM_BEGINS = frozenset("-•0123456789")


class _Names(NamedTuple):
    """Of which elements more than the name counts, and what the others become by their names."""

    pattern: re.Pattern[str]
    mark_of: dict[str, str]


def _names(*elements: str) -> _Names:
    attributes = f"(?:{'|'.join(elements)}) [^>]*|" if elements else ""
    marks = {tag: mark for tag, mark in _MARK_OF.items() if tag.removeprefix("/") not in elements}
    return _Names(re.compile(f"<({attributes}[^ >]*)[^>]*>"), marks)


class _Parts(NamedTuple):
    """A page taken apart: text and tags by turns, the tags alone, and what each becomes, if its name alone tells."""

    parts: list[str]
    tags: list[str]
    mark_of: dict[str, str]


_LISTS = ("ol", "ul", "menu", "dir", "li")
#: By whether the page may have links to keep, and whether it has a numbered list.
_NAMES = {
    (False, False): _names(),
    (False, True): _names(*_LISTS),
    (True, False): _names("a"),
    (True, True): _names("a", *_LISTS),
}


def page_of_html(markup: str, *, url: str | None = None, source: str | None = None) -> Page:
    """Return the lines of a page of HTML, with its address.

    Args:
        markup: The whole page.
        url: The page's address; if not given, the one that the page states.
        source: The name of the page in findings.

    Returns:
        The page.

    Raises:
        LimitExceeded: The page is over a cap of `caps`.
        MissingExtra: selectolax is not installed.
    """
    return Page(lines_of_html(markup, url=url, source=source), url)


def lines_of_html(markup: str, *, url: str | None = None, source: str | None = None) -> list[Line]:
    """Cut a page of HTML into the lines that it has in a browser.

    Args:
        markup: The whole page.
        url: The page's address, against which links are made absolute.
        source: The name of the page in findings.

    Returns:
        The lines that are not blank, numbered by themselves.

    Raises:
        LimitExceeded: The page is over a cap of `caps`.
        MissingExtra: selectolax is not installed.
    """
    markup = admit(markup.removeprefix("\ufeff"), source)
    if any(mark in markup for mark in (_CUT, _ASIDE_ON, _ASIDE_OFF, _ITEM, _LINK)):
        markup = _OWN_MARKS.sub(" ", markup)
    tree = _parse(_OWN_REFERENCES.sub(" ", markup))
    tree.strip_tags(_NO_TEXT, recursive=True)
    _settle(tree, markup.lower())
    page = _taken_apart(tree)
    if not _RARE.isdisjoint(page.tags):
        _spell_out(tree)
        page = _taken_apart(tree)
    hold_depth(page.tags, source)
    return list(_lines(*_pieces(page), url))


def _parse(markup: str) -> "LexborHTMLParser":
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - an extra is imported when it is used
    except ImportError as error:
        raise missing_extra("html", error) from error
    return LexborHTMLParser(markup)


def _settle(tree: "LexborHTMLParser", lowered: str) -> None:
    """Take away what is hidden, and mark what is aside by its role or class."""
    for word, steps in _BY_ATTRIBUTE.items():
        for selector, settle in steps if word in lowered else ():
            for node in tree.css(selector):
                settle(node)


def _take_away(node: "LexborNode") -> None:
    node.decompose()


def _take_away_hidden(node: "LexborNode") -> None:
    if _HIDING.search((node.attributes.get("style") or "").lower()):
        node.decompose()


def _set_aside(node: "LexborNode") -> None:
    node.insert_before(f"{_CUT}{_ASIDE_ON}{_CUT}")
    node.insert_after(f"{_CUT}{_ASIDE_OFF}{_CUT}")


#: What is told by an attribute: a word that such a page has in lower case, and what is done with which nodes.
_BY_ATTRIBUTE: Mapping[str, "tuple[tuple[str, Callable[[LexborNode], None]], ...]"] = MappingProxyType(
    {
        "hidden": (
            ("[hidden], .element-hidden, .hidden", _take_away),
            ("[style]", _take_away_hidden),
            (".visually-hidden", _set_aside),
        ),
        "display": (("[style]", _take_away_hidden),),
        "role": (("[role=navigation], [role=banner], [role=contentinfo]", _set_aside),),
        "element-invisible": ((".element-invisible", _set_aside),),
        "sr-only": ((".sr-only", _set_aside),),
    }
)


def _spell_out(tree: "LexborHTMLParser") -> None:
    """Take away what is rarely there and never seen, and make plain text of what is written out raw."""
    for node in tree.css(", ".join(_UNSEEN)):
        node.decompose()
    for node in tree.css(", ".join(_RAW)):
        node.replace_with(f"{_CUT}{node.text()}{_CUT}")


def _taken_apart(tree: "LexborHTMLParser") -> _Parts:
    """Write a page out and cut it at its tags."""
    html = tree.html or ""
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    names = _NAMES["|" in html, "<ol" in html]
    parts = names.pattern.split(html)
    return _Parts(parts, parts[1::2], names.mark_of)


def _pieces(page: _Parts) -> tuple[list[str], list[str]]:
    """Put marks in the place of tags: give the pieces that they cut the page into, and the targets of its links."""
    look = _Look([], [])
    mark_of = page.mark_of.get
    page.parts[1::2] = [look.at(tag) if (mark := mark_of(tag)) is None else mark for tag in page.tags]
    text = "".join(page.parts)
    if "&" in text:
        text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return [piece for piece in text.split(_CUT) if piece], look.targets


class _Look(NamedTuple):
    """What was seen so far: the targets of links, and the next number of each open list, 0 where it has none."""

    targets: list[str]
    numbers: list[int]

    def at(self, tag: str) -> str:
        """Give what a tag becomes where its name alone does not tell."""
        name, _, attributes = tag.partition(" ")
        if name == "a":  # most of those that are looked at
            if href := _HREF.search(attributes):
                self.targets.append(href[1])
                return f"{_LINK}{len(self.targets) - 1}{_LINK}"
            return ""
        match name:
            case "/a" if self.targets:
                return f"{_LINK}{_LINK}"
            case "ol":
                self.numbers.append(_number(attributes, 1))
            case "ul" | "menu" | "dir":
                self.numbers.append(0)
            case "/ol" | "/ul" | "/menu" | "/dir":
                del self.numbers[-1:]
            case "li" if self.numbers and self.numbers[-1]:
                at = _number(attributes, self.numbers[-1])
                self.numbers[-1] = at + 1
                return f"{_CUT}{at}.{_ITEM}"
            case _:
                pass
        return _MARK_OF.get(name, "")


def _number(attributes: str, otherwise: int) -> int:
    found = _NUMBER.search(attributes)
    return int(found[1]) if found else otherwise


def _lines(pieces: Sequence[str], targets: Sequence[str], url: str | None) -> Iterator[Line]:
    """Take the marks out of the pieces of a page, and give its lines."""
    texts = [_LINK_MARK.sub("", piece) if _LINK in piece else piece for piece in pieces] if targets else pieces
    number = aside = 0
    item = link = ""
    for place, line in enumerate(clean_lines(texts)):
        piece, text = pieces[place], texts[place]
        found: Sequence[str] = ()
        if targets and not aside and (link or _LINK in piece):
            found, link = _links_in(piece, link)
        if not line:
            aside += _STEPS.get(piece, 0)
            item = "" if piece[-1] == _ITEM else item  # the item has ended, and had no text
            continue
        # Most items need no second look: they have their mark, and none in their own words.
        if item or (line[0] in _ITEM_BEGINS and (line[:2] != "- " or line[2] in _ITEM_BEGINS)):
            item, line = _item(text, line, item)  # noqa: PLW2901 - the same line
            if not line:
                continue
        number += 1
        yield Line(number, line, aside > 0, _first_target(found, targets, url) if found else None)


def _item(text: str, line: str, item: str) -> tuple[str, str]:
    """Write a line's mark of an item as all are; a mark without text is for the line behind it, if its item goes on."""
    if mark := _ITEM_MARK.match(text):
        item, line = mark[0].replace(_ITEM, " "), line[mark.end() :]
        if not line:
            return "" if text[-1] == _ITEM and text.count(_ITEM) > 1 else item, ""
    line = plain_item(line)
    return "", line if is_item(line) else item + line


def _links_in(piece: str, link: str) -> tuple[list[str], str]:
    """Give the numbers of the links in a piece, given that which is open at its start, and that open at its end."""
    numbers: list[str] = _LINK_MARK.findall(piece)
    before = [link] if link and piece.partition(_LINK)[0].strip() else []
    return [*before, *filter(None, numbers)], numbers[-1] if numbers else link


def _first_target(numbers: Sequence[str], targets: Sequence[str], url: str | None) -> str | None:
    """Give the first of some links that a record may hold."""
    return next(filter(None, (_absolute(targets[int(number)], url) for number in numbers)), None)


def _absolute(href: str, url: str | None) -> str | None:
    target = unescape(href).strip()
    if not target or target.startswith("#"):
        return None
    try:
        target = urljoin(url or "", target)
    except ValueError:
        return None
    return None if check_url(target) else target
