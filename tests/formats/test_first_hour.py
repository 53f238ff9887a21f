"""The exact words of the messages that a new user meets in the first hour; each names the mistake and its remedy."""

import datetime
from collections.abc import Callable

import pytest

from stemtaskforce import Catalog, Meeting, StemTaskforceError, examples, pages, save
from stemtaskforce.formats import json

MEETING: dict[str, object] = {"type": "meeting", "version": 1, "title": "x", "date": "2016-09-29"}
LINE = '{"type":"event","version":1,"title":"x"}'
DAY = "error: date: expected a day as YYYY-MM-DD, got"

MISTAKES: dict[str, tuple[Callable[[], object], str]] = {
    "a date that YAML made": (
        lambda: json.from_dict({**MEETING, "date": datetime.date(2016, 9, 29)}),
        f"{DAY} the date 2016-09-29, not text [type.mismatch at /date]",
    ),
    "a date and time that YAML made": (
        lambda: json.from_dict({**MEETING, "date": datetime.datetime(2016, 9, 29)}),  # noqa: DTZ001 - as YAML does
        f"{DAY} the datetime 2016-09-29T00:00:00, not text [type.mismatch at /date]",
    ),
    "the name of a file where a document is expected": (
        lambda: json.loads("x.json"),
        "line 1: error: column 1: expecting value; got 'x.json'; did you mean load('x.json')? [json.invalid]",
    ),
    "JSON lines where a document is expected": (
        lambda: json.loads(f"{LINE}\n{LINE}\n"),
        (
            'line 2: error: column 1: extra data; got \'{"type":"event","ver\'; did you mean JSON lines, which '
            "jsonl.loads and a file that ends in .jsonl take? [json.invalid]"
        ),
    ),
    "a trailing comma in an object": (
        lambda: json.loads('{"type":"event",\n"title":"x",\n}'),
        "line 2: error: column 12: a comma before '}'; expected none [json.invalid]",
    ),
    "a trailing comma in an array": (
        lambda: json.loads(f"[{LINE}, ]"),
        "line 1: error: column 42: a comma before ']'; expected none [json.invalid]",
    ),
    "a query in the manner of Django": (
        lambda: examples.catalog().meetings.where(date__gt="2016-01-01"),
        (
            "error: date__gt: a Meeting has no such attribute; did you mean between(start, end)? "
            "[query.field at /date__gt]"
        ),
    ),
    "a text in brackets": (
        lambda: examples.catalog().meetings["Oslo"],  # type: ignore[call-overload] # pyright: ignore - the mistake
        (
            "error: index: expected a whole number or a slice, got 'Oslo'; did you mean selection.mentioning('Oslo') "
            "or selection.where(…)? [query.value at /index]"
        ),
    ),
    "readings in place of their records": (
        lambda: Catalog.of([pages.read_path(examples.pages()[0])]),  # type: ignore[list-item] # pyright: ignore - the mistake
        (
            "error: records[0]: expected a Taskforce or a Meeting or an Event, got a Reading; did you mean "
            "its .records? [type.mismatch at /0]"
        ),
    ),
    "an ending of no format": (
        lambda: save(examples.catalog(), "x.zzz"),
        (
            "x.zzz: error: expected the ending '.json' or '.jsonl' or '.ics' or '.csv' or 'datapackage.json' or "
            "'.parquet' or '.csl.json' or '.jsonld' or '.atom' or '.timelinejs.json' or '.md' or '.html', got '.zzz' "
            "[file.ending]"
        ),
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_exactly_these_words(mistake: str) -> None:
    make, expected = MISTAKES[mistake]

    with pytest.raises(StemTaskforceError) as caught:
        make()
    assert expected == str(caught.value)


def test_a_misspelt_keyword_is_told_the_nearest_field() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'titel'") as caught:
        Meeting(titel="x")  # type: ignore[call-arg] # pyright: ignore - the mistake
    assert ["did you mean 'title'?"] == caught.value.__notes__
