"""CSL-JSON, JSON-LD, Atom, TimelineJS and Markdown, read by those who would read them."""

import json
import re
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import attrs
import cmarkgfm  # type: ignore[import-untyped] # it has no types
import feedparser  # type: ignore[import-untyped] # it has no types
import jsonschema_rs
import pytest
import rdflib

from stemtaskforce import Event, Meeting, Record, Taskforce
from stemtaskforce.formats import atom, csl, jsonld, markdown, timelinejs
from stemtaskforce.formats.entries import day, entries, headline, tag
from tests.formats.skeletons import html5lib_skeleton
from tests.interop import npm
from tests.interop.samples import edges, examples

SETS = {"examples": examples(), "edges": edges()}
every_set = pytest.mark.parametrize("records", SETS.values(), ids=list(SETS))
SCHEMA = rdflib.Namespace("https://schema.org/")
#: What the context of schema.org says of the terms that are written, so that no test asks the network for it.
CONTEXT = {
    "@vocab": "https://schema.org/",
    "url": {"@type": "@id"},
    **{name: {"@type": "Date"} for name in ("startDate", "endDate", "datePublished", "foundingDate")},
}


@every_set
def test_citation_js_reads_every_item_and_runs_none_of_its_text(records: tuple[Record, ...]) -> None:
    items = json.loads(csl.dumps(records))
    (found,) = cast("list[dict[str, Any]]", npm.run("read_csl.mjs", [items]))

    assert [item["id"] for item in items] == [item["id"] for item in found["items"]]
    assert [item["title"] for item in items] == [item["title"] for item in found["items"]]
    tags = {tag for tag, _ in html5lib_skeleton(found["html"])}
    assert set() == tags - {"html", "head", "body", "div", "i", "b", "a", "span", "sup", "sub"}


def test_citation_js_writes_what_a_reader_expects() -> None:
    report = Event(
        date="2018-05-04", category="Reports and studies", publisher="Government of Denmark", title="A pact for skills",
        url="https://example.org/pact",
    )  # fmt: skip
    (found,) = cast("list[dict[str, Any]]", npm.run("read_csl.mjs", [json.loads(csl.dumps(report))]))

    assert (
        "Government of Denmark. (2018). A pact for skills [Reports and studies]. Government of Denmark. "
        "https://example.org/pact" == found["text"].strip()
    )


def official_schema() -> dict[str, Any]:
    """Return the schema `csl-data` of citationstyles.org, as commonmeta-py carries it; nothing is imported."""
    package = find_spec("commonmeta")
    (folder,) = package.submodule_search_locations or [] if package else []
    schema: dict[str, Any] = json.loads(Path(folder, "resources", "csl-data.json").read_text("utf-8"))
    return schema


@every_set
def test_the_official_schema_accepts_every_item(records: tuple[Record, ...]) -> None:
    validator = jsonschema_rs.validator_for(official_schema())

    assert [] == [error.message for error in validator.iter_errors(json.loads(csl.dumps(records)))]


def test_the_official_schema_refuses_what_is_not_a_citation() -> None:
    schema = official_schema()
    validator = jsonschema_rs.validator_for(schema)

    assert "https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json" == schema["$id"]
    assert not validator.is_valid([{"id": "x", "type": "dossier"}])
    assert not validator.is_valid([{"id": "x", "type": "report", "headline": "x"}])


#: rdflib's own reader of JSON-LD uses what rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def graph(records: Record | tuple[Record, ...]) -> rdflib.Graph:
    document = json.loads(jsonld.dumps(records)) | {"@context": CONTEXT}
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


def test_rdflib_finds_every_record_of_the_examples_under_its_iri() -> None:
    found = graph(examples())

    for entry in entries(examples()):
        node = rdflib.URIRef(tag(entry.identifier, "stemcoalition.eu"))
        assert [headline(entry.record)] == [str(name) for name in found.objects(node, SCHEMA.name)]
        if entry.owner is not None:
            owner = rdflib.URIRef(tag(entry.owner_identifier, "stemcoalition.eu"))
            assert (owner, SCHEMA.subjectOf, node) in found


def test_rdflib_finds_the_triples_of_a_meeting() -> None:
    found = graph(
        Meeting(title="Oslo", date="2018-08-20", end_date="2018-08-21", country="NO", host_organisation="NITO")
    )
    node = rdflib.URIRef("tag:stemcoalition.eu,2015:meeting/2018-08-20/oslo")
    country = rdflib.URIRef("http://publications.europa.eu/resource/authority/country/NOR")
    path = SCHEMA.location / SCHEMA.address / SCHEMA.addressCountry  # pyright: ignore[reportOperatorIssue]  # the stubs lack it

    assert (node, rdflib.RDF.type, SCHEMA.Event) in found
    assert ["2018-08-20"] == [str(each) for each in found.objects(node, SCHEMA.startDate)]
    assert [country] == list(found.objects(node, path))
    assert (country, rdflib.RDF.type, SCHEMA.Country) in found
    assert ["NITO"] == [str(each) for each in found.objects(node, SCHEMA.organizer / SCHEMA.name)]  # pyright: ignore[reportOperatorIssue]  # the stubs lack it


@every_set
def test_feedparser_reads_every_entry(records: tuple[Record, ...]) -> None:
    feed = feedparser.parse(atom.dumps(records))
    listed = entries(records)

    assert not feed.bozo
    assert "atom10" == feed.version
    assert {tag(entry.identifier, "stemcoalition.eu") for entry in listed} == {entry.id for entry in feed.entries}
    assert len(listed) == len(feed.entries)
    expected = {tag(entry.identifier, "stemcoalition.eu"): entry.record for entry in listed}
    for entry in feed.entries:
        record = expected[entry.id]
        when = day(record)
        assert f"{'1970-01-01' if when is None else when.isoformat()}T00:00:00Z" == entry.updated
        if isinstance(record, Event) and record.publisher:
            assert record.publisher == entry.author
        if record.url is None:
            assert [] == entry.get("links", [])
        if "<" not in (title := headline(record)) and "&" not in title:  # feedparser cleans what looks like markup
            assert " ".join(title.split()) == " ".join(entry.title.split())


@every_set
def test_timelinejs_shows_every_slide_and_runs_nothing(records: tuple[Record, ...]) -> None:
    data = json.loads(timelinejs.dumps(records))
    (found,) = cast("list[dict[str, Any]]", npm.run("read_timeline.mjs", [data]))

    assert ([], [], 0, 0) == (found["problems"], found["errors"], found["scripts"], found["ran"])
    assert {slide["unique_id"] for slide in data["events"]} == set(found["events"])
    known = {"a", "br", "button", "div", "h2", "h3", "p", "small", "span", "strong"}
    assert set() == set(found["tags"]) - known
    if records is SETS["edges"]:
        assert "<script>alert(1)</script>" in found["headlines"]


def test_timelinejs_shows_text_that_is_not_escaped() -> None:
    data = json.loads(timelinejs.dumps(Taskforce(name="word", start_date="2016-09-29")))
    data["events"][0]["text"]["headline"] = "<img src=x onerror=alert(1)>"
    (found,) = cast("list[dict[str, Any]]", npm.run("read_timeline.mjs", [data]))

    assert "img" in found["tags"]


def github_html(text: str) -> str:
    rendered: str = cmarkgfm.github_flavored_markdown_to_html(text)
    # It makes a link of an e-mail address whatever stands before its @; no other link may come from a text.
    return re.sub(r'<a href="(?:mailto|xmpp):[^"]*">', "", rendered)


@every_set
def test_the_parser_of_github_finds_no_markup_in_any_text(records: tuple[Record, ...]) -> None:
    unlinked = [attrs.evolve(record, url=None) for record in records]  # an address is a link on purpose
    tags = {tag for tag, _ in html5lib_skeleton(github_html(markdown.dumps(unlinked).decode()))}

    assert set() == tags - {"html", "head", "body", "h1", "h2", "p", "br", "ul", "li", "strong"}


@pytest.mark.parametrize("line", [":-:", "|-|", "---", "===", "- [x] a", "> a", "www.a.b", "http://a.b", "~~a~~"])
def test_the_parser_of_github_shows_a_line_as_it_stands(line: str) -> None:
    report = markdown.dumps(Taskforce(name="x", background=f"a\n{line}")).decode()
    before, escaped = report.splitlines()[-2:]
    expected = f"<p>a<br />\n{escape(line)}</p>\n"

    assert github_html(report).endswith(expected)
    assert expected != github_html(f"{before}\n" + escaped.replace("\\", ""))
