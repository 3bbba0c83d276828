"""A page of one member's review of a film."""

from __future__ import annotations

import re

from kg.model import Claim, Notice, Site
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims
from kg.reading.page import Reading, Span
from kg.sites.letterboxd import reviews
from kg.sites.letterboxd.address import address

_TITLE = ".inline-production-masthead .primaryname a, .inline-production-masthead .name a, .film-title-wrapper a[href*='/film/']"
_YEAR = ".inline-production-masthead .releasedate a, .film-title-wrapper a[href*='/films/year/'], .film-title-wrapper .metadata"
_BODY = ".js-review-body, .review.body-text, .review .body-text"
_OF_A_REVIEW = frozenset(("user_review", "critic_review", "review_rating", "account", "critic"))
_WATCHED = re.compile(r"(?:re)?(?:watched|viewed)(?: on)?\s+(?P<day>\d{1,2}\s+[a-z]{3,9}\s+\d{4})(?!\d)", re.I)
_PATH = re.compile(r"//[^/\s]+/(?P<handle>[^/\s]+)(?P<film>/film/[^/\s]+/?)")


def read(page: HtmlPage, site: Site) -> Reading:
    """The film and the review. Who wrote it is told by the address, as members' names are any; the markup knows only the name."""
    title = boxes.words(page, _TITLE)
    body = boxes.words(page, f"{_BODY.replace(', ', ' .hidden-spoilers, ')} .hidden-spoilers") or boxes.words(page, _BODY)
    own = address(page)
    path = _PATH.search(page.text, *own) if own else None
    if title is None or body is None or path is None:
        yield from (item for item in claims(page, site=site) if isinstance(item, Notice) or not _of_viewing(item))
        return
    year = boxes.words(page, _YEAR)
    year = year if year and re.fullmatch(r"\d{4}", page.words(year)) else None
    film = say.film(page, title, year)
    yield from say.naming(page, film, title, year)
    yield from say.identifier(page, film, page.group(path, "film"), "letterboxd")
    handle = page.group(path, "handle")
    head = page.tree.body
    if head is not None and not _warned(page, body):
        yield from say.review(
            page, film, "user_review", "letterboxd", body, 1, author=boxes.words(page, ".person-summary .name, .displayname") or handle,
            account=handle, date=reviews.date(page, head) or _watched(page), grade=reviews.grade(page, head),
        )  # fmt: skip
    for item in claims(page, film, site):
        if isinstance(item, Notice) or not (_of_review(item) or _of_viewing(item)):
            yield item


def _watched(page: HtmlPage) -> Span | None:
    """The day of the diary on which the review is entered; each of its parts is a link."""
    line = boxes.words(page, ".view-date, .date-links")
    match = _WATCHED.match(page.text, *line) if line else None
    return page.group(match, "day") if match else None


def _warned(page: HtmlPage, body: Span) -> bool:
    """Whether there stands only a warning of spoilers where the review is to be."""
    return "may contain spoilers" in page.words(body) and len(page.words(body)) < 100


def _of_viewing(claim: Claim) -> bool:
    """Whether a claim gives the address of a member's review for the film's."""
    return claim.property == "page" and isinstance(claim.value, str) and _PATH.search(claim.value) is not None


def _of_review(claim: Claim) -> bool:
    """Whether a claim is about the review, or about the site that publishes it."""
    publisher = claim.subject.kind == "organization" and claim.subject.identity == ("letterboxd",)
    return claim.subject.kind in _OF_A_REVIEW or claim.property == "review" or publisher
