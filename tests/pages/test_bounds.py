"""The content of a page of HTML, case by case: what is set aside around it, and what is not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import LimitExceeded, Meeting, pages
from stemtaskforce.dates import read_date
from stemtaskforce.findings import make
from stemtaskforce.pages.addresses import is_foreign, original
from stemtaskforce.pages.datelike import MAX_DATE_LINE, date_line, looks_like_date, read_day_of, whole_date
from stemtaskforce.text import clean_line

#: What dates are made of, and what stands in none.
PARTS_OF_DATES = [
    *("20", "8", "31", "2018", "1", "August", "Monday", "juin", "février", "mai", "th", "1er", "\u200b", "º", "２"),
    *(" ", " ", " ", ", ", ".", "/", "-", " - ", " – ", " to ", " and ", "09:00", " pm", "(", ")", "- ", "x", "_", "é"),
]

#: Each page is of one meeting, of robots on 3 May 2021; beside it is every line that no field takes.
_CASES = {
    "no element holds both label and date, so none is the content": (
        "<h1>Webinar on robots</h1><div id=content><p>Date: 3 May 2021</div><div class=node><p>Location: Graz</div>",
        [],
    ),
    "the content begins with a label, so the title stands above it": (
        "<p>Webinar on robots<main><p>Date: 3 May 2021<p>Location: Graz</main><p>Below",
        ["Below"],
    ),
    "an empty element is not the content": ("<main></main><h1>Webinar on robots</h1><p>Date: 3 May 2021", []),
    "a list of links is a menu": (
        "<ul class=menu><li><a href=/>Home</a></ul><h1>Webinar on robots</h1><p>Date: 3 May 2021",
        ["- Home"],
    ),
    "an element of text is not a menu, whatever its class": (
        "<h1>Webinar on robots</h1><div class=menu><p>Date: 3 May 2021</div>",
        [],
    ),
    "a role names the content": (
        "<p>Above<div role=main><h1>Webinar on robots</h1><p>Date: 3 May 2021</div><p>Below",
        ["Above", "Below"],
    ),
    "an id names the content, also beside a class that does": (
        "<div id=content class=node><h1>Webinar on robots</h1><p>Date: 3 May 2021</div><p>Below",
        ["Below"],
    ),
    "a label of the frame does not tell the content": (
        "<main><h1>Webinar on robots</h1><p>Date: 3 May 2021</main><footer><p>Location: Brussels</footer>",
        ["Location: Brussels"],
    ),
    "a footer has a line for each block, whatever stands in it": (
        "<h1>Webinar on robots</h1><p>Date: 3 May 2021<footer><p>a <b>b <i>c</i></b> d<div>e</div> f<br>g</footer>",
        ["a b c d", "e", "f", "g"],
    ),
    "the text of a footer may come back to its block": (
        "<h1>Webinar on robots</h1><p>Date: 3 May 2021<footer>a<p>b</p>c<ul><li>d</ul></footer>",
        ["a", "b", "c", "- d"],
    ),
    "many elements inside each other are one line of a footer": (
        f"<h1>Webinar on robots</h1><p>Date: 3 May 2021<footer>x{'<b>' * 30}y{'</b>' * 30}z</footer>",
        ["xyz"],
    ),
    "a footer of a quotation is a part of it": (
        "<h1>Webinar on robots</h1><p>Date: 3 May 2021<p>Summary:<blockquote>A<footer>B</footer></blockquote>",
        [],
    ),
    "blanks between the blocks of a footer are no line": (
        "<h1>Webinar on robots</h1><p>Date: 3 May 2021<footer> <p>a</p> \n <p>b</p> </footer>",
        ["a", "b"],
    ),
    "a footer keeps the breaks of preformatted text": (
        "<h1>Webinar on robots</h1><p>Date: 3 May 2021<footer><pre>a\nb</pre></footer>",
        ["a", "b"],
    ),
    "no script in a footer is text": (
        "<h1>Webinar on robots</h1><p>Date: 3 May 2021<footer>a<script>b</script>c</footer>",
        ["ac"],
    ),
    "no hidden element in a footer is text": (
        "<h1>Webinar on robots</h1><p>Date: 3 May 2021<footer>a<i hidden>b</i>c</footer>",
        ["ac"],
    ),
    "a drawing in a footer has no line of its own": (
        "<h1>Webinar on robots</h1><p>Date: 3 May 2021<footer>a<svg><desc>b</desc></svg>c</footer>",
        ["ac"],
    ),
}


@pytest.mark.parametrize(("markup", "unread"), _CASES.values(), ids=list(_CASES))
def test_the_content_is_bounded(markup: str, unread: list[str]) -> None:
    reading = pages.read_html(markup)
    meeting = reading.one(Meeting)
    assert ("Webinar on robots", read_date("3 May 2021").date) == (meeting.title, meeting.date)
    assert unread == [line.text for line in reading.unread]
    assert all(line.aside for line in reading.unread)


def test_a_page_without_labels_or_dates_has_its_first_candidate_as_content() -> None:
    reading = pages.read_html("<main><p>Welcome</main><p>Contact us")
    assert [("Welcome", False), ("Contact us", True)] == [(line.text, line.aside) for line in reading.unread]


@pytest.mark.parametrize("count", [257, 5_000])
def test_an_element_of_too_many_attributes_is_refused(count: int) -> None:
    markup = f"<p {' '.join(f'a{number}=1' for number in range(count))}>x"
    with pytest.raises(LimitExceeded, match="over 256 attributes"):
        pages.read_html(markup)


@pytest.mark.parametrize("markup", ["", "<!-- -->", "\ufeff"])
def test_an_empty_page_has_no_lines_and_one_finding(markup: str) -> None:
    reading = pages.read_html(markup)
    assert ((), ["page.unsupported"]) == (reading.unread, [finding.code for finding in reading.findings])


@pytest.mark.parametrize(
    ("depth", "expected"),
    [(0, "http://example.org/"), (1, "http://example.org/"), (3, "http://example.org/")],
)
def test_an_archived_address_is_that_of_its_page(depth: int, expected: str) -> None:
    archive = "https://web.archive.org/web/20190102030405/"
    assert expected == original(f"{archive * depth}{expected}")


def test_an_address_is_unpacked_three_times_at_most() -> None:
    archive = "https://web.archive.org/web/20190102030405/"
    assert f"{archive}http://example.org/" == original(f"{archive * 4}http://example.org/")


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        ("https://example.org/x", True),
        ("https://www.stemcoalition.eu./x", False),
        ("https://[x", False),
        ("x", False),
    ],
)
def test_an_address_is_foreign_if_its_host_is_another(url: str, *, foreign: bool) -> None:
    assert foreign == is_foreign(url)


@pytest.mark.parametrize("text", ["no day", "1" * 1_000, "August 2018"])
def test_a_line_that_is_not_a_whole_date_is_none(text: str) -> None:
    assert whole_date(text) is None


@pytest.mark.parametrize(("weekday", "is_read"), [("Monday", True), ("Monday,", False)])
def test_a_date_is_read_in_a_line_of_eighty_characters(weekday: str, *, is_read: bool) -> None:
    line = f"{weekday} 1 September, 2 September, 3 September and 4 September 2018, 09:00 - 10:00"

    assert 81 - is_read == len(line)
    assert is_read is looks_like_date(line)
    assert is_read is (whole_date(line) is not None)


@pytest.mark.parametrize("moment", [None, "2018-08-01"])
def test_a_date_that_is_not_whole_is_told_by_the_name_of_its_field(moment: str | None) -> None:
    message = "{}: expected a whole date such as 20 August 2018, got 'August 2018'"

    for field, reading in (
        ("date", read_day_of("August 2018", moment)),
        ("start_date", read_day_of("August 2018", moment, "start_date")),
    ):
        assert (make("date.incomplete", message.format(field), value="'August 2018'"),) == reading.findings


@pytest.mark.parametrize(
    "line", ["Wednesday, 31 September 2018, 09:00 - 10:00", "Wednesday 31 September to Thursday 32 September 2018"]
)
def test_a_day_that_no_calendar_has_is_written_as_a_date_however_long_its_line_is(line: str) -> None:
    assert looks_like_date(line)
    assert (None, True) == date_line(line, None)


@given(
    st.lists(st.sampled_from(PARTS_OF_DATES), min_size=1, max_size=9).map("".join).map(clean_line),
    st.sampled_from([None, "2018-08-20", "x"]),
)
@example("- 31 June 2020", None)
@example("20\u200b August 2018", None)
@example("August\u200b 2018", None)
@example("02/03/2018", "2018-03-02")
def test_a_line_is_told_at_once_as_by_two_questions(line: str, moment: str | None) -> None:
    if line and len(line) <= MAX_DATE_LINE and any(char in "0123456789" for char in line):
        day = whole_date(line, moment)
        assert (day, day is not None or looks_like_date(line)) == date_line(line, moment)
