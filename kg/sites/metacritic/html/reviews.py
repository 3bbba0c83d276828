"""Critics' and users' reviews in their boxes: 2010 rows of a list, 2014 ``.review``, 2023 ``.c-siteReview``."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.metacritic.html.ratings import LIMITS
from kg.sites.metacritic.text import SLUG


class Card(NamedTuple):
    """The selectors of a review's box and of what is in it; of several for the words the first that shows any is taken."""

    group: str
    css: str
    body: tuple[str, ...]
    author: str
    score: str
    date: str
    publisher: str = ""


_FOLDED = (".review_body .blurb_expanded", ".summary .blurb_expanded", ".review_body", ".summary a.no_hover", ".summary")
CARDS = (
    Card("critics", ".critic_review", (".review_body",), ".author a, .author .no_link", ".review_grade", ".date", ".source"),
    Card("critics", ".critic_reviews2 .review, .critic_reviews .review:not(.critic_review)",
         (".summary a.no_hover", ".summary", ".review_body"), ".author", ".metascore_w", ".date", ".source"),
    Card("users", ".user_review", _FOLDED, ".name", ".review_grade", ".date"),
    Card("users", ".user_reviews2 .review, .user_reviews .review:not(.user_review)", _FOLDED, ".author", ".metascore_w", ".date"),
    Card("critics", ".c-siteReview, .c-siteReview_main, [data-testid=review-card]",
         (".c-siteReview_quote", '[data-testid="review-quote"], .review-card__quote'), ".c-siteReview_criticName, .review-card__byline",
         ".c-siteReviewScore span, .review-card__score span, .c-siteReviewScore",
         ".c-siteReviewHeader_reviewDate, .review-card__date",
         ".c-siteReviewHeader_publicationName, .c-siteReview_publicationName, .review-card__header a, .review-card__header"),
    Card("users", ".c-siteReview, .c-siteReview_main, [data-testid=review-card]",
         (".c-siteReview_quote", '[data-testid="review-quote"], .review-card__quote'),
         ".c-siteReviewHeader_username, .review-card__username",
         ".c-siteReviewScore span, .review-card__score span, .c-siteReviewScore",
         ".c-siteReviewHeader_reviewDate, .review-card__date"),
)  # fmt: skip
_OF_SITE = (".c-siteReviewHeader_publicationName, .c-siteReview_publicationName", ".c-siteReviewHeader_username, .review-card__username")
_BY = re.compile(r"(?:reviewed\s+)?by:?\s+", re.I)
_TAIL = re.compile(r"\s*(?:…\s*expand|read (?:full )?(?:review|more)|full review\s*»?|expand|collapse)\s*$", re.I)
_SPOILER = re.compile(r"\[?spoiler alert:?|this review contains spoilers", re.I)
_ONLY_WARNING = re.compile(r"\W*(?:spoiler alert\W*)?this review contains spoilers(?:, click (?:full review|expand) to view)?\W*", re.I)
NOBODY = re.compile(r"\[?anonymous\]?", re.I)
"""Who signs so is nobody in particular."""
_HELPFUL = re.compile(r"(?P<votes>\d[\d,]*) of (?P<total>\d[\d,]*)(?: users)? found this (?:review )?helpful", re.I)


class Review(NamedTuple):
    """A box as it was read; ``position`` counts from 1 in its group."""

    group: str
    body: Span
    author: Span | None
    score: Span | None
    date: Span | None
    publisher: Span | None
    helpful: tuple[Span, Span] | None
    spoiler: Span | None
    position: int


def read(page: HtmlPage) -> list[Review]:
    """All reviews of the page; of a group the first layout that finds any is the page's, and a text counts once."""
    out: list[Review] = []
    for group in LIMITS:
        for card in (c for c in CARDS if c.group == group):
            seen: set[str] = set()
            found: list[Review] = []
            for node in page.select(card.css):
                review = _review(page, node, card, len(found) + 1)
                if review and page.words(review.body) not in seen:
                    seen.add(page.words(review.body))
                    found.append(review)
            if found:
                out += found
                break
    return out


def _review(page: HtmlPage, node: Node, card: Card, position: int) -> Review | None:
    if "c-siteReview" in card.css and boxes.first(page, _OF_SITE[card.group == "critics"], node) is not None:
        return None
    if "c-siteReview" in card.css and card.group == "users" and boxes.words(page, card.author, node) is None:
        return None
    body = next((span for css in card.body if (span := boxes.words(page, css, node))), None)
    if body is None:
        return None
    tail = _TAIL.search(page.text, max(body.start, body.end - 60), body.end)
    body = page.trim(body.start, tail.start() if tail else body.end)
    spoiler = _SPOILER.search(page.text, *(page.range_of(node) or body))
    if body.end <= body.start or _ONLY_WARNING.fullmatch(page.words(body)):
        return None
    author = boxes.words(page, card.author, node)
    if author and (by := _BY.match(page.text, *author)):
        author = page.trim(by.end(), author.end)
    if author and NOBODY.fullmatch(page.words(author)):
        author = None
    score = boxes.words(page, card.score, node)
    whole = page.range_of(node)
    votes = next(page.find(_HELPFUL, *whole), None) if whole else None
    return Review(
        card.group, body, author if author and author.end > author.start else None,
        score if score and re.fullmatch(r"\d{1,3}(?:\.\d)?", page.words(score)) else None, boxes.words(page, card.date, node),
        boxes.words(page, card.publisher, node) if card.publisher else None,
        (page.group(votes, "votes"), page.group(votes, "total")) if votes else None, page.group(spoiler) if spoiler else None, position,
    )  # fmt: skip


def claims(page: HtmlPage, film: Mention, found: list[Review]) -> Reading:
    """The claims of reviews as they were read."""
    for review in found:
        users, limit = review.group == "users", LIMITS[review.group]
        score = review.score
        if score and float(page.words(score)) > limit:
            yield page.notice("unreadable-value", f"{page.words(score)!r} is beyond the scale of {review.group}", score)
            score = None
        yield from say.review(
            page, film, "user_review" if users else "critic_review", SLUG, review.body, review.position, author=review.author,
            author_kind="account" if users else "critic", date=review.date, score=score, fixed_best=f"{limit}.0" if score else "",
            helpful=review.helpful, publisher=review.publisher, spoiler=review.spoiler,
        )  # fmt: skip
