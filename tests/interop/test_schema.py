"""Validators in three languages give one verdict, which is that of the reader where a schema can tell."""

import json as stdlib

import jsonschema  # type: ignore[import-untyped] # it has no types of its own
import jsonschema_rs

from stemtaskforce import DecodeError
from stemtaskforce.formats import json
from tests.interop import npm
from tests.interop.samples import edges, examples

SCHEMA = json.schema()
#: What each field is changed to, one at a time.
VALUES: list[object] = [
    None,
    True,
    0,
    1,
    7,
    1.5,
    "",
    " x",
    "x\n",
    "a\tb",
    "x",
    "2018-02-30",
    "2018-02-28",
    [],
    {},
    "UK",
]
#: What the reader refuses and no schema can tell.
BEYOND = {"text.not-nfc", "date.order", "record.version"}


def documents() -> list[object]:
    """Return every example record, whole, and with each field absent, renamed and of each other value."""
    made: list[object] = [None, 7, "x", [], {}]
    for record in (*examples()[:8], *edges()[:8]):
        plain = json.to_dict(record)
        made += [plain, [plain], [plain, None]]
        for name in plain:
            rest = {key: value for key, value in plain.items() if key != name}
            made += [rest, {**rest, f"{name}x": plain[name]}, *({**plain, name: value} for value in VALUES)]
    return made


def codes(document: object) -> set[str]:
    """Return the codes with which the reader refuses a document."""
    try:
        json.loads(stdlib.dumps(document))
    except DecodeError as error:
        return {finding.code for finding in error.findings}
    return set()


def test_validators_of_three_languages_and_the_reader_give_one_verdict() -> None:
    made = documents()
    rust = jsonschema_rs.Draft202012Validator(SCHEMA)
    python = jsonschema.Draft202012Validator(SCHEMA)
    verdicts = [rust.is_valid(each) for each in made]

    assert len(made) > 2_000
    assert verdicts == npm.run("check_schema.mjs", {"schema": SCHEMA, "documents": made})
    assert verdicts == [python.is_valid(each) for each in made]  # pyright: ignore[reportArgumentType]  # checked at run time
    for document, valid in zip(made, verdicts, strict=True):
        refused = codes(document)
        assert refused <= BEYOND if valid else refused, document
