"""Ordinary texts take the short way: the long one, which gives the same, is not even begun.

A guard that no longer lets them pass would only cost time, which no test measures. So the long ways are replaced by one
that fails.
"""

from typing import NoReturn

import pytest
from hypothesis import given

from stemtaskforce import folding, strategies, text
from stemtaskforce.folding import MAX_REPLACED, MAX_SLUG, fold, fold_by, slugs
from stemtaskforce.text import MAX_LINE, MAX_PROSE, check_line, check_prose, clean_lines, is_plain_url, is_usual


def fail(*_: object) -> NoReturn:
    """Stand in for a long way."""
    pytest.fail("an ordinary text went the long way")


@pytest.fixture
def no_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the long ways of both modules."""
    for module, name in (
        (text, "_check"),
        (text, "clean_line"),
        (folding, "fold_by"),
        (folding, "_short"),
    ):
        monkeypatch.setattr(module, name, fail)


@pytest.mark.parametrize("line", ["a", "Towards a Pact", "x" * MAX_LINE])
@pytest.mark.usefixtures("no_long_way")
def test_a_printable_line_of_ascii_is_not_looked_at_twice(line: str) -> None:
    assert () == check_line(line)


@pytest.mark.parametrize("prose", ["", "a", "One sentence.", "x" * MAX_PROSE])
@pytest.mark.usefixtures("no_long_way")
def test_printable_prose_of_ascii_is_not_looked_at_twice(prose: str) -> None:
    assert () == check_prose(prose)


def test_lines_of_ascii_that_are_clean_are_the_same_objects() -> None:
    given_lines = ["one two", "three four"]

    assert all(cleaned is line for cleaned, line in zip(clean_lines(given_lines), given_lines, strict=True))


@pytest.mark.parametrize("line", ["Ærø – Łódź", "Ελλάδα ΄Αλφα", "საქართველოს პაქტი", "科学技術 計画"])
@pytest.mark.usefixtures("no_long_way")
def test_clean_lines_of_any_script_are_cleaned_at_once(line: str) -> None:
    assert [line, "two words"] == clean_lines([line, " two   words "])


def test_two_spaces_inside_a_line_are_made_one() -> None:
    assert ["a b", "c"] == clean_lines(["a  b", "c"])


@given(strategies.lines())
def test_a_line_is_usual_when_the_characters_of_it_that_are_not_ascii_are(line: str) -> None:
    rare = "".join(char for char in line if not char.isascii())

    assert is_usual(line) == is_usual(rare)
    assert is_usual(f"a {rare}") == is_usual(rare)


@pytest.mark.parametrize("line", ["Ærø – Łódź", "plain", ""])
def test_the_letters_of_europe_are_usual(line: str) -> None:
    assert is_usual(line)


@pytest.mark.parametrize("line", ["漢字", "a 漢", "a\u0301", "a\tb"])
def test_other_scripts_marks_and_control_characters_are_not_usual(line: str) -> None:
    assert not is_usual(line)


@pytest.mark.usefixtures("no_long_way")
def test_ascii_is_folded_at_once() -> None:
    assert "towards a pact" == fold("Towards a Pact")


@pytest.mark.parametrize("more", [0, 1])
def test_a_character_is_folded_once_unless_there_are_many_different_ones(more: int) -> None:
    different = [chr(0x4E00 + number) for number in range(MAX_REPLACED + more)]
    asked: list[str] = []

    def recorded(char: str) -> str:
        asked.append(char)
        return char

    fold_by(recorded, "ab" + "".join(different) * 2)

    assert sorted(asked) == sorted(different * (1 + more))


@pytest.mark.parametrize("length", [MAX_SLUG + 2, 90, 95, 200])
@pytest.mark.usefixtures("no_long_way")
def test_the_beginning_of_a_long_text_decides_its_slug(length: int) -> None:
    assert ["a" * MAX_SLUG] == slugs(["a" * length])


@pytest.mark.parametrize("words", ["a", "Towards a Pact", "two  words" + " " * 86])
def test_a_short_text_is_not_made_a_slug_alone(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr(folding, "slug", fail)

    assert ["-".join(words.lower().split())] == slugs([words])


@pytest.mark.parametrize("url", ["https://two--hyphens.example/", "https://a.example/b--c"])
def test_two_hyphens_that_begin_no_encoded_name_are_plain(url: str) -> None:
    assert is_plain_url(url)
