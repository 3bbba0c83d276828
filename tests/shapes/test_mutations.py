"""No constraint without a test: each is taken out of its shape in turn, and what the shape then finds must change.

A constraint is a triple of a shape (``sh:maxCount 1``) or a member of one of its lists. Every shape is tried on all examples
and cases at once, with only itself in the shapes graph, by pyshacl and by the fast engine, which must agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import RDF

from kg.errors import RequestError
from kg.rdf import reference as wall
from kg.rdf.shape_reading import read_shapes, words
from kg.rdf.shape_report import SHACL
from kg.rdf.validate_fast import Engine
from kg.rdf.validate_input import parse
from kg.resources import shape_files
from tests.shapes.graphs import as_text, cases_only, everything

SH = rdflib.Namespace(SHACL)
FAULT = URIRef("https://kg.example/ns#fault")
TARGETS = {SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode}
CONSTRAINTS = TARGETS | {
    SH.nodeKind, SH.closed, SH.property, SH.datatype, SH["class"], SH.pattern, SH["in"], SH["or"], SH.xone, SH["not"],
    SH.minCount, SH.maxCount, SH.hasValue, SH.equals, SH.lessThan, SH.lessThanOrEquals, SH.severity, SH.message, SH.sparql,
}  # fmt: skip
SAID = {RDF.type, RDF.first, RDF.rest, SH.path, SH.select, SH.alternativePath, SH.inversePath, FAULT, SH.ignoredProperties}
"""What the shapes also say, and what is no constraint of its own."""

Triple = tuple[Any, Any, Any]


def shape_graph(path: Path) -> Graph:
    return Graph(bind_namespaces="none").parse(path, format="turtle")


def own(graph: Graph, shape: Any) -> list[Triple]:
    """What is said of a shape, down to but without the shapes that have names of their own."""
    found, waiting = [], [shape]
    while waiting:
        for triple in graph.triples((waiting.pop(), None, None)):
            found.append(triple)
            if isinstance(triple[2], BNode):
                waiting.append(triple[2])
    return found


@dataclass(frozen=True)
class Trial:
    """A shape, the triples with which it can be tried alone, and those among them that are to be taken away."""

    name: str
    said: list[Triple]
    taken: list[Triple]


def trials(graph: Graph) -> Iterator[Trial]:
    """Each node shape by itself (with the paths of its properties, which a closed shape needs), each property shape with the
    targets of the node shapes it belongs to, and the targets of each node shape with all that it says."""
    for node in sorted(set(graph.subjects(RDF.type, SH.NodeShape))):
        props = [prop for prop in graph.objects(node, SH.property) if isinstance(prop, URIRef)]
        itself = [triple for triple in own(graph, node) if triple[2] not in props]
        paths = [(prop, SH.path, graph.value(prop, SH.path)) for prop in props]
        steps = [step for step in paths if isinstance(step[2], URIRef)]
        shown = [triple for step in steps for triple in ((node, SH.property, step[0]), step)]
        targets = [triple for triple in itself if triple[1] in TARGETS]
        yield Trial(str(node), itself + shown, [triple for triple in itself if triple not in targets])
        yield Trial(f"{node} (targets)", own(graph, node) + [triple for prop in props for triple in own(graph, prop)], targets)
    for prop in sorted(set(graph.subjects(RDF.type, SH.PropertyShape))):
        itself, said = own(graph, prop), own(graph, prop)
        for node in graph.subjects(SH.property, prop):
            said += [(node, RDF.type, SH.NodeShape), (node, SH.property, prop)]
            said += [triple for triple in graph.triples((node, None, None)) if triple[1] in TARGETS]
        yield Trial(str(prop), said, itself)


def mutants(trial: Trial) -> Iterator[tuple[Triple, list[Triple]]]:
    """A shape without one of its constraints, or without one member of one of its lists."""
    for triple in trial.taken:
        subject, predicate, value = triple
        if predicate == RDF.first:
            rest = next(t[2] for t in trial.said if t[0] == subject and t[1] == RDF.rest)
            yield triple, [(s, p, rest) if o == subject else (s, p, o) for s, p, o in trial.said if s != subject]
        elif predicate in CONSTRAINTS or (predicate == FAULT and str(value) == "structure"):
            yield triple, [t for t in trial.said if t != triple]


def found(said: list[Triple], data: Any) -> object:
    """What shapes find, or why they cannot be used."""
    shapes = Graph(bind_namespaces="none")
    for triple in said:
        shapes.add(triple)
    try:
        with wall.contained():
            return frozenset(wall.run(data, shapes, {}, {}))
    except RequestError as refused:
        return str(refused)


def found_fast(said: list[Triple], graph: Callable[[], Any]) -> object:
    """What the fast engine finds; None where it leaves any of it to pyshacl."""
    shapes = Graph(bind_namespaces="none")
    for triple in said:
        shapes.add(triple)
    ready = read_shapes(words(parse(shapes.serialize(format="nt").encode(), "N_TRIPLES", "the shapes")))
    view, batch = as_text(graph)
    engine = Engine(ready, view)
    engine.batch(batch)
    engine.others()
    if ready.left or engine.found.left:
        return None

    def blank(name: str) -> str:
        return "_:shape" if name.startswith("_:") else name

    return frozenset(replace(r, focus=blank(r.focus), value=r.value if r.term else blank(r.value)) for r in engine.found.results)


@pytest.mark.parametrize("path", shape_files(), ids=lambda path: path.stem)
def test_taking_a_constraint_away_is_noticed(path: Path) -> None:
    # Shapes for the whole graph look at every node: a small graph shows as much.
    graph = everything if path.stem != "structure" else cases_only
    data = graph()
    unnoticed, idle, differing, changed, judged = [], [], [], 0, 0
    for trial in trials(shape_graph(path)):
        before = found(trial.said, data)
        assert found_fast(trial.said, graph) in (before, None)
        taken = list(mutants(trial))
        if not before and any(triple[1] not in (FAULT, SH.property) for triple, _ in taken):
            idle.append(trial.name)
        for triple, left in taken:
            shown = f"{trial.name}: {' '.join(term.n3() for term in triple)}"
            after, fast = found(left, data), found_fast(left, graph)
            unnoticed += [shown] if after == before else []
            differing += [shown] if fast not in (after, None) else []
            changed, judged = changed + 1, judged + (fast is not None)
    assert not unnoticed
    assert not idle, "these shapes have nothing in the tests to look at"
    assert not differing, "pyshacl and the fast engine find something else"
    assert judged >= changed * 0.5, "the fast engine leaves more to pyshacl than shapes without words"


@pytest.mark.parametrize("path", shape_files(), ids=lambda path: path.stem)
def test_every_word_in_the_shapes_is_one_that_is_tried(path: Path) -> None:
    assert {predicate for _, predicate, _ in shape_graph(path)} <= CONSTRAINTS | SAID
