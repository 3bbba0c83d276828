"""Members' reviews, on a film's page and on the page of its reviews."""

from __future__ import annotations

import re
from itertools import islice

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.parts import attribute_range
from kg.reading.tree import Node
from kg.text import fold, text_hash

MOST_LINES = 1_000
"""A review of more lines is none: every one of them would be quoted, over and over."""
MOST = 500
"""More reviews than this are on no page; each is looked through several times."""

_STARS = re.compile(r"★{1,5}½?|½")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HANDLE = re.compile(r"(?:https?://letterboxd\.com)?/(?P<handle>\w+)/")
_SPOILERS = re.compile(r"This review may contain spoilers", re.I)


def facts(page: HtmlPage, film: Mention) -> Reading:
    """All reviews that the page shows in words."""
    position = end = 0
    for node, whole in islice(boxes.shown(page, "article.production-viewing, li.film-detail"), MOST):
        if whole.start < end:
            continue
        end = whole.end
        body, spoiler = _body(page, node)
        author = boxes.words(page, ".displayname, strong.name, .attribution .name, .owner", node)
        if body is None or page.text.count("\n", *body) > MOST_LINES:
            continue
        position += 1
        handle = _handle(page, node)
        yield from say.review(
            page, film, "user_review", "letterboxd", body, position, author=author or handle, account=handle, date=date(page, node),
            grade=grade(page, node), spoiler=spoiler,
        )  # fmt: skip
        if author and handle and fold(page.words(author)) != fold(page.words(handle)):
            yield page.claim(say.handle(page, "letterboxd", handle), "alternate_name", handle)
        likes = boxes.first(page, ".like-link-target[data-count]", node)
        if likes is not None and (count := page.range_of_attribute(likes, "data-count")):
            review = Mention("user_review", ("letterboxd", text_hash(page.words(body))), film)
            yield from say.attempt(page, review, "helpful_votes", count, "count")


def _body(page: HtmlPage, node: Node) -> tuple[Span | None, Span | None]:
    """The words of a review, and those that warn of spoilers in it."""
    text = boxes.first(page, ".body-text", node)
    whole = page.range_of(text) if text is not None else None
    if text is None or whole is None:
        return None, None
    warning = _SPOILERS.search(page.text, whole.start, whole.end)
    spoiler = page.group(warning) if warning else None
    hidden = boxes.words(page, ".hidden-spoilers", text)
    if hidden or spoiler:
        return hidden, spoiler
    beside = _SPOILERS.search(page.text, *(page.range_of(node) or whole))
    return boxes.words(page, ".collapsed-text", text) or whole, page.group(beside) if beside else None


def _handle(page: HtmlPage, node: Node) -> Span | None:
    """The handle of a review's author: a member is known by it, the name shown is any."""
    own = attribute_range(page, node, "data-person", "data-owner")
    if own:
        return own
    for link in page.select("a.avatar[href], a.context[href], .attribution a[href]", node):
        target = page.range_of_attribute(link, "href")
        match = _HANDLE.match(page.text, *target) if target else None
        if match and match["handle"] != "film":
            return page.group(match, "handle")
    return None


def grade(page: HtmlPage, node: Node) -> Span | None:
    """The stars that the review gives, as printed."""
    for mark in page.select(".rating, .inline-rating", node):
        drawn = boxes.first(page, "svg[aria-label]", mark)
        for span in (page.range_of(mark), attribute_range(page, drawn, "aria-label"), attribute_range(page, mark, "aria-label")):
            if span and _STARS.fullmatch(page.words(span)):
                return span
    return None


def date(page: HtmlPage, node: Node) -> Span | None:
    """The day of the review."""
    for mark in page.select("time, ._nobr, .date, .timestamp", node):
        span = page.range_of(mark)
        if span and say.reads(page, span, "date"):
            return span
        day = attribute_range(page, mark, "datetime")
        match = _DAY.match(page.text, *day) if day else None
        if match:
            return page.group(match)
    return None
