"""Records as charts: a ladder of entries, lanes of taskforces, and bars of years (extra `plot`).

Each function returns an altair chart, which a notebook shows; `dumps` makes an SVG, a PNG or a self-contained HTML page
of it without a browser or a network. `marks` has the look of each kind, `spec` the parts that charts share, and
each way to draw in a module of its own.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stemtaskforce.display.charts.ladder import MAX_ROWS, ladder
from stemtaskforce.display.charts.lanes import lanes
from stemtaskforce.display.charts.marks import Mark, Source, marks_of, timeline_of
from stemtaskforce.display.charts.spec import FORMS, chart, dumps, empty
from stemtaskforce.display.charts.years import years

if TYPE_CHECKING:
    import altair as alt

__all__ = ["FORMS", "activity", "dumps", "overview", "timeline"]


def timeline(x: Source, *, title: str | None = None) -> "alt.LayerChart":
    """Return the entries of something as a ladder, the earliest on top; above 100 entries, as lanes.

    Each entry has a row with its day, its mark and its label; the undated are last and hollow. Where there is a single
    taskforce, a rule stands at its start.

    Args:
        x: A timeline, a catalog, a record, or records.
        title: The title; by default the name of the taskforce, if there is a single one.

    Returns:
        The chart.

    Raises:
        InvalidRecord: Some of it is not a record.
        MissingExtra: altair is not installed.

    Example:
        >>> from stemtaskforce import Event
        >>> timeline([Event(date="2018-05-04", title="Launch"), Event(title="Plan")]).to_dict()["title"]["subtitle"]
        '2 entries, 2018-05-04 to 2018-05-04, 1 undated'
    """
    marks = marks_of(timeline_of(x))
    names = {mark.lane: mark.name for mark in marks if mark.lane is not None}
    shown = title or (next(iter(names.values())) if len(names) == 1 else "Timeline")
    if not marks:
        return chart(empty(shown))
    draw = ladder if len(marks) <= MAX_ROWS else lanes
    return chart(draw(marks, shown, _told(marks)))


def overview(catalog: Source, *, title: str = "EU STEM Coalition taskforces") -> "alt.LayerChart":
    """Return the taskforces as lanes, the earliest start on top, then other meetings and publications.

    A lane has a bar from its start to its last entry, dotted before the start; the undated stand in a gutter on the
    right. Above 500 dated entries, cells tell how many entries each quarter has, or each longer span where a quarter
    would be too narrow to see.

    Args:
        catalog: A catalog; of a timeline or records, only events are known to belong to a taskforce.
        title: The title.

    Returns:
        The chart.

    Raises:
        InvalidRecord: Some of it is not a record.
        MissingExtra: altair is not installed.

    Example:
        >>> from stemtaskforce import examples
        >>> overview(examples.catalog()).to_dict()["title"]["text"]
        'EU STEM Coalition taskforces'
    """
    marks = marks_of(timeline_of(catalog))
    return chart(lanes(marks, title, _told(marks)) if marks else empty(title))


def activity(x: Source, *, title: str = "Activity") -> "alt.LayerChart":
    """Return how many entries each year has, by kind; empty years are kept, and the undated are last and paler.

    Args:
        x: A timeline, a catalog, a record, or records.
        title: The title.

    Returns:
        The chart; above 80 years it counts by decade, and so on.

    Raises:
        InvalidRecord: Some of it is not a record.
        MissingExtra: altair is not installed.

    Example:
        >>> from stemtaskforce import Event
        >>> activity(Event(date="2018-05-04", title="Launch")).to_dict()["title"]["subtitle"]
        '1 entry, 2018-05-04 to 2018-05-04, by year'
    """
    marks = marks_of(timeline_of(x))
    return chart(years(marks, title, _told(marks)) if marks else empty(title))


def _told(marks: Sequence[Mark]) -> str:
    """Return how many entries there are, from when to when, and how many are undated."""
    days = [mark.day for mark in marks if mark.day is not None]
    text = f"{len(marks):,} {'entry' if len(marks) == 1 else 'entries'}"
    if days:
        text += f", {days[0]} to {days[-1]}"
    return f"{text}, {len(marks) - len(days):,} undated" if len(days) < len(marks) else text
