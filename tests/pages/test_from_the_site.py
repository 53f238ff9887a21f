"""The documented ways to save pages, tried against a server that serves the example pages as Drupal does.

Addresses have no ending, one leads on to another, pages are packed where the client takes that, one is in an encoding
that only its header names, and `robots.txt` closes a part of the site. The folder is read as it is.
"""

import gzip
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import attrs
import pytest

from stemtaskforce import Catalog, Record, examples, pages
from tests.pages.corpus import ROOT

HOW_TO = ROOT / "docs" / "how-to" / "from-the-site-to-a-folder.md"
SCRIPT = ROOT / "examples" / "save_pages.py"
#: A page whose name has a letter that differs between encodings.
HUNGARIAN = "EU STEM Coalition - Taskforce Meeting: Győr\nDate:\n20 August 2018\nHost organisation:\nÓbudai Egyetem\n"
MEETING = "budapest-meeting"


def markup(text: str) -> str:
    """Mark a page of text up: a heading, a paragraph per line, a list item per bullet."""
    lines = [line.strip() for line in text.splitlines() if line.strip("\u00a0 ")]
    body = "".join(
        f"<ul><li>{escape(line[1:].strip())}</li></ul>" if line.startswith("•") else f"<p>{escape(line)}</p>"
        for line in lines
    )
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>"


class Site(BaseHTTPRequestHandler):
    """A small site; what it was asked is kept."""

    asked: Sequence[str] = ()

    def do_GET(self) -> None:
        """Answer a request."""
        type(self).asked = (*self.asked, self.path)
        name = self.path.removeprefix("/programmes/")
        if self.path == "/robots.txt":
            self.answer(b"User-agent: *\nCrawl-delay: 0\nDisallow: /admin/\n", "text/plain")
        elif self.path == f"/node/{MEETING}":
            self.send_response(301)
            self.send_header("Location", f"/programmes/{MEETING}")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif name == "hungarian":
            self.answer(markup(HUNGARIAN).encode("iso8859-2"), "text/html; charset=iso-8859-2")
        elif (path := ROOT / "examples" / "pages" / f"{name}.txt").is_file():
            self.answer(markup(path.read_text("utf-8")).encode(), "text/html; charset=utf-8")
        elif self.path == "/files/report.pdf":
            self.answer(b"%PDF-1.4", "application/pdf")
        else:
            self.send_error(404)

    def answer(self, data: bytes, kind: str) -> None:
        """Send a document, packed if the client takes that."""
        packed = "gzip" in self.headers.get("Accept-Encoding", "")
        data = gzip.compress(data, mtime=0) if packed else data
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the server's
        """Say nothing: tests have their own output."""


@pytest.fixture
def site() -> Iterator[str]:
    """Serve the site, and return its address."""
    Site.asked = ()
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def addresses(site: str) -> list[str]:
    names = [path.stem for path in examples.pages() if path.stem != MEETING]
    paths = [f"node/{MEETING}", *(f"programmes/{name}" for name in names), "programmes/hungarian", "files/report.pdf"]
    return [f"{site}/{path}" for path in (*paths, "programmes/none")]


def without_address(catalog: Catalog) -> set[Record]:
    """Return the records of a catalog as if their pages had no address."""
    return {attrs.evolve(record, url=None) for record in catalog.records}


def is_whole(found: pages.CatalogReading) -> bool:
    """Return whether a folder gave the records of the examples and the Hungarian page, and nothing else."""
    hungarian = pages.read_text(HUNGARIAN).record
    return {*without_address(examples.catalog()), hungarian} == without_address(found.catalog)


def save(command: Sequence[str | Path]) -> str:
    """Run the script without its pause, and return what it said."""
    environment = {**os.environ, "PYTHONPATH": str(SCRIPT.parent)}
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=environment)
    return done.stdout


@pytest.mark.slow
def test_a_folder_that_the_script_saved_is_read_as_it_is(site: str, tmp_path: Path) -> None:
    pytest.importorskip("httpx", reason="the script of the how-to needs httpx")
    closed = f"{site}/admin/secret"
    program = "import sys, save_pages; save_pages.PAUSE = 0; save_pages.main(*sys.argv[1:])"
    command: list[str | Path] = [sys.executable, "-c", program, tmp_path / "pages", *addresses(site), closed]
    said = [save(command) for _ in range(2)]

    found = pages.read_catalog(tmp_path / "pages")
    assert is_whole(found)
    (led,) = (tmp_path / "pages").glob(f"node-{MEETING}-*.html")
    assert f"{site}/programmes/{MEETING}" == pages.read_path(led).fields["url"]
    assert "/admin/secret" not in Site.asked
    assert f"{closed} is not for robots" in said[0].splitlines()
    assert {"404", "application/pdf"} <= {*said[0].split()}
    assert 1 == Site.asked.count(f"/programmes/{MEETING}"), "a second run asks for nothing that it has"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("wget") is None, reason="the command of the how-to needs wget")
def test_a_folder_that_wget_saved_is_read_as_it_is(site: str, tmp_path: Path) -> None:
    (tmp_path / "addresses.txt").write_text("\n".join(addresses(site)), "utf-8")
    (block,) = re.findall(r"```sh\n(wget .*?)```", HOW_TO.read_text("utf-8"), flags=re.DOTALL)
    command = [part for part in shlex.split(block.replace("\\\n", " ")) if part != "--random-wait"]
    command = [re.sub("--wait=.*", "--wait=0", part) for part in command]
    subprocess.run([*command, "--no-verbose"], cwd=tmp_path, capture_output=True, check=False)

    found = pages.read_catalog(tmp_path / "pages")
    assert "Gyõr" in {meeting.topic for meeting in found.catalog.meetings}, "nobody told the encoding"
    assert "page.encoding" in {finding.code for finding in found.findings}
    (named,) = (tmp_path / "pages").rglob("hungarian.html")
    assert pages.read_text(HUNGARIAN).record == pages.read_path(named, encoding="iso-8859-2").record
    (tmp_path / "text").mkdir()
    named.rename(tmp_path / "text" / "hungarian.html")
    again = pages.read_catalog(tmp_path / "pages").catalog
    assert without_address(examples.catalog()) == without_address(again)
