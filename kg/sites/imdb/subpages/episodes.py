"""The episodes of a season of a series.

Layouts: ``tn15`` (``h3`` and what follows it), classic (``.eplist .list_item``), Next.js
(``article`` with ``[data-testid="slate-list-card-title"]``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.imdb.subpages.lists import shown

_NUMBERED = re.compile(r"[^\W\d_](?P<season>\d{1,3})\.[^\W\d_](?P<episode>\d{1,4})\s*[∙·.:-]\s*(?P<title>\S.*)")
"""``S1.E2 ∙ Title``; the letters are those of the page's language."""
_OLD_NUMBER = re.compile(r"season\s+(?P<season>\d{1,4}),\s*episode\s+(?P<episode>\d{1,5})\s*:", re.I)
_SEASON = re.compile(r"season\s+(?P<season>\d{1,3})$", re.I)
_DAY = re.compile(r"(?<!\w)(?:\d{1,2} [A-Z][a-z]{2,8}\.? |[A-Z][a-z]{2,8}\.? \d{1,2}, )(?:19|20)\d\d(?!\w)")
_NOTHING = re.compile(r"know what this is about\?|add a plot", re.I)


class _Row(NamedTuple):
    """The ranges of one episode."""

    title: Span
    address: Span | None
    season: Span | None
    number: Span | None
    date: Span | None
    plot: Span | None


def read(page: HtmlPage, series: Mention) -> Reading:
    """Each episode with its number, the day it was first shown, what it is about, and its id."""
    seen: set[Mention] = set()
    for row in [*_classic(page), *_next(page), *_old(page)]:
        episode = say.film(page, row.title, kind="episode")
        if episode in seen:
            yield page.notice("same-name", f"another episode of this list is called {page.words(row.title)!r}", row.title)
            continue
        seen.add(episode)
        yield from say.naming(page, episode, row.title)
        yield page.link(episode, "part_of_series", series, row.title)
        if row.address:
            yield from say.identifier(page, episode, row.address, "imdb")
        for property, span in (("season_number", row.season), ("episode_number", row.number)):
            if span:
                yield from say.attempt(page, episode, property, span, "count")
        if row.date:
            yield from say.release(page, episode, row.date, None)
        if row.plot and not _NOTHING.search(page.words(row.plot)):
            yield page.claim(episode, "description", row.plot)


def _attribute(page: HtmlPage, selector: str, name: str, within: Node) -> Span | None:
    found = page.select(selector, within)
    return page.range_of_attribute(found[0], name) if found else None


def _classic(page: HtmlPage) -> Iterator[_Row]:
    heading = shown(page, "#episode_top")
    found = _SEASON.match(page.text, *heading) if heading else None
    season = page.group(found, "season") if found else None
    for item in page.select(".eplist .list_item"):
        title = shown(page, 'a[itemprop="name"], strong a', item)
        if title:
            yield _Row(
                title, _attribute(page, 'a[itemprop="name"], strong a', "href", item), season,
                _attribute(page, 'meta[itemprop="episodeNumber"]', "content", item), shown(page, ".airdate", item),
                shown(page, ".item_description", item),
            )  # fmt: skip


def _next(page: HtmlPage) -> Iterator[_Row]:
    for item in page.select("article"):
        heading = shown(page, '[data-testid="slate-list-card-title"]', item)
        found = _NUMBERED.match(page.text, *heading) if heading else None
        if found is None:
            continue
        whole = page.range_of(item)
        dated = _DAY.search(page.text, heading.end, whole.end) if heading and whole else None
        address = _attribute(page, '[data-testid="slate-list-card-title"] a, a[href*="/title/tt"]', "href", item)
        yield _Row(
            page.group(found, "title"), address, page.group(found, "season"), page.group(found, "episode"),
            page.group(dated) if dated else None, shown(page, ".ipc-html-content-inner-div", item),
        )  # fmt: skip


def _old(page: HtmlPage) -> Iterator[_Row]:
    for head in page.select("#tn15content h3"):
        whole, cell = page.range_of(head), page.range_of(head.parent) if head.parent is not None else None
        found = _OLD_NUMBER.match(page.text, *whole) if whole else None
        title = shown(page, 'a[href*="/title/tt"]', head)
        if found is None or title is None or whole is None or cell is None:
            continue
        ends = [span.start for node in page.select("h5", head.parent) if (span := page.range_of(node)) and span.start > whole.end]
        dated = _DAY.search(page.text, whole.end, min([cell.end, *ends]))
        plot = page.trim(dated.end(), min([cell.end, *ends])) if dated else None
        yield _Row(
            title, _attribute(page, 'a[href*="/title/tt"]', "href", head), page.group(found, "season"), page.group(found, "episode"),
            page.group(dated) if dated else None, plot if plot and plot.end > plot.start else None,
        )  # fmt: skip
