"""Floods: inputs of any size that are full of one thing, for everything that takes what a stranger made."""

import io
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from pendulum import Date

from stemtaskforce import Catalog, Event, Meeting, StemTaskforceError, Taskforce, Timeline, pages
from stemtaskforce.formats import csv, ics, json, jsonl

__all__ = ["FLOODS", "Flood"]


class Flood(NamedTuple):
    """A flood.

    Attributes:
        read: What takes it.
        make: Makes one of a size.
        size: A size that takes some hundredths of a second.
    """

    read: Callable[[Any], object]
    make: Callable[[int], object]
    size: int


def _quietly(read: Callable[[Any], object]) -> Callable[[Any], object]:
    def quiet(data: object) -> None:
        with suppress(StemTaskforceError):
            read(data)

    return quiet


_PACT = "Pact\n\nRequesting organisation: Denmark\n"
_FIRST = Date(2018, 5, 4)
_EVENT = b'{"type":"event","version":1,"title":"x"}'

#: Lines of text, each many times behind a head.
_LINES = {
    "words": "some words of prose",
    "labels": "Status:",
    "labels with values": "Background: x",
    "near labels": "background :",
    "quick": "QUICK: x",
    "dates": "4 May 2018",
    "partial dates": "May 2018",
    "date-like": "99.99.9999",
    "entries": "4 May 2018\nNews | x\nteaser...",
    "bars": "a | b",
    "items": "- x",
    "numbers": "1) x",
    "markdown": "## **x** [a](b)",
    "unseen": "\u200b\u200b",
    "tabs": "a\tb",
    "wrapped": "x" * 79,
    "feet": "© 2018 Tel. +45 1234 a@b.eu",
    "rows": "4 May 2018 | Denmark | Ministry",
    "publications": "Source / author: x",
    "marks": "e\u0301\u0323",
    "form feeds": "\x0c",
    "running heads": "4/5/18, 10:00   Title",
    "controls": "\x1b[31m",
}
#: One line that is long.
_LONG = {
    "letters": "x",
    "spaces": " x",
    "digits": "1",
    "days": "4 May 2018 ",
    "marks": "\u0301",
    "dashes": "- ",
    "colons": ": ",
    "bars": "| ",
    "brackets": "[(",
    "stars": "**",
    "commas": "a, ",
    "slashes": "http://",
}
_MARKUP = {
    "paragraphs": "<p>x",
    "breaks": "x<br>",
    "cells": "<td>x",
    "rows": "<tr><th>Status:<td>x",
    "tables": "<table><tr><td>x</table>",
    "items": "<li>x",
    "terms": "<dt>Status:<dd>x",
    "headings": "<h1>x</h1>",
    "links": "<a href=http://a.eu>x</a>",
    "comments": "<!-- x -->",
    "references": "&amp;&#31;",
    "times": "<time datetime=2018-05-04>x</time>",
    "formatting": "<b>x</b>",
    "hidden": "<p hidden>x</p>",
    "styles": "<p style='display:none;display:block'>x</p>",
    "misnested": "<b><i>x</b></i>",
    "stray ends": "</p>",
    "signs": "x > y ",
    "options": "<option>x",
    "templates": "<template>x</template>",
    "svg": "<svg><text>x</text></svg>",
    "forms": "<form>x",
    "drawn": "<details><summary>x</summary>y</details>",
    "asides": "<nav>x</nav>",
    "mains": "<main>x</main>",
}
#: Values inside an array of JSON, or lines of JSON lines.
_VALUES = {
    "nothing": b"{}",
    "numbers": b"1",
    "events": _EVENT,
    "blank events": b'{"type":"event","version":1}',
    "unknown keys": b'{"type":"event","version":1,"title":"x","titel":1}',
    "wrong types": b'{"type":"evnt","version":1}',
    "bad days": b'{"type":"event","version":1,"title":"x","date":"2018-02-30"}',
    "escapes": b'"\\u00e9\\n\\""',
    "pacts": b'{"type":"taskforce","version":1,"name":"x","events":[{"title":"x"},{"title":"y"}]}',
}


def _events(count: int, **more: object) -> list[Event]:
    return [Event(**{"title": f"Event {number}", "date": _FIRST, **more}) for number in range(count)]  # type: ignore[arg-type]  # fields by name


def _timelines(count: int) -> list[Timeline]:
    return [Timeline([Taskforce(name="Pact", events=[Event(title=f"e{number}")])]) for number in range(count)]


def _linked(count: int) -> Catalog:
    teasers = [Event(date=_FIRST, publisher="x", summary=f"Teaser {number} of...") for number in range(count)]
    found = [
        Event(date=_FIRST, publisher="x", title=f"T {number}", summary=f"Teaser {number} of it.")
        for number in range(count)
    ]
    return Catalog.of([Taskforce(name="Pact", events=teasers[:9_000]), *found])


def _meetings(count: int) -> Catalog:
    pacts = [Taskforce(name=f"Pact {number}", country="DK") for number in range(count)]
    return Catalog.of([*pacts, *(Meeting(title=f"Pact {number} meeting", date=_FIRST) for number in range(count))])


def _text(line: str, count: int) -> str:
    return _PACT + f"{line}\n" * count


def _line(unit: str, count: int) -> str:
    return _PACT + unit * count


def _markup(tag: str, count: int) -> str:
    return f"<h1>Pact</h1>{tag * count}"


def _array(value: bytes, count: int) -> bytes:
    return b"[" + b",".join([value] * count) + b"]"


def _json_lines(value: bytes, count: int) -> bytes:
    return (value + b"\n") * count


def _collected(data: bytes) -> object:
    return [*jsonl.read(io.BytesIO(data), on_error="collect")]


def _floods() -> dict[str, Flood]:
    floods: dict[str, Flood] = {}
    for name, line in _LINES.items():
        floods[f"text of {name}"] = Flood(_quietly(pages.read_text), partial(_text, line), 3_000)
    for name, unit in _LONG.items():
        floods[f"a line of {name}"] = Flood(_quietly(pages.read_text), partial(_line, unit), 60_000)
    for name, tag in _MARKUP.items():
        floods[f"HTML of {name}"] = Flood(_quietly(pages.read_html), partial(_markup, tag), 3_000)
    for name, value in _VALUES.items():
        floods[f"JSON of {name}"] = Flood(_quietly(json.loads), partial(_array, value), 3_000)
        floods[f"JSON lines of {name}"] = Flood(_collected, partial(_json_lines, value), 3_000)
    floods["HTML of one attribute"] = Flood(_quietly(pages.read_html), lambda n: f"<p title='{'x > ' * n}'>x", 200_000)
    floods["HTML of one comment"] = Flood(_quietly(pages.read_html), lambda n: f"<!--{'-' * n}", 400_000)
    floods["HTML of one text"] = Flood(_quietly(pages.read_html), lambda n: f"<p>{'x ' * n}", 200_000)
    floods |= {
        "JSON of brackets": Flood(_quietly(json.loads), lambda n: b"[" * n, 400_000),
        "JSON of one text": Flood(_quietly(json.loads), lambda n: b'["' + b"\\\\" * n + b'"]', 400_000),
        "JSON of one number": Flood(_quietly(json.loads), lambda n: b"[" + b"1" * n + b"]", 200_000),
        "JSON of keys": Flood(
            _quietly(json.loads), lambda n: b"{" + b",".join(b'"k%d":1' % k for k in range(n)) + b"}", 20_000
        ),
        "JSON of spaces": Flood(_quietly(json.loads), lambda n: b" " * n + b"[]", 4_000_000),
        "JSON lines of blanks": Flood(lambda data: [*jsonl.read(io.BytesIO(data))], lambda n: b"\n" * n, 1_000_000),
        "JSON lines of one line": Flood(
            _quietly(lambda data: [*jsonl.read(io.BytesIO(data))]), lambda n: b"[" * n, 400_000
        ),
        "CSV of rows": Flood(_quietly(csv.loads), lambda n: b"title,date\r\n" + b"x,2018-05-04\r\n" * n, 3_000),
        "CSV of quotes": Flood(_quietly(csv.loads), lambda n: b"title\r\n" + b'"' * n, 100_000),
        "calendar of lines": Flood(_quietly(ics.loads), lambda n: b"BEGIN:VCALENDAR\r\n" + b"X:y\r\n" * n, 20_000),
        "calendar of folds": Flood(_quietly(ics.loads), lambda n: b"BEGIN:VCALENDAR\r\nX:" + b"y\r\n " * n, 20_000),
        "catalog of one key": Flood(Catalog.of, lambda n: [Event(title="x", summary=f"{k}") for k in range(n)], 4_000),
        "catalog keys of one day": Flood(lambda records: Catalog.of(records).check(), _events, 1_600),
        "catalog of meetings of one day": Flood(
            lambda records: Catalog.of(records).check(),
            lambda n: [Meeting(title=f"Meeting {k}", date=_FIRST, location="Oslo") for k in range(n)],
            800,
        ),
        "timeline of one day": Flood(lambda events: [*Timeline(events)], _events, 3_000),
        "timeline of equal events": Flood(lambda events: [*Timeline(events)], lambda n: [Event(title="x")] * n, 20_000),
        "timeline of long titles": Flood(
            lambda events: [*Timeline(events)], lambda n: _events(n, summary="x" * 900), 2_000
        ),
        "merged timelines": Flood(lambda several: several[0].merge(*several[1:]), _timelines, 400),
        "links of teasers of one day": Flood(lambda catalog: catalog.links(), _linked, 800),
        "links of meetings and pacts": Flood(lambda catalog: catalog.links(), _meetings, 400),
        "search": Flood(
            lambda events: Timeline(events).mentioning("zz"), lambda n: _events(n, summary="x " * 200 + "y"), 1_000
        ),
    }
    return floods


FLOODS: Mapping[str, Flood] = MappingProxyType(_floods())
