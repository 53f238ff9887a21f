"""Catalogs in files: the ending decides, a save is whole or has not been."""

import gzip
import os
import shutil
import stat
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemtaskforce import (
    DecodeError,
    EncodeError,
    Event,
    InvalidRecord,
    LimitExceeded,
    Record,
    Selection,
    formats,
    load,
    save,
)
from stemtaskforce.catalog import Catalog
from stemtaskforce.formats import json, registry
from stemtaskforce.formats.atomic import replace_files, replacing
from stemtaskforce.strategies import records
from tests.system_calls import Failure, listen

if TYPE_CHECKING:
    from collections.abc import Callable

ENDINGS = [".json", ".jsonl", ".json.gz", ".jsonl.gz"]
#: A line with more unknown keys than findings are kept.
LONG = b'{"type":"event","version":1,"title":"x"' + b"".join(b',"x%d":0' % n for n in range(1_500)) + b"}\n"
ONE, TWO = Catalog.of([Event(title="one")]), Catalog.of([Event(title="two"), Event(title="three")])


@pytest.mark.parametrize("ending", ENDINGS)
@given(several=st.lists(records(), max_size=4))
@settings(max_examples=min(25, settings().max_examples), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_catalog_comes_back_from_a_file(tmp_path: Path, ending: str, several: list[Record]) -> None:
    catalog = Catalog.of(several)
    path = tmp_path / f"a{ending}"
    save(catalog, path)
    first = path.read_bytes()

    assert catalog == load(path)
    save(Catalog.of(reversed(several)), str(path))
    assert first == path.read_bytes()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a", "expected the ending '.json' or '.jsonl', got none"),
        ("a.gz", "expected the ending '.json' or '.jsonl', got none"),
        ("a.jsonn", "expected the ending '.json', got '.jsonn'"),
        ("a.xml.gz", "expected the ending '.json' or '.jsonl', got '.xml'"),
        ("a.json/b", "expected the ending '.json' or '.jsonl', got none"),
        ("a.NDJSON", "expected the ending '.jsonl', got '.ndjson'"),
        ("a.ldjson.gz", "expected the ending '.jsonl', got '.ldjson'"),
        ("a.json.zip", "expected the ending '.json' or '.jsonl', got '.zip'"),
        (r"C:\v1.json\a", "expected the ending '.json' or '.jsonl', got none"),
        ("a/json", "expected the ending '.json' or '.jsonl', got none"),
        ("json", "expected the ending '.json' or '.jsonl', got none"),
        ("a.json.x", "expected the ending '.json' or '.jsonl', got '.x'"),
    ],
)
def test_an_ending_that_names_no_format_is_refused_before_the_file_is_touched(
    name: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "FORMATS", registry.FORMATS[:2])
    calls: list[tuple[Callable[[], object], type[DecodeError | EncodeError]]] = [
        (lambda: load(name), DecodeError),
        (lambda: save(ONE, name), EncodeError),
    ]
    for call, error in calls:
        with pytest.raises(error) as caught:
            call()
        (finding,) = caught.value.findings
        assert ("file.ending", name, message) == (finding.code, finding.source, finding.message)


@given(st.sampled_from(ENDINGS), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_ending_is_told_in_capitals_or_not(tmp_path: Path, ending: str, data: st.DataObject) -> None:
    cases = data.draw(st.lists(st.sampled_from([str.upper, str.lower]), min_size=len(ending), max_size=len(ending)))
    path = tmp_path / f"a{''.join(case(char) for case, char in zip(cases, ending, strict=True))}"
    save(TWO, path)
    save(TWO, tmp_path / f"b{ending}")

    assert TWO == load(path)
    assert (tmp_path / f"b{ending}").read_bytes() == path.read_bytes()


def test_only_the_last_ending_of_a_name_counts(tmp_path: Path) -> None:
    for name in ("pacts.2018.json", "pacts.jsonl.json.gz", ".json"):
        save(ONE, tmp_path / name)
        assert ONE == load(str(tmp_path / name))


def test_a_json_file_holds_an_array() -> None:
    assert b"[" == json.dumps(ONE.records)[:1]


def test_what_is_wrong_with_a_file_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for data, error, code in [
        (b"{}", DecodeError, "json.shape"),
        (b'[{"type":"event","version":1,"title":7}]', DecodeError, "type.mismatch"),
        (b"\xef\xbb\xbf[]", DecodeError, "json.encoding"),
        (b"[]" + b" " * 99, LimitExceeded, "limit.bytes"),
    ]:
        path.write_bytes(data)
        with pytest.raises(error) as caught:
            load(path, max_bytes=100)
        assert [(code, str(path))] == [(finding.code, finding.source) for finding in caught.value.findings]


def test_findings_of_a_file_are_bounded_and_the_others_counted(tmp_path: Path) -> None:
    for name, data in {"a.json": b"[" + b"7," * 1_499 + b"7]", "a.jsonl": LONG}.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(DecodeError) as caught:
            load(tmp_path / name)
        assert (1_000, 500) == (len(caught.value.findings), caught.value.omitted)


def test_a_caller_may_raise_the_cap(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"[]" + b" " * (64 * 1024 * 1024))

    assert Catalog.of([]) == load(path, max_bytes=65 * 1024 * 1024)
    with pytest.raises(LimitExceeded, match="expected at most 67,108,864 bytes"):
        load(path)


def test_the_cap_is_that_of_a_document_or_of_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    save(TWO, path)
    size = path.stat().st_size

    assert TWO == load(path, max_bytes=size)
    with pytest.raises(LimitExceeded, match=rf"expected at most {size - 1} bytes, got more"):
        load(path, max_bytes=size - 1)

    path = tmp_path / "a.jsonl"
    save(TWO, path)
    longest = max(map(len, path.read_bytes().splitlines()))

    assert TWO == load(path, max_bytes=longest)
    with pytest.raises(LimitExceeded, match=rf"a line of at most {longest - 1} bytes"):
        load(path, max_bytes=longest - 1)


def test_unknown_keys_of_a_file_can_be_ignored(tmp_path: Path) -> None:
    for name in ("a.json", "a.jsonl"):
        data = b'{"type":"event","version":1,"title":"one","more":1}'
        (tmp_path / name).write_bytes(data if name.endswith("l") else b"[" + data + b"]")

        assert ONE == load(tmp_path / name, unknown="ignore")


def test_a_compressed_file_is_unpacked_to_the_cap_and_no_further(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.json.gz"
    bomb.write_bytes(gzip.compress(b"[" + b" " * 50_000_000))

    tracemalloc.start()
    try:
        with pytest.raises(LimitExceeded, match=r"bomb\.json\.gz: error: expected at most 1,000 bytes, got more"):
            load(bomb, max_bytes=1_000)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_compressed_file_that_is_damaged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json.gz"
    save(TWO, path)
    for data in (b"[]", path.read_bytes()[:-9], path.read_bytes()[:-8] + bytes(8)):
        path.write_bytes(data)
        with pytest.raises(DecodeError, match=r"a\.json\.gz: error: the compressed file is damaged or ends early"):
            load(path)


def test_a_compressed_file_of_no_bytes_is_damaged_and_one_of_no_records_is_not(tmp_path: Path) -> None:
    for name in ("a.json.gz", "a.jsonl.gz"):
        (tmp_path / name).touch()
        with pytest.raises(DecodeError, match="the compressed file is damaged or ends early: it has no bytes"):
            load(tmp_path / name)
        save(Catalog.of([]), tmp_path / name)
        assert Catalog.of([]) == load(tmp_path / name)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    for ending in ENDINGS:
        with pytest.raises(FileNotFoundError):
            load(tmp_path / f"a{ending}")


def test_an_error_of_the_system_names_the_file_that_was_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.json").mkdir()
    for name, error in [
        ("no-folder/a.json", FileNotFoundError),
        ("file/a.jsonl.gz", NotADirectoryError),
        ("folder.json", IsADirectoryError),
    ]:
        with pytest.raises(error) as caught:
            save(ONE, tmp_path / name)
        assert (str(tmp_path / name), None) == (caught.value.filename, caught.value.filename2)
        assert str(caught.value).endswith(f": {str(tmp_path / name)!r}")

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "no", source, None, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError) as caught:
        save(ONE, tmp_path / "a.json")
    assert str(caught.value).endswith(f": {str(tmp_path / 'a.json')!r}")
    assert ["file", "folder.json"] == sorted(each.name for each in tmp_path.iterdir())


# ---------------------------------------------------------------- the protocol of a save

#: What a save asks of the system but for writing, and the order it does so in.
CALLS = ["open", "fsync", "replace"]
PROTOCOL = ["open", "fsync", "replace", "open", "fsync"]


def test_a_save_writes_syncs_replaces_and_syncs_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    replaced: list[tuple[bytes, Path]] = []
    fsync, replace = os.fsync, os.replace

    def fsync_and_tell(descriptor: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    def replace_and_tell(fresh: Path, target: Path) -> None:
        assert [False] == synced
        assert fresh.parent == target.parent
        replaced.append((fresh.read_bytes(), target))
        replace(fresh, target)

    monkeypatch.setattr(os, "fsync", fsync_and_tell)
    monkeypatch.setattr(os, "replace", replace_and_tell)
    path = tmp_path / "a.json"
    save(ONE, path)

    assert ([False, True], [(path.read_bytes(), path)]) == (synced, replaced)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("existed", [True, False], ids=["replaced", "made"])
def test_whichever_call_fails_the_old_file_stands_and_no_stray_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, *, existed: bool
) -> None:
    path = tmp_path / f"a{ending}"
    if existed:
        save(ONE, path)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    with monkeypatch.context() as patch:
        count = len(listen_and_save(patch, tmp_path / f"b{ending}"))
    (tmp_path / f"b{ending}").unlink()

    for number in range(count):
        with monkeypatch.context() as patch:
            listen(patch, CALLS, fail_at=number)
            with pytest.raises(Failure):
                save(TWO, path)
        assert before == {each.name: each.read_bytes() for each in tmp_path.iterdir()}, number
    save(TWO, path)
    assert TWO == load(path)


def listen_and_save(patch: pytest.MonkeyPatch, path: Path) -> list[str]:
    heard = listen(patch, CALLS)
    save(TWO, path)
    assert PROTOCOL == heard
    return heard


@pytest.mark.parametrize("number", range(6))
def test_whichever_write_fails_the_old_file_stands_and_no_stray_one(tmp_path: Path, number: int) -> None:
    path = tmp_path / "a.jsonl"
    save(ONE, path)
    before = path.read_bytes()

    with pytest.raises(Failure):
        write_and_fail(path, number)
    assert ([path], before) == ([*tmp_path.iterdir()], path.read_bytes())


def write_and_fail(path: Path, number: int) -> None:
    with replacing(path) as file:
        for _ in range(number):
            file.write(b"x" * 100_000)
        raise Failure


def test_where_links_are_not_supported_a_save_still_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    save(ONE, path)
    listen(monkeypatch, ["link"], fail_at=0)
    save(TWO, path)
    assert ([path], TWO) == ([*tmp_path.iterdir()], load(path))

    # Without one, the last step cannot be undone, but what stands there is whole.
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", no_links)
        heard = listen(patch, ["fsync"], fail_at=1)
        with pytest.raises(Failure):
            save(ONE, path)
    assert ["fsync", "fsync"] == heard
    assert ([path], ONE) == ([*tmp_path.iterdir()], load(path))


def no_links(*_: object, **__: object) -> None:
    raise Failure


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no owners")
@pytest.mark.parametrize(("mode", "links"), [(0o755, 1), (0o1777, 0)], ids=["of its own", "sticky"])
def test_in_a_sticky_folder_of_others_no_second_link_is_made_that_could_not_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, links: int
) -> None:
    path = tmp_path / "site" / "a.json"
    path.parent.mkdir(mode)
    path.parent.chmod(mode)
    save(ONE, path)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)  # neither the file's owner nor the folder's
    heard = listen(monkeypatch, ["link"])
    save(TWO, path)

    assert (["link"] * links, [path], TWO) == (heard, [*path.parent.iterdir()], load(path))


@pytest.mark.skipif(os.name != "posix", reason="the system has no such modes")
def test_the_files_of_a_folder_keep_their_modes(tmp_path: Path) -> None:
    replace_files(tmp_path / "site", {"a": b"old", "b": b"old"})
    (tmp_path / "site" / "a").chmod(0o640)
    (tmp_path / "site" / "b").chmod(0o604)
    replace_files(tmp_path / "site", {"a": b"new", "b": b"new", "c": b"new"})

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site").iterdir()}
    assert (0o640, 0o604) == (modes["a"], modes["b"])


@pytest.mark.parametrize("exists", [True, False], ids=["replaced", "made"])
def test_whichever_call_of_a_folder_fails_it_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exists: bool
) -> None:
    site = tmp_path / "site"
    files = {"a": b"new", "b": b"new"}
    if exists:
        replace_files(site, {"a": b"old", "b": b"old"})
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with monkeypatch.context() as patch:
        heard = listen(patch, ["fsync", "replace"])
        replace_files(tmp_path / "other", files)
    shutil.rmtree(tmp_path / "other")

    for number in range(len(heard)):
        with monkeypatch.context() as patch:
            listen(patch, ["fsync", "replace"], fail_at=number)
            with pytest.raises(Failure):
                replace_files(site, files)
        assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}, number
        assert exists is site.exists()
        assert ["site"] * exists == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("exists", [True, False], ids=["there", "not there"])
def test_a_folder_of_no_files_is_made_or_left_as_it_is(tmp_path: Path, *, exists: bool) -> None:
    folder = tmp_path / "site"
    if exists:
        replace_files(folder, {"a": b"a"})
    replace_files(folder, {})

    assert ([folder], ["a"] * exists) == ([*tmp_path.iterdir()], [each.name for each in folder.iterdir()])


def test_the_mode_of_the_old_file_is_kept_and_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "a.json", tmp_path / "link.json"
    save(ONE, real)
    real.chmod(0o640)
    link.symlink_to(real)
    save(TWO, link)

    assert link.is_symlink()
    assert TWO == load(real)
    assert 0o640 == stat.S_IMODE(real.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="the system has no modes")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o400, 0o666])
def test_nobody_may_read_what_is_written_who_may_not_read_the_old_file(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.jsonl"
    path.touch()
    path.chmod(mode)

    with replacing(path):
        (fresh,) = {*tmp_path.iterdir()} - {path}
        assert 0 == stat.S_IMODE(fresh.stat().st_mode) & ~mode
    assert mode == stat.S_IMODE(path.stat().st_mode)


#: A group that this user may give a file to, and that is not the one of new files.
GROUPS = [12_345] if hasattr(os, "geteuid") and os.geteuid() == 0 else [*{*os.getgroups()} - {os.getegid()}]
with_groups = pytest.mark.skipif(not GROUPS, reason="the user is in one group alone")


@with_groups
@pytest.mark.parametrize("mode", [0o640, 0o664])
def test_the_group_of_the_old_file_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.json"
    save(ONE, path)
    os.chown(path, -1, GROUPS[0])
    path.chmod(mode)
    save(TWO, path)

    assert (GROUPS[0], mode) == (path.stat().st_gid, stat.S_IMODE(path.stat().st_mode))


@with_groups
@pytest.mark.parametrize(("mode", "expected"), [(0o640, 0o600), (0o664, 0o644), (0o646, 0o644), (0o400, 0o400)])
def test_where_the_group_cannot_be_kept_nobody_else_may_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, expected: int
) -> None:
    path = tmp_path / "a.json"
    save(ONE, path)
    os.chown(path, -1, GROUPS[0])
    path.chmod(mode)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    save(TWO, path)

    assert expected == stat.S_IMODE(path.stat().st_mode)
    assert path.stat().st_gid != GROUPS[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_no_regular_file_is_written_as_it_is(tmp_path: Path, ending: str) -> None:
    pipe, path, link = tmp_path / f"pipe{ending}", tmp_path / f"a{ending}", tmp_path / f"link{ending}"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    save(TWO, path)
    for target in (pipe, link):
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            save(TWO, target)
            assert path.read_bytes() == os.read(reader, 1 << 16)
        finally:
            os.close(reader)
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert {pipe, path, link} == {*tmp_path.iterdir()}


def test_a_new_file_gets_the_mode_that_every_new_file_gets(tmp_path: Path) -> None:
    save(ONE, tmp_path / "a.json")
    (tmp_path / "b").touch()

    assert (tmp_path / "b").stat().st_mode == (tmp_path / "a.json").stat().st_mode


def test_a_link_is_packed_by_its_own_ending_as_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "packed.jsonl.gz").symlink_to(tmp_path / "plain.jsonl")
    (tmp_path / "plain.jsonl").write_bytes(b"")
    save(Catalog.of([Event(title="x")]), tmp_path / "packed.jsonl.gz")
    assert 1 == len(load(tmp_path / "packed.jsonl.gz").records)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("given_", [None, "records", [7], {Event(title="one")}])
def test_what_is_not_a_record_is_not_saved_and_leaves_no_file(tmp_path: Path, name: str, given_: object) -> None:
    with pytest.raises(InvalidRecord):
        save(cast("Catalog", given_), tmp_path / name)
    assert [] == [*tmp_path.iterdir()]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_record_or_records_are_saved_in_their_order(tmp_path: Path, name: str) -> None:
    one, two = Event(title="one"), Event(date="2018-05-04", title="two")
    for given_ in (one, [one, two], Selection.of(Event, [one, two]), iter([one, two])):
        save(given_, tmp_path / name)
        first = (tmp_path / name).read_bytes()
        save(given_ if not isinstance(given_, Iterator) else [one, two], tmp_path / name)
        assert first == (tmp_path / name).read_bytes()
        assert first.index(b"one") < (first.index(b"two") if b"two" in first else len(first))


def test_only_json_can_ignore_unknown_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sealed = registry.Format("sealed", (".sealed",), "stemtaskforce.formats.json")
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, sealed))
    with pytest.raises(ValueError, match="expected 'refuse', as sealed has no unknown keys"):
        load(tmp_path / "a.sealed", unknown="ignore")


def test_a_format_that_cannot_be_read_back_is_not_offered_for_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = registry.Format("drawn", (".drawn",), "stemtaskforce.formats.json", reads=False)
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS[:2], drawn))
    with pytest.raises(DecodeError, match=r"expected the ending '\.json' or '\.jsonl', got '\.drawn'"):
        load("a.drawn")
    with pytest.raises(EncodeError, match=r"the ending '\.json' or '\.jsonl' or '\.drawn'"):
        save(Event(title="x"), "a.docx")


def test_a_made_up_format_is_one_module_and_one_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module = ModuleType("made_up")
    vars(module).update(dumps=json.dumps, loads=lambda data: [*json.loads(data, list[Event])])
    monkeypatch.setitem(sys.modules, "made_up", module)
    row = registry.Format("made-up", (".x.json",), "made_up", text=False)
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, row))

    save(ONE, tmp_path / "a.x.json")
    assert ONE == load(tmp_path / "a.x.json")
    assert json.dumps(ONE.records) == (tmp_path / "a.x.json").read_bytes()
    assert row == registry.by_ending("A.X.JSON.GZ")
    assert row == registry.by_name("made-up")
    with pytest.raises(KeyError):
        registry.by_name("docx")


def test_the_names_of_formats_are_attributes_of_the_package() -> None:
    assert formats.json is json
    assert formats.jsonl.dumps([]) == b""
    with pytest.raises(AttributeError, match="no attribute 'docx'"):
        formats.docx  # noqa: B018  # the look-up is the test


def test_all_lines_together_have_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl.gz"
    save([Event(title="x")] * 10_000, path)

    assert 1 == len(load(path))
    with pytest.raises(LimitExceeded, match="expected at most 1,000 bytes in all, got more"):
        load(path, max_total=1_000)
