"""Many records together: the `Catalog`, its look-up by key, and the links between its records.

One module per concern: `keys` for records under their keys, `links` for what belongs together and why, `catalog`
for the immutable whole, `tables` for tables of any of its parts.
"""

from stemtaskforce.catalog.catalog import Catalog, Deduplicated
from stemtaskforce.catalog.links import Link
from stemtaskforce.catalog.tables import table

__all__ = ["Catalog", "Deduplicated", "Link", "table"]
