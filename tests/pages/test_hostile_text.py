"""Pages of text that were cut, broken or written to do harm give a record, findings or a cap, in linear time."""

import json
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

import pytest

from stemtaskforce import pages
from stemtaskforce.errors import LimitExceeded
from stemtaskforce.pages import MAX_BYTES
from stemtaskforce.pages.caps import MAX_LINES
from stemtaskforce.pages.decoding import decode
from tests.corpora import taken
from tests.growth import is_linear
from tests.pages.corpus import EXAMPLES, SAMPLES, SHARED, lost_lines
from tests.pages.test_properties import check_no_record_hides_a_missing_field

pytestmark = pytest.mark.slow  # pages cut at every byte, and growth

MEETING = "Kick-off\n\nKick-off\n\nDate:\n20 August 2018\nDescription:\n"
DOSSIER = "QUICK: taskforce dossier\nA pact\nRequesting organisation:\nX\nStart date:\nMay 1, 2020\n"


def check(data: bytes) -> None:
    text, _ = decode(data)
    reading = pages.read_text(text)
    check_no_record_hides_a_missing_field(reading)
    assert [] == lost_lines(text, reading)


# ------------------------------------------------------------------- cut and broken


@pytest.mark.parametrize("path", [*EXAMPLES, *SAMPLES], ids=lambda path: path.stem)
def test_a_page_cut_at_any_byte_hides_no_missing_field_and_loses_no_line(path: Path) -> None:
    data = path.read_bytes()
    # Within a line the reader has little to decide, so the account of lines is taken at its ends.
    for end in taken(range(len(data)), sample=2_000):
        if b"\n" in data[end - 1 : end + 1]:
            check(data[:end])
        else:
            check_no_record_hides_a_missing_field(pages.read_text(decode(data[:end])[0]))


@pytest.mark.parametrize("name", ["bretagne-programme.txt"])
def test_a_page_with_any_bit_flipped_hides_no_missing_field_and_loses_no_line(name: str) -> None:
    data = bytearray(next(path for path in EXAMPLES if path.name == name).read_bytes())
    for number, place in enumerate(taken(range(8 * len(data)), sample=4_000)):
        flip = 1 << place % 8
        data[place // 8] ^= flip
        if number % 61 == 0:
            check(bytes(data))
        else:
            check_no_record_hides_a_missing_field(pages.read_text(decode(bytes(data))[0]))
        data[place // 8] ^= flip


# ------------------------------------------------------------------- caps and time


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * (MAX_BYTES + 1), "limit.bytes"),
        ("é" * (MAX_BYTES // 2 + 1), "limit.bytes"),
        ("\ud800" * (MAX_BYTES // 3 + 1), "limit.bytes"),
        ("x\n" * (MAX_LINES + 1), "limit.lines"),
    ],
)
def test_a_page_over_a_cap_is_refused(text: str, code: str) -> None:
    with pytest.raises(LimitExceeded) as caught:
        pages.read_text(text, source="page")
    assert [(code, "page")] == [(finding.code, finding.source) for finding in caught.value.findings]


def test_the_cap_of_bytes_is_an_argument() -> None:
    assert "Kick-off" == pages.read_text(MEETING, max_bytes=len(MEETING)).fields["title"]
    with pytest.raises(LimitExceeded):
        pages.read_text(MEETING, max_bytes=len(MEETING) - 1)


def filled(head: str, unit: str, size: int) -> str:
    return head + unit * ((size - len(head.encode())) // len(unit.encode()))


def repeated(head: str, line: str, count: int) -> str:
    return head + f"{line}\n" * count


#: What a page may be full of: on one line, and on as many as the cap allows.
UNITS = [
    " ",
    "\u00a0",
    ":",
    "1",
    "•",
    "|",
    " | ",
    "a: ",
    "é",
    "Date: ",
    "07/12/2017 ",
    "June 1, ",
    "a\u0301\u0316",
    "\u0301",
    *("> ", "* ", "[a](", "**", "_a", "\\*", "@", "+31 ", "QUICK: x ", "The timeline below ", "\u200b", "< "),
]
LINES = [
    *("1" * 79, "é" * 40, "07/12/2017 - 09:0", "June 1, 202", "a:" * 30, "Country:", "Date: 1 June 2020", "• x", "x"),
    *("QUICK: x", "Next Steps: x", "Location", "Related", "May 2018   x", "> * _a_ [b](c", "The timeline below x"),
    *("1) x", "A | B", "QUICK", "June 15, 2020 | Narnia | x", "June 15, 2020", "Results: x", "ongoing taskforces"),
]
HEADS = ["", MEETING, DOSSIER, f"# A page\n{MEETING}", f"{DOSSIER}The timeline below\n", "Title of "]


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
@pytest.mark.parametrize("head", HEADS, ids=ascii)
def test_time_is_linear_in_the_length_of_a_line(head: str, unit: str) -> None:
    assert is_linear(pages.read_text, partial(filled, head, unit), 400_000)


@pytest.mark.parametrize("line", LINES, ids=ascii)
@pytest.mark.parametrize("head", HEADS[:5], ids=ascii)
def test_time_is_linear_in_the_number_of_lines(head: str, line: str) -> None:
    assert is_linear(pages.read_text, partial(repeated, head, line), 3_000)


def headings(size: int) -> str:
    """Make a page of headings, of which each could start a foreign record, above lines of text."""
    return "QUICK: taskforce dossier\nt\n" + "QUICK: x\n" * (size // 2) + "foo\n" * (size // 2) + "Status: o"


def test_time_is_linear_in_the_number_of_headings() -> None:
    assert is_linear(pages.read_text, headings, 40_000)


#: Lines of which each may decide the kind of a page or begin its second record, by what stands anywhere below.
DECIDING = ["The timeline below x\nA | B\n", "Short summary: x\nDate: {} May 2020\nTitle\n", "A: x\n- Status: {}\n"]


@pytest.mark.parametrize("lines", DECIDING)
def test_time_is_linear_in_the_number_of_lines_that_may_decide(lines: str) -> None:
    assert is_linear(
        pages.read_text, lambda size: "".join(lines.format(number % 28 + 1) for number in range(size)), 8_000
    )


# ------------------------------------------------------------------- public lists of hostile text

OWN_HOSTILE = [
    "<script>alert(1)</script>",
    "\x00\x01\x1b[31m",
    "\ud800 half a pair",
    "\u202e\u2066turned\u2069",
    "=HYPERLINK(1)",
    "{{7*7}}${7*7}",
    "%s%n%00",
    "../../etc/passwd",
    "Ω≈ç√∫˜µ≤≥÷",
    "𝕳𝖊𝖑𝖑𝖔",
    "🏳️‍🌈 👩‍👩‍👧‍👦",
    "a" * 5000,
    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
    "\ufeff\ufeffmarks",
    "ﷺ" * 100,
]


def foreign_hostile() -> Iterator[str]:
    hostile = SHARED / "hostile"
    for path in sorted([*hostile.glob("blns/**/*.json")]):
        yield from (text for text in json.loads(path.read_text("utf-8")) if isinstance(text, str))
    patterns = (
        "payloadbox-xss/**/*.txt",
        "PayloadsAllTheThings/**/*.txt",
        "html5lib-tests/**/*.dat",
        "markus-kuhn*/**/*.txt",
    )
    for path in sorted(chain.from_iterable(map(hostile.glob, patterns))):
        yield path.read_bytes().decode("utf-8", "replace")[:20_000]


@pytest.mark.parametrize("texts", [OWN_HOSTILE, list(foreign_hostile())], ids=["ours", "public"])
def test_hostile_text_is_read_as_a_page_and_as_a_value_and_loses_no_line(texts: list[str]) -> None:
    for text in texts:
        for page in (MEETING + text, f"{text}\nDate:\n1 May 2020\n", f"{DOSSIER}The timeline below\nA | {text}"):
            reading = pages.read_text(page)
            check_no_record_hides_a_missing_field(reading)
            assert [] == lost_lines(page, reading)
