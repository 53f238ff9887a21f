"""Pages that a program has made text of: Markdown of several dialects, tables of signs, dumps of text browsers."""

import pytest

from stemtaskforce import Event, Meeting, Taskforce, pages
from stemtaskforce.pages import Reading

TITLE = "Webinar on robots"
LONG = (
    "Teachers of nine schools came to see how a robot is made of a box and a motor, and nearly all of them said that "
    "they would like to try it with their pupils before the summer begins."
)
FACTS = {"Date": "3 May 2021", "Host organisation": "A school", "Country": "Malta"}
PLAIN = f"{TITLE}\n" + "".join(f"{label}:\n{value}\n" for label, value in FACTS.items())
WANT = pages.read_text(f"{PLAIN}Short summary:\n{LONG}\nThe end.\n").record


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


def unread(reading: Reading) -> list[str]:
    return [line.text for line in reading.unread]


def facts(form: str) -> str:
    return "".join(form.format(*fact) for fact in FACTS.items())


DIVS = "::: {{.field .field-label-above}}\n:::: field-label\n{}: \n::::\n\n[{}]{{.item}}\n:::\n\n"
BOLD = facts("**{}:** {}\n\n")
SUMMARY = f"### Short summary:\n\n{LONG}\n\nThe end.\n"
IN_TEXT = f"\nShort summary:\n{LONG}\nThe end.\n"
WRAPPED = """\
**Short summary:** Teachers of nine schools came to see how a robot is made of a
box and a motor, and nearly all of them said that they would like to try it with
their pupils before the summer begins.

The end.
"""
#: The head of a page, the form of its facts, and their end, by the way in which a program writes them.
FORMS = {
    "heading underlined": (f"{TITLE}\n=================\n\n", "{}:\n\n{}\n\n", IN_TEXT),
    "fenced divisions and attributes": (f"# {TITLE} {{#page-title .title}}\n\n", DIVS, SUMMARY),
    "spans inside each other": (f"# [[{TITLE}]{{.a}}]{{.b .c}}\n\n", DIVS, SUMMARY),
    "definitions": (f"# {TITLE}\n\n", "{}\n\n:   {}\n\n", SUMMARY),
    "table with bars": (f"# {TITLE}\n\n|  |  |\n| --- | --- |\n", "| {} | {} |\n", f"\n{SUMMARY}"),
    "table with bold labels": (f"# {TITLE}\n\n", "| **{}:** | {} |\n", f"\n{SUMMARY}"),
    "table without outer bars": (f"# {TITLE}\n\n", "{}| {}  \n---|---  \n", f"\n{SUMMARY}"),
    "bold labels, wrapped": (f"# {TITLE}\n\n", "**{}:** {}\n\n", WRAPPED),
    "grid of signs": (f"{TITLE}\n\n", "+---+---+\n| {} | {} |\n", f"+---+---+\n{IN_TEXT}"),
    "columns of spaces": (f"{TITLE}\n\n", "   {}      {}   \n", IN_TEXT),
    "rows in a text": (f"{TITLE}\n\n", "| {} | {} |\n", IN_TEXT),
}
WAYS = {way: f"{head}{facts(form)}{end}" for way, (head, form, end) in FORMS.items()}


@pytest.mark.parametrize("way", WAYS)
def test_a_converted_page_gives_the_record_of_its_text(way: str) -> None:
    assert WANT == pages.read_text(WAYS[way]).record


@pytest.mark.parametrize("way", WAYS)
def test_no_mark_of_a_conversion_is_left_over(way: str) -> None:
    assert [] == unread(pages.read_text(WAYS[way]))


@pytest.mark.parametrize("form", ["- {}", "  {}", "{}  "])
def test_lines_that_the_page_breaks_are_not_joined(form: str) -> None:
    # Each is full at this width, and goes on in the middle of a sentence below; two spaces say that it ends there.
    page = f"# {TITLE}\n\n**Date:** 3 May 2021\n\n{WRAPPED}"
    line = "Another line that is as long as the width of all lines of this page and of"
    reading = pages.read_text(f"{page}\n{form.format(line)}\nothers that go on.\n")
    is_broken = form.endswith("  ")
    assert is_broken == ("\n\nothers that go on." in reading.one(Meeting).description + reading.one(Meeting).summary)


@pytest.mark.parametrize(
    "broken",
    [
        "[A long teaser that\nis broken in two](https://example.org/a)",
        "[A long\nteaser that is\nbroken in two](https://example.org/a)",
        "[A long teaser that is broken in two](\nhttps://example.org/a)",
    ],
)
def test_a_link_may_be_broken_over_lines(broken: str) -> None:
    entry = f"May 3, 2020\n\nTools | B\n\n{broken}\n\n"
    page = f"# A pact\n\n**Requesting organisation:** A\n\n{entry}May 1, 2020\n\nNews | C\n"
    first, second = pages.read_text(page).one(Taskforce).events
    assert ("A long teaser that is broken in two", "https://example.org/a") == (first.summary, first.url)
    assert "C" == second.publisher


@pytest.mark.parametrize("text", ["an [open\nbracket", "[a](b\n\nc)", "[one\ntwo\nthree\nfour\nfive\nsix\nseven](x)"])
def test_a_bracket_without_its_end_is_text(text: str) -> None:
    reading = pages.read_text(f"# {TITLE}\n\n**Date:** 3 May 2021\n\n**Description:**\n\n{text}\n")
    assert [line for line in text.split("\n") if line] == reading.one(Meeting).description.split("\n\n")


@pytest.mark.parametrize("end", ["---", "..."])
def test_the_front_matter_of_a_file_is_aside(end: str) -> None:
    front = f'---\ntitle: "Another title"\ndate: 2001-01-01\ntags:\n  - a\n- b\n# c\n\n{end}\n'
    reading = pages.read_text(f"{front}# {TITLE}\n\n{BOLD}{SUMMARY}")
    assert (WANT, True) == (reading.record, 'title: "Another title"' in unread(reading))


@pytest.mark.parametrize(
    "front",
    [
        "---\n---\n",
        "---\nA line of text\n---\n",
        "---\ntitle: one\n",
        "---\n" + "".join(f"a{n}: b\n" for n in range(70)) + "---\n",
        "--\na: b\n--\n",
    ],
)
def test_lines_between_rules_are_no_front_matter(front: str) -> None:
    reading = pages.read_text(f"{front}Objectives of all\nRequesting organisation: A\n")
    assert "Objectives of all" == reading.one(Taskforce).name


@pytest.mark.parametrize("line", ["| a | b | c |", "| a | b |", "| Country |", "a | b"])
def test_a_row_without_a_label_is_a_line(line: str) -> None:
    reading = pages.read_text(f"{PLAIN}Description:\n| Location | Rome |\n{line}\n")
    assert ("Rome", line) == (reading.one(Meeting).location, reading.one(Meeting).description)
    in_markdown = pages.read_text(f"# {PLAIN}Description:\n{line}\n").one(Meeting)
    assert line.strip("| ") == in_markdown.description


@pytest.mark.parametrize("line", ["Country and  town", "See  Country  Malta", "Country Malta"])
def test_spaces_count_only_behind_a_label(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 3 May 2021\nDescription:\n  {line}\n")
    assert (None, " ".join(line.split())) == (reading.one(Meeting).country, reading.one(Meeting).description)


DUMP = """\
   [1]Skip to main content

Publications

   [2]Maps

   Source / author:
   [3]A school [9]
   Abstract:
   A map [4]of [5]towns.

References

   Visible links:
   1. https://stemcoalition.eu/a#main
   2. https://stemcoalition.eu/maps
   3. mailto:someone@example.org
   4. file:///a/b
   5. https://stemcoalition.eu/towns
"""


def test_the_numbers_of_links_in_the_dump_of_a_browser_are_no_text() -> None:
    reading = pages.read_text(DUMP)
    event = reading.one(Event)
    assert ("Maps", "A school [9]", "A map of towns.") == (event.title, event.publisher, event.summary)
    assert ["References", "Visible links:"] == [line for line in unread(reading) if line[0] in "RV"]


def test_an_entry_of_a_dump_has_the_link_of_its_number() -> None:
    entry = "May 1, 2020\nTools | [1]B\n[2]A kit...\n[3]\n"
    links = "References\n1. file:///b\n2. https://example.org/kit\n3. https://example.org/c\n"
    (event,) = pages.read_text(f"A pact\nRequesting organisation: A\n{entry}{links}").one(Taskforce).events
    assert ("B", "A kit...", "https://example.org/kit") == (event.publisher, event.summary, event.url)


@pytest.mark.parametrize(
    "end", ["References\n1. A book\n", "References\n", "References\n1. https://a.example\nOthers\n"]
)
def test_references_that_are_no_links_are_text(end: str) -> None:
    reading = pages.read_text(f"{PLAIN}Description:\nAs [1] says.\n{end}")
    assert reading.one(Meeting).description.startswith("As [1] says.\n\nReferences")


# ------------------------------------------------------------------- what a conversion has lost


def test_of_labels_without_colons_neither_is_a_title_nor_its_value() -> None:
    labels = "Requesting organisation\nA school\nCountry\nMalta\nStart date\nMay 1, 2019\n"
    reading = pages.read_text(f"Home\nA pact\n{labels}The timeline below gives key-events.\nMay 1, 2020\nTools | B\n")
    assert ("A pact", None) == (reading.one(Taskforce).name, reading.one(Taskforce).country)


def test_of_columns_with_one_space_neither_is_a_title() -> None:
    reading = pages.read_text("A pact\nRequesting organisation A school\nThe timeline below gives key-events.\n")
    assert "A pact" == reading.one(Taskforce).name


@pytest.mark.parametrize("text", ["It began. It ended.", "And an end."])
def test_above_a_timeline_alone_a_sentence_is_no_title(text: str) -> None:
    assert "A pact" == pages.read_text(f"A pact\n{text}\nThe timeline below gives key-events.\n").one(Taskforce).name


@pytest.mark.parametrize("rule", ["----- -----", "=====", "* * *", "……"])
def test_a_line_of_signs_is_no_title(rule: str) -> None:
    assert TITLE == pages.read_text(f"{TITLE}\n{rule}\nDate: 3 May 2021\n").one(Meeting).title


def test_links_of_a_foot_beside_a_town_are_suspected() -> None:
    reading = pages.read_text(f"{PLAIN}Next steps:\nMore.\nContact | Privacy policy | 2511 The Hague\n")
    assert {"page.foot-suspected"} == codes(reading)


def test_on_a_wrapped_page_a_label_stays_apart_from_an_address_that_is_as_long_as_the_width() -> None:
    address = "https://stemcoalition.eu/" + "a" * 50
    reading = pages.read_text(f"{PLAIN}City & meeting location:\n{address}\n{WRAPPED.replace('*', '')}")
    assert (address, True) == (reading.one(Meeting).location, "page.wrapped" in codes(reading))
