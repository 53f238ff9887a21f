"""From bytes to plain values: the bounds, the encoding and the place of a fault."""

import json as stdlib
from typing import Literal, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import DecodeError, Event, LimitExceeded, StemTaskforceError
from stemtaskforce.formats import json
from stemtaskforce.formats.wire import parsing
from stemtaskforce.text import excerpt
from tests.growth import is_linear

GOOD = b'{"type":"event","version":1,"title":"x"}'

#: Any JSON value; keys and texts are free.
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=30,
)


def depth_of(value: object) -> int:
    """Levels of nesting, the slow way."""
    inner = members(value)
    return 0 if inner is None else 1 + max(map(depth_of, inner), default=0)


def members(value: object) -> list[object] | None:
    """What an object or an array holds."""
    if isinstance(value, dict):
        return list(cast("dict[str, object]", value).values())
    return cast("list[object]", value) if isinstance(value, list) else None


def nested(levels: int, value: object = None) -> object:
    for level in range(levels):
        value = [value] if level % 2 else {'"}]\\': value}
    return value


def code(data: bytes | str, *, max_bytes: int = 10**9) -> str:
    with pytest.raises(StemTaskforceError) as caught:
        json.loads(data, max_bytes=max_bytes)
    (finding,) = caught.value.findings
    return finding.code


@given(VALUES, st.booleans())
def test_whatever_python_writes_is_read_as_the_same_values(value: object, escaped: bool) -> None:  # noqa: FBT001 - drawn, not called
    assert value == parsing.parse(stdlib.dumps(value, ensure_ascii=escaped).encode())


@pytest.mark.parametrize("digits", ["9" * 640, "-" + "9" * 639, "9" * 641, "-" + "9" * 640])
def test_a_whole_number_of_more_than_640_characters_is_a_float(digits: str) -> None:
    number = parsing.parse(digits.encode())

    assert (float(digits) if len(digits) > 640 else int(digits)) == number


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("10000000000000000000000", "expected 1, got 10000000000000000000000; a newer stemtaskforce may read it"),
        ("9" * 400, "expected 1, got a whole number of 1329 bits; a newer stemtaskforce may read it"),
        ("9" * 641, "expected 1, got a number over 1.8e308"),
        ("-" + "9" * 641, "expected 1, got a number under -1.8e308"),
        ("1e400", "expected 1, got a number over 1.8e308"),
        ("2.0", "expected 1, got 2.0"),
    ],
    ids=["23 digits", "400 digits", "641 digits", "negative", "infinite", "float"],
)
def test_a_version_is_shown_as_the_number_that_it_is(digits: str, expected: str) -> None:
    with pytest.raises(DecodeError) as caught:
        json.loads(f'{{"type":"event","version":{digits},"title":"x"}}')

    assert [f"version: {expected}"] == [finding.message for finding in caught.value.findings]


@given(st.integers(55, 75), VALUES)
def test_64_levels_are_read_and_65_refused_whatever_stands_in_strings(levels: int, inside: object) -> None:
    value = nested(levels, inside)
    data = stdlib.dumps(value).encode()

    if depth_of(value) > 64:
        with pytest.raises(LimitExceeded, match="deeper than 64"):
            parsing.check_depth(data)
    else:
        parsing.check_depth(data)


@given(st.lists(st.sampled_from(['"', "\\", "[", "]", "{", "}", "x"]), max_size=300).map("".join))
@example("[" * 64 + "]" * 64)
@example("[" * 65)
@example("]" * 65 + "[" * 65)
@example('"]')
@example('"[')
@example("[" * 64 + '"[')
@example("[" * 64 + '""[')
@example('[""')
@example('["a"')
@example("[" * 64 + '"a\\\\"[')
@example("[" * 64 + '"a\\"["' + "]" * 64)
def test_no_text_is_taken_for_deeper_or_flatter_than_its_brackets_outside_strings(text: str) -> None:
    level = deepest = 0
    inside = escaped = False
    for char in text:
        if inside:
            escaped, inside = char == "\\" and not escaped, escaped or char != '"'
        elif char == '"':
            inside = True
        elif char == "\\":
            return  # outside a string it is no JSON, and means nothing
        else:
            level += {"[": 1, "{": 1, "]": -1, "}": -1}.get(char, 0)
            deepest = max(deepest, level)

    if deepest > 64:
        with pytest.raises(LimitExceeded):
            parsing.check_depth(text.encode())
    else:
        parsing.check_depth(text.encode())
    assert (inside or level > 0) == parsing.is_unfinished(text.encode())


@pytest.mark.slow
@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
@pytest.mark.parametrize("unknown", ["refuse", "ignore"])
@pytest.mark.parametrize("head", ["", '{"type":"event","version":1,"title":"x","more":'], ids=["alone", "inside"])
def test_depth_100_000_is_refused_in_time_in_step_with_it(
    opening: str, unknown: Literal["refuse", "ignore"], head: str
) -> None:
    def refuse(data: str) -> None:
        with pytest.raises(LimitExceeded):
            json.loads(data, unknown=unknown)

    def nested(size: int) -> str:
        return head + opening * size

    assert is_linear(refuse, nested, 100_000)


def test_an_ignored_key_may_nest_to_the_limit_and_not_deeper() -> None:
    head = b'{"type":"event","version":1,"title":"x","more":'

    assert Event(title="x") == json.loads(head + b"[" * 63 + b"]" * 63 + b"}", unknown="ignore")
    with pytest.raises(LimitExceeded):
        json.loads(head + b"[" * 64 + b"]" * 64 + b"}", unknown="ignore")


def test_a_document_over_the_cap_is_refused_before_it_is_looked_at() -> None:
    assert Event(title="x") == json.loads(GOOD, max_bytes=len(GOOD))
    assert "limit.bytes" == code(GOOD, max_bytes=len(GOOD) - 1)
    assert "limit.bytes" == code(GOOD.decode(), max_bytes=len(GOOD) - 1)
    assert "limit.bytes" == code("é" * 8, max_bytes=15)  # as bytes
    assert "limit.bytes" == code(b"\xff" * 9, max_bytes=8)
    with pytest.raises(LimitExceeded, match=r"expected at most 67,108,864 bytes, got 67,108,865"):
        json.loads(bytes(64 * 1024 * 1024 + 1))


def test_a_document_of_the_size_of_the_cap_is_read_whatever_holds_it() -> None:
    for data in (GOOD, bytearray(GOOD), memoryview(GOOD), GOOD.decode()):
        assert Event(title="x") == json.loads(data, max_bytes=len(GOOD))
        with pytest.raises(LimitExceeded, match="expected at most 39 bytes, got 40"):
            json.loads(data, max_bytes=len(GOOD) - 1)


@pytest.mark.parametrize("data", [7, None, [123, 125], ["{", "}"]], ids=repr)
def test_what_is_neither_bytes_nor_text_is_a_mistake_of_the_program(data: object) -> None:
    with pytest.raises(TypeError) as caught:
        json.loads(cast("str", data))
    assert f"expected a document as bytes or text, got {excerpt(data)}" == str(caught.value)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"\xef\xbb\xbf" + GOOD,
            "line 1: error: the document starts with a byte order mark; expected UTF-8 without one",
        ),
        (b'{\n"title":"\xff"}', "line 2: error: byte 12 (0xff) is not UTF-8; expected UTF-8 throughout"),
        (b'\n{"title":"\xff"}\n\n', "line 2: error: byte 12 (0xff) is not UTF-8; expected UTF-8 throughout"),
        (
            b"[" + b" " * 2_000 + b"\x0f\x80]",
            "line 1: error: byte 2,003 (0x80) is not UTF-8; expected UTF-8 throughout",
        ),
        (GOOD.decode().encode("utf-16"), "line 1: error: byte 1 (0xff) is not UTF-8; expected UTF-8 throughout"),
        ('"\ud800"', "error: character 2 is a lone surrogate; expected text that UTF-8 can write"),
        (" " * 1_000 + "\ud800", "error: character 1,001 is a lone surrogate; expected text that UTF-8 can write"),
    ],
    ids=["bom", "latin-1", "between breaks", "far", "utf-16", "surrogate", "far surrogate"],
)
def test_text_in_another_encoding_is_refused_at_its_place(data: bytes | str, expected: str) -> None:
    with pytest.raises(DecodeError) as caught:
        json.loads(data)

    assert f"{expected} [json.encoding]" == str(caught.value)


def test_a_byte_order_mark_that_came_with_a_text_is_refused_as_well() -> None:
    assert "json.encoding" == code("\ufeff" + GOOD.decode())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", "line 1: error: column 1: expecting value; got the end of the document"),
        ("{} {}", "line 1: error: column 4: extra data; got '{}'"),
        ('{"a":1\n"b":2}', "line 2: error: column 1: expecting ',' delimiter; got '\"b\":2}'"),
        ('["\t"]', "line 1: error: column 3: invalid control character; got '\\t\"]'"),
        ('["abc', "line 1: error: column 2: unterminated string; got '\"abc'"),
        (r'["\x"]', r"""line 1: error: column 3: invalid \escape; got '\\x"]'"""),
        ("[NaN]", "line 1: error: column 2: NaN is a word of Python and JavaScript; expected JSON"),
        ("[-Infinity]", "line 1: error: column 2: -Infinity is a word of Python and JavaScript; expected JSON"),
        (
            '{"NaN":"\\\\",\n"\\"-Infinity": Infinity, "b": NaN}',
            "line 2: error: column 16: Infinity is a word of Python and JavaScript; expected JSON",
        ),
        (r'["\u00e"]', """line 1: error: column 4: invalid \\uXXXX escape; got 'u00e"]'"""),
        ("[1 " + "x" * 30, f"line 1: error: column 4: expecting ',' delimiter; got '{'x' * 20}'"),
        ("\n" * 2 + " " * 1_234 + "x", "line 3: error: column 1,235: expecting value; got 'x'"),
        ("{a", "line 1: error: column 2: expecting property name enclosed in double quotes; got 'a'"),
        ('{"a"}', "line 1: error: column 5: expecting ':' delimiter; got '}'"),
        ("[,]", "line 1: error: column 2: a comma before ']'; expected none"),
        (",]", "line 1: error: column 1: a comma before ']'; expected none"),
        ('["a",\n ]', "line 1: error: column 5: a comma before ']'; expected none"),
        ('{"a":1,}', "line 1: error: column 7: a comma before '}'; expected none"),
        ("[[1, ], x, ]", "line 1: error: column 4: a comma before ']'; expected none"),
        ('["a", x, ]', "line 1: error: column 7: expecting value; got 'x, ]'"),
        ("a.html", "line 1: error: column 1: expecting value; got 'a.html'; pages.read_path reads pages"),
        ("a.json", "line 1: error: column 1: expecting value; got 'a.json'; did you mean load('a.json')?"),
        ("[1]\n[2]", "line 2: error: column 1: extra data; got '[2]'"),
        ('{"a":1} {"b":2}', "line 1: error: column 9: extra data; got '{\"b\":2}'"),
        ('{"a":1}\n {"b":2}', "line 2: error: column 2: extra data; got '{\"b\":2}'"),
        (
            '{"a":1}\n{"b":2}',
            (
                "line 2: error: column 1: extra data; got '{\"b\":2}'; "
                "did you mean JSON lines, which jsonl.loads and a file that ends in .jsonl take?"
            ),
        ),
        *(
            (
                f"ftp://a.eu/b{ending}",
                f"line 1: error: column 1: expecting value; got 'ftp://a.eu/b{ending}'; this library opens no address",
            )
            for ending in (".html", ".json")
        ),
    ],
)
def test_what_is_no_json_is_refused_at_its_line_and_column(data: str, expected: str) -> None:
    with pytest.raises(DecodeError) as caught:
        json.loads(data)

    assert f"{expected} [json.invalid]" == str(caught.value)


@pytest.mark.parametrize("digits", ["9" * 5_000, "-" + "9" * 5_000, "9" * 200_000])
def test_a_number_of_any_length_is_refused_where_no_number_is_wanted(digits: str) -> None:
    assert "record.version" == code(f'{{"type":"event","version":{digits},"title":"x"}}')


@pytest.mark.parametrize("sign", ["", "-"])
def test_a_long_number_is_refused_in_time_in_step_with_its_length(sign: str) -> None:
    def make(size: int) -> str:
        return f'{{"type":"event","version":{sign}{"9" * size},"title":"x"}}'

    assert is_linear(code, make, 400_000)
