"""Code generators of two languages make one type of each record, which reads our output and refuses a misspelt key."""

import importlib.util
import json as stdlib
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from stemtaskforce import Event, Meeting, Record, Taskforce
from stemtaskforce.formats import json
from tests.interop import npm
from tests.interop.samples import edges, examples

TYPES: tuple[type[Record], ...] = (Taskforce, Meeting, Event)
RECORDS = {
    type_.__name__: [json.to_dict(record) for record in (*examples(), *edges()) if type(record) is type_]
    for type_ in TYPES
}
NAMES = {"Taskforce", "Meeting", "Event", "TaskforceEvent"}


def test_typescript_has_one_type_of_each_record_that_reads_our_output() -> None:
    components = json.schema(refs="#/components/schemas/{name}", discriminator=True)["$defs"]
    made: Any = npm.run(
        "compile_types.mjs",
        {
            "whole": json.schema(),
            "narrow": {type_.__name__: json.schema(type_) for type_ in TYPES},
            "components": components,
            "records": {name: records[:2] for name, records in RECORDS.items()},
        },
    )

    assert [] == made["compiled"]
    assert [True] * 11 == made["refused"]
    assert [True] * 3 == made["read"] == made["strict"]
    for names in made["names"]:
        assert NAMES == {name for name in names if name.rstrip("0123456789") in NAMES}


def test_python_has_one_model_of_each_record_that_reads_our_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema, module = tmp_path / "schema.json", tmp_path / "made_models.py"
    schema.write_bytes(stdlib.dumps(json.schema()).encode())
    command = "-m datamodel_code_generator --input-file-type jsonschema --output-model-type pydantic_v2.BaseModel"
    subprocess.run(
        [sys.executable, "-W", "ignore", *command.split(), "--input", schema, "--output", module],
        check=True,
        capture_output=True,
    )
    spec = importlib.util.spec_from_file_location(module.stem, module)
    assert spec is not None
    assert spec.loader is not None
    models = cast("Any", importlib.util.module_from_spec(spec))
    monkeypatch.setitem(sys.modules, module.stem, models)  # pydantic looks its annotations up there
    spec.loader.exec_module(models)

    assert NAMES <= set(vars(models))
    assert [] == [name for name in vars(models) if name[-1].isdigit() and name.rstrip("0123456789") in NAMES]
    for name, records in RECORDS.items():
        model = getattr(models, name)
        for record in records:
            assert record == model.model_validate(record).model_dump(mode="json")
        with pytest.raises(ValueError, match="titel"):
            model.model_validate({**records[0], "titel": "x"})


def test_check_jsonschema_takes_our_schema_and_our_files(tmp_path: Path) -> None:
    schema, good, bad = (tmp_path / name for name in ("schema.json", "good.json", "bad.json"))
    schema.write_bytes(stdlib.dumps(json.schema()).encode())
    good.write_bytes(json.dumps([*examples(), *edges()]))
    bad.write_bytes(json.dumps(examples()[0]).replace(b'"version"', b'"versoin"', 1))
    check = [sys.executable, "-m", "check_jsonschema"]

    subprocess.run([*check, "--check-metaschema", schema], check=True, capture_output=True)
    subprocess.run([*check, "--schemafile", schema, good], check=True, capture_output=True)
    refused = subprocess.run([*check, "--schemafile", schema, bad], check=False, capture_output=True, text=True)
    assert 1 == refused.returncode
    assert "versoin" in refused.stdout
