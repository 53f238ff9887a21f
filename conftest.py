"""What every test run shares: hypothesis profiles, and examples that run wherever they are written.

Examples in README, in the documentation and in docstrings are tests: their output is compared. Nothing else lives
here; a fixture belongs to the folder that needs it.
"""

import os
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser
from sybil.parsers.rest import SkipParser as DocstringSkipParser
from sybil.sybil import SybilCollection

from tests.tools.documents import ConsoleParser, NotebookCellParser, enter_folder, leave_folder

if TYPE_CHECKING:
    from collections.abc import Callable

# ci: the same examples every time, so that a red run is the change's fault. dev: new examples every time.
# deep: the long look, for a night or before a release. mutants: few examples, the same ones, and none made smaller,
# since each of some thousand mutants runs the tests that reach it, and only whether one of them fails is asked.
# quick: a handful of the same examples, for the minute between two edits.
_SLOW = [HealthCheck.too_slow]  # strategies build whole records; shared machines are slow
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=_SLOW)
# hypothesis brings a profile of its own wherever CI is set, and others take over what it says.
settings.register_profile("dev", derandomize=False, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "deep", derandomize=False, max_examples=5_000, deadline=None, suppress_health_check=_SLOW, print_blob=True
)
settings.register_profile(
    "mutants",
    max_examples=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=_SLOW,
    phases=[Phase.explicit, Phase.generate],
)
settings.register_profile("quick", max_examples=5, derandomize=True, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

_readme = Sybil(
    parsers=[PythonCodeBlockParser(), ConsoleParser(), SkipParser()],
    patterns=["README.md"],
    setup=enter_folder,
    teardown=leave_folder,
)
_pages = Sybil(
    parsers=[PythonCodeBlockParser(), ConsoleParser(), NotebookCellParser(), SkipParser()],
    patterns=["docs/**/*.md"],
    setup=enter_folder,
    teardown=leave_folder,
)
_docstrings = Sybil(
    parsers=[DocTestParser(), DocstringSkipParser()],
    path="src",
    patterns=["*.py"],  # matched from the right: in folders of any depth
    document_types={".py": PythonDocStringDocument},
)
pytest_collect_file: "Callable[..., object]" = SybilCollection([_readme, _pages, _docstrings]).pytest()
