"""Pages come from files and folders: by ending, within caps, in order, and one bad page does not end the work."""

import errno
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from stemtaskforce import pages
from stemtaskforce.errors import LimitExceeded, PageError
from stemtaskforce.findings import make
from stemtaskforce.pages import MAX_BYTES, Reading, files
from stemtaskforce.pages.files import is_page
from stemtaskforce.text import excerpt

PAGE = "Kick-off\n\nKick-off\n\nDate:\n20 August 2018\nLocation:\nÓbuda\n"


def test_a_file_reads_to_what_its_text_does_and_findings_have_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page.TXT"
    path.write_text(PAGE + "Country:\n", "utf-8")
    reading = pages.read_path(path, url="https://stemcoalition.eu/x")
    assert pages.read_text(PAGE, url="https://stemcoalition.eu/x").record == reading.record
    assert [(str(path), 9)] == [(finding.source, finding.line) for finding in reading.findings]
    assert str(path) == reading.source


def test_a_file_of_html_reads_to_what_its_markup_does(tmp_path: Path) -> None:
    markup, url = "<p>Kick-off</p><p>Date: 20 August 2018</p>", "https://stemcoalition.eu/x"
    path = tmp_path / "page.html"
    path.write_text(markup, "utf-8")
    reading = pages.read_path(path, url=url)
    assert pages.read_html(markup, url=url, source=str(path)) == reading
    assert url == reading.fields["url"]


def test_a_file_of_html_may_be_as_long_as_the_argument_says(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>Objectives: Text.</p>".ljust(MAX_BYTES + 1), "utf-8")
    assert "Text." == pages.read_path(path, max_bytes=MAX_BYTES + 1).fields["objectives"]
    with pytest.raises(LimitExceeded):
        pages.read_path(path)


@pytest.mark.parametrize("name", ["page", "page.pdf", "page.txt.gz"])
def test_a_file_of_another_ending_is_not_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(PAGE, "utf-8")
    reading = pages.read_path(tmp_path / name)
    assert [("file.ending", None)] == [(finding.code, reading.kind) for finding in reading.findings]
    with pytest.raises(PageError, match=r"file\.ending"):
        _ = reading.record


@pytest.mark.parametrize("name", ["none.txt", "none.html", "none.pdf", "none"])
def test_what_is_not_there_is_an_error_of_the_system_whatever_its_ending(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with pytest.raises(FileNotFoundError):
        pages.read_path(path)
    for paths in (path, [path]):
        with pytest.raises(FileNotFoundError) as caught:
            next(pages.read_paths(paths))
        assert str(path) == caught.value.filename


def test_an_empty_name_is_no_file_and_no_folder() -> None:
    with pytest.raises(FileNotFoundError):
        pages.read_path("")
    with pytest.raises(FileNotFoundError):
        next(pages.read_paths(""))


@pytest.mark.parametrize("name", ["folder", "folder.txt", "folder.pdf"])
def test_a_folder_is_no_page_and_the_error_says_what_takes_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.mkdir()
    with pytest.raises(IsADirectoryError) as caught:
        pages.read_path(path)
    error = caught.value
    assert (errno.EISDIR, "is a folder, which read_paths takes", str(path)) == (
        error.errno,
        error.strerror,
        error.filename,
    )
    assert [] == list(pages.read_paths(path))


@pytest.mark.parametrize(
    ("data", "line", "location"),
    [
        (PAGE.encode("latin-1"), 8, "\ufffdbuda"),
        (PAGE.encode() + b"\xff", 9, "Óbuda"),
        (PAGE.encode("utf-16")[:-1], 8, "Óbuda\ufffd"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_line_and_the_rest_is_read(
    data: bytes, line: int, location: str, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    reading = pages.read_path(tmp_path / "page.txt")
    assert [("page.encoding", line)] == [(finding.code, finding.line) for finding in reading.findings]
    assert location == reading.fields["location"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(PAGE.encode(encoding))
    assert () == pages.read_path(tmp_path / "page.txt").findings


def test_a_file_over_the_cap_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    assert "Kick-off" == pages.read_path(path, max_bytes=len(PAGE.encode())).fields["title"]
    with pytest.raises(LimitExceeded) as caught:
        pages.read_path(path, max_bytes=len(PAGE.encode()) - 1)
    assert [("limit.bytes", str(path))] == [(finding.code, finding.source) for finding in caught.value.findings]


def test_a_page_over_a_cap_in_a_folder_gives_a_reading_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    message = "page: is over the cap of 9 bytes"

    found = make("limit.bytes", message, source=str(path))
    assert [Reading(findings=(found,), source=str(path))] == list(pages.read_paths(tmp_path, max_bytes=9))


@pytest.mark.slow
def test_folders_are_walked_by_name_and_a_page_over_a_cap_does_not_end_the_work(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/note.md", "c.htm"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        text = "".join(f"<p>{line}</p>" for line in PAGE.split("\n")) if name == "c.htm" else PAGE
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "big.txt").write_text("x\n" * 60_000, "utf-8")
    readings = list(pages.read_paths(tmp_path))
    assert ["a/z.txt", "b.txt", "big.txt", "c.htm"] == [
        str(Path(reading.source or "").relative_to(tmp_path)) for reading in readings
    ]
    assert [["limit.lines"]] == [[note.code for note in reading.findings] for reading in readings if reading.findings]
    assert [1, 1, 0, 1] == [len(reading.records) for reading in readings]
    assert [str(tmp_path / "b.txt")] * 2 == [
        reading.source for reading in pages.read_paths([tmp_path / "b.txt", str(tmp_path / "b.txt")])
    ]


def test_a_reading_pickles_compares_and_shows_its_fields_read_only() -> None:
    reading = pages.read_text(PAGE)
    assert reading == pickle.loads(pickle.dumps(reading))  # noqa: S301 - made here
    assert {reading} == {pages.read_text(PAGE)}
    with pytest.raises(TypeError):
        reading.fields["title"] = "x"  # type: ignore[index]  # that is the point


def test_a_reading_of_nothing_has_no_record() -> None:
    with pytest.raises(PageError, match="0 records"):
        _ = Reading().record


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"abc", "text: expected text, got bytes; decode them, or use read_html or read_path"),
        (bytearray(b"abc"), "text: expected text, got bytes; decode them, or use read_html or read_path"),
        (5, "text: expected text, got 5; read_path takes a path"),
        (None, "text: expected text, got None; read_path takes a path"),
    ],
)
def test_what_is_no_text_is_not_read_as_text(text: object, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        pages.read_text(cast("str", text))
    assert message == str(caught.value)


@pytest.mark.parametrize(
    ("markup", "shown"),
    [(None, "None"), (5, "5"), (Path("page.html"), f"a {type(Path()).__name__}"), (["<p>x"], "a list of 1")],
)
def test_what_is_neither_text_nor_bytes_is_not_read_as_markup(markup: object, shown: str) -> None:
    with pytest.raises(TypeError) as caught:
        pages.read_html(cast("str", markup))
    assert f"markup: expected text or bytes, got {shown}; read_path takes a path" == str(caught.value)


def test_bytes_are_not_read_as_a_path() -> None:
    with pytest.raises(TypeError) as caught:
        pages.read_path(cast("str", b"page.html"))
    assert "path: expected text or a path, got bytes; read_html takes the bytes of a page" == str(caught.value)


def test_text_over_the_cap_is_refused_with_its_name() -> None:
    with pytest.raises(LimitExceeded) as caught:
        pages.read_text("four", source="page.txt", max_bytes=3)
    assert (make("limit.bytes", "page: is over the cap of 3 bytes", source="page.txt"),) == caught.value.findings


@pytest.mark.parametrize(("read", "line"), [(pages.read_text, "a\n"), (pages.read_html, "<p>a")])
def test_a_page_has_as_many_lines_as_the_cap(
    monkeypatch: pytest.MonkeyPatch, read: Callable[..., Reading], line: str
) -> None:
    monkeypatch.setattr(files, "MAX_LINES", 3)

    assert 3 == len(read(line * 3, source="x").unread)
    with pytest.raises(LimitExceeded) as caught:
        read(line * 4, source="x")
    assert (make("limit.lines", "page: has over 3 lines", source="x"),) == caught.value.findings


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.txt", True), ("a.TXT/", True), ("/a.htm", True), ("a.txt ", False), ("a.txtX", False), ("a", False)],
)
def test_a_page_is_told_by_the_ending_of_its_name(name: str, *, expected: bool) -> None:
    assert expected is is_page(name)


@pytest.mark.parametrize(("length", "is_path"), [(4096, True), (4097, False)])
def test_a_text_longer_than_a_name_is_no_path(length: int, *, is_path: bool) -> None:
    reading = pages.read_text("a.txt".rjust(length, "x"))
    assert is_path is reading.findings[0].message.endswith("read_path takes it")


def test_markup_over_the_cap_is_refused_with_its_name() -> None:
    with pytest.raises(LimitExceeded) as caught:
        pages.read_html(b"<p>a", source="page.html", max_bytes=3)
    message = "page: is over the cap of 3 bytes"
    assert (make("limit.bytes", message, source="page.html"),) == caught.value.findings


def test_bytes_of_any_kind_are_read_as_markup() -> None:
    page = b"<h1>Pact</h1><p>Requesting organisation: Denmark</p>"
    expected = pages.read_html(page)
    assert expected.records
    for given in (bytearray(page), memoryview(page), memoryview(page[::-1])[::-1]):
        assert expected == pages.read_html(cast("bytes", given))


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_a_known_encoding_is_used_and_one_that_the_web_does_not_have_is_told(name: str, tmp_path: Path) -> None:
    page = PAGE if name == "page.txt" else "".join(f"<p>{line}</p>" for line in PAGE.split("\n"))
    (tmp_path / name).write_bytes(page.encode("iso8859-2"))
    reading = pages.read_path(tmp_path / name, encoding="iso-8859-2")
    assert ("Óbuda", ()) == (reading.fields["location"], reading.findings)
    assert "page.encoding" in [note.code for note in pages.read_path(tmp_path / name, encoding="klingon").findings]
    assert [reading] == list(pages.read_paths(tmp_path, encoding="iso-8859-2"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_goes_before_a_known_encoding(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(PAGE.encode(encoding))
    assert "Óbuda" == pages.read_path(tmp_path / "page.txt", encoding="iso-8859-2").fields["location"]


@pytest.mark.parametrize("name", ["a\0.txt", "a\ud800.txt", "\0", "a\0"])
def test_a_name_that_the_system_cannot_spell_is_a_file_that_is_not_there(name: str) -> None:
    for read in (pages.read_path, lambda path: next(pages.read_paths(path)), pages.read_catalog):
        with pytest.raises(FileNotFoundError, match="expected a name that this system can spell"):
            read(name)


NO_PATH = "expected a path"
SAVE_FIRST = "save the page first, or give read_html what a client got, with url="
#: What people give to the wrong call, and the end of the message that names the right one.
MISPLACED = [
    (pages.read_text, "folder/my page.txt", "got 'folder/my page.txt', which looks like a path; read_path takes it"),
    (pages.read_text, " page.HTML\n", "got 'page.HTML', which looks like a path; read_path takes it"),
    (pages.read_html, "page.html", "got 'page.html', which looks like a path; read_path takes it"),
    (pages.read_text, "https://stemcoalition.eu/a", "this library opens no address: save the page first, or give "),
    (pages.read_html, b"HTTPS://stemcoalition.eu/a", "this library opens no address: save the page first, or give "),
]


@pytest.mark.parametrize(("read", "given", "message"), MISPLACED)
def test_a_path_or_an_address_in_place_of_a_page_is_told_which_call_takes_it(
    read: Callable[[object], Reading], given: object, message: str
) -> None:
    reading = read(given)
    assert ("page.unsupported", None, 1) == (reading.findings[0].code, reading.kind, len(reading.unread))
    assert message in reading.findings[0].message


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            "https://stemcoalition.eu/a.html",
            f"'https://stemcoalition.eu/a.html': {NO_PATH}, got an address; this library opens none: {SAVE_FIRST}",
        ),
        (
            PAGE,
            f"{excerpt(PAGE)}: {NO_PATH}, got the text of a page, which read_text takes",
        ),
        (
            "<html>" + "x" * 5_000,
            f"'<html>{'x' * 54}'…: {NO_PATH}, got the text of a page, which read_html takes",
        ),
    ],
)
def test_an_address_or_a_page_in_place_of_a_path_is_told_which_call_takes_it(given: str, message: str) -> None:
    for read in (pages.read_path, lambda path: list(pages.read_paths(path)), pages.read_catalog):
        with pytest.raises(FileNotFoundError) as caught:
            read(given)
        assert message == str(caught.value)


def test_a_page_that_speaks_of_a_file_is_a_page() -> None:
    assert "see page.html" == pages.read_text("Background: see page.html").fields["background"]


@pytest.mark.parametrize("ending", ["html", "htm", "txt"])
def test_labels_of_a_caller_count_in_files_of_every_kind(tmp_path: Path, ending: str) -> None:
    page = tmp_path / f"page.{ending}"
    lines = ["QUICK: taskforce dossier", "A pact", "Aanvrager: Agency", "Start date: 3 May 2021"]
    page.write_text("\n".join(f"<p>{line}</p>" if ending != "txt" else line for line in lines), "utf-8")

    known = pages.read_path(page, labels={"Aanvrager": "requesting_organisation"})
    assert "Agency" == known.fields["requesting_organisation"]
    assert "requesting_organisation" not in pages.read_path(page).fields
    for read in (pages.read_paths, lambda path, labels: pages.read_catalog(path, labels=labels).readings):
        assert [known] == list(read(tmp_path, labels={"Aanvrager": "requesting_organisation"}))


def test_labels_of_a_caller_may_stand_in_a_column_of_their_own(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("QUICK: taskforce dossier\nA pact\nAanvrager\tAgency\nStart date\t3 May 2021\n", "utf-8")
    labels = {"Aanvrager": "requesting_organisation"}

    for reading in (pages.read_path(page, labels=labels), pages.read_text(page.read_text("utf-8"), labels=labels)):
        assert "Agency" == reading.fields["requesting_organisation"]


def test_a_name_over_four_thousand_characters_is_the_text_of_a_page() -> None:
    with pytest.raises(OSError, match="got the text of a page, which read_text takes"):
        pages.read_path("x" * 4097)
    with pytest.raises(OSError, match=r"File name too long|No such file"):
        pages.read_path("x" * 4096)


@pytest.mark.parametrize(("name", "call"), [(" <p>a", "read_html"), ("a\nb", "read_text"), ("<p>a\nb", "read_html")])
def test_the_text_of_a_page_in_place_of_a_path_names_the_function_that_takes_it(name: str, call: str) -> None:
    with pytest.raises(FileNotFoundError, match=f"got the text of a page, which {call} takes"):
        pages.read_path(name)


ADDRESS = "https://stemcoalition.eu/a"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            ADDRESS,
            f"page: expected a page, got the address '{ADDRESS}'; this library opens no address: {SAVE_FIRST}",
        ),
        ("pages/a.txt", "page: expected a page, got 'pages/a.txt', which looks like a path; read_path takes it"),
        (" a.html\n", "page: expected a page, got 'a.html', which looks like a path; read_path takes it"),
    ],
)
@pytest.mark.parametrize("read", [pages.read_text, pages.read_html])
def test_a_path_or_an_address_in_place_of_a_page_is_told_and_unread(
    read: Callable[..., Reading], text: str, message: str
) -> None:
    reading = read(text, source="x")
    (finding,) = reading.findings

    assert ("page.unsupported", message, 1, "x") == (finding.code, finding.message, finding.line, finding.source)
    assert f"'{text.strip()}'" == finding.value
    assert ([text.strip()], "x") == ([line.text for line in reading.unread], reading.source)


@pytest.mark.parametrize("text", ["a.html\nb.html", "File: a.html", "x" * 4097 + ".html", "a word"])
def test_a_text_that_only_holds_a_path_is_a_page(text: str) -> None:
    assert "expected a page" not in str(pages.read_text(text).findings)


def test_a_page_of_too_many_lines_is_refused_by_its_name() -> None:
    with pytest.raises(LimitExceeded) as caught:
        pages.read_text("a\n" * 50_001, source="x")
    assert [("limit.lines", "x")] == [(each.code, each.source) for each in caught.value.findings]
