"""Small documents of every format, whole, as files that the tests compare byte by byte and people look at.

    python -m tests.formats.whole

writes them anew into `tests/formats/data`; look at them before they are committed.
"""

import datetime
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from stemtaskforce import Catalog, Record, Taskforce, formats
from stemtaskforce.formats.bridges import pydantic_json_schema
from tests.formats.whole_records import BARE_EVENT, BARE_MEETING, BARE_PACT, NEWS, OSLO, PACT, RECORDS, TEASER
from tests.tables.samples import CATALOG

__all__ = ["EXPECTED", "OUTPUTS"]

EXPECTED = Path(__file__).parent / "data"

_MOMENT = datetime.datetime(2024, 2, 29, 12, 30, 45, 7, datetime.timezone(datetime.timedelta(hours=2)))
_SITE = {"title": "Pacts & plans", "authority": "example.org"}


def _without_resources(page: bytes) -> bytes:
    """Return a page without style sheet, script and their hashes, one tag a line; "~" ends lines that were none."""
    text = page.decode()
    for name in ("page.css", "page.js"):
        text = text.replace(files(formats.html).joinpath(name).read_text("utf-8"), f"({name})")
    return re.sub("'sha256-[^']*'", "(hash)", text).replace("><", ">~\n<").encode()


def _page(records: Catalog | Record | Iterable[Record], **options: str) -> bytes:
    return _without_resources(formats.html.dumps(records, **options))


def _joined(folder: Callable[..., Mapping[str, bytes]], *given: object, **options: object) -> bytes:
    """Return the files of a folder one below the other."""
    return b"".join(
        b"==== %s ====\n%s\n" % (name.encode(), _without_resources(data))
        for name, data in folder(*given, **options).items()
    )


#: What makes each document, by the name of its file.
OUTPUTS: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        "all.ics": partial(formats.ics.dumps, RECORDS),
        "options.ics": partial(
            formats.ics.dumps,
            NEWS,
            name="Pacts; plans",
            stamp=_MOMENT,
            authority="example.org",
            refresh=datetime.timedelta(hours=6),
        ),
        "all.csl.json": partial(formats.csl.dumps, RECORDS),
        "all.jsonld": partial(formats.jsonld.dumps, RECORDS),
        "one.jsonld": partial(formats.jsonld.dumps, NEWS, authority="example.org"),
        "all.atom": partial(formats.atom.dumps, RECORDS),
        "options.atom": partial(formats.atom.dumps, TEASER, **_SITE, url="https://example.org/?a&b"),
        "none.atom": partial(formats.atom.dumps, []),
        "all.timelinejs.json": partial(formats.timelinejs.dumps, RECORDS),
        "one.timelinejs.json": partial(formats.timelinejs.dumps, [OSLO, TEASER], title="Pacts & plans"),
        "dated.timelinejs.json": partial(formats.timelinejs.dumps, NEWS),
        "all.md": partial(formats.markdown.dumps, RECORDS),
        "folder.md": partial(_joined, formats.markdown.dumps_folder, [BARE_MEETING, BARE_MEETING]),
        "taskforces.csv": partial(formats.csv.dumps, [PACT, BARE_PACT]),
        "meetings.csv": partial(formats.csv.dumps, [OSLO, BARE_MEETING]),
        "events.csv": partial(formats.csv.dumps, [NEWS, TEASER, BARE_EVENT]),
        "folder.csv": partial(_joined, formats.csv.dumps_folder, RECORDS),
        "catalog.datapackage": partial(_joined, formats.datapackage.dumps_folder, CATALOG),
        "records.datapackage": partial(_joined, formats.datapackage.dumps_folder, RECORDS, safe=False),
        "taskforce.html": partial(_page, PACT),
        "meeting.html": partial(_page, OSLO),
        "event.html": partial(_page, NEWS, title="Not shown"),
        "bare.html": partial(_page, BARE_PACT),
        "records.html": partial(_page, RECORDS),
        "catalog.html": partial(_page, CATALOG, title="Pacts & plans"),
        "folder.html": partial(_joined, formats.html.dumps_folder, CATALOG, title="Pacts & plans"),
        "bare-folder.html": partial(_joined, formats.html.dumps_folder, BARE_PACT),
        "all.jsonl": partial(formats.jsonl.dumps, RECORDS),
        "all.json": partial(formats.json.dumps, RECORDS, indent=2),
        "one.json": partial(formats.json.dumps, NEWS),
        "taskforce.pydantic.json": lambda: json.dumps(pydantic_json_schema(Taskforce), indent=1).encode(),
    }
)


def main() -> None:
    """Write all of them."""
    for name, output in OUTPUTS.items():
        (EXPECTED / name).write_bytes(output())


if __name__ == "__main__":
    main()
