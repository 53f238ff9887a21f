"""Save pages of a site to a folder, politely: `python save_pages.py FOLDER ADDRESS...`.

It asks robots.txt first, one page at a time, with a pause between them; it follows redirects within the site, and keeps
what it has, so that a run can go on where another ended. A page is saved as UTF-8 with a mark that says so, whatever
encoding the server named, and begins with the comment by which browsers say where a page was saved from.
"""

import re
import sys
import time
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpx

AGENT = "stemtaskforce-example (+https://example.org/who-we-are; you@example.org)"
PAUSE = 2.0


def rules_of(client: httpx.Client, address: str) -> RobotFileParser:
    """Return the rules of an address's site; a site without any allows everything."""
    rules = RobotFileParser()
    answer = client.get(httpx.URL(address).join("/robots.txt"))
    rules.parse(answer.text.splitlines() if answer.is_success else [])
    return rules


def file_name(address: str) -> str:
    """Return a name that tells the address, and differs for every address."""
    parts = urlsplit(address)
    words = re.sub(r"[^a-z0-9]+", "-", f"{parts.path} {parts.query}".lower()).strip("-")
    return f"{words[:80] or 'index'}-{sha256(address.encode()).hexdigest()[:8]}.html"


def save(client: httpx.Client, address: str, folder: Path, rules: RobotFileParser) -> str:
    """Save one page, and return what became of it."""
    path = folder / file_name(address)
    if path.exists():
        return "is here"
    if not rules.can_fetch(AGENT, address):
        return "is not for robots"
    time.sleep(max(PAUSE, float(rules.crawl_delay(AGENT) or 0)))
    answer = client.get(address)
    if not answer.is_success or "html" not in answer.headers.get("content-type", ""):
        return f"was not saved: {answer.status_code} {answer.headers.get('content-type', '')}"
    final = str(answer.url)
    if urlsplit(final).hostname != urlsplit(address).hostname:
        return f"was not saved: it leads to {final}"
    path.write_text(f"<!-- saved from url=({len(final):04}){final} -->\n{answer.text}", "utf-8-sig")
    return f"saved as {path.name}"


def main(folder: str, *addresses: str) -> None:
    """Save the pages of all addresses, which are of one site."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    with httpx.Client(follow_redirects=True, timeout=30, headers={"user-agent": AGENT}) as client:
        rules = rules_of(client, addresses[0])
        for address in addresses:
            print(address, save(client, address, Path(folder), rules))


if __name__ == "__main__":
    main(*sys.argv[1:])
