"""The files of a folder: which of them, in and below it, are read, and which folders cannot be.

`Path.rglob` hides folders that it may not read; here each of them is a finding. Files that programs keep beside pages
(hidden ones, lock files, what a browser saves with a page) are left out.
"""

import errno
import os
from collections.abc import Callable, Iterator
from os import DirEntry

from stemtaskforce.findings import Finding, make

__all__ = ["files_in", "unreadable"]

#: Folders (casefolded) that hold copies or descriptions of what stands beside them: archives made on macOS, Windows.
_SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
#: How the names of files begin that editors and office programs keep while a file is open, and hidden ones.
_SHADOWS = (".", "~", "#")
#: How a browser names the folder with the parts of a page that it saves whole.
_PARTS_OF_PAGE = "_files"


def files_in(folder: str, accepts: Callable[[str], bool]) -> list[str | Finding]:
    """Return the files in and below a folder, by name, with a finding for whatever the system does not give.

    Args:
        folder: The folder.
        accepts: Whether a file's name is one to read.

    Returns:
        The paths of the files, and in their place by name the findings about folders and files that cannot be read
        (`file.unreadable`, its `source` the path).

    Raises:
        OSError: The folder itself cannot be read.
    """
    found: list[tuple[str, str | Finding]] = []
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            status = os.stat(current)  # noqa: PTH116 - the walk is of names, as the caller spelt the folder
            if (status.st_dev, status.st_ino) in seen:  # by way of a link
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(current) as entries:
                listed = list(entries)
        except OSError as error:
            if current == folder:
                raise
            found.append((current, unreadable(current, error)))
            continue
        waiting += [entry.path for entry in _folders(listed)]
        found += [(entry.path, _checked(entry)) for entry in listed if _is_wanted(entry, accepts)]
    return [item for _, item in sorted(found, key=lambda pair: pair[0])]


def _folders(entries: list[DirEntry[str]]) -> Iterator[DirEntry[str]]:
    split = (os.path.splitext(entry.name) for entry in entries)  # noqa: PTH122 - `Path` takes several times as long
    names = {stem for stem, ending in split if ending.lower() in {".html", ".htm"}}
    for entry in sorted(entries, key=lambda entry: entry.name, reverse=True):
        name = entry.name
        if name.startswith(_SHADOWS) or name.casefold() in _SYSTEM_FOLDERS or not _is_folder(entry):
            continue
        if not (name.endswith(_PARTS_OF_PAGE) and name.removesuffix(_PARTS_OF_PAGE) in names):
            yield entry


def _is_folder(entry: DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself, or through a folder that may not be read
        return False


def _is_wanted(entry: DirEntry[str], accepts: Callable[[str], bool]) -> bool:
    return not entry.name.startswith(_SHADOWS) and accepts(entry.name) and not _is_folder(entry)


def _checked(entry: DirEntry[str]) -> str | Finding:
    """Return the path of a file, or the finding about a link to nothing and a file that may never end."""
    try:
        if entry.is_file():
            return entry.path
        status = os.stat(entry.path)  # noqa: PTH116 - as above
    except OSError as error:
        return unreadable(entry.path, error)
    return make("file.unreadable", f"file: expected a regular file, got mode {status.st_mode:o}", source=entry.path)


def unreadable(path: str, error: OSError) -> Finding:
    """Return the finding that the operating system does not give a file or folder."""
    # Named by number: the words differ between systems and languages.
    reason = os.strerror(error.errno) if error.errno else str(error)
    return make("file.unreadable", f"file: {reason}", source=path, value=errno.errorcode.get(error.errno or 0))
