"""The command `stemtaskforce`, also as `python -m stemtaskforce`; the extra `cli`.

A room a subcommand, `sources` for what they read, `edge` for how they end: the one place where findings become
lines on standard error and an exit status. Nothing here reads a page or writes a format itself. Without click and
rich there is still a `main`, which says what to install.
"""

import sys

from stemtaskforce.errors import MissingExtra, missing_extra

__all__ = ["main"]

try:
    from stemtaskforce.cli.group import main
except ImportError as _error:
    # A room below may have said it already, of rich.
    _missing = _error if isinstance(_error, MissingExtra) else missing_extra("cli", _error.name or "click")

    def main() -> None:
        """Say that the command needs an extra, with exit status 1."""
        sys.exit(str(_missing))
