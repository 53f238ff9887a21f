"""A place that cannot be written, or that is full before all is there, keeps what it holds; no clock has a say.

What fails names the file that was asked for, what was there stands whole, and no temporary file is left.
"""

import ast
import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from stemtaskforce import load, pages, save
from stemtaskforce.formats.atomic import replace_files
from stemtaskforce.formats.registry import by_name
from tests.hostile.harness import ROOT, keep, scaled
from tests.hostile.samples import ONE, TWO, file_names, folder_writers, suited

pytestmark = pytest.mark.slow  # file systems are mounted, and every format is written

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files in and below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@contextmanager
def mounted(folder: Path, size: str) -> Generator[Callable[[str], None], None, None]:
    """Mount an empty file system of a size, and yield a function that mounts it anew with other options."""
    folder.mkdir()

    def mount(*options: str) -> bool:
        try:
            return not subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False).returncode  # noqa: S607 - wherever it is
        except FileNotFoundError:
            return False

    if not mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs"):
        pytest.skip("this user may not mount a file system")

    def again(options: str) -> None:
        assert mount("-o", f"remount,{options}")

    try:
        yield again
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 - as above


def folder_files(name: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files of a folder in a format, and larger ones of the same names."""
    codec: Any = by_name(name).codec
    files: dict[str, bytes] = codec.dumps_folder(ONE)
    return files, {each: data + b" " * 1_000 for each, data in files.items()}


# ---------------------------------------------------------------- read-only


def try_all(folder: Path, expected: set[int]) -> int:
    """Try every writer on what stands in a folder and on new names; return how many were refused."""
    before = contents(folder)
    tries = [
        (path, partial(save, suited(TWO, name), path))
        for name in file_names()
        for path in (folder / name, folder / f"new-{name}")
        if path.name != "new-datapackage.json"  # the name of one file only
    ]
    for name in folder_writers():
        _, larger = folder_files(name)
        tries += [
            (folder / name / next(iter(larger)), partial(replace_files, folder / name, larger)),
            (folder / f"new-{name}", partial(replace_files, folder / f"new-{name}", larger)),
        ]
    for path, write in tries:
        with pytest.raises(OSError, match=r".") as caught:
            write()
        assert caught.value.errno in expected
        # A folder of tables names its files in the folder that was asked for.
        assert path in {Path(caught.value.filename), Path(caught.value.filename).parent / path.name}
    assert before == contents(folder)
    assert ONE.records == load(folder / "a.json").records
    return len(tries)


def fill(folder: Path) -> None:
    """Save one catalog with every writer."""
    for name in file_names():
        save(suited(ONE, name), folder / name)
    for name in folder_writers():
        replace_files(folder / name, folder_files(name)[0])


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_on_a_read_only_file_system_each_writer_names_its_file_and_changes_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with mounted(disk, "16m") as mount_again:
        fill(disk)
        mount_again("ro")
        refused = try_all(disk, {errno.EROFS})
        mount_again("rw")
        save(TWO, disk / "a.json")  # it can be written again
        assert TWO.records == load(disk / "a.json").records
    keep("read-only file system", f"{refused} saves refused with the name of the file, 0 torn, 0 strays")


AS_NOBODY = """
import errno, os, sys
from pathlib import Path
from tempfile import TemporaryDirectory
from stemtaskforce import load
from tests.hostile.test_places import fill, try_all
with TemporaryDirectory() as warm:  # what is imported at the first save may lie where only root may read
    fill(Path(warm))
    load(f"{warm}/a.json")
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
print(try_all(Path(sys.argv[1]), {errno.EACCES, errno.EPERM}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode there")
def test_in_a_folder_that_may_only_be_read_each_writer_names_its_file_and_changes_nothing() -> None:
    with TemporaryDirectory() as place:  # not `tmp_path`, into which nobody but its owner may look
        folder = Path(place)
        fill(folder)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o666)  # each file may be written, but none may take its place
        run = [sys.executable, "-c", AS_NOBODY, place]
        done = subprocess.run(run, capture_output=True, text=True, check=False, cwd=ROOT, timeout=300)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)
        assert 0 == done.returncode, done.stderr[-2_000:]
    keep("read-only folder", f"{int(done.stdout)} saves refused with the name of the file, 0 torn, 0 strays")


# ---------------------------------------------------------------- full in the middle of a folder


def allowed(disk: Path) -> int:
    """Return how many bytes are free."""
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
@pytest.mark.parametrize("exists", [True, False], ids=["replaced", "made"])
@pytest.mark.parametrize("name", folder_writers())
def test_a_disk_that_is_full_in_the_middle_of_a_folder_keeps_the_old_one(
    name: str, tmp_path: Path, *, exists: bool
) -> None:
    files, larger = folder_files(name)
    places = range(len(files))
    step = scaled(max(1, len(files) // 5), 1)
    page = os.sysconf("SC_PAGE_SIZE")
    with mounted(tmp_path / "disk", "16m"):
        disk = tmp_path / "disk"
        site = disk / "site"
        if exists:
            replace_files(site, files)
        before = contents(disk)
        for place in places[::step]:
            # As much is left as the files before this one need, and one page less than it needs itself.
            room = sum(-(-len(data) // page) for data in [*larger.values()][: place + 1]) - 1
            (disk / "rest").write_bytes(b"x" * (allowed(disk) - room * page))
            with pytest.raises(OSError, match="space") as caught:
                replace_files(site, larger)
            assert site in Path(caught.value.filename).parents
            assert [*larger][: place + 1][-1] == Path(caught.value.filename).name
            (disk / "rest").unlink()
            assert before == contents(disk)
            assert {*before} == {str(each.relative_to(disk)) for each in disk.rglob("*") if each.is_file()}
            assert (["site"] if exists else []) == [each.name for each in disk.iterdir()]
        replace_files(site, larger)
        assert larger == contents(site)
    tried = len(places[::step])
    how = "replaced" if exists else "made"
    keep(f"full within a folder {name} {how}", f"full at each of {tried} files, 0 torn, 0 strays")


# ---------------------------------------------------------------- clocks

#: Functions that tell the time; a library whose output is the same each time has no use for one.
TELLERS = {
    *("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time", "localtime"),
    *("gmtime", "ctime", "now", "utcnow", "today", "st_mtime", "st_mtime_ns", "st_ctime", "getmtime", "getctime"),
}


def test_no_module_asks_for_the_time() -> None:
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Import) and "time" in {each.name for each in node.names})
        or (isinstance(node, ast.ImportFrom) and node.module == "time")
        or (isinstance(node, ast.Attribute) and node.attr in TELLERS - {"time"})
        # `value.time()` is the time of a moment that was given.
        or (isinstance(node, ast.Attribute) and ast.unparse(node) == "time.time")
    ]
    assert [] == asked


def written(folder: Path) -> Mapping[str, bytes]:
    """Return what every writer writes, and what is read of the example pages."""
    folder.mkdir()
    fill(folder)
    paths = sorted((ROOT / "examples" / "pages").glob("*.txt"))
    readings = [*pages.read_paths(paths), pages.read_path(paths[0])]
    return {**contents(folder), "readings": repr(readings).encode()}


def test_a_clock_that_runs_backwards_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = written(tmp_path / "forwards")
    hours = count(step=-3_600)
    calls = {
        "time": lambda: 1.9e9 + next(hours),
        "time_ns": lambda: 10**9 * (1_900_000_000 + next(hours)),
        "monotonic": lambda: 1.9e9 + next(hours),
        "localtime": lambda *_: time.gmtime(1_900_000_000 + next(hours)),
    }
    with monkeypatch.context() as patch:
        for name, call in calls.items():
            patch.setattr(time, name, call)
        assert time.time() > time.time()
        got = written(tmp_path / "backwards")
        # Files of the day after tomorrow, and of before the epoch, are replaced and read like any other.
        for moment in (4e9, 0, -1e9):
            for path in (tmp_path / "backwards").rglob("*"):
                os.utime(path, (moment, moment))
            assert ONE.records == load(tmp_path / "backwards" / "a.jsonl.gz").records
            fill(tmp_path / "backwards")
            assert {**got} == {**contents(tmp_path / "backwards"), "readings": got["readings"]}
    assert expected == got
    keep("clock", f"{len(expected) - 1:,} files are the same while it runs backwards, and over files of the future")
