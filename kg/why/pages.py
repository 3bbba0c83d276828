"""The documents themselves, where they can still be found: what stands before and after the words of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kg import documents
from kg.model import Document, Evidence
from kg.rdf.things import Place, Source
from kg.reading.html import HtmlPage
from kg.reading.page import Page
from kg.reading.tree import Tree, UnreadableTree
from kg.sites import page_of
from kg.text import collapse, without_addresses

AROUND = 60
"""Characters shown on each side of a quote."""


class Context(NamedTuple):
    """A quote with what stands before and after it, white space collapsed; both are empty where the document is not at hand."""

    before: str
    words: str
    after: str


@dataclass
class Pages:
    """Documents under some paths, found by name and digest as they are asked for."""

    roots: Sequence[Path]
    missing: dict[str, str] = field(default_factory=dict)
    _known: dict[str, Page | None] = field(default_factory=dict)
    _listed: list[documents.Source] | None = None

    def context(self, place: Place, source: Source) -> Context:
        """The words of a place with about ``AROUND`` characters on each side; the words alone where the document is not at hand."""
        page = self._page(source)
        alone = Context("", collapse(place.exact), "")
        if page is None:
            return alone
        if not isinstance(page, HtmlPage):
            text, start, end = page.document.text, place.start, place.end
            if place.exact and text[start:end] != place.exact and without_addresses(text[start:end]) != place.exact:
                return alone
        elif span := page.found(Evidence(*place[1:])):
            text, (start, end) = page.text, span
        else:
            return _in_tree(page.tree, place) or alone
        return _around(text, start, end)

    def _page(self, source: Source) -> Page | None:
        if source.iri not in self._known:
            document = self._document(source) if self.roots else None
            try:
                self._known[source.iri] = page_of(document) if document else None
            except UnreadableTree:
                self._known[source.iri] = None
        return self._known[source.iri]

    def _document(self, source: Source) -> Document | None:
        changed = False
        for path in [path for root in self.roots for path in _direct(root, source.name)]:
            for item in documents.find([path]):
                if isinstance(item, Document) and _is(item, source):
                    return item
                changed = changed or isinstance(item, Document)
        if self._listed is None:
            found = documents.listing([root for root in self.roots if root.exists()])
            self._listed = [item for item in found if isinstance(item, documents.Source)]
        for listed in self._listed:
            if source.name == listed.name or source.name.startswith(f"{listed.name}!/"):
                for item in documents.stream(listed):
                    if isinstance(item, Document) and _is(item, source):
                        return item
        where = ", ".join(map(str, self.roots))
        self.missing[source.name] = f"has changed since the build (under {where})" if changed else f"is not under {where}"
        return None


def _is(document: Document, source: Source) -> bool:
    return source.digest.removeprefix("sha256:") == document.digest


def _direct(root: Path, name: str) -> list[Path]:
    """Where a document of this name is if it is no part of an archive."""
    if root.is_dir():
        return [path] if (path := root / name).is_file() else []
    return [root] if root.is_file() and root.name == name.rpartition("/")[2] else []


def _in_tree(tree: Tree, place: Place) -> Context | None:
    """The context of a place that the page does not show: in an attribute, or in an embedded block."""
    step = place.path.rpartition("/")[2]
    holders = tree.find(place.path)
    if not holders or step.startswith("@"):
        return None
    text = "".join(Tree.value(node) for node in holders)
    start, end = (place.start, place.end) if place.start >= 0 else (0, len(text))
    return _around(text, start, end) if text[start:end] == place.exact else None


def _around(text: str, start: int, end: int) -> Context:
    # Wider than what is shown, so that an e-mail address is seen whole before it is cut.
    before = collapse(without_addresses(text[max(0, start - 4 * AROUND) : start]))
    after = collapse(without_addresses(text[end : end + 4 * AROUND]))
    if len(before) > AROUND:
        before = f"… {before[-AROUND:].partition(' ')[2] or before[-AROUND:]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rpartition(' ')[0] or after[:AROUND]} …"
    spaced = before + " " if before and text[start - 1 : start].isspace() else before
    return Context(spaced, collapse(without_addresses(text[start:end])), f" {after}" if after and text[end : end + 1].isspace() else after)
