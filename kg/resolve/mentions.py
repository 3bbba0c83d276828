"""People, characters and films named in prose, linked to the graph where they are clearly meant.

A pure function of the statements. Work is linear in the length of the texts: names lie in tries of words, those of the
whole graph in one, those of a film (its surnames, first names and misspellings too) in one of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.model import Node, Statement
from kg.resolve.mention_match import Finder, lexicon
from kg.resolve.mention_names import Catalogue, catalogue, everyone, film_names
from kg.resolve.mention_text import prose
from kg.text import slug
from kg.vocabulary import KINDS, REVIEWS, STATEMENTS

RULE = "prose-mention"

TEXTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(REVIEWS, ("body", "name")),
    **dict.fromkeys((*STATEMENTS, "storyline", "quote", "line"), ("text",)),
    "news": ("headline",),
    "question": ("name",),
    "user_list": ("name", "description"),
}
"""The kinds of things that are texts, and the properties in which their words stand."""


class Mentioned(NamedTuple):
    """What the prose adds: statements, and of every document the things that it speaks of by them."""

    statements: list[Statement]
    nodes: dict[str, tuple[Node, ...]]


def mentions(statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> Mentioned:
    """The mentions in all texts, each with the words that are the mention as evidence, marked inferred.

    ``kinds`` maps an IRI to its kind, ``owners`` the IRI of a detail to that of what it belongs to. A character of a cast
    list that is mentioned becomes a thing of its own, below its film, named in every document whose cast list names it.
    """
    found = catalogue(statements, kinds, owners)
    names = everyone(found)
    added: list[Statement] = []
    things: dict[str, dict[str, Node]] = defaultdict(dict)
    speakers: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.property == "speaker":
            speakers[owners.get(statement.subject, "")].add(statement.object)
    for film, texts in sorted(_texts(statements, found).items()):
        read = [(statement, prose(statement.evidence)) for statement in texts]
        words = lexicon(text for _, text in read)
        finder = Finder(film_names(found, film, words.articled), names, words, found.years, found.neighbours.get(film, ()))
        scans = [finder.scan(text) for _, text in read]
        around: dict[str, set[str]] = defaultdict(set)
        for (statement, _), scan in zip(read, scans, strict=True):
            around[statement.document] |= scan.named
        for (statement, text), scan in zip(read, scans, strict=True):
            present = speakers.get(owners.get(statement.subject, ""), ())
            for hit in finder.settle(text, scan, present, around[statement.document]):
                place = text.evidence(hit.start, hit.end)
                added.append(Statement(statement.document, statement.subject, "mentioned", hit.named.target, True, (place,), RULE, True))
                of = film if hit.named.kind == "character" else owners.get(hit.named.target, "")
                things[statement.document][hit.named.target] = Node(hit.named.target, hit.named.kind, of)
    added += _character_names(statements, found, {s.object for s in added}, things)
    order = {s.document: i for i, s in reversed(list(enumerate(statements)))}
    added.sort(key=lambda s: (order[s.document], s.evidence[0].start, s.evidence[0].end, s.subject, s.property, s.object))
    return Mentioned(added, {document: tuple(nodes[iri] for iri in sorted(nodes)) for document, nodes in sorted(things.items())})


def _texts(statements: Sequence[Statement], found: Catalogue) -> dict[str, list[Statement]]:
    """The texts by the film they are about. The words of a quotation that has lines are those of its lines."""
    parted = {found.owners.get(thing, "") for thing, kind in found.kinds.items() if kind == "line"}
    texts: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        kind = found.kinds.get(statement.subject, "")
        if statement.property in TEXTS.get(kind, ()) and statement.subject not in parted:
            texts[found.film_of(statement.subject)].append(statement)
    return texts


def _character_names(
    statements: Sequence[Statement], found: Catalogue, mentioned: set[str], things: dict[str, dict[str, Node]]
) -> list[Statement]:
    """The names of mentioned characters, from the cast lists that print them; a document's first is the name."""
    known = {(s.document, s.subject) for s in statements if s.property == "name" and s.subject in mentioned}
    home = {iri: iri.rpartition(f"/{KINDS['character'].path}/")[0] for iri in mentioned if "/" in iri}
    spelled: dict[str, str] = {}
    for film in {film for iri, film in home.items() if film in found.kinds}:
        for role in found.roles.get(film, ()):
            for name in found.played[role]:
                spelled[f"{role}\n{name}"] = f"{film}/{KINDS['character'].path}/{slug(name)}"
    out: dict[tuple[str, str, str], Statement] = {}
    for s in statements:
        iri = spelled.get(f"{s.subject}\n{s.object}") if s.property == "character_name" else None
        if iri is None or iri not in mentioned or (s.document, iri) in known:
            continue
        out.setdefault((s.document, iri, s.object), Statement(s.document, iri, "name", s.object, False, s.evidence))
        things[s.document][iri] = Node(iri, "character", home[iri])
    first: dict[tuple[str, str], str] = {}
    return [s for s in out.values() if first.setdefault((s.document, s.subject), s.object) == s.object]
