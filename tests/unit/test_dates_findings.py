"""What is said of dates, word for word: the field, what was got and what is wanted. A message is interface."""

import pytest

from stemtaskforce.dates import find_date, read_date

Said = tuple[str, str, str]
_WEEKDAY = "Tuesday, 15 June 2020 - 24:00"
_REVERSED = "9 May 2018 to 3 May 2018"
_LONG = "Tuesday, 9 May 2018 to 29 May 2018"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 2018", [("date.incomplete", "date: expected a whole date such as 20 August 2018, got {}", "May 2018")]),
        (
            " May  2018. ",
            [("date.incomplete", "date: expected a whole date such as 20 August 2018, got {}", "May 2018.")],
        ),
        (
            "31 February 2020",
            [("date.invalid", "date: expected a day of the calendar, got {}", "31 February 2020")],
        ),
        ("13/13/2017", [("date.invalid", "date: expected a day of the calendar, got {}", "13/13/2017")]),
        ("0/5/2017", [("date.invalid", "date: expected a day of the calendar, got {}", "0/5/2017")]),
        ("5/0/2017", [("date.invalid", "date: expected a day of the calendar, got {}", "5/0/2017")]),
        ("0/0/2017", [("date.invalid", "date: expected a day of the calendar, got {}", "0/0/2017")]),
        (
            "Tuesday, 9/5/2018",
            [
                (
                    "date.ambiguous",
                    "date: {} was read month first, 2018-09-05; day first it is another day",
                    "Tuesday, 9/5/2018",
                ),
                ("date.weekday", "date: {} is a Wednesday; the date was kept", "Tuesday, 9/5/2018"),
            ],
        ),
        (
            _WEEKDAY,
            [
                ("date.weekday", "date: {} is a Monday; the date was kept", _WEEKDAY),
                (
                    "time.invalid",
                    "time: expected a time of day from 00:00 to 23:59, got {}; the day was taken",
                    _WEEKDAY,
                ),
            ],
        ),
        (
            "20–31 June 2020",
            [("date.invalid", "date: expected a day of the calendar, got {}", "31 June 2020")],
        ),
        (
            _REVERSED,
            [
                (
                    "date.range-reversed",
                    "end_date: expected a day after the first, got {}; it was not taken",
                    _REVERSED,
                )
            ],
        ),
        (
            "07/13/2017 - 09:00 to 07/14/2017 - 17:00",
            [
                (
                    "time.surplus",
                    "time: {} ends at a time of day, which has no field; it was not taken",
                    "07/14/2017 - 17:00",
                )
            ],
        ),
        (
            "6-5 November 2025",
            [
                (
                    "date.range-reversed",
                    "end_date: expected a day after the first, got {}; it was not taken",
                    "6-5 November 2025",
                )
            ],
        ),
        (
            _LONG,
            [
                ("date.weekday", "date: {} is a Wednesday; the date was kept", "Tuesday, 9 May 2018"),
                ("date.range-suspicious", "end_date: {} lasts 21 days, over 14; are day and month swapped?", _LONG),
            ],
        ),
        (
            "Tuesday, 9 May 2018 to 3 May 2018",
            [
                ("date.weekday", "date: {} is a Wednesday; the date was kept", "Tuesday, 9 May 2018"),
                (
                    "date.range-reversed",
                    "end_date: expected a day after the first, got {}; it was not taken",
                    "Tuesday, 9 May 2018 to 3 May 2018",
                ),
            ],
        ),
        (
            "1-30 November 2025",
            [
                (
                    "date.range-suspicious",
                    "end_date: {} lasts 30 days, over 14; are day and month swapped?",
                    "1-30 November 2025",
                )
            ],
        ),
    ],
)
def test_a_finding_names_the_field_what_was_got_and_what_is_wanted(text: str, expected: list[Said]) -> None:
    assert [(code, message.format(f"'{value}'"), f"'{value}'") for code, message, value in expected] == [
        (finding.code, finding.message, finding.value) for finding in read_date(text).findings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/11/2017", True),
        ("11/12/2017", True),
        ("12/12/2017", False),
        ("5/5/2017", False),
        ("12/13/2017", False),
        ("13/12/2017", False),
        ("0/5/2017", False),
        ("5/0/2017", False),
    ],
)
def test_only_two_different_months_can_change_places(text: str, expected: bool) -> None:  # noqa: FBT001  the answer
    assert expected is ("date.ambiguous" in [finding.code for finding in read_date(text).findings])


@pytest.mark.parametrize("text", ["9 May 2018 - 10:30 to 11 May 2018", "9 May 2018 - 10:30 to 31 June 2018"])
def test_the_time_of_the_first_day_is_kept(text: str) -> None:
    assert "10:30:00" == str(read_date(text).time)


@pytest.mark.parametrize(
    ("text", "rest"),
    [("Project X - 5 May 2018", "Project X"), ("5 May 2018, X and Y", "X and Y"), ("(X) 5 May 2018.", "(X)")],
)
def test_only_what_joins_a_date_to_a_title_goes_with_it(text: str, rest: str) -> None:
    found = find_date(text)

    assert found is not None
    assert rest == found[1]
