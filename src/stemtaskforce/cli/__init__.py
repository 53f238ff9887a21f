"""The command `stemtaskforce`, also as `python -m stemtaskforce`; the extra `cli`.

One module per subcommand, `inputs` for the files they read, `report` for diagnostics and the exit status, `output` for
standard output. Nothing here reads a page or writes a format itself. Without click there is still a `main`, which says
what to install.
"""

import sys

__all__ = ["main"]

try:
    from stemtaskforce.cli.group import main
except ImportError as _error:
    from stemtaskforce.errors import missing_extra

    _missing = missing_extra("cli", _error)

    def main() -> None:
        """Report that the command needs an extra, with exit status 1."""
        sys.exit(str(_missing))
