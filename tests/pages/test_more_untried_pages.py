"""More pages of kinds that no sample has, each with the answer that was written down before the reader saw it.

The words are our own. A table holds one rule; the pages that the reader had right at first sight are in none.
"""

import pytest
from pendulum import Date, Time

from stemtaskforce import Event, Meeting, Reading, Taskforce, pages
from stemtaskforce.dates import DateReading, find_date
from stemtaskforce.dates.among_words import FoundDate
from stemtaskforce.pages import heads, marks
from stemtaskforce.pages.datelike import MAX_DATE_LINE, clocked_day
from stemtaskforce.pages.heads import MAX_HEAD
from stemtaskforce.text import MAX_LINE
from tests.growth import TIMES, is_linear

TITLE = "EU STEM Coalition - Taskforce Meeting: Ferry engines"
HOST = "Host organisation:\nA sea school\n"


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


def unread(reading: Reading) -> list[str]:
    return [line.text for line in reading.unread]


# ------------------------------------------------------------------- titles and what stands below them


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("7 May 2021 | 10:00 | Dover", Time(10)),
        ("7 May 2021 | 10:00 - 12:00 | Dover | Room 2", Time(10)),
        ("Fri 7 May 2021 · 10:00–12:00 · Dover", Time(10)),
        ("7 May 2021 | Dover", None),
        ("Friday 7 May 2021, 10:00, Dover", Time(10)),
        ("7 May 2021, Dover", None),
        ("7 May 2021 – Dover", None),
        ("7 May 2021 (Dover)", None),
        ("7 May 2021 in Dover", None),
        ("7 May 2021, online", None),
    ],
)
def test_a_line_of_day_and_place_below_the_title_of_a_meeting_gives_its_day(line: str, time: Time | None) -> None:
    reading = pages.read_text(f"{TITLE}\n\n{line}\n\n{HOST}Short summary:\nThree ferries.\n")

    record = reading.one(Meeting)
    assert (TITLE, Date(2021, 5, 7), time) == (record.title, record.date, record.time)
    assert [line] == unread(reading)
    assert ["/date"] == [finding.path for finding in reading.findings if finding.code == "field.by-position"]


@pytest.mark.parametrize(
    "line",
    [
        "12 May 2022 | News",
        "A day, 12 May 2022",
        "12 May 2022 was warm.",
        "Posted 12 May 2022, Dover",
        # captions and sentences
        "12 May 2022: ferries in the harbour",
        "12 May 2022 the harbour opened",
        "12 May 2022 Harbour day",
        "12 May 2022, the harbour at night",
    ],
)
def test_other_lines_with_a_day_below_a_title_give_none(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\n\n{line}\n\n{HOST}Short summary:\nThree ferries.\n")

    assert ((), TITLE) == (reading.records, reading.fields["title"])
    assert "date.missing" in codes(reading)


@pytest.mark.parametrize(
    "line",
    ["Harbour at night", "Hits: 412", "Downloads: 1,204", "Photo gallery", "Dover (2021)", "A pilot on 3 May 2020"],
)
def test_what_stands_between_the_title_of_a_meeting_and_its_fields_is_not_the_title(line: str) -> None:
    reading = pages.read_text(f"A site\n{TITLE}\n{line}\nDate: 7 May 2021\n{HOST}")

    assert (TITLE, Date(2021, 5, 7)) == (reading.one(Meeting).title, reading.one(Meeting).date)
    assert {"A site", line} <= {*unread(reading)}


@pytest.mark.parametrize("link", ["Webinar archive", "Conference", "EU STEM Coalition", "Our webinar"])
def test_a_link_of_a_menu_with_a_kind_of_meeting_is_not_the_title(link: str) -> None:
    reading = pages.read_text(f"{link}\nBridges of Lund\nDate: 7 May 2021\n{HOST}")

    assert "Bridges of Lund" == reading.one(Meeting).title


@pytest.mark.parametrize("day", ["7 May 2021", "7 May 2021, 10.00-12.00 hrs", "7 May 2021 | Dover"])
@pytest.mark.parametrize(
    "line",
    [
        "The EU STEM Coalition webinar is free",
        "This webinar of the EU STEM Coalition is about ferries that are run by the sun alone and by wind.",
        "In our General Assembly all members meet: come",
        "A kick-off of all the ferries",
    ],
)
def test_a_line_about_a_meeting_between_its_day_and_its_fields_is_not_its_title(day: str, line: str) -> None:
    for title in (TITLE, "Webinar on ropes and sails"):
        record = pages.read_text(f"{title}\n{day}\n{line}\n{HOST}").one(Meeting)
        assert (title, Date(2021, 5, 7)) == (record.title, record.date)


@pytest.mark.parametrize(
    "other", ["See also the conference on ropes", "Next: a webinar on ropes", "Report on the webinar of Rome"]
)
def test_a_link_to_another_meeting_above_the_title_is_not_the_title(other: str) -> None:
    for page in (
        f"{other}\nBridges of Lund\n7 May 2021\n{HOST}",
        f"{other}\n12.04.2022\nBridges of Lund\nDate: 7 May 2021\n{HOST}",
    ):
        assert "Bridges of Lund" == pages.read_text(page).one(Meeting).title


def test_a_title_with_its_day_stays_the_title_above_a_line_about_a_kind_of_meeting() -> None:
    title = "Study visit to Lund, 7 May 2021"
    record = pages.read_text(f"{title}\nA kick-off of all the ferries\n{HOST}").one(Meeting)

    assert (title, Date(2021, 5, 7)) == (record.title, record.date)


def test_below_more_lines_than_a_menu_has_no_title_is_compared_with_those_above() -> None:
    links = "".join(f"Link {number}\n" for number in range(MAX_HEAD))
    reading = pages.read_text(f"{TITLE}\n{links}Harbour at night\nDate: 7 May 2021\n{HOST}")

    assert "Harbour at night" == reading.one(Meeting).title


def test_above_the_fields_of_a_publication_the_nearest_line_stays_the_title() -> None:
    reading = pages.read_text(f"{TITLE}\nEngines at school\nSource / author:\nA sea school\n")

    assert "Engines at school" == reading.one(Event).title


def test_the_title_and_day_of_another_meeting_above_are_not_taken() -> None:
    box = "Upcoming events\nEU STEM Coalition - General Assembly: Rome\n3 June 2024\n"
    reading = pages.read_text(f"{box}{TITLE}\nDate:\n7 May 2021\n{HOST}")

    assert (TITLE, Date(2021, 5, 7)) == (reading.one(Meeting).title, reading.one(Meeting).date)
    assert box.splitlines() == unread(reading)


def test_a_country_may_stand_behind_its_flag() -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Country: \U0001f1ee\U0001f1f9 Italy\n")

    assert "IT" == reading.one(Meeting).country


def test_a_soft_hyphen_in_a_title_does_not_hide_its_kind() -> None:
    reading = pages.read_text(f"Web\u00adinar: tides\nDate: 7 May 2021\n{HOST}")

    assert ("webinar", set()) == (reading.one(Meeting).kind, codes(reading))


# ------------------------------------------------------------------- clocks and pictures beside a day


@pytest.mark.parametrize(
    ("text", "time", "found"),
    [
        ("7 May 2021 (Friday)", None, set()),
        ("7 May 2021, Friday", None, set()),
        ("7 May 2021 (Fri)", None, set()),
        ("7 May 2021 (Monday)", None, {"date.weekday"}),
        ("10:00, 7 May 2021", Time(10), set()),
        ("10:00 | 7 May 2021", Time(10), set()),
        ("10am on 7 May 2021", Time(10), set()),
        ("2 pm, Friday 7 May 2021", Time(14), set()),
        ("10:00-12:00, 7 May 2021", Time(10), {"time.surplus"}),
        ("10:00 CET, 7 May 2021", Time(10), {"time.surplus"}),
        ("7 May 2021, 10:00 UTC+0200, 11:00", Time(10), {"time.invalid", "time.surplus"}),
        ("from 10:00 to 12:00 on 7 May 2021", Time(10), {"time.surplus"}),
        ("7 May 2021, 10:00 Brussels time / 9:00 London time", Time(10), {"time.surplus"}),
        ("9.30 am, 7 May 2021", None, {"time.invalid"}),
        ("7 May 2021, 9.30 am – 4 pm (CEST)", None, {"time.invalid"}),
        ("7 May 2021, 10.00-12.00 hrs", None, {"time.invalid"}),
        ("7 May 2021 (10-12 CET)", None, {"time.invalid"}),
        ("7 May 2021, 14:00 CET (13:00 UK)", Time(14), {"time.invalid", "time.surplus"}),
        ("7 May 2021 at noon", None, {"time.invalid"}),
        ("7 May 2021 at 10", None, {"time.invalid"}),
        ("7 May 2021 – Friday", None, set()),
    ],
)
def test_a_day_is_kept_whatever_the_clock_beside_it(text: str, time: Time | None, found: set[str]) -> None:
    for page in (
        f"{TITLE}\nDate: {text}\n{HOST}",
        f"{TITLE}\n{text}\n{HOST}",
        f"{TITLE}\nTime and day:\n{text}\n{HOST}",
    ):
        record = pages.read_text(page).one(Meeting)
        assert (TITLE, Date(2021, 5, 7), time) == (record.title, record.date, record.time)

    reading = clocked_day(text)
    assert reading is not None
    assert found == {finding.code for finding in reading.findings}


def test_the_hours_beside_two_days_are_no_days() -> None:
    reading = clocked_day("7 and 8 May 2021 (9 – 17)")

    assert reading is not None
    assert (Date(2021, 5, 7), Date(2021, 5, 8), None) == (reading.date, reading.end_date, reading.time)
    assert {"time.invalid"} == {finding.code for finding in reading.findings}


@pytest.mark.parametrize("text", ["10 am, 7 May 2021", "7 May 2021 at 10", "7 May 2021 (Friday)"])
def test_characters_that_cannot_be_seen_beside_a_clock_do_not_count(text: str) -> None:
    for sign in ("\u200b", "\u00ad", "\ufeff"):
        for at in range(len(text) + 1):
            assert clocked_day(text) == clocked_day(text[:at] + sign + text[at:])


@pytest.mark.parametrize(
    "text",
    [
        "7 May 2021, Dover",
        "7 May 2021, West",
        "7 May 2021, first time",
        "7 May 2021, Sunday school",
        "7 May 2021 (new)",
        "time: 7 May 2021",
        "from 7 May 2021",
        "7 May 2021 to",
        "7 May 2021, 10:00 to 1234",
        "7 May 2021, 8",
        "12, 7 May 2021",
        "5-6, 7 May 2021",
        # other days
        "28.4. - 2 May 2021",
        "28.04. – 2 May 2021",
        "5., 10:00, 7 May 2021",
        "5 | 7 May 2021 | 10:00",
        "5; 7 May 2021, 10:00",
        "5 on 7 May 2021, 10:00",
        "from 5, 7 May 2021 at noon",
        "7 May 2021 - 9.5.",
        "7 May 2021 – Sunday",
        # numbers
        "3.1) 7 May 2021",
        "2.0 (7 May 2021)",
        "May 2021, 10:00",
        "10:00, May",
        "7 May 2021" + ", 10:00" * 20,
    ],
)
def test_other_words_or_numbers_beside_a_day_are_not_a_clock(text: str) -> None:
    assert clocked_day(text) is None


@pytest.mark.parametrize("unit", ["(1:00 ", "1: , ", "1 h, ", "x time ", "1.1.1 "])
def test_many_clocks_beside_a_day_take_time_in_step_with_their_number(unit: str) -> None:
    def make(size: int) -> str:
        return f"7 May 2021 {unit * size}"[: MAX_DATE_LINE - 1] + "!"

    assert is_linear(clocked_day, make, 8 * TIMES)


def test_a_line_of_day_and_clock_is_not_a_title() -> None:
    reading = pages.read_text(f"7 May 2021, 9.30 am – 4 pm (CEST)\n{HOST}")

    assert ((), {"title.missing"}) == (reading.records, codes(reading) & {"title.missing", "title.assumed"})


@pytest.mark.parametrize("sign", ["📅 ", "🗓️ ", "→ ", "➤"])
def test_a_picture_in_front_of_a_day_does_not_make_it_a_title(sign: str) -> None:
    page = f"Robots for farms\n{sign}3 December 2020\nPublication date:\n3 December 2020\nSource / author:\nA farm\n"

    assert "Robots for farms" == pages.read_text(page).one(Event).title


@pytest.mark.parametrize("line", ["▲ Top", "Top ▲", "☰ Menu", "🔍 Search", "Share ⤴", "🏠 Home", "ℹ️ About us"])
def test_a_word_of_a_menu_with_a_picture_is_no_text(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\nThree ferries.\n{line}\n")

    assert ("Three ferries.", [line]) == (reading.one(Meeting).description, unread(reading))


@pytest.mark.parametrize("line", ["📰 News", "🌍 Events", "👥 Members", "→ Contact", "Publications 📚"])
def test_a_heading_with_a_picture_is_text_as_it_is_without(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\n{line}\nThree ferries.\n")

    assert f"{line}\n\nThree ferries." == reading.one(Meeting).description


@pytest.mark.parametrize("line", ["→ See the plan", "▲ Summit", "★★★★★", "🔬"])
def test_other_words_with_a_picture_are_text(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\nThree ferries.\n{line}\n")

    assert f"Three ferries.\n\n{line}" == reading.one(Meeting).description


# ------------------------------------------------------------------- the ends of a range, as the markup has them


def ends(first: str, last: str, moments: tuple[str, str] = ("2016-12-05T00:00:00+01:00", "2016-12-06")) -> str:
    return (
        f"<main><h1>{TITLE}</h1><p><b>Date:</b> <time datetime={moments[0]}>{first}</time> to "
        f"<time datetime={moments[1]}>{last}</time></p><p>Host organisation: A sea school</p></main>"
    )


@pytest.mark.parametrize(
    ("markup", "days", "found"),
    [
        (ends("05/12/2016", "06/12/2016"), ("2016-12-05", "2016-12-06"), set()),
        (ends("12/05/2016", "12/06/2016"), ("2016-12-05", "2016-12-06"), set()),
        (ends("28/11/2016", "05/12/2016", ("2016-11-28", "2016-12-05")), ("2016-11-28", "2016-12-05"), set()),
        (ends("5 December 2016", "7 December 2016"), ("2016-12-05", "2016-12-07"), {"date.differs"}),
        (ends("05/12/2016", "06/12/2016", ("2016", "soon")), ("2016-05-12", "2016-06-12"), {"date.ambiguous"}),
    ],
)
def test_the_days_of_both_ends_decide_an_ambiguous_range(markup: str, days: tuple[str, str], found: set[str]) -> None:
    reading = pages.read_html(markup)

    record = reading.one(Meeting)
    assert days == (str(record.date), str(record.end_date))
    assert found == codes(reading) - {"date.range-suspicious"}


def test_the_days_of_two_ends_do_not_count_beside_one_date() -> None:
    for text in ("5 December 2016", "5 - 6 décembre 2016"):
        markup = (
            f"<h1>{TITLE}</h1><p>Date: {text}<time datetime=2016-12-09></time><time datetime=2016-12-10></time></p>"
        )
        reading = pages.read_html(f"{markup}<p>{HOST}</p>")
        assert codes(reading) <= {"date.incomplete", "date.missing"}


# ------------------------------------------------------------------- the frame


@pytest.mark.parametrize(
    "name", ["elementor-share-buttons", "ecl-social-media-share", "govuk-phase-banner", "article-info", "pagenav"]
)
def test_the_frames_of_more_systems_are_no_text(name: str) -> None:
    markup = (
        f"<main><h1>{TITLE}</h1><p>Date: 7 May 2021<p>{HOST}<p>Three ferries.<div class='a {name} b'>Words</div></main>"
    )

    assert ("Three ferries.", ["Words"]) == (
        pages.read_html(markup).one(Meeting).description,
        unread(pages.read_html(markup)),
    )


@pytest.mark.parametrize("more", ["Read more »", "Read More ›", "Continue reading →"])
def test_the_last_teaser_with_its_link_is_not_of_the_foot(more: str) -> None:
    reading = pages.read_text(
        "QUICK: taskforce dossier\nA pact\nStart date:\n7 May 2021\nThe timeline below gives key-events.\n"
        f"8 May 2021\nTools | A sea school\nA box of ropes {more}\n"
    )

    (event,) = reading.one(Taskforce).events
    assert f"A box of ropes {more}" == event.summary


@pytest.mark.parametrize("line", ["The next boat »", "A box of ropes ›"])
def test_the_teaser_of_an_entry_is_not_a_link_to_another_page(line: str) -> None:
    reading = pages.read_text(f"7 May 2021\nTools | A sea school\nWords\n6 May 2021\nNews | A sea school\n{line}\n")

    assert ["Words", line] == [record.summary for record in reading.records if isinstance(record, Event)]


@pytest.mark.parametrize(
    "line", ["Share: Facebook Twitter Email", "Share on Facebook | LinkedIn", "Share this page: X, Print"]
)
def test_share_links_on_one_line_are_no_text(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\nThree ferries.\n{line}\n")

    assert ("Three ferries.", [line]) == (reading.one(Meeting).description, unread(reading))


@pytest.mark.parametrize("line", ["Share X and learn", "Share X"])
def test_a_sentence_about_sharing_is_text(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\n{line}\n")

    assert line == reading.one(Meeting).description


@pytest.mark.parametrize("heading", ["EU STEM Coalition", "Meeting reports", "Event"])
def test_the_name_of_the_site_or_of_a_section_is_not_the_title_for_being_a_heading(heading: str) -> None:
    fields = "<p>Date: 7 May 2021<p>Host organisation: A sea school"

    assert TITLE == pages.read_html(f"<h1>{heading}</h1><h2>{TITLE}</h2>{fields}").one(Meeting).title
    assert heading == pages.read_html(f"<h1>{heading}</h1>{fields}").one(Meeting).title


# ------------------------------------------------------------------- a clock on a line of its own


@pytest.mark.parametrize("clock", ["10:00", "10:00 – 16:00", "10 am", "at 10:00", "from 10:00 to 16:00", "10:00 (CET)"])
def test_a_clock_below_a_day_is_its_time(clock: str) -> None:
    for page in (
        f"{TITLE}\nDate:\n7 May 2021\n{clock}\n{HOST}Words.\n",
        f"{TITLE}\n7 May 2021\n{clock}\n{HOST}Words.\n",
    ):
        record = pages.read_text(page).one(Meeting)
        assert (Date(2021, 5, 7), Time(10), "Words.") == (record.date, record.time, record.description)


@pytest.mark.parametrize("line", ["10:00 Welcome", "25:00", "10.30", "10 amber boats", "At ten"])
def test_another_line_below_a_day_is_text(line: str) -> None:
    record = pages.read_text(f"{TITLE}\nDate:\n7 May 2021\n{line}\n{HOST}").one(Meeting)

    assert (None, line) == (record.time, record.description)


@pytest.mark.parametrize(
    "lines", ["9:00 – 9:30\nWelcome\n9:30\nTalks", "9:00\n\nTea\n\n10:00", "9:00\nto\n12:00", "9:00\n12:00"]
)
def test_of_several_clocks_below_a_day_none_is_its_time(lines: str) -> None:
    record = pages.read_text(f"{TITLE}\nDate:\n7 May 2021\n{lines}\n{HOST}").one(Meeting)

    assert (None, lines.split()) == (record.time, record.description.split())


def test_below_a_day_with_a_time_a_clock_is_text() -> None:
    record = pages.read_text(f"{TITLE}\nDate:\n7 May 2021, 9:00\n10:00\n{HOST}").one(Meeting)

    assert (Time(9), "10:00") == (record.time, record.description)


# ------------------------------------------------------------------- lists, and the foot


def test_the_comments_of_readers_are_of_the_foot() -> None:
    body = f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\nThree ferries.\n"
    comments = "2 comments\nA reader says:\n8 May 2021 at 10:12\nNice!\nReply\n"

    for text, unplaced in ((comments, comments), (comments.replace("Reply", "Nice, too!"), "")):
        reading = pages.read_text(body + text)
        assert unplaced.splitlines() == unread(reading)
        assert bool(unplaced) is ("page.foot" in codes(reading))


@pytest.mark.parametrize(
    "text",
    ["Comments\nThe minister asked for more.\nReply to the minister", "Two\nComments\nWords\nReply to the survey"],
)
def test_a_text_about_comments_is_not_of_the_foot(text: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\n{text}\n")

    assert text.split("\n") == reading.one(Meeting).description.split("\n\n")


def test_below_a_heading_of_comments_entries_stay_entries() -> None:
    reading = pages.read_text(
        "7 May 2021\nTools | A sea school\nWords\nComments\n6 May 2021\nNews | A sea school\nReply\n"
    )

    assert ["Words\n\nComments", "Reply"] == [record.summary for record in reading.records if isinstance(record, Event)]


def test_the_heading_of_comments_is_not_the_value_of_a_label() -> None:
    page = f"{TITLE}\nDate: 7 May 2021\n{HOST}Objective of the meeting:\n3 replies\nWords\n2 comments\nNice!\nReply\n"
    reading = pages.read_text(page)

    assert ("3 replies\n\nWords", ["2 comments", "Nice!", "Reply"]) == (
        reading.one(Meeting).objective,
        unread(reading),
    )


@pytest.mark.parametrize("value", ["Press", "Secretariat", "Partners"])
def test_a_word_of_a_foot_above_a_menu_is_the_value_of_the_label_above_it(value: str) -> None:
    menu = "Home\nNews\nContact\nEvents\n"
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\nHost organisation:\n{value}\n{menu}")

    assert (value, menu.splitlines()) == (reading.one(Meeting).host_organisation, unread(reading))


def test_a_page_of_nothing_but_a_foot_and_a_menu_gives_nothing() -> None:
    page = "Partners\nHome\nNews\nContact\nEvents\n"

    assert (None, (), page.splitlines()) == ((reading := pages.read_text(page)).kind, reading.records, unread(reading))


def test_the_words_of_a_foot_right_above_a_menu_belong_to_it() -> None:
    foot = "Stay up to date\nYour email\nSubscribe\nFollow us\nTwitter\nLinkedIn\n"
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\nThree ferries.\n{foot}")

    assert ("Three ferries.", foot.splitlines()) == (reading.one(Meeting).description, unread(reading))


@pytest.mark.parametrize("mark", ["o\t", "§\t", "·\t", "·  \t ", "\tØ\t", "ü\t"])
def test_a_bullet_that_word_takes_from_another_font_is_the_mark_of_an_item(mark: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\n{mark}Ropes\n{mark}Sails\n")

    assert "- Ropes\n- Sails" == reading.one(Meeting).description


@pytest.mark.parametrize("text", ["o Ropes", "a\tRopes", "oil\tRopes", "§ 2\tRopes"])
def test_other_letters_at_the_beginning_of_a_line_are_text(text: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\n{text}\n")

    assert " ".join(text.split()) == reading.one(Meeting).description


ADDRESS = "Lange Voorhout 12\n2514 EE The Hague\nTel. +31 70 000 00 00\noffice@example.org\n"


@pytest.mark.parametrize(
    "name", ["A guild of smiths", "The sea school\nc/o House of ships", "A\nB\nC", "A firm and what it does"]
)
def test_a_name_in_one_block_with_a_postal_address_is_of_the_foot(name: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Next steps:\nA longer one\n\n{name}\n{ADDRESS}")

    assert "A longer one" == reading.one(Meeting).next_steps
    assert [*name.split("\n"), *ADDRESS.split("\n")[:-1]] == unread(reading)


@pytest.mark.parametrize(
    "above", ["A longer one.", "a longer one", "- A longer one", "We were at:", "A\nB\nC\nD", f"A{'n' * 60}"]
)
def test_a_text_in_one_block_with_a_postal_address_is_not_a_name(above: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Next steps:\nWords\n\n{above}\n{ADDRESS}")

    paragraphs = above.replace("\n", "\n\n")
    assert reading.one(Meeting).next_steps.startswith(f"Words\n\n{paragraphs}")


# ------------------------------------------------------------------- what takes time is bounded


def test_a_thousand_lines_of_a_page_are_asked_for_a_clock_beside_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(text: str) -> DateReading | None:
        asked.append(text)
        return clocked_day(text)

    monkeypatch.setattr(marks, "clocked_day", ask)
    lines = [f"{number % 24}.{number % 60:02} am, 7 May {2000 + number // 60}" for number in range(3_000)]
    reading = pages.read_text(f"{TITLE}\nDate: 7 May 2021\n{HOST}Description:\n" + "\n".join(lines))

    assert (1_000, Date(2021, 5, 7)) == (len(asked), reading.one(Meeting).date)


def test_no_date_is_looked_for_in_a_line_too_long_for_a_title(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []

    def find(text: str) -> FoundDate | None:
        lengths.append(len(text))
        return find_date(text)

    monkeypatch.setattr(heads, "find_date", find)
    for line in (
        "Title of 1 June 2020",
        "Title of 1 June 2020" * 40_000,
        "1 June 2020, Webinar: " * 40_000,
        "a " * 40_000,
    ):
        pages.read_text(f"{TITLE}\n{line}\nDate: x\n")
        pages.read_text(f"{line}\nDate: x\n")
        pages.read_text(f"{line}\n\nHost organisation:\nA school\n")

    assert lengths
    assert max(lengths) <= MAX_LINE
