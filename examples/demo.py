"""Read a dossier and a meeting, and show what comes of them: typed records, one timeline, strict JSON.

`make demo` runs this; the pages are beside it, in `pages/`.
"""

from pathlib import Path

from rich.console import Console
from rich.highlighter import JSONHighlighter
from rich.pretty import Pretty
from rich.rule import Rule
from rich.text import Text

from stemtaskforce import Timeline, pages
from stemtaskforce.display.terminal import draw, draw_timeline
from stemtaskforce.formats import json

PAGES = Path(__file__).parent / "pages"

console = Console(highlight=False, emoji=False, markup=False)


def part(text: str) -> None:
    """Start a part of the show."""
    console.print()
    console.print(Rule(text, align="left"))
    console.print()


# Two pages as they were saved from the site: a dossier with its timeline, and the report of a meeting.
dossier = pages.read_path(PAGES / "danish-technology-pact.txt")
report = pages.read_path(PAGES / "norwegian-technology-pact-meeting.txt")
records = [dossier.record, report.record]

part("A dossier, read")
console.print(draw(dossier.record))

part("The findings of the reader")
for finding in dossier.findings:
    console.print(f"line {finding.line}: {finding.severity}: {finding.message}", soft_wrap=True)

part("Two records: immutable, checked, and typed to the last field")
for record in records:
    console.print(Pretty(record, max_string=40))

part("One timeline of both")
timeline = Timeline.of(records)
console.print(draw_timeline(timeline))
console.print(f"\n{timeline!r}")

part("Their JSON, the same bytes everywhere")
data = json.dumps(records, indent=2)
console.print(JSONHighlighter()(Text(data.decode())), soft_wrap=True)

part("And back")
again = json.loads(data)
console.print(f"{len(data):,} bytes give {len(records)} records that equal the first: {again == records}")
