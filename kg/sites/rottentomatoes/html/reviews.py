"""Reviews in their boxes: critics' and audience's, on the film's page and on the pages of all reviews.

A card holds words, who wrote them and where, a date, a score; what is in no element of its own is found in the card's small print.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.rottentomatoes import audience, critics, margins
from kg.sites.rottentomatoes.audience import BYLINE
from kg.sites.rottentomatoes.layout import lay_out
from kg.sites.rottentomatoes.patterns import DATE, GRADE, MARK
from kg.sites.rottentomatoes.scores import SLUG
from kg.text import text_hash


class Card(NamedTuple):
    """The selectors of a card and of what is in it; ``quote`` the attribute of it that holds the words, ``stars`` finds the stars."""

    css: str
    body: str
    author: str
    publisher: str = ""
    date: str = ""
    mark: str = ""
    mark_attribute: str = ""
    quote: str = ""
    date_attribute: str = ""
    stars: str = ""


_CRITIC_LINK = 'a[href*="/critic/"], a[href*="/critics/"]:not([href*="/source"]), a[href*="/author/"]'
_SOURCE_LINK = 'a[href*="/source-"], a[href*="/critics/source"], a[href*="/source/"]'

CRITICS = (
    Card(".quoteBubble", ".content > p", ".author a, .author", ".source a, .source", ".date", ".rating a[title]", "title"),
    Card("review-card-critic, review-card[approved-critic], review-card[top-critic]",
         '[slot="review"], [slot="content"]', '[slot="name"], [slot="displayName"]', '[slot="publication"]', '[slot="timestamp"]',
         '[slot="rating"] span'),
    Card("media-review-card-critic", '[data-qa="review-text"], [slot="content"], [slot="review"]',
         '[slot="displayName"], [slot="name"], [slot="criticName"], rt-text[context="label"]',
         '[slot="publicationName"], [slot="publication"]', '[slot="createDate"], [slot="timestamp"]', '[slot="originalScore"]'),
    Card("review-speech-balloon, review-speech-balloon-deprecated", '[slot="reviewquote"], [slot="review-quote"]',
         f'[slot*="name" i]:not([slot*="publication" i]), {_CRITIC_LINK}', f'[slot*="publication" i], {_SOURCE_LINK}', "", "",
         "originalscore", "reviewquote", "createdate"),
    Card('.review-row, .review_table_row, [data-qa="review-item"]:not(.audience-review-row)', ".review-text, .the_review",
         f".display-name, .critic_name a.articleLink, .critic_name a, {_CRITIC_LINK}",
         f".publication, .critic_name em, em.subtle.critic-publication, {_SOURCE_LINK}",
         '.review_date, .review-date, [data-qa="review-date"]'),
    Card(".quote_bubble:not(#audience_reviews *), .review_quote:not(#audience_reviews *)", ".media-body > p, .quote_contents p, p",
         f"{_CRITIC_LINK}, .critic_name a", f"{_SOURCE_LINK}, em.subtle, .critic_name em"),
)  # fmt: skip
AUDIENCE = (
    Card(".audience-review-row, .audience-reviews__item", ".audience-reviews__review", ".audience-reviews__name", "",
         ".audience-reviews__duration", "rating-stars-group[score]", "score", stars=".star-display"),
    Card("review-card-audience", '[slot="review"], [slot="content"]', '[slot="name"], [slot="displayName"]', "", '[slot="timestamp"]',
         "rating-stars-group[score], [slot=rating] [score]", "score"),
    Card("media-review-card-audience", '[data-qa="review-text"], [slot="content"]', '[slot="displayName"], [slot="name"], rt-link', "",
         '[slot="createDate"]', "rating-stars-group[score]", "score"),
    Card(".review_table_row", ".user_review", 'a[href*="/user/"], .bold.unstyled.articleLink', "", ".fr.small.subtle",
         stars=".fl"),
    Card("#audience_reviews .review_quote, #audience_reviews .quote_bubble", "p.comment, .media-body > p",
         'a[href*="/user/"]', stars='.fl, [style*="F1870A" i]'),
)  # fmt: skip
"""Cards from the newest; of each kind of writer the first selector that finds whole cards is the page's."""

_STARS = ".glyphicon-star, .star-display__filled, .star-display__half"
_MOST_STARS = 5
_DATE = re.compile(rf"{DATE}", re.I)
_MONTH_FIRST = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
_PRINTED_MARK = re.compile(r"(?:rating|original score): ?(?P<mark>[^|\n]{1,20}?)\s*(?=\||\n|$)", re.I)
_NO_WORDS = re.compile(r"(?:no review (?:text|quote)\b.*|full review.*|read(?: the)? (?:full )?(?:review|article).*|go to full review|"
                       r"click to read.*)", re.I)  # fmt: skip
_BADGE = re.compile(r"top critic|super reviewer|verified", re.I)


class Review(NamedTuple):
    """A card as it was read."""

    body: Span
    author: Span | None
    publisher: Span | None
    date: Span | None
    mark: Span | None
    badge: Span | None
    stars: tuple[Span, ...] = ()


_TEXT_YEARS = "#scorePanel, .mop-ratings-wrap, score-board, score-board-deprecated, #all-critics-numbers"


def read(page: HtmlPage, film: Mention) -> Reading:
    """Critics' reviews, then users', in the order of the page.

    The pages of 2013 to 2022 put a heading over each section: what is in no card that is known is read as its text is.
    """
    found = {kind: _cards(page, cards) for kind, cards in (("critic_review", CRITICS), ("user_review", AUDIENCE))}
    for kind, cards in found.items():
        for position, card in enumerate(cards, 1):
            yield from _review(page, film, kind, card, position)
    if page.select(_TEXT_YEARS):
        layout = lay_out(page.visible)
        if not found["user_review"]:
            yield from audience.read(layout, film)
        if not found["critic_review"]:
            yield from critics.read(layout, film)
        yield from margins.quotes(layout, film)
        yield from margins.news(layout, film)


def _cards(page: HtmlPage, cards: tuple[Card, ...]) -> list[Review]:
    for card in cards:
        seen: set[str] = set()
        found: list[Review] = []
        for node in page.select(card.css):
            review = _card(page, node, card)
            if review and page.words(review.body) not in seen:
                seen.add(page.words(review.body))
                found.append(review)
        if found:
            return found
    return []


def _card(page: HtmlPage, node: Node, card: Card) -> Review | None:
    body = (page.range_of_attribute(node, card.quote) if card.quote else None) or boxes.words(page, card.body, node)
    whole = page.range_of(node)
    if body is None or _NO_WORDS.fullmatch(page.words(body)):
        return None
    author = boxes.words(page, card.author, node)
    publisher = boxes.words(page, card.publisher, node) if card.publisher else None
    date = (page.range_of_attribute(node, card.date_attribute) if card.date_attribute else None) or (
        boxes.words(page, card.date, node) if card.date else None
    )
    mark = None
    if card.mark_attribute and not card.mark:
        mark = page.range_of_attribute(node, card.mark_attribute)
    elif card.mark:
        mark = boxes.attribute(page, card.mark, card.mark_attribute, node) if card.mark_attribute else boxes.words(page, card.mark, node)
    badge = None
    for start, end in _around(whole, body) if whole else ():
        if date is None and (match := _DATE.search(page.text, start, end)):
            date = page.group(match)
        if mark is None and (match := _PRINTED_MARK.search(page.text, start, end)):
            mark = page.group(match, "mark")
        if badge is None and (match := _BADGE.search(page.text, start, end)) and match[0].lower() != "verified":
            badge = page.group(match)
    if author and badge and author.start <= badge.start < author.end:
        author = page.trim(author.start, badge.start)
        author = author if author.end > author.start else None
    stars = _stars(page, card.stars, node) if card.stars and mark is None else ()
    return Review(body, author, publisher if publisher != author else None, date, mark, badge, stars)


def _stars(page: HtmlPage, css: str, node: Node) -> tuple[Span, ...]:
    """The stars of a card: the classes by which each is drawn, and the half that is printed behind them."""
    for row in page.select(css, node):
        drawn = [span for star in page.select(_STARS, row) if (span := page.range_of_attribute(star, "class"))]
        printed = page.range_of(row)
        if printed and page.words(printed) == "½":
            drawn.append(printed)
        if drawn:
            return tuple(drawn)
    return ()


def _around(whole: Span, body: Span) -> list[Span]:
    """What of a card is not its words."""
    if not whole.start <= body.start < whole.end:
        return [whole]
    return [part for part in (Span(whole.start, body.start), Span(body.end, whole.end)) if part.end > part.start]


def _review(page: HtmlPage, film: Mention, kind: str, found: Review, position: int) -> Reading:
    users = kind == "user_review"
    score = best = grade = None
    fixed = ""
    if found.mark and not re.fullmatch(r"n/?a|none", page.words(found.mark), re.I):
        words = page.words(found.mark)
        number = MARK.fullmatch(page.text, *page.trim(*found.mark))
        if GRADE.fullmatch(words):
            grade = found.mark
        elif number:
            score, best = page.group(number, "score"), page.group(number, "best") if number["best"] else None
            fixed = "5.0" if users and best is None else ""
        elif not users:
            yield page.notice("unreadable-value", f"{words[:40]!r} is no score", found.mark)
    date = found.date if found.date and say.reads(page, found.date, "date") else None
    if found.author is None:
        opening = Span(found.body.start, min(found.body.end, found.body.start + 60))
        yield page.notice("review-without-author", "who wrote a review cannot be told", opening)
    author_kind = "critic" if not users else "byline" if found.author and BYLINE.fullmatch(page.words(found.author)) else "account"
    yield from say.review(
        page, film, kind, SLUG, found.body, position, author=found.author, author_kind=author_kind, date=date, score=score, best=best,
        fixed_best=fixed, grade=grade, badge=found.badge if found.author else None, publisher=found.publisher,
    )  # fmt: skip
    if 0 < len(found.stars) <= _MOST_STARS and score is None and grade is None:
        stars = Mention("review_rating", (), Mention(kind, (SLUG, text_hash(page.words(found.body))), film))
        yield page.claim(stars, "score", found.stars[0], "stars", also=found.stars[1:])
        yield page.fixed(stars, "best", f"{_MOST_STARS}.0", found.stars[0])
    if date is None and found.date and (match := _MONTH_FIRST.search(page.text, *found.date)):
        node = Mention(kind, (SLUG, text_hash(page.words(found.body))), film)
        yield from say.attempt(page, node, "review_date", page.group(match), "month-first-date", inferred=len(match[0].split("/")[2]) == 2)
