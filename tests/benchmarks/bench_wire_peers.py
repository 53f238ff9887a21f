"""What the wire is measured against, each at the best settings that we know.

`Ruled` is pydantic under the same rules as the library: lengths by constraints, all else of a text in one short
validator (patterns of its own engine were slower). `Typed` is pydantic with types alone. What needs no rule is
the same class here and there: countries, statuses.
"""

import dataclasses
import datetime
import typing
from typing import Annotated, Literal
from unicodedata import is_normalized
from urllib.parse import urlsplit

import attrs
import msgspec
import pydantic
from pydantic import AfterValidator, ConfigDict, StringConstraints

from stemtaskforce import Country, TaskforceStatus

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
