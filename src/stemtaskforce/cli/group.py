"""The group of subcommands, each loaded when it is called, and the exit status of the process.

`--help` is printed from the table here, so that it needs neither rich nor any other module of the library. A call takes
no longer than it must: the garbage collector, which finds nothing in modules, waits while they load and when the
process ends; together that is a quarter of the time of a small page.
"""

import gc
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, cast

import click

from stemtaskforce.cli.stdout import discard, flush

if TYPE_CHECKING:
    from stemtaskforce.errors import MissingExtra

__all__ = ["COMMANDS", "group", "main"]

#: The subcommands in the order of the help; each is the function of its name in the module of its name beside this one.
COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "read": "Pages to JSON, on standard output.",
        "show": "Pages and documents, drawn for the terminal.",
        "timeline": "A timeline across pages and documents.",
        "find": "The records that answer a question.",
        "stats": "Counts by type, country and year.",
        "validate": "Every problem of every file.",
        "convert": "Records to another format.",
        "chart": "Records as a picture.",
        "schema": "The JSON Schema of the records.",
    }
)
#: The exit status of a process that the user interrupted: 128 and the number of the signal.
INTERRUPTED = 130


class _LazyGroup(click.Group):
    """A group whose subcommands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            near = get_close_matches(cmd_name, COMMANDS, n=1)
            if ctx.resilient_parsing or not near:  # a shell completes what is typed so far
                return None
            ctx.fail(f"No such command {cmd_name!r}. Did you mean {near[0]!r}?")
        return cast("click.Command", getattr(_loaded(f"stemtaskforce.cli.{cmd_name}"), cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _loaded(name: str) -> ModuleType:
    """Import a module; a package that is not there, or fails, raises the error of a missing extra."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return import_module(name)
    except ImportError as error:
        raise _as_missing_extra(error) from error
    finally:
        if collects:
            gc.enable()


def _as_missing_extra(error: ImportError) -> "MissingExtra":
    # Loading it takes as long as the rest of `--help`, and only an error needs it.
    from stemtaskforce.errors import MissingExtra, missing_extra  # noqa: PLC0415 - see above

    return error if isinstance(error, MissingExtra) else missing_extra("cli", error)


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stemtaskforce", message="%(prog)s %(version)s")
def group() -> None:
    """Read the pages of the EU STEM Coalition's taskforces as records.

    Records go to standard output; diagnostics, with file and line, to standard error. The exit status is 0; 1 if some
    data could not be read; 2 for wrong usage; 130 if it was interrupted.
    """


def main() -> None:
    """Run the command with the arguments of the process; never returns."""
    status = _status()
    gc.freeze()
    sys.exit(status)


def _status() -> int:
    """Run the command and return its exit status; errors of its surroundings become one line on standard error."""
    try:
        status: object = group.main(prog_name="stemtaskforce", standalone_mode=False)
        flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        if isinstance(error, click.NoSuchOption) and any(each[:1] == "-" and Path(each).exists() for each in sys.argv):
            click.echo("A name that begins with '-' is taken for an option; write ./ before it.", err=True)
        return error.exit_code
    except ImportError as error:
        if _as_missing_extra(error) is not error:
            raise
        click.echo(str(error), err=True)
        return 1
    except OSError as error:
        # A full disk, for instance.
        name = click.format_filename(str(error.filename)) if error.filename else "standard output"
        click.secho(f"stemtaskforce: {name}: {error.strerror or error}", fg="red", err=True)
        discard()
        return 1
    return status if isinstance(status, int) else 0
