"""Which records belong together: the pairs of the real pages, the rules, and that nothing is chosen between equals."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from stemtaskforce import Catalog, Event, InvalidRecord, ListingRow, Meeting, Taskforce, UnknownKey
from tests.growth import is_linear

# The facts of real pages; the words are ours.
DANISH = Taskforce(
    name="Danish Technology Pact",
    requesting_organisation="Denmark",
    country="DK",
    start_date="2016-09-29",
    events=[
        Event(
            date="2020-06-15",
            category="Reports and studies",
            publisher="Government of the Netherlands / Dutch...",
            summary="An infographic of the year's trends, taken from the monitor of the Dutch strategy...",
        ),
        Event(
            date="2018-05-04",
            category="Reports and studies",
            publisher="University World News",
            summary="Denmark has a pact...",
        ),
        Event(
            date="2016-04-15",
            category="Policy and strategy",
            publisher="Government of the Netherlands",
            summary="The strategy of the Netherlands, renewed...",
        ),
    ],
)
NORWEGIAN = Taskforce(
    name="Norwegian Technology Pact",
    requesting_organisation="Norwegian National Centre for Science Recruitment",
    start_date="2018-08-20",
)
STRATEGY = Taskforce(name="Towards a New Norwegian STEM Strategy", country="NO", start_date="2021-06-29")
HUNGARIAN = Taskforce(name="University and school", requesting_organisation="Óbuda University", start_date="2017-04-01")
MONITOR = Event(
    date="2020-06-15",
    publisher="Government of the Netherlands / Dutch national STEM platform",
    title="Technology Pact Monitor",
    country="NL",
)
PACT = Event(
    date="2016-04-15",
    category="Policy and strategy",
    publisher="Government of the Netherlands",
    title="Technology Pact 2016 - 2020",
    country="NL",
)
OSLO = Meeting(
    title="EU STEM Coalition - Taskforce Meeting: Norwegian Technology Pact", date="2018-08-20", country="NO"
)
FIRST = Meeting(
    title="EU STEM Coalition: Taskforce Meeting - Towards a New Norwegian STEM strategy",
    date="2022-03-03",
    country="NO",
)
SECOND = Meeting(
    title="EU STEM Coalition: Taskforce Meeting - Towards a New Norwegian STEM Strategy (meeting #2)",
    date="2022-08-24",
)
MARCH = Meeting(title="Taskforce meeting Norway March 2023", date="2023-02-03", country="NO")
ROWS = [
    ListingRow(start_date="2016-09-29", country="DK", requesting_organisation="Denmark", status="finalised"),
    ListingRow(
        start_date="2018-08-20",
        country="NO",
        requesting_organisation="Norwegian National Centre for Science Recruitment (NCR)",
        status="finalised",
    ),
    ListingRow(start_date="2017-04-01", country="HU", requesting_organisation="OBUDA UNIVERSITY", status="ongoing"),
]
REAL = Catalog.of([DANISH, NORWEGIAN, STRATEGY, HUNGARIAN, MONITOR, PACT, OSLO, FIRST, SECOND, MARCH])


def test_the_real_meetings_belong_to_the_dossiers_that_they_name() -> None:
    assert STRATEGY == REAL.taskforce_of(SECOND)
    assert [SECOND, FIRST] == list(REAL.meetings_of(STRATEGY))
    assert [OSLO] == list(REAL.meetings_of(NORWEGIAN))
    assert REAL.taskforce_of(MARCH) is None  # both Norwegian dossiers have meetings of their own


def test_the_real_teasers_are_the_publications_that_they_are_cut_from() -> None:
    assert [MONITOR, None, PACT] == [REAL.resolve(event) for event in DANISH.events]


def test_every_real_link_says_why() -> None:
    expected = [
        (SECOND, STRATEGY, "link.by-topic"),
        (FIRST, STRATEGY, "link.by-topic"),
        (OSLO, NORWEGIAN, "link.by-topic"),
        (DANISH.events[0], MONITOR, "link.by-date"),
        (DANISH.events[2], PACT, "link.by-date"),
    ]

    assert expected == [(link.source, link.target, link.finding.code) for link in REAL.links()]
    assert all(link.target and link.target.key in link.finding.message for link in REAL.links())


def test_a_listing_fills_what_the_real_dossiers_lack() -> None:
    filled = REAL.with_listing(ROWS)

    assert ["NO", "HU", "NO"] == [filled[taskforce.key].country for taskforce in (NORWEGIAN, HUNGARIAN, STRATEGY)]
    assert ["finalised", "finalised", "ongoing", None] == [
        each.status
        for key in (DANISH, NORWEGIAN, HUNGARIAN, STRATEGY)
        if isinstance(each := filled[key.key], Taskforce)
    ]
    assert DANISH.events == filled.taskforces.where(name=DANISH.name).one().events
    assert filled == filled.with_listing(ROWS)
    assert [OSLO] == list(filled.meetings_of(NORWEGIAN))  # an older state of a taskforce stands for it


def meeting(topic: str, country: str | None = None, kind: str = "taskforce-meeting") -> Meeting:
    """A meeting of a topic."""
    return Meeting(title=f"Taskforce Meeting: {topic}", date="2020-01-01", country=country, kind=kind)


@pytest.mark.parametrize(
    ("names", "topic", "expected"),
    [
        (["Plan"], "Plan", "Plan"),
        (["Plan"], "PLÄN", "Plan"),
        (["Plan"], "Plan: a first look", "Plan"),
        (["Plan"], "Planning", None),
        (["Plan"], "The Plan", None),
        (["Plan", "Plan for All"], "Plan for All", "Plan for All"),
        (["Plan", "Plan for All"], "Plan for all schools", "Plan for All"),
        (["Plan", "Plan for All"], "Plan for some", "Plan"),
        (["Plan (Flanders)"], "Plan", "Plan (Flanders)"),
        (["Plan"], "Plan (Flanders)", "Plan"),
        (["Plan (Flanders)", "Plan (Brussels)"], "Plan (Brussels)", "Plan (Brussels)"),
        (["Plan (Flanders)", "Plan (Brussels)"], "Plan", None),
        (["Plan (Flanders)", "Plan"], "Plan", "Plan"),
        (["(A)"], "(A)", "(A)"),
        (["Óbuda"], "Obuda", "Óbuda"),
        (["Bretagne"], "BRETAGNE - visit", "Bretagne"),
    ],
)
def test_a_topic_names_the_taskforce_that_fits_best(names: list[str], topic: str, expected: str | None) -> None:
    held = meeting(topic)
    catalog = Catalog.of([held, *(Taskforce(name=name) for name in names)])

    found = catalog.taskforce_of(held)

    assert expected == (found and found.name)


@pytest.mark.parametrize(
    ("taskforces", "meetings", "expected"),
    [
        ([("A", "NO")], [("Oslo", "NO")], {"Oslo": "A"}),
        ([("A", "NO")], [("A", "NO"), ("Oslo", "NO")], {"A": "A"}),
        ([("A", "NO"), ("B", "NO")], [("Oslo", "NO")], {}),
        ([("A", "NO"), ("B", "NO")], [("A", "NO"), ("Oslo", "NO")], {"A": "A", "Oslo": "B"}),
        ([("A", "NO"), ("B", "DK")], [("B and more", "NO")], {"B and more": "B"}),
        ([("A", "NO"), ("B", "DK")], [("On B", "NO")], {}),
        ([("A", "NO"), ("B", "NO")], [("On B", "NO")], {"On B": "B"}),
        ([("A", "NO"), ("B", "DK")], [("On Bergen", "NO")], {"On Bergen": "A"}),
        ([("A", "NO"), ("B", "DK")], [("Sub, Sub B", "NO")], {}),
        ([("A", None)], [("Oslo", None)], {}),
        ([("A", "NO")], [("Oslo", "DK")], {}),
        ([("A (x)", "NO"), ("A (y)", "NO")], [("A", "NO")], {}),
    ],
)
def test_a_country_decides_only_where_no_topic_does(
    taskforces: list[tuple[str, str | None]], meetings: list[tuple[str, str | None]], expected: dict[str, str]
) -> None:
    held = [meeting(topic, country) for topic, country in meetings]
    catalog = Catalog.of([*held, *(Taskforce(name=name, country=country) for name, country in taskforces)])

    found = {each.topic: taskforce.name for each in held if (taskforce := catalog.taskforce_of(each))}

    assert expected == found


def test_only_taskforce_meetings_go_by_country() -> None:
    webinar = meeting("Oslo", "NO", kind="webinar")

    assert Catalog.of([webinar, Taskforce(name="A", country="NO")]).taskforce_of(webinar) is None


def test_what_fits_several_equally_well_is_linked_to_none_and_found() -> None:
    held = meeting("Oslo", "NO")
    catalog = Catalog.of([held, *(Taskforce(name=name, country="NO") for name in "ABCD")])

    findings = catalog.check()

    assert catalog.taskforce_of(held) is None
    assert [None] == [link.target for link in catalog.links()]
    assert ["link.ambiguous"] == [finding.code for finding in findings]
    assert "fits 4" in findings[0].message
    assert "taskforce/a and taskforce/b" in findings[0].message


@given(st.lists(st.sampled_from("ABC"), unique=True), st.lists(st.sampled_from(["A", "B", "A x", "C y", "On A", "Z"])))
def test_taskforce_of_is_the_inverse_of_meetings_of(names: list[str], topics: list[str]) -> None:
    held = [meeting(topic, "NO") for topic in topics]
    catalog = Catalog.of([*held, *(Taskforce(name=name, country="NO") for name in names)])

    for taskforce in catalog.taskforces:
        expected = [each for each in catalog.meetings if catalog.taskforce_of(each) == taskforce]
        assert expected == list(catalog.meetings_of(taskforce))


def published(publisher: str | None, title: str = "x", date: str | None = "2020-01-01", summary: str = "") -> Event:
    """A publication, or a teaser of one."""
    return Event(date=date, publisher=publisher, title=title, summary=summary)


@pytest.mark.parametrize(
    ("teaser", "publications", "expected"),
    [
        (published("News..."), [published("Newsletter")], "x"),
        (published("News…"), [published("NEWSLETTER")], "x"),
        (published("News"), [published("Newsletter")], None),
        (published("News"), [published("News of the north")], "x"),
        (published("News of the north"), [published("News")], None),
        (published("News"), [published("News", date="2020-01-02")], None),
        (published("News", date=None), [published("News", date=None)], None),
        (published(None), [published(None)], None),
        (published("..."), [published("News")], None),
        (published("News"), [published(None)], None),
        (published("Obuda"), [published("Óbuda")], "x"),
        (published("News", "a"), [published("News", "b"), published("News", "c")], None),
        (published("News", "b..."), [published("News", "c"), published("News", "B and more")], "B and more"),
        (published("News", "z", summary="It is\nso..."), [published("News", "a", summary="It is so.")], "a"),
        (
            published("News", "z", summary="It is so..."),
            [published("News", "a", summary="It is\n\nso."), published("News", "b", summary="Else")],
            "a",
        ),
        (published("News", "b"), [published("News", "b", summary="1"), published("News", "b", summary="2")], None),
    ],
)
def test_a_teaser_is_the_publication_of_its_day_and_publisher(
    teaser: Event, publications: list[Event], expected: str | None
) -> None:
    found = Catalog.of(publications).resolve(teaser)

    assert expected == (found and found.title)


def test_teasers_of_a_day_with_many_publications_are_told_apart_by_their_text() -> None:
    pages = [published("News", f"page {n}", summary=f"Number {n} of the reports, in full.") for n in range(40)]
    catalog = Catalog.of(pages)

    for n in (7, 21, 7):
        found = catalog.resolve(Event(date="2020-01-01", publisher="News", summary=f"Number {n} of the rep..."))
        assert f"page {n}" == (found and found.title)


def test_a_teaser_that_fits_several_is_a_finding() -> None:
    teaser = published("News", "z")
    catalog = Catalog.of([Taskforce(name="A", events=[teaser, teaser]), published("News", "a"), published("News", "b")])

    assert ["link.ambiguous"] == [link.finding.code for link in catalog.links()]
    assert "link.ambiguous" in [finding.code for finding in catalog.check()]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("2017-04-01", "Obuda University", "HU")], "HU"),
        ([("2017-04-01", "Óbuda University (OU)", "HU")], "HU"),
        ([("2017-04-01", "Óbuda", "HU")], "HU"),
        ([("2017-04-01", "Óbuda University, Budapest", "HU")], "HU"),
        ([("2017-04-01", "Obuda Univ", "HU")], None),
        ([("2017-04-01", "Obuda Univ...", "HU")], "HU"),
        ([("2017-04-01", "Óbuda University, Bud…", "HU")], "HU"),
        ([("2017-04-01", "Óbuda Univ (OU)...", "HU")], None),
        ([("2017-04-01", "...", "HU")], None),
        ([("2017-04-01", None, "HU")], None),
        ([("2017-04-02", "Óbuda University", "HU")], None),
        ([("2017-04-01", "Óbuda University", None)], None),
        ([("2017-04-01", "Óbuda University", "HU"), ("2017-04-01", "Óbuda University", "NO")], None),
        ([("2017-04-01", "Óbuda University", "HU"), ("2017-04-01", "Óbuda University", None)], "HU"),
    ],
)
def test_a_row_is_of_the_taskforce_with_its_day_and_organisation(
    rows: list[tuple[str, str | None, str | None]], expected: str | None
) -> None:
    given_rows = [
        ListingRow(start_date=date, requesting_organisation=organisation, country=country)
        for date, organisation, country in rows
    ]

    assert expected == Catalog.of([HUNGARIAN]).with_listing(given_rows).taskforces[0].country


def test_a_row_is_of_every_taskforce_with_its_day_and_organisation() -> None:
    row = ListingRow(start_date="2017-04-01", requesting_organisation="Óbuda University", country="HU")
    other = attrs.evolve(HUNGARIAN, name="Another of the same organisation")

    filled = Catalog.of([HUNGARIAN, other]).with_listing([row]).taskforces

    assert ["HU", "HU"] == [each.country for each in filled]


WHOLE = "Óbuda University, Budapest"
CUT = st.builds("{}{}".format, st.sampled_from([WHOLE[:end] for end in range(1, 26)]), st.sampled_from(["...", "…"]))


@given(CUT.flatmap(lambda cut: st.permutations([WHOLE, cut])))
def test_a_name_that_the_site_cut_anywhere_is_alike_to_the_whole_name(names: list[str]) -> None:
    ours, theirs = names
    taskforce = Taskforce(name="Pact", requesting_organisation=ours, start_date="2017-04-01")
    row = ListingRow(start_date="2017-04-01", requesting_organisation=theirs, country="HU")

    assert "HU" == Catalog.of([taskforce]).with_listing([row]).taskforces[0].country


def test_a_listing_changes_nothing_that_is_there() -> None:
    row = ListingRow(start_date="2016-09-29", requesting_organisation="Denmark", country="SE", status="ongoing")
    undated = Taskforce(name="Plan", requesting_organisation="Denmark")

    filled = Catalog.of([DANISH, undated]).with_listing([row])

    assert ["DK", None] == [each.country for each in filled.taskforces]
    with pytest.raises(InvalidRecord, match=r"rows\[1\]"):
        REAL.with_listing([row, DANISH])  # type: ignore[list-item]  # wrong on purpose


def test_links_of_what_is_not_here_are_refused_with_the_nearest_key() -> None:
    stranger = Taskforce(name="Norwegian Technology Pacts")

    with pytest.raises(UnknownKey, match="'taskforce/norwegian-technology-pact'"):
        REAL.meetings_of(stranger)
    with pytest.raises(UnknownKey):
        REAL.taskforce_of(meeting("Nowhere"))


def test_the_link_of_a_record_is_its_link_among_all_and_equal_to_nothing_else() -> None:
    links = REAL.links()

    assert {each.source for each in links} & set(REAL.meetings)
    assert {*links} == {*REAL.links()}
    assert all(repr(each).startswith("Link(") for each in links)
    for each in links:
        assert each == REAL.link_of(each.source)
        assert each not in (each.source, each.code, None)
    assert REAL.link_of(Event(title="Nowhere")) is None


# ---------------------------------------------------------------- many

FIRST_DAY = Date(2000, 1, 1)


def pacts(size: int) -> list[Taskforce]:
    """Taskforces of one country, each with a start of its own."""
    return [
        Taskforce(
            name=f"Pact {n}", requesting_organisation=f"Óbuda {n}", country="HU", start_date=FIRST_DAY.add(days=n)
        )
        for n in range(size)
    ]


def listed(size: int) -> Callable[[], object]:
    """A listing with a row for each taskforce."""
    rows = [ListingRow(start_date=each.start_date, requesting_organisation="Óbuda") for each in pacts(size)]
    catalog = Catalog.of(pacts(size))
    return lambda: catalog.with_listing(rows)


def with_meetings(titles: str) -> Callable[[int], Callable[[], object]]:
    """As many meetings as taskforces, and a question for those of each."""

    def make(size: int) -> Callable[[], object]:
        taskforces = pacts(size)
        meetings = [meeting(titles.format(n), country="HU") for n in range(size)]
        return lambda: [*map(Catalog.of([*taskforces, *meetings]).meetings_of, taskforces)]

    return make


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [listed, with_meetings("Pact {}"), with_meetings("Town {}")],
    ids=["rows", "by topic", "by country"],
)
def test_links_between_many_take_time_in_step_with_their_number(
    make: Callable[[int], Callable[[], object]],
) -> None:
    assert is_linear(lambda work: work(), make, 2_400)
