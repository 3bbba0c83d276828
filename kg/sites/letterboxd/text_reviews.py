"""Members' reviews on a page that is text: ``Review by``, a name, stars, the words, ``Translate``.

What name a member shows is any, and the handle by which members are known is no part of the text: a name is of its review only.
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.text import fold

_BY = re.compile(r"review by\b ?(?P<rest>.*)", re.I)
_STARS = re.compile(r"★{1,5}½?|½")
_MARKED = re.compile(r"(?P<name>.{1,80}?)(?: (?P<stars>★{1,5}½?|½))?(?: liked)?(?: rewatched)?(?: \d[\d.,]*k?)?", re.I)
_SMALL = re.compile(
    r"liked|rewatched|\d[\d.,]*k?|translate|translated from(?: by)?|by|like review.*|[\d,]+ likes?|more|…more|no likes yet", re.I
)
_CLOSES = frozenset({"translate", "like review", "translated from"})
_ENDS = frozenset({
    "similar films", "popular lists", "recent reviews", "popular reviews", "mentioned by", "your lists", "lists you liked", "related films",
    "films like this", "about", "friends", "activity from friends",
})  # fmt: skip
_SPOILERS = re.compile(r"this review may contain spoilers", re.I)
MOST, MOST_LINES = 500, 200


def facts(page: Page, film: Mention, start: int) -> Reading:
    """The reviews behind a place of the text."""
    lines = [page.trim(*line) for line in page.lines[page.line_at(start) :]]
    words = [fold(page.words(line)) for line in lines]
    begins = [i for i, said in enumerate(words) if said.startswith("review by")][:MOST]
    for position, begin in enumerate(begins, 1):
        end = begin + 1
        while end < len(lines) and words[end] not in _ENDS and not words[end].startswith("review by") and end - begin < MOST_LINES:
            end += 1
        closing = next((i for i in range(begin + 1, end) if words[i] in _CLOSES or words[i].startswith(("translate", "like review"))), None)
        if closing is None:
            # Nothing tells where the words of a review end.
            continue
        yield from _review(page, film, lines[begin:closing], position)


def _review(page: Page, film: Mention, rows: list[Span], position: int) -> Reading:
    by = _BY.match(page.text, *rows[0])
    rest = page.group(by, "rest") if by and by["rest"] else None
    rows = rows[1:]
    stars: Span | None = None
    if rest is None and rows:
        name, rows = rows[0], rows[1:]
    elif rest and (marked := _MARKED.fullmatch(page.text, *rest)):
        name = page.group(marked, "name")
        stars = page.group(marked, "stars") if marked["stars"] else None
    else:
        return
    counted = False
    while rows and (_STARS.fullmatch(page.words(rows[0])) or _SMALL.fullmatch(page.words(rows[0]))):
        if _STARS.fullmatch(page.words(rows[0])):
            stars = rows[0]
        if page.words(rows[0])[0].isdigit():
            if counted:
                # How many answered is said once.
                break
            counted = True
        rows = rows[1:]
    spoiler = next((row for row in rows[:2] if _SPOILERS.match(page.text, *row)), None)
    rows = [row for row in rows if row != spoiler]
    if rows and fold(page.words(rows[0])) == "i can handle the truth.":
        rows = rows[1:]
    if rows:
        body = Span(rows[0].start, rows[-1].end)
        yield from say.review(
            page, film, "user_review", "letterboxd", body, position, author=name, author_kind="byline", grade=stars, spoiler=spoiler
        )
