"""Records that the exported files are tried with: the example pages, edges of the calendar, and hostile text."""

from functools import cache
from pathlib import Path

from stemtaskforce import Event, Meeting, Record, Taskforce, pages
from stemtaskforce.strategies_data import DATES, LINES, PROSE, URLS

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "]]><!--&lt;&amp;&#60;",
    "javascript:alert(1)",
    "[x](javascript:alert(1)) ![y](z) `<b>`",
    "\\n\\,\\;\\\\END:VEVENT",
    "BEGIN:VEVENT ATTENDEE:mailto:x@example.org",
    "=HYPERLINK(1)",
    "é" * 90 + "€" * 90,
)


@cache
def examples() -> tuple[Record, ...]:
    """The records of the example pages."""
    return tuple(record for reading in pages.read_paths(EXAMPLES) for record in reading.records)


@cache
def edges() -> tuple[Record, ...]:
    """Records of every date, text and URL of the pools, and of hostile text in every field."""
    texts = [line for line in (*LINES, *HOSTILE) if len(line) < 900]
    dated = [Event(title=f"Day {date}", date=date) for date in DATES]
    meetings = [Meeting(title=text, date="2018-08-20", time="09:30", location=text, summary=text) for text in texts]
    several = [
        Meeting(title="Two days", date="2020-02-28", end_date="2020-03-01", time="09:00", country="DK"),
        Meeting(title="The end", date="9999-12-30", end_date="9999-12-31"),
    ]
    spread = [
        Event(title=text, category=text, publisher=text, summary=f"{text}\n\n{text}", country="GR", date="2018-05-04")
        for text in texts
    ]
    prose = [Event(summary=text, url=URLS[place % len(URLS)]) for place, text in enumerate(PROSE)]
    linked = [Event(title=f"Page {place}", url=url, date="2018-05-04") for place, url in enumerate(URLS)]
    pacts = [
        Taskforce(
            name=text,
            requesting_organisation=text,
            background=text,
            results=text,
            start_date="2016-09-29",
            events=spread[:2],
        )
        for text in texts
    ]
    return (*dated, *meetings, *several, *spread, *prose, *linked, *pacts)
