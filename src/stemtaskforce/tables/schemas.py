"""The columns of each kind of table, in their order; the same for no rows as for a million.

The columns of fields follow the declarations of the fields. `position` is the number of the row.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar, cast

from pendulum import Date, Time

from stemtaskforce.countries import Country
from stemtaskforce.facts import naming
from stemtaskforce.model import Event, Meeting, Taskforce, declared
from stemtaskforce.model.event import NAMING, are_truncated
from stemtaskforce.tables import kernels
from stemtaskforce.tables.columns import ColumnType, Derive, Spec, derived, field
from stemtaskforce.tables.kernels import Kernel
from stemtaskforce.tables.rows import Rows

__all__ = ["EVENTS", "FINDINGS", "LINKS", "MEETINGS", "TASKFORCES", "TIMELINE", "grouped", "label_of"]

T = TypeVar("T")
Get = Callable[[T], object]


def label_of(record: object) -> str:
    """Return the name of a record in one line: its name or title, else the first line of another text."""
    return naming(cast("Taskforce | Meeting | Event", record)).partition("\n")[0]


# ---------------------------------------------------------------- how values are derived


def _each(get: Get[T]) -> Derive:
    """Derive a value from each record."""
    return lambda rows: list(map(get, cast("Sequence[T]", rows.records)))


def _attribute(name: str) -> Derive:
    return _each(attrgetter(name))


def _of_type(**names: str) -> Derive:
    """Derive a field whose name is that of each type of record; a type without a name has no value."""
    getters: dict[type[object], Get[object]] = {
        type_: attrgetter(names[kind]) if (kind := type_.__name__.lower()) in names else lambda _: None
        for type_ in (Taskforce, Meeting, Event)
    }
    return lambda rows: [getters[type(record)](record) for record in rows.records]


def _of_taskforce(get: Get[Taskforce]) -> Derive:
    """Derive a value from the taskforce of each row."""
    return lambda rows: rows.of_linked(get)


def _where_known(get: Callable[[Rows, T], object]) -> Derive:
    """Derive a value from each record and its context; missing where there is no context."""

    def derive(rows: Rows) -> Sequence[object]:
        records = cast("Sequence[T]", rows.records)
        return [None] * len(records) if rows.context is None else [get(rows, record) for record in records]

    return derive


def _position(rows: Rows) -> Sequence[object]:
    return range(len(rows.records))


_COUNTRY_CODES: Mapping[object, str] = MappingProxyType({country: country.value for country in Country})
_COUNTRY_NAMES: Mapping[object, str] = MappingProxyType({country: country.label for country in Country})


def _country_name(rows: Rows) -> Sequence[object]:
    return list(map(_COUNTRY_NAMES.get, map(attrgetter("country"), rows.records)))


def _truncated(rows: Rows) -> Sequence[object]:
    return are_truncated(cast("Sequence[Event]", rows.records))


def _meetings(rows: Rows, taskforce: Taskforce) -> Sequence[Meeting]:
    return () if rows.context is None else rows.context.meetings_of(taskforce)


def _meeting_count(rows: Rows, taskforce: Taskforce) -> int:
    return len(_meetings(rows, taskforce))


def _day(pick: Callable[[Iterable[Date]], Date]) -> Derive:
    """Derive the first or the last day on which an entry of a taskforce's timeline starts."""

    def day_of(rows: Rows, taskforce: Taskforce) -> Date | None:
        events, meetings = taskforce.events, _meetings(rows, taskforce)
        dates = chain([taskforce.start_date], (event.date for event in events), (each.date for each in meetings))
        days = [date for date in dates if date is not None]
        return pick(days) if days else None

    return lambda rows: [day_of(rows, taskforce) for taskforce in cast("Sequence[Taskforce]", rows.records)]


def _link_code(rows: Rows, meeting: Meeting) -> str | None:
    link = None if rows.context is None else rows.context.link_of(meeting)
    return None if link is None else link.finding.code


def _kind(record: object, owner: Taskforce | None) -> str:
    if isinstance(record, Event):
        return "publication" if owner is None else "event"
    return type(record).__name__.lower()


def _country(record: object, owner: Taskforce | None) -> tuple[Country | None, str | None]:
    """Return the country of an entry and whose it is: the record's own, else that of its taskforce."""
    own = cast("Taskforce | Meeting | Event", record).country
    if own is not None:
        return own, "record"
    inherited = None if owner is None else owner.country
    return inherited, None if inherited is None else "taskforce"


def _country_code(record: object, owner: Taskforce | None) -> str | None:
    return _COUNTRY_CODES.get(_country(record, owner)[0])


def _of_owned(get: Callable[[object, Taskforce | None], object]) -> Derive:
    """Derive a value from each record and its owner."""
    return lambda rows: list(map(get, rows.records, rows.owner_of_each))


def _from(record: type[object], first: str) -> tuple[Spec, ...]:
    """Return the columns of a field and of all declared after it, so that a new field has one."""
    names = [each.name for each in declared(record)]
    return tuple(field(record, name) for name in names[names.index(first) :])


# ---------------------------------------------------------------- the columns

_INTEGER, _DATE, _BOOLEAN = ColumnType.INTEGER, ColumnType.DATE, ColumnType.BOOLEAN


def _key(kernel: Kernel | None = None) -> Spec:
    return derived("key!", lambda rows: rows.keys, "The key of the record in a catalog.", kernel=kernel)


def _taskforce_key(kernel: Kernel | None = None) -> Spec:
    return derived("taskforce_key", _of_taskforce(attrgetter("key")), "The key of the taskforce.", kernel=kernel)


_POSITION = derived("position!", _position, "The number of the row, from 0.", _INTEGER, kernel=kernels.positions)
_COUNTRY_NAME = derived("country_name", _country_name, "The English name of the country.", kernel=kernels.country_names)
_RESOLVED_KEY = derived(
    "resolved_key",
    lambda rows: rows.resolved_keys,
    "The key of the publication that a teaser points to.",
    kernel=kernels.missing,
)

#: One row per taskforce.
TASKFORCES: tuple[Spec, ...] = (
    _POSITION,
    _key(kernels.keys_of("taskforce", ["name"])),
    *(field(Taskforce, name) for name in ("name", "requesting_organisation", "country")),
    _COUNTRY_NAME,
    *(field(Taskforce, name) for name in ("start_date", "status", "background", "objectives", "results")),
    derived("event_count!", _each(lambda each: len(cast("Taskforce", each).events)), "How many events.", _INTEGER),
    derived(
        "meeting_count",
        _where_known(_meeting_count),
        "How many meetings; missing where no catalog knows it.",
        _INTEGER,
    ),
    derived("first_date", _day(min), "The first day of its timeline.", _DATE),
    derived("last_date", _day(max), "The last day on which an entry of its timeline starts.", _DATE),
    field(Taskforce, "url"),
)
#: One row per meeting.
MEETINGS: tuple[Spec, ...] = (
    _POSITION,
    _key(kernels.keys_of("meeting", ["title"], "date")),
    field(Meeting, "title"),
    derived("topic!", _attribute("topic"), "The title without the words of its kind."),
    *(field(Meeting, name) for name in ("date", "end_date")),
    derived("days!", _attribute("days"), "How many days it lasted.", _INTEGER),
    *(field(Meeting, name) for name in ("time", "kind", "host_organisation", "country")),
    _COUNTRY_NAME,
    *_from(Meeting, "location"),
    _taskforce_key(kernels.missing),
    derived("link_code", _where_known(_link_code), "Why the meeting belongs to the taskforce, or to none."),
)
#: One row per event and taskforce that has it.
EVENTS: tuple[Spec, ...] = (
    _POSITION,
    _key(kernels.keys_of("event", NAMING, "date")),
    *(field(Event, name) for name in ("date", "category", "publisher", "title", "summary", "country")),
    _COUNTRY_NAME,
    field(Event, "url"),
    derived(
        "is_truncated!",
        _truncated,
        "Whether the site cut the summary or publisher.",
        _BOOLEAN,
        kernel=kernels.truncated,
    ),
    derived(
        "taskforce_position",
        lambda rows: rows.linked_positions,
        "The row of its taskforce.",
        _INTEGER,
        kernel=kernels.missing,
    ),
    _taskforce_key(kernels.missing),
    derived(
        "taskforce_country",
        _of_taskforce(lambda each: _COUNTRY_CODES.get(each.country)),
        "Its country.",
        kernel=kernels.missing,
    ),
    _RESOLVED_KEY,
)
#: One row per entry of a timeline.
TIMELINE: tuple[Spec, ...] = (
    _POSITION,
    derived("date", _of_type(taskforce="start_date", meeting="date", event="date"), "The first day.", _DATE),
    derived("end_date", _of_type(meeting="end_date"), "The last day of several.", _DATE),
    derived("kind!", _of_owned(_kind), "One of taskforce, meeting, event and, standing alone, publication."),
    derived("label!", _each(label_of), "The name or title, else the first line of another text."),
    _key(),
    _taskforce_key(),
    derived("taskforce_name", _of_taskforce(attrgetter("name")), "The name of the taskforce."),
    derived(
        "country",
        _of_owned(_country_code),
        "The country, that of the taskforce if need be.",
    ),
    derived(
        "country_name",
        _of_owned(lambda *each: _COUNTRY_NAMES.get(_country(*each)[0])),
        "The English name of the country.",
    ),
    derived("country_from", _of_owned(lambda *each: _country(*each)[1]), "Whose country it is: record or taskforce."),
    derived("category", _of_type(event="category"), "The category of an event."),
    derived(
        "organisation",
        _of_type(taskforce="requesting_organisation", meeting="host_organisation", event="publisher"),
        "The requesting organisation, the host or the publisher.",
    ),
    derived(
        "summary!",
        _each(lambda each: "" if isinstance(each, Taskforce) else cast("Event", each).summary),
        "The summary of a meeting or event; empty for none.",
    ),
    _RESOLVED_KEY,
    derived("url", _attribute("url"), "The page of the record."),
)
#: One row per finding.
FINDINGS: tuple[Spec, ...] = (
    derived("source", _attribute("source"), "The file or address."),
    derived("line", _attribute("line"), "The line of the source, from 1.", _INTEGER),
    derived("severity!", _attribute("severity.value"), "One of error, warning and info."),
    derived("code!", _attribute("code"), "The stable name of the kind of finding."),
    derived("path!", _attribute("path"), "The JSON pointer to the value; empty for the whole."),
    derived("message!", _attribute("message"), "One line for people."),
    derived("value", _attribute("value"), "A bounded excerpt of the value."),
)


def _end(side: str, get: Get[object]) -> Derive:
    """Derive a value from the source or the target of each link."""

    def value(link: object) -> object:
        record = getattr(link, side)
        return None if record is None else get(record)

    return _each(value)


def _kind_of(record: object) -> str:
    return type(record).__name__.lower()


#: One row per link.
LINKS: tuple[Spec, ...] = (
    derived("source_type!", _end("source", _kind_of), "The type of the record that belongs to another."),
    derived("source_key!", _end("source", attrgetter("key")), "Its key."),
    derived("source_label!", _end("source", label_of), "Its name or title."),
    derived("target_type", _end("target", _kind_of), "The type of the record it belongs to."),
    derived("target_key", _end("target", attrgetter("key")), "Its key; missing where several fit equally well."),
    derived("target_label", _end("target", label_of), "Its name or title."),
    derived("code!", _attribute("finding.code"), "Why they belong together, or why nothing was linked."),
    derived("message!", _attribute("finding.message"), "The same for people."),
)


#: The type of a column by the type of its values; all else is text.
_TYPES: Mapping[type[object], ColumnType] = MappingProxyType(
    {bool: ColumnType.BOOLEAN, int: ColumnType.INTEGER, Date: ColumnType.DATE, Time: ColumnType.TIME}
)
#: The types of the columns of groups by a date's parts or a derived attribute, which hold for no groups, too.
_KNOWN: Mapping[str, ColumnType] = MappingProxyType(
    {spec.column.name: spec.column.type for spec in (*TASKFORCES, *MEETINGS, *EVENTS)}
)
_INTEGER_PARTS = (".year", ".month")


def grouped(by: str | None, pairs: Sequence[tuple[object, object]]) -> tuple[Spec, ...]:
    """Return the columns of groups: their key, and how many records each has.

    Args:
        by: The attribute that was grouped by, such as `country` or `date.year`, or `None` for another key.
        pairs: Each key with the number of its records.

    Returns:
        The columns; that of the keys is called as the attribute, or its part (`year`), else `key`. A key that is not
        text, a number, a date or a time is written as text: a record as its key, several values with hyphens.

    Example:
        >>> [spec.column.name for spec in grouped("country", [])]
        ['country', 'count']
    """
    found = {type(key) for key, _ in pairs if key is not None}
    name = (by or "key").rpartition(".")[2]
    type_ = None if by is None else _INTEGER if by.endswith(_INTEGER_PARTS) else _KNOWN.get(by)
    if type_ is None:
        type_ = _TYPES.get(found.pop(), ColumnType.STRING) if len(found) == 1 else ColumnType.STRING
    keys = [_as_text(key) if type_ is ColumnType.STRING else key for key, _ in pairs]
    counts = [count for _, count in pairs]
    return (
        derived(name, lambda _: keys, "The key of the group.", type_),
        derived("count!", lambda _: counts, "How many records.", _INTEGER),
    )


def _as_text(key: object) -> str | None:
    if key is None:
        return None
    if isinstance(key, Taskforce | Meeting | Event):
        return key.key
    if isinstance(key, tuple):
        return "-".join(f"{part:02}" if isinstance(part, int) else str(part) for part in cast("tuple[object]", key))
    return str(key)
