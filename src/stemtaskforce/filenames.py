"""Names of files that the system can spell: a name with a NUL, or a lone surrogate, is not that of any file.

Python raises `ValueError` or `UnicodeEncodeError` for such names, depending on the call. Here all of them are an
`OSError`, as every other name is under which there can be no file.
"""

import os
from os import PathLike, fspath

from stemtaskforce.text import excerpt

__all__ = ["require_spelling"]


def require_spelling(path: str | PathLike[str]) -> str:
    r"""Return the name of a file, or raise where the system cannot spell it.

    Args:
        path: The file.

    Returns:
        The name as text.

    Raises:
        FileNotFoundError: It holds a NUL, or a character that the system's encoding cannot write.

    Example:
        >>> require_spelling("pacts.json")
        'pacts.json'
        >>> require_spelling("pacts\0.json")
        Traceback (most recent call last):
        FileNotFoundError: 'pacts\x00.json': expected a name that this system can spell
    """
    name = fspath(path)
    try:
        spelt = b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        spelt = False
    if not spelt:
        # Without a number: it is not the system that refuses.
        raise FileNotFoundError(f"{excerpt(name)}: expected a name that this system can spell")
    return name
