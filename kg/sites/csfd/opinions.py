"""The rating in per cent, and the reviews of the site's members."""

from __future__ import annotations

import re
from itertools import islice

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.parts import attribute_range, before
from kg.reading.tree import Node

RATER = "ČSFD"

MOST_LINES = 1_000
"""A review of more lines is none: every one of them would be quoted, over and over."""
MOST = 500
"""More reviews than this are on no page; each is looked through several times."""

_PERCENT = re.compile(r"(?P<score>\d{1,3})\s*%")
_NUMBER = re.compile(r"\d[\d\s.,]*\d|\d")
_COUNTS = (
    ("rating_count", ".ratings-list .counter, .ratings-btn .counter, .mobile-film-count a[href*='ratingAndFanclub'] strong, "
                     "#ratings .count"),
    ("review_count", ".mobile-film-count a[href*='/recenz'] strong, .box-reviews h2 .count, .header h2 a[href*='/komentare/']"),
)  # fmt: skip
"""Where the numbers of ratings and of reviews stand, in the layouts since 2025, since 2020, and before."""
_DAY = ".review-date time, .review-date, .comment-date, .date, time"
"""Where the day of a review stands, behind its words (from 2020 to 2022 in the same paragraph)."""
_STARS = re.compile(r"(?:stars-|/stars/)(?P<score>[0-5])(?![\w-])")


def rating(page: HtmlPage, film: Mention) -> Reading:
    """How many per cent of five stars the members gave."""
    for _, row in boxes.shown(page, ".film-rating-average, #rating .average, #rating h2"):
        if match := _PERCENT.search(page.text, *row):
            yield from say.rating(
                page, film, RATER, "users", row, score=page.group(match, "score"), fixed_best="100.0", counts=_counts(page)
            )
            return
    # Few votes make no mark yet ("? %"), but are counted.
    counts = [(property, span) for property, span in _counts(page) if page.words(span) != "0"]
    if counts:
        yield from say.rating(page, film, RATER, "users", counts[0][1], counts=counts)


def _counts(page: HtmlPage) -> list[tuple[str, Span]]:
    found = []
    for property, css in _COUNTS:
        for _, span in boxes.shown(page, css):
            if match := _NUMBER.search(page.text, *span):
                found.append((property, page.group(match)))
                break
    return found


def reviews(page: HtmlPage, film: Mention) -> Reading:
    """Reviews (until 2020 "komentáře") with author, stars and day."""
    position = end = 0
    for node, whole in islice(boxes.shown(page, "article[id^='review-'], .comments .ui-posts-list > li"), MOST):
        if whole.start < end:
            continue
        end = whole.end
        text = boxes.first(page, "[data-film-review-content], .comment, p.post, .article-content > p", node)
        body = before(page, text, _DAY) if text is not None else None
        if body is None or page.text.count("\n", *body) > MOST_LINES:
            continue
        position += 1
        score, grade = _mark(page, node)
        yield from say.review(
            page, film, "user_review", "csfd", body, position, author=boxes.words(page, ".user-title-name, .author a", node),
            date=_date(page, node), score=score, fixed_best="5.0", grade=grade, date_rule="date-cs",
        )  # fmt: skip


def _mark(page: HtmlPage, node: Node) -> tuple[Span | None, Span | None]:
    """How many stars a review gives (a picture whose name has the number), or the words that stand for none."""
    for mark in page.select(".article-header .stars, .user-title .stars, img.rating, .rating", node):
        for name in ("class", "src"):
            span = attribute_range(page, mark, name)
            match = _STARS.search(page.text, *span) if span else None
            if match:
                return page.group(match, "score"), None
        words = page.range_of(mark)
        if words and "odpad" in page.words(words).casefold():
            return None, words
    return None, None


def _date(page: HtmlPage, node: Node) -> Span | None:
    for _, span in boxes.shown(page, _DAY, node):
        bare = page.trim(span.start + page.text.startswith("(", span.start), span.end - page.text.endswith(")", span.start, span.end))
        if say.reads(page, bare, "date-cs"):
            return bare
    return None
