"""How the examples of README and documentation run: Python as Sybil does, and commands as a reader would type them.

A block of `console` whose lines start with `$ ` is run by bash, in order, and what it prints, standard output and
standard error together, is compared; lines that start with `> ` go on with the command above. Each page has a folder
of its own, in which `examples` is that of the repository, so that what a page saves is there on the same page only.
"""

import ast
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from sybil import Example
from sybil.parsers.markdown import CodeBlockParser

__all__ = ["ConsoleParser", "NotebookCellParser", "enter_folder", "leave_folder"]

TOP = Path(__file__).parents[2]
CELLS = Path(__file__).with_name("cells")
#: What stands between the outputs of two commands; no output holds it.
MARK = "\x1e"
PROMPT, MORE = "$ ", "> "


def enter_folder(namespace: dict[str, Any]) -> None:
    """Before the first example of a page: go to a folder that has the examples and nothing else."""
    folder = Path(tempfile.mkdtemp(prefix="page-"))
    (folder / "examples").symlink_to(TOP / "examples", target_is_directory=True)
    namespace["_folders"] = Path.cwd(), folder
    namespace["__name__"] = "__main__"  # as in a script; frameworks look a function's module up
    os.chdir(folder)


def leave_folder(namespace: dict[str, Any]) -> None:
    """After the last example of a page: go back, and leave nothing."""
    before, folder = namespace["_folders"]
    os.chdir(before)
    shutil.rmtree(folder)


def read_transcript(block: str) -> Iterator[tuple[str, str]]:
    """Give the commands of a block, each with the output that it shows."""
    command, output = "", ""
    for line in block.splitlines():
        if line.startswith(PROMPT):
            if command:
                yield command, output
            command, output = line.removeprefix(PROMPT), ""
        elif line.startswith(MORE) and not output:
            command += "\n" + line.removeprefix(MORE)
        else:
            output += line + "\n"
    if command:
        yield command, output


def run_commands(commands: list[str]) -> list[str]:
    """Run commands in one shell, and give what each prints."""
    # The mark is printed behind a command's back: the exit status that the next one may ask for stays.
    script = "\n".join(f"{command}\n__status=$?; printf '{MARK}'; (exit $__status)" for command in commands)
    environment = {
        "COLUMNS": "80",
        "HOME": os.devnull,
        "LC_ALL": "C.UTF-8",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
        "PYTHONUTF8": "1",
        "TERM": "dumb",
    }
    done = subprocess.run(
        [shutil.which("bash") or "bash", "-c", script],
        check=False,
        encoding="utf-8",
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
    )
    outputs = done.stdout.split(MARK)
    assert len(commands) + 1 == len(outputs), done.stdout
    return outputs[:-1]


class ConsoleParser(CodeBlockParser):
    """Runs the commands of a page and compares what they print."""

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        """Say which command of a block printed something else than the page shows."""
        shown = list(read_transcript(str(example.parsed)))
        printed = run_commands([command for command, _ in shown])
        for (command, expected), actual in zip(shown, printed, strict=True):
            if expected != actual:
                return f"$ {command}\nshown:\n{expected}\nprinted:\n{actual}"
        return None


def run_cell(source: str, path: str, namespace: dict[str, Any]) -> None:
    """Run a cell and print the value of its last line as a notebook shows it, frames by their rows."""
    *statements, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        statements.append(last)
    exec(compile(ast.Module(statements, []), path, "exec"), namespace)  # noqa: S102 - the page's own code
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), path, "eval"), namespace)  # noqa: S307 - the same
        if hasattr(value, "rows"):
            print(*value.columns, *value.rows(), sep="\n")  # noqa: T201 - what is compared
        elif value is not None:
            # What other packages show may differ with their versions.
            ours = type(value).__module__.partition(".")[0] in {"builtins", "collections", "stemtaskforce"}
            print(repr(value) if ours else f"<{type(value).__name__}>")  # noqa: T201 - the same


class NotebookCellParser(CodeBlockParser):
    """Runs the cells of a page that is a notebook; what they print is put in when the page is built.

    It is compared with what stands in `tests/tools/cells`, a file a page, cell by cell, behind a line that counts it.
    `WRITE_CELLS=1 pytest docs` writes the files anew, to be read before they are committed.
    """

    language = "{code-cell} ipython3"

    def evaluate(self, example: Example) -> str | None:
        """Run a cell without its options; give what differs."""
        source = "\n".join(line for line in str(example.parsed).splitlines() if not line.startswith(":"))
        printed = io.StringIO()
        with redirect_stdout(printed):
            run_cell(source, example.path, example.namespace)
        outputs: list[str] = example.namespace.setdefault("_outputs", [])
        outputs.append(f"[{len(outputs) + 1}]\n{printed.getvalue()}")
        file = CELLS / f"{Path(example.path).stem}.txt"
        if os.environ.get("WRITE_CELLS"):
            file.write_text("".join(outputs), "utf-8")
        expected, actual = file.read_text("utf-8"), "".join(outputs)
        return None if expected.startswith(actual) else f"wanted:\n{expected}\nprinted:\n{actual}"
