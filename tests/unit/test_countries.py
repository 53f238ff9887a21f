"""Countries: whatever is known finds itself, and nothing else is taken for a country."""

import copy
import json
import pickle
import subprocess
import sys
import unicodedata
from collections import Counter
from enum import Enum
from pathlib import Path
from typing import Literal, assert_type, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import countries
from stemtaskforce.countries import Country, find_country, name_key, named
from stemtaskforce.countries_data import TABLE
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.text import check_line, fold

GENERATOR = Path(__file__).parents[1] / "tools" / "generate_countries.py"
EU_LANGUAGES = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split()
#: Names that two countries share in different languages, so that they are nobody's.
SHARED = {"kongo"}


def bare(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


#: Key and code of every name, by the test's own reading of the table.
NAMES = [(name, line[:2]) for line in TABLE.splitlines() for name in line.split("|")[1:]]
CODES = {code: country for country in Country for code in (country, country.alpha_3, country.eu_code)}

LETTERS = {(bare(name), code) for name, code in NAMES}

known_names = st.sampled_from(NAMES)
every_country = st.sampled_from(Country)


def refusal(text: object) -> InvalidRecord:
    with pytest.raises(InvalidRecord) as caught:
        Country.parse(cast("str", text))
    return caught.value


# ---------------------------------------------------------------- laws


@given(every_country)
def test_codes_and_label_of_a_country_give_the_country(country: Country) -> None:
    assert country is Country.parse(country)
    assert country is Country.parse(country.alpha_3)
    assert country is Country.parse(country.eu_code)
    assert country is Country.parse(country.label)
    assert country is named(country.label)


@given(known_names | st.sampled_from(sorted(CODES.items())))
def test_finding_takes_what_parsing_takes(known: tuple[str, str]) -> None:
    name, code = known
    assert code == find_country(name) == Country.parse(name)
    assert None is find_country(f"{name} and more")


@given(known_names, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]), st.sampled_from([str.upper, str.title, str.lower]))
def test_capitals_accents_and_unicode_forms_of_a_name_do_not_matter(
    known: tuple[str, str], form: Literal["NFC", "NFD", "NFKC", "NFKD"], case: type[str]
) -> None:
    name, code = known
    assert code == Country.parse(unicodedata.normalize(form, case(name)))


@given(
    known_names,
    st.sampled_from([" ", "-", "  ", "\N{NO-BREAK SPACE}", ", ", "’", " - "]),
    st.sampled_from(["", " ", "\n"]),
)
def test_what_stands_between_and_around_the_words_of_a_name_does_not_matter(
    known: tuple[str, str], between: str, around: str
) -> None:
    name, code = known
    assert code == Country.parse(around + name.replace(" ", between) + around)


def code_of(text: str) -> Country | None:
    """The country of a code in capitals or not, in ASCII."""
    code = text.strip()
    return CODES.get(code.upper() if code.isascii() else code)


@pytest.mark.parametrize("text", ["no", "No", "dnk", " el "])
def test_a_code_is_known_in_any_case(text: str) -> None:
    assert Country.parse(text.strip().upper()) is Country.parse(text)
    assert find_country(text) is None, "a page's codes are in capitals"


@given(st.text() | st.builds("{0[0]}{1}".format, known_names, st.text(max_size=2)) | st.from_regex("[A-Za-z]{2,3}"))
def test_whatever_is_taken_for_a_country_has_the_letters_of_its_name_or_is_its_code(text: str) -> None:
    code = code_of(text)
    try:
        country = Country.parse(text)
    except InvalidRecord:
        assert code is None
    else:
        assert country is code or (bare(text), country) in LETTERS


@given(st.text())
def test_names_are_found_by_name_as_by_parsing_and_codes_by_parsing_alone(text: str) -> None:
    country = named(text)
    if country is None and code_of(text) is None:
        assert ["country.unknown"] == [finding.code for finding in refusal(text).findings]
    else:
        assert Country.parse(text) in {country, code_of(text)}


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert name_key(text) == name_key(name_key(text))


# ---------------------------------------------------------------- the table


def test_no_name_belongs_to_two_countries() -> None:
    assert [] == [name for name, times in Counter(name for name, _ in NAMES).items() if times > 1]


def test_every_name_in_the_table_stands_as_its_key() -> None:
    assert [] == [name for name, _ in NAMES if name != name_key(name)]


def test_a_name_with_an_article_is_known_in_front_and_behind_and_without() -> None:
    known = dict(NAMES)
    in_front = [(name.removeprefix("the "), code) for name, code in NAMES if name.startswith("the ")]

    assert len(in_front) > 100
    assert [] == [form for name, code in in_front for form in (name, f"{name} the") if code != known.get(form)]


def test_members_and_lines_of_the_table_are_the_same_countries_in_the_same_order() -> None:
    assert [line[:2] for line in TABLE.splitlines()] == [country.value for country in Country]
    assert [country.name for country in Country] == [country.value for country in Country]
    assert sorted(Country) == list(Country)


def test_no_name_is_a_code_in_small_letters() -> None:
    # Two letters are words in most languages: "no", "it", "is", "at". British pages do write "uk".
    assert {"uk"} == {name for name, _ in NAMES if len(name) <= 2}
    clashes = [name for name, code in NAMES if CODES.get(name.upper(), code) != code]
    assert [] == clashes


def test_codes_and_labels_are_distinct_and_text_that_records_may_hold() -> None:
    assert len(Country) == len({country.alpha_3 for country in Country}) == len({country.label for country in Country})
    assert all(len(country) == 2 and len(country.alpha_3) == 3 for country in Country)
    assert [] == [country for country in Country if check_line(country.label)]


# ---------------------------------------------------------------- the table and its sources


@pytest.mark.slow
def test_the_table_and_the_members_are_what_the_script_makes() -> None:
    for package in ("babel", "pycountry"):
        pytest.importorskip(package, reason=f"{package} is a development dependency, and generates the table")
    done = subprocess.run([sys.executable, GENERATOR, "--check"], capture_output=True, encoding="utf-8", check=False)
    assert (0, "", "") == (done.returncode, done.stdout[:2000], done.stderr), "run the script, read the difference"


@pytest.mark.parametrize("language", EU_LANGUAGES)
def test_the_name_of_a_country_in_every_official_language_of_the_eu_is_known(language: str) -> None:
    babel = pytest.importorskip("babel", reason="babel is a development dependency, and has the names")
    territories: dict[str, str] = dict(babel.Locale.parse(language).territories)
    wrong = {
        name: country
        for country in Country
        if named(name := territories[country]) is not country and name_key(name) not in SHARED
    }
    assert {} == wrong


def test_codes_and_english_names_of_iso_3166_are_known() -> None:
    pycountry = pytest.importorskip("pycountry", reason="pycountry is a development dependency, and has the codes")
    listed = {country.alpha_2: country for country in pycountry.countries}
    assert set(Country) - {"EU", "XK"} == set(listed)
    for code, country in listed.items():
        assert country.alpha_3 == Country(code).alpha_3
        for field in ("name", "official_name", "common_name"):
            name = getattr(country, field, country.name)
            assert code == Country.parse(name), name


# ---------------------------------------------------------------- cases


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Czechia", Country.CZ),
        ("Czech Republic", Country.CZ),
        ("the Czech Republic", Country.CZ),
        ("Česko", Country.CZ),
        ("Tschechische Republik", Country.CZ),
        ("Slovak Republic", Country.SK),
        ("Slovenská republika", Country.SK),
        ("Republika Slovenija", Country.SI),
        ("UK", Country.GB),
        ("U.K.", Country.GB),
        ("uk", Country.GB),
        ("the United Kingdom", Country.GB),
        ("Great Britain", Country.GB),
        ("Großbritannien", Country.GB),
        ("GROSSBRITANNIEN", Country.GB),
        ("Holland", Country.NL),
        ("The Netherlands", Country.NL),
        ("Netherlands", Country.NL),
        ("Netherlands (the)", Country.NL),
        ("Netherlands, The", Country.NL),
        ("Netherlands (Kingdom of the)", Country.NL),
        ("Pays-Bas", Country.NL),
        ("Kosovo*", Country.XK),
        ("Kosovo (UNSCR 1244/99)", Country.XK),
        ("EU", Country.EU),
        ("European Union", Country.EU),
        ("Union européenne", Country.EU),
        ("Europäische Union", Country.EU),
        ("North Macedonia", Country.MK),
        ("FYR Macedonia", Country.MK),
        ("Türkiye", Country.TR),
        ("Turkey", Country.TR),
        ("TÜRKİYE", Country.TR),
        ("EL", Country.GR),
        ("Ελλάδα", Country.GR),
        ("ΕΛΛΑΔΑ", Country.GR),
        ("Ελλάς", Country.GR),
        ("ΕΛΛΑΣ", Country.GR),
        ("Κύπρος", Country.CY),
        ("ΚΎΠΡΟΣ", Country.CY),
        ("България", Country.BG),
        ("БЪЛГАРИЯ", Country.BG),
        ("Éire", Country.IE),
        ("Republic of Ireland", Country.IE),
        ("Danmark", Country.DK),
        ("Kingdom of Denmark", Country.DK),
        ("Norge", Country.NO),
        ("Noreg", Country.NO),
        ("Österreich", Country.AT),
        ("Latvijas Republika", Country.LV),
        ("Bosnia & Herzegovina", Country.BA),
        ("Bosnia and Herzegovina", Country.BA),
        ("Republic of Moldova", Country.MD),
        ("Moldova (the Republic of)", Country.MD),
        ("Republic of Korea", Country.KR),
        ("Korea (the Republic of)", Country.KR),
        ("Korea, the Democratic People's Republic of", Country.KP),
        ("Democratic Republic of the Congo", Country.CD),
        ("the Democratic Republic of the Congo", Country.CD),
        ("Congo, Democratic Republic of the", Country.CD),
        ("Congo (the Democratic Republic of the)", Country.CD),
        ("Republic of the Congo", Country.CG),
        ("Congo, Republic of the", Country.CG),
        ("Congo (the)", Country.CG),
        ("Niger (the)", Country.NE),
        ("Virgin Islands, U.S.", Country.VI),
        ("Côte d'Ivoire", Country.CI),
        ("USA", Country.US),
        ("United States of America", Country.US),
        (" DK\n", Country.DK),
        ("DNK", Country.DK),
    ],
)
def test_common_ways_to_write_a_country_are_known(text: str, country: Country) -> None:
    assert country is Country.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "D K",
        "ＤＫ",
        "ZZ",
        "Kongo",
        "Korea",
        "Macedonia",
        "England",
        "Europe",
        "Slovenčina",
        "Denmark?",
        "Denmark or Sweden",
        "Denmark, Sweden",
        "Copenhagen, Denmark",
        "Den\x00mark",
        "Denmark\u200b",
        "\ud800",
        "Denmark " * 40,
        "x" * 1_000_000,
    ],
)
def test_a_text_that_is_no_single_country_is_refused(text: str) -> None:
    [finding] = refusal(text).findings
    assert ("country.unknown", "error", "") == (finding.code, finding.severity, finding.path)
    assert named(text) is None
    assert finding.message.isprintable()
    assert len(finding.message) < 300


@pytest.mark.parametrize("value", [None, 7, 1.5, True, b"DK", ["DK"], Country, object()])
def test_what_is_no_text_is_refused_like_an_unknown_text(value: object) -> None:
    [finding] = refusal(value).findings
    assert "country.unknown" == finding.code
    assert "nearest" not in finding.message


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Denmrk", "Denmark (DK)"),
        ("Germny", "Germany (DE) or Guernsey (GG)"),
        ("Nederlnad", "Netherlands (NL)"),
        ("Untied States", "United States (US)"),
        ("Ελλαδδα", "Greece (GR)"),
        ("Korea", "North Korea (KP) or South Korea (KR)"),
        ("Macedonia", "North Macedonia (MK)"),
    ],
)
def test_the_refusal_names_the_nearest_countries(text: str, nearest: str) -> None:
    [finding] = refusal(text).findings
    want = f"country: expected a country's name or code, got {text!r}; did you mean {nearest}?"
    assert (want, repr(text)) == (finding.message, finding.value)


def test_a_text_longer_than_any_name_is_not_even_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(countries, "fold", None)
    assert named("a" * 1_000) is None
    refusal("a" * 1_000)


@pytest.mark.parametrize("text", ["IT", "NO", "UK and more", "Room EL", "DNK", ""])
def test_a_code_is_no_name(text: str) -> None:
    assert named(text) is None


# ---------------------------------------------------------------- the enumeration


@pytest.mark.parametrize("value", ["xx", "dk", "UK", "EL", "DNK", "Denmark", " DK", "", None, 7])
def test_calling_the_class_takes_member_codes_and_nothing_else(value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Country") as caught:
        Country(cast("str", value))
    assert ValueError is type(caught.value)


def test_there_is_no_hook_for_missing_values() -> None:
    # Decoders call it, and the wire takes codes only.
    assert not [cls for cls in Country.__mro__ if "_missing_" in vars(cls) and cls is not Enum]


def test_members_are_known_to_type_checkers_and_are_text() -> None:
    assert_type(Country.DK, Literal[Country.DK])
    assert_type(Country.parse("DK"), Country)
    assert "DK" == Country.DK
    assert ("DK", "DK", '"DK"') == (str(Country.DK), f"{Country.DK}", json.dumps(Country.DK))
    assert {"DK": 1} == {Country.DK: 1}


@pytest.mark.parametrize("attribute", ["label", "alpha_3", "eu_code", "value", "name"])
def test_attributes_of_a_member_cannot_be_set(attribute: str) -> None:
    with pytest.raises(AttributeError):
        setattr(Country.DK, attribute, "Danmark")


def test_members_cannot_be_replaced() -> None:
    with pytest.raises(AttributeError):
        setattr(Country, "DK", "SE")  # noqa: B010 - written out, type checkers refuse it as well


def test_members_stay_themselves_when_copied_and_pickled() -> None:
    assert Country.DK is copy.deepcopy(Country.DK)
    assert Country.DK is pickle.loads(pickle.dumps(Country.DK))  # noqa: S301 - our own bytes


def test_codes_of_the_eu_differ_from_those_of_iso_for_two_countries() -> None:
    differing = {country: country.eu_code for country in Country if country.eu_code != country}
    assert {"GB": "UK", "GR": "EL"} == differing


def test_the_two_additions_have_the_codes_in_use() -> None:
    assert ("EUE", "European Union") == (Country.EU.alpha_3, Country.EU.label)
    assert ("XKX", "Kosovo") == (Country.XK.alpha_3, Country.XK.label)
