"""JSON lines: every record comes back, every bad line has its number, and nothing is read ahead."""

import gzip
import io
import os
import pickle
import re
import tempfile
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, Literal, cast

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stemtaskforce import (
    DecodeError,
    Event,
    InvalidRecord,
    LimitExceeded,
    Meeting,
    Record,
    StemTaskforceError,
    Taskforce,
)
from stemtaskforce.findings import Finding
from stemtaskforce.formats import json, jsonl
from stemtaskforce.strategies import records
from stemtaskforce.text import with_article

GOOD = b'{"type":"event","version":1,"title":"x"}'
MEETING = b'{"type":"meeting","version":1,"title":"x","date":"2017-07-12"}'
X = Event(title="x")


def read(data: bytes, *, max_bytes: int = 10**6) -> tuple[list[Record], list[tuple[int | None, str]]]:
    """The records of lines, and line and code of every finding."""
    with jsonl.read(io.BytesIO(data), on_error="collect", max_bytes=max_bytes) as lines:
        found = [*lines]
    return found, [(finding.line, finding.code) for finding in lines.findings]


@given(st.lists(records(), max_size=5))
def test_records_come_back_from_lines_in_their_order(several: list[Record]) -> None:
    target = io.BytesIO()

    assert len(several) == jsonl.write(several, target)
    assert b"".join(json.dumps(record) + b"\n" for record in several) == target.getvalue()
    assert several == [*jsonl.read(io.BytesIO(target.getvalue()))]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_records_come_back_from_a_file_by_its_path(tmp_path: Path, name: str) -> None:
    many = [Event(title=f"Łódź {number}") for number in range(1_000)]

    assert 1_000 == jsonl.write(iter(many), tmp_path / name)
    assert many == [*jsonl.read(str(tmp_path / name), type=Event)]
    assert name.endswith(".gz") == (tmp_path / name).read_bytes().startswith(b"\x1f\x8b")


def test_a_compressed_file_holds_neither_name_nor_time(tmp_path: Path) -> None:
    for name in ("one.jsonl.gz", "two.jsonl.gz"):
        jsonl.write([X], tmp_path / name)
    packed = (tmp_path / "one.jsonl.gz").read_bytes()

    assert packed == (tmp_path / "two.jsonl.gz").read_bytes()
    assert (0, bytes(4)) == (packed[3], packed[4:8])  # RFC 1952: no flag, so no name; no time
    assert GOOD.split(b"title")[0] in gzip.decompress(packed)


def test_blank_lines_and_carriage_returns_are_skipped() -> None:
    data = b"\r\n" + GOOD + b"\r\n\n  \t\r\n" + GOOD + b"\n" + GOOD

    assert ([X, X, X], []) == read(data)
    assert ([], []) == read(b"")


@pytest.mark.parametrize("body", [b"X", b"\x0b", b"\x0c", b"\xc2\xa0", b"\x00"])
def test_only_the_white_space_of_json_makes_a_line_blank(body: bytes) -> None:
    assert ([X], [(1, "json.invalid")]) == read(body + b"\n" + GOOD)


def test_each_bad_line_is_told_by_its_number_and_the_others_are_read() -> None:
    data = b"\n".join(
        [GOOD, b"{oops}", b"", b"[" + GOOD + b"]", b"\xff", GOOD[:-1] + b',"date":7,"y":1}', b"[" * 100, GOOD]
    )
    expected = [
        (2, "json.invalid"),
        (4, "json.shape"),
        (5, "json.encoding"),
        (6, "type.mismatch"),
        (6, "field.unknown"),
        (7, "json.depth"),
    ]

    assert ([X, X], expected) == read(data)


def test_a_bad_line_raises_with_its_number_and_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(GOOD + b"\n" + b'{"type":"event","version":1,"title":7}\n')
    lines = jsonl.read(path)

    assert X == next(lines)
    with pytest.raises(DecodeError, match=r"a\.jsonl:2: error: title: expected text or null, got 7") as caught:
        next(lines)
    assert [str(path)] == [finding.source for finding in caught.value.findings]
    with pytest.raises(StopIteration):
        next(lines)


@given(records(), st.data())
def test_a_half_written_last_line_is_told_from_a_bad_one(record: Record, data: st.DataObject) -> None:
    line = json.dumps(record)
    cut = line[: data.draw(st.integers(1, len(line) - 1))]

    assert ([X], [(2, "json.incomplete")]) == read(GOOD + b"\n" + cut)
    # The same line is bad where others follow it, and a whole one needs no line break.
    assert [2] == [number for number, code in read(GOOD + b"\n" + cut + b"\n")[1] if code != "json.incomplete"]
    assert ([X, record], []) == read(GOOD + b"\n" + line)


@pytest.mark.parametrize(
    "cut",
    [
        b'{"type":"event","version":1,"title":"\xc5',  # inside a letter
        b'{"type":"event","version":1,"title":"\\',  # inside an escape
        b'{"type":"event","version":1,"title":"\\u0',
        b'{"type":"event","version":1,"title":"a [b]} c',
        b'{"type":"event","version":1,"title":"a\\"',
        b'{"type":"event","version":1,"title":"a\\\\"',
        b'{"type":"event","version',
        b'{"type":"taskforce","version":1,"name":"x","events":[{}',
        b'"]',
        b'"}}}',
    ],
)
def test_a_half_written_last_line_is_told_word_for_word(tmp_path: Path, cut: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(GOOD + b"\n" + cut)
    message = f"the last line is truncated: it stops after {len(cut)} bytes, inside a record"

    with jsonl.read(path, on_error="collect") as lines:
        assert [X] == [*lines]
    (finding,) = lines.findings
    assert ("json.incomplete", message, 2, str(path)) == (
        finding.code,
        finding.message,
        finding.line,
        finding.source,
    )


@pytest.mark.parametrize(
    ("last", "code"),
    [(b'{"type":7}', "record.type"), (b"{oops}", "json.invalid"), (b"]", "json.invalid"), (b"nul", "json.invalid")],
)
def test_a_bad_last_line_that_is_closed_is_no_half_one(last: bytes, code: str) -> None:
    assert (2, code) in read(GOOD + b"\n" + last)[1]


def test_a_byte_order_mark_is_refused_and_the_lines_behind_it_are_read() -> None:
    assert ([X], [(1, "json.encoding")]) == read(b"\xef\xbb\xbf" + GOOD + b"\n" + GOOD)


def test_a_line_over_the_cap_is_refused_and_skipped_without_being_held() -> None:
    long = GOOD[:-2] + b"y" * 200_000 + b'"}'
    size = len(GOOD)

    assert ([X, X], [(2, "limit.bytes")]) == read(GOOD + b"\r\n" + long + b"\n" + GOOD, max_bytes=size)
    assert ([X], [(2, "limit.bytes")]) == read(GOOD + b"\n" + long, max_bytes=size)
    assert ([], [(1, "limit.bytes")]) == read(GOOD + b"\n", max_bytes=size - 1)
    assert ([X], []) == read(GOOD + b"\r\n", max_bytes=size)
    with pytest.raises(LimitExceeded, match="at most 39 bytes"):
        next(jsonl.read(io.BytesIO(GOOD), max_bytes=39))


def test_no_more_of_a_line_than_the_cap_is_read_at_once() -> None:
    lengths: list[int] = []

    class Heard(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            data = super().read1(size)
            lengths.append(len(data))
            return data

    lines = jsonl.read(Heard(b"y" * 1_000_000 + b"\n" + GOOD), on_error="collect", max_bytes=100)

    assert [X] == [*lines]
    assert 1 << 16 == max(lengths)


def test_types_may_be_mixed_or_narrowed() -> None:
    data = GOOD + b"\n" + MEETING

    assert [Event, Meeting] == [type(record) for record in jsonl.read(io.BytesIO(data))]
    assert [Event, Meeting] == [type(record) for record in jsonl.read(io.BytesIO(data), type=Event | Meeting)]
    lines = jsonl.read(io.BytesIO(data), type=Meeting, on_error="collect")
    assert ["2017-07-12"] == [str(meeting.date) for meeting in lines]
    assert [(1, "record.type")] == [(finding.line, finding.code) for finding in lines.findings]


@pytest.mark.parametrize("end", [b"", b"\n"])
@pytest.mark.parametrize("more", [b"", b',"more":[]', b',"more":[{"\xc3\xb8":1}]'])
def test_unknown_keys_can_be_ignored(more: bytes, end: bytes) -> None:
    line = GOOD[:-1] + more + b"}"

    assert [X, X] == [*jsonl.read(io.BytesIO(line + b"\n" + line + end), unknown="ignore")]


def test_findings_are_bounded_and_the_others_counted() -> None:
    lines = jsonl.read(io.BytesIO(b"{}\n" * 700), on_error="collect")

    assert [] == [*lines]
    assert (1_000, 400) == (len(lines.findings), lines.omitted)


def test_findings_of_one_line_are_bounded_and_the_others_counted() -> None:
    line = GOOD[:-1] + b"".join(b',"x%d":0' % number for number in range(1_500)) + b"}\n"
    lines = jsonl.read(io.BytesIO(line * 2), on_error="collect")

    assert [] == [*lines]
    assert (1_000, 2_000) == (len(lines.findings), lines.omitted)
    with pytest.raises(DecodeError) as caught:
        next(jsonl.read(io.BytesIO(line)))
    assert (1_000, 500) == (len(caught.value.findings), caught.value.omitted)


@pytest.mark.parametrize("line", [b"{}", b'{"x":1}', GOOD[:-1] + b',"titel":1,"sumary":2}'])
def test_mistakes_past_the_thousandth_are_counted_and_not_put_into_words(
    line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(count: int) -> tuple[int, int]:
        with monkeypatch.context() as patch:
            made: list[object] = []
            init = Finding.__init__

            def noted(finding: Finding, *given: Any, **more: Any) -> None:  # noqa: ANN401 - as the constructor takes them
                made.append(finding)
                init(finding, *given, **more)

            patch.setattr(Finding, "__init__", noted)
            lines = jsonl.read(io.BytesIO((line + b"\n") * count), on_error="collect")
            assert [] == [*lines]
        return len(lines.findings) + lines.omitted, len(made)

    each = found(1)[0]
    (told, least), (many, most) = found(1_000), found(3_000)
    assert (1_000 * each, 3_000 * each) == (told, many)
    assert least == most


@pytest.mark.parametrize("on_error", ["raise", "collect"])
def test_a_compressed_file_that_is_damaged_or_cut_is_told(
    tmp_path: Path, on_error: Literal["raise", "collect"]
) -> None:
    whole = gzip.compress(b"".join(GOOD[:-2] + str(number).encode() + b'"}\n' for number in range(3_000)))
    for name, data in {"cut": whole[:-20], "no": b"plain", "bent": whole[:-8] + bytes(8)}.items():
        path = tmp_path / f"{name}.jsonl.gz"
        path.write_bytes(data)
        lines = jsonl.read(path, on_error=on_error)
        try:
            read_before = len([*lines])
            findings = lines.findings
        except StemTaskforceError as damage:
            assert "raise" == on_error
            findings = damage.findings
        else:
            assert "collect" == on_error
            assert (name != "no") == (read_before > 0)
        assert "file.damaged" in {finding.code for finding in findings}


@given(
    count=st.integers(0, 300), cut=st.integers(1, 15_000), junk=st.sampled_from([b"", b"junk", b"\x1f\x8b", b"\0\0\1"])
)
@example(count=500, cut=4, junk=b"")
@example(count=500, cut=4, junk=b"junk")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_whole_line_before_the_damage_of_a_compressed_file_is_read_and_the_first_lost_one_named(
    tmp_path: Path, count: int, cut: int, junk: bytes
) -> None:
    # Digests, so that no line is packed as a repetition of the one before it.
    lines = [GOOD[:-2] + sha256(b"%d" % number).hexdigest().encode() + b'"}\n' for number in range(count)]
    packed = gzip.compress(b"".join(lines))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed + junk if junk else packed[:-cut])
    whole = zlib.decompressobj(31).decompress(path.read_bytes()).count(b"\n")

    with jsonl.read(path, on_error="collect") as found:
        assert whole == len([*found])
    assert [(whole + 1, "file.damaged")] == [(finding.line, finding.code) for finding in found.findings]


def test_where_a_compressed_file_is_damaged_is_told_word_for_word(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress((GOOD + b"\n") * 3_000)[:-9])
    with jsonl.read(path, on_error="collect") as lines:
        read_before = len([*lines])
    (finding,) = lines.findings

    assert 0 < read_before
    assert ("file.damaged", read_before + 1, str(path)) == (finding.code, finding.line, finding.source)
    assert finding.message.startswith("the compressed file is damaged or ends early: Compressed file ended")


def test_the_file_is_open_only_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(GOOD + b"\n" + GOOD)

    lines = jsonl.read(path)
    assert iter(lines) is lines
    path.rename(tmp_path / "b.jsonl")
    with pytest.raises(FileNotFoundError):  # so it was not open yet
        next(lines)
    with jsonl.read(tmp_path / "b.jsonl") as lines:
        assert X == next(lines)
    assert [] == [*lines]


def test_a_file_that_the_caller_opened_stays_open_and_gives_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{oops}\n")

    with path.open("rb") as file:
        lines = jsonl.read(file, on_error="collect")
        assert [] == [*lines]
        assert not file.closed
    assert [str(path)] == [finding.source for finding in lines.findings]


def test_a_file_without_a_name_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{oops}\n")

    with os.fdopen(os.open(path, os.O_RDONLY), "rb") as file:  # its name is a number
        lines = jsonl.read(file, on_error="collect")
        assert [] == [*lines]
    assert [None] == [finding.source for finding in lines.findings]


def test_lines_are_read_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1) -> bytes:
            return GOOD + b"\n" if size else b""

    lines = jsonl.read(cast("io.BytesIO", Endless()))

    assert [X, X] == [next(lines), next(lines)]


def test_records_are_written_while_they_are_made_and_the_old_file_stands_if_one_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    jsonl.write([X], path)
    before = path.read_bytes()

    def made() -> Iterator[Record]:
        for number in range(1_000):
            yield X if number < 900 else cast("Record", number)

    with pytest.raises(InvalidRecord, match="expected a Taskforce, a Meeting or an Event, got 900"):
        jsonl.write(made(), path)
    assert ([path], before) == ([*tmp_path.iterdir()], path.read_bytes())


def test_no_more_than_some_records_are_held_until_they_are_written() -> None:
    target = io.BytesIO()
    sizes: list[int] = []

    def made() -> Iterator[Record]:
        for _ in range(1_000):
            sizes.append(len(target.getvalue()))
            yield X

    assert 1_000 == jsonl.write(made(), target)
    assert [0] * 256 == sizes[:256]
    assert 4 == len(set(sizes))


def test_mistakes_of_the_program_are_told_as_such() -> None:
    with pytest.raises(ValueError, match="expected 'raise' or 'collect'"):
        jsonl.read(io.BytesIO(), on_error=cast("Literal['raise']", "skip"))
    with pytest.raises(TypeError, match="expected the type of a line, not of a list"):
        jsonl.read(io.BytesIO(), type=cast("type[Taskforce]", list[Taskforce]))


def test_a_file_that_is_open_for_text_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(GOOD)

    with path.open(encoding="utf-8") as file, NamedTemporaryFile("w+") as wrapped:
        for source in (file, wrapped, io.StringIO(), 7, None):
            shown = f"expected a path, or a file that is open for bytes, got {with_article(type(source))}"
            with pytest.raises(TypeError, match=f"^{re.escape(shown)}$"):
                jsonl.read(cast("io.BytesIO", source))
            with pytest.raises(TypeError, match=f"^{re.escape(shown)}$"):
                jsonl.write([], cast("io.BytesIO", source))
    assert GOOD == path.read_bytes()


LINE = GOOD + b"\n"

# ---------------------------------------------------------------- iterables of lines, parts, and the whole


@given(st.lists(records(), max_size=5), st.sampled_from(["", "\n", "\r\n"]), st.booleans())
def test_lines_from_anywhere_are_read_as_those_of_a_file(written: list[Record], end: str, as_text: bool) -> None:  # noqa: FBT001 - drawn
    lines = [json.dumps(record).decode() + end for record in written]

    assert written == [*jsonl.read(lines if as_text else (line.encode() for line in lines))]


def test_a_finding_of_a_line_has_the_number_and_the_name_that_are_given() -> None:
    lines = jsonl.read([LINE, b"{}"], on_error="collect", first_line=100, name="topic/7")

    assert [X] == [*lines]
    assert {("topic/7", 101)} == {(finding.source, finding.line) for finding in lines.findings}


@pytest.mark.parametrize("source", [[7], [None], [LINE + LINE], [b"{}\n{}"]])
def test_what_is_not_one_line_is_a_mistake_of_the_program(source: Any) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises((TypeError, DecodeError), match=r"source\[0\]|record|extra|JSON"):
        list(jsonl.read(source))


@pytest.mark.parametrize("source", [b"{}", bytearray(b"{}"), {"a": 1}, 7, None])
def test_what_is_neither_a_file_nor_lines_is_refused(source: Any) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises(TypeError, match="expected a path, or a file that is open for bytes"):
        jsonl.read(source)


@given(st.lists(records(), max_size=8), st.integers(1, 12))
def test_parts_are_the_whole_file_cut_at_line_ends(written: list[Record], parts: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/all.jsonl"
        jsonl.write(written, path)
        cut = [pickle.loads(pickle.dumps(part)) for part in jsonl.split(path, parts)]  # noqa: S301 - our own

        assert written == [record for part in cut for record in jsonl.read(part)]
        assert len(cut) <= parts
        assert all([*jsonl.read(part)] for part in cut)


def test_a_finding_in_a_part_has_the_line_of_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_bytes(LINE * 50 + b"{}\n" + LINE * 50)
    parts = [jsonl.read(part, on_error="collect") for part in jsonl.split(path, 7)]

    assert 100 == sum(len([*lines]) for lines in parts)
    assert {51} == {finding.line for lines in parts for finding in lines.findings}


def test_a_packed_file_is_one_part(tmp_path: Path) -> None:
    jsonl.write([X], tmp_path / "all.jsonl.gz")

    assert [jsonl.Part(str(tmp_path / "all.jsonl.gz"))] == jsonl.split(tmp_path / "all.jsonl.gz", 4)
    with pytest.raises(ValueError, match="parts: expected a whole number from 1, got 0"):
        jsonl.split(tmp_path / "all.jsonl.gz", 0)


def test_the_bytes_of_all_lines_have_a_limit_where_one_is_given() -> None:
    assert [X, X] == [*jsonl.read(io.BytesIO(LINE * 2), max_total=2 * len(LINE))]
    with pytest.raises(LimitExceeded, match="expected at most 10 bytes in all, got more"):
        list(jsonl.read(io.BytesIO(LINE), max_total=10))


# What the strict decoder sees as a block must be what single lines are: msgspec itself does not hold records to lines.
TRICKS = [
    LINE.rstrip() + LINE,
    LINE.replace(b",", b",\n", 1),
    LINE.replace(b"{", b"{\n", 1),
    b"[" + LINE.rstrip() + b"]\n",
    b"\n" + LINE,
    LINE.rstrip() + b" \n",
    b" " + LINE,
    LINE.rstrip() + b"\r\n",
    b"{}\n",
    b"}\n{\n",
]


@given(st.lists(st.sampled_from([LINE, LINE, *TRICKS]), max_size=6), st.integers(1, 200))
def test_blocks_of_lines_have_the_verdict_of_single_lines(lines: list[bytes], size: int) -> None:
    data = b"".join(lines)

    class Slow(io.BytesIO):
        def read1(self, _: int | None = -1) -> bytes:
            return super().read1(size)

    whole = jsonl.read(Slow(data), on_error="collect")
    single = jsonl.read(data.split(b"\n"), on_error="collect")

    assert [*single] == [*whole]
    places = [(finding.line, finding.code) for finding in single.findings]
    assert [line for line, _ in places] == [finding.line for finding in whole.findings]


# ---------------------------------------------------------------- streams that take a part


class Narrow(io.RawIOBase):
    """A raw stream that takes seven bytes at a time."""

    def __init__(self) -> None:
        self.taken = bytearray()

    def write(self, data: Any, /) -> int:  # noqa: ANN401, D102 - any buffer
        self.taken += bytes(data[:7])
        return len(bytes(data[:7]))


def test_a_raw_stream_gets_every_byte() -> None:
    stream = Narrow()

    assert 3 == jsonl.write([X, X, X], cast("BinaryIO", stream))
    assert jsonl.dumps([X, X, X]) == bytes(stream.taken)


@pytest.mark.skipif(os.name == "nt", reason="pipes of another kind there")
@pytest.mark.parametrize("buffering", [0, -1])
def test_a_full_pipe_that_does_not_wait_is_an_error_of_the_system(buffering: int) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    file = open(writer, "wb", buffering=buffering)  # noqa: SIM115, PTH123 - a descriptor; closed below
    try:
        with pytest.raises(BlockingIOError):
            jsonl.write([X] * 20_000, file)
    finally:
        os.set_blocking(reader, False)
        while True:
            try:
                if not os.read(reader, 1 << 20):
                    break
            except BlockingIOError:
                break
        file.close()
        os.close(reader)


def test_a_stream_without_a_count_is_taken_at_its_word() -> None:
    class Plain:
        def __init__(self) -> None:
            self.taken = b""

        def write(self, data: memoryview) -> None:
            self.taken += bytes(data)

    stream = Plain()

    assert 2 == jsonl.write([X, X], cast("BinaryIO", stream))
    assert jsonl.dumps([X, X]) == stream.taken
