"""Hostile documents: nothing but the library's own errors comes out, and each verdict is known.

The public corpora beside the checkout are used when they are there, and every test prints how many cases of them
it ran; the repository's own cases, in `hostile_cases`, run always.
"""

import json as stdlib
from pathlib import Path
from typing import cast

import pytest

from stemtaskforce import DecodeError, Event, InvalidRecord, LimitExceeded, StemTaskforceError
from stemtaskforce.formats import json
from stemtaskforce.formats.wire import parsing
from tests.formats.hostile_cases import IMPLEMENTATION, NO_JSON, OWN_TEXTS, SOME_JSON

SHARED = Path(__file__).parents[3] / "shared" / "hostile"
SUITE = SHARED / "nst-JSONTestSuite" / "test_parsing"
HEAD, TAIL = b'{"type":"event","version":1,"title":"x","more":', b"}"


def suite(prefix: str, own: dict[str, bytes]) -> dict[str, bytes]:
    """The repository's own cases, and those of JSONTestSuite whose names start so."""
    found = sorted(SUITE.glob(f"{prefix}_*.json"))
    cases = {**own, **{path.name: path.read_bytes() for path in found}}
    print(f"\n{len(own)} cases of the repository, {len(found)} of JSONTestSuite ({prefix}_)")  # noqa: T201 - asked for
    return cases


def verdict(data: bytes) -> str:
    """Whether a text is JSON to the library: accepted, refused for its shape, or the code of what is wrong."""
    try:
        parsing.parse(data)
    except (DecodeError, LimitExceeded) as error:
        (finding,) = error.findings
        return finding.code
    return "json"


def read_anywhere(data: bytes) -> None:
    """Read a text as a document, and as the value of a key that is refused, ignored, or wants text."""
    shown: list[str] = []
    for document in (data, HEAD + data + TAIL, b'{"type":"event","version":1,"title":' + data + TAIL):
        for unknown in ("refuse", "ignore"):
            try:
                json.loads(document, unknown=unknown)
            except (DecodeError, LimitExceeded) as refused:
                shown.append(str(refused))
    assert all(text and text.encode() for text in shown)


@pytest.mark.slow
def test_no_text_that_is_no_json_is_read() -> None:
    for name, data in suite("n", NO_JSON).items():
        assert verdict(data) in {"json.invalid", "json.encoding", "json.depth"}, name
        read_anywhere(data)
        with pytest.raises((DecodeError, LimitExceeded)):
            json.loads(data)
        with pytest.raises((DecodeError, LimitExceeded)):
            json.loads(HEAD + data + TAIL, unknown="ignore")


def test_every_text_that_is_json_is_parsed_and_refused_for_its_shape_alone() -> None:
    for name, data in suite("y", SOME_JSON).items():
        assert "json" == verdict(data), name
        read_anywhere(data)
        try:
            assert [] == json.loads(data), name
        except DecodeError as refused:
            codes = {finding.code for finding in refused.findings}
            accepted = codes <= {"json.shape", "record.type", "record.version"}
        else:
            accepted = True
        assert accepted, name
        assert Event(title="x") == json.loads(HEAD + data + TAIL, unknown="ignore"), name


def test_the_texts_that_an_implementation_decides_on_are_decided() -> None:
    cases = suite("i", {})
    for name, data in cases.items():
        assert IMPLEMENTATION[name.removeprefix("i_").removesuffix(".json")] == verdict(data), name
        read_anywhere(data)


def texts() -> list[str]:
    """Naughty strings, ours and those of the big list."""
    path = SHARED / "blns" / "blns.json"
    naughty = cast("list[str]", stdlib.loads(path.read_text(encoding="utf-8"))) if path.exists() else []
    print(f"\n{len(OWN_TEXTS)} texts of the repository, {len(naughty)} naughty strings")  # noqa: T201 - asked for
    return [*OWN_TEXTS, *naughty]


def test_a_naughty_string_comes_back_or_is_refused_by_rule() -> None:
    for text in texts():
        for field in ("title", "summary"):
            data = stdlib.dumps({"type": "event", "version": 1, "publisher": "x", field: text}, ensure_ascii=False)
            try:
                record = Event(**{"publisher": "x", field: text})
            except InvalidRecord as refused:
                expected = [finding.code for finding in refused.findings]
                with pytest.raises(StemTaskforceError) as caught:
                    json.loads(data)
                # A lone surrogate cannot even be written as bytes.
                codes = [finding.code for finding in caught.value.findings]
                assert codes in (expected, ["json.encoding"])
            else:
                assert record == json.loads(data) == json.loads(json.dumps(record))
                assert text == getattr(record, field)


def test_bytes_that_are_no_utf_8_are_refused_line_by_line() -> None:
    path = SHARED / "markus-kuhn-utf8" / "UTF-8-test.txt"
    lines = (
        path.read_bytes().splitlines() if path.exists() else [b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"ok"]
    )
    print(f"\n{len(lines)} lines")  # noqa: T201 - asked for
    for line in lines:
        body = line.replace(b"\\", b"").replace(b'"', b"")
        data = b'{"type":"event","version":1,"title":"x","summary":"' + body + b'"}'
        try:
            body.decode()
        except UnicodeDecodeError:
            with pytest.raises(DecodeError, match=r"json\.encoding"):
                json.loads(data)
        else:
            read_anywhere(data)
