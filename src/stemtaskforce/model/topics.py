"""The topic of a meeting: its title without the coalition's name, the words of a kind, and the number at the end."""

import re
from functools import cache

from stemtaskforce.model.vocabulary import KIND_WORDS

__all__ = ["topic_of"]

_DASHES = r"\-\u058a\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
#: The separator of two words of a name: any white space, hyphen or dash.
_GAP = rf"[\s{_DASHES}]+"
#: The end of a word; an apostrophe continues it.
_END = r"(?![^\W_]|['\u2019])"
_MARK = rf"\s*[{_DASHES}:]?\s*"
_NUMBER = r"\(meeting\s+#[0-9]{1,4}\)\Z"
_FIRST_WORD = r"[^\W\d_][^\s]*"

#: Words that continue a phrase, in any case: what they begin is not a topic.
_CONTINUING = frozenset(
    "about after against among and around as at before between by during for from in into of on over "
    "regarding to under via with within without".split()
)


def topic_of(title: str) -> str:
    """Return the topic that the title of a meeting names.

    The coalition's name and the words of a kind are taken off the beginning with the dash or colon that follows, unless
    the rest would begin in the middle of a phrase.

    Args:
        title: The title.

    Returns:
        The topic, never empty: the title where nothing is left.

    Example:
        >>> topic_of("EU STEM Coalition - Taskforce Meeting: Oslo (meeting #2)"), topic_of("Conference on the Future")
        ('Oslo', 'Conference on the Future')
    """
    leading, number = _patterns()
    rest = title
    match = leading.match(title)
    for mark in ("kind", "coalition"):
        if match and match[mark] is not None and not _continues(title, *match.span(mark)):
            rest = title[match.end(mark) :]
            break
    return number.sub("", rest).strip() or title


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a title's beginning and end; most programs never ask for a topic."""
    kinds = "|".join(name.replace(" ", _GAP) for names in KIND_WORDS.values() for name in names)
    leading = rf"(?:eu{_GAP}stem{_GAP}coalition{_END}(?P<coalition>{_MARK}))?(?:(?:{kinds}){_END}(?P<kind>{_MARK}))?"
    return re.compile(leading, re.IGNORECASE), re.compile(_NUMBER, re.IGNORECASE)


def _continues(title: str, start: int, end: int) -> bool:
    """Return whether the text behind the mark at `start` continues the phrase before it."""
    mark = title[start:end].strip()
    if mark == ":" or (mark and end - start > len(mark)):
        return False  # a colon, or a dash with white space beside it, ends a phrase
    word = re.match(_FIRST_WORD, title[end:])
    if word is None:
        return False
    return word[0].casefold() in _CONTINUING or (word[0].islower() and not title[:start].islower())
