"""The versions of the wire format: the current one, and the upgrade of a record from each earlier one to the next.

Both decoders know the fields of the current version only. A record of an earlier version is upgraded before either
of them reads it: `upgraded` takes plain values, `current` and `current_lines` the bytes of a document.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from stemtaskforce.formats.wire.parsing import check_depth

__all__ = ["UPGRADES", "VERSION", "Upgrade", "current", "current_lines", "readable", "upgraded"]

#: The version that this library writes, and the latest that it reads.
VERSION = 1

#: One step: returns the object of a record of one version as an object of the next. It moves, renames and adds keys,
#: leaves its argument alone, and takes any value, as the decoders judge the values afterwards.
Upgrade = Callable[[dict[object, object]], dict[object, object]]

#: The steps, by the version that each starts from: every version from 1 up to the one before `VERSION`.
UPGRADES: Mapping[int, Upgrade] = MappingProxyType({})

#: An earlier version, as it stands in a document; more may look like one, and is then looked at as plain values.
_EARLIER = rb'"version"[ \t\r\n]*:[ \t\r\n]*(?:%s)(?![0-9])'


def readable() -> str:
    """Return the versions that are read, as a message names them."""
    return " or ".join(map(str, (*sorted(UPGRADES), VERSION)))


def upgraded(item: object) -> object:
    """Upgrade the object of a record to the current version.

    Args:
        item: A plain value, such as an item of a parsed document.

    Returns:
        A new object where `item` is a record of an earlier version; `item` itself for anything else.

    Example:
        >>> record = {"type": "event", "version": VERSION, "title": "Launch"}
        >>> upgraded(record) is record
        True
    """
    if type(item) is not dict:
        return item
    record: dict[object, object] = item
    version = record.get("version")
    if type(version) is int and version in UPGRADES:
        for step in range(version, VERSION):
            record = {**UPGRADES[step](record), "version": step + 1}
    return record


def current(data: bytes) -> bytes:
    """Return a document with its records upgraded to the current version.

    Args:
        data: A record or an array of records.

    Returns:
        `data` itself where no record is of an earlier version.

    Raises:
        LimitExceeded: It is nested too deep.
        msgspec.MsgspecError: It is not JSON; asked only where an earlier version stands in it.
    """
    if not _is_earlier(data):
        return data
    document: Any = msgspec.json.decode(data)
    return msgspec.json.encode([*map(upgraded, document)] if type(document) is list else upgraded(document))


def current_lines(data: bytes) -> bytes:
    """Return lines with their records upgraded to the current version, as `current` does for a document."""
    if not _is_earlier(data):
        return data
    return msgspec.json.Encoder().encode_lines([*map(upgraded, msgspec.json.Decoder().decode_lines(data))])


def _is_earlier(data: bytes) -> bool:
    """Return whether a document may hold a record of an earlier version; where it may, check its depth."""
    if not UPGRADES or not re.search(_EARLIER % b"|".join(b"%d" % version for version in UPGRADES), data):
        return False
    check_depth(data)
    return True
