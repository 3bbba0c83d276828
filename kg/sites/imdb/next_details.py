"""The details by the data of an IMDb title page: countries, languages, companies, places, sites, money, technical specifications.

What only the visible page says beside the data (``(estimated)``, where a gross was earned, the awards) is quoted from there.
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.sites.imdb.next_data import Part, country
from kg.text import fold

_AREA = re.compile(r"(?:gross|opening weekend)\s+(?P<area>\S.*)|(?P<all>worldwide)\b", re.I | re.S)
_ESTIMATED = re.compile(r"\((?P<word>estimated)\)", re.I)
_MONEY = (
    ("budget", "productionBudget/budget", "title-boxoffice-budget", ""),
    ("gross", "lifetimeGross/total", "title-boxoffice-grossdomestic", ""),
    ("opening_weekend", "openingWeekendGross/gross/total", "title-boxoffice-openingweekenddomestic", "openingWeekendGross/weekendEndDate"),
    ("gross", "worldwideGross/total", "title-boxoffice-cumulativeworldwidegross", ""),
)
"""What kind of money it is, the way to it, the mark of the row that shows it, and the way to its date."""
_NO_LANGUAGE = frozenset({"none", "zxx"})


def _shown(page: HtmlPage, mark: str, inside: str = "") -> list[Span]:
    """The ranges of the visible elements that the page marks for its tests."""
    return [span for node in page.select(f'[data-testid="{mark}"]{inside}') if (span := page.range_of(node))]


def origin(page: HtmlPage, film: Mention, main: Part, above: Part) -> Reading:
    """Countries, languages, companies, filming locations, official sites."""
    lands = [part for data in (main, above) for part in data.first("countriesOfOrigin", "countriesDetails").each("countries")]
    seen: set[str] = set()
    for land in lands:
        if land.at("id").words not in seen:
            seen.add(land.at("id").words)
            yield from country(page, film, "country", land)
    for tongue in main.each("spokenLanguages/spokenLanguages"):
        name, tag = tongue.at("text").span(), tongue.at("id").span()
        if name and (fold(page.words(name)) in _NO_LANGUAGE or tongue.at("id").words in _NO_LANGUAGE):
            continue
        if tag and (name is None or say.reads(page, name, "language") is None) and say.reads(page, tag, "language-tag"):
            yield page.claim(film, "language", tag, "language-tag")
        elif name:
            yield from say.attempt(page, film, "language", name, "language")
    companies = list(main.at("production").spans("company/companyText/text")) or above.at("production").spans("company/companyText/text")
    for company in companies:
        yield from say.person_link(page, film, "company", company, kind="organization")
    for place in main.at("filmingLocations").spans("text", "location"):
        yield from say.person_link(page, film, "location", place, kind="place")
    for site in main.each("detailsExternalLinks"):
        if name := site.first("label", "text").span():
            yield from say.official_site(page, film, name, site.first("externalLinkRegion/text").span())


def _area(page: HtmlPage, mark: str) -> Span | None:
    """Where the money of a visible row was earned, by its label."""
    for label in _shown(page, mark, " .ipc-metadata-list-item__label"):
        if match := _AREA.search(page.text[label.start : label.end]):
            name = "area" if match["area"] else "all"
            return Span(label.start + match.start(name), label.start + match.end(name))
    return None


def money(page: HtmlPage, film: Mention, main: Part) -> Reading:
    """Budget, grosses and the opening weekend, in the currency that the data names."""
    for kind, way, mark, dated in _MONEY:
        amount, currency = main.at(f"{way}/amount").span(), main.at(f"{way}/currency").span()
        if amount is None or not main.at(f"{way}/amount").value:
            continue
        code = say.reads(page, currency, "currency-code") if currency else None
        if currency is None or code is None:
            yield page.notice("unknown-currency", f"{main.at(f'{way}/currency').words!r} is no currency known here", amount)
            continue
        row = _shown(page, mark)
        estimated = _ESTIMATED.search(page.text, *row[0]) if row else None
        yield from say.money(
            page, film, kind, amount, currency, code, territory_=_area(page, mark),
            estimated=page.group(estimated, "word") if estimated else None, as_of=main.at(dated).span() if dated else None,
        )  # fmt: skip


def technical(page: HtmlPage, film: Mention, main: Part) -> Reading:
    """Sound mixes, colours and aspect ratios, with their notes (``(DCP)``) left out."""
    specs = main.at("technicalSpecifications")
    for property, way, name in (
        ("sound_mix", "soundMixes/items", "text"), ("color", "colorations/items", "text"),
        ("aspect_ratio", "aspectRatios/items", "aspectRatio"),
    ):  # fmt: skip
        yield from say.literals(page, film, property, specs.at(way).spans(name))


def awards(page: HtmlPage, film: Mention) -> Reading:
    """The awards line, which the data holds as numbers and the page as words; a label without a number only says what it is."""
    for node in page.select('[data-testid="award_information"]'):
        pieces = [
            span
            for inner in page.select(".ipc-metadata-list-item__label, .ipc-metadata-list-item__list-content-item", node)
            if (span := page.range_of(inner)) and any(map(str.isdecimal, page.words(span)))
        ]
        if pieces:
            yield page.claim(film, "award", pieces[0], also=tuple(pieces[1:]))
