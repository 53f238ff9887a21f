"""The Python code of README, tutorial and how-to guides passes mypy --strict, but for lines that say so. `make types`.

A document is checked as one program, line by line in its place, so that mypy names the line of the document.
"""

import doctest
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).parents[2]
DOCUMENTS = [TOP / "README.md", *sorted(TOP.glob("docs/tutorial/*.md")), *sorted(TOP.glob("docs/how-to/*.md"))]
#: The mark of a line that is there to show an error that a type checker finds, too.
REFUSED = "# a type checker refuses this line, too"
_BLOCK = re.compile(r"^```(?:python|\{code-cell\}[^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
#: DuckDB's stubs let `sql` give `None`, which is so of a statement without an answer.
_OF_STUBS = "DuckDBPyRelation | None"


def program(text: str) -> str:
    """Return the code of a document, each line at its place, all else blank."""
    lines = [""] * (text.count("\n") + 1)
    for block in _BLOCK.finditer(text):
        start = text.count("\n", 0, block.start(1))
        for place, line in _code(block[1]):
            lines[start + place] = line
    return "\n".join(lines)


def _code(block: str) -> Iterator[tuple[int, str]]:
    if ">>>" in block:
        for example in doctest.DocTestParser().get_examples(block):
            yield from enumerate(example.source.splitlines(), example.lineno)
    else:
        # Options of a cell begin with a colon.
        yield from ((place, line) for place, line in enumerate(block.splitlines()) if not line.startswith(":"))


def test_the_code_of_a_document_is_taken_line_by_line() -> None:
    text = "# T\n```python\n>>> x = [\n...     1]\n>>> x\n[1]\n```\n```{code-cell} ipython3\n:tags: [a]\ny = 2\n```\n"

    assert "\n\nx = [\n    1]\nx\n\n\n\n\ny = 2\n\n" == program(text)


def test_documents_pass_mypy_strict_but_for_the_lines_that_are_marked(tmp_path: Path) -> None:
    sources = {"_".join(path.relative_to(TOP).with_suffix("").parts).replace("-", "_"): path for path in DOCUMENTS}
    for name, path in sources.items():
        (tmp_path / f"{name}.py").write_text(program(path.read_text("utf-8")), "utf-8")

    # A document may define a name again, to show it with another framework; a hidden cell may call a function
    # for its effect.
    options = ["--strict", "--allow-redefinition", "--disable-error-code=func-returns-value", "--no-error-summary"]
    command = [sys.executable, "-m", "mypy", *options, "--config-file", str(TOP / "pyproject.toml")]
    command += ["--cache-dir", str(TOP / ".mypy_cache" / "documents"), *(f"{name}.py" for name in sources)]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)

    assert "" == done.stderr
    found = set[str]()
    for line in done.stdout.splitlines():
        if " error: " in line and _OF_STUBS not in line:
            name, place, _ = line.split(":", 2)
            marked = REFUSED in (tmp_path / name).read_text("utf-8").splitlines()[int(place) - 1]
            found.add(f"{name}:{place}" if marked else line)
    assert found == {
        f"{name}.py:{place}"
        for name in sources
        for place, line in enumerate((tmp_path / f"{name}.py").read_text("utf-8").splitlines(), 1)
        if REFUSED in line
    }
    assert found
