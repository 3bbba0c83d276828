"""Aggregate ratings and reviews."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Mention
from kg.reading.page import Page, Reading, Span
from kg.reading.say.things import Range, attempt, given, named, person_link, site_organization, without_address
from kg.text import fold, slug, text_hash

_GROUP_WORDS = {
    "users": re.compile(r"(?<!\w)(?:users?|audiences?|viewers?|members?)(?!\w)", re.I),
    "critics": re.compile(r"(?<!\w)(?:critics?|reviewers?)(?!\w)", re.I),
    "top critics": re.compile(r"(?<!\w)top critics?(?!\w)", re.I),
}


def says_group(words: str, group: str) -> bool:
    """Whether words name a group of raters, and not only what that group gives (``7.5``, ``Tomatometer``)."""
    return bool(_GROUP_WORDS[group].search(words)) if group in _GROUP_WORDS else fold(group) in fold(words)


def rating(
    page: Page, film: Mention, rater: str, group: str, row: Range, *, heading: Range | None = None,
    score: Range | None = None, best: Range | None = None, fixed_best: str = "", counts: Iterable[tuple[str, Range]] = (),
    verdict: Range | None = None, worst: Range | None = None, rule: str = "decimal",
) -> Reading:  # fmt: skip
    """An aggregate rating: one node per document, rater and group of raters (``users``, ``critics``, ``top critics``).

    ``row`` is quoted for the rater and ``heading`` (default the row) for the group; ``counts`` are pairs of a property
    (``rating_count``, ``review_count``, ``positive`` …) and the range of its number. ``fixed_best`` is the top of a scale
    that only the site fixes. An empty ``rater`` is a site that does not name itself: then the node has no author.
    ``rule`` reads a score that is written as in another language.
    """
    node = Mention("rating", (page.document.key, slug(rater) if rater else "unnamed", slug(group)), film)
    if rater:
        yield from site_organization(page, node, "rater", rater, row)
    quoted = heading or row
    printed = page.words(quoted) == group
    yield page.fixed(node, "group", group, quoted, "" if printed else "group", inferred=not says_group(page.words(quoted), group))
    if given(page, score) and score:
        yield from attempt(page, node, "score", score, rule)
        if best:
            yield from attempt(page, node, "best", best, "decimal")
        elif fixed_best:
            yield page.fixed(node, "best", fixed_best, score)
        if worst:
            yield from attempt(page, node, "worst", worst, "decimal")
    for property, number in counts:
        yield from attempt(page, node, property, number, "count")
    if given(page, verdict) and verdict:
        yield page.claim(node, "verdict", verdict)


def handle(page: Page, site: str, span: Range) -> Mention:
    """A user's account of a site, by its printed name; of a site without a name, an account known from this page only."""
    return Mention("account", (site or f"document-{page.document.key}", slug(page.words(span))))


def review(
    page: Page, film: Mention, kind: str, site: str, body: Range, position: int, *,
    author: Range | None = None, author_kind: str = "account", date: Range | None = None, headline: Range | None = None,
    score: Range | None = None, best: Range | None = None, fixed_best: str = "", grade: Range | None = None,
    verdict: Range | None = None, helpful: tuple[Range, Range] | None = None, home: Range | None = None,
    badge: Range | None = None, publisher: Range | None = None, pagination: Range | None = None, spoiler: Range | None = None,
    account: Range | None = None, date_rule: str = "date", score_rule: str = "decimal",
) -> Reading:  # fmt: skip
    """A whole review. ``kind`` is ``user_review`` or ``critic_review``; ``site`` the slug of the site that holds it.

    ``author_kind`` is ``account`` (a user of the site), ``critic`` (a person named in full) or ``byline`` (a shortened
    name, which names nobody beyond this review). ``account`` is an account's handle where its printed name is another;
    ``date_rule`` reads a date and ``score_rule`` a score of another language.
    """
    if page.blank(*body):
        return
    author, headline, score, grade, verdict = (given(page, span) for span in (author, headline, score, grade, verdict))
    badge, pagination, spoiler, account = (given(page, span) for span in (badge, pagination, spoiler, account))
    author, account = without_address(page, author), without_address(page, account)
    node = Mention(kind, (site or f"document-{page.document.key}", text_hash(page.words(body))), film)
    yield page.link(film, "review", node, body)
    yield page.link(node, "reviewed", film, body)
    yield page.claim(node, "body", body)
    yield page.fixed(node, "role_position", str(position), body, "position", inferred=False)
    if author:
        who = {
            "account": lambda: handle(page, site, account or author),
            "critic": lambda: named(page, "critic", author),
            "byline": lambda: Mention("byline", (slug(page.words(author)),), node),
        }[author_kind]()
        yield page.link(node, "reviewer", who, author)
        yield page.claim(who, "name", author)
        if badge:
            yield page.claim(who, "badge", badge)
        if home:
            yield from person_link(page, who, "home", home, kind="place")
    if headline:
        yield page.claim(node, "name", headline)
    if date:
        yield from attempt(page, node, "review_date", date, date_rule)
    if score or grade:
        mark = Mention("review_rating", (), node)
        if score:
            yield from attempt(page, mark, "score", score, score_rule)
            if best:
                yield from attempt(page, mark, "best", best, "decimal")
            elif fixed_best:
                yield page.fixed(mark, "best", fixed_best, score)
        if grade:
            yield page.claim(mark, "grade", grade)
        if verdict:
            yield page.claim(mark, "verdict", verdict)
    if helpful:
        yield from attempt(page, node, "helpful_votes", helpful[0], "count")
        yield from attempt(page, node, "helpful_total", helpful[1], "count")
    if publisher:
        yield from person_link(page, node, "publisher", publisher, kind="organization")
    if pagination:
        yield page.claim(node, "pagination", pagination)
    if spoiler:
        yield page.claim(node, "spoiler", spoiler, "present")


_CLOSING_MARK = re.compile(
    r"(?<![\w./])(?<!\d,)(?P<score>\d{1,2}(?:\.\d{1,2})?) ?(?:stars? )?(?P<joint>/|out of|of) ?(?P<best>\d{1,3})(?![\w/])"
    r"(?:\s*(?:-|–|—|:)\s*(?P<verdict>[^\W\d][\w' ]{1,20}?))?"
    r"(?:\s+stars)?[.!)\]\s]*$",
    re.I,
)
_SAID = re.compile(
    r"(?:\A|[.!?…:;=)\]\"”–-]\s*|(?:rating|score|grade|verdict|overall|total|(?:give|gave|gives|rate|rated) (?:it|this)(?: film| movie)?"
    r"|gets)\s+(?:an? )?)[(\[]?$",
    re.I,
)
"""What stands before a mark that might as well be a part of something: ``3/4``, ``2 of 10``."""


def closing_mark(page: Page, body: Range) -> dict[str, Span]:
    """A score that closes a review's words (``2.75/5 - Decent``, ``9.5 out of 10.``): ranges ``score``, ``best``, ``verdict``.

    Empty where the review closes without one, or with one that exceeds its own scale.
    """
    match = _CLOSING_MARK.search(page.text, max(body[0], body[1] - 60), body[1])
    if not match or float(match["score"]) > float(match["best"]) or match["best"] not in {"4", "5", "6", "10", "20", "100"}:
        return {}
    doubtful = match["joint"].lower() == "of" or match["best"] in {"4", "6"}
    if doubtful and not _SAID.search(page.text[max(body[0], match.start() - 40) : match.start()]):
        return {}
    return {name: page.group(match, name) for name in ("score", "best", "verdict") if match[name]}
