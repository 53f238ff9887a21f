"""Standard output as bytes: written whole or reported, and quiet once its reader has gone."""

import errno
import os
import sys
from typing import TextIO, cast

import click

__all__ = ["discard", "flush", "write"]


def write(data: bytes) -> None:
    """Write bytes to standard output exactly as they are, and all of them.

    Args:
        data: The bytes.

    Raises:
        OSError: Standard output is closed, or does not take all bytes.
        Exit: The reader has gone away, as `head` does; nothing is wrong with the data, so the status is 0.
    """
    stdout = cast("TextIO | None", sys.stdout)
    if stdout is None:  # closed before the command began
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    rest = memoryview(data)
    try:
        while rest:
            # Without a buffer (`python -u`), a write may take only a part, and returns how much.
            rest = rest[stdout.buffer.write(rest) :]
        stdout.buffer.flush()
    except BrokenPipeError:
        discard()
        raise click.exceptions.Exit(0) from None


def flush() -> None:
    """Flush standard output, if there is one."""
    stdout = cast("TextIO | None", sys.stdout)
    if stdout is not None:
        stdout.flush()


def discard() -> None:
    """Point standard output nowhere: the rest of its buffer would fail a second time when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
