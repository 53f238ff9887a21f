"""Markup: whatever text goes in, a parser finds the elements that were made and no other."""

# ruff: noqa: D102 - the methods are HTMLParser's, and are described there

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce.markup import FRAGMENT, GAP, Html, Local, Template, document, element, join

#: HTML turns line ends into `\n` and has no NUL; neither matters for what is an element.
texts = st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"])) | st.sampled_from(
    ["<", ">", "&", '"', "'", "</p>", "<script>", "&lt;", "&#60;", "<!--", "]]>", "<?", "`", "javascript:"]
)


class Reader(HTMLParser):
    """Writes down the elements, the attributes and the text of some markup, and whatever else there is."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.ends: list[str] = []
        self.text = ""
        self.others: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.ends.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def assert_only(markup: Html, text: str, *tags: tuple[str, list[tuple[str, str | None]]]) -> None:
    found = Reader(str(markup))

    assert list(tags) == found.tags
    assert [tag for tag, _ in tags] == found.ends[::-1]
    assert text == found.text
    assert [] == found.others


@given(texts, texts)
def test_text_and_attributes_come_out_as_they_went_in(text: str, title: str) -> None:
    assert_only(element("p", text, attributes={"title": title}), text, ("p", [("title", title)]))


@given(texts, texts, texts)
def test_nested_markup_is_kept_and_text_beside_it_is_escaped(before: str, inner: str, after: str) -> None:
    markup = element("section", before, element("b", inner), after)

    assert_only(markup, before + inner + after, ("section", []), ("b", []))


@given(st.lists(texts), texts)
def test_joining_escapes_parts_and_separator(parts: list[str], separator: str) -> None:
    assert_only(join(parts, separator), separator.join(parts))


@given(texts)
def test_a_link_is_written_to_http_and_https_only(target: str) -> None:
    for href in (target, f"javascript:{target}", f"data:text/html,{target}", f"//{target}"):
        assert_only(element("a", "x", attributes={"href": href}), "x", ("a", []))


@pytest.mark.slow
def test_no_attack_of_the_lists_makes_an_element(script_attacks: list[str]) -> None:
    for attack in script_attacks:
        text = attack.replace("\x00", "")
        assert_only(
            element("p", text, attributes={"title": text, "id": text}), text, ("p", [("title", text), ("id", text)])
        )
        found = Reader(str(element("a", text, attributes={"href": text})))
        assert ["a"] == [tag for tag, _ in found.tags]
        assert all(value is not None and value.startswith(("http://", "https://")) for _, value in found.tags[0][1])


@given(texts)
def test_a_name_outside_the_lists_cannot_be_spelt(name: str) -> None:
    with pytest.raises(ValueError, match="is not a tag of the closed list"):
        element(f"x{name}")
    with pytest.raises(ValueError, match="is not an attribute of the closed list"):
        element("p", attributes={f"on{name}": "x"})


@pytest.mark.parametrize("tag", ["script", "style", "iframe", "object", "form", "img", "svg", "P", "p ", ""])
def test_tags_that_do_things_are_not_in_the_list(tag: str) -> None:
    with pytest.raises(ValueError, match="is not a tag of the closed list"):
        element(tag)


@pytest.mark.parametrize("name", ["onclick", "style", "src", "srcdoc", "formaction", "xlink:href", "HREF", ""])
def test_attributes_that_do_things_are_not_in_the_list(name: str) -> None:
    with pytest.raises(ValueError, match="is not an attribute of the closed list"):
        element("p", attributes={name: "x"})


def test_an_absent_attribute_is_left_out_and_a_good_link_is_kept() -> None:
    markup = element("a", attributes={"title": None, "href": "https://example.org/?a=1&b='\""})

    assert '<a href="https://example.org/?a=1&amp;b=&#x27;&quot;"></a>' == str(markup)


def test_a_void_element_has_no_end_and_no_content() -> None:
    assert "<br>" == str(element("br"))
    with pytest.raises(ValueError, match="'br' has no content"):
        element("br", "x")


def test_markup_speaks_the_protocol_of_template_engines() -> None:
    markup = element("b", "&")

    assert "<b>&amp;</b>" == str(markup) == markup.__html__() == markup.source
    assert markup == Html("<b>&amp;</b>")


def test_a_link_inside_the_pages_is_of_a_closed_form() -> None:
    for target in ("#year-2018", "index.html", "meeting-2018-08-20-oslo.html#content", "calendar.ics"):
        assert f'<a href="{target}"></a>' == str(element("a", attributes={"href": Local(target)}))


@pytest.mark.parametrize("target", ["", "#", "../x.html", "x.js", "X.html", "/x.html", "x.html?", "a b.html", "#<"])
def test_a_link_of_another_form_is_refused(target: str) -> None:
    with pytest.raises(ValueError, match="expected the name of a page"):
        Local(target)


@given(texts, texts)
def test_a_template_gives_what_elements_give(title: str, text: str) -> None:
    template = Template(element("p", "100 % ", element("b", GAP), attributes={"title": GAP}))

    assert element("p", "100 % ", element("b", text), attributes={"title": title}) == template(title, text)


def test_a_template_takes_one_part_for_each_gap() -> None:
    with pytest.raises(TypeError):
        Template(element("p", GAP))("x", "y")


def test_markup_in_an_attribute_is_refused_and_a_gap_in_a_link() -> None:
    for attributes in ({"title": element("b")}, {"href": GAP}):
        with pytest.raises(ValueError, match="expected text, got markup"):
            element("a", attributes=attributes)


def test_a_document_has_only_the_parts_that_are_given() -> None:
    bare = document(element("p", "x"), lang="en", title="<A>")
    whole = document(element("p"), lang="en", title="A", description='"B"', rules="p{}", script="1", data='{"a":1}')

    assert "style-src 'none'; script-src 'none';" in bare
    assert not [word for word in ("<style", "<script", "description") if word in bare]
    assert "<title>&lt;A&gt;</title>" in bare
    for part in ("<style>p{}</style>", "<script>1</script>", '<script type="application/ld+json">{"a":1}</script>'):
        assert part in whole
    assert 'content="&quot;B&quot;"' in whole
    assert f"script-src 'sha256-{b64encode(sha256(b'1').digest()).decode()}'" in whole


def test_a_document_names_its_feed_and_no_feed_that_leads_away() -> None:
    page = document(element("p"), lang="en", title="A", feed="feed.atom")

    assert '<link rel="alternate" type="application/atom+xml" href="feed.atom">' in page.splitlines()
    assert "alternate" not in document(element("p"), lang="en", title="A")
    with pytest.raises(ValueError, match="feed"):
        document(element("p"), lang="en", title="A", feed="https://elsewhere.example/feed")


@pytest.mark.parametrize("part", ["rules", "script", "data"])
def test_what_could_end_a_style_sheet_or_a_script_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match=r"\Aexpected a style sheet, a script or data without '<'\Z"):
        document(element("p"), lang="en", title="A", **{part: "</style>"})


BARE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>A</title>
{icon}
</head>
<body>
<p>x</p>
</body>
</html>
"""


@pytest.mark.parametrize("rules", ["", "p{}"])
def test_a_document_allows_nothing_but_what_is_in_it(rules: str) -> None:
    """What a browser enforces is pinned sign by sign, as one wrong sign in a policy is no policy."""
    page = document(element("p", "x"), lang="en", title="A", rules=rules)
    icon = next(line for line in page.splitlines() if line.startswith('<link rel="icon" href="data:image/svg+xml,'))
    digest = b64encode(sha256(rules.encode()).digest()).decode()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{digest}'" if rules else "style-src 'none'",
            "script-src 'none'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    expected = BARE.format(policy=policy, icon=icon)
    assert (expected.replace(icon, f"{icon}\n<style>{rules}</style>") if rules else expected) == page


@given(first=st.text(), second=st.text())
def test_a_template_that_was_begun_gives_what_all_parts_at_once_give(first: str, second: str) -> None:
    template = Template(element("p", element("b", GAP), " 100 % ", GAP, attributes={"class": GAP}))

    assert template("x", first, second) == template.begun("x", first)(second)
    assert template("x", first, second) == template.begun("x")(first, second) == template.begun("x", first, second)()


def test_a_fragment_in_a_template_never_has_a_scheme() -> None:
    link = Template(element("a", "Here", attributes={"href": FRAGMENT}))

    assert '<a href="#javascript:alert(1)&quot;">Here</a>' == str(link('javascript:alert(1)"'))
    with pytest.raises(ValueError, match="expected text, got markup"):
        element("a", attributes={"href": GAP})
