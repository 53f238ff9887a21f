"""How objects show themselves: a `repr` of one line, and the methods that notebooks and rich look for.

The drawing is in `display.notebook`, a higher layer that the methods import when a tool calls them.
"""

from itertools import islice
from typing import TYPE_CHECKING, cast

import attrs

from stemtaskforce.lazy import Lazy
from stemtaskforce.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MAX_REPR", "Shown", "one_line", "pairs_within"]

#: The most characters of a `repr`.
MAX_REPR = 400
#: The most characters of a text inside of one, the next smaller where the whole would be too long.
_TEXTS = (60, 40, 24, 12)


class Shown:
    """The base of the types that show themselves in a notebook and to rich."""

    __slots__ = ()

    def __repr__(self) -> str:
        """One line of at most 400 characters; long texts are shortened."""
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(self)))
        names = (field.name for field in fields if field.repr and not field.name.startswith("_"))
        return one_line(type(self).__name__, [(name, getattr(self, name)) for name in names])

    def _repr_html_(self) -> str:
        """Return the object as HTML; the protocol of IPython."""
        from stemtaskforce.display.notebook import draw  # noqa: PLC0415 - see above

        # What keeps derived values keeps its drawing, too, as many records take long to go through.
        lazy: object = getattr(self, "_lazy", None)
        return lazy.get("\0html", lambda: draw(self).source) if isinstance(lazy, Lazy) else draw(self).source

    def __rich_repr__(self) -> "Iterator[object | tuple[str, object]]":
        """Return what rich prints; the protocol of rich, which is not needed for it."""
        from stemtaskforce.display.notebook import rich_parts  # noqa: PLC0415 - see above

        return rich_parts(self)


def one_line(name: str, fields: "Iterable[tuple[str, object]]", limit: int = MAX_REPR) -> str:
    """Return the `repr` of an object, within a limit.

    Args:
        name: The name of its type.
        fields: Its fields with their values.
        limit: The most characters.

    Returns:
        The line; it is what Python would take back where no text is long.

    Example:
        >>> one_line("Event", [("title", "Launch"), ("summary", "A pact was launched. " * 99)])
        "Event(title='Launch', summary='A pact was launched. A pact was launched. A pact was…')"
    """
    values = list(fields)
    line = _joined(name, values, _TEXTS[0])
    if len(line) <= limit:
        return line
    told = [(field, value) for field, value in values if value not in (None, "", ())]
    for longest in _TEXTS:
        line = _joined(name, told, longest)
        if len(line) <= limit:
            return line
    return f"{line[: limit - 2]}…)"


def _joined(name: str, fields: "Iterable[tuple[str, object]]", longest: int) -> str:
    return f"{name}({', '.join(f'{field}={_value(value, longest)}' for field, value in fields)})"


def _value(value: object, longest: int) -> str:
    if type(value) is str:
        return repr(shorten(value, longest))
    if isinstance(value, tuple) and value:
        items = cast("tuple[object, ...]", value)
        return f"<{len(items):,} {type(items[0]).__name__}>"
    line = repr(value)
    if len(line) <= 2 * longest:
        return line
    # Objects with a key or a code are shown by it.
    name = getattr(value, "key", None) or getattr(value, "code", None) or ""
    return f"<{type(value).__name__} {shorten(str(name), 2 * longest)}>" if name else shorten(line, 2 * _TEXTS[0])


def pairs_within(pairs: "Iterable[tuple[object, object]]", count: int, limit: int = MAX_REPR - 40) -> str:
    """Return the beginning of a mapping as text.

    Args:
        pairs: The keys and values.
        count: How many there are.
        limit: The most characters of the pairs.

    Returns:
        As many pairs as fit, and how many more there are.

    Example:
        >>> pairs_within([("DK", 2), ("NO", 1)], 2), pairs_within([("DK", 2), ("NO", 1)], 2, limit=8)
        ("'DK': 2, 'NO': 1", "'DK': 2, … 1 more")
    """
    shown: list[str] = []
    size = 0
    for key, value in islice(pairs, limit):
        text = f"{_value(key, _TEXTS[0])}: {_value(value, _TEXTS[0])}"
        size += len(text) + 2
        if size > limit + 2:
            break
        shown.append(text)
    rest = count - len(shown)
    return ", ".join([*shown, f"… {rest:,} more"] if rest else shown)
