"""From bytes to the text of a page: byte order marks, what a page declares, and what a caller knows.

Nothing is refused and nothing is guessed from content: what is not in the encoding is read as U+FFFD, and a
finding says where.
"""

import codecs
import re
from collections.abc import Mapping

from stemtaskforce.findings import Finding, make
from stemtaskforce.text import excerpt

__all__ = ["decode", "decode_html"]

#: How far into a page its encoding may be declared (HTML, section 13.2.3.2).
_DECLARED_WITHIN = 1024
_SPACE = rb"[\t\n\f\r ]"
_TAG = re.compile(rb"</?([a-zA-Z][^\t\n\f\r >/]*)")
#: One attribute of a tag (HTML, section 13.2.3.2, "get an attribute"): its name, and its value in one of three forms.
_ATTRIBUTE = re.compile(
    rb"[\t\n\f\r /]*+([^\t\n\f\r />][^\t\n\f\r />=]*+)"
    rb"(?:" + _SPACE + rb"*+=" + _SPACE + rb"*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\t\n\f\r >\"'][^\t\n\f\r >]*+))?+)?+"
)
_CHARSET = re.compile(
    rb"charset" + _SPACE + rb"*+=" + _SPACE + rb"*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\t\n\f\r ;\"']++))", re.IGNORECASE
)
#: Elements whose content is not markup. The standard's prescan reads it as markup all the same; a declaration in a
#: script is that of a page which the script would write.
_RAW_TEXT = (b"script", b"style", b"title")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
#: Encodings of text on the web (Encoding standard, section 4.2), by the names of Python's codecs.
_ENCODINGS = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be ascii iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 "
    "iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 "
    "cp1255 cp1256 cp1257 cp1258 cp866 koi8-r koi8-u mac-roman gb2312 gbk gb18030 big5 euc_jp shift_jis euc_kr".split()
)
#: The encodings that these names mean on the web.
_MEANS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk"}


def decode(data: bytes, encoding: str | None = None) -> tuple[str, tuple[Finding, ...]]:
    """Decode a page of text: by its byte order mark, the encoding that is given, or UTF-8.

    Args:
        data: The file.
        encoding: The encoding, where it is known from elsewhere.

    Returns:
        The text, with U+FFFD for what is not in the encoding, and then a finding with the line.
    """
    notes: list[Finding] = []
    codec = "UTF-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "UTF-8"
    if encoding is not None and codec == "UTF-8" and not data.startswith(codecs.BOM_UTF8):
        codec = _given(encoding, notes) or codec
    try:
        return data.decode(codec), tuple(notes)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(codec).count("\n") + 1
        message = f"page: byte {error.start} is not {codec.upper()}; it was read as U+FFFD"
        notes.append(make("page.encoding", message, line=line, value=excerpt(data[error.start : error.end].hex(" "))))
        return data.decode(codec, "replace"), tuple(notes)


def _given(encoding: str, notes: list[Finding]) -> str | None:
    """Return the codec of a given encoding; of one that the web does not have, a finding."""
    name = _codec(encoding)
    if name is None:
        message = f"page: the encoding {excerpt(encoding)} is none of the web's; it was not used"
        notes.append(make("page.encoding", message, line=1, value=excerpt(encoding)))
    return name


def decode_html(data: bytes, encoding: str | None = None) -> tuple[str, tuple[Finding, ...]]:
    """Decode a page: by its byte order mark, the encoding that is given, the one it declares, or UTF-8.

    Args:
        data: The whole page.
        encoding: The encoding, where it is known from elsewhere, such as an HTTP header.

    Returns:
        The text, with U+FFFD for what is not in the encoding, and the findings of that. A page that
        declares nothing and is not UTF-8 is read as windows-1252, and a finding says so.
    """
    notes: list[Finding] = []
    name = next((codec for bom, codec in _BOMS if data.startswith(bom)), None)
    if name is None and encoding is not None:
        name = _given(encoding, notes)
    if name is None:
        name = _declared(data[:_DECLARED_WITHIN])
    codec = name or "utf-8"
    try:
        return data.decode(codec), tuple(notes)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        rest = "it was read as U+FFFD" if name else "and it declares no encoding; it was read as windows-1252"
        message = f"page: byte {error.start} is not {codec.upper()}, {rest}"
        notes.append(make("page.encoding", message, line=line, value=excerpt(data[error.start : error.end].hex(" "))))
        return data.decode(name or "cp1252", "replace"), tuple(notes)


def _declared(head: bytes) -> str | None:
    """Return the codec that the beginning of a page declares (HTML, section 13.2.3.2, "prescan")."""
    place = 0
    while (place := head.find(b"<", place)) >= 0:
        if head.startswith(b"<!--", place):
            place = _behind(head, b"-->", place + 2)
        elif tag := _TAG.match(head, place):
            attributes, place = _attributes(head, tag.end())
            name = tag[1].lower()
            if name == b"meta" and not head.startswith(b"</", tag.start()):
                codec = _codec_in_meta(attributes)
                if codec is not None:
                    # A page that was read this far byte by byte is not in UTF-16, whatever it says.
                    return "utf-8" if codec.startswith("utf-16") else codec
            elif name in _RAW_TEXT and not head.startswith(b"</", tag.start()):
                place = _behind(head.lower(), b"</" + name, place)
        elif head[place + 1 : place + 2] in {b"!", b"/", b"?"}:
            place = _behind(head, b">", place)
        else:
            place += 1
    return None


def _behind(head: bytes, end: bytes, place: int) -> int:
    found = head.find(end, place)
    return len(head) if found < 0 else found + len(end)


def _attributes(head: bytes, place: int) -> tuple[dict[bytes, bytes], int]:
    """Return the attributes of a tag, of equal ones the first, and the place behind them."""
    found: dict[bytes, bytes] = {}
    while attribute := _ATTRIBUTE.match(head, place):
        name, *values = attribute.groups()
        found.setdefault(name.lower(), next(filter(None, values), b""))
        place = attribute.end()
    return found, place


def _codec_in_meta(attributes: Mapping[bytes, bytes]) -> str | None:
    """Return the codec that a `meta` element declares: in `charset`, or in `content` where that is a content type."""
    if b"charset" in attributes:
        return _codec(attributes[b"charset"].decode("latin-1"))
    if attributes.get(b"http-equiv", b"").lower() == b"content-type":
        found = _CHARSET.search(attributes.get(b"content", b""))
        return _codec(next(filter(None, found.groups()), b"").decode("latin-1")) if found else None
    return None


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    name = name.removesuffix("-sig")
    return _MEANS.get(name, name) if name in _ENCODINGS else None
