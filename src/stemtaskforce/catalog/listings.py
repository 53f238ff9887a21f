"""Completion of taskforces from the rows of a listing page: the country and status that their dossiers lack."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

import attrs
from pendulum import Date

from stemtaskforce.catalog.naming import Beginnings, forms, is_cut, starts
from stemtaskforce.countries import Country
from stemtaskforce.model import ListingRow, Taskforce, TaskforceStatus

__all__ = ["completed"]

T = TypeVar("T")


def completed(taskforces: Iterable[Taskforce], rows: Iterable[ListingRow]) -> Iterator[Taskforce]:
    """Fill the absent country and status of taskforces from rows of a listing.

    A row is of a taskforce when both have the same start date and their organisations are alike: equal, or one
    starts with the other, without case, accents and a final parenthesis; where the site cut one, perhaps inside a
    word, the other starts with what is left. Values on which rows disagree are not filled in.

    Args:
        taskforces: The taskforces.
        rows: The rows.

    Yields:
        Each taskforce, with the values that were filled.

    Example:
        >>> pact = Taskforce(name="Pact", requesting_organisation="Óbuda University", start_date="2017-04-01")
        >>> row = ListingRow(start_date="2017-04-01", requesting_organisation="Obuda University", country="HU")
        >>> next(completed([pact], [row])).country.label
        'Hungary'
    """
    dated: defaultdict[Date, list[ListingRow]] = defaultdict(list)
    for row in rows:
        if row.start_date is not None and row.requesting_organisation is not None:
            dated[row.start_date].append(row)
    days = {date: _Day(some) for date, some in dated.items()}
    for taskforce in taskforces:
        yield _filled(taskforce, days)


class _Organisation(NamedTuple):
    """An organisation's name: its compared forms, and whether the site cut it."""

    forms: tuple[str, ...]
    is_cut: bool

    @classmethod
    def of(cls, name: str) -> "_Organisation":
        whole, bare = forms(name)
        return cls((whole,) if is_cut(name) or bare == whole else (whole, bare), is_cut(name))


class _Told(NamedTuple):
    """The countries and statuses that rows tell."""

    countries: set[Country]
    statuses: set[TaskforceStatus]

    def add(self, other: "_Told") -> None:
        """Add what other rows tell."""
        self.countries.update(other.countries)
        self.statuses.update(other.statuses)


class _Day:
    """The rows of one start date: what those with one form of a name tell, as cut names and as whole ones."""

    def __init__(self, rows: Iterable[ListingRow]) -> None:
        self._told: defaultdict[tuple[str, bool], _Told] = defaultdict(lambda: _Told(set(), set()))
        for row in rows:
            organisation = _Organisation.of(row.requesting_organisation or "")
            told = _Told(set() if row.country is None else {row.country}, set() if row.status is None else {row.status})
            for form in organisation.forms:
                self._told[form, organisation.is_cut].add(told)
        self._forms = Beginnings(form for form, _ in self._told)
        self._asked: dict[_Organisation, _Told] = {}

    def told(self, organisation: _Organisation) -> _Told:
        """Return what the rows of an organisation tell."""
        if organisation not in self._asked:
            found = _Told(set(), set())
            for form in organisation.forms:
                for other in self._alike(form, anywhere=organisation.is_cut):
                    found.add(self._told[other])
            self._asked[organisation] = found
        return self._asked[organisation]

    def _alike(self, form: str, *, anywhere: bool) -> Iterator[tuple[str, bool]]:
        """Yield the forms, cut or whole, that start with one (`anywhere`: as it was cut), or that it starts with."""
        longer = (text for text in self._forms.beginning_with(form) if starts(text, form, anywhere=anywhere))
        yield from (each for text in longer for each in ((text, True), (text, False)) if each in self._told)
        for text in self._forms.that_begin(form):
            for is_cut_ in (True, False):
                if (text, is_cut_) in self._told and starts(form, text, anywhere=is_cut_):
                    yield text, is_cut_


def _filled(taskforce: Taskforce, days: Mapping[Date, _Day]) -> Taskforce:
    start, organisation = taskforce.start_date, taskforce.requesting_organisation
    is_full = taskforce.country is not None and taskforce.status is not None
    if is_full or start is None or organisation is None or start not in days:
        return taskforce
    told = days[start].told(_Organisation.of(organisation))
    country = taskforce.country or _only(told.countries)
    status = taskforce.status or _only(told.statuses)
    if (country, status) == (taskforce.country, taskforce.status):
        return taskforce
    return attrs.evolve(taskforce, country=country, status=status)


def _only(values: set[T]) -> T | None:
    return next(iter(values)) if len(values) == 1 else None
