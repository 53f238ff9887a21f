"""States of one record: which say nothing against each other, which is the fullest, and which meetings may be one.

Two records of one key or one address are states of one where no field of the one contradicts the other's: it is
absent, equal, or the beginning where the site cut it. So is a teaser without a title and the page that it begins.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, cast

from stemtaskforce.catalog.identity import address, identity
from stemtaskforce.catalog.naming import is_cut, plain, uncut
from stemtaskforce.catalog.publications import Pages
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, Form, Meeting, Record, Taskforce, declared
from stemtaskforce.text import excerpt

__all__ = ["dropped_finding", "lesser_states", "similar_meetings"]

RecordT = TypeVar("RecordT", bound=Record)

#: The values of a record that another state has, too, unless it lacks them: absent and cut ones are not among them.
_Exact = Mapping[str, object]
#: The names of these values.
_Mask = tuple[str, ...]
#: What states of one share: `"key"` or `"address"`, and the key or the address.
_Label = tuple[str, str]


def lesser_states(records: Iterable[RecordT]) -> dict[RecordT, RecordT]:
    """Return for each record of which another is a fuller state that fullest state.

    Args:
        records: Records of one type, in order.

    Returns:
        The records that add nothing, each with the one to keep.

    Example:
        >>> cut = Event(date="2018-05-04", title="Launch", summary="A pact was...")
        >>> whole = Event(date="2018-05-04", title="Launch", summary="A pact was launched.", country="DK")
        >>> lesser_states([cut, whole]) == {cut: whole}
        True
    """
    given = list(records)
    teasers: dict[RecordT, RecordT] = {}
    while True:
        lesser = _lesser_of(record for record in given if record not in teasers)
        events = [each for each in given if isinstance(each, Event) and each not in lesser and each not in teasers]
        found = cast("dict[RecordT, RecordT]", dict(_teasers(events)))
        teasers |= found
        # What was dropped for a teaser may contradict the page, and is asked again without the teaser.
        if found.keys().isdisjoint(lesser.values()):
            break
    lesser |= teasers
    last = {record: _last(record, lesser) for record in lesser}
    return {record: kept for record, kept in last.items() if _is_state_of(record, kept)}


def _last(record: RecordT, lesser: Mapping[RecordT, RecordT]) -> RecordT:
    while record in lesser:
        record = lesser[record]
    return record


def _labels(record: Record) -> list[_Label]:
    """Return the key and the address of a record: of states of one, one of them is the same."""
    key = ("key", record.key)
    return [key] if record.url is None else [key, ("address", address(record.url))]


def _shared_labels(records: Iterable[Record]) -> dict[int, list[_Label]]:
    """Return the labels that records share with others, by the `id` of each record that has any."""
    given = [(id(record), _labels(record)) for record in records]
    count = Counter(label for _, labels in given for label in labels)
    shared = ((each, [label for label in labels if count[label] > 1]) for each, labels in given)
    return {each: labels for each, labels in shared if labels}


class _Group(Generic[RecordT]):
    """The states of one label that are kept, by the fields that they state and their values.

    This spares comparing every record with every other.

    Attributes:
        masks: The fields that records of the label state.
    """

    def __init__(self) -> None:
        self.masks: dict[_Mask, None] = {}
        self._kept: dict[tuple[_Mask, _Mask], dict[tuple[object, ...], list[RecordT]]] = {}

    def fuller(self, record: RecordT, values: _Exact) -> list[RecordT]:
        """Return, for each set of stated fields, the first state that a record does not contradict."""
        mask = tuple(values)
        near = [self._kept.get((other, mask), {}).get(_common(values, other), ()) for other in self.masks]
        found = (next((each for each in some if _is_state_of(record, each)), None) for some in near)
        return [each for each in found if each is not None]

    def keep(self, record: RecordT, values: _Exact) -> None:
        """Add a state that is kept, found by its values of the fields that another states, too."""
        mask = tuple(values)
        self.masks[mask] = None
        for other in self.masks:
            self._kept.setdefault((mask, other), {}).setdefault(_common(values, other), []).append(record)


def _lesser_of(records: Iterable[RecordT]) -> dict[RecordT, RecordT]:
    """Keep the fullest of the states of one key or address that do not contradict each other.

    A record is compared with what is kept, never with what is dropped: two records that contradict each other may each
    be a state of a third.

    Args:
        records: Records of one type, in order.

    Returns:
        The records that are dropped, each with the one that is kept for it.
    """
    given = list(records)
    labels = _shared_labels(given)
    alike = sorted((record for record in given if id(record) in labels), key=_fullness, reverse=True)
    exact = {id(record): _exact(record) for record in alike}
    groups: defaultdict[_Label, _Group[RecordT]] = defaultdict(_Group)
    for record in alike:
        for label in labels[id(record)]:
            groups[label].masks[tuple(exact[id(record)])] = None
    lesser: dict[RecordT, RecordT] = {}
    for record in alike:
        own = labels[id(record)]
        fuller = [each for label in own for each in groups[label].fuller(record, exact[id(record)])]
        keeper = max(fuller, key=_fullness, default=record)
        if fuller:
            # What is dropped leaves its key and address to what is kept, by which others find that.
            lesser[record] = keeper
            own = [label for label in own if label not in labels[id(keeper)]]
            labels[id(keeper)] += own
        for label in own:
            groups[label].keep(keeper, exact[id(keeper)])
    return lesser


def _common(values: _Exact, mask: tuple[str, ...]) -> tuple[object, ...]:
    return tuple([value for name, value in values.items() if name in mask])


def _exact(record: Record) -> _Exact:
    exact: dict[str, object] = {}
    for each in declared(type(record)):
        value = getattr(record, each.name)
        if each.form is Form.URL and value is not None:
            exact[each.name] = address(value)
        elif each.form is not Form.RECORDS and value not in (None, "") and not _is_cut(value, each.form):
            exact[each.name] = value
    return exact


def _is_cut(value: object, form: Form) -> bool:
    return form in (Form.LINE, Form.PROSE) and is_cut(cast("str", value))


def _fullness(record: Record) -> tuple[int, int, int, bool]:
    values = [getattr(record, each.name) for each in declared(type(record))]
    texts = sum(len(value) for value in values if isinstance(value, str))
    events = len(record.events) if isinstance(record, Taskforce) else 0
    return (
        sum(value not in (None, "", ()) for value in values),
        events,
        texts,
        (record.url or "").startswith("https://"),
    )


def _is_state_of(record: Record, other: Record) -> bool:
    """Return whether no field of two records contradicts the other's."""
    return all(
        _agree(getattr(record, each.name), getattr(other, each.name), each.form) for each in declared(type(record))
    )


def _agree(one: object, other: object, form: Form) -> bool:
    if one in (None, "", ()) or other in (None, "", ()) or one == other:
        return True
    if form is Form.URL:
        return address(cast("str", one)) == address(cast("str", other))
    if form is Form.RECORDS:
        ours, theirs = (set(map(identity, cast("tuple[Event, ...]", each))) for each in (one, other))
        return ours <= theirs or theirs <= ours
    if form in (Form.LINE, Form.PROSE):
        return _begins(cast("str", one), cast("str", other)) or _begins(cast("str", other), cast("str", one))
    return False


def _begins(cut: str, whole: str) -> bool:
    return is_cut(cut) and plain(whole).startswith(uncut(cut))


def _teasers(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield the events without a title that begin the summary of one page of their day, with that page."""
    days: defaultdict[object, list[Event]] = defaultdict(list)
    for event in events:
        if event.date is not None:
            days[event.date].append(event)
    for day in days.values():
        if any(event.title is None for event in day):
            pages = Pages(day)
            for event in day:
                found = pages.of(event) if event.title is None else ()
                if len(found) == 1 and _is_state_of(event, day[found[0]]):
                    yield event, day[found[0]]


def dropped_finding(record: Record, kept: Record) -> Finding:
    """Return the finding for a record that was dropped for a fuller state of it."""
    names = [each.name for each in declared(type(record))]
    alone = [name for name in names if getattr(record, name) not in (None, "", ()) and not getattr(kept, name)]
    more = f"; it alone had {', '.join(alone)}" if alone else ""
    message = f"{record.key}: a state of {kept.key} that says more was kept, and this one dropped{more}"
    return make("record.dropped", message, value=excerpt(record.key))


def similar_meetings(meetings: Iterable[Meeting]) -> Iterator[Finding]:
    """Yield a finding for meetings of one day that may be one: of one topic or address, or of one host and place."""
    alike: defaultdict[tuple[object, ...], list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        alike[meeting.date, "topic", plain(meeting.topic)].append(meeting)
        if meeting.url is not None:
            alike[meeting.date, "address", address(meeting.url)].append(meeting)
        if meeting.host_organisation is not None and meeting.location is not None:
            place = plain(meeting.host_organisation), plain(meeting.location)
            alike[meeting.date, "host and location", *place].append(meeting)
    seen: set[tuple[str, ...]] = set()
    for (_, what, *_), group in alike.items():
        keys = tuple(dict.fromkeys(meeting.key for meeting in group))
        if len(keys) > 1 and keys not in seen:
            seen.add(keys)
            more = f" and {len(keys) - 3} more" if len(keys) > 3 else ""
            message = f"{keys[0]}: may be one meeting with {', '.join(keys[1:3])}{more}, by day and {what}"
            yield make("record.similar", message, value=excerpt(keys[0]))
