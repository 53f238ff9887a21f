"""`make mutants`: what is no mutant, which test goes first, and what a new process has to try."""

import json
from pathlib import Path

import pytest

from tests.tools.mutants import forget_survivors

MUTMUT = "mutmut is installed for `make mutants` and for `make lint`, which runs these tests"


def _mutants(line: str) -> set[str]:
    """Return the mutants of a line in a function."""
    mutation = pytest.importorskip("mutmut.mutation.file_mutation", reason=MUTMUT)
    code = f"from typing import cast\n\n\ndef f(x):\n    y = {line}\n    return y\n"
    made: str = mutation.mutate_file_contents("a.py", code).code
    return {each.strip().removeprefix("y = ") for each in made.splitlines() if each.startswith("    y = ")} - {line}


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ('cast("T", x)', {'cast("XXTXX", x)', 'cast("t", x)', "cast(None, x)"}),
        ('x.encode("utf-8", "Ab")', {'x.encode("UTF-8", "Ab")'}),
        ('x.decode(encoding="ascii")', {'x.decode(encoding="ASCII")'}),
        ('x.write_text(x, encoding="utf-8")', {'x.write_text(x, encoding="UTF-8")'}),
        ("x.encode()", set[str]()),
        ('x.get("utf-8")', set[str]()),
        ('recast("T", x)', set[str]()),
    ],
)
def test_types_of_casts_and_letters_of_codecs_are_left_as_they_are(
    monkeypatch: pytest.MonkeyPatch, line: str, left_out: set[str]
) -> None:
    mutation = pytest.importorskip("mutmut.mutation.file_mutation", reason=MUTMUT)
    from tests.tools.never_noticed import leave_them_out  # noqa: PLC0415  it imports mutmut

    monkeypatch.setattr(mutation.MutationVisitor, "on_visit", mutation.MutationVisitor.on_visit)
    before = _mutants(line)
    leave_them_out()

    assert left_out <= before
    assert _mutants(line) == before - left_out


def test_the_test_that_noticed_a_mutant_comes_first_and_then_those_of_its_function(tmp_path: Path) -> None:
    pytest.importorskip("mutmut", reason=MUTMUT)
    from tests.tools.one_collection import Noticed  # noqa: PLC0415  it imports mutmut

    noticed = Noticed(tmp_path / "noticed.jsonl")
    for mutant, test in (
        ("x_f__mutmut_1", "c"),
        ("x_f__mutmut_2", "d"),
        ("x_f__mutmut_3", "d"),
        ("x_g__mutmut_1", "b"),
    ):
        noticed.add(mutant, test)

    for each in (noticed, Noticed(tmp_path / "noticed.jsonl")):
        assert each.first("x_f__mutmut_1", ["a", "b", "c", "d"]) == ["c", "d", "a", "b"]
        assert each.first("x_f__mutmut_9", ["a", "b", "c", "d"]) == ["d", "c", "a", "b"]
        assert each.first("x_f__mutmut_9", ["a", "c"]) == ["c", "a"]
        assert each.first("x_h__mutmut_1", ["a", "b"]) == ["a", "b"]


def test_the_tests_of_the_file_that_is_named_after_the_module_come_before_the_quickest(tmp_path: Path) -> None:
    pytest.importorskip("mutmut", reason=MUTMUT)
    from tests.tools.one_collection import Noticed  # noqa: PLC0415  it imports mutmut

    noticed = Noticed(tmp_path / "noticed.jsonl")
    noticed.add("lib.parsing.x_f__mutmut_1", "tests/test_json.py::c")
    tests = ["tests/test_json.py::a", "tests/test_parsing.py::b", "tests/test_json.py::c", "tests/test_parsings.py::d"]

    for function, expected in (
        ("lib.parsing.x_f", [2, 1, 0, 3]),
        ("lib.parsing.x_g", [1, 0, 2, 3]),
        ("x_f", [0, 1, 2, 3]),
    ):
        assert [tests[place] for place in expected] == noticed.first(f"{function}__mutmut_9", tests)


def test_survivors_of_functions_that_run_at_import_have_no_verdict_until_a_new_process_has_tried_them(
    tmp_path: Path,
) -> None:
    known = {"a.x_f__mutmut_1": 0, "a.x_f__mutmut_2": 1, "a.x_g__mutmut_1": 0, "a.x_f__mutmut_3": 33}
    meta = tmp_path / "mutants" / "src" / "a.py.meta"
    meta.parent.mkdir(parents=True)
    meta.write_text(json.dumps({"exit_code_by_key": known, "hash": "x"}), "utf-8")

    forget_survivors(tmp_path, {"a.x_f"})

    assert json.loads(meta.read_text("utf-8")) == {
        "exit_code_by_key": known | {"a.x_f__mutmut_1": None},
        "hash": "x",
    }
