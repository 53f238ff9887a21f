"""Files that are replaced whole or not at all, and compressed ones that are the same on every machine.

Nothing here knows a format. A save writes a new file beside the old one, brings it to the disk, puts it in the
old one's place and brings the folder to the disk; whatever fails on the way, the old file stands and nothing else
is left. Anything but a regular file, such as a pipe, holds nothing to keep, and is written in place. Compression
is told by the ending `.gz`, in capitals or not.
"""

import gzip
import io
import os
import secrets
import shutil
import stat
import zlib
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["DAMAGES", "opened", "replace_files", "replacing"]

#: What Python raises for compressed bytes that are none, or stop early.
DAMAGES = (gzip.BadGzipFile, EOFError, zlib.error)
_SUFFIX = ".gz"


def _name_of(path: str | os.PathLike[str]) -> str:
    return os.fspath(path).replace("\\", "/").rpartition("/")[2].lower()


def _is_packed(path: str | os.PathLike[str]) -> bool:
    return _name_of(path).endswith(_SUFFIX)


@contextmanager
def opened(path: str | os.PathLike[str]) -> Generator[BinaryIO, None, None]:
    """Open a file to read its bytes, unpacked where its name ends in `.gz`.

    Args:
        path: The file.

    Yields:
        The open file.

    Raises:
        OSError: The file cannot be opened.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - the path may be of any kind
        if _is_packed(path):
            yield io.BufferedReader(_Unpacked(file))
        else:
            yield file


class _Unpacked(io.RawIOBase):
    """The bytes that are packed in a file, all up to where it is damaged; only then its damage.

    A buffer over `gzip` itself asks for many blocks at once, and loses those before the damage.
    """

    def __init__(self, file: io.BufferedReader) -> None:
        self._packed = gzip.GzipFile(fileobj=file)
        # To `gzip` a file of no bytes is one of no parts; but even nothing, packed, has a head and a tail.
        self._is_empty = not file.peek(1)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        if self._is_empty:
            raise EOFError("it has no bytes")
        room = memoryview(buffer)
        data = self._packed.read1(len(room))
        room[: len(data)] = data
        return len(data)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Generator[BinaryIO, None, None]:
    """Open a file to write, which takes the place of the old one when all is written and on the disk.

    A link is followed, and the old file's mode is kept. A name that ends in `.gz` is written compressed, with
    neither name nor time inside. Anything that exists and is not a regular file (a pipe, a device) is written in place.

    Args:
        path: The file to make or to replace.

    Yields:
        The open file.

    Raises:
        OSError: Something failed; the old file, or its absence, is as it was.
    """
    mode = _mode_of(path)
    with _replaced(path, mode) if stat.S_ISREG(mode) else open(path, "wb") as file:  # noqa: PTH123 - as above
        if _is_packed(path):
            with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
                yield cast("BinaryIO", packed)
        else:
            yield file


def replace_files(folder: str | os.PathLike[str], files: Mapping[str, bytes]) -> None:
    """Write the files of a folder; nothing is replaced before all are written.

    Args:
        folder: The folder, which is made if it is not there; other files in it stay.
        files: The content of each file by its name. The last one is put in its place last.

    Raises:
        OSError: A file cannot be written; a folder that was not there is not there, and one that was is as it was.
    """
    target = Path(folder)
    if target.exists():
        with ExitStack() as stack:
            # What is entered first is left last.
            opened_files = [(stack.enter_context(replacing(target / name)), name) for name in reversed([*files])]
            for file, name in opened_files:
                file.write(files[name])
        return
    fresh = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with _naming(folder):
            fresh.mkdir()
        for name, data in files.items():
            with replacing(fresh / name) as file:
                file.write(data)
        with _naming(folder):
            os.replace(fresh, target)  # noqa: PTH105 - as elsewhere here
            _sync_folder(target.parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _mode_of(path: str | os.PathLike[str]) -> int:
    """Return the mode of a file, and of one that is not there the mode that every new file is made with."""
    try:
        return os.stat(path).st_mode  # noqa: PTH116 - the path may be of any kind
    except FileNotFoundError:
        return stat.S_IFREG | 0o666


@contextmanager
def _replaced(path: str | os.PathLike[str], mode: int) -> Generator[BinaryIO, None, None]:
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f".{secrets.token_hex(8)}.tmp")

    def made(name: str, flags: int) -> int:
        # From the start nobody may read it who may not read the old file.
        return os.open(name, flags, stat.S_IMODE(mode) & 0o777)

    with _naming(path):
        file = open(fresh, "xb", opener=made)  # noqa: SIM115 - with an opener; it is closed below
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with _naming(path):
            _take_place(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def _naming(path: str | os.PathLike[str]) -> Generator[None, None, None]:
    """Let an error of the system name the file that was asked for, and not the one beside it."""
    try:
        yield
    except OSError as error:
        error.filename = os.fspath(path)
        del error.filename2
        raise


def _take_place(fresh: Path, target: Path) -> None:
    kept = fresh.with_suffix(".old")
    existed = target.exists()
    if existed:
        shutil.copymode(target, fresh)
        with suppress(OSError):  # some file systems have no links; then the last step cannot be undone
            os.link(target, kept)
    try:
        os.replace(fresh, target)  # noqa: PTH105 - the call by its name, as the test of the protocol counts it
        try:
            _sync_folder(target.parent)
        except BaseException:
            # The new file may not outlive a crash, so the save has failed, and what was there comes back.
            if kept.exists():
                os.replace(kept, target)  # noqa: PTH105 - as above
            elif not existed:
                target.unlink()
            raise
    finally:
        kept.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # pragma: no branch - other systems cannot open a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
