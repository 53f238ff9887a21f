"""The wheel and the sdist in `dist`, as a user gets them: what is in them, installed into an empty environment, used.

`make package` builds both and runs this; `make test` does not, since there is nothing to install yet. The source beside
them is out of reach here: every program runs isolated, in an empty folder.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

TOP = Path(__file__).parents[2]
DIST = TOP / "dist"

WITHOUT_EXTRAS = r"""
import sys
from stemtaskforce import Catalog, Event, MissingExtra, Taskforce, examples, load, pages, save
from stemtaskforce.formats import json, jsonl

page = "QUICK: taskforce dossier\nSkills Pact\nRequesting organisation:\nDenmark\nStart date:\nMay 4, 2018\n"
reading = pages.read_text(page)
record = reading.record
assert "Skills Pact" == record.name, record
assert record == json.loads(json.dumps(record), Taskforce)
catalog = Catalog.of([record, Event(date="2018-05-05", title="News")])
save(catalog, "records.jsonl.gz")
assert catalog == load("records.jsonl.gz")
assert examples.pages() and len(examples.catalog()) > len(examples.pages()) // 2
assert ["event", "taskforce"] == [entry.kind.value for entry in catalog.timeline()]
try:
    pages.read_html("<p>May 4, 2018</p>")
except MissingExtra as error:
    assert "pip install 'selectolax" in str(error), error
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
    expected |= {
        f"stemtaskforce/example_pages/{path.name}": digest(path.read_bytes())
        for path in (TOP / "examples" / "pages").glob("*.txt")
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


def names_in(sdist: Path) -> set[str]:
    """The files of an sdist by their names in the repository."""
    with tarfile.open(sdist) as archive:
        return {name.partition("/")[2] for name in archive.getnames()} - {""}


def test_the_sdist_holds_the_files_that_git_tracks_and_nothing_else() -> None:
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=TOP, check=True, capture_output=True).stdout.decode()

    assert {*filter(None, listed.split("\0")), "PKG-INFO"} == names_in(built("*.tar.gz"))


#: Files that no distribution may hold, where a working tree might have them.
STRAY = (".env", "id_ed25519", "notes.docx", "src/stemtaskforce/key.pem", "src/stemtaskforce/.env", "docs/draft.pem",
         "tests/dump.sql", "examples/pages/letter.eml", ".github/token", "docs/.env")  # fmt: skip


def test_a_stray_file_of_the_working_tree_is_in_neither_distribution(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    ignored = shutil.ignore_patterns(
        ".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__", "_build", "node_modules"
    )
    shutil.copytree(TOP, tree, ignore=ignored)
    shutil.rmtree(tree / "dist", ignore_errors=True)
    for name in STRAY:
        (tree / name).write_text("secret", "utf-8")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path / "dist", tree, folder=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    (sdist,) = (tmp_path / "dist").glob("*.tar.gz")

    assert set() == names_in(sdist) & set(STRAY)
    assert set() == {f"src/{name}" for name in contents(wheel)} & set(STRAY)
    assert [] == [name for name in contents(wheel) if name.endswith(".eml")]


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    built_twice: list[dict[str, str]] = []
    for place in ("one", "two"):
        command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path / place, TOP)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
        subprocess.run([*map(str, command)], cwd=tmp_path, check=True, capture_output=True, env=environment)
        built_twice.append({path.name: digest(path.read_bytes()) for path in (tmp_path / place).iterdir()})

    assert built_twice[0] == built_twice[1]
    assert len(built_twice[0]) == 2


def test_the_wheel_in_an_empty_environment_needs_no_extra_for_records_pages_and_json(tmp_path: Path) -> None:
    programs = install(str(built("*.whl")), tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()

    assert "used\n" == run(programs / "python", "-I", "-W", "error", "-c", WITHOUT_EXTRAS, folder=empty)
    assert "pip install 'click" in run(programs / "stemtaskforce", folder=empty, expected=1)


def test_the_sdist_with_all_extras_has_the_command_markup_and_strategies(tmp_path: Path) -> None:
    programs = install(f"{built('*.tar.gz')}[all]", tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "page.html").write_text("<h1>QUICK: taskforce dossier</h1><p>Pact</p><p>Status: ongoing</p>", "utf-8")

    assert "used\n" == run(programs / "python", "-I", "-W", "error", "-c", WITH_EXTRAS, folder=empty)
    assert '"name":"Pact"' in run(programs / "stemtaskforce", "read", "page.html", folder=empty)
