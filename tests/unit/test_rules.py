"""Constructors: what is accepted keeps every rule of the design, and what is refused says all that is wrong.

The laws that all four types share; what only one of them knows stands in the test of that type.
"""

import copy
import datetime
import itertools
import pickle
import sys
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import attrs
import pendulum
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pendulum import Date, Time

from stemtaskforce import strategies
from stemtaskforce.countries import Country, find_country
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import CODES, Finding, did_you_mean
from stemtaskforce.model import Event, ListingRow, Meeting, MeetingKind, Taskforce, TaskforceStatus, conform, rules
from stemtaskforce.text import excerpt, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

TYPES: dict[type[object], st.SearchStrategy[object]] = {
    Event: strategies.events(),
    ListingRow: strategies.listing_rows(),
    Meeting: strategies.meetings(),
    Taskforce: strategies.taskforces(),
}
every_type = pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.__name__)
PROSE = {"background", "objectives", "results", "summary", "objective", "description", "next_steps", "teaser"}
REQUIRED = {"name", "title", "date"}
DATES = {"date", "end_date", "start_date"}
CLOSED: dict[str, type[StrEnum]] = {"country": Country, "status": TaskforceStatus, "kind": MeetingKind}
#: The least that makes a record of each type.
LEAST: dict[type[object], dict[str, object]] = {
    Event: {"title": "x"},
    ListingRow: {},
    Meeting: {"title": "x", "date": "2016-09-29"},
    Taskforce: {"name": "x"},
}
#: Text of any kind, and values of any kind: what careless callers hand over.
any_text = st.text(st.characters() | st.sampled_from(" \u00a0\n\t\x00\u2028\ud800\u0301e"), max_size=20)
any_value = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | any_text
    | st.binary(max_size=5)
    | st.dates()
    | st.datetimes()
    | st.times()
    | strategies.urls()
    | strategies.lines()
    | st.sampled_from(
        ["DK", "UK", "Denmark", "ongoing", "webinar", "2016-09-29", "2016-9-29", "09:00", "25:00", Country.DK]
    )
    | st.lists(st.none() | strategies.events(), max_size=3)
    | st.just(object())
)


def make(type_: type[object], values: Mapping[str, object]) -> object:
    return cast("Callable[..., object]", type_)(**values)


def attempt(type_: type[object], values: Mapping[str, object]) -> tuple[object, tuple[Finding, ...]]:
    try:
        return make(type_, values), ()
    except InvalidRecord as error:
        return None, error.findings


def names(type_: type[object]) -> list[str]:
    return [field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", type_))]


def evolved(record: object, **changes: object) -> object:
    return cast("Callable[..., object]", attrs.evolve)(record, **changes)


def values_of(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in names(type(record))}


def broken_rule(name: str, value: object) -> str | None:
    """The rules of the design for the value of one field, in the plainest words there are; `None` if all are kept."""
    if name == "events":
        events = isinstance(value, tuple) and all(isinstance(event, Event) for event in cast("tuple[object]", value))
        return None if events and len(cast("tuple[object]", value)) <= 10_000 else "events"
    if value is None:
        return "absent" if name in PROSE | {"events", "kind"} else None
    if name in DATES:
        return None if type(value) is Date else "type"
    if name == "time":
        moment = cast("Time", value)
        whole = type(value) is Time and moment.tzinfo is None and not moment.microsecond and not moment.fold
        return None if whole else "type"
    if name in CLOSED:
        return None if type(value) is CLOSED[name] else "type"
    return broken_text_rule(name, value)


def broken_text_rule(name: str, value: object) -> str | None:
    if type(value) is not str:
        return "type"
    if name in PROSE and not value:
        return None
    rules = {
        "blank": bool(value.strip()),
        "edges": not value[:1].isspace() and not value[-1:].isspace(),
        "NFC": unicodedata.normalize("NFC", value) == value,
        "controls": not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(char) for char in value if char != "\n"},
        "one line": name in PROSE or "\n" not in value,
        "length": len(value) <= (1_000_000 if name in PROSE else 1_000),
    }
    if name == "url":
        parts = urlsplit(value)
        rules["scheme"] = value.startswith(("http://", "https://"))
        rules["host"] = bool(parts.hostname)
        rules["port"] = parts.port is None or parts.port <= 65_535
        rules["no space"] = not any(char.isspace() for char in value)
    return next((rule for rule, kept in rules.items() if not kept), None)


def assert_sound(record: object) -> None:
    for name, value in values_of(record).items():
        assert not broken_rule(name, value), (name, value)
    match record:
        case Event():
            assert record.title or record.summary or record.category or record.publisher
        case Meeting(date=date, end_date=Date() as end):
            assert end > date
        case Meeting(title=title) | Taskforce(name=title):
            assert title
        case _:
            pass


# ---------------------------------------------------------------- what is accepted, what is refused


@every_type
@given(data=st.data())
def test_whatever_is_accepted_keeps_every_rule_and_whatever_is_refused_says_why(
    type_: type[object], data: st.DataObject
) -> None:
    fields = names(type_)
    chosen = data.draw(st.dictionaries(st.sampled_from(fields), any_value, max_size=4))
    values = {**LEAST[type_], **chosen}
    record, findings = attempt(type_, values)
    if record is not None:
        assert_sound(record)
    else:
        assert findings
    for finding in findings:
        name = finding.path[1:].partition("/")[0]
        assert "error" == finding.severity
        assert CODES[finding.code]
        assert finding.message.isprintable()
        if finding.code == "event.blank":
            assert ("", None) == (finding.path, finding.value)
        else:
            assert name in values
            assert finding.message.startswith(name)
            assert finding.value is not None
            assert len(finding.value) <= 91
            assert finding.value in finding.message


@every_type
@given(data=st.data())
def test_the_findings_of_a_call_are_those_of_its_fields_one_by_one(type_: type[object], data: st.DataObject) -> None:
    values = dict(zip(names(type_), data.draw(st.tuples(*[any_value for _ in names(type_)])), strict=True))
    taken, expected = conform(type_, values)
    single = [finding for name in values for finding in conform(type_, {name: values[name]})[1]]
    across = [finding for finding in expected if finding.code in {"event.blank", "date.order"}]
    places = [-1 if finding.path == "" else names(type_).index(finding.path.split("/")[1]) for finding in expected]

    assert sorted(places) == places
    assert single == [finding for finding in expected if finding not in across]
    for name, value in taken.items():
        assert not broken_rule(name, value)
    if expected:
        with pytest.raises(InvalidRecord) as caught:
            make(type_, values)
        assert tuple(expected) == caught.value.findings
    else:
        assert taken == values_of(make(type_, values))


@pytest.mark.parametrize(
    ("name", "value", "code", "part"),
    [
        ("title", None, "type.mismatch", "expected text, got None"),
        ("title", 7, "type.mismatch", "expected text, got 7"),
        ("title", b"x", "type.mismatch", "expected text, got a bytes of 1"),
        ("title", MeetingKind.WEBINAR, "type.mismatch", "expected plain text, such as str(…) of the MeetingKind"),
        ("title", "", "text.blank", "'' is blank"),
        ("title", " x", "text.edge-space", "expected 'x'"),
        ("title", "e\u0301", "text.not-nfc", "expected 'é'"),
        ("title", "a\x00b", "text.control", "U+0000"),
        ("title", "a\ud800b", "text.surrogate", "U+D800"),
        ("title", "a\u2029b", "text.separator", "U+2029"),
        ("title", "a\nb", "text.multiline", "expected 'a b'"),
        ("title", "x" * 1_001, "text.too-long", "1,001 characters"),
        ("summary", None, "type.mismatch", "expected text"),
        ("summary", "x" * 1_000_001, "text.too-long", "over the limit of 1,000,000"),
        ("summary", "a\tb", "text.control", "expected 'a b'"),
        ("url", "www.example.org", "url.invalid", "does not start with http:// or https://"),
        ("date", "2016-9-29", "date.invalid", "expected a day as YYYY-MM-DD"),
        ("date", "2016-02-30", "date.invalid", "in the calendar"),
        ("date", "now", "date.invalid", "got 'now'"),
        ("date", pendulum.datetime(2016, 9, 29), "type.mismatch", ".date() of the datetime"),
        ("date", datetime.datetime(2016, 9, 29), "type.mismatch", ".date() of the datetime"),  # noqa: DTZ001 - a moment without a zone is the case
        ("date", None, "type.mismatch", "expected a date or YYYY-MM-DD"),
        ("date", 20160929, "type.mismatch", "expected a date or YYYY-MM-DD"),
        ("end_date", "2016-09-29", "date.order", "expected a day after the date"),
        ("end_date", "2016-09-28", "date.order", "expected a day after the date"),
        ("time", "9:00", "time.invalid", "expected a time of day as HH:MM or HH:MM:SS"),
        ("time", "24:00", "time.invalid", "got '24:00'"),
        ("time", datetime.time(9, 0, 0, 1), "time.invalid", "expected whole seconds and no zone"),
        ("time", datetime.time(9, tzinfo=datetime.UTC), "time.invalid", "expected whole seconds and no zone"),
        ("time", 9, "type.mismatch", "expected a time of day"),
        ("kind", "webinars", "kind.unknown", "did you mean 'webinar'?"),
        ("kind", "zzz", "kind.unknown", "expected one of 'taskforce-meeting', "),
        ("kind", None, "type.mismatch", "expected a MeetingKind or its value"),
        ("country", "UK", "country.unknown", "did you mean 'GB'?"),
        ("country", "EL", "country.unknown", "did you mean 'GR'?"),
        ("country", "Denmark", "country.unknown", "did you mean 'DK'?"),
        ("country", "dk", "country.unknown", "'DK'"),
        ("country", "", "country.unknown", "in capitals such as 'DK'"),
        ("country", 45, "type.mismatch", "expected a Country or its ISO 3166-1 alpha-2 code"),
    ],
)
def test_each_rule_names_the_field_what_was_got_and_what_is_wanted(
    name: str, value: object, code: str, part: str
) -> None:
    with pytest.raises(InvalidRecord) as caught:
        make(Meeting, {"title": "x", "date": "2016-09-29", name: value})
    (finding,) = caught.value.findings

    assert (code, f"/{name}") == (finding.code, finding.path)
    assert finding.message.startswith(f"{name}: ")
    assert part in finding.message
    assert str(caught.value) == str(finding)


@pytest.mark.parametrize(
    ("value", "rest"),
    [
        ("zzz", ""),
        ("xx", ""),
        ("dk", "; did you mean 'DK'?"),
        ("gbr", "; did you mean 'GR' or 'GB' or 'BR'?"),
        ("DKXX", "; did you mean 'DK'?"),
        ("DKXXX", ""),
    ],
)
def test_a_country_that_is_none_is_told_with_the_codes_that_are_near_and_no_others(value: str, rest: str) -> None:
    with pytest.raises(InvalidRecord) as caught:
        Event(title="x", country=value)

    wanted = "expected an ISO 3166-1 alpha-2 code in capitals such as 'DK'"
    assert [(f"country: {wanted}, got {value!r}{rest}", repr(value))] == [
        (finding.message, finding.value) for finding in caught.value.findings
    ]


def test_text_that_is_not_in_normal_form_shows_in_what_it_differs_from_the_text_that_is_wanted() -> None:
    with pytest.raises(InvalidRecord) as caught:
        Event(title="Cafe\u0301")
    [finding] = caught.value.findings

    assert r"title: 'Cafe\u0301' is not in Unicode normalisation form C; expected 'Café'" == finding.message
    assert r"'Cafe\u0301'" == finding.value


def test_of_a_url_that_may_not_be_absent_it_is_not_said_that_it_can_be_left_out() -> None:
    findings: list[Finding] = []

    assert "https://a.eu/" == rules.url("url", "https://a.eu/", findings)
    assert [] == findings
    rules.url("url", "", findings)
    assert "url: '' is blank; expected text" == findings[0].message


def test_only_of_a_field_that_may_be_absent_it_is_said_that_it_can_be_left_out() -> None:
    with pytest.raises(InvalidRecord) as meeting:
        Meeting(title=" ", date="2018-08-20", location=" ", summary="\t", url=" ")
    with pytest.raises(InvalidRecord) as taskforce:
        Taskforce(name="", requesting_organisation="")

    assert [
        "title: ' ' is blank; expected text",
        "location: ' ' is blank; expected text, or no value",
        r"summary: '\t' is blank; expected text, or no value",
        r"summary: '\t' holds the control character U+0009; expected text, or no value",
        "url: ' ' is blank; expected text, or no value",
        "url: ' ' holds white space",
    ] == [finding.message for finding in meeting.value.findings]
    assert [
        "name: '' is blank; expected text",
        "requesting_organisation: '' is blank; expected text, or no value",
    ] == [finding.message for finding in taskforce.value.findings]


def test_what_is_wrong_between_fields_stands_at_its_field_and_what_is_wrong_with_the_whole_first() -> None:
    with pytest.raises(InvalidRecord) as meeting:
        Meeting(title=" ", date="2018-01-01", end_date="2017-01-01", url="x")
    with pytest.raises(InvalidRecord) as event:
        Event(date="tomorrow", url="x")

    assert ["/title", "/end_date", "/url"] == [finding.path for finding in meeting.value.findings]
    assert ["", "/date", "/url"] == [finding.path for finding in event.value.findings]


@given(st.text("abDKßéS1", min_size=1, max_size=4) | st.text(min_size=1, max_size=4))
@example("d")
@example("SS")
@example("dkß")
def test_the_codes_that_are_compared_with_a_word_have_all_that_are_near_to_it(word: str) -> None:
    assume(find_country(word) is None)
    near = nearest(word, [country.value for country in Country])
    findings: list[Finding] = []
    rules.country("country", word, findings)

    hint = f"; {did_you_mean(near)}" if near else ""
    assert [f"got {excerpt(word)}{hint}"] == [finding.message.partition("'DK', ")[2] for finding in findings]


def test_one_call_tells_all_its_problems_at_once_in_the_order_of_the_fields() -> None:
    with pytest.raises(InvalidRecord) as caught:
        Meeting(
            url="ftp://x",
            title=" a\n",
            date="tomorrow",
            end_date="2016-02-30",
            time="noon",
            kind="party",
            country="Atlantis",
            summary="a\x00",
            location="",
        )

    assert [
        ("text.edge-space", "/title"),
        ("text.multiline", "/title"),
        ("date.invalid", "/date"),
        ("date.invalid", "/end_date"),
        ("time.invalid", "/time"),
        ("kind.unknown", "/kind"),
        ("country.unknown", "/country"),
        ("text.blank", "/location"),
        ("text.control", "/summary"),
        ("url.invalid", "/url"),
    ] == [(finding.code, finding.path) for finding in caught.value.findings]


# ---------------------------------------------------------------- conversion


@given(strategies.dates(), strategies.times(), strategies.countries(), st.sampled_from(MeetingKind))
def test_days_times_and_codes_are_converted_to_their_exact_types(
    day: Date, moment: Time, country: Country, kind: MeetingKind
) -> None:
    days: list[datetime.date | str] = [
        day,
        datetime.date(day.year, day.month, day.day),
        datetime.date(day.year, day.month, day.day).isoformat(),
    ]
    plain = datetime.time(moment.hour, moment.minute, moment.second)
    moments: list[datetime.time | str] = [
        moment,
        plain,
        plain.isoformat(),
        plain.replace(fold=1),
        Time(moment.hour, moment.minute, moment.second, fold=1),
    ]
    made = [
        Meeting(title="x", date=days[index % 3], time=moments[index], country=given_country, kind=given_kind)
        for index, (given_country, given_kind) in enumerate(
            itertools.islice(itertools.cycle([(country, kind), (country.value, kind.value)]), 5)
        )
    ]

    assert 1 == len(set(made))
    for meeting in made:
        assert_sound(meeting)
        assert (day, moment, country, kind) == (meeting.date, meeting.time, meeting.country, meeting.kind)


def test_a_date_of_a_subclass_becomes_a_date_and_a_time_of_a_subclass_a_time() -> None:
    class Day(Date):
        pass

    class Moment(Time):
        pass

    meeting = Meeting(title="x", date=Day(2016, 9, 29), time=Moment(9))

    assert (Date, Time) == (type(meeting.date), type(meeting.time))


@every_type
def test_a_missing_or_unknown_keyword_is_a_type_error_of_python(type_: type[object]) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'nmae'"):
        make(type_, {**LEAST[type_], "nmae": "x"})
    with pytest.raises(TypeError, match="positional"):
        cast("Callable[..., object]", type_)("x")
    for name in LEAST[type_]:
        if name in REQUIRED and type_ is not Event:
            with pytest.raises(TypeError, match=name):
                make(type_, {key: value for key, value in LEAST[type_].items() if key != name})


@every_type
def test_the_least_record_has_the_promised_defaults(type_: type[object]) -> None:
    for name, value in values_of(make(type_, LEAST[type_])).items():
        if name not in LEAST[type_]:
            special: dict[str, object] = {"events": (), "kind": MeetingKind.TASKFORCE_MEETING}
            assert special.get(name, "" if name in PROSE else None) == value


# ---------------------------------------------------------------- values


@every_type
@given(data=st.data())
def test_a_record_is_a_value(type_: type[object], data: st.DataObject) -> None:
    record = data.draw(TYPES[type_])
    twins = [
        make(type_, values_of(record)),
        copy.copy(record),
        copy.deepcopy(record),
        evolved(record),
        *(pickle.loads(pickle.dumps(record, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)),  # noqa: S301 - our own pickle
    ]
    if sys.version_info >= (3, 13):  # copy.replace is as old as that
        twins.append(copy.replace(record))

    for twin in twins:
        assert record == twin
        assert hash(record) == hash(twin)
        assert repr(record) == repr(twin)
        assert_sound(twin)
    assert 1 == len({record, *twins})


@every_type
@given(data=st.data())
def test_records_are_equal_when_all_fields_are_and_only_then(type_: type[object], data: st.DataObject) -> None:
    first, second = data.draw(TYPES[type_]), data.draw(TYPES[type_])
    same = values_of(first) == values_of(second)

    assert same == (first == second)
    assert same != (first != second)
    assert not same or hash(first) == hash(second)


@every_type
@given(data=st.data())
def test_evolving_checks_the_new_value_and_leaves_the_old_record_alone(
    type_: type[object], data: st.DataObject
) -> None:
    record = data.draw(TYPES[type_])
    before = values_of(record)
    name = data.draw(st.sampled_from(names(type_)))
    with pytest.raises(InvalidRecord):
        evolved(record, **{name: object()})

    assert before == values_of(record)


@every_type
@given(data=st.data())
def test_a_record_cannot_be_changed(type_: type[object], data: st.DataObject) -> None:
    record = data.draw(TYPES[type_])
    for name in [*names(type_), "new"]:
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            setattr(record, name, None)
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            delattr(record, name)

    assert not hasattr(record, "__dict__")


@every_type
def test_records_have_no_order(type_: type[object]) -> None:
    record = make(type_, LEAST[type_])

    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert NotImplemented is getattr(record, compare)(record)
    with pytest.raises(TypeError):
        sorted([record, make(type_, LEAST[type_])])  # type: ignore[type-var]  # what is refused is asked for


@every_type
def test_a_record_leaves_a_comparison_to_the_stranger(
    type_: type[object], always_equal: object, never_equal: object, largest: object
) -> None:
    record = make(type_, LEAST[type_])

    assert record == always_equal
    assert always_equal == record
    assert not record != always_equal  # noqa: SIM202 - both operators are asked
    assert record != never_equal
    assert not record == never_equal  # noqa: SIM201 - both operators are asked
    assert True is (record < largest)  # type: ignore[operator]  # only the stranger can compare
    assert False is (record > largest)  # type: ignore[operator]  # only the stranger can compare


def test_records_of_two_types_are_never_equal() -> None:
    made = [make(type_, LEAST[type_]) for type_ in TYPES]

    assert [] == [(a, b) for a, b in itertools.combinations(made, 2) if a == b]


@given(strategies.records())
@example(Taskforce(name="x", events=[Event(title="y")]))
def test_records_match_patterns_by_their_fields(record: Taskforce | Meeting | Event) -> None:
    match record:
        case Taskforce(name=name, events=(Event(title=title), *_)):
            assert (record.name, record.events[0].title) == (name, title)
        case Taskforce(name=name):
            assert record.name == name
        case Meeting(date=Date(year=year), kind=kind):
            assert (record.date.year, record.kind) == (year, kind)
        case Event(date=date):
            assert record.date == date
        case _:
            pytest.fail("no pattern matches")
