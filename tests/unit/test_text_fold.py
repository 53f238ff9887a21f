"""Folding by the characters that differ gives what its definition gives, whatever the text."""

import re
import sys
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce.folding import (
    MAX_REPLACED,
    _in_order,  # pyright: ignore[reportPrivateUsage]  # a law of its own
    fold,
    has_flood,
)

_PLAIN = str.maketrans(
    {"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "ł": "l", "đ": "d", "þ": "th", "ı": "i"}
    | {"œ": "oe", "ħ": "h", "ð": "d", "ŋ": "n"}
)
_DIFFERENT = [char for char in map(chr, range(0x80, 0x3000)) if unicodedata.normalize("NFKD", char).casefold() != char]


def every() -> Iterator[str]:
    """Yield the characters but surrogates and unassigned ones, of which the first plane has enough."""
    for char in map(chr, range(sys.maxunicode + 1)):
        category = unicodedata.category(char)
        if category != "Cs" and (ord(char) < 0x10000 or category[0] != "C"):
            yield char


def defined(text: str) -> str:
    """The fold as the design words it: NFKD, casefold, marks off, letters with a bar or ring made plain."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in text if unicodedata.category(char)[0] != "M").translate(_PLAIN)


@pytest.mark.slow
def test_every_character_folds_as_defined_and_only_once() -> None:
    wrong = [char for char in every() if defined(char) != fold(char) or fold(char) != fold(fold(char))]

    assert [] == wrong


@given(st.text(max_size=40) | st.text(st.sampled_from(_DIFFERENT + list("aIiΣσςй\u0301\u0345")), max_size=40))
@example("ΟΔΥΣΣΕΥΣ Σ")
@example("α\u0345\u0301β")
def test_a_text_folds_as_its_characters_do(text: str) -> None:
    assert defined(text) == fold(text)


def test_a_text_of_many_different_letters_folds_as_its_characters_do() -> None:
    text = "".join(_DIFFERENT)

    assert len(set(text)) > MAX_REPLACED
    assert defined(text) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", False), ("a", False), ("“" * 30, False), ("“" * 31, True), ("a“" * 40, False), (f"é{'“' * 31}é", True)],
)
def test_a_flood_is_many_signs_in_a_row(text: str, *, expected: bool) -> None:
    assert expected == has_flood(text)


@given(st.text(st.sampled_from("\u0301\u0323\u0334\u0344\u0f73…"), max_size=80))
def test_a_flood_of_different_marks_is_put_in_canonical_order(text: str) -> None:
    flood = re.fullmatch(".*", f"\u0301\u0323{text}")  # two marks that do not stand in their order
    assert flood is not None
    assert unicodedata.normalize("NFD", flood[0]) == _in_order(flood)
