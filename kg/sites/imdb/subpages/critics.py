"""Critics' reviews: the Metascore and the reviews that Metacritic gives IMDb.

Layouts: classic (``.metascore_block``, ``tr[itemprop="reviews"]``), Next.js (``[data-testid="critic-reviews-title"]``, the
reviews from the data below ``metacritic``).
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.tree import Node
from kg.sites.imdb.subpages.lists import shown
from kg.sites.imdb.subpages.nextdata import NextData
from kg.text import collapse

BASED_ON = re.compile(r"based on (?P<count>\d[\d,]*) (?:critic )?reviews?|(?P<plain>\d[\d,]*) (?:critic )?reviews?\b", re.I)
"""How many reviews the Metascore is made of."""
_CITATION = re.compile(r"\[(?P<date>\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d)(?P<rest>[^\[\]]{0,80})\]\s*$")
_PAGES = re.compile(r"p(?:g|p)?\.? ?(?P<pages>[\w:-]+)")


def read(page: HtmlPage, film: Mention, data: NextData) -> Reading:
    """The Metascore with its number of reviews, and every review."""
    score, row = _metascore(page)
    if score and row:
        yield from metascore(page, film, score, row)
    rows = page.select('tr[itemprop="reviews"], tr[itemprop="review"]')
    for position, item in enumerate(rows, 1):
        yield from _classic(page, film, item, position)
    if not rows:
        yield from _from_data(page, film, data, told=score is not None)


def metascore(page: Page, film: Mention, score: Span, row: Span) -> Reading:
    """The Metascore, with how many reviews it is made of where the range ``row`` says so."""
    counted = BASED_ON.search(page.text, *row)
    count = page.group(counted, "count" if counted["count"] else "plain") if counted else None
    yield from say.rating(page, film, "Metacritic", "critics", row, score=score, fixed_best="100.0",
                          counts=[("review_count", count)] if count else ())  # fmt: skip


def _metascore(page: HtmlPage) -> tuple[Span | None, Span | None]:
    """The score and the block that holds it and its number of reviews."""
    block = shown(page, ".metascore_block")
    if block:
        return shown(page, '.metascore_block [itemprop="ratingValue"], .metascore_block .metascore'), block
    for title in page.select('[data-testid="critic-reviews-title"]'):
        block = page.range_of(title)
        found = re.compile(r"\s*(?P<score>\d{1,3})(?!\w)").match(page.text, *block) if block else None
        if block and found:
            return page.group(found, "score"), block
    return None, None


def cited(page: Page, body: Span) -> tuple[Span | None, Span | None]:
    """Date and pages of a print citation that closes a review's words."""
    found = _CITATION.search(page.text, max(body.start, body.end - 150), body.end)
    if found is None:
        return None, None
    pages = _PAGES.search(page.text, *found.span("rest"))
    return page.group(found, "date"), page.group(pages, "pages") if pages else None


def _classic(page: HtmlPage, film: Mention, item: Node, position: int) -> Reading:
    body = shown(page, '[itemprop="reviewbody"], [itemprop="reviewBody"], .summary', item)
    if body is None:
        return
    date, pages = cited(page, body)
    yield from say.review(
        page, film, "critic_review", "imdb", body, position,
        author=shown(page, '[itemprop="author"]', item), author_kind="critic", publisher=shown(page, '[itemprop="publisher"]', item),
        score=shown(page, '[itemprop="ratingValue"], .critscore', item), fixed_best="100.0", date=date, pagination=pages,
    )  # fmt: skip


def _from_data(page: HtmlPage, film: Mention, data: NextData, *, told: bool) -> Reading:
    for way in data.ways("metacritic"):
        score = data.range(*way, "metascore", "score")
        if score and not told:
            count = data.range(*way, "metascore", "reviewCount")
            yield from say.rating(page, film, "Metacritic", "critics", score, score=score, fixed_best="100.0",
                                  counts=[("review_count", count)] if count else ())  # fmt: skip
        edges = data.value(*way, "reviews", "edges")
        for number, edge in enumerate(edges if isinstance(edges, list) else []):
            node = (*way, "reviews", "edges", number, "node")
            body = data.range(*node, "quote", "value", tagged=True) or data.range(*node, "quote", tagged=True)
            if not isinstance(edge, dict) or body is None or "<" in collapse(page.words(body)):
                continue
            date, pages = cited(page, body)
            yield from say.review(
                page, film, "critic_review", "imdb", body, number + 1,
                author=data.range(*node, "reviewer"), author_kind="critic", publisher=data.range(*node, "site"),
                score=data.range(*node, "score"), fixed_best="100.0", date=date, pagination=pages,
            )  # fmt: skip
        if edges:
            return
