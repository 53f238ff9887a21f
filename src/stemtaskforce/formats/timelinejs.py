"""TimelineJS 3: records as the JSON that Knight Lab's timeline shows.

Its texts are HTML, so each is made with `markup`, escaped by construction. A slide must have a date: what has none is
left out, which `left_out` and the title slide say. The format is for writing only.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from stemtaskforce.facts import words
from stemtaskforce.findings import Finding, make
from stemtaskforce.formats.entries import Entry, day, details, entries, headline, recent_first
from stemtaskforce.formats.records import as_records
from stemtaskforce.markup import Html, element, join
from stemtaskforce.model import Meeting, Record, Taskforce
from stemtaskforce.text import check_line, excerpt

__all__ = ["dumps", "left_out"]


def dumps(records: Record | Iterable[Record], *, title: str = "EU STEM Coalition") -> bytes:
    """Return the timeline of records: a slide for each that is dated, and for each dated event of a taskforce.

    Args:
        records: A record or records.
        title: The headline of the title slide, of one line.

    Returns:
        The JSON object as UTF-8; the same records give the same bytes.

    Raises:
        InvalidRecord: Something among the records is not a record.
        ValueError: The title is not a line of text.

    Example:
        >>> from stemtaskforce import Event
        >>> timeline = msgspec.json.decode(dumps([Event(date="2018-05-04", title="A < B"), Event(title="Plan")]))
        >>> timeline["events"][0]["start_date"], timeline["events"][0]["text"]["headline"]
        ({'year': 2018, 'month': 5, 'day': 4}, 'A &lt; B')
        >>> timeline["title"]["text"]["text"]
        '<p>1 entry without a date is left out.</p>'
    """
    if problems := check_line(title):
        raise ValueError(f"title: {problems[0].message}")
    listed = recent_first(entries(records))
    dated = [(entry, when) for entry in listed if (when := day(entry.record)) is not None]
    missing = len(listed) - len(dated)
    said = "entry without a date is" if missing == 1 else "entries without a date are"
    note = element("p", f"{missing} {said} left out.").source if missing else ""
    head = {"text": {"headline": join([title]).source, "text": note}}
    return msgspec.json.encode({"title": head, "events": [_slide(*each) for each in dated], "scale": "human"})


def left_out(records: Record | Iterable[Record]) -> tuple[Finding, ...]:
    """Return a finding for each record, and each event of a taskforce, that has no date and so no slide.

    Args:
        records: A record or records.

    Returns:
        The findings, with pointers into the records.

    Raises:
        InvalidRecord: Something among the records is not a record.

    Example:
        >>> from stemtaskforce import Event
        >>> [finding.path for finding in left_out([Event(date="2018-05-04", title="Launch"), Event(title="Plan")])]
        ['/1']
    """
    return tuple(_undated(as_records(records)))


def _undated(records: Iterable[Record]) -> Iterator[Finding]:
    for place, record in enumerate(records):
        events = record.events if isinstance(record, Taskforce) else ()
        for path, each in ((f"/{place}", record), *((f"/{place}/events/{n}", event) for n, event in enumerate(events))):
            if day(each) is None:
                name = excerpt(headline(each))
                yield make("event.undated", f"{name} has no date and is left out of the timeline", path=path)


def _slide(entry: Entry, when: date) -> dict[str, object]:
    record = entry.record
    slide: dict[str, object] = {
        "unique_id": entry.identifier.replace("/", "-"),
        "start_date": _parts(when),
        "text": {"headline": join([headline(record)]).source, "text": _body(record).source},
        "group": join([_group(entry).translate(_NO_TAGS)]).source,
    }
    if isinstance(record, Meeting):
        if record.end_date is not None:
            slide["end_date"] = _parts(record.end_date)
        elif record.time is not None:
            slide["start_date"] = _parts(when) | {"hour": record.time.hour, "minute": record.time.minute}
    return slide


#: TimelineJS decodes the name of a group once before it shows it as HTML, so that an escaped sign would become a tag.
_NO_TAGS = str.maketrans("<>", "‹›")


def _parts(when: date) -> dict[str, int]:
    return {"year": when.year, "month": when.month, "day": when.day}


def _group(entry: Entry) -> str:
    """Return the row of a slide: that of its taskforce, or of what stands alone."""
    if entry.owner is not None:
        return entry.owner.name
    record = entry.record
    if isinstance(record, Taskforce):
        return record.name
    return "Meetings" if isinstance(record, Meeting) else "Publications"


def _body(record: Record) -> Html:
    facts = [join([element("strong", label), f": {text}"]) for label, text in _facts(record)]
    parts = [element("p", *_between(facts, element("br")))] if facts else []
    for label, text, prose in details(record):
        if prose:
            parts.append(element("p", element("strong", label)))
            parts += [element("p", *_between(each.split("\n"), element("br"))) for each in text.split("\n\n")]
    if record.url:
        parts.append(element("p", element("a", "Page", attributes={"href": record.url})))
    return join(parts)


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the facts with their labels; a time has a place in the date of one day, but not in one of several."""
    if isinstance(record, Meeting) and record.end_date is not None and record.time is not None:
        yield "Time", words(record.time)
    yield from ((label, text) for label, text, prose in details(record) if not prose)


def _between(parts: Iterable[str | Html], separator: Html) -> Iterator[str | Html]:
    for place, part in enumerate(parts):
        if place:
            yield separator
        yield part
