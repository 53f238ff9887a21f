"""A page kept as text becomes the lines of the page itself, without the marks of the way in which it was kept."""

from textwrap import wrap
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce.findings import make
from stemtaskforce.pages import plaintext
from stemtaskforce.pages.caps import MAX_LINES
from stemtaskforce.pages.layouts import vocabulary
from stemtaskforce.pages.lines import Line
from stemtaskforce.pages.plaintext import lines_of, page_of_text


def numbered(text: str) -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in lines_of(text)]


def texts(text: str) -> list[str]:
    return [line.text for line in lines_of(text)]


def asides(text: str) -> list[str]:
    return [line.text for line in lines_of(text) if line.aside]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a\rb\r\nc\nd", [(1, "a"), (2, "b"), (3, "c"), (4, "d")]),
        ("a\n\r\n\rb", [(1, "a"), (4, "b")]),
        ("a\x0bb\x0cc\x85d\u2028e", [(1, "a b c d e")]),
        ("\ufeffa\n \u200b\u00a0\n\u00adb\u200b", [(1, "a"), (3, "b")]),
        ("\ufeff\ufeffa", [(1, "a")]),
        ("a\u200bb", [(1, "a\u200bb")]),
        ("Ærø  b", [(1, "Ærø b")]),
    ],
)
def test_lines_are_numbered_as_in_an_editor_and_blank_ones_left_out(text: str, expected: list[tuple[int, str]]) -> None:
    assert expected == numbered(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• a", "- a"),
        ("•a", "- a"),
        ("1) a", "1. a"),
        ("1. a", "1. a"),
        ("2018 was", "2018 was"),
        ("* a", "* a"),
        (" * a", "* a"),
        ("  * a", "- a"),
        ("\t*  a", "- a"),
        ("  + a", "- a"),
        ("  *a", "*a"),
        ("   +44 1", "+44 1"),
    ],
)
def test_the_mark_of_an_item_has_one_form_and_a_star_is_one_where_it_is_indented(text: str, expected: str) -> None:
    assert [expected] == texts(text)


def test_each_line_is_judged_by_its_own_indent() -> None:
    assert ["a", "- b", "* c"] == texts("a\n  * b\n* c")


@pytest.mark.parametrize("more", [0, 1, 5])
def test_one_line_more_than_the_cap_is_made_at_the_most(monkeypatch: pytest.MonkeyPatch, more: int) -> None:
    monkeypatch.setattr(plaintext, "MAX_LINES", 3)

    assert 50_000 == MAX_LINES
    assert 3 + min(more, 1) == len(lines_of("a\n\n" * (3 + more)))


def test_a_page_over_the_cap_of_lines_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> NoReturn:
        pytest.fail("a page over the cap was looked at")

    wrapped = "\n".join(WRAPPED)
    monkeypatch.setattr(plaintext, "MAX_LINES", 3)
    assert () != page_of_text(wrapped).findings
    monkeypatch.setattr(plaintext, "MAX_LINES", 2)
    monkeypatch.setattr(plaintext, "_unwrapped", fail)

    assert () == page_of_text(wrapped).findings


# ------------------------------------------------------------------- texts that are not read


HTML = make(
    "page.looks-like-html", "page: the text looks like HTML; expected the text of a page, or use read_html", line=1
)


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<!DOCTYPE html>\na", True),
        ("<!--a-->", True),
        ("<!-- a -->\nb", True),
        ("<!-- <p> a -->\nb", True),
        ("<?xml version='1.0'?>\n<foo>a</foo>", True),
        ("a\n<!-- b -->", False),
        ("x\n<!-- a -->\n<!-- b -->\n<!-- c -->", True),
        ("<!-- a -->\n# b\n<p>c\n<p>d</p>", True),
        ("\n \t<p>a</p>", True),
        ("<P CLASS='a'>b</P>", True),
        ("<h1>A pact", False),
        ("<p>a<p>b<p>c", False),
        ("<p>a\n<p>b\n<p>c</p>", True),
        ("<foo>a</foo>", False),
        ("x\n<p>a</p>", False),
        ("x\n<p>a\n<p>b</p>", False),
        ("x\n<p>a\n <b>b\n\t<i>c</i>", True),
        ("x\n<p>a\n<b>b\nc <i>c</i>", False),
        ("a < b </ c", False),
        ("<ppp>a</ppp>", False),
        (f"<p {'a' * 399}></p>", True),
        (f"<p {'a' * 400}></p>", False),
        (f"{' ' * 900}<p></p>", True),
    ],
)
def test_a_text_that_looks_like_html_is_told_and_kept_as_it_is(text: str, *, is_html: bool) -> None:
    page = page_of_text(text)

    assert ((HTML,) if is_html else ()) == page.findings
    assert [line.strip() for line in text.split("\n") if line.strip()] == [line.text for line in page.lines]


def test_a_comment_above_markdown_is_text() -> None:
    page = page_of_text("<!-- a -->\n# b")

    assert ((), ["<!-- a -->", "b"]) == (page.findings, [line.text for line in page.lines])


HEAD = "12/03/2020   EU STEM Coalition"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"a\n{HEAD}\nb\n{HEAD}", 2),
        (f"a\n{HEAD}\nb\n  13/03/2020, 10:00    EU STEM Coalition ", 2),
        (f"{HEAD}\n12/03/2020   Another text", None),
        (f"{HEAD} \nc", None),
        (f"x\n{HEAD}\n{HEAD[:-1]}\n{HEAD[:-1]}", 3),
        ("12 March 2020   a\n12 March 2020   a", 1),
        ("March 12, 2020   a\nb\nApril 2, 2020   a", 1),
        ("12 March 2020  a\n12 March 2020  a", None),
        ("Country   a\nCountry   a", None),
        (f"{HEAD}{'x' * (300 - len(HEAD))}\n" * 2, 1),
        (f"{HEAD}{'x' * (301 - len(HEAD))}\n" * 2, None),
        ("a\n\nhttps://a.eu/b 1/2\nb", 3),
        ("a\n  https://a.eu/b\n1/2  ", 2),
        ("www.a.eu/b 10/12", 1),
        ("\nhttps://a.eu/b 1/2", 2),
        ("file:///a.html 1/1", 1),
        ("1 of 2   12/03/2020", 1),
        ("a\n12 of 20      1.2.20, 10:15 AM", 2),
        ("https://a.eu/b 1/2 a", None),
        ("a https://a.eu/b 1/2", None),
        ("https://a.eu/b", None),
        ("1 of 2  12/03/2020", None),
        ("1 of 2   pages", None),
    ],
)
def test_a_printed_page_is_told_by_the_line_that_only_paper_has(text: str, number: int | None) -> None:
    message = "page: the text looks like that of a printed page, with heads and feet between its lines"
    shown = "" if number is None else text.split("\n")[number - 1].strip()
    expected = make("page.looks-printed", message, line=number, value=f"'{shown[:60]}'" + "…" * (len(shown) > 60))

    assert (() if number is None else (expected,)) == page_of_text(text).findings


# ------------------------------------------------------------------- columns and tables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Country\tMalta", ["Country: Malta"]),
        (" Country:\t Malta\tx", ["Country: Malta x"]),
        ("Country :\tMalta", ["Country: Malta"]),
        ("Nonsense\tMalta", ["Nonsense Malta"]),
        ("Country\t", ["Country"]),
        ("Country  Malta", ["Country: Malta"]),
        ("Country:   Malta  x", ["Country: Malta x"]),
        ("  Country Malta", ["Country Malta"]),
        ("a  b\nCountry Malta", ["a b", "Country Malta"]),
        ("Country             Malta\nStatus              ongoing\nHost organisation : A", "Host organisation: A"),
        ("Country           Malta\nStatus            ongoing\nHost organisation ", "Host organisation"),
        # One space is left to the column that two others show.
        ("Country             Malta\nStatus              ongoing\nCity & meeting location x", None),
        ("Country            Malta\nStatus             ongoing\nHost organisation  A", None),
        ("Country           Malta\nStatus            ongoing\nHost organisation A", "Host organisation: A"),
        ("Country:           Malta\nStatus:            ongoing\nHost organisation: A", "Host organisation: A"),
        ("Country           Malta\nHost organisation A", "Host organisation A"),
        ("Country           Malta\nStatus            ongoing\nHost organisationA", "Host organisationA"),
        ("Country           Malta\nStatus            ongoing\nHost organisation", "Host organisation"),
        ("Country           Malta\nStatus            ongoing\nHost nonsensation A", "Host nonsensation A"),
        ("Country  Malta\nStatus  ongoing\nHost organisation A", "Host organisation A"),
        ("  Country           Malta\n  Status            ongoing\n  Host organisation A", "Host organisation: A"),
        ("Country   M\nCountry   M\nStatus  o\nStatus  o\nStatus  o\nAbout   x\nAbout us", "About us"),
    ],
)
def test_a_label_in_a_column_of_its_own_gets_a_colon(text: str, expected: list[str] | str | None) -> None:
    got = texts(text)

    if isinstance(expected, list):
        assert expected == got
    elif expected is None:
        assert all(": " in line for line in got[:2])
    else:
        assert expected == got[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| Country | Malta |\n| Status | ongoing |", [(1, "Country: Malta"), (2, "Status: ongoing")]),
        ("+---+---+\n| Country | Malta |\n+-=-+---+", [(2, "Country: Malta")]),
        ("| Country | Malta |\n|---|:--|", [(1, "Country: Malta")]),
        ("| Country | Malta |\n+ a + b", [(1, "Country: Malta"), (2, "+ a + b")]),
        ("| Background | One line |\n|   | and more |", [(1, "Background: One line"), (2, "and more")]),
        ("| a | b |", [(1, "| a | b |")]),
        ("| Nonsense: a | b |", [(1, "| Nonsense: a | b |")]),
        ("| Country: a |", [(1, "Country: a")]),
        ("| Country |", [(1, "| Country |")]),
        ("Country | Malta", [(1, "Country | Malta")]),
        ("Country | Malta\n| a", [(1, "Country | Malta"), (2, "| a")]),
        ("+---+\n+---+", [(1, "+---+"), (2, "+---+")]),
        ("┌───┬───┐\n│ Country │ Malta │\n└───┴───┘", [(2, "Country: Malta")]),
        ("╔═══╗\n║ Country: ║ Malta ║\n║   ║ or so ║", [(2, "Country: Malta"), (3, "or so")]),
        ("│ Town │ Malta │\n│ a │ b", [(1, "│ Town │ Malta │"), (2, "│ a │ b")]),
        ("────\n│ Country │ Malta ¦ Gozo │", [(2, "│ Country │ Malta ¦ Gozo │")]),
        ("────\nCountry", [(1, "────"), (2, "Country")]),
        ("Country | Malta\n+---+", [(1, "Country | Malta"), (2, "+---+")]),
        ("| Country | https://a.eu/ |", [(1, "Country: https://a.eu/")]),
    ],
)
def test_a_row_of_signs_with_a_label_is_the_label_with_its_value(text: str, expected: list[tuple[int, str]]) -> None:
    assert expected == numbered(text)


# ------------------------------------------------------------------- Markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A pact\n**Country:** Malta", [(1, "A pact"), (2, "Country: Malta")]),
        ("A pact\n===\n*a*", [(1, "A pact"), (3, "a")]),
        ("*a* **b**", [(1, "*a* **b**")]),
        ("**Country:** Malta", [(1, "Country: Malta")]),
        ("**Country:** Malta\n<div>\nb\n</div>", [(1, "Country: Malta"), (3, "b")]),
        ("# A pact\nCountry\n: Malta", [(1, "A pact"), (2, "Country:"), (3, "Malta")]),
        ("\ufeff# A pact", [(1, "A pact")]),
        ("<div class='a'>\n# A pact\n</div>\nb", [(2, "A pact"), (4, "b")]),
        ("# A pact\n<!-- -->\n<div><div>\n<p>x", [(1, "A pact"), (4, "<p>x")]),
        ("<div>\nA pact\n</div>", [(1, "<div>"), (2, "A pact"), (3, "</div>")]),
    ],
)
def test_marks_of_markdown_count_where_the_text_is_markdown(text: str, expected: list[tuple[int, str]]) -> None:
    assert expected == numbered(text)


def test_a_line_of_markdown_keeps_its_heading_its_link_and_whether_it_is_aside() -> None:
    page = page_of_text("## A pact\n[b](https://a.eu/)\n[1]: https://b.eu/\nc")

    assert [
        Line(1, "A pact", heading=2),
        Line(2, "b", link="https://a.eu/"),
        Line(3, "[1]: https://b.eu/", aside=True),
        Line(4, "c"),
    ] == page.lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> A pact\n> Country: a: b\n>> x\ny", ["A pact", "Country: a: b", "x", "y"]),
        (">A pact\n>\tCountry:\nx", ["A pact", "Country:", "x"]),
        ("> A pact\nCountry: Malta", ["> A pact", "Country: Malta"]),
        ("> A pact\n> the Country: Malta", ["> A pact", "> the Country: Malta"]),
        (" > Country: Malta", ["> Country: Malta"]),
    ],
)
def test_a_page_that_was_quoted_in_a_mail_is_told_by_a_quoted_label(text: str, expected: list[str]) -> None:
    assert expected == texts(text)


def test_front_matter_is_aside() -> None:
    assert ["---", "title: a", "---"] == asides("---\ntitle: a\n---\nb\n---\n")
    assert [] == asides("---\nTitle a.\n---\nb")


# ------------------------------------------------------------------- programs


@pytest.mark.parametrize("heading", ["References", "Links"])
@pytest.mark.parametrize("form", ["{}. {}", "[{}] {}"])
def test_the_links_that_a_program_has_numbered_are_those_of_their_lines(heading: str, form: str) -> None:
    targets = ["https://a.eu/", "mailto:a@b.eu", "https://c.eu/d"]
    listed = [form.format(number, target) for number, target in enumerate(targets, 1)]
    text = "\n".join(["[1]a pact", "b [2]c [3]", "d [9]", "[2]", heading, "Visible links:", *listed])

    assert [
        Line(1, "a pact", link="https://a.eu/"),
        Line(2, "b c", link="https://c.eu/d"),
        Line(3, "d [9]"),
        *(Line(5 + place, line, aside=True) for place, line in enumerate([heading, "Visible links:", *listed])),
    ] == lines_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "[1]a\nReferences\nb",
        "[1]a\nthe References\n1. https://a.eu/",
        "[1]a\nReferences\n1. https://a.eu/\nb",
        "[1]a\nReferences",
        "[1]a\nReferences\nVisible links:",
        "[1]a\nreferences\n1. https://a.eu/",
        "[2]a\nReferences\n2. https://a.eu/",
        "[1]a\nReferences\n1. https://a.eu/ b",
        "[1]a\nReferences\n12345. https://a.eu/",
    ],
)
def test_any_other_list_is_text_of_the_page(text: str) -> None:
    assert [Line(number, line) for number, line in enumerate(text.split("\n"), 1)] == lines_of(text)


def test_a_list_of_links_may_stand_below_a_single_line() -> None:
    assert Line(1, "a", link="https://a.eu/") == lines_of("[1]a\nReferences\n1. https://a.eu/")[0]


def test_a_number_without_a_web_address_leaves_the_link_that_a_line_has() -> None:
    text = "# A pact\n[b](https://a.eu/) c [1]\n\nReferences\n\n1. mailto:a@b.eu"

    assert Line(2, "b c", link="https://a.eu/") == lines_of(text)[1]


def test_the_last_list_of_links_counts() -> None:
    text = "[1]a\nReferences\nb [1]\nReferences\n1. https://a.eu/"

    assert [
        Line(1, "a", link="https://a.eu/"),
        Line(2, "References"),
        Line(3, "b", link="https://a.eu/"),
        Line(4, "References", aside=True),
        Line(5, "1. https://a.eu/", aside=True),
    ] == lines_of(text)


TOOLBAR = [
    "12 captures",
    "20 Jan 2019 - 3 Mar 2021",
    "Jan FEB Mar",
    "2018 2019 2020",
    "success",
    "About this capture",
    "COLLECTED BY",
    "Collection: a b",
    "TIMESTAMPS",
    "Organization: c",
    "👤",
    "f",
]
ALONE = [
    "The Wayback Machine - https://web.archive.org/web/2019/http://a.eu/",
    "Wayback Machine",
    "Internet Archive Wayback Machine",
    "https://web.archive.org/web/2019/http://a.eu/",
    "FILE ARCHIVED ON 10:00 Jan 1, 2019 AND RETRIEVED FROM THE",
    "INTERNET ARCHIVE ON 10:00 Jan 1, 2019.",
    "JAVASCRIPT APPENDED BY WAYBACK MACHINE, COPYRIGHT INTERNET ARCHIVE.",
    "ALL OTHER CONTENT MAY ALSO BE PROTECTED BY COPYRIGHT (17 U.S.C.).",
    "loading...",
    "About this capture",
]


def test_the_toolbar_of_the_wayback_machine_is_aside_up_to_the_first_line_of_the_page() -> None:
    text = "\n".join(["The Wayback Machine - https://a", *TOOLBAR, "A pact", *TOOLBAR[1:5]])

    assert ["The Wayback Machine - https://a", *TOOLBAR] == asides(text)


def test_the_toolbar_begins_with_the_number_of_captures() -> None:
    assert ["Wayback Machine"] == asides("success\n2018\nWayback Machine\nsuccess")


@pytest.mark.parametrize("line", ALONE)
def test_a_line_of_the_wayback_machine_is_aside_wherever_it_stands(line: str) -> None:
    assert [line, "Wayback Machine"] == asides(f"a\n{line}\nb\nWayback Machine\nc")


@pytest.mark.parametrize("mark", ["the Wayback Machine", "the WAYBACK MACHINE", "see archive.org"])
def test_the_toolbar_is_looked_for_where_a_text_names_the_archive(mark: str) -> None:
    assert ["1 capture", "success"] == asides(f"{mark}\n1 capture\nsuccess")


def test_a_toolbar_in_a_text_that_does_not_name_the_archive_is_text() -> None:
    assert [] == asides("1 capture\nsuccess\nloading...")


@pytest.mark.parametrize(("length", "is_aside"), [(300, True), (301, False)])
def test_a_longer_line_is_not_looked_at_for_a_mark_of_the_archive(length: int, *, is_aside: bool) -> None:
    line = "The Wayback Machine - https://".ljust(length, "a")

    assert [line] * is_aside == asides(line)


# ------------------------------------------------------------------- texts that are wrapped


WRAPPED_ONE = "The coalition brings together national STEM platforms of the member"
WRAPPED_TWO = "states, which all work towards more and better skilled graduates in"
WRAPPED_THREE = "engineering and science."
WRAPPED = [WRAPPED_ONE, WRAPPED_TWO, WRAPPED_THREE]
JOINED = " ".join(WRAPPED)


def joined_of(*lines: str) -> list[tuple[int, str]] | None:
    """Return the lines of a text that was found to be wrapped, and check that the finding counts them."""
    page = page_of_text("\n".join(lines))
    if not page.findings:
        return None
    fewer = sum(bool(line.strip()) for line in lines) - len(page.lines)
    message = f"page: the text is wrapped; {fewer} lines were joined to the ones that they continue"
    assert (make("page.wrapped", message),) == page.findings
    return [(line.number, line.text) for line in page.lines]


def test_a_text_that_is_wrapped_is_joined_and_told() -> None:
    assert [(1, "A pact"), (3, JOINED), (7, "The end.")] == joined_of("A pact", "", *WRAPPED, "", "The end.")


#: Words that end no line of their own.
NEVER_LAST = """
    a an the of in on at to for from by with and or as that their its his her our into than is are
""".split()
#: The width of the text: that of its longest line.
WIDTH = len(WRAPPED_ONE)


def full(end: str, length: int = WIDTH) -> str:
    """Return a line of a length that ends in some words."""
    return f"{'x' * (length - len(end) - 3)} y {end}"


@pytest.mark.parametrize(
    ("below", "is_joined"),
    [
        ("Excellence", True),
        ("Another: word", True),
        ("excellence", True),
        ("- an item", False),
        ("1. an item", False),
        ("QUICK: a", False),
        ("The timeline below", False),
        ("Country: Malta", False),
        ("Country: Malta: an island", False),
        ("Country", True),
        ("News | A publisher", False),
        ("20 August 2018", False),
        ("See the Ongoing Taskforces", False),
        (full("Engineers"), False),
    ],
)
def test_a_line_that_stands_for_itself_is_not_joined_to_the_full_one_above(below: str, *, is_joined: bool) -> None:
    line = full("Engineers")
    expected = [(5, f"{line} {below}")] if is_joined else [(5, line), (6, below)]

    assert [(1, JOINED), *expected] == joined_of(*WRAPPED, "", line, below)


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("The Wayback Machine - https://".ljust(WIDTH, "a"), "Excellence"),
        (full("Engineers"), "About this capture"),
    ],
)
def test_a_line_of_the_archive_is_joined_to_none(line: str, below: str) -> None:
    expected = [(1, JOINED), (5, line), (6, below), (8, "Wayback Machine")]

    assert expected == joined_of(*WRAPPED, "", line, below, "", "Wayback Machine")


@pytest.mark.parametrize(
    ("end", "is_joined"),
    [("Engineers", True), ("Engineers...", False), ("Engineers…", False), ("Engineers.", True), ("| Engineers", True)],
)
def test_a_cut_teaser_ends_where_it_is_cut(end: str, *, is_joined: bool) -> None:
    line = full(end)
    expected = [(5, f"{line} Excellence")] if is_joined else [(5, line), (6, "Excellence")]

    assert [(1, JOINED), *expected] == joined_of(*WRAPPED, "", line, "Excellence")


def test_a_label_as_long_as_a_line_is_not_joined() -> None:
    label = full("Engineers")
    text = "\n".join([*WRAPPED, "", label, "Excellence", "", f"{label[1:]}:", "Excellence"])
    page = page_of_text(text, vocabulary({label: "description", label[1:]: "description"}))

    assert [JOINED, label, "Excellence", f"{label[1:]}:", "Excellence"] == [line.text for line in page.lines]


def test_a_date_at_the_end_of_a_sentence_is_joined_to_a_word_that_ends_no_line() -> None:
    assert [(1, JOINED), (5, f"{full('on')} 20 August 2018")] == joined_of(*WRAPPED, "", full("on"), "20 August 2018")


@pytest.mark.parametrize(
    ("length", "word", "is_joined"),
    [
        (WIDTH, 1, True),
        (60, WIDTH - 61, False),
        (60, WIDTH - 60, True),
        (20, WIDTH - 21, False),
        (20, WIDTH - 20, True),
        (WIDTH, WIDTH, True),
        (WIDTH, WIDTH + 1, False),
    ],
)
def test_a_line_is_full_where_the_next_word_would_not_have_fitted(length: int, word: int, *, is_joined: bool) -> None:
    line, below = full("Engineers", length), "E" * word
    expected = [(5, f"{line} {below}")] if is_joined else [(5, line), (6, below)]

    assert [(1, JOINED), *expected] == joined_of(*WRAPPED, "", line, below)


@pytest.mark.parametrize(
    ("end", "below", "is_joined"),
    [
        ("Members", "Excellence.", False),
        ("Members", "ærø.", True),
        ("Members,", "Excellence.", True),
        ("Members-", "Excellence.", False),
        ("Brand", "Excellence.", False),
        ("THE", "Excellence.", True),
        ("Members", "excellence", False),
        *((f"Members{sign}", "excellence.", False) for sign in '.!?:;…"”’)'),
        *(("Members", f"excellence{sign}", True) for sign in '.!?:;…"”’)'),
        *((word, "Excellence.", True) for word in NEVER_LAST),
    ],
)
def test_one_sentence_that_goes_on_to_its_end_shows_that_a_text_is_wrapped(
    end: str, below: str, *, is_joined: bool
) -> None:
    assert ([(1, f"{full(end)} {below}")] if is_joined else None) == joined_of(full(end), below)


def test_two_sentences_that_go_on_show_it_without_an_end() -> None:
    lines = [full("and"), full("or"), "excellence"]

    assert [(1, " ".join(lines))] == joined_of(*lines)


def test_lines_of_one_word_show_no_width() -> None:
    assert None is joined_of(f"{'x' * WIDTH},", "y.")


def test_a_space_that_does_not_break_ends_the_first_word_below() -> None:
    line, below = full("Engineers", WIDTH - 3), "E\u00a0EEEEEE"

    assert [(1, JOINED), (5, line), (6, "E EEEEEE")] == joined_of(*WRAPPED, "", line, below)


@pytest.mark.parametrize(
    "line",
    [f"# {'A pact ' * 12}", f"[{'a pact ' * 10}](https://a.eu/) and more", f"[{'a pact ' * 11}]{{.b}} and more"],
)
def test_a_heading_and_a_link_of_markdown_are_not_broken_at_the_width(line: str) -> None:
    assert WIDTH < len(line) <= 100
    assert JOINED == texts("\n".join(["# A", "", line, "", *WRAPPED, "", "The end."]))[2]


@pytest.mark.parametrize(("below", "text"), [("  Excellence", "Excellence"), ("[E](https://a.eu/)", "E")])
def test_a_line_of_markdown_is_full_by_the_width_that_its_words_take_with_their_marks(below: str, text: str) -> None:
    line = full("Engineers", 60)

    assert f"{line} {text}" == texts("\n".join(["# A", "", *WRAPPED, "", line, below]))[-1]


def test_a_line_goes_on_behind_a_link_of_markdown_that_is_broken() -> None:
    more = full("and", WIDTH - 21)
    text = "\n".join(["# A", "", full("[the", 40), f"link](https://a.eu/) {more}", "excellence."])

    assert Line(3, f"{full('the', 39)} link {more} excellence.", link="https://a.eu/") == lines_of(text)[1]


@pytest.mark.parametrize(("blank", "is_joined"), [([], True), ([""], False)])
def test_a_sentence_goes_on_only_right_below(blank: list[str], *, is_joined: bool) -> None:
    assert is_joined == (joined_of(full("and"), *blank, "excellence.") is not None)


@pytest.mark.parametrize(("others", "is_joined"), [(6, True), (7, False)])
def test_at_most_four_full_lines_may_stand_for_each_that_goes_on(others: int, *, is_joined: bool) -> None:
    pairs = [line for _ in range(others) for line in ("", full("Engineers"), "Excellence.")]

    assert is_joined == (joined_of(*WRAPPED, *pairs) is not None)


@pytest.mark.parametrize(("end", "is_joined"), [("| Members and", False), ("Members and", True)])
def test_an_entry_shows_nothing_about_the_width(end: str, *, is_joined: bool) -> None:
    assert is_joined == (joined_of(full(end), "excellence.") is not None)


@pytest.mark.parametrize(("width", "is_joined"), [(59, False), (60, True), (100, True), (101, False)])
def test_a_text_is_wrapped_at_sixty_to_a_hundred_characters(width: int, *, is_joined: bool) -> None:
    assert is_joined == (joined_of(full("and", width), full("and", width), "excellence.") is not None)
    assert is_joined == (joined_of(full("and", width), full("and", width), "excellence.", "", "x" * 200) is not None)


@given(
    st.lists(st.lists(st.text("abcdeæ", min_size=2, max_size=12), min_size=30, max_size=50), min_size=1, max_size=3),
    st.integers(72, 100),
    st.sampled_from(["", "# A pact\n\n"]),
)
def test_prose_that_is_wrapped_at_a_width_is_read_as_it_was(
    paragraphs: list[list[str]], width: int, above: str
) -> None:
    whole = [f"{' '.join(words)}." for words in paragraphs]
    text = "\n\n".join("\n".join(wrap(each, width)) for each in whole)

    assert whole == texts(f"{above}{text}")[bool(above) :]


def test_a_line_that_markdown_breaks_is_not_joined() -> None:
    assert [(1, "A pact"), (2, JOINED), (6, full("and")), (7, "excellence.")] == joined_of(
        "# A pact", *WRAPPED, "", f"{full('and')}  ", "excellence."
    )


def test_the_first_link_of_joined_lines_is_theirs() -> None:
    links = ["a [b](https://a.eu/)", "[c](https://c.eu/)"]
    text = "\n".join(["# A pact", *WRAPPED, "", full("and"), f"{links[0]} {links[1]}."])

    assert "https://a.eu/" == lines_of(text)[-1].link
    assert f"{full('and')} a b c." == lines_of(text)[-1].text


def test_a_text_of_short_lines_is_not_looked_at_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> NoReturn:
        pytest.fail("short lines were compared")

    monkeypatch.setattr(plaintext, "_goes_on", fail)

    assert ["x" * 59, "and"] == texts("x" * 59 + "\nand")
    assert ["x x" + "x" * 98, "and"] == texts("x x" + "x" * 98 + "\nand")
