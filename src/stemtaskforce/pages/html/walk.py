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
from stemtaskforce.pages.layouts import LABELS
from stemtaskforce.pages.lines import without_colon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selectolax.lexbor import LexborNode

__all__ = ["Candidate", "Draft", "Drawing", "draw"]

#: The name of a text node. Those of other nodes that are no elements begin with a hyphen as well.
_TEXT = "-text"
#: Characters with which no line begins: white space, and what cannot be seen.
_BLANK = " \t\n\r\f\v\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff"
#: Attributes that may decide about an element; the last two only in a drawing.
_TELLING = frozenset({"class", "hidden", "id", "popover", "role", "style", "display", "visibility"})
_DECIDING = _TELLING - {"class", "id", "role"}
_LISTS = frozenset({"dir", "menu", "ol", "ul"})
#: Where one of these is in a part of the frame, more counts there than the names of elements; an item without a text
#: has no mark to pass on.
_MAY_HIDE = "[style], [hidden], [popover], .element-hidden, .quicktabs-hide, li:empty, li > a:empty"
#: Elements whose content has rules of its own.
_NOT_PLAIN = frozenset({"dialog", "math", "ol", "svg"})
_CELLS = frozenset({"td", "th"})
#: Levels of elements between a text and its block, of which few pages have more than five.
_MAX_INLINE = 16
_NUMBER = re.compile("[\t\n\f\r ]*(-?[0-9]{1,3})")
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

    @property
    def is_plain(self) -> bool:
        """Whether all text is drawn, and as it runs."""
        return self.visible and not self.foreign and not self.preformatted


class Draft:
    """A line while it is drawn: its text in pieces, and what its markup says of it."""

    __slots__ = ("aside", "heading", "item", "label", "links", "moments", "parts")

    def __init__(self, text: str, item: str) -> None:
        self.parts: list[str] = [text]
        self.item: str = item
        self.aside: bool = False
        self.label: bool = False
        self.heading: int = 0
        self.links: Sequence[str] = ()
        self.moments: Sequence[str] = ()


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


class _Numbers(NamedTuple):
    """The numbers of a list: that of its following item, the step from each to the next, and whether they are shown."""

    following: int
    step: int
    shown: bool


class _Element(NamedTuple):
    """An element of which more counts than its name."""

    node: "LexborNode"
    tag: str
    rendering: Rendering
    attributes: Attributes
    names: Names


class _Around(NamedTuple):
    """The state that is restored at the end of an element that changed more than the line.

    Attributes:
        state: The circumstances around it.
        link: The link in which it stands.
        heading: The level of the heading in which it stands.
        waiting: For an item of a list, how many marks of items wait for their text before it.
        block: Whether it ends a line.
        line: The line in the middle of which it stands apart, with that line's links and dates.
        candidate: Its rank as a candidate for the content, and the number of lines before it.
    """

    state: _State
    link: str | None
    heading: int | None
    waiting: int | None
    is_list: bool
    block: bool
    line: tuple[Draft | None, list[str], list[str]] | None
    candidate: tuple[int, int] | None


#: The action at the end of an element: the state to restore, or whether the line ends.
_Exit = _Around | bool


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


#: The effects of nodes in a part of the frame that is drawn by names alone: a text, none, a line ends, an item of a
#: list begins, what is in it is not drawn, what is in it has rules of its own. Numbers, as each node is asked.
_WRITES, _RUNS_ON, _CUTS, _BEGINS_ITEM, _HIDES, _REFUSES = range(1, 7)
_ENDS_LINE = frozenset({_CUTS, _BEGINS_ITEM})


def _effect_of(tag: str, rendering: Rendering) -> int:
    """Return the effect of a node, by its name."""
    if tag == _TEXT:
        return _WRITES
    if tag in _NOT_PLAIN or rendering.preformatted:
        return _REFUSES
    if not rendering.drawn:
        return _HIDES
    if tag == "li":
        return _BEGINS_ITEM
    return _CUTS if rendering.block or tag == "br" else _RUNS_ON


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
        self._numbers: list[_Numbers | None] = []
        self._names: dict[tuple[str | None, str | None, str | None], Names] = {}
        self._quiet: set[str] = set()
        self._tags: dict[int, tuple[str, Rendering]] = {}
        self._effects: dict[int, int] = {}

    def through(self, root: "LexborNode", source: str | None) -> None:
        """Walk through a tree. There is no recursion, since the tree may be deep."""
        ancestors: list[tuple[LexborNode, Rendering, _Exit]] = []
        tags = self._tags
        node: LexborNode = root
        for _ in range(MAX_ELEMENTS):
            tag, rendering = tags.get(node.tag_id) or self._look_up(node)
            if tag == _TEXT:
                self._write(node.text_content or "")
            # What is not drawn in HTML is an unknown element in a drawing or formula, where other rules decide.
            elif (rendering.drawn or self._state.foreign) and (left := self._enter(node, tag, rendering)) is not None:
                if len(ancestors) >= MAX_DEPTH:
                    _hold_depth([rendering, *(each for _, each, _ in ancestors)], source)
                child = node.first_child
                if child is not None:
                    ancestors.append((node, rendering, left))
                    node = child
                    continue
                self._leave(left)
            following = node.next if ancestors else None
            while following is None:
                if not ancestors:
                    return
                node, _, left = ancestors.pop()
                self._leave(left)
                following = node.next if ancestors else None
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
        if self._draft is not None:
            self._draft.parts.append(text)
        elif text.strip(_BLANK):
            self._begin_line(text)
        else:
            return
        if self._link is not None and self._link not in self._links:
            self._links.append(self._link)

    def _begin_line(self, text: str) -> None:
        item = ""
        if self._items:
            item = self._items[-1]
            self._items.clear()
        draft = self._draft = Draft(text, item)
        draft.aside, _, _, _, draft.label, _ = self._state
        draft.heading = self._heading
        draft.links = self._links
        draft.moments = self._moments
        self.drafts.append(draft)

    def _cut(self) -> None:
        """End the line."""
        if self._draft is not None:
            self._draft = None
            self._heading = 0  # the first line of a heading is the heading, also where it is never closed
        elif not self._links and not self._moments:
            return
        self._links = []
        self._moments = []

    def _enter(self, node: "LexborNode", tag: str, rendering: Rendering) -> _Exit | None:
        """Begin an element.

        Returns:
            The action at its end; `None` if it is not drawn.
        """
        attributes = node.attributes
        if rendering.special or self._state.foreign:
            return self._begin(_Element(node, tag, rendering, attributes, self._names_of(attributes)))
        if attributes and not _TELLING.isdisjoint(attributes):
            classes = attributes.get("class") if len(attributes) == 1 else None
            if classes is None or classes not in self._quiet:
                names = self._names_of(attributes)
                if names is not NOTHING or not _DECIDING.isdisjoint(attributes):
                    return self._begin(_Element(node, tag, rendering, attributes, names))
                if classes is not None:
                    self._quiet.add(classes)
        if rendering.block:
            self._cut()
        return rendering.block

    def _names_of(self, attributes: Attributes) -> Names:
        get = attributes.get
        key = get("class"), get("id"), get("role")
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = names_of(*(value or "" for value in key))
        return found

    def _begin(self, element: _Element) -> _Around | None:
        """Begin an element of which more counts than its name."""
        node, tag, rendering, attributes, names = element
        style = parse_style(attributes["style"] or "") if "style" in attributes else NO_STYLE
        around = self._state
        if names.gone or is_hidden(tag, attributes, style, around.foreign):
            return None
        state = _state_in(element, style, around)
        if state is None:
            return None
        # In a drawing, `text` and `foreignObject` are boxes.
        in_svg = state.foreign != around.foreign != "math" and tag not in FOREIGN
        block = in_svg or (state.label and not around.label) or is_block(rendering, style)
        line = None
        apart = state.aside and not around.aside
        if block:
            self._cut()
            if apart and state.is_plain and self._draw_plain(node):
                return None
        elif apart:
            line = self._draft, self._links, self._moments
            self._draft, self._links, self._moments = None, [], []
        rank = -1 if state.aside else content_rank(tag, names)
        left = _Around(
            state=around,
            link=self._link,
            heading=self._heading if rendering.heading else None,
            waiting=len(self._items) if tag == "li" else None,
            is_list=tag in _LISTS,
            block=block,
            line=line,
            candidate=(rank, len(self.drafts)) if rank >= 0 else None,
        )
        self._state = state
        if state.aside:
            self._link = None
        if rendering.heading:
            self._heading = rendering.heading
        if tag in _EFFECTS:
            _EFFECTS[tag](self, attributes, node)
        if names.moment:
            self._note_moment(attributes.get("content"))
        return left

    def _leave(self, left: _Exit) -> None:
        """End an element."""
        if isinstance(left, bool):
            if left:
                self._cut()
            return
        if left.block:
            self._cut()
        if left.heading is not None:
            self._heading = 0
        if left.waiting is not None:
            del self._items[left.waiting :]
        if left.is_list:
            self._numbers.pop()
        if left.line is not None:
            self._draft, self._links, self._moments = left.line
        if left.candidate is not None:
            self.candidates.append(Candidate(*left.candidate, len(self.drafts)))
        self._state, self._link = left.state, left.link

    def _draw_plain(self, frame: "LexborNode") -> bool:
        """Draw a part of the frame by the names of its elements alone, if no attribute in it counts.

        In the frame no links, dates and headings are noted, and most of it is menus: a page has more of it than of
        content. Lines end where a block begins, and where the text comes back to another block.
        """
        if frame.css_first(_MAY_HIDE) is not None:
            return False
        lines: list[Draft] = []
        line: Draft | None = None
        item, first = "", frame
        effects = self._effects
        for node in frame.traverse(include_text=True):
            effect = effects.get(node.tag_id) or self._look_up_effect(node)
            if effect == _WRITES:
                text = node.text_content or ""
                if line is not None:
                    # Compared only where no block has begun in between, which is rare in a menu.
                    boxes = self._box_of(first), self._box_of(node)
                    if None in boxes:
                        return False
                    if boxes[0] == boxes[1]:
                        line.parts.append(text)
                        continue
                if text.strip(_BLANK):
                    line, first = Draft(text, item), node
                    line.aside = True
                    lines.append(line)
                    item = ""
            elif effect in _ENDS_LINE:
                line, item = None, "- " if effect == _BEGINS_ITEM else item
            elif effect == _REFUSES or (effect == _HIDES and node.first_child is not None):
                return False
        self.drafts += lines
        return True

    def _look_up_effect(self, node: "LexborNode") -> int:
        self._effects[node.tag_id] = effect = _effect_of(*(self._tags.get(node.tag_id) or self._look_up(node)))
        return effect

    def _box_of(self, text: "LexborNode") -> int | None:
        """Return the identity of the block in which a text stands, `None` where many elements are in between."""
        node = text.parent
        for _ in range(_MAX_INLINE):
            if node is None:
                return 0
            _, rendering = self._tags.get(node.tag_id) or self._look_up(node)
            if rendering.block:
                return node.mem_id
            node = node.parent
        return None

    def break_line(self, _: Attributes, _node: "LexborNode") -> None:
        """Break the line; a heading is one line, however many it is drawn in."""
        if self._heading:
            self._write(" ")
        else:
            self._cut()

    def open_link(self, attributes: Attributes, _node: "LexborNode") -> None:
        """Begin a link; one in the frame does not count."""
        href = attributes.get("href")
        if href and not self._state.aside:
            self._links.append(href)
            self._link = href

    def open_list(self, _: Attributes, _node: "LexborNode") -> None:
        """Begin a list without numbers."""
        self._numbers.append(None)

    def open_numbered_list(self, attributes: Attributes, node: "LexborNode") -> None:
        """Begin a list with numbers, which may count down; one that starts at 0 or below is written without them."""
        step = -1 if "reversed" in attributes else 1
        first = _number(attributes.get("start"), 1 if step > 0 else _count_items(node))
        self._numbers.append(_Numbers(first, step, first > 0))

    def open_item(self, attributes: Attributes, _node: "LexborNode") -> None:
        """Begin an item of a list."""
        mark = "- "
        numbers = self._numbers[-1] if self._numbers else None
        if numbers is not None:
            at = _number(attributes.get("value"), numbers.following)
            shown = numbers.shown or (at > 0 and "value" in attributes)
            self._numbers[-1] = _Numbers(at + numbers.step, numbers.step, shown)
            mark = f"{at}. " if shown and at >= 0 else mark
        self._items.append(mark)

    def note_base(self, attributes: Attributes, _node: "LexborNode") -> None:
        """Note the address against which links are resolved."""
        self.base = self.base or attributes.get("href")

    def note_time(self, attributes: Attributes, _node: "LexborNode") -> None:
        """Note a machine-readable date."""
        self._note_moment(attributes.get("datetime"))

    def _note_moment(self, moment: str | None) -> None:
        if moment:
            self._moments.append(moment)


#: The effect of an element beside its rendering, by its name.
_EFFECTS: Mapping[str, Callable[[_Walk, Attributes, "LexborNode"], None]] = MappingProxyType(
    {
        "a": _Walk.open_link,
        "base": _Walk.note_base,
        "br": _Walk.break_line,
        "li": _Walk.open_item,
        "ol": _Walk.open_numbered_list,
        "time": _Walk.note_time,
        **dict.fromkeys(_LISTS - {"ol"}, _Walk.open_list),
    }
)


def _state_in(element: _Element, style: Style, around: _State) -> _State | None:
    """Return the circumstances inside an element, or `None` if it is not drawn."""
    node, tag, rendering, attributes, names = element
    aside, visible, foreign, preformatted, label, section = around
    if foreign or tag in FOREIGN:
        parent = node.parent
        inside = foreign_in(foreign, tag, parent.tag if parent else None, attributes)
        if inside is None:
            return None
        foreign = inside
    if not aside:
        aside = names.aside or is_frame(node, tag, names, section)
        label = label or names.label or tag == "dt" or (tag in _CELLS and _heads_a_cell(node, tag))
        section = section_in(tag, names, section)
    visible = _VISIBLE.get(style.visibility or (foreign and attributes.get("visibility")), visible)
    preformatted = KEEPS_BREAKS.get(style.white_space, preformatted or rendering.preformatted)
    return _State(aside, visible, foreign, preformatted, label and not aside, section)


def _hold_depth(path: "Iterable[Rendering]", source: str | None) -> None:
    if sum(rendering.nests for rendering in path) > MAX_DEPTH:
        raise exceeded("limit.depth", f"has over {MAX_DEPTH} elements inside each other", source)


def _heads_a_cell(node: "LexborNode", tag: str) -> bool:
    """Return whether a cell heads the next one: a `th` a `td`, or a `td` with a label, like those of the next row."""
    following = _element_behind(node)
    if following is not None and (following.text() or "").strip() == ":":
        following = _element_behind(following)
    if following is None or following.tag != "td":
        return False
    if tag == "th":
        return True
    if not _holds_label(node) or _element_behind(following) is not None or _element_before(node) is not None:
        return False
    row = node.parent
    rows = (_element_before(row), _element_behind(row)) if row is not None else ()
    return any(other is not None and (cell := other.css_first("td")) and _holds_label(cell) for other in rows)


def _holds_label(cell: "LexborNode") -> bool:
    return without_colon(" ".join((cell.text() or "").split())) in LABELS


def _element_behind(node: "LexborNode") -> "LexborNode | None":
    following = node.next
    while following is not None and (following.tag or "-")[0] == "-":
        following = following.next
    return following


def _element_before(node: "LexborNode") -> "LexborNode | None":
    before = node.prev
    while before is not None and (before.tag or "-")[0] == "-":
        before = before.prev
    return before


def _count_items(numbered: "LexborNode") -> int:
    """Return the number of a list's items that are drawn, from which one that is reversed counts down."""
    count, child = 0, numbered.first_child
    while child is not None:
        count += child.tag == "li" and _is_drawn(child)
        child = child.next
    return count


def _is_drawn(item: "LexborNode") -> bool:
    attributes = item.attributes
    style = parse_style(attributes["style"] or "") if "style" in attributes else NO_STYLE
    names = names_of(*(attributes.get(name) or "" for name in ("class", "id", "role")))
    return not (names.gone or is_hidden("li", attributes, style, ""))


def _number(value: str | None, default: int) -> int:
    """Return the number in the attribute of a list or item, if it has one of at most three digits."""
    found = _NUMBER.match(value or "")
    return int(found[1]) if found else default
