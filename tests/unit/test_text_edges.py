"""Text at the edges: exactly at a limit and one past it, floods of marks in every order, and messages word for word."""

import unicodedata
from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import strategies
from stemtaskforce.text import (
    MAX_LINE,
    Problem,
    check_line,
    check_prose,
    check_url,
    clean_line,
    clean_lines,
    clean_prose,
    excerpt,
    nearest,
    slug,
)


@pytest.mark.parametrize(
    "flood",
    [
        "\u0301" * 40,
        "\u0301\u0323" * 16,
        "\u0323\u0301" * 16,
        "\u0323\u0334" * 20,
        "\u0344\u0323" * 20,
        "\u0f73\u0323\u0301" * 12,
        "\u0301\u0323…" * 12,
        ("\u0301\u0323" * 3 + "…" + "\u0334\u0323") * 6,
        "…" * 40,
        "…«\u0301\u0323" * 10,
        "\u0345\u0301\u0323\u0334\u3099" * 8,
    ],
    ids=ascii,
)
@pytest.mark.parametrize("before", ["", "a", "é"])
def test_a_flood_of_marks_is_normalised_as_unicode_says(flood: str, before: str) -> None:
    assert unicodedata.normalize("NFC", f"{before}{flood}b") == clean_line(f"{before}{flood}b")


@given(
    st.lists(
        st.text()
        | strategies.lines()
        | st.sampled_from(
            ["", " ", "a", "e\u0301", "\u0301", "a\x00b", "\ud800", "\u2028", "\u0323\u0301" * 16, "é  é"]
        )
    )
)
@example(["one", " two\n", ""])
@example(["é", "å"])
@example(["e", "\u0301"])
@example(["a", "e\u0301"])
@example(["a\x7f", "b"])
@example(["\u00e9" + "\u0301" * 40])
def test_many_lines_are_cleaned_as_each_alone(texts: list[str]) -> None:
    assert [clean_line(text) for text in texts] == clean_lines(texts)


@pytest.mark.parametrize("char", ["a", "é"])
def test_a_line_of_one_character_and_one_at_the_limit_are_taken_and_one_past_it_is_not(char: str) -> None:
    assert () == check_line(char)
    assert () == check_line(char * MAX_LINE)
    assert ["has 1,001 characters, over the limit of 1,000"] == [
        problem.message for problem in check_line(char * (MAX_LINE + 1))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" a", "starts or ends with white space; expected 'a'"),
        ("a ", "starts or ends with white space; expected 'a'"),
        ("é ", "starts or ends with white space; expected 'é'"),
        (" ", "is blank; expected text"),
        ("a\tb", "holds the control character U+0009; expected 'a b'"),
    ],
)
def test_the_same_is_said_of_a_line_and_of_prose(text: str, expected: str) -> None:
    assert [expected] == [problem.message for problem in check_line(text)]
    assert [expected] == [problem.message for problem in check_prose(text)]


@pytest.mark.parametrize("check", [check_line, check_prose])
@pytest.mark.parametrize(
    ("spaces", "wanted"),
    [(MAX_LINE - 1, "expected 'a'"), (MAX_LINE, "expected 'a'"), (MAX_LINE + 1, "expected text")],
)
def test_what_is_wanted_is_looked_for_just_past_the_limit_of_a_line(
    check: Callable[[str], tuple[Problem, ...]], spaces: int, wanted: str
) -> None:
    assert f"starts or ends with white space; {wanted}" == check(" " * spaces + "a")[0].message


@pytest.mark.parametrize(("text", "expected"), [("a\n\n", "a"), ("\n\na", "a"), ("AX\n \n", "AX"), ("X\nX\n", "X\nX")])
def test_prose_neither_starts_nor_ends_with_an_empty_line(text: str, expected: str) -> None:
    assert expected == clean_prose(text)


@pytest.mark.parametrize("text", ["\ud83d", "—", "Ω"])
def test_a_slug_of_nothing_that_can_stand_in_one_is_made_of_the_bytes(text: str) -> None:
    assert f"x-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}" == slug(text)


def test_only_the_first_colon_and_slashes_of_a_url_stand_before_its_host() -> None:
    assert () == check_url("https://example.org/?next=ftp://")
    assert () == check_url("https://example.org/a/b/#c?d=x://y z".replace(" ", ""))


def test_the_host_of_a_url_at_the_limit_is_looked_at() -> None:
    url = "https://a\\b/"

    assert [("url.invalid", "has an invalid host")] == [
        (each.code, each.fact) for each in check_url(url.ljust(MAX_LINE, "c"))
    ]
    assert ["text.too-long"] == [problem.code for problem in check_url(url.ljust(MAX_LINE + 1, "c"))]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(2**199 - 1, str(2**199 - 1)), (2**199, "a whole number of 200 bits"), (2**200, "a whole number of 201 bits")],
)
def test_a_whole_number_is_shown_up_to_199_bits(number: int, expected: str) -> None:
    assert expected == excerpt(number)


def test_three_names_are_near_where_nothing_else_is_asked_for() -> None:
    names = ["date a", "date b", "date c", "date d"]

    assert 3 == len(nearest("date", names))
    assert 1 == len(nearest("date", names, n=1))
    assert 4 == len(nearest("date", names, n=4))


def test_a_word_of_120_characters_is_compared_and_a_longer_one_is_not() -> None:
    assert ("a" * 120,) == nearest("a" * 120, ["a" * 120])
    assert () == nearest("a" * 121, ["a" * 121])
