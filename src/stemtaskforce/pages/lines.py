"""Lines and pages: the types that the sources of pages give, and blocks of lines as prose.

A blank line carries no meaning on these pages (the same field stands with one, with three, and with none
around it), so only the others are kept, each with its number. The text of a page becomes lines in
`plaintext`, HTML in `html`; `marks` decides what a line is.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

import attrs

from stemtaskforce.findings import Finding

__all__ = [
    "BULLETS",
    "PICTURES",
    "UNSEEN",
    "Line",
    "Page",
    "Piece",
    "blocks",
    "has_invisible",
    "is_item",
    "join_blocks",
    "plain_item",
    "strip_invisible",
    "unmarked",
    "without_colon",
    "without_invisible",
]

_Piece = TypeVar("_Piece", bound="Piece")

_NUMBERED = re.compile(r"([0-9]{1,3})[.)] (?=.)")
_DIGITS = frozenset("0123456789")
#: Marks of items: those of browsers and of text made from documents, and U+F0B7 and U+F0A7 in the fonts of Word.
BULLETS = frozenset("•·‣∙▪■●○◦\uf0b7\uf0a7")
_BULLET = "•"
#: The characters that are pictures or arrows, as ranges for a character class.
PICTURES = "\u2139\u2190-\u2bff\U0001f000-\U0001fbff"
#: Characters of Unicode's category Cf that are never drawn, as ranges; the joiners U+200C and U+200D, which shape
#: words, are not among them.
_UNSEEN = (
    *((0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200B), (0x200E, 0x200F), (0x202A, 0x202E)),
    *((0x2060, 0x2064), (0x2066, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0x1BCA0, 0x1BCA3)),
    *((0x1D173, 0x1D17A), (0xE0001, 0xE0001), (0xE0020, 0xE007F)),
)
#: The same, one after the other; inside a line they are ignored.
UNSEEN = "".join(chr(code) for first, last in _UNSEEN for code in range(first, last + 1))
_ENDS = f" \u200c\u200d{UNSEEN}"
_NONE = str.maketrans(dict.fromkeys(UNSEEN, ""))
_INVISIBLE = re.compile(f"[{_ENDS[1:]}]")


class Line(NamedTuple):
    """A line of a page that is not blank.

    Attributes:
        number: Its place, counted from 1: in the file for text, among the lines of its text for HTML.
        text: The line, clean (`text.clean_line`); an item of a list begins with a hyphen or with `1.`.
        aside: Whether it is in a part of the page that is not content (navigation, header, footer).
        link: The target of the first link in it, as the page has it, or `None`.
        heading: The level of the HTML heading (`h1` to `h6`) that it stands in, or 0.
        label: Whether its markup says that it is a label: the text of a field's label, of `dt`, or of a `th`
            before a `td`. Such a label may have no colon.
        moment: The machine-readable date in it (`<time datetime>`, `.date-display-*[content]`), as the page
            has it; two with a slash between them where it has the ends of a range; or `None`.
    """

    number: int
    text: str
    aside: bool = False
    link: str | None = None
    heading: int = 0
    label: bool = False
    moment: str | None = None


class Page(NamedTuple):
    """A page as the reader takes it, from text or from HTML.

    Attributes:
        lines: The lines that are not blank, in page order.
        url: The page's address: the one given, else the one that the page states, or `None`.
        findings: Diagnostics of the steps so far, such as decoding.
    """

    lines: list[Line]
    url: str | None = None
    findings: tuple[Finding, ...] = ()


@attrs.define(eq=False)  # not frozen: that takes three times as long to make, and each line of a page is one
class Piece:
    """The part of a line that is a value: all of it, or what stands behind a label."""

    line: Line
    text: str


def has_invisible(text: str) -> bool:
    """Return whether a text holds a character that cannot be seen, such as U+200B."""
    # None of these characters is printable in Python's sense, which is asked at once.
    return not (text.isascii() or text.isprintable()) and _INVISIBLE.search(text) is not None


def strip_invisible(line: str) -> str:
    r"""Return a clean line without characters that cannot be seen at its ends; `""` where nothing else is left.

    Example:
        >>> strip_invisible("\u200bOslo\u200b \ufeff"), strip_invisible("\u200b \u00ad")
        ('Oslo', '')
    """
    return line.strip(_ENDS)


def without_colon(text: str) -> str:
    """Return a clean text without the colon at its end, as labels are known.

    Example:
        >>> without_colon("Country :")
        'Country'
    """
    return text.removesuffix(":").rstrip()


def without_invisible(line: str) -> str:
    r"""Return a clean line without characters that cannot be seen, but for joiners inside words.

    Example:
        >>> without_invisible("Back\u200bground:")
        'Background:'
    """
    return " ".join(line.strip(_ENDS).translate(_NONE).split())


def plain_item(line: str) -> str:
    """Return a clean line with the mark of a list item in one form: `•` as `- `, `1)` as `1. `.

    The other bullets need a space behind them.
    """
    if line[0] in BULLETS and (rest := line[1:].lstrip()) and (line[0] == _BULLET or line[1] == " "):
        return f"- {rest}"
    if line[0] in _DIGITS and (match := _NUMBERED.match(line)):
        return f"{match[1]}. {line[match.end() :]}"
    return line


def is_item(line: str) -> bool:
    """Return whether a clean line is an item of a list."""
    return line.startswith("- ") or (line[:1] in _DIGITS and _NUMBERED.match(line) is not None)


def unmarked(text: str) -> str:
    """Return a clean line without the hyphen of an item: a list may hold rows, dates and values."""
    if not text.startswith("- ") or text.startswith("|", 2):  # the hyphen is what stands before the bar
        return text
    return text[2:]


def blocks(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    """Group pieces into blocks: each line is a block, and consecutive items of a list are one.

    Args:
        pieces: Pieces in page order.

    Returns:
        The blocks in page order, none empty.
    """
    groups: list[list[_Piece]] = []
    in_list = False
    for piece in pieces:
        goes_on = in_list
        in_list = is_item(piece.text)
        if goes_on and in_list:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def join_blocks(pieces: Sequence[Piece]) -> str:
    r"""Join pieces into prose: blocks by one blank line, items of one list by a line break.

    Args:
        pieces: Pieces in page order.

    Returns:
        The prose, `""` for no pieces.

    Example:
        >>> join_blocks([Piece(Line(1, text), text) for text in ("Held:", "1. talks", "2. tours", "The end.")])
        'Held:\n\n1. talks\n2. tours\n\nThe end.'
    """
    if len(pieces) == 1:
        return pieces[0].text
    return "\n\n".join(["\n".join([piece.text for piece in block]) for block in blocks(pieces)])
