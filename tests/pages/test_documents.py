"""What the documentation says of pages, layouts and findings is what the code does."""

import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import pytest

import stemtaskforce
from stemtaskforce import dates, pages
from stemtaskforce.errors import StemTaskforceError
from stemtaskforce.findings import CODES, Finding
from stemtaskforce.pages.layouts import BARE_DATE, FAMILIES, TITLE_DATE
from tests.pages.corpus import EXAMPLES, ROOT

FINDINGS = ROOT / "docs" / "reference" / "findings.md"
LAYOUTS = ROOT / "docs" / "reference" / "layouts.md"
WORST = ROOT / "docs" / "explanation" / "worst-page.md"
#: What it takes a file, or a machine without something, to see; tests elsewhere provoke them.
ELSEWHERE = {"extra.missing", "file.unreadable", "file.damaged", "table.reference"}


def table(path: Path, columns: int) -> list[tuple[str, ...]]:
    """Give the rows of a document's tables that have so many columns, with plain cells."""
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in path.read_text("utf-8").splitlines() if line.startswith("|")]
    cells = [tuple(cell.strip().replace(r"\|", "|") for cell in row) for row in rows if len(row) == columns]
    return [row for row in cells if not set(row[0]) <= {"-", ":"}]


ROWS = {row[0].strip("`"): row[1:] for row in table(FINDINGS, 4)[1:]}


def test_the_table_of_codes_is_the_one_of_the_code_in_its_order() -> None:
    assert [(code, severity.value, meaning) for code, (severity, meaning) in CODES.items()] == [
        (code, *row[:2]) for code, row in ROWS.items()
    ]


@pytest.mark.parametrize("code", [code for code in CODES if code not in ELSEWHERE])
def test_the_example_of_a_code_gives_a_finding_of_it(code: str) -> None:
    names = {name: getattr(stemtaskforce, name) for name in dir(stemtaskforce) if not name.startswith("_")}
    names |= {"pages": pages, "dates": dates, "formats": stemtaskforce.formats, "io": io}
    try:
        said = eval(ROWS[code][2].strip("`"), names)  # noqa: S307 - our own documentation
    except StemTaskforceError as error:
        said = error.findings
    assert code in {finding.code for finding in findings_in(said)}


def findings_in(said: object) -> Iterable[Finding]:
    """Give the findings of a reading or of links, or those that were given or raised themselves."""
    if isinstance(said, pages.Reading | dates.DateReading):
        return said.findings
    return [getattr(item, "finding", item) for item in cast("Iterable[Finding]", said)]


def test_what_has_no_example_that_runs_says_when_it_happens() -> None:
    assert [] == [code for code in ELSEWHERE if len(ROWS[code][2]) < 20]


def marks(cell: str) -> set[str]:
    """Give the marks that a cell of the table of layouts names."""
    words = {"a line that is a date": BARE_DATE, "a date in the title": TITLE_DATE}
    parts = [part.strip() for part in cell.split(",")]
    return {words.get(part) or part.strip("`").removesuffix(":") for part in parts if part != "–"}


def test_the_table_of_layouts_is_the_one_of_the_code_in_its_order() -> None:
    rows = {row[0]: row[1:] for row in table(LAYOUTS, 7)[1:]}
    layouts = {layout.name: (family, layout) for family in FAMILIES for layout in family.layouts}
    assert list(layouts) == list(rows)
    for name, (family, layout) in layouts.items():
        kind, needs, any_of, lacks, divides, example = rows[name]
        assert (family.kind, layout.needs, layout.any_of, layout.lacks) == (kind, *map(marks, (needs, any_of, lacks)))
        for field in (*layout.by_position, *filter(None, [layout.one_block])):
            assert field in divides
        assert name == pages.read_path(ROOT / "examples" / "pages" / example.strip("`")).layout


def test_the_table_of_labels_is_the_one_of_the_code_in_its_order() -> None:
    assert [
        (
            family.kind,
            f"`{label.text}:`",
            f"`{label.field}`" if label.field else "–",
            "all blocks" if label.prose else "one line",
            "alone" if label.text in family.own else "–",
        )
        for family in FAMILIES
        for label in family.labels.values()
    ] == table(LAYOUTS, 5)[1:]


def test_the_worst_page_is_the_one_with_the_most_to_say_and_its_explanation_names_every_code() -> None:
    said = {path: {note.code for note in pages.read_path(path).findings} for path in EXAMPLES}
    worst = max(said, key=lambda path: len(said[path]))
    text = WORST.read_text("utf-8")
    assert worst.name in text
    assert [] == [code for code in said[worst] if code not in text]
