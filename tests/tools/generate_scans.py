"""Write `query/scans_data.py`: for each attribute that `where` may name the loop that looks for its values.

A loop that names the attribute takes half the time of one that calls a getter, as measured by `make bench`. Run
`python -m tests.tools.generate_scans` after the fields or derived properties have changed; a test compares.
"""

from pathlib import Path

from stemtaskforce.attributes import TYPES

PATH = Path(__file__).parents[2] / "src" / "stemtaskforce" / "query" / "scans_data.py"

HEAD = '''"""The loops of `where`, one for each attribute: which items have a value, and which have one of some.

Written by `tests/tools/generate_scans.py` from the attributes of the records.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from types import MappingProxyType
from typing import Any

__all__ = ["ANY_OF", "EQUAL"]

'''


def generate() -> str:
    """The text of the module."""
    known = {name for questions in TYPES.values() for name in questions.attributes.by_name}
    loop = "lambda items, {0}: [item for item in items if {1} {2} {0}]"
    equal = (f'        "{name}": {loop.format("value", value_of(name), "==")},' for name in sorted(known))
    any_of = (f'        "{name}": {loop.format("values", value_of(name), "in")},' for name in sorted(known))
    return "\n".join(
        [
            f"{HEAD}#: The items whose attribute equals a value.",
            "EQUAL: Mapping[str, Callable[[Iterable[Any], object], list[Any]]] = MappingProxyType(",
            "    {",
            *equal,
            "    }",
            ")",
            "#: The items whose attribute is one of some values.",
            "ANY_OF: Mapping[str, Callable[[Iterable[Any], Container[object]], list[Any]]] = MappingProxyType(",
            "    {",
            *any_of,
            "    }",
            ")",
            "",
        ]
    )


def value_of(name: str) -> str:
    """The expression of an attribute; the year and month of an absent date are absent, too."""
    date, _, part = name.partition(".")
    return f"(None if (day := item.{date}) is None else day.{part})" if part else f"item.{name}"


if __name__ == "__main__":
    PATH.write_text(generate(), encoding="utf-8")
