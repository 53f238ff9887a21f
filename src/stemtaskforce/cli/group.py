"""The group of subcommands, and what happens when the output itself cannot be written."""

import os
import sys

import click

from stemtaskforce.cli.edge import complain
from stemtaskforce.cli.find import find
from stemtaskforce.cli.read import read
from stemtaskforce.cli.show import show
from stemtaskforce.cli.timeline import timeline

__all__ = ["group", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stemtaskforce", message="%(prog)s %(version)s")
def group() -> None:
    """Read the pages of the EU STEM Coalition's taskforces as records.

    What was read goes to standard output; what there is to say about it, with file and line, to standard error.
    The exit status is 0; 1 if some data could not be read; 2 for wrong usage.
    """


for _command in (read, show, timeline, find):
    group.add_command(_command)


def main() -> None:
    """Run the command with the arguments of the process; never returns."""
    try:
        group(prog_name="stemtaskforce")
    except OSError as error:
        # A full disk, for instance. What is still in the buffer would fail a second time when Python ends.
        complain(f"standard output: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(1)
