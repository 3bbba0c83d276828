"""Budget, opening weekends and grosses of an IMDb title page."""

from __future__ import annotations

import re

from kg.model import Claim, Mention
from kg.reading import say
from kg.reading.page import Reading
from kg.reading.sections import Mark, Sheet
from kg.sites.imdb.details import CLOSING
from kg.sites.imdb.marks import LIKE_DATE

SYMBOLS = {
    "$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "CN¥": "CNY", "₩": "KRW", "₹": "INR", "₪": "ILS", "₫": "VND", "A$": "AUD",
    "CA$": "CAD", "HK$": "HKD", "NT$": "TWD", "NZ$": "NZD", "R$": "BRL", "MX$": "MXN",
}  # fmt: skip
"""What the site means by a symbol: the currencies of the Common Locale Data Repository for American English, which it prints by."""
_SYMBOL = r"(?:(?<![^\W\d_])[A-Z]{1,3})?[$£€¥₪₩₹₽₺฿₫₴₦₱₡₲₵₸₭₮₼₾৳]"
AMOUNT = (
    rf"(?P<currency>{_SYMBOL}(?=\s?\d)|(?<![A-Za-z])[A-Z]{{3}}(?=\s?\d))\s?"
    r"(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)(?![\d.,]*\d)(?!\s*(?:(?:thousand|million|billion|[tm]n)(?!\w)|[kmb](?!\w)))"
)
_DATED = rf"(?:\s*,?\s*\(?(?P<date>{LIKE_DATE})\)?)?"
_LAND = r"(?:\s*\((?P<land>(?!estimated)[^()\d]{2,40})\))?"
VALUE = re.compile(rf"{AMOUNT}(?:\s*\((?P<estimated>estimated)\))?{_LAND}{_DATED}", re.I)
_ESTIMATE = re.compile(r"\(estimated\)", re.I)
_ESTIMATED = re.compile(rf"{AMOUNT}\s*\((?P<estimated>estimated)\)", re.I)
_UNREAD = re.compile(r"(?<!\S)(?:[^\s|»]{1,4} )?[^\s|»]{0,20}\d[\d.,]{0,20}(?: ?[^\s|»\d()]{1,8})?\s*\(estimated\)", re.I)
PLACES = re.compile(
    r"(?:opening weekend|gross) (?P<d>us & canada)|opening weekend (?P<a>[a-z.&-]{2,15}(?: [a-z.&-]{2,15}){0,3})"
    r"|gross (?P<b>[a-z.&-]{2,15}(?: [a-z.&-]{2,15}){0,2})|(?P<c>worldwide)",
    re.I,
)
"""Where money was earned, in the words of its label."""
_KINDS = {"budget": "budget", "opening": "opening_weekend", "gross": "gross"}


def amount(
    sheet: Sheet, film: Mention, kind: str, match: re.Match[str], label: Mark | None, as_of: tuple[int, int] | None = None
) -> Reading:
    """The claims of a match of ``VALUE``; ``label`` may say where the money was earned, ``as_of`` by which day."""
    page = sheet.page
    land = page.group(match, "land") if match.groupdict().get("land") else None
    if land is None and label and (named := PLACES.search(page.text, label.start, label.end)):
        land = next(page.group(named, name) for name, value in named.groupdict().items() if value)
    printed = match["currency"].upper()
    code = SYMBOLS.get(printed) or printed
    if printed not in SYMBOLS and say.reads(page, page.group(match, "currency"), "currency-code") is None:
        yield page.notice("unknown-currency", f"{printed!r} is no currency known here", page.group(match))
        return
    yield from say.money(
        page, film, kind, page.group(match, "amount"), page.group(match, "currency"), code, territory_=land,
        estimated=page.group(match, "estimated") if match.groupdict().get("estimated") else None,
        as_of=page.group(match, "date") if match.groupdict().get("date") else as_of,
    )  # fmt: skip


def money(sheet: Sheet, film: Mention) -> Reading:
    """Budget, opening weekends and grosses; an estimated amount without a label is a budget."""
    page = sheet.page
    for mark in [m for m in sheet.marks if m.name in _KINDS and sheet.free(m[:2])]:
        span = sheet.content(mark, CLOSING)
        for match in sheet.find(VALUE, *span):
            if match["estimated"] and mark.name != "budget":
                continue
            yield from amount(sheet, film, _KINDS[mark.name], match, mark)
            sheet.take(match.span(), mark[:2])
        if span.end > span.start and sheet.free(span) and re.search(r"\d", page.text[span.start : span.end]):
            yield page.notice("unreadable-value", f"{page.words(span)[:40]!r} is no amount ({mark.name})", span)
    for match in list(sheet.find_at(_ESTIMATE, 60, _ESTIMATED)):
        yield from amount(sheet, film, "budget", match, None)
        sheet.take(match.span())
    for match in list(sheet.find_at(_ESTIMATE, 60, _UNREAD)):
        yield page.notice("unreadable-value", f"{page.words(match.span())[:40]!r} is no amount with a currency", page.group(match))
        sheet.take(match.span())
    yield from _gross_by_place(sheet, film)


_AFTER_MONEY = frozenset({"closing", "pro", "company_credits", "companies", "technical", "runtime", "sound", "did_you_know"})


def _gross_by_place(sheet: Sheet, film: Mention) -> Reading:
    """An amount that is a line of its own under "Box Office", where the one word above it is gone: what is no budget was earned.

    Opening weekends have labels of two words, and stand before it.
    """
    page = sheet.page
    if sheet.flow or any(mark.name == "gross" for mark in sheet.marks):
        return
    for heading in [m for m in sheet.marks if m.name == "box_office"]:
        following = sheet.next_mark(heading.end, _AFTER_MONEY)
        for line in sheet.rest(heading.end, following.start if following else heading.end):
            match = VALUE.fullmatch(page.text, *line)
            if match and not match["estimated"] and match["land"]:
                for claim in amount(sheet, film, "gross", match, None):
                    yield claim._replace(inferred=True) if isinstance(claim, Claim) else claim
                sheet.take(line)
                return
