"""Validators in three languages give one verdict, which is that of the reader where a schema can tell.

ajv and jsonschema-rs judge every document; the validators in Python, which take a hundred times as long, judge a part
of them, and all where `STEMTASKFORCE_CORPORA=whole` is set.
"""

import json as stdlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import cast

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


#: Characters that break a rule of text, or nearly: white space, marks, controls, what cannot be seen, pictures.
CHARACTERS = ' \n\t\r\x00\x1f\x7f\x85\xa0\u00ad\u200b\u2028\u2029\ufeff\u0301\u202eé€中😀<&"\\/@[]#%:.-0'
#: How many documents all judge, and every which one the slow validators do.
COUNT, EVERY_PYTHON, EVERY_COMMAND = 12_000, 10, 60
WHOLE = os.environ.get("STEMTASKFORCE_CORPORA") == "whole"


def mutated() -> Iterator[object]:
    """Yield records with one to three changes at random places, the same every time."""
    chance = random.Random(13)  # noqa: S311 - drawn, and the same every time
    plain = [json.to_dict(record) for record in (*examples(), *edges())]
    while True:
        document = stdlib.loads(stdlib.dumps(chance.choice(plain)))
        for _ in range(chance.randint(1, 3)):
            events = document.get("events")
            targets = (
                [document, *(each for each in events if isinstance(each, dict))]
                if isinstance(events, list)
                else [document]
            )
            change(chance, cast("dict[str, object]", chance.choice(targets)), chance.choice(plain))
        yield [document, chance.choice(plain)] if chance.random() < 0.1 else document


def change(chance: random.Random, target: dict[str, object], other: dict[str, object]) -> None:
    """Change one field of an object: leave it out, misspell it, or give it another value."""
    if not target:
        return
    name = chance.choice(sorted(target))
    value = target[name]
    match chance.randint(0, 4):
        case 0:
            del target[name]
        case 1:
            target[name[:-1] or "x"] = target.pop(name)
        case 2:
            target[name] = chance.choice([*VALUES, *DATES])
        case 3:
            target[name] = other.get(name, chance.choice([*other.values()]))
        case _ if isinstance(value, str):
            place = chance.randint(0, len(value))
            target[name] = value[:place] + chance.choice(CHARACTERS) + value[place + chance.randint(0, 1) :]
        case _:
            target[name] = [value]


#: Days and times, right and wrong.
DATES = (
    "2020-02-29 2019-02-29 2018-00-10 2018-1-1 20180504 0000-01-01 9999-12-31 09:30 09:30:00 24:00:00 09:30Z".split()
)


@cache
def judged() -> tuple[object, ...]:
    """The documents that are judged."""
    systematic = documents()
    return (*systematic, *islice(mutated(), COUNT - len(systematic)))


def codes(document: object) -> set[str]:
    """Return the codes with which the reader refuses a document."""
    try:
        json.loads(stdlib.dumps(document))
    except DecodeError as error:
        return {finding.code for finding in error.findings}
    return set()


@cache
def verdicts() -> tuple[bool, ...]:
    """The verdict of jsonschema-rs on each document."""
    rust = jsonschema_rs.Draft202012Validator(SCHEMA)
    return tuple(rust.is_valid(each) for each in judged())


def test_at_least_ten_thousand_documents_are_judged_and_many_are_of_either_kind() -> None:
    assert len(judged()) >= 10_000
    assert min(verdicts().count(True), verdicts().count(False)) > 2_000


def test_the_reader_gives_the_verdict_of_the_schema_where_a_schema_can_tell() -> None:
    for document, valid in zip(judged(), verdicts(), strict=True):
        refused = codes(document)
        assert refused <= BEYOND if valid else refused, document


def test_ajv_gives_the_verdict_of_jsonschema_rs_on_every_document() -> None:
    assert [*verdicts()] == npm.run("check_schema.mjs", {"schema": SCHEMA, "documents": [*judged()]})


def test_jsonschema_gives_the_same_verdict() -> None:
    python = jsonschema.Draft202012Validator(SCHEMA)
    every = slice(None, None, 1 if WHOLE else EVERY_PYTHON)

    found = [python.is_valid(each) for each in judged()[every]]  # pyright: ignore[reportArgumentType]  # checked at run time
    assert [*verdicts()[every]] == found


def test_check_jsonschema_gives_the_same_verdict(tmp_path: Path) -> None:
    every = slice(None, None, 1 if WHOLE else EVERY_COMMAND)
    (tmp_path / "schema.json").write_bytes(stdlib.dumps(SCHEMA).encode())
    names = [f"{place:05}.json" for place in range(len(judged()[every]))]
    for name, document in zip(names, judged()[every], strict=True):
        (tmp_path / name).write_bytes(stdlib.dumps(document).encode())

    command = [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", "schema.json", *names]
    answer = stdlib.loads(subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).stdout)

    refused = {Path(error["filename"]).name for error in answer["errors"]}
    assert [name not in refused for name in names] == [*verdicts()[every]]
    assert [] == answer["parse_errors"]
