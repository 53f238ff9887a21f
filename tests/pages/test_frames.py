"""A page gives the same record in whichever frame it stands, and the same as its text."""

import pytest

from stemtaskforce import pages
from stemtaskforce.model import Record
from tests.pages.frames import FRAMES, MARKUPS, PAGES, as_text


def records_in(frame: str, markup: str, page: str) -> tuple[Record, ...]:
    content = MARKUPS[markup](PAGES[page]) + PAGES[page].rest
    return pages.read_html(f"<!DOCTYPE html><html>{FRAMES[frame](PAGES[page].title, content)}</html>").records


@pytest.mark.slow
@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_around_a_page_changes_no_record(frame: str, page: str, markup: str) -> None:
    expected = pages.read_text(as_text(PAGES[page])).records
    assert 1 == len(expected)
    assert expected == records_in(frame, markup, page)


@pytest.mark.parametrize("frame", FRAMES)
def test_every_line_of_a_frame_is_handed_back_as_unread(frame: str) -> None:
    page = PAGES["meeting"]
    content = MARKUPS["Drupal 7"](page)
    bare = pages.read_html(FRAMES["none"](page.title, content))
    framed = pages.read_html(FRAMES[frame](page.title, content))
    assert {line.text for line in bare.unread} <= {line.text for line in framed.unread}
    assert all(line.aside for line in framed.unread)
