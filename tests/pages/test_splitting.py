"""Where the second record of a page begins."""

import pytest

from stemtaskforce.pages.heads import first_field
from stemtaskforce.pages.layouts import vocabulary
from stemtaskforce.pages.marks import Mark, marks_of
from stemtaskforce.pages.plaintext import lines_of
from stemtaskforce.pages.splitting import begins_next, split_publications

WORDS = vocabulary()
SOURCE = "Source / author:"
ASKED = "Requesting organisation:"
HOST = "Host organisation:"


def marks(*texts: str) -> list[Mark]:
    return marks_of(lines_of("\n".join(texts)), WORDS)


@pytest.mark.parametrize(
    "parts",
    [
        (("One", f"{SOURCE} A"),),
        (("One", f"{SOURCE} A"), ("Two", f"{SOURCE} B")),
        (("One", f"{SOURCE} A"), ("Two", f"{SOURCE} A")),
        (("One", SOURCE, "A"), ("Two", SOURCE, "B")),
        (("One", f"{SOURCE} A", "Text."), ("Two", f"{SOURCE} B", "Text."), ("Three", f"{SOURCE} C")),
        (("One", f"{SOURCE} A", "Country: Malta"), ("Two", f"{SOURCE} A")),
        (("One", f"{SOURCE} A"), ("Two", f"{SOURCE} A", "Country: Malta")),
        (("One", f"{SOURCE} A"), ("Two", "Country: Malta", f"{SOURCE} B"), ("Three", "Country: X", f"{SOURCE} C")),
        (("One", f"{SOURCE} A", "Publication type: report"), ("Two", "Publication type: book")),
        (("One", f"{SOURCE} A", "Words", "Publication type: report"), ("Two", f"{SOURCE} A", "Publication type: book")),
        (("One", f"{SOURCE} A", "Description: Text."), ("Two", f"{SOURCE} B")),
        (("One", f"{SOURCE} A", "Text", "Country: Malta", "Text"), ("Two", f"{SOURCE} B")),
        # the block at the end says again what is known, below a text
        (("One", f"{SOURCE} A", "Some text.", f"{SOURCE} A"),),
        (("One", f"{SOURCE} A", "Words", "More", f"{SOURCE} A"),),
        # no title stands above the second block, or no label of publications comes again
        ((f"{SOURCE} A", f"{SOURCE} B"),),
        ((f"{SOURCE} A", "QUICK: x", f"{SOURCE} B"),),
        (("One", f"{SOURCE} A", "Country: Malta", "Text", "Country: Spain"),),
    ],
)
def test_a_publication_begins_with_the_title_above_a_label_that_comes_again(parts: tuple[tuple[str, ...], ...]) -> None:
    page = marks(*(text for part in parts for text in part))
    found = split_publications(page, WORDS.family("publication"), first_field(page))

    assert [[*part] for part in parts] == [[mark.text for mark in part] for part in found]


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        # another value of a label that decides the kind, below a title
        ("taskforce", ("A", f"{ASKED} X"), ("B", f"{ASKED} Y")),
        ("taskforce", ("A", f"{ASKED} X"), ("B", "B", f"{ASKED} Y")),
        ("taskforce", ("A", f"{ASKED} X"), ("B", "3 May 2021", f"{ASKED} Y")),
        ("meeting", ("A", f"{HOST} X", "City & meeting location: G"), ("B", HOST, "City & meeting location: H")),
        # ... or in a block of several labels
        ("taskforce", ("A", f"{ASKED} X", "Some text."), (f"{ASKED} Y", "Country: Malta")),
        # another day, and one more label that stood before
        ("taskforce", ("A", "Start date: 3 May 2021", "Status: x"), ("B", "Start date: 4 May 2021", "Status: x")),
        ("meeting", ("A", "Date: 3 May 2021", f"{HOST} X"), ("B", "Date: 4 May 2021", f"{HOST} X")),
        ("meeting", ("A", "Date: 3 May 2021", f"{HOST} X"), ("B", "Date: 4 May 2021", "Text", f"{HOST} X")),
        (
            "meeting",
            ("A", "Date: 3 May 2021", f"{HOST} X"),
            ("B", "Date: 4 May 2021", "Text", f"{HOST} X", "Text", f"{HOST} X"),
        ),
        # one record
        ("taskforce", ("A", f"{ASKED} X"), ()),
        *(("taskforce", ("A", f"{ASKED} X", f"Some text{sign}", f"{ASKED} Y"), ()) for sign in "!?…:"),
        ("taskforce", ("A", f"{ASKED} X", f"{ASKED} Y"), ()),
        ("taskforce", ("A", f"{ASKED} X", "Some text.", f"{ASKED} Y"), ()),
        ("taskforce", ("A", f"{ASKED} X", "B", f"{ASKED} X"), ()),
        ("taskforce", ("A", f"{ASKED} X", "B", ASKED), ()),
        ("taskforce", ("A", "Start date: 3 May 2021", f"{ASKED} X", "B", "Start date: 3 May 2021", f"{ASKED} X"), ()),
        ("taskforce", ("A", "Start date: 3 May 2021", f"{ASKED} X", "B", "Start date: 05/03/2021", f"{ASKED} X"), ()),
        ("taskforce", ("A", "Start date: 3 May 2021", "Status: x", "B", "Start date: later", "Status: x"), ()),
        ("taskforce", ("A", "Start date: 3 May 2021", "B", "Start date: 4 May 2021"), ()),
        ("meeting", ("A", "Date: 3 May 2021", f"{HOST} X", "B", "Date: 4 May 2021", "Text", "About: x"), ()),
        ("meeting", ("A", "Date: 3 May 2021", f"{HOST} X", "About:", "B", "Date: 4 May 2021", f"{HOST} X"), ()),
        ("meeting", ("A", "Objective of the meeting: X", "B", "Objective of the meeting: Y"), ()),
        ("publication", ("A", f"{SOURCE} X", "B", f"{SOURCE} Y"), ()),
    ],
)
def test_a_second_record_begins_with_its_title_or_its_labels(
    kind: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    page = marks(*first, *second)

    assert len(first) == begins_next(page, WORDS.family(kind), first_field(page))
