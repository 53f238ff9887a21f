"""How Sphinx builds the documentation: Markdown, the furo theme, and no network."""

import importlib.metadata

project = "stemtaskforce"
author = "The stemtaskforce maintainers"
project_copyright = f"2026, {author}"
release = importlib.metadata.version(project)

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
html_theme = "furo"
html_title = f"{project} {release}"
html_copy_source = False
nitpicky = True
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
