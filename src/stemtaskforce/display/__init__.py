"""Records for people to look at: drawn for a terminal, shown in notebooks, and as charts.

One module per place of display, each with the packages that it needs, so each is loaded when its name is first used
(PEP 562). Bytes for machines are written in `formats`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from stemtaskforce.display import charts, notebook, terminal

__all__ = ["charts", "notebook", "terminal"]


def __getattr__(name: str) -> "ModuleType":
    """Load a module of the package at its first use."""
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
