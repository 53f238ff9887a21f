"""Hostile text in every field, through every format: the structure is that of a benign word, and the text is whole."""

import json as stdlib
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from stemtaskforce import Event, Meeting, Record, Taskforce, formats
from stemtaskforce.markup import Html
from stemtaskforce.strategies import lines
from tests.corpora import taken
from tests.formats.skeletons import PAYLOADS, shared_payloads, skeletons, xml_skeleton

Structure = Callable[[list[Record]], object]


def spread(text: str) -> list[Record]:
    """A record of each type with the text in every field that takes any text."""
    event = Event(date="2018-05-04", title=text, category=text, publisher=text, summary=text)
    teaser = Event(date="2018-05-04", summary=text)
    return [
        event,
        teaser,
        Meeting(
            title=text, date="2018-08-20", host_organisation=text, location=text,
            summary=text, objective=text, description=text, next_steps=text,
        ),
        Taskforce(
            name=text, requesting_organisation=text, background=text, objectives=text, results=text,
            events=[event, teaser],
        ),
    ]  # fmt: skip


def atom_structure(records: list[Record]) -> object:
    return xml_skeleton(formats.atom.dumps(records))


def script_structure(records: list[Record]) -> object:
    return skeletons(
        f'<!doctype html><script type="application/ld+json">{formats.jsonld.dumps(records).decode()}</script><p>end'
    )


def slides_structure(records: list[Record]) -> object:
    slides: list[dict[str, Any]] = stdlib.loads(formats.timelinejs.dumps(records))["events"]
    return [
        skeletons(f"<div>{part}</div>")
        for slide in slides
        for part in (slide["text"]["headline"], slide["text"]["text"], slide["group"])
    ]


def commonmark_structure(records: list[Record]) -> object:
    return skeletons(MarkdownIt("commonmark").render(formats.markdown.dumps(records).decode()))


def github_structure(records: list[Record]) -> object:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return skeletons(markdown.render(formats.markdown.dumps(records).decode()))


def keys_of(value: object) -> object:
    match value:
        case dict():
            return {name: keys_of(each) for name, each in value.items()}
        case list():
            return [keys_of(each) for each in value]
        case _:
            return type(value).__name__


def item_structure(records: list[Record]) -> object:
    return keys_of(stdlib.loads(formats.csl.dumps(records)))


SINKS: dict[str, Structure] = {
    "atom": atom_structure,
    "jsonld": script_structure,
    "timelinejs": slides_structure,
    "markdown": commonmark_structure,
    "markdown with tables": github_structure,
    "csl": item_structure,
}


def breaking(structure: Structure, texts: Iterable[str]) -> list[str]:
    expected = structure(spread("word"))
    return [text for text in texts if structure(spread(text)) != expected]


def usable(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(str.strip, texts)))


@pytest.mark.parametrize("structure", SINKS.values(), ids=list(SINKS))
def test_hostile_text_makes_no_structure(structure: Structure) -> None:
    assert [] == breaking(structure, usable(PAYLOADS))


@pytest.mark.parametrize(
    "structure", [atom_structure, commonmark_structure, slides_structure], ids=["atom", "markdown", "timelinejs"]
)
@given(lines())
def test_no_text_makes_structure(structure: Structure, line: str) -> None:
    assert [] == breaking(structure, [line])


@pytest.mark.slow
@pytest.mark.parametrize("structure", SINKS.values(), ids=list(SINKS))
def test_no_payload_of_the_shared_corpora_makes_structure(structure: Structure) -> None:
    payloads = list(shared_payloads())
    if not payloads:
        pytest.skip("the corpora are not beside the repository; the sample above is always tried")
    assert [] == breaking(structure, taken(payloads))


def test_the_check_sees_text_that_is_not_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, plain in (
        (formats.markdown, "_escaped", lambda text: text),
        (formats.timelinejs, "join", lambda parts: Html("".join(map(str, parts)))),
        (formats.jsonld, "_ESCAPES", {}),
    ):
        monkeypatch.setattr(module, name, plain)
    for structure in (commonmark_structure, github_structure, slides_structure, script_structure):
        assert "</script><script>alert(1)</script>" in breaking(structure, usable(PAYLOADS))
    assert "# x" in breaking(commonmark_structure, ["# x"])


@pytest.mark.parametrize("text", usable(PAYLOADS))
def test_the_text_itself_arrives_whole(text: str) -> None:
    event = Event(date="2018-05-04", title=text, summary=text)

    assert text == stdlib.loads(formats.jsonld.dumps(event))["name"]
    assert text == stdlib.loads(formats.csl.dumps(event))[0]["title"]
    rendered = MarkdownIt("commonmark").parseInline(formats.markdown.dumps(event).decode().split("\n")[0][2:])
    assert " ".join(text.split()) == " ".join("".join(each.content for each in rendered[0].children or ()).split())
