"""People, characters and films named in prose, linked to the graph where they are clearly meant.

A pure function of the statements. Work is linear in the length of the texts: the names of the whole graph lie in one index
(``Everyone``) that every process reads in place, those of a film (its surnames, first names and misspellings too) in a trie of
its own. A chunk of films is read by itself:

    documents → ``gathered`` → ``Everyone.write``            once for all
    chunk     → ``mentions_of(…, Everyone.open(path))``     in any process, in any order
    ``changed`` and ``touched`` tell which chunks of an earlier build the same words would mean otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.model import Node, Statement
from kg.resolve.mention_asked import Asked
from kg.resolve.mention_catalogue import TEXTS, Catalogue, catalogue
from kg.resolve.mention_everyone import Everyone, gathered
from kg.resolve.mention_lexicon import lexicon
from kg.resolve.mention_match import Finder
from kg.resolve.mention_names import brief_words, film_names
from kg.resolve.mention_text import Prose
from kg.text import slug
from kg.vocabulary import KINDS

__all__ = ["RULE", "TEXTS", "Mentioned", "mentions", "mentions_of"]

RULE = "prose-mention"


class Mentioned(NamedTuple):
    """What the prose adds: statements, and of every document the things that it speaks of by them. ``needs`` is what of the
    index of everyone it hangs on, for ``touched``."""

    statements: list[Statement]
    nodes: dict[str, tuple[Node, ...]]
    needs: bytes = b""


def mentions(statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> Mentioned:
    """The mentions in all texts of a whole graph that fits into memory; see ``mentions_of``."""
    with Everyone.of([gathered(statements, kinds, owners)]) as everyone:
        return mentions_of(statements, kinds, owners, everyone)


def mentions_of(statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str], everyone: Everyone) -> Mentioned:
    """The mentions in the texts of some films, each with the words that are the mention as evidence, marked inferred.

    ``statements`` are all statements about these films and their details, ordered by the key of the document, then as the page
    has them. ``kinds`` maps an IRI to its kind, ``owners`` the IRI of a detail to that of what it belongs to: for all subjects
    and for what they link to. ``everyone`` knows the names in all documents (``gathered``), these among them. A character of a
    cast list that is mentioned becomes a thing of its own, below its film, named in every document whose cast list names it.
    """
    found = catalogue(statements, kinds, owners)
    asked = Asked(everyone, kinds)
    added: list[Statement] = []
    things: dict[str, dict[str, Node]] = defaultdict(dict)
    for film, texts in sorted(found.texts.items()):
        read = [Prose(statement.evidence) for statement in texts]
        words = lexicon(read, brief_words(found, film, asked.thing))
        finder = Finder(film_names(found, film, words.articled, asked.thing), asked, words, read)
        scans = [finder.scan(text) for text in read]
        around: dict[str, set[str]] = defaultdict(set)
        for statement, scan in zip(texts, scans, strict=True):
            around[statement.document] |= scan.named
        for statement, text, scan in zip(texts, read, scans, strict=True):
            present = found.speakers.get(owners.get(statement.subject, ""), ())
            for hit in finder.settle(text, scan, present, around[statement.document]):
                place = text.evidence(hit.start, hit.end)
                added.append(Statement(statement.document, statement.subject, "mentioned", hit.named.target, True, (place,), RULE, True))
                of = film if hit.named.kind == "character" else asked.owner(hit.named.target)
                things[statement.document][hit.named.target] = Node(hit.named.target, hit.named.kind, of)
    added += _character_names(found, {s.object for s in added}, things)
    order = _order(statements)
    added.sort(key=lambda s: (order[s.document], s.evidence[0].start, s.evidence[0].end, s.subject, s.property, s.object))
    nodes = {document: tuple(nodes[iri] for iri in sorted(nodes)) for document, nodes in sorted(things.items())}
    return Mentioned(added, nodes, asked.needs())


def _order(statements: Iterable[Statement]) -> dict[str, int]:
    """The documents in the order of the statements."""
    order: dict[str, int] = {}
    for statement in statements:
        if statement.document not in order:
            order[statement.document] = len(order)
    return order


def _character_names(found: Catalogue, mentioned: set[str], things: dict[str, dict[str, Node]]) -> list[Statement]:
    """The names of mentioned characters, from the cast lists that print them; a document's first is the name."""
    home = {iri: iri.rpartition(f"/{KINDS['character'].path}/")[0] for iri in mentioned if "/" in iri}
    spelled: dict[tuple[str, str], str] = {}
    for film in {film for film in home.values() if film in found.kinds}:
        for role in found.roles.get(film, ()):
            for name in found.played[role]:
                spelled[role, name] = f"{film}/{KINDS['character'].path}/{slug(name)}"
    out: dict[tuple[str, str, str], Statement] = {}
    for s in found.cast:
        iri = spelled.get((s.subject, s.object))
        if iri is None or iri not in mentioned or (s.document, iri) in found.called:
            continue
        out.setdefault((s.document, iri, s.object), Statement(s.document, iri, "name", s.object, False, s.evidence))
        things[s.document][iri] = Node(iri, "character", home[iri])
    first: dict[tuple[str, str], str] = {}
    return [s for s in out.values() if first.setdefault((s.document, s.subject), s.object) == s.object]
