"""What single things cannot tell of a graph: classes, and who links to whom.

Terms are text in N-Triples notation throughout. Everything else that a shape asks is said of the thing itself, so a graph can be
judged in batches: some whole things with the details below them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.rdf.terms import Triple
from kg.vocabulary import expand

TYPE = f"<{expand('rdf:type')}>"
SUBCLASS = f"<{expand('rdfs:subClassOf')}>"

About = dict[str, list[str]]
"""What is said of one thing: values by predicate."""
Batch = dict[str, About]


@dataclass(slots=True)
class View:
    """A graph, as far as judging one thing takes it.

    ``types`` has every subject with its classes; ``into`` the subjects by object, for the predicates that shapes follow
    backwards; ``carriers`` the subjects that have a predicate, for those that queries follow; ``batch`` what is said of the
    things at hand, and ``far`` of things elsewhere that were fetched. Where only a part of a graph is at hand, ``known`` has the classes
    of things outside it, and ``may_carry`` tells whether a thing of some classes may have a predicate.
    """

    types: dict[str, tuple[str, ...]] = field(default_factory=dict)
    above: dict[str, frozenset[str]] = field(default_factory=dict)
    into: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    carriers: dict[str, set[str]] = field(default_factory=dict)
    predicates: set[str] = field(default_factory=set)
    triples: int = 0
    batch: Batch = field(default_factory=dict)
    far: Batch = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    missed: int = 0
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    may_carry: Callable[[tuple[str, ...], str], bool] = lambda types, predicate: False

    def of(self, term: str) -> tuple[str, ...]:
        """The classes of a node; none of what the graph does not describe."""
        types = self.types.get(term)
        return self.known.get(term, ()) if types is None else types

    def described(self, term: str) -> bool:
        """Whether the graph says anything of a node, here or elsewhere."""
        return term in self.types or term in self.known

    def instance(self, term: str, cls: str) -> bool:
        """Whether a node is of a class, or of one below it."""
        types = self.of(term)
        return cls in types or (bool(self.above) and any(cls in self.above.get(t, ()) for t in types))

    def classes(self, types: tuple[str, ...]) -> set[str]:
        """Classes with all that stand above them."""
        return {*types, *(cls for t in types for cls in self.above.get(t, ()))}

    def linked(self, node: str, predicate: str) -> list[str]:
        """The values that another thing has; where they were not fetched yet, none, and the thing is put on the list."""
        for known in (self.batch, self.far):
            if node in known:
                return known[node].get(predicate, [])
        if (node in self.known and self.may_carry(self.known[node], predicate)) or node in self.carriers.get(predicate, ()):
            self.missing.add(node)
            self.missed += 1
        return []


def looked_over(batch: Batch, backwards: Iterable[str], carried: Iterable[str]) -> View:
    """What a graph or a part of one tells. ``backwards`` and ``carried`` are the predicates that the shapes follow."""
    view = View(into={p: {} for p in backwards}, carriers={p: set() for p in carried}, batch=batch)
    followed = [*view.into.items()]
    kept = [*view.carriers.items()]
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    below: dict[str, set[str]] = {}
    for s, about in batch.items():
        types = tuple(about.get(TYPE, ()))
        view.types[s] = shared.setdefault(types, types)
        view.predicates.update(about)
        for p, into in followed:
            for o in about.get(p, ()):
                into.setdefault(o, []).append(s)
        for p, carriers in kept:
            if p in about:
                carriers.add(s)
        if SUBCLASS in about:
            below[s] = set(about[SUBCLASS])
    view.above = {cls: _above(cls, below) for cls in below}
    return view


def _above(cls: str, below: dict[str, set[str]]) -> frozenset[str]:
    found, waiting = {cls}, [cls]
    while waiting:
        for upper in below.get(waiting.pop(), ()):
            if upper not in found:
                found.add(upper)
                waiting.append(upper)
    return frozenset(found)


def whole(triples: Iterable[Triple]) -> Batch:
    """A graph in any order as one batch."""
    batch: Batch = {}
    for s, p, o in triples:
        batch.setdefault(s, {}).setdefault(p, []).append(o)
    return batch
