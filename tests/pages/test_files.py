"""Pages from files and folders: told by their ending, capped before they are read, one bad page ends nothing."""

from pathlib import Path

import pytest

from stemtaskforce import pages
from stemtaskforce.errors import LimitExceeded
from stemtaskforce.pages.caps import MAX_LINES

PAGE = "A pact\n\nA pact\nRequesting organisation: A ministry\nStart date: 1 May 2020\n"


def test_a_text_file_is_read_with_its_name_as_the_source(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE + "Status: paused\n", "utf-8")
    reading = pages.read_path(path, url="https://stemcoalition.eu/a-pact")
    assert "https://stemcoalition.eu/a-pact" == reading.record.url
    assert [(str(path), 6)] == [(finding.source, finding.line) for finding in reading.findings]


@pytest.mark.parametrize("ending", [".html", ".htm", ".HTML"])
def test_an_html_file_is_told_by_its_ending(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"page{ending}"
    path.write_text("<h1>A pact</h1><p>Start date: 1 May 2020</p>", "utf-8")
    assert "A pact" == pages.read_path(path).fields["name"]


def test_a_file_of_another_ending_gives_a_finding_that_names_the_right_ones(tmp_path: Path) -> None:
    reading = pages.read_path(tmp_path / "page.pdf")
    assert ["file.ending"] == [finding.code for finding in reading.findings]
    assert ".txt, .html, .htm" in reading.findings[0].message


def test_a_file_that_is_not_there_is_an_error_of_the_operating_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        pages.read_path(tmp_path / "absent.txt")


@pytest.mark.parametrize("size", [4 * 1024 * 1024, 4 * 1024 * 1024 + 1])
def test_the_cap_of_a_file_is_4_mib(tmp_path: Path, size: int) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"x" * size)
    if size > 4 * 1024 * 1024:
        with pytest.raises(LimitExceeded, match="4,194,304 bytes"):
            pages.read_path(path)
    else:
        assert ["page.unsupported"] == [finding.code for finding in pages.read_path(path).findings]


def test_the_cap_is_an_argument() -> None:
    with pytest.raises(LimitExceeded, match="10 bytes"):
        pages.read_text("ø" * 6, max_bytes=10)
    assert pages.read_text("ø" * 5, max_bytes=10).unread


def test_the_cap_of_lines_does_not_count_blank_ones() -> None:
    assert pages.read_text("a\n \n\n" * MAX_LINES).unread
    with pytest.raises(LimitExceeded, match="50,000 lines"):
        pages.read_text("a\n" * (MAX_LINES + 1))


@pytest.mark.parametrize(
    ("data", "line", "shown"),
    [
        (b"A\n\xff\n", 2, "\ufffd"),
        (b"A\nB\nC \xe2\x82", 3, "C \ufffd"),
        ("A".encode("utf-16") + b"\x00", 1, "A\ufffd"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_line_and_the_rest_is_read(
    tmp_path: Path, data: bytes, line: int, shown: str
) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    reading = pages.read_path(path)
    assert ("page.encoding", line) == next((f.code, f.line) for f in reading.findings if f.code == "page.encoding")
    assert shown in [unread.text for unread in reading.unread]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode(encoding))
    reading = pages.read_path(path)
    assert ("A pact", ()) == (reading.fields["name"], reading.unread)


def test_a_folder_is_read_whole_and_by_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.html", "a.TXT", "notes.md"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    expected = [str(tmp_path / name) for name in ("a.TXT", "b/a.html", "z.txt")]
    assert expected == [reading.source for reading in pages.read_paths(tmp_path)]
    assert expected == [reading.source for reading in pages.read_paths([str(tmp_path)])]
    assert [expected[2]] == [reading.source for reading in pages.read_paths(expected[2])]


def test_a_page_over_the_cap_does_not_end_the_reading_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * (4 * 1024 * 1024 + 1))
    (tmp_path / "b.txt").write_text(PAGE, "utf-8")
    first, second = pages.read_paths(tmp_path)
    assert [("limit.bytes", str(tmp_path / "a.txt"))] == [(f.code, f.source) for f in first.findings]
    assert "A pact" == second.record.name  # type: ignore[union-attr]
