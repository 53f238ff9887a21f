"""From bytes to plain JSON values: the bounds first, then RFC 8259 to the letter.

Nothing here knows a record. A document is refused here if it is not JSON, not UTF-8, or over a limit; the limits are
checked before memory is spent on values. The strict decoder has a parser of its own and shares only the limits.
"""

import json
import re
from itertools import accumulate
from typing import NoReturn, cast

from stemtaskforce.errors import DecodeError, LimitExceeded
from stemtaskforce.findings import Finding, make
from stemtaskforce.formats.wire.spec import MAX_DEPTH, Data
from stemtaskforce.text import excerpt

__all__ = ["check_depth", "is_unfinished", "parse", "parse_item", "to_bytes"]

_BOM = b"\xef\xbb\xbf"
#: Longest whole number that is read as one, which every setting of Python allows; no field takes any but `version`.
_MAX_DIGITS = 640
#: For depth an object is an array.
_AS_ARRAYS = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS = bytes(set(range(256)) - set(b'[]{}"'))
_STEP = {ord("["): 1, ord("]"): -1}
_STRING = re.compile(b'"[^"]*"')
#: Allowed in JavaScript, not in JSON.
_TRAILING_COMMA = re.compile(r",[ \t\r\n]*[]}]")
#: The name of a file where a document is expected.
#: The name of a page rather than of a document.
_PAGE_NAME = re.compile(r"[^\n<{\[]{1,1000}\.(?:txt|html?)", re.IGNORECASE)
_FILE_NAME = re.compile(r"[^\s\"{}\[\]][^\n\"{}\[\]]{0,999}\.(?:jsonl?|ndjson)(?:\.gz)?")
_STRING_OR_CONSTANT = re.compile(r""""[^"\\]*(?:\\.[^"\\]*)*"|NaN|-?Infinity""")


def to_bytes(data: Data, max_bytes: int) -> bytes:
    """Return a document as bytes, or refuse it for its size before anything is done with it.

    Args:
        data: The document.
        max_bytes: The most bytes that it may have.

    Returns:
        The document, a text in UTF-8.

    Raises:
        LimitExceeded: It is larger.
        DecodeError: It is a text with a lone surrogate.
        TypeError: It is neither bytes nor text, a mistake of the program and not of the data.
    """
    try:
        size = len(data) if isinstance(data, str) else memoryview(data).nbytes
    except TypeError:
        raise TypeError(f"expected a document as bytes or text, got {excerpt(data)}") from None
    if size <= max_bytes:
        try:
            raw = data.encode() if isinstance(data, str) else bytes(data)
        except UnicodeEncodeError as error:
            message = f"character {error.start + 1:,} is a lone surrogate; expected text that UTF-8 can write"
            raise DecodeError([make("json.encoding", message)]) from None
        size = len(raw)
        if size <= max_bytes:
            return raw
    raise LimitExceeded([make("limit.bytes", f"expected at most {max_bytes:,} bytes, got {size:,}")])


def parse(data: bytes) -> object:
    """Read JSON as plain values (RFC 8259): strict UTF-8, no byte order mark, no `NaN`, at most 64 levels.

    Args:
        data: The document.

    Returns:
        Dictionaries, lists, strings, numbers, truth values and `None`. Of duplicate keys the last wins. Whole
        numbers of more than 640 characters, which no field takes, are floats.

    Raises:
        DecodeError: With the place where the text stops being JSON.
        LimitExceeded: It is nested too deep.
    """
    if data.startswith(_BOM):
        message = "the document starts with a byte order mark; expected UTF-8 without one"
        raise DecodeError([make("json.encoding", message, line=1)])
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1:,} ({data[error.start]:#04x}) is not UTF-8; expected UTF-8 throughout"
        raise DecodeError([make("json.encoding", message, line=line)]) from None
    check_depth(data)
    try:
        return cast("object", _DECODER.decode(text))
    except _Constant as constant:
        raise _not_json(text, str(constant)) from None
    except json.JSONDecodeError as error:
        raise DecodeError([_fault(text, error)]) from None


def parse_item(data: bytes) -> object:
    """Read an item of an array as `parse` does the document; its levels count from the array.

    Args:
        data: The item.

    Returns:
        Its value.

    Raises:
        DecodeError: It is not JSON.
        LimitExceeded: It is nested too deep.
    """
    check_depth(b"[%b]" % data)
    return parse(data)


def _fault(text: str, error: json.JSONDecodeError) -> Finding:
    """Return the finding for the place where a text stops being JSON; common mistakes are named."""
    comma = text.rfind(",", 0, error.pos + 1)
    trailing = _TRAILING_COMMA.match(text, comma) if comma >= 0 else None
    if trailing and trailing.end() > error.pos:
        place = json.JSONDecodeError("", text, comma)
        message = f"column {place.colno:,}: a comma before {text[trailing.end() - 1]!r}; expected none"
        return make("json.invalid", message, line=place.lineno)
    got = excerpt(text[error.pos : error.pos + 20]) if error.pos < len(text) else "the end of the document"
    fault = error.msg[:1].lower() + error.msg[1:].removesuffix(" at").removesuffix(" starting")
    hint = ""
    if error.pos == 0 and _PAGE_NAME.fullmatch(text):
        hint = "; this library opens no address" if "://" in text else "; pages.read_path reads pages"
    elif error.pos == 0 and _FILE_NAME.fullmatch(text):
        hint = "; this library opens no address" if "://" in text else f"; did you mean load({excerpt(text)})?"
    elif error.msg == "Extra data" and error.lineno > 1 and error.colno == 1 and text.startswith("{", error.pos):
        hint = "; did you mean JSON lines, which jsonl.loads and a file that ends in .jsonl take?"
    return make("json.invalid", f"column {error.colno:,}: {fault}; got {got}{hint}", line=error.lineno)


def _number(digits: str) -> int | float:
    # Python takes quadratic time for long whole numbers, and refuses those past 4,300 digits.
    return int(digits) if len(digits) <= _MAX_DIGITS else float(digits)


class _Constant(Exception):
    """A word that Python's parser takes and JSON does not have."""


def _constant(name: str) -> NoReturn:
    raise _Constant(name)


#: Made once: most lines of a file of bad lines are parsed by it.
_DECODER = json.JSONDecoder(parse_int=_number, parse_constant=_constant)


def _not_json(text: str, name: str) -> DecodeError:
    # What stands before it is JSON, so the first of these words outside strings is the one.
    start = next(match.start() for match in _STRING_OR_CONSTANT.finditer(text) if match[0][0] != '"')
    place = json.JSONDecodeError("", text, start)
    message = f"column {place.colno:,}: {name} is a word of Python and JavaScript; expected JSON"
    return DecodeError([make("json.invalid", message, line=place.lineno)])


def check_depth(data: bytes) -> None:
    """Refuse a document that is nested too deep, in linear time and without reading it as JSON.

    Args:
        data: The document; it need not be JSON.

    Raises:
        LimitExceeded: An array or object stands inside more than 63 others.
    """
    if data.count(b"[") + data.count(b"{") <= MAX_DEPTH:
        return
    brackets = left = _skeleton(data).replace(b'"', b"")
    for _ in range(MAX_DEPTH):
        # A round takes the innermost level away, at the speed of C.
        left = left.replace(b"[]", b"")
        if not left:
            return
    # Too deep, or brackets that do not match: then the levels are counted one by one, up to the bound.
    if any(level > MAX_DEPTH for level in accumulate(map(_STEP.__getitem__, brackets))):
        message = f"the document nests arrays and objects deeper than {MAX_DEPTH}; expected at most that"
        raise LimitExceeded([make("json.depth", message)])


def is_unfinished(data: bytes) -> bool:
    """Return whether a document stops inside a string, an array or an object, as a truncated one does.

    Args:
        data: The document, which is not JSON as it stands.

    Returns:
        Whether something is still open at its end.
    """
    skeleton = _skeleton(data)
    return skeleton.endswith(b'"') or sum(map(_STEP.__getitem__, skeleton)) > 0


def _skeleton(data: bytes) -> bytes:
    """Return the brackets that stand outside strings, and a quotation mark at the end if a string is still open."""
    if b"\\" in data:
        # Pairs of backslashes go first, from the left: what then stands before a quotation mark escapes it.
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    # Two neighbouring marks can go, whichever they are: all else stays as far inside or outside as it was.
    data = data.translate(_AS_ARRAYS, _NO_BRACKETS).replace(b'""', b"")
    data = _STRING.sub(b"", data)
    # What is left of an open string starts at its mark.
    return data if (start := data.find(b'"')) < 0 else data[: start + 1]
