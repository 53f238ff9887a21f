"""The document check against the rules, one string at a time."""

import json as stdlib
import unicodedata
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce.formats.wire.vouch import text_is_clean
from stemtaskforce.text import UNUSUAL, check_prose, is_safe
from tests.formats.mutations import TEXTS

#: What only the ends of a string decide; the document check is not asked about it.
OF_ENDS = {"text.edge-space", "text.blank", "text.too-long"}

#: Characters that are near to trouble: marks, jamo, letters that compose, separators, controls, escapes.
NEAR = st.sampled_from(
    'en/"\\\n\t=\x7f\x85\xa0é☃🔬\u0301\u0327\u0303\u0338\u1100\u1161\u11a8\uac00\u09c7\u09be\u212b\u2126\u0344\u2028\u2029\u200b'
)
STRINGS = st.text(NEAR, max_size=12) | st.text(max_size=12) | st.sampled_from(TEXTS)


@given(strings=st.lists(STRINGS, max_size=5), escaped=st.booleans(), indent=st.sampled_from([None, 1]))
@example(strings=["n\u0303"], escaped=False, indent=None)
@example(strings=["\n\u0303"], escaped=False, indent=None)
@example(strings=["/\u0338", '"\u0338'], escaped=False, indent=None)
@example(strings=["\u1100", "\u1161"], escaped=False, indent=None)
@example(strings=["\\n", "\\\\u0041"], escaped=False, indent=None)
def test_in_a_document_that_is_vouched_for_every_string_keeps_the_rules(
    strings: list[str],
    escaped: bool,  # noqa: FBT001 - drawn
    indent: int | None,
) -> None:
    data = stdlib.dumps(strings, ensure_ascii=escaped, indent=indent).encode()

    if text_is_clean(data):
        for text in strings:
            assert {problem.code for problem in check_prose(text)} <= OF_ENDS


@given(
    st.lists(st.text(st.sampled_from("aZ09 .,;'\"/\nàéîõüßøłđΣЖ’“”–…€ﬁ漢한🔬\u00a0\u00ad"), max_size=20), max_size=5)
)
def test_texts_in_the_languages_of_europe_are_vouched_for(strings: list[str]) -> None:
    assert text_is_clean(stdlib.dumps(strings, ensure_ascii=False).replace("\\\\", "").encode())


def test_texts_in_a_document_on_several_lines_are_vouched_for() -> None:
    for indent in ("", " ", "\t", "\r"):
        assert text_is_clean(f'[\n{indent}"Łódź",\n{indent}"Été"\n]'.encode())


def test_texts_with_marks_are_vouched_for_where_the_whole_document_is_in_nfc() -> None:
    assert text_is_clean('["\u0928\u0942", "a\\"b"]'.encode())  # Hindi
    assert not text_is_clean('["e\u0301"]'.encode())


@pytest.mark.parametrize("before", range(4_090, 4_100))
def test_an_escape_that_is_not_allowed_is_found_wherever_a_piece_of_the_search_ends(before: int) -> None:
    for start in ("", "\\n", "a" * 300 + "\\n"):
        allowed = f'["{start}{"a" * before}\\n{"a" * before}\\""]'.encode()
        assert text_is_clean(allowed)
        assert not text_is_clean(allowed.replace(b"a\\n", b"a\\t"))
        assert not text_is_clean(allowed.replace(b'\\""', b'\\\\"'))


@pytest.mark.slow
def test_a_flood_of_different_characters_takes_no_square_time() -> None:
    every = "".join(char for char in map(chr, range(0xA0, 0x20000)) if is_safe(char))

    assert text_is_clean(stdlib.dumps([every] * 20, ensure_ascii=False).encode())


@cache
def composing() -> frozenset[str]:
    """Every character that may compose with one before it, by the Unicode data of this Python."""
    found = {chr(code) for code in [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)]}
    for code in range(0x110000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<") and unicodedata.is_normalized("NFC", chr(code)):
            found.add(chr(int(parts[1], 16)))
    return frozenset(found)


@pytest.mark.slow
def test_no_safe_character_composes_is_reordered_or_is_changed() -> None:
    assert 70 < len(composing())
    # Above the ranges of the room nothing is safe; some of it is asked.
    safe = [*filter(is_safe, map(chr, [*range(0x20000), *range(0x20000, 0x110000, 257)]))]

    assert not composing().intersection(safe)
    assert {0} == {*map(unicodedata.combining, safe)}
    assert all(unicodedata.is_normalized("NFC", char) for char in safe)
    assert () == check_prose("x".join(["", *safe, ""]))


@pytest.mark.parametrize(
    "text", ["æøå ÆØÅ", "Ελλάδα", "България", "Łódź", "Īslande", "Ħal", "ﬁ", "🏫", "数学", "한국", "«»„“”‘’–—…€"]
)
def test_everyday_characters_are_safe(text: str) -> None:
    assert all(char.isascii() or is_safe(char) for char in text)


@pytest.mark.slow
def test_everything_that_is_passed_over_at_once_is_safe() -> None:
    passed = [char for char in map(chr, range(0x80, 0x110000)) if not UNUSUAL.match(char)]

    assert 1_000 < len(passed)
    assert all(map(is_safe, passed))
