"""Identifiers: unique, the key where that is enough, and a matter of the record alone."""

from collections import Counter

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stemtaskforce import Event, Meeting, Record, Taskforce
from stemtaskforce.identifiers import unique_keys
from stemtaskforce.strategies import events, meetings, records, taskforces

#: Few titles and days, so that many records share a key.
NAMES = st.sampled_from(["Launch", "launch", "Launch!", "Plan"])
ALIKE = (
    st.builds(Event, title=NAMES, category=st.sampled_from([None, "News", "Tools"]))
    | st.builds(Meeting, title=NAMES, date=st.just("2018-08-20"), location=st.sampled_from([None, "Oslo"]))
    | st.builds(Taskforce, name=NAMES, events=st.lists(st.builds(Event, title=NAMES), max_size=2))
    | records()
)


@given(st.lists(ALIKE, max_size=12))
def test_no_two_records_have_one_identifier(given_records: list[Record]) -> None:
    assert len(given_records) == len(set(unique_keys(given_records)))


@given(st.lists(ALIKE, max_size=12, unique=True))
def test_the_order_of_the_records_does_not_matter(given_records: list[Record]) -> None:
    shuffled = sorted(given_records, key=lambda record: str(record)[::-1])

    assert dict(zip(given_records, unique_keys(given_records), strict=True)) == dict(
        zip(shuffled, unique_keys(shuffled), strict=True)
    )


@given(st.lists(ALIKE, max_size=8, unique=True), ALIKE)
def test_an_identifier_never_passes_to_another_record(before: list[Record], added: Record) -> None:
    after = [added, *(record for record in before if record != added)]
    old = dict(zip(unique_keys(before), before, strict=True))
    new = dict(zip(unique_keys(after), after, strict=True))

    assert [] == [name for name in old.keys() & new.keys() if old[name] != new[name]]


@given(st.lists(ALIKE, max_size=8, unique=True), ALIKE)
def test_a_record_that_shares_its_key_keeps_its_identifier_when_records_are_added(
    before: list[Record], added: Record
) -> None:
    assume(added not in before)
    counts = Counter(record.key for record in before)
    old = dict(zip(before, unique_keys(before), strict=True))
    new = dict(zip([*before, added], unique_keys([*before, added]), strict=True))
    changed = {record for record in before if old[record] != new[record]}

    # Only the one that had the key alone may change.
    assert changed <= {record for record in before if counts[record.key] == 1 and record.key == added.key}


@given(events() | meetings() | taskforces())
def test_a_key_that_one_record_has_is_its_identifier(record: Record) -> None:
    assert (record.key,) == unique_keys([record])


def test_equal_records_are_numbered_and_the_first_keeps_its_key() -> None:
    launch = Event(title="Launch")

    first, second, third = unique_keys([launch, launch, launch])

    assert launch.key == first
    assert [f"{second}", f"{second.removesuffix('2')}3"] == [second, third]
    assert second.startswith(f"{launch.key}-")


def test_an_equal_event_of_two_owners_has_two_identifiers_whatever_their_order() -> None:
    launch = Event(title="Launch")
    one, two = unique_keys([launch, launch], owners=["taskforce/one", "taskforce/two"])

    assert (two, one) == unique_keys([launch, launch], owners=["taskforce/two", "taskforce/one"])


def test_a_suffix_never_makes_the_key_of_another_record() -> None:
    launches: list[Record] = [Event(title="Launch"), Event(title="Launch", country="DK")]
    taken = unique_keys(launches)[0].rpartition("/")[2]
    other = Event(title=taken)

    names = unique_keys([*launches, other])

    assert other.key == names[2]
    assert [16, 16] == [len(name.rpartition("-")[2]) for name in names[:2]]


@pytest.mark.parametrize(
    "field",
    [field.name for field in attrs.fields(Event) if field.name not in {"title", "date"}],
)
def test_every_field_tells_records_apart(field: str) -> None:
    values = {"category": "News", "publisher": "x", "summary": "x", "country": "DK", "url": "https://example.org"}
    both = [Event(title="Launch"), Event(title="Launch", **{field: values[field]})]

    assert 2 == len(set(unique_keys(both)))


def test_an_owner_too_many_is_an_error() -> None:
    with pytest.raises(ValueError, match="owners: expected 1, one for each record, got 2"):
        unique_keys([Event(title="Launch")], owners=["", ""])
