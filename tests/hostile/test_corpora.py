"""Public collections of hostile inputs, and some of our own, through every reader and decoder.

Only the library's own errors come out, whatever stands in an input. `make test` takes a sample of each collection
where it is beside the checkout, and the repository's own inputs always.
"""

import io
import json as stdlib
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from html import escape
from pathlib import Path
from types import MappingProxyType

import pytest

from stemtaskforce import (
    Catalog,
    Event,
    InvalidRecord,
    Meeting,
    Record,
    StemTaskforceError,
    Taskforce,
    load,
    pages,
    save,
)
from stemtaskforce.formats import csv, ics, json, jsonl, parquet
from stemtaskforce.formats.registry import FORMATS
from tests.formats.hostile_cases import NO_JSON, OWN_TEXTS, SOME_JSON
from tests.hostile.harness import CORPORA, keep, part
from tests.pages.drawn_text import lost_and_gained, parsed

OWN = [
    *NO_JSON.values(),
    *SOME_JSON.values(),
    *(text.encode("utf-8", "surrogatepass") for text in OWN_TEXTS),
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:99999999\r\n",
    b"BEGIN:VCALENDAR\nX" + b";A=" * 500 + b":\nEND:VCALENDAR",
    b'"a""b\n,"\x00,=cmd|x!A1\r\n\r',
    b"PAR1" + b"\xff" * 40 + b"PAR1",
    b"<svg/onload=alert(1)><img src=x onerror=alert(1)><script>alert(1)</script>x",
    b"<math><mtext></p><style><!--</style><img title='--&gt;'>x",
    b"\xff\xfe<\x00p\x00>\x00",
    b"\x00" * 99,
    b"",
]
#: How many inputs of a collection `make test` takes.
SAMPLE = 25


def files(*patterns: str) -> Iterator[bytes]:
    """Yield the content of files of the public collections."""
    for pattern in patterns:
        for path in sorted(CORPORA.glob(pattern)):
            if path.is_file():
                yield path.read_bytes()


def lines(*patterns: str) -> Iterator[bytes]:
    """Yield the lines of files of the public collections."""
    for data in files(*patterns):
        yield from filter(None, data.split(b"\n"))


def trees() -> Iterator[bytes]:
    """Yield the pages of the tests of html5lib."""
    for data in files("html5lib-tests/tree-construction/*.dat", "html5lib-tests/encoding/*.dat"):
        for case in data.split(b"#data\n")[1:]:
            yield case.partition(b"\n#")[0]


def tokens() -> Iterator[bytes]:
    """Yield the inputs of the tests of html5lib's tokenizer."""
    for data in files("html5lib-tests/tokenizer/*.test"):
        for test in stdlib.loads(data).get("tests", []):
            yield test["input"].encode("utf-8", "surrogatepass")


def strings() -> Iterator[bytes]:
    """Yield the naughty strings and the addresses of the web platform tests."""
    for data in files("blns/blns.json"):
        yield from (text.encode("utf-8", "surrogatepass") for text in stdlib.loads(data))
    for data in files("wpt-urltestdata/urltestdata.json"):
        yield from (
            each["input"].encode("utf-8", "surrogatepass") for each in stdlib.loads(data) if isinstance(each, dict)
        )


COLLECTIONS: Mapping[str, Callable[[], Iterator[bytes]]] = MappingProxyType(
    {
        "of the repository": OWN.__iter__,
        "JSONTestSuite": lambda: files("nst-JSONTestSuite/**/*.json"),
        "html5lib trees": trees,
        "html5lib tokenizer": tokens,
        "naughty strings and addresses": strings,
        "UTF-8 stress test": lambda: lines("markus-kuhn-utf8/*.txt"),
        "calendars": lambda: files("collective-icalendar/**/*.ics"),
        "CSV": lambda: iter([*files("csv-spectrum/**/*.csv"), *lines("payloadbox-csv/*")]),
        "cross-site scripting": lambda: lines("payloadbox-xss/*", "PayloadsAllTheThings/**/*"),
    }
)

#: Everything that reads what a stranger wrote.
READERS: Mapping[str, Callable[[bytes], object]] = MappingProxyType(
    {
        "read_text": lambda data: pages.read_text(data.decode("utf-8", "surrogateescape")),
        "read_text behind labels": lambda data: pages.read_text(
            "QUICK: taskforce dossier\nPact\nStatus: " + data.decode("utf-8", "replace") + "\n4 May 2018\nNews | x\n"
        ),
        "read_html": pages.read_html,
        "read_html of text": lambda data: pages.read_html(data.decode("utf-8", "surrogateescape")),
        "json.loads": json.loads,
        "json.loads ignoring": lambda data: json.loads(data, unknown="ignore"),
        "jsonl.read": lambda data: [*jsonl.read(io.BytesIO(data), on_error="collect")],
        "ics.loads": ics.loads,
        "csv.loads": csv.loads,
    }
)


def is_refused(read: Callable[[bytes], object], data: bytes) -> bool:
    """Return whether an input is refused; any error but the library's own is the test's failure."""
    try:
        read(data)
    except StemTaskforceError as error:
        assert all(line.isprintable() for line in str(error).split("\n"))  # noqa: PT017 - refused or not
        return True
    return False


@pytest.mark.parametrize("name", COLLECTIONS)
def test_whatever_stands_in_an_input_only_the_errors_of_the_library_come_out(name: str) -> None:
    inputs = part([*COLLECTIONS[name]()], SAMPLE if name != "of the repository" else len(OWN))
    if not inputs:
        pytest.skip("the public corpora are not beside this checkout")
    refused = sum(is_refused(read, data) for data in inputs for read in READERS.values())
    keep(f"corpus {name}", f"{len(inputs):,} inputs, {len(READERS)} readers, {refused:,} refused, 0 foreign exceptions")


@pytest.mark.parametrize("name", ["of the repository", "CSV"])
def test_damaged_tables_end_in_the_errors_of_the_library(name: str) -> None:
    for data in part([*COLLECTIONS[name]()], 10):
        is_refused(parquet.loads, data)


@pytest.mark.parametrize("name", ["of the repository", "cross-site scripting", "naughty strings and addresses"])
def test_a_payload_in_a_page_is_the_text_that_a_browser_draws(name: str) -> None:
    inputs = part([*COLLECTIONS[name]()], 60)
    # Records are in normalisation form C, whatever a page is in.
    payloads = [unicodedata.normalize("NFC", each.decode("utf-8", "replace")).replace("\x00", "") for each in inputs]
    if not payloads:
        pytest.skip("the public corpora are not beside this checkout")
    wrong: list[str] = []
    for payload in payloads:
        # As markup, in an attribute, and as text: what is drawn is what is read.
        for markup in (f"<p>{payload}", f'<p title="{payload}">x</p>', f"<p>{escape(payload)}</p>"):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # html5lib warns of names that XML does not know
                lost, gained = lost_and_gained(markup, parsed(markup))
            wrong += [f"{markup!r}: lost {lost}, gained {gained}"] if (lost, gained) != (Counter(), Counter()) else []
    keep(f"payloads {name}", f"{3 * len(payloads):,} pages, {len(wrong)} with text lost or gained")
    assert [] == wrong


def records_with(text: str, number: int) -> Iterator[Record]:
    """Yield a record for each kind of field that may hold a text, where the rules accept it there."""
    made: list[Callable[[], Record]] = [
        lambda: Event(title=text),
        lambda: Event(title=f"Summary {number}", summary=text),
        lambda: Event(title=f"Names {number}", category=text, publisher=text),
        lambda: Event(title=f"Address {number}", url=text),
        lambda: Event(title=f"Path {number}", url=f"https://a.eu/{text}"),
        lambda: Meeting(title=text, date="2018-05-04"),
        lambda: Meeting(title=f"Place {number}", date="2018-05-04", location=text, host_organisation=text),
        lambda: Meeting(title=f"Prose {number}", date="2018-05-04", description=text, next_steps=text),
        lambda: Taskforce(name=text),
        lambda: Taskforce(name=f"Entry {number}", background=text, events=[Event(publisher="x", summary=text)]),
    ]
    for make in made:
        with suppress(InvalidRecord):
            yield make()


def test_a_payload_as_a_value_comes_back_or_is_refused_by_rule(tmp_path: Path) -> None:
    texts = {
        data.decode("utf-8", "surrogateescape" if name == "of the repository" else "replace")
        for name in COLLECTIONS
        for data in part([*COLLECTIONS[name]()], SAMPLE)
    }
    found = [record for number, text in enumerate(sorted(texts)) for record in records_with(text, number)]
    assert {Event, Meeting, Taskforce} == {*map(type, found)}
    names: list[str] = []
    for each in FORMATS:
        # A file of a table has records of one type, as a folder of tables has one file for each.
        for type_ in (Event, Meeting, Taskforce):
            catalog = Catalog.of(record for record in found if type(record) is type_)
            (tmp_path / each.name).mkdir(exist_ok=True)
            ending = each.endings[0]
            path = tmp_path / each.name / (f"a{ending}" if ending.startswith(".") else ending)
            save(catalog, path)
            if each.reads:
                assert catalog.records == load(path).records, each.name
        names += [each.name] if each.reads else []
    keep(
        "payloads as values",
        f"{len(texts):,} texts in {len(found):,} records come back from {', '.join(names)}; all formats write them",
    )
