"""Countries: the codes that records hold, and the names by which people write them.

`Country` is the vocabulary of every `country` field. The names, some thousands in the official languages of
the EU, stand in the generated `countries_data` as one string and are split on first use: most programs never
look a name up, and an import should not pay for it. The members and that table are written by
`tests/tools/generate_countries.py` from the CLDR (Babel) and from ISO 3166-1 with its translations (pycountry).
Where a page names its country is not the concern of this module.
"""

# The generated members share lines, `AD = "AD"; AE = "AE"`: one line each would be most of this module.
# ruff: noqa: E702

from collections.abc import Iterator, Mapping
from enum import EnumType, StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from stemtaskforce.countries_data import TABLE
from stemtaskforce.errors import InvalidRecord
from stemtaskforce.findings import make
from stemtaskforce.text import excerpt, fold, nearest

__all__ = ["Country", "find_country", "name_key", "named"]

#: Longest text that is looked up at all, over the longest name by far: folding takes time.
MAX_NAME = 200
MAX_SUGGESTIONS = 3
#: By how many characters, in length and in the set of letters, a name may differ and still be suggested.
MAX_SLIPS = 3

#: Where the EU's own two-letter code is not ISO's (Interinstitutional style guide, annex A5).
_EU_CODES: Mapping[str, str] = MappingProxyType({"GB": "UK", "GR": "EL"})

#: The separators of the words of a name, besides white space. All else (`?`, a control character) makes a
#: text no name: whoever wrote it meant more than the name alone.
_BETWEEN_WORDS = str.maketrans(dict.fromkeys("-‐‑‒–—'‘’ʼ`\".,:/&()[]*_", " "))


#: The length of an alpha-3 code.
_LONGEST_CODE = 3


class _CountryType(EnumType):
    """The type of `Country`, which offers `Country.parse` to whoever asks for a name in place of a code."""

    if not TYPE_CHECKING:  # a type checker knows the members, and refuses all else itself

        def __getattr__(cls, name: str) -> object:
            raise AttributeError(name if name.startswith("_") else _not_a_member(name))

        def __getitem__(cls, name: str) -> object:
            try:
                return super().__getitem__(name)
            except KeyError:
                raise KeyError(_not_a_member(name)) from None

        def __call__(cls, *values: object, **options: object) -> object:
            try:
                return super().__call__(*values, **options)
            except ValueError as error:
                error.add_note("a Country is an ISO 3166-1 alpha-2 code in capitals; Country.parse reads names")
                raise


class Country(StrEnum, metaclass=_CountryType):
    """A country: an ISO 3166-1 alpha-2 code, or `EU` (the European Union) or `XK` (Kosovo).

    Both additions are ISO's too, though no countries of its list: `EU` is exceptionally reserved, `XK` is
    among the codes left to users and the one that the EU uses. Calling the class takes these codes and nothing
    else, as of any enumeration; names and the EU's `UK` and `EL` are for `parse`.

    Example:
        >>> Country("DK"), Country.DK.label, Country.DK == "DK"
        (<Country.DK: 'DK'>, 'Denmark', True)
    """

    # fmt: off
    # <members, generated>
    AD = "AD"; AE = "AE"; AF = "AF"; AG = "AG"; AI = "AI"; AL = "AL"; AM = "AM"; AO = "AO"
    AQ = "AQ"; AR = "AR"; AS = "AS"; AT = "AT"; AU = "AU"; AW = "AW"; AX = "AX"; AZ = "AZ"
    BA = "BA"; BB = "BB"; BD = "BD"; BE = "BE"; BF = "BF"; BG = "BG"; BH = "BH"; BI = "BI"
    BJ = "BJ"; BL = "BL"; BM = "BM"; BN = "BN"; BO = "BO"; BQ = "BQ"; BR = "BR"; BS = "BS"
    BT = "BT"; BV = "BV"; BW = "BW"; BY = "BY"; BZ = "BZ"; CA = "CA"; CC = "CC"; CD = "CD"
    CF = "CF"; CG = "CG"; CH = "CH"; CI = "CI"; CK = "CK"; CL = "CL"; CM = "CM"; CN = "CN"
    CO = "CO"; CR = "CR"; CU = "CU"; CV = "CV"; CW = "CW"; CX = "CX"; CY = "CY"; CZ = "CZ"
    DE = "DE"; DJ = "DJ"; DK = "DK"; DM = "DM"; DO = "DO"; DZ = "DZ"; EC = "EC"; EE = "EE"
    EG = "EG"; EH = "EH"; ER = "ER"; ES = "ES"; ET = "ET"; EU = "EU"; FI = "FI"; FJ = "FJ"
    FK = "FK"; FM = "FM"; FO = "FO"; FR = "FR"; GA = "GA"; GB = "GB"; GD = "GD"; GE = "GE"
    GF = "GF"; GG = "GG"; GH = "GH"; GI = "GI"; GL = "GL"; GM = "GM"; GN = "GN"; GP = "GP"
    GQ = "GQ"; GR = "GR"; GS = "GS"; GT = "GT"; GU = "GU"; GW = "GW"; GY = "GY"; HK = "HK"
    HM = "HM"; HN = "HN"; HR = "HR"; HT = "HT"; HU = "HU"; ID = "ID"; IE = "IE"; IL = "IL"
    IM = "IM"; IN = "IN"; IO = "IO"; IQ = "IQ"; IR = "IR"; IS = "IS"; IT = "IT"; JE = "JE"
    JM = "JM"; JO = "JO"; JP = "JP"; KE = "KE"; KG = "KG"; KH = "KH"; KI = "KI"; KM = "KM"
    KN = "KN"; KP = "KP"; KR = "KR"; KW = "KW"; KY = "KY"; KZ = "KZ"; LA = "LA"; LB = "LB"
    LC = "LC"; LI = "LI"; LK = "LK"; LR = "LR"; LS = "LS"; LT = "LT"; LU = "LU"; LV = "LV"
    LY = "LY"; MA = "MA"; MC = "MC"; MD = "MD"; ME = "ME"; MF = "MF"; MG = "MG"; MH = "MH"
    MK = "MK"; ML = "ML"; MM = "MM"; MN = "MN"; MO = "MO"; MP = "MP"; MQ = "MQ"; MR = "MR"
    MS = "MS"; MT = "MT"; MU = "MU"; MV = "MV"; MW = "MW"; MX = "MX"; MY = "MY"; MZ = "MZ"
    NA = "NA"; NC = "NC"; NE = "NE"; NF = "NF"; NG = "NG"; NI = "NI"; NL = "NL"; NO = "NO"
    NP = "NP"; NR = "NR"; NU = "NU"; NZ = "NZ"; OM = "OM"; PA = "PA"; PE = "PE"; PF = "PF"
    PG = "PG"; PH = "PH"; PK = "PK"; PL = "PL"; PM = "PM"; PN = "PN"; PR = "PR"; PS = "PS"
    PT = "PT"; PW = "PW"; PY = "PY"; QA = "QA"; RE = "RE"; RO = "RO"; RS = "RS"; RU = "RU"
    RW = "RW"; SA = "SA"; SB = "SB"; SC = "SC"; SD = "SD"; SE = "SE"; SG = "SG"; SH = "SH"
    SI = "SI"; SJ = "SJ"; SK = "SK"; SL = "SL"; SM = "SM"; SN = "SN"; SO = "SO"; SR = "SR"
    SS = "SS"; ST = "ST"; SV = "SV"; SX = "SX"; SY = "SY"; SZ = "SZ"; TC = "TC"; TD = "TD"
    TF = "TF"; TG = "TG"; TH = "TH"; TJ = "TJ"; TK = "TK"; TL = "TL"; TM = "TM"; TN = "TN"
    TO = "TO"; TR = "TR"; TT = "TT"; TV = "TV"; TW = "TW"; TZ = "TZ"; UA = "UA"; UG = "UG"
    UM = "UM"; US = "US"; UY = "UY"; UZ = "UZ"; VA = "VA"; VC = "VC"; VE = "VE"; VG = "VG"
    VI = "VI"; VN = "VN"; VU = "VU"; WF = "WF"; WS = "WS"; XK = "XK"; YE = "YE"; YT = "YT"
    ZA = "ZA"; ZM = "ZM"; ZW = "ZW"
    # </members>
    # fmt: on

    @property
    def label(self) -> str:
        """English name, as the Unicode CLDR has it.

        Example:
            >>> Country.CZ.label
            'Czechia'
        """
        return _facts()[self.value][1]

    @property
    def alpha_3(self) -> str:
        """ISO 3166-1 alpha-3 code.

        For the EU it is `EUE`, exceptionally reserved by ISO; for Kosovo `XKX`, of the range that ISO leaves to
        users and the one that the World Bank and others have settled on.

        Example:
            >>> Country.DK.alpha_3, Country.XK.alpha_3
            ('DNK', 'XKX')
        """
        return _facts()[self.value][0]

    @property
    def eu_code(self) -> str:
        """The code that EU institutions write, `EL` for Greece, `UK` for the United Kingdom, else ISO's.

        The source is the Interinstitutional style guide of the EU, annex A5.

        Example:
            >>> Country.GR.eu_code, Country.GB.eu_code, Country.DK.eu_code
            ('EL', 'UK', 'DK')
        """
        return _EU_CODES.get(self.value, self.value)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a country's code or name; never guess.

        Args:
            text: A code in upper or lower case (alpha-2, alpha-3, or the EU's `UK` and `EL`), or a name in English,
                another official language of the EU, Norwegian or Icelandic. Names are compared by `name_key`:
                capitals, accents, hyphens and white space around do not matter.

        Returns:
            The country.

        Raises:
            InvalidRecord: The text is none of these (`country.unknown`); the message has the nearest names.
                A name that two countries share is known only where English gives it to one of them.

        Example:
            >>> Country.parse("The Netherlands"), Country.parse("Česká republika"), Country.parse("EL")
            (<Country.NL: 'NL'>, <Country.CZ: 'CZ'>, <Country.GR: 'GR'>)
            >>> try:
            ...     Country.parse("Denmrk")
            ... except ValueError as error:
            ...     print(error.findings[0].message)
            country: expected a country's name or code, got 'Denmrk'; did you mean Denmark (DK)?
        """
        code = _find(text) or _find_code(text)
        if code is None:
            message = f"country: expected a country's name or code, got {excerpt(text)}{_hint(text)}"
            raise InvalidRecord([make("country.unknown", message, value=excerpt(text))])
        return cls[code]  # by name, which is the code, and takes a fifth of the time of a call


def _not_a_member(name: object) -> str:
    """Return the message for a name of `Country` that is not a code."""
    words = name.replace("_", " ") if isinstance(name, str) else ""
    code = _find(words)
    meant = f"did you mean Country.{code}? " if code else ""
    shown = excerpt(words.title() if code else words)
    return f"Country has no member {excerpt(name)}, only codes; {meant}Country.parse({shown}) reads names"


def _find_code(text: object) -> str | None:
    """Return the country of a code in lower case, or `None`."""
    code = text.strip() if isinstance(text, str) else ""
    return _find(code.upper()) if 0 < len(code) <= _LONGEST_CODE and code.isascii() else None


def find_country(text: str) -> Country | None:
    """Look up a country by all that `Country.parse` takes, for callers that need no suggestions.

    Args:
        text: A code or a name.

    Returns:
        The country, or `None`.

    Example:
        >>> find_country("EL"), find_country("Greece"), find_country("Atlantis")
        (<Country.GR: 'GR'>, <Country.GR: 'GR'>, None)
    """
    code = _find(text)
    return None if code is None else Country[code]


def named(text: str) -> Country | None:
    """Look up a country by name alone, for text that may well be something else.

    Args:
        text: Words that may be a country's name, such as the last part of a location.

    Returns:
        The country, or `None`. No code is a name here, so that `IT` in a building's address is not Italy.

    Example:
        >>> named("Denmark"), named("IT"), named("Copenhagen")
        (<Country.DK: 'DK'>, None, None)
    """
    code = _names().get(name_key(text)) if len(text) <= MAX_NAME else None
    return None if code is None else Country[code]


def name_key(text: str) -> str:
    """Reduce a name to what names are compared by: `text.fold`, words apart by one space.

    Args:
        text: A name.

    Returns:
        The folded words. Hyphens, apostrophes, full stops, commas, brackets and the like count as space.

    Example:
        >>> name_key("  Côte d’Ivoire "), name_key("Kosovo*"), name_key("U.K.")
        ('cote d ivoire', 'kosovo', 'u k')
    """
    return " ".join(fold(text).translate(_BETWEEN_WORDS).split())


@cache
def _facts() -> Mapping[str, tuple[str, str]]:
    """Return alpha-3 code and label by alpha-2 code."""
    heads = (line.partition("|")[0].split(" ", 2) for line in TABLE.splitlines())
    return MappingProxyType({code: (alpha_3, label) for code, alpha_3, label in heads})


@cache
def _label_keys() -> Mapping[str, str]:
    """Return the key of the label, a space on either side, by alpha-2 code."""
    return MappingProxyType({code: f" {name_key(label)} " for code, (_, label) in _facts().items()})


@cache
def _codes() -> Mapping[str, str]:
    """Return the alpha-2 code by every code that `parse` knows."""
    codes = {alpha_3: code for code, (alpha_3, _) in _facts().items()}
    codes |= {eu_code: code for code, eu_code in _EU_CODES.items()}
    codes |= {code: code for code in _facts()}
    return MappingProxyType(codes)


@cache
def _names() -> Mapping[str, str]:
    """Return the alpha-2 code by the key of every name."""
    lines = (line.split("|") for line in TABLE.splitlines())
    return MappingProxyType({name: head[:2] for head, *names in lines for name in names})


@cache
def _names_by_initial() -> Mapping[str, tuple[str, ...]]:
    """Return the keys of all names by their first letter."""
    initials: dict[str, list[str]] = {}
    for name in _names():
        initials.setdefault(name[0], []).append(name)
    return MappingProxyType({initial: tuple(names) for initial, names in initials.items()})


def _find(text: object) -> str | None:
    """Find the alpha-2 code that a code or name stands for."""
    if not isinstance(text, str) or len(text) > MAX_NAME:
        return None
    return _codes().get(text.strip()) or _names().get(name_key(text))


def _hint(text: object) -> str:
    """Name the countries that an unknown text may have meant, or nothing."""
    if not isinstance(text, str) or len(text) > MAX_NAME:
        return ""
    countries = [f"{_facts()[code][1]} ({code})" for code in _nearest(text.strip())]
    return f"; did you mean {' or '.join(countries)}?" if countries else ""


@lru_cache(maxsize=256)  # a page or document tends to repeat its mistakes
def _nearest(text: str) -> tuple[str, ...]:
    """Return the alpha-2 codes of the countries whose name is nearest, best first."""
    key = name_key(text)
    # "Korea" or "Macedonia" is a part of what was meant.
    whole = [code for code, label in _label_keys().items() if f" {key} " in label]
    codes = whole or [_names()[name] for name in nearest(key, _alike(key), n=2 * MAX_SUGGESTIONS)]
    return tuple(dict.fromkeys(codes))[:MAX_SUGGESTIONS]


def _alike(key: str) -> Iterator[str]:
    """Return the keys of names that may be worth a comparison; with all of them it takes a tenth of a second.

    A slip of the pen is seldom in the first letter, and changes neither the length nor the letters much.
    """
    letters = set(key)
    for name in _names_by_initial().get(key[:1], ()):
        if abs(len(name) - len(key)) <= MAX_SLIPS and len(letters.symmetric_difference(name)) <= MAX_SLIPS:
            yield name
