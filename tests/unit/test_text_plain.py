"""The quick checks of many texts at once let nothing pass that the careful ones refuse, and little else fail."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import strategies
from stemtaskforce.folding import MAX_SLUG, slug, slugs
from stemtaskforce.text import (
    MAX_LINE,
    MAX_PROSE,
    Problem,
    annotation_excerpt,
    are_plain,
    are_plain_together,
    check_line,
    check_prose,
    check_url,
    clean_line,
    is_plain_url,
    is_usual,
    type_name,
    url_problems,
    with_article,
)

#: Texts of few signs, in which what breaks a rule is frequent.
odd = st.text(st.sampled_from("aAé .\n\r\t\x00\x7f\x85\u2028\u200b\u0301\u00a0ø漢\ud800\U0001f600"), max_size=6)
lines = st.lists(odd | strategies.lines() | st.just("a"), max_size=4)
prose = st.lists(odd | strategies.prose() | st.just(""), max_size=3)


def are_right(given_lines: list[str], given_prose: list[str]) -> bool:
    """Return whether the careful checks have no problem with any text; absent prose is right."""
    return not any(map(check_line, given_lines)) and not any(map(check_prose, filter(None, given_prose)))


# ---------------------------------------------------------------- many texts at once


@given(lines, prose)
@example(["a", "b\nc"], [])
@example(["a\nb"], [])
@example([""], [])
@example(["a"], [" a"])
@example(["\u0301"], [])
@example([], ["\u200b"])
@example(["\ud800"], [])
def test_texts_that_are_plain_are_right(given_lines: list[str], given_prose: list[str]) -> None:
    if are_plain(given_lines, given_prose):
        assert are_right(given_lines, given_prose)


@given(odd | strategies.lines())
@example("a\n")
@example("\u2028")
def test_a_usual_text_is_clean_but_for_its_spaces(text: str) -> None:
    if is_usual(text):
        assert text.isprintable()
        assert " ".join(text.split()) == clean_line(text)


@given(lines, prose)
@example(["a", "b\nc"], [])
@example(["\u0301"], [])
@example([], ["\u200b"])
def test_texts_that_are_plain_together_are_right(given_lines: list[str], given_prose: list[str]) -> None:
    given_lines, given_prose = [*filter(None, map(str.strip, given_lines))], [*map(str.strip, given_prose)]
    joined = "\n".join(given_lines)
    if are_plain_together(joined, "\n".join([joined, *given_prose]), max(len(given_lines) - 1, 0)):
        assert are_right(given_lines, given_prose)


#: Texts that most records hold, and those at the limits: the quick check passes them.
PLAIN = [
    ([], []),
    ([], [""]),
    (["a"], []),
    (["a", "b", "c"], ["", "a\n\nb"]),
    (["Ærø", "Łódź"], ["Ελλάδα «и» – “€”"]),
    (["漢字"], ["ก 😀"]),
    (["a b~!"], ["\u00a1"]),
    (["a" * MAX_LINE], []),
    (["a" * MAX_LINE, "b" * MAX_LINE], ["c"]),
    (["a" * MAX_LINE] * (MAX_PROSE // MAX_LINE + 1), []),
    (["a"], ["b" * MAX_PROSE]),
    (["a"], ["b" * MAX_PROSE, "c"]),
    (["a"], ["é" * (MAX_PROSE - 1)]),
]


@pytest.mark.parametrize(("given_lines", "given_prose"), PLAIN, ids=range(len(PLAIN)))
def test_most_texts_are_plain(given_lines: list[str], given_prose: list[str]) -> None:
    assert are_right(given_lines, given_prose)
    assert are_plain(given_lines, given_prose)


#: Texts with one fault each.
NOT_PLAIN = [
    *([[text], []] for text in ("", " ", " a", "a ", "a\nb", "a\tb", "a\x00b", "a\x7fb", "a\x85b", "\u200b", "\ud800")),
    *([["a", text], []] for text in ("", "b\nc", "e\u0301", "\u2028", "b" * (MAX_LINE + 1))),
    *([[], [text]] for text in (" a", "a\n", "a\tb", "a\x0bb", "\u200b", "\ud800", "b" * (MAX_PROSE + 1))),
    *([["a"], ["b", text]] for text in ("\u2029", "c" * (MAX_PROSE + 1))),
    [["a" * (MAX_LINE + 1), "b"], []],
    [["a"], ["b" * (MAX_PROSE + 1), ""]],
]


@pytest.mark.parametrize(("given_lines", "given_prose"), NOT_PLAIN, ids=range(len(NOT_PLAIN)))
def test_a_text_with_a_fault_is_not_plain(given_lines: list[str], given_prose: list[str]) -> None:
    assert not are_right(given_lines, given_prose)
    assert not are_plain(given_lines, given_prose)


@pytest.mark.parametrize("given_", [None, 1, b"a", ["a"]], ids=repr)
def test_what_is_not_text_is_not_plain(given_: object) -> None:
    class Text(str):
        __slots__ = ()

    for each in (given_, Text("a")):
        assert not are_plain([each], [])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]  # the point
        assert not are_plain(["a", each], ["b"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]  # the point
        assert not are_plain(["a"], ["b", each])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]  # the point


@pytest.mark.parametrize(
    ("given_lines", "rest", "count", "expected"),
    [
        ("a", "", 0, True),
        ("", "", 0, True),
        ("a\nb", "\nc", 1, True),
        ("a\nb", "\nc", 0, False),
        ("a\nb", "\nc", 2, False),
        ("Ærø\nŁódź", "\n\nЯ 漢", 1, True),
        ("a" * MAX_LINE, "", 0, True),
        ("a" * (MAX_LINE + 1), "", 0, False),
        ("", "a" * MAX_PROSE, 0, True),
        ("", "a" * (MAX_PROSE + 1), 0, False),
        ("a", "\n\u200b", 0, False),
        ("a", "\ne\u0301", 0, False),
        ("a", "\n漢\u0600", 0, True),
        ("a", "\n\ud800", 0, False),
        ("a\x7f", "", 0, False),
    ],
    ids=range(15),
)
def test_texts_are_plain_together_up_to_the_limits(given_lines: str, rest: str, count: int, *, expected: bool) -> None:
    assert expected is are_plain_together(given_lines, given_lines + rest, count)


# ---------------------------------------------------------------- addresses


@given(
    strategies.urls()
    | st.from_regex(r"\A(https?|ftp|HTTP)://[a-z0-9.@:%é -]{0,12}(/[a-z ?#é\\:@]{0,8})?\Z")
    | st.from_regex(r"\Ahttps?://([a-zXN-]{1,4}\.){1,3}[0-9a-f]{1,4}(/.*)?\Z")
)
@example("https://1.2.3.4")
@example("https://a.4/")
@example("https://XN--a.eu/")
@example("http://a b.eu")
@example("http://a.eu/ b")
@example("http://a.eu\n")
def test_an_address_that_is_plain_is_right(url: str) -> None:
    # The text is one line that was checked already.
    if is_plain_url(url) and not check_line(url):
        assert not url_problems(url)
        assert not check_url(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a", True),
        ("http://a", True),
        ("https://www.a-b.example.eu", True),
        ("https://a.eu/", True),
        ("https://a.eu/b?c=d&e#f", True),
        ("https://a.eu/b:c@d", True),
        ("https://1a.b2/", True),
        ("https://a.eu:80/", False),
        ("https://a@b.eu/", False),
        ("https://1.2.3.4/", False),
        ("https://a.eu?b", False),
        ("https://é.eu/", False),
        ("https://a.eu/é", False),
        ("https://a.eu/b c", False),
        ("https://a.xn--p1ai/", False),
        ("https://a.XN--P1AI/", False),
        ("ftp://a.eu/", False),
        ("xhttps://a.eu/", False),
        ("https://", False),
        ("", False),
    ],
)
def test_an_address_is_plain_if_its_host_is_a_plain_name(url: str, *, expected: bool) -> None:
    assert expected is is_plain_url(url)


# ---------------------------------------------------------------- slugs

words = st.text(st.sampled_from("abcÆéß09 -.\u0301漢\U0001f600"), max_size=130)


@given(st.lists(words | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=100)))
@example(["a" * (MAX_SLUG - 1) + "-b"])
@example(["a" * MAX_SLUG + "-b"])
@example(["a" * (MAX_SLUG - 1) + "-" + "b" * 10])
@example(["a" * (MAX_SLUG + 1) + "-b"])
@example(["a" * 200, "-" * 200, "- " * 60 + "a"])
@example(["-" + "a" * 90])
@example(["-" * 15 + "a" * 80 + "-", "", "-"])
@example(["a " * 47 + "-", "a" * 78 + "- b" * 10])
@example(["ß" * 95, "æ" * 96, "æ" * 97])
@example(["漢" * 95 + "ab", "漢" * 96 + "ab"])
@example(["a--b" * 30])
def test_slugs_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    assert [*map(slug, texts)] == slugs(texts)


@pytest.mark.parametrize("count", [4_095, 4_096, 4_097, 8_193])
def test_slugs_of_thousands_of_texts_keep_their_places(count: int) -> None:
    texts = [f"Text {number}" for number in range(count)]

    assert [f"text-{number}" for number in range(count)] == slugs(texts)


# ---------------------------------------------------------------- the names of types


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [(int, "<class 'int'>"), (list[int], "list[int]"), (int | None, "int | None"), ("a\nb", r"'a\nb'")],
)
def test_an_annotation_is_shown_as_python_writes_it(annotation: object, expected: str) -> None:
    assert expected == annotation_excerpt(annotation)


def test_a_long_annotation_is_cut_at_100_characters() -> None:
    assert 100 == len(annotation_excerpt("a" * 200))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Event", "Event"),
        ("X" * 40, "X" * 40),
        ("X" * 41, "X" * 20 + "…"),
        ("a\nb", r"a\nb"),
        ("\n" * 41, r"\n" * 20 + "…"),
    ],
)
def test_the_name_of_a_type_is_printable_and_bounded(name: str, expected: str) -> None:
    assert expected == type_name(type(name, (), {}))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Event", "an Event"),
        ("Index", "an Index"),
        ("object", "an object"),
        ("UUID", "a UUID"),
        ("Xylophone", "a Xylophone"),
        ("x", "a x"),
        ("Meeting", "a Meeting"),
    ],
)
def test_a_type_has_its_article_in_a_sentence(name: str, expected: str) -> None:
    assert expected == with_article(type(name, (), {}))


@pytest.mark.parametrize("check", [check_line, check_prose])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ", "is blank; expected text"),
        ("\u200b", "has no character that can be seen; expected text"),
        (" a", "starts or ends with white space; expected 'a'"),
    ],
    ids=["blank", "unseen", "edge"],
)
def test_a_text_that_nobody_can_read_is_told_as_what_it_is(
    check: Callable[[str], tuple[Problem, ...]], text: str, expected: str
) -> None:
    assert [expected] == [problem.message for problem in check(text)]
