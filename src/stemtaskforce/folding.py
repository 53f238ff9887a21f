"""Folding: what names and words are compared by, so that `Obuda` finds `Óbuda`, and the slugs made of it.

A module of its own for speed: searching folds every text of a catalog. `text` offers it to all others,
beside the rules that texts keep. Normalisation form C lives here too, as another form that is measured: floods of
marks must not take quadratic time.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby

__all__ = ["fold", "fold_by", "fold_char", "has_flood", "nfc", "slug", "slugs"]

MAX_SLUG = 80

_NOT_SLUG = re.compile("[^a-z0-9]+")
#: How much of a text is looked at first, in bulk, and of how many texts at a time.
_BEGINNING = 96
_PART = 4_096
#: Lower case for letters, a hyphen for all else but the separator of texts.
_SLUG_BYTES = bytes(
    code if code == 0 or chr(code) in "abcdefghijklmnopqrstuvwxyz0123456789" else ord("-") for code in range(256)
)
#: Letters that NFKD leaves whole though people type them plain.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "å": "a",
        "ß": "ss",
        "ł": "l",
        "đ": "d",
        "þ": "th",
        "ı": "i",
        "œ": "oe",
        "ħ": "h",
        "ð": "d",
        "ŋ": "n",
    }
)
#: All but ASCII and the letters of Greek and Bulgarian that are folded already.
_FOLDED = re.compile("[^\x00-\x7fα-ρσ-ωа-ик-я]")
#: Different characters that are replaced one by one; with more of them, going through the text is faster.
MAX_REPLACED = 64
#: More marks in a row than any language has (UAX #15, section 13), or other signs that are not ASCII.
_MANY_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
#: The beginning of such a run, which tells that there is one: the run may be as long as the text.
_FIRST_MARKS = re.compile(_MANY_MARKS.pattern.replace("31,", "31"))
_ASCII = bytes(range(0x80))


def fold(text: str) -> str:
    """Return the form of a text for comparison: no case, no accents, letters with a bar or ring made plain.

    Args:
        text: Any text.

    Returns:
        The casefolded NFKD form without marks (Unicode category M), and `ø æ å ß ł đ þ ı œ ħ ð ŋ` spelt plain.
        Folding twice gives the same as folding once.

    Example:
        >>> fold("Óbuda"), fold("Łódź"), fold("Ærø")
        ('obuda', 'lodz', 'aero')
    """
    return text.lower() if text.isascii() else fold_by(fold_char, text)


def fold_by(char_by: Callable[[str], str], text: str) -> str:
    """Return the lower case of a text with each character that is not ASCII, nor folded already, by a function.

    Args:
        char_by: Returns the text for a character.
        text: Any text.

    Returns:
        The text.

    Example:
        >>> fold_by(fold_char, "Łódź")
        'lodz'
    """
    text = text.lower()
    # ASCII is taken out at the speed of memory, and what is left is short.
    rare = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    found = set(_FOLDED.findall(rare))
    if len(found) > MAX_REPLACED:
        return "".join([char if char.isascii() else char_by(char) for char in text])
    # The fold of a text is that of its characters, as marks go and all else stands alone. Few differ in one text,
    # and replacing each takes a tenth of the time that going through all characters does.
    for char in found:
        text = text.replace(char, char_by(char))
    return text


@cache
def fold_char(char: str) -> str:
    """Return the fold of one character.

    Example:
        >>> fold_char("É"), fold_char("œ")
        ('e', 'oe')
    """
    # Casefolding can undo a decomposition (and the other way round), so it stands between two of them.
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    plain = "".join(each for each in text if unicodedata.category(each)[0] != "M")
    return plain.translate(_LETTERS)


def slug(text: str) -> str:
    """Make a name for keys and addresses: `a-z`, `0-9` and single hyphens, at most 80 characters.

    Args:
        text: Any text.

    Returns:
        The folded text with each run of other characters as one hyphen, none at either end; where nothing
        is left, `x-` and 8 hexadecimal digits of the SHA-256 (FIPS 180-4) of the text in UTF-8.

    Example:
        >>> slug("Towards a New Norwegian STEM Strategy (meeting #2)")
        'towards-a-new-norwegian-stem-strategy-meeting-2'
        >>> slug("Ελλάδα").startswith("x-")
        True
    """
    name = _NOT_SLUG.sub("-", fold(text)).strip("-")[:MAX_SLUG].rstrip("-")
    return name or "x-" + sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]


def slugs(texts: Sequence[str]) -> list[str]:
    """Return the slug of each text, several times as fast as one by one.

    Args:
        texts: Texts of records, none of which holds NUL.

    Returns:
        What `slug` returns of each.

    Example:
        >>> slugs(["Towards a Pact", "Óbuda"])
        ['towards-a-pact', 'obuda']
    """
    # Part by part, as what one part needs is still near when the next one takes its place.
    return [name for start in range(0, len(texts), _PART) for name in _slugs(texts[start : start + _PART])]


def _slugs(texts: Sequence[str]) -> list[str]:
    # A slug is short, so the beginning of a text is mostly enough; folding has no context, so all are folded at once.
    data = fold("\0".join([text[:_BEGINNING] for text in texts])).encode("ascii", "replace").translate(_SLUG_BYTES)
    while b"--" in data:
        data = data.replace(b"--", b"-")
    # With over 80 characters, and a hyphen at the end aside, the beginning alone decides.
    return [
        (cut if (cut := name[:MAX_SLUG])[-1] != "-" else cut[:-1])
        if len(name) > MAX_SLUG + 1 and name[0] != "-"
        else _short(name.strip("-"), text)
        for name, text in zip(data.decode().split("\0"), texts, strict=True)
    ]


def _short(name: str, text: str) -> str:
    """Return the slug of a text from that of its beginning, which may be all of it."""
    if len(name) > MAX_SLUG:
        return name[:MAX_SLUG].rstrip("-")
    return name if name and len(text) <= _BEGINNING else slug(text)


def nfc(text: str) -> str:
    """Return the Unicode normalisation form C of any text, in linear time."""
    # CPython orders marks by insertion: minutes for a page of them. Ordered marks it goes through once.
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(_in_order, text))


def has_flood(text: str) -> bool:
    """Return whether a printable text has many marks in a row; most have not even so many signs that are not ASCII."""
    rare = text.encode().translate(None, _ASCII).decode()
    return _FIRST_MARKS.search(rare) is not None and _FIRST_MARKS.search(text) is not None


def _in_order(marks: re.Match[str]) -> str:
    # A flood is long and has few different signs: each is looked up once.
    single = {mark: unicodedata.normalize("NFD", mark) for mark in set(marks[0])}
    order = {char: unicodedata.combining(char) for char in set().union(*single.values())}
    if len({*order.values()} - {0}) < 2:
        return marks[0]  # nothing to order
    runs = groupby("".join(map(single.__getitem__, marks[0])), key=lambda char: order[char] > 0)
    return "".join("".join(sorted(run, key=order.__getitem__) if is_marks else run) for is_marks, run in runs)
