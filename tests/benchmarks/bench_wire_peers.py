"""What the wire is measured against, each at the best settings that we know.

`Tuned` is pydantic under the same rules as the library, at its best: lengths by constraints, all else in one validator
a model. A test holds that it refuses what the library refuses, but for the time `09:00`, which pydantic reads as
`09:00:00`. To join the texts of a model, or to cache fewer strings, was slower. `Ruled` has the rules as most would
write them, one short validator a text (patterns of its own engine were slower). `Typed` is pydantic with types alone.
What needs no rule is the same class here and there: countries, statuses.
"""

import dataclasses
import datetime
import re
import typing
from typing import Annotated, Literal
from unicodedata import is_normalized
from urllib.parse import urlsplit

import attrs
import msgspec
import pydantic
from pydantic import AfterValidator, ConfigDict, StringConstraints

from stemtaskforce import Country, MeetingKind, TaskforceStatus
from stemtaskforce.text import check_url, is_unseen

BEST = ConfigDict(frozen=True, strict=True, extra="forbid")


def clean(text: str) -> str:
    """The rules of a line: NFC, no white space at the ends, no control characters and separators."""
    if not (text.isprintable() and text[0] != " " != text[-1] and (text.isascii() or is_normalized("NFC", text))):
        slow(text, text)
    return text


def clean_prose(text: str) -> str:
    """The rules of prose; `""` is none."""
    flat = text.replace("\n", "")
    if text and not (flat.isprintable() and text == text.strip() and (text.isascii() or is_normalized("NFC", text))):
        slow(text, flat)
    return text


def slow(text: str, flat: str) -> None:
    """What is not printable may still be right: a no-break space, a soft hyphen."""
    if text != text.strip() or not is_normalized("NFC", text):
        raise ValueError("white space at an end, or not NFC")
    if any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 or char in "\u2028\u2029" for char in flat):
        raise ValueError("a control character")


def web(text: str) -> str:
    """The rules of a URL."""
    parts = urlsplit(clean(text))
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(map(str.isspace, text)):
        raise ValueError("no URL")
    _ = parts.port
    return text


Line = Annotated[str, StringConstraints(min_length=1, max_length=1_000), AfterValidator(clean)]
Prose = Annotated[str, StringConstraints(max_length=1_000_000), AfterValidator(clean_prose)]
Url = Annotated[str, StringConstraints(max_length=1_000), AfterValidator(web)]


class RuledEvent(pydantic.BaseModel):
    """An event under the library's rules."""

    model_config = BEST
    date: datetime.date | None = None
    category: Line | None = None
    publisher: Line | None = None
    summary: Prose = ""
    title: Line | None = None
    country: Country | None = None
    url: Url | None = None

    @pydantic.model_validator(mode="after")
    def has_words(self) -> typing.Self:
        """Hold the rule over several fields."""
        if not (self.category or self.publisher or self.summary or self.title):
            raise ValueError("nothing to say")
        return self


class RuledTaskforce(pydantic.BaseModel):
    """A taskforce under the library's rules."""

    model_config = BEST
    type: Literal["taskforce"]
    version: Literal[1]
    name: Line
    requesting_organisation: Line | None = None
    country: Country | None = None
    start_date: datetime.date | None = None
    status: TaskforceStatus | None = None
    background: Prose = ""
    objectives: Prose = ""
    results: Prose = ""
    events: Annotated[tuple[RuledEvent, ...], pydantic.Field(max_length=10_000)] = ()
    url: Url | None = None


class RuledAlone(RuledEvent):
    """An event that stands alone under the library's rules."""

    type: Literal["event"]
    version: Literal[1]


class TypedEvent(pydantic.BaseModel):
    """An event with types alone."""

    model_config = BEST
    date: datetime.date | None = None
    category: str | None = None
    publisher: str | None = None
    summary: str = ""
    title: str | None = None
    country: Country | None = None
    url: str | None = None


class TypedTaskforce(pydantic.BaseModel):
    """A taskforce with types alone."""

    model_config = BEST
    type: Literal["taskforce"]
    version: Literal[1]
    name: str
    requesting_organisation: str | None = None
    country: Country | None = None
    start_date: datetime.date | None = None
    status: TaskforceStatus | None = None
    background: str = ""
    objectives: str = ""
    results: str = ""
    events: tuple[TypedEvent, ...] = ()
    url: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class DataEvent:
    """An event with types alone, in slots."""

    date: datetime.date | None = None
    category: str | None = None
    publisher: str | None = None
    summary: str = ""
    title: str | None = None
    country: Country | None = None
    url: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class DataTaskforce:
    """A taskforce with types alone, in slots."""

    type: Literal["taskforce"]
    version: Literal[1]
    name: str
    requesting_organisation: str | None = None
    country: Country | None = None
    start_date: datetime.date | None = None
    status: TaskforceStatus | None = None
    background: str = ""
    objectives: str = ""
    results: str = ""
    events: tuple[DataEvent, ...] = ()
    url: str | None = None


@attrs.frozen
class AttrsEvent:
    """An event with types alone, for cattrs."""

    date: datetime.date | None = None
    category: str | None = None
    publisher: str | None = None
    summary: str = ""
    title: str | None = None
    country: Country | None = None
    url: str | None = None


@attrs.frozen
class AttrsTaskforce:
    """A taskforce with types alone, for cattrs."""

    type: Literal["taskforce"]
    version: Literal[1]
    name: str
    requesting_organisation: str | None = None
    country: Country | None = None
    start_date: datetime.date | None = None
    status: TaskforceStatus | None = None
    background: str = ""
    objectives: str = ""
    results: str = ""
    events: tuple[AttrsEvent, ...] = ()
    url: str | None = None


class StructEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """An event with types alone, as msgspec has it fastest: the limit."""

    date: datetime.date | None = None
    category: str | None = None
    publisher: str | None = None
    summary: str = ""
    title: str | None = None
    country: Country | None = None
    url: str | None = None


class StructTaskforce(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False, tag_field="type", tag="taskforce"
):
    """A taskforce with types alone, as msgspec has it fastest: the limit."""

    version: Literal[1]
    name: str
    requesting_organisation: str | None = None
    country: Country | None = None
    start_date: datetime.date | None = None
    status: TaskforceStatus | None = None
    background: str = ""
    objectives: str = ""
    results: str = ""
    events: tuple[StructEvent, ...] = ()
    url: str | None = None


def check_texts(lines: tuple[str | None, ...], prose: tuple[str, ...], url: str | None) -> None:
    """Check the texts of a model in one Python call, quickly where they are plain."""
    for text in lines:
        if text is not None and not (
            text.isprintable()
            and text[0] != " " != text[-1]
            and (text.isascii() or (is_normalized("NFC", text) and ("!" <= text[0] <= "~" or not is_unseen(text))))
        ):
            check_unusual(text, text)
    for text in prose:
        if text:
            flat = text.replace("\n", "")
            if not (
                flat.isprintable()
                and text == text.strip()
                and (text.isascii() or (is_normalized("NFC", text) and ("!" <= text[0] <= "~" or not is_unseen(text))))
            ):
                check_unusual(text, flat)
    if url is not None and (not PLAIN_URL(url) or "--" in url) and check_url(url):
        raise ValueError("no URL")


def check_unusual(text: str, flat: str) -> None:
    """Check a text that is not printable, or may have nothing to see."""
    slow(text, flat)
    if is_unseen(text):
        raise ValueError("nothing to see")


#: A URL that needs no second look: a plain host, no port. The others are few, and are checked by the library's rule.
PLAIN_URL = re.compile(r"https?://(?:[A-Za-z0-9-]+\.)*[A-Za-z][A-Za-z0-9-]*(?:/[!-~]*)?").fullmatch
#: The number 1 alone: `Literal[1]` takes `true` and `1.0`, too.
One = Annotated[int, pydantic.Field(ge=1, le=1)]
ShortLine = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
ShortProse = Annotated[str, StringConstraints(max_length=1_000_000)]
ShortUrl = Annotated[str, StringConstraints(max_length=1_000)]


class TunedEvent(pydantic.BaseModel):
    """An event under the library's rules with one validator a model, pydantic at its best.

    A validator a text, as in `Ruled…`, costs a Python call each, and `urlsplit` more than the rest of an event.
    """

    model_config = BEST
    date: datetime.date | None = None
    category: ShortLine | None = None
    publisher: ShortLine | None = None
    summary: ShortProse = ""
    title: ShortLine | None = None
    country: Country | None = None
    url: ShortUrl | None = None

    @pydantic.model_validator(mode="after")
    def follows_rules(self) -> typing.Self:
        """Hold all rules."""
        check_texts((self.category, self.publisher, self.title), (self.summary,), self.url)
        if not (self.category or self.publisher or self.summary or self.title):
            raise ValueError("nothing to say")
        return self


class TunedMeeting(pydantic.BaseModel):
    """A meeting under the library's rules with one validator a model."""

    model_config = BEST
    title: ShortLine
    date: datetime.date
    end_date: datetime.date | None = None
    time: datetime.time | None = None
    kind: MeetingKind = MeetingKind.TASKFORCE_MEETING
    host_organisation: ShortLine | None = None
    country: Country | None = None
    location: ShortLine | None = None
    summary: ShortProse = ""
    objective: ShortProse = ""
    description: ShortProse = ""
    next_steps: ShortProse = ""
    url: ShortUrl | None = None

    @pydantic.model_validator(mode="after")
    def follows_rules(self) -> typing.Self:
        """Hold all rules."""
        check_texts(
            (self.title, self.host_organisation, self.location),
            (self.summary, self.objective, self.description, self.next_steps),
            self.url,
        )
        if self.end_date is not None and self.end_date <= self.date:
            raise ValueError("ends before its second day")
        if self.time is not None and (self.time.tzinfo is not None or self.time.microsecond):
            raise ValueError("no time of day in whole seconds")
        return self


class TunedTaskforce(pydantic.BaseModel):
    """A taskforce under the library's rules with one validator a model."""

    model_config = BEST
    name: ShortLine
    requesting_organisation: ShortLine | None = None
    country: Country | None = None
    start_date: datetime.date | None = None
    status: TaskforceStatus | None = None
    background: ShortProse = ""
    objectives: ShortProse = ""
    results: ShortProse = ""
    events: Annotated[tuple[TunedEvent, ...], pydantic.Field(max_length=10_000)] = ()
    url: ShortUrl | None = None

    @pydantic.model_validator(mode="after")
    def follows_rules(self) -> typing.Self:
        """Hold all rules."""
        check_texts(
            (self.name, self.requesting_organisation), (self.background, self.objectives, self.results), self.url
        )
        return self


class WireEvent(TunedEvent):
    """An event of the wire format."""

    type: Literal["event"]
    version: One


class WireMeeting(TunedMeeting):
    """A meeting of the wire format."""

    type: Literal["meeting"]
    version: One


class WireTaskforce(TunedTaskforce):
    """A taskforce of the wire format."""

    type: Literal["taskforce"]
    version: One


class LooseEvent(WireEvent):
    """An event of the wire format; unknown keys are ignored."""

    model_config = ConfigDict(extra="ignore")


class LooseTaskforceEvent(TunedEvent):
    """An event of a taskforce; unknown keys are ignored."""

    model_config = ConfigDict(extra="ignore")


class LooseMeeting(WireMeeting):
    """A meeting of the wire format; unknown keys are ignored."""

    model_config = ConfigDict(extra="ignore")


class LooseTaskforce(WireTaskforce):
    """A taskforce of the wire format; unknown keys are ignored."""

    model_config = ConfigDict(extra="ignore")
    events: Annotated[tuple[LooseTaskforceEvent, ...], pydantic.Field(max_length=10_000)] = ()  # pyright: ignore[reportIncompatibleVariableOverride]  # the benchmark's own


Tuned = Annotated[WireTaskforce | WireMeeting | WireEvent, pydantic.Field(discriminator="type")]
Loose = Annotated[LooseTaskforce | LooseMeeting | LooseEvent, pydantic.Field(discriminator="type")]
#: A document, and one record, of the tuned models.
TUNED: pydantic.TypeAdapter[list[Tuned]] = pydantic.TypeAdapter(list[Tuned])
TUNED_ONE: pydantic.TypeAdapter[Tuned] = pydantic.TypeAdapter(Tuned)
LOOSE: pydantic.TypeAdapter[list[Loose]] = pydantic.TypeAdapter(list[Loose])
