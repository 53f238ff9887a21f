"""Break the library on purpose, a little at a time, and count how often a test notices: `make mutants`.

mutmut makes the mutants and runs the tests. What stands here is which rooms are broken, which tests have to notice (a
room's own, so that it is held by its own tests and a run ends within the hour), and how much must be noticed. A room
has a folder of its own under `mutants/`, where verdicts stay: a second run tries only what survived or changed.
`python -m tests.tools.mutants ROOM...` takes some rooms only. Survivors are explained in `tests/mutants/survivors.md`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).parents[2]
WORK = TOP / "mutants"

#: What mutmut writes for a mutant: its tests passed; no test reaches it. All else is a test that noticed, be it by an
#: error at import or by running for too long.
SURVIVED = {0}
UNREACHED = {5, 33}
NOT_RUN = None


class Room(NamedTuple):
    """A part of the library, the tests that hold it, and how many of a hundred mutants they must notice."""

    files: tuple[str, ...]
    tests: tuple[str, ...]
    floor: float


ROOMS = {
    "dates": Room(("dates.py",), ("tests/unit/test_dates.py", "tests/unit/test_dates_findings.py"), 90),
    "markup": Room(("markup.py",), ("tests/unit/test_markup.py",), 95),
    "model": Room(
        ("model/*.py",),
        tuple(
            f"tests/unit/test_{name}.py"
            for name in ("event", "listing", "meeting", "rules", "rules_findings", "taskforce")
        ),
        90,
    ),
    "timeline": Room(("timeline/*.py",), ("tests/timeline",), 90),
    "text": Room(
        ("text.py", "folding.py"),
        ("tests/unit/test_text.py", "tests/unit/test_text_edges.py", "tests/unit/test_text_fold.py"),
        95,
    ),
    "pages": Room(("pages/*.py",), ("tests/pages",), 95),
    "formats": Room(("formats/*.py", "formats/wire/*.py"), ("tests/formats",), 90),
}

#: Tests too slow, or too much a matter of the clock, to run for each mutant; quicker ones hold the same rules.
LEFT_OUT = (
    "any_bit_flipped",
    "cases_that_matter",
    "cut_at_any_byte",
    "every_character_folds",
    "hash_seeds",
    "no_safe_character",
    "no_square_time",
    "schema_accepts",
    "time_grows",
    "time_is_linear",
    "too_long_to_wait",
)

OPTIONS = (
    *("-p", "no:cacheprovider", "-p", "no:cov", "-p", "tests.tools.seen_at_import"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # the packages below are there before pytest looks
)
PACKAGES = (
    "pytest",
    "hypothesis",
    "hypothesis.strategies",
    "attrs",
    "cattrs",
    "msgspec",
    "pendulum",
    "selectolax.lexbor",
    "sybil",
)


def prepare(folder: Path, room: Room, isolation: str) -> None:
    """Make the folder of a room: the repository as it is, and mutmut told what to break there."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("src", "tests", "examples", "docs", "conftest.py"):
        if not (folder / part).is_symlink():
            (folder / part).symlink_to(TOP / part)
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"src/stemtaskforce/{each}" for each in room.files],
        "also_copy": ["conftest.py", "examples", "docs"],
        "pytest_add_cli_args": [*OPTIONS, "-k", f"not ({' or '.join(LEFT_OUT)})"],
        "pytest_add_cli_args_test_selection": list(room.tests),
        "track_dependencies": False,
        "use_git_change_detection": False,
        "process_isolation": isolation,
        "forkserver_warmup": "import",
        "preload_modules_file": "packages.txt",
        "timeout_multiplier": 8.0,
        "timeout_constant": 2.0,
    }
    (folder / "packages.txt").write_text("\n".join(PACKAGES), "utf-8")
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
    project = (TOP / "pyproject.toml").read_text("utf-8")
    (folder / "pyproject.toml").write_text(f"{project}\n[tool.mutmut]\n{lines}", "utf-8")


def verdicts(folder: Path) -> dict[str, int | None]:
    """Every mutant of a room with what became of it."""
    return {
        mutant: verdict
        for path in sorted(folder.glob("mutants/src/**/*.meta"))
        for mutant, verdict in json.loads(path.read_text("utf-8"))["exit_code_by_key"].items()
    }


def try_survivors_again(folder: Path) -> None:
    """Forget that a mutant survived: there may be a test for it now."""
    for path in folder.glob("mutants/src/**/*.meta"):
        data = json.loads(path.read_text("utf-8"))
        known = data["exit_code_by_key"]
        data["exit_code_by_key"] = {key: None if code in SURVIVED | UNREACHED else code for key, code in known.items()}
        path.write_text(json.dumps(data), "utf-8")


def run(name: str, room: Room) -> dict[str, int | None]:
    """Break a room in every way that mutmut knows.

    First quickly: every mutant is born into a process that has imported all. What survives that may be in a function
    that runs at import and makes a rule or a table (such a mutant is not tried yet, as no test could notice it), or be
    hidden by a cache that is full; so it is tried again in a process that has imported the packages that the library
    stands on, and not the library.
    """
    folder = WORK / name
    for isolation in ("fork", "forkserver"):
        prepare(folder, room, isolation)
        try_survivors_again(folder)
        command = [str(Path(sys.executable).with_name("mutmut")), "run"]
        with (folder / f"{isolation}.txt").open("w", encoding="utf-8") as log:
            environment = os.environ | {"HYPOTHESIS_PROFILE": "mutants"}
            done = subprocess.run(command, cwd=folder, env=environment, stdout=log, stderr=log, check=False)
        if done.returncode:
            sys.exit(f"{name}: mutmut gave up; see {folder / isolation}.txt")
    return verdicts(folder)


def report(name: str, room: Room, found: dict[str, int | None]) -> Iterator[str]:
    """One line of the table, then each mutant that no test noticed."""
    codes = list(found.values())
    survived, unreached, waiting = (sum(code in kind for code in codes) for kind in (SURVIVED, UNREACHED, {NOT_RUN}))
    tried = len(codes) - waiting
    score = 100 * (tried - survived - unreached) / tried if tried else 0
    verdict = "" if holds(room, found) else f"  below {room.floor:g}"
    counts = f"{len(codes):5} mutants {survived:4} survived {unreached:4} unreached {waiting:4} not run"
    yield f"{name:9} {counts} {score:6.1f} %{verdict}"
    for mutant, code in found.items():
        if code in SURVIVED | UNREACHED:
            yield f"    {mutant}"


def holds(room: Room, found: dict[str, int | None]) -> bool:
    """Whether all mutants were tried and enough of them noticed."""
    missed = sum(code in SURVIVED | UNREACHED | {NOT_RUN} for code in found.values())
    return bool(found) and 100 * (len(found) - missed) >= room.floor * len(found)


def main(names: list[str]) -> int:
    """Run some rooms, or all; 1 where a room is below its floor."""
    below = False
    for name in names or ROOMS:
        found = run(name, ROOMS[name])
        print("\n".join(report(name, ROOMS[name], found)), flush=True)  # noqa: T201  the report is what this is for
        below |= not holds(ROOMS[name], found)
    return int(below)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
