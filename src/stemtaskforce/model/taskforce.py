"""The `Taskforce`: a series of support actions for a country, region or organisation, as its dossier has it."""

from functools import partial
from itertools import islice
from typing import cast

import attrs
from pendulum import Date

from stemtaskforce.countries import Country
from stemtaskforce.model import declarations, generated, rules
from stemtaskforce.model.checked import Checked, apply_rules, seal
from stemtaskforce.model.conversion import MAX_EVENTS, to_country, to_optional_day, to_status
from stemtaskforce.model.event import Event
from stemtaskforce.model.vocabulary import TaskforceStatus
from stemtaskforce.text import slug

__all__ = ["FILLED", "RULES", "Taskforce"]


def to_events(value: tuple[Event, ...] | list[Event]) -> tuple[Event, ...]:
    """Return the events as a tuple, read once: a subclass of `list` may give other items the second time."""
    given: object = value
    if type(given) is tuple:
        return cast("tuple[Event, ...]", given)  # pyright: ignore[reportUnnecessaryCast]  # mypy needs it
    if type(given) is list and len(value) > MAX_EVENTS:
        return cast("tuple[Event, ...]", value)
    if isinstance(given, list | tuple):  # pyright: ignore[reportUnnecessaryIsInstance]  # a caller may pass anything
        return tuple(islice(value, MAX_EVENTS + 1))
    return cast("tuple[Event, ...]", value)


@attrs.frozen(kw_only=True, order=False, repr=False, getstate_setstate=False)  # order: mypy assumes one where not
class Taskforce(Checked):
    r"""A taskforce, as its dossier page tells of it.

    Args:
        name: The title of the dossier.
        requesting_organisation: Who asked for support.
        country: The country it is for; `None` also where there are several.
        start_date: The day it started.
        status: Whether it goes on.
        background: Why it came to be, paragraphs apart by `\n\n`; `""` for none.
        objectives: Its objectives; `""` for none.
        results: Its results; `""` for none.
        events: The timeline, a tuple or list in the order of the page; at most 10,000.
        url: The page of the dossier.

    Raises:
        InvalidRecord: With every problem of the values.

    Example:
        >>> pact = Taskforce(name="Danish Technology Pact", country="DK", start_date="2016-09-29")
        >>> pact.key, pact.country.label
        ('taskforce/danish-technology-pact', 'Denmark')
    """

    name: str = attrs.field(metadata=declarations.line("Name", "The title of the dossier."))
    requesting_organisation: str | None = attrs.field(
        default=None, metadata=declarations.line("Requested by", "Who asked for support.")
    )
    country: Country | None = attrs.field(
        default=None,
        converter=to_country,
        metadata=declarations.country("Country", "The country it is for; null also where there are several."),
    )
    start_date: Date | None = attrs.field(
        default=None, converter=to_optional_day, metadata=declarations.date("Started", "The day it started.")
    )
    status: TaskforceStatus | None = attrs.field(
        default=None,
        converter=to_status,
        metadata=declarations.enumeration("Status", "Whether it goes on.", TaskforceStatus, "status"),
    )
    background: str = attrs.field(
        default="", metadata=declarations.prose("Background", "Why it came to be; empty for none.")
    )
    objectives: str = attrs.field(
        default="", metadata=declarations.prose("Objectives", "Its objectives; empty for none.")
    )
    results: str = attrs.field(default="", metadata=declarations.prose("Results", "Its results; empty for none."))
    events: tuple[Event, ...] = attrs.field(
        default=(),
        converter=to_events,
        metadata=declarations.records("Timeline", "The timeline, in the order of the page.", Event, "entry"),
    )
    url: str | None = attrs.field(default=None, metadata=declarations.url("Page", "The page of the dossier."))

    def __attrs_post_init__(self) -> None:
        if not generated.quick_taskforce(self, Event):
            apply_rules(self, RULES, rules.nothing_across)

    @property
    def slug(self) -> str:
        """The name for addresses, of the name."""
        return slug(self.name)

    @property
    def key(self) -> str:
        """The name in a catalog, `taskforce/SLUG`."""
        return f"taskforce/{self.slug}"


#: The rule of each field.
RULES: rules.Rules = declarations.rules_of(Taskforce)

#: The class that a decoder fills.
FILLED = seal(Taskforce, partial(generated.construct_taskforce, events_type=Event), generated.state_taskforce)
