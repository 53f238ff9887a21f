"""Write `dates/names_data.py`: the names of months and weekdays in the official languages of the EU and its neighbours.

    python -m tests.tools.generate_date_names           # write the module
    python -m tests.tools.generate_date_names --check   # write nothing; exit status 1 if it would change

Names come from the Unicode CLDR through Babel, whole and abbreviated, folded. Abbreviations of less than three letters
are left out: they are words as often. A test compares the module with what this writes.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, Protocol, get_args

from babel.dates import get_day_names, get_month_names

from stemtaskforce.text import fold
from tests.tools.generate_countries import LANGUAGES

TARGET = Path(__file__).resolve().parents[2] / "src" / "stemtaskforce" / "dates" / "names_data.py"
SHORTEST = 3
Width = Literal["wide", "abbreviated"]
Context = Literal["format", "stand-alone"]
HEAD = '''"""Folded names of months and weekdays: each with the numbers that it can mean. Generated; do not edit.

Source: Unicode CLDR through Babel, by `tests/tools/generate_date_names.py`.
"""

# fmt: off
'''


class GetNames(Protocol):
    """One of Babel's functions that return the names of months or of weekdays by number."""

    def __call__(self, width: Width, context: Context, locale: str, /) -> Mapping[int, str]:
        """Return the names."""
        ...


def collect(get: GetNames) -> dict[str, tuple[int, ...]]:
    """Return each folded name with the sorted numbers that it means in some language."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for language in LANGUAGES:
        for width in get_args(Width):
            for context in get_args(Context):
                for number, name in get(width, context, language).items():
                    folded = fold(name).strip(" .")
                    if len(folded) >= SHORTEST and not any(char.isdigit() for char in folded):
                        found[folded].add(number)
    return {name: tuple(sorted(numbers)) for name, numbers in sorted(found.items())}


def table(name: str, numbers: Iterable[tuple[str, tuple[int, ...]]]) -> str:
    """Return a table as Python."""
    rows = "".join(f'    "{key}": {value},\n' for key, value in numbers)
    return f"{name}: dict[str, tuple[int, ...]] = {{\n{rows}}}\n"


def module() -> str:
    """Return the module's text."""
    months = table("MONTHS", collect(get_month_names).items())
    weekdays = table("WEEKDAYS", collect(get_day_names).items())
    return f"{HEAD}\n#: Months from 1 to 12.\n{months}\n#: Weekdays from 0 (Monday) to 6.\n{weekdays}"


def main() -> int:
    """Write the module, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    text = module()
    if parser.parse_args().check:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
