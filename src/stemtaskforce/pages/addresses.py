"""The addresses of a page: its own, those of its links, and what an archive has made of them.

An address becomes absolute, in the form that a record takes: the scheme in lower case, white space
percent-encoded as browsers do (URL standard, section 4.4). An address of the Wayback Machine becomes that of
the page that was archived.
"""

import re
from urllib.parse import quote, urljoin, urlsplit

from stemtaskforce.text import check_url

__all__ = ["absolute", "is_foreign", "original", "saved_from"]

_ARCHIVED = re.compile(
    # The hosts that serve the Wayback Machine's own addresses; a link inside such a page may lack them.
    r"(?:(?:https?:)?//(?:(?:web|wayback|www)\.archive\.org|archive\.org|wayback\.archive-it\.org|arquivo\.pt"
    r"|webarchive\.nationalarchives\.gov\.uk)(?::\d+)?)?"
    # A collection, then the moment, maybe with a flag such as `id_`.
    r"/(?:web|wayback|ukgwa|[0-9]{1,6}|all)/(?:[0-9]{1,14}\*?|\*)(?:[a-z]{2}_)?/(https?:/{1,2}[^/].*)",
    re.IGNORECASE | re.DOTALL,
)
_HOSTS = frozenset({"stemcoalition.eu", "www.stemcoalition.eu"})
_SCHEME = re.compile(r"(https?):/{1,2}(?=[^/])", re.IGNORECASE)
#: Taken off and out of an address (URL standard, section 4.4).
_EDGES = "".join(map(chr, range(0x21))) + "\u00a0"
_LINE_BREAKS = re.compile("[\t\n\r]")
#: The part of a web address, or of a relative one, in which a backslash is a slash.
_PATH = re.compile(r"(?!(?!https?:)[a-zA-Z][a-zA-Z0-9+.-]*:)[^?#]*", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_SAVED_FROM = re.compile(r"\s*saved from url=\([0-9]{1,6}\)(\S+)\s*", re.IGNORECASE)
#: The longest address that a record holds is far shorter; encoding may make it three times as long.
_MAX_HREF = 4_000


def original(url: str) -> str:
    """Return the address of the archived page for an address of the Wayback Machine; others as they are.

    Example:
        >>> original("https://web.archive.org/web/20190102030405/http://www.stemcoalition.eu/a")
        'http://www.stemcoalition.eu/a'
    """
    for _ in range(3):  # an archived page may be a page of the archive
        found = _ARCHIVED.fullmatch(url)
        if found is None:
            break
        url = found[1]
    return _SCHEME.sub(lambda scheme: f"{scheme[1].lower()}://", url, count=1) if _SCHEME.match(url) else url


def is_foreign(url: str) -> bool:
    """Return whether the host of an address is another one than the coalition's, also inside an archive's address.

    Example:
        >>> is_foreign("https://www.stemcoalition.eu/x"), is_foreign("https://example.org/x"), is_foreign("x")
        (False, True, False)
    """
    try:
        host = urlsplit(original(url)).hostname
    except ValueError:
        return False
    return host is not None and host.rstrip(".") not in _HOSTS


def absolute(href: str, base: str | None) -> str | None:
    """Return the absolute address of a link, or `None` where a record could not hold it.

    Args:
        href: The link as the page has it.
        base: The address against which it is resolved.

    Example:
        >>> absolute("my report.pdf", "HTTPS://www.stemcoalition.eu/files/")
        'https://www.stemcoalition.eu/files/my%20report.pdf'
        >>> absolute("mailto:a@example.org", None) is None
        True
    """
    href = _LINE_BREAKS.sub("", href.strip(_EDGES))
    if not href or href[0] == "#" or len(href) > _MAX_HREF:
        return None
    path = _PATH.match(href)
    if path is not None and "\\" in path[0]:
        href = path[0].replace("\\", "/") + href[path.end() :]
    try:
        url = original(_joined(original(base) if base else "", original(href)))
    except ValueError:
        return None
    url = _SPACE.sub(lambda space: quote(space[0], safe=""), url)
    return None if check_url(url) else url


def _joined(base: str, href: str) -> str:
    """Resolve a link against a base; a base that is not a valid address is ignored, as in browsers."""
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def saved_from(comment: str) -> str | None:
    """Return the address in the comment by which browsers say where a page was saved from.

    Example:
        >>> saved_from(" saved from url=(0029)https://www.stemcoalition.eu/ ")
        'https://www.stemcoalition.eu/'
    """
    found = _SAVED_FROM.fullmatch(comment)
    return found and found[1]
