"""The exact words of the messages that a new user meets in the first hour; each names the mistake and its remedy."""

import datetime
import json as stdlib
from collections.abc import Callable

import attrs
import pytest

from stemtaskforce import Catalog, Country, Event, Meeting, Taskforce, Timeline, examples, load, pages, save
from stemtaskforce.formats import json, jsonl

MEETING: dict[str, object] = {"type": "meeting", "version": 1, "title": "x", "date": "2016-09-29"}
ADDRESS = "https://www.stemcoalition.eu/pact"
SAVE_FIRST = "this library opens {}: save the page first, or give read_html what a client got, with url="
LISTING = next(path for path in examples.pages() if path.name == "taskforces.txt")
OPEN_ENDINGS = "'.json' or '.jsonl' or '.ics' or '.csv' or 'datapackage.json' or '.parquet'"
LINE = '{"type":"event","version":1,"title":"x"}'
DAY = "error: date: expected a day as YYYY-MM-DD, got"

MISTAKES: dict[str, tuple[Callable[[], object], str]] = {
    "a date that YAML made": (
        lambda: json.from_dict({**MEETING, "date": datetime.date(2016, 9, 29)}),
        f"{DAY} the date 2016-09-29, not text [type.mismatch at /date]",
    ),
    "a date and time that YAML made": (
        lambda: json.from_dict({**MEETING, "date": datetime.datetime(2016, 9, 29)}),  # noqa: DTZ001 - as YAML does
        f"{DAY} the datetime 2016-09-29T00:00:00, not text [type.mismatch at /date]",
    ),
    "the name of a file where a document is expected": (
        lambda: json.loads("x.json"),
        "line 1: error: column 1: expecting value; got 'x.json'; did you mean load('x.json')? [json.invalid]",
    ),
    "the name of a page where a document is expected": (
        lambda: json.loads("pages/pact.html"),
        ("line 1: error: column 1: expecting value; got 'pages/pact.html'; pages.read_path reads pages [json.invalid]"),
    ),
    "the bytes of a document where a file is expected": (
        lambda: jsonl.read(LINE.encode()),  # type: ignore[arg-type] # pyright: ignore - the mistake
        "expected a path, or a file that is open for bytes, got bytes; jsonl.loads takes a document",
    ),
    "one record where a file of many is written": (
        lambda: jsonl.write(Event(title="x"), "x.jsonl"),  # type: ignore[arg-type] # pyright: ignore - the mistake
        (
            "error: expected a Taskforce, a Meeting or an Event, or a list of them, got an Event; did you mean "
            "[record]? [type.mismatch]"
        ),
    ),
    "labels without the fields that they are of": (
        lambda: pages.read_text("x", labels=["Venue"]),  # type: ignore[arg-type] # pyright: ignore - the mistake
        ("labels: expected a mapping of labels to names of fields, such as {'Venue': 'location'}, got a list of 1"),
    ),
    "a method by the name that other libraries give it": (
        lambda: examples.catalog().meetings.filter(country="NO"),  # type: ignore[attr-defined] # pyright: ignore - the mistake
        "'Selection' object has no attribute 'filter'; did you mean 'where'?",
    ),
    "JSON lines where a document is expected": (
        lambda: json.loads(f"{LINE}\n{LINE}\n"),
        (
            'line 2: error: column 1: extra data; got \'{"type":"event","ver\'; did you mean JSON lines, which '
            "jsonl.loads and a file that ends in .jsonl take? [json.invalid]"
        ),
    ),
    "a trailing comma in an object": (
        lambda: json.loads('{"type":"event",\n"title":"x",\n}'),
        "line 2: error: column 12: a comma before '}'; expected none [json.invalid]",
    ),
    "a trailing comma in an array": (
        lambda: json.loads(f"[{LINE}, ]"),
        "line 1: error: column 42: a comma before ']'; expected none [json.invalid]",
    ),
    "a query in the manner of Django": (
        lambda: examples.catalog().meetings.where(date__gt="2016-01-01"),
        (
            "error: date__gt: a Meeting has no such attribute; did you mean between(start, end)? "
            "[query.field at /date__gt]"
        ),
    ),
    "a text in brackets": (
        lambda: examples.catalog().meetings["Oslo"],  # type: ignore[call-overload] # pyright: ignore - the mistake
        (
            "error: index: expected a whole number or a slice, got 'Oslo'; did you mean selection.mentioning('Oslo') "
            "or selection.where(…)? [query.value at /index]"
        ),
    ),
    "readings in place of their records": (
        lambda: Catalog.of([pages.read_path(examples.pages()[0])]),  # type: ignore[list-item] # pyright: ignore - the mistake
        (
            "error: records[0]: expected a Taskforce or a Meeting or an Event, got a Reading; did you mean "
            "its .records? [type.mismatch at /0]"
        ),
    ),
    "a country by its name among the members": (
        lambda: Country.NORWAY,  # type: ignore[attr-defined] # pyright: ignore - the mistake
        ("Country has no member 'NORWAY', only codes; did you mean Country.NO? Country.parse('Norway') reads names"),
    ),
    "a country by its name in brackets": (
        lambda: Country["NARNIA"],
        repr("Country has no member 'NARNIA', only codes; Country.parse('NARNIA') reads names"),
    ),
    "a country by its name in a question": (
        lambda: examples.catalog().meetings.where(country="Norway"),
        (
            "error: country: expected an ISO 3166-1 alpha-2 code in capitals such as 'DK', got 'Norway'; "
            "did you mean 'NO'? [query.value at /country]"
        ),
    ),
    "prose that is absent": (
        lambda: Taskforce(name="x", background=None),  # type: ignore[arg-type] # pyright: ignore - the mistake
        "error: background: expected text, got None; did you mean ''? [type.mismatch at /background]",
    ),
    "events that are absent": (
        lambda: Taskforce(name="x", events=None),  # type: ignore[arg-type] # pyright: ignore - the mistake
        "error: events: expected a tuple or list of Event, got None; did you mean ()? [type.mismatch at /events]",
    ),
    "the record of a listing": (
        lambda: pages.read_path(LISTING).record,
        f"{LISTING}: error: page: expected one record, got a page with 7 rows; take .rows [page.several]",
    ),
    "rows in place of records": (
        lambda: Catalog.of(pages.read_path(LISTING).rows[:1]),  # type: ignore[arg-type] # pyright: ignore - the mistake
        (
            "error: records[0]: expected a Taskforce or a Meeting or an Event, got a ListingRow; "
            "Catalog.with_listing takes rows [type.mismatch at /0]"
        ),
    ),
    "a reading of many pages in place of its catalog": (
        lambda: Timeline.of(pages.read_catalog(LISTING)),  # type: ignore[arg-type] # pyright: ignore - the mistake
        (
            "error: records: expected a list or another iterable, got a CatalogReading; did you mean its "
            ".catalog? [type.mismatch]"
        ),
    ),
    "findings in place of records": (
        lambda: json.dumps(pages.read_path(LISTING).findings or pages.read_path(LISTING).rows),  # type: ignore[arg-type] # pyright: ignore - the mistake
        (
            "error: expected a Taskforce, a Meeting or an Event, got a ListingRow; its to_dict() gives plain values "
            "[type.mismatch at /0]"
        ),
    ),
    "a reading in place of a record": (
        lambda: json.dumps(pages.read_path(LISTING)),  # type: ignore[arg-type] # pyright: ignore - the mistake
        (
            "error: expected a Taskforce, a Meeting or an Event, or a list of them, got a Reading; did you mean its "
            ".records? [type.mismatch]"
        ),
    ),
    "the columns of several types in one table": (
        lambda: json.loads('{"type":"event","version":1,"title":"x","background":null}'),
        (
            "error: 'background' is not a field of an event; it is one of another type, which unknown=\"ignore\" "
            "skips [field.unknown at /background]"
        ),
    ),
    "an address where a document is expected": (
        lambda: json.loads(f"{ADDRESS}.json"),
        (
            "line 1: error: column 1: expecting value; got 'https://www.stemcoal'; this library opens no address "
            "[json.invalid]"
        ),
    ),
    "JSON lines where a path is expected": (
        lambda: jsonl.read(LINE),
        f"{LINE!r}: expected a path, got JSON lines, which jsonl.loads takes",
    ),
    "a path where the text of a page is expected": (
        lambda: pages.read_text("pages/pact.txt").record,
        (
            "line 1: error: page: expected a page, got 'pages/pact.txt', which looks like a path; read_path takes it "
            "[page.unsupported]"
        ),
    ),
    "an address where a page is expected": (
        lambda: pages.read_html(ADDRESS).record,
        (
            f"line 1: error: page: expected a page, got the address '{ADDRESS}'; {SAVE_FIRST.format('no address')} "
            "[page.unsupported]"
        ),
    ),
    "an address where a path is expected": (
        lambda: pages.read_path(ADDRESS),
        f"'{ADDRESS}': expected a path, got an address; {SAVE_FIRST.format('none')}",
    ),
    "the text of a page where a path is expected": (
        lambda: pages.read_path("Pact\nStatus:\nongoing"),
        "'Pact\\nStatus:\\nongoing': expected a path, got the text of a page, which read_text takes",
    ),
    "HTML where a path is expected": (
        lambda: pages.read_path("<h1>Pact</h1>"),
        "'<h1>Pact</h1>': expected a path, got the text of a page, which read_html takes",
    ),
    "the bytes of a page where a path is expected": (
        lambda: pages.read_path(b"Pact"),  # type: ignore[arg-type] # pyright: ignore - the mistake
        "path: expected text or a path, got bytes; read_html takes the bytes of a page",
    ),
    "HTML where the text of a page is expected": (
        lambda: pages.read_text("<html><h1>Pact</h1></html>").record,
        (
            "line 1: error: page: the text looks like HTML; expected the text of a page, or use read_html "
            "[page.looks-like-html]"
        ),
    ),
    "a page where a document is expected": (
        lambda: load("pact.txt"),
        f"pact.txt: error: expected the ending {OPEN_ENDINGS}, got '.txt'; pages.read_path reads pages [file.ending]",
    ),
    "the path in place of the records": (
        lambda: save("all.json", examples.catalog()),  # type: ignore[arg-type] # pyright: ignore - the mistake
        "records: expected a catalog or records, got a path; did you mean save(records, path)?",
    ),
    "an ending of no format": (
        lambda: save(examples.catalog(), "x.zzz"),
        (
            "x.zzz: error: expected the ending '.json' or '.jsonl' or '.ics' or '.csv' or 'datapackage.json' or "
            "'.parquet' or '.csl.json' or '.jsonld' or '.atom' or '.timelinejs.json' or '.md' or '.html', got '.zzz' "
            "[file.ending]"
        ),
    ),
}


#: Where Python itself raises, the hint is a note of its error.
NOTES: dict[str, tuple[Callable[[], object], str]] = {
    "a misspelt keyword": (
        lambda: Meeting(titel="x"),  # type: ignore[call-arg] # pyright: ignore - the mistake
        "did you mean 'title'?",
    ),
    "a misspelt keyword of another type": (
        lambda: Taskforce(titel="x"),  # type: ignore[call-arg] # pyright: ignore - the mistake
        "did you mean 'title', which a Taskforce calls 'name'?",
    ),
    "a keyword of another type": (
        lambda: Taskforce(title="x"),  # type: ignore[call-arg] # pyright: ignore - the mistake
        "did you mean 'name'?",
    ),
    "a keyword of people": (
        lambda: Event(author="x"),  # type: ignore[call-arg] # pyright: ignore - the mistake
        "did you mean 'publisher'?",
    ),
    "a misspelt field of attrs.evolve": (
        lambda: attrs.evolve(Event(title="x"), sumary="x"),  # type: ignore[call-arg] # pyright: ignore - the mistake
        "did you mean 'summary'?",
    ),
    "a country by its name": (
        lambda: Country("Norway"),
        "a Country is an ISO 3166-1 alpha-2 code in capitals; Country.parse reads names",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_exactly_these_words(mistake: str) -> None:
    make, expected = MISTAKES[mistake]

    with pytest.raises((AttributeError, LookupError, OSError, TypeError, ValueError)) as caught:
        make()
    assert expected == str(caught.value)


@pytest.mark.parametrize("mistake", NOTES)
def test_an_error_of_python_has_the_hint_as_its_note(mistake: str) -> None:
    make, expected = NOTES[mistake]

    with pytest.raises((TypeError, ValueError)) as caught:
        make()
    assert [expected] == caught.value.__notes__


def test_lines_with_the_columns_of_all_types_are_read_as_their_message_says() -> None:
    columns = {name: None for type_ in (Taskforce, Meeting, Event) for name in attrs.fields_dict(type_)}
    records = examples.catalog().records
    lines = [stdlib.dumps({**columns, **json.to_dict(record)}) for record in records]
    collected = jsonl.read(lines, on_error="collect")

    assert records == tuple(jsonl.read(lines, unknown="ignore"))
    assert () == tuple(collected)
    assert all('which unknown="ignore" skips' in finding.message for finding in collected.findings)


def test_an_unknown_name_of_the_enumeration_that_tools_ask_for_is_pythons_error() -> None:
    assert not hasattr(Country, "__no_such_protocol__")
