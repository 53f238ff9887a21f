"""A format of one file per type, as CSV is, for the tests of `convert`."""

from stemtaskforce.errors import EncodeError
from stemtaskforce.findings import make
from stemtaskforce.model import Record


def dumps(records: tuple[Record, ...]) -> bytes:
    """Return one file, where all records are of one type."""
    if len({type(record) for record in records}) > 1:
        raise EncodeError([make("file.ending", "several types in one file")])
    return b"one"


def dumps_folder(records: tuple[Record, ...]) -> dict[str, bytes]:
    """Return a file per type."""
    return {f"{type(record).__name__.lower()}.txt": b"many" for record in records}
