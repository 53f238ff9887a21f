"""The attacks that the first version did not hold, each by its shortest input, and the nearest siblings of each."""

import gzip
import io
import os
import stat
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import pytest

from stemtaskforce import (
    Catalog,
    Country,
    DecodeError,
    Event,
    InvalidRecord,
    LimitExceeded,
    QueryError,
    StemTaskforceError,
    Taskforce,
    Timeline,
    load,
    pages,
    save,
)
from stemtaskforce.formats import json, jsonl
from stemtaskforce.lazy import Lazy
from tests.growth import is_linear, least_seconds
from tests.hostile.harness import WHOLE, keep, scaled

EVENT = Event(title="x")
PACT = "A pact\n\nRequesting organisation: Denmark\nBackground: words\n"
LONG = " word" * 40_000


def texts(reading: pages.Reading) -> list[str]:
    """Return the unread lines of a page."""
    return [line.text for line in reading.unread]


# ---------------------------------------------------------------- 1 to 5: pages


@pytest.mark.parametrize("label", ["Objectives", "Results", "Background", "Status", "Abstract", "Budget", "When"])
@pytest.mark.parametrize("title", ["Webinar 20 August 2018", "QUICK: x", "General Assembly", ""])
def test_a_kind_by_title_and_fields_by_labels_of_another_are_read(title: str, label: str, tmp_path: Path) -> None:
    page = f"{title}\n{label}: x"
    assert pages.read_text(page).findings
    (tmp_path / "a.txt").write_text(page, "utf-8")
    (tmp_path / "b.txt").write_text(PACT, "utf-8")
    assert ["A pact"] == [
        record.name
        for reading in pages.read_paths(tmp_path)
        for record in reading.records
        if isinstance(record, Taskforce)
    ]


@pytest.mark.parametrize(
    "tag", ["hidden", "class=element-hidden", "style=display:none", "class=quicktabs-hide", "style='display: none'"]
)
@pytest.mark.parametrize("element", ["html", "body"])
def test_a_page_that_is_hidden_as_a_whole_has_no_line(element: str, tag: str) -> None:
    assert [] == texts(pages.read_html(f"<{element} {tag}><p>x"))


@pytest.mark.slow
def test_a_dossier_with_a_long_foreign_tail_takes_time_in_step_with_it() -> None:
    assert is_linear(
        pages.read_text,
        lambda n: "QUICK: taskforce dossier\nt\n" + "QUICK: x\n" * n + "foo\n" * n + "Status: o",
        4_000,
    )


def test_a_comment_in_a_tag_or_in_an_attribute_is_not_one() -> None:
    for opening in ("<p <!-->", "<p a='<!--'>", '<p a="<!--">', "<p <!-- a>", "<p><b <!--></b>"):
        assert ["lost", "also lost", "kept"] == texts(
            pages.read_html(f"{opening}lost</p><p>also lost</p><!-- c --><p>kept")
        )


@pytest.mark.parametrize(
    "head", ['<p title="a > b">', f'<p title="{"x" * 600}">', "<i></i>" * 2_900, f"<p {'a' * 520}>", ""]
)
def test_no_page_is_read_by_another_tokenizer(head: str) -> None:
    script = "<script><!--\ndocument.write(\"<script src='x'></script>\");\n//--></script>"
    assert ["seen"] == texts(pages.read_html(f"{head}{script}<template>no</template><p>seen"))


# ---------------------------------------------------------------- 6: files that unpack to much


def test_a_small_file_that_unpacks_to_much_is_refused_before_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(EVENT) + b"\n") * 20_000))
    with pytest.raises(LimitExceeded, match=r"limit\.bytes"):
        load(path, max_total=1 << 20)
    assert 20_000 == sum(1 for _ in jsonl.read(path))


def test_blank_lines_cost_time_in_step_with_their_number() -> None:
    assert is_linear(lambda data: [*jsonl.read(io.BytesIO(data))], lambda n: b"\n" * n, 4_000_000)


# ---------------------------------------------------------------- 7: nothing is lost


@pytest.mark.parametrize(
    "head",
    [
        "The timeline below",
        "QUICK:",
        "Click on the event for more info",
        "Related",
        "Share",
        "MENU",
        "Skip to main content",
        "Last updated:",
        "Submitted by",
        "- Related",
    ],
)
@pytest.mark.parametrize("rest", [LONG, " of the pact", ""])
def test_a_line_that_begins_like_a_known_one_is_in_a_field_unread_or_known_as_a_whole(head: str, rest: str) -> None:
    reading = pages.read_text(f"{PACT}{head}{rest}\nmore")
    kept = [*map(str, reading.fields.values()), *texts(reading), *(str(each.value) for each in reading.findings)]
    seen = "\n".join(kept)
    assert "more" in seen
    # A short line that begins as the introduction of the timeline is that introduction, which names the pact.
    if rest and not (rest != LONG and head == "The timeline below"):
        assert rest.strip() in seen or f"{head}{rest}" in str(reading.findings)


# ---------------------------------------------------------------- 9 and 11: files


@pytest.mark.parametrize("ending", [".json", ".jsonl", ".jsonl.gz", ".ics", ".csv", ".parquet", ".html", ".md"])
@pytest.mark.parametrize("name", ["a\0", "a\ud800", "a\0b/c", "\0"])
def test_a_name_that_the_system_cannot_spell_is_an_error_of_the_system(name: str, ending: str) -> None:
    path = name + ending
    calls: list[Callable[[], object]] = [
        lambda: load(path),
        lambda: save([EVENT], path),
        lambda: [*jsonl.read(path)],
        lambda: jsonl.write([EVENT], path),
        lambda: jsonl.split(path, 2),
        lambda: pages.read_path(path),
        lambda: [*pages.read_paths([path])],
        lambda: pages.read_catalog(path),
        lambda: pages.read_path(f"{name}.txt"),
    ]
    for call in calls:
        with pytest.raises(OSError, match="expected a name that this system can spell") as caught:
            call()
        assert str(caught.value).isprintable()


AS_ANOTHER = """
import os, sys
from stemtaskforce import Event, save
save([Event(title="mine")], sys.argv[2])  # warm
os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    save([Event(title="x")], sys.argv[1])
except OSError as error:
    print(type(error).__name__, error.filename == sys.argv[1])
"""


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root can act as two users")
def test_a_save_over_the_file_of_another_in_a_sticky_folder_fails_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "sticky"
    folder.mkdir()
    for above in [folder, *folder.parents][:-2]:
        above.chmod(0o755 if above != folder else 0o1777)
    path = folder / "a.json"
    path.write_bytes(b"[]\n")
    path.chmod(0o666)
    run = [sys.executable, "-c", AS_ANOTHER, str(path), str(tmp_path / "warm.json")]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    if not said:
        pytest.skip("this system lets anyone replace a file in a sticky folder")
    assert ("PermissionError True\n", [path], b"[]\n") == (said, [*folder.iterdir()], path.read_bytes())


def test_a_cleanup_that_fails_hides_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no")

    path = tmp_path / "a.json"
    save([EVENT], path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        save([EVENT, EVENT], path)  # it is saved, and says so
        patch.setattr(os, "replace", refuse)
        with pytest.raises(PermissionError, match=r"a\.json"):
            save([EVENT], path)
    assert 2 == len(json.loads(path.read_bytes(), list[Event]))


@pytest.mark.skipif(not hasattr(os, "chown"), reason="the system has no owners")
@pytest.mark.parametrize("chown", [True, False], ids=["may give away", "may not"])
@pytest.mark.parametrize("mode", [0o640, 0o660, 0o604, 0o664, 0o600, 0o066])
def test_nobody_may_read_a_saved_file_who_might_not_read_the_old_one_whatever_its_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, *, chown: bool
) -> None:
    path = tmp_path / "a.json"
    save([EVENT], path)
    path.chmod(mode)
    real_stat, other = os.stat, (54_321, 54_322)

    class Foreign:
        """The status of the old file as if it was another's."""

        def __init__(self, found: os.stat_result) -> None:
            self._found = found
            self.st_uid, self.st_gid = other

        def __getattr__(self, name: str) -> object:
            return getattr(self._found, name)

    def stat_as_foreign(which: Any, **more: Any) -> object:  # noqa: ANN401 - as `os.stat` takes it
        found = real_stat(which, **more)
        return Foreign(found) if os.fspath(which) == os.fspath(path) else found

    given: list[tuple[int, int]] = []

    def give(_: object, user: int, group: int) -> None:
        given.append((user, group))
        raise PermissionError(1, "no")

    monkeypatch.setattr(os, "chown", give)
    if chown:
        monkeypatch.setattr(os, "stat", stat_as_foreign)
    with monkeypatch.context():
        save([EVENT], path)
    monkeypatch.undo()
    user, group, others = ((mode >> shift) & 7 for shift in (6, 3, 0))
    got = stat.S_IMODE(path.stat().st_mode)
    if chown:
        assert [(other[0], -1), (-1, other[1])] == given
        least = user & group & others
        assert (user, least, least) == (got >> 6 & 7, got >> 3 & 7 & (user & group & others | 0), got & 7)
        assert 0 == got & ~mode
    else:
        assert mode == got


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root can give a file away")
def test_owner_and_group_of_the_old_file_are_kept_where_the_system_allows_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    save([EVENT], path)
    path.chmod(0o640)
    os.chown(path, 12_345, 23_456)
    save([EVENT, EVENT], path)
    found = path.stat()
    assert (12_345, 23_456, 0o640) == (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode))


ACCESS, DEFAULT = "system.posix_acl_access", "system.posix_acl_default"
OWNER, USER, GROUP, MASK, OTHERS, NOBODY = 1, 2, 4, 16, 32, 0xFFFF_FFFF


def access_list(reader: int) -> bytes:
    """Return the list that lets the owner write and one more user read, as Linux keeps it."""
    entries = [(OWNER, 6, NOBODY), (USER, 4, reader), (GROUP, 0, NOBODY), (MASK, 4, NOBODY), (OTHERS, 0, NOBODY)]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def set_list(path: Path, name: str) -> bytes:
    """Give a file or folder an access list, and return it."""
    try:
        os.setxattr(path, name, access_list(12_345))
    except (AttributeError, OSError):
        pytest.skip("this file system keeps no access lists")
    return os.getxattr(path, name)


def list_of(path: Path) -> bytes | None:
    return os.getxattr(path, ACCESS) if ACCESS in os.listxattr(path) else None


def test_the_access_list_of_the_old_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    save([EVENT], path)
    entries = set_list(path, ACCESS)
    save([EVENT, EVENT], path)
    assert (entries, 2) == (list_of(path), len(json.loads(path.read_bytes(), list[Event])))


@pytest.mark.parametrize("call", ["setxattr", "chown"])
def test_where_the_access_list_cannot_be_kept_only_the_owner_has_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "a.json"
    save([EVENT], path)
    set_list(path, ACCESS)
    real_stat = os.stat

    def stat_as_foreign(which: Any, **more: Any) -> os.stat_result:  # noqa: ANN401 - as `os.stat` takes it
        found = real_stat(which, **more)
        is_old = call == "chown" and os.fspath(which) == os.fspath(path)
        return os.stat_result((*found[:4], 54_321, 54_322, *found[6:])) if is_old else found

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        patch.setattr(os, "stat", stat_as_foreign)
        save([EVENT], path)
    assert (None, 0o600) == (list_of(path), stat.S_IMODE(path.stat().st_mode))


def test_a_list_that_the_folder_gives_to_new_files_is_not_given_to_one_that_replaces_another(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    save([EVENT], path)
    path.chmod(0o640)
    set_list(tmp_path, DEFAULT)
    save([EVENT], path)
    assert (None, 0o640) == (list_of(path), stat.S_IMODE(path.stat().st_mode))
    save([EVENT], tmp_path / "new.json")
    assert list_of(tmp_path / "new.json") is not None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_an_error_of_writing_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to("/dev/full")
    with pytest.raises(OSError, match=r"space.*a\.json"):
        save([EVENT], tmp_path / "a.json")


def test_a_save_in_a_folder_that_is_gone_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    try:
        folder.rmdir()
    except OSError:
        pytest.skip("this system keeps a folder that someone works in")
    with pytest.raises(FileNotFoundError, match=r"'a\.json'"):
        save([EVENT], "a.json")


# ---------------------------------------------------------------- 10, 12 and 13: objects


def test_an_attribute_set_on_a_day_is_in_no_other_record() -> None:
    event = Event(date="2018-05-04", title="x")
    before = json.dumps(event)
    with suppress(AttributeError):
        cast("Any", event.date).isoformat = lambda: "1666-01-01"
    for title in ("x", "y"):
        other = Event(date="2018-05-04", title=title)
        assert b"1666" not in json.dumps(event) + json.dumps(other) + jsonl.dumps([event, other])
        assert b"1666" not in json.dumps(json.loads(before))


class Changing(list[Any]):
    """Other items from the second look on."""

    def __init__(self, items: list[Any]) -> None:
        super().__init__(items)
        self.looks = 0

    def __iter__(self) -> Iterator[Any]:
        self.looks += 1
        return iter([EVENT] if self.looks == 1 else ["no event"] * 10_001)


class ChangingTuple(tuple[Any, ...]):
    """A tuple that does the same."""

    __slots__ = ()
    looks: list[int] = []  # noqa: RUF012 - a tuple has no room for it

    def __iter__(self) -> Iterator[Any]:
        self.looks.append(1)
        return iter([EVENT] if len(self.looks) == 1 else ["no event"] * 10_001)


@pytest.mark.parametrize("make", [Changing, ChangingTuple])
def test_items_are_taken_once_and_checked_as_taken(make: Callable[[list[Any]], Any]) -> None:
    def made(of: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - of several types
        ChangingTuple.looks.clear()
        try:
            return of(make([EVENT]))
        except InvalidRecord:
            return None

    pact = made(lambda items: Taskforce(name="x", events=items))
    assert pact is None or pact.events == (EVENT,)
    catalog = made(Catalog.of)
    assert catalog is None or catalog.records == (EVENT,)
    timeline = made(Timeline)
    assert timeline is None or len(timeline) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_a_child_that_is_forked_while_a_thread_derives_a_value_derives_it_itself() -> None:
    script = """
import os, sys, threading, time
from stemtaskforce.lazy import Lazy
lazy, begun, go = Lazy(), threading.Event(), threading.Event()
def make():
    begun.set(); go.wait(20); return 1
thread = threading.Thread(target=lambda: lazy.get("index", make)); thread.start(); begun.wait()
child = os.fork()
if not child:
    os._exit(7 if lazy.get("index", lambda: 7) == 7 else 1)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])); go.set(); thread.join()
"""
    run = [sys.executable, "-W", "ignore", "-c", script]
    assert "7\n" == subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout


def test_threads_that_ask_at_once_get_one_value() -> None:
    lazy, gate = Lazy(), threading.Barrier(16)
    got: list[object] = []

    def ask() -> None:
        gate.wait()
        got.append(lazy.get("index", object))

    threads = [threading.Thread(target=ask) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (16, 1) == (len(got), len(set(map(id, got))))


# ---------------------------------------------------------------- 14: messages

ESCAPE = "a\x1b[31m\nb\u202e\u2028"
CLASS = type(ESCAPE + "c" * 5_000, (), {})
CATALOG = Catalog.of([EVENT, Taskforce(name="t")])
ASKED: list[Callable[[Any], object]] = [
    lambda v: Event(title=v),
    lambda v: Event(title="x", date=v, country=v, url=v),
    lambda v: Taskforce(name="x", events=[v], status=v),
    lambda v: Taskforce(name="x", events=v),
    lambda v: CATALOG.events.where(**{v: 1}),
    lambda v: CATALOG.events.where(title=v),
    CATALOG.events.mentioning,
    CATALOG.events.in_country,
    CATALOG.timeline().in_year,
    lambda v: CATALOG.timeline().between(v, None),
    lambda v: CATALOG[v],
    lambda v: Catalog.of([v]),
    Country.parse,
    json.loads,
    lambda v: json.loads("[]", v),
    lambda v: json.loads("[]", unknown=v),
    lambda v: json.from_dict({v: 1}),
    lambda v: json.from_dict({"type": v, "version": v, v: v}),
    lambda v: json.from_dict({"type": "event", "version": 1, "title": v, "country": v, v: v}),
    lambda v: json.dumps([v]),
    lambda v: [*jsonl.read([b"{"], name=v)],
    lambda v: [*jsonl.read([v])],
    lambda v: jsonl.read([], on_error=v),
    lambda v: jsonl.write([], v),
    lambda v: load(f"{v}.jsn"),
    lambda v: save([], f"{v}.jsn"),
    lambda v: pages.read_text("x", source=v).record,
    lambda v: pages.read_text("x", url=v).record,
    lambda v: pages.read_text("x", labels={v: "location"}),
    lambda v: pages.read_text("x", labels={"Venue": v}),
    lambda v: pages.read_text("x" * 99, max_bytes=9, source=v),
    lambda v: pages.read_html("<p>x", source=v).record,
    lambda v: pages.read_text(v).record,
]


@pytest.mark.parametrize("value", [ESCAPE, ESCAPE + "x" * 9_000, CLASS(), CLASS], ids=["text", "long", "of", "type"])
def test_no_message_obeys_what_it_quotes_or_grows_with_it(
    value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # some of the calls write
    raised = 0
    for ask in ASKED:
        try:
            ask(value)
        except StemTaskforceError as error:
            raised += 1
            said = str(error)
            assert all(line.isprintable() for line in said.split("\n"))
            assert len(said) <= 500
            for finding in error.findings:
                assert finding.message.isprintable()
                assert finding.path.isprintable()
                assert (finding.value or "").isprintable()
                assert str(finding).isprintable()
                assert len(finding.message) < 2_000
        except (TypeError, ValueError, AttributeError, OSError) as error:
            # A mistake of the program; what Python itself says of it is Python's.
            if "expected" in str(error) and "object" not in str(error) and "got '" not in str(error):
                assert str(error).isprintable(), ask  # noqa: PT017 - of whatever error it is
                assert len(str(error)) < 600  # noqa: PT017 - as above
    assert raised


def test_a_field_that_does_not_exist_is_named_escaped() -> None:
    with pytest.raises(QueryError) as caught:
        CATALOG.events.where(**{ESCAPE: 1})
    assert "\\x1b[31m\\n" in str(caught.value)


# ---------------------------------------------------------------- 15: a million mistakes


@pytest.mark.slow
@pytest.mark.parametrize("one", [b"{}", b'{"type":"evnt"}', b'{"x":1}'])
def test_mistakes_past_the_thousandth_are_counted_in_time_in_step_with_them(one: bytes) -> None:
    def array(data: bytes) -> int:
        with pytest.raises(DecodeError) as caught:
            json.loads(data)
        return len(caught.value.findings) + caught.value.omitted

    def lines(data: bytes) -> int:
        found = jsonl.read(io.BytesIO(data), on_error="collect")
        assert [] == [*found]
        return len(found.findings) + found.omitted

    assert is_linear(array, lambda n: b"[" + b",".join([one] * n) + b"]", scaled(1_600, 40_000))
    assert is_linear(lines, lambda n: (one + b"\n") * n, scaled(1_600, 40_000))
    assert array(b"[" + b",".join([one] * 1_200) + b"]") == lines((one + b"\n") * 1_200)


def test_what_is_only_counted_costs_less_than_what_is_kept() -> None:
    # The figure of the issue, 10^6 empty objects in 20 seconds, is held by `make hostile`.
    with pytest.raises(DecodeError) as caught:
        json.loads(b"[" + b",".join([b"{}"] * 5_000) + b"]")
    assert (1_000, 9_000) == (len(caught.value.findings), caught.value.omitted)


@pytest.mark.skipif(not WHOLE, reason="takes half a minute; `make hostile` measures it")
def test_a_million_mistakes_take_seconds() -> None:
    def array() -> None:
        with pytest.raises(DecodeError):
            json.loads(b"[" + b",".join([b"{}"] * 1_000_000) + b"]")

    def lines() -> None:
        assert [] == [*jsonl.read(io.BytesIO(b"{}\n" * 1_000_000), on_error="collect")]

    keep("a million empty objects", f"array {least_seconds(array, 1):.0f} s, lines {least_seconds(lines, 1):.0f} s")
