"""The script that one would write for these pages with BeautifulSoup and dateparser, as a yardstick.

It knows the labels, the two kinds of title and the timeline, and asks dateparser where a date is due or may
be (the line above the labels, and that above an entry). There it stops: no findings, no account of lines, no
check of text. It gives the same fields on the pages that are measured, which the benchmark asserts. `plain` is
dateparser as its documentation shows it first, `tuned` is told that the pages are English, and `listed` is no
dateparser but the few forms of `strptime` that these pages have.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module

from stemtaskforce import Country

# By name: both are of the group `bench`, which the type checkers' environment does not have.
bs4 = import_module("bs4")
dateparser = import_module("dateparser")

Fields = dict[str, object]

LABELS = {
    "Requesting organisation": "requesting_organisation",
    "Country": "country",
    "Start date": "start_date",
    "Status": "status",
    "Background": "background",
    "Objectives": "objectives",
    "Results": "results",
    "Date": "date",
    "When": "date",
    "Host organisation": "host_organisation",
    "Organisation": "host_organisation",
    "City & meeting location": "location",
    "Location": "location",
    "Where": "location",
    "Short summary": "summary",
    "About": "summary",
    "Objective of the meeting": "objective",
    "Description": "description",
    "Programme": "description",
    "Next steps": "next_steps",
    "Source / author": "publisher",
    "Publication date": "date",
    "Publication type": "category",
}
PROSE = {"background", "objectives", "results", "summary", "objective", "description", "next_steps"}
COUNTRIES = {country.label: country for country in Country}
FRAME = {"MENU", "Click here"}
Parse = Callable[[str], datetime | None]


def plain(text: str) -> datetime | None:
    """Ask dateparser as one does first."""
    moment: datetime | None = dateparser.parse(text, settings={"STRICT_PARSING": True})
    return moment


def tuned(text: str) -> datetime | None:
    """Ask dateparser as one does after having measured."""
    moment: datetime | None = dateparser.parse(text, languages=["en"], settings={"STRICT_PARSING": True})
    return moment


FORMS = ("%B %d, %Y", "%d %B %Y", "%m/%d/%Y", "%m/%d/%Y %H:%M", "%d %b %Y", "%A, %d %B %Y")


def listed(text: str) -> datetime | None:
    """Try one form of `strptime` after the other, as one does for pages of one site."""
    for form in FORMS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - a day, which has no time zone
        except ValueError:
            continue
    return None


_AMONG_WORDS = re.compile(r"[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}|[A-Z][a-z]+ [0-9]{1,2}, [0-9]{4}|[0-9]+/[0-9]+/[0-9]{4}")


def listed_among_words(title: str) -> tuple[date, str] | None:
    """Search a title for the first of those forms, whatever stands beside it."""
    for match in _AMONG_WORDS.finditer(title):
        if found := listed(match[0]):
            return found.date(), f"{title[: match.start()].strip(' -,')} {title[match.end() :].strip(' -,')}".strip()
    return None


def read_script_html(markup: str, parse: Parse) -> Fields:
    """Read a page of HTML."""
    soup = bs4.BeautifulSoup(markup, "html.parser")
    for element in soup(["nav", "header", "footer", "script", "style"]):
        element.decompose()
    for item in soup("li"):
        item.insert(0, "• ")
        item.smooth()
    return read_script(str(soup.get_text("\n")), parse)


def read_script(text: str, parse: Parse) -> Fields:
    """Read a page of text."""
    lines = [line.replace("\u00a0", " ").strip() for line in text.splitlines()]
    lines = [
        re.sub(r"^([0-9]+)\) ", r"\1. ", re.sub("^• *", "- ", line)) for line in lines if line and line not in FRAME
    ]
    if any(line.startswith("QUICK: taskforce") for line in lines):
        return read_dossier(lines, parse)
    start = next(i for i, line in enumerate(lines) if label_of(line)[0])
    end = next((i for i, line in enumerate(lines) if i > start and line.startswith("QUICK:")), len(lines))
    lines = lines[:end]
    is_publication = any(line.startswith("Source / author:") for line in lines)
    head = lines[:start]
    fields: Fields = date_fields(head[-1], parse)
    bare = bool(fields)
    fields["title"] = head[-2] if bare else head[-1]
    found, body = sections(lines[start:], "summary" if is_publication else "description")
    if is_publication:
        found["summary"] = found.pop("summary", []) + found.pop("objectives", []) + found.pop("description", [])
    if bare:
        split = "objective" if "objective" in found else "summary" if "summary" in found else None
        if split and "description" not in found:
            body = [*found[split][1:], *body]
            found[split] = found[split][:1]
    own = "summary" if is_publication else "description"
    found[own] = sorted([*found.get(own, []), *body], key=lines.index)
    return typed(fields, found, parse)


def read_dossier(lines: list[str], parse: Parse) -> Fields:
    """Read a dossier with its timeline."""
    quick = next(i for i, line in enumerate(lines) if line.startswith("QUICK: taskforce"))
    end = next((i for i, line in enumerate(lines) if line.startswith("The timeline below")), len(lines))
    found, body = sections(lines[quick + 2 : end], None)
    if body:
        found |= {"background": body[:1], "objectives": body[1:2], "results": body[2:]}
    timeline = lines[end + 1 :]
    events: list[tuple[date | None, str, str, list[str]]] = []
    for index, line in enumerate(timeline):
        if " | " in line:
            category, publisher = line.split(" | ", 1)
            when = day(timeline[index - 1], parse) if index else None
            if when and events:
                events[-1][3].pop()
            events.append((when, category, publisher, []))
        elif events:
            events[-1][3].append(line)
    made = [(when, category, publisher, prose(teaser)) for when, category, publisher, teaser in events]
    return typed({"name": lines[quick + 1], "events": made}, found, parse)


def label_of(line: str) -> tuple[str | None, str]:
    """Give the field of a line's label, and what stands behind it."""
    head, colon, rest = line.partition(":")
    return (LABELS.get(head) if colon else None), rest.strip()


def sections(lines: list[str], body_field: str | None) -> tuple[dict[str, list[str]], list[str]]:
    """Give the lines of each field, and those of none."""
    found: dict[str, list[str]] = {}
    body: list[str] = []
    field = None
    for line in lines:
        name, rest = label_of(line)
        if name is not None and not (name == "background" and body_field):
            field = name
            if rest:
                found.setdefault(field, []).append(rest)
        elif field is not None and (field in PROSE or field not in found):
            found.setdefault(field, []).append(line)
        else:
            body.append(line)
    return found, body


def typed(fields: Fields, found: dict[str, list[str]], parse: Parse) -> Fields:
    """Make values of the lines of each field."""
    for name, lines in found.items():
        if name in PROSE:
            fields[name] = prose(lines)
        elif name == "country":
            fields[name] = COUNTRIES.get(lines[0])
        elif name in {"date", "start_date"}:
            read = date_fields(lines[0], parse)
            fields |= {name if key == "date" else key: value for key, value in read.items()}
        else:
            fields[name] = lines[0]
    if "country" not in fields and "," in str(fields.get("location", "")):
        fields["country"] = COUNTRIES.get(str(fields["location"]).rpartition(",")[2].strip())
    return {name: value for name, value in fields.items() if value}


def date_fields(text: str, parse: Parse) -> Fields:
    """Make a date, and the end or the time that stands with it."""
    if match := re.match("([0-9]+)[–-]([0-9]+) (.*)", text):
        text = f"{match[1]} {match[3]} to {match[2]} {match[3]}"
    first, _, last = text.partition(" to ")
    moment = parse(first.replace(" - ", " "))
    if moment is None:
        return {}
    time = moment.time() if " - " in first else None
    return {"date": moment.date(), "end_date": day(last, parse) if last else None, "time": time}


def day(text: str, parse: Parse) -> date | None:
    """Make a day of a text, if it is one."""
    moment = parse(text)
    return moment.date() if moment else None


def prose(lines: list[str]) -> str:
    """Join lines to paragraphs, and items to lists."""
    text = ""
    for before, line in zip(["", *lines], lines, strict=False):
        both = all(re.match(r"- |[0-9]+\. ", one) for one in (before, line))
        text += ("\n" if both else "\n\n" if text else "") + line
    return text
