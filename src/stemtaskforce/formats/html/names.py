"""Names for the parts of a page and for files: unique, stable, and of lower-case letters, digits and hyphens only."""

from collections.abc import Iterable, Iterator

from stemtaskforce.identifiers import unique_keys
from stemtaskforce.model import Record, Taskforce

__all__ = ["names_of"]


def names_of(records: Iterable[Record], owners: Iterable[Taskforce | None] | None = None) -> list[str]:
    """Return a name for each record, made of its identifier.

    Args:
        records: The records.
        owners: The taskforce that each belongs to.

    Returns:
        Names such as `taskforce-danish-technology-pact`, in the order of the records. No name is a reserved one of any
        system, since each begins with the type of its record, and no two differ by case only.

    Example:
        >>> names_of([Taskforce(name="../CON"), Taskforce(name="Danish Technology Pact")])
        ['taskforce-con', 'taskforce-danish-technology-pact']
    """
    keys = None if owners is None else list(_keys(owners))
    return [key.replace("/", "-") for key in unique_keys(records, owners=keys)]


def _keys(owners: Iterable[Taskforce | None]) -> Iterator[str]:
    """Iterate over the keys of taskforces; that of the same one, row after row, is made once."""
    last, key = None, ""
    for owner in owners:
        if owner is not last:
            last, key = owner, "" if owner is None else owner.key
        yield key
