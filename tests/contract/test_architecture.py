"""The picture of the architecture matches the imports."""

import re

import pytest

from tests.contract.layers import LAYERS
from tests.tools.draw_architecture import PICTURE, WORDS, draw, packages, reduced


@pytest.mark.slow
def test_the_picture_in_the_documentation_is_drawn_from_this_source() -> None:
    assert draw() == PICTURE.read_text("utf-8"), "draw it anew: python -m tests.tools.draw_architecture"


@pytest.mark.slow
def test_every_package_stands_in_the_picture_once() -> None:
    named = re.findall(r'text-anchor="middle">([a-z_]+)/?<', draw())

    assert sorted(name for name, layer in LAYERS.items() if layer in WORDS and name in packages()) == sorted(named)


def test_what_an_arrow_implies_is_left_out_and_nothing_else() -> None:
    assert {"a": {"b"}, "b": {"c"}, "c": set(), "d": {"c"}} == reduced(
        {"a": {"b", "c"}, "b": {"c"}, "c": set(), "d": {"c"}}
    )
    assert sum(map(len, packages().values())) > sum(map(len, reduced(packages()).values())) >= len(packages()) - 1
