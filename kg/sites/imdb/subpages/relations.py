"""What surrounds a film: the votes for it, the works that refer to it or that it refers to, the questions asked about it.

Layouts: ``tn15`` (``h5`` and links after it), classic (``h4.li_group`` and ``.soda``; ``.faq-question-text``), Next.js
(``sub-section-references`` …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.tree import Node
from kg.sites.imdb.connections import INWARD, OUTWARD
from kg.sites.imdb.subpages.lists import shown, spans, unquoted
from kg.sites.imdb.subpages.nextdata import NextData
from kg.text import fold

_GIVEN = re.compile(
    r"(?P<votes>\d[\d,]*)\s+IMDb\s+users\s+have\s+given\s+an?\s+weighted\s+average\s+vote\s+of\s+(?P<score>\d{1,2}(?:\.\d)?)\s*/\s*(?P<best>10)",
    re.I,
)
_YEAR = re.compile(r"[\s\xa0]*\((?P<what>[^()\d]{0,30})(?P<year>(?:18|19|20)\d\d)(?:/[IVX]+)?[^()]{0,20}\)")


def given(page: Page, film: Mention, within: tuple[int, int]) -> Reading:
    """The sentence in a range that gives the average of the users' votes, and how many there are."""
    if found := _GIVEN.search(page.text, *within):
        yield from say.rating(
            page, film, "IMDb", "users", page.group(found), score=page.group(found, "score"), best=page.group(found, "best"),
            counts=[("rating_count", page.group(found, "votes"))],
        )  # fmt: skip


def votes(page: HtmlPage, film: Mention, data: NextData) -> Reading:
    """The average of the users' votes, and how many there are."""
    if said := list(given(page, film, (0, len(page.text)))):
        yield from said
        return
    for way in data.ways("histogramData"):
        score, count = data.range(*way, "aggregateRating"), data.range(*way, "totalVoteCount")
        if score:
            yield from say.rating(page, film, "IMDb", "users", score, score=score, fixed_best="10.0",
                                  counts=[("rating_count", count)] if count else ())  # fmt: skip
            return


def connections(page: HtmlPage, film: Mention) -> Reading:
    """Works that mention the film and works it mentions; for other relations the model has no place."""
    unmodelled: dict[str, Span] = {}
    for heading, link in _connected(page):
        kind = fold(re.sub(r"\s*\(\d+\)$", "", page.words(heading)))
        title = page.range_of(link)
        if title is None:
            continue
        if kind not in INWARD | OUTWARD:
            unmodelled.setdefault(kind, heading)
            continue
        title = _with_episode(page, link, title)
        dated = _YEAR.match(page.text, title.end)
        title = unquoted(page, title)
        year = page.group(dated, "year") if dated else None
        work = say.film(page, title, year, "work")
        ends = (work, film) if kind in INWARD else (film, work)
        yield page.link(ends[0], "mentions", ends[1], title)
        yield from say.naming(page, work, title, year)
    for kind, heading in unmodelled.items():
        yield page.notice("unmodelled-relation", f"{kind!r}: the model has no such relation", heading)


def _with_episode(page: HtmlPage, link: Node, title: Span) -> Span:
    """A title with that of its episode, which the site links to behind a colon: what is connected is the episode."""
    following = link.next
    while following is not None and following.tag not in ("a", "br"):
        following = following.next
    if following is None or following.tag != "a" or "/title/tt" not in (page.attribute(following, "href") or ""):
        return title
    episode = page.range_of(following)
    return Span(title.start, episode.end) if episode and page.text[title.end : episode.start].strip() == ":" else title


def _connected(page: HtmlPage) -> Iterator[tuple[Span, Node]]:
    """Each link to another title with the heading it stands below."""
    heading: Span | None = None
    for node in page.select("#connections_content h4, #connections_content .soda, #tn15content h5, #tn15content > a[href*='/title/tt']"):
        if node.tag in ("h4", "h5"):
            heading = page.range_of(node)
        elif heading:
            link = node if node.tag == "a" else next((a for a in page.select('a[href*="/title/tt"]', node) if page.range_of(a)), None)
            if link is not None:
                yield heading, link
    for section in page.select("section.ipc-page-section"):
        above = shown(page, "h3", section)
        for item in page.select('[data-testid^="sub-section"] li', section):
            link = next((a for a in page.select('a[href*="/title/tt"]', item) if page.range_of(a)), None)
            if above and link is not None:
                yield above, link


def questions(page: HtmlPage, film: Mention) -> Reading:
    """Questions that users ask about the film."""
    for span in spans(page, ".faq-question-text, #tn15content .section h3 a, [data-testid='faq-question']"):
        yield from say.question(page, film, _unmarked(page, span))


def _unmarked(page: HtmlPage, span: Span) -> Span:
    mark = re.compile(r"(?:Q|\d{1,3})[:.]\s+").match(page.text, *span)
    return Span(mark.end(), span.end) if mark and mark.end() < span.end else span
