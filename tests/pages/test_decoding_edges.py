"""From bytes to text, exactly: the codec, what is told of bytes that are not in it, and where a prescan ends."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce.findings import Finding, make
from stemtaskforce.pages.decoding import decode, decode_html


def note(message: str, line: int, value: str) -> tuple[Finding, ...]:
    return (make("page.encoding", f"page: {message}", line=line, value=f"'{value}'"),)


#: Labels that pages give, and the codec that they mean on the web (Encoding standard, section 4.2).
LABELS = {
    "utf-8": "utf-8",
    "UTF8": "utf-8",
    " utf-8 ": "utf-8",
    "utf_8_sig": "utf-8",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "latin-1": "cp1252",
    "ISO-8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "gb2312": "gbk",
    "utf-16-be": "utf-16-be",
    **{f"iso-8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
    **{label: label for label in ("utf-16-le", "cp866", "koi8-r", "koi8-u", "gbk", "gb18030", "big5")},
    "macintosh": "mac-roman",
    "euc-jp": "euc_jp",
    "shift_jis": "shift_jis",
    "euc-kr": "euc_kr",
}


@pytest.mark.parametrize("label", LABELS)
def test_a_given_encoding_is_the_one_that_the_web_means_by_it(label: str) -> None:
    data = bytes(range(0x20, 0x80)) + b"\xb0\xa1\xb0\xa1"

    for read in (decode, decode_html):
        text, findings = read(data, label)
        assert data.decode(LABELS[label], "replace") == text
        assert ("\ufffd" in text) == bool(findings)


@pytest.mark.parametrize("label", ["rot13", "utf-7", "unicode_escape", "cp037", "no such thing", "a\x00b", ""])
def test_an_encoding_that_is_none_of_the_webs_is_not_used_and_told(label: str) -> None:
    shown = label.replace("\x00", "\\x00")
    expected = note(f"the encoding '{shown}' is none of the web's; it was not used", 1, shown)

    assert ("Ærø", expected) == decode("Ærø".encode(), label)
    assert ("Ærø", expected) == decode_html("Ærø".encode(), label)


def test_a_given_encoding_that_is_not_used_leaves_the_declared_one() -> None:
    text, findings = decode_html(b"<meta charset=windows-1251>\xe6", "rot13")

    assert ("ж", 1) == (text[-1], len(findings))


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_counts_before_all_else(codec: str) -> None:
    text = "\ufeff" * (codec in {"utf-16-le", "utf-16-be"}) + "<meta charset=windows-1251>Ærø"
    data = text.encode(codec)

    for encoding in (None, "windows-1251", "rot13"):
        for read in (decode, decode_html):
            got, findings = read(data, encoding)
            assert (text.removeprefix("\ufeff"), ()) == (got.removeprefix("\ufeff"), findings)


@pytest.mark.parametrize(
    ("data", "encoding", "text", "findings"),
    [
        (b"a\nb\xff\nc", None, "a\nb\ufffd\nc", note("byte 3 is not UTF-8; it was read as U+FFFD", 2, "ff")),
        (b"a\xe2\x82", None, "a\ufffd", note("byte 1 is not UTF-8; it was read as U+FFFD", 1, "e2 82")),
        (b"\n\n\x98", "windows-1251", "\n\n\ufffd", note("byte 2 is not CP1251; it was read as U+FFFD", 3, "98")),
        (
            b"\xff\xfea\x00\n\x00b",
            None,
            "a\n\ufffd",
            note("byte 6 is not UTF-16; it was read as U+FFFD", 2, "62"),
        ),
        (
            b"\x00\n\xd8\x00\x00a",
            "utf-16-be",
            "\n\ufffda",
            note("byte 2 is not UTF-16-BE; it was read as U+FFFD", 2, "d8 00"),
        ),
    ],
)
def test_bytes_of_a_text_that_are_not_in_its_encoding_are_told_with_their_line(
    data: bytes, encoding: str | None, text: str, findings: tuple[Finding, ...]
) -> None:
    assert (text, findings) == decode(data, encoding)


UNDECLARED = "and it declares no encoding; it was read as windows-1252"


@pytest.mark.parametrize(
    ("data", "encoding", "text", "findings"),
    [
        (b"<p>\n\xc6", None, "<p>\nÆ", note(f"byte 4 is not UTF-8, {UNDECLARED}", 2, "c6")),
        (b"\x81\n\xff", None, "\ufffd\nÿ", note(f"byte 0 is not UTF-8, {UNDECLARED}", 1, "81")),
        (b"\n\n\xff", "utf-8", "\n\n\ufffd", note("byte 2 is not UTF-8, it was read as U+FFFD", 3, "ff")),
        (
            b"<meta charset=utf-8>\xe2\x82",
            None,
            "<meta charset=utf-8>\ufffd",
            note("byte 20 is not UTF-8, it was read as U+FFFD", 1, "e2 82"),
        ),
        (b"\xef\xbb\xbf\n\xff", None, "\ufeff\n\ufffd", note("byte 4 is not UTF-8, it was read as U+FFFD", 2, "ff")),
        (b"\x98", "windows-1251", "\ufffd", note("byte 0 is not CP1251, it was read as U+FFFD", 1, "98")),
    ],
)
def test_bytes_of_a_page_that_are_not_in_its_encoding_are_told_with_their_line(
    data: bytes, encoding: str | None, text: str, findings: tuple[Finding, ...]
) -> None:
    assert (text, findings) == decode_html(data, encoding)


@pytest.mark.parametrize("read", [decode, decode_html])
def test_what_is_told_of_an_encoding_stands_before_what_is_told_of_bytes(
    read: Callable[[bytes, str], tuple[str, tuple[Finding, ...]]],
) -> None:
    _, findings = read(b"\n\xff", "rot13")

    assert [1, 2] == [each.line for each in findings]


META = b"<meta charset=windows-1251>"


@pytest.mark.parametrize("before", range(1_024 - len(META) - 1, 1_024 - len(META) + 2))
def test_an_encoding_is_declared_within_the_first_1024_bytes(before: int) -> None:
    text, _ = decode_html(b" " * before + META + b"\xe6")

    # Without its last byte the tag still has its attribute.
    assert ("ж" if before <= 1_025 - len(META) else "æ") == text[-1]


@pytest.mark.parametrize(
    "before",
    [
        b"<",
        b"<<",
        b"< meta charset=utf-8>",
        b"<1 charset=utf-8>",
        b"<!-->",
        b"<!--->",
        b"<!-- > <meta charset=iso-8859-2> --->",
        b"<!-x><!>",
        b"<?xml version='1.0' encoding='iso-8859-2'?>",
        b"</>",
        b"</ meta charset=iso-8859-2>",
        b"</1 <meta charset=iso-8859-2>>",
        b"</script>",
        b"<title></TITLE>",
        b"</title><title><meta charset=iso-8859-2></title>",
        b"<TITLE><meta charset=iso-8859-2></Title>",
        b"<script></scr><meta charset=iso-8859-2></script x>",
        b"<style a='>'><meta charset=iso-8859-2></style>",
        b"<p <p=x a='>' b=\">\" c=>",
        b"<p a = '<meta charset=iso-8859-2>' b>",
        b"<metax charset=iso-8859-2>",
        b"<x:meta charset=iso-8859-2>",
        b"<meta name=charset content=iso-8859-2>",
        b"<meta http-equiv=content-type>",
        b"<meta http-equiv=content-type content='text/html; charset'>",
        b"<meta http-equiv=content-type content='charset = '>",
        b"<meta http-equiv=content-type content='charset=\"\"'>",
        b"<meta http-equiv=content-typ content='charset=iso-8859-2'>",
        b"<meta charset=x http-equiv=content-type content='charset=iso-8859-2'>",
        b"<meta charset= http-equiv=content-type content='charset=iso-8859-2'>",
        b"<meta charset>",
        b"<meta charset=''>",
    ],
)
def test_what_declares_nothing_hides_no_later_declaration(before: bytes) -> None:
    assert "ж" == decode_html(before + META + b"\xe6")[0][-1]


@pytest.mark.parametrize(
    "head",
    [
        b"<meta\tcharset\n=\r'windows-1251' x>",
        b"<meta / charset=windows-1251 / >",
        b"<meta a=b c charset=WINDOWS-1251>",
        b"<meta charset=' windows-1251 '>",
        b"<meta charset=windows-1251 charset=iso-8859-2>",
        b"<meta CHARSET=windows-1251 http-equiv=content-type content='charset=iso-8859-2'>",
        b"<meta http-equiv=CONTENT-TYPE content='charset=windows-1251'>",
        b"<meta http-equiv=content-type content='text/html; CHARSET = windows-1251 ; x'>",
        b"<meta http-equiv=content-type content=\"text/html;charset='windows-1251'\">",
        b"<meta http-equiv=content-type content='x charset y charset=windows-1251'>",
        b"<META http-equiv=content-type content=charset=windows-1251>",
    ],
)
def test_a_declaration_has_many_forms(head: bytes) -> None:
    assert (head.decode() + "ж", ()) == decode_html(head + b"\xe6")


@pytest.mark.parametrize(
    "head",
    [
        b"<title><meta charset=windows-1251>",
        b"<style>" + META + b"</styl>",
        b"<!-" + META.replace(b">", b""),
        b"<?" + META.replace(b">", b""),
        b"<!---" + META,
        b"<p a='" + META,
        b"<p a=" + META.replace(b" ", b""),
        b"</meta charset=windows-1251>",
        b"<meta charset=\"windows-1251>'",
        b'<meta http-equiv=content-type content="charset=\'windows-1251">',
        b"<meta xcharset=windows-1251>",
        b"<meta charset windows-1251>",
    ],
)
def test_other_places_declare_nothing(head: bytes) -> None:
    text, findings = decode_html(head + b"\xe6")

    assert head.decode() + "æ" == text
    assert note(f"byte {len(head)} is not UTF-8, {UNDECLARED}", 1, "e6") == findings


@pytest.mark.parametrize("label", [b"utf-16", b"utf-16le", b"UTF-16BE"])
def test_a_page_that_is_read_byte_by_byte_is_not_in_utf_16(label: bytes) -> None:
    head = b"<meta charset=" + label + b">"

    assert (head.decode() + "æ", ()) == decode_html(head + "æ".encode())


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_is_read_back_by_its_mark_or_as_utf_8(text: str, codec: str) -> None:
    data = text.encode(codec)

    for read in (decode, decode_html):
        got, findings = read(data)
        assert (text.removeprefix("\ufeff"), ()) == (got.removeprefix("\ufeff"), findings)
