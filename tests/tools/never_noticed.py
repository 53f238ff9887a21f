"""Mutants that are not made, since nothing could notice them.

mutmut changes each text of a function, also where its value does not matter: the type given to `typing.cast`, which
returns its other argument as it is, and the letter case of a codec's name, in which `codecs.lookup` ignores case. Such
mutants would count as survivors, however good the tests are. `leave_them_out` is called before mutants are made.
"""

from collections.abc import Iterator

import libcst as cst
from libcst import matchers as m
from mutmut.mutation.file_mutation import Mutation, MutationVisitor

_CAST = m.Call(func=m.Name("cast"), args=[m.Arg(), m.Arg()])
#: Calls whose first argument is the name of a codec, and the keyword that holds one in others.
_CODED = m.Call(func=m.Attribute(attr=m.OneOf(m.Name("encode"), m.Name("decode"), m.Name("read_text"))))
_ENCODING = m.Arg(keyword=m.Name("encoding"))


def _codecs(call: cst.Call) -> Iterator[cst.BaseExpression]:
    """Yield the arguments of a call that name a codec."""
    if m.matches(call, _CODED) and call.args and call.args[0].keyword is None:
        yield call.args[0].value
    yield from (arg.value for arg in call.args if m.matches(arg, _ENCODING))


def _same_to_all(mutation: Mutation, types: set[int], codecs: set[int]) -> bool:
    """Whether a mutation changes the type of a cast, or the case of a codec's name, and nothing else."""
    old, new = mutation.original_node, mutation.mutated_node
    if id(old) in types:
        return True
    if id(old) in codecs and isinstance(old, cst.SimpleString) and isinstance(new, cst.SimpleString):
        return old.value.lower() == new.value.lower()
    if m.matches(old, _CAST) and isinstance(old, cst.Call) and isinstance(new, cst.Call):
        return len(new.args) == len(old.args) and new.args[0] is not old.args[0]
    return False


def leave_them_out() -> None:
    """Keep mutmut from making these mutants, in this process and in those that it forks."""
    visit = MutationVisitor.on_visit
    types: set[int] = set()
    codecs: set[int] = set()

    def on_visit(self: MutationVisitor, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.Call):
            if m.matches(node, _CAST):
                types.add(id(node.args[0].value))
            codecs.update(map(id, _codecs(node)))
        before = len(self.mutations)
        inside = visit(self, node)
        made = self.mutations[before:]
        self.mutations[before:] = [each for each in made if not _same_to_all(each, types, codecs)]
        return inside

    MutationVisitor.on_visit = on_visit  # type: ignore[method-assign]  # mutmut has no setting for this
