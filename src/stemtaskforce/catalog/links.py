"""Which records belong together, found from what they say, each link with its reason.

Pages of the site name each other in words, not by address: a meeting's title has the taskforce's name, a teaser has
the beginning of a publication. The rules are few and never guess: names compare folded, the more exact of two
fits wins, and between equal ones nothing is linked, which is a finding too. Here are the rules, as functions of
records; a `Catalog` asks them once and remembers.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import attrs
from pendulum import Date

from stemtaskforce.countries import Country
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, ListingRow, Meeting, MeetingKind, Taskforce
from stemtaskforce.text import excerpt, fold

__all__ = ["Link", "by_date", "by_taskforce", "completed", "link_event", "link_meetings"]

_ELLIPSES = ("...", "…")


@attrs.frozen
class Link:
    """That one record belongs to another, and why.

    Args:
        source: The meeting, or the event of a taskforce.
        target: The taskforce, or the publication; `None` where several fit equally well.
        finding: The reason: `link.by-topic`, `link.by-country`, `link.by-date` or `link.ambiguous`.

    Example:
        >>> meeting = Meeting(title="Taskforce Meeting: Danish Technology Pact", date="2017-03-01")
        >>> link = link_meetings([Taskforce(name="Danish Technology Pact")], [meeting])[meeting]
        >>> link.target.name, link.finding.code
        ('Danish Technology Pact', 'link.by-topic')
    """

    source: Meeting | Event
    target: Taskforce | Event | None
    finding: Finding


def link_meetings(taskforces: Iterable[Taskforce], meetings: Iterable[Meeting]) -> dict[Meeting, Link]:
    """Find the taskforce of each meeting.

    A meeting belongs to the taskforce whose name its topic equals, or else starts with. A taskforce that has no
    meeting so gets the taskforce meetings of its country whose topic names no other taskforce.

    Args:
        taskforces: All taskforces that are known, in order.
        meetings: The meetings, in order.

    Returns:
        The link of each meeting that has one, in the order of the meetings.

    Example:
        >>> link_meetings([], [Meeting(title="Oslo", date="2018-08-20")])
        {}
    """
    names = _Names(taskforces)
    given = list(meetings)
    fits = {meeting: names.fitting(meeting.topic) for meeting in given}
    free = names.by_country(but={fitting[0] for fitting in fits.values() if len(fitting) == 1})
    links: dict[Meeting, Link] = {}
    for meeting, fitting in fits.items():
        if fitting:
            reason = f"as its topic {excerpt(meeting.topic)} names it"
            links[meeting] = _link(meeting, names.at(fitting), "link.by-topic", reason)
        elif possible := _of_country(meeting, free, names):
            reason = f"as the only taskforce of {meeting.country} that it can belong to"
            links[meeting] = _link(meeting, possible, "link.by-country", reason)
    return links


def by_taskforce(links: Iterable[Link]) -> Mapping[Taskforce, tuple[Meeting, ...]]:
    """Sort out linked meetings by their taskforce, each in their order."""
    meetings: defaultdict[Taskforce, list[Meeting]] = defaultdict(list)
    for link in links:
        if isinstance(link.target, Taskforce) and isinstance(link.source, Meeting):
            meetings[link.target].append(link.source)
    return {taskforce: tuple(some) for taskforce, some in meetings.items()}


def _of_country(
    meeting: Meeting, free: Mapping[Country, Mapping[int, Taskforce]], names: "_Names"
) -> Collection[Taskforce]:
    """The taskforces of a meeting's country that have no meeting by topic, unless the topic names another."""
    here = None if meeting.country is None else free.get(meeting.country)
    if meeting.kind is not MeetingKind.TASKFORCE_MEETING or not here:
        return ()
    named = names.in_words(meeting.topic)
    # Of the named it can only be one that is named alone.
    return [here[place] for place in named if len(named) == 1 and place in here] if named else here.values()


def _link(source: Meeting | Event, targets: Collection[Taskforce | Event], code: str, reason: str) -> Link:
    # All taskforces of a country may fit each of its meetings, so of many only the first are looked at.
    first = list(islice(targets, 3))
    if len(targets) == 1:
        return Link(source, first[0], make(code, f"{source.key}: belongs to {first[0].key}, {reason}"))
    keys = " and ".join(target.key for target in first)
    message = f"{source.key}: fits {len(targets)} equally well, so none was linked: {keys}"
    return Link(source, None, make("link.ambiguous", message))


class _Names:
    """The names of taskforces, folded, whole and without a final parenthesis; taskforces go by their place."""

    def __init__(self, taskforces: Iterable[Taskforce]) -> None:
        self.taskforces = list(taskforces)
        self._whole: defaultdict[str, list[int]] = defaultdict(list)
        self._bare: defaultdict[str, list[int]] = defaultdict(list)
        for place, taskforce in enumerate(self.taskforces):
            whole, bare = _forms(taskforce.name)
            self._whole[whole].append(place)
            self._bare[bare].append(place)
        self._lengths = {*map(len, self._bare)}

    def by_country(self, *, but: Container[int]) -> Mapping[Country, Mapping[int, Taskforce]]:
        """The taskforces of each country by their place, but those at some places."""
        countries: defaultdict[Country, dict[int, Taskforce]] = defaultdict(dict)
        for place, taskforce in enumerate(self.taskforces):
            if taskforce.country is not None and place not in but:
                countries[taskforce.country][place] = taskforce
        return dict(countries)

    def at(self, places: Iterable[int]) -> list[Taskforce]:
        """The taskforces at some places."""
        return [self.taskforces[place] for place in places]

    def fitting(self, topic: str) -> Sequence[int]:
        """The taskforces whose name the topic equals, or else the longest that it starts with."""
        whole, bare = _forms(topic)
        ends = [end for end in range(len(whole) - 1, 0, -1) if not whole[end].isalnum()]
        for start in (whole, bare, *(whole[:end] for end in ends)):
            if found := self._whole.get(start) or self._bare.get(start):
                return found
        return ()

    def in_words(self, topic: str) -> set[int]:
        """The taskforces whose name, without a final parenthesis, stands in a topic in whole words."""
        text = _plain(topic)
        starts = [0, *(start for start in range(1, len(text)) if not text[start - 1].isalnum())]
        ends = [end for end in range(1, len(text) + 1) if not text[end : end + 1].isalnum()]
        # A look for every name would be one for each taskforce and meeting; a topic has few runs of words.
        runs = (text[start:end] for start in starts for end in ends if end - start in self._lengths)
        return {place for run in runs for place in self._bare.get(run, ())}


def _forms(name: str) -> tuple[str, str]:
    """The folded name, uncut, and it without a parenthesis at its end."""
    whole = _uncut(name)
    bare = whole[: whole.rindex("(")].rstrip() if whole.endswith(")") and "(" in whole else whole
    return whole, bare or whole


def _starts(text: str, start: str, *, is_cut: bool) -> bool:
    """Whether a text starts with another, which ends where a word does, or anywhere if it was cut."""
    return start != "" and text.startswith(start) and (is_cut or not text[len(start) : len(start) + 1].isalnum())


class _Publication(NamedTuple):
    event: Event
    publisher: str  # folded


def by_date(publications: Iterable[Event]) -> Mapping[Date, Sequence[_Publication]]:
    """Sort out publications by date, for `link_event`; those without one are left out."""
    days: defaultdict[Date, list[_Publication]] = defaultdict(list)
    for event in publications:
        if event.date is not None:
            days[event.date].append(_Publication(event, _plain(event.publisher or "")))
    return dict(days)


def link_event(event: Event, publications: Mapping[Date, Sequence[_Publication]]) -> Link | None:
    """Find the publication that an event of a taskforce points to.

    It has the same date and a publisher that starts like the event's; among several, its summary or title starts
    like the event's.

    Args:
        event: The event, as the timeline of a dossier has it: its publisher and summary may be cut.
        publications: Publications by date, see `by_date`.

    Returns:
        The link, without a target where several fit; `None` where none does.

    Example:
        >>> whole = Event(
        ...     date="2020-06-15", publisher="Government of the Netherlands / Dutch platform", title="Monitor"
        ... )
        >>> teaser = Event(date="2020-06-15", publisher="Government of the Netherlands / Du...")
        >>> link_event(teaser, by_date([whole])).target.title
        'Monitor'
    """
    if event.date is None or event.publisher is None:
        return None
    start = _uncut(event.publisher)
    is_cut = event.publisher.endswith(_ELLIPSES)
    known = publications.get(event.date, ())
    fitting = [each.event for each in known if _starts(each.publisher, start, is_cut=is_cut)]
    if len(fitting) > 1:
        alike = [each for each in fitting if _starts_alike(event, each)]
        fitting = alike if len(alike) == 1 else fitting
    reason = "as date and publisher are the same"
    return _link(event, fitting, "link.by-date", reason) if fitting else None


def _uncut(text: str) -> str:
    for ellipsis_ in _ELLIPSES:
        text = text.removesuffix(ellipsis_)
    return _plain(text)


def _plain(text: str) -> str:
    """Fold a text, apostrophes made one and white space, too."""
    return " ".join(fold(text.replace("’", "'")).split())


def _starts_alike(one: Event, other: Event) -> bool:
    ours, theirs = ([_uncut(text) for text in (each.summary, each.title or "")] for each in (one, other))
    return any(a and b and (a.startswith(b) or b.startswith(a)) for a in ours for b in theirs)


def completed(taskforces: Iterable[Taskforce], rows: Sequence[ListingRow]) -> Iterator[Taskforce]:
    """Fill the absent country and status of taskforces from rows of a listing.

    A row is of a taskforce when both have the same start date and their organisations are alike: equal, or one
    starts with the other, without case, accents and a final parenthesis; where the site cut one, perhaps inside a
    word, the other starts with what is left. What rows tell differently is not filled.

    Args:
        taskforces: The taskforces.
        rows: The rows.

    Yields:
        Each taskforce, with what was filled.

    Example:
        >>> pact = Taskforce(name="Pact", requesting_organisation="Óbuda University", start_date="2017-04-01")
        >>> row = ListingRow(start_date="2017-04-01", requesting_organisation="Obuda University", country="HU")
        >>> next(completed([pact], [row])).country.label
        'Hungary'
    """
    days: defaultdict[Date, list[_Row]] = defaultdict(list)
    for row in rows:
        if row.start_date is not None and row.requesting_organisation is not None:
            days[row.start_date].append(_Row(row, _Organisation.of(row.requesting_organisation)))
    for taskforce in taskforces:
        fitting = _rows_of(taskforce, days)
        countries = {row.country for row in fitting if row.country is not None}
        statuses = {row.status for row in fitting if row.status is not None}
        yield attrs.evolve(
            taskforce,
            country=taskforce.country or (countries.pop() if len(countries) == 1 else None),
            status=taskforce.status or (statuses.pop() if len(statuses) == 1 else None),
        )


class _Organisation(NamedTuple):
    """An organisation's name: its folded forms, and whether the site cut it."""

    forms: tuple[str, ...]
    is_cut: bool

    @classmethod
    def of(cls, name: str) -> "_Organisation":
        whole, bare = _forms(name)
        is_cut = name.endswith(_ELLIPSES)
        return cls((whole,) if is_cut or bare == whole else (whole, bare), is_cut)

    def is_alike(self, other: "_Organisation") -> bool:
        return self.begins(other) or other.begins(self)

    def begins(self, other: "_Organisation") -> bool:
        """Whether the other starts like this."""
        return any(_starts(text, form, is_cut=self.is_cut) for form in self.forms for text in other.forms)


class _Row(NamedTuple):
    row: ListingRow
    organisation: _Organisation


def _rows_of(taskforce: Taskforce, days: Mapping[Date, Sequence[_Row]]) -> list[ListingRow]:
    start, name = taskforce.start_date, taskforce.requesting_organisation
    if start is None or name is None or start not in days:
        return []
    ours = _Organisation.of(name)
    return [each.row for each in days[start] if ours.is_alike(each.organisation)]
