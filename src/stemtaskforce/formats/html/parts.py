"""The parts that all pages are made of: facts and prose as elements, and the kinds with their words."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from stemtaskforce import wording
from stemtaskforce.facts import prose, stated, words
from stemtaskforce.markup import GAP, Html, Template, element, join
from stemtaskforce.model import Form, Meeting, Record, Taskforce

__all__ = ["KINDS", "Kind", "draw_facts", "draw_prose", "draw_text", "heading", "kind_of", "outside"]

#: The word for a record on a page. An event that stands alone is a publication; a taskforce stands for its start.
Kind: TypeAlias = Literal["start", "meeting", "event", "publication"]

#: The words for many of a kind.
KINDS: Mapping[Kind, str] = MappingProxyType(
    {"meeting": "Meetings", "event": "Events", "publication": "Publications", "start": "Starts"}
)

_FACT = Template(element("div", element("dt", GAP), element("dd", GAP)))
_DATE_FACT = Template(
    element("div", element("dt", GAP), element("dd", element("time", GAP, attributes={"datetime": GAP})))
)
_FACTS = Template(element("dl", GAP, attributes={"class": "facts"}))
_PARAGRAPH = Template(element("p", GAP))
_BREAK = element("br")
_ITEM = Template(element("li", GAP))
_LIST_ITEM = re.compile(r"(-|[0-9]{1,3}\.) (?=\S)")
_NOTHING = join(())


def kind_of(record: Record) -> Kind:
    """Return the kind of a record that stands alone."""
    if isinstance(record, Taskforce):
        return "start"
    return "meeting" if isinstance(record, Meeting) else "publication"


def heading(record: Record) -> str:
    """Return the words above the name of a record: its kind or category."""
    if isinstance(record, Taskforce):
        return "Taskforce dossier"
    return words(record.kind) if isinstance(record, Meeting) else record.category or "Publication"


def outside(url: str, text: str) -> Html:
    """Return a link to a page outside, which is not told where its reader comes from."""
    return element("a", text, attributes={"href": url, "rel": "external noopener noreferrer"})


def draw_facts(record: Record) -> Html:
    """Return the facts of a record as a list of terms and values.

    Args:
        record: The record.

    Returns:
        The list; an empty piece where there are no facts.

    Example:
        >>> from stemtaskforce import Event
        >>> print(draw_facts(Event(title="Launch", publisher="A & B")))
        <dl class="facts"><div><dt>Publisher</dt><dd>A &amp; B</dd></div></dl>
    """
    rows = [_DRAWN.get(form, _fact)(label, value) for label, form, value in stated(record)]
    return _FACTS(join(rows)) if rows else _NOTHING


@lru_cache(maxsize=1024)  # categories, publishers and countries come again and again
def _fact(label: str, value: Hashable) -> Html:
    return _FACT(label, words(value))


@cache
def _date_fact(label: str) -> Template:
    return _DATE_FACT.begun(label)


def _day(label: str, day: date) -> Html:
    return _date_fact(label)(day.isoformat(), wording.day(day))


def _address(label: str, url: str) -> Html:
    return _FACT(label, outside(url, _host(url)))


#: How facts of a form are drawn that are more than words.
_DRAWN: Mapping[Form, Callable[[str, Any], Html]] = MappingProxyType({Form.DATE: _day, Form.URL: _address})


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def draw_prose(record: Record, level: str, *, class_: str | None = None) -> Iterator[Html]:
    """Iterate over the prose of a record as sections with headings.

    Args:
        record: The record.
        level: The tag of the headings, such as `h2`.
        class_: The class of the sections.

    Yields:
        A section for each prose field that has any text.
    """
    for label, text in prose(record):
        yield element("section", element(level, label), element("div", draw_text(text)), attributes={"class": class_})


def draw_text(text: str) -> Html:
    r"""Return prose as paragraphs and lists.

    Args:
        text: Paragraphs apart by a blank line; lines of one that begin with `- ` or a number are items of a list.

    Returns:
        The elements.

    Example:
        >>> print(draw_text("Aims:\n- a pact\n- a plan\n\nNext steps"))
        <p>Aims:</p><ul dir="auto"><li>a pact</li><li>a plan</li></ul><p>Next steps</p>
    """
    return join(block for paragraph in text.split("\n\n") for block in _blocks(paragraph))


def _blocks(paragraph: str) -> Iterator[Html]:
    """Iterate over the runs of plain lines and of list items of a paragraph."""
    if "\n" not in paragraph and not paragraph.startswith(("-", *"0123456789")):
        yield _PARAGRAPH(paragraph)  # nearly all are so, and this is quick
        return
    for mark, run in groupby((line for line in paragraph.split("\n") if line), _mark):
        if mark:
            lines = list(run)
            first = str(int(lines[0].partition(".")[0])) if mark == "ol" else None
            items = (_ITEM(line.partition(" ")[2]) for line in lines)
            # The marks of the items stand where their text begins.
            yield element(mark, *items, attributes={"dir": "auto", "start": None if first == "1" else first})
        else:
            yield _PARAGRAPH(join(_lines(run)))


def _lines(lines: Iterable[str]) -> Iterator[str | Html]:
    for place, line in enumerate(lines):
        if place:
            yield _BREAK
        yield line


def _mark(line: str) -> str:
    """Return the tag of the list that a line is an item of; `""` for plain text."""
    item = _LIST_ITEM.match(line)
    return "" if item is None else "ul" if item[1] == "-" else "ol"
