"""Which records belong together, found from what they say, each link with its reason.

Pages of the site name each other in words, not by address: a meeting's title has the taskforce's name, a teaser has
the beginning of a publication. The rules are few and never guess: names compare folded, the more exact of two
fits wins, and between equal ones nothing is linked, which is a finding too. Here are the rules, as functions of
records; a `Catalog` asks them once and remembers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
from pendulum import Date

from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, ListingRow, Meeting, MeetingKind, Taskforce
from stemtaskforce.text import excerpt, fold

__all__ = ["Link", "by_date", "completed", "link_event", "link_meetings"]

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
    settled = {fitting[0] for fitting in fits.values() if len(fitting) == 1}
    links: dict[Meeting, Link] = {}
    for meeting, fitting in fits.items():
        if fitting:
            reason = f"as its topic {excerpt(meeting.topic)} names it"
            links[meeting] = _link(meeting, names.at(fitting), "link.by-topic", reason)
        elif free := names.of_country(meeting, settled):
            reason = f"as the only taskforce of {meeting.country} that it can belong to"
            links[meeting] = _link(meeting, names.at(free), "link.by-country", reason)
    return links


def _link(source: Meeting | Event, targets: Sequence[Taskforce | Event], code: str, reason: str) -> Link:
    if len(targets) == 1:
        return Link(source, targets[0], make(code, f"{source.key}: belongs to {targets[0].key}, {reason}"))
    keys = " and ".join(target.key for target in targets[:3])
    message = f"{source.key}: fits {len(targets)} equally well, so none was linked: {keys}"
    return Link(source, None, make("link.ambiguous", message))


class _Names:
    """The names of taskforces, folded, whole and without a final parenthesis; taskforces go by their place."""

    def __init__(self, taskforces: Iterable[Taskforce]) -> None:
        self.taskforces = list(taskforces)
        self._whole: defaultdict[str, list[int]] = defaultdict(list)
        self._bare: defaultdict[str, list[int]] = defaultdict(list)
        self._in_country: defaultdict[str, list[int]] = defaultdict(list)
        for place, taskforce in enumerate(self.taskforces):
            whole, bare = _forms(taskforce.name)
            self._whole[whole].append(place)
            self._bare[bare].append(place)
            if taskforce.country is not None:
                self._in_country[taskforce.country].append(place)

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

    def of_country(self, meeting: Meeting, settled: set[int]) -> Sequence[int]:
        """The taskforces of a meeting's country that have no meeting by topic, unless the topic names another."""
        if meeting.kind is not MeetingKind.TASKFORCE_MEETING or meeting.country is None:
            return ()
        free = [place for place in self._in_country.get(meeting.country, ()) if place not in settled]
        if not free:
            return ()
        topic = _plain(meeting.topic)
        named = {place for bare, places in self._bare.items() if _has_words(topic, bare) for place in places}
        return [place for place in free if named <= {place}]


def _forms(name: str) -> tuple[str, str]:
    """The folded name, uncut, and it without a parenthesis at its end."""
    whole = _uncut(name)
    bare = whole[: whole.rindex("(")].rstrip() if whole.endswith(")") and "(" in whole else whole
    return whole, bare or whole


def _has_words(text: str, words: str) -> bool:
    at = text.find(words)
    while at >= 0:
        if (at == 0 or not text[at - 1].isalnum()) and _starts(text[at:], words):
            return True
        at = text.find(words, at + 1)
    return False


def _starts(text: str, start: str) -> bool:
    """Whether a text starts with another that ends where a word does."""
    return text.startswith(start) and not text[len(start) : len(start) + 1].isalnum()


def by_date(publications: Iterable[Event]) -> dict[Date, list[Event]]:
    """Sort out publications by date, for `link_event`; those without one are left out."""
    days: defaultdict[Date, list[Event]] = defaultdict(list)
    for publication in publications:
        if publication.date is not None:
            days[publication.date].append(publication)
    return dict(days)


def link_event(event: Event, publications: Mapping[Date, Sequence[Event]]) -> Link | None:
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
    fitting = [
        each
        for each in publications.get(event.date, ())
        if start and (str.startswith if is_cut else _starts)(_plain(each.publisher or ""), start)
    ]
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
    starts with the other, without case, accents and a final parenthesis. What rows tell differently is not filled.

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
    for taskforce in taskforces:
        fitting = [row for row in rows if _is_of(row, taskforce)]
        countries = {row.country for row in fitting if row.country is not None}
        statuses = {row.status for row in fitting if row.status is not None}
        yield attrs.evolve(
            taskforce,
            country=taskforce.country or (countries.pop() if len(countries) == 1 else None),
            status=taskforce.status or (statuses.pop() if len(statuses) == 1 else None),
        )


def _is_of(row: ListingRow, taskforce: Taskforce) -> bool:
    ours, theirs = taskforce.requesting_organisation, row.requesting_organisation
    if taskforce.start_date is None or taskforce.start_date != row.start_date or ours is None or theirs is None:
        return False
    return any(_starts(a, b) or _starts(b, a) for a in _forms(ours) for b in _forms(theirs))
