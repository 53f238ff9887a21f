"""Small pages, each of a kind that a real page or a bug report had, in our own words: one rule each."""

from typing import NamedTuple

import pytest
from pendulum import Date, Time

from stemtaskforce import Country, Event, Meeting, Taskforce, pages
from stemtaskforce.errors import PageError
from stemtaskforce.findings import make
from stemtaskforce.pages import Reading

HEAD = "QUICK: taskforce dossier\nPact of the Lakes\nRequesting organisation:\nA school board\n"
TIMELINE = f"{HEAD}The timeline below gives an overview.\nMay 20, 2019\nNews | Paper A\nFirst teaser.\n"
WEBINAR = "Webinar on robots\nDate:\n3 May 2021\nHost organisation:\nA school\n"


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


def unread(reading: Reading) -> list[str]:
    return [line.text for line in reading.unread]


def record(text: str) -> Taskforce | Meeting | Event:
    return pages.read_text(text).record


# ------------------------------------------------------------------- kinds


@pytest.mark.parametrize("label", ["Organisation role", "Organisation type", "Organisation Role", "organisation type "])
def test_a_members_page_gives_no_record_however_much_a_dossier_it_seems(label: str) -> None:
    reading = pages.read_text(f"A centre\nCountry: Malta\n{label}: platform\nBackground:\nOld.\nResults:\nMany.\n")
    assert (None, (), True) == (reading.kind, reading.records, "page.unsupported" in codes(reading))


@pytest.mark.parametrize("label", ["Education level", "Budget and funding model", "Description and objectives"])
def test_a_programme_page_gives_no_record_whatever_its_title_holds(label: str) -> None:
    reading = pages.read_text(f"Conference week 3 May 2021\nDate:\n3 May 2021\n{label}:\nWords.\nOrganisation:\nX\n")
    assert (None, ()) == (reading.kind, reading.records)
    assert "programme" in reading.findings[0].message


def test_member_labels_behind_the_requesting_organisation_do_not_count() -> None:
    reading = pages.read_text(f"{HEAD}Results:\nText.\nOrganisation type: public\n")
    assert "taskforce" == reading.kind
    assert "Text.\n\nOrganisation type: public" == reading.one(Taskforce).results


def test_publication_labels_inside_a_dossier_do_not_count() -> None:
    reading = pages.read_text(f"{HEAD}Background:\nText.\nPublication type: Tools\n")
    assert "Text.\n\nPublication type: Tools" == reading.one(Taskforce).background


def test_a_dossiers_heading_alone_decides_only_where_no_other_kinds_own_label_stands() -> None:
    assert "taskforce" == pages.read_text("QUICK: taskforce dossier\nA pact\nStatus:\nongoing\n").kind
    for label, kind in (("Source / author", "publication"), ("Short summary", "meeting"), ("Education level", None)):
        assert kind == pages.read_text(f"QUICK: taskforce dossier\nA page\n{label}:\nX\n").kind


@pytest.mark.parametrize("sections", ["Background:", "Objectives:", "Results:"])
def test_the_middle_of_a_dossier_has_nothing_above_it(sections: str) -> None:
    middle = pages.read_text(f"MENU\n{sections}\nText.\n")
    assert ("taskforce", "C", ()) == (middle.kind, middle.layout, middle.records)
    assert None is pages.read_text(f"A title\n{sections}\nText.\n").kind


@pytest.mark.parametrize("title", ["Webinar on ants", "EU STEM Coalition in Oslo", "Kick-off", "General Assembly 2021"])
@pytest.mark.parametrize("label", ["Location", "Where", "About", "Programme", "Organisation", "Country"])
def test_a_title_that_names_a_meeting_or_the_coalition_needs_a_label_below_it(title: str, label: str) -> None:
    value = "Malta" if label == "Country" else "Words"
    assert "meeting" == pages.read_text(f"{title}\n{label}:\n{value}\nDate:\n3 May 2021\n").kind
    assert None is pages.read_text(f"{title}\n3 May 2021\nWords.\n").kind


def test_a_title_that_names_a_meeting_above_a_dossiers_label_only_is_none() -> None:
    for label in ("Objectives", "Results", "Status", "Background"):
        reading = pages.read_text(f"Webinar 20 August 2018\n{label}: x")
        assert (None, ["page.unsupported"]) == (reading.kind, [finding.code for finding in reading.findings])


@pytest.mark.parametrize("words", ["provides an overview of the taskforce", "lists key-events", "is long"])
def test_the_introduction_of_a_timeline_tells_a_dossier_by_its_words_or_its_entries(words: str) -> None:
    page = f"A pact\nCountry:\nMalta\nThe timeline below {words}.\n"
    assert ("taskforce" if words != "is long" else None) == pages.read_text(page).kind
    assert "taskforce" == pages.read_text(f"{page}May 20, 2019\nNews | X\nText.\n").kind


# ------------------------------------------------------------------- publications

NEW_SITE = "Organisation: A ministry\nPublication date: 4 March 2025\nPublication type: Tools\n"


def test_a_publication_of_the_new_site_has_its_publisher_as_organisation_and_may_repeat_its_labels() -> None:
    reading = pages.read_text(f"MENU\nA guide\n{NEW_SITE}One.\nTwo.\n{NEW_SITE}")
    assert Event(
        title="A guide", publisher="A ministry", date="2025-03-04", category="Tools", summary="One.\n\nTwo."
    ) == (reading.record)
    assert ([], set()) == (unread(reading), codes(reading))


def test_a_closing_block_with_other_values_is_another_publication_or_is_reported() -> None:
    reading = pages.read_text(f"A guide\n{NEW_SITE}One.\nA plan\n{NEW_SITE.replace('Tools', 'News')}Two.\n")
    assert [("A guide", "One."), ("A plan", "Two.")] == [
        (each.title, each.summary) for each in reading.records if isinstance(each, Event)
    ]


@pytest.mark.parametrize("order", [("Source / author", "Country"), ("Country", "Source / author")])
def test_several_publications_on_a_page_are_several_records(order: tuple[str, str]) -> None:
    values = {"Source / author": ["A board", "B board", "A board"], "Country": ["Malta", "Italy", "Malta"]}
    page = "Publications\n"
    for index, title in enumerate(("One", "Two", "Three")):
        page += (
            f"{title}\n" + "".join(f"{label}:\n{values[label][index]}\n" for label in order) + f"Abstract:\n{title}.\n"
        )
    reading = pages.read_text(page)
    assert ("listing", "PP") == (reading.kind, reading.layout)
    assert [("One", "A board", "One."), ("Two", "B board", "Two."), ("Three", "A board", "Three.")] == [
        (each.title, each.publisher, each.summary) for each in reading.records if isinstance(each, Event)
    ]


def test_what_is_said_of_one_of_several_publications_has_its_place_and_the_page_its_name() -> None:
    labels = "Source / author:\nA board\nCountry:\n{}\nAbstract:\nA text.\n"
    page = "Publications\nOne\n" + labels.format("Malta") + "Two\n" + labels.format("Atlantis")
    reading = pages.read_text(page, source="list.txt", url="https://example.org/")
    assert "list.txt" == reading.source
    assert [("country.unknown", "/1/country", 13), ("page.foreign-host", "", None)] == [
        (each.code, each.path, each.line) for each in reading.findings
    ]


def test_what_is_said_of_a_publication_that_gave_no_record_has_no_number() -> None:
    reading = pages.read_text("Source / author: A\nText.\nTwo\nSource / author: B\nPublication date: 2020\n")
    assert [("title.missing", "/title", 1), ("date.incomplete", "/0/date", 5)] == [
        (each.code, each.path, each.line) for each in reading.findings
    ]


def test_equal_labels_below_a_title_are_another_publication_and_the_pager_is_unread() -> None:
    block = "Source / author:\nA board\nCountry:\nMalta\n"
    reading = pages.read_text(f"Malta\nOne\n{block}Two\n{block}1 2 next ›\n")
    assert ["One", "Two"] == [each.title for each in reading.records if isinstance(each, Event)]
    assert ["Malta", "1 2 next ›"] == unread(reading)


def test_what_is_nearly_a_label_is_told_of_the_page_where_it_is_of_no_kind() -> None:
    reading = pages.read_text("A title\ncountry: Malta\n")
    message = "page: 'country: Malta' is nearly the label 'Country:'; it was not taken"
    assert ("label.near", message, "", 2) == [
        (each.code, each.message, each.path, each.line) for each in reading.findings
    ][-1]


# ------------------------------------------------------------------- listings and timelines


@pytest.mark.parametrize("end", ["...", "…"])
def test_a_text_that_the_site_has_cut_ends_there(end: str) -> None:
    rows = pages.read_text(
        f"Ongoing taskforces\nMay 1, 2020 | Malta | X\nWords{end}\nStray.\nMay 2, 2020 | Italy | Y\n"
    )
    assert ([f"Words{end}", ""], ["Stray."]) == ([row.teaser for row in rows.rows], unread(rows))
    events = pages.read_text(f"{TIMELINE}June 15, 2018\nTools | B\nWords{end}\nStray.\nMore.\nMay 1, 2018\nTools | C\n")
    assert ["First teaser.", f"Words{end}", ""] == [each.summary for each in events.one(Taskforce).events]
    assert ["Stray.", "More."] == unread(events)


@pytest.mark.parametrize(
    "foot", ["Office | T: +31 70 123 456", "Office | office@example.org", "© 2020 | All rights reserved"]
)
def test_a_contact_line_with_a_bar_behind_a_cut_teaser_is_no_entry(foot: str) -> None:
    reading = pages.read_text(f"{TIMELINE}May 1, 2019\nTools | B\nCut...\n{foot}\n")
    assert (2, [foot]) == (len(reading.one(Taskforce).events), unread(reading))


@pytest.mark.parametrize("date", ["15.06.2018", "2018", "15 juin 2018", "15th June 2018", "June 2018", "15. Juni 2018"])
def test_a_line_that_is_only_written_as_a_date_never_ends_the_teaser_above(date: str) -> None:
    reading = pages.read_text(f"{TIMELINE}{date}\nNews | Paper B\nSecond teaser.\n")
    first, second = reading.one(Taskforce).events
    assert ("First teaser.", None, "Second teaser.") == (first.summary, second.date, second.summary)
    assert ([date], True) == (unread(reading), "date.incomplete" in codes(reading))


@pytest.mark.parametrize("pager", ["1\n2\n3\nnext ›\nlast »", "« first ‹ previous 1 2 3", "Page 2 of 3", "Load more"])
def test_a_pager_below_a_listing_or_a_timeline_is_not_read(pager: str) -> None:
    lines = pager.split("\n")
    assert lines[0] in unread(pages.read_text(f"{TIMELINE}{pager}\n"))
    rows = pages.read_text(f"Ongoing taskforces\nMay 1, 2020 | Malta | X\nWords.\n{pager}\n")
    assert (["Words."], True) == ([row.teaser for row in rows.rows], set(lines[-2:]) <= set(unread(rows)))


# ------------------------------------------------------------------- labels


class Near(NamedTuple):
    """A line and the label that it nearly is."""

    line: str
    label: str


@pytest.mark.parametrize(
    "near",
    [
        Near("Host Organisation:", "Host organisation"),
        Near("HOST ORGANISATION:", "Host organisation"),
        Near("Host organization:", "Host organisation"),
        Near("Host organisation :", "Host organisation"),
        Near("City and meeting location:", "City & meeting location"),
        Near("next steps:", "Next steps"),
        Near("Location", "Location"),
    ],
)
def test_a_line_that_is_nearly_a_label_is_text_and_is_reported(near: Near) -> None:
    reading = pages.read_text(f"Webinar on robots\nDate:\n3 May 2021\n{near.line}\nA value\n")
    assert ["label.near"] == [finding.code for finding in reading.findings]
    assert f"'{near.label}:'" in reading.findings[0].message
    assert f"{near.line}\n\nA value" == reading.one(Meeting).description


def test_what_is_nearly_a_label_is_never_the_value_of_a_label() -> None:
    reading = pages.read_text("Webinar on robots\nDate:\n3 May 2021\nLocation:\nHost Organisation:\nA school\n")
    assert {"field.empty", "label.near"} == codes(reading)
    assert "Host Organisation:\n\nA school" == reading.one(Meeting).description


def test_what_is_nearly_a_label_counts_as_evidence() -> None:
    assert "meeting" == pages.read_text("Robots\n3 May 2021\nHost Organisation:\nA school\n").kind
    assert "taskforce" == pages.read_text("A pact\nRequesting organization:\nA board\n").kind


@pytest.mark.parametrize(
    "text", ["Location", "Location:", "location :", "Organisation type", "Objectives", "Next Steps:"]
)
def test_a_labels_text_among_blocks_lets_none_be_told_by_its_place(text: str) -> None:
    reading = pages.read_text(f"A pact\nRequesting organisation:\nA board\nOne.\n{text}\nTwo.\n")
    assert {"name", "requesting_organisation"} == reading.fields.keys()
    assert (True, ["One.", text, "Two."]) == ("label.among-blocks" in codes(reading), unread(reading))


def test_words_of_a_menu_are_no_labels() -> None:
    reading = pages.read_text("Home\nAbout\nProgramme\nLocation\nWebinar on robots\nDate:\n3 May 2021\n")
    assert ("Webinar on robots", set()) == (reading.fields["title"], codes(reading))


# ------------------------------------------------------------------- titles, dates and feet


@pytest.mark.parametrize(
    "line",
    [
        "Submitted by editor on Wed, 05/09/2018 - 10:15",
        "Last updated: 12 March 2020",
        "Posted on 12 March 2020",
        "Page last modified 2020-03-12",
        "Published on: 12 March 2020",
    ],
)
def test_the_day_of_posting_is_neither_title_nor_date(line: str) -> None:
    reading = pages.read_text(f"Taskforce meeting in Graz\n{line}\nHost organisation: A school\n")
    assert ("Taskforce meeting in Graz", {"date.missing"}) == (reading.fields["title"], codes(reading))
    assert [line] == unread(reading)


def test_a_date_above_the_title_is_the_day_of_posting_where_a_label_gives_the_date() -> None:
    reading = pages.read_text("12 March 2020\nMeeting in Graz\nDate:\n3 May 2021\nHost organisation:\nA school\n")
    meeting = reading.one(Meeting)
    assert ("Meeting in Graz", Date(2021, 5, 3)) == (meeting.title, meeting.date)
    assert ["12 March 2020"] == unread(reading)


@pytest.mark.parametrize("rows", [2, 3])
def test_a_title_that_is_wrapped_and_stands_doubled_is_joined(rows: int) -> None:
    parts = ["Taskforce meeting on the schools", "and companies of the northern", "regions of the lakes"][:rows]
    run = "\n".join(parts)
    reading = pages.read_text(f"Home\n{run}\n{run}\nDate:\n3 May 2021\nHost organisation:\nA school\n")
    assert (" ".join(parts), ["Home"]) == (reading.one(Meeting).title, unread(reading))
    dossier = pages.read_text(f"{run}\nQUICK: taskforce dossier\n{run}\nRequesting organisation:\nA board\n")
    assert (" ".join(parts), []) == (dossier.one(Taskforce).name, unread(dossier))


@pytest.mark.parametrize(
    ("foot", "first"),
    [
        ("© 2021 A school", "© 2021 A school"),
        ("Contact\nT: +31 70 123 45 67\nE: office@example.org", "Contact"),
        ("Lange Voorhout 20\n2514 EE The Hague\nThe Netherlands", "Lange Voorhout 20"),
        ("Privacy policy\nFollow us\nCopyright 2020, all rights reserved", "Privacy policy"),
    ],
)
def test_the_foot_of_a_copied_page_is_unread(foot: str, first: str) -> None:
    reading = pages.read_text(f"{WEBINAR}Next steps:\nAll agreed.\n{foot}\n")
    assert ("All agreed.", foot.split("\n")) == (reading.one(Meeting).next_steps, unread(reading))
    assert [first] == [finding.value and finding.value.strip("'") for finding in reading.findings]


@pytest.mark.parametrize(
    "line",
    [
        "Write to office@example.org for the minutes of this meeting and of the one before it.",
        "Ring +31 70 123 45 67 if you wish to take part in the next one.",
        "office@example.org",
    ],
)
def test_a_line_that_only_looks_like_a_foot_stays_with_a_warning(line: str) -> None:
    reading = pages.read_text(f"{WEBINAR}Next steps:\nAll agreed.\n{line}\n")
    assert (f"All agreed.\n\n{line}", {"page.foot-suspected"}) == (reading.one(Meeting).next_steps, codes(reading))


def test_an_address_that_is_announced_or_a_labels_value_is_text() -> None:
    announced = pages.read_text(f"{WEBINAR}Next steps:\nWe meet at:\nLange Voorhout 20\n2514 EE The Hague\n")
    assert announced.one(Meeting).next_steps.endswith("2514 EE The Hague")
    value = pages.read_text(f"{WEBINAR}Location:\nLange Voorhout 20, 2514 EE The Hague\n")
    assert "Lange Voorhout 20, 2514 EE The Hague" == value.one(Meeting).location


def test_a_span_of_years_is_no_telephone_number() -> None:
    reading = pages.read_text(f"{WEBINAR}Next steps:\nThe plan 2013 - 2020\n")
    assert ("The plan 2013 - 2020", set()) == (reading.one(Meeting).next_steps, codes(reading))


# ------------------------------------------------------------------- known lines, whatever their length


@pytest.mark.parametrize(
    "begin", ["The timeline below", "QUICK: x", "Taskforces are the EU STEM Coalition's main instrument"]
)
def test_a_long_line_that_begins_as_a_known_one_is_not_lost(begin: str) -> None:
    line = f"{begin} {'word ' * 40_000}end"
    for page in (f"{HEAD}Background:\nText.\n{line}\n", f"{line}\n{HEAD}", f"{line}\n{WEBINAR}{line}\n"):
        reading = pages.read_text(page)
        values = [value for value in reading.fields.values() if isinstance(value, str)]
        assert any(line in value for value in values) or line in unread(reading)


def test_chrome_in_the_middle_of_a_text_is_handed_back() -> None:
    reading = pages.read_text(f"{WEBINAR}Description:\nOne.\nRelated\nTwo.\nShare\n")
    assert ("One.\n\nTwo.", ["Related"]) == (reading.one(Meeting).description, unread(reading))


# ------------------------------------------------------------------- addresses, countries, codes


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        ("https://stemcoalition.eu/a", False),
        ("http://www.stemcoalition.eu/a", False),
        ("https://web.archive.org/web/20200101000000/http://www.stemcoalition.eu/a", False),
        ("https://web.archive.org/web/20200101000000/https://example.org/a", True),
        ("https://stemcoalition.eu.example.org/a", True),
        ("https://example.org/stemcoalition.eu", True),
    ],
)
def test_an_address_of_another_host_is_reported(url: str, *, foreign: bool) -> None:
    reading = pages.read_text(WEBINAR, url=url)
    assert foreign is ("page.foreign-host" in codes(reading))
    assert "archive.org" not in str(reading.one(Meeting).url)


def test_a_country_whose_name_a_state_of_the_usa_has_is_uncertain() -> None:
    reading = pages.read_text(f"{WEBINAR}Location:\nAtlanta, Georgia\n")
    assert (Country.GE, {"country.uncertain"}) == (reading.one(Meeting).country, codes(reading))
    labelled = pages.read_text(f"{WEBINAR}Country:\nUnited States\nLocation:\nAtlanta, Georgia\n")
    assert (Country.US, set()) == (labelled.one(Meeting).country, codes(labelled))


def test_a_code_in_lower_case_is_a_word_and_no_country() -> None:
    reading = pages.read_text(f"{WEBINAR}Country:\nno\n")
    assert (None, {"country.unknown"}) == (reading.one(Meeting).country, codes(reading))


# ------------------------------------------------------------------- lines


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_the_line_ends_of_editors_end_a_line(mark: str) -> None:
    reading = pages.read_text(f"Webinar{mark}on robots\nDate:\nMay 2021\n")
    assert ("Webinar on robots", {3}) == (reading.fields["title"], {each.line for each in reading.findings} - {1})


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u00ad", "\u200e", "\u2060"])
@pytest.mark.parametrize("bar", ["?|", "|?", "?|?", "??|", "? |", "| ?"])
def test_characters_that_cannot_be_seen_beside_a_bar_do_not_count(bar: str, mark: str) -> None:
    dossier = "Pact\n\nRequesting organisation: Denmark\n\nThe timeline below\n\n4 May 2018\nNews {} Ministry\nx...\n"
    listing = "Ongoing taskforces\n\n4 May 2018 {} Denmark {} Ministry\nA teaser...\n"
    for page in (dossier, listing):
        seen = pages.read_text(page.replace("{}", bar.replace("?", "")))
        read = pages.read_text(page.replace("{}", bar.replace("?", mark)))
        assert (seen.records, seen.rows, seen.findings) == (read.records, read.rows, read.findings)
        assert seen.records or seen.rows


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u00ad", "\u200e", "\u2060"])
def test_characters_that_cannot_be_seen_do_not_count_in_labels_and_dates(mark: str) -> None:
    reading = pages.read_text(
        f"Webinar on robots{mark}\nDa{mark}te:{mark}\n{mark}3 May{mark} 2021\n{mark}\nLocation{mark}:\nGraz\n"
    )
    meeting = reading.one(Meeting)
    assert ("Webinar on robots", Date(2021, 5, 3), "Graz") == (meeting.title, meeting.date, meeting.location)


def test_a_clock_behind_a_day_of_a_label_is_kept() -> None:
    meeting = pages.read_text("Webinar on robots\nDate: 04/25/2018 - 09:00 to 17:00\nLocation: Graz\n").one(Meeting)
    assert (Date(2018, 4, 25), Time(9, 0)) == (meeting.date, meeting.time)


# ------------------------------------------------------------------- the reading


def test_one_gives_the_record_of_a_type_or_an_error_that_names_both() -> None:
    reading = pages.read_text(WEBINAR)
    assert reading.record is reading.one(Meeting)
    with pytest.raises(PageError, match="expected a Taskforce, got a Meeting"):
        reading.one(Taskforce)


def test_the_error_about_another_type_has_the_name_of_the_page_and_what_was_told_of_it() -> None:
    reading = pages.read_text(f"{WEBINAR}Country: Narnia\n", source="page.txt")
    with pytest.raises(PageError) as caught:
        reading.one(Taskforce)
    other = make("page.other-type", "page: expected a Taskforce, got a Meeting", source="page.txt")
    assert (other, *reading.findings) == caught.value.findings


def test_the_error_of_a_listing_names_what_to_take() -> None:
    with pytest.raises(PageError, match=r"1 rows; take \.rows"):
        _ = pages.read_text("May 1, 2020 | Malta | X\n").record
    with pytest.raises(PageError, match=r"1 rows; take \.rows"):
        pages.read_text("May 1, 2020 | Malta | X\n").one(Taskforce)


def test_labels_by_argument_fill_fields_of_every_kind_that_has_them() -> None:
    reading = pages.read_text(
        "Webinar on robots\nDay: 3 May 2021\nVenue:\nGraz\n", labels={"Venue": "location", "Day": "date"}
    )
    assert ("Graz", Date(2021, 5, 3)) == (reading.one(Meeting).location, reading.one(Meeting).date)
    assert None is pages.read_text("Robots\nDay: 3 May 2021\nVenue:\nGraz\n", labels={"Venue": "location"}).kind


def test_a_label_by_argument_that_comes_again_is_named() -> None:
    reading = pages.read_text(f"{WEBINAR}Venue: Graz\nVenue: Oslo\n", labels={"Venue": "location"})
    message = "location: the label 'Venue' gives the field again; the first value was kept"
    assert [("page.repeated", message)] == [(each.code, each.message) for each in reading.findings]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ({"Venue:": "location"}, "without its colon"),
        ({" ": "location"}, "expected the text of a label"),
        ({"Venue": "events"}, "labels: 'Venue' names the field 'events', which no page fills"),
        ({"Ve\nnue": 7}, r"labels: got 'Ve\\nnue'; expected the text of a label, without its colon"),
        ({"Venue": 7}, "labels: 'Venue' names the field 7, which no page fills; expected one of "),
        ({"Venue": "locaton"}, r"which no page fills; did you mean 'location'\?"),
    ],
)
def test_labels_that_cannot_be_used_are_refused_with_the_nearest_name(labels: dict[str, str], message: str) -> None:
    with pytest.raises(PageError, match=message):
        pages.read_text(WEBINAR, labels=labels)


def test_the_fields_of_a_publication_without_a_record_are_unread() -> None:
    page = "Source / author:\n- Home\nPublications\nSource / author:\nSEER"
    reading = pages.read_text(page)

    assert ["Publications"] == [each.title for each in reading.records if isinstance(each, Event)]
    assert "- Home" in [line.text for line in reading.unread]
