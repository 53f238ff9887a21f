"""Small pages of every step of the reader, and all that is read from each, word for word.

    python -m tests.pages.whole_readings

writes the readings anew into `whole_readings.json`; look at the difference before it is committed.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType

import attrs

from stemtaskforce import pages
from stemtaskforce.formats import json as wire_json
from stemtaskforce.pages import Reading

__all__ = ["EXPECTED", "READINGS", "described", "written"]

#: Values that are left out of the file.
_EMPTY: tuple[object, ...] = (None, "", [])
EXPECTED = Path(__file__).with_name("whole_readings.json")


def _text(page: str, *, url: str | None = None, labels: Mapping[str, str] | None = None) -> Callable[[], Reading]:
    return partial(pages.read_text, dedent(page).strip("\n"), source="page.txt", url=url, labels=labels)


def _html(page: str, *, url: str | None = None) -> Callable[[], Reading]:
    return partial(pages.read_html, dedent(page).strip("\n"), source="page.html", url=url)


#: What reads each page, by its name.
READINGS: Mapping[str, Callable[[], Reading]] = MappingProxyType(
    {
        "a host that is not the coalition's": _text(
            """
            Taskforce Meeting: Harbour Pact

            Date: 3 May 2021
            Host organisation: Harbour Office
            """,
            url="https://example.org/meetings/harbour",
        ),
        "HTML that was given as text": _text("<!doctype html>\n<p>Harbour Pact</p>\n<p>Date: 3 May 2021</p>"),
        "chrome in texts, above, between and below": _text(
            """
            MENU
            A pact for the ports.
            Share
            Harbour Pact
            Requesting organisation: Harbour Office
            Background:
            Ships need people ...
            Related
            and people need schools.
            Share
            Schools need teachers.
            Results:
            None yet.
            Share
            """
        ),
        "chrome above the first field is known": _text(
            """
            Words of a first line.
            Share
            Words of a second line.
            Harbour Pact
            Tweet
            Requesting organisation: Harbour Office
            """
        ),
        "labels that are nearly right": _text(
            """
            Taskforce Meeting: Harbour Pact

            Date: 3 May 2021
            host organisation: Harbour Office
            status: ongoing
            City and meeting location: Valletta
            Short summary: A day at the quay.
            Country： Malta
            """
        ),
        "nearly labels on a page of no kind": _text("Words.\nhost organisation: Harbour Office\ndate: 3 May 2021"),
        "a foot below a dossier": _text(
            """
            Harbour Pact
            Requesting organisation: Harbour Office
            Results:
            Forty schools take part.
            Harbour Office
            Quay Street 12, 1040 Brussels
            info@harbour.example
            +32 2 555 01 23
            © 2021 Harbour Office
            """
        ),
        "a foot below a meeting that holds an entry": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office
            Next steps:
            A second day in June.
            4 June 2021
            News | Harbour Office
            © 2021 Harbour Office
            info@harbour.example
            """
        ),
        "what may be a foot": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office
            Next steps:
            A second day in June.
            Tel: +32 2 555 01 23
            Harbour Office, Valletta
            """
        ),
        "a listing of publications with a foot": _text(
            """
            Publications
            Publications

            4 June 2021
            News | Harbour Office

            A second day was held ...

            3 June 2021
            Reports and studies | Harbour Office
            Numbers of the year.

            © 2021 Harbour Office
            info@harbour.example
            """
        ),
        "a listing of taskforces": _text(
            """
            Taskforces
            QUICK: taskforces

            Ongoing taskforces

            3 May 2021 | Malta | Harbour Pact
            May 2020 | Nowhere | Mountain Pact

            Finalised taskforces

            1 March 2016 | Denmark | Island Pact
            """
        ),
        "several publications": _text(
            """
            Numbers of the ports
            Source / author: Harbour Office
            Publication date: 3 May 2021
            Publication type: Reports and studies
            Abstract:
            How many ships came.
            Numbers of the mountains
            Source / author: Mountain Office
            Publication date: May 2021
            Publication type: Reports
            Abstract:
            How many walkers came ...
            Numbers of the islands
            Source / author: Island Office
            Publication date: 31 June 2021
            Country: Nowhere
            """
        ),
        "a publication with the date of its title": _text(
            """
            Numbers of 3 May 2021

            Publication type: Reports and studies
            Source / author:
            Country: Malta, Italy
            Description: One line.

            And another block.
            """,
            url="https://www.stemcoalition.eu/publications/numbers",
        ),
        "several publications below two lines": _text(
            """
            Publications of the office
            Numbers of the ports
            Source / author: Harbour Office
            Publication date: 3 May 2021
            Publication type: Reports and studies
            Numbers of the mountains
            Source / author: Mountain Office
            Publication date: 4 May 2021
            Publication type: Reports and studies
            """
        ),
        "a dossier with headings and its sentence below": _text(
            """
            QUICK: taskforce dossier
            Harbour Pact
            What are Taskforces?
            Taskforces are the EU STEM Coalition's main instrument to help.
            Requesting organisation: Harbour Office
            QUICK: background
            Background:
            Ships need people.
            Taskforce dossier
            QUICK: results
            Results:
            Forty schools take part.
            """
        ),
        "a meeting with a line of every dossier": _text(
            """
            Taskforce Meeting: Harbour Pact
            What are Taskforces?
            Date: 3 May 2021
            Host organisation: Harbour Office
            What are Taskforces?
            Short summary:
            A day at the quay.
            """
        ),
        "a dossier without a title": _text(
            """
            Requesting organisation: Harbour Office
            Start date: 2021
            Status: ongoing
            """
        ),
        "a dossier with a title twice": _text(
            """
            Harbour Pact
            Harbour Pact
            Requesting organisation: Harbour Office
            Country: MALTA
            Harbour Pact
            Results:
            Forty schools take part.
            """
        ),
        "a timeline with what is wrong in it": _text(
            """
            Harbour Pact

            Requesting organisation: Harbour Office
            Start date: 3 May 2021
            Background:
            Ships need people.

            The timeline below shows the key-events of this taskforce.

            4 June 2021
            News | Harbour Office
            A second day was held ...

            31 June 2021
            Weather | Mountain Office
            Snow.

            1 May 2019
            Reports and studies | Island Office

            Words behind.
            """
        ),
        "a dated title and a place with its country": _text(
            """
            Workshop on 3 May 2021: Harbour Pact

            Where: Valletta, Malta
            About:
            A day at the quay.
            Programme:
            - Ships
            - Schools
            Host organisation: Harbour Office
            """
        ),
        "a bare date, and two blocks of the objective": _text(
            """
            Conference: Harbour Pact
            3 May 2021
            Host organisation: Harbour Office
            Objective of the meeting:
            To see ships.

            To see schools.
            Next steps: None.
            """
        ),
        "a summary that is the description": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office
            Short summary: A day at the quay.
            Description: A day at the quay.
            """
        ),
        "part of a date above the labels": _text(
            """
            Taskforce Meeting: Harbour Pact
            May 2021
            Host organisation: Harbour Office
            Country: Malta
            """
        ),
        "labels that come again, and empty ones": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Date: 3 May 2021
            Host organisation: Harbour Office
            Host organisation: Mountain Office
            Country:
            City & meeting location: Valletta
            Location: Sliema
            Publication date: 4 May 2021
            Next steps:
            """
        ),
        "a label in a value": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office Country: Malta
            City & meeting location: Hall: blue
            """
        ),
        "blocks without labels": _text(
            """
            Harbour Pact
            Requesting organisation: Harbour Office
            Status: ongoing

            Ships need people.

            Twenty ports by 2030.

            Forty schools take part.

            And more.
            """
        ),
        "a label's text among blocks without labels": _text(
            """
            Harbour Pact
            Requesting organisation: Harbour Office
            Status: ongoing

            Ships need people.

            Results

            Objectives

            Forty schools take part.
            """
        ),
        "text between labels of one line": _text(
            """
            Harbour Pact
            Requesting organisation: Harbour Office
            Status: ongoing
            A line behind the status.
            Country: Malta
            Ships need people.
            """
        ),
        "a date on several lines": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date:
            3 May 2021
            to
            5 May 2021
            Host organisation: Harbour Office
            Short summary:
            A day at the quay.
            """
        ),
        "a second day below the first": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            7 May 2021
            Host organisation: Harbour Office
            """
        ),
        "an address that no record may hold": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office
            """,
            url="https:harbour",
        ),
        "a title that is cut": _text(
            """
            Taskforce Meeting: Harbour ...
            Date: 3 May 2021
            Host organisation: Harbour ...
            Short summary:
            A day ...
            """
        ),
        "another record behind the first": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office
            Short summary:
            A day at the quay.
            Taskforce Meeting: Mountain Pact
            Date: 4 June 2021
            Host organisation: Mountain Office
            Short summary:
            A day in the snow.
            """
        ),
        "a member's page": _text("Harbour Office\nOrganisation type: Ministry\nCountry: Malta"),
        "labels of the caller": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office
            Venue: Blue Hall
            Notes:
            Ships.
            """,
            labels={"Venue": "location", "Notes": "next_steps"},
        ),
        "one line without labels": _text("Harbour Pact"),
        "an excerpt of a dossier": _text("Objectives:\nTwenty ports by 2030.\nResults:\nForty schools take part."),
        "labels of the caller in columns": _text(
            "Taskforce Meeting: Harbour Pact\nDate\t3 May 2021\nHost organisation\tHarbour Office\nVenue\tBlue Hall\n",
            labels={"Venue": "location"},
        ),
        "labels with their values in four columns": _text(
            "Taskforce Meeting: Harbour Pact\nDate :\t3 May 2021\tHost organisation :\tHarbour Office\n"
            "Country :\tMalta (south)\n"
        ),
        "Markdown below a comment": _text(
            """
            <!-- a note of the editor -->
            # Taskforce Meeting: Harbour Pact

            **Date:** 3 May 2021

            **Host organisation:** Harbour Office

            </div>
            """
        ),
        "a page that was quoted in a mail": _text(
            """
            > Taskforce Meeting: Harbour Pact
            > Date: 3 May 2021
            > Host organisation: Harbour Office
            > Short summary:
            > Xylophones at the quay.
            """
        ),
        "items with stars that a text browser has indented": _text(
            "Taskforce Meeting: Harbour Pact\nDate: 3 May 2021\nHost organisation: Harbour Office\nShort summary:\n"
            "     *  Ships\n     *  Schools\n"
        ),
        "labels on one line, with a sign at its end": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021; Host organisation: Harbour Office; Country: Malta;
            City & meeting location: Valletta, Next steps: None,
            """
        ),
        "numbered labels, two of one number": _text(
            """
            Taskforce Meeting: Harbour Pact
            1. Date: 3 May 2021
            1. Country: Malta
            2. Host organisation: Harbour Office
            """
        ),
        "numbered labels of which one is out of order": _text(
            """
            Taskforce Meeting: Harbour Pact
            2. Date: 3 May 2021
            1. Country: Malta
            3. Host organisation: Harbour Office
            """
        ),
        "labels with numbers of two kinds": _text(
            """
            Taskforce Meeting: Harbour Pact
            1. Date: 3 May 2021
            ii. Host organisation: Harbour Office
            3. Country: Malta
            """
        ),
        "labels with numbers and a letter": _text(
            """
            Taskforce Meeting: Harbour Pact
            1. Date: 3 May 2021
            b. Host organisation: Harbour Office
            3. Country: Malta
            """
        ),
        "numbered labels above a plain one": _text(
            """
            Taskforce Meeting: Harbour Pact
            1. Date: 3 May 2021
            2. Host organisation: Harbour Office
            Description:
            A day at the quay.
            """
        ),
        "labels with pictures in front": _text(
            """
            Taskforce Meeting: Harbour Pact
            ✓ Date: 3 May 2021
            ✓ Ships: ten
            ✓ Host organisation: Harbour Office
            """
        ),
        "a line about sharing in the middle of a text": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office
            Short summary:
            A day at the quay.
            Share this page
            Ships and schools.
            """
        ),
        "networks below a line about sharing": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office
            Short summary:
            A day at the quay.
            Share this page with us today.
            Facebook
            Ships and schools.
            """
        ),
        "a date in the title alone": _text(
            """
            Taskforce Meeting of 3 May 2021: Harbour Pact
            Host organisation: Harbour Office
            """
        ),
        "links to other pages below the only field": _text(
            """
            Taskforce Meeting of 3 May 2021: Harbour Pact
            Host organisation: Harbour Office
            ‹ Mountain Pact
            Island Pact ›
            """
        ),
        "a value with an arrow": _text(
            """
            Taskforce Meeting of 3 May 2021: Harbour Pact
            Host organisation: Harbour Office
            Description:
            ‹ See the page of the pact
            """
        ),
        "a value with an arrow on the line of its label": _text(
            """
            Taskforce Meeting of 3 May 2021: Harbour Pact
            Host organisation: Harbour Office
            Next steps: On to the second day ›
            """
        ),
        "tags above a short line": _text(
            """
            Taskforce Meeting of 3 May 2021: Harbour Pact
            Host organisation: Harbour Office
            Next steps:
            A second day.
            Tags: ports, ships
            Hall X
            """
        ),
        "tags above a line that is nearly too long": _text(
            f"""
            Taskforce Meeting of 3 May 2021: Harbour Pact
            Host organisation: Harbour Office
            Next steps:
            A second day.
            Tags: ports, ships
            {"Harbour".ljust(60, "r")}
            """
        ),
        "another meeting behind fields in three blocks": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office
            Short summary:
            A day at the quay.
            Country: Malta
            Next steps:
            None.
            Taskforce Meeting: Mountain Pact
            Date: 4 June 2021
            Host organisation: Mountain Office
            """
        ),
        "another date below a line, with a summary of its own": _text(
            """
            Taskforce Meeting: Harbour Pact
            Date: 3 May 2021
            Host organisation: Harbour Office
            Short summary:
            A day at the quay.
            Taskforce Meeting: Mountain Pact
            Date: 4 June 2021
            Short summary:
            A day in the snow.
            """
        ),
        "an empty page of HTML": _html("", url="https://www.stemcoalition.eu/empty"),
        "nothing at all": _text(""),
        "HTML with a hidden part": _html(
            """
            <h1>Harbour Pact</h1><p><b>Requesting organisation:</b> Harbour Office</p><p hidden>Country: Malta</p>
            <p hidden="until-found">Country: Denmark</p><ol start="3"><li>Ships</ol><ol><li>One<li>Two</ol>
            """
        ),
        "a page of the site": _html(
            """
            <!doctype html><html><head><title>Harbour Pact | EU STEM Coalition</title>
            <link rel="canonical" href="https://www.stemcoalition.eu/meetings/harbour"></head><body>
            <nav><a href="/">Home</a> <a href="/news">News</a></nav>
            <main><h1>Taskforce Meeting: Harbour Pact</h1>
            <div class="field"><div class="field__label">Date</div><div><time datetime="2021-05-03T10:00:00Z">3 May
            2021</time></div></div>
            <div class="field"><div class="field__label">Host organisation</div><div><a href="/members/harbour">Harbour
            Office</a></div></div>
            <div class="field"><div class="field__label">Short summary</div><div><p>A day.</p><ul><li>Ships<li>Schools
            </ul></div></div></main><footer>© 2021 Harbour Office</footer></body></html>
            """
        ),
        "a page of another site": _html(
            """
            <base href="https://example.org/"><h1>Harbour Pact</h1><table><tr><th>Requesting organisation<td>Harbour
            Office<tr><th>Start date<td>3 May 2021</table><h2>Results</h2><p>Forty schools take part.</p>
            """,
            url="https://example.org/harbour",
        ),
    }
)


def described(reading: Reading) -> dict[str, object]:
    """Return all that a reading holds, in the types of JSON."""
    records: list[dict[str, object]] = [json.loads(wire_json.dumps(record)) for record in reading.records]
    return {
        "kind": reading.kind,
        "layout": reading.layout,
        "source": reading.source,
        "records": [{name: value for name, value in record.items() if value not in _EMPTY} for record in records],
        "rows": [f"{row}" for row in reading.rows],
        "fields": {name: f"{value}" for name, value in reading.found},
        "findings": [
            {name: f"{value}" for name, value in attrs.asdict(note).items() if value not in _EMPTY}
            for note in reading.findings
        ],
        "unread": [f"{line.number}: {line.text}" for line in reading.unread],
    }


def written() -> str:
    """Return the readings as they are now, as the text of the file."""
    readings = {name: described(read()) for name, read in READINGS.items()}
    return json.dumps(readings, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    EXPECTED.write_text(written(), "utf-8")
