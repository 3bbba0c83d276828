"""Everybody's reviews on one page: those that markup describes, those below a heading, and the one that the page itself is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.model import Claim, Mention, Notice
from kg.reading.html import HtmlPage
from kg.reading.page import Page
from kg.sites.general.lines import Row
from kg.sites.general.marked import loose_mark, loose_reviews
from kg.sites.general.names import pattern, segments
from kg.sites.general.opinions import own_review, reviews
from kg.sites.general.outline import Outline
from kg.sites.general.signatures import signatures
from kg.sites.general.titles import Title
from kg.text import fold

_OFFERED = re.compile(r"\breviews\s*(?:,|&|\+|and\b)", re.I)
"""Reviews as one of the things a page has, in its title."""


def begin(claim: Claim) -> str:
    """How the text of a review begins, to know it again."""
    return fold(str(claim.value))[:40]


def is_review(page: Page) -> bool:
    """Whether the title of a page says that it is a review."""
    head = page.title if isinstance(page, HtmlPage) else None
    return head is not None and bool(pattern("critique").search(page.words(head))) and not _OFFERED.search(page.words(head))


_FILM = re.compile(
    r"(?:[^\W\d_]+ )?(?:films?|movies?|cinema|kino|cinéma|cine|filmkritik(?:en)?|filmrecensioner)(?: (?:reviews?|critics?|kritik(?:en)?))?",
    re.I,
)


def titled_film_review(page: Page) -> bool:
    """Whether the title of a page says that it is a review, and behind its mark about films: ``Low Tide review | Drama films``."""
    head = page.title if isinstance(page, HtmlPage) else None
    among = segments(page, head)[1:] if head is not None and is_review(page) else []
    return any(_FILM.fullmatch(page.words(part)) for part in among)


def signs_review(page: Page, row: Row) -> bool:
    """Whether a row ("Written by") says who wrote the review that a page is: it stands in an element that is called an author's."""
    if not isinstance(page, HtmlPage) or len(row.value) != 1 or not is_review(page):
        return False
    return fold(page.words(row.value[0])) in {fold(page.words(span)) for span in signatures(page, page.tree.root)}


def voices(
    page: Page, film: Mention, outline: Outline, title: Title | None, tongue: str, rows: Sequence[Row], marked: Collection[str] | None
) -> list[Claim | Notice]:
    """The reviews of a page. ``marked`` is how the texts of those begin that markup about the film holds; None without such markup."""
    told = list(loose_reviews(page, film, page.words(title.name))) if title and marked is None else []
    out: list[Claim | Notice] = list(told or reviews(page, film, outline, tongue))
    if isinstance(page, HtmlPage) and title and is_review(page):
        own = list(own_review(page, film, outline, title.name, tongue, rows))
        signed = next((c for c in own if isinstance(c, Claim) and c.property == "reviewer" and isinstance(c.value, Mention)), None)
        if signed and not any(isinstance(c, Claim) and c.property in ("score", "grade") for c in own):
            own += loose_mark(page, str(signed.value.identity[0]), signed.subject)  # type: ignore[union-attr]
        # The classes, or the markup, of a page that is a review say the same.
        said = {*(marked or ()), *(begin(c) for c in out if isinstance(c, Claim) and c.property == "body")}
        out += own if not any(begin(c) in said for c in own if isinstance(c, Claim) and c.property == "body") else []
    return out
