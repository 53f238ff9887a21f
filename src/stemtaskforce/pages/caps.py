r"""The caps of a page, held before a parser spends much time or memory on it.

A parser's cost is linear in bytes but quadratic in nesting and in the attributes of one element, and each
formatting element that is left open is repeated in every later paragraph. So the markup is looked at first, and
a page that could be costly is refused. What counts as a tag here is whatever looks like one, in a comment, a
script or a quoted value as well: a count may be too high, never too low, so that no trick of quoting gets past it.
Nothing of a page is read here, and what passes is parsed as it is.

The caps on depth, elements and attributes are then held exactly, by the parsed tree.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemtaskforce.errors import LimitExceeded
from stemtaskforce.findings import make

__all__ = [
    "MAX_ATTRIBUTES",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_ELEMENTS",
    "MAX_LINES",
    "MAX_TAGS",
    "PROBE",
    "admit",
    "exceeded",
    "probed",
    "too_many_attributes",
]

#: 4 MiB: some fifty times the longest page of the site.
MAX_BYTES = 4 * 1024 * 1024
#: Lines that are not blank; a page of the site has some hundred.
MAX_LINES = 50_000
#: Start and end tags, comments and other `<`.
MAX_TAGS = 20_000
#: Elements inside each other, but for those whose end tag may be left out.
MAX_DEPTH = 200
MAX_ATTRIBUTES = 256
#: An attribute that no page has.
PROBE = "stemtaskforce-probe"
#: Elements and texts of the parsed page.
MAX_ELEMENTS = 100_000

#: A page of so few tags costs a parser little, however they nest: a few milliseconds.
_FEW_TAGS = 1_000
#: Levels of nesting, by a rough count, that no page has.
_MAX_LEVELS = 1_000
#: Tags times levels of nesting: the steps of a parser that looks through all open elements at each tag.
_MAX_STEPS = 4_000_000
#: Formatting elements that may be left open, times tags: the elements that a parser may repeat.
_MAX_REPEATED = 400_000
#: The square of the number of attributes, over all long tags: the comparisons of a parser with those before.
_MAX_COMPARED = 100_000_000
#: Attributes of all `html` and `body` tags, which a parser merges into one element.
_MAX_MERGED = 4_000

_VOID = "area base br col embed hr img input link meta param source track wbr".split()
_END_IMPLIED = "p li dt dd tr td th thead tbody tfoot colgroup option optgroup rb rt rp rtc html head body".split()
#: Elements of drawings, which are closed by the slash at the end of their tag.
_DRAWN = "circle ellipse image line path polygon polyline rect stop use".split()
_UNCOUNTED = frozenset(_VOID + _END_IMPLIED)
_FORMATTING = "b big code em font i nobr s small strike strong tt u".split()
_SPACE = "[\t\n\f\r ]"
_TAG = re.compile("<(/?[a-zA-Z][^\t\n\f\r />]*)")
_FORMATTING_TAG = re.compile(f"<(?:{'|'.join(_FORMATTING)})(?=[\t\n\f\r />])[^>]*", re.IGNORECASE)
#: A formatting element that holds no other tag and whose attributes are beyond doubt: it is closed at once, if it
#: is an element at all.
_CLOSED_AT_ONCE = re.compile(
    f"<({'|'.join(_FORMATTING)})"
    f"(?:{_SPACE}++[a-z0-9_:-]++(?:=(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\t\n\f\r \"'<>=`]++))?+)*+"
    f"{_SPACE}*+>[^<]*+</\\1{_SPACE}*+>",
    re.IGNORECASE,
)
_MERGED_TAG = re.compile("<(?:html|body)(?=[\t\n\f\r /])", re.IGNORECASE)
#: The beginning of a tag that could have more attributes than the cap, as far as its length tells.
_LONG_TAG = re.compile(f"<[a-zA-Z](?=[^>]{{{2 * MAX_ATTRIBUTES - 1}}})")
#: A quoted value that may hold a `>`: the length of its tag is not known.
_QUOTED_END = re.compile(f"={_SPACE}*+(?:\"[^\">]*+>|'[^'>]*+>)")
_TAG_NAME = re.compile("<[a-zA-Z][^\t\n\f\r />]*+")
#: One attribute (HTML, section 13.2.5.32 and on): an equals sign in front belongs to the name.
_ATTRIBUTE = re.compile(
    "[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+"
    f"(?:{_SPACE}*+={_SPACE}*+(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >\"'][^\t\n\f\r >]*+)?+)?+"
)


def exceeded(code: str, what: str, source: str | None) -> LimitExceeded:
    """Return the error for a page over a cap.

    Args:
        code: The cap's code among the findings.
        what: What the page is or has, with the cap.
        source: The name of the page.
    """
    return LimitExceeded([make(code, f"page: {what}", source=source)])


def admit(markup: str, source: str | None) -> tuple[int, ...]:
    """Check that a page costs a parser little.

    Args:
        markup: The whole page.
        source: The name of the page in findings.

    Returns:
        The places behind the names of tags with more attributes than the cap, if they are tags of elements,
        which `probed` lets the parser decide.

    Raises:
        LimitExceeded: The page has too many tags, or could have elements too deep, formatting repeated too
            often, or too many attributes.
    """
    count = markup.count("<")
    if count > MAX_TAGS:
        raise exceeded("limit.tags", f"has over {MAX_TAGS:,} tags", source)
    if count > _FEW_TAGS:
        _hold_nesting(markup, count, source)
    _hold_merged(markup, source)
    return _hold_long_tags(markup, source)


def probed(markup: str, places: Iterable[int]) -> str:
    """Return a page with the attribute `PROBE` in each of its long tags.

    The parser decides which of them are tags of elements: an element that has the attribute had over
    `MAX_ATTRIBUTES` others.

    Args:
        markup: The whole page.
        places: The places behind the names of the tags, as `admit` returns them.
    """
    parts: list[str] = []
    before = 0
    for place in places:
        parts += markup[before:place], f" {PROBE} "
        before = place
    return "".join((*parts, markup[before:]))


def too_many_attributes(source: str | None) -> LimitExceeded:
    """Return the error for a page that has an element with more attributes than the cap."""
    return exceeded("limit.attributes", f"has an element with over {MAX_ATTRIBUTES} attributes", source)


def _hold_nesting(markup: str, count: int, source: str | None) -> None:
    tags = [tag.lower() for tag in _TAG.findall(markup)]
    counts = Counter(tags)
    levels = _levels(tags, counts, has_drawing="<svg" in markup.lower())
    if levels > _MAX_LEVELS or levels * count > _MAX_STEPS:
        raise exceeded("limit.depth", f"has over {MAX_DEPTH} elements inside each other, by its tags", source)
    formatting = sum(counts[name] for name in _FORMATTING)
    if formatting * count > _MAX_REPEATED and _left_open(markup) * count > _MAX_REPEATED:
        raise exceeded("limit.depth", "has too many formatting elements that may be left open", source)


def _levels(tags: Iterable[str], counts: Mapping[str, int], *, has_drawing: bool) -> int:
    """Return the most elements that are open at once, each name counted on its own.

    An end tag closes an element of its own name or none. Annotations of ruby, whose end tags may be left out,
    count where there are many more of them than of what they annotate.
    """
    uncounted = _UNCOUNTED.union(_DRAWN) if has_drawing else _UNCOUNTED
    levels = most = max(0, counts["rt"] + counts["rp"] + counts["rb"] + counts["rtc"] - 20 * counts["ruby"])
    still_open = Counter[str]()
    for tag in tags:
        if tag[0] != "/":
            if tag not in uncounted:
                still_open[tag] += 1
                levels += 1
                most = max(most, levels)
        elif still_open[tag[1:]]:
            still_open[tag[1:]] -= 1
            levels -= 1
    return most


def _left_open(markup: str) -> int:
    """Return how many formatting elements may be open at once: of equal ones a parser keeps three (13.2.4.3)."""
    for _ in range(2):
        markup = _CLOSED_AT_ONCE.sub("", markup)
    found: list[str] = _FORMATTING_TAG.findall(markup)
    return min(len(found), 3 * len(set(found)))


def _hold_merged(markup: str, source: str | None) -> None:
    """Check the tags whose attributes a parser merges into one element."""
    starts = [match.start() for match in _MERGED_TAG.finditer(markup)]
    if len(starts) <= 2:  # as on every page that is whole
        return
    if sum(_counts(markup, starts, source)) > _MAX_MERGED:
        raise too_many_attributes(source)


def _hold_long_tags(markup: str, source: str | None) -> tuple[int, ...]:
    """Check the tags that may have more attributes than the cap and return the places behind their names."""
    starts = {match.start() for match in _LONG_TAG.finditer(markup)}
    for value in _QUOTED_END.finditer(markup):
        begin = markup.rfind(">", 0, value.start()) + 1
        starts.update(match.start() for match in _TAG_NAME.finditer(markup, begin, value.start()))
    order = sorted(starts)
    counted = zip(order, _counts(markup, order, source), strict=True)
    long = {start: count for start, count in counted if count > MAX_ATTRIBUTES}
    if sum(count * count for count in long.values()) > _MAX_COMPARED:
        raise too_many_attributes(source)
    return tuple(name.end() for start in long if (name := _TAG_NAME.match(markup, start)) is not None)


def _counts(markup: str, starts: Sequence[int], source: str | None) -> Iterator[int]:
    """Yield the number of attributes of each of some tags, whatever they are nested in."""
    read = 0
    for start in starts:
        place = start + 1
        count = -1  # the name of the tag is read like an attribute
        while (attribute := _ATTRIBUTE.match(markup, place)) is not None:
            place = attribute.end()
            count += 1
            if count > _MAX_MERGED:
                raise too_many_attributes(source)
        read += place - start
        if read > 2 * MAX_BYTES:
            raise too_many_attributes(source)
        yield count
