"""Each cap at its edge: what is just within is admitted, what is just over is refused, and the finding says why.

The rough counts are asked alone, without a parser, and mostly with a lower cap in place of the real one.
"""

from collections.abc import Callable
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce.errors import LimitExceeded
from stemtaskforce.findings import Finding, make
from stemtaskforce.pages import caps
from stemtaskforce.pages.caps import MAX_ATTRIBUTES, MAX_TAGS, PROBE, admit, exceeded, probed, too_many_attributes

#: Too deep by the tags alone: over a thousand elements inside each other, among over a thousand tags.
DEEP = "<div>" * 1_001
#: Elements that have no end tag, or may do without, by the HTML standard (sections 13.1.2 and 13.1.2.4).
NEVER_NESTED = """
    area base br col embed hr img input link meta param source track wbr
    p li dt dd tr td th thead tbody tfoot colgroup option optgroup rb rt rp rtc html head body
""".split()
DRAWN = "circle ellipse image line path polygon polyline rect stop use".split()
#: The formatting elements of the HTML standard (section 13.2.4.2) that a parser repeats; of `a` it keeps one.
FORMATTING = "b big code em font i nobr s small strike strong tt u".split()

OVER = {
    "limit.tags": ("<p>" * (MAX_TAGS + 1), "page: has over 20,000 tags"),
    "limit.depth": (DEEP, "page: has over 200 elements inside each other, by its tags"),
    "limit.attributes": (
        "<p" + " a=1" * 4_001 + ">",
        f"page: has an element with over {MAX_ATTRIBUTES} attributes",
    ),
}


def finding_of(markup: str) -> Finding | None:
    """Return the finding about a page that is refused before it is parsed, or `None`."""
    try:
        admit(markup, "a.html")
    except LimitExceeded as error:
        (found,) = error.findings
        return found
    return None


def distinct(name: str, count: int) -> str:
    """Return start tags of one name, none equal to another."""
    return "".join(f"<{name} id={number}>" for number in range(count))


def attributes(count: int) -> str:
    return "".join(f" a{number}" for number in range(count))


@pytest.fixture
def levels(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """Return a function that finds out how many levels of nesting are counted in a page, by the cap that it needs."""
    monkeypatch.setattr(caps, "_FEW_TAGS", 0)

    def counted(markup: str) -> int:
        for cap in range(100):
            monkeypatch.setattr(caps, "_MAX_LEVELS", cap)
            if finding_of(markup) is None:
                return cap
        pytest.fail("no cap was high enough")

    return counted


@pytest.mark.parametrize("code", OVER)
def test_a_finding_about_a_cap_has_its_code_its_words_and_the_name_of_the_page(code: str) -> None:
    markup, message = OVER[code]

    assert make(code, message, source="a.html") == finding_of(markup)


def test_a_finding_about_formatting_says_that_it_may_be_left_open() -> None:
    message = "page: has too many formatting elements that may be left open"

    assert make("limit.depth", message, source="a.html") == finding_of(distinct("b", 201) + "<p>" * 1_900)


@pytest.mark.parametrize("source", [None, "a.html"])
def test_the_error_of_a_cap_holds_one_finding_about_the_page(source: str | None) -> None:
    (found,) = exceeded("limit.tags", "has much", source).findings
    (of_attributes,) = too_many_attributes(source).findings

    assert make("limit.tags", "page: has much", source=source) == found
    assert source == of_attributes.source


@pytest.mark.parametrize(
    ("within", "over"),
    [
        pytest.param("<p>" * MAX_TAGS, "<p>" * (MAX_TAGS + 1), id="tags"),
        pytest.param("<div>" * 1_000 + "<p>", DEEP, id="levels"),
        pytest.param(
            distinct("b", 500) + "<p>" * 500, distinct("b", 500) + "<p>" * 501, id="a page of few tags is not looked at"
        ),
        pytest.param("<div>" * 250 + "<p>" * 15_750, "<div>" * 250 + "<p>" * 15_751, id="levels times tags"),
        pytest.param(distinct("b", 200) + "<p>" * 1_800, distinct("b", 200) + "<p>" * 1_801, id="formatting"),
        pytest.param(
            distinct("b", 200) + "<i>x</i>" + "<p>" * 1_798,
            distinct("b", 200) + "<i>x</i>" + "<p>" * 1_799,
            id="formatting of which some is closed",
        ),
        # Of equal ones a parser keeps three: 198 may be open.
        pytest.param(
            "".join(f"<b id={n}>" * 5 for n in range(66)) + "<p>" * 1_690,
            "".join(f"<b id={n}>" * 5 for n in range(66)) + "<p>" * 1_691,
            id="equal formatting",
        ),
        pytest.param(
            "".join(f"<b id={n}><i>x</i></b>" for n in range(300)) + "<p>" * 800,
            "".join(f"<b id={n}><i><u>x</u></i></b>" for n in range(300)) + "<p>" * 800,
            id="formatting that is closed at once, two inside each other",
        ),
        pytest.param(f"<p{attributes(4_000)}>", f"<p{attributes(4_001)}>", id="attributes that are counted"),
        pytest.param(
            f"<body{attributes(1_333)}>" * 2 + f"<html{attributes(1_334)}>",
            f"<body{attributes(1_333)}>" * 2 + f"<html{attributes(1_335)}>",
            id="attributes that are merged",
        ),
        pytest.param(
            f"<body{attributes(10)}>" * 3,
            f"<body{attributes(10)}>" * 3 + f"<body{attributes(4_001)}>",
            id="attributes of one that is merged",
        ),
        pytest.param(
            f"<body{attributes(2_001)}>" * 2,
            f"<body{attributes(2_001)}>" * 2 + "<html >",
            id="only two are never merged",
        ),
        pytest.param(
            f"<p{attributes(4_000)}>" * 6 + f"<p{attributes(2_000)}>",
            f"<p{attributes(4_000)}>" * 6 + f"<p{attributes(2_001)}>",
            id="attributes that are compared",
        ),
    ],
)
def test_each_cap_is_held_at_its_edge(within: str, over: str) -> None:
    found = finding_of(over)

    assert None is finding_of(within)
    assert found is not None
    assert "a.html" == found.source


@pytest.mark.parametrize("more", [0, 1])
def test_no_more_than_twice_the_longest_page_is_read_for_attributes(monkeypatch: pytest.MonkeyPatch, more: int) -> None:
    first, second = f"<p{attributes(300)}", f"<p{attributes(299)} {'b' * (100 + more)}"
    monkeypatch.setattr(caps, "MAX_BYTES", (len(first) + len(second) - more) // 2)

    assert 0 == (len(first) + len(second) - more) % 2
    found = finding_of(f"{first}>x{second}>")
    assert (["a.html"] if more else []) == [each.source for each in (found,) if each is not None]


@pytest.mark.parametrize("name", FORMATTING)
def test_each_formatting_element_is_one_in_letters_of_both_sizes(name: str) -> None:
    assert finding_of(distinct(name, 201) + "<p>" * 1_900) is not None
    assert finding_of(distinct(name.upper(), 201) + "<p>" * 1_900) is not None


@pytest.mark.parametrize("name", ["a", "span", "bdo", "ins", "sup"])
def test_other_elements_within_a_line_are_not_formatting(name: str) -> None:
    assert None is finding_of(distinct(name, 201) + "<p>" * 1_900)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("", 0),
        ("x < y", 0),
        ("<div>", 1),
        ("<DIV><div>", 2),
        ("<div></div><div>", 1),
        ("<div></DIV><div>", 1),
        ("<div></b><div>", 2),
        ("</div><div><b>", 2),
        ("<div></div></div></div><i><b>", 2),
        ("<div><div></div></div><i><b>", 2),
        ("<div><div></div></div></div><i><b>", 2),
        ("<div><div><div></div><i>", 3),
        ("<div><i></div></i><u><b>", 2),
        ("<div/><div/>", 2),
        ("<!--<div>--><i title='<b>'>", 3),
        ("<path><rect>", 2),
        ("<svg><path><rect>", 1),
        ("<SVG><path><rect>", 1),
        ("<path><rect></svg>", 2),
        ("<rt>" * 9, 9),
        ("<rt><rp><rb><rtc>", 4),
        ("<ruby></ruby>" + "<rt>" * 20, 1),
        ("<ruby></ruby>" + "<rt>" * 25, 6),
        ("<ruby></ruby>" * 2 + "<rt>" * 45, 6),
        ("<ruby></ruby>" + "<rt>" * 10 + "<rp>" * 4 + "<rb>" * 6 + "<rtc>" * 2, 3),
        ("<ruby>" * 3, 3),
    ],
)
def test_levels_are_the_elements_that_are_open_at_once_each_name_on_its_own(
    levels: Callable[[str], int], markup: str, expected: int
) -> None:
    assert expected == levels(markup)


@pytest.mark.parametrize("name", NEVER_NESTED)
def test_an_element_whose_end_tag_may_be_left_out_is_no_level(levels: Callable[[str], int], name: str) -> None:
    assert 2 == levels(f"<ruby><div><{name}><{name.upper()}>")


@pytest.mark.parametrize("name", DRAWN)
def test_an_element_of_a_drawing_is_a_level_only_outside_of_one(levels: Callable[[str], int], name: str) -> None:
    assert (2, 1) == (levels(f"<{name}><{name}>"), levels(f"<svg><{name}><{name}>"))


tags = st.lists(st.sampled_from(["<div>", "</div>", "<b>", "</b>", "<foo x=1>", "</foo>", "<p>", "x"]), max_size=30)


@given(tags)
def test_no_fewer_levels_are_counted_than_a_stack_of_open_elements_holds(parts: list[str]) -> None:
    stack: list[str] = []
    most = 0
    for part in parts:
        name = part.strip("</>").split(" ")[0]
        if part.startswith("</") and name in stack:
            del stack[len(stack) - 1 - stack[::-1].index(name) :]
        elif part[0] == "<" and part[1] != "/" and name != "p":
            stack.append(name)
            most = max(most, len(stack))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(caps, "_FEW_TAGS", 0)
        patch.setattr(caps, "_MAX_LEVELS", most - 1)

        assert most == 0 or finding_of("".join(parts)) is not None


def test_formatting_that_could_not_matter_is_not_searched_for_its_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> NoReturn:
        pytest.fail("few formatting elements were searched for their ends")

    monkeypatch.setattr(caps, "_left_open", fail)

    assert None is finding_of(distinct("b", 200) + "<p>" * 1_800)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>x", []),
        (f"<p{attributes(256)}>", []),
        (f"<p{attributes(257)}>", ["<p"]),
        (f"<b>x</b><p{attributes(257)}><i><u{attributes(300)}>", ["<b>x</b><p", f"<b>x</b><p{attributes(257)}><i><u"]),
        (f"<p a='>'{attributes(257)}>", ["<p"]),
        (f"<b>x</b><p a='>'{attributes(257)}>", ["<b>x</b><p"]),
        (f"<b a='>'><p a='>'{attributes(257)}>", ["<b a='>'><p"]),
        (f"<!-- <p{attributes(257)}> -->", ["<!-- <p"]),
        (f"</p{attributes(257)}>", []),
    ],
)
def test_the_places_behind_the_names_of_long_tags_are_returned(markup: str, expected: list[str]) -> None:
    assert tuple(map(len, expected)) == admit(markup, None)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], "<p a><i b>x"),
        ([2], f"<p {PROBE}  a><i b>x"),
        ([2, 7], f"<p {PROBE}  a><i {PROBE}  b>x"),
    ],
)
def test_the_probe_is_an_attribute_of_each_long_tag_and_nothing_else_changes(places: list[int], expected: str) -> None:
    assert expected == probed("<p a><i b>x", places)
