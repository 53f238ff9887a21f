r"""The caps of a page of markup, held before a parser spends much time or memory on it.

A parser's cost is linear in bytes, but quadratic in nesting, in the attributes of one element, and in
formatting elements left open (each later paragraph repeats them). So a page is looked at first: mostly by
a few scans in C, and by a tokenizer of our own where these leave a doubt. The scans err on the side of
doubt whatever the context (a comment, a script, a quoted value), so no trick of quoting gets past them:

* every tag ends at the first `>` that no quoted value holds, so where no value holds a `>` and no `>` is
  over 2 x 256 characters behind a `<`, no element has more than 256 attributes;
* an element is repeated at most once for each other tag, so the product of both counts bounds the tree.

The nesting of a page of few tags costs a parser little, so it is counted behind it, exactly (`hold_depth`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from stemtaskforce.errors import LimitExceeded
from stemtaskforce.findings import make

__all__ = ["MAX_ATTRIBUTES", "MAX_BYTES", "MAX_DEPTH", "MAX_LINES", "MAX_TAGS", "admit", "exceeded", "hold_depth"]

#: 4 MiB: some fifty times the longest page of the site.
MAX_BYTES = 4 * 1024 * 1024
#: Lines that are not blank; a page of the site has some hundred.
MAX_LINES = 50_000
#: Start and end tags, comments and other `<`.
MAX_TAGS = 20_000
#: Elements inside each other, those aside whose end tag may be left out.
MAX_DEPTH = 200
MAX_ATTRIBUTES = 256
#: How many elements a parser may make on its own.
MAX_REPEATED = 2_000_000
#: So few that no nesting costs a parser much, and no repetition comes near the cap: at most (n / 2) squared.
FEW_TAGS = 2_800

_VOID = "area base br col embed hr img input link meta param source track wbr".split()
_END_IMPLIED = "p li dt dd tr td th thead tbody tfoot colgroup option optgroup rb rt rp html head body".split()
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_UNCOUNTED = frozenset(_VOID + _END_IMPLIED)
_COMMON = "article div fieldset form h1 h2 h3 h4 label main nav ol section span table ul".split()
#: Elements whose content is no markup: left out, or renamed so that it is.
_RAW_TEXT_END = {name: re.compile(f"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in ("script", "style")}
_RENAMED = frozenset("title textarea xmp iframe noembed noframes plaintext select frameset svg math template".split())

_TAG = re.compile("<(/?[a-zA-Z][^\t\n\f\r />]*)")
_KEPT_OPEN = re.compile(f"<(?:{'|'.join(sorted(_FORMATTING - {'a'}))})(?=[\t\n\f\r />])[^>]*", re.IGNORECASE)
_SPACE = "[\t\n\f\r ]"
_LONG_TAG = re.compile(f"<[a-zA-Z][^>]{{{2 * MAX_ATTRIBUTES - 1}}}")
_QUOTED_END = re.compile(f"={_SPACE}*+(?:\"[^\">]*+>|'[^'>]*+>)")
#: One attribute (HTML, section 13.2.5.32 and on): an equals sign in front belongs to the name.
_ATTRIBUTE = re.compile(
    "[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+"
    f"(?:{_SPACE}*+={_SPACE}*+(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >\"'][^\t\n\f\r >]*+)?+)?+"
)
_TAG_END = re.compile("[\t\n\f\r /]*+>")
_COMMENT_END = re.compile("--!?>")


def exceeded(code: str, what: str, source: str | None) -> LimitExceeded:
    """Make the error for a page over a cap.

    Args:
        code: The cap's code among the findings.
        what: What the page is or has, with the cap.
        source: The name of the page.

    Returns:
        The error, to be raised.
    """
    return LimitExceeded([make(code, f"page: {what}", source=source)])


def admit(markup: str, source: str | None) -> str:
    """Look at a page before it is parsed.

    Args:
        markup: The whole page.
        source: The name of the page in findings.

    Returns:
        The page, or where a look did not settle it the same page rewritten: without comments, scripts and
        styles, and with elements whose content is not markup under another name.

    Raises:
        LimitExceeded: The page has too many tags, elements too deep, or too many attributes in one.
    """
    count = markup.count("<")
    if count > MAX_TAGS:
        raise exceeded("limit.tags", f"has over {MAX_TAGS:,} tags", source)
    doubtful = not (count <= FEW_TAGS or _is_flat(markup)) or _LONG_TAG.search(markup) or _QUOTED_END.search(markup)
    return _rewritten(markup, source) if doubtful else markup


class _Steps(dict[str, int]):
    """By how much each tag changes the depth: known names are kept, others are told one by one."""

    def __missing__(self, tag: str) -> int:
        name = tag.partition(" ")[0]
        if name in self:  # it came with its attributes
            return self[name]
        return 0 if name.lstrip("/") in _UNCOUNTED or name[0] in "!?" else -1 if name[0] == "/" else 1


_STEP_OF = _Steps({tag: _Steps()[tag] for name in (*_COMMON, *_UNCOUNTED, *_FORMATTING) for tag in (name, f"/{name}")})


def hold_depth(tags: Sequence[str], source: str | None) -> None:
    """Hold the nesting of a parsed page to its cap.

    Args:
        tags: The tags in page order, as a parser writes them: every element that can be closed is. Each by its
            name, maybe with attributes behind a space; an end tag begins with a slash.
        source: The name of the page in findings.

    Raises:
        LimitExceeded: There are too many elements inside each other.
    """
    if len(tags) > 2 * MAX_DEPTH and max(accumulate(map(_STEP_OF.__getitem__, tags))) > MAX_DEPTH:
        raise _too_deep(source)


def _too_deep(source: str | None) -> LimitExceeded:
    return exceeded("limit.depth", f"has over {MAX_DEPTH} elements inside each other", source)


def _is_flat(markup: str) -> bool:
    """Tell whether elements are neither too deep, as it seems, nor repeated too often."""
    tags: list[str] = _TAG.findall(markup)
    counts = Counter(tags)
    step = {tag: 0 if tag.lower() in _UNCOUNTED else 1 for tag in counts}
    # An end tag counts only where its element is begun somewhere.
    step |= {tag: -step.get(tag[1:], 0) for tag in counts if tag[0] == "/"}
    formatting = sum(count for tag, count in counts.items() if tag.lower() in _FORMATTING)
    repeated = formatting * (len(tags) - formatting)
    if repeated > MAX_REPEATED:
        # Of equal ones a parser keeps three, of links one (HTML, sections 13.2.4.3 and 13.2.6.4.7).
        repeated = (3 * len(set(_KEPT_OPEN.findall(markup))) + 1) * len(tags)
    return repeated <= MAX_REPEATED and max(accumulate(map(step.__getitem__, tags), initial=0)) <= MAX_DEPTH


def _rewritten(markup: str, source: str | None) -> str:
    """Tokenize a page as a browser does (HTML, section 13.2.5), and keep what the caps allow."""
    out: list[str] = []
    open_tags: list[str] = []
    place = 0
    while (start := markup.find("<", place)) >= 0:
        out.append(markup[place:start])
        if tag := _TAG.match(markup, start):
            end = _end_of_tag(markup, tag.end(), source)
            name = tag[1].lower()
            if end is None:  # the page ends inside the tag: browsers drop it
                place = len(markup)
                break
            _step(open_tags, name, source)
            if name in _RAW_TEXT_END:
                place = _after_raw_text(markup, name, end, source)
                continue
            prefix = "/x-" if name[0] == "/" else "x-"
            bare = name.removeprefix("/")
            out.append(f"<{prefix}{bare}" if bare in _RENAMED else f"<{name}")
            out.append(markup[tag.end() : end])
            place = end
        elif markup.startswith("<!--", start):
            close = _COMMENT_END.search(markup, start + 2)
            place = close.end() if close else len(markup)
        elif markup[start + 1 : start + 2] in {"!", "?", "/"}:
            place = markup.find(">", start) + 1 or len(markup)
        else:
            out.append("&lt;")
            place = start + 1
    out.append(markup[place:])
    return "".join(out)


def _end_of_tag(markup: str, place: int, source: str | None) -> int | None:
    """Give the place behind a tag's `>`, or `None` where the page ends first."""
    for _ in range(MAX_ATTRIBUTES + 1):
        if end := _TAG_END.match(markup, place):
            return end.end()
        attribute = _ATTRIBUTE.match(markup, place)
        if attribute is None:
            return None
        place = attribute.end()
    raise exceeded("limit.attributes", f"has an element with over {MAX_ATTRIBUTES} attributes", source)


def _step(open_tags: list[str], name: str, source: str | None) -> None:
    """Follow the nesting; a formatting element counts until its own end tag, as it is repeated until then."""
    if name in _UNCOUNTED:
        return
    if name[0] != "/":
        open_tags.append(name)
        if len(open_tags) > MAX_DEPTH:
            raise _too_deep(source)
    elif name[1:] in open_tags:
        at = len(open_tags) - 1 - open_tags[::-1].index(name[1:])
        open_tags[at:] = [tag for tag in open_tags[at + 1 :] if tag in _FORMATTING]


def _after_raw_text(markup: str, name: str, place: int, source: str | None) -> int:
    """Give the place behind the end tag of a script or a style sheet."""
    end = _RAW_TEXT_END[name].search(markup, place)
    behind = _end_of_tag(markup, end.end(), source) if end else None
    return len(markup) if behind is None else behind
