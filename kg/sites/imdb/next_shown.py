"""What a title page of IMDb since 2021 shows, for pages that were saved without the data for their scripts, or with broken data.

The elements are found by the marks that the site puts there for its own tests (``data-testid``); classes change with every release.
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import dialogue, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.sections import Mark, Sheet
from kg.reading.tree import Node
from kg.sites.imdb import details, heading, money, next_shown_texts, next_tongues
from kg.sites.imdb.cast import characters
from kg.sites.imdb.next_details import awards
from kg.text import RULES, fold

_TITLE = '[data-testid="hero__pageTitle"], [data-testid="hero-title-block__title"]'
_ITEM = ".ipc-metadata-list-item__list-content-item"
_LABEL = ".ipc-metadata-list-item__label"
_NOTE = ".ipc-metadata-list-item__list-content-item--subText"
_NUMBERS = '[data-testid="hero-subnav-bar-season-episode-numbers-section"]'
_NUMBERED = re.compile(r"S(?P<season>\d{1,4})\W{0,5}E(?P<episode>\d{1,5})(?!\d)")
_YEARS = re.compile(r"(?P<year>(?:18|19|20)\d\d)(?:\s*[–-]\s*(?P<end>(?:19|20)\d\d)?)?")
_ORIGINAL = re.compile(
    r"(?:original title|originaltitel|titre original|título original|titolo originale|मूल शीर्षक)\s*:\s*(?P<title>.+)", re.I | re.S
)
_SCORE = re.compile(r"(?P<score>\d{1,2}(?:[.,]\d)?)\s*/\s*(?P<best>10)(?!\d)")
_DATE_IN = re.compile(r"(?P<date>[^()]+?)\s*\((?P<land>[^()]+)\)")
_AS = re.compile(r"as\s+(?P<name>.+)", re.I | re.S)
_MARKED = re.compile(r"[?&]ref_=tt_(?:ov|cl)_(?P<what>dr|wr|st)(?![a-z])")
_CAPACITIES = {"dr": "director", "wr": "writer", "st": "actor"}
"""The marks by which the links to people tell what they are of the film, in every language alike."""


def is_one(page: HtmlPage) -> bool:
    """Whether a page shows a title in the layout since 2021."""
    return bool(page.select(_TITLE))


def _shown(page: HtmlPage, mark: str, inside: str = _ITEM) -> list[Span]:
    """The ranges of elements inside what the page marks, in order."""
    return [span for node in page.select(f'[data-testid="{mark}"] {inside}') if (span := page.range_of(node))]


def _years(page: HtmlPage) -> re.Match[str] | None:
    rows = page.select('[data-testid="hero-title-block__metadata"] li, [data-testid="hero__pageTitle"] ~ ul li')
    for span in filter(None, map(page.range_of, rows)):
        if match := _YEARS.match(page.text, *span):
            return match
    return None


def _film(page: HtmlPage) -> heading.Heading | None:
    """The page's title: from ``<title>``, or from the heading and the year under it."""
    named = heading.of(page)
    if named is not None:
        return named
    title = next((span for node in page.select(_TITLE) if (span := page.range_of(node))), None)
    years = _years(page)
    year = page.group(years, "year") if years else None
    end = page.group(years, "end") if years and years["end"] else None
    return heading.Heading(say.film(page, title, year), title, year, end, None, "") if title else None


def read(page: HtmlPage) -> Reading:
    """Everything that is read of what such a page shows."""
    found = _film(page)
    if found is None:
        yield page.notice("no-title", "the page does not name its film")
        return
    film = found.film
    yield from found.claims(page)
    if film.kind == "episode":
        yield from _numbers(page, film)
    for node in page.select('[data-testid="hero-title-block__original-title"], [data-testid="hero__pageTitle"] ~ div'):
        if (span := page.range_of(node)) and (match := _ORIGINAL.fullmatch(page.text, *span)):
            yield page.claim(film, "alternate_name", page.group(match, "title"))
            break
    yield from say.literals(page, film, "genre", _shown(page, "genres", ".ipc-chip__text") or _shown(page, "storyline-genres"))
    links = (
        '[data-testid="hero-title-block__metadata"] a[href*="parentalguide"], [data-testid="hero__pageTitle"] ~ ul a[href*="parentalguide"]'
    )
    yield from say.literals(page, film, "certificate", [span for node in page.select(links) if (span := page.range_of(node))][:1])
    plots = [span for node in page.select('[data-testid="plot-xl"]')[:1] if (span := page.range_of(node))]
    yield from say.literals(page, film, "description", plots)
    for node in page.select('[data-testid="hero-rating-bar__aggregate-rating__score"]')[:1]:
        if (span := page.range_of(node)) and (match := _SCORE.match(page.text, *span)):
            rule = "decimal-comma" if "," in match["score"] else "decimal"
            yield from say.rating(
                page, film, "IMDb", "users", span, score=page.group(match, "score"), best=page.group(match, "best"), rule=rule
            )
    yield from _credits(page, film)
    yield from _cast(page, film)
    yield from _details(page, film)
    yield from awards(page, film)
    for node in page.select('[data-testid="didyouknow-quote"] .ipc-html-content'):
        if span := page.range_of(node):
            yield from say.quote(page, film, dialogue.speeches(page, span))
    yield from next_shown_texts.read(page, film)


def _numbers(page: HtmlPage, film: Mention) -> Reading:
    """Season and number of an episode, as the bar above the title has them in every language."""
    span = next((span for node in page.select(_NUMBERS) if (span := page.range_of(node))), None)
    if span and (match := _NUMBERED.match(page.text, *span)):
        yield from say.attempt(page, film, "season_number", page.group(match, "season"), "count")
        yield from say.attempt(page, film, "episode_number", page.group(match, "episode"), "count")


def _credits(page: HtmlPage, film: Mention) -> Reading:
    seen: set[tuple[str, str]] = set()
    for group in page.select('[data-testid="title-pc-principal-credit"]'):
        label = next((span for node in page.select(_LABEL, group) if (span := page.range_of(node))), None)
        capacity = _capacity(page, group, label)
        for row in page.select("li", group) if capacity else ():
            links = [node for node in page.select("a[href*='/name/nm']", row) if page.range_of(node)]
            name = page.range_of(links[0]) if links else None
            if name is None or (capacity, page.words(name)) in seen:
                continue
            seen.add((capacity, page.words(name)))
            if capacity == "writer":
                yield from say.writer(page, film, name, _note(page, row))
            else:
                yield from say.person_link(page, film, capacity, name)
            yield from _identified(page, links[0], name)


def _capacity(page: HtmlPage, group: Node, label: Span | None) -> str:
    """What the people of a row are of the film, by the marks in their links, else by its label."""
    marks = {m["what"] for a in page.select("li a[href]", group) if (m := _MARKED.search(page.attribute(a, "href") or ""))}
    return _CAPACITIES[marks.pop()] if len(marks) == 1 else next_tongues.capacity(page.words(label)) if label else ""


def _note(page: HtmlPage, row: Node) -> Span | None:
    for node in page.select(_NOTE, row):
        if (span := page.range_of(node)) and page.words(span).startswith("(") and page.words(span).endswith(")"):
            return page.trim(span.start + 1, span.end - 1)
    return None


def _identified(page: HtmlPage, link: Node, name: Span) -> Reading:
    if address := page.range_of_attribute(link, "href"):
        yield from say.identifier(page, say.named(page, "person", name), address, "imdb")


def _cast(page: HtmlPage, film: Mention) -> Reading:
    for position, row in enumerate(page.select('[data-testid="title-cast-item"]'), 1):
        links = [node for node in page.select('[data-testid="title-cast-item__actor"]', row) if page.range_of(node)]
        name = page.range_of(links[0]) if links else None
        if name is None:
            continue
        played: list[Span] = []
        for node in page.select('[data-testid="cast-item-characters-link"]', row):
            texts = page.select("span", node)
            if span := page.range_of(texts[0] if texts else node):
                played += characters(page, span)[0]
        alias = next(
            (page.group(match, "name") for node in page.select('[data-testid="cast-item-characters-list"] > li > span', row)
             if (span := page.range_of(node)) and (match := re.compile(rf"\({_AS.pattern}\)", re.I).fullmatch(page.text, *span))), None,
        )  # fmt: skip
        for number, character in enumerate(played or [None]):
            yield from say.cast_row(page, film, name, character, position, credited_as=None if number else alias)
        yield from _identified(page, links[0], name)


def _tongue(page: HtmlPage) -> str:
    """The language that the page says it is in."""
    roots = page.select("html[lang]")
    return (page.attribute(roots[0], "lang") or "")[:2].lower() if roots else ""


def _rule(page: HtmlPage, span: Span, rule: str) -> str:
    """A rule, or where it does not read the words and the page is in another tongue, that tongue's own."""
    own = f"{rule}-{_tongue(page)}"
    return own if say.reads(page, span, rule) is None and own in RULES else rule


def _release(page: HtmlPage, sheet: Sheet, film: Mention, span: Span) -> Reading:
    match = _DATE_IN.fullmatch(page.text, *span)
    date = page.group(match, "date") if match else span
    if (rule := _rule(page, date, "date")) == "date" or say.reads(page, date, rule) is None:
        yield from details.release(sheet, film, span)
        return
    land = page.group(match, "land") if match else None
    yield from say.release(page, film, date, land, date_rule=rule, country_rule=_rule(page, land, "country") if land else "country")


def _details(page: HtmlPage, film: Mention) -> Reading:
    sheet = Sheet(page)
    for span in _shown(page, "title-details-releasedate"):
        yield from _release(page, sheet, film, span)
    for land in _shown(page, "title-details-origin"):
        yield from say.country(page, film, "country", land, _rule(page, land, "country"))
    for tongue in _shown(page, "title-details-languages"):
        if fold(page.words(tongue)) != "none":
            yield from say.attempt(page, film, "language", tongue, _rule(page, tongue, "language"))
    yield from say.literals(page, film, "alternate_name", _shown(page, "title-details-akas"))
    for company in _shown(page, "title-details-companies"):
        yield from say.person_link(page, film, "company", company, kind="organization")
    for place in _shown(page, "title-details-filminglocations"):
        yield from say.person_link(page, film, "location", place, kind="place")
    for length in _shown(page, "title-techspec_runtime", ".ipc-metadata-list-item__content-container")[:1]:
        if say.reads(page, length, "duration") is None and say.reads(page, length, "running-time"):
            yield page.claim(film, "duration", length, "running-time")
            yield page.claim(film, "runtime_minutes", length, "running-minutes")
        else:
            yield from say.running_time(page, film, length)
    for property, mark in (("color", "color"), ("sound_mix", "soundmix"), ("aspect_ratio", "aspectratio")):
        yield from say.literals(page, film, property, _shown(page, f"title-techspec_{mark}"))
    for kind, mark in (("budget", "budget"), ("gross", "grossdomestic"), ("opening_weekend", "openingweekenddomestic"),
                       ("gross", "cumulativeworldwidegross")):  # fmt: skip
        labels, values = _shown(page, f"title-boxoffice-{mark}", _LABEL), _shown(page, f"title-boxoffice-{mark}")
        match = money.VALUE.match(page.text, values[0].start, values[0].end) if labels and values else None
        english = match and not match["land"] and (kind == "budget" or money.PLACES.search(page.text, *labels[0]))
        if labels and values and not english and _tongue(page) not in ("", "en"):
            everywhere = mark == "cumulativeworldwidegross"
            yield from next_tongues.money(page, film, kind, labels[0], values, _tongue(page), everywhere=everywhere)
        elif match:
            dated = values[1] if len(values) > 1 and say.reads(page, values[1], "date") else None
            yield from money.amount(sheet, film, kind, match, Mark(*labels[0], kind), dated)
        elif labels and values:
            yield page.notice("unreadable-value", f"{page.words(values[0])[:40]!r} is no amount ({kind})", values[0])
