"""The pages below a film since 2023 as text in lines: cast and crew, critics' reviews, the audience's reviews.

Their kind stands in the title of the window, ``Title - Cast and Crew | Rotten Tomatoes``, or in the heading of the reviews above its tabs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites import NOT_ONE_FILM
from kg.sites.rottentomatoes.patterns import DATE
from kg.sites.rottentomatoes.recent_cards import SLUG, job
from kg.text import fold, text_hash

_WINDOW = re.compile(
    r"\W{0,2}(?P<title>[^\n|]{1,150}?)(?: \((?P<year>(?:18|19|20)\d\d)\))? [-–] "
    r"(?P<kind>Cast (?:and|&) Crew|Movie Reviews) \| Rotten Tomatoes"
    r"(?!\S)",
    re.I,
)
_TABS = r"(?:all critics|top critics|all audience|verified audience)"
_OTHER_WINDOW = re.compile(r"[^\n]{1,200}\| Rotten Tomatoes(?!\S)", re.I)
_HEADING = re.compile(rf"(?m)^(?P<title>[^\n|]{{1,150}}?) Reviews\n+(?={_TABS}$(?:\n+{_TABS}$){{2,3}})", re.I)
_LAST_TAB = re.compile(rf"(?m)^{_TABS}$(?!\n+{_TABS}$)", re.I)
_CREDITS_HEADING = re.compile(r"(?m)^cast (?:and|&) crew$", re.I)
_FILTERS = frozenset({"all", "cast", "crew", "filters", "sort by", "load more", "show more", "next", "prev", "fresh", "rotten"})
_FOOT = re.compile(
    r"(?m)^(?:load more|help|about rotten tomatoes®?|join the newsletter!?|join the rotten tomatoes newsletter|about us)$", re.I
)
_NEAR = 6_000
"""The heading of the page stands no further below its beginning: the menu is above."""


_SEASON = re.compile(r": (?:season \d+|(?:mini|limited )series)$", re.I)


class Below(NamedTuple):
    """Which page it is of which film, and where its rows stand."""

    kind: str
    title: Span
    year: Span | None
    body: Span


@lru_cache(maxsize=2)
def laid_out(page: Page) -> Below | None:
    """What a page is below a film; None for other pages, and where nothing parts the rows."""
    head = page.text[:_NEAR]
    if page.one_line or ("Rotten Tomatoes" not in head and "All Audience" not in head):
        return None
    found = window = _WINDOW.match(page.text)
    if found is None and _OTHER_WINDOW.match(page.text) is None:
        found = _HEADING.search(page.text, 0, _NEAR)
    if found is None:
        return None
    kind = "credits" if window and window["kind"].casefold().startswith("cast") else "reviews"
    start = (_CREDITS_HEADING if kind == "credits" else _LAST_TAB).search(page.text, found.start())
    if start is None:
        return None
    foot = _FOOT.search(page.text, start.end())
    year = page.group(window, "year") if window and window["year"] else None
    return Below(kind, page.group(found, "title"), year, Span(start.end(), foot.start() if foot else len(page.text)))


def read(page: Page, found: Below) -> Reading:
    """The film, and the rows of its page."""
    lines = [line for line in page.runs(found.body) if fold(page.words(line)) not in _FILTERS]
    created = found.kind == "credits" and any(fold(page.words(line)).startswith("creator") for line in lines)
    if created or _SEASON.search(page.text, *found.title):
        yield page.notice(NOT_ONE_FILM, "the page is about a series or a season", found.title)
        return
    film = say.film(page, found.title, found.year)
    yield from say.naming(page, film, found.title, found.year)
    if found.kind == "credits":
        yield from _credits(page, film, lines)
    elif any(_DAY_LINE.fullmatch(page.words(line)) for line in lines):
        yield from _audience(page, film, lines)
    else:
        yield from _critics(page, film, lines)


# --- cast and crew ---------------------------------------------------------------------------------------------------

_JOB = re.compile(
    r"(?:actor|actress|voice|self|director|co-director|screenwriter|writer|(?:executive |co-|associate |line )?producer|cinematographer"
    r"|editor|film editor(?:ing)?|composer|(?:original )?music|production design(?:er)?|art director|set decorat(?:ion|or)"
    r"|costume design(?:er)?|casting(?: director)?|makeup artist|stunts?|narrator|story)",
    re.I,
)


def _credits(page: Page, film: Mention, lines: list[Span]) -> Reading:
    """A name, a character where there is one, and below them what the person did."""
    cards: list[list[Span]] = []
    card: list[Span] = []
    for line in lines:
        done = all(_JOB.fullmatch(part.strip()) for part in page.words(line).split(","))
        if done and not card and cards and len(cards[-1]) == 2:
            # The line above was a character that is called as a job is.
            cards[-1].append(line)
        elif done and card:
            cards.append([*card, line])
            card = []
        else:
            card.append(line)
    position = 0
    for name, *between, done_as in (card for card in cards if len(card) > 1):
        if len(between) > 1:
            yield page.notice("unread-cast", "which lines are names and which characters is not printed", name)
            continue
        acts = between or re.search(r"actor|actress|voice|self|narrator", page.words(done_as), re.I)
        if acts:
            position += 1
            yield from say.cast_row(page, film, name, between[0] if between else None, position, row=name)
        for part in page.split(done_as, r"\s*,\s*"):
            yield from job(page, film, name, part)


# --- reviews ---------------------------------------------------------------------------------------------------------

_CLOSING = re.compile(
    rf"(?:full review\s*)?(?:\|?\s*original score:\s*(?P<mark>[^|\n]{{1,20}}?)\s*)?\|?\s*(?P<date>{DATE})", re.I
)  # fmt: skip
_SCORE = re.compile(r"(?P<score>\d{1,3}(?:\.\d+)?)(?:\s*/\s*(?P<best>\d{1,3}))?(?: stars?)?", re.I)
_GRADE = re.compile(r"[A-F][+-]?")


def _critics(page: Page, film: Mention, lines: list[Span]) -> Reading:
    """A name, a publication, ``TOP CRITIC``, the words; then the mark and the day in one line."""
    position = 0
    rows: list[Span] = []
    for line in lines:
        closing = _CLOSING.fullmatch(page.text, *line)
        if closing is None:
            rows.append(line)
            continue
        left = [row for row in rows if fold(page.words(row)) not in ("top critic", "full review", "|")]
        badge = next((row for row in rows if fold(page.words(row)) == "top critic"), None)
        rows = []
        if len(left) < 3 or any(len(page.words(row).split()) > 8 or page.text[row.end - 1] in "!?…" for row in left[:2]):
            yield page.notice("review-without-author", "who wrote a review and where cannot be told", line)
            continue
        mark = page.group(closing, "mark") if closing["mark"] else None
        number = _SCORE.fullmatch(page.text, *mark) if mark else None
        position += 1
        yield from say.review(
            page, film, "critic_review", SLUG, Span(left[2].start, left[-1].end), position, author=left[0], author_kind="critic",
            publisher=left[1], badge=badge, date=page.group(closing, "date"), score=page.group(number, "score") if number else None,
            best=page.group(number, "best") if number and number["best"] else None,
            grade=mark if mark and not number and _GRADE.fullmatch(page.words(mark)) else None,
        )  # fmt: skip


_STARS = re.compile(
    r"rated:? (?P<score>[0-5](?:\.5)?)\s*/\s*(?P<best>5) stars?(?:\s*[•·])?(?:\s*rated [\d.]+ out of 5 stars)?|rated [\d.]+ out of 5 stars",
    re.I,
)
_DAY_LINE = re.compile(r"\d{1,2}/\d{1,2}/\d{2}(?:\d\d)?")


def _audience(page: Page, film: Mention, lines: list[Span]) -> Reading:
    """A shortened name, stars, the day; below them the words."""
    heads: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        above = at
        while above and _STARS.fullmatch(page.words(lines[above - 1])):
            above -= 1
        if _DAY_LINE.fullmatch(page.words(line)) and above and (above < at or not heads):
            first = above - 1
            while first and fold(page.words(lines[first])) in ("verified", "super reviewer"):
                first -= 1
            heads.append((first, at))
    for position, ((first, day), below) in enumerate(zip(heads, [*(top for top, _ in heads[1:]), len(lines)], strict=True), 1):
        words = [line for line in lines[day + 1 : below] if fold(page.words(line)) not in ("full review", "read more")]
        if not words or len(page.words(lines[first]).split()) > 4:
            yield page.notice("review-without-words", "who wrote a review and what it says cannot be told", lines[first])
            continue
        body = Span(words[0].start, words[-1].end)
        stars = next((m for line in lines[first:day] if (m := _STARS.fullmatch(page.text, *line)) and m["score"]), None)
        yield from say.review(
            page, film, "user_review", SLUG, body, position, author=lines[first], author_kind="byline",
            score=page.group(stars, "score") if stars else None, best=page.group(stars, "best") if stars else None,
        )  # fmt: skip
        node = Mention("user_review", (SLUG, text_hash(page.words(body))), film)
        short = len(page.words(lines[day]).split("/")[2]) == 2
        yield from say.attempt(page, node, "review_date", lines[day], "month-first-date", inferred=short)
