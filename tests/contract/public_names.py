"""The public names of the library and their signatures, read from its source, one a line.

Public is what the root offers, and what a page of the reference documents: both are promised.
The listing is compared with `public_api.txt` by a test, and written anew by `make names`. It is read from source,
not from loaded modules, so that it is the same on every Python version, and so that the root stays lazy. `make names`
refuses a changed listing while CHANGELOG.md says nothing new: the header of the file remembers which entries stood
there when the listing last changed, and a seal over both shows an edit by hand.
"""

import ast
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

TOP = Path(__file__).parents[2]
LISTING = Path(__file__).with_name("public_api.txt")
CHANGELOG = TOP / "CHANGELOG.md"
REFERENCE = TOP / "docs" / "reference" / "api"
ROOT = "stemtaskforce"
WIDEST = 100  # a longer value is cut: the listing holds names and signatures, not tables


class House:
    """The modules of a package as trees, and what each name in them is bound to."""

    def __init__(self, sources: Mapping[str, str], documented: Iterable[str] = ()) -> None:
        """Read the modules, given by dotted name; a package goes by its own name. Some are documented."""
        self.documented = sorted(documented)
        self.trees = {name: ast.parse(source) for name, source in sources.items()}
        self.packages = {name.rpartition(".")[0] for name in sources}
        self.bindings = {name: dict(self._bind(name, tree.body)) for name, tree in self.trees.items()}
        self.overloads = {
            name: [node for node in tree.body if isinstance(node, ast.FunctionDef) and is_overload(node)]
            for name, tree in self.trees.items()
        }

    def _bind(self, module: str, body: list[ast.stmt]) -> Iterator[tuple[str, "ast.stmt | tuple[str, str]"]]:
        package = module if module in self.packages else module.rpartition(".")[0]
        for node in body:
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                    yield name, node
                case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                    yield name, node
                case ast.ImportFrom(module=base, names=names, level=level):
                    parents = package.split(".")[: len(package.split(".")) - level + 1] if level else []
                    source = ".".join([*parents, *([base] if base else [])])
                    for alias in names:
                        yield alias.asname or alias.name, (source, alias.name)
                case ast.If(body=inner) | ast.Try(body=inner):
                    yield from self._bind(module, inner)
                case _:
                    pass

    def exported(self, module: str) -> list[str]:
        """The names that a module offers: its `__all__`, else what it defines without an underscore."""
        match self.bindings[module].get("__all__"):
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                return sorted(ast.literal_eval(value))
            case _:
                names = self.bindings[module].items()
                return sorted(n for n, to in names if not n.startswith("_") and isinstance(to, ast.stmt))

    def public_modules(self) -> list[str]:
        """The root, the documented modules, and every module that a public one names in its `__all__`."""
        waiting, found = [ROOT, *self.documented], set[str]()
        while waiting:
            if (module := waiting.pop()) not in found:
                found.add(module)
                waiting += [whole for n in self.exported(module) if (whole := f"{module}.{n}") in self.trees]
        return sorted(found)

    def home(self, module: str, name: str) -> tuple[str, str]:
        """Where a name is defined: its imports followed to the last module of the house."""
        target = self.bindings.get(module, {}).get(name)
        if not isinstance(target, tuple) or ".".join(target) == f"{module}.{name}":
            return module, name
        return self.home(*target)

    def listing(self) -> list[str]:
        """Every public name, with its signature where it is defined."""
        lines, homes = {f"{module} (module)" for module in self.documented}, set[tuple[str, str]]()
        for module in self.public_modules():
            for name in self.exported(module):
                if (whole := f"{module}.{name}") in self.trees:
                    lines.add(f"{whole} (module)")
                    continue
                home = self.home(module, name)
                if home != (module, name):
                    lines.add(f"{whole} = {'.'.join(home)}")
                if home[0] in self.trees:
                    homes.add(home)
        for module, name in homes:
            lines.update(self.describe(module, name))
        return sorted(lines)

    def describe(self, module: str, name: str) -> Iterator[str]:
        """The lines of one definition: a class brings its members, an overloaded function each of its forms."""
        node = self.bindings[module].get(name)
        if isinstance(node, ast.ClassDef):
            bases = ", ".join(ast.unparse(each) for each in [*node.bases, *node.keywords])
            made = "".join(f"@{ast.unparse(each)} " for each in node.decorator_list)
            yield f"{module}.{name}: {made}class({bases})"
            yield from sorted(self.members(module, node, f"{module}.{name}"))
        elif isinstance(node, ast.stmt):
            forms: list[ast.stmt] = [each for each in self.overloads[module] if each.name == name]
            yield from (f"{module}.{line}" for form in forms or [node] for line in signature(form))
        else:
            raise SystemExit(f"{module} offers {name} in __all__, and defines it nowhere")

    def members(self, module: str, node: ast.ClassDef, owner: str) -> Iterator[str]:
        """The public members of a class, with those that it has from private classes of the house."""
        overloaded = {each.name for each in node.body if isinstance(each, ast.FunctionDef) and is_overload(each)}
        for each in node.body:
            hidden = isinstance(each, ast.FunctionDef) and each.name in overloaded and not is_overload(each)
            if not hidden:
                yield from (f"{owner}.{line}" for line in signature(each))
        for base in node.bases:
            home = self.home(module, ast.unparse(base))
            above = self.bindings.get(home[0], {}).get(home[1])
            if home[1].startswith("_") and isinstance(above, ast.ClassDef):
                yield from self.members(home[0], above, owner)


def is_overload(node: ast.FunctionDef) -> bool:
    """Whether a function is one of several typed forms."""
    return any(ast.unparse(each).endswith("overload") for each in node.decorator_list)


def signature(node: ast.stmt) -> Iterator[str]:
    """The line of a function, an assigned name or a typed field, when it is public."""
    match node:
        case ast.FunctionDef(name=name) if is_public(name):
            marks = [ast.unparse(each) for each in node.decorator_list]
            prefix = "".join(f"@{mark} " for mark in marks if mark in {"property", "classmethod", "staticmethod"})
            returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
            yield f"{name}: {prefix}({ast.unparse(node.args)}){returns}"
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value) if is_public(name):
            yield f"{name}: {ast.unparse(annotation)}{shown(value)}"
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if is_public(name):
            yield f"{name}{'' if name == '__version__' else shown(value)}"  # a release is no change of names
        case _:
            pass


def is_public(name: str) -> bool:
    """Whether a name is for users: no leading underscore, or one of Python's own."""
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


def shown(value: ast.expr | None) -> str:
    """A value behind its name, when there is one and it is short."""
    text = ast.unparse(value) if value else ""
    return f" = {text if len(text) <= WIDEST else '…'}" if value else ""


def entries(changelog: str) -> list[str]:
    """The digests of the entries that stand under Unreleased, an entry being a list item with its further lines."""
    section = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:2]
    if not section or not section[0].startswith("[Unreleased]"):
        raise SystemExit("CHANGELOG.md opens with no section [Unreleased]")
    items = re.split(r"^- ", re.sub(r"^###.*$", "", section[0], flags=re.MULTILINE), flags=re.MULTILINE)[1:]
    return sorted(digest(" ".join(item.split())) for item in items)


def digest(text: str) -> str:
    """A short fingerprint."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def render(listing: list[str], told: list[str]) -> str:
    """The file: a header that remembers the changelog's entries and seals them with the listing, then the listing."""
    body = "\n".join(listing)
    header = [
        "# The public names of stemtaskforce and their signatures. Written by `make names`, never by hand.",
        f"# told: {' '.join(told)}",
        f"# seal: {digest(' '.join(told) + body)}",
    ]
    return "\n".join([*header, "", body, ""])


def parse(text: str) -> tuple[list[str], list[str]]:
    """The listing and the remembered entries of a file; a file that was edited by hand is refused."""
    told: list[str] = re.findall(r"^# told: (.*)$", text, flags=re.MULTILINE)
    listing = [line for line in text.splitlines() if line and not line.startswith("#")]
    entries_then = told[0].split() if told else []
    if text != render(listing, entries_then):
        raise ValueError(f"{LISTING.name} was edited by hand: write it with `make names`")
    return listing, entries_then


def renew(written: str, listing: list[str], changelog: str) -> str:
    """The file for a new listing; a change that CHANGELOG.md does not tell is refused."""
    before, told = parse(written) if written else ([], [])
    now = entries(changelog)
    if listing == before:
        return written
    if not set(now) - set(told):
        raise ValueError("the public names changed: add an entry under [Unreleased] of CHANGELOG.md that says so")
    return render(listing, now)


def read_sources() -> dict[str, str]:
    """Every module of the library by its dotted name."""
    source = TOP / "src"
    return {
        ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__"): path.read_text("utf-8")
        for path in sorted((source / ROOT).rglob("*.py"))
    }


def read_documented() -> list[str]:
    """The modules whose members the pages of the reference document."""
    pages = [path.read_text("utf-8") for path in sorted(REFERENCE.glob("*.md"))]
    return [module for page in pages for module in documented_in(page)]


def documented_in(page: str) -> list[str]:
    """The modules whose members a page documents, in its order."""
    found: list[str] = re.findall(r"^\.\. automodule:: (\S+)\n +:members:$", page, flags=re.MULTILINE)
    return found


def main() -> None:
    """Write the listing anew."""
    written = LISTING.read_text("utf-8") if LISTING.exists() else ""
    try:
        text = renew(written, House(read_sources(), read_documented()).listing(), CHANGELOG.read_text("utf-8"))
    except ValueError as error:
        sys.exit(str(error))
    LISTING.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
