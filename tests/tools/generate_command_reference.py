"""Write `docs/reference/command.md` from the command itself: every subcommand with what its help says.

    python -m tests.tools.generate_command_reference

A test compares the page with what this gives, so the help of the code is the one place for these words.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from stemtaskforce.cli.group import COMMANDS, group
from stemtaskforce.cli.inputs import FormatName

#: How to switch on the completion that click brings.
COMPLETION = (
    "## Completion in the shell",
    "",
    "Names of subcommands, options and their values are completed with the Tab key once the shell has read this:",
    "",
    "```bash",
    'eval "$(_STEMTASKFORCE_COMPLETE=bash_source stemtaskforce)"  # in ~/.bashrc',
    'eval "$(_STEMTASKFORCE_COMPLETE=zsh_source stemtaskforce)"   # in ~/.zshrc',
    "_STEMTASKFORCE_COMPLETE=fish_source stemtaskforce | source   # in ~/.config/fish/config.fish",
    "```",
)

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "command.md"


def lines() -> Iterator[str]:
    """The page, line by line."""
    yield from ("# The command", "")
    yield "It needs the extra `cli`; from a clone: `pip install '.[cli]'`. `python -m stemtaskforce` is the same."
    yield from ("", *paragraphs(group))
    yield from ("", "| exit status | when |", "|---|---|")
    yield "| 0 | everything was read |"
    yield "| 1 | a file or a part of one was not read (an error finding), or, with `--strict`, a warning |"
    yield "| 2 | wrong usage |"
    yield "| 130 | it was interrupted |"
    yield from ("", *COMPLETION)
    context = click.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        yield from ("", f"## {name}", "", *paragraphs(command), "", "```text", usage(command), "```", "")
        yield from ("| option | |", "|---|---|")
        yield from (option_row(each) for each in command.params if isinstance(each, click.Option))


def paragraphs(command: click.Command) -> Iterator[str]:
    """The help of a command, a paragraph a line, apart by blank lines."""
    text = inspect.cleandoc(command.help or "")
    yield "\n\n".join(" ".join(each.split()) for each in text.split("\n\n"))


def usage(command: click.Command) -> str:
    """How a command is called."""
    pieces = command.collect_usage_pieces(click.Context(command))
    return " ".join(["stemtaskforce", str(command.name), *pieces])


def option_row(option: click.Option) -> str:
    """An option as a row of a table."""
    name, value = option.opts[0], ""
    if isinstance(option.type, click.Choice | FormatName):
        names = option.type.get_metavar(option, click.Context(group)) or ""
        value = " " + names.strip("[]").replace("|", r"\|")
    elif not option.is_flag:
        value = f" {option.metavar or option.type.name.upper()}"
    default = f" Default: `{option.default}`." if option.show_default else ""
    return f"| `{name}{value}` | {option.help}{default} |"


def main() -> None:
    """Write the page."""
    PAGE.write_text("\n".join(lines()) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
