"""A page of another site gives no record, however many labels it shares with the site's own pages."""

import pytest

from stemtaskforce import pages
from stemtaskforce.findings import Severity
from tests.pages.corpus import lost_lines
from tests.pages.foreign_pages import FOREIGN, MAY_GIVE


def test_there_are_many_foreign_pages_and_few_exceptions() -> None:
    assert len(FOREIGN) >= 60
    assert MAY_GIVE.keys() <= FOREIGN.keys()
    assert len(MAY_GIVE) <= 3


@pytest.mark.parametrize("name", FOREIGN)
def test_a_page_of_another_site_gives_no_record_and_says_so(name: str) -> None:
    reading = pages.read_text(FOREIGN[name])
    assert (name in MAY_GIVE) is bool(reading.records or reading.rows)
    assert name in MAY_GIVE or Severity.ERROR in {finding.severity for finding in reading.findings}


@pytest.mark.parametrize("name", FOREIGN)
def test_no_line_of_a_foreign_page_is_lost(name: str) -> None:
    assert [] == lost_lines(FOREIGN[name], pages.read_text(FOREIGN[name]))


@pytest.mark.parametrize("name", MAY_GIVE)
def test_a_page_that_gives_a_record_is_named_foreign_where_its_address_is_known(name: str) -> None:
    reading = pages.read_text(FOREIGN[name], url="https://www.example.org/page")
    assert "page.foreign-host" in {finding.code for finding in reading.findings}


@pytest.mark.parametrize("name", [name for name in FOREIGN if name not in MAY_GIVE])
def test_a_foreign_page_gives_no_record_as_html_either(name: str) -> None:
    first, *rest = [line for line in FOREIGN[name].split("\n") if line.strip()]
    markup = f"<h1>{first}</h1>" + "".join(f"<p>{line}</p>" for line in rest)
    reading = pages.read_html(markup)
    assert ((), ()) == (reading.records, reading.rows)
