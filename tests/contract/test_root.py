"""The root gives every public name, by itself and lazily, and says plainly what it does not have."""

from types import ModuleType

import pytest

import stemtaskforce


@pytest.mark.parametrize("name", sorted(set(stemtaskforce.__all__) - {"__version__"}))
def test_every_public_name_is_what_its_room_has(name: str) -> None:
    # Asked for as Python does before a name is loaded; once it is, the root's own attribute answers.
    lazily = stemtaskforce.__getattr__(name)
    assert getattr(stemtaskforce, name) is lazily


def test_a_name_that_the_root_does_not_have_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Taskforces'"):
        stemtaskforce.__getattr__("Taskforces")


def test_the_root_lists_all_public_names() -> None:
    assert set(stemtaskforce.__all__) <= set(dir(stemtaskforce))


@pytest.mark.parametrize("package", [stemtaskforce.display, stemtaskforce.formats, stemtaskforce.pages])
def test_a_package_that_loads_lazily_has_all_of_its_names_and_no_other(package: ModuleType) -> None:
    assert all(hasattr(package, name) for name in package.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        package.__getattr__("nothing")
