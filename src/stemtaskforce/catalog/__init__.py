"""Many records together: the `Catalog`, its look-up by key, and the links between its records.

A room a concern: `keys` for records under their keys, `links` for what belongs together and why, `catalog`
for the immutable whole.
"""

from stemtaskforce.catalog.catalog import Catalog
from stemtaskforce.catalog.links import Link

__all__ = ["Catalog", "Link"]
