"""Dates among words: the whole expression, or none and a finding; never a wrong day, and never a part in silence.

A generator of date expressions, whose right reading is known by construction, is put among words of many kinds; a table
of titles holds what a person would read in each.
"""

import datetime
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemtaskforce.dates import find_date, search_date
from stemtaskforce.dates.among_words import any_date, plain_date
from stemtaskforce.text import clean_line

MONTHS = "January February March April May June July August September October November December".split()
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2060, 1, 1))
DASHES = ["-", "–", "—", "\u2011", " - ", " – ", " — ", " \u2011 "]
RANGES = [*DASHES, " to "]
ANDS = [" and ", " & ", "&", " + ", "+"]


@dataclass(frozen=True)
class Written:
    """A date expression and what it says."""

    text: str
    date: datetime.date
    end_date: datetime.date | None = None
    time: str | None = None


def name(day: datetime.date, *, short: bool = False) -> str:
    month = MONTHS[day.month - 1]
    return month[:3] if short else month


@st.composite
def single_days(draw: st.DrawFn, days: st.SearchStrategy[datetime.date] = DAYS) -> tuple[str, datetime.date]:
    """Draw a whole day in any form, with its own weekday or none; numeric ones are not ambiguous."""
    day = draw(days)
    short = draw(st.booleans())
    weekday = draw(st.sampled_from(["", f"{day:%A}, ", f"{day:%A} ", f"{day:%a}, "]))
    forms = [
        f"{day.day} {name(day, short=short)} {day.year}",
        f"{day.day:02} {name(day, short=short).upper()} {day.year}",
        f"{name(day, short=short)} {day.day}, {day.year}",
        f"{day.year}-{day.month:02}-{day.day:02}",
    ]
    if day.day > 12:
        forms += [f"{day.month:02}/{day.day:02}/{day.year}", f"{day.day}/{day.month}/{day.year}"]
    return weekday + draw(st.sampled_from(forms)), day


@st.composite
def ranges(draw: st.DrawFn) -> Written:
    """Draw a range or an enumeration of days in any spelling."""
    first = draw(DAYS)
    last = first + datetime.timedelta(draw(st.integers(1, 13)))
    after = first + datetime.timedelta(1)
    sign, joint = draw(st.sampled_from(RANGES)), draw(st.sampled_from(ANDS))
    whole = draw(single_days(st.just(first)))[0], draw(single_days(st.just(last)))[0]
    forms = [Written(f"{whole[0]} {draw(st.sampled_from(['-', '–', 'to', 'until']))} {whole[1]}", first, last)]
    if first.year == last.year:
        forms += [
            Written(f"{first.day} {name(first)}{sign}{last.day} {name(last)} {last.year}", first, last),
            Written(f"{name(first)} {first.day}{sign}{name(last)} {last.day}, {last.year}", first, last),
            Written(
                f"{first:%A} {first.day} {name(first)} – {last:%A} {last.day} {name(last)} {last.year}", first, last
            ),
        ]
    if first.month == last.month:
        forms += [
            Written(f"{first.day}{sign}{last.day} {name(last)} {last.year}", first, last),
            Written(f"{name(first)} {first.day}{sign}{last.day}, {last.year}", first, last),
        ]
    if first.month == after.month:
        forms += [Written(f"{first.day}{joint}{after.day} {name(after)} {after.year}", first, after)]
    third = after + datetime.timedelta(1)
    if first.month == third.month:
        numbers = f"{first.day}, {after.day} and {third.day}", f"{first.day}–{after.day}–{third.day}"
        forms += [Written(f"{days} {name(first)} {first.year}", first, third) for days in numbers]
    return draw(st.sampled_from(forms))


@st.composite
def days_with_clocks(draw: st.DrawFn) -> Written:
    """Draw a day, maybe with a clock of a known form."""
    text, day = draw(single_days())
    hour, minute = draw(st.integers(0, 23)), draw(st.sampled_from([0, 15, 30]))
    half = f"{(hour - 1) % 12 + 1}:{minute:02} {'AM' if hour < 12 else 'pm'}"
    clock = draw(st.sampled_from(["", f"{hour:02}:{minute:02}", f"{hour}:{minute:02}", half]))
    if not clock:
        return Written(text, day)
    lead = draw(st.sampled_from([" - ", ", ", " ", " at ", " – "]))
    end = draw(st.sampled_from(["", "", " to 23:59", " - 23:59"])) if clock != half else ""
    return Written(f"{text}{lead}{clock}{end}", day, None, f"{hour:02}:{minute:02}:00")


expressions = st.one_of(ranges(), days_with_clocks())
#: What stands around a date without being near to it.
CALM = [
    "{}",
    "Conference on STEM, {}",
    "{} - Conference on STEM",
    "{}: Conference on the future of STEM",
    "Webinar {} on skills",
    "Webinar ({})",
    "Webinar [{}]: skills",
    "Horizon 2020, {}",
    "Technology Pact 2016 - 2020 - {}",
    "“{}” | General Assembly",
    "General Assembly – {} – Vienna",
    "STEAM 2.0: {}. The next step",
    "3rd Conference, {}",
    "{}; 20 years of STEM",
    "Meeting from {} in Oslo",
]
#: What makes one thing of a date and its neighbour, or may do so.
NEAR = [
    "COVID-{}", "Top {}", "Part {}", "Day {}", "No. {}", "Phase {}", "Vol. {}", "#{}", "3/{}", "4.{}", "G20-{}", "€{}",
    "9, {}", "9 {}", "9 and {}", "9th {}", "9th – {}", "9 May {}", "May 2019 - {}", "9 / {}", "and {}", "09:00 {}",
    "{} 9", "{} - 9 May", "{} & 9 May 2061", "{} and 9", "{}/9 May 2061", "{}-2061", "{} to 2061", "{} – May 2061",
    "{}, 9th of May", "{}, 9 May 2061", "{} or 9 May 2061", "{} + 9", "{}%", "{}#2", "{} 9.30", "{} at 9",
    "31 to {}",
    "{} (9:00 sharp)",
    "{} 9 May 2061", "{} - Monday 9 May", "{} to Friday", "{} - 20 years", "{}, 12 talks", "{} | 9:00", "{}th", "v.{}",
]  # fmt: skip


@pytest.mark.slow
@settings(max_examples=500)
@given(title=st.sampled_from(CALM), written=expressions)
def test_a_whole_expression_is_read_whole_wherever_it_stands(title: str, written: Written) -> None:
    found = find_date(title.format(written.text))

    assert found is not None
    assert (written.date, written.end_date, written.time) == (
        found.reading.date,
        found.reading.end_date,
        None if found.reading.time is None else str(found.reading.time),
    )
    assert {finding.code for finding in found.reading.findings} <= {"time.surplus"}


@pytest.mark.slow
@settings(max_examples=1500)
@given(title=st.sampled_from(NEAR), written=expressions)
def test_a_day_is_never_a_part_of_a_longer_expression_in_silence(title: str, written: Written) -> None:
    reading = search_date(title.format(written.text)).reading
    unspoiled = (written.date, written.end_date) == (reading.date, reading.end_date)
    # "9 and 10 May" is whole again, as is "9, 10 and 11 May".
    longer = title in {"9 and {}", "9, {}"} and reading.end_date == (written.end_date or written.date)
    # In "Part 3 - 5 May" the 3 is not a day, and the 5th is one.
    shorter = title in COUNTED and (reading.date, reading.end_date) == (written.end_date, None)

    assert unspoiled or longer or shorter or reading.findings
    assert (
        reading.date in {None, written.date, written.end_date}
        or longer
        or "date.surplus" in [each.code for each in reading.findings]
    )


#: Those of them in which a first number counts something.
COUNTED = {title for title in NEAR if title.split("{}")[0] and not title[0].isdigit()}
#: A title, and the reading: first day, last day, time, codes. A dash stands for no date.
TITLES = """
Conference, 5 and 6 November 2025                           | 2025-11-05 2025-11-06
Conference, 5 & 6 November 2025                             | 2025-11-05 2025-11-06
Conference, 5 + 6 November 2025                             | 2025-11-05 2025-11-06
Conference, 5 to 6 November 2025                            | 2025-11-05 2025-11-06
Conference, 5-6 November 2025                               | 2025-11-05 2025-11-06
Conference, 5 — 6 November 2025                             | 2025-11-05 2025-11-06
Conference, 5‑6 November 2025                               | 2025-11-05 2025-11-06
Conference, 5–6–7 November 2025                             | 2025-11-05 2025-11-07
Conference, 5, 6 and 7 November 2025                        | 2025-11-05 2025-11-07
Conference, 5 and 12 November 2025                          | 2025-11-05 date.surplus
Conference, 5 November 2025 and 6 November 2025             | 2025-11-05 2025-11-06
Conference, 5 November and 6 November 2025                  | 2025-11-05 2025-11-06
Conference, 5 November 2025 & 3 December 2025               | 2025-11-05 date.surplus
Conference, 5 November 2025 - 7 November 2025               | 2025-11-05 2025-11-07
Conference, Wednesday 5 – Friday 7 November 2025            | 2025-11-05 2025-11-07
Conference, Tuesday 5 November 2025                         | 2025-11-05 date.weekday
Conference, November 5–6, 2025                              | 2025-11-05 2025-11-06
Conference, November 5 and 6, 2025                          | 2025-11-05 2025-11-06
28 February – 2 March 2019 - Summer school                  | 2019-02-28 2019-03-02
30 December 2018 - 2 January 2019: winter school            | 2018-12-30 2019-01-02
30 December - 2 January 2019: winter school                 | - date.incomplete
September 29 – October 1, 2016: General Assembly            | 2016-09-29 2016-10-01
29 February 2024 - Conference on the Future of STEM         | 2024-02-29
29 February 2023 - Conference on the Future of STEM         | - date.invalid
5 November 2025 - 20 years of the Coalition                 | 2025-11-05
5 November 2025 – 2026 and beyond                           | 2025-11-05
20 years of the Coalition - 5 November 2025                 | 2025-11-05
5 November 2025 - 6 December, webinars                      | - date.incomplete
5 November 2025, 6 November 2025                            | - date.incomplete
Webinar 04/25/2018 - 02:00 PM on skills                     | 2018-04-25 14:00:00
Webinar 04/25/2018 - 09:00 to 17:00                         | 2018-04-25 09:00:00 time.surplus
Webinar 04/25/2018 (All day)                                | 2018-04-25 time.surplus
Webinar, Mon, 08/20/2018 - 14:00                            | 2018-08-20 14:00:00
Webinar 20 August 2018, 14:00 CET                           | 2018-08-20 14:00:00 time.surplus
Webinar 20 August 2018, 14:00 (UTC+1)                       | 2018-08-20 14:00:00 time.surplus
20 August 2018, 14:00 GMT -05:00: a webinar                 | 2018-08-20 14:00:00 time.surplus
Webinar 20 August 2018, 2 - 4 pm                            | 2018-08-20 time.invalid
Webinar 20 August 2018 at 14h30                             | 2018-08-20 time.invalid
Webinar 14:00, 20 August 2018                               | 2018-08-20 time.invalid
Webinar 20 August 2018 | 14:00                              | 2018-08-20 time.invalid
Webinar 07/12/2017: pacts                                   | 2017-07-12 date.ambiguous
Webinar: COVID-19 March 2020                                | - date.incomplete
Webinar: COVID–19 March 2020                                | - date.incomplete
Webinar: COVID 19 March 2020                                | - date.incomplete
Webinar: COVID-19, 20 March 2020                            | 2020-03-20
Top 10 March 2020                                           | - date.incomplete
The EU-27 May 2020 summit                                   | - date.incomplete
Newsletter No. 5 March 2020                                 | - date.incomplete
Newsletter No 5, 20 March 2020                              | 2020-03-20
Newsletter #5 March 2020                                    | - date.incomplete
Part 2 May 2019                                             | - date.incomplete
Part 2 - 5 May 2019                                         | 2019-05-05
Part 2-5 May 2019                                           | - date.incomplete
Volume 3 June 2018                                          | - date.incomplete
Phase 1 July 2018                                           | - date.incomplete
Day 1 May 2018                                              | - date.incomplete
Day 1 and 2 May 2018                                        | - date.incomplete
Web 2.0 5 May 2018                                          | 2018-05-05
Industry 4.5 May 2018                                       | - date.incomplete
STEM 24/7 May 2018                                          | - date.incomplete
Article 12 - 5 May 2018                                     | 2018-05-05
Thematic session 12 - 5 May 2018                            | - date.incomplete
Thematic session 3 - 5 May 2018                             | 2018-05-03 2018-05-05
5th and 6 November 2025                                     | - date.incomplete
5th November 2025                                           | - date.incomplete
5th, and 6 November 2025                                    | - date.incomplete
5 November 2025, 9th and 10th of December                   | - date.incomplete
5 November 2025, 1st, 2nd, 3rd, 4th, 5th, 6th, 7th, 8th, 9th May | - date.incomplete
5. November 2025                                            | - date.incomplete
Conference 5 / 6 November 2025                              | - date.incomplete
Conference 5 November 2025/6 November 2025                  | - date.incomplete
Conference 15.06.2018                                       | - date.incomplete
Conference March 2023                                       | - date.incomplete
March - 5 May 2018                                          | - date.incomplete
mid-May 5, 2018                                             | - date.incomplete
2 March 2018-2020                                           | - date.incomplete
1 January 2000 - 2000-01-02th                               | - date.incomplete
2 March 2018 to 2020                                        | - date.incomplete
Horizon 2020 2 March 2018                                   | 2018-03-02
Technology Pact 2016 - 2020 - 5 May 2019                    | 2019-05-05
Technology Pact 2016 - 2020                                 | -
Skills for 2030                                             | -
Room 12                                                     | -
5 May 2020, moved from 3 March 2020                         | 2020-05-05 date.surplus
From 5 to 6 November 2025 in Vienna                         | 2025-11-05 2025-11-06
Conference, between 5 and 8 November 2025, Vienna           | 2025-11-05 2025-11-08
Conference, between 5, 6 and 8 November 2025                | 2025-11-05 date.surplus
Conference from 5 November 2025                             | 2025-11-05
Room 12 from 5 to 8 November 2025                           | 2025-11-05 2025-11-08
9:00 from 5 to 8 November 2025                              | 2025-11-05 2025-11-08
Mission 9 between 5 and 8 November 2025                     | 2025-11-05 2025-11-08
Between us: 5 and 6 November 2025                           | 2025-11-05 2025-11-06
Conference from 3 and 5 November 2025                       | 2025-11-03 date.surplus
""".strip().splitlines()


@pytest.mark.parametrize("row", TITLES)
def test_titles_as_people_write_them(row: str) -> None:
    title, _, expected = row.rpartition(" | ")
    reading = search_date(title.strip()).reading
    said = [reading.date or "-", reading.end_date, reading.time, *(finding.code for finding in reading.findings)]

    assert expected.split() == [str(part) for part in said if part is not None]


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(TITLES) >= 60


@pytest.mark.parametrize("title", ["", "…", "-", "5", "May", "to", "(", "5 May 2018" * 3, "5 6 7 8 9 10 November 2025"])
def test_a_search_ends_with_a_reading_whatever_the_title(title: str) -> None:
    assert search_date(title).reading.date is None


@given(
    st.lists(
        st.sampled_from(
            "5 19 31 2018 May June Monday - – to and & + , / . : ( ) # 09:00 pm CET UTC+1 04/25/2018 5th x".split()
        )
    )
)
def test_any_tokens_in_any_order_give_a_reading_and_the_finding_that_goes_with_it(words: list[str]) -> None:
    title = " ".join(words)
    found = search_date(title)

    assert (find_date(title) is None) is (found.reading.date is None)
    assert found.reading.end_date is None or (
        found.reading.date is not None and found.reading.end_date > found.reading.date
    )


#: Dates in the forms that most have, right and wrong, and what may make one doubtful or stand beside it.
PLAIN = [
    "5 May 2018",
    "May 5, 2018",
    "04/25/2018",
    "4/5/2018",
    "31 June 2018",
    "0 May 0000",
    "MAY 5, 2018",
    "5 ſept 2018",
]
BESIDE = [
    *("5", "May", "2018", "Monday", "Mon,", "5th", "09:00", "9 - 11 am", "CET", "UTC+1"),
    *("all day", "(All day)", "2018-04-25"),
    *("-", "–", "to", "and", "&", ",", "at", "from", "(", ")", "/", ".", ":", "#", "№", "No.", "room", "Article"),
    *(
        "l'article",
        "week’s",
        "COVID",
        "COVID-19",
        "Future",
        "March",
        "Marching",
        "summary",
        "é",
        "٥may",
        "%",
        "_",
        "5G",
    ),
]
WORDS_BESIDE = st.lists(st.tuples(st.sampled_from(BESIDE), st.sampled_from([" ", " ", " ", ""])), max_size=4)


@given(WORDS_BESIDE, st.sampled_from(PLAIN), st.sampled_from([" ", " ", ""]), WORDS_BESIDE)
def test_a_plain_date_is_read_alike_with_and_without_tokens(
    before: list[tuple[str, str]], date: str, space: str, behind: list[tuple[str, str]]
) -> None:
    line = clean_line("".join(map("".join, before)) + date + space + "".join(map("".join, behind)))
    plain = plain_date(line)
    assert plain is None or any_date(line) == plain


def test_the_dates_of_most_titles_are_read_without_tokens() -> None:
    titles = ["29 February 2024 - Future of STEM", "STEM in Brussels, June 15, 2020", "Taskforce 04/25/2018"]
    assert all(map(plain_date, titles))
