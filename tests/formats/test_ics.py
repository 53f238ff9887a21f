"""iCalendar: what is written is read back exactly, keeps to RFC 5545, and no text breaks out of its line."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import DecodeError, Event, InvalidRecord, Meeting, Record, Taskforce, formats
from stemtaskforce.strategies import events, lines, meetings, prose, records, taskforces
from tests.formats.test_engines import types_in

ics = formats.ics
#: Every property that may stand in a calendar of this library.
KNOWN = set(
    "BEGIN END VERSION PRODID CALSCALE NAME X-WR-CALNAME REFRESH-INTERVAL UID DTSTAMP DTSTART DTEND SUMMARY CATEGORIES "
    "LOCATION URL TRANSP RELATED-TO DESCRIPTION X-PUBLISHED-TTL".split()
)


def octet_lines(data: bytes) -> list[bytes]:
    assert data.endswith(b"\r\n")
    return data.removesuffix(b"\r\n").split(b"\r\n")


def unfolded(data: bytes) -> list[str]:
    return data.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def problems(data: bytes) -> list[object]:
    """What RFC 5545 would say against the lines of a calendar."""
    found: list[object] = [line for line in octet_lines(data) if len(line) > 75 or re.search(rb"[\x00-\x1f\x7f]", line)]
    for line in octet_lines(data):
        try:
            text = line.decode()
        except UnicodeDecodeError:
            found.append(line)
            continue
        if (len(text) - len(text.rstrip("\\"))) % 2 and not text.startswith("URL"):
            found.append(text)  # an escape goes on in the next line
    for whole in unfolded(data):
        name = re.split("[:;]", whole)[0]
        if name not in KNOWN and not name.startswith("X-STEMTASKFORCE-"):
            found.append(name)
    return found


def values(data: bytes, name: str) -> list[str]:
    return [line.partition(":")[2] for line in unfolded(data) if re.split("[:;]", line)[0] == name]


@given(st.lists(records(), max_size=4))
def test_what_is_written_is_read_back_with_its_types(given_records: list[Record]) -> None:
    back = ics.loads(ics.dumps(given_records))

    assert given_records == back
    assert [types_in(record) for record in given_records] == [types_in(record) for record in back]


@given(st.lists(records(), max_size=3))
def test_every_line_keeps_the_grammar(given_records: list[Record]) -> None:
    assert [] == problems(ics.dumps(given_records))


@pytest.mark.parametrize("letter", ["x", "é", "€", "𝔘", "\\", ";", ",", "\n", "\\n", "a,", "é;"])
@pytest.mark.parametrize("shift", range(80))
def test_a_fold_at_any_place_splits_neither_a_character_nor_an_escape(letter: str, shift: int) -> None:
    event = Event(title="Launch", summary="x" + "y" * shift + letter * 80 + "z")

    data = ics.dumps(event)

    assert [] == problems(data)
    assert [event] == ics.loads(data)


@given(st.one_of(lines(), prose()).filter(bool))
def test_text_cannot_make_a_property(text: str) -> None:
    hostile = f"{text}\nEND:VEVENT\nBEGIN:VEVENT\nATTENDEE:mailto:x@example.org\n {text}"
    benign = ics.dumps(Event(title="word", summary="word"))
    data = ics.dumps(Event(title="word", summary=hostile))

    assert [re.split("[:;]", line)[0] for line in unfolded(benign)] == [
        re.split("[:;]", line)[0] for line in unfolded(data)
    ]


def test_the_check_of_properties_sees_an_injection() -> None:
    data = ics.dumps(Event(title="word")).replace(b"SUMMARY:word", b"SUMMARY:word\r\nATTENDEE:mailto:x@example.org")

    assert ["ATTENDEE"] == problems(data)
    assert [b"x" * 76] == problems(data.replace(b"ATTENDEE:mailto:x@example.org", b"x" * 76))[:1]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Meeting(title="x", date="2018-08-20"), ["DTSTART;VALUE=DATE:20180820", "DTEND;VALUE=DATE:20180821"]),
        (Meeting(title="x", date="2018-08-20", time="09:30"), ["DTSTART:20180820T093000"]),
        (
            Meeting(title="x", date="2020-02-28", end_date="2020-02-29", time="09:30"),
            ["DTSTART;VALUE=DATE:20200228", "DTEND;VALUE=DATE:20200301", "X-STEMTASKFORCE-TIME:09:30:00"],
        ),
        (Meeting(title="x", date="9999-12-31"), ["DTSTART;VALUE=DATE:99991231"]),
        (
            Meeting(title="x", date="9999-12-30", end_date="9999-12-31"),
            ["DTSTART;VALUE=DATE:99991230", "DTEND;VALUE=DATE:99991231", "X-STEMTASKFORCE-END-DATE:9999-12-31"],
        ),
        (Event(title="x", date="0001-01-01"), ["DTSTART;VALUE=DATE:00010101", "DTEND;VALUE=DATE:00010102"]),
        (Taskforce(name="x", start_date="2016-09-29"), ["DTSTART;VALUE=DATE:20160929", "DTEND;VALUE=DATE:20160930"]),
        (Event(title="x"), []),
    ],
    ids=str,
)
def test_days_and_times(record: Record, expected: list[str]) -> None:
    data = ics.dumps(record)
    dates = "DTSTART", "DTEND", "X-STEMTASKFORCE-TIME", "X-STEMTASKFORCE-END-DATE"

    assert expected == [line for line in unfolded(data) if line.startswith(dates)]
    assert [record] == ics.loads(data)


def test_what_has_no_date_is_a_journal_entry_as_an_event_must_have_one() -> None:
    data = ics.dumps([Event(title="undated"), Event(title="dated", date="2018-08-20"), Taskforce(name="undated")])

    assert ["VCALENDAR", "VJOURNAL", "VEVENT", "VJOURNAL"] == values(data, "BEGIN")


def test_uids_are_unique_and_events_refer_to_their_taskforce() -> None:
    launch = Event(title="Launch")
    pact = Taskforce(name="Pact", events=[launch, launch])
    data = ics.dumps([pact, launch, launch, Taskforce(name="Plan", events=[launch])], authority="example.org")
    uids = values(data, "UID")

    assert len(uids) == len(set(uids)) == 7
    assert ["taskforce/pact@example.org"] * 2 + ["taskforce/plan@example.org"] == values(data, "RELATED-TO")
    assert [pact, launch, launch, Taskforce(name="Plan", events=[launch])] == ics.loads(data)


def test_the_calendar_has_a_name_an_interval_and_the_moment_that_is_given() -> None:
    moment = datetime.datetime(2024, 2, 29, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    data = ics.dumps(
        Event(title="x"), name="Pacts; and plans", stamp=moment, refresh=datetime.timedelta(days=1, seconds=30)
    )

    assert [r"Pacts\; and plans"] == values(data, "NAME") == values(data, "X-WR-CALNAME")
    assert ["P1DT30S"] == values(data, "REFRESH-INTERVAL") == values(data, "X-PUBLISHED-TTL")
    assert ["20240229T100000Z"] == values(data, "DTSTAMP")
    assert ["PT1S"] == values(ics.dumps([], refresh=datetime.timedelta(seconds=1)), "REFRESH-INTERVAL")
    assert ["19700101T000000Z"] == values(ics.dumps(Event(title="x")), "DTSTAMP")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"name": "two\nlines"}, "name: "),
        ({"stamp": datetime.datetime(2024, 2, 29)}, "stamp: expected a moment with a time zone"),  # noqa: DTZ001 - the point
        ({"authority": "x\r\ny"}, "authority: expected a domain"),
        ({"authority": "example.org/x"}, "authority: expected a domain"),
        ({"authority": "é.org"}, "authority: expected a domain"),
        ({"refresh": datetime.timedelta(0)}, "refresh: expected at least a second, got 0:00:00"),
    ],
)
def test_what_no_calendar_can_have_is_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ics.dumps(Event(title="x"), **options)  # type: ignore[arg-type] # each fits its name, not its rule


def test_what_is_not_a_record_is_refused() -> None:
    with pytest.raises(InvalidRecord):
        ics.dumps(["x"])  # type: ignore[list-item] # the point


@given(meetings() | events())
def test_people_see_every_fact_that_no_other_property_shows(record: Meeting | Event) -> None:
    (text,) = values(ics.dumps(record), "DESCRIPTION") or [""]
    shown = text.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    plain = [record.summary, record.country and record.country.label]
    own = [record.host_organisation] if isinstance(record, Meeting) else [record.publisher]

    assert [] == [fact for fact in (*plain, *own) if fact and "\\" not in fact and fact not in shown]


SOUND = ics.dumps(Meeting(title="Oslo", date="2018-08-20", end_date="2018-08-21")).decode()


def test_other_line_ends_folds_properties_and_components_are_read() -> None:
    text = SOUND.replace("\r\n", "\n").replace("SUMMARY:Oslo", 'summary;LANGUAGE=en;X-A="a:b;c":Os\n\tlo\nX-APPLE:\\x')
    text = text.replace("END:VEVENT", "BEGIN:VALARM\nSUMMARY:Alarm\nEND:VALARM\nEND:VEVENT")
    text = text.replace("BEGIN:VEVENT", "BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\n\nBEGIN:VEVENT")

    assert [Meeting(title="Oslo", date="2018-08-20", end_date="2018-08-21")] == ics.loads(text.encode())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("SUMMARY:Oslo", "SUMMARY", (14, "expected a property such as SUMMARY:…, got 'SUMMARY'")),
        ("END:VEVENT", "END:VTODO", (17, "END:'VTODO' does not end what began last")),
        ("END:VCALENDAR", "", (None, "expected END:'VCALENDAR', got the end of the calendar")),
        ("BEGIN:VCALENDAR", "X:1", (1, "expected BEGIN:VCALENDAR, got 'X:1'")),
        ("X-STEMTASKFORCE-TYPE:meeting", "X-STEMTASKFORCE-TYPE:x", (9, "'meeting', 'event', 'taskforce', got 'x'")),
        ("X-STEMTASKFORCE-TYPE:meeting", "X:x", (9, "'meeting', 'event', 'taskforce', which is absent")),
        ("SUMMARY:Oslo", "X:Oslo", (9, "title")),
        ("DTSTART;VALUE=DATE:20180820", "DTSTART:20180820T090000Z", (9, "date")),
        ("DTEND;VALUE=DATE:20180822", "DTEND;VALUE=DATE:2018-W01-1", (9, "end_date")),
        ("DTEND;VALUE=DATE:20180822", "DTEND;VALUE=DATE:20180820", (9, "end_date")),
        ("DTEND;VALUE=DATE:20180822", "DTEND;VALUE=DATE:x", (9, "end_date")),
        ("CATEGORIES:Taskforce meeting", "CATEGORIES:Party", (9, "kind")),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, expected: tuple[int | None, str]) -> None:
    line, words = expected
    with pytest.raises(DecodeError) as caught:
        ics.loads(SOUND.replace(old, new).encode())

    assert [line] == [finding.line for finding in caught.value.findings]
    assert words in caught.value.findings[0].message


def test_everything_that_is_wrong_is_told_at_once() -> None:
    data = ics.dumps([Event(title=name, date="2018-08-20") for name in "abc"])
    with pytest.raises(DecodeError) as caught:
        ics.loads(data.replace(b"20180820", b"20180231"))
    assert ["/date"] * 3 == [finding.path for finding in caught.value.findings]
    assert 3 == len({finding.line for finding in caught.value.findings})

    with pytest.raises(DecodeError) as caught:
        ics.loads(data.replace(b"SUMMARY:a", b"SUMMARY:\xff").replace(b"SUMMARY:c", b"nothing"))
    assert ["expected UTF-8, got the byte 0xFF", "expected a property such as SUMMARY:…, got 'nothing'"] == [
        finding.message for finding in caught.value.findings
    ]


@given(st.binary() | st.text().map(str.encode) | st.just(SOUND.encode()), st.binary(max_size=4), st.integers(0, 600))
def test_any_bytes_give_records_or_a_decode_error(data: bytes, more: bytes, place: int) -> None:
    try:
        found = ics.loads(data[:place] + more + data[place:])
    except DecodeError as error:
        found = []
        assert error.findings  # noqa: PT017 - most bytes give an error, not all
    assert all(isinstance(record, Meeting) for record in found)


@given(taskforces())
def test_a_value_that_another_program_changed_is_read(taskforce: Taskforce) -> None:
    data = ics.dumps(taskforce)
    old = next(line for line in unfolded(data) if line.startswith("SUMMARY"))
    whole = data.replace(b"\r\n ", b"").replace(f"{old}\r\n".encode(), b"SUMMARY:Renamed\r\n", 1)

    (back,) = ics.loads(whole)

    assert isinstance(back, Taskforce)
    assert ("Renamed", taskforce.events) == (back.name, back.events)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (";VALUE=DATE:20180820", "DTEND;VALUE=DATE:20180822", "2018-08-21"),
        (";VALUE=DATE:20180820", "DURATION:P2D", "2018-08-21"),
        (";VALUE=DATE:20180820", "DURATION:P1W", "2018-08-26"),
        (";VALUE=DATE:20180820", "DURATION:P1D", None),
        (":20180820T090000", "DTEND:20180820T170000", None),
        (":20180820T090000", "DTEND:20180821T120000", "2018-08-21"),
        (":20180820T090000", "DTEND:20180821T000000", None),
        (":20180820T090000", "DTEND:20180820T090000", None),
        (":20180820T000000", "DTEND:20180820T000000", None),
        (":20180820T090000", "DURATION:PT8H30M", None),
        (":20180820T090000", "DURATION:+P1DT1S", "2018-08-21"),
        (";TZID=Europe/Oslo:20180820T090000", "DTEND;TZID=Europe/Oslo:20180821T120000", "2018-08-21"),
    ],
)
def test_an_end_or_a_length_that_another_program_wrote_is_read(start: str, end: str, expected: str | None) -> None:
    text = SOUND.replace(";VALUE=DATE:20180820", start).replace("DTEND;VALUE=DATE:20180822", end)

    time = "09:00" if "T09" in start else "00:00" if "T00" in start else None
    assert [Meeting(title="Oslo", date="2018-08-20", end_date=expected, time=time)] == ics.loads(text.encode())


@pytest.mark.parametrize("end", ["DURATION:-P1D", "DURATION:x", "DURATION:P99999999999999D", "DTEND:20180819T090000"])
def test_an_end_before_the_start_is_refused(end: str) -> None:
    with pytest.raises(DecodeError, match="end_date"):
        ics.loads(SOUND.replace("DTEND;VALUE=DATE:20180822", end).encode())
