"""The `Event`: an entry of a taskforce's timeline, or a publication that stands alone.

A timeline gives a date, a category, a publisher and a teaser; a publication's page a title and the whole
text. Both are this one type, since the one is a pointer to the other; `catalog` finds which to which.
"""

from collections.abc import Iterable, Mapping

import attrs
from pendulum import Date

from stemtaskforce.countries import Country
from stemtaskforce.findings import Diagnostic, Finding
from stemtaskforce.model import declarations, generated, rules
from stemtaskforce.model.checked import Checked, apply_rules, seal
from stemtaskforce.model.conversion import to_category, to_country, to_optional_day
from stemtaskforce.text import slug

__all__ = ["ELLIPSES", "FILLED", "NAMING", "RULES", "Event", "are_truncated", "has_words"]

#: The fields that name an event, best first.
NAMING = ("title", "summary", "publisher", "category")
#: How a text that the site cut ends.
ELLIPSES = ("...", "…")


def has_words(values: Mapping[str, object]) -> list[Finding]:
    """Return the finding for an event that says nothing: the rule over its fields together."""
    # A field that was refused is absent here: then its own finding says enough.
    if all(name in values and not values[name] for name in NAMING):
        expected = "a title, summary, category or publisher"
        return [Diagnostic("event.blank", expected, field="title", problem="the event says nothing").finding()]
    return []


@attrs.frozen(kw_only=True, order=False, repr=False, getstate_setstate=False)  # order: mypy assumes one where not
class Event(Checked):
    r"""Something that happened: an entry of a timeline, or a publication.

    Args:
        date: The day, or `None` where the site gives none.
        category: The category, in the site's open vocabulary (`EventCategory` has the known words).
        publisher: The publisher.
        summary: The teaser or the whole text, paragraphs apart by `\n\n`; `""` for none.
        title: The title; a timeline has none.
        country: The country it is about.
        url: The page of the event.

    Raises:
        InvalidRecord: With every problem of the values; at least one of title, summary, category and
            publisher must say something.

    Example:
        >>> event = Event(date="2018-05-04", category="News", summary="A pact was launched...")
        >>> event.key, event.is_truncated
        ('event/2018-05-04/a-pact-was-launched', True)
    """

    date: Date | None = attrs.field(
        default=None,
        converter=to_optional_day,
        metadata=declarations.date("Date", "The day; null where the site gives none."),
    )
    category: str | None = attrs.field(
        default=None,
        converter=to_category,
        metadata=declarations.category("Category", "The category, in the site's open vocabulary."),
    )
    publisher: str | None = attrs.field(default=None, metadata=declarations.line("Publisher", "The publisher."))
    summary: str = attrs.field(
        default="", metadata=declarations.prose("Summary", "The teaser or the whole text; empty for none.")
    )
    title: str | None = attrs.field(
        default=None, metadata=declarations.line("Title", "The title; a timeline has none.")
    )
    country: Country | None = attrs.field(
        default=None, converter=to_country, metadata=declarations.country("Country", "The country it is about.")
    )
    url: str | None = attrs.field(default=None, metadata=declarations.url("Page", "The page of the event."))

    def __attrs_post_init__(self) -> None:
        if not generated.quick_event(self):
            apply_rules(self, RULES, has_words)

    @property
    def slug(self) -> str:
        """The name for addresses, of the title, else the summary, the publisher or the category."""
        return slug(self.title or self.summary or self.publisher or self.category or "")

    @property
    def key(self) -> str:
        """The name in a catalog, `event/DATE/SLUG`, or `event/undated/SLUG`."""
        return f"event/{self.date or 'undated'}/{self.slug}"

    @property
    def is_truncated(self) -> bool:
        """Whether the site cut the summary or the publisher (it then ends in `...` or `…`)."""
        return self.summary.endswith(ELLIPSES) or (self.publisher or "").endswith(ELLIPSES)


def are_truncated(events: Iterable[Event]) -> list[bool]:
    """Return `is_truncated` of each event, twice as fast as one by one."""
    return [each.summary.endswith(ELLIPSES) or (each.publisher or "").endswith(ELLIPSES) for each in events]


#: The rule of each field.
RULES: rules.Rules = declarations.rules_of(Event)

#: The class that the decoder fills.
FILLED = seal(Event, generated.construct_event, generated.state_event)
