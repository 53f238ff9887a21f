r"""Vouching for the text of a whole JSON document at once, instead of asking the rules string by string.

`text_is_clean` reads the bytes of a document and returns whether every string in it is in NFC, without control
characters but `\n`, without lone surrogates, U+2028 and U+2029. It may return `False` for a clean document,
never `True` for any other. The proof:

1. The decoder that has parsed the document has found it to be JSON in UTF-8. So no string holds a raw character below
   U+0020, and no lone surrogate that is not escaped.
2. Every backslash is followed by `"`, `/` or `n`, and so starts an escape of one of these three. All other
   characters of a string stand in the document as they are.
3. What is left after printable ASCII and JSON's white space are taken away is a small set of characters. If each
   is safe (assigned, no mark, no control character, no separator of lines, not composing with what stands before
   it and not changed by NFC), every string made of them, of ASCII and of these escapes is in NFC (Unicode
   Standard Annex 15, section 9.1: all have `NFC_Quick_Check=Yes` and combining class 0).
4. Else, if none is a control character or a separator, the document may still be in NFC as a whole. Then so is
   every part of it between escapes (NFC is closed under substrings, section 1.4 of the annex), and so is every
   string: `\"` and `\/` end in the character that they mean, and a line feed, which stands where an `n` did,
   composes with nothing and has combining class 0, as `n` has.
"""

import re
import unicodedata
from typing import NamedTuple

from stemtaskforce.text import UNUSUAL, is_safe, is_unseen

__all__ = ["BACKSLASH", "DELETE", "DOUBTFUL", "Look", "look", "text_is_clean", "texts_are_clean"]

#: As numbers: Python finds a byte in a document several times as fast as a text of one byte.
BACKSLASH, DELETE = 0x5C, 0x7F
#: The characters that are always allowed once the escapes are known: printable ASCII, JSON's white space.
_HARMLESS = bytes([*range(0x20, 0x7F), *b"\t\n\r"])
#: What a text may hold without harm: printable ASCII and a line feed.
_HARMLESS_TEXT = bytes([*range(0x20, 0x7F), *b"\n"])
#: How many bytes are searched by pattern from a backslash on.
_PIECE = 4096
_OTHER_ESCAPE = re.compile(rb'\\[^"/n]')

#: Control characters, line and paragraph separators: no text may hold them.
_FORBIDDEN = {"Cc", "Zl", "Zp"}


class Look(NamedTuple):
    """The properties of all strings of a document, taken from its bytes.

    Attributes:
        clean: Whether all strings keep the rules that have nothing to do with their ends.
        hidden: Whether a string may hold characters that cannot be seen, beside white space.
        breaks: Whether a string may hold a line break.
    """

    clean: bool
    hidden: bool
    breaks: bool


#: What is known of strings that nobody has looked at.
DOUBTFUL = Look(clean=False, hidden=True, breaks=True)


def text_is_clean(data: bytes) -> bool:
    r"""Return whether all strings of a document keep the rules that have nothing to do with a string's ends.

    Args:
        data: A document that has been parsed as JSON.

    Returns:
        `True` where every string is in NFC and holds no control character but `\n`, no lone surrogate, and
        neither U+2028 nor U+2029. `False` where one may not.

    Example:
        >>> text_is_clean('["Łódź", "one\\n\\"two\\""]'.encode())
        True
        >>> text_is_clean(b'["\\t"]')
        False
    """
    return look(data).clean


def look(data: bytes) -> Look:
    """Look at the bytes of a document that has been parsed as JSON.

    Args:
        data: The document.

    Returns:
        The properties; `clean` as in `text_is_clean`.

    Example:
        >>> look('["a\u200b"]'.encode())
        Look(clean=True, hidden=True, breaks=False)
    """
    breaks = BACKSLASH in data
    if breaks and _has_other_escape(data):
        return DOUBTFUL
    if data.isascii():
        return Look(clean=DELETE not in data, hidden=False, breaks=breaks)
    unusual = set(UNUSUAL.findall(data.translate(None, _HARMLESS).decode()))
    hidden = any(map(is_unseen, unusual))
    doubtful = [char for char in unusual if not is_safe(char)]
    if not doubtful:
        return Look(clean=True, hidden=hidden, breaks=breaks)
    if any(unicodedata.category(char) in _FORBIDDEN for char in doubtful):
        return DOUBTFUL
    return Look(clean=unicodedata.is_normalized("NFC", data.decode()), hidden=hidden, breaks=breaks)


def _has_other_escape(data: bytes) -> bool:
    """Return whether a backslash stands before anything but what `text_is_clean` allows.

    Between backslashes Python finds the next one several times as fast as a pattern does.
    """
    start = data.find(BACKSLASH)
    while start >= 0:
        # One byte more than a piece, as a backslash may be its last.
        if _OTHER_ESCAPE.search(data, start, start + _PIECE + 1):
            return True
        start = data.find(BACKSLASH, start + _PIECE)
    return False


def texts_are_clean(lines: list[str], prose: list[str]) -> bool:
    r"""Return whether texts hold only characters that are harmless anywhere, however their document writes them.

    Where `look` is in doubt, as an escape such as `\u0142` does not say by its bytes which character it stands for, the
    texts themselves are looked at, all at once.

    Args:
        lines: Texts of one line.
        prose: Longer texts.

    Returns:
        `True` where each is in NFC, holds no control character but `\n` and no separator, and where it is not ASCII,
        has no character that cannot be seen. `False` where one may not.

    Example:
        >>> texts_are_clean(["Łódź"], ["One.\n\nTwo."]), texts_are_clean(["a\tb"], [])
        (True, False)
    """
    rest = "\n".join([*lines, *prose]).encode("utf-8", "surrogatepass").translate(None, _HARMLESS_TEXT)
    unusual: set[str] = set(UNUSUAL.findall(rest.decode("utf-8", "surrogatepass")))
    return all(is_safe(char) and not is_unseen(char) for char in unusual)
