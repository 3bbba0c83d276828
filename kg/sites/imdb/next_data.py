"""The data of IMDb's pages since 2021: the JSON that each page carries for its own scripts (``script#__NEXT_DATA__``).

A title page has ``props.pageProps`` with ``aboveTheFoldData`` (the head) and ``mainColumnData`` (the rest). Which names it uses, and
which parts are there, changes from month to month: what is missing, ``null`` or of another shape reads as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.markup.block import Block, pointer
from kg.reading.markup.json import NotJson
from kg.reading.page import Reading, Span
from kg.reading.tree import Node

MOST_MEMBERS = 2_000
"""More members than this has no list of a title page; what comes after them is not read."""


class Part:
    """A value of the data, or the lack of one, and the way to it."""

    __slots__ = ("block", "value", "way")

    def __init__(self, block: Block, value: Any, way: tuple[str | int, ...] = ()) -> None:
        self.block, self.value, self.way = block, value, way

    def __bool__(self) -> bool:
        return self.value is not None and self.value != "" and self.value != [] and self.value != {}

    def at(self, path: str) -> Part:
        """The part that a way of names, parted by ``/``, leads to."""
        found, way = self.value, self.way
        for step in path.split("/"):
            if isinstance(found, dict):
                found, way = found.get(step), (*way, step)
            elif isinstance(found, list) and step.isdecimal() and int(step) < len(found):
                found, way = found[int(step)], (*way, int(step))
            else:
                return Part(self.block, None, way)
        return Part(self.block, found, way)

    def first(self, *paths: str) -> Part:
        """The first part that is there, of several ways; else one that is none."""
        return next((part for path in paths if (part := self.at(path))), Part(self.block, None))

    def each(self, path: str = "") -> Iterator[Part]:
        """The members of a list, or of a connection (``edges`` that each hold a ``node``), in order."""
        part = self.at(path) if path else self
        if isinstance(part.value, dict):
            part = part.at("edges")
        if isinstance(part.value, list):
            for number, member in enumerate(part.value[:MOST_MEMBERS]):
                inner = Part(part.block, member, (*part.way, number))
                yield inner.at("node") if isinstance(member, dict) and isinstance(member.get("node"), dict) else inner

    @property
    def words(self) -> str:
        """A string of the data, or a number as Python writes it; empty for anything else."""
        return str(self.value) if isinstance(self.value, str | int | float) and not isinstance(self.value, bool) else ""

    def span(self, *, tagged: bool = False) -> Span | None:
        """The range of the value on the page; None where it says nothing. ``tagged`` is whether it is HTML."""
        if not self.words.strip():
            return None
        return self.block.range(pointer(*self.way), tagged=tagged)

    def spans(self, *paths: str) -> Iterator[Span]:
        """The ranges of the words in each member of this list or connection: by the first way that leads to some, or its own."""
        for member in self.each():
            if span := (member.first(*paths) or member).span():
                yield span


class Broken(ValueError):
    """The page's data cannot be read at all."""


def node_of(page: HtmlPage) -> Node | None:
    """The element that holds the page's data."""
    found = page.select("script#__NEXT_DATA__")
    return found[0] if found else None


def data_of(page: HtmlPage) -> Part | None:
    """What the page's scripts are given (``props.pageProps``); None for a page without. Raises Broken where it cannot be read."""
    node = node_of(page)
    if node is None:
        return None
    block = Block(page, node)
    try:
        data = block.data
    except NotJson as error:
        raise Broken(str(error)) from error
    return Part(block, data)


def text_of(part: Part, name: str = "") -> Span | None:
    """The range of a text, plain or HTML, in the shapes that the data gives texts."""
    here = part.at(name) if name else part
    for way in ("plaidHtml", "originalText/plaidHtml"):
        if (found := here.at(way)) and (span := found.span(tagged=True)):
            return span
    for way in ("plainText", "originalText/plainText", "originalText", "markdown", "text", "value"):
        if (found := here.at(way)) and (span := found.span()):
            return span
    return here.span()


def country(page: HtmlPage, subject: Mention, property: str, land: Part) -> Reading:
    """A link to a country of the data: by its English name, or by its code where the page is in another language."""
    name, code = land.at("text").span(), land.at("id").span()
    if name and say.reads(page, name, "country"):
        yield from say.country(page, subject, property, name)
    elif code and (iso := say.reads(page, code, "country-code")):
        target = Mention("country", (iso.casefold(),))
        yield page.link(subject, property, target, code, "country-code")
        yield page.claim(target, "iso_code", code, "country-code")
        if name:
            yield page.claim(target, "name", name)
    elif name:
        yield from say.country(page, subject, property, name)


def person_of(page: HtmlPage, credit: Part, kind: str = "person") -> tuple[Span, Mention] | None:
    """The range of the name in a credit, and who that is."""
    name = credit.first("name/nameText/text", "nameText/text").span()
    return (name, say.named(page, kind, name)) if name else None
