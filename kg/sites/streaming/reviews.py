"""User reviews of a streaming page: ``account``, ``yyyy/mm/dd``, body, ``More``, with any of the four missing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.page import Page, Span
from kg.sites.streaming.patterns import FOOTER
from kg.sites.streaming.rows import Row

_MARK = re.compile(r"(?:(?:rating|score|rated|stars?)\s*:?\s*)?[★☆*]?\s*(?P<score>\d{1,2}(?:\.\d{1,2})?)(?:\s*(?:/|out of)\s*(?P<best>10|5|4|100))?(?:\s*stars?)?[★☆*]?", re.I)  # fmt: skip  # noqa: E501 - one pattern
_BYLINE = re.compile(r"(?:(?:a )?review(?:ed)? by|written by|posted by|by)\s+(?=\S)", re.I)
_OTHER_DATE = re.compile(
    r"(?:\d{4}-\d{1,2}-\d{1,2}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d|\d{1,2} [a-z]{3,9}\.? (?:19|20)\d\d)", re.I
)


@dataclass
class FoundReview:
    """Where a review stands: ranges of the page's text, and the numbers of its rows (with the closing ``More``)."""

    body: Span
    author: Span | None = None
    date: Span | None = None
    headline: Span | None = None
    score: Span | None = None
    best: Span | None = None
    rows: list[int] = field(default_factory=list)


_ABBREVIATED = re.compile(r"\b(?:\w|mrs?|ms|dr|st|jr|sr|prof)\.", re.I)


def is_author(row: Row) -> bool:
    """Whether a row can be an account's name: one word, or a few without a sentence's end."""
    if row.kind not in ("text", "noise") or len(row.text) > 40 or not re.search(r"\w", row.text) or FOOTER.match(row.text):
        return False
    words = row.text.split()
    if row.kind == "noise" and len(words) > 1:
        return False
    return len(words) == 1 or (len(words) <= 5 and not re.search(r"[.!?…:;][\"'”’)]?$|[.!?]\s", _ABBREVIATED.sub("", row.text)))


def _opens(row: Row) -> bool:
    return row.kind in ("more", "heading:reviews")


def _is_date(rows: list[Row], i: int) -> bool:
    row = rows[i]
    if row.kind == "date":
        return not (i + 1 < len(rows) and rows[i + 1].text.startswith("|")) and not (i and rows[i - 1].kind == "titled")
    return (
        bool(_OTHER_DATE.fullmatch(row.text)) and i > 0
        and (_opens(rows[i - 1]) or (i > 1 and is_author(rows[i - 1]) and _opens(rows[i - 2])))
    )  # fmt: skip


def _closings(rows: list[Row]) -> list[int]:
    """For each row the first one from it on that cannot stand in a body; their number where there is none."""
    out, end = [0] * len(rows), len(rows)
    for i in range(len(rows) - 1, -1, -1):
        end = i if rows[i].kind not in ("text", "noise", "titled", "label", "dots", "bar") else end
        out[i] = end
    return out


def _starts(rows: list[Row]) -> list[tuple[int, int | None, int | None, int]]:
    """Every start of a review: its first row, its author's, its date's, and the row behind them."""
    starts: list[tuple[int, int | None, int | None, int]] = []
    for i in range(len(rows)):
        if _is_date(rows, i):
            before = i - 1
            if before > 0 and rows[before].kind == "text" and _MARK.fullmatch(rows[before].text) and is_author(rows[before - 1]):
                before -= 1
            named = before >= 0 and is_author(rows[before]) and not (starts and starts[-1][3] > before)
            starts.append((before if named else i, before if named else None, i, i + 1))
    known = {row for start in starts for row in range(start[0], start[3])}
    ordered = sorted(known)
    closes = _closings(rows)
    for i in range(1, len(rows)):
        if not _opens(rows[i - 1]) or i in known:
            continue
        end = closes[i]
        signed = bisect_right(ordered, i)
        if end == len(rows) or rows[end].kind != "more" or (signed < len(ordered) and ordered[signed] <= end) or end == i:
            continue
        if is_author(rows[i]) and end > i + 1:
            starts.append((i, i, None, i + 1))
        elif not is_author(rows[i]) and rows[i].kind == "text":
            starts.append((i, None, None, i))
    return sorted(starts)


def _body_end(rows: list[Row], first: int, limit: int) -> tuple[int, int]:
    """The row behind a body's last one, and the row behind the review (its ``More`` is the review's own)."""
    strong = limit
    for j in range(first, limit):
        following = rows[j + 1] if j + 1 < limit else None
        kind = rows[j].kind
        if (
            kind in ("crumbs", "cells", "heading:similar", "heading:reviews", "heading:trailer")
            or FOOTER.match(rows[j].text)
            or (kind == "titled" and following is not None and (following.kind in ("cells", "bar") or following.text.startswith("|")))
            or (
                kind == "text"
                and following is not None
                and following.kind == "titled"
                and following.text.casefold().startswith(rows[j].text.casefold() + " (")
            )
        ):
            strong = j
            break
    for j in range(first, strong):
        if rows[j].kind == "more":
            return j, j + 1
    if strong == limit == len(rows):
        for j in range(first, limit):
            if rows[j].kind.startswith("heading:"):
                return j, j
    while strong > first and (rows[strong - 1].kind in ("noise", "bar", "dots") or rows[strong - 1].kind.startswith("heading:")):
        strong -= 1
    return strong, strong


def find_reviews(page: Page, rows: list[Row]) -> list[FoundReview]:
    """All reviews of the page, in order. One whose body is missing has an empty range there."""
    starts = _starts(rows)
    found: list[FoundReview] = []
    for number, (first, author, date, behind) in enumerate(starts):
        limit = starts[number + 1][0] if number + 1 < len(starts) else len(rows)
        last, after = _body_end(rows, behind, limit)
        review = FoundReview(Span(0, 0), rows=list(range(first, after)))
        if author is not None:
            span = rows[author].span
            byline = _BYLINE.match(page.text, span.start, span.end)
            review.author = Span(byline.end(), span.end) if byline else span
        if date is not None:
            review.date = rows[date].span
            for between in range((author if author is not None else date) + 1, date):
                _mark(page, rows[between], review)
        while behind < last and rows[behind].kind == "text" and (last - behind > 1) and _mark(page, rows[behind], review):
            behind += 1
        if last - behind > 1 and _is_headline(page, rows, behind):
            review.headline = rows[behind].span
            behind += 1
        if behind < last:
            review.body = Span(rows[behind].span.start, rows[last - 1].span.end)
        found.append(review)
    return found or _alternating(rows)


def _mark(page: Page, row: Row, review: FoundReview) -> bool:
    match = _MARK.fullmatch(page.text, row.span.start, row.span.end)
    if not match or review.score or float(match["score"]) > float(match["best"] or 10):
        return False
    review.score = page.group(match, "score")
    review.best = page.group(match, "best") if match["best"] else None
    return True


def _is_headline(page: Page, rows: list[Row], i: int) -> bool:
    """Whether a short row stands with the author and date, apart from the body behind it by a blank line."""
    row = rows[i]
    above = page.text[rows[i - 1].span.end : row.span.start]
    below = page.text[row.span.end : rows[i + 1].span.start]
    return row.kind in ("text", "titled") and len(row.text) <= 100 and i > 0 and "\n\n" in below and "\n" in above and "\n\n" not in above


def _alternating(rows: list[Row]) -> list[FoundReview]:
    """Reviews without dates and ``More``: below the heading a name of one word and a text, over and over; else none."""
    for i, row in enumerate(rows):
        if row.kind != "heading:reviews":
            continue
        end = next((j for j in range(i + 1, len(rows)) if rows[j].kind not in ("text", "titled")), len(rows))
        pairs = [(rows[j], rows[j + 1]) for j in range(i + 1, end - 1, 2)]
        if len(pairs) * 2 == end - i - 1 and len(pairs) > 1 and all(" " not in a.text and len(b.text.split()) > 1 for a, b in pairs):
            return [
                FoundReview(body.span, author=author.span, rows=[i + 1 + 2 * n, i + 2 + 2 * n]) for n, (author, body) in enumerate(pairs)
            ]
    return []


def read_review(page: Page, film: Mention, review: FoundReview, position: int) -> Iterator[Claim | Notice]:
    """The claims of one review. A score in its closing words stays in the body and is claimed as well."""
    if review.body.end <= review.body.start:
        yield page.notice("empty-review", "a review is signed here, but nothing stands below it", review.date or review.author)
        return
    closing = {} if review.score else say.closing_mark(page, review.body)
    yield from say.review(
        page, film, "user_review", "", review.body, position,
        author=review.author, date=review.date, headline=review.headline, score=review.score or closing.get("score"),
        best=review.best if review.score else closing.get("best"), verdict=closing.get("verdict"),
    )  # fmt: skip
