"""The field that an unknown name may mean: by its spelling, and by the names that other types or people use for it."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from stemtaskforce.findings import did_you_mean
from stemtaskforce.text import nearest

__all__ = ["field_hint"]

_ORGANISATIONS = ("requesting_organisation", "host_organisation", "publisher")

#: Names that are fields of other types, or common elsewhere, with the fields that hold the same.
_ALSO_CALLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("name",),
        "name": ("title",),
        "organisation": _ORGANISATIONS,
        "organization": _ORGANISATIONS,
        "host": ("host_organisation",),
        "author": ("publisher",),
        "start": ("start_date", "date"),
        "end": ("end_date",),
        "day": ("date",),
        "city": ("location",),
        "place": ("location",),
        "abstract": ("summary",),
        "teaser": ("summary",),
        "timeline": ("events",),
        "link": ("url",),
    }
)


def field_hint(name: str, names: Collection[str], owner: str) -> str:
    """Return the hint for a name that is not a field.

    Args:
        name: The name.
        names: The fields.
        owner: The type with its article, for the hint.

    Returns:
        A question that offers the nearest field, or `""` where none is near.

    Example:
        >>> field_hint("nam", ["name", "url"], "a Taskforce")
        "did you mean 'name'?"
        >>> field_hint("titel", ["name", "url"], "a Taskforce")
        "did you mean 'title', which a Taskforce calls 'name'?"
    """
    if near := nearest(name, names, n=1):
        return did_you_mean(near)
    for called in (name, *nearest(name, _ALSO_CALLED, n=1)):
        for field in _ALSO_CALLED.get(called, ()):
            if field in names:
                known = did_you_mean([field])
                return known if called == name else f"did you mean {called!r}, which {owner} calls {field!r}?"
    return ""
