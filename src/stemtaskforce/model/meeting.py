"""The `Meeting`: one meeting of a taskforce or of the coalition."""

from collections.abc import Mapping

import attrs
from pendulum import Date, Time

from stemtaskforce.countries import Country
from stemtaskforce.findings import Diagnostic, Finding
from stemtaskforce.model import declarations, generated, rules
from stemtaskforce.model.checked import Checked, apply_rules, seal
from stemtaskforce.model.conversion import to_country, to_day, to_kind, to_optional_day, to_optional_time
from stemtaskforce.model.declarations import Place
from stemtaskforce.model.topics import topic_of
from stemtaskforce.model.vocabulary import MeetingKind
from stemtaskforce.text import slug

__all__ = ["FILLED", "RULES", "Meeting", "ends_after_start"]


def ends_after_start(values: Mapping[str, object]) -> list[Finding]:
    """Return the finding for a meeting that ends before its second day: the rule over its fields together."""
    start, end = values.get("date"), values.get("end_date")
    if isinstance(start, Date) and isinstance(end, Date) and end <= start:
        expected = f"a day after the date, {start}, or no value for a meeting of one day"
        return [Diagnostic("date.order", expected, str(end), "end_date").finding("/end_date")]
    return []


@attrs.frozen(kw_only=True, order=False, repr=False, getstate_setstate=False)  # order: mypy assumes one where not
class Meeting(Checked):
    r"""A meeting, as its page describes it.

    Args:
        title: The title of the page.
        date: The day, the first of several.
        end_date: The last day, after `date`; `None` for one day.
        time: The local time of day it started, in whole seconds.
        kind: The kind of meeting.
        host_organisation: The host.
        country: The country it was in.
        location: The town and place.
        summary: The short summary, paragraphs apart by `\n\n`; `""` for none.
        objective: The objective; `""` for none.
        description: The course of the meeting; `""` for none.
        next_steps: The next steps; `""` for none.
        url: The page of the meeting.

    Raises:
        InvalidRecord: With every problem of the values.

    Example:
        >>> meeting = Meeting(title="EU STEM Coalition - Taskforce Meeting: Brussels", date="2017-07-12")
        >>> meeting.topic, meeting.days, meeting.key
        ('Brussels', 1, 'meeting/2017-07-12/eu-stem-coalition-taskforce-meeting-brussels')
    """

    title: str = attrs.field(metadata=declarations.line("Title", "The title of the page."))
    date: Date = attrs.field(converter=to_day, metadata=declarations.date("Date", "The day, the first of several."))
    end_date: Date | None = attrs.field(
        default=None,
        converter=to_optional_day,
        metadata=declarations.date("Until", "The last day, after the date; null for one day.", place=Place.LAST),
    )
    time: Time | None = attrs.field(
        default=None,
        converter=to_optional_time,
        metadata=declarations.time("Time", "The local time of day it started."),
    )
    kind: MeetingKind = attrs.field(
        default=MeetingKind.TASKFORCE_MEETING,
        converter=to_kind,
        metadata=declarations.enumeration("Kind", "The kind of meeting.", MeetingKind, "kind"),
    )
    host_organisation: str | None = attrs.field(default=None, metadata=declarations.line("Host", "The host."))
    country: Country | None = attrs.field(
        default=None, converter=to_country, metadata=declarations.country("Country", "The country it was in.")
    )
    location: str | None = attrs.field(default=None, metadata=declarations.line("Place", "The town and place."))
    summary: str = attrs.field(default="", metadata=declarations.prose("Summary", "The short summary; empty for none."))
    objective: str = attrs.field(default="", metadata=declarations.prose("Objective", "The objective; empty for none."))
    description: str = attrs.field(
        default="", metadata=declarations.prose("Description", "The course of the meeting; empty for none.")
    )
    next_steps: str = attrs.field(
        default="", metadata=declarations.prose("Next steps", "The next steps; empty for none.")
    )
    url: str | None = attrs.field(default=None, metadata=declarations.url("Page", "The page of the meeting."))

    def __attrs_post_init__(self) -> None:
        if not generated.quick_meeting(self):
            apply_rules(self, RULES, ends_after_start)

    @property
    def slug(self) -> str:
        """The name for addresses, of the title."""
        return slug(self.title)

    @property
    def key(self) -> str:
        """The name in a catalog, `meeting/DATE/SLUG`."""
        return f"meeting/{self.date}/{self.slug}"

    @property
    def topic(self) -> str:
        """The title without the coalition's name, the words of a kind and the number; the title if nothing is left."""
        return topic_of(self.title)

    @property
    def days(self) -> int:
        """The number of days, at least 1; the first and the last count."""
        return 1 if self.end_date is None else self.end_date.toordinal() - self.date.toordinal() + 1


#: The rule of each field.
RULES: rules.Rules = declarations.rules_of(Meeting)

#: The class that a decoder fills.
FILLED = seal(Meeting, generated.construct_meeting, generated.state_meeting)
