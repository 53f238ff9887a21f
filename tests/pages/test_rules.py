"""The rules of section 5 of the design, a case each, on pages as small as the rule allows."""

from typing import cast

import pytest

from stemtaskforce import Country, Event, Meeting, MeetingKind, Taskforce, pages
from stemtaskforce.errors import InvalidRecord, PageError
from stemtaskforce.pages import Reading

NBSP = "\u00a0"
DOSSIER = "QUICK: taskforce dossier\nA pact\nRequesting organisation:\nA ministry\nStart date:\nMay 1, 2020\n"
TIMELINE = f"{DOSSIER}The timeline below\n"
MEETING = "Kick-off\n\nKick-off\n\nDate:\n20 August 2018\n"


def read(text: str) -> Reading:
    return pages.read_text(text)


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


def unread(reading: Reading) -> list[str]:
    return [line.text for line in reading.unread]


def listed(reading: Reading) -> tuple[Event, ...]:
    """Give the events of a dossier."""
    return cast("tuple[Event, ...]", reading.fields["events"])


def meeting(text: str) -> Meeting:
    record = read(text).record
    assert isinstance(record, Meeting)
    return record


def taskforce(text: str) -> Taskforce:
    record = read(text).record
    assert isinstance(record, Taskforce)
    return record


# ------------------------------------------------------------------- lines and blocks


@pytest.mark.parametrize("blank", ["", " ", NBSP, f"\t{NBSP} \u2003", "\r"])
def test_a_line_of_white_space_is_blank_and_says_nothing(blank: str) -> None:
    page = f"{MEETING}Description:\n{blank}\nOne.\n{blank}\n{blank}\nTwo.\n"
    assert "One.\n\nTwo." == meeting(page).description


def test_consecutive_items_of_a_list_are_one_block_whatever_stands_between_them() -> None:
    page = f"{MEETING}Description:\nHeld:\n  • one\n\n{NBSP}\n      • nested\n  1) three\n2. four\nThe end.\n"
    assert "Held:\n\n- one\n- nested\n1. three\n2. four\n\nThe end." == meeting(page).description


@pytest.mark.parametrize("line", ["•", "1)", "3.14 is a number", "1.5) no item", "- "])
def test_what_only_looks_like_an_item_stays_as_it_is(line: str) -> None:
    assert line.strip() == meeting(f"{MEETING}Description:\n{line}\n").description


def test_text_is_in_form_c_and_curly_quotes_stay() -> None:
    assert "“Café’s”" == meeting(f"{MEETING}Description:\n“Cafe\u0301’s”\n").description


def test_a_byte_order_mark_and_any_line_end_are_no_text() -> None:
    assert (
        "One.\n\nTwo." == meeting("\ufeff" + MEETING.replace("\n", "\r\n") + "Description:\rOne.\r\rTwo.").description
    )


# ------------------------------------------------------------------- labels


@pytest.mark.parametrize("label", ["Date:", f"Date:{NBSP}", f"  Date: {NBSP} ", "Date:\t"])
def test_a_label_stands_alone_maybe_with_a_non_breaking_space_behind(label: str) -> None:
    assert "2018-08-20" == str(meeting(f"Kick-off\n\nKick-off\n\n{label}\n20 August 2018\n").date)


def test_a_label_may_share_the_line_with_its_value() -> None:
    record = meeting("Webinar\nDate: 20 August 2018\nLocation: Oslo\nDescription: One.\nTwo.\n")
    assert ("2018-08-20", "Oslo", "One.\n\nTwo.") == (str(record.date), record.location, record.description)


def test_a_label_ends_at_the_first_colon_of_its_line() -> None:
    record = meeting("Webinar\nDate: 07/25/2017 - 09:00\nLocation: Oslo: the House\n")
    assert ("09:00:00", "Oslo: the House") == (str(record.time), record.location)


@pytest.mark.parametrize(
    "line",
    ["Day 1:", "Keynote: a talk", "date: 1 May 2020", "The Date: 1 May 2020", "Status: ongoing", "Background:", "A: b"],
)
def test_only_text_that_is_exactly_a_label_of_the_kind_is_one(line: str) -> None:
    assert f"One.\n\n{line}\n\nTwo." == meeting(f"{MEETING}Description:\nOne.\n{line}\nTwo.\n").description


def test_a_label_followed_by_a_label_is_empty() -> None:
    reading = read(f"{DOSSIER}Status:\nBackground:\nText.\nObjectives:\nResults:\n")
    assert ("", "Text.") == (taskforce(f"{DOSSIER}Status:\nBackground:\nText.\nObjectives:\n").objectives, "Text.")
    assert [("field.empty", f"/{field}") for field in ("status", "objectives", "results")] == [
        (finding.code, finding.path) for finding in reading.findings
    ]


def test_a_label_before_the_timeline_and_at_the_end_is_empty() -> None:
    assert ["field.empty"] == codes(read("A pact\nRequesting organisation:\nX\nStatus:\nThe timeline below\n"))
    assert ["field.empty"] == codes(read(f"{MEETING}Host organisation:"))
    assert ["page.foreign-tail", "field.empty"][::-1] == codes(read(f"{MEETING}Location:\nQUICK: x\nOslo"))


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("About", "summary"),
        ("Where", "location"),
        ("Programme", "description"),
        ("Organisation", "host_organisation"),
        ("City & meeting location", "location"),
        ("Next steps", "next_steps"),
    ],
)
def test_labels_of_other_pages_of_the_site_fill_the_same_fields(label: str, field: str) -> None:
    assert "Words" == getattr(meeting(f"{MEETING}{label}:\nWords\n"), field)


def test_when_gives_the_date() -> None:
    assert "2025-11-06" == str(meeting("Webinar on girls\nWhen: 5–6 November 2025\n").end_date)


def test_a_label_of_one_line_takes_one_line_and_what_follows_joins_the_description_in_page_order() -> None:
    page = f"{MEETING}Host organisation:\nX\nFirst.\nLocation:\nOslo\nSecond.\nDescription:\nThird.\n"
    assert "First.\n\nSecond.\n\nThird." == meeting(page).description


def test_of_a_publication_unlabelled_text_joins_the_summary_in_page_order() -> None:
    page = "A plan\nPublication type:\nTools\nFirst.\nDescription:\nSecond.\nObjectives:\nThird.\nCountry:\nIT\nLast.\n"
    record = read(page).record
    assert isinstance(record, Event)
    assert ("First.\n\nSecond.\n\nThird.\n\nLast.", Country.IT) == (record.summary, record.country)


def test_on_a_dossier_with_labels_unlabelled_text_is_unread() -> None:
    reading = read(f"{DOSSIER}Status:\nongoing\nStray.\nBackground:\nText.\n")
    assert ["Stray."] == unread(reading)
    assert "Text." == reading.fields["background"]


def test_a_second_value_of_a_field_of_one_line_is_told_and_unread() -> None:
    reading = read(f"{MEETING}Location:\nOslo\nWhere:\nBergen\n")
    assert ("Oslo", ["page.repeated"], ["Bergen"]) == (reading.fields["location"], codes(reading), unread(reading))


def test_a_second_section_of_prose_joins_the_first() -> None:
    assert "One.\n\nTwo." == meeting(f"{MEETING}Description:\nOne.\nLocation:\nOslo\nProgramme:\nTwo.\n").description


# ------------------------------------------------------------------- titles and chrome


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("A pact\nQUICK: taskforce dossier\nB pact\n", "B pact"),
        ("QUICK: taskforce dossier\n  • Print\nWhat are Taskforces?\nB pact\n", "B pact"),
        ("QUICK: taskforce dossier\nQUICK: more\nB pact\n", "B pact"),
        ("A pact\nA pact\nOther\n", "A pact"),
        ("A pact\nOther\nA pact\nMore\n", "A pact"),
        ("A pact\nTaskforce Dossier\nA pact\nMore\n", "A pact"),
        ("Other\nA pact\n", "A pact"),
        ("A pact\nMENU\nMain menu\nRelated\nClick here\nSkip to main content\n  • Home\n  • News\n", "A pact"),
        ("A pact\nQUICK: taskforce dossier\n", "A pact"),
        ("A pact\n  • Home\nA pact\nQUICK: taskforce dossier\nB pact\n", "B pact"),
        ("Taskforce dossier on girls\n", "Taskforce dossier on girls"),
    ],
)
def test_the_title_of_a_dossier(head: str, title: str) -> None:
    assert title == taskforce(f"{head}Requesting organisation:\nX\nStart date:\nMay 1, 2020\n").name


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Kick-off\nKick-off\nOther\n", "Kick-off"),
        ("Other\n29 February 2024 - Kick-off\nMore\n", "29 February 2024 - Kick-off"),
        ("29 February 2024 - Kick-off\nWebinar\nWebinar\n", "Webinar"),
        ("MENU\nKick-off\nCLICK HERE\n", "Kick-off"),
        ("  • Home\nKick-off\n", "Kick-off"),
        ("Home\nKick-off\nQUICK: meeting\n", "Kick-off"),
        ("12 June 2020\nKick-off\nKick-off\n", "Kick-off"),
        ("Kick-off\n12 June 2020\nKick-off\n", "Kick-off"),
        (f"{'29 February 2024 - Kick-off'.ljust(1000, '.')}\nOther\n", "29 February 2024 - Kick-off".ljust(1000, ".")),
        (f"{'29 February 2024 - Kick-off'.ljust(1001, '.')}\nOther\n", "Other"),
    ],
)
def test_the_title_of_a_meeting(head: str, title: str) -> None:
    assert title == meeting(f"{head}Host organisation:\nX\nDate:\n1 May 2020\n").title


def test_a_date_above_the_title_is_its_own_only_where_it_stands_right_above() -> None:
    reading = read("12 June 2020\nHome\nKick-off\nKick-off\nHost organisation:\nX\n")
    assert ("Kick-off", ["date.missing"]) == (reading.fields["title"], codes(reading))
    assert ["12 June 2020", "Home"] == unread(reading)
    below = read("12 June 2020\nHome\nKick-off\nKick-off\n13 June 2020\nHost organisation:\nX\n")
    assert "2020-06-13" == str(below.fields["date"])


def test_copies_of_the_title_are_known_and_what_repeats_it_in_the_text_is_text() -> None:
    below = read("Kick-off\n12 June 2020\nKick-off\nText.\n" + "Host organisation:\nX\n")
    assert ("Text.", []) == (below.fields["description"], unread(below))
    above = read("Kick-off\nKick-off\n12 June 2020\nText.\nKick-off\nHost organisation:\nX\n")
    assert "Text.\n\nKick-off" == above.fields["description"]


@pytest.mark.parametrize("quote", ["'", "’"])
def test_the_sentence_above_every_dossier_is_known(quote: str) -> None:
    assert [] == unread(read(f"Taskforces are the EU STEM Coalition{quote}s main instrument for x.\n{DOSSIER}"))


def test_a_dossier_may_end_behind_its_heading_or_its_title() -> None:
    assert "A pact" == taskforce("A pact\nQUICK: taskforce dossier\n").name
    assert "A pact" == taskforce("QUICK: taskforce dossier\nA pact\n").name
    tail = ["QUICK: publications", "Other"]
    reading = read("\n".join(["QUICK: taskforce dossier", "A pact", *tail]))
    assert (Taskforce(name="A pact"), tail, ["page.foreign-tail"]) == (reading.record, unread(reading), codes(reading))


def test_the_first_block_of_a_dossier_may_be_a_date() -> None:
    assert "1 May 2020" == taskforce("QUICK: taskforce dossier\nA pact\n1 May 2020\nOne.\n").background


def test_what_stands_above_the_title_is_unread_and_the_frame_of_the_page_is_known() -> None:
    assert ["Home", "- News"] == unread(read(f"MENU\nHome\n• News\n{MEETING}"))


@pytest.mark.parametrize("frame", ["MENU", "Main menu", "related", "Click here", "Skip to main content"])
def test_the_frame_of_the_page_is_no_value_wherever_it_stands(frame: str) -> None:
    reading = read(f"{MEETING}Location:\n{frame}\nDescription:\nText.\n{frame}\n")
    assert (["field.empty"], []) == (codes(reading), unread(reading))
    assert "Text." == reading.fields["description"]


def test_a_title_that_no_record_may_hold_is_missing_and_unread() -> None:
    reading = read(f"{'x' * 1001}\nDate:\n1 May 2020\nHost organisation:\nY\nDescription:\nText.\n")
    assert {"text.too-long", "title.missing", "kind.assumed"} == set(codes(reading))
    assert ((), ["x" * 1001]) == (reading.records, unread(reading))


def test_a_page_without_a_title_gives_its_fields_and_complete_makes_the_record() -> None:
    reading = read("Background: One.\nObjectives: Two.\nResults: Three.\nFour.\n")
    assert (("taskforce", "C"), ()) == ((reading.kind, reading.layout), reading.records)
    assert Taskforce(name="A pact", background="One.", objectives="Two.", results="Three.\n\nFour.") == (
        reading.complete(name="A pact")
    )
    with pytest.raises(PageError, match=r"title\.missing"):
        _ = reading.record
    with pytest.raises(TypeError, match="name"):
        reading.complete()
    with pytest.raises(InvalidRecord):
        reading.complete(name="")


def test_a_meeting_without_a_date_gives_no_record() -> None:
    reading = read("Kick-off\n\nKick-off\n\nHost organisation:\nX\n")
    assert (["date.missing"], ()) == (codes(reading), reading.records)
    assert Meeting(title="Kick-off", date="2020-05-01", kind="kick-off", host_organisation="X") == (
        reading.complete(date="2020-05-01")
    )


# ------------------------------------------------------------------- QUICK: and foreign tails


@pytest.mark.parametrize("words", ["QUICK:", "QUICK: publications", "QUICK: taskforce dossier", "QUICK: anything"])
@pytest.mark.parametrize(
    "page", [MEETING, "A plan\nPublication type:\nNews\nPublication date:\n1 May 2020\n", TIMELINE]
)
def test_after_fields_quick_starts_a_foreign_tail(page: str, words: str) -> None:
    tail = [words, "Other", "Requesting organisation:", "Z", "Date:", "1 May 2021", "Publication type:", "News"]
    alone, reading = read(page), read(page + "\n".join(tail))
    assert alone.record == reading.record
    assert (tail, [*codes(alone), "page.foreign-tail"]) == (unread(reading), codes(reading))


@pytest.mark.parametrize("words", ["QUICK:", "QUICK: publications", "QUICK: anything"])
def test_before_any_field_quick_heads_the_page(words: str) -> None:
    assert [] == unread(read(f"{words}\n{MEETING}")) + unread(read(f"Kick-off\n{words}\nKick-off\nDate:\n1 May 2020\n"))
    listing = read(f"Taskforces\nTaskforces\nongoing taskforces\n{words}\nMay 1, 2020 | France | X\nText.\n")
    assert ("ongoing", []) == (listing.rows[0].status, [line for line in unread(listing) if line != words])


def test_a_foreign_tail_ends_a_listing_and_a_timeline() -> None:
    rows = read("May 1, 2020 | France | X\nText.\nQUICK: support\nMay 2, 2020 | Spain | Y\n")
    assert (1, ["QUICK: support", "May 2, 2020 | Spain | Y"]) == (len(rows.rows), unread(rows))
    assert ["page.foreign-tail"] == codes(rows)
    timeline = read(f"{TIMELINE}May 4, 2020\nNews | X\nText.\nQUICK: news\nMay 3, 2020\nNews | Y\n")
    assert 1 == len(listed(timeline))
    assert "page.foreign-tail" in codes(timeline)


# ------------------------------------------------------------------- dossiers


def test_without_labels_of_prose_the_blocks_are_told_by_their_place() -> None:
    reading = read(f"{DOSSIER}One.\n• a\n• b\nThree.\nFour.\n")
    assert ("One.", "- a\n- b", "Three.\n\nFour.") == tuple(
        reading.fields[name] for name in ("background", "objectives", "results")
    )
    assert [("field.by-position", f"/{name}") for name in ("background", "objectives", "results")] == [
        (finding.code, finding.path) for finding in reading.findings
    ]


def test_a_dossier_may_have_its_blocks_right_behind_the_title() -> None:
    reading = read("QUICK: taskforce dossier\nA pact\nOne.\nThe timeline below\n")
    assert ("A pact", "One.") == (reading.fields["name"], reading.fields["background"])


@pytest.mark.parametrize("value", ["ongoing", "Ongoing", "FINALISED"])
def test_a_status_is_one_of_the_vocabulary(value: str) -> None:
    assert value.lower() == taskforce(f"{DOSSIER}Status:\n{value}\n").status


@pytest.mark.parametrize(
    ("label", "value", "code"),
    [
        ("Status", "on hold", "status.unknown"),
        ("Country", "Baltic states", "country.unknown"),
        ("Start date", "February 2024", "date.incomplete"),
        ("Start date", "31 June 2024", "date.invalid"),
        ("Requesting organisation", "x" * 1001, "text.too-long"),
    ],
)
def test_a_bad_optional_value_is_none_a_finding_and_an_unread_line(label: str, value: str, code: str) -> None:
    reading = read(f"QUICK: taskforce dossier\nA pact\nResults:\nText.\n{label}:\n{value}\n")
    assert ([code], [value]) == (codes(reading), unread(reading))
    assert {"name", "results"} == reading.fields.keys()
    assert (6, "A pact") == (reading.findings[0].line, reading.fields["name"])


def test_of_a_range_where_a_day_is_wanted_the_first_day_is_taken_and_the_line_stays_unread() -> None:
    reading = read("QUICK: taskforce dossier\nA pact\nResults:\nText.\nStart date:\n3 March 2022 to 4 March 2022\n")
    assert ("2022-03-03", ["date.surplus"], 1) == (
        str(reading.fields["start_date"]),
        codes(reading),
        len(reading.unread),
    )


# ------------------------------------------------------------------- timelines


def events(text: str) -> tuple[Event, ...]:
    return taskforce(TIMELINE + text).events


def test_a_line_with_a_bar_is_split_at_the_first_one() -> None:
    assert (Event(date="2020-06-15", category="News", publisher="A | B", summary="Text."),) == (
        events("June 15, 2020\nNews | A | B\nText.\n")
    )


@pytest.mark.parametrize(("line", "category", "publisher"), [("News |", "News", None), ("| SEER", None, "SEER")])
def test_one_side_of_a_bar_may_be_empty(line: str, category: str | None, publisher: str | None) -> None:
    assert (Event(category=category, publisher=publisher, summary="Text."),) == events(f"{line}\nText.\n")


def test_an_entry_without_a_date_above_is_undated_and_the_line_above_belongs_to_the_entry_before() -> None:
    reading = read(f"{TIMELINE}June 15, 2020\nNews | A\nOne.\nTwo.\nTools | B\nThree.\n")
    first, second = taskforce(f"{TIMELINE}June 15, 2020\nNews | A\nOne.\nTwo.\nTools | B\nThree.\n").events
    assert (("One.\n\nTwo.", None), "Three.") == ((first.summary, second.date), second.summary)
    assert ["event.undated"] == codes(reading)


@pytest.mark.parametrize(
    ("line", "code"), [("February 2024", "date.incomplete"), ("31 June 2024", "date.invalid"), ("13/13/2024", None)]
)
def test_a_date_above_an_entry_that_is_no_whole_one_is_told_unread_and_no_teaser(line: str, code: str | None) -> None:
    reading = read(f"{TIMELINE}June 15, 2020\nNews | A\nOne.\n{line}\nTools | B\nTwo.\n")
    first, second = listed(reading)
    assert ("One.", None, [line]) == (first.summary, second.date, unread(reading))
    assert {code or "date.invalid", "event.undated"} == set(codes(reading))


def test_a_date_at_the_end_of_the_page_is_none_of_the_first_entry() -> None:
    assert (Event(category="News", publisher="A", summary="Text.\n\n4 May 2018"),) == (
        events("News | A\nText.\n4 May 2018\n")
    )


def test_a_sign_inside_a_word_is_no_bar() -> None:
    assert ["One.\n\nA|b"] == [event.summary for event in events("June 15, 2020\nNews | A\nOne.\nA|b\n")]


def test_text_between_the_introduction_and_the_first_entry_is_unread() -> None:
    assert ["Stray."] == unread(read(f"{TIMELINE}Stray.\nJune 15, 2020\nNews | A\nOne.\n"))
    assert ["Stray."] == unread(read(f"{TIMELINE}Stray.\n"))
    assert ["The timeline below"] == unread(read(f"{TIMELINE}The timeline below\nJune 15, 2020\nNews | A\nOne.\n"))


def test_a_dossier_may_have_a_timeline_without_its_introduction() -> None:
    reading = read(f"{DOSSIER}Background:\nA | b.\nResults:\nText.\nJune 15, 2020\nNews | A\nOne.\n")
    assert ("A | b.", "Text.", 1) == (
        reading.fields["background"],
        reading.fields["results"],
        len(listed(reading)),
    )


def test_a_bad_value_above_a_timeline_is_told_with_its_line() -> None:
    page = f"{DOSSIER}The timeline below\nJune 15, 2020\nNews | A\n".replace("A ministry", "x" * 1001)
    reading = read(page)
    assert [("text.too-long", 4)] == [(finding.code, finding.line) for finding in reading.findings]
    assert (["x" * 1001], 1) == (unread(reading), len(listed(reading)))


def test_on_a_meeting_a_date_and_a_line_with_a_bar_are_text() -> None:
    page = f"{MEETING}Description:\nWords.\n1 May 2020\nNews | A\n"
    assert "Words.\n\n1 May 2020\n\nNews | A" == meeting(page).description


def test_an_entry_with_nothing_to_say_or_with_too_long_a_publisher_is_unread() -> None:
    reading = read(f"{TIMELINE}June 15, 2020\n|\nMay 4, 2020\n | \nMay 3, 2020\nNews | {'x' * 1001}\nOne.\n")
    (event,) = listed(reading)
    assert Event(date="2020-05-03", category="News", summary="One.") == event
    assert ["event.blank", "event.blank", "text.too-long"] == [
        code for code in codes(reading) if code != "event.undated"
    ]
    assert 7 == len(reading.unread)


@pytest.mark.parametrize(
    ("entries", "code", "path"),
    [
        ("June 15, 2020\nNews | A\nText...\n", "text.truncated", "/events/0/summary"),
        ("June 15, 2020\nNews | A…\nText.\n", "text.truncated", "/events/0/publisher"),
        ("June 15, 2020\nOdd | A\nText.\n", "category.unknown", "/events/0/category"),
        ("April 30, 2020\nNews | A\nText.\n", "event.before-start", "/events/0/date"),
        ("News | A\nText.\n", "event.undated", "/events/0/date"),
        ("June 15, 2020\nNews | A\nText.\nJune 16, 2020\nNews | B\n", "timeline.unordered", "/events"),
        ("Monday, 16 June 2020\nNews | A\n", "date.weekday", "/events/0/date"),
        ("07/12/2020\nNews | A\n", "date.ambiguous", "/events/0/date"),
        ("June 15, 2020 to June 16, 2020\nNews | A\n", "date.surplus", "/events/0/date"),
    ],
)
def test_what_there_is_to_say_of_an_entry_is_a_finding(entries: str, code: str, path: str) -> None:
    assert [(code, path)] == [(finding.code, finding.path) for finding in read(TIMELINE + entries).findings]


@pytest.mark.slow
def test_past_ten_thousand_entries_the_rest_is_unread() -> None:
    page = f"{TIMELINE}Stray.\n" + "".join(f"June 15, 2020\nNews | {number}\n" for number in range(10_001))
    reading = read(page)
    assert (10_000, ["Stray.", "June 15, 2020", "News | 10000"]) == (
        len(listed(reading)),
        unread(reading),
    )
    assert ["events.too-many"] == codes(reading)


@pytest.mark.slow
@pytest.mark.parametrize(("head", "line"), [(TIMELINE, "News | x\n"), ("", "May 1, 2020 | France | X\n")])
def test_ten_thousand_entries_or_rows_are_read_to_the_last(head: str, line: str) -> None:
    reading = read(head + line * 10_000)
    assert (10_000, []) == (len(reading.rows) or len(listed(reading)), unread(reading))
    assert "events.too-many" not in codes(reading)


# ------------------------------------------------------------------- meetings


def test_with_a_bare_date_the_objective_is_its_first_block_and_the_rest_the_description() -> None:
    page = "Kick-off\nKick-off\n12 June 2020\nObjective of the meeting:\nOne.\nTwo.\n• a\n• b\nNext steps:\nThen.\n"
    record, reading = meeting(page), read(page)
    assert ("M2", "One.", "Two.\n\n- a\n- b", "Then.") == (
        reading.layout,
        record.objective,
        record.description,
        record.next_steps,
    )
    assert [("field.by-position", "/description")] == [(note.code, note.path) for note in reading.findings]


def test_with_a_bare_date_and_no_objective_the_summary_is_its_first_block() -> None:
    page = "Kick-off\nKick-off\n12 June 2020\nShort summary:\nOne.\nTwo.\n"
    assert ("M3", "One.", "Two.") == (read(page).layout, meeting(page).summary, meeting(page).description)


@pytest.mark.parametrize("more", ["Description:\nThree.\n", "When: 13 June 2020\n"])
def test_with_a_description_or_a_labelled_date_a_section_has_all_its_blocks(more: str) -> None:
    page = f"Kick-off\nKick-off\n12 June 2020\nObjective of the meeting:\nOne.\nTwo.\n{more}"
    assert "One.\n\nTwo." == meeting(page).objective


def test_a_labelled_date_wins_over_a_bare_one_which_stays_unread() -> None:
    for label in ("Date", "When"):
        reading = read(f"Kick-off\nKick-off\n12 June 2020\nHost organisation:\nX\n{label}:\n13 June 2020\n")
        assert ("2020-06-13", ["12 June 2020"]) == (str(reading.fields["date"]), unread(reading))
    empty = read("Kick-off\nKick-off\n12 June 2020\nDate:\nHost organisation:\nX\n")
    assert ("2020-06-12", []) == (str(empty.fields["date"]), unread(empty))


def test_a_bare_date_may_have_a_time() -> None:
    record = meeting("Kick-off\nKick-off\n07/25/2017 - 09:00\nHost organisation:\nX\nText.\n")
    assert ("2017-07-25", "09:00:00", "Text.") == (str(record.date), str(record.time), record.description)


@pytest.mark.parametrize("label", ["", "Date:\n", "Date:\nFebruary 2024\n", "When: soon\n"])
def test_where_no_label_or_line_gives_the_date_a_whole_date_in_the_title_does(label: str) -> None:
    record = meeting(f"29 February 2024 - Kick-off\nHost organisation:\nX\n{label}")
    assert "2024-02-29" == str(record.date)


def test_a_labelled_date_wins_over_one_in_the_title() -> None:
    assert "2024-03-01" == str(meeting("29 February 2024 - Kick-off\nDate:\n1 March 2024\n").date)


def test_a_publication_date_is_never_the_date_of_a_meeting() -> None:
    for day in ("1 May 2020", "07/12/2017", "Monday, 2 May 2020"):
        reading = read(f"Kick-off\nKick-off\nHost organisation:\nX\nPublication date: {day}\n")
        assert (["date.missing"], [f"Publication date: {day}"]) == (codes(reading), unread(reading))
    partial = read("Kick-off\nKick-off\nHost organisation:\nX\nPublication date:\nFebruary 2024\n")
    # It is not the meeting's, so it is not reported as an error of the meeting's date.
    assert (["date.missing"], ["February 2024"]) == (codes(partial), unread(partial))


@pytest.mark.parametrize(
    "value", ["February 2024", "spring", "2024", "٢٠ August 2018", "now", "tomorrow", "31 June 2024"]
)
def test_a_partial_date_or_prose_is_never_completed(value: str) -> None:
    reading = read(f"Kick-off\nKick-off\nDate:\n{value}\n")
    assert ((), [value]) == (reading.records, unread(reading))
    assert "date.missing" in codes(reading)
    assert {"date.incomplete", "date.invalid"} & set(codes(reading))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("EU STEM Coalition - General Assembly: Copenhagen", "general-assembly"),
        ("Conference and general assembly", "general-assembly"),
        ("Thematic session: girls", "thematic-session"),
        ("WEBINAR", "webinar"),
        ("Conference on STEM", "conference"),
        ("Kick-off of a project", "kick-off"),
        ("Kick off meeting", "kick-off"),
        ("Taskforce Meeting: Brussels", "taskforce-meeting"),
        ("Conference after the taskforce meeting", "conference"),
    ],
)
def test_the_kind_is_the_first_that_the_words_of_the_title_name(title: str, kind: str) -> None:
    reading = read(f"{title}\nDate:\n1 May 2020\n")
    assert (MeetingKind(kind), []) == (reading.fields["kind"], codes(reading))


@pytest.mark.parametrize("title", ["Norway", "Conferences", "Webinarium", "Task", "General remarks on an assembly"])
def test_a_title_without_such_words_is_a_taskforce_meeting_and_a_finding(title: str) -> None:
    page = f"{title}\nHost organisation:\nX\nDate:\n1 May 2020\n"
    assert ["kind.assumed"] == codes(read(page))
    assert meeting(page).kind is MeetingKind.TASKFORCE_MEETING


@pytest.mark.parametrize(
    ("lines", "country", "expected"),
    [
        ("Country:\nNorway\nLocation:\nOslo\n", "NO", []),
        ("Location:\nOslo, Norway\n", "NO", ["country.inferred"]),
        ("Location:\nNorway\n", "NO", ["country.inferred"]),
        ("Location:\nHouse of Science (Tallinn, Estonia)\n", "EE", ["country.inferred"]),
        ("Country:\nLocation:\nOslo, Norway\n", "NO", ["field.empty", "country.inferred"]),
        ("Country:\nNorway\nLocation:\nOslo, Norway\n", "NO", []),
        ("Country:\nNorway\nLocation:\nCopenhagen, Denmark\n", "NO", ["country.differs"]),
        ("Country:\nNordic\nLocation:\nOslo, Norway\n", None, ["country.unknown"]),
        ("Location:\nOslo (Hotel Bastion)\n", None, []),
        ("Location:\nRoom 4, IT\n", None, []),
    ],
)
def test_a_label_gives_the_country_else_the_end_of_the_location(
    lines: str, country: str | None, expected: list[str]
) -> None:
    reading = read(MEETING + lines)
    assert (country, expected) == (reading.fields.get("country"), codes(reading))


def test_a_range_is_kept_and_told_where_it_is_suspicious_or_turned_round() -> None:
    long = read("Kick-off\nDate:\n3 February 2023 to 3 March 2023\n")
    assert (["date.range-suspicious"], "2023-03-03") == (codes(long), str(long.fields["end_date"]))
    turned = read("Kick-off\nDate:\n3 March 2023 to 2 March 2023\n")
    assert (["date.range-reversed"], 1) == (codes(turned), len(turned.unread))
    assert ("2023-03-03", None) == (str(turned.fields["date"]), turned.fields.get("end_date"))


def test_a_summary_that_the_body_repeats_is_told_and_kept() -> None:
    reading = read("Kick-off\nKick-off\n12 June 2020\nShort summary:\nOne.\nOne.\nTwo.\n")
    assert ["field.by-position", "page.repeated"] == codes(reading)
    assert ("One.", "One.\n\nTwo.") == (reading.fields["summary"], reading.fields["description"])


# ------------------------------------------------------------------- publications and listings


def test_a_publication_is_an_event_with_a_title() -> None:
    page = "A plan\n\nA plan\n\nSource / author:\nX...\nPublication date:\n15 January 2012\nPublication type:\nOdd\n"
    reading = read(page)
    assert Event(title="A plan", publisher="X...", date="2012-01-15", category="Odd") == reading.record
    assert [("text.truncated", "/publisher", 6), ("category.unknown", "/category", 10)] == [
        (finding.code, finding.path, finding.line) for finding in reading.findings
    ]


@pytest.mark.parametrize(
    ("page", "nearest"),
    [
        ("A plan\nCountry:\nItaly\nPublication date:\n1 May 2020\n", "publication"),
        ("A pact\nStatus:\nongoing\nObjectives:\nText.\n", "taskforce"),
        ("A party\nWhen:\n1 May 2020\nWhere:\nOslo\n", "meeting"),
    ],
)
def test_labels_that_other_sites_have_as_well_give_no_record_and_the_nearest_kind_is_named(
    page: str, nearest: str
) -> None:
    reading = read(page)
    assert (None, (), ["page.unsupported"]) == (reading.kind, reading.records, codes(reading))
    assert f"has labels of a {nearest} (" in reading.findings[0].message


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The ongoing taskforces".ljust(300, "."), None),
        ("The ongoing taskforces".ljust(299, ".") + ":", "ongoing"),
        ("The ongoing taskforces".ljust(300, ".") + ":", None),
        ("About ongoing taskforces…", None),
        ("About ongoing taskforces...", None),
    ],
)
def test_a_heading_of_rows_is_a_whole_sentence_and_no_longer(line: str, expected: str | None) -> None:
    first, second = read(f"May 1, 2020 | France | X\n{line}\nMay 2, 2020 | Spain | Y\n").rows
    assert (expected, "" if expected else line) == (second.status, first.teaser)


def test_a_line_with_bars_and_without_a_date_is_no_row() -> None:
    reading = read("May 1, 2020 | France | X\nOne | two | three\nFour | five\n")
    assert ["One | two | three\n\nFour | five"] == [row.teaser for row in reading.rows]


def test_rows_have_the_status_of_the_words_above_them() -> None:
    reading = read(
        "Taskforces\nTaskforces\nIntroduction.\nMay 3, 2020 | Italy | W\n"
        "See the ongoing taskforces:\nMay 1, 2020 | France | X\nAbout finalised taskforces and oth...\n"
        "May 2, 2020 | Spain | Y\nFINALISED TASKFORCES\nText.\nMay 4, 2020 | Malta | Z\n"
        "Both ongoing taskforces and finalised taskforces\n"
    )
    assert [None, "ongoing", "ongoing", "finalised"] == [row.status for row in reading.rows]
    assert ["", "About finalised taskforces and oth...", ""] == [row.teaser for row in reading.rows[:3]]
    assert ["Introduction.", "Text."] == unread(reading)


@pytest.mark.parametrize(
    ("row", "values", "expected"),
    [
        ("May 1, 2020 | | X", ("2020-05-01", None, "X"), []),
        ("May 1, 2020 | France |", ("2020-05-01", "FR", None), []),
        ("May 1, 2020 | France | X | Y", ("2020-05-01", "FR", "X | Y"), []),
        ("May 1, 2020 | Baltic | X", ("2020-05-01", None, "X"), ["country.unknown"]),
        ("May 2020 | France | X", (None, "FR", "X"), ["date.incomplete"]),
        ("May 32, 2020 | France | X", (None, "FR", "X"), ["date.invalid"]),
        (f"May 1, 2020 | France | {'x' * 1001}", ("2020-05-01", "FR", None), ["text.too-long"]),
    ],
)
def test_a_row_with_a_bad_or_empty_part_keeps_the_others(
    row: str, values: tuple[str | None, ...], expected: list[str]
) -> None:
    reading = read(f"May 2, 2020 | Spain | W\nText.\n{row}\nMay 1, 2020 | Spain | W\n")
    got = reading.rows[1]
    date = got.start_date and str(got.start_date)
    assert (values, expected) == ((date, got.country, got.requesting_organisation), codes(reading))
    assert bool(expected) is (row in unread(reading))
    assert "/rows/1/" in f"{reading.findings[0].path if expected else '/rows/1/'}/"


@pytest.mark.slow
def test_past_ten_thousand_rows_the_rest_is_unread_and_names_are_suggested_a_hundred_times() -> None:
    rows = "".join(f"May 1, 2020 | Narnia{number} | X\nText.\n" for number in range(10_002))
    reading = read(f"Ongoing taskforces\n{rows}")
    assert (10_000, 10_004, "events.too-many") == (len(reading.rows), len(reading.unread), reading.findings[-1].code)
    assert {"country.unknown"} == set(codes(reading)[:-1])


def test_a_row_of_a_country_is_read_past_the_suggestions_too() -> None:
    unknown = "".join(f"May 1, 2020 | Narnia{number} | X\n" for number in range(101))
    assert Country.FR is read(f"Ongoing taskforces\n{unknown}May 1, 2020 | France | X\n").rows[-1].country


def test_a_list_of_publications_gives_events_with_what_there_is_to_say_of_them() -> None:
    reading = read("Publications\nPublications\nApril 15, 2024\nNews | SEER\nOne.\nOn the 2nd ...\nOdd | B\n")
    assert (
        Event(date="2024-04-15", category="News", publisher="SEER", summary="One.\n\nOn the 2nd ..."),
        Event(category="Odd", publisher="B"),
    ) == reading.records
    assert [("text.truncated", "/0/summary"), ("event.undated", "/1/date"), ("category.unknown", "/1/category")] == [
        (finding.code, finding.path) for finding in reading.findings
    ]
    assert ("listing", []) == (reading.kind, unread(reading))
    with pytest.raises(PageError, match="2 records"):
        _ = reading.record


@pytest.mark.parametrize("text", ["", " \n\u00a0\n", "Words.\nMore words.\n", "1 May 2020\n", "a | b\n", "MENU\n"])
def test_a_page_of_no_known_layout_has_no_kind_and_all_its_lines_are_unread(text: str) -> None:
    reading = read(text)
    assert (None, (), ["page.unsupported"]) == (reading.kind, reading.records, codes(reading))
    assert [line for line in map(str.strip, text.split("\n")) if line and line != "MENU"] == unread(reading)
    with pytest.raises(PageError, match="kind None"):
        reading.complete(name="x")


# ------------------------------------------------------------------- the page's address and name


def test_the_address_of_a_page_becomes_the_records_and_names_the_findings() -> None:
    reading = pages.read_text(f"{MEETING}Location:\n", url="https://stemcoalition.eu/x")
    assert ("https://stemcoalition.eu/x",) * 2 == (reading.fields["url"], reading.findings[0].source)


def test_an_address_that_is_none_is_told_and_not_taken() -> None:
    reading = pages.read_text(MEETING, url="stemcoalition.eu", source="page")
    assert (["url.invalid"], "page", False) == (codes(reading), reading.findings[0].source, "url" in reading.fields)
    assert 1 == len(reading.records)


@pytest.mark.parametrize("mark", ["• ", "- ", "•"])
def test_rows_and_entries_may_stand_in_lists(mark: str) -> None:
    rows = read(
        f"Ongoing taskforces\n{mark}July 7, 2021 | Estonia | ERC\nA teaser\n{mark}May 2, 2020 | Italy | X\n"
    ).rows
    assert [("ERC", "A teaser"), ("X", "")] == [(row.requesting_organisation, row.teaser) for row in rows]
    entries = f"{mark}May 4, 2018\nTools | PTvT\nOne\n{mark}May 3, 2018\n{mark}Tools | A | B\nTwo\n"
    expected = (
        Event(date="2018-05-04", category="Tools", publisher="PTvT", summary="One"),
        Event(date="2018-05-03", category="Tools", publisher="A | B", summary="Two"),
    )
    assert expected == read(f"Publications\nPublications\n{entries}").records
    assert expected == listed(read(TIMELINE + entries))
    assert "-" == listed(read(f"{TIMELINE}- | PTvT\n"))[0].category


@pytest.mark.parametrize("line", ["Home | News | Contact", "2020 | Italy | X", "1 May 2020 | Italy"])
def test_a_line_with_bars_is_a_row_only_if_it_begins_with_a_date_and_has_two(line: str) -> None:
    assert (None, ["page.unsupported"]) == (read(f"{line}\nText.\n").kind, codes(read(f"{line}\nText.\n")))
    assert "Text." == meeting(f"{line}\n{MEETING}Text.\n").description


def test_a_value_of_one_line_may_stand_in_a_list_and_prose_keeps_its_marks() -> None:
    record = meeting(
        "Kick-off\nDate:\n• 20 August 2018\nHost organisation:\n• NCSR\nLocation:\n- Oslo\nNext steps:\n• One\n"
    )
    assert ("NCSR", "Oslo", "- One") == (record.host_organisation, record.location, record.next_steps)


@pytest.mark.parametrize("odd", ["February 2024", "31 June 2020", "15.06.2018", "15 juin 2018", "2018"])
def test_a_line_that_is_written_as_a_date_is_never_the_title(odd: str) -> None:
    reading = read(f"Taskforce meeting Oslo\n{odd}\nHost organisation:\nX\n")
    assert ("Taskforce meeting Oslo", [odd]) == (reading.fields["title"], unread(reading))
    assert {"date.incomplete", "date.invalid"} & {finding.code for finding in reading.findings if finding.line == 2}
    assert "A plan" == read(f"A plan\n{odd}\nSource / author:\nX\n").fields["title"]


def test_a_first_entry_or_row_with_half_a_date_begins_a_listing_too() -> None:
    events = read("Publications\nPublications\nFebruary 2024\nNews | A\nZero\nApril 15, 2023\nNews | B\nOne\n")
    assert [(None, "Zero"), (15, "One")] == [
        (event.date and event.date.day, event.summary) for event in cast("tuple[Event, ...]", events.records)
    ]
    assert ["date.incomplete", "event.undated"] == codes(events)
    rows = read("Taskforces\nTaskforces\nFebruary 2024 | Spain | A\nJuly 7, 2021 | Estonia | B\n")
    assert ["A", "B"] == [row.requesting_organisation for row in rows.rows]
    dossier = read(f"{DOSSIER}Results:\nText.\nFebruary 2024\nNews | A\nMay 4, 2018\nNews | B\n")
    assert ("Text.", 2) == (dossier.fields["results"], len(listed(dossier)))


def test_a_page_with_labels_of_several_kinds_is_told_by_what_stands_above_them() -> None:
    page = "29 February 2024 - Conference on the Future\nCountry: Belgium\nPublication date: February 2024\nBody.\n"
    record = meeting(page)
    assert ("2024-02-29", MeetingKind.CONFERENCE, "Body.") == (str(record.date), record.kind, record.description)
    assert "Text." == meeting("Webinar\nWebinar\n29 May 2016\nCountry:\nNorway\nDescription:\nText.\n").description
    titled = "29 February 2024 - Conference"
    assert "publication" == read(f"{titled}\nPublication type: News\nHost organisation: X\n").kind
    assert "meeting" == read(f"{titled}\nObjective of the meeting: y\nResults: x\n").kind


def test_text_between_the_title_and_the_labels_of_a_dossier_has_no_place() -> None:
    head = "A pact\nQUICK: taskforce dossier\nA pact\nA pact\nof many\n"
    reading = read(f"{head}Requesting organisation:\nX\nStart date:\n1 May 2020\nOne.\nTwo.\nThree.\n")
    assert ("One.", "Two.", "Three.") == tuple(reading.fields[name] for name in ("background", "objectives", "results"))
    assert ["of many"] == unread(reading)
    alone = read(f"{head}Requesting organisation:\nX\nOne.\nTwo.\n")
    assert (("One.", "Two."), ["of many"]) == ((alone.fields["background"], alone.fields["objectives"]), unread(alone))


def test_quick_heads_the_page_up_to_its_first_label() -> None:
    reading = read("A pact\nQUICK: taskforce dossier\nA pact\nQUICK: else\nStart date:\n1 May 2020\nStatus:\nongoing\n")
    assert (["name", "start_date", "status"], []) == ([*reading.fields], unread(reading))


def test_a_range_may_end_at_a_time_which_is_told_and_not_taken() -> None:
    reading = read("Kick-off\nDate:\n07/13/2017 - 09:00 to Friday, 14 July 2017 - 17:00\n")
    record = reading.record
    assert isinstance(record, Meeting)
    assert ("2017-07-13", "2017-07-14", "09:00:00") == (str(record.date), str(record.end_date), str(record.time))
    assert (["time.surplus"], 1) == (codes(reading), len(unread(reading)))


@pytest.mark.parametrize(
    ("page", "found", "left"),
    [
        ("May 1, 2020 | France | X | Y\n", "L", []),
        ("April 15, 2024\nNews | A\n", "E", []),
        ("1 May 2020\nReports\nReports\nApril 15, 2024\nNews | A\nOne.\n", "E", ["1 May 2020"]),
        ("Words\nNews | A\nApril 15, 2024\nTools | B\n", "E", ["Words", "News | A"]),
    ],
)
def test_a_listing_begins_with_its_first_row_or_dated_entry(page: str, found: str, left: list[str]) -> None:
    reading = read(page)
    assert (found, 1, left) == (reading.layout, len(reading.rows + reading.records), unread(reading))


def test_a_bare_date_above_the_rows_of_a_listing_is_unread() -> None:
    reading = read("May 4, 2018\nJune 2, 2019 | Norway | X\nteaser\n")
    assert (["Norway"], ["May 4, 2018"]) == (
        [row.country.label for row in reading.rows if row.country],
        unread(reading),
    )


def test_the_heading_of_a_dossier_above_another_kind_of_page_decides_nothing() -> None:
    reading = read(
        "QUICK: taskforce dossier\nOslo webinar\nOslo webinar\nMore\nDate:\n20 August 2018\nHost organisation:\nX\n"
    )
    assert ("meeting", "Oslo webinar", ["More"]) == (reading.kind, reading.fields["title"], unread(reading))


def test_a_publication_without_a_title_that_says_nothing_gives_no_record() -> None:
    reading = read("Publication date:\n1 May 2020\nPublication type:\nTools\n")
    assert ((), ["title.missing"]) == (reading.records, codes(reading))


def test_a_partial_date_in_the_place_of_a_date_line_is_told() -> None:
    reading = read("EU webinar\nEU webinar\nFebruary 2024\nHost organisation: x\nShort summary:\ns\n")
    assert (["date.missing", "date.incomplete"], ["February 2024"]) == (codes(reading), unread(reading))
