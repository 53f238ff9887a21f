"""Events: something to say, a name for the catalog, and what the site has cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import strategies
from stemtaskforce.countries import Country
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.model import Event, EventCategory
from stemtaskforce.text import slug


@pytest.mark.parametrize("absent", [{}, {"summary": ""}, {"date": "2016-09-29", "country": "DK", "url": "http://a"}])
def test_an_event_with_nothing_to_say_is_refused(absent: dict[str, str]) -> None:
    with pytest.raises(InvalidRecord) as caught:
        Event(**absent)

    assert [("event.blank", "")] == [(finding.code, finding.path) for finding in caught.value.findings]
    assert "expected a title, summary, category or publisher" in str(caught.value)


@pytest.mark.parametrize("name", ["title", "summary", "category", "publisher"])
def test_one_of_the_four_is_enough_and_gives_the_slug(name: str) -> None:
    assert "what-it-is" == Event(**{name: "What it is"}).slug


def test_a_refused_text_is_not_told_as_an_event_without_text() -> None:
    with pytest.raises(InvalidRecord) as caught:
        Event(title=" ")

    assert ["text.blank"] == [finding.code for finding in caught.value.findings]


@given(strategies.events())
def test_the_key_is_made_of_date_and_best_text(event: Event) -> None:
    text = next(text for text in (event.title, event.summary, event.publisher, event.category) if text)
    date = "undated" if event.date is None else f"{event.date.year:04}-{event.date.month:02}-{event.date.day:02}"

    assert slug(text) == event.slug
    assert f"event/{date}/{slug(text)}" == event.key


@given(strategies.events())
def test_an_event_is_truncated_when_summary_or_publisher_ends_in_dots(event: Event) -> None:
    texts = (event.summary, event.publisher or "")

    assert any(text[-3:] == "..." or text[-1:] == "\u2026" for text in texts) == event.is_truncated


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"summary": "a..."}, True),
        ({"summary": "a…"}, True),
        ({"publisher": "a..."}, True),
        ({"publisher": "a…", "summary": "b"}, True),
        ({"summary": "a.."}, False),
        ({"summary": "a... b"}, False),
        ({"title": "a..."}, False),
        ({"category": "a..."}, False),
    ],
)
def test_only_teaser_and_publisher_are_cut_by_the_site(fields: dict[str, str], expected: bool) -> None:  # noqa: FBT001 - a parameter of the table
    assert expected is Event(**fields).is_truncated


@given(st.sampled_from(EventCategory))
def test_a_known_category_may_be_given_as_such_and_is_kept_as_text(category: EventCategory) -> None:
    event = Event(category=category)

    assert event == Event(category=category.value)
    assert str is type(event.category)


@given(strategies.lines())
def test_the_vocabulary_of_categories_is_open(category: str) -> None:
    assert category == Event(category=category).category


def test_an_event_of_the_site() -> None:
    event = Event(
        date="2018-05-04",
        category="Reports and studies",
        publisher="University World News",
        summary="Fewer...",
        country="DK",
    )

    assert "event/2018-05-04/fewer" == event.key
    assert Country.DK is event.country
    assert event.is_truncated
