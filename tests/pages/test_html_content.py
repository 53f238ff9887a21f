"""The content of a page of HTML: the best element that holds each label, date and heading; the rest is set aside."""

import pytest

from stemtaskforce.pages.html import lines_of_html
from stemtaskforce.pages.html.content import set_aside
from stemtaskforce.pages.html.walk import Candidate, Draft, Drawing


def kept(lines: str, *candidates: tuple[int, int, int]) -> str:
    """Return the lines that are not aside, by their letters.

    Args:
        lines: A letter for each line: `d` is a date, `l` a label, `h` an `h1` and `g` an `h2`; a capital one is in the
            frame already. Any other one is prose.
        candidates: The elements that may hold the content: rank, first line, line behind the last.
    """
    drafts: list[Draft] = []
    texts: list[str] = []
    for letter in lines:
        draft = Draft("", "")
        draft.aside = letter.isupper()
        draft.heading = {"h": 1, "g": 2}.get(letter.lower(), 0)
        drafts.append(draft)
        texts.append({"d": "20 August 2018", "l": "Country:"}.get(letter.lower(), "Words."))
    set_aside(Drawing(drafts, [Candidate(*each) for each in candidates], None), texts)
    return "".join(letter for letter, draft in zip(lines, drafts, strict=True) if not draft.aside)


@pytest.mark.parametrize(
    ("lines", "candidates", "expected"),
    [
        ("abc", [], "abc"),
        ("abc", [(0, 1, 1)], "abc"),
        ("", [(0, 0, 0)], ""),
        ("abc", [(0, 1, 2)], "b"),
        ("abc", [(0, 0, 3)], "abc"),
        ("aBc", [(0, 0, 2)], "a"),
        # The lowest rank counts, then what begins first, then what is longest.
        ("abc", [(1, 0, 1), (0, 1, 2)], "b"),
        ("abc", [(0, 1, 2), (1, 0, 1)], "b"),
        ("abc", [(0, 1, 2), (0, 0, 1)], "a"),
        ("abc", [(0, 1, 2), (0, 1, 3)], "bc"),
        ("abc", [(0, 2, 2), (1, 0, 1)], "a"),
        # Only what holds every line that tells counts.
        ("adbdc", [(0, 0, 4)], "adbd"),
        ("adbdc", [(0, 0, 3)], "adbdc"),
        ("adbdc", [(0, 2, 5)], "adbdc"),
        ("hadbd", [(0, 2, 4), (1, 1, 5)], "hadbd"),
        ("xhadbdc", [(0, 2, 5), (1, 1, 6)], "hadbd"),
        ("xhalblc", [(0, 2, 5), (1, 1, 6)], "halbl"),
        ("DabcD", [(0, 1, 3)], "ab"),
        ("Dadbc", [(0, 1, 4)], "adb"),
        # A title may stand above a content that begins with a label or a date.
        ("abdc", [(0, 2, 3)], "abd"),
        ("abdc", [(0, 1, 3)], "bd"),
        ("agdc", [(0, 2, 3)], "agd"),
        ("ahdc", [(0, 2, 3)], "hd"),
        ("aHdc", [(0, 2, 3)], "ad"),
        ("aBdc", [(0, 2, 3)], "ad"),
        ("aBdc", [(0, 1, 3)], "ad"),
        ("adch", [(0, 1, 2)], "dh"),
        ("agbc", [(0, 2, 3)], "b"),
        ("ahbc", [(0, 2, 3)], "hb"),
        ("aBc", [(0, 1, 2)], "a"),
    ],
)
def test_the_lines_around_the_best_candidate_are_aside_but_for_a_title(
    lines: str, candidates: list[tuple[int, int, int]], expected: str
) -> None:
    assert expected == kept(lines, *candidates)


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Country:", False, True),
        ("Country: Malta", False, True),
        ("- Country: Malta", False, True),
        ("Country", True, True),
        ("- Country", True, True),
        ("Country", False, False),
        ("Nonsense: Malta", False, False),
        ("Nonsense", True, False),
        ("country:", False, False),
        ("QUICK: taskforce dossier", False, True),
        ("The timeline below shows", False, True),
        ("20 August 2018", False, True),
        ("- 20 August 2018", False, True),
        ("20 August 2018 | Malta | A chamber", False, True),
        ("20 August 2018 and more", False, False),
        ("August 2018", False, False),
        ("Words.", False, False),
        (f"20 August 2018{' ' * 66}", False, True),
        (f"20 August 2018{' ' * 67}", False, False),
        (f"20 August 2018 | {'x' * 80}", False, True),
    ],
)
def test_a_label_a_date_a_row_and_a_heading_of_the_site_tell_where_the_content_is(
    text: str, *, label: bool, expected: bool
) -> None:
    drafts = [Draft("", ""), Draft("", "")]
    drafts[0].label = label
    set_aside(Drawing(drafts, [Candidate(0, 1, 2)], None), [text, "Words."])

    # It stands outside of the only candidate, which is not the content then.
    assert expected is not drafts[0].aside


FIELDS = "<p>Country: Malta</p><p>Status: ongoing</p>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<p>a</p><div id=content><h1>t</h1>{FIELDS}</div><p>b</p>", ["t"]),
        (f"<p>a</p><main><h2>t</h2>{FIELDS}</main><p>b</p>", ["t"]),
        (f"<p>a</p><article><h2>t</h2>{FIELDS}</article><p>b</p>", ["t"]),
        (f"<p>a</p><div class=node><h2>t</h2>{FIELDS}</div><p>b</p>", ["t"]),
        (f"<p>a</p><div role=main><h2>t</h2>{FIELDS}</div><p>b</p>", ["t"]),
        (f"<p>a</p><section><h2>t</h2>{FIELDS}</section><p>b</p>", ["a", "t", "b"]),
        (f"<h1>a</h1><main><p>t</p>{FIELDS}</main><p>b</p>", ["a", "t"]),
        (f"<p>a</p><main><p>t</p></main>{FIELDS}<p>b</p>", ["a", "t", "b"]),
        (f"<nav><div class=node>a</div></nav>{FIELDS}<p>b</p>", ["b"]),
        ("<div class=sidebar><article>a</article></div><p>b</p>", ["b"]),
        ("<div class=sidebar><article>a<b hidden></b></article></div><p>b</p>", ["b"]),
        ("<div class=node>a</div><p>b</p>", ["a"]),
        ("<div class=node><main>a</main>c</div><p>b</p>", ["a"]),
        # What belongs to a part of the page is not part of the frame.
        ("<header>a</header>b", ["b"]),
        ("<article><header>a</header>b</article>", ["a", "b"]),
        ("<article><div><p class=x><header>a</header>b</div></article>", ["a", "b"]),
        ("<section><i class=x><header>a</header></i>b</section>", ["a", "b"]),
        ("<section><aside>a</aside>b</section>", ["b"]),
        ("<article><section><aside>a</aside>b</section></article>", ["a", "b"]),
        ("<blockquote><ul><li><footer>a</footer></ul></blockquote>b", ["- a", "b"]),
        ("<article><footer>a</footer>b</article>", ["b"]),
        ("<article>a</article><header>b</header>", ["a"]),
        ("<div class=node><div class=site-header>a</div></div>b", ["a"]),
        ("<div class=x><div class=site-header>a</div></div>b", ["b"]),
        ("<body class=sidebar>a", ["a"]),
        # What an element's names say counts whatever else it has.
        ("<div id=footer>a</div>b", ["b"]),
        ("<div role=banner>a</div>b", ["b"]),
        ("<i class=x>a</i><div class=x id=footer>b</div>c", ["a", "c"]),
        ("<i class=x id=y>a</i><div class=x id=footer>b</div>c", ["a", "c"]),
        ("<i class=x>a</i><div class=x hidden>b</div>c", ["ac"]),
        ("<i class=x id=y>a</i><p class=x style='display:none'>b</p><p>c", ["a", "c"]),
        ("<p class=element-hidden>a</p>b", ["b"]),
        ("<p class=element-hidden hidden=until-found>a</p>b", ["b"]),
        ("<nav><p>&#8203;</p><p>&#8203;a</p></nav>b", ["b"]),
    ],
)
def test_the_content_of_a_page_is_found_by_its_tags_and_names(markup: str, expected: list[str]) -> None:
    lines = lines_of_html(markup)

    assert expected == [each.text for each in lines if not each.aside and ":" not in each.text]
    assert not any(each.aside for each in lines if ":" in each.text)
    assert "\u200b" not in [each.text for each in lines]


def test_a_line_that_is_set_aside_has_no_link() -> None:
    (above, *_) = lines_of_html(f"<p><a href=https://a.eu/>a</a></p><main><h1>t</h1>{FIELDS}</main>")

    assert ("a", True, None) == above[1:4]
