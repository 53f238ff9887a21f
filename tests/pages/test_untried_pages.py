"""Pages of kinds that no sample has, each with the answer that was written down before the reader saw it.

The words are our own. A table holds one rule; the pages that the reader had right at first sight are in none.
"""

import pytest

from stemtaskforce import Event, Meeting, Reading, Taskforce, pages

TITLE = "EU STEM Coalition - Taskforce Meeting: Narva"
HOST = "Host organisation:\nA college\n"
DOSSIER = "QUICK: taskforce dossier\nA skills pact\nRequesting organisation:\nA chamber\n"
TIMELINE = f"{DOSSIER}Background:\nWords.\nThe timeline below provides an overview of key-events.\n"


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


def unread(reading: Reading) -> list[str]:
    return [line.text for line in reading.unread]


# ------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    "lines",
    [
        "7 May 2019\nto\n8 May 2019",
        "7 May 2019\n–\n8 May 2019",
        "7 May 2019\nand\n8 May 2019",
        "7 May 2019 to\n8 May 2019",
        "7 May 2019\n– 8 May 2019",
        "7 May\nto\n8 May 2019",
    ],
)
def test_a_range_may_stand_on_several_lines(lines: str) -> None:
    for label in ("Date:\n", "Date: "):
        reading = pages.read_text(f"{TITLE}\n\n{label}{lines}\n{HOST}Description:\nWords.\n")
        record = reading.one(Meeting)
        assert ("2019-05-07", "2019-05-08", "Words.") == (str(record.date), str(record.end_date), record.description)
        assert (set(), []) == (codes(reading), unread(reading))


def test_a_range_below_a_title_may_stand_on_several_lines() -> None:
    reading = pages.read_text(f"{TITLE}\n\n7 May 2019\nto\n8 May 2019\n{HOST}Words.\n")
    record = reading.one(Meeting)
    assert ("2019-05-07", "2019-05-08", "Words.") == (str(record.date), str(record.end_date), record.description)
    assert [] == unread(reading)


def test_where_a_day_is_wanted_all_lines_of_a_range_stay_unread() -> None:
    reading = pages.read_text(f"{DOSSIER}Start date:\n7 May 2019\nto\n8 May 2019\nBackground:\nWords.\n")
    assert "2019-05-07" == str(reading.one(Taskforce).start_date)
    assert ({"date.surplus"}, ["7 May 2019", "to", "8 May 2019"]) == (codes(reading), unread(reading))


@pytest.mark.parametrize("sign", [" | ", " · ", " • ", " – ", " @ ", " at ", ", ", "; ", "｜"])
def test_a_time_may_stand_behind_a_bar_or_another_sign(sign: str) -> None:
    for head in ("7 May 2019{sign}10:00\n", "Date:\n7 May 2019{sign}10:00\n", "Date: 7 May 2019{sign}10:00\n"):
        reading = pages.read_text(f"{TITLE}\n{head.format(sign=sign)}{HOST}Short summary: Words.\n")
        record = reading.one(Meeting)
        assert (TITLE, "2019-05-07", "10:00:00") == (record.title, str(record.date), str(record.time))
        assert (set(), []) == (codes(reading), unread(reading))


@pytest.mark.parametrize(
    "line",
    [
        "7 May 2019 | 10:00", "7 May 2019 · 10:00", "from 7 to 8 May 2019", "between 7 and 9 May 2019", "7 May 2019,",
        "7 May 2019;", "Tue, 7 May 2019 | 2 pm", "- 7 May 2019 | 10:00",
    ],
)  # fmt: skip
def test_the_day_of_an_entry_may_have_a_time_a_range_or_a_sign_behind_it(line: str) -> None:
    reading = pages.read_text(f"{TIMELINE}9 May 2019\nNews | A paper\nFirst.\n{line}\nNews | A paper\nLast.\n")
    first, last = reading.one(Taskforce).events
    assert ("First.", "2019-05-07", "News", "Last.") == (first.summary, str(last.date), last.category, last.summary)
    surplus = [] if line.endswith((",", ";")) else [line]
    assert ({"date.surplus"} if surplus else set(), surplus) == (codes(reading), unread(reading))


@pytest.mark.parametrize(
    "line", ["7 mai 2019 | 10:00", "du 7 au 8 mai 2019", "vom 7. bis 8. Mai 2019", "7 maj 2019 · 10:00", "7 mai 2019,"]
)
def test_the_day_of_an_entry_in_another_language_is_neither_an_entry_nor_a_text(line: str) -> None:
    reading = pages.read_text(f"{TIMELINE}9 May 2019\nNews | A paper\nFirst.\n{line}\nNews | A paper\nLast.\n")
    first, last = reading.one(Taskforce).events
    assert ("First.", None, "News", "Last.") == (first.summary, last.date, last.category, last.summary)
    assert ({"date.incomplete", "event.undated"}, [line]) == (codes(reading), unread(reading))


@pytest.mark.parametrize("sign", [",", ";", " ,"])
def test_a_comma_behind_a_date_does_not_count(sign: str) -> None:
    reading = pages.read_text(f"{TITLE}\nDate:\n7 May 2019{sign}\n{HOST}")
    assert ("2019-05-07", set(), []) == (str(reading.one(Meeting).date), codes(reading), unread(reading))


@pytest.mark.parametrize("below", ["to\nThe town", "to\nto\n8 May 2019", "to", "Talks", "from\n8 May 2019"])
def test_other_lines_below_a_date_are_text(below: str) -> None:
    record = pages.read_text(f"{TITLE}\n\nDate:\n7 May 2019\n{below}\n{HOST}").one(Meeting)
    assert (None, below.replace("\n", "\n\n")) == (record.end_date, record.description)


# ------------------------------------------------------------------- bars


@pytest.mark.parametrize("bar", ["|", "｜", "│", "┃", "║", "∣", "❘", "¦"])
@pytest.mark.parametrize("space", [" ", ""])
def test_a_bar_of_another_kind_is_one_behind_a_category_or_between_labels(bar: str, space: str) -> None:
    sign = f"{space}{bar}{space}"
    entry = Event(date="2019-05-09", category="Tools", publisher="A firm ¦ its school", summary="A kit")
    reading = pages.read_text(f"{TIMELINE}9 May 2019\nTools{sign}A firm ¦ its school\nA kit\n")
    assert (entry,) == reading.one(Taskforce).events
    reading = pages.read_text(f"{TITLE}\n\nDate: 9 May 2019{sign}Host organisation: A college{sign}Country: Malta\n")
    record = reading.one(Meeting)
    assert ("2019-05-09", "A college", "MT") == (str(record.date), record.host_organisation, record.country)
    assert [] == unread(reading)


def test_a_bar_of_another_kind_in_a_text_is_text() -> None:
    timeline = f"{TIMELINE}9 May 2019\nTools | A firm\nA kit │ for schools\n"
    (event,) = pages.read_text(timeline).one(Taskforce).events
    assert "A kit │ for schools" == event.summary


@pytest.mark.parametrize("line", ["02/2018|X|Y", "02/2018 │ X│ Y"])
def test_an_entry_may_begin_with_half_a_date_before_two_bars(line: str) -> None:
    (event,) = pages.read_text(f"{TIMELINE}9 May 2019\n{line}\nA kit\n").one(Taskforce).events
    assert ("02/2018", line[8:].lstrip(" │")) == (event.category, event.publisher)


# ------------------------------------------------------------------- labels


def test_labels_may_have_numbers() -> None:
    reading = pages.read_text(
        f"{DOSSIER}1. Background:\nWords.\n2) Objectives: Plans.\n3. Results:\n1. a kit\n2. a lab\n"
    )
    record = reading.one(Taskforce)
    assert ("Words.", "Plans.", "1. a kit\n2. a lab") == (record.background, record.objectives, record.results)
    assert (set(), []) == (codes(reading), unread(reading))


def test_a_label_with_a_number_and_without_a_colon_is_reported() -> None:
    reading = pages.read_text(f"{DOSSIER}1. Background:\nWords.\n2) Objectives\nPlans.\n")
    assert "Words.\n\n2. Objectives\n\nPlans." == reading.one(Taskforce).background
    assert {"label.near"} == codes(reading)


@pytest.mark.parametrize(
    "text",
    [
        "1. Background: why\n2. Words",
        "1. Background: why\n2. Background: more",
        "2. Background: why\n1. Results: what",
        "1. Background: why\n2. Objectives: what",
    ],
)
def test_a_number_in_a_text_is_text(text: str) -> None:
    record = pages.read_text(f"{DOSSIER}Objectives:\nPlans.\nResults:\n{text}\n").one(Taskforce)
    assert text == record.results


def test_tags_below_the_last_field_are_of_the_foot() -> None:
    reading = pages.read_text(f"{TITLE}\n\nDate: 9 May 2019\n{HOST}Description:\nWords.\nTags:\nSTEM, labs\n")
    assert "Words." == reading.one(Meeting).description
    assert ({"page.foot"}, ["Tags:", "STEM, labs"]) == (codes(reading), unread(reading))


@pytest.mark.parametrize(
    ("first", "second"),
    [("a) ", "b) "), ("A. ", "B. "), ("I. ", "IV. "), ("1.1 ", "1.2 "), ("(1) ", "(2) "), ("2 ", "10 ")],
)
def test_the_numbers_of_labels_have_several_forms(first: str, second: str) -> None:
    record = pages.read_text(f"{DOSSIER}{first}Background:\nWords.\n{second}Objectives: Plans.\n").one(Taskforce)
    assert ("Words.", "Plans.", "") == (record.background, record.objectives, record.results)


@pytest.mark.parametrize("text", ["a) Location: room 2\nb) Country: hall 3", "i. Country: all\nii. Date: none"])
def test_a_list_in_a_text_holds_no_labels(text: str) -> None:
    record = pages.read_text(f"{TITLE}\n\nDate: 9 May 2019\n{HOST}Description:\n{text}\n").one(Meeting)
    assert (text.replace("\n", "\n\n"), None, None) == (record.description, record.country, record.location)


@pytest.mark.parametrize("sign", ["📅", "🗓️", "\uf073", "→", "»", "*", "–", "✓"])
def test_labels_may_stand_behind_pictures(sign: str) -> None:
    lines = f"{sign} Date: 9 May 2019\n{sign} Host organisation: A college | Country: Malta\nDescription: Words.\n"
    reading = pages.read_text(f"{TITLE}\n\n{lines}")
    record = reading.one(Meeting)
    assert ("2019-05-09", "A college", "Words.") == (str(record.date), record.host_organisation, record.description)
    assert ("MT", []) == (record.country, unread(reading))


def test_a_picture_in_front_of_one_label_alone_makes_none() -> None:
    reading = pages.read_text(f"{TITLE}\n\nDate: 9 May 2019\n{HOST}Description:\n📅 Country: Malta\n")
    assert (None, "📅 Country: Malta") == (reading.one(Meeting).country, reading.one(Meeting).description)


@pytest.mark.parametrize("sign", [",", " /", " –", " —", " -", ";", " ·"])
def test_labels_of_one_line_are_apart_behind_signs(sign: str) -> None:
    line = f"Date: 9 May 2019{sign} Country: Malta{sign} Host organisation: A college"
    reading = pages.read_text(f"{TITLE}\n\n{line}\n")
    record = reading.one(Meeting)
    assert ("2019-05-09", "MT", "A college") == (str(record.date), record.country, record.host_organisation)
    assert [] == unread(reading)


def test_a_line_with_bars_that_is_too_long_to_be_taken_apart_is_kept() -> None:
    line = f"Location: Narva | Date: 9 May 2019 | Country: {'Malta ' * 90}".strip()
    reading = pages.read_text(f"{TITLE}\n\nDate: 9 May 2019\n{HOST}{line}\nWords.\n")
    assert (f"{line}\n\nWords.", []) == (reading.one(Meeting).description, unread(reading))


def test_the_signs_at_the_end_of_a_line_are_those_of_its_last_value() -> None:
    reading = pages.read_text(f"{TITLE}\n\nDate: 9 May 2019, Host organisation: A college,\n")
    assert "A college," == reading.one(Meeting).host_organisation


@pytest.mark.parametrize(
    "line",
    [
        "Date:\t9 May 2019\tCountry:\tMalta",
        "Date\t9 May 2019\tCountry\tMalta",
        "Date: 9 May 2019     Country: Malta",
        "Date: 9 May 2019\tCountry   Malta",
    ],
)
def test_labels_in_the_columns_of_one_line_are_apart(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\n\n{line}\n{HOST}")
    record = reading.one(Meeting)
    assert ("2019-05-09", "MT", "A college") == (str(record.date), record.country, record.host_organisation)
    assert [] == unread(reading)


@pytest.mark.parametrize(
    ("head", "row"),
    [("Organisation\tCountry", "A firm\tMalta"), ("Organisation\tCountry\tRole", "A firm\tMalta\thost")],
)
def test_a_row_of_labels_heads_a_table(head: str, row: str) -> None:
    record = pages.read_text(f"{TITLE}\n\nDate: 9 May 2019\nDescription:\n{head}\n{row}\n").one(Meeting)
    text = f"{head}\n\n{row}".replace("\t", " ")
    assert (None, text) == (record.host_organisation, record.description)


def test_a_row_of_labels_heads_a_table_of_markdown() -> None:
    table = "| Organisation | Country |\n|---|---|\n| A firm | Malta |\n"
    record = pages.read_text(f"# {TITLE}\n\n**Date:** 9 May 2019\n\n**Description:**\n\n{table}").one(Meeting)
    assert (None, "Organisation | Country\n\nA firm | Malta") == (record.host_organisation, record.description)


@pytest.mark.parametrize("text", ["Date:\t9 May 2019\tTown:\tNarva", "Date:\t9 May 2019\tCountry", "Date:\t\tCountry"])
def test_other_columns_of_a_line_stay_with_its_label(text: str) -> None:
    reading = pages.read_text(f"{TITLE}\n\n{text}\n{HOST}")
    assert ((), True) == (reading.records, "date.missing" in codes(reading))
    assert [" ".join(text.split())] == unread(reading)[-1:]


# ------------------------------------------------------------------- lines beside the content


@pytest.mark.parametrize(
    "lines",
    [
        ["‹ Meeting: Tartu", "up", "Meeting: Viljandi ›"],
        ["← Tartu", "Viljandi →"],
        ["« Tartu"],
        ["Viljandi »"],
        ["Tags: STEM", "← Tartu", "© 2024 A firm"],
    ],
)
def test_links_to_the_pages_before_and_behind_are_of_the_foot(lines: list[str]) -> None:
    page = "\n".join([f"{TITLE}\n\nDate: 9 May 2019\n{HOST}Description:\nWords.", *lines])
    reading = pages.read_text(page)
    assert ("Words.", {"page.foot"}) == (reading.one(Meeting).description, codes(reading))
    assert lines == unread(reading)


@pytest.mark.parametrize("line", ["« A kit »", "A kit → a lab", "up", "→ A kit", "‹A kit›"])
def test_signs_of_other_kinds_are_text_at_the_end_of_a_page(line: str) -> None:
    page = f"{TITLE}\n\nDate: 9 May 2019\n{HOST}Description:\nWords.\n{line}\n"
    assert f"Words.\n\n{line}" == pages.read_text(page).one(Meeting).description


@pytest.mark.parametrize(
    "line",
    [
        "9 May 2019 / in News / by admin",
        "May 9, 2019 | in News",
        "by admin / in Talks",
        "https://a.example/b",
        "www.b.eu",
    ],
)
def test_a_line_of_author_day_or_address_is_not_the_title(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\n{line}\n\nDate: 8 May 2019\n{HOST}")
    assert (TITLE, [line]) == (reading.one(Meeting).title, unread(reading))


def test_the_sign_of_a_link_to_a_heading_is_no_text() -> None:
    link = '<a class="headerlink" href="#a">¶</a>'
    fields = f"<h2>Date:{link}</h2><p>9 May 2019</p><h2>Host organisation:{link}</h2><p>A college</p>"
    record = pages.read_html(f"<h1>{TITLE}{link}</h1>{fields}").one(Meeting)
    assert (TITLE, "A college", "") == (record.title, record.host_organisation, record.description)


@pytest.mark.parametrize("heading", ["Share this page", "Share this page:", "Share"])
def test_networks_below_the_heading_of_share_links_are_no_text(heading: str) -> None:
    networks = "<ul><li><a href=x>Twitter</a></li><li><a href=y>LinkedIn</a></li></ul>"
    fields = "<p>Date: 9 May 2019</p><p>Host organisation: A college</p>"
    reading = pages.read_html(f"<h1>{TITLE}</h1>{fields}<p>{heading}</p>{networks}<p>Words.</p>")
    assert "Words." == reading.one(Meeting).description


@pytest.mark.parametrize("line", ["2 days ago", "Posted 1 hour ago", "Updated 3 weeks ago"])
def test_a_time_counted_from_now_is_no_text(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\n{line}\n\nDate: 9 May 2019\n{HOST}Words.\n{line}\n")
    assert ("Words.", [line, line]) == (reading.one(Meeting).description, unread(reading))


@pytest.mark.parametrize("line", ["Back", "Print", "Home"])
def test_a_word_of_a_menu_at_the_end_of_a_text_is_reported(line: str) -> None:
    reading = pages.read_text(f"{TITLE}\n\nDate: 9 May 2019\n{HOST}Description:\nWords.\n{line}\n")
    assert (f"Words.\n\n{line}", {"page.foot-suspected"}) == (reading.one(Meeting).description, codes(reading))


def test_a_form_for_a_newsletter_is_of_the_foot() -> None:
    form = ["Subscribe to our newsletter", "Your e-mail", "Sign up"]
    reading = pages.read_text("\n".join([f"{TITLE}\n\nDate: 9 May 2019\n{HOST}Description:\nWords.", *form]))
    assert ("Words.", form) == (reading.one(Meeting).description, unread(reading))


@pytest.mark.parametrize("attributes", ["type=button", "class=btn onclick='print()'"])
def test_the_word_of_a_button_is_no_text(attributes: str) -> None:
    button = f"<button {attributes}>Print it</button>"
    reading = pages.read_html(
        f"<main><h1>{TITLE}</h1>{button}<p>Date: 7 May 2019</p><p>Host organisation: A college</p><p>Next steps:</p>"
        f"<p>Words.</p>{button}<p>More {button} words.</p>{button}</main>"
    )
    assert ("Words.\n\nMore\n\nwords.", {"Print it"}) == (reading.one(Meeting).next_steps, {*unread(reading)})


def test_a_button_that_opens_a_section_may_be_its_label() -> None:
    reading = pages.read_html(
        f"<main><h1>{TITLE}</h1><p>Date: 7 May 2019</p><p>Host organisation: A college</p>"
        "<h2><button type=button>Next steps:</button></h2><p>Words.</p>"
        "<div><button type=button aria-expanded=true>Short summary:</button></div><p>More words.</p></main>"
    )
    record = reading.one(Meeting)
    assert ("Words.", "More words.", []) == (record.next_steps, record.summary, unread(reading))


def test_a_picture_behind_the_heading_of_a_dossier_is_not_its_title() -> None:
    reading = pages.read_text(DOSSIER.replace("A skills", "\U0001f30a\nA skills"))
    assert ("A skills pact", ["\U0001f30a"]) == (reading.one(Taskforce).name, unread(reading))
