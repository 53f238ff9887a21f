"""From the parser's tree to lines: one walk in page order, which draws each text where a browser draws it.

The tree alone decides what is text. A block begins and ends a line, text runs on within one, an item of a list
begins with its mark, and an element that is not drawn is not entered. A line keeps what its markup says of it:
frame, heading, label, link, machine-readable date.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stemtaskforce.pages.caps import MAX_DEPTH, MAX_ELEMENTS, exceeded
from stemtaskforce.pages.html.frame import NOTHING, Names, content_rank, is_frame, names_of, section_in
from stemtaskforce.pages.html.rendering import (
    FOREIGN,
    KEEPS_BREAKS,
    NO_STYLE,
    NOT_AN_ELEMENT,
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

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["Candidate", "Draft", "Drawing", "draw"]

#: The name of a text node. Those of other nodes that are no elements begin with a hyphen as well.
_TEXT = "-text"
#: Characters with which no line begins: white space, and what cannot be seen.
_BLANK = " \t\n\r\f\v\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff"
#: Attributes that may decide about an element; the last two only in a drawing.
_TELLING = frozenset({"class", "hidden", "id", "popover", "role", "style", "display", "visibility"})
_DECIDING = _TELLING - {"class", "id", "role"}
_NUMBER = re.compile("[\t\n\f\r ]*([0-9]{1,3})")
#: Values of `visibility`, with whether text is drawn; others leave it as it is around the element.
_VISIBLE: Mapping[str | None, bool] = MappingProxyType(
    {"visible": True, "initial": True, "hidden": False, "collapse": False}
)


class _State(NamedTuple):
    """The circumstances of the text inside an element.

    Attributes:
        aside: It stands in the frame.
        visible: It has not `visibility: hidden`.
        foreign: The kind of drawing or formula in which it stands, as `rendering.foreign_in` returns it.
        preformatted: Its line breaks are kept.
        label: It is the label of a field.
        section: The part of the page in which it stands.
    """

    aside: bool = False
    visible: bool = True
    foreign: str = ""
    preformatted: bool = False
    label: bool = False
    section: str = ""


class Draft:
    """A line while it is drawn: its text in pieces, and what its markup says of it."""

    __slots__ = ("aside", "heading", "item", "label", "links", "moments", "parts")

    def __init__(  # noqa: PLR0917 - one for each slot; keywords take time, and a page has hundreds
        self, text: str, aside: bool, label: bool, heading: int, item: str, links: list[str], moments: list[str]
    ) -> None:
        self.parts = [text]
        self.aside = aside
        self.label = label
        self.heading = heading
        self.item = item
        self.links = links
        self.moments = moments


class Candidate(NamedTuple):
    """An element that may hold the content: its rank (the lowest is best), and its lines as a range of indices."""

    rank: int
    begin: int
    end: int


class Drawing(NamedTuple):
    """A page as it was drawn.

    Attributes:
        drafts: The lines, in page order.
        candidates: The elements that may hold the content, in the order in which they end.
        base: The address of a `base` element in the body, or `None`.
    """

    drafts: list[Draft]
    candidates: list[Candidate]
    base: str | None


class _Element(NamedTuple):
    """An element of which more counts than its name."""

    node: "LexborNode"
    tag: str
    rendering: Rendering
    attributes: Attributes
    names: Names


class _Around(NamedTuple):
    """What is restored where an element ends that changed more than the line.

    Attributes:
        state: The circumstances around it.
        link: The link in which it stands.
        block: Whether it ends a line.
        line: The line in the middle of which it stands apart, with that line's links and dates.
        candidate: Its rank as a candidate for the content, and the number of lines before it.
        close: What else is done, with what.
    """

    state: _State
    link: str | None
    block: bool
    line: tuple[Draft | None, list[str], list[str]] | None
    candidate: tuple[int, int] | None
    close: "_Exit"


#: What is done where an element ends: nothing, a cut, or a step with its argument.
_Exit = bool | tuple[Callable[..., None], object]


def draw(root: "LexborNode", source: str | None) -> Drawing:
    """Draw the lines of a parsed page.

    Args:
        root: The root of its tree.
        source: The name of the page in findings.

    Returns:
        The lines, and the elements that may hold the content.

    Raises:
        LimitExceeded: The tree is too deep, or has too many elements.
    """
    walk = _Walk()
    walk.through(root, source)
    return Drawing(walk.drafts, walk.candidates, walk.base)


class _Walk:
    """One walk: the lines so far, and the circumstances at the place that it has reached."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.candidates: list[Candidate] = []
        self.base: str | None = None
        self._state = _State()
        self._draft: Draft | None = None
        self._heading = 0
        self._link: str | None = None
        self._links: list[str] = []
        self._moments: list[str] = []
        self._items: list[str] = []
        self._numbers: list[int] = []
        self._names: dict[tuple[str | None, str | None, str | None], Names] = {}
        self._tags: dict[int, tuple[str, Rendering]] = {}

    def through(self, root: "LexborNode", source: str | None) -> None:
        """Walk through a tree. There is no recursion, since the tree may be deep."""
        ancestors: list[tuple[LexborNode, Rendering, _Exit]] = []
        tags = self._tags
        node = root
        for _ in range(MAX_ELEMENTS):
            tag, rendering = tags.get(node.tag_id) or self._look_up(node)
            if tag == _TEXT:
                self._write(node.text_content or "")
            elif rendering.drawn and (exit_ := self._enter(node, tag, rendering)) is not None:
                child = node.first_child
                if child is not None:
                    ancestors.append((node, rendering, exit_))
                    if len(ancestors) > MAX_DEPTH and sum(each.nests for _, each, _ in ancestors) > MAX_DEPTH:
                        raise exceeded("limit.depth", f"has over {MAX_DEPTH} elements inside each other", source)
                    node = child
                    continue
                self._leave(exit_)
            while ancestors and (following := node.next) is None:
                node, _, exit_ = ancestors.pop()
                self._leave(exit_)
            if not ancestors:
                return
            node = following
        raise exceeded("limit.tags", f"has over {MAX_ELEMENTS:,} elements and texts", source)

    def _look_up(self, node: "LexborNode") -> tuple[str, Rendering]:
        tag = node.tag or "-"
        rendering = NOT_AN_ELEMENT if tag[0] == "-" else RENDERINGS.get(tag, PLAIN)
        self._tags[node.tag_id] = found = tag, rendering
        return found

    def _write(self, text: str) -> None:
        """Add a text to the line, if it is drawn; to one line after the other where its line breaks are kept."""
        _, visible, foreign, preformatted, _, _ = self._state
        if not visible or foreign == "svg":
            return
        if preformatted and "\n" in text:
            first, *others = text.split("\n")
            self._add(first)
            for other in others:
                self._cut()
                self._add(other)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        draft = self._draft
        if draft is not None:
            draft.parts.append(text)
        elif text.strip(_BLANK):
            item = ""
            if self._items:
                item = self._items[-1]
                self._items.clear()
            aside, _, _, _, label, _ = self._state
            draft = self._draft = Draft(text, aside, label, self._heading, item, self._links, self._moments)
            self.drafts.append(draft)
        if self._link is not None and self._link not in self._links and draft is not None:
            self._links.append(self._link)

    def _cut(self) -> None:
        """End the line."""
        if self._draft is not None:
            self._draft = None
            self._heading = 0  # the first line of a heading is the heading, also where it is never closed
        if self._links:
            self._links = []
        if self._moments:
            self._moments = []

    def _enter(self, node: "LexborNode", tag: str, rendering: Rendering) -> _Exit | None:
        """Begin an element.

        Returns:
            What is done where it ends; `None` if it is not drawn.
        """
        attributes = node.attributes
        if rendering.special or self._state.foreign:
            return self._begin(_Element(node, tag, rendering, attributes, self._names_of(attributes)))
        if attributes and not _TELLING.isdisjoint(attributes):
            names = self._names_of(attributes)
            if names is not NOTHING or not _DECIDING.isdisjoint(attributes):
                return self._begin(_Element(node, tag, rendering, attributes, names))
        if rendering.block:
            self._cut()
        if (effect := _EFFECTS.get(tag)) is not None:
            return effect(self, attributes, rendering.block)
        return rendering.block

    def _names_of(self, attributes: Attributes) -> Names:
        get = attributes.get
        key = get("class"), get("id"), get("role")
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = names_of(*(value or "" for value in key))
        return found

    def _begin(self, element: _Element) -> _Exit | None:
        """Begin an element of which more counts than its name."""
        _, tag, rendering, attributes, names = element
        style = parse_style(attributes["style"] or "") if "style" in attributes else NO_STYLE
        if names.gone or is_hidden(tag, attributes, style):
            return None
        around, link = self._state, self._link
        state = _state_in(element, style, around)
        if state is None:
            return None
        in_svg = state.foreign != around.foreign and tag not in FOREIGN  # `text` and `foreignObject` are boxes there
        block = in_svg or (state.label and not around.label) or is_block(rendering, style)
        line = None
        if block:
            self._cut()
        elif state.aside and not around.aside:
            line = self._draft, self._links, self._moments
            self._draft, self._links, self._moments = None, [], []
        if state.aside:
            self._link = None
        self._state = state
        rank = -1 if state.aside else content_rank(tag, names)
        candidate = (rank, len(self.drafts)) if rank >= 0 else None
        effect = _EFFECTS.get(tag)
        close = False if effect is None else effect(self, attributes, False)
        if names.moment:
            self._note_moment(attributes.get("content"))
        return self._restore, _Around(around, link, block, line, candidate, close)

    def _leave(self, exit_: _Exit) -> None:
        """End an element."""
        if exit_ is True:
            self._cut()
        elif exit_ is not False:
            step, argument = exit_
            step(argument)

    def _restore(self, around: _Around) -> None:
        if around.block:
            self._cut()
        self._leave(around.close)
        if around.line is not None:
            self._draft, self._links, self._moments = around.line
        if around.candidate is not None:
            self.candidates.append(Candidate(*around.candidate, len(self.drafts)))
        self._state, self._link = around.state, around.link

    def break_line(self, _: Attributes, block: bool) -> _Exit:
        """Break the line; a heading is one line, however many it is drawn in."""
        if self._heading:
            self._write(" ")
        else:
            self._cut()
        return block

    def open_link(self, attributes: Attributes, block: bool) -> _Exit:
        """Begin a link; one in the frame does not count."""
        href = attributes.get("href")
        if not href or self._state.aside:
            return block
        self._links.append(href)
        around, self._link = self._link, href
        return self._close_link, around

    def _close_link(self, around: str | None) -> None:
        self._link = around

    def open_heading(self, level: int) -> _Exit:
        """Begin a heading."""
        self._heading = level
        return self._close_heading, None

    def _close_heading(self, _: None) -> None:
        self._cut()
        self._heading = 0

    def open_list(self, _: Attributes, block: bool) -> _Exit:
        """Begin a list without numbers."""
        self._numbers.append(0)
        return self._close_list, block

    def open_numbered_list(self, attributes: Attributes, block: bool) -> _Exit:
        """Begin a list with numbers."""
        self._numbers.append(_number(attributes.get("start"), 1))
        return self._close_list, block

    def _close_list(self, block: bool) -> None:
        self._numbers.pop()
        if block:
            self._cut()

    def open_item(self, attributes: Attributes, _: bool) -> _Exit:
        """Begin an item of a list."""
        waiting = len(self._items)
        mark = "- "
        if self._numbers and self._numbers[-1]:
            at = _number(attributes.get("value"), self._numbers[-1])
            self._numbers[-1] = at + 1
            mark = f"{at}. "
        self._items.append(mark)
        return self._close_item, waiting

    def _close_item(self, waiting: int) -> None:
        self._cut()
        del self._items[waiting:]

    def note_base(self, attributes: Attributes, block: bool) -> _Exit:
        """Note the address against which links are resolved."""
        self.base = self.base or attributes.get("href")
        return block

    def note_time(self, attributes: Attributes, block: bool) -> _Exit:
        """Note a machine-readable date."""
        self._note_moment(attributes.get("datetime"))
        return block

    def _note_moment(self, moment: str | None) -> None:
        if moment:
            self._moments.append(moment)


def _open_heading(level: int) -> Callable[[_Walk, Attributes, bool], _Exit]:
    return lambda walk, _attributes, _block: walk.open_heading(level)


#: What an element does beside its rendering, by its name.
_EFFECTS: Mapping[str, Callable[[_Walk, Attributes, bool], _Exit]] = MappingProxyType(
    {
        "a": _Walk.open_link,
        "base": _Walk.note_base,
        "br": _Walk.break_line,
        "li": _Walk.open_item,
        "ol": _Walk.open_numbered_list,
        "time": _Walk.note_time,
        **dict.fromkeys(["dir", "menu", "ul"], _Walk.open_list),
        **{f"h{level}": _open_heading(level) for level in range(1, 7)},
    }
)


def _state_in(element: _Element, style: Style, around: _State) -> _State | None:
    """Return the circumstances inside an element, or `None` if it is not drawn."""
    node, tag, rendering, attributes, names = element
    aside, visible, foreign, preformatted, label, section = around
    if foreign or tag in FOREIGN:
        parent = node.parent
        inside = foreign_in(foreign, tag, parent and parent.tag, attributes)
        if inside is None:
            return None
        foreign = inside
    if not aside:
        aside = names.aside or is_frame(node, tag, names, section)
        label = label or names.label or tag == "dt" or (tag == "th" and _heads_a_cell(node))
        section = section_in(tag, names, section)
    visible = _VISIBLE.get(style.visibility or (foreign and attributes.get("visibility")), visible)
    preformatted = KEEPS_BREAKS.get(style.white_space, preformatted or rendering.preformatted)
    return _State(aside, visible, foreign, preformatted, label and not aside, section)


def _heads_a_cell(node: "LexborNode") -> bool:
    """Return whether the next element behind a `th` is a `td`."""
    following = node.next
    while following is not None and (following.tag or "-")[0] == "-":
        following = following.next
    return following is not None and following.tag == "td"


def _number(value: str | None, default: int) -> int:
    """Return the number in the attribute of a list or item, if it has one of at most three digits."""
    found = _NUMBER.match(value or "")
    return int(found[1]) if found else default
