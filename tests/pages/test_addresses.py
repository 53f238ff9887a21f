"""The addresses of pages and links: absolute, in the form that a record takes, and out of the archive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce.pages.addresses import absolute, is_foreign, original, saved_from
from stemtaskforce.text import check_url

ARCHIVED = [
    "https://web.archive.org/web/20190102030405/{}",
    "http://web.archive.org:80/web/20190102030405/{}",
    "//web.archive.org/web/2019/{}",
    "HTTPS://WEB.ARCHIVE.ORG/WEB/2019/{}",
    "https://www.archive.org/web/2019/{}",
    "https://archive.org/wayback/2019/{}",
    "https://wayback.archive.org/web/2019id_/{}",
    "https://wayback.archive-it.org/1234/20190102030405/{}",
    "https://wayback.archive-it.org/all/2019*/{}",
    "https://arquivo.pt/wayback/2019/{}",
    "https://webarchive.nationalarchives.gov.uk/ukgwa/*/{}",
    "/web/2019im_/{}",
]


@pytest.mark.parametrize("archived", ARCHIVED)
def test_an_address_of_an_archive_is_that_of_the_page_in_it(archived: str) -> None:
    page = "http://www.stemcoalition.eu/a?b=https://c.eu/"

    assert page == original(archived.format(page))
    assert page == original(archived.format(page.replace("http://", "HTTP:/")))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/web/2019/a",
        "https://example.org/web/2019/https://a.eu/",
        "https://web.archive.org/web/2019/",
        "https://web.archive.org/web/2019/ftp://a.eu/",
        "https://web.archive.org/about/https://a.eu/",
        "/web/2019/https:///a.eu/",
        "mailto:a@example.org",
        "ftp://a.eu/http:/b",
        "a/HTTP:/b",
        "HTTP:",
        "",
    ],
)
def test_any_other_address_stays_as_it_is(url: str) -> None:
    assert url == original(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://A.eu/B", "http://A.eu/B"),
        ("Https:/a.eu", "https://a.eu"),
        ("http://a.eu/?b=HTTP://c.eu/&d=HTTPS:/e", "http://a.eu/?b=HTTP://c.eu/&d=HTTPS:/e"),
        ("HTTP://a.eu/HTTP:/b", "http://a.eu/HTTP:/b"),
    ],
)
def test_only_the_scheme_in_front_is_written_in_one_way(url: str, expected: str) -> None:
    assert expected == original(url)


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        ("https://stemcoalition.eu", False),
        ("https://WWW.STEMcoalition.EU:443/a", False),
        ("https://www.stemcoalition.eu./a", False),
        ("https://stemcoalition.eux/", True),
        ("https://x.stemcoalition.eu/", True),
        ("https://web.archive.org/web/2019/https://stemcoalition.eu/", False),
        ("https://web.archive.org/web/2019/https://example.org/", True),
        ("stemcoalition.eu", False),
        ("/a", False),
        ("mailto:a@example.org", False),
        ("http://[bad", False),
    ],
)
def test_an_address_is_foreign_where_its_host_is_not_the_sites(url: str, *, foreign: bool) -> None:
    assert foreign is is_foreign(url)


BASE = "https://a.eu/b/c"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("d", "https://a.eu/b/d"),
        ("/d", "https://a.eu/d"),
        ("?d", "https://a.eu/b/c?d"),
        ("d#e", "https://a.eu/b/d#e"),
        ("//d.eu/e", "https://d.eu/e"),
        ("HTTPS://d.eu/e", "https://d.eu/e"),
        ("d e\u2003f", "https://a.eu/b/d%20e%E2%80%83f"),
        ("d\t\r\ne", "https://a.eu/b/de"),
        ("\x00\u00a0 d\n\x1f", "https://a.eu/b/d"),
        ("..\\d?e\\f#g\\h", "https://a.eu/d?e\\f#g\\h"),
        ("HTTPS:\\\\d.eu\\e", "https://d.eu/e"),
        ("/web/2019/http://d.eu/e", "http://d.eu/e"),
        ("#", None),
        ("#d", None),
        ("", None),
        (" \n", None),
        ("tel:1\\2", None),
        ("javascript:a()", None),
        ("http://[bad", None),
        ("http://a b.eu/", None),
    ],
)
def test_a_link_is_resolved_as_browsers_do_or_is_none(href: str, expected: str | None) -> None:
    assert expected == absolute(href, BASE)


@pytest.mark.parametrize(
    ("href", "base", "expected"),
    [
        ("d", "https://web.archive.org/web/2019/https://a.eu/b/", "https://a.eu/b/d"),
        ("d", None, None),
        ("d", "", None),
        ("//d.eu/e", None, None),
        ("https://d.eu/e", None, "https://d.eu/e"),
        ("d", "http://[bad", None),
        ("https://d.eu/e", "http://[bad", "https://d.eu/e"),
        ("//d.eu/e", "http://[bad", None),
    ],
)
def test_a_link_is_resolved_against_the_archived_page(href: str, base: str | None, expected: str | None) -> None:
    assert expected == absolute(href, base)


@pytest.mark.parametrize(("length", "is_taken"), [(4_000, True), (4_001, False)])
def test_a_link_is_bounded_before_it_is_resolved(length: int, *, is_taken: bool) -> None:
    path = "d/../" * 1_000
    href = path[: length - 1] + "e"

    assert length == len(href)
    assert is_taken == (absolute(href, "https://a.eu/") is not None)


@given(st.text("htps:/\\.?#[]@ a\n%", max_size=30), st.sampled_from([None, BASE]))
def test_what_is_taken_is_an_address_that_a_record_holds_and_stays_as_it_is(href: str, base: str | None) -> None:
    url = absolute(href, base)

    assert url is None or (() == check_url(url) and url == absolute(url, None))


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("saved from url=(0014)https://a.eu/s", "https://a.eu/s"),
        ("\n SAVED from URL=(1)x \n", "x"),
        (" saved from url=(0014)", None),
        (" saved from url=()https://a.eu/s", None),
        (" saved from url=(0014)https://a.eu/ s", None),
        ("a saved from url=(0014)https://a.eu/s", None),
        ("", None),
    ],
)
def test_a_browser_notes_in_a_comment_where_a_page_was_saved_from(comment: str, expected: str | None) -> None:
    assert expected == saved_from(comment)
