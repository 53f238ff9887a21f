"""The picture of the house shows the house as it is."""

import re

from tests.contract.layers import LAYERS
from tests.tools.draw_house import PICTURE, WORDS, draw, reduced, rooms


def test_the_picture_in_the_documentation_is_drawn_from_this_source() -> None:
    assert draw() == PICTURE.read_text("utf-8"), "draw it anew: python -m tests.tools.draw_house"


def test_every_room_stands_in_the_picture_once() -> None:
    named = re.findall(r'text-anchor="middle">([a-z]+)/?<', draw())

    assert sorted(name for name, layer in LAYERS.items() if layer in WORDS and name in rooms()) == sorted(named)


def test_what_an_arrow_implies_is_left_out_and_nothing_else() -> None:
    assert {"a": {"b"}, "b": {"c"}, "c": set(), "d": {"c"}} == reduced(
        {"a": {"b", "c"}, "b": {"c"}, "c": set(), "d": {"c"}}
    )
    assert sum(map(len, rooms().values())) > sum(map(len, reduced(rooms()).values())) >= len(rooms()) - 1
