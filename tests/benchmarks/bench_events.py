# ruff: noqa: S311 - the data is drawn, and is the same every time
"""The events and the linked records that timeline, queries and look-up are measured with: the same on every machine."""

import random
from collections.abc import Sequence
from functools import cache

import attrs
from pendulum import Date

from stemtaskforce import Country, Event, Meeting, Record, Taskforce

__all__ = ["ACCENTS", "DAYS", "GREEK", "PLAIN", "SIZES", "make_events", "make_linked", "million_events"]

#: As many as 15 years have.
DAYS = 5_475
SIZES = (1_000, 10_000, 100_000, 1_000_000)

CATEGORIES = [None, "News", "Tools", "Reports and studies", "Policy and strategy", "Monitoring instrument"]
COUNTRIES = [None, *list(Country)[:40]]
PUBLISHERS = [f"Publisher {number}" for number in range(200)]
PLAIN = "the national strategy for science and technology was presented to schools and companies".split()
ACCENTS = "den nasjonale strategien på Óbuda ble lagt fram for næringslivet i København École française".split()
GREEK = "η εθνική στρατηγική για την τεχνολογία παρουσιάστηκε στα σχολεία και στις επιχειρήσεις".split()


def make_events(n: int, words: Sequence[str], chance: random.Random, days: int = DAYS) -> list[Event]:
    """Events over 15 years, or another number of days, with teasers as long as those of the site."""
    drawn = zip(
        make_days(n, chance, days),
        chance.choices(CATEGORIES, k=n),
        chance.choices(PUBLISHERS, k=n),
        chance.choices(COUNTRIES, k=n),
        strict=True,
    )
    return [
        Event(date=day, category=category, publisher=publisher, summary=sentence(words, 25, chance), country=country)
        for day, category, publisher, country in drawn
    ]


def make_days(n: int, chance: random.Random, days: int = DAYS) -> list[Date]:
    """Days, drawn from so many."""
    first = Date(2000, 1, 1).toordinal()
    return [Date.fromordinal(first + chance.randrange(days)) for _ in range(n)]


def sentence(words: Sequence[str], count: int, chance: random.Random) -> str:
    """Some words, drawn."""
    return " ".join(chance.choices(words, k=count))


@cache
def million_events() -> list[Event]:
    """A million events, made once for all that is measured in one process."""
    return make_events(SIZES[-1], PLAIN, random.Random(2016))


def make_linked(n: int, chance: random.Random) -> list[Record]:
    """Dossiers with teasers, meetings of which half name one, and publications that a third of the teasers point to."""
    publications = [
        attrs.evolve(each, publisher=f"{each.publisher} of {sentence(PLAIN, 3, chance)}", title=f"Report {place}")
        for place, each in enumerate(make_events(n // 5, PLAIN, chance))
    ]
    taskforces: list[Taskforce] = []
    for place in range(n // 50):
        teasers = [
            Event(date=each.date, publisher=f"{each.publisher[:20].rstrip()}...", summary=f"{each.summary[:80]}...")
            for each in chance.choices(publications, k=5)
            if each.publisher
        ]
        name = f"{sentence(PLAIN, 4, chance)} pact {place}"
        country = chance.choice(COUNTRIES)
        taskforces.append(Taskforce(name=name, country=country, events=[*teasers, *make_events(10, PLAIN, chance)]))
    meetings: list[Meeting] = []
    for place, day in enumerate(make_days(n - len(publications) - len(taskforces) * 16, chance)):
        topic = chance.choice(taskforces).name if place % 2 else f"{sentence(PLAIN, 6, chance)} {place}"
        title = f"EU STEM Coalition - Taskforce meeting: {topic}"
        meetings.append(Meeting(title=title, date=day, country=chance.choice(COUNTRIES)))
    return [*publications, *taskforces, *meetings]
