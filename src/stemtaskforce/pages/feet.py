"""The foot of a copied page: contact lines, copyright and links below the last field, told from the field's text.

A foot is cut only where everything from a line on looks like one and the evidence is whole: a copyright with
a year, a telephone number with an e-mail address, a postal address of street and town, or the heading of a list of
links to other pages. Less is a suspicion.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemtaskforce.pages.layouts import BAR, FOOT, RELATED
from stemtaskforce.pages.lines import is_item, unmarked
from stemtaskforce.pages.marks import Mark, Role

__all__ = ["Foot", "above_links", "foot_of", "holds_contact"]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_DATE = Role.DATE
_ENTRY = Role.ENTRY
_INTRODUCTION = Role.INTRODUCTION
_LABEL = Role.LABEL
_NAVIGATION = Role.NAVIGATION
_NEAR = Role.NEAR
_PAGER = Role.PAGER
_ROW = Role.ROW

#: The heading of the comments of readers, and the last line of one.
_COUNTED = re.compile(
    r"(?:[0-9]{1,4}|one|no) (?:comments?|repl(?:y|ies)|responses?|thoughts?)(?: (?:on|to) .{1,200})?"
    r"|comments ?\([0-9]{1,4}\)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(rf"{_COUNTED.pattern}|comments", re.IGNORECASE)
_REPLY = re.compile(r"(?:log in to )?reply(?: to .{1,60})?|[↩↪] ?reply")
_REPLY_TO = re.compile("reply to ", re.IGNORECASE)
#: Most lines of a foot, of which a page of the site has some twenty: to tell them takes time.
_MAX_LINES = 500
#: Longest line of a foot, longest of its lines that say nothing themselves, and how many of these stand together.
_MAX_LINE = 240
_MAX_SHORT = 60
_MAX_SHORTS = 4
#: Lines of names above the street in an address.
_MAX_NAMES = 3
#: The first letters of the headings of links to other pages.
_RELATED_BEGINS = frozenset(first for heading in RELATED for first in (heading[0], heading[0].upper()))
#: Signs of a pager.
_ARROWS = frozenset("‹›«»")
#: The least number of lines of menus and tools at the end of a page that are cut without further evidence.
_MIN_LINKS = 3
#: Words beside its addresses that a line of a foot may have; with more it is a sentence.
_MAX_WORDS = 6

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b).{0,60}?\b(?:19|20)[0-9]{2}\b|(?:19|20)[0-9]{2} ?©|\ball rights reserved\b"
)
_COPYRIGHT_SIGN = re.compile(r"©|\bcopyright\b")
_TELEPHONE = re.compile(
    r"(?<!\w)(?:(?:tel|telephone|phone|fax|mobile|t|f|m)[.:]{0,2} ?)?\+[0-9][0-9 ()./-]{5,20}[0-9]"
    r"|(?<!\w)(?:tel|telephone|phone|fax|mobile|t|f|m)[.:]{1,2} ?[0-9(][0-9 ()./-]{5,20}[0-9]"
)
_EMAIL = re.compile(r"[^\s@|,;:<>()]{1,64}@[^\s@|,;:<>()]{1,190}\.[a-z]{2,24}\b")
_WEB = re.compile(r"(?:https?://|www\.)\S{1,200}")
_STREET = re.compile(
    r"\b\w{0,30}(?:street|straat|strasse|straße|gade|gata|gaten|gatan|veien|vägen|laan|plein|kade|weg|utca|ulica)\b"
    r",? [0-9]{1,4}\w?\b"
    r"|\b[0-9]{1,4}\w?,? (?:\w+ ){0,3}(?:street|avenue|road|lane|square|boulevard|drive)\b"
    r"|\b(?:\w+ ){0,3}(?:street|avenue|road|lane|square|boulevard|drive) [0-9]{1,4}\b"
    r"|\b(?:rue|avenue|boulevard|place|calle|via|plaza|piazza|rua|ul\.|lange|korte)\b"
    r"(?: [\w'’.-]+){1,5},? [0-9]{1,4}\w?\b"
    r"|\bp\.? ?o\.? ?box [0-9]+"
)
#: A code and a town, in the forms of European post: `2514 EE The Hague`, `1040 Brussels`, `B-1040 Brussels`.
_TOWN = re.compile(
    r"(?:\b[a-z]{1,2}-)?\b[0-9]{4,5}(?: [a-z]{2})?,? [a-z][\w'’-]+(?: [a-z][\w'’-]+){0,2}(?:$|,|\||;| [(–-])"
    r"|\b[a-z]{1,2}[0-9]{1,2}[a-z]? [0-9][a-z]{2}\b"
)
_FUNDING = re.compile(
    r"\b(?:co-?funded|funded|co-?financed|supported) by the (?:european|erasmus)|european commission'?s? support"
)
_DIGITS = frozenset("0123456789")
_PARTS_OF_SIGNS = ("@", "©", "copyright", "rights reserved", "http", "www.", "fund", "financ", "support")
#: A line with more spaces is a sentence, unless it has one of the surest parts of signs.
_MAX_SPACES = 14
_SURE_PARTS = ("@", "©", "+", "copyright", "tel", "phone", "fund")
_WORD = re.compile(r"[^\W\d_]{2,}")

_FRAME_ROLES = frozenset({Role.CHROME, Role.NAVIGATION, Role.PAGER, Role.FRAME})
#: Roles of lines that no foot has.
_FIELD_ROLES = frozenset({Role.LABEL, Role.NEAR, Role.INTRODUCTION, Role.QUICK, Role.STATUS, Role.BOILERPLATE})
#: The sign of a line of a menu, of tools, or of a foot's links.
_LINKS = frozenset({"frame"})
#: The links (casefolded) to the pages before and behind, each above the title of one: the last four lines.
_LINES_OF_STEPS = 4
_STEPS = (["previous", "next"], ["previous post", "next post"], ["previous article", "next article"], ["prev", "next"])
#: The arrows at the beginning or the end of such a link, and the text of the link that may stand between two.
_BACK, _ON, _UP = ("‹ ", "← ", "« "), (" ›", " →", " »"), "up"
#: A text in front of the link to its whole is a teaser.
_READ_ON = tuple(f"{words}{arrow}" for words in ("more", "reading") for arrow in _ON)
_LABELS = frozenset({Role.LABEL, Role.NEAR})
#: Lines of records, which are not among the comments of readers.
_OF_RECORDS = _LABELS | {Role.ENTRY}
#: A line (casefolded) that holds the tags or categories of a page, or heads their list; and how far from the end of the
#: page it may stand, in lines.
_FILED = re.compile(
    r"(?:tags|tagged(?: with| as)?|(?:filed|posted) (?:under|in))(?: ?:.{0,240})?"
    r"|(?:tag|keywords?|category|categories) ?:.{0,240}"
)
_FILED_BEGINS = frozenset("tfpkcTFPKC")
_MAX_FILED = 12
_SIGNATURE = "--"
#: Legal forms of firms and associations, without their full stops: the last word of a name.
_LEGAL_FORMS = frozenset(
    """
    AB AG AISBL ASBL AS A/S ApS BV EEIG GmbH Inc KG Kft LLC LLP Limited Ltd NV OÜ Oy Oyj PLC SA SARL SAS SIA SRL SpA Srl
    UAB VZW Zrt aisbl asbl doo eV gGmbH plc sro vzw zs
    """.split()
)
#: The first word of a name, and names, that need no legal form.
_NAMED_FIRST = ("Stichting ",)
#: Words in lower case in names.
_IN_NAMES = frozenset("and da de del der des di do du e en et for für i in la of the und van von voor y".split())
_COALITION = frozenset({"EU STEM Coalition", "The EU STEM Coalition", "EU STEM Coalition Secretariat"})
_CONTACTS = frozenset({"copyright", "telephone", "e-mail", "street", "town"})


class Foot(NamedTuple):
    """The foot of a page.

    Attributes:
        begin: The index of its first line; the number of lines where there is none.
        suspected: The index of the first line that looks like a foot but was not cut, or `None`.
    """

    begin: int
    suspected: int | None = None


def foot_of(marks: Sequence[Mark], first: int, *, entries: bool = True) -> Foot:
    """Find the foot of a page below its last field.

    Args:
        marks: The lines of the page's content, without its foreign tail.
        first: The index of the first field.
        entries: Whether entries and rows are read on this kind of page.

    Returns:
        The foot, with the links to the pages before and behind, and the tags of the page, that stand above it.
    """
    comments = _comments(marks, first)
    foot = _below_links(marks, first, entries=entries) if comments is None else Foot(comments)
    begin = _tags_above(marks, first, _steps_above(marks, first, foot.begin))
    return foot if begin == foot.begin else Foot(begin)


def _steps_above(marks: Sequence[Mark], first: int, end: int) -> int:
    """Return the index of the first of the links to the pages before and behind that stand above an end."""
    begin = end
    while begin - 1 > first and (_is_step(marks[begin - 1]) or (begin < end and marks[begin - 1].text == _UP)):
        begin -= 1
    return begin if begin < end and not _is_value(marks, begin) else end


def _is_step(mark: Mark) -> bool:
    """Return whether a line is the title of another page behind an arrow, or in front of one."""
    back, on = mark.text.startswith(_BACK), mark.text.endswith(_ON) and not mark.text.casefold().endswith(_READ_ON)
    return back is not on and len(mark.text) <= _MAX_LINE and mark.role not in _FIELD_ROLES | _FRAME_ROLES


def _is_value(marks: Sequence[Mark], index: int) -> bool:
    """Return whether a line is the value of the label above it, or the teaser of an entry."""
    if index == 0:
        return False
    above = marks[index - 1]
    return bool(above.parts) or (above.label is not None and not above.value)


def _tags_above(marks: Sequence[Mark], first: int, end: int) -> int:
    """Return the index of the line that heads or holds the tags of a page above an end, or the end for none."""
    for index in range(end - 1, max(first, end - 1 - _MAX_FILED), -1):
        text = marks[index].text
        if marks[index].role in _FIELD_ROLES or len(text) > _MAX_LINE:
            break
        if text[0] in _FILED_BEGINS and _FILED.fullmatch(text.casefold()):
            return end if _is_value(marks, index) else index
        if len(text) > _MAX_SHORT or text[-1] in ".!?:;":
            break
    return end


def _below_links(marks: Sequence[Mark], first: int, *, entries: bool) -> Foot:
    """Find the foot of a page, without the links and tags above it."""
    begin = len(marks)
    if begin - _LINES_OF_STEPS > first and [mark.text.casefold() for mark in marks[-_LINES_OF_STEPS::2]] in _STEPS:
        return Foot(begin - _LINES_OF_STEPS)
    # The first letter is asked here, as each line of each page comes by.
    may_head = (index for index, mark in enumerate(marks) if mark.text[0] in _RELATED_BEGINS)
    related = next((index for index in may_head if _heads_links(marks[index].text)), None)
    if not marks or (related is None and _is_plain(marks[-1])):
        return Foot(begin)
    top = _below_last_field(marks, first)
    if related is not None and marks[related].line.heading:
        # The list may have dates and lines with bars, which only a page with entries of its own has as fields.
        ends = related >= top if entries else related > first and _LABELS.isdisjoint(_roles(marks[related:]))
        if ends:
            return Foot(related)
    signs: set[str] = set()
    shorts = 0
    links = len(marks)
    for index in range(len(marks) - 1, max(top, len(marks) - _MAX_LINES) - 1, -1):
        found = _signs(marks[index])
        if found is None or (shorts := 0 if found else shorts + 1) > _MAX_SHORTS:
            break
        if found:
            begin = index
            signs |= found
            links = index if links == index + 1 and found == _LINKS else links
    if _is_whole(signs) and not (signs & _CONTACTS == {"street", "town"} and _introduced(marks, begin)):
        return Foot(_with_name(marks, begin, top))
    if len(marks) - links >= _MIN_LINKS:
        return Foot(links)
    suspected = next((index for index in range(max(begin - 1, top), len(marks)) if _suspicious(marks[index])), None)
    return Foot(len(marks), suspected)


def above_links(marks: Sequence[Mark]) -> int:
    """Return the index from which a copied page has only lines of menus and tools, such as share links."""
    end = len(marks)
    while end and marks[end - 1].role is _PAGER and not _ARROWS.isdisjoint(marks[end - 1].text):
        end -= 1
    begin = end
    while begin and marks[begin - 1].role in _FRAME_ROLES and not marks[begin - 1].line.aside:
        begin -= 1
    if end - begin < _MIN_LINKS:
        return end
    # A foot's words may have another meaning in a text, but not right above a menu.
    while begin and _is_of_foot(marks[begin - 1].text) and not _is_value(marks, begin - 1):
        begin -= 1
    return begin


def _is_of_foot(text: str) -> bool:
    return len(text) <= _MAX_SHORT and text.casefold() in FOOT


def _with_name(marks: Sequence[Mark], begin: int, top: int) -> int:
    """Return the index of the name of the firm right above a postal address, or of the line of hyphens above a mail's.

    Args:
        marks: The lines of the page's content.
        begin: The index of the first line of the foot.
        top: The index from which on a foot may begin.
    """
    index = begin - 1
    while index >= max(top, begin - _MAX_SHORTS) and len(marks[index].text) <= _MAX_SHORT:
        if marks[index].text == _SIGNATURE:
            return index
        index -= 1
    # Of several names, as in a list of partners, none is that of the address below.
    names = [at for at in range(max(top, begin - 2), begin) if _names_firm(marks[at].text)]
    return begin - 1 if names == [begin - 1] else _with_block(marks, begin, top)


def _with_block(marks: Sequence[Mark], begin: int, top: int) -> int:
    """Return the index of the first of the short lines that stand with a postal address in one block of a text.

    A name may have any words, as a line of a text may; but between a text and an address is a blank line.
    """
    if not {"street", "town"} & (_signs(marks[begin]) or set()):
        return begin
    first = begin
    while first > 0 and marks[first].line.number - marks[first - 1].line.number == 1:
        first -= 1
        if first < top or begin - first > _MAX_NAMES or not _may_be_name(marks[first].text):
            return begin
    return first


def _may_be_name(text: str) -> bool:
    """Return whether a line may be the name of a firm or a person, or begin with `c/o`."""
    is_short = len(text) <= _MAX_SHORT and ":" not in text and text[-1] not in ".!?;…"
    return is_short and not is_item(text) and (text[0].isupper() or text.startswith("c/o "))


def _names_firm(text: str) -> bool:
    """Return whether a line is the name of a firm or an association, by its legal form, or that of the coalition.

    A line with other words in lower case than names have is a sentence or a part of one, not a name.
    """
    head, space, last = text.replace(". ", ".").rpartition(" ")
    by_form = bool(space) and last.replace(".", "") in _LEGAL_FORMS
    if not (by_form or text.startswith(_NAMED_FIRST) or text in _COALITION) or len(text) > _MAX_SHORT or ":" in text:
        return False
    words = (head if by_form else text).split()
    return not is_item(text) and all(word in _IN_NAMES or not word[0].islower() for word in words)


def _roles(marks: Sequence[Mark]) -> frozenset[Role]:
    return frozenset([mark.role for mark in marks])


def _heads_links(text: str) -> bool:
    """Return whether a line is the heading of a list of links to other pages."""
    return len(text) <= _MAX_SHORT and text.casefold() in RELATED


def _comments(marks: Sequence[Mark], first: int) -> int | None:
    """Return the index of the heading of the readers' comments, which have links to reply below it."""
    last = marks[-1].text if marks else ""
    if len(last) > _MAX_SHORT or "eply" not in last or _REPLY.fullmatch(last.casefold()) is None:
        return None
    # A text may speak of comments and replies, too, but not with their number in a heading.
    heading = _COUNTED if _REPLY_TO.match(last) else _COMMENTS
    heads = (index for index in range(first + 1, len(marks)) if heading.fullmatch(marks[index].text[:_MAX_LINE]))
    index = next((index for index in heads if not _is_value(marks, index)), None)
    return index if index is not None and _OF_RECORDS.isdisjoint(_roles(marks[index:])) else None


def _is_plain(mark: Mark) -> bool:
    """Return whether a line is text at a glance: long or a sentence, without a character that a foot's sign has."""
    text = mark.text
    if mark.role in _FRAME_ROLES or (len(text) <= _MAX_SHORT and text[-1] not in ".!?…"):
        return False
    folded = text[-_MAX_LINE:].casefold()
    if text.count(" ") > _MAX_SPACES and not any(map(folded.__contains__, _SURE_PARTS)):
        return True
    return not _may_hold_sign(folded)


def holds_contact(text: str) -> bool:
    """Return whether a line holds an address, a telephone number, an `@` or a copyright sign."""
    folded = text[:_MAX_LINE].casefold()
    return _may_hold_sign(folded) and ("@" in folded or "©" in folded or any(sign.found_in(folded) for sign in _SIGNS))


def _below_last_field(marks: Sequence[Mark], first: int) -> int:
    """Return the index from which on a foot may begin: below the last label's value, below the last entry's line."""
    for index in range(len(marks) - 1, first - 1, -1):
        mark = marks[index]
        if mark.role is _LABEL or mark.role is _NEAR:
            has_value = mark.value or (index + 1 < len(marks) and "copyright" in (_signs(marks[index + 1]) or ()))
            return index + (1 if has_value else 2)
        if mark.role is _ROW or mark.role is _INTRODUCTION or mark.role is _DATE:
            return index + 1
        if mark.role is _ENTRY and not holds_contact(mark.text):
            return index + 1
    return first + 1


def _signs(mark: Mark) -> frozenset[str] | None:
    """Return the signs of a foot in a line: none in a short line, `None` for a line that no foot has."""
    text = unmarked(mark.text)
    if mark.role in _FIELD_ROLES or len(text) > _MAX_LINE:
        return None
    folded = text.casefold()
    if mark.role in _FRAME_ROLES or folded.rstrip(":") in FOOT or folded in RELATED:
        return _LINKS
    if _may_hold_sign(folded):
        if _FUNDING.search(folded):
            return _LINKS
        signs = {sign.name for sign in _SIGNS if sign.found_in(folded)}
        if signs:
            return None if "copyright" not in signs and _is_sentence(folded) else frozenset(signs)
    return frozenset() if len(text) <= _MAX_SHORT and text[-1] not in ".!?:;" else None


def _may_hold_sign(folded: str) -> bool:
    """Return whether a line has a character or word that a sign of a foot has; most lines have none."""
    return not _DIGITS.isdisjoint(folded) or any(map(folded.__contains__, _PARTS_OF_SIGNS))


def _is_sentence(folded: str) -> bool:
    """Return whether a line has more words than its addresses and their names."""
    for sign in _SIGNS:
        folded = sign.pattern.sub(" ", folded)
    return len(_WORD.findall(folded)) > _MAX_WORDS


class _Sign(NamedTuple):
    """A sign of a foot: one of some parts (casefolded) that each of its lines has, and its pattern."""

    name: str
    parts: tuple[str, ...]
    pattern: re.Pattern[str]

    def found_in(self, folded: str) -> bool:
        """Return whether a casefolded line has the sign; the parts are asked first, as patterns take time."""
        return any(map(folded.__contains__, self.parts)) and self.pattern.search(folded) is not None


_STREET_PARTS = (
    *(
        "street",
        "straat",
        "strasse",
        "straße",
        "gade",
        "gata",
        "veien",
        "vägen",
        "laan",
        "plein",
        "kade",
        "weg",
        "utca",
    ),
    *("ulica", "avenue", "road", "lane", "square", "boulevard", "drive", "rue", "place", "calle", "via", "plaza"),
    *("piazza", "rua", "ul.", "lange", "korte", "box"),
)
_SIGNS = (
    _Sign("copyright", ("©", "(c)", "copyright", "rights reserved"), _COPYRIGHT),
    _Sign("e-mail", ("@",), _EMAIL),
    _Sign("telephone", ("+", "tel", "phone", "fax", "mobile", "t:", "t.", "f:", "f.", "m:", "m."), _TELEPHONE),
    _Sign("web", ("http", "www."), _WEB),
    _Sign("street", _STREET_PARTS, _STREET),
    _Sign("town", tuple("0123456789"), _TOWN),
)
_SIGN = {sign.name: sign for sign in _SIGNS}


def _is_whole(signs: set[str]) -> bool:
    """Return whether the signs are enough to cut a foot."""
    return "copyright" in signs or {"telephone", "e-mail"} <= signs or {"street", "town"} <= signs


def _introduced(marks: Sequence[Mark], begin: int) -> bool:
    """Return whether the line above announces an address, which then is text."""
    return begin > 0 and marks[begin - 1].text.endswith(":")


def _suspicious(mark: Mark) -> bool:
    folded = mark.text[-_MAX_LINE:].casefold()
    if mark.role is _NAVIGATION or folded in RELATED or (BAR in folded and not FOOT.isdisjoint(folded.split(BAR))):
        return True
    if mark.role in _FIELD_ROLES or not _may_hold_sign(folded):
        return False
    if any(_SIGN[name].found_in(folded) for name in ("e-mail", "telephone")) or _COPYRIGHT_SIGN.search(folded):
        return True
    return all(_SIGN[name].found_in(folded) for name in ("street", "town"))
