"""The labels that a caller adds: what they mean, and what is told of those that cannot be used."""

from collections.abc import Mapping
from typing import cast

import pytest

from stemtaskforce import PageError
from stemtaskforce.pages.layouts import FAMILIES, PROSE_FIELDS, Label, near_key, vocabulary

FIELDS = (
    "background, category, country, date, description, host_organisation, location, next_steps, objective, objectives, "
    "publisher, requesting_organisation, results, start_date, status, summary"
)
NO_LABEL = "labels: got {}; expected the text of a label, without its colon"


@pytest.mark.parametrize(
    ("labels", "messages"),
    [
        ({"": "location"}, [NO_LABEL.format("''")]),
        ({" ": "location"}, [NO_LABEL.format("' '")]),
        ({"Venue ": "location"}, [NO_LABEL.format("'Venue '")]),
        ({"Ve  nue": "location"}, [NO_LABEL.format("'Ve  nue'")]),
        ({"Venue:": "location"}, [NO_LABEL.format("'Venue:'")]),
        ({1: "location"}, [NO_LABEL.format("1")]),
        (
            {"Venue": "locaton", "A:": "date"},
            [
                "labels: 'Venue' names the field 'locaton', which no page fills; did you mean 'location'?",
                NO_LABEL.format("'A:'"),
            ],
        ),
        ({"Venue": "zz"}, [f"labels: 'Venue' names the field 'zz', which no page fills; expected one of {FIELDS}"]),
        ({"Venue": 7}, [f"labels: 'Venue' names the field 7, which no page fills; expected one of {FIELDS}"]),
        ({"Venue": ""}, [f"labels: 'Venue' names the field '', which no page fills; expected one of {FIELDS}"]),
    ],
)
def test_each_label_that_cannot_be_used_is_told_with_what_is_expected(
    labels: Mapping[object, object], messages: list[str]
) -> None:
    with pytest.raises(PageError) as caught:
        vocabulary(cast("Mapping[str, str]", labels))

    assert [("label.invalid", each) for each in messages] == [
        (each.code, each.message) for each in caught.value.findings
    ]


@pytest.mark.parametrize("field", ["location", "country", "summary", "date", "results"])
def test_a_label_is_one_of_each_kind_of_page_that_has_its_field(field: str) -> None:
    words = vocabulary({"Venue": field})

    for before in FAMILIES:
        added = any(label.field == field for label in before.labels.values())
        expected = {"Venue": Label("Venue", field, prose=field in PROSE_FIELDS)} if added else {}
        family = words.family(before.kind)
        assert {**before.labels, **expected} == family.labels
        assert (before.own, before.layouts) == (family.own, family.layouts)


def test_labels_that_are_no_mapping_are_refused() -> None:
    with pytest.raises(TypeError) as caught:
        vocabulary(cast("Mapping[str, str]", ["Venue"]))

    expected = "labels: expected a mapping of labels to names of fields, such as {'Venue': 'location'}, got a list of 1"
    assert expected == str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("City&Meeting  LOCATION", "city and meeting location"),
        ("Source/author", "source / author"),
        ("Source /author ", "source / author"),
        ("Organization", "organisation"),
    ],
)
def test_nearly_equal_labels_have_one_form(text: str, expected: str) -> None:
    assert expected == near_key(text)
