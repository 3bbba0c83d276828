"""Our own shapes, read once in a process; and pyshacl's part in the work of the fast engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import InternalFault
from kg.rdf.reference import by_pyshacl
from kg.rdf.shape_reading import Shapes, read_shapes, words
from kg.rdf.shape_report import Result
from kg.rdf.terms import Triple
from kg.rdf.validate_fast import Findings, around, without_targets
from kg.rdf.validate_input import Triples, parse, shape_triples


@dataclass(frozen=True, slots=True)
class Rules:
    """Shapes as triples, for pyshacl, and as the fast engine applies them."""

    triples: list[Triple]
    shapes: Shapes


@lru_cache(maxsize=2)
def own_rules(https: bool) -> Rules:
    """kg's own shapes, for one form of the namespace of schema.org."""
    rules = read_rules(words(shape_triples(None, https)))
    if rules.shapes.left:
        raise InternalFault("a shape of ours is more than can be judged part by part", where=min(rules.shapes.left))
    return rules


def read_rules(triples: list[Triple]) -> Rules:
    """Any shapes."""
    return Rules(triples, read_shapes(triples))


def judged_by_pyshacl(found: Findings, rules: Rules) -> set[Result]:
    """pyshacl's results for the focus nodes that the fast engine left to it."""
    results: set[Result] = set()
    for shape, about in found.left.items():
        own = {focus.strip("<>") for focus in about}
        results |= {r for r in reference(around(found, shape), without_targets(rules.triples, [shape])) if r.focus in own}
    return results


def reference(graph: Iterable[Triple], rules: Iterable[Triple]) -> set[Result]:
    """pyshacl's results for graphs that are text; blank nodes keep their labels."""
    import pyoxigraph as ox

    def read_back(text: Iterable[Triple]) -> Triples:
        return parse("".join(f"{s} {p} {o} .\n" for s, p, o in text).encode(), "N_TRIPLES", "what is left")

    triples, shapes = read_back(graph), read_back(rules)
    names = {node.value for triple in triples for node in triple if isinstance(node, ox.BlankNode)}
    return by_pyshacl(triples, shapes, {name: f"_:{name}" for name in names})
