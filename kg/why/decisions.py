"""The decisions of a build, as a graph of mentions: which thing each mention is, and which decisions lead from one to another."""

from __future__ import annotations

import heapq
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import RequestError
from kg.rdf.facts import Facts
from kg.text import fold
from kg.vocabulary import FILMS, KINDS

FILE = "decisions.jsonl"


class Decided(NamedTuple):
    """A decision as the build wrote it down: two mentions, what was decided, how surely, why, and by whom."""

    left: str
    right: str
    verdict: str
    score: float
    reasons: tuple[str, ...]
    by: str

    def other(self, mention: str) -> str:
        """The other side."""
        return self.right if mention == self.left else self.left


@dataclass
class Decisions:
    """All decisions of a build, and the names of the things that documents name, so that mentions and IRIs meet.

    ``known`` is false where there is no file of decisions. A mention is called as decisions call it: ``<document key>/<kind>/<words>``.
    """

    facts: Facts
    every: list[Decided]
    known: bool = True
    _of: dict[str, list[Decided]] = field(default_factory=lambda: defaultdict(list))
    _names: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _documents: dict[str, str] = field(default_factory=dict)
    _by_key: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for decision in self.every:
            self._of[decision.left].append(decision)
            self._of[decision.right].append(decision)
        for mention in self._of:
            self._by_key[mention.partition("/")[0]].add(mention)
        self._documents = {document.iri.rsplit("/", 1)[-1]: document.iri for document in self.facts.documents()}

    @property
    def mentions(self) -> Iterable[str]:
        """The mentions that a decision speaks of."""
        return self._of.keys()

    @property
    def documents(self) -> dict[str, str]:
        """The IRI of each document by its key."""
        return self._documents

    def about(self, mention: str) -> list[Decided]:
        """The decisions about a mention."""
        return self._of.get(mention, [])

    # --- mentions and things -----------------------------------------------------------------------------------------

    def thing(self, mention: str) -> str:
        """The IRI of the thing that a mention is; that of the mentions held to be the same where its own document leaves it open;
        empty where the graph does not tell."""
        if found := self._by_name(mention):
            return found
        seen, todo = {mention}, [mention]
        while todo:
            at = todo.pop(0)
            if found := self._by_name(at):
                return found
            for decision in self.about(at):
                if decision.verdict == "same" and (other := decision.other(at)) not in seen:
                    seen.add(other)
                    todo.append(other)
        return ""

    def mentions_of(self, iri: str) -> list[str]:
        """The mentions that a thing is made of: in each document that names it, those that decisions speak of, else one by its words."""
        graphs = {*self.facts.in_documents(iri, "name"), *self.facts.in_documents(iri, "alternate_name")}
        graphs |= {document.iri for document in self.facts.documents() if document.about == iri}
        found: set[str] = set()
        for graph in graphs:
            key = graph.rsplit("/", 1)[-1]
            told = {mention for mention in self._by_key.get(key, ()) if self.thing(mention) == iri}
            found |= told or {mention for mention, things in self._in(key).items() if iri in things}
        return sorted(found)

    def in_document(self, key: str, words: str) -> dict[str, str]:
        """The mentions of a document with these words, with the IRIs of their things."""
        wanted = fold(words)
        found = {}
        for mention in {*self._in(key), *self._by_key.get(key, ())}:
            rest = mention.split("/", 2)[2] if mention.count("/") > 1 else ""
            if rest == wanted or rest.startswith(f"{wanted}/"):
                found[mention] = self.thing(mention)
        return found

    def _by_name(self, mention: str) -> str:
        things = self._in(mention.partition("/")[0]).get(mention, set())
        if len(things) == 1:
            return next(iter(things))
        if mention.count("/") == 1:
            # A film that its page does not name.
            document = self._documents.get(mention.partition("/")[0], "")
            return self.facts.document(document).about if document else ""
        return ""

    def _in(self, key: str) -> dict[str, set[str]]:
        """The things that a document names, by what decisions would call each."""
        if key not in self._names:
            held: dict[str, set[str]] = defaultdict(set)
            self._names[key] = held
            graph = self._documents.get(key)
            if graph:
                years = dict(self.facts.labels("year", graph=graph))
                for iri, name in (*self.facts.labels("name", graph=graph), *self.facts.labels("alternate_name", graph=graph)):
                    for kind in _kinds(iri):
                        called = f"{key}/{kind}/{fold(name)}"
                        held[called].add(iri)
                        if kind in FILMS and iri in years:
                            held[f"{called}/{years[iri]}"].add(iri)
                for called, things in held.items():
                    # Where a page has two films of one title, the one without a year is called by the title alone.
                    if len(things) > 1 and not called.endswith(tuple(f"/{year}" for year in years.values())):
                        held[called] = {iri for iri in things if iri not in years} or things
        return self._names[key]

    # --- ways --------------------------------------------------------------------------------------------------------

    def tree(self, mentions: Iterable[str]) -> list[Decided]:
        """The surest decisions that join these mentions with each other (a maximum spanning forest), in order."""
        wanted = set(mentions)
        root = {mention: mention for mention in wanted}

        def top(mention: str) -> str:
            while root[mention] != mention:
                mention = root[mention]
            return mention

        held = {d for mention in wanted for d in self.about(mention) if d.verdict == "same" and {d.left, d.right} <= wanted}
        found = []
        for decision in sorted(held, key=lambda d: (-d.score, d)):
            one, two = top(decision.left), top(decision.right)
            if one != two:
                root[one] = two
                found.append(decision)
        return sorted(found)

    def way(self, start: Iterable[str], ends: Iterable[str]) -> list[Decided] | None:
        """The chain of decisions that joins one of these mentions to one of those: the surest by its weakest link, then the shortest;
        empty where they have a mention in common, None where there is none."""
        goal, best = set(ends), dict[str, tuple[float, int]]()
        queue: list[tuple[float, int, str, tuple[Decided, ...]]] = [(-1.0, 0, mention, ()) for mention in sorted(start)]
        heapq.heapify(queue)
        while queue:
            weakest, steps, at, chain = heapq.heappop(queue)
            if at in goal:
                return list(chain)
            if at in best and best[at] <= (weakest, steps):
                continue
            best[at] = (weakest, steps)
            for decision in self.about(at):
                if decision.verdict == "same":
                    after = (max(weakest, -decision.score), steps + 1)
                    other = decision.other(at)
                    if other not in best or after < best[other]:
                        heapq.heappush(queue, (*after, other, (*chain, decision)))
        return None

    def apart(self, ones: Iterable[str], others: Iterable[str]) -> list[Decided]:
        """The decisions that speak of a mention of one side and one of the other and do not join them, the surest first."""
        left, right = set(ones), set(others)
        found = {d for mention in left for d in self.about(mention) if d.verdict != "same" and d.other(mention) in right}
        return sorted(found, key=lambda d: (d.verdict, -d.score, d))


def _kinds(iri: str) -> Iterator[str]:
    """The kinds of things of their own whose IRIs look like this."""
    parts = iri.split("/")
    for word, kind in KINDS.items():
        if not kind.link and kind.path in parts[-3:-1] and word != "character":
            yield word


def read(folder: Path, facts: Facts) -> Decisions:
    """The decisions of the build in a folder; none, and not ``known``, where it keeps none. Raises RequestError for a file that is not
    what a build writes."""
    path = folder / FILE
    if not path.is_file():
        return Decisions(facts, [], known=False)
    try:
        return Decisions(facts, [_decided(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RequestError(f"is not what a build writes: {error}", where=str(path), next_step="make it anew with `kg build`") from error


def _decided(row: dict[str, Any]) -> Decided:
    return Decided(row["left"], row["right"], row["verdict"], float(row["score"]), tuple(row["reasons"]), str(row.get("by", "kg")))
