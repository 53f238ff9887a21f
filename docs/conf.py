"""How Sphinx builds the documentation: Markdown, the furo theme, and no network.

Besides settings, three things that are made from what is already said elsewhere, so that they cannot drift:
`llms.txt` from the tables of contents, links to a class wherever its full name stands, and no links to what
is documented outside, since the build asks no other site.
"""

import importlib
import importlib.metadata
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from docutils import nodes
from jupyter_client.manager import KernelManager
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

project = "stemtaskforce"
author = "The stemtaskforce maintainers"
project_copyright = f"2026, {author}"
release = importlib.metadata.version(project)

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
exclude_patterns = ["_build", "schema", "**/*-figures.md"]  # tables that benchmarks write are included in pages

# ---------------------------------------------------------------- how it looks

html_theme = "furo"
html_title = f"{project} {release}"
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "source_repository": "https://github.com/stemtaskforce/stemtaskforce",
    "source_branch": "main",
    "source_directory": "docs/",
}
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

# ---------------------------------------------------------------- what is read

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"  # a page that is a notebook shows what this code gives, or the build fails
nb_execution_raise_on_error = True
nb_execution_timeout = 60
nb_execution_in_temp = False


# A notebook runs in a process of its own, and what is said between the two is encrypted: else the kernel complains.
KernelManager.transport_encryption.default_value = "auto"
logging.getLogger("traitlets").setLevel(logging.WARNING)

nitpicky = True
python_use_unqualified_type_names = True
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
napoleon_numpy_docstring = False
napoleon_use_ivar = True

#: Documented elsewhere: the standard library, pendulum, hypothesis, rich. No inventory of theirs is fetched, since the
#: build works without a network; the names stand as text.
ELSEWHERE = (
    "altair",
    "alt",
    "builtins",
    "cattrs",
    "collections",
    "datetime",
    "enum",
    "hypothesis",
    "os",
    "pa",
    "pd",
    "pendulum",
    "pl",
    "pydantic",
    "pydantic_core",
    "rich",
    "typing",
    "types",
)


#: Types of arguments that the library makes for itself, and no user.
INTERNAL = frozenset(
    {
        "stemtaskforce.catalog.links.Reason",
        "stemtaskforce.markup.Html",
        "stemtaskforce.tables.columns.Spec",
        "stemtaskforce.tables.rows.Rows",
    }
)

SINGLE_BACKTICKS = re.compile(r"(?<![`:\w])`([^`]+)`(?![`_])")


def own_object(name: str) -> object | None:
    """Return the object of this library that a full name means, such as `stemtaskforce.model.event.Event`."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:end]))
        except ImportError:
            continue
        for part in parts[end:]:
            found = getattr(found, part, None)
        return found
    return None


def link(app: Sphinx, env: BuildEnvironment, node: pending_xref, text: nodes.TextElement) -> nodes.Node | None:
    """Link a name to where the same object is documented under a shorter one, or leave a foreign name as text."""
    name = node.get("reftarget", "")
    # Prose with a colon in it looks like a type to napoleon; a type has no space.
    if name.partition(".")[0] in ELSEWHERE or name in INTERNAL or " " in name:
        return text
    wanted = own_object(name) or own_object(f"{project}.{name}")
    if isinstance(wanted, TypeVar):
        return text  # a type variable means nothing outside its signature
    python = env.get_domain("py")
    for other, entry in python.objects.items():
        if wanted is not None and other.endswith(name.rpartition(".")[2]) and own_object(other) is wanted:
            return python.resolve_xref(env, node["refdoc"], app.builder, entry.objtype, other, node, text)
    return None


def write_literally(_app: Sphinx, _what: str, _name: str, _object: object, _options: object, lines: list[str]) -> None:
    """Docstrings write names in single backticks, as Markdown does; what stands in them means nothing else."""
    lines[:] = [SINGLE_BACKTICKS.sub(r"``\1``", line) for line in lines]


def skip_places(_app: Sphinx, _what: str, _name: str, member: object, _skip: bool, _options: object) -> bool | None:  # noqa: FBT001 - the signature that Sphinx wants
    """Leave out what Python says of the fields of named tuples; the class's own docstring says more."""
    return True if (getattr(member, "__doc__", None) or "").startswith("Alias for field number") else None


# ---------------------------------------------------------------- llms.txt


def write_llms(app: Sphinx, error: Exception | None) -> None:
    """Write the index for language models (llmstxt.org): every page, by section, with its first sentence."""
    if error is None and app.builder.format == "html":
        Path(app.outdir, "llms.txt").write_text("\n".join(llms_lines(app.env)) + "\n", encoding="utf-8")


def llms_lines(env: BuildEnvironment) -> Iterator[str]:
    """Return the lines of it; a page that no table of contents has is missing, and Sphinx warns of it."""
    root = env.config.root_doc
    yield f"# {project}"
    yield ""
    yield f"> {first_paragraph(env, root)}"
    for section in env.toctree_includes[root]:
        yield from ("", f"## {env.titles[section].astext()}", "")
        yield from (llms_line(env, page) for page in [section, *below(env, section)])


def below(env: BuildEnvironment, page: str) -> Iterator[str]:
    """Return the pages below a page, in the order of its table of contents."""
    for child in env.toctree_includes.get(page, []):
        yield child
        yield from below(env, child)


def llms_line(env: BuildEnvironment, page: str) -> str:
    """Return a page as a link with its first sentence."""
    return f"- [{env.titles[page].astext()}]({page}.html): {first_paragraph(env, page)}"


def first_paragraph(env: BuildEnvironment, page: str) -> str:
    """Return the first paragraph of a page as one line."""
    for paragraph in env.get_doctree(page).findall(nodes.paragraph):
        return " ".join(paragraph.astext().split())
    return ""


def setup(app: Sphinx) -> None:
    """Register the above."""
    app.connect("autodoc-process-docstring", write_literally, priority=400)  # before napoleon
    app.connect("autodoc-skip-member", skip_places)
    app.connect("missing-reference", link)
    app.connect("build-finished", write_llms)
