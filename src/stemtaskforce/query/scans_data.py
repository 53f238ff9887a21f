"""The loops of `where`, one for each attribute: which items have a value, and which have one of some.

Written by `tests/tools/generate_scans.py` from the attributes of the records.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from types import MappingProxyType
from typing import Any

__all__ = ["ANY_OF", "EQUAL"]

#: The items whose attribute equals a value.
EQUAL: Mapping[str, Callable[[Iterable[Any], object], list[Any]]] = MappingProxyType(
    {
        "background": lambda items, value: [item for item in items if item.background == value],
        "category": lambda items, value: [item for item in items if item.category == value],
        "country": lambda items, value: [item for item in items if item.country == value],
        "date": lambda items, value: [item for item in items if item.date == value],
        "date.month": lambda items, value: [
            item for item in items if (None if (day := item.date) is None else day.month) == value
        ],
        "date.year": lambda items, value: [
            item for item in items if (None if (day := item.date) is None else day.year) == value
        ],
        "days": lambda items, value: [item for item in items if item.days == value],
        "description": lambda items, value: [item for item in items if item.description == value],
        "end_date": lambda items, value: [item for item in items if item.end_date == value],
        "end_date.month": lambda items, value: [
            item for item in items if (None if (day := item.end_date) is None else day.month) == value
        ],
        "end_date.year": lambda items, value: [
            item for item in items if (None if (day := item.end_date) is None else day.year) == value
        ],
        "events": lambda items, value: [item for item in items if item.events == value],
        "host_organisation": lambda items, value: [item for item in items if item.host_organisation == value],
        "is_truncated": lambda items, value: [item for item in items if item.is_truncated == value],
        "key": lambda items, value: [item for item in items if item.key == value],
        "kind": lambda items, value: [item for item in items if item.kind == value],
        "location": lambda items, value: [item for item in items if item.location == value],
        "name": lambda items, value: [item for item in items if item.name == value],
        "next_steps": lambda items, value: [item for item in items if item.next_steps == value],
        "objective": lambda items, value: [item for item in items if item.objective == value],
        "objectives": lambda items, value: [item for item in items if item.objectives == value],
        "publisher": lambda items, value: [item for item in items if item.publisher == value],
        "requesting_organisation": lambda items, value: [
            item for item in items if item.requesting_organisation == value
        ],
        "results": lambda items, value: [item for item in items if item.results == value],
        "slug": lambda items, value: [item for item in items if item.slug == value],
        "start_date": lambda items, value: [item for item in items if item.start_date == value],
        "start_date.month": lambda items, value: [
            item for item in items if (None if (day := item.start_date) is None else day.month) == value
        ],
        "start_date.year": lambda items, value: [
            item for item in items if (None if (day := item.start_date) is None else day.year) == value
        ],
        "status": lambda items, value: [item for item in items if item.status == value],
        "summary": lambda items, value: [item for item in items if item.summary == value],
        "time": lambda items, value: [item for item in items if item.time == value],
        "title": lambda items, value: [item for item in items if item.title == value],
        "topic": lambda items, value: [item for item in items if item.topic == value],
        "url": lambda items, value: [item for item in items if item.url == value],
    }
)
#: The items whose attribute is one of some values.
ANY_OF: Mapping[str, Callable[[Iterable[Any], Container[object]], list[Any]]] = MappingProxyType(
    {
        "background": lambda items, values: [item for item in items if item.background in values],
        "category": lambda items, values: [item for item in items if item.category in values],
        "country": lambda items, values: [item for item in items if item.country in values],
        "date": lambda items, values: [item for item in items if item.date in values],
        "date.month": lambda items, values: [
            item for item in items if (None if (day := item.date) is None else day.month) in values
        ],
        "date.year": lambda items, values: [
            item for item in items if (None if (day := item.date) is None else day.year) in values
        ],
        "days": lambda items, values: [item for item in items if item.days in values],
        "description": lambda items, values: [item for item in items if item.description in values],
        "end_date": lambda items, values: [item for item in items if item.end_date in values],
        "end_date.month": lambda items, values: [
            item for item in items if (None if (day := item.end_date) is None else day.month) in values
        ],
        "end_date.year": lambda items, values: [
            item for item in items if (None if (day := item.end_date) is None else day.year) in values
        ],
        "events": lambda items, values: [item for item in items if item.events in values],
        "host_organisation": lambda items, values: [item for item in items if item.host_organisation in values],
        "is_truncated": lambda items, values: [item for item in items if item.is_truncated in values],
        "key": lambda items, values: [item for item in items if item.key in values],
        "kind": lambda items, values: [item for item in items if item.kind in values],
        "location": lambda items, values: [item for item in items if item.location in values],
        "name": lambda items, values: [item for item in items if item.name in values],
        "next_steps": lambda items, values: [item for item in items if item.next_steps in values],
        "objective": lambda items, values: [item for item in items if item.objective in values],
        "objectives": lambda items, values: [item for item in items if item.objectives in values],
        "publisher": lambda items, values: [item for item in items if item.publisher in values],
        "requesting_organisation": lambda items, values: [
            item for item in items if item.requesting_organisation in values
        ],
        "results": lambda items, values: [item for item in items if item.results in values],
        "slug": lambda items, values: [item for item in items if item.slug in values],
        "start_date": lambda items, values: [item for item in items if item.start_date in values],
        "start_date.month": lambda items, values: [
            item for item in items if (None if (day := item.start_date) is None else day.month) in values
        ],
        "start_date.year": lambda items, values: [
            item for item in items if (None if (day := item.start_date) is None else day.year) in values
        ],
        "status": lambda items, values: [item for item in items if item.status in values],
        "summary": lambda items, values: [item for item in items if item.summary in values],
        "time": lambda items, values: [item for item in items if item.time in values],
        "title": lambda items, values: [item for item in items if item.title in values],
        "topic": lambda items, values: [item for item in items if item.topic in values],
        "url": lambda items, values: [item for item in items if item.url in values],
    }
)
