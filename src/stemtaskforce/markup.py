"""HTML that is escaped by construction: an element is made from parts, never from a pasted string.

Only `Html` is ever taken as markup; every `str` is text and is escaped. Tags and attributes come from
closed lists, so data cannot name a handler, a style sheet or a script, and a link is written only when it
is `http` or `https`, or one of the pages' own (`Local`). What is drawn with these elements lives in `formats.html`
and `display`.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from html import escape

import attrs

from stemtaskforce.text import check_url, excerpt

__all__ = ["FRAGMENT", "GAP", "Html", "Local", "Template", "document", "element", "join", "stylesheet"]

_TAGS = frozenset(
    "a abbr article aside b button caption code dd details div dl dt em figcaption figure footer h1 h2 h3 h4 header i "
    "li main nav ol p section small span strong sub summary sup table tbody td tfoot th thead time tr ul".split()
)
_VOID_TAGS = frozenset({"br", "hr"})
_ATTRIBUTES = frozenset(
    "aria-current aria-hidden aria-label aria-labelledby class colspan data-category data-year datetime dir "
    "hidden href id lang open rel role rowspan scope start tabindex title type".split()
)
#: The pages' own addresses: a file in the same folder or a part of the page. Nothing in them needs an escape.
_LOCAL = re.compile(r"[a-z0-9][a-z0-9-]*\.(?:html|atom|ics|jsonld)(?:#[a-z0-9-]+)?|#[a-z0-9-]+", re.ASCII)


@attrs.frozen
class Html:
    """A piece of HTML that is safe to place in a page's body; made by the functions of this module only."""

    source: str

    def __str__(self) -> str:
        """Return the markup."""
        return self.source

    def __html__(self) -> str:
        """Return the markup, by the protocol of MarkupSafe and template engines."""
        return self.source


#: The place in a `Template` where a part goes. HTML has no NUL, so no text of a template can be taken for it.
GAP = Html("\x00")
#: The `href` of a template that leads to a part of the same page, whose name fills its gap: never a scheme.
FRAGMENT = Html("#\x00")


@attrs.frozen
class Local:
    """A link to a part of the same page, or to a file beside it, which `element` writes as it stands.

    Args:
        target: Such as `#year-2018` or `index.html`: lower-case letters, digits and hyphens only.

    Raises:
        ValueError: The target has another form.

    Example:
        >>> print(element("a", "2018", attributes={"href": Local("#year-2018")}))
        <a href="#year-2018">2018</a>
    """

    target: str = attrs.field()

    @target.validator  # pyright: ignore[reportAttributeAccessIssue]  # checked at run time
    def _check(self, _attribute: object, target: str) -> None:
        if not _LOCAL.fullmatch(target):
            raise ValueError(f"expected the name of a page or of a part of one, got {excerpt(target)}")


def _source_of(part: str | Html) -> str:
    return part.source if isinstance(part, Html) else escape(part)


def join(parts: Iterable[str | Html], separator: str = "") -> Html:
    """Return parts one behind the other.

    Args:
        parts: Markup, and text to be escaped.
        separator: Text between them.

    Returns:
        The markup.

    Example:
        >>> print(join(["AT&T ", element("b", "x")]))
        AT&amp;T <b>x</b>
    """
    return Html(escape(separator).join(map(_source_of, parts)))


def element(tag: str, *parts: str | Html, attributes: Mapping[str, str | Html | Local | None] | None = None) -> Html:
    """Return an element.

    Args:
        tag: A name of the closed list.
        parts: Its content: markup, and text to be escaped.
        attributes: Names of the closed list with their values; a `None` value leaves the attribute out,
            and so does a `href` that is neither a `Local` nor an absolute `http` or `https` URL. The only markup
            that can stand here is a gap of a template: `GAP`, or in a `href` only `FRAGMENT`.

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
        raise ValueError(f"{tag!r} is not a tag of the closed list")
    head = [tag]
    for name, value in (attributes or {}).items():
        if name not in _ATTRIBUTES:
            raise ValueError(f"{name!r} is not an attribute of the closed list")
        if (written := _attribute(name, value)) is not None:
            head.append(f'{name}="{written}"')
    start = f"<{' '.join(head)}>"
    if tag in _VOID_TAGS:
        if parts:
            raise ValueError(f"{tag!r} has no content")
        return Html(start)
    return Html(f"{start}{join(parts)}</{tag}>")


def _attribute(name: str, value: str | Html | Local | None) -> str | None:
    """Return the value of an attribute as it is written, or `None` where the attribute is left out."""
    if isinstance(value, Local):
        return value.target
    if isinstance(value, Html):
        if value is not (FRAGMENT if name == "href" else GAP):
            raise ValueError(f"{name}: expected text, got markup")
        return value.source
    return None if value is None or (name == "href" and check_url(value)) else escape(value)


class Template:
    """Markup with gaps, made once and filled often: as safe as `element`, and several times as fast.

    Args:
        markup: The markup, with `GAP` in each place that is to be filled.

    Example:
        >>> item = Template(element("li", element("b", GAP), ": ", GAP))
        >>> print(item("1 < 2", element("i", "true")))
        <li><b>1 &lt; 2</b>: <i>true</i></li>
    """

    __slots__ = ("_format", "_pieces")

    def __init__(self, markup: Html) -> None:
        self._between(markup.source.split(GAP.source))

    def _between(self, pieces: list[str]) -> None:
        """Keep the markup before, between and behind the gaps."""
        self._pieces = pieces
        self._format = "%s".join([piece.replace("%", "%%") for piece in pieces])

    def begun(self, *parts: str | Html) -> "Template":
        """Return a template in which the first gaps are filled, for parts that many pieces of markup share.

        Args:
            parts: Markup, and text to be escaped, one for each of the first gaps in order.

        Returns:
            The template, with the other gaps.

        Example:
            >>> item = Template(element("li", element("b", GAP), ": ", GAP)).begun("1 < 2")
            >>> print(item("true"))
            <li><b>1 &lt; 2</b>: true</li>
        """
        first, *others = self._pieces
        for part in parts:
            first += _source_of(part) + others.pop(0)
        template = object.__new__(Template)
        template._between([first, *others])
        return template

    def __call__(self, *parts: str | Html) -> Html:
        """Return the markup with its gaps filled.

        Args:
            parts: Markup, and text to be escaped, one for each gap in order. Only text may go into an attribute.

        Returns:
            The markup.

        Raises:
            TypeError: There are more parts than gaps, or fewer.
        """
        # As `_source_of` has it, without a call for each part: templates are for what is many.
        return Html(self._format % tuple([part.source if isinstance(part, Html) else escape(part) for part in parts]))


def stylesheet(rules: str) -> Html:
    """Return a `style` element.

    Args:
        rules: Style rules that the calling code wrote; data has no place in them.

    Returns:
        The markup.

    Raises:
        ValueError: The rules hold `<`, with which a `style` element could end.

    Example:
        >>> print(stylesheet("p { margin: 0 }"))
        <style>p { margin: 0 }</style>
    """
    return Html(f"<style>{_raw(rules)}</style>")


def document(
    body: Html,
    *,
    lang: str,
    title: str,
    description: str = "",
    rules: str = "",
    script: str = "",
    data: str = "",
    feed: str = "",
) -> str:
    """Return a whole page that asks for nothing outside itself.

    Its Content-Security-Policy allows only the style sheet and the script that are given here, by their hashes.

    Args:
        body: The content of the `body` element.
        lang: The language of the page, such as `en`.
        title: The text of its `title` element.
        description: The text for search engines; left out where it is blank.
        rules: The style sheet, as for `stylesheet`.
        script: The script, which the calling code wrote.
        data: JSON-LD in a form that is safe inside a script element; left out where it is blank.
        feed: The file name of the Atom feed beside the page, which newsreaders look for; left out where it is blank.

    Returns:
        The page.

    Raises:
        ValueError: The style sheet, the script or the data hold `<`, or the feed is not the name of a file.

    Example:
        >>> page = document(element("p", "Hello"), lang="en", title="A & B")
        >>> page.startswith("<!doctype html>"), "<title>A &amp; B</title>" in page
        (True, True)
    """
    policy = "; ".join(
        [
            "default-src 'none'",
            f"style-src {_source(rules)}",
            f"script-src {_source(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(description)}">' if description else "",
        f'<link rel="icon" href="{_ICON}">',
        f'<link rel="alternate" type="application/atom+xml" href="{Local(feed).target}">' if feed else "",
        stylesheet(rules).source if rules else "",
        f'<script type="application/ld+json">{_raw(data)}</script>' if data else "",
    ]
    foot = f"<script>{_raw(script)}</script>\n" if script else ""
    lines = "\n".join(filter(None, head))
    start = f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n{lines}\n</head>\n'
    return f"{start}<body>\n{body}\n{foot}</body>\n</html>\n"


#: A dot on a line, in the colour of a meeting; by its address nothing is fetched.
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M8 0v16' "
    "stroke='%230072b2' stroke-width='2'/%3E%3Ccircle cx='8' cy='8' r='5' fill='%23e69f00'/%3E%3C/svg%3E"
)


def _raw(text: str) -> str:
    if "<" in text:
        raise ValueError("expected a style sheet, a script or data without '<'")
    return text


@lru_cache(maxsize=16)  # the same script and mostly the same rules stand on every page of a folder
def _source(text: str) -> str:
    """Return the hash by which a policy allows a style sheet or a script, as the CSP standard has it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" if text else "'none'"
