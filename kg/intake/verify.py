"""Every claim is held against its quote: the words stand where it says, and the value follows from them."""

from __future__ import annotations

from kg.model import Claim, Document, Evidence, Notice, Record
from kg.reading.html import HtmlPage
from kg.reading.page import Page
from kg.reading.tree import Tree
from kg.text import RULES, collapse


def verified(record: Record, page: Page | None = None) -> tuple[list[Claim], list[Notice]]:
    """The claims whose quotes stand where they say and give the value; a notice for each that does not.

    ``page`` is the document as it was read. Of it only what the parser built is used, and every path is followed anew, so that
    a fault in what readers noted of the page cannot vouch for itself.
    """
    kept, dropped = [], []
    tree: Tree | None = None
    if any(place.path for claim in record.claims for place in claim.evidence):
        tree = page.tree.afresh() if isinstance(page, HtmlPage) else Tree(record.document.text)
    # What several claims quote together, a link and what it leads to, is looked up once.
    quotes: dict[int, str | None] = {}
    for claim in record.claims:
        key = id(claim.evidence)
        if key not in quotes:
            quotes[key] = _words(claim.evidence, record.document, tree)
        words = quotes[key]
        if words and words == claim.value and not claim.rule:
            kept.append(claim)
        elif fault := _fault(claim, words):
            where, next_step = record.document.name, "please report it with the page"
            dropped.append(Notice("unverified-claim", f"{claim}: {fault}", where, next_step, "warning"))
        else:
            kept.append(claim)
    return kept, dropped


def quoted(place: Evidence, document: Document, tree: Tree | None = None) -> str | None:
    """The words that stand at a place; None where there is no such place."""
    if not place.path:
        return document.text[place.start : place.end]
    value = (tree or Tree(document.text)).evaluate(place.path)
    return value if value is None or place.start < 0 else value[place.start : place.end]


def unverified(claim: Claim, document: Document, tree: Tree | None = None) -> str:
    """Why a claim does not follow from its evidence; empty where it does. ``tree`` is that of an HTML document."""
    return _fault(claim, _words(claim.evidence, document, tree))


def _words(places: tuple[Evidence, ...], document: Document, tree: Tree | None) -> str | None:
    """The words that are quoted; None where one of the quotes does not stand where it says."""
    for place in places:
        if quoted(place, document, tree) != place.exact:
            return None
    return collapse(places[0].exact if len(places) == 1 else " ".join([place.exact for place in places]))


def _fault(claim: Claim, words: str | None) -> str:
    """Why a claim does not follow from the words that it quotes; empty where it does."""
    if not claim.evidence:
        return "it has no evidence"
    if words is None:
        return "the quoted words do not stand there"
    if isinstance(claim.value, str) and (not claim.rule or claim.rule in RULES):
        try:
            value = RULES[claim.rule](words) if claim.rule else words
        except ValueError as error:
            return str(error)
        if value != claim.value:
            return f"the words give {value!r}"
    return ""
