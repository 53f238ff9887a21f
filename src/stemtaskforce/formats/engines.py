"""Two engines, one verdict: what is right is read by the fast one, all else again by the careful one.

The careful engine's verdict counts. The fast one may give up on a document, and then the careful one reads it;
what the fast one reads, the careful one reads as an equal record. A differential test holds this.
"""

from stemtaskforce.formats.careful import structure
from stemtaskforce.formats.fast import read, write, write_lines, write_one
from stemtaskforce.formats.parsing import parse
from stemtaskforce.formats.wire import Wanted
from stemtaskforce.model import Record

__all__ = ["decode", "structure", "write", "write_lines", "write_one"]


def decode(data: bytes, want: Wanted, *, refuse: bool) -> Record | list[Record]:
    """Read a document.

    Args:
        data: The document; its size has been looked at.
        want: The records that are asked for.
        refuse: Whether unknown keys are refused.

    Returns:
        A record of an object, a list of an array.

    Raises:
        DecodeError: The document is not what it should be; the findings have everything.
        LimitExceeded: It is nested too deep.
    """
    records = read(data, want, refuse=refuse)
    return structure(parse(data), want, refuse=refuse) if records is None else records
