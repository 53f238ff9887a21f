"""JSON lines stage by stage: which bytes are a line, what a limit counts, and every message word by word."""

import errno
import io
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from stemtaskforce import DecodeError, Event, LimitExceeded, Meeting
from stemtaskforce.formats import jsonl
from stemtaskforce.formats.jsonl import Part, read, split, write

LINE = b'{"type":"event","version":1,"title":"Launch"}'
SIZE = len(LINE)
LAUNCH = Event(title="Launch")


class Blocks(io.RawIOBase):
    """A file that gives its bytes in the blocks that it was made of."""

    def __init__(self, *blocks: bytes) -> None:
        self._blocks = list(blocks)

    def read1(self, _: int = -1) -> bytes:
        """Return the next block."""
        return self._blocks.pop(0) if self._blocks else b""

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next block; a file of lines has this name."""
        return self.read1(-1 if size is None else size)


def problems(call: Callable[[], object]) -> list[str]:
    with pytest.raises((DecodeError, LimitExceeded)) as caught:
        call()
    return [str(finding) for finding in caught.value.findings]


def collected(source: jsonl.Source, **options: int) -> tuple[int, list[str]]:
    """Return the number of records and the findings of a source."""
    lines = read(source, on_error="collect", **options)  # type: ignore[call-overload] # numbers only
    return len([*lines]), [str(finding) for finding in lines.findings]


# ---------------------------------------------------------------- messages


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            LINE + b'\n{"type":"event"',
            "line 2: error: the last line is truncated: it stops after 15 bytes, inside a record [json.incomplete]",
        ),
        (
            LINE + b'\n{"title":"' + b"x" * 1_234,
            "line 2: error: the last line is truncated: it stops after 1,244 bytes, inside a record [json.incomplete]",
        ),
        *(
            (
                LINE + end + b'{"type":"event"' + end,
                "line 2: error: column 16: expecting ',' delimiter; got the end of the document [json.invalid]",
            )
            for end in (b"\n", b"\r\n")
        ),
        (LINE + b"\nx", "line 2: error: column 1: expecting value; got 'x' [json.invalid]"),
        (b"\n \t\r\n\nx\n", "line 4: error: column 1: expecting value; got 'x' [json.invalid]"),
        (LINE + b"\n\xff", "line 2: error: byte 1 (0xff) is not UTF-8; expected UTF-8 throughout [json.encoding]"),
        (LINE + b"\n" + LINE + b"\nx\ny\n", "line 3: error: column 1: expecting value; got 'x' [json.invalid]"),
    ],
)
def test_the_first_bad_line_is_told_by_its_number(data: bytes, expected: str) -> None:
    for source in (io.BytesIO(data), Blocks(data), Blocks(*(data[n : n + 7] for n in range(0, len(data), 7)))):
        assert [expected] == problems(lambda source=source: [*read(source)])  # type: ignore[misc] # pytest calls at once


def test_the_number_of_the_first_line_and_the_name_may_be_given() -> None:
    assert ["n:12: error: column 1: expecting value; got 'x' [json.invalid]"] == problems(
        lambda: [*read(io.BytesIO(LINE + b"\n\nx\n"), first_line=10, name="n")]
    )
    assert ["line 11: error: column 1: expecting value; got 'x' [json.invalid]"] == problems(
        lambda: [*read([LINE, b"x"], first_line=10)]
    )


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        ([LINE, 5], TypeError, "source[1]: expected a line as bytes or text, got an int"),
        (
            [LINE, LINE + b"\n" + LINE],
            TypeError,
            "source[1]: expected one line, got several; open the file itself, or split them",
        ),
        (
            b"x",
            TypeError,
            "expected a path, or a file that is open for bytes, got bytes; jsonl.loads takes a document",
        ),
        (5, TypeError, "expected a path, or a file that is open for bytes, got an int"),
        ({"a": 1}, TypeError, "expected a path, or a file that is open for bytes, got a dict"),
        (memoryview(b"x"), TypeError, "expected a path, or a file that is open for bytes, got a memoryview"),
        (io.StringIO("x"), TypeError, "expected a path, or a file that is open for bytes, got a StringIO"),
        (
            ' {"type":1}',
            FileNotFoundError,
            "' {\"type\":1}': expected a path, got JSON lines, which jsonl.loads takes",
        ),
    ],
)
def test_a_source_that_is_none_is_refused(source: jsonl.Source, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        list(read(source))

    assert message == str(caught.value)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (
            b"x",
            "expected a path, or a file that is open for bytes, got bytes; jsonl.loads takes a document",
        ),
        (io.StringIO(), "expected a path, or a file that is open for bytes, got a StringIO"),
        (5, "expected a path, or a file that is open for bytes, got an int"),
    ],
)
def test_a_target_that_is_none_is_refused(target: jsonl.Target, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        write([LAUNCH], target)

    assert message == str(caught.value)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        (
            {"type": list[Event]},
            TypeError,
            "type: expected the type of a line, not of a list, got list[stemtaskforce.model.event.Event]",
        ),
        ({"on_error": "x"}, ValueError, "on_error: expected 'raise' or 'collect', got 'x'"),
        ({"unknown": "x"}, ValueError, "unknown: expected 'refuse' or 'ignore', got 'x'"),
    ],
)
def test_an_option_that_is_none_is_refused(options: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        read([], **options)  # type: ignore[call-overload] # on purpose

    assert message == str(caught.value)


def test_a_document_in_memory_is_read_with_the_same_options() -> None:
    more = LINE[:-1] + b',"x":1}'

    assert [LAUNCH] == jsonl.loads(more, unknown="ignore") == jsonl.loads(LINE.decode(), Event)
    assert problems(lambda: jsonl.loads(more))[0].startswith("line 1: error: 'x' is not a field of an event;")
    assert ["line 1: error: type: expected 'meeting', got 'event' [record.type at /type]"] == problems(
        lambda: jsonl.loads(LINE, Meeting)
    )
    assert [LAUNCH] == jsonl.loads(LINE, max_bytes=SIZE)
    assert [f"line 1: error: expected a line of at most {SIZE - 1} bytes, got more [limit.bytes]"] == problems(
        lambda: jsonl.loads(LINE, max_bytes=SIZE - 1)
    )
    with pytest.raises(TypeError, match="expected a document as bytes or text, got 5"):
        jsonl.loads(5)  # type: ignore[arg-type] # on purpose


# ---------------------------------------------------------------- limits


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize("size", [1, 7, SIZE, SIZE + 1, SIZE + 2, 1_000])
def test_a_line_of_exactly_the_limit_is_read_however_it_ends(end: bytes, size: int) -> None:
    data = (LINE + end) * (3 if end else 1)
    blocks = [data[start : start + size] for start in range(0, len(data), size)]
    count = 3 if end else 1

    assert (count, []) == collected(Blocks(*blocks), max_bytes=SIZE)
    assert (count, []) == collected([LINE + end] * count, max_bytes=SIZE)
    long = [f"line {n}: error: expected a line of at most {SIZE - 1} bytes, got more [limit.bytes]" for n in (1, 2, 3)]
    assert (0, long[:count]) == collected(Blocks(*blocks), max_bytes=SIZE - 1)
    assert (0, long[:count]) == collected([LINE + end] * count, max_bytes=SIZE - 1)


@pytest.mark.parametrize("size", [1, 5, 50, 100, 1_000])
def test_the_lines_around_one_that_is_too_long_are_read(size: int) -> None:
    data = LINE + b"\n\n" + b"x" * 500 + b"\n" + LINE + b"\ny\n" + b"z" * 90
    blocks = [data[start : start + size] for start in range(0, len(data), size)]

    assert (
        2,
        [
            "line 3: error: expected a line of at most 60 bytes, got more [limit.bytes]",
            "line 5: error: column 1: expecting value; got 'y' [json.invalid]",
            "line 6: error: expected a line of at most 60 bytes, got more [limit.bytes]",
        ],
    ) == collected(Blocks(*blocks), max_bytes=60)


def test_carriage_returns_inside_a_block_end_no_line() -> None:
    data = LINE + b"\r\n" + b" \r " + LINE + b"\n"

    assert (2, []) == collected(Blocks(data), max_bytes=SIZE + 3)


def test_the_bytes_of_all_lines_are_counted_to_the_limit() -> None:
    data = (LINE + b"\n") * 3

    assert (3, []) == collected(io.BytesIO(data), max_total=len(data))
    assert [f"n: error: expected at most {len(data) - 1} bytes in all, got more [limit.bytes]"] == problems(
        lambda: [*read(io.BytesIO(data), max_total=len(data) - 1, name="n", on_error="collect")]
    )


def test_large_limits_are_told_with_commas() -> None:
    data = LINE[:-2] + b"x" * 2_000 + b'"}'

    assert ["error: expected at most 1,234 bytes in all, got more [limit.bytes]"] == problems(
        lambda: [*read(io.BytesIO(data), max_total=1_234)]
    )
    assert ["line 1: error: expected a line of at most 1,234 bytes, got more [limit.bytes]"] == problems(
        lambda: [*read(io.BytesIO(data), max_bytes=1_234)]
    )


# ---------------------------------------------------------------- parts of files


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of more bytes than are read at once, the last line of which is bad."""
    path = tmp_path / "events.jsonl"
    path.write_bytes((LINE + b"\n") * 3_000 + b"x\n")
    return path


@pytest.mark.parametrize("first", [0, 1, 1_500, 2_999, 3_000])
def test_a_part_of_a_file_knows_the_lines_before_it(file: Path, first: int) -> None:
    part = Part(str(file), first * (SIZE + 1))

    assert (3_000 - first, [f"{file}:3001: error: column 1: expecting value; got 'x' [json.invalid]"]) == collected(
        part
    )


def test_a_part_ends_at_its_last_byte(file: Path) -> None:
    line = SIZE + 1

    assert (2, []) == collected(Part(str(file), line, 3 * line))
    assert (2_999, []) == collected(Part(str(file), line, 3_000 * line))
    assert (2, []) == collected(Part(str(file), 0, 2 * line - 1))
    assert (1, []) == collected(Part(str(file), 0, line))
    assert (3_000, 1) == (collected(Part(str(file)))[0], len(collected(Part(str(file)))[1]))


@pytest.mark.parametrize(
    ("lines", "parts", "expected"),
    [
        ([], 1, []),
        ([], 3, []),
        ([1], 1, [(0, 2)]),
        ([1], 5, [(0, 2)]),
        ([1, 1], 2, [(0, 2), (2, 4)]),
        ([9, 1, 1], 2, [(0, 10), (10, 14)]),
        ([1, 1, 9], 2, [(0, 14)]),
        ([4, 4, 4, 4], 4, [(0, 5), (5, 10), (10, 15), (15, 20)]),
        ([4, 4, 4, 4], 3, [(0, 10), (10, 15), (15, 20)]),
        ([4, 4, 4, 4], 2, [(0, 10), (10, 20)]),
    ],
)
def test_a_file_is_divided_at_the_ends_of_lines(
    tmp_path: Path, lines: Sequence[int], parts: int, expected: list[tuple[int, int]]
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"".join(b"x" * length + b"\n" for length in lines))

    assert [Part(str(path), *each) for each in expected] == split(path, parts)


def test_a_file_is_divided_by_its_bytes_not_by_its_characters(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(("é" * 50 + "\n").encode() * 2)

    assert [Part(str(path), 0, 101), Part(str(path), 101, 202)] == split(path, 2)
    assert [Part(str(path), 0, 101), Part(str(path), 101, 202)] == split(path, 4)


def test_a_packed_file_is_not_divided_and_none_is_made_of_less_than_one_part(tmp_path: Path) -> None:
    path = tmp_path / "x.JSONL.GZ"
    write([LAUNCH] * 3, path)

    assert [Part(str(path), 0, None)] == split(path, 3)
    for parts in (0, -1):
        with pytest.raises(ValueError, match=f"^parts: expected a whole number from 1, got {parts}$"):
            split(path, parts)


# ---------------------------------------------------------------- writing


class Stream(io.RawIOBase):
    """A stream that takes some bytes at a time, or none."""

    def __init__(self, *takes: int | None) -> None:
        self.taken = bytearray()
        self.flushed = 0
        self._takes = list(takes)

    def write(self, data: object, /) -> int | None:
        """Take as many bytes as are asked for."""
        given = bytes(memoryview(data))  # type: ignore[arg-type] # of bytes
        count = self._takes.pop(0) if self._takes else len(given)
        self.taken += given[: count or 0]
        return count

    def flush(self) -> None:
        """Count the calls."""
        self.flushed += 1


def test_a_stream_gets_the_rest_of_what_it_did_not_take() -> None:
    stream = Stream(1, 0, 10)

    assert 2 == write([LAUNCH, LAUNCH], stream)  # type: ignore[arg-type] # a stream of bytes
    assert (jsonl.dumps([LAUNCH, LAUNCH]), 1) == (bytes(stream.taken), stream.flushed)


def test_a_stream_that_would_wait_is_an_error_of_the_system() -> None:
    with pytest.raises(BlockingIOError) as caught:
        write([LAUNCH], Stream(3, None))  # type: ignore[arg-type] # a stream of bytes

    assert (errno.EAGAIN, os.strerror(errno.EAGAIN)) == caught.value.args


def test_nothing_written_is_not_flushed() -> None:
    stream = Stream()

    assert 0 == write([], stream)  # type: ignore[arg-type] # a stream of bytes
    assert 0 == stream.flushed


@pytest.mark.parametrize("number", [255, 256, 257, 513])
def test_every_record_is_counted(number: int) -> None:
    target = io.BytesIO()

    assert number == write([LAUNCH] * number, target)
    assert number == target.getvalue().count(b"\n")


def test_problems_past_the_thousandth_are_counted() -> None:
    lines = read([b"x"] * 1_002, on_error="collect")

    assert ([], 1_000, 2) == ([*lines], len(lines.findings), lines.omitted)
    assert 0 == read([]).omitted


def test_a_closed_reader_has_no_more_records() -> None:
    with read([LINE, LINE]) as lines:
        assert LAUNCH == next(lines)
    assert [] == [*lines]
    assert iter(lines) is lines


def test_a_source_without_a_text_for_a_name_has_none(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"x\n")
    source = io.BytesIO(b"x\n")
    source.name = 5

    for given, place in ((path, f"{path}:1"), (str(path), f"{path}:1"), (source, "line 1")):
        (problem,) = problems(partial(list, read(given)))
        assert problem.startswith(f"{place}: error: ")
    with path.open("rb") as opened:
        assert problems(partial(list, read(opened)))[0].startswith(f"{path}:1: ")
