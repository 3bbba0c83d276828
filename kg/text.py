"""Pure normalization: spaces, slugs, dates, durations, numbers, money, countries, languages, people's names.

Every rule by which a value follows from quoted words is a function here, listed in ``RULES`` by the name that claims carry
as ``kgv:normalizedBy``. A rule takes the quoted words (entities decoded, white space collapsed) and returns the canonical
lexical form, or raises ValueError: it never guesses.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache

ENTITY = r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_ENTITY = re.compile(ENTITY)


def decode_entity(entity: str) -> str:
    """What one character reference stands for; one that was escaped twice (``&amp;nbsp;``) is decoded to the end."""
    # The escapes of escapes go at once: one at a time, a chain of a million of them would take hours.
    previous, entity = "", re.sub(r"^&(?:amp;)+", "&", entity)
    while entity != previous and entity.startswith("&"):
        previous, entity = entity, html.unescape(entity)
    return entity


def collapse(words: str) -> str:
    """Entities decoded, every run of white space one space, none at the ends."""
    return " ".join(_ENTITY.sub(lambda m: decode_entity(m[0]), words).split())


def fold(words: str) -> str:
    """The form in which texts are compared: collapsed and casefolded."""
    return collapse(words).casefold()


def text_hash(words: str) -> str:
    """16 hexadecimal digits that name a text, whatever its case and spacing."""
    return hashlib.sha256(fold(words).encode()).hexdigest()[:16]


def slug(words: str) -> str:
    """An IRI segment: NFKD, marks dropped, casefolded, every run of other characters a ``-``; a hash if nothing is left."""
    decomposed = unicodedata.normalize("NFKD", collapse(words))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return re.sub(r"[\W_]+", "-", bare).strip("-") or text_hash(words)


# --- numbers ---------------------------------------------------------------------------------------------------------


def count(words: str) -> str:
    """``56,465`` → ``56465``. Only digits with separators between groups of three; raises ValueError otherwise."""
    match = re.fullmatch(r"[0-9]{1,3}(?:[,.\u202f ][0-9]{3})+|[0-9]+", words.strip())
    if not match:
        raise ValueError(f"not a count: {words!r}")
    return str(int(re.sub(r"\D", "", match[0])))


def decimal(words: str) -> str:
    """``82`` → ``82.0``, ``7.60`` → ``7.6``: always with a point, no zeros beyond need. Raises ValueError otherwise."""
    bare = words.strip()
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", bare):
        bare = bare.replace(",", "")
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", bare):
        raise ValueError(f"not a number: {words!r}")
    try:
        number = Decimal(bare)
    except InvalidOperation as error:  # pragma: no cover - the pattern admits only digits
        raise ValueError(f"not a number: {words!r}") from error
    whole, _, part = f"{number:f}".partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"


_POWERS = {"k": 3, "m": 6, "b": 9}


def short_amount(words: str) -> str:
    """An amount in thousands, millions or billions: ``32.1M`` → ``32100000.0``. Raises ValueError for any other words."""
    match = re.fullmatch(r"([0-9][0-9,]*(?:\.[0-9]+)?) ?([kmb])", words.strip(), re.I)
    if not match:
        raise ValueError(f"not a shortened amount: {words!r}")
    return decimal(f"{Decimal(decimal(match[1])).scaleb(_POWERS[match[2].lower()]):f}")


# --- dates and durations ---------------------------------------------------------------------------------------------

_DEFAULTS = (datetime(1904, 2, 29), datetime(2008, 12, 1))
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE_SHAPES = (
    re.compile(r"(?:19|20|18)\d\d"),
    re.compile(rf"{_MONTH} (?:19|20|18)\d\d", re.I),
    re.compile(rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)? (?:19|20|18)\d\d\b.*", re.I),
    re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH} (?:19|20|18)\d\d\b.*", re.I),
    re.compile(r"(?:19|20|18)\d\d[-/ ]\d{1,2}[-/ ]\d{1,2}\b.*"),
)


@lru_cache(maxsize=8192)
def date(words: str) -> str:
    """A printed date as ISO 8601, as precise as it is printed: ``March. 9,2004`` → ``2004-03-09``, ``May 2001`` → ``2001-05``.

    The year has four digits, a month is a name or stands between year and day; an order that could be read in two ways
    (``3/4/2010``) is refused. A time of day and a zone are ignored, not applied: dates stay as printed. Raises ValueError.
    """
    from dateutil import parser

    bare = " ".join(re.sub(r"(?<=\w)[.,]+|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", " ", words, flags=re.I).split())
    bare = re.sub(r"(?<=\d) \d{1,2}:\d\d.*$", "", bare)
    if not any(shape.fullmatch(bare) for shape in _DATE_SHAPES):
        raise ValueError(f"not a date: {words!r}")
    try:
        one, two = (parser.parse(bare, default=default) for default in _DEFAULTS)
    except (parser.ParserError, OverflowError) as error:
        raise ValueError(f"not a date: {words!r}") from error
    if one.year != two.year:
        raise ValueError(f"not a date: {words!r}")
    if one.month != two.month:
        return f"{one.year:04d}"
    return f"{one.year:04d}-{one.month:02d}" + ("" if one.day != two.day else f"-{one.day:02d}")


_HOURS = re.compile(r"(?:(\d{1,2})\s*h(?:ou)?r?s?\.?)?\s*(?:(\d{1,3})\s*m(?:in)?(?:ute)?s?\.?)?", re.I)
_ISO_DURATION = re.compile(r"P?(?:(\d{1,2})D)?T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:\.\d+)?S)?", re.I)
_CLOCK = re.compile(r"(?:(\d{1,2}):(?=[0-5]?\d:))?(\d{1,2}):([0-5]\d)")


def seconds(words: str) -> int:
    """A duration in seconds: ``1h 51min``, ``111 min``, ``1 hr. 51 min.``, ``2:48`` (minutes and seconds), ``PT111M`` (ISO 8601).

    Markup of some years has lost the ``P`` (``T120M0S``).
    """
    bare = words.strip()
    if (iso := _ISO_DURATION.fullmatch(bare)) and any(iso.groups()):
        days, hours, minutes_, seconds_ = (int(part or 0) for part in iso.groups())
        return ((days * 24 + hours) * 60 + minutes_) * 60 + seconds_
    if clock := _CLOCK.fullmatch(bare):
        return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
    match = _HOURS.fullmatch(bare)
    if not match or not (match[1] or match[2]):
        raise ValueError(f"not a duration: {words!r}")
    return int(match[1] or 0) * 3600 + int(match[2] or 0) * 60


def duration(words: str) -> str:
    """A printed duration in canonical ``xsd:duration``: ``111 min`` → ``PT1H51M``. Raises ValueError."""
    hours, rest = divmod(seconds(words), 3600)
    minutes, left = divmod(rest, 60)
    parts = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (left, "S")) if n)
    if not parts:
        raise ValueError(f"not a duration: {words!r}")
    return "PT" + parts


def minutes(words: str) -> str:
    """A printed running time in whole minutes: ``1h 51min`` → ``111``. Raises ValueError."""
    return str(seconds(words) // 60)


# --- countries and languages -----------------------------------------------------------------------------------------

_COUNTRY_ALIASES = {
    "usa": "US", "u.s.a.": "US", "us": "US", "u.s.": "US", "uk": "GB", "u.k.": "GB", "great britain": "GB",
    "south korea": "KR", "north korea": "KP", "soviet union": "SU", "ussr": "SU", "west germany": "DE",
    "czech republic": "CZ", "russia": "RU", "turkey": "TR", "hong kong": "HK", "macau": "MO", "taiwan": "TW",
    "iran": "IR", "syria": "SY", "vietnam": "VN", "bosnia and herzegovina": "BA", "the bahamas": "BS",
    "republic of macedonia": "MK", "burma": "MM", "palestine": "PS", "ivory coast": "CI", "cape verde": "CV",
    "brunei": "BN", "kosovo": "XK", "swaziland": "SZ", "macedonia": "MK", "federal republic of yugoslavia": "YU",
    "east germany": "DD", "occupied palestinian territory": "PS", "vatican": "VA", "vatican city": "VA", "micronesia": "FM",
    "the netherlands": "NL", "democratic republic of congo": "CD", "the democratic republic of congo": "CD", "reunion": "RE",
    "st. lucia": "LC", "bosnia-herzegovina": "BA", "falkland islands": "FK", "u.s. virgin islands": "VI",
    "us virgin islands": "VI", "republic of korea": "KR", "uae": "AE",
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
                     "sign language": "sgn", "north american indian": "nai"}  # fmt: skip


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


# --- names -----------------------------------------------------------------------------------------------------------

_PARTICLES = {"de", "da", "di", "del", "della", "der", "den", "van", "von", "la", "le", "du", "dos", "das", "bin", "ibn", "al", "el",
              "y", "e", "ter", "ten", "zu", "zur", "af", "av"}  # fmt: skip
_LOWER_PARTICLES = {"van", "von", "der", "den", "bin", "ibn", "y", "e", "zu", "zur", "af", "av", "ter", "ten", "dos", "das"}
_ACRONYMS = {"ll", "dj", "mc", "jj", "aj", "cj", "dw", "tj", "rj", "pj", "kd", "ii", "iii", "iv", "rza", "gza", "dmx", "jr", "bd"}
_UPPER = _ACRONYMS - {"mc", "jr"}
_MINOR = {"a", "an", "the", "of", "and", "in", "on", "at", "to", "for", "with", "by", "from", "or", "as", "vs", "vs.", "de", "la",
          "le", "les", "des", "du", "et", "der", "die", "das", "und"}  # fmt: skip
PARTICLES = frozenset(_PARTICLES)


def is_cased(words: str) -> bool:
    """Whether the words show case: at least one capital and not all capitals (single letters apart)."""
    letters = [c for c in words if c.isalpha()]
    return any(c.isupper() for c in letters) and (any(c.islower() for c in letters) or len(letters) < 4)


def _capital(word: str) -> str:
    for i, c in enumerate(word):
        if c.isalpha():
            return word[:i] + c.upper() + word[i + 1 :]
    return word


def recase_person(name: str) -> str:
    """A person's name from an all-lower-case page, as it is usually written: ``anna de vries`` → ``Anna De Vries``.

    Initials (``j. ada quill``), ``o'``, ``mc``, hyphens and generational numerals are known; words without a vowel and
    common stage acronyms stand in capitals (``ll cool j``). Names that show case are returned as they are.
    """
    if any(c.isupper() for c in name):
        return name
    words = name.split()
    out = []
    for i, word in enumerate(words):
        bare = word.strip(".,")
        if bare in _UPPER:
            out.append(word.upper())
        elif i and word in _LOWER_PARTICLES and i < len(words) - 1:
            out.append(word)
        else:
            pieces = [_capital(p) for p in word.split("-")]
            joined = "-".join(pieces)
            joined = re.sub(r"^(O'|D'|L'|Mc)(\w)", lambda m: m[1] + m[2].upper(), joined)
            joined = re.sub(r"\.(\w)", lambda m: "." + m[1].upper(), joined)
            out.append(joined)
    return " ".join(out)


def recase_title(title: str) -> str:
    """A title from an all-lower-case page in title case: ``house of sand`` → ``House of Sand``; ``9mm`` stays."""
    if any(c.isupper() for c in title):
        return title
    words = title.split()
    out: list[str] = []
    for i, word in enumerate(words):
        bare = word.strip("():,.!?\"'")
        first = i == 0 or out[-1].endswith((":", "-", "–", ".", "?", "!"))
        if bare in {"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "3d", "tv"}:
            out.append(word.upper())
        elif (bare in _MINOR and not first and i < len(words) - 1) or word[:1].isdigit():
            out.append(word)
        else:
            out.append(re.sub(r"(?<=[/-])(\w)", lambda m: m[1].upper(), _capital(word)))
    return " ".join(out)


def _truth(words: str) -> str:
    if not words.strip():
        raise ValueError("no words")
    return "true"


RULES: dict[str, Callable[[str], str]] = {
    "date": date,
    "duration": duration,
    "minutes": minutes,
    "count": count,
    "decimal": decimal,
    "short-amount": short_amount,
    "country": country,
    "country-code": country_code,
    "language": language,
    "language-tag": language_tag,
    "currency-code": currency_code,
    "present": _truth,
}
"""Rules that need the quoted words alone; the build checks every claim that names one by applying it again."""

_JSON_ESCAPE = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\(.)", re.S)
_JSON_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def json_escape(match: re.Match[str]) -> str:
    """What an escape of a JSON string stands for; half a surrogate pair stands for the replacement character."""
    if match[1]:
        return chr(0x10000 + ((int(match[1], 16) & 0x3FF) << 10) + (int(match[2], 16) & 0x3FF))
    if match[3]:
        code = int(match[3], 16)
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
    return _JSON_SHORT.get(match[4], match[4])


JSON_ESCAPE = _JSON_ESCAPE.pattern


def json_words(words: str) -> str:
    """The words that the inside of a JSON string spells: escapes and then entities decoded. Raises ValueError for none."""
    read = collapse(_JSON_ESCAPE.sub(json_escape, words))
    if not read:
        raise ValueError("no words")
    return read


def _through_json(rule: Callable[[str], str]) -> Callable[[str], str]:
    return lambda words: rule(json_words(words))


for _prefix in ("json", "repaired-json"):
    # The value stands in an embedded JSON block with escapes in its words, or in a block that had to be repaired to be read.
    RULES |= {f"{_prefix}-{name}": _through_json(rule) for name, rule in RULES.items() if "json" not in name} | {_prefix: json_words}

CONTEXT_RULES: dict[str, str] = {
    "site": "fixed by which site the page belongs to: a rater's name, a scale, the currency behind a symbol",
    "group": "who rated, named by the quoted heading or label",
    "position": "the how-manieth of its kind the quoted row is on the page",
    "prose": "a title that the page only names in its prose",
    "prose-mention": "who or what of the graph the quoted words of a text clearly mean",
    "recase": "the usual capitals of a name that every page prints without them",
    "earliest": "the earliest of the full dates that are claimed",
}
"""Rules whose value does not follow from the quoted words alone; claims by them are inferred, or quote a row or label."""
