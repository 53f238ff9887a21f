"""From HTML to lines: the same lines that the page has as text, so that both are read by the same rules.

What is a block in a browser is a line here, an item of a list begins with its mark, and what stands in
navigation, header and footer is set aside. Scripts, styles and hidden parts are no text. Field markup
(`field-label`, `field-items`) needs no rule of its own: its parts are blocks. Parsing is selectolax's.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from stemtaskforce.errors import MissingExtra
from stemtaskforce.findings import Finding, make
from stemtaskforce.pages.caps import admit
from stemtaskforce.pages.layouts import BAR
from stemtaskforce.pages.lines import Line, is_item, plain_item
from stemtaskforce.text import check_url, clean_lines, excerpt

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

__all__ = ["decode_html", "lines_of_html"]

_NAME = re.compile("[a-z][a-z0-9-]*")
#: Elements that begin and end a line; all others run on within one.
_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol "
    "optgroup option p pre search section select summary table tbody td textarea tfoot th thead tr ul "
    "x-select x-textarea".split()
)
_NO_TEXT = ("script", "style", "template", "title", "x-template", "x-title")
_ASIDE = (
    "nav, header, footer, [role=navigation], [role=banner], [role=contentinfo], .element-invisible, .visually-hidden"
)
_HIDDEN = "[hidden], .element-hidden, .hidden"
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")

# Marks that are set into the tree's text and taken out of the lines again. They are control characters,
# which no field may hold: those of the page itself are made spaces first.
_CUT, _ASIDE_ON, _ASIDE_OFF, _ITEM, _LINK = "\x1e", "\x1d", "\x1c", "\x1b", "\x1f"
_MARKS = re.compile("[\x1b-\x1f]")
_MARK_REFERENCES = re.compile("&#(?:0*(?:2[7-9]|3[01])|[xX]0*1[bBcCdDeEfF])(?![0-9a-fA-F]);?")
_MARKED = re.compile("\x1b[^\x1b]*\x1b|\x1f[^\x1f]*\x1f")
_MARK = re.compile("[\x1b\x1f]")
_STEPS = {_ASIDE_ON: 1, _ASIDE_OFF: -1}

#: How far into a page its encoding may be declared (HTML, section 13.2.3.2).
_DECLARED_WITHIN = 1024
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_:-]{2,40})", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
#: Encodings of text on the web (Encoding standard, section 4.2), by the names of Python's codecs.
_ENCODINGS = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be ascii iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 "
    "iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 "
    "cp1255 cp1256 cp1257 cp1258 cp866 koi8-r koi8-u mac-roman gb2312 gbk gb18030 big5 euc_jp shift_jis euc_kr".split()
)
#: What the web means by these names.
_MEANS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk"}


def decode_html(data: bytes, encoding: str | None = None) -> tuple[str, tuple[Finding, ...]]:
    """Decode a page: by its byte order mark, the encoding that is given, the one it declares, or UTF-8.

    Args:
        data: The whole page.
        encoding: What is known of its encoding from elsewhere, such as an HTTP header.

    Returns:
        The text, with U+FFFD for what is not in the encoding, and the findings of that. A page that
        declares nothing and is not UTF-8 is read as windows-1252, and a finding says so.
    """
    notes: list[Finding] = []
    name = next((codec for bom, codec in _BOMS if data.startswith(bom)), None)
    if name is None and encoding is not None:
        name = _codec(encoding)
        if name is None:
            message = f"page: the encoding {excerpt(encoding)} is none of the web's; it was not used"
            notes.append(make("page.encoding", message, line=1, value=excerpt(encoding)))
    if name is None and (declared := _META.search(data, 0, _DECLARED_WITHIN)):
        name = _codec(declared[1].decode("ascii"))
        # A page that was read this far byte by byte is not in UTF-16, whatever it says.
        name = "utf-8" if name and name.startswith("utf-16") else name
    codec = name or "utf-8"
    try:
        return data.decode(codec), tuple(notes)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        rest = "it was read as U+FFFD" if name else "and it declares no encoding; it was read as windows-1252"
        message = f"page: byte {error.start} is not {codec.upper()}, {rest}"
        notes.append(make("page.encoding", message, line=line, value=excerpt(data[error.start : error.end].hex(" "))))
        return data.decode(name or "cp1252", "replace"), tuple(notes)


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    name = name.removesuffix("-sig")
    return _MEANS.get(name, name) if name in _ENCODINGS else None


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
        markup = _MARKS.sub(" ", markup)
    tree = _parse(_MARK_REFERENCES.sub(" ", markup))
    tree.strip_tags(list(_NO_TEXT), recursive=True)
    lowered = markup.lower()
    _remove_hidden(tree, lowered)
    inline = _unwrap_odd(tree)
    _set_aside(tree, inline)
    links = _mark_links(tree, url) if BAR in markup else []
    _mark_items(tree)
    tree.unwrap_tags(inline, delete_empty=True)
    tree.merge_text_nodes()
    return list(_lines(tree.text(separator=_CUT), links))


def _remove_hidden(tree: "LexborHTMLParser", lowered: str) -> None:
    """Take away what a browser does not show: hidden elements, and comments, which would cut a line in two."""
    if "hidden" in lowered:
        for node in tree.css(_HIDDEN):
            node.decompose()
    if _HIDING.search(lowered):
        for node in tree.css("[style]"):
            if _HIDING.search((node.attributes.get("style") or "").lower()):
                node.decompose()
    if "<!--" in lowered and tree.root is not None:
        for node in [node for node in tree.root.traverse(include_text=True) if node.is_comment_node]:
            node.decompose()


def _unwrap_odd(tree: "LexborHTMLParser") -> list[str]:
    """Give the names of the inline elements; those that no selector can spell are taken away at once."""
    inline: set[str] = set()
    for node in tree.css("*"):
        if (tag := node.tag) and tag not in _BLOCKS and tag not in inline:
            if _NAME.fullmatch(tag):
                inline.add(tag)
            else:
                node.unwrap()
    return sorted(inline)


def _set_aside(tree: "LexborHTMLParser", inline: list[str]) -> None:
    """Put the text of navigation, headers and footers between marks, and their elements away."""
    done: set[int] = set()
    for node in tree.css(_ASIDE):
        above = node.parent
        while above is not None and above.mem_id not in done:
            above = above.parent
        if above is None:  # not inside one that has gone already
            done.add(node.mem_id)
            node.unwrap_tags(inline, delete_empty=True)
            node.merge_text_nodes()
            node.replace_with(_CUT.join(("", _ASIDE_ON, node.text(separator=_CUT), _ASIDE_OFF, "")))


def _parse(markup: str) -> "LexborHTMLParser":
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - an extra is imported when it is used
    except ImportError as error:
        message = "html: selectolax is not installed; want pip install 'stemtaskforce[html]'"
        raise MissingExtra([make("extra.missing", message)]) from error
    return LexborHTMLParser(markup)


def _mark_links(tree: "LexborHTMLParser", url: str | None) -> list[str]:
    """Set a mark with the number of its target before each link that a record may hold."""
    targets: list[str] = []
    for node in tree.css("a[href]"):
        if (target := _absolute(node.attributes.get("href"), url)) is not None:
            node.insert_before(f"{_LINK}{len(targets)}{_LINK}")
            targets.append(target)
    return targets


def _absolute(href: str | None, url: str | None) -> str | None:
    target = (href or "").strip()
    if not target or target.startswith("#"):
        return None
    try:
        target = urljoin(url or "", target)
    except ValueError:
        return None
    return None if check_url(target) else target


def _mark_items(tree: "LexborHTMLParser") -> None:
    """Set the mark of its list before each item: a hyphen, or its number."""
    numbers: Counter[int] = Counter()
    for node in tree.css("li"):
        parent, first = node.parent, node.first_child
        if parent is None or first is None or not node.text().strip():
            continue
        numbers[parent.mem_id] += 1
        mark = f"{numbers[parent.mem_id]}. " if parent.tag == "ol" else "- "
        first.insert_before(f"{_ITEM}{mark}{_ITEM}")


def _lines(text: str, links: list[str]) -> Iterator[Line]:
    """Take the marks out of a page's text again, and give its lines."""
    blocks = text.split(_CUT)
    marks = {place: _MARKED.findall(block) for place, block in enumerate(blocks) if _MARK.search(block)}
    for place in marks:
        blocks[place] = _MARKED.sub("", blocks[place])
    number = aside = 0
    item = ""
    for place, line in enumerate(clean_lines(blocks)):
        link = None
        for mark in marks.get(place, ()):
            item = mark[1:-1] if mark[0] == _ITEM else item
            link = link or (links[int(mark[1:-1])] if mark[0] == _LINK else None)
        if line:
            number += 1
            line = plain_item(line)  # noqa: PLW2901 - the same line
            line = item + line if item and not is_item(line) else line  # noqa: PLW2901 - the same line
            yield Line(number, line, aside > 0, link)
            item = ""
        else:  # a mark of what is aside is white space, too
            aside += _STEPS.get(blocks[place], 0)
