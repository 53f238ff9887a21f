"""A machine that builds, merges, filters and slices at random, beside plain lists that do the same naively."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from stemtaskforce import Catalog, Event, Selection, Taskforce, Timeline, TimelineEntry
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
TestMachine.settings = settings(max_examples=60, stateful_step_count=30)
