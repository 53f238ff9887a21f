"""How the command begins and ends: its name and version, what it needs, and an output that goes away."""

import importlib
import os
import pty
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import entry_points, version
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from stemtaskforce.cli import group as group_module
from stemtaskforce.cli import main
from stemtaskforce.cli.stdout import flush, write
from stemtaskforce.errors import MissingExtra
from stemtaskforce.findings import make
from tests.cli.invoke import DOSSIER, PAGES, PLAIN, REPORT, run

ENVIRONMENT = {**{name: value for name, value in os.environ.items() if name not in PLAIN}, "COLUMNS": "80"}


def call(*arguments: str | Path, program: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the command as users do, in a process of its own; or a program that ends in it."""
    start = ["-c", program] if program else ["-m", "stemtaskforce"]
    command = [sys.executable, *start, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", env=ENVIRONMENT)


def test_the_module_is_the_command() -> None:
    result = call("show", DOSSIER)

    assert run("show", DOSSIER).stdout == result.stdout
    assert 0 == result.returncode


def test_the_entry_point_is_the_command() -> None:
    (script,) = entry_points(group="console_scripts", name="stemtaskforce")

    assert main is script.load()


def test_the_version_is_that_of_the_package() -> None:
    assert f"stemtaskforce {version('stemtaskforce')}\n" == run("--version").stdout


def test_every_subcommand_is_told_in_whole_in_the_help() -> None:
    lines = run("--help").stdout.splitlines()

    assert "Usage: stemtaskforce [OPTIONS] COMMAND [ARGS]..." == lines[0]
    assert [] == [line for line in lines if line.endswith("...") and line != lines[0]]
    assert run("--help").stdout == run("-h").stdout


@pytest.mark.parametrize("name", group_module.COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    command = group_module.group.get_command(click.Context(group_module.group), name)

    assert command is not None
    assert command.help
    assert group_module.COMMANDS[name] == command.short_help
    assert [] == [each.name for each in command.params if isinstance(each, click.Option) and not each.help]


# ---------------------------------------------------------------- without the extra


@pytest.mark.parametrize("package", ["click", "rich"])
def test_without_the_extra_it_says_what_to_install(package: str) -> None:
    blocked = f"import runpy, sys; sys.modules['{package}'] = None; "
    result = call("show", DOSSIER, program=blocked + "runpy.run_module('stemtaskforce', run_name='__main__')")

    assert 1 == result.returncode
    message = f"cli: {package} is not installed; install it with pip install 'click>=8.2' 'rich>=13.9'"
    assert f"error: {message} [extra.missing]\n" == result.stderr


@pytest.mark.parametrize("package", ["click", "rich"])
def test_an_extra_that_is_there_and_broken_is_reported_with_the_cause(tmp_path: Path, package: str) -> None:
    (tmp_path / f"{package}.py").write_text("from os import no_such_name", "utf-8")
    program = f"import runpy, sys; sys.path.insert(0, {str(tmp_path)!r}); "
    result = call("show", DOSSIER, program=program + "runpy.run_module('stemtaskforce', run_name='__main__')")

    assert 1 == result.returncode
    assert "is installed but cannot be imported: cannot import name 'no_such_name' from 'os'" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("shw", "Error: No such command 'shw'. Did you mean 'show'?"),
        ("timelime", "Error: No such command 'timelime'. Did you mean 'timeline'?"),
        ("xyz", "Error: No such command 'xyz'."),
    ],
)
def test_a_misspelt_subcommand_is_wrong_usage_and_the_nearest_one_is_named(name: str, expected: str) -> None:
    result = run(name, DOSSIER)

    assert 2 == result.exit_code
    assert expected == result.stderr.splitlines()[-1]


def test_a_shell_that_completes_a_name_gets_the_subcommands() -> None:
    complete = ShellComplete(group_module.group, {}, "stemtaskforce", "_STEMTASKFORCE_COMPLETE")

    assert ["show", "stats", "schema"] == [each.value for each in complete.get_completions([], "s")]
    assert [] == complete.get_completions(["shw"], "dan")


def test_a_subcommand_that_needs_what_is_missing_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["stemtaskforce", "show", str(DOSSIER)])
    for raised in (
        ModuleNotFoundError("No module named 'rich'", name="rich"),
        MissingExtra([make("extra.missing", "x")]),
    ):
        monkeypatch.setattr(group_module, "import_module", _raiser(raised))
        with pytest.raises(SystemExit) as ended:
            main()
        assert 1 == ended.value.code
        assert capfd.readouterr().err.endswith("[extra.missing]\n")


def test_an_import_that_fails_while_a_subcommand_runs_is_a_fault_and_is_shown_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["stemtaskforce", "--help"])
    monkeypatch.setattr(group_module.group, "main", _raiser(ImportError("cannot import name 'gone'")))

    with pytest.raises(ImportError, match="gone"):
        main()


def test_a_file_whose_name_begins_with_a_hyphen_is_taken_for_an_option_and_the_message_says_what_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "-page.txt").write_bytes(DOSSIER.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["stemtaskforce", "read", "-page.txt"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert 2 == ended.value.code
    assert "write ./ before it" in capfd.readouterr().err


def _raiser(error: Exception) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.slow
@pytest.mark.parametrize("name", ["--help", "--version"])
def test_help_and_version_load_no_module_of_records_and_no_rich(name: str) -> None:
    program = (
        "import sys; from stemtaskforce.cli import main\n"
        f"sys.argv[1:] = [{name!r}]\n"
        "try:\n    main()\n"
        "finally:\n    print(sorted({m.partition('.')[0] for m in sys.modules}"
        " & {'cattrs', 'msgspec', 'pendulum', 'rich', 'selectolax'}))"
    )

    assert call(program=program).stdout.endswith("[]\n")


def test_without_what_reads_html_a_page_of_it_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Danish Technology Pact</h1>", "utf-8")
    for name in [name for name in sys.modules if name.startswith("selectolax")]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "selectolax", None)
    result = run("read", page, REPORT)

    assert 1 == result.exit_code
    assert f"{page}: error: " in result.stderr
    assert "pip install 'selectolax>=1.0'" in result.stderr
    assert result.stdout.startswith('[{"type":"meeting"')


def test_without_the_extra_there_is_a_main_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemtaskforce.cli", sys.modules["stemtaskforce.cli"])  # set back in the end
    for name in [name for name in sys.modules if name.startswith("stemtaskforce.cli")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "click", None)

    with pytest.raises(SystemExit, match=r"pip install 'click>=8.2' 'rich>=13.9'"):
        importlib.import_module("stemtaskforce.cli").main()


# ---------------------------------------------------------------- as a module


def test_run_as_a_module_it_ends_with_the_exit_status(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["anything", "read", str(REPORT)])

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("stemtaskforce", run_name="__main__")

    assert 0 == ended.value.code
    assert capfd.readouterr().out.startswith('[{"type":"meeting"')


def test_imported_as_a_module_it_does_nothing() -> None:
    assert main is importlib.import_module("stemtaskforce.__main__").main


# ---------------------------------------------------------------- the output goes away


def test_a_full_disk_is_an_error_of_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise OSError(28, "No space left on device")

    def move(_: int, to: int) -> None:
        moved.append(to)

    moved: list[int] = []
    monkeypatch.setattr(group_module.group, "main", fail)
    monkeypatch.setattr(os, "dup2", move)

    with pytest.raises(SystemExit) as ended:
        main()

    assert 1 == ended.value.code
    assert [1] == moved
    assert "stemtaskforce: standard output: No space left on device\n" == capfd.readouterr().err


def test_a_status_of_the_group_is_that_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["stemtaskforce", "--nothing"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert 2 == ended.value.code


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("command", ["read", "show"])
def test_a_full_disk_leaves_no_traceback(command: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        process = subprocess.run(
            [sys.executable, "-m", "stemtaskforce", command, DOSSIER],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
            env=ENVIRONMENT,
        )

    assert 1 == process.returncode
    assert ["stemtaskforce: standard output: No space left on device"] == process.stderr.splitlines()[-1:]


@pytest.mark.slow
@pytest.mark.parametrize("command", ["read", "show"])
def test_a_reader_that_goes_away_is_met_in_silence(command: str) -> None:
    pages = ["--quiet", *[str(DOSSIER)] * 400]  # more than a pipe holds
    with subprocess.Popen(
        [sys.executable, "-m", "stemtaskforce", command, *pages],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"" == process.stderr.read()

    assert 0 == process.returncode


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of another kind there")
def test_an_interrupted_command_ends_quietly_with_status_130() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "stemtaskforce", "read", "-", "--input-format", "text"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert b"[" != process.stdout.read(0)
        time.sleep(2)  # the command is waiting for its input by then
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)

    assert 130 == process.returncode
    assert b"Traceback" not in errors


@pytest.mark.parametrize("raised", [KeyboardInterrupt(), click.exceptions.Abort()])
def test_an_interruption_is_status_130(monkeypatch: pytest.MonkeyPatch, raised: BaseException) -> None:
    def interrupt(**_: object) -> None:
        raise raised

    monkeypatch.setattr(group_module.group, "main", interrupt)

    with pytest.raises(SystemExit) as ended:
        main()

    assert 130 == ended.value.code


# ---------------------------------------------------------------- names and progress


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_the_name_of_a_file_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    for name in (b"\x1b[2J\xff.txt", b"new\nline.txt"):
        path = os.fsencode(tmp_path) + b"/" + name
        Path(os.fsdecode(path)).write_bytes(b"Dear reader")
    result = call("read", tmp_path)

    assert 1 == result.returncode
    assert r"\x1b[2J\udcff.txt:1: error: page: " in result.stderr
    assert r"new\nline.txt:1: error: page: " in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal_only() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "stemtaskforce", "read", str(PAGES)],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**ENVIRONMENT, "TERM": "xterm"},
    ) as process:
        os.close(theirs)
        seen = b""
        while part := _read(ours):
            seen += part
    os.close(ours)

    assert 1 == process.returncode
    assert b"reading" in seen
    assert "reading" not in call("read", PAGES).stderr


@pytest.mark.slow
@pytest.mark.parametrize("command", ["read", "show"])
def test_a_closed_output_is_an_error_of_one_line(command: str) -> None:
    program = "import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    result = call("-m", "stemtaskforce", command, DOSSIER, program=program)

    assert 1 == result.returncode
    assert ["stemtaskforce: standard output: Bad file descriptor"] == result.stderr.splitlines()[-1:]


def test_a_stream_that_takes_a_part_is_given_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = bytearray()

    class Narrow:
        def write(self, data: memoryview) -> int:
            taken.extend(data[:7])
            return min(7, len(data))

        def flush(self) -> None:
            taken.extend(b"!")

    class Stream:
        buffer = Narrow()

    monkeypatch.setattr(sys, "stdout", Stream())
    write(b"more than seven bytes")

    assert b"more than seven bytes!" == bytes(taken)


def test_without_a_standard_output_nothing_is_lost_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    flush()
    with pytest.raises(OSError, match="Bad file descriptor"):
        write(b"anything")


def test_a_reader_that_has_gone_ends_the_command_with_status_0(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def write(self, _: memoryview) -> int:
            raise BrokenPipeError

    class Stream:
        buffer = Gone()

    moved: list[int] = []
    monkeypatch.setattr(sys, "stdout", Stream())
    monkeypatch.setattr(os, "dup2", lambda _, to: moved.append(to))

    with pytest.raises(click.exceptions.Exit) as ended:
        write(b"anything")

    assert 0 == ended.value.exit_code
    assert [1] == moved


def test_progress_changes_nothing_of_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = run("read", DOSSIER, REPORT)
    monkeypatch.setattr("stemtaskforce.cli.inputs._is_terminal", lambda: True)
    watched = run("read", DOSSIER, REPORT)

    assert quiet.stdout_bytes == watched.stdout_bytes
    assert quiet.exit_code == watched.exit_code
    assert set(quiet.stderr.splitlines()) <= set(watched.stderr.splitlines())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so when the other side is closed
        return b""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("show - --input-format text <&-", "-: error: file: Bad file descriptor [file.unreadable]"),
        ("show -page.txt", "A name that begins with '-' is taken for an option; write ./ before it."),
        ("read ./-page.txt -o x.csv", "; `convert` writes other formats"),
    ],
)
def test_a_call_that_cannot_work_says_what_does(tmp_path: Path, arguments: str, expected: str) -> None:
    (tmp_path / "-page.txt").write_bytes(DOSSIER.read_bytes())
    command = f"{sys.executable} -m stemtaskforce {arguments}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, check=False, capture_output=True, text=True)  # noqa: S607 - a shell closes its input

    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode in {1, 2}


@pytest.mark.parametrize("columns", ["1", "3", "10"])
def test_a_window_too_narrow_for_text_gets_the_narrowest_drawing(columns: str) -> None:
    assert run("show", DOSSIER, COLUMNS="20").stdout == run("show", DOSSIER, COLUMNS=columns).stdout


def test_records_of_several_types_as_one_table_name_the_options_once() -> None:
    errors = run("convert", PAGES, "--to", "csv").stderr

    assert "Error: csv: expected records of one type for one file, got" in errors
    assert errors.rstrip().endswith("choose one type with --type, or name a folder with --output")
