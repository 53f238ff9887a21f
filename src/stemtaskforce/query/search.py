"""Searching text: the folded texts of records, some dozens at a time, and which records have words.

A room of its own, as it is measured: joining and folding many texts at once, and looking through them at once,
takes about a third of the time that going through each text does. What the text of a record is, `fields` tells.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from stemtaskforce.text import fold

__all__ = ["Chunk", "chunks", "having"]

T = TypeVar("T")

#: Between records; no text can hold it.
_BETWEEN = "\1"
#: How many records are folded at once.
_AT_ONCE = 50


class Chunk(NamedTuple, Generic[T]):
    """Some records and their folded texts, one after the other, each with the separator behind it."""

    text: str
    items: Sequence[T]


def chunks(items: Sequence[T], text: Callable[[T], str]) -> Iterator[Chunk[T]]:
    r"""Fold the texts of records.

    Args:
        items: The records.
        text: Gives all the text of one.

    Yields:
        The records in their order, some at a time.

    Example:
        >>> [chunk.text for chunk in chunks(["Óbuda", "Oslo"], str)] == ["obuda\1oslo\1"]
        True
    """
    for start in range(0, len(items), _AT_ONCE):
        some = items[start : start + _AT_ONCE]
        yield Chunk(fold(_BETWEEN.join([*map(text, some), ""])), some)


def having(chunk: Chunk[T], words: str) -> Iterator[T]:
    r"""Give the records in whose text some words stand.

    Args:
        chunk: The records.
        words: The folded words, without a separator.

    Yields:
        The records, in their order.

    Example:
        >>> [*having(Chunk("obuda\1oslo\1", ("Óbuda", "Oslo")), "osl")]
        ['Oslo']
    """
    place = start = 0
    while (found := chunk.text.find(words, start)) >= 0:
        place += chunk.text.count(_BETWEEN, start, found)
        yield chunk.items[place]
        start = chunk.text.index(_BETWEEN, found) + 1
        place += 1
