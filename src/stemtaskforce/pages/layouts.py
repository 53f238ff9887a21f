"""The layouts of the site, as data: which labels a kind of page has, what they fill, how bodies divide.

This is the table to check against the documentation's "Layouts of the pages", and the place to add a
layout. The engine in `sections` and `reader` works through it and knows no page by name. Labels are a
closed list and count only when they stand exactly so; every other line that ends in a colon is prose.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from stemtaskforce.model import Event, Meeting, Taskforce
from stemtaskforce.pages.reading import Kind

__all__ = [
    "BAR",
    "BARE_DATE",
    "BOILERPLATE",
    "BOILERPLATE_BEGINNING",
    "CHROME",
    "FAMILIES",
    "LISTING_STATUS",
    "QUICK",
    "QUICK_DOSSIER",
    "TIMELINE_INTRO",
    "TITLE_DATE",
    "Family",
    "Label",
    "Layout",
]

#: Heads this page or, after fields, a foreign one.
QUICK = "QUICK:"
#: Behind this stands a dossier's title.
QUICK_DOSSIER = "QUICK: taskforce dossier"
#: How the line begins behind which a dossier's timeline stands.
TIMELINE_INTRO = "The timeline below"
#: What stands between a category and a publisher, and between the parts of a listing's row.
BAR = " | "

#: Lines (casefolded) that are part of every page's frame: never a title, and known, so never unread.
CHROME = frozenset({"menu", "main menu", "related", "click here", "skip to main content"})
#: Lines (casefolded) that stand above every dossier, ...
BOILERPLATE = frozenset({"taskforce dossier", "what are taskforces?"})
#: ... and how the sentence between them begins.
BOILERPLATE_BEGINNING = "taskforces are the eu stem coalition's main instrument"
#: Words (casefolded) of the headings of a listing's two tables, and the status that they give to its rows.
LISTING_STATUS = MappingProxyType({"ongoing taskforces": "ongoing", "finalised taskforces": "finalised"})

#: Marks of a page beside its labels: a line that is a date and nothing else before any label, ...
BARE_DATE = "(a line that is a date)"
#: ... and a title that holds a whole date.
TITLE_DATE = "(a date in the title)"


class Label(NamedTuple):
    """A label of the closed list, without its colon.

    `prose` says that all blocks up to the next label are its value; else it takes one line. Without a
    `field` it gives a date that the records of this kind have no place for: it is checked and not taken.
    """

    text: str
    field: str
    prose: bool = False


class Layout(NamedTuple):
    """One way in which the pages of a kind are laid out.

    It fits a page that has every mark of `needs`, one of `any_of` if there are some, and none of `lacks`;
    marks are labels, `BARE_DATE` and `TITLE_DATE`. `by_position` names the fields of unlabelled blocks:
    one block each, the last takes all further ones. `one_block` is a prose field that takes its first
    block only: what follows is the body.
    """

    name: str
    needs: frozenset[str] = frozenset()
    any_of: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    by_position: tuple[str, ...] = ()
    one_block: str | None = None


class Family(NamedTuple):
    """A kind of page: its record, its labels, and its layouts, of which the first that fits is the one.

    `title` is the field that the title fills, `required` are those without which the page gives no record:
    a publication without a title might be any.
    `telling` are the labels that no other kind has, `hinting` those that decide where none of these
    stands. `body` is the field that unlabelled text joins, in page order, and `date_line` the one that a
    bare date above the first label fills, if no label does.
    """

    kind: Kind
    type: type[Taskforce] | type[Meeting] | type[Event]
    title: str
    required: frozenset[str]
    labels: Mapping[str, Label]
    telling: frozenset[str]
    hinting: frozenset[str]
    body: str | None
    date_line: str | None
    layouts: tuple[Layout, ...]


def _labels(*labels: Label) -> Mapping[str, Label]:
    return MappingProxyType({label.text: label for label in labels})


def _set(*names: str) -> frozenset[str]:
    return frozenset(names)


_DOSSIER_FACTS = _set("Requesting organisation", "Country", "Start date", "Status")
_DOSSIER_PROSE = _set("Background", "Objectives", "Results")

_DOSSIER = Family(
    kind="taskforce",
    type=Taskforce,
    title="name",
    required=_set("name"),
    labels=_labels(
        Label("Requesting organisation", "requesting_organisation"),
        Label("Country", "country"),
        Label("Start date", "start_date"),
        Label("Status", "status"),
        Label("Background", "background", prose=True),
        Label("Objectives", "objectives", prose=True),
        Label("Results", "results", prose=True),
    ),
    telling=_set("Requesting organisation", "Start date", "Status", "Background", "Results"),
    hinting=_set("Objectives"),
    body=None,
    date_line=None,
    layouts=(
        Layout("B", lacks=_DOSSIER_PROSE, by_position=("background", "objectives", "results")),
        Layout("A", any_of=_DOSSIER_FACTS),
        Layout("C"),
    ),
)

_MEETING = Family(
    kind="meeting",
    type=Meeting,
    title="title",
    required=_set("title", "date"),
    labels=_labels(
        Label("Date", "date"),
        Label("When", "date"),
        Label("Host organisation", "host_organisation"),
        Label("Organisation", "host_organisation"),
        Label("Country", "country"),
        Label("City & meeting location", "location"),
        Label("Location", "location"),
        Label("Where", "location"),
        # Never the date of a meeting.
        Label("Publication date", ""),
        Label("Short summary", "summary", prose=True),
        Label("About", "summary", prose=True),
        Label("Objective of the meeting", "objective", prose=True),
        Label("Description", "description", prose=True),
        Label("Programme", "description", prose=True),
        Label("Next steps", "next_steps", prose=True),
    ),
    telling=_set(
        "Date",
        "When",
        "Host organisation",
        "Organisation",
        "City & meeting location",
        "Location",
        "Where",
        "Short summary",
        "About",
        "Objective of the meeting",
        "Programme",
        "Next steps",
    ),
    hinting=frozenset(),
    body="description",
    date_line="date",
    layouts=(
        Layout(
            "M2",
            needs=_set(BARE_DATE, "Objective of the meeting"),
            lacks=_set("Date", "When", "Description"),
            one_block="objective",
        ),
        Layout(
            "M3",
            needs=_set(BARE_DATE, "Short summary"),
            lacks=_set("Date", "When", "Description"),
            one_block="summary",
        ),
        Layout("M5", needs=_set(BARE_DATE), lacks=_set("Date", "When")),
        Layout("M8", needs=_set("Organisation")),
        Layout("M7", any_of=_set(TITLE_DATE, "About", "Where", "When", "Programme"), lacks=_set("Date")),
        Layout("M4", needs=_set("Location")),
        Layout("M1"),
    ),
)

_PUBLICATION = Family(
    kind="publication",
    type=Event,
    title="title",
    required=_set("title"),
    labels=_labels(
        Label("Source / author", "publisher"),
        Label("Country", "country"),
        Label("Publication date", "date"),
        Label("Publication type", "category"),
        Label("Description", "summary", prose=True),
        Label("Objectives", "summary", prose=True),
    ),
    telling=_set("Source / author", "Publication type"),
    hinting=_set("Publication date"),
    body="summary",
    date_line=None,
    layouts=(Layout("P"),),
)

#: The kinds of page with labels. A tie between hints goes to the first.
FAMILIES: tuple[Family, ...] = (_PUBLICATION, _DOSSIER, _MEETING)
