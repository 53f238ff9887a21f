"""Every module keeps to its layer; and the checker that says so is known to find each fault.

The second half gives it libraries with one fault each: a checker that finds nothing is worth something only then.
"""

import pytest

from tests.contract.layers import FOREIGN_METHODS, ROOT, problems, read_imports, read_modules


@pytest.mark.slow
def test_every_module_keeps_to_its_layer() -> None:
    modules = read_modules()

    assert ROOT in modules
    assert [] == problems(modules)


@pytest.mark.slow
def test_every_listed_method_of_a_foreign_tool_is_there_and_needs_its_exemption() -> None:
    modules = read_modules()
    used = {
        (each.importer, each.function)
        for name, source in modules.items()
        for each in read_imports(name, source, modules)
        if each.function
    }

    listed = {(module, method) for module, methods in FOREIGN_METHODS.items() for method in methods}

    assert set() == listed - used


SOUND = {
    ROOT: '"""Root."""\nfrom importlib import import_module\n',
    f"{ROOT}.text": '"""Text."""\n',
    f"{ROOT}.dates": '"""Dates."""\nimport pendulum\npendulum.parse("2016-09-29")\nfrom stemtaskforce import text\n',
    f"{ROOT}.model": '"""Types."""\nfrom stemtaskforce.model.event import Event\n',
    f"{ROOT}.model.event": '"""Event."""\nfrom .. import text\n',
    f"{ROOT}.pages": '"""Pages."""\ndef read():\n    import selectolax.lexbor\n',
    f"{ROOT}.formats": '"""Formats."""\nimport cattrs\nimport msgspec.json\n',
    f"{ROOT}.cli": '"""Command."""\nimport click\nfrom ..pages import read\n',
}


def test_a_sound_library_has_no_problem() -> None:
    assert [] == problems(SOUND)


@pytest.mark.parametrize(
    ("module", "source", "expected"),
    [
        ("text", "x = 1\n", "stemtaskforce.text does not open with a docstring"),
        ("cellar", '"""C."""\n', "stemtaskforce.cellar is in no layer: add it to LAYERS"),
        (
            "text",
            '"""T."""\nfrom stemtaskforce.catalog import Catalog\n',
            "stemtaskforce.text:2 imports stemtaskforce.catalog, which is in a higher layer",
        ),
        (
            "model.event",
            '"""E."""\nfrom ..catalog import Catalog\n',
            "stemtaskforce.model.event:2 imports stemtaskforce.catalog, which is in a higher layer",
        ),
        (
            "text",
            '"""T."""\nif TYPE_CHECKING:\n    import stemtaskforce.cli\n',
            "stemtaskforce.text:3 imports stemtaskforce.cli, which is in a higher layer",
        ),
        ("text", '"""T."""\nimport stemtaskforce\n', "stemtaskforce.text:2 imports the root"),
        ("text", '"""T."""\nfrom stemtaskforce import Event\n', "stemtaskforce.text:2 imports the root"),
        ("text", '"""T."""\nfrom . import Event\n', "stemtaskforce.text:2 imports the root"),
        (
            "pages",
            '"""P."""\nfrom stemtaskforce import formats\n',
            "stemtaskforce.pages:2 imports stemtaskforce.formats: pages and formats do not know each other",
        ),
        (
            "formats",
            '"""F."""\nfrom stemtaskforce.pages import read\n',
            "stemtaskforce.formats:2 imports stemtaskforce.pages: formats and pages do not know each other",
        ),
        (
            "text",
            '"""T."""\ndef late():\n    import json\n',
            "stemtaskforce.text:3 imports json inside late",
        ),
        (
            "text",
            '"""T."""\nclass Late:\n    def at_all(self):\n        def inner():\n            from json import loads\n',
            "stemtaskforce.text:5 imports json inside Late.at_all.inner",
        ),
        (
            "text",
            '"""T."""\nfrom importlib import import_module\n',
            "stemtaskforce.text:2 imports by import_module, which hides what is imported",
        ),
        (
            "text",
            '"""T."""\nimport importlib\njson = importlib.import_module("json")\n',
            "stemtaskforce.text:3 imports by import_module, which hides what is imported",
        ),
        (
            "text",
            '"""T."""\njson = __import__("json")\n',
            "stemtaskforce.text:2 imports by __import__, which hides what is imported",
        ),
        (
            "model.event",
            '"""E."""\nimport cattrs.strategies\n',
            "stemtaskforce.model.event:2 imports cattrs, which is for ['formats'] alone",
        ),
        (
            "pages",
            '"""P."""\ndef read():\n    import rich.table\n',
            "stemtaskforce.pages:3 imports rich, which is for ['cli', 'display'] alone",
        ),
        (
            "text",
            '"""T."""\nimport pendulum\nwhen = pendulum.parse("now")\n',
            "stemtaskforce.text:3 uses pendulum's parsing, which is for dates alone",
        ),
        (
            "text",
            '"""T."""\nfrom pendulum import from_format\n',
            "stemtaskforce.text:2 uses pendulum's parsing, which is for dates alone",
        ),
        (
            "text",
            '"""T."""\nfrom pendulum.parsing import parse_iso8601\n',
            "stemtaskforce.text:2 uses pendulum's parsing, which is for dates alone",
        ),
        (
            "text",
            '"""T."""\nfrom stemtaskforce.dates import Date\n',
            "imports run in a circle: stemtaskforce.text <- stemtaskforce.dates <- stemtaskforce.text",
        ),
        (
            "model.event",
            '"""E."""\nfrom stemtaskforce.model import Event\n',
            "imports run in a circle: stemtaskforce.model <- stemtaskforce.model.event <- stemtaskforce.model",
        ),
    ],
    ids=lambda value: value.replace("\n", " ")[:40] if "\n" in value else None,
)
def test_each_fault_is_found(module: str, source: str, expected: str) -> None:
    found = problems({**SOUND, f"{ROOT}.catalog": '"""Catalog."""\n', f"{ROOT}.{module}": source})

    if "circle" in expected:  # a circle has no first member
        assert [set(expected.split()[5:])] == [set(problem.split()[5:]) for problem in found]
    else:
        assert [expected] == found
