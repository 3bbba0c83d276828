"""Tomatometer and audience score with their counts, in the boxes of each year, and in the data that pages carry for their scripts.

Wherever it stands, a box belongs to one group of raters; a score is a percentage, and an average on another scale beside it is a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.markup.block import Block, pointer
from kg.reading.markup.json import NotJson
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.rottentomatoes.scores import COUNTS, RATER

_PERCENT = re.compile(r"(?<![\d.])(?P<n>100|\d{1,2}) ?%?(?![\d.,/+])")
_AVERAGE = re.compile(r"average (?:rating|score):? ?(?P<score>\d+(?:\.\d+)?) ?/ ?\d+", re.I)
_INEXACT = re.compile(r"(?:fewer than )?\d[\d,]*\+ ?(?:verified |user )?(?:ratings|reviews)", re.I)


class Box(NamedTuple):
    """Whose rating stands in the elements that ``css`` finds, and in which of their elements the percentage."""

    group: str
    css: str
    score: str
    attribute: str = ""


BOXES = (
    Box("critics", "div:has(> #critics_tomatometer_score_txt)", "#critics_tomatometer_score_txt"),
    Box("critics", "#tmeter_bar", "span.fl"),
    Box("critics", "#tomatometer", "#tomatometer_score .percent, #tomatometer_score > span"),
    Box("critics", "#all-critics-numbers", "#all-critics-meter, .critic-score .meter-value, .meter-value"),
    Box("top critics", "#top-critics-numbers", "#top-critics-meter, .critic-score .meter-value, .meter-value"),
    Box("users", ".audience_meter, .fan_side", ".meter.numeric, .meter.popcorn"),
    Box("users", ".audiencepanel", ".audience-score .meter-value"),
    Box("critics", ".mop-ratings-wrap__half:not(.audience-score)", ".mop-ratings-wrap__percentage"),
    Box("users", ".mop-ratings-wrap__half.audience-score", ".mop-ratings-wrap__percentage"),
    Box("critics", "score-board, score-board-deprecated", '[slot="critics-count"]', "tomatometerscore"),
    Box("users", "score-board, score-board-deprecated", '[slot="audience-count"]', "audiencescore"),
)
_WANTED = re.compile(r"\bwant to see\b", re.I)
"""Of a film that is not out, the percentage is of those who wait for it; beside one who liked it the words are those of a button."""
_LIKED = re.compile(r"\bliked it\b", re.I)
_NAMES_OF = {"critics": "(?:all )?critics|tomatometer", "top critics": "top critics", "users": "audience(?: score)?|user ratings|liked it"}
_CARD = "media-scorecard, .media-scorecard"
_SLOTS = (
    ("critics", '[slot="criticsScore"], [slot="critics-score"]', '[slot="criticsReviews"], [slot="critics-reviews"]'),
    ("users", '[slot="audienceScore"], [slot="audience-score"]', '[slot="audienceReviews"], [slot="audience-reviews"]'),
)
_CONSENSUS = (
    "#critics-consensus p", "#consensus", ".critic_consensus", ".mop-ratings-wrap__text--concensus", '[data-qa="critics-consensus"]',
    ".what-to-know__section-body span",
)  # fmt: skip
_CONSENSUS_LABEL = re.compile(r"(?:critics\s+)?consensus\s*:?\s*", re.I)
_NO_CONSENSUS = re.compile(r"no consensus yet\.?|no consensus.{0,20}|n/a|there are no critics? consensus.*|consensus not available.*", re.I)


class Found(NamedTuple):
    """What one box says: whose rating, the words that show it, the percentage, the counts."""

    group: str
    row: Span
    score: Span | None
    counts: list[tuple[str, Span]]


def read(page: HtmlPage, film: Mention) -> Reading:
    """Claims of every box, then of the page's data."""
    said: set[str] = set()
    for found in (*_boxes(page), *_tabs(page)):
        if found.group in said:
            continue
        said.add(found.group)
        verdict = _consensus(page) if found.group == "critics" else None
        # Noughts without a score are those of a film that nobody has rated yet.
        if not (found.score or verdict or any(int(re.sub(r"\D", "", page.words(count))) for _, count in found.counts)):
            continue
        yield from say.rating(
            page, film, RATER, found.group, found.row, score=found.score, fixed_best="100.0" if found.score else "", counts=found.counts,
            verdict=verdict,
        )  # fmt: skip
    if "critics" not in said and (verdict := _consensus(page)):
        yield from say.rating(page, film, RATER, "critics", verdict, verdict=verdict)
    for _, span in boxes.shown(page, '[slot="audience-count"], [slot="audienceReviews"], [slot="audience-reviews"]'):
        if _INEXACT.search(page.words(span)):
            yield page.notice("inexact-count", f"{page.words(span)[:60]!r} is not an exact number", span)
            break
    yield from _wanted(page)
    yield from _average(page)
    yield from _data(page, film)


def _boxes(page: HtmlPage) -> Iterator[Found]:
    for box in BOXES:
        for node in page.select(box.css):
            if box.group == "users" and (page.select(_WAITS, node) or _wants(page, node)):
                continue
            place = page.range_of_attribute(node, box.attribute) if box.attribute else boxes.words(page, box.score, node)
            score = _percent(page, place) if place else None
            inner = boxes.words(page, box.score, node) if box.attribute else page.range_of(node)
            counts = list(_counts(page, box.group, inner, bare=bool(box.attribute))) if inner else []
            if score or counts:
                yield Found(box.group, _row(page, box, node, score), score, counts)
                break
    for group, score_css, count_css in _SLOTS:
        for node in page.select(_CARD):
            place, count = boxes.words(page, score_css, node), boxes.words(page, count_css, node)
            score = _percent(page, place) if place else None
            counts = list(_counts(page, group, count, bare=True)) if count else []
            if score or counts:
                yield Found(group, score or counts[0][1], score, counts)
                break


_WAITS = ".meter.wts"


def _wants(page: HtmlPage, node: Node) -> re.Match[str] | None:
    """Where a box says that its number is of those who want to see the film."""
    span = page.range_of(node)
    return _WANTED.search(page.text, *span) if span and not _LIKED.search(page.text, *span) else None


def _wanted(page: HtmlPage) -> Reading:
    """The notice that a percentage of the users is no rating."""
    for css in dict.fromkeys(box.css for box in BOXES if box.group == "users"):
        for node in page.select(css)[:1]:
            if found := _wants(page, node):
                yield page.notice("not-a-rating", "a percentage of those who want to see the film", Span(*found.span()))
                return


def _row(page: HtmlPage, box: Box, node: Node, score: Span | None) -> Span:
    """The words that name the box's group, else its score."""
    span = page.range_of(node)
    if span and (match := re.compile(rf"\b(?:{_NAMES_OF[box.group]})\b", re.I).search(page.text, *span)):
        return Span(*match.span())
    return score or span or Span(0, len(page.text))


def _tabs(page: HtmlPage) -> Iterator[Found]:
    """The tabs of 2010, whose tooltips are the scores of other groups."""
    for node in page.select("#tomatometer_nav a[title]"):
        group = {"top critics": "top critics", "rt community": "users"}.get((node.text() or "").strip().lower())
        place, label = page.range_of_attribute(node, "title"), page.range_of(node)
        if group and place and label and (score := _percent(page, place)):
            yield Found(group, label, score, [])


def _percent(page: HtmlPage, span: Span) -> Span | None:
    match = _PERCENT.fullmatch(page.text, *page.trim(*span))
    return page.group(match, "n") if match else None


def _counts(page: HtmlPage, group: str, span: Span, *, bare: bool) -> Iterator[tuple[str, Span]]:
    """Counts with their labels in a box; ``bare`` is whether the box holds a count only (``102 Reviews``)."""
    said: set[str] = set()
    for whose, property, pattern in COUNTS:
        if whose != group and not (group == "top critics" and whose == "critics"):
            continue
        alone = pattern.startswith("^")
        if property in said or (alone and not bare):
            continue
        match = (re.compile(pattern[1:], re.I).match if alone else re.compile(pattern, re.I).search)(page.text, *page.trim(*span))
        if match:
            said.add(property)
            yield property, page.group(match, "n")


def _average(page: HtmlPage) -> Reading:
    for css in dict.fromkeys(box.css for box in BOXES):
        for _, span in boxes.shown(page, css):
            for match in page.find(_AVERAGE, *span):
                what = "an average rating beside the percentage: one rating holds one scale"
                yield page.notice("second-scale", what, page.group(match, "score"))
                return


def _consensus(page: HtmlPage) -> Span | None:
    for css in _CONSENSUS:
        for _, span in boxes.shown(page, css):
            label = _CONSENSUS_LABEL.match(page.text, *span)
            body = page.trim(label.end() if label else span.start, span.end)
            tail = re.compile(r"\s*(?:read critic reviews|more)\s*$", re.I).search(page.text, max(body.start, body.end - 40), body.end)
            body = page.trim(body.start, tail.start() if tail else body.end)
            if len(page.words(body).split()) > 2 and not _NO_CONSENSUS.fullmatch(page.words(body)):
                return body
    return None


# --- data for scripts ------------------------------------------------------------------------------------------------

_BLOCKS = "#media-scorecard-json, #score-details-json, #scoreDetails"
_WHOSE = (
    ("critics", ("criticsScore",)), ("users", ("audienceScore",)), ("top critics", ("overlay", "criticsTop")),
    ("critics", ("scoreboard", "tomatometerScore")), ("users", ("scoreboard", "audienceScore")),
    ("critics", ("scoreboard", "tomatometerAllCritics")), ("top critics", ("scoreboard", "tomatometerTopCritics")),
    ("top critics", ("modal", "tomatometerTopCritics")),
)  # fmt: skip
_NAMES = {
    "likedCount": "positive", "notLikedCount": "negative", "reviewCount": "review_count", "ratingCount": "rating_count",
    "numberOfReviews": "review_count", "freshCount": "positive", "rottenCount": "negative",
}  # fmt: skip


def _data(page: HtmlPage, film: Mention) -> Reading:
    """What ``<script type="application/json">`` blocks say of the scores: exact counts, the top critics."""
    for node in page.select(_BLOCKS)[:4]:
        block = Block(page, node)
        try:
            data = block.data
        except NotJson:
            yield page.notice("broken-markup", "the scores' data cannot be read")
            continue
        for group, way in _WHOSE:
            at: Any = data
            for name in way:
                at = at.get(name) if isinstance(at, dict) else None
            if isinstance(at, dict):
                yield from _rated(block, film, group, way, at)


def _rated(block: Block, film: Mention, group: str, way: tuple[str, ...], value: dict[str, Any]) -> Reading:
    page = block.page
    title = str(value.get("title") or "")
    if film.kind == "series" and not title.lower().startswith("avg") and title:
        return
    counts: list[tuple[str, Span]] = []
    for name, property in _NAMES.items():
        # Of critics, every rating is a review.
        property = "review_count" if property == "rating_count" and group != "users" else property
        if _number(value.get(name)) and property not in dict(counts) and (span := block.range(pointer(*way, name))):
            counts.append((property, span))
    if not any(int(page.words(count)) for property, count in counts if property in ("positive", "negative")):
        counts = [(property, count) for property, count in counts if property not in ("positive", "negative")]
    score = next((name for name in ("score", "value") if _number(value.get(name), most=100)), None)
    span = block.range(pointer(*way, score)) if score else None
    if span or any(int(page.words(count)) for _, count in counts):
        row = span or counts[0][1]
        yield from say.rating(page, film, RATER, group, row, score=span, fixed_best="100.0" if span else "", counts=counts)


def _number(value: Any, most: int = 10**9) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most) or (
        isinstance(value, str) and value.isdecimal() and value.isascii() and int(value) <= most
    )
