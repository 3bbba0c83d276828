"""Texts about the film: plots and trivia."""

from __future__ import annotations

import re
from itertools import islice

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading
from kg.reading.parts import before

_PLOTS = ".body--plots .plot-full p, .body--plots .plots p, #plots li"
_SOURCE = ".span-more-small, .source"
_TRIVIA = ".article-trivia li, .trivia .ui-posts-list > li p"
MOST = 500
"""More plots or trivia than this are on no page."""
_WARNING = re.compile(r"\s*(?:[-•]\s*)?(?:Spoiler:\s*)?", re.I)


def plots(page: HtmlPage, film: Mention) -> Reading:
    """Plots: of a member a signed storyline; what a distributor, a station or nobody signs is a description."""
    for node in page.select(_PLOTS)[:MOST]:
        text = before(page, node, _SOURCE)
        if text:
            author = boxes.words(page, ".span-more-small a[href*='/uzivatel/'], .source a[href*='/uzivatel/']", node)
            yield from say.storyline(page, film, text, author, "csfd")


def trivia(page: HtmlPage, film: Mention) -> Reading:
    """Trivia, without the names of those who wrote them."""
    for node, _ in islice(boxes.shown(page, _TRIVIA), MOST):
        text = before(page, node, ".span-more-small, .author")
        if text and (warning := _WARNING.match(page.text, *text)):
            text = page.trim(warning.end(), text.end)
            if text.end > text.start:
                yield from say.statement(page, film, "trivia", text)
