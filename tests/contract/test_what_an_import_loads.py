"""What an import loads, asked in a fresh interpreter: light things stay light, and optional things optional."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.layers import LAYERS, OPTIONAL, ROOT, package_of, read_modules

TYPES = "from stemtaskforce import Country, Event, Meeting, Taskforce"
HEAVY = {"attr", "attrs", "cattrs", "msgspec", "pendulum"}

# The rooms that exist for one optional package, and may need it as soon as they are imported; so may these modules.
ROOMS_OF_EXTRAS = {"cli", "strategies", "__main__"}
MODULES_OF_EXTRAS = {name for name in read_modules() if package_of(name) in ROOMS_OF_EXTRAS} | {
    f"{ROOT}.display.{name}" for name in ("sheet", "terminal")
}


def loaded_by(statement: str) -> set[str]:
    """The names of the modules that a statement loads."""
    program = f"import sys; before = set(sys.modules)\n{statement}\nprint(*set(sys.modules) - before)"
    answer = subprocess.run([sys.executable, "-I", "-c", program], check=False, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    return set(answer.stdout.splitlines()[-1].split())


def packages(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


def test_the_root_loads_nothing_but_itself() -> None:
    loaded = loaded_by(f"import {ROOT}")

    assert {ROOT} == {module for module in loaded if module.startswith(ROOT)}
    assert set() == packages(loaded) & (HEAVY | OPTIONAL)


def test_the_root_loads_no_typing() -> None:
    assert set() == {"typing", "enum", "re"} & loaded_by(f"import {ROOT}")


def test_looking_at_the_names_of_the_root_loads_nothing() -> None:
    loaded = loaded_by(f"import {ROOT}; dir({ROOT}); {ROOT}.__all__; {ROOT}.__version__")

    assert set() == packages(loaded) & (HEAVY | OPTIONAL)


def test_the_types_need_attrs_and_pendulum_and_no_other_package() -> None:
    assert set() == packages(loaded_by(TYPES)) & ((HEAVY | OPTIONAL) - {"attr", "attrs", "pendulum"})


def test_the_types_load_the_two_lowest_layers_only() -> None:
    rooms = {package_of(module) for module in loaded_by(TYPES) if module.startswith(f"{ROOT}.")}

    assert {"model"} <= rooms
    assert set() == {name for name in rooms if LAYERS[name] > LAYERS["model"]}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(read_modules()) - MODULES_OF_EXTRAS))
def test_no_room_loads_an_optional_package(name: str) -> None:
    assert set() == packages(loaded_by(f"import {name}")) & OPTIONAL


def test_the_help_of_the_command_needs_click_and_no_other_module_of_the_library() -> None:
    loaded = loaded_by("from stemtaskforce.cli.group import group; group(['--help'], standalone_mode=False)")

    assert {ROOT, f"{ROOT}.cli", f"{ROOT}.cli.group", f"{ROOT}.cli.stdout"} == {
        module for module in loaded if module.startswith(ROOT)
    }
    assert {"attrs", "rich"}.isdisjoint(packages(loaded))


def test_showing_a_page_of_text_loads_no_decoder_and_nothing_that_a_catalog_or_html_needs() -> None:
    page = Path(__file__).parents[2] / "examples" / "pages" / "danish-technology-pact.txt"
    program = "from click.testing import CliRunner; from stemtaskforce.cli.group import group\n"
    program += f"assert CliRunner().invoke(group, ['show', {str(page)!r}]).exit_code == 0"

    loaded = loaded_by(program)

    assert f"{ROOT}.display.terminal" in loaded
    assert set() == packages(loaded) & {"cattrs", "msgspec", "selectolax"}
    assert set() == loaded & {f"{ROOT}.catalog", f"{ROOT}.query", "importlib.metadata", "rich.progress"}


def test_what_is_loaded_is_seen() -> None:
    assert {"colorsys", "wave"} <= loaded_by("import colorsys, wave")
