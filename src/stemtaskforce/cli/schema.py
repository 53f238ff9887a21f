"""`stemtaskforce schema`: the JSON Schema of the records, on standard output."""

import click

from stemtaskforce.cli.output import encoded
from stemtaskforce.cli.stdout import write
from stemtaskforce.formats import json
from stemtaskforce.model import KINDS

__all__ = ["schema"]


@click.command(short_help="The JSON Schema of the records.")
@click.option("--type", "kind", type=click.Choice(list(KINDS)), help="The schema of one type of record alone.")
def schema(kind: str | None) -> None:
    """Print the JSON Schema (draft 2020-12) of the wire format, version 1."""
    write(encoded(json.schema(None if kind is None else KINDS[kind].record)))
