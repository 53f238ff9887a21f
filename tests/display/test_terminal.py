"""Drawings for a terminal: they fit the window, show every fact, and never carry what a terminal would obey."""

import importlib
import sys
import unicodedata
from io import StringIO
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType

from stemtaskforce import strategies
from stemtaskforce.display.terminal import draw, draw_fields, draw_list, draw_rows, draw_timeline, draw_unread, visible
from stemtaskforce.errors import MissingExtra
from stemtaskforce.model import Event, ListingRow, Meeting, Record, Taskforce
from stemtaskforce.pages import read_text
from stemtaskforce.timeline import Timeline

HARMLESS = set("\u00ad\u200c\u200d")
#: What a drawing itself adds.
FRAME = set("╭─╮│╰╯ \n")


def drawn(drawing: RenderableType, width: int = 60) -> str:
    console = Console(file=StringIO(), width=width, color_system=None, highlight=False)
    with console.capture() as captured:
        console.print(drawing)
    return captured.get()


def squashed(text: str) -> str:
    return "".join(char for char in text if char not in FRAME)


# ---------------------------------------------------------------- visible


@given(st.text(st.characters() | st.sampled_from("\x00\x1b\x7f\x9b\u202e\u2066\u2028\ud800\ue000\u00a0\u200d")))
def test_what_is_visible_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    assert {char for char in visible(text) if not char.isprintable()} <= HARMLESS


@given(st.text().filter(str.isprintable))
def test_what_can_be_printed_stays_as_it_is(text: str) -> None:
    assert text == visible(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("\x9b2J", r"\x9b2J"),
        ("line\nbreak\r", r"line\nbreak\r"),
        ("\u202eexe.txt", r"\u202eexe.txt"),
        ("\udce9t\udce9", r"\udce9t\udce9"),
        ("non\u00a0breaking\u2009thin", "non breaking thin"),
        ("joined\u200dletters", "joined\u200dletters"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
    ],
    ids=ascii,
)
def test_what_cannot_be_shown_is_escaped(text: str, expected: str) -> None:
    assert expected == visible(text)


# ---------------------------------------------------------------- records


@given(strategies.records(), st.integers(20, 200))
def test_a_drawing_fits_the_window_and_is_never_wider_than_is_good_to_read(record: Record, width: int) -> None:
    lines = drawn(draw(record), width).splitlines()

    assert max(map(cell_len, lines)) <= min(width, 100)
    assert [] == [line for line in lines if line != line.rstrip(" ")]


@given(strategies.records())
def test_every_line_and_every_prose_of_a_record_is_in_its_drawing(record: Record) -> None:
    shown = squashed(drawn(draw(record), 100))

    for name, value in attrs.asdict(record, recurse=False).items():
        if isinstance(value, str) and name not in {"country", "kind", "status"}:
            for line in value.split("\n"):
                assert squashed(visible(line)) in shown, name


TITLED = st.builds(
    Event, date=st.none() | strategies.dates(), title=strategies.lines().filter(lambda title: "│" not in title)
)


@given(st.lists(TITLED, min_size=1, max_size=3), st.integers(4, 30))
def test_all_text_of_a_timeline_is_drawn_however_narrow_the_window_is(events: list[Event], width: int) -> None:
    lines = drawn(draw_timeline(Timeline.of(events)), width).splitlines()
    shown = squashed("".join(line.partition("│")[2] or line for line in lines))

    assert max(map(cell_len, lines)) <= width
    for event in events:
        assert squashed(visible(event.title or "")) in shown


def test_in_a_narrow_window_days_and_labels_stand_above_what_belongs_to_them() -> None:
    event = Event(date="2018-05-04", title="Launch of the pact", category="News")

    assert ["2018-05-04", "Launch of", "the pact", "News", "", "undated", "Plan"] == drawn(
        draw_timeline(Timeline.of([event, Event(title="Plan")])), 11
    ).splitlines()
    assert ["│ Category │", "│ News     │"] == drawn(draw(event), 12).splitlines()[-3:-1]


@given(strategies.records())
def test_a_drawing_carries_no_character_that_a_terminal_obeys(record: Record) -> None:
    assert {char for char in drawn(draw(record)) if not char.isprintable()} <= HARMLESS | {"\n"}


def test_a_record_is_no_markup_and_no_emoji() -> None:
    event = Event(title="[bold]Skills[/bold] :rocket: [link=https://example.org]here[/link]")

    assert "[bold]Skills[/bold] :rocket: [link=https://example.org]here[/link]" in drawn(draw(event), 90)


def test_a_meeting_is_drawn_with_its_facts_and_its_prose() -> None:
    meeting = Meeting(
        title="Thematic session: regions",
        date="2025-11-05",
        end_date="2025-11-06",
        time="09:00",
        kind="thematic-session",
        country="EE",
        location="Tallinn, Estonia",
        description="Two days:\n\n- one for visits to schools and companies\n- one for work\n\n1. Notes",
    )

    expected = """\
╭─ meeting ──────────────────────────╮
│ Thematic session: regions          │
│ Date     2025-11-05                │
│ Until    2025-11-06                │
│ Time     09:00:00                  │
│ Kind     thematic-session          │
│ Country  Estonia (EE)              │
│ Place    Tallinn, Estonia          │
╰────────────────────────────────────╯

Description
  Two days:

  - one for visits to schools and
    companies
  - one for work

  1. Notes
"""
    assert expected == drawn(draw(meeting), 38)


def test_a_taskforce_without_facts_is_its_name() -> None:
    expected = """\
╭─ taskforce ────────╮
│ A pact             │
╰────────────────────╯
"""
    assert expected == drawn(draw(Taskforce(name="A pact")), 22)


def test_what_lacks_its_title_is_drawn_with_what_there_is() -> None:
    fields = {"country": None, "results": "Some.", "events": (Event(date="2018-05-04", title="Launch"),)}

    expected = """\
╭─ taskforce ────────╮
│ (no title)         │
╰────────────────────╯

Results
  Some.

Timeline
  2018-05-04 │ Launch
"""
    assert expected == drawn(draw_fields("taskforce", fields), 22)


# ---------------------------------------------------------------- timelines and listings


def test_a_timeline_has_an_entry_for_each_kind() -> None:
    records: list[Record] = [
        Taskforce(name="Baltic input", start_date="2022-02-02"),
        Meeting(title="Oslo", date="2022-03-03", end_date="2022-03-04", location="Oslo", country="NO"),
        Meeting(title="Nowhere", date="2022-03-02"),
        Meeting(title="Visit", date="2022-03-01", location="Oslo, Norway", country="NO"),
        Event(date="2021-01-01", title="Plan", category="Tools", publisher="PTvT", summary="First.\n\nSecond."),
        Event(category="News"),
    ]

    expected = """\
2022-03-03 │ Oslo (2 days)
           │ Oslo | Norway
           │
2022-03-02 │ Nowhere
           │
2022-03-01 │ Visit
           │ Oslo, Norway
           │
2022-02-02 │ Start of the taskforce Baltic input
           │
2021-01-01 │ Plan
           │ Tools | PTvT
           │ First. …
           │
undated    │ News
"""
    assert expected == drawn(draw_timeline(Timeline.of(records)))


def test_a_list_tells_what_and_where() -> None:
    records: list[Record] = [
        Taskforce(name="Baltic input", start_date="2022-02-02", requesting_organisation="Baltic Assembly"),
        Meeting(title="Oslo", date="2022-03-03", country="NO"),
        Event(title="Plan", category="Tools"),
    ]

    expected = """\
2022-02-02 │ Baltic input
           │ Baltic Assembly
           │
2022-03-03 │ Oslo
           │ Norway
           │
undated    │ Plan
           │ Tools
"""
    assert expected == drawn(draw_list(records))


def test_an_empty_timeline_is_an_empty_drawing() -> None:
    assert "" == drawn(draw_timeline(Timeline())).strip()


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("word " * 70 + "end", "word " * 56 + "…"),
        ("x" * 300, "x" * 280 + " …"),
        ("y" * 280, "y" * 280),
    ],
    ids=["words", "one long word", "just short enough"],
)
def test_a_timeline_cuts_a_long_summary_between_words(summary: str, expected: str) -> None:
    timeline = Timeline.of([Event(summary=summary)])

    assert squashed(f"undated{expected}") == squashed(drawn(draw_timeline(timeline)))


def test_a_listing_is_a_row_each() -> None:
    rows = [
        ListingRow(
            start_date="2021-07-07", country="EE", requesting_organisation="Council", status="ongoing", teaser="One"
        ),
        ListingRow(country="NO"),
        ListingRow(start_date="2016-09-29", teaser="Two"),
    ]

    expected = """\
2021-07-07 │ Council | Estonia | ongoing
           │ One
           │
undated    │ Norway
           │
2016-09-29 │ Two
"""
    assert expected == drawn(draw_rows(rows))


def test_of_what_was_not_read_the_first_hundred_lines_are_drawn() -> None:
    unread = read_text("\n".join(["Dear \x1breader"] * 1_102)).unread

    lines = drawn(draw_unread(unread)).splitlines()

    assert ["Not read", "  1    Dear reader"] == lines[:2]
    assert ["  100  Dear reader", "  and 1,002 more"] == lines[-2:]


# ---------------------------------------------------------------- other windows


def test_without_unicode_the_frame_is_ascii() -> None:
    class Ascii(StringIO):
        encoding = "ascii"

    file = Ascii()
    Console(file=file, width=22, color_system=None).print(draw(Taskforce(name="A pact")))

    assert "+- taskforce --------+\n| A pact             |\n+--------------------+\n" == file.getvalue()


@pytest.mark.parametrize(("terminal", "coloured"), [(True, True), (False, False)])
def test_colours_are_for_terminals(*, terminal: bool, coloured: bool) -> None:
    file = StringIO()
    Console(file=file, width=40, force_terminal=terminal, _environ={"TERM": "xterm"}).print(draw(Taskforce(name="A")))

    assert coloured is ("\x1b[" in file.getvalue())


def test_without_rich_an_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemtaskforce.display.terminal", sys.modules["stemtaskforce.display.terminal"])  # set back
    monkeypatch.setattr("stemtaskforce.display.sheet", sys.modules["stemtaskforce.display.sheet"])
    monkeypatch.delitem(sys.modules, "stemtaskforce.display.terminal")
    monkeypatch.delitem(sys.modules, "stemtaskforce.display.sheet")
    monkeypatch.setitem(sys.modules, "rich.box", None)

    with pytest.raises(MissingExtra) as caught:
        importlib.import_module("stemtaskforce.display.terminal")
    assert "cli: rich is not installed" in caught.value.findings[0].message


def test_harmless_characters_have_no_width() -> None:
    assert {"Cf"} == {unicodedata.category(char) for char in HARMLESS}


@pytest.mark.parametrize(("other", "shown"), [(1, "1"), (None, "None"), (ListingRow(country="DK"), "a ListingRow")])
def test_what_is_no_record_is_not_drawn(other: object, shown: str) -> None:
    with pytest.raises(TypeError) as caught:
        draw(cast("Event", other))
    assert f"expected a record, got {shown}" == str(caught.value)
