"""The mapping table against schema.org's own terms and against the house vocabulary, both ways."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import SDO, Graph, URIRef
from rdflib.namespace import RDF, RDFS

from kg import vocabulary
from kg.resources import shapes_folder, vocabulary_file
from kg.vocabulary import KINDS, PREFIXES, PROPERTIES, datatype_of, expand

ROOT = Path(vocabulary.__file__).parent
KGV = PREFIXES["kgv"]
HOUSE = Graph().parse(vocabulary_file())
DEFINED = {str(term).removeprefix(KGV) for term in HOUSE.subjects(RDFS.isDefinedBy, URIRef(KGV))}
TABLE = sorted(
    {prop.term for prop in PROPERTIES.values()}
    | {term for kind in KINDS.values() for term in (*kind.classes, kind.link, kind.additional) if term}
)
NOT_YET_WRITTEN = {
    "normal",  # the rank of every claim that has none
}


def written(folder: Path, pattern: str) -> set[str]:
    """House terms in the files of a folder, however they are quoted."""
    found: set[str] = set()
    for path in sorted(folder.rglob(pattern)):
        if path != vocabulary_file():
            found |= set(re.findall(r"(?:\bkgv:|https://kg\.example/ns#)(\w+)", path.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("term", [term for term in TABLE if term.startswith("schema:")])
def test_a_schema_term_of_the_table_is_in_schema_org(term: str) -> None:
    assert SDO[term.removeprefix("schema:")] in SDO


def test_a_schema_term_of_the_shapes_and_the_vocabulary_is_in_schema_org() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in shapes_folder().glob("*.ttl"))
    terms = set(re.findall(r"(?:\bschema:|http://schema\.org/)(\w+)", text))
    assert {term for term in terms if SDO[term] not in SDO} == set()


def test_every_house_term_in_use_is_defined() -> None:
    used = {term.removeprefix("kgv:") for term in TABLE if term.startswith("kgv:")}
    used |= written(ROOT, "*.py") | written(ROOT, "*.rq") | written(shapes_folder(), "*.ttl")
    assert used - DEFINED == set()


def test_every_house_term_that_is_defined_is_in_use() -> None:
    ranks = {"preferred", "deprecated"}  # written as kgv:{rank}
    used = {term.removeprefix("kgv:") for term in TABLE} | written(ROOT, "*.py") | written(ROOT, "*.rq") | written(shapes_folder(), "*.ttl")
    classes = {str(cls).removeprefix(KGV) for _, _, cls in HOUSE.triples((None, RDFS.range, None))}
    assert DEFINED - used - ranks - classes == NOT_YET_WRITTEN


@pytest.mark.parametrize("name", sorted(DEFINED))
def test_a_house_term_says_what_it_is(name: str) -> None:
    term = URIRef(KGV + name)
    kinds = set(HOUSE.objects(term, RDF.type))
    assert len(kinds) == 1
    assert len(list(HOUSE.objects(term, RDFS.label))) == 1
    (comment,) = HOUSE.objects(term, RDFS.comment)
    assert str(comment)[0].isupper()
    assert str(comment).endswith(".")
    assert list(HOUSE.objects(term, RDFS.seeAlso)), "the nearest term elsewhere"
    is_property = kinds == {RDF.Property}
    assert is_property == name[0].islower() or name in ("preferred", "normal", "deprecated")
    assert len(list(HOUSE.objects(term, RDFS.domain))) == len(list(HOUSE.objects(term, RDFS.range))) == is_property


def members(predicate: URIRef, term: str) -> set[str]:
    """The classes or datatypes of a domain or range, one or a union."""
    (node,) = HOUSE.objects(URIRef(expand(term)), predicate)
    union = HOUSE.value(node, URIRef("http://www.w3.org/2002/07/owl#unionOf"))
    return {str(node)} if union is None else {str(item) for item in HOUSE.items(union)}


@pytest.mark.parametrize("term", sorted({prop.term for prop in PROPERTIES.values() if prop.term.startswith("kgv:")}))
def test_domain_and_range_of_a_house_property_are_those_of_the_table(term: str) -> None:
    rows = [prop for prop in PROPERTIES.values() if prop.term == term]
    first = {KINDS[kind].classes[0] for prop in rows for kind in prop.of}
    assert members(RDFS.domain, term) == {expand(cls) for cls in first}
    lexical = {"date": ("1999-05-28", "1999-05", "1999")}
    if rows[0].datatype == "link":
        expected = {expand(KINDS[kind].classes[0]) for prop in rows for kind in prop.to}
    else:
        expected = {expand(datatype_of(prop, value)) for prop in rows for value in lexical.get(prop.datatype, ("1",))}
    assert members(RDFS.range, term) == expected


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.link.startswith("kgv:")], ids=lambda kind: kind.word)
def test_the_range_of_a_link_to_a_detail_is_its_class(kind: vocabulary.Kind) -> None:
    assert members(RDFS.range, kind.link) == {expand(kind.classes[0])}
    assert {expand("schema:Movie")} <= members(RDFS.domain, kind.link)


def test_an_additional_type_is_a_class_below_the_class_it_refines() -> None:
    for kind in KINDS.values():
        if kind.additional:
            assert (URIRef(expand(kind.additional)), RDFS.subClassOf, URIRef(expand(kind.classes[0]))) in HOUSE


def test_the_table_is_at_one_with_itself() -> None:
    for word, prop in PROPERTIES.items():
        assert word == prop.word
        assert {*prop.of, *prop.to} <= set(KINDS)
        assert bool(prop.to) == (prop.datatype == "link")
    assert all(word == kind.word for word, kind in KINDS.items())
