"""The parts of drawings for a terminal: the sheet, tables, prose, and text that is safe to show.

Nothing here knows a record; `terminal` does. Data is never taken as markup, and no control character of it reaches
the terminal. Like `terminal`, this module needs rich (the extra `cli`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TypeAlias

import attrs

from stemtaskforce.errors import missing_extra

try:
    from rich.box import ROUNDED, SIMPLE_HEAD, Box
    from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.segment import Segment
    from rich.table import Table
    from rich.text import Text
except ImportError as _error:
    raise missing_extra("cli", _error) from _error

__all__ = [
    "DIM",
    "STRONG",
    "Drawing",
    "Sheet",
    "counted",
    "dated",
    "framed",
    "indented",
    "joined",
    "line",
    "pairs",
    "prose",
    "stacked",
    "visible",
]

#: Whatever a rich console prints.
Drawing: TypeAlias = RenderableType

#: Longer lines are hard to read, however wide the window.
MAX_WIDTH = 100
#: Where a window leaves less than this beside a column, what belongs there stands below.
MIN_BESIDE = 4

DIM, STRONG, _FRAME = "dim", "bold", "cyan"
#: Stands for a space at which no line is broken: rich breaks lines at U+00A0, too. In data, `visible` escapes it.
_HELD = "\ue000"
#: Rows apart by nothing, columns by one line.
_LINE = Box("    \n  │ \n    \n  │ \n    \n    \n  │ \n    \n")
#: Zero-width joiners shape letters, and a soft hyphen is only a hint.
_HARMLESS = frozenset("\u00ad\u200c\u200d")
_LIST_ITEM = re.compile(r"(-|[0-9]{1,3}\.) (.+)")


@attrs.frozen
class Sheet:
    """A drawing no wider than is good to read, without the white space that rich fills lines up with."""

    drawing: Drawing

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        narrow = options.update(max_width=min(MAX_WIDTH, options.max_width))
        for segments in console.render_lines(self.drawing, narrow, pad=False):
            while segments and not segments[-1].text.strip():
                segments.pop()
            if segments:
                segments[-1] = Segment(segments[-1].text.rstrip(), segments[-1].style)
            yield from (Segment(text.replace(_HELD, " "), style) for text, style, _ in segments)
            yield Segment.line()


@attrs.frozen
class _Beside:
    """Rows of a head and what belongs to it, as a table; in a window too narrow for that, one below the other."""

    rows: tuple[tuple[Text, Drawing], ...]
    table: Callable[[], Table]
    #: Between the heads and the rest.
    gap: int
    #: Between the rows.
    apart: tuple[Drawing, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        rest = options.max_width - self.gap - max((head.cell_len for head, _ in self.rows), default=0)
        yield self._stacked() if rest < MIN_BESIDE else self._table()

    def _table(self) -> Table:
        table = self.table()
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for place, row in enumerate(self.rows):
            if place and self.apart:
                table.add_row()
            table.add_row(*row)
        return table

    def _stacked(self) -> Group:
        parts = [part for row in self.rows for part in (*self.apart, *row)]
        return Group(*parts[len(self.apart) :])


def visible(text: str) -> str:
    r"""Make a text safe to show: what a terminal would obey, or not show, is escaped.

    Args:
        text: Any text, of one line.

    Returns:
        The text with odd spaces made plain ones, and control characters, directions and lone surrogates as escapes.

    Example:
        >>> print(visible("Norwegian\u00a0Pact\x1b[2J\u202e"))
        Norwegian Pact\x1b[2J\u202e
    """
    if text.isprintable():
        return text
    return "".join(map(_shown_character, text))


def _shown_character(char: str) -> str:
    if char.isprintable() or char in _HARMLESS:
        return char
    return " " if unicodedata.category(char) == "Zs" else char.encode("unicode_escape").decode("ascii")


def line(text: str, style: str = "") -> Text:
    """Return a text of one line, safe to show, wrapped at the width of the window."""
    return Text(visible(text), style)


def stacked(parts: Iterable[Drawing]) -> Drawing:
    """Put drawings below each other."""
    return Group(*parts)


def indented(parts: Iterable[Drawing]) -> Drawing:
    """Put drawings below each other, a little to the right."""
    return Padding(Group(*parts), (0, 0, 0, 2))


def framed(parts: Iterable[Drawing], title: str) -> Drawing:
    """Put drawings below each other, in a frame with a title."""
    return Panel(Group(*parts), box=ROUNDED, title=line(title), title_align="left", border_style=_FRAME)


def pairs(rows: Iterable[tuple[str, str]]) -> Drawing:
    """Return a table of labels and values; nothing where there are no rows."""
    texts = tuple((line(label, DIM), line(value)) for label, value in rows)
    return _Beside(texts, partial(Table.grid, padding=(0, 2, 0, 0)), gap=2, apart=()) if texts else Group()


def prose(text: str) -> Iterator[Drawing]:
    """Return the paragraphs of a text, list items with a hanging indent."""
    for each in text.split("\n"):
        if item := _LIST_ITEM.fullmatch(each):
            grid = Table.grid(padding=(0, 1, 0, 0))
            grid.add_row(item[1], line(item[2]))
            yield grid
        else:
            yield line(each)


def dated(rows: Iterable[tuple[date | None, Iterable[Drawing]]]) -> Drawing:
    """Put days on the left and what belongs to them on the right, a blank line between."""
    table = partial(Table, box=_LINE, show_header=False, show_edge=False, pad_edge=False, border_style=DIM)
    entries = tuple((Text(_day(day), _FRAME), Group(*parts)) for day, parts in rows)
    return Sheet(_Beside(entries, table, gap=3, apart=(line(""),)))


def _day(day: date | None) -> str:
    return "undated" if day is None else day.isoformat()


def joined(parts: Iterable[str | None], style: str = "") -> Iterator[Drawing]:
    """Return the present parts as one text with bars between them, or nothing if there are none.

    A bar stands at the end of a line where the text is folded, never at its beginning.
    """
    if text := f"{_HELD}| ".join(visible(part) for part in parts if part):
        yield Text(text, style)


def counted(head: str, columns: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> Drawing:
    """Return a table of numbers, a row per name; its columns stand closer in a window that is narrower."""
    kept = tuple(rows)

    def table(gap: int) -> Table:
        made = Table(box=SIMPLE_HEAD, padding=(0, gap, 0, 0), pad_edge=False, show_edge=False)
        made.add_column(head, overflow="fold")
        for column in columns:
            made.add_column(column, justify="right", overflow="fold")
        for name, numbers in kept:
            made.add_row(line(name), *numbers)
        return made

    return Sheet(_Fitting(table(1), table(0)))


@attrs.frozen
class _Fitting:
    """The first of two drawings if it fits in the window, else the second."""

    wide: Drawing
    narrow: Drawing

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        fits = console.measure(self.wide, options=options.update(max_width=MAX_WIDTH)).maximum <= options.max_width
        yield self.wide if fits else self.narrow
