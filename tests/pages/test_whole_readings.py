"""Small pages of every step of the reader give the whole reading that is stored, word for word."""

import json
from typing import cast

import pytest

from stemtaskforce import pages
from tests.pages.whole_readings import EXPECTED, READINGS, described

STORED = cast("dict[str, object]", json.loads(EXPECTED.read_text("utf-8")))


@pytest.mark.parametrize("name", READINGS)
def test_a_page_gives_the_stored_reading_with_every_message_and_line(name: str) -> None:
    assert STORED[name] == described(READINGS[name]())


def test_every_stored_reading_has_its_page() -> None:
    assert [*STORED] == [*READINGS]


def test_the_reader_of_catalogs_is_loaded_by_its_names_and_no_other_name_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("CatalogReading", "UnreadLine", "read_catalog"):
        monkeypatch.delattr(pages, name, raising=False)
        assert getattr(pages, name).__name__ == name
        assert name in vars(pages)
    with pytest.raises(AttributeError, match=r"^module 'stemtaskforce\.pages' has no attribute 'read_folder'$"):
        pages.__getattr__("read_folder")
