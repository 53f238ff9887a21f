"""HTML that is escaped by construction: an element is made from parts, never from a pasted string.

Only `Html` is ever taken as markup; every `str` is text and is escaped. Tags and attributes come from
closed lists, so no handler, style sheet or script can be spelt at all, and a link is written only when it
is `http` or `https`. What is drawn with these elements lives in `display`.
"""

from collections.abc import Iterable, Mapping
from html import escape

import attrs

from stemtaskforce.text import check_url

__all__ = ["Html", "element", "join"]

_TAGS = frozenset(
    "a abbr article b caption code dd details div dl dt em figcaption figure footer h1 h2 h3 h4 header i li ol p "
    "section small span strong sub summary sup table tbody td tfoot th thead time tr ul".split()
)
_VOID_TAGS = frozenset({"br", "hr"})
_ATTRIBUTES = frozenset("aria-label class colspan datetime dir href id lang open role rowspan scope title".split())


@attrs.frozen
class Html:
    """A piece of HTML that is safe to place in a page's body; made by `element` and `join` only."""

    source: str

    def __str__(self) -> str:
        """The markup."""
        return self.source

    def __html__(self) -> str:
        """The markup, by the protocol of MarkupSafe and template engines."""
        return self.source


def _text(part: str | Html) -> str:
    return part.source if isinstance(part, Html) else escape(part)


def join(parts: Iterable[str | Html], separator: str = "") -> Html:
    """Put parts behind each other.

    Args:
        parts: Markup, and text to be escaped.
        separator: Text between them.

    Returns:
        The markup.

    Example:
        >>> print(join(["AT&T ", element("b", "x")]))
        AT&amp;T <b>x</b>
    """
    return Html(escape(separator).join(map(_text, parts)))


def element(tag: str, *parts: str | Html, attributes: Mapping[str, str | None] | None = None) -> Html:
    """Make an element.

    Args:
        tag: A name of the closed list.
        parts: Its content: markup, and text to be escaped.
        attributes: Names of the closed list with their values; a `None` value leaves the attribute out,
            and so does a `href` that is not an absolute `http` or `https` URL.

    Returns:
        The markup.

    Raises:
        ValueError: The tag or an attribute is not in its list, or a void element has content: a mistake
            of the calling code, since data never chooses names.

    Example:
        >>> print(element("a", "1 < 2", attributes={"href": "https://example.org/?a=1&b=2"}))
        <a href="https://example.org/?a=1&amp;b=2">1 &lt; 2</a>
        >>> print(element("a", "no script", attributes={"href": "javascript:alert(1)"}))
        <a>no script</a>
    """
    if tag not in _TAGS and tag not in _VOID_TAGS:
        raise ValueError(f"{tag!r} is no tag of the closed list")
    head = [tag]
    for name, value in (attributes or {}).items():
        if name not in _ATTRIBUTES:
            raise ValueError(f"{name!r} is no attribute of the closed list")
        if value is None or (name == "href" and check_url(value)):
            continue
        head.append(f'{name}="{escape(value)}"')
    start = f"<{' '.join(head)}>"
    if tag in _VOID_TAGS:
        if parts:
            raise ValueError(f"{tag!r} has no content")
        return Html(start)
    return Html(f"{start}{join(parts)}</{tag}>")
