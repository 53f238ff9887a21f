"""Charts show each entry once, in one order, in looks that can be told apart, and as the same bytes each time."""

import math
import re
import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemtaskforce import examples, strategies
from stemtaskforce.catalog import Catalog
from stemtaskforce.display import charts
from stemtaskforce.display.charts.marks import KINDS, Source, cut, marks_of, timeline_of
from stemtaskforce.display.charts.spec import span_of, time_axis
from stemtaskforce.errors import EncodeError, MissingExtra
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.timeline import Timeline

if TYPE_CHECKING:
    from stemtaskforce.display.charts.marks import Mark

pytestmark = pytest.mark.slow  # charts are checked against a large schema, and drawn

Row = dict[str, Any]
Draw = Callable[[Source], Any]
DRAWN = {"timeline": charts.timeline, "overview": charts.overview, "activity": charts.activity}
#: The colours of the kinds, and white, against which hollow marks stand.
COLOURS = [look.colour for look in KINDS.values()]


def document(chart: object) -> Row:
    return cast("Row", cast("Any", chart).to_dict(validate=False))


def layers(chart: object) -> list[Row]:
    """The layers with their own rows; altair keeps rows apart, under a name made of their content."""
    drawn = document(chart)
    sets = drawn.get("datasets", {})
    return [
        {**layer, "rows": layer["data"].get("values", sets.get(layer["data"].get("name")))} for layer in drawn["layer"]
    ]


def rows(chart: object, mark: str) -> list[Row]:
    return [row for layer in layers(chart) if layer["mark"]["type"] == mark for row in layer["rows"]]


def many(count: int, *, first_year: int = 2000, years: int = 20) -> list[Record]:
    return [
        Event(date=f"{first_year + i % years:04}-{i % 12 + 1:02}-{i % 28 + 1:02}", title=f"Event {i}")
        for i in range(count)
    ]


# ---------------------------------------------------------------- every entry, once


@settings(max_examples=8)
@given(st.lists(strategies.records(), max_size=6))
def test_a_ladder_has_each_entry_once_and_the_undated_last_and_hollow(records: list[Record]) -> None:
    timeline = Timeline.of(records)[:100]
    if not timeline:
        return

    drawn = rows(charts.timeline(timeline), "point")

    assert Counter(entry.date and str(entry.date) for entry in timeline) == Counter(row.get("day") for row in drawn)
    assert [row.get("day") is None for row in drawn] == sorted(row.get("day") is None for row in drawn)
    assert sorted(row["y"] for row in drawn) == [14 + 28 * place for place in range(len(timeline))]
    assert all(len(row["label"]) <= 64 for row in drawn)


@settings(max_examples=8)
@given(st.lists(strategies.records(), max_size=6))
def test_lanes_have_each_entry_once_and_the_undated_as_counts(records: list[Record]) -> None:
    timeline = Timeline.of(records)
    if not timeline:
        return

    drawn = rows(charts.overview(records), "point")

    assert len(timeline) == sum(int(row.get("count", 1)) for row in drawn)


@settings(max_examples=8)
@given(st.lists(strategies.records(), max_size=6))
def test_bars_have_each_entry_once(records: list[Record]) -> None:
    timeline = Timeline.of(records)
    if not timeline:
        return

    assert len(timeline) == sum(row["count"] for row in rows(charts.activity(records), "bar"))


@pytest.mark.parametrize("count", [501, 5_000])
def test_above_500_marks_cells_count_each_entry_once(count: int) -> None:
    chart = charts.overview([*many(count), Event(title="Plan")])

    assert count == sum(row["count"] for row in rows(chart, "rect"))
    assert "1" in [row.get("text") for row in rows(chart, "text")]


@pytest.mark.parametrize(("years", "unit"), [(20, "quarter"), (200, "year"), (2_000, "decade"), (9_998, "century")])
def test_cells_are_as_long_as_they_must_be_to_be_seen(years: int, unit: str) -> None:
    chart = charts.overview(many(9_999, first_year=1, years=years))

    assert f"entries a {unit}" in str(document(chart))


def test_lanes_beyond_80_are_one_lane() -> None:
    taskforces = [Taskforce(name=f"Pact {i}", start_date="2016-09-29") for i in range(600)]

    chart = charts.overview(taskforces)

    assert 80 == len({row["lane"] for row in rows(chart, "rect")})
    assert 600 == sum(row["count"] for row in rows(chart, "rect"))


@pytest.mark.parametrize(("count", "mark"), [(1, "text"), (100, "text"), (101, "point"), (501, "rect")])
def test_a_timeline_of_more_than_100_entries_is_lanes(count: int, mark: str) -> None:
    chart = charts.timeline(many(count))

    assert mark in [layer["mark"]["type"] for layer in layers(chart)]
    assert (count <= 100) == any(row.get("label") == "Event 0" for row in rows(chart, "text"))


# ---------------------------------------------------------------- where things stand


def test_marks_of_one_day_do_not_touch() -> None:
    drawn = rows(
        charts.overview(many(10, years=1)[:1] + [Event(date="2000-01-01", title=f"{i}") for i in range(9)]), "point"
    )

    places = sorted(row["y"] for row in drawn)
    assert 10 == len(set(places))
    assert all(after - before >= 11 for before, after in pairwise(places))


def test_a_single_taskforce_has_a_rule_at_its_start_and_its_name_as_title() -> None:
    pact = Taskforce(name="Pact", start_date="2016-09-29", events=[Event(date="2018-05-04", title="Launch")])
    chart = charts.timeline(pact)

    assert "Pact" == document(chart)["title"]["text"]
    assert [{"day": "2016-09-29"}] == [row for row in rows(chart, "rule") if set(row) == {"day"}]
    assert [] == [
        row
        for row in rows(charts.timeline([pact, Taskforce(name="B", start_date="2017-01-01")]), "rule")
        if set(row) == {"day"}
    ]


def test_a_lane_is_dotted_before_its_start_and_a_bar_after() -> None:
    events = [Event(date="2014-05-04", title="Before"), Event(date="2018-05-04", title="After")]
    chart = charts.overview(Taskforce(name="Pact", start_date="2016-09-29", events=events))

    lines = [layer for layer in layers(chart) if layer["mark"]["type"] == "rule" and "clip" in layer["mark"]]
    assert [("2014-05-04", "2016-09-29"), ("2016-09-29", "2018-05-04")] == [
        (row["day"], row["end"]) for layer in lines for row in layer["rows"]
    ]
    assert [True, False] == ["strokeDash" in layer["mark"] for layer in lines]


def test_lanes_are_in_the_order_of_starts_and_what_belongs_to_none_is_last() -> None:
    records: list[Record] = [
        Taskforce(name="Late", start_date="2018-01-01"),
        Taskforce(name="Never", events=[Event(date="2001-01-01", title="Early")]),
        Taskforce(name="Early", start_date="2016-01-01"),
        Meeting(date="2010-01-01", title="Meeting"),
        Event(date="2009-01-01", title="Report"),
    ]

    names = [row["name"] for row in rows(charts.overview(records), "text") if "name" in row]

    assert ["Early", "Late", "Never", "Other meetings", "Publications"] == names


def test_a_label_stands_on_the_side_that_has_room() -> None:
    label = "A rather long label of sixty-odd characters that needs its room"
    chart = charts.timeline([Event(date="2010-01-01", title=label), Event(date="2020-01-01", title=label)])

    assert {"2010-01-01": "left", "2020-01-01": "right"} == {row["day"]: row["side"] for row in rows(chart, "point")}


def test_a_label_that_is_wider_than_its_room_is_cut_where_it_is_drawn() -> None:
    wide = "数" * 80
    chart = charts.timeline([Event(date=f"20{i}-01-01", title=f"{wide}{i}") for i in (10, 15, 20)])

    drawn = {row["day"]: row["room"] for row in rows(chart, "point")}
    assert 0 < drawn["2015-01-01"] < 430


@pytest.mark.parametrize(("length", "expected"), [(63, 63), (64, 64), (65, 64), (1_000, 64)])
def test_labels_are_cut_at_64_characters(length: int, expected: int) -> None:
    assert expected == len(cut("x" * length))


@pytest.mark.parametrize(("years", "bars"), [(1, 1), (80, 80), (81, 9), (400, 40), (790, 80), (2_000, 20), (9_999, 10)])
def test_empty_years_are_kept_and_many_years_are_counted_by_longer_spans(years: int, bars: int) -> None:
    last = Event(date=f"{years:04}-12-31", title="Last")
    chart = charts.activity([Event(date="0001-01-01", title="First"), last])
    domain = cast("list[str]", layers(chart)[0]["encoding"]["x"]["scale"]["domain"])

    assert abs(bars - len(domain)) <= 1
    assert len(domain) <= 81


def test_the_undated_of_bars_are_last_and_at_45_percent() -> None:
    chart = charts.activity([Event(date="2018-05-04", title="Launch"), Event(title="Plan")])
    bars = layers(chart)[0]["encoding"]

    assert ["2018", "undated"] == bars["x"]["scale"]["domain"]
    assert 0.45 == bars["opacity"]["condition"][0]["value"]
    assert ["1", "1"] == [row["text"] for row in rows(chart, "text")]


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2018-05-04", "2018-05-04", "day"),
        ("2018-05-04", "2018-06-04", "week"),
        ("2018-01-01", "2018-11-01", "month"),
        ("2010-01-01", "2026-01-01", "year"),
        ("1626-01-01", "2026-01-01", "year"),
        ("0001-01-01", "9999-12-31", "year"),
    ],
)
def test_the_axis_of_time_has_round_steps_and_at_most_18(first: str, last: str, unit: str) -> None:
    marks = marks_of(Timeline.of([Event(date=first, title="A"), Event(date=last, title="B")]))
    span = cast("tuple[int, int]", span_of(marks))
    tick = cast("Row", cast("Row", time_axis(span)["axis"])["tickCount"])
    days = {"day": 1, "week": 7, "month": 30.4, "year": 365.25}[unit]

    assert unit == tick["interval"]
    assert (span[1] - span[0]) / 86_400_000 / days / tick["step"] <= 18


def test_a_mark_tells_its_facts() -> None:
    meeting = Meeting(date="2018-05-04", end_date="2018-05-05", title="Pact", host_organisation="EU", country="DK")
    (mark,) = marks_of(timeline_of(meeting))

    assert {
        "Date": "2018-05-04 to 2018-05-05",
        "Kind": "meeting",
        "Title": "Pact",
        "Organisation": "EU",
        "Country": "Denmark",
        "Text": "",
    } == dict(mark.tooltip)


# ---------------------------------------------------------------- told apart


def linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def as_deuteranope(colour: str) -> tuple[float, float, float]:
    """A colour in CIE L*a*b* as a deuteranope sees it (Machado, Oliveira and Fernandes 2009, severity 1)."""
    matrix = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
    rgb = linear(colour)
    red, green, blue = (min(max(sum(map(float.__mul__, row, rgb)), 0), 1) for row in matrix)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    a, b, c = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


@pytest.mark.parametrize(("one", "other"), list(combinations(COLOURS, 2)))
def test_kinds_are_told_apart_under_deuteranopia_and_in_greyscale(one: str, other: str) -> None:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)

    assert math.dist(as_deuteranope(one), as_deuteranope(other)) >= 20
    assert (light + 0.05) / (dark + 0.05) >= 1.3


def test_each_kind_has_a_shape_of_its_own() -> None:
    assert len(KINDS) == len({look.shape for look in KINDS.values()})


def test_the_outline_of_a_pale_mark_stands_out_from_white() -> None:
    assert 1.05 / (luminance(KINDS["event"].outline) + 0.05) >= 4.5


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_nothing_to_show_is_a_valid_chart_that_says_so(draw: Draw) -> None:
    chart = draw(Timeline())

    chart.to_dict()  # altair compares it with the schema of Vega-Lite
    assert b"no entries" in charts.dumps(chart, "svg")


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
@pytest.mark.parametrize(
    "source",
    [examples.catalog(), Event(title="Plan"), Event(date="2018-05-04", title="Launch"), many(501)],
    ids=["examples", "undated", "one", "501"],
)
def test_a_chart_is_valid_and_the_same_records_give_the_same_bytes(draw: Draw, source: Source) -> None:
    chart = draw(source)

    assert chart.to_dict() == draw(source).to_dict()
    assert charts.dumps(draw(source), "svg") == charts.dumps(chart, "svg")


def test_an_svg_has_the_days_labels_and_kinds() -> None:
    catalog = examples.catalog()
    pact = catalog.taskforces.in_country("DK").one()

    svg = charts.dumps(charts.timeline(catalog.timeline_of(pact)), "svg").decode()

    for text in ("2016-09-29", "Danish Technology Pact", "taskforce start", "dossier event"):
        assert f">{text}</text>" in svg


def test_lanes_and_gutter_are_named_in_the_svg() -> None:
    svg = charts.dumps(charts.overview([Meeting(date="2018-05-04", title="M"), Event(title="Plan")]), "svg").decode()

    for text in ("Other meetings", "Publications", "undated"):
        assert f">{text}</text>" in svg


@pytest.mark.parametrize("count", [3, 501])
def test_a_dashed_line_divides_the_days_from_the_undated(count: int) -> None:
    undated = charts.overview([*many(count), Event(title="Plan")])

    assert [layer["mark"]["strokeDash"] for layer in layers(undated) if layer.get("name") == "divider"] == [[4, 4]]
    assert "divider" not in [layer.get("name") for layer in layers(charts.overview(many(count)))]


def test_text_of_a_record_is_never_markup() -> None:
    evil = Event(date="2018-05-04", title="</script><script>alert(1)</script>")

    assert b"<script>alert" not in charts.dumps(charts.timeline(evil), "svg")
    html = charts.dumps(charts.timeline(evil), "html")
    assert b"<script>alert" not in html
    assert rb"\u003c/script>\u003cscript>alert(1)" in html


def test_each_form_is_what_it_says() -> None:
    chart = charts.activity(Event(date="2018-05-04", title="Launch"))
    html = charts.dumps(chart, "html")

    assert charts.dumps(chart, "png").startswith(b"\x89PNG\r\n")
    assert html.startswith(b"<!DOCTYPE html>")
    assert b"src=" not in html[:2_000]
    assert html.count(b"<script") == html.count(b'<script type="')


def test_another_form_is_refused() -> None:
    with pytest.raises(EncodeError, match="expected 'svg', 'png' or 'html', got 'pdf'"):
        charts.dumps(charts.timeline(()), "pdf")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = charts.timeline(())
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtra, match="plot"):
        charts.dumps(chart, "svg")
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtra, match="plot"):
        charts.timeline(())


def test_a_catalog_links_meetings_to_the_lanes_of_taskforces() -> None:
    catalog = examples.catalog()
    linked = [mark for mark in marks_of(timeline_of(catalog)) if mark.kind == "meeting" and mark.lane is not None]

    assert len(linked) == sum(catalog.taskforce_of(meeting) is not None for meeting in catalog.meetings)
    assert linked


def test_marks_and_catalogs_are_what_charts_are_made_from() -> None:
    catalog = Catalog.of(many(3))

    made: list[Mark] = marks_of(timeline_of(catalog))
    assert [mark.label for mark in made] == [mark.label for mark in marks_of(timeline_of(many(3)))]


def test_the_pictures_of_the_documentation_are_drawn_by_this_code() -> None:
    catalog = examples.catalog()
    drawn = {
        "timeline": charts.timeline(catalog.timeline_of(catalog.taskforces.in_country("DK").one())),
        "overview": charts.overview(catalog),
        "activity": charts.activity(catalog),
    }
    folder = Path(__file__).parents[2] / "docs" / "how-to"
    for name, chart in drawn.items():
        stored, now = (folder / f"chart-{name}.svg").read_text("utf-8"), charts.dumps(chart, "svg").decode()
        for marks in (r'class="(mark-[^"]*)"', r"<text[^>]*>([^<]*)"):
            assert re.findall(marks, stored) == re.findall(marks, now), name
