"""The attributes of an entry that questions to a timeline may name."""

from collections.abc import Iterator
from operator import attrgetter
from types import MappingProxyType
from typing import cast

from stemtaskforce.attributes import Attribute, Attributes, date_parts
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, Meeting, Taskforce, rules
from stemtaskforce.text import excerpt, with_article
from stemtaskforce.timeline.entry import EntryKind, TimelineEntry

__all__ = ["ENTRY"]


def _instance(*types: type[object]) -> rules.Rule:
    expected = " or ".join(map(with_article, types))

    def instance(field: str, value: object, findings: list[Finding]) -> object:
        if type(value) not in types:
            shown = excerpt(value)
            message = f"{field}: expected {expected}, got {shown}"
            findings.append(make("query.value", message, path=f"/{field}", value=shown))
        return value

    return instance


def _category(entry: object) -> object:
    """Return the category of an event, or `None` for a meeting or the start of a taskforce."""
    return getattr(cast("TimelineEntry", entry).record, "category", None)


def _attributes() -> Iterator[tuple[str, Attribute]]:
    date = Attribute(rules.optional(rules.date), attrgetter("date"))
    yield "date", date
    yield "kind", Attribute(rules.enumeration(EntryKind, "kind.unknown"), attrgetter("kind"))
    yield "record", Attribute(_instance(Taskforce, Meeting, Event), attrgetter("record"))
    yield "taskforce", Attribute(rules.optional(_instance(Taskforce)), attrgetter("taskforce"))
    yield "country", Attribute(rules.optional(rules.country), attrgetter("country"))
    yield "category", Attribute(rules.optional(rules.category), _category)
    yield "key", Attribute(rules.line, attrgetter("record.key"))
    yield from date_parts("date", date)


#: The attributes that a question to a timeline may name.
ENTRY = Attributes(TimelineEntry, MappingProxyType(dict(_attributes())))
