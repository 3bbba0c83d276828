"""What a build says: the facts of each page from its own named graph in ``kg.nq``, in the form of ``truth.jsonl``.

A value is a set of spellings of which any may be meant: a person who is called in two ways on one page has both names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph

SCHEMA, KGV = "http://schema.org/", "https://kg.example/ns#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Fact = tuple[str, tuple[str, ...]]
"""A property, and the spellings of its value."""

KEY = 60
"""So many characters of a review's text tell it from the others."""

_LITERALS = {
    "name": "name", "alternateName": "alternate_name", "dateCreated": "year", "datePublished": "released", "description": "description",
    "genre": "genre", "keywords": "keyword", "inLanguage": "language", "award": "award", "contentRating": "certificate",
}  # fmt: skip
_OWN_LITERALS = {
    "tagline": "tagline", "runtimeMinutes": "minutes", "soundMix": "sound_mix", "color": "color", "aspectRatio": "aspect_ratio",
    "popularityRank": "popularity",
}  # fmt: skip
_PEOPLE = {
    "director": "director",
    "author": "writer",
    "musicBy": "composer",
    "producer": "producer",
    "editor": "editor",
    "contributor": "contributor",
}
_STATEMENTS = {
    "Trivia": "trivia",
    "Goof": "goof",
    "CrazyCredit": "crazy_credit",
    "AlternateVersion": "alternate_version",
    "Storyline": "storyline",
}
_COUNTS = {"ratingCount": "rating", "reviewCount": "review"}


def fold(words: str) -> str:
    """Words as they are compared: without case, with straight quotation marks and single spaces, numbers by their value."""
    text = " ".join(words.replace("’", "'").replace("“", '"').replace("”", '"').split()).casefold()
    return re.sub(r"(?<![\w.,-])(\d+)\.0+(?![\w.])", r"\1", text)


@dataclass(slots=True)
class Taken:
    """A page as a build has it: the reader, the film's IRI, its facts, the IRIs of people by name, and the codes of its notices."""

    site: str = ""
    film: str = ""
    facts: list[Fact] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    claims: int = 0


def build(out: Path) -> dict[str, Taken]:
    """The pages of a build by their names, and by the SHA-256 of their bytes. Raises OSError where the folder holds no build."""
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    found: dict[str, Taken] = {}
    named: dict[str, list[Taken]] = {}
    for document in report["documents"]:
        page = found[document["name"]] = Taken(document["site"], document["film"], claims=document["claims"])
        found[document["sha256"]] = page
        page.notices = [n["code"] for n in document["notices"] if n["severity"] != "info"]
        named.setdefault(document["sha256"][:16], []).append(page)
    for notice in report["notices"]:
        if notice["where"] not in found:
            found.setdefault(notice["where"], Taken()).notices.append(notice["code"])
    for key, triples in _graphs(out / "kg.nq"):
        for page in named.get(key, ()):
            graph = Graph(triples)
            page.facts = list(graph.facts(page.film)) if page.film else []
            page.people = graph.people()
    return found


_GRAPH = re.compile(rb"/document/([0-9a-f]{16})> \.$")


def _graphs(path: Path) -> Iterator[tuple[str, list[pyoxigraph.Quad]]]:
    """The triples of each page's graph; the lines of a graph stand together or are put together."""
    lines: dict[bytes, list[bytes]] = {}
    with path.open("rb") as file:
        for line in file:
            if match := _GRAPH.search(line.rstrip()):
                lines.setdefault(match[1], []).append(line)
    for key in sorted(lines):
        yield key.decode(), list(pyoxigraph.parse(b"".join(lines.pop(key)), pyoxigraph.RdfFormat.N_QUADS))


class Graph:
    """One page's triples, by subject and term."""

    def __init__(self, quads: list[pyoxigraph.Quad]) -> None:
        self.of: dict[str, dict[str, list[str]]] = {}
        for quad in quads:
            value: Any = quad.object
            self.of.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(value.value)

    def all(self, node: str, term: str, vocabulary: str = SCHEMA) -> list[str]:
        return self.of.get(node, {}).get(vocabulary + term, [])

    def names(self, node: str) -> tuple[str, ...]:
        return tuple(self.all(node, "name")) or (node.rpartition("/")[2],)

    def people(self) -> dict[str, str]:
        """The IRI of each person by each of the names that the page has for them."""
        found: dict[str, str] = {}
        for node in self.of:
            if SCHEMA + "Person" in self.of[node].get(TYPE, ()) and re.search(r"/id/person/[^/]+$", node):
                found.update((fold(name), node) for name in self.all(node, "name"))
        return found

    def facts(self, film: str) -> Iterator[Fact]:
        """All that the graph says of a film, in the words of the truth."""
        for term, prop in _LITERALS.items():
            yield from ((prop, (v,)) for v in self.all(film, term) if not v.startswith("https://kg.example/id/"))
        for term, prop in _OWN_LITERALS.items():
            yield from ((prop, (v,)) for v in self.all(film, term, KGV))
        for term, prop in _PEOPLE.items():
            yield from ((prop, self.names(v)) for v in self.all(film, term) if not v.startswith(film + "/"))
        yield from (("company", self.names(v)) for v in self.all(film, "productionCompany"))
        yield from (("location", self.names(v)) for v in self.all(film, "locationCreated"))
        yield from (("country", (v.rpartition("/")[2],)) for v in self.all(film, "countryOfOrigin"))
        yield from (("similar", self.names(v)) for v in self.all(film, "similarTo", KGV))
        for part in (self._cast, self._details, self._ratings, self._reviews, self._texts):
            yield from part(film)

    def _cast(self, film: str) -> Iterator[Fact]:
        in_roles: set[str] = set()
        for role in self.all(film, "actor"):
            if not role.startswith(film + "/"):
                continue
            actors = self.all(role, "actor")
            in_roles.update(actors)
            for actor in actors:
                characters = self.all(role, "characterName") or [""]
                yield "cast", tuple(f"{name}|{who}" for name in self.names(actor) for who in characters)
        for actor in self.all(film, "actor"):
            if not actor.startswith(film + "/") and actor not in in_roles:
                yield "cast", tuple(f"{name}|" for name in self.names(actor))

    def _details(self, film: str) -> Iterator[Fact]:
        for node in self.all(film, "contentRating"):
            yield from (("certificate", (v,)) for v in self.all(node, "ratingValue"))
            yield from (("certificate_reason", (v,)) for v in self.all(node, "ratingExplanation"))
        for node in self.all(film, "releasedEvent"):
            for date in self.all(node, "startDate"):
                yield "released", (date,)
                yield from (("release", (f"{date}|{place.rpartition('/')[2]}",)) for place in self.all(node, "location"))
        for prop in ("budget", "gross"):
            for node in self.all(film, prop, KGV):
                for amount in self.all(node, "value"):
                    yield from ((prop, (f"{amount}|{currency}",)) for currency in self.all(node, "currency"))
        for node in self.all(film, "identifier"):
            for value in self.all(node, "value"):
                yield from (("identifier", (f"{scheme}|{value}",)) for scheme in self.all(node, "propertyID"))

    def _ratings(self, film: str) -> Iterator[Fact]:
        for node in self.all(film, "aggregateRating"):
            who = "/".join(node.split("/")[-2:])
            yield from (("score", (f"{who}|{v}",)) for v in self.all(node, "ratingValue"))
            yield from (("verdict", (f"{who}|{v}",)) for v in self.all(node, "ratingExplanation"))
            for term, what in _COUNTS.items():
                yield from (("count", (f"{who}|{what}|{v}",)) for v in self.all(node, term))

    def _reviews(self, film: str) -> Iterator[Fact]:
        for node in self.all(film, "review"):
            for body in self.all(node, "reviewBody"):
                key = body[:KEY]
                yield "review", (key,)
                yield from (("review_headline", (f"{key}|{v}",)) for v in self.all(node, "name"))
                yield from (("review_date", (f"{key}|{v}",)) for v in self.all(node, "datePublished"))
                yield from (("review_author", tuple(f"{key}|{n}" for n in self.names(v))) for v in self.all(node, "author"))
                yield from (("review_publisher", tuple(f"{key}|{n}" for n in self.names(v))) for v in self.all(node, "publisher"))
                for rating in self.all(node, "reviewRating"):
                    yield from (("review_score", (f"{key}|{v}",)) for v in self.all(rating, "ratingValue"))

    def _texts(self, film: str) -> Iterator[Fact]:
        for node in self.all(film, "subjectOf"):
            kinds = [_STATEMENTS.get(kind.removeprefix(KGV), "") for kind in self.all(node, "additionalType")]
            yield from ((kind, (v,)) for kind in kinds if kind for v in self.all(node, "text"))
            types = self.of.get(node, {}).get(TYPE, [])
            for of_type, prop, term in (
                ("Question", "question", "name"),
                ("NewsArticle", "news", "headline"),
                ("ItemList", "list", "name"),
            ):
                if SCHEMA + of_type in types:
                    yield from ((prop, (v,)) for v in self.all(node, term))
        for quote in self.all(film, "hasPart"):
            for line in self.all(quote, "hasPart"):
                speakers = [name for v in self.all(line, "spokenByCharacter") for name in self.names(v)] or [""]
                yield from (("quote", tuple(f"{who}|{text}" for who in speakers)) for text in self.all(line, "text"))
        for song in self.all(film, "audio"):
            yield "song", self.names(song)


@lru_cache(maxsize=200_000)
def _value(value: str) -> str:
    return "|".join(fold(part) for part in value.split("|"))


def compared(value: str) -> str:
    """A value, part by part, as it is compared."""
    return _value(value)
