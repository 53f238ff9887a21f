"""What a save asks of the system: names, rights and access lists of the new file, and what is compressed."""

import gzip
import os
import re
import stat
from pathlib import Path

import pytest

from stemtaskforce.formats.atomic import opened, replace_files, replacing

pytestmark = pytest.mark.skipif(not hasattr(os, "chown"), reason="the system has no owners")

ACL = "system.posix_acl_access"
FRESH = re.compile(r"\.[0-9a-f]{16}\.tmp")


def write(path: Path, data: bytes = b"new") -> None:
    with replacing(path) as file:
        file.write(data)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that is there before."""
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    return path


# ---------------------------------------------------------------- compression


@pytest.mark.parametrize(
    ("name", "packed"),
    [("a.gz", True), ("A.JSON.GZ", True), (".gz", True), ("a.gz.json", False), ("agz", False), ("a.json", False)],
)
def test_the_ending_says_whether_a_file_is_compressed(tmp_path: Path, name: str, *, packed: bool) -> None:
    write(tmp_path / name, b"text")
    data = (tmp_path / name).read_bytes()

    assert packed is (data != b"text")
    assert b"text" == (gzip.decompress(data) if packed else data)
    with opened(tmp_path / name) as file:
        assert b"text" == file.read()


def test_a_folder_with_the_ending_compresses_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.gz").mkdir()
    write(tmp_path / "x.gz" / "a", b"text")

    assert b"text" == (tmp_path / "x.gz" / "a").read_bytes()


def test_a_compressed_file_has_neither_name_nor_time(tmp_path: Path) -> None:
    write(tmp_path / "a.gz", b"text")
    write(tmp_path / "b.gz", b"text")

    data = (tmp_path / "a.gz").read_bytes()
    assert data == (tmp_path / "b.gz").read_bytes()
    assert b"\x1f\x8b\x08\x00" + bytes(4) == data[:8]


# ---------------------------------------------------------------- names and rights


@pytest.mark.parametrize(
    ("mode", "opened_with"), [(None, 0o666), (0o644, 0o600), (0o444, 0o400), (0o200, 0o200), (0o777, 0o600)]
)
def test_only_its_owner_may_read_a_new_file_until_it_has_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int | None, opened_with: int
) -> None:
    path = tmp_path / "a.json"
    if mode is not None:
        path.touch()
        path.chmod(mode)
    asked: list[tuple[str, bool, int]] = []
    call = os.open

    def record(name: str, flags: int, mode: int = 0o777) -> int:
        asked.append((Path(name).name, bool(flags & os.O_EXCL), mode))
        return call(name, flags, mode)

    monkeypatch.setattr(os, "open", record)
    write(path)

    name, is_new, asked_mode = asked[0]
    assert FRESH.fullmatch(name)
    assert (True, opened_with) == (is_new, asked_mode)
    assert mode is None or mode == mode_of(path)


def test_the_old_file_is_kept_beside_the_new_one_until_all_is_done(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[tuple[Path, Path]] = []
    monkeypatch.setattr(os, "link", lambda old, new: kept.append((old, new)))
    write(file)

    ((old, new),) = kept
    assert (file, file.parent, ".old") == (old, new.parent, new.suffix)
    assert FRESH.fullmatch(new.with_suffix(".tmp").name)
    assert ([file], b"new") == ([*file.parent.iterdir()], file.read_bytes())


class Owners:
    """Lets a file be that of others, to whom nothing can be given."""

    def __init__(self, patch: pytest.MonkeyPatch, file: Path, user: int, group: int) -> None:
        self.asked: list[tuple[int, int]] = []
        self._file, self._more = file, (user, group)
        self._old = file.stat().st_ino
        self._stat = os.stat
        patch.setattr(os, "stat", self.stat)
        patch.setattr(os, "chown", self.chown)

    def stat(self, path: object, **options: bool) -> os.stat_result:
        """Return the status of a file, with other owners for the one."""
        found = self._stat(path, **options)  # type: ignore[arg-type] # as it was given
        if found.st_ino != self._old:
            return found
        fields = [*found]
        fields[4] += self._more[0]
        fields[5] += self._more[1]
        return os.stat_result(fields)

    def chown(self, path: Path, user: int, group: int) -> None:
        """Refuse."""
        assert FRESH.fullmatch(path.name)
        self.asked.append((user, group))
        raise PermissionError


@pytest.mark.parametrize(
    ("user", "group", "mode", "expected"),
    [
        (0, 0, 0o764, 0o764),
        # without its user, nobody may do what the user might not
        (1, 0, 0o477, 0o444),
        (1, 0, 0o764, 0o764),
        (1, 0, 0o327, 0o323),
        # without its group, a right is that of the group and of others
        (0, 1, 0o764, 0o744),
        (0, 1, 0o746, 0o744),
        (0, 1, 0o637, 0o633),
        (0, 1, 0o752, 0o700),
        (1, 1, 0o577, 0o555),
        (1, 1, 0o467, 0o444),
    ],
)
def test_where_owners_cannot_be_kept_nobody_gets_a_right(  # noqa: PLR0917 - a table of cases
    file: Path, monkeypatch: pytest.MonkeyPatch, user: int, group: int, mode: int, expected: int
) -> None:
    file.chmod(mode)
    own = file.stat()
    owners = Owners(monkeypatch, file, user, group)
    write(file)
    monkeypatch.undo()

    asked = [(own.st_uid + 1, -1)] * user + [(-1, own.st_gid + 1)] * group
    assert (asked, expected) == (owners.asked, mode_of(file))


# ---------------------------------------------------------------- access lists


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """The calls about access lists; the old file has none."""
    asked: list[tuple[object, ...]] = []

    def get(path: Path, name: str) -> bytes:
        asked.append(("get", path.name, name))
        raise OSError

    monkeypatch.setattr(os, "getxattr", get, raising=False)
    for verb in ("set", "remove"):

        def note(path: Path, *values: object, verb: str = verb) -> None:
            asked.append((verb, bool(FRESH.fullmatch(path.name)), *values))

        monkeypatch.setattr(os, f"{verb}xattr", note, raising=False)
    return asked


def test_the_access_list_of_a_folder_is_taken_from_a_new_file_where_the_old_one_has_none(
    file: Path, calls: list[tuple[object, ...]]
) -> None:
    file.chmod(0o640)
    write(file)

    assert ([("get", "a.json", ACL), ("remove", True, ACL)], 0o640) == (calls, mode_of(file))


def test_the_access_list_of_the_old_file_is_kept(
    file: Path, calls: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    file.chmod(0o764)
    monkeypatch.setattr(os, "getxattr", lambda *_: b"list", raising=False)
    write(file)

    assert ([("set", True, ACL, b"list")], 0o700) == (calls, mode_of(file))


@pytest.mark.parametrize(("user", "group"), [(1, 0), (0, 1)])
def test_the_access_list_of_others_is_not_kept(
    file: Path, calls: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch, user: int, group: int
) -> None:
    file.chmod(0o764)
    monkeypatch.setattr(os, "getxattr", lambda *_: b"list", raising=False)
    Owners(monkeypatch, file, user, group)
    write(file)
    monkeypatch.undo()

    assert ([], 0o700) == (calls, mode_of(file))


@pytest.mark.usefixtures("calls")
def test_a_new_file_has_no_access_list_to_copy(tmp_path: Path, calls: list[tuple[object, ...]]) -> None:
    write(tmp_path / "new.json")

    assert [] == calls


# ---------------------------------------------------------------- folders


def test_a_new_folder_is_written_beside_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[tuple[str, Path, dict[str, bytes]]] = []
    call = os.replace

    def record(source: Path, target: Path) -> None:
        moved.append((source.name, target, {each.name: each.read_bytes() for each in source.iterdir()}))
        call(source, target)

    monkeypatch.setattr(os, "replace", record)
    replace_files(tmp_path / "site", {"a": b"1", "b": b"2"})

    ((name, target, files),) = moved
    assert FRESH.fullmatch(name)
    assert (tmp_path / "site", {"a": b"1", "b": b"2"}) == (target, files)
    assert [tmp_path / "site"] == [*tmp_path.iterdir()]


def test_the_files_of_a_folder_take_their_places_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").write_bytes(b"old")
    moved: list[str] = []
    call = os.replace

    def record(source: Path, target: Path) -> None:
        moved.append(target.name)
        call(source, target)

    monkeypatch.setattr(os, "replace", record)
    replace_files(tmp_path, {"c": b"1", "b": b"2", "a": b"3"})

    assert (["c", "b", "a"], ["a", "b", "c"]) == (moved, sorted(each.name for each in tmp_path.iterdir()))
    assert [b"3", b"2", b"1"] == [(tmp_path / name).read_bytes() for name in "abc"]


def test_an_error_names_the_file_of_a_folder(tmp_path: Path) -> None:
    for folder, name in ((tmp_path, "x/a"), (tmp_path / "new", "x/a")):
        with pytest.raises(FileNotFoundError) as caught:
            replace_files(folder, {name: b"1"})
        assert (str(folder / name), None) == (caught.value.filename, caught.value.filename2)
    with pytest.raises(FileNotFoundError) as caught:
        replace_files(tmp_path / "none" / "new", {"a": b"1"})
    assert str(tmp_path / "none" / "new") == caught.value.filename
    assert [] == [*tmp_path.iterdir()]
