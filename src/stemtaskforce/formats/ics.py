"""iCalendar (RFC 5545, RFC 7986): records as calendar entries, and back.

A dated record is a `VEVENT`, an undated one a `VJOURNAL`, which alone may lack a date. What a field of a record has no
property for stands in an `X-STEMTASKFORCE-…` property, so a calendar written here is read back exactly. A property
marked `X-STEMTASKFORCE-DERIVED` is for people and is not read.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import attrs

from stemtaskforce.errors import DecodeError
from stemtaskforce.facts import words
from stemtaskforce.findings import Finding, make
from stemtaskforce.formats import json
from stemtaskforce.formats.entries import AUTHORITY, Entry, checked_authority, details, entries, headline
from stemtaskforce.model import RECORD_TYPES, Event, Meeting, MeetingKind, Record, Taskforce
from stemtaskforce.model.declarations import Declared, Form, declared
from stemtaskforce.text import check_line, excerpt

__all__ = ["STAMP", "dumps", "loads"]

#: The default of `DTSTAMP`: a fixed moment, so that the same records give the same bytes.
STAMP = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)

_X = "X-STEMTASKFORCE-"
_DERIVED = f";{_X}DERIVED=TRUE"
_MAX_OCTETS = 75
_LAST_DAY = datetime.date.max.toordinal()
_DAY = datetime.timedelta(days=1)

# ---------------------------------------------------------------- writing


def dumps(
    records: Record | Iterable[Record],
    *,
    name: str = "EU STEM Coalition",
    stamp: datetime.datetime = STAMP,
    authority: str = AUTHORITY,
    refresh: datetime.timedelta = _DAY,
) -> bytes:
    r"""Return a calendar of records.

    A meeting of several days, and everything without a time of day, is an all-day entry whose `DTEND` is the day
    after the last one. A meeting of one day with a time has a floating time, as its zone is not known. The events of a
    taskforce follow it and refer to it by `RELATED-TO`.

    Args:
        records: A record or records.
        name: The name of the calendar, of one line.
        stamp: The moment of writing (`DTSTAMP`), with a zone.
        authority: The domain at the end of every UID.
        refresh: How often a subscriber should look for changes, in whole seconds.

    Returns:
        The calendar as UTF-8; the same records give the same bytes.

    Raises:
        InvalidRecord: Something among the records is not a record.
        ValueError: The name is not a line of text, the stamp has no zone, the authority is not a domain, or the
            interval is shorter than a second.

    Example:
        >>> data = dumps(Meeting(title="Oslo, autumn", date="2018-08-20", end_date="2018-08-21"))
        >>> [line for line in data.decode().split("\r\n") if line.startswith(("DT", "SUMMARY"))][1:]
        ['DTSTART;VALUE=DATE:20180820', 'DTEND;VALUE=DATE:20180822', 'SUMMARY:Oslo\\, autumn']
    """
    checked_authority(authority)
    if problems := check_line(name):
        raise ValueError(f"name: {problems[0].message}")
    if stamp.tzinfo is None:
        raise ValueError("stamp: expected a moment with a time zone, got one without")
    seconds = int(refresh.total_seconds())
    if seconds < 1:
        raise ValueError(f"refresh: expected at least a second, got {refresh}")
    moment = stamp.astimezone(datetime.UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//stemtaskforce//stemtaskforce//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{_duration(seconds)}",
        f"X-PUBLISHED-TTL:{_duration(seconds)}",  # the name that Outlook knows
    ]
    tail = f"@{authority}"
    for entry in entries(records):
        lines += _component(entry, tail, _compact(moment))
    lines.append("END:VCALENDAR")
    return b"\r\n".join([*map(_folded, lines), b""])


def _duration(seconds: int) -> str:
    days, rest = divmod(seconds, 86_400)
    return (f"P{days}D" if days else "P") + (f"T{rest}S" if rest else "")


def _component(entry: Entry, tail: str, moment: str) -> Iterator[str]:
    record = entry.record
    dates = _dates(record)
    component = "VEVENT" if dates else "VJOURNAL"
    yield f"BEGIN:{component}"
    yield f"UID:{entry.identifier}{tail}"
    yield f"DTSTAMP:{moment}"
    yield from dates
    yield from _carried(record)
    if record.url:
        yield f"URL:{record.url}"
    if dates and not isinstance(record, Meeting):
        yield "TRANSP:TRANSPARENT"  # to read, not to attend
    if entry.owner_identifier:
        yield f"RELATED-TO:{entry.owner_identifier}{tail}"
    yield f"{_X}TYPE:{type(record).__name__.lower()}"
    for field, name in _OWN[type(record)]:
        if value := getattr(record, field.name):
            yield f"{name}:{_escaped(value)}"
    if text := "\n".join(_description(record)):
        yield f"DESCRIPTION{_DERIVED}:{_escaped(text)}"
    yield f"END:{component}"


def _dates(record: Record) -> tuple[str, ...]:
    first = record.start_date if isinstance(record, Taskforce) else record.date
    if first is None:
        return ()
    last, time = (record.end_date or first, record.time) if isinstance(record, Meeting) else (first, None)
    if time is not None and last is first:
        return (f"DTSTART:{_compact(first.isoformat())}T{_compact(time.isoformat())}",)
    start = f"DTSTART;VALUE=DATE:{_compact(first.isoformat())}"
    clock = () if time is None else (f"{_X}TIME:{time.isoformat()}",)
    if (after := last.toordinal() + 1) <= _LAST_DAY:
        return (start, f"DTEND;VALUE=DATE:{_compact(datetime.date.fromordinal(after).isoformat())}", *clock)
    if last is first:
        return (start,)
    # The last day of the calendar has no day after it.
    end = last.isoformat()
    return (start, f"DTEND;VALUE=DATE:{_compact(end)}", f"{_X}END-DATE:{end}", *clock)


def _compact(moment: str) -> str:
    return moment.replace("-", "").replace(":", "")


def _carried(record: Record) -> Iterator[str]:
    """Yield the fields that iCalendar has a property for."""
    if isinstance(record, Meeting):
        yield f"SUMMARY:{_escaped(record.title)}"
        yield f"CATEGORIES:{_KINDS[record.kind]}"
        if record.location:
            yield f"LOCATION:{_escaped(record.location)}"
        elif record.country:
            yield f"LOCATION{_DERIVED}:{_escaped(record.country.label)}"
    elif isinstance(record, Taskforce):
        yield f"SUMMARY:{_escaped(record.name)}"
        yield f"CATEGORIES{_DERIVED}:Taskforce"
    else:
        yield f"SUMMARY{'' if record.title else _DERIVED}:{_escaped(headline(record))}"
        if record.category:
            yield f"CATEGORIES:{_escaped(record.category)}"


#: The fields that stand in properties of iCalendar.
_CARRIED = frozenset({"title", "name", "date", "start_date", "end_date", "time", "kind", "category", "location", "url"})
_KINDS: Mapping[MeetingKind, str] = MappingProxyType({kind: words(kind) for kind in MeetingKind})


def _own_fields(type_: type[object]) -> Iterator[tuple[Declared, str]]:
    for each in declared(type_):
        if each.name not in _CARRIED and each.form is not Form.RECORDS:
            yield each, f"{_X}{each.name.replace('_', '-').upper()}"


#: The fields that only properties of this library carry, and the names of these properties.
_OWN: Mapping[type[object], tuple[tuple[Declared, str], ...]] = MappingProxyType(
    {type_: tuple(_own_fields(type_)) for type_ in RECORD_TYPES}
)


def _description(record: Record) -> Iterator[str]:
    """Yield the lines that calendar programs show: what has no other place there."""
    for label, text, prose in details(record):
        if label not in _SHOWN:
            yield f"\n{label}\n{text}" if prose else f"{label}: {text}"


#: The labels of what calendar programs show elsewhere.
_SHOWN = frozenset({"Kind", "Category", "Place"})


def _escaped(text: str) -> str:
    """Escape text (RFC 5545, section 3.3.11); records hold no control character but the line feed."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Fold a line (RFC 5545, section 3.1), between characters and never inside an escape."""
    octets = line.encode()
    if len(octets) <= _MAX_OCTETS:
        return octets
    parts: list[bytes] = []
    start, room = 0, _MAX_OCTETS
    while start + room < len(octets):
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        if octets[end - 1] == 0x5C:
            part = octets[start:end]
            end -= (len(part) - len(part.rstrip(b"\\"))) % 2
        parts.append(octets[start:end])
        start, room = end, _MAX_OCTETS - 1
    return b"\r\n ".join([*parts, octets[start:]])


# ---------------------------------------------------------------- reading

_BREAK = re.compile(rb"\r?\n")
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:]*))*):(.*)', re.DOTALL)
_MOMENT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2}))?", re.ASCII)
_LENGTH = re.compile(
    r"\+?P(?:(?P<weeks>[0-9]+)W|(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9]+)S)?)?)",
    re.ASCII,
)
_ESCAPE = re.compile(r"\\(.)")
_READ = frozenset({"VEVENT", "VJOURNAL"})
_KIND_NAMES: Mapping[str, str] = MappingProxyType({label: kind.value for kind, label in _KINDS.items()})
_TYPES: Mapping[str, type[object]] = MappingProxyType({"meeting": Meeting, "event": Event, "taskforce": Taskforce})


class _Component(NamedTuple):
    """A component of a calendar: the line where it begins, and its properties as they are written."""

    line: int
    properties: dict[str, str]


def loads(data: bytes) -> list[Record]:
    """Return the records of a calendar that this library wrote.

    Additions of other programs (properties, alarms, time zones) are skipped; their changes are read.

    Args:
        data: The calendar.

    Returns:
        The records in their order, each event of a taskforce inside of it.

    Raises:
        DecodeError: It is not a calendar of this library, or a value is invalid; the findings have the
            line of each entry.

    Example:
        >>> meeting = Meeting(title="Oslo", date="2018-08-20", time="09:00")
        >>> loads(dumps(meeting)) == [meeting]
        True
    """
    findings: list[Finding] = []
    components = list(_components(data, findings))
    owned: dict[str, list[dict[str, object]]] = {}
    plain: list[tuple[int, dict[str, object]]] = []
    for component in components:
        values = _values(component, findings)
        owner = component.properties.get("RELATED-TO")
        if values["type"] == "taskforce":
            values["events"] = owned.setdefault(component.properties.get("UID", ""), [])
        if values["type"] == "event" and owner in owned:
            owned[owner].append({name: value for name, value in values.items() if name not in {"type", "version"}})
        else:
            plain.append((component.line, values))
    if findings:
        raise DecodeError(findings)
    try:
        return json.from_dict([values for _, values in plain], list[Taskforce | Meeting | Event])
    except DecodeError as error:
        raise DecodeError([_placed(finding, plain) for finding in error.findings], error.omitted) from None


def _placed(finding: Finding, plain: list[tuple[int, dict[str, object]]]) -> Finding:
    _, place, *rest = finding.path.split("/")
    return attrs.evolve(finding, path="".join(f"/{part}" for part in rest), line=plain[int(place)][0])


def _invalid(message: str, line: int | None = None) -> Finding:
    return make("calendar.invalid", message, line=line)


def _components(data: bytes, findings: list[Finding]) -> Iterator[_Component]:
    """Yield the entries of calendars; what stands inside another component is not theirs."""
    inside: list[str] = []
    component: _Component | None = None
    for number, name, parameters, value in _properties(data, findings):
        if name == "BEGIN":
            inside.append(value.upper())
            if len(inside) == 2 and inside[0] == "VCALENDAR" and inside[1] in _READ:
                component = _Component(number, {})
        elif not inside:
            findings.append(_invalid(f"expected BEGIN:VCALENDAR, got {excerpt(f'{name}:{value}')}", number))
            return
        elif name == "END":
            if inside.pop() != value.upper():
                findings.append(_invalid(f"END:{excerpt(value)} does not end what began last", number))
                return
            if len(inside) == 1 and component is not None:
                yield component
                component = None
        elif component is not None and len(inside) == 2 and _DERIVED[1:] not in parameters.upper():
            component.properties.setdefault(name, value)
    if inside:
        findings.append(_invalid(f"expected END:{excerpt(inside[-1])}, got the end of the calendar"))


def _properties(data: bytes, findings: list[Finding]) -> Iterator[tuple[int, str, str, str]]:
    """Yield the properties with the numbers of their lines: name, parameters, value."""
    for number, line in _lines(data, findings):
        if match := _LINE.fullmatch(line):
            yield number, match[1].upper(), match[2], match[3]
        else:
            findings.append(_invalid(f"expected a property such as SUMMARY:…, got {excerpt(line)}", number))


def _lines(data: bytes, findings: list[Finding]) -> Iterator[tuple[int, str]]:
    """Yield the unfolded lines that are not blank, with their numbers."""
    parts: list[bytes] = []
    first = 1
    for number, raw in enumerate([*_BREAK.split(data), b""], 1):
        if raw[:1] in (b" ", b"\t") and parts:
            parts.append(raw[1:])
            continue
        whole = b"".join(parts)
        if whole:
            try:
                yield first, whole.decode()
            except UnicodeDecodeError as error:
                findings.append(_invalid(f"expected UTF-8, got the byte 0x{whole[error.start]:02X}", first))
        parts, first = [raw], number


def _values(component: _Component, findings: list[Finding]) -> dict[str, object]:
    """Return the fields of a component as plain values of the wire format."""
    properties = component.properties
    kind = properties.get(f"{_X}TYPE", "").lower()
    if kind not in _TYPES:
        got = f"got {excerpt(kind)}" if kind else "which is absent"
        findings.append(_invalid(f"expected {_X}TYPE to be {', '.join(map(repr, _TYPES))}, {got}", component.line))
        return {"type": ""}
    values: dict[str, object] = {"type": kind, "version": json.VERSION}
    for name, property_ in _PROPERTIES[kind]:
        if (value := properties.get(property_)) is not None:
            values[name] = value if name == "url" else _plain(value)  # a URI has no escapes
    if kind == "meeting":
        values["kind"] = _KIND_NAMES.get(str(values.get("kind")), values.get("kind"))
        values |= _days(properties)
    elif (day := properties.get("DTSTART")) is not None:
        values["start_date" if kind == "taskforce" else "date"] = _day_and_time(day)[0]
    return {name: value for name, value in values.items() if value is not None}


_PROPERTIES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        kind: (*own, *((field.name, name) for field, name in _OWN[_TYPES[kind]]))
        for kind, own in {
            "meeting": (("title", "SUMMARY"), ("kind", "CATEGORIES"), ("location", "LOCATION"), ("url", "URL")),
            "event": (("title", "SUMMARY"), ("category", "CATEGORIES"), ("url", "URL")),
            "taskforce": (("name", "SUMMARY"), ("url", "URL")),
        }.items()
    }
)


def _plain(value: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value) if "\\" in value else value


def _day_and_time(moment: str) -> tuple[str, str | None]:
    """Return the day and the time of a moment; what is neither is left for the decoder to refuse."""
    match = _MOMENT.fullmatch(moment)
    if match is None:
        return moment, None
    return "-".join(match.group(1, 2, 3)), ":".join(match.group(4, 5, 6)) if match[4] else None


def _days(properties: Mapping[str, str]) -> dict[str, str | None]:
    start = properties.get("DTSTART", "")
    first, time = _day_and_time(start)
    last = properties.get(f"{_X}END-DATE") or _last_day(properties, start)
    return {
        "date": first or None,
        "end_date": None if last == first else last,
        "time": time or properties.get(f"{_X}TIME"),
    }


def _last_day(properties: Mapping[str, str], start: str) -> str | None:
    """Return the last day of a meeting by its end, or by its length, as other programs write it.

    `DTEND` is exclusive (RFC 5545, section 3.6.1), unless it equals a `DTSTART` with a time: such a meeting has no
    length. An invalid end is returned as it is, and the decoder refuses it.
    """
    given = properties.get("DTEND") or properties.get("DURATION")
    if given is None:
        return None
    try:
        first = _moment(start)
        end = _moment(given) if "DTEND" in properties else first + _length(given)
        is_moment = end == first and "T" in start
        return (end if is_moment else end - datetime.timedelta(seconds=1)).date().isoformat()
    except (ValueError, OverflowError):
        return _day_and_time(given)[0]


def _moment(text: str) -> datetime.datetime:
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return datetime.datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001 - floating


def _length(text: str) -> datetime.timedelta:
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return datetime.timedelta(**{unit: int(number) for unit, number in match.groupdict("0").items()})
