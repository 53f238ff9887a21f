"""The file formats: records as bytes and back, one module or package per format.

`registry` is the one table of formats, and `files` reads and writes files by it. A format's module is loaded when
its name is first used (PEP 562), so that a format costs nothing to those who do not use it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from stemtaskforce.formats import (
        atom,
        csl,
        csv,
        datapackage,
        files,
        html,
        ics,
        json,
        jsonl,
        jsonld,
        markdown,
        parquet,
        table,
        timelinejs,
    )

__all__ = [
    "atom",
    "csl",
    "csv",
    "datapackage",
    "files",
    "html",
    "ics",
    "json",
    "jsonl",
    "jsonld",
    "markdown",
    "parquet",
    "table",
    "timelinejs",
]


def __getattr__(name: str) -> "ModuleType":
    """Load a module of the package at its first use."""
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
