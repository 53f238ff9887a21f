"""The methods that foreign tools look for on a record; each hands over to the module that knows the tool.

These are the only place where a record refers to a higher layer, and import it when the tool calls.
"""

from typing import TYPE_CHECKING, Any, cast

from stemtaskforce.shown import Shown

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["Protocols"]


class Protocols(Shown):
    """The base of the records: what pydantic, notebooks and rich ask of a type."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from stemtaskforce.formats.bridges import pydantic_core_schema  # noqa: PLC0415 - see above

        return pydantic_core_schema(cast("Any", cls))

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: "CoreSchema", _handler: "GetJsonSchemaHandler") -> dict[str, object]:
        from stemtaskforce.formats.bridges import pydantic_json_schema  # noqa: PLC0415 - see above

        return pydantic_json_schema(cast("Any", cls))
