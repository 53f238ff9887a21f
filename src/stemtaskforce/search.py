"""Full-text search: the folded texts of records in chunks, and which records contain the words.

A module of its own, as it is measured: joining and folding many texts at once, and looking through them at once,
takes about a third of the time of one text after the other. `attributes` declares the text of a record.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from stemtaskforce.folding import fold_by, fold_char

__all__ = ["Chunk", "chunks", "containing", "searched"]

T = TypeVar("T")

#: Between records; no text can hold it.
_BETWEEN = "\1"
#: How many records are folded at once.
_AT_ONCE = 50

#: Apostrophes of every kind, and the spacing accents and primes that are typed for one. (Folding decomposes some.)
_APOSTROPHES = "`´ʹʻʼʽˈՙ՚׳‘’‛′ꞌ＇"
#: The dashes of Unicode (category Pd) and the minus signs; a test compares.
_DASHES = "֊־᐀᠆‐‑‒–—―⸗⸚⸺⸻⹀⹝〜〰゠︱︲﹘﹣－𐺭−⁃"
_ALIKE: Mapping[str, str] = MappingProxyType({**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_DASHES, "-")})


def searched(text: str) -> str:
    """Return the form of a text in which words are searched: folded, apostrophes and dashes of every kind alike.

    Args:
        text: Any text.

    Returns:
        The folded text, with `'` for each apostrophe and `-` for each dash.

    Example:
        >>> searched("Europe’s kick–off")
        "europe's kick-off"
    """
    text = text.replace("`", "'")
    return text.lower() if text.isascii() else fold_by(_searched_char, text)


def _searched_char(char: str) -> str:
    # Folding would make a space and a mark of some accents.
    return _ALIKE.get(char) or fold_char(char)


class Chunk(NamedTuple, Generic[T]):
    """Some records and their folded texts, one after the other, each with the separator behind it."""

    text: str
    items: Sequence[T]


def chunks(items: Sequence[T], text: Callable[[T], str]) -> Iterator[Chunk[T]]:
    r"""Fold the texts of records.

    Args:
        items: The records.
        text: Returns all the text of one.

    Yields:
        The records in their order, some at a time.

    Example:
        >>> [chunk.text for chunk in chunks(["Óbuda", "Oslo"], str)] == ["obuda\1oslo\1"]
        True
    """
    for start in range(0, len(items), _AT_ONCE):
        some = items[start : start + _AT_ONCE]
        yield Chunk(searched(_BETWEEN.join([*map(text, some), ""])), some)


def containing(chunk: Chunk[T], words: str) -> Iterator[T]:
    r"""Yield the records whose text contains some words.

    Args:
        chunk: The records.
        words: The folded words, without a separator.

    Yields:
        The records, in their order.

    Example:
        >>> [*containing(Chunk("obuda\1oslo\1", ("Óbuda", "Oslo")), "osl")]
        ['Oslo']
    """
    place = start = 0
    while (found := chunk.text.find(words, start)) >= 0:
        place += chunk.text.count(_BETWEEN, start, found)
        yield chunk.items[place]
        start = chunk.text.index(_BETWEEN, found) + 1
        place += 1
