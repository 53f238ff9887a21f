"""The wire format's decoders behind one function: msgspec decodes; cattrs reports the errors.

The reporting decoder is authoritative. The strict one may return nothing, or of an array the items in doubt; then the
reporting one reads the document, or these items. What the strict one accepts, the reporting one accepts with an equal
record. A differential test holds this.
"""

from stemtaskforce.errors import MAX_FINDINGS, DecodeError, LimitExceeded
from stemtaskforce.formats.wire.encoder import write, write_lines, write_one
from stemtaskforce.formats.wire.parsing import parse, parse_item
from stemtaskforce.formats.wire.reporting import check_items, structure
from stemtaskforce.formats.wire.spec import Wanted
from stemtaskforce.formats.wire.strict import Doubts, read, read_lines
from stemtaskforce.model import Record

__all__ = ["decode", "decode_lines", "structure", "write", "write_lines", "write_one"]


def decode(data: bytes, want: Wanted, *, refuse: bool, most: int = MAX_FINDINGS) -> Record | list[Record]:
    """Read a document.

    Args:
        data: The document; its size has been checked.
        want: The records that are asked for.
        refuse: Whether unknown keys are refused.
        most: The most findings to make of a document that is JSON; those past it are only counted.

    Returns:
        A record of an object, a list of an array.

    Raises:
        DecodeError: The document is invalid; the findings have every problem.
        LimitExceeded: It is nested too deep.
    """
    records = read(data, want, refuse=refuse)
    if isinstance(records, Doubts):
        _report(records, want, refuse=refuse)
    elif records is not None:
        return records
    return structure(parse(data), want, refuse=refuse, most=most)


def _report(doubts: Doubts, want: Wanted, *, refuse: bool) -> None:
    """Raise the findings of the items of an array that are in doubt; return where the whole document has to be read."""
    try:
        items = {place: parse_item(data) for place, data in doubts.items}
    except (DecodeError, LimitExceeded):
        return  # the place of it is one of the document's
    check_items(items, want, refuse=refuse)


def decode_lines(data: bytes, want: Wanted, *, refuse: bool) -> list[Record] | None:
    """Return the records of whole lines that are all valid, or `None` where they are to be read one by one.

    Args:
        data: Lines, each with its line break.
        want: The records that are asked for.
        refuse: Whether unknown keys are refused.

    Returns:
        One record per line, equal to what `decode` returns of each; or `None`.
    """
    return read_lines(data, want, refuse=refuse)
