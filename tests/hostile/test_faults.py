"""Whatever fails in the middle of a save, the old file or the new one stands, whole, and nothing else is left."""

import json as stdlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stemtaskforce import Catalog, StemTaskforceError, load, save
from stemtaskforce.formats.atomic import replace_files
from stemtaskforce.formats.registry import by_name
from tests.hostile.harness import ROOT, keep, part, scaled
from tests.hostile.samples import ONE, TWO, file_names, folder_writers, suited
from tests.system_calls import Failure, listen

pytestmark = pytest.mark.slow  # processes are killed by the dozen

#: What a save asks of the system; the calls that clean up may not fail here, as then something is left.
CALLS = ["open", "fsync", "replace", "link", "chmod", "mkdir"]


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files in and below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fail_each_call(folder: Path, write: Callable[[Catalog], object]) -> int:
    """Let each call of a save fail once, and return how many there were."""
    write(ONE)
    before = contents(folder)
    write(TWO)
    after = contents(folder)
    with pytest.MonkeyPatch.context() as patch:
        heard = listen(patch, CALLS)
        write(ONE)
    assert before == contents(folder)
    for number in part([*range(len(heard))], 16):
        with pytest.MonkeyPatch.context() as patch:
            listen(patch, CALLS, number)
            try:
                write(TWO)
            except Failure:
                assert before == contents(folder), (heard[number], number)
                continue
        # A link that cannot be made only means that the last step cannot be undone.
        assert ("link", after) == (heard[number], contents(folder))
        write(ONE)
    return len(heard)


@pytest.mark.parametrize("name", file_names())
def test_whichever_call_of_a_save_fails_the_old_file_stands_and_no_stray_one(name: str, tmp_path: Path) -> None:
    save(ONE, tmp_path / "warm.json")
    save(suited(ONE, name), tmp_path / name)  # what is imported at the first save does not count
    count = fail_each_call(tmp_path, lambda catalog: save(suited(catalog, name), tmp_path / name))
    assert count >= 5
    keep(f"calls of {name}", f"each of {count} calls failed once, 0 torn, 0 stray files")


@pytest.mark.parametrize("name", folder_writers())
def test_whichever_call_of_a_folder_fails_the_old_files_stand_and_no_stray_one(name: str, tmp_path: Path) -> None:
    codec: Any = by_name(name).codec
    files: dict[str, bytes] = codec.dumps_folder(ONE)

    def write(catalog: Catalog) -> None:
        # The same names each time, as files that only one of both has would stay.
        replace_files(tmp_path / "site", files if catalog is ONE else {each: files[each] + b" " for each in files})

    write(ONE)
    count = fail_each_call(tmp_path, write)
    assert count >= 5
    keep(f"calls of folder {name}", f"each of {count} calls failed once, 0 torn, 0 stray files")


@pytest.mark.parametrize("name", folder_writers())
def test_whichever_call_fails_a_folder_that_was_not_there_is_not_there(name: str, tmp_path: Path) -> None:
    codec: Any = by_name(name).codec
    files = codec.dumps_folder(ONE)
    with pytest.MonkeyPatch.context() as patch:
        count = len(listen_to(patch, tmp_path / "first", files))
    for number in {*part([*range(count)], 6), count - 3, count - 2, count - 1}:
        with pytest.MonkeyPatch.context() as patch:
            listen(patch, CALLS, number)
            with pytest.raises(Failure):
                replace_files(tmp_path / "site", files)
        assert ["first"] == [each.name for each in tmp_path.iterdir()], number


def listen_to(patch: pytest.MonkeyPatch, folder: Path, files: dict[str, bytes]) -> list[str]:
    heard = listen(patch, CALLS)
    replace_files(folder, files)
    return heard


# ---------------------------------------------------------------- no room

FULL = """
import json, os, resource, signal, sys
from pathlib import Path
from stemtaskforce import save
from tests.hostile.samples import ONE, TWO, suited
folder, names = Path(sys.argv[1]), sys.argv[2:]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
seen = {}
for name in names:
    save(suited(ONE, name), folder / name); before = (folder / name).read_bytes()
    save(suited(TWO, name), folder / "other" / name); size = (folder / "other" / name).stat().st_size
    refused = 0
    for most in sorted({0, 1, size // 3, size // 2, size - 1}):
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        try:
            save(suited(TWO, name), folder / name)
        except OSError as error:
            assert error.filename == str(folder / name), error
            refused += 1
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert (folder / name).read_bytes() == before, (name, most)
    strays = [each.name for each in folder.iterdir() if each.name not in names and each.name != "other"]
    assert not strays, strays
    seen[name] = refused
print(json.dumps(seen))
"""


def run_script(script: str, *arguments: str) -> str:
    """Run a script in a process of its own, with the tests' helpers."""
    run = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(run, capture_output=True, text=True, check=False, cwd=ROOT, timeout=600)
    assert 0 == done.returncode, done.stderr[-2_000:]
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no limit on the size of files")
def test_where_there_is_no_room_for_all_bytes_the_old_file_stands(tmp_path: Path) -> None:
    names = [name for name in file_names() if name != "datapackage.json"]
    (tmp_path / "other").mkdir()
    refused = stdlib.loads(run_script(FULL, str(tmp_path), *names))
    assert dict.fromkeys(names, 5) == refused
    keep(
        "no room", f"{sum(refused.values())} saves over a limit of bytes, {len(names)} kinds of file, 0 torn, 0 strays"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_on_a_full_file_system_the_old_file_stands(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    tool = shutil.which("mount") or "mount"
    mount = [tool, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("this user may not mount a file system; the limit on bytes stands in for it")
    try:
        save(ONE, disk / "a.json")
        before = (disk / "a.json").read_bytes()
        (disk / "rest").write_bytes(b"x" * ((64 << 10) - 4096 * (-(-len(before) // 4096) + 1)))
        with pytest.raises(OSError, match="space"):
            save(TWO, disk / "a.json")
        assert (before, ["a.json", "rest"]) == (
            (disk / "a.json").read_bytes(),
            sorted(each.name for each in disk.iterdir()),
        )
        keep("full file system", "tmpfs of 64 KiB full: the old file stood, 0 strays")
    finally:
        subprocess.run([f"{tool[:-5]}umount", str(disk)], check=True)


# ---------------------------------------------------------------- killed, and beside each other


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
@pytest.mark.parametrize("name", ["a.json", "a.jsonl.gz", "a.csv", "a.html"])
def test_a_save_that_is_killed_leaves_the_old_file_or_the_new_one(name: str, tmp_path: Path) -> None:
    times = scaled(25, 250)
    run = [sys.executable, "-m", "tests.hostile.kills", str(times), name, str(tmp_path)]
    done = subprocess.run(run, capture_output=True, text=True, check=False, cwd=ROOT, timeout=900)
    assert 0 == done.returncode, done.stderr[-2_000:]
    torn = stdlib.loads(done.stdout)
    assert 0 == torn["ours"]
    assert torn["control"] > 0, "a way that tears must be seen to tear"
    keep(f"kills of {name}", f"{times:,} kills, 0 torn; of {min(times, 50)} naive ones {torn['control']}")


WRITER = """
import sys
from stemtaskforce import save
from tests.hostile.samples import ONE, TWO
for _ in range(int(sys.argv[2])):
    save(ONE, sys.argv[1]); save(TWO, sys.argv[1])
"""


def test_two_writers_and_a_reader_at_once_see_whole_files_only(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    save(ONE, path)
    times = scaled(10, 1_000)
    wholes = [ONE.records, TWO.records]
    run = [sys.executable, "-c", WRITER, str(path), str(times)]
    writers = [subprocess.Popen(run, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    reads = 0
    while any(writer.poll() is None for writer in writers):
        assert load(path).records in wholes
        reads += 1
    assert [b"", b""] == [writer.communicate()[1] for writer in writers]
    assert [path] == [*tmp_path.iterdir()]
    assert reads
    keep("two writers and a reader", f"{4 * times:,} saves, {reads:,} loads, 0 torn, 0 strays")


def test_threads_that_save_to_one_file_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    faults: list[BaseException] = []

    def write(catalog: Catalog) -> None:
        try:
            for _ in range(scaled(5, 100)):
                save(catalog, path)
        except BaseException as fault:  # noqa: BLE001 - told below, in the thread of the test
            faults.append(fault)

    threads = [threading.Thread(target=write, args=(catalog,)) for catalog in (ONE, TWO) * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [] == faults
    assert [path] == [*tmp_path.iterdir()]
    assert load(path).records in [ONE.records, TWO.records]


# ---------------------------------------------------------------- damaged


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz"])
def test_every_cut_and_flip_of_a_compressed_file_is_told_or_harmless(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    few = Catalog.of(ONE.records[:2])
    save(few, path)
    data = path.read_bytes()
    step = scaled(17, 1)
    cuts = [data[:size] for size in range(0, len(data), step)]
    flips = [
        data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]
        for place in range(0, len(data), step)
        for bit in range(8)
    ]
    told = harmless = 0
    for damaged in (*cuts, *flips):
        path.write_bytes(damaged)
        try:
            assert few.records == load(path).records
            harmless += 1  # the name, the time and the like in the head
        except StemTaskforceError as error:
            assert str(path) == error.findings[0].source  # noqa: PT017 - both outcomes are right
            told += 1
    assert told > harmless
    keep(
        f"damage of {name}",
        f"{len(cuts):,} cuts and {len(flips):,} flips: {told:,} told, {harmless:,} harmless, 0 wrong",
    )
