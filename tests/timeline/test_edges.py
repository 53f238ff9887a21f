"""A timeline at the edges: the first and the last day of a year, and what is said of a question that is none."""

from collections.abc import Callable

import pytest

from stemtaskforce import Event, StemTaskforceError, Timeline

DAYS = ["2017-12-31", "2018-01-01", "2018-12-31", "2019-01-01"]
TIMELINE = Timeline.of([Event(title="x", date=day) for day in DAYS])
ASKED: dict[str, Callable[[], object]] = {
    "year: got 0; want a whole number from 1 to 9999": lambda: TIMELINE.in_year(0),
    "year: got 10000; want a whole number from 1 to 9999": lambda: TIMELINE.in_year(10_000),
    "n: got -1; want a whole number of at least 0": lambda: TIMELINE.latest(-1),
    "others[0]: got 7; want a Timeline": lambda: TIMELINE.merge(7),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the case
}


def test_a_year_has_its_first_and_its_last_day() -> None:
    assert ["2018-12-31", "2018-01-01"] == [str(entry.date) for entry in TIMELINE.in_year(2018)]
    assert TIMELINE.in_year(2018) == TIMELINE.by_year()[2018] == TIMELINE.between("2018-01-01", "2018-12-31")


@pytest.mark.parametrize(("message", "ask"), ASKED.items(), ids=ASKED)
def test_a_question_that_is_none_names_the_argument(message: str, ask: Callable[[], object]) -> None:
    with pytest.raises(StemTaskforceError) as caught:
        ask()

    assert [message] == [finding.message for finding in caught.value.findings]
