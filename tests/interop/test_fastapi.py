"""FastAPI and Litestar serve records: a real application, asked by a real client."""

from typing import Annotated, Any

import pytest
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel

from stemtaskforce import Event, Meeting, Record, Taskforce
from stemtaskforce.formats import json
from tests.interop.samples import edges, examples

RECORDS = [*examples(), *edges()]


class Plan(BaseModel):
    """A model that holds records."""

    owner: str
    taskforce: Taskforce
    meetings: list[Meeting] = []


def service() -> FastAPI:
    """Return an application that sends back the records that it gets."""
    app = FastAPI()

    @app.post("/taskforce")
    def taskforce(record: Annotated[Taskforce, Body()]) -> Taskforce:
        return record

    @app.post("/meeting")
    def meeting(record: Annotated[Meeting, Body()]) -> Meeting:
        return record

    @app.post("/event")
    def event(record: Annotated[Event, Body()]) -> Event:
        return record

    @app.post("/events")
    def events(records: list[Event]) -> list[Event]:
        return records

    @app.post("/plan")
    def plan(plan: Plan) -> Plan:
        return plan

    assert [taskforce, meeting, event, events, plan]
    return app


CLIENT = TestClient(service())


def post(path: str, body: object) -> tuple[int, Any]:
    """Send a body, and return the status and the answer."""
    answer = CLIENT.post(path, json=body)
    return answer.status_code, answer.json()


@pytest.mark.parametrize("record", RECORDS, ids=range(len(RECORDS)))
def test_a_body_is_read_and_a_response_is_written_as_the_wire_has_it(record: Record) -> None:
    plain = json.to_dict(record)

    assert (200, plain) == post(f"/{plain['type']}", plain)


def test_type_and_version_may_be_absent_from_a_body() -> None:
    assert (200, json.to_dict(Event(title="Launch"))) == post("/event", {"title": "Launch"})


def test_records_stand_in_models_and_lists() -> None:
    events = [Event(title="Launch", date="2016-09-29"), Event(title="Report")]
    meeting = Meeting(title="Start", date="2016-09-30", time="09:30")
    body = {"owner": "x", "taskforce": json.to_dict(Taskforce(name="Pact", events=events))}

    assert (200, json.to_dict(events)) == post("/events", json.to_dict(events))
    assert (200, {**body, "meetings": []}) == post("/plan", body)
    assert (200, {**body, "meetings": [json.to_dict(meeting)]}) == post(
        "/plan", {**body, "meetings": [{"title": "Start", "date": "2016-09-30", "time": "09:30:00"}]}
    )


def test_every_finding_is_an_error_at_its_place() -> None:
    pact = {"name": " Pact", "country": "UK", "events": [{"title": "Launch"}, {"titel": "x", "date": "2018-13-01"}]}
    status, answer = post("/plan", {"owner": "x", "taskforce": pact, "meetings": [{"title": "Start"}, 7]})

    assert 422 == status
    assert [
        (["body", "taskforce", "name"], "text.edge-space"),
        (["body", "taskforce", "country"], "country.unknown"),
        (["body", "taskforce", "events", 1], "event.blank"),
        (["body", "taskforce", "events", 1, "titel"], "field.unknown"),
        (["body", "taskforce", "events", 1, "date"], "date.invalid"),
        (["body", "meetings", 0, "date"], "field.missing"),
        (["body", "meetings", 1], "json.shape"),
    ] == [(error["loc"], error["type"]) for error in answer["detail"]]
    assert "'titel' is not a field of an event; did you mean 'title'?" == answer["detail"][3]["msg"]


@pytest.mark.parametrize("body", [None, 7, "Pact", [], {"name": "x", "type": "event"}, {"name": "x", "version": 2}])
def test_a_body_that_is_not_of_the_record_is_an_error_of_the_client(body: object) -> None:
    status, answer = post("/taskforce", body)

    assert 422 == status
    assert all("body" == error["loc"][0] for error in answer["detail"])


def test_openapi_has_a_component_for_each_record_and_no_other_name() -> None:
    document = CLIENT.get("/openapi.json").json()
    components = document["components"]["schemas"]

    assert ["Event", "HTTPValidationError", "Meeting", "Plan", "Taskforce", "ValidationError"] == sorted(components)
    for name in ("Taskforce", "Meeting", "Event"):
        operation = document["paths"][f"/{name.lower()}"]["post"]
        reference = {"$ref": f"#/components/schemas/{name}"}
        assert reference == operation["requestBody"]["content"]["application/json"]["schema"]
        assert reference == operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert "#/$defs" not in str(document)
