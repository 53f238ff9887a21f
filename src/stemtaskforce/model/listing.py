"""The `ListingRow`: a row of a listing page. It has no JSON format of its own, since a dossier says more."""

import attrs
from pendulum import Date

from stemtaskforce.countries import Country
from stemtaskforce.model import declarations, generated, rules
from stemtaskforce.model.checked import Checked, apply_rules, seal
from stemtaskforce.model.conversion import to_country, to_optional_day, to_status
from stemtaskforce.model.plain import plain_fields
from stemtaskforce.model.vocabulary import TaskforceStatus

__all__ = ["RULES", "ListingRow"]


@attrs.frozen(kw_only=True, order=False, repr=False, getstate_setstate=False)  # order: mypy assumes one where not
class ListingRow(Checked):
    """A row of the site's listing of taskforces.

    Args:
        start_date: The day the taskforce started.
        country: The country it is for.
        requesting_organisation: Who asked for support.
        teaser: The cut beginning of the dossier's text; `""` for none.
        status: Whether it goes on, by the table that the row stands in.

    Raises:
        InvalidRecord: With every problem of the values.

    Example:
        >>> ListingRow(start_date="2016-09-29", country="DK").country.label
        'Denmark'
    """

    start_date: Date | None = attrs.field(
        default=None, converter=to_optional_day, metadata=declarations.date("Started", "The day the taskforce started.")
    )
    country: Country | None = attrs.field(
        default=None, converter=to_country, metadata=declarations.country("Country", "The country it is for.")
    )
    requesting_organisation: str | None = attrs.field(
        default=None, metadata=declarations.line("Requested by", "Who asked for support.")
    )
    teaser: str = attrs.field(
        default="", metadata=declarations.prose("Teaser", "The cut beginning of the dossier's text; empty for none.")
    )
    status: TaskforceStatus | None = attrs.field(
        default=None,
        converter=to_status,
        metadata=declarations.enumeration("Status", "Whether it goes on.", TaskforceStatus, "status"),
    )

    def __attrs_post_init__(self) -> None:
        if not generated.quick_listing_row(self):
            apply_rules(self, RULES, rules.nothing_across)

    def to_dict(self) -> dict[str, object]:
        """Return the row as plain values, in the order of its fields.

        Example:
            >>> ListingRow(start_date="2016-09-29", country="DK").to_dict()["start_date"]
            '2016-09-29'
        """
        return plain_fields(self)


#: The rule of each field.
RULES: rules.Rules = declarations.rules_of(ListingRow)

seal(ListingRow, generated.construct_listing_row, generated.state_listing_row)
