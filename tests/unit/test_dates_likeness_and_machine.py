"""What is only written like a date, and what a machine-readable date may settle; the names of months that both know."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce.dates import DateReading, is_date_like, read_date, reconcile_date
from stemtaskforce.dates.names_data import MONTHS, WEEKDAYS
from tests.growth import is_linear
from tests.tools.generate_date_names import TARGET, module

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2060, 12, 31))


def codes(reading: DateReading) -> list[str]:
    return [finding.code for finding in reading.findings]


# ---------------------------------------------------------------- written like a date


@pytest.mark.parametrize(
    "text",
    [
        "15.06.2018",
        "15/06/18",
        "2018-6-5",
        "2018",
        "2016-2020",
        "2013 - 2020",
        "15 juin 2018",
        "1er juin 2018",
        "15th June 2018",
        "15th of June 2018",
        "June 15th",
        "15. Juni 2018",
        "15 Φεβρουαρίου 2018",
        "15 май 2018",
        "10. květen 2018",
        "15 de junio de 2018",
        "15 Deireadh Fómhair 2018",
        "May 2018",
        "Wed, 08/22/2018 (All day)",
        "20 August 2018",
        "31 June 2024",
        "15\u200b.06.2018",
        "5–6 November 2025",
        "07/12/2017 - 09:00 to 17:00",
        "Mon 5 May",
        "5 º maio 2018",
        # ranges and clocks as other languages write them
        "from 28 to 29 May 2019",
        "between 3rd and 5th June 2020",
        "vom 28. bis 29. Mai 2019",
        "zwischen 3. und 5. Juni 2020 um 10 Uhr",
        "du 1er au 3 mai 2019",
        "dal 28 al 29 maggio 2019 ore 10",
        "entre el 3 y el 5 de junio de 2020",
        "van 28 tot en met 29 mei 2019",
        "fra 28. til 29. maj 2019",
        "od 28 do 29 maja 2019",
        "nuo 28 iki 29 gegužės 2019",
        "από 28 έως 29 Μαΐου 2019",
        "от 28 до 29 май 2019",
        "vom 15.06.2018 bis 16.06.2018",
        "15 juin 2018 · 10:00",
        "15 juin 2018 @ 10 h",
    ],
)
def test_lines_that_are_nothing_but_a_date_are_date_like(text: str) -> None:
    assert is_date_like(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "12",
        "1,234",
        "24/7",
        "May",
        "Monday",
        "in May 2018",
        "2018 in review",
        "12 Main Street 1010",
        "May the 4th be",
        "News | Paper A",
        "2018!",
        "Q1 2018",
        "20 August 2018 and more",
        "1 1 1 1",
        "١٥ يونيو ٢٠١٨",
        "2018" + "\u200b" * 200,
        "15 June 2018, 16 June 2018, 17 June 2018, 18 June 2018",
        "+31 70 000 00 00",
        "5 maiden 2018",
        "15 Fómhair 2018",  # the second word of a month alone
        # beside a year alone the words of ranges are those of a text
        "from 2014 to 2020",
        "between 2014 and 2020",
        "no 3, 2018",
        "No. 3, May 2018",
        "12-34-5678",
    ],
)
def test_other_lines_are_not(text: str) -> None:
    assert not is_date_like(text)


@given(DAYS, st.sampled_from(sorted(MONTHS)))
def test_a_day_with_a_month_of_any_language_is_date_like(day: datetime.date, name: str) -> None:
    assert is_date_like(f"{day.day} {name} {day.year}")
    assert is_date_like(f"{day.day}. {name.upper()} {day.year}")


def test_the_names_are_those_that_the_generator_writes() -> None:
    assert module() == TARGET.read_text("utf-8")
    assert {number for numbers in MONTHS.values() for number in numbers} == set(range(1, 13))
    assert {number for numbers in WEEKDAYS.values() for number in numbers} == set(range(7))


def test_likeness_of_long_text_takes_no_time() -> None:
    assert is_linear(is_date_like, lambda length: ("5 May " * length)[:length], 64_000)


# ---------------------------------------------------------------- machine-readable dates

zones = st.sampled_from(["", "+01:00", "-0500", "+14:00"])
universal = st.sampled_from(["Z", "+00:00", "-0000", "+00"])


@given(DAYS, zones, st.sampled_from([True, False]))
def test_an_ambiguous_date_is_the_day_of_the_machine(day: datetime.date, zone: str, day_first: bool) -> None:  # noqa: FBT001  drawn
    text = f"{day.day:02}/{day.month:02}/{day.year}" if day_first else f"{day.month:02}/{day.day:02}/{day.year}"
    reading = reconcile_date(f"{text} - 09:00", [f"{day.isoformat()}T09:00:00{zone}"])

    assert (day, None, "09:00:00", []) == (reading.date, reading.end_date, str(reading.time), codes(reading))


@given(DAYS, universal, st.integers(-1, 1))
def test_a_moment_in_greenwich_may_be_a_day_off(day: datetime.date, zone: str, offset: int) -> None:
    moment = day + datetime.timedelta(offset)
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day.day}th {day:%B} {day.year}",
    ):
        reading = reconcile_date(text, [f"{moment.isoformat()}T22:00:00{zone}"])
        if day.day <= 12 and "/" in text and abs(datetime.date(day.year, day.day, day.month) - moment).days <= 1:
            continue  # both ways to read it are beside the moment
        assert (day, []) == (reading.date, codes(reading))


@given(DAYS, DAYS)
def test_where_both_are_whole_and_differ_the_text_is_taken_and_that_is_said(
    day: datetime.date, other: datetime.date
) -> None:
    reading = reconcile_date(f"{day.day} {day:%B} {day.year}", [other.isoformat()])

    assert day == reading.date
    assert ([] if day == other else ["date.differs"]) == codes(reading)


@given(DAYS)
def test_a_partial_date_is_never_completed(day: datetime.date) -> None:
    first = day.replace(day=1)
    for text in (
        f"{day:%B} {day.year}",
        f"{day.year}",
        f"{day:%B} {day.day}",
        f"{day.day} juin",
        "last week",
        "",
        "spring 2018",
    ):
        for moment in (first.isoformat(), f"{day.isoformat()}T00:00:00Z"):
            assert None is reconcile_date(text, [moment]).date
    assert ["date.invalid"] == codes(reconcile_date("31 June 2018", ["2018-06-30"]))


@pytest.mark.parametrize(
    ("text", "moments", "date", "end_date", "expected"),
    [
        ("15 juin 2018", ["2018-06-15"], "2018-06-15", None, []),
        ("15.06.18", ["2018-06-15 09:00:00"], "2018-06-15", None, []),
        ("15th June 2018", ["2018-06-14T22:00:00.000Z"], "2018-06-15", None, []),
        ("15 juin 2018", ["2018-07-15"], None, None, ["date.incomplete"]),
        ("15.06.2018", ["2018-06-16"], None, None, ["date.incomplete"]),
        ("15.06.2018", ["0001-01-01T00:00:00Z"], None, None, ["date.incomplete"]),
        ("15.06.2018", ["9999-12-31T00:00:00Z"], None, None, ["date.incomplete"]),
        ("1.1.2018", ["2018-01-01"], "2018-01-01", None, []),
        ("1.2018", ["2018-01-01"], None, None, ["date.incomplete"]),
        ("07/12/2017", [], "2017-07-12", None, ["date.ambiguous"]),
        (
            "07/12/2017",
            ["2017-12", "PT2H", "2017-W49", "now", "2017-02-30", "09:00"],
            "2017-07-12",
            None,
            ["date.ambiguous"],
        ),
        ("07/12/2017", ["2016-01-01"], "2017-07-12", None, ["date.ambiguous", "date.differs"]),
        ("07/12/2017 to 08/12/2017", ["2017-12-07", "2017-12-08"], "2017-12-07", "2017-12-08", []),
        ("07/12/2017 to 07/13/2017", ["2017-07-12", "2017-07-13"], "2017-07-12", "2017-07-13", []),
        ("5–6 November 2025", ["2025-11-05", "2025-11-06"], "2025-11-05", "2025-11-06", []),
        ("5–6 November 2025", ["2025-11-05"], "2025-11-05", "2025-11-06", []),
        ("5–6 November 2025", ["2025-11-05", "2025-11-09"], "2025-11-05", "2025-11-06", ["date.differs"]),
    ],
)
def test_texts_with_machine_readable_dates(
    text: str, moments: list[str], date: str | None, end_date: str | None, expected: list[str]
) -> None:
    reading = reconcile_date(text, moments)

    assert (date, end_date) == tuple(None if day is None else str(day) for day in (reading.date, reading.end_date))
    assert expected == codes(reading)


@given(st.text(max_size=30), st.text("0123456789-:TZ+ ", max_size=30))
def test_without_a_moment_that_is_a_day_the_text_speaks_alone(text: str, moment: str) -> None:
    reading = reconcile_date(text, [moment])

    assert read_date(text) == reading or moment[:4].isdigit()
