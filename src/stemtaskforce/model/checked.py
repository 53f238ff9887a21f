"""Records hold what their rules take, always: the checks of a constructor, and no way past them.

`Checked` is the base of the records. A record is made by its constructor, which converts, looks quickly (`generated`),
and where anything is in doubt applies the table of rules, which reports all problems at once. It cannot be
made anew in place, copied into another, or inherited from; a pickle is read by the constructor.

The decoder of the wire format makes many records from values that it has checked itself. It fills objects of the
private class that `seal` returns, whose attributes can be set, and turns each into a record by assigning its
`__class__`. The class is made before `seal` ends inheritance. Where Python runs without its global lock, assigning a
class stops every thread: there the decoder sets the slots of the record itself, by `setters`.
"""

from collections.abc import Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar, cast

import attrs

from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import Diagnostic
from stemtaskforce.model import rules
from stemtaskforce.model.names import field_hint
from stemtaskforce.model.protocols import Protocols
from stemtaskforce.text import excerpt, with_article

if TYPE_CHECKING:
    from collections.abc import Callable, KeysView

__all__ = ["Checked", "apply_rules", "seal", "setters"]

T = TypeVar("T")


class _Fields(NamedTuple):
    """The fields of a record class, for its pickles.

    Attributes:
        names: The fields in order, a view of the keys of a dictionary.
        required: Those without a default.
        defaults: The defaults of the others.
        state: Returns the values of a record by field, in the same order.
    """

    names: "KeysView[str]"
    required: frozenset[str]
    defaults: Mapping[str, object]
    state: "Callable[[object], dict[str, object]]"


#: The classes that have no subclasses.
_SEALED: dict[type[object], _Fields] = {}


class Checked(Protocols):
    """The base of records: immutable, without subclasses, and pickled as a dictionary of fields."""

    __slots__ = ()

    def __init_subclass__(cls, **more: object) -> None:
        """Refuse subclasses of records: their instances would hold more than is compared, written and read."""
        for base in cls.__mro__[1:]:
            if base in _SEALED:
                name = base.__name__
                raise TypeError(
                    f"{name} cannot be subclassed; hold the record instead, as in a class with a field "
                    f"`{name.lower()}: {name}`"
                )
        super().__init_subclass__(**more)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> "tuple[Callable[..., object], tuple[type[object], dict[str, object]]]":
        return _restore, (type(self), _fields_of(type(self)).state(self))


def _fields_of(type_: type[object]) -> _Fields:
    if (fields := _SEALED.get(type_)) is None:
        raise TypeError(f"expected the class of a record, got {excerpt(type_)}")
    return fields


def _restore(type_: type[T], state: Mapping[str, object]) -> T:
    """Return the record of a pickle; fields that it does not have get their defaults.

    Raises:
        InvalidRecord: A value is bad, a field is unknown, or a required one is absent.
        TypeError: The type is not the class of a record.
    """
    fields = _fields_of(type_)
    try:
        # The constructor takes names that the program itself holds faster than those that a pickle has made.
        return type_(**{**fields.defaults, **state})
    except TypeError:
        if fields.required <= state.keys() <= fields.names:
            raise
    problems = [
        Diagnostic(
            "field.unknown",
            got=excerpt(name),
            problem=f"{excerpt(name)} is not a field of {with_article(type_)}",
            hint=field_hint(name, fields.names, with_article(type_)),
        )
        for name in state
        if name not in fields.names
    ]
    problems += [
        Diagnostic("field.missing", field=name, problem="is required and absent")
        for name in fields.names
        if name in fields.required and name not in state
    ]
    raise InvalidRecord([each.finding() for each in problems])


def apply_rules(record: object, table: rules.Rules, across: rules.Across) -> None:
    """Apply the rules to a new record; its values were converted before, so that no rule converts one again.

    Args:
        record: The record under construction, whose fields hold what was given.
        table: The rule of each field.
        across: The rule over several fields.

    Raises:
        InvalidRecord: With a finding for each problem; the object is then left without any value.
    """
    given = {name: getattr(record, name) for name in table}
    _, findings = rules.conform(table, given, across)
    if findings:
        for name in given:
            object.__delattr__(record, name)
        raise InvalidRecord(findings)


def seal(
    type_: type[T],
    construct: "Callable[[Callable[..., None], Mapping[str, Callable[..., None]]], object]",
    state: "Callable[[object], dict[str, object]]",
) -> type[T]:
    """End the inheritance of a record class, and guard its constructor.

    Args:
        type_: The class, made by attrs.
        construct: The function of `generated` that makes the constructor, from the slow one and the setters of the
            slots by field.
        state: The function of `generated` that returns the values of a record by field.

    Returns:
        The private class that the decoder fills: a subclass of the same layout whose attributes can be set.
    """
    plain = ("__init__", "__setattr__", "__delattr__")
    more = {"__slots__": (), **{name: getattr(object, name) for name in plain}}
    filled = type(f"_Filled{type_.__name__}", (type_,), more)
    class_ = cast("Any", type_)
    fields = attrs.fields_dict(class_)
    defaults = {name: field.default for name, field in fields.items() if field.default is not attrs.NOTHING}
    _SEALED[type_] = _Fields(fields.keys(), frozenset(fields.keys() - defaults.keys()), defaults, state)
    slow = _guarded(class_)
    class_.__init__ = wraps(slow)(cast("Any", construct(slow, setters(class_))))
    return filled  # pyright: ignore[reportReturnType]  # the decorated class


def setters(type_: type[object]) -> "Mapping[str, Callable[..., None]]":
    """Return the setter of each slot of a record class by field: it takes a record and the value."""
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", type_))
    return {field.name: type_.__dict__[field.name].__set__ for field in fields}


def _guarded(type_: Any) -> "Callable[..., None]":  # noqa: ANN401 - a class of any record
    """Return the constructor of attrs, for values of any form.

    It refuses a record that is made already, and offers the nearest name for an unknown keyword.
    """
    construct, names = type_.__init__, [field.name for field in attrs.fields(type_)]
    first = names[0]

    @wraps(construct)
    def __init__(self: object, /, **fields: object) -> None:  # noqa: N807 - the name is shown in tracebacks
        if hasattr(self, first):
            raise TypeError(f"{type_.__name__} is immutable; make another with attrs.evolve")
        try:
            construct(self, **fields)
        except TypeError as error:
            for name in fields:
                if name not in names and (hint := field_hint(name, names, with_article(type_))):
                    error.add_note(hint)
            raise

    return __init__
