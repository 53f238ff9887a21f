"""The stages of the reader, each by its own types: lines, marks, heads, kinds, feet, moments."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from stemtaskforce import Meeting, pages
from stemtaskforce.pages.datelike import read_day_of
from stemtaskforce.pages.feet import foot_of
from stemtaskforce.pages.heads import head_of
from stemtaskforce.pages.kinds import judge
from stemtaskforce.pages.layouts import vocabulary
from stemtaskforce.pages.lines import Line
from stemtaskforce.pages.markdown import row_of
from stemtaskforce.pages.marks import Mark, Role, marks_of, split_at_bar
from stemtaskforce.pages.plaintext import lines_of
from stemtaskforce.pages.reader import read_lines
from stemtaskforce.pages.sections import Slots, segments_of, slots_of_facts, take_slots
from tests.pages.corpus import EXAMPLES

WORDS = vocabulary()


def marks(text: str) -> list[Mark]:
    return marks_of(lines_of(text), WORDS)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Date:", Role.LABEL),
        ("Date: 3 May 2021", Role.LABEL),
        ("Organisation role:", Role.LABEL),
        ("date:", Role.NEAR),
        ("3 May 2021", Role.DATE),
        ("May 2021", Role.DATE_LIKE),
        ("31 February 2020", Role.DATE_LIKE),
        ("Taskforces are many.", Role.PROSE),
        ("May 3, 2021 | Malta | X", Role.ROW),
        ("2021 | Malta | X", Role.ROW),
        ("News | X", Role.ENTRY),
        ("QUICK: x", Role.QUICK),
        ("The timeline below", Role.INTRODUCTION),
        ("See the ongoing taskforces.", Role.STATUS),
        ("MENU", Role.CHROME),
        ("What are Taskforces?", Role.BOILERPLATE),
        ("Last updated: 12 March 2020", Role.FRAME),
        ("next ›", Role.PAGER),
        ("Contact", Role.NAVIGATION),
        ("- an item", Role.ITEM),
        ("Words.", Role.PROSE),
        ("a|b", Role.PROSE),
        ("x" * 200, Role.PROSE),
        ("QUICK: ".ljust(300, "x"), Role.QUICK),
        ("QUICK: ".ljust(301, "x"), Role.PROSE),
        (f"{'Published on a (https://'.ljust(119, 'a')})", Role.FRAME),
        (f"{'Published on a (https://'.ljust(120, 'a')})", Role.PROSE),
        (f"The taskforces {'x' * 90} taskforces", Role.PROSE),
        ("home | " * 16 + "register", Role.FRAME),
        ("home | " * 16 + "subscribe", Role.ENTRY),
        ("Taskforces are the EU STEM Coalition's main instrument".ljust(500, "."), Role.BOILERPLATE),
        ("Taskforces are the EU STEM Coalition's main instrument".ljust(501, "."), Role.PROSE),
        (f"{'Last updated '.ljust(80, 'x')} 12, by ".ljust(120, "y"), Role.FRAME),
        (f"{'Last updated '.ljust(80, 'x')} 12, by ".ljust(121, "y"), Role.PROSE),
    ],
)
def test_a_line_has_one_role(line: str, role: Role) -> None:
    assert [role] == [mark.role for mark in marks(line)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("News | A", ("News", "A")),
        ("News|A", ("News", "A")),
        ("News|A|B", ("News", "A|B")),
        ("News |A | B", ("News |A", "B")),
        ("a|b", ()),
        ("a|b|c", ()),
        ("3 May 2020|Malta", ()),
        ("3 May 2020|Malta|A", ("3 May 2020", "Malta", "A")),
        ("May 2020|Malta|A|B", ("May 2020", "Malta", "A|B")),
        ("May 2020 | Malta | A | B", ("May 2020", "Malta", "A | B")),
        ("A | B | C", ("A", "B | C")),
    ],
)
def test_a_line_with_bars_has_three_parts_if_it_begins_with_a_date_else_two(line: str, parts: tuple[str, ...]) -> None:
    assert [parts] == [mark.parts for mark in marks(line)]


@pytest.mark.parametrize(("length", "labels"), [(500, ["Country", "Location"]), (501, ["Country"])])
def test_labels_are_apart_in_a_line_of_five_hundred_characters(length: int, labels: list[str | None]) -> None:
    line = "Country: Malta | Location: ".ljust(length, "x")
    assert labels == [mark.label for mark in marks(line)]


def test_a_line_of_nothing_but_invisible_characters_has_no_mark() -> None:
    assert [] == marks_of([Line(1, "\u200b"), Line(2, "\u00ad\ufeff")], WORDS)


@pytest.mark.parametrize(
    ("line", "role", "label"),
    [
        (Line(1, "Date", label=True), Role.LABEL, "Date"),
        (Line(1, "Date:", label=True), Role.LABEL, "Date"),
        (Line(1, "Date :", label=True), Role.LABEL, "Date"),
        (Line(1, "start date", label=True), Role.NEAR, "Start date"),
        (Line(1, "Speaker", label=True), Role.PROSE, None),
        (Line(1, "Date:", aside=True), Role.FRAME, None),
        (Line(1, "15 juin 2018", moment="2018-06-15"), Role.DATE, None),
    ],
)
def test_the_markup_of_a_line_counts(line: Line, role: Role, label: str | None) -> None:
    assert [(role, label)] == [(mark.role, mark.label) for mark in marks_of([line], WORDS)]


def test_a_label_without_a_colon_counts_below_the_first_label_and_above_a_value() -> None:
    roles = [mark.role for mark in marks("Location\nDate:\n3 May 2021\nLocation\nGraz\nCountry\nStatus:\nObjectives")]
    assert [Role.PROSE, Role.LABEL, Role.DATE, Role.NEAR, Role.PROSE, Role.PROSE, Role.LABEL, Role.PROSE] == roles


@pytest.mark.parametrize("sign", [" | ", " · ", " • ", "; ", " ; "])
def test_labels_with_signs_between_them_are_apart_and_keep_their_values(sign: str) -> None:
    found = marks(sign.join(["Host organisation: MAX", "Location: X", "Date: 3 May 2021"]))
    assert [("Host organisation", "MAX"), ("Location", "X"), ("Date", "3 May 2021")] == [
        (mark.label, mark.value) for mark in found
    ]


@pytest.mark.parametrize(
    ("lines", "frame"),
    [
        ("From: A\nSubject: B", 2),
        ("Date: 3 May 2021\nFrom: A\nTo: B\nSubject: C", 4),
        ("Subject: A\nDe: B\nEnvoyé: C", 3),
        ("From: A\nTo: B", 0),
        ("From: A", 0),
        ("To: A\nSubject: B", 0),
    ],
)
@pytest.mark.parametrize("behind", ["", "\nWords"])
def test_the_head_of_a_mail_has_a_sender_and_a_subject(lines: str, frame: int, behind: str) -> None:
    roles = [mark.role for mark in marks(f"Words\n{lines}{behind}")]
    assert frame == roles.count(Role.FRAME)
    assert frame in {0, len(lines.splitlines())}


@pytest.mark.parametrize("last", ["To: B", "Words"])
def test_the_head_of_a_mail_at_the_top_of_a_page_has_nothing_to_do_with_its_last_line(last: str) -> None:
    roles = [mark.role for mark in marks(f"From: A\nSubject: B\nWords\n{last}")]
    assert [Role.FRAME, Role.FRAME, Role.PROSE, Role.PROSE] == roles


@pytest.mark.parametrize("value", ["A hall: the red one", "A: b: c"])
def test_a_value_begins_at_the_first_colon_also_where_characters_cannot_be_seen(value: str) -> None:
    for line in (f"Location: {value}", f"Loca\u200btion: {value}", f"\u200bLocation:\u200b {value}\u00ad"):
        assert [(Role.LABEL, "Location", value)] == [(mark.role, mark.label, mark.value) for mark in marks(line)]


def test_a_heading_of_level_one_is_the_title_before_all_but_that_of_a_dossier() -> None:
    lines = [Line(1, "Other"), Line(2, "Other"), Line(3, "A title", heading=1), Line(4, "Below"), Line(5, "Date:")]
    title = head_of(marks_of(lines, WORDS)).title
    assert title is not None
    assert ("A title", (2,)) == title
    alone = head_of(marks_of([Line(1, "Date:"), Line(2, "x"), Line(3, "A title", heading=1)], WORDS)).title
    assert alone is not None
    assert "A title" == alone.text


def test_a_menu_that_was_copied_twice_holds_no_title() -> None:
    menu = "Alpha\nBeta\nGamma\n"
    title = head_of(marks(f"{menu}{menu}A title\nDate:\n3 May 2021\n")).title
    assert title is not None
    assert "A title" == title.text


def test_a_label_below_the_rows_of_a_listing_makes_no_meeting_of_it() -> None:
    text = "EU STEM Coalition\nOngoing taskforces\nMay 1, 2020 | Malta | X\nLocation: The Hague\n"
    assert "L" == judge(marks(text), WORDS).listing
    entries = "EU STEM Coalition\nMay 1, 2020\nNews | X\nLocation: The Hague\n"
    assert "E" == judge(marks(entries), WORDS).listing


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        ("Date:\n3 May 2021\nText.\n© 2020 X", 3),
        ("Next steps:\n© 2020 X", 1),
        ("Next steps: All agreed.\n© 2020 X", 1),
        ("Next steps:\nText.\nCo-funded by the Erasmus+ Programme of the European Union\n© 2020 X", 2),
        ("Next steps:\nText.\nA\nB\nC\nD\nE\n© 2020 X", 7),
        ("Next steps:\nText.\n" + "x" * 300 + "\n© 2020 X", 3),
        ("Location:\n© 2020 X\nWhere:\nGraz", 4),
        ("May 1, 2020\nNews | X\nText.\nTel: 0123 456789\noffice@example.org", 3),
        ("May 1, 2020 | Malta | X\n© 2020 X", 1),
        ("Words.", 1),
        ("", 0),
    ],
)
def test_a_foot_begins_where_everything_below_looks_like_one(lines: str, begin: int) -> None:
    page = marks(lines)
    assert begin == foot_of(page, 0).begin


@pytest.mark.parametrize(
    ("text", "moment", "day"),
    [
        ("07/12/2017", "2017-12-07T09:00:00+01:00", Date(2017, 12, 7)),
        ("07/12/2017", None, Date(2017, 7, 12)),
        ("15 juin 2018", "2018-06-15", Date(2018, 6, 15)),
        ("June 2018", "2018-06-01", None),
        ("3 May 2021", "2021-05-04", Date(2021, 5, 3)),
    ],
)
def test_the_machine_readable_date_of_a_line_settles_its_text(text: str, moment: str | None, day: Date | None) -> None:
    assert day == read_day_of(text, moment).date


def test_the_kind_does_not_depend_on_space_between_lines() -> None:
    for text in ("Webinar\nDate:\n3 May 2021\n", "A title\nBackground:\nx\n", "QUICK: taskforce dossier\nA pact\n"):
        kind = pages.read_text(text).kind
        assert [kind] * 3 == [
            pages.read_text(text.replace("\n", end)).kind for end in ("\n\n", "\r\n", "  \n\u00a0\n\u200b\n")
        ]


def test_labels_of_a_caller_and_of_the_site_are_kept_apart() -> None:
    assert WORDS is vocabulary({})
    more = vocabulary({"Venue": "location", "Story": "description"})
    assert (False, True) == ("Venue" in WORDS.texts, "Venue" in more.texts)
    assert (False, True) == tuple(more.family("meeting").labels[text].prose for text in ("Venue", "Story"))
    assert "Venue" not in more.family("publication").labels
    reading = pages.read_text("Webinar\nDate: 3 May 2021\nStory:\nOne.\nTwo.\n", labels={"Story": "description"})
    assert "One.\n\nTwo." == reading.one(Meeting).description


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_number_of_lines_of_frame_in_a_row_changes_nothing_that_is_read(path: Path) -> None:
    page = lines_of(path.read_text("utf-8"))
    frame = [Line(0, text, aside=True) for text in ("Country:", "A | B", "1 June 2020", "\u200b", "Status:")]

    def framed(count: int) -> pages.Reading:
        lines = [each for line in page for each in (*frame[:count], line)] + frame[:count]
        return read_lines([line._replace(number=number) for number, line in enumerate(lines, 1)])

    one, several = framed(1), framed(len(frame))
    assert (one.records, one.rows, one.fields) == (several.records, several.rows, several.fields)
    assert [finding.code for finding in one.findings] == [finding.code for finding in several.findings]
    assert len(one.unread) + (len(frame) - 1) * (len(page) + 1) == len(several.unread)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| Country | Malta |", "Country: Malta"),
        ("Country| Malta", "Country: Malta"),
        ("|Country:|Malta|", "Country: Malta"),
        ("| a | b |", "a | b"),
        ("| a | |", "a"),
        ("| a | | c |", "a |  | c"),
        ("| a<br>b | c |", "a b | c"),
        (r"| a \| b | c |", r"a \| b | c"),
        ("a | b", None),
        ("| a", None),
        ("News | Paper A", None),
    ],
)
def test_a_row_of_a_table_is_a_label_with_its_value_or_cells_with_bars(line: str, expected: str | None) -> None:
    assert expected == row_of(line, WORDS)


@pytest.mark.parametrize(
    ("above", "roles"),
    [
        ("Share this article via Twitter", [Role.FRAME, Role.FRAME]),  # 30 characters
        ("Share this article via LinkedIn", [Role.FRAME, Role.PROSE]),
        ("Share this page", [Role.FRAME, Role.FRAME]),
    ],
)
def test_a_network_is_of_the_frame_below_a_short_line_about_sharing(above: str, roles: list[Role]) -> None:
    assert [*roles, Role.PROSE] == [mark.role for mark in marks(f"{above}\nMastodon\nWords.")]


def test_the_longest_label_is_known_without_its_colon() -> None:
    longest = max(WORDS.texts, key=len)
    assert longest == marks(longest)[0].label


def test_a_bar_with_spaces_counts_before_one_without() -> None:
    assert ("a|b", "c|d | e") == split_at_bar("a|b | c|d | e")
    assert ("a", "b|c") == split_at_bar("a|b|c")


@pytest.mark.parametrize(
    ("line", "begin"),
    [
        ("Tags: ".ljust(240, "x"), 2),
        ("Tags: ".ljust(241, "x"), 3),
        ("‹ ".ljust(240, "x"), 2),
        ("‹ ".ljust(241, "x"), 3),
        ("‹ x", 2),
        ("x ›", 2),
        ("‹ x ›", 3),
    ],
)
def test_tags_and_links_at_the_end_of_a_page_are_lines_of_a_foot_up_to_a_length(line: str, begin: int) -> None:
    content = marks(f"Next steps:\nA second day.\n{line}")
    assert begin == foot_of(content, 0).begin


#: Lines of publications: labels of one line with their values, and others.
FACTS = ["Source / author: A", "Country: Norway", "Publication date: 3 May 2021", "Publication type: Report"]
NO_FACTS = ["Publication type:", "Country: Norway: Oslo", "Abstract: A text", "country: Norway", "C"]


def held(slots: Slots) -> dict[str, object]:
    """Return all that slots hold, without the fields that have nothing."""
    return attrs.asdict(attrs.evolve(slots, pieces={name: pieces for name, pieces in slots.pieces.items() if pieces}))


@given(st.lists(st.sampled_from(FACTS + NO_FACTS), max_size=5))
def test_lines_of_labels_with_values_are_dealt_out_as_by_their_segments(lines: list[str]) -> None:
    family = next(family for family in WORDS.families if family.kind == "publication")
    body = marks("\n".join(lines))
    slots = slots_of_facts(body, family)

    assert (slots is not None) is (set(lines) <= set(FACTS) and len(set(lines)) == len(lines))
    if slots is not None:
        assert held(take_slots(segments_of(body, family.labels), family, family.layouts[0])) == held(slots)
