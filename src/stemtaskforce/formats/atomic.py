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
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from stemtaskforce.filenames import require_spelling

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

__all__ = ["DAMAGES", "opened", "replace_files", "replacing"]

#: The exceptions of Python for compressed bytes that are damaged or end early.
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
    require_spelling(path)
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
        target = memoryview(buffer)
        data = self._packed.read1(len(target))
        target[: len(data)] = data
        return len(data)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Generator[BinaryIO, None, None]:
    """Open a file to write, which takes the place of the old one when all is written and on the disk.

    A link is followed. The old file's owner, group and mode are kept, or fewer rights are granted. A name that ends in
    `.gz` is written compressed, with neither name nor time inside. Anything that exists and is not a regular file (a
    pipe, a device) is written in place.

    Args:
        path: The file to make or to replace.

    Yields:
        The open file.

    Raises:
        OSError: Something failed; the old file, or its absence, is as it was.
    """
    require_spelling(path)
    old = _status(path)
    with _replaced(path, old) if old is None or stat.S_ISREG(old.st_mode) else _File.writer(path, path) as file:
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
        staged = [_Staged(target / name, _status(target / name)) for name in files]
        try:
            for each, data in zip(staged, files.values(), strict=True):
                with _written(each) as file:
                    file.write(data)
            if staged:
                _place(staged)
        finally:
            for each in staged:
                each.clear()
        return
    fresh = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with _naming(folder):
            fresh.mkdir()
        for name, data in files.items():
            with _naming(target / name), (fresh / name).open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        with _naming(folder):
            _sync_folder(fresh)
            os.replace(fresh, target)  # noqa: PTH105 - as elsewhere here
            try:
                _sync_folder(target.parent)
            except BaseException:
                os.replace(target, fresh)  # noqa: PTH105 - it was not there, and is not
                raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _status(path: str | os.PathLike[str]) -> os.stat_result | None:
    """Return the owner, group and mode of a file, or `None` of one that is not there."""
    try:
        return os.stat(path)  # noqa: PTH116 - the path may be of any kind
    except FileNotFoundError:
        return None


class _File(io.FileIO):
    """A file that is written, whose errors name the file that was asked for."""

    asked: str | os.PathLike[str]

    @classmethod
    def writer(
        cls,
        path: str | os.PathLike[str],
        asked: str | os.PathLike[str],
        opener: Callable[[str, int], int] | None = None,
    ) -> BinaryIO:
        """Open a new file with the rights that `opener` gives, or without one what is there."""
        raw = cls(os.fspath(path), "xb" if opener else "wb", opener=opener)
        raw.asked = asked
        return io.BufferedWriter(raw)

    def write(self, data: "ReadableBuffer", /) -> int:
        with _naming(self.asked):
            return super().write(data)


class _Staged:
    """A new file beside the one whose place it is to take.

    Args:
        path: The file to make or to replace; a link is followed.
        old: The status of the file that is there.
    """

    def __init__(self, path: str | os.PathLike[str], old: os.stat_result | None) -> None:
        self.path = path
        with _naming(path):  # where the working folder is gone, for one
            self.target = Path(os.path.realpath(path))
        self._old = old
        self._fresh = self.target.with_name(f".{secrets.token_hex(8)}.tmp")
        self._kept = self._fresh.with_suffix(".old")
        self._has_place = False

    def open(self) -> BinaryIO:
        """Make the new file; until it is whole, only its owner may read it, if the old file's owner may."""
        mode = 0o666 if self._old is None else stat.S_IMODE(self._old.st_mode) & 0o600
        with _naming(self.path):
            return _File.writer(self._fresh, self.path, lambda name, flags: os.open(name, flags, mode))

    def take_place(self) -> None:
        """Put the new file in the place of the old one."""
        with _naming(self.path):
            if self._old is not None:
                _give_rights(self._fresh, self.target, self._old)
                if _may_remove(self.target, self._old):
                    with suppress(OSError):  # some file systems have no links; then this step cannot be undone
                        os.link(self.target, self._kept)
            os.replace(self._fresh, self.target)  # noqa: PTH105 - by its name, as the test of the protocol counts it
            self._has_place = True

    def undo(self) -> None:
        """Put the old file back, or its absence, as far as the file system allows."""
        if self._has_place and self._kept.exists():
            os.replace(self._kept, self.target)  # noqa: PTH105 - as above
        elif self._has_place and self._old is None:
            _remove(self.target)

    def clear(self) -> None:
        """Remove everything that is not the file itself."""
        _remove(self._fresh)
        _remove(self._kept)


@contextmanager
def _written(staged: _Staged) -> Generator[BinaryIO, None, None]:
    """Open a staged file to write, and bring it to the disk."""
    with staged.open() as file:
        yield file
        file.flush()
        with _naming(staged.path):
            os.fsync(file.fileno())


@contextmanager
def _replaced(path: str | os.PathLike[str], old: os.stat_result | None) -> Generator[BinaryIO, None, None]:
    staged = _Staged(path, old)
    try:
        with _written(staged) as file:
            yield file
        _place([staged])
    finally:
        staged.clear()


def _place(staged: Sequence[_Staged]) -> None:
    """Put all files of one folder in their places, or none."""
    try:
        for each in staged:
            each.take_place()
        with _naming(staged[-1].path):
            _sync_folder(staged[-1].target.parent)
    except BaseException:
        # The new files may not outlive a crash, so the save has failed, and what was there comes back.
        for each in reversed(staged):
            each.undo()
        raise


@contextmanager
def _naming(path: str | os.PathLike[str]) -> Generator[None, None, None]:
    """Let an error of the system name the file that was asked for, and not the one beside it."""
    try:
        yield
    except OSError as error:
        error.filename = os.fspath(path)
        del error.filename2
        raise


def _remove(path: Path) -> None:
    """Remove a file of ours, if it is there; where even that fails, the outcome of the save is reported alone."""
    with suppress(OSError):
        path.unlink()


def _may_remove(target: Path, old: os.stat_result) -> bool:
    """Return whether a second link of a file could be removed again: in a sticky folder only by an owner."""
    folder = target.parent.stat()
    owners = {old.st_uid, folder.st_uid}
    return not folder.st_mode & stat.S_ISVTX or not hasattr(os, "geteuid") or os.geteuid() in owners


#: Where Linux keeps who may read a file beside its mode; there the mode's group bits are only the most that it gives.
_ACL = "system.posix_acl_access"


def _give_rights(fresh: Path, target: Path, old: os.stat_result) -> None:
    """Copy the owner, group and mode of the old file to the new one; grant fewer rights if the system refuses."""
    mode = stat.S_IMODE(old.st_mode) & 0o777
    if hasattr(os, "chown"):  # pragma: no branch - other systems have no owners
        own = fresh.stat()
        if own.st_uid != old.st_uid:
            with suppress(OSError):
                os.chown(fresh, old.st_uid, -1)
        if own.st_gid != old.st_gid:
            with suppress(OSError):
                os.chown(fresh, -1, old.st_gid)
        mode = _fewer(mode, old, fresh.stat())
    entries = _entries(target)
    if entries is None:
        _drop_entries(fresh)
        fresh.chmod(mode)
        return
    # The entries name the owner and the group by their places, and may be those of nobody else.
    fresh.chmod(mode & 0o700)
    if (own := fresh.stat()).st_uid == old.st_uid and own.st_gid == old.st_gid:
        with suppress(OSError):
            os.setxattr(fresh, _ACL, entries)


def _entries(path: Path) -> bytes | None:
    """Return the access control list of a file, or `None` of one that has none, as most."""
    if hasattr(os, "getxattr"):  # pragma: no branch - Linux
        with suppress(OSError):
            return os.getxattr(path, _ACL)
    return None


def _drop_entries(fresh: Path) -> None:
    """Remove the access control list that a folder gave to a new file, and that the old one did not have."""
    if hasattr(os, "removexattr"):  # pragma: no branch - Linux
        with suppress(OSError):
            os.removexattr(fresh, _ACL)


def _fewer(mode: int, old: os.stat_result, own: os.stat_result) -> int:
    """Return the rights that give nobody more than the old file did, whoever owns the new one.

    The members of a group that the new file does not have are among the others now, and the members of its own group
    were among the others before.
    """
    user, group, other = mode & 0o700, mode & 0o070, mode & 0o007
    if own.st_uid != old.st_uid:
        group, other = group & user >> 3, other & user >> 6
    if own.st_gid != old.st_gid:
        group, other = group & other << 3, other & group >> 3
    return user | group | other


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # pragma: no branch - other systems cannot open a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
