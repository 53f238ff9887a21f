"""The title, its copies and the date above the fields of a page.

A line of the tables stands for a line of a page, `# ` for a heading of level 1; `FIELD` is the first field.
"""

import pytest

from stemtaskforce.pages.heads import Title, first_field, head_of, head_right_above, head_within, is_long_sentence
from stemtaskforce.pages.layouts import vocabulary
from stemtaskforce.pages.lines import Line
from stemtaskforce.pages.marks import Mark, marks_of

FIELD = "Host organisation: Agency"
SENTENCE = "This is a sentence of quite many words that nobody would ever take for a title."


def marks(*texts: str) -> list[Mark]:
    lines = (Line(n, text.removeprefix("# "), heading=int(text.startswith("# "))) for n, text in enumerate(texts, 1))
    return marks_of([*lines], vocabulary())


@pytest.mark.parametrize(
    ("texts", "title", "date"),
    [
        (("A title",), ("A title", (0,)), None),
        (("A title", "3 May 2021"), ("A title", (0,)), 1),
        (("3 May 2021", "A title"), None, 0),
        (("Title", "3 May 2021", "4 May 2021"), ("Title", (0,)), 1),
        # copies
        (("A title", "3 May 2021", "A title"), ("A title", (0, 2)), 1),
        (("Menu", "A title", "A title"), ("A title", (1, 2)), None),
        (("A title", "A title", "Menu"), ("A title", (0, 1)), None),
        (("One", "One", "Two", "Two"), ("Two", (2, 3)), None),
        (("One", "One", "One", "One"), ("One", (0, 1, 2, 3)), None),
        (("4 May 2021", "A title", "A title", "Other"), ("A title", (1, 2)), 0),
        (("4 May 2021", "Other", "A title", "A title"), ("A title", (2, 3)), None),
        (("4 May 2021", "Other", "Third", "A title", "A title"), ("A title", (3, 4)), None),
        (("3 May 2021", "Title", "4 May 2021", "Title"), ("Title", (1, 3)), 0),
        # wrapped, and copied as it was wrapped
        (("A long", "title", "A long", "title"), ("A long title", (0, 1, 2, 3)), None),
        (("x", "A long", "title", "A long", "title"), ("A long title", (1, 2, 3, 4)), None),
        (("A", "b", "c", "d", "e") * 2, ("A b c d e", tuple(range(10))), None),
        (("A", "b", "c", "d", "e", "f") * 2, ("f", (5, 11)), None),
        # copied with others between
        (("Title", "Menu one", "Title", "Menu two"), ("Title", (0, 2)), None),
        (("A", "B", "A", "x", "B", "y"), ("B", (1, 4)), None),
        (("A", "B", "C", "A", "x", "B", "y", "C", "z"), ("z", (8,)), None),
        (("A", "x", "A", "B", "y", "B", "z"), ("B", (3, 5)), None),
        (("A title", "3 May 2021", "A title", "x", "y"), ("A title", (0, 2)), 1),
        # longer than any title
        (("A title", "x" * 1_000), ("x" * 1_000, (1,)), None),
        (("A title", "x" * 1_001), ("A title", (0,)), None),
        (("x" * 1_001,), ("x" * 1_001, (0,)), None),
        # with a date, and nearest
        (("Meeting of 3 May 2021", "Other"), ("Meeting of 3 May 2021", (0,)), None),
        (("Other", "Meeting of 3 May 2021", "Further"), ("Meeting of 3 May 2021", (1,)), None),
        (("Other", "Meeting 3", "Further"), ("Further", (2,)), None),
        # sentences and signs
        (("Short title", SENTENCE), ("Short title", (0,)), None),
        ((SENTENCE,), None, None),
        (("Two sentences. Are a text.", "A title"), ("A title", (1,)), None),
        (("A title", "Two sentences. Are a text."), ("A title", (0,)), None),
        (("A title", "Two sentences. Are a text…"), ("A title", (0,)), None),
        (("A title", "No. 5 is one sentence."), ("No. 5 is one sentence.", (1,)), None),
        (("***",), None, None),
        (("Ends in a colon:",), None, None),
        (("* starred",), None, None),
        (("+ added",), None, None),
        (("Host organisation Agency",), None, None),
        # pictures alone, and facts with a picture in front of a line that may be the title
        (("A title", "\U0001f393"), ("A title", (0,)), None),
        (("A title", "\u2139\ufe0f"), ("A title", (0,)), None),
        (("A title", "1\ufe0f\u20e3"), ("A title", (0,)), None),
        (("\u2139",), None, None),
        (("A title", "\u2713 Ships: ten"), ("A title", (0,)), None),
        (("A title", "\U0001f4cd Venue: Malta", "\U0001f559 Time: 10:00"), ("A title", (0,)), None),
        (("A title", "\u2139\ufe0f About: ships"), ("A title", (0,)), None),
        (("\u2713 Ships: ten",), ("\u2713 Ships: ten", (0,)), None),
        (("A title", "\U0001f4e3 Webinar: ships"), ("\U0001f4e3 Webinar: ships", (1,)), None),
        (("A title", "“Ships: ten”"), ("“Ships: ten”", (1,)), None),
        (("A site", "\U0001f6a2 Girls in STEM: ships"), ("\U0001f6a2 Girls in STEM: ships", (1,)), None),
        (("A site", "\u2713 Two words: ships"), ("A site", (0,)), None),
        (("A site", "\u2713 Two words: how ships are built"), ("\u2713 Two words: how ships are built", (1,)), None),
        (("A site", "\u2713 Meeting place: a house of ships"), ("A site", (0,)), None),
        (("A site", "’s-Hertogenbosch: ships"), ("’s-Hertogenbosch: ships", (1,)), None),
        (("A site", "€5 million: ships"), ("€5 million: ships", (1,)), None),
        (("A site", "…and more: ships"), ("…and more: ships", (1,)), None),
        (("A site", "– Ships: ten"), ("– Ships: ten", (1,)), None),
        (("A site", "» Ships: ten"), ("A site", (0,)), None),
        (("A title", "\U0001f6a2 Ships"), ("\U0001f6a2 Ships", (1,)), None),
        # a heading
        (("# Headed", "Other", "Other"), ("Headed", (0,)), None),
        (("Other", "# Headed", "Headed"), ("Headed", (1, 2)), None),
        (("# One", "# Two"), ("One", (0,)), None),
        (("# Ends in a colon:", "# Two"), ("Two", (1,)), None),
        # the next meetings, in a box above the page's own
        (("Webinar: ships", "3 May 2024", "Webinar: ropes"), ("Webinar: ropes", (2,)), None),
        (("Webinar: ships", "3 May 2024", "Webinar: ropes", "4 May 2021"), ("Webinar: ropes", (2,)), 3),
        (("Webinar: ships", "3 May 2024", "Other", "4 May 2021"), ("Webinar: ships", (0,)), 1),
        (("Webinar: ships", "3 May 2024", "Webinar archive"), ("Webinar: ships", (0,)), 1),
        (("3 May 2024", "Webinar: ropes"), None, 0),
        # labels without colons, each above its value
        (("Country", "Norway", "Start date", "May 2020", "Status", "Ongoing", "A title"), None, None),
        (("A title", "Country", "Norway", "Start date", "May 2020", "Status", "Ongoing"), ("A title", (0,)), None),
    ],
)
def test_the_title_is_the_heading_or_the_copy_or_the_line_with_a_date_or_the_nearest(
    texts: tuple[str, ...], title: tuple[str, tuple[int, ...]] | None, date: int | None
) -> None:
    head = head_of(marks(*texts, FIELD))

    assert (len(texts), title, date) == (head.first, head.title, head.date)
    assert head.dossier_title is None


def test_a_heading_below_the_fields_is_the_title_where_nothing_above_is() -> None:
    assert Title("Below", (1,)) == head_of(marks(FIELD, "# Below", "# Further")).title


def test_above_a_label_of_the_date_the_day_of_posting_is_no_reason() -> None:
    head = head_of(marks("4 May 2021", "A title", SENTENCE, "Date: 3 May 2021"))

    assert Title("A title", (1,)) == head.title
    assert 0 == head.date


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (("A title",), "A title"),
        (("A title", "The last sentence of a text."), "A title"),
        (("A title ends with a dot.",), "A title ends with a dot."),
    ],
)
def test_right_above_a_timeline_the_end_of_a_text_is_no_title(texts: tuple[str, ...], title: str) -> None:
    head = head_of(marks(*texts, "The timeline below", "May 1, 2020", "News | X"))

    assert head.title is not None
    assert (title, len(texts)) == (head.title.text, head.first)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("QUICK: taskforce dossier", "A pact"), ("A pact", (1,))),
        (("A pact", "QUICK: taskforce dossier", "A pact"), ("A pact", (0, 2))),
        (("A long", "pact", "QUICK: taskforce dossier", "A long", "pact"), ("A long pact", (0, 1, 3, 4))),
        (("A", "b", "c", "QUICK: taskforce dossier", "A", "b", "c"), ("A b c", (0, 1, 2, 4, 5, 6))),
        (("A", "x", "QUICK: taskforce dossier", "A", "b"), ("A", (0, 3))),
        (("x", "A long", "pact", "QUICK: taskforce dossier", "A long", "pact", "y"), ("A long pact", (1, 2, 4, 5))),
        ((*"Abcdef", "QUICK: taskforce dossier", *"Abcdef"), ("A", (0, 7))),
        (("QUICK: taskforce dossier",), None),
        (("QUICK: taskforce dossier", "- item", "A pact", "A pact"), ("A pact", (2, 3))),
        (("QUICK: taskforce dossier", "MENU", "A pact", "Text", "A pact"), ("A pact", (2,))),
        (("QUICK: taskforce dossier", "3 May 2021"), ("3 May 2021", (1,))),
    ],
)
def test_the_title_of_a_dossier_stands_behind_its_heading(
    texts: tuple[str, ...], expected: tuple[str, tuple[int, ...]] | None
) -> None:
    assert expected == head_of(marks(*texts, "Requesting organisation: X")).dossier_title


@pytest.mark.parametrize("end", range(5))
def test_a_title_counts_where_all_of_its_copies_stand_above_a_line(end: int) -> None:
    head = head_of(marks("A pact", "QUICK: taskforce dossier", "A pact", "Country: Norway"))
    within = head_within(head, end)

    assert (head.first, head.date) == (within.first, within.date)
    assert (head.title, head.dossier_title) == ((within.title, within.dossier_title) if end > 2 else (head.title,) * 2)
    assert end > 2 or (within.title, within.dossier_title) == (None, None)


@pytest.mark.parametrize(
    ("texts", "title", "date"),
    [
        (("Page", "x", "Record"), ("Record", (2,)), None),
        (("Page", "Record", "3 May 2021"), ("Record", (1,)), 2),
        (("Page", "Page", "Record", "3 May 2021"), ("Record", (2,)), 3),
        (("Page", "Page", "Record", "3 May 2021", "4 May 2021"), ("Record", (2,)), 3),
        (("Record", "3 May 2021", "4 May 2021"), ("Record", (0,)), 1),
        (("Record", "Page", "Record"), ("Record", (0, 2)), None),
        (("Page", "3 May 2021", "x", "Record"), ("Record", (3,)), None),
    ],
)
def test_the_first_of_several_records_has_its_title_right_above_its_fields(
    texts: tuple[str, ...], title: tuple[str, tuple[int, ...]], date: int | None
) -> None:
    page = marks(*texts, FIELD)
    head = head_right_above(page, head_of(page))

    assert (title, date) == (head.title, head.date)


@pytest.mark.parametrize(
    "texts", [("Page", "# Headed"), ("Page", SENTENCE), ("Page", "***"), ("3 May 2021",), ("Page", "Other:"), ()]
)
def test_where_no_title_stands_right_above_the_fields_the_head_is_that_of_the_page(texts: tuple[str, ...]) -> None:
    page = marks(*texts, FIELD)
    head = head_of(page)

    assert head == head_right_above(page, head)


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (("a", FIELD, "b"), 1),
        (("a", "host organisation: Agency"), 1),
        (("a", "The timeline below"), 1),
        (("a", "QUICK: x"), 2),
        ((), 0),
    ],
)
def test_the_first_field_is_a_label_or_the_words_above_a_timeline(texts: tuple[str, ...], first: int) -> None:
    assert first == first_field(marks(*texts))


@pytest.mark.parametrize("end", [".", "…"])
def test_a_sentence_of_thirteen_words_is_long(end: str) -> None:
    words = " ".join(["word"] * 13)

    assert is_long_sentence(f"{words}{end}")
    assert not is_long_sentence(words)
    assert not is_long_sentence(f"{words.removesuffix(' word')}{end}")
