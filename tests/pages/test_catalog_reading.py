"""From folders to a catalog: listings applied, each record's way back to its pages, and what gave no record."""

import pickle
from pathlib import Path

import pytest

from stemtaskforce import Catalog, Event, QueryError, examples, pages
from stemtaskforce.findings import make
from stemtaskforce.pages import CatalogReading, Reading
from tests.pages.corpus import EXAMPLES

DOSSIER = """QUICK: taskforce dossier
{name}
Requesting organisation:
{organisation}
Start date:
September 29, 2016
The timeline below gives an overview.
May 20, 2019
News | Paper A
A teaser.
"""
LISTING = """Taskforces
Ongoing taskforces
September 29, 2016 | Denmark | Engineer the Future
Schools and firms.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "a/pact.txt": DOSSIER.format(name="Danish Pact", organisation="Engineer the Future"),
        "b/pact.txt": DOSSIER.format(name="Danish Pact", organisation="Engineer the Future"),
        "b/other.txt": DOSSIER.format(name="Other Pact", organisation="Another"),
        "listing.txt": LISTING,
        "nothing.txt": "Nothing to see here.\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_listings_are_applied_and_records_know_their_pages(folder: Path) -> None:
    found = pages.read_catalog(folder)
    pact = found.catalog["taskforce/danish-pact"]

    assert "Denmark" == getattr(pact.country, "label", None)
    assert (str(folder / "a/pact.txt"), str(folder / "b/pact.txt")) == found.sources_of(pact)
    assert str(folder / "a/pact.txt") == found.source_of(pact)
    assert str(folder / "b/other.txt") == found.source_of(found.catalog["taskforce/other-pact"])


def test_records_as_their_page_has_them_and_events_of_taskforces_know_their_pages_too(folder: Path) -> None:
    found = pages.read_catalog(folder)
    for reading in found.readings:
        for record in reading.records:
            assert reading.source in found.sources_of(record)
    assert [str(folder / name) for name in ("a/pact.txt", "b/other.txt", "b/pact.txt")] == sorted(
        found.sources_of(found.catalog.events[0])
    )


def test_a_record_of_elsewhere_has_no_source_and_is_told(folder: Path) -> None:
    with pytest.raises(QueryError) as caught:
        pages.read_catalog(folder).source_of(Event(title="Elsewhere"))

    message = "record: expected one that these pages gave, got an Event"
    assert (make("query.value", message, value="an Event"),) == caught.value.findings


def test_pages_without_a_name_have_an_empty_one() -> None:
    found = CatalogReading([pages.read_text(f"Stray.\n{DOSSIER.format(name='A pact', organisation='A firm')}")])

    assert "" == found.source_of(found.catalog["taskforce/a-pact"])
    assert (("", 1, "Stray."),) == found.unread


def test_labels_of_a_caller_are_for_all_pages(folder: Path) -> None:
    (folder / "nothing.txt").write_text("Webinar on ants\nDate: 3 May 2021\nVenue: A hall\n", "utf-8")
    (meeting,) = pages.read_catalog(folder, labels={"Venue": "location"}).catalog.meetings

    assert "A hall" == meeting.location


def test_every_finding_and_every_unread_line_has_its_page(folder: Path) -> None:
    found = pages.read_catalog(folder)
    assert isinstance(found.findings, tuple)
    assert [finding for reading in found.readings for finding in reading.findings] == list(found.findings)
    assert {None} & {finding.source for finding in found.findings} == set()
    assert (str(folder / "nothing.txt"), 1, "Nothing to see here.") in found.unread
    assert {"listing.txt", "nothing.txt"} == {Path(reading.source or "").name for reading in found.without_record}


def test_the_repr_is_one_line_that_ends_with_what_gave_no_record(folder: Path) -> None:
    found = pages.read_catalog(folder)
    counts = "2 taskforces, 0 meetings, 0 publications, 1 listing rows"
    said = f"{len(found.findings)} findings, {len(found.unread)} unread lines"
    assert f"<CatalogReading of {counts}; {said}; 2 of 5 pages gave no record>" == repr(found)
    assert (
        "<CatalogReading of 0 taskforces, 0 meetings, 0 publications; 0 findings, 0 unread lines; 0 of 0 pages gave "
        "no record>" == repr(pages.read_catalog([]))
    )


def test_one_path_or_many_files_or_folders_are_taken(folder: Path) -> None:
    whole = pages.read_catalog(folder)
    assert whole.catalog == pages.read_catalog([folder / "a", str(folder / "b"), folder / "listing.txt"]).catalog
    assert 1 == len(pages.read_catalog(folder / "a/pact.txt").readings)
    assert 1 == len(pages.read_catalog(str(folder / "a")).catalog)


def test_a_given_path_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        pages.read_catalog(tmp_path / "none")


def test_a_cap_and_an_encoding_are_for_all_pages(folder: Path) -> None:
    found = pages.read_catalog(folder, max_bytes=40)
    assert {"limit.bytes"} == {each.code for each in found.findings if each.source != str(folder / "nothing.txt")}
    (folder / "nothing.txt").write_bytes("Óbuda".encode("iso8859-2"))
    assert "Óbuda" in [line.text for line in pages.read_catalog(folder, encoding="iso-8859-2").unread]


def test_a_catalog_reading_is_a_value_and_pickles(folder: Path) -> None:
    found = pages.read_catalog(folder)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - made here
    assert found == again
    assert hash(found) == hash(again)
    assert repr(found) == repr(again)
    assert found.catalog == again.catalog
    assert found.sources_of(found.catalog.events[0]) == again.sources_of(found.catalog.events[0])
    assert CatalogReading([Reading()]) != found


def test_the_examples_are_the_pages_of_the_repository_and_their_catalog() -> None:
    assert list(EXAMPLES) == list(examples.pages())
    records = [record for path in EXAMPLES for record in pages.read_path(path).records]
    rows = [row for path in EXAMPLES for row in pages.read_path(path).rows]
    assert Catalog.of(records).with_listing(rows) == examples.catalog()
    assert examples.reading() is examples.reading()
