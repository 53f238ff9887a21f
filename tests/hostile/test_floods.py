"""Time grows in step with the size of a flood: eight times the size takes at most 24 times as long."""

import pytest

from tests.growth import TIMES, is_linear, least_seconds
from tests.hostile.floods import FLOODS
from tests.hostile.harness import WHOLE, keep, part


def test_there_are_floods_of_every_kind() -> None:
    assert len(FLOODS) >= 60


@pytest.mark.slow
@pytest.mark.parametrize("name", part([*FLOODS], 12))
def test_time_grows_in_step_with_a_flood(name: str) -> None:
    flood = FLOODS[name]
    assert is_linear(flood.read, flood.make, flood.size if WHOLE else flood.size // 2)


@pytest.mark.skipif(not WHOLE, reason="measures; `make hostile` writes the figure")
def test_the_growth_of_all_floods() -> None:
    growth: dict[str, float] = {}
    for name, flood in FLOODS.items():
        small, large = flood.make(flood.size // TIMES), flood.make(flood.size)
        base = max(least_seconds(lambda: flood.read(small)), 0.001)  # noqa: B023 - called at once
        growth[name] = least_seconds(lambda: flood.read(large)) / base  # noqa: B023 - as above
    worst = max(growth, key=growth.__getitem__)
    keep(
        "floods",
        f"{len(growth)} kinds of eight times the size; the worst took {growth[worst]:.0f} times as long ({worst})",
    )
