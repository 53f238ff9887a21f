"""The rules of links, each as its sentence says it: every record is compared with every other, nothing is indexed."""

from collections.abc import Iterable, Sequence

import attrs

from stemtaskforce import Event, ListingRow, Meeting, MeetingKind, Record, Taskforce
from stemtaskforce.search import searched

ELLIPSES = ("...", "…")


def plain(text: str | None) -> str:
    """A text as it is compared, without an ellipsis."""
    text = text or ""
    for ellipsis_ in ELLIPSES:
        text = text.removesuffix(ellipsis_)
    return " ".join(searched(text).split())


def is_cut(text: str | None) -> bool:
    """Whether the site cut a text."""
    return (text or "").endswith(ELLIPSES)


def starts(text: str, start: str, *, cut: bool = False) -> bool:
    """Whether a text starts with another, up to the end of a word or, if that was cut, anywhere."""
    behind = text[len(start) : len(start) + 1]
    return start != "" and text.startswith(start) and (cut or not behind.isalnum())


def bare(name: str) -> str:
    """A name as it is compared, without a final parenthesis."""
    whole = plain(name)
    if whole.endswith(")") and "(" in whole:
        return whole[: whole.rindex("(")].rstrip() or whole
    return whole


def same_address(one: Record, other: Record) -> bool:
    """Whether two records are equal but for the scheme and `www.` of their addresses."""

    def values(record: Record) -> list[object]:
        found: list[object] = [type(record)]
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            if field.name == "url" and value is not None:
                value = value.lower().split("://", 1)[1].removeprefix("www.")
            elif field.name == "events":
                value = [values(event) for event in value or ()]
            found.append(value)
        return found

    return values(one) == values(other)


def one_of_each(records: Sequence[Record]) -> list[Record]:
    """The records without those that are one with an earlier one (of no address that is preferred)."""
    kept: list[Record] = []
    for record in records:
        if not any(same_address(record, other) for other in kept):
            kept.append(record)
    return kept


def named(taskforces: Iterable[Taskforce], name: str) -> list[Taskforce]:
    """The taskforces of a name, whole; else without a parenthesis."""
    whole = [each for each in taskforces if plain(each.name) == name]
    return whole or [each for each in taskforces if bare(each.name) == name]


def by_topic(topic: str, taskforces: list[Taskforce]) -> list[Taskforce]:
    """The taskforces whose name a topic equals, or the longest that it starts with."""
    text = plain(topic)
    for name in (text, bare(topic), *(text[:end] for end in range(len(text) - 1, 0, -1))):
        if starts(text, name) and (found := named(taskforces, name)):
            return found
    return []


def in_words(topic: str, taskforces: list[Taskforce]) -> list[Taskforce]:
    """The taskforces whose name is somewhere in a topic, in whole words."""
    text = plain(topic)
    begins = [start for start in range(len(text)) if start == 0 or not text[start - 1].isalnum()]
    return [each for each in taskforces if any(starts(text[start:], bare(each.name)) for start in begins)]


def taskforces_for(meeting: Meeting, taskforces: list[Taskforce], meetings: list[Meeting]) -> list[Taskforce]:
    """The taskforces that a meeting fits equally well."""
    if fitting := by_topic(meeting.topic, taskforces):
        return fitting
    taken = [found[0] for each in meetings if len(found := by_topic(each.topic, taskforces)) == 1]
    here = [
        each
        for each in taskforces
        if each not in taken and each.country is not None and each.country == meeting.country
    ]
    if meeting.kind is not MeetingKind.TASKFORCE_MEETING or not here:
        return []
    words = in_words(meeting.topic, taskforces)
    if not words:
        return here
    return [each for each in here if len(words) == 1 and each in words]


def starts_alike(one: Event, other: Event) -> bool:
    """Whether a text of one begins one of the other, or the other way round."""
    ours, theirs = ([plain(each.summary), plain(each.title)] for each in (one, other))
    return any(a and b and (a.startswith(b) or b.startswith(a)) for a in ours for b in theirs)


def pages_of(teaser: Event, publications: Iterable[Event]) -> list[Event]:
    """The pages of the same day whose summary begins with a teaser, unless both name publishers that differ."""
    text, publisher = plain(teaser.summary), plain(teaser.publisher)

    def may_be(page: Event) -> bool:
        other = plain(page.publisher)
        return (
            teaser.publisher is None
            or page.publisher is None
            or starts(other, publisher, cut=is_cut(teaser.publisher))
            or starts(publisher, other, cut=is_cut(page.publisher))
        )

    same_day = [each for each in publications if each.date == teaser.date and each.title is not None]
    return [each for each in same_day if text and plain(each.summary).startswith(text) and may_be(each)]


def publications_for(event: Event, publications: list[Event]) -> list[Event]:
    """The publications that a teaser fits equally well."""
    if event.date is None or event.publisher is None:
        return []
    publisher, cut = plain(event.publisher), is_cut(event.publisher)
    fitting = [
        each
        for each in publications
        if each.date == event.date and starts(" ".join(searched(each.publisher or "").split()), publisher, cut=cut)
    ]
    if len(fitting) > 1:
        found: list[Event] = []
        for each in fitting:
            pages = pages_of(each, publications) if each.title is None else []
            if len(pages) == 1:
                found.append(pages[0])
            elif not any(page in fitting for page in pages):
                found.append(each)
        fitting = [each for each in publications if each in found]
    alike = [each for each in fitting if starts_alike(event, each)]
    return alike if len(fitting) > 1 and len(alike) == 1 else fitting


def rows_for(taskforce: Taskforce, rows: Iterable[ListingRow]) -> list[ListingRow]:
    """The rows of a taskforce: of its day, and of an organisation that is alike."""

    def forms(name: str) -> set[str]:
        return {plain(name)} if is_cut(name) else {plain(name), bare(name)}

    def begins(one: str, other: str) -> bool:
        return any(starts(text, form, cut=is_cut(one)) for form in forms(one) for text in forms(other))

    ours = taskforce.requesting_organisation
    return [
        row
        for row in rows
        if row.start_date == taskforce.start_date is not None
        and ours is not None
        and (theirs := row.requesting_organisation) is not None
        and (begins(ours, theirs) or begins(theirs, ours))
    ]
