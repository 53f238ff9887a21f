"""The pages that tests read, what they are expected to say, and the account of their lines.

The account is an oracle of its own: it knows the site's words as section 5 of the design lists them, not
the reader's tables, and looks for each line of a page in the values that the reader gave.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import attrs
from pendulum import Date

from stemtaskforce import Country
from stemtaskforce.dates import find_date, read_date
from stemtaskforce.pages import Reading
from stemtaskforce.text import is_unseen

if TYPE_CHECKING:
    from stemtaskforce import Event

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
EXAMPLES = sorted((ROOT / "examples" / "pages").glob("*.txt"))
SAMPLES = sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("pages/*.txt")])

LABELS = (
    "Requesting organisation|Country|Start date|Status|Background|Objectives|Results|Date|When|Host organisation|"
    "Organisation|City & meeting location|Location|Where|Publication date|Short summary|About|"
    "Objective of the meeting|Description|Programme|Next steps|Source / author|Publication type|Abstract"
).split("|")
FRAME = {"menu", "main menu", "related", "share", "click here", "skip to main content"}
#: Categories of characters that are not seen: controls, marks of format, separators.
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
BOILERPLATE = ("taskforce dossier", "what are taskforces?", "taskforces are the eu stem coalition's main instrument")
HEADINGS = ("ongoing taskforces", "finalised taskforces")


def plain(text: str) -> str:
    """Reduce a text to its letters, digits and signs, without the marks of lists and what is never drawn."""
    text = "".join(char for char in re.sub("[\ud800-\udfff]", "\ufffd", text) if unicodedata.category(char) != "Cf")
    text = unicodedata.normalize("NFC", re.sub(r"[\x00-\x1f\x7f-\x9f\s]+", " ", text)).strip()
    return re.sub(r"\s+", " ", re.sub(r"^(?:• ?|- |[0-9]{1,3}[.)] )", "", text))


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of a page that are not blank, with their numbers."""
    text = text.removeprefix("\ufeff")
    for number, line in enumerate(re.split("\r\n|[\n\r]", text), 1):
        if any(unicodedata.category(character) not in UNSEEN for character in line):
            yield number, line


def values_of(reading: Reading) -> list[object]:
    """Give every value that a reading holds, those of events and rows too."""
    values: list[object] = []
    events = cast("tuple[Event, ...]", reading.fields.get("events", ()))
    for holder in (*reading.records, *reading.rows, *events):
        values += [getattr(holder, name) for name in attrs.fields_dict(type(holder))]
    return [*values, *reading.fields.values()]


def lost_lines(text: str, reading: Reading) -> list[str]:
    """Give the lines of a page that are in no value, are nothing known and are not unread: there should be none."""
    values = values_of(reading)
    texts = {plain(line) for value in values if type(value) is str for line in value.split("\n")}
    unread = {line.number for line in reading.unread}
    if reading.kind == "listing":  # a listing's heading stands doubled, and no record has it
        counts = Counter(plain(line) for _, line in numbered(text))
        texts |= {line for line, count in counts.items() if count > 1}
    known = _Known(texts, values)
    seen = ((number, line) for number, line in numbered(text) if not is_unseen(line))
    lost = [line for number, line in seen if number not in unread and not known.has(plain(line))]
    if "page.wrapped" not in {finding.code for finding in reading.findings}:
        return lost
    # The lines of a wrapped page are joined before they are read, so a value or an unread line holds several.
    joined = [*(value for value in values if type(value) is str), *(line.text for line in reading.unread)]
    seen_joined = [_visible(text.replace("\n", " ")) for text in joined]
    return [line for line in lost if not any(_visible(plain(line)) in text for text in seen_joined)]


def _visible(text: str) -> str:
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


class _Known:
    def __init__(self, texts: Iterable[str], values: Iterable[object]) -> None:
        self.texts = {*texts, ""}
        self.dates = {value for value in values if isinstance(value, Date)}
        self.countries = {value for value in values if isinstance(value, Country)}
        self.words = {str(value) for value in values if value is not None}

    def has(self, line: str) -> bool:
        folded = line.casefold()
        if folded in FRAME or folded.startswith((*BOILERPLATE, "quick:", "the timeline below")):
            return True
        if self.is_value(line) or any(words in folded for words in HEADINGS):
            return True
        label, colon, rest = line.partition(":")
        if colon and label in LABELS:
            return self.is_value(rest.strip())
        parts = [part.strip() for part in re.split(r"(?<= )\|(?= )", f" {line} ")]
        return len(parts) > 1 and self.are_parts(parts)

    def are_parts(self, parts: list[str]) -> bool:
        """Tell whether the parts of a line at its bars are values, of which the last may hold bars."""
        return all(map(self.is_value, parts)) or any(
            all(map(self.is_value, parts[:most])) and self.is_value(" | ".join(parts[most:])) for most in (1, 2)
        )

    def is_value(self, text: str) -> bool:
        if text in self.texts or plain(text) in self.texts or text.casefold() in self.words:
            return True
        if (reading := read_date(text)).date in self.dates or ((found := find_date(text)) and found[0] == reading):
            return True
        return _country(text) in self.countries


def _country(text: str) -> Country | None:
    try:
        return Country.parse(text)
    except ValueError:
        return None
