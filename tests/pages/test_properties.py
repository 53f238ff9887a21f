"""Laws of reading: a page gives back the records it was made from, and no line of any page is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Meeting, Taskforce, pages
from stemtaskforce.findings import Severity
from stemtaskforce.pages.plaintext import REFUSED
from tests.pages.corpus import LABELS, lost_lines
from tests.pages.made_pages import RECORDS, Made, made_pages, noisy, texts


def check_reading_gives_back(made: Made, text: str) -> None:
    reading = pages.read_text(text)
    assert made.layout == reading.layout
    assert list(made.noise) == [line.text for line in reading.unread]
    if made.listed:
        assert made.listed == (reading.records or reading.rows)
    elif made.layout == "C":
        assert ((), made.fields) == (reading.records, reading.fields)
        assert RECORDS["T"](name="A pact", **made.fields) == reading.complete(name="A pact")
    elif made.fields:
        assert RECORDS.get(made.layout[0], RECORDS["T"])(**made.fields) == reading.record
    assert [] == [note for note in reading.findings if note.severity is Severity.ERROR and made.layout != "C"]
    assert [] == lost_lines(text, reading)


@given(st.data(), made_pages())
def test_a_page_gives_back_the_records_that_it_was_made_from(data: st.DataObject, made: Made) -> None:
    check_reading_gives_back(made, data.draw(texts(made.lines)))


@given(st.data(), noisy())
def test_noise_around_a_page_changes_no_record_and_is_handed_back(data: st.DataObject, made: Made) -> None:
    check_reading_gives_back(made, data.draw(texts(made.lines)))


@pytest.mark.parametrize("title", ["::", "* * *", "_", ":\U00012544\U00018cd6"], ids=ascii)
def test_a_line_without_a_letter_or_digit_is_no_title_and_is_handed_back(title: str) -> None:
    reading = pages.read_text(
        f"{title}\nQUICK: publication\n{title}\nSource / author:\nSEER\nPublication type:\nNews\n"
    )

    assert () == reading.records
    assert "title" not in dict(reading.fields)
    assert {title} == {line.text for line in reading.unread}


@given(st.data(), noisy())
def test_no_line_is_lost_whatever_is_put_in_left_out_or_turned_round(data: st.DataObject, made: Made) -> None:
    odd = st.sampled_from(
        [f"{label}:" for label in LABELS]
        + [f"{label}: words" for label in LABELS]
        + ["QUICK: taskforce dossier", "QUICK: x", "The timeline below", "a | b", "|", "1 May 2020", "May 2020"]
        + ["1 May 2020 | Italy | X", "ongoing taskforces", "finalised taskforces", "MENU", "• x", "x" * 1001, "x..."]
    )
    page = list(made.lines)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(page)))
        match data.draw(st.sampled_from(["put in", "leave out", "turn round"])):
            case "put in":
                page.insert(place, data.draw(odd))
            case "leave out":
                del page[place : place + 1]
            case _:
                page[place : place + 3] = reversed(page[place : place + 3])
    text = "\n".join(page)
    reading = pages.read_text(text)
    assert [] == lost_lines(text, reading)
    check_no_record_hides_a_missing_field(reading)


@given(st.text() | st.lists(st.sampled_from([f"{label}:" for label in LABELS] + ["x", "1 May 2020"])).map("\n".join))
def test_no_text_raises_and_none_of_it_is_lost(text: str) -> None:
    reading = pages.read_text(text)
    assert [] == lost_lines(text, reading)
    check_no_record_hides_a_missing_field(reading)
    assert reading == pages.read_text(text)


def check_no_record_hides_a_missing_field(reading: pages.Reading) -> None:
    missing = {note.code for note in reading.findings} & {"title.missing", "date.missing", "page.unsupported", *REFUSED}
    one = reading.kind in {"taskforce", "meeting", "publication"}
    # Of several publications on a page, one may lack its title.
    assert reading.layout == "PP" or bool(missing) is not (bool(reading.records) or reading.kind == "listing")
    for record in reading.records if one else ():
        assert not isinstance(record, Meeting) or (record.title and reading.fields["date"] == record.date)
        assert not isinstance(record, Taskforce) or record.name == reading.fields["name"]
