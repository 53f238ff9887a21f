"""Write the country table: `countries_data.py` and the members of `Country` in `countries.py`.

    python tests/tools/generate_countries.py           # write both files, report what was left out
    python tests/tools/generate_countries.py --check   # write nothing; exit status 1 if they would change

Names come from the Unicode CLDR (through Babel) and from ISO 3166-1 with its translations (through
pycountry), in English, the other official languages of the EU, Norwegian and Icelandic; the tables below add
what people write and neither has, and take out what is wrong there. The same versions of both packages give the
same bytes; `constraints.txt` pins them, and a test compares.
"""

import argparse
import difflib
import gettext
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pycountry
from babel import Locale
from babel.core import get_global

from stemtaskforce.countries import name_key

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "stemtaskforce"
TABLE_FILE = PACKAGE / "countries_data.py"
MEMBERS_FILE = PACKAGE / "countries.py"

#: English first, then the other official languages of the EU (Regulation No 1, article 1), then two neighbours.
LANGUAGES = (
    *("en", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt"),
    *("nl", "pl", "pt", "ro", "sk", "sl", "sv"),
    *("nb", "nn", "is"),
)
#: Where pycountry calls a language otherwise than the CLDR.
CATALOGUES = {"nb": "nb_NO"}

#: Members that ISO 3166-1 does not list, with the alpha-3 codes in use (see `Country.alpha_3`).
ADDITIONS = {"EU": "EUE", "XK": "XKX"}

#: What people write and neither source has; the folded forms of these join the table.
VARIANTS: Mapping[str, tuple[str, ...]] = {
    "AE": ("UAE", "U.A.E."),
    "BA": ("Bosnia",),
    "CD": ("DR Congo", "DRC", "D.R. Congo"),
    "CG": ("Congo, Republic of the",),
    "CI": ("Ivory Coast",),
    "CN": ("PR China", "P.R. China"),
    "CZ": ("Czech Rep.",),
    "EU": ("E.U.",),
    "FO": ("Faroes", "Faeroe Islands"),
    "GB": (
        *("UK", "U.K.", "Britain", "Great Britain", "Großbritannien", "Grande-Bretagne", "Gran Bretaña"),
        *("Gran Bretagna", "Grã-Bretanha", "Groot-Brittannië", "Velká Británie", "Veľká Británia"),
        *("Velika Britanija", "Nagy-Britannia", "Marea Britanie", "Великобритания", "Μεγάλη Βρετανία"),
        *("Didžioji Britanija", "An Bhreatain Mhór", "Il-Gran Brittanja"),
    ),
    "GR": ("Hellas", "Ελλάς"),
    "HK": ("Hong Kong SAR",),
    "HU": ("Republic of Hungary",),
    "IE": ("Republic of Ireland",),
    "KP": ("DPRK",),
    "MK": (
        *("FYROM", "FYR Macedonia", "FYR of Macedonia", "Former Yugoslav Republic of Macedonia"),
        "Republic of Macedonia",
    ),
    "MM": ("Burma",),
    "MO": ("Macao SAR", "Macau"),
    "NL": (
        *("Holland", "Hollande", "Holanda", "Olanda", "Holandsko", "Hollanti", "Hollandia", "Holandia"),
        *("Olandija", "Holande", "Holandija", "An Ollainn", "Холандия", "Ολλανδία", "Netherlands, Kingdom of the"),
    ),
    "PS": ("Palestine",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey", "Republic of Turkey"),
    "US": ("USA", "U.S.A.", "U.S."),
    "VA": ("Vatican", "Holy See", "Vatican City State"),
    "XK": (
        *("Republic of Kosovo", "Kosova", "Kosovë", "Kosovo (UNSCR 1244)", "Kosovo (UNSCR 1244/99)"),
        *("Kosovo under UNSCR 1244", "Kosovo under UNSCR 1244/99"),
    ),
}

#: Mistakes in pycountry's translations, by country and language: other countries' names, or other words.
MISTAKES = frozenset(
    {
        ("DZ", "ga", "Poblacht Dhaonlathach an Chongó"),  # Congo, where Algeria is meant
        ("GM", "sk", "Slovenská republika"),  # Slovakia, where Gambia is meant
        ("IR", "sk", "Slovenčina"),  # the Slovak language
        ("LA", "sk", "Domov"),  # a home page
        ("MK", "sk", "Slovenská republika Macedónsko"),  # a Slovak Republic of Macedonia
        ("NE", "ro", "Republica Nigeria"),  # Nigeria, where Niger is meant
    }
)

#: The article at the beginning of a name: who writes it, and where, differs.
ARTICLE = re.compile(r"\Athe ", re.IGNORECASE)
#: English names with one of these words are also written with "the" in front, or behind.
DEFINITE = frozenset(
    "bahamas commonwealth comoros confederation congo duchy emirates eu falklands faroes federation gambia"
    " grenadines holy islands isle ivory kingdom maldives netherlands niger philippines principality republic"
    " seychelles state states sudan sultanate territories territory uae uk union us usa vatican".split()
)
#: How the second half of an inverted name ends: "Moldova, Republic of", "Virgin Islands, U.S.".
INVERTED = (" of", " of the", "British", "U.S.")

HEADER = '''"""The table of countries: code, alpha-3 code and English label, then the keys of the names.

Generated by `tests/tools/generate_countries.py` from {sources}; change that script
and run it, never this file. A line a country, so that a difference shows which one changed;
`countries` reads it.
"""
# ruff: noqa: E501 - lines are as long as a country has names

TABLE = """\\
'''
FOOTER = '"""\n'

MEMBERS = re.compile(r"(?<=    # <members, generated>\n).*?(?=    # </members>\n)", re.DOTALL)
MEMBERS_A_LINE = 8


class Source(NamedTuple):
    """Who says that a country has a name."""

    collection: str
    language: str


class Gathered(NamedTuple):
    """The names of all countries, and those left out since two countries share them."""

    keys: Mapping[str, tuple[str, ...]]
    ambiguous: Mapping[str, Mapping[str, tuple[Source, ...]]]


def codes() -> tuple[str, ...]:
    """Give the value of every member, in order."""
    return tuple(sorted([*alpha_3_codes()]))


def alpha_3_codes() -> dict[str, str]:
    """Give the alpha-3 code of every member."""
    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | ADDITIONS


def labels(language: str = "en") -> dict[str, str]:
    """Give the CLDR's name of every member."""
    territories = Locale.parse(language).territories
    return {code: territories[code] for code in codes()}


def iso_names(language: str = "en") -> Iterator[tuple[str, str]]:
    """Give code and name for every short, official and common name of ISO 3166-1 that is translated."""
    catalogue = None
    if language != "en":
        catalogue = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [CATALOGUES.get(language, language)])
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            english = getattr(country, field, None)
            if english is None:
                continue
            name = catalogue.gettext(english) if catalogue else english
            if (catalogue is None or name != english) and (country.alpha_2, language, name) not in MISTAKES:
                yield country.alpha_2, name


def english_forms(name: str) -> Iterator[str]:
    """Write an English name in the ways that people do."""
    yield name
    name = ARTICLE.sub("", name).replace("&", "and")
    yield name
    before, comma, after = name.partition(", ")
    if comma and after.endswith(INVERTED):
        after = ARTICLE.sub("", after)
        yield f"{before}, {after}"
        yield f"{before}, the {after}"
        name = f"{after} {before}"
        yield name
    if name.endswith(")"):  # "Falkland Islands (Malvinas)"
        yield name.partition(" (")[0]
    if not DEFINITE.isdisjoint(name_key(name).split()):
        yield f"the {name}"
        yield f"{name} (the)"  # as ISO 3166-1 has it, and "Netherlands, The" is the same


def said() -> Iterator[tuple[str, str, Source]]:
    """Give code, name and source for everything that anyone calls a country."""
    for language in LANGUAGES:
        for code, name in labels(language).items():
            yield code, name, Source("CLDR", language)
        for code, name in iso_names(language):
            yield code, name, Source("ISO", language)
    for code, variants in VARIANTS.items():
        for name in variants:
            yield code, name, Source("variant", "en")


def gather() -> Gathered:
    """Give each country the keys of its names, and each key to one country at most.

    A key that two countries have goes to the one whose English name it is; if that is none or both, to neither.
    """
    claims: defaultdict[str, defaultdict[str, set[Source]]] = defaultdict(lambda: defaultdict(set))
    for code, name, source in said():
        for form in english_forms(name) if source.language == "en" else (name,):
            claims[name_key(form)][code].add(source)
    keys: dict[str, list[str]] = {code: [] for code in codes()}
    ambiguous: dict[str, dict[str, tuple[Source, ...]]] = {}
    for key, claimants in sorted(claims.items()):
        english = [
            code
            for code, sources in claimants.items()
            if len(claimants) == 1 or any(source.language == "en" for source in sources)
        ]
        if len(english) == 1:
            keys[english[0]].append(key)
        else:
            ambiguous[key] = {code: tuple(sorted(who)) for code, who in sorted(claimants.items())}
    return Gathered({code: tuple(names) for code, names in keys.items()}, ambiguous)


def sources() -> str:
    """Name the collections with their versions."""
    cldr = get_global("cldr")["version"]
    return f"Babel {version('babel')} (CLDR {cldr}) and pycountry {version('pycountry')}"


def render_table(gathered: Gathered) -> str:
    """Give the text of `countries_data.py`."""
    alpha_3, label = alpha_3_codes(), labels()
    lines = ("|".join([f"{code} {alpha_3[code]} {label[code]}", *gathered.keys[code]]) + "\n" for code in codes())
    return HEADER.format(sources=sources()) + "".join(lines) + FOOTER


def render_members(module: str) -> str:
    """Give the text of `countries.py` with the members that belong there."""
    members = [f'{code} = "{code}"' for code in codes()]
    lines = [
        "    " + "; ".join(members[start : start + MEMBERS_A_LINE]) + "\n"
        for start in range(0, len(members), MEMBERS_A_LINE)
    ]
    text, count = MEMBERS.subn("".join(lines), module)
    if count != 1:
        raise SystemExit(f"{MEMBERS_FILE.name}: the markers of the members are gone")
    return text


def wanted() -> dict[Path, str]:
    """Give the text that each generated file should have."""
    return {
        TABLE_FILE: render_table(gather()),
        MEMBERS_FILE: render_members(MEMBERS_FILE.read_text("utf-8")),
    }


def differences() -> str:
    """Give what would change in the files, as a unified diff; empty if nothing would."""
    return "".join(
        line
        for path, text in wanted().items()
        for line in difflib.unified_diff(
            path.read_text("utf-8").splitlines(keepends=True) if path.exists() else [],
            text.splitlines(keepends=True),
            f"{path.name}, as it is",
            f"{path.name}, as generated",
            n=0,
        )
    )


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Write the country table, or compare it.")
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    if parser.parse_args().check:
        found = differences()
        sys.stdout.write(found)
        return 1 if found else 0
    for path, text in wanted().items():
        path.write_text(text, "utf-8", newline="\n")
    for key, claimants in gather().ambiguous.items():
        who = ", ".join(
            f"{code} ({', '.join(' '.join(source) for source in said_by)})" for code, said_by in claimants.items()
        )
        sys.stdout.write(f"left out, shared: {key!r}: {who}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
