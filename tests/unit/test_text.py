"""Text: what is clean passes, what passes is clean, and folding and slugs keep their laws."""

import ast
import datetime
import re
import unicodedata
from collections.abc import Callable
from difflib import get_close_matches
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import Event, Meeting, strategies
from stemtaskforce.findings import CODES
from stemtaskforce.text import (
    MAX_LINE,
    MAX_PROSE,
    Problem,
    check_line,
    check_prose,
    check_url,
    clean_line,
    clean_lines,
    clean_prose,
    excerpt,
    fold,
    is_unseen,
    nearest,
    slug,
    with_article,
)
from tests.growth import is_linear

#: Any text at all, lone surrogates, control characters and what NFC changes among it.
anything = st.text(
    st.characters()
    | st.sampled_from(
        " \u00a0\u2003\n\r\t\x00\x1b\x7f\x85\u2028\u2029\ud800\udfff\u0301\u0345e\u212b\u1e9b\u0958\ufeff"
    )
)
CONTROLS = {char for char in map(chr, range(0x110000)) if unicodedata.category(char) == "Cc"}
SEPARATORS = {"\u2028", "\u2029"}


#: Characters of category Cf that are drawn: the signs that Arabic, Syriac and Kaithi put before numbers and verses.
DRAWN = frozenset(map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]))
#: Fillers, joiners and selectors that are letters, marks or signs to Unicode, and not drawn.
NOT_DRAWN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u2800\u3164\uffa0") | frozenset(
    map(chr, [*range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9), *range(0x13439, 0x13440), *range(0xE0000, 0xE1000)])
)


def is_drawn(char: str) -> bool:
    hidden = char.isspace() or unicodedata.category(char) in {"Cc", "Cf"} or char in NOT_DRAWN
    return char in DRAWN or not hidden


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def oracle(text: str, limit: int, controls: set[str]) -> set[str]:
    """The rules of the design, each in the plainest words there are."""
    broken = {
        "text.blank": not any(map(is_drawn, text)),
        "text.edge-space": any(map(is_drawn, text)) and (text[0].isspace() or text[-1].isspace()),
        "text.not-nfc": unicodedata.normalize("NFC", text) != text,
        "text.control": bool(controls & set(text)),
        "text.surrogate": any(0xD800 <= ord(char) <= 0xDFFF for char in text),
        "text.separator": bool(SEPARATORS & set(text)),
        "text.too-long": len(text) > limit,
    }
    return {code for code, is_broken in broken.items() if is_broken}


# ---------------------------------------------------------------- checks


@given(anything | strategies.lines())
@example("x" * 1_000)
@example("x" * 1_001)
@example("é" * 1_001)
@example(" \ud800e\u0301\x00\u2028\n" * 200)
def test_a_line_is_refused_for_exactly_the_rules_it_breaks(text: str) -> None:
    expected = oracle(text, MAX_LINE, CONTROLS - {"\n"}) | ({"text.multiline"} if "\n" in text else set[str]())
    found = codes(check_line(text))

    assert expected == set(found)
    assert len(found) == len(set(found))


@given(anything | strategies.prose())
@example("")
@example("\n")
@example("a\n")
@example("x" * 1_000_000)
@example("x" * 1_000_001)
@example("é\n" * 500_000 + "é")
def test_prose_is_refused_for_exactly_the_rules_it_breaks_and_absent_prose_for_none(text: str) -> None:
    expected = oracle(text, MAX_PROSE, CONTROLS - {"\n"}) if text else set[str]()

    assert expected == set(codes(check_prose(text)))


@given(anything)
def test_every_problem_has_a_known_code_and_a_message_that_can_be_shown(text: str) -> None:
    for problem in (*check_line(text), *check_prose(text), *check_url(text)):
        assert problem.code in CODES
        assert problem.message.isprintable()
        assert len(problem.message) < 300


@given(st.text(st.sampled_from("\u200b\ufeff\u00ad \n\u3164\ufe0f\u0600a"), max_size=5))
def test_text_that_nobody_can_see_is_blank(text: str) -> None:
    seen = any(map(is_drawn, text))

    assert seen is not is_unseen(text)
    assert seen is not ("text.blank" in codes(check_line(text)))
    assert seen or not clean_line(text)
    assert seen or not clean_prose(text)
    assert [clean_line(text)] == clean_lines([text])


@pytest.mark.slow
def test_each_character_is_drawn_or_not() -> None:
    wrong = [f"{char!a}" for char in map(chr, range(0x110000)) if is_drawn(char) is is_unseen(char)]
    # U+1BCA0 to U+1BCA3 and U+1D173 to U+1D17A are Cf; what is not assigned in planes 0 and 14 is ignored, too.
    assert [] == wrong


@given(anything)
def test_the_message_shows_the_clean_form(text: str) -> None:
    for problem in check_line(text):
        clean = clean_line(text)
        if problem.code != "text.too-long":
            assert problem.message.endswith(f"expected {excerpt(clean)}" if clean else "; expected text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is blank; expected text"),
        (" a", "starts or ends with white space; expected 'a'"),
        ("a\u00a0", "starts or ends with white space; expected 'a'"),
        ("e\u0301", "is not in Unicode normalisation form C; expected 'é'"),
        ("a\x00b", "holds the control character U+0000; expected 'a b'"),
        ("a\ud800", "holds the lone surrogate U+D800; expected 'a�'"),
        ("a\u2028b", "holds the separator U+2028; expected 'a b'"),
        ("a\nb", "has a line break, and the field is one line; expected 'a b'"),
        ("x" * 1_001, "has 1,001 characters, over the limit of 1,000"),
    ],
)
def test_each_rule_of_a_line_says_what_it_got_and_wants(text: str, expected: str) -> None:
    assert [expected] == [problem.message for problem in check_line(text)]


@pytest.mark.parametrize("char", sorted(CONTROLS - {"\n"}), ids=lambda char: f"U+{ord(char):04X}")
def test_every_control_character_is_refused_and_cleaned_away(char: str) -> None:
    assert ["text.control"] == codes(check_line(f"a{char}b")) == codes(check_prose(f"a{char}b"))
    assert "a b" == clean_line(f"a{char}b")
    assert () == check_prose(clean_prose(f"a{char}b"))


@pytest.mark.parametrize("point", [0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_every_kind_of_lone_surrogate_is_refused_and_cleaned_away(point: int) -> None:
    char = chr(point)

    assert ["text.surrogate"] == codes(check_line(f"a{char}b")) == codes(check_prose(f"a{char}b"))
    assert "a\ufffdb" == clean_line(f"a{char}b") == clean_prose(f"a{char}b")


# ---------------------------------------------------------------- cleaning


@given(anything)
def test_a_clean_line_passes_the_check_and_stays_as_it_is(text: str) -> None:
    clean = clean_line(text)

    assert clean == clean_line(clean)
    assert not clean or not set(codes(check_line(clean))) - {"text.too-long"}


@given(anything)
def test_clean_prose_passes_the_check_and_stays_as_it_is(text: str) -> None:
    clean = clean_prose(text)

    assert clean == clean_prose(clean)
    assert () == check_prose(clean)
    assert "\n\n\n" not in clean


@given(anything)
def test_cleaning_keeps_every_letter_digit_and_sign(text: str) -> None:
    def kept(value: str) -> str:
        value = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
        value = "".join(" " if char in CONTROLS | SEPARATORS else char for char in value)
        return "".join(unicodedata.normalize("NFC", value).split())

    if any(map(is_drawn, kept(text))):
        assert kept(text) == "".join(clean_line(text).split())
    else:
        assert "" == clean_line(text)


@given(
    st.lists(strategies.lines().map(clean_line), min_size=1), st.sampled_from(["\n", "\r\n", "\r", "\x85", "\u2028"])
)
def test_prose_keeps_its_lines_however_they_are_ended(lines: list[str], ending: str) -> None:
    assert "\n".join(lines) == clean_prose(ending.join(lines))
    assert "\n\n".join(lines) == clean_prose(f"{ending} {ending}\u00a0{ending}".join(lines))


@pytest.mark.slow
@pytest.mark.parametrize("check", [check_line, check_prose, check_url, clean_line, clean_prose, fold, slug])
@pytest.mark.parametrize(
    "piece", [" ", "a ", "é\n", "\u0301", "\r", "Ǆ", "http://", "-", "\ud800", "\u0301\u0323", "\u0f81"]
)
def test_time_grows_with_the_length_and_not_with_its_square(check: Callable[[str], object], piece: str) -> None:
    assert is_linear(check, lambda length: piece * (length // len(piece)), 40_000)


@given(st.text(st.sampled_from("aé \u0301\u0323\u0334\u0344\u0345\u0f73\u0f81\u3099…"), min_size=25, max_size=80))
def test_many_marks_in_a_row_are_normalised_as_everywhere(text: str) -> None:
    assert " ".join(unicodedata.normalize("NFC", text).split()) == clean_line(text)


# ---------------------------------------------------------------- folding and slugs


@given(anything)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(text) == fold(fold(text))


@pytest.mark.slow
def test_folding_every_single_character_twice_is_folding_it_once() -> None:
    # The planes that have letters; the others are private or empty.
    once = fold("\n".join(map(chr, (*range(0x20000), *range(0x2F800, 0x2FA20), *range(0xE0000, 0xE0200)))))

    assert once == fold(once)


@given(anything)
def test_case_accents_and_normalisation_do_not_count(text: str) -> None:
    folded = fold(text)

    assert folded == fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFKC", text))
    assert folded == fold(text.casefold())
    assert not [char for char in folded if unicodedata.category(char).startswith("M")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ØÆÅẞŁĐÞı", "oaeassldthi"),
        ("øæåßłđþI", "oaeassldthi"),
        ("Ǽ ǿ", "ae o"),
        ("Ünïcödé", "unicode"),
        ("İstanbul", "istanbul"),
        ("ﬁ ① Ⅳ", "fi 1 iv"),
        ("Ελλάδα", "ελλαδα"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("Ъ Й", "ъ и"),
    ],
)
def test_fold_gives_what_people_type(text: str, expected: str) -> None:
    assert expected == fold(text)


@given(anything | strategies.lines() | strategies.prose())
def test_a_slug_is_made_of_plain_words_and_hyphens_and_is_short(text: str) -> None:
    name = slug(text)

    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name)
    assert 1 <= len(name) <= 80
    assert name == slug(name)


@given(anything)
def test_a_slug_is_the_folded_words_or_a_hash(text: str) -> None:
    words = re.findall("[a-z0-9]+", fold(text))
    hashed = "x-" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]

    assert ("-".join(words)[:80].rstrip("-") if words else hashed) == slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Óbuda University (meeting #2)", "obuda-university-meeting-2"),
        ("--a--", "a"),
        ("a" * 79 + " b", "a" * 79),
        ("", "x-e3b0c442"),
        ("Ελλάδα", "x-e6f7401e"),
    ],
)
def test_slugs_of_some_texts(text: str, expected: str) -> None:
    assert expected == slug(text)


def test_naughty_strings_break_nothing(naughty_strings: list[str]) -> None:
    for text in naughty_strings:
        assert not set(codes(check_line(clean_line(text) or "x"))) - {"text.too-long"}
        assert () == check_prose(clean_prose(text))
        assert fold(fold(text)) == fold(text)
        assert slug(text) == slug(slug(text))
        assert isinstance(check_url(text), tuple)


# ---------------------------------------------------------------- URLs


def judged(url: str) -> bool:
    return check_url(url) == ()


@given(strategies.urls())
def test_every_url_of_the_strategy_is_taken(url: str) -> None:
    assert judged(url)


@given(
    st.text(st.sampled_from("ahtps:/.@?#[]%0123456789é\\ \u00a0\n\u2100\uff03<|"), max_size=30).map("http://{}".format)
)
def test_a_url_that_is_taken_is_absolute_with_a_host_and_a_port_that_is_one(url: str) -> None:
    if judged(url):
        parts = urlsplit(url)

        assert "http" == parts.scheme
        assert parts.hostname
        assert parts.port is None or 0 <= parts.port <= 65_535
        assert not any(char.isspace() for char in url)
        # A browser ends the host at a backslash: it must see the host that Python sees.
        assert "\\" not in parts.netloc


def test_urls_of_the_web_are_judged_without_an_exception(urls_of_the_web: list[str]) -> None:
    taken = [url for url in urls_of_the_web if judged(url)]

    for url in taken:
        assert url.startswith(("http://", "https://"))
        assert urlsplit(url).hostname
    assert "http://a:b@c:29/d" in taken
    assert len(taken) < len(urls_of_the_web)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("example.org", "does not start with http:// or https://"),
        ("//example.org", "does not start with http:// or https://"),
        ("/taskforces", "does not start with http:// or https://"),
        ("HTTP://example.org", "does not start with http:// or https://"),
        ("ftp://example.org", "does not start with http:// or https://"),
        ("javascript:alert(1)", "does not start with http:// or https://"),
        ("http:/example.org", "does not start with http:// or https://"),
        ("https://", "has no host"),
        ("https:///a", "has no host"),
        ("https://?a", "has no host"),
        ("https://#a", "has no host"),
        ("https://user@", "has no host"),
        ("https://:80", "has no host"),
        ("https://[]", "has no host"),
        ("https://a b", "holds white space"),
        ("https://a/\u00a0b", "holds white space"),
        ("https://a\\b", "has an invalid host"),
        ("https://a\\@b", "has an invalid host"),
        ("https://a@b@c", "has an invalid host"),
        ("https://a<b", "has an invalid host"),
        ("https://a%4", "has an invalid host"),
        ("https://a\uff03b", "has an invalid host"),
        ("https://a\u2100b", "has an invalid host"),
        ("https://a\uff03@b", "has an invalid host"),
        ("https://a%20b", "has an invalid host"),
        ("https://a%00b", "has an invalid host"),
        ("https://a%FF", "has an invalid host"),
        ("https://a\ufffe", "has an invalid host"),
        ("https://%C2%AD", "has an invalid host"),
        ("https://192.168.0.256", "has an invalid host"),
        ("https://256.0.0.1", "has an invalid host"),
        ("https://1.256.1", "has an invalid host"),
        ("https://1.2.3.4.5", "has an invalid host"),
        ("https://1.2.3.4.0", "has an invalid host"),
        ("https://1.2.3.08", "has an invalid host"),
        ("https://4294967296", "has an invalid host"),
        ("https://a.0x1", "has an invalid host"),
        ("https://a.7.", "has an invalid host"),
        ("https://xn--", "has an invalid host"),
        ("https://a.XN--pokxncvks", "has an invalid host"),
        ("https://xn--a-é", "has an invalid host"),
        ("https://[::1", "has an invalid host"),
        ("https://[::1]a", "has an invalid host"),
        ("https://[::1%25eth0]", "has an invalid host"),
        ("https://[1.2.3.4]", "has an invalid host"),
        ("https://a:65536", "has an invalid port; expected 0 to 65535"),
        ("https://a:-1", "has an invalid port; expected 0 to 65535"),
        ("https://a:8x", "has an invalid port; expected 0 to 65535"),
        ("https://a:\u0661", "has an invalid port; expected 0 to 65535"),
        ("https://a:1:2", "has an invalid port; expected 0 to 65535"),
        ("https://[::1]:x", "has an invalid port; expected 0 to 65535"),
    ],
)
def test_a_url_that_is_none_is_refused_with_the_reason(url: str, expected: str) -> None:
    assert [("url.invalid", expected)] == [(problem.code, problem.message) for problem in check_url(url)]


@pytest.mark.parametrize(
    "url",
    ["https://a", "http://a:", "http://a:0", "http://a:65535/", "http://[::1]", "http://[::1]:80?x", "http://u:p@a#b",
     "http://a/b\\c|d<e>", "http://a%2Db", "http://пример", "http://💩", "http://xn--e1afmkfd", "http://192.168.0.255",
     "http://0xC0A800FF", "http://0300.0250.255", "http://0377.1", "http://0", "http://a..b", "http://a_b", "http://7.a"],
)  # fmt: skip
def test_odd_urls_that_are_urls_are_taken(url: str) -> None:
    assert judged(url)


def test_a_url_keeps_the_rules_of_a_line_too() -> None:
    assert ["text.control"] == codes(check_url("http://a/\x00"))
    assert ["text.too-long"] == codes(check_url("http://a/" + "b" * 1_000))
    assert ["text.not-nfc"] == codes(check_url("http://a/e\u0301"))


# ---------------------------------------------------------------- excerpts and nearest names

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | anything
    | st.binary()
    | st.dates()
    | st.times()
    | st.datetimes(),
    lambda children: st.lists(children) | st.dictionaries(anything, children) | st.tuples(children),
)


@given(values)
def test_an_excerpt_is_short_and_on_one_printable_line(value: object) -> None:
    shown = excerpt(value)

    assert 1 <= len(shown) <= 91
    assert shown.isprintable()


@given(anything)
def test_an_excerpt_of_text_is_its_literal_form_or_the_start_of_it(text: str) -> None:
    shown = excerpt(text)
    head = ast.literal_eval(shown.removesuffix("…"))

    assert text.startswith(head)
    assert shown.endswith("…") == (head != text)
    assert (
        head == text
        or len(text) > 60
        or len(repr(text) if unicodedata.is_normalized("NFC", text) else ascii(text)) > 90
    )


@given(st.text(st.sampled_from("aeé\u0301\u0323\u212b\u1100\u1161가Å;\u037e"), max_size=12))
@example("q\u0323\u0301e\u0301")
@example("q\u0301\u0323")
def test_a_text_and_its_normal_form_are_shown_differently_where_they_differ(text: str) -> None:
    clean = unicodedata.normalize("NFC", text)

    assert (text == clean) == (excerpt(text) == excerpt(clean))
    assert repr(clean) == excerpt(clean)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", "'a'"),
        ("it's", '"it\'s"'),
        ("a" * 60, f"'{'a' * 60}'"),
        ("a" * 61, f"'{'a' * 60}'…"),
        ("\U000e0001" * 9, "'" + r"\U000e0001" * 8 + "'…"),
        ("\U000e0001" * 8 + "a" * 8, "'" + r"\U000e0001" * 8 + "a" * 8 + "'"),
        ("\ud800", r"'\ud800'"),
        ("Cafe\u0301 in Łódź", r"'Cafe\u0301 in Łódź'"),
        ("\u212bngström", r"'\u212bngström'"),
        (True, "True"),
        (None, "None"),
        (-7, "-7"),
        (1.5, "1.5"),
        (10**100, "a whole number of 333 bits"),
        ([1], "a list of 1"),
        ({}, "a dict of 0"),
        (b"abc", "a bytes of 3"),
        (object(), "an object"),
        (datetime.date(2016, 9, 29), "2016-09-29"),
        (datetime.time(9, 0, 0, 5), "09:00:00.000005"),
        (datetime.datetime(2016, 9, 29, 9, tzinfo=datetime.UTC), "2016-09-29T09:00:00+00:00"),
    ],
)
def test_excerpts_of_some_values(value: object, expected: str) -> None:
    assert expected == excerpt(value)


@pytest.mark.parametrize(
    ("type_", "expected"),
    [(Event, "an Event"), (Meeting, "a Meeting"), (int, "an int"), (bytes, "a bytes"), (UUID, "a UUID")],
)
def test_a_type_is_named_with_the_article_that_it_is_spoken_with(type_: type[object], expected: str) -> None:
    assert expected == with_article(type_)


@given(st.lists(strategies.lines(), max_size=5), anything, st.integers(1, 5))
def test_nearest_names_come_from_the_options_and_are_not_more_than_asked(options: list[str], word: str, n: int) -> None:
    near = nearest(word, options, n=n)

    assert set(near) <= set(options)
    assert len(near) <= n
    assert len(near) == len(set(near))


@given(st.lists(st.text("abcdé ", max_size=9), max_size=8, unique_by=fold), st.text("abcdÉ ", max_size=9))
def test_nearest_names_are_those_of_the_standard_library_by_their_folds(options: list[str], word: str) -> None:
    expected = get_close_matches(fold(word), map(fold, options))

    assert expected == [fold(near) for near in nearest(word, options)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Norwy", ("Norway",)),
        ("DANMARK", ("Denmark",)),
        ("osterreich", ("Österreich",)),
        ("zzz", ()),
        ("N" * 121, ()),
        ("", ()),
    ],
)
def test_nearest_names_of_some_words(word: str, expected: tuple[str, ...]) -> None:
    assert expected == nearest(word, ["Norway", "Denmark", "Österreich", "NORWAY"])


@pytest.mark.parametrize("rest", ["a:" + "1" * 5_000, "a" + "\u0301\u0323" * 50_000])
def test_a_url_over_the_limit_is_refused_without_a_look_at_its_host(rest: str) -> None:
    assert "text.too-long" in [problem.code for problem in check_url(f"http://{rest}")]
