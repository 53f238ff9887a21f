"""Pages of the site, read: markup → lines → layout → fields → records.

A reader guesses nothing in silence and loses nothing: what it infers is a finding, and a line that it
places nowhere is in `Reading.unread`. Readers raise only `LimitExceeded` and `OSError`, and `MissingExtra`
where HTML is read without its extra. Layouts are data (`layouts`); formats that machines write are in the
package `formats`, which never meets this one.
"""

from stemtaskforce.pages.catalog_reading import CatalogReading, UnreadLine, read_catalog
from stemtaskforce.pages.files import MAX_BYTES, read_html, read_path, read_paths, read_text
from stemtaskforce.pages.lines import Line
from stemtaskforce.pages.reading import Reading

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
