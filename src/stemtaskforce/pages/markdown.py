"""The marks of Markdown, taken off the lines of a text: headings, emphasis, links, tables, and what pandoc adds.

Marks count only in a text that has a heading, or a line that begins with a bold label; elsewhere they are text.
The front matter of a file is about the file and is aside.
"""

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from stemtaskforce.pages.layouts import Vocabulary
from stemtaskforce.pages.lines import without_colon
from stemtaskforce.text import check_url

__all__ = ["Marked", "front_matter", "is_markdown", "row_of", "unmarked_lines"]

#: A heading with signs in front, or with a line of `=` below.
_SIGNED_HEADING = re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE)
_UNDERLINED_HEADING = re.compile(r"^[^\S\n]{0,3}(\S[^\n]*)\n[^\S\n]{0,3}={3,}[^\S\n]*$", re.MULTILINE)
_BOLD_LABEL = re.compile(
    r"^ {0,3}(?:\*\*|__)([^*_\n:]{1,60}?)[^\S\n]*(?::[^\S\n]*(?:\*\*|__)|(?:\*\*|__)[^\S\n]*:)", re.MULTILINE
)
_HEADING = re.compile(r"(#{1,6}) +(?=\S)")
_UNDERLINE = re.compile(r"={3,}")
_RULE = re.compile(
    r"(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,}|=+|`{3,}(?:\{=html\})?|:{3,} ?(?:\{[^{}]*\}|[\w-]+)?|[|+:=\- ]+)"
)
#: The characters with which a rule begins.
_RULE_BEGINS = frozenset("*-_=`:|+")
_REFERENCE = re.compile(r"\[[^\[\]]{1,100}\]: \S+.*")
_ITEM = re.compile(r"[*+] +(?=\S)")
#: The characters with which a line begins that says what the line above it is.
_BELOW = frozenset("=:")
_DEFINITION = re.compile(r": +(?=\S)")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\](?:\(<?((?:[^()\s<>]|\([^()\s]*\))*)>?(?: [\"'][^\"']*[\"'])?\)|\[[^\[\]]*\])")
#: Pandoc's attributes behind a link or a heading, and its spans with attributes.
_ATTRIBUTES = re.compile(r"(?<=\S)\s{0,3}\{[#.][^{}]{0,300}\}|(?<=\))\{[^{}]{1,300}\}")
_SPAN = re.compile(r"\[([^\[\]]*)\]\{[^{}]{0,300}\}")
#: Spans inside each other.
_MAX_SPANS = 4
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*]*)(?<=[^\s\\])\*(?![\w*])|(?<![\w_\\])_(?=[^\s_])([^_]*)(?<=[^\s\\])_(?![\w_])"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
#: The dashes of pandoc, as it writes those of a page.
_DASH = re.compile(r"(?<=\w)-{2,3}(?=\w)|(?<= )-{2,3}(?= )")
_DASHES = {"--": "–", "---": "—"}
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BAR = re.compile(r"(?<!\\)\|")
#: A bold text with a space that a conversion has put in front of its colon.
_APART_COLON = re.compile(r"^(\*\*|__)([^*_\n:]{1,60}?)\1[^\S\n]+:")
#: The line breaks inside the cell of a table.
_BREAK = re.compile(r"<br ?/?>")
#: The target of a link that is broken over two lines, the rest of its text, or the attributes of a span.
_OPEN_LINK = re.compile(r"\[[^\[\]]*$|\]\([^()\s]*$|\]\{[^{}]*$")
#: Lines over which a link is broken.
_MAX_BROKEN = 5
#: Lines of the front matter of a file, between two lines of hyphens.
_MAX_FRONT = 60
_FRONT = re.compile(r"[\w-]{1,40}:(?:\s.*)?|\s+\S.*|- .*|#.*|\s*")


class Marked(NamedTuple):
    """A line of Markdown without its marks, and their meaning.

    Attributes:
        text: The line without marks; `""` where it has nothing else.
        heading: The level of the heading that it is, or 0.
        link: The target of its first link, or `None`.
        aside: Whether it is markup, and not text of the page.
        last: The number of the last line that it takes: a link may be broken over several.
        ends: Whether the page breaks the line behind it.
    """

    text: str
    heading: int = 0
    link: str | None = None
    aside: bool = False
    last: int = 0
    ends: bool = False


def is_markdown(text: str, words: Vocabulary) -> bool:
    """Return whether a text has a heading of Markdown, or a line that begins with a bold label."""
    if "#" in text and _SIGNED_HEADING.search(text):
        return True
    # A single character is found in a fraction of the time of several.
    if "=" in text and "===" in text:
        headings = (match[1].partition(":") for match in _UNDERLINED_HEADING.finditer(text))
        # A line of a label with its value is not a heading, so what stands below is a rule.
        if any(not (colon and label in words.texts) for label, colon, _ in headings):
            return True
    if not (("*" in text and "**" in text) or ("_" in text and "__" in text)):
        return False
    return any(match[1].strip() in words.texts for match in _BOLD_LABEL.finditer(text))


def front_matter(raw: Sequence[str]) -> int:
    """Return the number of lines of a file's front matter, with the lines of hyphens around it; 0 for none."""
    if raw[0].rstrip() != "---":
        return 0
    for number, line in enumerate(raw[1 : _MAX_FRONT + 1], 2):
        if line.rstrip() in {"---", "..."}:
            return number if number > 2 else 0
        if _FRONT.fullmatch(line) is None:
            return 0
    return 0


def unmarked_lines(raw: Sequence[str], words: Vocabulary) -> dict[int, Marked]:
    """Return the lines of a text of Markdown without their marks, by their numbers.

    Args:
        raw: All lines of the text.
        words: The labels that count: the term of a definition and the first cell of a row may be one.

    Returns:
        The lines that are not blank; a line of nothing but marks has no text.
    """
    marked: dict[int, Marked] = {}
    above: int | None = None
    numbers = iter(range(1, len(raw) + 1))
    for number in numbers:
        line = raw[number - 1]
        if not line.strip():
            continue
        last = number + _broken(raw, number) if "[" in line and _OPEN_LINK.search(line) is not None else number
        if last > number:
            line = " ".join(part.strip() for part in raw[number - 1 : last]).replace("]( ", "](")
            next(part for part in numbers if part == last)
        found = _unmark(line, words, last)
        if above is not None and (begin := line.lstrip()[0]) in _BELOW:
            if begin == "=" and _UNDERLINE.fullmatch(line.strip()) and marked[above].last == number - 1:
                marked[above] = marked[above]._replace(heading=1)
            elif _DEFINITION.match(line.lstrip()) and (term := marked[above].text) in words.texts:
                marked[above] = marked[above]._replace(text=f"{term}:")
        marked[number] = found
        above = number if found.text else above
    return marked


def _broken(raw: Sequence[str], number: int) -> int:
    """Return over how many more lines a link goes on that begins in a line."""
    line = raw[number - 1]
    for more in range(_MAX_BROKEN + 1):
        if "[" not in line or _OPEN_LINK.search(line) is None:
            return more
        below = raw[number + more].strip() if number + more < len(raw) else ""
        if not below:
            break
        line = f"{line} {below}"
    return 0


def _unmark(line: str, words: Vocabulary, last: int) -> Marked:
    """Return a line of Markdown without its marks; `last` is the number of the last line that it takes."""
    ends = line.endswith(("  ", "\\"))
    line = line.strip()
    if line.startswith(">"):
        line = line.lstrip("> \t")
    begin = line[:1]
    if begin in _RULE_BEGINS and _RULE.fullmatch(line):
        return Marked("", last=last)
    if begin == "[" and "]: " in line and _REFERENCE.fullmatch(line):
        return Marked(line, aside=True, last=last)
    heading = 0
    if begin == "#" and (match := _HEADING.match(line)):
        heading = len(match[1])
        line = line[match.end() :].rstrip("#").rstrip()
    elif begin in _RULE_BEGINS and (match := _ITEM.match(line)):
        line = f"- {line[match.end() :]}"
    elif begin == ":" and (match := _DEFINITION.match(line)):
        line = line[match.end() :]
    if "{" in line:
        line = _without_attributes(line)
    link = None
    if "[" in line:
        line, link = _without_links(line)
    return Marked(_plain(line, words), heading, link, last=last, ends=ends)


def _without_links(line: str) -> tuple[str, str | None]:
    """Return a line with the text of its links in their place and without its pictures, and the first link's target."""
    found: str | None = None
    parts = _LINK.split(line)  # of each link the sign of a picture, the text and the target, between what is beside it
    for index in range(1, len(parts), 4):
        if parts[index]:
            parts[index + 1] = ""
        elif found is None and _is_address(parts[index + 2]):
            found = parts[index + 2]
    return "".join(parts[::2]), found


def _plain(line: str, words: Vocabulary) -> str:
    """Return a line without the marks inside it but for links: emphasis, bars of a table, escapes."""
    if line.startswith(("**", "__")):
        line = _APART_COLON.sub(r"\2:", line)
    line = line.replace("**", "").replace("__", "")
    if "*" in line or "_" in line:
        line = _EMPHASIS.sub(lambda match: match[1] or match[2] or "", line)
    if "|" in line:
        line = row_of(line, words) or line
    if "&" in line:
        line = _ENTITY.sub(lambda match: unescape(match[0]), line)
    if "--" in line:
        line = _DASH.sub(lambda match: _DASHES[match[0]], line)
    if "\\" in line:
        line = _ESCAPE.sub(r"\1", line.removesuffix("\\"))
    return line


def _without_attributes(line: str) -> str:
    for _ in range(_MAX_SPANS):
        line, changed = _SPAN.subn(r"\1", line)
        if not changed:
            break
    return _ATTRIBUTES.sub("", line)


def row_of(line: str, words: Vocabulary) -> str | None:
    """Return a row of a table as a line: a label and its value, or the cells with bars between them; else `None`.

    Args:
        line: A line with a bar; a row has one at either end, or a label in front of its only one.
        words: The labels that count.

    Example:
        >>> from stemtaskforce.pages.layouts import vocabulary
        >>> [row_of(line, vocabulary()) for line in ("| Country | Malta |", "Country| Malta", "| a | b |", "a | b")]
        ['Country: Malta', 'Country: Malta', 'a | b', None]
    """
    line = line.strip()
    cells = [cell.strip() for cell in (_BAR.split(line) if "\\" in line else line.split("|"))]
    is_row = len(cells) > 2 and not cells[0] and not cells[-1]
    if is_row:
        cells = [_BREAK.sub(" ", cell) for cell in cells[1:-1]] if "<br" in line else cells[1:-1]
    label = without_colon(cells[0])
    if len(cells) == 2 and label in words.texts and without_colon(cells[1]) not in words.texts:
        return f"{label}: {cells[1]}"
    return " | ".join(filter(None, cells) if len(cells) == 2 else cells) if is_row else None


def _is_address(target: str | None) -> bool:
    return target is not None and not check_url(target)
