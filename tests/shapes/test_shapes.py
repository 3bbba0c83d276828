"""The shapes themselves: valid SHACL, one file a class, in step with the mapping table, with words for every result."""

from __future__ import annotations

import re
from pathlib import Path

import pyshacl
import pytest
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import RDF

from kg.rdf import reference as wall
from kg.rdf.validate import validate
from kg.resources import shape_files, vocabulary_file
from kg.vocabulary import KINDS, expand
from tests.shapes.examples import kinds_of, terms_of
from tests.shapes.test_mutations import CONSTRAINTS, FAULT, SH, TARGETS, own, shape_graph

SHAPES = {path.stem: shape_graph(path) for path in shape_files()}
ALL = Graph(bind_namespaces="none")
for _graph in SHAPES.values():
    ALL += _graph
WITH_ANOTHER = {"user-review": "review", "critic-review": "review"}
"""Classes that never stand alone, and the file in which they are."""

TERMS = {expand(f"{prefix}:{local}"): f"{prefix}:{local}" for prefix, local in
         (term.split(":") for row in KINDS for term in terms_of(row))}  # fmt: skip


def stem_of(cls: str) -> str:
    """``schema:TVSeries`` → ``tv-series``: the file of a class."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", cls.removeprefix("schema:")).lower()


def closed_shapes() -> dict[frozenset[str], set[str]]:
    """The classes that each closed shape is for, and the properties it allows."""
    found = {}
    for shape in ALL.subjects(SH.closed, None):
        if classes := frozenset(str(cls) for cls in ALL.objects(shape, SH.targetClass)):
            assert not list(ALL.objects(shape, SH.ignoredProperties)), "what is ignored goes unseen"
            paths = (ALL.value(prop, SH.path) for prop in ALL.objects(shape, SH.property))
            found[classes] = {str(path) for path in paths if isinstance(path, URIRef)}
    return found


def test_there_is_a_file_for_every_class_and_no_other() -> None:
    classes = {stem_of(cls) for kind in KINDS.values() for cls in kind.classes}
    assert {WITH_ANOTHER.get(stem, stem) for stem in classes} | {"structure"} == set(SHAPES)


def test_every_class_has_one_closed_shape() -> None:
    closed = [cls for classes in closed_shapes() for cls in classes]
    assert sorted(closed) == sorted({expand(cls) for kind in KINDS.values() for cls in kind.classes})


@pytest.mark.parametrize(("classes", "paths"), closed_shapes().items(), ids=lambda value: " ".join(sorted(value))[:40])
def test_a_closed_shape_allows_what_the_table_says_of_its_kinds_and_nothing_more(classes: frozenset[str], paths: set[str]) -> None:
    terms = {expand(term) for term in terms_of(*kinds_of(*(f"schema:{cls.rpartition('/')[2]}" for cls in classes)))}
    assert paths - {str(RDF.type)} == terms


@pytest.mark.parametrize("stem", SHAPES)
def test_every_result_has_one_message_in_plain_words_and_says_whose_fault_it_is(stem: str) -> None:
    graph = SHAPES[stem]
    for shape in {*graph.subjects(RDF.type, SH.NodeShape), *graph.subjects(RDF.type, SH.PropertyShape)}:
        assert isinstance(shape, URIRef), "results name their shape"
        said = own(graph, shape)
        if not any(s == shape and p in CONSTRAINTS - TARGETS - {SH.property, SH.severity, SH.message} for s, p, _ in said):
            continue
        messages = [str(o) for _, p, o in said if p == SH.message]
        queries = [o for _, p, o in said if p == SH.sparql and (o, SH.message, None) in graph]
        assert len(messages) == max(1, len(queries)), shape
        assert all(re.fullmatch(r"[A-Z][^{}]*[.;a-z0-9]\.?", m) and m.endswith(".") and "sh:" not in m for m in messages), messages
        assert str(graph.value(shape, FAULT)) in ("structure", "data"), shape


def test_no_shape_is_in_two_files_or_two_things_at_once() -> None:
    named = [shape for graph in SHAPES.values() for shape in set(graph.subjects()) if isinstance(shape, URIRef)]
    assert len(named) == len(set(named))
    assert not set(ALL.subjects(RDF.type, SH.NodeShape)) & set(ALL.subjects(RDF.type, SH.PropertyShape))
    used = set(ALL.objects(None, SH.property))
    assert {prop for prop in ALL.subjects(RDF.type, SH.PropertyShape) if not isinstance(prop, BNode)} <= used


def test_the_shapes_are_valid_shacl() -> None:
    """Misspelt constraints pass in silence, so the shapes are held against the shapes of SHACL, and their words against a list."""
    with wall.contained():
        conforms, _, text = pyshacl.validate(Graph(), shacl_graph=Graph() + ALL, meta_shacl=True)
    assert conforms, text


def test_the_files_can_be_loaded_as_one_with_the_vocabulary(tmp_path: Path) -> None:
    together = tmp_path / "all.ttl"
    together.write_text("".join(path.read_text(encoding="utf-8") for path in (*shape_files(), vocabulary_file())), encoding="utf-8")
    bad = "<https://kg.example/id/p> a <http://schema.org/Person> .\n"
    assert validate(bad, together).results == validate(bad).results != ()
    with wall.contained():
        conforms, _, text = pyshacl.validate(Graph(), shacl_graph=str(together), shacl_graph_format="turtle")
    assert conforms, text


def test_only_few_queries_are_asked_of_single_things() -> None:
    """A query is slow: core SHACL where it can say it."""
    asking = {str(shape).rpartition("#")[2] for shape in ALL.subjects(SH.sparql, None)}
    assert asking == {"Graph", "Movie-plain", "Movie-running-time", "AggregateRating-distribution"}
