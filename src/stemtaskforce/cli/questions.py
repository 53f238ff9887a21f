"""The questions of the command line: the options, their values, and the records that answer them.

A value that no record could have is wrong usage, and is refused before any file is read.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TypeVar

import attrs
import click
from pendulum import Date

from stemtaskforce.arguments import folded_query, period
from stemtaskforce.catalog import Catalog
from stemtaskforce.cli.inputs import Input
from stemtaskforce.countries import Country
from stemtaskforce.dates import parse_iso_date
from stemtaskforce.errors import QueryError, StemTaskforceError
from stemtaskforce.findings import make
from stemtaskforce.model import Event, Meeting, Record, Taskforce
from stemtaskforce.query import Selection
from stemtaskforce.text import excerpt
from stemtaskforce.timeline.entry import TimelineEntry
from stemtaskforce.timeline.order import key

__all__ = ["Question", "catalog_of", "question_options"]

RecordT = TypeVar("RecordT", Taskforce, Meeting, Event)
KINDS = ("taskforce", "meeting", "event")


@attrs.frozen(kw_only=True)
class Question:
    """The conditions of a question; `None` and `()` set none.

    Args:
        country: The country.
        first: The first day.
        last: The last day.
        text: The words to be mentioned.
        kinds: The types of records, of `KINDS`.
    """

    country: Country | None = None
    first: Date | None = None
    last: Date | None = None
    text: str | None = None
    kinds: Sequence[str] = ()

    def find(self, catalog: Catalog) -> list[Record]:
        """Return the records that answer the question, in the one order; a taskforce's events count as events."""
        found: list[Record] = [
            *self._among("taskforce", catalog.taskforces),
            *self._among("meeting", catalog.meetings),
            *self._among("event", catalog.events),
        ]
        return sorted(found, key=key)

    def _among(self, kind: str, records: Selection[RecordT]) -> Iterable[RecordT]:
        if self.kinds and kind not in self.kinds:
            return ()
        if self.country is not None:
            records = records.in_country(self.country)
        if self.first is not None or self.last is not None:
            records = records.between(self.first, self.last)
        return records if self.text is None else records.mentioning(self.text)

    def timeline(self, catalog: Catalog, *, oldest_first: bool) -> list[TimelineEntry]:
        """Return the entries that answer the question; an event without a country has that of its taskforce."""
        timeline = catalog.timeline()
        if self.first is not None or self.last is not None:
            timeline = timeline.between(self.first, self.last)
        found = set(attrs.evolve(self, country=None, first=None, last=None).find(catalog))
        entries = timeline.chronological() if oldest_first else timeline
        return [entry for entry in entries if self._is_here(entry) and entry.record in found]

    def _is_here(self, entry: TimelineEntry) -> bool:
        inherited = None if entry.taskforce is None else entry.taskforce.country
        return self.country in (None, entry.record.country or inherited)


def catalog_of(inputs: Sequence[Input]) -> Catalog:
    """Return one catalog of all inputs; rows of listings fill the absent fields of their taskforces."""
    catalog = Catalog.of(record for each in inputs for record in each.records)
    return catalog.with_listing(row for each in inputs for row in each.rows)


def _checked(read: Callable[[str], object]) -> Callable[[click.Context, click.Parameter, str | None], object]:
    """Return a callback that parses the text of an option; an error of the parser is wrong usage."""

    def callback(_context: click.Context, _option: click.Parameter, text: str | None) -> object:
        try:
            return None if text is None else read(text)
        except StemTaskforceError as error:
            raise click.BadParameter(error.findings[0].message) from error

    return callback


def _day(text: str) -> Date:
    day = parse_iso_date(text)
    if day is None:
        raise QueryError([make("query.value", f"expected a day as YYYY-MM-DD, got {excerpt(text)}")])
    return day


def _words(text: str) -> str:
    folded_query(text)
    return text


_OPTIONS = (
    click.option("--country", callback=_checked(Country.parse), help="Only of this country: a code or a name."),
    click.option("--from", "first", callback=_checked(_day), metavar="DAY", help="Only from this day on (YYYY-MM-DD)."),
    click.option("--until", "last", callback=_checked(_day), metavar="DAY", help="Only up to and with this day."),
    click.option("--text", callback=_checked(_words), help="Only what mentions this; case and accents do not count."),
    click.option("--type", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this type; may be repeated."),
)


def question_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add to a command the options of a question, which reach it as the one argument `question`."""

    @wraps(command)
    def ask(
        *, country: Country, first: Date | None, last: Date | None, text: str, kinds: Sequence[str], **rest: object
    ) -> None:
        try:
            period(first, last)
        except QueryError as error:
            raise click.UsageError(f"--from is after --until: {first}, {last}") from error
        command(question=Question(country=country, first=first, last=last, text=text, kinds=kinds), **rest)

    for option in reversed(_OPTIONS):
        ask = option(ask)
    return ask
