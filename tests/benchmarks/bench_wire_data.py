"""The records that the wire is measured with: the same on every machine, a third of them of each kind of text."""

import datetime
import random
from collections.abc import Sequence

from stemtaskforce import Event, Meeting, MeetingKind, Record, Taskforce

WORDS = (
    "skills demand industry education regional partners programme engineering technology pact students teachers labour "
    "market national strategy employers schools support capacity network report study digital growth policy"
).split()
ACCENTED = (
    "Sønderjylland Ærø Łódź Zürich Île-de-France Curaçao España Öresund Gdańsk Málaga Besançon Düsseldorf Tromsø Győr "
    "Székesfehérvár Čačak Škoda Žilina naïve façade Ελλάδα Θεσσαλονίκη"
).split()
COUNTRIES = "DK NO EE FR HU NL DE ES PL GR GB EU".split()
CATEGORIES = ("Policy and strategy", "Reports and studies", "Tools", "News", "Monitoring instrument")

PLAIN, TYPOGRAPHIC, ACCENTS = range(3)
ALL_KINDS = (PLAIN, TYPOGRAPHIC, ACCENTS)


def sentence(chance: random.Random, words: int, kind: int) -> str:
    """Words of one kind of text: ASCII, quoted and dashed, or with accents."""
    picked = [chance.choice(WORDS) for _ in range(words)]
    if kind == TYPOGRAPHIC:
        picked[1], picked[3] = f'"{picked[1]}"', f"“{picked[3]}”"
        picked[5], picked[7] = f"{picked[5]} –", f"{picked[7]}’s"
    elif kind == ACCENTS:
        for place in range(1, words, 4):
            picked[place] = chance.choice(ACCENTED)
    return " ".join(picked)


def prose(chance: random.Random, sentences: int, kind: int) -> str:
    """Sentences, apart by paragraphs where the text is typographic."""
    between = "\n\n" if kind == TYPOGRAPHIC else " "
    return between.join(sentence(chance, chance.randint(14, 24), kind) + "." for _ in range(sentences))


def taskforces(count: int, kinds: Sequence[int] = ALL_KINDS) -> list[Taskforce]:
    """Taskforces with six events each; the kinds of text take turns."""
    chance = random.Random(7)  # noqa: S311 - the same each time is what is wanted
    made: list[Taskforce] = []
    for number in range(count):
        kind = kinds[number % len(kinds)]
        start = datetime.date(2013, 1, 1) + datetime.timedelta(chance.randrange(4_000))
        events = [
            Event(
                date=start + datetime.timedelta(30 * place),
                category=chance.choice(CATEGORIES),
                publisher=sentence(chance, 9, kind),
                summary=sentence(chance, chance.randint(16, 26), kind) + "...",
                url=f"https://www.stemcoalition.eu/publications/{number}-{place}",
            )
            for place in range(6)
        ]
        made.append(
            Taskforce(
                name=f"{sentence(chance, 9, kind)} {number}",
                requesting_organisation=sentence(chance, 9, kind),
                country=chance.choice(COUNTRIES),
                start_date=start,
                status=chance.choice(("ongoing", "finalised")),
                background=prose(chance, 3, kind),
                objectives=prose(chance, 3, kind),
                results=prose(chance, 4, kind),
                events=events,
                url=f"https://www.stemcoalition.eu/taskforces/{number}",
            )
        )
    return made


def meetings(count: int, kinds: Sequence[int] = ALL_KINDS) -> list[Meeting]:
    """Meetings with all their fields; the kinds of text take turns."""
    chance = random.Random(8)  # noqa: S311 - the same each time is what is wanted
    made: list[Meeting] = []
    for number in range(count):
        kind = kinds[number % len(kinds)]
        day = datetime.date(2013, 1, 1) + datetime.timedelta(chance.randrange(4_000))
        made.append(
            Meeting(
                title=f"EU STEM Coalition - {sentence(chance, 9, kind)} {number}",
                date=day,
                end_date=day + datetime.timedelta(1) if number % 3 == 0 else None,
                time=datetime.time(number % 12 + 8, 30) if number % 2 else None,
                kind=chance.choice([*MeetingKind]),
                host_organisation=sentence(chance, 9, kind),
                country=chance.choice(COUNTRIES),
                location=sentence(chance, 9, kind),
                summary=prose(chance, 1, kind),
                objective=prose(chance, 1, kind),
                description=prose(chance, 3, kind),
                next_steps=prose(chance, 1, kind),
                url=f"https://www.stemcoalition.eu/meetings/{number}",
            )
        )
    return made


def events(count: int, kinds: Sequence[int] = ALL_KINDS) -> list[Event]:
    """Publications that stand alone, with a paragraph each; the kinds of text take turns."""
    chance = random.Random(9)  # noqa: S311 - the same each time is what is wanted
    return [
        Event(
            date=datetime.date(2013, 1, 1) + datetime.timedelta(chance.randrange(4_000)),
            category=chance.choice(CATEGORIES),
            publisher=sentence(chance, 9, kinds[number % len(kinds)]),
            summary=sentence(chance, 20, kinds[number % len(kinds)]) + "...",
            title=sentence(chance, 9, kinds[number % len(kinds)]),
            country=chance.choice(COUNTRIES),
            url=f"https://www.stemcoalition.eu/publications/{number}",
        )
        for number in range(count)
    ]


def mixed(count: int) -> list[Record]:
    """Taskforces, meetings and publications by turns."""
    third = count // 3
    return [each for group in zip(taskforces(third), meetings(third), events(third), strict=True) for each in group]
