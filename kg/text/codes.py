"""The codes of countries (ISO 3166), languages (BCP 47) and currencies (ISO 4217) that a page names in words."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.words import collapse

_COUNTRY_ALIASES = {
    "usa": "US", "u.s.a.": "US", "us": "US", "u.s.": "US", "uk": "GB", "u.k.": "GB", "great britain": "GB", "gb": "GB",
    "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "south korea": "KR", "north korea": "KP", "soviet union": "SU", "ussr": "SU", "west germany": "DE",
    "czech republic": "CZ", "russia": "RU", "turkey": "TR", "hong kong": "HK", "macau": "MO", "taiwan": "TW",
    "iran": "IR", "syria": "SY", "vietnam": "VN", "bosnia and herzegovina": "BA", "the bahamas": "BS",
    "republic of macedonia": "MK", "burma": "MM", "palestine": "PS", "ivory coast": "CI", "cape verde": "CV",
    "brunei": "BN", "kosovo": "XK", "swaziland": "SZ", "macedonia": "MK", "federal republic of yugoslavia": "YU",
    "east germany": "DD", "occupied palestinian territory": "PS", "vatican": "VA", "vatican city": "VA", "micronesia": "FM",
    "the netherlands": "NL", "democratic republic of congo": "CD", "the democratic republic of congo": "CD", "reunion": "RE",
    "st. lucia": "LC", "bosnia-herzegovina": "BA", "falkland islands": "FK", "u.s. virgin islands": "VI",
    "us virgin islands": "VI", "republic of korea": "KR", "uae": "AE", "state of palestine": "PS", "holy see": "VA", "côte d’ivoire": "CI",
    "st. kitts and nevis": "KN", "libyan arab jamahiriya": "LY",
}  # fmt: skip
"""Names that film sites print and the ISO tables lack; ``west germany`` has no code of its own in ISO 3166."""


@lru_cache(maxsize=1024)
def country(words: str) -> str:
    """The ISO 3166 code of a country named in English: ``USA`` → ``US``. Raises ValueError for any other words."""
    name = collapse(words).casefold()
    if name in _COUNTRY_ALIASES:
        return _COUNTRY_ALIASES[name]
    code = _territories().get(name)
    if code:
        return code
    raise ValueError(f"not a country: {words!r}")


def country_code(words: str) -> str:
    """An ISO 3166 code of two capitals, as markup gives countries: ``SE`` → ``SE``. Raises ValueError for any other words."""
    import pycountry

    code = words.strip()
    if not re.fullmatch("[A-Z]{2}", code) or pycountry.countries.get(alpha_2=code) is None:
        raise ValueError(f"not a country code: {words!r}")
    return code


_PLATES = {
    "A": "AT", "AUS": "AU", "B": "BE", "BG": "BG", "BR": "BR", "CDN": "CA", "CH": "CH", "CZ": "CZ", "D": "DE", "DK": "DK", "E": "ES",
    "EST": "EE", "F": "FR", "FIN": "FI", "GB": "GB", "GR": "GR", "H": "HU", "HR": "HR", "I": "IT", "IL": "IL", "IND": "IN", "IRL": "IE",
    "IS": "IS", "J": "JP", "L": "LU", "MEX": "MX", "N": "NO", "NL": "NL", "NZ": "NZ", "P": "PT", "PL": "PL", "RA": "AR", "RCH": "CL",
    "RO": "RO", "ROK": "KR", "RUS": "RU", "S": "SE", "SK": "SK", "SLO": "SI", "TR": "TR", "UA": "UA", "ZA": "ZA",
}  # fmt: skip


def country_of_plate(words: str) -> str:
    """The ISO 3166 code of a country named by the letters that its cars carry: ``D`` → ``DE``. Raises ValueError for any other words."""
    code = _PLATES.get(words.strip())
    if code is None:
        raise ValueError(f"not the letters of a country: {words!r}")
    return code


@lru_cache(maxsize=1)
def _territories() -> dict[str, str]:
    import pycountry

    names: dict[str, str] = {}
    for historic in pycountry.historic_countries:
        for former in historic.name.split(", "):
            names[former.casefold()] = historic.alpha_2
    for land in pycountry.countries:
        for attribute in ("name", "official_name", "common_name", "alpha_3"):
            if name := getattr(land, attribute, None):
                names[name.casefold()] = land.alpha_2
    return names


_LANGUAGE_ALIASES = {"mandarin": "cmn", "cantonese": "yue", "greek": "el", "farsi": "fa", "khmer": "km", "flemish": "nl-BE",
                     "serbo-croatian": "sh", "sign languages": "sgn", "norwegian": "no", "swahili": "sw", "malay": "ms",
                     "ancient greek": "grc", "old english": "ang", "gaelic": "gd", "tibetan": "bo", "kurdish": "ku",
                     "nepali": "ne", "pashtu": "ps", "bengali": "bn", "punjabi": "pa",
                     "pashto": "ps", "slovene": "sl", "byelorussian": "be", "kyrgyz": "ky", "ibo": "ig", "nyanja": "ny",
                     "irish gaelic": "ga", "min nan": "nan", "hokkien": "nan", "hakka": "hak", "greenlandic": "kl",
                     "central khmer": "km", "tigrigna": "ti", "castilian": "es", "valencian": "ca-valencia", "frisian": "fy",
                     "saami": "smi", "sami": "smi", "aramaic": "arc", "klingon": "tlh", "tongan": "to", "shanghainese": "wuu",
                     "nahuatl": "nah", "berber languages": "ber", "maya": "myn", "mayan": "myn", "egyptian (ancient)": "egy",
                     "sign language": "sgn", "north american indian": "nai",
                     "haitian creole": "ht", "uyghur": "ug", "māori": "mi", "guaraní": "gn", "raeto-romance": "rm",
    "ojibwe": "oj", "american sign": "ase", "british sign": "bfi", "greek, ancient (to 1453)": "grc", "ancient (to 1453)": "grc",
    "bable": "ast", "bokmål": "nb", "pushtu": "ps", "british english": "en-GB", "american english": "en-US",
    "australian english": "en-AU", "canadian english": "en-CA", "canadian french": "fr-CA", "brazilian portuguese": "pt-BR"}  # fmt: skip


@lru_cache(maxsize=1024)
def language(words: str) -> str:
    """The BCP 47 tag of a language named in English: ``Russian`` → ``ru``. Raises ValueError for any other words."""
    name = collapse(words).casefold()
    if name in _LANGUAGE_ALIASES:
        return _LANGUAGE_ALIASES[name]
    code = _languages().get(name)
    if not code:
        raise ValueError(f"not a language: {words!r}")
    return code


def language_tag(words: str) -> str:
    """A BCP 47 tag as markup gives languages: ``EN-us`` → ``en-US``. Raises ValueError for any other words."""
    import pycountry

    match = re.fullmatch("([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?", words.strip())
    primary = match[1].lower() if match else ""
    if not primary or pycountry.languages.get(**{"alpha_2" if len(primary) == 2 else "alpha_3": primary}) is None:
        raise ValueError(f"not a language tag: {words!r}")
    return primary + (f"-{match[2].upper()}" if match and match[2] else "")


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    import pycountry

    names: dict[str, str] = {}
    for tongue in pycountry.languages:
        if getattr(tongue, "type", "L") in ("L", "H", "A") or hasattr(tongue, "alpha_2"):
            for attribute in ("name", "common_name", "inverted_name"):
                if name := getattr(tongue, attribute, None):
                    plain = re.sub(r"\s*\(.*\)$", "", name).casefold()
                    if plain not in names or hasattr(tongue, "alpha_2"):
                        names[plain] = getattr(tongue, "alpha_2", tongue.alpha_3)
    return names


@lru_cache(maxsize=1)
def country_names() -> frozenset[str]:
    """Folded names that ``country`` reads."""
    return frozenset(_territories()) | frozenset(_COUNTRY_ALIASES)


@lru_cache(maxsize=1)
def language_names() -> frozenset[str]:
    """Folded names that ``language`` reads."""
    return frozenset(_languages()) | frozenset(_LANGUAGE_ALIASES)


def currency_code(words: str) -> str:
    """A printed ISO 4217 code, upper-cased. Raises ValueError for what is not one."""
    import pycountry

    code = words.strip().upper()
    if code not in _WITHDRAWN_CURRENCIES and pycountry.currencies.get(alpha_3=code) is None:
        raise ValueError(f"not a currency code: {words!r}")
    return code


_WITHDRAWN = """
    ARA ARL ARP ATS AZM BEF BGL BRC BRE BRN BRR BYB BYR CSD CSK CYP DDM DEM EEK ESP FIM FRF GHC GRD HRK IEP ILR ITL LTL LUF
    LVL MRO MTL MXP NLG PEI PLZ PTE ROL RUR SDD SIT SKK STD SUR TMM TRL UAK VEB VEF YUD YUM ZMK ZWD
"""
_WITHDRAWN_CURRENCIES = frozenset(_WITHDRAWN.split())
"""Codes that ISO 4217 has withdrawn and that film budgets of their time are printed in."""
