"""The wheel and the sdist in `dist`, as a user gets them: what is in them, installed into an empty environment, used.

`make package` builds both and runs this; `make test` does not, since there is nothing to install yet. The source beside
them is out of reach here: every program runs isolated, in an empty folder.
"""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

TOP = Path(__file__).parents[2]
DIST = TOP / "dist"

WITHOUT_EXTRAS = r"""
import sys
from stemtaskforce import Catalog, Event, MissingExtra, Taskforce, load, pages, save
from stemtaskforce.formats import json, jsonl

page = "QUICK: taskforce dossier\nSkills Pact\nRequesting organisation:\nDenmark\nStart date:\nMay 4, 2018\n"
reading = pages.read_text(page)
record = reading.record
assert "Skills Pact" == record.name, record
assert record == json.loads(json.dumps(record), Taskforce)
catalog = Catalog.of([record, Event(date="2018-05-05", title="News")])
save(catalog, "records.jsonl.gz")
assert catalog == load("records.jsonl.gz")
assert ["event", "taskforce"] == [entry.kind.value for entry in catalog.timeline()]
try:
    pages.read_html("<p>May 4, 2018</p>")
except MissingExtra as error:
    assert "stemtaskforce[html]" in str(error), error
else:
    sys.exit("read_html did without its extra")
print("used")
"""

WITH_EXTRAS = r"""
from hypothesis import find
from stemtaskforce import pages, strategies
from stemtaskforce.display import terminal

assert find(strategies.meetings(), lambda meeting: True).title
assert "Skills" == pages.read_html("<p>Background: Skills</p>").fields["background"]
assert terminal.draw(pages.read_html("<p>Background: Skills</p>").complete(name="Pact"))
print("used")
"""


def built(pattern: str) -> Path:
    """The one file that was built."""
    (path,) = DIST.glob(pattern)
    return path


def run(*command: str | Path, folder: Path, expected: int = 0) -> str:
    """Run a command in a folder, and give what it said."""
    done = subprocess.run([*map(str, command)], cwd=folder, check=False, capture_output=True, text=True)
    assert expected == done.returncode, done.stdout + done.stderr
    return done.stdout + done.stderr


def install(what: str, folder: Path) -> Path:
    """Make an empty environment, install into it, and give its folder of programs."""
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", folder=folder)
    (programs,) = (each for each in (folder / "venv").iterdir() if each.name in {"bin", "Scripts"})
    pins = TOP / "constraints.txt"
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "--disable-pip-version-check", "--quiet")
    run(*pip, "install", "--constraint", pins, "--build-constraint", pins, what, folder=folder)
    run(*pip, "check", folder=folder)
    return programs


def digest(data: bytes) -> str:
    """What tells one file's bytes from another's, short enough to be shown."""
    return hashlib.sha256(data).hexdigest()[:12]


def contents(wheel: Path) -> dict[str, str]:
    """The files of a wheel with what is in them."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: digest(archive.read(name)) for name in archive.namelist()}


def test_the_wheel_holds_the_package_as_it_stands_in_the_source_and_what_describes_it() -> None:
    source = TOP / "src"
    expected = {
        path.relative_to(source).as_posix(): digest(path.read_bytes())
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    found = contents(built("*.whl"))

    assert "stemtaskforce/py.typed" in found
    assert expected == {name: each for name, each in found.items() if ".dist-info/" not in name}
    assert {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"} == {
        name.partition(".dist-info/")[2] for name in found if ".dist-info/" in name
    }


def test_the_wheel_made_from_the_sdist_is_the_wheel_made_from_the_source(tmp_path: Path) -> None:
    # `python -m build` made the one in dist by way of the sdist.
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, TOP, folder=tmp_path)
    (direct,) = tmp_path.glob("*.whl")

    assert contents(built("*.whl")) == contents(direct)


def test_the_sdist_holds_all_that_the_tests_need() -> None:
    with tarfile.open(built("*.tar.gz")) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    needed = {"Makefile", "constraints.txt", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "conftest.py"}
    assert needed <= names
    for folder in ("src", "tests", "docs", "examples"):
        assert [] == [
            path.relative_to(TOP).as_posix()
            for path in (TOP / folder).rglob("*.py")
            if "_build" not in path.parts and path.relative_to(TOP).as_posix() not in names
        ]


def test_the_wheel_in_an_empty_environment_needs_no_extra_for_records_pages_and_json(tmp_path: Path) -> None:
    programs = install(str(built("*.whl")), tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()

    assert "used\n" == run(programs / "python", "-I", "-W", "error", "-c", WITHOUT_EXTRAS, folder=empty)
    assert "stemtaskforce[cli]" in run(programs / "stemtaskforce", folder=empty, expected=1)


def test_the_sdist_with_all_extras_has_the_command_markup_and_strategies(tmp_path: Path) -> None:
    programs = install(f"{built('*.tar.gz')}[all]", tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "page.html").write_text("<h1>QUICK: taskforce dossier</h1><p>Pact</p><p>Status: ongoing</p>", "utf-8")

    assert "used\n" == run(programs / "python", "-I", "-W", "error", "-c", WITH_EXTRAS, folder=empty)
    assert '"name":"Pact"' in run(programs / "stemtaskforce", "read", "page.html", folder=empty)
