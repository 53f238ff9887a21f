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
