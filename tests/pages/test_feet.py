"""The foot of a page: its signs, where it begins, and what only looks like one."""

import pytest

from stemtaskforce.pages.feet import Foot, above_links, foot_of, holds_contact
from stemtaskforce.pages.layouts import FOOT, RELATED, vocabulary
from stemtaskforce.pages.lines import Line
from stemtaskforce.pages.marks import Mark, marks_of
from stemtaskforce.pages.plaintext import lines_of

FIELD = "Next steps:\nText here."
NONE = Foot(-1)


def marks(text: str) -> list[Mark]:
    return marks_of(lines_of(text), vocabulary())


def foot(text: str) -> Foot:
    """Return the foot of a page, its places counted from below the value of a field; `NONE` where there is none."""
    page = marks(f"{FIELD}\n{text}")
    found = foot_of(page, 0)
    suspected = None if found.suspected is None else found.suspected - 2
    return Foot(-1 if found.begin == len(page) else found.begin - 2, suspected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("© 2020 Agency", Foot(0)),
        ("Copyright 2020 Agency", Foot(0)),
        ("Tel: 0123 456789\noffice@example.org", Foot(0)),
        ("Lange Voorhout 9\n2514 EA The Hague", Foot(0)),
        ("Lange Voorhout 9\n2514 EA The Hague\n+31 70 123 45 67", Foot(0)),
        ("Come to us:\nLange Voorhout 9\n2514 EA The Hague\n+31 70 123 45 67", Foot(1)),
        # one sign alone is not enough, and an announced address is text
        ("Tel: 0123 456789", Foot(-1, 0)),
        ("office@example.org", Foot(-1, 0)),
        ("2514 EA The Hague", NONE),
        ("Our address is:\nLange Voorhout 9\n2514 EA The Hague", NONE),
        ("www.example.org", NONE),
        # short lines may stand among the signs, four at most
        ("A\nB\n© 2020 X", Foot(2)),
        ("a@b.example\nA\nB\nC\n© 2020 X", Foot(0)),
        ("a@b.example\nA\nB\nC\nD\nE\n© 2020 X", Foot(6)),
        ("a@b.example\nThis is a sentence.\n© 2020 X", Foot(2)),
        (
            "a@b.example\nA line that is longer than what a foot has between its signs, " + "x" * 60 + "\n© 2020 X",
            Foot(2),
        ),
        # links
        ("Share this page\nFacebook\nTwitter", Foot(0)),
        ("Cookies\nDisclaimer\nAccessibility", Foot(0)),
        ("Related articles\nOne\nTwo", Foot(-1, 0)),
        # tags
        ("Tags:\nSTEM\nLabs", Foot(0)),
        ("Tags: STEM, labs", Foot(0)),
        ("Filed under\nSTEM", Foot(0)),
        ("Text.\nKEYWORDS: STEM\n© 2020 Agency", Foot(1)),
        ("Tags:\nSTEM is a sentence.", NONE),
        ("Tags:\n" + "STEM\n" * 11, Foot(0)),
        ("Tags:\n" + "STEM\n" * 12, NONE),
        ("Tags: " + "x" * 200, Foot(0)),
        ("Tags: " + "x" * 240, NONE),
        ("Tagged words", NONE),
        ("Categories", NONE),
        # suspected
        ("Related articles", Foot(-1, 0)),
        ("Contact | Privacy | Cookies", Foot(-1, 0)),
        ("Text.\nContact | Privacy | Cookies", Foot(-1, 1)),
        (
            "Text.\nMore at office@example.org as said above by all of those who came to the meeting on that day.",
            Foot(-1, 1),
        ),
        ("Text.", NONE),
    ],
)
def test_a_foot_has_enough_signs_and_nothing_that_is_text(text: str, expected: Foot) -> None:
    assert expected == foot(text)


def test_the_value_of_a_label_is_no_heading_of_tags() -> None:
    assert Foot(2) == foot_of(marks("Next steps:\nTags: STEM"), 0)


@pytest.mark.parametrize("name", sorted(FOOT))
@pytest.mark.parametrize("end", ["", ":"])
def test_each_name_of_a_link_in_a_foot_is_one(name: str, end: str) -> None:
    assert Foot(0) == foot(f"{name.upper()}{end}\n" * 2 + f"{name}{end}\n© 2020 X")


@pytest.mark.parametrize("name", sorted(RELATED))
def test_a_heading_of_a_list_of_related_pages_begins_a_foot_below_the_fields(name: str) -> None:
    def page(heading: int, *above: str) -> list[Mark]:
        lines = [*above, "Next steps: Text here.", name.capitalize(), "One page"]
        return marks_of(
            [Line(n, text, heading=heading if text == name.capitalize() else 0) for n, text in enumerate(lines, 1)],
            vocabulary(),
        )

    assert Foot(1) == foot_of(page(2), 0)
    assert 3 == foot_of(page(0), 0).begin
    assert Foot(2) == foot_of(page(2, "A title"), 1)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("office@example.org", True),
        ("© Agency", True),
        ("Tel: 0123 456789", True),
        ("+31 70 123 45 67", True),
        ("Lange Voorhout 9", True),
        ("2514 EA The Hague", True),
        ("B-1040 Brussels", True),
        ("www.example.org", True),
        ("https://example.org/a", True),
        ("All rights reserved", True),
        ("Funded by nobody", False),
        ("Words", False),
        ("x" * 300 + " office@example.org", False),
    ],
)
def test_a_contact_is_a_sign_of_a_foot_in_the_beginning_of_a_line(text: str, *, holds: bool) -> None:
    assert holds is holds_contact(text)


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("Text", 3),
        ("Text\nPrint\nE-mail", 5),
        ("Text\nPrint\nE-mail\nHome", 3),
        ("Text\nPrint\nE-mail\nHome\nText", 7),
        ("Text\nnext ›", 3),
        ("Text\n‹ previous\nnext ›", 3),
        ("Text\nPrint\nE-mail\nHome\nnext ›", 3),
        ("Text\nPrint\nE-mail\nnext ›", 5),
        ("", 2),
    ],
)
def test_lines_of_menus_at_the_end_of_a_page_are_its_tools(text: str, begin: int) -> None:
    assert begin == above_links(marks(f"{FIELD}\n{text}"))
