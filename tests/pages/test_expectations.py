"""Every page that we have reads to what a person found on it: facts, and the size and shape of the prose.

`expected.json` holds no sentence of a page: of prose it has paragraphs, characters and the first digits of a
SHA-256. Pages beside the checkout are read when they are there; the examples here have the same layouts.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import attrs
import pytest

from stemtaskforce import Event, ListingRow, pages
from stemtaskforce.pages import Reading
from tests.pages.corpus import EXAMPLES, SAMPLES, lost_lines

EXPECTED = cast("dict[str, dict[str, Any]]", json.loads(Path(__file__).with_name("expected.json").read_text("utf-8")))
PROSE = {"background", "objectives", "results", "summary", "objective", "description", "next_steps", "teaser"}


def facts(name: str, value: object) -> object:
    """Reduce a value to what the table holds of it."""
    if isinstance(value, tuple):
        return [facts(name, item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, Event | ListingRow):
        held = {key: item for key in attrs.fields_dict(type(value)) if (item := getattr(value, key))}
        return {key: facts(key, item) for key, item in held.items()}
    text = str(value)
    if name in PROSE:
        return f"{text.count(chr(10) * 2) + 1} of {len(text)}, {sha256(text.encode()).hexdigest()[:8]}"
    return text


def summary(reading: Reading) -> dict[str, object]:
    """Reduce a reading to what the table holds of it."""
    listed = reading.records if reading.kind == "listing" else ()
    return {
        "kind": reading.kind,
        "layout": reading.layout,
        "records": len(reading.records),
        "fields": {name: facts(name, value) for name, value in reading.fields.items()},
        "listed": facts("", (*listed, *reading.rows)),
        "findings": [f"{note.line or ''} {note.code} {note.path}".strip() for note in reading.findings],
        "unread": [line.number for line in reading.unread],
    }


@pytest.mark.parametrize("path", [*EXAMPLES, *SAMPLES], ids=lambda path: path.stem)
def test_a_page_reads_to_what_a_person_found_on_it(path: Path) -> None:
    assert EXPECTED[path.name] == summary(pages.read_path(path))


@pytest.mark.parametrize("path", [*EXAMPLES, *SAMPLES], ids=lambda path: path.stem)
def test_no_line_of_a_page_is_lost(path: Path) -> None:
    assert [] == lost_lines(path.read_text("utf-8"), pages.read_path(path))


@pytest.mark.parametrize("path", [*EXAMPLES, *SAMPLES], ids=lambda path: path.stem)
def test_a_page_with_its_required_fields_gives_the_record_of_its_fields(path: Path) -> None:
    reading = pages.read_path(path)
    if reading.kind in {"taskforce", "meeting", "publication"} and reading.records:
        assert reading.record == reading.complete()
    assert {path.name for path in EXAMPLES} <= EXPECTED.keys()


def test_there_is_an_example_of_every_layout() -> None:
    layouts = {pages.read_path(path).layout for path in EXAMPLES}
    assert {None, "A", "B", "C", "M1", "M2", "M3", "M4", "M5", "M7", "M8", "P", "L", "E"} == layouts


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_hold_facts_of_the_site_and_sentences_of_our_own(path: Path) -> None:
    texts = [" ".join(page.read_text("utf-8").split()) for page in SAMPLES if page.parent.name == "seeds"]
    # Titles and labels run to nine words, and names may be longer; a sentence that was taken over would be, too.
    lines = [line.split() for line in path.read_text("utf-8").splitlines() if " | " not in line]
    runs = [" ".join(words[start : start + 10]) for words in lines for start in range(len(words) - 9)]
    assert [] == [run for run in runs if any(run in text for text in texts)]
