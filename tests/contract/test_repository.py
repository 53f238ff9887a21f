"""The rules of the repository as a whole: its files, its versions, its changelog, and the commands it names."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
WORKFLOWS: dict[str, Any] = {
    path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted((TOP / ".github/workflows").glob("*.yml"))
}
MINORS = ["3.11", "3.12", "3.13", "3.14"]
MOST_PRAGMAS = 5
FEWEST_PROPERTIES = 60

# Written so that this file does not hold what it looks for. Registries are named as words; links to them break.
HOSTS = "|".join(["py" + "pi", "python-?hos" + "ted", "n" + "pm", "deb" + "ian"])
FOLDERS = "work|farm|root|home|tmp|Users"
UNWANTED = re.compile(rf"https?://[^\s/]*({HOSTS})|(?<![\w.*}}])/({FOLDERS})/")

# An exemption says why, behind its code: "noqa: X  reason", "type: ignore[x]  # reason", "pragma: no cover - reason".
EXEMPTION = re.compile(r"#\s*(noqa|type: ignore|pyright: ignore|pragma: no)(.*)")
REASON = re.compile(r"(?:: ?[A-Z]+\d+(?:, ?[A-Z]+\d+)*|\[[\w, -]+\]|cover|branch)[\s#:;,-]+[^\s#].{4,}")


def tracked() -> list[Path]:
    """The files of the repository, also those that wait to be added; without git, all but what tools leave behind."""
    if (TOP / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, cwd=TOP, check=True, capture_output=True).stdout.decode().split("\0")
        return [TOP / name for name in names if name and (TOP / name).is_file()]
    ignored = {"__pycache__", "build", "dist"}
    return [
        path
        for path in TOP.rglob("*")
        if path.is_file() and not any(p.startswith(".") or p in ignored for p in path.relative_to(TOP).parts[:-1])
    ]


FILES = tracked()


def text_files() -> Iterator[tuple[str, str]]:
    """Every file that is text, by its name in the repository."""
    for path in FILES:
        data = path.read_bytes()
        if b"\0" not in data:
            yield path.relative_to(TOP).as_posix(), data.decode("utf-8", errors="replace")


def data(name: str) -> bool:
    """Whether a file is given to readers byte by byte, and so may look odd on purpose."""
    return name.startswith("examples/pages/") or "/data/" in name


def test_no_file_names_a_registry_host_or_a_path_of_a_machine() -> None:
    found = [f"{name}: {hit[0]}" for name, text in text_files() for hit in UNWANTED.finditer(text)]

    assert [] == found


@pytest.mark.parametrize(
    "text", ["https://" + "py" + "pi.org/p", "http://files.python" + "hosted.org", " /" + "work/x", "'/" + "tmp/x"]
)
def test_a_registry_host_or_a_path_of_a_machine_is_seen(text: str) -> None:
    assert UNWANTED.search(text)


def test_text_ends_in_one_newline_and_has_no_carriage_returns() -> None:
    odd = [
        name
        for name, text in text_files()
        if text and not data(name) and ("\r" in text or not text.endswith("\n") or text.endswith("\n\n"))
    ]

    assert [] == odd


def test_constraints_are_exact_versions_and_nothing_else() -> None:
    lines = [line for line in (TOP / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    names = [canonicalize_name(line.partition("==")[0]) for line in lines]

    assert [] == [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line)]
    assert len(set(names)) == len(names)
    assert canonicalize_name(PROJECT["project"]["name"]) not in names


def requirements() -> Iterator[Requirement]:
    """Everything that pyproject.toml asks for, in any way."""
    yield from map(Requirement, PROJECT["build-system"]["requires"])
    yield from map(Requirement, PROJECT["project"]["dependencies"])
    for extra in PROJECT["project"]["optional-dependencies"].values():
        yield from map(Requirement, extra)
    for group in PROJECT["dependency-groups"].values():
        yield from (Requirement(each) for each in group if isinstance(each, str))


def test_every_requirement_has_a_lower_bound_and_a_pin_that_meets_it() -> None:
    lines = (TOP / "constraints.txt").read_text("utf-8").splitlines()
    pins = {canonicalize_name(n): v for n, same, v in (line.partition("==") for line in lines) if same}
    wanted = [each for each in requirements() if each.name != PROJECT["project"]["name"]]

    assert [] == [str(each) for each in wanted if ">=" not in str(each.specifier)]
    assert [] == [
        str(each) for each in wanted if not each.specifier.contains(pins.get(canonicalize_name(each.name), "0"))
    ]


def test_the_extra_all_holds_every_other_extra() -> None:
    extras = dict(PROJECT["project"]["optional-dependencies"])
    (everything,) = map(Requirement, extras.pop("all"))

    assert set(extras) == everything.extras


def test_the_supported_versions_of_python_are_the_same_everywhere() -> None:
    classifiers = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["project"]["classifiers"]))

    assert MINORS == classifiers
    assert f">={MINORS[0]}" == PROJECT["project"]["requires-python"]
    assert MINORS[0] == PROJECT["tool"]["mypy"]["python_version"] == PROJECT["tool"]["pyright"]["pythonVersion"]


def test_the_matrix_of_the_workflow_is_made_from_the_classifiers() -> None:
    printed = subprocess.run([sys.executable, TOP / ".ci/matrix"], check=True, capture_output=True).stdout
    jobs = [(job["os"].partition("-")[0], job["python"]) for job in json.loads(printed)["include"]]
    workflow = WORKFLOWS["ci.yml"]["jobs"]

    assert [("ubuntu", version) for version in MINORS] == [job for job in jobs if job[0] == "ubuntu"]
    for system in ("macos", "windows"):
        assert [(system, MINORS[0]), (system, MINORS[-1])] == [job for job in jobs if job[0] == system]
    assert "${{ fromJSON(needs.matrix.outputs.jobs) }}" == workflow["test"]["strategy"]["matrix"]
    assert any(".ci/matrix" in step.get("run", "") for step in workflow["matrix"]["steps"])


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    """The steps of every job of a workflow."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_every_action_is_pinned_by_digest_with_its_version_behind() -> None:
    lines = [
        line.strip()
        for path in (TOP / ".github/workflows").glob("*.yml")
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line
    ]

    assert lines
    assert [] == [line for line in lines if not re.fullmatch(r"- uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)]


def test_no_workflow_has_rights_that_its_jobs_do_not_name() -> None:
    for workflow in WORKFLOWS.values():
        assert {} == workflow["permissions"]
        assert [] == [name for name, job in workflow["jobs"].items() if "permissions" not in job]


def test_a_release_publishes_the_files_that_were_tested_and_needs_no_secret() -> None:
    release = WORKFLOWS["release.yml"]
    build, publish = release["jobs"]["build"], release["jobs"]["publish"]
    used = [step["uses"].partition("@")[0] for step in publish["steps"]]

    # YAML 1.1 reads the key `on` as true.
    assert {"push": {"tags": ["[0-9]+.[0-9]+.[0-9]+"]}} == release[True]
    assert "build" == publish["needs"]
    assert {"id-token": "write"} == publish["permissions"]
    assert {"contents": "read"} == build["permissions"]
    assert ["actions/download-artifact", "pypa/gh-action-pypi-publish"] == used
    assert [".ci/run"] == [step["run"] for step in build["steps"] if "run" in step][-1:]
    assert "secrets." not in (TOP / ".github/workflows/release.yml").read_text("utf-8")
    names = [step["with"]["name"] for step in steps(release) if "artifact" in step.get("uses", "")]
    assert ["dist", "dist"] == names


def test_every_command_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (TOP / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    named = {
        (name, command)
        for name, text in text_files()
        if name.endswith((".md", ".yml", ".yaml")) or name == ".ci/run"
        for command in re.findall(r"(?:`|run: |^)make ([a-z-]+)", text, flags=re.MULTILINE)
    }

    assert {"demo", "test"} <= {command for name, command in named if name == "README.md"}
    assert {"test", "check"} <= {command for name, command in named if name == ".ci/run"}
    assert set() == {(name, command) for name, command in named if command not in targets}


@pytest.mark.parametrize("name", [".ci/run", ".ci/constraints", ".ci/lowest", ".ci/matrix"])
def test_a_script_can_be_run(name: str) -> None:
    assert os.access(TOP / name, os.X_OK)
    assert (TOP / name).read_bytes().startswith(b"#!/usr/bin/env ")


def test_the_package_says_that_it_is_typed() -> None:
    assert (TOP / "src/stemtaskforce/py.typed").is_file()


def test_the_changelog_keeps_its_grammar() -> None:
    text = (TOP / "CHANGELOG.md").read_text("utf-8")
    sections = re.findall(r"^## (.*)$", text, flags=re.MULTILINE)
    kinds = set(re.findall(r"^### (.*)$", text, flags=re.MULTILINE))

    assert sections[0] == "[Unreleased]"
    assert [] == [each for each in sections[1:] if not re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", each)]
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    for entry in re.findall(r"^- (?:.|\n(?!\n|-|#))*", text, flags=re.MULTILINE):
        assert entry.rstrip().endswith("."), "an entry is a sentence"


def exemptions() -> Iterator[tuple[str, str, str]]:
    """Every place in Python where a check is told to look away: file and line, kind, and the rest of the line."""
    for name, text in text_files():
        if name.endswith(".py") and name != Path(__file__).relative_to(TOP).as_posix():
            for number, line in enumerate(text.splitlines(), 1):
                for kind, rest in EXEMPTION.findall(line):
                    yield f"{name}:{number}", kind, rest


def test_every_exemption_from_a_check_says_why() -> None:
    assert [] == [f"{where} {kind}{rest}" for where, kind, rest in exemptions() if not REASON.match(rest.strip())]


def test_few_lines_are_exempt_from_coverage() -> None:
    pragmas = [where for where, kind, _ in exemptions() if kind == "pragma: no" and where.startswith("src/")]

    assert len(pragmas) <= MOST_PRAGMAS, pragmas


def decorators(function: ast.FunctionDef) -> set[str]:
    """The names of what decorates a function."""
    called = (each.func if isinstance(each, ast.Call) else each for each in function.decorator_list)
    return {each.id for each in called if isinstance(each, ast.Name)}


@pytest.mark.slow
def test_many_tests_are_properties() -> None:
    properties = {
        f"{name}:{node.name}"
        for name, text in text_files()
        if re.fullmatch(r"tests/(?!typing/).*test_[^/]*\.py", name)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and "given" in decorators(node)
    }

    assert len(properties) >= FEWEST_PROPERTIES


@pytest.mark.parametrize("profile", ["ci", "dev", "deep", "mutants", "quick"])
def test_a_profile_of_hypothesis_exists(profile: str) -> None:
    found = settings.get_profile(profile)

    assert found.deadline is None, "a shared machine is slow at times"
    assert found.derandomize is (profile in {"ci", "mutants", "quick"}), "a red run is the change's fault, not chance's"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (": F401  names for users", True),
        ("[attr-defined]  # made at run time", True),
        (" cover - needs a full disk", True),
        ("", False),
        (": F401", False),
        ("[attr-defined]", False),
        (" cover", False),
        (" cover - x", False),
    ],
)
def test_a_reason_is_told_from_none(rest: str, expected: bool) -> None:  # noqa: FBT001  the answer of the table
    assert expected is bool(REASON.match(rest.strip()))
