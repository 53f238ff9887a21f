"""The calls that are fuzzed, each as a function of bytes, with its seeds and its words.

Only the library's own errors may come out, and no input may take more than a second of the processor.
"""

import io
import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time
from types import MappingProxyType
from typing import NamedTuple

from stemtaskforce import Event, Record, StemTaskforceError, Taskforce, pages
from stemtaskforce.formats import json, jsonl
from stemtaskforce.pages import layouts

__all__ = ["ENTRY_POINTS", "EntryPoint", "TooSlow", "mutated"]

#: The most seconds of the processor for one input, far above what any page or document takes.
MOST_SECONDS = 1.0
ROOT = Path(__file__).parents[2]


class TooSlow(Exception):
    """An input took too long."""


class EntryPoint(NamedTuple):
    """A call to fuzz.

    Attributes:
        read: Reads an input; what it raises beside the library's own errors is found.
        seeds: Where the fuzzer begins.
        words: What it puts into inputs.
        pieces: Splits an input into pieces that can change places.
    """

    read: Callable[[bytes], object]
    seeds: list[bytes]
    words: list[bytes]
    pieces: re.Pattern[bytes]

    def __call__(self, data: bytes) -> None:
        """Read an input within the time.

        Raises:
            TooSlow: It took longer.
        """
        start = process_time()
        try:
            self.read(data)
        except StemTaskforceError as error:
            str(error).encode()
        if process_time() - start > MOST_SECONDS:
            raise TooSlow(f"{process_time() - start:.1f} s for {len(data):,} bytes")


def _text(data: bytes) -> object:
    reading = pages.read_text(data.decode("utf-8", "surrogateescape" if data[-1:] == b"~" else "replace"))
    return [str(finding).encode() for finding in reading.findings]


def _html(data: bytes) -> object:
    return pages.read_html(data if data[-1:] != b"~" else data.decode("utf-8", "replace"))


def _document(data: bytes) -> object:
    records = json.loads(data, unknown="ignore" if data[-1:] == b" " else "refuse")
    assert records == json.loads(json.dumps(records))
    return records


def _lines(data: bytes) -> object:
    found = jsonl.read(io.BytesIO(data), on_error="collect")
    records = [*found]
    assert records == [*jsonl.read(io.BytesIO(jsonl.dumps(records)))]
    return found.findings


def _pages(ending: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / "examples" / "pages").glob(f"*.{ending}"))]


_LABELS = sorted({f"{label}:".encode() for family in layouts.FAMILIES for label in family.labels})
_LINES = [
    *_LABELS,
    *b"QUICK: taskforce dossier|4 May 2018|News | Publisher|Monday, 15 June 2020|04/25/2018|5-6 November 2025|- ".split(
        b"|"
    ),
    "\u200b".encode(),
    "\u00a0".encode(),
    "•".encode(),
    b"The timeline below",
    b"Related",
    b"Source / author:",
    b"...",
    b"# ",
    b"**",
    b"[a](http://b)",
    b"\x0c",
    b"\t",
]
_TAGS = [
    tag.encode()
    for tag in """<p> </p> <br> <h1> <table> <tr> <td> <th> <dl> <dt> <dd> <li> <ul> <b> <a> <svg> <math> <template>
    <script> </script> <style> <title> <noscript> <iframe> <select> <textarea> <plaintext> <frameset> <frame> <!-- -->
    <![CDATA[ ]]> <time> datetime= content= class= id= hidden style="display:none" class="field__label" class="sidebar"
    <main> <nav> <header> <footer> <details> <dialog> <object> <base> href= &nbsp; &#31 &#x200b; &#0; <meta> charset=
    <html> <body> <head> <form> <button> <ruby> <rt> <pre> > ' " = / <""".split()
]
_JSON = [
    *(f'"{name}":'.encode() for name in ("type", "version", "title", "name", "date", "events", "summary", "country")),
    *(f'"{name}":'.encode() for name in ("end_date", "time", "kind", "status", "url", "category", "publisher")),
    *b'{ } [ ] , : null true false 1 2 -0.0e+1 1e400 "event" "meeting" "taskforce" "2018-05-04" "09:00:00"'.split(),
    *b'"DK" "ongoing" "News" "" "\\u0000" "\\ud800" "\\n" "x" NaN "https://a.eu/" "e\\u0301"'.split(),
    "\u200b".encode(),
    b"\xff",
    b"\xef\xbb\xbf",
]
#: Characters that look like nothing, like others, or like the end of a line, in bytes.
_UNUSUAL = [
    mark.encode("utf-8", "surrogatepass")
    for mark in (
        *("\u200b", "\ufeff", "\u00ad", "\u200d", "\u202e", "\u2066", "\u00a0", "\u0301", "\ud800"),
        *("\u2028", "\x85", "\x0b", "\x0c", "\x1c", "\r", "\0"),
    )
]
_RECORDS: list[Record] = [
    Event(date="2018-05-04", category="News", publisher="x", summary="a\n\nb", title="t", country="DK"),
    Taskforce(name="Pact", country="EU", status="ongoing", events=[Event(title="x", url="https://a.eu/")]),
]

ENTRY_POINTS: Mapping[str, EntryPoint] = MappingProxyType(
    {
        "read_text": EntryPoint(_text, _pages("txt"), _LINES, re.compile(rb"(?<=\n)")),
        "read_html": EntryPoint(
            _html,
            [
                *_pages("html"),
                b"<h1>Pact</h1><p><b>Requesting organisation:</b> DK</p><table><tr><th>Status:<td>ongoing</table>",
            ],
            [*_TAGS, *_LABELS],
            re.compile(rb"(?=<)|(?<=>)"),
        ),
        "json.loads": EntryPoint(
            _document,
            [json.dumps(_RECORDS), *(json.dumps(record) for record in _RECORDS)],
            _JSON,
            re.compile(rb"(?=[\[\]{},:])"),
        ),
        "jsonl.read": EntryPoint(
            _lines, [jsonl.dumps(_RECORDS) * 2, b"\r\n\n{}\n"], _JSON, re.compile(rb"(?<=\n)|(?=[{},])")
        ),
    }
)


def mutated(data: bytes, entry: EntryPoint, most: int, seed: int) -> bytes:
    """Return an input whose pieces (lines, tags, members) were changed.

    Pieces are dropped, doubled and moved, and words and unusual characters put in.
    """
    chance = random.Random(seed)  # noqa: S311 - the same input for the same seed
    pieces = entry.pieces.split(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(pieces) + 1)
        act = chance.randrange(7)
        if act == 0 and pieces:
            del pieces[place : place + chance.randint(1, 3)]
        elif act == 1 and pieces:
            pieces[place:place] = pieces[place - 2 : place] * chance.randint(1, 8)
        elif act == 2 and pieces:
            pieces.insert(chance.randrange(len(pieces)), pieces.pop(chance.randrange(len(pieces))))
        elif act == 3:
            pieces[place:place] = entry.pieces.split(chance.choice(entry.seeds))[place : place + 3]
        elif act == 4 and place < len(pieces):
            inside = chance.randrange(len(pieces[place]) + 1)
            pieces[place] = pieces[place][:inside] + chance.choice(_UNUSUAL) + pieces[place][inside:]
        else:
            pieces.insert(place, chance.choice(entry.words) + (b"\n" if act == 5 else b""))
        pieces = pieces or [b""]
    return b"".join(pieces)[:most]
