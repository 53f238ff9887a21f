"""Addresses of records in every format that has links: none that is dangerous or invalid arrives, and the others whole.

The cases are those of the URL tests of the web platform where they stand beside the checkout, and some of our own.
"""

import json
from collections.abc import Callable, Iterator
from urllib.parse import quote
from xml.etree import ElementTree as ET

import html5lib
import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from stemtaskforce import Event, InvalidRecord, Meeting, Record, Taskforce, formats
from tests.corpora import taken
from tests.formats.skeletons import SHARED

_WPT = SHARED / "wpt-urltestdata" / "urltestdata.json"
#: Each with whether a browser opens it as a page of the web.
_OWN = {
    "javascript:alert(1)": False,
    "JaVaScRiPt:alert(1)//http://a": False,
    "data:text/html,<script>alert(1)</script>": False,
    "vbscript:x": False,
    "file:///etc/passwd": False,
    "//example.org/": False,
    "\thttp://example.org/": False,
    "http://exa mple.org/": False,
    "http://a%00b/": False,
    "http://192.168.0.257/": False,
    "https://[::1/": False,
    "https://example.org:99999/": False,
    "https://example.org/": True,
    "https://example.org/?a=\"><script>alert(1)</script>&b='x": True,
    "https://example.org/a)b]c|d`e*f_g\\h": True,
    "https://example.org/?a;b,c=1&copy=2#x": True,
    "http://user:pass@example.org:8080/": True,
    "https://пример.example/б": True,
    "https://[2001:db8::1]/": True,
}


def cases() -> dict[str, bool]:
    """Return the addresses, each with whether it leads to a page of the web."""
    if not _WPT.exists():
        return _OWN
    listed = [case for case in json.loads(_WPT.read_text("utf-8")) if isinstance(case, dict)]
    return _OWN | {case["input"]: _leads_to_a_page(case) for case in taken(listed, sample=60)}


def _leads_to_a_page(case: dict[str, str]) -> bool:
    return not case.get("failure") and case["href"].startswith(("http://", "https://"))


def records(url: str | None, text: str = "x") -> list[Record]:
    """Return a record of each type with an address and a text in every field that takes any."""
    event = Event(date="2018-05-04", title=text, publisher=text, summary=text, url=url)
    return [
        event,
        Meeting(title=text, date="2018-08-20", location=text, host_organisation=text, summary=text, url=url),
        Taskforce(name=text, requesting_organisation=text, background=text, url=url, events=[event]),
    ]


# ---------------------------------------------------------------- the links of each format


def _of_html(markup: str) -> Iterator[str]:
    """Iterate over the addresses that leave a page, as two parsers see them."""
    tree = html5lib.parse(markup, namespaceHTMLElements=False)
    by_lexbor = [str(node.attributes["href"]) for node in LexborHTMLParser(markup).css("a[href]")]
    by_html5lib = [each.get("href", "") for each in tree.iter("a") if "href" in each.keys()]  # noqa: SIM118 - an element
    assert by_html5lib == by_lexbor
    return (target for target in by_lexbor if not target.startswith("#"))


def _of_page(given: list[Record]) -> Iterator[str]:
    return _of_html(formats.html.dumps(given).decode())


def _of_feed(given: list[Record]) -> Iterator[str]:
    tree = ET.fromstring(formats.atom.dumps(given))  # noqa: S314 - our own
    return (link.attrib["href"] for link in tree.iter("{http://www.w3.org/2005/Atom}link"))


def _of_slides(given: list[Record]) -> Iterator[str]:
    for slide in json.loads(formats.timelinejs.dumps(given))["events"]:
        yield from _of_html(slide["text"]["headline"] + slide["text"]["text"])


#: Addresses as they are written: the parser would keep dangerous ones out itself, and write others anew.
_MARKDOWN = MarkdownIt("commonmark")
_MARKDOWN.validateLink = lambda url: url is not None  # type: ignore[method-assign] # its documented way
_MARKDOWN.normalizeLink = lambda url: url  # type: ignore[method-assign] # the same


def _of_markdown(given: list[Record]) -> Iterator[str]:
    return _of_html(_MARKDOWN.render(formats.markdown.dumps(given).decode()))


def _of_linked_data(given: list[Record]) -> Iterator[str]:
    def urls(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (each for name, each in value.items() if name == "url")
            yield from (url for each in value.values() for url in urls(each))
        elif isinstance(value, list):
            yield from (url for each in value for url in urls(each))

    return urls(json.loads(formats.jsonld.dumps(given)))


def _of_citations(given: list[Record]) -> Iterator[str]:
    return (item["URL"] for item in json.loads(formats.csl.dumps(given)) if "URL" in item)


def _of_calendar(given: list[Record]) -> Iterator[str]:
    lines = formats.ics.dumps(given).decode().replace("\r\n ", "").split("\r\n")
    return (line.removeprefix("URL:") for line in lines if line.startswith("URL:"))


LINKS: dict[str, Callable[[list[Record]], Iterator[str]]] = {
    "html": _of_page,
    "atom": _of_feed,
    "timelinejs": _of_slides,
    "markdown": _of_markdown,
    "jsonld": _of_linked_data,
    "csl": _of_citations,
    "ics": _of_calendar,
}
every_format = pytest.mark.parametrize("links", LINKS.values(), ids=list(LINKS))


# ---------------------------------------------------------------- the rules


def test_no_record_has_an_address_that_does_not_lead_to_a_page() -> None:
    for url in (url for url, leads in cases().items() if not leads):
        with pytest.raises(InvalidRecord, match="url"):
            Event(title="x", url=url)


@every_format
def test_an_address_in_a_text_is_not_a_link(links: Callable[[list[Record]], Iterator[str]]) -> None:
    expected = list(links(records(None)))
    for url in cases():
        try:
            given = records(None, url)
        except InvalidRecord:
            continue  # not a line of text
        assert expected == list(links(given)), url


@every_format
def test_an_address_that_a_record_may_have_arrives_as_it_is(links: Callable[[list[Record]], Iterator[str]]) -> None:
    own = set(links(records(None)))
    arrived = 0
    for url in (url for url, leads in cases().items() if leads):
        try:
            given = records(url)
        except InvalidRecord:
            continue  # relative to another page, or with white space
        assert {_as_link(url)} == {_as_link(target) for target in {*links(given)} - own}, url
        arrived += 1
    assert arrived >= sum(_OWN.values())


def _as_link(url: str) -> str:
    """Return an address with every escape written out, as Markdown and Atom need some of them."""
    return quote(url, safe="%/:?#@!$&'()*+,;=")
