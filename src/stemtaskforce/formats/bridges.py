"""The bridges to other frameworks: pydantic (and with it FastAPI), cattrs and msgspec read and write records.

Each hands over to the wire format, so that a framework takes what `json.loads` takes and writes what `json.dumps`
writes. pydantic is never imported here unless it asks.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from pendulum import Date, Time

from stemtaskforce.dates import parse_iso_date, parse_iso_time
from stemtaskforce.errors import DecodeError, LimitExceeded
from stemtaskforce.findings import Finding
from stemtaskforce.formats.json import from_dict, to_dict
from stemtaskforce.formats.wire.schema import REFS, definitions_of
from stemtaskforce.formats.wire.spec import NAMES
from stemtaskforce.formats.wire.strict import convert
from stemtaskforce.formats.wire.versions import VERSION
from stemtaskforce.model import Record
from stemtaskforce.text import excerpt

if TYPE_CHECKING:
    import cattrs
    from pydantic_core import CoreSchema

__all__ = ["dec_hook", "enc_hook", "pydantic_core_schema", "pydantic_json_schema", "read_plain", "register"]

_PREFIX = REFS.format(name="")


def read_plain(record: type[Record], value: object) -> Record:
    """Return the record of plain values whose type is known from where they stand.

    Args:
        record: The class.
        value: A record of the class, or a mapping as `to_dict` gives it; `type` and `version` may be absent.

    Returns:
        The record.

    Raises:
        DecodeError: The value is something else; the findings have everything.
        LimitExceeded: It is nested too deep.
    """
    if type(value) is record:
        return value
    if isinstance(value, Mapping):
        plain = {"type": NAMES[record], "version": VERSION, **cast("Mapping[str, object]", value)}
        return convert(plain, record) or from_dict(plain, record)
    return from_dict(value, record)


# ---------------------------------------------------------------- pydantic


def pydantic_core_schema(record: type[Record]) -> "CoreSchema":
    """Return the schema by which pydantic validates and serialises a record.

    Args:
        record: The class.

    Returns:
        A core schema that takes a record or a mapping, gives each finding as an error of its own at the place of its
        pointer, and serialises to the plain values of the wire format.
    """
    from pydantic_core import core_schema  # noqa: PLC0415 - only pydantic calls this

    return core_schema.no_info_plain_validator_function(
        _pydantic_validator(record),
        ref=f"{record.__module__}.{record.__qualname__}",
        serialization=core_schema.plain_serializer_function_ser_schema(to_dict),
    )


def _pydantic_validator(record: type[Record]) -> Callable[[object], Record]:
    from pydantic_core import PydanticCustomError, ValidationError  # noqa: PLC0415 - only pydantic calls this

    def validate(value: object) -> Record:
        try:
            return read_plain(record, value)
        except (DecodeError, LimitExceeded) as error:
            lines: list[Any] = [
                {
                    "type": PydanticCustomError(cast("Any", finding.code), "{message}", {"message": finding.message}),
                    "loc": tuple(_steps(finding)),
                    "input": finding.value if finding.value is not None else value,
                }
                for finding in error.findings
            ]
            raise ValidationError.from_exception_data(record.__name__, lines) from error

    validate.__name__ = validate.__qualname__ = record.__name__  # pydantic's errors show it
    return validate


def _steps(finding: Finding) -> Iterator[str | int]:
    """Yield the steps of a JSON pointer (RFC 6901), places in arrays as numbers."""
    for step in finding.path.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        yield int(name) if name.isascii() and name.isdigit() else name


def pydantic_json_schema(record: type[Record]) -> dict[str, object]:
    """Return the JSON Schema of a record for pydantic: whole in itself, the same for input and output.

    Args:
        record: The class, whose name pydantic gives to the definition.

    Returns:
        The definition of the record, with its references resolved in place.
    """
    definitions = definitions_of({record}, optional_type=True)
    return cast("dict[str, object]", _written_out(definitions[record.__name__], definitions))


def _written_out(node: object, definitions: Mapping[str, object]) -> object:
    """Return a schema in which each reference is replaced by its definition."""
    if isinstance(node, list):
        return [_written_out(each, definitions) for each in cast("list[object]", node)]
    if not isinstance(node, dict):
        return node
    values = cast("dict[str, object]", node)
    reference = values.get("$ref")
    if isinstance(reference, str):
        rest = {key: value for key, value in values.items() if key != "$ref"}
        found = deepcopy(cast("dict[str, object]", definitions[reference.removeprefix(_PREFIX)]))
        return {**cast("dict[str, object]", _written_out(found, definitions)), **rest}
    return {key: _written_out(value, definitions) for key, value in values.items()}


# ---------------------------------------------------------------- cattrs and msgspec


def register(converter: "cattrs.Converter") -> None:
    """Teach a cattrs converter to structure and unstructure records as the wire format has them.

    Args:
        converter: The converter of a program; records may stand alone or inside its own classes.

    Example:
        >>> import cattrs
        >>> from stemtaskforce import Event
        >>> converter = cattrs.Converter()
        >>> register(converter)
        >>> converter.structure(converter.unstructure(Event(title="Launch")), Event).title
        'Launch'
    """
    for record in NAMES:
        converter.register_unstructure_hook(record, to_dict)
        converter.register_structure_hook(record, _structure_hook)


def _structure_hook(value: object, record: type[Record]) -> Record:
    return read_plain(record, value)


def enc_hook(value: object) -> object:
    """Return the text of a day or a time, for `msgspec.json.Encoder(enc_hook=…)`.

    msgspec writes the fields of a record by itself, without `type` and `version`, and calls a hook for types that it
    does not know.

    Args:
        value: A value that msgspec cannot encode.

    Returns:
        `YYYY-MM-DD` of a day, `HH:MM:SS` of a time.

    Raises:
        NotImplementedError: The value is of another type; msgspec expects this error of a hook.

    Example:
        >>> from stemtaskforce import Event
        >>> enc_hook(Event(date="2018-05-04", title="Launch").date)
        '2018-05-04'
    """
    if isinstance(value, Date | Time):
        return value.isoformat()
    raise NotImplementedError(f"expected a day or a time, got {type(value).__name__}")


def dec_hook(kind: type[Any], value: object) -> object:
    """Return the day or the time of a text, for `msgspec.json.Decoder(…, dec_hook=…)`.

    msgspec fills the fields of a record by itself, and the record checks them.

    Args:
        kind: `Date` or `Time` of pendulum.
        value: `YYYY-MM-DD`, or `HH:MM:SS`.

    Returns:
        The day or the time.

    Raises:
        ValueError: The text is not one; msgspec adds the place.
        NotImplementedError: The type is another one; msgspec expects this error of a hook.

    Example:
        >>> from pendulum import Date
        >>> dec_hook(Date, "2018-05-04")
        Date(2018, 5, 4)
    """
    if kind not in {Date, Time}:
        raise NotImplementedError(f"expected a day or a time, got {kind.__name__}")
    parse, expected = (parse_iso_date, "YYYY-MM-DD") if kind is Date else (parse_iso_time, "HH:MM:SS")
    found = parse(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f"expected {expected}, got {excerpt(value)}")
    return found
