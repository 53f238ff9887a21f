"""The marks of Markdown are taken off and their meaning is kept; what is no mark is text and stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce.pages.layouts import vocabulary
from stemtaskforce.pages.markdown import Marked, front_matter, is_markdown, row_of, unmarked_lines

WORDS = vocabulary()


def marked(*lines: str) -> dict[int, Marked]:
    return unmarked_lines(lines, WORDS)


def one(line: str) -> Marked:
    """Return a line alone without its marks."""
    (found,) = marked(line).values()
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("A pact", False),
        ("# A pact", True),
        ("a\n   ###### A pact", True),
        ("   A pact\n   ===\n", True),
        ("    # A pact", False),
        ("####### A pact", False),
        ("#A pact", False),
        ("# ", False),
        ("A pact\n===", True),
        ("a\n\n   A pact  \n====  ", True),
        ("A pact\n==", False),
        ("Country: Malta\n===", False),
        ("Country: Malta\n===\nA pact\n===", True),
        ("\n===", False),
        ("A pact\n=== x", False),
        ("A pact ===", False),
        ("**Country:** Malta", True),
        ("x\n  **Country :** Malta", True),
        ("**Country**: Malta", True),
        ("__Country__ : Malta", True),
        ("__Country:__ Malta", True),
        ("**Country** Malta", False),
        ("**Nonsense:** Malta", False),
        ("**Nonsense:** Malta\n**Country:** Malta", True),
        ("x **Country:** Malta", False),
        ("    **Country:** Malta", False),
        ("*Country:* Malta", False),
        ("_Country:_ Malta", False),
        ("** a", False),
        ("__ a", False),
        ("a = b # c", False),
    ],
)
def test_a_text_is_markdown_where_it_has_a_heading_or_a_bold_label(text: str, *, expected: bool) -> None:
    assert expected == is_markdown(text, WORDS)


FRONT = ["---", "title: A pact", "  more of it", "- item", "# note", "", "key-1:", "---", "Text"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (FRONT, 8),
        (["---  ", "a: b", "...  ", "x"], 3),
        (["---", "a: b", "  ---", "x"], 0),
        (["---", "a: b", "---"], 3),
        (["---", "---", "x"], 0),
        (["---", "a: b"], 0),
        (["--", "a: b", "---"], 0),
        (["x", "---", "a: b", "---"], 0),
        (["---", "Some prose.", "---"], 0),
        (["---", "a:b", "---"], 0),
        (["---", f"{'a' * 40}: b", "---"], 3),
        (["---", f"{'a' * 41}: b", "---"], 0),
        ([""], 0),
        (["---", *["a: b"] * 59, "---"], 61),
        (["---", *["a: b"] * 60, "---"], 0),
    ],
)
def test_front_matter_is_keys_between_two_lines_of_hyphens(raw: list[str], expected: int) -> None:
    assert expected == front_matter(raw)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Headings, items, definitions, quotations.
        ("# A pact", Marked("A pact", heading=1)),
        ("   ## A pact ##", Marked("A pact", heading=2)),
        ("## X", Marked("X", heading=2)),
        ("###### A # pact #", Marked("A # pact", heading=6)),
        ("####### A pact", Marked("####### A pact")),
        ("#A pact", Marked("#A pact")),
        ("# **A pact**", Marked("A pact", heading=1)),
        ("* one", Marked("- one")),
        ("+   one", Marked("- one")),
        ("- one", Marked("- one")),
        ("*one", Marked("*one")),
        (": Malta", Marked("Malta")),
        (":  Malta", Marked("Malta")),
        (":Malta", Marked(":Malta")),
        ("> A pact", Marked("A pact")),
        ("> > \tA pact", Marked("A pact")),
        ("> X > a", Marked("X > a")),
        ("> # A pact", Marked("A pact", heading=1)),
        ("a > b", Marked("a > b")),
        # Lines of nothing but marks.
        *((rule, Marked("")) for rule in ("***", "* * *", "---", "- - -", "___", "=", "====", "```", "```{=html}")),
        *((rule, Marked("")) for rule in (":::", "::: {.a}", "::: note", "|---|:-:|", "+---+---+", "-", "> ---")),
        ("--- a", Marked("--- a")),
        ("**", Marked("")),
        ("[1]: https://a.eu/ (a)", Marked("[1]: https://a.eu/ (a)", aside=True)),
        ("[a b]: x", Marked("[a b]: x", aside=True)),
        ("[1]:", Marked("[1]:")),
        # Emphasis.
        ("**a** b", Marked("a b")),
        ("a __b__ c", Marked("a b c")),
        ("*a* _b_ c", Marked("a b c")),
        ("***a***", Marked("a")),
        ("a*b*c d_e_f", Marked("a*b*c d_e_f")),
        ("a * b * c", Marked("a * b * c")),
        ("a _ b _ c", Marked("a _ b _ c")),
        ("2 * 3_000 _x_", Marked("2 * 3_000 x")),
        ("\\*a\\* \\_b\\_", Marked("*a* _b_")),
        ("**Country** : Malta", Marked("Country: Malta")),
        ("__Country__\t: Malta", Marked("Country: Malta")),
        ("x **Country** : Malta", Marked("x Country : Malta")),
        ("**Country** Malta", Marked("Country Malta")),
        # Links and pictures.
        ("[a](https://a.eu/b) c", Marked("a c", link="https://a.eu/b")),
        ("see [a](<https://a.eu/b>) [c](https://c.eu/)", Marked("see a c", link="https://a.eu/b")),
        ("[a](b.html) [c](https://c.eu/ 'title')", Marked("a c", link="https://c.eu/")),
        ('[a](https://a.eu/ "A title")', Marked("a", link="https://a.eu/")),
        ("[a](https://a.eu/(b)c)", Marked("a", link="https://a.eu/(b)c")),
        ("![a](https://a.eu/b.png)c", Marked("c")),
        ("![a](https://a.eu/b.png)[c](https://c.eu/)", Marked("c", link="https://c.eu/")),
        ("[a](ftp://a.eu/)", Marked("a")),
        ("[a]()", Marked("a")),
        ("[a][1] b", Marked("a b")),
        ("[a][]", Marked("a")),
        ("[a] b", Marked("[a] b")),
        ("[a] (b)", Marked("[a] (b)")),
        ("**[a](https://a.eu/)**", Marked("a", link="https://a.eu/")),
        ("# [a](https://a.eu/)", Marked("a", heading=1, link="https://a.eu/")),
        # What pandoc adds.
        ("# A pact {#a-pact .title}", Marked("A pact", heading=1)),
        ("[a](https://a.eu/){target=x}", Marked("a", link="https://a.eu/")),
        ("[a]{.b} c", Marked("a c")),
        ("[[[[a]{.1}]{.2}]{.3}]{.4}", Marked("a")),
        ("[[[[[a]{.1}]{.2}]{.3}]{.4}]{.5}", Marked("[a]")),
        ("a {b} c", Marked("a {b} c")),
        # Tables, entities, escapes, line breaks.
        ("| Country | Malta |", Marked("Country: Malta")),
        ("| a | b | c |", Marked("a | b | c")),
        ("| a |", Marked("a")),
        ("a | b", Marked("a | b")),
        ("a &amp; b&nbsp;c &#8211; &#x2013;", Marked("a & b\xa0c – –")),
        ("a & b; &nonsense; &", Marked("a & b; &nonsense; &")),
        ("1\\. a \\| b \\[c\\]", Marked("1. a | b [c]")),
        ("\\a", Marked("\\a")),
        ("a\\", Marked("a", ends=True)),
        ("a  ", Marked("a", ends=True)),
        ("a ", Marked("a")),
    ],
)
def test_a_line_loses_its_marks_and_keeps_their_meaning(line: str, expected: Marked) -> None:
    assert expected._replace(last=1) == one(line)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["A pact", "==="], {1: ("A pact", 1), 2: ("", 0)}),
        (["A pact", "  ====  "], {1: ("A pact", 1), 2: ("", 0)}),
        (["A pact", "=="], {1: ("A pact", 0), 2: ("", 0)}),
        (["A pact", "---"], {1: ("A pact", 0), 2: ("", 0)}),
        (["A pact", "", "==="], {1: ("A pact", 0), 3: ("", 0)}),
        (["===", "A pact", "==="], {1: ("", 0), 2: ("A pact", 1), 3: ("", 0)}),
        (["## A pact", "==="], {1: ("A pact", 1), 2: ("", 0)}),
        (["A pact", "***", "==="], {1: ("A pact", 0), 2: ("", 0), 3: ("", 0)}),
        (["Country", ": Malta"], {1: ("Country:", 0), 2: ("Malta", 0)}),
        (["Country", "", "  :  Malta"], {1: ("Country:", 0), 3: ("Malta", 0)}),
        (["**Country**", ": Malta"], {1: ("Country:", 0), 2: ("Malta", 0)}),
        (["Nonsense", ": Malta"], {1: ("Nonsense", 0), 2: ("Malta", 0)}),
        (["Country", "***", ": Malta"], {1: ("Country:", 0), 2: ("", 0), 3: ("Malta", 0)}),
        (["Country", ":Malta"], {1: ("Country", 0), 2: (":Malta", 0)}),
        (["", "  ", "a"], {3: ("a", 0)}),
        ([""], {}),
    ],
)
def test_a_line_may_mark_the_one_above_it(lines: list[str], expected: dict[int, tuple[str, int]]) -> None:
    assert expected == {number: (each.text, each.heading) for number, each in marked(*lines).items()}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["[a b", "c](https://a.eu/) d", "e"], {1: ("a b c d", "https://a.eu/", 2), 3: ("e", None, 3)}),
        (["x [a](", "https://a.eu/)"], {1: ("x a", "https://a.eu/", 2)}),
        (["[a](https://a.eu/", "b)"], {1: ("[a](https://a.eu/ b)", None, 2)}),
        (["[a", "b", "c", "d", "e](https://a.eu/)"], {1: ("a b c d e", "https://a.eu/", 5)}),
        (["[a", "b", "c", "d", "e", "f](https://a.eu/)"], {1: ("a b c d e f", "https://a.eu/", 6)}),
        (
            ["[a", "b", "c", "d", "e", "f", "g](https://a.eu/)"],
            {
                1: ("[a", None, 1),
                2: ("b", None, 2),
                3: ("c", None, 3),
                4: ("d", None, 4),
                5: ("e", None, 5),
                6: ("f", None, 6),
                7: ("g](https://a.eu/)", None, 7),
            },
        ),
        (["[a", "", "b](https://a.eu/)"], {1: ("[a", None, 1), 3: ("b](https://a.eu/)", None, 3)}),
        (["[a"], {1: ("[a", None, 1)}),
        (["[a", "b"], {1: ("[a", None, 1), 2: ("b", None, 2)}),
        (["x", "[a", "b]"], {1: ("x", None, 1), 2: ("[a b]", None, 3)}),
        (["[a]{.b", ".c} d"], {1: ("a d", None, 2)}),
        (["a]", "b"], {1: ("a]", None, 1), 2: ("b", None, 2)}),
    ],
)
def test_a_link_may_be_broken_over_some_lines(
    lines: list[str], expected: dict[int, tuple[str, str | None, int]]
) -> None:
    assert expected == {number: (each.text, each.link, each.last) for number, each in marked(*lines).items()}


def test_a_heading_that_is_broken_over_two_lines_may_be_underlined() -> None:
    found = marked("[A", "pact](https://a.eu/)", "===")

    assert Marked("A pact", 1, "https://a.eu/", last=2) == found[1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| Country | Malta |", "Country: Malta"),
        ("  | Country: | Malta |  ", "Country: Malta"),
        ("|Country : |Malta|", "Country: Malta"),
        ("Country | Malta", "Country: Malta"),
        ("Country: | Malta", "Country: Malta"),
        ("| Country | Malta | x |", "Country | Malta | x"),
        ("Country | Malta | x", None),
        ("| Nonsense | Malta |", "Nonsense | Malta"),
        ("| | Malta |", "Malta"),
        ("| a | |", "a"),
        ("| | | |", " |  | "),
        ("| a |", "a"),
        ("| a", None),
        ("a |", None),
        ("a | b", None),
        ("|", None),
        ("||", ""),
        ("| Country | a<br>b<br/>c<br />d |", "Country: a b c d"),
        ("Country | a<br>b", "Country: a<br>b"),
        ("| a \\| b | c |", "a \\| b | c"),
        ("Country \\| Malta", None),
    ],
)
def test_a_row_of_a_table_is_a_label_with_its_value_or_cells_between_bars(line: str, expected: str | None) -> None:
    assert expected == row_of(line, WORDS)


words = st.text("abc Ærø.,;!?", min_size=1, max_size=20).filter(str.strip)


@given(st.lists(words, min_size=1, max_size=6))
def test_lines_without_marks_stay_as_they_are(lines: list[str]) -> None:
    lines = [line.strip() for line in lines]

    assert lines == [each.text for each in marked(*lines).values()]


@given(
    words,
    st.sampled_from(["**{}**", "__{}__", "[{}][1]", "[{}](x.html)", "[{}]{{.a}}", "> {}", ": {}", "*{}*", "_{}_"]),
)
def test_a_mark_around_words_is_taken_off(text: str, mark: str) -> None:
    text = text.strip()

    assert text == one(mark.format(text)).text
