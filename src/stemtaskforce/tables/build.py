"""The tables of records, timelines, groups, findings and links: the columns of `schemas` over rows.

The arguments are of the right type; `stemtaskforce.table` checks them.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import cast

from stemtaskforce.context import Context
from stemtaskforce.findings import Finding
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.tables.columns import Spec
from stemtaskforce.tables.rows import Rows
from stemtaskforce.tables.schemas import EVENTS, FINDINGS, LINKS, MEETINGS, TASKFORCES, TIMELINE, grouped
from stemtaskforce.tables.table import Table

__all__ = ["entries_table", "findings_table", "groups_table", "links_table", "owned_events_table", "records_table"]

#: The columns of each type of record.
_COLUMNS: Mapping[type[object], tuple[Spec, ...]] = MappingProxyType(
    {Taskforce: TASKFORCES, Meeting: MEETINGS, Event: EVENTS}
)


def records_table(type_: type[object], records: Sequence[Record], context: Context | None = None) -> Table:
    """Return the table of records of one type.

    Args:
        type_: The type of the records, of which there may be none.
        records: The records.
        context: The links of their catalog; without one, counts and links are missing.

    Returns:
        A row per record; of an event that taskforces have, one for each of them.

    Example:
        >>> len(records_table(Event, [Event(title="Launch")]))
        1
    """
    of_event = type_ is Event
    rows = Rows.of_events(cast("Sequence[Event]", records), context) if of_event else Rows(records, (), context)
    return Table.of_rows(_COLUMNS[type_], rows)


def owned_events_table(
    taskforces: Sequence[Taskforce], publications: Iterable[Event], context: Context | None = None
) -> Table:
    """Return the events of taskforces, each in the order of its timeline, then the events that stand alone.

    Args:
        taskforces: The taskforces; the position of each is that of its row in a table of them.
        publications: The events that stand alone.
        context: The links of their catalog; without one, links are missing.

    Returns:
        The table, from which each taskforce's events can be put together again.

    Example:
        >>> pact = Taskforce(name="Pact", events=[Event(title="Launch")])
        >>> owned_events_table([pact], [Event(title="Plan")]).column("taskforce_position")
        (0, None)
    """
    owned = [(event, each, place) for place, each in enumerate(taskforces) for event in each.events]
    alone = list(publications)
    rows = Rows(
        [*(event for event, _, _ in owned), *alone],
        [*(owner for _, owner, _ in owned), *[None] * len(alone)],
        context,
        positions=[*(place for _, _, place in owned), *[None] * len(alone)],
    )
    return Table.of_rows(EVENTS, rows)


def entries_table(
    records: Sequence[Record], owners: Sequence[Taskforce | None], context: Context | None = None
) -> Table:
    """Return the table of entries of a timeline.

    Args:
        records: The record of each entry.
        owners: The taskforce that each event belongs to, or `None`; `()` where none has one.
        context: The links of the catalog of the records; without one, links are missing.

    Returns:
        A row per entry.

    Example:
        >>> entries_table([Event(title="Launch")], ()).column("kind")
        ('publication',)
    """
    return Table.of_rows(TIMELINE, Rows(records, owners, context))


def groups_table(by: str | None, pairs: Sequence[tuple[object, object]]) -> Table:
    """Return the table of groups by an attribute, or by another key: each key and how many records it has."""
    return Table.of_rows(grouped(by, pairs), Rows(pairs))


def findings_table(findings: Sequence[Finding]) -> Table:
    """Return the table of findings, a row for each."""
    return Table.of_rows(FINDINGS, Rows(findings))


def links_table(links: Sequence[object]) -> Table:
    """Return the table of links between records, a row for each; a link has `source`, `target` and `finding`."""
    return Table.of_rows(LINKS, Rows(links))
