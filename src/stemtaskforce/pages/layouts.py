"""The layouts of the site, as data: the labels of each kind of page, the fields they fill, how bodies divide.

This is the table to check against the documentation's "Layouts of the pages", and the place to add a
layout. The stages work through it and know no page by name. Labels are a closed list and count only when
they stand exactly so; every other line that ends in a colon is prose.
"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from types import MappingProxyType
from typing import cast

import attrs

from stemtaskforce.errors import PageError
from stemtaskforce.findings import make
from stemtaskforce.model import Event, EventCategory, Meeting, Taskforce
from stemtaskforce.pages.reading import Kind
from stemtaskforce.text import excerpt, nearest

__all__ = [
    "BAR",
    "BARE_DATE",
    "BELOW_TITLE",
    "BOILERPLATE",
    "BOILERPLATE_BEGINNING",
    "CATEGORIES",
    "CHROME",
    "DATE_LABELS",
    "EXCERPT_LABELS",
    "FAMILIES",
    "FOOT",
    "LABELS",
    "LISTING_STATUS",
    "MENU",
    "NAVIGATION",
    "OTHER_BARS",
    "PROSE_FIELDS",
    "QUICK",
    "QUICK_DOSSIER",
    "RELATED",
    "TIMELINE_INTRO",
    "TIMELINE_WORDS",
    "TITLE_DATE",
    "WITHOUT_RECORD",
    "Family",
    "Label",
    "Layout",
    "Vocabulary",
    "near_key",
    "vocabulary",
]

#: Heads this page or, after fields, a foreign one.
QUICK = "QUICK:"
#: Behind this stands a dossier's title.
QUICK_DOSSIER = "QUICK: taskforce dossier"
#: The beginning of the line that introduces a dossier's timeline.
TIMELINE_INTRO = "The timeline below"
#: Words (casefolded) by which the introduction alone tells a dossier, without an entry below it.
TIMELINE_WORDS = ("taskforce", "key-event")
#: Separates a category from a publisher, and the parts of a listing's row.
BAR = " | "
#: Other signs that are drawn like a bar: of East Asian text, of drawn tables, and a broken one.
OTHER_BARS = frozenset("｜│┃║∣❘¦")

#: Lines (casefolded) in the frame of every page: never a title or a value, and known at a page's edges.
CHROME = frozenset({"menu", "main menu", "related", "share", "click here", "skip to main content"})
#: Lines (casefolded) of menus, tabs and tools, as they are left when a whole page is copied: never a title.
NAVIGATION = frozenset(
    line.strip()
    for line in """
    home | about us | news | events | publications | members | taskforces | contact | contact us | search | search form
    log in | login | log out | register | sign in | my account | view | edit | delete | revisions | view(active tab)
    print | print this page | tweet | like | facebook | twitter | linkedin | youtube | instagram | whatsapp | e-mail
    email | share this page | share this | follow us | back | back to top | top | language | languages | english
    breadcrumb | you are here | close | subscribe | newsletter | search results
    toggle navigation | primary tabs | secondary tabs | user account menu | navigation | main navigation
    """.replace("\n", "|").split("|")
    if line.strip()
)
#: Lines (casefolded) of a foot: links and headings that no text of a record is.
FOOT = frozenset(
    line.strip()
    for line in """
    privacy | privacy policy | privacy statement | privacy notice | disclaimer | legal notice | legal | imprint
    cookies | cookie policy | cookie settings | manage cookies | sitemap | site map | terms | terms of use
    terms and conditions
    accessibility | accessibility statement | contact details | contact information | secretariat | address | visit us
    follow us on twitter | follow us on linkedin | stay informed | stay connected | join us | become a member | partners
    stay in touch | stay up to date
    powered by drupal | copyright | rss | feedback | faq | jobs | press | quick links | useful links | user menu
    footer | footer menu | subscribe to our newsletter | sign up for our newsletter | sign up
    all events | all publications | all news | previous page
    comments | your name | subject | comment | comment * | about text formats | restricted html
    filtered html | plain text | your e-mail | your e-mail address | your email address | your email | email address
    e-mail address
    """.replace("\n", "|").split("|")
    if line.strip()
)
#: Headings (casefolded) of a list of links to other pages, below the content.
RELATED = frozenset(
    line.strip()
    for line in """
    related events | related publications | related news | related meetings | related taskforces | related articles
    related content | related posts | related pages | related dossiers | see also | read also | you may also like
    you might also like | more events | more publications | more news | other events | other publications
    latest news | latest events | latest publications | recent posts | recent news | recent publications
    upcoming events | upcoming meetings
    """.replace("\n", "|").split("|")
    if line.strip()
)
#: The names (casefolded) of languages, and their codes, of a switch between the languages of a page.
LANGUAGES = frozenset(
    """
    български čeština dansk deutsch eesti ελληνικά english español français gaeilge hrvatski italiano latviešu lietuvių
    magyar malti nederlands polski português română slovenčina slovenščina suomi svenska norsk íslenska türkçe
    bg cs da de el en es et fi fr ga hr hu is it lt lv mt nl no pl pt ro sk sl sv tr
    """.split()
)
#: Lines (casefolded) of tools, tabs and headings that stand between a title and its fields: a title only for want of
#: another.
BELOW_TITLE = (
    LANGUAGES
    | frozenset(category.value.casefold() for category in EventCategory)
    | frozenset(
        line.strip()
        for line in """
        translate | devel | clone | clone content | moderate | new draft | view draft | view published | version history
        event | meeting | article | event details | meeting details | details | overview | at a glance | key facts
        practical information | key information | general information | past event | upcoming event
        this event has passed | register now | register here | registration closed | registration is closed
        sign up now | add to calendar | add to my calendar | download ical | ical | ics | google calendar | outlook
        download | download pdf | download as pdf | save as pdf | pdf | pdf version | image | images | photo | photos
        gallery | video | listen | read aloud | save | bookmark | copy link | copy url | a a a
        eu stem coalition | the eu stem coalition | meetings | meeting reports | dossiers | taskforce dossiers
        monitoring instruments | programmes | library | photo gallery
        jump to navigation | jump to content | skip to content | skip to navigation | skip to main navigation
        on this page | in this article | contents | table of contents
        """.replace("\n", "|").split("|")
        if line.strip()
    )
)
#: The links (casefolded) of a menu that is copied as one line.
MENU = (
    NAVIGATION
    | FOOT
    | RELATED
    | LANGUAGES
    | {"about", "about the coalition", "projects", "library", "resources", "team", "blog", "media"}
)
#: Lines (casefolded) that stand above every dossier, ...
BOILERPLATE = frozenset({"taskforce dossier", "what are taskforces?"})
#: ... and the beginning of the sentence between them.
BOILERPLATE_BEGINNING = "taskforces are the eu stem coalition's main instrument"
#: Words (casefolded) of the headings of a listing's two tables, and the status that they give to its rows.
LISTING_STATUS = MappingProxyType({"ongoing taskforces": "ongoing", "finalised taskforces": "finalised"})
#: The known categories of events, of which a list of publications has one.
CATEGORIES = frozenset(category.value for category in EventCategory)

#: Marks of a page beside its labels: a line that is a date and nothing else before any label, ...
BARE_DATE = "(a line that is a date)"
#: ... and a title that holds a whole date.
TITLE_DATE = "(a date in the title)"

#: Fields of many blocks, in every type.
PROSE_FIELDS = frozenset({"background", "objectives", "results", "summary", "objective", "description", "next_steps"})


@attrs.frozen
class Label:
    """A label of the closed list, without its colon.

    `prose` says that all blocks up to the next label are its value; else it takes one line. Without a
    `field` it gives a date that the records of this kind have no place for: it is never taken.
    """

    text: str
    field: str
    prose: bool = False


@attrs.frozen
class Layout:
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


@attrs.frozen(eq=False)
class Family:
    """A kind of page: its record, its labels, and its layouts, of which the first that fits is the one.

    `title` is the field that the title fills, `required` are those without which the page gives no record:
    a publication without a title might be any.
    `own` are the labels that no other kind of page has, of this site or another: they decide the kind.
    `body` is the field that unlabelled text joins, in page order, and `date_line` the one that a bare date
    above the first label fills, if no label does.
    """

    kind: Kind
    type: type[Taskforce] | type[Meeting] | type[Event]
    title: str
    required: frozenset[str]
    labels: Mapping[str, Label]
    own: frozenset[str]
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
    own=_set("Requesting organisation"),
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
    own=_set("Host organisation", "City & meeting location", "Objective of the meeting", "Short summary"),
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
        Label("Organisation", "publisher"),
        Label("Country", "country"),
        Label("Publication date", "date"),
        Label("Publication type", "category"),
        Label("Abstract", "summary", prose=True),
        Label("Description", "summary", prose=True),
        Label("Objectives", "summary", prose=True),
    ),
    own=_set("Source / author", "Publication type"),
    body="summary",
    date_line=None,
    layouts=(Layout("P"),),
)

#: The kinds of page with labels that give a record.
FAMILIES: tuple[Family, ...] = (_PUBLICATION, _DOSSIER, _MEETING)

#: The text of every label that fills a field or dates a page.
LABELS = frozenset(label for family in FAMILIES for label in family.labels)
#: Labels of the site's other pages, by what they tell: such a page gives no record.
WITHOUT_RECORD: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "member": _set("Organisation role", "Organisation type"),
        "programme": _set("Education level", "Budget and funding model", "Description and objectives"),
    }
)
#: Labels that give the date of a meeting.
DATE_LABELS = frozenset(label.text for label in _MEETING.labels.values() if label.field == _MEETING.date_line)
#: With one of these first and nothing above it, a page is the middle of a dossier: fields, and no record.
EXCERPT_LABELS = _DOSSIER_PROSE


def near_key(text: str) -> str:
    """Return the form by which nearly equal labels are compared.

    Args:
        text: A label, or text that may be nearly one, without its colon.

    Returns:
        The text casefolded, with `and` for `&`, `-ise` for `-ize`, and one space between words and slashes.

    Example:
        >>> near_key("City and Meeting Location ") == near_key("City & meeting location")
        True
    """
    return " ".join(text.casefold().replace("&", " and ").replace("/", " / ").replace("iz", "is").split())


@attrs.frozen(eq=False)
class Vocabulary:
    """The labels that count on a page: those of the site, and those that the caller added.

    Attributes:
        families: The kinds of page, with their labels.
        own: The kind of page that each label decides: a family's kind, or a key of `WITHOUT_RECORD`.
        texts: The text of every label, of any kind of page.
        facts: The text of the labels that take one line.
        near: The text of each label by its `near_key`.
        longest: The length of the longest label.
        inside: The pattern of a label with its colon in the middle of a line.
    """

    families: tuple[Family, ...]
    own: Mapping[str, str]
    texts: frozenset[str]
    facts: frozenset[str]
    near: Mapping[str, str]
    longest: int
    inside: re.Pattern[str]

    def family(self, kind: str) -> Family:
        """Return the family of a kind of page."""
        return next(family for family in self.families if family.kind == kind)


def vocabulary(labels: Mapping[str, str] | None = None) -> Vocabulary:
    """Return the labels of the site together with those of a caller.

    Args:
        labels: Field names by the text of more labels, without colon, such as `{"Venue": "location"}`. A
            label takes one line, or all blocks where its field is prose. It never decides a page's kind.

    Returns:
        The vocabulary.

    Raises:
        PageError: A label or a field name that cannot be used (`label.invalid`), all of them at once.
        TypeError: `labels` is not a mapping.

    Example:
        >>> vocabulary({"Venue": "location"}).family("meeting").labels["Venue"].field
        'location'
        >>> vocabulary({"Venue": "locaton"})
        Traceback (most recent call last):
        stemtaskforce.errors.PageError: error: labels: 'Venue' names the field 'locaton', which no page fills; \
did you mean 'location'? [label.invalid]
    """
    if not labels:
        return _vocabulary(())
    given = cast("object", labels)  # a caller may pass anything
    if not isinstance(given, Mapping):
        expected = "a mapping of labels to names of fields, such as {'Venue': 'location'}"
        raise TypeError(f"labels: expected {expected}, got {excerpt(given)}")
    added = tuple(labels.items())
    fillable = {label.field for family in FAMILIES for label in family.labels.values() if label.field}
    problems = [problem for text, field in added if (problem := _problem(text, field, fillable))]
    if problems:
        raise PageError([make("label.invalid", problem) for problem in problems])
    return _vocabulary(added)


@lru_cache(maxsize=16)
def _vocabulary(added: tuple[tuple[str, str], ...]) -> Vocabulary:
    families = tuple(_with_labels(family, added) for family in FAMILIES)
    own: dict[str, str] = {text: family.kind for family in families for text in family.own}
    own |= {text: name for name, texts in WITHOUT_RECORD.items() for text in texts}
    texts = frozenset({text for family in families for text in family.labels} | own.keys())
    prose = {label.text for family in families for label in family.labels.values() if label.prose}
    near = {near_key(text): text for text in sorted(texts)}
    inside = re.compile(rf"(?<![^ :|{''.join(sorted(OTHER_BARS))}])(?:{'|'.join(map(re.escape, sorted(texts)))}):")
    return Vocabulary(
        families, MappingProxyType(own), texts, texts - prose, MappingProxyType(near), max(map(len, texts)), inside
    )


def _problem(text: object, field: object, fillable: AbstractSet[object]) -> str | None:
    if not isinstance(text, str) or not text.strip() or ":" in text or " ".join(text.split()) != text:
        return f"labels: got {excerpt(text)}; expected the text of a label, without its colon"
    if field not in fillable:
        near = nearest(field, sorted(map(str, fillable)), n=1) if isinstance(field, str) else []
        hint = f"; did you mean {near[0]!r}?" if near else f"; expected one of {', '.join(sorted(map(str, fillable)))}"
        return f"labels: {excerpt(text)} names the field {excerpt(field)}, which no page fills{hint}"
    return None


def _with_labels(family: Family, added: tuple[tuple[str, str], ...]) -> Family:
    fields = {label.field for label in family.labels.values()}
    more = {text: Label(text, field, field in PROSE_FIELDS) for text, field in added if field in fields}
    return attrs.evolve(family, labels=MappingProxyType({**family.labels, **more})) if more else family
