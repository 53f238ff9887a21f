"""The entries of a chart before they are drawn: one `Mark` per entry, the earliest first and the undated last.

The look of each kind of entry is in one table, `KINDS`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import cast

import attrs

from stemtaskforce.catalog import Catalog
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.timeline import Timeline

__all__ = ["KINDS", "Look", "Mark", "Source", "cut", "kinds_of", "marks_of", "timeline_of"]

#: The sources of a chart: a timeline, a catalog, a record, or any records.
Source = Timeline | Catalog | Record | Iterable[Record]

MAX_LABEL = 64
MAX_TEXT = 140


@attrs.frozen
class Look:
    """How one kind of entry is drawn, and what the legend calls it.

    Args:
        label: The name in the legend.
        shape: The shape, as Vega names it.
        colour: The colour, as `#rrggbb`.
        outline: The colour of the outline of a filled mark: white, so that marks that touch stay apart, or dark.
        size: The area in square pixels, such that all kinds look equally large.
    """

    label: str
    shape: str
    colour: str
    outline: str
    size: int = 110


#: The kinds in the order of the legend. The colours are those of Okabe and Ito, which colour-blind people tell apart.
KINDS: Mapping[str, Look] = MappingProxyType(
    {
        "taskforce": Look("taskforce start", "triangle-right", "#222222", "#ffffff"),
        "meeting": Look("meeting", "square", "#0072B2", "#ffffff"),
        "event": Look("dossier event", "circle", "#E69F00", "#5F4200"),
        "publication": Look("publication", "diamond", "#CC79A7", "#ffffff"),
    }
)


@attrs.frozen(kw_only=True)
class Mark:
    """One entry of a chart.

    Args:
        day: The day, or `None`.
        kind: One of `KINDS`.
        label: The text beside the mark, at most 64 characters.
        lane: The key of the taskforce it belongs to, or `None`.
        name: The name of that taskforce; `""` without one.
        tooltip: The texts shown while the pointer is over the mark, by heading.
    """

    day: date | None
    kind: str
    label: str
    lane: str | None
    name: str
    tooltip: Mapping[str, str]


def timeline_of(source: Source) -> Timeline:
    """Return the timeline that a chart of something shows.

    Args:
        source: A timeline, a catalog, a record, or records.

    Returns:
        Its timeline.

    Raises:
        InvalidRecord: Some of it is not a record.

    Example:
        >>> len(timeline_of(Event(title="Launch")))
        1
    """
    if isinstance(source, Timeline):
        return source
    if isinstance(source, Catalog):
        return source.timeline()
    return Timeline.of([source] if isinstance(source, (Taskforce, Meeting, Event)) else source)


def marks_of(timeline: Timeline) -> list[Mark]:
    """Return a mark for each entry of a timeline, the earliest first and the undated last.

    Args:
        timeline: The entries, in any order.

    Returns:
        The marks.

    Example:
        >>> [
        ...     mark.label
        ...     for mark in marks_of(Timeline.of([Event(title="Plan"), Event(date="2018-05-04", title="Launch")]))
        ... ]
        ['Launch', 'Plan']
    """
    return [_mark(row) for row in timeline.chronological().table()]


def _mark(row: Mapping[str, object]) -> Mark:
    day, end = cast("date | None", row["date"]), cast("date | None", row["end_date"])
    dates = "undated" if day is None else str(day) if end is None else f"{day} to {end}"
    kind = cast("str", row["kind"])
    label = _line(row["label"])
    facts = {
        "Date": dates,
        "Kind": KINDS[kind].label,
        "Title": label,
        "Organisation": _line(row["organisation"]),
        "Country": _line(row["country_name"]),
        "Text": cut(_line(row["summary"]), MAX_TEXT),
    }
    lane, name = cast("str | None", row["taskforce_key"]), _line(row["taskforce_name"])
    return Mark(day=day, kind=kind, label=cut(label), lane=lane, name=name, tooltip=facts)


def _line(text: object) -> str:
    return " ".join(str(text or "").split())


def cut(text: str, limit: int = MAX_LABEL) -> str:
    """Return a text of at most so many characters; an ellipsis stands for the rest.

    Args:
        text: The text, of one line.
        limit: How many characters at most.

    Returns:
        The text.

    Example:
        >>> cut("Danish Technology Pact", 12)
        'Danish Tech…'
    """
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def kinds_of(marks: Iterable[Mark]) -> Mapping[str, Look]:
    """Return the kinds that some marks have, in the order of the legend.

    Args:
        marks: The marks.

    Returns:
        The rows of `KINDS`.

    Example:
        >>> [*kinds_of(marks_of(Timeline.of([Event(title="Plan")])))]
        ['publication']
    """
    present = {mark.kind for mark in marks}
    return {kind: look for kind, look in KINDS.items() if kind in present}
