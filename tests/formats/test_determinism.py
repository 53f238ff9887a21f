"""Same records, same bytes; and records that travel between processes stay what they are."""

import os
import pickle
import subprocess
import sys
import time

import pytest
from hypothesis import given

from stemtaskforce import Event, Meeting, Record, Taskforce
from stemtaskforce.formats import json
from stemtaskforce.strategies import records
from tests.formats.test_engines import types_in

ZONES = ["UTC", "Europe/Brussels", "America/St_Johns", "Pacific/Kiritimati", "Asia/Kathmandu"]

PROGRAM = f"""
import hashlib, io, os, time
from stemtaskforce import Event, Meeting, Taskforce
from stemtaskforce.catalog import Catalog
from stemtaskforce.formats import json, jsonl

digests = set()
for zone in {ZONES}:
    os.environ["TZ"] = zone
    time.tzset()
    events = [Event(date="2018-05-04", category="News", summary="Łódź", country="PL"), Event(title="undated")]
    records = [
        Taskforce(name="Pact", country="DK", start_date="2016-09-29", status="ongoing", events=events),
        Meeting(title="Kick-off", date="2017-07-12", end_date="2017-07-13", time="09:30", kind="kick-off"),
        *events,
    ]
    lines = io.BytesIO()
    jsonl.write(records, lines)
    catalog = Catalog.of(frozenset(records))
    parts = [
        json.dumps(records, indent=2),
        lines.getvalue(),
        json.dumps(catalog.records),
        repr(json.loads(json.dumps(records))).encode(),
        repr(json.schema()).encode(),
    ]
    digests.add(hashlib.sha256(b"\\n".join(parts)).hexdigest())
print(*digests)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system cannot change a process's time zone")
def test_20_hash_seeds_and_5_time_zones_give_one_digest() -> None:
    digests = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for seed in range(20)
    ]

    assert 20 == len(digests)
    assert 1 == len({tuple(each) for each in digests})
    assert 1 == len(digests[0])


def test_the_bytes_of_version_1_are_pinned() -> None:
    record = Taskforce(
        name='Dänish "Pact"',
        country="DK",
        start_date="2016-09-29",
        status="finalised",
        background="One.\n\nTwo \\ three / four.",
        events=[Event(date="0999-12-31", category="News", publisher="Łódź", url="https://a.b/?c=d")],
    )
    expected = (
        '{"type":"taskforce","version":1,"name":"Dänish \\"Pact\\"","requesting_organisation":null,"country":"DK",'
        '"start_date":"2016-09-29","status":"finalised","background":"One.\\n\\nTwo \\\\ three / four.",'
        '"objectives":"",'
        '"results":"","events":[{"date":"0999-12-31","category":"News","publisher":"Łódź","summary":"","title":null,'
        '"country":null,"url":"https://a.b/?c=d"}],"url":null}'
    )

    assert expected.encode() == json.dumps(record)
    assert (
        b'{"type":"meeting","version":1,"title":"x","date":"2017-07-12","end_date":null,"time":"09:30:00",'
        b'"kind":"taskforce-meeting","host_organisation":null,"country":null,"location":null,"summary":"",'
        b'"objective":"","description":"","next_steps":"","url":null}'
    ) == json.dumps(Meeting(title="x", date="2017-07-12", time="09:30"))


@given(records())
def test_pickling_keeps_every_value_and_type(record: Record) -> None:
    for made in (record, json.loads(json.dumps(record))):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            back = pickle.loads(pickle.dumps(made, protocol))  # noqa: S301 - our own
            assert record == back
            assert types_in(record) == types_in(back)
            assert hash(record) == hash(back)
