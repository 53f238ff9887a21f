"""The declaration of a table's column: its name, type and description, and how its values are derived.

A column of a record's field takes its type, and whether a value may be missing, from the declaration of the field.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from stemtaskforce.countries import Country
from stemtaskforce.model.declarations import Declared, Form, declared
from stemtaskforce.model.generated import VALUES
from stemtaskforce.tables.kernels import Kernel
from stemtaskforce.tables.rows import Rows

__all__ = ["Column", "ColumnType", "Derive", "Spec", "derived", "field", "values_of"]


class ColumnType(StrEnum):
    """The type of a column's values, by the name of its Arrow type; `time32` counts seconds.

    Example:
        >>> ColumnType("date32")
        <ColumnType.DATE: 'date32'>
    """

    STRING = "string"
    INTEGER = "int32"
    DATE = "date32"
    TIME = "time32"
    BOOLEAN = "bool"


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        name: Its name.
        type: The type of its values.
        required: Whether no value is ever missing.
        description: The meaning of its values, in one sentence.

    Example:
        >>> from stemtaskforce import Event, table
        >>> table([], Event).schema[0].name
        'position'
    """

    name: str
    type: ColumnType
    required: bool
    description: str


#: Derives the values of a column, one per row.
Derive = Callable[[Rows], Sequence[object]]


class Spec(NamedTuple):
    """A column and how its values are derived: row by row, and where there is a faster way, as an Arrow array.

    Attributes:
        column: The column.
        derive: Derives its values.
        kernel: Derives it from other columns as an Arrow array.
        is_field: Whether it is a field of the records, all of which are taken together.
    """

    column: Column
    derive: Derive
    kernel: Kernel | None = None
    is_field: bool = False


def field(type_: type[object], name: str) -> Spec:
    """Return the column of a record's field.

    Args:
        type_: The type of the record.
        name: The name of the field.

    Returns:
        The column, with the type and the description of the field's declaration.

    Example:
        >>> from stemtaskforce import Event
        >>> field(Event, "date").column.type
        <ColumnType.DATE: 'date32'>
    """
    (stated,) = (each for each in declared(type_) if each.name == name)
    column = Column(name, ColumnType(stated.arrow), not stated.optional, stated.description)
    values = values_of(stated)
    return Spec(column, lambda rows: values(rows.records), is_field=True)


def values_of(stated: Declared) -> Callable[[Sequence[object]], Sequence[object]]:
    """Return the function that gives the values of a field of records; those of an enumeration as plain text.

    Args:
        stated: The declaration of the field.

    Returns:
        The function, of records to one value for each.

    Example:
        >>> from stemtaskforce import Event
        >>> values_of(declared(Event)[-2])([Event(title="Launch", country="DK")])
        ['DK']
    """
    values: Callable[[Sequence[object]], Sequence[object]] = VALUES[stated.name]
    members = Country if stated.form is Form.COUNTRY else stated.members
    if isinstance(members, type) and issubclass(members, StrEnum):
        plain: dict[object, str | None] = {None: None, **{member: member.value for member in members}}
        return lambda records: list(map(plain.__getitem__, values(records)))
    return values


def derived(
    name: str,
    derive: Derive,
    description: str,
    type_: ColumnType = ColumnType.STRING,
    *,
    kernel: Kernel | None = None,
) -> Spec:
    """Return a column that is not a field; a `!` behind the name says that no value is ever missing."""
    return Spec(Column(name.removesuffix("!"), type_, name.endswith("!"), description), derive, kernel)
