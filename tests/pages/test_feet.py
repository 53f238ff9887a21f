"""The foot of a page: its signs, where it begins, and what only looks like one."""

import pytest

from stemtaskforce.pages.feet import Foot, above_links, foot_of, holds_contact
from stemtaskforce.pages.layouts import FOOT, RELATED, vocabulary
from stemtaskforce.pages.lines import Line
from stemtaskforce.pages.marks import Mark, marks_of
from stemtaskforce.pages.plaintext import lines_of

FIELD = "Next steps:\nText here."
NONE = Foot(-1)
ADDRESS = "Lange Voorhout 9, 2514 EA The Hague,"


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
        ("a@b.example\nA\nB\nC\nD\n© 2020 X", Foot(0)),
        ("© 2020 X\nA\nB\nC\nD", Foot(0)),
        ("© 2020 X\nA\nB\nC\nD\nE", NONE),
        (f"© 2020 X\n{'x' * 60}", Foot(0)),
        (f"© 2020 X\n{'x' * 61}", NONE),
        ("© 2020\nAgency X", Foot(0)),
        # a copyright is one in a sentence, too
        ("© 2020 by the agency of the lakes and all of its many friends", Foot(0)),
        # the words beside an address are six at most
        ("Write to our office in Oslo: a@b.example\n© 2020 X", Foot(0)),
        ("Write to our office in Oslo now: a@b.example\n© 2020 X", Foot(1)),
        # the line of two hyphens above the names that end a mail
        ("Text.\n--\n© 2020 X", Foot(1)),
        ("Text.\n--\nA name\n© 2020 X", Foot(1)),
        (f"Text.\n--\n{'x' * 60}\n© 2020 X", Foot(1)),
        (f"Text.\n--\n{'x' * 61}\n© 2020 X", Foot(3)),
        ("Text.\n--\nA\nB\nC\n© 2020 X", Foot(1)),
        ("Text.\n--\nA\nB\nC\nD\n© 2020 X", Foot(6)),
        # the name of a firm right above its address
        ("Text.\nWind Works GmbH\nLange Voorhout 9\n2514 EA The Hague", Foot(1)),
        ("Text.\nWind Works s. r. o.\nTel: 0123 456789\noffice@example.org", Foot(1)),
        ("Text.\nStichting Wind\n© 2020 X", Foot(1)),
        ("Text.\nEU STEM Coalition\nLange Voorhout 9\n2514 EA The Hague", Foot(1)),
        ("Text.\nWind Works\nLange Voorhout 9\n2514 EA The Hague", Foot(2)),
        ("Text.\nGmbH\n© 2020 X", Foot(2)),
        ("Text.\nWind Works GmbH\nLabs\n© 2020 X", Foot(3)),
        (f"Text.\n{'X' * 56} Ltd\n© 2020 X", Foot(1)),
        (f"Text.\n{'X' * 57} Ltd\n© 2020 X", Foot(2)),
        ("Text.\nWind and Sons of Malta Ltd.\n© 2020 X", Foot(1)),
        ("Text.\n--\nA B\nWind Works GmbH\nLange Voorhout 9\n2514 EA The Hague", Foot(1)),
        # a sentence, a fact, an item or a list of names above an address belongs to the text
        ("Text.\nWe worked with Wind Works Ltd.\n© 2020 X", Foot(2)),
        ("Text.\nThe prize went to Wind Works NV\n© 2020 X", Foot(2)),
        ("Text.\nStichting Wind was the host\n© 2020 X", Foot(2)),
        ("Text.\nPartner: Wind Works GmbH\n© 2020 X", Foot(2)),
        ("Text.\n- Wind Works GmbH\n© 2020 X", Foot(2)),
        ("Text.\n2. Wind Works GmbH\n© 2020 X", Foot(2)),
        ("Text.\nSea Works BV\nWind Works GmbH\n© 2020 X", Foot(3)),
        # a longer line is none of a foot
        ("x" * 228 + " a@b.example\n© 2020 X", Foot(0)),
        ("x" * 229 + " a@b.example\n© 2020 X", Foot(1)),
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
        ("Site map | Cookie settings", Foot(-1, 0)),
        ("Office | 2514 EA The Hague", NONE),
        ("Privacy", NONE),
        ("See the ongoing taskforces at office@example.org", NONE),
        ("office@example.org\nEnds here:", NONE),
        # a sentence of sixteen words without a sure sign is text
        (f"{ADDRESS} where all of those who came were glad.", Foot(-1, 0)),
        (f"{ADDRESS} where all of those who came were very glad.", NONE),
        (f"{ADDRESS} where all of those who came were very glad", NONE),
        ("Text.", NONE),
    ],
)
def test_a_foot_has_enough_signs_and_nothing_that_is_text(text: str, expected: Foot) -> None:
    assert expected == foot(text)


def test_the_value_of_a_label_is_no_heading_of_tags() -> None:
    assert Foot(2) == foot_of(marks("Next steps:\nTags: STEM"), 0)


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        # below a label's value
        ("Next steps:\nTel: 0123 456789\noffice@example.org", 0, Foot(3, 2)),
        ("Next steps: Tel: 0123 456789\noffice@example.org\nTel: 0123 456789", 0, Foot(1)),
        ("Country: Malta\nNext steps:\n© 2020 X", 0, Foot(2)),
        # below a row, a date or an entry
        ("Country: Malta\nText.\nMay 1, 2020 | Malta | © 2020 X", 0, Foot(3)),
        ("May 1, 2020 | Malta | office@example.org\n© 2020 X", 0, Foot(1)),
        ("Country: Malta\noffice@example.org\nMay 1, 2020 | Malta | X\n© 2020 X", 0, Foot(3)),
        ("Country: Malta\noffice@example.org\n3 May 2021\n© 2020 X", 0, Foot(3)),
        ("Country: Malta\noffice@example.org\nNews | A\n© 2020 X", 0, Foot(3)),
        ("Country: Malta\noffice@example.org\nOffice | Tel: 0123 456789\n© 2020 X", 0, Foot(1)),
        # the value of a label is none of its lines
        ("Country: Malta\nNext steps:\nWind Works GmbH\nLange Voorhout 9\n2514 EA The Hague", 0, Foot(3)),
        # below the first line
        ("office@example.org\nTel: 0123 456789\n© 2020 X", 0, Foot(1)),
        ("3 May 2021\noffice@example.org\n© 2020 X", 1, Foot(2)),
    ],
)
def test_a_foot_begins_below_the_last_field(text: str, first: int, expected: Foot) -> None:
    assert expected == foot_of(marks(text), first)


def test_a_heading_of_related_pages_in_the_first_line_is_no_foot() -> None:
    page = marks_of([Line(1, "Words."), Line(2, "Related events", heading=2), Line(3, "A")], vocabulary())

    assert (3, 1) == tuple(foot_of(page, first, entries=False).begin for first in (1, 0))


def test_the_links_to_the_pages_before_and_behind_are_a_foot_below_a_field() -> None:
    steps = "Previous\nOne\nNext\nTwo"

    assert Foot(2) == foot_of(marks(f"Country: Malta\nWords.\n{steps}"), 0)
    assert Foot(1) == foot_of(marks(f"Country: Malta\n{steps}"), 0)
    assert Foot(4) == foot_of(marks(steps), 0)


@pytest.mark.parametrize(
    ("text", "ends"), [("May 5, 2020\nNews | A", False), ("News | A\nOne.", False), ("A\nB", True)]
)
def test_a_list_of_related_pages_may_have_entries_only_where_a_page_has_none(text: str, *, ends: bool) -> None:
    texts = ["Country: Malta", "Related events", *text.split("\n")]
    page = marks_of([Line(n, each, heading=2 * (n == 2)) for n, each in enumerate(texts, 1)], vocabulary())

    assert ends == (foot_of(page, 0).begin == 1) == (foot_of(page, 0, entries=True).begin == 1)
    assert Foot(1) == foot_of(page, 0, entries=False)


def test_an_address_that_the_value_above_it_announces_is_text() -> None:
    for above, begin in (("Next steps: Write to us at:", 3), ("Next steps: Write to us.", 1)):
        assert begin == foot_of(marks(f"{above}\nLange Voorhout 9\n2514 EA The Hague"), 0).begin


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
        ("@agency", True),
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


def test_lines_of_menus_below_a_part_of_the_frame_are_tools() -> None:
    lines = [Line(1, "Text"), Line(2, "Menu", aside=True), *(Line(n, text) for n, text in TOOLS)]

    assert 2 == above_links(marks_of(lines, vocabulary()))


TOOLS = ((3, "Print"), (4, "E-mail"), (5, "Home"))
