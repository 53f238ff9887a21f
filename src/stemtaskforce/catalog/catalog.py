"""The `Catalog`: many records together, immutable; look-up by key, links, merging, and findings between records.

It holds the records in the one order and answers with selections, a timeline or records. Indexes and links are derived
at the first question. The rules of links are in `links`, `publications` and `listings`, questions to one type in
`query`, files in `formats`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

import attrs

from stemtaskforce.arguments import require_type, require_types
from stemtaskforce.catalog.identity import twins
from stemtaskforce.catalog.keys import Keys
from stemtaskforce.catalog.links import Link, by_taskforce, link_meetings
from stemtaskforce.catalog.listings import completed
from stemtaskforce.catalog.publications import Publications
from stemtaskforce.catalog.states import dropped_finding, lesser_states, similar_meetings
from stemtaskforce.checks import check
from stemtaskforce.findings import Finding
from stemtaskforce.lazy import Lazy
from stemtaskforce.model import RECORD_TYPES, Event, ListingRow, Meeting, Record, Taskforce
from stemtaskforce.query import Selection
from stemtaskforce.shown import Shown
from stemtaskforce.timeline import Timeline
from stemtaskforce.timeline.arranging import arranged, by_type

__all__ = ["Catalog", "Deduplicated", "Link"]

T = TypeVar("T", bound=Record)
RecordT = TypeVar("RecordT", Taskforce, Meeting)


class Deduplicated(NamedTuple):
    """The catalog of the fullest states, and what was dropped for them; see `Catalog.deduplicated`."""

    catalog: "Catalog"
    findings: tuple[Finding, ...]


class _Index(Lazy):
    """The derived values of a catalog, and the records whose key no other record has: read without a call."""

    __slots__ = ("single",)

    def __init__(self) -> None:
        super().__init__()
        self.single: Mapping[str, Record] = MappingProxyType({})


@attrs.frozen(init=False, repr=False)
class Catalog(Shown):
    """Taskforces, meetings and publications, each in the one order, equal ones once; see `Catalog.of`.

    A catalog is a collection of its `records` and a value: it compares, hashes, copies and pickles.

    Args:
        taskforces: The taskforces.
        meetings: The meetings.
        publications: The events that stand alone.

    Raises:
        InvalidRecord: An item is not a record of this type.

    Example:
        >>> catalog = Catalog.of([Taskforce(name="Pact", country="DK"), Meeting(title="Oslo", date="2018-08-20")])
        >>> catalog
        <Catalog of 1 taskforce, 1 meeting, 0 publications>
        >>> catalog["taskforce/pact"].country.label
        'Denmark'
    """

    taskforces: Selection[Taskforce]
    meetings: Selection[Meeting]
    publications: Selection[Event]
    _lazy: _Index = attrs.field(init=False, eq=False, factory=_Index)

    def __init__(
        self,
        *,
        taskforces: Iterable[Taskforce] = (),
        meetings: Iterable[Meeting] = (),
        publications: Iterable[Event] = (),
    ) -> None:
        object.__setattr__(self, "taskforces", self._selection("taskforces", Taskforce, taskforces))
        object.__setattr__(self, "meetings", self._selection("meetings", Meeting, meetings))
        object.__setattr__(self, "publications", self._selection("publications", Event, publications))
        object.__setattr__(self, "_lazy", _Index())

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Catalog":
        """Return a catalog of records.

        Args:
            records: Taskforces, meetings and events, in any order; equal ones are kept once.

        Returns:
            The catalog.

        Raises:
            InvalidRecord: An item is not a record.

        Example:
            >>> len(Catalog.of([Event(title="Launch"), Event(title="Launch")]))
            1
        """
        kinds = by_type(records)
        return cls(taskforces=kinds.taskforces, meetings=kinds.meetings, publications=kinds.events)

    @property
    def records(self) -> tuple[Record, ...]:
        """The taskforces, the meetings, the publications, each in the one order."""
        return self._lazy.get("records", lambda: (*self.taskforces, *self.meetings, *self.publications))

    @property
    def events(self) -> Selection[Event]:
        """The publications and the events of every taskforce, in the one order; equal ones once."""
        return self._lazy.get("events", self._all_events)

    def _all_events(self) -> Selection[Event]:
        owned = [event for taskforce in self.taskforces for event in taskforce.events]
        # Publications alone are in order already.
        return self._selection("events", Event, chain(self.publications, owned)) if owned else self.publications

    def timeline(self) -> Timeline:
        """Return the timeline of all records.

        Returns:
            The timeline, made once.

        Example:
            >>> len(Catalog.of([Taskforce(name="Pact", events=[Event(title="Launch")])]).timeline())
            2
        """
        return self._lazy.get("timeline", lambda: Timeline.of(self.records)._within(self))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - the same

    def merge(self, *others: "Catalog") -> "Catalog":
        """Merge this catalog with others; neither order nor grouping of merges matters.

        Args:
            others: Catalogs.

        Returns:
            A catalog of all records, equal ones once; different ones under one key are all kept (see `check`).

        Raises:
            InvalidRecord: An argument is not a catalog.

        Example:
            >>> one, two = Catalog.of([Event(title="Launch")]), Catalog.of([Event(title="Plan")])
            >>> one.merge(two) == two.merge(one, one) == one | two
            True
        """
        given = require_types("others", others, Catalog)
        return Catalog.of(chain(self.records, *(other.records for other in given)))

    def __or__(self, other: object) -> "Catalog":
        return self.merge(other) if isinstance(other, Catalog) else NotImplemented

    def __len__(self) -> int:
        return len(self.taskforces) + len(self.meetings) + len(self.publications)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __contains__(self, value: object) -> bool:
        if isinstance(value, str):
            return bool(self.all(value))
        # By type: what is not a record may have no hash, or claim to be equal to one.
        return type(value) in RECORD_TYPES and value in self._known

    @property
    def _known(self) -> frozenset[object]:
        return self._lazy.get("known", lambda: frozenset(self.records))

    def __repr__(self) -> str:
        kinds = ("taskforce", self.taskforces), ("meeting", self.meetings), ("publication", self.publications)
        shown = (f"{len(found)} {name}{'' if len(found) == 1 else 's'}" for name, found in kinds)
        return f"<Catalog of {', '.join(shown)}>"

    def __reduce__(self) -> tuple[object, tuple[tuple[Record, ...]]]:
        return Catalog.of, (self.records,)

    def __getitem__(self, key: str) -> Record:
        """Return the record that has a key: a taskforce, a meeting, a publication or a taskforce's event.

        Args:
            key: The key, such as `taskforce/danish-technology-pact`.

        Returns:
            The record.

        Raises:
            UnknownKey: None has it; the message has the nearest keys.
            QueryError: Different records have it (`query.count`), see `all`; or it is not a string.

        Example:
            >>> Catalog.of([Event(title="Launch")])["event/undated/launch"].title
            'Launch'
        """
        try:
            return self._lazy.single[key]
        except (KeyError, TypeError):
            return self._keys().look_up(key)

    def all(self, key: str) -> tuple[Record, ...]:
        """Return every record that has a key.

        Args:
            key: The key.

        Returns:
            The records, `()` for none.

        Example:
            >>> catalog = Catalog.of([Event(title="Launch"), Event(title="Launch", country="DK")])
            >>> len(catalog.all("event/undated/launch"))
            2
        """
        return self._keys().all(require_type("key", key, str))

    def _keys(self) -> Keys:
        return self._lazy.get("keys", self._indexed)

    def _indexed(self) -> Keys:
        keys = Keys.of([*self.taskforces, *self.meetings, *self.events])
        self._lazy.single = keys.single
        return keys

    def _own(self, record: RecordT) -> RecordT:
        """Return this catalog's own record for one that may be another state of it; of twins, the one for all."""
        if record in self._known:
            return self._one(record)
        same = self._keys().single.get(record.key)
        if isinstance(same, type(record)):
            return same
        raise self._keys().unknown(record.key)

    def _one(self, record: RecordT) -> RecordT:
        """Return the record that stands for a record and its twins, see `identity`."""
        return cast("RecordT", self._twins.get(record, record)) if self._twins else record

    @property
    def _twins(self) -> Mapping[Record, Record]:
        return self._lazy.get("twins", lambda: {**twins(self.taskforces), **twins(self.publications)})

    def _without_twins(self, records: Iterable[T]) -> Iterable[T]:
        return (record for record in records if record not in self._twins) if self._twins else records

    def meetings_of(self, taskforce: Taskforce) -> Selection[Meeting]:
        """Return the meetings of a taskforce.

        Those whose topic equals its name or starts with it; only where there are none, taskforce meetings of its
        country whose topic names no other taskforce here. A meeting that fits several equally well belongs to none.

        Args:
            taskforce: A taskforce of this catalog, or another state of one.

        Returns:
            The meetings, most recent first; `links` says why.

        Raises:
            UnknownKey: The catalog has no such taskforce.

        Example:
            >>> meeting = Meeting(title="Taskforce Meeting: Pact", date="2017-03-01")
            >>> pact = Taskforce(name="Pact")
            >>> Catalog.of([pact, meeting]).meetings_of(pact).one() == meeting
            True
        """
        own = self._own(require_type("taskforce", taskforce, Taskforce))
        meetings = self._lazy.get("meetings", lambda: by_taskforce(self._meeting_links()))
        return self.meetings._with(meetings.get(own, ()))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - in order already

    def taskforce_of(self, meeting: Meeting) -> Taskforce | None:
        """Return the taskforce of a meeting, the inverse of `meetings_of`.

        Args:
            meeting: A meeting of this catalog, or another state of one.

        Returns:
            The taskforce, or `None` where none fits or several do.

        Raises:
            UnknownKey: The catalog has no such meeting.

        Example:
            >>> oslo = Meeting(title="Oslo", date="2018-08-20")
            >>> Catalog.of([oslo]).taskforce_of(oslo) is None
            True
        """
        link = self._meeting_link(require_type("meeting", meeting, Meeting))
        return link.target if link is not None and isinstance(link.target, Taskforce) else None

    def taskforces_of(self, event: Event) -> Selection[Taskforce]:
        """Return the taskforces whose timeline has an event.

        Args:
            event: An event of a taskforce. A publication, which stands alone, has none; see `resolve`.

        Returns:
            The taskforces, in the one order; several where their dossiers have the same event.

        Raises:
            QueryError: It is not an event.

        Example:
            >>> launch = Event(date="2018-05-04", title="Launch")
            >>> catalog = Catalog.of([Taskforce(name="Pact", country="DK", events=[launch])])
            >>> catalog.taskforces_of(launch).one().country.label
            'Denmark'
        """
        return self.taskforces._with(self._owners.get(require_type("event", event, Event), ()))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - in order already

    @property
    def _owners(self) -> Mapping[Event, Sequence[Taskforce]]:
        return self._lazy.get("owners", self._events_owners)

    def _events_owners(self) -> Mapping[Event, Sequence[Taskforce]]:
        owners: defaultdict[Event, list[Taskforce]] = defaultdict(list)
        for taskforce in self.taskforces:
            for event in dict.fromkeys(taskforce.events):
                owners[event].append(taskforce)
        return dict(owners)

    def timeline_of(self, taskforce: Taskforce) -> Timeline:
        """Return the timeline of a taskforce: its start, its events and its meetings.

        Args:
            taskforce: A taskforce of this catalog, or another state of one.

        Returns:
            The timeline, most recent first.

        Raises:
            UnknownKey: The catalog has no such taskforce.

        Example:
            >>> meeting = Meeting(title="Taskforce Meeting: Pact", date="2017-03-01")
            >>> pact = Taskforce(name="Pact", start_date="2016-09-29", events=[Event(title="Launch")])
            >>> [entry.kind.value for entry in Catalog.of([pact, meeting]).timeline_of(pact)]
            ['meeting', 'taskforce', 'event']
        """
        own = self._own(require_type("taskforce", taskforce, Taskforce))
        return Timeline.of([own, *self.meetings_of(own)])._within(self)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - the same

    def _meeting_links(self) -> tuple[Link, ...]:
        return self._lazy.get(
            "meeting links", lambda: link_meetings(self._without_twins(self.taskforces), self.meetings)
        )

    def _meeting_link(self, meeting: Meeting) -> Link | None:
        links = self._lazy.get("links by meeting", lambda: {link.source: link for link in self._meeting_links()})
        return links.get(self._own(meeting))

    def resolve(self, event: Event) -> Event | None:
        """Return the publication that an event of a taskforce points to.

        Args:
            event: The event; its publisher and summary may be cut.

        Returns:
            The publication of the same date whose publisher starts like the event's; among several, the one whose
            summary or title starts alike; else `None`. A teaser without a title, as listings have it, is the page
            whose summary begins with it.

        Example:
            >>> plan = Event(date="2016-04-15", publisher="Government of the Netherlands", title="Plan")
            >>> teaser = Event(date="2016-04-15", publisher="Government of the...", summary="The plan is...")
            >>> Catalog.of([plan]).resolve(teaser).title
            'Plan'
        """
        link = self._event_link(require_type("event", event, Event))
        return link.target if link is not None and isinstance(link.target, Event) else None

    def _event_link(self, event: Event) -> Link | None:
        found = self._lazy.get("publications", lambda: Publications(self._without_twins(self.publications)))
        return found.link(event)

    def link_of(self, record: Meeting | Event) -> Link | None:
        """Return the link of a meeting to its taskforce, or of an event to its publication, with the reason.

        Args:
            record: A meeting of this catalog, or another state of one; or any event.

        Returns:
            The link, without a target where several records fit equally well; `None` where none fits.

        Raises:
            UnknownKey: The catalog has no such meeting.
            QueryError: It is neither a meeting nor an event.

        Example:
            >>> meeting = Meeting(title="Taskforce Meeting: Danish Technology Pact", date="2017-03-01")
            >>> Catalog.of([Taskforce(name="Danish Technology Pact"), meeting]).link_of(meeting).finding.code
            'link.by-topic'
        """
        if isinstance(record, Meeting):
            return self._meeting_link(record)
        return self._event_link(require_type("record", record, Event))

    def links(self) -> tuple[Link, ...]:
        """Return every link between records, each with its reason.

        Returns:
            The links of the meetings, then those of the taskforces' events, in the one order; where several records
            fit equally well, a link without a target.

        Example:
            >>> meeting = Meeting(title="Taskforce Meeting: Danish Technology Pact", date="2017-03-01")
            >>> [link.finding.code for link in Catalog.of([Taskforce(name="Danish Technology Pact"), meeting]).links()]
            ['link.by-topic']
        """
        return self._lazy.get("links", self._links)

    def _links(self) -> tuple[Link, ...]:
        events = (event for taskforce in self.taskforces for event in taskforce.events)
        found = (self._event_link(event) for event in dict.fromkeys(events))
        return (*self._meeting_links(), *(link for link in found if link is not None))

    def with_listing(self, rows: Iterable[ListingRow]) -> "Catalog":
        """Fill the absent country and status of taskforces from rows of a listing page.

        Args:
            rows: The rows; one is of a taskforce when both have the same start date and organisations that are alike.

        Returns:
            A catalog with the fuller taskforces. Present values are never changed, and what rows tell
            differently is not filled.

        Raises:
            InvalidRecord: An item is not a row.

        Example:
            >>> catalog = Catalog.of(
            ...     [Taskforce(name="Pact", requesting_organisation="Denmark", start_date="2016-09-29")]
            ... )
            >>> row = ListingRow(start_date="2016-09-29", requesting_organisation="Denmark", country="DK")
            >>> catalog.with_listing([row]).taskforces[0].country.label
            'Denmark'
        """
        taskforces = completed(self.taskforces, require_types("rows", rows, ListingRow))
        return Catalog(taskforces=taskforces, meetings=self.meetings, publications=self.publications)

    def deduplicated(self) -> "Deduplicated":
        """Keep the fullest state of each record.

        Records of one key or one address are states of one where no field of the one contradicts the other's: it is
        absent, equal but for the scheme or `www.` of an address, or the beginning where the site cut it. So is a
        teaser without a title, as listings have it, of the page of its day that it begins. Records that contradict
        each other are all kept, and so are the events of taskforces.

        Returns:
            The `catalog` of the records kept, and `findings`, one `record.dropped` for each that was dropped.

        Example:
            >>> cut = Event(date="2018-05-04", title="Launch", summary="A pact was...")
            >>> whole = Event(date="2018-05-04", title="Launch", summary="A pact was launched.")
            >>> catalog, findings = Catalog.of([cut, whole]).deduplicated()
            >>> catalog.publications.one() == whole, [finding.code for finding in findings]
            (True, ['record.dropped'])
        """
        lesser: dict[Record, Record] = {
            **lesser_states(self.taskforces),
            **lesser_states(self.meetings),
            **lesser_states(self.publications),
        }
        findings = tuple(dropped_finding(record, lesser[record]) for record in self.records if record in lesser)
        return Deduplicated(Catalog.of(record for record in self.records if record not in lesser), findings)

    def check(self) -> tuple[Finding, ...]:
        """Return findings about suspicious records, and about records that do not fit each other.

        Returns:
            The findings on each record, with pointers into `records`; then `key.shared` for each key that different
            records have, `record.similar` for meetings that may be one, and `link.ambiguous` for what fits several
            equally well.

        Example:
            >>> catalog = Catalog.of([Event(title="Launch"), Event(title="Launch", country="DK")])
            >>> [finding.code for finding in catalog.check()]
            ['key.shared']
        """
        numbered = ((place, finding) for place, record in enumerate(self.records) for finding in check(record))
        alone = (attrs.evolve(finding, path=f"/{place}{finding.path}") for place, finding in numbered)
        ambiguous = (link.finding for link in self.links() if link.target is None)
        return (*alone, *self._keys().findings(), *similar_meetings(self.meetings), *ambiguous)

    def _selection(self, name: str, type_: type[T], records: Iterable[T]) -> Selection[T]:
        given = require_types(name, records, type_)
        return Selection(type_, arranged(given))._within(self)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - tables show what a catalog knows
