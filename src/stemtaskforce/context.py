"""The context of records: what is known of them together, as tables of a selection show it.

A selection, a timeline and groups that a catalog made carry it in their private slot, and hand it on to what
is made of them. It is not part of their value: equality, hash, repr and pickle leave it out.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from stemtaskforce.findings import Finding
from stemtaskforce.model import Event, Meeting, Taskforce

__all__ = ["Context", "Reasoned"]


class Reasoned(Protocol):
    """A link between records, which has a reason."""

    @property
    def finding(self) -> Finding:
        """The reason."""
        ...


class Context(Protocol):
    """The questions between records that a `Catalog` answers."""

    @property
    def taskforces(self) -> Sequence[Taskforce]:
        """The taskforces, in the one order."""
        ...

    def meetings_of(self, taskforce: Taskforce, /) -> Sequence[Meeting]:
        """Return the meetings of a taskforce."""
        ...

    def taskforce_of(self, meeting: Meeting, /) -> Taskforce | None:
        """Return the taskforce of a meeting."""
        ...

    @property
    def _owners(self) -> Mapping[Event, Sequence[Taskforce]]:
        """The taskforces whose timeline has an event, by each event of one."""
        ...

    def resolve(self, event: Event, /) -> Event | None:
        """Return the publication that an event of a taskforce points to."""
        ...

    def link_of(self, record: Meeting | Event, /) -> Reasoned | None:
        """Return the link of a meeting or event to the record it belongs to, or the reason why it has none."""
        ...
