"""An entry of a timeline: its country, and its plain values beside those of the wire format."""

import json

from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Country, Event, ListingRow, Record, Taskforce, Timeline
from stemtaskforce.formats.json import to_dict
from stemtaskforce.strategies import listing_rows
from tests.timeline.close import several


@given(several)
def test_plain_values_are_those_of_the_wire_format_without_type_and_version(some: list[Record]) -> None:
    for entry in Timeline.of(some):
        plain = entry.to_dict()
        expected = {name: value for name, value in to_dict(entry.record).items() if name not in {"type", "version"}}

        assert expected == plain.pop("record")
        assert [entry.kind.value, entry.record.key] == [plain["kind"], plain["key"]]
        assert (entry.date and str(entry.date)) == plain["date"]
        assert (entry.taskforce and entry.taskforce.key) == plain["taskforce"]
        assert (entry.country and entry.country.value) == plain["country"]
        assert json.loads(json.dumps(plain)) == plain


@given(listing_rows())
def test_a_row_has_plain_values_that_make_it_again(row: ListingRow) -> None:
    plain = row.to_dict()

    assert row == ListingRow(**plain)  # type: ignore[arg-type]  # plain values are what it takes
    assert json.loads(json.dumps(plain)) == plain
    assert {str, type(None)} >= set(map(type, plain.values()))


@given(st.sampled_from([None, "NL"]), st.sampled_from([None, "DK"]))
def test_an_event_that_names_no_country_is_of_its_taskforces(own: str | None, inherited: str | None) -> None:
    event = Event(title="Launch", country=own)
    pact = Taskforce(name="Pact", country=inherited, start_date="2016-09-29", events=[event])

    alone, in_dossier, start = (Timeline.of([event])[0], *Timeline.of([pact]).chronological()[::-1])

    assert own == alone.country
    assert (own or inherited) == in_dossier.country
    assert inherited == start.country
    assert isinstance(in_dossier.country, Country | None)
