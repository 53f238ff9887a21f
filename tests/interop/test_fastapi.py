"""FastAPI serves records: a real application, asked by a client in this process and by one over a socket."""

import socket
import threading
import time
from collections.abc import Generator
from typing import Annotated, Any

import httpx
import pytest
import uvicorn
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


# ---------------------------------------------------------------- a server and a client over a socket


JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def address() -> Generator[str]:
    """Serve the application on a free port of this machine, and yield its address."""
    server = uvicorn.Server(uvicorn.Config(service(), log_level="error"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        until = time.monotonic() + 30
        while not server.started and thread.is_alive() and time.monotonic() < until:
            time.sleep(0.01)
        assert server.started
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=30)


def test_every_record_goes_to_a_server_and_back_in_the_bytes_of_the_wire(address: str) -> None:
    with httpx.Client(base_url=address, headers=JSON) as client:
        for record in RECORDS:
            wire = json.dumps(record)
            answer = client.post(f"/{type(record).__name__.lower()}", content=wire)

            assert (200, "application/json") == (answer.status_code, answer.headers["content-type"])
            assert record == json.loads(answer.content)
            assert wire == answer.content


def test_records_in_a_list_and_in_a_model_go_to_a_server_and_back(address: str) -> None:
    events = [record for record in RECORDS if isinstance(record, Event)]
    with httpx.Client(base_url=address, headers=JSON) as client:
        assert events == json.loads(client.post("/events", content=json.dumps(events)).content)
        body = {"owner": "x", "taskforce": json.to_dict(Taskforce(name="Pact")), "meetings": []}
        assert body == client.post("/plan", json=body).json()


def test_a_client_gets_every_finding_at_its_place_and_the_server_serves_on(address: str) -> None:
    with httpx.Client(base_url=address) as client:
        answer = client.post("/taskforce", json={"name": " Pact", "country": "UK", "events": [{"titel": "x"}]})
        broken = client.post("/taskforce", content=b'{"name": ', headers={"content-type": "application/json"})
        after = client.post("/event", json={"title": "Launch"})

    assert [422, 422, 200] == [each.status_code for each in (answer, broken, after)]
    assert [
        ["body", "name"],
        ["body", "country"],
        ["body", "events", 0],
        ["body", "events", 0, "titel"],
    ] == [error["loc"] for error in answer.json()["detail"]]


def test_a_client_gets_the_document_of_the_service(address: str) -> None:
    document = httpx.get(f"{address}/openapi.json").json()

    assert {"Taskforce", "Meeting", "Event"} <= set(document["components"]["schemas"])
