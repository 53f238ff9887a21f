"""Keys in bulk are the keys of records, one by one."""

from hypothesis import example, given
from hypothesis import strategies as st

from stemtaskforce import Event, Record, strategies
from stemtaskforce.folding import slug, slugs
from stemtaskforce.identifiers import keys_of
from stemtaskforce.model.event import are_truncated


@given(records=st.lists(strategies.records(), max_size=8))
def test_keys_in_bulk_are_those_of_the_records(records: list[Record]) -> None:
    assert [record.key for record in records] == keys_of(records)


@given(texts=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), max_size=8))
@example(
    texts=[
        "a" * 95 + "-b",
        "a" * 80 + " b",
        "- " * 60 + "a",
        "",
        "ΣΑΣ",
        "x" * 79 + "--y",
        "ß" * 90,
        "a, " * 60,
        "a" * 79 + "-b" * 9,
    ]
)
def test_slugs_in_bulk_are_those_of_the_texts(texts: list[str]) -> None:
    assert [slug(text) for text in texts] == slugs(texts)


@given(given_events=st.lists(strategies.events(), max_size=8))
@example(given_events=[Event(summary="Cut..."), Event(publisher="Cut…"), Event(summary="Whole.", publisher="Whole")])
def test_cut_texts_in_bulk_are_those_of_the_events(given_events: list[Event]) -> None:
    assert [event.is_truncated for event in given_events] == are_truncated(given_events)
