"""Dates with their countries, and amounts of money, as rows give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.page import Page, Span
from kg.sites.general.lines import Row
from kg.text.tongues import ROW_TONGUES

ADVICE = re.compile(
    r"(?:no (?:recomendada|apta)|recomendada|apta|não recomendado|não aconselhável) (?:para|a) (?:menores|mayores|maiores) de \d+ a[ñn]os"
    r"|(?:apta )?(?:para )?todos los públicos|tous publics|interdit aux moins de \d+ ans|(?:fsk )?(?:freigegeben )?ab \d+(?: jahren?)?"
    r"(?: freigegeben)?"
    r"|(?:freigegeben )?ohne altersbeschränkung|vietato ai minori di \d+ anni|(?:film )?per tutti"
    r"|(?:mládeži )?(?:ne)?přístupn\w+(?: .{2,25})?|(?:nevhodn\w+|vhodn\w+) .{4,30}|barntillåten|(?:barn)?tillåten från \d+ år"
    r"|livre|alle leeftijden|vanaf \d+ jaar|(?:dozwolone )?od (?:lat )?\d+(?: lat)?|bez ograniczeń(?: wiekowych)?"
    r"|tilladt (?:for alle|over \d+ år|for børn over \d+ år)",
    re.I,
)
"""How certificates say in words from which age a film is for."""
SOURCE = re.compile(
    r"[,;]?(?:^|\s)(?:(?:frei )?nach (?:dem|der|den|einem|einer|seine[mr]|ihre[mr]|motiven|art)|based (?:up)?on|adapted from|inspired by"
    r"|from (?:the|an?|his|her) (?:\w+ ){0,2}(?:novel|play|story|book)|(?:librement |d['’])?(?:après|adapté|inspiré)"
    r"|basad[oa]s? en|adaptación de|d(?:al|ai)(?:l['’]|\s)(?:\w+ )?(?:romanzo|libro|racconto|opera|racconti)|tratt[oa] d|ispirat[oa] a"
    r"|liberamente|podle|na motivy|efter|baser\w+ på|basead[oa]|adaptad[oa]|na podstawie|naar (?:het|de|een)|gebaseerd op)\b.*",
    re.I | re.S,
)
"""What follows a writer's name and says what they wrote after."""

OFFERED = re.compile(
    r"\bwatch\b.*\b(?:online|free|movie|film)\b|\bfull (?:movie|film)\b|\bonline (?:free|stream\w*|anschauen)\b"
    r"|\bfree (?:online|download)\b|\btorrent\b|\bfilm complet\b|\bstreaming (?:vf|ita|gratis)\b",
    re.I,
)
"""What searchers type who want to see a film, where keywords about it stand."""


class Dated(NamedTuple):
    """A date and the country it is of, with the rules that read them."""

    date: Span
    date_rule: str
    country: Span | None
    country_rule: str


_MONTH = r"[^\W\d]{3,12}\.?"
_YEAR_FIRST = r"(?:jan|feb|már|ápr|máj|jún|júl|aug|szep|okt|nov|dec)"
"""How months begin in Hungarian, where the year stands first."""
_DATE = re.compile(
    rf"(?<!\d)(?:18|19|20)\d\d\. ?(?:{_YEAR_FIRST}[^\W\d]{{0,8}}\.?|\d\d\.) ?\d{{1,2}}(?!\d)\.?"
    rf"|(?<!\d)(?:18|19|20)\d\d[年년.] ?\d{{1,2}}[月월.] ?\d{{1,2}}(?!\d)[日일.]?"
    rf"|\d{{4}}[-/ ]\d\d[-/ ]\d\d(?!\d)|\d{{1,2}}[./] ?\d{{1,2}}[./] ?(?:18|19|20)\d\d(?!\d)"
    rf"|(?:\d{{1,2}}(?:\.|er|st|nd|rd|th|º)?,? (?:de |d['’])?)?{_MONTH},? (?:de |del )?(?:18|19|20)\d\d(?!\d)"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:18|19|20)\d\d(?!\d)"
    rf"|(?<!\d)(?:18|19|20)\d\d(?!\d)"
)
_ANOTHER = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_BRACKET = re.compile(r"\((?P<inside>[^()]{2,40})\)")
_BEFORE = re.compile(r"^(?P<where>[^\d:()]{2,30}?)\s*(?::|–|-)?\s*$")


def rule(page: Page, what: str, tongue: str, span: Span) -> str:
    """The name of the rule (``date``, ``country`` or ``language``, of the page's language or English) that
    reads a range; empty for none.
    """
    names: list[str] = [f"{what}-{tongue}", what] if tongue in ROW_TONGUES else [what]
    for name in names:
        if say.reads(page, span, name) is not None:
            return name
    return ""


def dated(page: Page, run: Span, tongue: str) -> Dated | None:
    """The first date in a run of words, with the country in brackets behind or before it; None where no date can be read."""
    for match in _DATE.finditer(page.text, run.start, min(run.end, run.start + 300)):
        # "Montag, 31. März 1999" and "ab 31. März 1999" alike begin with words that are no month.
        for span in (Span(*match.span()), *_shorter(page, Span(*match.span()))):
            american = _AMERICAN.match(page.text, span.start, run.end)
            if american and say.reads(page, page.group(american, "date"), "date-us"):
                return Dated(page.group(american, "date"), "date-us", page.group(american, "where"), "country")
            if name := rule(page, "date", tongue, span):
                return Dated(span, name, *_country(page, run, span, tongue))
    return None


_AMERICAN = re.compile(r"(?P<date>\d{1,2}/\d{1,2}/(?:18|19|20)\d\d) ?\((?P<where>US|USA|United States)\)")
"""A day in numbers that the country behind it says how to read."""


def _shorter(page: Page, span: Span) -> Iterator[Span]:
    for blank in re.finditer(r" ", page.text[span.start : span.end]):
        yield Span(span.start + blank.end(), span.end)


def _country(page: Page, run: Span, date: Span, tongue: str) -> tuple[Span | None, str]:
    for bracket in _BRACKET.finditer(page.text, date.end, min(run.end, date.end + 120)):
        if _ANOTHER.search(re.sub(r"\([^()]*\)", "", page.text[date.end : bracket.start()])):
            # The brackets behind the next day say where that was.
            break
        inside = page.group(bracket, "inside")
        if name := rule(page, "country", tongue, inside):
            return inside, name
    before = _BEFORE.match(page.text[run.start : date.start])
    if before:
        span = Span(run.start + before.start("where"), run.start + before.end("where"))
        if span.end > span.start and (name := rule(page, "country", tongue, span)):
            return span, name
    return None, ""


def country_of_label(page: Page, label: Span, tongue: str) -> tuple[Span, str] | None:
    """The country that a label of a date names, with the rule that reads it: ``Kinostart Deutschland``, ``Release date (UK)``."""
    words = list(re.finditer(r"[^\s():：]+", page.text[label.start : label.end]))
    for size in (3, 2, 1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            span = Span(label.start + first.start(), label.start + last.end())
            if page.text[span.start].isupper() and len(words) > size and (name := rule(page, "country", tongue, span)):
                return span, name
    return None


_SYMBOLS = {
    "US$": "USD", "US $": "USD", "U.S.$": "USD", "€": "EUR", "£": "GBP", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD",
    "NZ$": "NZD", "R$": "BRL", "₹": "INR", "₩": "KRW", "Kč": "CZK", "zł": "PLN", "euro": "EUR", "euros": "EUR", "eur": "EUR", "usd": "USD",
    "us-dollar": "USD", "us dollar": "USD", "us dollars": "USD",
}  # fmt: skip
"""Signs that one currency alone has."""
_SIGN = r"US ?\$|U\.S\.\$|A\$|AU\$|C\$|CA\$|HK\$|NZ\$|R\$|\$|€|£|₹|₩|Kč|zł|[Ee]uros?\b|US[- ][Dd]ollars?\b|\b[A-Z]{3}\b"
_POWER = r"(?:milli|mill?i|mili|milh|milj|bill?i|Mio|Mrd|mld|mln|bn|m\b|mil[lj])[^\W\d]*\.?"
_MONEY = re.compile(
    rf"(?P<before>{_SIGN})?\s?(?P<amount>\d[\d.,\u00a0\u202f’' ]*\d(?:\s?{_POWER})?|\d(?:\s?{_POWER})?)\s?"
    rf"(?:de\s|d['’])?(?P<after>{_SIGN})?",
    re.I,
)


_LIMIT = re.compile(
    r"\b(?:under|over|below|above|less than|more than|at least|up to|unter|über|mehr als|weniger als|plus de|moins de|más de|menos de"
    r"|più di|meno di|přes|více než|över|mer än|mindre än)\W*(?:[A-Z]{0,3}\W{0,2})$", re.I,
)  # fmt: skip
"""What makes a bound of an amount."""


def money(page: Page, film: Mention, kind: str, row: Row, dollars: str) -> Iterator[Claim | Notice]:
    """A budget or gross: the first amount of the row, where its currency is one that the row tells.

    ``dollars`` is the currency of a bare ``$``; empty where the page does not tell which.
    """
    for run in row.value[:2]:
        match = _MONEY.search(page.text, run.start, run.end)
        if match is None:
            continue
        if _LIMIT.search(page.text, run.start, match.start("amount")):
            return
        # "$63–65 million" is no amount.
        if re.match(r"\s?[–-]\s?\d", page.text[match.end("amount") : match.end("amount") + 4]):
            return
        # "400 crore" is no amount that can be read here.
        if not match["after"] and re.match(r"\s?[a-zà-ÿ]{3,}", page.text[match.end("amount") : match.end("amount") + 6]):
            return
        sign = page.group(match, "before") if match["before"] else page.group(match, "after") if match["after"] else None
        words = page.words(sign) if sign else ""
        code = _SYMBOLS.get(words) or _SYMBOLS.get(words.lower()) or (dollars if words == "$" else "")
        if not code and sign and words.isupper():
            code = say.reads(page, sign, "currency-code") or ""
        amount = page.group(match, "amount")
        value = say.reads(page, amount, "amount")
        if not code or sign is None or value is None or float(value) < 100:
            return
        node = Mention(kind, ("unstated", f"{value.removesuffix('.0')}-{code.casefold()}"), film)
        yield page.claim(node, "amount", amount, "amount")
        if words.upper() == code:
            yield page.claim(node, "currency", sign, "currency-code")
        else:
            yield page.fixed(node, "currency", code, sign)
        return


_FIRST_YEAR = re.compile(r"(?P<year>(?:18|19|20)\d\d)(?:\s*[–-]\s*(?P<last>(?:19|20)\d\d)?)?(?!\d)")
_LAST_YEAR = re.compile(r"(?<![\d.,/-])(?P<year>(?:18|19|20)\d\d)(?P<last>)\)?\.?$")
"""The year behind the countries of a row of both."""


def year_in(page: Page, row: Row) -> re.Match[str] | None:
    """The year of a row (``year``) with what a dash leads to (``last``); None for a row without."""
    if not row.value:
        return None
    span = row.value[0]
    last = _LAST_YEAR.search(page.text, *span) if "country_year" in row.meanings.values() else None
    return _FIRST_YEAR.match(page.text, *span) or last


def year_of(page: Page, rows: Iterable[Row]) -> Span | None:
    """The range of the year in the first row that begins with one."""
    for row in rows:
        if match := year_in(page, row):
            return page.group(match, "year")
    return None
