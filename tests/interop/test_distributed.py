"""A cluster of two processes reads what one process reads, also where a worker is lost in the middle."""

import os
import signal
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from stemtaskforce import Event, Meeting, distributed, examples, pages
from stemtaskforce.formats import jsonl

COUNT = 200_000
COPIES = 100


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """A client of two processes of one thread each."""
    cluster_of: Any = import_module("distributed")  # takes long to load, and has few types

    with (
        cluster_of.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        cluster_of.Client(cluster) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of many lines, a thousandth of them bad."""
    path = tmp_path_factory.mktemp("lines") / "records.jsonl"
    made = [
        Meeting(title=f"Meeting {number}", date="2020-01-02") if number % 3 else Event(title=f"Pact {number}")
        for number in range(COUNT)
    ]
    written = jsonl.dumps(made).splitlines(keepends=True)
    written[7::1_000] = [b'{"type":"event","version":1}\n'] * len(written[7::1_000])
    path.write_bytes(b"".join(written))
    return path


@pytest.mark.filterwarnings("default")
def test_lines_are_read_as_by_one_process(client: Any, lines: Path) -> None:  # noqa: ANN401 - dask has no types
    plain = jsonl.read(lines, on_error="collect")
    expected = [*plain], plain.findings
    parts = distributed.read_jsonl(lines, client=client, part_bytes=1 << 20)

    assert len(parts) > 10
    assert expected == parts.compute()
    counted = dict(parts.records().map(type).frequencies().compute())
    assert {Event, Meeting} == {*counted}
    assert len(expected[0]) == sum(counted.values())


@pytest.mark.filterwarnings("default")
def test_pages_are_read_as_by_one_process(client: Any, tmp_path: Path) -> None:  # noqa: ANN401 - dask has no types
    for number in range(COPIES):
        for path in examples.pages():
            (tmp_path / f"{number:03}-{path.name}").write_bytes(path.read_bytes())
    readings = [*pages.read_paths(tmp_path)]

    records, findings = distributed.read_pages(tmp_path, client=client).compute()
    assert [record for each in readings for record in each.records] == records
    assert tuple(finding for each in readings for finding in each.findings) == findings


@pytest.mark.filterwarnings("default")
def test_a_worker_that_is_killed_loses_nothing_and_repeats_nothing(client: Any, lines: Path) -> None:  # noqa: ANN401 - dask has no types
    plain = jsonl.read(lines, on_error="collect")
    expected = [*plain], plain.findings
    parts = distributed.read_jsonl(lines, client=client, part_bytes=1 << 18).persist()
    os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)

    assert expected == parts.compute()
