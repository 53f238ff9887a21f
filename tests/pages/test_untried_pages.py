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
