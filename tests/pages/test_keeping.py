"""Ways in which people keep a page: the same record as from the page itself, or a refusal that says why."""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from stemtaskforce import Event, Meeting, Taskforce, pages
from stemtaskforce.findings import Severity
from stemtaskforce.pages import Reading
from tests.pages.corpus import EXAMPLES, LABELS

Keep = Callable[[str], str]

MENU = (
    "Skip to main content\nEU STEM Coalition\nHome\nAbout\nMembers\nTaskforces\nPublications\nEvents\nContact\nSearch\n"
)
FOOT = (
    "\nContact\nPrivacy policy\nFollow us\nEU STEM Coalition Secretariat\nSchoolstraat 12, 2511 AB The Hague\n"
    "T: +31 70 123 45 67 | E: office@example.org\n© 2021 EU STEM Coalition\n"
)


def lines_of(page: str) -> list[str]:
    return page.splitlines()


def copied(page: str) -> str:
    """Copy the whole page from a browser: a menu above, a foot below."""
    return f"{MENU}\n{page}{FOOT}"


def from_archive(page: str) -> str:
    """Copy the page from the Wayback Machine, with its toolbar."""
    toolbar = (
        "The Wayback Machine - https://web.archive.org/web/20201201000000/http://www.stemcoalition.eu/x\n"
        "Wayback Machine\nhttp://www.stemcoalition.eu/x\nGo\n14 captures\n29 Sep 2016 - 5 Dec 2022\nNov DEC Jan\n01\n"
        "2019 2020 2021\nsuccess\nfail\nAbout this capture\n"
    )
    end = "\nFILE ARCHIVED ON 00:00:00 Dec 01, 2020 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 10:00:00 Nov 02, 2023.\n"
    return f"{toolbar}{page}{end}"


def tabbed(page: str) -> str:
    """Put a label and its value on one line, with a tab and without a colon, as a copied table has them."""
    labels = "|".join(map(re.escape, LABELS))
    text = re.sub(rf"(?m)^({labels}):[ \u00a0]*\n+[ \u00a0]*(?=\S)(?!(?:{labels}):)", "\\1\t", page)
    return re.sub(rf"(?m)^({labels}): (?=\S)", "\\1:\t", text)


def with_crlf(page: str) -> str:
    return page.replace("\n", "\r\n")


def wrapped(page: str) -> str:
    """Wrap at 72 characters, as mail and editors do."""
    return "\n".join(
        "\n".join(textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False)) if len(line) > 72 else line
        for line in lines_of(page)
    )


def as_markdown(page: str) -> str:
    """Write the page as Markdown: headings, bold labels, stars for items, a blank line between blocks."""
    out: list[str] = []
    for index, line in enumerate(lines_of(page)):
        text = line.strip()
        if match := re.fullmatch(r"([A-Z][A-Za-z /&]+):[ \u00a0]*(.*)", text):
            text = f"**{match[1]}:** {match[2]}".rstrip()
        elif text.startswith("•"):
            text = f"* {text[1:].strip()}"
        elif index == 0 and text:
            text = f"# {text}"
        out += [text, ""]
    return "\n".join(out)


def printed(page: str) -> str:
    """Print to PDF and take its text: a running head and a foot with the address on each sheet."""
    head = "01/12/2020, 10:15            A page | EU STEM Coalition"
    body = lines_of(page)
    half = len(body) // 2
    sheets = [body[:half], body[half:]]
    parts = [
        [head, "", *sheet, "", f"https://www.stemcoalition.eu/x            {number}/2", "\f"]
        for number, sheet in enumerate(sheets, 1)
    ]
    return "\n".join(line for part in parts for line in part)


def with_invisible(page: str) -> str:
    """Put characters that cannot be seen at the ends of lines and on blank ones, as editors of web pages do."""
    return "\n".join(f"\u200b{line}\u200b" if line.strip() else "\u00a0\ufeff" for line in lines_of(page))


def spaced(page: str) -> str:
    return "\n\n".join(f"  {line}  " for line in lines_of(page))


WAYS: dict[str, Keep] = {
    "whole page copied from a browser": copied,
    "from the Wayback Machine": from_archive,
    "tab-separated": tabbed,
    "CRLF": with_crlf,
    "wrapped at 72": wrapped,
    "Markdown": as_markdown,
    "printed to PDF": printed,
    "invisible characters": with_invisible,
    "blank lines": spaced,
}
PAGES = [path for path in EXAMPLES if len(pages.read_path(path).records) == 1]


def plain(record: Taskforce | Meeting | Event) -> dict[str, object]:
    return {name: value for name, value in attrs.asdict(record, recurse=False).items() if name != "url"}


def refused(reading: Reading) -> bool:
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    return not reading.records and not reading.rows and bool(errors)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_the_same_record_however_it_was_kept_or_is_refused(path: Path, way: str) -> None:
    page = path.read_text("utf-8")
    reading = pages.read_text(WAYS[way](page))
    assert refused(reading) or plain(pages.read_text(page).record) == plain(reading.record)


@pytest.mark.parametrize("way", WAYS)
def test_only_printed_pages_are_refused(way: str) -> None:
    readings = [pages.read_text(WAYS[way](path.read_text("utf-8"))) for path in PAGES]
    assert [way == "printed to PDF"] * len(PAGES) == [refused(reading) for reading in readings]


def test_there_are_pages_of_each_kind() -> None:
    assert {"taskforce", "meeting", "publication"} == {pages.read_path(path).kind for path in PAGES}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("> quoted", "quoted"),
        (">> twice", "twice"),
        ("## A heading ##", "A heading"),
        ("**bold** and __strong__", "bold and strong"),
        ("*leaning* and _so_", "leaning and so"),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        ("[words](https://example.org/a_(b)) here", "words here"),
        ("[words][1] here", "words here"),
        ("![a picture](a.png) here", "here"),
        ("A \\| B \\* C", "A | B * C"),
        ("1\\. not a list", "1. not a list"),
        ("a line that goes on\\", "a line that goes on"),
        ("* an item", "- an item"),
        ("+ an item", "- an item"),
    ],
)
def test_the_marks_of_markdown_are_no_text(line: str, text: str) -> None:
    reading = pages.read_text(f"# Webinar\n\n**Date:** 3 May 2021\n\n**Description:**\n\n{line}\n")
    assert text == reading.one(Meeting).description


@pytest.mark.parametrize("rule", ["---", "***", "* * *", "___", "====="])
def test_a_rule_of_markdown_is_no_line(rule: str) -> None:
    reading = pages.read_text(f"Webinar\n{rule}\n\n**Date:** 3 May 2021\n{rule}\n")
    assert ("Webinar", ()) == (reading.one(Meeting).title, reading.unread)


def test_a_reference_of_markdown_is_unread_and_a_link_is_kept() -> None:
    page = "# A pact\n\n**Requesting organisation:** X\n\n3 May 2021\n\nTools | [Y](https://example.org/y)\n\n[1]: https://example.org\n"
    reading = pages.read_text(page)
    assert ["[1]: https://example.org"] == [line.text for line in reading.unread]
    assert "https://example.org/y" == reading.one(Taskforce).events[0].url


@pytest.mark.parametrize("line", ["# not a heading", "**not a label** x"])
def test_marks_count_only_with_a_heading_or_a_bold_label(line: str) -> None:
    reading = pages.read_text(f"Webinar\nDate: 3 May 2021\nDescription:\n*one*\n{line.lstrip('# ')}\n")
    assert reading.one(Meeting).description.startswith("*one*")


@pytest.mark.parametrize(
    "marks",
    [
        ("01/12/2020   A page", "02/12/2020   A page"),
        ("Mon, 3 May 2021   A page", "Mon, 3 May 2021   A page"),
        ("20 August 2018   A page", "20 August 2018   A page"),
        ("https://stemcoalition.eu/a 1/2", "x"),
        ("https://stemcoalition.eu/a", "1/2"),
        ("1 of 2   01/12/2020, 10:15 AM", "x"),
    ],
)
def test_the_running_lines_of_a_printed_page_are_told(marks: tuple[str, str]) -> None:
    page = f"{marks[0]}\nWebinar\nDate:\n3 May 2021\n{marks[1]}\n"
    if marks[1] == "1/2":
        page = f"Webinar\nDate:\n3 May 2021\n{marks[0]}\n{marks[1]}\n"
    reading = pages.read_text(page)
    assert ((), ["page.looks-printed"]) == (reading.records, [finding.code for finding in reading.findings])


def test_form_feeds_or_two_rows_of_a_table_are_no_printed_page() -> None:
    for line in ("\f", "3 May 2021   one\n3 May 2021   two", "see https://stemcoalition.eu/a\nand 1/2 of it"):
        assert pages.read_text(f"Webinar\nDate:\n3 May 2021\nDescription:\n{line}\n").records


@pytest.mark.parametrize(
    "markup",
    [
        "<!DOCTYPE html><html><body><p>Date: 3 May 2021</p></body></html>",
        "  <div>Webinar</div>\nDate: 3 May 2021",
        "Webinar\n<p>Date:</p>\n<p>3 May 2021</p>\n<br>\n",
    ],
)
def test_text_that_looks_like_html_is_told(markup: str) -> None:
    reading = pages.read_text(markup)
    assert ((), ["page.looks-like-html"]) == (reading.records, [finding.code for finding in reading.findings])


def test_a_sign_of_less_than_is_no_html() -> None:
    assert pages.read_text("Webinar\nDate: 3 May 2021\nDescription:\na < b and <b> is bold, </b> ends it\n").records


def test_lines_that_are_not_wrapped_stay_apart() -> None:
    long = "This line is as long as the longest of the page, and it ends here, at a stop."
    page = f"Webinar\nDate: 3 May 2021\nDescription:\n{long}\nanother\n- item\n{long[:-1]},\n- item\n"
    assert "page.wrapped" not in {finding.code for finding in pages.read_text(page).findings}


def test_a_row_that_is_the_longest_line_does_not_show_that_a_page_is_wrapped() -> None:
    row = "January 1, 2000 | Andorra | EU STEM Coalition - Taskforce Meeting: Brussels"
    reading = pages.read_text(f"Taskforces\nTaskforces\n{row}\ntwo spaces\nHere are the ongoing taskforces.\n")

    assert ["EU STEM Coalition - Taskforce Meeting: Brussels"] == [
        each.requesting_organisation for each in reading.rows
    ]
    assert ["two spaces"] == [each.teaser for each in reading.rows]
    assert "page.wrapped" not in {finding.code for finding in reading.findings}
