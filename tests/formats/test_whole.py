"""Small documents of every format, compared whole: each byte that is written was meant."""

import pytest

from tests.formats.whole import EXPECTED, OUTPUTS


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_document_is_what_it_was(name: str) -> None:
    assert (EXPECTED / name).read_bytes().decode() == OUTPUTS[name]().decode()


def test_every_expected_document_is_compared() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == {*OUTPUTS}
