"""The tokens of date expressions: numbers, names of months and weekdays, clocks, and the signs between them.

Scanning is linear in the text and knows nothing about grammar. Digits are ASCII digits, and a number that touches a
letter is a word (`5G`, `20August`). Invisible characters are dropped, so offsets refer to the text that `visible`
returns.
"""

import re
from enum import IntEnum, auto
from functools import cache

import attrs

__all__ = [
    "MONTH_NAMES",
    "NAME_BEGINNINGS",
    "ZONES",
    "Kind",
    "Token",
    "has_digit",
    "has_spare_year",
    "has_year",
    "may_be_date",
    "may_be_whole",
    "may_have_date",
    "month_number",
    "scan",
    "visible",
]

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


class Kind(IntEnum):
    """The role of a token in a date expression."""

    END = auto()
    WORD = auto()
    #: A number of one or two digits, which may be a day.
    DAY = auto()
    #: A number of four digits.
    YEAR = auto()
    #: A number of another length.
    NUMBER = auto()
    MONTH = auto()
    WEEKDAY = auto()
    #: `04/25/2018`.
    NUMERIC = auto()
    #: `2018-04-25`.
    ISO = auto()
    #: `15.06.2018`, `15-06-18`, `2018/06/15`, `2018-04-25T09`: a date of no known form.
    OTHER_DATE = auto()
    #: `15th`.
    ORDINAL = auto()
    #: `09:00`, `2 pm`, `9h30`, `9.30`.
    CLOCK = auto()
    #: `CET`, `UTC`, `UTC+1`, `GMT -05:00`.
    ZONE = auto()
    ALL_DAY = auto()
    DASH = auto()
    TO = auto()
    AND = auto()
    #: `at` or `from`, in front of a clock.
    AT = auto()
    #: `between`, in front of two days.
    BETWEEN = auto()
    COMMA = auto()
    OPEN = auto()
    CLOSE = auto()
    OTHER = auto()


#: Members that functions ask for: as attributes of the class each takes ten times as long in Python 3.11.
_END, _NUMBER, _OTHER, _WORD, _ZONE = Kind.END, Kind.NUMBER, Kind.OTHER, Kind.WORD, Kind.ZONE


@attrs.define(eq=False)  # not frozen: a line has some ten, and each is asked many times
class Token:
    """A token with its offsets; `value` is the number, the month (1–12) or the weekday (0–6), else 0."""

    kind: Kind
    text: str
    start: int
    end: int
    value: int = 0


_NUMERALS = "0123456789"
#: The last characters of expressions that end in half of the day, a time zone, a bracket, or `all day`.
_LAST = "hmrstc.)]y"
_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
ZONES = "bst cest cet eest eet gmt ist utc west wet".split()

#: Names of months, whole and short, with their numbers.
MONTH_NAMES = {name: number for number, month in enumerate(_MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}

WORDS: dict[str, tuple[Kind, int]] = {
    **{name: (Kind.MONTH, number) for name, number in MONTH_NAMES.items()},
    **{name: (Kind.WEEKDAY, number) for number, day in enumerate(_WEEKDAYS) for name in (day, day[:3])},
    **{name: (Kind.WEEKDAY, number) for name, number in (("tues", 1), ("thur", 3), ("thurs", 3))},
    **dict.fromkeys(ZONES, (Kind.ZONE, 0)),
    **dict.fromkeys(("to", "until", "till", "through"), (Kind.TO, 0)),
    "and": (Kind.AND, 0),
    "at": (Kind.AT, 0),
    "from": (Kind.AT, 0),
    "between": (Kind.BETWEEN, 0),
}
#: The first letters of each name of a weekday or month.
NAME_BEGINNINGS = tuple(name[:3] for name in (*_WEEKDAYS, *_MONTHS))
_SIGNS: dict[str, Kind] = {
    **dict.fromkeys("-\u2010\u2011\u2012–—\u2212", Kind.DASH),
    **dict.fromkeys("&+", Kind.AND),
    ",": Kind.COMMA,
    **dict.fromkeys("([", Kind.OPEN),
    **dict.fromkeys(")]", Kind.CLOSE),
}
#: The characters of ASCII with which no expression begins, and with which none ends.
_NEVER_FIRST = frozenset(map(chr, range(33, 127))) - {*_NUMERALS}.union(
    *(name[0] + name[0].upper() for name in (*MONTH_NAMES, *_WEEKDAYS, "from", "between"))
)
_NEVER_LAST = frozenset(map(chr, range(33, 127))) - {*_NUMERALS, *_LAST, *_LAST.upper()}
#: The ends of an expression that does not end in a number; the signs before the number at the end of others, ...
_ENDS = (*_LAST[:-1], "day")
_BEFORE_NUMBER = tuple("-+–\u2212:.h")
#: ... which has at most as many digits as a year; and what stands before a year, spaces aside.
_MAX_DIGITS = 4
_BEFORE_YEAR = (*MONTH_NAMES, ",", "/")
_JOINTS = frozenset({Kind.DASH, Kind.TO, Kind.AND, Kind.COMMA})
_NUMBERS = {1: Kind.DAY, 2: Kind.DAY, 4: Kind.YEAR}
_DIGITS = frozenset(_NUMERALS)
_YEAR = re.compile("[0-9]{4}")

_DAY_HALF = r"\ ?[ap](?:\.m\.?|m)"
#: A time zone by its distance from UTC.
_OFFSET = r"(?:utc|gmt)\ ?[-+–\u2212]\ ?(?:[0-9]{4}|[0-9]{1,2}(?::[0-9]{2})?)(?!\w|:[0-9])"
#: A word stands first, as most tokens of a title are words; one that begins with a digit, last.
_PATTERN = rf"""
    (?P<word>     (?!all[ -]day(?!\w) | {_OFFSET}) [^\W\d]\w* (?:['’]\w+)* )
  | (?P<numeric>  [0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}} (?![\w/]) )
  | (?P<iso>      [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} (?![\w/]|-\w) )
  | (?P<other>    [0-9]{{1,4}} (?P<joint>[./-]) [0-9]{{1,2}} (?P=joint) [0-9]{{1,4}} \w* )
  | (?P<clock>    [0-9]{{1,2}} (?: : [0-9]{{1,2}} (?: :[0-9]{{1,2}} )? (?:{_DAY_HALF})? (?:\ ?h(?:ou)?(?:rs?)?)?
                                 | {_DAY_HALF} | \ ?h(?:[0-9]{{2}})? | \.[0-9]{{2}} ) (?!\w|[:.][0-9]) )
  | (?P<ordinal>  [0-9]{{1,2}} (?:st|nd|rd|th) (?!\w) )
  | (?P<number>   [0-9]+ (?!\w) )
  | (?P<allday>   all[ -]day (?!\w) )
  | (?P<zone>     {_OFFSET} )
  | (?P<mixed>    \w+ (?:['’]\w+)* )
  | (?P<sign>     \S )
"""
_NAMED = {
    "numeric": Kind.NUMERIC,
    "iso": Kind.ISO,
    "other": Kind.OTHER_DATE,
    "clock": Kind.CLOCK,
    "ordinal": Kind.ORDINAL,
    "allday": Kind.ALL_DAY,
    "zone": Kind.ZONE,
    "mixed": Kind.WORD,
}


@cache
def _pattern() -> re.Pattern[str]:
    # Compiled at first use: the record types need no date expression, and their import should not pay for one.
    return re.compile(_PATTERN, re.VERBOSE | re.IGNORECASE)


def visible(text: str) -> str:
    """Return the text without characters that cannot be seen, such as U+200B and U+00AD."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def month_number(name: str) -> int:
    """Return the number of a month from its English name."""
    return MONTH_NAMES[name.lower()]


@cache
def _begin_form() -> re.Pattern[str]:
    """Return the pattern of the beginning of a date expression, casefolded."""
    months = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))
    joints = [re.escape(sign) for sign, kind in _SIGNS.items() if kind in _JOINTS]
    joints += [word for word, (kind, _) in WORDS.items() if kind in _JOINTS]
    # Maybe the word before a range; a weekday; a month with its day; a day with its month, or the sign before the next
    # day; a numeric date.
    return re.compile(
        rf"(?:(?:from|between)\s*)?(?:(?:{'|'.join(day[:3] for day in _WEEKDAYS)})|(?:{months})\s*[0-9]{{1,2}}(?!\w)"
        rf"|[0-9]{{1,2}}(?:/|\s*(?:{months}|{'|'.join(joints)}))|[0-9]{{4}}-)"
    )


def may_be_date(text: str) -> bool:
    """Return whether a text has a year, and the first and the last character of a date expression.

    Args:
        text: A clean line, without the full stop that may stand behind a date.

    Example:
        >>> [may_be_date(text) for text in ("5 May 2020", "5 juin 2020", "Room 2020", "5 May")]
        [True, True, False, False]
    """
    return text[:1] not in _NEVER_FIRST and text[-1:] not in _NEVER_LAST and has_year(text)


def may_be_whole(text: str) -> bool:
    """Return whether a text begins and ends like a date expression; most do not, and are told at once.

    Args:
        text: A clean line, without the full stop that may stand behind a date.

    Example:
        >>> [may_be_whole(text) for text in ("5 May 2020", "5 May 2020 to 7", "5 juin 2020", "5 - May 2020")]
        [True, False, False, True]
    """
    folded = text.casefold().rstrip()  # a pattern that ignores case tries each name at each character
    return _may_end(folded) and _begin_form().match(folded) is not None


def _may_end(folded: str) -> bool:
    """Return whether a text (casefolded) ends like a date expression; a pattern would try each end at each place."""
    head = folded.rstrip(_NUMERALS)
    digits = len(folded) - len(head)
    if not digits:
        return folded.endswith(_ENDS)
    if digits > _MAX_DIGITS:
        return False
    return head.endswith(_BEFORE_NUMBER) or (digits == _MAX_DIGITS and head.rstrip().endswith(_BEFORE_YEAR))


@cache
def _hint_form() -> re.Pattern[str]:
    return re.compile(f"{'|'.join(month[:3] for month in _MONTHS)}|[0-9][/.-][0-9]")


def may_have_date(text: str) -> bool:
    """Return whether a text has what every date expression has: the name of a month, or numbers joined by a sign."""
    # Lower case, since a pattern that ignores case tries each name at each character.
    return _hint_form().search(text.lower()) is not None


def has_digit(text: str) -> bool:
    """Return whether a text has a digit, without which it has no date, nor anything that is written like one."""
    return not _DIGITS.isdisjoint(text)


def has_year(text: str) -> bool:
    """Return whether a text has the four digits of a year, without which it has no whole date."""
    return _YEAR.search(text) is not None


@cache
def _beside_year_form() -> re.Pattern[str]:
    # A time zone may have a distance of four digits.
    return re.compile(f"{_hint_form().pattern}|utc|gmt")


def has_spare_year(text: str) -> bool:
    """Return whether a text has more numbers of four digits than its dates and time zones can have.

    Args:
        text: A clean line without invisible characters.

    Example:
        >>> [has_spare_year(text) for text in ("5 May 2020, 10:00 to 1234", "5 May 2020 to 6 May 2020", "2020")]
        [True, False, False]
    """
    years = len(_YEAR.findall(text))
    return years > 1 and years > len(_beside_year_form().findall(text.lower()))


def scan(text: str) -> list[Token]:
    """Return the tokens of a text of one line, closed by some of kind `END`.

    Args:
        text: A clean line without invisible characters.

    Returns:
        The tokens in order; white space is only seen as a gap between offsets.
    """
    tokens: list[Token] = []
    for match in _pattern().finditer(text):
        name, word = match.lastgroup, match[0]
        start, end = match.span()
        kind, value = _WORD, 0
        if name == "word":
            known = WORDS.get(word.lower())
            if known is not None and (known[0] is not _ZONE or word.isupper()):  # "West" is a part of a town
                kind, value = known
        elif name == "number":
            kind = _NUMBERS.get(len(word), _NUMBER)
            value = int(word) if kind is not _NUMBER else 0
        else:
            kind = _NAMED.get(name or "") or _SIGNS.get(word, _OTHER)
        tokens.append(Token(kind, word, start, end, value))
    # As many as the grammar looks ahead.
    return tokens + [Token(_END, "", len(text), len(text))] * 4
