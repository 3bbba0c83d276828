"""What the build of the seeds promises: evidence for everything, valid RDF in every form, and nothing known beforehand."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg import documents
from kg.model import Claim, Document, Mention
from kg.sites import read
from kg.text import CONTEXT_RULES
from kg.vocabulary import PREFIXES
from tests.conftest import ROOT, SEEDS

SCHEMA, PROV, OA, RDF, KGV = (PREFIXES[p] for p in ("schema", "prov", "oa", "rdf", "kgv"))
PAGES = [d for d in documents.find([SEEDS]) if isinstance(d, Document)]


@pytest.fixture(scope="module")
def store(built: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(built / "kg.nq"), format=ox.RdfFormat.N_QUADS)
    return store


def select(store: ox.Store, query: str) -> list[list[str]]:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return [[term.value if term is not None else "" for term in row] for row in store.query(prefixes + query)]  # type: ignore[union-attr]


# --- nothing is known beforehand -------------------------------------------------------------------------------------


def test_no_name_of_the_seeds_people_or_places_stands_in_the_code(built: Path) -> None:
    graph = json.loads((built / "kg.jsonld").read_text())["@graph"]
    names = {n["name"] for n in graph if {"Person", "Movie", "Place"} & {*([n["@type"]] if isinstance(n["@type"], str) else n["@type"])}
             and "name" in n}  # fmt: skip
    words = {name for name in names if len(name) > 9 and " " in name} | {name.split()[-1] for name in names if len(name.split()[-1]) > 4}
    words -= {w for w in words if w.casefold() in COMMON}
    source = "\n".join(
        p.read_text(encoding="utf-8") for d in ("kg", "shapes") for p in sorted((ROOT / d).rglob("*")) if p.suffix in (".py", ".ttl", ".rq")
    )
    found = sorted(w for w in words if re.search(rf"\b{re.escape(w)}\b", source, re.I))
    assert not found


COMMON = {"worldwide", "america", "united", "states", "man at", "business", "bartender", "cumulative", "country", "william", "leaving",
          "angels", "heard", "means", "thompson", "colleague", "manager", "another", "benjamin", "casino", "people"}  # fmt: skip
"""Words of the language that also stand in names."""


def test_no_project_file_names_the_place_where_it_was_written() -> None:
    wrong = re.compile(r"/work/|/tmp/|\.\./shared|/root/")
    for path in sorted(ROOT.glob("*.md")) + [p for d in ("kg", "shapes", "docs", "bench") for p in (ROOT / d).rglob("*") if p.is_file()]:
        if path.suffix in {".py", ".md", ".ttl", ".rq", ".toml"}:
            assert not wrong.search(path.read_text(encoding="utf-8")), path


# --- evidence --------------------------------------------------------------------------------------------------------


def test_every_place_gives_the_quoted_words(store: ox.Store) -> None:
    texts = {page.key: page.text for page in PAGES}
    rows = select(store, "SELECT ?d ?s ?e ?x WHERE { GRAPH ?g { ?p oa:hasSource ?d ; oa:start ?s ; oa:end ?e ; oa:exact ?x } }")
    assert len(rows) > 500
    for document, start, end, exact in rows:
        assert texts[document.rsplit("/", 1)[1]][int(start) : int(end)] == exact


def test_every_literal_and_every_link_between_things_of_a_document_has_a_claim(store: ox.Store) -> None:
    quoted = """SELECT ?d ?s ?p ?o WHERE {
        GRAPH ?g { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasQuotedFrom/oa:hasSource ?d } }"""
    claimed = {tuple(row) for row in select(store, quoted)}
    of_its_own = re.compile(r"https://kg\.example/id/(person/.+|[^/]+/[^/]+|.*/review/[^/]+/[0-9a-f]{16})")
    holding = {PREFIXES["schema"] + "additionalType", RDF + "type"}
    checked = 0
    for quad in store:
        graph = getattr(quad.graph_name, "value", "")
        if "/document/" not in graph or quad.predicate.value in holding:
            continue
        is_literal = isinstance(quad.object, ox.Literal)
        if is_literal or of_its_own.fullmatch(quad.object.value):
            checked += 1
            assert (graph, quad.subject.value, quad.predicate.value, quad.object.value) in claimed, quad
    assert checked > 700


def test_every_fused_fact_has_a_claim_behind_it(store: ox.Store) -> None:
    facts = select(store, "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER(isLiteral(?o)) FILTER NOT EXISTS "
                          "{ GRAPH ?g { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } } }")  # fmt: skip
    assert facts == []


def scrambled(text: str, start: int, end: int) -> str:
    """The text with every letter and digit of a range replaced by the next one; length and punctuation stay."""

    def following(c: str) -> str:
        if c.isdigit():
            return str((int(c) + 1) % 10)
        if c.isascii() and c.isalpha():
            last = c in "zZ"
            return chr(ord(c) - 25) if last else chr(ord(c) + 1)
        return "x" if c.isalpha() else c

    return text[:start] + "".join(map(following, text[start:end])) + text[end:]


def mentions(mention: Mention | str) -> set[Mention]:
    """A mention and all that name it."""
    if isinstance(mention, str):
        return set()
    inside = {m for part in mention.identity if isinstance(part, Mention) for m in mentions(part)}
    return {mention} | inside | (mentions(mention.of) if mention.of else set())


def places(page: Document) -> list[tuple[int, int]]:
    claims = read(page).claims
    return sorted(
        {(e.start, e.end) for c in claims if c.rule not in CONTEXT_RULES for e in c.evidence if any(x.isalnum() for x in e.exact)}
    )


def in_the_row(claims: list[Claim], start: int, end: int) -> set[Claim]:
    """The claims that stand right beside a place and are about what the words there name, or about what that leads to."""
    named = {c.subject for c in claims if any(e.start < end and start < e.end for e in c.evidence) and c.property in NAMING}
    beside = [c for c in claims if all(start - 30 < e.start and e.end < end + 30 for e in c.evidence)]
    led = {c.value for c in beside if c.subject in named and isinstance(c.value, Mention)}
    return {c for c in beside if c.subject in named | led}


NAMING = ("name", "release_date", "release_country")
"""Properties whose words are a part of the name of what they are said of."""


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name[:3])
def test_changed_words_change_their_claims_and_no_others(page: Document) -> None:
    """Every quoted place in turn is scrambled and the page read again: the claims that quote it go, the others stay.

    A claim may also go when what it is about, or leads to, is named by the scrambled words (on all of the page, or in the
    row in which it stands: the title before a year, the date before a country); claims that follow from context (positions,
    raters, groups) are left aside.
    """
    before = [c for c in read(page).claims if c.rule not in CONTEXT_RULES]
    survivors, strays = Counter[str](), Counter[str]()
    for start, end in places(page):
        changed = Document(page.name, page.digest, scrambled(page.text, start, end), page.size)
        after = set(read(changed).claims)
        left = {m for c in after for m in mentions(c.subject) | mentions(c.value)}
        row = in_the_row(before, start, end)
        for claim in before:
            touched = any(e.start < end and start < e.end for e in claim.evidence)
            if touched and claim in after:
                survivors[str(claim)] += 1
            elif not touched and claim not in after and claim not in row and (mentions(claim.subject) | mentions(claim.value)) <= left:
                strays[f"{claim} after {page.text[start:end]!r}"] += 1
    assert not survivors
    assert not strays


# --- the RDF ---------------------------------------------------------------------------------------------------------


def test_no_blank_nodes_and_only_our_own_names(store: ox.Store) -> None:
    for quad in store:
        for term in (quad.subject, quad.object, quad.graph_name):
            assert not isinstance(term, ox.BlankNode)


def test_turtle_and_jsonld_and_the_default_graph_say_the_same(built: Path, store: ox.Store) -> None:
    turtle = rdflib.Graph(bind_namespaces="none").parse(built / "kg.ttl", format="turtle")
    jsonld = rdflib.Graph(bind_namespaces="none").parse(built / "kg.jsonld", format="json-ld")
    assert isomorphic(turtle, jsonld)
    second = {
        (str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(path=str(built / "kg.jsonld"), format=ox.RdfFormat.JSON_LD)
    }
    default = {(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(path=str(built / "kg.nq"), format=ox.RdfFormat.N_QUADS)
               if isinstance(q.graph_name, ox.DefaultGraph)}  # fmt: skip
    assert (
        second
        == default
        == {(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(path=str(built / "kg.ttl"), format=ox.RdfFormat.TURTLE)}
    )


def test_one_name_per_thing_and_document(store: ox.Store) -> None:
    rows = select(
        store,
        "SELECT ?g ?s (COUNT(DISTINCT ?n) AS ?k) WHERE { GRAPH ?g { ?s schema:name ?n } } GROUP BY ?g ?s HAVING (COUNT(DISTINCT ?n) > 1)",
    )
    assert rows == []


def test_a_place_belongs_to_its_document_only(store: ox.Store) -> None:
    for document, place in select(store, "SELECT ?d ?p WHERE { GRAPH ?g { ?p oa:hasSource ?d } }"):
        assert place.startswith(document + "#char=")


# --- who is who ------------------------------------------------------------------------------------------------------


def test_all_pages_are_about_one_film(store: ox.Store) -> None:
    films = select(store, "SELECT DISTINCT ?m WHERE { GRAPH ?g { ?d a schema:WebPage ; schema:mainEntity ?m } }")
    assert len(films) == 1


def test_nobody_who_writes_reviews_is_a_film_person(store: ox.Store) -> None:
    rows = select(store, "SELECT ?p WHERE { ?r a schema:Review ; schema:author ?p . "
                         "FILTER EXISTS { ?m schema:actor|schema:director|schema:producer ?p } }")  # fmt: skip
    assert rows == []


def test_people_who_differ_in_case_only_are_one(store: ox.Store) -> None:
    rows = select(store, "SELECT ?n (COUNT(DISTINCT ?p) AS ?k) WHERE { ?m schema:actor ?p . ?p a schema:Person ; schema:name ?name "
                         "BIND(LCASE(?name) AS ?n) } GROUP BY ?n HAVING (COUNT(DISTINCT ?p) > 1)")  # fmt: skip
    assert rows == []
    small = select(store, "SELECT ?n WHERE { ?m schema:actor ?p . ?p a schema:Person ; schema:name ?n FILTER(LCASE(?n) = ?n) }")
    assert small == []


def test_claims_are_hashable_and_survive_pickling() -> None:
    import pickle

    for page in PAGES:
        record = read(page)
        assert pickle.loads(pickle.dumps(record)) == record
        assert all(isinstance(c, Claim) for c in record.claims)
