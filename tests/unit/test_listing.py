"""Listing rows: everything may be absent, nothing may be wrong."""

from hypothesis import given

from stemtaskforce import strategies
from stemtaskforce.countries import Country
from stemtaskforce.model import ListingRow, TaskforceStatus


def test_a_row_may_say_nothing() -> None:
    row = ListingRow()

    assert (None, None, None, "", None) == (
        row.start_date,
        row.country,
        row.requesting_organisation,
        row.teaser,
        row.status,
    )


@given(strategies.dates(), strategies.lines(), strategies.prose())
def test_a_row_holds_what_the_page_says(date: object, organisation: str, teaser: str) -> None:
    row = ListingRow(
        start_date=str(date), country="DK", requesting_organisation=organisation, teaser=teaser, status="finalised"
    )

    assert (date, Country.DK, organisation, teaser, TaskforceStatus.FINALISED) == (
        row.start_date,
        row.country,
        row.requesting_organisation,
        row.teaser,
        row.status,
    )
