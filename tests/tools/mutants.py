"""Break the library on purpose, a little at a time, and count how often a test notices: `make mutants`.

mutmut makes the mutants and finds out which tests reach which function. This module states which parts of the library
are broken, which tests have to notice (a part's own, so that it is held by its own tests), and how much must be
noticed. A mutant meets only the tests that reach its function, the quickest first, until one fails or the time is over.

    python -m tests.tools.mutants [--sample PERCENT] [--at-most SECONDS] [--count] [--fresh] [PART …]

A part has a folder of its own under `mutants/`, where verdicts stay: a run that was ended goes on where it stopped, and
a later one tries only what survived or changed. `--fresh` forgets all verdicts, but not which test noticed a mutant: it
runs first the next time. `--sample` tries a fixed part of the mutants, the same ones each time; a larger sample holds
every smaller one. `--at-most` ends a mutant's tests after so many seconds of processor time, with those left that are
the least likely to notice it; it then counts as a survivor, be it one or not. The figures go to
`tests/mutants/sweep.json`, and from there into `tests/mutants/survivors.md`, where the reasons for survivors are
written by hand.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from math import ceil
from pathlib import Path
from typing import NamedTuple, TypedDict
from zlib import crc32

TOP = Path(__file__).parents[2]
WORK = TOP / "mutants"
SWEEP = TOP / "tests" / "mutants" / "sweep.json"
SURVIVORS = TOP / "tests" / "mutants" / "survivors.md"
START, END = "<!-- figures: written by tests/tools/mutants.py -->\n", "<!-- end of figures -->\n"

#: The exit codes that mutmut keeps for a mutant: its tests passed; no test reaches it; it was left out of a sample; its
#: tests took too long. Any other one is of a test that noticed, be it by an error at import.
SURVIVED: frozenset[int | None] = frozenset({0})
_NO_TESTS = 33
UNREACHED: frozenset[int | None] = frozenset({5, _NO_TESTS})
LEFT_OUT: int | None = 34
TIMED_OUT = {24, -24, 36, 152, 255, -14}  # -14: it waited, and took no time of the processor
NOT_RUN = None
UNTRIED: frozenset[int | None] = frozenset({NOT_RUN, LEFT_OUT})


class Part(NamedTuple):
    """A part of the library and the tests that hold it.

    Attributes:
        files: Patterns of the modules to break, in which `*` stands for folders, too.
        tests: The tests that must notice.
        floor: How many of a hundred mutants they must notice.
        without: Patterns of modules to leave as they are.
    """

    files: tuple[str, ...]
    tests: tuple[str, ...]
    floor: float
    without: tuple[str, ...] = ()


PARTS = {
    "text": Part(
        ("text.py", "folding.py"),
        tuple(f"tests/unit/test_text{name}.py" for name in ("", "_edges", "_fold", "_plain", "_short_ways")),
        96,
    ),
    "markup": Part(("markup.py",), ("tests/unit/test_markup.py",), 96),
    "formats": Part(
        ("formats/*.py",),
        ("tests/formats", "tests/tables", "tests/display/test_notebook.py"),
        96,
        ("formats/wire/*.py",),
    ),
    "wire": Part(("formats/wire/*.py",), ("tests/formats", "tests/model"), 96),
    "pages": Part(("pages/*.py",), ("tests/pages",), 96),
    "dates": Part(
        ("dates/*.py",),
        tuple(
            f"tests/unit/test_{name}.py"
            for name in ("dates", "dates_among_words", "dates_findings", "dates_likeness_and_machine")
        ),
        90,
    ),
    "model": Part(
        ("model/*.py",),
        (
            "tests/model",
            *(
                f"tests/unit/test_{name}.py"
                for name in ("event", "listing", "meeting", "rules", "rules_findings", "taskforce")
            ),
        ),
        90,
    ),
    "timeline": Part(("timeline/*.py",), ("tests/timeline",), 90),
}

#: Tests that are too slow to run for each mutant, or a matter of the clock; quicker ones hold the same rules.
TOO_SLOW = ("too_long_to_wait", "time_grows", "time_is_linear")

OPTIONS = (
    *("-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist", "-p", "tests.tools.seen_at_import"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # the packages below are imported before pytest looks
    *("-m", "not slow", "-k", f"not ({' or '.join(TOO_SLOW)})"),
)
PACKAGES = (
    "pytest",
    "hypothesis",
    "hypothesis.strategies",
    "attrs",
    "cattrs",
    "msgspec",
    "pendulum",
    "pyarrow",
    "selectolax.lexbor",
    "sybil",
)

#: The same examples each time: a test that fails for others would be taken for one that notices.
_PROFILE = {"HYPOTHESIS_PROFILE": "mutants"}
#: A mutant's tests take too long when they take four times what they need without it, and this many seconds more. Where
#: the library has to be imported, too, it is more.
_TIMES, _SECONDS, _SECONDS_WITH_IMPORT = 4.0, 10.0, 20.0
#: So long that all tests come to an end.
NO_LIMIT = 3600
#: What `mutmut run` does first: make the mutants, so that they can be counted and a sample taken; count the calls.
_MAKE = """
from tests.tools.never_noticed import leave_them_out
leave_them_out()
from mutmut.__main__ import create_mutants
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, setup_source_paths
copy_src_dir(); copy_also_copy_files(); setup_source_paths(); create_mutants(2)
"""
_COUNT_CALLS = f"""{_MAKE}
from mutmut.__main__ import collect_or_load_stats, get_mutant_runner
collect_or_load_stats(get_mutant_runner(), apply_config_invalidation=True)
"""
_RUN = f"""{_MAKE}
from mutmut.__main__ import cli
cli()
"""
_DIFFS = """
import json, sys
from mutmut.mutation.diff_apply import get_diff_for_mutant
print(json.dumps({name: get_diff_for_mutant(name) for name in json.load(sys.stdin)}))
"""


class Figures(TypedDict):
    """The outcome of a part's sweep.

    Attributes:
        commits: The commits whose code was tried; one in a sweep of one commit.
        sample: How many of a hundred mutants were to be tried.
        at_most: The seconds of processor time after which a mutant's other tests were left out.
        mutants: How many there are.
        tried: How many were tried.
        timed_out: How many of them were noticed because their tests took too long.
        unreached: How many no test reaches.
        seconds: How long the runs took.
        survivors: The mutants that no test noticed, by name, with the lines that they change.
    """

    commits: list[str]
    sample: float
    at_most: int
    mutants: int
    tried: int
    timed_out: int
    unreached: int
    seconds: int
    survivors: dict[str, str]


def _prepare(folder: Path, part: Part) -> None:
    """Make the folder of a part: the repository as it is, and the settings of mutmut."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("src", "tests", "examples", "docs", "conftest.py"):
        if not (folder / name).is_symlink():
            (folder / name).symlink_to(TOP / name)
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"src/stemtaskforce/{each}" for each in part.files],
        "do_not_mutate": [f"src/stemtaskforce/{each}" for each in part.without],
        "also_copy": ["conftest.py", "examples", "docs"],
        "pytest_add_cli_args": [*OPTIONS],
        "pytest_add_cli_args_test_selection": [*part.tests],
        "track_dependencies": False,
        "use_git_change_detection": False,
        "process_isolation": "forkserver",
        "forkserver_warmup": "import",
        "preload_modules_file": "packages.txt",
        "timeout_multiplier": _TIMES,
        "timeout_constant": _SECONDS_WITH_IMPORT,
    }
    (folder / "packages.txt").write_text("\n".join(PACKAGES), "utf-8")
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
    project = (TOP / "pyproject.toml").read_text("utf-8")
    (folder / "pyproject.toml").write_text(f"{project}\n[tool.mutmut]\n{lines}", "utf-8")


def _python(folder: Path, script: str, given: str = "") -> str:
    run = [sys.executable, "-c", script]
    variables = os.environ | _PROFILE
    return subprocess.run(
        run, cwd=folder, env=variables, input=given, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def _rewrite(folder: Path, sample: float, forget: frozenset[int | None]) -> None:
    """Forget some verdicts, and leave out what is not in the sample."""
    for path in folder.glob("mutants/src/**/*.meta"):
        data = json.loads(path.read_text("utf-8"))
        known: dict[str, int | None] = data["exit_code_by_key"]
        for name, code in known.items():
            kept = NOT_RUN if code in forget else code
            known[name] = LEFT_OUT if kept is NOT_RUN and not _is_in_sample(name, sample) else kept
        path.write_text(json.dumps(data), "utf-8")


def _is_in_sample(name: str, sample: float) -> bool:
    return crc32(name.encode()) % 10_000 < sample * 100


def _verdicts(folder: Path) -> dict[str, int | None]:
    """Return the verdict of each mutant of a part."""
    return {
        mutant: verdict
        for path in sorted(folder.glob("mutants/src/**/*.meta"))
        for mutant, verdict in json.loads(path.read_text("utf-8"))["exit_code_by_key"].items()
    }


def _commit() -> str:
    """Return the commit of the code, and whether it was changed since."""
    git = ["git", "-C", str(TOP)]
    commit = subprocess.check_output([*git, "rev-parse", "--short=10", "HEAD"], text=True).strip()
    changes = subprocess.check_output(
        [*git, "status", "--porcelain", "--", "src", "tests", ":!tests/mutants"], text=True
    )
    return commit + (" and changes" if changes else "")


def _note(folder: Path, commit: str, seconds: float) -> tuple[list[str], int]:
    """Add a run to those whose verdicts the folder holds, and return the commits and the seconds of all."""
    path = folder / "runs.json"
    runs: list[tuple[str, float]] = json.loads(path.read_text("utf-8")) if path.exists() else []
    runs.append((commit, seconds))
    path.write_text(json.dumps(runs), "utf-8")
    return [*dict.fromkeys(each for each, _ in runs)], round(sum(each for _, each in runs))


class _Calls(NamedTuple):
    """Which tests reach which function.

    Attributes:
        tests: The tests that reach each function, the quickest first; every test where it runs at import.
        seconds: How long each test takes.
        at_import: The functions that run while modules are loaded.
        in_tests: The functions that a test calls itself.
    """

    tests: dict[str, list[str]]
    seconds: dict[str, float]
    at_import: set[str]
    in_tests: set[str]


def _calls(folder: Path) -> _Calls:
    kept = folder / "mutants"
    stats = json.loads((kept / "mutmut-stats.json").read_text("utf-8"))
    seconds: dict[str, float] = stats["duration_by_test"]
    reached: dict[str, list[str]] = stats["tests_by_mangled_function_name"]
    tests = {name: sorted(each, key=lambda test: (seconds.get(test, 0.0), test)) for name, each in reached.items()}
    at_import, in_tests = (
        set(json.loads((kept / f"seen_{where}.json").read_text("utf-8"))) for where in ("at_import", "in_tests")
    )
    return _Calls(tests, seconds, at_import, in_tests)


def function_of(mutant: str) -> str:
    """Return the function of a mutant, by its mangled name."""
    return mutant.partition("__mutmut_")[0]


def _try_quickly(folder: Path, part: Part, at_most: int) -> None:
    """Try each mutant that has no verdict yet in a fork of a process that has imported everything.

    What runs at import and in no test is left out: there, no test could notice it. What runs in both may be noticed
    here, in much less time than in a new process.
    """
    calls = _calls(folder)
    untried = [mutant for mutant, verdict in _verdicts(folder).items() if verdict is NOT_RUN]
    (folder / "verdicts.jsonl").write_text(
        "".join(
            f"[{json.dumps(mutant)}, {_NO_TESTS}]\n" for mutant in untried if function_of(mutant) not in calls.tests
        ),
        "utf-8",
    )
    asked: list[tuple[str, list[str], int]] = []
    for mutant in untried:
        tests = calls.tests.get(function_of(mutant), [])
        if tests and (function_of(mutant) in calls.in_tests or function_of(mutant) not in calls.at_import):
            each = [calls.seconds.get(test, 0.0) for test in tests]
            # Between two tests, a mutant's time is looked at; what never comes to an end meets the other limit.
            asked.append((mutant, tests, ceil(min(_TIMES * sum(each), at_most + _TIMES * max(each)) + _SECONDS)))
    (folder / "asked.json").write_text(json.dumps(sorted(asked, key=lambda each: each[2])), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir=.", "--capture=sys", *OPTIONS, *part.tests]
    command += ["-p", "tests.tools.one_collection", "--asked", "../asked.json", "--verdicts", "../verdicts.jsonl"]
    command += ["--noticed", f"../../{folder.name}.noticed.jsonl", "--at-most", str(at_most)]
    _log(folder, "quick.txt", command, {"PYTHONPATH": "src"}, folder / "mutants")


def _log(folder: Path, name: str, command: list[str], environment: dict[str, str], where: Path) -> None:
    """Run a command whose output goes to a file; end the sweep when it fails."""
    with (folder / name).open("w", encoding="utf-8") as log:
        variables = os.environ | _PROFILE | environment
        done = subprocess.run(command, cwd=where, env=variables, stdout=log, stderr=log, check=False)
    if done.returncode:
        sys.exit(f"gave up; see {folder / name}")


def _take_verdicts(folder: Path) -> None:
    """Move the verdicts of the quick way to where mutmut keeps its own."""
    path = folder / "verdicts.jsonl"
    if not path.exists():
        return
    found = dict(json.loads(line) for line in path.read_text("utf-8").splitlines())
    for meta in folder.glob("mutants/src/**/*.meta"):
        data = json.loads(meta.read_text("utf-8"))
        known: dict[str, int | None] = data["exit_code_by_key"]
        known.update({name: found[name] for name in known if name in found})
        meta.write_text(json.dumps(data), "utf-8")
    path.unlink()


def forget_survivors(folder: Path, functions: AbstractSet[str]) -> None:
    """Forget the verdict of each survivor of some functions."""
    for meta in folder.glob("mutants/src/**/*.meta"):
        data = json.loads(meta.read_text("utf-8"))
        known: dict[str, int | None] = data["exit_code_by_key"]
        survived = {mutant for mutant, code in known.items() if code in SURVIVED and function_of(mutant) in functions}
        known.update(dict.fromkeys(survived, NOT_RUN))
        meta.write_text(json.dumps(data), "utf-8")


def _try_anew(folder: Path) -> None:
    """Try the mutants of functions that run at import in a process that has not imported the library.

    Such a function may make a rule or a table, which the quick way has made before it chooses the mutant: what survived
    there has no verdict yet.
    """
    at_import = _calls(folder).at_import
    forget_survivors(folder, at_import)
    asked = [
        mutant
        for mutant, verdict in _verdicts(folder).items()
        if verdict is NOT_RUN and function_of(mutant) in at_import
    ]
    if asked:
        _log(folder, "anew.txt", [sys.executable, "-c", _RUN, "run", *asked], {}, folder)


def _run(name: str, part: Part, sample: float, at_most: int) -> Figures:
    """Break a part in every way that mutmut knows, or in a sample of them."""
    folder = WORK / name
    start, commit = time.monotonic(), _commit()
    _prepare(folder, part)
    _python(folder, _MAKE)
    _take_verdicts(folder)
    _rewrite(folder, sample, SURVIVED | UNREACHED | {LEFT_OUT})
    _python(folder, _COUNT_CALLS)
    _try_quickly(folder, part, at_most)
    _take_verdicts(folder)
    _try_anew(folder)
    commits, seconds = _note(folder, commit, time.monotonic() - start)
    found = _verdicts(folder)
    # An earlier run may have tried more than this sample; those would count the noticed ones only.
    tried = {mutant: code for mutant, code in found.items() if code not in UNTRIED and _is_in_sample(mutant, sample)}
    survived = [mutant for mutant, code in tried.items() if code in SURVIVED | UNREACHED]
    return Figures(
        commits=commits,
        sample=sample,
        at_most=at_most,
        mutants=len(found),
        tried=len(tried),
        timed_out=sum(code in TIMED_OUT for code in tried.values()),
        unreached=sum(code in UNREACHED for code in tried.values()),
        seconds=seconds,
        survivors={mutant: _changed(diff) for mutant, diff in _diffs(folder, survived).items()},
    )


def _diffs(folder: Path, mutants: list[str]) -> dict[str, str]:
    found: dict[str, str] = json.loads(_python(folder, _DIFFS, json.dumps(mutants)))
    return found


def _changed(diff: str) -> str:
    """Return the lines that a diff changes."""
    return "\n".join(line for line in diff.splitlines() if line[:1] in {"-", "+"} and line[:3] not in {"---", "+++"})


def score(figures: Figures) -> float:
    """Return how many of a hundred tried mutants were noticed."""
    tried = figures["tried"]
    return 100 * (tried - len(figures["survivors"])) / tried if tried else 0.0


def _lines(sweep: Mapping[str, Figures]) -> Iterator[str]:
    yield "| part | commit | s a mutant | mutants | tried | noticed | by the time | survived | unreached | % | asked |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for name in filter(sweep.__contains__, PARTS):
        each = sweep[name]
        survived = len(each["survivors"])
        sampled = "" if each["sample"] >= 100 else f" (a sample of {each['sample']:g} %)"
        cells = (
            f"`{name}`{sampled}",
            ", ".join(each["commits"]),
            f"{each['at_most']:,}",
            f"{each['mutants']:,}",
            f"{each['tried']:,}",
            f"{each['tried'] - survived:,}",
            f"{each['timed_out']:,}",
            f"{survived - each['unreached']:,}",
            f"{each['unreached']:,}",
            f"{score(each):.1f}",
            f"{PARTS[name].floor:g}",
        )
        yield f"| {' | '.join(cells)} |"
    for name in filter(sweep.__contains__, PARTS):
        if survivors := sweep[name]["survivors"]:
            yield f"\n### Survivors of `{name}`\n\n```diff"
            for mutant, change in survivors.items():
                yield f"@@ {mutant} @@\n{change}"
            yield "```"


def written(text: str, sweep: Mapping[str, Figures]) -> str:
    """Return the survivors' file with the figures between its marks; what is outside them is written by hand."""
    before, _, rest = text.partition(START)
    figures = "\n".join(_lines(sweep))
    return f"{before}{START}\n{figures}\n\n{END}{rest.partition(END)[2]}"


def main(arguments: list[str]) -> int:
    """Run some parts, or all; return 1 where a part is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", default=[*PARTS], help=f"of {', '.join(PARTS)}")
    parser.add_argument("--sample", type=float, default=100.0, metavar="PERCENT", help="try only some, the same ones")
    parser.add_argument("--at-most", type=int, default=NO_LIMIT, metavar="SECONDS", help="of a mutant's tests")
    parser.add_argument("--count", action="store_true", help="only make the mutants, and count them")
    parser.add_argument("--fresh", action="store_true", help="forget all verdicts")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.parts if name not in PARTS]:
        parser.error(f"expected parts of {', '.join(PARTS)}, got {', '.join(unknown)}")
    below = False
    for name in asked.parts:
        part = PARTS[name]
        if asked.fresh:
            shutil.rmtree(WORK / name, ignore_errors=True)
        if asked.count:
            _prepare(WORK / name, part)
            _python(WORK / name, _MAKE)
            found = _verdicts(WORK / name)
            sampled = sum(_is_in_sample(mutant, asked.sample) for mutant in found)
            print(f"{name}: {len(found):,} mutants, {sampled:,} in the sample", flush=True)  # noqa: T201  the report
            continue
        figures = _run(name, part, asked.sample, asked.at_most)
        sweep: dict[str, Figures] = json.loads(SWEEP.read_text("utf-8")) if SWEEP.exists() else {}
        sweep[name] = figures
        SWEEP.write_text(json.dumps(sweep, indent=1, ensure_ascii=False) + "\n", "utf-8")
        SURVIVORS.write_text(written(SURVIVORS.read_text("utf-8"), sweep), "utf-8")
        noticed = f"{score(figures):.1f} of a hundred of {figures['tried']:,} noticed, {part.floor:g} asked"
        print(f"{name}: {noticed}, {figures['seconds']:,} s", flush=True)  # noqa: T201  the report
        below |= score(figures) < part.floor
    return int(below)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
