"""What objects show in a notebook and to rich: short whatever their size, escaped, and one line as text."""

import pickle
import re
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from stemtaskforce import Catalog, Event, Meeting, Taskforce, Timeline, examples
from stemtaskforce.display.notebook import SHOWN_ROWS, draw, rich_parts
from stemtaskforce.findings import Finding, make
from stemtaskforce.folding import fold
from stemtaskforce.groups import Groups
from stemtaskforce.model import ListingRow, declared
from stemtaskforce.pages import CatalogReading, Line, Reading
from stemtaskforce.query import Selection
from stemtaskforce.shown import MAX_REPR, one_line, pairs_within
from stemtaskforce.strategies import events, lines, meetings, taskforces
from tests.corpora import taken
from tests.formats.skeletons import PAYLOADS, shared_payloads, skeletons

MAX_BYTES = 100_000
catalogs = st.lists(taskforces() | meetings() | events(), max_size=6).map(Catalog.of)


def every_object(catalog: Catalog, findings: tuple[Finding, ...] = (), source: str = "page.txt") -> list[object]:
    """An object of each kind that is shown, made of the records of a catalog."""
    reading = Reading(
        kind="taskforce",
        records=catalog.records,
        rows=(ListingRow(requesting_organisation=source, teaser=source),),
        findings=findings,
        unread=(Line(number=1, text=source),),
        source=source,
    )
    return [
        *catalog.records[:3],
        *reading.rows,
        catalog,
        catalog.taskforces,
        catalog.meetings,
        catalog.publications,
        catalog.timeline(),
        *catalog.timeline()[:3],
        catalog.events.group_by("category"),
        catalog.timeline().by_year(),
        *catalog.links()[:2],
        *findings,
        reading,
        CatalogReading([reading, Reading(source=source)]),
        catalog.timeline().table(),
    ]


def html(value: object) -> str:
    return draw(value).source


def spread(text: str) -> Catalog:
    event = Event(date="2018-05-04", title=text, category=text, publisher=text, summary=text)
    return Catalog.of(
        [
            event,
            Meeting(
                title=text, date="2018-08-20", host_organisation=text, location=text,
                summary=text, objective=text, description=text, next_steps=text,
            ),
            Taskforce(
                # No meeting is linked by it, so that no row depends on the words of a text.
                name=f"{text[:900]} of its own", requesting_organisation=text,
                background=text, objectives=text, results=text,
                events=[event, Event(date="2018-05-04", summary=text, publisher=text)],
            ),
        ]
    )  # fmt: skip


@lru_cache(maxsize=64)
def structure(text: str) -> object:
    found = (Finding("date.incomplete", make("date.incomplete", "x").severity, text, "/x", 1, text, text),)
    # Links follow the words of a text, so one is made of the same records whatever it says.
    objects = [each for each in every_object(spread(text), found, text) if type(each).__name__ != "Link"]
    return [skeletons(html(each)) for each in objects]


@pytest.mark.slow
@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_leaves_the_elements_of_a_benign_word(payload: str) -> None:
    assert structure("x" * len(payload.strip())) == structure(payload.strip())


# A text that ends in an ellipsis was cut, so that it points to another record; one without letters links none.
@settings(max_examples=min(40, settings().max_examples))  # a dozen objects each, by two parsers
@given(lines().filter(lambda text: not text.endswith(("...", "…")) and fold(text).strip()))
def test_any_text_leaves_the_elements_of_a_benign_word(text: str) -> None:
    assert structure("x" * len(text)) == structure(text)


@pytest.mark.slow
def test_a_payload_of_the_corpora_leaves_the_elements_of_a_benign_word() -> None:
    known: dict[int, object] = {}
    for payload in taken([each for each in shared_payloads() if not each.endswith(("...", "…"))]):
        known.setdefault(len(payload), structure("x" * len(payload)))
        assert known[len(payload)] == structure(payload), payload


def test_the_comparison_sees_text_that_is_not_escaped() -> None:
    page = html(Event(title="MARK"))

    assert skeletons(page.replace("MARK", "xxxx")) != skeletons(page.replace("MARK", "<b>x</b>"))


@given(catalogs)
def test_every_object_is_shown_in_one_piece_and_told_in_one_line(catalog: Catalog) -> None:
    for each in every_object(catalog, catalog.check()[:2]):
        assert html(each) == each._repr_html_()  # type: ignore[attr-defined] # IPython asks for it by name
        assert len(html(each).encode()) <= MAX_BYTES
        assert len(repr(each)) <= MAX_REPR
        assert "\n" not in repr(each)


@given(taskforces() | meetings() | events())
def test_a_record_shows_all_of_its_fields(record: Taskforce | Meeting | Event) -> None:
    page = LexborHTMLParser(html(record))
    labels = [node.text() for node in page.css("tbody th")] + [
        node.text().rpartition(" (")[0] for node in page.css("summary")
    ]
    present = [field.label for field in declared(type(record)) if getattr(record, field.name) not in {None, "", ()}]

    assert sorted(set(present) - {"Name", "Title"}) == sorted(set(labels))


def large() -> Catalog:
    """Records that are many and whose texts are as long as can be, of signs that have to be escaped."""
    text, line = "\"<&>' " * 20_000 + "x", "\"<&>'" * 200
    many = [
        Event(date="2018-05-04", title=f"{number}{line[:900]}", summary="x", category=line) for number in range(300)
    ]
    return Catalog.of(
        [
            Taskforce(
                name=line, requesting_organisation=line, background=text, objectives=text, results=text, events=many
            ),
            *(
                Meeting(
                    title=f"{number}{line[:900]}", date="2018-08-20", host_organisation=line, location=line,
                    summary=text, objective=text, description=text, next_steps=text,
                )
                for number in range(30)
            ),
            *many,
        ]
    )  # fmt: skip


def test_no_object_is_longer_than_its_limit_in_a_notebook_for_rich_or_as_text() -> None:
    catalog = large()
    found = tuple(make("date.incomplete", "\"<&>'" * 500) for _ in range(1000))
    for each in every_object(catalog, found[:1000], "\"<&>'" * 200)[:60]:
        assert len(html(each).encode()) <= MAX_BYTES, type(each)
        assert len(repr(each)) <= MAX_REPR
        with (console := Console(width=100, record=True)).capture() as capture:
            console.print(each)
        assert len(capture.get()) <= 40_000, type(each)


def test_the_first_and_the_last_of_many_are_shown() -> None:
    timeline = Timeline.of(Event(date=f"{year}-01-01", title=f"in {year}") for year in range(2000, 2020))
    shown = re.findall(r"in \d{4}", html(timeline))

    assert [f"in {year}" for year in (2019, 2018, 2017, 2016, 2015, 2004, 2003, 2002, 2001, 2000)] == shown
    assert 2 * SHOWN_ROWS == len(shown)
    assert "… 10 more …" in [repr(part) for part in rich_parts(timeline)]


def test_as_many_as_fit_are_shown_without_a_gap() -> None:
    timeline = Timeline.of(Event(date=f"{year}-01-01", title="x") for year in range(2000, 2010))

    assert "…" not in html(timeline).partition("</style>")[2]
    assert 10 == len([*rich_parts(timeline)])


def test_groups_show_their_ends_and_what_they_count() -> None:
    years = Timeline.of(Event(date=f"{year}-01-01", title="x") for year in range(2000, 2020)).by_year()

    cells = [node.text() for node in LexborHTMLParser(html(years)).css("tbody td:first-child")]
    assert ["2019", "2018", "2017", "2016", "2015", "…", "2004", "2003", "2002", "2001", "2000"] == cells
    assert "… 10 more" == repr([*rich_parts(years)][-1])
    assert [*reversed(years)] == [*years][::-1]
    assert "A, none" in html(Groups(((("A", None), 0.5),)))


def test_prose_is_folded_with_its_number_of_words() -> None:
    markup = html(Taskforce(name="Pact", background="Skills were scarce."))

    assert "<details><summary>Background (3 words)</summary>" in markup


def test_a_link_leads_to_its_page_and_no_other_address_is_one() -> None:
    assert '<a href="https://example.org/a"' in html(Event(title="x", url="https://example.org/a"))


def test_a_link_between_records_is_shown_with_both_and_its_reason() -> None:
    link = examples.catalog().links()[0]

    shown = LexborHTMLParser(html(link)).text()
    assert link.source.key in shown
    assert link.code in shown


def test_a_folder_of_which_every_page_gave_a_record_lists_none_without() -> None:
    reading = Reading(kind="taskforce", records=(Taskforce(name="Pact"),))

    assert "Pages without a record" not in html(CatalogReading([reading]))
    assert "Pages without a record" in html(CatalogReading([reading, Reading()]))


def test_findings_stand_by_severity_the_gravest_open() -> None:
    found = tuple(make(code, "x") for code in ("field.empty", "date.weekday", "date.incomplete", "date.missing"))
    folds = LexborHTMLParser(html(Reading(findings=found))).css("details")

    assert ["Errors (2)", "Warnings (1)", "Notes (1)"] == [fold.css("summary")[0].text() for fold in folds]
    assert [True, False, False] == ["open" in fold.attributes for fold in folds]


def test_what_is_no_object_of_the_library_is_refused() -> None:
    with pytest.raises(TypeError, match="got int"):
        draw(1)


def test_rich_shows_fields_that_have_a_value() -> None:
    with (console := Console(width=60)).capture() as capture:
        console.print(Event(date="2018-05-04", title="Launch", summary="word " * 200 + "end"))

    assert "publisher" not in capture.get()
    assert "title='Launch'" in capture.get()
    assert "word…'" in capture.get()


@pytest.mark.parametrize(
    "value",
    [
        examples.catalog(),
        examples.reading(),
        examples.catalog().taskforces,
        examples.catalog().links()[0],
        examples.catalog().timeline().table(),
    ],
)
def test_rich_shows_every_object_by_its_type(value: object) -> None:
    with (console := Console(width=100)).capture() as capture:
        console.print(value)

    assert capture.get().startswith(f"{type(value).__name__}(")
    assert "_lazy" not in capture.get()


def test_a_line_is_what_python_takes_back_where_no_text_is_long() -> None:
    event = Event(title="Launch", category="News")

    assert event == eval(repr(event), {"Event": Event})  # noqa: S307 - our own text


def test_a_line_leaves_out_what_is_absent_before_it_shortens_texts() -> None:
    fields: list[tuple[str, object]] = [(f"field_{number}", None) for number in range(40)]

    assert "X(text='y')" == one_line("X", [*fields, ("text", "y")])
    assert 60 >= len(one_line("X", [(f"field_{number}", "y" * 90) for number in range(40)], limit=60))


def test_a_value_within_a_line_is_told_by_its_key_or_by_its_number() -> None:
    meeting = Meeting(title="Oslo", date="2018-08-20", summary="word " * 90 + "end")
    shown = one_line("X", [("meeting", meeting), ("items", (1, 2)), ("other", object)], limit=200)

    assert "X(meeting=<Meeting meeting/2018-08-20/oslo>, items=<2 int>, other=<class 'object'>)" == shown


@given(st.dictionaries(lines(), st.integers(), max_size=50))
def test_a_mapping_is_told_within_its_limit_and_says_how_many_are_left(pairs: dict[str, int]) -> None:
    told = pairs_within(pairs.items(), len(pairs), 80)

    assert len(told) <= 120
    groups = Groups(tuple(pairs.items()))
    assert len(repr(groups)) <= MAX_REPR


def test_an_empty_selection_is_shown_with_its_columns() -> None:
    assert "0 meetings" in html(Selection.of(Meeting, []))


def test_what_is_kept_of_a_drawing_is_not_pickled() -> None:
    reading = examples.reading()
    drawn = reading._repr_html_()  # pyright: ignore[reportPrivateUsage]  # the protocol of notebooks
    again = pickle.loads(pickle.dumps(reading))  # noqa: S301 - just pickled here

    assert reading == again
    assert (drawn, repr(reading)) == (again._repr_html_(), repr(again))
    assert drawn.encode() not in pickle.dumps(reading)
