"""What is said of pages, word for word: code, place, line, message and what was got. A message is interface."""

from pathlib import Path

import pytest

from stemtaskforce import LimitExceeded, PageError, Reading, pages
from stemtaskforce.pages.caps import MAX_LINES

Said = tuple[str, str, int | None, str, str | None]

#: A dossier as far as its timeline, and the head of one.
HEAD = "QUICK: taskforce dossier\nSkills Pact\n"
COUNTRY = "country: expected a country's name or code"
NARNIA = f"{COUNTRY}, got 'Narnia'; did you mean Namibia (NA) or Nauru (NR)?"
NORWYA = f"{COUNTRY}, got 'Norwya'; did you mean Norway (NO)?"
TITLE_MISSING = "title: the page gives none, so it gives no record; `complete` takes it"
DATE_MISSING = "date: the page gives none, so it gives no record; `complete` takes it"
TIMELINE = f"{HEAD}Requesting organisation:\nDenmark\nStart date:\nMay 4, 2018\nThe timeline below\n"


def said(reading: Reading) -> list[Said]:
    return [(each.code, each.path, each.line, each.message, each.value) for each in reading.findings]


@pytest.mark.parametrize(
    ("page", "expected", "unread"),
    [
        pytest.param(
            HEAD + "Country:\nNarnia\nStatus:\nongoin\nStart date:\nTuesday, 15 June 2020\n",
            [
                (
                    "country.unknown",
                    "/country",
                    4,
                    NARNIA,
                    "'Narnia'",
                ),
                ("status.unknown", "/status", 6, "status: expected 'ongoing' or 'finalised', got 'ongoin'", "'ongoin'"),
                (
                    "date.weekday",
                    "/start_date",
                    8,
                    "start_date: 'Tuesday, 15 June 2020' is a Monday; the date was kept",
                    "'Tuesday, 15 June 2020'",
                ),
            ],
            ["Narnia", "ongoin"],
            id="a country and a status that are none",
        ),
        pytest.param(
            "Words.\n",
            [
                (
                    "page.unsupported",
                    "",
                    1,
                    "page: has none of the labels, rows or entries of a known layout",
                    None,
                )
            ],
            ["Words."],
            id="a page of no known layout",
        ),
        pytest.param(
            f"{HEAD}Status:\nongoing\nQUICK: publications\nOther\n",
            [
                (
                    "page.foreign-tail",
                    "",
                    5,
                    "page: 'QUICK: publications' starts another record; its 2 lines were not read",
                    "'QUICK: publications'",
                )
            ],
            ["QUICK: publications", "Other"],
            id="a foreign tail",
        ),
        pytest.param(
            f"{HEAD}Status:\nStart date:\n25/07/2017 - 09:00\n",
            [
                ("field.empty", "/status", 3, "status: the label has no value", "'Status:'"),
                (
                    "date.surplus",
                    "/start_date",
                    5,
                    "start_date: '25/07/2017 - 09:00' is more than a day; the first day was taken",
                    "'25/07/2017 - 09:00'",
                ),
            ],
            ["25/07/2017 - 09:00"],
            id="a start with a time",
        ),
        pytest.param(
            f"{HEAD}Start date:\n2 May 2018 to 1 May 2018\nWords.\n",
            [
                (
                    "date.surplus",
                    "/start_date",
                    4,
                    "start_date: '2 May 2018 to 1 May 2018' is more than a day; the first day was taken",
                    "'2 May 2018 to 1 May 2018'",
                ),
                (
                    "field.by-position",
                    "/background",
                    5,
                    "background: has no label of its own; its text was told by its place",
                    "'Words.'",
                ),
            ],
            ["2 May 2018 to 1 May 2018"],
            id="a start that is a range turned round, and text without a label",
        ),
        pytest.param(
            "Webinar\nWebinar\nFebruary 2024\nDate:\nMay 4, 2018\nPublication date:\nLocation:\nOslo\nWhere: Bergen\n",
            [
                ("field.empty", "", 6, "Publication date: the label has no value", "'Publication date:'"),
                (
                    "page.repeated",
                    "/location",
                    9,
                    "location: the label 'Where' gives the field again; the first value was kept",
                    "'Where: Bergen'",
                ),
            ],
            ["February 2024", "Where: Bergen"],
            id="a label without a value, and one that gives a field again",
        ),
        pytest.param(
            HEAD + "Start date:\n07/12/2017\nCountry: Norwya\n",
            [
                (
                    "date.ambiguous",
                    "/start_date",
                    4,
                    "start_date: '07/12/2017' was read month first, 2017-07-12; day first it is another day",
                    "'07/12/2017'",
                ),
                (
                    "country.unknown",
                    "/country",
                    5,
                    NORWYA,
                    "'Norwya'",
                ),
            ],
            ["Country: Norwya"],
            id="a day and a month that could change places",
        ),
        pytest.param(
            "Skills for all\nDate:\nMay 2018\nHost organisation:\nX\nLocation:\nOslo, Norway\n",
            [
                (
                    "kind.assumed",
                    "/kind",
                    1,
                    "kind: the title names no kind of meeting; taskforce-meeting was assumed",
                    "'Skills for all'",
                ),
                (
                    "date.missing",
                    "/date",
                    1,
                    "date: the page gives none, so it gives no record; `complete` takes it",
                    None,
                ),
                (
                    "date.incomplete",
                    "/date",
                    3,
                    "date: expected a whole date such as 20 August 2018, got 'May 2018'",
                    "'May 2018'",
                ),
                (
                    "country.inferred",
                    "/country",
                    7,
                    "country: Norway was taken from the location 'Oslo, Norway'",
                    "'Oslo, Norway'",
                ),
            ],
            ["May 2018"],
            id="a meeting without a day, of no kind",
        ),
        pytest.param(
            (
                "Skills for all, 5 May 2018\nHost organisation:\nX\n"
                "City & meeting location:\nHouse (Bergen), Norway\nCountry:\nDenmark\n"
            ),
            [
                (
                    "kind.assumed",
                    "/kind",
                    1,
                    "kind: the title names no kind of meeting; taskforce-meeting was assumed",
                    "'Skills for all, 5 May 2018'",
                ),
                (
                    "country.differs",
                    "/country",
                    7,
                    "country: is Denmark, but the location names Norway; both were kept",
                    "'House (Bergen), Norway'",
                ),
            ],
            [],
            id="a country beside another in the location",
        ),
        pytest.param(
            "Webinar on skills\nDate:\nMay 4, 2018\nShort summary:\nThe same.\nDescription:\nThe same.\n",
            [
                (
                    "page.repeated",
                    "/description",
                    7,
                    "description: repeats the summary; both were kept",
                    "'The same.'",
                )
            ],
            [],
            id="a description that repeats the summary",
        ),
        pytest.param(
            "Skills for all\nSkills for all\nFebruary 2024\nHost organisation:\nX\n",
            [
                ("date.missing", "/date", 1, DATE_MISSING, None),
                (
                    "kind.assumed",
                    "/kind",
                    2,
                    "kind: the title names no kind of meeting; taskforce-meeting was assumed",
                    "'Skills for all'",
                ),
                (
                    "date.incomplete",
                    "/date",
                    3,
                    "date: expected a whole date such as 20 August 2018, got 'February 2024'",
                    "'February 2024'",
                ),
            ],
            ["February 2024"],
            id="a partial date below the title",
        ),
        pytest.param(
            "February 2024\nWebinar\nWebinar\nWords.\nHost organisation:\nX\n",
            [("date.missing", "/date", 1, DATE_MISSING, None)],
            ["February 2024", "Words."],
            id="a partial date above the title",
        ),
        pytest.param(
            "February 2024\nHost organisation:\nX\nShort summary:\nA webinar.\n",
            [
                (
                    "date.incomplete",
                    "/date",
                    1,
                    "date: expected a whole date such as 20 August 2018, got 'February 2024'",
                    "'February 2024'",
                ),
                ("title.missing", "/title", 1, TITLE_MISSING, None),
                ("date.missing", "/date", 1, DATE_MISSING, None),
            ],
            ["February 2024"],
            id="a partial date where a title would stand",
        ),
        pytest.param(
            "Webinar on skills\nDate:\nMay 4, 2018\nPublication date:\nFebruary 2024\nLocation:\n",
            [("field.empty", "/location", 6, "location: the label has no value", "'Location:'")],
            ["February 2024"],
            id="a publication date of a meeting that is no whole one",
        ),
        pytest.param(
            "Webinar: skills for all, Tuesday, 5 May 2018\nLocation:\nOnline\nDescription:\nWords.\n",
            [
                (
                    "date.weekday",
                    "/date",
                    1,
                    "date: 'Tuesday, 5 May 2018' is a Saturday; the date was kept",
                    "'Tuesday, 5 May 2018'",
                )
            ],
            [],
            id="a weekday in a title",
        ),
        pytest.param(
            "Conference on skills 1-30 May 2018\nLocation:\nOnline\nDescription:\nWords.\n",
            [
                (
                    "date.range-suspicious",
                    "/end_date",
                    1,
                    "end_date: '1-30 May 2018' lasts 30 days, over 14; are day and month swapped?",
                    "'1-30 May 2018'",
                )
            ],
            [],
            id="a long range in a title",
        ),
        pytest.param(
            TIMELINE
            + (
                "May 5, 2018\nNews | A publisher\n"
                "A teaser that is long enough to be cut somewhere in the middle of...\n"
                "June 31, 2018\nTol | Another...\nWords.\n"
            ),
            [
                (
                    "text.truncated",
                    "/events/0/summary",
                    9,
                    "summary: the site has cut ' to be cut somewhere in the middle of...'",
                    None,
                ),
                (
                    "date.invalid",
                    "/events/1/date",
                    11,
                    "date: expected a day of the calendar, got 'June 31, 2018'",
                    "'June 31, 2018'",
                ),
                (
                    "event.undated",
                    "/events/1/date",
                    12,
                    "date: the line above the entry is not a whole date, so the event has none",
                    None,
                ),
                ("text.truncated", "/events/1/publisher", 12, "publisher: the site has cut 'Another...'", None),
                (
                    "category.unknown",
                    "/events/1/category",
                    12,
                    "category: 'Tol' is not one of the known ones; the nearest is 'Tools'",
                    "'Tol'",
                ),
            ],
            ["June 31, 2018"],
            id="entries that were cut, and one without a day",
        ),
        pytest.param(
            TIMELINE + "May 5, 2018\nNews | A publisher\nShort…\n",
            [("text.truncated", "/events/0/summary", 9, "summary: the site has cut 'Short…'", None)],
            [],
            id="an entry cut by one character",
        ),
        pytest.param(
            (
                "Report on skills\nSource / author:\nSomeone…\nPublication date:\n07/12/2017\n"
                "Publication type:\nReport\nCountry:\nNarnia\nDescription:\nWords.\n"
            ),
            [
                ("text.truncated", "/publisher", 3, "publisher: the site has cut 'Someone…'", None),
                (
                    "date.ambiguous",
                    "/date",
                    5,
                    "date: '07/12/2017' was read month first, 2017-07-12; day first it is another day",
                    "'07/12/2017'",
                ),
                ("category.unknown", "/category", 7, "category: 'Report' is not one of the known ones", "'Report'"),
                (
                    "country.unknown",
                    "/country",
                    9,
                    NARNIA,
                    "'Narnia'",
                ),
            ],
            ["Narnia"],
            id="a publication",
        ),
        pytest.param(
            (
                "Ongoing taskforces\nMay 4, 2018 | Denmark | Ministry\nA teaser that was cut...\n"
                "May 2018 | Narnia | Ministry\nWords.\nFinalised taskforces\n"
                "07/12/2017 | Norwya | Office…\nWords…\n"
            ),
            [
                (
                    "date.incomplete",
                    "/rows/1/start_date",
                    4,
                    "start_date: expected a whole date such as 20 August 2018, got 'May 2018'",
                    "'May 2018'",
                ),
                (
                    "country.unknown",
                    "/rows/1/country",
                    4,
                    NARNIA,
                    "'Narnia'",
                ),
                (
                    "date.ambiguous",
                    "/rows/2/start_date",
                    7,
                    "start_date: '07/12/2017' was read month first, 2017-07-12; day first it is another day",
                    "'07/12/2017'",
                ),
                (
                    "country.unknown",
                    "/rows/2/country",
                    7,
                    NORWYA,
                    "'Norwya'",
                ),
            ],
            ["May 2018 | Narnia | Ministry", "07/12/2017 | Norwya | Office…"],
            id="a listing",
        ),
    ],
)
def test_a_finding_of_a_page_names_the_field_what_was_got_and_what_is_wanted(
    page: str, expected: list[Said], unread: list[str]
) -> None:
    reading = pages.read_text(page, source="page.txt")

    assert expected == said(reading)
    assert unread == [line.text for line in reading.unread]
    assert {"page.txt"} == {finding.source for finding in reading.findings} == {reading.source}


def test_entries_out_of_order_are_told_once_with_the_first() -> None:
    page = f"{TIMELINE}May 5, 2018\nNews | A\nMay 6, 2018\nNews | B\nMay 7, 2018\nNews | C\n"
    message = "events: 2018-05-06 is below 2018-05-05; expected the most recent first; kept as on the page"

    assert [("timeline.unordered", "/events", 11, message, None)] == said(pages.read_text(page))


def test_past_a_hundred_unknown_countries_the_nearest_names_are_not_looked_for() -> None:
    page = "Ongoing taskforces\n" + "May 1, 2020 | Norwya | X\n" * 102
    message = f"{COUNTRY}, got 'Norwya'"
    found = said(pages.read_text(page))

    assert [f"{message}; did you mean Norway (NO)?"] * 100 + [message] * 2 == [each[3] for each in found]
    assert ("country.unknown", "/rows/101/country", 103, message, "'Norwya'") == found[-1]


def test_a_code_in_small_letters_is_told_that_a_page_has_it_in_capitals() -> None:
    page = "Ongoing taskforces\nMay 1, 2020 | dk | X\n"
    message = "country: expected a country's name, or its code in capitals, got 'dk'"
    assert [message] == [each[3] for each in said(pages.read_text(page))]


def test_a_page_of_no_kind_cannot_be_completed_and_says_which_page() -> None:
    reading = pages.read_text("Words.", source="page.txt")
    with pytest.raises(PageError) as caught:
        reading.complete(name="x")
    message = "page: expected a dossier or a meeting, got a page of kind None, which gives no record"

    assert [("page.unsupported", message, "page.txt")] == [
        (each.code, each.message, each.source) for each in caught.value.findings[:1]
    ]
    assert reading.findings == caught.value.findings[1:]


@pytest.mark.parametrize(
    ("markup", "encoding", "line", "message", "value"),
    [
        (
            b"<p>Status: x\n<p>\xff\xfea",
            None,
            2,
            "page: byte 16 is not UTF-8, and it declares no encoding; it was read as windows-1252",
            "'ff'",
        ),
        (
            b'<meta charset="utf-8">\n<p>Country: Denmark\n\xff\n\xfe',
            None,
            3,
            "page: byte 43 is not UTF-8, it was read as U+FFFD",
            "'ff'",
        ),
        (
            b"<p>Country: Denmark</p>",
            "klingon",
            1,
            "page: the encoding 'klingon' is none of the web's; it was not used",
            "'klingon'",
        ),
        (b"<p>a\n\n\xe9</p>", "utf-8", 3, "page: byte 6 is not UTF-8, it was read as U+FFFD", "'e9'"),
        (
            b"\n<p>caf\xe9</p>",
            None,
            2,
            "page: byte 7 is not UTF-8, and it declares no encoding; it was read as windows-1252",
            "'e9'",
        ),
    ],
)
def test_bytes_of_markup_that_are_not_what_they_say_are_told(
    markup: bytes, encoding: str | None, line: int, message: str, value: str
) -> None:
    reading = pages.read_html(markup, encoding=encoding, url="https://example.org/a")
    (found,) = (each for each in reading.findings if each.code == "page.encoding")

    assert (line, message, value, "https://example.org/a") == (found.line, found.message, found.value, found.source)


@pytest.mark.parametrize(
    ("data", "line", "message", "value"),
    [
        (b"Status: ongoing\n\xff\xfe\n", 2, "page: byte 16 is not UTF-8; it was read as U+FFFD", "'ff'"),
        (
            b"\xff\xfeS\x00t\x00a\x00t\x00u\x00s\x00:\x00 \x00o\x00n\x00g\x00o\x00i\x00n\x00g\x00\x00",
            1,
            "page: byte 32 is not UTF-16; it was read as U+FFFD",
            "'00'",
        ),
        (b"Status:\r\nongoing\r\n\xe9\r\n\xe9", 3, "page: byte 18 is not UTF-8; it was read as U+FFFD", "'e9'"),
    ],
)
def test_bytes_of_a_file_that_are_no_text_are_told(
    data: bytes, line: int, message: str, value: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    reading = pages.read_path(path)
    (found,) = (each for each in reading.findings if each.code == "page.encoding")

    assert (line, message, value, str(path)) == (found.line, found.message, found.value, found.source)


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_text_in_utf_16_is_known_by_its_mark(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(f"\ufeff{HEAD}Status: ongoing".encode(mark))

    assert "ongoing" == pages.read_path(path).fields["status"]


def test_a_file_of_another_ending_is_told_with_those_that_are_read(tmp_path: Path) -> None:
    name = str(tmp_path / "a.pdf")
    Path(name).touch()
    reading = pages.read_path(name)

    message = "file: the ending '.pdf' is not read; expected .txt, .html, .htm"
    assert [("file.ending", "", None, message, None)] == said(reading)
    assert name == reading.source == reading.findings[0].source


@pytest.mark.parametrize(
    ("markup", "code", "message"),
    [
        ("<p>" * 20_001, "limit.tags", "page: has over 20,000 tags"),
        ("<b>" * 201, "limit.depth", "page: has over 200 elements inside each other"),
        (f"<p {'a=1 ' * 300}>", "limit.attributes", "page: has an element with over 256 attributes"),
    ],
)
def test_a_page_over_a_cap_is_told_with_the_cap_and_its_name(markup: str, code: str, message: str) -> None:
    with pytest.raises(LimitExceeded) as caught:
        pages.read_html(markup, url="https://example.org/a")

    assert [(code, message, "https://example.org/a")] == [
        (each.code, each.message, each.source) for each in caught.value.findings
    ]


@pytest.mark.parametrize(("char", "length"), [("x", 1), ("é", 2), ("\ud800", 3), ("𝕳", 4)], ids=ascii)
def test_the_cap_of_bytes_counts_bytes_and_is_told(char: str, length: int) -> None:
    text = char * 1_000

    assert () == pages.read_text(text, max_bytes=length * 1_000).records
    for over in {999, 1_000, length * 1_000 - 1} - {length * 1_000}:
        with pytest.raises(LimitExceeded, match=f"page: is over the cap of {over:,} bytes"):
            pages.read_text(text, max_bytes=over)


@pytest.mark.slow
def test_a_page_of_as_many_lines_as_the_cap_is_read_and_one_more_is_told() -> None:
    assert MAX_LINES == len(pages.read_text("x\n" * MAX_LINES).unread)
    with pytest.raises(LimitExceeded, match="page: has over 50,000 lines"):
        pages.read_text("x\n" * (MAX_LINES + 1))


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>Secret</p><p>Objectives: Text.</p>",
        "<p style='display: none'>Secret</p><p>Objectives: Text.</p>",
        "<p STYLE='DISPLAY:NONE'>Secret</p><p>Objectives: Text.</p>",
    ],
)
def test_what_is_hidden_in_one_way_alone_is_no_value(markup: str) -> None:
    reading = pages.read_html(markup)

    assert {"objectives": "Text."} == {name: str(value) for name, value in reading.fields.items()}


@pytest.mark.slow
@pytest.mark.parametrize("what", ["rows", "events"])
def test_past_ten_thousand_the_first_that_is_not_read_is_told(what: str) -> None:
    entry = "May 4, 2018 | Denmark | x\n" if what == "rows" else "News | x\n"
    head = "Ongoing taskforces\n" if what == "rows" else f"{TIMELINE}May 5, 2018\n"
    (found,) = (each for each in pages.read_text(head + entry * 10_001).findings if each.code == "events.too-many")

    message = f"{what}: the page has more than 10,000; the rest was not read"
    assert (message, f"/{what}", 10_000 + head.count("\n") + 1) == (found.message, found.path, found.line)
