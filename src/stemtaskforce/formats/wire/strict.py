"""The strict decoder: reads valid documents with msgspec, and returns `None` when unsure.

Where it returns `None` the reporting decoder reads again and is authoritative. Where it returns records, the other
returns equal ones, for three checks are made: msgspec holds types, names, required and unknown keys, and lengths (see
`structs`); `vouch` the characters of the whole document; and the rest of the model's rules are checked here by column,
over all records at once. Days, times and members of closed lists are looked up when the records are made.
"""

import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Annotated, Any, NamedTuple, Union, cast

import msgspec

from stemtaskforce.errors import LimitExceeded
from stemtaskforce.formats.wire.parsing import check_depth
from stemtaskforce.formats.wire.spec import NAMES, Wanted
from stemtaskforce.formats.wire.structs import DAYS, MEMBERS, SHAPES, TIMES
from stemtaskforce.formats.wire.versions import current, current_lines
from stemtaskforce.formats.wire.vouch import BACKSLASH, DELETE, DOUBTFUL, Look, look, texts_are_clean
from stemtaskforce.model import KINDS, Event, Meeting, Record, Taskforce, generated
from stemtaskforce.text import check_line, check_prose, check_url, is_unseen

__all__ = ["Doubts", "convert", "read", "read_lines"]

#: A structure that msgspec has filled, or fills; its fields are those of the record.
Filled = Any

#: A structure that no document can fill.
_NEVER = msgspec.defstruct(
    "Never", [("never", Annotated[int, msgspec.Meta(gt=0, lt=1)])], tag_field="type", tag="", forbid_unknown_fields=True
)
#: An array of JSON, its items as bytes.
_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])
_RECORDS = {structure: record for record, shape in SHAPES.items() for structure in shape[:2]}
#: How many records are worked on at once: few enough to stay in the processor's cache between two steps.
_READ_BATCH = 64
_RIGHT_RECORD: dict[type, Callable[[Filled], bool]] = {
    Taskforce: generated.right_taskforce,
    Meeting: generated.right_meeting,
    Event: generated.right_event,
}
_RIGHT_PLAIN_RECORD: dict[type, Callable[[Filled], bool]] = {
    Taskforce: generated.right_if_plain_taskforce,
    Meeting: generated.right_if_plain_meeting,
    Event: generated.right_if_plain_event,
}
#: What looks at one structure as `_are_right` does, but quickly; unusual values are left undecided.
_RIGHT = {structure: _RIGHT_RECORD[record] for structure, record in _RECORDS.items()}
#: The same for a structure of a document of plain characters, see `_is_plain`.
_RIGHT_IF_PLAIN = {structure: _RIGHT_PLAIN_RECORD[record] for structure, record in _RECORDS.items()}
#: What is raised for a text that stands for no member of a closed list, and for a day, a time, or UTF-8 that is wrong.
_WRONG = (KeyError, ValueError)
#: All that URLs may hold without a second look: printable ASCII but the space.
_PLAIN = bytes(range(0x21, 0x7F))
_SCHEME = len("https://")
_SLASHES = "/" * (_SCHEME + 1)


class Doubts(NamedTuple):
    """The items of an array that are not right, or in doubt; all others are right.

    Attributes:
        items: The place of each, and its bytes.
    """

    items: list[tuple[int, bytes]]


def read(data: bytes, want: Wanted, *, refuse: bool) -> Record | list[Record] | Doubts | None:
    """Read a document that is right, or give up.

    Args:
        data: The document.
        want: The records that are asked for.
        refuse: Whether unknown keys are refused.

    Returns:
        What the reporting decoder gives. Of an array with records that are not right or in doubt, these. `None` where
        the reporting decoder has to read the document.
    """
    if not refuse:
        # What is right with unknown keys refused is so with unknown keys ignored, and is read in less time.
        records = read(data, want, refuse=True)
        if records is not None and not isinstance(records, Doubts):
            return records
    many = data[:1] != b"{" and data[:64].lstrip(b" \t\r\n")[:1] == b"["
    among = want.many if many else want.single
    if not among:
        return None
    decoder = _decoder(among, many, refuse)
    try:
        data = current(data)
        if not refuse:  # msgspec does not look into what it skips; a refused key cannot nest
            _check_skipped(data)
        if many:
            return _read_array(data, want, decoder, refuse=refuse)
        filled = decoder.decode(data)
        is_right = (_RIGHT_IF_PLAIN if _is_plain(data) else _RIGHT)[type(filled)]
        return _make_record(filled) if is_right(filled) or _are_right(_by_type([filled]), look(data)) else None
    except (LimitExceeded, msgspec.MsgspecError, RecursionError, *_WRONG):
        return None


def convert(plain: dict[str, object], record: type[Record]) -> Record | None:
    """Return the record of plain values, or `None` when unsure.

    Args:
        plain: An object of the wire format, with `type` and `version`.
        record: The class.

    Returns:
        The record that the reporting decoder gives of the same values, or `None` where that has to read them.
    """
    # Of one structure alone msgspec would not ask for the type.
    if "type" not in plain or not _is_json(plain):
        return None
    try:
        filled: Filled = msgspec.convert(plain, SHAPES[record].refusing)
        is_right = _RIGHT[type(filled)]
        return _make_record(filled) if is_right(filled) or _are_right(_by_type([filled]), DOUBTFUL) else None
    except (msgspec.MsgspecError, RecursionError, *_WRONG):
        return None


def _is_json(plain: dict[str, object]) -> bool:
    """Return whether an object has values of JSON alone, and the objects in its arrays, too.

    msgspec would take a datetime, a decimal and the like for text.
    """
    for value in plain.values():
        if type(value) in _SCALARS:
            continue
        if type(value) is not list:
            return False
        for item in cast("list[object]", value):
            if type(item) is not dict or not _SCALARS.issuperset(map(type, cast("dict[str, object]", item).values())):
                return False
    return True


_SCALARS = frozenset({str, int, type(None)})


def read_lines(data: bytes, want: Wanted, *, refuse: bool) -> list[Record] | None:
    """Return the records of lines that are all valid, or `None`.

    Args:
        data: Whole lines, each with its line break, none blank.
        want: The records that are asked for.
        refuse: Whether unknown keys are refused.

    Returns:
        One record per line, or `None` where the reporting decoder has to read line by line.
    """
    if not refuse and (records := read_lines(data, want, refuse=True)) is not None:
        return records
    if not data.endswith(b"\n"):
        return None
    decoder = _decoder(want.single, False, refuse)  # noqa: FBT003 - as in its declaration
    try:
        data = current_lines(data)
        lines = io.BytesIO(data).readlines()
        if not refuse:
            for line in lines:
                _check_skipped(line)
        return _read_many([*map(decoder.decode, lines)], data)
    except (LimitExceeded, msgspec.MsgspecError, RecursionError, *_WRONG):
        return None


def _check_skipped(data: bytes) -> None:
    """Check the bounds and the UTF-8 of a document; msgspec does not look into what it skips."""
    check_depth(data)
    if not data.isascii():
        data.decode()


def _read_array(
    data: bytes, want: Wanted, decoder: "msgspec.json.Decoder[Any]", *, refuse: bool
) -> list[Record] | Doubts:
    """Return the records of an array, or those of its items that are not right, or in doubt."""
    try:
        filled = decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        filled = _decode_each(_ITEMS.decode(data), want.many, refuse=refuse)
    seen = look(data)
    records: list[Record] = []
    doubts: list[int] = []
    start = 0
    for batch in _batches(filled):
        if (made := _try_batch(batch, seen)) is None:
            doubts += [start + place for place, one in enumerate(batch) if _try_batch([one], seen) is None]
        elif not doubts:
            records += made
        start += len(batch)
    if not doubts:
        return records
    raws = _ITEMS.decode(data)
    return Doubts([(place, bytes(raws[place])) for place in doubts])


def _decode_each(raws: list[Any], among: frozenset[type], *, refuse: bool) -> list[Filled]:
    """Return the structure of each item of an array, `None` for one that msgspec refuses."""
    decoder = _decoder(among, False, refuse)  # noqa: FBT003 - as in its declaration
    filled: list[Filled] = []
    for raw in raws:
        try:
            filled.append(decoder.decode(raw))
        except (msgspec.MsgspecError, UnicodeDecodeError):
            filled.append(None)
    return filled


def _try_batch(batch: list[Filled], seen: Look) -> list[Record] | None:
    """Return the records of some structures, or `None` where one of them is not right, or in doubt."""
    groups = _by_type(batch)
    if type(None) in groups or not _are_right(groups, seen):
        return None
    try:
        return _make_records(batch, groups)
    except _WRONG:
        return None


@lru_cache(maxsize=64)
def _decoder(among: frozenset[type], many: bool, refuse: bool) -> "msgspec.json.Decoder[Any]":  # noqa: FBT001 - a cached call with names takes twice the time
    """Return the decoder of some types of records; one of no types refuses every object."""
    shapes = [SHAPES[record].refusing if refuse else SHAPES[record].ignoring for record in NAMES if record in among]
    shapes.append(_NEVER)  # of one structure alone msgspec would not ask for the type; among several it does
    wanted: Any = Union[tuple(shapes)]  # noqa: UP007 - made of a list
    return msgspec.json.Decoder(list[wanted] if many else wanted)


def _read_many(structures: list[Filled], data: bytes) -> list[Record] | None:
    seen = look(data)
    records: list[Record] = []
    for batch in _batches(structures):
        if (made := _try_batch(batch, seen)) is None:
            return None
        records += made
    return records


def _batches(structures: list[Filled]) -> Iterator[list[Filled]]:
    """Take the structures from a list, some at a time: each is freed once its record is made.

    The garbage collector starts by how many more objects were made than freed since the last time. So it does not
    start while records take the place of structures, which halves the time to make them.
    """
    structures.reverse()
    while structures:
        batch = structures[: -_READ_BATCH - 1 : -1]
        del structures[-_READ_BATCH:]
        yield batch
        del batch


def _is_plain(data: bytes) -> bool:
    """Return whether a parsed document holds only printable ASCII without escapes, white space of JSON aside.

    Then no text holds a character below the space, as JSON has none there, and so neither a line break.
    """
    return data.isascii() and BACKSLASH not in data and DELETE not in data


def _by_type(structures: list[Filled]) -> dict[type, list[Filled]]:
    """Return the structures of each type, in their order."""
    types = {*map(type, structures)}
    if len(types) == 1:
        return {types.pop(): structures}
    return {each: [one for one in structures if type(one) is each] for each in types}


def _are_right(groups: Mapping[type, list[Filled]], seen: Look) -> bool:
    """Check the model's rules that msgspec has not checked; `seen` is the result of `vouch`."""
    of = {_RECORDS[structure]: some for structure, some in groups.items()}
    taskforces, meetings, events = (of.get(record, []) for record in (Taskforce, Meeting, Event))
    events = [*events, *chain.from_iterable([taskforce.events for taskforce in taskforces])]
    return (
        ((seen.clean and not seen.hidden) or _hold_right_characters(taskforces, meetings, events, seen))
        and generated.trimmed_taskforces(taskforces, breaks=seen.breaks)
        and generated.trimmed_meetings(meetings, breaks=seen.breaks)
        and generated.trimmed_events(events, breaks=seen.breaks)
        and _are_urls([one.url for group in (taskforces, meetings, events) for one in group if one.url is not None])
    )


def _hold_right_characters(taskforces: list[Filled], meetings: list[Filled], events: list[Filled], seen: Look) -> bool:
    """Check the characters of texts where the document as a whole could not be cleared."""
    # Neither `None` nor "" has anything to ask: the one is absent, the other was refused where it may not be.
    lines = [
        *generated.taskforce_lines(taskforces),
        *generated.meeting_lines(meetings),
        *generated.event_lines(events),
    ]
    prose = [
        *generated.taskforce_prose(taskforces),
        *generated.meeting_prose(meetings),
        *generated.event_prose(events),
    ]
    if seen.clean:
        return not any(map(is_unseen, chain(lines, prose)))
    return texts_are_clean(lines, prose) or not (any(map(check_line, lines)) or any(map(check_prose, prose)))


def _are_urls(urls: list[str]) -> bool:
    """Check for printable ASCII, and once for every scheme and host; else URL by URL.

    What stands behind a host's first slash can hold nothing that makes a URL wrong but white space, which is no
    printable ASCII, and length, which msgspec has looked at.
    """
    if not urls:
        return True
    together = "".join(urls)
    if not together.isascii() or together.encode().translate(None, _PLAIN):
        return not any(map(check_url, urls))
    # Mostly all are of one host: where the first and the last in order start with it, so do all that stand between.
    host = _host(urls[0])
    alike = min(urls).startswith(f"{host}/") and max(urls).startswith(f"{host}/")
    return all(map(is_host, [host] if alike else set(map(_host, urls))))


def _host(url: str) -> str:
    """Return the scheme and host of a URL, which end at the first slash behind them."""
    return url[: (url + _SLASHES).index("/", _SCHEME)]


@lru_cache(maxsize=256)
def is_host(start: str) -> bool:
    """Return whether a scheme and host are right; those of a document are few, and are asked for in each batch."""
    return not check_url(start)


def _make_record(one: Filled) -> Record:
    made: Record = _MAKERS[type(one)]([one])[0]
    return made


def _make_records(structures: list[Filled], groups: Mapping[type, list[Filled]]) -> list[Record]:
    """Make records without their constructors, in order; a day that is not in the calendar raises here."""
    made = {structure: _MAKERS[structure](some) for structure, some in groups.items()}
    if len(made) == 1:
        return next(iter(made.values()))
    each = {structure: iter(some) for structure, some in made.items()}
    return [next(each[type(one)]) for one in structures]


def makers(make: Mapping[str, Any]) -> dict[type, Callable[[Sequence[Filled]], list[Any]]]:
    """Return the functions that make records of right structures without their constructors, by structure.

    Args:
        make: One of the two tables of `generated`, whose records are equal.
    """
    events = make["event"](KINDS["event"], DAYS, TIMES, MEMBERS)

    def entries(structures: Sequence[Filled]) -> tuple[Event, ...]:
        return tuple(events(structures)) if structures else ()

    of = {
        Taskforce: make["taskforce"](KINDS["taskforce"], DAYS, TIMES, MEMBERS, entries),
        Meeting: make["meeting"](KINDS["meeting"], DAYS, TIMES, MEMBERS),
        Event: events,
    }
    return {structure: of[record] for structure, record in _RECORDS.items()}


#: Before Python 3.13 there is always a global lock, and no function to ask.
_HAS_LOCK = getattr(sys, "_is_gil_enabled", lambda: True)()
_MAKERS = makers(generated.BY_CLASS if _HAS_LOCK else generated.BY_SLOT)
