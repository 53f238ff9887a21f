"""`stemtaskforce schema`: the JSON Schema of the records, on standard output."""

import click

from stemtaskforce.cli.output import encoded
from stemtaskforce.cli.stdout import write
from stemtaskforce.formats import json

__all__ = ["schema"]


@click.command(short_help="The JSON Schema of the records.")
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of the wire format, version 1."""
    write(encoded(json.schema()))
