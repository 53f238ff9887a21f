"""What the documents say about the repository is so: files, tests, rooms and limits that they name are there."""

import re
from pathlib import Path

import pytest

from tests.contract.layers import LAYERS

TOP = Path(__file__).parents[2]
DOCUMENTS = sorted([*TOP.glob("*.md"), *(path for path in TOP.glob("docs/**/*.md") if "_build" not in path.parts)])
TESTS = {
    name
    for path in TOP.glob("tests/**/*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), flags=re.MULTILINE)
}
PLACE = re.compile(r"`((?:src|tests|docs|examples|\.ci|\.github)/[\w./-]*)`")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(TOP)))
def test_every_place_that_a_document_names_is_there(path: Path) -> None:
    named = PLACE.findall(path.read_text("utf-8"))

    assert [] == [place for place in named if not (TOP / place).exists()]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(TOP)))
def test_every_test_that_a_document_names_is_there(path: Path) -> None:
    # A name in a list (`test_equal_entries_stand_once`) may be an example of style; in a table it is a claim.
    claimed = [
        name
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("|")
        for name in re.findall(r"`(test_\w+)`", line)
    ]

    assert [] == [name for name in claimed if name not in TESTS]


def test_contributors_find_every_module_in_its_layer() -> None:
    text = (TOP / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d) \| (.*) \|$", text, flags=re.MULTILINE)
    told = {name: int(layer) for layer, names in rows for name in re.findall(r"`(\w+)`", names)}

    assert {name: layer for name, layer in LAYERS.items() if name != "__main__"} == told


def test_the_threat_model_names_a_test_for_every_attempt() -> None:
    text = (TOP / "docs/explanation/security.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| attempt")]

    assert len(rows) >= 15
    assert [] == [row for row in rows if not re.search(r"`test_\w+`", row)]


def test_every_link_of_the_top_level_leads_somewhere() -> None:
    broken = [
        f"{path.relative_to(TOP)}: {target}"
        for path in sorted(TOP.glob("*.md"))  # those of docs are for Sphinx to follow
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]

    assert [] == broken


def test_every_public_module_has_its_place_in_the_reference() -> None:
    listing = (TOP / "tests/contract/public_api.txt").read_text("utf-8")
    public = set(re.findall(r"^(\S+) \(module\)$", listing, flags=re.MULTILINE))
    pages = "".join(path.read_text("utf-8") for path in TOP.glob("docs/reference/api/*.md"))
    documented = set(re.findall(r"automodule:: (\S+)", pages))
    # A package whose modules are documented has none of its own.
    packages = {name.rpartition(".")[0] for name in documented}

    assert set() == public - documented - packages
