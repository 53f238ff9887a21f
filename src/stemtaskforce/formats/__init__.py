"""The wire: records as bytes and back, a room a format.

`json` is what users call. Behind it stand two engines with one verdict: `careful` (cattrs) reports everything,
`fast` (msgspec) reads what is right. What a document may say stands once, in `wire`. Nothing here knows a page.
"""

from stemtaskforce.formats import json

__all__ = ["json"]
