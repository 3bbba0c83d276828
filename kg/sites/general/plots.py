"""What a film is about, in the words of the page: below a heading, behind a label, or in a box that is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Mention
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.reading.tree import Node
from kg.sites.general.labels import known, normal
from kg.sites.general.lines import IN_A_LINE, Row
from kg.sites.general.morelinks import without_more
from kg.sites.general.names import listed
from kg.sites.general.opinions import REVIEW_CLASSES
from kg.sites.general.outline import Outline, tokens

LEAST = 40
"""A plot has more characters."""
LONGEST = 30_000
LONGEST_BOX = 6_000
MOST_MARKED = 20
_CALLED = frozenset((
    "synopsis", "plot", "storyline", "overview", "description", "sinopsis", "trama", "handlung", "inhalt", "resume", "summary", "sinossi",
    "argumento", "obsah", "popis", "logline", "blurb", "desc", "opis", "sinopse", "descrizione", "descripcion", "beschreibung",
    "inhaltsangabe", "kurzinhalt",
))  # fmt: skip
_NOT = frozenset(
    ("meta", "list", "cast", "user", "review", "reviews", "comment", "comments", "rating", "title", "tab", "tabs", "site", "video")
)
_SENTENCE = re.compile(r"[.!?…。！？][\"”»’')\]]*\s*(?:\[[^\]]{1,12}\]\s*)*$|[.!?…]\s+\S|[。！？]")
_FURNITURE = re.compile(
    r"^(?:\W*(?:written by|read more|see more|source|quelle|watch|click|sign (?:in|up)|log in|register|share|add )\b)"
    r"|\bcookies?\b|\bclick here\b|\bcopyright\b|©|\ball rights reserved\b|^(?:summaries|it looks like we|be the first|we don't have"
    r"|there (?:is|are) no)\b|^\d+ (?:(?:video|dvd|sound)[- ]?)?(?:dis[ck]s?|cassettes?|reels?|dvds?)\b",
    re.I,
)
_AFTER = re.compile(
    r"\s*(?:\(?(?:read|see|show) (?:more|full (?:summary|synopsis)|less|all)\)?|mehr lesen|lire la suite|leer más|continua)\W*$"
    r"|\s*(?:more|mehr|více|mera|»)\W*$|\s*\[(?:mehr|more|plus|więcej|meer)\]\W*$"
    r"|\s+\([A-ZÁÉÍÓÚ.]{4,20}\)$|\s+(?:written|posted|submitted) by\s+[^.!?]{2,40}$"
    r"|(?<=[.!?\"”])\s+(?:~|–|—|by|von|par)\s+[^.!?\n]{3,50}$", re.I,
)  # fmt: skip


def sentences(page: Page, runs: Sequence[Span]) -> list[Span]:
    """The runs that are text: the first block of them, without links to more."""
    found: list[Span] = []
    for run in without_more(page, list(runs)):
        words = page.text[run.start : run.end]
        if len(words) >= LEAST and _SENTENCE.search(words) and not _FURNITURE.search(words[:200]):
            found.append(_without_links(page, _without_label(page, run)))
        elif found and len(words) >= LEAST:
            break
    return found


def _without_label(page: Page, run: Span) -> Span:
    label = re.match(r"([^:\n]{3,40}):\s+", page.text[run.start : run.start + 45])
    return Span(run.start + label.end(), run.end) if label and "plot" in known(label[1]).values() else run


def _without_links(page: Page, run: Span) -> Span:
    words = page.text[run.start : run.end]
    # Sites that fold a text show its beginning first, and then the whole of it.
    folded = re.match(r"(?P<begin>.{15,400}?)\s*(?:…|\.\.\.)\s*", words)
    if folded and words[folded.end() :].startswith(folded["begin"]):
        run = Span(run.start + folded.end(), run.end)
    tail = _AFTER.search(page.text, max(run.start, run.end - 60), run.end)
    return page.trim(run.start, tail.start()) if tail and tail.start() > run.start + LEAST else run


def signs(page: Page, row: Row) -> bool:
    """Whether a line "Written by" without a mark stands below a text, which it signs, and among no other credits."""
    if row.firm or row.block != IN_A_LINE:
        return False
    number = page.line_at(row.label.start)
    if row.label.start > page.lines[number].start:
        return False
    above = page.text[page.lines[number - 1].start : page.lines[number - 1].end] if number else ""
    below = page.text[page.lines[number + 1].start : page.lines[number + 1].end] if number + 1 < len(page.lines) else ""
    credited = any(known(" ".join(below.split(" ")[:count]).rstrip(":")) for count in (1, 2, 3))
    return len(above) >= LEAST and _SENTENCE.search(above) is not None and above[-1:] in '.!?…"”»' and not credited


def listed_by(page: Page, row: Row) -> bool:
    """Whether a row without a mark tells who made a list: films are created by nobody."""
    return not row.firm and page.words(row.label).casefold() == "created by"


_POINT = re.compile(r"[•·*]\s+")


def description(page: Page, film: Mention, outline: Outline, rows: Sequence[Row], *, wiki: bool) -> Iterator[Claim]:
    """The plot, from the first place that has one. ``wiki``: the whole section; elsewhere its first paragraphs."""
    for runs in sorted(_places(page, outline, rows, wiki=wiki), key=lambda runs: runs[0].start if runs else 0):
        # A point of a list has its mark before it.
        found = sentences(page, [page.trim(m.end(), run.end) if (m := _POINT.match(page.text, *run)) else run for run in runs])
        if not wiki:
            found = found[:8]
        if found and sum(run.end - run.start for run in found) <= LONGEST:
            yield page.claim(film, "description", found[0], also=tuple(found[1:]))
            return


def _places(page: Page, outline: Outline, rows: Sequence[Row], *, wiki: bool) -> Iterator[list[Span]]:
    for heading in outline.over("plot"):
        # Wikis say below "About the film" how it was made.
        if wiki and heading.words in listed("about"):
            continue
        section = outline.section(heading, deep=False)
        yield outline.runs(section)
    for row in rows:
        if wiki and normal(page.words(row.label)) in listed("about"):
            continue
        if "plot" in row.meanings.values() and not outline.left_alone(row.label.start):
            yield row.value
    if isinstance(page, HtmlPage):
        yield from _called(page, outline)


def _of_title(node: Node) -> bool:
    """Whether a class calls an element the plot of a title: ``title-info-synopsis``, but no ``synopsis-title``."""
    names = [re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name) for name in (node.attributes.get("class") or "").split()]
    ends = any(words and words[-1].lower() in _CALLED for words in names)
    return ends and tokens(node) & _NOT == {"title"}


def _of_item(node: Node) -> bool:
    at: Node | None = node
    while at is not None:
        if "itemscope" in at.attributes:
            return True
        at = at.parent
    return False


def _reviewed(node: Node) -> bool:
    at: Node | None = node
    while at is not None:
        if not REVIEW_CLASSES.isdisjoint((at.attributes.get("class") or "").split()):
            return True
        at = at.parent
    return False


def _called(page: HtmlPage, outline: Outline) -> Iterator[list[Span]]:
    """The boxes whose class or id calls them a plot, the innermost of several, with nothing but text in them."""
    called = [
        node for node in page.select("[class], [id], [data-testid], [data-qa], [data-automation-id], [data-uia]") if tokens(node) & _CALLED
    ]
    # What is marked as a description of no item is the page's.
    called += [node for node in page.select('[itemprop="description"]')[:MOST_MARKED] if not tokens(node) & _CALLED and not _of_item(node)]
    boxes = [(span, node) for node in called[:300] if (span := page.range_of(node))]
    opinions = [outline.section(heading) for heading in outline.over("reviews")[:20] if 1 < heading.level < 7]
    for span, node in boxes:
        inner = any(span.start <= s.start and s.end <= span.end and s != span and s.end - s.start >= LEAST for s, _ in boxes)
        # The description of an hReview is the review.
        if (
            (tokens(node) & _NOT and not _of_title(node))
            or inner
            or _reviewed(node)
            or outline.left_alone(span.start)
            or span.end - span.start > LONGEST_BOX
        ):
            continue
        # "summary" is what a list of reviews calls their words.
        if any(section.start <= span.start < section.end for section in opinions):
            continue
        runs = page.runs(span)
        texts = sentences(page, runs)
        if texts and sum(run.end - run.start for run in texts) * 4 >= (span.end - span.start) * 3:
            yield runs
