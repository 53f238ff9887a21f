"""Kinds of pages beside the samples: other marks around entries and labels, other frames, other conversions.

The words are our own. Each table holds one rule of the reader against the ways in which pages are laid out and kept.
"""

import datetime

import pytest

from stemtaskforce import Event, Meeting, Reading, Taskforce, pages

TITLE = "EU STEM Coalition - Taskforce Meeting: Narva"
MEETING = f"{TITLE}\n\n{TITLE}\n\nDate:\n9 May 2019\nHost organisation:\nA college\n"
DOSSIER = "QUICK: taskforce dossier\nA skills pact\nRequesting organisation:\nA chamber\nBackground:\nWords.\n"
INTRODUCTION = "The timeline below provides an overview of key-events.\n"
ENTRY = Event(date="2019-05-09", category="Tools", publisher="A firm", summary="A kit")
EARLIER = Event(date="2018-02-01", category="News", publisher="A daily", summary="It begins")


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


def unread(reading: Reading) -> list[str]:
    return [line.text for line in reading.unread]


def events(entries: str) -> tuple[Event, ...]:
    return pages.read_text(DOSSIER + INTRODUCTION + entries).one(Taskforce).events


# ------------------------------------------------------------------- entries and rows


@pytest.mark.parametrize(
    "line",
    [
        "May 9, 2019 Tools | A firm",
        "9 May 2019: Tools | A firm",
        "May 9, 2019 - Tools | A firm",
        "May 9, 2019 | Tools | A firm",
        "- 2019-05-09, Tools | A firm",
        "May\u200b 9, 2019 Tools | A firm",
    ],
)
def test_the_date_of_an_entry_may_stand_in_its_line(line: str) -> None:
    assert (ENTRY, EARLIER) == events(f"{line}\nA kit\n1 February 2018\nNews | A daily\nIt begins\n")
    assert (EARLIER, ENTRY) == events(f"February 1, 2018 | News | A daily\nIt begins\n{line}\nA kit\n")


@pytest.mark.parametrize(
    "line", ["May 2019 Tools | A firm", "In May 9, 2019 Tools | A firm", "May 9, 2019 Toys | A firm"]
)
def test_only_a_whole_date_in_front_of_a_known_category_is_that_of_an_entry(line: str) -> None:
    (event,) = events(f"{line}\nA kit\n")
    assert (None, line.partition(" | ")[0]) == (event.date, event.category)


def test_lines_of_a_date_a_category_and_a_source_do_not_tell_a_page_of_the_site() -> None:
    reading = pages.read_text("Press\n\nMay 9, 2019 | News | A firm\nA kit\nMay 8, 2019 News | A firm\nA kit\n")
    assert (None, (), 5) == (reading.kind, reading.records, len(reading.unread))


@pytest.mark.parametrize("heading", ["2018", "February 2018", "2018\n02/2018"])
def test_a_year_above_the_entries_of_a_timeline_is_not_the_end_of_a_teaser(heading: str) -> None:
    timeline = f"9 May 2019\nTools | A firm\nA kit\n{heading}\n1 February 2018\nNews | A daily\nIt begins\n"
    reading = pages.read_text(DOSSIER + INTRODUCTION + "2019\n" + timeline)
    assert (ENTRY, EARLIER) == reading.one(Taskforce).events
    assert ["2019", *heading.split("\n")] == unread(reading)


def test_a_year_above_the_rows_of_a_listing_is_not_the_end_of_a_teaser() -> None:
    rows = "May 9, 2019 | Malta | A chamber\nA pact\n2018\nMay 9, 2018 | Norway | A centre\nA plan\n"
    reading = pages.read_text(f"Overview\n2019\n{rows}")
    assert ["A pact", "A plan"] == [row.teaser for row in reading.rows]
    assert {"2019", "2018"} < set(unread(reading))


def test_where_entries_are_items_of_a_list_a_teaser_of_one_line_has_no_mark() -> None:
    items = "- 9 May 2019\n- Tools | A firm\n- A kit\n- 1 February 2018\n- News | A daily\n- It begins\n"
    assert (ENTRY, EARLIER) == events(items)
    assert "- A kit\n- A box" == events("9 May 2019\nTools | A firm\n- A kit\n- A box\n")[0].summary
    assert "- A kit" == events("9 May 2019\nTools | A firm\n- A kit\n")[0].summary


# ------------------------------------------------------------------- labels


LISTED = {
    "text": f"{TITLE}\n\n• Date: 9 May 2019\n• Host organisation: A college\n\nNext steps:\nMore.\n",
    "hyphens": f"{TITLE}\n\n- Date:\n9 May 2019\n- Host organisation:\nA college\n- Next steps:\nMore.\n",
    "Markdown": f"# {TITLE}\n\n* **Date:** 9 May 2019\n* **Host organisation:** A college\n\n**Next steps:** More.\n",
    "dump": f"{TITLE}\n\n     * Date: 9 May 2019\n     * Host organisation: A college\n\nNext steps:\nMore.\n",
}


@pytest.mark.parametrize("way", LISTED)
def test_the_first_labels_of_a_page_may_be_items_of_a_list(way: str) -> None:
    expected = Meeting(title=TITLE, date="2019-05-09", host_organisation="A college", next_steps="More.")
    reading = pages.read_text(LISTED[way])
    assert (expected, []) == (reading.record, unread(reading))


def test_an_item_with_a_colon_among_the_listed_labels_of_a_page_stays_text() -> None:
    reading = pages.read_text(LISTED["text"].replace("• Host", "• Doors: 8:30\n• Host"))
    meeting = reading.one(Meeting)
    assert (datetime.date(2019, 5, 9), "A college") == (meeting.date, meeting.host_organisation)
    assert "Doors: 8:30" in f"{meeting} {unread(reading)}"


@pytest.mark.parametrize("item", ["Country: Estonia", "Next steps: none", "Short summary: good"])
def test_below_a_label_an_item_that_begins_with_one_is_text(item: str) -> None:
    reading = pages.read_text(f"{MEETING}Description:\nThey said:\n- {item}\n- Results: good\n")
    assert f"They said:\n\n- {item}\n- Results: good" == reading.one(Meeting).description


def test_a_single_item_above_the_labels_is_not_a_label() -> None:
    reading = pages.read_text(f"{TITLE}\n- Country: Estonia\nDate: 9 May 2019\nHost organisation: A college\n")
    assert (None, ["- Country: Estonia"]) == (reading.one(Meeting).country, unread(reading))


@pytest.mark.parametrize("colon", "：﹕∶")
def test_a_label_with_another_colon_is_nearly_one(colon: str) -> None:
    reading = pages.read_text(f"{MEETING}Country{colon} Estonia\n")
    assert (None, True) == (reading.one(Meeting).country, "label.near" in codes(reading))
    dossier = pages.read_text(f"QUICK: taskforce dossier\nA skills pact\nRequesting organisation{colon}\nA\nB.\nC.\n")
    record = dossier.one(Taskforce)
    assert ("", "", "") == (record.background, record.objectives, record.results)


def test_a_long_sentence_below_a_label_of_one_line_is_not_its_value() -> None:
    sentence = "Nine schools sent their teachers, who saw how a robot is made of a box and a motor."
    reading = pages.read_text(f"{MEETING}City & meeting location:\n\n{sentence}\n")
    assert (None, sentence) == (reading.one(Meeting).location, reading.one(Meeting).description)
    assert "field.empty" in codes(reading)


ROWS = [("Date", "9 May 2019"), ("Host organisation", "A college"), ("Next steps", "More.")]


@pytest.mark.parametrize(
    ("around", "form"),
    [
        ("<table>{}</table>", "<tr><td>{}</td><td>{}</td></tr>"),
        ("<table>{}</table>", "<tr><td><strong>{}</strong></td> <td><p>{}</p></td></tr>"),
        ("<table>{}</table>", "<tr><td>{}</td><td>:</td><td>{}</td></tr>"),
        ("<ul>{}</ul>", "<li><b>{}:</b> {}</li>"),
        ("<ul>{}</ul>", '<li class="views-row"><span class="views-label">{}: </span><span>{}</span></li>'),
    ],
)
def test_labels_in_cells_and_items_of_html(around: str, form: str) -> None:
    markup = f"<h1>{TITLE}</h1>{around.format(''.join(form.format(*row) for row in ROWS))}"
    expected = Meeting(title=TITLE, date="2019-05-09", host_organisation="A college", next_steps="More.")
    assert expected == pages.read_html(markup).record


@pytest.mark.parametrize(
    "row",
    [
        "<td>Country</td><td>Estonia</td><td>Narva</td>",
        "<td>1</td><td>Country</td><td>Estonia</td>",
        f"<td>Country<br>{'<br>'.join(['A menu'] * 9)}</td><td>Estonia</td>",
        "<td>Country</td>",
        "<td>Country</td><td>Members</td></tr><tr><td>Estonia</td><td>3</td>",
    ],
)
def test_only_the_first_of_two_cells_is_a_label_and_not_alone(row: str) -> None:
    table = f"<h1>{TITLE}</h1><p>Date: 9 May 2019</p><p>Host organisation: A college</p><table><tr>{row}</tr></table>"
    assert None is pages.read_html(table).one(Meeting).country


def test_the_term_of_a_definition_may_be_the_date_of_an_entry() -> None:
    entry = "<dl><dt>9 May 2019</dt><dd>Tools | A firm</dd><dd>A kit</dd></dl>"
    markup = f"<h1>A pact</h1><p>Requesting organisation: A chamber</p><p>{INTRODUCTION}</p>{entry}"
    assert (ENTRY,) == pages.read_html(markup).one(Taskforce).events


# ------------------------------------------------------------------- several records


@pytest.mark.parametrize(
    "second",
    [
        "Date:\n2 June 2019\nHost organisation:\nA college\nNext steps:\nOther.\n",
        "Host organisation:\nA college\nDate:\n2 June 2019\nDescription:\nOther.\n",
        "Date:\n2 June 2019\nShort summary:\nOther.\n",
    ],
)
def test_a_second_meeting_of_the_same_host_is_another_record(second: str) -> None:
    first = f"{MEETING}Short summary:\nThe first.\n"
    reading = pages.read_text(f"{first}EU STEM Coalition - Taskforce Meeting: Tartu\n{second}")
    assert (pages.read_text(first).record, "page.foreign-tail") == (reading.record, reading.findings[-1].code)


def test_of_a_calendar_the_first_meeting_is_read() -> None:
    both = "General Assembly\nDate: 9 May 2019\nLocation: Narva\nA webinar\nDate: 2 June 2019\nLocation: Tartu\n"
    record = pages.read_text(f"Events of the EU STEM Coalition\n{both}").one(Meeting)
    assert ("General Assembly", "Narva", "") == (record.title, record.location, record.description)


def test_a_closing_block_with_the_date_in_another_form_does_not_begin_another_meeting() -> None:
    closing = "Date: May 9, 2019\nHost organisation: A college\n"
    for text in ("The first", "The first\nAnd more"):
        record = pages.read_text(f"{MEETING}Short summary:\n{text}\n{closing}").one(Meeting)
        assert text.replace("\n", "\n\n") == record.summary


def test_a_later_date_in_the_text_of_a_meeting_does_not_begin_another() -> None:
    reading = pages.read_text(
        f"{MEETING}Short summary:\nThe first.\nThe next one\nDate:\n2 June 2019\nNext steps:\nMore.\n"
    )
    assert ("More.", True) == (reading.one(Meeting).next_steps, "page.repeated" in codes(reading))


# ------------------------------------------------------------------- frames of copied pages


@pytest.mark.parametrize(
    "line",
    [
        "Log in to post comments",
        "- Log in or register to post comments",
        "Add new comment",
        "Leave a reply",
        "Printer-friendly version",
        "Send by email",
        "Back to events",
        "« Back to the overview",
        "Powered by Drupal",
        "Page 1 of 2",
        "Share this:",
        "We value your privacy",
        "By clicking any link on this page you are giving your consent for us to set cookies.",
        "No, give me more info",
        "Thank you for accepting cookies",
        "You can now hide this message or find out more about cookies.",
        f"We use cookies to {'make this page work for all who read it and '}{'to see who reads which page, ' * 4}too.",
        "-----",
        "  __________________",
        "* * *",
        "═══════",
    ],
)
def test_lines_beside_the_content_are_in_no_field(line: str) -> None:
    reading = pages.read_text(f"{MEETING}Next steps:\nMore.\n{line}\nAnd more.\n")
    assert ("More.\n\nAnd more.", 1) == (reading.one(Meeting).next_steps, len(unread(reading)))


@pytest.mark.parametrize(
    "line",
    [
        "Log in to post your plan for the year, all said.",
        "Back to the roots of science",
        "By clicking on a robot's arm",
        "Powered by steam",
        "A - B - C",
        "By then, 12 schools of 2019",
        "...",
        "--",
    ],
)
def test_lines_that_only_begin_like_these_are_text(line: str) -> None:
    assert f"More.\n\n{line}" == pages.read_text(f"{MEETING}Next steps:\nMore.\n{line}\n").one(Meeting).next_steps


@pytest.mark.parametrize(
    "line",
    [
        "Posted on May 20, 2019 by editor",
        "By admin, 20 May, 2019",
        "Published on 20 May 2019, by The editors",
        "* Home",
    ],
)
def test_the_line_of_an_author_is_not_a_title(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\n{line}\nDate: 9 May 2019\nHost organisation: A college\n")
    assert (TITLE, "2019-05-09") == (reading.one(Meeting).title, str(reading.one(Meeting).date))


@pytest.mark.parametrize(
    "foot",
    [
        "Share\nFacebook\nTwitter\nLinkedIn",
        "Share this:\n- Twitter\n- Facebook\n- Print",
        "Tweet this\nE-mail this page\nPrint",
        "Home\nNews\nEvents\nContact",
        "‹ Previous\nNext ›",
        "Comments\nAdd new comment\nYour name\nSubject\nComment *\nAbout text formats",
    ],
)
def test_a_menu_below_the_last_field_is_not_text(foot: str) -> None:
    reading = pages.read_text(f"{MEETING}Next steps:\nMore.\n{foot}\n")
    assert "More." == reading.one(Meeting).next_steps


@pytest.mark.parametrize(
    "text", ["- Twitter\n- Facebook\n- Print", "Google\nFacebook", "News\nEvents", "Print\nRobots"]
)
def test_names_that_a_menu_has_may_be_text(text: str) -> None:
    found = pages.read_text(f"{MEETING}Next steps:\nFirms:\n{text}\n").one(Meeting).next_steps
    assert ["Firms:", *text.split("\n")] == found.replace("\n\n", "\n").split("\n")


def test_a_heading_of_related_pages_ends_a_page_with_headings_and_is_suspected_in_text() -> None:
    tail = "<h2>Related meetings</h2><p>Webinar on data</p>"
    body = "<p>Date: 9 May 2019</p><p>Host organisation: A college</p><p>Short summary: We met.</p>"
    reading = pages.read_html(f"<h1>{TITLE}</h1>{body}{tail}")
    assert ("We met.", ["Related meetings", "Webinar on data"]) == (reading.one(Meeting).summary, unread(reading))
    text = pages.read_text(f"{MEETING}Short summary:\nWe met.\nRelated meetings\nWebinar on data\n")
    assert ("page.foot-suspected", []) == (text.findings[-1].code, unread(text))


#: Pages around the fields, as the reader view of a browser and the themes of WordPress print them.
FRAMES = {
    "reader view": '<div class="header reader-header"><a class="reader-domain">a.eu</a><h1>{title}</h1></div>'
    '<div class="content"><div class="page">{fields}</div></div>',
    "theme": '<a class="skip-link screen-reader-text">Skip</a><div class="site-branding">A site</div><main><article>'
    '<header><h1>{title}</h1><div class="entry-meta">Posted on <time datetime=2019-05-20>May 20, 2019</time></div>'
    '</header>{fields}<div class="sharedaddy sd-sharing-enabled"><h3>Share this</h3><ul><li>Twitter</ul></div>'
    '<div class="jp-relatedposts"><h3>A post</h3></div></article><div class="post-navigation">Next post</div>'
    '<div id="respond" class="comment-respond">Your words</div></main>'
    '<div class="site-info">A firm</div><div class="cky-consent-container">Accept</div>',
    "builder": '<div class="elementor-location-header"><p>A site</p></div><h1>{title}</h1>{fields}'
    '<div class="elementor-location-footer"><p>A street</p></div><div id="cookie-law-info-bar">Accept</div>',
}


@pytest.mark.parametrize("frame", FRAMES)
def test_the_frames_of_other_programs_are_aside(frame: str) -> None:
    fields = "".join(f"<p><strong>{label}:</strong> {value}</p>" for label, value in ROWS)
    reading = pages.read_html(FRAMES[frame].format(title=TITLE, fields=fields))
    expected = Meeting(title=TITLE, date="2019-05-09", host_organisation="A college", next_steps="More.")
    assert expected == reading.record


# ------------------------------------------------------------------- conversions

CONVERTED = {
    "a space in front of the colon": f"# {TITLE}\n\n**Date** : 9 May 2019\n\n**Host organisation** : A college\n\n"
    "**Next steps** : More.\n",
    "attributes behind a space": f"# {TITLE}\n\n## Date:\u00a0 {{#date .field-label}}\n\n9 May 2019\n\n"
    "## Host organisation:\u00a0 {#host .field-label}\n\nA college\n\n## Next steps:\u00a0 {#n}\n\nMore.\n",
    "attributes over two lines": f"# {TITLE}\n\n[Date: ]{{.views-label\n.views-label-x}}[9 May 2019]{{.a}}\n\n"
    "[Host organisation: ]{.views-label}[A\ncollege]{.a}\n\n[Next steps: ]{.views-label}More.\n",
    "divisions in Markdown": f'<div id="content">\n\n# {TITLE}\n\n<div class="field">\n\nDate:\n\n</div>\n\n'
    "9 May 2019\n\n<div>\n\nHost organisation: A college\n\n</div>\n\nNext steps:\n\nMore.\n\n</div>\n",
    "entities": f"# {TITLE}\n\n**Date:** 9&nbsp;May 2019\n\n"
    "**Host organisation:** A c&#111;llege\n\n**Next&#x20;steps:** More.\n",
    "columns with one space": f"{TITLE}\n\nDate              9 May 2019\nHost organisation A college\n"
    "Next steps        More.\n",
    "columns with colons": f"{TITLE}\n\nDate:              9 May 2019\nHost organisation: A college\n\n"
    "Next steps:        More.\n",
    "rules of a text browser": f"{TITLE}\n     ________________\n\n   Date: 9 May 2019\n"
    "   Host organisation: A college\n\n   Next steps: More.\n     ________________\n",
    "links of a print view": f"{TITLE}\n\nDate: 9 May 2019\nHost organisation: A college [1]\nNext steps:\nMore.\n\n"
    "Source URL: https://www.stemcoalition.eu/a\n\nLinks\n[1] https://college.example/a\n",
}


@pytest.mark.parametrize("way", CONVERTED)
def test_other_conversions_give_the_same_record(way: str) -> None:
    expected = Meeting(title=TITLE, date="2019-05-09", host_organisation="A college", next_steps="More.")
    assert expected == pages.read_text(CONVERTED[way]).record


def test_a_cell_of_a_grid_may_have_more_lines() -> None:
    grid = (
        "+---+---+\n| Date | 9 May 2019 |\n+---+---+\n| Short summary | One. |\n|   |    |\n|   | Two. |\n+---+---+\n"
    )
    assert "One.\n\nTwo." == pages.read_text(f"{TITLE}\n\n{grid}").one(Meeting).summary


def test_one_label_in_a_column_does_not_make_a_table() -> None:
    reading = pages.read_text(f"{MEETING}Description:\nOne  two\nCountry Estonia\n")
    assert (None, "One two\n\nCountry Estonia") == (reading.one(Meeting).country, reading.one(Meeting).description)


def test_markup_is_told_also_where_a_line_of_it_looks_like_a_heading() -> None:
    markup = f"<div>\n# x\n<h1>{TITLE}</h1>\n<p>Date: 9 May 2019</p>\n<p>Host organisation: A college</p>\n</div>\n"
    reading = pages.read_text(markup)
    assert ((), {"page.looks-like-html"}) == (reading.records, codes(reading))


# ------------------------------------------------------------------- forwarded mails

HEADS = {
    "Gmail": "From: A clerk <clerk@example.org>\nDate: Wed, May 1, 2019 at 9:04 AM\nSubject: Narva\nTo: All of us\n",
    "Outlook": "From: A clerk\nSent: Wednesday, 1 May 2019 09:04\nTo: All of us\nCc: The office\nSubject: Narva\n",
    "Thunderbird": "Subject: \tNarva\nDate: \tWed, 1 May 2019 09:04:11 +0200\nFrom: \tA clerk\nTo: \tAll of us\n",
    "Apple": "From: A clerk <clerk@example.org>\nSubject: Narva\nDate: 1 May 2019 at 09:04:11 CEST\nTo: All of us\n",
    "French": "De : Un bureau\nDate : 1 May 2019\nÀ : Nous\nObjet : Narva\n",
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("page", [MEETING, DOSSIER])
def test_the_head_of_a_forwarded_mail_is_apart(page: str, head: str) -> None:
    reading = pages.read_text(f"{HEADS[head]}\n{page}")
    assert pages.read_text(page).record == reading.record
    assert [" ".join(line.split()) for line in HEADS[head].splitlines()] == unread(reading)


def test_the_head_of_a_mail_in_html_is_apart() -> None:
    lines = "<b>From:</b> A clerk<br><b>Date:</b> 1 May 2019<br><b>Subject:</b> Narva"
    markup = f"<h1>{TITLE}</h1><p>Date: 9 May 2019</p><p>Host organisation: A college</p>"
    assert pages.read_html(markup).record == pages.read_html(f"<div>{lines}</div>{markup}").record


@pytest.mark.parametrize("line", ["From: the top", "De : la mer", "From: 10 to 12"])
def test_the_line_of_a_sender_without_a_subject_is_text(line: str) -> None:
    assert line == pages.read_text(f"{MEETING}Description:\n{line}\n").one(Meeting).description
    dated = pages.read_text(f"{TITLE}\nDate: 9 May 2019\n{line}\nHost organisation: A college\n").one(Meeting)
    assert (datetime.date(2019, 5, 9), line) == (dated.date, dated.description)


@pytest.mark.parametrize("mark", ["> ", ">> ", "> > ", ">"])
@pytest.mark.parametrize("page", [MEETING, DOSSIER])
def test_the_marks_of_a_quotation_are_no_text(page: str, mark: str) -> None:
    quoted = "".join(f"{mark}{line}\n" for line in page.splitlines())
    reading = pages.read_text(f"A clerk wrote:\n\n{quoted}")
    assert (pages.read_text(page).record, ["A clerk wrote:"]) == (reading.record, unread(reading))


def test_a_sign_in_front_of_a_line_of_text_is_kept() -> None:
    assert "> 20 came" == pages.read_text(f"{MEETING}Description:\n> 20 came\n").one(Meeting).description


# ------------------------------------------------------------------- marks of items, dashes, values of several lines


@pytest.mark.parametrize("mark", ["• ", "•", "· ", "·\t", "▪ ", "◦ ", "● ", "■ ", "‣ ", "\uf0b7 ", "\uf0a7\u00a0"])
def test_the_marks_of_items_that_programs_write_are_one(mark: str) -> None:
    text = pages.read_text(f"{MEETING}Next steps:\n{mark}a letter\n{mark}a visit\nThe end.\n")
    assert "- a letter\n- a visit\n\nThe end." == text.one(Meeting).next_steps
    items = "".join(f"<p>{mark}{words}</p>" for words in ("a letter", "a visit"))
    fields = f"<h1>{TITLE}</h1><p>Date: 9 May 2019</p><p>Host organisation: A college</p><p>Next steps:</p>{items}"
    assert "- a letter\n- a visit" == pages.read_html(fields).one(Meeting).next_steps


@pytest.mark.parametrize("line", ["·a", "●", "▪▪ a", "■a"])
def test_a_bullet_without_a_space_behind_it_is_text(line: str) -> None:
    assert line == pages.read_text(f"{MEETING}Next steps:\n{line}\n").one(Meeting).next_steps


def test_the_dashes_of_pandoc_are_those_of_the_page() -> None:
    text = "A town -- by the sea---and a river. Say `--no`."
    page = f"# {TITLE}\n\n**Date:** 9--10 May 2019\n\n**Description:**\n\n{text}\n"
    meeting = pages.read_text(page).one(Meeting)
    assert datetime.date(2019, 5, 10) == meeting.end_date
    assert "A town – by the sea—and a river. Say `--no`." == meeting.description
    assert "A -- b" == pages.read_text(f"{MEETING}Description:\nA -- b\n").one(Meeting).description


@pytest.mark.parametrize("more", ["Its second name", "- Another chamber"])
@pytest.mark.parametrize("first", ["A chamber", "- A chamber"])
def test_only_blocks_below_the_last_label_of_a_dossier_are_told_by_their_place(first: str, more: str) -> None:
    page = "QUICK: taskforce dossier\nA skills pact\nRequesting organisation:\n{}Start date:\nMay 9, 2019\nOne.\nTwo.\n"
    reading = pages.read_text(page.format(f"{first}\n{more}\n"))
    assert pages.read_text(page.format("A chamber\n")).record == reading.record
    assert [more] == unread(reading)


# ------------------------------------------------------------------- feet


@pytest.mark.parametrize("names", ["A clerk", "A clerk\nOffice of the pact"])
def test_the_names_below_the_two_hyphens_of_a_mail_are_of_its_foot(names: str) -> None:
    foot = f"--\n{names}\nT: +372 600 12 34\nclerk@example.org"
    reading = pages.read_text(f"{MEETING}Next steps:\nMore.\n{foot}\n")
    assert ("More.", foot.splitlines()) == (reading.one(Meeting).next_steps, unread(reading))
    text = "More.\n--\nA clerk said so, at length, in the hall of the town and in front of all who had come.\n"
    assert "--" in pages.read_text(f"{MEETING}Next steps:\n{text}clerk@example.org\n").one(Meeting).next_steps


def test_a_list_of_related_entries_ends_a_page_that_has_no_entries_and_not_a_dossier() -> None:
    related = "<h2>Related publications</h2><p>9 May 2019</p><p>Tools | A firm</p><p>A kit</p>"
    fields = "<p>Date: 9 May 2019</p><p>Host organisation: A college</p><p>Next steps: More.</p>"
    reading = pages.read_html(f"<h1>{TITLE}</h1>{fields}{related}")
    expected = ["Related publications", "9 May 2019", "Tools | A firm", "A kit"]
    assert ("More.", expected) == (reading.one(Meeting).next_steps, unread(reading))
    below = pages.read_html(f"<h1>{TITLE}</h1>{fields}{related}<p>Country: Estonia</p>")
    assert "A kit" in below.one(Meeting).next_steps
    dossier = pages.read_html(f"<h1>A pact</h1><p>Requesting organisation: A chamber</p>{related}")
    assert (ENTRY,) == dossier.one(Taskforce).events


@pytest.mark.parametrize("steps", [("Previous", "Next"), ("Previous post", "Next post"), ("PREV", "NEXT")])
def test_the_links_to_the_pages_beside_end_a_page(steps: tuple[str, str]) -> None:
    foot = [
        steps[0],
        "A webinar on ants",
        steps[1],
        "Ants: what nine schools and a museum have seen of them in a year.",
    ]
    reading = pages.read_text("\n".join([f"{MEETING}Next steps:\nMore.", *foot]))
    assert ("More.", foot) == (reading.one(Meeting).next_steps, unread(reading))
    for text in (
        ["Previous", "One.", "Two."],
        ["Next", "One.", "Previous", "Two."],
        ["Before", "One.", "Next", "Two."],
    ):
        kept = pages.read_text("\n".join([f"{MEETING}Next steps:\nMore.", *text])).one(Meeting).next_steps
        assert "\n\n".join(["More.", *text]) == kept


# ------------------------------------------------------------------- lines between a title and its fields

BELOW = [
    "View\nTranslate\nDevel",
    "English\nFrançais\nDeutsch",
    "EN\nET",
    "EN | ET | FI",
    "Eesti | Suomi",
    "Event details",
    "Practical information",
    "Add to calendar\nDownload iCal",
    "Registration closed",
    "Download as PDF",
    "Skip to content\nOn this page",
    "Listen\nA A A",
    "By A. Clerk",
    "Author: A clerk",
    "Tags: robots, ants",
    "Photo: A college",
    "© A college / A. Clerk",
    "120 views",
    "Published: 3 May 2019",
    "News · 3 May 2019",
    "Reports and studies – 3 May 2019",
    "By A clerk | 3 May 2019 | 4 min read",
    "3 May 2019 · 2 min read",
    "Posted on 3 May 2019 | Updated on 4 May 2019",
]


@pytest.mark.parametrize("lines", BELOW)
@pytest.mark.parametrize("title", [TITLE, "Robots for all"])
def test_lines_of_tools_and_authors_below_a_title_are_not_the_title(title: str, lines: str) -> None:
    fields = "Date: 9 May 2019\nHost organisation: A college\n"
    reading = pages.read_text(f"Home\n{title}\n{lines}\n{fields}")
    assert pages.read_text(f"{title}\n{fields}").record == reading.record
    assert ["Home", *lines.splitlines()] == unread(reading)
    dossier = pages.read_text(f"{title}\n{lines}\nRequesting organisation: A chamber\n").one(Taskforce)
    assert title == dossier.name


@pytest.mark.parametrize("line", [line for line in BELOW if "May" in line])
def test_the_day_in_such_a_line_is_not_that_of_a_meeting(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\n{line}\nHost organisation: A college\n")
    assert ((), True) == (reading.records, "date.missing" in codes(reading))


@pytest.mark.parametrize("title", ["By bike to school", "Details", "Photo: a history", "EN"])
def test_a_line_like_these_is_the_title_where_there_is_no_other(title: str) -> None:
    assert title == pages.read_text(f"{title}\nSource / author: A chamber\nPublication type: Tools\n").one(Event).title


@pytest.mark.parametrize(
    "title", ["9 May 2019 - Conference on ants", "Conference | 9 May 2019", "By bike: a webinar - 9 May 2019"]
)
def test_a_title_with_a_date_and_other_words_stays_one(title: str) -> None:
    reading = pages.read_text(f"Ants\n{title}\nHost organisation: A college\n")
    assert (title, datetime.date(2019, 5, 9)) == (reading.one(Meeting).title, reading.one(Meeting).date)


# ------------------------------------------------------------------- several labels on a line, bars without spaces


@pytest.mark.parametrize("between", [" | ", " · ", " • ", "; ", " ; "])
def test_labels_with_a_sign_between_them_may_share_a_line(between: str) -> None:
    apart = ["Date: 9 May 2019 - 10:30", "Country: Estonia", "Host organisation: A college | A firm", "Location: Narva"]
    expected = pages.read_text("\n".join([TITLE, *apart])).record
    for size in (2, 4):
        rows = [between.join(apart[index : index + size]) for index in range(0, 4, size)]
        reading = pages.read_text("\n".join([TITLE, *rows]))
        assert (expected, []) == (reading.record, unread(reading))
    strong = between.join(f"<strong>{part.replace(': ', ':</strong> ', 1)}" for part in apart)
    assert expected == pages.read_html(f"<h1>{TITLE}</h1><p>{strong}</p>").record


def test_the_parts_of_a_line_are_told_each_for_itself() -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 9 May 2019 | Country: Atlantis\nHost organisation: A college\n")
    assert ({"country.unknown"}, None) == (codes(reading), reading.one(Meeting).country)
    assert ["Date: 9 May 2019 | Country: Atlantis"] == unread(reading)


def test_of_a_line_that_begins_with_nearly_a_label_the_others_are_read() -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 9 May 2019\nhost organisation: A college | Country: Estonia\n")
    assert ("EE", "host organisation: A college") == (reading.one(Meeting).country, reading.one(Meeting).description)
    assert "label.near" in codes(reading)


@pytest.mark.parametrize("value", ["A college | Rooms: 3", "Board: Country: Malta", "A | B"])
def test_a_value_without_a_label_behind_a_sign_is_one(value: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate: 9 May 2019\nHost organisation: {value}\n")
    assert value == reading.one(Meeting).host_organisation


def test_a_value_that_holds_a_label_is_reported() -> None:
    reading = pages.read_html(
        f"<h1>{TITLE}</h1><p>Date: 9 May 2019</p><p><b>Organisation:</b> A <b>Country:</b> Malta</p>"
    )
    assert ("A Country: Malta", {"label.near"}) == (reading.one(Meeting).host_organisation, codes(reading))
    plain = pages.read_text(f"{TITLE}\nDate: 9 May 2019 - 10:30\nOrganisation: A: Countryside: B\n")
    assert set() == codes(plain)


@pytest.mark.parametrize("line", ["Tools |A firm", "Tools| A firm", "Tools|A firm", "- Tools |A firm"])
def test_a_bar_behind_a_known_category_needs_no_spaces(line: str) -> None:
    entry = f"9 May 2019\n{line}\nA kit\n"
    earlier = "1 February 2018\nNews | A daily\nIt begins\n"
    assert ((ENTRY, EARLIER), (EARLIER, ENTRY)) == (events(entry + earlier), events(earlier + entry))


def test_a_row_with_a_day_in_front_needs_no_spaces_at_its_bars() -> None:
    rows = pages.read_text("Ongoing taskforces\nMay 9, 2019 |Malta| A board\nMay 1, 2019|Italy|A school\n").rows
    assert [("MT", "A board"), ("IT", "A school")] == [(row.country, row.requesting_organisation) for row in rows]


@pytest.mark.parametrize("line", ["Toys |A firm", "a|b", "Tool|A firm", "tools|A firm"])
def test_another_sign_inside_a_line_is_not_a_bar(line: str) -> None:
    assert f"A kit\n\n{line}" == events(f"9 May 2019\nTools | A firm\nA kit\n{line}\n")[0].summary


@pytest.mark.parametrize("second", ["10 May 2019", "May 10, 2019 - 09:00"])
def test_a_second_date_below_that_of_a_label_is_reported(second: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate:\n9 May 2019\n{second}\nHost organisation:\nA college\n")
    assert (datetime.date(2019, 5, 9), "") == (reading.one(Meeting).date, reading.one(Meeting).description)
    assert ({"page.repeated"}, [second]) == (codes(reading), unread(reading))
    dossier = f"A pact\nRequesting organisation:\nA chamber\nStart date:\n9 May 2019\n{second}\nOne.\n"
    assert "One." == pages.read_text(dossier).one(Taskforce).background
    again = pages.read_text(f"{TITLE}\nDate:\n9 May 2019\n9 May 2019\nHost organisation:\nA college\n")
    assert (set(), []) == (codes(again), unread(again))
