"""Columns derived from other columns by Arrow's kernels, for all rows at once.

Each kernel gives what the column's own derivation in `schemas` gives row by row, or `None` where it cannot; a property
holds the two equal. Rows that the kernels cannot decide, such as names that are not ASCII, are derived one by one.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from stemtaskforce.countries import Country
from stemtaskforce.folding import MAX_SLUG, slugs
from stemtaskforce.model.event import ELLIPSES
from stemtaskforce.tables.rows import Rows

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Kernel", "country_names", "keys_of", "missing", "positions", "slugs_of", "truncated"]

#: Derives a column from the rows and the other columns; `None` where it cannot.
Kernel: TypeAlias = Callable[[Rows, Mapping[str, "pa.Array"]], "pa.Array | None"]

#: How much of a name is looked at, in octets: a slug is short, so this is mostly enough.
_BEGINNING = 88
#: How many names are looked at together, so that they stay in the processor's cache.
_PART = 16_384
#: What stands in the place of an octet that is not ASCII: greater than all else in a slug.
_FOREIGN = "\x7f"
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
#: Lower case for ASCII letters, a hyphen for all else that is ASCII.
_SLUG_OCTETS = bytes(
    ord(_FOREIGN if code > 0x7F else chr(code).lower() if chr(code).lower() in _LETTERS else "-") for code in range(256)
)


def _compute() -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    import pyarrow.compute as pc  # noqa: PLC0415 - optional

    return pc


def _pyarrow() -> Any:  # noqa: ANN401 - the same
    import pyarrow as pa  # noqa: PLC0415 - optional

    return pa


def positions(rows: Rows, _columns: "Mapping[str, pa.Array]") -> "pa.Array":
    """Return the number of each row, from 0."""
    pa = _pyarrow()
    return _compute().cumulative_sum(pa.repeat(pa.scalar(1, pa.int32()), len(rows.records)), start=-1)


def missing(rows: Rows, _columns: "Mapping[str, pa.Array]") -> "pa.Array | None":
    """Return a column without values, where no row belongs to a taskforce."""
    return None if any(rows.linked) else _pyarrow().nulls(len(rows.records))


def country_names(_rows: Rows, columns: "Mapping[str, pa.Array]") -> "pa.Array":
    """Return the English name of each country."""
    codes, labels = _countries()
    return labels.take(_compute().index_in(columns["country"], codes))


@cache
def _countries() -> "tuple[pa.Array, pa.Array]":
    """Return the codes of all countries and their English names, which take as long as those of 50,000 rows."""
    pa = _pyarrow()
    return pa.array([each.value for each in Country]), pa.array([each.label for each in Country])


def truncated(_rows: Rows, columns: "Mapping[str, pa.Array]") -> "pa.Array":
    """Return whether the site cut the summary or the publisher of each event."""
    pc = _compute()
    ends = [pc.ends_with(columns[name], sign) for name in ("summary", "publisher") for sign in ELLIPSES]
    found = ends[0]
    for each in ends[1:]:
        found = pc.or_kleene(found, each)
    return pc.fill_null(found, False)  # noqa: FBT003 - the value that is filled in


def keys_of(type_name: str, naming: Sequence[str], day: str | None = None) -> Kernel:
    """Return the kernel for the keys of records.

    Args:
        type_name: How the keys begin, such as `event`.
        naming: The columns of the texts that name a record, best first.
        day: The column of the day in a key.

    Returns:
        The kernel.
    """

    def keys(_rows: Rows, columns: "Mapping[str, pa.Array]") -> "pa.Array":
        pc = _compute()
        names = slugs_of(_first_said([columns[name] for name in naming]))
        if day is None:
            return pc.binary_join_element_wise(type_name, names, "/")
        # Few days are different, and the text of each is made once.
        days = columns[day].dictionary_encode("encode")
        texts = pc.binary_join_element_wise(type_name, pc.fill_null(days.dictionary.cast(names.type), "undated"), "/")
        return pc.binary_join_element_wise(texts.take(days.indices), names, "/")

    return keys


def _first_said(columns: "Sequence[pa.Array]") -> "pa.Array":
    """Return for each row the first text that says something; every row has one."""
    pc = _compute()
    names = map(_said, columns)
    found = next(names)
    while found.null_count:
        said = next(names)
        found = said if found.null_count == len(found) else pc.coalesce(found, said)
    return found


def _said(texts: "pa.Array") -> "pa.Array":
    """Return texts with those missing that are empty."""
    pa, pc = _pyarrow(), _compute()
    empty = pc.equal(texts, "")
    return pc.if_else(empty, pa.scalar(None, texts.type), texts) if pc.any(empty).as_py() else texts


def slugs_of(names: "pa.Array", part: int = _PART) -> "pa.Array":
    """Return what `folding.slug` returns of each name, looking at so many of them together."""
    starts = range(0, len(names), part)
    return _pyarrow().concat_arrays([_slugs_of_part(names.slice(start, part)) for start in starts] or [names])


def _slugs_of_part(names: "pa.Array") -> "pa.Array":
    pa, pc = _pyarrow(), _compute()
    _, places, texts = pc.binary_slice(names.view(pa.binary()), 0, _BEGINNING).buffers()
    # In Arrow's memory: large bytes of Python are given back to the system, and fetched from it anew, for each part.
    signs = pa.array(_SLUG_OCTETS, pa.uint8()).take(pa.Array.from_buffers(pa.uint8(), texts.size, [None, texts]))
    ends = pa.Array.from_buffers(pa.int32(), len(names) + 1, [None, places])
    begun = pc.ascii_ltrim(_single_hyphens(signs, ends), "-")
    made = pc.ascii_rtrim(pc.binary_slice(begun.view(pa.binary()), 0, MAX_SLUG).view(pa.string()), "-")
    goes_on = pc.and_(pc.less(pc.binary_length(begun), MAX_SLUG), pc.greater(pc.binary_length(names), _BEGINNING))
    is_open = pc.or_(goes_on, pc.equal(pc.binary_length(made), 0))
    if pc.max(signs).as_py() == ord(_FOREIGN):
        is_open = pc.or_(is_open, pc.match_substring(begun, _FOREIGN))
    if not pc.any(is_open).as_py():
        return made
    return pc.replace_with_mask(made, is_open, pa.array(slugs(names.filter(is_open).to_pylist()), pa.string()))


def _single_hyphens(signs: "pa.Array", ends: "pa.Array") -> "pa.Array":
    """Return texts without a hyphen that follows another one, which at the start of a text does no harm.

    Args:
        signs: The texts, one behind the other.
        ends: Where each begins, and where the last one ends.
    """
    pa, pc = _pyarrow(), _compute()
    hyphens = pc.equal(signs, pa.scalar(ord("-"), pa.uint8()))
    second = pc.and_(hyphens[1:], hyphens[:-1])
    if pc.any(second).as_py():
        signs = pa.concat_arrays([signs[:1], signs[1:].filter(pc.invert(second))])
        left_out = pa.concat_arrays([pa.array([0, 0], pa.int32()), pc.cumulative_sum(second.cast(pa.int32()))])
        ends = pc.subtract(ends, left_out.take(ends))
    return pa.StringArray.from_buffers(len(ends) - 1, ends.buffers()[1], signs.buffers()[1])
