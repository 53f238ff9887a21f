"""How the tests of the command call it: in this process, with a window of 80 columns, and no colours."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from stemtaskforce.cli.group import group

TOP = Path(__file__).parents[2]
PAGES = TOP / "examples" / "pages"
DOSSIER = PAGES / "danish-technology-pact.txt"
REPORT = PAGES / "norwegian-technology-pact-meeting.txt"

#: What a terminal or a person may have set, and would change what is drawn.
PLAIN: Mapping[str, str | None] = {
    "COLUMNS": "80",
    "TERM": "dumb",
    **dict.fromkeys(("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "CLICOLOR_FORCE")),
}


def run(*arguments: str | Path, stdin: bytes | None = None, **environment: str) -> Result:
    """Call the command, with some standard input, and fail where it raised what no user should see."""
    runner = CliRunner(env={**PLAIN, **environment})
    result = runner.invoke(group, [str(each) for each in arguments], stdin, prog_name="stemtaskforce")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
