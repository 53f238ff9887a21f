"""The head of a page: its title, the line of its date, and where its fields begin.

What stands in every page's frame (`CHROME`, menus, items of lists, `QUICK:` headings, the day of posting) is
never a title, nor is a date alone, a label, or a line that ends in a colon. The meaning of a title's words
is for `values`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from stemtaskforce.dates import find_date
from stemtaskforce.dates.tokens import may_be_date
from stemtaskforce.pages.datelike import MAX_DATE_LINE, clocked_day, whole_date
from stemtaskforce.pages.layouts import BELOW_TITLE, DATE_LABELS, FAMILIES, MENU
from stemtaskforce.pages.lines import PICTURES, Line, is_item
from stemtaskforce.pages.marks import Mark, Role, is_dossier_heading
from stemtaskforce.pages.values import kind_in, names_coalition
from stemtaskforce.text import MAX_LINE

__all__ = [
    "MAX_HEAD",
    "NO_HEAD",
    "Head",
    "Title",
    "first_field",
    "head_of",
    "head_right_above",
    "head_within",
    "is_long_sentence",
    "leads_with_date",
]

#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_BOILERPLATE = Role.BOILERPLATE
_CHROME = Role.CHROME
_DATE = Role.DATE
_FRAME = Role.FRAME
_INTRODUCTION = Role.INTRODUCTION
_LABEL = Role.LABEL
_QUICK = Role.QUICK

#: With more lines above its fields than a menu has, a page has no head in which one is compared with another.
MAX_HEAD = 200
#: A title is wrapped over so many lines at most.
_MAX_RUN = 5
#: So many lines below a date that stands first, a doubled title may begin.
_BELOW_DATE = 2
#: So many different lines that stand twice are a menu that was copied twice.
_MAX_TWICE = 3
#: The beginnings of a line that is a label and its value in columns of which only a space is left.
_LABELLED = tuple(f"{label} " for family in FAMILIES for label in sorted(family.own))
#: A line of signs and pictures alone is not a title. Some pictures are letters or digits with a sign behind that makes
#: them pictures.
_LETTER = re.compile("[^\\W_\u2139](?![\ufe0f\u20e3])")
#: A line with a sign or a picture in front and a colon behind one word or two, as pages mark facts: `✓ Seats: ten`.
_MARKED_FACT = re.compile(
    f"[»›·‣{PICTURES}][^\\w\\s]{{0,3}} ?([^\\s:]{{1,30}}(?: [^\\s:]{{1,30}})?):([^:]*(?::[0-9][^:]*)?)"
)
#: Names (casefolded) of facts that pages mark with pictures. Behind other words, a value of this many spaces or more is
#: the topic of a title.
_FACTS = frozenset(
    """
    access address admission age ages audience author authors by capacity category city contact cost country date day
    deadline download downloads duration e-mail email end fee file format host hosts hours info language languages level
    link location organiser organisers organizer organizers partner partners phone place places platform posted price
    published registration room school seats size source speaker speakers start status tags target tel telephone tickets
    time topic topics town type updated venue views web website when where who zoom
    """.split()
)
_SPACES_OF_TEXT = 3
#: A line with a kind of meeting and fewer spaces may be a link of a menu.
_FEW_SPACES = 3
#: The name of a meeting in front of its topic has so many spaces at most; a title in front of a date has some.
_SPACES_OF_KIND = 4
_COALITION = len("🔬 EU STEM Coalition")
_SPACES_OF_TITLE = 2
#: The first words (casefolded) of links to the pages of other meetings.
_OF_OTHERS = re.compile(
    r"(?:news|next|upcoming|coming up|previous|past|latest|recent|related|see also|read|register|join|more|all"
    r"|reports? (?:on|of|from))\b"
)
#: Signs between a day and the facts behind it.
_BEHIND_DAY = (",", "|", "·", "•", "-", "–", "—", "(", "@", "/", ";")
#: Words in small letters with which such facts may begin; a sentence goes on with others.
_BEFORE_PLACE = ("at ", "in ", "online", "via ", "room ")
#: Labels that no page of a meeting has: those by which the other kinds are told.
_NOT_OF_MEETINGS = frozenset(label for family in FAMILIES if family.kind != "meeting" for label in family.own)
#: A sentence of more words is not a title.
_MANY_WORDS = 12
#: The end of a sentence, and the beginning of the next.
_SENTENCES = re.compile(r"\w{3}[.!?…] [^\W\d_]")
#: A line (casefolded) between a title and its fields, or a part of one, that says who wrote a page, when, of what, or
#: where it is.
_BYLINE = re.compile(
    r"by [^:|]{1,60}|© [^|]{1,60}"
    r"|(?:written|posted|published|created|added|updated|last updated|edited|modified)\b.{1,60}"
    r"|(?:authors?|tags?|keywords?|category|categories|topics?|themes?|section|language|source|photos?|image|credits?)"
    r" ?[:©].{1,100}"
    r"|(?:https?://|www\.)\S{1,300}"
    r"|[0-9][0-9.,]{0,9} (?:views?|shares?|comments?|reads?|likes?|hits)|[0-9]{1,3} min(?:ute)?s?(?: read)?"
    r"|(?:views?|shares?|comments?|reads?|likes?|hits|downloads?) ?: ?[0-9][0-9.,]{0,9}"
)
_PARTS_OF_BYLINE = re.compile(r" [|·•/–—-] ")
#: Roles of lines that may be a title.
_TITLES = frozenset({Role.PROSE, Role.ENTRY, Role.ROW, Role.STATUS})
_DIGITS = frozenset("0123456789")
_FIELDS = frozenset({Role.LABEL, Role.NEAR, Role.INTRODUCTION})


class Title(NamedTuple):
    """A title: its text, and the indices of the lines that are it, copies included."""

    text: str
    indices: tuple[int, ...]


class Head(NamedTuple):
    """The head of a page.

    Attributes:
        first: The index of the first label, or of a timeline's introduction.
        title: The title of a page that is not a dossier, or `None`.
        dossier_title: The title behind a dossier's heading, or `None`.
        date: The index of the line that is the date of a meeting whose labels give none, or `None`.
    """

    first: int
    title: Title | None
    dossier_title: Title | None
    date: int | None


NO_HEAD = Head(0, None, None, None)


def first_field(marks: Sequence[Mark]) -> int:
    """Return the index of the first label or of a timeline's introduction; the number of lines for none."""
    return next((index for index, mark in enumerate(marks) if mark.role in _FIELDS), len(marks))


def head_of(marks: Sequence[Mark]) -> Head:
    """Find the title and the date of a page above its fields.

    Args:
        marks: The lines of the page's content.

    Returns:
        The head; the indices are those of `marks`.
    """
    first = first_field(marks)
    dates = [index for index in range(first) if marks[index].role is _DATE]
    title = _title(marks, first, dates)
    if title is None:
        date = dates[0] if dates else None
    else:
        behind = (index for index in dates if index > title.indices[-1])
        right_above = title.indices[0] - 1
        date = next(behind, right_above if right_above in dates and not _is_of_another(marks, right_above) else None)
        if date is None:
            # The title may stand both above and below its date.
            date = next((index for index in dates if index > title.indices[0]), None)
    return Head(first, title, _dossier_title(marks, first), date)


def _is_of_another(marks: Sequence[Mark], date: int) -> bool:
    """Return whether a date above a title stands below the title of another meeting."""
    return date > 0 and _is_sure_title(marks[date - 1].text)


def head_within(head: Head, end: int) -> Head:
    """Return a head without the titles that stand at or below a line: they are of another record."""
    title, dossier_title = (
        each if each is not None and each.indices[-1] < end else None for each in (head.title, head.dossier_title)
    )
    return head._replace(title=title, dossier_title=dossier_title)


def head_right_above(marks: Sequence[Mark], head: Head) -> Head:
    """Return the head of the first of several records: its title stands right above its fields, below the page's.

    Args:
        marks: The lines of the page's content.
        head: The head of the page.

    Returns:
        The head with that title and its date, if there is one; else the page's.
    """
    index = head.first - 1
    while index >= 0 and marks[index].role is _DATE:
        index -= 1
    mark = marks[index] if index >= 0 else None
    if mark is None or mark.line.heading == 1 or not _may_be_title(mark) or _is_prose(mark.text):
        return head
    title = _with_copies(marks, range(index + 1), index)
    return head._replace(title=title, date=index + 1 if index + 1 < head.first else None)


def _title(marks: Sequence[Mark], first: int, dates: Sequence[int]) -> Title | None:
    """Choose the title: the first heading of level 1, what stands doubled, what holds a date, the nearest line."""
    candidates, clocked = _candidates(marks, first)
    headed = next((index for index in candidates if marks[index].line.heading == 1), None)
    if headed is not None and (len(candidates) == 1 or marks[headed].text.casefold() not in BELOW_TITLE):
        return _with_copies(marks, candidates, headed)
    begin = min(dates[0] if dates else first, clocked, _bare_fields(marks, first))
    above = [index for index in candidates if index < begin]
    titles = [index for index in above if not _is_prose(marks[index].text)]
    if first < len(marks) and marks[first].role is _INTRODUCTION:
        # No label parts the title from the text, so the line right above may be the end of that.
        titles = [index for index in titles if not marks[index].text.endswith(".")] or titles
    below = [index for index in candidates if begin < index <= begin + _BELOW_DATE]
    title = (
        _doubled_run(marks, above)
        or _doubled(marks, above)
        or _doubled(marks, [*above[-1:], *below])
        or _doubled(marks, _right_above(candidates, [*dates, first]))
        or _twice(marks, above)
    )
    if title is not None:
        return title
    if (nearest := _below_another(marks, candidates, begin)) is not None:
        return _with_copies(marks, candidates, nearest)
    if len(titles) > 1:
        titles = [index for index in titles if not _is_below_title(marks[index].text)] or titles
    dated = next((index for index in titles if _holds_date(marks[index].line)), titles[-1] if titles else None)
    if dated is not None:
        return _with_copies(marks, above, _of_a_meeting(marks, titles, dated))
    if any(mark.role is _LABEL and mark.label in DATE_LABELS for mark in marks):
        # The date above is the day of posting.
        nearest = next((index for index in reversed(candidates) if not _is_prose(marks[index].text)), None)
        if nearest is not None:
            return _with_copies(marks, candidates, nearest)
    anywhere = (index for index, mark in enumerate(marks) if mark.line.heading == 1 and _may_be_title(mark))
    index = next(anywhere, None)
    return None if index is None else Title(marks[index].text, (index,))


def _candidates(marks: Sequence[Mark], first: int) -> tuple[list[int], int]:
    """Return the indices of the lines that may be the title, and that of the first day with a clock below one.

    Such a line is not a title, and not a date where its clock is in no known form.
    """
    candidates = [index for index in range(first) if _may_be_title(marks[index])]
    if len(candidates) > MAX_HEAD:
        return candidates, first
    clocked = {index for index in candidates if _is_clocked(marks[index].text)}
    if not clocked:
        return candidates, first
    candidates = [index for index in candidates if index not in clocked]
    return candidates, min(clocked) if candidates and candidates[0] < min(clocked) else first


def _is_clocked(text: str) -> bool:
    return not _DIGITS.isdisjoint(text) and may_be_date(text) and clocked_day(text) is not None


def _of_a_meeting(marks: Sequence[Mark], titles: Sequence[int], found: int) -> int:
    """Return the index of the nearest whole title of a meeting, where a page of a meeting has one and `found` is none.

    What stands between a title and its fields is written in too many ways for a list: day and place on one line,
    captions, counts of visits.
    """
    if _names_meeting(marks[found].text) or any(mark.label in _NOT_OF_MEETINGS for mark in marks):
        return found
    # A line of day and place stands below its title more often than above it, and a title with its day above a text.
    nearest = [index for index in reversed(titles[-MAX_HEAD:]) if index < found]
    if not _is_dated_title(marks[found].text):
        nearest += [index for index in reversed(titles[-MAX_HEAD:]) if index > found]
    return next((index for index in nearest if _is_whole_title(marks[index].text)), found)


def _is_dated_title(text: str) -> bool:
    """Return whether a line has a few words in front of its date: more than the place of a meeting."""
    dated = find_date(text) if len(text) <= MAX_LINE else None
    return dated is not None and dated.rest.count(" ") >= _SPACES_OF_TITLE and text.startswith(dated.rest)


def _below_another(marks: Sequence[Mark], candidates: Sequence[int], begin: int) -> int | None:
    """Return the index of the title of a meeting that stands below that of another one and its date.

    A page may have the next meetings in a box above its own.
    """
    near = candidates if len(candidates) <= MAX_HEAD else ()
    whole = [index for index in near if _is_sure_title(text := marks[index].text) and not _is_prose(text)]
    return whole[-1] if len(whole) > 1 and whole[0] < begin < whole[-1] else None


def _names_meeting(text: str) -> bool:
    return kind_in(text) is not None or names_coalition(text)


def _is_whole_title(text: str) -> bool:
    """Return whether a line names a kind of meeting and more: a link of a menu is a word or two beside the kind."""
    if _OF_OTHERS.match(text.casefold()) is not None:
        return False
    return _is_sure_title(text) or (text.count(" ") >= _FEW_SPACES and kind_in(text) is not None)


def _is_sure_title(text: str) -> bool:
    """Return whether a line names a kind of meeting in the way of the site: behind the coalition, or before a topic."""
    if kind_in(text) is None:
        return False
    kind, colon, _ = text.partition(":")
    begins = names_coalition(text[:_COALITION])
    return begins or (bool(colon) and kind.count(" ") <= _SPACES_OF_KIND and kind_in(kind) is not None)


def _bare_fields(marks: Sequence[Mark], first: int) -> int:
    """Return the index of the first of several labels without colon, each above its value; `first` for none.

    These labels are not read, and their values are not titles. A menu has such words, too, but no values between them.
    """
    bare = [index for index, mark in enumerate(marks[:first]) if mark.label is not None]
    by_turns = (a for a, b, c in zip(bare, bare[1:], bare[2:], strict=False) if (b - a, c - b) == (2, 2))
    return next(by_turns, first)


def _may_be_title(mark: Mark) -> bool:
    text = mark.text
    if mark.role not in _TITLES or mark.label is not None or text.endswith(":") or text.startswith(("* ", "+ ")):
        return False
    return _LETTER.search(text) is not None and not text.startswith(_LABELLED)


def _is_below_title(text: str) -> bool:
    """Return whether a line is one of tools, the parts of a line of its author and day, or too long for a title."""
    if len(text) > MAX_LINE:
        return True
    if _is_marked_fact(text) and not _names_meeting(text):
        return True
    folded = text.casefold()
    parts = _PARTS_OF_BYLINE.split(folded)
    return _BYLINE.fullmatch(folded) is not None or all(
        part in BELOW_TITLE
        or part in MENU
        or _BYLINE.fullmatch(part) is not None
        or whole_date(part) is not None
        or (len(parts) > 1 and part.startswith("in "))
        for part in parts
    )


def _is_marked_fact(text: str) -> bool:
    """Return whether a line is a fact behind a picture, and not a title whose topic stands behind a colon."""
    fact = _MARKED_FACT.fullmatch(text)
    if fact is None:
        return False
    return fact[2].count(" ") < _SPACES_OF_TEXT or not _FACTS.isdisjoint(fact[1].casefold().split())


def _is_prose(text: str) -> bool:
    """Return whether a line is a sentence of many words, or several sentences: a text above the fields."""
    return is_long_sentence(text) or (text.endswith((".", "…")) and _SENTENCES.search(text) is not None)


def is_long_sentence(text: str) -> bool:
    """Return whether a line is a sentence of many words: neither a title nor a name."""
    return text.endswith((".", "…")) and text.count(" ") >= _MANY_WORDS


def _with_copies(marks: Sequence[Mark], candidates: Sequence[int], index: int) -> Title:
    text = marks[index].text
    return Title(text, tuple(other for other in candidates if marks[other].text == text))


def _doubled(marks: Sequence[Mark], candidates: Sequence[int]) -> Title | None:
    """Return the last line that stands twice in a row."""
    for before, index in reversed([*pairwise(candidates)]):
        if marks[before].text == marks[index].text:
            return _with_copies(marks, candidates, index)
    return None


def _doubled_run(marks: Sequence[Mark], candidates: Sequence[int]) -> Title | None:
    """Return the run of lines that stands twice in a row at the end: a title that was wrapped.

    Further up, it may as well be a menu that was copied twice.
    """
    texts = [marks[index].text for index in candidates[-2 * _MAX_RUN :]]
    for size in range(2, len(texts) // 2 + 1):
        run = texts[-size:]
        if run == texts[-2 * size : -size] and len(set(run)) > 1:
            return Title(" ".join(run), tuple(candidates[-2 * size :]))
    return None


def _right_above(candidates: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Return the candidates that stand in the two lines right above a date or the first field."""
    near = {end - step for end in ends for step in (1, 2)}
    return [index for index in candidates if index in near]


def _twice(marks: Sequence[Mark], candidates: Sequence[int]) -> Title | None:
    """Return the last line that stands twice with others between, but not of a menu that stands twice."""
    counts = Counter([marks[index].text for index in candidates])
    if len(counts) == len(candidates):
        return None
    twice = [index for index in candidates if counts[marks[index].text] > 1]
    if len({marks[index].text for index in twice}) >= _MAX_TWICE:
        return None
    return _with_copies(marks, candidates, twice[-1])


def _holds_date(line: Line) -> bool:
    # A longer line is not a title, and all of a page may be one line.
    if len(line.text) > MAX_LINE or _DIGITS.isdisjoint(line.text):
        return False
    found = find_date(line.text)
    return bool(found and found[1])


def leads_with_date(mark: Mark) -> bool:
    """Return whether a line between a title and its fields has other facts behind its date, or a clock beside it.

    A line of an author or of tools may have the day of posting, and a sentence any day.
    """
    text = mark.text
    if len(text) > MAX_DATE_LINE or text.endswith(".") or mark.role not in _TITLES or _is_below_title(text):
        return False
    found = find_date(text)
    return found is not None and (_has_facts_behind(text, found.rest) or clocked_day(text) is not None)


def _has_facts_behind(text: str, rest: str) -> bool:
    """Return whether the words behind a day are facts beside it, and not those of a sentence or a caption."""
    if not text.endswith(rest) or (rest[:1].islower() and not rest.startswith(_BEFORE_PLACE)):
        return False
    day = text.removesuffix(rest).rstrip()
    return day.endswith(_BEHIND_DAY) or rest.startswith((*_BEHIND_DAY, *_BEFORE_PLACE))


def _dossier_title(marks: Sequence[Mark], first: int) -> Title | None:
    """Return the title behind a dossier's heading, joined where it is wrapped and stands above the heading as well."""
    heading = next((index for index in range(first) if is_dossier_heading(marks[index])), None)
    if heading is None:
        return None
    behind = [index for index in range(heading + 1, first) if _may_follow_heading(marks[index])]
    if not behind:
        return None
    above = [index for index in range(heading) if _may_be_title(marks[index])]
    for size in range(min(_MAX_RUN, len(behind), len(above)), 1, -1):
        run = [marks[index].text for index in behind[:size]]
        if run == [marks[index].text for index in above[-size:]]:
            return Title(" ".join(run), (*above[-size:], *behind[:size]))
    text = marks[behind[0]].text
    return Title(
        text, tuple(index for index in range(first) if _is_copy(marks[index], text) and index <= behind[0] + 1)
    )


def _may_follow_heading(mark: Mark) -> bool:
    """Return whether a line may be the title behind a dossier's heading, whatever it would be elsewhere."""
    if mark.role in {_QUICK, _BOILERPLATE, _CHROME, _FRAME} or mark.label is not None:
        return False
    return not is_item(mark.text) and _LETTER.search(mark.text) is not None


def _is_copy(mark: Mark, text: str) -> bool:
    return mark.text == text and mark.role is not _QUICK
