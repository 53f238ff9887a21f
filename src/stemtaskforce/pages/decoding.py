"""From bytes to the text of a page: byte order marks, what a page declares, and what a caller knows.

Nothing is refused and nothing is guessed from content: what is not in the encoding is read as U+FFFD, and a
finding says where.
"""

import codecs
import re

from stemtaskforce.findings import Finding, make
from stemtaskforce.text import excerpt

__all__ = ["decode", "decode_html"]

#: How far into a page its encoding may be declared (HTML, section 13.2.3.2).
_DECLARED_WITHIN = 1024
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_:-]{2,40})", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
#: Encodings of text on the web (Encoding standard, section 4.2), by the names of Python's codecs.
_ENCODINGS = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be ascii iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 "
    "iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 "
    "cp1255 cp1256 cp1257 cp1258 cp866 koi8-r koi8-u mac-roman gb2312 gbk gb18030 big5 euc_jp shift_jis euc_kr".split()
)
#: What the web means by these names.
_MEANS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk"}


def decode(data: bytes, encoding: str | None = None) -> tuple[str, tuple[Finding, ...]]:
    """Decode a page of text: by its byte order mark, the encoding that is given, or UTF-8.

    Args:
        data: The file.
        encoding: What is known of its encoding from elsewhere.

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
        encoding: What is known of its encoding from elsewhere, such as an HTTP header.

    Returns:
        The text, with U+FFFD for what is not in the encoding, and the findings of that. A page that
        declares nothing and is not UTF-8 is read as windows-1252, and a finding says so.
    """
    notes: list[Finding] = []
    name = next((codec for bom, codec in _BOMS if data.startswith(bom)), None)
    if name is None and encoding is not None:
        name = _given(encoding, notes)
    if name is None and (declared := _META.search(data, 0, _DECLARED_WITHIN)):
        name = _codec(declared[1].decode("ascii"))
        # A page that was read this far byte by byte is not in UTF-16, whatever it says.
        name = "utf-8" if name and name.startswith("utf-16") else name
    codec = name or "utf-8"
    try:
        return data.decode(codec), tuple(notes)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        rest = "it was read as U+FFFD" if name else "and it declares no encoding; it was read as windows-1252"
        message = f"page: byte {error.start} is not {codec.upper()}, {rest}"
        notes.append(make("page.encoding", message, line=line, value=excerpt(data[error.start : error.end].hex(" "))))
        return data.decode(name or "cp1252", "replace"), tuple(notes)


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    name = name.removesuffix("-sig")
    return _MEANS.get(name, name) if name in _ENCODINGS else None
