"""Pages of reviews as text: those of a film, and one member's, whose kind and film the title of the window says.

``Reviews of Low Tide (1998) • Letterboxd``; ``A ★★★★½ review of Low Tide (1998) • Letterboxd``.
"""

from __future__ import annotations

import re

from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites.letterboxd import text_reviews
from kg.sites.letterboxd.text_lines import YEARS
from kg.text import fold

_WINDOW = re.compile(
    rf"\W{{0,3}}(?:reviews of |(?:an? )?(?P<one>(?P<stars>★{{1,5}}½?|½)? ?review) of )(?P<title>[^\n]{{1,200}}?) \((?P<year>{YEARS})\)"
    r"[^\n]{0,60}? • letterboxd",
    re.I,
)
_BY = re.compile(r"review by\b ?(?P<name>[^\n]{0,80})", re.I)
_WATCHED = re.compile(r"(?:(?:re)?watched|added|reviewed)(?: by \S.{0,60})?:? ?(?P<date>\d{1,2} [A-Z][a-z]{2} \d{4})", re.I)
_CLOSES = re.compile(
    r"like review.*|translate.*|[\d,.]+k? likes?|no likes yet|block or report.*|comments?|\d+ comments?.*|please sign in.*", re.I
)


def is_one(page: Page) -> bool:
    """Whether a text begins with the title of such a page."""
    return _WINDOW.match(page.text) is not None


def read(page: Page) -> Reading:
    """The film, and the reviews as far as what belongs to each is printed."""
    called = _WINDOW.match(page.text)
    if called is None:
        return
    film = say.film(page, page.group(called, "title"), page.group(called, "year"))
    yield from say.naming(page, film, page.group(called, "title"), page.group(called, "year"))
    if page.one_line:
        yield page.notice("run-together", "of a page of reviews on one line only its film is read")
        return
    if not called["one"]:
        yield from text_reviews.facts(page, film, called.end())
        return
    lines = [page.trim(*line) for line in page.lines if line.start >= called.end()]
    watched = next((i for i, line in enumerate(lines) if _WATCHED.fullmatch(page.text, *line)), None)
    after = lines[watched + 1 :] if watched is not None else []
    end = next((i for i, line in enumerate(after) if _CLOSES.fullmatch(page.words(line))), None)
    if watched is None or not end:
        yield page.notice("review-without-words", "where the words of the review begin and end is not printed")
        return
    seen = _WATCHED.fullmatch(page.text, *lines[watched])
    yield from say.review(
        page, film, "user_review", "letterboxd", Span(after[0].start, after[end - 1].end), 1, author=_author(page, lines[:watched]),
        author_kind="byline", date=page.group(seen, "date") if seen else None,
        grade=page.group(called, "stars") if called["stars"] else None,
    )  # fmt: skip


def _author(page: Page, lines: list[Span]) -> Span | None:
    """Who wrote the review: behind ``Review by``, or on the line below it."""
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if by := _BY.fullmatch(page.text, *line):
            return page.group(by, "name") if by["name"] else below if below and fold(page.words(below)) != "films" else None
    return None
