"""The link between two records, and which taskforce a meeting belongs to.

Pages of the site name each other in words, not by address: a meeting's title has the taskforce's name. The rules are
few and never guess: the more exact of two fits wins, and between equal ones nothing is linked, which is a finding.
Each is a function of records, which a `Catalog` calls once and caches. Publications are for `publications`,
rows of listings for `listings`.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

import attrs

from stemtaskforce.catalog.naming import Beginnings, forms, plain, starts
from stemtaskforce.countries import Country
from stemtaskforce.findings import Finding, make
from stemtaskforce.model import Event, Meeting, MeetingKind, Taskforce
from stemtaskforce.shown import Shown, one_line
from stemtaskforce.text import excerpt

__all__ = ["Link", "by_taskforce", "link", "link_meetings"]

#: How many of the records that fit equally well a finding names.
_NAMED = 3

#: The words of each reason.
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "link.by-topic": "as its topic {topic} names it",
        "link.by-country": "as the only taskforce of {country} that it can belong to",
        "link.by-date": "as date and publisher are the same",
    }
)


@attrs.frozen
class Reason:
    """Why records are linked, or not, before it is put in words: links may be a million, of which few are shown.

    Args:
        code: `link.by-topic`, `link.by-country`, `link.by-date` or `link.ambiguous`.
        candidates: The first of several that fit equally well; `()` where there is a target.
        fitting: How many fit.
    """

    code: str
    candidates: tuple[Taskforce | Event, ...] = ()
    fitting: int = 1


@attrs.frozen(eq=False, repr=False)
class Link(Shown):
    """That one record belongs to another, and why.

    Args:
        source: The meeting, or the event of a taskforce.
        target: The taskforce, or the publication; `None` where several fit equally well.
        finding: The reason: `link.by-topic`, `link.by-country`, `link.by-date` or `link.ambiguous`.

    Example:
        >>> meeting = Meeting(title="Taskforce Meeting: Danish Technology Pact", date="2017-03-01")
        >>> [link] = link_meetings([Taskforce(name="Danish Technology Pact")], [meeting])
        >>> link.target.name, link.code, link.finding.severity.value
        ('Danish Technology Pact', 'link.by-topic', 'info')
    """

    source: Meeting | Event
    target: Taskforce | Event | None
    _reason: Finding | Reason = attrs.field(alias="finding")

    __match_args__ = ("source", "target", "finding")

    @property
    def code(self) -> str:
        """The code of the finding."""
        return self._reason.code

    @property
    def finding(self) -> Finding:
        """The reason in words, made when it is asked for."""
        reason = self._reason
        return reason if isinstance(reason, Finding) else make(reason.code, _words(self.source, self.target, reason))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Link):
            return NotImplemented
        ours, theirs = (self.source, self.target, self.code), (other.source, other.target, other.code)
        return ours == theirs and self.finding == other.finding

    def __hash__(self) -> int:
        return hash((self.source, self.target, self.code))

    def __repr__(self) -> str:
        return one_line("Link", [("source", self.source), ("target", self.target), ("finding", self.finding)])


def _words(source: Meeting | Event, target: Taskforce | Event | None, reason: Reason) -> str:
    if target is None:
        keys = " and ".join(each.key for each in reason.candidates)
        return f"{source.key}: fits {reason.fitting} equally well, so none was linked: {keys}"
    topic, country = (source.topic, source.country) if isinstance(source, Meeting) else ("", None)
    words = _REASONS[reason.code].format(topic=excerpt(topic), country=country)
    return f"{source.key}: belongs to {target.key}, {words}"


#: The reasons for the only one that fits: one object for a million links.
_ALONE: Mapping[str, Reason] = MappingProxyType({code: Reason(code) for code in _REASONS})


def link(source: Meeting | Event, code: str, targets: Iterable[Taskforce | Event], n: int) -> Link:
    """Return the link to the only one of `n` targets, or the one without a target where there are several."""
    if n == 1:
        return Link(source, next(iter(targets)), _ALONE[code])
    # All taskforces of a country may fit each of its meetings, so of many only the first are looked at.
    return Link(source, None, Reason("link.ambiguous", tuple(islice(targets, _NAMED)), n))


def link_meetings(taskforces: Iterable[Taskforce], meetings: Iterable[Meeting]) -> tuple[Link, ...]:
    """Find the taskforce of each meeting.

    A meeting belongs to the taskforce whose name its topic equals, or else starts with. A taskforce that has no
    meeting so gets the taskforce meetings of its country whose topic names no other taskforce.

    Args:
        taskforces: All taskforces that are known, in order, none of them twice.
        meetings: The meetings, in order.

    Returns:
        The link of each meeting that has one, in the order of the meetings.

    Example:
        >>> link_meetings([], [Meeting(title="Oslo", date="2018-08-20")])
        ()
    """
    names = _Names(taskforces)
    held = list(meetings)
    # Parallel lists, and each topic looked up once: the garbage collector goes through every tuple that is made here.
    topics = [meeting.topic for meeting in held]
    fits = {topic: names.fitting(topic) for topic in dict.fromkeys(topics)}
    free = names.by_country(but={fitting[0] for fitting in fits.values() if len(fitting) == 1})
    links: list[Link] = []  # not by meeting, as the hash of a meeting takes all its texts
    for meeting, topic in zip(held, topics, strict=True):
        if fitting := fits[topic]:
            links.append(link(meeting, "link.by-topic", map(names.taskforces.__getitem__, fitting), len(fitting)))
        elif possible := _of_country(meeting, topic, free, names):
            links.append(link(meeting, "link.by-country", possible, len(possible)))
    return tuple(links)


def by_taskforce(links: Iterable[Link]) -> Mapping[Taskforce, tuple[Meeting, ...]]:
    """Return the linked meetings by taskforce, each in their order."""
    # Hashing a taskforce hashes its events: done once, not for each of its meetings.
    found: defaultdict[int, list[Meeting]] = defaultdict(list)
    taskforces: dict[int, Taskforce] = {}
    for each in links:
        if isinstance(each.target, Taskforce) and isinstance(each.source, Meeting):
            taskforces[id(each.target)] = each.target
            found[id(each.target)].append(each.source)
    return {taskforces[place]: tuple(meetings) for place, meetings in found.items()}


def _of_country(
    meeting: Meeting, topic: str, free: Mapping[Country, Mapping[int, Taskforce]], names: "_Names"
) -> Collection[Taskforce]:
    """Return the taskforces of a meeting's country without a meeting by topic, unless the topic names another."""
    here = None if meeting.country is None else free.get(meeting.country)
    if meeting.kind is not MeetingKind.TASKFORCE_MEETING or not here:
        return ()
    named = names.in_words(topic)
    # Of the named it can only be one that is named alone.
    return [here[place] for place in named if len(named) == 1 and place in here] if named else here.values()


class _Names:
    """The names of taskforces in the compared form, whole and without a final parenthesis; taskforces by place."""

    def __init__(self, taskforces: Iterable[Taskforce]) -> None:
        self.taskforces = list(taskforces)
        self._whole: defaultdict[str, list[int]] = defaultdict(list)
        self._bare: defaultdict[str, list[int]] = defaultdict(list)
        for place, taskforce in enumerate(self.taskforces):
            whole, bare = forms(taskforce.name)
            self._whole[whole].append(place)
            self._bare[bare].append(place)
        # A whole name wins over one without its parenthesis.
        self._named: Mapping[str, Sequence[int]] = {**self._bare, **self._whole}
        self._all = Beginnings(self._named)
        self._all_bare = Beginnings(self._bare)
        self._first_words = {_first_word(name) for name in self._bare}

    def by_country(self, *, but: Container[int]) -> Mapping[Country, Mapping[int, Taskforce]]:
        """Return the taskforces of each country by their place, but those at some places."""
        countries: defaultdict[Country, dict[int, Taskforce]] = defaultdict(dict)
        for place, taskforce in enumerate(self.taskforces):
            if taskforce.country is not None and place not in but:
                countries[taskforce.country][place] = taskforce
        return dict(countries)

    def fitting(self, topic: str) -> Sequence[int]:
        """Return the taskforces whose name the topic equals, or else the longest that it starts with."""
        whole, bare = forms(topic)
        if found := self._named.get(whole) or self._named.get(bare):
            return found
        begin = (name for name in self._all.that_begin(whole) if starts(whole, name, anywhere=False))
        return self._named.get(next(begin, ""), ())

    def in_words(self, topic: str) -> set[int]:
        """Return the taskforces whose name, without a final parenthesis, is in a topic in whole words."""
        text = plain(topic)
        ends = (text[start:] for start in _word_starts(text, self._first_words))
        names = (name for end in ends for name in self._all_bare.that_begin(end) if starts(end, name, anywhere=False))
        return {place for name in names for place in self._bare[name]}


#: The characters for which `str.isalnum` is true.
_WORD = re.compile(r"[^\W_]+")


def _first_word(name: str) -> str:
    """Return the word that a name begins with, `""` if that is another sign."""
    word = _WORD.match(name)
    return word[0] if word else ""


def _word_starts(text: str, words: Container[str]) -> Iterator[int]:
    """Yield the places in a text where some of the words begin, and those of other signs if `""` is among them."""
    yield from (word.start() for word in _WORD.finditer(text) if word[0] in words)
    if "" in words:
        yield from (
            at for at, sign in enumerate(text) if not sign.isalnum() and (at == 0 or not text[at - 1].isalnum())
        )
