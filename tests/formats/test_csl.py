"""CSL-JSON: each item keeps to the variables of the schema csl-data 1.0.2, and says what the record says."""

import json as stdlib
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Event, EventCategory, Meeting, Record, Taskforce, formats
from stemtaskforce.strategies import records

TEXT = {"type": "string", "minLength": 1}
NAMES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["literal"],
        "additionalProperties": False,
        "properties": {"literal": TEXT},
    },
}
DAY = {"type": "array", "minItems": 3, "maxItems": 3, "items": {"type": "integer", "minimum": 1}}
DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": DAY}},
}
#: The variables of csl-data 1.0.2 that are written here, each narrower than the schema has it.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["article-newspaper", "document", "event", "report", "webpage"]},
            **dict.fromkeys(["author", "organizer"], NAMES),
            **dict.fromkeys(["issued", "event-date"], DATE),
            **dict.fromkeys(
                "id title genre publisher container-title abstract keyword event-place status URL".split(), TEXT
            ),
        },
    },
}


def items(*given_records: Record) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = stdlib.loads(formats.csl.dumps(given_records))
    return found


@pytest.mark.slow
@given(st.lists(records(), max_size=4))
def test_every_item_keeps_to_the_schema_and_has_its_own_id(given_records: list[Record]) -> None:
    found = items(*given_records)

    assert [] == [error.message for error in jsonschema_rs.validator_for(SCHEMA).iter_errors(found)]
    assert len(found) == len({item["id"] for item in found})
    assert len(found) == sum(1 + len(getattr(record, "events", ())) for record in given_records)


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        (EventCategory.REPORTS_AND_STUDIES, "report"),
        (EventCategory.POLICY_AND_STRATEGY, "report"),
        (EventCategory.MONITORING_INSTRUMENT, "report"),
        (EventCategory.MEETING_REPORT, "report"),
        (EventCategory.NEWS, "article-newspaper"),
        (EventCategory.TOOLS, "webpage"),
        ("Something else", "document"),
        (None, "document"),
    ],
)
def test_the_category_decides_the_type(category: str | None, expected: str) -> None:
    (item,) = items(Event(title="x", category=category))

    assert expected == item["type"]


def test_a_publication_has_author_date_and_text() -> None:
    event = Event(
        date="2018-05-04", title="A pact", publisher="SEER", category="News", summary="One.\n\nTwo.", country="DK",
        url="https://example.org/",
    )  # fmt: skip

    assert [
        {
            "id": "event/2018-05-04/a-pact",
            "type": "article-newspaper",
            "title": "A pact",
            "genre": "News",
            "author": [{"literal": "SEER"}],
            "publisher": "SEER",
            "container-title": "SEER",
            "issued": {"date-parts": [[2018, 5, 4]]},
            "abstract": "One.\n\nTwo.",
            "keyword": "Denmark",
            "URL": "https://example.org/",
        }
    ] == items(event)


def test_a_meeting_is_an_event_with_its_days_and_place() -> None:
    (item,) = items(
        Meeting(title="x", date="2018-08-20", end_date="2018-08-21", host_organisation="NITO", country="NO")
    )

    assert {"date-parts": [[2018, 8, 20], [2018, 8, 21]]} == item["event-date"]
    assert ("event", "Norway", [{"literal": "NITO"}]) == (item["type"], item["event-place"], item["organizer"])


def test_a_dossier_is_a_web_page_and_its_events_follow() -> None:
    pact = Taskforce(name="Pact", status="ongoing", objectives="Skills.", events=[Event(title="Launch")])

    assert ["webpage", "document"] == [item["type"] for item in items(pact)]
    assert ("ongoing", "Skills.") == (items(pact)[0]["status"], items(pact)[0]["abstract"])
    assert "EU STEM Coalition" == items(pact)[0]["container-title"]


def test_each_field_of_a_dossier_and_of_a_meeting_has_its_variable() -> None:
    pact = Taskforce(
        name="Pact", requesting_organisation="Ministry", country="DK", start_date="2018-05-04", status="ongoing",
        background="Why.", url="https://example.org/p",
    )  # fmt: skip
    meeting = Meeting(title="x", date="2018-08-20", host_organisation="NITO", country="NO", location="Oslo")

    assert [
        {
            "id": "taskforce/pact",
            "type": "webpage",
            "title": "Pact",
            "genre": "Taskforce dossier",
            "author": [{"literal": "Ministry"}],
            "container-title": "EU STEM Coalition",
            "issued": {"date-parts": [[2018, 5, 4]]},
            "abstract": "Why.",
            "keyword": "Denmark",
            "status": "ongoing",
            "URL": "https://example.org/p",
        },
        {
            "id": "meeting/2018-08-20/x",
            "type": "event",
            "title": "x",
            "genre": "Taskforce meeting",
            "organizer": [{"literal": "NITO"}],
            "event-place": "Oslo",
            "event-date": {"date-parts": [[2018, 8, 20]]},
            "issued": {"date-parts": [[2018, 8, 20]]},
            "keyword": "Norway",
        },
    ] == items(pact, meeting)


@pytest.mark.parametrize("record", [Event(title="A"), Taskforce(name="A")], ids=["event", "taskforce"])
def test_an_item_without_a_day_has_no_variable_for_one(record: Record) -> None:
    assert {"id", "type", "title"} >= items(record)[0].keys() - {"genre", "container-title"}
