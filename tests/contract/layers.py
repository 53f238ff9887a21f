"""The layers of the library: which module may import which, as tables, and the checker of the source.

`problems` reads source only, so that a rule about imports does not depend on the packages that happen to be installed
or loaded. `test_imports` asserts that the library has none, next to proof that the checker finds each fault.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = "stemtaskforce"
SOURCE = Path(__file__).parents[2] / "src" / ROOT

# A module imports its own layer and lower ones. A generated table (`x_data`) belongs to `x`. A row may be there before
# its module is.
LAYERS = {
    "errors": 0,
    "filenames": 0,
    "folding": 0,
    "findings": 0,
    "text": 0,
    "dates": 0,
    "countries": 0,
    "markup": 0,
    "lazy": 0,
    "shown": 0,
    "wording": 0,
    "model": 1,
    "arguments": 2,
    "attributes": 2,
    "checks": 2,
    "context": 2,
    "facts": 2,
    "groups": 2,
    "identifiers": 2,
    "query": 2,
    "search": 2,
    "tables": 2,
    "timeline": 2,
    "catalog": 3,
    "pages": 4,
    "formats": 4,
    "display": 5,
    "distributed": 5,
    "examples": 5,
    "hypothesis_types": 5,
    "strategies": 5,
    "cli": 6,
    "__main__": 7,
}

STRANGERS = [("pages", "formats"), ("formats", "pages")]

# Who alone may import it. What is not in the table is free to all.
ONLY_IMPORTERS = {
    "altair": {"display"},
    "babel": set[str](),
    "cattrs": {"formats"},
    "click": {"cli"},
    "dask": {"distributed"},
    "hypothesis": {"hypothesis_types", "strategies"},
    "msgspec": {"formats"},
    "pandas": {"tables"},
    "polars": {"tables"},
    "pyarrow": {"distributed", "formats", "tables"},
    "pycountry": set[str](),
    "pydantic": {"formats", "model"},
    "pydantic_core": {"formats", "model"},
    "rich": {"cli", "display"},
    "selectolax": {"pages"},
    "vl_convert": {"display"},
}

# pendulum reads "now", times and durations as dates; one module knows which of its calls are safe.
PARSING = {"from_format", "parse", "parser", "parsing"}
ONLY_PARSER = "dates"

# A top-level import would make these required of everyone; inside a function, they are asked for when used.
OPTIONAL = {
    "altair",
    "click",
    "dask",
    "hypothesis",
    "pandas",
    "polars",
    "pyarrow",
    "pydantic",
    "pydantic_core",
    "rich",
    "selectolax",
    "vl_convert",
}

# Methods that foreign tools look for by name, and that use a higher layer: module -> qualified names.
# The command loads errors only when there is one.
# `errors` asks the package's metadata for the requirements of an extra when one is missing; that takes long to load.
FOREIGN_METHODS: dict[str, set[str]] = {
    f"{ROOT}.cli.group": {"_as_missing_extra"},
    f"{ROOT}.errors": {"_metadata_requirements"},
    f"{ROOT}.formats.registry": {"_installed"},
    f"{ROOT}.shown": {"Shown._repr_html_", "Shown.__rich_repr__"},
    f"{ROOT}.model.protocols": {
        "Protocols.__get_pydantic_core_schema__",
        "Protocols.__get_pydantic_json_schema__",
    },
}

# Who may import by a computed name: the root and three packages, which load a module when a name is first used, the
# registry of formats, which loads a format when it is used, and the command, which loads a subcommand when called.
BY_NAME = {
    ROOT,
    f"{ROOT}.cli.group",
    f"{ROOT}.display",
    f"{ROOT}.formats",
    f"{ROOT}.formats.registry",
    f"{ROOT}.hypothesis_types",
    f"{ROOT}.pages",
}


@dataclass(frozen=True)
class Import:
    """One imported name: by whom, from which module, inside which function (`""` at module level)."""

    importer: str
    module: str
    name: str
    function: str
    line: int


def problems(sources: Mapping[str, str]) -> list[str]:
    """Return everything in modules, given as names and their source, that is against the rules."""
    found = [problem for name, source in sources.items() for problem in shape_problems(name, source)]
    imports = [each for name, source in sources.items() for each in read_imports(name, source, sources)]
    found += [problem for each in imports for problem in import_problems(each)]
    return [*dict.fromkeys(found), *cycle_problems(imports)]


def shape_problems(name: str, source: str) -> Iterator[str]:
    """What is wrong with a module taken alone."""
    if not ast.get_docstring(ast.parse(source)):
        yield f"{name} does not open with a docstring"
    if name != ROOT and package_of(name) not in LAYERS:
        yield f"{name} is in no layer: add it to LAYERS"


def package_of(module: str) -> str:
    """Return the package or single module right below the root that a module belongs to."""
    name = module.removeprefix(ROOT).removeprefix(".").partition(".")[0]
    return name.removesuffix("_data")


def read_imports(importer: str, source: str, modules: Mapping[str, str]) -> Iterator[Import]:
    """Every import of a module, also under `if TYPE_CHECKING` and inside functions."""
    package = importer if f"{importer}." in "\n".join(modules) else importer.rpartition(".")[0]
    for node, function in walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield Import(importer, alias.name, "", function, node.lineno)
            case ast.ImportFrom(module=base, names=names, level=level):
                if level:
                    parents = package.split(".")
                    base = ".".join([*parents[: len(parents) - level + 1], *([base] if base else [])])
                for alias in names:
                    whole = f"{base}.{alias.name}"
                    target, name = (whole, "") if whole in modules else (str(base), alias.name)
                    yield Import(importer, target, name, function, node.lineno)
            case ast.Attribute(attr="import_module" as call) | ast.Name(id="__import__" as call):
                yield Import(importer, "importlib", call, "", node.lineno)
            case ast.Attribute(value=ast.Name(id="pendulum"), attr=attr):
                yield Import(importer, "pendulum", attr, "", node.lineno)
            case _:
                pass


def walk(tree: ast.AST, function: str = "", scope: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Every node, with the qualified name of the function around it."""
    for node in ast.iter_child_nodes(tree):
        yield node, function
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield from walk(node, f"{scope}{name}", f"{scope}{name}.")
            case ast.ClassDef(name=name):
                yield from walk(node, function, f"{scope}{name}.")
            case _:
                yield from walk(node, function, scope)


def import_problems(each: Import) -> Iterator[str]:
    """What is wrong with one import."""
    top = each.module.partition(".")[0]
    if each.function in FOREIGN_METHODS.get(each.importer, set()):
        return
    if each.function and top not in OPTIONAL:
        yield f"{each.importer}:{each.line} imports {each.module} inside {each.function}"
    if top != ROOT:
        yield from outer_problems(each, top)
    elif each.importer != ROOT:
        yield from inner_problems(each)


def outer_problems(each: Import, top: str) -> Iterator[str]:
    """What is wrong with an import of another package."""
    where, source = f"{each.importer}:{each.line}", package_of(each.importer)
    if source not in ONLY_IMPORTERS.get(top, {source}):
        yield f"{where} imports {top}, which is for {sorted(ONLY_IMPORTERS[top])} alone"
    if top == "pendulum" and PARSING & {*each.module.split("."), each.name} and source != ONLY_PARSER:
        yield f"{where} uses pendulum's parsing, which is for {ONLY_PARSER} alone"
    if each.name in {"import_module", "__import__"} and each.importer not in BY_NAME:
        yield f"{where} imports by {each.name}, which hides what is imported"


def inner_problems(each: Import) -> Iterator[str]:
    """What is wrong with an import of one package_of by another."""
    where, source, target = f"{each.importer}:{each.line}", package_of(each.importer), package_of(each.module)
    if each.module == ROOT:
        yield f"{where} imports the root"
    elif LAYERS.get(target, 0) > LAYERS.get(source, 0):
        yield f"{where} imports {each.module}, which is in a higher layer"
    elif (source, target) in STRANGERS:
        yield f"{where} imports {each.module}: {source} and {target} do not know each other"


def cycle_problems(imports: list[Import]) -> list[str]:
    """Return the first cycle of imports, if there is one."""
    graph: dict[str, set[str]] = {}
    for each in imports:
        foreign = each.function in FOREIGN_METHODS.get(each.importer, set())
        if each.module.startswith(f"{ROOT}.") and each.importer != ROOT and not foreign:
            graph.setdefault(each.importer, set()).add(each.module)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [f"imports run in a circle: {' <- '.join(error.args[1])}"]
    return []


def read_modules() -> dict[str, str]:
    """Return the source of every module of the library by its dotted name."""
    return {
        ".".join([ROOT, *path.relative_to(SOURCE).with_suffix("").parts]).removesuffix(".__init__"): path.read_text(
            encoding="utf-8"
        )
        for path in sorted(SOURCE.rglob("*.py"))
    }
