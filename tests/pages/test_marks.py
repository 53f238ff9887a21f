"""The mark of a line, whole: its line, its text, its role, its label and value, its day and its parts."""

from typing import NamedTuple

import pytest
from pendulum import Date

from stemtaskforce.pages.layouts import vocabulary
from stemtaskforce.pages.lines import Line, has_invisible, unmarked, without_invisible
from stemtaskforce.pages.marks import Mark, Role, marks_of

WORDS = vocabulary()
DAY = Date(2021, 5, 3)
#: A date of eighty characters.
LONG = "Monday 1 September, 2 September, 3 September and 4 September 2018, 09:00 - 10:00"


class Seen(NamedTuple):
    """What a mark says beside its line, of which the text is the same."""

    text: str
    role: Role
    label: str | None = None
    value: str = ""
    day: Date | None = None
    parts: tuple[str, ...] = ()


def seen(mark: Mark) -> Seen:
    assert mark.line.text == mark.text
    return Seen(mark.text, mark.role, mark.label, mark.value, None if mark.day is None else mark.day.date, mark.parts)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # labels with their values
        (["Country: Malta"], [Seen("Country: Malta", Role.LABEL, "Country", "Malta")]),
        (["Country :Malta"], [Seen("Country :Malta", Role.NEAR, "Country", "Malta")]),
        (["Results: a | B"], [Seen("Results: a | B", Role.LABEL, "Results", "a | B", parts=("Results: a", "B"))]),
        (
            ["Results: see Country: Malta and Status: x"],
            [
                Seen(
                    "Results: see Country: Malta and Status: x",
                    Role.LABEL,
                    "Results",
                    "see Country: Malta and Status: x",
                )
            ],
        ),
        (["Country: Malta Location: X Status: y"], [Seen("Country: Malta Location: X Status: y", Role.PROSE)]),
        (
            ["Country: Malta | Location: X"],
            [
                Seen("Country: Malta", Role.LABEL, "Country", "Malta"),
                Seen("Location: X", Role.LABEL, "Location", "X"),
            ],
        ),
        (
            ["- Country: Malta", "- Status: x"],
            [
                Seen("- Country: Malta", Role.LABEL, "Country", "Malta"),
                Seen("- Status: x", Role.LABEL, "Status", "x"),
            ],
        ),
        (
            ["Country: Malta", "Location", "Graz"],
            [
                Seen("Country: Malta", Role.LABEL, "Country", "Malta"),
                Seen("Location", Role.NEAR, "Location"),
                Seen("Graz", Role.PROSE),
            ],
        ),
        # characters that cannot be seen: at the ends of a line, in a label, in a value
        (["\u200bWords"], [Seen("Words", Role.PROSE)]),
        (["\u200b3 May 2021\u200b"], [Seen("3 May 2021", Role.DATE, day=DAY)]),
        (
            ["\u200bLoca\u200btion: a\u200bb: c\u00ad"],
            [Seen("Loca\u200btion: a\u200bb: c", Role.LABEL, "Location", "a\u200bb: c")],
        ),
        (["News |\u200b A | B"], [Seen("News |\u200b A | B", Role.ENTRY, parts=("News", "A | B"))]),
        # dates, rows and entries
        (["- 3 May 2021"], [Seen("- 3 May 2021", Role.DATE, day=DAY)]),
        (["May 2021"], [Seen("May 2021", Role.DATE_LIKE)]),
        ([LONG], [Seen(LONG, Role.DATE, day=Date(2018, 9, 1))]),
        ([LONG.replace("y", "y,", 1)], [Seen(LONG.replace("y", "y,", 1), Role.PROSE)]),
        (
            ["May 3, 2021 News | A"],
            [Seen("May 3, 2021 News | A", Role.ENTRY, value="May 3, 2021", day=DAY, parts=("News", "A"))],
        ),
        (
            ["May 3, 2021 | News | A"],
            [Seen("May 3, 2021 | News | A", Role.ENTRY, value="May 3, 2021", day=DAY, parts=("News", "A"))],
        ),
        (
            ["May 3, 2021 | Malta | A"],
            [Seen("May 3, 2021 | Malta | A", Role.ROW, parts=("May 3, 2021", "Malta", "A"))],
        ),
        # frames
        (["Home | Contact | News"], [Seen("Home | Contact | News", Role.FRAME)]),
        (["News | Contact"], [Seen("News | Contact", Role.ENTRY, parts=("News", "Contact"))]),
        (
            ["Share", "Facebook", "- Twitter", "Words"],
            [
                Seen("Share", Role.CHROME),
                Seen("Facebook", Role.FRAME),
                Seen("- Twitter", Role.FRAME),
                Seen("Words", Role.PROSE),
            ],
        ),
        (
            ["From: A", "Date: 3 May 2021", "Subject: B"],
            [
                Seen("From: A", Role.FRAME),
                Seen("Date: 3 May 2021", Role.FRAME, value="3 May 2021"),
                Seen("Subject: B", Role.FRAME),
            ],
        ),
        (["From: A", "Words"], [Seen("From: A", Role.PROSE), Seen("Words", Role.PROSE)]),
    ],
)
def test_a_mark_says_all_that_a_line_is(texts: list[str], expected: list[Seen]) -> None:
    assert expected == [seen(mark) for mark in marks_of([Line(n, text) for n, text in enumerate(texts, 1)], WORDS)]


@pytest.mark.parametrize("text", ["Words", "\u200bWords", "Words".ljust(120, "x"), "Words".ljust(121, "x")])
def test_a_mark_keeps_its_line_but_for_what_cannot_be_seen_at_its_ends(text: str) -> None:
    line = Line(7, text, link="https://a.eu/", heading=2)
    (mark,) = marks_of([line], WORDS)

    assert line._replace(text=text.strip("\u200b")) == mark.line


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("07/12/2017 News | A", Role.ENTRY),
        ("Country: Malta Location: X Status: y", Role.PROSE),
        ("Description", Role.PROSE),
        ("The timeline below", Role.INTRODUCTION),
        ("December 2017", Role.DATE_LIKE),
        ("07/12/2017", Role.DATE),
        ("Country: Malta", Role.LABEL),
        ("Home | Contact | News", Role.FRAME),
    ],
)
def test_a_line_with_a_machine_readable_date_is_kept_with_it(text: str, role: Role) -> None:
    line = Line(7, text, moment="2017-12-07")
    (mark,) = marks_of([line], WORDS)
    day = Date(2017, 12, 7) if role in {Role.ENTRY, Role.DATE} else None

    assert (line, role, day) == (mark.line, mark.role, None if mark.day is None else mark.day.date)


def test_the_value_of_a_mark_is_its_text_and_all_else_stays() -> None:
    (mark,) = marks_of([Line(7, "Results: a | B")], WORDS)
    value = mark.as_value()

    assert (mark.line, "a | B") == (value.line, value.text)
    assert (mark.role, mark.label, mark.value, mark.day, mark.parts) == (
        value.role,
        value.label,
        value.value,
        value.day,
        value.parts,
    )


@pytest.mark.parametrize(
    ("text", "has", "shown"),
    [
        ("a", False, "a"),
        ("é", False, "é"),
        ("\uf0b7 a", False, "\uf0b7 a"),
        ("a\u200cb", True, "a\u200cb"),
        ("\u200ca\u200d", True, "a"),
        ("a\u200b b", True, "a b"),
        ("\u200b a \u00ad b", True, "a b"),
        ("\u200b", True, ""),
    ],
)
def test_joiners_inside_words_alone_stay_of_what_cannot_be_seen(text: str, shown: str, *, has: bool) -> None:
    assert (has, shown) == (has_invisible(text), without_invisible(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("- a", "a"), ("- - a", "- a"), ("-a", "-a"), ("- | a", "- | a"), ("- |a", "- |a"), ("1. a", "1. a"), ("", "")],
)
def test_the_hyphen_of_an_item_is_taken_off_but_in_front_of_a_bar(text: str, expected: str) -> None:
    assert expected == unmarked(text)
