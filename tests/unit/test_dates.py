"""Dates: every form of the closed list against the standard library, and nothing that is not on the list."""

import datetime
from collections.abc import Callable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pendulum import Date, Time

from stemtaskforce import strategies
from stemtaskforce.dates import find_date, parse_iso_date, parse_iso_time, read_date, to_date, to_time
from stemtaskforce.dates.among_words import COUNTED
from stemtaskforce.dates.grammar import parse, parse_plain, parse_whole
from stemtaskforce.dates.tokens import WORDS, Kind, may_be_whole, scan
from tests.growth import is_linear

MONTHS = "January February March April May June July August September October November December".split()
#: A form of the list with the way to write it, and what the standard library reads it with.
FORMS: dict[str, tuple[Callable[[datetime.date], str], str]] = {
    "September 29, 2016": (lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year:04}", "%B %d, %Y"),
    "20 August 2018": (lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year:04}", "%d %B %Y"),
    "Monday, 15 June 2020": (lambda day: f"{day:%A}, {day.day} {day:%B} {day.year:04}", "%A, %d %B %Y"),
    "26 Apr 2016": (lambda day: f"{day.day:02} {MONTHS[day.month - 1][:3]} {day.year:04}", "%d %b %Y"),
    "04/25/2018": (lambda day: f"{day.month:02}/{day.day:02}/{day.year:04}", "%m/%d/%Y"),
    "07/12/2017 - 09:00": (lambda day: f"{day.month}/{day.day}/{day.year:04} - 09:00", "%m/%d/%Y - %H:%M"),
    "2016-09-29": (lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}", "%Y-%m-%d"),
}
forms = st.sampled_from([write for write, _ in FORMS.values()])
#: What may stand around a date without being part of it.
around = st.sampled_from(["{}", " {} ", "{}.", "\u00a0{}\u00a0", "\t{}.\n"])
#: The worded forms, of which a range is made.
worded = st.sampled_from([FORMS[name][0] for name in ("September 29, 2016", "20 August 2018", "26 Apr 2016")])


def codes(text: str) -> list[str]:
    return [finding.code for finding in read_date(text).findings]


# ---------------------------------------------------------------- the closed list


@pytest.mark.parametrize(("write", "form"), FORMS.values(), ids=FORMS)
@given(day=strategies.dates(), frame=around)
def test_every_form_reads_as_the_standard_library_reads_it(
    write: Callable[[datetime.date], str], form: str, day: Date, frame: str
) -> None:
    reading = read_date(frame.format(write(day)))
    expected = datetime.datetime.strptime(write(day), form)  # noqa: DTZ007 - a page's day has no zone

    assert (expected.year, expected.month, expected.day) == (day.year, day.month, day.day)
    assert day == reading.date
    assert type(reading.date) is Date
    assert None is reading.end_date
    assert (Time(9) if "%H" in form else None) == reading.time
    assert {finding.code for finding in reading.findings} <= {"date.ambiguous"}


@given(strategies.dates(), forms)
def test_case_does_not_count(day: Date, write: Callable[[datetime.date], str]) -> None:
    assert day == read_date(write(day).upper()).date == read_date(write(day).lower()).date


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 9999))
def test_numeric_dates_are_month_first_unless_only_the_day_can_be(first: int, second: int, year: int) -> None:
    month, day = (second, first) if first > 12 else (first, second)
    try:
        expected = Date(year, month, day)
    except ValueError:
        expected = None
    reading = read_date(f"{first:02}/{second:02}/{year:04}")

    assert expected == reading.date
    assert (expected is None) == ("date.invalid" in [finding.code for finding in reading.findings])
    ambiguous = expected is not None and first <= 12 and second <= 12 and first != second
    assert ambiguous == ("date.ambiguous" in [finding.code for finding in reading.findings])


@given(strategies.dates(), st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()))
def test_a_wrong_weekday_is_told_and_the_date_kept(day: Date, weekday: str) -> None:
    reading = read_date(f"{weekday}, {day.day} {MONTHS[day.month - 1]} {day.year:04}")
    right = datetime.date(day.year, day.month, day.day).strftime("%A")

    assert day == reading.date
    assert ([] if weekday == right else ["date.weekday"]) == [finding.code for finding in reading.findings]
    assert all(right in finding.message for finding in reading.findings)


@given(strategies.dates(), strategies.dates(), worded, worded)
def test_a_range_of_two_dates_has_an_end_after_its_start_or_none(
    first: Date, last: Date, write: Callable[[datetime.date], str], write_last: Callable[[datetime.date], str]
) -> None:
    reading = read_date(f"{write(first)} to {write_last(last)}")
    found = {finding.code for finding in reading.findings}
    days = (datetime.date(last.year, last.month, last.day) - datetime.date(first.year, first.month, first.day)).days + 1

    assert first == reading.date
    assert (last if last > first else None) == reading.end_date
    assert reading.end_date is None or type(reading.end_date) is Date
    assert (last < first) == ("date.range-reversed" in found)
    assert (days > 14) == ("date.range-suspicious" in found)


@given(strategies.dates(), st.integers(1, 31), st.sampled_from(["-", "–", "—", "\u2011", " - ", " – ", " — ", " to "]))
def test_a_range_of_days_lies_in_one_month(first: Date, last: int, sign: str) -> None:
    reading = read_date(f"{first.day}{sign}{last} {MONTHS[first.month - 1]} {first.year:04}")
    try:
        end = Date(first.year, first.month, last)
    except ValueError:
        assert ["date.invalid"] == [finding.code for finding in reading.findings]
        end = first

    assert first == reading.date
    assert (end if end > first else None) == reading.end_date


@given(strategies.dates(), st.integers(1, 28), st.sampled_from(["+", " + ", " & ", " and "]))
def test_days_joined_by_and_are_a_range_only_if_one_follows_the_other(first: Date, last: int, sign: str) -> None:
    reading = read_date(f"{first.day}{sign}{last} {MONTHS[first.month - 1]} {first.year:04}")
    consecutive = last == first.day + 1

    assert first == reading.date
    assert (Date(first.year, first.month, last) if consecutive else None) == reading.end_date
    assert ([] if consecutive or last == first.day else ["date.surplus"]) == [each.code for each in reading.findings]


@given(strategies.dates(), strategies.dates(), worded, st.sampled_from([("from", "to"), ("between", "and")]))
def test_a_word_before_a_range_changes_nothing(
    first: Date, last: Date, write: Callable[[datetime.date], str], words: tuple[str, str]
) -> None:
    before, between = words
    plain = read_date(f"{write(first)} to {write(last)}")
    worded = read_date(f"{before} {write(first)} {between} {write(last)}")

    assert (plain.date, plain.end_date) == (worded.date, worded.end_date)
    assert [each.code for each in plain.findings] == [each.code for each in worded.findings]


@given(strategies.dates(), st.integers(0, 99), st.integers(0, 99))
def test_a_time_behind_a_date_is_one_of_the_clock_or_none(day: Date, hour: int, minute: int) -> None:
    reading = read_date(f"{day.day} {MONTHS[day.month - 1]} {day.year:04} - {hour:02}:{minute:02}")
    expected = Time(hour, minute) if hour < 24 and minute < 60 else None

    assert day == reading.date
    assert expected == reading.time
    assert ([] if expected else ["time.invalid"]) == [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("text", "date", "end_date", "expected"),
    [
        ("3 February 2023 to 3 March 2023", "2023-02-03", "2023-03-03", ["date.range-suspicious"]),
        (
            "Thursday, 1 September 2016 to Saturday, 31 August 2019",
            "2016-09-01",
            "2019-08-31",
            ["date.range-suspicious"],
        ),
        ("24 August 2022 to 25 August 2022", "2022-08-24", "2022-08-25", []),
        ("1 May 2020 to 14 May 2020", "2020-05-01", "2020-05-14", []),
        ("1 May 2020 to 15 May 2020", "2020-05-01", "2020-05-15", ["date.range-suspicious"]),
        ("3 March 2022 to 3 March 2022", "2022-03-03", None, []),
        ("4 March 2022 to 3 March 2022", "2022-03-04", None, ["date.range-reversed"]),
        ("3 March 2022 to 32 March 2022", "2022-03-03", None, ["date.invalid"]),
        ("30 February 2022 to 3 March 2022", None, None, ["date.invalid"]),
        ("04/05/2018 to 04/05/2018", "2018-04-05", None, ["date.ambiguous"]),
        ("07/12/2017 - 09:00 to 13 July 2017", "2017-07-12", "2017-07-13", ["date.ambiguous"]),
        ("07/13/2017 - 09:00 to 07/14/2017 - 17:00", "2017-07-13", "2017-07-14", ["time.surplus"]),
        ("07/12/2017 - 09:00 to 07/12/2017 - 17:00", "2017-07-12", None, ["date.ambiguous"] * 2 + ["time.surplus"]),
        ("07/13/2017 - 09:00 to 17:00", "2017-07-13", None, ["time.surplus"]),
        ("Mon, 08/20/2018 - 14:00 to 08/21/2018 - 16:00", "2018-08-20", "2018-08-21", ["time.surplus"]),
        ("08/20/2018 (All day)", "2018-08-20", None, ["time.surplus"]),
        ("08/20/2018 (All day) to 08/21/2018 (All day)", "2018-08-20", "2018-08-21", ["time.surplus"]),
        ("28 February – 2 March 2019", "2019-02-28", "2019-03-02", []),
        ("30 December 2018 – 2 January 2019", "2018-12-30", "2019-01-02", []),
        ("30 December – 2 January 2019", None, None, ["date.incomplete"]),
        ("Wed 5 – Thu 6 November 2025", "2025-11-05", "2025-11-06", []),
        ("Tuesday 5 – Thu 6 November 2025", "2025-11-05", "2025-11-06", ["date.weekday"]),
        ("5 & 8 November 2025", "2025-11-05", None, ["date.surplus"]),
        ("31 May and 1 June 2025", "2025-05-31", "2025-06-01", []),
        ("5 November 2025 and 3 December 2025", "2025-11-05", None, ["date.surplus"]),
        ("5–6–7 November 2025", "2025-11-05", "2025-11-07", []),
        ("5, 6 and 7 November 2025", "2025-11-05", "2025-11-07", []),
        ("5, 6, and 8 November 2025", "2025-11-05", None, ["date.surplus"]),
        ("5-7-9 November 2025", None, None, ["date.incomplete"]),
        ("November 5–6, 2025", "2025-11-05", "2025-11-06", []),
        ("September 29 – October 1, 2016", "2016-09-29", "2016-10-01", []),
        ("November 5, 6 and 7, 2025", "2025-11-05", "2025-11-07", []),
        ("November 5 – 7 December, 2025", None, None, ["date.incomplete"]),
        ("3 - 2016-09-29", None, None, ["date.incomplete"]),
        ("1 to 2 May 2020", "2020-05-01", "2020-05-02", []),
        ("2 May 2020 TO 3 May 2020", "2020-05-02", "2020-05-03", []),
        ("Monday 15 June 2020", "2020-06-15", None, []),
        ("June 15,\u200b 2018\ufeff", "2018-06-15", None, []),
        ("00/00/0000", None, None, ["date.invalid"]),
        ("20 August 0000", None, None, ["date.invalid"]),
        ("0000-01-01", None, None, ["date.invalid"]),
        ("13/05/2018", "2018-05-13", None, []),
        ("12/13/2018", "2018-12-13", None, []),
        ("5–6 November 2025", "2025-11-05", "2025-11-06", []),
        ("5 + 6 November 2025", "2025-11-05", "2025-11-06", []),
        ("30-31 February 2025", None, None, ["date.invalid"]),
        ("29 February 2023", None, None, ["date.invalid"]),
        ("26 Sept 2016", "2016-09-26", None, []),
        ("20  August\u00a02018", "2018-08-20", None, []),
        (" " * 200 + "20 August 2018" + " " * 200, "2018-08-20", None, []),
        # a word before a range
        ("from 28 to 29 May 2019", "2019-05-28", "2019-05-29", []),
        ("From 28 May - 2 June 2019", "2019-05-28", "2019-06-02", []),
        ("from May 28 to 29, 2019", "2019-05-28", "2019-05-29", []),
        ("from Tuesday 28 until Wednesday 29 May 2019.", "2019-05-28", "2019-05-29", []),
        ("from 28 May 2019, 10:00 to 29 May 2019, 12:00", "2019-05-28", "2019-05-29", ["time.surplus"]),
        ("from 1 May 2020 to 15 May 2020", "2020-05-01", "2020-05-15", ["date.range-suspicious"]),
        ("between 3 and 5 June 2020", "2020-06-03", "2020-06-05", []),
        ("Between 30 May & 2 June 2020", "2020-05-30", "2020-06-02", []),
        ("between 5 June 2020 and 3 June 2020", "2020-06-05", None, ["date.range-reversed"]),
    ],
)
def test_dates_and_ranges_as_pages_have_them(
    text: str, date: str | None, end_date: str | None, expected: list[str]
) -> None:
    reading = read_date(text)

    assert date == (reading.date and str(reading.date))
    assert end_date == (reading.end_date and str(reading.end_date))
    assert expected == codes(text)


# ---------------------------------------------------------------- nothing else


@pytest.mark.parametrize(
    "text",
    [
        "", ".", "now", "today", "tomorrow", "yesterday", "next week", "P1D", "12:00", "2016", "February 2024",
        "Sep 2016",
        "September 2016", "29 September", "20180820", "2018-8-20", "2016-W39-4", "2016-273", "2016/09/29", "29.09.2016",
        "29-09-2016", "2016-09-29T09:00", "2016-09-29T09:00:00Z", "20 August 18", "20 August 02018",
        "020 August 2018",
        "20th August 2018", "August 20 2018", "20 August, 2018", "20 Aug. 2018", "20 Augustus 2018",

        "on 20 August 2018", "20 August 2018 and more", "20 August 2018..", "20 August 2018,",
        "٢٠ August 2018", "２０ August 2018", "²0 August 2018", "२०१६-०९-२९",
        "20 ΑUGUST 2018", "20 Auguſt 2018",
        "1 May 2020 to", " to ", "1 May 2020 to 2 May 2020 to 3 May 2020",
        "5–6 November 2025 to 8 November 2025",
        "from 20 August 2018", "from 5 and 6 June 2020", "from 3, 4 and 5 June 2020", "from from 3 to 5 June 2020",
        "between 20 August 2018", "between 3, 5 June 2020", "between 3 and 4 and 5 June 2020", "between 3 and 5 June",
        "at 3 to 5 June 2020", "between Mon and 5 June 2020", "20 August 2018 | 9", "20 August 2018 | 9:00 | 10:00",
        "20 August 2018 |", "20 August | 2018", "20 | 21 August 2018", "9:00 | 20 August 2018", "20 August 2018 # 9:00",
        "5, 6 November 2025", "-20 August 2018", "1e1 August 2018",
    ],
)  # fmt: skip
def test_what_is_no_whole_date_of_the_list_is_never_completed(text: str) -> None:
    reading = read_date(text)

    assert (None, None, None) == (reading.date, reading.end_date, reading.time)
    assert ["date.incomplete"] == [finding.code for finding in reading.findings]
    assert reading.findings[0].value is not None


@given(strategies.dates(), forms, st.data())
def test_a_date_that_is_changed_by_one_character_is_another_date_or_none(
    day: Date, write: Callable[[datetime.date], str], data: st.DataObject
) -> None:
    text = write(day)
    place = data.draw(st.integers(0, len(text)))
    junk = data.draw(
        st.characters(exclude_characters="0123456789. \u00a0+-–/:", exclude_categories=("Zs", "Zl", "Zp", "Cc", "Cf"))
    )
    reading = read_date(text[:place] + junk + text[place:])

    if reading.date is not None:  # an unknown clock leaves the day as it was
        assert day == reading.date
        assert reading.time is not None or "time.invalid" in [finding.code for finding in reading.findings]
        assert ":" in text
    else:
        assert ["date.incomplete"] == [finding.code for finding in reading.findings]


CLOCKS: dict[str, tuple[str | None, list[str]]] = {
    " - 09:00": ("09:00:00", []),
    " 09:00": ("09:00:00", []),
    ", 9:00": ("09:00:00", []),
    " at 09:00": ("09:00:00", []),
    ", from 09:00": ("09:00:00", []),
    " (09:00)": ("09:00:00", []),
    " - 09:00:30": ("09:00:30", []),
    " - 02:00 PM": ("14:00:00", []),
    " - 2pm": ("14:00:00", []),
    " | 09:00": ("09:00:00", []),
    "|09:00": ("09:00:00", []),
    " │ 09:00": ("09:00:00", []),
    " · 09:00": ("09:00:00", []),
    " • 2 p.m.": ("14:00:00", []),
    " @ 09:00": ("09:00:00", []),
    "; 09:00": ("09:00:00", []),
    ": 09:00": ("09:00:00", []),
    " / 09:00": ("09:00:00", []),
    " | at 09:00": ("09:00:00", []),
    " | 09:00 - 17:00": ("09:00:00", ["time.surplus"]),
    " · 14:00 (CET)": ("14:00:00", ["time.surplus"]),
    " | all day": (None, ["time.surplus"]),
    " | 25:00": (None, ["time.invalid"]),
    " - 2 p.m.": ("14:00:00", []),
    " - 12:30 am": ("00:30:00", []),
    " - 12:30 pm": ("12:30:00", []),
    " - 14:00h": ("14:00:00", []),
    " - 14:00 hrs": ("14:00:00", []),
    " - 09:00 to 17:00": ("09:00:00", ["time.surplus"]),
    " - 09:00–17:00": ("09:00:00", ["time.surplus"]),
    " (09:00 - 17:00 CET)": ("09:00:00", ["time.surplus"]),
    " - 14:00 (CET)": ("14:00:00", ["time.surplus"]),
    ", 14:00 (UTC+1)": ("14:00:00", ["time.surplus"]),
    " 14:00 UTC +01:00": ("14:00:00", ["time.surplus"]),
    " - 14:00 GMT-0530": ("14:00:00", ["time.surplus"]),
    " 14:00 utc−3": ("14:00:00", ["time.surplus"]),
    " (All day)": (None, ["time.surplus"]),
    " - all day": (None, ["time.surplus"]),
    " - 2:00 to 4:00 PM": (None, ["time.invalid"]),
    " - 9 - 11 am": (None, ["time.invalid"]),
    " - 14:00 PM": (None, ["time.invalid"]),
    " - 0:00 AM": (None, ["time.invalid"]),
    " - 25:00": (None, ["time.invalid"]),
    " - 9:0": (None, ["time.invalid"]),
    " - 9.30": (None, ["time.invalid"]),
    " - 9h30": (None, ["time.invalid"]),
}


@pytest.mark.parametrize(("clock", "expected"), CLOCKS.items(), ids=CLOCKS)
@given(day=strategies.dates(), write=forms)
def test_the_day_is_kept_whatever_the_clock(
    clock: str, expected: tuple[str | None, list[str]], day: Date, write: Callable[[datetime.date], str]
) -> None:
    reading = read_date(write(day).partition(" - ")[0] + clock)

    assert (day, None) == (reading.date, reading.end_date)
    assert expected == (
        None if reading.time is None else str(reading.time),
        [finding.code for finding in reading.findings if finding.code != "date.ambiguous"],
    )


@pytest.mark.parametrize("odd", [" - noon", " - (09:00", " -, 09:00", " (09:00", " - 09:00)", " - 14:00 West", " - 9"])
def test_what_is_not_a_clock_makes_a_date_incomplete(odd: str) -> None:
    assert ["date.incomplete"] == codes(f"20 August 2018{odd}")


@given(strategies.dates(), forms, st.data())
def test_the_short_way_reads_as_the_grammar_does(
    day: Date, write: Callable[[datetime.date], str], data: st.DataObject
) -> None:
    text = write(day) + data.draw(st.sampled_from(["", " - 09:00", " - 31:99"]))
    plain, whole = parse_plain(text), parse_whole(text)

    assert whole is not None
    assert plain is None or plain.parts == whole.parts


parts_of_ranges = st.sampled_from(
    "5|from 5|between 5|05 May|5 May 2018|May 5|Sept 5, 2018|07/13/2017|2018-04-25|Fri 5 MAY 0000|Monday, 1/2/2018"
    "|in 2018".split("|")
)
clocks_behind = st.sampled_from(
    "| - 09:00| 9h30 |, 9:5| at 2 pm| (9 - 11 a.m.)| (All day)| 09:00 - 17:00 CET| 9h (UTC)| 9:00 UTC+2".split("|")
)
joints = st.sampled_from([" - ", "–", " to ", " TILL ", " and ", ", ", ", and ", " & ", "+", ".", " of "])


@given(st.lists(st.tuples(parts_of_ranges, clocks_behind, joints), min_size=1, max_size=4))
def test_what_the_grammar_takes_whole_begins_and_ends_as_the_quick_look_asks(
    pieces: list[tuple[str, str, str]],
) -> None:
    *before, (last, clock, _) = pieces
    text = "".join([*map("".join, before), last, clock])
    tokens = scan(text)
    expression = parse(tokens, 0)
    if expression is not None and tokens[expression.stop].kind is Kind.END:
        assert may_be_whole(text)


@given(st.text() | strategies.lines())
def test_any_text_is_a_date_or_has_a_finding(text: str) -> None:
    reading = read_date(text)

    assert reading.date is not None or reading.findings
    assert reading.end_date is None or (reading.date is not None and reading.end_date > reading.date)
    assert all(finding.value is not None for finding in reading.findings)


@pytest.mark.slow
@pytest.mark.parametrize("read", [read_date, find_date, parse_iso_date, parse_iso_time])
@pytest.mark.parametrize(
    "piece", [" ", "1", "1 ", "1/", "1 May ", "Monday, ", " to ", "5-6 ", "2016-09-", "20 August 2018 to "]
)
def test_time_grows_with_the_length_and_not_with_its_square(read: Callable[[str], object], piece: str) -> None:
    assert is_linear(read, lambda length: (piece * length)[:length], 16_000)


# ---------------------------------------------------------------- in a title

plain_words = st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=1, max_size=12)


@given(strategies.dates(), forms, plain_words, plain_words, st.sampled_from([" - ", ", ", ": ", " ", " – "]))
def test_a_date_among_words_is_found_and_the_words_are_kept(
    day: Date, write: Callable[[datetime.date], str], before: str, after: str, separator: str
) -> None:
    assume(not {before.lower(), after.lower()} & (COUNTED | set(WORDS) | {"am", "pm", "h", "hr", "hrs"}))
    found = find_date(f"{before}{separator}{write(day)}{separator}{after}")

    assert found is not None
    assert (day, f"{before} {after}") == (found[0].date, found[1])


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        ("29 February 2024 - Conference on the Future", "2024-02-29", "Conference on the Future"),
        ("Conference (5–6 November 2025)", "2025-11-05", "Conference"),
        ("Conference, 1 May 2020 to 3 May 2020: STEM", "2020-05-01", "Conference STEM"),
        ("20 August 2018", "2018-08-20", ""),
    ],
)
def test_dates_in_titles(text: str, date: str, rest: str) -> None:
    found = find_date(text)

    assert found is not None
    assert (date, rest) == (str(found[0].date), found[1])


@pytest.mark.parametrize(
    "text",
    ["", "Technology Pact 2016 - 2020", "Taskforce meeting Norway March 2023", "120 August 2018", "20 August 20188",
     "1/04/25/2018", "x2016-09-29", "20 August 2018th", "29 February 2023", "30 February 2024, 1 March 2024"],
)  # fmt: skip
def test_titles_without_a_whole_date(text: str) -> None:
    assert None is find_date(text)


# ---------------------------------------------------------------- as records and the wire write them


@given(strategies.dates())
def test_an_iso_date_gives_the_very_date_and_type(day: Date) -> None:
    parsed = parse_iso_date(datetime.date(day.year, day.month, day.day).isoformat())

    assert day == parsed == to_date(datetime.date(day.year, day.month, day.day))
    assert type(parsed) is type(to_date(day)) is Date


@given(strategies.times())
@example(Time(0))
def test_an_iso_time_gives_the_very_time_and_type(moment: Time) -> None:
    text = datetime.time(moment.hour, moment.minute, moment.second).isoformat()
    parsed = parse_iso_time(text)

    assert moment == parsed == to_time(datetime.time(moment.hour, moment.minute, moment.second))
    assert type(parsed) is type(to_time(moment)) is Time
    assert Time(moment.hour, moment.minute) == parse_iso_time(text[:5])


@given(st.text(st.sampled_from("0123456789-:W ٠０+Z."), max_size=11))
@example("2020-W01-1")
@example("20200102")
@example("2020-1-2")
@example("0000-01-01")
@example("2016-09-29\n")
@example("２016-09-29")
@example("24:00")
@example("09:00:60")
@example("9:00")
@example("09:00Z")
def test_iso_takes_what_the_standard_library_writes_and_nothing_else(text: str) -> None:
    day, moment = parse_iso_date(text), parse_iso_time(text)

    assert day is None or text == datetime.date(day.year, day.month, day.day).isoformat()
    assert moment is None or text in {moment.isoformat(), moment.isoformat()[:5]}
