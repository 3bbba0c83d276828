"""Ratings and reviews in markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Mention, Site
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.markup.items import Item
from kg.reading.page import Reading, Span
from kg.text import fold

_COUNT = re.compile(r"(?P<number>\d[\d.,\s]*\d|\d)(?:\s+(?P<who>user|critic)s?\b)?", re.I)
_ISO_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|\s|$)")
_OF_PAPER = re.compile(r"(?P<name>[^\W\d_a-z][^\s:]*(?: [^\s:]+){1,3}): (?P<paper>[^\W\d_a-z][^:\n]{2,50})")
"""How one signs who writes for a paper: ``Ada Quill: Harbour Post``."""
_CRITICS = re.compile(r"tomatometer|critic|metascore", re.I)


def spans(item: Item, *names: str) -> Iterator[Span]:
    """The ranges of literal values, in order."""
    for text in item.texts(*names):
        if span := text.range():
            yield span


def date_range(page: HtmlPage, span: Span) -> Span | None:
    """The range of a date without the time of day that ISO 8601 puts behind it; None for what reads as no date."""
    if match := _ISO_DATE.match(page.text, span.start, span.end):
        span = Span(match.start(), match.end())
    return span if say.reads(page, span, "date") else None


def _scored(item: Item) -> Item:
    """Where the value of a rating stands: on it, or on a rating inside it (2010's ``v:rating`` in ``v:rating``)."""
    if item.first("ratingValue"):
        return item
    return next((inner for inner in item.items("rating", "reviewRating") if inner.first("ratingValue")), item)


_NOBODY = frozenset({"NA", "N/A", "null", "None", "undefined"})
"""What stands for an author where none is known."""


def _number(page: HtmlPage, item: Item, name: str, rule: str = "decimal") -> Span | None:
    """The first value of a property that is a number as a rule reads it."""
    return next((span for span in spans(item, name) if say.reads(page, span, rule)), None)


def rating(page: HtmlPage, film: Mention, item: Item, site: Site | None, group: str) -> Reading:
    """An aggregate rating. ``group`` is who rated, where the markup does not tell; counts may say "268 user", "355 critic"."""
    scored = _scored(item)
    if any(_CRITICS.search(text.words) for text in item.texts("name")):
        group = "critics"
    score, best, worst = (_number(page, scored, name) for name in ("ratingValue", "bestRating", "worstRating"))
    best = best or _number(page, item, "bestRating")
    # "3,4": of the languages with a comma.
    rule = "decimal" if score else "decimal-comma"
    score = score or _number(page, scored, "ratingValue", rule)
    # A value beyond its own scale says nothing.
    if score and best and float(say.reads(page, score, rule) or 0) > float(say.reads(page, best, "decimal") or 0):
        score = None
    counts: dict[str, list[tuple[str, Span]]] = {}
    for name, property in (("ratingCount", "rating_count"), ("reviewCount", "review_count")):
        for span in spans(item, name):
            match = _COUNT.match(page.text, span.start, span.end)
            if match and (whole := page.group(match, "number")) and say.reads(page, whole, "count"):
                who = f"{match['who'].lower()}s" if match["who"] else group
                counts.setdefault(who, []).append((property, whole))
    rater = site.title if site else ""
    some = {who for who, its in counts.items() if any(int(re.sub(r"\D", "", page.words(span))) for _, span in its)}
    zero = score is not None and float(say.reads(page, score, rule) or 0) == 0 and group not in some
    if score is not None and not zero:
        yield from say.rating(
            page, film, rater, group, score, score=score, best=best, worst=worst, counts=_once(counts.pop(group, [])), rule=rule
        )
    for who, its in counts.items():
        # That nobody has rated yet is no rating.
        if not zero and its and who in some:
            yield from say.rating(page, film, rater, who, its[0][1], counts=_once(its))


def _once(counts: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The first count of each property: a number has one true value."""
    return list(dict(reversed(counts)).items())[::-1]


def _authors(item: Item) -> set[str]:
    inner = (text.words for one in item.items("author", "creator") for text in one.texts("name"))
    return {fold(words) for words in (*inner, *(text.words for text in item.texts("author")))}


def paper_of(item: Item, articles: Iterable[Item]) -> Item | None:
    """The article that a review is the words of, by its author, where it names who published it: what a paper prints, no user wrote."""
    return next((one for one in articles if any(one.items("publisher")) and _authors(one) & _authors(item)), None)


def review(page: HtmlPage, film: Mention, item: Item, site: Site | None, position: int, paper: Item | None = None) -> Reading:
    """A review with its author, date and mark; one without words of its own is none that can be told apart.

    ``paper`` is the article of a paper that the review is, where the page has it.
    """
    body = next(spans(item, "reviewBody", "description", "text"), None)
    if body is None:
        return
    authors = [span for inner in item.items("author", "creator") for span in spans(inner, "name")] or list(spans(item, "author"))
    author = next((span for span in authors if page.words(span) not in _NOBODY), None)
    publishers = [span for inner in item.items("publisher") for span in spans(inner, "name")]
    if not publishers and paper is not None:
        publishers = [span for inner in paper.items("publisher") for span in spans(inner, "name")]
    # What the site itself publishes is what its users write.
    publishers = [span for span in publishers if not (site and fold(page.words(span)) == fold(site.title))]
    if not publishers and author and (signed := _OF_PAPER.fullmatch(page.text, *author)):
        author, publishers = page.group(signed, "name"), [page.group(signed, "paper")]
    kind = "critic_review" if item.is_a("CriticReview") or (publishers and not item.is_a("UserReview")) else "user_review"
    author_kind = "account" if kind == "user_review" else "critic" if author and " " in page.words(author) else "byline"
    dates = (date_range(page, span) for span in spans(item, "datePublished", "dateCreated"))
    mark = next(item.items("reviewRating", "rating"), item)
    # From -1 to 1: that is a thumb up or down, and no score on a scale.
    thumb = any(text.words.strip().startswith("-") for text in mark.texts("worstRating"))
    score = None if thumb else _number(page, mark, "ratingValue") or _number(page, item, "rating")
    rule = "decimal" if score else "decimal-comma"
    score = score or (None if thumb else _number(page, mark, "ratingValue", rule))
    best = _number(page, mark, "bestRating") if score else None
    grade = next(spans(mark, "ratingValue"), None) if score is None and not thumb else None
    yield from say.review(
        page, film, kind, site.slug if site else "", body, position, author=author, author_kind=author_kind,
        date=next((date for date in dates if date), None), headline=next(spans(item, "name", "headline"), None), score=score, best=best,
        grade=grade, publisher=publishers[0] if publishers and kind == "critic_review" else None, score_rule=rule,
    )  # fmt: skip
