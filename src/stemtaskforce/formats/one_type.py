"""The records of one file of a table, which are of one type; shared by the formats that are tables."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple, cast

from stemtaskforce.catalog import Catalog
from stemtaskforce.errors import DecodeError, EncodeError
from stemtaskforce.findings import make
from stemtaskforce.formats.records import as_records
from stemtaskforce.model import RECORD_TYPES, Event, Meeting, Record, Taskforce, declared
from stemtaskforce.query import Selection
from stemtaskforce.tables import Table
from stemtaskforce.tables.build import records_table
from stemtaskforce.text import with_article

__all__ = ["Given", "OneType", "Split", "by_type", "one_type", "type_of_columns"]

#: The types of a table's source.
Given = Record | Iterable[Record] | Catalog

#: The records of each type.
Split = tuple[list[Taskforce], list[Meeting], list[Event]]


def by_type(records: Given) -> Split:
    """Return records by type, each in their order; the events are those that stand alone.

    Args:
        records: A record, records, or a catalog.

    Returns:
        The taskforces, the meetings and the events.

    Raises:
        InvalidRecord: Something among them is not a record, or they have no order.

    Example:
        >>> [len(each) for each in by_type([Event(title="Launch")])]
        [0, 0, 1]
    """
    given = [*records.records] if isinstance(records, Catalog) else as_records(records)
    return (
        [each for each in given if isinstance(each, Taskforce)],
        [each for each in given if isinstance(each, Meeting)],
        [each for each in given if isinstance(each, Event)],
    )


class OneType(NamedTuple):
    """Records of one type.

    Attributes:
        type: The type.
        records: The records.
        table: Returns their table, with the links and counts that a catalog knows.
    """

    type: type[Record]
    records: Sequence[Record]
    table: Callable[[], Table]


def one_type(records: Given, format_: str) -> OneType | None:
    """Return the records of a file that holds one type.

    Args:
        records: A record, records, or a catalog, all of one type.
        format_: The name of the format, for the message.

    Returns:
        The records; `None` where there are none, and so no type. A selection has a type even so.

    Raises:
        EncodeError: There are several types.
        InvalidRecord: Something among them is not a record, or they have no order.

    Example:
        >>> len(one_type([Event(title="Launch")], "csv").records)
        1
    """
    if isinstance(records, Selection):
        return _of_selection(cast("Selection[Record]", records))  # pyright: ignore[reportUnnecessaryCast]  # mypy needs it
    given: Given = records
    if isinstance(records, Catalog):
        selections = (records.taskforces, records.meetings, records.publications)
        found = [_of_selection(cast("Selection[Record]", each)) for each in selections if each]
    else:
        listed, types = _listed(records)
        given = listed
        found = [OneType(type_, listed, partial(records_table, type_, listed)) for type_ in types]
    if len(found) > 1:
        taskforces, meetings, events = by_type(given)
        sizes = {"taskforces": len(taskforces), "meetings": len(meetings), "events": len(events)}
        counts = " and ".join(f"{size} {name}" for name, size in sizes.items() if size)
        message = f"{format_}: expected records of one type for one file, got {counts}; write one type, or a folder"
        raise EncodeError([make("records.type", message)])
    return found[0] if found else None


def _listed(records: Record | Iterable[Record]) -> tuple[Sequence[Record], set[type[Record]]]:
    """Return records as a sequence, and their types; a list of nothing but records needs no look at each."""
    if isinstance(records, list | tuple) and (types := {*map(type, records)}) <= {*RECORD_TYPES}:
        return records, types
    listed = as_records(records)
    return listed, {*map(type, listed)}


def _of_selection(selection: Selection[Record]) -> OneType:
    return OneType(selection.record_type, selection, selection.table)


def type_of_columns(columns: Iterable[str]) -> type[Record]:
    """Return the type of record that the columns of a table are of.

    Args:
        columns: The names of the columns.

    Returns:
        The type of which the most columns are fields or columns of our tables, all required ones among them.

    Raises:
        DecodeError: There is none, or there are several.

    Example:
        >>> type_of_columns(["title", "date", "location"]).__name__
        'Meeting'
    """
    given = {*columns}
    known = {type_: {*records_table(type_, ()).columns} for type_ in RECORD_TYPES}
    possible = [
        type_
        for type_ in RECORD_TYPES
        if {field.name for field in declared(type_) if field.required} <= given and given & known[type_]
    ]
    score = {type_: len(given & known[type_]) for type_ in possible}
    best = [type_ for type_ in possible if score[type_] == max(score.values())]
    if len(best) == 1:
        return best[0]
    fitting = f"that fit {' and '.join(map(with_article, best))}" if best else "that fit none"
    message = f"expected the columns of a Taskforce, a Meeting or an Event, got columns {fitting}; name the type"
    raise DecodeError([make("table.columns", message)])
