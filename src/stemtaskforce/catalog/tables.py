"""The function `table`: a table of records, entries of a timeline, links or findings, in any sequence.

It is here and not in `tables`, which does not know links.
"""

import builtins
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from stemtaskforce.arguments import as_tuple, require_types
from stemtaskforce.catalog.links import Link
from stemtaskforce.errors import QueryError
from stemtaskforce.findings import Finding, make
from stemtaskforce.groups import Groups
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.query import Selection
from stemtaskforce.tables.build import entries_table, findings_table, links_table, records_table
from stemtaskforce.tables.table import Table
from stemtaskforce.text import excerpt, type_name
from stemtaskforce.timeline import Timeline, TimelineEntry

__all__ = ["Row", "table"]

#: The types that a row of a table can be made from.
Row = Record | TimelineEntry | Link | Finding


def _entries(entries: Sequence[TimelineEntry]) -> Table:
    return entries_table([entry.record for entry in entries], [entry.taskforce for entry in entries])


#: The table of each type, in the order in which messages name them.
_TABLES: Mapping[type[object], Callable[[Any], Table]] = MappingProxyType(
    {
        Taskforce: lambda records: records_table(Taskforce, records),
        Meeting: lambda records: records_table(Meeting, records),
        Event: lambda records: records_table(Event, records),
        TimelineEntry: _entries,
        Link: links_table,
        Finding: findings_table,
    }
)


def table(
    items: Iterable[Row] | Groups[Any, Any],
    type: type[Row] | None = None,  # noqa: A002 - the name by which `from_rows` and JSON ask for it, too
) -> Table:
    """Return a table of records, timeline entries, links or findings.

    Args:
        items: Things of one type; or a selection, a timeline or groups, whose own `table()` it then is.
        type: `Taskforce`, `Meeting`, `Event`, `TimelineEntry`, `Link` or `Finding`; needed where there may be none.

    Returns:
        The table, with the same columns whatever the items. Counts and links that only a catalog knows are there
        for what a catalog made.

    Raises:
        InvalidRecord: Some of the items are of another type, with a finding for each.
        QueryError: There are no items and no type, or the type has no table.

    Example:
        >>> from stemtaskforce import Event
        >>> [row["key"] for row in table([Event(title="Launch")])]
        ['event/undated/launch']
        >>> len(table([], Event))
        0
    """
    whole = items if isinstance(items, Selection | Timeline | Groups) else None
    if whole is not None and type is None:
        return whole.table()
    if type is not None and type not in _TABLES:
        shown = cast("object", type)  # whatever a caller without a type checker gives
        raise _wrong_type(type_name(shown) if isinstance(shown, builtins.type) else excerpt(shown))
    values = as_tuple("items", items, *_TABLES)
    if type is None and not values:
        raise _wrong_type("no type, and no items to infer it from")
    if type is None and builtins.type(values[0]) not in _TABLES:
        require_types("items", values, *_TABLES)
    wanted = builtins.type(values[0]) if type is None else type
    checked = require_types("items", values, wanted)
    return _TABLES[wanted](checked) if whole is None else whole.table()


def _wrong_type(got: str) -> QueryError:
    expected = " or ".join(type_.__name__ for type_ in _TABLES)
    return QueryError([make("query.value", f"type: expected {expected}, got {got}", path="/type")])
