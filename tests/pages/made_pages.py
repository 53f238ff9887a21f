"""Pages made from records: each layout written by hand, apart from the reader, with and without noise.

A page is a list of lines; `Made` says which record or rows it was made from, how it is laid out, and which
of its lines are noise that a reader must hand back as unread. Texts are ones that cannot be mistaken for a
label, a date, a heading or an item of a list; all else may stand in them.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from pendulum import Date, Time

from stemtaskforce import Event, ListingRow, Meeting, MeetingKind, Taskforce, strategies
from stemtaskforce.countries import Country, named
from stemtaskforce.dates import find_date
from stemtaskforce.pages.layouts import NAVIGATION
from stemtaskforce.text import clean_line
from tests.pages.corpus import BOILERPLATE, FRAME, HEADINGS, LABELS

MONTHS = list(calendar.month_name)
DAYS = list(calendar.day_name)
KIND_WORDS = {
    MeetingKind.GENERAL_ASSEMBLY: ["General Assembly", "conference of the general assembly"],
    MeetingKind.THEMATIC_SESSION: ["Thematic session", "THEMATIC SESSION"],
    MeetingKind.WEBINAR: ["Webinar"],
    MeetingKind.CONFERENCE: ["Conference"],
    MeetingKind.KICK_OFF: ["Kick-off", "kick off"],
    MeetingKind.TASKFORCE_MEETING: ["EU STEM Coalition - Taskforce Meeting:", "Taskforce meeting"],
}
ALL_KIND_WORDS = "assembly session webinar conference kick taskforce task".split()


@dataclass(frozen=True)
class Made:
    """A page and what it was made from."""

    layout: str
    lines: Sequence[str]
    fields: Mapping[str, object] = field(default_factory=dict[str, object])
    listed: tuple[Event | ListingRow, ...] = ()
    noise: Sequence[str] = ()


# ------------------------------------------------------------------- texts


def nearly(text: str) -> str:
    """Reduce a text to its letters, so that labels that differ in case, signs and space are alike."""
    return re.sub(r"\W|and", "", text.casefold()).replace("iz", "is")


NEAR_LABELS = {nearly(label) for label in LABELS}


def is_plain(text: str) -> bool:
    """Return whether a text is prose for any reader: no label, date, bar, heading, mark of a list, foot or cut."""
    folded = text.casefold()
    return not (
        nearly(text.partition(":")[0]) in NEAR_LABELS
        or any(character in text for character in "@©<#*_[\\")
        or unicodedata.category(text[0]) == "Cf"
        or unicodedata.category(text[-1]) == "Cf"
        or len(text) < 3
        or " | " in f" {text} "
        or find_date(text)
        or find_date(f"1 {text}")
        or folded in FRAME
        or folded.startswith((*BOILERPLATE, "quick:", "the timeline below", "•", "- "))
        or any(words in folded for words in HEADINGS)
        or text[:1].isdigit()
        or text.endswith(("...", "…", ":"))
    )


def lines() -> SearchStrategy[str]:
    return strategies.lines().map(clean_line).filter(lambda text: bool(text) and is_plain(text))


def titles() -> SearchStrategy[str]:
    return lines().filter(_is_title)


def _is_title(text: str) -> bool:
    if not any(map(str.isalnum, text)):  # such as a row of signs, or code points that Unicode has not assigned yet
        return False
    folded = text.casefold()  # a word of menus is never a title
    return not any(word in folded for word in ALL_KIND_WORDS) and folded not in NAVIGATION and len(text) < 900


def places() -> SearchStrategy[str]:
    """Draw a place that leaves room for a country in a line of 1,000 characters."""
    return lines().filter(
        lambda text: "," not in text and len(text) < 900 and named(text.removesuffix(")").strip()) is None
    )


def blocks(least: int = 0, most: int = 3) -> SearchStrategy[tuple[str, ...]]:
    """Draw prose as blocks: lines, and lists of which no two stand together."""
    items = st.lists(st.tuples(st.sampled_from(["- ", "1. ", "12. "]), lines()).map("".join), min_size=1, max_size=3)
    listed = items.map("\n".join)
    return st.lists(lines() | listed, min_size=least, max_size=most).map(tuple).filter(_no_two_lists)


def _no_two_lists(drawn: tuple[str, ...]) -> bool:
    lists = [block.startswith("- ") or block[:1].isdigit() for block in drawn]
    return not any(one and other for one, other in pairwise(lists))


@st.composite
def teasers(draw: DrawFn) -> tuple[str, ...]:
    drawn = draw(blocks(0, 2))
    cut = draw(st.sampled_from(["", "...", "…"]))
    return (*drawn[:-1], drawn[-1] + cut) if drawn else ()


def prose(drawn: Sequence[str]) -> str:
    return "\n\n".join(drawn)


def as_lines(drawn: Sequence[str]) -> list[str]:
    return [line for block in drawn for line in block.split("\n")]


# ------------------------------------------------------------------- dates, as the site writes them


def days() -> SearchStrategy[Date]:
    return st.dates(Date(1000, 1, 1), Date(9998, 12, 1)).map(lambda day: Date(day.year, day.month, day.day))


def written(day: Date) -> SearchStrategy[str]:
    month, weekday = MONTHS[day.month], DAYS[calendar.weekday(day.year, day.month, day.day)]
    forms = [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{day.month:02}/{day.day:02}/{day.year}",
        f"{day.year}-{day.month:02}-{day.day:02}",
    ]
    return st.sampled_from([*forms, f"{forms[1]}."])


@st.composite
def spans(draw: DrawFn) -> tuple[dict[str, object], str]:
    """Draw a day, a range or a day with a time, and how it is written."""
    day = draw(days())
    text = draw(written(day))
    match draw(st.sampled_from(["day", "range", "short", "time"])):
        case "range":
            end = day.add(days=draw(st.integers(1, 20)))
            return {"date": day, "end_date": end}, f"{text.removesuffix('.')} to {draw(written(end))}"
        case "short" if day.day < 28:
            sign = draw(st.sampled_from(["–", "-", " + ", " – "]))
            end = day.add(days=1)
            return {"date": day, "end_date": end}, f"{day.day}{sign}{end.day} {MONTHS[day.month]} {day.year}"
        case "time":
            hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
            return {"date": day, "time": Time(hour, minute, 0)}, f"{text.removesuffix('.')} - {hour:02}:{minute:02}"
        case _:
            return {"date": day}, text


def country_names() -> SearchStrategy[tuple[Country, str]]:
    return st.sampled_from(Country).flatmap(lambda one: st.sampled_from([(one, one.label), (one, one.value)]))


# ------------------------------------------------------------------- pages


@st.composite
def timelines(draw: DrawFn) -> tuple[tuple[Event, ...], list[str]]:
    page: list[str] = []
    made: list[Event] = []
    for _ in range(draw(st.integers(0, 3))):
        category, publisher, teaser = draw(st.tuples(lines(), lines() | st.just("A | B"), teasers()))
        day = draw(st.none() | days())
        page += [draw(written(day))] if day else []
        page += [f"{category} | {publisher}", *as_lines(teaser)]
        made.append(Event(date=day, category=category, publisher=publisher, summary=prose(teaser)))
    return tuple(made), page


def _fact(label: str, value: str | None) -> list[str]:
    return [f"{label}:", *([value] if value else [])]


def _section(label: str, drawn: Sequence[str]) -> list[str]:
    return [f"{label}:", *as_lines(drawn)]


def _held(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value not in {None, "", ()}}


DOSSIER_HEAD = [
    "Taskforce Dossier",
    "Taskforce dossier",
    "What are Taskforces?",
    "Taskforces are the EU STEM Coalition's main instrument for help.",
]


@st.composite
def dossiers(draw: DrawFn) -> Made:
    """Draw a dossier of layout A or B."""
    name = draw(titles())
    organisation, day = draw(st.none() | lines()), draw(st.none() | days())
    events, timeline = draw(timelines())
    fields: dict[str, object] = {"name": name, "requesting_organisation": organisation, "start_date": day}
    head = [*DOSSIER_HEAD, name, "QUICK: taskforce dossier", name]
    facts = _fact("Requesting organisation", organisation)
    start = _fact("Start date", draw(written(day)) if day else None)
    end = [*([] if draw(st.booleans()) and timeline else ["The timeline below tells more."]), *timeline]
    # Without its introduction a timeline begins with a dated entry.
    end = end if not events or events[0].date else ["The timeline below tells more.", *timeline]
    if draw(st.booleans()):
        country = draw(st.none() | country_names())
        status = draw(st.sampled_from([None, "ongoing", "finalised"]))
        parts = {label: draw(blocks()) for label in ("Background", "Objectives", "Results")}
        fields |= {"country": country and country[0], "status": status, "events": events}
        fields |= {label.lower(): prose(drawn) for label, drawn in parts.items()}
        facts += [*_fact("Country", country[1] if country else None), *start, *_fact("Status", status)]
        sections = [line for label, drawn in parts.items() for line in _section(label, drawn)]
        return Made("A", [*head, *facts, *sections, *end], _held(fields))
    body = draw(blocks(0, 5)) if day else ()
    fields |= dict(zip(("background", "objectives"), body, strict=False))
    fields |= {"results": prose(body[2:]), "events": events}
    return Made("B", [*head, *facts, *start, *as_lines(body), *end], _held(fields))


@st.composite
def excerpts(draw: DrawFn) -> Made:
    """Draw a dossier of layout C, which has no title."""
    parts = {label: draw(blocks(1)) for label in ("Background", "Objectives", "Results")}
    page: list[str] = []
    for label, drawn in parts.items():
        first, *rest = as_lines(drawn)
        page += [f"{label}: {first}", *rest]
    fields = {label.lower(): prose(drawn) for label, drawn in parts.items()}
    return Made("C", page, fields)


@st.composite
def meeting_heads(draw: DrawFn, layout: str) -> tuple[dict[str, object], str]:
    """Draw a meeting's title and the kind that it names; without a label of its own, only that tells a meeting."""
    kind = draw(st.sampled_from([*([] if layout in {"M4", "M7", "M8"} else [None]), *KIND_WORDS]))
    title = draw(titles())
    if kind is not None:
        title = f"{draw(st.sampled_from(KIND_WORDS[kind]))} {title}"  # pyright: ignore[reportArgumentType]  # checked at run time
    return _held({"title": title, "kind": kind}), title


@st.composite
def meetings(draw: DrawFn) -> Made:
    """Draw a meeting of any layout that gives a record."""
    layout = draw(st.sampled_from(sorted(_MEETING_PAGES)))
    held, title = draw(meeting_heads(layout))
    span, text = draw(spans())
    fields, body = _MEETING_PAGES[layout](draw, text)
    if layout == "M7":
        held = {**held, "title": f"{title} - {text.removesuffix('.')}"}
        return Made(layout, [str(held["title"]), *body], _held(held | span | fields))
    return Made(layout, [title, title, *body], _held(held | span | fields))


def _place(draw: DrawFn) -> tuple[dict[str, object], list[str]]:
    """Draw a label of the country, or a location that ends in its name, or both that agree."""
    country, place = draw(country_names()), draw(places())
    if draw(st.booleans()):
        return {"country": country[0], "location": place}, [
            *_fact("Country", country[1]),
            *_fact("City & meeting location", place),
        ]
    location = f"{place}, {country[0].label}" if named(country[0].label) else place
    found = named(location.rpartition(",")[2])
    return {"country": found, "location": location}, ["Country:", *_fact("City & meeting location", location)]


def _m1(draw: DrawFn, date: str) -> tuple[dict[str, object], list[str]]:
    parts = {
        "summary": ("Short summary", draw(blocks())),
        "objective": ("Objective of the meeting", draw(blocks())),
        "description": ("Description", draw(blocks())),
        "next_steps": ("Next steps", draw(blocks())),
    }
    host = draw(st.none() | lines())
    fields, place = _place(draw)
    fields |= {"host_organisation": host} | {name: prose(drawn) for name, (_, drawn) in parts.items()}
    page = [*_fact("Date", date), *_fact("Host organisation", host), *place]
    return fields, page + [line for label, drawn in parts.values() for line in _section(label, drawn)]


def _m2(draw: DrawFn, date: str) -> tuple[dict[str, object], list[str]]:
    host = draw(st.none() | lines())
    fields, place = _place(draw)
    summary, objective, body = draw(
        st.tuples(blocks(), blocks(1, 1), blocks()).filter(lambda d: _no_two_lists(d[1] + d[2]))
    )
    fields |= {"host_organisation": host, "summary": prose(summary)}
    fields |= {"objective": prose(objective), "description": prose(body)}
    sections = [*_section("Short summary", summary), *_section("Objective of the meeting", (*objective, *body))]
    return fields, [date, *_fact("Host organisation", host), *place, *sections]


def _m3(draw: DrawFn, date: str) -> tuple[dict[str, object], list[str]]:
    host = draw(st.none() | lines())
    summary, body = draw(st.tuples(blocks(1, 1), blocks()).filter(lambda two: _no_two_lists(two[0] + two[1])))
    fields: dict[str, object] = {"host_organisation": host, "summary": prose(summary), "description": prose(body)}
    return fields, [date, *_fact("Host organisation", host), *_section("Short summary", (*summary, *body))]


def _m4(draw: DrawFn, date: str) -> tuple[dict[str, object], list[str]]:
    (country, name), location, body = draw(st.tuples(country_names(), places(), blocks()))
    fields: dict[str, object] = {"country": country, "location": location, "description": prose(body)}
    return fields, [*_fact("Date", date), *_fact("Country", name), *_fact("Location", location), *as_lines(body)]


def _m5(draw: DrawFn, date: str) -> tuple[dict[str, object], list[str]]:
    host, body = draw(st.tuples(lines(), blocks()))
    fields: dict[str, object] = {"host_organisation": host, "description": prose(body)}
    return fields, [date, *_fact("Host organisation", host), *as_lines(body)]


def _m7(draw: DrawFn, _: str) -> tuple[dict[str, object], list[str]]:
    about, programme = draw(st.tuples(lines(), blocks(1)))
    country, place = draw(st.tuples(country_names(), places()))
    first, *rest = as_lines(programme)
    fields: dict[str, object] = {"summary": about, "location": place, "country": country[0]}
    page = [f"About: {about}", f"Where: {place}", f"Country: {country[1]}", f"Programme: {first}", *rest]
    return fields | {"description": prose(programme)}, page


def _m8(draw: DrawFn, date: str) -> tuple[dict[str, object], list[str]]:
    host, (country, name), body = draw(st.tuples(lines(), country_names(), blocks()))
    fields: dict[str, object] = {"host_organisation": host, "country": country, "description": prose(body)}
    return fields, [*_fact("Organisation", host), *_fact("Country", name), *_fact("Date", date), *as_lines(body)]


_MEETING_PAGES: dict[str, Callable[[DrawFn, str], tuple[dict[str, object], list[str]]]] = {
    "M1": _m1,
    "M2": _m2,
    "M3": _m3,
    "M4": _m4,
    "M5": _m5,
    "M7": _m7,
    "M8": _m8,
}


@st.composite
def publications(draw: DrawFn) -> Made:
    title = draw(titles())
    day, publisher, category = draw(st.tuples(days(), lines(), lines()))
    country = draw(st.none() | country_names())
    facts = [
        _fact("Source / author", publisher),
        _fact("Publication date", draw(written(day))),
        _fact("Publication type", category),
        *([_fact("Country", country[1])] if country else []),
    ]
    facts = draw(st.permutations(facts))
    body, more, objectives = draw(st.tuples(blocks(), blocks(), blocks()))
    sections = [*_section("Description", more), *_section("Objectives", objectives)] if draw(st.booleans()) else []
    text = [*body, *(more + objectives if sections else ())]
    fields: dict[str, object] = {"title": title, "publisher": publisher, "date": day, "category": category}
    fields |= {"country": country and country[0], "summary": "\n\n".join(text)}
    page = [title, "QUICK: publication", title, *(line for fact in facts for line in fact), *as_lines(body), *sections]
    # A list that ends one part and a list that begins the next are one block.
    return Made("P", page, _held(fields) if _no_two_lists(tuple(text)) else {})


@st.composite
def publication_lists(draw: DrawFn) -> Made:
    day = draw(days())
    events, page = draw(timelines())
    first = Event(date=day, category="News", publisher="SEER")
    return Made(
        "E", ["Publications", "Publications", draw(written(day)), "News | SEER", *page], listed=(first, *events)
    )


@st.composite
def taskforce_lists(draw: DrawFn) -> Made:
    page: list[str] = ["Taskforces", "Taskforces"]
    rows: list[ListingRow] = []
    for status in (None, "ongoing", "finalised"):
        page += [f"Here are the {status} taskforces."] if status else []
        for _ in range(draw(st.integers(0 if rows else 1, 2))):
            day, (country, name), organisation, teaser = draw(st.tuples(days(), country_names(), lines(), teasers()))
            page += [f"{draw(written(day))} | {name} | {organisation}", *as_lines(teaser)]
            rows.append(
                ListingRow(
                    start_date=day,
                    country=country,
                    requesting_organisation=organisation,
                    teaser=prose(teaser),
                    status=status,
                )
            )
    return Made("L", page, listed=tuple(rows))


def made_pages() -> SearchStrategy[Made]:
    """Draw a page of any layout, without noise."""
    return dossiers() | excerpts() | meetings() | publications() | publication_lists() | taskforce_lists()


# ------------------------------------------------------------------- noise

TAIL = ["QUICK: publications", "Another title", "Source / author:", "Someone", "Publication date:", "1 May 2020"]


@st.composite
def noisy(draw: DrawFn) -> Made:
    """Draw a page with what stands around a page on the site: frames, breadcrumbs, lists of links, a foreign tail."""
    made = draw(made_pages())
    above = draw(
        st.lists(st.sampled_from(["MENU", "Main menu", "  • Home", "  • News", "Skip to main content"]), max_size=4)
    )
    above += ["Breadcrumb / of the page"] if made.layout not in {"C", "M7"} and draw(st.booleans()) else []
    below = draw(st.sampled_from([[], ["Related"], ["Click here", "MENU"], TAIL]))
    noise = [line.replace("  •", "-") for line in above if "•" in line or "/" in line]
    noise += below if below is TAIL else []
    return replace(made, lines=[*above, *made.lines, *below], noise=noise)


@st.composite
def texts(draw: DrawFn, page: Sequence[str]) -> str:
    """Draw one of the ways to write the lines of a page: blank lines, odd spaces, other marks of lists."""
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    blank = st.sampled_from(["", "", end, f"{end} \u00a0{end}", f"\u00a0{end}{end}"])
    out: list[str] = []
    for line in page:
        before, behind = draw(st.sampled_from(["", " ", "\u00a0", "\t"])), draw(st.sampled_from(["", " ", "\u00a0"]))
        mark = draw(st.sampled_from(["- ", "• ", "•", "  •  "]))
        text = f"{mark}{line[2:]}" if line.startswith("- ") else line
        number, dot, rest = line.partition(". ")
        text = f"{number}) {rest}" if dot and number.isdecimal() and draw(st.booleans()) else text
        out += [draw(blank), before, text, behind, end]
    return "".join(out)


RECORDS: dict[str, Callable[..., Taskforce | Meeting | Event]] = {"M": Meeting, "P": Event, "T": Taskforce}
