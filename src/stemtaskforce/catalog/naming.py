"""Names and beginnings of texts in the form in which records are compared, and look-up among many of them.

Comparison ignores case, accents, the kind of apostrophes and dashes, the amount of white space and the ellipsis where
the site cut a text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from stemtaskforce.search import searched

__all__ = ["ELLIPSES", "Beginnings", "forms", "is_cut", "plain", "starts", "uncut"]

ELLIPSES = ("...", "…")


def is_cut(text: str) -> bool:
    """Return whether the site cut a text."""
    return text.endswith(ELLIPSES)


def plain(text: str) -> str:
    """Return the form of a text in which it is compared."""
    return " ".join(searched(text).split())


def uncut(text: str) -> str:
    """Return the form of a text in which it is compared, without the ellipsis."""
    for ellipsis_ in ELLIPSES:
        text = text.removesuffix(ellipsis_)
    return plain(text)


def forms(name: str) -> tuple[str, str]:
    """Return the form of a name in which it is compared, and the same without a parenthesis at its end."""
    whole = uncut(name)
    bare = whole[: whole.rindex("(")].rstrip() if whole.endswith(")") and "(" in whole else whole
    return whole, bare or whole


def starts(text: str, start: str, *, anywhere: bool) -> bool:
    """Return whether a text starts with another, up to the end of a word or, if that was cut, anywhere."""
    return start != "" and text.startswith(start) and (anywhere or not text[len(start) : len(start) + 1].isalnum())


class Beginnings:
    """Texts in which those that begin with a text, and those that begin it, are found without a look at each.

    Example:
        >>> texts = Beginnings(["dutch pact", "dutch", "danish pact"])
        >>> [*texts.beginning_with("dutch")], [*texts.that_begin("dutch pact monitor")]
        (['dutch', 'dutch pact'], ['dutch pact', 'dutch'])
    """

    __slots__ = ("_parents", "texts")

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts: list[str] = sorted(set(texts))
        # For each text the longest other one that begins it: in sorted order, all that begin a text stand before it,
        # and each text between begins with them, too.
        self._parents: list[int] = []
        open_: list[int] = []
        for place, text in enumerate(self.texts):
            while open_ and not text.startswith(self.texts[open_[-1]]):
                open_.pop()
            self._parents.append(open_[-1] if open_ else -1)
            open_.append(place)

    def places_beginning_with(self, start: str) -> range:
        """Return the places in `texts` of those that begin with a text."""
        low = bisect_left(self.texts, start)
        return range(low, bisect_right(self.texts, start, low, key=lambda text: text[: len(start)]))

    def beginning_with(self, start: str) -> Iterator[str]:
        """Yield the texts that begin with a text, in sorted order."""
        return map(self.texts.__getitem__, self.places_beginning_with(start))

    def that_begin(self, text: str) -> Iterator[str]:
        """Yield the texts that begin a text, the longest first."""
        place = bisect_right(self.texts, text) - 1
        while place >= 0:
            start = self.texts[place]
            if text.startswith(start):
                yield start
            place = self._parents[place]
