"""The wire: records as bytes and back, a room a format.

`json`, `jsonl` and `files` are what users call. Behind them stand two engines with one verdict: `careful` (cattrs)
reports everything, `fast` (msgspec) reads what is right. What a document may say stands once, in `wire`. Nothing
here knows a page.
"""

from stemtaskforce.formats import files, json, jsonl

__all__ = ["files", "json", "jsonl"]
