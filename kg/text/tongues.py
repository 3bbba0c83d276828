"""Countries, languages, dates, running times and amounts as pages in the languages of Europe print them.

Names come from the CLDR (by way of babel). ``date-de`` reads a German date, ``country-de`` a German name of a country,
``language-de`` one of a language; what all these languages write alike is one rule (``running-time``, ``amount``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Date
from decimal import Decimal
from functools import lru_cache, partial
from unicodedata import combining, normalize

from kg.text.codes import country, language
from kg.text.dates import date
from kg.text.numbers import decimal
from kg.text.words import fold, snug

TONGUES = ("cs", "da", "de", "es", "fi", "fr", "hu", "it", "nb", "nl", "pl", "pt", "ru", "sk", "sv")
"""The languages that are read, English apart."""
ROW_TONGUES = (*TONGUES, "ca", "el", "ja", "ko", "ro", "tr", "uk", "zh")
"""The languages whose labels are read, and what stands behind these; what stands elsewhere is not looked at in so many."""
_READ = (*ROW_TONGUES, "hi")
"""Those, and the languages whose values are read where a page says that it is in them."""
_LETTER = r"(?:[^\W\d]|[\u0900-\u0903\u093a-\u094f])"
"""A letter, or a sign of a vowel that follows one in the scripts of India."""

_COUNTRIES = {
    "cs": {"spojené státy americké": "US", "velká británie": "GB", "sovětský svaz": "SU", "československo": "CS", "česká republika": "CZ",
           "čr": "CZ",
           "západní německo": "DE", "německá demokratická republika": "DD", "východní německo": "DD", "jugoslávie": "YU", "nizozemí": "NL",
           "federativní republika jugoslávie": "YU", "srbsko a černá hora": "CS", "makedonie": "MK", "palestina": "PS", "vatikán": "VA",
           "hongkong": "HK", "macao": "MO", "bosna a hercegovina": "BA", "kapverdy": "CV", "čssr": "CS", "sssr": "SU", "nsr": "DE",
           "ndr": "DD", "anglie": "GB"},
    "da": {"storbritannien": "GB", "england": "GB", "sovjetunionen": "SU", "tjekkoslovakiet": "CS", "vesttyskland": "DE", "tjekkiet": "CZ"},
    "de": {"vereinigte staaten von amerika": "US", "großbritannien": "GB", "bundesrepublik deutschland": "DE", "westdeutschland": "DE",
           "brd": "DE", "br deutschland": "DE", "deutsche demokratische republik": "DD", "ddr": "DD", "sowjetunion": "SU",
           "udssr": "SU", "tschechoslowakei": "CS", "čssr": "CS", "cssr": "CS", "gb": "GB", "ostdeutschland": "DD",
           "deutschland (ddr)": "DD", "deutschland (brd)": "DE",
           "tschechische republik": "CZ", "jugoslawien": "YU", "england": "GB", "hongkong": "HK", "südkorea": "KR"},
    "es": {"ee. uu.": "US", "ee.uu.": "US", "eeuu": "US", "estados unidos de américa": "US", "gran bretaña": "GB", "inglaterra": "GB",
           "unión soviética": "SU", "checoslovaquia": "CS", "república checa": "CZ", "alemania occidental": "DE",
           "república federal alemana": "DE", "yugoslavia": "YU", "hong kong": "HK", "corea del sur": "KR", "urss": "SU",
           "alemania oriental": "DD", "rfa": "DE", "rda": "DD",
           "alemania del oeste (rfa)": "DE", "alemania del este (rda)": "DD", "alemania federal": "DE"},
    "fi": {"yhdysvallat": "US", "iso-britannia": "GB", "englanti": "GB", "neuvostoliitto": "SU", "länsi-saksa": "DE"},
    "fr": {"états-unis d'amérique": "US", "grande-bretagne": "GB", "royaume uni": "GB", "angleterre": "GB", "u.r.s.s.": "SU", "urss": "SU",
           "union soviétique": "SU", "tchécoslovaquie": "CS", "république tchèque": "CZ", "allemagne de l'ouest": "DE",
           "république fédérale d'allemagne": "DE", "r.f.a.": "DE", "rfa": "DE", "yougoslavie": "YU", "hong kong": "HK", "u.s.a.": "US",
           "gb": "GB", "allemagne de l'est": "DD", "rda": "DD", "r.d.a.": "DD"},
    "hu": {"amerikai egyesült államok": "US", "nagy-britannia": "GB", "anglia": "GB", "szovjetunió": "SU", "csehszlovákia": "CS",
           "jugoszlávia": "YU", "nszk": "DE", "nyugat-németország": "DE", "ndk": "DD", "kelet-németország": "DD", "cseh köztársaság": "CZ",
           "hongkong": "HK", "dél-korea": "KR"},
    "it": {"stati uniti d'america": "US", "gran bretagna": "GB", "inghilterra": "GB", "unione sovietica": "SU", "urss": "SU",
           "cecoslovacchia": "CS", "repubblica ceca": "CZ", "germania ovest": "DE", "jugoslavia": "YU", "hong kong": "HK", "gb": "GB",
           "germania est": "DD", "corea del sud": "KR"},
    "nb": {"storbritannia": "GB", "england": "GB", "sovjetunionen": "SU", "tsjekkoslovakia": "CS", "vest-tyskland": "DE", "usa": "US"},
    "nl": {"groot-brittannië": "GB", "engeland": "GB", "sovjet-unie": "SU", "tsjecho-slowakije": "CS", "west-duitsland": "DE",
           "verenigde staten": "US", "tsjechië": "CZ"},
    "pl": {"stany zjednoczone": "US", "wielka brytania": "GB", "zsrr": "SU", "związek radziecki": "SU", "czechosłowacja": "CS",
           "rfn": "DE", "nrd": "DD", "czechy": "CZ", "jugosławia": "YU"},
    "pt": {"eua": "US", "estados unidos da américa": "US", "grã-bretanha": "GB", "inglaterra": "GB", "união soviética": "SU",
           "checoslováquia": "CS", "tchecoslováquia": "CS", "república checa": "CZ", "república tcheca": "CZ", "alemanha ocidental": "DE"},
    "ru": {"соединённые штаты америки": "US", "ссср": "SU", "советский союз": "SU", "чехословакия": "CS", "югославия": "YU", "фрг": "DE",
           "гдр": "DD", "англия": "GB", "корея южная": "KR", "южная корея": "KR", "чехия": "CZ", "гонконг": "HK", "оаэ": "AE", "юар": "ZA",
           "тайвань": "TW", "россия": "RU", "сша": "US", "западная германия": "DE"},
    "sk": {"spojené štáty americké": "US", "veľká británia": "GB", "sovietsky zväz": "SU", "zssr": "SU", "československo": "CS",
           "česká republika": "CZ", "západné nemecko": "DE", "východné nemecko": "DD", "nemecká demokratická republika": "DD",
           "juhoslávia": "YU", "federatívna republika juhoslávia": "YU", "srbsko a čierna hora": "CS", "macedónsko": "MK",
           "holandsko": "NL", "palestína": "PS", "vatikán": "VA", "hongkong": "HK", "macao": "MO", "tchaj-wan": "TW"},
    "ca": {"estats units d'amèrica": "US", "gran bretanya": "GB"},
    "el": {"ηπα": "US", "αγγλία": "GB", "μεγάλη βρετανία": "GB", "τσεχία": "CZ", "τουρκία": "TR"},
    "ko": {"한국": "KR"},
    "ro": {"sua": "US", "marea britanie": "GB", "anglia": "GB"},
    "tr": {"abd": "US", "ingiltere": "GB", "amerika birleşik devletleri": "US"},
    "uk": {"сша": "US", "велика британія": "GB", "україна": "UA"},
    "zh": {"中国大陆": "CN", "香港": "HK", "台湾": "TW", "韩国": "KR", "中國大陸": "CN", "美國": "US"},
    "sv": {"förenta staterna": "US", "storbritannien": "GB", "england": "GB", "sovjetunionen": "SU", "tjeckoslovakien": "CS",
           "västtyskland": "DE", "östtyskland": "DD", "tjeckiska republiken": "CZ", "jugoslavien": "YU"},
}  # fmt: skip
"""Names that film pages print and the CLDR lacks, above all of countries that are no more."""

_NATIONALITIES = {
    "fr": {"américain": "US", "américaine": "US", "français": "FR", "française": "FR", "britannique": "GB", "italien": "IT",
           "italienne": "IT", "allemand": "DE", "allemande": "DE", "espagnol": "ES", "espagnole": "ES", "belge": "BE", "suisse": "CH",
           "canadien": "CA", "canadienne": "CA", "japonais": "JP", "japonaise": "JP", "chinois": "CN", "chinoise": "CN",
           "polonais": "PL", "polonaise": "PL", "suédois": "SE", "suédoise": "SE", "danois": "DK", "danoise": "DK", "russe": "RU"},
    "es": {"estadounidense": "US", "norteamericana": "US", "española": "ES", "español": "ES", "francesa": "FR", "francés": "FR",
           "británica": "GB", "británico": "GB", "italiana": "IT", "italiano": "IT", "alemana": "DE", "alemán": "DE", "argentina": "AR",
           "mexicana": "MX", "mexicano": "MX", "chilena": "CL", "japonesa": "JP", "sueca": "SE", "danesa": "DK"},
    "hu": {"magyar": "HU", "amerikai": "US", "brit": "GB", "francia": "FR", "német": "DE", "olasz": "IT", "spanyol": "ES", "lengyel": "PL",
           "osztrák": "AT", "svéd": "SE", "dán": "DK", "orosz": "RU", "japán": "JP", "román": "RO", "cseh": "CZ"},
    "it": {"statunitense": "US", "italiana": "IT", "italiano": "IT", "francese": "FR", "britannica": "GB", "britannico": "GB",
           "tedesca": "DE", "tedesco": "DE", "spagnola": "ES", "spagnolo": "ES", "giapponese": "JP"},
    "cs": {"americký": "US", "český": "CZ", "československý": "CS", "německý": "DE", "francouzský": "FR", "italský": "IT",
           "britský": "GB", "polský": "PL", "slovenský": "SK", "španělský": "ES", "švédský": "SE", "japonský": "JP"},
    "de": {"us-amerikanisch": "US", "deutsch": "DE", "österreichisch": "AT", "französisch": "FR", "britisch": "GB", "italienisch": "IT"},
    "sv": {"amerikansk": "US", "svensk": "SE", "dansk": "DK", "norsk": "NO", "finsk": "FI", "brittisk": "GB", "fransk": "FR", "tysk": "DE"},
    "pt": {"americano": "US", "brasileiro": "BR", "brasileira": "BR", "português": "PT", "portuguesa": "PT", "francês": "FR"},
}  # fmt: skip
"""Adjectives that stand for one country alone where a row gives the nationality of a film."""
_NO_COUNTRY = ("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB")
_NO_LANGUAGE = ("mul", "und", "zxx", "root")


@lru_cache(maxsize=len(_READ))
def _territories(tongue: str) -> dict[str, str]:
    from babel import Locale

    printed = {n: code for code, n in Locale(tongue).territories.items() if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRY}
    names = {fold(name): code for name, code in (printed | _NATIONALITIES.get(tongue, {}) | _COUNTRIES.get(tongue, {})).items()}
    # Capitals often lose their accents: "Etats-Unis".
    return {_without_marks(name): code for name, code in names.items()} | names


def _without_marks(words: str) -> str:
    return "".join(c for c in normalize("NFD", words) if not combining(c))


@lru_cache(maxsize=len(_READ))
def _languages(tongue: str) -> dict[str, str]:
    from babel import Locale

    names = sorted((code, name) for code, name in Locale(tongue).languages.items() if re.fullmatch("[a-z]{2,3}", code))
    return {fold(name): code for code, name in reversed(names) if code not in _NO_LANGUAGE}


@lru_cache(maxsize=1024)
def country_in(tongue: str, words: str) -> str:
    """The ISO 3166 code of a country named in a language, or in English. Raises ValueError for any other words."""
    return _territories(tongue).get(fold(words).replace("’", "'")) or country(words)


@lru_cache(maxsize=1024)
def language_in(tongue: str, words: str) -> str:
    """The BCP 47 tag of a language named in a language, or in English. Raises ValueError for any other words."""
    return _languages(tongue).get(fold(words)) or language(words)


@lru_cache(maxsize=len(_READ))
def _months(tongue: str) -> dict[str, int]:
    from babel import Locale

    found: dict[str, int] = {}
    months = Locale(tongue).months
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            found |= {fold(name).rstrip("."): number for number, name in months[context][width].items()}
    return {name: number for name, number in found.items() if not name.isdecimal()}


_WORDED = re.compile(
    rf"(?:(?:[^\W\d]+\.?,? ){{0,2}}?(?P<day>\d{{1,2}})(?:\.|er|º|°)?(?: de| d[’'])? )?(?P<month>{_LETTER}+)\.?,?"
    r"(?: (?:de|del|do))? (?P<year>(?:18|19|20)\d\d)\.?(?: ?(?:г\.|года?))?"
)
_YEAR_FIRST = re.compile(r"(?P<year>(?:18|19|20)\d\d)\. ?(?P<month>[^\W_]+)(?:\.|\b) ?(?P<day>\d{1,2})\.?")
"""How Hungarian puts days: ``1999. március 31.``, ``1999. 03. 31.``"""
_OF_SIGNS = re.compile(r"(?P<year>(?:18|19|20)\d\d)(?:[年년.]) ?(?P<month>\d{1,2})(?:[月월.]) ?(?P<day>\d{1,2})[日일.]?")
"""How Chinese, Japanese and Korean put days: ``1999年3月31日``, ``1999. 3. 31.``"""
_NUMBERED = re.compile(r"(?P<day>\d{1,2})(?P<mark>[./-]) ?(?P<month>\d{1,2})(?P=mark) ?(?P<year>(?:18|19|20)\d\d)")


@lru_cache(maxsize=4096)
def date_in(tongue: str, words: str) -> str:
    """A date printed in a language, as precise as it is printed: ``31. März 1999`` → ``1999-03-31``; the day stands first.

    Raises ValueError for any other words.
    """
    bare = snug(words)
    if match := _NUMBERED.fullmatch(bare):
        return Date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    if match := _WORDED.fullmatch(bare):
        month = _months(tongue).get(fold(match["month"]).rstrip("."))
        if month:
            year = int(match["year"])
            return Date(year, month, int(match["day"])).isoformat() if match["day"] else f"{year:04d}-{month:02d}"
    if match := _OF_SIGNS.fullmatch(bare) if tongue in ("ja", "zh", "ko") else None:
        return Date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    if match := _YEAR_FIRST.fullmatch(bare) if tongue == "hu" else None:
        words_of_month = match["month"]
        number = int(words_of_month) if words_of_month.isdecimal() else _months(tongue).get(fold(words_of_month))
        if number:
            return Date(int(match["year"]), number, int(match["day"])).isoformat()
    return date(bare)


def date_us(words: str) -> str:
    """A date in numbers as the United States print it, the month first: ``10/31/1998`` → ``1998-10-31``. Raises ValueError."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/((?:18|19|20)\d\d)", words.strip())
    if match is None:
        raise ValueError(f"not a date: {words!r}")
    return Date(int(match[3]), int(match[1]), int(match[2])).isoformat()


_HOUR = (
    r"h|hrs?|hours?|heures?|horas?|or[aeă]|st(?:d|unden?)|hod(?:in[ay]?)?|tim(?:m(?:e|ar))?|godz|uur|u|óra|t(?:imer?)?|ч(?:ас(?:а|ов)?)?"
    r"|sa(?:at)?|ώρ(?:α|ες)|год(?:ин[аи]?)?|時間|小时|小時|시간|घंट[ाे]|घं"
)
_MINUTE = (
    r"m|mins?|minute[nsr]?|minutos?|minut[iyao]?|minutt?er|minuutt?ia?|perc|mn|мин(?:ут[аы]?)?"
    r"|dk|dakika|λεπτ[άό]|хв(?:илин[аи]?)?|分(?:钟|鐘)?|분|मि(?:नट)?|minuts|['’′]"
)
_RUNNING = re.compile(
    rf"(?:ca\.? |about |approx\.? )?(?:(?P<hours>\d{{1,2}}) ?(?:{_HOUR})\.?,?(?: ?(?:and|und|et|y|e|a|och|og|en|i) )? ?)?"
    rf"(?:(?P<minutes>\d{{1,3}}) ?(?P<unit>{_MINUTE})?\.?)?",
    re.I,
)


def _running(words: str) -> int:
    match = _RUNNING.fullmatch(" ".join(words.split()))
    if match is None or not (match["hours"] or (match["minutes"] and match["unit"])):
        raise ValueError(f"not a running time: {words!r}")
    found = int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)
    if not found:
        raise ValueError(f"not a running time: {words!r}")
    return found


def running_time(words: str) -> str:
    """A running time with units of any of the languages as ``xsd:duration``: ``1h47``, ``107 Min.``, ``1 hod 47 min``.

    Raises ValueError for any other words.
    """
    hours, rest = divmod(_running(words), 60)
    return "PT" + "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (rest, "M")) if n)


def running_minutes(words: str) -> str:
    """A running time with units of any of the languages in whole minutes. Raises ValueError."""
    return str(_running(words))


_POWERS = (
    (r"(?:mld|milliard(?:en|er|s|e|y|ů|ar)?|miliard(?:y|ów|a|i)?|miliardi?|billions?|bn|mrd|miljarde?r?)\.?", 9),
    (r"(?:mio|mill?i?on(?:en|er|s|i|e|y|ů|ów)?|milione|millones|millón|milh(?:ões|ão)|miljoe?n(?:er|en)?|mln|m)\.?", 6),
    (r"(?:tsd|tausend|thousand|tis|k)\.?", 3),
)
_AMOUNT = re.compile(r"(?P<number>\d[\d., \u00a0\u202f’']*\d|\d)(?: ?(?P<power>[^\W\d]+\.?))?")


def amount(words: str) -> str:
    """An amount with the marks and words of any of the languages: ``63 Mio.``, ``1,5 Millionen``, ``35.000.000``.

    Three digits behind a single mark are thousands. Raises ValueError for any other words.
    """
    match = _AMOUNT.fullmatch(" ".join(words.split()))
    if match is None:
        raise ValueError(f"not an amount: {words!r}")
    number = re.sub(r"[\s\u00a0\u202f’']", "", match["number"])
    marks = [c for c in number if c in ".,"]
    thousands = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number) and len(set(marks)) == 1 and not (match["power"] and len(marks) == 1)
    if thousands:
        number = re.sub(r"[.,]", "", number)
    elif len(marks) == 1:
        number = number.replace(",", ".")
    elif marks:
        groups = re.fullmatch(r"(\d{1,3}(?:([.,])\d{3})+)([.,])(\d{1,2})", number)
        if groups is None or groups[2] == groups[3]:
            raise ValueError(f"not an amount: {words!r}")
        number = f"{re.sub(r'[.,]', '', groups[1])}.{groups[4]}"
    power = 0
    if match["power"]:
        found = next((n for pattern, n in _POWERS if re.fullmatch(pattern, match["power"], re.I)), None)
        if found is None:
            raise ValueError(f"not an amount: {words!r}")
        power = found
    return decimal(f"{Decimal(number).scaleb(power):f}")


def decimal_comma(words: str) -> str:
    """A number with a comma or a point before its one or two decimals: ``7,5`` → ``7.5``. Raises ValueError otherwise."""
    match = re.fullmatch(r"(\d{1,3})(?:[.,](\d{1,2}))?", words.strip())
    if match is None:
        raise ValueError(f"not a number: {words!r}")
    return decimal(f"{match[1]}.{match[2] or '0'}")


TONGUE_RULES: dict[str, Callable[[str], str]] = {
    "running-time": running_time,
    "running-minutes": running_minutes,
    "amount": amount,
    "date-us": date_us,
    "decimal-comma": decimal_comma,
    **{
        f"{what}-{tongue}": partial(reader, tongue)
        for tongue in _READ
        for what, reader in (("country", country_in), ("language", language_in), ("date", date_in))
    },
}
"""Rules by the names that claims carry."""
