"""The share of a public corpus that a run of the tests takes: a sample, or the whole by `make hostile`."""

import os
from collections.abc import Sequence
from typing import TypeVar

#: The environment variable that `make hostile` sets to `whole`.
VARIABLE = "STEMTASKFORCE_CORPORA"
#: As many cases as an ordinary run takes of one corpus.
SAMPLE = 100

Case = TypeVar("Case")


def taken(cases: Sequence[Case], *, sample: int = SAMPLE) -> Sequence[Case]:
    """Return every case if the whole corpus is asked for, and otherwise at most `sample`, spread over all of it."""
    step = 1 if os.environ.get(VARIABLE) == "whole" else max(1, -(-len(cases) // sample))
    return cases[::step]
