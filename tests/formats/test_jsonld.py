"""JSON-LD: classes and properties of schema.org, IRIs for records and countries, and bytes that are safe in a page."""

import json as stdlib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Country, Event, Meeting, Record, Taskforce, formats
from stemtaskforce.strategies import records

#: The properties of schema.org (version 29) that each class takes, own and inherited, of those that are written.
THING = {"@type", "@id", "name", "url", "description"}
WORK = THING | {"genre", "publisher", "datePublished", "abstract", "spatialCoverage"}
VOCABULARY = {
    "Event": THING | {"startDate", "endDate", "eventAttendanceMode", "location", "organizer", "keywords"},
    "Project": THING | {"founder", "areaServed", "foundingDate", "keywords", "subjectOf"},
    "Report": WORK | {"headline"},
    "NewsArticle": WORK | {"headline"},
    "CreativeWork": WORK,
    "Organization": THING,
    "Place": THING | {"address"},
    "PostalAddress": THING | {"addressCountry"},
    "Country": THING | {"identifier"},
}


def document(*given_records: Record) -> dict[str, Any]:
    found: dict[str, Any] = stdlib.loads(formats.jsonld.dumps(given_records))
    return found


def node(record: Record) -> dict[str, Any]:
    found: dict[str, Any] = stdlib.loads(formats.jsonld.dumps(record))
    return found


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes(each)


@given(st.lists(records(), max_size=4))
def test_every_node_has_a_class_and_properties_of_the_vocabulary(given_records: list[Record]) -> None:
    graph = document(*given_records)["@graph"]

    assert len(given_records) == len(graph)
    for each in nodes(graph):
        assert set() == set(each) - VOCABULARY[each["@type"]]
        assert all(each.values())


def test_each_field_of_a_dossier_has_its_property() -> None:
    pact = Taskforce(
        name="Pact", requesting_organisation="Ministry", country="DK", start_date="2018-05-04", status="ongoing",
        background="Why.", objectives="Skills.", url="https://example.org/p", events=[Event(title="Launch")],
    )  # fmt: skip

    assert {
        "@context": "https://schema.org",
        "@type": "Project",
        "@id": "tag:stemcoalition.eu,2015:taskforce/pact",
        "name": "Pact",
        "founder": {"@type": "Organization", "name": "Ministry"},
        "areaServed": {
            "@type": "Country",
            "@id": "http://publications.europa.eu/resource/authority/country/DNK",
            "name": "Denmark",
            "identifier": "DK",
        },
        "foundingDate": "2018-05-04",
        "keywords": "Ongoing",
        "description": "Why.\n\nSkills.",
        "url": "https://example.org/p",
        "subjectOf": [
            {
                "@type": "CreativeWork",
                "@id": "tag:stemcoalition.eu,2015:event/undated/launch",
                "name": "Launch",
            }
        ],
    } == node(pact)


def test_each_field_of_a_meeting_has_its_property() -> None:
    meeting = Meeting(
        title="x", date="2018-08-20", end_date="2018-08-21", host_organisation="NITO", country="NO", location="Oslo"
    )
    found = node(meeting)

    assert ("2018-08-20", "2018-08-21") == (found["startDate"], found["endDate"])
    assert {"@type": "Organization", "name": "NITO"} == found["organizer"]
    assert ("Oslo", "NO") == (
        found["location"]["name"],
        found["location"]["address"]["addressCountry"]["identifier"],
    )
    assert "Taskforce meeting" == found["keywords"]


@given(st.lists(records(), max_size=4))
def test_no_sign_of_html_is_in_the_bytes(given_records: list[Record]) -> None:
    text = formats.jsonld.dumps(given_records).decode()

    assert set() == set(text) & set("<>&\u2028\u2029")


@given(records())
def test_one_record_is_an_object_and_many_are_a_graph(record: Record) -> None:
    assert document(record)["@graph"] == [{name: value for name, value in node(record).items() if name != "@context"}]
    assert "https://schema.org" == document()["@context"] == node(record)["@context"]


@pytest.mark.parametrize(
    ("country", "code"), [("DK", "DNK"), ("GR", "GRC"), ("GB", "GBR"), ("EU", "EUR"), ("TF", "FQ0"), ("XK", "1A0")]
)
def test_a_country_is_named_by_the_publications_office(country: str, code: str) -> None:
    expected = {
        "@type": "Country",
        "@id": f"http://publications.europa.eu/resource/authority/country/{code}",
        "name": Country(country).label,
        "identifier": country,
    }

    assert expected == node(Event(title="x", country=country))["spatialCoverage"]
    assert expected == node(Taskforce(name="x", country=country))["areaServed"]
    assert (
        expected
        == node(Meeting(title="x", date="2018-08-20", country=country))["location"]["address"]["addressCountry"]
    )


def test_a_meeting_has_days_place_and_organiser() -> None:
    meeting = Meeting(
        title="Oslo", date="2018-08-20", end_date="2018-08-21", time="09:30", location="NITO, Oslo", summary="One.",
        next_steps="Two.", host_organisation="NITO", url="https://example.org/",
    )  # fmt: skip

    assert {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": "tag:stemcoalition.eu,2015:meeting/2018-08-20/oslo",
        "name": "Oslo",
        "startDate": "2018-08-20T09:30:00",
        "endDate": "2018-08-21",
        "location": {"@type": "Place", "name": "NITO, Oslo"},
        "organizer": {"@type": "Organization", "name": "NITO"},
        "keywords": "Taskforce meeting",
        "description": "One.\n\nTwo.",
        "url": "https://example.org/",
    } == node(meeting)


def test_the_events_of_a_taskforce_stand_in_its_node() -> None:
    pacts = [Taskforce(name=name, status="ongoing", events=[Event(title="x", category="News")] * 2) for name in "ab"]
    graph = document(*pacts, Event(title="y", category="Reports and studies"))["@graph"]

    assert ["Project", "Project", "Report"] == [each["@type"] for each in graph]
    assert [["NewsArticle"] * 2] * 2 == [[work["@type"] for work in each["subjectOf"]] for each in graph[:2]]
    assert 7 == len({each["@id"] for each in nodes(graph) if "@id" in each})


def test_an_article_has_a_headline_and_a_webinar_is_online() -> None:
    news, tool = (node(Event(summary="A pact.", category=category)) for category in ("News", "Tools"))
    webinar = node(Meeting(title="x", date="2020-05-04", kind="webinar"))

    assert ("A pact.", "A pact.") == (news["headline"], news["name"])
    assert "headline" not in tool
    assert "https://schema.org/OnlineEventAttendanceMode" == webinar["eventAttendanceMode"]


def test_the_authority_is_checked() -> None:
    assert b"tag:example.org,2015:event" in formats.jsonld.dumps(Event(title="x"), authority="example.org")
    with pytest.raises(ValueError, match="authority: expected a domain"):
        formats.jsonld.dumps(Event(title="x"), authority="<x>")
