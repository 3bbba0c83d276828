"""Metascore and user score with counts, verdicts and distributions, in the boxes of each year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.metacritic.groups import VERDICTS
from kg.sites.metacritic.text import RATER

_SCORES = (
    '[data-testid="global-score-value"], .c-productScoreInfo_scoreNumber .c-siteReviewScore span, .c-siteReviewScore span, '
    '[itemprop="ratingValue"], .metascore_w:not(.indiv), .data.metascore, .score_value'
)
_BOXES = {
    "critics": ('[data-testid="critic-score-info"]', ".ms_wrapper", ".metascore_summary", ".metascore_wrap", ".critic_score_summary",
                ".product_scores .metascore", ".critics_col .score_wrap"),
    "users": ('[data-testid="user-score-info"]', ".us_wrapper", ".userscore_wrap", ".user_score_summary", ".product_scores .avguserscore",
              ".users_col .score_wrap"),
}  # fmt: skip
"""The boxes that hold a score with its verdict and its count: 2023 ``…-score-info``, 2014 ``ms_wrapper``, 2010 ``metascore_wrap``."""
_LABELLED = '[data-testid="product-score"], .c-productScoreInfo, .c-ScoreCard, .c-scoreOverview'
"""Boxes that say in a heading whose score they hold."""
_COLUMNS = {
    "critics": ".critics_col, .critic_reviews_module, .c-reviewsSection_criticReviews",
    "users": ".users_col, .user_reviews_module, .c-reviewsSection_userReviews",
}
_SHARES = ".chart, .score_count, .c-reviewsStats > div, [class*=c-reviewsStats_]"
_VERDICT = re.compile(VERDICTS, re.I)
_SCORE = re.compile(r"\d{1,3}(?:\.\d)?")
_COUNTED = re.compile(r"based on\s+(?P<count>\d[\d,]*)\s+(?P<who>critics?(?: reviews?)?|(?:user )?(?:ratings?|reviews?))", re.I)
LIMITS = {"critics": 100, "users": 10}


class Found(NamedTuple):
    """What the page says of one group's score."""

    row: Span
    score: Span | None
    counts: list[tuple[str, Span]]
    verdict: Span | None


def read(page: HtmlPage, film: Mention, own: str, part: str) -> Reading:
    """One rating a group; ``own`` is the film's slug, and ``part`` the page about the film that this is (``critic-reviews``)."""
    for group in LIMITS:
        found = _found(page, group) or _linked(page, group, own)
        counts = list(found.counts) if found else []
        said = {property for property, _ in counts}
        counts += [(property, span) for property, span in _shares(page, group, part) if property not in said]
        if found is None and not counts:
            continue
        if not (found and (found.score or found.verdict)) and not any(int(re.sub(r"\D", "", page.words(count))) for _, count in counts):
            continue
        score = found.score if found else None
        if score and float(page.words(score)) > LIMITS[group]:
            yield page.notice("unreadable-value", f"{page.words(score)!r} is beyond the scale of {group}", score)
            score = None
        row = found.row if found else _heading(page, group) or counts[0][1]
        yield from say.rating(
            page, film, RATER, group, row, score=score, fixed_best=f"{LIMITS[group]}.0" if score else "", counts=counts,
            verdict=found.verdict if found else None,
        )  # fmt: skip


def _found(page: HtmlPage, group: str) -> Found | None:
    """The first box of a group that holds a score, a verdict or a count."""
    for css in _BOXES[group]:
        for node in page.select(css):
            if found := _box(page, node, group):
                return found
    for node in page.select(_LABELLED):
        span = page.range_of(node)
        label = re.compile(r"metascore|user score", re.I).search(page.text, *span) if span else None
        if label and (label[0].lower() == "metascore") == (group == "critics") and (found := _box(page, node, group)):
            return found
    return None


def _linked(page: HtmlPage, group: str, own: str) -> Found | None:
    """A score that is a link to the film's reviews, in a box that is not known; its count stands anywhere on the page."""
    for link in page.select("a.metascore_anchor[href]"):
        path = (page.attribute(link, "href") or "").rstrip("/")
        if not path.endswith(f"/{own}/{'critic' if group == 'critics' else 'user'}-reviews"):
            continue
        score = next((span for _, span in boxes.shown(page, ".metascore_w", link) if _SCORE.fullmatch(page.words(span))), None)
        counted = [m for m in page.find(_COUNTED) if m["who"].lower().startswith("critic") == (group == "critics")]
        if score:
            property = "review_count" if group == "critics" else "rating_count"
            row = page.group(counted[0], "who") if counted else score
            return Found(row, score, [(property, page.group(counted[0], "count"))] if counted else [], None)
    return None


def _box(page: HtmlPage, node: Node, group: str) -> Found | None:
    span = page.range_of(node)
    if span is None:
        return None
    score = next((s for _, s in boxes.shown(page, _SCORES, node) if _SCORE.fullmatch(page.words(s))), None)
    counts = []
    for match in page.find(_COUNTED, *span):
        if match["who"].lower().startswith("critic") == (group == "critics"):
            counts.append(("review_count" if group == "critics" else "rating_count", page.group(match, "count")))
            break
    verdict = _VERDICT.search(page.text, *span)
    if not (score or counts or verdict):
        return None
    names = re.compile(r"critics?\b|critic reviews?" if group == "critics" else r"user score|users?\b|ratings", re.I)
    label = names.search(page.text, *span) or re.compile(r"metascore", re.I).search(page.text, *span)
    row = page.group(label) if label else score or span
    return Found(row, score, counts, page.group(verdict) if verdict else None)


def _shares(page: HtmlPage, group: str, part: str) -> Iterator[tuple[str, Span]]:
    """How many reviews are positive, mixed and negative, and of how many."""
    said: set[str] = set()
    for node in _columns(page, group, part):
        for share in page.select(_SHARES, node):
            span = page.range_of(share)
            which = re.compile(r"positive|mixed|negative", re.I).search(page.text, *span) if span else None
            count = boxes.words(page, ".count", share)
            if span and which and not count and (match := re.compile(r"(\d[\d,]*) (?:reviews?|ratings?)", re.I).search(page.text, *span)):
                count = page.group(match, 1)
            if not which or not count or which[0].lower() in said or not say.reads(page, count, "count"):
                continue
            said.add(which[0].lower())
            yield which[0].lower(), count
            if span and "scored" not in said and (match := re.compile(r"out of\s+(\d[\d,]*)").search(page.text, *span)):
                said.add("scored")
                yield "scored", page.group(match, 1)
        if said:
            return


def _heading(page: HtmlPage, group: str) -> Span | None:
    """The heading of a group's column."""
    return next((span for node in page.select(_COLUMNS[group]) if (span := boxes.words(page, ".module_title, h2, h3", node))), None)


def _columns(page: HtmlPage, group: str, part: str) -> Iterator[Node]:
    """The elements in which a group's distribution stands: its column, or the whole page of its reviews."""
    yield from page.select(_COLUMNS[group])
    if part.startswith("critic-reviews" if group == "critics" else "user-reviews"):
        yield from page.select("body")
