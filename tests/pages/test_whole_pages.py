"""Two whole pages, field by field: the Danish dossier and the Norwegian meeting.

The same facts hold for the examples here and for the pages of the site, where these are beside the checkout.
"""

from pathlib import Path

import pytest
from pendulum import Date

from stemtaskforce import Country, Meeting, MeetingKind, Taskforce, pages
from tests.pages.corpus import EXAMPLES, SAMPLES

TITLE = "EU STEM Coalition - Taskforce Meeting: Norwegian Technology Pact"


def of_both(name: str, beginning: str) -> list[Path]:
    """Give the example of a name, and the page of the site with the same facts."""
    of_the_site = [path for path in SAMPLES if path.parent.name == "seeds" and path.name.startswith(beginning)]
    return [*(path for path in EXAMPLES if path.stem == name), *of_the_site]


DANISH = of_both("danish-technology-pact", "000")
NORWEGIAN = of_both("norwegian-technology-pact-meeting", "001")


@pytest.mark.parametrize("path", DANISH, ids=lambda path: path.stem)
def test_the_danish_dossier_field_by_field(path: Path) -> None:
    reading = pages.read_path(path)
    record = reading.record
    assert isinstance(record, Taskforce)
    assert ("taskforce", "A", ()) == (reading.kind, reading.layout, reading.unread)
    assert "Danish Technology Pact" == record.name
    assert "Denmark" == record.requesting_organisation
    assert record.country is Country.DK
    assert Date(2016, 9, 29) == record.start_date
    assert (None, None) == (record.status, record.url)
    sections = (record.background, record.objectives, record.results)
    assert [True] * 3 == [bool(text) and "\n" not in text for text in sections]
    assert [False] * 3 == ["\u00a0" in text for text in sections]
    assert record.objectives.endswith("(Regional Technology Pacts)")
    assert [
        (Date(2020, 6, 15), "Reports and studies", "Government of the Netherlands / Dutch..."),
        (Date(2018, 5, 4), "Reports and studies", "University World News"),
        (Date(2016, 4, 15), "Policy and strategy", "Government of the Netherlands"),
    ] == [(event.date, event.category, event.publisher) for event in record.events]
    assert [True] * 3 == [event.is_truncated and event.summary.endswith("...") for event in record.events]
    assert [(None, None, None)] * 3 == [(event.title, event.country, event.url) for event in record.events]
    assert [
        (20, "field.empty", "/status"),
        (31, "text.truncated", "/events/0/summary"),
        (34, "text.truncated", "/events/1/summary"),
        (37, "text.truncated", "/events/2/summary"),
        (37, "event.before-start", "/events/2/date"),
    ] == [(finding.line, finding.code, finding.path) for finding in reading.findings]
    assert {str(path)} == {finding.source for finding in reading.findings}


@pytest.mark.parametrize("path", NORWEGIAN, ids=lambda path: path.stem)
def test_the_norwegian_meeting_field_by_field(path: Path) -> None:
    reading = pages.read_path(path)
    record = reading.record
    assert isinstance(record, Meeting)
    assert ("meeting", "M1", (), ()) == (reading.kind, reading.layout, reading.unread, reading.findings)
    assert TITLE == record.title
    assert ("Norwegian Technology Pact", MeetingKind.TASKFORCE_MEETING) == (record.topic, record.kind)
    assert (Date(2018, 8, 20), None, None) == (record.date, record.end_date, record.time)
    assert "National Centre for Science Recruitment" == record.host_organisation
    assert (Country.NO, "Oslo", None) == (record.country, record.location, record.url)
    sections = (record.summary, record.objective, record.description, record.next_steps)
    assert [1, 2, 2, 1] == [len(text.split("\n\n")) for text in sections]
    assert [False] * 4 == ["\u00a0" in text or "\n\n\n" in text or text != text.strip() for text in sections]
    assert "August 20, 2018" in record.summary
    assert "‘Technology Pact’" in record.objective
    assert "(Techniekpact 2013-2020)" in record.description
    assert "prime-minister" in record.next_steps


def test_there_is_an_example_of_both() -> None:
    assert ({"danish-technology-pact"}, {"norwegian-technology-pact-meeting"}) == (
        {path.stem for path in DANISH if path in EXAMPLES},
        {path.stem for path in NORWEGIAN if path in EXAMPLES},
    )
