"""The typed value of a slot: what is taken, what is told about it, and which line stays unread.

A finding about a value is the one of the module that reads such values, with the place in the record and on the page.
"""

import pytest
from pendulum import Date, Time

from stemtaskforce.countries import Country
from stemtaskforce.dates import read_date
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import MeetingKind, TaskforceStatus
from stemtaskforce.pages.layouts import FAMILIES, PROSE_FIELDS, Family
from stemtaskforce.pages.lines import Line, Piece
from stemtaskforce.pages.values import (
    Value,
    check_day,
    date_in_title,
    infer_country,
    kind_in,
    names_coalition,
    read_country,
    read_country_unaided,
    read_day,
    read_field,
)
from stemtaskforce.text import MAX_LINE

PUBLICATION, DOSSIER, MEETING = FAMILIES
LINE = Line(7, "the whole line")
DAY = Date(2018, 8, 20)


def piece(text: str, moment: str | None = None) -> Piece:
    return Piece(LINE._replace(moment=moment), text)


def of_dates(text: str, paths: dict[str, str]) -> tuple[Finding, ...]:
    """Return the findings of the module that reads dates, about `date`, each with its place; paths are by code."""
    return tuple(
        make(each.code, each.message, path=paths.get(each.code, "/date"), line=7, value=each.value)
        for each in read_date(text, field="date").findings
    )


@pytest.mark.parametrize(
    ("text", "found", "path", "is_read"),
    [
        ("20 August 2018", {"date": DAY}, None, True),
        ("08/20/2018 - 09:00", {"date": DAY, "time": Time(9)}, None, True),
        ("20-21 August 2018", {"date": DAY, "end_date": Date(2018, 8, 21)}, None, True),
        ("07/06/2017", {"date": Date(2017, 7, 6)}, "/date", True),
        ("Sunday, 20 August 2018", {"date": DAY}, "/date", True),
        ("20 August - 20 September 2018", {"date": DAY, "end_date": Date(2018, 9, 20)}, "/end_date", True),
        ("20-19 August 2018", {"date": DAY}, "/end_date", False),
        ("20 August 2018 and 29 August 2018", {"date": DAY}, "/end_date", False),
        ("20 August 2018 25:00", {"date": DAY}, "/time", False),
        ("20 August 2018 09:00 to 17:00", {"date": DAY, "time": Time(9)}, "/time", False),
        ("20 August 2018 (All day)", {"date": DAY}, "/time", False),
        ("20 August 2018 and 31 September 2018", {"date": DAY}, "/date", False),
        ("August 2018", {}, "/date", False),
        ("31 June 2018", {}, "/date", False),
    ],
)
def test_the_date_of_a_meeting_is_a_range_with_a_time_and_what_is_not_taken_leaves_its_line_unread(
    text: str, found: dict[str, object], path: str | None, *, is_read: bool
) -> None:
    value = read_field("date", [piece(text)], MEETING)
    notes = of_dates(text, {each.code: path for each in read_date(text, field="date").findings if path})

    assert (path is not None) == bool(notes)
    assert (found, notes, () if is_read else (LINE,)) == (dict(value.fields), value.findings, value.refused)


@pytest.mark.parametrize("text", ["- 20 August 2018", "20\u200b August 2018\u00ad", "\u200b- 20 August 2018"])
def test_neither_the_mark_of_an_item_nor_what_cannot_be_seen_belongs_to_a_date(text: str) -> None:
    assert Value({"date": DAY}) == read_field("date", [piece(text)], MEETING)


def surplus(field: str, text: str) -> Finding:
    message = f"{field}: '{text}' is more than a day; the first day was taken"
    return make("date.surplus", message, path=f"/{field}", line=7, value=f"'{text}'")


@pytest.mark.parametrize("family", [DOSSIER, PUBLICATION], ids=["dossier", "publication"])
@pytest.mark.parametrize("text", ["20-21 August 2018", "20 August 2018 - 09:00", "20 August 2018 25:00"])
def test_elsewhere_a_range_or_a_time_gives_its_first_day_and_is_told(text: str, family: Family) -> None:
    for field in ("date", "start_date"):
        expected = Value({field: DAY}, (surplus(field, text),), (LINE,))

        assert expected == read_field(field, [piece(text)], family)
        assert expected == read_day(field, piece(text))


def test_a_single_day_keeps_what_else_is_told_about_it() -> None:
    note = make(
        "date.weekday",
        "start_date: 'Sunday, 20 August 2018' is a Monday; the date was kept",
        path="/start_date",
        line=7,
        value="'Sunday, 20 August 2018'",
    )

    assert Value({"start_date": DAY}, (note,)) == read_day("start_date", piece("Sunday, 20 August 2018"))


def test_a_date_that_is_not_whole_is_not_taken() -> None:
    message = "start_date: expected a whole date such as 20 August 2018, got 'August 2018'"
    note = make("date.incomplete", message, path="/start_date", line=7, value="'August 2018'")

    assert Value({}, (note,), (LINE,)) == read_day("start_date", piece("August 2018"))


def test_the_machine_readable_date_of_a_line_helps_to_read_it() -> None:
    words = piece("20 août 2018", "2018-08-20")
    day = Value({"date": DAY})

    assert (day, day) == (read_field("date", [words], MEETING), read_day("date", words))
    assert () == check_day("Publication date", words)


@pytest.mark.parametrize(
    ("title", "found", "codes"),
    [
        ("Meeting on 20 August 2018 in Oslo", {"date": DAY}, []),
        ("Meeting of 20-21 August 2018", {"date": DAY, "end_date": Date(2018, 8, 21)}, []),
        ("Meeting in August 2018", {}, ["date.incomplete"]),
        ("Meeting", {}, []),
        ("x" * (MAX_LINE - 15) + " 20 August 2018", {"date": DAY}, []),
        ("x" * (MAX_LINE - 14) + " 20 August 2018", {}, ["date.incomplete"]),
    ],
)
def test_the_date_in_a_title_is_looked_for_in_as_much_of_it_as_a_record_holds(
    title: str, found: dict[str, object], codes: list[str]
) -> None:
    value = date_in_title(piece(title))

    assert found == dict(value.fields)
    assert [(code, "/date", 7) for code in codes] == [(each.code, each.path, each.line) for each in value.findings]
    assert (() if found else (LINE,)) == value.refused


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Norway", Country.NO),
        ("norway", Country.NO),
        ("NORWAY", Country.NO),
        ("NO", Country.NO),
        ("EL", Country.GR),
        ("dk", None),
        ("no", None),
        ("Nowhere", None),
        ("ZZ", None),
    ],
)
def test_a_country_is_a_name_or_a_code_in_capitals_in_both_ways_of_reading(text: str, country: Country | None) -> None:
    found = {} if country is None else {"country": country}

    for value in (read_country("country", piece(text)), read_country_unaided("country", piece(text))):
        assert (found, () if found else (LINE,)) == (dict(value.fields), value.refused)
        assert bool(found) != bool(value.findings)


def unknown(message: str, text: str) -> tuple[Finding, ...]:
    return (make("country.unknown", f"country: expected {message}", path="/country", line=7, value=f"'{text}'"),)


def test_an_unknown_country_is_told_with_the_nearest_name_unless_there_is_no_time_for_it() -> None:
    near = unknown("a country's name or code, got 'Nowhere'; did you mean Norway (NO)?", "Nowhere")
    alone = unknown("a country's name or code, got 'Nowhere'", "Nowhere")
    small = unknown("a country's name, or its code in capitals, got 'no'", "no")

    assert near == read_country("country", piece("Nowhere")).findings
    assert alone == read_country_unaided("country", piece("Nowhere")).findings
    assert small == read_country("country", piece("no")).findings


@pytest.mark.parametrize("text", ["ongoing", "ONGOING", "Ongoing", "- ongoing"])
def test_a_status_is_one_of_the_known_ones_in_letters_of_any_size(text: str) -> None:
    assert Value({"status": TaskforceStatus.ONGOING}) == read_field("status", [piece(text)], DOSSIER)


def test_an_unknown_status_is_told_with_the_known_ones() -> None:
    message = "status: expected 'ongoing' or 'finalised', got 'paused'"
    note = make("status.unknown", message, path="/status", line=7, value="'paused'")

    assert Value({}, (note,), (LINE,)) == read_field("status", [piece("paused")], DOSSIER)


@pytest.mark.parametrize("field", sorted(PROSE_FIELDS))
def test_prose_is_all_its_pieces_as_they_are(field: str) -> None:
    assert Value({field: "One.\n\n- two\n- three"}) == read_field(
        field, [piece("One."), piece("- two"), piece("- three")], DOSSIER
    )


@pytest.mark.parametrize(("text", "expected"), [("A city", "A city"), ("- A city", "A city"), ("a\u200bb", "a\u200bb")])
def test_another_field_is_the_text_of_its_first_line_without_the_mark_of_an_item(text: str, expected: str) -> None:
    assert Value({"location": expected}) == read_field("location", [piece(text), piece("more")], MEETING)


@pytest.mark.parametrize("label", ["Publication date", "Start date"])
def test_a_date_without_a_field_is_only_told_where_it_is_none(label: str) -> None:
    message = f"{label.lower()}: expected a whole date such as 20 August 2018, got 'soon'"

    assert (make("date.incomplete", message, line=7, value="'soon'"),) == check_day(label, piece("soon"))
    assert () == check_day(label, piece("20 August 2018"))
    assert () == check_day(label, piece("Sunday, 20 August 2018"))


@pytest.mark.parametrize(
    ("location", "code", "country", "words"),
    [
        ("Oslo, Norway", "country.inferred", Country.NO, ""),
        ("Town Hall (Oslo, Norway)", "country.inferred", Country.NO, ""),
        ("Tbilisi, Georgia", "country.uncertain", Country.GE, "; a state of the USA has the same name"),
    ],
)
def test_the_country_at_the_end_of_a_location_is_taken_and_told(
    location: str, code: str, country: Country, words: str
) -> None:
    message = f"country: {country.label} was taken from the location '{location}'{words}"
    note = make(code, message, path="/country", line=7, value=f"'{location}'")

    assert Value({"country": country}, (note,)) == infer_country(piece(location))


def test_a_location_without_a_country_gives_none() -> None:
    assert Value() == infer_country(piece("Oslo, 2nd floor"))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("General Assembly", MeetingKind.GENERAL_ASSEMBLY),
        ("EU STEM Coalition – general_assembly: Oslo", MeetingKind.GENERAL_ASSEMBLY),
        ("Webinar at the general assembly", MeetingKind.GENERAL_ASSEMBLY),
        ("Kick-off!", MeetingKind.KICK_OFF),
        ("Generally assembled", None),
        ("Webinars", None),
        ("", None),
        (f"{'x' * (MAX_LINE - 8)} webinar", MeetingKind.WEBINAR),
        (f"{'x' * (MAX_LINE - 7)} webinar", None),
    ],
)
def test_the_kind_of_a_meeting_is_the_first_that_whole_words_of_its_title_name(
    title: str, kind: MeetingKind | None
) -> None:
    assert kind is kind_in(title)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("EU STEM Coalition", True),
        ("The eu-stem_coalition: a meeting", True),
        ("EU  STEM  Coalition's meeting", True),
        ("STEM Coalition", False),
        ("EU STEM: Coalition", True),
        ("", False),
        (f"{'x' * (MAX_LINE - 18)} EU STEM Coalition", True),
        (f"{'x' * (MAX_LINE - 17)} EU STEM Coalition", False),
    ],
)
def test_a_title_names_the_coalition_whatever_stands_between_the_words(title: str, *, expected: bool) -> None:
    assert expected == names_coalition(title)
