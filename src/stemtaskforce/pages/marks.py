"""Lines, classified: the role of each line of a page, decided once, from the line and its nearest neighbours.

The roles are those of section 5 of the design: label, date, entry, row, heading, item, known line, frame,
prose. Which of them count depends on the kind of page, which `kinds` judges by them.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum, auto
from functools import lru_cache
from itertools import islice

import attrs

from stemtaskforce.dates import DateReading
from stemtaskforce.pages.datelike import MAX_DATE_LINE, clocked_day, date_line, looks_like_date, whole_date
from stemtaskforce.pages.layouts import (
    BAR,
    BOILERPLATE,
    BOILERPLATE_BEGINNING,
    CATEGORIES,
    CHROME,
    LISTING_STATUS,
    MENU,
    NAVIGATION,
    OTHER_BARS,
    QUICK,
    QUICK_DOSSIER,
    TIMELINE_INTRO,
    Vocabulary,
    near_key,
)
from stemtaskforce.pages.lines import (
    PICTURES,
    UNSEEN,
    Line,
    Piece,
    has_invisible,
    is_item,
    strip_invisible,
    unmarked,
    without_invisible,
)

__all__ = ["Mark", "Role", "is_dated_entry", "is_dossier_heading", "leads_on", "marks_of", "split_at_bar", "status_in"]

#: Longest heading, introduction or known sentence; a longer line is prose, however it begins.
_MAX_HEADING = 300
_MAX_KNOWN = 500
#: By so many characters a line that is nearly a label may be longer than the longest one.
_SLACK = 4
#: Longest line of a frame.
_MAX_FRAME = 120

_BAR_SIGN = BAR.strip()
#: Colons of other scripts and of mathematics, which nearly make a label.
_OTHER_COLONS = frozenset("：﹕︓∶꞉")
_TO_COLON = str.maketrans(dict.fromkeys(_OTHER_COLONS, ":"))
#: Signs between a date and the category behind it.
_BEHIND_DATE = " ,:;·•–—-"
#: The ends of a line's part in which a known category stands behind a date.
_CATEGORY_ENDS = tuple(CATEGORIES)
#: What stands on either side of a bar: a space, or the end of the line.
_APART = frozenset({"", " "})
#: Two bars may share the space between them.
_BAR = re.compile(rf"(?<= ){re.escape(_BAR_SIGN)}(?= )")
#: The same in a line with characters that cannot be seen, which may stand beside the bar.
_BAR_AMONG_UNSEEN = re.compile(rf" [{UNSEEN}]*{re.escape(_BAR_SIGN)}[{UNSEEN}]*(?= )")
#: A bar of any kind, which needs other evidence than its spaces.
_ANY_BAR = re.compile(f"[{re.escape(_BAR_SIGN)}{''.join(sorted(OTHER_BARS))}]")
#: Signs between a label with its value and the next label on one line.
_BETWEEN_LABELS = (_BAR_SIGN, *sorted(OTHER_BARS), " ·", " •", ";", ",", " /", " -", " –", " —")
_LABEL_ENDS = f" {_BAR_SIGN}·•;,/-–—{''.join(sorted(OTHER_BARS))}"
_DIGITS = frozenset("0123456789")
#: The number in front of a label, and a picture or an arrow in the place of the mark of an item.
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_NUMBER = re.compile(
    rf"\(?(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,2}}|{'|'.join(sorted(_ROMAN, reverse=True))}|[a-h])(?:[.)]|(?<=[0-9])) ",
    re.IGNORECASE,
)
_AROUND_NUMBER = "(.) "
_MIN_NUMBERED = 2
_SIGN = re.compile(r"(?!- )[^\w\s\"'“‘(\[<]{1,3} ")
_BEFORE_LABEL = re.compile(f"- |{_SIGN.pattern}|{_NUMBER.pattern}", re.IGNORECASE)
_MARKS_OF_ITEMS = frozenset("-0123456789")
#: Lines (casefolded) that say when a page was posted or changed: whole lines that end in that day.
_POSTED = (
    r"(?:(?:submitted|posted|published|created|written|added) (?:by|on)\b"
    r"|(?:page )?(?:last )?(?:updated|modified|changed|edited|reviewed|revised)\b"
    r"|date (?:posted|created|modified|updated)\b)"
    r"[^|]{0,80}?[0-9]{1,2}(?::[0-9]{2})?(?: [ap]m)?\.?(?:,? by [^|.]{1,60})?"
)
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_SHARED_ON = "facebook|twitter|x|linkedin|whatsapp|e-?mail|pinterest|reddit|telegram|mastodon|bluesky"
#: Lines (casefolded) that a page, a reader mode or a print view has beside its content, by their first word.
_BESIDE = {
    **dict.fromkeys(
        ("share", "share:", "tweet", "email", "e-mail", "print"),
        r"share(?: this(?: page| article| post)?| on| via)?:"
        r"|(?!share x\Z)share(?: this(?: page| article| post)?| on| via)?:?"
        rf"(?:[ ,|/·•]{{1,3}}(?:{_SHARED_ON}|print|copy link)){{1,10}}"
        r"|share (?:this |it )?(?:page |article |story |post |event )?(?:on|via|by|with) "
        rf"(?:{_SHARED_ON}|social media)"
        r"|(?:tweet|e-?mail|print) this(?: page| article| story| post| event)?",
    ),
    "page": r"page [0-9]{1,3} of [0-9]{1,3}",
    "powered": r"powered by (?:drupal|wordpress)\.?",
    "source": r"source url: ?https?://\S{1,200}",
    "published": r"published on .{1,80} \(https?://\S{1,200}\)",
    "home": r"home ?[»›>→] ?\S.{0,110}|home / [^/]{1,60} / \S.{0,110}",
    **dict.fromkeys(("reading", "estimated"), r"(?:estimated )?reading time:? [0-9]{1,3} min(?:ute)?s?"),
    **dict.fromkeys(
        ("we", "this", "our", "by"),
        rf"by [^|.,]{{1,40}}, (?:on )?(?:\w{{3,9}},? )?(?:[0-9]{{1,2}} {_MONTH},?|{_MONTH} [0-9]{{1,2}},) [0-9]{{4}}"
        r"|(?:we use|(?:this|our) (?:web)?site uses) cookies (?:on|to|for|and|in order)\b.{0,240}"
        r"|by (?:clicking|continuing|using) .{1,60}?,? you (?:agree|accept|consent|are giving your consent)\b.{0,60}"
        r"|we value your privacy",
    ),
    **dict.fromkeys(
        ("accept", "decline", "reject", "no,", "no", "ok,", "ok", "i"),
        r"(?:accept|decline|reject)(?: all)?(?: cookies)?|no,? thanks|(?:ok,? )?i (?:agree|accept)"
        r"|no,? give me more info(?:rmation)?",
    ),
    **dict.fromkeys(
        ("thank", "you", "withdraw", "manage"),
        r"thank you for accepting cookies|you can now hide this message or find out more about cookies\.?"
        r"|withdraw (?:cookie )?consent|manage (?:cookie )?(?:consent|preferences)",
    ),
    **dict.fromkeys(
        ("log", "login", "add", "post", "leave"),
        r"(?:log in|login)(?: or register)? to (?:post|leave|add) (?:a )?comments?"
        r"|add (?:a )?(?:new )?comment|post (?:a )?(?:new )?comment|leave a (?:reply|comment)",
    ),
    **dict.fromkeys(("printer-friendly", "send"), r"printer-friendly version|send (?:by e-?mail|to (?:a )?friend)"),
    **dict.fromkeys(("from:", "de:", "de"), r"(?:from|de ?): ?[^0-9].{1,100}"),
    "back": r"back to (?:the )?(?:top(?: of (?:the )?page)?|overview|list(?:ing)?|home(?: ?page)?|events?"
    r"|publications?|news|meetings|taskforces?|dossiers|members|search results|all [a-z ]{1,30})",
}
#: Parts of the words by which a longer line is known: the sentence above every dossier, and a notice of cookies.
_IN_LONG_LINES = ("askforces", "ASKFORCES", " cookies ")
_BESIDE_FORMS = {word: re.compile(form) for word, form in _BESIDE.items()}
_PICTURES = f"[\u2039\u203a{PICTURES}\ufe0f]"
_BUTTON = re.compile(f"(?=.*{_PICTURES}){_PICTURES}{{0,3}} ?([^\\W\\d_][\\w -]{{0,30}}?) ?{_PICTURES}{{0,3}}")
#: Words of menus (casefolded) that head a part of a text as well.
_HEADINGS = frozenset(
    "news|events|publications|members|taskforces|contact|register|languages|language|english|newsletter".split("|")
)
#: Signs in front of a link that leads back.
_ARROWS = "«‹<← "
#: A line that a program has drawn between two parts of a page.
_RULE_SIGNS = frozenset("-=_~^*#+─━═—–")
_RULE = re.compile("([-=_~^*#+─━═—–])(?: {0,3}\\1){2,}")
#: The names (casefolded) in the head of a mail that was forwarded; one that has a subject is told by the line `From:`.
_MAIL = frozenset("from sent date to cc bcc subject reply-to importance attachments de envoyé à objet".split())
_SENDERS = frozenset({"from", "de"})
_SUBJECTS = frozenset({"subject", "objet"})
_MINUTES = r"(?:[0-9]{1,3} ?[-–] ?)?[0-9]{1,3} min(?:ute)?s?(?: read)?"
_AGO = r"(?:(?:posted|published|updated|about) )?[0-9]{1,3} (?:second|minute|min|hour|day|week|month|year)s? ago"
_TIMES = re.compile(f"{_POSTED}|{_MINUTES}|{_AGO}")
#: Longest heading of share links, and the names (casefolded) of the networks that they lead to.
_MAX_SHARE = 30
_NETWORKS = frozenset(
    "facebook twitter x linkedin whatsapp email e-mail mail print pinterest reddit telegram mastodon bluesky".split()
) | {"copy link", "copy url"}
#: So many links make a menu of a line with bars, also where its first is the name of a category.
_MANY_LINKS = 3
#: Lines (casefolded) of a link from a teaser to its page.
_MORE = re.compile(
    r"(?:- )?(?:(?:read|learn|see|view|find out) more(?: about .{1,100}?)?|more(?: info(?:rmation)?)?|continue reading)"
    r"(?: ?(?:[»›>→…]|\.\.\.)){0,3}"
)
#: Lines (casefolded) of a pager.
_PAGER = (
    r"pagination|pages|current page [0-9]{1,4}|(?:load|show) more"
    r"|(?:[«‹<…]{0,3}+(?:first|previous|prev|next|last|page|of|[0-9]{1,3}+)?+[»›>…]{0,3}+(?: |$)){1,20}+"
)
_LEADS_ON = re.compile(f"{_PAGER}|{_MORE.pattern}")


class Role(StrEnum):
    """The role of a line on its page."""

    LABEL = auto()
    NEAR = auto()
    DATE = auto()
    DATE_LIKE = auto()
    ROW = auto()
    ENTRY = auto()
    QUICK = auto()
    INTRODUCTION = auto()
    STATUS = auto()
    CHROME = auto()
    BOILERPLATE = auto()
    FRAME = auto()
    PAGER = auto()
    NAVIGATION = auto()
    ITEM = auto()
    PROSE = auto()


#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_BOILERPLATE = Role.BOILERPLATE
_CHROME = Role.CHROME
_DATE = Role.DATE
_DATE_LIKE = Role.DATE_LIKE
_ENTRY = Role.ENTRY
_FRAME = Role.FRAME
_INTRODUCTION = Role.INTRODUCTION
_ITEM = Role.ITEM
_LABEL = Role.LABEL
_NAVIGATION = Role.NAVIGATION
_NEAR = Role.NEAR
_PAGER_ROLE = Role.PAGER
_PROSE = Role.PROSE
_QUICK = Role.QUICK
_ROW = Role.ROW
_STATUS = Role.STATUS
_DATES = frozenset({Role.DATE, Role.DATE_LIKE})
_MAY_BE_ITEMS = frozenset({Role.ITEM, Role.PROSE, Role.ENTRY})
_MAY_LEAD_RUNS = frozenset({Role.CHROME, Role.FRAME, Role.NAVIGATION})


@attrs.define(eq=False)
class Mark(Piece):
    """A line with its role.

    Attributes:
        line: The line.
        text: Its text, all of it or, of a label with its value, that value.
        role: Its role.
        label: The known label that it is or begins with, exactly or nearly, or `None`.
        value: The text behind the label on the same line, or of the date in front of an entry, `""` for none.
        day: The date of a line that is a whole date, or of an entry that stands on the line of its date.
        parts: The parts of a line with bars: two of an entry, three of a row.
        number: The number in front of a line that may be a numbered label, as the page has it, `""` for none.
    """

    role: Role
    label: str | None = None
    value: str = ""
    day: DateReading | None = None
    parts: tuple[str, ...] = ()
    number: str = ""

    def as_value(self) -> "Mark":
        """Return the mark with the value behind its label as its text."""
        return Mark(self.line, self.value, self.role, self.label, self.value, self.day, self.parts)


#: The values of a mark without its line.
_Values = tuple[str, Role, str | None, str, DateReading | None, tuple[str, ...], str]
#: So many lines are kept; at some hundred for each page, those of a site are far fewer.
_MAX_SHARED = 4_096
#: So many lines that are written as dates are asked for a clock, as this takes ten times as long as all else.
_MAX_CLOCKED = 1_000


def marks_of(lines: Iterable[Line], words: Vocabulary) -> list[Mark]:
    """Classify the lines of a page.

    Args:
        lines: The lines that are not blank, in page order.
        words: The labels that count.

    Returns:
        A mark for each line that is seen: one of nothing but invisible characters is not, and lines in a row that
        are aside have one mark, that of the first.
    """
    marks: list[Mark] = []
    known = _known_lines(words)
    in_frame = False
    for line in lines:
        if in_frame and line.aside:
            continue  # most lines of most pages are those of menus, of which nothing is read
        _, text, aside, _, _, is_label, moment = line  # at once, as each attribute of a tuple takes half as long
        if len(text) > _MAX_FRAME or aside or is_label or moment is not None:
            mark = _classified(line, words)
        elif (values := known.get(text)) is None:
            mark = _classified(line, words)
            if mark is not None:
                _keep(known, text, mark)
        else:
            shown, role, label, value, day, parts, number = values
            mark = Mark(
                line if shown == text else line._replace(text=shown), shown, role, label, value, day, parts, number
            )
        if mark is not None:
            marks.append(mark)
            in_frame = aside
    _date_clocked_lines(marks)
    marks = _with_numbered_labels(_with_listed_labels(_with_runs(marks), words), words)
    return _with_missing_colons(_with_labels_apart(marks, words))


def _date_clocked_lines(marks: Iterable[Mark]) -> None:
    """Make dates of the first lines that hold a day and a clock that `dates` does not read."""
    for mark in islice((mark for mark in marks if mark.role is _DATE_LIKE), _MAX_CLOCKED):
        day = clocked_day(without_invisible(mark.text))
        if day is not None:
            mark.role, mark.day = _DATE, day


def split_bars(text: str, most: int) -> tuple[str, ...]:
    """Split a line at its first bars; a part may be empty, at either end or between two bars."""
    if has_invisible(text):
        return tuple(map(strip_invisible, _BAR_AMONG_UNSEEN.split(f" {text} ", most)))
    head, bar, rest = text.partition(_BAR_SIGN)
    if _BAR_SIGN not in rest:  # as in most lines with one: a pattern takes several times as long
        is_apart = bar and head[-1:] in _APART and rest[:1] in _APART
        return (head.strip(), rest.strip()) if is_apart else (text.strip(),)
    return tuple(map(str.strip, _BAR.split(f" {text} ", most)))


def split_at_bar(text: str) -> tuple[str, str]:
    """Split a line at its first bar."""
    parts = split_bars(text, 1)
    head, rest = parts if len(parts) > 1 else _ANY_BAR.split(text, 1)
    return head.strip(), rest.strip()


@lru_cache(maxsize=16)
def _known_lines(_: Vocabulary) -> dict[str, _Values]:
    """Return the values of the marks of short lines by their texts: the pages of a site share most of them."""
    return {}


def _keep(known: dict[str, _Values], text: str, mark: Mark) -> None:
    """Keep the values of the mark of a line for the pages to come."""
    if len(known) >= _MAX_SHARED:
        known.clear()
    known[text] = mark.text, mark.role, mark.label, mark.value, mark.day, mark.parts, mark.number


def _classified(line: Line, words: Vocabulary) -> Mark | None:
    """Classify a line, with the number in front of it where only the lines around tell whether it is a label."""
    mark = _by_itself(line, words)
    if mark is not None and mark.role in _MAY_BE_ITEMS and (sign := _NUMBER.match(mark.text)) is not None:
        mark.number = sign[0]
    return mark


def _by_itself(line: Line, words: Vocabulary) -> Mark | None:
    """Classify a line by its own text: the first role that fits, in the order in which they count."""
    text = line.text
    is_ascii = text.isascii()
    if not is_ascii and has_invisible(text):
        if not (shown := strip_invisible(text)):
            return None
        line = line._replace(text=shown)
        text = without_invisible(shown)
    if line.aside:
        return Mark(line, line.text, _FRAME)
    return (
        (_labelled(line, text, words) if line.label or ":" in text else None)
        or (None if is_ascii else _nearly_labelled(line, text, words))
        or _known(line, text)
        or (
            _barred(line, text)
            if _BAR_SIGN in text or not (is_ascii or OTHER_BARS.isdisjoint(text[:_MAX_FRAME]))
            else None
        )
        or (_dated(line, text) if len(text) <= MAX_DATE_LINE and not _DIGITS.isdisjoint(text) else None)
        or _plain(line, text, words)
    )


def _labelled(line: Line, text: str, words: Vocabulary) -> Mark | None:
    """Classify a line that is or begins with a label; where its markup calls it one, it may have no colon."""
    head, colon, rest = text.partition(":")
    if not (colon or line.label) or len(head) > words.longest + _SLACK:
        return None
    if line.label:
        head = unmarked(head.rstrip())
    label = head if head in words.texts else words.near.get(near_key(head))
    if label is None:
        return None
    value = rest.strip() if text is line.text else _value(line.text)
    role = _LABEL if label == head else _NEAR
    if ":" in value and label in words.facts:
        if len(pieces := _labels_apart(line.text, words)) > 1:
            return Mark(line, line.text, role, label, value, parts=pieces)
        if _holds_labels(value, words):
            return Mark(line, line.text, _PROSE)
    # In a timeline, a label's line with a bar is an entry.
    parts = _parts(line.text) if _BAR_SIGN in text else ()
    return Mark(line, line.text, role, label, value, parts=parts)


def _nearly_labelled(line: Line, text: str, words: Vocabulary) -> Mark | None:
    """Classify a line that is or begins with a label but for the form of its colon."""
    if _OTHER_COLONS.isdisjoint(text[: words.longest + _SLACK + 1]):  # the colon stands behind a label
        return None
    mark = _labelled(line, text.translate(_TO_COLON), words)
    return None if mark is None else attrs.evolve(mark, role=_NEAR)


def _holds_labels(value: str, words: Vocabulary) -> bool:
    """Return whether a value of one line holds more labels: the line breaks of a page were lost, as in an excerpt."""
    return len([*islice(words.inside.finditer(value), 2)]) > 1


def _labels_apart(text: str, words: Vocabulary) -> tuple[str, ...]:
    """Return the parts of a line in which signs stand between labels with their values, each from its label on."""
    if len(text) > _MAX_KNOWN:
        return ()
    begins = [found.start() for found in words.inside.finditer(text)]
    first = begins[0] if begins and _BEFORE_LABEL.fullmatch(text, 0, begins[0]) else 0
    begins = [first, *(begin for begin in begins if text[:begin].rstrip().endswith(_BETWEEN_LABELS))]
    # A comma or a dash at the end of the line belongs to the last value.
    *pieces, last = (text[begin:end] for begin, end in zip(begins, [*begins[1:], len(text)], strict=True))
    return (*(piece.rstrip(_LABEL_ENDS) for piece in pieces), last.rstrip(" |·•;"))


def _barred(line: Line, text: str) -> Mark | None:
    """Classify a line with a bar between its parts."""
    parts = _parts(line.text)
    if not parts:
        return None
    if len(text) <= _MAX_FRAME and parts[0].casefold() in MENU and _is_menu(text):
        return Mark(line, line.text, _FRAME)
    return (
        _behind_date(line, parts)
        or _dated_with_bar(line, text, parts)
        or Mark(line, line.text, _ROW if len(parts) == 3 else _ENTRY, parts=parts)
    )


def _behind_date(line: Line, parts: tuple[str, ...]) -> Mark | None:
    """Classify a line with a known category behind a whole date: both lines of an entry in one."""
    *front, head, publisher = parts
    if not head.endswith(_CATEGORY_ENDS):
        return None
    category = next(each for each in CATEGORIES if head.endswith(each))
    if bool(front) is not (head == category):
        return None
    date = front[0] if front else head.removesuffix(category).rstrip(_BEHIND_DATE)
    day = whole_date(without_invisible(date), line.moment) if date else None
    return None if day is None else Mark(line, line.text, _ENTRY, value=date, day=day, parts=(category, publisher))


def _dated_with_bar(line: Line, text: str, parts: tuple[str, ...]) -> Mark | None:
    """Classify a line of a date with a bar before its clock, which is not the bar of an entry."""
    if len(parts) != 2 or parts[0][-1:] not in _DIGITS or len(text) > MAX_DATE_LINE:
        return None
    return _dated(line, text)


def _is_menu(text: str) -> bool:
    """Return whether the parts of a line with bars are the links of a menu, and not a category and its publisher."""
    links = [link.strip() for link in unmarked(text).split(_BAR_SIGN)]
    if not all(link.casefold() in MENU for link in links):
        return False
    return len(links) >= _MANY_LINKS or links[0] not in CATEGORIES


def _dated(line: Line, text: str) -> Mark | None:
    """Classify a line that is written as a date."""
    day, is_like = date_line(text, line.moment)
    if day is not None:
        return Mark(line, line.text, _DATE, day=day)
    return Mark(line, line.text, _DATE_LIKE) if is_like else None


def _plain(line: Line, text: str, words: Vocabulary) -> Mark:
    """Classify a line of text, which may be a label without its colon."""
    if len(text) <= words.longest and text in words.texts:
        return Mark(line, line.text, _PROSE, text)
    return Mark(line, line.text, _ITEM if text[0] in _MARKS_OF_ITEMS and is_item(text) else _PROSE)


def _value(text: str) -> str:
    """Return the text behind a label, whose own characters that cannot be seen stay."""
    return strip_invisible(text.partition(":")[2])


def _parts(text: str) -> tuple[str, ...]:
    """Return the parts of a line with bars: three of a row, else two; none where the sign is not a bar."""
    parts = split_bars(unmarked(text), 2)
    if len(parts) == 1:
        return _parts_without_spaces(unmarked(text))
    if len(parts) == 2:
        return parts
    is_row = looks_like_date(without_invisible(parts[0]))
    return parts if is_row else split_bars(unmarked(text), 1)


def _parts_without_spaces(text: str) -> tuple[str, ...]:
    """Return the parts of a line whose bars lack a space, or are of another kind.

    Only a known category, or a day, shows that they are bars.
    """
    head, *rest = (part.strip() for part in _ANY_BAR.split(text, 2))
    if head in CATEGORIES and rest:
        return head, _ANY_BAR.split(text, 1)[1].strip()
    return (head, *rest) if len(rest) == 2 and looks_like_date(without_invisible(head)) else ()


def _known(line: Line, text: str) -> Mark | None:
    """Classify a line that stands on many pages of the site, or in the frame of a copied one."""
    role: Role | None
    if text.startswith((QUICK, TIMELINE_INTRO)):
        role = _QUICK if text.startswith(QUICK) else _INTRODUCTION
        return Mark(line, line.text, role) if len(text) <= _MAX_HEADING else None
    if len(text) > _MAX_FRAME and (len(text) > _MAX_KNOWN or not any(word in text for word in _IN_LONG_LINES)):
        return None
    folded = text.casefold()
    role = _BY_TEXT.get(folded)
    begin = folded[0]
    if role is None and not folded.isascii():
        role = _of_button(folded)
    if role is None and begin not in _DIGITS and _is_beside(unmarked(folded) if begin == "-" else folded):
        role = _FRAME
    if role is None and begin in _FRAME_BEGINS and len(text) <= _MAX_FRAME:
        role = _frame_of(folded)
    if role is None and "taskforces" in folded:
        role = _of_taskforces(folded)
    return None if role is None else Mark(line, line.text, role)


def _is_beside(folded: str) -> bool:
    """Return whether a line is one that a page, a reader mode or a print view has beside its content."""
    if folded[0] in _RULE_SIGNS:
        return _RULE.fullmatch(folded) is not None
    folded = folded.lstrip(_ARROWS)
    form = _BESIDE_FORMS.get(folded.partition(" ")[0])
    return form is not None and form.fullmatch(folded) is not None


def _of_button(folded: str) -> Role | None:
    """Return the role of a word of a menu or a tool with a picture or an arrow beside it, which a heading may be."""
    match = _BUTTON.fullmatch(folded)
    if match is None or match[1] not in _BY_TEXT:
        return None
    role = _BY_TEXT[match[1]]
    if role is _NAVIGATION:
        return _NAVIGATION if match[1] in _HEADINGS else _FRAME
    return _FRAME if role is _CHROME else None


def _frame_of(folded: str) -> Role | None:
    """Return the role of a line that tells when a page was posted, or that belongs to a pager."""
    # Most lines that begin with a digit are dates or numbers; a time that does has one of these words.
    may_be_time = "min" in folded or "ago" in folded if folded[0] in _DIGITS else not _DIGITS.isdisjoint(folded)
    if may_be_time and _TIMES.fullmatch(folded):
        return _FRAME
    return _PAGER_ROLE if _LEADS_ON.fullmatch(folded) else None


def leads_on(mark: Mark) -> bool:
    """Return whether a line is a link from a teaser to its page, such as `Read more`."""
    return mark.role is _PAGER_ROLE and _MORE.fullmatch(mark.text.casefold()) is not None


def _of_taskforces(folded: str) -> Role | None:
    """Return the role of the sentence above every dossier, or of the heading of a table of taskforces."""
    if folded.startswith("taskforces are") and folded.replace("’", "'").startswith(BOILERPLATE_BEGINNING):
        return _BOILERPLATE
    is_heading = len(folded) <= _MAX_HEADING and _BAR_SIGN not in folded and status_in(folded) is not None
    return _STATUS if is_heading else None


def status_in(folded: str) -> str | None:
    """Return the status that the heading of a table of taskforces gives, from its casefolded words."""
    if folded.endswith(("...", "…")):
        return None  # a teaser, which may speak of taskforces, too
    named = [status for name, status in LISTING_STATUS.items() if name in folded]
    return named[0] if len(named) == 1 else None


def _with_runs(marks: list[Mark]) -> list[Mark]:
    """Mark the lines that are of the frame beside another: networks below `Share`, the head of a forwarded mail."""
    for index in [index for index, mark in enumerate(marks) if mark.role in _MAY_LEAD_RUNS]:
        text = marks[index].text.casefold()
        if len(text) <= _MAX_SHARE and text.startswith("share"):
            below = index + 1
            while below < len(marks) and unmarked(marks[below].text).casefold() in _NETWORKS:
                marks[below].role = _FRAME
                below += 1
            if below > index + 1 and marks[index].role is _NAVIGATION:
                marks[index].role = _FRAME
        elif _mail_name(marks[index]) in _SENDERS and not marks[index].line.aside:
            _mark_mail(marks, index)
    return marks


def _mark_mail(marks: list[Mark], sender: int) -> None:
    """Mark the lines around that of a sender, where they are the head of a mail; else this line is text."""
    first = last = sender
    while first > 0 and _mail_name(marks[first - 1]) in _MAIL:
        first -= 1
    while last + 1 < len(marks) and _mail_name(marks[last + 1]) in _MAIL:
        last += 1
    run = marks[first : last + 1]
    is_head = any(_mail_name(mark) in _SUBJECTS for mark in run)
    for mark in run if is_head else (marks[sender],):
        mark.role, mark.label, mark.day = (_FRAME if is_head else _PROSE), None, None


def _mail_name(mark: Mark) -> str:
    """Return the text (casefolded) in front of the colon of a line, `""` for none."""
    name, colon, _ = mark.line.text[:_MAX_FRAME].partition(":")
    return name.rstrip().casefold() if colon else ""


def _with_listed_labels(marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """Mark the items that are labels, where the first labels of a page stand in a list; elsewhere items are text.

    The marks of such a list may be pictures.
    """
    listed: dict[int, Mark] = {}
    for index, mark in enumerate(marks):
        if mark.role is _LABEL:
            break
        if mark.role in _MAY_BE_ITEMS and ":" in mark.text and not mark.text[0].isalnum():
            text = without_invisible(mark.text)
            found = _labelled(mark.line, text[sign.end() :] if (sign := _SIGN.match(text)) else unmarked(text), words)
            if found is not None and found.label is not None:
                listed[index] = found
    if len({mark.label for mark in listed.values()}) > 1:
        for index, mark in listed.items():
            marks[index] = mark
    return marks


def _with_numbered_labels(marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """Mark the labels of a page that numbers them: several of them, each once, in the order of their numbers."""
    numbered: dict[int, Mark] = {}
    last: tuple[int, ...] = ()
    for index in [index for index, mark in enumerate(marks) if mark.number]:
        mark = marks[index]
        text = mark.text.removeprefix(mark.number)
        found = _numbered(mark.line, text if text.isascii() else without_invisible(text), words)
        if found is not None and mark.role in _MAY_BE_ITEMS and (number := _number(mark.number)) > last:
            last, numbered[index] = number, found
    if len(numbered) < _MIN_NUMBERED:
        return marks
    labels = [mark.label for mark in numbered.values()]
    if len(set(labels)) == len(labels) and not _is_listed(marks, min(numbered), labels, words):
        for index, mark in numbered.items():
            marks[index] = mark
    return marks


def _is_listed(marks: Sequence[Mark], first: int, labels: Sequence[str | None], words: Vocabulary) -> bool:
    """Return whether numbered lines are a list in a text: behind a label of prose, or beside the labels themselves."""
    above = next((mark.label for mark in reversed(marks[:first]) if mark.role is _LABEL), None)
    return not (above is None or above in words.facts) or any(mark.label in labels for mark in marks)


def _number(text: str) -> tuple[int, ...]:
    """Return the parts of the number in front of a line: `1.2`, a small Roman one, or a letter."""
    text = text.strip(_AROUND_NUMBER).casefold()
    if text[0] in _DIGITS:
        return tuple(map(int, text.split(".")))
    return (_ROMAN.index(text) + 1 if text in _ROMAN else ord(text) - ord("a") + 1,)


def _numbered(line: Line, text: str, words: Vocabulary) -> Mark | None:
    """Return the mark of a line whose text behind its number is a label, or one but for its colon."""
    return Mark(line, line.text, _PROSE, text) if text in words.texts else _labelled(line, text, words)


def _with_labels_apart(marks: list[Mark], words: Vocabulary) -> list[Mark]:
    """Return the marks with one for each label of a line that holds several, with signs between them."""
    barred = [index for index, mark in enumerate(marks) if mark.parts and mark.label is not None]
    for index in reversed(barred):  # from the end, as each may become several
        mark = marks[index]
        if ":" in mark.value and mark.label in words.facts:
            pieces = [mark.line._replace(text=piece) for piece in _labels_apart(mark.line.text, words)]
            apart = [_labelled(piece, piece.text, words) for piece in pieces]
            found = [each for each in apart if each is not None]
            if len(found) == len(apart) > 1:
                marks[index : index + 1] = found
    return marks


def _with_missing_colons(marks: list[Mark]) -> list[Mark]:
    """Mark the lines that are a label but for its colon: below the first label, with a value below them."""
    labels = [index for index, mark in enumerate(marks) if mark.label is not None]
    first = next((index for index in labels if marks[index].role is not _PROSE), len(marks))
    for index in labels:
        mark = marks[index]
        if mark.role is _PROSE and first < index < len(marks) - 1 and marks[index + 1].label is None:
            mark.role = _NEAR
    return marks


def is_dated_entry(marks: Sequence[Mark], index: int) -> bool:
    """Return whether a line is the head of an entry with its date, or what is written as one, in it or right above."""
    mark = marks[index]
    return bool(mark.parts) and (mark.day is not None or (index > 0 and marks[index - 1].role in _DATES))


def is_dossier_heading(mark: Mark) -> bool:
    """Return whether a line is the heading behind which a dossier's title stands."""
    return mark.role is _QUICK and mark.text == QUICK_DOSSIER


_BY_TEXT = {
    ":": Role.FRAME,  # between a label and its value, each of which is a block
    **dict.fromkeys(NAVIGATION, Role.NAVIGATION),
    **dict.fromkeys(CHROME, Role.CHROME),
    **dict.fromkeys(BOILERPLATE, Role.BOILERPLATE),
}
#: The characters with which the lines of a frame begin.
_FRAME_BEGINS = frozenset("-acdelmnprsuvw«‹<›»…0123456789f")
