r"""Markdown (CommonMark): records as a report for people.

No text of a record becomes markup: each sign that Markdown could take for something has `\` before it. Facts stand in
a list, prose below headings, the events of a taskforce below them, the most recent first. The format is for writing
only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from stemtaskforce.formats.entries import Entry, day, details, entries, headline, period, recent_first
from stemtaskforce.formats.records import as_records
from stemtaskforce.identifiers import unique_keys
from stemtaskforce.model import Event, Meeting, Record, Taskforce

__all__ = ["dumps", "dumps_folder"]

#: Signs with a meaning anywhere in a line; `:`, `.` and `@` only where GitHub would make a link.
_SIGNS = re.compile(r"[\\`*_\[\]<>&|~$^{}#@]|:(?=//)|(?<=[Ww]{3})\.")
#: The marks with a meaning at the start of a line: lists, rules, underlines of headings, columns of a table.
_START = re.compile(r"[+=%:-]|[0-9]+(?=[.)])")
#: Signs of a URL that an autolink, or a table around it, cannot have.
_URL: Mapping[int, str] = MappingProxyType(str.maketrans({sign: f"%{ord(sign):02X}" for sign in '<>"\\^`{|}'}))


def dumps(records: Record | Iterable[Record]) -> bytes:
    r"""Return a report of records, one below the other in the given order.

    Args:
        records: A record or records.

    Returns:
        The report as UTF-8; the same records give the same bytes.

    Raises:
        InvalidRecord: Something among the records is not a record.

    Example:
        >>> from stemtaskforce import Event
        >>> print(dumps(Meeting(title="*Oslo*", date="2018-08-20", country="NO")).decode())
        # \*Oslo\*
        <BLANKLINE>
        - **Date:** 2018-08-20
        - **Kind:** Taskforce meeting
        - **Country:** Norway
        <BLANKLINE>
    """
    return "\n".join(line for record in as_records(records) for line in _report(record)).encode()


def dumps_folder(records: Record | Iterable[Record]) -> dict[str, bytes]:
    """Return a report for each record, by file name.

    Args:
        records: A record or records.

    Returns:
        The files by their names, which are those of the unique keys.

    Raises:
        InvalidRecord: Something among the records is not a record.

    Example:
        >>> from stemtaskforce import Event
        >>> [*dumps_folder([Event(title="Launch"), Event(title="Plan")])]
        ['event-undated-launch.md', 'event-undated-plan.md']
    """
    given = as_records(records)
    names = (f"{key.replace('/', '-')}.md" for key in unique_keys(given))
    return {name: dumps(record) for name, record in zip(names, given, strict=True)}


def _report(record: Record) -> Iterator[str]:
    yield from (f"# {_escaped(headline(record))}", "")
    facts = [*_facts(record)]
    yield from (f"- **{label}:** {text}" for label, text in facts)
    if facts:
        yield ""
    for label, text, prose in details(record):
        if prose:
            yield from (f"## {label}", "", *_paragraphs(text), "")
    if isinstance(record, Taskforce) and record.events:
        yield from ("## Timeline", "")
        owned = (entry for entry in entries(record) if entry.owner is not None)
        for entry in recent_first(owned):
            yield from _listed(entry)
        yield ""


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the facts with their labels, escaped."""
    if when := period(record):
        yield "Started" if isinstance(record, Taskforce) else "Date", when
    if isinstance(record, Meeting) and record.time is not None:
        yield "Time", record.time.isoformat()
    for label, text, prose in details(record):
        if not prose:
            yield label, _escaped(text)
    if record.url:
        yield "Page", f"<{record.url.translate(_URL)}>"


def _listed(entry: Entry) -> Iterator[str]:
    """Yield the lines of an event in the timeline of its taskforce."""
    event = entry.record
    title = [_escaped(event.title)] if isinstance(event, Event) and event.title else []
    said = " · ".join([*title, *(text for label, text in _facts(event) if label != "Date")])
    yield f"- **{day(event) or 'Undated'}** {said}".rstrip()
    for _, text, prose in details(event):
        if prose:
            yield from ("", *(line and f"  {line}" for line in _paragraphs(text)))


def _paragraphs(text: str) -> Iterator[str]:
    r"""Yield the lines of prose; a line of a paragraph ends in `\`, so that the next one starts a line too."""
    for place, paragraph in enumerate(filter(None, text.split("\n\n"))):
        if place:
            yield ""
        lines = [escaped for line in paragraph.split("\n") if (escaped := _escaped(line))]
        yield from (f"{line}\\" for line in lines[:-1])
        yield from lines[-1:]


def _escaped(line: str) -> str:
    line = line.strip()
    start = _START.match(line)
    escaped = _SIGNS.sub(r"\\\g<0>", line)
    if start is None:
        return escaped
    sign = start[0]
    # A number is escaped behind it: "1\." is not an item of a list.
    return f"{sign}\\{escaped[len(sign) :]}" if sign.isdecimal() else f"\\{escaped}"
