"""Lines: what a page of text is made of once white space, bullets and encodings no longer matter.

A blank line carries no meaning on these pages (the same field stands with one, with three, and with none
around it), so only the others are kept, each with its number. What a line *means* is for `layouts` and
`sections`; what HTML turns into lines is for `html`.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from stemtaskforce.findings import Finding
from stemtaskforce.pages.caps import MAX_LINES
from stemtaskforce.text import clean_lines

__all__ = ["Line", "Page", "Piece", "blocks", "is_item", "join_blocks", "lines_of", "plain_item", "unmarked", "whole"]

_NUMBERED = re.compile(r"([0-9]{1,3})[.)] (?=.)")
_DIGITS = frozenset("0123456789")
_BULLET = "•"
_BOM = "\ufeff"


class Line(NamedTuple):
    """A line of a page that is not blank.

    Attributes:
        number: Its place, counted from 1: in the file for text, among the lines of its text for HTML.
        text: The line, clean (`text.clean_line`); an item of a list begins with a hyphen or with `1.`.
        aside: Whether it stands in a part of the page that is no content (navigation, header, footer).
        link: The target of the first link in it, as the page has it, or `None`.
        heading: The level of the HTML heading (`h1` to `h6`) that it stands in, or 0.
        label: Whether its markup says that it is a label: the text of a field's label, of `dt`, or of a `th`
            before a `td`. Such a label may have no colon.
        moment: The machine-readable date in it (`<time datetime>`, `.date-display-*[content]`), as the page
            has it, or `None`.
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


class Piece(NamedTuple):
    """The part of a line that is a value: all of it, or what stands behind a label."""

    line: Line
    text: str


def whole(line: Line) -> Piece:
    """Take all of a line as a value."""
    return Piece(line, line.text)


def lines_of(text: str) -> list[Line]:
    r"""Cut a text into its lines that are not blank.

    Args:
        text: A whole page.

    Returns:
        The lines in order, one more than the cap at the most; a line of white space and non-breaking
        spaces is blank.

    Example:
        >>> [(line.number, line.text) for line in lines_of("One\n\u00a0\n  • two")]
        [(1, 'One'), (3, '- two')]
    """
    raw = text.removeprefix(_BOM).splitlines()
    lines = (Line(number, plain_item(line)) for number, line in enumerate(clean_lines(raw), 1) if line)
    return list(islice(lines, MAX_LINES + 1))


def plain_item(line: str) -> str:
    """Write the mark of a list's item one way: `•` as `- `, `1)` as `1. `."""
    if line[0] == _BULLET and (rest := line[1:].lstrip()):
        return f"- {rest}"
    if line[0] in _DIGITS and (match := _NUMBERED.match(line)):
        return f"{match[1]}. {line[match.end() :]}"
    return line


def is_item(line: str) -> bool:
    """Tell whether a clean line is an item of a list."""
    return line.startswith("- ") or (line[:1] in _DIGITS and _NUMBERED.match(line) is not None)


def unmarked(text: str) -> str:
    """Give a clean line without the hyphen of an item: what a list holds on these pages may be rows, dates, values."""
    rest = text.removeprefix("- ")
    return text if rest.startswith("|") else rest  # the hyphen is what stands before the bar


def blocks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Group pieces into blocks: a line is a block, and consecutive items of a list are one.

    Args:
        pieces: Pieces in page order.

    Returns:
        The blocks in page order, none empty.
    """
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and is_item(piece.text) and is_item(groups[-1][-1].text):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def join_blocks(pieces: Iterable[Piece]) -> str:
    r"""Join pieces to prose: blocks by one blank line, items of one list by a line break.

    Args:
        pieces: Pieces in page order.

    Returns:
        The prose, `""` for no pieces.

    Example:
        >>> join_blocks(Piece(line, line.text) for line in lines_of("Held:\n1) talks\n2) tours\nThe end."))
        'Held:\n\n1. talks\n2. tours\n\nThe end.'
    """
    return "\n\n".join("\n".join(piece.text for piece in block) for block in blocks(list(pieces)))
