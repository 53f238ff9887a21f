"""Folders of pages: every page is read by name, what is not a page is left out, and nothing is hidden in silence."""

import errno
import os
from pathlib import Path

import pytest

from stemtaskforce import pages
from stemtaskforce.findings import make as finding
from stemtaskforce.pages.folders import files_in, unreadable

PAGE = "Kick-off\n\nKick-off\n\nDate:\n20 August 2018\nHost organisation:\nNCSR\n"


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, "utf-8")


def names(folder: Path) -> list[str]:
    return [os.path.relpath(reading.source or "", folder) for reading in pages.read_paths(folder)]


def test_the_pages_of_a_folder_are_read_by_name_wherever_they_stand(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.TXT", "a/b/c/d.txt", "c.txt", "a.txt", "note.md", "page")
    assert ["a.txt", "a/b/c/d.txt", "a/z.TXT", "b.txt", "c.txt"] == names(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt", "._page.txt", ".git/page.txt", "__MACOSX/page.txt", "x/__macosx/page.txt", "page.txt~",
        ".ipynb_checkpoints/page-checkpoint.txt", "#page.txt#", ".#page.txt", "~$page.htm", ".page.txt.swp",
        "~page.txt",
        "$RECYCLE.BIN/page.txt", "page_files/saved_resource.html",
    ],
)  # fmt: skip
def test_what_programs_keep_beside_pages_is_left_out_but_read_if_it_is_named(name: str, tmp_path: Path) -> None:
    make(tmp_path, name, "page.html")
    assert ["page.html"] == names(tmp_path)
    assert str(tmp_path / name) == next(iter(pages.read_paths([tmp_path / name]))).source


def test_a_folder_of_files_is_only_that_of_a_page_if_the_page_is_there(tmp_path: Path) -> None:
    make(tmp_path, "old_files/page.txt", "new.html", "new_files/page.txt", "short.HTM", "short_files/page.txt")
    make(tmp_path, "text.txt", "text_files/page.txt")
    assert ["new.html", "old_files/page.txt", "short.HTM", "text.txt", "text_files/page.txt"] == names(tmp_path)


def refuse(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the system refuse a folder: it refuses none to a test that is run by root."""
    scandir = os.scandir

    def scan(path: str) -> object:
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)


def test_a_folder_that_may_not_be_read_is_a_finding_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.txt", "closed/b.txt", "d.txt")
    refuse(monkeypatch, tmp_path / "closed")
    readings = list(pages.read_paths(tmp_path))
    assert ["a.txt", "closed", "d.txt"] == [Path(reading.source or "").name for reading in readings]
    assert [("file.unreadable", "file: Permission denied", str(tmp_path / "closed"), "EACCES")] == [
        (finding.code, finding.message, finding.source, finding.value)
        for reading in readings
        for finding in reading.findings
        if finding.code == "file.unreadable"
    ]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PermissionError(errno.EACCES, "in another language"), ("file: Permission denied", "EACCES")),
        (OSError("cannot send after the end"), ("file: cannot send after the end", None)),
    ],
    ids=["by number", "without a number"],
)
def test_an_error_of_the_system_is_told_by_its_number_or_else_by_its_words(
    error: OSError, expected: tuple[str, str | None]
) -> None:
    finding = unreadable("a.txt", error)
    assert ("a.txt", *expected) == (finding.source, finding.message, finding.value)


def test_a_given_folder_that_may_not_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, tmp_path)
    with pytest.raises(PermissionError):
        list(pages.read_paths(tmp_path))


def test_a_link_to_nothing_and_a_pipe_are_findings(tmp_path: Path) -> None:
    make(tmp_path, "c.txt")
    (tmp_path / "a.txt").symlink_to("nowhere.txt")
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "d.txt").symlink_to("d.txt")
    codes = [[finding.value for finding in reading.findings] for reading in pages.read_paths(tmp_path)]
    assert ["a.txt", "b.txt", "c.txt", "d.txt"] == names(tmp_path)
    assert [["ENOENT"], [None], [], ["ELOOP"]] == codes


def test_links_to_folders_are_followed_once(tmp_path: Path) -> None:
    make(tmp_path, "x/a.txt")
    (tmp_path / "x" / "up").symlink_to(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    make(tmp_path.parent / f"{tmp_path.name}-beside", "b.txt")
    (tmp_path / "y").symlink_to(tmp_path.parent / f"{tmp_path.name}-beside")
    assert ["x/a.txt", "y/b.txt"] == names(tmp_path)


def test_of_several_links_to_a_folder_the_first_by_name_is_followed(tmp_path: Path) -> None:
    beside = tmp_path.parent / f"{tmp_path.name}-beside"
    make(beside, "page.txt")
    for name in "bcad":
        (tmp_path / name).symlink_to(beside)
    make(tmp_path, "e/page.txt")
    assert ["a/page.txt", "e/page.txt"] == names(tmp_path)


def test_a_file_that_goes_away_before_it_is_read_is_a_finding(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt")
    readings = pages.read_paths(tmp_path)
    next(readings)
    (tmp_path / "b.txt").unlink()
    path = str(tmp_path / "b.txt")
    gone = finding("file.unreadable", "file: No such file or directory", source=path, value="ENOENT")
    assert pages.Reading(findings=(gone,), source=path) == next(readings)


def test_a_folder_that_is_named_like_a_page_is_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "page.txt/inner.txt")
    assert ["page.txt/inner.txt"] == names(tmp_path)
    assert [str(tmp_path / "page.txt" / "inner.txt")] == files_in(str(tmp_path), lambda name: name.endswith(".txt"))
