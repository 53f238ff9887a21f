"""Records against pydantic under the same rules, tuned: each figure that is promised, by its own test.

Ratios of least processor times of rounds that turn, in one process. Run by `make bench` only. A test may be run alone;
the table is written by a whole run in which none failed.
"""

import datetime
import json as stdlib
import tracemalloc
from collections.abc import Callable, Generator
from pathlib import Path

import attrs
import pydantic
import pytest
from pendulum import Date, Time

from stemtaskforce import Country, DecodeError, Event, Meeting, MeetingKind, Record, Taskforce, TaskforceStatus
from stemtaskforce.formats import json, jsonl
from tests.benchmarks.bench_wire_data import PLAIN, events, mixed, taskforces
from tests.benchmarks.bench_wire_peers import (
    LOOSE,
    TUNED,
    TUNED_ONE,
    TunedEvent,
    TunedMeeting,
    TunedTaskforce,
    TypedTaskforce,
    WireEvent,
)
from tests.benchmarks.figures import Figures, figures_of, minima

TABLE = Path(__file__).parents[2] / "docs" / "explanation" / "pydantic-figures.md"
COUNT = 9_000
ANY = list[Taskforce | Meeting | Event]

EVENT: dict[str, object] = {
    "date": Date(2018, 5, 4),
    "category": "Reports and studies",
    "publisher": "University World News",
    "summary": "The government has launched a pact for technology...",
    "country": Country.DK,
    "url": "https://www.stemcoalition.eu/publications/pact",
}
MEETING: dict[str, object] = {
    "title": "EU STEM Coalition - Taskforce meeting: Norwegian Technology Pact",
    "date": Date(2017, 12, 7),
    "end_date": Date(2017, 12, 8),
    "time": Time(9, 0),
    "kind": MeetingKind.TASKFORCE_MEETING,
    "host_organisation": "Ministry of Education",
    "country": Country.NO,
    "location": "Oslo, Norway",
    "summary": "The taskforce met for the first time. " * 5 + "End.",
    "objective": "To prepare the pact. " * 5 + "End.",
    "description": "What was said. " * 30 + "End.",
    "next_steps": "A second meeting. " * 5 + "End.",
    "url": "https://www.stemcoalition.eu/meetings/oslo",
}


@pytest.fixture(scope="module")
def figures(request: pytest.FixtureRequest) -> Generator[Figures]:
    """Collect the figures, and write them to the documentation."""
    head = "| what, tuned pydantic = 1 | measured | asked | held | |\n|---|---:|---:|---:|---|"
    yield from figures_of(request, TABLE, lambda: f"pydantic {pydantic.VERSION}.\n\n{head}")


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """Taskforces, meetings and publications by turns."""
    return mixed(COUNT)


def compare(
    figures: Figures,
    what: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    limit: float,
    *,
    asked: float | None = None,
    calls: int = 1,
    rounds: int = 7,
) -> None:
    """Hold the ratio of two ways to its limit."""
    times = minima({"ours": ours, "theirs": theirs}, calls=calls, rounds=rounds)
    scale = 1e6 if times["ours"] < 1e-3 else 1e3
    unit = "µs" if scale == 1e6 else "ms"
    detail = f"{times['ours'] * scale:,.2f} against {times['theirs'] * scale:,.2f} {unit}"
    figures.hold(what, times["ours"] / times["theirs"], limit, detail, asked=asked)


def taskforce_arguments(event: type[object]) -> dict[str, object]:
    return {
        "name": "Danish Technology Pact",
        "requesting_organisation": "Ministry of Education",
        "country": Country.DK,
        "start_date": Date(2016, 9, 29),
        "status": TaskforceStatus.ONGOING,
        "background": "The background. " * 30 + "End.",
        "objectives": "The objectives. " * 30 + "End.",
        "results": "The results. " * 30 + "End.",
        "events": tuple(event(**EVENT) for _ in range(6)),
        "url": "https://www.stemcoalition.eu/taskforces/pact",
    }


@pytest.mark.parametrize(
    ("ours", "theirs", "arguments", "other"),
    [
        (Event, TunedEvent, EVENT, EVENT),
        (Meeting, TunedMeeting, MEETING, MEETING),
        (Taskforce, TunedTaskforce, taskforce_arguments(Event), taskforce_arguments(TunedEvent)),
    ],
    ids=["event", "meeting", "taskforce"],
)
def test_a_constructor_takes_nine_tenths(
    figures: Figures,
    ours: Callable[..., object],
    theirs: Callable[..., object],
    arguments: dict[str, object],
    other: dict[str, object],
) -> None:
    name = f"constructor, {type(ours(**arguments)).__name__.lower()}"
    compare(figures, name, lambda: ours(**arguments), lambda: theirs(**other), 0.9, calls=1_000, rounds=41)


def test_evolving_an_event_takes_six_microseconds_where_it_took_nearly_fourteen(figures: Figures) -> None:
    """The limit is one of the machine of the first measurement, so it is held as a multiple of pydantic's way."""
    event, model = Event(**EVENT), TunedEvent(**EVENT)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # plain values
    compare(
        figures,
        "`attrs.evolve` of an event / `model_validate` of a changed dump",
        lambda: attrs.evolve(event, title="Pact"),
        lambda: TunedEvent.model_validate({**dict(model), "title": "Pact"}),
        1.3,
        calls=2_000,
        rounds=11,
    )


def test_a_mixed_document_is_decoded(figures: Figures, records: list[Record]) -> None:
    data = json.dumps(records)
    compare(figures, "decode, mix", lambda: json.loads(data, ANY), lambda: TUNED.validate_json(data), 0.42, asked=0.37)


def test_a_document_of_plain_ascii_is_decoded(figures: Figures) -> None:
    data = json.dumps(taskforces(COUNT // 3, [PLAIN]))
    compare(
        figures,
        "decode, plain ASCII",
        lambda: json.loads(data, ANY),
        lambda: TUNED.validate_json(data),
        0.37,
    )


def test_escapes_of_pythons_own_writer_are_decoded(figures: Figures, records: list[Record]) -> None:
    data = stdlib.dumps(stdlib.loads(json.dumps(records))).encode()
    assert json.loads(data, ANY) == records
    compare(figures, r"decode, `\uXXXX`", lambda: json.loads(data, ANY), lambda: TUNED.validate_json(data), 0.5)


def test_a_document_is_decoded_where_unknown_keys_are_ignored(figures: Figures, records: list[Record]) -> None:
    data = json.dumps(records)
    ours = lambda: json.loads(data, ANY, unknown="ignore")  # noqa: E731 - one side of a comparison
    compare(figures, 'decode, `unknown="ignore"`', ours, lambda: LOOSE.validate_json(data), 0.5)


BAD_VALUES: dict[str, tuple[object, ...]] = {
    "title": (*("", " a", "a ", "\u00a0a", "a\tb", "a\nb", "a\x7fb", "a\x85b", "e\u0301", "a\u2028b", "a" * 1_001, 7),
              *("\u200b", "\u034f", "\u2800", "\u3164", "\U000e0100")),
    "summary": (" a", "a\n", "a\tb", "e\u0301", "\u200b", "\u2800", None),
    "url": (*("https://", "ftp://a.eu", "//a.eu", "HTTP://a.eu", "https://a b", "https://a.eu:99999", "https://a.1"),
            *("https://1.2.3.456", "https://xn--zz99", "https://a%20.eu", "https://[zz]/", f"https://{'a' * 1_000}")),
    "date": ("2018-02-30", "20180504", "2018-5-4", "2018-05-04T00:00:00", "1493979010", 5),
    "end_date": ("2018-05-04", "2018-05-03"),
    "time": ("09:00:00Z", "09:00:00.5", "24:00:00", "9:00:00", 5),
    "country": ("dk", "UK", 5),
    "kind": ("dinner", None),
    "version": (2, True, 1.0, "1"),
    "other": (1,),
}  # fmt: skip


@pytest.mark.parametrize(("field", "value"), [(field, value) for field in BAD_VALUES for value in BAD_VALUES[field]])
def test_the_tuned_model_refuses_what_the_library_refuses(field: str, value: object) -> None:
    right = {"type": "meeting", "version": 1, "title": "Launch", "date": "2018-05-04"}
    accepted, data = (stdlib.dumps([plain]).encode() for plain in (right, {**right, field: value}))
    assert len(json.loads(accepted, ANY)) == len(TUNED.validate_json(accepted)) == 1
    with pytest.raises(DecodeError):
        json.loads(data, ANY)
    with pytest.raises(pydantic.ValidationError):
        TUNED.validate_json(data)


def refused(call: Callable[[], object], error: type[Exception]) -> Callable[[], object]:
    """Return a call that must raise."""

    def refusing() -> None:
        with pytest.raises(error):
            call()

    return refusing


@pytest.mark.parametrize(("every", "limit"), [(COUNT, 0.7), (20, 1.5)], ids=["one", "every 20th"])
def test_bad_documents_are_refused(figures: Figures, records: list[Record], every: int, limit: float) -> None:
    plain = stdlib.loads(json.dumps(records))
    for number in range(every // 2, len(plain), every):
        plain[number]["url"] = "not an address"
    data = stdlib.dumps(plain, ensure_ascii=False).encode()
    name = "decode, one bad record among 9,000" if every == COUNT else "decode, every 20th record bad"
    ours = refused(lambda: json.loads(data, ANY), DecodeError)
    compare(figures, name, ours, refused(lambda: TUNED.validate_json(data), pydantic.ValidationError), limit, rounds=5)


def test_an_event_is_decoded(figures: Figures) -> None:
    data = json.dumps(Event(**EVENT))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # plain values
    theirs = WireEvent.model_validate_json
    compare(
        figures,
        "decode, one event",
        lambda: json.loads(data, Event),
        lambda: theirs(data),
        0.95,
        calls=3_000,
        rounds=11,
    )


@pytest.mark.parametrize("kinds", [[PLAIN], None], ids=["plain ASCII", "mix"])
def test_long_lines_are_decoded(figures: Figures, tmp_path: Path, kinds: list[int] | None) -> None:
    made = [
        attrs.evolve(each, summary=f"{each.summary}\n\n{'A paragraph that is long. ' * 22}End.")
        for each in (events(COUNT, kinds) if kinds else events(COUNT))
    ]
    path = tmp_path / "events.jsonl"
    jsonl.write(made, path)
    length = path.stat().st_size / COUNT

    def theirs() -> list[object]:
        with path.open("rb") as file:
            return [TUNED_ONE.validate_json(line) for line in file]

    name = f"JSON lines of {length:,.0f} bytes, {'plain ASCII' if kinds else 'mix'}"
    compare(figures, name, lambda: [*jsonl.read(path, type=Event)], theirs, 0.5)


@pytest.mark.parametrize("what", ["events", "mix"])
def test_records_are_encoded(figures: Figures, records: list[Record], what: str) -> None:
    chosen: list[Record] = [*events(COUNT)] if what == "events" else records
    data = json.dumps(chosen)
    models = TUNED.validate_json(data)
    assert stdlib.loads(data) == stdlib.loads(TUNED.dump_json(models))
    limit, asked = (0.8, 0.8) if what == "events" else (0.6, 0.55)
    ours = lambda: json.dumps(chosen)  # noqa: E731 - one side of a comparison
    compare(figures, f"encode, {what}", ours, lambda: TUNED.dump_json(models), limit, asked=asked)


def test_memory_of_a_record(figures: Figures) -> None:
    data = json.dumps(taskforces(3_000))
    typed = pydantic.TypeAdapter(list[TypedTaskforce])

    def size(call: Callable[[], object]) -> float:
        call()  # what is made once is not a record's
        tracemalloc.start()
        made = call()
        taken = tracemalloc.get_traced_memory()[0] / 3_000
        tracemalloc.stop()
        del made
        return taken

    ours, theirs = size(lambda: json.loads(data)), size(lambda: typed.validate_json(data))
    figures.hold("memory of a record, mix", ours / theirs, 0.6, f"{ours:,.0f} against {theirs:,.0f} bytes")


def test_days_of_the_event_stay_pendulums() -> None:
    """What is measured gives what is promised."""
    assert Date(2018, 5, 4) == json.loads(json.dumps(Event(**EVENT)), Event).date  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # plain values
    assert isinstance(TunedEvent(**EVENT).date, datetime.date)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # plain values
