"""The entry point of hypothesis: record types are drawn by `strategies.from_type` without a word from the user.

hypothesis loads this when it is imported, which may be while `strategies` is being imported; so a strategy is looked up
when its first record is drawn.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from stemtaskforce.model import Event, ListingRow, Meeting, Taskforce

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

__all__ = ["register_types"]

#: The strategy of each type by its name in `strategies`.
_NAMES: Mapping[type[Any], str] = MappingProxyType(
    {Taskforce: "taskforces", Meeting: "meetings", Event: "events", ListingRow: "listing_rows"}
)


def register_types() -> None:
    """Register the record types with hypothesis.

    Example:
        >>> from hypothesis import find, strategies as st
        >>> type(find(st.from_type(Event), lambda event: True)).__name__
        'Event'
    """
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra is imported when it is used

    for type_, name in _NAMES.items():
        st.register_type_strategy(type_, _strategy_of(name))


def _strategy_of(name: str) -> "Callable[[type[Any]], SearchStrategy[Any]]":
    def make(_: type[Any]) -> "SearchStrategy[Any]":
        return cast("SearchStrategy[Any]", getattr(import_module("stemtaskforce.strategies"), name)())

    return make
