"""Many workers give what one gives: on any division into parts, and with a worker lost (that in `tests/interop`)."""

import builtins
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import dask.config
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Event, Finding, Meeting, MissingExtra, Record, Taskforce, distributed, examples, pages, table
from stemtaskforce.formats import jsonl

#: Lines of every type, and some that are no record.
LINES: Sequence[bytes] = [
    *(b'{"type":"event","version":1,"title":"Event %d"}' % number for number in range(20)),
    *(b'{"type":"meeting","version":1,"title":"Meeting %d","date":"2020-01-02"}' % number for number in range(3)),
    b'{"type":"taskforce","version":1,"name":"Pact"}',
    b'{"type":"event","version":1}',
    b"",
    b"[",
]


#: As it has no types.
DASK: Any = dask


@pytest.fixture(autouse=True)
def _in_this_process() -> Iterator[None]:
    with dask.config.set(scheduler="synchronous"):
        yield


def plainly(path: Path) -> tuple[list[Record], tuple[Finding, ...]]:
    lines = jsonl.read(path, on_error="collect")
    return [*lines], lines.findings


@given(lines=st.lists(st.sampled_from(LINES), max_size=30), part_bytes=st.integers(1, 2_000))
def test_lines_in_any_parts_give_what_the_file_gives(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], part_bytes: int
) -> None:
    path = tmp_path_factory.mktemp("lines") / "records.jsonl"
    path.write_bytes(b"\n".join(lines))

    assert plainly(path) == distributed.read_jsonl(path, part_bytes=part_bytes).compute()


def test_pages_in_any_parts_give_what_the_folder_gives(tmp_path: Path) -> None:
    for path in examples.pages():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "large.txt").write_bytes(b"x" * (pages.MAX_BYTES + 1))
    readings = [*pages.read_paths(tmp_path)]
    expected = (
        [record for each in readings for record in each.records],
        tuple(finding for each in readings for finding in each.findings),
    )
    assert expected[0]
    for part_pages in (1, 7, 100):
        assert expected == distributed.read_pages(tmp_path, part_pages=part_pages).compute()


def test_a_folder_that_cannot_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = Finding("file.unreadable", "error", "closed", source="closed")  # pyright: ignore[reportArgumentType]  # converted
    monkeypatch.setattr(distributed, "pages_in", lambda _: iter([pages.Reading(findings=(finding,), source="closed")]))
    assert ([], (finding,)) == distributed.read_pages(str(tmp_path)).compute()


def test_a_bag_and_its_findings_are_partitioned_as_the_parts(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(LINES))
    parts = distributed.read_jsonl([path], part_bytes=300).persist()
    records, findings = plainly(path)

    assert records == parts.records().compute()
    assert [*findings] == parts.findings().compute()
    assert len(parts) == parts.records().npartitions > 1
    assert f"<Parts: {len(parts)} to read>" == repr(parts)


def test_a_bag_of_pages_holds_what_the_parts_give(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Not a page of the site", "utf-8")
    parts = distributed.read_pages([*examples.pages(), tmp_path], part_pages=5)
    records, findings = parts.compute()

    assert records == parts.records().compute(scheduler="synchronous")
    assert [*findings] == parts.findings().compute(scheduler="synchronous")


@pytest.mark.parametrize("type_", [Taskforce, Meeting, Event])
def test_a_data_frame_has_the_columns_of_the_table(tmp_path: Path, type_: type[Record]) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(LINES))
    frame = distributed.read_jsonl(path, part_bytes=400).dataframe(type_)
    records = [each for each in plainly(path)[0] if isinstance(each, type_)]
    expected = table(records, type_).to_pandas()

    found = frame.compute()
    assert [*expected.columns] == [*frame.columns] == [*found.columns]
    assert [*expected["key"]] == [*found["key"]]


def test_parts_are_read_and_kept_by_the_workers_of_a_client(tmp_path: Path) -> None:
    class Client:
        """The calls of a `distributed.Client` that the parts make; workers of their own are in `tests/interop`."""

        asked: ClassVar[list[str]] = []

        def map(self, ask: Callable[[Any], object], parts: list[Any], *, pure: bool) -> list[Any]:
            self.asked.append("map")
            assert not pure, "a file may have changed"
            return [*DASK.persist(*(DASK.delayed(ask)(each) for each in parts))]

        def gather(self, results: list[Any]) -> object:
            self.asked.append("gather")
            return DASK.compute(*results)

    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(LINES))
    assert plainly(path) == distributed.read_jsonl(path, client=Client(), part_bytes=300).persist().compute()
    assert ["map", "map", "gather"] == Client.asked


@pytest.mark.parametrize("ask", [distributed.Parts.records, distributed.Parts.findings])
def test_a_question_is_answered_beside_the_records_and_sends_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Callable[[distributed.Parts], Any]
) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(LINES))

    def refuse(*_: object) -> bytes:
        raise AssertionError("records were written to be sent")

    monkeypatch.setattr(jsonl, "dumps", refuse)
    assert 0 < ask(distributed.read_jsonl(path, part_bytes=300)).count().compute()
    with pytest.raises(AssertionError, match="were written"):
        distributed.read_jsonl(path, part_bytes=300).compute()


def test_a_data_frame_without_pandas_of_dask_is_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.jsonl").touch()
    parts = distributed.read_jsonl(tmp_path / "x.jsonl")
    monkeypatch.setitem(sys.modules, "dask.dataframe", None)
    with pytest.raises(MissingExtra, match="arrow: dask"):
        parts.dataframe(Event)


def test_parts_are_of_at_least_one_byte_or_page(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="part_bytes: expected a whole number from 1, got 0"):
        distributed.read_jsonl(tmp_path / "x.jsonl", part_bytes=0)
    with pytest.raises(ValueError, match="part_pages: expected a whole number from 1, got 0"):
        distributed.read_pages(tmp_path, part_pages=0)


def test_dask_is_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: object) -> object:
        if name.startswith("dask"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *more)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # as they come

    (tmp_path / "x.jsonl").touch()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match="dask: dask is not installed"):
        distributed.read_jsonl(tmp_path / "x.jsonl")
