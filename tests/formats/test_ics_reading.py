"""The stages of reading a calendar: lines, properties, components, values, days; and where each line is folded."""

import datetime
import time
from collections.abc import Iterator

import pytest

from stemtaskforce import DecodeError, Event, Meeting, Record, Taskforce
from stemtaskforce.formats import ics

HEAD = "BEGIN:VCALENDAR\n"
TAIL = "END:VCALENDAR\n"
MEETING = "SUMMARY:Oslo\nX-STEMTASKFORCE-TYPE:meeting\n"
DAY = "DTSTART;VALUE=DATE:20180820\n"
EVENT = "SUMMARY:Launch\nX-STEMTASKFORCE-TYPE:event\n"
PACT = "SUMMARY:Pact\nX-STEMTASKFORCE-TYPE:taskforce\n"

LAUNCH = Event(title="Launch")
OSLO = Meeting(title="Oslo", date="2018-08-20")


def component(lines: str, name: str = "VEVENT") -> str:
    return f"BEGIN:{name}\n{lines}END:{name}\n"


def calendar(lines: str) -> str:
    return f"{HEAD}{component(lines)}{TAIL}"


def read(*components: str) -> list[Record]:
    return ics.loads(f"{HEAD}{''.join(components)}{TAIL}".encode())


def meeting(lines: str) -> Record:
    (found,) = read(component(f"{MEETING}{lines}"))
    return found


def problems(data: bytes | str) -> list[str]:
    with pytest.raises(DecodeError) as caught:
        ics.loads(data if isinstance(data, bytes) else data.encode())
    return [str(finding) for finding in caught.value.findings]


# ---------------------------------------------------------------- writing


@pytest.mark.parametrize(
    ("length", "parts"),
    [
        (75, [75]),
        (76, [75, 2]),
        (75 + 74, [75, 75]),
        (75 + 74 + 1, [75, 75, 2]),
        (75 + 74 + 74, [75, 75, 75]),
        (75 + 74 + 74 + 5, [75, 75, 75, 6]),
    ],
)
def test_a_line_is_folded_where_it_has_75_octets(length: int, parts: list[int]) -> None:
    data = ics.dumps(Event(title="x" * (length - len("SUMMARY:"))))
    lines = data.split(b"\r\n")
    start = next(place for place, line in enumerate(lines) if line.startswith(b"SUMMARY:"))

    assert parts == [len(line) for line in lines[start : start + len(parts)]]
    assert lines[start + len(parts)].startswith(b"X-STEMTASKFORCE-TYPE")
    assert all(line.startswith(b" x") for line in lines[start + 1 : start + len(parts)])


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        # a character of several octets goes to the next line whole
        ("x" * 66 + "é" + "y", "x" * 66),
        ("x" * 65 + "€" + "y", "x" * 65),
        ("x" * 64 + "𝔘" + "y", "x" * 64),
        ("x" * 65 + "é" + "y", "x" * 65 + "é"),
        # and so does an escape; two backslashes are one
        ("x" * 66 + "," + "y", "x" * 66),
        ("x" * 65 + "," + "y", "x" * 65 + "\\,"),
        ("x" * 66 + "\\" + "y", "x" * 66),
        ("x" * 65 + "\\" + "y", "x" * 65 + "\\\\"),
        ("x" * 64 + "\\" + "," + "y", "x" * 64 + "\\\\"),
        ("x" * 63 + "\\" + "," + "y", "x" * 63 + "\\\\\\,"),
    ],
)
def test_a_fold_is_the_last_place_that_splits_nothing(title: str, ends: str) -> None:
    lines = ics.dumps(Event(title=title)).decode().split("\r\n")

    assert f"SUMMARY:{ends}" == next(line for line in lines if line.startswith("SUMMARY"))


@pytest.mark.parametrize(
    ("refresh", "expected"),
    [
        ({"seconds": 1}, "PT1S"),
        ({"seconds": 1, "milliseconds": 999}, "PT1S"),
        ({"seconds": 86_399}, "PT86399S"),
        ({"days": 1}, "P1D"),
        ({"days": 1, "seconds": 1}, "P1DT1S"),
        ({"weeks": 1}, "P7D"),
    ],
)
def test_the_interval_is_in_days_and_seconds(refresh: dict[str, int], expected: str) -> None:
    lines = ics.dumps([], refresh=datetime.timedelta(**refresh)).decode().split("\r\n")

    assert [f"REFRESH-INTERVAL;VALUE=DURATION:{expected}", f"X-PUBLISHED-TTL:{expected}"] == lines[6:8]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"name": "a\nb"}, "name: has a line break, and the field is one line; expected 'a b'"),
        (
            {"stamp": datetime.datetime(2024, 2, 29)},  # noqa: DTZ001 - the point
            "stamp: expected a moment with a time zone, got one without",
        ),
        ({"authority": "x/y"}, "authority: expected a domain such as 'stemcoalition.eu', got 'x/y'"),
        (
            {"refresh": datetime.timedelta(milliseconds=999)},
            "refresh: expected at least a second, got 0:00:00.999000",
        ),
    ],
)
def test_an_option_that_is_refused_is_named(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - its whole message is compared
        ics.dumps([], **options)  # type: ignore[arg-type] # each fits its name, not its rule

    assert message == str(caught.value)


@pytest.fixture
def _in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine be in another zone."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_in_tokyo")
def test_the_moment_is_in_utc_wherever_the_machine_is() -> None:
    moment = datetime.datetime(2024, 2, 29, 12, 0, 59, 999, tzinfo=datetime.UTC)

    assert b"DTSTAMP:20240229T120059Z\r\n" in ics.dumps(LAUNCH, stamp=moment)


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        ("9999-12-30", ["DTSTART;VALUE=DATE:99991230", "DTEND;VALUE=DATE:99991231", "SUMMARY:Oslo"]),
        ("9999-12-31", ["DTSTART;VALUE=DATE:99991231", "SUMMARY:Oslo", "CATEGORIES:Taskforce meeting"]),
    ],
)
def test_only_the_last_day_of_the_calendar_has_no_end(day: str, lines: list[str]) -> None:
    assert lines == ics.dumps(Meeting(title="Oslo", date=day)).decode().split("\r\n")[11:14]


def test_the_place_of_a_meeting_without_one_is_its_country_for_people_only() -> None:
    data = ics.dumps(Meeting(title="Oslo", date="2018-08-20", country="NO"))

    assert b"LOCATION;X-STEMTASKFORCE-DERIVED=TRUE:Norway\r\n" in data


# ---------------------------------------------------------------- lines and properties


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"\r\n\n", []),
        (f"{HEAD}{TAIL}".encode(), []),
        (f"{HEAD}{TAIL}".encode().rstrip(), []),
        # a fold joins lines, whatever its space is; so does one after one
        (calendar(DAY + MEETING).replace("SUMM", "SU\n MM").replace("Oslo", "O\r\n sl\n\to").encode(), [OSLO]),
        (calendar(DAY + MEETING).replace("VEVENT", "VEV\n E\n N\n T").encode(), [OSLO]),
        (calendar(DAY + MEETING).lower().replace("oslo", "Oslo").encode(), [OSLO]),
    ],
)
def test_lines_are_unfolded_and_blank_ones_skipped(data: bytes, expected: list[Record]) -> None:
    assert expected == ics.loads(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            f" {HEAD}",
            ["line 1: error: expected a property such as SUMMARY:…, got ' BEGIN:VCALENDAR' [calendar.invalid]"],
        ),
        (
            f"{HEAD}\nNAME:a\n b\nnothing\n{TAIL}",
            ["line 5: error: expected a property such as SUMMARY:…, got 'nothing' [calendar.invalid]"],
        ),
        (
            f"{HEAD}X;A=:1\nX;A:1\nX;=b:1\n:1\nX_Y:1\n{TAIL}",
            [
                f"line {number}: error: expected a property such as SUMMARY:…, got '{line}' [calendar.invalid]"
                for number, line in [(3, "X;A:1"), (4, "X;=b:1"), (5, ":1"), (6, "X_Y:1")]
            ],
        ),
        (
            f"{HEAD}X:a\n b\xff".encode("latin-1") + f"c\nX:\xfe\n{TAIL}".encode("latin-1"),
            [
                "line 2: error: expected UTF-8, got the byte 0xFF [calendar.invalid]",
                "line 4: error: expected UTF-8, got the byte 0xFE [calendar.invalid]",
            ],
        ),
        ("X:1\nY:2\n", ["line 1: error: expected BEGIN:VCALENDAR, got 'X:1' [calendar.invalid]"]),
        (f"{HEAD}{TAIL}END:X\n", ["line 3: error: expected BEGIN:VCALENDAR, got 'END:X' [calendar.invalid]"]),
        (f"{HEAD}END:X\nEND:Y\n", ["line 2: error: END:'X' does not end what began last [calendar.invalid]"]),
        (HEAD, ["error: expected END:'VCALENDAR', got the end of the calendar [calendar.invalid]"]),
        (f"{HEAD}BEGIN:vevent\n", ["error: expected END:'VEVENT', got the end of the calendar [calendar.invalid]"]),
    ],
)
def test_a_line_that_does_not_belong_is_told(data: bytes | str, expected: list[str]) -> None:
    assert expected == problems(data)


# ---------------------------------------------------------------- components


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        ([component(DAY + MEETING)], [OSLO]),
        ([component(EVENT, "VJOURNAL")], [LAUNCH]),
        ([component(EVENT, "VTODO")], []),
        ([component(component(EVENT), "VOTHER")], []),
        # what stands in another component, or behind an entry, is not the entry's
        ([component(component("SUMMARY:Alarm\n", "VALARM") + EVENT)], [LAUNCH]),
        ([component(EVENT + component("URL:https://example.org/\n", "VALARM"))], [LAUNCH]),
        ([component(EVENT), "URL:https://example.org/\n", component("TZID:x\n", "VTIMEZONE")], [LAUNCH]),
        ([component(EVENT), component(DAY + MEETING)], [LAUNCH, OSLO]),
        # the first of two properties counts, and none that is for people
        ([component(EVENT + "SUMMARY:Second\n")], [LAUNCH]),
        ([component("SUMMARY;x-stemtaskforce-derived=true:Shown\n" + EVENT)], [LAUNCH]),
        ([component("SUMMARY;LANGUAGE=en;X-STEMTASKFORCE-DERIVED=TRUE:Shown\n" + EVENT)], [LAUNCH]),
    ],
)
def test_an_entry_has_its_own_properties(components: list[str], expected: list[Record]) -> None:
    assert expected == read(*components)


def test_an_entry_stands_in_a_calendar_at_once() -> None:
    assert [] == ics.loads(f"BEGIN:VOTHER\n{component(EVENT)}END:VOTHER\n".encode())
    assert [LAUNCH, OSLO] == ics.loads(f"{HEAD}{component(EVENT)}{TAIL}{HEAD}{component(DAY + MEETING)}{TAIL}".encode())


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        (
            [component(f"UID:a\n{PACT}"), component(f"RELATED-TO:a\n{EVENT}")],
            [Taskforce(name="Pact", events=[LAUNCH])],
        ),
        (
            [component(f"UID:a\n{PACT}"), component(f"RELATED-TO:b\n{EVENT}"), component(EVENT)],
            [Taskforce(name="Pact"), LAUNCH, LAUNCH],
        ),
        (
            [component(f"RELATED-TO:a\n{EVENT}"), component(f"UID:a\n{PACT}")],
            [LAUNCH, Taskforce(name="Pact")],
        ),
        ([component(PACT), component(EVENT)], [Taskforce(name="Pact"), LAUNCH]),
        (
            [component(f"UID:a\n{PACT}"), component(f"RELATED-TO:a\n{DAY}{MEETING}")],
            [Taskforce(name="Pact"), OSLO],
        ),
        (
            [
                component(f"UID:a\n{PACT}"),
                component(f"UID:b\n{PACT}"),
                component(f"RELATED-TO:b\n{EVENT}"),
                component(f"RELATED-TO:a\n{EVENT}"),
                component(f"RELATED-TO:b\n{EVENT}"),
            ],
            [Taskforce(name="Pact", events=[LAUNCH]), Taskforce(name="Pact", events=[LAUNCH, LAUNCH])],
        ),
    ],
)
def test_an_event_belongs_to_the_taskforce_above_that_it_refers_to(
    components: list[str], expected: list[Record]
) -> None:
    assert expected == read(*components)


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        (
            [component("SUMMARY:a\nX-STEMTASKFORCE-TYPE:Party\n")],
            [
                (
                    "line 2: error: expected X-STEMTASKFORCE-TYPE to be 'meeting', 'event', 'taskforce', got 'party' "
                    "[calendar.invalid]"
                )
            ],
        ),
        (
            [component(EVENT), component("X:1\n"), component("X-STEMTASKFORCE-TYPE:\n")],
            [
                f"line {line}: error: expected X-STEMTASKFORCE-TYPE to be 'meeting', 'event', 'taskforce', "
                "which is absent [calendar.invalid]"
                for line in (6, 9)
            ],
        ),
        (
            [component(EVENT), component(MEETING)],
            ["line 6: error: date: is required and absent [field.missing at /date]"],
        ),
        (
            [component(f"UID:a\n{PACT}"), component(f"RELATED-TO:a\nDTSTART:x\n{EVENT}"), component(MEETING)],
            [
                (
                    "line 2: error: date: expected a day as YYYY-MM-DD that is in the calendar, got 'x' "
                    "[date.invalid at /events/0/date]"
                ),
                "line 13: error: date: is required and absent [field.missing at /date]",
            ],
        ),
    ],
)
def test_a_value_that_is_wrong_is_told_with_the_line_of_its_entry(components: list[str], expected: list[str]) -> None:
    assert expected == problems(f"{HEAD}{''.join(components)}{TAIL}")


def test_problems_past_the_thousandth_are_counted() -> None:
    with pytest.raises(DecodeError) as caught:
        read(*[component(MEETING)] * 1_002)

    assert (1_000, 2) == (len(caught.value.findings), caught.value.omitted)


# ---------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"a\, b\; c", "a, b; c"),
        (r"a\nb", "a\nb"),
        (r"a\Nb", "a\nb"),
        (r"a\\nb", r"a\nb"),
        (r"a\\\, b", r"a\, b"),
        (r"a\x", "ax"),
        ("a, b; c", "a, b; c"),
        ("a:b", "a:b"),
    ],
)
def test_escapes_of_text_are_taken_off(written: str, text: str) -> None:
    assert [Event(title="Launch", summary=text)] == read(component(f"{EVENT}X-STEMTASKFORCE-SUMMARY:{written}\n"))


def test_an_address_has_no_escapes() -> None:
    assert [Event(title="Launch", url="https://example.org/a\\,b")] == read(
        component(f"{EVENT}URL:https://example.org/a\\,b\n")
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("CATEGORIES:Conference\n", {"kind": "conference"}),
        ("CATEGORIES:conference\n", {"kind": "conference"}),
        ("CATEGORIES:Taskforce meeting\n", {"kind": "taskforce-meeting"}),
        ("LOCATION:Hall\\, 2\nURL:https://example.org/\n", {"location": "Hall, 2", "url": "https://example.org/"}),
        ("X-STEMTASKFORCE-HOST-ORGANISATION:NITO\n", {"host_organisation": "NITO"}),
        ("X-STEMTASKFORCE-NEXT-STEPS:Then.\n", {"next_steps": "Then."}),
        ("X-STEMTASKFORCE-TIME:09:30:00\n", {"time": "09:30"}),
        ("X-STEMTASKFORCE-END-DATE:2018-08-22\nDTEND:20180821\n", {"end_date": "2018-08-22"}),
        ("DTEND:20180823\nDURATION:P1D\n", {"end_date": "2018-08-22"}),
        ("DURATION:P1D\nDTEND:20180823\n", {"end_date": "2018-08-22"}),
    ],
)
def test_each_property_is_a_field(lines: str, expected: dict[str, str]) -> None:
    assert Meeting(**{"title": "Oslo", "date": "2018-08-20", **expected}) == meeting(DAY + lines)


@pytest.mark.parametrize("day", ["20180504", "20180504T093000"])
def test_an_event_and_a_taskforce_have_a_day_and_no_time(day: str) -> None:
    assert [Event(title="Launch", date="2018-05-04"), Taskforce(name="Pact", start_date="2018-05-04")] == read(
        component(f"{EVENT}DTSTART:{day}\n"), component(f"{PACT}DTSTART:{day}\n")
    )


@pytest.mark.parametrize(
    ("length", "end"),
    [
        ("PT15H", None),
        ("PT16H", "2018-08-21"),
        ("PT15H0M1S", "2018-08-21"),
        ("PT900M", None),
        ("PT901M", "2018-08-21"),
        ("PT54000S", None),
        ("PT54001S", "2018-08-21"),
        ("P1D", "2018-08-21"),
        ("P1DT15H", "2018-08-21"),
        ("+P2W", "2018-09-03"),
        ("P0D", None),
        ("PT0S", None),
        ("PT1S", None),
    ],
)
def test_a_length_counts_in_its_units(length: str, end: str | None) -> None:
    expected = Meeting(title="Oslo", date="2018-08-20", time="09:00", end_date=end)

    assert expected == meeting(f"DTSTART:20180820T090000\nDURATION:{length}\n")


@pytest.mark.parametrize("written", ["2018082", "20180820T0900", "20180820T", "20180820T090000Z", "x"])
def test_a_moment_that_is_none_is_refused_as_it_is_written(written: str) -> None:
    start = f"DTSTART:{written}\n"

    (problem,) = problems(calendar(MEETING + start))

    assert (
        f"line 2: error: date: expected a day as YYYY-MM-DD that is in the calendar, got '{written}' "
        "[date.invalid at /date]"
    ) == problem


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("DTSTART:20180820\nDTEND:20180231\n", "2018-02-31"),
        ("DTSTART:20180820\nDTEND:20180820T\n", "20180820T"),
        ("DTSTART:20180820\nDURATION:P1X\n", "P1X"),
        ("DTSTART:99991231\nDURATION:P2D\n", "P2D"),
        ("DTSTART:20180820\nDURATION:P99999999999D\n", "P99999999999D"),
    ],
)
def test_an_end_that_is_none_is_refused_as_it_is_written(lines: str, value: str) -> None:
    assert [
        (
            f"line 2: error: end_date: expected a day as YYYY-MM-DD that is in the calendar, got '{value}' "
            "[date.invalid at /end_date]"
        )
    ] == problems(calendar(MEETING + lines))
