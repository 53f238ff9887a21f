"""All of it is values: nothing that can be reached is mutable, copies are equal, threads see one catalog."""

import copy
import datetime
import enum
import pickle
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import attrs
import pytest

from stemtaskforce import Catalog, Event, InvalidRecord, ListingRow, Meeting, Taskforce, Timeline, TimelineEntry

if TYPE_CHECKING:
    from stemtaskforce.groups import Groups
    from stemtaskforce.model import Record

EVENT = Event(date="2018-05-04", category="News", title="Launch", country="DK", url="https://example.org/")
PACT = Taskforce(name="Pact", country="DK", start_date="2016-09-29", status="ongoing", events=[EVENT])
OSLO = Meeting(title="Taskforce Meeting: Pact", date="2018-08-20", time="09:00", country="NO")
CATALOG = Catalog.of([PACT, OSLO, EVENT, Event(title="Undated")])

LEAVES = (str, int, type(None), datetime.date, datetime.time, enum.Enum, type, range)
PRIVATE_SLOT = "_lazy"


def names_of(value: object) -> list[str]:
    """The fields of a value of an attrs class."""
    return [field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))]


def reachable(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Everything that can be reached from a value, but for what stands in the one private slot."""
    yield path, value
    if isinstance(value, tuple):
        for place, each in enumerate(cast("tuple[object, ...]", value)):
            yield from reachable(each, f"{path}[{place}]")
    elif attrs.has(type(value)):
        for name in names_of(value):
            if name != PRIVATE_SLOT:
                yield from reachable(getattr(value, name), f"{path}.{name}")


def is_immutable(value: object) -> bool:
    """Whether a value is a leaf, a tuple, or a frozen class without a `__dict__`."""
    if isinstance(value, LEAVES) or type(value) is tuple:
        return True
    if not attrs.has(type(value)) or hasattr(value, "__dict__"):
        return False
    name = names_of(value)[0]
    try:
        setattr(value, name, getattr(value, name))
    except attrs.exceptions.FrozenInstanceError:
        return True
    return False


VALUES: dict[str, object] = {
    "catalog": CATALOG,
    "timeline": CATALOG.timeline(),
    "view": CATALOG.timeline().chronological(),
    "entry": CATALOG.timeline()[0],
    "years": CATALOG.timeline().by_year(),
    "selection": CATALOG.meetings,
    "groups": CATALOG.events.group_by("country"),
    "links": CATALOG.links(),
    "findings": CATALOG.check(),
    "row": ListingRow(country="DK"),
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_nothing_mutable_can_be_reached(value: object) -> None:
    mutable = [path for path, each in reachable(value, "value") if not is_immutable(each)]

    assert [] == mutable
    assert is_immutable(["a list"]) is False


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_copies_and_pickles_are_equal_and_hash_alike(value: object) -> None:
    copies = [copy.copy(value), copy.deepcopy(value)]
    copies += [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(2, 6)]  # noqa: S301 - our own bytes

    assert all(value == each and hash(value) == hash(each) for each in copies)
    assert 1 == len({value, *copies})


def test_what_was_worked_out_is_not_part_of_the_value() -> None:
    asked, fresh = (Catalog.of(CATALOG.records) for _ in range(2))
    before = pickle.dumps(asked)
    answers = (asked[PACT.key], asked.meetings.in_country("NO"), asked.timeline().by_year(), asked.links())

    assert all(answers)
    assert fresh == asked
    assert hash(fresh) == hash(asked)
    assert repr(fresh) == repr(asked)
    assert before == pickle.dumps(asked)


def test_evolving_a_record_checks_it_again() -> None:
    assert "Pact 2" == attrs.evolve(PACT, name="Pact 2").name
    with pytest.raises(InvalidRecord):
        attrs.evolve(OSLO, end_date="2018-08-19")
    assert TimelineEntry(OSLO.date, CATALOG.timeline()[0].kind, OSLO) == attrs.evolve(CATALOG.timeline()[0])


def test_catalogs_and_entries_take_part_in_structural_patterns() -> None:
    match CATALOG:
        case Catalog(taskforces=[Taskforce(name=name)], meetings=[Meeting(country="NO")], publications=[*events]):
            assert "Pact" == name
            assert 2 == len(events)
        case _:
            pytest.fail("the catalog fits no case")
    match CATALOG.timeline().by_year():
        case {2016: Timeline() as year}:
            assert 1 == len(year)
        case _:
            pytest.fail("the groups fit no case")


def answers(catalog: Catalog) -> list[object]:
    """What sixteen threads ask of one catalog: everything that is worked out at the first question."""
    timeline = catalog.timeline()
    return [
        [catalog.all(record.key) for record in catalog],
        [catalog.meetings_of(taskforce) for taskforce in catalog.taskforces],
        [catalog.taskforce_of(meeting) for meeting in catalog.meetings],
        [catalog.resolve(event) for event in catalog.events],
        catalog.events.in_country("DK"),
        catalog.events.mentioning("launch"),
        catalog.events.between("2018-01-01", None),
        catalog.events.group_by("category"),
        timeline.by_year(),
        timeline.by_month(),
        timeline.by_category(),
        catalog.check(),
        "taskforce/none" in catalog,
    ]


def test_sixteen_threads_read_one_catalog_without_a_difference() -> None:
    records: list[Record] = [
        *(
            Taskforce(name=f"Plan {n}", country="DK", events=[Event(date=f"20{n:02}-01-01", title="A")])
            for n in range(20)
        ),
        *(Meeting(title=f"Taskforce Meeting: Plan {n}", date=f"20{n:02}-02-01") for n in range(20)),
        *(Event(date=f"20{n:02}-03-01", title="Launch", country="DK", category=f"C{n % 3}") for n in range(20)),
    ]
    expected = answers(Catalog.of(records))
    switch = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            shared = Catalog.of(records)
            start = threading.Barrier(16)
            seen: list[tuple[list[object], Groups[int | None, Timeline]]] = []

            def ask(shared: Catalog, start: threading.Barrier, seen: "list[tuple[list[object], object]]") -> None:
                start.wait()
                seen.append((answers(shared), shared.timeline().by_year()))

            threads = [threading.Thread(target=ask, args=(shared, start, seen)) for _ in range(16)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert [expected] * 16 == [found for found, _ in seen]
            assert 1 == len({id(years) for _, years in seen})  # made once
    finally:
        sys.setswitchinterval(switch)
