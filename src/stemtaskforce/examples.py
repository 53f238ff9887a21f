"""The example pages and their catalog, for documentation, notebooks and a first try.

The wording of the pages is this project's own; names, dates and figures in them are real. Their one source is the
folder `examples/pages` of the repository, from which a wheel takes its copy.
"""

from functools import cache
from pathlib import Path

from stemtaskforce.catalog import Catalog
from stemtaskforce.pages import CatalogReading, read_catalog

__all__ = ["catalog", "pages", "reading"]

_HERE = Path(__file__).resolve()


def pages() -> tuple[Path, ...]:
    """Return the paths of the example pages, sorted by name.

    Returns:
        A path for each page: one of each layout that the site has.

    Example:
        >>> [path.name for path in pages()][:2]
        ['action-plan.txt', 'baltic-assembly.txt']
    """
    return tuple(sorted(_folder().glob("*.txt")))


def _folder() -> Path:
    """Return the folder that a wheel has, or in a checkout, that of the repository."""
    installed = _HERE.parent / "example_pages"
    return installed if installed.is_dir() else _HERE.parents[2] / "examples" / "pages"


@cache
def reading() -> CatalogReading:
    """Return the reading of all example pages.

    Returns:
        The reading; it is immutable, and the same one at each call.

    Example:
        >>> len(reading().readings) == len(pages())
        True
    """
    return read_catalog(pages())


def catalog() -> Catalog:
    """Return the catalog of the example pages.

    Returns:
        The catalog.

    Example:
        >>> catalog().taskforces.in_country("DK").one().name
        'Danish Technology Pact'
    """
    return reading().catalog
