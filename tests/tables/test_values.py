"""The values of tables: as records hold them, with what a catalog knows where a catalog made what is asked."""

import copy
import datetime
import pickle
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from stemtaskforce import (
    EntryKind,
    Event,
    Finding,
    InvalidRecord,
    Link,
    Meeting,
    QueryError,
    Record,
    Severity,
    Table,
    Taskforce,
    Timeline,
    TimelineEntry,
    strategies,
    table,
)
from stemtaskforce.catalog.tables import Row
from stemtaskforce.model import declared
from stemtaskforce.query import Groups
from stemtaskforce.tables.build import owned_events_table
from tests.tables.samples import BARE, CATALOG, COPENHAGEN, DANISH, LAUNCH, NORWEGIAN, OSLO, PLAN, PUBLICATION, UNDATED

if TYPE_CHECKING:
    from stemtaskforce import Selection

RECORDS: dict[type[Record], Callable[[], SearchStrategy[Record]]] = {
    Taskforce: strategies.taskforces,
    Meeting: strategies.meetings,
    Event: strategies.events,
}
TYPES = {
    "string": str,
    "int32": int,
    "date32": datetime.date,
    "time32": datetime.time,
    "bool": bool,
}


@pytest.mark.parametrize("type_", RECORDS)
@given(data=st.data())
def test_a_row_has_the_values_of_its_record(type_: type[Record], data: st.DataObject) -> None:
    records = data.draw(st.lists(RECORDS[type_](), max_size=4))
    names = [field.name for field in declared(type_) if field.name != "events"]

    expected = [{name: getattr(record, name) for name in names} for record in records]

    assert expected == [{name: row[name] for name in names} for row in table(records, type_)]


@given(records=st.lists(strategies.records(), max_size=6))
def test_a_value_is_of_the_type_of_its_column_and_only_missing_where_it_may_be(records: list[Record]) -> None:
    timeline = Timeline.of(records)
    for each in (timeline.table(), timeline.by_year().table(), *_by_type(records)):
        for column in each.schema:
            types = {type(value) for value in each.column(column.name)}
            assert not column.required or type(None) not in types
            assert all(issubclass(type_, TYPES[column.type]) for type_ in types - {type(None)})
            assert str not in types or all(type(value) is str for value in each.column(column.name) if value)


def _by_type(records: list[Record]) -> list[Table]:
    return [
        table([record for record in records if isinstance(record, Taskforce)], Taskforce),
        table([record for record in records if isinstance(record, Meeting)], Meeting),
        table([record for record in records if isinstance(record, Event)], Event),
    ]


@given(records=st.lists(strategies.records(), max_size=6))
def test_a_timeline_has_a_row_for_each_entry_in_its_order(records: list[Record]) -> None:
    timeline = Timeline.of(records)

    expected = [(position, entry.date, entry.record.key) for position, entry in enumerate(timeline)]

    assert expected == [(row["position"], row["date"], row["key"]) for row in timeline.table()]


def test_a_table_of_taskforces_has_what_the_catalog_knows() -> None:
    rows = {row["name"]: row for row in CATALOG.taskforces.table()}

    assert (3, 1) == (rows[DANISH.name]["event_count"], rows[DANISH.name]["meeting_count"])
    assert ("2016-04-15", "2018-08-20") == tuple(str(rows[DANISH.name][name]) for name in ("first_date", "last_date"))
    assert (0, 0, None, None) == tuple(
        rows[BARE.name][name] for name in ("event_count", "meeting_count", "first_date", "last_date")
    )


def test_the_first_and_last_day_of_a_taskforce_are_those_of_its_timeline() -> None:
    spans = [CATALOG.timeline_of(each).span for each in CATALOG.taskforces]

    expected = [(None, None) if span is None else (span.start, span.end) for span in spans]

    assert expected == [(row["first_date"], row["last_date"]) for row in CATALOG.taskforces.table()]


def test_without_a_catalog_counts_of_meetings_and_links_are_missing() -> None:
    (taskforce,) = table([DANISH])
    (meeting,) = table([COPENHAGEN])
    (event,) = table([LAUNCH])

    assert (3, None, "2018-05-04") == (
        taskforce["event_count"],
        taskforce["meeting_count"],
        str(taskforce["last_date"]),
    )
    assert (None, None) == (meeting["taskforce_key"], meeting["link_code"])
    assert {None} == {event[name] for name in ("taskforce_position", "taskforce_key", "resolved_key")}


def test_a_meeting_has_its_taskforce_and_the_reason() -> None:
    rows = {row["title"]: row for row in CATALOG.meetings.table()}

    assert (DANISH.key, "link.by-topic") == tuple(
        rows[COPENHAGEN.title][name] for name in ("taskforce_key", "link_code")
    )
    assert (None, None) == tuple(rows[OSLO.title][name] for name in ("taskforce_key", "link_code"))


def test_an_event_has_a_row_for_each_taskforce_that_has_it() -> None:
    taskforces = [*CATALOG.taskforces]

    rows = [row for row in CATALOG.events.table() if row["key"] == LAUNCH.key]

    assert [each.key for each in CATALOG.taskforces_of(LAUNCH)] == [row["taskforce_key"] for row in rows]
    assert {DANISH.key, NORWEGIAN.key} == {row["taskforce_key"] for row in rows}
    assert {"DK", "NO"} == {row["taskforce_country"] for row in rows}
    assert ["SE", "SE"] == [row["country"] for row in rows]
    assert [row["taskforce_key"] for row in rows] == [taskforces[row["taskforce_position"]].key for row in rows]  # type: ignore[call-overload]  # an int


def test_an_event_has_the_key_of_the_publication_it_points_to() -> None:
    rows = {(row["key"], row["taskforce_key"]): row["resolved_key"] for row in CATALOG.events.table()}

    assert PUBLICATION.key == rows[PLAN.key, DANISH.key]
    assert rows[PUBLICATION.key, None] is None


def test_what_a_catalog_knows_is_kept_by_questions_and_slices() -> None:
    found = CATALOG.meetings.where(title=COPENHAGEN.title)[:1]

    assert [DANISH.key] == [row["taskforce_key"] for row in found.table()]
    assert [1] == [row["meeting_count"] for row in CATALOG.taskforces.where(name=DANISH.name).table()]


@pytest.mark.parametrize(
    ("record", "owner", "kind", "label", "country", "country_from", "organisation"),
    [
        (DANISH, None, "taskforce", DANISH.name, "DK", "record", "Ministry"),
        (COPENHAGEN, None, "meeting", COPENHAGEN.title, "DK", "record", "Ministry"),
        (OSLO, None, "meeting", "Oslo", None, None, None),
        (LAUNCH, NORWEGIAN, "event", "A pact was launched...", "SE", "record", "Ministry"),
        (PLAN, DANISH, "event", "The plan is...", "DK", "taskforce", "Government of the..."),
        (UNDATED, BARE, "event", "Undated", None, None, None),
        (PUBLICATION, None, "publication", "Plan", None, None, "Government of the Netherlands"),
        (Event(summary="One\n\nTwo"), None, "publication", "One", None, None, None),
        (Event(publisher="A"), None, "publication", "A", None, None, "A"),
        (Event(category="News"), None, "publication", "News", None, None, None),
    ],
)
def test_an_entry_says_its_kind_label_country_and_organisation(  # noqa: PLR0917 - the columns
    record: Record,
    owner: Taskforce | None,
    kind: str,
    label: str,
    country: str | None,
    country_from: str | None,
    organisation: str | None,
) -> None:
    date = record.start_date if isinstance(record, Taskforce) else record.date
    kind_of = {Taskforce: EntryKind.TASKFORCE, Meeting: EntryKind.MEETING, Event: EntryKind.EVENT}

    (row,) = table([TimelineEntry(date, kind_of[type(record)], record, owner)])

    expected = (date, kind, label, country, country_from, organisation)
    assert expected == tuple(row[name] for name in ("date", "kind", "label", "country", "country_from", "organisation"))


def test_the_rows_of_a_timeline_name_the_taskforce_and_what_they_point_to() -> None:
    rows = {(row["kind"], row["key"], row["taskforce_key"]): row for row in CATALOG.timeline().table()}

    assert PUBLICATION.key == rows["event", PLAN.key, DANISH.key]["resolved_key"]
    assert DANISH.name == rows["meeting", COPENHAGEN.key, DANISH.key]["taskforce_name"]
    assert DANISH.name == rows["taskforce", DANISH.key, DANISH.key]["taskforce_name"]
    assert ("publication", PUBLICATION.key, None) in rows


def test_links_and_findings_are_tables_too() -> None:
    links = {row["source_label"]: row for row in table(CATALOG.links())}
    findings = table(CATALOG.check())

    assert ("meeting", DANISH.name) == (links[COPENHAGEN.title]["source_type"], links[COPENHAGEN.title]["target_label"])
    assert [finding.code for finding in CATALOG.check()] == [*findings.column("code")]
    assert {"info", "warning"} >= {*findings.column("severity")}


def test_a_link_without_a_target_has_no_target() -> None:
    (link,) = [link for link in CATALOG.links() if link.source == COPENHAGEN]
    ambiguous = Link(link.source, None, link.finding)

    (row,) = table([ambiguous])

    assert {None} == {row[name] for name in ("target_type", "target_key", "target_label")}


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (CATALOG.taskforces.count_by("country"), [("country", "string"), ("count", "int32")]),
        (CATALOG.meetings.group_by("date"), [("date", "date32"), ("count", "int32")]),
        (CATALOG.meetings.group_by("days"), [("days", "int32"), ("count", "int32")]),
        (CATALOG.meetings.group_by("time"), [("time", "time32"), ("count", "int32")]),
        (CATALOG.events.group_by("is_truncated"), [("is_truncated", "bool"), ("count", "int32")]),
        (CATALOG.timeline().by_year(), [("year", "int32"), ("count", "int32")]),
        (CATALOG.timeline().by_month(), [("month", "string"), ("count", "int32")]),
        (CATALOG.meetings.count_by(lambda each: each.date.month), [("key", "int32"), ("count", "int32")]),
        (CATALOG.meetings.count_by(lambda each: (each.kind, each.days)), [("key", "string"), ("count", "int32")]),
        (Groups(()), [("key", "string"), ("count", "int32")]),
    ],
)
def test_groups_are_a_table_of_their_keys_and_counts(groups: Groups[object, object], expected: list[object]) -> None:
    made = groups.table()

    assert expected == [(column.name, column.type.value) for column in made.schema]
    assert len(groups) == len(made) == made.to_arrow().num_rows


def test_keys_of_groups_are_written_plainly() -> None:
    assert ["2018-08", "2018-05"] == [*CATALOG.timeline().by_month().table().column("month")[:2]]
    assert {DANISH.key, NORWEGIAN.key, None} == {*CATALOG.timeline().group_by("taskforce").table().column("taskforce")}
    assert {("DK", 1), ("NO", 1), (None, 1)} == {
        (row["country"], row["count"]) for row in CATALOG.taskforces.group_by("country").table()
    }


def test_events_of_taskforces_stand_in_the_order_of_their_pages_and_may_repeat() -> None:
    twice = Taskforce(name="Twice", events=[PLAN, LAUNCH, PLAN])

    rows = owned_events_table([BARE, twice, twice], [PUBLICATION])

    assert (1, 1, 1, 2, 2, 2, None) == rows.column("taskforce_position")
    assert (PLAN.key, LAUNCH.key, PLAN.key) == rows.column("key")[:3]


# ---------------------------------------------------------------- asking for a table


@pytest.mark.parametrize("type_", [Taskforce, Meeting, Event, TimelineEntry, Link, Finding])
def test_an_empty_sequence_has_a_table_of_the_type_asked_for(type_: type[Row]) -> None:
    assert [] == [*table([], type_)]


@pytest.mark.parametrize("items", [CATALOG.meetings, CATALOG.timeline(), CATALOG.timeline().by_year()])
def test_what_has_a_table_of_its_own_gives_it(items: "Selection[Meeting] | Timeline | Groups[object, object]") -> None:
    assert items.table() == table(items)


def test_a_selection_gives_its_own_table_when_its_type_is_asked_for() -> None:
    assert CATALOG.meetings.table() == table(CATALOG.meetings, Meeting)
    assert CATALOG.timeline().table() == table(CATALOG.timeline(), TimelineEntry)


@pytest.mark.parametrize(
    ("items", "type_", "error", "message"),
    [
        (
            [],
            None,
            QueryError,
            "type: expected Taskforce or Meeting or Event or TimelineEntry or Link or Finding, got no type",
        ),
        ([], str, QueryError, "got str"),
        ([], "Event", QueryError, "got 'Event'"),
        ([DANISH, OSLO, 5], None, InvalidRecord, "items[1]: expected a Taskforce"),
        ([5], None, InvalidRecord, "items[0]: expected a Taskforce or a Meeting"),
        ([OSLO], Event, InvalidRecord, "items[0]: expected an Event"),
        (CATALOG.meetings, Event, InvalidRecord, "items[0]: expected an Event"),
        ("text", Event, InvalidRecord, "items: expected a list or another iterable"),
        (OSLO, None, InvalidRecord, "items: expected a list or another iterable"),
        (CATALOG, None, InvalidRecord, "expected a Taskforce"),
        (CATALOG.timeline().by_year(), Event, InvalidRecord, "items: expected a list or another iterable"),
    ],
)
def test_what_has_no_table_is_refused(
    items: "list[Meeting]", type_: type[Row] | None, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as refused:
        table(items, type_)

    assert message in str(refused.value)


def test_all_items_of_another_type_are_named() -> None:
    with pytest.raises(InvalidRecord) as refused:
        table([OSLO, 1, COPENHAGEN, 2], Meeting)  # type: ignore[list-item]  # on purpose

    assert ["/1", "/3"] == [finding.path for finding in refused.value.findings]


# ---------------------------------------------------------------- a table as a value


def test_a_misspelt_column_is_told_with_the_right_name() -> None:
    with pytest.raises(QueryError, match="'titel' is not a column; did you mean 'title'"):
        table([], Meeting).column("titel")


def test_a_column_unlike_all_names_is_told_with_all_names() -> None:
    with pytest.raises(QueryError, match="expected one of source, line, severity"):
        table([], Finding).column("zzzzzz")


def test_a_table_is_a_value() -> None:
    one = table([OSLO, COPENHAGEN])

    assert one == table([OSLO, COPENHAGEN])
    assert hash(one) == hash(table([OSLO, COPENHAGEN]))
    assert one == pickle.loads(pickle.dumps(one)) == copy.deepcopy(one)  # noqa: S301 - just pickled here
    assert one != table([COPENHAGEN, OSLO])
    assert table([], Meeting) != table([], Event)
    assert one != [*one]


def test_a_pickle_of_a_table_has_no_catalog_in_it() -> None:
    whole = CATALOG.meetings.where(title="Oslo").table()

    assert whole == pickle.loads(pickle.dumps(whole))  # noqa: S301 - just pickled here
    assert b"Copenhagen" not in pickle.dumps(whole)


def test_a_table_says_its_rows_and_columns_in_one_line() -> None:
    columns = "source, line, severity, code, path, message, value"

    assert f"<Table of 0 rows: {columns}>" == repr(table([], Finding))
    assert f"<Table of 1 row: {columns}>" == repr(table([Finding("code", Severity.INFO, "message")]))
