"""A page declares its encoding where the HTML standard's prescan finds it, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce.pages.decoding import decode_html

#: `ć` in windows-1250, `ж` in windows-1251, and in UTF-8 a part of a character.
BYTE = b"\xe6"
CYRILLIC = "ж"


@pytest.mark.parametrize(
    "head",
    [
        b"<meta charset=windows-1251>",
        b"<META CharSet = 'Windows-1251'>",
        b'<meta charset="windows-1251"/>',
        b"<meta/charset=windows-1251>",
        b"<meta name=x charset=windows-1251 charset=utf-8>",
        b"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        b"<meta content='text/html; charset = \"windows-1251\"' http-equiv=content-type>",
        b"<!-- <meta charset=iso-8859-2> --><meta charset=windows-1251>",
        b"<!--><meta charset=windows-1251>",
        b"<title><meta charset=iso-8859-2></title><meta charset=windows-1251>",
        b"<script>'<meta charset=iso-8859-2>'</SCRIPT><meta charset=windows-1251>",
        b"<style><meta charset=iso-8859-2></style><meta charset=windows-1251>",
        b"<p title='<meta charset=iso-8859-2>'><meta charset=windows-1251>",
        b"<meta name=description content='charset=iso-8859-2 explained'><meta charset=windows-1251>",
        b"<meta charset=nonsense><meta charset=windows-1251>",
        b"<meta http-equiv=content-type content=text/html><meta charset=windows-1251>",
        b"<!doctype html><?x?></ x><1 < 2><meta charset=windows-1251>",
        b"</meta charset=iso-8859-2></script><meta charset=windows-1251>",
        b"<metal charset=iso-8859-2><meta charset=windows-1251>",
    ],
)
def test_an_encoding_is_declared_where_the_prescan_finds_it(head: bytes) -> None:
    text, findings = decode_html(head + BYTE)
    assert ((), CYRILLIC) == (findings, text[-1])


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"<!-- <meta charset=windows-1251>",
        b"<script><meta charset=windows-1251>",
        b"<meta http-equiv=refresh content='0; charset=windows-1251'>",
        b"<meta content='text/html; charset=windows-1251'>",
        b"<meta charset='windows-1251>",
        b"<p charset=windows-1251>",
        b"charset=windows-1251",
    ],
)
def test_no_encoding_is_declared_anywhere_else(head: bytes) -> None:
    text, findings = decode_html(head + BYTE)
    assert (["page.encoding"], "æ") == ([finding.code for finding in findings], text[-1])


def test_a_declaration_of_utf_16_that_can_be_read_means_utf_8() -> None:
    assert "æ" == decode_html(b"<meta charset=utf-16le>" + "æ".encode())[0][-1]


@given(
    st.lists(st.sampled_from([b"<meta", b" charset", b"=", b"'", b'"', b">", b"<!--", b"-->", b"<", b"/", b" ", b"x"]))
)
def test_no_head_makes_the_prescan_fail(parts: list[bytes]) -> None:
    text, findings = decode_html(b"".join(parts))
    assert (b"".join(parts).decode(), ()) == (text, findings)
