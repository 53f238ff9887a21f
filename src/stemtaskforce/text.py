"""Text and URLs: cleaning, folding, slugs, and the rules that every text of a record keeps.

The checks refuse and never change; what they would like instead is what `clean_line` and `clean_prose`
give. No rule here knows a field, a page or a format. Nearest names for error messages live here too,
since every layer above has names to suggest.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence, Sized
from difflib import get_close_matches
from functools import lru_cache
from ipaddress import IPv6Address
from typing import NamedTuple
from urllib.parse import unquote

from stemtaskforce.folding import fold, has_flood, nfc, slug
from stemtaskforce.wording import printable, shorten

__all__ = [
    "MAX_LINE",
    "MAX_PROSE",
    "Problem",
    "check_line",
    "check_prose",
    "check_url",
    "clean_line",
    "clean_lines",
    "clean_prose",
    "excerpt",
    "fold",
    "nearest",
    "slug",
]

MAX_LINE = 1_000
MAX_PROSE = 1_000_000
MAX_PORT = 65_535
#: The expected value where nothing is left of a text.
ANY_TEXT = "text"
#: The most characters of a type in a message.
MAX_ANNOTATION = 100
MAX_EXCERPT = 60
#: The most characters of the name of a type in a message.
MAX_NAME = 40
#: An escape takes up to ten characters, so the escaped form has a limit of its own.
MAX_ESCAPED = 90
#: Longest word that is compared with others: the comparison's time grows with the square of the length. A key of a
#: record has up to 99 characters, and one that is meant for it some more.
MAX_NEAREST = 120
#: The likeness of two names, from 0 to 1, from which one may be meant by the other.
_ALIKE = 0.6

#: White space, and characters that cannot be seen: those that Unicode lets a renderer ignore (the property
#: Default_Ignorable_Code_Point of Unicode 16), annotation and format controls, and blanks of Hangul and Braille.
UNSEEN = (
    "\\s\\x00-\\x1f\\x7f-\\xa0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_UNSEEN = re.compile(f"[{UNSEEN}]*")
#: Those of them that Python takes for printable, beside the space.
_HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)

#: Control characters (category Cc), by code point; tabs and line breaks are among them.
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
_TO_SPACE = str.maketrans(dict.fromkeys([*map(chr, _CONTROLS), "\u2028", "\u2029"], " "))
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_BUT_NEWLINE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SEPARATOR = re.compile("[\u2028\u2029]")
_AUTHORITY_END = re.compile("[/?#]")
#: A registered name (RFC 3986, section 3.2.2) or an international one (RFC 3987). Asked of the NFKC form, which is
#: what is looked up: U+2100 there is `a/c`, and the host would end at the slash.
_HOST = re.compile(r"""(?:[^\s"#%/:<>?@\[\\\]^`{|}]|%[0-9A-Fa-f]{2})+""")
#: What may not be left in a host once its escapes are read, as no name on the web holds it (WHATWG URL, section 3.5):
#: the forbidden code points of a domain, characters that are not one, and the sign for what could not be decoded.
_NOT_IN_DOMAIN = re.compile(r"""[\x00-\x20\x7f"#%/:<>?@\[\\\]^`{|}\ufdd0-\ufdef\ufffd\ufffe\uffff]""")
#: A last label that makes a host an address (section 3.5, "ends in a number"), and the parts of such an address.
_NUMBER = re.compile(r"0[xX][0-9A-Fa-f]*|[0-9]+")
_PART_OF_IPV4 = re.compile(r"0[xX](?P<hex>[0-9A-Fa-f]*)|0(?P<octal>[0-7]*)|(?P<decimal>[1-9][0-9]*)")
#: The characters before `@`: a browser would end the authority at a backslash, others would not.
_USER = re.compile(r"""[^\s"#/<>?@\[\\\]^`{|}]*""")
#: All that a text may hold without a second look: printable ASCII and line feeds.
_PLAIN = bytes([0x0A, *range(0x20, 0x7F)])
_PLAIN_IN_LINES = _PLAIN.removeprefix(b"\n")
_TEXT_ONLY = frozenset({str})
#: A URL as it mostly is: a plain host, no port, printable ASCII.
_PLAIN_URL = re.compile(r"https?://(?:[A-Za-z0-9-]+\.)*[A-Za-z][A-Za-z0-9-]*(?:/[!-~]*)?")
_ENCODED_LABEL = "xn--"
#: Where letters, signs and pictures are that compose with nothing before them, unless they are marks. The jamo
#: of Hangul (U+1100 to U+11FF) and the newest scripts (from U+11000, where letters that compose were added)
#: are outside; a test compares the ranges with the Unicode data of the running Python.
_RANGES = (
    range(0xA0, 0x1100),
    range(0x1200, 0x2E80),
    range(0x3000, 0xA000),
    range(0xAC00, 0xD7A4),
    range(0xFB00, 0xFE00),
    range(0xFF00, 0xFFF0),
    range(0x1F000, 0x1FB00),
)
#: Everything but the letters and marks that most of Europe writes with, each of which is safe and can be seen.
UNUSUAL = re.compile(
    "[^\u00a1-\u00ac\u00ae-\u02af\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u04ff\u1e00-\u1eff\u2010-\u2027\u20ac]"
)
_SIZED: tuple[type[Sized], ...] = (list, tuple, dict, set, frozenset, bytes)


class Problem(NamedTuple):
    """A rule that a text breaks.

    Attributes:
        code: A code of `findings.CODES`.
        fact: The problem, as a sentence whose subject is the text.
        expected: The quoted clean form; `text` where nothing is left of it, and `""` where there is no such form.
    """

    code: str
    fact: str
    expected: str = ""

    @property
    def message(self) -> str:
        """The fact and the expected form, as one line."""
        return f"{self.fact}; expected {self.expected}" if self.expected else self.fact


def _clean_characters(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text).translate(_TO_SPACE)


def clean_line(text: str) -> str:
    r"""Return the one-line form of a text that `check_line` takes, or `""` where nothing is left.

    Args:
        text: Any text.

    Returns:
        NFC, control characters and line breaks made spaces, runs of white space (also non-breaking) made
        one space, none at either end, lone surrogates made U+FFFD. It is not cut to the limit.

    Example:
        >>> clean_line("  National\u00a0Centre \t for Science\nRecruitment ")
        'National Centre for Science Recruitment'
    """
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    if not text.isprintable():  # else it has no control character, no surrogate and no space but this one
        text = _clean_characters(text)
    text = " ".join(nfc(text).split())
    return "" if is_unseen(text) else text


def clean_lines(texts: Sequence[str]) -> list[str]:
    r"""Return the one-line form of each of many texts, as `clean_line` does, in a fraction of the time.

    Args:
        texts: Any texts.

    Returns:
        Their forms in order.

    Example:
        >>> clean_lines([" one\n", "\u00a0", "a\u030a"])
        ['one', '', 'å']
    """
    spaced = [*texts]
    whole = "".join(spaced)
    # The only white space that is usual is the space; most texts that are not in ASCII have another one.
    if whole.isascii() and "  " not in whole and [*map(str.strip, spaced)] == spaced and is_usual(whole):
        return spaced
    spaced = [" ".join(text.split()) for text in spaced]
    whole = "".join(spaced)
    # A rule that holds for the whole holds for each part: NFC, too, is closed under substrings.
    if is_usual(whole) or (
        whole.isprintable()
        and not _HIDDEN.search(whole)
        and not has_flood(whole)
        and unicodedata.is_normalized("NFC", whole)
    ):
        return spaced
    return [clean_line(text) for text in spaced]


def is_usual(text: str) -> bool:
    r"""Return whether a text has only characters of ASCII and of European scripts that are harmless and can be seen.

    Args:
        text: Any text.

    Returns:
        `True` where each character is printable and in NFC, whatever stands around it, and is not a mark.

    Example:
        >>> is_usual("Ærø – “1”"), is_usual("a\u0301"), is_usual("a\n"), is_usual("\u00a0")
        (True, False, False, False)
    """
    try:
        # In bytes, as to delete from them takes a fraction of the time of looking at each character.
        rest = text.encode().translate(None, _PLAIN_IN_LINES)
    except UnicodeEncodeError:
        return False
    return not rest or UNUSUAL.search(rest.decode()) is None


def clean_prose(text: str) -> str:
    r"""Return the form of a longer text that `check_prose` takes, or `""` where nothing is left.

    Args:
        text: Any text.

    Returns:
        Each line as `clean_line` gives it, line breaks as `\n`, at most one blank line between lines,
        none at either end.

    Example:
        >>> clean_prose("One.\r\n\u00a0\r\n\r\n  Two. ")
        'One.\n\nTwo.'
    """
    lines: list[str] = []
    for raw in _LINE_BREAK.sub("\n", text).split("\n"):
        line = clean_line(raw)
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).rstrip()


def is_unseen(text: str) -> bool:
    r"""Return whether a text has no character that can be seen.

    Args:
        text: Any text.

    Returns:
        `True` for white space, control characters, characters of no width such as U+200B, and `""`.

    Example:
        >>> is_unseen("\u200b \ufeff"), is_unseen("a\u200b")
        (True, False)
    """
    return _UNSEEN.fullmatch(text) is not None


def check_line(text: str) -> tuple[Problem, ...]:
    r"""Return the rules that a one-line text breaks.

    Args:
        text: The text of a field that is not prose.

    Returns:
        The problems, `()` for a text that a record may hold.

    Example:
        >>> [problem.code for problem in check_line(" two\nlines")]
        ['text.edge-space', 'text.multiline']
    """
    if text.isascii() and text.isprintable() and text == text.strip() and 0 < len(text) <= MAX_LINE:
        return ()
    problems = _check(text, MAX_LINE, _CONTROL.search(text.replace("\n", "")))
    if "\n" in text:
        problems.append(Problem("text.multiline", "has a line break, and the field is one line"))
    return _with_expected(problems, clean_line(text[: MAX_LINE + 1]))


def are_plain(lines: list[str], prose: list[str]) -> bool:
    r"""Return whether some texts certainly keep the rules, at a small part of the price of the checks.

    Args:
        lines: Texts of one line.
        prose: Longer texts, `""` for absent ones.

    Returns:
        `True` where `check_line` and `check_prose` have no problem with any; `False` where they have to say, also of
        what is not text.

    Example:
        >>> are_plain(["Ærø"], ["One.\n\nTwo.", ""]), are_plain([" x"], [])
        (True, False)
    """
    if not (_TEXT_ONLY.issuperset(map(type, lines)) and _TEXT_ONLY.issuperset(map(type, prose))):
        return False
    together = "\n".join(lines)
    whole = "\n".join([together, *prose])
    # Where nothing is stripped, `strip` gives the text itself, and lists compare the same objects at once.
    if (
        [*map(str.strip, lines)] != lines
        or [*map(str.strip, prose)] != prose
        or "" in lines
        or together.count("\n") != max(len(lines) - 1, 0)
        or (len(together) > MAX_LINE and max(map(len, lines)) > MAX_LINE)
        or (len(whole) > MAX_PROSE and any(len(each) > MAX_PROSE for each in prose))
    ):
        return False
    try:
        rest = whole.encode().translate(None, _PLAIN)
    except UnicodeEncodeError:
        return False
    if not rest:
        return True
    # Characters that are safe anywhere, and that can be seen.
    return all(is_safe(char) and not is_unseen(char) for char in set(UNUSUAL.findall(rest.decode())))


def are_plain_together(lines: str, whole: str, count: int) -> bool:
    r"""Return whether all characters of texts are certainly plain, the texts joined in one string.

    Args:
        lines: Texts of one line, each without white space at its ends, joined by line feeds.
        whole: These, and longer texts behind them.
        count: How many line feeds join the lines.

    Returns:
        `True` where `check_line` and `check_prose` have no problem with any, `False` where they have to say.

    Example:
        >>> are_plain_together("Ærø\nSamsø", "Ærø\nSamsø\nOne.\n\nTwo.", 1), are_plain_together("a\nb", "a\nb", 0)
        (True, False)
    """
    if len(lines) > MAX_LINE or len(whole) > MAX_PROSE or lines.count("\n") != count:
        return False
    try:
        rest = whole.encode().translate(None, _PLAIN)
    except UnicodeEncodeError:
        return False
    if not rest or not (unusual := UNUSUAL.findall(rest.decode())):
        return True  # most texts come to it here; to go through an empty set is a tenth of a constructor
    return all(is_safe(char) and not is_unseen(char) for char in set(unusual))


def is_plain_url(url: str) -> bool:
    """Return whether a text of one line is certainly a URL that a record may hold: a plain host, no port, ASCII.

    Example:
        >>> is_plain_url("https://www.stemcoalition.eu/a?b#c"), is_plain_url("https://a:80")
        (True, False)
    """
    return _PLAIN_URL.fullmatch(url) is not None and ("--" not in url or _ENCODED_LABEL not in url.lower())


@lru_cache(maxsize=8192)
def is_safe(char: str) -> bool:
    r"""Return whether a character is harmless in any text, whatever stands around it.

    Args:
        char: One character.

    Returns:
        Whether it is assigned, is not a mark, a control character or a separator, and is in NFC at any place.

    Example:
        >>> is_safe("é"), is_safe("\u0301"), is_safe("\x7f")
        (True, False, False)
    """
    category = unicodedata.category(char)
    return (
        any(ord(char) in part for part in _RANGES)
        and category[0] != "M"
        and category not in {"Cc", "Cn", "Co", "Cs", "Zl", "Zp"}
        and unicodedata.combining(char) == 0
        and unicodedata.is_normalized("NFC", char)
    )


def check_prose(text: str) -> tuple[Problem, ...]:
    r"""Return the rules that a longer text breaks; `""` is valid, it means absent.

    Args:
        text: The text of a prose field, paragraphs apart by `\n\n`.

    Returns:
        The problems, `()` for a text that a record may hold.

    Example:
        >>> check_prose("One.\n\nTwo.")
        ()
        >>> [problem.code for problem in check_prose("tab\there ")]
        ['text.edge-space', 'text.control']
    """
    if not text or (text.isascii() and text.isprintable() and text == text.strip() and len(text) <= MAX_PROSE):
        return ()
    problems = _check(text, MAX_PROSE, _CONTROL_BUT_NEWLINE.search(text))
    return _with_expected(problems, clean_prose(text[: MAX_LINE + 1])) if problems else ()


def _check(text: str, limit: int, control: re.Match[str] | None) -> list[Problem]:
    """Apply the rules that lines and prose share."""
    problems: list[Problem] = []
    if not text.strip():
        problems.append(Problem("text.blank", "is blank"))
    elif is_unseen(text):
        problems.append(Problem("text.blank", "has no character that can be seen"))
    elif text != text.strip():
        problems.append(Problem("text.edge-space", "starts or ends with white space"))
    if control:
        problems.append(Problem("text.control", f"holds the control character {_name(control[0])}"))
    if found := _SURROGATE.search(text):
        problems.append(Problem("text.surrogate", f"holds the lone surrogate {_name(found[0])}"))
    if not unicodedata.is_normalized("NFC", text):
        problems.append(Problem("text.not-nfc", "is not in Unicode normalisation form C"))
    if found := _SEPARATOR.search(text):
        problems.append(Problem("text.separator", f"holds the separator {_name(found[0])}"))
    if len(text) > limit:
        problems.append(Problem("text.too-long", f"has {len(text):,} characters, over the limit of {limit:,}"))
    return problems


def _with_expected(problems: list[Problem], clean: str) -> tuple[Problem, ...]:
    expected = excerpt(clean) if clean else ANY_TEXT
    return tuple(each if each.code == "text.too-long" else each._replace(expected=expected) for each in problems)


def _name(char: str) -> str:
    return f"U+{ord(char):04X}"


def check_url(text: str) -> tuple[Problem, ...]:
    """Return the reasons why a text is not a URL that a record may hold (RFC 3986, section 3; hosts by WHATWG URL).

    Args:
        text: The text of a `url` field.

    Returns:
        The problems, `()` for an absolute `http` or `https` URL with a host that a browser opens and, if any, a valid
        port.

    Example:
        >>> check_url("https://www.stemcoalition.eu/taskforces")
        ()
        >>> print(check_url("//www.stemcoalition.eu")[0].message)
        does not start with http:// or https://
    """
    return () if len(text) <= MAX_LINE and is_plain_url(text) else url_problems(text)


def url_problems(text: str) -> tuple[Problem, ...]:
    """Return the rules that a URL breaks, as `check_url` does, without its shortcut for plain URLs."""
    problems = list(check_line(text))
    if any(char.isspace() for char in text):
        problems.append(Problem("url.invalid", "holds white space"))
    elif not text.startswith(("http://", "https://")):
        problems.append(Problem("url.invalid", "does not start with http:// or https://"))
    elif len(text) <= MAX_LINE and (fault := _authority_fault(text)) is not None:
        problems.append(Problem("url.invalid", fault))
    return tuple(problems)


def _authority_fault(url: str) -> str | None:
    # Not by urlsplit: what it takes as a host differs from one release of Python to the next.
    authority = _AUTHORITY_END.split(url.partition("://")[2])[0]
    user, _, place = authority.rpartition("@")
    if place.startswith("["):
        host, bracket, port = place[1:].partition("]")
        known = bracket == "]" and _is_ipv6(host) and port[:1] in ("", ":")
        port = port[1:]
    else:
        host, _, port = place.partition(":")
        known = _HOST.fullmatch(unicodedata.normalize("NFKC", host)) is not None and _is_domain(host)
    if not host:
        return "has no host"
    if not known or not _USER.fullmatch(unicodedata.normalize("NFKC", user)):
        return "has an invalid host"
    if port and not (port.isascii() and port.isdecimal() and int(port) <= MAX_PORT):
        return f"has an invalid port; expected 0 to {MAX_PORT}"
    return None


def _is_domain(host: str) -> bool:
    """Return whether a browser opens a host: a name that can be looked up, or an address of IPv4.

    The international names are those of their characters, not of the tables of UTS #46.
    """
    name = unicodedata.normalize("NFKC", unquote(host)).lower()
    if _NOT_IN_DOMAIN.search(name) or not any(char.isprintable() for char in name):
        return False
    labels = name.removesuffix(".").split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _is_ipv4(labels)
    return all(map(_is_encoded, (each for each in labels if each.startswith(_ENCODED_LABEL))))


def _is_ipv4(parts: list[str]) -> bool:
    """Return whether parts are an address: one to four numbers, the last of which fills what is left of 32 bits."""
    if len(parts) > 4:
        return False
    matches = [_PART_OF_IPV4.fullmatch(part) for part in parts]
    if not all(matches):
        return False
    bases = {"hex": 16, "octal": 8, "decimal": 10}
    numbers = [
        next(int(digits[:40] or "0", bases[base]) for base, digits in match.groupdict().items() if digits is not None)
        for match in matches
        if match is not None
    ]
    return all(number < 256 for number in numbers[:-1]) and numbers[-1] < 256 ** (5 - len(numbers))


def _is_encoded(label: str) -> bool:
    """Return whether a label in ASCII stands for an international one (RFC 3492)."""
    try:
        plain = label.removeprefix(_ENCODED_LABEL).encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return False
    # Whatever NFKC changes is written otherwise in a name, so that none stands for another.
    return not plain.isascii() and plain == unicodedata.normalize("NFKC", plain)


def _is_ipv6(host: str) -> bool:
    try:
        IPv6Address(host)
    except ValueError:
        return False
    return "%" not in host


def excerpt(value: object) -> str:
    r"""Show a value in an error message: bounded, on one line, escaped, the same on every machine.

    Args:
        value: Anything.

    Returns:
        For text the quoted text with what is not printable escaped, and what is not in normalisation form C, as
        it looks like what is; with `…` behind it where it is cut after 60 characters (less where escapes make it
        long); for a number, truth value or `None` its literal form;
        for a date or time its ISO 8601 form; for all else its type and size.

    Example:
        >>> print(excerpt("a\tb"), excerpt(7), excerpt([1, 2]), excerpt(None))
        'a\tb' 7 a list of 2 None
    """
    if isinstance(value, str):
        head = value[:MAX_EXCERPT]
        while len(shown := _quoted(head)) > MAX_ESCAPED:
            head = head[:-1]
        return shown if len(head) == len(value) else f"{shown}…"
    if value is None or isinstance(value, bool | float):
        return repr(value)
    if isinstance(value, int):
        # The decimal form of a huge whole number is slow, and past 4,300 digits refused by Python.
        return repr(int(value)) if value.bit_length() < 200 else f"a whole number of {value.bit_length()} bits"
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, _SIZED):
        return f"{with_article(type(value))} of {len(value)}"
    return with_article(type(value))


def annotation_excerpt(annotation: object) -> str:
    """Show a type or an annotation in an error message: as Python writes it, bounded and on one line.

    Args:
        annotation: A class, a union, a generic alias, or whatever was given in place of one.

    Returns:
        Its `repr`, at most 100 printable characters.

    Example:
        >>> annotation_excerpt(list[int]), annotation_excerpt(int)
        ('list[int]', "<class 'int'>")
    """
    return shorten(printable(repr(annotation)), MAX_ANNOTATION)


def with_article(type_: type[object]) -> str:
    """Name a type in a sentence: `a Meeting`, `an Event`; a `U` mostly sounds as in `a UUID`."""
    name = type_name(type_)
    return f"{'an' if name[:1] in {*'AEIOaeio'} else 'a'} {name}"


def type_name(type_: type[object]) -> str:
    r"""Return the name of a type for a message; what a program calls its types is bounded and escaped like all else.

    Example:
        >>> type_name(dict), type_name(type("a\n" * 99, (), {}))
        ('dict', 'a\\na\\na\\na\\na\\na\\na\\na\\na\\na\\n…')
    """
    name = type_.__name__
    return printable(name) if len(name) <= MAX_NAME else f"{printable(name[: MAX_NAME // 2])}…"


def _quoted(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return repr(text)
    same = nfc(text)
    return "".join(
        char if char.isascii() or (char in same and not unicodedata.combining(char)) else ascii(char)[1:-1]
        for char in repr(text)
    )


def nearest(word: str, options: Iterable[str], *, n: int = 3) -> tuple[str, ...]:
    """Find the names that a misspelt one may have meant.

    Args:
        word: The text that was got.
        options: The right names.
        n: How many at most.

    Returns:
        The nearest names, best first, compared folded; `()` where none is near.

    Example:
        >>> nearest("start_dat", ["name", "country", "start_date"])
        ('start_date',)
    """
    if len(word) > MAX_NEAREST:
        return ()
    by_fold: dict[str, str] = {}
    for option in options:
        by_fold.setdefault(fold(option), option)
    folded = fold(word)
    chars = frozenset(folded)
    # By far most names are told by their characters alone, and to align two texts takes many times as long.
    alike = [each for each in by_fold if 2 * sum(map(chars.__contains__, each)) >= _ALIKE * (len(each) + len(folded))]
    return tuple(by_fold[near] for near in get_close_matches(folded, alike, n=n, cutoff=_ALIKE)) if alike else ()
