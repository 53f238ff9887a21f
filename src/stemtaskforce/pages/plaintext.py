"""The source of a page kept as text: its lines, without the marks of the way in which it was kept.

People keep pages as they come: copied from a browser, with tabs, wrapped at a width, as Markdown, from the
Wayback Machine, printed. Marks that say nothing are taken off here, so that the later stages see the lines
of the page itself; a text that cannot be read as one (HTML, a printed page) is refused with a finding.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress, islice, pairwise

from stemtaskforce.findings import Finding, make
from stemtaskforce.pages.caps import MAX_LINES
from stemtaskforce.pages.datelike import looks_like_date
from stemtaskforce.pages.layouts import BAR, LISTING_STATUS, OTHER_BARS, QUICK, TIMELINE_INTRO, Vocabulary, vocabulary
from stemtaskforce.pages.lines import BULLETS, Line, Page, is_item, plain_item, strip_invisible, without_colon
from stemtaskforce.pages.markdown import Marked, front_matter, is_markdown, row_of, unmarked_lines
from stemtaskforce.text import check_url, clean_lines, excerpt

__all__ = ["REFUSED", "lines_of", "page_of_text"]

#: The codes of findings about a text that is not read as a page.
REFUSED = frozenset({"page.looks-like-html", "page.looks-printed"})

_BOM = "\ufeff"
#: Between the columns of a table.
_GAP = re.compile(r"\s*(?:\t|  )\s*")
#: The least number of labels in one column of a table.
_MIN_ALIGNED = 2
#: A line of a table of signs that goes on in the second cell of a row.
_CELL_GOES_ON = re.compile(r"\|\s+\|([^|]*)\|")
#: A line between two rows of a table of signs.
_TABLE_RULE = re.compile(r"[|+](?=[|+:= ]{0,9}-)[|+:=\- ]+")
#: What turns the bars of a table drawn with box characters into plain ones, and a line between two of its rows.
_TO_BAR = str.maketrans(dict.fromkeys(OTHER_BARS, "|"))
_DRAWN_RULE = re.compile("[\u2500-\u257f ]+")
#: The list of links at the end of the dump of a text browser or of a print view, and the number of one in the text.
_REFERENCES = ("References", "Links")
_TARGET = re.compile(
    r"(?:\[(?=[0-9]{1,4}\]))?([0-9]{1,4})(?:\.|(?<=[0-9])\]) ([a-z][a-z0-9+.-]{1,20}:\S*)|(?:Visible|Hidden) links:?"
)
_NUMBER = re.compile(r"\[([0-9]{1,4})\]")
#: The characters with which a line begins that may be an item of a list.
_ITEM_BEGINS = BULLETS | frozenset("*+0123456789")
#: What Word writes for bullets of the fonts Symbol, Courier New and Wingdings.
_BULLET_OF_WORD = re.compile(r"[ \t]*[·o§Øü][ \t]*\t[ \t]*(?=\S)")
_INDENTED_STAR = re.compile(r"(?:\s{2,}|\t)[*+] +\S")
#: Longest line that is looked at for a mark of a whole page: a tag, a running head, a line of the Wayback Machine.
_MAX_MARK = 300

#: A tag of HTML, as it stands in a page of the site; what it holds is bounded.
_TAG = (
    r"<(?:!--|(?:!doctype|/?(?:html|head|title|body|div|p|h[1-6]|span|table|tbody|tr|td|th|dl|dt|dd|ul|ol|li|a|br|b|i"
    r"|em|strong|main|article|section|header|footer|nav|meta|link|script|style|img))\b)[^<>]{0,400}>"
)
#: The tags of divisions, and the empty comments between lists, that pandoc leaves in Markdown.
_DIVISION = re.compile(r"\s*(?:</?div(?:\s[^<>]{0,400})?>\s*|<!-- -->\s*)+")
_TAG_FIRST = re.compile(_TAG, re.IGNORECASE)
_NOT_TAGS = ("<!--", "<?xml")
_TAG_LINE = re.compile(rf"^[^\S\n]*{_TAG}", re.IGNORECASE | re.MULTILINE)
#: The running head or foot of a printed page: a date, three spaces, and the same text on each sheet; ...
_DAY = r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}(?:,? [0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?)?"
_RUNNING_HEAD = re.compile(
    rf"\s*(?:{_DAY}|[^\W\d_]{{3,12}},? .{{1,30}}?[0-9]{{4}}|[0-9]{{1,2}}\.? .{{3,30}}?[0-9]{{4}})\s{{3,}}(\S.*?)\s*"
)
#: ... an address and the number of the sheet, on one line or two; or that number and a date.
_SHEET = re.compile(
    rf"^[^\S\n]*(?:(?:https?://|file://|www\.)\S{{1,300}}\s{{1,20}}[0-9]{{1,3}}/[0-9]{{1,3}}"
    rf"|[0-9]{{1,3}} of [0-9]{{1,3}}[^\S\n]{{3,}}{_DAY})[^\S\n]*$",
    re.MULTILINE,
)

#: The Wayback Machine's toolbar begins with how many captures there are; these lines follow it, ...
_CAPTURES = re.compile(r"[0-9,]{1,9} captures?")
_TOOLBAR = re.compile(
    r"[0-9]{1,2} \w{3} [0-9]{4}(?: - [0-9]{1,2} \w{3} [0-9]{4})?|(?:\w{3} ?){1,3}|(?:[0-9]{1,4} ?){1,3}|success|fail"
    r"|about this capture|collected by|collection:.*|timestamps|organization:.*|go|👤|⍰❎?|f|🐦"
)
#: ... and these stand alone, above and below the page.
_WAYBACK = re.compile(
    r"the wayback machine - https?://.*|(?:internet archive )?wayback machine|https?://web\.archive\.org/web/.*"
    r"|file archived on .*|internet archive on .*|javascript appended by wayback machine.*"
    r"|all other content may also be protected by copyright.*|loading\.\.\.|about this capture"
)

#: A text is wrapped at a width between these, in characters.
_MIN_WIDTH, _MAX_WIDTH = 60, 100
#: So many lines may be full for each that goes on in the middle of a sentence: a wrapped title need not.
_MAX_DOUBTFUL = 4
#: Words that end no line but a wrapped one.
_NEVER_LAST = frozenset(
    "a an the of in on at to for from by with and or as that their its his her our into than is are".split()
)
_SENTENCE_END = frozenset('.!?:;…"”’)')


def lines_of(text: str) -> list[Line]:
    r"""Cut a text into its lines that are not blank.

    Args:
        text: A whole page.

    Returns:
        The lines in order, one more than the cap at the most. Only CR, LF and CRLF end a line, so the numbers
        are those of editors; a line of white space and invisible characters is blank.

    Example:
        >>> [(line.number, line.text) for line in lines_of("One\n\u00a0\n  • two")]
        [(1, 'One'), (3, '- two')]
    """
    return page_of_text(text).lines


def page_of_text(text: str, words: Vocabulary | None = None) -> Page:
    r"""Cut a text into the lines of the page that it was.

    Args:
        text: A whole page, kept as text.
        words: The labels that count; those of the site by default.

    Returns:
        The page; a finding with a code of `REFUSED` marks a text that gives no record.

    Example:
        >>> page_of_text("# A pact\n\n**Country:** Norway").lines[1].text
        'Country: Norway'
        >>> page_of_text("<h1>A pact</h1>").findings[0].code
        'page.looks-like-html'
    """
    known = vocabulary() if words is None else words
    text = text.removeprefix(_BOM)
    raw = (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).split("\n")
    if ">" in text and (unquoted := _unquoted(raw, known)) is not raw:
        raw = unquoted
        text = "\n".join(raw)
    if "<" in text and is_markdown(text, known):
        raw = [_without_division(line) for line in raw]
        text = "\n".join(raw)
    refusal = _refusal(text, raw, known)
    if refusal is not None:
        return Page(_lines(text, raw), findings=(refusal,))
    raw = _with_colons(text, raw, known)
    marked = unmarked_lines(raw, known) if is_markdown(text, known) else {}
    shown = [marked[number].text if number in marked else "" for number in range(1, len(raw) + 1)] if marked else raw
    lines = _lines(text, shown)
    if len(lines) > MAX_LINES:
        return Page(lines)
    if marked:
        lines = [_with_marks(line, marked[line.number]) for line in lines]
    lines = _programs_aside(text, raw, lines)
    joined = _unwrapped(raw, lines, known, marked)
    if joined is None:
        return Page(lines)
    message = f"page: the text is wrapped; {len(lines) - len(joined)} lines were joined to the ones that they continue"
    return Page(joined, findings=(make("page.wrapped", message),))


def _lines(text: str, shown: Sequence[str]) -> list[Line]:
    """Return the lines that are not blank, clean, one more than the cap at the most."""
    clean = clean_lines(shown)
    if not text.isascii():
        clean = [line if line.isascii() else strip_invisible(line) for line in clean]
    if len(clean) > MAX_LINES:
        numbers = [*islice((number for number, line in enumerate(clean, 1) if line), MAX_LINES + 1)]
        clean = clean[: numbers[-1]] if numbers else []
    return [
        Line(number, _plain_item(line, shown[number - 1]) if line[0] in _ITEM_BEGINS else line)
        for number, line in enumerate(clean, 1)
        if line
    ]


def _plain_item(line: str, shown: str) -> str:
    """Return a clean line with the mark of an item in one form; a star is one where a text browser has indented it."""
    if line[0] not in "*+":
        return plain_item(line)
    return f"- {line[2:].lstrip()}" if _INDENTED_STAR.match(shown) else line


def _with_colons(text: str, raw: list[str], words: Vocabulary) -> list[str]:
    """Return the lines with a colon behind a label that stands in a column or a cell of its own."""
    if "\t" in text:
        raw = [_with_colon(_with_bullet(line), words) if "\t" in line else line for line in raw]
    if "  " in text:
        gaps = [_with_colon(line, words) if "  " in line and "  " in line.strip() else line for line in raw]
        raw = _aligned(raw, gaps, words)
    if "|" in text and any(line.startswith("|") for line in raw):
        raw = [_without_bars(line, words) if line.startswith(("|", "+")) else line for line in raw]
    if not text.isascii() and any(bar in text for bar in OTHER_BARS):
        raw = [line if line.isascii() else _without_box(line, words) for line in raw]
    return raw


def _with_bullet(line: str) -> str:
    """Return a line with a bullet for the letter that stands for one where Word has taken it from another font."""
    mark = _BULLET_OF_WORD.match(line)
    return line if mark is None else f"• {line[mark.end() :]}"


def _programs_aside(text: str, raw: Sequence[str], lines: list[Line]) -> list[Line]:
    """Return the lines with those aside that a program has added: front matter, a list of links, a toolbar."""
    if front := front_matter(raw):
        lines = [line._replace(aside=True) if line.number <= front else line for line in lines]
    if "[" in text and "[1]" in text and any(heading in text for heading in _REFERENCES):
        lines = _with_references(lines)
    if "ayback" in text or "WAYBACK" in text or "archive.org" in text:
        lines = _archive_aside(lines)
    return lines


# ------------------------------------------------------------------- texts that are not read


def _refusal(text: str, raw: Sequence[str], words: Vocabulary) -> Finding | None:
    """Return the finding about a text that only looks like one, if it does."""
    if "<" in text and _looks_like_html(text, words):
        message = "page: the text looks like HTML; expected the text of a page, or use read_html"
        return make("page.looks-like-html", message, line=1)
    if (number := _printed(text, raw)) is not None:
        message = "page: the text looks like that of a printed page, with heads and feet between its lines"
        return make("page.looks-printed", message, line=number, value=excerpt(raw[number - 1].strip()))
    return None


def _looks_like_html(text: str, words: Vocabulary) -> bool:
    """Return whether a text begins with a tag or a comment, or has three lines that do, and an end tag."""
    if "</" not in text and "<!" not in text:
        return False
    begin = text.lstrip()[: _MAX_MARK + 200]
    if begin.startswith(_NOT_TAGS):
        if not is_markdown(text, words):  # of text that is not HTML, only Markdown has comments
            return True
    elif _TAG_FIRST.match(begin):
        return True
    return len(list(islice(_TAG_LINE.finditer(text), 3))) == 3


def _printed(text: str, raw: Sequence[str]) -> int | None:
    """Return the number of the first line that only a printed page has: a running head, or the number of a sheet."""
    is_spaced = "   " in text
    if not (is_spaced or "://" in text or "www." in text):
        return None
    seen: dict[str, int] = {}
    for number, line in enumerate(raw, 1) if is_spaced else ():
        head = _RUNNING_HEAD.fullmatch(line) if "   " in line and len(line) <= _MAX_MARK else None
        if head and (first := seen.setdefault(head[1], number)) != number:
            return first
    lines = "\n".join(raw)
    sheet = _SHEET.search(lines)
    return None if sheet is None else lines.count("\n", 0, sheet.start()) + 1


# ------------------------------------------------------------------- marks of programs


def _unquoted(raw: list[str], words: Vocabulary) -> list[str]:
    """Return the lines of a page that was sent and quoted in a mail, without the marks of the quotation."""
    quoted = [line.lstrip("> \t") for line in raw if line.startswith(">")]
    if not any(line.partition(":")[0] in words.texts for line in quoted):
        return raw
    return [line.lstrip("> \t") if line.startswith(">") else line for line in raw]


def _without_division(line: str) -> str:
    """Return a line of Markdown, blank where it is only the tag of a division, which has no mark of its own there."""
    return "" if "<" in line and _DIVISION.fullmatch(line) else line


def _with_colon(line: str, words: Vocabulary) -> str:
    """Return a line with a colon for the tab, or the spaces of a column, between a label and its value.

    Between several labels with their values bars are set; a row of labels alone heads a table.
    """
    first, *rest = _GAP.split(line.strip(), 1)
    label = without_colon(first)
    if not rest or first.partition(":")[0].rstrip() not in words.texts:
        return line
    cells = _GAP.split(line.strip())
    if len(line) <= _MAX_MARK and len(labelled := _labelled_cells(cells, words)) > 1:
        return BAR.join(labelled)
    return f"{label}: {rest[0]}" if label in words.texts and not _is_label(cells[1], words) else line


def _labelled_cells(cells: Sequence[str], words: Vocabulary) -> list[str]:
    """Return the labels of one line with their values, which may stand in cells of their own; none for other cells."""
    found: list[str] = []
    index = 0
    while index < len(cells):
        cell, behind = cells[index], cells[index + 1 : index + 2]
        label, _, value = cell.partition(":")
        if label.rstrip() not in words.facts:
            return []
        if not value and behind and not _is_label(behind[0], words):
            cell, index = f"{label.rstrip()}: {behind[0]}", index + 1
        elif not value:
            return []
        found.append(cell)
        index += 1
    return found


def _is_label(cell: str, words: Vocabulary) -> bool:
    return without_colon(cell) in words.texts


def _aligned(raw: list[str], gaps: list[str], words: Vocabulary) -> list[str]:
    """Return the lines with a colon behind the labels of which one space is left to the column of their values.

    Args:
        raw: The lines as they are.
        gaps: The same, with a colon behind labels with a wider gap.
        words: The labels that count.
    """
    columns = Counter(_column(line) for line, changed in zip(raw, gaps, strict=True) if changed is not line)
    column, count = columns.most_common(1)[0] if columns else (0, 0)
    if count < _MIN_ALIGNED:
        return gaps
    return [
        f"{label}: {line[column:].strip()}"
        if len(line) > column
        and line[column - 1] == " " != line[column]
        and (label := without_colon(line[:column].strip())) in words.texts
        else line
        for line in gaps
    ]


def _column(line: str) -> int:
    """Return the place of a line's second column."""
    gap = _GAP.search(line, len(line) - len(line.lstrip()))
    return gap.end() if gap is not None else 0


def _without_bars(line: str, words: Vocabulary) -> str:
    """Return a row of a table of signs, such as `| Country | Malta |`, as a label and its value; rules are blank."""
    if _TABLE_RULE.fullmatch(line.strip()):
        return ""
    if (more := _CELL_GOES_ON.fullmatch(line.strip())) is not None:
        return more[1]
    row = row_of(line, words)
    label, colon, _ = (row or "").partition(":")
    return row if row is not None and colon and label in words.texts else line


def _without_box(line: str, words: Vocabulary) -> str:
    """Return a row of a drawn table as a label and its value; rules are blank, and other lines as they are."""
    if _DRAWN_RULE.fullmatch(line):
        return ""
    signs = line.strip().translate(_TO_BAR)
    row = _without_bars(signs, words) if signs.startswith("|") else signs
    return line if row is signs else row


def _with_references(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page whose links a text browser or a print view has numbered and listed at the end."""
    indices = range(len(lines) - 1, -1, -1)
    begin = next((index for index in indices if lines[index].text in _REFERENCES), len(lines))
    found = [_TARGET.fullmatch(line.text) for line in lines[begin + 1 :]]
    targets = {match[1]: match[2] for match in found if match is not None and match[1]}
    if not targets or None in found:
        return list(lines)
    result = [_linked(line, targets) if "[" in line.text else line for line in lines[:begin]]
    return [*(line for line in result if line.text), *(line._replace(aside=True) for line in lines[begin:])]


def _linked(line: Line, targets: Mapping[str, str]) -> Line:
    """Return a line without the numbers of its links, and with the first of these."""
    numbers = [number for number in _NUMBER.findall(line.text) if number in targets]
    link = next((targets[number] for number in numbers if not check_url(targets[number])), line.link)
    text = _NUMBER.sub(lambda match: "" if match[1] in targets else match[0], line.text)
    return line._replace(text=" ".join(text.split()), link=link)


def _with_marks(line: Line, marked: Marked) -> Line:
    return Line(line.number, line.text, marked.aside, marked.link, marked.heading)


# ------------------------------------------------------------------- the Wayback Machine


def _archive_aside(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those of the Wayback Machine set aside."""
    result: list[Line] = []
    in_toolbar = False
    for line in lines:
        text = line.text.casefold() if len(line.text) <= _MAX_MARK else ""
        in_toolbar = _CAPTURES.fullmatch(text) is not None or (in_toolbar and _TOOLBAR.fullmatch(text) is not None)
        aside = in_toolbar or _WAYBACK.fullmatch(text) is not None
        result.append(line._replace(aside=True) if aside else line)
    return result


# ------------------------------------------------------------------- texts that are wrapped at a width


def _unwrapped(
    raw: Sequence[str], lines: Sequence[Line], words: Vocabulary, marked: Mapping[int, Marked]
) -> list[Line] | None:
    """Return the lines of a text that was wrapped at a width, joined; `None` for a text that was not.

    A wrapped line ends where the next word would not have fitted. A line that does so may only be the longest by
    chance, so a text is wrapped where some such lines end in the middle of a sentence, and not too many do not.
    """
    if max(map(len, raw)) < _MIN_WIDTH:
        return None
    for line in lines:
        if len(line.text) > _MAX_WIDTH and " " in line.text:
            return None
    # The last line of each: in Markdown a link may be broken over several, and two spaces at the end break the line.
    ends = {number: each.last for number, each in marked.items()}
    right_below = [below.number == ends.get(line.number, line.number) + 1 for line, below in pairwise(lines)]
    if not any(_goes_on(line.text, below.text) for line, below in compress(pairwise(lines), right_below)):
        return None
    broken_by_page = {number for number, each in marked.items() if each.ends}
    lengths = {line.number: len(raw[ends.get(line.number, line.number) - 1].rstrip()) for line in lines}
    width = max((lengths[line.number] for line in lines if " " in line.text and _is_broken(line, raw)), default=0)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    joins = [
        is_right_below
        and line.number not in broken_by_page
        and _is_full(raw[below.number - 1].lstrip() if marked else below.text, lengths[line.number], width)
        and _may_join(line, below, words)
        for is_right_below, (line, below) in zip(right_below, pairwise(lines), strict=True)
    ]
    broken = [pair for joined, pair in zip(joins, pairwise(lines), strict=True) if joined]
    # A row or an entry holds no sentence: a teaser that begins with a small letter below it shows nothing.
    goes_on = sum(BAR not in line.text and _goes_on(line.text, below.text) for line, below in broken)
    if len(broken) > _MAX_DOUBTFUL * goes_on or not (goes_on > 1 or (goes_on and _ends_sentence(lines, joins))):
        return None
    joined_lines: list[list[Line]] = []
    for line, joined in zip(lines, [False, *joins], strict=True):
        if joined:
            joined_lines[-1].append(line)
        else:
            joined_lines.append([line])
    return [_joined(run) if len(run) > 1 else run[0] for run in joined_lines]


def _is_broken(line: Line, raw: Sequence[str]) -> bool:
    """Return whether a line is broken where a width asks for it: a heading and the target of a link are not."""
    if line.heading:
        return False
    source = raw[line.number - 1]
    return "](" not in source and "]{" not in source


def _ends_sentence(lines: Sequence[Line], joins: Sequence[bool]) -> bool:
    """Return whether a run of joined lines ends as a sentence does; a single pair alone may be chance."""
    last = zip(lines[1:], joins, [*joins[1:], False], strict=True)
    return any(joined and not goes_on and line.text[-1] in _SENTENCE_END for line, joined, goes_on in last)


def _goes_on(line: str, below: str) -> bool:
    """Return whether a sentence goes on from one line to the next, whatever the width."""
    if line[-1] in _SENTENCE_END:
        return False
    return line[-1] == "," or below[0].islower() or line.rpartition(" ")[2].casefold() in _NEVER_LAST


def _is_full(below: str, length: int, width: int) -> bool:
    """Return whether the first word of the line right below would not have fitted, but fits a line of its own."""
    word = len(below.partition(" ")[0])
    return word <= width < length + 1 + word


def _may_join(line: Line, below: Line, words: Vocabulary) -> bool:
    """Return whether neither line stands for itself, as labels, items, dates and entries do."""
    if line.aside or below.aside or line.heading or is_item(below.text) or line.text == below.text:
        return False
    if line.text.endswith(("...", "…")) or below.text.startswith((QUICK, TIMELINE_INTRO)):
        return False
    if line.text.removesuffix(":") in words.texts:
        return False
    starts_label = ":" in below.text and below.text.partition(":")[0] in words.texts
    if starts_label or BAR in below.text or looks_like_date(line.text):
        return False
    if any(status in below.text.casefold() for status in LISTING_STATUS):
        return False
    # A date may stand at the end of a sentence that was wrapped.
    return line.text.rpartition(" ")[2].casefold() in _NEVER_LAST or not looks_like_date(below.text)


def _joined(run: Sequence[Line]) -> Line:
    link = next((line.link for line in run if line.link), None)
    return run[0]._replace(text=" ".join(line.text for line in run), link=link)
