"""Pages of the site, read: source → lines → marks → kind → sections → values → record and findings.

Each stage takes the type of the stage before it, and none calls back. A reader guesses nothing in silence and
loses nothing: an inference is a finding, and a line without a place is in `Reading.unread`. Readers raise only
`LimitExceeded` and `OSError`, `PageError` for labels that cannot be used, and `MissingExtra` where HTML is read
without its extra. Layouts are data (`layouts`); formats that machines write are in the package `formats`. The module
`catalog_reading` is loaded when one of its names is first used (PEP 562), as a page alone needs no catalog.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from stemtaskforce.pages.files import MAX_BYTES, read_html, read_path, read_paths, read_text
from stemtaskforce.pages.lines import Line
from stemtaskforce.pages.reading import Reading

if TYPE_CHECKING:
    from stemtaskforce.pages.catalog_reading import CatalogReading, UnreadLine, read_catalog

__all__ = [
    "MAX_BYTES",
    "CatalogReading",
    "Line",
    "Reading",
    "UnreadLine",
    "read_catalog",
    "read_html",
    "read_path",
    "read_paths",
    "read_text",
]


def __getattr__(name: str) -> object:
    """Load the module that reads catalogs at the first use of one of its names."""
    if name in {"CatalogReading", "UnreadLine", "read_catalog"}:
        value: object = getattr(import_module(f"{__name__}.catalog_reading"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
