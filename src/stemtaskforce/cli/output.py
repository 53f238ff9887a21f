"""Records and documents as parts of JSON, and drawings on standard output for the width of the window."""

import json
import shutil
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType

from stemtaskforce import formats
from stemtaskforce.cli.stdout import write
from stemtaskforce.model import Record

__all__ = ["encoded", "json_parts", "lines_of", "paint"]

#: The narrowest drawing, however narrow the window.
MIN_WIDTH = 20


def json_parts(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield a JSON array of records part by part, in the bytes of `formats.json.dumps`."""
    before = b"["
    for record in records:
        yield before + formats.json.dumps(record)
        before = b","
    yield b"[]\n" if before == b"[" else b"]\n"


def encoded(document: object, *, indent: int | None = 2) -> bytes:
    """Return a plain document, not of the wire format, as a line or lines of JSON."""
    return json.dumps(document, ensure_ascii=False, indent=indent).encode("utf-8", "replace") + b"\n"


def lines_of(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield records as JSON lines, one record each."""
    return (formats.json.dumps(record) + b"\n" for record in records)


def paint(drawings: Iterable[RenderableType]) -> None:
    """Draw on standard output, a blank line between drawings; a character that its encoding lacks becomes `?`."""
    console = _console()
    for place, drawing in enumerate(drawings):
        with console.capture() as drawn:
            if place:
                console.print()
            console.print(drawing)
        write(drawn.get().encode(console.encoding, "replace"))


def _console() -> Console:
    console = Console(highlight=False, emoji=False, markup=False)
    if console.width >= MIN_WIDTH:
        return console
    # rich would draw nothing with COLUMNS=0, and only frames in a few columns.
    width = max(MIN_WIDTH, console.width or shutil.get_terminal_size().columns)
    return Console(highlight=False, emoji=False, markup=False, width=width)
