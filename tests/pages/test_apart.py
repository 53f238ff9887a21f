"""What stands apart on a page: several records, other lists, lines beside the content, sentences above the fields."""

import pytest

from stemtaskforce import Event, Meeting, Taskforce, pages
from stemtaskforce.pages import Reading

DOSSIER = "Pact {0}\nRequesting organisation: Board {0}\nCountry: {1}\n"
MEETING = "Taskforce meeting in {0}\n{1} May 2019\nHost organisation: School {0}\nShort summary:\nAll of {0} came.\n"


def read(text: str) -> Reading:
    return pages.read_text(text)


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


def unread(reading: Reading) -> list[str]:
    return [line.text for line in reading.unread]


# ------------------------------------------------------------------- several records


@pytest.mark.parametrize("prose", ["", "Background:\nLong ago.\n", "Long ago.\nTo learn.\n"])
def test_a_second_dossier_is_a_foreign_tail(prose: str) -> None:
    first, second = DOSSIER.format("A", "Malta") + prose, DOSSIER.format("B", "Italy") + prose
    reading = read(first + second)
    assert read(first).record == reading.record
    assert (True, second.splitlines()) == ("page.foreign-tail" in codes(reading), unread(reading))


@pytest.mark.parametrize("title", ["", "Taskforce meeting in Rome\n"], ids=["once", "doubled"])
def test_a_second_meeting_is_a_foreign_tail_with_its_title_and_its_date(title: str) -> None:
    first, second = MEETING.format("Oslo", 3), title + MEETING.format("Rome", 4)
    reading = read(first + second)
    assert read(first).record == reading.record
    assert (True, second.splitlines()) == ("page.foreign-tail" in codes(reading), unread(reading))


def test_a_second_record_without_a_title_begins_with_its_block_of_labels() -> None:
    tail = "Requesting organisation: Board B\nCountry: Italy\n"
    reading = read(f"{DOSSIER.format('A', 'Malta')}Results:\nIt was done.\n{tail}")
    assert ("It was done.", tail.splitlines()) == (reading.one(Taskforce).results, unread(reading))


@pytest.mark.parametrize("again", ["Board A", ""])
def test_the_same_value_again_starts_no_record(again: str) -> None:
    page = f"{DOSSIER.format('A', 'Malta')}Results:\nDone\nRequesting organisation: {again}\nStatus: ongoing\n"
    reading = read(page)
    assert (False, "ongoing") == ("page.foreign-tail" in codes(reading), reading.one(Taskforce).status)


def test_another_value_alone_below_a_sentence_is_a_repetition() -> None:
    reading = read(f"{DOSSIER.format('A', 'Malta')}Results:\nDone.\nRequesting organisation: Board B\n")
    assert ({"page.repeated"}, ["Requesting organisation: Board B"]) == (codes(reading), unread(reading))


def test_the_first_of_several_records_has_the_title_above_its_labels_and_not_the_pages() -> None:
    card = "<h2>Taskforce meeting in {0}</h2><p>Date: {1} May 2019</p><p>Host organisation: School {0}</p>"
    page = f"<h1>Meetings</h1>{card.format('Oslo', 3)}{card.format('Rome', 4)}"
    reading = pages.read_html(page)
    assert ("Taskforce meeting in Oslo", 3) == (reading.one(Meeting).title, reading.one(Meeting).date.day)
    assert ["Meetings", "Taskforce meeting in Rome", "Date: 4 May 2019", "Host organisation: School Rome"] == unread(
        reading
    )


def test_the_first_of_several_publications_has_the_title_above_its_labels() -> None:
    card = "<h3>{0}</h3><p>Source / author: A {0}</p><p>Abstract: Of {0}.</p>"
    reading = pages.read_html(f"<h1>Malta</h1>{card.format('Maps')}{card.format('Apps')}")
    titles = [record.title for record in reading.records if isinstance(record, Event)]
    assert (["Maps", "Apps"], ["Malta"]) == (titles, unread(reading))


@pytest.mark.parametrize(
    "between", ["", "<p>A lead that says in more than twelve words what all of these have in common.</p>"]
)
def test_the_first_of_several_dossiers_has_the_pages_title_where_none_stands_above_its_labels(between: str) -> None:
    facts = "<p>Requesting organisation: {0}</p><p>Country: Malta</p>"
    page = f"<h1>Pact A</h1>{between}{facts.format('A')}<h2>Pact B</h2>{facts.format('B')}"
    assert "Pact A" == pages.read_html(page).one(Taskforce).name


# ------------------------------------------------------------------- lists below each other


def test_a_row_of_taskforces_is_no_entry_and_ends_a_teaser() -> None:
    reading = read("Start\nMay 3, 2020\nNews | A daily\nIt rained.\nMay 1, 2020 | France | A school\nTo learn.\n")
    (event,) = reading.records
    assert isinstance(event, Event)
    assert ("It rained.", ["Start", "May 1, 2020 | France | A school", "To learn."]) == (event.summary, unread(reading))


@pytest.mark.parametrize("date", ["May 3, 2020", "May 2020"])
def test_an_entry_ends_the_teaser_of_a_row(date: str) -> None:
    entry = f"{date}\nNews | A daily\nIt rained.\n"
    reading = read(f"Ongoing taskforces\nMay 1, 2020 | France | A school\nTo learn.\n{entry}")
    assert (["To learn."], entry.splitlines()) == ([row.teaser for row in reading.rows], unread(reading))


def test_a_link_that_leads_on_is_no_teaser_but_its_target_counts() -> None:
    entry = "<p>May {0}, 2020</p><p>News | A daily</p><p>It rained.</p><p><a href='/{0}'>{1}</a></p>"
    words = ("Read more", "Learn more »", "More", "Read more about the rain...")
    page = "".join(entry.format(9 - day, text) for day, text in enumerate(words))
    reading = pages.read_html(page, url="https://stemcoalition.eu/publications")
    events = [record for record in reading.records if isinstance(record, Event)]
    assert [("It rained.", f"https://stemcoalition.eu/{9 - day}") for day in range(4)] == [
        (event.summary, event.url) for event in events
    ]
    assert list(words) == unread(reading)


# ------------------------------------------------------------------- lines beside the content


@pytest.mark.parametrize(
    "line",
    [
        "Home | About | Taskforces | Contact",
        "News | Events | Publications",
        "Home » Taskforces » A pact",
        "Home / Events / A pact",
        "Share on Facebook",
        "Share this page via e-mail",
        "E-mail this page",
        "We use cookies to make this site better",
        "By clicking the button, you agree to this.",
        "No, thanks",
        "Source URL: https://www.stemcoalition.eu/node/12",
        "Published on A site (https://www.stemcoalition.eu)",
        "3-4 minutes",
        "5 min read",
        "Reading time: 5 minutes",
    ],
)
def test_a_line_beside_the_content_is_never_title_text_or_event(line: str) -> None:
    fields = "Requesting organisation: A\nResults:\nDone\n"
    page = f"Pact A\n{{0}}\n{fields}{{0}}\nThe timeline below\nMay 1, 2020\nNews | B\nText\n{{0}}\n"
    reading = read(page.format(line))
    assert read(page.replace("{0}\n", "")).record == reading.record
    assert [line] * 3 == unread(reading)


@pytest.mark.parametrize(
    "line", ["News | Newsletter", "Home economics | A board", "News | Events", "Tools | Home | Work"]
)
def test_a_category_with_a_publisher_is_no_menu(line: str) -> None:
    reading = read(f"Pact A\nRequesting organisation: A\nMay 1, 2020\n{line}\n")
    (event,) = reading.one(Taskforce).events
    assert line == f"{event.category} | {event.publisher}"


@pytest.mark.parametrize(
    "line",
    [
        "Home schooling » a study",
        "Share on social networks what you found",
        "We use cookies as examples",
        "No thanks to us",
        "A 5 minute talk",
    ],
)
def test_words_that_begin_like_such_a_line_are_text(line: str) -> None:
    assert line == read(f"Pact A\nRequesting organisation: A\nResults:\n{line}\n").one(Taskforce).results


def test_a_colon_between_a_label_and_its_value_says_nothing() -> None:
    field = "<div class='field-label'>{0}</div>: <div>{1}</div>"
    page = f"<h1>Taskforce meeting</h1>{field.format('Date', '3 May 2019')}{field.format('Host organisation', 'A')}"
    assert ("A", 3) == (
        pages.read_html(page).one(Meeting).host_organisation,
        pages.read_html(page).one(Meeting).date.day,
    )


# ------------------------------------------------------------------- sentences above the fields

SENTENCES = (
    "In our town all schools have looked for people who can count since last year.",
    "We met. It was good.",
    "On 4 May 2019 we met. It was good.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("labels", ["Requesting organisation: A\n", "Host organisation: A\nDate: 1 May 2020\n"])
def test_a_sentence_above_the_labels_is_no_title(sentence: str, labels: str) -> None:
    reading = read(f"Taskforce meeting in Bern\n{sentence}\n{labels}")
    assert "Taskforce meeting in Bern" in {reading.fields.get("name"), reading.fields.get("title")}


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("labels", ["Requesting organisation: A\n", "Host organisation: A\nDate: 1 May 2020\n"])
@pytest.mark.parametrize("above", ["", "2 May 2019\n"])
def test_a_page_of_sentences_has_no_title(sentence: str, labels: str, above: str) -> None:
    reading = read(f"{above}{sentence}\n{labels}")
    assert ((), True) == (reading.records, "title.missing" in codes(reading))


@pytest.mark.parametrize(
    "title", ["The E.U. pact for St. Gallen.", "Who counts? A pact", "A pact...", "A pact of schools."]
)
def test_a_title_may_end_in_a_full_stop(title: str) -> None:
    assert title == read(f"{title}\nRequesting organisation: A\n").one(Taskforce).name


def test_a_heading_below_the_fields_is_the_title_of_the_next_record() -> None:
    first = "<p>Requesting organisation: Board A</p><p>Status: ongoing</p>"
    reading = pages.read_html(first + "<h1>Pact B</h1><p>Requesting organisation: Board B</p><p>Status: finalised</p>")
    assert (("requesting_organisation", "Board A"), ("status", "ongoing")) == reading.found
    assert ((), True) == (reading.records, {"title.missing", "page.foreign-tail"} <= codes(reading))


# ------------------------------------------------------------------- pages of other sites


def test_a_line_of_several_labels_is_an_excerpt() -> None:
    line = "Requesting organisation: Board Country: Malta Start date: May 1, 2019 ..."
    reading = read(f"Search results\nPact A\n{line}\n")
    assert (None, ["Search results", "Pact A", line]) == (reading.kind, unread(reading))


def test_a_value_may_hold_a_word_that_is_a_label() -> None:
    reading = read("Pact A\nRequesting organisation: Board: Country: Malta\n")
    assert "Board: Country: Malta" == reading.one(Taskforce).requesting_organisation


@pytest.mark.parametrize(("category", "kind"), [("Office", None), ("Tools", "taskforce")])
def test_a_timeline_with_other_words_is_one_of_the_site_with_a_known_category(category: str, kind: str | None) -> None:
    assert kind == read(f"Our past\nThe timeline below says it all.\nMay 1, 2019\n{category} | A firm\nWe grew.\n").kind


# ------------------------------------------------------------------- the content of a page of HTML


def test_a_part_of_the_page_without_the_heading_of_a_dossier_is_not_its_content() -> None:
    page = "<main><p>Elsewhere</p></main><div><p>QUICK: taskforce dossier</p><p>Pact A</p></div>"
    assert "Pact A" == pages.read_html(page).one(Taskforce).name


def test_an_element_of_many_classes_is_of_the_frame_by_any_of_them() -> None:
    classes = " ".join(f"grid-column-{number}" for number in range(40))
    page = (
        f"<h1>Pact A</h1><p>Requesting organisation: A</p><div class='{classes} sidebar'><p>Status: ongoing</p></div>"
    )
    reading = pages.read_html(page)
    assert (None, ["Status: ongoing"]) == (reading.one(Taskforce).status, unread(reading))
