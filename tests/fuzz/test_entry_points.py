"""What the fuzzer does by chance, a little and the same each time, where the fuzzer itself is not installed."""

import random

import pytest

from tests.fuzz.entry_points import ENTRY_POINTS, mutated
from tests.hostile.harness import scaled


@pytest.mark.parametrize("name", ENTRY_POINTS)
def test_inputs_made_of_changed_pieces_end_in_the_errors_of_the_library_within_a_second(name: str) -> None:
    entry = ENTRY_POINTS[name]
    chance = random.Random(name)  # noqa: S311 - the same inputs each time
    data = b""
    for seed in range(scaled(150, 5_000)):
        data = mutated(data if seed % 5 else chance.choice(entry.seeds), entry, 20_000, seed)
        entry(data)
