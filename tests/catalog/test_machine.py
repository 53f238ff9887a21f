"""A machine that builds, merges, filters and slices at random, beside plain lists that do the same naively."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from stemtaskforce import Catalog, EntryKind, Event, Meeting, Selection, Taskforce, Timeline, TimelineEntry
from stemtaskforce.model import Record
from stemtaskforce.text import fold
from stemtaskforce.timeline.order import key
from tests.timeline.close import close_records, open_periods

Pair = tuple[Timeline, list[TimelineEntry]]
Chosen = tuple[Selection[Event], list[Event]]

slices = st.slices(8)
words = st.sampled_from(["a", "B", "ss", "z", "😀"])


def within(date: object, ends: tuple[str | None, str | None]) -> bool:
    """Whether a day is in a period, both ends in."""
    start, end = ends
    return date is not None and (start is None or str(date) >= start) and (end is None or str(date) <= end)


def ordered(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """Entries in the one order, once, by the definition of its key."""
    return sorted(dict.fromkeys(entries), key=lambda entry: key(entry.record, entry.taskforce))


def overlaps(record: Record, ends: tuple[str | None, str | None]) -> bool:
    """Whether a day of a record is in a period."""
    start, end = ends
    first = record.start_date if isinstance(record, Taskforce) else record.date
    last = (record.end_date if isinstance(record, Meeting) else None) or first
    return first is not None and (end is None or str(first) <= end) and (start is None or str(last) >= start)


def country_of(entry: TimelineEntry) -> str | None:
    """The country of an entry; an event that names none is of its taskforce's."""
    return entry.record.country or (entry.taskforce.country if entry.taskforce else None)


def text_of(record: Record) -> str:
    """All the text of a record, in which no word of one field runs into the next."""
    names = {
        Taskforce: ["name", "requesting_organisation", "background", "objectives", "results"],
        Event: ["category", "publisher", "summary", "title"],
        Meeting: ["title", "host_organisation", "location", "summary", "objective", "description", "next_steps"],
    }[type(record)]
    return "|".join(getattr(record, name) or "" for name in names)


def value_of(entry: TimelineEntry, name: str) -> object:
    """The value of an attribute of an entry."""
    return {
        "kind": entry.kind,
        "country": country_of(entry),
        "category": entry.record.category if isinstance(entry.record, Event) else None,
        "date.year": entry.date.year if entry.date else None,
        "key": entry.record.key,
    }[name]


class Machine(RuleBasedStateMachine):
    """Whatever has been done to both, the library and the lists agree."""

    catalogs: Bundle[tuple[Catalog, frozenset[Record]]] = Bundle("catalogs")
    timelines: Bundle[Pair] = Bundle("timelines")
    selections: Bundle[Chosen] = Bundle("selections")

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[Pair] = []
        self.chosen: list[Chosen] = []

    def keep(self, timeline: Timeline, entries: list[TimelineEntry]) -> Pair:
        """Remember a timeline and its list."""
        self.pairs.append((timeline, entries))
        return timeline, entries

    def choose(self, selection: Selection[Event], events: list[Event]) -> Chosen:
        """Remember a selection and its list."""
        self.chosen.append((selection, events))
        return selection, events

    @initialize(target=catalogs, some=st.lists(close_records, max_size=6))
    def first_catalog(self, some: list[Record]) -> tuple[Catalog, frozenset[Record]]:
        """Build the first catalog."""
        return Catalog.of(some), frozenset(some)

    @initialize(target=timelines)
    def first_timeline(self) -> Pair:
        """Begin with the empty timeline."""
        return self.keep(Timeline(), [])

    @initialize(target=selections)
    def first_selection(self) -> Chosen:
        """Begin with the empty selection."""
        return self.choose(Selection.of(Event, []), [])

    @rule(target=catalogs, some=st.lists(close_records, max_size=6))
    def build(self, some: list[Record]) -> tuple[Catalog, frozenset[Record]]:
        """Build a catalog."""
        return Catalog.of(some), frozenset(some)

    @rule(target=catalogs, parts=st.lists(catalogs, min_size=1, max_size=3))
    def merge_catalogs(self, parts: list[tuple[Catalog, frozenset[Record]]]) -> tuple[Catalog, frozenset[Record]]:
        """Merge catalogs."""
        (first, _), *others = parts
        catalog = first.merge(*(other for other, _ in others))
        records = frozenset(record for _, records in parts for record in records)
        assert records == frozenset(catalog.records)
        return catalog, records

    @rule(target=timelines, pair=catalogs)
    def its_timeline(self, pair: tuple[Catalog, frozenset[Record]]) -> Pair:
        """Take the timeline of a catalog."""
        catalog, records = pair
        entries = [entry for record in records for entry in Timeline.of([record])]
        return self.keep(catalog.timeline(), ordered(entries))

    @rule(target=timelines, parts=st.lists(timelines, min_size=1, max_size=3))
    def merge_timelines(self, parts: list[Pair]) -> Pair:
        """Merge timelines."""
        (first, _), *others = parts
        return self.keep(
            first.merge(*(other for other, _ in others)), ordered([entry for _, entries in parts for entry in entries])
        )

    @rule(target=timelines, pair=timelines, part=slices)
    def cut_timeline(self, pair: Pair, part: slice) -> Pair:
        """Slice a timeline."""
        return self.keep(pair[0][part], pair[1][part])

    @rule(target=timelines, pair=timelines, ends=open_periods)
    def timeline_between(self, pair: Pair, ends: tuple[str | None, str | None]) -> Pair:
        """Take a period of a timeline."""
        return self.keep(pair[0].between(*ends), [entry for entry in pair[1] if within(entry.date, ends)])

    @rule(target=timelines, pair=timelines, ends=open_periods)
    def timeline_overlapping(self, pair: Pair, ends: tuple[str | None, str | None]) -> Pair:
        """Take what was under way in a period."""
        return self.keep(pair[0].overlapping(*ends), [entry for entry in pair[1] if overlaps(entry.record, ends)])

    @rule(target=timelines, pair=timelines, kinds=st.lists(st.sampled_from(list(EntryKind)), max_size=2))
    def timeline_of_kinds(self, pair: Pair, kinds: list[EntryKind]) -> Pair:
        """Filter a timeline by kind, one of some, and a predicate."""
        return self.keep(
            pair[0].where(lambda entry: entry.record.country, kind=kinds),
            [entry for entry in pair[1] if entry.kind in kinds and entry.record.country],
        )

    @rule(target=timelines, pair=timelines, code=st.sampled_from(["DK", "NO"]))
    def timeline_in_country(self, pair: Pair, code: str) -> Pair:
        """Filter a timeline by country, which events have of their taskforce."""
        return self.keep(pair[0].in_country(code), [entry for entry in pair[1] if country_of(entry) == code])

    @rule(target=timelines, pair=timelines, word=words)
    def timeline_mentioning(self, pair: Pair, word: str) -> Pair:
        """Filter a timeline by text."""
        return self.keep(
            pair[0].mentioning(word), [entry for entry in pair[1] if fold(word) in fold(text_of(entry.record))]
        )

    @rule(target=timelines, pair=timelines, name=st.sampled_from(["kind", "country", "category", "date.year", "key"]))
    def timeline_grouped(self, pair: Pair, name: str) -> Pair:
        """Group a timeline, and take the largest group."""
        groups: dict[object, list[TimelineEntry]] = {}
        for entry in pair[1]:
            groups.setdefault(value_of(entry, name), []).append(entry)
        found = pair[0].group_by(name)
        assert list(groups.items()) == [(key, list(entries)) for key, entries in found.items()]
        assert {key: len(entries) for key, entries in groups.items()} == pair[0].count_by(name)
        largest = sorted(groups.items(), key=lambda group: -len(group[1]))
        assert [key for key, _ in largest] == list(found.most_common())
        for largest_key, entries in largest[:1]:
            return self.keep(found[largest_key], entries)
        return self.keep(pair[0], pair[1])

    @rule(target=timelines, pair=timelines)
    def turn_timeline(self, pair: Pair) -> Pair:
        """Turn a timeline around."""
        entries = ordered(pair[1])
        dated = [entry for entry in entries if entry.date]
        return self.keep(pair[0].chronological(), dated[::-1] + [entry for entry in entries if not entry.date])

    @rule(target=selections, pair=catalogs)
    def its_events(self, pair: tuple[Catalog, frozenset[Record]]) -> Chosen:
        """Take the events of a catalog."""
        catalog, records = pair
        nested = [event for record in records if isinstance(record, Taskforce) for event in record.events]
        alone = [record for record in records if isinstance(record, Event)]
        return self.choose(catalog.events, sorted({*alone, *nested}, key=key))

    @rule(target=selections, pair=selections, code=st.sampled_from(["DK", "NO", "SE"]))
    def events_in_country(self, pair: Chosen, code: str) -> Chosen:
        """Filter by country."""
        return self.choose(pair[0].in_country(code), [event for event in pair[1] if event.country == code])

    @rule(target=selections, pair=selections, ends=open_periods)
    def events_between(self, pair: Chosen, ends: tuple[str | None, str | None]) -> Chosen:
        """Filter by date."""
        return self.choose(pair[0].between(*ends), [event for event in pair[1] if within(event.date, ends)])

    @rule(target=selections, pair=selections, word=words)
    def events_mentioning(self, pair: Chosen, word: str) -> Chosen:
        """Filter by text."""
        return self.choose(
            pair[0].mentioning(word),
            [
                event
                for event in pair[1]
                if any(
                    fold(word) in fold(text or "")
                    for text in (event.category, event.publisher, event.summary, event.title)
                )
            ],
        )

    @rule(target=selections, pair=selections, title=st.sampled_from(["Ab", "Z"]))
    def events_where(self, pair: Chosen, title: str) -> Chosen:
        """Filter by a field and a predicate."""
        return self.choose(
            pair[0].where(lambda event: event.date, title=title),
            [event for event in pair[1] if event.date and event.title == title],
        )

    @rule(target=selections, pair=selections, ends=open_periods)
    def events_overlapping(self, pair: Chosen, ends: tuple[str | None, str | None]) -> Chosen:
        """Filter by period: an event takes one day."""
        return self.choose(pair[0].overlapping(*ends), [event for event in pair[1] if overlaps(event, ends)])

    @rule(target=selections, pair=selections, countries=st.lists(st.sampled_from(["DK", "NO", None]), max_size=3))
    def events_of_countries(self, pair: Chosen, countries: list[str | None]) -> Chosen:
        """Filter by one of several values."""
        found = [event for event in pair[1] if event.country in countries]
        return self.choose(pair[0].where(country=tuple(countries)), found)

    @rule(target=selections, pair=selections, year=st.sampled_from([2016, 1, None]))
    def events_of_a_year(self, pair: Chosen, year: int | None) -> Chosen:
        """Filter by a part of the date, and by a derived property."""
        found = [event for event in pair[1] if (event.date.year if event.date else None) == year]
        return self.choose(pair[0].where(**{"date.year": year}, is_truncated=False), found)

    @rule(target=selections, pair=selections, part=slices)
    def cut_selection(self, pair: Chosen, part: slice) -> Chosen:
        """Slice a selection."""
        return self.choose(pair[0][part], pair[1][part])

    @rule(target=selections, pair=selections)
    def sort_selection(self, pair: Chosen) -> Chosen:
        """Sort a selection."""
        events = sorted(pair[1], key=lambda event: (event.publisher is None, event.publisher or ""))
        return self.choose(pair[0].sorted_by("publisher"), events)

    @invariant()
    def they_agree(self) -> None:
        """Compare what the last step made, and see that nothing older has changed."""
        for timeline, entries in self.pairs[-1:] + self.pairs[:1]:
            assert entries == list(timeline)
        for selection, events in self.chosen[-1:] + self.chosen[:1]:
            assert events == list(selection)


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=min(60, settings().max_examples), stateful_step_count=30)
