"""Write docs/schema/stemtaskforce-1.json from the library; a test holds that they are the same.

Run as `python -m tests.tools.write_schema` from the top of the repository.
"""

import json
from pathlib import Path

from stemtaskforce.formats.json import schema

TARGET = Path(__file__).parents[2] / "docs" / "schema" / "stemtaskforce-1.json"


def written() -> str:
    """The file as it should be."""
    return json.dumps(schema(), indent=2, ensure_ascii=True) + "\n"


if __name__ == "__main__":
    TARGET.write_text(written(), encoding="utf-8")
