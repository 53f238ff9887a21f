"""The kind of a page, judged by its labels, headings, rows and entries, and where a foreign record begins."""

import pytest

from stemtaskforce.pages.heads import NO_HEAD, head_of
from stemtaskforce.pages.kinds import judge, tail_of
from stemtaskforce.pages.layouts import FAMILIES, WITHOUT_RECORD, vocabulary
from stemtaskforce.pages.marks import Mark, marks_of
from stemtaskforce.pages.plaintext import lines_of

HEADING = "QUICK: taskforce dossier"
ENTRY = "May 1, 2020\nNews | X"
ROW = "May 1, 2020 | Malta | X"
NOWHERE = "May 1, 2020 | Nowhere | X"


def marks(text: str) -> list[Mark]:
    return marks_of(lines_of(text), vocabulary())


def kind(text: str) -> str | None:
    """Return the kind of a page, the layout of a listing, or `None`."""
    judged = judge(marks(text), vocabulary())
    assert (judged.family is None and judged.listing is None) == bool(judged.reason)
    return judged.listing if judged.family is None else judged.family.kind


@pytest.mark.parametrize(
    ("label", "expected"), [(label, family.kind) for family in FAMILIES for label in sorted(family.own)]
)
def test_a_label_that_only_one_kind_of_page_has_decides_it(label: str, expected: str) -> None:
    assert expected == kind(f"{label}: X") == kind(f"Words.\n{label}:\nX")


@pytest.mark.parametrize(
    ("label", "page"), [(label, page) for page, labels in WITHOUT_RECORD.items() for label in sorted(labels)]
)
def test_pages_of_members_and_programmes_give_no_record(label: str, page: str) -> None:
    assert (
        f"its labels are those of a {page}'s page, which gives no record"
        == judge(marks(f"{label}: X"), vocabulary()).reason
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEADING, "taskforce"),
        ("", None),
        ("Words.", None),
        ("Country: Austria", None),
        ("Date: 3 May 2021\nLocation: Graz\nCountry: Austria", None),
        # the first of two kinds, except that a meeting's label decides nothing
        ("Organisation role: X\nRequesting organisation: Y", None),
        ("Requesting organisation: Y\nOrganisation role: X", "taskforce"),
        (f"{HEADING}\nOrganisation role: X\nRequesting organisation: Y", "taskforce"),
        ("Education level: X\nSource / author: Y", "publication"),
        ("Host organisation: X\nSource / author: Y", "publication"),
        ("Host organisation: X\nRequesting organisation: Y", "taskforce"),
        ("Requesting organisation: Y\nSource / author: Y", "taskforce"),
        ("Source / author: Y\nRequesting organisation: Y", "publication"),
        ("Organisation role: X\nHost organisation: X", None),
        (f"{HEADING}\nHost organisation: X", "meeting"),
        # a timeline
        ("The timeline below", None),
        (f"The timeline below\n{ENTRY}", "taskforce"),
        ("The timeline below\nMay 1, 2020\nOther | X", None),
        ("News | A\nThe timeline below\nMay 1, 2020\nOther | X", "E"),
        ("The timeline below\n" + "x\n" * 9 + ENTRY, "E"),
        ("The timeline below\nNews | X", "taskforce"),
        ("The timeline below\nx\nx\nNews | X", "taskforce"),
        ("The timeline below\nx\nx\nx\nNews | X", None),
        (f"News | A\nThe timeline below\nx\nx\nx\nx\n{ENTRY}", "E"),
        # a title
        ("Kick-off meeting\nDate: 3 May 2021", "meeting"),
        ("EU STEM Coalition event\nLocation: Graz", "meeting"),
        ("A title\nDate: 3 May 2021", None),
        ("Kick-off meeting\nStatus: Ongoing\nDate: 3 May 2021", "meeting"),
        (f"Kick-off meeting\n{ENTRY}\nDate: 3 May 2021", "E"),
        (f"Kick-off meeting\n{ROW}\nDate: 3 May 2021", "L"),
        # the middle of a dossier
        ("Background: x", "taskforce"),
        ("Objectives: x", "taskforce"),
        ("MENU\nResults: x", "taskforce"),
        ("Words\nObjectives: x", None),
        ("Country: x\nObjectives: x", None),
        # listings
        (ROW, "L"),
        (NOWHERE, None),
        (f"Ongoing taskforces\n{NOWHERE}", "L"),
        (f"{ROW}\n{NOWHERE}", None),
        (f"{ROW}\n{ROW}\n{NOWHERE}", "L"),
        (f"{ROW}\nMay 1, 2020 | | X\nMay 1, 2020 | | Y", "L"),
        ("May 1, 2020 | Malta | Malta", "L"),
        ("May 1, 2020 | Malta | Norway\nMay 1, 2020 | Spain | Italy", None),
        (f"May 1, 2020 | Malta | Norway\n{ROW}", "L"),
        ("May 2020 | Malta | X", None),
        (ENTRY, "E"),
        ("May 1, 2020\nOther | X", None),
        ("May 1, 2020\nOther | X\nMay 1, 2020\nNews | X", "E"),
        ("News | X", None),
    ],
)
def test_the_kind_of_a_page_follows_from_its_evidence(text: str, expected: str | None) -> None:
    assert expected == kind(text)


OWN = {
    "meeting": "'City & meeting location', 'Host organisation', 'Objective of the meeting', 'Short summary', "
    "or a title that names a kind of meeting or the coalition",
    "taskforce": "'Requesting organisation', the heading 'QUICK: taskforce dossier' or a timeline",
    "publication": "'Publication type', 'Source / author'",
}


@pytest.mark.parametrize(
    ("labels", "nearest", "named"),
    [
        (("Date", "Country"), "meeting", ("Country", "Date")),
        (("Start date", "Status"), "taskforce", ("Start date", "Status")),
        (("Abstract",), "publication", ("Abstract",)),
        (
            ("A", "About", "Country", "Date", "Location", "Programme", "When"),
            "meeting",
            ("About", "Country", "Date", "Location", "Programme"),
        ),
    ],
)
def test_a_page_of_no_kind_is_told_the_evidence_that_is_missing(
    labels: tuple[str, ...], nearest: str, named: tuple[str, ...]
) -> None:
    page = "A title\n" + "\n".join(f"{label}: x" for label in labels)
    has = f"has labels of a {nearest} ({', '.join(map(repr, named))})"

    assert judge(marks(page), vocabulary()).reason == (
        f"{has}, but none that only a {nearest} of this site has; expected one of {OWN[nearest]}"
    )


def test_what_is_only_nearly_a_label_is_not_named_among_those_of_a_page() -> None:
    reason = judge(marks("A title\nDate: x\ncountry: y"), vocabulary()).reason

    assert reason.startswith("has labels of a meeting ('Date'), but none ")


@pytest.mark.parametrize(
    "text",
    ["A title\nHost organisation: X", "A title\nDate: X", "A title\nEducation level: X", f"A title\ndate: X\n{ROW}"],
)
def test_a_page_with_labels_has_the_head_above_them(text: str) -> None:
    head = judge(marks(text), vocabulary()).head

    assert (head_of(marks(text)), 1) == (head, head.first)


@pytest.mark.parametrize("text", ["Webinar on ants\nWords.", f"Webinar on ants\n{ROW}", ""])
def test_a_page_without_labels_has_no_head(text: str) -> None:
    assert NO_HEAD == judge(marks(text), vocabulary()).head


def test_a_page_without_labels_is_told_so() -> None:
    assert "has none of the labels, rows or entries of a known layout" == judge(marks("Words."), vocabulary()).reason


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        (f"{HEADING}\nA\nCountry: X\nQUICK: publication\nB", 3),
        (f"{HEADING}\nA\nQUICK: publication\nB", 2),
        (f"{HEADING}\nA\nQUICK: more\nCountry: X", 4),
        (f"{HEADING}\nA\nQUICK: more\nSource / author: X", 2),
        (f"QUICK: news\n{HEADING}\nA\nCountry: X", 4),
        (f"{ENTRY}\nQUICK: y", 2),
        ("News | X\nQUICK: y", 2),
        ("QUICK: a\nQUICK: b", 2),
        ("A\nQUICK: b", 2),
        (f"{HEADING}\n3 May 2020\nQUICK: b", 3),
        ("", 0),
    ],
)
def test_a_foreign_record_begins_at_a_heading_below_the_fields(text: str, tail: int) -> None:
    assert tail == tail_of(marks(text))
