"""The public names and signatures stay as they are written down, and a change of them is told in the changelog."""

import re
from importlib import import_module

import pytest

import stemtaskforce
from tests.contract.public_names import (
    CHANGELOG,
    LISTING,
    REFERENCE,
    ROOT,
    House,
    documented_in,
    entries,
    parse,
    read_documented,
    read_sources,
    renew,
)

HOUSE = House(read_sources(), read_documented())

TOLD = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- `fold` folds.\n"
MORE = f"{TOLD}- `slug`, too,\n  on two lines.\n"


def test_public_names_and_signatures_are_those_written_down() -> None:
    listing, _ = parse(LISTING.read_text("utf-8"))

    gone, new = set(listing) - set(HOUSE.listing()), set(HOUSE.listing()) - set(listing)

    assert (set(), set()) == (gone, new), "say it in CHANGELOG.md, then run `make names`"


def test_every_module_of_the_reference_is_documented_once_with_all_its_members() -> None:
    pages = "".join(path.read_text("utf-8") for path in REFERENCE.glob("*.md"))

    assert sorted(re.findall(r"automodule:: *(\S+)", pages)) == sorted(set(read_documented()))


def test_the_public_modules_that_define_or_gather_names_are_those_of_the_reference() -> None:
    gathering = {
        module
        for module in HOUSE.public_modules()
        if module != ROOT and any(f"{module}.{name}" not in HOUSE.trees for name in HOUSE.exported(module))
    }

    assert set(read_documented()) == gathering


def test_every_name_that_the_reference_documents_is_written_down() -> None:
    listing, _ = parse(LISTING.read_text("utf-8"))
    heads = {re.split(r" = | \(module\)$|: ", line)[0] for line in listing}
    documented = {f"{module}.{name}" for module in read_documented() for name in HOUSE.exported(module)}

    assert set() == documented - heads


def test_a_page_documents_the_modules_whose_members_it_shows() -> None:
    page = "# A\n\n```{eval-rst}\n.. automodule:: a.b\n   :members:\n```\n\n.. automodule:: a.c\n"

    assert ["a.b"] == documented_in(page)


def test_the_changelog_of_this_repository_has_entries_to_read() -> None:
    assert entries(CHANGELOG.read_text("utf-8"))


@pytest.mark.parametrize("name", HOUSE.exported(ROOT))
def test_a_name_of_the_root_is_the_object_that_type_checkers_are_told_of(name: str) -> None:
    module, own = HOUSE.home(ROOT, name)
    whole = f"{module}.{own}"
    expected = import_module(whole) if whole in HOUSE.trees else getattr(import_module(module), own)

    assert expected is getattr(stemtaskforce, name)


def test_every_public_name_is_there_when_its_module_is_loaded() -> None:
    missing = [
        f"{module}.{name}"
        for module in HOUSE.public_modules()
        for name in HOUSE.exported(module)
        if not hasattr(import_module(module), name)
    ]

    assert [] == missing


def test_a_name_that_is_not_there_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="taskforces"):
        _ = getattr(stemtaskforce, "taskforces")  # noqa: B009  a type checker would see the fault


def test_the_first_listing_needs_an_entry() -> None:
    text = renew("", ["stemtaskforce.fold: (text)"], TOLD)

    assert (["stemtaskforce.fold: (text)"], entries(TOLD)) == parse(text)


def test_a_changed_listing_is_refused_until_the_changelog_has_a_new_entry() -> None:
    before = renew("", ["fold: (text)"], TOLD)

    with pytest.raises(ValueError, match="CHANGELOG"):
        renew(before, ["fold: (text, form)"], TOLD)
    assert ["fold: (text, form)"] == parse(renew(before, ["fold: (text, form)"], MORE))[0]


def test_a_change_after_a_release_needs_an_entry_of_its_own() -> None:
    before = renew("", ["fold: (text)"], TOLD)
    released = TOLD.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [0.1.0]\n")

    with pytest.raises(ValueError, match="CHANGELOG"):
        renew(before, ["fold: (text, form)"], released)


def test_wrapping_an_entry_anew_does_not_make_it_a_new_one() -> None:
    assert entries(MORE) == entries(MORE.replace(",\n  on", ", on"))


def test_an_unchanged_listing_stays_as_it_is_whatever_the_changelog_says() -> None:
    before = renew("", ["fold: (text)"], TOLD)

    assert before == renew(before, ["fold: (text)"], MORE)


def test_a_listing_that_was_edited_by_hand_is_refused() -> None:
    edited = renew("", ["fold: (text)"], TOLD).replace("(text)", "(text, form)")

    with pytest.raises(ValueError, match="by hand"):
        parse(edited)


def test_a_changelog_without_an_unreleased_section_is_refused() -> None:
    with pytest.raises(SystemExit, match="Unreleased"):
        entries("# Changelog\n\n## [0.1.0]\n\n- All.\n")


SOURCES = {
    "stemtaskforce": (
        'from stemtaskforce.text import fold as folded\n__all__ = ["folded", "kinds", "text"]\n'
        "if TYPE_CHECKING:\n    from .sorts import kinds\n    from . import text\n"
    ),
    "stemtaskforce.sorts": "from ._hidden import kinds\n",
    "stemtaskforce._hidden": "kinds: tuple[str, ...] = ('a',)\n",
    "stemtaskforce.text": (
        "MAX = 10\n_secret = 1\n"
        "@overload\ndef fold(text: str) -> str: ...\n@overload\ndef fold(text: None) -> None: ...\n"
        "def fold(text): return text\n"
        "class _Base:\n    def shared(self) -> int: ...\n"
        "@frozen(order=False)\nclass Word(_Base):\n    text: str\n"
        "    @property\n    def size(self) -> int: ...\n    def _own(self): ...\n"
    ),
}


def test_a_listing_follows_imports_overloads_and_private_bases() -> None:
    assert [
        "stemtaskforce._hidden.kinds: tuple[str, ...] = ('a',)",
        "stemtaskforce.folded = stemtaskforce.text.fold",
        "stemtaskforce.kinds = stemtaskforce._hidden.kinds",
        "stemtaskforce.text (module)",
        "stemtaskforce.text.MAX = 10",
        "stemtaskforce.text.Word.shared: (self) -> int",
        "stemtaskforce.text.Word.size: @property (self) -> int",
        "stemtaskforce.text.Word.text: str",
        "stemtaskforce.text.Word: @frozen(order=False) class(_Base)",
        "stemtaskforce.text.fold: (text: None) -> None",
        "stemtaskforce.text.fold: (text: str) -> str",
    ] == House(SOURCES).listing()


def test_a_documented_module_is_listed_though_no_other_names_it() -> None:
    before, after = House(SOURCES).listing(), House(SOURCES, ["stemtaskforce.sorts"]).listing()

    assert ["stemtaskforce.sorts (module)"] == sorted(set(after) - set(before))
