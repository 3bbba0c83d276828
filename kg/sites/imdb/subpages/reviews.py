"""User reviews.

Layouts: ``tn15`` (a ``div`` or ``p`` with title and author, then a ``p``), classic (2017 to 2024: ``.imdb-user-review``),
Next.js (2024 on: ``article.user-review-item``; reviews that are folded away because they spoil stand in the data only).
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
from kg.sites.imdb.subpages.lists import shown, spans
from kg.sites.imdb.subpages.nextdata import NextData
from kg.text import collapse, text_hash

_DAY = r"(?<!\w)(?:\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d)(?!\w)"
_HELPFUL = re.compile(r"(?P<votes>\d[\d,]*) (?:out )?of (?P<total>\d[\d,]*) (?:people )?found ", re.I)
_MARK = re.compile(r"(?P<score>10|[0-9])\s?/\s?(?P<best>10)$")
_WARNING = re.compile(r"\W*(?P<flag>(?:warning:? spoilers|(?:this (?:review|comment) )?(?:may )?contains? spoilers?))\W*", re.I)
_WARNED = re.compile(r"(?m)^\W*(?P<flag>this (?:review|comment) (?:may )?contains? spoilers?)\W*$", re.I)
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.I)
_HOME = re.compile(r"from (?P<home>\S.*)")
_OTHER_TITLE = re.compile(r"author|was the (?:above|following)", re.I)


class _Parts(NamedTuple):
    """The ranges of one review."""

    body: Span
    author: Span | None = None
    date: Span | None = None
    headline: Span | None = None
    score: Span | None = None
    best: Span | None = None
    helpful: tuple[Span, Span] | None = None
    up: Span | None = None
    down: Span | None = None
    home: Span | None = None
    spoiler: Span | None = None


def read(page: HtmlPage, film: Mention, data: NextData) -> Reading:
    """Every review that is there whole."""
    found = [*_classic(page), *_old(page), *_next(page)]
    known = {collapse(page.words(parts.body)) for parts in found}
    folded = _folded(page, data, known)
    empty = [item for item in page.select("article.user-review-item") if shown(page, ".ipc-html-content-inner-div", item) is None]
    unread = len(empty) - len(folded)
    for position, parts in enumerate([*found, *folded], 1):
        marks = {name: span for name, span in (("score", parts.score), ("best", parts.best)) if span and parts.score}
        marks = marks or say.closing_mark(page, parts.body)
        yield from say.review(
            page, film, "user_review", "imdb", parts.body, position, author=parts.author, date=parts.date, headline=parts.headline,
            score=marks.get("score"), best=marks.get("best"), fixed_best="10.0" if marks and "best" not in marks else "",
            verdict=marks.get("verdict"), helpful=parts.helpful, home=parts.home, spoiler=parts.spoiler,
        )  # fmt: skip
        if parts.up and say.reads(page, parts.up, "count"):
            node = Mention("user_review", ("imdb", text_hash(page.words(parts.body))), film)
            yield page.claim(node, "helpful_votes", parts.up, "count")
            if parts.down and say.reads(page, parts.down, "count"):
                yield page.claim(node, "helpful_total", parts.up, "sum", also=(parts.down,))
    if unread > 0:
        what = f"{unread} review{'s' if unread > 1 else ''} of the page {'are' if unread > 1 else 'is'} folded away"
        yield page.notice("folded-review", what, next_step="save the page with every review unfolded")


def _votes(page: HtmlPage, span: Span | None) -> tuple[Span, Span] | None:
    found = _HELPFUL.search(page.text, *span) if span else None
    return (page.group(found, "votes"), page.group(found, "total")) if found else None


def _classic(page: HtmlPage) -> Iterator[_Parts]:
    seen: set[int] = set()
    for item in page.select(".imdb-user-review, .review-container"):
        if item.mem_id in seen:
            continue
        seen.update(inner.mem_id for inner in page.select(".review-container", item))
        body = shown(page, ".content .text, .text.show-more__control", item)
        if body is None:
            continue
        best = shown(page, ".point-scale", item)
        best = page.trim(page.text.index("/", *best) + 1, best.end) if best and "/" in page.text[best.start : best.end] else None
        flag = shown(page, ".spoiler-warning", item)
        yield _Parts(
            body, shown(page, ".display-name-link a, .display-name-link", item), shown(page, ".review-date", item),
            shown(page, "a.title, div.title, .title", item), shown(page, ".rating-other-user-rating > span:not(.point-scale)", item), best,
            _votes(page, shown(page, ".actions", item)), spoiler=flag,
        )  # fmt: skip


def _next(page: HtmlPage) -> Iterator[_Parts]:
    for item in page.select("article.user-review-item"):
        body = shown(page, ".ipc-html-content-inner-div", item)
        if body is None:
            continue
        best = shown(page, ".ipc-rating-star--maxRating", item)
        best = page.trim(page.text.index("/", *best) + 1, best.end) if best and "/" in page.text[best.start : best.end] else None
        flag = shown(page, '.review-spoiler-button, [data-testid="spoiler-label"], .spoiler-warning', item)
        yield _Parts(
            body, shown(page, 'a[data-testid="author-link"], a[href*="/user/"]', item), shown(page, "li.review-date, .review-date", item),
            shown(page, 'h3.ipc-title__text, [data-testid="review-summary"] h3', item), shown(page, ".ipc-rating-star--rating", item), best,
            up=shown(page, ".ipc-voting__label__count--up", item), down=shown(page, ".ipc-voting__label__count--down", item), spoiler=flag,
        )  # fmt: skip


def _folded(page: HtmlPage, data: NextData, known: set[str]) -> list[_Parts]:
    """Reviews that only the data has."""
    found = []
    reviews = data.value("reviews")
    for number, entry in enumerate(reviews if isinstance(reviews, list) else []):
        review = entry.get("review") if isinstance(entry, dict) else None
        review = review if isinstance(review, dict) else {}
        text = review.get("reviewText")
        if not isinstance(text, str):
            continue
        plain = collapse(_TAG.sub(" ", collapse(text)))
        if any(plain[:60] == collapse(body)[:60] for body in known):
            continue
        way = ("reviews", number, "review")
        body = data.range(*way, "reviewText", tagged=True)
        if body is None:
            continue
        votes = (*way, "helpfulnessVotes")
        found.append(_Parts(
            body, author=data.range(*way, "author", "nickName") or data.range(*way, "author", "username", "text"),
            date=data.range(*way, "submissionDate"), headline=data.range(*way, "reviewSummary"), score=data.range(*way, "authorRating"),
            up=data.range(*votes, "upVotes"), down=data.range(*votes, "downVotes"),
            spoiler=data.range(*way, "spoiler") if review.get("spoiler") is True else None,
        ))  # fmt: skip
    return found


# --- the old layout --------------------------------------------------------------------------------------------------


def _old(page: HtmlPage) -> Iterator[_Parts]:
    heads: dict[int, tuple[Node, Node]] = {}
    for link in page.select('#tn15content a[href*="/user/ur"]'):
        holder = link.parent
        if page.range_of(link) and holder is not None and holder.tag in ("div", "p") and holder.mem_id not in heads:
            heads[holder.mem_id] = (holder, link)
    for holder, link in heads.values():
        whole = page.range_of(holder)
        body, flag = _body(page, holder)
        if whole is None or body is None:
            continue
        author = page.range_of(link)
        if flag is None and (warned := _WARNED.search(page.text, *whole)):
            flag = page.group(warned, "flag")
        headline = next((s for s in spans(page, "h2, b", holder) if not _OTHER_TITLE.match(page.words(s))), None)
        date = re.compile(_DAY).search(page.text, headline.end if headline else whole.start, whole.end)
        marks: dict[str, Span] = {}
        for image in page.select("img[alt]", holder):
            span = page.range_of_attribute(image, "alt")
            if span and (mark := _MARK.match(page.text, *span)):
                marks = {name: page.group(mark, name) for name in ("score", "best")}
        yield _Parts(
            body, author, page.group(date) if date else None, headline, marks.get("score"), marks.get("best"),
            _votes(page, whole), home=_home(page, author, whole, date), spoiler=flag,
        )  # fmt: skip


def _home(page: HtmlPage, author: Span | None, whole: Span, date: re.Match[str] | None) -> Span | None:
    if author is None:
        return None
    line = page.text.find("\n", author.end, whole.end)
    end = min(e for e in (line if line >= 0 else whole.end, date.start() if date and date.start() > author.end else whole.end))
    found = _HOME.match(page.text, page.trim(author.end, end).start, page.trim(author.end, end).end)
    return page.group(found, "home") if found else None


def _body(page: HtmlPage, holder: Node) -> tuple[Span | None, Span | None]:
    """The paragraph after the head, and the warning that may stand between or before its words."""
    flag: Span | None = None
    at = holder.next
    while at is not None and at.tag not in ("hr", "table"):
        if at.tag == "p" and (span := page.range_of(at)):
            warning = _WARNING.match(page.text, *span)
            if warning:
                flag = page.group(warning, "flag")
                span = page.trim(warning.end(), span.end)
            if span.end > span.start:
                return span, flag
        if at.tag == "div" and (page.attribute(at, "class") or "") == "yn":
            break
        at = at.next
    return None, flag
